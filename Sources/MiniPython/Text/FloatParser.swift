// Reading Python floats from text: decimal literals, float('...') and float.fromhex.
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Python's reading of floats.
package enum FloatParser {
  /// `float(text)`, nil where Python raises ValueError `could not convert string to float: <repr>`.
  package static func parse(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
    let bytes = asciiDigits(text)
    if let special = nonFinite(bytes[...]) { return special }
    return validDecimal(bytes).map(value(ofDecimal:))
  }

  /// The value of a float literal of source code that the scanner has accepted; underscores are dropped.
  package static func literal(_ text: UnsafeBufferPointer<UInt8>) -> Double {
    value(ofDecimal: text.filter { $0 != 0x5F })
  }

  /// The nearest double to valid decimal text.
  static func value(ofDecimal text: [UInt8]) -> Double {
    var terminated = text
    terminated.append(0)
    return terminated.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { $0.withMemoryRebound(to: CChar.self, capacity: buffer.count) { strtod($0, nil) } } ?? 0
    }
  }

  /// The text without surrounding whitespace, every script's decimal digits as ASCII ones, other non-ASCII as `?`.
  static func asciiDigits(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte < 0x80 {
        result.append(UnicodeText.isSpace(UInt32(byte)) ? 0x20 : byte)
        index += 1
        continue
      }
      let (scalar, length) = WTF8.decode(text, at: index)
      index += length
      if UnicodeText.isSpace(scalar) {
        result.append(0x20)
      } else if let digit = UnicodeText.decimalValue(scalar) {
        result.append(0x30 + UInt8(truncatingIfNeeded: digit))
      } else {
        result.append(0x3F)
      }
    }
    while result.last == 0x20 { result.removeLast() }
    if let first = result.firstIndex(where: { $0 != 0x20 }), first > 0 { result.removeFirst(first) }
    return result
  }

  /// inf, infinity and nan with an optional sign, in any case.
  private static func nonFinite(_ bytes: ArraySlice<UInt8>) -> Double? {
    var rest = bytes
    var isNegative = false
    if let sign = rest.first, sign == 0x2B || sign == 0x2D {
      isNegative = sign == 0x2D
      rest = rest.dropFirst()
    }
    let lower = rest.map { $0 | 0x20 }
    if lower == Array("inf".utf8) || lower == Array("infinity".utf8) { return isNegative ? -.infinity : .infinity }
    if lower == Array("nan".utf8) { return isNegative ? -Double.nan : .nan }
    return nil
  }

  /// The text without underscores if it is a sign, digits, point and exponent; nil otherwise.
  private static func validDecimal(_ bytes: [UInt8]) -> [UInt8]? {
    var result: [UInt8] = []
    var index = 0
    func isDigit(_ at: Int) -> Bool { at >= 0 && at < bytes.count && 0x30...0x39 ~= bytes[at] }
    func takeDigits() -> Int {
      var count = 0
      while index < bytes.count {
        if isDigit(index) {
          result.append(bytes[index])
          count += 1
        } else if bytes[index] != 0x5F || !isDigit(index - 1) || !isDigit(index + 1) {
          break
        }
        index += 1
      }
      return count
    }
    func takeSign() {
      if index < bytes.count && (bytes[index] == 0x2B || bytes[index] == 0x2D) {
        result.append(bytes[index])
        index += 1
      }
    }
    takeSign()
    var count = takeDigits()
    if index < bytes.count && bytes[index] == 0x2E {
      result.append(0x2E)
      index += 1
      count += takeDigits()
    }
    if count == 0 { return nil }
    if index < bytes.count && bytes[index] | 0x20 == 0x65 {
      result.append(0x65)
      index += 1
      takeSign()
      if takeDigits() == 0 { return nil }
    }
    return index == bytes.count ? result : nil
  }

  /// `float.fromhex(text)`.
  ///
  /// Throws CPython's ValueError and OverflowError.
  package static func hexadecimal(_ text: UnsafeBufferPointer<UInt8>) throws(PythonTextError) -> Double {
    let invalid = PythonTextError.value("invalid hexadecimal floating-point string")
    var bytes = text.map { $0 >= 9 && $0 <= 13 ? 0x20 : $0 }
    while bytes.last == 0x20 { bytes.removeLast() }
    if let first = bytes.firstIndex(where: { $0 != 0x20 }), first > 0 { bytes.removeFirst(first) }
    if let special = nonFinite(bytes[...]) { return special }
    var index = 0
    var isNegative = false
    if let sign = bytes.first, sign == 0x2B || sign == 0x2D {
      isNegative = sign == 0x2D
      index = 1
    }
    if index + 1 < bytes.count && bytes[index] == 0x30 && bytes[index + 1] | 0x20 == 0x78 { index += 2 }
    var magnitude: [UInt] = []
    var sticky = false
    var count = 0
    var exponent = 0
    var seenPoint = false
    while index < bytes.count {
      if bytes[index] == 0x2E && !seenPoint {
        seenPoint = true
      } else if let digit = BigInt.value(ofDigit: bytes[index]), digit < 16 {
        count += 1
        if magnitude.count < 3 {
          Magnitude.multiply(&magnitude, by: 16, adding: digit)
          if seenPoint { exponent -= 4 }
        } else {
          sticky = sticky || digit != 0
          if !seenPoint { exponent += 4 }
        }
      } else {
        break
      }
      index += 1
    }
    if count == 0 { throw invalid }
    if index < bytes.count && bytes[index] | 0x20 == 0x70 {
      index += 1
      var isExponentNegative = false
      if index < bytes.count && (bytes[index] == 0x2B || bytes[index] == 0x2D) {
        isExponentNegative = bytes[index] == 0x2D
        index += 1
      }
      var written = 0
      var digits = 0
      while index < bytes.count, 0x30...0x39 ~= bytes[index] {
        written = min(written * 10 + Int(bytes[index] - 0x30), 1 << 40)
        digits += 1
        index += 1
      }
      if digits == 0 { throw invalid }
      exponent += isExponentNegative ? -written : written
    }
    if index != bytes.count { throw invalid }
    guard let value = BigInt.double(magnitude: magnitude, sticky: sticky, exponent: exponent) else {
      throw .overflow("hexadecimal value too large to represent as a float")
    }
    return isNegative ? -value : value
  }
}
