// What modules do natively: calls, and the attributes that are parameters, buffers and modules.

import MiniPython
import MiniTorch

enum ModuleCalls {
  nonisolated(unsafe) private static let hookTables = [
    "_backward_hooks", "_backward_pre_hooks", "_forward_hooks", "_forward_pre_hooks",
  ].map { StringObject.intern($0) }
  private static let globalTables = ["backward", "backward_pre", "forward", "forward_pre", "with_kwargs", "always"]
  nonisolated(unsafe) private static let memberTables = ["_parameters", "_buffers", "_modules"].map {
    StringObject.intern($0)
  }
  /// The methods that walk the parameters of a module.
  nonisolated(unsafe) private static let walks = ["parameters", "named_parameters", "named_modules"].map {
    StringObject.intern($0)
  }
  nonisolated(unsafe) private static let bufferMark = StringObject.intern("_is_buffer")
  nonisolated(unsafe) private static let forward = StringObject.intern("forward")
  nonisolated(unsafe) private static let callWithHooks = StringObject.intern("_call_impl")

  static func add(_ namespace: ModuleObject) {
    @discardableResult
    func method(_ name: String, _ pythonName: String, _ body: @escaping NativeFunction.Body) -> NativeFunction {
      let function = NativeFunction(pythonName, .any, bindsSelf: true, body: body)
      namespace.set(name, .object(function))
      return function
    }
    let global = DictObject()
    let tables = globalTables.map { _ in DictObject() }
    for (name, table) in zip(globalTables, tables) { global.set(StringObject.intern(name), .object(table)) }
    namespace.set("global_hooks", .object(global))
    /// The `forward` of a module's class, where no hook is to be called around it.
    func enteredForward(_ module: Object) -> Unmanaged<FunctionObject>? {
      for table in hookTables {
        guard let hooks = module.ownValue(table).asDict, hooks.count == 0 else { return nil }
      }
      for table in tables where table.count > 0 { return nil }
      guard module.type.findsPlainly, !module.hasOwnValue(forward),
        case .object(let found) = module.type.lookup(forward), found.kind == .function
      else { return nil }
      return .passUnretained(unsafeDowncast(found, to: FunctionObject.self))
    }
    let call = method("module_call", "__call__") { a in
      guard case .object(let o) = a[0] else { throw Raised.type("a Module is required") }
      var isWatched = false
      for table in hookTables {
        guard let hooks = o.ownValue(table).asDict else {
          throw Raised(Exceptions.attributeError, "'\(o.type.name)' object has no attribute '\(table.text)'")
        }
        if hooks.count > 0 { isWatched = true }
      }
      for table in tables where table.count > 0 { isWatched = true }
      return try Operations.call(Operations.getAttribute(a[0], isWatched ? callWithHooks : forward), a.dropFirst)
    }
    call.delegate = enteredForward
    namespace.function("is_buffer", .positional(1...1)) { a in
      guard a[0].asTensor != nil else { return .bool(false) }
      return .bool(try Operations.findAttribute(a[0], bufferMark) != nil)
    }
    method("module_getattr", "__getattr__") { a in
      guard a.count == 2, case .object(let o) = a[0], let name = a[1].asString else {
        throw Raised.type("__getattr__() takes exactly one argument")
      }
      for table in memberTables {
        guard let members = o.ownValue(table).asDict else { continue }
        let found = members[name]
        if !found.isUndef { return found }
      }
      throw Raised(Exceptions.attributeError, "'\(o.type.name)' object has no attribute '\(name.text)'")
    }
    namespace.function("backward_hooks", .positional(5...5), body: withBackwardHooks)
    // collected_parameters(module, recursing, Module): None where a class walks its parameters or modules otherwise.
    namespace.function("collected_parameters", .positional(3...3)) { a in
      guard case .object(let o) = a[0], let base = a[2].asType,
        walks.allSatisfy({ o.type.lookup($0).isIdentical(to: base.lookup($0)) })
      else { return .none }
      return .list(try parameters(of: o, recursing: Operations.isTrue(a[1])))
    }
  }

  /// The parameters of a module and, if `recursing`, of the modules in it, each once, in the order of registration.
  private static func parameters(of module: Object, recursing: Bool) throws -> [Value] {
    var found: [Value] = []
    var seen: Set<ObjectIdentifier> = []
    var waiting = [module]
    while let next = waiting.popLast() {
      // Most models are small: to look through a few is faster than to hash them.
      if next !== module && !seen.insert(ObjectIdentifier(next)).inserted { continue }
      next.ownValue(memberTables[0]).asDict?.forEach { _, value in
        guard case .object(let parameter) = value else { return }
        let isKnown =
          found.count < 16
          ? found.contains { $0.isIdentical(to: value) } : !seen.insert(ObjectIdentifier(parameter)).inserted
        if isKnown { return }
        found.append(value)
        if found.count == 16 {
          for value in found { if case .object(let o) = value { seen.insert(ObjectIdentifier(o)) } }
        }
      }
      if !recursing { break }
      let first = waiting.count
      next.ownValue(memberTables[2]).asDict?.forEach { _, value in
        if case .object(let child) = value { waiting.append(child) }
      }
      waiting[first...].reverse()
    }
    return found
  }

  /// A call with nodes around it that tell the hooks of gradients: (module, pre-hooks, hooks, args, function).
  private static func withBackwardHooks(_ a: Arguments) throws -> Value {
    let module = a[0]
    let (before, after) = (try Operations.array(a[1]), try Operations.array(a[2]))
    let notes = GradientNotes()
    func tupled(_ value: Value) -> (values: [Value], isTuple: Bool) {
      if let tuple = value.asTuple { return (tuple.values, true) }
      return ([value], false)
    }
    func marked(_ values: [Value], _ hook: @escaping (Int, Tensor) throws -> Tensor?) throws -> [Value] {
      try values.enumerated().map { i, value in
        guard let tensor = value.asTensor, tensor.requiresGrad, GradMode.isEnabled else { return value }
        let mark = try ErrorMapping.python { try tensor.throughNode("BackwardHookFunctionBackward") }
        _ = try ErrorMapping.python { try mark.registerHook { try hook(i, $0) } }
        return .tensor(mark)
      }
    }
    func callHooks(_ inputs: [Value], _ outputs: [Value]) throws -> [Value]? {
      var current = inputs
      var isChanged = false
      for hook in after {
        let answer = try Operations.call(hook, [module, .tuple(current), .tuple(outputs)])
        if answer.isNone { continue }
        let changed = tupled(answer).values
        guard changed.count == current.count else {
          throw Raised.runtime(
            "Backward hook returned an invalid number of grad_input, got \(changed.count), but expected \(current.count)"
          )
        }
        current = changed
        isChanged = true
      }
      return isChanged ? current : nil
    }
    let arguments = try Operations.array(a[3])
    let watched = arguments.indices.filter { arguments[$0].asTensor?.requiresGrad == true && GradMode.isEnabled }
    notes.inputs = Array(repeating: .none, count: arguments.count)
    let inner = try marked(arguments) { i, g in
      notes.inputs[i] = .tensor(g)
      notes.seen += 1
      guard notes.seen == watched.count else { return nil }
      let changed = try callHooks(notes.inputs, notes.outputs)
      notes.seen = 0
      guard let changed, i < changed.count else { return nil }
      return changed[i].asTensor
    }
    let result = try Operations.call(a[4], inner)
    let (results, isTuple) = tupled(result)
    notes.outputs = Array(repeating: .none, count: results.count)
    let outer = try marked(results) { i, g in
      var gradient = g
      notes.outputs[i] = .tensor(g)
      for hook in before {
        let answer = try Operations.call(hook, [module, .tuple(notes.outputs)])
        if answer.isNone { continue }
        let changed = tupled(answer).values
        guard changed.count == notes.outputs.count else {
          throw Raised.runtime(
            "Backward pre hook returned an invalid number of grad_output, got \(changed.count), but expected "
              + "\(notes.outputs.count)")
        }
        if let tensor = changed[i].asTensor { gradient = tensor }
      }
      if watched.isEmpty {
        try Warnings.warn(
          Exceptions.userWarning,
          "Full backward hook is firing when gradients are computed with respect to module outputs since no inputs require "
            + "gradients. See https://docs.pytorch.org/docs/main/generated/torch.nn.Module.html#torch.nn.Module."
            + "register_full_backward_hook for more details.")
        _ = try callHooks(notes.inputs, notes.outputs)
      }
      return gradient === g ? nil : gradient
    }
    return isTuple ? .tuple(outer) : outer[0]
  }

  /// The gradients of one pass through a module.
  private final class GradientNotes {
    var inputs: [Value] = []
    var outputs: [Value] = []
    var seen = 0
  }
}
