// Element-by-element steps that PyTorch rounds once: the arithmetic of optimisers and of interpolation.
#if arch(x86_64)
  import KernelsV3
  import KernelsV4
#endif

/// Contiguous loops whose multiply-adds are fused where PyTorch's are. `out` may be any of the inputs.
package protocol FusedBuild {
  /// a + alpha·b, rounded once.
  static func add(
    _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, alpha: Float, _ out: UnsafeMutablePointer<Float>, count: Int
  )

  /// a + alpha·b, rounded once.
  static func add(
    _ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>, alpha: Double, _ out: UnsafeMutablePointer<Double>,
    count: Int
  )

  /// a + (value·b)·c: the first product is rounded, the second fused with the addition.
  static func addProduct(
    _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, _ c: UnsafePointer<Float>, value: Float,
    _ out: UnsafeMutablePointer<Float>, count: Int
  )

  /// a + (value·b)·c: the first product is rounded, the second fused with the addition.
  static func addProduct(
    _ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>, _ c: UnsafePointer<Double>, value: Double,
    _ out: UnsafeMutablePointer<Double>, count: Int
  )

  /// a + (value·b)/c, every step rounded.
  static func addQuotient(
    _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, _ c: UnsafePointer<Float>, value: Float,
    _ out: UnsafeMutablePointer<Float>, count: Int
  )

  /// a + (value·b)/c, every step rounded.
  static func addQuotient(
    _ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>, _ c: UnsafePointer<Double>, value: Double,
    _ out: UnsafeMutablePointer<Double>, count: Int
  )

  /// The point that divides a to b by `weight`, computed from the nearer end.
  static func interpolate(
    _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, weight: Float, _ out: UnsafeMutablePointer<Float>,
    count: Int
  )

  /// The point that divides a to b by `weight`, computed from the nearer end.
  static func interpolate(
    _ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>, weight: Double, _ out: UnsafeMutablePointer<Double>,
    count: Int
  )

  /// g·s·(1 + x·(1 - s)), the last sum rounded once: the gradient of silu from the sigmoid `s` of its argument.
  static func siluGradient(
    _ g: UnsafePointer<Float>, _ x: UnsafePointer<Float>, _ s: UnsafePointer<Float>,
    _ out: UnsafeMutablePointer<Float>, count: Int
  )

  /// g·(1 - y²), the difference rounded once: the gradient of tanh from that of its result `y`.
  static func tanhGradient(
    _ g: UnsafePointer<Float>, _ y: UnsafePointer<Float>, _ out: UnsafeMutablePointer<Float>, count: Int
  )

  /// A step of Adam: running averages `m` and `v` of the gradient and of its square, and the parameter `p`.
  ///
  /// - Parameters:
  ///   - weight: the share of the gradient in its average, `weightLeft` that of the old average; `isNear` if below 1/2.
  ///   - decay: the share of the old square in its average, `share` that of the new one.
  ///   - correction: the square root of the square's bias.
  static func adam(
    _ p: UnsafeMutablePointer<Float>, _ g: UnsafePointer<Float>, _ m: UnsafeMutablePointer<Float>,
    _ v: UnsafeMutablePointer<Float>, weight: Float, weightLeft: Float, isNear: Bool, decay: Float, share: Float,
    correction: Float, epsilon: Float, size: Float, count: Int
  )
}

extension FusedLoops: FusedBuild {}
#if arch(x86_64)
  extension KernelsV3.FusedLoops: FusedBuild {}
  extension KernelsV4.FusedLoops: FusedBuild {}
#endif

package enum FusedKernel {
  /// The build that this processor can run.
  package static var loops: any FusedBuild.Type {
    #if arch(x86_64)
      switch Processor.level {
      case .v4: return KernelsV4.FusedLoops.self
      case .v3: return KernelsV3.FusedLoops.self
      case .baseline: break
      }
    #endif
    return FusedLoops.self
  }
}
