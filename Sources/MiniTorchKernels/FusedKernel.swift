// Element-by-element steps that PyTorch rounds once: the arithmetic of optimisers and of interpolation.
#if arch(x86_64)
import KernelsV3
import KernelsV4
#endif

/// Contiguous loops whose multiply-adds are fused where PyTorch's are. `out` may be any of the inputs.
package enum FusedKernel {
  /// a + alpha·b, rounded once.
  package static func add(
    _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, alpha: Float, _ out: UnsafeMutablePointer<Float>, count:
    Int
  ) {
    #if arch(x86_64)
    switch Processor.level {
    case .v4: return KernelsV4.FusedLoops.add(a, b, alpha: alpha, out, count: count)
    case .v3: return KernelsV3.FusedLoops.add(a, b, alpha: alpha, out, count: count)
    case .baseline: break
    }
    #endif
    FusedLoops.add(a, b, alpha: alpha, out, count: count)
  }

  /// a + alpha·b, rounded once.
  package static func add(
    _ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>, alpha: Double, _ out: UnsafeMutablePointer<Double>,
    count: Int
  ) {
    #if arch(x86_64)
    switch Processor.level {
    case .v4: return KernelsV4.FusedLoops.add(a, b, alpha: alpha, out, count: count)
    case .v3: return KernelsV3.FusedLoops.add(a, b, alpha: alpha, out, count: count)
    case .baseline: break
    }
    #endif
    FusedLoops.add(a, b, alpha: alpha, out, count: count)
  }

  /// a + (value·b)·c: the first product is rounded, the second fused with the addition.
  package static func addProduct(
    _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, _ c: UnsafePointer<Float>, value: Float, _ out:
    UnsafeMutablePointer<Float>, count: Int
  ) {
    #if arch(x86_64)
    switch Processor.level {
    case .v4: return KernelsV4.FusedLoops.addProduct(a, b, c, value: value, out, count: count)
    case .v3: return KernelsV3.FusedLoops.addProduct(a, b, c, value: value, out, count: count)
    case .baseline: break
    }
    #endif
    FusedLoops.addProduct(a, b, c, value: value, out, count: count)
  }

  /// a + (value·b)·c: the first product is rounded, the second fused with the addition.
  package static func addProduct(
    _ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>, _ c: UnsafePointer<Double>, value: Double, _ out:
    UnsafeMutablePointer<Double>, count: Int
  ) {
    #if arch(x86_64)
    switch Processor.level {
    case .v4: return KernelsV4.FusedLoops.addProduct(a, b, c, value: value, out, count: count)
    case .v3: return KernelsV3.FusedLoops.addProduct(a, b, c, value: value, out, count: count)
    case .baseline: break
    }
    #endif
    FusedLoops.addProduct(a, b, c, value: value, out, count: count)
  }

  /// a + (value·b)/c, every step rounded.
  package static func addQuotient(
    _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, _ c: UnsafePointer<Float>, value: Float, _ out:
    UnsafeMutablePointer<Float>, count: Int
  ) {
    #if arch(x86_64)
    switch Processor.level {
    case .v4: return KernelsV4.FusedLoops.addQuotient(a, b, c, value: value, out, count: count)
    case .v3: return KernelsV3.FusedLoops.addQuotient(a, b, c, value: value, out, count: count)
    case .baseline: break
    }
    #endif
    FusedLoops.addQuotient(a, b, c, value: value, out, count: count)
  }

  /// a + (value·b)/c, every step rounded.
  package static func addQuotient(
    _ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>, _ c: UnsafePointer<Double>, value: Double, _ out:
    UnsafeMutablePointer<Double>, count: Int
  ) {
    #if arch(x86_64)
    switch Processor.level {
    case .v4: return KernelsV4.FusedLoops.addQuotient(a, b, c, value: value, out, count: count)
    case .v3: return KernelsV3.FusedLoops.addQuotient(a, b, c, value: value, out, count: count)
    case .baseline: break
    }
    #endif
    FusedLoops.addQuotient(a, b, c, value: value, out, count: count)
  }

  /// The point that divides a to b by `weight`, computed from the nearer end.
  package static func interpolate(
    _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, weight: Float, _ out: UnsafeMutablePointer<Float>,
    count: Int
  ) {
    #if arch(x86_64)
    switch Processor.level {
    case .v4: return KernelsV4.FusedLoops.interpolate(a, b, weight: weight, out, count: count)
    case .v3: return KernelsV3.FusedLoops.interpolate(a, b, weight: weight, out, count: count)
    case .baseline: break
    }
    #endif
    FusedLoops.interpolate(a, b, weight: weight, out, count: count)
  }

  /// The point that divides a to b by `weight`, computed from the nearer end.
  package static func interpolate(
    _ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>, weight: Double, _ out: UnsafeMutablePointer<Double>,
    count: Int
  ) {
    #if arch(x86_64)
    switch Processor.level {
    case .v4: return KernelsV4.FusedLoops.interpolate(a, b, weight: weight, out, count: count)
    case .v3: return KernelsV3.FusedLoops.interpolate(a, b, weight: weight, out, count: count)
    case .baseline: break
    }
    #endif
    FusedLoops.interpolate(a, b, weight: weight, out, count: count)
  }

  /// A step of Adam: running averages `m` and `v` of the gradient and of its square, and the parameter `p`.
  ///
  /// - Parameters:
  ///   - weight: the share of the gradient in its average, `weightLeft` that of the old average; `isNear` if below 1/2.
  ///   - decay: the share of the old square in its average, `share` that of the new one.
  ///   - correction: the square root of the square's bias.
  package static func adam(
    _ p: UnsafeMutablePointer<Float>, _ g: UnsafePointer<Float>, _ m: UnsafeMutablePointer<Float>,
    _ v: UnsafeMutablePointer<Float>, weight: Float, weightLeft: Float, isNear: Bool, decay: Float, share: Float,
    correction: Float, epsilon: Float, size: Float, count: Int
  ) {
    #if arch(x86_64)
    switch Processor.level {
    case .v4:
      return KernelsV4.FusedLoops.adam(
        p, g, m, v, weight: weight, weightLeft: weightLeft, isNear: isNear, decay: decay, share: share,
        correction: correction, epsilon: epsilon, size: size, count: count)
    case .v3:
      return KernelsV3.FusedLoops.adam(
        p, g, m, v, weight: weight, weightLeft: weightLeft, isNear: isNear, decay: decay, share: share,
        correction: correction, epsilon: epsilon, size: size, count: count)
    case .baseline: break
    }
    #endif
    FusedLoops.adam(
      p, g, m, v, weight: weight, weightLeft: weightLeft, isNear: isNear, decay: decay, share: share,
      correction: correction, epsilon: epsilon, size: size, count: count)
  }
}
