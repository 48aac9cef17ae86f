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

#if arch(x86_64)
  private typealias FunctionLoopsV3 = KernelsV3.FunctionLoops
  private typealias FunctionLoopsV4 = KernelsV4.FunctionLoops
  private typealias SleefLoopsV3 = KernelsV3.SleefLoops
  private typealias SleefLoopsV4 = KernelsV4.SleefLoops
#else
  private typealias FunctionLoopsV3 = FunctionLoops
  private typealias FunctionLoopsV4 = FunctionLoops
  private typealias SleefLoopsV3 = SleefLoops
  private typealias SleefLoopsV4 = SleefLoops
#endif

/// Loops over adjacent `float32` values; `out` may be the source.
///
/// Most results are correctly rounded, nearly without exception: they are computed in double precision and rounded once.
/// The others are those of the library that PyTorch takes them from.
package enum FunctionKernel {
  package typealias Source = UnsafePointer<Float>
  package typealias Target = UnsafeMutablePointer<Float>
  private typealias Loop = (Source, Target, _ count: Int) -> Void

  package static func exp(_ p: Source, _ out: Target, count: Int) {
    run(p, out, count, FunctionLoopsV4.exp, FunctionLoopsV3.exp) { map($0, $1, $2) { realExp($0) } }
  }
  package static func log(_ p: Source, _ out: Target, count: Int) {
    run(p, out, count, FunctionLoopsV4.log, FunctionLoopsV3.log) { map($0, $1, $2) { realLog($0) } }
  }
  package static func log2(_ p: Source, _ out: Target, count: Int) {
    run(p, out, count, FunctionLoopsV4.log2, FunctionLoopsV3.log2) { map($0, $1, $2) { realLog2($0) } }
  }
  package static func log10(_ p: Source, _ out: Target, count: Int) {
    run(p, out, count, FunctionLoopsV4.log10, FunctionLoopsV3.log10) { map($0, $1, $2) { realLog10($0) } }
  }
  package static func tanh(_ p: Source, _ out: Target, count: Int) {
    run(p, out, count, FunctionLoopsV4.tanh, FunctionLoopsV3.tanh) { map($0, $1, $2) { realTanh($0) } }
  }
  package static func sin(_ p: Source, _ out: Target, count: Int) {
    runAngles(p, out, count, FunctionLoopsV4.sin, FunctionLoopsV3.sin) { map($0, $1, $2) { realSin($0) } }
  }
  package static func cos(_ p: Source, _ out: Target, count: Int) {
    runAngles(p, out, count, FunctionLoopsV4.cos, FunctionLoopsV3.cos) { map($0, $1, $2) { realCos($0) } }
  }
  package static func erf(_ p: Source, _ out: Target, count: Int) {
    run(p, out, count, FunctionLoopsV4.erf, FunctionLoopsV3.erf) { map($0, $1, $2) { realErf($0) } }
  }
  package static func erfc(_ p: Source, _ out: Target, count: Int) {
    run(p, out, count, FunctionLoopsV4.erfc, FunctionLoopsV3.erfc) { map($0, $1, $2) { realErfc($0) } }
  }
  package static func atan(_ p: Source, _ out: Target, count: Int) {
    run(p, out, count, FunctionLoopsV4.atan, FunctionLoopsV3.atan) { map($0, $1, $2) { realAtan($0) } }
  }
  package static func expm1(_ p: Source, _ out: Target, count: Int) {
    run(p, out, count, SleefLoopsV4.expm1, SleefLoopsV3.expm1, SleefLoops.expm1)
  }
  package static func log1p(_ p: Source, _ out: Target, count: Int) {
    run(p, out, count, SleefLoopsV4.log1p, SleefLoopsV3.log1p, SleefLoops.log1p)
  }

  package static func sqrt(_ p: Source, _ out: Target, count: Int) {
    run(p, out, count, FunctionLoopsV4.sqrt, FunctionLoopsV3.sqrt, FunctionLoops.sqrt)
  }
  package static func floor(_ p: Source, _ out: Target, count: Int) {
    run(p, out, count, FunctionLoopsV4.floor, FunctionLoopsV3.floor, FunctionLoops.floor)
  }
  package static func ceil(_ p: Source, _ out: Target, count: Int) {
    run(p, out, count, FunctionLoopsV4.ceil, FunctionLoopsV3.ceil, FunctionLoops.ceil)
  }
  package static func trunc(_ p: Source, _ out: Target, count: Int) {
    run(p, out, count, FunctionLoopsV4.trunc, FunctionLoopsV3.trunc, FunctionLoops.trunc)
  }
  package static func round(_ p: Source, _ out: Target, count: Int) {
    run(p, out, count, FunctionLoopsV4.round, FunctionLoopsV3.round, FunctionLoops.round)
  }

  /// Runs the build of a loop that this processor can, on two halves at once where that pays.
  @inline(__always)
  private static func run(_ p: Source, _ out: Target, _ count: Int, _ v4: Loop, _ v3: Loop, _ baseline: Loop) {
    Halves.run(count, step: 32, cost: count) { part in
      let (p, out) = (p + part.lowerBound, out + part.lowerBound)
      switch Processor.level {
      case .v4: apart(p, out, part.count, v4)
      case .v3: apart(p, out, part.count, v3)
      case .baseline: baseline(p, out, part.count)
      }
    }
  }

  /// Copies values that are changed in place out first, some at a time: the compiler makes vector loops only for a source
  /// and a target that are apart.
  private static func apart(_ p: Source, _ out: Target, _ count: Int, _ loop: Loop) {
    guard p == Source(out) else { return loop(p, out, count) }
    withUnsafeTemporaryAllocation(of: Float.self, capacity: 256) { room in
      guard let room = room.baseAddress else { return }
      var i = 0
      while i < count {
        let n = min(256, count - i)
        room.update(from: p + i, count: n)
        loop(room, out + i, n)
        i += n
      }
    }
  }

  /// The same for angles, of which the polynomials know only those up to a limit.
  @inline(__always)
  private static func runAngles(_ p: Source, _ out: Target, _ count: Int, _ v4: Loop, _ v3: Loop, _ baseline: Loop) {
    let isWithin =
      switch Processor.level {
      case .v4: FunctionLoopsV4.areAngles(p, count: count)
      case .v3: FunctionLoopsV3.areAngles(p, count: count)
      case .baseline: FunctionLoops.areAngles(p, count: count)
      }
    if isWithin { run(p, out, count, v4, v3, baseline) } else { run(p, out, count, baseline, baseline, baseline) }
  }

  // Functions of libm, on two halves at once.

  package static func tan(_ p: Source, _ out: Target, count: Int) { mapHalves(p, out, count) { realTan($0) } }
  package static func asin(_ p: Source, _ out: Target, count: Int) { mapHalves(p, out, count) { realAsin($0) } }
  package static func acos(_ p: Source, _ out: Target, count: Int) { mapHalves(p, out, count) { realAcos($0) } }

  // Functions that PyTorch has no vector library for, or only for whole groups of 32 values.

  package static func exp2(_ p: Source, _ out: Target, count: Int) {
    let body = count / 32 * 32
    run(p, out, body, FunctionLoopsV4.exp2, FunctionLoopsV3.exp2) { map($0, $1, $2) { realExp2($0) } }
    for i in body..<count { out[i] = singleExp2(p[i]) }
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
  package static func asinh(_ p: Source, _ out: Target, count: Int) {
    for i in 0..<count { out[i] = singleAsinh(p[i]) }
  }
  package static func acosh(_ p: Source, _ out: Target, count: Int) {
    for i in 0..<count { out[i] = singleAcosh(p[i]) }
  }

  @inline(__always)
  private static func map(_ p: Source, _ out: Target, _ count: Int, _ f: (Double) -> Double) {
    for i in 0..<count { out[i] = Float(f(Double(p[i]))) }
  }

  @inline(__always)
  private static func mapHalves(_ p: Source, _ out: Target, _ count: Int, _ f: (Double) -> Double) {
    Halves.run(count, step: 32, cost: 10 * count) { map(p + $0.lowerBound, out + $0.lowerBound, $0.count, f) }
  }

  /// Whole groups of 32 values by one function, the rest by another.
  @inline(__always)
  private static func mapGroups(
    _ p: Source, _ out: Target, _ count: Int, _ f: (Double) -> Double, _ rest: (Float) -> Float
  ) {
    let body = count / 32 * 32
    mapHalves(p, out, body, f)
    for i in body..<count { out[i] = rest(p[i]) }
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
