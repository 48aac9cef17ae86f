// The gradients of group normalisation of `float32` values, by the build for this processor.
#if arch(x86_64)
  import KernelsV3
  import KernelsV4
#endif

/// Values as batch × channels × spots, whose channels are normalised by groups; `mean` and `scale` have one number a group.
package protocol GroupNormBuild {
  /// For each channel of each example the sum of `g`, and that of `g` times `x`.
  static func sums(
    _ x: UnsafePointer<Float>, _ g: UnsafePointer<Float>, _ plain: UnsafeMutablePointer<Float>,
    _ products: UnsafeMutablePointer<Float>, planes: Int, spots: Int)
  /// The gradient of `x` from the sums over its channels.
  static func gradient(
    _ x: UnsafePointer<Float>, _ g: UnsafePointer<Float>, _ mean: UnsafePointer<Float>, _ scale: UnsafePointer<Float>,
    _ weight: UnsafePointer<Float>?, _ plain: UnsafePointer<Float>, _ products: UnsafePointer<Float>,
    _ out: UnsafeMutablePointer<Float>, batch: Int, groups: Int, channels: Int, spots: Int)
}

extension GroupNormLoops: GroupNormBuild {}
#if arch(x86_64)
  extension KernelsV3.GroupNormLoops: GroupNormBuild {}
  extension KernelsV4.GroupNormLoops: GroupNormBuild {}
#endif

/// The loops of group normalisation.
package enum GroupNormKernel {
  /// The build that this processor can run.
  package static var loops: any GroupNormBuild.Type {
    #if arch(x86_64)
      switch Processor.level {
      case .v4: return KernelsV4.GroupNormLoops.self
      case .v3: return KernelsV3.GroupNormLoops.self
      case .baseline: break
      }
    #endif
    return GroupNormLoops.self
  }
}
