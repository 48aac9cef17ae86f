// itertools: count, cycle and repeat.

final class CountIterator: IteratorObject {
  private var current: Value
  private var step: Value

  /// - Throws: TypeError unless both are numbers.
  init(start: Value, step: Value) throws {
    for value in [start, step] {
      let slots = value.type.slots
      guard slots.float != nil || slots.index != nil || value.asComplex != nil || value.isInteger else {
        throw Raised.type("a number is required")
      }
    }
    func plain(_ value: Value) -> Value { value.asBool.map { .int($0 ? 1 : 0) } ?? value }
    current = plain(start)
    self.step = plain(step)
    super.init(type: ItertoolsTypes.count)
  }

  override func next() throws -> Value {
    let value = current
    if case .int(let i) = value, case .int(let s) = step {
      let (sum, overflow) = i.addingReportingOverflow(s)
      current = overflow ? try Operations.binary(.add, value, step) : .int(sum)
    } else {
      current = try Operations.binary(.add, value, step)
    }
    return value
  }

  func text() throws -> StringObject {
    let start = try Operations.repr(current).text
    if case .int(1) = step { return StringObject("count(\(start))") }
    return StringObject("count(\(start), \(try Operations.repr(step).text))")
  }

  deinit {
    Reaper.bury(&current)
    Reaper.bury(&step)
  }
}

final class CycleIterator: IteratorObject {
  private var iterator: Value
  private var saved: [Value] = []
  private var index = 0

  init(_ iterator: Value) {
    self.iterator = iterator
    super.init(type: ItertoolsTypes.cycle)
  }

  override func next() throws -> Value {
    if !iterator.isUndef {
      let value = try Operations.draw(iterator)
      if !value.isUndef {
        if saved.count >= 1 << 16 && saved.count.nonzeroBitCount == 1 {
          try Meter.ask(saved.count &* 2, of: MemoryLayout<Value>.stride)
        }
        saved.append(value)
        return value
      }
      Reaper.bury(&iterator)
      iterator = .undef
    }
    if saved.isEmpty { return .undef }
    let value = saved[index]
    index = index + 1 == saved.count ? 0 : index + 1
    return value
  }

  deinit {
    Reaper.bury(&iterator)
    Reaper.bury(&saved)
  }
}

final class RepeatIterator: IteratorObject {
  private var value: Value
  /// How often it is still to come, nil without end.
  private var left: Int?

  init(_ value: Value, times: Int?) {
    self.value = value
    left = times
    super.init(type: ItertoolsTypes.repeated)
  }

  override func next() throws -> Value {
    guard let left else { return value }
    if left == 0 { return .undef }
    self.left = left - 1
    return value
  }

  override func lengthHint() throws -> Int? {
    guard let left else { throw Raised.type("len() of unsized object") }
    return left
  }

  func text() throws -> StringObject {
    let text = try Operations.repr(value).text
    return StringObject(left.map { "repeat(\(text), \($0))" } ?? "repeat(\(text))")
  }

  deinit { Reaper.bury(&value) }
}
