// Softmax and log-softmax, forward and backward, in PyTorch's order.

/// Softmax of `float32` tensors seen as outer × size × inner, normalised over the middle.
package enum SoftmaxLoops {
  /// Softmax of each slice.
  package static func softmax(
    _ source: UnsafePointer<Float>, _ out: UnsafeMutablePointer<Float>, outer: Int, size: Int, inner: Int, isLast: Bool
  ) {
    guard size > 0 else { return }
    if isLast && size < 16 { return ShortSoftmaxLoops.softmax(source, out, rows: outer, size: size) }
    if isLast {
      for r in 0..<outer {
        let y = out + r * size
        exponentials(source + r * size, y, size)
        let factor = 1 / ExpLoops.laneSum(y, count: size)
        for i in 0..<size { y[i] *= factor }
      }
      return
    }
    for o in 0..<outer {
      let start = o * size * inner
      ColumnSoftmaxLoops.softmax(source + start, out + start, size: size, inner: inner)
    }
  }

  /// Log-softmax of each slice.
  package static func logSoftmax(
    _ source: UnsafePointer<Float>, _ out: UnsafeMutablePointer<Float>, outer: Int, size: Int, inner: Int
  ) {
    guard size > 0 else { return }
    if inner == 1 && size < 16 { return ShortSoftmaxLoops.logSoftmax(source, out, rows: outer, size: size) }
    if inner == 1 {
      for r in 0..<outer {
        let x = source + r * size
        let y = out + r * size
        let top = exponentials(x, y, size)
        let logarithm = SleefLoops.logarithm(ExpLoops.laneSum(y, count: size))
        for i in 0..<size { y[i] = (x[i] - top) - logarithm }
      }
      return
    }
    for o in 0..<outer {
      let start = o * size * inner
      ColumnSoftmaxLoops.logSoftmax(source + start, out + start, size: size, inner: inner)
    }
  }

  /// The gradient of softmax from that of its result `y`: (g - Σ g·y)·y.
  package static func softmaxGradient(
    _ g: UnsafePointer<Float>, _ y: UnsafePointer<Float>, _ out: UnsafeMutablePointer<Float>, outer: Int, size: Int,
    inner: Int, isLast: Bool
  ) {
    if isLast {
      for r in 0..<outer {
        let start = r * size
        let total = ExpLoops.laneProductSum(g + start, y + start, count: size)
        for i in start..<(start + size) { out[i] = (g[i] - total) * y[i] }
      }
      return
    }
    for o in 0..<outer {
      for j in 0..<inner {
        let start = o * size * inner + j
        var total: Float = 0
        for k in 0..<size { total = total.addingProduct(g[start + k * inner], y[start + k * inner]) }
        for k in 0..<size {
          let i = start + k * inner
          out[i] = (g[i] - total) * y[i]
        }
      }
    }
  }

  /// The gradient of log-softmax from that of its result `y`: g - e^y·Σ g, rounded once.
  package static func logSoftmaxGradient(
    _ g: UnsafePointer<Float>, _ y: UnsafePointer<Float>, _ out: UnsafeMutablePointer<Float>, outer: Int, size: Int,
    inner: Int
  ) {
    if inner == 1 && size < 16 { return ShortSoftmaxLoops.logSoftmaxGradient(g, y, out, rows: outer, size: size) }
    if inner == 1 {
      for r in 0..<outer {
        let start = r * size
        let total = ExpLoops.Lanes(repeating: ExpLoops.laneSum(g + start, count: size))
        ExpLoops.mapSteps(size) { i, n in
          (g: ExpLoops.load(g + start + i, n), y: ExpLoops.load(y + start + i, n))
        } to: { v, i, n in
          ExpLoops.store(v.g.addingProduct(-ExpLoops.exponential(v.y), total), out + start + i, n)
        }
      }
      return
    }
    for o in 0..<outer {
      let start = o * size * inner
      ColumnSoftmaxLoops.logSoftmaxGradient(g + start, y + start, out + start, size: size, inner: inner)
    }
  }

  /// Writes e^(x - max) and returns the maximum, which is not a number if any value is not.
  @inline(__always) @discardableResult
  private static func exponentials(_ x: UnsafePointer<Float>, _ y: UnsafeMutablePointer<Float>, _ size: Int) -> Float {
    let top = maximum(x, size)
    let shift = ExpLoops.Lanes(repeating: top)
    ExpLoops.mapSteps(size) { i, n in
      ExpLoops.load(x + i, n) - shift
    } to: { v, i, n in
      ExpLoops.store(ExpLoops.exponential(v), y + i, n)
    }
    return top
  }

  /// The largest value, or a NaN if there is one.
  @inline(__always)
  private static func maximum(_ x: UnsafePointer<Float>, _ size: Int) -> Float {
    var top = x[0]
    var i = 1
    if size >= 16 {
      var tops = ExpLoops.load(x, 16)
      i = 16
      while i + 16 <= size {
        let v = ExpLoops.load(x + i, 16)
        tops.replace(with: v, where: (v .> tops) .| (v .!= v))
        i += 16
      }
      top = tops[0]
      for k in 1..<16 where !(tops[k] <= top) && top == top { top = tops[k] }
    }
    while i < size {
      if !(x[i] <= top) && top == top { top = x[i] }
      i += 1
    }
    return top
  }
}
