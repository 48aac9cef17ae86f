// Arithmetic of doubles, as CPython's floatobject.c does it.
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Arithmetic {
  static func floats(_ op: BinaryOperator, _ a: Double, _ b: Double) throws -> Value {
    switch op {
    case .add: return .float(a + b)
    case .subtract: return .float(a - b)
    case .multiply: return .float(a * b)
    case .divide:
      if b == 0 { throw Raised.zeroDivision("float division by zero") }
      return .float(a / b)
    case .floorDivide:
      if b == 0 { throw Raised.zeroDivision("float floor division by zero") }
      return .float(floorDivide(a, b).quotient)
    case .modulo:
      if b == 0 { throw Raised.zeroDivision("float modulo") }
      return .float(modulo(a, b))
    case .power: return try power(a, b)
    default: return .notImplemented
    }
  }

  /// The remainder with the sign of the divisor.
  private static func modulo(_ a: Double, _ b: Double) -> Double {
    let remainder = fmod(a, b)
    if remainder == 0 { return Double(signOf: b, magnitudeOf: 0) }
    return (b < 0) != (remainder < 0) ? remainder + b : remainder
  }

  /// Floor division and its remainder, the quotient made whole where rounding left it beside a whole number.
  static func floorDivide(_ a: Double, _ b: Double) -> (quotient: Double, remainder: Double) {
    var remainder = fmod(a, b)
    var quotient = (a - remainder) / b
    if remainder != 0 {
      if (b < 0) != (remainder < 0) {
        remainder += b
        quotient -= 1
      }
    } else {
      remainder = Double(signOf: b, magnitudeOf: 0)
    }
    if quotient == 0 { return (Double(signOf: a / b, magnitudeOf: 0), remainder) }
    var whole = floor(quotient)
    if quotient - whole > 0.5 { whole += 1 }
    return (whole, remainder)
  }

  /// `a ** b`: complex where the real power does not exist.
  private static func power(_ a: Double, _ b: Double) throws -> Value {
    if a == 0 && b < 0 && b.isFinite { throw Raised.zeroDivision("0.0 cannot be raised to a negative power") }
    if a < 0 && a.isFinite && b.isFinite && b != floor(b) {
      return try ComplexArithmetic.power(Complex(a, 0), Complex(b, 0)).value
    }
    let result = pow(a, b)
    if result.isInfinite && a.isFinite && b.isFinite {
      throw Raised(
        ExceptionObject(
          type: Exceptions.overflowError,
          arguments: TupleObject([.int(34), .string("Numerical result out of range")])))
    }
    return .float(result)
  }
}
