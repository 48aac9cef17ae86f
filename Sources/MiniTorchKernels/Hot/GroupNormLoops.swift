// The gradients of group normalisation of `float32` values, in PyTorch's orders of addition.

/// Values as batch × channels × spots, whose channels are normalised by groups; `mean` and `scale` have one number a group.
package enum GroupNormLoops {
  /// For each channel of each example the sum of `g`, and that of `g` times `x`.
  package static func sums(
    _ x: UnsafePointer<Float>, _ g: UnsafePointer<Float>, _ plain: UnsafeMutablePointer<Float>,
    _ products: UnsafeMutablePointer<Float>, planes: Int, spots: Int
  ) {
    for k in 0..<planes {
      (plain[k], products[k]) = BatchNormLoops.planeSums(x + k * spots, g + k * spots, 0, spots)
    }
  }

  /// The gradient of `x` from the sums over its channels.
  package static func gradient(
    _ x: UnsafePointer<Float>, _ g: UnsafePointer<Float>, _ mean: UnsafePointer<Float>, _ scale: UnsafePointer<Float>,
    _ weight: UnsafePointer<Float>?, _ plain: UnsafePointer<Float>, _ products: UnsafePointer<Float>,
    _ out: UnsafeMutablePointer<Float>, batch: Int, groups: Int, channels: Int, spots: Int
  ) {
    let width = channels / groups
    let share = 1 / Float(width * spots)
    for k in 0..<(batch * groups) {
      let factors = weight.map { $0 + k % groups * width }
      let level = weightedSum(plain + k * width, factors, width)
      let slope = weightedSum(products + k * width, factors, width)
      let (m, r) = (mean[k], scale[k])
      let a = (-slope).addingProduct(level, m) * r * r * r * share
      let b = (-a * m).addingProduct(-(level * r), share)
      for c in 0..<width {
        let start = (k * width + c) * spots
        let factor = r * (factors?[c] ?? 1)
        for i in start..<(start + spots) { out[i] = (a * x[i]).addingProduct(factor, g[i]) + b }
      }
    }
  }

  /// The sum of products: eight fused lanes one after the other, then groups of four products, the last steps fused.
  @inline(__always)
  private static func weightedSum(_ p: UnsafePointer<Float>, _ weight: UnsafePointer<Float>?, _ count: Int) -> Float {
    guard let weight else {
      var total: Float = 0
      for i in 0..<count { total += p[i] }
      return total
    }
    typealias Lanes = SIMD8<Float>
    var lanes = Lanes.zero
    var i = 0
    while i + 8 <= count {
      lanes = lanes.addingProduct(
        UnsafeRawPointer(p + i).loadUnaligned(as: Lanes.self),
        UnsafeRawPointer(weight + i).loadUnaligned(as: Lanes.self))
      i += 8
    }
    var total = lanes[0]
    for k in 1..<8 { total += lanes[k] }
    let grouped = i + (count - i) / 4 * 4
    while i < grouped {
      total += p[i] * weight[i]
      i += 1
    }
    while i < count {
      total = total.addingProduct(p[i], weight[i])
      i += 1
    }
    return total
  }
}
