// itertools: compress, dropwhile, filterfalse, islice and takewhile, which leave elements out.

final class CompressIterator: IteratorObject {
  private var data: Value
  private var selectors: Value

  init(_ data: Value, _ selectors: Value) {
    self.data = data
    self.selectors = selectors
    super.init(type: ItertoolsTypes.compress)
  }

  override func next() throws -> Value {
    while true {
      let value = try Operations.draw(data)
      if value.isUndef { return .undef }
      let selector = try Operations.draw(selectors)
      if selector.isUndef { return .undef }
      if try Operations.isTrue(selector) { return value }
      try Interrupt.poll()
    }
  }

  deinit {
    Reaper.bury(&data)
    Reaper.bury(&selectors)
  }
}

final class DropWhileIterator: FunctionIterator {
  private var hasStarted = false

  init(_ function: Value, _ iterator: Value) { super.init(ItertoolsTypes.dropWhile, function, iterator) }

  override func next() throws -> Value {
    while true {
      let value = try Operations.draw(iterator)
      if value.isUndef || hasStarted { return value }
      if try !Operations.isTrue(Operations.call(function, value)) {
        hasStarted = true
        return value
      }
      try Interrupt.poll()
    }
  }
}

final class TakeWhileIterator: FunctionIterator {
  private var isOver = false

  init(_ function: Value, _ iterator: Value) { super.init(ItertoolsTypes.takeWhile, function, iterator) }

  override func next() throws -> Value {
    if isOver { return .undef }
    let value = try Operations.draw(iterator)
    if value.isUndef { return .undef }
    if try Operations.isTrue(Operations.call(function, value)) { return value }
    isOver = true
    return .undef
  }
}

final class FilterFalseIterator: FunctionIterator {
  init(_ function: Value, _ iterator: Value) { super.init(ItertoolsTypes.filterFalse, function, iterator) }

  override func next() throws -> Value {
    while true {
      let value = try Operations.draw(iterator)
      if value.isUndef { return .undef }
      let answer = function.isNone || function.asType === Types.bool ? value : try Operations.call(function, value)
      if try !Operations.isTrue(answer) { return value }
      try Interrupt.poll()
    }
  }
}

final class SliceIterator: IteratorObject {
  private var iterator: Value
  /// The position of the next element wanted, and of the next drawn.
  private var wanted: Int
  private var position = 0
  private let stop: Int
  private let step: Int

  /// - Throws: ValueError for bounds below zero or that are no integers.
  init(_ a: Arguments) throws {
    func bound(_ value: Value, _ missing: Int) throws -> Int? {
      if value.isNone { return missing }
      guard value.asInt != nil || value.type.slots.index != nil else { return nil }
      do { return try Operations.index(value) } catch let error as Raised {
        guard error.exception.type === Exceptions.indexError else { throw error }
        return nil
      }
    }
    let range = "None or an integer: 0 <= x <= sys.maxsize."
    if a.count == 2 {
      guard let stop = try bound(a[1], Int.max), stop != -1 else {
        throw Raised.value("Stop argument for islice() must be \(range)")
      }
      if stop < 0 { throw Raised.value("Indices for islice() must be \(range)") }
      wanted = 0
      self.stop = stop
      step = 1
    } else {
      let given = try bound(a[1], 0)
      guard let stop = try bound(a[2], Int.max), stop != -1 else {
        throw Raised.value("Stop argument for islice() must be \(range)")
      }
      guard let start = given, start >= 0, stop >= 0 else {
        throw Raised.value("Indices for islice() must be \(range)")
      }
      guard let step = try bound(a.value(3) ?? .none, 1), step > 0 else {
        throw Raised.value("Step for islice() must be a positive integer or None.")
      }
      wanted = start
      self.stop = stop
      self.step = step
    }
    iterator = try Operations.iterate(a[0])
    super.init(type: ItertoolsTypes.slice)
  }

  override func next() throws -> Value {
    if iterator.isUndef { return .undef }
    // At the stop all elements before it have been drawn, as CPython does.
    let target = min(wanted, stop)
    while position < target {
      if try Operations.draw(iterator).isUndef { return end() }
      position += 1
      try Interrupt.poll()
    }
    if wanted >= stop { return end() }
    let value = try Operations.draw(iterator)
    if value.isUndef { return end() }
    position += 1
    let (sum, overflow) = wanted.addingReportingOverflow(step)
    wanted = overflow ? stop : min(sum, stop)
    return value
  }

  private func end() -> Value {
    Reaper.bury(&iterator)
    iterator = .undef
    return .undef
  }

  deinit { Reaper.bury(&iterator) }
}
