// Norms and variances.

/// Reductions in the orders and precisions PyTorch uses.
package enum ReductionLoops {
  /// The Euclidean norm of adjacent elements: eight lanes, then groups of four squares, the last steps fused.
  package static func norm(_ p: UnsafePointer<Float>, count: Int) -> Float {
    var lanes = SIMD8<Float>.zero
    var i = 0
    while i + 8 <= count {
      let v = UnsafeRawPointer(p + i).loadUnaligned(as: SIMD8<Float>.self)
      lanes += v * v
      i += 8
    }
    var total = lanes[0]
    for k in 1..<8 { total += lanes[k] }
    let grouped = i + (count - i) / 4 * 4
    while i < grouped {
      total += p[i] * p[i]
      i += 1
    }
    while i < count {
      total = total.addingProduct(p[i], p[i])
      i += 1
    }
    return total.squareRoot()
  }

  /// The Euclidean norm of adjacent elements: four lanes, the last steps fused.
  package static func norm(_ p: UnsafePointer<Double>, count: Int) -> Double {
    var lanes = SIMD4<Double>.zero
    var i = 0
    while i + 4 <= count {
      let v = UnsafeRawPointer(p + i).loadUnaligned(as: SIMD4<Double>.self)
      lanes += v * v
      i += 4
    }
    var total = lanes[0]
    for k in 1..<4 { total += lanes[k] }
    while i < count {
      total = total.addingProduct(p[i], p[i])
      i += 1
    }
    return total.squareRoot()
  }

  /// The variance, in double precision, of elements `stride` apart; `correction` is what the count is lessened by.
  ///
  /// Not a number when nothing is left of the count.
  package static func variance(
    _ p: UnsafePointer<Float>, count: Int, stride: Int = 1, correction: Double
  ) -> (mean: Double, variance: Double) {
    if stride == 1 && count >= 64 { return wideVariance(p, count: count, correction: correction) }
    var mean = 0.0
    var squares = 0.0
    for i in 0..<count {
      let x = Double(p[i * stride])
      let delta = x - mean
      mean += delta / Double(i + 1)
      squares = squares.addingProduct(delta, x - mean)
    }
    let divisor = max(0, Double(count) - correction)
    return (count == 0 ? .nan : mean, squares / divisor)
  }

  /// The same for many adjacent elements, the mean first: no step waits for the division of the one before.
  private static func wideVariance(
    _ p: UnsafePointer<Float>, count: Int, correction: Double
  ) -> (mean: Double, variance: Double) {
    @inline(__always) func load(_ i: Int) -> SIMD8<Double> {
      SIMD8<Double>(UnsafeRawPointer(p + i).loadUnaligned(as: SIMD8<Float>.self))
    }
    let whole = count / 16 * 16
    var (low, high) = (SIMD8<Double>.zero, SIMD8<Double>.zero)
    var i = 0
    while i < whole {
      low += load(i)
      high += load(i + 8)
      i += 16
    }
    var total = (low + high).sum()
    for k in whole..<count { total += Double(p[k]) }
    let mean = total / Double(count)
    let center = SIMD8<Double>(repeating: mean)
    (low, high) = (.zero, .zero)
    i = 0
    while i < whole {
      let (a, b) = (load(i) - center, load(i + 8) - center)
      low = low.addingProduct(a, a)
      high = high.addingProduct(b, b)
      i += 16
    }
    var squares = (low + high).sum()
    for k in whole..<count { squares = squares.addingProduct(Double(p[k]) - mean, Double(p[k]) - mean) }
    return (mean, squares / max(0, Double(count) - correction))
  }

  /// The variance of `float64` elements `stride` apart.
  package static func variance(
    _ p: UnsafePointer<Double>, count: Int, stride: Int = 1, correction: Double
  ) -> (mean: Double, variance: Double) {
    var mean = 0.0
    var squares = 0.0
    for i in 0..<count {
      let x = p[i * stride]
      let delta = x - mean
      mean += delta / Double(i + 1)
      squares = squares.addingProduct(delta, x - mean)
    }
    let divisor = max(0, Double(count) - correction)
    return (count == 0 ? .nan : mean, squares / divisor)
  }
}
