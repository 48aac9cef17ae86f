// Powers, roots and common divisors of big integers, and how large a power or shift would become.

extension BigInt {
  /// An upper bound of the bits of `self ** exponent`, saturating at `Int.max`.
  package func estimatedBitsOfPower(_ exponent: BigInt) -> Int {
    if bitLength <= 1 || exponent.isZero { return 1 }
    guard let count = exponent.magnitude.asInt else { return Int.max }
    let (bits, overflow) = bitLength.multipliedReportingOverflow(by: count)
    return overflow ? Int.max : bits
  }

  /// The bits of `self << count`, saturating at `Int.max`; `count` is not negative.
  package func estimatedBitsOfShift(_ count: BigInt) -> Int {
    if isZero { return 0 }
    guard let shift = count.asInt else { return Int.max }
    let (bits, overflow) = bitLength.addingReportingOverflow(shift)
    return overflow ? Int.max : bits
  }

  /// An upper bound of the bits of `a * b`.
  package static func estimatedBitsOfProduct(_ a: BigInt, _ b: BigInt) -> Int { a.bitLength + b.bitLength }

  /// `self ** exponent`, or nil for a negative exponent (whose result is a float).
  ///
  /// Ask `estimatedBitsOfPower` first: an exponent too large for the machine also gives nil unless the base is -1, 0
  /// or 1.
  package func power(_ exponent: BigInt) -> BigInt? {
    if exponent.isNegative { return nil }
    if exponent.isZero { return BigInt(1) }
    if isZero || limbs == [1] { return isNegative && !exponent.isOdd ? -self : self }
    guard let count = exponent.asInt else { return nil }
    let zeros = trailingZeroBits
    let (shift, overflow) = zeros.multipliedReportingOverflow(by: count)
    if overflow { return nil }
    let odd = BigInt(magnitude: Magnitude.shiftedRight(limbs, zeros), isNegative: isNegative)
    var result = odd
    if odd.limbs == [1] {
      if !exponent.isOdd { result = BigInt(1) }
    } else {
      var bit = exponent.bitLength - 1
      while bit > 0 && !Interrupt.isRaised {
        bit -= 1
        result = result * result
        if count >> bit & 1 == 1 { result = result * odd }
      }
    }
    return result.shiftedLeft(shift)
  }

  /// What can be wrong with the operands of three-argument `pow`.
  package enum ModularPowerError: Error {
    case zeroModulus
    case notInvertible

    /// CPython's ValueError text.
    package var message: String {
      switch self {
      case .zeroModulus: "pow() 3rd argument cannot be 0"
      case .notInvertible: "base is not invertible for the given modulus"
      }
    }
  }

  /// `pow(self, exponent, modulus)`, a negative exponent taking the modular inverse.
  package func power(_ exponent: BigInt, modulo modulus: BigInt) throws(ModularPowerError) -> BigInt {
    let positive = modulus.magnitude
    guard var base = divMod(positive)?.remainder else { throw .zeroModulus }
    if positive.limbs == [1] { return BigInt() }
    if exponent.isNegative {
      guard let inverse = base.inverse(modulo: positive) else { throw .notInvertible }
      base = inverse
    }
    let count = exponent.magnitude
    var result = BigInt(1)
    var bit = count.bitLength
    while bit > 0 && !Interrupt.isRaised {
      bit -= 1
      result = (result * result).reduced(positive)
      if count.limbs[bit / 64] >> UInt(bit % 64) & 1 == 1 { result = (result * base).reduced(positive) }
    }
    if modulus.isNegative && !result.isZero { result = result + modulus }
    return result
  }

  private func reduced(_ modulus: BigInt) -> BigInt {
    BigInt(magnitude: Magnitude.quotientAndRemainder(limbs, modulus.limbs).remainder, isNegative: false)
  }

  /// The inverse of `self` modulo a positive `modulus` by the extended Euclidean algorithm, nil when there is none.
  package func inverse(modulo modulus: BigInt) -> BigInt? {
    var (r0, r1) = (modulus, self)
    var (t0, t1) = (BigInt(), BigInt(1))
    while let (q, r) = r0.divMod(r1), !Interrupt.isRaised {
      (r0, r1) = (r1, r)
      (t0, t1) = (t1, t0 - q * t1)
    }
    guard r0 == BigInt(1) else { return nil }
    return t0.divMod(modulus)?.remainder
  }

  /// The greatest common divisor, never negative.
  package static func gcd(_ a: BigInt, _ b: BigInt) -> BigInt {
    var (x, y) = (a.magnitude, b.magnitude)
    while x.limbs.count > 1 || y.limbs.count > 1 {
      if y.isZero || Interrupt.isRaised { return x }
      (x, y) = (y, x.reduced(y))
    }
    var (p, q) = (x.limbs.first ?? 0, y.limbs.first ?? 0)
    while q != 0 { (p, q) = (q, p % q) }
    return BigInt(p)
  }

  /// The floor of the square root by Newton's method, nil for a negative value.
  package func squareRoot() -> BigInt? {
    if isNegative { return nil }
    if isZero { return self }
    var guess = BigInt(1).shiftedLeft((bitLength + 1) / 2)
    while let quotient = divMod(guess)?.quotient, !Interrupt.isRaised {
      let next = (guess + quotient).shiftedRight(1)
      if next >= guess { break }
      guess = next
    }
    return guess
  }
}
