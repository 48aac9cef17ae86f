// list: a growing run of values.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

package final class ListObject: Object {
  package private(set) var elements: Register
  package private(set) var count = 0
  private var capacity: Int

  package init(capacity: Int = 0, type: TypeObject = Types.list) {
    self.capacity = capacity
    elements = .allocate(capacity: max(1, capacity))
    super.init(.list, type: type)
    meter(take: true)
  }

  package convenience init(_ values: [Value]) {
    self.init(capacity: values.count)
    for i in values.indices { (elements + i).initialize(to: values[i]) }
    count = values.count
  }

  package convenience init(copying source: Register, count: Int) {
    self.init(capacity: count)
    elements.initializeCopies(of: source, count: count)
    self.count = count
  }

  package subscript(index: Int) -> Value {
    get { elements[index] }
    set { elements[index] = newValue }
  }
  package var values: [Value] { Array(UnsafeBufferPointer(start: elements, count: count)) }

  private func meter(take: Bool) {
    let bytes = capacity &* MemoryLayout<Value>.stride
    if bytes >= Meter.threshold { take ? Meter.take(bytes) : Meter.give(bytes) }
  }

  /// Makes room for `needed` elements in all.
  /// - Throws: MemoryError.
  package func reserve(_ needed: Int) throws {
    if needed <= capacity { return }
    let grown = max(needed, capacity < 4 ? 4 : capacity &+ capacity >> 1)
    try Meter.ask(grown, of: MemoryLayout<Value>.stride)
    meter(take: false)
    // The system can lengthen a large block without copying it.
    guard let larger = realloc(elements, grown &* MemoryLayout<Value>.stride) else {
      preconditionFailure("out of memory")
    }
    elements = larger.assumingMemoryBound(to: Value.self)
    capacity = grown
    meter(take: true)
  }

  @inline(__always) package func append(_ value: Value) throws {
    if count == capacity { try reserve(count + 1) }
    (elements + count).initialize(to: value)
    count &+= 1
  }

  /// Appends the value that stands in a register, which is unassigned then.
  @inline(__always) func append(taking register: Register) throws {
    if count == capacity { try reserve(count + 1) }
    let taken = register.take()
    UnsafeMutableRawPointer(elements + count).storeBytes(of: taken, as: TakenValue.self)
    count &+= 1
  }

  /// Appends a copy of a run of registers, which may be the list's own.
  package func append(copying source: Register, count n: Int) throws {
    let isOwn = source == elements
    try reserve(count + n)
    (elements + count).initializeCopies(of: isOwn ? elements : source, count: n)
    count += n
  }

  /// Inserts before `index`, which is in `0...count`.
  package func insert(_ value: Value, at index: Int) throws {
    try reserve(count + 1)
    (elements + index + 1).moveInitialize(from: elements + index, count: count - index)
    (elements + index).initialize(to: value)
    count += 1
  }

  /// Replaces the elements in `range` by others.
  package func replace(_ range: Range<Int>, with values: [Value]) throws {
    let grown = count - range.count + values.count
    try reserve(grown)
    var removed: [Value] = []
    removed.reserveCapacity(range.count)
    for i in range { removed.append(elements[i]) }
    (elements + range.lowerBound).deinitialize(count: range.count)
    let tail = count - range.upperBound
    if tail > 0 && values.count != range.count {
      (elements + range.lowerBound + values.count).moveInitialize(from: elements + range.upperBound, count: tail)
    }
    for (i, value) in values.enumerated() { (elements + range.lowerBound + i).initialize(to: value) }
    count = grown
    Reaper.bury(&removed)
  }

  package func remove(at index: Int) -> Value {
    let value = (elements + index).move()
    (elements + index).moveInitialize(from: elements + index + 1, count: count - index - 1)
    count -= 1
    return value
  }

  package func removeAll() {
    let old = elements
    let n = count
    meter(take: false)
    elements = .allocate(capacity: 1)
    capacity = 0
    count = 0
    Reaper.buryBackwards(old, count: n)
    old.deallocate()
  }

  /// Takes the elements out and leaves the list empty, as `sort` does while it works.
  package func takeAll() -> [Value] {
    let taken = values
    removeAll()
    return taken
  }

  deinit {
    Reaper.buryBackwards(elements, count: count)
    elements.deallocate()
    meter(take: false)
  }
}
