// A recorded operation: where its gradients go, what it needs to make them, and how it is freed.

/// A place in the graph where a gradient goes: one result of a node.
public struct Edge {
  public let node: Node?
  public let index: Int

  @inline(__always)
  public init(_ node: Node?, _ index: Int = 0) {
    self.node = node
    self.index = index
  }

  public static var none: Edge { Edge(nil) }
}

/// One operation of the graph that `backward` walks.
///
/// A subclass turns the gradients of the operation's results into those of its inputs, in `backward(_:)`.
open class Node {
  nonisolated(unsafe) static var nextSequence = 0

  /// Numbers operations from 0 again; there must be no graph that goes on.
  public static func restartNumbering() { nextSequence = 0 }

  /// Later operations have higher numbers, and are differentiated first.
  public internal(set) final var sequence: Int

  // Most operations have one or two inputs and one result; those cost no array.
  final var node0: Node?
  final var node1: Node?
  final var index0 = 0
  final var index1 = 0
  final var moreEdges: [Edge] = []
  /// The number of inputs.
  public internal(set) final var edgeCount = 0

  final var outputSizes = Shape()
  final var outputType = DType.float32
  final var moreOutputs: [(sizes: Shape, dtype: DType)] = []
  /// The number of results.
  public internal(set) final var outputCount = 0

  final var hooks: TensorHooks?
  /// What the host hangs on the node (an object that stands for it).
  public nonisolated(unsafe) final var wrapper: Unmanaged<AnyObject>?

  // What a pass of the engine leaves here while it runs.
  final var pass = 0
  final var dependencies = 0
  final var isNeeded = false
  final var gradient: Tensor?
  final var moreGradients: [Tensor?] = []

  public init() {
    sequence = Node.nextSequence
    Node.nextSequence &+= 1
    if Anomaly.isEnabled { Anomaly.note(sequence) }
  }

  deinit {
    if node0 != nil { GraphRelease.drop(&node0) }
    if node1 != nil { GraphRelease.drop(&node1) }
    for edge in moreEdges {
      var node = edge.node
      if node != nil {
        moreEdges = []
        GraphRelease.drop(&node)
      }
    }
  }

  /// The name of the node's type in PyTorch, `MulBackward0`.
  open var name: String { "Node" }

  /// What the node's `name()` says in Python: nodes written in C++ by hand name their namespace.
  public final var qualifiedName: String {
    switch name {
    case "AccumulateGrad", "CopySlices", "CopyBackwards", "NotImplemented": "torch::autograd::" + name
    default: name
    }
  }

  /// The gradients of the inputs from those of the results; nil where there is none.
  open func backward(_ gradients: [Tensor?]) throws -> [Tensor?] {
    var results: [Tensor?] = []
    results.reserveCapacity(edgeCount)
    guard let g = gradients.first ?? nil else { return Array(repeating: nil, count: edgeCount) }
    for i in 0..<edgeCount {
      results.append(edge(i).node == nil ? nil : try gradient(ofInput: i, g))
    }
    return results
  }

  /// The gradient of one input of an operation with one result whose gradient is `g`.
  open func gradient(ofInput input: Int, _ g: Tensor) throws -> Tensor? { nil }

  /// Whether gradients are made together, by `backward(_:)`, rather than one by one.
  open var isJoint: Bool { false }

  /// Whether the tensors that this node saved were freed by an earlier pass.
  open var isReleased: Bool { false }

  /// Frees the saved tensors, after which a node that had some can not run again.
  open func releaseSaved() {}

  /// What PyTorch calls the saved tensors; "" where the order says it.
  var savedTensorNames: [String] { savedTensors.map { _ in "" } }

  /// Puts another in the place of saved tensor `i`.
  func keepSaved(_ i: Int, _ changed: SavedTensor) {}

  /// Has functions store the saved tensor that PyTorch calls `name`, of all that nodes of this kind save.
  ///
  /// - Throws: what storing it throws, and PyTorch's errors.
  public func storeSaved(_ name: String, of all: [String], by pair: SavedTensorHooks.Pair) throws {
    let (saved, names) = (savedTensors, savedTensorNames)
    let place = names.firstIndex(of: name)
      ?? (names.count == all.count && names.allSatisfy(\.isEmpty) ? all.firstIndex(of: name) : nil)
      ?? (names == [""] ? 0 : nil)
    guard let place, !isReleased else {
      throw TensorError.runtime("Calling register_hooks on a saved tensor with value None is forbidden")
    }
    keepSaved(place, try saved[place].stored(by: pair, of: self))
  }

  /// The tensors saved for `backward`, by PyTorch's names (`self` of `_saved_self`); a nameless one is the only one.
  open var savedValues: [(name: String, value: Argument)] { [] }

  /// The tensors saved for `backward`, in the order in which PyTorch saves them.
  open var savedTensors: [SavedTensor] { [] }

  /// Brings stored tensors back, runs the formulas, and lets the tensors go again.
  @inline(__always)
  final func withSaved<T>(_ body: () throws -> T) throws -> T {
    if !SavedTensorHooks.hasStored { return try body() }
    let all = savedTensors
    defer { for saved in all { saved.close() } }
    for saved in all { try saved.open() }
    return try body()
  }

  // MARK: Edges

  /// Where the gradient of input `i` goes (`next_functions[i]`).
  @inline(__always)
  public final func edge(_ i: Int) -> Edge {
    switch i {
    case 0: Edge(node0, index0)
    case 1: Edge(node1, index1)
    default: moreEdges[i - 2]
    }
  }

  @inline(__always)
  public final func addEdge(_ edge: Edge) {
    switch edgeCount {
    case 0:
      node0 = edge.node
      index0 = edge.index
    case 1:
      node1 = edge.node
      index1 = edge.index
    default: moreEdges.append(edge)
    }
    edgeCount &+= 1
  }

  /// Adds the edge of an input, which leads nowhere when it needs no gradient.
  @inline(__always)
  public final func addInput(_ tensor: Tensor?) {
    guard let tensor, tensor.requiresGrad else {
      edgeCount &+= 1
      if edgeCount > 2 { moreEdges.append(.none) }
      return
    }
    addEdge(tensor.gradientEdge)
  }

  final func replaceEdge(_ i: Int, _ edge: Edge) {
    switch i {
    case 0:
      node0 = edge.node
      index0 = edge.index
    case 1:
      node1 = edge.node
      index1 = edge.index
    default: moreEdges[i - 2] = edge
    }
  }

  /// The sizes of input `i`, if it leads on.
  public final func inputSizes(_ i: Int) -> Shape? {
    guard i < edgeCount, let node = edge(i).node, edge(i).index < node.outputCount else { return nil }
    return node.sizes(ofOutput: edge(i).index)
  }

  // MARK: Results

  /// Makes `tensor` the next result of this node.
  @inline(__always)
  public final func addOutput(_ tensor: Tensor) {
    tensor.outputIndex = outputCount
    tensor.recordedFn = self
    tensor.requiresGrad = true
    describeOutput(tensor.sizes, tensor.dtype)
  }

  @inline(__always)
  final func describeOutput(_ sizes: Shape, _ dtype: DType) {
    if outputCount == 0 {
      outputSizes = sizes
      outputType = dtype
    } else {
      moreOutputs.append((sizes, dtype))
    }
    outputCount &+= 1
  }

  final func sizes(ofOutput i: Int) -> Shape { i == 0 ? outputSizes : moreOutputs[i - 1].sizes }
  final func dtype(ofOutput i: Int) -> DType { i == 0 ? outputType : moreOutputs[i - 1].dtype }
}

/// Frees graphs without recursion: what the freeing of a node leaves without owner waits in one queue.
enum GraphRelease {
  private nonisolated(unsafe) static var waiting: [Node] = []
  private nonisolated(unsafe) static var isDraining = false

  /// Gives up a reference to a node.
  @inline(__always)
  static func drop(_ node: inout Node?) {
    if isKnownUniquelyReferenced(&node), let last = node {
      node = nil
      bury(last)
    } else {
      node = nil
    }
  }

  @inline(never)
  private static func bury(_ node: consuming Node) {
    waiting.append(node)
    if isDraining { return }
    isDraining = true
    while !waiting.isEmpty { waiting.removeLast() }
    isDraining = false
  }
}
