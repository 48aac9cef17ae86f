// int: its methods.

extension IntType {
  static func installMethods(_ type: TypeObject) {
    type.method("bit_length", .positional(0...0)) { .int(try big($0[0]).bitLength) }
    type.method("bit_count", .positional(0...0)) { .int(try big($0[0]).bitCount) }
    type.method("conjugate", .positional(0...0)) { try integer($0[0]) }
    type.method("as_integer_ratio", .positional(0...0)) { .tuple([try integer($0[0]), .int(1)]) }
    type.property("real", get: integer)
    type.property("numerator", get: integer)
    type.property("imag", get: { _ in .int(0) })
    type.property("denominator", get: { _ in .int(1) })
    for name in ["__trunc__", "__floor__", "__ceil__"] {
      type.method(name, .positional(0...0)) { try integer($0[0]) }
    }
    type.method("__abs__", .positional(0...0)) { try Arithmetic.absolute($0[0]) }
    type.method("__divmod__", .positional(1...1)) {
      try $0[1].isInteger ? Arithmetic.divMod($0[0], $0[1]) : .notImplemented
    }
    type.method("__rdivmod__", .positional(1...1)) {
      try $0[1].isInteger ? Arithmetic.divMod($0[1], $0[0]) : .notImplemented
    }
    type.method("__round__", .positional(0...1)) { a in
      guard let places = a.value(1) else { return try integer(a[0]) }
      return try round(integer(a[0]), places)
    }
    type.method("__getnewargs__", .positional(0...0)) { .tuple([try integer($0[0])]) }
  }

  /// Rounds to a multiple of `10 ** -places`, half to even.
  private static func round(_ value: Value, _ places: Value) throws -> Value {
    if places.type.slots.index == nil { _ = try Operations.index(places) }
    let places = max(try SliceObject.clampedIndex(places), -Int.max)
    if places >= 0 { return value }
    let number = try big(value)
    // Past the number of digits the result is zero, whatever the power of ten would be.
    guard places > -(number.bitLength / 3 + 3), let unit = BigInt(10).power(BigInt(-places)) else { return .int(0) }
    guard let (quotient, remainder) = number.divMod(unit) else { return value }
    let twice = remainder + remainder
    let isUp = twice > unit || (twice == unit && quotient.isOdd)
    return .integer((isUp ? quotient + BigInt(1) : quotient) * unit)
  }

  // MARK: Bytes

  static func installBytes(_ type: TypeObject) {
    type.method("to_bytes", "(length=1, byteorder='big', *, signed=False)") { a in
      let length = a[1].isUndef ? 1 : try Operations.size(a[1])
      let isBig = try isBigEndian(a[2], "to_bytes")
      let isSigned = a[3].isUndef ? false : try Operations.isTrue(a[3])
      if length < 0 { throw Raised.value("length argument must be non-negative") }
      try Meter.ask(length, of: 1)
      let number = try big(a[0])
      if number.isNegative && !isSigned { throw Raised.overflow("can't convert negative int to unsigned") }
      let bits = isSigned ? (number.isNegative ? (~number).bitLength : number.bitLength) + 1 : number.bitLength
      if bits > length &* 8 && !(length == 0 && (number.signum == 0 || isSigned && (number + BigInt(1)).signum == 0)) { throw Raised.overflow("int too big to convert") }
      let limbs = number.twosComplement(length / 8 + 1)
      var bytes = (0..<length).map { UInt8(truncatingIfNeeded: limbs[$0 / 8] >> UInt($0 % 8 * 8)) }
      if isBig { bytes.reverse() }
      return .bytes(bytes)
    }
    type.classMethod("from_bytes", .signature(NativeSignature("(bytes, byteorder='big', *, signed=False)"))) { a in
      let isBig = try isBigEndian(a[2], "from_bytes")
      let isSigned = a[3].isUndef ? false : try Operations.isTrue(a[3])
      var bytes = Array(try BytesType.bytes(from: a[1]))
      if isBig { bytes.reverse() }
      var limbs = [UInt](repeating: 0, count: bytes.count / 8 + 1)
      for (i, byte) in bytes.enumerated() { limbs[i / 8] |= UInt(byte) << UInt(i % 8 * 8) }
      if isSigned, let last = bytes.last, last >= 0x80 {
        for i in bytes.count..<limbs.count * 8 { limbs[i / 8] |= 0xFF << UInt(i % 8 * 8) }
      }
      let number = Value.integer(isSigned ? BigInt(twosComplement: limbs) : BigInt(magnitude: limbs, isNegative: false))
      guard let type = a[0].asType, type !== Types.int else { return number }
      return try Operations.call(a[0], [number])
    }
  }

  private static func isBigEndian(_ order: Value, _ method: String) throws -> Bool {
    if order.isUndef { return true }
    guard let order = order.asString else {
      throw Raised.badArgument(method, "'byteorder'", "str", order)
    }
    switch order.text {
    case "big": return true
    case "little": return false
    default: throw Raised.value("byteorder must be either 'little' or 'big'")
    }
  }
}
