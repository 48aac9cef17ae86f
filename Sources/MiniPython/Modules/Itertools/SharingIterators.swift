// itertools: groupby and tee, whose parts share one source.

final class GroupByIterator: IteratorObject {
  fileprivate var iterator: Value
  private var key: Value
  /// The key of the group in hand, and the element drawn last with its key.
  fileprivate var target = Value.undef
  fileprivate var currentKey = Value.undef
  fileprivate var currentValue = Value.undef
  /// The number of the group in hand: an older one is over.
  fileprivate var number = 0

  init(_ iterator: Value, key: Value) {
    self.iterator = iterator
    self.key = key
    super.init(type: ItertoolsTypes.groupBy)
  }

  override func next() throws -> Value {
    number += 1
    while true {
      if !currentKey.isUndef {
        if target.isUndef { break }
        if try !Operations.same(target, currentKey) { break }
      }
      if try !step() { return .undef }
      try Interrupt.poll()
    }
    target = currentKey
    return .tuple([currentKey, .object(GroupIterator(self, key: target))])
  }

  /// Draws an element; false at the end.
  fileprivate func step() throws -> Bool {
    let value = try Operations.draw(iterator)
    if value.isUndef { return false }
    let newKey = key.isNone ? value : try Operations.call(key, value)
    currentValue = value
    currentKey = newKey
    return true
  }

  deinit {
    Reaper.bury(&iterator)
    Reaper.bury(&key)
    Reaper.bury(&target)
    Reaper.bury(&currentKey)
    Reaper.bury(&currentValue)
  }
}

/// The elements of one group, as long as the groupby has not moved on.
final class GroupIterator: IteratorObject {
  private var parent: GroupByIterator?
  private var key: Value
  private let number: Int

  init(_ parent: GroupByIterator, key: Value) {
    self.parent = parent
    number = parent.number
    self.key = key
    super.init(type: ItertoolsTypes.group)
  }

  override func next() throws -> Value {
    guard let parent, parent.number == number else { return .undef }
    if parent.currentValue.isUndef {
      if try !parent.step() { return .undef }
    }
    if try !Operations.same(key, parent.currentKey) { return .undef }
    let value = parent.currentValue
    parent.currentValue = .undef
    return value
  }

  deinit {
    Reaper.bury(&key)
    Reaper.bury(&parent)
  }
}

/// Elements that the iterators of a `tee` share: a chain of blocks, each held by those that still need it.
final class TeeSource {
  private(set) var iterator: Value
  fileprivate var isDrawing = false

  init(_ iterator: Value) { self.iterator = iterator }
  deinit { Reaper.bury(&iterator) }
}

private final class TeeBlock {
  static let size = 64
  var values: [Value] = []
  var next: TeeBlock?

  deinit {
    Reaper.bury(&values)
    // A long chain is taken apart link by link.
    var rest = next
    next = nil
    while rest != nil && isKnownUniquelyReferenced(&rest) {
      let following = rest?.next
      rest?.next = nil
      rest = following
    }
  }
}

final class TeeIterator: IteratorObject {
  private let source: TeeSource
  private var block: TeeBlock
  private var index = 0

  init(_ source: TeeSource) {
    self.source = source
    block = TeeBlock()
    super.init(type: ItertoolsTypes.tee)
  }

  /// An iterator at the same position as another.
  init(_ other: TeeIterator) {
    source = other.source
    block = other.block
    index = other.index
    super.init(type: ItertoolsTypes.tee)
  }

  override func next() throws -> Value {
    if index == TeeBlock.size {
      let following = block.next ?? TeeBlock()
      block.next = following
      block = following
      index = 0
    }
    if index == block.values.count {
      if source.isDrawing { throw Raised.runtime("reentrant call to tee.__next__") }
      source.isDrawing = true
      defer { source.isDrawing = false }
      let value = try Operations.draw(source.iterator)
      if value.isUndef { return .undef }
      block.values.append(value)
    }
    index += 1
    return block.values[index - 1]
  }
}
