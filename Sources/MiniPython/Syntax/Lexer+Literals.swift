// How the lexer reads numbers, strings and identifiers.

extension Lexer {
  // MARK: Strings

  /// Whether the bytes are one of the prefixes r, b, u, f, br, rb, fr, rf in any case.
  func isStringPrefix(_ start: Int, count: Int) -> Bool {
    guard count <= 2 else { return false }
    let first = bytes[start] | 0x20
    if count == 1 { return first == 0x72 || first == 0x62 || first == 0x75 || first == 0x66 }
    let second = bytes[start + 1] | 0x20
    return first == 0x72 ? second == 0x62 || second == 0x66 : second == 0x72 && (first == 0x62 || first == 0x66)
  }

  /// Reads a string whose opening quote stands at `offset` and whose prefix begins at `start`.
  mutating func string(from start: Int) {
    let startLine = line
    let startOfLine = lineStart
    let quote = bytes[offset]
    let triple = bytes[offset + 1] == quote && bytes[offset + 2] == quote
    offset += triple ? 3 : 1
    while true {
      let byte = bytes[offset]
      if byte == quote {
        if !triple || (bytes[offset + 1] == quote && bytes[offset + 2] == quote) {
          offset += triple ? 3 : 1
          return append(.string, from: start, line: startLine, lineStart: startOfLine)
        }
      } else if byte == 0x5C {
        offset += 1
        if bytes[offset] == 0 { continue }
        if bytes[offset] == 0x0A {
          line += 1
          lineStart = offset + 1
        }
      } else if byte == 0x0A {
        if !triple { return failString(start, startLine, startOfLine, triple) }
        line += 1
        lineStart = offset + 1
      } else if byte == 0 {
        return failString(start, startLine, startOfLine, triple)
      }
      offset += 1
    }
  }

  private mutating func failString(_ start: Int, _ startLine: Int32, _ startOfLine: Int, _ triple: Bool) {
    // The last line is the last one that has text.
    let last = lineStart == offset && bytes[offset] == 0 ? line - 1 : line
    let column = Int32(start - startOfLine)
    let what = triple ? "unterminated triple-quoted string literal" : "unterminated string literal"
    fail(
      "\(what) (detected at line \(last))",
      at: SourceSpan(line: startLine, column: column, endLine: startLine, endColumn: column + 1))
  }

  // MARK: Identifiers

  /// Checks a name that has letters beyond ASCII.
  mutating func checkIdentifier(_ start: Int) -> Bool {
    let end = offset
    var index = start
    while index < end {
      let (scalar, length) = source.scalar(at: index)
      let valid =
        index == start
        ? UnicodeText.isIdentifierStart(scalar.value) : UnicodeText.isIdentifierContinue(scalar.value)
      guard valid else {
        offset = index + length
        let code = hexadecimal(scalar.value)
        fail(
          UnicodeText.isPrintable(scalar.value)
            ? "invalid character '\(scalar)' (U+\(code))" : "invalid non-printable character U+\(code)",
          at: SourceSpan(
            line: line, column: Int32(index - lineStart), endLine: line, endColumn: Int32(offset - lineStart)))
        return false
      }
      index += length
    }
    return true
  }

  func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }

  // MARK: Numbers

  mutating func number() {
    let start = offset
    guard numberEnd() else { return }
    append(.number, from: start)
  }

  private func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  private func isHexDigit(_ byte: UInt8) -> Bool {
    isDigit(byte) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x66)
  }

  private mutating func numberEnd() -> Bool {
    if bytes[offset] == 0x30 {
      switch bytes[offset + 1] | 0x20 {
      case 0x78: return prefixed("hexadecimal") { isHex, byte in isHex(byte) }
      case 0x6F: return prefixed("octal") { _, byte in byte >= 0x30 && byte <= 0x37 }
      case 0x62: return prefixed("binary") { _, byte in byte == 0x30 || byte == 0x31 }
      default: return zeros()
      }
    }
    if bytes[offset] != 0x2E, !digits() { return false }
    return fraction()
  }

  /// `0x`, `0o` and `0b` literals.
  private mutating func prefixed(_ kind: String, _ accepts: ((UInt8) -> Bool, UInt8) -> Bool) -> Bool {
    offset += 2
    repeat {
      if bytes[offset] == 0x5F { offset += 1 }
      guard accepts(isHexDigit, bytes[offset]) else { return failDigit(kind) }
      while accepts(isHexDigit, bytes[offset]) { offset += 1 }
    } while bytes[offset] == 0x5F
    if kind != "hexadecimal", isDigit(bytes[offset]) { return failDigit(kind) }
    return checkEnd(kind)
  }

  private mutating func failDigit(_ kind: String) -> Bool {
    if kind != "hexadecimal", isDigit(bytes[offset]) {
      let digit = Character(Unicode.Scalar(bytes[offset]))
      offset += 1
      fail("invalid digit '\(digit)' in \(kind) literal")
    } else {
      fail("invalid \(kind) literal")
    }
    return false
  }

  /// A number that begins with zero: zeros alone, or a float or imaginary literal.
  private mutating func zeros() -> Bool {
    let start = offset
    while true {
      if bytes[offset] == 0x5F {
        offset += 1
        guard isDigit(bytes[offset]) else { return failDecimal() }
      }
      guard bytes[offset] == 0x30 else { break }
      offset += 1
    }
    let zerosEnd = offset
    var nonzero = false
    if isDigit(bytes[offset]) {
      nonzero = true
      guard digits() else { return false }
    }
    let next = bytes[offset]
    if nonzero, next != 0x2E, next | 0x20 != 0x65, next | 0x20 != 0x6A {
      fail(
        "leading zeros in decimal integer literals are not permitted; "
          + "use an 0o prefix for octal integers",
        at: SourceSpan(
          line: line, column: Int32(start - lineStart), endLine: line, endColumn: Int32(zerosEnd - lineStart)))
      return false
    }
    return fraction()
  }

  private mutating func failDecimal() -> Bool {
    fail("invalid decimal literal")
    return false
  }

  /// Digits with single underscores between them.
  private mutating func digits() -> Bool {
    while true {
      while isDigit(bytes[offset]) { offset += 1 }
      guard bytes[offset] == 0x5F else { return true }
      offset += 1
      guard isDigit(bytes[offset]) else { return failDecimal() }
    }
  }

  /// What may follow the whole digits of a number.
  private mutating func fraction() -> Bool {
    if bytes[offset] == 0x2E {
      offset += 1
      if isDigit(bytes[offset]), !digits() { return false }
    }
    if bytes[offset] | 0x20 == 0x65 {
      let exponent = offset
      offset += 1
      if bytes[offset] == 0x2B || bytes[offset] == 0x2D {
        offset += 1
        guard isDigit(bytes[offset]) else { return failDecimal() }
      } else if !isDigit(bytes[offset]) {
        offset = exponent
        return checkEnd("decimal")
      }
      guard digits() else { return false }
    }
    if bytes[offset] | 0x20 == 0x6A {
      offset += 1
      return checkEnd("imaginary")
    }
    return checkEnd("decimal")
  }

  /// A literal may touch a keyword that can follow it, but no other letter.
  private mutating func checkEnd(_ kind: String) -> Bool {
    let next = bytes[offset]
    guard next == 0x5F || (next | 0x20 >= 0x61 && next | 0x20 <= 0x7A) || isDigit(next) else { return true }
    switch next {
    case 0x61 where touches("and"), 0x65 where touches("else"), 0x66 where touches("for"),
      0x6E where touches("not"), 0x6F where touches("or"):
      return true
    case 0x69 where bytes[offset + 1] == 0x66 || bytes[offset + 1] == 0x6E || bytes[offset + 1] == 0x73:
      // `if`, `in` and `is`; CPython does not look at what comes behind these.
      return true
    default:
      fail("invalid \(kind) literal")
      return false
    }
  }

  /// Whether a keyword stands here, whole.
  private func touches(_ word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    for index in 0..<count where bytes[offset + index] != word.utf8Start[index] { return false }
    let next = bytes[offset + count]
    return !(next == 0x5F || next >= 0x80 || isDigit(next) || (next | 0x20 >= 0x61 && next | 0x20 <= 0x7A))
  }
}
