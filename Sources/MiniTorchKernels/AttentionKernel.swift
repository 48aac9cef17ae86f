// The exponentials and sums of attention, by the build for this processor.
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

/// One row of scores at a time.
package enum AttentionKernel {
  /// Replaces adjacent values by e^(x - top) and gives their sum.
  package static func exponentials(_ p: UnsafeMutablePointer<Float>, _ top: Float, count: Int) -> Float {
    #if arch(x86_64)
      switch Processor.level {
      case .v4: return KernelsV4.AttentionLoops.exponentials(p, top, count: count)
      case .v3: return KernelsV3.AttentionLoops.exponentials(p, top, count: count)
      case .baseline: break
      }
    #endif
    return AttentionLoops.exponentials(p, top, count: count)
  }

  /// The sum of the products of adjacent values.
  package static func dot(_ p: UnsafePointer<Float>, _ q: UnsafePointer<Float>, count: Int) -> Float {
    #if arch(x86_64)
      switch Processor.level {
      case .v4: return KernelsV4.AttentionLoops.dot(p, q, count: count)
      case .v3: return KernelsV3.AttentionLoops.dot(p, q, count: count)
      case .baseline: break
      }
    #endif
    return AttentionLoops.dot(p, q, count: count)
  }

  package static func logarithm(_ x: Float) -> Float { logf(x) }
}
