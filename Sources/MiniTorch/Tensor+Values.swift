// Tensors from Swift values, and Swift values from tensors.

/// Nested data to make a tensor from, as Python's lists and numbers give it.
public indirect enum NestedData {
  case scalar(Scalar)
  /// An integer too large for 64 bits.
  case bigInt
  case tensor(Tensor)
  case list([NestedData], typeName: String)
  /// Something that is no number, by the name of its type.
  case other(String)
}

extension Tensor {
  /// A 0-dimensional tensor that stands for a Python number.
  public convenience init(wrapping scalar: Scalar) throws {
    try self.init(scalar, as: scalar.dtype == .float32 ? .float64 : scalar.dtype)
    isWrappedNumber = true
  }

  /// A 0-dimensional tensor of `scalar`.
  public convenience init(_ scalar: Scalar, as dtype: DType) throws {
    try self.init(uninitialized: [], dtype)
    switch dtype {
    case .float32: float32[0] = Float(scalar.double)
    case .float64: float64[0] = scalar.double
    case .int64: int64[0] = scalar.int64
    default: try fillElements(with: scalar)
    }
  }

  /// A row-major float32 tensor of `values`.
  public convenience init(_ values: [Float], sizes: Shape? = nil) throws {
    let sizes = sizes ?? [values.count]
    precondition(sizes.elementCount == values.count)
    try self.init(uninitialized: sizes, .float32)
    values.withUnsafeBufferPointer { if let from = $0.baseAddress { float32.update(from: from, count: values.count) } }
  }

  /// A row-major tensor of `values`, converted to `dtype`.
  public convenience init(_ values: [Double], sizes: Shape, dtype: DType) throws {
    precondition(sizes.elementCount == values.count)
    let source = try Tensor(uninitialized: sizes, .float64)
    values.withUnsafeBufferPointer {
      if let from = $0.baseAddress { source.float64.update(from: from, count: values.count) }
    }
    try self.init(uninitialized: sizes, dtype)
    try copyElements(from: source)
  }

  /// A row-major int64 tensor of `values`.
  public convenience init(integers values: [Int], sizes: Shape? = nil) throws {
    let sizes = sizes ?? [values.count]
    precondition(sizes.elementCount == values.count)
    try self.init(uninitialized: sizes, .int64)
    for (i, value) in values.enumerated() { int64[i] = Int64(value) }
  }

  /// Numbers around one for samples: 0.5, 0.75, ...
  static func ramp(_ sizes: Shape) throws -> Tensor {
    try Tensor((0..<sizes.elementCount).map { 0.5 + 0.25 * Float($0) }, sizes: sizes)
  }

  // MARK: Reading

  /// The one element.
  ///
  /// - Throws: PyTorch's error when there is not exactly one.
  public func item() throws -> Scalar {
    if Meta.isInUse && isMeta { throw Meta.noItem }
    guard count == 1 else {
      throw TensorError.runtime("a Tensor with \(count) elements cannot be converted to Scalar")
    }
    return element(at: 0)
  }

  /// The element `position` elements after the first.
  private func element(at position: Int) -> Scalar {
    switch dtype {
    case .float32: .float(Double(float32[position]))
    case .float64: .float(float64[position])
    case .int64: .int(Int(int64[position]))
    case .bool: .bool(data.load(fromByteOffset: position, as: UInt8.self) != 0)
    case .int32: .int(Int(data.assumingMemoryBound(to: Int32.self)[position]))
    case .int16: .int(Int(data.assumingMemoryBound(to: Int16.self)[position]))
    case .int8: .int(Int(data.assumingMemoryBound(to: Int8.self)[position]))
    case .uint8: .int(Int(data.assumingMemoryBound(to: UInt8.self)[position]))
    case .float16: .float(data.assumingMemoryBound(to: Half.self)[position].double)
    case .bfloat16: .float(data.assumingMemoryBound(to: BFloat16.self)[position].double)
    }
  }

  /// The element at `index`, one number for each dimension.
  public func element(_ index: [Int]) -> Scalar {
    precondition(index.count == rank)
    var position = 0
    for (i, k) in index.enumerated() {
      precondition(k >= 0 && k < sizes[i])
      position += k * strides[i]
    }
    return element(at: position)
  }

  /// All elements in row-major order.
  public func scalars() -> [Scalar] {
    var result: [Scalar] = []
    result.reserveCapacity(count)
    if isContiguous {
      for i in 0..<count { result.append(element(at: i)) }
      return result
    }
    if count == 0 { return [] }
    var index = [Int](repeating: 0, count: rank)
    var position = 0
    while true {
      result.append(element(at: position))
      var d = rank - 1
      while d >= 0 {
        index[d] += 1
        position += strides[d]
        if index[d] < sizes[d] { break }
        position -= sizes[d] * strides[d]
        index[d] = 0
        d -= 1
      }
      if d < 0 { return result }
    }
  }

  /// All elements in row-major order, as Double.
  public func doubles() -> [Double] { scalars().map(\.double) }

  /// Whether the one element is not zero.
  ///
  /// - Throws: PyTorch's error for several elements or none.
  public func truth() throws -> Bool {
    if Meta.isInUse && isMeta { throw Meta.noItem }
    if count == 0 { throw TensorError.runtime("Boolean value of Tensor with no values is ambiguous") }
    if count > 1 { throw TensorError.runtime("Boolean value of Tensor with more than one value is ambiguous") }
    return element(at: 0).double != 0
  }

  // MARK: Nested data

  /// The tensor that `torch.tensor(data)` makes.
  ///
  /// - Throws: PyTorch's errors for ragged lists, foreign objects and values that do not fit.
  public static func from(_ data: NestedData, dtype: DType? = nil, requiresGrad: Bool = false) throws -> Tensor {
    let sizes = try NestedReader.sizes(data)
    let dtype = try dtype ?? NestedReader.dtype(data)
    let made: Tensor
    if case .tensor(let tensor) = data {
      made = try GradMode.with(false) { try tensor.to(dtype, copy: true) }
    } else {
      made = try Tensor(uninitialized: Shape(sizes), dtype)
      var reader = NestedReader(made)
      try reader.write(data, 0)
    }
    if requiresGrad {
      guard dtype.isFloatingPoint else {
        throw TensorError.runtime("Only Tensors of floating point and complex dtype can require gradients")
      }
      made.requiresGrad = true
    }
    return made
  }
}

/// Reads nested data in PyTorch's order, which decides what it complains about first.
private struct NestedReader {
  private let target: Tensor
  private var position = 0

  init(_ target: Tensor) { self.target = target }

  static func sizes(_ data: NestedData) throws -> [Int] {
    var sizes: [Int] = []
    var current = data
    while case .list(let elements, _) = current {
      sizes.append(elements.count)
      if sizes.count > 128 { throw TensorError.value("too many dimensions 'list'") }
      guard let first = elements.first else { break }
      current = first
    }
    // A string is a sequence of strings without end.
    if case .other("str") = current, case .list = data { throw TensorError.value("too many dimensions 'str'") }
    return sizes
  }

  static func dtype(_ data: NestedData) throws -> DType {
    switch data {
    case .scalar(let scalar): return scalar.dtype
    case .bigInt: return .int64
    case .tensor(let tensor): return tensor.dtype
    case .other(let name):
      if name == "str" { throw TensorError.type("new(): invalid data type 'str'") }
      throw TensorError.runtime("Could not infer dtype of \(name)")
    case .list(let elements, _):
      var result: DType?
      for element in elements {
        let dtype = try dtype(element)
        result = result.map { DType.promote($0, dtype) } ?? dtype
        if result == .float64 && DType.defaultFloat == .float64 { return .float64 }
      }
      return result ?? .defaultFloat
    }
  }

  mutating func write(_ data: NestedData, _ depth: Int) throws {
    if depth == target.rank {
      try writeElement(data)
      return
    }
    guard case .list(let elements, _) = data else { throw TensorError.type("not a sequence") }
    guard elements.count == target.sizes[depth] else {
      throw TensorError.value(
        "expected sequence of length \(target.sizes[depth]) at dim \(depth) (got \(elements.count))")
    }
    for element in elements { try write(element, depth + 1) }
  }

  private mutating func writeElement(_ data: NestedData) throws {
    let scalar: Scalar
    switch data {
    case .scalar(let value): scalar = value
    case .tensor(let tensor):
      guard tensor.count == 1 else {
        if !target.dtype.isFloatingPoint {
          throw TensorError.type("only integer tensors of a single element can be converted to an index")
        }
        throw TensorError.value("only one element tensors can be converted to Python scalars")
      }
      scalar = try tensor.item()
    case .bigInt: throw TensorError(.value, "Overflow when unpacking long long")
    case .list(_, let name):
      throw TensorError.type(
        target.dtype.isFloatingPoint
          ? "must be real number, not \(name)" : "'\(name)' object cannot be interpreted as an integer")
    case .other(let name):
      throw TensorError.type(
        target.dtype.isFloatingPoint
          ? "must be real number, not \(name)" : "'\(name)' object cannot be interpreted as an integer")
    }
    try target.setElement(position, scalar)
    position += 1
  }
}

extension Tensor {
  /// Sets the element at `position` of a contiguous tensor, refusing numbers that its type cannot hold.
  func setElement(_ position: Int, _ scalar: Scalar) throws {
    let value = scalar.double
    switch dtype {
    case .float32: float32[position] = Float(value)
    case .float64: float64[position] = value
    case .int64:
      if case .float(let value) = scalar, !(value >= -0x1p63 && value < 0x1p63) {
        throw TensorError.elementOverflow("int64")
      }
      int64[position] = scalar.int64
    case .bool: data.storeBytes(of: value != 0 || value.isNaN ? 1 : 0, toByteOffset: position, as: UInt8.self)
    case .float16: data.assumingMemoryBound(to: Half.self)[position] = Half(double: value)
    case .bfloat16: data.assumingMemoryBound(to: BFloat16.self)[position] = BFloat16(double: value)
    case .int32:
      guard let small = Int32(exactly: scalar.int64) else { throw TensorError.elementOverflow("int32") }
      data.assumingMemoryBound(to: Int32.self)[position] = small
    case .int16:
      guard let small = Int16(exactly: scalar.int64) else { throw TensorError.elementOverflow("int16") }
      data.assumingMemoryBound(to: Int16.self)[position] = small
    case .int8:
      guard let small = Int8(exactly: scalar.int64) else { throw TensorError.elementOverflow("int8") }
      data.assumingMemoryBound(to: Int8.self)[position] = small
    case .uint8:
      // Negative numbers wrap around, as far as the bits are enough.
      guard scalar.int64 >= -255 && scalar.int64 <= 255 else { throw TensorError.elementOverflow("uint8") }
      data.assumingMemoryBound(to: UInt8.self)[position] = UInt8(truncatingIfNeeded: scalar.int64)
    }
  }
}

extension TensorError {
  static func elementOverflow(_ type: String) -> TensorError {
    .runtime("value cannot be converted to type \(type) without overflow")
  }
}
