// What most format specifications of loops ask for, written straight into the string.

/// Integers, floats in fixed notation and strings, with a sign, a width and a fill; everything else is for
/// `NumberFormat` and `StringType`, as is every error.
enum QuickFormat {
  private static let widest = 256
  private static let mostPlaces = 17

  /// The value's text by a specification that was seen before, nil where that takes more.
  static func text(of value: Register, _ text: StringObject) -> StringObject? {
    guard text.isInterned, let spec = KnownSpecs.find(text) ?? read(text) else { return nil }
    if spec.pointee.separator != nil || spec.pointee.isAlternate || spec.pointee.dropsNegativeZero { return nil }
    if spec.pointee.writtenFill >= 0x80 || spec.pointee.width ?? 0 > widest { return nil }
    let type = spec.pointee.type
    if let number = value.asInt {
      guard type == nil || type == 0x64, spec.pointee.precision == nil else { return nil }
      return decimal(UInt64(number.magnitude), places: 0, isNegative: number < 0, spec)
    }
    if let number = value.asFloat {
      let places = spec.pointee.precision ?? 6
      guard type == 0x66, let scaled = scaled(number, places) else { return nil }
      return decimal(scaled, places: places, isNegative: number.sign == .minus, spec)
    }
    guard value.isPlainString, type == nil || type == 0x73, spec.pointee.sign == nil, spec.pointee.precision == nil,
      spec.pointee.alignment != 0x3D
    else { return nil }
    return value.borrow(StringObject.self) { string in
      let missing = max(0, (spec.pointee.width ?? 0) - string.count)
      if missing == 0 { return string }
      let (left, _, right) = padding(missing, spec.pointee.alignment ?? 0x3C)
      return StringObject(byteCount: string.byteCount + missing, scalars: string.count + missing) { target in
        let fill = UInt8(truncatingIfNeeded: spec.pointee.writtenFill)
        target.update(repeating: fill, count: left)
        (target + left).update(from: string.bytes, count: string.byteCount)
        (target + left + string.byteCount).update(repeating: fill, count: right)
      }
    }
  }

  private static func read(_ text: StringObject) -> UnsafeMutablePointer<FormatSpec>? {
    guard (try? NumberFormat.specification(text, "")) != nil else { return nil }
    return KnownSpecs.find(text)
  }

  /// The magnitude times a power of ten, rounded half to even on the exact value; nil where that is no machine integer.
  private static func scaled(_ value: Double, _ places: Int) -> UInt64? {
    guard value.isFinite, places <= mostPlaces else { return nil }
    let isSubnormal = value.exponentBitPattern == 0
    let significand = isSubnormal ? value.significandBitPattern : value.significandBitPattern | 1 << 52
    let exponent = (isSubnormal ? 1 : Int(value.exponentBitPattern)) - 1075
    if exponent > 0 { return nil }
    // Less than half of the last place.
    if exponent < -126 { return 0 }
    var power: UInt64 = 1
    for _ in 0..<places { power &*= 10 }
    let product = UInt128(significand) &* UInt128(power)
    var quotient = product >> UInt128(-exponent)
    let rest = product &- quotient << UInt128(-exponent)
    let half = exponent == 0 ? 0 : UInt128(1) << UInt128(-exponent - 1)
    if exponent != 0 && (rest > half || rest == half && quotient & 1 == 1) { quotient += 1 }
    return UInt64(exactly: quotient)
  }

  private static func padding(_ missing: Int, _ alignment: UInt8) -> (left: Int, middle: Int, right: Int) {
    switch alignment {
    case 0x3C: (0, 0, missing)
    case 0x5E: (missing / 2, 0, missing - missing / 2)
    case 0x3D: (0, missing, 0)
    default: (missing, 0, 0)
    }
  }

  /// Digits with a point before the last `places` of them.
  private static func decimal(
    _ magnitude: UInt64, places: Int, isNegative: Bool, _ spec: UnsafeMutablePointer<FormatSpec>
  ) -> StringObject {
    let sign = isNegative ? 0x2D : spec.pointee.sign == 0x2D ? nil : spec.pointee.sign
    let digits = max(IntegerText.length(UInt(magnitude)), places + 1)
    let number = digits + (places > 0 ? 1 : 0)
    let count = number + (sign == nil ? 0 : 1)
    let missing = max(0, (spec.pointee.width ?? 0) - count)
    let (left, middle, right) = padding(
      missing, spec.pointee.alignment ?? (spec.pointee.isZeroPadded ? 0x3D : 0x3E))
    return StringObject(byteCount: count + missing, scalars: count + missing) { target in
      let fill = UInt8(truncatingIfNeeded: spec.pointee.writtenFill)
      var at = target
      at.update(repeating: fill, count: left)
      at += left
      if let sign {
        at.pointee = sign
        at += 1
      }
      at.update(repeating: fill, count: middle)
      at += middle + number
      at.update(repeating: fill, count: right)
      var rest = magnitude
      for n in 0..<digits {
        if n == places && places > 0 {
          at -= 1
          at.pointee = 0x2E
        }
        at -= 1
        at.pointee = UInt8(truncatingIfNeeded: 0x30 + rest % 10)
        rest /= 10
      }
    }
  }
}
