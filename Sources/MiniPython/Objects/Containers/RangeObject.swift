// range: an arithmetic progression of 64-bit integers; what goes beyond is a WideRange.

package final class RangeObject: Object {
  package let start: Int
  package let stop: Int
  /// Never 0.
  package let step: Int
  /// The number of elements.
  package let count: UInt

  /// - Throws: ValueError when the step is 0.
  package init(_ start: Int, _ stop: Int, _ step: Int = 1) throws {
    if step == 0 { throw Raised.value("range() arg 3 must not be zero") }
    self.start = start
    self.stop = stop
    self.step = step
    count = RangeObject.count(start, stop, step)
    super.init(.range, type: Types.range)
  }

  /// The number of elements of a range; `step` is not 0.
  @inline(__always) static func count(_ start: Int, _ stop: Int, _ step: Int) -> UInt {
    if step == 1 { return start < stop ? UInt(bitPattern: stop &- start) : 0 }
    if step > 0 { return start < stop ? (UInt(bitPattern: stop &- start) - 1) / step.magnitude + 1 : 0 }
    return start > stop ? (UInt(bitPattern: start &- stop) - 1) / step.magnitude + 1 : 0
  }

  /// The element at a position below `count`.
  @inline(__always) package subscript(position: UInt) -> Int { start &+ Int(bitPattern: position) &* step }

  /// The position of an integer, nil when it is no element.
  package func position(of value: Int) -> UInt? {
    if count == 0 { return nil }
    if step > 0 ? value < start || value >= stop : value > start || value <= stop { return nil }
    let distance = step > 0 ? UInt(bitPattern: value &- start) : UInt(bitPattern: start &- value)
    return distance % step.magnitude == 0 ? distance / step.magnitude : nil
  }
}

package final class RangeIterator: IteratorObject {
  package var current: Int
  package var remaining: UInt
  package let step: Int

  package init(start: Int, count: UInt, step: Int) {
    current = start
    remaining = count
    self.step = step
    super.init(type: IteratorTypes.range, form: .range)
  }

  package convenience init(_ range: RangeObject) {
    self.init(start: range.start, count: range.count, step: range.step)
  }

  @inline(__always) package override func next() -> Value {
    if remaining == 0 { return .undef }
    let value = current
    current &+= step
    remaining &-= 1
    return .int(value)
  }

  package override func lengthHint() -> Int? { Int(clamping: remaining) }
}

extension Value {
  @inline(__always) package var asRange: RangeObject? { object(.range, as: RangeObject.self) }
}

enum RangeType {
  private static func range(_ value: Value) -> RangeObject {
    guard let range = value.asRange else { preconditionFailure("a range method on another object") }
    return range
  }

  /// An argument of `range()`.
  private static func bound(_ value: Value) throws -> Value {
    guard let index = value.type.slots.index else {
      throw Raised.type("'\(value.type.name)' object cannot be interpreted as an integer")
    }
    return try index(value)
  }

  private static func make(_ start: Value, _ stop: Value, _ step: Value) throws -> Value {
    if let start = start.asInt, let stop = stop.asInt, let step = step.asInt {
      return .object(try RangeObject(start, stop, step))
    }
    func big(_ value: Value) -> BigInt { value.asBigInt ?? BigInt(0) }
    return .object(try WideRange(big(start), big(stop), big(step)))
  }

  /// Start, stop, step and count of a range.
  private static func parts(_ value: Value) -> [Value] {
    if let wide = WideRange.of(value) {
      return [.integer(wide.start), .integer(wide.stop), .integer(wide.step), .integer(wide.count)]
    }
    let range = range(value)
    return [.int(range.start), .int(range.stop), .int(range.step), .integer(BigInt(range.count))]
  }

  static func install() {
    let type = Types.range
    type.slots.construct = { _, a in
      try a.expect("range", 1...3)
      if a.count == 1 { return try make(.int(0), bound(a[0]), .int(1)) }
      return try make(bound(a[0]), bound(a[1]), a.value(2).map(bound) ?? .int(1))
    }
    type.slots.initialize = { _, _ in }
    type.slots.repr = { value in
      let parts = try parts(value).map { try Operations.repr($0).text }
      return StringObject("range(\(parts[0]), \(parts[1])\(parts[2] == "1" ? "" : ", " + parts[2]))")
    }
    type.slots.hash = { value in
      let parts = parts(value)
      let first = parts[3].asInt == 0 ? .none : parts[0]
      let step = parts[3].asInt.map { $0 < 2 } ?? false ? .none : parts[2]
      return try Operations.hash(.tuple([parts[3], first, step]))
    }
    type.slots.compare = { a, b, op in
      guard op == .equal || op == .notEqual, b.type === Types.range else { return .notImplemented }
      let (x, y) = (parts(a), parts(b))
      var isSame = try Operations.equal(x[3], y[3])
      if isSame && x[3].asInt != 0 {
        isSame = try Operations.equal(x[0], y[0]) && (x[3].asInt == 1 || Operations.equal(x[2], y[2]))
      }
      return .bool(isSame == (op == .equal))
    }
    type.slots.iterate = { value in
      if let wide = WideRange.of(value) {
        return .object(WideRangeIterator(start: wide.start, count: wide.count, step: wide.step))
      }
      return .object(RangeIterator(range(value)))
    }
    type.slots.length = { value in
      if let wide = WideRange.of(value) { return try wide.length() }
      guard let count = Int(exactly: range(value).count) else {
        throw Raised.overflow("Python int too large to convert to C ssize_t")
      }
      return count
    }
    type.slots.truth = { parts($0)[3].asInt != 0 }
    type.slots.contains = { try position(of: $1, in: $0) != nil }
    type.slots.getItem = { try WideRange.of($0)?.item($1) ?? getItem(range($0), $1) }
    for (i, name) in ["start", "stop", "step"].enumerated() { type.property(name, get: { parts($0)[i] }) }
    type.method("index", .positional(1...1)) { a in
      guard let position = try position(of: a[1], in: a[0]) else {
        guard a[1].isInteger else { throw Raised.value("sequence.index(x): x not in sequence") }
        throw Raised.value("\(try Operations.repr(a[1]).text) is not in range")
      }
      return .integer(position)
    }
    type.method("count", .positional(1...1)) { a in .int(try position(of: a[1], in: a[0]) == nil ? 0 : 1) }
    type.method("__reversed__", .positional(0...0)) { a in
      WideRange.of(a[0])?.reversed() ?? .object(reversed(range(a[0])))
    }
  }

  static func reversed(_ range: RangeObject) -> RangeIterator {
    let last = range.count == 0 ? range.start : range[range.count - 1]
    return RangeIterator(start: last, count: range.count, step: 0 &- range.step)
  }

  private static func position(of value: Value, in range: Value) throws -> BigInt? {
    guard let wide = WideRange.of(range) else {
      return try position(of: value, in: self.range(range)).map { BigInt($0) }
    }
    return value.asBigInt.flatMap { wide.position(of: $0) }
  }

  private static func position(of value: Value, in range: RangeObject) throws -> UInt? {
    switch value {
    case .int(let i): return range.position(of: i)
    case .bool(let b): return range.position(of: b ? 1 : 0)
    case .float(let d):
      guard let i = Int(exactly: d) else { return nil }
      return range.position(of: i)
    case .none, .undef: return nil
    case .object:
      // Any object may compare equal to an integer.
      var position: UInt = 0
      while position < range.count {
        if try Operations.equal(.int(range[position]), value) { return position }
        try Interrupt.poll()
        position += 1
      }
      return nil
    }
  }

  static func getItem(_ range: RangeObject, _ key: Value) throws -> Value {
    guard let length = Int(exactly: range.count) else { return try WideRange(range).item(key) }
    if let slice = key.asSlice {
      let positions = try slice.positions(in: length)
      let (step, overflow) = range.step.multipliedReportingOverflow(by: positions.step)
      let (fromStart, tooFar) = positions.start.multipliedReportingOverflow(by: range.step)
      let (toStop, stopTooFar) = positions.stop.multipliedReportingOverflow(by: range.step)
      let (start, startOverflow) = range.start.addingReportingOverflow(fromStart)
      let (stop, stopOverflow) = range.start.addingReportingOverflow(toStop)
      if overflow || tooFar || stopTooFar || startOverflow || stopOverflow {
        return try WideRange(range).item(key)
      }
      return .object(try RangeObject(start, stop, step))
    }
    var index: Int
    do { index = try Sequences.index(key, of: "range") } catch let error as Raised
      where error.exception.type === Exceptions.indexError
    { throw Raised.index("range object index out of range") }
    if index < 0 { index += length }
    guard index >= 0 && index < length else { throw Raised.index("range object index out of range") }
    return .int(range[UInt(index)])
  }
}
