// The device 'meta': tensors with sizes, strides and a type, and no numbers.

/// What PyTorch calls meta tensors.
///
/// An operation on them is done with stand-ins made of zeros, and its results are meta tensors again; so every
/// operation whose result's sizes do not depend on numbers has its rule. Only small ones own memory for that.
public enum Meta {
  /// Whether there has been a meta tensor: nothing is asked of tensors before.
  public private(set) nonisolated(unsafe) static var isInUse = false
  /// How many `with torch.device('meta')` are open, and whether it is the default device.
  public nonisolated(unsafe) static var isDefault = false {
    didSet { if isDefault { isInUse = true } }
  }
  /// The largest tensor, in bytes, that owns its memory.
  private static let largest = 1 << 20

  /// Forgets all, as a new process would.
  public static func reset() { (isInUse, isDefault) = (false, false) }

  static let noData = TensorError(.notImplemented, "Cannot copy out of meta tensor; no data!")
  public static let noItem = TensorError.runtime("Tensor.item() cannot be called on meta tensors")

  /// A meta tensor of these sizes and strides (row-major ones if nil).
  static func empty(_ sizes: Shape, _ dtype: DType, strides: Shape? = nil) throws -> Tensor {
    isInUse = true
    try Tensor.checkCount(sizes)
    let strides = strides ?? sizes.contiguousStrides
    var reach = sizes.contains(0) ? 0 : 1
    if reach > 0 { for d in 0..<sizes.count { reach += (sizes[d] - 1) * strides[d] } }
    let (byteCount, isFar) = reach.multipliedReportingOverflow(by: dtype.itemSize)
    if isFar { throw TensorError.sizeOverflow(sizes) }
    let storage: Storage
    if byteCount <= largest {
      storage = try Storage.make(byteCount)
      storage.bytes.initializeMemory(as: UInt8.self, repeating: 0, count: byteCount)
      storage.becomeMeta()
    } else {
      storage = Storage.hollow(byteCount)
    }
    return Tensor(storage: storage, offset: 0, sizes: sizes, strides: strides, dtype: dtype)
  }

  /// Makes the fresh results of an operation meta tensors.
  private static func marked(_ result: OpResult) -> OpResult {
    for tensor in result.allTensors where !tensor.isMeta { tensor.storage.becomeMeta() }
    return result
  }

  /// Operations that only look at tensors, and those that see to the device themselves.
  private static let plain: Set<String> = [
    "to", "detach", "view", "t", "transpose", "permute", "expand", "squeeze", "unsqueeze", "select", "narrow", "chunk",
    "split", "unbind", "as_strided", "diagonal", "unfold", "movedim", "swapaxes", "swapdims", "expand_as", "view_as",
    "numel", "is_same_size", "is_floating_point", "is_complex", "is_signed", "tensor_split", "unsafe_chunk", "adjoint",
    "split_with_sizes", "unflatten", "moveaxis", "result_type", "is_inference", "is_conj", "is_neg", "clone",
    "contiguous",
  ]
  /// Operations in place that change what a tensor looks at.
  private static let looks: Set<String> = ["t", "transpose", "squeeze", "unsqueeze", "detach", "set", "swapaxes"]
  /// Operations that take tensors of both devices.
  private static let mixing: Set<String> = ["matmul", "mm", "copy", "index_select", "set"]
  /// Operations whose result's sizes, or numbers, depend on numbers, by the names of PyTorch's kernels.
  private static let dependent = [
    "equal": "equal", "masked_select": "masked_select", "unique": "_unique2", "bincount": "bincount",
    "unique_consecutive": "unique_consecutive",
  ]

  private static func lackingRule(_ kernel: String) -> TensorError {
    TensorError(
      .notImplemented,
      "aten::\(kernel): attempted to run this operator with Meta tensors, but there was no fake impl or Meta kernel "
        + "registered. You may have run into this message while using an operator with PT2 compilation APIs "
        + "(torch.compile/torch.export); in order to use this operator with those APIs you'll need to add a fake impl. "
        + "Please see the following for next steps:  "
        + "https://pytorch.org/tutorials/advanced/custom_ops_landing_page.html")
  }

  static let nonzero = TensorError(
    .notImplemented,
    "The register_meta function for torch.nonzero() raises unimplemented by default, as a correct data-independent "
      + "implementation does not exist. This implementation returns a fake value, assuming all elements of the tensor are "
      + "non-zero. To enable this registration, please set "
      + "'torch.fx.experimental._config.meta_nonzero_assume_all_nonzero' to True.")

  /// An operation whose arguments name the device, or lie on it; nil where neither is so.
  static func result(
    _ name: String, _ bound: BoundArguments, isFunction: Bool, _ evaluate: (BoundArguments) throws -> OpResult
  ) throws -> OpResult? {
    let tensors = bound.values.flatMap { value -> [Tensor] in
      switch value {
      case .tensor(let tensor): [tensor]
      case .list(let elements, _): elements.compactMap { if case .tensor(let tensor) = $0 { tensor } else { nil } }
      default: []
      }
    }
    let device = bound.signature.deviceIndex.flatMap { i -> String? in
      switch bound.values[i] {
      case .string(let name), .device(let name): name
      default: nil
      }
    }
    if plain.contains(name) { return nil }
    guard tensors.contains(where: \.isMeta) else {
      let isFactory = isFunction && bound.signature.deviceIndex != nil
      guard isFactory, device.map({ $0.hasPrefix("meta") }) ?? (isDefault && tensors.isEmpty) else { return nil }
      return try made(bound, evaluate)
    }
    if isFunction, let device, !device.hasPrefix("meta") {
      var nodes: [Node] = []
      let whole = try standingIn(bound, &nodes)
      return try withExtendedLifetime(nodes) { try evaluate(whole) }
    }
    if !mixing.contains(name), let first = tensors.first,
      let other = tensors.first(where: { $0.isMeta != first.isMeta && !($0.rank == 0 && !$0.isMeta) }),
      !(first.rank == 0 && !first.isMeta)
    {
      throw TensorError.runtime(
        "Tensor on device \(other.isMeta ? "meta" : "cpu") is not on the expected device "
          + "\(first.isMeta ? "meta" : "cpu")!")
    }
    if name == "allclose" || name == "is_nonzero" { throw noItem }
    if name == "nonzero" || name == "argwhere" { throw nonzero }
    if let kernel = dependent[name] { throw lackingRule(kernel) }
    do {
      var nodes: [Node] = []
      let whole = try standingIn(bound, &nodes)
      return try withExtendedLifetime(nodes) { marked(try evaluate(whole)) }
    } catch let error as TensorError {
      throw renamed(error, name, tensors)
    }
  }

  /// An error of the CPU's in the words of the rules for meta tensors.
  private static func renamed(_ error: TensorError, _ name: String, _ tensors: [Tensor]) -> TensorError {
    let text = error.description
    if text.contains("DefaultCPUAllocator") {
      return TensorError(.notImplemented, "torch.\(name) of meta tensors of this size is not supported by this runner")
    }
    if text.hasPrefix("mat1 and mat2 shapes cannot be multiplied"), tensors.count >= 2 {
      let (a, b) = (tensors[tensors.count - 2], tensors[tensors.count - 1])
      return .runtime("a and b must have same reduction dim, but got \(a.sizes) X \(b.sizes).")
    }
    guard text.hasPrefix("The size of tensor a") else { return error }
    var common = [Int](repeating: 1, count: tensors.map(\.rank).max() ?? 0)
    for (i, tensor) in tensors.enumerated() {
      for k in stride(from: 1, through: tensor.rank, by: 1) {
        let (d, n) = (common.count - k, tensor.sizes[tensor.rank - k])
        if common[d] == 1 {
          common[d] = n
        } else if n != 1 && n != common[d] {
          return .runtime(
            "Attempting to broadcast a dimension of length \(n) at -\(k)! Mismatching argument at index \(i) had "
              + "\(tensor.sizes.sizeDescription); but expected shape should be broadcastable to \(Shape(common))")
        }
      }
    }
    return error
  }

  /// A change in place of a meta tensor changes nothing but what it looks at; nil where no meta tensor is involved.
  static func resultInPlace(_ name: String, _ receiver: Tensor, _ bound: BoundArguments) throws -> OpResult? {
    guard receiver.isMeta else {
      for case .tensor(let tensor) in bound.values where tensor.isMeta { throw noData }
      return nil
    }
    if looks.contains(name) { return nil }
    try receiver.checkInPlace()
    receiver.rebase(nil)
    return .tensor(receiver)
  }

  /// What a function that makes tensors makes here.
  private static func made(
    _ bound: BoundArguments, _ evaluate: (BoundArguments) throws -> OpResult
  ) throws -> OpResult {
    isInUse = true
    let parameters = bound.signature.parameters
    let requiresGrad = try bound.index("requires_grad").map { try bound.bool($0) } ?? false
    if let first = parameters.first, first.name == "size" {
      let sizes = Shape(try bound.ints(0))
      try Tensor.checkCount(sizes)
      // Nothing is drawn, so that streams of random numbers stay where they are.
      let dtype = bound.index("dtype").flatMap { bound.dtype($0) }
      let fill = bound.index("fill_value").flatMap { bound.values[$0].scalar?.dtype }
      return .tensor(try empty(sizes, dtype ?? fill ?? .defaultFloat).requiring(requiresGrad))
    }
    if let first = parameters.first, case .tensor = first.type, case .tensor(let source) = bound.values[0] {
      let dtype = bound.index("dtype").flatMap { bound.dtype($0) } ?? source.dtype
      let strides = source.isDense ? source.strides : nil
      return .tensor(try empty(source.sizes, dtype, strides: strides).requiring(requiresGrad))
    }
    return marked(try evaluate(bound))
  }

  /// The call with tensors that have numbers: zeros.
  ///
  /// - Parameter nodes: takes the nodes of leaves, which must live as long as those tensors.
  private static func standingIn(_ bound: BoundArguments, _ nodes: inout [Node]) throws -> BoundArguments {
    func replaced(_ value: Argument) throws -> Argument {
      switch value {
      case .tensor(let tensor) where tensor.isMeta: .tensor(try tensor.standIn(&nodes))
      case .list(let elements, let isTuple): .list(try elements.map(replaced), isTuple: isTuple)
      default: value
      }
    }
    var bound = bound
    bound.values = try bound.values.map(replaced)
    return bound
  }

  /// What `body` makes of a tensor, on its device.
  static func apart(_ x: Tensor, _ body: (Tensor) throws -> Tensor) throws -> Tensor {
    try apart([x]) { try body($0[0]) }
  }

  /// What `body` makes of several tensors.
  static func apart(_ tensors: [Tensor], _ body: ([Tensor]) throws -> Tensor) throws -> Tensor {
    var nodes: [Node] = []
    var whole: [Tensor] = []
    for x in tensors { whole.append(x.isMeta ? try x.standIn(&nodes) : x) }
    let made = try withExtendedLifetime(nodes) { try body(whole) }
    if !made.isMeta { made.storage.becomeMeta() }
    return made
  }
}

extension Tensor {
  /// Whether the tensor is on the device 'meta'.
  public var isMeta: Bool { storage.isMeta }

  /// A tensor like this one on the device 'meta'.
  public func onMeta(_ dtype: DType, requiresGrad: Bool = false) throws -> Tensor {
    try Meta.empty(sizes, dtype, strides: isDense ? strides : nil).requiring(requiresGrad)
  }

  /// Zeros in the place of this meta tensor, with its history; a large one repeats a single number.
  fileprivate func standIn(_ nodes: inout [Node]) throws -> Tensor {
    let made: Tensor
    if storage.isHollow {
      let one = try Tensor(uninitialized: [], dtype)
      try one.fillElements(with: .int(0))
      made = Tensor(
        storage: one.storage, offset: 0, sizes: sizes, strides: Shape(repeating: 0, count: rank), dtype: dtype)
    } else {
      made = Tensor(
        storage: storage.withNumbers(), offset: offset, sizes: sizes, strides: strides, dtype: dtype)
    }
    made.isWrappedNumber = isWrappedNumber
    guard requiresGrad else { return made }
    if let fn = gradFn {
      made.recordedFn = fn
      made.outputIndex = outputIndex
    } else {
      let node = gradientAccumulator()
      made.accumulator = node
      if let node { nodes.append(node) }
    }
    made.requiresGrad = true
    return made
  }
}
