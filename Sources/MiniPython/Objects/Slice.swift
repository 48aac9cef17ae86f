// slice: the object of `a[start:stop:step]` and its adjustment to a length.

package final class SliceObject: Object {
  package private(set) var start: Value
  package private(set) var stop: Value
  package private(set) var step: Value

  package init(_ start: Value, _ stop: Value, _ step: Value) {
    self.start = start
    self.stop = stop
    self.step = step
    super.init(.slice, type: Types.slice)
  }

  /// The positions a slice takes of a sequence: `start`, `start + step`, ... `count` of them.
  package struct Positions {
    package var start: Int
    /// The end as CPython's `slice.indices` shows it.
    package var stop: Int
    package var step: Int
    package var count: Int
  }

  /// The positions in a sequence of a length, after CPython's `PySlice_AdjustIndices`; the length is asked for last,
  /// because `__index__` of the parts may change it.
  /// - Throws: TypeError for parts that are no integers, ValueError for a step of zero.
  package func positions(in currentLength: @autoclosure () -> Int) throws -> Positions {
    var stride = 1
    if !step.isNone {
      stride = max(try SliceObject.clampedIndex(step), -Int.max)
      if stride == 0 { throw Raised.value("slice step cannot be zero") }
    }
    let first = start.isNone ? (stride < 0 ? Int.max : 0) : try SliceObject.clampedIndex(start)
    let last = stop.isNone ? (stride < 0 ? Int.min : Int.max) : try SliceObject.clampedIndex(stop)
    let length = currentLength()
    func adjusted(_ index: Int) -> Int {
      if index < 0 {
        let fromEnd = index + length
        return fromEnd < 0 ? (stride < 0 ? -1 : 0) : fromEnd
      }
      return index >= length ? (stride < 0 ? length - 1 : length) : index
    }
    let from = adjusted(first)
    let to = adjusted(last)
    var count = 0
    if stride < 0 {
      if to < from { count = (from - to - 1) / -stride + 1 }
    } else if from < to {
      count = (to - from - 1) / stride + 1
    }
    return Positions(start: from, stop: to, step: stride, count: count)
  }

  /// An index that stays at the ends of Int64 when it is beyond them.
  /// - Throws: TypeError.
  package static func clampedIndex(_ value: Value) throws -> Int {
    switch value {
    case .int(let i): return i
    case .bool(let b): return b ? 1 : 0
    default:
      guard let index = value.type.slots.index else {
        throw Raised.type("slice indices must be integers or None or have an __index__ method")
      }
      let integer = try index(value)
      switch integer {
      case .int(let i): return i
      case .bool(let b): return b ? 1 : 0
      default:
        let isNegative = try Operations.isTrue(Operations.compare(.less, integer, .int(0)))
        return isNegative ? Int.min : Int.max
      }
    }
  }

  deinit {
    Reaper.bury(&start)
    Reaper.bury(&stop)
    Reaper.bury(&step)
  }
}

extension Value {
  @inline(__always) package var asSlice: SliceObject? { object(.slice, as: SliceObject.self) }
}

enum SliceType {
  private static func slice(_ value: Value) -> SliceObject {
    guard let slice = value.asSlice else { preconditionFailure("a slice method on another object") }
    return slice
  }

  static func install() {
    let type = Types.slice
    type.slots.construct = { _, a in
      try a.expect("slice", 1...3)
      if a.count == 1 { return .object(SliceObject(.none, a[0], .none)) }
      return .object(SliceObject(a[0], a[1], a.value(2) ?? .none))
    }
    type.slots.initialize = { _, _ in }
    type.slots.repr = { value in
      let slice = slice(value)
      var text = TextBuffer("slice(")
      try text.append(reprOf: slice.start)
      text.append(", ")
      try text.append(reprOf: slice.stop)
      text.append(", ")
      try text.append(reprOf: slice.step)
      text.append(")")
      return text.string
    }
    type.slots.hash = { _ in throw Raised.type("unhashable type: 'slice'") }
    type.namespace.set(StringObject.intern("__hash__"), .none)
    type.slots.compare = { a, b, op in
      guard let x = a.asSlice, let y = b.asSlice else { return .notImplemented }
      return try Operations.compare(op, .tuple([x.start, x.stop, x.step]), .tuple([y.start, y.stop, y.step]))
    }
    type.property("start", get: { slice($0).start })
    type.property("stop", get: { slice($0).stop })
    type.property("step", get: { slice($0).step })
    type.method("indices", .positional(1...1)) { a in
      let length = try Operations.index(a[1])
      if length < 0 { throw Raised.value("length should not be negative") }
      let positions = try slice(a[0]).positions(in: length)
      return .tuple([.int(positions.start), .int(positions.stop), .int(positions.step)])
    }
  }
}
