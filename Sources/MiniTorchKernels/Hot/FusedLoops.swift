// Element-by-element steps that PyTorch rounds once: the arithmetic of optimisers and of interpolation.

/// Contiguous loops whose multiply-adds are fused where PyTorch's are. `out` may be any of the inputs.
package enum FusedLoops {
  /// a + alpha·b, rounded once.
  package static func add(
    _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, alpha: Float, _ out: UnsafeMutablePointer<Float>, count: Int
  ) {
    for i in 0..<count { out[i] = a[i].addingProduct(b[i], alpha) }
  }

  /// a + alpha·b, rounded once.
  package static func add(
    _ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>, alpha: Double, _ out: UnsafeMutablePointer<Double>,
    count: Int
  ) {
    for i in 0..<count { out[i] = a[i].addingProduct(b[i], alpha) }
  }

  /// a + (value·b)·c: the first product is rounded, the second fused with the addition.
  package static func addProduct(
    _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, _ c: UnsafePointer<Float>, value: Float,
    _ out: UnsafeMutablePointer<Float>, count: Int
  ) {
    for i in 0..<count { out[i] = a[i].addingProduct(value * b[i], c[i]) }
  }

  /// a + (value·b)·c: the first product is rounded, the second fused with the addition.
  package static func addProduct(
    _ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>, _ c: UnsafePointer<Double>, value: Double,
    _ out: UnsafeMutablePointer<Double>, count: Int
  ) {
    for i in 0..<count { out[i] = a[i].addingProduct(value * b[i], c[i]) }
  }

  /// a + (value·b)/c, every step rounded.
  package static func addQuotient(
    _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, _ c: UnsafePointer<Float>, value: Float,
    _ out: UnsafeMutablePointer<Float>, count: Int
  ) {
    for i in 0..<count { out[i] = a[i] + (value * b[i]) / c[i] }
  }

  /// a + (value·b)/c, every step rounded.
  package static func addQuotient(
    _ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>, _ c: UnsafePointer<Double>, value: Double,
    _ out: UnsafeMutablePointer<Double>, count: Int
  ) {
    for i in 0..<count { out[i] = a[i] + (value * b[i]) / c[i] }
  }

  /// The point that divides a to b by `weight`, computed from the nearer end.
  package static func interpolate(
    _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, weight: Float, _ out: UnsafeMutablePointer<Float>, count: Int
  ) {
    if abs(weight) < 0.5 {
      for i in 0..<count { out[i] = a[i].addingProduct(weight, b[i] - a[i]) }
    } else {
      let rest = 1 - weight
      for i in 0..<count { out[i] = b[i].addingProduct(-(b[i] - a[i]), rest) }
    }
  }

  /// The point that divides a to b by `weight`, computed from the nearer end.
  package static func interpolate(
    _ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>, weight: Double, _ out: UnsafeMutablePointer<Double>,
    count: Int
  ) {
    if abs(weight) < 0.5 {
      for i in 0..<count { out[i] = a[i].addingProduct(weight, b[i] - a[i]) }
    } else {
      let rest = 1 - weight
      for i in 0..<count { out[i] = b[i].addingProduct(-(b[i] - a[i]), rest) }
    }
  }

  /// g·s·(1 + x·(1 - s)), the last sum rounded once: the gradient of silu from the sigmoid `s` of its argument.
  package static func siluGradient(
    _ g: UnsafePointer<Float>, _ x: UnsafePointer<Float>, _ s: UnsafePointer<Float>,
    _ out: UnsafeMutablePointer<Float>, count: Int
  ) {
    for i in 0..<count { out[i] = g[i] * s[i] * Float(1).addingProduct(x[i], 1 - s[i]) }
  }

  /// g·(1 - y²), the difference rounded once: the gradient of tanh from that of its result `y`.
  package static func tanhGradient(
    _ g: UnsafePointer<Float>, _ y: UnsafePointer<Float>, _ out: UnsafeMutablePointer<Float>, count: Int
  ) {
    for i in 0..<count { out[i] = g[i] * Float(1).addingProduct(-y[i], y[i]) }
  }

  /// A step of Adam: running averages `m` and `v` of the gradient and of its square, and the parameter `p`.
  package static func adam(
    _ p: UnsafeMutablePointer<Float>, _ g: UnsafePointer<Float>, _ m: UnsafeMutablePointer<Float>,
    _ v: UnsafeMutablePointer<Float>, weight: Float, weightLeft: Float, isNear: Bool, decay: Float, share: Float,
    correction: Float, epsilon: Float, size: Float, count: Int
  ) {
    for i in 0..<count {
      let x = g[i]
      let way = x - m[i]
      let average = isNear ? m[i].addingProduct(way, weight) : x.addingProduct(way, -weightLeft)
      let square = (v[i] * decay).addingProduct(share * x, x)
      m[i] = average
      v[i] = square
      p[i] += (size * average) / (square.squareRoot() / correction + epsilon)
    }
  }
}
