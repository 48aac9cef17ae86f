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
  }

  /// What a placeholder stands for.
  final class Packed {
    fileprivate let stored: Result<Any, any Error>
    fileprivate let unpack: (Any) throws -> Tensor
    /// The history of the tensor that was stored: its node, or the leaf itself.
    fileprivate let leaf: Tensor?
    fileprivate let fn: Node?
    fileprivate let outputIndex: Int

    fileprivate init(_ tensor: Tensor, _ pair: Pair, keepsHistory: Bool) {
      let isOpen = isActive
      isActive = false
      defer { isActive = isOpen }
      stored = Result { try GradMode.with(false) { try pair.pack(keepsHistory ? tensor : tensor.alias()) } }
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
  static func placeholder(_ tensor: Tensor, keepsHistory: Bool) -> Tensor {
    guard let pair = stack.last, let empty = try? Tensor(uninitialized: [0], tensor.dtype) else { return tensor }
    let hooks = TensorHooks()
    hooks.packed = Packed(tensor, pair, keepsHistory: keepsHistory)
    empty.hooks = hooks
    return empty
  }
}
