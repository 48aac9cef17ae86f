// The 16-byte vectors in which small products keep their lanes.

/// Four `float32` lanes.
struct FloatLanes: Lane {
  private var v: SIMD4<Float>
  @inline(__always) private init(_ v: SIMD4<Float>) { self.v = v }
  @inline(__always) static var width: Int { 4 }
  @inline(__always) static var zeroScalar: Float { 0 }
  @inline(__always) static var zero: Self { Self(.zero) }
  @inline(__always) static func load(_ p: UnsafePointer<Float>) -> Self {
    Self(UnsafeRawPointer(p).loadUnaligned(as: SIMD4<Float>.self))
  }
  @inline(__always) static func repeating(_ x: Float) -> Self { Self(SIMD4(repeating: x)) }
  @inline(__always) static func plus(_ a: Self, _ b: Self) -> Self { Self(a.v + b.v) }
  @inline(__always) static func separate(_ c: Self, _ a: Self, _ b: Self) -> Self { Self(c.v + a.v * b.v) }
  @inline(__always) static func fused(_ c: Self, _ a: Self, _ b: Self) -> Self { Self(c.v.addingProduct(a.v, b.v)) }
  @inline(__always) func store(_ p: UnsafeMutablePointer<Float>) {
    UnsafeMutableRawPointer(p).storeBytes(of: v, as: SIMD4<Float>.self)
  }
}

extension FloatLanes: ShortLane {
  @inline(__always) static func first(_ x: Float) -> Self { Self(SIMD4(x, 0, 0, 0)) }
  @inline(__always) var folded: Float { (v[0] + v[2]) + (v[1] + v[3]) }
}

/// Two `float64` lanes.
struct DoubleLanes: Lane {
  private var v: SIMD2<Double>
  @inline(__always) private init(_ v: SIMD2<Double>) { self.v = v }
  @inline(__always) static var width: Int { 2 }
  @inline(__always) static var zeroScalar: Double { 0 }
  @inline(__always) static var zero: Self { Self(.zero) }
  @inline(__always) static func load(_ p: UnsafePointer<Double>) -> Self {
    Self(UnsafeRawPointer(p).loadUnaligned(as: SIMD2<Double>.self))
  }
  @inline(__always) static func repeating(_ x: Double) -> Self { Self(SIMD2(repeating: x)) }
  @inline(__always) static func plus(_ a: Self, _ b: Self) -> Self { Self(a.v + b.v) }
  @inline(__always) static func separate(_ c: Self, _ a: Self, _ b: Self) -> Self { Self(c.v + a.v * b.v) }
  @inline(__always) static func fused(_ c: Self, _ a: Self, _ b: Self) -> Self { Self(c.v.addingProduct(a.v, b.v)) }
  @inline(__always) func store(_ p: UnsafeMutablePointer<Double>) {
    UnsafeMutableRawPointer(p).storeBytes(of: v, as: SIMD2<Double>.self)
  }
}

extension DoubleLanes: ShortLane {
  @inline(__always) static func first(_ x: Double) -> Self { Self(SIMD2(x, 0)) }
  @inline(__always) var folded: Double { v[0] + v[1] }
}

/// A short vector that can carry a running sum into its first lane and be folded into one number.
protocol ShortLane: Lane where Scalar: BinaryFloatingPoint {
  static func first(_ value: Scalar) -> Self
  var folded: Scalar { get }
}
