// The inside of an f-string: text, doubled braces and replacement fields.

/// Reads one f-string literal as CPython 3.11 does: a field ends where its text says, and its expression is then
/// parsed on its own.
struct FStringScanner {
  private let literal: StringLiteral
  private let span: SourceSpan
  private let body: ArraySlice<UInt8>
  private var index: Int

  init(_ literal: StringLiteral) {
    self.literal = literal
    span = literal.span
    body = literal.body
    index = body.startIndex
  }

  mutating func read(into parts: inout FStringParts) throws(SyntaxFailure) {
    try read(into: &parts, level: 0)
  }

  private func failure(_ message: String, colon: Bool = true) -> SyntaxFailure {
    literal.failure((colon ? "f-string: " : "f-string ") + message)
  }

  private var atEnd: Bool { index >= body.endIndex }

  /// Text and fields up to the end, or to the brace that closes the format in which they stand.
  private mutating func read(into parts: inout FStringParts, level: Int) throws(SyntaxFailure) {
    while true {
      let doubled = try text(into: &parts, level: level)
      if doubled { continue }
      if atEnd || body[index] == 0x7D { break }
      try field(into: &parts, level: level)
    }
    if level > 0, atEnd { throw failure("expecting '}'") }
  }

  /// Text up to a brace; true when it ended with a doubled one, whose first half belongs to the text.
  private mutating func text(into parts: inout FStringParts, level: Int) throws(SyntaxFailure) -> Bool {
    let start = index
    while !atEnd {
      var byte = body[index]
      index += 1
      if byte == 0x5C, !literal.isRaw, !atEnd {
        byte = body[index]
        index += 1
        if byte == 0x4E {
          // The braces of `\N{name}` belong to the escape.
          if !atEnd, body[index] == 0x7B {
            while !atEnd, body[index] != 0x7D { index += 1 }
            if !atEnd { index += 1 }
            continue
          }
          break
        }
      }
      guard byte == 0x7B || byte == 0x7D else { continue }
      if level == 0 {
        if !atEnd, body[index] == byte {
          let piece = body[start..<index]
          index += 1
          parts.append(text: try literal.decoded(piece))
          return true
        }
        if byte == 0x7D { throw failure("single '}' is not allowed") }
      }
      index -= 1
      break
    }
    if index > start { parts.append(text: try literal.decoded(body[start..<index])) }
    return false
  }

  /// `{expression=!conversion:format}`.
  private mutating func field(into parts: inout FStringParts, level: Int) throws(SyntaxFailure) {
    guard level < 2 else { throw failure("expressions nested too deeply") }
    index += 1
    let start = index
    try skipExpression()
    let expression = try parseExpression(body[start..<index])
    var debug: [UInt8]?
    if body[index] == 0x3D {
      index += 1
      while !atEnd, isSpace(body[index]) { index += 1 }
      debug = Array(body[start..<index])
      try checkMore()
    }
    var conversion: UInt8?
    if body[index] == 0x21 {
      index += 1
      try checkMore()
      let letter = body[index]
      index += 1
      guard letter == 0x73 || letter == 0x72 || letter == 0x61 else {
        throw failure("invalid conversion character: expected 's', 'r', or 'a'")
      }
      conversion = letter
      try checkMore()
    }
    var format: [FStringPart]?
    if body[index] == 0x3A {
      index += 1
      try checkMore()
      var inner = FStringParts()
      try read(into: &inner, level: level + 1)
      format = inner.parts
    }
    guard !atEnd, body[index] == 0x7D else { throw failure("expecting '}'") }
    index += 1
    if debug != nil, format == nil, conversion == nil { conversion = 0x72 }
    parts.parts.append(.field(expression, debug: debug, conversion: conversion, format: format))
  }

  private func checkMore() throws(SyntaxFailure) {
    if atEnd { throw failure("expecting '}'") }
  }

  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }

  /// Steps to the byte that ends the expression: `!`, `:`, `=` or `}` outside of brackets and strings.
  private mutating func skipExpression() throws(SyntaxFailure) {
    var quote: UInt8?
    var quoteIsTriple = false
    var brackets: [UInt8] = []
    scan: while !atEnd {
      let byte = body[index]
      if byte == 0x5C { throw failure("expression part cannot include a backslash", colon: false) }
      if let open = quote {
        if byte == open, !quoteIsTriple || isTripled(byte) {
          if quoteIsTriple { index += 2 }
          quote = nil
        }
        index += 1
        continue
      }
      switch byte {
      case 0x22, 0x27:
        quote = byte
        quoteIsTriple = isTripled(byte)
        if quoteIsTriple { index += 2 }
      case 0x28, 0x5B, 0x7B:
        if brackets.count >= Lexer.maximumBrackets { throw failure("too many nested parenthesis") }
        brackets.append(byte)
      case 0x23: throw failure("expression part cannot include '#'", colon: false)
      case 0x21, 0x3A, 0x7D, 0x3D, 0x3C, 0x3E:
        if brackets.isEmpty {
          let paired = index + 1 < body.endIndex && body[index + 1] == 0x3D && byte != 0x3A && byte != 0x7D
          if paired {
            index += 1
          } else if byte != 0x3C, byte != 0x3E {
            break scan
          }
        } else if byte == 0x7D {
          try close(byte, &brackets)
        }
      case 0x29, 0x5D: try close(byte, &brackets)
      default: break
      }
      index += 1
    }
    if quote != nil { throw failure("unterminated string") }
    if let open = brackets.last { throw failure("unmatched '\(Character(Unicode.Scalar(open)))'") }
    try checkMore()
  }

  private func isTripled(_ byte: UInt8) -> Bool {
    index + 2 < body.endIndex && body[index + 1] == byte && body[index + 2] == byte
  }

  private func close(_ byte: UInt8, _ brackets: inout [UInt8]) throws(SyntaxFailure) {
    let closing = Character(Unicode.Scalar(byte))
    guard let open = brackets.popLast() else { throw failure("unmatched '\(closing)'") }
    guard byte == 0x29 ? open == 0x28 : open == byte - 2 else {
      let opening = Character(Unicode.Scalar(open))
      throw failure("closing parenthesis '\(closing)' does not match opening parenthesis '\(opening)'")
    }
  }

  private func parseExpression(_ text: ArraySlice<UInt8>) throws(SyntaxFailure) -> Expression {
    if text.allSatisfy({ isSpace($0) && $0 != 0x0B }) {
      let end = body[index]
      throw failure(
        end == 0x7D
          ? "empty expression not allowed"
          : "expression required before '\(Character(Unicode.Scalar(end)))'")
    }
    // The parentheses let the text hold newlines and begin with spaces.
    let source = try SourceText([0x28] + Array(text) + [0x29])
    var parser = TokenParser(source, fixedSpan: span)
    do {
      return try parser.starExpressions()
    } catch {
      let failure = parser.explain(error, rule: "fstring")
      throw SyntaxFailure(failure.kind, failure.message, at: span)
    }
  }
}
