// set and frozenset: CPython 3.11's hash table (Objects/setobject.c), so that elements come in the same order.

/// A Python `set` or `frozenset`, told apart by its kind.
package final class SetObject: Object {
  package struct Entry {
    package var hash: Int
    /// `.undef` when free or removed; a removed entry has the hash -1, which no value has.
    package var key: Value
    var isFree: Bool { key.isUndef && hash == 0 }
  }

  package private(set) var table: UnsafeMutablePointer<Entry>
  package private(set) var mask = 7
  /// Entries that are not free, removed ones included.
  private var filled = 0
  package private(set) var count = 0
  /// Where `pop` looks first.
  private var finger = 0
  /// The hash of a frozenset once it was asked for.
  var cachedHash: Int?

  private static let linearProbes = 9

  package init(_ kind: Kind = .set, as type: TypeObject? = nil) {
    table = SetObject.emptyTable(8)
    super.init(kind, type: type ?? (kind == .set ? Types.set : Types.frozenSet))
  }

  /// A set of the elements of an iterable.
  package convenience init(from iterable: Value, _ kind: Kind = .set) throws {
    self.init(kind)
    try update(from: iterable)
  }

  private static func emptyTable(_ size: Int) -> UnsafeMutablePointer<Entry> {
    let table = UnsafeMutablePointer<Entry>.allocate(capacity: size)
    table.initialize(repeating: Entry(hash: 0, key: .undef), count: size)
    return table
  }

  private static func bytes(_ size: Int) -> Int { size &* MemoryLayout<Entry>.stride }

  private static func free(_ table: UnsafeMutablePointer<Entry>, _ size: Int) {
    // What is buried leaves no value behind, so that there is nothing to deinitialize.
    for i in 0..<size {
      withUnsafeMutablePointer(to: &table[i].key) { if !$0.isTrivial { Reaper.bury(&$0.pointee) } }
    }
    table.deallocate()
    if bytes(size) >= Meter.threshold { Meter.give(bytes(size)) }
  }

  deinit { SetObject.free(table, mask + 1) }

  // MARK: Finding

  /// The slot of a key, or a free one; when `adding`, rather the last removed one that was passed.
  private func slot(of key: Value, hash: Int, adding: Bool = false) throws -> Int {
    restart: while true {
      let (table, mask) = (self.table, self.mask)
      var removed: Int?
      var perturb = UInt(bitPattern: hash)
      var i = hash & mask
      while true {
        let last = i + SetObject.linearProbes <= mask ? i + SetObject.linearProbes : i
        var j = i
        while j <= last {
          if table[j].isFree { return adding ? removed ?? j : j }
          if table[j].key.isUndef {
            removed = j
          } else if table[j].hash == hash {
            if case .int(let x) = key, case .int(let y) = table[j].key {
              if x == y { return j }
              j += 1
              continue
            }
            if case .object(let object) = key, holds(object, at: table + j) { return j }
            let candidate = table[j].key
            if candidate.isIdentical(to: key) { return j }
            if let a = candidate.asString, let b = key.asString, a.type === Types.str, b.type === Types.str {
              if a.equals(b) { return j }
            } else {
              let isSame = try Operations.equal(candidate, key)
              let isUnchanged = table == self.table && mask == self.mask && table[j].key.isIdentical(to: candidate)
              if !isUnchanged { continue restart }
              if isSame { return j }
            }
          }
          j += 1
        }
        perturb >>= 5
        i = Int(bitPattern: (UInt(bitPattern: i) &* 5 &+ 1 &+ perturb) & UInt(bitPattern: mask))
      }
    }
  }

  /// Whether the key of an entry is this very object.
  @inline(__always) private func holds(_ object: Object, at entry: UnsafeMutablePointer<Entry>) -> Bool {
    withUnsafeMutablePointer(to: &entry.pointee.key) {
      !$0.isTrivial && $0.unretained.toOpaque() == Unmanaged.passUnretained(object).toOpaque()
    }
  }

  package func contains(_ key: Value) throws -> Bool { try contains(key, hash: Operations.hash(key)) }

  func contains(_ key: Value, hash: Int) throws -> Bool { try !table[slot(of: key, hash: hash)].key.isUndef }

  // MARK: Changing

  package func add(_ key: Value) throws { try add(key, hash: Operations.hash(key)) }

  func add(_ key: Value, hash: Int) throws {
    let i = try slot(of: key, hash: hash, adding: true)
    if !table[i].key.isUndef { return }
    let wasFree = table[i].isFree
    table[i] = Entry(hash: hash, key: key)
    count += 1
    if !wasFree { return }
    filled += 1
    if filled * 5 >= mask * 3 { try grow() }
  }

  private func grow() throws { try resize(above: count > 50_000 ? count * 2 : count * 4) }

  /// Rebuilds the table with more than `minimum` slots, without the removed entries.
  private func resize(above minimum: Int) throws {
    var size = 8
    while size <= minimum { size <<= 1 }
    try Meter.ask(size, of: MemoryLayout<Entry>.stride)
    if SetObject.bytes(size) >= Meter.threshold { Meter.take(SetObject.bytes(size)) }
    let (old, oldSize) = (table, mask + 1)
    table = SetObject.emptyTable(size)
    mask = size - 1
    filled = count
    for i in 0..<oldSize where !old[i].key.isUndef {
      // The bytes alone: what stands there counts no reference, and what stood here is given up.
      UnsafeMutableRawPointer(table + cleanSlot(of: old[i].hash)).copyMemory(
        from: old + i, byteCount: MemoryLayout<Entry>.stride)
    }
    // The elements have moved, and nothing else needs to be released.
    old.deallocate()
    if SetObject.bytes(oldSize) >= Meter.threshold { Meter.give(SetObject.bytes(oldSize)) }
  }

  /// The slot of an absent key in a table without removed entries.
  private func cleanSlot(of hash: Int) -> Int {
    var perturb = UInt(bitPattern: hash)
    var i = hash & mask
    while true {
      let last = i + SetObject.linearProbes <= mask ? i + SetObject.linearProbes : i
      var j = i
      while j <= last {
        if table[j].key.isUndef { return j }
        j += 1
      }
      perturb >>= 5
      i = Int(bitPattern: (UInt(bitPattern: i) &* 5 &+ 1 &+ perturb) & UInt(bitPattern: mask))
    }
  }

  /// Removes an element; false when it was absent.
  package func discard(_ key: Value) throws -> Bool { try discard(key, hash: Operations.hash(key)) }

  func discard(_ key: Value, hash: Int) throws -> Bool {
    let i = try slot(of: key, hash: hash)
    if table[i].key.isUndef { return false }
    remove(slot: i)
    return true
  }

  private func remove(slot i: Int) {
    var key = table[i].key
    table[i] = Entry(hash: -1, key: .undef)
    count -= 1
    Reaper.bury(&key)
  }

  /// Removes and returns an arbitrary element, nil when there is none.
  package func pop() -> Value? {
    if count == 0 { return nil }
    var i = finger & mask
    while table[i].key.isUndef { i = i == mask ? 0 : i + 1 }
    let key = table[i].key
    remove(slot: i)
    finger = i + 1
    return key
  }

  package func removeAll() {
    let (old, oldSize) = (table, mask + 1)
    table = SetObject.emptyTable(8)
    mask = 7
    filled = 0
    count = 0
    finger = 0
    SetObject.free(old, oldSize)
  }

  /// Exchanges the elements with another set's.
  func swapElements(with other: SetObject) {
    swap(&table, &other.table)
    swap(&mask, &other.mask)
    swap(&filled, &other.filled)
    swap(&count, &other.count)
    swap(&finger, &other.finger)
  }

  /// Drops removed entries when they are more than a quarter.
  func compactIfSparse() throws {
    if filled - count > mask / 4 { try grow() }
  }

  // MARK: Walking and merging

  /// The slot of the next element from `slot` on, or nil.
  @inline(__always) package func next(from slot: Int) -> Int? {
    var i = slot
    while i <= mask {
      if !table[i].key.isUndef { return i }
      i += 1
    }
    return nil
  }

  /// Calls the body with each element; the body may change the set.
  func forEachEntry(_ body: (Entry) throws -> Void) rethrows {
    var position = 0
    while let i = next(from: position) {
      try body(table[i])
      position = i + 1
    }
  }

  /// Adds the elements of another set, into a table sized as CPython's `set_merge` sizes it.
  package func merge(_ other: SetObject) throws {
    if self === other || other.count == 0 { return }
    if (filled + other.count) * 5 >= mask * 3 { try resize(above: (count + other.count) * 2) }
    if filled == 0 {
      if mask == other.mask && other.filled == other.count {
        for i in 0...mask { (table + i).initialize(to: other.table[i]) }
      } else {
        for i in 0...other.mask where !other.table[i].key.isUndef {
          (table + cleanSlot(of: other.table[i].hash)).initialize(to: other.table[i])
        }
      }
      filled = other.count
      count = other.count
      return
    }
    try other.forEachEntry { try add($0.key, hash: $0.hash) }
  }

  /// Adds the elements of any iterable.
  package func update(from iterable: Value) throws {
    if let other = iterable.asSet { return try merge(other) }
    if let dict = iterable.asDict, dict.type === Types.dict {
      if (filled + dict.count) * 5 >= mask * 3 { try resize(above: (count + dict.count) * 2) }
      var position = 0
      while let i = dict.next(from: position) {
        try add(dict.entries[i].key, hash: dict.entries[i].hash)
        position = i + 1
      }
      return
    }
    try Operations.forEach(iterable) { try add($0) }
  }
}

extension Value {
  /// The set or frozenset that this is.
  @inline(__always) package var asSet: SetObject? {
    object(.set, as: SetObject.self) ?? object(.frozenSet, as: SetObject.self)
  }
}

package final class SetIterator: IteratorObject {
  private var set: SetObject?
  private let count: Int
  private var position = 0
  private var remaining: Int

  package init(_ set: SetObject) {
    self.set = set
    count = set.count
    remaining = set.count
    super.init(type: IteratorTypes.set)
  }

  package override func next() throws -> Value {
    guard let set else { return .undef }
    if set.count != count { throw Raised.runtime("Set changed size during iteration") }
    guard let i = set.next(from: position) else {
      Reaper.bury(&self.set)
      return .undef
    }
    position = i + 1
    remaining -= 1
    return set.table[i].key
  }

  package override func lengthHint() -> Int? { set.map { $0.count == count ? remaining : 0 } ?? 0 }

  deinit { Reaper.bury(&set) }
}
