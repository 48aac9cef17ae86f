// Comparison of real numbers of different types, exact where a conversion would round.

extension Arithmetic {
  /// Compares two real numbers, `NotImplemented` for other values.
  package static func compare(_ a: Value, _ b: Value, _ op: CompareOperator) throws -> Value {
    let a = a.unboxed
    let b = b.unboxed
    switch (a, b) {
    case (.int(let x), .int(let y)): return .bool(Operations.ordered(op, x, y))
    case (.float(let x), .float(let y)): return .bool(Operations.ordered(op, x, y))
    case (.float(let x), _):
      guard let y = b.asBigInt else { return .notImplemented }
      return .bool(compare(x, y, op))
    case (_, .float(let y)):
      guard let x = a.asBigInt else { return .notImplemented }
      return .bool(compare(y, x, op.reflected))
    default:
      guard let x = a.asBigInt, let y = b.asBigInt else { return .notImplemented }
      return .bool(Operations.ordered(op, x, y))
    }
  }

  private static func compare(_ a: Double, _ b: BigInt, _ op: CompareOperator) -> Bool {
    if let whole = b.asInt, whole.magnitude <= 1 << 53 { return Operations.ordered(op, a, Double(whole)) }
    // Beyond 2**53 all doubles are whole; what is not finite compares as any integer would.
    guard let whole = BigInt(a) else { return Operations.ordered(op, a, 0) }
    return Operations.ordered(op, whole, b)
  }
}
