// Rules about scopes that need no name resolution: parameters, `import *`, and names bound inside comprehensions.

/// Walks a cell as CPython's symbol table does. Declarations of `global` and `nonlocal` are the resolver's.
struct ScopeRules {
  private enum Kind {
    case module, function, classBody
    case comprehension(String)
  }

  private struct Scope {
    var kind: Kind
    /// The loop variables of a comprehension.
    var loopNames: Set<String> = []
    /// The names that `:=` binds in a comprehension.
    var assigned: Set<String> = []
  }

  private var scopes = [Scope(kind: .module)]
  private var iterables = 0

  mutating func visit(_ body: [Statement]) throws(SyntaxFailure) {
    for statement in body { try visit(statement) }
  }

  private mutating func inside(
    _ kind: Kind, _ body: (inout ScopeRules) throws(SyntaxFailure) -> Void
  ) throws(SyntaxFailure) {
    scopes.append(Scope(kind: kind))
    try body(&self)
    scopes.removeLast()
  }

  private mutating func visit(_ statement: Statement) throws(SyntaxFailure) {
    switch statement.kind {
    case .expression(let value): try visit(value)
    case .assign(let targets, let value):
      for target in targets { try visit(target) }
      try visit(value)
    case .augmentedAssign(let target, _, let value):
      try visit(target)
      try visit(value)
    case .annotatedAssign(let target, let annotation, let value, _):
      try visit(target)
      try visit(annotation)
      if let value { try visit(value) }
    case .delete(let targets): for target in targets { try visit(target) }
    case .if(let test, let body, let orElse), .while(let test, let body, let orElse):
      try visit(test)
      try visit(body)
      try visit(orElse)
    case .for(let target, let iterable, let body, let orElse):
      try visit(target)
      try visit(iterable)
      try visit(body)
      try visit(orElse)
    case .with(let items, let body):
      for item in items {
        try visit(item.context)
        if let target = item.target { try visit(target) }
      }
      try visit(body)
    case .try(let body, let handlers, let orElse, let finally):
      try visit(body)
      for handler in handlers {
        if let type = handler.type { try visit(type) }
        try visit(handler.body)
      }
      try visit(orElse)
      try visit(finally)
    case .raise(let first, let second):
      if let first { try visit(first) }
      if let second { try visit(second) }
    case .assert(let first, let second):
      try visit(first)
      if let second { try visit(second) }
    case .return(let value): if let value { try visit(value) }
    case .function(let definition): try visit(definition)
    case .class(let definition):
      for argument in definition.arguments { try visit(argument.value) }
      for decorator in definition.decorators { try visit(decorator) }
      try inside(.classBody) { (rules) throws(SyntaxFailure) in try rules.visit(definition.body) }
    case .importFrom(_, let names, _):
      if names == nil, scopes.count > 1 {
        throw SyntaxFailure("import * only allowed at module level", at: statement.span)
      }
    case .match(let subject, let cases):
      try visit(subject)
      for item in cases {
        if let condition = item.guardCondition { try visit(condition) }
        try visit(item.body)
      }
    case .import, .global, .nonlocal, .pass, .break, .continue: break
    }
  }

  private mutating func visit(_ definition: FunctionDefinition) throws(SyntaxFailure) {
    let all = definition.parameters.all
    for parameter in all { if let value = parameter.defaultValue { try visit(value) } }
    for parameter in all { if let annotation = parameter.annotation { try visit(annotation) } }
    if let returns = definition.returns { try visit(returns) }
    for decorator in definition.decorators { try visit(decorator) }
    try inside(.function) { (rules) throws(SyntaxFailure) in
      try ScopeRules.checkNames(definition.parameters)
      try rules.visit(definition.body)
    }
  }

  private static func checkNames(_ parameters: Parameters) throws(SyntaxFailure) {
    var seen: Set<String> = []
    let starred = [parameters.variadic, parameters.keywordVariadic].compactMap { $0 }
    for parameter in parameters.positionalOnly + parameters.positional + parameters.keywordOnly + starred {
      guard seen.insert(parameter.name).inserted else {
        throw SyntaxFailure("duplicate argument '\(parameter.name)' in function definition", at: parameter.span)
      }
    }
  }

  mutating func visit(_ expression: Expression) throws(SyntaxFailure) {
    if let comprehension = expression.comprehension {
      return try visit(comprehension.name, comprehension.elements, comprehension.clauses)
    }
    switch expression.kind {
    case .lambda(let parameters, let body):
      for parameter in parameters.all { if let value = parameter.defaultValue { try visit(value) } }
      try inside(.function) { (rules) throws(SyntaxFailure) in
        try ScopeRules.checkNames(parameters)
        try rules.visit(body)
      }
    case .named(let name, _, let value):
      try checkAssignment(name, expression.span)
      try visit(value)
    case .yield, .yieldFrom:
      try expression.forEachOperand { (operand) throws(SyntaxFailure) in try visit(operand) }
      if case .comprehension(let what)? = scopes.last?.kind {
        throw SyntaxFailure("'yield' inside \(what)", at: expression.span)
      }
    default: try expression.forEachOperand { (operand) throws(SyntaxFailure) in try visit(operand) }
    }
  }

  private mutating func visit(
    _ name: String, _ elements: [Expression], _ clauses: [ComprehensionClause]
  ) throws(SyntaxFailure) {
    for (index, clause) in clauses.enumerated() {
      if index == 0 {
        try visitIterable(clause.iterable)
        scopes.append(Scope(kind: .comprehension(name)))
      }
      try bind(clause.target)
      if index > 0 { try visitIterable(clause.iterable) }
      for condition in clause.conditions { try visit(condition) }
    }
    for element in elements { try visit(element) }
    scopes.removeLast()
  }

  private mutating func visitIterable(_ iterable: Expression) throws(SyntaxFailure) {
    iterables += 1
    try visit(iterable)
    iterables -= 1
  }

  /// Takes the names of a comprehension's target.
  private mutating func bind(_ target: Expression) throws(SyntaxFailure) {
    switch target.kind {
    case .name(let name):
      if scopes[scopes.count - 1].assigned.contains(name) {
        throw SyntaxFailure(
          "comprehension inner loop cannot rebind assignment expression target '\(name)'", at: target.span)
      }
      scopes[scopes.count - 1].loopNames.insert(name)
    case .tuple(let elements), .list(let elements): for element in elements { try bind(element) }
    case .starred(let value): try bind(value)
    default: try visit(target)
    }
  }

  private mutating func checkAssignment(_ name: String, _ span: SourceSpan) throws(SyntaxFailure) {
    if iterables > 0 {
      throw SyntaxFailure(
        "assignment expression cannot be used in a comprehension iterable expression", at: span)
    }
    guard case .comprehension? = scopes.last?.kind else { return }
    scopes[scopes.count - 1].assigned.insert(name)
    for scope in scopes.reversed() {
      switch scope.kind {
      case .comprehension:
        if scope.loopNames.contains(name) {
          throw SyntaxFailure(
            "assignment expression cannot rebind comprehension iteration variable '\(name)'", at: span)
        }
      case .classBody:
        throw SyntaxFailure(
          "assignment expression within a comprehension cannot be used in a class body", at: span)
      case .module, .function: return
      }
    }
  }
}
