// Rules for the patterns of one `case`.

/// Checks what a pattern binds, and that no alternative hides another.
struct PatternRules {
  private let span: SourceSpan
  private var names: [String] = []

  init(at span: SourceSpan) {
    self.span = span
  }

  private func failure(_ message: String) -> SyntaxFailure { SyntaxFailure(message, at: span) }

  /// Checks a pattern; `isLast` when one that always matches hides nothing.
  mutating func check(_ pattern: Pattern, isLast: Bool) throws(SyntaxFailure) {
    switch pattern {
    case .value(let value):
      guard PatternRules.isValue(value) else {
        throw failure("patterns may only match literals and attribute lookups")
      }
    case .singleton: break
    case .capture(let name):
      if !isLast {
        let what = name.map { "name capture '\($0)'" } ?? "wildcard"
        throw failure("\(what) makes remaining patterns unreachable")
      }
      if let name { try bind(name) }
    case .star(let name): if let name { try bind(name) }
    case .as(let inner, let name):
      try check(inner, isLast: isLast)
      try bind(name)
    case .sequence(let elements):
      let stars = elements.filter { if case .star = $0 { true } else { false } }
      if stars.count > 1 { throw failure("multiple starred names in sequence pattern") }
      for element in elements { try check(element, isLast: true) }
    case .or(let alternatives): try check(alternatives, isLast: isLast)
    case .mapping(let keys, let patterns, let rest):
      try checkKeys(keys)
      for pattern in patterns { try check(pattern, isLast: true) }
      if let rest { try bind(rest) }
    case .class(_, let positional, let keywords):
      var seen: Set<String> = []
      for (name, _) in keywords {
        if name == "__debug__" { throw failure("cannot assign to __debug__") }
        guard seen.insert(name).inserted else {
          throw failure("attribute name repeated in class pattern: \(name)")
        }
      }
      for pattern in positional + keywords.map(\.1) { try check(pattern, isLast: true) }
    }
  }

  private mutating func bind(_ name: String) throws(SyntaxFailure) {
    if name == "__debug__" { throw failure("cannot assign to __debug__") }
    if names.contains(name) { throw failure("multiple assignments to name '\(name)' in pattern") }
    names.append(name)
  }

  private mutating func check(_ alternatives: [Pattern], isLast: Bool) throws(SyntaxFailure) {
    let outer = names
    var first: [String] = []
    for (index, alternative) in alternatives.enumerated() {
      names = []
      try check(alternative, isLast: isLast && index == alternatives.count - 1)
      if index == 0 {
        first = names
      } else if Set(first) != Set(names) {
        throw failure("alternative patterns bind different names")
      }
    }
    names = outer
    for name in first { try bind(name) }
  }

  private func checkKeys(_ keys: [Expression]) throws(SyntaxFailure) {
    var seen: [Constant] = []
    for key in keys {
      guard PatternRules.isValue(key) else {
        throw failure("mapping pattern keys may only match literals and attribute lookups")
      }
      guard let constant = PatternRules.constant(key) else { continue }
      if seen.contains(where: { PatternRules.equal($0, constant) }) {
        throw failure("mapping pattern checks duplicate key (\(PatternRules.text(constant)))")
      }
      seen.append(constant)
    }
  }

  private static func isValue(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .constant, .attribute, .unary, .binary: return true
    default: return false
    }
  }

  /// The constant of a key that is a literal; nil for an attribute or a complex sum, which are compared when run.
  private static func constant(_ expression: Expression) -> Constant? {
    switch expression.kind {
    case .constant(let constant): return constant
    case .unary(.negative, let operand):
      switch constant(operand) {
      case .int(let value): return .int(-value)
      case .float(let value): return .float(-value)
      case .imaginary(let value): return .imaginary(-value)
      default: return nil
      }
    default: return nil
    }
  }

  /// Whether Python's `==` holds between two keys.
  private static func equal(_ left: Constant, _ right: Constant) -> Bool {
    switch (left, right) {
    case (.none, .none): return true
    case (.string(let left), .string(let right)), (.bytes(let left), .bytes(let right)): return left == right
    case (.bigInt(let left, let leftRadix), .bigInt(let right, let rightRadix)):
      return left == right && leftRadix == rightRadix
    case (.imaginary(let left), .imaginary(let right)): return left == right
    default:
      if let left = integer(left), let right = integer(right) { return left == right }
      guard let left = real(left), let right = real(right) else { return false }
      return left == right
    }
  }

  private static func integer(_ constant: Constant) -> Int? {
    switch constant {
    case .int(let value): return value
    case .true: return 1
    case .false: return 0
    default: return nil
    }
  }

  private static func real(_ constant: Constant) -> Double? {
    if case .float(let value) = constant { return value }
    return integer(constant).map(Double.init)
  }

  /// Python's `repr` of a key.
  private static func text(_ constant: Constant) -> String {
    switch constant {
    case .none: return "None"
    case .true: return "True"
    case .false: return "False"
    case .ellipsis: return "Ellipsis"
    case .int(let value): return String(value)
    case .bigInt(let digits, let radix): return radix == 10 ? digits : "0x" + digits
    case .float(let value): return "\(value)"
    case .imaginary(let value): return "\(value)j"
    case .string(let text): return quoted(text)
    case .bytes(let bytes): return "b" + quoted(bytes)
    }
  }

  private static func quoted(_ text: [UInt8]) -> String {
    let string = String(decoding: text, as: UTF8.self)
    return text.contains(0x27) && !text.contains(0x22) ? "\"\(string)\"" : "'\(string)'"
  }
}
