// Built-in functions about iterables: iter, next, len, sorted, all, any, and the constructors of enumerate and so on.

enum IterationBuiltins {
  /// Fills enumerate, zip, map, filter and reversed.
  static func installTypes() {
    IteratorTypes.enumerate.slots.construct = { _, a in
      try enumerateSignature.bind("enumerate", a, receiver: false) { a in
        if a[0].isUndef {
          throw Raised.type(
            a.value(1) == nil
              ? "enumerate() missing required argument 'iterable'"
              : "'start' is an invalid keyword argument for enumerate()")
        }
        let start = a.value(1) ?? .int(0)
        guard start.isInteger || start.type.slots.index != nil else {
          throw Raised.type("'\(start.type.name)' object cannot be interpreted as an integer")
        }
        let first = start.asBool.map { .int($0 ? 1 : 0) } ?? start
        return .object(EnumerateIterator(try Operations.iterate(a[0]), start: first))
      }
    }
    IteratorTypes.zip.slots.construct = { _, a in
      var isStrict = false
      for (name, value) in a.pairs {
        guard name.text == "strict" else { throw invalidKeyword(name, "zip") }
        isStrict = try Operations.isTrue(value)
      }
      var iterators: [Value] = []
      for iterable in a.positional { iterators.append(try Operations.iterate(iterable)) }
      return .object(ZipIterator(iterators, strict: isStrict))
    }
    IteratorTypes.map.slots.construct = { _, a in
      try a.refuseKeywords("map")
      if a.count < 2 { throw Raised.type("map() must have at least two arguments.") }
      return .object(MapIterator(a[0], try a.positional.dropFirst().map(Operations.iterate)))
    }
    IteratorTypes.filter.slots.construct = { _, a in
      try a.expect("filter", 2...2)
      return .object(FilterIterator(a[0], try Operations.iterate(a[1])))
    }
    IteratorTypes.reversed.slots.construct = { _, a in
      try a.expect("reversed", 1...1)
      return try reversed(a[0])
    }
    for type in constructible { type.slots.initialize = { _, _ in } }
  }

  private static let enumerateSignature = NativeSignature("(iterable=None, start=0)")

  private static var constructible: [TypeObject] {
    [IteratorTypes.enumerate, IteratorTypes.zip, IteratorTypes.map, IteratorTypes.filter, IteratorTypes.reversed]
  }

  static func invalidKeyword(_ name: StringObject, _ function: String) -> Raised {
    .type("'\(name.text)' is an invalid keyword argument for \(function)()")
  }

  static func reversed(_ value: Value) throws -> Value {
    if let method = try Operations.specialMethod(value, Names.reversed_) {
      if method.isNone { throw Raised.type("'\(value.type.name)' object is not reversible") }
      return try Operations.call(method, [])
    }
    if value.type.slots.getItem != nil, value.type.isHeap, value.type.slots.length == nil {
      throw Raised.type("object of type '\(value.type.name)' has no len()")
    }
    guard value.type.slots.getItem != nil, value.asDict == nil, value.type.slots.length != nil else {
      throw Raised.type("'\(value.type.name)' object is not reversible")
    }
    return .object(try ReversedIterator(value))
  }

  static func install(_ table: BuiltinFunctions.Table) {
    for type in constructible { table.type(type) }
    table.function("len", .positional(1...1), "Return the number of items in a container.", quick: .length) { a in
      .int(try VM.length(a.base) ?? Operations.length(a[0]))
    }
    table.function("iter", .positional(1...2), "Get an iterator from an object.") { a in
      guard let sentinel = a.value(1) else { return try Operations.iterate(a[0]) }
      guard ObjectBuiltins.isCallable(a[0]) else { throw Raised.type("iter(v, w): v must be callable") }
      return .object(CallableIterator(a[0], sentinel: sentinel))
    }
    table.function("next", .positional(1...2), "Return the next item from the iterator.", quick: .next) { a in
      if a[0].type.slots.next == nil { throw Raised.type("'\(a[0].type.name)' object is not an iterator") }
      guard let missing = a.value(1) else {
        // A class of the notebook raises it itself, with what it holds.
        if a[0].type.isHeap, let next = try Operations.specialMethod(a[0], StringObject.intern("__next__")) {
          return try Operations.call(next, [])
        }
        return try GeneratorObject.stepped(a[0], Operations.next(a[0]))
      }
      let value = try Operations.next(a[0])
      return value.isUndef ? missing : value
    }
    table.function("all", .positional(1...1), "Return True if bool(x) is True for all values x in the iterable.") { a in
      .bool(try first(of: a[0]) { try !Operations.isTrue($0) } == nil)
    }
    table.function("any", .positional(1...1), "Return True if bool(x) is True for any x in the iterable.") { a in
      .bool(try first(of: a[0], where: Operations.isTrue) != nil)
    }
    table.function("sorted", .any, "Return a new list containing all items from the iterable in ascending order.") {
      try sorted($0)
    }
  }

  private static func sorted(_ a: Arguments) throws -> Value {
    if a.count != 1 { throw Raised.type("sorted expected 1 argument, got \(a.count)") }
    var values = try Operations.array(a[0])
    var key = Value.none
    var isReversed = false
    for (name, value) in a.pairs {
      switch name.text {
      case "key": key = value
      case "reverse": isReversed = try Operations.index(value) != 0
      // CPython hands the keywords to list.sort.
      default: throw invalidKeyword(name, "sort")
      }
    }
    // By `list.sort`, whose call counts.
    try Depth.counted(Depth.calling) { try Sorting.sort(&values, key: key, reverse: isReversed) }
    return .list(values)
  }

  private static func first(of iterable: Value, where isWanted: (Value) throws -> Bool) throws -> Value? {
    /// Ends the walk: a generator stays where it gave the value.
    struct Found: Error { let value: Value }
    let iterator = try Operations.iterate(iterable)
    if iterator.asObject?.kind == .generator {
      do { try Operations.forEach(iterator) { if try isWanted($0) { throw Found(value: $0) } } } catch let found
        as Found
      {
        return found.value
      }
      return nil
    }
    while true {
      let value = try Operations.next(iterator)
      if value.isUndef { return nil }
      if try isWanted(value) { return value }
      try Interrupt.poll()
    }
  }
}
