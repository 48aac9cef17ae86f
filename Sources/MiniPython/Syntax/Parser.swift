// The entry to the parser, and how it stands among its tokens.

/// Turns source text into trees, by the grammar of Python 3.11.
package enum Parser {
  /// The statements of a cell; throws what CPython would say of a wrong one.
  /// - Parameters:
  ///   - allowsMagics: whether lines of IPython may stand between them.
  ///   - defersBodies: whether the bodies of functions are passed over (`DeferredBody`); no rule is checked then.
  package static func parseModule(
    _ source: [UInt8], allowsMagics: Bool = false, defersBodies: Bool = false
  ) throws(SyntaxFailure) -> Module {
    var parser = try TokenParser(SourceText(source), allowsMagics: allowsMagics)
    parser.defersBodies = defersBodies
    do {
      let module = try parser.module()
      if !defersBodies { try SyntaxRules.check(module) }
      return module
    } catch let stop as ParseStop {
      throw parser.explain(stop, rule: "file")
    } catch let failure as SyntaxFailure {
      throw failure
    } catch {
      preconditionFailure("a parser threw an unknown error")
    }
  }

  /// The one expression of a text, as for `eval`; throws what CPython would say of a wrong one.
  package static func parseExpression(_ source: [UInt8]) throws(SyntaxFailure) -> Expression {
    let text = source.drop { $0 == 0x20 || $0 == 0x09 }
    // Of nothing at all CPython names no line.
    if text.isEmpty {
      throw SyntaxFailure("invalid syntax", at: SourceSpan(line: 0, column: -1, endLine: 0, endColumn: -1))
    }
    var parser = try TokenParser(SourceText(Array(text)))
    do {
      let expression = try parser.evaluated()
      try SyntaxRules.check(expression)
      return expression
    } catch let stop as ParseStop {
      throw parser.explain(stop, rule: "eval")
    } catch let failure as SyntaxFailure {
      throw failure
    } catch {
      preconditionFailure("a parser threw an unknown error")
    }
  }
}

/// Why a parse ended early.
enum ParseStop: Error {
  /// The grammar wants another token; what to say about it is found later.
  case mismatch
  /// An error that needs no search for its words.
  case failure(SyntaxFailure)
}

/// A recursive-descent parser over the tokens of one text. It says where a wrong text stops being right and leaves
/// the search for CPython's words to `Diagnosis`.
struct TokenParser {
  let source: SourceText
  let lexical: Lexer.LexicalFailure?
  let openBrackets: [Lexer.Bracket]
  let passedOver: [String]
  private(set) var tokens: [Token]
  /// The span of every node when the text is a piece of an f-string; nil when tokens tell.
  let fixedSpan: SourceSpan?
  var position = 0
  /// The last token that was looked at.
  var furthest = 0
  /// Where the statement of the outermost level that is being parsed begins.
  var statementStart = 0
  var nesting = 0
  /// Whether the bodies of functions that stand in no other function are passed over.
  var defersBodies = false

  /// CPython's bound on the depth of what it compiles.
  static let maximumDepth = 2_990

  init(_ source: SourceText, fixedSpan: SourceSpan? = nil, allowsMagics: Bool = false) {
    var lexer = Lexer(source, allowsMagics: allowsMagics)
    lexer.run()
    self.source = source
    self.fixedSpan = fixedSpan
    lexical = lexer.failure
    openBrackets = lexer.brackets
    tokens = lexer.tokens
    passedOver = lexer.passedOver
  }

  /// A parser for which the text ends before a token.
  func prefix(_ end: Int) -> TokenParser {
    var prefix = self
    prefix.tokens.removeSubrange(end...)
    prefix.tokens.append(tokens[end < tokens.count ? end : tokens.count - 1])
    prefix.tokens[end].kind = .endMarker
    return prefix
  }

  // MARK: Tokens

  /// The kind of the next token.
  @inline(__always)
  var kind: TokenKind { tokens[position].kind }

  @inline(__always)
  func kind(after count: Int) -> TokenKind {
    position + count < tokens.count ? tokens[position + count].kind : .endMarker
  }

  @inline(__always)
  mutating func advance() {
    if position + 1 < tokens.count { position += 1 }
    if position > furthest { furthest = position }
  }

  @inline(__always)
  mutating func accept(_ wanted: TokenKind) -> Bool {
    guard kind == wanted else { return false }
    advance()
    return true
  }

  @inline(__always)
  mutating func expect(_ wanted: TokenKind) throws(ParseStop) {
    guard kind == wanted else { throw mismatch() }
    advance()
  }

  /// A token that nothing else could replace: CPython asks for it by name.
  mutating func force(_ wanted: TokenKind, _ spelling: String) throws(ParseStop) {
    if kind == wanted { return advance() }
    if kind == .failure { throw mismatch() }
    throw .failure(failure("expected '\(spelling)'", at: tokens[position].span))
  }

  func mismatch() -> ParseStop {
    if kind == .failure, let lexical { return .failure(lexical.error) }
    return .mismatch
  }

  mutating func name() throws(ParseStop) -> String {
    guard kind == .name else { throw mismatch() }
    let text = text(position)
    advance()
    return text
  }

  func text(_ index: Int) -> String {
    source.string(Int(tokens[index].start), Int(tokens[index].end))
  }

  func isWord(_ index: Int, _ word: StaticString) -> Bool {
    let token = tokens[index]
    guard token.kind == .name, Int(token.end - token.start) == word.utf8CodeUnitCount else { return false }
    for offset in 0..<word.utf8CodeUnitCount
    where source.bytes[Int(token.start) + offset] != word.utf8Start[offset] { return false }
    return true
  }

  // MARK: Nodes

  /// From the start of one token to the end of the last one consumed.
  @inline(__always)
  func span(from start: Int) -> SourceSpan {
    if let fixedSpan { return fixedSpan }
    let last = tokens[max(position - 1, start)]
    return SourceSpan(
      line: tokens[start].line, column: tokens[start].column, endLine: last.endLine, endColumn: last.endColumn)
  }

  @inline(__always)
  func make(_ kind: Expression.Kind, from start: Int) throws(ParseStop) -> Expression {
    try make(kind, span(from: start))
  }

  @inline(__always)
  func make(_ kind: Expression.Kind, _ span: SourceSpan) throws(ParseStop) -> Expression {
    let expression = Expression(kind, span)
    if expression.depth > TokenParser.maximumDepth { throw tooDeep() }
    return expression
  }

  func tooDeep() -> ParseStop {
    .failure(
      SyntaxFailure(.recursion, "maximum recursion depth exceeded during compilation", at: tokens[position].span))
  }

  /// Counts a level of Swift recursion; `leave` takes it back.
  @inline(__always)
  mutating func enter() throws(ParseStop) {
    nesting += 1
    if nesting > TokenParser.maximumDepth { throw tooDeep() }
  }

  @inline(__always)
  mutating func leave() { nesting -= 1 }

  /// A syntax error; one in a field of an f-string says so.
  func failure(_ message: String, at span: SourceSpan) -> SyntaxFailure {
    guard let fixedSpan else { return SyntaxFailure(message, at: span) }
    return SyntaxFailure("f-string: " + message, at: fixedSpan)
  }

  /// Refuses what Python has and this runner has not.
  func unsupported(_ what: String) -> ParseStop {
    .failure(SyntaxFailure("'\(what)' is not supported by this runner", at: tokens[position].span))
  }

  /// The error for a parse that stopped.
  func explain(_ stop: ParseStop, rule: String) -> SyntaxFailure {
    let diagnosis = Diagnosis(self)
    switch stop {
    case .failure(let failure): return diagnosis.finish(failure, lookedAt: furthest)
    case .mismatch: return diagnosis.explain(from: statementStart, rule: rule)
    }
  }
}
