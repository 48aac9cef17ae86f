// The words of the language, as the lexer cuts them.

/// What a token is.
enum TokenKind: UInt8, Sendable {
  case endMarker, newline, indent, dedent, name, number, string
  /// The place where the lexer gave up.
  case failure

  case leftParen, rightParen, leftBracket, rightBracket, leftBrace, rightBrace
  case comma, colon, semicolon, dot, ellipsis, arrow, walrus, equal
  case plus, minus, star, doubleStar, slash, doubleSlash, percent, at
  case leftShift, rightShift, ampersand, bar, caret, tilde
  case less, lessEqual, doubleEqual, notEqual, greater, greaterEqual
  case plusEqual, minusEqual, starEqual, doubleStarEqual, slashEqual, doubleSlashEqual, percentEqual, atEqual
  case leftShiftEqual, rightShiftEqual, ampersandEqual, barEqual, caretEqual
  /// A printable character that no operator begins with, such as `$` or `!`.
  case stray

  case kwFalse, kwNone, kwTrue, kwAnd, kwAs, kwAssert, kwAsync, kwAwait, kwBreak, kwClass, kwContinue
  case kwDef, kwDel, kwElif, kwElse, kwExcept, kwFinally, kwFor, kwFrom, kwGlobal, kwIf, kwImport, kwIn, kwIs
  case kwLambda, kwNonlocal, kwNot, kwOr, kwPass, kwRaise, kwReturn, kwTry, kwWhile, kwWith, kwYield
}

/// A token: its kind and where its bytes stand.
struct Token {
  var kind: TokenKind
  /// How many brackets are open after it.
  var level: UInt8
  var start: Int32
  var end: Int32
  var line: Int32
  var column: Int32
  var endLine: Int32
  var endColumn: Int32

  var span: SourceSpan { SourceSpan(line: line, column: column, endLine: endLine, endColumn: endColumn) }
}

extension TokenKind {
  /// The spellings of keywords and operators.
  static let spellings: [(String, TokenKind)] = keywords + operators

  static let keywords: [(String, TokenKind)] = [
    ("False", .kwFalse), ("None", .kwNone), ("True", .kwTrue), ("and", .kwAnd), ("as", .kwAs), ("assert", .kwAssert),
    ("async", .kwAsync), ("await", .kwAwait), ("break", .kwBreak), ("class", .kwClass), ("continue", .kwContinue),
    ("def", .kwDef), ("del", .kwDel), ("elif", .kwElif), ("else", .kwElse), ("except", .kwExcept),
    ("finally", .kwFinally), ("for", .kwFor), ("from", .kwFrom), ("global", .kwGlobal), ("if", .kwIf),
    ("import", .kwImport), ("in", .kwIn), ("is", .kwIs), ("lambda", .kwLambda), ("nonlocal", .kwNonlocal),
    ("not", .kwNot), ("or", .kwOr), ("pass", .kwPass), ("raise", .kwRaise), ("return", .kwReturn), ("try", .kwTry),
    ("while", .kwWhile), ("with", .kwWith), ("yield", .kwYield),
  ]

  static let operators: [(String, TokenKind)] = [
    ("(", .leftParen), (")", .rightParen), ("[", .leftBracket), ("]", .rightBracket), ("{", .leftBrace),
    ("}", .rightBrace), (",", .comma), (":", .colon), (";", .semicolon), (".", .dot), ("...", .ellipsis),
    ("->", .arrow), (":=", .walrus), ("=", .equal), ("+", .plus), ("-", .minus), ("*", .star), ("**", .doubleStar),
    ("/", .slash), ("//", .doubleSlash), ("%", .percent), ("@", .at), ("<<", .leftShift), (">>", .rightShift),
    ("&", .ampersand), ("|", .bar), ("^", .caret), ("~", .tilde), ("<", .less), ("<=", .lessEqual),
    ("==", .doubleEqual), ("!=", .notEqual), (">", .greater), (">=", .greaterEqual), ("+=", .plusEqual),
    ("-=", .minusEqual), ("*=", .starEqual), ("**=", .doubleStarEqual), ("/=", .slashEqual),
    ("//=", .doubleSlashEqual), ("%=", .percentEqual), ("@=", .atEqual), ("<<=", .leftShiftEqual),
    (">>=", .rightShiftEqual), ("&=", .ampersandEqual), ("|=", .barEqual), ("^=", .caretEqual),
  ]

  /// Keywords by their first letter, so that most names need few comparisons.
  private static let keywordsByLetter: [[(bytes: [UInt8], kind: TokenKind)]] = {
    var table = [[(bytes: [UInt8], kind: TokenKind)]](repeating: [], count: 128)
    for (word, kind) in keywords {
      let bytes = Array(word.utf8)
      table[Int(bytes[0])].append((bytes, kind))
    }
    return table
  }()

  /// The keyword that the bytes spell, or `.name`.
  static func word(_ start: UnsafePointer<UInt8>, count: Int) -> TokenKind {
    guard count >= 2, count <= 8, start[0] < 128 else { return .name }
    candidates: for (bytes, kind) in keywordsByLetter[Int(start[0])] where bytes.count == count {
      for index in 1..<count where start[index] != bytes[index] { continue candidates }
      return kind
    }
    return .name
  }
}
