// Arithmetic of integers: Int64 first, big integers where a result does not fit.

extension Arithmetic {
  /// The result for two machine integers, a big integer on overflow.
  static func integers(_ op: BinaryOperator, _ a: Int, _ b: Int) throws -> Value {
    switch op {
    case .add:
      let (result, overflow) = a.addingReportingOverflow(b)
      return overflow ? .integer(BigInt(a) + BigInt(b)) : .int(result)
    case .subtract:
      let (result, overflow) = a.subtractingReportingOverflow(b)
      return overflow ? .integer(BigInt(a) - BigInt(b)) : .int(result)
    case .multiply:
      let (result, overflow) = a.multipliedReportingOverflow(by: b)
      return overflow ? .integer(BigInt(a) * BigInt(b)) : .int(result)
    case .divide:
      return try .float(trueDivide(a, b))
    case .floorDivide:
      if b == 0 { throw Raised.zeroDivision("integer division or modulo by zero") }
      if b == -1 { return try unary(.negative, .int(a)) }
      let (quotient, remainder) = a.quotientAndRemainder(dividingBy: b)
      return .int(remainder != 0 && (remainder < 0) != (b < 0) ? quotient - 1 : quotient)
    case .modulo:
      if b == 0 { throw Raised.zeroDivision("integer modulo by zero") }
      if b == -1 { return .int(0) }
      let remainder = a % b
      return .int(remainder != 0 && (remainder < 0) != (b < 0) ? remainder + b : remainder)
    case .power:
      return try power(a, b)
    case .leftShift:
      if b < 0 { throw Raised.value("negative shift count") }
      if b < 63 {
        let shifted = a << b
        if shifted >> b == a { return .int(shifted) }
      }
      return try leftShift(BigInt(a), BigInt(b))
    case .rightShift:
      if b < 0 { throw Raised.value("negative shift count") }
      return .int(b > 63 ? (a < 0 ? -1 : 0) : a >> b)
    case .bitAnd: return .int(a & b)
    case .bitOr: return .int(a | b)
    case .bitXor: return .int(a ^ b)
    case .matrixMultiply: return .notImplemented
    }
  }

  /// The result for integers of which one does not fit in Int64.
  static func bigIntegers(_ op: BinaryOperator, _ a: BigInt, _ b: BigInt) throws -> Value {
    let result = try uninterrupted(op, a, b)
    try Interrupt.poll()
    return result
  }

  private static func uninterrupted(_ op: BinaryOperator, _ a: BigInt, _ b: BigInt) throws -> Value {
    switch op {
    case .add: return .integer(a + b)
    case .subtract: return .integer(a - b)
    case .multiply:
      try ask(bits: BigInt.estimatedBitsOfProduct(a, b))
      return .integer(a * b)
    case .divide: return try .float(trueDivide(a, b))
    case .floorDivide:
      guard let (quotient, _) = a.divMod(b) else { throw Raised.zeroDivision("integer division or modulo by zero") }
      return .integer(quotient)
    case .modulo:
      guard let (_, remainder) = a.divMod(b) else { throw Raised.zeroDivision("integer modulo by zero") }
      return .integer(remainder)
    case .power: return try power(a, b)
    case .leftShift:
      if b.isNegative { throw Raised.value("negative shift count") }
      return try leftShift(a, b)
    case .rightShift:
      if b.isNegative { throw Raised.value("negative shift count") }
      guard let count = b.asInt else { return .int(a.isNegative ? -1 : 0) }
      return .integer(a.shiftedRight(count))
    case .bitAnd: return .integer(a & b)
    case .bitOr: return .integer(a | b)
    case .bitXor: return .integer(a ^ b)
    case .matrixMultiply: return .notImplemented
    }
  }

  /// Asks for room for an integer of that many bits.
  private static func ask(bits: Int) throws { try Meter.ask(bits / 8 &+ 8, of: 1) }

  private static func leftShift(_ a: BigInt, _ b: BigInt) throws -> Value {
    if a.isZero { return .int(0) }
    guard let count = b.asInt else { throw Raised.overflow("too many digits in integer") }
    try ask(bits: a.estimatedBitsOfShift(b))
    return .integer(a.shiftedLeft(count))
  }

  private static func trueDivide(_ a: Int, _ b: Int) throws -> Double {
    if b == 0 { throw Raised.zeroDivision("division by zero") }
    // Both are doubles exactly, so that one division rounds once.
    if a.magnitude <= 1 << 53 && b.magnitude <= 1 << 53 { return Double(a) / Double(b) }
    return try trueDivide(BigInt(a), BigInt(b))
  }

  private static func trueDivide(_ a: BigInt, _ b: BigInt) throws -> Double {
    do { return try BigInt.trueDivide(a, b) } catch {
      switch error {
      case .byZero: throw Raised.zeroDivision(error.message)
      case .overflow: throw Raised.overflow(error.message)
      }
    }
  }

  private static func power(_ a: Int, _ b: Int) throws -> Value {
    if b < 0 { return try floats(.power, Double(a), Double(b)) }
    var result = 1
    var base = a
    var rest = b
    while true {
      if rest & 1 == 1 {
        let (product, overflow) = result.multipliedReportingOverflow(by: base)
        if overflow { return try power(BigInt(a), BigInt(b)) }
        result = product
      }
      rest >>= 1
      if rest == 0 { return .int(result) }
      let (square, overflow) = base.multipliedReportingOverflow(by: base)
      if overflow { return try power(BigInt(a), BigInt(b)) }
      base = square
    }
  }

  private static func power(_ a: BigInt, _ b: BigInt) throws -> Value {
    if b.isNegative { return try floats(.power, double(.integer(a)), double(.integer(b))) }
    try ask(bits: a.estimatedBitsOfPower(b))
    guard let result = a.power(b) else { throw Raised(Exceptions.memoryError, "") }
    try Interrupt.poll()
    return .integer(result)
  }
}
