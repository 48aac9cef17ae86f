// The gradients of group normalisation of `float32` values, by the build for this processor.
#if arch(x86_64)
  import KernelsV3
  import KernelsV4
#endif

/// Values as batch × channels × spots, whose channels are normalised by groups; `mean` and `scale` have one number a group.
package enum GroupNormKernel {
  /// For each channel of each example the sum of `g`, and that of `g` times `x`.
  package static func sums(
    _ x: UnsafePointer<Float>, _ g: UnsafePointer<Float>, _ plain: UnsafeMutablePointer<Float>,
    _ products: UnsafeMutablePointer<Float>, planes: Int, spots: Int
  ) {
    #if arch(x86_64)
      switch Processor.level {
      case .v4: return KernelsV4.GroupNormLoops.sums(x, g, plain, products, planes: planes, spots: spots)
      case .v3: return KernelsV3.GroupNormLoops.sums(x, g, plain, products, planes: planes, spots: spots)
      case .baseline: break
      }
    #endif
    GroupNormLoops.sums(x, g, plain, products, planes: planes, spots: spots)
  }

  /// The gradient of `x` from the sums over its channels.
  package static func gradient(
    _ x: UnsafePointer<Float>, _ g: UnsafePointer<Float>, _ mean: UnsafePointer<Float>, _ scale: UnsafePointer<Float>,
    _ weight: UnsafePointer<Float>?, _ plain: UnsafePointer<Float>, _ products: UnsafePointer<Float>,
    _ out: UnsafeMutablePointer<Float>, batch: Int, groups: Int, channels: Int, spots: Int
  ) {
    #if arch(x86_64)
      switch Processor.level {
      case .v4:
        return KernelsV4.GroupNormLoops.gradient(
          x, g, mean, scale, weight, plain, products, out, batch: batch, groups: groups, channels: channels,
          spots: spots)
      case .v3:
        return KernelsV3.GroupNormLoops.gradient(
          x, g, mean, scale, weight, plain, products, out, batch: batch, groups: groups, channels: channels,
          spots: spots)
      case .baseline: break
      }
    #endif
    GroupNormLoops.gradient(
      x, g, mean, scale, weight, plain, products, out, batch: batch, groups: groups, channels: channels, spots: spots)
  }
}
