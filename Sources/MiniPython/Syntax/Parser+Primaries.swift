// Primaries: atoms, displays and comprehensions, and the calls, subscripts and attributes after them.

extension TokenParser {
  mutating func primary() throws(ParseStop) -> Expression {
    let start = position
    var value = try atom()
    while true {
      switch kind {
      case .dot:
        advance()
        let attribute = try name()
        value = try make(.attribute(value, attribute), from: start)
      case .leftParen:
        let arguments = try callArguments()
        value = try make(.call(value, arguments), from: start)
      case .leftBracket:
        advance()
        let index = try subscriptIndex()
        try expect(.rightBracket)
        value = try make(.subscripted(value, index), from: start)
      default: return value
      }
    }
  }

  private mutating func atom() throws(ParseStop) -> Expression {
    let start = position
    switch kind {
    case .name:
      let word = try name()
      return try make(.name(word), from: start)
    case .number:
      let constant = try number()
      return try make(.constant(constant), from: start)
    case .string: return try strings()
    case .leftParen: return try parenthesized()
    case .leftBracket: return try listDisplay()
    case .leftBrace: return try braceDisplay()
    case .kwNone: return try constant(.none)
    case .kwTrue: return try constant(.true)
    case .kwFalse: return try constant(.false)
    case .ellipsis: return try constant(.ellipsis)
    case .kwAwait: throw unsupported("await")
    default: throw mismatch()
    }
  }

  private mutating func constant(_ constant: Constant) throws(ParseStop) -> Expression {
    let start = position
    advance()
    return try make(.constant(constant), from: start)
  }

  mutating func number() throws(ParseStop) -> Constant {
    let token = tokens[position]
    do {
      let constant = try NumberLiteral.parse(
        source.slice(Int(token.start), Int(token.end)), at: fixedSpan ?? token.span)
      advance()
      return constant
    } catch {
      throw .failure(error)
    }
  }

  // MARK: Displays

  /// A group, a tuple or a generator.
  private mutating func parenthesized() throws(ParseStop) -> Expression {
    try enter()
    defer { leave() }
    let start = position
    advance()
    if accept(.rightParen) { return try make(.tuple([]), from: start) }
    if kind == .kwYield {
      let value = try yieldExpression()
      try expect(.rightParen)
      return value
    }
    let first = try starNamedExpression()
    var starred = false
    if case .starred = first.kind { starred = true }
    if kind == .comma {
      let elements = try elements(first, until: .rightParen)
      return try make(.tuple(elements), from: start)
    }
    if kind == .kwFor || kind == .kwAsync, !starred {
      let clauses = try comprehensionClauses()
      try expect(.rightParen)
      return try make(.generator(first, clauses), from: start)
    }
    guard kind == .rightParen, !starred else { throw mismatch() }
    advance()
    return first
  }

  /// The elements of a display whose first one is parsed, through its closing bracket.
  private mutating func elements(_ first: Expression, until end: TokenKind) throws(ParseStop) -> [Expression] {
    var elements = [first]
    while accept(.comma) {
      guard kind != end else { break }
      elements.append(try starNamedExpression())
    }
    try expect(end)
    return elements
  }

  private mutating func listDisplay() throws(ParseStop) -> Expression {
    try enter()
    defer { leave() }
    let start = position
    advance()
    if accept(.rightBracket) { return try make(.list([]), from: start) }
    let first = try starNamedExpression()
    if kind == .kwFor || kind == .kwAsync {
      if case .starred = first.kind { throw mismatch() }
      let clauses = try comprehensionClauses()
      try expect(.rightBracket)
      return try make(.listComprehension(first, clauses), from: start)
    }
    let elements = try elements(first, until: .rightBracket)
    return try make(.list(elements), from: start)
  }

  /// A dict, a set or a comprehension of either.
  private mutating func braceDisplay() throws(ParseStop) -> Expression {
    try enter()
    defer { leave() }
    let start = position
    advance()
    if accept(.rightBrace) { return try make(.dict([]), from: start) }
    if kind == .doubleStar { return try dictDisplay(from: start, []) }
    // A bare `name := value` is no key.
    let canBeKey = kind != .star && !(kind == .name && kind(after: 1) == .walrus)
    let first = try starNamedExpression()
    if canBeKey, accept(.colon) {
      let value = try expression()
      guard kind == .kwFor || kind == .kwAsync else { return try dictDisplay(from: start, [(first, value)]) }
      let clauses = try comprehensionClauses()
      try expect(.rightBrace)
      return try make(.dictComprehension(key: first, value: value, clauses), from: start)
    }
    if kind == .kwFor || kind == .kwAsync {
      if case .starred = first.kind { throw mismatch() }
      let clauses = try comprehensionClauses()
      try expect(.rightBrace)
      return try make(.setComprehension(first, clauses), from: start)
    }
    let elements = try elements(first, until: .rightBrace)
    return try make(.set(elements), from: start)
  }

  /// The rest of a dict display after its first item, if that is parsed.
  private mutating func dictDisplay(
    from start: Int, _ first: [(key: Expression?, value: Expression)]
  ) throws(ParseStop) -> Expression {
    var items = first
    if items.isEmpty || accept(.comma) {
      while kind != .rightBrace {
        if accept(.doubleStar) {
          items.append((nil, try binary(0)))
        } else {
          let key = try expression()
          try expect(.colon)
          items.append((key, try expression()))
        }
        guard accept(.comma) else { break }
      }
    }
    try expect(.rightBrace)
    return try make(.dict(items), from: start)
  }

  mutating func comprehensionClauses() throws(ParseStop) -> [ComprehensionClause] {
    var clauses: [ComprehensionClause] = []
    while true {
      if kind == .kwAsync { throw unsupported("async") }
      guard accept(.kwFor) else { return clauses }
      let target = try targets()
      try expect(.kwIn)
      let iterable = try disjunction()
      var conditions: [Expression] = []
      while accept(.kwIf) { conditions.append(try disjunction()) }
      clauses.append(ComprehensionClause(target: target, iterable: iterable, conditions: conditions))
    }
  }

  // MARK: Calls and subscripts

  /// The arguments of a call with their parentheses.
  private mutating func callArguments() throws(ParseStop) -> [CallArgument] {
    try enter()
    defer { leave() }
    let open = position
    advance()
    let arguments = try arguments()
    if kind == .kwFor || kind == .kwAsync, arguments.count == 1, case .positional(let element) = arguments[0] {
      let clauses = try comprehensionClauses()
      try expect(.rightParen)
      return [.positional(try make(.generator(element, clauses), from: open))]
    }
    try expect(.rightParen)
    return arguments
  }

  /// Arguments up to a closing parenthesis: positional ones first, and `**` ones after every `*`.
  mutating func arguments() throws(ParseStop) -> [CallArgument] {
    var arguments: [CallArgument] = []
    var seenKeyword = false
    var seenDoubleStar = false
    while kind != .rightParen {
      if kind == .star {
        if seenDoubleStar { throw mismatch() }
        advance()
        arguments.append(.star(try expression()))
      } else if accept(.doubleStar) {
        seenDoubleStar = true
        arguments.append(.doubleStar(try expression()))
      } else if kind == .name, kind(after: 1) == .equal {
        let keyword = try name()
        advance()
        seenKeyword = true
        arguments.append(.keyword(keyword, try expression()))
      } else {
        let value = try namedExpression()
        if kind == .equal || seenKeyword || seenDoubleStar { throw mismatch() }
        arguments.append(.positional(value))
      }
      guard accept(.comma) else { break }
    }
    return arguments
  }

  private mutating func subscriptIndex() throws(ParseStop) -> Expression {
    try enter()
    defer { leave() }
    let start = position
    let first = try subscriptElement()
    guard kind == .comma else {
      if case .starred = first.kind { return try make(.tuple([first]), from: start) }
      return first
    }
    var elements = [first]
    while accept(.comma) {
      guard kind != .rightBracket else { break }
      elements.append(try subscriptElement())
    }
    return try make(.tuple(elements), from: start)
  }

  private mutating func subscriptElement() throws(ParseStop) -> Expression {
    let start = position
    if accept(.star) {
      let value = try expression()
      return try make(.starred(value), from: start)
    }
    var lower: Expression?
    if kind != .colon {
      // A bare `name := value` bounds no slice.
      let canBound = !(kind == .name && kind(after: 1) == .walrus)
      let first = try namedExpression()
      guard kind == .colon, canBound else { return first }
      lower = first
    }
    advance()
    let upper = startsSliceBound ? try expression() : nil
    var step: Expression?
    if accept(.colon), startsSliceBound { step = try expression() }
    return try make(.slice(lower, upper, step), from: start)
  }

  private var startsSliceBound: Bool {
    kind != .colon && kind != .comma && kind != .rightBracket
  }
}
