// Copies, conversions, and setting elements in place.

enum CopyOps {
  static let all: [Op] =
    [
      Op.cloneOp, Op.contiguousOp, Op.detachOp, Op.copyOp, Op.fillOp, Op.zeroOp, Op.toOp, Op.typeAsOp,
    ] + Op.casts
}

extension Tensor {
  /// The same numbers as `dtype`, not recorded: this very tensor if it has that type.
  @inline(__always)
  func converted(to dtype: DType) throws -> Tensor {
    if self.dtype == dtype { return self }
    return try convertedElements(to: dtype)
  }

  @inline(never)
  private func convertedElements(to dtype: DType, _ format: MemoryFormat? = nil) throws -> Tensor {
    let made = try emptyAlike(dtype, format)
    try made.copyElements(from: self)
    made.isWrappedNumber = isWrappedNumber
    return made
  }

  /// The same numbers in memory of their own, not recorded.
  func clonedElements(_ format: MemoryFormat? = nil) throws -> Tensor {
    if Meta.isInUse && isMeta { return try onMeta(dtype) }
    let made = try emptyAlike(dtype, format)
    try made.copyElements(from: self)
    return made
  }

  /// A copy, laid out in a format.
  public func clone(_ format: MemoryFormat? = nil) throws -> Tensor {
    try clonedElements(format).recorded("CloneBackward0", [self]) { _, g, _ in g }
  }

  /// The same elements in the order of a format without gaps: this very tensor if they are so already.
  public func contiguous(_ format: MemoryFormat = .contiguous) throws -> Tensor {
    if isContiguous(format) { return self }
    if format == .preserve {
      throw TensorError.runtime("preserve memory format is unsupported by the contiguous operator")
    }
    return try clone(format)
  }

  /// The same memory outside the graph.
  public func detach() -> Tensor { alias() }

  /// The elements converted to `dtype`, laid out in a format.
  public func to(_ dtype: DType, copy: Bool = false, _ format: MemoryFormat? = nil) throws -> Tensor {
    if dtype == self.dtype {
      if !copy && (format == nil || format == .preserve || suggestedFormat == format) { return self }
      return try clonedElements(format).recorded("ToCopyBackward0", [self]) { _, g, _ in g }
    }
    let source = self.dtype
    return try convertedElements(to: dtype, format).recorded("ToCopyBackward0", [self]) { _, g, _ in try g.to(source) }
  }

  /// Zeros in the sizes and the type of this tensor.
  func zerosLike() throws -> Tensor {
    let made = try emptyAlike(dtype)
    try made.fillElements(with: .int(0))
    return made
  }

  /// Writes `source`, broadcast and converted, over this tensor's elements.
  @discardableResult
  public func copyInPlace(_ source: Tensor) throws -> Tensor {
    try checkInPlace(source)
    guard source.sizes.canExpand(to: sizes) else {
      let broadcast = try Shape.broadcast(sizes, source.sizes)
      throw TensorError.outputShape(sizes, broadcast)
    }
    try copyElements(from: source)
    if GradMode.isEnabled && (requiresGrad || source.requiresGrad) && dtype.isFloatingPoint {
      let node = FormulaNode("CopyBackwards", saving: []) { i, g, _ in i == 0 ? try g.zerosLike() : g }
      node.addInput(self)
      node.addInput(source)
      rebase(node)
    } else {
      rebase(nil)
    }
    return self
  }

  /// Sets every element to `value`.
  @discardableResult
  ///
  /// - Parameter isTensor: whether PyTorch takes the number as a tensor, which then is an input of the node.
  public func fillInPlace(_ value: Scalar, named name: String = "FillBackward2", isTensor: Bool = false) throws
    -> Tensor
  {
    try checkHistoryInPlace()
    try fillElements(with: value)
    if GradMode.isEnabled && requiresGrad {
      let node = FormulaNode(name, saving: []) { _, g, _ in try g.zerosLike() }
      node.addInput(self)
      if isTensor { node.addInput(nil) }
      rebase(node)
    } else {
      rebase(nil)
    }
    return self
  }

  /// Sets every element to that of a tensor without dimensions.
  func fillInPlace(from value: Tensor) throws {
    try checkInPlace(value)
    try copyElements(from: value)
    guard GradMode.isEnabled && (requiresGrad || value.requiresGrad) else { return rebase(nil) }
    let node = FormulaNode("FillBackward3", saving: []) { i, g, _ in i == 0 ? try g.zerosLike() : try g.sum() }
    node.addInput(self)
    node.addInput(value)
    rebase(node)
  }

  /// Changes this tensor into what `body` makes of it, with the history that goes with that.
  func becomeInPlace(named name: String, _ body: (Tensor) throws -> Tensor) throws -> Tensor {
    let original = try originalInPlace()
    return try become(body(original), original)
  }

  /// This tensor as a formula will see it once it has been changed.
  @inline(never)
  private func originalInPlace() throws -> Tensor {
    try checkInPlace()
    return GradMode.isEnabled && requiresGrad ? try snapshot() : self
  }

  @inline(never)
  private func become(_ result: Tensor, _ original: Tensor) throws -> Tensor {
    guard result.sizes == sizes else { throw TensorError.outputShape(sizes, result.sizes) }
    guard result.dtype.canCast(to: dtype) else { throw TensorError.cannotCast(result.dtype, to: dtype) }
    if result.requiresGrad && !requiresGrad { try checkInPlace(result) }
    try copyElements(from: result)
    if GradMode.isEnabled, result.requiresGrad, let node = result.recordedFn, result !== original {
      node.outputCount = 0
      rebase(node)
    } else {
      rebase(nil)
    }
    return self
  }

  /// Cuts this tensor off its history.
  ///
  /// - Throws: PyTorch's error for views.
  @discardableResult
  public func detachInPlace() throws -> Tensor {
    if isView { throw TensorError.detachView }
    recordedFn = nil
    outputIndex = 0
    requiresGrad = false
    return self
  }
}

extension Op {
  static let cloneOp: Op = .init(
    "clone(Tensor input, *, memory_format memory_format=None)", gradients: ["CloneBackward0"],
    doc: """
      Copies the tensor.

      >>> torch.tensor([1., 2.]).clone()
      tensor([1., 2.])
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 3]))])] }
  ) { a in .tensor(try a.tensor(0).clone(a.memoryFormat())) }

  static let contiguousOp: Op = .init(
    "contiguous(Tensor input, *, memory_format memory_format=None)", places: .method, gradients: ["CloneBackward0"],
    doc: """
      Lays the elements out row by row.

      >>> torch.ones(2, 3).t().contiguous().stride()
      (2, 1)
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 3]).transposed(0, 1))])] }
  ) { a in .tensor(try a.tensor(0).contiguous(a.memoryFormat() ?? .contiguous)) }

  static let detachOp: Op = .init(
    "detach(Tensor input)",
    doc: """
      The same memory outside the graph.

      >>> torch.ones(2, requires_grad=True).detach()
      tensor([1., 1.])
      """,
    samples: { [CallArguments([.tensor(try .ramp([3]))])] },
    inPlace: { a in .tensor(try a.tensor(0).detachInPlace()) }
  ) { a in .tensor(try a.tensor(0).detach()) }

  static let copyOp: Op = .init(
    "copy(Tensor input, Tensor other, bool non_blocking=False)", places: [], gradients: ["CopyBackwards"],
    numbersAsTensors: true,
    doc: """
      Writes `other` over the tensor's elements, broadcast and converted.

      >>> torch.zeros(2).copy_(torch.tensor([1, 2]))
      tensor([1., 2.])
      """,
    inPlace: { a in .tensor(try a.tensor(0).copyInPlace(a.tensor(1))) }, body: nil)

  static let fillOp: Op = .init(
    "fill(Tensor input, Tensor value)", "fill(Tensor input, Number value)", places: .function,
    gradients: ["FillBackward1", "FillBackward2"],
    doc: """
      Sets every element to `value`.

      >>> torch.zeros(2).fill_(3)
      tensor([3., 3.])
      """,
    samples: { [CallArguments([.tensor(try .ramp([3])), .int(2)])] },
    inPlace: { a in
      if a.overload == 1 { return .tensor(try a.tensor(0).fillInPlace(a.scalar(1))) }
      let value = try a.tensor(1)
      guard value.rank == 0 else {
        throw TensorError.runtime(
          "fill_ only supports 0-dimension value tensor but got tensor with \(value.rank) dimensions.")
      }
      try a.tensor(0).fillInPlace(from: value)
      return .tensor(try a.tensor(0))
    }
  ) { a in
    let x = try a.tensor(0)
    let made = try x.emptyAlike(x.dtype)
    try made.fillElements(with: a.overload == 1 ? a.scalar(1) : a.tensor(1).item())
    return .tensor(
      try made.recorded(a.overload == 1 ? "FillBackward0" : "FillBackward1", [x]) { _, g, _ in try g.zerosLike() })
  }

  static let zeroOp: Op = .init(
    "zero(Tensor input)", places: [], gradients: ["ZeroBackward0"],
    doc: """
      Sets every element to zero.

      >>> torch.ones(2).zero_()
      tensor([0., 0.])
      """,
    inPlace: { a in .tensor(try a.tensor(0).fillInPlace(.int(0), named: "ZeroBackward0")) }, body: nil)

  static let toOp: Op = .init(
    "to(Tensor input, device device=None, dtype? dtype=None, bool non_blocking=False, bool copy=False, *, memory_format memory_format=None)",
    "to(Tensor input, dtype dtype, bool non_blocking=False, bool copy=False, *, memory_format memory_format=None)",
    "to(Tensor input, Tensor tensor, bool non_blocking=False, bool copy=False, *, memory_format memory_format=None)",
    places: .method, gradients: ["ToCopyBackward0"],
    doc: """
      Converts to a dtype, or to that of another tensor; the CPU is the only device.

      >>> torch.tensor([1, 2]).to(torch.float32)
      tensor([1., 2.])
      """,
    samples: { [CallArguments([.tensor(try .ramp([3])), .dtype(.float64)])] }
  ) { a in
    let x = try a.tensor(0)
    if x.isMeta, let moved = try moved(x, a) { return .tensor(moved) }
    switch a.overload {
    case 0:
      switch a.values[1] {
      case .string(let name), .device(let name):
        try Device.check(name)
        if name.hasPrefix("meta") { return .tensor(try x.onMeta(a.dtype(2) ?? x.dtype)) }
      case .int: throw Device.noAccelerator
      default: break
      }
      return .tensor(try x.to(a.dtype(2) ?? x.dtype, copy: a.bool(4), a.memoryFormat()))
    case 1: return .tensor(try x.to(a.dtype(1) ?? x.dtype, copy: a.bool(3), a.memoryFormat()))
    default: return .tensor(try x.to(a.tensor(1).dtype, copy: a.bool(3), a.memoryFormat()))
    }
  }

  /// A meta tensor by itself or as another type; nil where nothing is to change.
  private static func moved(_ x: Tensor, _ a: BoundArguments) throws -> Tensor? {
    let dtype: DType
    switch a.overload {
    case 0:
      if case .string(let name) = a.values[1], !name.hasPrefix("meta") { throw Meta.noData }
      if case .device(let name) = a.values[1], !name.hasPrefix("meta") { throw Meta.noData }
      dtype = a.dtype(2) ?? x.dtype
    case 1: dtype = a.dtype(1) ?? x.dtype
    default:
      guard try a.tensor(1).isMeta else { throw Meta.noData }
      dtype = try a.tensor(1).dtype
    }
    return dtype == x.dtype ? x : try x.onMeta(dtype)
  }

  static let typeAsOp: Op = .init(
    "type_as(Tensor input, Tensor other)", places: .method, gradients: ["ToCopyBackward0"],
    doc: """
      Converts to the dtype of `other`.

      >>> torch.tensor([1]).type_as(torch.ones(1))
      tensor([1.])
      """,
    samples: { [CallArguments([.tensor(try .ramp([3])), .tensor(try .ramp([1]))])] }
  ) { a in .tensor(try a.tensor(0).to(a.tensor(1).dtype)) }

  /// `float()`, `long()` and the other conversions that are called like their type.
  static let casts: [Op] = [
    ("float", DType.float32), ("double", .float64), ("half", .float16), ("bfloat16", .bfloat16), ("int", .int32),
    ("long", .int64), ("short", .int16), ("char", .int8), ("byte", .uint8), ("bool", .bool),
  ].map { name, dtype in
    Op(
      "\(name)(Tensor input, *, memory_format memory_format=None)", places: .method, gradients: ["ToCopyBackward0"],
      doc: """
        Converts to \(dtype.name).

        >>> torch.tensor([1]).\(name)().dtype
        torch.\(dtype.name)
        """,
      samples: { [CallArguments([.tensor(try .ramp([3]))])] }
    ) { a in .tensor(try a.tensor(0).to(dtype, a.memoryFormat())) }
  }
}
