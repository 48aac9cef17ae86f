// Softmax over columns that lie side by side.
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A number of each of the columns that are normalised at once.
protocol ColumnLane {
  static var columns: Int { get }
  static var none: Self { get }
  static func load(_ source: UnsafePointer<Float>) -> Self
  func store(_ target: UnsafeMutablePointer<Float>)
  static func plus(_ a: Self, _ b: Self) -> Self
  static func minus(_ a: Self, _ b: Self) -> Self
  static func divided(_ a: Self, _ b: Self) -> Self
  /// `c - a * b`, rounded once.
  static func fusedMinus(_ c: Self, _ a: Self, _ b: Self) -> Self
  /// The larger of the two, or what is not a number, the second's first.
  static func larger(_ a: Self, _ b: Self) -> Self
  static func exponential(_ x: Self) -> Self
  static func logarithm(_ x: Self) -> Self
}

/// A whole group of sixteen columns, whose functions are Sleef's.
extension SIMD16: ColumnLane where Scalar == Float {
  @inline(__always) static var columns: Int { 16 }
  @inline(__always) static var none: Self { Self(repeating: 0) }
  @inline(__always) static func minus(_ a: Self, _ b: Self) -> Self { a - b }
  @inline(__always) static func divided(_ a: Self, _ b: Self) -> Self { a / b }
  @inline(__always) static func fusedMinus(_ c: Self, _ a: Self, _ b: Self) -> Self { c.addingProduct(-a, b) }
  @inline(__always) static func larger(_ a: Self, _ b: Self) -> Self {
    a.replacing(with: b, where: (b .> a) .| (b .!= b))
  }
  @inline(__always) static func exponential(_ x: Self) -> Self { ExpLoops.exponential(x) }
  @inline(__always) static func logarithm(_ x: Self) -> Self {
    var y = x
    for k in 0..<16 { y[k] = SleefLoops.logarithm(x[k]) }
    return y
  }
}

/// One of the columns that are short of a group, whose functions are libm's.
extension Float: ColumnLane {
  @inline(__always) static var columns: Int { 1 }
  @inline(__always) static var none: Float { 0 }
  @inline(__always) func store(_ target: UnsafeMutablePointer<Float>) { target.pointee = self }
  @inline(__always) static func minus(_ a: Float, _ b: Float) -> Float { a - b }
  @inline(__always) static func divided(_ a: Float, _ b: Float) -> Float { a / b }
  @inline(__always) static func fusedMinus(_ c: Float, _ a: Float, _ b: Float) -> Float { c.addingProduct(-a, b) }
  @inline(__always) static func larger(_ a: Float, _ b: Float) -> Float { b > a || b != b ? b : a }
  @inline(__always) static func exponential(_ x: Float) -> Float { expf(x) }
  @inline(__always) static func logarithm(_ x: Float) -> Float { logf(x) }
}

/// Softmax of `size` × `inner` values, normalised over the first.
enum ColumnSoftmaxLoops {
  typealias Source = UnsafePointer<Float>
  typealias Target = UnsafeMutablePointer<Float>

  static func softmax(_ x: Source, _ y: Target, size: Int, inner: Int) {
    let grouped = inner / 16 * 16
    softmax(SIMD16<Float>.self, 0..<grouped, x, y, size, inner)
    softmax(Float.self, grouped..<inner, x, y, size, inner)
  }

  static func logSoftmax(_ x: Source, _ y: Target, size: Int, inner: Int) {
    let grouped = inner / 16 * 16
    logSoftmax(SIMD16<Float>.self, 0..<grouped, x, y, size, inner)
    logSoftmax(Float.self, grouped..<inner, x, y, size, inner)
  }

  /// The gradient of log-softmax from that of its result `y`: g - e^y·Σ g, rounded once.
  static func logSoftmaxGradient(_ g: Source, _ y: Source, _ out: Target, size: Int, inner: Int) {
    let grouped = inner / 16 * 16
    logSoftmaxGradient(SIMD16<Float>.self, 0..<grouped, g, y, out, size, inner)
    logSoftmaxGradient(Float.self, grouped..<inner, g, y, out, size, inner)
  }

  @inline(__always)
  private static func softmax<L: ColumnLane>(
    _ lane: L.Type, _ columns: Range<Int>, _ x: Source, _ y: Target, _ size: Int, _ inner: Int
  ) {
    for j in stride(from: columns.lowerBound, to: columns.upperBound, by: L.columns) {
      let top = maximum(L.self, x + j, size, inner)
      var total = L.none
      for p in stride(from: j, to: j + size * inner, by: inner) {
        let e = L.exponential(L.minus(L.load(x + p), top))
        total = L.plus(total, e)
        e.store(y + p)
      }
      for p in stride(from: j, to: j + size * inner, by: inner) { L.divided(L.load(y + p), total).store(y + p) }
    }
  }

  @inline(__always)
  private static func logSoftmax<L: ColumnLane>(
    _ lane: L.Type, _ columns: Range<Int>, _ x: Source, _ y: Target, _ size: Int, _ inner: Int
  ) {
    for j in stride(from: columns.lowerBound, to: columns.upperBound, by: L.columns) {
      let top = maximum(L.self, x + j, size, inner)
      var total = L.none
      for p in stride(from: j, to: j + size * inner, by: inner) {
        total = L.plus(total, L.exponential(L.minus(L.load(x + p), top)))
      }
      total = L.logarithm(total)
      for p in stride(from: j, to: j + size * inner, by: inner) {
        L.minus(L.minus(L.load(x + p), top), total).store(y + p)
      }
    }
  }

  @inline(__always)
  private static func logSoftmaxGradient<L: ColumnLane>(
    _ lane: L.Type, _ columns: Range<Int>, _ g: Source, _ y: Source, _ out: Target, _ size: Int, _ inner: Int
  ) {
    for j in stride(from: columns.lowerBound, to: columns.upperBound, by: L.columns) {
      var total = L.none
      for p in stride(from: j, to: j + size * inner, by: inner) { total = L.plus(total, L.load(g + p)) }
      for p in stride(from: j, to: j + size * inner, by: inner) {
        L.fusedMinus(L.load(g + p), L.exponential(L.load(y + p)), total).store(out + p)
      }
    }
  }

  @inline(__always)
  private static func maximum<L: ColumnLane>(_ lane: L.Type, _ x: Source, _ size: Int, _ inner: Int) -> L {
    var top = L.load(x)
    for k in 1..<max(1, size) { top = L.larger(top, L.load(x + k * inner)) }
    return top
  }
}
