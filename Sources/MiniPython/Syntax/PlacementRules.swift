// Rules about what may stand where: `return`, `break`, stars, keywords, and how deep blocks nest.

/// Walks a cell in the order in which CPython's compiler emits code.
struct PlacementRules {
  private struct Unit {
    var isFunction = false
    /// Whether names in annotations are evaluated here.
    var evaluatesAnnotations = true
    var loops = 0
    /// Whether an `except*` is what a `return` would leave, and a `break` or `continue`, for want of a loop in it.
    var isInPart = false
    var breaksLeavePart = false
    var blocks = 0
  }

  private var units = [Unit()]
  /// Whether the statement stands where `from __future__` may.
  private var allowsFutures = false

  private static let maximumBlocks = 20

  private var unit: Unit {
    get { units[units.count - 1] }
    set { units[units.count - 1] = newValue }
  }

  /// Checks a cell, whose first statements may be `from __future__`.
  mutating func check(_ module: Module, leadingFutures: Int) throws(SyntaxFailure) {
    for (index, statement) in module.body.enumerated() {
      allowsFutures = index < leadingFutures
      try visit(statement)
    }
  }

  private mutating func visit(_ body: [Statement]) throws(SyntaxFailure) {
    for statement in body { try visit(statement) }
  }

  private mutating func inside(
    function: Bool, _ body: (inout PlacementRules) throws(SyntaxFailure) -> Void
  ) throws(SyntaxFailure) {
    units.append(Unit(isFunction: function, evaluatesAnnotations: !function))
    try body(&self)
    units.removeLast()
  }

  /// The statements of a block of a kind that CPython counts.
  private mutating func block(
    _ count: Int = 1, at span: SourceSpan, _ body: (inout PlacementRules) throws(SyntaxFailure) -> Void
  ) throws(SyntaxFailure) {
    unit.blocks += count
    if unit.blocks > PlacementRules.maximumBlocks {
      throw SyntaxFailure("too many statically nested blocks", at: span)
    }
    try body(&self)
    unit.blocks -= count
  }

  // MARK: Statements

  private mutating func visit(_ statement: Statement) throws(SyntaxFailure) {
    switch statement.kind {
    case .expression(let value): try visit(value)
    case .assign(let targets, let value):
      try visit(value)
      for target in targets { try store(target) }
    case .augmentedAssign(let target, _, let value):
      // CPython lets an attribute be `__debug__` here.
      if case .attribute(let owner, _) = target.kind { try visit(owner) } else { try store(target) }
      try visit(value)
    case .annotatedAssign(let target, let annotation, let value, _):
      if let value { try visit(value) }
      try store(target)
      if unit.evaluatesAnnotations { try visit(annotation) }
    case .delete(let targets): for target in targets { try delete(target) }
    case .if(let test, let body, let orElse):
      try visit(test)
      try visit(body)
      try visit(orElse)
    case .while(let test, let body, let orElse):
      try block(at: statement.span) { (rules) throws(SyntaxFailure) in
        try rules.visit(test)
        try rules.loop(body)
      }
      try visit(orElse)
    case .for(let target, let iterable, let body, let orElse):
      try visit(iterable)
      try block(at: statement.span) { (rules) throws(SyntaxFailure) in
        try rules.store(target)
        try rules.loop(body)
      }
      try visit(orElse)
    case .with(let items, let body): try with(items[...], body, statement.span)
    case .try: try tryStatement(statement)
    case .raise(let first, let second):
      if let first { try visit(first) }
      if let second { try visit(second) }
    case .assert(let first, let second):
      try visit(first)
      if let second { try visit(second) }
    case .function(let definition): try function(definition, statement.span)
    case .class(let definition): try classDefinition(definition, statement.span)
    case .return(let value):
      guard unit.isFunction else { throw SyntaxFailure("'return' outside function", at: statement.span) }
      if unit.isInPart { throw leavingPart(statement.span) }
      if let value { try visit(value) }
    case .import(let names):
      for name in names {
        let bound = name.alias ?? String(name.name.prefix { $0 != "." })
        try checkName(bound, statement.span)
      }
    case .importFrom(let module, let names, let level):
      if module == "__future__", level == 0, !allowsFutures {
        throw SyntaxFailure("from __future__ imports must occur at the beginning of the file", at: statement.span)
      }
      for name in names ?? [] { try checkName(name.alias ?? name.name, statement.span) }
    case .match(let subject, let cases):
      try visit(subject)
      try visit(cases)
    case .break:
      if unit.breaksLeavePart { throw leavingPart(statement.span) }
      if unit.loops == 0 { throw SyntaxFailure("'break' outside loop", at: statement.span) }
    case .continue:
      if unit.breaksLeavePart { throw leavingPart(statement.span) }
      if unit.loops == 0 { throw SyntaxFailure("'continue' not properly in loop", at: statement.span) }
    case .global, .nonlocal, .pass: break
    }
  }

  private mutating func loop(_ body: [Statement]) throws(SyntaxFailure) {
    let breaksLeavePart = unit.breaksLeavePart
    unit.breaksLeavePart = false
    unit.loops += 1
    try visit(body)
    unit.loops -= 1
    unit.breaksLeavePart = breaksLeavePart
  }

  private func leavingPart(_ span: SourceSpan) -> SyntaxFailure {
    SyntaxFailure("'break', 'continue' and 'return' cannot appear in an except* block", at: span)
  }

  private mutating func with(
    _ items: ArraySlice<WithItem>, _ body: [Statement], _ span: SourceSpan
  ) throws(SyntaxFailure) {
    for item in items {
      try visit(item.context)
      unit.blocks += 1
      if unit.blocks > PlacementRules.maximumBlocks {
        throw SyntaxFailure("too many statically nested blocks", at: span)
      }
      if let target = item.target { try store(target) }
    }
    try visit(body)
    unit.blocks -= items.count
  }

  private mutating func tryStatement(_ statement: Statement) throws(SyntaxFailure) {
    guard case .try(let body, let handlers, let orElse, let finally) = statement.kind else { return }
    try block(finally.isEmpty ? 0 : 1, at: statement.span) { (rules) throws(SyntaxFailure) in
      if handlers.isEmpty {
        try rules.visit(body)
      } else {
        try rules.handled(body, handlers, orElse, statement.span)
      }
    }
    try block(finally.isEmpty ? 0 : 1, at: statement.span) { (rules) throws(SyntaxFailure) in
      try rules.visit(finally)
    }
  }

  private mutating func handled(
    _ body: [Statement], _ handlers: [ExceptHandler], _ orElse: [Statement], _ span: SourceSpan
  ) throws(SyntaxFailure) {
    try block(at: span) { (rules) throws(SyntaxFailure) in try rules.visit(body) }
    try visit(orElse)
    for (index, handler) in handlers.enumerated() {
      if handler.type == nil, index < handlers.count - 1 {
        throw SyntaxFailure("default 'except:' must be last", at: handler.span)
      }
      // One block for the handlers, one for the cleanup of each.
      try block(2, at: handler.span) { (rules) throws(SyntaxFailure) in
        if let type = handler.type { try rules.visit(type) }
        if let name = handler.name { try rules.checkName(name, handler.span) }
        let outer = rules.unit
        if handler.takesPart { (rules.unit.isInPart, rules.unit.breaksLeavePart) = (true, true) }
        try rules.visit(handler.body)
        (rules.unit.isInPart, rules.unit.breaksLeavePart) = (outer.isInPart, outer.breaksLeavePart)
      }
    }
  }

  private mutating func function(_ definition: FunctionDefinition, _ span: SourceSpan) throws(SyntaxFailure) {
    let all = definition.parameters.all
    for parameter in all { try checkName(parameter.name, parameter.span) }
    for decorator in definition.decorators { try visit(decorator) }
    for parameter in all { if let value = parameter.defaultValue { try visit(value) } }
    for parameter in all {
      guard let annotation = parameter.annotation else { continue }
      if case .starred(let value) = annotation.kind { try visit(value) } else { try visit(annotation) }
    }
    if let returns = definition.returns { try visit(returns) }
    try inside(function: true) { (rules) throws(SyntaxFailure) in try rules.visit(definition.body) }
    try checkName(definition.name, span)
  }

  private mutating func classDefinition(
    _ definition: ClassDefinition, _ span: SourceSpan
  ) throws(SyntaxFailure) {
    for decorator in definition.decorators { try visit(decorator) }
    try inside(function: false) { (rules) throws(SyntaxFailure) in try rules.visit(definition.body) }
    try visit(definition.arguments)
    try checkName(definition.name, span)
  }

  private mutating func visit(_ cases: [MatchCase]) throws(SyntaxFailure) {
    for (index, item) in cases.enumerated() {
      var patterns = PatternRules(at: item.patternSpan)
      try patterns.check(item.pattern, isLast: item.guardCondition != nil || index == cases.count - 1)
      if let condition = item.guardCondition { try visit(condition) }
      try visit(item.body)
    }
  }

  // MARK: Names and targets

  /// `__debug__` is a constant that nothing may bind.
  private func checkName(_ name: String, _ span: SourceSpan) throws(SyntaxFailure) {
    if name == "__debug__" { throw SyntaxFailure("cannot assign to __debug__", at: span) }
  }

  private mutating func store(_ target: Expression) throws(SyntaxFailure) {
    switch target.kind {
    case .name(let name): try checkName(name, target.span)
    case .attribute(let value, let name):
      try visit(value)
      try checkName(name, target.span)
    case .starred:
      throw SyntaxFailure("starred assignment target must be in a list or tuple", at: target.span)
    case .tuple(let elements), .list(let elements):
      var seenStar = false
      for element in elements {
        guard case .starred = element.kind else { continue }
        if seenStar { throw SyntaxFailure("multiple starred expressions in assignment", at: target.span) }
        seenStar = true
      }
      for element in elements {
        if case .starred(let value) = element.kind { try store(value) } else { try store(element) }
      }
    default: try target.forEachOperand { (operand) throws(SyntaxFailure) in try visit(operand) }
    }
  }

  private mutating func delete(_ target: Expression) throws(SyntaxFailure) {
    switch target.kind {
    case .name("__debug__"): throw SyntaxFailure("cannot delete __debug__", at: target.span)
    case .tuple(let elements), .list(let elements): for element in elements { try delete(element) }
    default: try target.forEachOperand { (operand) throws(SyntaxFailure) in try visit(operand) }
    }
  }

  // MARK: Expressions

  mutating func visit(_ expression: Expression) throws(SyntaxFailure) {
    if let comprehension = expression.comprehension {
      return try visit(comprehension.elements, comprehension.clauses)
    }
    switch expression.kind {
    case .starred: throw SyntaxFailure("can't use starred expression here", at: expression.span)
    case .list(let elements), .tuple(let elements), .set(let elements):
      for element in elements {
        if case .starred(let value) = element.kind { try visit(value) } else { try visit(element) }
      }
    case .call(let callee, let arguments):
      try visit(callee)
      try visit(arguments)
    case .named(let name, let nameSpan, let value):
      try visit(value)
      try checkName(name, nameSpan)
    case .lambda(let parameters, let body):
      for parameter in parameters.all { try checkName(parameter.name, expression.span) }
      for parameter in parameters.all { if let value = parameter.defaultValue { try visit(value) } }
      try inside(function: true) { (rules) throws(SyntaxFailure) in try rules.visit(body) }
    case .yield, .yieldFrom:
      guard unit.isFunction else { throw SyntaxFailure("'yield' outside function", at: expression.span) }
      try expression.forEachOperand { (operand) throws(SyntaxFailure) in try visit(operand) }
    default: try expression.forEachOperand { (operand) throws(SyntaxFailure) in try visit(operand) }
    }
  }

  private mutating func visit(_ arguments: [CallArgument]) throws(SyntaxFailure) {
    var seen: Set<String> = []
    for argument in arguments {
      guard case .keyword(let name, let value) = argument else { continue }
      try checkName(name, value.span)
      guard seen.insert(name).inserted else {
        throw SyntaxFailure("keyword argument repeated: \(name)", at: value.span)
      }
    }
    for argument in arguments { try visit(argument.value) }
  }

  /// The first iterable is evaluated outside of the comprehension, everything else in a function of its own.
  private mutating func visit(
    _ elements: [Expression], _ clauses: [ComprehensionClause]
  ) throws(SyntaxFailure) {
    if let first = clauses.first { try visit(first.iterable) }
    try inside(function: true) { (rules) throws(SyntaxFailure) in
      for (index, clause) in clauses.enumerated() {
        if index > 0 { try rules.visit(clause.iterable) }
        try rules.store(clause.target)
        for condition in clause.conditions { try rules.visit(condition) }
      }
      for element in elements.reversed() { try rules.visit(element) }
    }
  }
}
