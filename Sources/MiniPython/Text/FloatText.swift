// Doubles as Python writes them: repr, %e %f %g with any precision, rounding, and exact ratios.
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Python's text of floats, as UTF-8 bytes.
package enum FloatText {
  /// How a double is written, the arguments of CPython's `PyOS_double_to_string`.
  package struct Style {
    package enum Notation: Sendable {
      /// The fewest digits that read back.
      case shortest
      case exponent, fixed, general
    }

    package var notation: Notation
    package var precision: Int
    /// Keep the decimal point, and in general notation trailing zeros.
    package var isAlternate = false
    /// Write `.0` after an integral value that is not in exponent notation.
    package var addsPointZero = false
    /// Write a value that rounds to zero without its sign.
    package var dropsNegativeZero = false
    package var isUppercase = false

    package init(_ notation: Notation, precision: Int = 0) {
      self.notation = notation
      self.precision = precision
    }

    static var repr: Style {
      var style = Style(.shortest)
      style.addsPointZero = true
      return style
    }
  }

  /// `repr(value)`.
  package static func repr(_ value: Double) -> [UInt8] {
    var result: [UInt8] = []
    appendRepr(value, to: &result)
    return result
  }

  /// Appends `repr(value)`.
  package static func appendRepr(_ value: Double, to result: inout [UInt8]) {
    if value.magnitude < 1e15, let whole = Int(exactly: value), whole != 0 {
      IntegerText.append(whole, to: &result)
      result.append(0x2E)
      result.append(0x30)
    } else {
      append(value, .repr, to: &result)
    }
  }

  /// Appends `value` in `style`.
  package static func append(_ value: Double, _ style: Style, to result: inout [UInt8]) {
    guard value.isFinite else {
      appendNonFinite(value, style.isUppercase, to: &result)
      return
    }
    let precision = max(0, style.precision)
    let decimal: DecimalDigits
    switch style.notation {
    case .shortest: decimal = DecimalDigits(shortest: value)
    case .exponent:
      decimal = DecimalDigits(value, significant: precision == Int.max ? precision : precision + 1)
    case .fixed: decimal = DecimalDigits(value, places: precision)
    case .general: decimal = DecimalDigits(value, significant: max(1, precision))
    }
    let digits = decimal.digits
    var point = decimal.point
    if value.sign == .minus {
      let isZero = digits.isEmpty || (digits.count == 1 && digits[0] == 0x30)
      if !(style.dropsNegativeZero && isZero) { result.append(0x2D) }
    }
    var isExponent = false
    var end = digits.count
    switch style.notation {
    case .exponent:
      isExponent = true
      end = precision + 1
    case .fixed:
      end = point + precision
    case .general:
      let shown = max(1, precision)
      isExponent = point <= -4 || point > shown - (style.addsPointZero ? 1 : 0)
      if style.isAlternate { end = shown }
    case .shortest:
      isExponent = point <= -4 || point > 16
    }
    let exponent = point - 1
    if isExponent { point = 1 }
    end = !isExponent && style.addsPointZero ? max(end, point + 1) : max(end, point)
    appendDigits(digits, point: point, end: end, keepsPoint: style.isAlternate, to: &result)
    if isExponent {
      result.append(style.isUppercase ? 0x45 : 0x65)
      result.append(exponent < 0 ? 0x2D : 0x2B)
      if exponent.magnitude < 10 { result.append(0x30) }
      IntegerText.append(Int(exponent.magnitude), to: &result)
    }
  }

  private static func appendNonFinite(_ value: Double, _ isUppercase: Bool, to result: inout [UInt8]) {
    if value.isNaN {
      result.append(contentsOf: isUppercase ? "NAN".utf8 : "nan".utf8)
    } else {
      if value < 0 { result.append(0x2D) }
      result.append(contentsOf: isUppercase ? "INF".utf8 : "inf".utf8)
    }
  }

  /// Appends the virtual digits up to `end`: zeros stand before the first and after the last real digit.
  private static func appendDigits(
    _ digits: [UInt8], point: Int, end: Int, keepsPoint: Bool, to result: inout [UInt8]
  ) {
    if point <= 0 {
      result.append(0x30)
      result.append(0x2E)
      let leading = min(-point, end - point)
      if leading > 0 { result.append(contentsOf: repeatElement(0x30, count: leading)) }
    } else {
      let whole = min(point, digits.count)
      result.append(contentsOf: digits[0..<whole])
      if point > whole { result.append(contentsOf: repeatElement(0x30, count: point - whole)) }
      result.append(0x2E)
    }
    let start = min(max(0, point), digits.count)
    let stop = max(start, min(end, digits.count))
    result.append(contentsOf: digits[start..<stop])
    let missing = end - max(stop, max(0, point))
    if missing > 0 { result.append(contentsOf: repeatElement(0x30, count: missing)) }
    if result.last == 0x2E && !keepsPoint { result.removeLast() }
  }

  /// `round(value, places)`: the double nearest to the exact value rounded half to even, nil where Python raises
  /// `OverflowError: rounded value too large to represent`.
  package static func rounded(_ value: Double, places: Int) -> Double? {
    if !value.isFinite || value == 0 || places > 323 { return value }
    if places < -308 { return value.sign == .minus ? -0.0 : 0.0 }
    let decimal = DecimalDigits(value, places: places)
    if decimal.digits.isEmpty { return value.sign == .minus ? -0.0 : 0.0 }
    var text = value.sign == .minus ? [0x2D] : [UInt8]()
    text.append(contentsOf: decimal.digits)
    text.append(0x65)
    IntegerText.append(decimal.point - decimal.digits.count, to: &text)
    let result = FloatParser.value(ofDecimal: text)
    return result.isFinite ? result : nil
  }

  /// `value.as_integer_ratio()` in lowest terms; nil for inf and nan.
  package static func integerRatio(_ value: Double) -> (numerator: BigInt, denominator: BigInt)? {
    guard value.isFinite else { return nil }
    if value == 0 { return (BigInt(), BigInt(1)) }
    let isSubnormal = value.exponentBitPattern == 0
    var significand = UInt(isSubnormal ? value.significandBitPattern : value.significandBitPattern | 1 << 52)
    var exponent = (isSubnormal ? 1 : Int(value.exponentBitPattern)) - 1075
    let zeros = significand.trailingZeroBitCount
    significand >>= UInt(zeros)
    exponent += zeros
    let numerator = BigInt(magnitude: [significand], isNegative: value < 0)
    if exponent >= 0 { return (numerator.shiftedLeft(exponent), BigInt(1)) }
    return (numerator, BigInt(1).shiftedLeft(-exponent))
  }

  /// `value.is_integer()`.
  package static func isInteger(_ value: Double) -> Bool { value.isFinite && value.rounded(.down) == value }

  /// `value.hex()`.
  package static func hex(_ value: Double) -> [UInt8] {
    var result: [UInt8] = []
    if !value.isFinite {
      appendNonFinite(value, false, to: &result)
      return result
    }
    if value.sign == .minus { result.append(0x2D) }
    if value == 0 {
      result.append(contentsOf: "0x0.0p+0".utf8)
      return result
    }
    let isSubnormal = value.exponentBitPattern == 0
    result.append(contentsOf: isSubnormal ? "0x0.".utf8 : "0x1.".utf8)
    for nibble in stride(from: 48, through: 0, by: -4) {
      result.append(Array("0123456789abcdef".utf8)[Int(value.significandBitPattern >> UInt64(nibble) & 15)])
    }
    let exponent = isSubnormal ? -1022 : Int(value.exponentBitPattern) - 1023
    result.append(0x70)
    result.append(exponent < 0 ? 0x2D : 0x2B)
    IntegerText.append(Int(exponent.magnitude), to: &result)
    return result
  }
}
