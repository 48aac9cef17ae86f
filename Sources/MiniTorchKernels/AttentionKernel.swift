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
package protocol AttentionBuild {
  /// Replaces adjacent values by e^(x - top) and gives their sum.
  static func exponentials(_ p: UnsafeMutablePointer<Float>, _ top: Float, count: Int) -> Float
  /// The sum of the products of adjacent values.
  static func dot(_ p: UnsafePointer<Float>, _ q: UnsafePointer<Float>, count: Int) -> Float
}

extension AttentionLoops: AttentionBuild {}
#if arch(x86_64)
  extension KernelsV3.AttentionLoops: AttentionBuild {}
  extension KernelsV4.AttentionLoops: AttentionBuild {}
#endif

/// The loops of attention, and its logarithm.
package enum AttentionKernel {
  /// The build that this processor can run.
  package static var loops: any AttentionBuild.Type {
    #if arch(x86_64)
      switch Processor.level {
      case .v4: return KernelsV4.AttentionLoops.self
      case .v3: return KernelsV3.AttentionLoops.self
      case .baseline: break
      }
    #endif
    return AttentionLoops.self
  }

  package static func logarithm(_ x: Float) -> Float { logf(x) }
}
