// Decoding the escapes of string and bytes literals.

/// The value of a literal's body.
package struct StringEscapes {
  package private(set) var value: [UInt8] = []
  /// The first escape that Python does not know, such as `\d` (kept as it is) or `\777`; nil when all are known.
  package private(set) var invalidEscape: InvalidEscape?

  /// An escape that CPython accepts with a DeprecationWarning.
  package struct InvalidEscape: Sendable {
    /// Where its backslash stands in the body, in bytes.
    package var offset: Int
    /// CPython's text of the warning.
    package var warning: String
  }

  /// Decodes the body of a str literal (without prefix and quotes).
  ///
  /// Throws the SyntaxError that CPython reports for the literal.
  package init(string body: UnsafeBufferPointer<UInt8>) throws(PythonTextError) {
    try decode(body, isBytes: false)
  }

  /// Decodes the body of a bytes literal.
  ///
  /// Throws the SyntaxError that CPython reports for the literal.
  package init(bytes body: UnsafeBufferPointer<UInt8>) throws(PythonTextError) {
    if body.contains(where: { $0 >= 0x80 }) {
      throw .syntax("bytes can only contain ASCII literal characters")
    }
    try decode(body, isBytes: true)
  }

  private mutating func decode(_ body: UnsafeBufferPointer<UInt8>, isBytes: Bool) throws(PythonTextError) {
    value.reserveCapacity(body.count)
    var index = 0
    while index < body.count {
      let byte = body[index]
      if byte != 0x5C {
        value.append(byte)
        index += 1
        continue
      }
      let start = index
      index += 1
      if index >= body.count {
        throw StringEscapes.unicodeError(body, start, index, "\\ at end of string")
      }
      let letter = body[index]
      index += 1
      switch letter {
      case 0x0A: break
      case 0x5C, 0x27, 0x22: value.append(letter)
      case UInt8(ascii: "a"): value.append(0x07)
      case UInt8(ascii: "b"): value.append(0x08)
      case UInt8(ascii: "f"): value.append(0x0C)
      case UInt8(ascii: "n"): value.append(0x0A)
      case UInt8(ascii: "r"): value.append(0x0D)
      case UInt8(ascii: "t"): value.append(0x09)
      case UInt8(ascii: "v"): value.append(0x0B)
      case 0x30...0x37: appendOctal(body, &index, start, isBytes: isBytes)
      case UInt8(ascii: "x"):
        let code = StringEscapes.hexadecimal(body, &index, count: 2)
        if isBytes {
          guard let code else {
            throw .syntax("(value error) invalid \\x escape at position \(start)")
          }
          value.append(UInt8(truncatingIfNeeded: code))
        } else {
          guard let code else { throw StringEscapes.unicodeError(body, start, index, "truncated \\xXX escape") }
          WTF8.append(code, to: &value)
        }
      case UInt8(ascii: "u") where !isBytes:
        guard let code = StringEscapes.hexadecimal(body, &index, count: 4) else {
          throw StringEscapes.unicodeError(body, start, index, "truncated \\uXXXX escape")
        }
        WTF8.append(code, to: &value)
      case UInt8(ascii: "U") where !isBytes:
        guard let code = StringEscapes.hexadecimal(body, &index, count: 8) else {
          throw StringEscapes.unicodeError(body, start, index, "truncated \\UXXXXXXXX escape")
        }
        if code > 0x10FFFF { throw StringEscapes.unicodeError(body, start, index, "illegal Unicode character") }
        WTF8.append(code, to: &value)
      case UInt8(ascii: "N") where !isBytes: try appendNamed(body, &index, start)
      default:
        let (scalar, length) = WTF8.decode(body, at: index - 1)
        // CPython has hidden non-ASCII characters from the check.
        if invalidEscape == nil && scalar < 0x80 {
          let warning = "invalid escape sequence '\\\(UnicodeScalar(letter))'"
          invalidEscape = InvalidEscape(offset: start, warning: warning)
        }
        index += length - 1
        value.append(contentsOf: UnsafeBufferPointer(rebasing: body[start..<index]))
      }
    }
  }

  private mutating func appendOctal(
    _ body: UnsafeBufferPointer<UInt8>, _ index: inout Int, _ start: Int, isBytes: Bool
  ) {
    var code = UInt32(body[index - 1] - 0x30)
    var count = 1
    while count < 3 && index < body.count && 0x30...0x37 ~= body[index] {
      code = code * 8 + UInt32(body[index] - 0x30)
      index += 1
      count += 1
    }
    if code > 0o377 && invalidEscape == nil {
      let warning = "invalid octal escape sequence '\\\(String(code, radix: 8))'"
      invalidEscape = InvalidEscape(offset: start, warning: warning)
    }
    if isBytes { value.append(UInt8(truncatingIfNeeded: code)) } else { WTF8.append(code, to: &value) }
  }

  /// Reads exactly `count` hexadecimal digits; on failure `index` stands after those that were there.
  private static func hexadecimal(
    _ body: UnsafeBufferPointer<UInt8>, _ index: inout Int, count: Int
  ) -> UInt32? {
    var code: UInt32 = 0
    for _ in 0..<count {
      guard index < body.count, let digit = BigInt.value(ofDigit: body[index]), digit < 16 else { return nil }
      code = code << 4 | UInt32(digit)
      index += 1
    }
    return code
  }

  private mutating func appendNamed(
    _ body: UnsafeBufferPointer<UInt8>, _ index: inout Int, _ start: Int
  ) throws(PythonTextError) {
    let malformed = "malformed \\N character escape"
    guard index < body.count, body[index] == 0x7B else {
      throw StringEscapes.unicodeError(body, start, index, malformed)
    }
    let nameStart = index + 1
    index = nameStart
    while index < body.count && body[index] != 0x7D { index += 1 }
    if index >= body.count || index == nameStart {
      throw StringEscapes.unicodeError(body, start, index, malformed)
    }
    let name = body[nameStart..<index]
    index += 1
    guard let scalar = UnicodeName.lookup(Array(name)) else {
      throw StringEscapes.unicodeError(body, start, index, "unknown Unicode character name")
    }
    WTF8.append(scalar, to: &value)
  }

  /// The SyntaxError around the unicode-escape codec's error; CPython escapes non-ASCII as `\UXXXXXXXX` before
  /// decoding, which its positions count.
  private static func unicodeError(
    _ body: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ reason: String
  ) -> PythonTextError {
    func position(_ offset: Int) -> Int {
      var result = 0
      var index = 0
      while index < offset {
        let byte = body[index]
        index += 1
        if byte >= 0x80 {
          if byte & 0xC0 != 0x80 { result += 10 }
        } else if byte == 0x5C && index < offset {
          // A backslash before a non-ASCII character becomes `\\u005c`.
          if body[index] >= 0x80 {
            result += 6
          } else {
            result += 2
            index += 1
          }
        } else {
          result += 1
        }
      }
      return result
    }
    let first = position(start)
    let last = max(first, position(end) - 1)
    if first == last {
      return .syntax("(unicode error) 'unicodeescape' codec can't decode byte 0x5c in position \(first): \(reason)")
    }
    return .syntax(
      "(unicode error) 'unicodeescape' codec can't decode bytes in position \(first)-\(last): \(reason)")
  }
}
