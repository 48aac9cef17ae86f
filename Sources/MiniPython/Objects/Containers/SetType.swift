// set and frozenset: their constructors, slots and methods.

enum SetType {
  private static func set(_ value: Value) -> SetObject {
    guard let set = value.asSet else { preconditionFailure("a set method on another object") }
    return set
  }

  /// A value as a set, made for the time when it is another iterable.
  private static func asSet(_ value: Value) throws -> SetObject { try value.asSet ?? SetObject(from: value) }

  static func install() {
    let mutable = Types.set
    mutable.slots.construct = { type, _ in .object(SetObject(.set, as: type)) }
    mutable.slots.initialize = { value, a in
      try a.refuseKeywords("set")
      try a.expect(value.type.name, 0...1)
      let set = set(value)
      set.removeAll()
      if a.count == 1 { try set.update(from: a[0]) }
    }
    mutable.slots.hash = { throw Raised.type("unhashable type: '\($0.type.name)'") }
    mutable.slots.inPlace = inPlace
    Types.frozenSet.slots.construct = { type, a in
      if type === Types.frozenSet { try a.refuseKeywords("frozenset") }
      guard a.count <= 1 else { throw Raised.type("frozenset expected at most 1 argument, got \(a.count)") }
      if type === Types.frozenSet, a.count == 1, a[0].type === Types.frozenSet { return a[0] }
      let set = SetObject(.frozenSet, as: type)
      if a.count == 1 { try set.update(from: a[0]) }
      return .object(set)
    }
    Types.frozenSet.slots.initialize = { _, _ in }
    Types.frozenSet.slots.hash = { set($0).frozenHash() }
    for type in [Types.set, Types.frozenSet] {
      installSlots(type)
      installAlgebra(type)
    }
    installChanges(mutable)
  }

  private static func installSlots(_ type: TypeObject) {
    type.slots.repr = { try repr(set($0)) }
    type.slots.compare = { a, b, op in
      guard let x = a.asSet, let y = b.asSet else { return .notImplemented }
      return .bool(
        try {
          switch op {
          case .equal: try x.count == y.count && x.isSubset(of: y)
          case .notEqual: try !(x.count == y.count && x.isSubset(of: y))
          case .less: try x.count < y.count && x.isSubset(of: y)
          case .lessEqual: try x.isSubset(of: y)
          case .greater: try y.count < x.count && y.isSubset(of: x)
          default: try y.isSubset(of: x)
          }
        }())
    }
    type.slots.iterate = { .object(SetIterator(set($0))) }
    type.slots.length = { set($0).count }
    type.slots.truth = { set($0).count != 0 }
    type.slots.contains = { try withHashable($1, set($0).contains) }
    type.slots.binary = { op, a, b in
      guard let x = a.asSet, let y = b.asSet else { return .notImplemented }
      switch op {
      case .bitOr:
        let result = try x.copy()
        try result.merge(y)
        return .object(result)
      case .bitAnd: return .object(try x.intersection(b))
      case .subtract: return .object(try x.difference(b))
      case .bitXor: return .object(try x.symmetricDifference(b))
      default: return .notImplemented
      }
    }
    type.binaryOperators = [.bitOr, .bitAnd, .subtract, .bitXor]
    type.classMethod("__class_getitem__", .positional(1...1)) { a in .object(GenericAlias(origin: a[0], a[1])) }
  }

  private static func inPlace(_ op: BinaryOperator, _ a: Value, _ b: Value) throws -> Value {
    guard b.asSet != nil else { return .notImplemented }
    let set = set(a)
    switch op {
    case .bitOr: try set.update(from: b)
    case .bitAnd: set.swapElements(with: try set.intersection(b))
    case .subtract: try set.subtract(b)
    case .bitXor: try set.formSymmetricDifference(b)
    default: return .notImplemented
    }
    return a
  }

  /// Methods that set and frozenset share.
  private static func installAlgebra(_ type: TypeObject) {
    type.method("copy", .positional(0...0), "Return a shallow copy of a set.") { a in
      a[0].type === Types.frozenSet ? a[0] : .object(try set(a[0]).copy())
    }
    type.method("union", .any, "Return the union of sets as a new set.") { a in
      try refuseKeywords(a, "union")
      let result = try set(a[0]).copy()
      for i in 1..<max(a.count, 1) { try result.update(from: a[i]) }
      return .object(result)
    }
    type.method("intersection", .any, "Return the intersection of two sets as a new set.") { a in
      try refuseKeywords(a, "intersection")
      return .object(try intersection(a))
    }
    type.method("difference", .any, "Return the difference of two or more sets as a new set.") { a in
      try refuseKeywords(a, "difference")
      if a.count < 2 { return .object(try set(a[0]).copy()) }
      let result = try set(a[0]).difference(a[1])
      for i in 2..<max(a.count, 2) { try result.subtract(a[i]) }
      return .object(result)
    }
    type.method("symmetric_difference", .positional(1...1)) { a in
      .object(try set(a[0]).symmetricDifference(a[1]))
    }
    type.method("isdisjoint", .positional(1...1), "Return True if two sets have a null intersection.") { a in
      .bool(try set(a[0]).isDisjoint(with: a[1]))
    }
    type.method("issubset", .positional(1...1), "Report whether another set contains this set.") { a in
      .bool(try set(a[0]).isSubset(of: asSet(a[1])))
    }
    type.method("issuperset", .positional(1...1), "Report whether this set contains another set.") { a in
      .bool(try asSet(a[1]).isSubset(of: set(a[0])))
    }
  }

  private static func intersection(_ a: Arguments) throws -> SetObject {
    if a.count < 2 { return try set(a[0]).copy() }
    var result = set(a[0])
    for i in 1..<a.count { result = try result.intersection(a[i]) }
    return result
  }

  /// Methods that change a set.
  private static func installChanges(_ type: TypeObject) {
    type.method("add", .positional(1...1), "Add an element to a set.") { a in
      try set(a[0]).add(a[1])
      return .none
    }
    type.method("discard", .positional(1...1), "Remove an element from a set if it is a member.") { a in
      _ = try withHashable(a[1], set(a[0]).discard)
      return .none
    }
    type.method("remove", .positional(1...1), "Remove an element from a set; it must be a member.") { a in
      if try !withHashable(a[1], set(a[0]).discard) { throw Raised.key(a[1]) }
      return .none
    }
    type.method("pop", .positional(0...0), "Remove and return an arbitrary set element.") { a in
      guard let value = set(a[0]).pop() else { throw Raised.key(.string("pop from an empty set")) }
      return value
    }
    type.method("clear", .positional(0...0), "Remove all elements from this set.") { a in
      set(a[0]).removeAll()
      return .none
    }
    type.method("update", .any, "Update a set with the union of itself and others.") { a in
      try refuseKeywords(a, "update")
      for i in 1..<max(a.count, 1) { try set(a[0]).update(from: a[i]) }
      return .none
    }
    type.method("intersection_update", .any) { a in
      try refuseKeywords(a, "intersection_update")
      let result = try intersection(a)
      if result !== set(a[0]) { set(a[0]).swapElements(with: result) }
      return .none
    }
    type.method("difference_update", .any) { a in
      try refuseKeywords(a, "difference_update")
      for i in 1..<max(a.count, 1) { try set(a[0]).subtract(a[i]) }
      return .none
    }
    type.method("symmetric_difference_update", .positional(1...1)) { a in
      try set(a[0]).formSymmetricDifference(a[1])
      return .none
    }
  }

  /// Asks about a value, or about its frozen copy when it is a set itself.
  private static func withHashable(_ value: Value, _ body: (Value) throws -> Bool) throws -> Bool {
    if let inner = value.object(.set, as: SetObject.self) {
      let frozen = SetObject(.frozenSet)
      try frozen.merge(inner)
      return try body(.object(frozen))
    }
    return try body(value)
  }

  static func repr(_ set: SetObject) throws -> StringObject {
    if set.count == 0 { return StringObject("\(set.type.name)()") }
    return try ReprGuard.run(set, recursive: "\(set.type.name)(...)") {
      let isPlain = set.type === Types.set
      var text = TextBuffer()
      if !isPlain { text.append("\(set.type.name)(") }
      text.append("{")
      var isFirst = true
      try set.forEachEntry { entry in
        if !isFirst { text.append(", ") }
        isFirst = false
        try text.append(reprOf: entry.key)
      }
      text.append(isPlain ? "}" : "})")
      return text.string
    }
  }

  private static func refuseKeywords(_ a: Arguments, _ name: StaticString) throws {
    if a.keywordCount > 0 { try a.refuseKeywords("\(a[0].type.layout == .set ? "set" : "frozenset").\(name)") }
  }
}
