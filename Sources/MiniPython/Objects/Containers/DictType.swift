// dict: its constructor, slots and methods.

enum DictType {
  static func dict(_ value: Value) -> DictObject {
    guard let dict = value.asDict else { preconditionFailure("a dict method on another object") }
    return dict
  }

  static func install() {
    let type = Types.dict
    type.slots.construct = { type, _ in .object(DictObject(type: type)) }
    type.slots.initialize = { value, a in
      if a.count > 1 { throw Raised.type("dict expected at most 1 argument, got \(a.count)") }
      let dict = dict(value)
      if a.count == 1 { try update(dict, from: a[0]) }
      for (name, value) in a.pairs { dict.set(name, value) }
    }
    type.slots.repr = { try repr(dict($0)) }
    type.slots.hash = { throw Raised.type("unhashable type: '\($0.type.name)'") }
    type.slots.compare = { a, b, op in
      guard op == .equal || op == .notEqual, let x = a.asDict, let y = b.asDict else { return .notImplemented }
      return .bool(try isEqual(x, y) == (op == .equal))
    }
    type.slots.iterate = { .object(DictIterator(dict($0), .keys)) }
    type.slots.length = { dict($0).count }
    type.slots.truth = { dict($0).count != 0 }
    type.slots.contains = { try dict($0).position(of: $1, hash: Operations.hash($1)) >= 0 }
    type.slots.getItem = { try getItem(dict($0), $1) }
    type.slots.setItem = { try setItem(dict($0), $1, $2) }
    type.slots.binary = { op, a, b in
      guard op == .bitOr, let x = a.asDict, let y = b.asDict else { return .notImplemented }
      let result = x.copy()
      try merge(result, y)
      return .object(result)
    }
    type.slots.inPlace = { op, a, b in
      guard op == .bitOr else { return .notImplemented }
      try update(dict(a), from: b)
      return a
    }
    type.binaryOperators = [.bitOr]
    installAccess(type)
    installWholes(type)
  }

  /// Methods about one key.
  private static func installAccess(_ type: TypeObject) {
    type.method(
      "get", .positional(1...2), "Return the value for key if key is in the dictionary, else default.", quick: .get
    ) { a in
      try a.base.borrow(DictObject.self) { dict in
        let position = try dict.position(ofKeyIn: a.base + 1)
        return position < 0 ? a.value(2) ?? .none : dict.valuePointer(at: position).pointee
      }
    }
    type.method("setdefault", .positional(1...2)) { a in
      let dict = dict(a[0])
      let found = try dict.get(a[1])
      if !found.isUndef { return found }
      let value = a.value(2) ?? .none
      try dict.set(a[1], value)
      return value
    }
    type.method("pop", .positional(1...2)) { a in
      let dict = dict(a[0])
      // An empty dict does not look at the key.
      if dict.count == 0 {
        guard let missing = a.value(2) else { throw Raised.key(a[1]) }
        return missing
      }
      let position = try dict.position(of: a[1], hash: Operations.hash(a[1]))
      if position >= 0 { return dict.remove(at: position) }
      guard let missing = a.value(2) else { throw Raised.key(a[1]) }
      return missing
    }
    type.method("popitem", .positional(0...0)) { a in
      let dict = dict(a[0])
      var last = dict.used - 1
      while last >= 0 && dict.entries[last].key.isUndef { last -= 1 }
      if last < 0 { throw Raised.key(.string("popitem(): dictionary is empty")) }
      let key = dict.entries[last].key
      return .tuple([key, dict.remove(at: last)])
    }
    type.method("__reversed__", .positional(0...0)) { a in .object(DictReverseIterator(dict(a[0]), .keys)) }
  }

  /// Methods about the whole dict.
  private static func installWholes(_ type: TypeObject) {
    type.method("keys", .positional(0...0)) { a in .object(DictView(dict(a[0]), .keys)) }
    type.method("values", .positional(0...0)) { a in .object(DictView(dict(a[0]), .values)) }
    type.method("items", .positional(0...0)) { a in .object(DictView(dict(a[0]), .items)) }
    type.method("clear", .positional(0...0), "Remove all items from D.") { a in
      dict(a[0]).removeAll()
      return .none
    }
    type.method("copy", .positional(0...0), "A shallow copy of D.") { a in .object(dict(a[0]).copy()) }
    type.method("update", .any) { a in
      if a.count > 2 { throw Raised.type("update expected at most 1 argument, got \(a.count - 1)") }
      let dict = dict(a[0])
      if a.count == 2 { try update(dict, from: a[1]) }
      for (name, value) in a.pairs { dict.set(name, value) }
      return .none
    }
    type.classMethod("fromkeys", .positional(1...2)) { a in
      let made = try Operations.call(a[0], [])
      let value = a.value(2) ?? .none
      try Operations.forEach(a[1]) { key in
        if let dict = made.asDict, dict.type === Types.dict {
          try dict.set(key, value)
        } else {
          try Operations.setItem(made, key, value)
        }
      }
      return made
    }
    type.classMethod("__class_getitem__", .positional(1...1)) { a in .object(GenericAlias(origin: a[0], a[1])) }
  }

  // MARK: What the methods and slots do

  static func getItem(_ dict: DictObject, _ key: Value) throws -> Value {
    let found = try dict.get(key)
    if !found.isUndef { return found }
    if dict.type !== Types.dict, let missing = try Operations.specialMethod(.object(dict), Names.missing_) {
      return try Operations.call(missing, key)
    }
    throw Raised.key(key)
  }

  static func setItem(_ dict: DictObject, _ key: Value, _ value: Value) throws {
    if !value.isUndef { return try dict.set(key, value) }
    let position = try dict.position(of: key, hash: Operations.hash(key))
    if position < 0 { throw Raised.key(key) }
    var removed = dict.remove(at: position)
    Reaper.bury(&removed)
  }

  static func repr(_ dict: DictObject) throws -> StringObject {
    if dict.count == 0 { return StringObject("{}") }
    return try ReprGuard.run(dict, recursive: "{...}") {
      var text = TextBuffer("{")
      var isFirst = true
      var position = 0
      while let i = dict.next(from: position) {
        if !isFirst { text.append(", ") }
        isFirst = false
        let entry = dict.entries[i]
        try text.append(reprOf: entry.key)
        text.append(": ")
        try text.append(reprOf: entry.value)
        position = i + 1
      }
      text.append("}")
      return text.string
    }
  }

  private static func isEqual(_ a: DictObject, _ b: DictObject) throws -> Bool {
    if a.count != b.count { return false }
    var position = 0
    while let i = a.next(from: position) {
      let entry = a.entries[i]
      let at = try b.position(of: entry.key, hash: entry.hash)
      if at < 0 { return false }
      if try !Operations.same(entry.value, b.entries[at].value) { return false }
      position = i + 1
    }
    return true
  }

  /// Copies the entries of another dict over those of this one.
  static func merge(_ dict: DictObject, _ other: DictObject) throws {
    if dict === other { return }
    let count = other.count
    var position = 0
    while let i = other.next(from: position) {
      let entry = other.entries[i]
      try dict.set(entry.key, entry.value)
      if other.count != count { throw Raised.runtime("dict mutated during update") }
      position = i + 1
    }
  }

  nonisolated(unsafe) private static let keysName = StringObject.intern("keys")

  /// `dict.update` with a mapping or an iterable of pairs.
  package static func update(_ dict: DictObject, from source: Value) throws {
    if let other = source.asDict, other.type === Types.dict || !overridesIteration(other.type) {
      return try merge(dict, other)
    }
    if let keys = try Operations.findAttribute(source, keysName) {
      return try Operations.forEach(Operations.call(keys, [])) { key in
        try dict.set(key, Operations.getItem(source, key))
      }
    }
    var number = 0
    let isOrdered = dict.type.isSubtype(of: NativeCollections.orderedDict)
    try Operations.forEach(source) { element in
      if isOrdered {
        // An OrderedDict unpacks its pairs, as a loop over them would.
        let pair = try Operations.array(element)
        if pair.count < 2 {
          throw Raised.value("need more than \(pair.count) value\(pair.count == 1 ? "" : "s") to unpack")
        }
        if pair.count > 2 { throw Raised.value("too many values to unpack (expected 2)") }
        return try dict.set(pair[0], pair[1])
      }
      guard element.type.slots.iterate != nil || element.type.slots.getItem != nil else {
        throw Raised.type("cannot convert dictionary update sequence element #\(number) to a sequence")
      }
      let pair = try Operations.array(element)
      if pair.count != 2 {
        throw Raised.value(
          "dictionary update sequence element #\(number) has length \(pair.count); 2 is required")
      }
      try dict.set(pair[0], pair[1])
      number += 1
    }
  }

  nonisolated(unsafe) private static let iterName = StringObject.intern("__iter__")

  private static func overridesIteration(_ type: TypeObject) -> Bool {
    for base in type.resolutionOrder {
      if base === Types.dict { return false }
      if !base.namespace[iterName].isUndef { return true }
    }
    return false
  }
}
