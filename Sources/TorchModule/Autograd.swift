// torch.autograd: backward, grad and what stands beside them.

import MiniPython
import MiniTorch

enum AutogradModule {
  static func flag(_ value: Value?) throws -> Bool? {
    guard let value, !value.isNone else { return nil }
    return try Operations.isTrue(value)
  }

  /// A flag that PyTorch hands on to C++, which takes integers for flags and nothing else.
  static func strictFlag(_ value: Value?) throws -> Bool? {
    guard let value, !value.isNone else { return nil }
    return try value.asBool ?? (Operations.index(value) != 0)
  }

  /// A gradient argument: a tensor or None.
  private static func gradient(_ value: Value) throws -> Tensor? {
    if value.isNone { return nil }
    guard let tensor = value.asTensor else {
      throw Raised.type("gradients can be either Tensors or None, but got \(value.type.name)")
    }
    return tensor
  }

  /// The gradients of `count` outputs: none given, a tensor, or a sequence of tensors and None.
  static func gradients(_ value: Value?, count: Int) throws -> [Tensor?] {
    guard let value, !value.isNone else { return Array(repeating: nil, count: count) }
    if let tensor = value.asTensor { return [tensor] }
    return try Operations.array(value).prefix(count).map { try gradient($0) }
  }

  /// The inputs of `backward`: none given, a tensor, or a sequence of tensors.
  static func inputs(_ value: Value?) throws -> [Tensor]? {
    guard let value, !value.isNone else { return nil }
    if let tensor = value.asTensor { return [tensor] }
    return try Operations.array(value).map(input)
  }

  private static func input(_ value: Value) throws -> Tensor {
    guard let tensor = value.asTensor else {
      throw Raised.runtime("all inputs have to be Tensors or GradientEdges, but got \(value.type.name)")
    }
    return tensor
  }

  private static func outputs(_ value: Value) throws -> [Tensor] {
    if let tensor = value.asTensor { return [tensor] }
    return try Operations.array(value).map { value in
      guard let tensor = value.asTensor else {
        throw Raised(Exceptions.assertionError, "Expected output to be a torch.Tensor")
      }
      return tensor
    }
  }

  static func backward(
    _ outputs: [Tensor], gradients: [Tensor?], retainGraph: Bool?, createGraph: Bool, inputs: [Tensor]?
  ) throws {
    if createGraph {
      try Warnings.warn(
        Exceptions.userWarning,
        "Using backward() with create_graph=True will create a reference cycle between the parameter and its gradient "
          + "which can cause a memory leak. We recommend using autograd.grad when creating the graph to avoid this. If "
          + "you have to use this function, make sure to reset the .grad fields of your parameters to None after use to "
          + "break the cycle and avoid the leak.")
    }
    try ErrorMapping.python {
      try Autograd.backward(
        outputs, gradients: gradients, retainGraph: retainGraph, createGraph: createGraph, inputs: inputs)
    }
  }

  // MARK: grad

  private static func grad(_ a: Arguments) throws -> Value {
    if let answer = try ComplexSource.differentiate("grad", a) { return answer }
    let outputs = try outputs(a[0])
    let materialize = try flag(a.value(8)) ?? false
    let allowUnused = try strictFlag(a.value(6))
    if materialize && allowUnused == false {
      throw Raised.value(
        "Expected allow_unused to be True or not passed when materialize_grads=True, but got: allow_unused=False.")
    }
    let names = a[1].asDict
    let inputs =
      try names.map { try $0.pairs.map { try input($0.value) } } ?? a[1].asTensor.map { [$0] }
      ?? Operations.array(a[1]).map(input)
    if try flag(a.value(5)) == false {
      try Warnings.warn(
        Exceptions.all["FutureWarning"] ?? Exceptions.userWarning,
        "only_inputs argument is deprecated and is ignored now (defaults to True). To accumulate gradient for other parts of "
          + "the graph, please use torch.autograd.backward.")
    }
    let create = try strictFlag(a.value(4)) ?? false
    let retain = try strictFlag(a.value(3))
    func once(_ gradients: [Tensor?], _ retain: Bool?) throws -> [Tensor?] {
      try ErrorMapping.python {
        try Autograd.grad(
          outputs: outputs, inputs: inputs, gradOutputs: gradients, retainGraph: retain, createGraph: create,
          allowUnused: allowUnused ?? materialize)
      }
    }
    let given = try gradients(a.value(2), count: outputs.count)
    let isBatched = try flag(a.value(7)) ?? false
    let results = isBatched ? try batched(outputs, given, create, retain, once) : try once(given, retain)
    let values = try zip(results, inputs).map { result, input -> Value in
      if let result { return .tensor(result) }
      guard materialize else { return .none }
      let zeros = try TensorType.receiver(OpBinding.call("zeros_like", [.tensor(input)]))
      try ErrorMapping.python { try zeros.setRequiresGrad(create) }
      return .tensor(zeros)
    }
    guard let names else { return .tuple(values) }
    let result = DictObject()
    for (pair, value) in zip(names.pairs, values) { try result.set(pair.key, value) }
    return .object(result)
  }

  /// One pass for each place along the first dimension of the gradients given.
  private static func batched(
    _ outputs: [Tensor], _ given: [Tensor?], _ create: Bool, _ retain: Bool?,
    _ once: ([Tensor?], Bool?) throws -> [Tensor?]
  ) throws -> [Tensor?] {
    if create {
      throw Raised(
        Exceptions.notImplementedError,
        "torch.autograd.grad() with is_grads_batched=True and create_graph=True is not supported by this runner")
    }
    for (i, (output, g)) in zip(outputs, given).enumerated() {
      guard let g else {
        throw Raised.value(
          "vmap(vjp, in_dims=0, ...)(<inputs>): Got in_dim=0 for some input, but that input is a Tensor of dimensionality 0 so "
            + "expected in_dim to satisfy 0 <= in_dim < 0.")
      }
      if g.rank > 0 && Shape(g.sizes.dropFirst()) == output.sizes { continue }
      throw Raised.runtime(
        "If `is_grads_batched=True`, we interpret the first dimension of each grad_output as the batch dimension. The sizes of "
          + "the remaining dimensions are expected to match the shape of corresponding output, but a mismatch was detected: "
          + "grad_output[\(i)] has a shape of \(Shape(g.sizes.dropFirst()).sizeDescription) and output[\(i)] has a shape of "
          + "\(output.sizes.sizeDescription). If you only want some tensors in `grad_output` to be considered batched, consider "
          + "using vmap.")
    }
    let count = given.first.flatMap { $0?.sizes[0] } ?? 0
    var rows: [[Tensor?]] = []
    for k in 0..<count {
      let slices = try ErrorMapping.python { try given.map { try $0?.select(0, k) } }
      rows.append(try once(slices, k + 1 < count ? true : retain))
    }
    guard let first = rows.first else { return [] }
    return try first.indices.map { i in
      if first[i] == nil { return nil }
      return try TensorType.receiver(
        OpBinding.call("stack", [.list(rows.compactMap { $0[i].map(Argument.tensor) }, isTuple: false)]))
    }
  }

  static func make() throws -> ModuleObject {
    let module = ModuleObject("torch.autograd")
    module.pythonFunction(
      "grad",
      "(outputs, inputs, grad_outputs=None, retain_graph=None, create_graph=False, only_inputs=True, allow_unused=None, is_grads_batched=False, materialize_grads=False)",
      body: grad)
    module.pythonFunction(
      "backward",
      "(tensors, grad_tensors=None, retain_graph=None, create_graph=False, grad_variables=None, inputs=None)"
    ) { a in
      if let answer = try ComplexSource.differentiate("backward", a) { return answer }
      var gradients = a.value(1)
      if let old = a.value(4), !old.isNone {
        try Warnings.warn(
          Exceptions.all["FutureWarning"] ?? Exceptions.userWarning,
          "`grad_variables` is deprecated. Use `grad_tensors` instead.")
        guard gradients?.isNone ?? true else {
          throw Raised.runtime(
            "`grad_tensors` and `grad_variables` (deprecated) arguments both passed to `backward()`. Please only use "
              + "`grad_tensors`.")
        }
        gradients = old
      }
      let inputs = try inputs(a.value(5))
      let outputs = try outputs(a[0])
      try backward(
        outputs, gradients: Self.gradients(gradients, count: outputs.count), retainGraph: strictFlag(a.value(2)),
        createGraph: strictFlag(a.value(3)) ?? false, inputs: inputs)
      return .none
    }
    for mode in GradModes.all { module.add(mode) }
    module.function("is_multithreading_enabled", .positional(0...0)) { _ in .bool(true) }
    module.function("is_view_replay_enabled", .positional(0...0)) { _ in .bool(false) }
    module.add(CustomFunction.type)
    module.function("once_differentiable", .positional(1...1)) { try CustomFunction.onceDifferentiable($0[0]) }
    module.fallback = { name in
      let path = "torch.autograd.\(name.text)"
      if let home = homes[name.text] {
        return try Operations.getAttribute(.object(Modules.module("torch.autograd.\(home)")), name)
      }
      if Modules.makers[path] != nil { return .object(try Modules.module(path)) }
      return try Refusals.attribute(name, of: "torch.autograd")
    }
    return module
  }

  /// Names of torch.autograd that its modules make.
  private static let homes = [
    "gradcheck": "_gradcheck", "gradgradcheck": "_gradcheck", "Variable": "variable", "detect_anomaly": "anomaly_mode",
    "set_detect_anomaly": "anomaly_mode",
  ]

  static func register() {
    Modules.makers["torch.autograd"] = make
    Modules.makers["torch.autograd.functional"] = AutogradSource.makeFunctional
    Modules.makers["torch.autograd._gradcheck"] = GradcheckSource.make
    Modules.makers["torch.autograd.graph"] = GraphSource.makeGraph
    Modules.makers["torch.autograd.anomaly_mode"] = GraphSource.makeAnomaly
    Modules.makers["torch.autograd.variable"] = GraphSource.makeVariable
    Modules.makers["torch.autograd.grad_mode"] = {
      let module = ModuleObject("torch.autograd.grad_mode")
      for mode in GradModes.all { module.add(mode) }
      return module
    }
    Modules.makers["torch.autograd.function"] = {
      let module = ModuleObject("torch.autograd.function")
      for type in [CustomFunction.type, CustomFunction.contextBase] { module.add(type) }
      module.function("once_differentiable", .positional(1...1)) { try CustomFunction.onceDifferentiable($0[0]) }
      module.refuseOthers()
      return module
    }
    Modules.makers["torch.autograd.forward_ad"] = ForwardMode.make
    Modules.makers["torch.func"] = FuncSource.make
  }
}
