// Softmax of rows that are shorter than a vector of the processor: the rows of a block side by side.

/// Softmax and log-softmax of `float32` rows of fewer than sixteen elements, which lie one after the other.
enum ShortSoftmaxLoops {
  typealias Source = UnsafePointer<Float>
  typealias Target = UnsafeMutablePointer<Float>

  /// The rows that are turned about together.
  private static var block: Int { 64 }

  /// Softmax of each row.
  static func softmax(_ source: Source, _ out: Target, rows: Int, size: Int) {
    forBlocks(rows, size) { first, rows, columns, totals in
      turn(source + first * size, rows, size, into: columns)
      exponentials(columns, totals, rows, size, keepsExponentials: true)
      for r in 0..<block { totals[r] = 1 / totals[r] }
      for i in 0..<size {
        let column = columns + i * block
        var p = out + first * size + i
        for r in 0..<rows {
          p[0] = column[r] * totals[r]
          p += size
        }
      }
    }
  }

  /// Log-softmax of each row.
  static func logSoftmax(_ source: Source, _ out: Target, rows: Int, size: Int) {
    forBlocks(rows, size) { first, rows, columns, totals in
      turn(source + first * size, rows, size, into: columns)
      exponentials(columns, totals, rows, size, keepsExponentials: false)
      for r in 0..<block { totals[r] = SleefLoops.logarithm(totals[r]) }
      for i in 0..<size {
        let column = columns + i * block
        var p = out + first * size + i
        for r in 0..<rows {
          p[0] = column[r] - totals[r]
          p += size
        }
      }
    }
  }

  /// The gradient of log-softmax from that of its result `y`: g - e^y·Σ g, rounded once.
  static func logSoftmaxGradient(_ g: Source, _ y: Source, _ out: Target, rows: Int, size: Int) {
    for first in stride(from: 0, to: rows, by: block) {
      let count = min(block, rows - first)
      ExpLoops.exponentials(y + first * size, out + first * size, count: count * size)
      for r in first..<(first + count) {
        let (p, q) = (g + r * size, out + r * size)
        var total = p[0]
        for i in 1..<max(1, size) { total += p[i] }
        for i in 0..<size { q[i] = p[i].addingProduct(-q[i], total) }
      }
    }
  }

  /// Hands out blocks of rows, with room for their columns and for a number of each row; what is beyond the last row
  /// is some number.
  @inline(__always)
  private static func forBlocks(
    _ count: Int, _ size: Int, _ body: (_ first: Int, _ rows: Int, _ columns: Target, _ totals: Target) -> Void
  ) {
    withUnsafeTemporaryAllocation(of: Float.self, capacity: 16 * block) { room in
      guard let columns = room.baseAddress else { return }
      room.initialize(repeating: 0)
      var first = 0
      while first < count {
        body(first, min(block, count - first), columns, columns + 15 * block)
        first += block
      }
    }
  }

  @inline(__always)
  private static func turn(_ x: Source, _ rows: Int, _ size: Int, into columns: Target) {
    for i in 0..<size {
      let column = columns + i * block
      var p = x + i
      for r in 0..<rows {
        column[r] = p[0]
        p += size
      }
    }
  }

  /// Subtracts each row's largest value, or a NaN if there is one, and adds up the exponentials of what is left.
  @inline(__always)
  private static func exponentials(
    _ columns: Target, _ totals: Target, _ rows: Int, _ size: Int, keepsExponentials: Bool
  ) {
    var r = 0
    while r < rows {
      var top = ExpLoops.load(columns + r, 16)
      for i in 1..<max(1, size) {
        let v = ExpLoops.load(columns + i * block + r, 16)
        top.replace(with: v, where: (v .> top) .| (v .!= v))
      }
      var total = ExpLoops.Lanes.zero
      for i in 0..<size {
        let p = columns + i * block + r
        let shifted = ExpLoops.load(p, 16) - top
        let e = ExpLoops.exponential(shifted)
        ExpLoops.store(keepsExponentials ? e : shifted, p, 16)
        total = i == 0 ? e : total + e
      }
      ExpLoops.store(total, totals + r, 16)
      r += 16
    }
  }
}
