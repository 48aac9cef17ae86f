// How deep the tree under an expression is.

extension Expression.Kind {
  /// One more than the deepest part.
  var depth: Int32 {
    switch self {
    case .constant, .name: return 1
    case .joinedString(let parts): return 1 + deepest(parts)
    case .unary(_, let operand): return 1 + operand.depth
    case .binary(_, let left, let right): return 1 + max(left.depth, right.depth)
    case .boolean(_, let operands): return 1 + deepest(operands)
    case .compare(let first, let rest): return 1 + rest.reduce(first.depth) { max($0, $1.1.depth) }
    case .call(let callee, let arguments):
      return 1 + arguments.reduce(callee.depth) { max($0, $1.value.depth) }
    case .attribute(let value, _): return 1 + value.depth
    case .subscripted(let value, let index): return 1 + max(value.depth, index.depth)
    case .slice(let lower, let upper, let step):
      return 1 + max(lower?.depth ?? 0, upper?.depth ?? 0, step?.depth ?? 0)
    case .list(let elements), .tuple(let elements), .set(let elements): return 1 + deepest(elements)
    case .dict(let items): return 1 + items.reduce(0) { max($0, $1.key?.depth ?? 0, $1.value.depth) }
    case .listComprehension(let element, let clauses), .setComprehension(let element, let clauses),
      .generator(let element, let clauses):
      return 1 + max(element.depth, deepest(clauses))
    case .dictComprehension(let key, let value, let clauses):
      return 1 + max(key.depth, value.depth, deepest(clauses))
    case .lambda(let parameters, let body):
      return 1 + parameters.all.reduce(body.depth) { max($0, $1.defaultValue?.depth ?? 0) }
    case .conditional(let test, let body, let orElse): return 1 + max(test.depth, body.depth, orElse.depth)
    case .starred(let value), .named(_, _, let value), .yieldFrom(let value): return 1 + value.depth
    case .yield(let value): return 1 + (value?.depth ?? 0)
    }
  }

  private func deepest(_ expressions: [Expression]) -> Int32 {
    expressions.reduce(0) { max($0, $1.depth) }
  }

  private func deepest(_ clauses: [ComprehensionClause]) -> Int32 {
    clauses.reduce(0) { max($0, $1.target.depth, $1.iterable.depth, deepest($1.conditions)) }
  }

  private func deepest(_ parts: [FStringPart]) -> Int32 {
    parts.reduce(0) { depth, part in
      guard case .field(let expression, _, _, let format) = part else { return depth }
      return max(depth, expression.depth, format.map(deepest) ?? 0)
    }
  }
}

extension CallArgument {
  /// The expression of the argument.
  package var value: Expression {
    switch self {
    case .positional(let value), .star(let value), .keyword(_, let value), .doubleStar(let value): return value
    }
  }
}

extension Parameters {
  /// Every parameter, in the order that CPython binds them.
  package var all: [Parameter] {
    var all = positionalOnly + positional
    if let variadic { all.append(variadic) }
    all += keywordOnly
    if let keywordVariadic { all.append(keywordVariadic) }
    return all
  }
}
