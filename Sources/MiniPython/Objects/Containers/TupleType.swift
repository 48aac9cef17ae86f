// tuple: its constructor, slots and methods.

extension TupleObject {
  /// A pair.
  package convenience init(_ first: Value, _ second: Value) {
    self.init(count: 2) { p in
      p.initialize(to: first)
      (p + 1).initialize(to: second)
    }
  }
}

enum TupleType {
  private static func tuple(_ value: Value) -> TupleObject {
    guard let tuple = value.asTuple else { preconditionFailure("a tuple method on another object") }
    return tuple
  }

  static func install() {
    let type = Types.tuple
    type.documentation = "Built-in immutable sequence."
    type.slots.construct = { type, a in
      let initializes = type.isHeap && !type.lookup(Names.init_).isIdentical(to: Types.tuple.lookup(Names.init_))
      if !initializes { try a.refuseKeywords("tuple") }
      guard a.count <= 1 else { throw Raised.type("tuple expected at most 1 argument, got \(a.count)") }
      if type === Types.tuple {
        if a.count == 0 { return .object(TupleObject.empty) }
        if a[0].type === Types.tuple { return a[0] }
      }
      return .object(TupleObject(a.count == 0 ? [] : try Operations.array(a[0]), type: type))
    }
    type.slots.initialize = { _, _ in }
    type.slots.repr = { try repr(tuple($0)) }
    type.slots.hash = { value in
      // Counted only for the machine's stack.
      try Depth.descend("")
      defer { Depth.ascend() }
      return try hash(tuple(value))
    }
    type.slots.compare = { a, b, op in
      guard let x = a.asTuple, let y = b.asTuple else { return .notImplemented }
      return try compare(op, x, y)
    }
    type.slots.iterate = { .object(TupleIterator(tuple($0))) }
    type.slots.length = { tuple($0).count }
    type.slots.truth = { tuple($0).count != 0 }
    type.slots.contains = { value, item in
      let tuple = tuple(value)
      for i in 0..<tuple.count where try Operations.same(tuple[i], item) { return true }
      return false
    }
    type.slots.getItem = { try getItem(tuple($0), $1) }
    type.slots.binary = { op, a, b in
      try Sequences.binary(op, a, b, kind: .tuple, name: "tuple", concatenate: concatenate, repeated: repeated)
    }
    type.binaryOperators = [.add, .multiply]
    type.method("index", .positional(1...3), "Return first index of value.") { a in
      let tuple = tuple(a[0])
      let (start, stop) = try Sequences.bounds(a, from: 2, count: tuple.count)
      var i = start
      while i < min(stop, tuple.count) {
        if try Operations.same(tuple[i], a[1]) { return .int(i) }
        i += 1
      }
      throw Raised.value("tuple.index(x): x not in tuple")
    }
    type.method("count", .positional(1...1), "Return number of occurrences of value.") { a in
      let tuple = tuple(a[0])
      var n = 0
      for i in 0..<tuple.count where try Operations.same(tuple[i], a[1]) { n += 1 }
      return .int(n)
    }
    type.method("__getnewargs__", .positional(0...0)) { a in .tuple([.tuple(tuple(a[0]).values)]) }
    type.classMethod("__class_getitem__", .positional(1...1)) { a in .object(GenericAlias(origin: a[0], a[1])) }
  }

  static func compare(_ op: CompareOperator, _ a: TupleObject, _ b: TupleObject) throws -> Value {
    if a.count != b.count {
      if op == .equal { return .bool(false) }
      if op == .notEqual { return .bool(true) }
    }
    for i in 0..<min(a.count, b.count) {
      if let difference = try Sequences.difference(op, a.elements[i], b.elements[i]) { return difference }
    }
    return .bool(Operations.ordered(op, a.count, b.count))
  }

  static func repr(_ tuple: TupleObject) throws -> StringObject {
    if tuple.count == 0 { return StringObject("()") }
    return try ReprGuard.run(tuple, recursive: "(...)") {
      var text = TextBuffer("(")
      for i in 0..<tuple.count {
        if i > 0 { text.append(", ") }
        try text.append(reprOf: tuple[i])
      }
      text.append(tuple.count == 1 ? ",)" : ")")
      return text.string
    }
  }

  static func hash(_ tuple: TupleObject) throws -> Int {
    var hash = PythonHash.Tuple()
    for i in 0..<tuple.count { hash.combine(try Operations.hash(tuple[i])) }
    return hash.finalize()
  }

  static func getItem(_ tuple: TupleObject, _ key: Value) throws -> Value {
    if let slice = key.asSlice {
      let positions = try slice.positions(in: tuple.count)
      if positions.count == 0 { return .object(TupleObject.empty) }
      if positions.step == 1 {
        if positions.count == tuple.count && tuple.type === Types.tuple { return .object(tuple) }
        return .object(TupleObject(copying: tuple.elements + positions.start, count: positions.count))
      }
      return .object(
        TupleObject(count: positions.count) { p in
          for i in 0..<positions.count { (p + i).initialize(to: tuple[positions.start + i * positions.step]) }
        })
    }
    var index = try Sequences.index(key, of: "tuple")
    if index < 0 { index += tuple.count }
    guard index >= 0 && index < tuple.count else { throw Raised.index("tuple index out of range") }
    return tuple[index]
  }

  private static func concatenate(_ a: Value, _ b: Value) throws -> Value {
    let x = tuple(a)
    let y = tuple(b)
    if y.count == 0 && x.type === Types.tuple { return a }
    if x.count == 0 && y.type === Types.tuple { return b }
    try Meter.ask(x.count + y.count, of: MemoryLayout<Value>.stride)
    return .object(
      TupleObject(count: x.count + y.count) { p in
        p.initialize(from: x.elements, count: x.count)
        (p + x.count).initialize(from: y.elements, count: y.count)
      })
  }

  private static func repeated(_ value: Value, _ n: Int) throws -> Value {
    let source = tuple(value)
    if source.count == 0 || n == 1 {
      if source.type === Types.tuple { return value }
    }
    let (total, overflow) = source.count.multipliedReportingOverflow(by: n)
    if overflow { throw Raised(Exceptions.memoryError, "") }
    if total == 0 { return .object(TupleObject.empty) }
    try Meter.ask(total, of: MemoryLayout<Value>.stride)
    return .object(
      TupleObject(count: total) { p in
        for i in 0..<n { (p + i * source.count).initialize(from: source.elements, count: source.count) }
      })
  }
}

package final class TupleIterator: IteratorObject {
  private var tuple: TupleObject?
  private var index = 0

  package init(_ tuple: TupleObject) {
    self.tuple = tuple
    super.init(type: IteratorTypes.tuple, form: .tuple)
  }

  /// The next element in place, and on to the one after it; nil at the end.
  @inline(__always) func advance() -> Register? {
    guard let tuple, index < tuple.count else { return nil }
    index &+= 1
    return tuple.elements + (index &- 1)
  }

  package override func next() -> Value {
    guard let tuple else { return .undef }
    if index < tuple.count {
      let value = tuple[index]
      index &+= 1
      return value
    }
    Reaper.bury(&self.tuple)
    return .undef
  }

  package override func lengthHint() -> Int? { tuple.map { $0.count - index } ?? 0 }

  deinit { Reaper.bury(&tuple) }
}
