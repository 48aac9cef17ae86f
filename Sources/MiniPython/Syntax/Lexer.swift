// The lexer: bytes to tokens, with indentation, line joining and brackets.

/// Cuts a source text into tokens, up to its end or its first error.
struct Lexer {
  let source: SourceText
  let bytes: UnsafePointer<UInt8>
  var tokens: [Token] = []
  var offset = 0
  var line: Int32 = 1
  var lineStart = 0
  var brackets: [Bracket] = []
  var failure: LexicalFailure?
  /// Whether lines of IPython (`%magic`, `!command`) may stand between statements.
  let allowsMagics: Bool
  /// The lines of IPython that mean nothing here and were passed over.
  var passedOver: [String] = []
  private var indents: [(column: Int, alternate: Int)] = [(0, 0)]

  struct Bracket {
    var byte: UInt8
    var span: SourceSpan
  }

  /// Why the lexer gave up.
  struct LexicalFailure {
    var error: SyntaxFailure
    /// Whether it also replaces an error that the parser found before it, as in CPython's second look at the rest.
    var overridesParser: Bool
  }

  static let maximumBrackets = 200
  static let maximumIndents = 100

  init(_ source: SourceText, allowsMagics: Bool = false) {
    self.source = source
    self.allowsMagics = allowsMagics
    bytes = source.bytes
    tokens.reserveCapacity(source.count / 4 + 8)
  }

  /// Reads everything; the last token is `.endMarker` or `.failure`.
  mutating func run() {
    while failure == nil {
      if brackets.isEmpty, offset == lineStart {
        if indentation() { continue }
        if failure != nil { break }
      }
      if !token() { break }
    }
    if failure != nil { append(.failure, from: offset, line: line, lineStart: lineStart) }
  }

  @inline(__always)
  mutating func append(_ kind: TokenKind, from start: Int, line startLine: Int32, lineStart startOfLine: Int) {
    tokens.append(
      Token(
        kind: kind, level: UInt8(truncatingIfNeeded: brackets.count), start: Int32(start), end: Int32(offset),
        line: startLine, column: Int32(start - startOfLine), endLine: line, endColumn: Int32(offset - lineStart)))
  }

  @inline(__always)
  mutating func append(_ kind: TokenKind, from start: Int) {
    append(kind, from: start, line: line, lineStart: lineStart)
  }

  /// Gives up with the caret under the character before `offset`.
  mutating func fail(_ message: String) {
    let column = Int32(max(offset - lineStart, 1))
    fail(message, at: SourceSpan(line: line, column: column - 1, endLine: line, endColumn: column))
  }

  mutating func fail(
    _ message: String, at span: SourceSpan, kind: SyntaxFailure.Kind = .syntax, overridesParser: Bool = true
  ) {
    guard failure == nil else { return }
    failure = LexicalFailure(error: SyntaxFailure(kind, message, at: span), overridesParser: overridesParser)
  }

  // MARK: Indentation

  /// Measures the start of a line; true when the line holds nothing and was skipped.
  private mutating func indentation() -> Bool {
    var column = 0
    var alternate = 0
    var continued = 0
    scan: while true {
      switch bytes[offset] {
      case 0x20:
        column += 1
        alternate += 1
      case 0x09:
        column = (column / 8 + 1) * 8
        alternate += 1
      case 0x0C:
        column = 0
        alternate = 0
      case 0x5C:
        // The indentation of a joined line is what stands before its first backslash, if that is anything.
        if continued == 0 { continued = column }
        guard joinLine() else { return false }
        continue scan
      default: break scan
      }
      offset += 1
    }
    switch bytes[offset] {
    case 0x23:
      skipComment()
      fallthrough
    case 0x0A:
      offset += 1
      line += 1
      lineStart = offset
      return true
    case 0:
      return false
    case 0x25 where allowsMagics, 0x21 where allowsMagics:
      // No statement of Python begins with either.
      magic()
      return failure == nil
    default: break
    }
    indent(to: continued > 0 ? continued : column, continued > 0 ? continued : alternate)
    return false
  }

  private mutating func indent(to column: Int, _ alternate: Int) {
    guard let top = indents.last else { return }
    if column == top.column {
      if alternate != top.alternate { failTabs() }
      return
    }
    if column > top.column {
      guard indents.count < Lexer.maximumIndents else {
        return fail("too many levels of indentation", at: here, kind: .indentation, overridesParser: false)
      }
      guard alternate > top.alternate else { return failTabs() }
      indents.append((column, alternate))
      append(.indent, from: offset)
      return
    }
    while let last = indents.last, last.column > column {
      indents.removeLast()
      append(.dedent, from: offset)
    }
    guard let reached = indents.last, reached.column == column else {
      // CPython counts its dedents only when the level is found, so none comes before this error.
      while tokens.last?.kind == .dedent { tokens.removeLast() }
      var end = offset
      while bytes[end] != 0x0A, bytes[end] != 0 { end += 1 }
      let span = SourceSpan(
        line: line, column: Int32(end - lineStart), endLine: line, endColumn: Int32(end - lineStart))
      return fail(
        "unindent does not match any outer indentation level", at: span, kind: .indentation, overridesParser: false)
    }
    if reached.alternate != alternate { failTabs() }
  }

  private var here: SourceSpan {
    let column = Int32(offset - lineStart)
    return SourceSpan(line: line, column: column, endLine: line, endColumn: column)
  }

  private mutating func failTabs() {
    fail(
      "inconsistent use of tabs and spaces in indentation",
      at: SourceSpan(line: line, column: 0, endLine: line, endColumn: 0), kind: .tab, overridesParser: false)
  }

  private mutating func skipComment() {
    while bytes[offset] != 0x0A, bytes[offset] != 0 { offset += 1 }
  }

  /// Steps over a backslash and its newline.
  private mutating func joinLine() -> Bool {
    let column = Int32(offset - lineStart)
    guard bytes[offset + 1] == 0x0A else {
      offset += 1
      fail(
        "unexpected character after line continuation character",
        at: SourceSpan(line: line, column: column + 1, endLine: line, endColumn: column + 1), overridesParser: false)
      return false
    }
    if bytes[offset + 2] == 0 {
      if !brackets.isEmpty { return finish() }
      fail(
        "unexpected EOF while parsing",
        at: SourceSpan(line: line, column: column + 1, endLine: line, endColumn: column + 1), overridesParser: false)
      return false
    }
    offset += 2
    line += 1
    lineStart = offset
    return true
  }

  // MARK: Tokens

  /// Reads one token; false after the last.
  private mutating func token() -> Bool {
    while true {
      switch bytes[offset] {
      case 0x20, 0x09, 0x0C: offset += 1
      case 0x23: skipComment()
      case 0x5C:
        guard joinLine() else { return false }
        // A joined line is never the start of a logical one, even when its first byte comes next.
        return tokenAfterJoin()
      case 0x0A:
        let start = offset
        offset += 1
        if brackets.isEmpty, let last = tokens.last, last.kind != .newline, last.kind != .indent,
          last.kind != .dedent
        {
          append(.newline, from: start)
        }
        line += 1
        lineStart = offset
        return true
      case 0: return finish()
      default: return lexeme()
      }
    }
  }

  private mutating func tokenAfterJoin() -> Bool {
    while bytes[offset] == 0x20 || bytes[offset] == 0x09 || bytes[offset] == 0x0C { offset += 1 }
    switch bytes[offset] {
    case 0x5C:
      guard joinLine() else { return false }
      return tokenAfterJoin()
    case 0x0A, 0x23, 0: return token()
    default: return lexeme()
    }
  }

  private mutating func finish() -> Bool {
    if let bracket = brackets.last {
      fail("'\(Character(Unicode.Scalar(bracket.byte)))' was never closed", at: bracket.span, overridesParser: false)
      return false
    }
    // The end stands behind the last line, not on one after it.
    if offset == lineStart, offset > 0 {
      line -= 1
      offset -= 1
      while lineStart > 0, lineStart == offset + 1 || bytes[lineStart - 1] != 0x0A { lineStart -= 1 }
    }
    while indents.count > 1 {
      indents.removeLast()
      append(.dedent, from: offset)
    }
    append(.endMarker, from: offset)
    return false
  }

  private mutating func lexeme() -> Bool {
    let byte = bytes[offset]
    switch byte {
    case 0x61...0x7A, 0x41...0x5A, 0x5F, 0x80...0xFF: word()
    case 0x30...0x39: number()
    case 0x22, 0x27: string(from: offset)
    case 0x2E where bytes[offset + 1] >= 0x30 && bytes[offset + 1] <= 0x39: number()
    case 0x28, 0x5B, 0x7B: open(byte)
    case 0x29, 0x5D, 0x7D: close(byte)
    default: symbol(byte)
    }
    return failure == nil
  }

  /// A name, a keyword, or a string with a prefix.
  private mutating func word() {
    let start = offset
    var ascii = true
    scan: while true {
      switch bytes[offset] {
      case 0x61...0x7A, 0x41...0x5A, 0x5F, 0x30...0x39: offset += 1
      case 0x80...0xFF:
        ascii = false
        offset += 1
      case 0x22, 0x27:
        if isStringPrefix(start, count: offset - start) { return string(from: start) }
        break scan
      default: break scan
      }
    }
    if !ascii, !checkIdentifier(start) { return }
    let kind = ascii ? TokenKind.word(bytes + start, count: offset - start) : .name
    append(kind, from: start)
  }

  private mutating func open(_ byte: UInt8) {
    let start = offset
    offset += 1
    guard brackets.count < Lexer.maximumBrackets else { return fail("too many nested parentheses") }
    let column = Int32(start - lineStart)
    let span = SourceSpan(line: line, column: column, endLine: line, endColumn: column + 1)
    brackets.append(Bracket(byte: byte, span: span))
    append(byte == 0x28 ? .leftParen : byte == 0x5B ? .leftBracket : .leftBrace, from: start)
  }

  private mutating func close(_ byte: UInt8) {
    let start = offset
    offset += 1
    let character = Character(Unicode.Scalar(byte))
    guard let bracket = brackets.popLast() else { return fail("unmatched '\(character)'") }
    let matches = byte == 0x29 ? bracket.byte == 0x28 : bracket.byte == byte - 2
    guard matches else {
      let opening = Character(Unicode.Scalar(bracket.byte))
      let place = bracket.span.line == line ? "" : " on line \(bracket.span.line)"
      return fail("closing parenthesis '\(character)' does not match opening parenthesis '\(opening)'\(place)")
    }
    append(byte == 0x29 ? .rightParen : byte == 0x5D ? .rightBracket : .rightBrace, from: start)
  }

  private mutating func symbol(_ byte: UInt8) {
    let start = offset
    let (kind, length) = symbolKind(byte, bytes[offset + 1], offset + 2 <= source.count ? bytes[offset + 2] : 0)
    offset += length
    if kind == .stray, byte < 0x20 || byte == 0x7F {
      return fail("invalid non-printable character U+\(hexadecimal(UInt32(byte)))")
    }
    append(kind, from: start)
  }

  private func symbolKind(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> (TokenKind, Int) {
    let assigns = second == 0x3D
    switch first {
    case 0x2C: return (.comma, 1)
    case 0x3A: return assigns ? (.walrus, 2) : (.colon, 1)
    case 0x3B: return (.semicolon, 1)
    case 0x2E: return second == 0x2E && third == 0x2E ? (.ellipsis, 3) : (.dot, 1)
    case 0x3D: return assigns ? (.doubleEqual, 2) : (.equal, 1)
    case 0x2B: return assigns ? (.plusEqual, 2) : (.plus, 1)
    case 0x2D: return assigns ? (.minusEqual, 2) : second == 0x3E ? (.arrow, 2) : (.minus, 1)
    case 0x2A:
      if second == 0x2A { return third == 0x3D ? (.doubleStarEqual, 3) : (.doubleStar, 2) }
      return assigns ? (.starEqual, 2) : (.star, 1)
    case 0x2F:
      if second == 0x2F { return third == 0x3D ? (.doubleSlashEqual, 3) : (.doubleSlash, 2) }
      return assigns ? (.slashEqual, 2) : (.slash, 1)
    case 0x25: return assigns ? (.percentEqual, 2) : (.percent, 1)
    case 0x40: return assigns ? (.atEqual, 2) : (.at, 1)
    case 0x26: return assigns ? (.ampersandEqual, 2) : (.ampersand, 1)
    case 0x7C: return assigns ? (.barEqual, 2) : (.bar, 1)
    case 0x5E: return assigns ? (.caretEqual, 2) : (.caret, 1)
    case 0x7E: return (.tilde, 1)
    case 0x21: return assigns ? (.notEqual, 2) : (.stray, 1)
    case 0x3C:
      if second == 0x3C { return third == 0x3D ? (.leftShiftEqual, 3) : (.leftShift, 2) }
      // `<>` is one token, as in CPython, which then refuses it.
      return assigns ? (.lessEqual, 2) : second == 0x3E ? (.stray, 2) : (.less, 1)
    case 0x3E:
      if second == 0x3E { return third == 0x3D ? (.rightShiftEqual, 3) : (.rightShift, 2) }
      return assigns ? (.greaterEqual, 2) : (.greater, 1)
    default: return (.stray, 1)
    }
  }
}
