// cmath: functions of complex numbers.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

enum CmathModule {
  static func make() -> ModuleObject {
    let module = ModuleObject("cmath")
    for (name, value) in [
      ("pi", Double.pi), ("e", M_E), ("tau", 2 * Double.pi), ("inf", Double.infinity), ("nan", Double.nan),
    ] { module.set(name, .float(value)) }
    module.set("infj", Complex(0, .infinity).value)
    module.set("nanj", Complex(0, .nan).value)
    func test(_ name: String, _ body: @escaping (Complex) -> Bool) {
      module.function(name, .positional(1...1)) { .bool(body(try number($0[0]))) }
    }
    test("isfinite") { $0.real.isFinite && $0.imaginary.isFinite }
    test("isinf") { $0.real.isInfinite || $0.imaginary.isInfinite }
    test("isnan") { $0.real.isNaN || $0.imaginary.isNaN }
    module.function("phase", .positional(1...1)) { a in
      let z = try number(a[0])
      return .float(atan2(z.imaginary, z.real))
    }
    module.function("polar", .positional(1...1)) { a in
      let z = try number(a[0])
      return .tuple([.float(try ComplexArithmetic.absolute(z)), .float(atan2(z.imaginary, z.real))])
    }
    module.function("rect", .positional(2...2)) { a in
      let r = try MathModule.real(a[0])
      let angle = try MathModule.real(a[1])
      return Complex(r * cos(angle), angle == 0 ? r * angle : r * sin(angle)).value
    }
    module.function("isclose", "(a, b, *, rel_tol=1e-09, abs_tol=0.0)") { a in
      let x = try number(a[0])
      let y = try number(a[1])
      let relative = try a.value(2).map(MathModule.real) ?? 1e-9
      let absolute = try a.value(3).map(MathModule.real) ?? 0
      if relative < 0 || absolute < 0 { throw Raised.value("tolerances must be non-negative") }
      if x == y { return .bool(true) }
      if ![x.real, x.imaginary, y.real, y.imaginary].allSatisfy(\.isFinite) { return .bool(false) }
      let difference = hypot(x.real - y.real, x.imaginary - y.imaginary)
      let size = max(hypot(x.real, x.imaginary), hypot(y.real, y.imaginary))
      return .bool(difference <= relative * size || difference <= absolute)
    }
    addFunctions(to: module)
    return module
  }

  /// - Throws: TypeError for a value that is no number.
  private static func number(_ value: Value) throws -> Complex {
    if let complex = try ComplexArithmetic.complex(value) { return complex }
    if let method = try Operations.specialMethod(value, StringObject.intern("__complex__")),
      let complex = try Operations.call(method, []).asComplex
    {
      return complex.value
    }
    return Complex(try MathModule.real(value), 0)
  }

  private static func addFunctions(to module: ModuleObject) {
    /// The results of finite arguments are finite: others are domain and range errors.
    func add(_ name: String, overflows: Bool = true, _ body: @escaping (Complex) -> Complex) {
      module.function(name, .positional(1...1)) { a in
        let z = try number(a[0])
        let result = body(z)
        if z.real.isFinite && z.imaginary.isFinite {
          let parts = [result.real, result.imaginary]
          if overflows && parts.contains(where: \.isInfinite) { throw MathModule.rangeError }
          if !parts.allSatisfy(\.isFinite) { throw MathModule.domainError }
        }
        return result.value
      }
    }
    add("exp", exponential)
    add("sqrt", root)
    add("sinh") { hyperbolicSine($0) }
    add("cosh") { hyperbolicCosine($0) }
    add("tanh") { hyperbolicTangent($0) }
    add("sin") { timesMinusI(hyperbolicSine(timesI($0))) }
    add("cos") { hyperbolicCosine(timesI($0)) }
    add("tan") { timesMinusI(hyperbolicTangent(timesI($0))) }
    add("asinh") { inverseHyperbolicSine($0) }
    add("acosh") { inverseHyperbolicCosine($0) }
    add("atanh", overflows: false) { inverseHyperbolicTangent($0) }
    add("asin") { timesMinusI(inverseHyperbolicSine(timesI($0))) }
    add("acos", arcCosine)
    add("atan", overflows: false) { timesMinusI(inverseHyperbolicTangent(timesI($0))) }
    module.function("log", .positional(1...2)) { a in
      let z = try number(a[0])
      guard let base = try a.value(1).map(number) else { return try naturalLogarithm(z).value }
      return try Operations.binary(.divide, naturalLogarithm(z).value, naturalLogarithm(base).value)
    }
    module.function("log10", .positional(1...1)) { a in
      let z = try naturalLogarithm(number(a[0]))
      return Complex(z.real / M_LN10, z.imaginary / M_LN10).value
    }
  }

  private static func timesI(_ z: Complex) -> Complex { Complex(-z.imaginary, z.real) }
  private static func timesMinusI(_ z: Complex) -> Complex { Complex(z.imaginary, -z.real) }

  private static func exponential(_ z: Complex) -> Complex {
    if z.real > 708 {
      // One factor of e is held back, so that only results that are too large overflow.
      let length = exp(z.real - 1)
      return Complex(length * cos(z.imaginary) * M_E, length * sin(z.imaginary) * M_E)
    }
    let length = exp(z.real)
    return Complex(length * cos(z.imaginary), length * sin(z.imaginary))
  }

  private static func hyperbolicSine(_ z: Complex) -> Complex {
    Complex(cos(z.imaginary) * sinh(z.real), sin(z.imaginary) * cosh(z.real))
  }

  private static func hyperbolicCosine(_ z: Complex) -> Complex {
    Complex(cos(z.imaginary) * cosh(z.real), sin(z.imaginary) * sinh(z.real))
  }

  private static func hyperbolicTangent(_ z: Complex) -> Complex {
    if z.real.magnitude > 354 {
      return Complex(copysign(1, z.real), 4 * sin(z.imaginary) * cos(z.imaginary) * exp(-2 * z.real.magnitude))
    }
    let x = tanh(z.real)
    let y = tan(z.imaginary)
    let secant = 1 / cosh(z.real)
    let product = x * y
    let denominator = 1 + product * product
    return Complex(x * (1 + y * y) / denominator, y / denominator * secant * secant)
  }

  /// The root by Kahan's method, without overflow within.
  private static func root(_ z: Complex) -> Complex {
    if z.real == 0 && z.imaginary == 0 { return Complex(0, z.imaginary) }
    if z.imaginary.isInfinite { return Complex(.infinity, z.imaginary) }
    var x = z.real.magnitude
    let y = z.imaginary.magnitude
    let size: Double
    if x < .leastNormalMagnitude && y < .leastNormalMagnitude && (x > 0 || y > 0) {
      x = scalbn(x, 54)
      size = scalbn((x + hypot(x, scalbn(y, 54))).squareRoot(), -27)
    } else {
      x /= 8
      size = 2 * (x + hypot(x, y / 8)).squareRoot()
    }
    let other = y / (2 * size)
    return z.real >= 0
      ? Complex(size, copysign(other, z.imaginary)) : Complex(other, copysign(size, z.imaginary))
  }

  /// - Throws: ValueError for zero.
  private static func naturalLogarithm(_ z: Complex) throws -> Complex {
    let x = z.real.magnitude
    let y = z.imaginary.magnitude
    if x == 0 && y == 0 { throw MathModule.domainError }
    let angle = atan2(z.imaginary, z.real)
    let length = hypot(x, y)
    if 0.71 <= length && length <= 1.73 {
      // Near the unit circle the logarithm is small: its argument less one is computed without cancellation.
      let large = max(x, y)
      let small = min(x, y)
      return Complex(log1p((large - 1) * (large + 1) + small * small) / 2, angle)
    }
    if length.isInfinite && x.isFinite && y.isFinite { return Complex(log(hypot(x / 2, y / 2)) + M_LN2, angle) }
    return Complex(log(length), angle)
  }

  private static func inverseHyperbolicSine(_ z: Complex) -> Complex {
    let s1 = root(Complex(1 + z.imaginary, -z.real))
    let s2 = root(Complex(1 - z.imaginary, z.real))
    return Complex(
      asinh(s1.real * s2.imaginary - s2.real * s1.imaginary),
      atan2(z.imaginary, s1.real * s2.real - s1.imaginary * s2.imaginary))
  }

  private static func inverseHyperbolicCosine(_ z: Complex) -> Complex {
    let s1 = root(Complex(z.real - 1, z.imaginary))
    let s2 = root(Complex(z.real + 1, z.imaginary))
    return Complex(
      asinh(s1.real * s2.real + s1.imaginary * s2.imaginary), 2 * atan2(s1.imaginary, s2.real))
  }

  private static func arcCosine(_ z: Complex) -> Complex {
    let s1 = root(Complex(1 - z.real, -z.imaginary))
    let s2 = root(Complex(1 + z.real, z.imaginary))
    return Complex(
      2 * atan2(s1.real, s2.real), asinh(s2.real * s1.imaginary - s2.imaginary * s1.real))
  }

  private static func inverseHyperbolicTangent(_ z: Complex) -> Complex {
    if z.real < 0 || (z.real == 0 && z.real.sign == .minus) {
      let positive = inverseHyperbolicTangent(Complex(-z.real, -z.imaginary))
      return Complex(-positive.real, -positive.imaginary)
    }
    let y = z.imaginary.magnitude
    if z.real == 1 && y < 1e-160 {
      if y == 0 { return Complex(.infinity, z.imaginary) }
      return Complex(-log((y / 2).squareRoot() / 2), copysign(atan2(2, -y) / 2, z.imaginary))
    }
    let real = log1p(4 * z.real / ((1 - z.real) * (1 - z.real) + y * y)) / 4
    let imaginary = -atan2(-2 * z.imaginary, (1 - z.real) * (1 + z.real) - y * y) / 2
    return Complex(real, imaginary)
  }
}
