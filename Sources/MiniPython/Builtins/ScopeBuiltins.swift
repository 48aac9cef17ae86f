// Built-in functions about namespaces and code: globals, locals, vars, dir, exec, eval, and those refused by name.

package enum ScopeBuiltins {
  /// Prints help about a value (`.undef`: in general); the host sets it.
  nonisolated(unsafe) package static var help: (Value) throws -> Void = { value in
    if value.isUndef {
      throw Raised(
        Exceptions.notImplementedError, "help() without an argument is interactive, which this runner is not")
    }
    let show = try Modules.module("_help").namespace[StringObject.intern("show")]
    _ = try Operations.call(show, value)
  }

  static func install(_ table: BuiltinFunctions.Table) {
    table.function("globals", .positional(0...0), "Return the dictionary of the current scope's global variables.") {
      _ in
      .object(VM.current.currentGlobals ?? DictObject())
    }
    table.function("locals", .positional(0...0), "Return a dictionary of the current scope's local variables.") { _ in
      .object(VM.current.locals())
    }
    table.function("vars", .positional(0...1), "Return the __dict__ attribute of an object.") { a in
      guard let value = a.value(0) else { return .object(VM.current.locals()) }
      guard let dict = try Operations.findAttribute(value, Names.dict_) else {
        throw Raised.type("vars() argument must have __dict__ attribute")
      }
      return dict
    }
    table.function("dir", .positional(0...1), "Return a sorted list of names.") { a in
      guard let value = a.value(0) else {
        var names = VM.current.locals().pairs.map(\.key)
        try Sorting.sort(&names, key: .none, reverse: false)
        return .list(names)
      }
      guard let method = try Operations.specialMethod(value, Names.dir_) else {
        return .list(try Attributes.names(of: value).map { .object($0) })
      }
      var names = try Operations.array(Operations.call(method, []))
      try Sorting.sort(&names, key: .none, reverse: false)
      return .list(names)
    }
    table.function(
      "open",
      "(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)"
    ) { a in
      let names = ["file", "mode", "buffering", "encoding", "errors", "newline", "closefd", "opener"]
      let given = names.indices.filter { !a[$0].isUndef }.map { (StringObject.intern(names[$0]), a[$0]) }
      let open = try Modules.module("io").namespace[StringObject.intern("open")]
      return try Operations.call(open, [], keywords: given)
    }
    table.function("exec", "(source, globals=None, locals=None, /, *, closure=None)") { a in
      _ = try evaluate(a, "exec", isExpression: false)
      return .none
    }
    table.function("eval", .positional(1...3)) { a in
      try evaluate(a, "eval", isExpression: true)
    }
    table.function("__import__", "(name, globals=None, locals=None, fromlist=(), level=0)") { a in
      guard let name = a[0].asString else {
        throw Raised.type("__import__() argument 1 must be str, not \(a[0].type.name)")
      }
      let takesPart = try a.value(3).map { try Operations.isTrue($0) } ?? false
      return try Modules.importModule(name.text, wholePath: takesPart)
    }
    table.function("help", .positional(0...1), "Print the documentation of a value.") { a in
      try help(a.value(0) ?? .undef)
      return .none
    }
    table.function(
      "compile", "(source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1)"
    ) { a in
      try compile(a)
    }
    table.function("breakpoint", .any) { _ in
      throw Raised(Exceptions.notImplementedError, "breakpoint(): there is no debugger here")
    }
  }

  /// `compile(source, filename, mode)`: code for `exec` or `eval`, which compile it for the namespaces they get.
  private static func compile(_ a: Arguments) throws -> Value {
    guard let source = a[0].asString ?? a[0].asBytes.map({ StringObject(Array($0.buffer)) }) else {
      throw Raised.type("compile() arg 1 must be a string, bytes or AST object")
    }
    guard let file = a[1].asString else {
      throw Raised.type("expected str, bytes or os.PathLike object, not \(a[1].type.name)")
    }
    guard let mode = a[2].asString else { throw Raised.badArgument("compile", "'mode'", "str", a[2]) }
    switch mode.text {
    case "exec", "eval": break
    case "single":
      throw Raised(Exceptions.notImplementedError, "compile() in mode 'single' is not supported by this runner")
    default: throw Raised.value("compile() mode must be 'exec', 'eval' or 'single'")
    }
    if let flags = a.value(3), try Operations.index(flags) != 0 {
      throw Raised(Exceptions.notImplementedError, "compile() with flags is not supported by this runner")
    }
    let text = CodeObject.Text(source: Array(source.utf8), file: file.text, isExpression: mode.text == "eval")
    return .object(try Interpreter.compiled(text))
  }

  private static func evaluate(_ a: Arguments, _ name: String, isExpression: Bool) throws -> Value {
    var namespace = VM.current.currentGlobals ?? DictObject()
    var locals: DictObject? = VM.current.locals()
    if let given = a.value(1), !given.isNone {
      guard let dict = given.asDict else {
        if name == "exec" { throw Raised.type("exec() globals must be a dict, not \(given.type.name)") }
        throw Raised.type(
          given.type.slots.getItem != nil
            ? "globals must be a real dict; try eval(expr, {}, mapping)" : "globals must be a dict")
      }
      namespace = dict
      locals = nil
    }
    if let given = a.value(2), !given.isNone {
      guard let dict = given.asDict else {
        throw Raised.type("locals must be a mapping, not \(given.type.name)")
      }
      locals = dict
    }
    if locals === namespace { locals = nil }
    if let code = a[0].object(.code, as: CodeObject.self) {
      guard let text = code.text else {
        throw Raised(Exceptions.notImplementedError, "\(name)() of a function's code is not supported by this runner")
      }
      let value = try Interpreter.evaluate(text, globals: namespace, locals: locals)
      return isExpression ? value : .none
    }
    guard let source = a[0].asString ?? a[0].asBytes.map({ StringObject(Array($0.buffer)) }) else {
      throw Raised.type("\(name)() arg 1 must be a string, bytes or code object")
    }
    // Leading blanks of an expression are no indentation.
    let bytes = Array(source.utf8)
    let text = isExpression ? Array(bytes.drop { $0 == 0x20 || $0 == 0x09 }) : bytes
    return try Interpreter.evaluate(
      CodeObject.Text(source: text, isExpression: isExpression), globals: namespace, locals: locals)
  }
}
