// math: constants, the functions of one and two floats, logarithms and rounding.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

enum MathModule {
  static func make() -> ModuleObject {
    let module = ModuleObject("math")
    for (name, value) in [
      ("pi", Double.pi), ("e", M_E), ("tau", 2 * Double.pi), ("inf", Double.infinity), ("nan", Double.nan),
    ] { module.set(name, .float(value)) }
    addUnary(to: module)
    addBinary(to: module)
    addLogarithms(to: module)
    addRounding(to: module)
    addParts(to: module)
    addIntegers(to: module)
    addSums(to: module)
    return module
  }

  // MARK: Arguments

  /// The float of a number.
  /// - Throws: TypeError for a value that is no real number, OverflowError for an int beyond floats.
  @inline(__always) static func real(_ value: Value) throws -> Double {
    switch value {
    case .float(let d): return d
    case .int(let i): return Double(i)
    default: return try otherReal(value)
    }
  }

  @inline(never) private static func otherReal(_ value: Value) throws -> Double {
    if value.isInteger || value.unboxed.asFloat != nil { return try Arithmetic.double(value) }
    let slots = value.type.slots
    if let float = slots.float, let d = try float(value).unboxed.asFloat { return d }
    if let index = slots.index { return try real(index(value)) }
    throw Raised.type("must be real number, not \(value.type.name)")
  }

  static var domainError: Raised { .value("math domain error") }
  static var rangeError: Raised { .overflow("math range error") }

  // MARK: Functions of one float

  private static func addUnary(to module: ModuleObject) {
    /// `overflows`: an infinite result of a finite argument is a range error and not a domain error.
    func add(_ name: String, overflows: Bool = false, _ function: @escaping (Double) -> Double) {
      module.function(name, .positional(1...1)) { a in
        let x = try real(a[0])
        let result = function(x)
        if !result.isFinite {
          if result.isNaN && !x.isNaN { throw domainError }
          if result.isInfinite && x.isFinite { throw overflows ? rangeError : domainError }
        }
        return .float(result)
      }
    }
    add("sin", sin)
    add("cos", cos)
    add("tan", tan)
    add("asin", asin)
    add("acos", acos)
    add("atan", atan)
    add("sinh", overflows: true, sinh)
    add("cosh", overflows: true, cosh)
    add("tanh", tanh)
    add("asinh", asinh)
    add("acosh", acosh)
    add("atanh", atanh)
    add("exp", overflows: true, exp)
    add("exp2", overflows: true, exp2)
    add("expm1", overflows: true, expm1)
    add("log1p", log1p)
    add("sqrt") { $0.squareRoot() }
    add("cbrt", cbrt)
    add("fabs") { $0.magnitude }
    add("erf", erf)
    add("erfc", erfc)
    module.function("gamma", .positional(1...1)) { .float(try GammaFunction.gamma(real($0[0]))) }
    module.function("lgamma", .positional(1...1)) { .float(try GammaFunction.logGamma(real($0[0]))) }
    module.function("degrees", .positional(1...1)) { .float(try real($0[0]) * (180 / Double.pi)) }
    module.function("radians", .positional(1...1)) { .float(try real($0[0]) * (Double.pi / 180)) }
    module.function("isnan", .positional(1...1)) { .bool(try real($0[0]).isNaN) }
    module.function("isinf", .positional(1...1)) { .bool(try real($0[0]).isInfinite) }
    module.function("isfinite", .positional(1...1)) { .bool(try real($0[0]).isFinite) }
    module.function("ulp", .positional(1...1)) { a in
      let x = try real(a[0]).magnitude
      if !x.isFinite { return .float(x) }
      let above = x.nextUp
      return .float(above.isInfinite ? x - x.nextDown : above - x)
    }
  }

  // MARK: Functions of two floats

  private static func addBinary(to module: ModuleObject) {
    module.function("atan2", .positional(2...2)) { .float(try atan2(real($0[0]), real($0[1]))) }
    module.function("copysign", .positional(2...2)) { .float(try copysign(real($0[0]), real($0[1]))) }
    module.function("nextafter", .positional(2...2)) { .float(try nextafter(real($0[0]), real($0[1]))) }
    module.function("pow", .positional(2...2)) { a in
      let x = try real(a[0])
      let y = try real(a[1])
      let result = pow(x, y)
      if !result.isFinite && x.isFinite && y.isFinite {
        // A zero to a negative power is no overflow.
        throw result.isNaN || x == 0 ? domainError : rangeError
      }
      return .float(result)
    }
    module.function("fmod", .positional(2...2)) { a in
      let x = try real(a[0])
      let y = try real(a[1])
      let result = y.isInfinite && x.isFinite ? x : fmod(x, y)
      if result.isNaN && !x.isNaN && !y.isNaN { throw domainError }
      return .float(result)
    }
    module.function("remainder", .positional(2...2)) { a in
      let x = try real(a[0])
      let y = try real(a[1])
      let result = remainder(x, y)
      if result.isNaN && !x.isNaN && !y.isNaN { throw domainError }
      return .float(result)
    }
    module.function("isclose", "(a, b, *, rel_tol=1e-09, abs_tol=0.0)") { a in
      let relative = try a.value(2).map(real) ?? 1e-9
      let absolute = try a.value(3).map(real) ?? 0
      return .bool(try isClose(real(a[0]), real(a[1]), relative, absolute))
    }
  }

  /// - Throws: ValueError for tolerances below zero.
  private static func isClose(_ a: Double, _ b: Double, _ relative: Double, _ absolute: Double) throws -> Bool {
    if relative < 0 || absolute < 0 { throw Raised.value("tolerances must be non-negative") }
    if a == b { return true }
    if a.isInfinite || b.isInfinite { return false }
    let difference = (b - a).magnitude
    return difference <= (relative * b).magnitude || difference <= (relative * a).magnitude || difference <= absolute
  }

  // MARK: Logarithms

  private static func addLogarithms(to module: ModuleObject) {
    module.function("log", .any) { a in
      try a.refuseKeywords("log")
      guard 1...2 ~= a.count else { throw Raised.type("math.log requires 1 to 2 arguments") }
      let numerator = try logarithm(a[0], log)
      guard let base = a.value(1) else { return .float(numerator) }
      let denominator = try logarithm(base, log)
      if denominator == 0 { throw Raised.zeroDivision("float division by zero") }
      return .float(numerator / denominator)
    }
    module.function("log2", .positional(1...1)) { .float(try logarithm($0[0], log2)) }
    module.function("log10", .positional(1...1)) { .float(try logarithm($0[0], log10)) }
  }

  /// The logarithm of a number, an int beyond floats included.
  /// - Throws: ValueError for numbers that are not above zero.
  private static func logarithm(_ value: Value, _ function: (Double) -> Double) throws -> Double {
    if let big = value.unboxed.object(.bigInt, as: BigIntObject.self)?.value, big.asDouble == nil {
      if big.isNegative { throw domainError }
      let exponent = big.bitLength
      // The leading bits as a fraction in 0.5..<1, rounded once.
      guard let scaled = BigInt.double(magnitude: big.limbs, sticky: false, exponent: -exponent) else {
        throw rangeError
      }
      return function(scaled) + function(2) * Double(exponent)
    }
    let x = try real(value)
    if x > 0 { return function(x) }
    if x.isNaN { return x }
    throw domainError
  }

  // MARK: Rounding to integers

  private static func addRounding(to module: ModuleObject) {
    func add(_ name: String, _ rule: FloatingPointRoundingRule, floatOnly: Bool) {
      let method = StringObject.intern("__\(name)__")
      module.function(name, .positional(1...1)) { a in
        switch a[0] {
        case .int: return a[0]
        case .float(let d): return try integer(d.rounded(rule))
        default:
          if let special = try Operations.specialMethod(a[0], method) { return try Operations.call(special, []) }
          if floatOnly { throw Raised.type("type \(a[0].type.name) doesn't define \(method.text) method") }
          return try integer(real(a[0]).rounded(rule))
        }
      }
    }
    add("floor", .down, floatOnly: false)
    add("ceil", .up, floatOnly: false)
    add("trunc", .towardZero, floatOnly: true)
  }

  /// - Throws: OverflowError for infinity, ValueError for nan.
  private static func integer(_ whole: Double) throws -> Value {
    if whole.magnitude < 0x1p62 { return .int(Int(whole)) }
    if whole.isNaN { throw Raised.value("cannot convert float NaN to integer") }
    guard let big = BigInt(whole) else { throw Raised.overflow("cannot convert float infinity to integer") }
    return .integer(big)
  }

  // MARK: Parts of a float

  private static func addParts(to module: ModuleObject) {
    module.function("frexp", .positional(1...1)) { a in
      let x = try real(a[0])
      if x == 0 || !x.isFinite { return .tuple([.float(x), .int(0)]) }
      let exponent = Int(x.exponent) + 1
      return .tuple([.float(scalbn(x, Int32(-exponent))), .int(exponent)])
    }
    module.function("ldexp", .positional(2...2)) { a in
      let x = try real(a[0])
      guard let exponent = a[1].asBigInt else { throw Raised.type("Expected an int as second argument to ldexp.") }
      if x == 0 || !x.isFinite { return .float(x) }
      // Beyond these every result is infinite or zero.
      let bounded = exponent.asInt.map { min(max($0, -5000), 5000) } ?? (exponent.isNegative ? -5000 : 5000)
      let result = scalbn(x, Int32(bounded))
      if result.isInfinite { throw rangeError }
      return .float(result)
    }
    module.function("modf", .positional(1...1)) { a in
      let x = try real(a[0])
      if x.isInfinite { return .tuple([.float(copysign(0, x)), .float(x)]) }
      let whole = x.rounded(.towardZero)
      return .tuple([.float(copysign(x - whole, x)), .float(whole)])
    }
  }
}
