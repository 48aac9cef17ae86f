// Means and variances of rows, by the build for this processor.
#if arch(x86_64)
  import KernelsV3
  import KernelsV4
#endif

/// Moments of adjacent values, as layer and group normalisation take them.
package protocol MomentBuild {
  /// The mean and the variance of `count` values.
  static func row(_ p: UnsafePointer<Float>, count: Int) -> (mean: Float, variance: Float)
  /// The mean and the variance of `count` values.
  static func row(_ p: UnsafePointer<Double>, count: Int) -> (mean: Double, variance: Double)
}

extension MomentLoops: MomentBuild {}
#if arch(x86_64)
  extension KernelsV3.MomentLoops: MomentBuild {}
  extension KernelsV4.MomentLoops: MomentBuild {}
#endif

/// The loops of means and variances.
package enum MomentKernel {
  /// The build that this processor can run.
  package static var loops: any MomentBuild.Type {
    #if arch(x86_64)
      switch Processor.level {
      case .v4: return KernelsV4.MomentLoops.self
      case .v3: return KernelsV3.MomentLoops.self
      case .baseline: break
      }
    #endif
    return MomentLoops.self
  }
}
