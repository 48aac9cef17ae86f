// Means and variances of rows by Welford's algorithm, in the lanes and runs of PyTorch's layer normalisation.

/// Counts, means and sums of squared distances from them, which grow value by value and merge.
private struct Moments<V: SIMD> where V.Scalar: BinaryFloatingPoint {
  var count = 0
  var mean = V(repeating: 0)
  var squares = V(repeating: 0)

  /// Takes in the values of another.
  @inline(__always)
  mutating func merge(_ other: Moments) {
    let total = count + other.count
    if total == 0 { return }
    let share = V(repeating: V.Scalar(other.count) / V.Scalar(total))
    let delta = other.mean - mean
    mean = mean.addingProduct(share, delta)
    squares += other.squares.addingProduct(delta * delta * share, V(repeating: V.Scalar(count)))
    count = total
  }
}

/// Moments of adjacent values.
///
/// Source: PyTorch's `RowwiseMoments`: 32 bytes of lanes, in runs of 16 that merge pairwise, the rest before them.
package enum MomentLoops {
  /// The mean and the variance of `count` values.
  package static func row(_ p: UnsafePointer<Float>, count: Int) -> (mean: Float, variance: Float) {
    row(SIMD8<Float>.self, p, count)
  }

  /// The mean and the variance of `count` values.
  package static func row(_ p: UnsafePointer<Double>, count: Int) -> (mean: Double, variance: Double) {
    row(SIMD4<Double>.self, p, count)
  }

  @inline(__always)
  private static func row<V: SIMD & BitwiseCopyable>(
    _ lanes: V.Type, _ p: UnsafePointer<V.Scalar>, _ n: Int
  ) -> (mean: V.Scalar, variance: V.Scalar) where V.Scalar: BinaryFloatingPoint {
    if n == 0 { return (.nan, .nan) }
    let width = V.scalarCount
    let vectors = n / width
    let runs = (vectors + 15) / 16
    var depth = 0
    while 1 << depth < runs { depth += 1 }
    let levels = max(depth, 1)
    return withUnsafeTemporaryAllocation(of: Moments<V>.self, capacity: levels) { stack in
      for level in 0..<levels { stack.initializeElement(at: level, to: Moments()) }
      for run in 0..<runs {
        var part = Moments<V>()
        part.count = min(16, vectors - run * 16)
        for i in 0..<part.count {
          let x = UnsafeRawPointer(p + (run * 16 + i) * width).loadUnaligned(as: V.self)
          let delta = x - part.mean
          part.mean = part.mean.addingProduct(delta, V(repeating: 1 / V.Scalar(i + 1)))
          part.squares = part.squares.addingProduct(delta, x - part.mean)
        }
        stack[0].merge(part)
        var (mask, level) = (run + 1, 1)
        while level < depth && mask & 1 == 0 {
          stack[level].merge(stack[level - 1])
          stack[level - 1] = Moments()
          mask >>= 1
          level += 1
        }
      }
      for level in stride(from: 1, to: depth, by: 1) { stack[0].merge(stack[level]) }
      // From here on every lane holds the same.
      var whole = Moments<V>()
      for i in (vectors * width)..<n {
        let x = V(repeating: p[i])
        let delta = x - whole.mean
        whole.count += 1
        whole.mean += delta / V(repeating: V.Scalar(whole.count))
        whole.squares += delta * (x - whole.mean)
      }
      var lane = Moments<V>()
      lane.count = stack[0].count
      for k in 0..<width {
        (lane.mean, lane.squares) = (V(repeating: stack[0].mean[k]), V(repeating: stack[0].squares[k]))
        whole.merge(lane)
      }
      return (whole.mean[0], whole.squares[0] / V.Scalar(n))
    }
  }
}
