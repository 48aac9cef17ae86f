// torch.optim: parameter groups and state as Python objects, steps by MiniTorch.

import MiniPython
import MiniTorch

enum OptimModule {
  static func make() throws -> ModuleObject {
    let module = ModuleObject("torch.optim")
    for (name, text, className) in [
      ("torch.optim.optimizer", OptimizerSource.text, "Optimizer"), ("torch.optim.sgd", SGDSource.text, "SGD"),
    ] {
      let part = try PythonSource.module(name, text) { prepare($0, optim: module) }
      Modules.loaded[name] = part
      module.set(String(name.dropFirst("torch.optim.".count)), .object(part))
      module.set(className, part.namespace[StringObject.intern(className)])
    }
    module.fallback = { name in
      if OptimModule.unsupported.contains(name.text) {
        throw Raised(
          Exceptions.notImplementedError, "torch.optim.\(name.text) is not supported by this runner")
      }
      return .undef
    }
    return module
  }

  /// Names of torch.optim that PyTorch has and this engine has not.
  static let unsupported: Set<String> = [
    "ASGD", "Adadelta", "Adafactor", "Adagrad", "Adam", "AdamW", "Adamax", "LBFGS", "Muon", "NAdam", "RAdam", "RMSprop",
    "Rprop", "SparseAdam", "lr_scheduler", "swa_utils",
  ]

  /// What the Python text builds on.
  private static func prepare(_ module: ModuleObject, optim: ModuleObject) {
    module.set("Tensor", .object(TensorType.tensor))
    module.set("no_grad", .object(GradModes.noGrad))
    module.set("enable_grad", .object(GradModes.enableGrad))
    module.set("Optimizer", optim.namespace[StringObject.intern("Optimizer")])
    module.function("warn", .positional(1...1)) { a in
      try Warnings.warn(Exceptions.userWarning, Operations.str(a[0]).text)
      return .none
    }
    module.function("zero_gradient", .positional(2...2)) { a in
      let tensor = try TensorType.receiver(a[0])
      if try Operations.isTrue(a[1]) {
        try ErrorMapping.python { try tensor.setGrad(nil) }
      } else if let gradient = tensor.grad {
        _ = try ErrorMapping.python { try gradient.detachInPlace().fillInPlace(.int(0)) }
      }
      return .none
    }
    module.function("sgd_step", .positional(3...3), body: sgdStep)
  }

  /// `sgd_step(parameter, state, group)`.
  private static func sgdStep(_ a: Arguments) throws -> Value {
    let parameter = try TensorType.receiver(a[0])
    guard let gradient = parameter.grad, let state = a[1].asDict, let group = a[2].asDict else { return .none }
    func number(_ name: String) throws -> Double {
      try MathValue.double(group[StringObject.intern(name)])
    }
    func flag(_ name: String) throws -> Bool { try Operations.isTrue(group[StringObject.intern(name)]) }
    let options = try ErrorMapping.python {
      try SGD.Options(
        learningRate: number("lr"), momentum: number("momentum"), dampening: number("dampening"),
        weightDecay: number("weight_decay"), nesterov: flag("nesterov"), maximize: flag("maximize"))
    }
    let key = StringObject.intern("momentum_buffer")
    let buffer = state[key].asTensor
    let after = try ErrorMapping.python {
      try GradMode.with(false) { try SGD.step(parameter, gradient, buffer, options) }
    }
    if let after, after !== buffer { state.set(key, .tensor(after)) }
    return .none
  }
}
