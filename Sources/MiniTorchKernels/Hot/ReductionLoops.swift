// Norms.

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
}
