// Big integers to and from digits in any base from 2 to 36.

extension BigInt {
  /// The most decimal digits CPython converts between `int` and `str` (`sys.get_int_max_str_digits`).
  package static let maximumDecimalDigits = 4300

  /// The decimal digits with a leading `-` below zero.
  package func decimalText() -> [UInt8] { text(base: 10) }

  /// Whether the value has more decimal digits than CPython converts to text.
  package var exceedsDecimalDigitLimit: Bool {
    // 4300 digits are between 14281 and 14285 bits.
    if bitLength < 14281 { return false }
    if bitLength > 14286 { return true }
    return text(base: 10).count - (isNegative ? 1 : 0) > BigInt.maximumDecimalDigits
  }

  /// The decimal digits, refused like CPython's `str(int)` past `maximumDecimalDigits`.
  package func limitedDecimalText() throws(PythonTextError) -> [UInt8] {
    if exceedsDecimalDigitLimit {
      throw .value(
        "Exceeds the limit (\(BigInt.maximumDecimalDigits) digits) for integer string conversion; "
          + "use sys.set_int_max_str_digits() to increase the limit")
    }
    return decimalText()
  }

  /// The digits in `base` (2...36) with a leading `-` below zero and no prefix.
  package func text(base: Int, uppercase: Bool = false) -> [UInt8] {
    precondition(2...36 ~= base, "a base is between 2 and 36")
    if limbs.isEmpty { return [0x30] }
    var reversed: [UInt8] = []
    if base & (base - 1) == 0 && 64 % base.trailingZeroBitCount == 0 {
      appendPowerOfTwoDigits(base.trailingZeroBitCount, uppercase, &reversed)
    } else {
      appendChunkedDigits(UInt(base), uppercase, &reversed)
    }
    while reversed.count > 1 && reversed.last == 0x30 { reversed.removeLast() }
    if isNegative { reversed.append(0x2D) }
    reversed.reverse()
    return reversed
  }

  private func appendPowerOfTwoDigits(_ bits: Int, _ uppercase: Bool, _ reversed: inout [UInt8]) {
    reversed.reserveCapacity(limbs.count * 64 / bits + 1)
    for limb in limbs {
      var rest = limb
      for _ in 0..<(64 / bits) {
        reversed.append(BigInt.digit(rest & (1 << UInt(bits) - 1), uppercase))
        rest >>= UInt(bits)
      }
    }
  }

  private func appendChunkedDigits(_ base: UInt, _ uppercase: Bool, _ reversed: inout [UInt8]) {
    let (chunk, digits) = BigInt.chunk(base)
    var rest = limbs
    while !rest.isEmpty {
      var part = Magnitude.divide(&rest, by: chunk)
      for _ in 0..<digits {
        reversed.append(BigInt.digit(part % base, uppercase))
        part /= base
      }
    }
  }

  /// The largest power of `base` in a limb and its exponent.
  private static func chunk(_ base: UInt) -> (power: UInt, exponent: Int) {
    if base == 10 { return (10_000_000_000_000_000_000, 19) }
    var power = base
    var exponent = 1
    while true {
      let (next, overflow) = power.multipliedReportingOverflow(by: base)
      if overflow { return (power, exponent) }
      power = next
      exponent += 1
    }
  }

  private static func digit(_ value: UInt, _ uppercase: Bool) -> UInt8 {
    UInt8(truncatingIfNeeded: value < 10 ? 0x30 + value : (uppercase ? 0x37 : 0x57) + value)
  }

  /// The value of `digits`, digits of `base` (2...36) that single underscores may separate; nil when they are not that.
  package init?(digits: some Sequence<UInt8>, base: Int = 10, isNegative: Bool = false) {
    precondition(2...36 ~= base, "a base is between 2 and 36")
    let base = UInt(base)
    let limit = BigInt.chunk(base).exponent
    var magnitude: [UInt] = []
    var part: UInt = 0
    var power: UInt = 1
    var count = 0
    var afterDigit = false
    for byte in digits {
      if byte == 0x5F {
        if !afterDigit { return nil }
        afterDigit = false
        continue
      }
      guard let value = BigInt.value(ofDigit: byte), value < base else { return nil }
      afterDigit = true
      part = part * base + value
      power = power &* base
      count += 1
      if count == limit {
        Magnitude.multiply(&magnitude, by: power, adding: part)
        (part, power, count) = (0, 1, 0)
      }
    }
    if !afterDigit { return nil }
    if count > 0 { Magnitude.multiply(&magnitude, by: power, adding: part) }
    self.init(magnitude: magnitude, isNegative: isNegative)
  }

  static func value(ofDigit byte: UInt8) -> UInt? {
    switch byte {
    case 0x30...0x39: UInt(byte - 0x30)
    case 0x61...0x7A: UInt(byte - 0x57)
    case 0x41...0x5A: UInt(byte - 0x37)
    default: nil
    }
  }
}
