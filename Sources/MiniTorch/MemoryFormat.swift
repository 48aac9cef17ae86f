// Orders of dimensions in memory: the formats that have names, and the order that a result takes from its operands.

/// PyTorch's `torch.memory_format`.
public enum MemoryFormat: String {
  case contiguous = "contiguous_format"
  case preserve = "preserve_format"
  case channelsLast = "channels_last"
  case channelsLast3d = "channels_last_3d"

  /// The format that Python calls `torch.channels_last`.
  public init?(_ name: String) { self.init(rawValue: String(name.drop { $0 != "." }.dropFirst())) }

  /// The dimensions from the narrowest stride to the widest, where the format is one of channels.
  fileprivate var channelOrder: [Int]? {
    switch self {
    case .channelsLast: [1, 3, 2, 0]
    case .channelsLast3d: [1, 4, 3, 2, 0]
    default: nil
    }
  }

  /// The strides of a dense tensor of these sizes.
  ///
  /// - Throws: PyTorch's error for another rank than the format has.
  public func strides(_ sizes: Shape) throws -> Shape {
    guard let order = channelOrder else {
      if self == .preserve { throw TensorError.runtime("unsupported memory format Preserve") }
      return sizes.contiguousStrides
    }
    guard sizes.count == order.count else {
      throw TensorError.runtime("required rank \(order.count) tensor to use \(rawValue) format")
    }
    var (strides, step) = (sizes, 1)
    for d in order {
      strides[d] = step
      step &*= sizes[d]
    }
    return strides
  }
}

extension BoundArguments {
  /// The memory format that the call names.
  func memoryFormat() -> MemoryFormat? {
    guard let i = index("memory_format"), case .memoryFormat(let name) = values[i] else { return nil }
    return MemoryFormat(name)
  }
}

extension Shape {
  /// Whether strides for these sizes say, beyond doubt, that the channels lie innermost.
  fileprivate func isChannelsLast(_ strides: Shape, _ order: [Int]) -> Bool {
    guard count == order.count, strides[1] != 0 else { return false }
    var least = 0
    for d in order {
      if self[d] == 0 || strides[d] < least || d == 0 && least == strides[1] { return false }
      least = strides[d] &* Swift.max(self[d], 1)
    }
    return true
  }

  /// The dimensions from the narrowest stride to the widest, as the operands say one after another.
  ///
  /// A stride of 0 says nothing; of two equal strides the smaller dimension lies inside.
  fileprivate func order(_ operands: [Shape]) -> [Int] {
    var order = Array((0..<count).reversed())
    for i in stride(from: 1, to: count, by: 1) {
      var place = i
      for j in stride(from: i - 1, through: 0, by: -1) {
        let comparison = compare(order[j], order[place], operands)
        if comparison < 0 { break }
        if comparison > 0 {
          order.swapAt(j, place)
          place = j
        }
      }
    }
    return order
  }

  private func compare(_ a: Int, _ b: Int, _ operands: [Shape]) -> Int {
    for strides in operands {
      let (x, y) = (strides[a], strides[b])
      if x == 0 || y == 0 { continue }
      if x != y { return x < y ? -1 : 1 }
      if self[a] > self[b] { return 1 }
    }
    return 0
  }

  /// The strides of a dense tensor whose dimensions lie in this order, the narrowest first.
  fileprivate func denseStrides(_ order: [Int]) -> Shape {
    var (strides, step) = (self, 1)
    for d in order {
      strides[d] = step
      step &*= Swift.max(self[d], 1)
    }
    return strides
  }
}

extension Tensor {
  /// Whether the elements lie in the format's order without gaps.
  public func isContiguous(_ format: MemoryFormat) -> Bool {
    guard let order = format.channelOrder else { return isContiguous }
    guard rank == order.count else { return false }
    var expected = 1
    for d in order where sizes[d] != 1 {
      if strides[d] != expected { return false }
      expected &*= sizes[d]
    }
    return true
  }

  /// The format that the strides speak for: one of channels only where they cannot be those of a row-major tensor.
  public var suggestedFormat: MemoryFormat {
    if isRowMajor { return .contiguous }
    for format in [MemoryFormat.channelsLast, .channelsLast3d] {
      if let order = format.channelOrder, sizes.isChannelsLast(strides, order) { return format }
    }
    return .contiguous
  }

  /// An unset tensor of the sizes given in this format.
  static func empty(_ sizes: Shape, _ dtype: DType, _ format: MemoryFormat) throws -> Tensor {
    let strides = try format.strides(sizes)
    let made = try Tensor(uninitialized: sizes, dtype)
    made.lie(strides)
    return made
  }

  /// Takes other strides, which reach the same elements.
  func lie(_ strides: Shape) {
    self.strides = strides
    describeLayout()
  }

  /// An unset tensor of these sizes whose dimensions lie in memory in the same order as this one's, or in a format.
  func emptyAlike(_ dtype: DType, _ format: MemoryFormat? = nil) throws -> Tensor {
    if let format, format != .preserve { return try Self.empty(sizes, dtype, format) }
    let made = try Tensor(uninitialized: sizes, dtype)
    if !isRowMajor { made.lie(isDense ? strides : sizes.denseStrides(sizes.order([strides]))) }
    return made
  }

  /// An unset tensor for the images of this dense tensor's elements, in the same order in memory.
  func emptyImage(_ dtype: DType) throws -> Tensor {
    let made = try Tensor(uninitialized: sizes, dtype)
    if isContiguous { return made }
    made.lie(isContiguous(.channelsLast) ? try MemoryFormat.channelsLast.strides(sizes) : strides)
    return made
  }

  /// The elements as `dtype`, without gaps, in the order in memory that this tensor has.
  func denseElements(as dtype: DType) throws -> Tensor {
    if isDense { return try converted(to: dtype) }
    let made = try emptyAlike(dtype)
    try made.copyElements(from: self)
    return made
  }

  /// The strides of what an operation makes of `operands` element by element; nil for row-major ones.
  static func elementwiseStrides(_ sizes: Shape, _ operands: [Tensor]) throws -> Shape? {
    if operands.allSatisfy({ $0.isRowMajor && $0.sizes == sizes || $0.count == 1 && $0.rank <= 1 }) { return nil }
    if let first = operands.first, first.isRowMajor && first.sizes == sizes && !sizes.contains(1) { return nil }
    if operands.allSatisfy({ $0.sizes == sizes }) {
      if operands.allSatisfy(\.isContiguous) { return nil }
      if operands.allSatisfy({ $0.isContiguous(.channelsLast) }) { return try MemoryFormat.channelsLast.strides(sizes) }
      if let last = operands.last, operands.allSatisfy({ $0.isDense && $0.strides == last.strides }) {
        return last.strides
      }
    }
    let order = sizes.order(operands.map { $0.spread(over: sizes) })
    return order.elementsEqual((0..<sizes.count).reversed()) ? nil : sizes.denseStrides(order)
  }

  /// The strides where this tensor is repeated over larger sizes: 0 where it is.
  private func spread(over target: Shape) -> Shape {
    var result = Shape(repeating: 0, count: target.count)
    let lead = target.count - rank
    for i in 0..<rank where sizes[i] == target[lead + i] { result[lead + i] = strides[i] }
    return result
  }

  /// An unset tensor for what an operation makes of `operands` element by element.
  static func empty(_ sizes: Shape, _ dtype: DType, elementwise operands: [Tensor]) throws -> Tensor {
    let made = try Tensor(uninitialized: sizes, dtype)
    if let strides = try elementwiseStrides(sizes, operands) { made.lie(strides) }
    return made
  }

  /// This fresh row-major result, laid out as an operation element by element on `operands` lays it out.
  func laidOut(elementwise operands: Tensor...) throws -> Tensor { try laidOut(elementwise: operands) }

  func laidOut(elementwise operands: [Tensor]) throws -> Tensor {
    let strides = try Self.elementwiseStrides(sizes, operands)
    return strides == nil && isRowMajor ? self : try laidOut(strides ?? sizes.contiguousStrides)
  }

  /// This fresh row-major result, laid out in the format that the strides of `source` speak for.
  func laidOut(inFormatOf source: Tensor) throws -> Tensor {
    let format = source.suggestedFormat
    return format == .contiguous && isRowMajor ? self : try laidOut(format.strides(sizes))
  }

  /// This fresh result, row-major.
  func laidInRows() throws -> Tensor { isRowMajor ? self : try laidOut(sizes.contiguousStrides) }

  /// This fresh result, laid out as an empty tensor like `source` of the same sizes would be.
  func laidOut(like source: Tensor) throws -> Tensor {
    source.isRowMajor && isRowMajor
      ? self : try laidOut(source.isDense ? source.strides : sizes.denseStrides(sizes.order([source.strides])))
  }

  /// This fresh result, whose memory nobody shares yet, in memory of other strides.
  func laidOut(_ strides: Shape?) throws -> Tensor {
    guard let strides, strides != self.strides else { return self }
    let made = try Tensor(uninitialized: sizes, dtype)
    made.lie(strides)
    try made.copyElements(from: self)
    take(storage: made.storage, offset: 0, sizes: sizes, strides: strides, dtype: dtype)
    return self
  }
}
