// Errors of pure text operations as Python exceptions.

extension Raised {
  package init(_ error: PythonTextError) {
    let type =
      switch error.kind {
      case .value: Exceptions.valueError
      case .overflow: Exceptions.overflowError
      case .type: Exceptions.typeError
      case .syntax: Exceptions.syntaxError
      case .key: Exceptions.keyError
      case .index: Exceptions.indexError
      case .unicodeDecode: Exceptions.unicodeDecodeError
      case .memory: Exceptions.memoryError
      }
    self.init(type, error.message)
  }

  /// An argument of the wrong type, in the words of CPython's Argument Clinic.
  /// - Parameter argument: its number or quoted name, nil when it is the only one.
  package static func badArgument(
    _ function: String, _ argument: String?, _ expected: String, _ value: Value
  ) -> Raised {
    let which = argument.map { "argument \($0)" } ?? "argument"
    return .type("\(function)() \(which) must be \(expected), not \(value.isNone ? "None" : value.type.name)")
  }

  /// Runs a text operation, its error becoming a Python exception.
  package static func fromText<R>(_ body: () throws(PythonTextError) -> R) throws -> R {
    do { return try body() } catch { throw Raised(error) }
  }
}

extension Exceptions {
  private static func named(_ name: String) -> TypeObject {
    guard let type = all[name] else { preconditionFailure("no exception class \(name)") }
    return type
  }
  nonisolated(unsafe) package static let unicodeDecodeError = named("UnicodeDecodeError")
  nonisolated(unsafe) package static let unicodeEncodeError = named("UnicodeEncodeError")
  nonisolated(unsafe) package static let lookupError = named("LookupError")
  nonisolated(unsafe) package static let referenceError = named("ReferenceError")
  nonisolated(unsafe) package static let bufferError = named("BufferError")
}
