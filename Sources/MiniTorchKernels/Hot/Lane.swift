// A vector of floating-point numbers with the few steps that products are made of.

/// Numbers side by side in one register.
protocol Lane {
  associatedtype Scalar: SIMDScalar
  static var width: Int { get }
  static var zero: Self { get }
  static var zeroScalar: Scalar { get }
  static func load(_ source: UnsafePointer<Scalar>) -> Self
  static func repeating(_ value: Scalar) -> Self
  static func plus(_ a: Self, _ b: Self) -> Self
  /// `c + a * b`, rounded twice.
  static func separate(_ c: Self, _ a: Self, _ b: Self) -> Self
  /// `c + a * b`, rounded once.
  static func fused(_ c: Self, _ a: Self, _ b: Self) -> Self
  func store(_ target: UnsafeMutablePointer<Scalar>)
}

extension SIMD8: Lane where Scalar == Float {
  @inline(__always) static var width: Int { 8 }
  @inline(__always) static var zeroScalar: Float { 0 }
  @inline(__always) static func load(_ source: UnsafePointer<Float>) -> Self {
    UnsafeRawPointer(source).loadUnaligned(as: Self.self)
  }
  @inline(__always) static func plus(_ a: Self, _ b: Self) -> Self { a + b }
  @inline(__always) static func repeating(_ value: Float) -> Self { Self(repeating: value) }
  @inline(__always) static func separate(_ c: Self, _ a: Self, _ b: Self) -> Self { c + a * b }
  @inline(__always) static func fused(_ c: Self, _ a: Self, _ b: Self) -> Self { c.addingProduct(a, b) }
  @inline(__always) func store(_ target: UnsafeMutablePointer<Float>) {
    UnsafeMutableRawPointer(target).storeBytes(of: self, as: Self.self)
  }
}

extension SIMD16: Lane where Scalar == Float {
  @inline(__always) static var width: Int { 16 }
  @inline(__always) static var zeroScalar: Float { 0 }
  @inline(__always) static func load(_ source: UnsafePointer<Float>) -> Self {
    UnsafeRawPointer(source).loadUnaligned(as: Self.self)
  }
  @inline(__always) static func repeating(_ value: Float) -> Self { Self(repeating: value) }
  @inline(__always) static func plus(_ a: Self, _ b: Self) -> Self { a + b }
  @inline(__always) static func separate(_ c: Self, _ a: Self, _ b: Self) -> Self { c + a * b }
  @inline(__always) static func fused(_ c: Self, _ a: Self, _ b: Self) -> Self { c.addingProduct(a, b) }
  @inline(__always) func store(_ target: UnsafeMutablePointer<Float>) {
    UnsafeMutableRawPointer(target).storeBytes(of: self, as: Self.self)
  }
}

extension SIMD4: Lane where Scalar == Double {
  @inline(__always) static var width: Int { 4 }
  @inline(__always) static var zeroScalar: Double { 0 }
  @inline(__always) static func load(_ source: UnsafePointer<Double>) -> Self {
    UnsafeRawPointer(source).loadUnaligned(as: Self.self)
  }
  @inline(__always) static func plus(_ a: Self, _ b: Self) -> Self { a + b }
  @inline(__always) static func repeating(_ value: Double) -> Self { Self(repeating: value) }
  @inline(__always) static func separate(_ c: Self, _ a: Self, _ b: Self) -> Self { c + a * b }
  @inline(__always) static func fused(_ c: Self, _ a: Self, _ b: Self) -> Self { c.addingProduct(a, b) }
  @inline(__always) func store(_ target: UnsafeMutablePointer<Double>) {
    UnsafeMutableRawPointer(target).storeBytes(of: self, as: Self.self)
  }
}
