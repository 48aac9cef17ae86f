// What may stand on the left of an assignment.

extension TokenParser {
  /// The targets of `for`: one, or several with commas.
  mutating func targets() throws(ParseStop) -> Expression {
    let start = position
    let first = try target()
    guard kind == .comma else { return first }
    var elements = [first]
    while accept(.comma) {
      guard startsExpression else { break }
      elements.append(try target())
    }
    return try make(.tuple(elements), from: start)
  }

  /// One target, starred or not.
  mutating func target() throws(ParseStop) -> Expression {
    let value = kind == .star ? try starred() : try binary(0)
    guard isTarget(value) else { throw mismatch() }
    return value
  }

  /// Whether an expression is a target: a name, attribute or subscript, or a display of targets.
  func isTarget(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .name, .attribute, .subscripted: return true
    case .tuple(let elements), .list(let elements): return elements.allSatisfy(isTarget)
    case .starred(let value):
      if case .starred = value.kind { return false }
      return isTarget(value)
    default: return false
    }
  }

  /// Whether an expression can be annotated or assigned with an operator.
  func isSingleTarget(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .name, .attribute, .subscripted: return true
    default: return false
    }
  }

  /// Whether `del` takes an expression.
  func isDeletable(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .name, .attribute, .subscripted: return true
    case .tuple(let elements), .list(let elements): return elements.allSatisfy(isDeletable)
    default: return false
    }
  }
}
