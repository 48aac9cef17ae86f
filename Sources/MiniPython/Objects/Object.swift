// The base of all objects: what every one of them carries.

/// The storage layout of an object; a subclass of a built-in type keeps its layout.
@usableFromInline package enum Kind: UInt8 {
  /// Not an object: a value held in place.
  case immediate
  case instance, type, string, bytes, tuple, list, dict, set, frozenSet, bigInt, complex
  case function, native, boundMethod, code, cell, module, generator, exception, slice, range, iterator
  case property, staticMethod, classMethod, superObject, singleton
  /// A layout of another file or module, told apart by its Python type.
  case foreign

  /// Compares in place, in other modules too: what the compiler makes of itself is a generic call there.
  @inlinable @inline(__always) package static func == (a: Kind, b: Kind) -> Bool {
    unsafeBitCast(a, to: UInt8.self) == unsafeBitCast(b, to: UInt8.self)
  }
}

/// A Python object.
open class Object {
  @usableFromInline package final let kind: Kind
  /// Where the collector of cycles has noted the object while it works, in 24 bits; else 0.
  private final var markHigh: UInt8 = 0
  private final var markLow: UInt16 = 0
  /// What `Identity` numbered the object with, 0 until someone asks.
  final var identity: UInt32 = 0
  /// The Python class, not retained: types live as long as the process or their session.
  @usableFromInline package final var typeReference: Unmanaged<TypeObject>
  /// The instance's `__dict__`, when its class gives it one and something was stored in it.
  package internal(set) final var dictionary: DictObject?

  package init(_ kind: Kind, type: TypeObject) {
    self.kind = kind
    typeReference = .passUnretained(type)
  }

  init(_ kind: Kind, of type: Unmanaged<TypeObject>) {
    self.kind = kind
    typeReference = type
  }

  /// For the types that the first types are made of; their type is set before anyone looks.
  init(bootstrapping kind: Kind) {
    self.kind = kind
    typeReference = unsafeBitCast(UInt(MemoryLayout<UInt>.alignment), to: Unmanaged<TypeObject>.self)
  }

  @inline(__always) final var mark: Int {
    get { Int(markHigh) << 16 | Int(markLow) }
    set {
      markHigh = UInt8(truncatingIfNeeded: newValue >> 16)
      markLow = UInt16(truncatingIfNeeded: newValue)
    }
  }

  @inlinable @inline(__always) package final var type: TypeObject {
    get { typeReference._withUnsafeGuaranteedRef { $0 } }
    set { typeReference = .passUnretained(newValue) }
  }

  deinit {
    if dictionary != nil { Reaper.bury(&dictionary) }
    // Who looks at an object weakly has asked for its number.
    if identity != 0 { WeakReferences.end(self) }
  }

  /// The instance's `__dict__` when it has attributes of its own; an instance's attributes move there.
  package final var attributes: DictObject? {
    get {
      if kind == .instance { unsafeDowncast(self, to: InstanceObject.self).moveToDictionary() }
      return dictionary
    }
    set {
      if kind == .instance { unsafeDowncast(self, to: InstanceObject.self).leaveRow() }
      dictionary = newValue
    }
  }

  /// An attribute of the instance's own, `.undef` when it has none of that name.
  package final func ownValue(_ name: StringObject) -> Value {
    if kind == .instance {
      let instance = unsafeDowncast(self, to: InstanceObject.self)
      let position = instance.position(of: name)
      if position >= 0 { return instance.values[position] }
    }
    return dictionary?[name] ?? .undef
  }

  package final func hasOwnValue(_ name: StringObject) -> Bool {
    if kind == .instance, unsafeDowncast(self, to: InstanceObject.self).position(of: name) >= 0 { return true }
    guard let dictionary else { return false }
    return dictionary.position(of: name) >= 0
  }

  /// Sets an attribute of the instance's own.
  package final func setOwnValue(_ name: StringObject, _ value: Value) {
    if kind == .instance, unsafeDowncast(self, to: InstanceObject.self).set(name.interned, value) { return }
    Operations.instanceDict(self).set(name.interned, value)
  }
}

/// A value with no content but its identity, as `Ellipsis`.
package final class SingletonObject: Object {
  package let name: String
  init(_ name: String, type: TypeObject) {
    self.name = name
    super.init(.singleton, type: type)
  }
}

package enum Singletons {
  nonisolated(unsafe) package static let notImplemented = SingletonObject("NotImplemented", type: Types.notImplemented)
  nonisolated(unsafe) package static let ellipsis = SingletonObject("Ellipsis", type: Types.ellipsis)
}
