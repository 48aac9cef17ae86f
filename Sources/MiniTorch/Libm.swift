// The C library's functions under one name, since tensors have methods called the same.
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Mathematical functions on Double; float32 kernels round their results, which rounds correctly nearly always.
enum Libm {
  @inline(__always) static func atan2(_ y: Double, _ x: Double) -> Double { c_atan2(y, x) }
  @inline(__always) static func pow(_ x: Double, _ y: Double) -> Double { c_pow(x, y) }
  @inline(__always) static func exp(_ x: Double) -> Double { c_exp(x) }
  @inline(__always) static func log(_ x: Double) -> Double { c_log(x) }
  @inline(__always) static func log2(_ x: Double) -> Double { c_log2(x) }
  @inline(__always) static func log10(_ x: Double) -> Double { c_log10(x) }
  @inline(__always) static func log1p(_ x: Double) -> Double { c_log1p(x) }
  @inline(__always) static func expm1(_ x: Double) -> Double { c_expm1(x) }
  @inline(__always) static func sin(_ x: Double) -> Double { c_sin(x) }
  @inline(__always) static func cos(_ x: Double) -> Double { c_cos(x) }
  @inline(__always) static func tan(_ x: Double) -> Double { c_tan(x) }
  @inline(__always) static func asin(_ x: Double) -> Double { c_asin(x) }
  @inline(__always) static func acos(_ x: Double) -> Double { c_acos(x) }
  @inline(__always) static func atan(_ x: Double) -> Double { c_atan(x) }
  @inline(__always) static func sinh(_ x: Double) -> Double { c_sinh(x) }
  @inline(__always) static func cosh(_ x: Double) -> Double { c_cosh(x) }
  @inline(__always) static func tanh(_ x: Double) -> Double { c_tanh(x) }
  @inline(__always) static func erf(_ x: Double) -> Double { c_erf(x) }
  @inline(__always) static func erfc(_ x: Double) -> Double { c_erfc(x) }
  @inline(__always) static func asinh(_ x: Double) -> Double { c_asinh(x) }
  @inline(__always) static func acosh(_ x: Double) -> Double { c_acosh(x) }
  @inline(__always) static func atanh(_ x: Double) -> Double { c_atanh(x) }
  @inline(__always) static func exp2(_ x: Double) -> Double { c_exp2(x) }
  @inline(__always) static func hypot(_ x: Double, _ y: Double) -> Double { c_hypot(x, y) }
  /// The logarithm of the magnitude of the gamma function.
  static func lgamma(_ x: Double) -> Double { c_lgamma(x) }
}

private func c_atan2(_ y: Double, _ x: Double) -> Double { atan2(y, x) }
private func c_pow(_ x: Double, _ y: Double) -> Double { pow(x, y) }
private func c_exp(_ x: Double) -> Double { exp(x) }
private func c_log(_ x: Double) -> Double { log(x) }
private func c_log2(_ x: Double) -> Double { log2(x) }
private func c_log10(_ x: Double) -> Double { log10(x) }
private func c_log1p(_ x: Double) -> Double { log1p(x) }
private func c_expm1(_ x: Double) -> Double { expm1(x) }
private func c_sin(_ x: Double) -> Double { sin(x) }
private func c_cos(_ x: Double) -> Double { cos(x) }
private func c_tan(_ x: Double) -> Double { tan(x) }
private func c_asin(_ x: Double) -> Double { asin(x) }
private func c_acos(_ x: Double) -> Double { acos(x) }
private func c_atan(_ x: Double) -> Double { atan(x) }
private func c_sinh(_ x: Double) -> Double { sinh(x) }
private func c_cosh(_ x: Double) -> Double { cosh(x) }
private func c_tanh(_ x: Double) -> Double { tanh(x) }
private func c_erf(_ x: Double) -> Double { erf(x) }
private func c_erfc(_ x: Double) -> Double { erfc(x) }
private func c_asinh(_ x: Double) -> Double { asinh(x) }
private func c_acosh(_ x: Double) -> Double { acosh(x) }
private func c_atanh(_ x: Double) -> Double { atanh(x) }
private func c_exp2(_ x: Double) -> Double { exp2(x) }
private func c_hypot(_ x: Double, _ y: Double) -> Double { hypot(x, y) }
private func c_lgamma(_ x: Double) -> Double {
  var sign: Int32 = 0
  return lgamma_r(x, &sign)
}
