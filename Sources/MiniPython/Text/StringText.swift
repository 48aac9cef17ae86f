// repr and ascii of strings and bytes.

/// How Python shows strings and bytes as source text.
package enum StringText {
  /// `repr(text)`.
  package static func repr(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    appendRepr(text, to: &result)
    return result
  }

  /// Appends `repr(text)`.
  package static func appendRepr(_ text: UnsafeBufferPointer<UInt8>, to result: inout [UInt8]) {
    let quote = quote(for: text)
    result.reserveCapacity(result.count + text.count + 2)
    result.append(quote)
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte < 0x80 {
        appendASCIICharacter(byte, quote, to: &result)
        index += 1
        continue
      }
      let (scalar, length) = WTF8.decode(text, at: index)
      if UnicodeText.isPrintable(scalar) {
        result.append(contentsOf: UnsafeBufferPointer(rebasing: text[index..<(index + length)]))
      } else {
        appendEscape(scalar, to: &result)
      }
      index += length
    }
    result.append(quote)
  }

  /// Appends text that is already a repr with its non-ASCII characters escaped, as `ascii()` of any object does.
  package static func appendEscapingNonASCII(_ text: UnsafeBufferPointer<UInt8>, to result: inout [UInt8]) {
    var index = 0
    while index < text.count {
      let (scalar, length) = WTF8.decode(text, at: index)
      if scalar < 0x80 { result.append(text[index]) } else { appendEscape(scalar, to: &result) }
      index += length
    }
  }

  private static func quote(for text: UnsafeBufferPointer<UInt8>) -> UInt8 {
    text.contains(0x27) && !text.contains(0x22) ? 0x22 : 0x27
  }

  /// Appends `repr(bytes)`.
  ///
  /// - Parameter escapesApostrophes: whether an apostrophe is escaped between double quotes too.
  package static func appendBytesRepr(
    _ bytes: UnsafeBufferPointer<UInt8>, escapesApostrophes: Bool = false, to result: inout [UInt8]
  ) {
    let quote = quote(for: bytes)
    let escaped = escapesApostrophes ? 0x27 : quote
    result.append(0x62)
    result.append(quote)
    for byte in bytes {
      if byte < 0x80 {
        appendASCIICharacter(byte, escaped, to: &result)
      } else {
        appendEscape(UInt32(byte), to: &result)
      }
    }
    result.append(quote)
  }

  @inline(__always)
  private static func appendASCIICharacter(_ byte: UInt8, _ quote: UInt8, to result: inout [UInt8]) {
    switch byte {
    case quote, 0x5C:
      result.append(0x5C)
      result.append(byte)
    case 0x20...0x7E: result.append(byte)
    case 0x0A:
      result.append(0x5C)
      result.append(0x6E)
    case 0x0D:
      result.append(0x5C)
      result.append(0x72)
    case 0x09:
      result.append(0x5C)
      result.append(0x74)
    default: appendEscape(UInt32(byte), to: &result)
    }
  }

  /// Appends `\xhh`, `\uhhhh` or `\Uhhhhhhhh`.
  private static func appendEscape(_ scalar: UInt32, to result: inout [UInt8]) {
    let (letter, digits): (UInt8, Int) =
      scalar < 0x100 ? (0x78, 2) : scalar < 0x10000 ? (0x75, 4) : (0x55, 8)
    result.append(0x5C)
    result.append(letter)
    for place in (0..<digits).reversed() {
      let digit = UInt8(truncatingIfNeeded: scalar >> UInt32(4 * place) & 15)
      result.append(digit < 10 ? 0x30 + digit : 0x57 + digit)
    }
  }
}
