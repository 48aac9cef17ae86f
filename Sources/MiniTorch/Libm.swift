// The C library's functions under one name, since tensors have methods called the same.
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Mathematical functions; most float32 kernels round those of Double, which rounds correctly nearly always.
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

  // Those of float32, where PyTorch's results are theirs.
  @inline(__always) static func expf(_ x: Float) -> Float { c_expf(x) }
  @inline(__always) static func expm1f(_ x: Float) -> Float { c_expm1f(x) }
  @inline(__always) static func log1pf(_ x: Float) -> Float { c_log1pf(x) }
  @inline(__always) static func logf(_ x: Float) -> Float { c_logf(x) }
  @inline(__always) static func tanhf(_ x: Float) -> Float { c_tanhf(x) }
}

private func c_atan2(_ y: Double, _ x: Double) -> Double { atan2(y, x) }
private func c_pow(_ x: Double, _ y: Double) -> Double { pow(x, y) }
private func c_exp(_ x: Double) -> Double { exp(x) }
private func c_log(_ x: Double) -> Double { log(x) }
private func c_log2(_ x: Double) -> Double { log2(x) }
private func c_sin(_ x: Double) -> Double { sin(x) }
private func c_cos(_ x: Double) -> Double { cos(x) }
private func c_tan(_ x: Double) -> Double { tan(x) }
private func c_asin(_ x: Double) -> Double { asin(x) }
private func c_acos(_ x: Double) -> Double { acos(x) }
private func c_atan(_ x: Double) -> Double { atan(x) }
private func c_expf(_ x: Float) -> Float { expf(x) }
private func c_expm1f(_ x: Float) -> Float { expm1f(x) }
private func c_log1pf(_ x: Float) -> Float { log1pf(x) }
private func c_logf(_ x: Float) -> Float { logf(x) }
private func c_tanhf(_ x: Float) -> Float { tanhf(x) }

// libm's own versions of these are off by up to two units in the last place; PyTorch's are nearly always rounded
// correctly, as those in extended precision are when rounded once more.
#if arch(x86_64) && !os(Windows) && !os(Android)
  private func c_tanh(_ x: Double) -> Double { Double(tanh(Float80(x))) }
  private func c_expm1(_ x: Double) -> Double { Double(expm1(Float80(x))) }
  private func c_log1p(_ x: Double) -> Double { Double(log1p(Float80(x))) }
  private func c_sinh(_ x: Double) -> Double { Double(sinh(Float80(x))) }
  private func c_cosh(_ x: Double) -> Double { Double(cosh(Float80(x))) }
  private func c_log10(_ x: Double) -> Double { Double(log10(Float80(x))) }
  private func c_erf(_ x: Double) -> Double { Double(erf(Float80(x))) }
#else
  private func c_tanh(_ x: Double) -> Double { tanh(x) }
  private func c_expm1(_ x: Double) -> Double { expm1(x) }
  private func c_log1p(_ x: Double) -> Double { log1p(x) }
  private func c_sinh(_ x: Double) -> Double { sinh(x) }
  private func c_cosh(_ x: Double) -> Double { cosh(x) }
  private func c_log10(_ x: Double) -> Double { log10(x) }
  private func c_erf(_ x: Double) -> Double { erf(x) }
#endif
