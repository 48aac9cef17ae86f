// Parameters of functions that CPython's library writes in Python: the same binding in the same words.

/// The parameters of a native function that stands for a Python one, as in `(self, a, b=None, *, k=1)`.
///
/// A native function of CPython and a Python function refuse arguments in different words; this has the latter's.
package final class PythonParameters: @unchecked Sendable {
  private let name: String
  private let names: [StringObject]
  private let isRequired: [Bool]
  private let positionalCount: Int

  /// - Parameters:
  ///   - name: the qualified name that messages show.
  package init(_ name: String, _ signature: String) {
    self.name = name
    let parts = signature.dropFirst().dropLast().split(separator: ",").map { $0.filter { $0 != " " } }
    let named = parts.filter { $0 != "*" }
    names = named.map { StringObject.intern(String($0.prefix { $0 != "=" })) }
    isRequired = named.map { !$0.contains("=") }
    positionalCount = parts.firstIndex(of: "*") ?? named.count
  }

  /// Calls the body with one value a parameter, `.undef` for one not given.
  /// - Throws: TypeError when the arguments do not fit.
  package func bind(_ arguments: Arguments, _ body: (Arguments) throws -> Value) throws -> Value {
    if arguments.keywords == nil && arguments.count == names.count && positionalCount == names.count {
      return try body(arguments)
    }
    return try bindSlowly(arguments, body)
  }

  private func bindSlowly(_ arguments: Arguments, _ body: (Arguments) throws -> Value) throws -> Value {
    if arguments.count > positionalCount { throw tooMany(arguments.count) }
    var values = arguments.positional + [Value](repeating: .undef, count: names.count - arguments.count)
    for (keyword, value) in arguments.pairs {
      guard let i = names.firstIndex(where: { $0.equals(keyword) }) else {
        throw Raised.type("\(name)() got an unexpected keyword argument '\(keyword.text)'")
      }
      if !values[i].isUndef { throw Raised.type("\(name)() got multiple values for argument '\(keyword.text)'") }
      values[i] = value
    }
    let missing = names.indices.filter { isRequired[$0] && values[$0].isUndef }.map { "'\(names[$0].text)'" }
    if !missing.isEmpty {
      let last = missing.count == 1 ? "" : (missing.count == 2 ? " and " : ", and ") + missing[missing.count - 1]
      let list = missing.prefix(max(1, missing.count - 1)).joined(separator: ", ") + last
      throw Raised.type(
        "\(name)() missing \(missing.count) required positional argument\(missing.count == 1 ? "" : "s"): \(list)")
    }
    return try values.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { preconditionFailure("a function without parameters") }
      return try body(Arguments(base, buffer.count))
    }
  }

  private func tooMany(_ given: Int) -> Raised {
    let least = (0..<positionalCount).filter { isRequired[$0] }.count
    let takes = least == positionalCount ? "\(least)" : "from \(least) to \(positionalCount)"
    let plural = least == positionalCount && least == 1 ? "" : "s"
    return .type(
      "\(name)() takes \(takes) positional argument\(plural) but \(given) \(given == 1 ? "was" : "were") given")
  }
}
