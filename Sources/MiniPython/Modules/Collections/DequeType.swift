// What a deque can do.

enum DequeType {
  nonisolated(unsafe) static let type = install()
  nonisolated(unsafe) private static let iterator = iteratorType("_deque_iterator")
  nonisolated(unsafe) private static let reverseIterator = iteratorType("_deque_reverse_iterator")

  private static func iteratorType(_ name: String) -> TypeObject {
    let type = TypeObject("_collections.\(name)", module: "_collections", layout: .iterator, isBase: false)
    IteratorObject.install(on: type)
    type.inheritNativeSlots()
    return type
  }

  private static func deque(_ value: Value) -> DequeObject {
    guard let deque = value.object(.foreign, as: DequeObject.self) else {
      preconditionFailure("a deque method on another object")
    }
    return deque
  }

  private static func isDeque(_ value: Value) -> Bool { value.type.isSubtype(of: type) }

  private static func copy(_ deque: DequeObject) throws -> DequeObject {
    let made = DequeObject(type: deque.type, limit: deque.limit)
    for i in 0..<deque.count { try made.append(deque[i]) }
    return made
  }

  private static func limit(_ value: Value?) throws -> Int? {
    guard let value, !value.isNone else { return nil }
    guard value.type.slots.index != nil else { throw Raised.type("an integer is required") }
    let limit = try Operations.size(value)
    if limit < 0 { throw Raised.value("maxlen must be non-negative") }
    return limit
  }

  private static func install() -> TypeObject {
    let type = TypeObject("collections.deque", module: "collections", layout: .foreign)
    type.slots.construct = { type, _ in .object(DequeObject(type: type)) }
    type.slots.initialize = { value, a in
      let given = a.count + a.keywordCount
      if given > 2 { throw Raised.type("deque() takes at most 2 arguments (\(given) given)") }
      var iterable = a.value(0)
      var maximum = a.value(1)
      for (name, value) in a.pairs {
        switch name.text {
        case "iterable": iterable = value
        case "maxlen": maximum = value
        default: throw Raised.type("'\(name.text)' is an invalid keyword argument for deque()")
        }
      }
      let deque = deque(value)
      deque.limit = try limit(maximum)
      try deque.assign([])
      if let iterable { try Operations.forEach(iterable) { try deque.append($0) } }
    }
    type.slots.repr = { value in
      let deque = deque(value)
      return try ReprGuard.run(deque, recursive: "[...]") {
        var text = TextBuffer()
        text.append("\(deque.type.shortName)([")
        var i = 0
        while i < deque.count {
          if i > 0 { text.append(", ") }
          try text.append(reprOf: deque[i])
          i += 1
        }
        text.append(deque.limit.map { "], maxlen=\($0))" } ?? "])")
        return text.string
      }
    }
    type.slots.hash = { throw Raised.type("unhashable type: '\($0.type.displayName)'") }
    type.namespace.set(StringObject.intern("__hash__"), .none)
    type.slots.length = { deque($0).count }
    type.slots.iterate = { .object(DequeIterator(deque($0), isReversed: false, type: iterator)) }
    type.slots.contains = { value, item in
      let deque = deque(value)
      let version = deque.version
      var i = 0
      while i < deque.count {
        if try Operations.same(deque[i], item) { return true }
        if deque.version != version { throw Raised.runtime("deque mutated during iteration") }
        i += 1
      }
      return false
    }
    type.slots.getItem = { value, key in deque(value)[try position(deque(value), key)] }
    type.slots.setItem = { value, key, newValue in
      let deque = deque(value)
      let at = try position(deque, key)
      if newValue.isUndef { try remove(deque, at) } else { deque[at] = newValue }
    }
    type.slots.compare = { a, b, op in
      guard isDeque(a), isDeque(b) else { return .notImplemented }
      let x = ListObject(deque(a).values)
      return try Operations.compare(op, .object(x), .object(ListObject(deque(b).values)))
    }
    type.slots.binary = binary
    type.slots.inPlace = { op, a, b in
      let deque = deque(a)
      switch op {
      case .add: try extend(deque, b)
      case .multiply: try deque.assign(repeated(deque, Operations.index(b)))
      default: return .notImplemented
      }
      return a
    }
    type.binaryOperators = [.add, .multiply]
    installMethods(type)
    type.inheritNativeSlots()
    return type
  }

  private static func binary(_ op: BinaryOperator, _ a: Value, _ b: Value) throws -> Value {
    switch op {
    case .add where isDeque(a):
      guard isDeque(b) else {
        throw Raised.type("can only concatenate deque (not \"\(b.type.name)\") to deque")
      }
      let made = try copy(deque(a))
      try extend(made, b)
      return .object(made)
    case .multiply:
      let (deque, times) = isDeque(a) ? (deque(a), b) : (deque(b), a)
      guard times.type.slots.index != nil else { return .notImplemented }
      let made = DequeObject(type: deque.type, limit: deque.limit)
      try made.assign(repeated(deque, Operations.index(times)))
      return .object(made)
    default: return .notImplemented
    }
  }

  private static func repeated(_ deque: DequeObject, _ times: Int) throws -> [Value] {
    let n = max(0, times)
    let (total, overflow) = n.multipliedReportingOverflow(by: deque.count)
    if overflow { throw Raised(Exceptions.memoryError, "") }
    try Meter.ask(total, of: MemoryLayout<Value>.stride)
    let values = deque.values
    return (0..<n).flatMap { _ in values }
  }

  private static func position(_ deque: DequeObject, _ key: Value) throws -> Int {
    guard key.type.slots.index != nil else {
      throw Raised.type("sequence index must be integer, not '\(key.type.name)'")
    }
    let index = try Operations.index(key)
    let at = index < 0 ? index + deque.count : index
    if at < 0 || at >= deque.count { throw Raised.index("deque index out of range") }
    return at
  }

  private static func remove(_ deque: DequeObject, _ at: Int) throws {
    deque.rotate(-at)
    _ = deque.popFirst()
    deque.rotate(at)
  }

  private static func extend(_ deque: DequeObject, _ iterable: Value) throws {
    if case .object(let o) = iterable, o === deque {
      for value in deque.values { try deque.append(value) }
    } else {
      try Operations.forEach(iterable) { try deque.append($0) }
    }
  }

  private static func find(_ deque: DequeObject, _ item: Value, _ range: Range<Int>) throws -> Int? {
    let version = deque.version
    for i in range {
      if try Operations.same(deque[i], item) { return i }
      if deque.version != version { throw Raised.runtime("deque mutated during iteration") }
    }
    return nil
  }

  private static func installMethods(_ type: TypeObject) {
    func method(
      _ name: String, _ parameters: NativeFunction.Parameters, _ documentation: String,
      _ body: @escaping (DequeObject, Arguments) throws -> Value
    ) {
      type.method(name, parameters, documentation) { try body(deque($0[0]), $0) }
    }
    func method(
      _ name: String, _ count: ClosedRange<Int>, _ documentation: String,
      _ body: @escaping (DequeObject, Arguments) throws -> Value
    ) {
      method(name, .positional(count), documentation, body)
    }
    method("append", 1...1, "Add an element to the right side of the deque.") { deque, a in
      try deque.append(a[1])
      return .none
    }
    method("appendleft", 1...1, "Add an element to the left side of the deque.") { deque, a in
      try deque.prepend(a[1])
      return .none
    }
    method("pop", 0...0, "Remove and return the rightmost element.") { deque, _ in
      guard let value = deque.popLast() else { throw Raised.index("pop from an empty deque") }
      return value
    }
    method("popleft", 0...0, "Remove and return the leftmost element.") { deque, _ in
      guard let value = deque.popFirst() else { throw Raised.index("pop from an empty deque") }
      return value
    }
    method("extend", 1...1, "Extend the right side of the deque with elements from the iterable.") { deque, a in
      try extend(deque, a[1])
      return .none
    }
    method("extendleft", 1...1, "Extend the left side of the deque with elements from the iterable.") { deque, a in
      for value in try Operations.array(a[1]) { try deque.prepend(value) }
      return .none
    }
    method("rotate", 0...1, "Rotate the deque n steps to the right (default n=1).") { deque, a in
      deque.rotate(try a.value(1).map(Operations.size) ?? 1)
      return .none
    }
    method("clear", 0...0, "Remove all elements from the deque.") { deque, _ in
      try deque.assign([])
      return .none
    }
    method("copy", 0...0, "Return a shallow copy of a deque.") { deque, _ in .object(try copy(deque)) }
    method("__copy__", 0...0, "Return a shallow copy of a deque.") { deque, _ in .object(try copy(deque)) }
    method("__reduce__", 0...0, "Return state information for pickling.") { deque, _ in
      .tuple([.object(deque.type), .tuple([.list(deque.values), deque.limit.map { .int($0) } ?? .none])])
    }
    method("reverse", 0...0, "Reverse *IN PLACE*.") { deque, _ in
      try deque.assign(deque.values.reversed())
      return .none
    }
    method("count", 1...1, "Return number of occurrences of value.") { deque, a in
      var found = 0
      for value in deque.values where try Operations.same(value, a[1]) { found += 1 }
      return .int(found)
    }
    method("index", .any, "Return first index of value.") { deque, a in
      try a.refuseKeywords("deque.index")
      if a.count < 2 { throw Raised.type("index() takes at least 1 argument (0 given)") }
      if a.count > 4 { throw Raised.type("index() takes at most 3 arguments (\(a.count - 1) given)") }
      func bound(_ value: Value?, _ missing: Int) throws -> Int {
        guard let value else { return missing }
        guard value.type.slots.index != nil else {
          throw Raised.type("slice indices must be integers or have an __index__ method")
        }
        let index = try SliceObject.clampedIndex(value)
        return min(deque.count, max(0, index < 0 ? index &+ deque.count : index))
      }
      let start = try bound(a.value(2), 0)
      let stop = try max(start, bound(a.value(3), deque.count))
      if let i = try find(deque, a[1], start..<stop) { return .int(i) }
      throw Raised.value("\(try Operations.repr(a[1]).text) is not in deque")
    }
    method("remove", 1...1, "Remove first occurrence of value.") { deque, a in
      guard let i = try find(deque, a[1], 0..<deque.count) else {
        throw Raised.value("\(try Operations.repr(a[1]).text) is not in deque")
      }
      try remove(deque, i)
      return .none
    }
    method("insert", .any, "Insert value before index.") { deque, a in
      try a.refuseKeywords("deque.insert")
      if a.count != 3 { throw Raised.type("insert() takes exactly 2 arguments (\(a.count - 1) given)") }
      var index = try Operations.size(a[1])
      if deque.count == deque.limit { throw Raised.index("deque already at its maximum size") }
      if index < 0 { index = max(0, index + deque.count) }
      index = min(index, deque.count)
      deque.rotate(-index)
      try deque.prepend(a[2])
      deque.rotate(index)
      return .none
    }
    method("__reversed__", 0...0, "Return a reverse iterator over the deque.") { deque, _ in
      .object(DequeIterator(deque, isReversed: true, type: reverseIterator))
    }
    type.property("maxlen", get: { deque($0).limit.map { .int($0) } ?? .none })
    type.classMethod("__class_getitem__", .positional(1...1)) { a in .object(GenericAlias(origin: a[0], a[1])) }
  }
}
