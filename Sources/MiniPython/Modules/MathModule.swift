// The math module.

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
    let functions: [(String, (Double) -> Double)] = [
      ("sin", sin), ("cos", cos), ("tan", tan), ("asin", asin), ("acos", acos), ("atan", atan), ("sinh", sinh),
      ("cosh", cosh), ("tanh", tanh), ("asinh", asinh), ("acosh", acosh), ("atanh", atanh), ("exp", exp),
      ("expm1", expm1), ("log1p", log1p), ("fabs", fabs), ("sqrt", { $0.squareRoot() }), ("erf", erf), ("erfc", erfc),
      ("exp2", exp2), ("cbrt", cbrt), ("gamma", tgamma), ("lgamma", lgamma),
      ("degrees", { $0 * (180 / Double.pi) }), ("radians", { $0 * (Double.pi / 180) }),
    ]
    for (name, function) in functions {
      module.function(name, .positional(1...1)) { a in
        let x = try real(a[0])
        let result = function(x)
        if result.isNaN && !x.isNaN { throw Raised.value("math domain error") }
        if result.isInfinite && x.isFinite {
          throw ["atanh", "log1p", "gamma", "lgamma"].contains(name)
            ? Raised.value("math domain error") : Raised.overflow("math range error")
        }
        return .float(result)
      }
    }
    return module
  }

  /// The float of a number.
  static func real(_ value: Value) throws -> Double {
    switch value {
    case .float(let d): return d
    case .int(let i): return Double(i)
    case .bool(let b): return b ? 1 : 0
    default:
      if let float = value.type.slots.float, case .float(let d) = try float(value) { return d }
      if let index = value.type.slots.index { return try real(index(value)) }
      throw Raised.type("must be real number, not \(value.type.name)")
    }
  }
}
