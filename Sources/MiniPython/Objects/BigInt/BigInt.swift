// BigInt: an integer of any size as a sign and a magnitude of 64-bit limbs, least significant first.

/// An integer of any size with the arithmetic of Python's `int`.
///
/// Operations that can grow without bound do not limit themselves: ask `estimatedBits…` first.
package struct BigInt: Sendable {
  /// The magnitude's limbs, least significant first, without leading zero limbs; empty is zero.
  package internal(set) var limbs: [UInt]
  /// Whether the value is below zero; never set for zero.
  package internal(set) var isNegative: Bool

  package init() {
    limbs = []
    isNegative = false
  }

  package init(_ value: Int) {
    limbs = value == 0 ? [] : [value.magnitude]
    isNegative = value < 0
  }

  package init(_ value: UInt) {
    limbs = value == 0 ? [] : [value]
    isNegative = false
  }

  /// The value `±magnitude`; leading zero limbs are dropped.
  package init(magnitude: [UInt], isNegative: Bool) {
    limbs = magnitude
    Magnitude.trim(&limbs)
    self.isNegative = isNegative && !limbs.isEmpty
  }

  package var isZero: Bool { limbs.isEmpty }
  package var isOdd: Bool { !limbs.isEmpty && limbs[0] & 1 == 1 }
  package var signum: Int { limbs.isEmpty ? 0 : isNegative ? -1 : 1 }

  /// The number of bits of the magnitude, Python's `int.bit_length`.
  package var bitLength: Int { Magnitude.bitLength(limbs) }

  /// The number of ones in the magnitude, Python's `int.bit_count`.
  package var bitCount: Int { limbs.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// The number of zero bits below the lowest one; 0 for zero.
  package var trailingZeroBits: Int {
    guard let index = limbs.firstIndex(where: { $0 != 0 }) else { return 0 }
    return index * 64 + limbs[index].trailingZeroBitCount
  }

  /// The value as a machine integer, or nil when it does not fit.
  package var asInt: Int? {
    if limbs.isEmpty { return 0 }
    guard limbs.count == 1 else { return nil }
    if isNegative { return limbs[0] <= UInt(1) << 63 ? Int(truncatingIfNeeded: 0 &- limbs[0]) : nil }
    return Int(exactly: limbs[0])
  }

  /// The value modulo 2^64 in two's complement.
  package var truncatedToUInt64: UInt64 {
    let low = UInt64(limbs.first ?? 0)
    return isNegative ? 0 &- low : low
  }

  package var magnitude: BigInt { BigInt(magnitude: limbs, isNegative: false) }
}

extension BigInt: Hashable, Comparable {
  package static func < (a: BigInt, b: BigInt) -> Bool {
    if a.isNegative != b.isNegative { return a.isNegative }
    let order = Magnitude.compare(a.limbs, b.limbs)
    return a.isNegative ? order > 0 : order < 0
  }
}

extension BigInt: CustomStringConvertible {
  package var description: String { String(decoding: decimalText(), as: UTF8.self) }
}

extension BigInt {
  package static prefix func - (a: BigInt) -> BigInt { BigInt(magnitude: a.limbs, isNegative: !a.isNegative) }

  package static func + (a: BigInt, b: BigInt) -> BigInt {
    if a.isNegative == b.isNegative {
      return BigInt(magnitude: Magnitude.sum(a.limbs, b.limbs), isNegative: a.isNegative)
    }
    let order = Magnitude.compare(a.limbs, b.limbs)
    if order == 0 { return BigInt() }
    return order > 0
      ? BigInt(magnitude: Magnitude.difference(a.limbs, b.limbs), isNegative: a.isNegative)
      : BigInt(magnitude: Magnitude.difference(b.limbs, a.limbs), isNegative: b.isNegative)
  }

  package static func - (a: BigInt, b: BigInt) -> BigInt { a + -b }

  package static func * (a: BigInt, b: BigInt) -> BigInt {
    BigInt(magnitude: Magnitude.product(a.limbs, b.limbs), isNegative: a.isNegative != b.isNegative)
  }

  /// Floor division: `self == quotient * divisor + remainder`, the remainder with the divisor's sign.
  ///
  /// Returns nil when `divisor` is zero.
  package func divMod(_ divisor: BigInt) -> (quotient: BigInt, remainder: BigInt)? {
    if divisor.isZero { return nil }
    let (q, r) = Magnitude.quotientAndRemainder(limbs, divisor.limbs)
    let quotient = BigInt(magnitude: q, isNegative: isNegative != divisor.isNegative)
    let remainder = BigInt(magnitude: r, isNegative: isNegative)
    if !remainder.isZero && isNegative != divisor.isNegative {
      return (quotient - BigInt(1), remainder + divisor)
    }
    return (quotient, remainder)
  }

  /// `self * 2**count`; `count` is not negative.
  package func shiftedLeft(_ count: Int) -> BigInt {
    precondition(count >= 0, "a shift count is not negative")
    return BigInt(magnitude: Magnitude.shiftedLeft(limbs, count), isNegative: isNegative)
  }

  /// `self // 2**count`, rounding down as Python's `>>`; `count` is not negative.
  package func shiftedRight(_ count: Int) -> BigInt {
    precondition(count >= 0, "a shift count is not negative")
    let shifted = BigInt(magnitude: Magnitude.shiftedRight(limbs, count), isNegative: isNegative)
    return isNegative && trailingZeroBits < count ? shifted - BigInt(1) : shifted
  }

  package static prefix func ~ (a: BigInt) -> BigInt { -a - BigInt(1) }
  package static func & (a: BigInt, b: BigInt) -> BigInt { bitwise(a, b) { $0 & $1 } }
  package static func | (a: BigInt, b: BigInt) -> BigInt { bitwise(a, b) { $0 | $1 } }
  package static func ^ (a: BigInt, b: BigInt) -> BigInt { bitwise(a, b) { $0 ^ $1 } }

  private static func bitwise(_ a: BigInt, _ b: BigInt, _ operation: (UInt, UInt) -> UInt) -> BigInt {
    let count = max(a.limbs.count, b.limbs.count) + 1
    var result = [UInt](repeating: 0, count: count)
    let left = a.twosComplement(count)
    let right = b.twosComplement(count)
    for i in 0..<count { result[i] = operation(left[i], right[i]) }
    return BigInt(twosComplement: result)
  }

  /// The low `count` limbs of the value in two's complement.
  package func twosComplement(_ count: Int) -> [UInt] {
    var result = [UInt](repeating: 0, count: count)
    for i in 0..<min(count, limbs.count) { result[i] = limbs[i] }
    if isNegative { Magnitude.negateTwosComplement(&result) }
    return result
  }

  /// The value of limbs in two's complement, the top bit being the sign.
  package init(twosComplement words: [UInt]) {
    var magnitude = words
    let isNegative = (words.last ?? 0) >> 63 == 1
    if isNegative { Magnitude.negateTwosComplement(&magnitude) }
    self.init(magnitude: magnitude, isNegative: isNegative)
  }
}
