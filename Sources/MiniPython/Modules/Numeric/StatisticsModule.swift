// statistics: the module, and the exact sums that Swift takes.

enum StatisticsModule {
  static func make() throws -> ModuleObject {
    try PythonSource.module("statistics", source) { module in
      module.function("_ratio_of_sum", .positional(1...1), "The exact sum of ints and floats.") { a in
        try ratioOfSum(a[0])
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
}
