// Mathematical functions of float32 runs.
#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif
#if arch(x86_64)
import KernelsV3
import KernelsV4
#endif

/// Loops over adjacent `float32` values; `out` may be the source.
///
/// Most results are correctly rounded, nearly without exception: they are computed in double precision and rounded once.
/// The others are those of the library that PyTorch takes them from.
package enum FunctionKernel {
  package typealias Source = UnsafePointer<Float>
  package typealias Target = UnsafeMutablePointer<Float>

  package static func exp(_ p: Source, _ out: Target, count: Int) {
    Halves.run(count, step: 32, cost: count) { part in
      let (p, out, count) = (p + part.lowerBound, out + part.lowerBound, part.count)
      #if arch(x86_64)
      switch Processor.level {
      case .v4: KernelsV4.FunctionLoops.exp(p, out, count: count)
      case .v3: KernelsV3.FunctionLoops.exp(p, out, count: count)
      case .baseline: map(p, out, count) { realExp($0) }
      }
      #else
      FunctionLoops.exp(p, out, count: count)
      #endif
    }
  }

  package static func log(_ p: Source, _ out: Target, count: Int) {
    Halves.run(count, step: 32, cost: count) { part in
      let (p, out, count) = (p + part.lowerBound, out + part.lowerBound, part.count)
      #if arch(x86_64)
      switch Processor.level {
      case .v4: KernelsV4.FunctionLoops.log(p, out, count: count)
      case .v3: KernelsV3.FunctionLoops.log(p, out, count: count)
      case .baseline: map(p, out, count) { realLog($0) }
      }
      #else
      FunctionLoops.log(p, out, count: count)
      #endif
    }
  }

  package static func log2(_ p: Source, _ out: Target, count: Int) {
    Halves.run(count, step: 32, cost: count) { part in
      let (p, out, count) = (p + part.lowerBound, out + part.lowerBound, part.count)
      #if arch(x86_64)
      switch Processor.level {
      case .v4: KernelsV4.FunctionLoops.log2(p, out, count: count)
      case .v3: KernelsV3.FunctionLoops.log2(p, out, count: count)
      case .baseline: map(p, out, count) { realLog2($0) }
      }
      #else
      FunctionLoops.log2(p, out, count: count)
      #endif
    }
  }

  package static func log10(_ p: Source, _ out: Target, count: Int) {
    Halves.run(count, step: 32, cost: count) { part in
      let (p, out, count) = (p + part.lowerBound, out + part.lowerBound, part.count)
      #if arch(x86_64)
      switch Processor.level {
      case .v4: KernelsV4.FunctionLoops.log10(p, out, count: count)
      case .v3: KernelsV3.FunctionLoops.log10(p, out, count: count)
      case .baseline: map(p, out, count) { realLog10($0) }
      }
      #else
      FunctionLoops.log10(p, out, count: count)
      #endif
    }
  }

  package static func tanh(_ p: Source, _ out: Target, count: Int) {
    Halves.run(count, step: 32, cost: count) { part in
      let (p, out, count) = (p + part.lowerBound, out + part.lowerBound, part.count)
      #if arch(x86_64)
      switch Processor.level {
      case .v4: KernelsV4.FunctionLoops.tanh(p, out, count: count)
      case .v3: KernelsV3.FunctionLoops.tanh(p, out, count: count)
      case .baseline: map(p, out, count) { realTanh($0) }
      }
      #else
      FunctionLoops.tanh(p, out, count: count)
      #endif
    }
  }

  package static func sin(_ p: Source, _ out: Target, count: Int) {
    guard isWithinAngles(p, count) else { return map(p, out, count) { realSin($0) } }
    #if arch(x86_64)
    switch Processor.level {
    case .v4: KernelsV4.FunctionLoops.sin(p, out, count: count)
    case .v3: KernelsV3.FunctionLoops.sin(p, out, count: count)
    case .baseline: map(p, out, count) { realSin($0) }
    }
    #else
    FunctionLoops.sin(p, out, count: count)
    #endif
  }

  package static func cos(_ p: Source, _ out: Target, count: Int) {
    guard isWithinAngles(p, count) else { return map(p, out, count) { realCos($0) } }
    #if arch(x86_64)
    switch Processor.level {
    case .v4: KernelsV4.FunctionLoops.cos(p, out, count: count)
    case .v3: KernelsV3.FunctionLoops.cos(p, out, count: count)
    case .baseline: map(p, out, count) { realCos($0) }
    }
    #else
    FunctionLoops.cos(p, out, count: count)
    #endif
  }

  package static func expm1(_ p: Source, _ out: Target, count: Int) {
    #if arch(x86_64)
    switch Processor.level {
    case .v4: return KernelsV4.SleefLoops.expm1(p, out, count: count)
    case .v3: return KernelsV3.SleefLoops.expm1(p, out, count: count)
    case .baseline: break
    }
    #endif
    SleefLoops.expm1(p, out, count: count)
  }

  package static func log1p(_ p: Source, _ out: Target, count: Int) {
    #if arch(x86_64)
    switch Processor.level {
    case .v4: return KernelsV4.SleefLoops.log1p(p, out, count: count)
    case .v3: return KernelsV3.SleefLoops.log1p(p, out, count: count)
    case .baseline: break
    }
    #endif
    SleefLoops.log1p(p, out, count: count)
  }

  package static func tan(_ p: Source, _ out: Target, count: Int) { map(p, out, count) { realTan($0) } }
  package static func asin(_ p: Source, _ out: Target, count: Int) { map(p, out, count) { realAsin($0) } }
  package static func acos(_ p: Source, _ out: Target, count: Int) { map(p, out, count) { realAcos($0) } }
  package static func atan(_ p: Source, _ out: Target, count: Int) { map(p, out, count) { realAtan($0) } }
  package static func erf(_ p: Source, _ out: Target, count: Int) { map(p, out, count) { realErf($0) } }
  package static func erfc(_ p: Source, _ out: Target, count: Int) { map(p, out, count) { realErfc($0) } }

  // Functions that PyTorch has no vector library for, or only for whole groups of 32 values.

  package static func exp2(_ p: Source, _ out: Target, count: Int) {
    mapGroups(p, out, count, { realExp2($0) }, { singleExp2($0) })
  }
  package static func sinh(_ p: Source, _ out: Target, count: Int) {
    mapGroups(p, out, count, { realSinh($0) }, { singleSinh($0) })
  }
  package static func cosh(_ p: Source, _ out: Target, count: Int) {
    mapGroups(p, out, count, { realCosh($0) }, { singleCosh($0) })
  }
  package static func atanh(_ p: Source, _ out: Target, count: Int) {
    mapGroups(p, out, count, { realAtanh($0) }, { singleAtanh($0) })
  }
  package static func asinh(_ p: Source, _ out: Target, count: Int) { for i in 0..<count { out[i] = singleAsinh(p[i]) } }
  package static func acosh(_ p: Source, _ out: Target, count: Int) { for i in 0..<count { out[i] = singleAcosh(p[i]) } }

  @inline(__always)
  private static func map(_ p: Source, _ out: Target, _ count: Int, _ f: (Double) -> Double) {
    for i in 0..<count { out[i] = Float(f(Double(p[i]))) }
  }

  /// Whole groups of 32 values by one function, the rest by another.
  @inline(__always)
  private static func mapGroups(
    _ p: Source, _ out: Target, _ count: Int, _ f: (Double) -> Double, _ rest: (Float) -> Float
  ) {
    let body = count / 32 * 32
    map(p, out, body, f)
    for i in body..<count { out[i] = rest(p[i]) }
  }

  private static func isWithinAngles(_ p: Source, _ count: Int) -> Bool {
    var isWithin = true
    for i in 0..<count { isWithin = isWithin && (p[i].magnitude <= FunctionLoops.angleLimit) }
    return isWithin
  }
}

// The type's own names hide libm's.
@inline(__always) private func realExp(_ x: Double) -> Double { exp(x) }
@inline(__always) private func realExp2(_ x: Double) -> Double { exp2(x) }
@inline(__always) private func realLog(_ x: Double) -> Double { log(x) }
@inline(__always) private func realLog2(_ x: Double) -> Double { log2(x) }
@inline(__always) private func realLog10(_ x: Double) -> Double { log10(x) }
@inline(__always) private func realSin(_ x: Double) -> Double { sin(x) }
@inline(__always) private func realCos(_ x: Double) -> Double { cos(x) }
@inline(__always) private func realTan(_ x: Double) -> Double { tan(x) }
@inline(__always) private func realAsin(_ x: Double) -> Double { asin(x) }
@inline(__always) private func realAcos(_ x: Double) -> Double { acos(x) }
@inline(__always) private func realAtan(_ x: Double) -> Double { atan(x) }
@inline(__always) private func realSinh(_ x: Double) -> Double { sinh(x) }
@inline(__always) private func realCosh(_ x: Double) -> Double { cosh(x) }
@inline(__always) private func realTanh(_ x: Double) -> Double { tanh(x) }
@inline(__always) private func realAtanh(_ x: Double) -> Double { atanh(x) }
@inline(__always) private func realErf(_ x: Double) -> Double { erf(x) }
@inline(__always) private func realErfc(_ x: Double) -> Double { erfc(x) }
@inline(__always) private func singleExp2(_ x: Float) -> Float { exp2f(x) }
@inline(__always) private func singleSinh(_ x: Float) -> Float { sinhf(x) }
@inline(__always) private func singleCosh(_ x: Float) -> Float { coshf(x) }
@inline(__always) private func singleAtanh(_ x: Float) -> Float { atanhf(x) }
@inline(__always) private func singleAsinh(_ x: Float) -> Float { asinhf(x) }
@inline(__always) private func singleAcosh(_ x: Float) -> Float { acoshf(x) }
