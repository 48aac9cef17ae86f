// Reductions other than the plain sum, in the orders and precisions PyTorch uses.

#if arch(x86_64)
  import KernelsV3
  import KernelsV4
#endif

/// Norms.
package protocol ReductionBuild {
  /// The Euclidean norm of adjacent elements.
  static func norm(_ p: UnsafePointer<Float>, count: Int) -> Float
  /// The Euclidean norm of adjacent elements.
  static func norm(_ p: UnsafePointer<Double>, count: Int) -> Double
}

extension ReductionLoops: ReductionBuild {}
#if arch(x86_64)
  extension KernelsV3.ReductionLoops: ReductionBuild {}
  extension KernelsV4.ReductionLoops: ReductionBuild {}
#endif

/// Norms and products.
package enum ReductionKernel {
  /// The build that this processor can run.
  package static var loops: any ReductionBuild.Type {
    #if arch(x86_64)
      switch Processor.level {
      case .v4: return KernelsV4.ReductionLoops.self
      case .v3: return KernelsV3.ReductionLoops.self
      case .baseline: break
      }
    #endif
    return ReductionLoops.self
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
}
