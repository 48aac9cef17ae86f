// A tensor kept for backward, with the version that it must still have then.

/// A tensor that a node saved.
public struct SavedTensor {
  private let tensor: Tensor
  private let version: Int
  /// For a result of the node itself: which one. Keeping the result would tie a knot, so an alias is kept.
  private let outputIndex: Int

  @inline(__always)
  public init(_ tensor: Tensor) {
    let kept = SavedTensorHooks.isActive ? SavedTensorHooks.placeholder(tensor, keepsHistory: true) : tensor
    self.tensor = kept
    version = kept.storage.version
    outputIndex = -1
  }

  /// Saves a result of the node that is being recorded; a change in place will count its version up once more.
  @inline(__always)
  public init(result: Tensor, of node: Node? = nil, outputIndex: Int = 0, isChangeInPlace: Bool = false) {
    self.outputIndex = outputIndex
    if SavedTensorHooks.isActive {
      tensor = SavedTensorHooks.placeholder(result, of: node, keepsHistory: false)
      version = tensor.storage.version
      return
    }
    tensor = result.alias()
    version = result.storage.version &+ (isChangeInPlace ? 1 : 0)
  }

  private init(_ tensor: Tensor, version: Int, outputIndex: Int) {
    (self.tensor, self.version, self.outputIndex) = (tensor, version, outputIndex)
  }

  /// This tensor, stored by the functions of `pair`.
  ///
  /// - Throws: what storing it throws, and PyTorch's error where functions store it already.
  func stored(by pair: SavedTensorHooks.Pair, of node: Node) throws -> SavedTensor {
    if tensor.hooks?.packed != nil {
      throw TensorError.runtime(
        "Calling register_hooks on a saved tensor whose hooks have already been set. Hint: only one pair of hooks is "
          + "allowed at a time.")
    }
    let isResult = outputIndex >= 0
    let kept = SavedTensorHooks.placeholder(tensor, of: isResult ? node : nil, keepsHistory: !isResult, pair)
    if let failure = SavedTensorHooks.takeFailure() { throw failure }
    return SavedTensor(kept, version: kept.storage.version, outputIndex: outputIndex)
  }

  /// The tensor, if it has not been changed in place since.
  ///
  /// - Throws: PyTorch's version error.
  @inline(__always)
  public func unpack(_ node: Node) throws -> Tensor {
    if tensor.storage.version != version { throw changed(node) }
    var tensor = tensor
    if let packed = tensor.hooks?.packed { tensor = try packed.opened ?? packed.tensor() }
    if outputIndex >= 0 && GradMode.isEnabled && !tensor.requiresGrad {
      let result = tensor.alias()
      result.recordedFn = node
      result.outputIndex = outputIndex
      result.requiresGrad = true
      return result
    }
    return tensor
  }

  /// Refuses an index or a mask that has been changed since: formulas have read it already.
  @inline(__always)
  func check(_ node: Node) throws {
    if tensor.storage.version != version && !tensor.dtype.isFloatingPoint { throw changed(node) }
  }

  /// Brings the tensor back from where functions stored it, for all formulas of a node to use until it is closed.
  func open() throws {
    if let packed = tensor.hooks?.packed { packed.opened = try packed.tensor() }
  }

  func close() { tensor.hooks?.packed?.opened = nil }

  private func changed(_ node: Node) -> TensorError {
    var text = "one of the variables needed for gradient computation has been modified by an inplace operation: "
    text += "[\(tensor.typeName) \(tensor.sizes)]"
    let maker = outputIndex >= 0 ? node : tensor.gradFn
    if let maker {
      let index = outputIndex >= 0 ? outputIndex : tensor.outputIndex
      text += ", which is output \(index) of \(maker.functionName),"
    }
    text += " is at version \(tensor.storage.version); expected version \(version) instead. Hint: "
    if Anomaly.isEnabled {
      text += "the backtrace further above shows the operation that failed to compute its gradient. The variable in "
      text += "question was changed in there or anywhere later. Good luck!"
      return .runtime(text)
    }
    text += "enable anomaly detection to find the operation that failed to compute its gradient, with "
    text += "torch.autograd.set_detect_anomaly(True, check_nan=False)."
    return .runtime(text)
  }
}

extension Node {
  /// The name without `Backward0`, or with the number of another overload, as messages use it.
  var functionName: String {
    let text = Array(name.utf8)
    let word = Array("Backward".utf8)
    guard text.count > word.count else { return name }
    for i in stride(from: text.count - word.count, through: 0, by: -1)
    where Array(text[i..<(i + word.count)]) == word && text[(i + word.count)...].allSatisfy({ $0 >= 48 && $0 <= 57 }) {
      let number = text[(i + word.count)...]
      return String(decoding: text[..<i] + (number.elementsEqual([48]) ? [] : number), as: UTF8.self)
    }
    return qualifiedName
  }
}
