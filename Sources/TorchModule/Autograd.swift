// Autograd as Python sees it: nodes, hooks, modes, torch.autograd.

import MiniPython
import MiniTorch

/// A node of the graph, as `grad_fn` gives it.
final class NodeObject: Object {
  let node: Node
  private init(_ node: Node) {
    self.node = node
    super.init(.foreign, type: NodeObject.type(for: node))
    if let custom = node as? CustomFunctionNode { attributes = custom.attributes }
    node.wrapper = .passUnretained(self)
  }
  deinit { node.wrapper = nil }

  static func value(of node: Node?) -> Value {
    guard let node else { return .none }
    if let known = node.wrapper { return .object(unsafeDowncast(known.takeUnretainedValue(), to: Object.self)) }
    return .object(NodeObject(node))
  }

  nonisolated(unsafe) private static var types: [String: TypeObject] = [:]
  nonisolated(unsafe) static let base = TypeObject("Node", module: "torch.autograd.graph", layout: .foreign)

  /// Each kind of node is a class of its own in Python.
  private static func type(for node: Node) -> TypeObject {
    if let custom = node as? CustomFunctionNode { return CustomFunction.nodeType(custom.function) }
    let name = node is AccumulateGrad ? "AccumulateGrad" : node.name
    if let known = types[name] { return known }
    let type = TypeObject(name, base: base, isBase: false)
    types[name] = type
    return type
  }

  static func node(_ value: Value) throws -> Node {
    guard case .object(let o) = value, let object = o as? NodeObject else { throw Raised.type("a Node is required") }
    return object.node
  }

  /// Nodes of operations show their bare name, those of custom functions that of their class.
  private static func shownName(_ value: Value) -> String {
    value.type.module == "torch.autograd.function" ? value.type.displayName : value.type.name
  }

  static func install() {
    base.slots.repr = { StringObject("<\(shownName($0)) object at \(Identity.address(of: $0))>") }
    base.method("name", .positional(0...0)) { .string(try node($0[0]).qualifiedName) }
    base.property("next_functions", get: { value in
      let node = try node(value)
      return .tuple(
        (0..<node.edgeCount).map { i in
          let edge = node.edge(i)
          return .tuple([NodeObject.value(of: edge.node), .int(edge.index)])
        })
    })
    base.property("variable", get: { value in
      guard let accumulator = try node(value) as? AccumulateGrad else {
        throw Raised(Exceptions.attributeError, "'\(value.type.name)' object has no attribute 'variable'")
      }
      return .tensor(accumulator.variable)
    })
    base.slots.getAttribute = { value, name in
      let text = name.text
      if text.hasPrefix("_saved_") {
        let node = try node(value)
        if node.isReleased { throw ErrorMapping.translated(AutogradModule.released) }
        let wanted = String(text.dropFirst("_saved_".count))
        if let found = node.savedValues.first(where: { $0.name == text || $0.name == wanted }) {
          return AutogradModule.value(of: found.value)
        }
      }
      return try Operations.genericGetAttribute(value, name)
    }
  }
}

/// What `register_hook` returns.
final class HookHandle: Object {
  private weak var tensor: Tensor?
  private let id: Int

  init(_ tensor: Tensor, _ id: Int) {
    self.tensor = tensor
    self.id = id
    super.init(.foreign, type: HookHandle.handleType)
  }

  nonisolated(unsafe) private static let handleType = TypeObject(
    "RemovableHandle", module: "torch.utils.hooks", layout: .foreign, isBase: false)

  static func install() {
    handleType.method("remove", .positional(0...0)) { a in
      if case .object(let o) = a[0], let handle = o as? HookHandle { handle.tensor?.removeHook(handle.id) }
      return .none
    }
  }
}

enum Hooks {
  /// Calls a tensor's hook; nil when it leaves the gradient alone.
  static func call(_ hook: Value, _ gradient: Tensor) throws -> Tensor? {
    let result = try Operations.call(hook, [.tensor(gradient)])
    if result.isNone { return nil }
    guard let replaced = result.asTensor else {
      throw Raised.type("expected Variable, but hook returned '\(result.type.name)'")
    }
    if replaced.sizes != gradient.sizes {
      let name = try Operations.findAttribute(hook, Names.name_)?.asString?.text ?? "?"
      throw Raised.runtime("hook '\(name)' has changed the size of value")
    }
    return replaced
  }
}

enum AutogradModule {
  static let released = TensorError(
    .runtime,
    "Trying to backward through the graph a second time (or directly access saved tensors after they have already "
      + "been freed). Saved intermediate values of the graph are freed when you call .backward() or autograd.grad(). "
      + "Specify retain_graph=True if you need to backward through the graph a second time or if you need to access "
      + "saved tensors after calling backward.")

  static func value(of argument: Argument) -> Value {
    switch argument {
    case .tensor(let tensor): .tensor(tensor)
    case .bool(let b): .bool(b)
    case .int(let i): .int(i)
    case .float(let d): .float(d)
    case .string(let s): .string(s)
    case .list(let elements, _): .tuple(elements.map(value))
    default: .none
    }
  }

  static func flag(_ value: Value?) throws -> Bool? {
    guard let value, !value.isNone else { return nil }
    return try Operations.isTrue(value)
  }

  /// A gradient argument: a tensor or None.
  static func gradient(_ value: Value?) throws -> Tensor? {
    guard let value, !value.isNone else { return nil }
    guard let tensor = value.asTensor else {
      throw Raised.type("'\(value.type.name)' object is not iterable")
    }
    return tensor
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

  private static func tensors(_ value: Value) throws -> [Tensor] {
    if let tensor = value.asTensor { return [tensor] }
    return try Operations.array(value).map { try TensorType.receiver($0) }
  }

  private static func gradients(_ value: Value?, count: Int) throws -> [Tensor?] {
    guard let value, !value.isNone else { return [] }
    if let tensor = value.asTensor { return [tensor] }
    return try Operations.array(value).map { try gradient($0) }
  }

  static func make() throws -> ModuleObject {
    let module = ModuleObject("torch.autograd")
    module.pythonFunction(
      "grad",
      "(outputs, inputs, grad_outputs=None, retain_graph=None, create_graph=False, allow_unused=None, is_grads_batched=False, materialize_grads=False)"
    ) { a in
      let outputs = try tensors(a[0])
      let inputs = try tensors(a[1])
      let materialize = try flag(a.value(7)) ?? false
      let given = try gradients(a.value(2), count: outputs.count)
      let retain = try flag(a.value(3))
      let create = try flag(a.value(4)) ?? false
      let allowUnused = try flag(a.value(5)) ?? materialize
      let results = try ErrorMapping.python {
        try Autograd.grad(
          outputs: outputs, inputs: inputs, gradOutputs: given, retainGraph: retain, createGraph: create,
          allowUnused: allowUnused)
      }
      return .tuple(
        try zip(results, inputs).map { result, input in
          if let result { return .tensor(result) }
          return materialize ? try OpBinding.call("zeros_like", [.tensor(input)]) : .none
        })
    }
    module.pythonFunction(
      "backward", "(tensors, grad_tensors=None, retain_graph=None, create_graph=False, grad_variables=None, inputs=None)"
    ) { a in
      let outputs = try tensors(a[0])
      let inputs = try a.value(5).flatMap { $0.isNone ? nil : $0 }.map(tensors)
      try backward(
        outputs, gradients: gradients(a.value(1), count: outputs.count), retainGraph: flag(a.value(2)),
        createGraph: flag(a.value(3)) ?? false, inputs: inputs)
      return .none
    }
    for mode in GradModes.all { module.add(mode) }
    module.add(CustomFunction.type)
    let function = ModuleObject("torch.autograd.function")
    function.add(CustomFunction.type)
    for target in [module, function] {
      target.function("once_differentiable", .positional(1...1)) { try CustomFunction.onceDifferentiable($0[0]) }
    }
    module.set("function", .object(function))
    for name in ["gradcheck", "gradgradcheck"] {
      module.function(name, .any) { a in
        let text = try Modules.module("torch.autograd._gradcheck")
        return try Operations.call(Operations.getAttribute(.object(text), StringObject.intern(name)), a)
      }
    }
    module.set("Variable", .object(VariableType.variable))
    module.fallback = { name in
      if name.text == "functional" { return .object(try Modules.module("torch.autograd.functional")) }
      return try Refusals.attribute(name, of: "torch.autograd")
    }
    return module
  }
}
