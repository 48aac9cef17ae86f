// What the grammar allows and Python still refuses; in the order of CPython's passes.

enum SyntaxRules {
  /// Throws for the first rule that a cell breaks.
  static func check(_ module: Module) throws(SyntaxFailure) {
    let futures = try leadingFutures(module)
    var scopes = ScopeRules()
    try scopes.visit(module.body)
    var placement = PlacementRules()
    try placement.check(module, leadingFutures: futures)
  }

  static func check(_ expression: Expression) throws(SyntaxFailure) {
    var scopes = ScopeRules()
    try scopes.visit(expression)
    var placement = PlacementRules()
    try placement.visit(expression)
  }

  /// What `from __future__ import` may name.
  static let futures = [
    "nested_scopes", "generators", "division", "absolute_import", "with_statement", "print_function",
    "unicode_literals", "barry_as_FLUFL", "generator_stop", "annotations",
  ]

  /// Whether the annotations of a cell are kept as text.
  static func keepsAnnotationText(_ module: Module) -> Bool {
    module.body.contains { statement in
      guard case .importFrom(module: "__future__", let names?, level: 0) = statement.kind else { return false }
      return names.contains { $0.name == "annotations" }
    }
  }

  /// How many statements stand where `from __future__` may: after at most a docstring.
  private static func leadingFutures(_ module: Module) throws(SyntaxFailure) -> Int {
    for (index, statement) in module.body.enumerated() {
      switch statement.kind {
      case .expression(let value):
        guard index == 0, case .constant(.string) = value.kind else { return index }
      case .importFrom(module: "__future__", let names, level: 0):
        for name in names?.map(\.name) ?? ["*"] where !futures.contains(name) {
          throw SyntaxFailure(
            name == "braces" ? "not a chance" : "future feature \(name) is not defined", at: statement.span)
        }
      default: return index
      }
    }
    return module.body.count
  }
}

extension Expression {
  /// Visits the expressions directly in this one, in the order of evaluation; a lambda or comprehension shows none,
  /// since theirs belong to another scope.
  func forEachOperand(_ visit: (Expression) throws(SyntaxFailure) -> Void) throws(SyntaxFailure) {
    switch kind {
    case .constant, .name, .lambda, .listComprehension, .setComprehension, .dictComprehension, .generator: break
    case .joinedString(let parts): try Expression.forEachField(of: parts, visit)
    case .unary(_, let value), .attribute(let value, _), .starred(let value), .named(_, _, let value),
      .yieldFrom(let value):
      try visit(value)
    case .binary(_, let left, let right), .subscripted(let left, let right):
      try visit(left)
      try visit(right)
    case .boolean(_, let values), .list(let values), .tuple(let values), .set(let values):
      for value in values { try visit(value) }
    case .compare(let first, let rest):
      try visit(first)
      for (_, value) in rest { try visit(value) }
    case .call(let callee, let arguments):
      try visit(callee)
      for argument in arguments { try visit(argument.value) }
    case .slice(let lower, let upper, let step):
      if let lower { try visit(lower) }
      if let upper { try visit(upper) }
      if let step { try visit(step) }
    case .dict(let items):
      for item in items {
        if let key = item.key { try visit(key) }
        try visit(item.value)
      }
    case .conditional(let test, let body, let orElse):
      try visit(test)
      try visit(body)
      try visit(orElse)
    case .yield(let value): if let value { try visit(value) }
    }
  }

  private static func forEachField(
    of parts: [FStringPart], _ visit: (Expression) throws(SyntaxFailure) -> Void
  ) throws(SyntaxFailure) {
    for case .field(let value, _, _, let format) in parts {
      try visit(value)
      if let format { try forEachField(of: format, visit) }
    }
  }

  /// The parts of a comprehension and CPython's word for it.
  var comprehension: (name: String, elements: [Expression], clauses: [ComprehensionClause])? {
    switch kind {
    case .listComprehension(let element, let clauses): return ("list comprehension", [element], clauses)
    case .setComprehension(let element, let clauses): return ("set comprehension", [element], clauses)
    case .dictComprehension(let key, let value, let clauses): return ("dict comprehension", [value, key], clauses)
    case .generator(let element, let clauses): return ("generator expression", [element], clauses)
    default: return nil
    }
  }
}
