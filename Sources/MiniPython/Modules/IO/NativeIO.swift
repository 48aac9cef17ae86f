// _io: the native files in memory.

enum NativeIO {
  static func make() -> ModuleObject {
    let module = ModuleObject("_io")
    module.add(StringIO.type)
    return module
  }
}
