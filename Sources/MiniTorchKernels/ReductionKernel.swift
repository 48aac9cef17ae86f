// Reductions other than the plain sum, in the orders and precisions PyTorch uses.

#if arch(x86_64)
  import KernelsV3
  import KernelsV4

  private typealias ReductionLoopsV3 = KernelsV3.ReductionLoops
  private typealias ReductionLoopsV4 = KernelsV4.ReductionLoops
#else
  private typealias ReductionLoopsV3 = ReductionLoops
  private typealias ReductionLoopsV4 = ReductionLoops
#endif

/// Norms, products, running sums, variances and the loss sum.
package enum ReductionKernel {
  /// The Euclidean norm of adjacent elements.
  package static func norm(_ p: UnsafePointer<Float>, count: Int) -> Float {
    switch Processor.level {
    case .v4: ReductionLoopsV4.norm(p, count: count)
    case .v3: ReductionLoopsV3.norm(p, count: count)
    case .baseline: ReductionLoops.norm(p, count: count)
    }
  }

  /// The Euclidean norm of adjacent elements.
  package static func norm(_ p: UnsafePointer<Double>, count: Int) -> Double {
    switch Processor.level {
    case .v4: ReductionLoopsV4.norm(p, count: count)
    case .v3: ReductionLoopsV3.norm(p, count: count)
    case .baseline: ReductionLoops.norm(p, count: count)
    }
  }

  /// The product of adjacent elements.
  package static func product(_ p: UnsafePointer<Float>, count: Int) -> Float {
    var total: Float = 1
    var i = 0
    if count >= 32 {
      @inline(__always) func load(_ at: Int) -> SIMD8<Float> {
        UnsafeRawPointer(p + at).loadUnaligned(as: SIMD8<Float>.self)
      }
      var (a, b, c, d) = (load(0), load(8), load(16), load(24))
      i = 32
      while i + 32 <= count {
        a *= load(i)
        b *= load(i + 8)
        c *= load(i + 16)
        d *= load(i + 24)
        i += 32
      }
      let lanes = (a * b) * (c * d)
      total = lanes[0]
      for k in 1..<8 { total *= lanes[k] }
    }
    while i < count {
      total *= p[i]
      i += 1
    }
    return total
  }

  /// The product of adjacent elements.
  package static func product(_ p: UnsafePointer<Double>, count: Int) -> Double {
    var total = 1.0
    var i = 0
    if count >= 16 {
      @inline(__always) func load(_ at: Int) -> SIMD4<Double> {
        UnsafeRawPointer(p + at).loadUnaligned(as: SIMD4<Double>.self)
      }
      var (a, b, c, d) = (load(0), load(4), load(8), load(12))
      i = 16
      while i + 16 <= count {
        a *= load(i)
        b *= load(i + 4)
        c *= load(i + 8)
        d *= load(i + 12)
        i += 16
      }
      let lanes = (a * b) * (c * d)
      total = lanes[0]
      for k in 1..<4 { total *= lanes[k] }
    }
    while i < count {
      total *= p[i]
      i += 1
    }
    return total
  }

  /// The variance, in double precision, of elements `stride` apart; `correction` is what the count is lessened by.
  ///
  /// Not a number when nothing is left of the count.
  package static func variance(
    _ p: UnsafePointer<Float>, count: Int, stride: Int = 1, correction: Double
  ) -> (mean: Double, variance: Double) {
    switch Processor.level {
    case .v4: ReductionLoopsV4.variance(p, count: count, stride: stride, correction: correction)
    case .v3: ReductionLoopsV3.variance(p, count: count, stride: stride, correction: correction)
    case .baseline: ReductionLoops.variance(p, count: count, stride: stride, correction: correction)
    }
  }

  /// The variance of `float64` elements `stride` apart.
  package static func variance(
    _ p: UnsafePointer<Double>, count: Int, stride: Int = 1, correction: Double
  ) -> (mean: Double, variance: Double) {
    switch Processor.level {
    case .v4: ReductionLoopsV4.variance(p, count: count, stride: stride, correction: correction)
    case .v3: ReductionLoopsV3.variance(p, count: count, stride: stride, correction: correction)
    case .baseline: ReductionLoops.variance(p, count: count, stride: stride, correction: correction)
    }
  }
}
