// Mathematical functions of float32 runs, computed in double precision and rounded once.
#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Loops over adjacent `float32` values; `out` may be the source. Results are correctly rounded, nearly without exception.
package enum FunctionKernel {
  package typealias Source = UnsafePointer<Float>
  package typealias Target = UnsafeMutablePointer<Float>

  package static func exp(_ p: Source, _ out: Target, count: Int) { map(p, out, count) { realExp($0) } }
  package static func exp2(_ p: Source, _ out: Target, count: Int) { map(p, out, count) { realExp2($0) } }
  package static func expm1(_ p: Source, _ out: Target, count: Int) { map(p, out, count) { realExpm1($0) } }
  package static func log(_ p: Source, _ out: Target, count: Int) { map(p, out, count) { realLog($0) } }
  package static func log2(_ p: Source, _ out: Target, count: Int) { map(p, out, count) { realLog2($0) } }
  package static func log10(_ p: Source, _ out: Target, count: Int) { map(p, out, count) { realLog10($0) } }
  package static func log1p(_ p: Source, _ out: Target, count: Int) { map(p, out, count) { realLog1p($0) } }
  package static func sin(_ p: Source, _ out: Target, count: Int) { map(p, out, count) { realSin($0) } }
  package static func cos(_ p: Source, _ out: Target, count: Int) { map(p, out, count) { realCos($0) } }
  package static func tan(_ p: Source, _ out: Target, count: Int) { map(p, out, count) { realTan($0) } }
  package static func asin(_ p: Source, _ out: Target, count: Int) { map(p, out, count) { realAsin($0) } }
  package static func acos(_ p: Source, _ out: Target, count: Int) { map(p, out, count) { realAcos($0) } }
  package static func atan(_ p: Source, _ out: Target, count: Int) { map(p, out, count) { realAtan($0) } }
  package static func sinh(_ p: Source, _ out: Target, count: Int) { map(p, out, count) { realSinh($0) } }
  package static func cosh(_ p: Source, _ out: Target, count: Int) { map(p, out, count) { realCosh($0) } }
  package static func tanh(_ p: Source, _ out: Target, count: Int) { map(p, out, count) { realTanh($0) } }
  package static func erf(_ p: Source, _ out: Target, count: Int) { map(p, out, count) { realErf($0) } }
  package static func erfc(_ p: Source, _ out: Target, count: Int) { map(p, out, count) { realErfc($0) } }

  @inline(__always)
  private static func map(_ p: Source, _ out: Target, _ count: Int, _ f: (Double) -> Double) {
    for i in 0..<count { out[i] = Float(f(Double(p[i]))) }
  }
}

// The type's own names hide libm's.
@inline(__always) private func realExp(_ x: Double) -> Double { exp(x) }
@inline(__always) private func realExp2(_ x: Double) -> Double { exp2(x) }
@inline(__always) private func realExpm1(_ x: Double) -> Double { expm1(x) }
@inline(__always) private func realLog(_ x: Double) -> Double { log(x) }
@inline(__always) private func realLog2(_ x: Double) -> Double { log2(x) }
@inline(__always) private func realLog10(_ x: Double) -> Double { log10(x) }
@inline(__always) private func realLog1p(_ x: Double) -> Double { log1p(x) }
@inline(__always) private func realSin(_ x: Double) -> Double { sin(x) }
@inline(__always) private func realCos(_ x: Double) -> Double { cos(x) }
@inline(__always) private func realTan(_ x: Double) -> Double { tan(x) }
@inline(__always) private func realAsin(_ x: Double) -> Double { asin(x) }
@inline(__always) private func realAcos(_ x: Double) -> Double { acos(x) }
@inline(__always) private func realAtan(_ x: Double) -> Double { atan(x) }
@inline(__always) private func realSinh(_ x: Double) -> Double { sinh(x) }
@inline(__always) private func realCosh(_ x: Double) -> Double { cosh(x) }

/// The hyperbolic tangent, far more exact than `float32` needs and faster than libm's.
@inline(__always) private func realTanh(_ x: Double) -> Double {
  if abs(x) < 0.05 {
    let z = x * x
    return x + x * z * (-1.0 / 3 + z * (2.0 / 15 + z * (-17.0 / 315 + z * (62.0 / 2835))))
  }
  return 1 - 2 / (exp(2 * x) + 1)
}

@inline(__always) private func realErf(_ x: Double) -> Double { erf(x) }
@inline(__always) private func realErfc(_ x: Double) -> Double { erfc(x) }
