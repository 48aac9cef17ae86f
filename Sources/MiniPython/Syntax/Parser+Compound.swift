// Compound statements: control flow, functions and classes.

extension TokenParser {
  /// The compound statement that the next token begins, if it does.
  mutating func compoundStatement() throws(ParseStop) -> Statement? {
    switch kind {
    case .kwIf: return try ifStatement()
    case .kwWhile: return try whileStatement()
    case .kwFor: return try forStatement()
    case .kwTry: return try tryStatement()
    case .kwWith: return try withStatement()
    case .kwDef: return try function(from: position, decorators: [])
    case .kwClass: return try classDefinition(from: position, decorators: [])
    case .at: return try decorated()
    case .kwAsync: throw unsupported("async")
    case .name where isWord(position, "match"): return try matchStatement()
    default: return nil
    }
  }

  /// `if` or `elif` with what follows it.
  private mutating func ifStatement() throws(ParseStop) -> Statement {
    try enter()
    defer { leave() }
    let start = position
    advance()
    let test = try namedExpression()
    try expect(.colon)
    let body = try block()
    let orElse = kind == .kwElif ? [try ifStatement()] : try elseBlock()
    return statement(.if(test: test, body: body, orElse: orElse), from: start)
  }

  private mutating func elseBlock() throws(ParseStop) -> [Statement] {
    guard accept(.kwElse) else { return [] }
    try force(.colon, ":")
    return try block()
  }

  private mutating func whileStatement() throws(ParseStop) -> Statement {
    let start = position
    advance()
    let test = try namedExpression()
    try expect(.colon)
    let body = try block()
    let orElse = try elseBlock()
    return statement(.while(test: test, body: body, orElse: orElse), from: start)
  }

  private mutating func forStatement() throws(ParseStop) -> Statement {
    let start = position
    advance()
    let target = try targets()
    try expect(.kwIn)
    let iterable = try starExpressions()
    try expect(.colon)
    let body = try block()
    let orElse = try elseBlock()
    return statement(.for(target: target, iterable: iterable, body: body, orElse: orElse), from: start)
  }

  // MARK: with

  private mutating func withStatement() throws(ParseStop) -> Statement {
    let start = position
    advance()
    let items: [WithItem]
    if let inParentheses = try parenthesizedItems() {
      items = inParentheses
    } else {
      var plain = [try withItem()]
      while accept(.comma) { plain.append(try withItem()) }
      items = plain
    }
    try expect(.colon)
    let body = try block()
    return statement(.with(items, body: body), from: start)
  }

  /// Items in parentheses before a colon; nil when the parentheses turn out to be an expression's.
  private mutating func parenthesizedItems() throws(ParseStop) -> [WithItem]? {
    guard kind == .leftParen else { return nil }
    let start = position
    do throws(ParseStop) {
      advance()
      var items = [try withItem()]
      while accept(.comma) {
        guard kind != .rightParen else { break }
        items.append(try withItem())
      }
      try expect(.rightParen)
      if kind == .colon { return items }
    } catch {
      guard case .mismatch = error else { throw error }
    }
    position = start
    return nil
  }

  private mutating func withItem() throws(ParseStop) -> WithItem {
    let context = try expression()
    guard accept(.kwAs) else { return WithItem(context: context, target: nil) }
    let target = try target()
    guard kind == .comma || kind == .rightParen || kind == .colon else { throw mismatch() }
    return WithItem(context: context, target: target)
  }

  // MARK: try

  private mutating func tryStatement() throws(ParseStop) -> Statement {
    let start = position
    advance()
    try force(.colon, ":")
    let body = try block()
    var handlers: [ExceptHandler] = []
    while kind == .kwExcept {
      let handler = try handler()
      if let first = handlers.first, first.takesPart != handler.takesPart { throw mismatch() }
      handlers.append(handler)
    }
    let orElse = handlers.isEmpty ? [] : try elseBlock()
    var finally: [Statement] = []
    if accept(.kwFinally) {
      try force(.colon, ":")
      finally = try block()
    } else if handlers.isEmpty {
      throw mismatch()
    }
    return statement(.try(body: body, handlers: handlers, orElse: orElse, finally: finally), from: start)
  }

  private mutating func handler() throws(ParseStop) -> ExceptHandler {
    let start = position
    advance()
    let takesPart = accept(.star)
    var type: Expression?
    var target: String?
    if kind != .colon || takesPart {
      type = try expression()
      if accept(.kwAs) { target = try name() }
    }
    try expect(.colon)
    let body = try block()
    return ExceptHandler(type: type, name: target, takesPart: takesPart, body: body, span: span(from: start))
  }

  // MARK: Functions and classes

  private mutating func decorated() throws(ParseStop) -> Statement {
    var decorators: [Expression] = []
    while accept(.at) {
      decorators.append(try namedExpression())
      try expect(.newline)
    }
    switch kind {
    case .kwDef: return try function(from: position, decorators: decorators)
    case .kwClass: return try classDefinition(from: position, decorators: decorators)
    case .kwAsync: throw unsupported("async")
    default: throw mismatch()
    }
  }

  private mutating func function(from start: Int, decorators: [Expression]) throws(ParseStop) -> Statement {
    advance()
    let name = try name()
    try force(.leftParen, "(")
    let parameters = try parameters(until: .rightParen)
    try expect(.rightParen)
    let returns = accept(.arrow) ? try expression() : nil
    try force(.colon, ":")
    let deferred = defersBodies ? deferredBody() : nil
    // What a function in a function captures is in its body.
    let defers = defersBodies
    defersBodies = false
    let body = deferred == nil ? try block() : []
    defersBodies = defers
    let definition = FunctionDefinition(
      name: name, parameters: parameters, returns: returns, decorators: decorators, body: body, deferred: deferred)
    return statement(.function(definition), from: start)
  }

  private mutating func classDefinition(from start: Int, decorators: [Expression]) throws(ParseStop) -> Statement {
    advance()
    let name = try name()
    var arguments: [CallArgument] = []
    if accept(.leftParen) {
      arguments = try self.arguments()
      try expect(.rightParen)
    }
    try expect(.colon)
    let body = try block()
    let definition = ClassDefinition(name: name, arguments: arguments, decorators: decorators, body: body)
    return statement(.class(definition), from: start)
  }

  // MARK: match

  /// A `match` statement, or nil when the word is a plain name here.
  private mutating func matchStatement() throws(ParseStop) -> Statement? {
    let start = position
    do throws(ParseStop) {
      advance()
      let subject = try matchSubject()
      try expect(.colon)
      try expect(.newline)
      try expect(.indent)
      var cases: [MatchCase] = []
      while kind == .name, isWord(position, "case") { cases.append(try matchCase()) }
      guard !cases.isEmpty else { throw mismatch() }
      try expect(.dedent)
      return statement(.match(subject: subject, cases: cases), from: start)
    } catch {
      guard case .mismatch = error else { throw error }
      position = start
      return nil
    }
  }

  private mutating func matchSubject() throws(ParseStop) -> Expression {
    let start = position
    let first = try starNamedExpression()
    guard kind == .comma else {
      if case .starred = first.kind { throw mismatch() }
      return first
    }
    var elements = [first]
    while accept(.comma) {
      guard startsExpression else { break }
      elements.append(try starNamedExpression())
    }
    return try make(.tuple(elements), from: start)
  }

  private mutating func matchCase() throws(ParseStop) -> MatchCase {
    advance()
    let start = position
    let pattern = try openPattern()
    let patternSpan = span(from: start)
    let condition = accept(.kwIf) ? try namedExpression() : nil
    try expect(.colon)
    let body = try block()
    return MatchCase(pattern: pattern, patternSpan: patternSpan, guardCondition: condition, body: body)
  }
}
