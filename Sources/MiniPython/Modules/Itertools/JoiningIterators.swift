// itertools: accumulate, chain, pairwise, starmap and zip_longest, which combine elements.

/// Walks values that are held in an array.
final class IndexedIterator: IteratorObject {
  private var values: [Value]
  private var index = 0

  init(_ values: [Value]) {
    self.values = values
    super.init(type: IteratorTypes.tuple)
  }

  override func next() throws -> Value {
    if index >= values.count { return .undef }
    index += 1
    return values[index - 1]
  }

  deinit { Reaper.bury(&values) }
}

final class AccumulateIterator: IteratorObject {
  private var iterator: Value
  private var function: Value
  private var total = Value.undef
  private var initial: Value

  init(_ iterator: Value, _ function: Value, initial: Value) {
    self.iterator = iterator
    self.function = function
    self.initial = initial.isNone ? .undef : initial
    super.init(type: ItertoolsTypes.accumulate)
  }

  override func next() throws -> Value {
    if !initial.isUndef {
      total = initial
      initial = .undef
      return total
    }
    let value = try Operations.draw(iterator)
    if value.isUndef { return .undef }
    if total.isUndef {
      total = value
    } else {
      total = function.isNone ? try Operations.binary(.add, total, value) : try Operations.call(function, total, value)
    }
    return total
  }

  deinit {
    Reaper.bury(&iterator)
    Reaper.bury(&function)
    Reaper.bury(&total)
    Reaper.bury(&initial)
  }
}

final class ChainIterator: IteratorObject {
  private var sources: Value
  private var current = Value.undef

  init(_ sources: Value) {
    self.sources = sources
    super.init(type: ItertoolsTypes.chain)
  }

  override func next() throws -> Value {
    while !sources.isUndef {
      if current.isUndef {
        let source = try Operations.draw(sources)
        if source.isUndef {
          sources = .undef
          return .undef
        }
        do { current = try Operations.iterate(source) } catch {
          sources = .undef
          throw error
        }
      }
      let value = try Operations.draw(current)
      if !value.isUndef { return value }
      Reaper.bury(&current)
      current = .undef
      try Interrupt.poll()
    }
    return .undef
  }

  deinit {
    Reaper.bury(&sources)
    Reaper.bury(&current)
  }
}

final class PairwiseIterator: IteratorObject {
  private var iterator: Value
  private var previous = Value.undef

  init(_ iterator: Value) {
    self.iterator = iterator
    super.init(type: ItertoolsTypes.pairwise)
  }

  override func next() throws -> Value {
    if iterator.isUndef { return .undef }
    if previous.isUndef { previous = try Operations.draw(iterator) }
    let value = previous.isUndef ? .undef : try Operations.draw(iterator)
    if value.isUndef {
      iterator = .undef
      previous = .undef
      return .undef
    }
    let pair = TupleObject([previous, value])
    previous = value
    return .object(pair)
  }

  deinit {
    Reaper.bury(&iterator)
    Reaper.bury(&previous)
  }
}

final class StarMapIterator: FunctionIterator {
  init(_ function: Value, _ iterator: Value) { super.init(ItertoolsTypes.starMap, function, iterator) }

  override func next() throws -> Value {
    let arguments = try Operations.draw(iterator)
    if arguments.isUndef { return .undef }
    if let tuple = arguments.asTuple { return try Operations.call(function, Arguments(tuple.elements, tuple.count)) }
    return try Operations.call(function, Operations.array(arguments))
  }
}

final class ZipLongestIterator: IteratorObject {
  private var iterators: [Value]
  private var fill: Value
  private var active: Int

  init(_ iterators: [Value], fill: Value) {
    self.iterators = iterators
    self.fill = fill
    active = iterators.count
    super.init(type: ItertoolsTypes.zipLongest)
  }

  override func next() throws -> Value {
    if active == 0 { return .undef }
    var values: [Value] = []
    values.reserveCapacity(iterators.count)
    for i in iterators.indices {
      var value = iterators[i].isUndef ? .undef : try Operations.draw(iterators[i])
      if value.isUndef {
        if !iterators[i].isUndef {
          active -= 1
          if active == 0 { return .undef }
          iterators[i] = .undef
        }
        value = fill
      }
      values.append(value)
    }
    return .tuple(values)
  }

  deinit {
    Reaper.bury(&iterators)
    Reaper.bury(&fill)
  }
}
