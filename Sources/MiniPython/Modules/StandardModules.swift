// The standard library modules there are.

enum StandardModules {
  static func register() {
    Modules.makers["builtins"] = { ModuleObject("builtins", namespace: Interpreter.builtins) }
    Modules.makers["__future__"] = FutureModule.make
    Modules.makers["math"] = MathModule.make
    Modules.makers["cmath"] = CmathModule.make
    Modules.makers["statistics"] = StatisticsModule.make
    Modules.makers["decimal"] = DecimalModule.make
    Modules.makers["fractions"] = FractionsModule.make
    Modules.makers["numbers"] = NumbersModule.make
    Modules.makers["bisect"] = BisectModule.make
    Modules.makers["heapq"] = HeapqModule.make
    Modules.makers["string"] = StringModule.make
    Modules.makers["time"] = TimeModule.make
    Modules.makers["timeit"] = TimeitModule.make
    Modules.makers["functools"] = FunctoolsModule.make
    Modules.makers["operator"] = OperatorModule.make
    Modules.makers["itertools"] = ItertoolsModule.make
    Modules.makers["random"] = RandomModule.make
    Modules.makers["abc"] = AbcModule.make
    Modules.makers["_collections"] = NativeCollections.make
    Modules.makers["collections"] = CollectionsModule.make
    Modules.makers["collections.abc"] = CollectionsAbcModule.make
    Modules.makers["contextlib"] = ContextlibModule.make
    Modules.makers["copy"] = CopyModule.make
    Modules.makers["dataclasses"] = DataclassesModule.make
    Modules.makers["enum"] = EnumModule.make
    Modules.makers["_io"] = NativeIO.make
    Modules.makers["_files"] = NativeFiles.make
    Modules.makers["io"] = IOModule.make
    Modules.makers["_re"] = NativeRe.make
    Modules.makers["re"] = ReModule.make
    Modules.makers["typing"] = TypingModule.make
    Modules.makers["pprint"] = PprintModule.make
    Modules.makers["_json"] = NativeJson.make
    Modules.makers["json"] = JsonModule.make
    Modules.makers["_help"] = HelpModule.make
    Modules.makers["_inspect"] = NativeInspect.make
    Modules.makers["inspect"] = InspectModule.make
    Modules.makers["os"] = OsModule.make
    Modules.makers["os.path"] = OsPathModule.make
    Modules.makers["pathlib"] = PathlibModule.make
    Modules.makers["datetime"] = DatetimeModule.make
    Modules.makers["sys"] = SysModule.make
    Modules.makers["textwrap"] = TextwrapModule.make
    Modules.makers["_traceback"] = NativeTraceback.make
    Modules.makers["traceback"] = TracebackModule.make
    Modules.makers["types"] = TypesModule.make
    Modules.makers["unicodedata"] = UnicodedataModule.make
    Modules.makers["_weakref"] = NativeWeakref.make
    Modules.makers["weakref"] = WeakrefModule.make
    Modules.makers["gc"] = GcModule.make
    Modules.makers["_warnings"] = NativeWarnings.make
    Modules.makers["warnings"] = WarningsModule.make
  }
}
