// _traceback: what an exception knows of its way, as Python values.

enum NativeTraceback {
  static func make() -> ModuleObject {
    let module = ModuleObject("_traceback")
    func exception(_ value: Value) throws -> ExceptionObject {
      guard let exception = value.asException else {
        throw Raised.type("Exception expected for value, \(value.type.name) found")
      }
      return exception
    }
    module.function("_lines", .positional(1...1)) { a in
      .list(ExceptionTypes.lines(of: try exception(a[0])).map { .string($0) })
    }
    module.function("_frames", .positional(1...1)) { a in
      let frames = try exception(a[0]).traceback.reversed().filter { $0.code.cellNumber != CodeObject.noCell }
      return .list(frames.map { .tuple([.int($0.code.cellNumber), .int($0.line), .object($0.code.name)]) })
    }
    module.function("_current", .positional(0...0)) { _ in
      VM.current.handled.last.map { .object($0) } ?? .none
    }
    return module
  }
}
