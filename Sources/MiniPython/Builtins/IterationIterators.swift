// The iterators of enumerate, zip, map, filter and reversed.

final class EnumerateIterator: IteratorObject {
  private var iterator: Value
  private var index: Value
  private var last = ReusablePair()

  init(_ iterator: Value, start: Value) {
    self.iterator = iterator
    index = start
    super.init(type: IteratorTypes.enumerate)
  }

  override func next() throws -> Value {
    let pair = try Depth.counted("") {
      try last.pair { pair in
        if try !VM.next(of: &iterator, pair + 1) { return false }
        pair.set(index)
        return true
      }
    }
    guard let pair else { return .undef }
    if case .int(let i) = index, i < Int.max {
      index = .int(i + 1)
    } else {
      index = try Operations.binary(.add, index, .int(1))
    }
    return .object(pair)
  }

  deinit {
    Reaper.bury(&iterator)
    Reaper.bury(&index)
  }
}

final class ZipIterator: IteratorObject {
  private var iterators: [Value]
  private let isStrict: Bool
  private var isExhausted = false
  private var last = ReusablePair()

  init(_ iterators: [Value], strict: Bool) {
    self.iterators = iterators
    isStrict = strict
    super.init(type: IteratorTypes.zip)
  }

  override func next() throws -> Value {
    if isExhausted || iterators.isEmpty { return .undef }
    return try Depth.counted("") {
      if iterators.count == 2 && !isStrict { return try nextPair() }
      var values: [Value] = []
      values.reserveCapacity(iterators.count)
      for (i, iterator) in iterators.enumerated() {
        let value = try Operations.next(iterator)
        if value.isUndef {
          isExhausted = true
          if isStrict { try checkEnds(after: i) }
          return .undef
        }
        values.append(value)
      }
      return .tuple(values)
    }
  }

  /// The most frequent case, without an array.
  private func nextPair() throws -> Value {
    let pair = try last.pair { try VM.next(of: &iterators[0], $0) && VM.next(of: &iterators[1], $0 + 1) }
    guard let pair else {
      isExhausted = true
      return .undef
    }
    return .object(pair)
  }

  /// - Throws: ValueError unless all iterators end together; the one at `position` has ended.
  private func checkEnds(after position: Int) throws {
    func message(_ i: Int, _ word: String) -> Raised {
      .value("zip() argument \(i + 1) is \(word) than argument\(i == 1 ? " 1" : "s 1-\(i)")")
    }
    if position > 0 { throw message(position, "shorter") }
    for i in 1..<max(iterators.count, 1) where try !Operations.next(iterators[i]).isUndef {
      throw message(i, "longer")
    }
  }

  deinit { Reaper.bury(&iterators) }
}

final class MapIterator: IteratorObject {
  private var function: Value
  private var iterators: [Value]

  init(_ function: Value, _ iterators: [Value]) {
    self.function = function
    self.iterators = iterators
    super.init(type: IteratorTypes.map)
  }

  override func next() throws -> Value {
    try Depth.counted("") {
      if iterators.count == 1 {
        let value = try Operations.next(iterators[0])
        return value.isUndef ? .undef : try Operations.call(function, value)
      }
      var values: [Value] = []
      for iterator in iterators {
        let value = try Operations.next(iterator)
        if value.isUndef { return .undef }
        values.append(value)
      }
      return try Operations.call(function, values)
    }
  }

  deinit {
    Reaper.bury(&function)
    Reaper.bury(&iterators)
  }
}

final class FilterIterator: FunctionIterator {
  init(_ function: Value, _ iterator: Value) { super.init(IteratorTypes.filter, function, iterator) }

  override func next() throws -> Value {
    try Depth.counted("") {
      while true {
        let value = try Operations.next(iterator)
        if value.isUndef { return .undef }
        try Interrupt.poll()
        let answer = function.isNone ? value : try Operations.call(function, value)
        if try Operations.isTrue(answer) { return value }
      }
    }
  }
}

/// Walks a sequence backwards by `__len__` and `__getitem__`.
final class ReversedIterator: IteratorObject {
  private var sequence: Value
  private var index: Int

  init(_ sequence: Value) throws {
    self.sequence = sequence
    index = try Operations.length(sequence) - 1
    super.init(type: IteratorTypes.reversed)
  }

  override func next() throws -> Value {
    if index < 0 { return .undef }
    index -= 1
    do { return try Operations.getItem(sequence, .int(index + 1)) } catch let error as Raised {
      index = -1
      let type = error.exception.type
      if type.isSubtype(of: Exceptions.indexError) || type.isSubtype(of: Exceptions.stopIteration) { return .undef }
      throw error
    }
  }

  override func lengthHint() -> Int? { index + 1 }

  deinit { Reaper.bury(&sequence) }
}
