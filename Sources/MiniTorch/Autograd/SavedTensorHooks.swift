// Functions that store the tensors kept for backward elsewhere, and bring them back.

/// PyTorch's `torch.autograd.graph.saved_tensors_hooks`.
public enum SavedTensorHooks {
  /// A pair of functions: one stores a tensor, the other makes it anew from what the first returned.
  public struct Pair {
    let pack: (Tensor) throws -> Any
    let unpack: (Any) throws -> Tensor

    public init(pack: @escaping (Tensor) throws -> Any, unpack: @escaping (Any) throws -> Tensor) {
      self.pack = pack
      self.unpack = unpack
    }
  }

  private nonisolated(unsafe) static var stack: [Pair] = []
  /// Whether saved tensors go through functions at present.
  nonisolated(unsafe) static var isActive = false
  /// Whether functions have stored any tensor.
  nonisolated(unsafe) static var hasStored = false

  /// What the latest function to store a tensor threw, for the caller of the operation.
  private nonisolated(unsafe) static var failure: (any Error)?
  /// Whether there is such an error.
  public private(set) nonisolated(unsafe) static var hasFailed = false

  /// The error of a function that stored a tensor, once.
  public static func takeFailure() -> (any Error)? {
    defer {
      failure = nil
      hasFailed = false
    }
    return failure
  }

  public static func push(_ pair: Pair) {
    stack.append(pair)
    isActive = true
  }

  public static func pop() {
    _ = stack.popLast()
    isActive = !stack.isEmpty
  }

  /// Forgets all functions, as a new process would.
  public static func reset() {
    stack = []
    isActive = false
    hasStored = false
    _ = takeFailure()
  }

  /// What a placeholder stands for.
  final class Packed {
    /// The tensor, while the node that saved it runs: it is brought back once.
    var opened: Tensor?
    fileprivate let stored: Result<Any, any Error>
    fileprivate let unpack: (Any) throws -> Tensor
    /// The history of the tensor that was stored: its node, or the leaf itself.
    fileprivate let leaf: Tensor?
    fileprivate let fn: Node?
    fileprivate let outputIndex: Int

    fileprivate init(_ tensor: Tensor, of node: Node?, _ pair: Pair, keepsHistory: Bool, isLate: Bool) {
      let isOpen = isActive
      isActive = false
      defer { isActive = isOpen }
      // An input is handed over as it is, a result as the one of its node.
      stored = Result {
        try GradMode.with(false) {
          if keepsHistory { return try pair.pack(isLate ? tensor.alias() : tensor) }
          let result = tensor.alias()
          if let node {
            result.recordedFn = node
            result.requiresGrad = true
          }
          return try pair.pack(result)
        }
      }
      if case .failure(let error) = stored {
        failure = error
        hasFailed = true
      }
      unpack = pair.unpack
      fn = keepsHistory ? tensor.gradFn : nil
      leaf = keepsHistory && fn == nil && tensor.requiresGrad ? tensor : nil
      outputIndex = tensor.outputIndex
    }

    /// The tensor, made anew.
    func tensor() throws -> Tensor {
      let made = try GradMode.with(false) { try unpack(stored.get()) }.alias()
      if let fn {
        made.recordedFn = fn
        made.outputIndex = outputIndex
        made.requiresGrad = true
      } else if let leaf {
        made.requiresGrad = true
        made.accumulator = leaf.gradientAccumulator()
      }
      return made
    }
  }

  /// An empty tensor in the place of one that the innermost functions store.
  @inline(never)
  static func placeholder(_ tensor: Tensor, of node: Node? = nil, keepsHistory: Bool, _ given: Pair? = nil) -> Tensor {
    hasStored = true
    guard let pair = given ?? stack.last, let empty = try? Tensor(uninitialized: [0], tensor.dtype) else {
      return tensor
    }
    let hooks = TensorHooks()
    hooks.packed = Packed(tensor, of: node, pair, keepsHistory: keepsHistory, isLate: given != nil)
    empty.hooks = hooks
    return empty
  }
}
