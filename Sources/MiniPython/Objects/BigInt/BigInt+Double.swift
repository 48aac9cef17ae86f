// Big integers to and from doubles, correctly rounded, and true division.
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension BigInt {
  /// The value of an integral double exactly, its fraction dropped; nil for inf and nan.
  package init?(_ value: Double) {
    guard value.isFinite else { return nil }
    let whole = value.rounded(.towardZero)
    if whole == 0 {
      self.init()
      return
    }
    let exponent = Int(whole.exponent) - 52
    let significand = UInt(whole.significandBitPattern | 1 << 52)
    let limbs =
      exponent >= 0
      ? Magnitude.shiftedLeft([significand], exponent)
      : Magnitude.shiftedRight([significand], -exponent)
    self.init(magnitude: limbs, isNegative: value < 0)
  }

  /// The nearest double, ties to even; nil when it is too large for one.
  package var asDouble: Double? {
    BigInt.double(magnitude: limbs, sticky: false, exponent: 0).map { isNegative ? -$0 : $0 }
  }

  /// Why a true division has no float result.
  package enum TrueDivisionError: Error {
    case byZero
    case overflow

    /// CPython's text: of a ZeroDivisionError and of an OverflowError.
    package var message: String {
      switch self {
      case .byZero: "division by zero"
      case .overflow: "integer division result too large for a float"
      }
    }
  }

  /// `a / b` rounded once, ties to even.
  package static func trueDivide(_ a: BigInt, _ b: BigInt) throws(TrueDivisionError) -> Double {
    if b.isZero { throw .byZero }
    if a.isZero { return b.isNegative ? -0.0 : 0.0 }
    // 66 bits of quotient at least: 64 are kept, the rest is sticky.
    let shift = 66 - (a.bitLength - b.bitLength)
    if shift > 1300 { return a.isNegative != b.isNegative ? -0.0 : 0.0 }
    if shift < -1100 { throw .overflow }
    let numerator = shift > 0 ? Magnitude.shiftedLeft(a.limbs, shift) : a.limbs
    let denominator = shift < 0 ? Magnitude.shiftedLeft(b.limbs, -shift) : b.limbs
    let (quotient, remainder) = Magnitude.quotientAndRemainder(numerator, denominator)
    guard let result = double(magnitude: quotient, sticky: !remainder.isEmpty, exponent: -shift) else {
      throw .overflow
    }
    return a.isNegative != b.isNegative ? -result : result
  }

  /// `magnitude * 2**exponent` rounded half to even; `sticky` says that a little more than `magnitude` is meant.
  static func double(magnitude: [UInt], sticky: Bool, exponent: Int) -> Double? {
    let length = Magnitude.bitLength(magnitude)
    if length == 0 { return 0 }
    let top = length + exponent
    if top > 1024 { return nil }
    if top < -1080 { return 0 }
    // Below 2**-1022 doubles have fewer than 53 bits.
    let kept = min(53, top + 1074)
    let dropped = length - kept
    if dropped <= 0 {
      return Double(sign: .plus, exponent: exponent, significand: Double(magnitude[0]))
    }
    var significand = kept <= 0 ? 0 : Magnitude.shiftedRight(magnitude, dropped)[0]
    if kept >= 0 {
      let halfBit = dropped - 1
      let isHalfSet = magnitude[halfBit / 64] >> UInt(halfBit % 64) & 1 == 1
      if isHalfSet {
        let zeros = BigInt(magnitude: magnitude, isNegative: false).trailingZeroBits
        if sticky || zeros < halfBit || significand & 1 == 1 { significand += 1 }
      }
    }
    let result = Double(sign: .plus, exponent: exponent + dropped, significand: Double(significand))
    return result.isFinite ? result : nil
  }
}
