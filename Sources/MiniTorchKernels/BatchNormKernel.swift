// Batch normalisation of `float32` values, by the build for this processor.
#if arch(x86_64)
  import KernelsV3
  import KernelsV4
#endif

/// Values as batch × channels × spots; `asRows` says that their channels lie side by side.
package protocol BatchNormBuild {
  /// The mean of each channel, and its sum of squared distances from it.
  static func moments(
    _ x: UnsafePointer<Float>, _ mean: UnsafeMutablePointer<Float>, _ squares: UnsafeMutablePointer<Float>, batch: Int,
    channels: Int, spots: Int, asRows: Bool)
  /// `factor * x + term`, channel by channel.
  static func scale(
    _ x: UnsafePointer<Float>, _ factor: UnsafePointer<Float>, _ term: UnsafePointer<Float>,
    _ out: UnsafeMutablePointer<Float>, batch: Int, channels: Int, spots: Int)
  /// For each channel the sum of `g`, and that of `g` times the distance of `x` from its mean.
  static func sums(
    _ x: UnsafePointer<Float>, _ g: UnsafePointer<Float>, _ mean: UnsafePointer<Float>,
    _ plain: UnsafeMutablePointer<Double>, _ products: UnsafeMutablePointer<Double>, batch: Int, channels: Int,
    spots: Int, asRows: Bool)
  /// The gradient of `x` where the moments came from it.
  static func gradient(
    _ x: UnsafePointer<Float>, _ g: UnsafePointer<Float>, _ mean: UnsafePointer<Float>, _ spread: UnsafePointer<Float>,
    _ weight: UnsafePointer<Float>?, _ plain: UnsafePointer<Double>, _ products: UnsafePointer<Double>,
    _ out: UnsafeMutablePointer<Float>, batch: Int, channels: Int, spots: Int, asRows: Bool)
}

extension BatchNormLoops: BatchNormBuild {}
#if arch(x86_64)
  extension KernelsV3.BatchNormLoops: BatchNormBuild {}
  extension KernelsV4.BatchNormLoops: BatchNormBuild {}
#endif

/// The loops of batch normalisation.
package enum BatchNormKernel {
  /// The build that this processor can run.
  package static var loops: any BatchNormBuild.Type {
    #if arch(x86_64)
      switch Processor.level {
      case .v4: return KernelsV4.BatchNormLoops.self
      case .v3: return KernelsV3.BatchNormLoops.self
      case .baseline: break
      }
    #endif
    return BatchNormLoops.self
  }
}
