// mappingproxy: a mapping that cannot be changed through it, as a class shows its `__dict__`.

final class MappingProxy: Object {
  private(set) var mapping: Value

  init(_ mapping: Value) {
    self.mapping = mapping
    super.init(.foreign, type: MappingProxy.type)
  }

  deinit { Reaper.bury(&mapping) }

  private static func mapping(_ value: Value) -> Value {
    guard case .object(let o) = value, o.kind == .foreign, o.type === type else { return value }
    return unsafeDowncast(o, to: MappingProxy.self).mapping
  }

  nonisolated(unsafe) static let type = make()

  private static func make() -> TypeObject {
    let type = TypeObject("mappingproxy", layout: .foreign, isBase: false)
    type.slots.construct = { _, a in
      try a.expect("mappingproxy", 1...1)
      if a[0].type.slots.getItem == nil || a[0].asList != nil || a[0].asTuple != nil {
        throw Raised.type("mappingproxy() argument must be a mapping, not \(a[0].type.name)")
      }
      return .object(MappingProxy(a[0]))
    }
    type.slots.initialize = { _, _ in }
    type.slots.repr = { StringObject("mappingproxy(\(try Operations.repr(mapping($0)).text))") }
    type.slots.str = { try Operations.str(mapping($0)) }
    type.slots.length = { try Operations.length(mapping($0)) }
    type.slots.getItem = { try Operations.getItem(mapping($0), $1) }
    type.slots.contains = { try Operations.contains(mapping($0), $1) }
    type.slots.iterate = { try Operations.iterate(mapping($0)) }
    type.slots.hash = { try Operations.hash(mapping($0)) }
    type.slots.compare = { try Operations.compare($2, mapping($0), mapping($1)) }
    type.binaryOperators = [.bitOr]
    type.slots.binary = { op, a, b in
      op == .bitOr ? try Operations.tryBinary(op, mapping(a), mapping(b)) : .notImplemented
    }
    for (name, range) in [
      ("get", 1...2), ("keys", 0...0), ("values", 0...0), ("items", 0...0), ("copy", 0...0), ("__reversed__", 0...0),
    ] {
      let interned = StringObject.intern(name)
      type.method(name, .positional(range)) { a in
        try Operations.callMethod(mapping(a[0]), interned, Array(a.positional.dropFirst()))
      }
    }
    type.inheritNativeSlots()
    return type
  }
}
