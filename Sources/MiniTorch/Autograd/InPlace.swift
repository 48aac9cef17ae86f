// Changing recorded tensors in place: what is refused, and how history is rebased onto the change.

/// The node of a base that was changed through one of its views.
final class CopySlices: Node {
  private let function: Node
  private let baseSizes: Shape
  private let baseStrides: Shape
  private let viewSizes: Shape
  private let viewStrides: Shape
  private let viewOffset: Int

  init(base: Tensor, view: Tensor, function: Node) {
    self.function = function
    baseSizes = base.sizes
    baseStrides = base.isDense ? base.strides : base.sizes.contiguousStrides
    viewSizes = view.sizes
    viewStrides = view.strides
    viewOffset = view.offset - base.offset
    super.init()
    addInput(base)
    for i in 1..<max(function.edgeCount, 1) { addEdge(function.edge(i)) }
    function.replaceEdge(0, edge(0))
  }

  override var name: String { "CopySlices" }
  override var isJoint: Bool { true }
  private var released = false
  override var isReleased: Bool { released }
  override func releaseSaved() {
    function.releaseSaved()
    released = true
  }

  override func backward(_ gradients: [Tensor?]) throws -> [Tensor?] {
    guard let g = gradients.first ?? nil else { return [] }
    let result = try Tensor(uninitialized: baseSizes, g.dtype)
    result.lie(baseStrides)
    _ = try result.copyInPlace(g)
    let slice = try result.asStrided(sizes: viewSizes, strides: viewStrides, offset: viewOffset)
    var results = try function.withSaved { try function.backward([try slice.clone()]) }
    if results.isEmpty { return [] }
    if edge(0).node != nil, let first = results[0] {
      _ = try slice.copyInPlace(first)
      results[0] = result
    } else if edge(0).node != nil {
      _ = try slice.fillInPlace(.int(0))
      results[0] = result
    }
    return results
  }
}

/// What stands for the history of a view whose base changed in a way that autograd cannot follow.
public final class InvalidViewNode: Node {
  /// Why the history is unknown.
  public let error: TensorError

  fileprivate init(_ view: Tensor) {
    error = view.viewError(isIndirect: true)
    super.init()
    for _ in 0...view.outputIndex { describeOutput(view.sizes, view.dtype) }
  }

  public override var name: String { "Invalid" }
  public override func gradient(ofInput input: Int, _ g: Tensor) throws -> Tensor? { throw error }
  public override var isJoint: Bool { true }
  public override func backward(_ gradients: [Tensor?]) throws -> [Tensor?] { throw error }
}

extension Tensor {
  /// The up-to-date node of a view: a new one after its base was changed through another look.
  @inline(never)
  func viewFn() -> Node? {
    guard let base = viewBase else { return recordedFn }
    if recordedFn == nil && !base.requiresGrad { return nil }
    if viewVersion == storage.version { return recordedFn }
    guard base.requiresGrad else { return recordedFn }
    if viewCreation != .plain { return InvalidViewNode(self) }
    let node = Self.asStridedNode(base: base, view: self)
    node.addInput(base)
    recordedFn = nil
    outputIndex = 0
    node.addOutput(self)
    viewVersion = storage.version
    return recordedFn
  }

  /// Refuses a change in place that autograd could not follow.
  ///
  /// - Throws: PyTorch's errors for leaves, for views of them, and for views made without recording.
  @inline(__always)
  package func checkInPlace(_ other: Tensor? = nil) throws {
    try checkHistoryInPlace(other)
    if !isContiguous { try checkOverlap() }
  }

  /// Refuses what autograd could not follow; that elements share memory does not matter to who only changes the look.
  @inline(__always)
  func checkHistoryInPlace(_ other: Tensor? = nil) throws {
    if isInference && !GradMode.isInference { throw TensorError.inferenceInPlace }
    if GradMode.isEnabled && (requiresGrad || other?.requiresGrad == true) { try checkRecordedInPlace() }
  }

  /// Refuses to write where several elements share their memory.
  @inline(never)
  private func checkOverlap() throws {
    for i in 0..<rank where strides[i] == 0 && sizes[i] > 1 {
      throw TensorError.runtime(
        "unsupported operation: more than one element of the written-to tensor refers to a single memory location. Please "
          + "clone() the tensor before performing the operation.")
    }
  }

  @inline(never)
  private func checkRecordedInPlace() throws {
    if let base = viewBase {
      if viewCreation != .plain { throw viewError(isIndirect: false) }
      if requiresGrad && base.isLeaf { throw TensorError.leafViewInPlace }
    }
    if requiresGrad && isLeaf { throw TensorError.leafInPlace }
  }

  fileprivate func viewError(isIndirect: Bool) -> TensorError {
    .view(viewCreation, maker: recordedFn.map { (outputIndex, $0.functionName) }, isIndirect: isIndirect)
  }

  /// Makes this recorded result of a custom function a view of what it shares its bytes with; nobody may change it in place.
  package func becomeCustomView(of source: Tensor) throws {
    viewBase = source.viewBase ?? source
    viewVersion = storage.version
    viewCreation = .customFunction
  }

  /// The tensor as it is now, with its history, for a formula that needs it after the change in place.
  package func snapshot() throws -> Tensor {
    let copy = try emptyAlike(dtype)
    try copy.copyElements(from: self)
    copy.recordedFn = gradFn
    copy.outputIndex = outputIndex
    copy.requiresGrad = requiresGrad
    return copy
  }

  /// Notes that the bytes were changed by an operation that `node` differentiates, or that nobody recorded.
  ///
  /// `node` must have the edges of the tensor's old history, and no result yet.
  package func rebase(_ node: Node?) {
    storage.version &+= 1
    guard let node else { return }
    guard let base = viewBase else {
      recordedFn = nil
      return node.addOutput(self)
    }
    node.describeOutput(sizes, dtype)
    let slices = CopySlices(base: base, view: self, function: node)
    base.recordedFn = nil
    slices.addOutput(base)
    requiresGrad = true
    _ = viewFn()
  }
}
