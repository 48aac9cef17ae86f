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

  /// Whether a `float32` product is complete before anything is added to it: it has one block, and goes not in sequence.
  package static func isWhole(
    m: Int, n: Int, k: Int, aRow: Int, aInner: Int, bInner: Int, bColumn: Int
  ) -> Bool {
    isFused(m: m, n: n, k: k)
      ? k <= ProductLoops.blockLength(k) : !SmallProduct.isInSequence(m, n, k, aRow, aInner, bInner, bColumn)
  }

  /// Writes the product of an m×k and a k×n matrix over `c`, whose rows lie `cRow` elements apart.
  ///
  /// Strides are in elements. `k == 0` writes zeros.
  package static func multiply(
    m: Int, n: Int, k: Int, a: UnsafePointer<Float>, aRow: Int, aInner: Int,
    b: UnsafePointer<Float>, bInner: Int, bColumn: Int, into c: UnsafeMutablePointer<Float>, cRow: Int
  ) {
    if k == 1 && m > 1 && n > 1 {
      multiplyOnce(m, n, a, aRow, b, bColumn, c, cRow)
    } else if isFused(m: m, n: n, k: k) {
      FusedProduct.multiply(m, n, k, a, aRow, aInner, b, bInner, bColumn, c, cRow)
    } else {
      SmallProduct.multiply(
        FloatLanes.self, SIMD8<Float>.self, 0..<m, 0..<n, m, n, k, a, aRow, aInner, b, bInner, bColumn, c, cRow)
    }
  }

  /// The product of a column and a row: single products, of which a zero keeps its sign, as in PyTorch's library. A sum
  /// that begins with 0 would lose it. Of a single row or column PyTorch makes such sums.
  @inline(__always)
  private static func multiplyOnce<T: FloatingPoint>(
    _ m: Int, _ n: Int, _ a: UnsafePointer<T>, _ aRow: Int, _ b: UnsafePointer<T>, _ bColumn: Int,
    _ c: UnsafeMutablePointer<T>, _ cRow: Int
  ) {
    for i in 0..<m {
      let (x, row) = (a[i * aRow], c + i * cRow)
      if bColumn == 1 {
        for j in 0..<n { row[j] = x * b[j] }
      } else {
        for j in 0..<n { row[j] = x * b[j * bColumn] }
      }
    }
  }

  /// Writes `scale` times the product of an m×k and a k×n matrix over `c`, or adds it to what stands there.
  ///
  /// A large product scales `b`, one that goes in sequence `a`, and one of lanes its results.
  package static func scaled(
    m: Int, n: Int, k: Int, a: UnsafePointer<Float>, aRow: Int, aInner: Int, b: UnsafePointer<Float>, bInner: Int,
    bColumn: Int, by scale: Float, into c: UnsafeMutablePointer<Float>, cRow: Int, isAdded: Bool = false
  ) {
    guard !isFused(m: m, n: n, k: k) else {
      return withScaled(b, k, n, bInner, bColumn, by: scale) { b, bInner, bColumn in
        if isAdded {
          addProduct(
            m: m, n: n, k: k, a: a, aRow: aRow, aInner: aInner, b: b, bInner: bInner, bColumn: bColumn, to: c,
            cRow: cRow)
        } else {
          multiply(
            m: m, n: n, k: k, a: a, aRow: aRow, aInner: aInner, b: b, bInner: bInner, bColumn: bColumn, into: c,
            cRow: cRow)
        }
      }
    }
    guard !SmallProduct.isInSequence(m, n, k, aRow, aInner, bInner, bColumn) else {
      return withScaled(a, m, k, aRow, aInner, by: scale) { a, aRow, aInner in
        SmallProduct.multiply(
          FloatLanes.self, SIMD8<Float>.self, 0..<m, 0..<n, m, n, k, a, aRow, aInner, b, bInner, bColumn, c, cRow,
          continues: isAdded)
      }
    }
    withUnsafeTemporaryAllocation(of: Float.self, capacity: max(1, m * n)) { room in
      guard let product = room.baseAddress else { return }
      multiply(
        m: m, n: n, k: k, a: a, aRow: aRow, aInner: aInner, b: b, bInner: bInner, bColumn: bColumn, into: product,
        cRow: n)
      for i in 0..<m {
        for j in 0..<n {
          let p = scale == 1 ? product[i * n + j] : product[i * n + j] * scale
          c[i * cRow + j] = isAdded ? c[i * cRow + j] + p : p
        }
      }
    }
  }

  /// Hands out a matrix times a number, which lies as the matrix does: the way of a product depends on it.
  private static func withScaled(
    _ x: UnsafePointer<Float>, _ rows: Int, _ columns: Int, _ row: Int, _ column: Int, by scale: Float,
    _ body: (_ x: UnsafePointer<Float>, _ row: Int, _ column: Int) -> Void
  ) {
    if scale == 1 { return body(x, row, column) }
    withUnsafeTemporaryAllocation(of: Float.self, capacity: max(1, rows * columns)) { room in
      guard let copy = room.baseAddress else { return }
      let (copyRow, copyColumn) = column == 1 ? (columns, 1) : (1, rows)
      for i in 0..<rows {
        for j in 0..<columns { copy[i * copyRow + j * copyColumn] = x[i * row + j * column] * scale }
      }
      body(copy, copyRow, copyColumn)
    }
  }

  /// Writes a product whose every output is a sum one by one, whatever its shape.
  package static func multiplyInOrder<T: BinaryFloatingPoint>(
    m: Int, n: Int, k: Int, a: UnsafePointer<T>, aRow: Int, aInner: Int, b: UnsafePointer<T>, bInner: Int, bColumn: Int,
    into c: UnsafeMutablePointer<T>, cRow: Int
  ) {
    for i in 0..<m {
      for j in 0..<n {
        c[i * cRow + j] = SmallProduct.sequence(a + i * aRow, aInner, b + j * bColumn, bInner, k)
      }
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
    if k == 1 && m > 1 && n > 1 { return multiplyOnce(m, n, a, aRow, b, bColumn, c, cRow) }
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
