// Parameters and buffers of lazy modules, whose sizes are not known yet.

import MiniPython
import MiniTorch

enum UninitializedType {
  nonisolated(unsafe) static let parameter = make("UninitializedParameter", of: ParameterType.parameter)
  nonisolated(unsafe) static let buffer = make("UninitializedBuffer", of: TensorType.tensor)

  /// What can be asked of a tensor without a size; everything else needs one.
  private static let known: Set<String> = [
    "__class__", "__dict__", "__deepcopy__", "__hash__", "__module__", "__doc__", "__setattr__", "data", "device",
    "dtype", "requires_grad", "requires_grad_", "grad", "grad_fn", "is_leaf", "materialize", "cls_to_become",
    "is_complex", "is_floating_point", "half", "float", "double", "cpu", "cuda", "to", "_is_buffer", "persistent",
    "retains_grad",
  ]

  private static func dtype(_ value: Value?) -> DType? {
    guard case .object(let o)? = value else { return nil }
    return TorchTypes.dtype(of: o)
  }

  private static func make(_ name: String, of base: TypeObject) -> TypeObject {
    let type = TypeObject(name, module: "torch.nn.parameter", base: base, isBase: false)
    let isParameter = base === ParameterType.parameter
    type.namespace.set(StringObject.intern("cls_to_become"), .object(base))
    type.slots.construct = { type, arguments in
      let named = Dictionary(arguments.pairs.map { ($0.0.text, $0.1) }) { $1 }
      let flag = try (arguments.value(0) ?? named["requires_grad"]).map { try Operations.isTrue($0) } ?? isParameter
      let dtype = dtype(named["dtype"])
      let empty = try ErrorMapping.python { try Tensor.zeros([0], dtype: dtype ?? DType.defaultFloat) }
      if flag { try ErrorMapping.python { try empty.setRequiresGrad(true) } }
      return .object(TensorObject(empty, type: type))
    }
    type.slots.initialize = { value, arguments in
      guard !isParameter, case .object(let o) = value else { return }
      let dict = Operations.instanceDict(o)
      dict.set(StringObject.intern("_is_buffer"), .bool(true))
      let persistent = arguments.pairs.first { $0.0.text == "persistent" }?.1 ?? .bool(true)
      dict.set(StringObject.intern("persistent"), persistent)
    }
    type.slots.repr = { StringObject("<\($0.type.name)>") }
    type.slots.getAttribute = { value, name in
      let text = name.text
      if text == "shape" {
        throw Raised.runtime(
          "Can't access the shape of an uninitialized parameter or buffer. This error usually happens in "
            + "`load_state_dict` when trying to load an uninitialized parameter into an initialized one. Call `forward` to "
            + "initialize the parameters before accessing their attributes.")
      }
      if known.contains(text) { return try Operations.genericGetAttribute(value, name) }
      _ = try Operations.genericGetAttribute(value, name)
      throw Raised.value(
        "Attempted to use an uninitialized parameter in <method '\(text)' of 'torch._C.TensorBase' objects>. This error "
          + "happens when you are using a `LazyModule` or explicitly manipulating `torch.nn.parameter.\(value.type.name)` "
          + "objects. When using LazyModules Call `forward` with a dummy batch to initialize the parameters before calling "
          + "torch functions")
    }
    type.method("materialize", .any) { a in
      // materialize(shape, device=None, dtype=None): from here on a tensor like others.
      guard case .object(let o) = a[0], a.count >= 2 else { throw Raised.type("materialize() needs a shape") }
      let tensor = try TensorType.receiver(a[0])
      let sizes = try Operations.array(a[1]).map { try Operations.index($0) }
      let named = Dictionary(a.pairs.map { ($0.0.text, $0.1) }) { $1 }
      let dtype = dtype(named["dtype"])
      try ErrorMapping.python { try tensor.setData(Tensor.zeros(Shape(sizes), dtype: dtype ?? tensor.dtype)) }
      o.type = base
      return .none
    }
    type.method("__deepcopy__", .positional(1...1)) { a in
      let tensor = try TensorType.receiver(a[0])
      let empty = try ErrorMapping.python { try Tensor.zeros([0], dtype: tensor.dtype) }
      if tensor.requiresGrad { try ErrorMapping.python { try empty.setRequiresGrad(true) } }
      let copy = TensorObject(empty, type: type)
      if case .object(let o) = a[0], let attributes = o.attributes {
        for (key, value) in attributes.pairs { try Operations.instanceDict(copy).set(key, value) }
      }
      return .object(copy)
    }
    return type
  }

}
