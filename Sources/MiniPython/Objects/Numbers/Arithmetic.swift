// Arithmetic of int, bool and float: which function a pair of operands gets.

/// The operators of real numbers, as the VM's slow paths and the types' slots call them.
package enum Arithmetic {
  /// The result for a pair of int, bool and float (subclasses included), `NotImplemented` for any other.
  /// - Throws: ZeroDivisionError, OverflowError, ValueError and MemoryError in CPython's words.
  package static func binary(_ op: BinaryOperator, _ a: Value, _ b: Value) throws -> Value {
    switch (a, b) {
    case (.int(let x), .int(let y)): return try integers(op, x, y)
    case (.float(let x), .float(let y)): return try floats(op, x, y)
    case (.int(let x), .float(let y)): return try floats(op, Double(x), y)
    case (.float(let x), .int(let y)): return try floats(op, x, Double(y))
    case (.bool(let x), .bool(let y)): return try booleans(op, x, y)
    case (.bool(let x), .int(let y)): return try integers(op, x ? 1 : 0, y)
    case (.int(let x), .bool(let y)): return try integers(op, x, y ? 1 : 0)
    default: return try mixed(op, a.unboxed, b.unboxed)
    }
  }

  /// Pairs with a bool and a float, a big integer, or what was boxed.
  @inline(never) private static func mixed(_ op: BinaryOperator, _ a: Value, _ b: Value) throws -> Value {
    if case .float(let x) = a {
      guard isReal(b) else { return .notImplemented }
      return hasFloatResult(op) ? try floats(op, x, double(b)) : .notImplemented
    }
    if case .float(let y) = b {
      guard isReal(a) else { return .notImplemented }
      return hasFloatResult(op) ? try floats(op, double(a), y) : .notImplemented
    }
    if let x = smallInteger(a), let y = smallInteger(b) { return try integers(op, x, y) }
    guard let x = a.asBigInt, let y = b.asBigInt else { return .notImplemented }
    return try bigIntegers(op, x, y)
  }

  private static func booleans(_ op: BinaryOperator, _ a: Bool, _ b: Bool) throws -> Value {
    switch op {
    case .bitAnd: .bool(a && b)
    case .bitOr: .bool(a || b)
    case .bitXor: .bool(a != b)
    default: try integers(op, a ? 1 : 0, b ? 1 : 0)
    }
  }

  private static func hasFloatResult(_ op: BinaryOperator) -> Bool {
    switch op {
    case .add, .subtract, .multiply, .divide, .floorDivide, .modulo, .power: true
    default: false
    }
  }

  private static func isReal(_ value: Value) -> Bool {
    if case .float = value { return true }
    return value.isInteger
  }

  private static func smallInteger(_ value: Value) -> Int? {
    switch value {
    case .int(let i): i
    case .bool(let b): b ? 1 : 0
    default: nil
    }
  }

  /// An int, bool or float as a double; the caller has checked that it is one.
  /// - Throws: OverflowError when an int is too large.
  static func double(_ number: Value) throws -> Double {
    switch number.unboxed {
    case .int(let i): return Double(i)
    case .bool(let b): return b ? 1 : 0
    case .float(let d): return d
    default:
      guard let double = number.asBigInt?.asDouble else { throw Raised.overflow("int too large to convert to float") }
      return double
    }
  }

  /// `divmod(a, b)` of real numbers, `NotImplemented` for other values.
  package static func divMod(_ a: Value, _ b: Value) throws -> Value {
    let a = a.unboxed
    let b = b.unboxed
    guard isReal(a), isReal(b) else { return .notImplemented }
    if a.asFloat == nil && b.asFloat == nil {
      if let x = smallInteger(a), let y = smallInteger(b), y != 0, y != -1 {
        return .tuple([try integers(.floorDivide, x, y), try integers(.modulo, x, y)])
      }
      guard let x = a.asBigInt, let y = b.asBigInt else { return .notImplemented }
      guard let (quotient, remainder) = x.divMod(y) else {
        throw Raised.zeroDivision("integer division or modulo by zero")
      }
      return .tuple([.integer(quotient), .integer(remainder)])
    }
    let x = try double(a)
    let y = try double(b)
    if y == 0 { throw Raised.zeroDivision("float divmod()") }
    let (quotient, remainder) = floorDivide(x, y)
    return .tuple([.float(quotient), .float(remainder)])
  }

  /// `pow(base, exponent, modulus)` of integers.
  /// - Throws: ValueError; TypeError when they are not all integers.
  package static func power(_ base: Value, _ exponent: Value, modulo modulus: Value) throws -> Value {
    if base.asComplex != nil || exponent.asComplex != nil || modulus.asComplex != nil {
      throw Raised.value("complex modulo")
    }
    guard let x = base.asBigInt, let y = exponent.asBigInt, let m = modulus.asBigInt else {
      throw Raised.type("pow() 3rd argument not allowed unless all arguments are integers")
    }
    do { return .integer(try x.power(y, modulo: m)) } catch { throw Raised.value(error.message) }
  }

  /// `-x`, `+x` and `~x` of a real number.
  package static func unary(_ op: UnaryOperator, _ value: Value) throws -> Value {
    switch (op, value.unboxed) {
    case (.negative, .float(let d)): return .float(-d)
    case (.positive, .float(let d)): return .float(d)
    case (_, .float): return .notImplemented
    case (.negative, .int(let i)):
      let (negated, overflow) = 0.subtractingReportingOverflow(i)
      return overflow ? .integer(-BigInt(i)) : .int(negated)
    case (.positive, .int(let i)): return .int(i)
    case (.invert, .int(let i)): return .int(~i)
    case (_, .bool(let b)): return try unary(op, .int(b ? 1 : 0))
    case (let op, let number):
      guard let big = number.asBigInt else { return .notImplemented }
      switch op {
      case .negative: return .integer(-big)
      case .positive: return number
      case .invert: return .integer(~big)
      case .not: return .bool(big.isZero)
      }
    }
  }

  /// `abs(x)` of a real number.
  package static func absolute(_ value: Value) throws -> Value {
    switch value.unboxed {
    case .float(let d): return .float(d.magnitude)
    case .int(let i) where i >= 0: return .int(i)
    case .bool(let b): return .int(b ? 1 : 0)
    case let number:
      guard let big = number.asBigInt else { return .notImplemented }
      return .integer(big.magnitude)
    }
  }
}
