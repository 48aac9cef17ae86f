// no_grad, enable_grad, set_grad_enabled, inference_mode: as contexts, decorators and calls.

import MiniPython
import MiniTorch

/// A mode that is switched on in `__enter__` and back in `__exit__`.
final class GradModeObject: Object {
  let isEnabled: Bool
  let isInference: Bool?
  private var saved: [(enabled: Bool, inference: Bool)] = []

  init(_ isEnabled: Bool, inference: Bool? = nil, type: TypeObject) {
    self.isEnabled = isEnabled
    isInference = inference
    super.init(.foreign, type: type)
  }

  func enter() {
    saved.append((GradMode.isEnabled, GradMode.isInference))
    GradMode.isEnabled = isEnabled
    if let isInference { GradMode.isInference = isInference }
  }

  func exit() {
    guard let last = saved.popLast() else { return }
    GradMode.isEnabled = last.enabled
    GradMode.isInference = last.inference
  }
}

enum GradModes {
  nonisolated(unsafe) static let noGrad = make("no_grad") { _ in (false, nil) }
  nonisolated(unsafe) static let enableGrad = make("enable_grad") { _ in (true, nil) }
  nonisolated(unsafe) static let setGradEnabled = make("set_grad_enabled") { arguments in
    guard let mode = arguments.value(0) ?? arguments.pairs.first?.value else {
      throw Raised.type("set_grad_enabled.__init__() missing 1 required positional argument: 'mode'")
    }
    guard let flag = mode.asBool else {
      throw Raised.type("set_grad_enabled(): argument 'enabled' (position 1) must be bool, not \(mode.type.name)")
    }
    return (flag, nil)
  }
  nonisolated(unsafe) static let inferenceMode = make("inference_mode") { arguments in
    let mode = try (arguments.value(0) ?? arguments.pairs.first?.value).map { try Operations.isTrue($0) } ?? true
    return (mode ? false : GradMode.isEnabled, mode)
  }
  nonisolated(unsafe) static let all = [noGrad, enableGrad, setGradEnabled, inferenceMode]

  private static func mode(_ value: Value) throws -> GradModeObject {
    guard case .object(let o) = value, let mode = o as? GradModeObject else { throw Raised.type("a mode is required") }
    return mode
  }

  private static func make(_ name: String, _ read: @escaping (Arguments) throws -> (Bool, Bool?)) -> TypeObject {
    let type = TypeObject(name, module: "torch.autograd.grad_mode", layout: .foreign)
    type.slots.construct = { type, arguments in
      // `@torch.no_grad` without parentheses decorates at once.
      let first = arguments.value(0) ?? arguments.pairs.first?.value
      let isPlain = name == "no_grad" || name == "enable_grad"
      let maker =
        name == "set_grad_enabled"
        ? "set_grad_enabled.__init__" : isPlain ? "_NoParamDecoratorContextManager.__new__" : "inference_mode.__new__"
      for (keyword, _) in arguments.pairs {
        if keyword.text != (isPlain ? "orig_func" : "mode") {
          throw Raised.type("\(maker)() got an unexpected keyword argument '\(keyword.text)'")
        }
        if arguments.count > 0 { throw Raised.type("\(maker)() got multiple values for argument '\(keyword.text)'") }
      }
      if name != "set_grad_enabled", arguments.positional.count < 2, let function = first, !function.isNone,
        function.asBool == nil || name != "inference_mode"
      {
        return try decorated(
          function, GradModeObject(name == "enable_grad", inference: name == "inference_mode" ? true : nil, type: type))
      }
      if arguments.positional.count > 1 {
        let given = arguments.positional.count + 1
        throw Raised.type(
          "\(maker)() takes \(name == "set_grad_enabled" ? "" : "from 1 to ")2 positional arguments but \(given) were given")
      }
      let (enabled, inference) = try read(arguments)
      let made = GradModeObject(enabled, inference: inference, type: type)
      // As a plain call it takes effect at once; as a context it is undone at the end.
      if name == "set_grad_enabled" { made.enter() }
      return .object(made)
    }
    type.slots.initialize = { _, _ in }
    if name == "set_grad_enabled" {
      type.slots.repr = { value in
        StringObject("torch.autograd.grad_mode.\(name)(mode=\(try mode(value).isEnabled ? "True" : "False"))")
      }
    }
    type.method("__enter__", .positional(0...0)) { a in
      if name != "set_grad_enabled" { try mode(a[0]).enter() }
      return .none
    }
    type.method("__exit__", .positional(3...3)) { a in
      try mode(a[0]).exit()
      return .none
    }
    type.slots.call = { value, arguments in
      let mode = try mode(value)
      if name == "set_grad_enabled" { mode.exit() }
      guard let function = arguments.value(0) else { throw Raised.type("\(name) expects a function") }
      return try decorated(function, mode)
    }
    return type
  }

  /// A function that runs in a mode.
  private static func decorated(_ function: Value, _ mode: GradModeObject) throws -> Value {
    let name = try Operations.findAttribute(function, Names.name_)?.asString?.text
    let documentation = try Operations.findAttribute(function, Names.doc_)?.asString?.text
    let wrapped = NativeFunction(name ?? "decorate_context", .any, bindsSelf: true) { arguments in
      mode.enter()
      defer { mode.exit() }
      return try Operations.call(function, arguments)
    }
    wrapped.documentation = documentation
    wrapped.pythonName =
      try Operations.findAttribute(function, Names.qualname_)?.asString?.text
      ?? "context_decorator.<locals>.decorate_context"
    return .object(wrapped)
  }
}
