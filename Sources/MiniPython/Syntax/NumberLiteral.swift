// The values of number literals.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

enum NumberLiteral {
  /// CPython's default bound on the digits of a decimal literal.
  private static let maximumDigits = 4_300

  /// The constant that a number token spells; throws when a decimal integer is too long.
  static func parse(_ spelling: [UInt8], at span: SourceSpan) throws(SyntaxFailure) -> Constant {
    if spelling.count == 1 { return .int(Int(spelling[0]) - 0x30) }
    let digits = spelling.filter { $0 != 0x5F }
    if digits[0] == 0x30 {
      switch digits[1] | 0x20 {
      case 0x78: return integer(digits.dropFirst(2), radix: 16)
      case 0x6F: return integer(digits.dropFirst(2), radix: 8)
      case 0x62: return integer(digits.dropFirst(2), radix: 2)
      default: break
      }
    }
    if let last = digits.last, last | 0x20 == 0x6A { return .imaginary(real(digits.dropLast())) }
    if digits.contains(where: { $0 == 0x2E || $0 | 0x20 == 0x65 }) { return .float(real(digits[...])) }
    if digits.count > maximumDigits {
      throw SyntaxFailure(
        "Exceeds the limit (\(maximumDigits) digits) for integer string conversion: value has \(digits.count) digits; "
          + "use sys.set_int_max_str_digits() to increase the limit"
          + " - Consider hexadecimal for huge integer literals to avoid decimal conversion limits.",
        at: span)
    }
    return integer(digits[...], radix: 10)
  }

  private static func integer(_ digits: ArraySlice<UInt8>, radix: Int) -> Constant {
    var value = 0
    for byte in digits {
      let digit = byte < 0x3A ? Int(byte) - 0x30 : Int(byte | 0x20) - 0x61 + 10
      let (product, overflowed) = value.multipliedReportingOverflow(by: radix)
      let (sum, carried) = product.addingReportingOverflow(digit)
      if overflowed || carried {
        return .bigInt(digits: String(decoding: digits, as: UTF8.self), radix: radix)
      }
      value = sum
    }
    return .int(value)
  }

  private static func real(_ digits: ArraySlice<UInt8>) -> Double {
    let text = digits.map { CChar(bitPattern: $0) } + [0]
    return strtod(text, nil)
  }
}
