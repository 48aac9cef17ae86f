// Products of a vector with rows that are shorter than a vector of the processor.

/// Rows of two to four adjacent elements, one after the other in memory.
package enum ShortProductLoops {
  /// Writes each row's products, added one by one, `outStride` elements apart.
  package static func rows(
    of width: Int, _ count: Int, _ a: UnsafePointer<Float>, _ x: UnsafePointer<Float>,
    _ out: UnsafeMutablePointer<Float>,
    outStride: Int
  ) {
    if outStride == 1 { return rows(of: width, count, a, x, out) }
    withUnsafeTemporaryAllocation(of: Float.self, capacity: 64) { room in
      guard let room = room.baseAddress else { return }
      var first = 0
      while first < count {
        let n = min(64, count - first)
        rows(of: width, n, a + first * width, x, room)
        for r in 0..<n { out[(first + r) * outStride] = room[r] }
        first += n
      }
    }
  }

  /// A loop for each width: the compiler takes apart what lies a known distance apart.
  @inline(__always)
  private static func rows(
    of width: Int, _ count: Int, _ a: UnsafePointer<Float>, _ x: UnsafePointer<Float>,
    _ out: UnsafeMutablePointer<Float>
  ) {
    switch width {
    case 2:
      let (x0, x1) = (x[0], x[1])
      for r in 0..<count { out[r] = 0 + a[2 &* r] * x0 + a[2 &* r &+ 1] * x1 }
    case 3:
      let (x0, x1, x2) = (x[0], x[1], x[2])
      for r in 0..<count { out[r] = 0 + a[3 &* r] * x0 + a[3 &* r &+ 1] * x1 + a[3 &* r &+ 2] * x2 }
    default:
      let (x0, x1, x2, x3) = (x[0], x[1], x[2], x[3])
      for r in 0..<count {
        out[r] = 0 + a[4 &* r] * x0 + a[4 &* r &+ 1] * x1 + a[4 &* r &+ 2] * x2 + a[4 &* r &+ 3] * x3
      }
    }
  }
}
