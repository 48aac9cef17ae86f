// The attributes of `__slots__` of instances that have a `__dict__` too, where these must not stand.

enum SlotValues {
  nonisolated(unsafe) private static var all: [ObjectIdentifier: [ObjectIdentifier: Value]] = [:]

  static func get(_ instance: Object, _ name: StringObject) -> Value {
    all[ObjectIdentifier(instance)]?[ObjectIdentifier(name)] ?? .undef
  }

  /// Sets the attribute of an interned name, or deletes it when the value is `.undef`.
  static func set(_ instance: Object, _ name: StringObject, _ value: Value) {
    all[ObjectIdentifier(instance), default: [:]][ObjectIdentifier(name)] = value.isUndef ? nil : value
  }

  /// Takes away what an instance that dies has.
  static func leave(_ instance: Object) -> [ObjectIdentifier: Value] {
    all.removeValue(forKey: ObjectIdentifier(instance)) ?? [:]
  }

  static func enter(_ instance: Object, _ values: [ObjectIdentifier: Value]) {
    if !values.isEmpty { all[ObjectIdentifier(instance)] = values }
  }
}
