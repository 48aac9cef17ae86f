// Softmax and log-softmax, forward and backward, in PyTorch's order.
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Softmax of `float32` tensors seen as outer × size × inner, normalised over the middle.
package enum SoftmaxLoops {
  /// Softmax of each slice.
  package static func softmax(
    _ source: UnsafePointer<Float>, _ out: UnsafeMutablePointer<Float>, outer: Int, size: Int, inner: Int, isLast: Bool
  ) {
    guard size > 0 else { return }
    if isLast && size < 8 { return ShortSoftmaxLoops.softmax(source, out, rows: outer, size: size) }
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
      var j = 0
      while j < inner {
        let width = min(8, inner - j)
        let x = source + o * size * inner + j
        let y = out + o * size * inner + j
        let top = columnMaximum(x, size, inner, width)
        var total = SIMD8<Float>.zero
        let isVectorised = j < inner / 16 * 16
        for k in 0..<size {
          let e = exponential(ExpLoops.load(x + k * inner, width) - top, width, isVectorised)
          total += e
          ExpLoops.store(e, y + k * inner, width)
        }
        for k in 0..<size {
          ExpLoops.store(ExpLoops.load(y + k * inner, width) / total, y + k * inner, width)
        }
        j += 8
      }
    }
  }

  /// Log-softmax of each slice.
  package static func logSoftmax(
    _ source: UnsafePointer<Float>, _ out: UnsafeMutablePointer<Float>, outer: Int, size: Int, inner: Int
  ) {
    guard size > 0 else { return }
    if inner == 1 && size < 8 { return ShortSoftmaxLoops.logSoftmax(source, out, rows: outer, size: size) }
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
      var j = 0
      while j < inner {
        let width = min(8, inner - j)
        let x = source + o * size * inner + j
        let y = out + o * size * inner + j
        let top = columnMaximum(x, size, inner, width)
        var total = SIMD8<Float>.zero
        let isVectorised = j < inner / 16 * 16
        for k in 0..<size { total += exponential(ExpLoops.load(x + k * inner, width) - top, width, isVectorised) }
        for k in 0..<width { total[k] = isVectorised ? SleefLoops.logarithm(total[k]) : logf(total[k]) }
        for k in 0..<size {
          ExpLoops.store((ExpLoops.load(x + k * inner, width) - top) - total, y + k * inner, width)
        }
        j += 8
      }
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
    if inner == 1 && size < 8 { return ShortSoftmaxLoops.logSoftmaxGradient(g, y, out, rows: outer, size: size) }
    if inner == 1 {
      for r in 0..<outer {
        let start = r * size
        let total = SIMD8<Float>(repeating: ExpLoops.laneSum(g + start, count: size))
        var i = 0
        while i < size {
          let p = start + i
          let e = ExpLoops.exponential(ExpLoops.load(y + p, size - i))
          ExpLoops.store(ExpLoops.load(g + p, size - i).addingProduct(-e, total), out + p, size - i)
          i += 8
        }
      }
      return
    }
    for o in 0..<outer {
      var j = 0
      while j < inner {
        let width = min(8, inner - j)
        let start = o * size * inner + j
        let isVectorised = j < inner / 16 * 16
        var total = SIMD8<Float>.zero
        for k in 0..<size { total += ExpLoops.load(g + start + k * inner, width) }
        for k in 0..<size {
          let p = start + k * inner
          let e = exponential(ExpLoops.load(y + p, width), width, isVectorised)
          ExpLoops.store(ExpLoops.load(g + p, width).addingProduct(-e, total), out + p, width)
        }
        j += 8
      }
    }
  }

  /// The exponential of columns side by side; those short of a whole group of sixteen take libm's.
  @inline(__always)
  private static func exponential(_ x: SIMD8<Float>, _ width: Int, _ isVectorised: Bool) -> SIMD8<Float> {
    if isVectorised { return ExpLoops.exponential(x) }
    var e = SIMD8<Float>.zero
    for l in 0..<width { e[l] = expf(x[l]) }
    return e
  }

  /// Writes e^(x - max) and returns the maximum, which is not a number if any value is not.
  @inline(__always) @discardableResult
  private static func exponentials(_ x: UnsafePointer<Float>, _ y: UnsafeMutablePointer<Float>, _ size: Int) -> Float {
    let top = maximum(x, size)
    let shift = SIMD8<Float>(repeating: top)
    var i = 0
    while i + 8 <= size {
      ExpLoops.store(ExpLoops.exponential(ExpLoops.load(x + i, 8) - shift), y + i, 8)
      i += 8
    }
    if i < size {
      ExpLoops.store(ExpLoops.exponential(ExpLoops.load(x + i, size - i) - shift), y + i, size - i)
    }
    return top
  }

  /// The largest value, or a NaN if there is one.
  @inline(__always)
  private static func maximum(_ x: UnsafePointer<Float>, _ size: Int) -> Float {
    var top = x[0]
    var i = 1
    if size >= 16 {
      var (a, b) = (ExpLoops.load(x, 8), ExpLoops.load(x + 8, 8))
      i = 16
      while i + 16 <= size {
        let (v, w) = (ExpLoops.load(x + i, 8), ExpLoops.load(x + i + 8, 8))
        a.replace(with: v, where: (v .> a) .| (v .!= v))
        b.replace(with: w, where: (w .> b) .| (w .!= w))
        i += 16
      }
      a.replace(with: b, where: (b .> a) .| (b .!= b))
      top = a[0]
      for k in 1..<8 where !(a[k] <= top) && top == top { top = a[k] }
    }
    while i < size {
      if !(x[i] <= top) && top == top { top = x[i] }
      i += 1
    }
    return top
  }

  @inline(__always)
  private static func columnMaximum(
    _ x: UnsafePointer<Float>, _ size: Int, _ inner: Int, _ width: Int
  ) -> SIMD8<Float> {
    var top = ExpLoops.load(x, width)
    for k in 1..<max(1, size) {
      let v = ExpLoops.load(x + k * inner, width)
      top.replace(with: v, where: (v .> top) .| (v .!= v))
    }
    return top
  }
}
