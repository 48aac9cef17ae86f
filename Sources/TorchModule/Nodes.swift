// Nodes of the graph as Python sees them: where they lead, what they saved, hooks on them.

import MiniPython
import MiniTorch

/// A node of the graph, as `grad_fn` gives it.
final class NodeObject: Object {
  let node: Node
  /// What a notebook writes into `metadata`.
  fileprivate var metadata: DictObject?

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
  nonisolated(unsafe) static let base = TypeObject(
    "Node", module: "torch.autograd.graph", layout: .foreign)

  /// Each kind of node is a class of its own in Python.
  private static func type(for node: Node) -> TypeObject {
    if let custom = node as? CustomFunctionNode { return CustomFunction.nodeType(custom.function) }
    let name = node.name
    if let known = types[name] { return known }
    // What modules put around their calls is a function written in Python.
    let isPython = name == "BackwardHookFunctionBackward"
    let type = TypeObject(name, module: isPython ? "torch.autograd.function" : "builtins", base: base, isBase: false)
    if !isPython { addMethods(to: type) }
    for (field, isTensor) in SavedNames.of(name) {
      type.property("_saved_\(field)", get: { try saved(field, isTensor, $0) })
      guard isTensor else { continue }
      let all = SavedNames.of(name).filter(\.isTensor).map(\.name)
      type.property(
        "_raw_saved_\(field)",
        get: {
          .object(SavedTensorObject(try Self.node($0), field, of: all))
        })
    }
    if node is AccumulateGrad {
      type.property("variable", get: { .tensor((try Self.node($0) as? AccumulateGrad)?.variable) })
    }
    types[name] = type
    return type
  }

  private static func refusal(_ type: TypeObject, _ name: String) -> Raised {
    Raised(Exceptions.notImplementedError, "\(type.name).\(name) is not supported by this runner")
  }

  /// `node._saved_NAME`.
  private static func saved(_ name: String, _ isTensor: Bool, _ value: Value) throws -> Value {
    let node = try node(value)
    if isTensor && node.isReleased { throw ErrorMapping.translated(TensorError.freedGraph) }
    let known = node.savedValues
    if let found = known.first(where: { $0.name == name }) { return found.value.pythonValue }
    let tensors = SavedNames.of(node.name).filter(\.isTensor)
    let unnamed = known.filter(\.name.isEmpty)
    if isTensor, tensors.count == unnamed.count, let i = tensors.firstIndex(where: { $0.name == name }) {
      return unnamed[i].value.pythonValue
    }
    if name == "self_sym_sizes", let sizes = node.inputSizes(0) { return .tuple(sizes.map { .int($0) }) }
    if name == "self_sym_numel", let sizes = node.inputSizes(0) { return .int(sizes.elementCount) }
    // A tensor is saved when the other operand needs a gradient.
    if isTensor && !known.isEmpty && known.allSatisfy({ !$0.name.isEmpty }) { return .none }
    throw refusal(value.type, "_saved_\(name)")
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
    base.slots.call = { value, arguments in
      let node = try node(value)
      let gradients = try arguments.positional.enumerated().map { i, value -> Tensor? in
        if value.isNone { return nil }
        guard let tensor = value.asTensor else { throw Raised.type("argument \(i) is not a Variable") }
        return tensor
      }
      guard gradients.count == node.outputCount || node is AccumulateGrad else {
        throw Raised.type("expected \(node.outputCount) arguments, got \(gradients.count) instead")
      }
      let results = try ErrorMapping.python { try node.apply(gradients) }.map { Value.tensor($0) }
      return results.count == 1 ? results[0] : .tuple(results)
    }
    addMethods(to: base)
    base.property("requires_grad", get: { _ in .bool(true) })
    base.property(
      "metadata",
      get: { value in
        guard case .object(let o) = value, let object = o as? NodeObject else { return .none }
        let known = object.metadata ?? DictObject()
        object.metadata = known
        return .object(known)
      })
    base.property(
      "next_functions",
      get: { value in
        let node = try node(value)
        return .tuple(
          (0..<node.edgeCount).map { i in
            let edge = node.edge(i)
            return .tuple([NodeObject.value(of: edge.node), .int(edge.index)])
          })
      })
    base.property("_input_metadata", get: { throw refusal($0.type, "_input_metadata") })
  }

  /// Every class of nodes has methods of its own, which errors name.
  private static func addMethods(to type: TypeObject) {
    type.method("name", .positional(0...0)) { .string(try node($0[0]).qualifiedName) }
    type.method("_sequence_nr", .positional(0...0)) { .int(try node($0[0]).sequence) }
    type.method("register_hook", .positional(1...1)) { a in
      let (node, hook) = (try node(a[0]), a[1])
      let id = node.registerHookAfter { results, gradients in
        try Hooks.call(hook, [Hooks.tuple(results), Hooks.tuple(gradients)], count: results.count)
      }
      return .object(HookHandle(id) { [weak node] in node?.removeHook($0) })
    }
    type.method("register_prehook", .positional(1...1)) { a in
      let (node, hook) = (try node(a[0]), a[1])
      let id = node.registerHookBefore { gradients in
        try Hooks.call(hook, [Hooks.tuple(gradients)], count: gradients.count)
      }
      return .object(HookHandle(id) { [weak node] in node?.removeHook($0) })
    }
  }
}
