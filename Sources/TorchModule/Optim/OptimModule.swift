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
    part("_muon", ["Muon"], MuonSource.text),
  ]

  private static func part(_ file: String, _ names: [String], _ text: String) -> PythonPart {
    PythonPart(module: "torch.optim.\(file)", names: names, text: text) { module in
      let needs: [String] =
        file == "optimizer" ? [] : file == "_step" ? ["Optimizer"] : ["Optimizer"] + StepSource.names
      try prepare(module, needs: needs)
    }
  }

  static func register() {
    Modules.makers["torch.optim"] = {
      let module = ModuleObject("torch.optim")
      module.answer(from: parts, hiding: Set(parts.map { String($0.module.dropFirst("torch.optim.".count)) }))
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
    module.function("adam_step", .positional(4...4), body: adamStep)
  }

  /// The keys of options and state that steps read.
  private enum Key {
    nonisolated(unsafe) static let lr = StringObject.intern("lr")
    nonisolated(unsafe) static let momentum = StringObject.intern("momentum")
    nonisolated(unsafe) static let dampening = StringObject.intern("dampening")
    nonisolated(unsafe) static let weightDecay = StringObject.intern("weight_decay")
    nonisolated(unsafe) static let nesterov = StringObject.intern("nesterov")
    nonisolated(unsafe) static let maximize = StringObject.intern("maximize")
    nonisolated(unsafe) static let momentumBuffer = StringObject.intern("momentum_buffer")
    nonisolated(unsafe) static let betas = StringObject.intern("betas")
    nonisolated(unsafe) static let eps = StringObject.intern("eps")
    nonisolated(unsafe) static let amsgrad = StringObject.intern("amsgrad")
    nonisolated(unsafe) static let decoupled = StringObject.intern("decoupled_weight_decay")
    nonisolated(unsafe) static let step = StringObject.intern("step")
    nonisolated(unsafe) static let average = StringObject.intern("exp_avg")
    nonisolated(unsafe) static let square = StringObject.intern("exp_avg_sq")
  }

  /// `sgd_step(parameter, state, group)`.
  private static func sgdStep(_ a: Arguments) throws -> Value {
    let parameter = try TensorType.receiver(a[0])
    guard let gradient = parameter.grad, let state = a[1].asDict, let group = a[2].asDict else { return .none }
    let options = try ErrorMapping.python {
      try SGD.Options(
        learningRate: MathValue.double(group[Key.lr]), momentum: MathValue.double(group[Key.momentum]),
        dampening: MathValue.double(group[Key.dampening]), weightDecay: MathValue.double(group[Key.weightDecay]),
        nesterov: Operations.isTrue(group[Key.nesterov]), maximize: Operations.isTrue(group[Key.maximize]))
    }
    let buffer = state[Key.momentumBuffer].asTensor
    let after = try ErrorMapping.python {
      try GradMode.with(false) { try SGD.step(parameter, gradient, buffer, options) }
    }
    if let after, after !== buffer { state.set(Key.momentumBuffer, .tensor(after)) }
    return .none
  }

  /// `adam_step(parameter, gradient, state, group)`: whether it took the step, which it does for the common case.
  private static func adamStep(_ a: Arguments) throws -> Value {
    guard let parameter = a[0].asTensor, let gradient = a[1].asTensor, let state = a[2].asDict, let group = a[3].asDict,
      let count = state[Key.step].asTensor, let average = state[Key.average].asTensor,
      let square = state[Key.square].asTensor, let betas = group[Key.betas].asTuple, betas.count == 2,
      case .float(let beta1) = betas[0], case .float(let beta2) = betas[1], try !Operations.isTrue(group[Key.amsgrad]),
      Adam.takes([parameter, gradient, average, square]), count.rank == 0, count.dtype == .float32
    else { return .bool(false) }
    func number(_ key: StringObject) -> Double? {
      switch group[key] {
      case .float(let d): d
      case .int(let i): Double(i)
      default: nil
      }
    }
    guard let lr = number(Key.lr), let eps = number(Key.eps), let decay = number(Key.weightDecay) else {
      return .bool(false)
    }
    let options = Adam.Options(
      learningRate: lr, betas: (beta1, beta2), epsilon: eps, weightDecay: decay,
      isDecoupled: try Operations.isTrue(group[Key.decoupled]))
    try ErrorMapping.python {
      try GradMode.with(false) { _ = try Op.add.applyInPlace(count, .scalar(.int(1))) }
      try Adam.step(parameter, gradient, average, square, t: count.item().double, options)
    }
    return .bool(true)
  }
}
