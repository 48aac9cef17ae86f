// Functions of a notebook that look at gradients, and what takes them back.

import MiniPython
import MiniTorch

/// What `register_hook` returns.
final class HookHandle: Object {
  private let id: Int
  private let take: (Int) -> Void

  /// - Parameter take: takes the hook with the given number back.
  init(_ id: Int, _ take: @escaping (Int) -> Void) {
    self.id = id
    self.take = take
    super.init(.foreign, type: HookHandle.handleType)
  }

  nonisolated(unsafe) static let handleType = TypeObject(
    "RemovableHandle", module: "torch.utils.hooks", layout: .foreign, isBase: false)

  private static func handle(_ value: Value) throws -> HookHandle {
    guard case .object(let o) = value, let handle = o as? HookHandle else { throw Raised.type("a handle is required") }
    return handle
  }

  static func install() {
    handleType.property("id", get: { .int(try handle($0).id) })
    handleType.pythonMethod("remove", "(self)") { a in
      let handle = try handle(a[0])
      handle.take(handle.id)
      return .none
    }
    handleType.pythonMethod("__enter__", "(self)") { $0[0] }
    handleType.pythonMethod("__exit__", "(self, type, value, tb)") { a in
      let handle = try handle(a[0])
      handle.take(handle.id)
      return .none
    }
  }
}

enum Hooks {
  private static func name(_ hook: Value) throws -> String {
    try Operations.findAttribute(hook, Names.name_)?.asString?.text ?? "?"
  }

  static func tuple(_ gradients: [Tensor?]) -> Value { .tuple(gradients.map { .tensor($0) }) }

  /// Calls a tensor's hook; nil when it leaves the gradient alone.
  static func call(_ hook: Value, _ gradient: Tensor) throws -> Tensor? {
    let result = try Operations.call(hook, [.tensor(gradient)])
    return result.isNone ? nil : try checked(result, gradient, hook)
  }

  /// Calls a node's hook; nil when it leaves the gradients alone.
  static func call(_ hook: Value, _ arguments: [Value], count: Int) throws -> [Tensor?]? {
    let result = try Operations.call(hook, arguments)
    if result.isNone { return nil }
    guard let values = result.asTuple?.values else {
      throw Raised.type("expected tuple, but hook returned '\(result.type.name)'")
    }
    guard values.count == count else {
      throw Raised.runtime(
        "hook '\(try name(hook))' has returned an incorrect number of values (got \(values.count), but expected "
          + "\(count))")
    }
    let before = arguments[0].asTuple?.values ?? []
    return try zip(values, before).map { value, old in
      guard let old = old.asTensor else {
        if value.isNone { return nil }
        throw Raised.runtime("can't replace a None gradient with a non-None value")
      }
      return value.isNone ? nil : try checked(value, old, hook)
    }
  }

  private static func checked(_ value: Value, _ old: Tensor, _ hook: Value) throws -> Tensor {
    guard let new = value.asTensor else {
      throw Raised.type("expected Variable, but hook returned '\(value.type.name)'")
    }
    if new.dtype != old.dtype {
      throw Raised.runtime(
        "hook '\(try name(hook))' has changed the type of value (was \("torch.\(old.dtype.scalarName)Tensor") got "
          + "\("torch.\(new.dtype.scalarName)Tensor"))")
    }
    if new.sizes != old.sizes { throw Raised.runtime("hook '\(try name(hook))' has changed the size of value") }
    return new
  }
}
