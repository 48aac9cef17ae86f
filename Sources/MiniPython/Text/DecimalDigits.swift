// The decimal digits of a double: the shortest that read back, or correctly rounded to a place.
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Decimal digits of a finite double's magnitude, `0.d1d2d3… * 10**point`, without trailing zeros.
struct DecimalDigits {
  /// ASCII digits; empty when the value was rounded to zero, "0" for zero itself.
  var digits: [UInt8]
  /// Where the decimal point stands, counted from before the first digit.
  var point: Int

  private static let zero = DecimalDigits(digits: [0x30], point: 1)

  private init(digits: [UInt8], point: Int) {
    self.digits = digits
    self.point = point
  }

  /// The fewest digits that read back as `value`, the nearest of those to it.
  init(shortest value: Double) {
    if value == 0 {
      self = DecimalDigits.zero
      return
    }
    var digits: [UInt8] = []
    digits.reserveCapacity(24)
    var point = 0
    var exponent = 0
    var isExponent = false
    var isExponentNegative = false
    var hasPoint = false
    var text = value.magnitude.description
    text.withUTF8 { bytes in
      for byte in bytes {
        switch byte {
        case 0x2E: hasPoint = true
        case 0x65: isExponent = true
        case 0x2D: isExponentNegative = true
        case 0x30...0x39 where isExponent: exponent = exponent * 10 + Int(byte - 0x30)
        case 0x30...0x39:
          if byte != 0x30 || !digits.isEmpty { digits.append(byte) }
          if !hasPoint {
            if !digits.isEmpty { point += 1 }
          } else if digits.isEmpty {
            point -= 1
          }
        default: break
        }
      }
    }
    self.init(digits: digits, point: point + (isExponentNegative ? -exponent : exponent))
    dropTrailingZeros()
  }

  /// The digits up to `places` after the decimal point (before it when negative), the exact value rounded half to even.
  init(_ value: Double, places: Int) {
    if value == 0 {
      self = DecimalDigits.zero
      return
    }
    // A double has no digit past the 1074th place and none before the 309th.
    let places = max(-400, min(places, 1074))
    let digits = DecimalDigits.roundedText(value.magnitude, scale: places)
    self.init(digits: digits, point: digits.count - places)
    dropTrailingZeros()
  }

  /// The first `count` digits, at least one, rounded half to even on the exact value.
  init(_ value: Double, significant count: Int) {
    if value == 0 {
      self = DecimalDigits.zero
      return
    }
    let magnitude = value.magnitude
    let count = max(1, min(count, 780))
    var exponent = Int(log10(magnitude).rounded(.down))
    while true {
      let digits = DecimalDigits.roundedText(magnitude, scale: count - 1 - exponent)
      if digits.count == count {
        // A power of ten may be what a smaller number was rounded up to, one digit too early.
        if digits[0] == 0x31, digits.dropFirst().allSatisfy({ $0 == 0x30 }) {
          let finer = DecimalDigits.roundedText(magnitude, scale: count - exponent)
          if finer.count == count {
            self.init(digits: finer, point: exponent)
            break
          }
        }
        self.init(digits: digits, point: exponent + 1)
        break
      }
      exponent += digits.count > count ? 1 : -1
    }
    dropTrailingZeros()
  }

  private mutating func dropTrailingZeros() {
    while digits.last == 0x30 { digits.removeLast() }
  }

  /// The digits of `value * 10**scale` rounded half to even; empty for zero.
  private static func roundedText(_ value: Double, scale: Int) -> [UInt8] {
    let isSubnormal = value.exponentBitPattern == 0
    let significand = isSubnormal ? value.significandBitPattern : value.significandBitPattern | 1 << 52
    let exponent = (isSubnormal ? 1 : Int(value.exponentBitPattern)) - 1075
    if scale >= 0 && scale <= 22 && exponent > -127 && exponent <= 0 {
      let product = UInt128(significand) * powerOfTen(scale)
      let shift = UInt128(-exponent)
      var quotient = product >> shift
      let rest = product - quotient << shift
      let half = shift == 0 ? 0 : UInt128(1) << (shift - 1)
      if shift != 0 && (rest > half || (rest == half && quotient & 1 == 1)) { quotient += 1 }
      return text(quotient)
    }
    var numerator: [UInt] = [UInt(significand)]
    var denominator: [UInt] = [1]
    if scale >= 0 { multiplyByPowerOfTen(&numerator, scale) } else { multiplyByPowerOfTen(&denominator, -scale) }
    if exponent >= 0 {
      numerator = Magnitude.shiftedLeft(numerator, exponent)
    } else {
      denominator = Magnitude.shiftedLeft(denominator, -exponent)
    }
    var (quotient, rest) = Magnitude.quotientAndRemainder(numerator, denominator)
    let order = Magnitude.compare(Magnitude.shiftedLeft(rest, 1), denominator)
    if order > 0 || (order == 0 && (quotient.first ?? 0) & 1 == 1) { quotient = Magnitude.sum(quotient, [1]) }
    if quotient.isEmpty { return [] }
    return BigInt(magnitude: quotient, isNegative: false).decimalText()
  }

  private static func powerOfTen(_ exponent: Int) -> UInt128 {
    var result: UInt128 = 1
    for _ in 0..<exponent { result *= 10 }
    return result
  }

  private static func multiplyByPowerOfTen(_ limbs: inout [UInt], _ exponent: Int) {
    var rest = exponent
    while rest >= 19 {
      Magnitude.multiply(&limbs, by: 10_000_000_000_000_000_000, adding: 0)
      rest -= 19
    }
    var factor: UInt = 1
    for _ in 0..<rest { factor *= 10 }
    Magnitude.multiply(&limbs, by: factor, adding: 0)
  }

  private static func text(_ value: UInt128) -> [UInt8] {
    var reversed: [UInt8] = []
    reversed.reserveCapacity(40)
    var rest = value
    while rest > UInt128(UInt64.max) {
      let (quotient, part) = rest.quotientAndRemainder(dividingBy: 10_000_000_000_000_000_000)
      var low = UInt64(part)
      for _ in 0..<19 {
        reversed.append(UInt8(truncatingIfNeeded: 0x30 + low % 10))
        low /= 10
      }
      rest = quotient
    }
    var low = UInt64(rest)
    while low != 0 {
      reversed.append(UInt8(truncatingIfNeeded: 0x30 + low % 10))
      low /= 10
    }
    reversed.reverse()
    return reversed
  }
}
