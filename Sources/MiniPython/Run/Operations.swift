// What Python does with values: the protocols behind the syntax, as functions.

/// The object protocol.
package enum Operations {
  // MARK: Truth, hash, equality

  package static func isTrue(_ value: Value) throws -> Bool {
    switch value {
    case .bool(let b): return b
    case .none, .undef: return false
    case .int(let i): return i != 0
    case .float(let d): return d != 0
    case .object(let o):
      let slots = o.type.slots
      if let truth = slots.truth { return try truth(value) }
      if let length = slots.length { return try length(value) != 0 }
      return true
    }
  }

  package static func hash(_ value: Value) throws -> Int {
    switch value {
    case .int(let i): return NumberHash.hash(i)
    case .bool(let b): return b ? 1 : 0
    // Every nan is another key: its hash goes by what tells it from others.
    case .float(let d): return d.isNaN ? Int(truncatingIfNeeded: d.bitPattern & 0xFFFFFF) : NumberHash.hash(d)
    case .none, .undef: return StaticHashes.none
    case .object(let o):
      if o.kind == .string && o.type === Types.str { return unsafeDowncast(o, to: StringObject.self).hash }
      guard let hash = o.type.slots.hash else { throw Raised.type("unhashable type: '\(o.type.name)'") }
      return try hash(value)
    }
  }

  /// The hash of an object by its identity, the same in every run.
  package static func identityHash(_ object: Object) -> Int { Identity.number(of: object) >> 4 }

  package static func equal(_ a: Value, _ b: Value) throws -> Bool {
    if a.isIdentical(to: b) {
      if case .float(let x) = a { return !x.isNaN }
      return true
    }
    switch (a, b) {
    case (.int(let x), .int(let y)): return x == y
    case (.float(let x), .float(let y)): return x == y
    case (.object(let x), .object(let y)) where x.kind == .string && y.kind == .string:
      if x.type === Types.str && y.type === Types.str {
        return unsafeDowncast(x, to: StringObject.self).equals(unsafeDowncast(y, to: StringObject.self))
      }
    case (.object(let x), .object(let y)) where x.kind == .tuple && y.kind == .tuple:
      if x.type === Types.tuple && y.type === Types.tuple {
        let a = unsafeDowncast(x, to: TupleObject.self)
        let b = unsafeDowncast(y, to: TupleObject.self)
        if a.count != b.count { return false }
        return try Depth.counted(" in comparison") {
          for i in 0..<a.count where try !same(a[i], b[i]) { return false }
          return true
        }
      }
    default: break
    }
    return try isTrue(compare(.equal, a, b))
  }

  /// Equality as containers test it: the same object is equal to itself.
  package static func same(_ a: Value, _ b: Value) throws -> Bool { try a.isIdentical(to: b) || equal(a, b) }

  // MARK: Comparison

  /// The result of a rich comparison (`<` to `>=`).
  package static func compare(_ op: CompareOperator, _ a: Value, _ b: Value) throws -> Value {
    switch (a, b) {
    case (.int(let x), .int(let y)):
      try Depth.touch(" in comparison")
      return .bool(ordered(op, x, y))
    case (.float(let x), .float(let y)):
      try Depth.touch(" in comparison")
      return .bool(ordered(op, x, y))
    default: break
    }
    let ta = a.type
    let tb = b.type
    var triedReflected = false
    if ta !== tb && tb.isSubtype(of: ta), let compare = tb.slots.compare {
      triedReflected = true
      let result = try Depth.counted(" in comparison") { try compare(b, a, op.reflected) }
      if !result.isNotImplemented { return result }
    }
    if let compare = ta.slots.compare {
      let result = try Depth.counted(" in comparison") { try compare(a, b, op) }
      if !result.isNotImplemented { return result }
    }
    return triedReflected ? try compareByIdentity(op, a, b) : try compareReflected(op, a, b)
  }

  /// What a comparison comes to when the left operand's type did not implement it.
  static func compareReflected(_ op: CompareOperator, _ a: Value, _ b: Value) throws -> Value {
    if let compare = b.type.slots.compare {
      let result = try Depth.counted(" in comparison") { try compare(b, a, op.reflected) }
      if !result.isNotImplemented { return result }
    }
    return try compareByIdentity(op, a, b)
  }

  /// What it comes to when neither did.
  static func compareByIdentity(_ op: CompareOperator, _ a: Value, _ b: Value) throws -> Value {
    switch op {
    case .equal: return .bool(a.isIdentical(to: b))
    case .notEqual: return .bool(!a.isIdentical(to: b))
    default:
      throw Raised.type(
        "'\(op.symbol)' not supported between instances of '\(a.type.displayTypeName)' and "
          + "'\(b.type.displayTypeName)'")
    }
  }

  @inline(__always) package static func ordered<T: Comparable>(_ op: CompareOperator, _ a: T, _ b: T) -> Bool {
    switch op {
    case .less: a < b
    case .lessEqual: a <= b
    case .equal: a == b
    case .notEqual: a != b
    case .greater: a > b
    default: a >= b
    }
  }

  package static func contains(_ container: Value, _ item: Value) throws -> Bool {
    if let contains = container.type.slots.contains { return try contains(container, item) }
    guard container.type.slots.iterate != nil || container.type.slots.getItem != nil else {
      throw Raised.type("argument of type '\(container.type.name)' is not iterable")
    }
    let iterator: Value
    do { iterator = try iterate(container) } catch let error as Raised
      where error.exception.type.isSubtype(of: Exceptions.typeError)
    {
      throw Raised.type("argument of type '\(container.type.name)' is not iterable")
    }
    while true {
      let element = try next(iterator)
      if element.isUndef { return false }
      if try same(element, item) { return true }
    }
  }

  // MARK: Iteration

  package static func iterate(_ value: Value) throws -> Value {
    let slots = value.type.slots
    if let iterate = slots.iterate {
      let iterator = try iterate(value)
      if iterator.type.slots.next == nil {
        throw Raised.type("iter() returned non-iterator of type '\(iterator.type.name)'")
      }
      return iterator
    }
    if slots.getItem != nil, value.type !== Types.type, !(value.asType != nil) {
      return .object(SequenceIterator(value))
    }
    throw Raised.type("'\(value.type.name)' object is not iterable")
  }

  /// The next element of an iterator, `.undef` at its end.
  package static func next(_ iterator: Value) throws -> Value {
    if let native = iterator.object(.iterator, as: IteratorObject.self) { return try native.next() }
    guard let next = iterator.type.slots.next else {
      throw Raised.type("'\(iterator.type.name)' object is not an iterator")
    }
    return try next(iterator)
  }

  /// Calls the body with each element of an iterable.
  package static func forEach(_ iterable: Value, _ body: (Value) throws -> Void) throws {
    if case .object(let o) = iterable {
      if o.type === Types.list {
        let list = unsafeDowncast(o, to: ListObject.self)
        var i = 0
        while i < list.count {
          try body(list[i])
          i += 1
        }
        return
      }
      if o.type === Types.tuple {
        let tuple = unsafeDowncast(o, to: TupleObject.self)
        for i in 0..<tuple.count { try body(tuple[i]) }
        return
      }
      if o.kind == .generator {
        return try unsafeDowncast(o, to: GeneratorObject.self).drain {
          try Interrupt.poll()
          try body($0)
        }
      }
    }
    let iterator = try iterate(iterable)
    while true {
      let element = try next(iterator)
      if element.isUndef { return }
      try Interrupt.poll()
      try body(element)
    }
  }

  /// Asks an instance of a class of the notebook how many elements to make room for, as `list` and `tuple` do.
  /// - Throws: what its `__len__` raises, but for a TypeError.
  static func askLength(_ iterable: Value) throws {
    guard iterable.type.isHeap, iterable.type.slots.length != nil else { return }
    do { _ = try length(iterable) } catch let error as Raised
      where error.exception.type.isSubtype(of: Exceptions.typeError)
    {}
  }

  /// All elements of an iterable.
  package static func array(_ iterable: Value) throws -> [Value] {
    if let tuple = iterable.asTuple, tuple.type === Types.tuple { return tuple.values }
    if let list = iterable.asList, list.type === Types.list { return list.values }
    var result: [Value] = []
    var iterable = iterable
    if iterable.type.isHeap {
      let iterator = try iterate(iterable)
      try askLength(iterable)
      iterable = iterator
    }
    try forEach(iterable) {
      if result.count >= 1 << 16 && result.count.nonzeroBitCount == 1 {
        try Meter.ask(result.count &* 2, of: MemoryLayout<Value>.stride)
      }
      result.append($0)
    }
    return result
  }

  package static func length(_ value: Value) throws -> Int {
    guard let length = value.type.slots.length else {
      throw Raised.type("object of type '\(value.type.name)' has no len()")
    }
    return try length(value)
  }

  // MARK: Items

  package static func getItem(_ container: Value, _ key: Value) throws -> Value {
    if let getItem = container.type.slots.getItem { return try getItem(container, key) }
    if let type = container.asType { return try subscriptClass(type, key) }
    throw Raised.type("'\(container.type.name)' object is not subscriptable")
  }

  private static func subscriptClass(_ type: TypeObject, _ key: Value) throws -> Value {
    if type === Types.type { return .object(GenericAlias(origin: .object(type), key)) }
    let method = type.lookup(Names.classGetItem_)
    if method.isUndef { throw Raised.type("type '\(type.name)' is not subscriptable") }
    return try call(bind(method, to: .undef, owner: type), [key])
  }

  package static func setItem(_ container: Value, _ key: Value, _ value: Value) throws {
    guard let setItem = container.type.slots.setItem else {
      // Sequences refuse deletion in words of their own.
      let type = container.type
      let isSequence =
        (type.isHeap || [.tuple, .string, .bytes, .range].contains(type.layout)) && key.type.slots.index != nil
      let refusal =
        value.isUndef
        ? (isSequence ? "doesn't support item deletion" : "does not support item deletion")
        : "does not support item assignment"
      throw Raised.type("'\(container.type.name)' object \(refusal)")
    }
    try setItem(container, key, value)
  }

  // MARK: Operators

  package static func binary(_ op: BinaryOperator, _ a: Value, _ b: Value) throws -> Value {
    switch (op, a, b) {
    case (.matrixMultiply, _, _): break
    case (_, .int, .int): return try Arithmetic.binary(op, a, b)
    case (.add, .float(let x), .float(let y)): return .float(x + y)
    case (.multiply, .float(let x), .float(let y)): return .float(x * y)
    default: break
    }
    let result = try tryBinary(op, a, b)
    if !result.isNotImplemented { return result }
    throw unsupported(op.symbol, a, b)
  }

  static func tryBinary(_ op: BinaryOperator, _ a: Value, _ b: Value) throws -> Value {
    let ta = a.type
    let tb = b.type
    // For two classes written in Python one call tries both sides.
    let isNative = ta.layout == .foreign && tb.layout == .foreign
    if ta.isHeap && tb.isHeap, !isNative, ta.slots.binary != nil || tb.slots.binary != nil {
      return try PythonSlots.binary(op, a, b)
    }
    var triedReflected = false
    if ta !== tb, tb.isSubtype(of: ta), let binary = tb.slots.binary {
      triedReflected = true
      let result = try binary(op, a, b)
      if !result.isNotImplemented { return result }
    }
    if let binary = ta.slots.binary {
      let result = try binary(op, a, b)
      if !result.isNotImplemented { return result }
    }
    if ta !== tb, !triedReflected, let binary = tb.slots.binary {
      let result = try binary(op, a, b)
      if !result.isNotImplemented { return result }
    }
    return .notImplemented
  }

  package static func inPlace(_ op: BinaryOperator, _ a: Value, _ b: Value) throws -> Value {
    if let inPlace = a.type.slots.inPlace {
      let result = try inPlace(op, a, b)
      if !result.isNotImplemented { return result }
    }
    let result = try tryBinary(op, a, b)
    if !result.isNotImplemented { return result }
    throw unsupported("\(op == .power ? "**" : op.symbol)=", a, b)
  }

  /// What an operator comes to when the left operand's class, written in Python, did not implement it.
  static func reflected(_ op: BinaryOperator, _ a: Value, _ b: Value, inPlace: Bool) throws -> Value {
    if a.type !== b.type, let binary = b.type.slots.binary {
      let result = try binary(op, a, b)
      if !result.isNotImplemented { return result }
    }
    throw unsupported(op, a, b, inPlace: inPlace)
  }

  /// The TypeError of an operator that neither operand implements.
  static func unsupported(_ op: BinaryOperator, _ a: Value, _ b: Value, inPlace: Bool) -> Raised {
    unsupported(inPlace ? "\(op == .power ? "**" : op.symbol)=" : op.symbol, a, b)
  }

  private static func unsupported(_ symbol: String, _ a: Value, _ b: Value) -> Raised {
    .type(
      "unsupported operand type(s) for \(symbol == "**" ? "** or pow()" : symbol): "
        + "'\(a.type.displayTypeName)' and '\(b.type.displayTypeName)'")
  }

  package static func unary(_ op: UnaryOperator, _ value: Value) throws -> Value {
    if op == .not { return .bool(try !isTrue(value)) }
    if let unary = value.type.slots.unary {
      let result = try unary(op, value)
      if !result.isNotImplemented { return result }
    }
    throw Raised.type("bad operand type for unary \(op.symbol): '\(value.type.displayTypeName)'")
  }

  /// An integer of a value that can be an index; nil for integers beyond Int64 when `clamping` is false.
  /// - Throws: TypeError for values that are no integers, IndexError for integers beyond Int64.
  package static func index(_ value: Value) throws -> Int {
    switch value {
    case .int(let i): return i
    case .bool(let b): return b ? 1 : 0
    default:
      guard let index = value.type.slots.index else {
        throw Raised.type("'\(value.type.name)' object cannot be interpreted as an integer")
      }
      switch try index(value) {
      case .int(let i): return i
      case .bool(let b): return b ? 1 : 0
      default: throw Raised.index("cannot fit '\(value.type.name)' into an index-sized integer")
      }
    }
  }

  /// An integer that says how many: a width, a limit, a position to insert at.
  /// - Throws: TypeError for values that are no integers, OverflowError for integers beyond Int64.
  package static func size(_ value: Value) throws -> Int {
    do { return try index(value) } catch let error as Raised where error.exception.type === Exceptions.indexError {
      throw Raised.overflow("Python int too large to convert to C ssize_t")
    }
  }

  // MARK: Text

  package static func repr(_ value: Value) throws -> StringObject {
    if let repr = value.type.slots.repr {
      return try Depth.counted(" while getting the repr of an object") { try repr(value) }
    }
    return CoreTypes.defaultRepr(value)
  }

  package static func str(_ value: Value) throws -> StringObject {
    switch value {
    case .int(let i):
      try Depth.touch(" while getting the str of an object")
      return .decimal(i)
    case .object(let o) where o.kind == .string && o.type === Types.str: return unsafeDowncast(o, to: StringObject.self)
    default: break
    }
    if let str = value.type.slots.str {
      return try Depth.counted(" while getting the str of an object") { try str(value) }
    }
    // object.__str__ is the repr, but the answer is checked as that of __str__.
    if value.type.isHeap, let method = try specialMethod(value, Names.repr_) {
      let text = try Depth.counted(" while getting the str of an object") { try call(method, []) }
      guard let string = text.asString else {
        throw Raised.type("__str__ returned non-string (type \(text.type.name))")
      }
      return string
    }
    if let repr = value.type.slots.repr {
      return try Depth.counted(" while getting the str of an object") { try repr(value) }
    }
    return CoreTypes.defaultRepr(value)
  }

  package static func format(_ value: Value, _ spec: StringObject) throws -> StringObject {
    if let format = value.type.slots.format {
      if !value.type.isHeap { try Depth.touch(Depth.calling) }
      return try format(value, spec)
    }
    if spec.byteCount > 0 {
      throw Raised.type("unsupported format string passed to \(value.type.name).__format__")
    }
    return try Depth.counted(Depth.calling) { try str(value) }
  }
}

extension TypeObject {
  /// The name as operator errors show it.
  package var displayTypeName: String { name }
}

extension CompareOperator {
  package var reflected: CompareOperator {
    switch self {
    case .less: .greater
    case .lessEqual: .greaterEqual
    case .greater: .less
    case .greaterEqual: .lessEqual
    default: self
    }
  }

  package var symbol: String {
    switch self {
    case .less: "<"
    case .lessEqual: "<="
    case .equal: "=="
    case .notEqual: "!="
    case .greater: ">"
    case .greaterEqual: ">="
    case .in: "in"
    case .notIn: "not in"
    case .is: "is"
    case .isNot: "is not"
    }
  }
}

extension BinaryOperator {
  package var symbol: String {
    ["+", "-", "*", "@", "/", "//", "%", "**", "<<", ">>", "&", "|", "^"][Int(rawValue)]
  }
  /// The stem of its dunder methods: `add` for `__add__`, `__radd__` and `__iadd__`.
  package var stem: String {
    [
      "add", "sub", "mul", "matmul", "truediv", "floordiv", "mod", "pow", "lshift", "rshift", "and", "or", "xor",
    ][Int(rawValue)]
  }
}

extension UnaryOperator {
  package var symbol: String { ["not", "-", "+", "~"][Int(rawValue)] }
  package var stem: String { ["not", "neg", "pos", "invert"][Int(rawValue)] }
}
