// _collections: the containers of `collections` that are native, and what its Python text builds on.

enum NativeCollections {
  static func make() -> ModuleObject {
    let module = ModuleObject("_collections")
    module.add(DequeType.type)
    module.add(defaultDict)
    module.add(orderedDict)
    module.function("_is_keyword", .positional(1...1)) { a in
      .bool(keywords.contains(a[0].asString?.text ?? ""))
    }
    module.function("_field", .positional(2...2)) { a in
      let index = try Operations.index(a[0])
      let property = PropertyObject(
        native: "field",
        get: { value in
          guard let tuple = value.asTuple, index < tuple.count else { throw Raised.index("tuple index out of range") }
          return tuple[index]
        }, set: { _, _ in throw Raised(Exceptions.attributeError, "can't set attribute") })
      property.documentation = a[1]
      return .object(property)
    }
    module.function("_count_elements", .positional(2...2)) { a in
      guard let counts = a[0].asDict else { throw Raised.type("a dict is required") }
      try Operations.forEach(a[1]) { element in
        let at = try counts.position(of: element, hash: Operations.hash(element))
        if at < 0 { return try counts.set(element, .int(1)) }
        counts.setValue(at: at, try Operations.binary(.add, counts.entries[at].value, .int(1)))
      }
      return .none
    }
    return module
  }

  private static let keywords: Set<String> = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del",
    "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal",
    "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
  ]

  // MARK: defaultdict

  nonisolated(unsafe) private static let factoryName = StringObject.intern("default_factory")

  private static func dict(_ value: Value) -> DictObject {
    guard let dict = value.asDict else { preconditionFailure("a dict method on another object") }
    return dict
  }

  private static func factory(_ dict: DictObject) -> Value {
    let found = dict.attributes?[factoryName] ?? .undef
    return found.isUndef ? .none : found
  }

  private static func copy(_ dict: DictObject) throws -> DictObject {
    let made = DictObject(type: dict.type)
    for (key, value) in dict.pairs { try made.set(key, value) }
    if dict.attributes != nil { Operations.instanceDict(made).set(factoryName, factory(dict)) }
    return made
  }

  nonisolated(unsafe) private static let defaultDict: TypeObject = {
    let type = TypeObject("collections.defaultdict", module: "collections", base: Types.dict, layout: .dict)
    type.slots.initialize = { value, a in
      if let first = a.value(0) {
        if !first.isNone && !isCallable(first) { throw Raised.type("first argument must be callable or None") }
        Operations.instanceDict(dict(value)).set(factoryName, first)
      }
      try Types.dict.slots.initialize?(value, a.count > 0 ? a.dropFirst : a)
    }
    func missing(_ dict: DictObject, _ key: Value) throws -> Value {
      let factory = factory(dict)
      if factory.isNone { throw Raised.key(key) }
      let value = try Operations.call(factory, [])
      try dict.set(key, value)
      return value
    }
    type.slots.getItem = { value, key in
      let dict = dict(value)
      let found = try dict.get(key)
      if !found.isUndef { return found }
      if dict.type === defaultDict { return try missing(dict, key) }
      return try DictType.getItem(dict, key)
    }
    type.slots.repr = { value in
      let dict = dict(value)
      let made = try ReprGuard.run(dict, recursive: "...") { try Operations.repr(factory(dict)) }
      return StringObject("\(dict.type.shortName)(\(made.text), \(try DictType.repr(dict).text))")
    }
    type.slots.binary = { op, a, b in
      guard op == .bitOr, let x = a.asDict, let y = b.asDict else { return .notImplemented }
      let made = try copy(x.type.isSubtype(of: defaultDict) ? x : y)
      if !x.type.isSubtype(of: defaultDict) { made.removeAll() }
      try DictType.merge(made, x)
      try DictType.merge(made, y)
      return .object(made)
    }
    type.method("__missing__", .positional(1...1)) { a in try missing(dict(a[0]), a[1]) }
    type.method("copy", .positional(0...0)) { a in .object(try copy(dict(a[0]))) }
    type.method("__copy__", .positional(0...0)) { a in .object(try copy(dict(a[0]))) }
    type.method("__deepcopy__", .positional(1...1)) { a in
      let made = DictObject(type: a[0].type)
      Operations.instanceDict(made).set(factoryName, factory(dict(a[0])))
      let deepcopy = try Operations.getAttribute(.object(Modules.module("copy")), StringObject.intern("deepcopy"))
      try Operations.setItem(a[1], .int(Identity.number(of: a[0])), .object(made))
      for (key, value) in dict(a[0]).pairs {
        try made.set(Operations.call(deepcopy, key, a[1]), Operations.call(deepcopy, value, a[1]))
      }
      return .object(made)
    }
    type.property(
      "default_factory", get: { factory(dict($0)) },
      set: { Operations.instanceDict(dict($0)).set(factoryName, $1.isUndef ? .none : $1) })
    type.inheritNativeSlots()
    return type
  }()

  private static func isCallable(_ value: Value) -> Bool {
    guard case .object(let o) = value else { return false }
    return [.function, .native, .boundMethod, .type].contains(o.kind) || value.type.slots.call != nil
  }

  // MARK: OrderedDict

  nonisolated(unsafe) static let orderedDict: TypeObject = {
    let type = TypeObject(
      "collections.OrderedDict", module: "collections", base: Types.dict, layout: .dict, hasInstanceDict: true)
    type.slots.initialize = { value, a in
      if a.count > 1 { throw Raised.type("expected at most 1 arguments, got \(a.count)") }
      try Types.dict.slots.initialize?(value, a)
    }
    type.slots.repr = { value in
      let dict = dict(value)
      if dict.count == 0 { return StringObject("\(dict.type.shortName)()") }
      return try ReprGuard.run(dict, recursive: "...") {
        let pairs = dict.pairs.map { Value.tuple([$0.key, $0.value]) }
        return StringObject("\(dict.type.shortName)(\(try Operations.repr(.list(pairs)).text))")
      }
    }
    type.slots.compare = { a, b, op in
      guard op == .equal || op == .notEqual, let x = a.asDict, let y = b.asDict else { return .notImplemented }
      var same = try Operations.isTrue(Types.dict.slots.compare?(a, b, .equal) ?? .bool(false))
      if same && x.type.isSubtype(of: orderedDict) && y.type.isSubtype(of: orderedDict) {
        same = try zip(x.pairs, y.pairs).allSatisfy { try Operations.same($0.key, $1.key) }
      }
      return .bool(same == (op == .equal))
    }
    type.slots.binary = { op, a, b in
      guard op == .bitOr, let x = a.asDict, let y = b.asDict else { return .notImplemented }
      let made = DictObject(type: x.type.isSubtype(of: orderedDict) ? x.type : y.type)
      try DictType.merge(made, x)
      try DictType.merge(made, y)
      return .object(made)
    }
    type.method("copy", .positional(0...0)) { a in .object(try copy(dict(a[0]))) }
    type.method("__copy__", .positional(0...0)) { a in .object(try copy(dict(a[0]))) }
    type.method("popitem", "(last=True)") { a in
      let dict = dict(a[0])
      let last = try a.value(1).map(Operations.isTrue) ?? true
      guard let at = last ? lastPosition(dict) : dict.next(from: 0) else {
        throw Raised.key(.string("dictionary is empty"))
      }
      let key = dict.entries[at].key
      return .tuple([key, dict.remove(at: at)])
    }
    for name in ["keys", "values", "items", "update", "clear", "__reversed__"] {
      guard let shared = Types.dict.namespace[StringObject.intern(name)].object(.native, as: NativeFunction.self) else {
        continue
      }
      type.method(name, shared.parameters, body: shared.body)
    }
    // CPython sets the error with the key as its arguments: those of a tuple are several, None is none.
    func missing(_ key: Value) -> Raised {
      let arguments = key.isNone ? [] : key.asTuple?.values ?? [key]
      return Raised(ExceptionObject(type: Exceptions.keyError, arguments: TupleObject(arguments)))
    }
    type.method("pop", "(key, default=None)") { a in
      let dict = dict(a[0])
      let at = try dict.position(of: a[1], hash: Operations.hash(a[1]))
      if at >= 0 { return dict.remove(at: at) }
      guard let fallback = a.value(2) else { throw missing(a[1]) }
      return fallback
    }
    type.method("setdefault", "(key, default=None)") { a in
      let (dict, fallback) = (dict(a[0]), a.value(2) ?? .none)
      let found = try dict.get(a[1])
      if !found.isUndef { return found }
      try dict.set(a[1], fallback)
      return fallback
    }
    type.method("move_to_end", "(key, last=True)") { a in
      let dict = dict(a[0])
      let at = dict.count == 0 ? -1 : try dict.position(of: a[1], hash: Operations.hash(a[1]))
      if at < 0 { throw missing(a[1]) }
      let key = dict.entries[at].key
      let value = dict.remove(at: at)
      if try a.value(2).map(Operations.isTrue) ?? true {
        try dict.set(key, value)
      } else {
        let rest = dict.pairs
        dict.removeAll()
        try dict.set(key, value)
        for (key, value) in rest { try dict.set(key, value) }
      }
      return .none
    }
    type.inheritNativeSlots()
    return type
  }()

  private static func lastPosition(_ dict: DictObject) -> Int? {
    var last = dict.used - 1
    while last >= 0 && dict.entries[last].key.isUndef { last -= 1 }
    return last < 0 ? nil : last
  }
}
