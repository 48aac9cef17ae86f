// The two ways into backward: accumulating in the leaves, and asking for particular gradients.

/// PyTorch's `torch.autograd`.
public enum Autograd {
  /// A number of the walk over the graph that is under way, nil if none is.
  public static var currentPass: Int? { BackwardPass.current }
  /// Whether it comes to a tensor's gradient.
  public static func reaches(_ tensor: Tensor) -> Bool {
    guard tensor.requiresGrad, let node = tensor.gradFn ?? tensor.gradientAccumulator() else { return false }
    return BackwardPass.reaches(node)
  }
  /// Whether it goes to all leaves, and not to some inputs only.
  public static var isWholePass: Bool { BackwardPass.isWhole }

  /// Accumulates the gradients of `outputs` in the leaves (or only in `inputs`).
  ///
  /// - Parameter gradients: the gradients of the outputs; nil stands for one, which only single elements have.
  /// - Throws: PyTorch's errors, and what hooks throw.
  public static func backward(
    _ outputs: [Tensor], gradients: [Tensor?] = [], retainGraph: Bool? = nil, createGraph: Bool = false,
    inputs: [Tensor]? = nil
  ) throws {
    let roots = try roots(outputs, gradients)
    if let inputs {
      if inputs.isEmpty { throw TensorError.runtime("`inputs` argument to `backward()` cannot be empty.") }
      for input in inputs { try input.retainGrad() }
    }
    if inputs == nil && roots.count == 1 {
      return try BackwardPass.run(
        root: roots[0].edge, gradient: roots[0].gradient, keepsGraph: retainGraph ?? createGraph,
        createsGraph: createGraph)
    }
    _ = try BackwardPass.run(
      roots: roots, inputs: inputs?.map(\.gradientEdge), accumulates: true, keepsGraph: retainGraph ?? createGraph,
      createsGraph: createGraph)
  }

  /// The gradients of `outputs` with respect to `inputs`.
  ///
  /// - Throws: PyTorch's errors, among them one for an input that the outputs do not depend on.
  public static func grad(
    outputs: [Tensor], inputs: [Tensor], gradOutputs: [Tensor?] = [], retainGraph: Bool? = nil,
    createGraph: Bool = false, allowUnused: Bool = false
  ) throws -> [Tensor?] {
    if inputs.isEmpty { throw TensorError.runtime("`inputs` argument to `grad()` cannot be empty.") }
    let roots = try roots(outputs, gradOutputs)
    for input in inputs where !input.requiresGrad {
      throw TensorError.runtime("One of the differentiated Tensors does not require grad")
    }
    let edges = inputs.map(\.gradientEdge)
    let results = try BackwardPass.run(
      roots: roots, inputs: edges, accumulates: false, keepsGraph: retainGraph ?? createGraph, createsGraph: createGraph
    )
    if !allowUnused, let missing = results.firstIndex(where: { $0 == nil }) {
      throw TensorError.runtime(
        "The differentiated Tensor at index \(missing) appears to not have been used in the graph. Set "
          + "allow_unused=True if this is the desired behavior.")
    }
    return results
  }

  private static func roots(_ outputs: [Tensor], _ gradients: [Tensor?]) throws -> [(edge: Edge, gradient: Tensor)] {
    if !gradients.isEmpty && gradients.count != outputs.count {
      throw TensorError.runtime("got \(outputs.count) tensors and \(gradients.count) gradients")
    }
    var starts: [Tensor] = []
    for (i, output) in outputs.enumerated() {
      if i < gradients.count, let given = gradients[i] {
        guard given.sizes == output.sizes else {
          throw TensorError.runtime(
            "Mismatch in shape: grad_output[\(i)] has a shape of \(given.sizes.sizeDescription) and output[\(i)] has a "
              + "shape of \(output.sizes.sizeDescription).")
        }
        starts.append(given.dtype == output.dtype ? given : try given.to(output.dtype))
        continue
      }
      if output.requiresGrad {
        guard output.count == 1 else { throw TensorError.implicitGradient }
        guard output.dtype.isFloatingPoint else {
          throw TensorError.runtime(
            "grad can be implicitly created only for real scalar outputs but got \(output.dtype.scalarName)")
        }
      }
      let one = try output.emptyAlike(output.dtype)
      try one.fillElements(with: .int(1))
      starts.append(one)
    }
    var roots: [(edge: Edge, gradient: Tensor)] = []
    for (i, output) in outputs.enumerated() {
      let edge = output.gradientEdge
      guard edge.node != nil else {
        throw TensorError.runtime("element \(i) of tensors does not require grad and does not have a grad_fn")
      }
      roots.append((edge, starts[i]))
    }
    return roots
  }
}

extension Tensor {
  /// Accumulates this tensor's gradients in the leaves that it was made from.
  ///
  /// - Throws: PyTorch's errors, and what hooks throw.
  public func backward(gradient: Tensor? = nil, retainGraph: Bool? = nil, createGraph: Bool = false) throws {
    if gradient == nil && count == 1 && requiresGrad && dtype == .float32 {
      let one = try Tensor(uninitialized: sizes, .float32)
      one.float32[0] = 1
      return try BackwardPass.run(
        root: gradientEdge, gradient: one, keepsGraph: retainGraph ?? createGraph, createsGraph: createGraph)
    }
    try Autograd.backward([self], gradients: [gradient], retainGraph: retainGraph, createGraph: createGraph)
  }

  /// Sets or clears a leaf's `requires_grad`.
  ///
  /// - Throws: PyTorch's errors for integers and for tensors that were computed.
  public func setRequiresGrad(_ value: Bool) throws {
    if value == requiresGrad { return }
    if isInference && !GradMode.isInference { throw TensorError.inferenceRequiresGrad }
    if !value && !isLeaf { throw TensorError.onlyLeafRequiresGrad }
    if value && !dtype.isFloatingPoint { throw TensorError.floatingRequiresGrad }
    if isLeaf { requiresGrad = value }
  }

  /// Gives the tensor a gradient, or takes it away.
  ///
  /// - Throws: PyTorch's errors when its size or dtype differs.
  public func setGrad(_ value: Tensor?) throws {
    guard let value else {
      grad = nil
      return
    }
    if value === self { throw TensorError.runtime("can't assign Variable as its own grad") }
    guard value.dtype == dtype else {
      throw TensorError.runtime(
        "attempting to assign a gradient with dtype '\(value.dtype.nativeName)' to a tensor with grad_dtype "
          + "'\(dtype.scalarName)'. The gradient must match the tensor's grad_dtype (defaults to the tensor's dtype). You "
          + "can set the tensor's grad_dtype attribute with a specific dtype, or None to allow any dtype. Set grad_dtype "
          + "with caution. Diverging the dtypes of a tensor and its gradient may break downstream systems that assume "
          + "they match.")
    }
    guard value.sizes == sizes else {
      throw TensorError.runtime(
        "attempting to assign a gradient of size '\(value.sizes)' to a tensor of size '\(sizes)'. Please ensure that the "
          + "gradient and the tensor are the same size")
    }
    grad = value
  }
}
