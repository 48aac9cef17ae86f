// collections.deque: a double-ended queue in a ring of values.

/// A Python `deque`.
package final class DequeObject: Object {
  private var ring: Register
  private var capacity: Int
  private var head = 0
  package private(set) var count = 0
  package var limit: Int?
  /// Changes with every insertion and removal, for iterators.
  package private(set) var version = 0

  package init(type: TypeObject, limit: Int? = nil) {
    capacity = 8
    ring = .allocate(capacity: capacity)
    ring.initialize(repeating: .undef, count: capacity)
    self.limit = limit
    super.init(.foreign, type: type)
  }

  deinit {
    Reaper.bury(ring, count: capacity)
    ring.deinitialize(count: capacity)
    ring.deallocate()
  }

  private func slot(_ index: Int) -> Int { (head + index) & (capacity - 1) }

  package subscript(index: Int) -> Value {
    get { ring[slot(index)] }
    set { ring[slot(index)] = newValue }
  }
  package var values: [Value] { (0..<count).map { self[$0] } }

  private func grow() throws {
    try Meter.ask(capacity &* 2, of: MemoryLayout<Value>.stride)
    let larger = Register.allocate(capacity: capacity * 2)
    larger.initialize(repeating: .undef, count: capacity * 2)
    for i in 0..<count { larger[i] = self[i] }
    ring.deinitialize(count: capacity)
    ring.deallocate()
    ring = larger
    capacity *= 2
    head = 0
  }

  package func append(_ value: Value) throws {
    if limit == 0 { return }
    if count == limit { _ = popFirst() }
    if count == capacity { try grow() }
    ring[slot(count)] = value
    count += 1
    version &+= 1
  }

  package func prepend(_ value: Value) throws {
    if limit == 0 { return }
    if count == limit { _ = popLast() }
    if count == capacity { try grow() }
    head = (head - 1) & (capacity - 1)
    ring[head] = value
    count += 1
    version &+= 1
  }

  package func popFirst() -> Value? {
    if count == 0 { return nil }
    let value = ring[head]
    ring[head] = .undef
    head = (head + 1) & (capacity - 1)
    count -= 1
    version &+= 1
    return value
  }

  package func popLast() -> Value? {
    if count == 0 { return nil }
    let at = slot(count - 1)
    let value = ring[at]
    ring[at] = .undef
    count -= 1
    version &+= 1
    return value
  }

  package func rotate(_ steps: Int) {
    if count < 2 { return }
    var left = ((steps % count) + count) % count
    while left > 0 {
      let last = slot(count - 1)
      let value = ring[last]
      ring[last] = .undef
      head = (head - 1) & (capacity - 1)
      ring[head] = value
      left -= 1
    }
    version &+= 1
  }

  /// Replaces all elements; the limit is the caller's concern.
  package func assign(_ values: [Value]) throws {
    while var value = popLast() { Reaper.bury(&value) }
    for value in values { try append(value) }
    version &+= 1
  }
}

/// Walks a deque in either direction.
final class DequeIterator: IteratorObject {
  private let deque: DequeObject
  private let version: Int
  private var index = 0
  private let isReversed: Bool

  init(_ deque: DequeObject, isReversed: Bool, type: TypeObject) {
    self.deque = deque
    version = deque.version
    self.isReversed = isReversed
    super.init(type: type)
  }

  override func next() throws -> Value {
    if index >= deque.count && version == deque.version { return .undef }
    if version != deque.version { throw Raised.runtime("deque mutated during iteration") }
    let value = deque[isReversed ? deque.count - 1 - index : index]
    index += 1
    return value
  }

  override func lengthHint() throws -> Int? { max(0, deque.count - index) }
}
