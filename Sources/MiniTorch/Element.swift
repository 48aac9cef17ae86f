// The Swift types of elements, and conversion between any two of them.

/// A type that tensors store.
protocol Element {
  static var isFloat: Bool { get }
  var double: Double { get }
  var integer: Int64 { get }
  init(double: Double)
  init(integer: Int64)
}

extension Float: Element {
  static var isFloat: Bool { true }
  @inline(__always) var double: Double { Double(self) }
  @inline(__always) var integer: Int64 { Int64(truncating: Double(self)) }
  @inline(__always) init(double: Double) { self = Float(double) }
  @inline(__always) init(integer: Int64) { self = Float(integer) }
}

extension Double: Element {
  static var isFloat: Bool { true }
  @inline(__always) var double: Double { self }
  @inline(__always) var integer: Int64 { Int64(truncating: self) }
  @inline(__always) init(double: Double) { self = double }
  @inline(__always) init(integer: Int64) { self = Double(integer) }
}

extension Int64: Element {
  static var isFloat: Bool { false }
  @inline(__always) var double: Double { Double(self) }
  @inline(__always) var integer: Int64 { self }
  @inline(__always) init(double: Double) { self = Int64(truncating: double) }
  @inline(__always) init(integer: Int64) { self = integer }
}

extension Int32: Element {
  static var isFloat: Bool { false }
  @inline(__always) var double: Double { Double(self) }
  @inline(__always) var integer: Int64 { Int64(self) }
  @inline(__always) init(double: Double) {
    self = double > -2_147_483_649 && double < 2_147_483_648 ? Int32(double) : .min
  }
  @inline(__always) init(integer: Int64) { self = Int32(truncatingIfNeeded: integer) }
}

/// The narrow integers convert by way of Int32, as C compilers do.
extension Element where Self: FixedWidthInteger {
  static var isFloat: Bool { false }
  @inline(__always) var double: Double { Double(self) }
  @inline(__always) var integer: Int64 { Int64(self) }
  @inline(__always) init(double: Double) { self = Self(truncatingIfNeeded: Int32(double: double)) }
  @inline(__always) init(integer: Int64) { self = Self(truncatingIfNeeded: integer) }
}

extension Int16: Element {}
extension Int8: Element {}
extension UInt8: Element {}

/// A byte that is 0 or 1.
struct Bool8: Element, Equatable {
  let byte: UInt8
  static var isFloat: Bool { false }
  @inline(__always) var double: Double { Double(byte) }
  @inline(__always) var integer: Int64 { Int64(byte) }
  @inline(__always) init(double: Double) { byte = double != 0 ? 1 : 0 }
  @inline(__always) init(integer: Int64) { byte = integer != 0 ? 1 : 0 }
  @inline(__always) init(_ value: Bool) { byte = value ? 1 : 0 }
  @inline(__always) var isTrue: Bool { byte != 0 }
}

/// The upper half of a float32.
struct BFloat16: Element {
  let bits: UInt16
  static var isFloat: Bool { true }
  @inline(__always) var float: Float { Float(bitPattern: UInt32(bits) << 16) }
  @inline(__always) var double: Double { Double(float) }
  @inline(__always) var integer: Int64 { Int64(truncating: double) }
  @inline(__always) init(double: Double) { self.init(Float(double)) }
  @inline(__always) init(integer: Int64) { self.init(Float(integer)) }
  init(_ value: Float) {
    let b = value.bitPattern
    bits = value.isNaN ? 0x7fc0 : UInt16(truncatingIfNeeded: (b &+ 0x7fff &+ ((b >> 16) & 1)) >> 16)
  }
}

/// IEEE 754 binary16, converted to and from float32 by its bits.
struct Half: Element {
  let bits: UInt16
  static var isFloat: Bool { true }
  var float: Float {
    let sign = UInt32(bits & 0x8000) << 16
    let exponent = Int(bits >> 10) & 31
    let fraction = UInt32(bits & 0x3ff)
    switch exponent {
    case 0:
      let magnitude = Float(fraction) * 0x1p-24
      return Float(bitPattern: magnitude.bitPattern | sign)
    case 31:
      return Float(bitPattern: sign | 0x7f80_0000 | fraction << 13)
    default:
      return Float(bitPattern: sign | UInt32(exponent + 112) << 23 | fraction << 13)
    }
  }
  @inline(__always) var double: Double { Double(float) }
  @inline(__always) var integer: Int64 { Int64(truncating: double) }
  @inline(__always) init(double: Double) { self.init(Float(double)) }
  @inline(__always) init(integer: Int64) { self.init(Float(integer)) }
  init(_ value: Float) {
    let sign = UInt16(truncatingIfNeeded: value.bitPattern >> 16) & 0x8000
    let magnitude = value.magnitude
    if value.isNaN {
      bits = sign | 0x7e00
    } else if magnitude >= 65520 {
      bits = sign | 0x7c00
    } else if magnitude < 0x1p-14 {
      // Adding 0.5 leaves the subnormal's 24 fraction bits at the end of the sum, rounded to even.
      bits = sign | UInt16(truncatingIfNeeded: (magnitude + 0.5).bitPattern &- Float(0.5).bitPattern)
    } else {
      let b = magnitude.bitPattern
      let rounded = b &+ 0xfff &+ ((b >> 13) & 1)
      bits = sign | UInt16(truncatingIfNeeded: (rounded &- (112 << 23)) >> 13)
    }
  }
}

/// Something to do once the element type is known.
protocol ElementTask {
  associatedtype Result
  func run<T: Element>(_: T.Type) throws -> Result
}

extension DType {
  /// Does `task` with the Swift type of this type's elements.
  @inline(__always)
  func with<Task: ElementTask>(_ task: Task) throws -> Task.Result {
    switch self {
    case .float32: try task.run(Float.self)
    case .float64: try task.run(Double.self)
    case .int64: try task.run(Int64.self)
    case .bool: try task.run(Bool8.self)
    case .int32: try task.run(Int32.self)
    case .uint8: try task.run(UInt8.self)
    case .int8: try task.run(Int8.self)
    case .int16: try task.run(Int16.self)
    case .float16: try task.run(Half.self)
    case .bfloat16: try task.run(BFloat16.self)
    }
  }
}

// MARK: - Copying with conversion

private struct CopyTask: ElementTask {
  let source: Tensor
  let target: Tensor
  func run<S: Element>(_: S.Type) throws { try target.dtype.with(CopyFrom<S>(source: source, target: target)) }
}

private struct CopyFrom<S: Element>: ElementTask {
  let source: Tensor
  let target: Tensor
  func run<D: Element>(_: D.Type) throws {
    let from = source.data.assumingMemoryBound(to: S.self)
    let to = target.data.assumingMemoryBound(to: D.self)
    let strides = source.strides(expandedTo: target.sizes)
    try Runs(target.sizes, target.strides, strides).forEach { run in
      let p = to + run.offset0
      let q = from + run.offset1
      let (dp, dq) = (run.stride0, run.stride1)
      if S.isFloat {
        for i in 0..<run.count { p[i &* dp] = D(double: q[i &* dq].double) }
      } else {
        for i in 0..<run.count { p[i &* dp] = D(integer: q[i &* dq].integer) }
      }
    }
  }
}

extension Tensor {
  /// Writes the elements of `source`, broadcast and converted, over this tensor's; neither history nor version change.
  func copyElements(from source: Tensor) throws {
    if Meta.isInUse {
      if isMeta { return }
      if source.isMeta { throw Meta.noData }
    }
    if source.dtype == dtype && source.sizes == sizes && isContiguous && source.isContiguous {
      if count > 0 { data.copyMemory(from: source.data, byteCount: count &* dtype.itemSize) }
      return
    }
    if storage === source.storage {
      // The two may overlap.
      let copy = try Tensor(uninitialized: source.sizes, source.dtype)
      try source.dtype.with(CopyTask(source: source, target: copy))
      return try dtype.with(CopyInto(source: copy, target: self))
    }
    try source.dtype.with(CopyTask(source: source, target: self))
  }

  private struct CopyInto: ElementTask {
    let source: Tensor
    let target: Tensor
    func run<D: Element>(_: D.Type) throws { try source.dtype.with(CopyTask(source: source, target: target)) }
  }

  /// The strides with which this tensor's elements are read as `target`, a shape that it broadcasts to.
  func strides(expandedTo target: Shape) -> Shape {
    if target == sizes { return strides }
    var result = Shape(repeating: 0, count: target.count)
    let lead = target.count - rank
    for i in 0..<rank where sizes[i] != 1 { result[lead + i] = strides[i] }
    return result
  }

  /// A row-major tensor of these elements as `dtype`: this very tensor if it is one already.
  func contiguousElements(as dtype: DType) throws -> Tensor {
    if isContiguous && self.dtype == dtype { return self }
    let made = try Tensor(uninitialized: sizes, dtype)
    try made.copyElements(from: self)
    return made
  }

  /// Sets every element.
  ///
  /// - Throws: PyTorch's error for a number that an integer type cannot hold; negative ones wrap around in unsigned types.
  func fillElements(with value: Scalar) throws {
    if Meta.isInUse && isMeta { return }
    switch dtype {
    case .uint8, .int8, .int16, .int32, .int64: try checkRange(value)
    default: break
    }
    try dtype.with(FillTask(target: self, value: value))
  }

  private func checkRange(_ value: Scalar) throws {
    let (low, high): (Double, Double) =
      switch dtype {
      case .uint8: (-255, 255)
      case .int8: (-128, 127)
      case .int16: (-32768, 32767)
      case .int32: (-2_147_483_648, 2_147_483_647)
      default: (-0x1p63, 0x1p63)
      }
    let number = value.double
    guard number > low - 1 && number < high + 1 || dtype == .int64 && value.category < 2 else {
      throw TensorError.overflow(dtype.wordName)
    }
  }

  private struct FillTask: ElementTask {
    let target: Tensor
    let value: Scalar
    func run<T: Element>(_: T.Type) throws {
      let element: T
      if case .float(let double) = value { element = T(double: double) } else { element = T(integer: value.int64) }
      let p = target.data.assumingMemoryBound(to: T.self)
      if target.isContiguous {
        p.update(repeating: element, count: target.count)
        return
      }
      try Runs(target.sizes, target.strides, target.strides).forEach { run in
        let q = p + run.offset0
        for i in 0..<run.count { q[i &* run.stride0] = element }
      }
    }
  }
}
