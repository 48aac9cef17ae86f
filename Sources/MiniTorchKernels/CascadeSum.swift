// Sums in PyTorch's order, by the build for this processor.
#if arch(x86_64)
  import KernelsV3
  import KernelsV4

  private typealias CascadeLoopsV3 = KernelsV3.CascadeLoops
  private typealias CascadeLoopsV4 = KernelsV4.CascadeLoops
#else
  private typealias CascadeLoopsV3 = CascadeLoops
  private typealias CascadeLoopsV4 = CascadeLoops
#endif

/// Sums of `float32` (8 lanes) and `float64` (4 lanes) whose additions happen in PyTorch's order on every processor.
///
/// Source of the order: `cascade_sum` of PyTorch's `SumKernel.cpp`.
package enum CascadeSum {
  /// The sum of `count` adjacent elements.
  package static func sum(_ p: UnsafePointer<Float>, count: Int) -> Float {
    count < 8 ? CascadeLoops.row(Float.self, p, count, 1) : lanes(p, count)
  }

  /// The sum of `count` adjacent elements.
  package static func sum(_ p: UnsafePointer<Double>, count: Int) -> Double {
    count < 4 ? CascadeLoops.row(Double.self, p, count, 1) : lanes(p, count)
  }

  /// The sum of `count` elements that lie `stride` elements apart.
  package static func sum(_ p: UnsafePointer<Float>, count: Int, stride: Int) -> Float {
    stride == 1 ? sum(p, count: count) : CascadeLoops.row(Float.self, p, count, stride)
  }

  /// The sum of `count` elements that lie `stride` elements apart.
  package static func sum(_ p: UnsafePointer<Double>, count: Int, stride: Int) -> Double {
    stride == 1 ? sum(p, count: count) : CascadeLoops.row(Double.self, p, count, stride)
  }

  /// The sum of each of `rows` runs of `columns` adjacent elements, `rowStride` elements apart.
  package static func sumRows(
    _ p: UnsafePointer<Float>, rows: Int, columns: Int, rowStride: Int, into out: UnsafeMutablePointer<Float>
  ) {
    for r in 0..<rows { out[r] = sum(p + r * rowStride, count: columns) }
  }

  /// The sum of each of `rows` runs of `columns` adjacent elements, `rowStride` elements apart.
  package static func sumRows(
    _ p: UnsafePointer<Double>, rows: Int, columns: Int, rowStride: Int, into out: UnsafeMutablePointer<Double>
  ) {
    for r in 0..<rows { out[r] = sum(p + r * rowStride, count: columns) }
  }

  /// The sum over the rows of each of `columns` adjacent columns; rows lie `rowStride` elements apart.
  package static func sumColumns(
    _ p: UnsafePointer<Float>, rows: Int, columns: Int, rowStride: Int, into out: UnsafeMutablePointer<Float>
  ) {
    switch Processor.level {
    case .v4: CascadeLoopsV4.columns(p, rows: rows, columns: columns, rowStride: rowStride, into: out)
    case .v3: CascadeLoopsV3.columns(p, rows: rows, columns: columns, rowStride: rowStride, into: out)
    case .baseline: CascadeLoops.columns(p, rows: rows, columns: columns, rowStride: rowStride, into: out)
    }
  }

  /// The sum over the rows of each of `columns` adjacent columns; rows lie `rowStride` elements apart.
  package static func sumColumns(
    _ p: UnsafePointer<Double>, rows: Int, columns: Int, rowStride: Int, into out: UnsafeMutablePointer<Double>
  ) {
    switch Processor.level {
    case .v4: CascadeLoopsV4.columns(p, rows: rows, columns: columns, rowStride: rowStride, into: out)
    case .v3: CascadeLoopsV3.columns(p, rows: rows, columns: columns, rowStride: rowStride, into: out)
    case .baseline: CascadeLoops.columns(p, rows: rows, columns: columns, rowStride: rowStride, into: out)
    }
  }

  /// One sum for each of `kept` positions over `reduced` elements, for any pair of strides (in elements).
  ///
  /// The order is chosen from the strides as PyTorch's kernel does: runs, columns, or scalars of either.
  package static func reduce(
    _ p: UnsafePointer<Float>, reduced: Int, reducedStride: Int, kept: Int, keptStride: Int,
    into out: UnsafeMutablePointer<Float>
  ) {
    if reducedStride == 1 && reduced >= 8 {
      sumRows(p, rows: kept, columns: reduced, rowStride: keptStride, into: out)
    } else if keptStride == 1 && kept >= 8 {
      sumColumns(p, rows: reduced, columns: kept, rowStride: reducedStride, into: out)
    } else if reducedStride < keptStride {
      for j in 0..<kept { out[j] = CascadeLoops.row(Float.self, p + j * keptStride, reduced, reducedStride) }
    } else {
      CascadeLoops.scalarColumns(p, reduced, kept, reducedStride, keptStride, out)
    }
  }

  /// One sum for each of `kept` positions over `reduced` elements, for any pair of strides (in elements).
  package static func reduce(
    _ p: UnsafePointer<Double>, reduced: Int, reducedStride: Int, kept: Int, keptStride: Int,
    into out: UnsafeMutablePointer<Double>
  ) {
    if reducedStride == 1 && reduced >= 4 {
      sumRows(p, rows: kept, columns: reduced, rowStride: keptStride, into: out)
    } else if keptStride == 1 && kept >= 4 {
      sumColumns(p, rows: reduced, columns: kept, rowStride: reducedStride, into: out)
    } else if reducedStride < keptStride {
      for j in 0..<kept { out[j] = CascadeLoops.row(Double.self, p + j * keptStride, reduced, reducedStride) }
    } else {
      CascadeLoops.scalarColumns(p, reduced, kept, reducedStride, keptStride, out)
    }
  }

  private static func lanes(_ p: UnsafePointer<Float>, _ count: Int) -> Float {
    switch Processor.level {
    case .v4: CascadeLoopsV4.lanes(p, count)
    case .v3: CascadeLoopsV3.lanes(p, count)
    case .baseline: CascadeLoops.lanes(p, count)
    }
  }

  private static func lanes(_ p: UnsafePointer<Double>, _ count: Int) -> Double {
    switch Processor.level {
    case .v4: CascadeLoopsV4.lanes(p, count)
    case .v3: CascadeLoopsV3.lanes(p, count)
    case .baseline: CascadeLoops.lanes(p, count)
    }
  }
}
