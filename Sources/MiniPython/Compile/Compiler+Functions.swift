// Functions, lambdas, classes and comprehensions: the blocks inside a block.

extension Compiler {
  // MARK: Blocks

  /// Compiles an inner block and returns its code.
  private func block(
    _ name: String, _ scope: Scope, line: Int, parameters: Parameters?, _ body: () throws(SyntaxFailure) -> Void
  ) throws(SyntaxFailure) -> CodeObject {
    let code = CodeObject(
      name: name, qualifiedName: qualifiedName(name), cellNumber: cellNumber, firstLine: line)
    if let parameters { code.declare(parameters, mangle: scope.mangle) }
    code.captures = scope.freeNames.map { builder.registers[$0] ?? 0 }
    return try fill(code, scope, body)
  }

  /// Compiles a block to a code that knows its parameters and what it captures.
  private func fill(
    _ code: CodeObject, _ scope: Scope, _ body: () throws(SyntaxFailure) -> Void
  ) throws(SyntaxFailure) -> CodeObject {
    let outer = builder
    let inner = CodeBuilder(code: code, scope: scope, parent: outer)
    code.isGenerator = scope.isGenerator
    code.isFunction = scope.kind != .class
    code.localNames = []

    var cells: [(name: String, parameter: Int?)] = []
    for (i, name) in scope.parameters.enumerated() {
      let register = inner.reserve()
      if scope.bindings[name] == .cell {
        cells.append((name, i))
      } else {
        inner.registers[name] = register
        inner.assigned.insert(register)
      }
      code.localNames.append(StringObject.intern(name))
    }
    for name in scope.bound where !scope.parameters.contains(name) {
      switch scope.bindings[name] {
      case .local:
        inner.registers[name] = inner.reserve()
        code.localNames.append(StringObject.intern(name))
      case .cell: cells.append((name, nil))
      default: break
      }
    }
    if scope.bindings["__class__"] == .cell && !scope.bound.contains("__class__") { cells.append(("__class__", nil)) }
    code.cellNames = cells.map { StringObject.intern($0.name) }
    for (name, parameter) in cells {
      let register = inner.reserve()
      inner.registers[name] = register
      inner.emit(.makeCell, register, parameter ?? 0, x: parameter == nil ? 0 : 1)
    }
    code.freeBase = inner.top
    code.freeNames = scope.freeNames.map(StringObject.intern)
    for name in scope.freeNames { inner.registers[name] = inner.reserve() }

    builder = inner
    defer { builder = outer }
    try body()
    return try inner.finish()
  }

  private func qualifiedName(_ name: String) -> String {
    switch builder.scope.kind {
    case .module: return name
    case .class, .comprehension: return "\(builder.code.qualifiedName).\(name)"
    case .function:
      if builder.scope.globals.contains(name) { return name }
      return "\(builder.code.qualifiedName).<locals>.\(name)"
    }
  }

  private func scope(_ node: AnyObject) -> Scope {
    guard let scope = scopes[ObjectIdentifier(node)] else { preconditionFailure("a block without a scope") }
    return scope
  }

  // MARK: Functions

  func function(_ definition: FunctionDefinition) throws(SyntaxFailure) {
    let decorators = builder.reserve(definition.decorators.count * 2)
    for (i, decorator) in definition.decorators.enumerated() { try value(decorator, into: decorators + i * 2) }
    let code = try block(
      definition.name, scope(definition), line: Int(builder.line), parameters: definition.parameters
    ) { () throws(SyntaxFailure) in
      if definition.deferred == nil { try functionBody(definition.body) }
    }
    if let deferred = definition.deferred {
      let className = builder.scope.className
      code.deferred = { [keepsAnnotationText] () throws(SyntaxFailure) in
        try Compiler.complete(code, definition, deferred, className, keepsAnnotationText: keepsAnnotationText)
      }
    }
    let register = builder.reserve()
    try makeFunction(
      code, definition.parameters, returns: definition.returns, into: register)
    try decorate(definition.decorators, decorators, register)
    store(definition.name, from: register)
  }

  /// Compiles the body of a function that was passed over.
  private static func complete(
    _ code: CodeObject, _ definition: FunctionDefinition, _ deferred: DeferredBody, _ className: String?,
    keepsAnnotationText: Bool
  ) throws(SyntaxFailure) {
    let whole = FunctionDefinition(
      name: definition.name, parameters: definition.parameters, returns: nil, decorators: [],
      body: try deferred.parse(), deferred: deferred)
    let (outer, scopes) = try Resolver.resolve(whole, inClass: className)
    let compiler = Compiler(
      cellNumber: code.cellNumber, hasNamespace: false, keepsAnnotationText: keepsAnnotationText, scopes: scopes,
      builder: CodeBuilder(code: code, scope: outer, parent: nil))
    _ = try compiler.fill(code, compiler.scope(whole)) { () throws(SyntaxFailure) in
      try compiler.functionBody(whole.body)
    }
  }

  private func functionBody(_ body: [Statement]) throws(SyntaxFailure) {
    var body = body[...]
    if let first = body.first, case .expression(let value) = first.kind,
      case .constant(.string(let text)) = value.kind
    {
      builder.code.documentation = .string(text)
      body = body.dropFirst()
    }
    try statements(Array(body))
    returnNone()
  }

  private func decorate(_ decorators: [Expression], _ base: Int, _ register: Int) throws(SyntaxFailure) {
    for (i, decorator) in decorators.enumerated().reversed() {
      builder.mark(decorator.span)
      builder.emit(.move, base + i * 2 + 1, register)
      builder.emit(.call, base + i * 2, 1, register)
    }
  }

  func makeFunction(_ code: CodeObject, _ parameters: Parameters, returns: Expression?, into target: Int)
    throws(SyntaxFailure)
  {
    let base = builder.reserve(3)
    var flags = 0
    var next = base
    let defaults = (parameters.positionalOnly + parameters.positional).compactMap(\.defaultValue)
    if !defaults.isEmpty {
      flags |= 1
      try value(Expression(.tuple(defaults), .none), into: next)
      next += 1
    }
    let keywordDefaults = parameters.keywordOnly.filter { $0.defaultValue != nil }
    if !keywordDefaults.isEmpty {
      flags |= 2
      try dictionary(keywordDefaults.map { ($0.name, $0.defaultValue) }, into: next)
      next += 1
    }
    var annotations = parameters.all.compactMap { one in one.annotation.map { (one.name, Optional(kept($0))) } }
    if let returns { annotations.append(("return", kept(returns))) }
    if !annotations.isEmpty {
      flags |= 4
      try dictionary(annotations, into: next)
    }
    builder.emit(.makeFunction, target, base, d: builder.constant(.object(code)), x: flags)
  }

  private func dictionary(_ pairs: [(String, Expression?)], into target: Int) throws(SyntaxFailure) {
    let display = pairs.map { name, value in
      (
        key: Optional(Expression(.constant(.string(Array(mangle(name).utf8))), .none)),
        value: value ?? Expression(.constant(.none), .none)
      )
    }
    try value(Expression(.dict(display), .none), into: target)
  }

  func lambda(_ expression: Expression, _ parameters: Parameters, _ body: Expression, into target: Int)
    throws(SyntaxFailure)
  {
    let code = try block(
      "<lambda>", scope(expression), line: Int(expression.span.line), parameters: parameters
    ) { () throws(SyntaxFailure) in
      builder.mark(body.span)
      builder.emit(.returnValue, try operand(body))
    }
    try makeFunction(code, parameters, returns: nil, into: target)
  }

  // MARK: Classes

  func classStatement(_ definition: ClassDefinition) throws(SyntaxFailure) {
    let decorators = builder.reserve(definition.decorators.count * 2)
    for (i, decorator) in definition.decorators.enumerated() { try value(decorator, into: decorators + i * 2) }
    let code = try block(
      definition.name, scope(definition), line: Int(builder.line), parameters: nil
    ) { () throws(SyntaxFailure) in
      try classBody(definition.body)
    }
    let base = builder.reserve(3)
    builder.emit(.loadBuildClass, base)
    builder.emit(.buildList, base + 1, base + 1, 0)
    builder.emit(.buildDict, base + 2, base + 2, 0)
    let mark = builder.top
    let part = builder.reserve()
    try makeFunction(code, Parameters(), returns: nil, into: part)
    builder.emit(.listAppend, base + 1, part)
    builder.emit(.loadConstant, part, d: builder.constant(.string(definition.name)))
    builder.emit(.listAppend, base + 1, part)
    builder.release(to: mark)
    try gather(definition.arguments, base)
    builder.emit(.callSpread, base, 0, base)
    try decorate(definition.decorators, decorators, base)
    store(definition.name, from: base)
  }

  private func classBody(_ body: [Statement]) throws(SyntaxFailure) {
    let register = builder.reserve()
    builder.emit(.loadGlobal, register, d: builder.name("__name__"), cached: true)
    builder.emit(.storeName, register, d: builder.name("__module__"))
    builder.emit(.loadConstant, register, d: builder.constant(.string(builder.code.qualifiedName)))
    builder.emit(.storeName, register, d: builder.name("__qualname__"))
    var body = body[...]
    if let first = body.first, case .expression(let value) = first.kind,
      case .constant(.string(let text)) = value.kind
    {
      builder.emit(.loadConstant, register, d: builder.constant(.string(text)))
      builder.emit(.storeName, register, d: builder.name("__doc__"))
      body = body.dropFirst()
    }
    if body.contains(where: \.isAnnotated) { builder.emit(.setUpAnnotations) }
    try statements(Array(body))
    if let cell = builder.registers["__class__"], builder.scope.bindings["__class__"] == .cell {
      builder.emit(.returnValue, cell)
    } else {
      returnNone()
    }
  }

  // MARK: Comprehensions

  func comprehension(_ expression: Expression, into target: Int) throws(SyntaxFailure) {
    let name: String
    let clauses: [ComprehensionClause]
    switch expression.kind {
    case .listComprehension(_, let all): (name, clauses) = ("<listcomp>", all)
    case .setComprehension(_, let all): (name, clauses) = ("<setcomp>", all)
    case .dictComprehension(_, _, let all): (name, clauses) = ("<dictcomp>", all)
    case .generator(_, let all): (name, clauses) = ("<genexpr>", all)
    default: preconditionFailure("not a comprehension")
    }
    var parameters = Parameters()
    parameters.positional = [
      Parameters.Parameter(name: ".0", annotation: nil, defaultValue: nil, span: expression.span)
    ]
    let code = try block(
      name, scope(expression), line: Int(expression.span.line), parameters: parameters
    ) { () throws(SyntaxFailure) in
      try comprehensionBody(expression, clauses)
    }
    let argument = builder.reserve()
    try iterate(clauses[0].iterable, into: argument)
    builder.mark(expression.span)
    builder.emit(.callBlock, argument, 0, target, d: builder.constant(.object(code)))
  }

  private func comprehensionBody(_ expression: Expression, _ clauses: [ComprehensionClause]) throws(SyntaxFailure) {
    let result = builder.reserve()
    switch expression.kind {
    case .listComprehension: builder.emit(.buildList, result, result, 0)
    case .setComprehension: builder.emit(.buildSet, result, result, 0)
    case .dictComprehension: builder.emit(.buildDict, result, result, 0)
    default: break
    }
    try comprehensionLoop(expression, clauses[...], first: true, result)
    if case .generator = expression.kind { returnNone() } else { builder.emit(.returnValue, result) }
  }

  private func comprehensionLoop(
    _ expression: Expression, _ clauses: ArraySlice<ComprehensionClause>, first: Bool, _ result: Int
  ) throws(SyntaxFailure) {
    guard let clause = clauses.first else { return try comprehensionElement(expression, result) }
    let mark = builder.top
    let assigned = builder.assigned
    var iterator = 0
    if !first {
      iterator = builder.reserve()
      try iterate(clause.iterable, into: iterator)
    }
    let again = CodeBuilder.LabelBox()
    let next = try forNext(iterator, clause.target)
    for condition in clause.conditions { try jumpIf(condition, false, again) }
    try comprehensionLoop(expression, clauses.dropFirst(), first: false, result)
    builder.patch(again)
    builder.mark(clause.iterable.span)
    forAgain(next)
    builder.assigned = assigned
    builder.release(to: mark)
  }

  private func comprehensionElement(_ expression: Expression, _ result: Int) throws(SyntaxFailure) {
    let mark = builder.top
    defer { builder.release(to: mark) }
    switch expression.kind {
    case .listComprehension(let element, _): builder.emit(.listAppend, result, try operand(element))
    case .setComprehension(let element, _): builder.emit(.setAdd, result, try operand(element))
    case .dictComprehension(let key, let value, _):
      let register = try operand(key)
      builder.emit(.dictSet, result, register, try operand(value))
    case .generator(let element, _):
      let register = builder.reserve()
      try value(element, into: register)
      builder.emit(.yield, register, 0, register)
    default: preconditionFailure("not a comprehension")
    }
  }
}

extension CodeObject {
  func declare(_ parameters: Parameters, mangle: (String) -> String) {
    parameterNames = parameters.registerOrder.map { StringObject.intern(mangle($0.name)) }
    positionalOnlyCount = parameters.positionalOnly.count
    positionalCount = parameters.positionalOnly.count + parameters.positional.count
    keywordOnlyCount = parameters.keywordOnly.count
    hasVariadic = parameters.variadic != nil
    hasKeywordVariadic = parameters.keywordVariadic != nil
  }
}
