// _inspect: the parameters and the source of a function, as Python values.

enum NativeInspect {
  static func make() -> ModuleObject {
    let module = ModuleObject("_inspect")
    func function(_ value: Value) throws -> FunctionObject {
      guard let function = value.object(.function, as: FunctionObject.self) else {
        throw Raised.value("no signature found for builtin \(try Operations.repr(value).text)")
      }
      return function
    }
    // (name, kind, has default, default) of each parameter; with a second argument whether it is a generator function.
    module.function("_parameters_of", .positional(1...2)) { a in
      let function = try function(a[0])
      if a.count == 2 { return .bool(function.code.isGenerator) }
      return .list(parameters(of: function))
    }
    module.function(
      "currentframe", .positional(0...0), "Return the frame of the caller or None if this is not possible."
    ) {
      _ in
      try VM.current.frameObject(depth: 0)
    }
    module.function("_source_of", .positional(1...1)) { a in
      let code = try function(a[0]).code
      guard let source = Interpreter.source(ofCell: code.cellNumber) else { return .none }
      return .tuple([.string(source), .int(code.firstLine)])
    }
    return module
  }

  private static func parameters(of function: FunctionObject) -> [Value] {
    let code = function.code
    let named = code.positionalCount + code.keywordOnlyCount
    let firstDefault = code.positionalCount - function.defaults.count
    func parameter(_ index: Int, _ kind: Int, _ missing: Value) -> Value {
      let value = missing.isUndef ? Value.none : missing
      return .tuple([.object(code.parameterNames[index]), .int(kind), .bool(!missing.isUndef), value])
    }
    var result: [Value] = []
    for i in 0..<code.positionalCount {
      let missing = i >= firstDefault ? function.defaults[i - firstDefault] : .undef
      result.append(parameter(i, i < code.positionalOnlyCount ? 0 : 1, missing))
    }
    if code.hasVariadic { result.append(parameter(named, 2, .undef)) }
    for i in code.positionalCount..<named {
      result.append(parameter(i, 3, function.keywordDefaults?[code.parameterNames[i]] ?? .undef))
    }
    if code.hasKeywordVariadic { result.append(parameter(named + (code.hasVariadic ? 1 : 0), 4, .undef)) }
    return result
  }
}
