// Gradients for which PyTorch has a kernel, and so a node, of their own: what a gradient made with `create_graph` names.

/// One node for all that a formula computes; it is differentiated by way of the formula.
enum FusedGradient {
  /// The node that the gradient of a node called `name` is, if it is one.
  static func name(of name: String) -> String? { names[name] }

  /// The value of a formula of these tensors, recorded as one operation on them.
  static func record(_ name: String, _ inputs: [Tensor?], _ formula: @escaping ([Tensor?]) throws -> Tensor?) throws
    -> Tensor?
  {
    guard let value = try GradMode.with(false, { try formula(inputs) }) else { return nil }
    guard value.dtype.isFloatingPoint, inputs.contains(where: { $0?.requiresGrad == true }) else { return value }
    let present = inputs.compactMap { $0 }
    let made = value.isLeaf && present.allSatisfy { $0 !== value } ? value : value.detach()
    let node = FormulaNode(name, saving: present.map { SavedTensor($0) }) { i, g, saved in
      var k = -1
      let kept = try inputs.map { input -> Tensor? in
        guard input != nil else { return nil }
        k += 1
        return try look(saved[k])
      }
      guard let target = kept[i], target.requiresGrad else { return nil }
      let again = try GradMode.with(true) { try formula(kept) }
      guard let again, again.requiresGrad else { return nil }
      return try Autograd.grad(
        outputs: [again], inputs: [target], gradOutputs: [g], createGraph: GradMode.isEnabled, allowUnused: true)[0]
    }
    for input in inputs { node.addInput(input) }
    node.addOutput(made)
    return made
  }

  /// The tensor under a node of its own, so that what it was made from is another's to differentiate.
  private static func look(_ x: Tensor) throws -> Tensor {
    guard x.requiresGrad else { return x }
    if GradMode.isEnabled { return try x.view(x.sizes, x.strides, "AliasBackward0") { $0 } }
    let leaf = x.detach()
    try leaf.setRequiresGrad(true)
    return leaf
  }

  private static let names: [String: String] = {
    var table = [
      "SoftmaxBackward0": "SoftmaxBackwardDataBackward0", "LogSoftmaxBackward0": "LogSoftmaxBackwardDataBackward0",
      "CeluBackward0": "EluBackwardBackward0",
    ]
    for name in [
      "LeakyRelu", "Elu", "Gelu", "Softplus", "LogSigmoid", "Hardtanh", "Hardswish", "Hardshrink", "Softshrink", "Glu",
      "MseLoss", "SmoothL1Loss", "HuberLoss", "BinaryCrossEntropy", "NllLoss", "SoftMarginLoss", "NativeLayerNorm",
      "NativeBatchNorm", "Convolution", "MaxPool2DWithIndices", "AvgPool2D", "ReflectionPad1D", "ReflectionPad2D",
      "Unfold", "Cdist",
    ] { table[name + "Backward0"] = name + "BackwardBackward0" }
    return table
  }()
}
