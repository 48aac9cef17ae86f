// torch.optim: parameter groups and state as Python objects, steps by MiniTorch.

import MiniPython
import MiniTorch

enum OptimModule {
  nonisolated(unsafe) private static let parts: [PythonPart] = [
    part("optimizer", OptimizerSource.names, OptimizerSource.text),
    part("_step", StepSource.names, StepSource.text),
    part("sgd", ["SGD"], SGDSource.text),
    part("adam", ["Adam"], AdamSource.text),
    part("adamw", ["AdamW"], AdamWSource.text),
    part("rmsprop", ["RMSprop"], RMSpropSource.text),
    part("adagrad", ["Adagrad"], AdagradSource.text),
    part("adadelta", ["Adadelta"], AdadeltaSource.text),
    part("adamax", ["Adamax"], AdamaxSource.text),
    part("nadam", ["NAdam"], NAdamSource.text),
    part("radam", ["RAdam"], RAdamSource.text),
    part("asgd", ["ASGD"], ASGDSource.text),
    part("rprop", ["Rprop"], RpropSource.text),
    part("_adafactor", ["Adafactor"], AdafactorSource.text),
    part("sparse_adam", ["SparseAdam"], SparseAdamSource.text),
    part("lbfgs", ["LBFGS"], LBFGSSource.text),
  ]

  private static func part(_ file: String, _ names: [String], _ text: String) -> PythonPart {
    PythonPart(module: "torch.optim.\(file)", names: names, text: text) { module in
      let needs: [String] = file == "optimizer" ? [] : file == "_step" ? ["Optimizer"] : ["Optimizer"] + StepSource.names
      try prepare(module, needs: needs)
    }
  }

  static func register() {
    Modules.makers["torch.optim"] = {
      let module = ModuleObject("torch.optim")
      module.answer(from: parts)
      return module
    }
    Modules.makers["torch.optim.lr_scheduler"] = {
      try PythonPart(module: "torch.optim.lr_scheduler", names: [], text: SchedulerSource.text) {
        try prepare($0, needs: ["Optimizer"])
      }.load()
    }
    Modules.makers["torch.optim.swa_utils"] = {
      try PythonPart(module: "torch.optim.swa_utils", names: [], text: SWASource.text).load()
    }
    for part in parts { Modules.makers[part.module] = part.load }
  }

  /// What the Python text builds on.
  private static func prepare(_ module: ModuleObject, needs: [String]) throws {
    let optim = Value.object(try Modules.module("torch.optim"))
    module.namespace.set(StringObject.intern("optim"), optim)
    for name in needs {
      let name = StringObject.intern(name)
      module.namespace.set(name, try Operations.getAttribute(optim, name))
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
