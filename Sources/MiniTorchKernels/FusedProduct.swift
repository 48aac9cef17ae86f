// Matrix products of some size: packed panels and fused multiply-adds.
#if arch(x86_64)
  import KernelsV3
  import KernelsV4
#endif

/// What `ProductLoops` offers, in every build.
private protocol ProductBuild {
  /// Writes the product of an m×k and a k×n matrix with any strides (in elements) over `c`.
  static func multiply(
    _ m: Int, _ n: Int, _ k: Int, _ a: UnsafePointer<Float>, _ aRow: Int, _ aInner: Int, _ b: UnsafePointer<Float>,
    _ bInner: Int, _ bColumn: Int, _ c: UnsafeMutablePointer<Float>, _ cRow: Int)
  /// Writes the product of an m×k and a k×n matrix with any strides (in elements) over `c`.
  static func multiply(
    _ m: Int, _ n: Int, _ k: Int, _ a: UnsafePointer<Double>, _ aRow: Int, _ aInner: Int, _ b: UnsafePointer<Double>,
    _ bInner: Int, _ bColumn: Int, _ c: UnsafeMutablePointer<Double>, _ cRow: Int)
  /// The product with blocks of a given length; `isChained` makes one chain of them, `continues` adds to what stands in `c`.
  static func accumulate(
    _ m: Int, _ n: Int, _ k: Int, _ a: UnsafePointer<Float>, _ aRow: Int, _ aInner: Int, _ b: UnsafePointer<Float>,
    _ bInner: Int, _ bColumn: Int, _ c: UnsafeMutablePointer<Float>, _ cRow: Int, block: Int, isChained: Bool,
    continues: Bool)
  /// The product with blocks of a given length; `isChained` makes one chain of them, `continues` adds to what stands in `c`.
  static func accumulate(
    _ m: Int, _ n: Int, _ k: Int, _ a: UnsafePointer<Double>, _ aRow: Int, _ aInner: Int, _ b: UnsafePointer<Double>,
    _ bInner: Int, _ bColumn: Int, _ c: UnsafeMutablePointer<Double>, _ cRow: Int, block: Int, isChained: Bool,
    continues: Bool)
}

extension ProductLoops: ProductBuild {}
#if arch(x86_64)
  extension KernelsV3.ProductLoops: ProductBuild {}
  extension KernelsV4.ProductLoops: ProductBuild {}
#endif

/// Products whose every output is a chain of fused multiply-adds in ascending order of the inner dimension.
package enum FusedProduct {
  /// The build that this processor can run.
  private static var loops: any ProductBuild.Type {
    #if arch(x86_64)
      switch Processor.level {
      case .v4: return KernelsV4.ProductLoops.self
      case .v3: return KernelsV3.ProductLoops.self
      case .baseline: break
      }
    #endif
    return ProductLoops.self
  }

  /// Hands out all rows and columns of a product, or two halves of them at once; outputs do not depend on each other.
  @inline(__always)
  private static func inParts(
    _ m: Int, _ n: Int, _ k: Int, _ body: (_ i: Int, _ rows: Int, _ j: Int, _ columns: Int) -> Void
  ) {
    let cost = m * n / 32 * k / 2
    if n >= m {
      Halves.run(n, step: 32, cost: cost) { body(0, m, $0.lowerBound, $0.count) }
    } else {
      Halves.run(m, step: 6, cost: cost) { body($0.lowerBound, $0.count, 0, n) }
    }
  }

  /// Writes the product of an m×k and a k×n matrix with any strides (in elements) over `c`.
  package static func multiply(
    _ m: Int, _ n: Int, _ k: Int, _ a: UnsafePointer<Float>, _ aRow: Int, _ aInner: Int, _ b: UnsafePointer<Float>,
    _ bInner: Int, _ bColumn: Int, _ c: UnsafeMutablePointer<Float>, _ cRow: Int
  ) {
    inParts(m, n, k) { i, m, j, n in
      loops.multiply(
        m, n, k, a + i * aRow, aRow, aInner, b + j * bColumn, bInner, bColumn, c + i * cRow + j, cRow)
    }
  }

  /// Writes the product of an m×k and a k×n matrix with any strides (in elements) over `c`.
  package static func multiply(
    _ m: Int, _ n: Int, _ k: Int, _ a: UnsafePointer<Double>, _ aRow: Int, _ aInner: Int, _ b: UnsafePointer<Double>,
    _ bInner: Int, _ bColumn: Int, _ c: UnsafeMutablePointer<Double>, _ cRow: Int
  ) {
    inParts(m, n, k) { i, m, j, n in
      loops.multiply(
        m, n, k, a + i * aRow, aRow, aInner, b + j * bColumn, bInner, bColumn, c + i * cRow + j, cRow)
    }
  }

  /// The product with blocks of a given length; `isChained` makes one chain of them, `continues` adds to what stands in `c`.
  package static func accumulate(
    _ m: Int, _ n: Int, _ k: Int, _ a: UnsafePointer<Float>, _ aRow: Int, _ aInner: Int, _ b: UnsafePointer<Float>,
    _ bInner: Int, _ bColumn: Int, _ c: UnsafeMutablePointer<Float>, _ cRow: Int, block: Int, isChained: Bool,
    continues: Bool
  ) {
    inParts(m, n, k) { i, m, j, n in
      loops.accumulate(
        m, n, k, a + i * aRow, aRow, aInner, b + j * bColumn, bInner, bColumn, c + i * cRow + j, cRow, block: block,
        isChained: isChained, continues: continues)
    }
  }

  /// The product with blocks of a given length; `isChained` makes one chain of them, `continues` adds to what stands in `c`.
  package static func accumulate(
    _ m: Int, _ n: Int, _ k: Int, _ a: UnsafePointer<Double>, _ aRow: Int, _ aInner: Int, _ b: UnsafePointer<Double>,
    _ bInner: Int, _ bColumn: Int, _ c: UnsafeMutablePointer<Double>, _ cRow: Int, block: Int, isChained: Bool,
    continues: Bool
  ) {
    inParts(m, n, k) { i, m, j, n in
      loops.accumulate(
        m, n, k, a + i * aRow, aRow, aInner, b + j * bColumn, bInner, bColumn, c + i * cRow + j, cRow, block: block,
        isChained: isChained, continues: continues)
    }
  }
}
