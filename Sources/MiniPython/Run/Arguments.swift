// The arguments of a call, in place on the VM's stack, and their binding to a native function's parameters.

/// The names of keyword arguments.
@usableFromInline package final class KeywordNames {
  package let names: [StringObject]
  package init(_ names: [StringObject]) { self.names = names }
}

/// Positional values, then the values of the keywords, in registers that live as long as the call.
@usableFromInline package struct Arguments {
  @usableFromInline package let base: Register
  /// The number of positional arguments.
  @usableFromInline package let count: Int
  @usableFromInline package let keywords: KeywordNames?

  @inlinable @inline(__always) package init(_ base: Register, _ count: Int, keywords: KeywordNames? = nil) {
    self.base = base
    self.count = count
    self.keywords = keywords
  }

  @inlinable @inline(__always) package subscript(index: Int) -> Value { base[index] }
  package var keywordCount: Int { keywords?.names.count ?? 0 }
  package var positional: [Value] { Array(UnsafeBufferPointer(start: base, count: count)) }
  package var pairs: [(name: StringObject, value: Value)] {
    guard let keywords else { return [] }
    return keywords.names.indices.map { (name: keywords.names[$0], value: base[count + $0]) }
  }

  /// Without the first positional argument.
  @inlinable @inline(__always) package var dropFirst: Arguments { Arguments(base + 1, count - 1, keywords: keywords) }

  /// The argument at a position, nil when there are fewer or it is `.undef`.
  @inlinable @inline(__always) package func value(_ index: Int) -> Value? {
    if index >= count { return nil }
    let value = base[index]
    return value.isUndef ? nil : value
  }

  /// - Throws: TypeError when there are keyword arguments.
  package func refuseKeywords(_ name: String) throws {
    if keywordCount > 0 { throw Raised.type("\(name)() takes no keyword arguments") }
  }

  /// - Throws: TypeError, in the words of CPython's `PyArg_CheckPositional`, when the count is not in range.
  package func expect(_ name: String, _ range: ClosedRange<Int>) throws {
    try refuseKeywords(name)
    if range.contains(count) { return }
    if range.lowerBound == range.upperBound {
      let n = range.lowerBound
      throw Raised.type("\(name) expected \(n) argument\(n == 1 ? "" : "s"), got \(count)")
    }
    let (word, n) = count < range.lowerBound ? ("at least", range.lowerBound) : ("at most", range.upperBound)
    throw Raised.type("\(name) expected \(word) \(n) argument\(n == 1 ? "" : "s"), got \(count)")
  }
}

/// The parameters of a native function, written as Python writes them: `(iterable, /, *, key=None)`.
package final class NativeSignature: @unchecked Sendable {
  package struct Parameter {
    package let name: StringObject
    package let isRequired: Bool
    package let isPositional: Bool
    package let isKeyword: Bool
  }

  package let text: String
  package private(set) lazy var parameters: [Parameter] = NativeSignature.parse(text)
  package private(set) lazy var positionalCount = parameters.filter(\.isPositional).count
  /// The number of parameters when all of them may be given by position, else -1.
  private lazy var plainCount = positionalCount == parameters.count ? positionalCount : -1
  /// With as many positional arguments nothing that is required lacks.
  private lazy var sufficientCount = (parameters.lastIndex(where: \.isRequired) ?? -1) + 1

  package init(_ text: String) { self.text = text }

  private static func parse(_ text: String) -> [Parameter] {
    var result: [Parameter] = []
    var keywordOnly = false
    for part in split(text) {
      if part == "/" {
        result = result.map {
          Parameter(name: $0.name, isRequired: $0.isRequired, isPositional: true, isKeyword: false)
        }
      } else if part == "*" {
        keywordOnly = true
      } else {
        let name = part.prefix { $0 != "=" && $0 != ":" }
        result.append(
          Parameter(
            name: StringObject.intern(String(name.filter { $0 != " " })), isRequired: !part.contains("="),
            isPositional: !keywordOnly, isKeyword: true))
      }
    }
    return result
  }

  /// The parts between commas at the top level of the parentheses.
  private static func split(_ text: String) -> [String] {
    var parts: [String] = []
    var part = ""
    var depth = 0
    for character in text.dropFirst().dropLast() {
      if character == "," && depth == 0 {
        parts.append(part)
        part = ""
        continue
      }
      if "([{".contains(character) { depth += 1 }
      if ")]}".contains(character) { depth -= 1 }
      if character != " " || !part.isEmpty { part.append(character) }
    }
    if !part.isEmpty { parts.append(part) }
    return parts
  }

  /// Calls the body with one value a parameter, `.undef` for one not given.
  /// - Throws: TypeError in CPython's words when the arguments do not fit.
  package func bind(
    _ name: @autoclosure () -> String, _ arguments: Arguments, receiver: Bool, _ body: (Arguments) throws -> Value
  ) throws -> Value {
    // Each parameter given by its position: the arguments are what the body wants already.
    if arguments.keywords == nil && arguments.count == plainCount + (receiver ? 1 : 0) { return try body(arguments) }
    let skip = receiver ? 1 : 0
    let given = arguments.count - skip
    if arguments.keywords == nil && given >= sufficientCount && given <= positionalCount {
      return try padded(arguments, parameters.count + skip, body)
    }
    return try place(name(), arguments, receiver: receiver, body)
  }

  /// Calls the body with `.undef` for the parameters at the end.
  private func padded(_ arguments: Arguments, _ total: Int, _ body: (Arguments) throws -> Value) throws -> Value {
    try withUnsafeTemporaryAllocation(of: Value.self, capacity: max(1, total)) { buffer in
      guard let slots = buffer.baseAddress else { preconditionFailure("no room for arguments") }
      slots.initializeCopies(of: arguments.base, count: arguments.count)
      for i in arguments.count..<total { (slots + i).initialize(to: .undef) }
      defer { for i in 0..<total { (slots + i).releaseObject() } }
      return try body(Arguments(slots, total))
    }
  }

  private func place(_ name: String, _ arguments: Arguments, receiver: Bool, _ body: (Arguments) throws -> Value)
    throws -> Value
  {
    // Where CPython parses arguments without saying whose, its messages name no function.
    let label = name.isEmpty ? "function" : "\(name)()"
    let skip = receiver ? 1 : 0
    let given = arguments.count - skip
    let total = parameters.count + skip
    if given + arguments.keywordCount > parameters.count, !parameters.isEmpty, parameters.contains(where: \.isKeyword) {
      let word = "at most"
      let n = parameters.count
      let kind = given == 0 ? "keyword " : ""
      throw Raised.type(
        "\(label) takes \(word) \(n) \(kind)argument\(n == 1 ? "" : "s") (\(given + arguments.keywordCount) given)")
    }
    if given > positionalCount {
      let required = parameters.contains { $0.isPositional && !$0.isRequired } ? "at most" : "exactly"
      let n = positionalCount
      if n == 0 && parameters.isEmpty { throw Raised.type("\(label) takes no arguments (\(given) given)") }
      if n == 0 { throw Raised.type("\(label) takes no positional arguments") }
      let word = parameters.count == n ? "argument" : "positional argument"
      throw Raised.type("\(label) takes \(required) \(n) \(word)\(n == 1 ? "" : "s") (\(given) given)")
    }
    return try withUnsafeTemporaryAllocation(of: Value.self, capacity: max(1, total)) { buffer in
      guard let slots = buffer.baseAddress else { preconditionFailure("no room for arguments") }
      slots.initialize(repeating: .undef, count: total)
      defer { slots.deinitialize(count: total) }
      for i in 0..<arguments.count { slots[i] = arguments[i] }
      var unknown: Raised?
      for (keyword, value) in arguments.pairs {
        guard let at = parameters.firstIndex(where: { $0.isKeyword && $0.name.equals(keyword) }) else {
          unknown = unknown ?? refused(keyword, name)
          continue
        }
        if !slots[at + skip].isUndef {
          throw Raised.type("argument for \(label) given by name ('\(keyword.text)') and position (\(at + 1))")
        }
        slots[at + skip] = value
      }
      for (i, parameter) in parameters.enumerated() where parameter.isRequired && slots[i + skip].isUndef {
        if parameter.isKeyword {
          throw Raised.type("\(label) missing required argument '\(parameter.name.text)' (pos \(i + 1))")
        }
        let required = parameters.filter { $0.isPositional && $0.isRequired }.count
        let word = parameters.contains { $0.isPositional && !$0.isRequired } ? "at least" : "exactly"
        throw Raised.type(
          "\(label) takes \(word) \(required) positional argument\(required == 1 ? "" : "s") (\(given) given)")
      }
      if let unknown { throw unknown }
      return try body(Arguments(slots, total))
    }
  }

  private func refused(_ keyword: StringObject, _ name: String) -> Raised {
    if parameters.contains(where: { $0.name.equals(keyword) }) {
      return .type("\(name)() got some positional-only arguments passed as keyword arguments: '\(keyword.text)'")
    }
    return .type("'\(keyword.text)' is an invalid keyword argument for \(name.isEmpty ? "this function" : "\(name)()")")
  }
}
