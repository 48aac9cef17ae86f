// The standard library modules there are.

enum StandardModules {
  static func register() {
    Modules.makers["builtins"] = { ModuleObject("builtins", namespace: Interpreter.builtins) }
    Modules.makers["math"] = MathModule.make
    Modules.makers["abc"] = AbcModule.make
    Modules.makers["_collections"] = NativeCollections.make
    Modules.makers["collections"] = CollectionsModule.make
    Modules.makers["collections.abc"] = CollectionsAbcModule.make
    Modules.makers["contextlib"] = ContextlibModule.make
    Modules.makers["copy"] = CopyModule.make
    Modules.makers["dataclasses"] = DataclassesModule.make
    Modules.makers["enum"] = EnumModule.make
    Modules.makers["_io"] = NativeIO.make
    Modules.makers["io"] = IOModule.make
    Modules.makers["sys"] = SysModule.make
    Modules.makers["textwrap"] = TextwrapModule.make
    Modules.makers["_traceback"] = NativeTraceback.make
    Modules.makers["traceback"] = TracebackModule.make
    Modules.makers["types"] = TypesModule.make
    Modules.makers["_warnings"] = NativeWarnings.make
    Modules.makers["warnings"] = WarningsModule.make
  }
}
