// Weak references: objects that tell of another one as long as it lives, and do not keep it.

/// A `weakref.ref` or a proxy.
package final class WeakReference: Object {
  /// What it looks at, not retained; nil once that is gone.
  fileprivate(set) var referent: Unmanaged<Object>?
  fileprivate(set) var callback: Value
  fileprivate var hash: Int?

  fileprivate init(_ referent: Object, callback: Value, type: TypeObject) {
    self.referent = .passUnretained(referent)
    self.callback = callback
    super.init(.foreign, type: type)
    WeakReferences.add(self, of: referent)
  }

  /// The object, None once it is gone.
  var value: Value { referent.map { .object($0.takeUnretainedValue()) } ?? .none }

  /// Calls the function that waits for the object's end.
  func callBack() throws { if !callback.isNone { _ = try Operations.call(callback, .object(self)) } }

  deinit {
    WeakReferences.remove(self)
    Reaper.bury(&callback)
  }
}

/// The weak references there are, by the object that they look at.
enum WeakReferences {
  nonisolated(unsafe) private static var known: [ObjectIdentifier: ContiguousArray<Unmanaged<WeakReference>>] = [:]

  fileprivate static func add(_ reference: WeakReference, of referent: Object) {
    // What was numbered is looked for when it dies.
    _ = Identity.number(of: referent)
    known[ObjectIdentifier(referent), default: []].append(.passUnretained(reference))
  }

  fileprivate static func remove(_ reference: WeakReference) {
    guard let referent = reference.referent else { return }
    let key = referent._withUnsafeGuaranteedRef { ObjectIdentifier($0) }
    known[key]?.removeAll { $0.toOpaque() == Unmanaged.passUnretained(reference).toOpaque() }
    if known[key]?.isEmpty == true { known[key] = nil }
  }

  /// The references to an object, the oldest first.
  static func all(of object: Object) -> [WeakReference] {
    known[ObjectIdentifier(object)]?.map { $0.takeUnretainedValue() } ?? []
  }

  /// Tells the references to an object that it is gone; those with a callback wait to call it, the last one first.
  @inline(never) static func end(_ object: Object) {
    guard let references = known.removeValue(forKey: ObjectIdentifier(object)) else { return }
    for reference in references { reference._withUnsafeGuaranteedRef { $0.referent = nil } }
    for reference in references.reversed() {
      let reference = reference.takeUnretainedValue()
      if !reference.callback.isNone { Finalizers.add(reference) }
    }
  }

  /// The object that a value is, if weak references to it can be.
  /// - Throws: TypeError for others.
  static func referent(_ value: Value) throws -> Object {
    if case .object(let o) = value, canRefer(to: o) { return o }
    throw Raised.type("cannot create weak reference to '\(value.type.name)' object")
  }

  private static func canRefer(to object: Object) -> Bool {
    let type = object.type
    switch object.kind {
    case .type, .module, .native, .function, .boundMethod, .generator, .set, .frozenSet, .code: return true
    case .instance, .list, .dict, .string, .complex, .exception: return type.isHeap && !type.lacksWeakReferences
    case .foreign: return type !== MappingProxy.type && !(type.isHeap && type.lacksWeakReferences)
    default: return type.isHeap && !type.lacksWeakReferences && type.isSubtype(of: Types.float)
    }
  }
}

/// `_weakref`: what the Python text of `weakref` builds on.
enum NativeWeakref {
  static func make() -> ModuleObject {
    let module = ModuleObject("_weakref")
    module.set("ref", .object(type))
    module.set("ProxyType", .object(proxy))
    module.set("CallableProxyType", .object(callableProxy))
    module.function("proxy", .positional(1...2)) { a in
      let referent = try WeakReferences.referent(a[0])
      let type = ObjectBuiltins.isCallable(a[0]) ? callableProxy : proxy
      return .object(shared(referent, type, a.value(1)) ?? new(referent, type, a.value(1)))
    }
    module.function("getweakrefcount", .positional(1...1)) { a in
      guard case .object(let o) = a[0] else { return .int(0) }
      return .int(WeakReferences.all(of: o).count)
    }
    module.function("getweakrefs", .positional(1...1)) { a in
      guard case .object(let o) = a[0] else { return .list([]) }
      return .list(WeakReferences.all(of: o).map { .object($0) })
    }
    return module
  }

  private static func new(_ referent: Object, _ type: TypeObject, _ callback: Value?) -> WeakReference {
    WeakReference(referent, callback: callback ?? .none, type: type)
  }

  /// A reference without a callback is made once.
  private static func shared(_ referent: Object, _ type: TypeObject, _ callback: Value?) -> WeakReference? {
    guard callback?.isNone ?? true, type === self.type || type === proxy || type === callableProxy else { return nil }
    return WeakReferences.all(of: referent).first { $0.type === type && $0.callback.isNone }
  }

  private static func reference(_ value: Value) -> WeakReference {
    guard let reference = value.object(.foreign, as: WeakReference.self) else {
      preconditionFailure("a method of weak references on another object")
    }
    return reference
  }

  // MARK: References

  nonisolated(unsafe) private static let type: TypeObject = {
    let type = TypeObject("weakref.ReferenceType", module: "weakref", layout: .foreign)
    type.slots.construct = { type, a in
      try a.expect("__new__", 1...2)
      let referent = try WeakReferences.referent(a[0])
      return .object(shared(referent, type, a.value(1)) ?? new(referent, type, a.value(1)))
    }
    type.slots.initialize = { _, _ in }
    type.slots.call = { value, a in
      try a.expect("weakref", 0...0)
      return reference(value).value
    }
    type.slots.repr = { value in
      let address = Identity.address(of: value)
      let referent = reference(value).value
      if referent.isNone { return StringObject("<weakref at \(address); dead>") }
      let name = try Operations.findAttribute(referent, Names.name_)?.asString.map { " (\($0.text))" } ?? ""
      return StringObject(
        "<weakref at \(address); to '\(referent.type.name)' at \(Identity.address(of: referent))\(name)>")
    }
    type.slots.hash = { value in
      let reference = reference(value)
      if let hash = reference.hash { return hash }
      let referent = reference.value
      if referent.isNone { throw Raised.type("weak object has gone away") }
      let hash = try Operations.hash(referent)
      reference.hash = hash
      return hash
    }
    type.slots.compare = { a, b, op in
      guard op == .equal || op == .notEqual, let x = a.object(.foreign, as: WeakReference.self),
        let y = b.object(.foreign, as: WeakReference.self)
      else { return .notImplemented }
      if x.value.isNone || y.value.isNone { return .bool((x === y) == (op == .equal)) }
      return .bool(try Operations.equal(x.value, y.value) == (op == .equal))
    }
    type.property(
      "__callback__",
      get: { value in
        let reference = reference(value)
        return reference.value.isNone ? .none : reference.callback
      })
    type.classMethod("__class_getitem__", .positional(1...1)) { a in .object(GenericAlias(origin: a[0], a[1])) }
    type.inheritNativeSlots()
    return type
  }()

  // MARK: Proxies

  nonisolated(unsafe) private static let proxy = makeProxy("ProxyType")
  nonisolated(unsafe) private static let callableProxy = makeProxy("CallableProxyType")

  /// The object that a proxy stands for; another value itself.
  private static func target(_ value: Value) throws -> Value {
    guard case .object(let o) = value, o.type === proxy || o.type === callableProxy else { return value }
    let target = unsafeDowncast(o, to: WeakReference.self).value
    if target.isNone { throw Raised(Exceptions.referenceError, "weakly-referenced object no longer exists") }
    return target
  }

  private static func makeProxy(_ name: String) -> TypeObject {
    let type = TypeObject("weakref.\(name)", module: "weakref", layout: .foreign, isBase: false)
    type.qualifiedName = name
    type.saysClass = true
    let slots = type.slots
    slots.construct = nil
    slots.initialize = { _, _ in }
    slots.repr = { value in
      let target = reference(value).value
      let address = Identity.address(of: value)
      return StringObject(
        "<weakproxy at \(address) to \(target.type.name) at \(Identity.address(of: target))>")
    }
    slots.str = { try Operations.str(target($0)) }
    slots.format = { try Operations.format(target($0), $1) }
    slots.hash = { throw Raised.type("unhashable type: '\($0.type.name)'") }
    slots.getAttribute = { try Operations.getAttribute(target($0), $1) }
    slots.setAttribute = { try Operations.setAttribute(target($0), $1, $2) }
    slots.compare = { try Operations.compare($2, target($0), target($1)) }
    slots.truth = { try Operations.isTrue(target($0)) }
    slots.length = { try Operations.length(target($0)) }
    slots.contains = { try Operations.contains(target($0), $1) }
    slots.getItem = { try Operations.getItem(target($0), $1) }
    slots.setItem = { try Operations.setItem(target($0), $1, $2) }
    slots.iterate = { try Operations.iterate(target($0)) }
    slots.next = { value in
      let target = try target(value)
      guard target.type.slots.next != nil else {
        throw Raised.type("Weakref proxy referenced a non-iterator '\(target.type.name)' object")
      }
      return try Operations.next(target)
    }
    slots.binary = { try Operations.binary($0, target($1), target($2)) }
    slots.inPlace = { try Operations.inPlace($0, target($1), target($2)) }
    slots.unary = { try Operations.unary($0, target($1)) }
    slots.int = { try Operations.call(.object(Types.int), target($0)) }
    slots.float = { try Operations.call(.object(Types.float), target($0)) }
    slots.index = { .int(try Operations.index(target($0))) }
    if name.hasPrefix("Callable") { slots.call = { try Operations.call(target($0), $1) } }
    type.binaryOperators = OperatorSet(BinaryOperator.allCases)
    type.unaryOperators = [.negative, .positive, .invert]
    return type
  }
}
