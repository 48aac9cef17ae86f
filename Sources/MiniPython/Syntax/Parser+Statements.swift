// Simple statements, and the blocks that hold statements.

extension TokenParser {
  mutating func module() throws(ParseStop) -> Module {
    var body: [Statement] = []
    while kind != .endMarker {
      statementStart = position
      try statement(into: &body)
    }
    let last = tokens.last { token in
      switch token.kind {
      case .newline, .indent, .dedent, .endMarker: return false
      default: return true
      }
    }
    return Module(
      body: body, endsInSemicolon: last?.kind == .semicolon, warnings: source.warnings, passedOver: passedOver)
  }

  /// One compound statement, or a line of simple ones.
  mutating func statement(into body: inout [Statement]) throws(ParseStop) {
    if let compound = try compoundStatement() { return body.append(compound) }
    try simpleStatements(into: &body)
  }

  private mutating func simpleStatements(into body: inout [Statement]) throws(ParseStop) {
    while true {
      body.append(try simpleStatement())
      guard accept(.semicolon) else { break }
      if kind == .newline { break }
    }
    try expect(.newline)
  }

  /// The statements after a colon: an indented block, or the rest of the line.
  mutating func block() throws(ParseStop) -> [Statement] {
    var body: [Statement] = []
    guard accept(.newline) else {
      try simpleStatements(into: &body)
      return body
    }
    try expect(.indent)
    while kind != .dedent { try statement(into: &body) }
    advance()
    return body
  }

  func statement(_ kind: Statement.Kind, from start: Int) -> Statement { Statement(kind, span(from: start)) }

  private mutating func simpleStatement() throws(ParseStop) -> Statement {
    let start = position
    switch kind {
    case .kwPass:
      advance()
      return statement(.pass, from: start)
    case .kwBreak:
      advance()
      return statement(.break, from: start)
    case .kwContinue:
      advance()
      return statement(.continue, from: start)
    case .kwReturn:
      advance()
      let value = startsExpression ? try starExpressions() : nil
      return statement(.return(value), from: start)
    case .kwRaise: return try raise()
    case .kwGlobal, .kwNonlocal: return try scopeDeclaration()
    case .kwDel: return try delete()
    case .kwAssert:
      advance()
      let test = try expression()
      let message = accept(.comma) ? try expression() : nil
      return statement(.assert(test, message: message), from: start)
    case .kwImport: return try importNames()
    case .kwFrom: return try importFrom()
    default: return try expressionStatement()
    }
  }

  private mutating func raise() throws(ParseStop) -> Statement {
    let start = position
    advance()
    guard startsExpression else { return statement(.raise(nil, cause: nil), from: start) }
    let exception = try expression()
    let cause = accept(.kwFrom) ? try expression() : nil
    return statement(.raise(exception, cause: cause), from: start)
  }

  private mutating func scopeDeclaration() throws(ParseStop) -> Statement {
    let start = position
    let isGlobal = kind == .kwGlobal
    advance()
    var names = [try name()]
    while accept(.comma) { names.append(try name()) }
    return statement(isGlobal ? .global(names) : .nonlocal(names), from: start)
  }

  private mutating func delete() throws(ParseStop) -> Statement {
    let start = position
    advance()
    var targets: [Expression] = []
    repeat {
      if !targets.isEmpty, !startsExpression { break }
      let target = try binary(0)
      guard isDeletable(target) else { throw mismatch() }
      targets.append(target)
    } while accept(.comma)
    guard kind == .semicolon || kind == .newline else { throw mismatch() }
    return statement(.delete(targets), from: start)
  }

  // MARK: Imports

  private mutating func dottedName() throws(ParseStop) -> String {
    var dotted = try name()
    while accept(.dot) { dotted += "." + (try name()) }
    return dotted
  }

  private mutating func importNames() throws(ParseStop) -> Statement {
    let start = position
    advance()
    var names: [ImportAlias] = []
    repeat {
      let module = try dottedName()
      names.append(ImportAlias(name: module, alias: accept(.kwAs) ? try name() : nil))
    } while accept(.comma)
    return statement(.import(names), from: start)
  }

  private mutating func importFrom() throws(ParseStop) -> Statement {
    let start = position
    advance()
    var level = 0
    while kind == .dot || kind == .ellipsis {
      level += kind == .dot ? 1 : 3
      advance()
    }
    let module = level > 0 && kind == .kwImport ? "" : try dottedName()
    try expect(.kwImport)
    if accept(.star) { return statement(.importFrom(module: module, names: nil, level: level), from: start) }
    let parenthesized = accept(.leftParen)
    var names: [ImportAlias] = []
    repeat {
      if parenthesized, !names.isEmpty, kind == .rightParen { break }
      let imported = try name()
      names.append(ImportAlias(name: imported, alias: accept(.kwAs) ? try name() : nil))
    } while accept(.comma)
    if parenthesized { try expect(.rightParen) }
    return statement(.importFrom(module: module, names: names, level: level), from: start)
  }

  // MARK: Assignments

  /// An expression, an assignment, an augmented or an annotated one.
  private mutating func expressionStatement() throws(ParseStop) -> Statement {
    let start = position
    let first = try yieldOrStarExpressions()
    switch kind {
    case .equal: return try assignment(first, from: start)
    case .colon: return try annotation(first, from: start)
    default: break
    }
    guard let operation = augmentedOperator else { return statement(.expression(first), from: start) }
    guard isSingleTarget(first) else { throw mismatch() }
    advance()
    let value = try yieldOrStarExpressions()
    return statement(.augmentedAssign(target: first, operation, value), from: start)
  }

  private mutating func assignment(_ first: Expression, from start: Int) throws(ParseStop) -> Statement {
    var targets: [Expression] = []
    var value = first
    while kind == .equal {
      guard isTarget(value) else { throw mismatch() }
      targets.append(value)
      advance()
      value = try yieldOrStarExpressions()
    }
    return statement(.assign(targets: targets, value), from: start)
  }

  private mutating func annotation(_ target: Expression, from start: Int) throws(ParseStop) -> Statement {
    guard isSingleTarget(target) else { throw mismatch() }
    var simple = false
    if case .name = target.kind { simple = tokens[start].kind == .name }
    advance()
    let annotation = try expression()
    let value = accept(.equal) ? try yieldOrStarExpressions() : nil
    return statement(
      .annotatedAssign(target: target, annotation: annotation, value, simple: simple), from: start)
  }

  private var augmentedOperator: BinaryOperator? {
    switch kind {
    case .plusEqual: return .add
    case .minusEqual: return .subtract
    case .starEqual: return .multiply
    case .atEqual: return .matrixMultiply
    case .slashEqual: return .divide
    case .doubleSlashEqual: return .floorDivide
    case .percentEqual: return .modulo
    case .doubleStarEqual: return .power
    case .leftShiftEqual: return .leftShift
    case .rightShiftEqual: return .rightShift
    case .ampersandEqual: return .bitAnd
    case .barEqual: return .bitOr
    case .caretEqual: return .bitXor
    default: return nil
    }
  }
}
