// String literals: prefixes, implicit concatenation, and the fields of f-strings.

extension TokenParser {
  /// One or more string tokens, joined.
  mutating func strings() throws(ParseStop) -> Expression {
    let start = position
    while kind == .string { advance() }
    if kind == .failure, let lexical { throw .failure(lexical.error) }
    // CPython points at the token behind the literals when one of them is wrong.
    let behind = tokens[position].span
    let literals = tokens[start..<position].map { token in
      StringLiteral(
        source, token, fixedSpan ?? token.span, failureSpan: fixedSpan ?? behind, isNested: fixedSpan != nil)
    }
    let span = span(from: start)
    for literal in literals where literal.isBytes != literals[0].isBytes {
      throw .failure(failure("cannot mix bytes and nonbytes literals", at: behind))
    }
    do {
      if literals[0].isBytes {
        var bytes: [UInt8] = []
        for literal in literals { bytes += try literal.bytes() }
        return try make(.constant(.bytes(bytes)), span)
      }
      guard literals.contains(where: \.isFormatted) else {
        var text: [UInt8] = []
        for literal in literals { text += try literal.decoded(literal.body) }
        return try make(.constant(.string(text)), span)
      }
      var parts = FStringParts()
      for literal in literals {
        if literal.isFormatted {
          var scanner = FStringScanner(literal)
          try scanner.read(into: &parts)
        } else {
          parts.append(text: try literal.decoded(literal.body))
        }
      }
      return try make(.joinedString(parts.parts), span)
    } catch let failure as SyntaxFailure {
      throw .failure(failure)
    } catch let stop as ParseStop {
      throw stop
    } catch {
      preconditionFailure("a literal threw an unknown error")
    }
  }
}

/// A string token taken apart.
struct StringLiteral {
  let body: ArraySlice<UInt8>
  let span: SourceSpan
  var isRaw = false
  var isBytes = false
  var isFormatted = false

  private let source: SourceText
  private let failureSpan: SourceSpan
  private let isNested: Bool

  /// `isNested` when the token stands in a field of an f-string.
  init(_ source: SourceText, _ token: Token, _ span: SourceSpan, failureSpan: SourceSpan, isNested: Bool) {
    self.source = source
    self.span = span
    self.failureSpan = failureSpan
    self.isNested = isNested
    var start = Int(token.start)
    var end = Int(token.end)
    prefix: while true {
      switch source.bytes[start] | 0x20 {
      case 0x72: isRaw = true
      case 0x62: isBytes = true
      case 0x66: isFormatted = true
      case 0x75: break
      default: break prefix
      }
      start += 1
    }
    let quote = source.bytes[start]
    let triple = end - start >= 6 && source.bytes[start + 1] == quote && source.bytes[start + 2] == quote
    start += triple ? 3 : 1
    end -= triple ? 3 : 1
    body = source.slice(start, end)[...]
  }

  /// The text of a piece of the body, with escapes decoded unless the literal is raw.
  func decoded(_ piece: ArraySlice<UInt8>) throws(SyntaxFailure) -> [UInt8] {
    guard !isRaw, piece.contains(0x5C) else { return Array(piece) }
    // The brace of a field cuts off what a backslash before it would escape; the backslash stays.
    let backslashes = piece.reversed().prefix { $0 == 0x5C }.count
    let cut = backslashes % 2 == 1
    return try unescaped(cut ? piece.dropLast() : piece) + (cut ? [0x5C] : [])
  }

  func bytes() throws(SyntaxFailure) -> [UInt8] {
    if isRaw, !body.contains(where: { $0 >= 0x80 }) { return Array(body) }
    return try unescaped(body)
  }

  private func unescaped(_ piece: ArraySlice<UInt8>) throws(SyntaxFailure) -> [UInt8] {
    let result = piece.withUnsafeBufferPointer { buffer -> Result<[UInt8], PythonTextError> in
      do throws(PythonTextError) {
        let escapes = try isBytes ? StringEscapes(bytes: buffer) : StringEscapes(string: buffer)
        if let invalid = escapes.invalidEscape {
          source.warnings.append(
            SourceWarning(category: .deprecation, message: invalid.warning, line: Int(span.line)))
        }
        return .success(escapes.value)
      } catch {
        return .failure(error)
      }
    }
    switch result {
    case .success(let value): return value
    case .failure(let error): throw failure(error.message)
    }
  }

  /// A syntax error of this literal; one in a field of an f-string says so.
  func failure(_ message: String) -> SyntaxFailure {
    SyntaxFailure((isNested ? "f-string: " : "") + message, at: failureSpan)
  }
}

/// The parts of an f-string, with neighbouring text joined.
struct FStringParts {
  var parts: [FStringPart] = []

  mutating func append(text: [UInt8]) {
    if text.isEmpty { return }
    if case .text(let before) = parts.last {
      parts[parts.count - 1] = .text(before + text)
    } else {
      parts.append(.text(text))
    }
  }
}
