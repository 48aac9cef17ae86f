// The patterns of `case`.

extension TokenParser {
  /// The pattern of a case, where a sequence needs no brackets.
  mutating func openPattern() throws(ParseStop) -> Pattern {
    let first = try sequenceElement()
    guard kind == .comma else {
      if case .star = first { throw mismatch() }
      return first
    }
    return .sequence(try sequenceElements(first, until: [.colon, .kwIf]))
  }

  /// Elements whose first is parsed, with an optional comma behind the last.
  private mutating func sequenceElements(_ first: Pattern, until ends: [TokenKind]) throws(ParseStop) -> [Pattern] {
    var elements = [first]
    while accept(.comma) {
      guard !ends.contains(kind) else { break }
      elements.append(try sequenceElement())
    }
    return elements
  }

  private mutating func sequenceElement() throws(ParseStop) -> Pattern {
    guard accept(.star) else { return try pattern() }
    if isWildcard {
      advance()
      return .star(nil)
    }
    return .star(try captureTarget())
  }

  private var isWildcard: Bool { isWord(position, "_") }

  /// A name to bind; what follows must not make it a value or a class.
  private mutating func captureTarget() throws(ParseStop) -> String {
    guard kind == .name, !isWildcard else { throw mismatch() }
    let word = try name()
    switch kind {
    case .dot, .leftParen, .equal: throw mismatch()
    default: return word
    }
  }

  /// A pattern with its alternatives and `as`.
  private mutating func pattern() throws(ParseStop) -> Pattern {
    try enter()
    defer { leave() }
    let first = try closedPattern()
    var whole = first
    if kind == .bar {
      var alternatives = [first]
      while accept(.bar) { alternatives.append(try closedPattern()) }
      whole = .or(alternatives)
    }
    guard accept(.kwAs) else { return whole }
    return .as(whole, try captureTarget())
  }

  private mutating func closedPattern() throws(ParseStop) -> Pattern {
    switch kind {
    case .number, .minus: return .value(try patternNumber())
    case .string: return .value(try strings())
    case .kwNone:
      advance()
      return .singleton(.none)
    case .kwTrue:
      advance()
      return .singleton(.true)
    case .kwFalse:
      advance()
      return .singleton(.false)
    case .name: return try namePattern()
    case .leftParen: return try groupOrSequence()
    case .leftBracket:
      advance()
      if accept(.rightBracket) { return .sequence([]) }
      let elements = try sequenceElements(sequenceElement(), until: [.rightBracket])
      try expect(.rightBracket)
      return .sequence(elements)
    case .leftBrace: return try mapping()
    default: throw mismatch()
    }
  }

  /// A number with an optional minus, or a complex one written as a sum.
  private mutating func patternNumber() throws(ParseStop) -> Expression {
    let start = position
    let real = try signedNumber()
    guard kind == .plus || kind == .minus else { return real }
    let operation: BinaryOperator = kind == .plus ? .add : .subtract
    guard !isImaginary(real) else {
      throw .failure(failure("real number required in complex literal", at: real.span))
    }
    advance()
    let numberStart = position
    guard kind == .number else { throw mismatch() }
    let imaginary = try make(.constant(try number()), from: numberStart)
    guard isImaginary(imaginary) else {
      throw .failure(failure("imaginary number required in complex literal", at: imaginary.span))
    }
    return try make(.binary(operation, real, imaginary), from: start)
  }

  private func isImaginary(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .constant(.imaginary): return true
    case .unary(_, let operand): return isImaginary(operand)
    default: return false
    }
  }

  private mutating func signedNumber() throws(ParseStop) -> Expression {
    let start = position
    let negative = accept(.minus)
    let numberStart = position
    guard kind == .number else { throw mismatch() }
    let value = try make(.constant(try number()), from: numberStart)
    return negative ? try make(.unary(.negative, value), from: start) : value
  }

  /// A capture, a wildcard, a dotted value or a class.
  private mutating func namePattern() throws(ParseStop) -> Pattern {
    let start = position
    let wildcard = isWildcard
    let word = try name()
    guard kind == .dot || kind == .leftParen else {
      if kind == .equal { throw mismatch() }
      return .capture(wildcard ? nil : word)
    }
    var value = try make(.name(word), from: start)
    while accept(.dot) {
      let attribute = try name()
      value = try make(.attribute(value, attribute), from: start)
    }
    guard kind == .leftParen else {
      if kind == .equal { throw mismatch() }
      return .value(value)
    }
    return try classPattern(value)
  }

  private mutating func classPattern(_ type: Expression) throws(ParseStop) -> Pattern {
    advance()
    var positional: [Pattern] = []
    var keywords: [(String, Pattern)] = []
    while kind != .rightParen {
      if kind == .name, kind(after: 1) == .equal {
        let keyword = try name()
        advance()
        keywords.append((keyword, try pattern()))
      } else {
        let value = try pattern()
        guard keywords.isEmpty else { throw mismatch() }
        positional.append(value)
      }
      guard accept(.comma) else { break }
    }
    try expect(.rightParen)
    return .class(type, positional: positional, keywords: keywords)
  }

  private mutating func groupOrSequence() throws(ParseStop) -> Pattern {
    advance()
    if accept(.rightParen) { return .sequence([]) }
    let first = try sequenceElement()
    if kind == .comma {
      let elements = try sequenceElements(first, until: [.rightParen])
      try expect(.rightParen)
      return .sequence(elements)
    }
    if case .star = first { throw mismatch() }
    try expect(.rightParen)
    return first
  }

  private mutating func mapping() throws(ParseStop) -> Pattern {
    advance()
    var keys: [Expression] = []
    var patterns: [Pattern] = []
    var rest: String?
    while kind != .rightBrace {
      if accept(.doubleStar) {
        rest = try captureTarget()
        _ = accept(.comma)
        break
      }
      keys.append(try mappingKey())
      try expect(.colon)
      patterns.append(try pattern())
      guard accept(.comma) else { break }
    }
    try expect(.rightBrace)
    return .mapping(keys: keys, patterns: patterns, rest: rest)
  }

  private mutating func mappingKey() throws(ParseStop) -> Expression {
    let start = position
    switch kind {
    case .number, .minus: return try patternNumber()
    case .string: return try strings()
    case .kwNone, .kwTrue, .kwFalse:
      let constant: Constant = kind == .kwNone ? .none : kind == .kwTrue ? .true : .false
      advance()
      return try make(.constant(constant), from: start)
    default:
      var value = try make(.name(try name()), from: start)
      guard kind == .dot else { throw mismatch() }
      while accept(.dot) {
        let attribute = try name()
        value = try make(.attribute(value, attribute), from: start)
      }
      return value
    }
  }
}
