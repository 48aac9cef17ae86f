// The pass over a cell's syntax that finds its scopes.

/// Builds the scope of each block: Python decides where a name lives from all of a block's text, before any of it runs.
struct Resolver {
  private(set) var scopes: [ObjectIdentifier: Scope] = [:]

  /// The scope of a cell, with those of all blocks in it.
  static func resolve(_ body: [Statement]) throws(SyntaxFailure) -> (module: Scope, scopes: [ObjectIdentifier: Scope]) {
    var resolver = Resolver()
    let module = Scope(.module, parent: nil, className: nil)
    try resolver.visit(body, module)
    try module.resolve()
    return (module, resolver.scopes)
  }

  /// The scope of a function of a module, or of a class with this name, and those of all blocks in it.
  static func resolve(
    _ definition: FunctionDefinition, inClass className: String?
  ) throws(SyntaxFailure) -> (outer: Scope, scopes: [ObjectIdentifier: Scope]) {
    var resolver = Resolver()
    let module = Scope(.module, parent: nil, className: nil)
    let outer = className.map { Scope(.class, parent: module, className: $0) } ?? module
    try resolver.visit(definition, outer)
    try module.resolve()
    return (outer, resolver.scopes)
  }

  // MARK: Statements

  private mutating func visit(_ statements: [Statement], _ scope: Scope) throws(SyntaxFailure) {
    for statement in statements { try visit(statement, scope) }
  }

  private mutating func visit(_ statement: Statement, _ scope: Scope) throws(SyntaxFailure) {
    switch statement.kind {
    case .expression(let value): try visit(value, scope)
    case .assign(let targets, let value):
      try visit(value, scope)
      for target in targets { try bind(target, scope) }
    case .augmentedAssign(let target, _, let value):
      try visit(value, scope)
      if case .name(let name) = target.kind { scope.use(scope.mangle(name)) }
      try bind(target, scope)
    case .annotatedAssign(let target, let annotation, let value, let simple):
      if let value { try visit(value, scope) }
      if scope.kind != .function { try visit(annotation, scope) }
      if simple && scope.kind != .function { scope.use("__annotations__") }
      try bind(target, scope)
    case .delete(let targets): for target in targets { try bind(target, scope) }
    case .if(let test, let body, let orElse), .while(let test, let body, let orElse):
      try visit(test, scope)
      try visit(body, scope)
      try visit(orElse, scope)
    case .for(let target, let iterable, let body, let orElse):
      try visit(iterable, scope)
      try bind(target, scope)
      try visit(body, scope)
      try visit(orElse, scope)
    case .with(let items, let body):
      for item in items {
        try visit(item.context, scope)
        if let target = item.target { try bind(target, scope) }
      }
      scope.blockDepth += 1
      try visit(body, scope)
      scope.blockDepth -= 1
    case .try(let body, let handlers, let orElse, let finally):
      scope.blockDepth += 1
      try visit(body, scope)
      for handler in handlers {
        if let type = handler.type { try visit(type, scope) }
        if let name = handler.name { scope.bind(scope.mangle(name)) }
        try visit(handler.body, scope)
      }
      try visit(orElse, scope)
      try visit(finally, scope)
      scope.blockDepth -= 1
    case .raise(let exception, let cause):
      if let exception { try visit(exception, scope) }
      if let cause { try visit(cause, scope) }
    case .assert(let test, let message):
      try visit(test, scope)
      if let message { try visit(message, scope) }
    case .function(let definition): try visit(definition, scope)
    case .class(let definition): try visit(definition, scope)
    case .return(let value): if let value { try visit(value, scope) }
    case .import(let aliases):
      for alias in aliases {
        let top = alias.name.prefix { $0 != "." }
        scope.bind(scope.mangle(alias.alias ?? String(top)))
      }
    case .importFrom(_, let names, _):
      for alias in names ?? [] { scope.bind(scope.mangle(alias.alias ?? alias.name)) }
    case .global(let names):
      for name in names { try scope.declareGlobal(scope.mangle(name), at: statement.span) }
    case .nonlocal(let names):
      for name in names { try scope.declareNonlocal(scope.mangle(name), at: statement.span) }
    case .match(let subject, let cases):
      try visit(subject, scope)
      for one in cases {
        try visit(one.pattern, scope)
        if let condition = one.guardCondition { try visit(condition, scope) }
        try visit(one.body, scope)
      }
    case .pass, .break, .continue: break
    }
  }

  private mutating func visit(_ definition: FunctionDefinition, _ scope: Scope) throws(SyntaxFailure) {
    for decorator in definition.decorators { try visit(decorator, scope) }
    try visitDefaults(definition.parameters, scope)
    for parameter in definition.parameters.registerOrder {
      if let annotation = parameter.annotation { try visit(annotation, scope) }
    }
    if let returns = definition.returns { try visit(returns, scope) }
    scope.bind(scope.mangle(definition.name))
    let inner = Scope(.function, parent: scope, className: scope.className)
    scopes[ObjectIdentifier(definition)] = inner
    for parameter in definition.parameters.registerOrder { inner.bindParameter(inner.mangle(parameter.name)) }
    if let deferred = definition.deferred, deferred.usesClass { inner.use("__class__") }
    try visit(definition.body, inner)
  }

  private mutating func visitDefaults(_ parameters: Parameters, _ scope: Scope) throws(SyntaxFailure) {
    for parameter in parameters.registerOrder {
      if let value = parameter.defaultValue { try visit(value, scope) }
    }
  }

  private mutating func visit(_ definition: ClassDefinition, _ scope: Scope) throws(SyntaxFailure) {
    for decorator in definition.decorators { try visit(decorator, scope) }
    try visit(definition.arguments, scope)
    scope.bind(scope.mangle(definition.name))
    let inner = Scope(.class, parent: scope, className: definition.name)
    scopes[ObjectIdentifier(definition)] = inner
    try visit(definition.body, inner)
  }

  // MARK: Expressions

  private mutating func visit(_ expressions: [Expression], _ scope: Scope) throws(SyntaxFailure) {
    for expression in expressions { try visit(expression, scope) }
  }

  private mutating func visit(_ arguments: [CallArgument], _ scope: Scope) throws(SyntaxFailure) {
    for argument in arguments {
      switch argument {
      case .positional(let value), .star(let value), .keyword(_, let value), .doubleStar(let value):
        try visit(value, scope)
      }
    }
  }

  private mutating func visit(_ expression: Expression, _ scope: Scope) throws(SyntaxFailure) {
    switch expression.kind {
    case .constant: break
    case .name(let name):
      scope.use(scope.mangle(name))
      if name == "super" && scope.kind != .module { scope.use("__class__") }
    case .joinedString(let parts): try visit(parts, scope)
    case .unary(_, let a), .starred(let a), .yieldFrom(let a), .attribute(let a, _):
      try visit(a, scope)
      if case .yieldFrom = expression.kind { scope.noteYield() }
    case .binary(_, let a, let b), .subscripted(let a, let b):
      try visit(a, scope)
      try visit(b, scope)
    case .boolean(_, let values), .list(let values), .tuple(let values), .set(let values): try visit(values, scope)
    case .compare(let first, let rest):
      try visit(first, scope)
      for (_, operand) in rest { try visit(operand, scope) }
    case .call(let callee, let arguments):
      try visit(callee, scope)
      try visit(arguments, scope)
    case .slice(let a, let b, let c): for part in [a, b, c] { if let part { try visit(part, scope) } }
    case .dict(let pairs):
      for (key, value) in pairs {
        if let key { try visit(key, scope) }
        try visit(value, scope)
      }
    case .listComprehension(let element, let clauses), .setComprehension(let element, let clauses):
      try visitComprehension(expression, [element], clauses, scope)
    case .generator(let element, let clauses):
      try visitComprehension(expression, [element], clauses, scope)
      scopes[ObjectIdentifier(expression)]?.isGenerator = true
    case .dictComprehension(let key, let value, let clauses):
      try visitComprehension(expression, [key, value], clauses, scope)
    case .lambda(let parameters, let body):
      try visitDefaults(parameters, scope)
      let inner = Scope(.function, parent: scope, className: scope.className)
      scopes[ObjectIdentifier(expression)] = inner
      for parameter in parameters.registerOrder { inner.bindParameter(inner.mangle(parameter.name)) }
      try visit(body, inner)
    case .conditional(let test, let body, let orElse): try visit([test, body, orElse], scope)
    case .named(let name, _, let value):
      try visit(value, scope)
      // Inside a comprehension the name belongs to the block around it.
      var target = scope
      while target.kind == .comprehension, let parent = target.parent { target = parent }
      target.bind(target.mangle(name))
      target.hasNamedExpressions = true
      scope.hasNamedExpressions = true
      if target !== scope { scope.use(scope.mangle(name)) }
    case .yield(let value):
      if let value { try visit(value, scope) }
      scope.noteYield()
    }
  }

  private mutating func visit(_ parts: [FStringPart], _ scope: Scope) throws(SyntaxFailure) {
    for case .field(let value, _, _, let format) in parts {
      try visit(value, scope)
      if let format { try visit(format, scope) }
    }
  }

  private mutating func visitComprehension(
    _ expression: Expression, _ elements: [Expression], _ clauses: [ComprehensionClause], _ scope: Scope
  ) throws(SyntaxFailure) {
    // The first iterable belongs to the block around the comprehension.
    try visit(clauses[0].iterable, scope)
    let inner = Scope(.comprehension, parent: scope, className: scope.className)
    scopes[ObjectIdentifier(expression)] = inner
    inner.bindParameter(".0")
    for (i, clause) in clauses.enumerated() {
      if i > 0 { try visit(clause.iterable, inner) }
      try bind(clause.target, inner)
      try visit(clause.conditions, inner)
    }
    try visit(elements, inner)
  }

  // MARK: Targets and patterns

  private mutating func bind(_ target: Expression, _ scope: Scope) throws(SyntaxFailure) {
    switch target.kind {
    case .name(let name): scope.bind(scope.mangle(name))
    case .tuple(let targets), .list(let targets): for one in targets { try bind(one, scope) }
    case .starred(let inner): try bind(inner, scope)
    default: try visit(target, scope)
    }
  }

  private mutating func visit(_ pattern: Pattern, _ scope: Scope) throws(SyntaxFailure) {
    switch pattern {
    case .value(let value): try visit(value, scope)
    case .singleton: break
    case .capture(let name), .star(let name): if let name { scope.bind(scope.mangle(name)) }
    case .sequence(let patterns), .or(let patterns): for one in patterns { try visit(one, scope) }
    case .mapping(let keys, let patterns, let rest):
      try visit(keys, scope)
      for one in patterns { try visit(one, scope) }
      if let rest { scope.bind(scope.mangle(rest)) }
    case .class(let type, let positional, let keywords):
      try visit(type, scope)
      for one in positional { try visit(one, scope) }
      for (_, one) in keywords { try visit(one, scope) }
    case .as(let inner, let name):
      try visit(inner, scope)
      scope.bind(scope.mangle(name))
    }
  }
}

extension Parameters {
  /// All parameters in the order of their registers: positional, keyword-only, `*args`, `**kwargs`.
  var registerOrder: [Parameter] {
    positionalOnly + positional + keywordOnly + [variadic, keywordVariadic].compactMap { $0 }
  }
}
