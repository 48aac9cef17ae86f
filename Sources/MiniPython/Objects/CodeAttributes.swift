// code: what a function's code tells of itself.

enum CodeAttributes {
  private static func code(_ value: Value) -> CodeObject {
    guard let code = value.object(.code, as: CodeObject.self) else { preconditionFailure("no code") }
    return code
  }

  static func install() {
    let type = Types.code
    func property(_ name: String, _ get: @escaping (CodeObject) -> Value) {
      type.property(name, get: { get(code($0)) })
    }
    func names(_ names: [StringObject]) -> Value { .tuple(names.map { .object($0) }) }
    type.slots.repr = { value in
      let code = code(value)
      return StringObject(
        "<code object \(code.name.text) at \(Identity.address(of: value)), file \"\(code.fileName)\", line "
          + "\(code.firstLine)>")
    }
    property("co_name") { .object($0.name) }
    property("co_qualname") { .string($0.qualifiedName) }
    property("co_filename") { .string($0.fileName) }
    property("co_firstlineno") { .int($0.firstLine) }
    property("co_argcount") { .int($0.positionalCount) }
    property("co_posonlyargcount") { .int($0.positionalOnlyCount) }
    property("co_kwonlyargcount") { .int($0.keywordOnlyCount) }
    property("co_varnames") { names($0.localNames) }
    property("co_nlocals") { .int($0.localNames.count) }
    property("co_cellvars") { names($0.cellNames) }
    property("co_freevars") { names($0.freeNames) }
    property("co_names") { names($0.names) }
    for name in [
      "co_consts", "co_code", "co_stacksize", "co_linetable", "co_exceptiontable", "co_lines", "co_positions", "replace",
    ] {
      type.property(name, get: { _ in
        throw Raised(Exceptions.notImplementedError, "\(name) of code is not supported by this runner")
      })
    }
    property("co_flags") { code in
      // CPython's CO_ flags: optimized and new locals, variadic, keyword variadic, nested, generator.
      var flags = 3
      if code.hasVariadic { flags |= 4 }
      if code.hasKeywordVariadic { flags |= 8 }
      if code.qualifiedName.contains("<locals>") { flags |= 16 }
      if code.isGenerator { flags |= 32 }
      return .int(flags)
    }
  }
}

extension CodeObject {
  /// What stands for a file in tracebacks: the cell.
  var fileName: String { cellNumber == CodeObject.noCell ? "<string>" : "<cell \(cellNumber)>" }
}
