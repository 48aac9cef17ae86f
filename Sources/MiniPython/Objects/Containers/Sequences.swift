// What list and tuple share: comparison, repetition counts, search, concatenation errors.

enum Sequences {
  /// The result of a comparison that two elements at the same place decide, nil when they are equal.
  @inline(__always)
  static func difference(_ op: CompareOperator, _ a: Value, _ b: Value) throws -> Value? {
    if case .int(let x) = a, case .int(let y) = b {
      return x == y ? nil : .bool(Operations.ordered(op, x, y))
    }
    if try Operations.same(a, b) { return nil }
    switch op {
    case .equal: return .bool(false)
    case .notEqual: return .bool(true)
    default: return try Operations.compare(op, a, b)
    }
  }

  /// An index into a sequence from a subscript that is no slice.
  /// - Throws: TypeError naming the sequence.
  static func index(_ key: Value, of name: StaticString) throws -> Int {
    if case .int(let i) = key { return i }
    if case .object(let o) = key, o.type.slots.index == nil { throw badIndex(key, of: name) }
    switch key {
    case .none, .float, .undef: throw badIndex(key, of: name)
    default: return try Operations.index(key)
    }
  }

  private static func badIndex(_ key: Value, of name: StaticString) -> Raised {
    .type("\(name) indices must be integers or slices, not \(key.type.name)")
  }

  /// The count of a repetition, nil when the value is no integer.
  static func repetitions(_ value: Value) throws -> Int? {
    switch value {
    case .int(let n): return max(n, 0)
    case .bool(let b): return b ? 1 : 0
    case .object(let o) where o.type.slots.index != nil:
      do { return max(try Operations.index(value), 0) } catch let error as Raised {
        guard error.exception.type === Exceptions.indexError else { throw error }
        throw Raised.overflow("cannot fit '\(value.type.name)' into an index-sized integer")
      }
    default: return nil
    }
  }

  /// What the other operand makes of an operator that a sequence cannot apply, `NotImplemented` when nothing.
  ///
  /// CPython asks the number slots of both operands before the sequence slots of the left one.
  static func askOther(_ op: BinaryOperator, _ a: Value, _ b: Value, other: Value) throws -> Value {
    guard case .object(let o) = other, let binary = o.type.slots.binary else { return .notImplemented }
    switch o.kind {
    case .list, .tuple, .string, .bytes:
      guard case .object(let method) = o.type.lookup(StringObject.intern("__r\(op.stem)__")), method.kind == .function
      else { return .notImplemented }
      return try binary(op, a, b)
    default: return try binary(op, a, b)
    }
  }

  /// Applies `+` and `*` of a sequence type.
  static func binary(
    _ op: BinaryOperator, _ a: Value, _ b: Value, kind: Kind, name: StaticString,
    concatenate: (Value, Value) throws -> Value, repeated: (Value, Int) throws -> Value
  ) throws -> Value {
    func isOne(_ value: Value) -> Bool { if case .object(let o) = value { o.kind == kind } else { false } }
    switch op {
    case .add:
      guard isOne(a) else { return .notImplemented }
      if isOne(b) { return try concatenate(a, b) }
      let result = try askOther(op, a, b, other: b)
      if !result.isNotImplemented { return result }
      throw Raised.type("can only concatenate \(name) (not \"\(b.type.name)\") to \(name)")
    case .multiply:
      let (sequence, count) = isOne(a) ? (a, b) : (b, a)
      if let n = try repetitions(count) { return try repeated(sequence, n) }
      let result = isOne(a) ? try askOther(op, a, b, other: count) : .notImplemented
      if !result.isNotImplemented { return result }
      throw Raised.type("can't multiply sequence by non-int of type '\(count.type.name)'")
    default: return .notImplemented
    }
  }

  /// The bounds of `index(value, start, stop)`.
  static func bounds(_ arguments: Arguments, from position: Int, count: Int) throws -> (Int, Int) {
    func bound(_ value: Value?, _ missing: Int) throws -> Int {
      guard let value else { return missing }
      guard value.asInt != nil || value.type.slots.index != nil else {
        throw Raised.type("slice indices must be integers or have an __index__ method")
      }
      let index = try SliceObject.clampedIndex(value)
      return index < 0 ? max(index + count, 0) : index
    }
    return (try bound(arguments.value(position), 0), try bound(arguments.value(position + 1), Int.max))
  }
}
