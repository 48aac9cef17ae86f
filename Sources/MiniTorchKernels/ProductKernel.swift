// Matrix and vector products in the orders of addition that PyTorch's CPU library uses for each shape.

/// Dot, matrix-vector and matrix-matrix products.
///
/// Which order an output is summed in depends on the shape and on which matrices have adjacent inner elements. The
/// rules were read off PyTorch on a machine where it takes the 16-byte path, by planting cancelling pairs among ones.
package enum ProductKernel {
  /// The sum of products of two vectors with the given strides (in elements).
  package static func dot(
    _ a: UnsafePointer<Float>, _ aStride: Int, _ b: UnsafePointer<Float>, _ bStride: Int, count: Int
  ) -> Float {
    guard aStride == 1, bStride == 1 else { return SmallProduct.sequence(a, aStride, b, bStride, count) }
    return SmallProduct.dot(FloatLanes.self, a, b, count, stepsAfterSixteen: true)
  }

  /// The sum of products of two vectors with the given strides (in elements).
  package static func dot(
    _ a: UnsafePointer<Double>, _ aStride: Int, _ b: UnsafePointer<Double>, _ bStride: Int, count: Int
  ) -> Double {
    guard aStride == 1, bStride == 1 else { return SmallProduct.sequence(a, aStride, b, bStride, count) }
    return SmallProduct.dot(DoubleLanes.self, a, b, count, stepsAfterSixteen: false)
  }

  /// Whether a `float32` product is made in packed panels.
  private static func isFused(m: Int, n: Int, k: Int) -> Bool { m >= 4 && n >= 12 && k > 0 }

  /// Whether a `float32` product is a sum of several partial sums, one for each block of the inner dimension.
  package static func isBlocked(m: Int, n: Int, k: Int) -> Bool {
    isFused(m: m, n: n, k: k) && k > ProductLoops.blockLength(k)
  }

  /// Writes the product of an m×k and a k×n matrix over `c`, whose rows lie `cRow` elements apart.
  ///
  /// Strides are in elements. `k == 0` writes zeros.
  package static func multiply(
    m: Int, n: Int, k: Int, a: UnsafePointer<Float>, aRow: Int, aInner: Int,
    b: UnsafePointer<Float>, bInner: Int, bColumn: Int, into c: UnsafeMutablePointer<Float>, cRow: Int
  ) {
    if isFused(m: m, n: n, k: k) {
      FusedProduct.multiply(m, n, k, a, aRow, aInner, b, bInner, bColumn, c, cRow)
    } else {
      SmallProduct.multiply(
        FloatLanes.self, SIMD8<Float>.self, 0..<m, 0..<n, m, n, k, a, aRow, aInner, b, bInner, bColumn, c, cRow)
    }
  }

  /// Adds the product of an m×k and a k×n matrix to `c`, one partial sum after another; only for blocked products.
  package static func addProduct(
    m: Int, n: Int, k: Int, a: UnsafePointer<Float>, aRow: Int, aInner: Int,
    b: UnsafePointer<Float>, bInner: Int, bColumn: Int, to c: UnsafeMutablePointer<Float>, cRow: Int
  ) {
    FusedProduct.accumulate(
      m, n, k, a, aRow, aInner, b, bInner, bColumn, c, cRow, block: ProductLoops.blockLength(k), isChained: false,
      continues: true)
  }

  /// Writes the product of an m×k and a k×n matrix over `c`, whose rows lie `cRow` elements apart.
  ///
  /// Strides are in elements. `k == 0` writes zeros.
  package static func multiply(
    m: Int, n: Int, k: Int, a: UnsafePointer<Double>, aRow: Int, aInner: Int,
    b: UnsafePointer<Double>, bInner: Int, bColumn: Int, into c: UnsafeMutablePointer<Double>, cRow: Int
  ) {
    // Whole tiles of 4×12 are chains of fused steps; what is left over is multiplied as small products are.
    let rows = k > 0 && n >= 12 ? m / 4 * 4 : 0
    let columns = rows > 0 ? n / 12 * 12 : 0
    if rows > 0 {
      FusedProduct.multiply(rows, columns, k, a, aRow, aInner, b, bInner, bColumn, c, cRow)
    }
    if columns < n {
      SmallProduct.multiply(
        DoubleLanes.self, SIMD4<Double>.self, 0..<rows, columns..<n, m, n, k, a, aRow, aInner, b, bInner, bColumn, c,
        cRow)
    }
    if rows < m {
      SmallProduct.multiply(
        DoubleLanes.self, SIMD4<Double>.self, rows..<m, 0..<n, m, n, k, a, aRow, aInner, b, bInner, bColumn, c, cRow)
    }
  }
}
