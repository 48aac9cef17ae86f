// The place of the largest or smallest of many numbers.
#if arch(x86_64)
  import KernelsV3
  import KernelsV4

  private typealias ExtremeLoopsV3 = KernelsV3.ExtremeLoops
  private typealias ExtremeLoopsV4 = KernelsV4.ExtremeLoops
#else
  private typealias ExtremeLoopsV3 = ExtremeLoops
  private typealias ExtremeLoopsV4 = ExtremeLoops
#endif

/// Searches of `float32` values.
package enum ExtremeKernel {
  /// Where the first extreme of `count` adjacent values stands, or the first NaN; 0 if there are none.
  package static func place(_ p: UnsafePointer<Float>, count: Int, largest: Bool) -> Int {
    switch Processor.level {
    case .v4: ExtremeLoopsV4.place(p, count: count, largest: largest)
    case .v3: ExtremeLoopsV3.place(p, count: count, largest: largest)
    case .baseline: ExtremeLoops.place(p, count: count, largest: largest)
    }
  }

  /// For each of `columns` adjacent columns the row of the first extreme of `rows` values, or of the first NaN; `best` is
  /// room for as many numbers.
  package static func places(
    _ p: UnsafePointer<Float>, rows: Int, columns: Int, largest: Bool, _ best: UnsafeMutablePointer<Float>,
    _ places: UnsafeMutablePointer<Int64>
  ) {
    switch Processor.level {
    case .v4: ExtremeLoopsV4.places(p, rows: rows, columns: columns, largest: largest, best, places)
    case .v3: ExtremeLoopsV3.places(p, rows: rows, columns: columns, largest: largest, best, places)
    case .baseline: ExtremeLoops.places(p, rows: rows, columns: columns, largest: largest, best, places)
    }
  }
}
