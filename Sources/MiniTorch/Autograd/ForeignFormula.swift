// Gradients that a host brings: operations whose value and formula are not Swift.

extension Tensor {
  /// Records that this tensor was made from `inputs`, if that is to be recorded, and returns it.
  ///
  /// - Parameters:
  ///   - name: PyTorch's `grad_fn` name.
  ///   - saved: what the formula reads.
  ///   - formula: the gradient for an input, by its number, the gradient of this tensor and what was saved.
  public func recorded(
    as name: String, from inputs: [Tensor], saving saved: [Tensor], names: [String],
    formula: @escaping (_ input: Int, _ gradient: Tensor, _ saved: [Tensor]) throws -> Tensor?
  ) throws -> Tensor {
    let count = saved.count
    return try recorded(name, inputs, saving: saved, names: names) { input, gradient, kept in
      try formula(input, gradient, (0..<count).map { try kept[$0] })
    }
  }

  /// Gives this tensor, which has no history, the memory, sizes and strides of another.
  public func adopt(_ other: Tensor) {
    take(storage: other.storage, offset: other.offset, sizes: other.sizes, strides: other.strides, dtype: other.dtype)
  }

  /// Changes this tensor into what `body` makes of it; the record of `body` becomes this tensor's.
  public func become(_ body: (Tensor) throws -> Tensor) throws -> Tensor { try becomeInPlace(named: "", body) }
}

extension Node {
  /// The gradients of the inputs for those of the results, as calling the node gives them; no hook hears of it.
  ///
  /// - Throws: PyTorch's errors, among them one for a graph that has been freed.
  public func apply(_ gradients: [Tensor?]) throws -> [Tensor?] {
    if isReleased { throw TensorError.freedGraph }
    if let leaf = self as? AccumulateGrad {
      if let gradient = gradients.first ?? nil { try leaf.accumulate(gradient) }
      return []
    }
    var results = try GradMode.asFormula(true) { try backward(gradients) }
    while results.count < edgeCount { results.append(nil) }
    return results
  }
}
