// Copies of tensors: the copy module's protocol, and conversions by type name or device.

import MiniPython
import MiniTorch

extension TensorType {
  static func installCopies() {
    tensor.method("__copy__", .positional(0...0)) { a in
      let original = try receiver(a[0])
      let copy = try ErrorMapping.python {
        let copy = original.dataAlias()
        try copy.setRequiresGrad(original.requiresGrad)
        return copy
      }
      return .object(TensorObject(copy, type: a[0].type))
    }
    tensor.method("__deepcopy__", .positional(1...1)) { a in try deepCopy(a[0]) }
    tensor.method("type", "(dtype=None, non_blocking=False)") { a in
      let tensor = try receiver(a[0])
      guard let wanted = a.value(1), !wanted.isNone else { return .string(tensor.typeName) }
      if let dtype = wanted.asDType { return try cast(tensor, dtype) }
      let text = wanted.asString?.text ?? (wanted.asType?.displayName ?? "")
      guard let dtype = DType.allCases.first(where: { $0.tensorTypeName == text }) else {
        throw Raised.value("invalid type: '\(text)'")
      }
      return try cast(tensor, dtype)
    }
    tensor.method("cuda", .any) { _ in
      throw Raised(Exceptions.assertionError, "Torch not compiled with CUDA enabled")
    }
    for name in ["apply_", "map_", "map2_"] {
      tensor.method(name, .any) { _ in
        throw Raised(
          Exceptions.notImplementedError, "Tensor.\(name) is not supported by this runner: it runs Python an element")
      }
    }
  }

  private static func cast(_ tensor: Tensor, _ dtype: DType) throws -> Value {
    if tensor.dtype == dtype { return .tensor(tensor) }
    return try Operations.callMethod(.tensor(tensor), StringObject.intern("to"), [TorchTypes.value(of: dtype)])
  }

  /// A copy with its own memory; leaves only. The copy module keeps the memo.
  private static func deepCopy(_ value: Value) throws -> Value {
    let original = try receiver(value)
    if !original.isLeaf {
      throw Raised.runtime(
        "Only Tensors created explicitly by the user (graph leaves) support the deepcopy protocol at the moment.  If "
          + "you were attempting to deepcopy a module, this may be because of a torch.nn.utils.weight_norm usage, see "
          + "https://github.com/pytorch/pytorch/pull/103001")
    }
    let copy = try GradMode.with(false) { try receiver(OpBinding.call("clone", [.tensor(original)])) }
    try ErrorMapping.python { try copy.setRequiresGrad(original.requiresGrad) }
    let made = Value.object(TensorObject(copy, type: value.type))
    if let gradient = original.grad {
      let gradientCopy = try receiver(deepCopy(.tensor(gradient)))
      try ErrorMapping.python { try copy.setGrad(gradientCopy) }
    }
    return made
  }
}
