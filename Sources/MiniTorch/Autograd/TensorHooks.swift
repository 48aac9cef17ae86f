// Functions that look at gradients as they pass.

/// A function that was registered and can be taken back.
public struct GradientHook {
  public let id: Int
  /// Gets the gradient, and may return another in its place.
  let call: (Tensor) throws -> Tensor?
}

/// The hooks of a leaf, or of one node's results.
final class TensorHooks {
  struct Entry {
    let output: Int
    let hook: GradientHook
  }

  struct AfterAccumulation {
    let id: Int
    let call: (Tensor) throws -> Void
  }

  /// A function that sees a node's gradients before it runs, and may return others.
  struct BeforeNode {
    let id: Int
    let call: ([Tensor?]) throws -> [Tensor?]?
  }

  /// A function that sees what a node made of its gradients, and may return something else.
  struct AfterNode {
    let id: Int
    let call: (_ results: [Tensor?], _ gradients: [Tensor?]) throws -> [Tensor?]?
  }

  var entries: [Entry] = []
  var beforeNode: [BeforeNode] = []
  var afterNode: [AfterNode] = []
  var afterAccumulation: [AfterAccumulation] = []
  /// The results whose gradients are kept (`retain_grad`), which happens after all hooks.
  var retained: [(output: Int, tensor: WeakTensor)] = []

  struct WeakTensor { weak var tensor: Tensor? }

  /// What a placeholder of a saved tensor stands for.
  var packed: SavedTensorHooks.Packed?

  private nonisolated(unsafe) static var lastID = -1

  static func makeID() -> Int {
    lastID += 1
    return lastID
  }

  func remove(_ id: Int) {
    entries.removeAll { $0.hook.id == id }
    beforeNode.removeAll { $0.id == id }
    afterNode.removeAll { $0.id == id }
    afterAccumulation.removeAll { $0.id == id }
  }

  /// The gradient of result `output` as the hooks leave it.
  func run(_ output: Int, _ gradient: Tensor) throws -> Tensor {
    var g = gradient
    for entry in entries where entry.output == output {
      if let replaced = try entry.hook.call(g) { g = replaced }
    }
    for (index, weak) in retained where index == output {
      guard let tensor = weak.tensor else { continue }
      if let sum = tensor.grad {
        tensor.grad = try Op.add.apply(sum, g)
      } else {
        tensor.grad = try g.clone()
      }
    }
    return g
  }
}

extension Tensor {
  /// Calls `hook` with this tensor's gradient whenever it is complete.
  ///
  /// - Returns: a number to take the hook back with (`removeHook`).
  /// - Throws: PyTorch's error for a tensor that requires no gradient.
  public func registerHook(_ hook: @escaping (Tensor) throws -> Tensor?) throws -> Int {
    guard requiresGrad else {
      throw TensorError.runtime("cannot register a hook on a tensor that doesn't require gradient")
    }
    let id = TensorHooks.makeID()
    hookList().entries.append(.init(output: outputIndex, hook: GradientHook(id: id, call: hook)))
    return id
  }

  /// Calls `hook` with this leaf after a gradient was added to its `grad`.
  ///
  /// - Throws: PyTorch's error for a tensor that is not a leaf.
  public func registerPostAccumulateGradHook(_ hook: @escaping (Tensor) throws -> Void) throws -> Int {
    guard requiresGrad else {
      throw TensorError.runtime("cannot register a hook on a tensor that doesn't require gradient")
    }
    guard isLeaf else {
      throw TensorError.runtime("post accumulate grad hooks cannot be registered on non-leaf tensors")
    }
    let id = TensorHooks.makeID()
    hookList().afterAccumulation.append(.init(id: id, call: hook))
    return id
  }

  /// Takes back a hook.
  public func removeHook(_ id: Int) {
    hooks?.remove(id)
    recordedFn?.hooks?.remove(id)
  }

  /// Keeps the gradient of a tensor that is not a leaf in its `grad`.
  ///
  /// - Throws: PyTorch's error for a tensor that requires no gradient.
  public func retainGrad() throws {
    guard requiresGrad else {
      throw TensorError.runtime("can't retain_grad on Tensor that has requires_grad=False")
    }
    if isLeaf || retainsGrad { return }
    hookList().retained.append((outputIndex, .init(tensor: self)))
  }

  /// Whether a tensor that is not a leaf keeps its gradient.
  public var retainsGrad: Bool { gradFn?.hooks?.retained.contains { $0.tensor.tensor === self } ?? false }

  private func hookList() -> TensorHooks {
    if let fn = gradFn {
      if let list = fn.hooks { return list }
      let list = TensorHooks()
      fn.hooks = list
      return list
    }
    if let list = hooks { return list }
    let list = TensorHooks()
    hooks = list
    return list
  }
}

extension Node {
  /// Calls `hook` with the gradients of this node's results before the node runs.
  ///
  /// - Returns: a number to take the hook back with (`removeHook`).
  public final func registerHookBefore(_ hook: @escaping ([Tensor?]) throws -> [Tensor?]?) -> Int {
    let id = TensorHooks.makeID()
    ownHooks().beforeNode.append(.init(id: id, call: hook))
    return id
  }

  /// Calls `hook` with the gradients of this node's inputs and of its results after the node ran.
  ///
  /// - Returns: a number to take the hook back with (`removeHook`).
  public final func registerHookAfter(_ hook: @escaping ([Tensor?], [Tensor?]) throws -> [Tensor?]?) -> Int {
    let id = TensorHooks.makeID()
    ownHooks().afterNode.append(.init(id: id, call: hook))
    return id
  }

  /// Takes back a hook.
  public final func removeHook(_ id: Int) { hooks?.remove(id) }

  private func ownHooks() -> TensorHooks {
    if let hooks { return hooks }
    let made = TensorHooks()
    hooks = made
    return made
  }
}
