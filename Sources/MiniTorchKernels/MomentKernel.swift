// Means and variances of rows, by the build for this processor.
#if arch(x86_64)
  import KernelsV3
  import KernelsV4

  private typealias MomentLoopsV3 = KernelsV3.MomentLoops
  private typealias MomentLoopsV4 = KernelsV4.MomentLoops
#else
  private typealias MomentLoopsV3 = MomentLoops
  private typealias MomentLoopsV4 = MomentLoops
#endif

/// Moments of adjacent values, as layer and group normalisation take them.
package enum MomentKernel {
  /// The mean and the variance of `count` values.
  package static func row(_ p: UnsafePointer<Float>, count: Int) -> (mean: Float, variance: Float) {
    switch Processor.level {
    case .v4: MomentLoopsV4.row(p, count: count)
    case .v3: MomentLoopsV3.row(p, count: count)
    case .baseline: MomentLoops.row(p, count: count)
    }
  }

  /// The mean and the variance of `count` values.
  package static func row(_ p: UnsafePointer<Double>, count: Int) -> (mean: Double, variance: Double) {
    switch Processor.level {
    case .v4: MomentLoopsV4.row(p, count: count)
    case .v3: MomentLoopsV3.row(p, count: count)
    case .baseline: MomentLoops.row(p, count: count)
    }
  }
}
