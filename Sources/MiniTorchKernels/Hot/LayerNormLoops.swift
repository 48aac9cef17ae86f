// The gradients of layer normalisation of `float32` rows, in PyTorch's order and with its fused steps.

/// Rows with their means and the reciprocals of their standard deviations.
package enum LayerNormLoops {
  private typealias Lanes = SIMD8<Float>

  @inline(__always)
  private static func load(_ p: UnsafePointer<Float>) -> Lanes {
    UnsafeRawPointer(p).loadUnaligned(as: Lanes.self)
  }

  @inline(__always)
  private static func fold(_ v: Lanes) -> Float {
    let four = v.lowHalf + v.highHalf
    let two = four.lowHalf + four.highHalf
    return two[0] + two[1]
  }

  /// The sums of `g * weight` and of `g * x * weight`: eight lanes, the ragged last step fused.
  @inline(__always)
  private static func sums(
    _ x: UnsafePointer<Float>, _ g: UnsafePointer<Float>, _ weight: UnsafePointer<Float>?, _ count: Int
  ) -> (plain: Float, products: Float) {
    func w(_ i: Int) -> Float { weight?[i] ?? 1 }
    func lanes(_ i: Int) -> Lanes { weight.map { load($0 + i) } ?? Lanes(repeating: 1) }
    if count < 8 {
      var (s, p) = (g[0] * w(0), g[0] * x[0] * w(0))
      for i in 1..<max(1, count) {
        s += g[i] * w(i)
        p += g[i] * x[i] * w(i)
      }
      return (s, p)
    }
    var s = load(g) * lanes(0)
    var p = load(g) * load(x) * lanes(0)
    var i = 8
    while i + 8 <= count {
      s += load(g + i) * lanes(i)
      p += load(g + i) * load(x + i) * lanes(i)
      i += 8
    }
    for k in 0..<(count - i) {
      s[k] = s[k].addingProduct(g[i + k], w(i + k))
      p[k] = p[k].addingProduct(g[i + k] * x[i + k], w(i + k))
    }
    return (fold(s), fold(p))
  }

  /// The gradient of the rows.
  package static func gradient(
    _ x: UnsafePointer<Float>, _ g: UnsafePointer<Float>, _ mean: UnsafePointer<Float>, _ spread: UnsafePointer<Float>,
    _ weight: UnsafePointer<Float>?, _ out: UnsafeMutablePointer<Float>, rows: Int, columns: Int
  ) {
    guard columns > 0 else { return }
    let share = 1 / Float(columns)
    for r in 0..<rows {
      let (x, g, out) = (x + r * columns, g + r * columns, out + r * columns)
      let (m, a) = (mean[r], spread[r])
      let (plain, products) = sums(x, g, weight, columns)
      let b = (-products).addingProduct(plain, m) * a * a * a * share
      let c = (-(plain * a * share)).addingProduct(-b, m)
      if let weight {
        for i in 0..<columns { out[i] = (a * g[i] * weight[i]).addingProduct(b, x[i]) + c }
      } else {
        for i in 0..<columns { out[i] = (a * g[i]).addingProduct(b, x[i]) + c }
      }
    }
  }

  /// The gradients of the weight and the bias: one row added after another.
  package static func parameterGradients(
    _ x: UnsafePointer<Float>, _ g: UnsafePointer<Float>, _ mean: UnsafePointer<Float>, _ spread: UnsafePointer<Float>,
    _ weight: UnsafeMutablePointer<Float>, _ bias: UnsafeMutablePointer<Float>, rows: Int, columns: Int
  ) {
    weight.update(repeating: 0, count: columns)
    bias.update(repeating: 0, count: columns)
    for r in 0..<rows {
      let (x, g) = (x + r * columns, g + r * columns)
      let a = spread[r]
      let b = -a * mean[r]
      for i in 0..<columns {
        weight[i] = weight[i].addingProduct(g[i], b.addingProduct(a, x[i]))
        bias[i] += g[i]
      }
    }
  }
}
