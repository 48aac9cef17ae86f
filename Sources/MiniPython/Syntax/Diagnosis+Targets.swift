// What CPython calls an expression, and which of them no assignment can have on its left.

extension Diagnosis {
  enum Purpose { case assign, loop, delete }

  /// The part of an expression that cannot be a target, or nil.
  static func invalidTarget(_ expression: Expression, _ purpose: Purpose) -> Expression? {
    switch expression.kind {
    case .name, .attribute, .subscripted: return nil
    case .list(let elements), .tuple(let elements):
      for element in elements {
        if let wrong = invalidTarget(element, purpose) { return wrong }
      }
      return nil
    case .starred(let value): return purpose == .delete ? expression : invalidTarget(value, purpose)
    case .compare(let first, let rest) where purpose == .loop:
      // `for a + b in c` was read as a comparison.
      if case .in? = rest.first?.0 { return invalidTarget(first, purpose) }
      return nil
    default: return expression
    }
  }

  /// CPython's name for a kind of expression in its messages.
  static func name(_ expression: Expression) -> String {
    switch expression.kind {
    case .constant(let constant):
      switch constant {
      case .none: return "None"
      case .true: return "True"
      case .false: return "False"
      case .ellipsis: return "ellipsis"
      default: return "literal"
      }
    case .name: return "name"
    case .joinedString: return "f-string expression"
    case .unary, .binary, .boolean: return "expression"
    case .compare: return "comparison"
    case .call: return "function call"
    case .attribute: return "attribute"
    case .subscripted: return "subscript"
    case .slice: return "slice"
    case .list: return "list"
    case .tuple: return "tuple"
    case .set: return "set display"
    case .dict: return "dict literal"
    case .listComprehension: return "list comprehension"
    case .setComprehension: return "set comprehension"
    case .dictComprehension: return "dict comprehension"
    case .generator: return "generator expression"
    case .lambda: return "lambda"
    case .conditional: return "conditional expression"
    case .starred: return "starred"
    case .named: return "named expression"
    case .yield, .yieldFrom: return "yield expression"
    }
  }
}
