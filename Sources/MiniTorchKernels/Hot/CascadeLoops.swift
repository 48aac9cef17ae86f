// Sums in PyTorch's order: lanes, four unrolled rows and a four-level cascade of partial sums.

/// One step of a cascade: a scalar or a whole vector of columns that are summed side by side.
protocol SumLane {
  associatedtype Scalar
  static var zero: Self { get }
  static func load(_ source: UnsafePointer<Scalar>) -> Self
  static func plus(_ a: Self, _ b: Self) -> Self
}

extension Float: SumLane {
  @inline(__always) static func load(_ source: UnsafePointer<Float>) -> Float { source.pointee }
  @inline(__always) static func plus(_ a: Float, _ b: Float) -> Float { a + b }
}

extension Double: SumLane {
  @inline(__always) static func load(_ source: UnsafePointer<Double>) -> Double { source.pointee }
  @inline(__always) static func plus(_ a: Double, _ b: Double) -> Double { a + b }
}

extension SIMD8: SumLane where Scalar == Float {}

extension SIMD4: SumLane where Scalar == Double {}

/// The loops of `CascadeSum`.
///
/// Source of the order: `cascade_sum` of PyTorch's `SumKernel.cpp`.
package enum CascadeLoops {
  /// The sum over the rows of each of `columns` adjacent columns; rows lie `rowStride` elements apart.
  package static func columns(
    _ p: UnsafePointer<Float>, rows: Int, columns: Int, rowStride: Int, into out: UnsafeMutablePointer<Float>
  ) {
    guard columns >= 8 else { return scalarColumns(p, rows, columns, rowStride, 1, out) }
    var j = 0
    while j + 32 <= columns {
      let s = multi(SIMD8<Float>.self, p + j, rows, rowStride, 8)
      store(s.0, out + j)
      store(s.1, out + j + 8)
      store(s.2, out + j + 16)
      store(s.3, out + j + 24)
      j += 32
    }
    while j + 8 <= columns {
      store(row(SIMD8<Float>.self, p + j, rows, rowStride), out + j)
      j += 8
    }
    while j < columns {
      out[j] = row(Float.self, p + j, rows, rowStride)
      j += 1
    }
  }

  /// The sum over the rows of each of `columns` adjacent columns; rows lie `rowStride` elements apart.
  package static func columns(
    _ p: UnsafePointer<Double>, rows: Int, columns: Int, rowStride: Int, into out: UnsafeMutablePointer<Double>
  ) {
    guard columns >= 4 else { return scalarColumns(p, rows, columns, rowStride, 1, out) }
    var j = 0
    while j + 16 <= columns {
      let s = multi(SIMD4<Double>.self, p + j, rows, rowStride, 4)
      store(s.0, out + j)
      store(s.1, out + j + 4)
      store(s.2, out + j + 8)
      store(s.3, out + j + 12)
      j += 16
    }
    while j + 4 <= columns {
      store(row(SIMD4<Double>.self, p + j, rows, rowStride), out + j)
      j += 4
    }
    while j < columns {
      out[j] = row(Double.self, p + j, rows, rowStride)
      j += 1
    }
  }

  /// Four accumulators, `itemStride` apart, over `rows` rows; each keeps four levels of partial sums.
  @inline(__always)
  static func multi<L: SumLane>(
    _ lane: L.Type, _ start: UnsafePointer<L.Scalar>, _ rows: Int, _ rowStride: Int, _ itemStride: Int
  ) -> (L, L, L, L) {
    let bits = rows > 1 ? Int.bitWidth - (rows - 1).leadingZeroBitCount : 0
    let power = max(4, bits / 4)
    let step = 1 << power
    let mask = step - 1
    var p = start
    var a0 = L.zero
    var a1 = L.zero
    var a2 = L.zero
    var a3 = L.zero
    var b0 = L.zero
    var b1 = L.zero
    var b2 = L.zero
    var b3 = L.zero
    var c0 = L.zero
    var c1 = L.zero
    var c2 = L.zero
    var c3 = L.zero
    var d0 = L.zero
    var d1 = L.zero
    var d2 = L.zero
    var d3 = L.zero
    var i = 0
    while i + step <= rows {
      for _ in 0..<step {
        a0 = L.plus(a0, L.load(p))
        a1 = L.plus(a1, L.load(p + itemStride))
        a2 = L.plus(a2, L.load(p + 2 * itemStride))
        a3 = L.plus(a3, L.load(p + 3 * itemStride))
        p += rowStride
      }
      i += step
      (b0, b1, b2, b3) = (L.plus(b0, a0), L.plus(b1, a1), L.plus(b2, a2), L.plus(b3, a3))
      (a0, a1, a2, a3) = (L.zero, L.zero, L.zero, L.zero)
      if i & (mask << power) != 0 { continue }
      (c0, c1, c2, c3) = (L.plus(c0, b0), L.plus(c1, b1), L.plus(c2, b2), L.plus(c3, b3))
      (b0, b1, b2, b3) = (L.zero, L.zero, L.zero, L.zero)
      if i & (mask << (2 * power)) != 0 { continue }
      (d0, d1, d2, d3) = (L.plus(d0, c0), L.plus(d1, c1), L.plus(d2, c2), L.plus(d3, c3))
      (c0, c1, c2, c3) = (L.zero, L.zero, L.zero, L.zero)
    }
    while i < rows {
      a0 = L.plus(a0, L.load(p))
      a1 = L.plus(a1, L.load(p + itemStride))
      a2 = L.plus(a2, L.load(p + 2 * itemStride))
      a3 = L.plus(a3, L.load(p + 3 * itemStride))
      p += rowStride
      i += 1
    }
    a0 = L.plus(L.plus(L.plus(a0, b0), c0), d0)
    a1 = L.plus(L.plus(L.plus(a1, b1), c1), d1)
    a2 = L.plus(L.plus(L.plus(a2, b2), c2), d2)
    a3 = L.plus(L.plus(L.plus(a3, b3), c3), d3)
    return (a0, a1, a2, a3)
  }

  /// One sum over `count` items `stride` apart: four interleaved sums, the left-over items, then the four together.
  @inline(__always)
  static func row<L: SumLane>(_ lane: L.Type, _ p: UnsafePointer<L.Scalar>, _ count: Int, _ stride: Int) -> L {
    let quads = count / 4
    var (s0, s1, s2, s3) = multi(L.self, p, quads, 4 * stride, stride)
    for i in (quads * 4)..<count { s0 = L.plus(s0, L.load(p + i * stride)) }
    s0 = L.plus(s0, s1)
    s0 = L.plus(s0, s2)
    return L.plus(s0, s3)
  }

  @inline(__always)
  static func scalarColumns<S: SumLane>(
    _ p: UnsafePointer<S>, _ rows: Int, _ columns: Int, _ rowStride: Int, _ columnStride: Int,
    _ out: UnsafeMutablePointer<S>
  ) where S.Scalar == S {
    var j = 0
    while j + 4 <= columns {
      (out[j], out[j + 1], out[j + 2], out[j + 3]) = multi(S.self, p + j * columnStride, rows, rowStride, columnStride)
      j += 4
    }
    while j < columns {
      out[j] = row(S.self, p + j * columnStride, rows, rowStride)
      j += 1
    }
  }

  /// The sum of `count` adjacent elements, at least eight.
  package static func lanes(_ p: UnsafePointer<Float>, _ count: Int) -> Float {
    let vectors = count / 8
    let v = row(SIMD8<Float>.self, p, vectors, 8)
    var total: Float = 0
    for i in (vectors * 8)..<count { total += p[i] }
    for k in 0..<8 { total += v[k] }
    return total
  }

  /// The sum of `count` adjacent elements, at least four.
  package static func lanes(_ p: UnsafePointer<Double>, _ count: Int) -> Double {
    let vectors = count / 4
    let v = row(SIMD4<Double>.self, p, vectors, 4)
    var total = 0.0
    for i in (vectors * 4)..<count { total += p[i] }
    for k in 0..<4 { total += v[k] }
    return total
  }

  @inline(__always)
  private static func store<V>(_ value: V, _ out: UnsafeMutablePointer<Float>) {
    UnsafeMutableRawPointer(out).storeBytes(of: value, as: V.self)
  }

  @inline(__always)
  private static func store<V>(_ value: V, _ out: UnsafeMutablePointer<Double>) {
    UnsafeMutableRawPointer(out).storeBytes(of: value, as: V.self)
  }
}
