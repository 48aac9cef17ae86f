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

  var entries: [Entry] = []
  var afterAccumulation: [AfterAccumulation] = []
  /// The results whose gradients are kept (`retain_grad`), which happens after all hooks.
  var retained: [(output: Int, tensor: WeakTensor)] = []

  struct WeakTensor { weak var tensor: Tensor? }

  nonisolated(unsafe) static var nextID = 0

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
    let id = TensorHooks.nextID
    TensorHooks.nextID += 1
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
    let id = TensorHooks.nextID
    TensorHooks.nextID += 1
    hookList().afterAccumulation.append(.init(id: id, call: hook))
    return id
  }

  /// Takes back a hook.
  public func removeHook(_ id: Int) {
    for list in [hooks, recordedFn?.hooks] {
      list?.entries.removeAll { $0.hook.id == id }
      list?.afterAccumulation.removeAll { $0.id == id }
    }
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
