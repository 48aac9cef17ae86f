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
    let type = Signature("type(any dtype=None, bool non_blocking=False, *, memory_format memory_format=None)")
    tensor.method("type", .any) { a in
      let tensor = try receiver(a[0])
      _ = try ErrorMapping.python { try type.bind(CallArguments(a, dropping: 1)) }
      guard let wanted = a.value(1) ?? a.pairs.first(where: { $0.name.text == "dtype" })?.value, !wanted.isNone else {
        return .string(tensor.isMeta ? "torch.meta" + tensor.typeName.dropFirst(5) : tensor.typeName)
      }
      if let dtype = wanted.asDType ?? LegacyTypes.dtype(of: wanted) { return try cast(tensor, dtype) }
      guard wanted.asString != nil || wanted.asType != nil else {
        throw Raised.type("dtype must be a type, str, or dtype object")
      }
      let text = wanted.asString?.text ?? (wanted.asType?.displayName ?? "")
      guard let dtype = DType.allCases.first(where: { $0.tensorTypeName == text }) else {
        throw Raised.value("invalid type: '\(text)'")
      }
      return try cast(tensor, dtype)
    }
    tensor.method("cuda", .any) { _ in
      throw Raised(Exceptions.assertionError, "Torch not compiled with CUDA enabled")
    }
    for (name, others) in [("apply_", []), ("map_", ["other"]), ("map2_", ["x", "y"])] {
      let count = others.count
      tensor.method(name, .positional((count + 1)...(count + 1))) { a in
        for (i, other) in others.enumerated() where a[i + 1].asTensor == nil {
          throw Raised.type(
            "\(name)(): argument '\(other)' (position \(i + 1)) must be Tensor, not \(a[i + 1].type.name)")
        }
        try mapInPlace(receiver(a[0]), (1..<(count + 1)).map { try receiver(a[$0]) }, name) {
          try Operations.call(a[count + 1], $0)
        }
        return a[0]
      }
    }
  }

  /// Sets each element to what a function makes of it and of those of other tensors in its place.
  private static func mapInPlace(_ x: Tensor, _ others: [Tensor], _ name: String, _ f: ([Value]) throws -> Value) throws
  {
    if x.requiresGrad {
      throw Raised.runtime("Can't call \(name)() on Variable that requires grad. Use var.detach().\(name)() instead.")
    }
    let columns = try ErrorMapping.python {
      try ([x] + others).map { try $0.expand(Array(x.sizes)).scalars() }
    }
    let made = try (0..<x.count).map { i -> Value in try f(columns.map { $0[i].value }) }
    let flat = try TorchFunctions.makeTensor("tensor", made, dtype: x.dtype)
    try ErrorMapping.python { _ = try GradMode.with(false) { try x.copyInPlace(flat.reshape(Array(x.sizes))) } }
  }

  private static func cast(_ tensor: Tensor, _ dtype: DType) throws -> Value {
    if tensor.dtype == dtype { return .tensor(tensor) }
    return try Operations.callMethod(.tensor(tensor), StringObject.intern("to"), [TorchTypes.value(of: dtype)])
  }
}
