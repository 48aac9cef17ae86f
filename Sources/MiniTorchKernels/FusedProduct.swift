// Matrix products of some size: packed panels and fused multiply-adds.
#if arch(x86_64)
import KernelsV3
import KernelsV4
#endif

/// Products whose every output is a chain of fused multiply-adds in ascending order of the inner dimension.
package enum FusedProduct {
  /// Writes the product of an m×k and a k×n matrix with any strides (in elements) over `c`.
  package static func multiply(
    _ m: Int, _ n: Int, _ k: Int, _ a: UnsafePointer<Float>, _ aRow: Int, _ aInner: Int, _ b:
    UnsafePointer<Float>, _ bInner: Int, _ bColumn: Int, _ c: UnsafeMutablePointer<Float>, _ cRow: Int
  ) {
    #if arch(x86_64)
    switch Processor.level {
    case .v4: return KernelsV4.ProductLoops.multiply(m, n, k, a, aRow, aInner, b, bInner, bColumn, c, cRow)
    case .v3: return KernelsV3.ProductLoops.multiply(m, n, k, a, aRow, aInner, b, bInner, bColumn, c, cRow)
    case .baseline: break
    }
    #endif
    ProductLoops.multiply(m, n, k, a, aRow, aInner, b, bInner, bColumn, c, cRow)
  }

  /// Writes the product of an m×k and a k×n matrix with any strides (in elements) over `c`.
  package static func multiply(
    _ m: Int, _ n: Int, _ k: Int, _ a: UnsafePointer<Double>, _ aRow: Int, _ aInner: Int, _ b:
    UnsafePointer<Double>, _ bInner: Int, _ bColumn: Int, _ c: UnsafeMutablePointer<Double>, _ cRow: Int
  ) {
    #if arch(x86_64)
    switch Processor.level {
    case .v4: return KernelsV4.ProductLoops.multiply(m, n, k, a, aRow, aInner, b, bInner, bColumn, c, cRow)
    case .v3: return KernelsV3.ProductLoops.multiply(m, n, k, a, aRow, aInner, b, bInner, bColumn, c, cRow)
    case .baseline: break
    }
    #endif
    ProductLoops.multiply(m, n, k, a, aRow, aInner, b, bInner, bColumn, c, cRow)
  }

  /// The product with blocks of a given length; `isChained` makes one chain of them, `continues` adds to what stands in `c`.
  package static func accumulate(
    _ m: Int, _ n: Int, _ k: Int, _ a: UnsafePointer<Float>, _ aRow: Int, _ aInner: Int,
    _ b: UnsafePointer<Float>, _ bInner: Int, _ bColumn: Int, _ c: UnsafeMutablePointer<Float>, _ cRow: Int, block: Int,
    isChained: Bool, continues: Bool
  ) {
    #if arch(x86_64)
    switch Processor.level {
    case .v4:
      return KernelsV4.ProductLoops.accumulate(
        m, n, k, a, aRow, aInner, b, bInner, bColumn, c, cRow, block: block, isChained: isChained, continues: continues)
    case .v3:
      return KernelsV3.ProductLoops.accumulate(
        m, n, k, a, aRow, aInner, b, bInner, bColumn, c, cRow, block: block, isChained: isChained, continues: continues)
    case .baseline: break
    }
    #endif
    ProductLoops.accumulate(
      m, n, k, a, aRow, aInner, b, bInner, bColumn, c, cRow, block: block, isChained: isChained, continues: continues)
  }

  /// The product with blocks of a given length; `isChained` makes one chain of them, `continues` adds to what stands in `c`.
  package static func accumulate(
    _ m: Int, _ n: Int, _ k: Int, _ a: UnsafePointer<Double>, _ aRow: Int, _ aInner: Int,
    _ b: UnsafePointer<Double>, _ bInner: Int, _ bColumn: Int, _ c: UnsafeMutablePointer<Double>, _ cRow: Int, block: Int,
    isChained: Bool, continues: Bool
  ) {
    #if arch(x86_64)
    switch Processor.level {
    case .v4:
      return KernelsV4.ProductLoops.accumulate(
        m, n, k, a, aRow, aInner, b, bInner, bColumn, c, cRow, block: block, isChained: isChained, continues: continues)
    case .v3:
      return KernelsV3.ProductLoops.accumulate(
        m, n, k, a, aRow, aInner, b, bInner, bColumn, c, cRow, block: block, isChained: isChained, continues: continues)
    case .baseline: break
    }
    #endif
    ProductLoops.accumulate(
      m, n, k, a, aRow, aInner, b, bInner, bColumn, c, cRow, block: block, isChained: isChained, continues: continues)
  }
}
