// torch.autograd.Function: operations whose derivative a notebook writes.

import MiniPython
import MiniTorch

/// The node of a call of a custom function: it owns what the notebook put on `ctx`.
final class CustomFunctionNode: Node {
  let function: TypeObject
  /// The `__dict__` of `ctx`, which is the node itself as Python sees it.
  let attributes = DictObject()
  fileprivate var needsInputGrad: [Bool] = []
  /// For each argument whether it was a tensor: only those have an edge.
  fileprivate var isTensor: [Bool] = []
  fileprivate var savedByCall: [Tensor?] = []
  fileprivate var saved: [SavedTensor?] = []
  fileprivate var isFreed = false
  fileprivate var dirty: [Tensor] = []
  fileprivate var nonDifferentiable: [Tensor] = []
  fileprivate var materializesGrads = true
  /// What `jvp` made of tangents that stand for all, from which a missing `backward` follows.
  fileprivate var forward: (tangents: [Tensor], results: [Tensor])?
  /// Tensors of the outputs' sizes and types, without their history.
  fileprivate var outputs: [Tensor?] = []

  fileprivate init(_ function: TypeObject) {
    self.function = function
    super.init()
  }

  override var name: String { function.name + "Backward" }
  override var isJoint: Bool { true }

  override func releaseSaved() {
    if !saved.isEmpty { isFreed = true }
    saved = []
  }

  fileprivate func savedTensors() throws -> Value {
    if isFreed { throw ErrorMapping.translated(TensorError.freedGraph) }
    return try ErrorMapping.python { .tuple(try saved.map { .tensor(try $0?.unpack(self)) }) }
  }

  override func backward(_ gradients: [Tensor?]) throws -> [Tensor?] {
    try GradMode.asFormula(false) { try called(gradients) }
  }

  private func called(_ gradients: [Tensor?]) throws -> [Tensor?] {
    var method = function.lookup(StringObject.intern("backward"))
    if method.isUndef { method = function.lookup(StringObject.intern("vjp")) }
    if method.isUndef {
      if let forward { return try transposed(forward.tangents, forward.results, gradients) }
      throw Raised(
        Exceptions.notImplementedError,
        "You must implement either the backward or vjp method for your custom autograd.Function to use it with "
          + "backward mode AD.")
    }
    let arguments = try zip(gradients, outputs).map { gradient, output -> Value in
      if gradient == nil, materializesGrads, let output { return try OpBinding.call("zeros_like", [.tensor(output)]) }
      return .tensor(gradient)
    }
    let callee = try Operations.bind(method, to: .undef, owner: function)
    let result = try Operations.call(callee, [NodeObject.value(of: self)] + arguments)
    return try inputGradients(result.asTuple?.values ?? [result])
  }

  /// The gradients of the inputs from how the results depend on the tangents.
  private func transposed(_ tangents: [Tensor], _ results: [Tensor], _ gradients: [Tensor?]) throws -> [Tensor?] {
    let pairs = zip(results, gradients).filter { $0.0.requiresGrad && $0.1 != nil }
    if pairs.isEmpty { return tangents.map { _ in nil } }
    return try ErrorMapping.python {
      try Autograd.grad(
        outputs: pairs.map(\.0), inputs: tangents, gradOutputs: pairs.map(\.1), retainGraph: true, createGraph: true,
        allowUnused: true)
    }
  }

  private func inputGradients(_ results: [Value]) throws -> [Tensor?] {
    if results.count < isTensor.count || results[isTensor.count...].contains(where: { !$0.isNone }) {
      throw Raised.runtime(
        "function \(name) returned an incorrect number of gradients (expected \(isTensor.count), got \(results.count))")
    }
    var gradients: [Tensor?] = []
    for (i, isTensor) in isTensor.enumerated() {
      let result = results[i]
      if isTensor {
        guard result.isNone || result.asTensor != nil else {
          throw Raised.runtime("expected Variable or None (got \(result.type.name))")
        }
        gradients.append(result.asTensor)
      } else if !result.isNone {
        throw Raised.runtime(
          "function \(name) returned a gradient different from None at position \(i + 1), but the corresponding "
            + "forward input was not a Variable")
      }
    }
    return gradients
  }
}

/// What refuses to differentiate the gradients of a `once_differentiable` backward.
private final class DelayedErrorNode: Node {
  override var name: String { "torch::autograd::DelayedError" }
  override var isJoint: Bool { true }
  override func backward(_ gradients: [Tensor?]) throws -> [Tensor?] {
    try GradMode.asFormula(false) { try called(gradients) }
  }

  private func called(_ gradients: [Tensor?]) throws -> [Tensor?] {
    throw Raised.runtime("trying to differentiate twice a function that was marked with @once_differentiable")
  }
}

enum CustomFunction {
  nonisolated(unsafe) static let type = TypeObject(
    "Function", module: "torch.autograd.function", layout: .instance, hasInstanceDict: true)
  /// What `ctx` can do.
  nonisolated(unsafe) private static let context = TypeObject(
    "BackwardCFunction", module: "torch.autograd.function", base: contextBase, hasInstanceDict: true)
  nonisolated(unsafe) static let contextBase = TypeObject(
    "FunctionCtx", module: "torch.autograd.function", base: NodeObject.base, hasInstanceDict: true)

  private static func node(_ value: Value) throws -> CustomFunctionNode {
    guard let node = try NodeObject.node(value) as? CustomFunctionNode else { throw Raised.type("a ctx is required") }
    return node
  }

  static func install() {
    type.classMethod("apply", .any) { a in
      guard let function = a[0].asType else { throw Raised.type("apply() needs a class") }
      return try apply(function, a.dropFirst)
    }
    type.showAsPython("apply")
    type.staticMethod("forward", .any) { _ in throw noForward }
    type.slots.initialize = { value, _ in
      let shown = try Operations.repr(.object(value.type)).text
      try Warnings.warn(
        Exceptions.deprecationWarning,
        "\(shown) should not be instantiated. Methods on autograd functions are all static, so you should invoke them on the "
          + "class itself. Instantiating an autograd function will raise an error in a future version of PyTorch.")
    }
    type.slots.call = { value, _ in
      throw Raised.runtime(
        "Legacy autograd function with non-static forward method is deprecated. Please use new-style autograd function "
          + "with static forward method. (Example: "
          + "https://pytorch.org/docs/stable/autograd.html#torch.autograd.Function)")
    }
    context.method("save_for_backward", .any) { a in
      let node = try node(a[0])
      if let (keyword, _) = a.pairs.first {
        throw Raised.type("FunctionCtx.save_for_backward() got an unexpected keyword argument '\(keyword.text)'")
      }
      node.savedByCall = try a.dropFirst.positional.enumerated().map { i, value in
        if value.isNone { return nil }
        guard let tensor = value.asTensor else {
          throw Raised.type(
            "save_for_backward can only save variables, but argument \(i) is of type \(value.type.name)")
        }
        return tensor
      }
      return .none
    }
    // Both are for `saved_tensors`, whoever asks.
    context.namespace.set(
      StringObject.intern("save_for_forward"), context.namespace[StringObject.intern("save_for_backward")])
    context.method("mark_dirty", .any) { a in
      try node(a[0]).dirty = a.dropFirst.positional.map { try TensorType.receiver($0) }
      return .none
    }
    context.method("mark_non_differentiable", .any) { a in
      try node(a[0]).nonDifferentiable = a.dropFirst.positional.map { try TensorType.receiver($0) }
      return .none
    }
    context.method("set_materialize_grads", .positional(1...1)) { a in
      try node(a[0]).materializesGrads = try Operations.isTrue(a[1])
      return .none
    }
    context.property("saved_tensors", get: { try node($0).savedTensors() })
    context.property("needs_input_grad", get: { .tuple(try node($0).needsInputGrad.map { .bool($0) }) }) { value, new in
      try node(value).needsInputGrad = try Operations.array(new).map { try Operations.isTrue($0) }
    }
  }

  /// The class of the nodes of a custom function, kept on the function as PyTorch does.
  static func nodeType(_ function: TypeObject) -> TypeObject {
    let key = StringObject.intern("_backward_cls")
    if let known = function.namespace[key].asType { return known }
    let made = TypeObject(function.name + "Backward", module: "torch.autograd.function", base: context)
    made.inheritNativeSlots()
    function.namespace.set(key, .object(made))
    return made
  }

  // MARK: The call

  private static func apply(_ function: TypeObject, _ arguments: Arguments) throws -> Value {
    try Transforms.check(function)
    let node = CustomFunctionNode(function)
    let values = try inputs(of: function, arguments)
    for value in values {
      let tensor = value.asTensor
      node.isTensor.append(tensor != nil)
      node.needsInputGrad.append(tensor?.requiresGrad ?? false)
      if let tensor { node.addInput(tensor) }
    }
    let inputs = values.compactMap(\.asTensor)
    let isRecorded = GradMode.isEnabled && inputs.contains { $0.requiresGrad }
    let result = try GradMode.with(false) { try forward(node, function, values) }
    let parts = result.asTuple?.values ?? [result]
    let wrapped = try parts.map { part -> Value in
      guard let tensor = part.asTensor else {
        // Outputs that are no tensors still have a place among the gradients.
        if isRecorded { try record(nil, node) }
        return part
      }
      return .tensor(try output(tensor, node, inputs, isRecorded))
    }
    if isRecorded {
      node.saved = node.savedByCall.map { tensor in
        guard let tensor else { return nil }
        if let i = parts.firstIndex(where: { $0.asTensor === tensor }), let made = wrapped[i].asTensor,
          made.gradFn === node
        {
          return SavedTensor(result: made, outputIndex: i)
        }
        return SavedTensor(tensor)
      }
    }
    if isRecorded && inputs.contains(where: ForwardMode.isDual) { try followTangents(node, function, values) }
    node.savedByCall = []
    node.dirty = []
    node.nonDifferentiable = []
    return result.asTuple == nil ? wrapped[0] : .tuple(wrapped)
  }

  private static var noForward: Raised {
    Raised(Exceptions.notImplementedError, "You must implement the forward function for custom autograd.Function.")
  }

  /// Lets a function's `jvp` see tangents that stand for all, whose own gradients give the product with any.
  private static func followTangents(_ node: CustomFunctionNode, _ function: TypeObject, _ values: [Value]) throws {
    guard !function.lookup(StringObject.intern("jvp")).isUndef else {
      throw Raised(
        Exceptions.notImplementedError,
        "You must implement the jvp function for custom autograd.Function to use it with forward mode AD.")
    }
    let jvp = try Operations.getAttribute(.object(function), StringObject.intern("jvp"))
    var tangents: [Tensor] = []
    let arguments = try values.map { value -> Value in
      guard let tensor = value.asTensor else { return .none }
      let zeros = try TensorType.receiver(OpBinding.call("zeros_like", [.tensor(tensor)]))
      if tensor.dtype.isFloatingPoint { try ErrorMapping.python { try zeros.setRequiresGrad(true) } }
      tangents.append(zeros)
      return .tensor(zeros)
    }
    let result = try GradMode.with(true) {
      try Operations.call(jvp, [NodeObject.value(of: node)] + arguments)
    }
    node.forward = (tangents, (result.asTuple?.values ?? [result]).compactMap(\.asTensor))
  }

  nonisolated(unsafe) private static let setup = StringObject.intern("setup_context")

  /// The arguments of a call in the order of forward's parameters, those passed by name included; with a
  /// `setup_context`, which sees them all, the defaults too.
  private static func inputs(of function: TypeObject, _ arguments: Arguments) throws -> [Value] {
    var values = arguments.positional
    let hasSetup = !function.lookup(setup).isUndef
    guard arguments.keywordCount > 0 || hasSetup,
      let forward = try Operations.getAttribute(.object(function), StringObject.intern("forward"))
        .object(.function, as: FunctionObject.self)
    else { return values }
    // Without a `setup_context` the first parameter is the context.
    let code = forward.code
    let skip = hasSetup ? 0 : 1
    let names = code.parameterNames.prefix(code.positionalCount).dropFirst(skip)
    let least = code.positionalCount - forward.defaults.count
    var given = arguments.pairs.map { (name: $0.name.text, value: $0.value) }
    for (i, name) in names.enumerated() where i >= values.count {
      if let found = given.firstIndex(where: { $0.name == name.text }) {
        values.append(given.remove(at: found).value)
      } else if i + skip >= least, hasSetup || !given.isEmpty {
        values.append(forward.defaults[i + skip - least])
      } else if hasSetup {
        throw Raised.type("missing a required argument: '\(name.text)'")
      } else {
        break
      }
    }
    if let (name, _) = given.first {
      throw Raised.type("\(hasSetup ? "" : "forward() ")got an unexpected keyword argument '\(name)'")
    }
    return values
  }

  private static func forward(
    _ node: CustomFunctionNode, _ function: TypeObject, _ values: [Value]
  ) throws -> Value {
    let forward = try Operations.getAttribute(.object(function), StringObject.intern("forward"))
    let context = NodeObject.value(of: node)
    if function.lookup(setup).isUndef { return try Operations.call(forward, [context] + values) }
    let result = try Operations.call(forward, values)
    _ = try Operations.call(
      Operations.getAttribute(.object(function), setup), [context, .tuple(values), result])
    return result
  }

  private static func record(_ tensor: Tensor?, _ node: CustomFunctionNode) throws {
    let place = try ErrorMapping.python { try Tensor.from(.scalar(.float(0))) }
    if let tensor {
      node.outputs.append(tensor.dataAlias())
      node.addOutput(tensor)
    } else {
      node.outputs.append(nil)
      node.addOutput(place)
    }
  }

  /// An output of `forward` as the caller gets it.
  private static func output(
    _ tensor: Tensor, _ node: CustomFunctionNode, _ inputs: [Tensor], _ isRecorded: Bool
  ) throws -> Tensor {
    let isInput = inputs.contains { $0 === tensor }
    if node.dirty.contains(where: { $0 === tensor }) {
      guard isRecorded else { return tensor }
      if tensor.isLeaf && tensor.requiresGrad {
        throw Raised.runtime("a leaf Variable that requires grad has been used in an in-place operation.")
      }
      return try ErrorMapping.python {
        try tensor.checkInPlace(inputs.first { $0.requiresGrad })
        node.outputs.append(tensor.dataAlias())
        tensor.rebase(node)
        return tensor
      }
    }
    let isMarked = node.nonDifferentiable.contains { $0 === tensor } || !tensor.dtype.isFloatingPoint
    var made = tensor
    if isInput || tensor.isView || (isRecorded && tensor.requiresGrad) {
      made = try detached(tensor)
    }
    if !isRecorded { return isInput && !tensor.requiresGrad ? tensor : made }
    if isMarked {
      // It has a place among the gradients, which may be filled with zeros like the others.
      try record(nil, node)
      node.outputs[node.outputs.count - 1] = made.dataAlias()
    } else {
      try record(made, node)
      if isInput || tensor.isView { try made.becomeCustomView(of: tensor) }
    }
    return made
  }

  private static func detached(_ tensor: Tensor) throws -> Tensor {
    try TensorType.receiver(OpBinding.call("detach", [.tensor(tensor)]))
  }

  // MARK: once_differentiable

  /// `once_differentiable(fn)`: a backward that does not run recorded, and whose results refuse differentiation.
  static func onceDifferentiable(_ function: Value) throws -> Value {
    let name = try Operations.findAttribute(function, Names.name_)?.asString?.text ?? "wrapper"
    return .object(
      NativeFunction(name, .any) { arguments in
        let result = try GradMode.with(false) { try Operations.call(function, arguments) }
        guard GradMode.isEnabled,
          arguments.positional.contains(where: { $0.asTensor?.requiresGrad == true })
        else { return result }
        let node = DelayedErrorNode()
        for value in arguments.positional { if let tensor = value.asTensor { node.addInput(tensor) } }
        func refusing(_ value: Value) throws -> Value {
          guard let tensor = value.asTensor else { return value }
          let made = try detached(tensor)
          node.addOutput(made)
          return .tensor(made)
        }
        if let tuple = result.asTuple { return .tuple(try tuple.values.map(refusing)) }
        return try refusing(result)
      })
  }
}
