// torch.nn.parameter.Parameter: a tensor that modules register.

import MiniPython
import MiniTorch

enum ParameterType {
  nonisolated(unsafe) static let parameter = TypeObject(
    "Parameter", module: "torch.nn.parameter", base: TensorType.tensor)

  static func install() {
    parameter.classMethod("__init_subclass__", .any) { _ in .none }
    parameter.slots.construct = { type, arguments in
      var data = arguments.value(0)
      var flag = arguments.value(1)
      if arguments.count > 2 {
        throw Raised.type(
          "Parameter.__new__() takes from 1 to 3 positional arguments but \(arguments.count + 1) were given")
      }
      for (name, value) in arguments.pairs {
        switch name.text {
        case "data": data = value
        case "requires_grad": flag = value
        default: throw Raised.type("Parameter.__new__() got an unexpected keyword argument '\(name.text)'")
        }
      }
      let requiresGrad = try flag.map { try Operations.isTrue($0) } ?? true
      guard let data, !data.isNone else {
        return try make(ErrorMapping.python { try Tensor.zeros([0]) }, requiresGrad: requiresGrad, type)
      }
      guard let tensor = data.asTensor else {
        throw Raised(Exceptions.attributeError, "'\(data.type.name)' object has no attribute 'detach'")
      }
      return try make(tensor, requiresGrad: requiresGrad, type)
    }
    parameter.slots.initialize = { _, _ in }
    parameter.slots.repr = { value in
      let tensor = try TensorType.receiver(value)
      let type = value.type
      return try ErrorMapping.python {
        // A class of a notebook's own stands inside.
        let own = type.isHeap ? "Parameter(\(tensor.text(prefix: type.name + "(")))" : tensor.text()
        return StringObject("Parameter containing:\n" + own)
      }
    }
    TensorType.tensor.method("__deepcopy__", .positional(1...1)) { a in
      let tensor = try TensorType.receiver(a[0])
      guard tensor.isLeaf else {
        throw Raised.runtime(
          "Only Tensors created explicitly by the user (graph leaves) support the deepcopy protocol at the moment.  If you "
            + "were attempting to deepcopy a module, this may be because of a torch.nn.utils.weight_norm usage, see "
            + "https://github.com/pytorch/pytorch/pull/103001")
      }
      return try ErrorMapping.python {
        let copy = try GradMode.with(false) { try tensor.detach().clone() }
        if tensor.requiresGrad { try copy.setRequiresGrad(true) }
        if let gradient = tensor.grad { try copy.setGrad(gradient.detach().clone()) }
        return .tensor(copy)
      }
    }
    parameter.method("__deepcopy__", .positional(1...1)) { a in
      let tensor = try TensorType.receiver(a[0])
      let copy = try ErrorMapping.python { try GradMode.with(false) { try tensor.detach().clone() } }
      return try make(copy, requiresGrad: tensor.requiresGrad, a[0].type)
    }
    Argument.tensorTypeName = { tensor in
      guard let wrapper = tensor.wrapper else { return "Tensor" }
      return unsafeDowncast(wrapper.takeUnretainedValue(), to: Object.self).type.name
    }
  }

  /// A parameter that shares the bytes of a tensor.
  static func make(_ tensor: Tensor, requiresGrad: Bool, _ type: TypeObject = parameter) throws -> Value {
    let leaf = tensor.detach()
    if requiresGrad {
      guard tensor.dtype.isFloatingPoint else {
        throw Raised.runtime("Only Tensors of floating point and complex dtype can require gradients")
      }
      try ErrorMapping.python { try leaf.setRequiresGrad(true) }
    }
    return .object(TensorObject(leaf, type: type))
  }
}
