// Machine integers as decimal digits, and Python's reading of integers from text.

/// Python's text of integers, as UTF-8 bytes.
package enum IntegerText {
  /// The number that up to 18 ASCII digits with or without a sign spell; nil for any other text.
  static func small(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let first = text.first else { return nil }
    let hasSign = first == UInt8(ascii: "-") || first == UInt8(ascii: "+")
    let digits = text[(hasSign ? 1 : 0)...]
    if digits.isEmpty || digits.count > 18 { return nil }
    var number = 0
    for byte in digits {
      let digit = byte &- UInt8(ascii: "0")
      if digit > 9 { return nil }
      number = number &* 10 &+ Int(digit)
    }
    return first == UInt8(ascii: "-") ? -number : number
  }

  /// Appends the decimal digits of `value`.
  package static func append(_ value: Int, to result: inout [UInt8]) {
    if value >= 0 && value < 10 {
      result.append(0x30 + UInt8(truncatingIfNeeded: value))
      return
    }
    if value < 0 { result.append(0x2D) }
    append(value.magnitude, to: &result)
  }

  /// The number of decimal digits of a magnitude.
  @inline(__always) static func length(_ magnitude: UInt) -> Int {
    var count = 1
    var rest = magnitude
    while rest >= 10 {
      count &+= 1
      rest /= 10
    }
    return count
  }

  /// The number of characters of an integer's text.
  @inline(__always) static func length(_ value: Int) -> Int { length(value.magnitude) + (value < 0 ? 1 : 0) }

  /// Writes an integer's text; gives the number of its characters.
  static func write(_ value: Int, to target: UnsafeMutablePointer<UInt8>) -> Int {
    let count = length(value)
    var rest = value.magnitude
    var at = count
    repeat {
      at &-= 1
      target[at] = UInt8(truncatingIfNeeded: 0x30 + rest % 10)
      rest /= 10
    } while rest != 0
    if at > 0 { target[0] = 0x2D }
    return count
  }

  /// Appends the decimal digits of `value`.
  static func append(_ value: UInt, to result: inout [UInt8]) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { buffer in
      var rest = value
      var start = 20
      repeat {
        start -= 1
        buffer[start] = UInt8(truncatingIfNeeded: 0x30 + rest % 10)
        rest /= 10
      } while rest != 0
      result.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[start..<20]))
    }
  }

  /// The decimal digits of `value`.
  package static func decimal(_ value: Int) -> [UInt8] {
    var result: [UInt8] = []
    append(value, to: &result)
    return result
  }

  /// Python's `int(text, base)`, `base` being 0 or 2...36: surrounding whitespace, a sign, a prefix, single underscores
  /// and any script's decimal digits are read.
  ///
  /// Throws CPython's ValueErrors, with `literal` (the repr of the argument) in them.
  package static func parse(
    _ text: UnsafeBufferPointer<UInt8>, base: Int = 10, literal: () -> [UInt8]
  ) throws(PythonTextError) -> BigInt {
    if base != 0 && !(2...36 ~= base) { throw .value("int() base must be >= 2 and <= 36, or 0") }
    let bytes = FloatParser.asciiDigits(text)
    func invalid() -> PythonTextError {
      // CPython shows at most 200 characters of the repr.
      let shown = literal().withUnsafeBufferPointer { repr in
        String(decoding: repr[0..<WTF8.offset(repr, ofScalar: 200)], as: UTF8.self)
      }
      return .value("invalid literal for int() with base \(base): \(shown)")
    }
    var start = 0
    var isNegative = false
    if let sign = bytes.first, sign == 0x2B || sign == 0x2D {
      isNegative = sign == 0x2D
      start = 1
    }
    var radix = base
    var hasPrefix = false
    if bytes.count > start + 1, bytes[start] == 0x30 {
      let prefixed: Int? =
        switch bytes[start + 1] | 0x20 {
        case 0x78: 16
        case 0x6F: 8
        case 0x62: 2
        default: nil
        }
      if let prefixed, base == 0 || base == prefixed {
        radix = prefixed
        hasPrefix = true
        start += 2
        if start < bytes.count && bytes[start] == 0x5F { start += 1 }
      }
    }
    if radix == 0 { radix = 10 }
    let digits = bytes[start...]
    if radix & (radix - 1) != 0 { try checkDigitLimit(digits, radix) }
    guard let value = BigInt(digits: digits, base: radix, isNegative: isNegative) else { throw invalid() }
    // In base 0 a decimal literal has no leading zeros, but zero may have many.
    if base == 0 && !hasPrefix && digits.first == 0x30 && !value.isZero { throw invalid() }
    return value
  }

  private static func checkDigitLimit(_ digits: ArraySlice<UInt8>, _ radix: Int) throws(PythonTextError) {
    if digits.count <= BigInt.maximumDecimalDigits { return }
    var count = 0
    for byte in digits where byte != 0x5F {
      guard let digit = BigInt.value(ofDigit: byte), digit < radix else { break }
      count += 1
    }
    if count > BigInt.maximumDecimalDigits {
      throw .value(
        "Exceeds the limit (\(BigInt.maximumDecimalDigits) digits) for integer string conversion: "
          + "value has \(count) digits; use sys.set_int_max_str_digits() to increase the limit")
    }
  }
}
