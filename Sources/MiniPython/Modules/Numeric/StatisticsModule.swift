// statistics: the module, and the exact sums that Swift takes.

enum StatisticsModule {
  static func make() throws -> ModuleObject {
    try PythonSource.module("statistics", source) { module in
      module.function("_ratio_of_sum", .positional(1...1), "The exact sum of ints and floats.") { a in
        try ratioOfSum(a[0])
      }
      module.function("_ratio_of_squares", .positional(1...1), "The exact sum of the squares of floats.") { a in
        try ratioOfSquares(a[0])
      }
    }
  }

  /// `(count, is float, numerator, denominator)` of a list's exact sum, the denominator None and the numerator a float
  /// when it is not finite; None when there are other numbers than ints and floats.
  private static func ratioOfSum(_ values: Value) throws -> Value {
    var whole = BigInt()
    // Sums of significands by exponent: a float is its significand times a power of two.
    var parts: [Int: Int] = [:]
    var fractions = BigInt()
    var special: Double?
    var isFloat = false
    var count = 0
    for value in try Operations.array(values) {
      try Interrupt.poll()
      count += 1
      switch value {
      case .int, .bool: whole = whole + (value.asBigInt ?? BigInt())
      case .float(let d):
        isFloat = true
        if !d.isFinite {
          special = (special ?? 0) + d
          continue
        }
        if d == 0 { continue }
        let exponent = max(Int(d.exponent), -1022) - 52
        let significand = Int(d.significandBitPattern | (d.isSubnormal ? 0 : 1 << 52))
        let (sum, overflow) = (parts[exponent] ?? 0).addingReportingOverflow(d < 0 ? -significand : significand)
        if overflow {
          fractions = fractions + BigInt(parts[exponent] ?? 0).shiftedLeft(exponent + 1074)
          parts[exponent] = d < 0 ? -significand : significand
        } else {
          parts[exponent] = sum
        }
      default:
        guard value.isInteger, let big = value.asBigInt, value.type === Types.int else { return .none }
        whole = whole + big
      }
    }
    if let special { return .tuple([.int(count), .bool(true), .float(special), .none]) }
    if !isFloat { return .tuple([.int(count), .bool(false), .integer(whole), .int(1)]) }
    for (exponent, sum) in parts { fractions = fractions + BigInt(sum).shiftedLeft(exponent + 1074) }
    let total = whole.shiftedLeft(1074) + fractions
    let shared = total.isZero ? 1074 : min(1074, total.trailingZeroBits)
    return .tuple([
      .int(count), .bool(true), .integer(total.shiftedRight(shared)), .integer(BigInt(1).shiftedLeft(1074 - shared)),
    ])
  }

  /// `(numerator, denominator)` of the exact sum of the squares of a list of finite ints and floats; None when there
  /// are other numbers.
  private static func ratioOfSquares(_ values: Value) throws -> Value {
    var whole = BigInt()
    // A square of a float has 106 bits: 2**21 of them with the same exponent fit in 127.
    var parts: [Int: UInt128] = [:]
    var fractions = BigInt()
    func flush(_ exponent: Int) {
      let part = parts[exponent] ?? 0
      let limbs = [UInt(truncatingIfNeeded: part), UInt(truncatingIfNeeded: part >> 64)]
      fractions = fractions + BigInt(magnitude: limbs, isNegative: false).shiftedLeft(2 * (exponent + 1074))
      parts[exponent] = 0
    }
    for value in try Operations.array(values) {
      try Interrupt.poll()
      guard case .float(let d) = value else {
        guard let integer = value.asBigInt else { return .none }
        whole = whole + integer * integer
        continue
      }
      if d == 0 { continue }
      let exponent = max(Int(d.exponent), -1022) - 52
      let significand = UInt128(d.significandBitPattern | (d.isNormal ? 1 << 52 : 0))
      let sum = (parts[exponent] ?? 0) + significand * significand
      parts[exponent] = sum
      if sum >> 126 != 0 { flush(exponent) }
    }
    for exponent in Array(parts.keys) { flush(exponent) }
    let total = whole.shiftedLeft(2148) + fractions
    let shared = total.isZero ? 2148 : min(2148, total.trailingZeroBits)
    return .tuple([.integer(total.shiftedRight(shared)), .integer(BigInt(1).shiftedLeft(2148 - shared))])
  }
}
