// The slots of classes written in Python: functions that call their dunder methods.

extension TypeObject {
  /// Fills the slots of a class from its namespace and its bases: the first class in the resolution order that defines
  /// a capability gives it.
  func inheritSlots() {
    slots.construct = pick(\.construct, PythonSlots.construct, "__new__")
    slots.initialize = pick(\.initialize, PythonSlots.initialize, "__init__")
    slots.repr = pick(\.repr, PythonSlots.repr, "__repr__")
    slots.str = pick(\.str, PythonSlots.str, "__str__")
    slots.format = pick(\.format, PythonSlots.format, "__format__")
    slots.hash = pick(\.hash, PythonSlots.hash, "__hash__")
    slots.call = pick(\.call, PythonSlots.call, "__call__")
    slots.getAttribute = pick(\.getAttribute, PythonSlots.getAttribute, "__getattribute__", "__getattr__")
    hasOnlyFallback =
      slots.getAttribute != nil
      && !resolutionOrder.contains {
        $0.isHeap ? !$0.namespace[Names.getattribute_].isUndef : $0.slots.getAttribute != nil
      }
    slots.setAttribute = pick(\.setAttribute, PythonSlots.setAttribute, "__setattr__", "__delattr__")
    slots.compare = pick(
      \.compare, PythonSlots.compare, "__eq__", "__ne__", "__lt__", "__le__", "__gt__", "__ge__")
    slots.iterate = pick(\.iterate, PythonSlots.iterate, "__iter__")
    slots.next = pick(\.next, PythonSlots.next, "__next__")
    slots.length = pick(\.length, PythonSlots.length, "__len__")
    slots.contains = pick(\.contains, PythonSlots.contains, "__contains__")
    slots.getItem = pick(\.getItem, PythonSlots.getItem, "__getitem__")
    slots.setItem = pick(\.setItem, PythonSlots.setItem, "__setitem__", "__delitem__")
    slots.truth = pick(\.truth, PythonSlots.truth, "__bool__")
    // A `__len__` of a class's own decides before what a built-in base other than a number knows of emptiness.
    let isNumber = [Types.int, Types.float, Types.complex].contains { isSubtype(of: $0) }
    let definesTruth = resolutionOrder.contains { $0.isHeap && !$0.namespace[SpecialNames.bool].isUndef }
    if !isNumber, !definesTruth, resolutionOrder.contains(where: { $0.isHeap && !$0.namespace[SpecialNames.len].isUndef }) {
      slots.truth = nil
    }
    slots.unary = pick(\.unary, PythonSlots.unary, "__neg__", "__pos__", "__invert__")
    slots.int = pick(\.int, PythonSlots.int, "__int__")
    slots.float = pick(\.float, PythonSlots.float, "__float__")
    slots.index = pick(\.index, PythonSlots.index, "__index__")
    slots.descriptorGet = pick(\.descriptorGet, PythonSlots.descriptorGet, "__get__")
    slots.descriptorSet = pick(\.descriptorSet, PythonSlots.descriptorSet, "__set__", "__delete__")
    let stems = BinaryOperator.allCases.map(\.stem)
    slots.binary = pick(\.binary, PythonSlots.binary, stems.map { "__\($0)__" } + stems.map { "__r\($0)__" })
    slots.inPlace = pick(\.inPlace, PythonSlots.inPlace, stems.map { "__i\($0)__" })
  }

  private func pick<T>(_ slot: KeyPath<Slots, T?>, _ python: T, _ names: String...) -> T? {
    pick(slot, python, names)
  }

  private func pick<T>(_ slot: KeyPath<Slots, T?>, _ python: T, _ names: [String]) -> T? {
    let names = names.map(StringObject.intern)
    for type in resolutionOrder {
      if type.isHeap {
        let defined = names.lazy.map { type.namespace[$0] }.first { !$0.isUndef }
        // None takes away hashing and iterating; of all else it is a method that cannot be called.
        if let defined {
          return defined.isNone && ["__hash__", "__iter__"].contains(names[0].text) ? nil : python
        }
      } else if let native = type.slots[keyPath: slot] {
        return native
      }
    }
    return nil
  }

  /// Takes from the base what a native type did not define itself; run once all types are installed.
  package func inheritNativeSlots() {
    guard let base = bases.first else { return }
    slots.inherit(from: base.slots)
    binaryOperators.formUnion(base.binaryOperators)
    unaryOperators.formUnion(base.unaryOperators)
  }
}

/// The names of the dunder methods behind slots, interned once.
enum SpecialNames {
  nonisolated(unsafe) static let bool = StringObject.intern("__bool__")
  nonisolated(unsafe) static let contains = StringObject.intern("__contains__")
  nonisolated(unsafe) static let delattr = StringObject.intern("__delattr__")
  nonisolated(unsafe) static let delete = StringObject.intern("__delete__")
  nonisolated(unsafe) static let delitem = StringObject.intern("__delitem__")
  nonisolated(unsafe) static let float = StringObject.intern("__float__")
  nonisolated(unsafe) static let format = StringObject.intern("__format__")
  nonisolated(unsafe) static let get = StringObject.intern("__get__")
  nonisolated(unsafe) static let getitem = StringObject.intern("__getitem__")
  nonisolated(unsafe) static let hash = StringObject.intern("__hash__")
  nonisolated(unsafe) static let index = StringObject.intern("__index__")
  nonisolated(unsafe) static let int = StringObject.intern("__int__")
  nonisolated(unsafe) static let iter = StringObject.intern("__iter__")
  nonisolated(unsafe) static let len = StringObject.intern("__len__")
  nonisolated(unsafe) static let next = StringObject.intern("__next__")
  nonisolated(unsafe) static let repr = StringObject.intern("__repr__")
  nonisolated(unsafe) static let set = StringObject.intern("__set__")
  nonisolated(unsafe) static let setattr = StringObject.intern("__setattr__")
  nonisolated(unsafe) static let setitem = StringObject.intern("__setitem__")
  nonisolated(unsafe) static let str = StringObject.intern("__str__")
}

/// Slot functions that call dunder methods.
enum PythonSlots {
  nonisolated(unsafe) static let forward = BinaryOperator.allCases.map { StringObject.intern("__\($0.stem)__") }
  nonisolated(unsafe) static let reflected = BinaryOperator.allCases.map {
    StringObject.intern("__r\($0.stem)__")
  }
  nonisolated(unsafe) static let augmented = BinaryOperator.allCases.map {
    StringObject.intern("__i\($0.stem)__")
  }
  nonisolated(unsafe) static let comparison = ["lt", "le", "eq", "ne", "gt", "ge"].map {
    StringObject.intern("__\($0)__")
  }
  nonisolated(unsafe) static let unaryNames = ["not", "neg", "pos", "invert"].map {
    StringObject.intern("__\($0)__")
  }

  private static func method(_ value: Value, _ name: StringObject) throws -> Value? {
    try Operations.specialMethod(value, name)
  }

  private static func require(_ value: Value, _ name: StringObject) throws -> Value {
    if let found = try method(value, name) { return found }
    throw Operations.missingAttribute(value, name)
  }

  static func construct(_ type: TypeObject, _ arguments: Arguments) throws -> Value {
    let new = try Operations.bind(type.lookup(Names.new_), to: .undef, owner: type)
    return try Operations.withReceiver(.object(type), arguments) { try Operations.call(new, $0) }
  }

  static func initialize(_ value: Value, _ arguments: Arguments) throws {
    let initializer = value.type.lookup(Names.init_)
    let result: Value
    if case .object(let o) = initializer, o.bindsAsMethod {
      result = try Operations.withReceiver(value, arguments) { try Operations.call(initializer, $0) }
    } else {
      result = try Operations.call(Operations.bind(initializer, to: value, owner: value.type), arguments)
    }
    if !result.isNone { throw Raised.type("__init__() should return None, not '\(result.type.name)'") }
  }

  /// Calls a class attribute as a method of an instance, without binding it first where that changes nothing.
  private static func call(_ method: Value, on receiver: Value) throws -> Value {
    if case .object(let o) = method, o.bindsAsMethod {
      return try VM.current.callPlain(o, receiver) ?? Operations.call(method, receiver)
    }
    return try Operations.call(Operations.bind(method, to: receiver, owner: receiver.type), [])
  }

  private static func call(_ method: Value, on receiver: Value, _ argument: Value) throws -> Value {
    if case .object(let o) = method, o.bindsAsMethod {
      return try VM.current.callPlain(o, receiver, argument) ?? Operations.call(method, receiver, argument)
    }
    return try Operations.call(Operations.bind(method, to: receiver, owner: receiver.type), argument)
  }

  /// Calls the dunder method of a value.
  private static func invoke(_ value: Value, _ name: StringObject) throws -> Value {
    let found = value.type.lookup(name)
    if found.isUndef { throw Operations.missingAttribute(value, name) }
    return try call(found, on: value)
  }

  private static func invoke(_ value: Value, _ name: StringObject, _ argument: Value) throws -> Value {
    let found = value.type.lookup(name)
    if found.isUndef { throw Operations.missingAttribute(value, name) }
    return try call(found, on: value, argument)
  }

  private static func text(_ value: Value, _ name: StringObject) throws -> StringObject {
    let result = try invoke(value, name)
    guard let string = result.asString else {
      throw Raised.type("\(name.text) returned non-string (type \(result.type.name))")
    }
    return string
  }
  static func repr(_ value: Value) throws -> StringObject { try text(value, SpecialNames.repr) }
  static func str(_ value: Value) throws -> StringObject { try text(value, SpecialNames.str) }

  static func format(_ value: Value, _ spec: StringObject) throws -> StringObject {
    let result = try invoke(value, SpecialNames.format, .object(spec))
    guard let string = result.asString else {
      throw Raised.type("__format__ must return a str, not \(result.type.name)")
    }
    return string
  }

  static func hash(_ value: Value) throws -> Int {
    switch try invoke(value, SpecialNames.hash) {
    case .int(let i): return i == -1 ? -2 : i
    case .bool(let b): return b ? 1 : 0
    case .object(let o) where o.kind == .bigInt: return try Operations.hash(.object(o))
    default: throw Raised.type("__hash__ method should return an integer")
    }
  }

  static func call(_ value: Value, _ arguments: Arguments) throws -> Value {
    let found = value.type.lookup(Names.call_)
    if case .object(let o) = found, o.bindsAsMethod {
      return try Operations.withReceiver(value, arguments) { try Operations.call(found, $0) }
    }
    return try Operations.call(Operations.bind(found, to: value, owner: value.type), arguments)
  }

  static func getAttribute(_ value: Value, _ name: StringObject) throws -> Value {
    let custom = value.type.findsPlainly ? .undef : value.type.lookup(Names.getattribute_)
    let fallback = value.type.lookup(Names.getattr_)
    do {
      if case .object(let o) = custom, o.kind == .function {
        return try Operations.call(custom, [value, .object(name)])
      }
      if let type = value.asType { return try Attributes.ofClass(type, name) }
      let found = try Operations.genericFindAttribute(value, name)
      if !found.isUndef { return found }
      if fallback.isUndef { throw Operations.missingAttribute(value, name) }
    } catch let error as Raised where error.exception.type.isSubtype(of: Exceptions.attributeError) {
      if fallback.isUndef { throw error }
    }
    if case .object(let o) = fallback, o.kind == .native {
      return try withUnsafeTemporaryAllocation(of: Value.self, capacity: 2) { room in
        guard let base = room.baseAddress else { preconditionFailure("no room for arguments") }
        base.initialize(to: value)
        (base + 1).initialize(to: .object(name))
        defer { base.deinitialize(count: 2) }
        return try Operations.callNative(unsafeDowncast(o, to: NativeFunction.self), Arguments(base, 2))
      }
    }
    if case .object(let o) = fallback, o.kind == .function {
      return try Operations.call(fallback, [value, .object(name)])
    }
    return try Operations.call(Operations.bind(fallback, to: value, owner: value.type), [.object(name)])
  }

  static func setAttribute(_ value: Value, _ name: StringObject, _ newValue: Value) throws {
    if newValue.isUndef {
      _ = try invoke(value, SpecialNames.delattr, .object(name))
    } else {
      _ = try Operations.call(require(value, SpecialNames.setattr), [.object(name), newValue])
    }
  }

  static func compare(_ a: Value, _ b: Value, _ op: CompareOperator) throws -> Value {
    let method = a.type.lookup(comparison[Int(op.rawValue)])
    if !method.isUndef { return try call(method, on: a, b) }
    // `!=` is the opposite of `==` unless a class says otherwise.
    if op == .notEqual, let method = try Operations.specialMethod(a, comparison[2]) {
      let result = try Operations.call(method, [b])
      return result.isNotImplemented ? result : .bool(try !Operations.isTrue(result))
    }
    return .notImplemented
  }

  static func iterate(_ value: Value) throws -> Value { try invoke(value, SpecialNames.iter) }

  static func next(_ value: Value) throws -> Value {
    do { return try invoke(value, SpecialNames.next) } catch let error as Raised
      where error.exception.type.isSubtype(of: Exceptions.stopIteration)
    { return .undef }
  }

  static func length(_ value: Value) throws -> Int {
    try checkedLength(invoke(value, SpecialNames.len))
  }
  /// What a `__len__` gave, as a length.
  static func checkedLength(_ result: Value) throws -> Int {
    guard result.type.slots.index != nil else {
      throw Raised.type("'\(result.type.name)' object cannot be interpreted as an integer")
    }
    guard let length = try result.type.slots.index?(result).asInt else {
      throw Raised.overflow("cannot fit '\(result.type.name)' into an index-sized integer")
    }
    if length < 0 { throw Raised.value("__len__() should return >= 0") }
    return length
  }

  static func contains(_ value: Value, _ item: Value) throws -> Bool {
    if value.type.lookup(SpecialNames.contains).isNone {
      throw Raised.type("'\(value.type.name)' object is not a container")
    }
    return try Operations.isTrue(invoke(value, SpecialNames.contains, item))
  }
  static func getItem(_ value: Value, _ key: Value) throws -> Value {
    try invoke(value, SpecialNames.getitem, key)
  }
  static func setItem(_ value: Value, _ key: Value, _ newValue: Value) throws {
    let deleting = newValue.isUndef
    guard let found = try deleting ? method(value, SpecialNames.delitem) : method(value, SpecialNames.setitem) else {
      throw Raised.type("'\(value.type.name)' object does not support item \(deleting ? "deletion" : "assignment")")
    }
    _ = try Operations.call(found, deleting ? [key] : [key, newValue])
  }

  static func truth(_ value: Value) throws -> Bool {
    try checkedTruth(invoke(value, SpecialNames.bool))
  }
  /// What a `__bool__` gave, as a truth.
  static func checkedTruth(_ result: Value) throws -> Bool {
    guard let truth = result.asBool else {
      throw Raised.type("__bool__ should return bool, returned \(result.type.name)")
    }
    return truth
  }

  static func unary(_ op: UnaryOperator, _ value: Value) throws -> Value {
    guard let method = try Operations.specialMethod(value, unaryNames[Int(op.rawValue)]) else { return .notImplemented }
    return try Operations.call(method, [])
  }

  static func int(_ value: Value) throws -> Value { try invoke(value, SpecialNames.int) }
  static func float(_ value: Value) throws -> Value { try invoke(value, SpecialNames.float) }
  static func index(_ value: Value) throws -> Value {
    // An int of a derived class is its own index.
    if value.type.isSubtype(of: Types.int) { return try Types.int.slots.index?(value) ?? value }
    let result = try invoke(value, SpecialNames.index)
    guard result.isInteger else {
      throw Raised.type("__index__ returned non-int (type \(result.type.name))")
    }
    return result
  }

  static func descriptorGet(_ descriptor: Value, _ instance: Value, _ owner: TypeObject) throws -> Value {
    try Operations.call(require(descriptor, SpecialNames.get), [instance.isUndef ? .none : instance, .object(owner)])
  }
  static func descriptorSet(_ descriptor: Value, _ instance: Value, _ value: Value) throws {
    let deleting = value.isUndef
    guard let found = try deleting ? method(descriptor, SpecialNames.delete) : method(descriptor, SpecialNames.set)
    else {
      throw Raised(Exceptions.attributeError, deleting ? "__delete__" : "__set__")
    }
    _ = try Operations.call(found, deleting ? [instance] : [instance, value])
  }

  /// Tries `a.__op__(b)`, then `b.__rop__(a)`; the other way round when `b`'s class derives from `a`'s and overrides.
  static func binary(_ op: BinaryOperator, _ a: Value, _ b: Value) throws -> Value {
    let index = Int(op.rawValue)
    let ta = a.type
    let tb = b.type
    let reflectedMethod = ta === tb ? Value.undef : tb.isHeap ? tb.lookup(reflected[index]) : .undef
    var triedReflected = false
    if !reflectedMethod.isUndef, tb.isSubtype(of: ta), !reflectedMethod.isIdentical(to: ta.lookup(reflected[index])) {
      triedReflected = true
      let result = try call(reflectedMethod, on: b, a)
      if !result.isNotImplemented { return result }
    }
    if ta.isHeap {
      let method = ta.lookup(forward[index])
      if !method.isUndef {
        let result = try call(method, on: a, b)
        if !result.isNotImplemented { return result }
      }
    }
    if !reflectedMethod.isUndef && !triedReflected {
      return try call(reflectedMethod, on: b, a)
    }
    return .notImplemented
  }

  static func inPlace(_ op: BinaryOperator, _ a: Value, _ b: Value) throws -> Value {
    let method = a.type.lookup(augmented[Int(op.rawValue)])
    return method.isUndef ? .notImplemented : try call(method, on: a, b)
  }
}
