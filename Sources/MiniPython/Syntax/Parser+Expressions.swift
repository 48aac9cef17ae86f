// Expressions down to their operands: precedence, from lambda and conditional to powers.

extension TokenParser {
  /// The expression of `eval`.
  mutating func evaluated() throws(ParseStop) -> Expression {
    let start = position
    let first = try expression()
    let whole = try tuple(from: start, first) { (parser) throws(ParseStop) in try parser.expression() }
    while kind == .newline { advance() }
    guard kind == .endMarker else { throw mismatch() }
    return whole
  }

  /// `first` alone, or the tuple that a comma after it begins.
  private mutating func tuple(
    from start: Int, _ first: Expression, _ element: (inout TokenParser) throws(ParseStop) -> Expression
  ) throws(ParseStop) -> Expression {
    guard kind == .comma else { return first }
    var elements = [first]
    while accept(.comma) {
      guard startsExpression else { break }
      elements.append(try element(&self))
    }
    return try make(.tuple(elements), from: start)
  }

  /// Whether the next token can begin an expression or a starred one.
  var startsExpression: Bool {
    switch kind {
    case .name, .number, .string, .leftParen, .leftBracket, .leftBrace, .minus, .plus, .tilde, .star, .ellipsis,
      .kwNone, .kwTrue, .kwFalse, .kwNot, .kwLambda, .kwAwait:
      return true
    default: return false
    }
  }

  /// `a, *b, c`: what stands in an expression statement or after `return`.
  mutating func starExpressions() throws(ParseStop) -> Expression {
    let start = position
    let first = try starExpression()
    return try tuple(from: start, first) { (parser) throws(ParseStop) in try parser.starExpression() }
  }

  mutating func starExpression() throws(ParseStop) -> Expression {
    guard kind == .star else { return try expression() }
    return try starred()
  }

  /// `*` and what follows, as elements of displays and targets have it.
  mutating func starred() throws(ParseStop) -> Expression {
    let start = position
    advance()
    let value = try binary(0)
    return try make(.starred(value), from: start)
  }

  mutating func yieldOrStarExpressions() throws(ParseStop) -> Expression {
    kind == .kwYield ? try yieldExpression() : try starExpressions()
  }

  mutating func yieldExpression() throws(ParseStop) -> Expression {
    let start = position
    advance()
    if accept(.kwFrom) {
      let value = try expression()
      return try make(.yieldFrom(value), from: start)
    }
    let value = startsExpression ? try starExpressions() : nil
    return try make(.yield(value), from: start)
  }

  /// An element of a display: starred, or an expression that may name its value.
  mutating func starNamedExpression() throws(ParseStop) -> Expression {
    kind == .star ? try starred() : try namedExpression()
  }

  /// `name := value`, or an expression.
  mutating func namedExpression() throws(ParseStop) -> Expression {
    guard kind == .name, kind(after: 1) == .walrus else {
      let value = try expression()
      if kind == .walrus { throw mismatch() }
      return value
    }
    let start = position
    let nameSpan = fixedSpan ?? tokens[position].span
    let target = try name()
    advance()
    let value = try expression()
    return try make(.named(target, nameSpan: nameSpan, value), from: start)
  }

  mutating func expression() throws(ParseStop) -> Expression {
    try enter()
    defer { leave() }
    if kind == .kwLambda { return try lambda() }
    let start = position
    let body = try disjunction()
    guard kind == .kwIf else { return body }
    advance()
    let test = try disjunction()
    try expect(.kwElse)
    let orElse = try expression()
    return try make(.conditional(test: test, body: body, orElse: orElse), from: start)
  }

  private mutating func lambda() throws(ParseStop) -> Expression {
    let start = position
    advance()
    let parameters = try parameters(until: .colon)
    try expect(.colon)
    let body = try expression()
    return try make(.lambda(parameters, body), from: start)
  }

  mutating func disjunction() throws(ParseStop) -> Expression {
    let start = position
    let first = try conjunction()
    guard kind == .kwOr else { return first }
    var operands = [first]
    while accept(.kwOr) { operands.append(try conjunction()) }
    return try make(.boolean(.or, operands), from: start)
  }

  private mutating func conjunction() throws(ParseStop) -> Expression {
    let start = position
    let first = try inversion()
    guard kind == .kwAnd else { return first }
    var operands = [first]
    while accept(.kwAnd) { operands.append(try inversion()) }
    return try make(.boolean(.and, operands), from: start)
  }

  private mutating func inversion() throws(ParseStop) -> Expression {
    guard kind == .kwNot else { return try comparison() }
    try enter()
    defer { leave() }
    let start = position
    advance()
    let operand = try inversion()
    return try make(.unary(.not, operand), from: start)
  }

  private mutating func comparison() throws(ParseStop) -> Expression {
    let start = position
    let first = try binary(0)
    guard let comparison = compareOperator() else { return first }
    var rest = [(comparison, try binary(0))]
    while let next = compareOperator() { rest.append((next, try binary(0))) }
    return try make(.compare(first, rest), from: start)
  }

  /// Consumes a comparison operator if one comes next.
  private mutating func compareOperator() -> CompareOperator? {
    let found: CompareOperator
    switch kind {
    case .less: found = .less
    case .lessEqual: found = .lessEqual
    case .doubleEqual: found = .equal
    case .notEqual: found = .notEqual
    case .greater: found = .greater
    case .greaterEqual: found = .greaterEqual
    case .kwIn: found = .in
    case .kwIs:
      advance()
      return accept(.kwNot) ? .isNot : .is
    case .kwNot:
      guard kind(after: 1) == .kwIn else {
        furthest = max(furthest, min(position + 1, tokens.count - 1))
        return nil
      }
      advance()
      advance()
      return .notIn
    default: return nil
    }
    advance()
    return found
  }

  /// The binary operator that a token is, and how strongly it binds from `|` at 1.
  private func binaryOperator(_ kind: TokenKind) -> (BinaryOperator, Int)? {
    switch kind {
    case .bar: return (.bitOr, 1)
    case .caret: return (.bitXor, 2)
    case .ampersand: return (.bitAnd, 3)
    case .leftShift: return (.leftShift, 4)
    case .rightShift: return (.rightShift, 4)
    case .plus: return (.add, 5)
    case .minus: return (.subtract, 5)
    case .star: return (.multiply, 6)
    case .slash: return (.divide, 6)
    case .doubleSlash: return (.floorDivide, 6)
    case .percent: return (.modulo, 6)
    case .at: return (.matrixMultiply, 6)
    default: return nil
    }
  }

  /// Operators from `|` to `*` that bind more strongly than `strength`; all of them associate to the left.
  mutating func binary(_ strength: Int) throws(ParseStop) -> Expression {
    let start = position
    var left = try factor()
    while let (operation, next) = binaryOperator(kind), next > strength {
      advance()
      let right = try binary(next)
      left = try make(.binary(operation, left, right), from: start)
    }
    return left
  }

  private mutating func factor() throws(ParseStop) -> Expression {
    let operation: UnaryOperator
    switch kind {
    case .minus: operation = .negative
    case .plus: operation = .positive
    case .tilde: operation = .invert
    default: return try power()
    }
    try enter()
    defer { leave() }
    let start = position
    advance()
    let operand = try factor()
    return try make(.unary(operation, operand), from: start)
  }

  private mutating func power() throws(ParseStop) -> Expression {
    let start = position
    let base = try primary()
    guard kind == .doubleStar else { return base }
    try enter()
    defer { leave() }
    advance()
    let exponent = try factor()
    return try make(.binary(.power, base, exponent), from: start)
  }
}
