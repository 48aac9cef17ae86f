// Python strings as bytes: UTF-8 in which a lone surrogate is three bytes (WTF-8).

/// Code points in WTF-8 bytes. Decoding expects well-formed text; it reads no byte past the end whatever it is given.
package enum WTF8 {
  /// The code point at `index` and its length in bytes.
  @inline(__always)
  package static func decode(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> (scalar: UInt32, length: Int) {
    let first = UInt32(text[index])
    if first < 0x80 { return (first, 1) }
    let left = text.count - index
    if first < 0xE0 {
      if left < 2 { return (0xFFFD, left) }
      return ((first & 0x1F) << 6 | UInt32(text[index + 1] & 0x3F), 2)
    }
    if left < 3 { return (0xFFFD, left) }
    let second = UInt32(text[index + 1] & 0x3F)
    let third = UInt32(text[index + 2] & 0x3F)
    if first < 0xF0 { return ((first & 0x0F) << 12 | second << 6 | third, 3) }
    if left < 4 { return (0xFFFD, left) }
    return ((first & 0x07) << 18 | second << 12 | third << 6 | UInt32(text[index + 3] & 0x3F), 4)
  }

  /// Appends the bytes of a code point; surrogates too.
  @inline(__always)
  package static func append(_ scalar: UInt32, to result: inout [UInt8]) {
    if scalar < 0x80 {
      result.append(UInt8(truncatingIfNeeded: scalar))
    } else if scalar < 0x800 {
      result.append(UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6))
      result.append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
    } else if scalar < 0x10000 {
      result.append(UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12))
      result.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F))
      result.append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
    } else {
      result.append(UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18 & 7))
      result.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 12 & 0x3F))
      result.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F))
      result.append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
    }
  }

  /// The number of code points.
  package static func count(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 0
    for byte in text where byte & 0xC0 != 0x80 { count += 1 }
    return count
  }

  /// The offset of the code point number `index`, or the end.
  package static func offset(_ text: UnsafeBufferPointer<UInt8>, ofScalar index: Int) -> Int {
    if index <= 0 { return 0 }
    var seen = 0
    for offset in 0..<text.count where text[offset] & 0xC0 != 0x80 {
      if seen == index { return offset }
      seen += 1
    }
    return text.count
  }

  /// All code points.
  package static func scalars(_ text: UnsafeBufferPointer<UInt8>) -> [UInt32] {
    var result: [UInt32] = []
    result.reserveCapacity(text.count)
    var index = 0
    while index < text.count {
      let (scalar, length) = decode(text, at: index)
      result.append(scalar)
      index += length
    }
    return result
  }
}
