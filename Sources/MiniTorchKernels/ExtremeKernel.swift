// The place of the largest or smallest of many numbers.
#if arch(x86_64)
  import KernelsV3
  import KernelsV4
#endif

/// Searches of `float32` values.
package protocol ExtremeBuild {
  /// Where the first extreme of `count` adjacent values stands, or the first NaN; 0 if there are none.
  static func place(_ p: UnsafePointer<Float>, count: Int, largest: Bool) -> Int
  /// For each of `columns` adjacent columns the row of the first extreme of `rows` values, or of the first NaN; `best` is
  /// room for as many numbers.
  static func places(
    _ p: UnsafePointer<Float>, rows: Int, columns: Int, largest: Bool, _ best: UnsafeMutablePointer<Float>,
    _ places: UnsafeMutablePointer<Int64>)
}

extension ExtremeLoops: ExtremeBuild {}
#if arch(x86_64)
  extension KernelsV3.ExtremeLoops: ExtremeBuild {}
  extension KernelsV4.ExtremeLoops: ExtremeBuild {}
#endif

/// The loops of searches.
package enum ExtremeKernel {
  /// The build that this processor can run.
  package static var loops: any ExtremeBuild.Type {
    #if arch(x86_64)
      switch Processor.level {
      case .v4: return KernelsV4.ExtremeLoops.self
      case .v3: return KernelsV3.ExtremeLoops.self
      case .baseline: break
      }
    #endif
    return ExtremeLoops.self
  }
}
