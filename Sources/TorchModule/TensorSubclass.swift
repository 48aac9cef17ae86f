// Subclasses of torch.Tensor, and `__torch_function__`: what operations do with arguments of classes of a notebook's own.

import MiniPython
import MiniTorch

enum TensorSubclass {
  /// Whether a notebook has made a subclass; until then nothing looks at the classes of arguments.
  nonisolated(unsafe) private(set) static var exists = false
  /// How many calls of the default `__torch_function__` are under way; within them operations are the plain ones.
  nonisolated(unsafe) private static var inner = 0

  nonisolated(unsafe) private static let handlerName = StringObject.intern("__torch_function__")

  static func reset() {
    exists = false
    inner = 0
  }

  // MARK: Types

  static func install() {
    let tensor = TensorType.tensor
    tensor.isBase = true
    tensor.classMethod("__init_subclass__", .any) { a in
      if let type = a[0].asType { prepare(type) }
      return .none
    }
    tensor.classMethod("__torch_function__", .signature(NativeSignature("(func, types, args=(), kwargs=None)"))) { a in
      guard let type = a[0].asType else { return .notImplemented }
      inner += 1
      defer { inner -= 1 }
      let keywords = a.value(4)?.asDict?.pairs.compactMap { key, value in key.asString.map { ($0, value) } } ?? []
      let result = try Operations.call(a[1], Operations.array(a.value(3) ?? .tuple([])), keywords: keywords)
      return type === TensorType.tensor ? result : try converted(result, type)
    }
    tensor.method("as_subclass", .positional(1...1)) { a in
      guard let type = a[1].asType, type.isSubtype(of: TensorType.tensor) else {
        throw Raised.type("cls must be a type (got \(a[1].type.name))")
      }
      return try wrapped(TensorType.receiver(a[0]), type)
    }
    tensor.staticMethod("_make_subclass", .signature(NativeSignature("(cls, data, require_grad=False)"))) { a in
      guard let type = a[0].asType, type.isSubtype(of: TensorType.tensor) else {
        throw Raised.type("cls must be a type (got \(a[0].type.name))")
      }
      let made = try TensorType.receiver(a[1]).detach()
      if let flag = a.value(2), try Operations.isTrue(flag) {
        try ErrorMapping.python { try made.setRequiresGrad(true) }
      }
      return .object(TensorObject(made, type: type))
    }
  }

  /// The object that a class makes of its new tensor.
  static func constructed(_ value: Value, _ type: TypeObject) -> Value {
    guard type !== TensorType.tensor, let tensor = value.asTensor else { return value }
    return .object(TensorObject(tensor.detach(), type: type))
  }

  /// Makes the operators and properties of a new class see to their results.
  private static func prepare(_ type: TypeObject) {
    exists = true
    let slots = type.slots
    func method(_ name: String) throws -> Value {
      try Operations.getAttribute(.object(TensorType.tensor), StringObject.intern(name))
    }
    func around(_ name: String, _ arguments: [Value], _ body: () throws -> Value) throws -> Value {
      try dispatched(try method(name), "torch.Tensor.\(name)", arguments, [], body)
    }
    if let binary = slots.binary {
      type.slots.binary = { op, a, b in
        let (name, isReflected) = (operatorName(op), a.asTensor == nil)
        guard isReflected else { return try around(name, [a, b]) { try binary(op, a, b) } }
        return try around("__r\(op.stem)__", [b, a]) { try binary(op, a, b) }
      }
    }
    if let inPlace = slots.inPlace {
      type.slots.inPlace = { op, a, b in
        let name = operatorName(op)
        return try around(name.hasPrefix("__") ? "__i\(op.stem)__" : name + "_", [a, b]) { try inPlace(op, a, b) }
      }
    }
    if let unary = slots.unary {
      type.slots.unary = { op, a in
        let name = op == .negative ? "neg" : op == .positive ? "positive" : "bitwise_not"
        return try around(name, [a]) { try unary(op, a) }
      }
    }
    if let compare = slots.compare {
      type.slots.compare = { a, b, op in
        let names = ["lt", "le", "eq", "ne", "gt", "ge"]
        let index = Int(op.rawValue)
        return try around(index < names.count ? names[index] : "eq", [a, b]) { try compare(a, b, op) }
      }
    }
    if let getItem = slots.getItem {
      type.slots.getItem = { a, key in try around("__getitem__", [a, key]) { try getItem(a, key) } }
    }
    if slots.iterate != nil {
      type.slots.iterate = { a in
        let tensor = try TensorType.receiver(a)
        if try Operations.index(around("dim", [a]) { .int(tensor.rank) }) == 0 {
          throw Raised.type("iteration over a 0-d tensor")
        }
        return try Operations.iterate(
          around("unbind", [a, .int(0)]) {
            .tuple(try ErrorMapping.python { try tensor.unbound(0) }.map { .tensor($0) })
          })
      }
    }
    if let setItem = slots.setItem {
      type.slots.setItem = { a, key, value in
        if value.isUndef { return try setItem(a, key, value) }
        _ = try around("__setitem__", [a, key, value]) {
          try setItem(a, key, value)
          return .none
        }
      }
    }
    if let repr = slots.repr {
      type.slots.repr = { a in
        let text = try around("__repr__", [a]) { .object(try repr(a)) }
        return text.asString ?? StringObject("")
      }
    }
    for name in ["T", "mT", "H", "mH", "data", "real"] {
      let key = StringObject.intern(name)
      guard type.namespace[key].isUndef, case .object(let o) = TensorType.tensor.namespace[key],
        let get = (o as? PropertyObject)?.nativeGetter
      else { continue }
      type.property(name, get: { try converted(get($0), type) }, set: (o as? PropertyObject)?.nativeSetter)
    }
  }

  private static func operatorName(_ op: BinaryOperator) -> String {
    switch op {
    case .add: "add"
    case .subtract: "sub"
    case .multiply: "mul"
    case .matrixMultiply: "matmul"
    case .divide: "div"
    case .modulo: "remainder"
    case .power: "pow"
    default: "__\(op.stem)__"
    }
  }

  // MARK: Calls

  /// What a call comes to, given the classes of its arguments.
  @inline(__always)
  static func around(
    _ function: @autoclosure () throws -> Value, _ name: @autoclosure () -> String, _ arguments: Arguments,
    _ body: () throws -> Value
  ) throws -> Value {
    guard exists else { return try body() }
    return try dispatched(function(), name(), arguments.positional, arguments.pairs, body)
  }

  private static func dispatched(
    _ function: @autoclosure () throws -> Value, _ name: String, _ arguments: [Value],
    _ keywords: [(name: StringObject, value: Value)],
    _ body: () throws -> Value
  ) throws -> Value {
    guard inner == 0 else { return try body() }
    var types: [TypeObject] = []
    for value in arguments + keywords.map(\.value) { collect(value, &types) }
    let own = types.filter { $0.isSubtype(of: TensorType.tensor) }
    let handlers = types.filter(overrides)
    if !handlers.isEmpty { return try ask(handlers, function(), name, arguments, keywords) }
    let result = try body()
    guard let type = own.first else { return result }
    return try converted(result, type)
  }

  /// The answer of an argument that is no tensor but has `__torch_function__`; nil if there is none.
  static func foreign(_ function: @autoclosure () throws -> Value, _ name: String, _ arguments: Arguments) throws
    -> Value?
  {
    var types: [TypeObject] = []
    for value in arguments.positional + arguments.pairs.map(\.value) { collect(value, &types) }
    let handlers = types.filter { !$0.isSubtype(of: TensorType.tensor) && overrides($0) }
    if handlers.isEmpty { return nil }
    return try ask(handlers, function(), name, arguments.positional, arguments.pairs)
  }

  private static func ask(
    _ handlers: [TypeObject], _ function: Value, _ name: String, _ arguments: [Value],
    _ keywords: [(name: StringObject, value: Value)]
  ) throws -> Value {
    let named = DictObject()
    for (key, value) in keywords { named.set(key.interned, value) }
    for type in handlers {
      let handler = try Operations.getAttribute(.object(type), handlerName)
      let types = Value.tuple(handlers.map { .object($0) })
      let answer = try Operations.call(handler, [function, types, .tuple(arguments), .object(named)])
      if !answer.isNotImplemented { return answer }
    }
    throw Raised.type(
      "Multiple dispatch failed for '\(name)'; all __torch_function__ handlers returned NotImplemented:\n\n"
        + (try handlers.map { "  - tensor subclass \(try Operations.repr(.object($0)).text)\n" }).joined()
        + "\nFor more information, try re-running with TORCH_LOGS=not_implemented")
  }

  /// Notes the classes of a notebook's own among a value and its elements, subclasses before their bases.
  private static func collect(_ value: Value, _ types: inout [TypeObject]) {
    guard case .object(let o) = value else { return }
    if o.kind == .list || o.kind == .tuple {
      for element in (try? Operations.array(value)) ?? [] { collect(element, &types) }
      return
    }
    let type = o.type
    guard type.isHeap, o.kind != .type, !types.contains(where: { $0 === type }) else { return }
    // Operations on parameters give plain tensors, whatever their class.
    guard value.asTensor != nil && !type.isSubtype(of: ParameterType.parameter) || overrides(type) else { return }
    let place = types.firstIndex { type.isSubtype(of: $0) } ?? types.count
    types.insert(type, at: place)
  }

  /// Whether a class has a `__torch_function__` that is not Tensor's.
  private static func overrides(_ type: TypeObject) -> Bool {
    for base in type.resolutionOrder where base.isHeap {
      if !base.namespace[handlerName].isUndef { return true }
    }
    return false
  }

  // MARK: Results

  /// A result with its plain tensors made tensors of the class.
  private static func converted(_ value: Value, _ type: TypeObject) throws -> Value {
    if let tensor = value.asTensor {
      if value.type.isSubtype(of: type) { return value }
      return try wrapped(tensor, type)
    }
    guard case .object(let o) = value, o.kind == .tuple || o.kind == .list else { return value }
    let elements = try Operations.array(value)
    guard elements.contains(where: { $0.asTensor != nil }) else { return value }
    let made = try elements.map { try converted($0, type) }
    if o.kind == .list { return .list(made) }
    return o.type === Types.tuple ? .tuple(made) : value
  }

  /// A look at a tensor as an object of the class.
  private static func wrapped(_ tensor: Tensor, _ type: TypeObject) throws -> Value {
    let look = try ErrorMapping.python { try tensor.index([.ellipsis]) }
    return .object(TensorObject(look, type: type))
  }
}
