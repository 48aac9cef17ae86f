// complex: the object and its arithmetic, as CPython's complexobject.c does it.
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

package struct Complex: Equatable {
  package var real: Double
  package var imaginary: Double

  package init(_ real: Double, _ imaginary: Double) {
    self.real = real
    self.imaginary = imaginary
  }

  var value: Value { .object(ComplexObject(self)) }
}

/// A Python `complex`.
package final class ComplexObject: Object {
  package let value: Complex

  package init(_ value: Complex, type: TypeObject = Types.complex) {
    self.value = value
    super.init(.complex, type: type)
  }
}

extension Value {
  @inline(__always) package var asComplex: ComplexObject? { object(.complex, as: ComplexObject.self) }
}

enum ComplexArithmetic {
  /// A complex, int, bool or float as a complex number, nil for other values.
  /// - Throws: OverflowError when an int is too large.
  static func complex(_ value: Value) throws -> Complex? {
    if let complex = value.asComplex { return complex.value }
    let number = value.unboxed
    if number.asFloat == nil && !number.isInteger { return nil }
    return Complex(try Arithmetic.double(number), 0)
  }

  static func binary(_ op: BinaryOperator, _ a: Value, _ b: Value) throws -> Value {
    switch op {
    case .add, .subtract, .multiply, .divide, .power: break
    default: return .notImplemented
    }
    guard let x = try complex(a), let y = try complex(b) else { return .notImplemented }
    switch op {
    case .add: return Complex(x.real + y.real, x.imaginary + y.imaginary).value
    case .subtract: return Complex(x.real - y.real, x.imaginary - y.imaginary).value
    case .multiply: return product(x, y).value
    case .divide:
      guard let quotient = quotient(x, y) else { throw Raised.zeroDivision("complex division by zero") }
      return quotient.value
    default: return try power(x, y).value
    }
  }

  private static func product(_ a: Complex, _ b: Complex) -> Complex {
    Complex(a.real * b.real - a.imaginary * b.imaginary, a.real * b.imaginary + a.imaginary * b.real)
  }

  /// The quotient by Smith's method (Communications of the ACM 5, 1962), nil for a divisor of zero.
  private static func quotient(_ a: Complex, _ b: Complex) -> Complex? {
    if b.real.magnitude >= b.imaginary.magnitude {
      if b.real == 0 { return nil }
      let ratio = b.imaginary / b.real
      let denominator = b.real + b.imaginary * ratio
      return Complex(
        (a.real + a.imaginary * ratio) / denominator, (a.imaginary - a.real * ratio) / denominator)
    }
    if b.imaginary.magnitude >= b.real.magnitude {
      let ratio = b.real / b.imaginary
      let denominator = b.real * ratio + b.imaginary
      return Complex(
        (a.real * ratio + a.imaginary) / denominator, (a.imaginary * ratio - a.real) / denominator)
    }
    return Complex(.nan, .nan)
  }

  /// - Throws: ZeroDivisionError for zero to a negative or complex power, OverflowError.
  static func power(_ a: Complex, _ b: Complex) throws -> Complex {
    let result =
      b.imaginary == 0 && b.real == floor(b.real) && b.real.magnitude <= 100
      ? integerPower(a, Int(b.real)) : polarPower(a, b)
    guard let result else { throw Raised.zeroDivision("0.0 to a negative or complex power") }
    if result.real.isInfinite || result.imaginary.isInfinite { throw Raised.overflow("complex exponentiation") }
    return result
  }

  private static func integerPower(_ a: Complex, _ n: Int) -> Complex? {
    var result = Complex(1, 0)
    var base = a
    var rest = n.magnitude
    while rest > 0 {
      if rest & 1 == 1 { result = product(result, base) }
      base = product(base, base)
      rest >>= 1
    }
    return n > 0 ? result : quotient(Complex(1, 0), result)
  }

  private static func polarPower(_ a: Complex, _ b: Complex) -> Complex? {
    if b.real == 0 && b.imaginary == 0 { return Complex(1, 0) }
    if a.real == 0 && a.imaginary == 0 { return b.imaginary != 0 || b.real < 0 ? nil : Complex(0, 0) }
    let modulus = hypot(a.real, a.imaginary)
    let angle = atan2(a.imaginary, a.real)
    var length = pow(modulus, b.real)
    var phase = angle * b.real
    if b.imaginary != 0 {
      length /= exp(angle * b.imaginary)
      phase += b.imaginary * log(modulus)
    }
    // The C library's domain error, which CPython takes for the one of zero.
    if phase.isInfinite { return nil }
    return Complex(length * cos(phase), length * sin(phase))
  }

  /// - Throws: OverflowError.
  static func absolute(_ a: Complex) throws -> Double {
    let result = hypot(a.real, a.imaginary)
    if result.isInfinite && a.real.isFinite && a.imaginary.isFinite {
      throw Raised.overflow("absolute value too large")
    }
    return result
  }

  static func compare(_ a: Value, _ b: Value, _ op: CompareOperator) throws -> Value {
    guard op == .equal || op == .notEqual else { return .notImplemented }
    let equal: Bool
    switch (a.asComplex?.value, b.asComplex?.value) {
    case (let x?, let y?): equal = x == y
    case (let x?, nil):
      guard let same = try equals(x, b) else { return .notImplemented }
      equal = same
    case (nil, let y?):
      guard let same = try equals(y, a) else { return .notImplemented }
      equal = same
    default: return .notImplemented
    }
    return .bool(equal == (op == .equal))
  }

  private static func equals(_ complex: Complex, _ real: Value) throws -> Bool? {
    let result = try Arithmetic.compare(.float(complex.real), real, .equal)
    guard case .bool(let same) = result else { return nil }
    return same && complex.imaginary == 0
  }
}
