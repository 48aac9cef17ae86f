// dict: an insertion-ordered hash table, also the namespace of modules, classes and instances.

/// A Python `dict`.
///
/// Entries stand in insertion order; an index table of open addressing finds them. Small dicts have no index and are
/// searched in order. An entry keeps its position until the table is rebuilt, so instruction caches may remember it and
/// check the key by identity.
package final class DictObject: Object {
  package struct Entry {
    package var hash: Int
    /// `.undef` in a removed entry.
    package var key: Value
    package var value: Value
  }

  package private(set) var entries: UnsafeMutablePointer<Entry>
  /// Entries in use, removed ones included.
  package private(set) var used = 0
  package private(set) var count = 0
  private var capacity: Int
  private var index: UnsafeMutablePointer<Int32>?
  private var mask = 0
  /// Where a plain key was found last.
  private var lastFound = 0
  /// Changes with every insertion or removal of a key, to a number that no other dict has had: an instruction that
  /// remembers where a name stands may meet another namespace.
  package private(set) var keysVersion: UInt32 = 0
  nonisolated(unsafe) private static var lastVersion: UInt32 = 0

  private static let linear = 8

  package init(type: TypeObject = Types.dict) {
    entries = .allocate(capacity: 4)
    capacity = 4
    super.init(.dict, type: type)
  }

  /// For the namespaces of the first types.
  init(bootstrapping: ()) {
    entries = .allocate(capacity: 4)
    capacity = 4
    super.init(bootstrapping: .dict)
  }

  deinit {
    for i in 0..<used {
      Reaper.bury(&entries[i].key)
      Reaper.bury(&entries[i].value)
    }
    entries.deallocate()
    index?.deallocate()
    meter(take: false)
  }

  private func meter(take: Bool) {
    let bytes = capacity &* MemoryLayout<Entry>.stride
    if bytes >= Meter.threshold { take ? Meter.take(bytes) : Meter.give(bytes) }
  }

  // MARK: Finding

  /// The position of a key, or -1; `matches` compares keys whose hash agrees.
  @inline(__always) private func find(_ hash: Int, _ matches: (Int) throws -> Bool) rethrows -> Int {
    guard let index else {
      var i = 0
      while i < used {
        if entries[i].hash == hash && !keyPointer(at: i).isUndef, try matches(i) { return i }
        i &+= 1
      }
      return -1
    }
    var slot = hash & mask
    var perturb = UInt(bitPattern: hash)
    while true {
      let position = Int(index[slot])
      if position == DictObject.free { return -1 }
      if position >= 0 && entries[position].hash == hash {
        if try matches(position) { return position }
      }
      perturb >>= 5
      slot = Int(truncatingIfNeeded: UInt(bitPattern: slot &* 5) &+ perturb &+ 1) & mask
    }
  }
  private static let free = -1
  private static let removed: Int32 = -2

  /// The same for a key that is compared without running code, asked of the entry first that was found last: what is
  /// looked up is often changed next.
  @inline(__always) private func findPlain(_ hash: Int, _ matches: (Int) -> Bool) -> Int {
    if lastFound < used && entries[lastFound].hash == hash && matches(lastFound) { return lastFound }
    let found = find(hash, matches)
    if found >= 0 { lastFound = found }
    return found
  }

  /// The position of a name, or -1.
  package func position(of name: StringObject) -> Int {
    findPlain(name.hash) { i in
      let key = keyPointer(at: i)
      if key.isTrivial { return false }
      if key.unretained.toOpaque() == Unmanaged.passUnretained(name).toOpaque() { return true }
      return key.kind == .string && key.borrow(StringObject.self) { $0.equals(name) }
    }
  }

  /// The position of any key, or -1.
  /// - Throws: what the keys' `__eq__` raises.
  package func position(of key: Value, hash: Int) throws -> Int {
    if let name = key.asString, name.type === Types.str { return position(of: name) }
    let version = keysVersion
    return try find(hash) { i in
      if entries[i].key.isIdentical(to: key) { return true }
      let same = try Operations.equal(entries[i].key, key)
      if version != keysVersion { throw Raised(Exceptions.runtimeError, "dictionary changed size during lookup") }
      return same
    }
  }

  /// The position of the key in a register, or -1.
  /// - Throws: TypeError for a key without a hash; what the keys' `__eq__` raises.
  func position(ofKeyIn key: Register) throws -> Int {
    if let hash = key.plainHash { return try position(ofPlain: key, hash: hash) }
    let value = key.pointee
    return try position(of: value, hash: Operations.hash(value))
  }

  /// The same for an integer, a string or a tuple of them, which are compared here.
  func position(ofPlain key: Register, hash: Int) throws -> Int {
    if key.kind == .string { return key.borrow(StringObject.self) { position(of: $0) } }
    var isOther = false
    let found: Int
    if let i = key.asInt {
      found = findPlain(hash) { at in
        if let known = keyPointer(at: at).asInt { return known == i }
        // Another kind of number, or an object, with this hash.
        isOther = true
        return true
      }
    } else {
      found = key.borrow(TupleObject.self) { tuple in
        findPlain(hash) { at in
          let known = keyPointer(at: at)
          if known.isTrivial { return false }
          if known.unretained.toOpaque() == Unmanaged.passUnretained(tuple).toOpaque() { return true }
          if known.isPlainTuple, known.borrow(TupleObject.self, { $0.isPlainlyEqual(to: tuple) }) { return true }
          isOther = true
          return true
        }
      }
    }
    return isOther ? try position(of: key.pointee, hash: hash) : found
  }

  /// Sets the value of an integer, a string or a tuple of them, whose hash is known.
  /// - Throws: MemoryError; what the `__eq__` of other keys raises.
  func set(plain key: Register, hash: Int, _ value: Register) throws {
    let position = try position(ofPlain: key, hash: hash)
    if position >= 0 { return valuePointer(at: position).copy(value) }
    if used == capacity { try Meter.ask(capacity &* 2, of: MemoryLayout<Entry>.stride) }
    insert(key.pointee, hash, value.pointee)
  }

  @inline(__always) func keyPointer(at position: Int) -> Register {
    UnsafeMutableRawPointer(entries + position).advanced(by: MemoryLayout<Int>.size).assumingMemoryBound(to: Value.self)
  }

  package subscript(name: StringObject) -> Value {
    let i = position(of: name)
    return i < 0 ? .undef : entries[i].value
  }

  /// The value of a key, `.undef` when there is none.
  package func get(_ key: Value) throws -> Value {
    let i = try position(of: key, hash: Operations.hash(key))
    return i < 0 ? .undef : entries[i].value
  }

  // MARK: Changing

  package func set(_ name: StringObject, _ value: Value) {
    let i = position(of: name)
    if i >= 0 { entries[i].value = value } else { insert(.object(name), name.hash, value) }
  }

  package func set(_ key: Value, _ value: Value) throws {
    let hash = try Operations.hash(key)
    let i = try position(of: key, hash: hash)
    if i >= 0 {
      entries[i].value = value
    } else {
      if used == capacity { try Meter.ask(capacity &* 2, of: MemoryLayout<Entry>.stride) }
      insert(key, hash, value)
    }
  }

  /// The value of an entry in place, for instruction caches.
  @inline(__always) func valuePointer(at position: Int) -> Register {
    DictObject.valuePointer(entries, at: position)
  }
  @inline(__always) static func valuePointer(_ entries: UnsafeMutablePointer<Entry>, at position: Int) -> Register {
    UnsafeMutableRawPointer(entries + position).advanced(by: valueOffset).assumingMemoryBound(to: Value.self)
  }
  @inline(__always) private static var valueOffset: Int { MemoryLayout<Int>.size + MemoryLayout<Value>.stride }

  package func setValue(at position: Int, _ value: Value) { entries[position].value = value }

  /// Appends a key that is known to be absent.
  private func insert(_ key: Value, _ hash: Int, _ value: Value) {
    if used == capacity { rebuild() }
    (entries + used).initialize(to: Entry(hash: hash, key: key, value: value))
    if index != nil { link(hash, used) }
    used += 1
    count += 1
    keysChanged()
  }

  @inline(__always) private func keysChanged() {
    DictObject.lastVersion &+= 1
    keysVersion = DictObject.lastVersion
  }

  private func link(_ hash: Int, _ position: Int) {
    guard let index else { return }
    var slot = hash & mask
    var perturb = UInt(bitPattern: hash)
    while index[slot] >= 0 {
      perturb >>= 5
      slot = Int(truncatingIfNeeded: UInt(bitPattern: slot &* 5) &+ perturb &+ 1) & mask
    }
    index[slot] = Int32(truncatingIfNeeded: position)
  }

  /// Drops removed entries, makes room for as many again, and indexes anew.
  private func rebuild() {
    meter(take: false)
    let room = max(4, count * 2)
    let fresh = UnsafeMutablePointer<Entry>.allocate(capacity: room)
    var n = 0
    for i in 0..<used {
      if entries[i].key.isUndef {
        (entries + i).deinitialize(count: 1)
      } else {
        (fresh + n).moveInitialize(from: entries + i, count: 1)
        n += 1
      }
    }
    entries.deallocate()
    entries = fresh
    used = n
    capacity = room
    meter(take: true)
    index?.deallocate()
    index = nil
    if room > DictObject.linear {
      var size = 16
      while size < room * 2 { size *= 2 }
      let table = UnsafeMutablePointer<Int32>.allocate(capacity: size)
      table.initialize(repeating: Int32(DictObject.free), count: size)
      index = table
      mask = size - 1
      for i in 0..<n { link(entries[i].hash, i) }
    }
  }

  /// Removes the entry at a position and returns its value.
  @discardableResult package func remove(at position: Int) -> Value {
    if let index {
      var slot = entries[position].hash & mask
      var perturb = UInt(bitPattern: entries[position].hash)
      while Int(index[slot]) != position {
        perturb >>= 5
        slot = Int(truncatingIfNeeded: UInt(bitPattern: slot &* 5) &+ perturb &+ 1) & mask
      }
      index[slot] = DictObject.removed
    }
    let value = entries[position].value
    var key = entries[position].key
    entries[position].key = .undef
    entries[position].value = .undef
    count -= 1
    keysChanged()
    // Removed entries at the end are given back, so that popping from the end stays constant in time.
    while used > 0 && entries[used - 1].key.isUndef { used -= 1 }
    Reaper.bury(&key)
    return value
  }

  /// Removes a name; false when it was absent.
  @discardableResult package func remove(_ name: StringObject) -> Bool {
    let i = position(of: name)
    if i < 0 { return false }
    var value = remove(at: i)
    Reaper.bury(&value)
    return true
  }

  package func removeAll() {
    let old = entries
    let n = used
    meter(take: false)
    entries = .allocate(capacity: 4)
    capacity = 4
    used = 0
    count = 0
    index?.deallocate()
    index = nil
    keysChanged()
    for i in 0..<n {
      Reaper.bury(&old[i].key)
      Reaper.bury(&old[i].value)
    }
    old.deallocate()
  }

  // MARK: Walking

  /// The position of the next live entry from `position` on, or nil.
  @inline(__always) package func next(from position: Int) -> Int? {
    var i = position
    while i < used {
      if !entries[i].key.isUndef { return i }
      i += 1
    }
    return nil
  }

  /// Does `body` with each key and value; it must not change the dict.
  @inline(__always) package func forEach(_ body: (_ key: Value, _ value: Value) throws -> Void) rethrows {
    var i = 0
    while i < used {
      if !entries[i].key.isUndef { try body(entries[i].key, entries[i].value) }
      i &+= 1
    }
  }

  package var pairs: [(key: Value, value: Value)] {
    // With the labels of the result: without them each pair would be cast to it.
    var result: [(key: Value, value: Value)] = []
    result.reserveCapacity(count)
    for i in 0..<used where !entries[i].key.isUndef { result.append((key: entries[i].key, value: entries[i].value)) }
    return result
  }

  package func copy() -> DictObject {
    let result = DictObject()
    for i in 0..<used where !entries[i].key.isUndef {
      result.insert(entries[i].key, entries[i].hash, entries[i].value)
    }
    return result
  }
}
