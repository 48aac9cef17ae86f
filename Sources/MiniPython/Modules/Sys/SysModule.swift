// sys: the streams, the versions and limits of the interpreter.

enum SysModule {
  static func make() -> ModuleObject {
    let module = ModuleObject("sys")
    addStreams(module)
    addVersions(module)
    module.function("exit", .positional(0...1), "Exit the interpreter by raising SystemExit(status).") { a in
      throw Raised(
        ExceptionObject(type: Exceptions.systemExit, arguments: TupleObject(a.value(0).map { [$0] } ?? [])))
    }
    module.function("getrecursionlimit", .positional(0...0)) { _ in .int(Depth.limit) }
    module.function("setrecursionlimit", .positional(1...1)) { a in
      let limit = try Operations.index(a[0])
      if limit <= 0 { throw Raised.value("recursion limit must be greater or equal than 1") }
      if limit <= Depth.current {
        throw Raised(
          Exceptions.recursionError,
          "cannot set the recursion limit to \(limit) at the recursion depth \(Depth.current): the limit is too low")
      }
      Depth.limit = limit
      return .none
    }
    module.function("intern", .positional(1...1)) { a in
      guard let text = a[0].asString else {
        throw Raised.type("intern() argument must be str, not \(a[0].type.name)")
      }
      return .object(text.interned)
    }
    module.function("exc_info", .positional(0...0)) { _ in
      guard let active = VM.current.handled.last else { return .tuple([.none, .none, .none]) }
      return .tuple([.object(active.type), .object(active), TracebackObject.value(of: active)])
    }
    module.function("exception", .positional(0...0)) { _ in VM.current.handled.last.map { .object($0) } ?? .none }
    module.function("get_int_max_str_digits", .positional(0...0)) { _ in .int(4300) }
    module.function("is_finalizing", .positional(0...0)) { _ in .bool(false) }
    module.set("float_repr_style", .string("short"))
    module.function("getdefaultencoding", .positional(0...0)) { _ in .string("utf-8") }
    module.function("getfilesystemencoding", .positional(0...0)) { _ in .string("utf-8") }
    module.function("_getframe", "(depth=0, /)", "Return a frame object from the call stack.") { a in
      try VM.current.frameObject(depth: try a.value(0).map(Operations.index) ?? 0)
    }
    for name in ["getsizeof", "getrefcount", "settrace", "setprofile", "_current_frames"] {
      module.function(name, .any) { _ in
        throw Raised(Exceptions.notImplementedError, "sys.\(name)() is not supported by this runner")
      }
    }
    // What is loaded may change after this import.
    module.fallback = { name in
      if name.text == "implementation" { return try implementation() }
      if name.text != "modules" { return .undef }
      let modules = DictObject()
      for (name, loaded) in Modules.loaded.sorted(by: { $0.key < $1.key })
      where name == "__main__" || !name.hasPrefix("_") {
        modules.set(StringObject.intern(name), .object(loaded))
      }
      return .object(modules)
    }
    return module
  }

  // MARK: Streams

  nonisolated(unsafe) private static let streamType: TypeObject = {
    let type = TypeObject("_io.TextIOWrapper", module: "_io", layout: .instance, hasInstanceDict: true)
    type.slots.construct = nil
    type.method("write", .positional(1...1)) { a in
      guard let text = a[1].asString else {
        throw Raised.type("write() argument must be str, not \(a[1].type.name)")
      }
      write(text, to: a[0])
      return .int(text.count)
    }
    type.method("writelines", .positional(1...1)) { a in
      try Operations.forEach(a[1]) { line in
        guard let text = line.asString else {
          throw Raised.type("write() argument must be str, not \(line.type.name)")
        }
        write(text, to: a[0])
      }
      return .none
    }
    type.method("flush", .positional(0...0)) { _ in .none }
    for name in ["isatty", "readable", "seekable"] { type.method(name, .positional(0...0)) { _ in .bool(false) } }
    type.method("writable", .positional(0...0)) { _ in .bool(true) }
    type.constant("encoding", .string("utf-8"))
    type.inheritNativeSlots()
    return type
  }()

  /// The stream of the running session that is no output.
  nonisolated(unsafe) private static var errors: Value = .undef

  private static func write(_ text: StringObject, to stream: Value) {
    withExtendedLifetime(text) {
      if stream.isIdentical(to: errors) { Output.writeError(text.utf8) } else { Output.write(text.utf8) }
    }
  }

  private static func addStreams(_ module: ModuleObject) {
    func stream(_ name: String) -> Value {
      let made = InstanceObject(type: streamType)
      Operations.instanceDict(made).set(StringObject.intern("name"), .string("<\(name)>"))
      return .object(made)
    }
    let out = stream("stdout")
    module.set("stdout", out)
    module.set("__stdout__", out)
    errors = stream("stderr")
    module.set("stderr", errors)
    module.set("__stderr__", errors)
    module.set("stdin", .none)
    let name = StringObject.intern("stdout")
    Output.redirection = {
      let current = module.namespace[name]
      return current.isIdentical(to: out) || current.isNone ? .undef : current
    }
  }

  // MARK: Versions and limits

  nonisolated(unsafe) private static let version = record(
    "sys.version_info",
    [
      ("major", .int(3)), ("minor", .int(11)), ("micro", .int(7)), ("releaselevel", .string("final")),
      ("serial", .int(0)),
    ])
  nonisolated(unsafe) private static let hexVersion = Value.int(0x030b_07f0)

  /// `sys.implementation`, made when first asked for, as it needs another module.
  private static func implementation() throws -> Value {
    let type = try Modules.module("types").namespace[StringObject.intern("SimpleNamespace")]
    let made = try Operations.call(type, [])
    let items = [
      ("name", Value.string("minipython")), ("cache_tag", .none), ("version", version), ("hexversion", hexVersion),
    ]
    for (name, value) in items { try Operations.setAttribute(made, StringObject.intern(name), value) }
    return made
  }

  private static func addVersions(_ module: ModuleObject) {
    module.set("version_info", version)
    module.set("version", .string("3.11.7 (MiniPython)"))
    module.set("hexversion", hexVersion)
    module.set("api_version", .int(1013))
    module.set("maxsize", .int(Int.max))
    module.set("maxunicode", .int(0x10FFFF))
    module.set("byteorder", .string("little"))
    #if os(macOS)
      module.set("platform", .string("darwin"))
    #else
      module.set("platform", .string("linux"))
    #endif
    module.set("executable", .string(""))
    module.set("prefix", .string(""))
    module.set("argv", .list([.string("")]))
    module.set("path", .list([]))
    module.set("builtin_module_names", .tuple(Modules.names.sorted().map { .string($0) }))
    module.set(
      "float_info",
      record(
        "sys.float_info",
        [
          ("max", .float(Double.greatestFiniteMagnitude)), ("max_exp", .int(1024)), ("max_10_exp", .int(308)),
          ("min", .float(Double.leastNormalMagnitude)), ("min_exp", .int(-1021)), ("min_10_exp", .int(-307)),
          ("dig", .int(15)), ("mant_dig", .int(53)), ("epsilon", .float(Double.ulpOfOne)), ("radix", .int(2)),
          ("rounds", .int(1)),
        ]))
    module.set(
      "int_info",
      record(
        "sys.int_info",
        [
          ("bits_per_digit", .int(30)), ("sizeof_digit", .int(4)), ("default_max_str_digits", .int(4300)),
          ("str_digits_check_threshold", .int(640)),
        ]))
    module.set(
      "hash_info",
      record(
        "sys.hash_info",
        [
          ("width", .int(64)), ("modulus", .int((1 << 61) - 1)), ("inf", .int(314159)), ("nan", .int(0)),
          ("imag", .int(1_000_003)), ("algorithm", .string("siphash13")), ("hash_bits", .int(64)),
          ("seed_bits", .int(128)),
          ("cutoff", .int(0)),
        ]))
  }

  /// A struct sequence that Python code cannot make.
  private static func record(_ name: String, _ items: [(String, Value)]) -> Value {
    .object(TupleObject(items.map(\.1), type: StructSequence.type(name, items.map(\.0), hidden: nil)))
  }
}
