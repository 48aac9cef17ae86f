// Set algebra, element by element in the order CPython 3.11 takes, for the order of the result depends on it.

extension SetObject {
  /// An empty set of the kind that operators on this one make.
  private func emptyOfBaseType() -> SetObject { SetObject(kind) }

  package func copy() throws -> SetObject {
    let result = emptyOfBaseType()
    try result.merge(self)
    return result
  }

  func intersection(_ other: Value) throws -> SetObject {
    let result = emptyOfBaseType()
    if let set = other.asSet {
      if set === self { return try copy() }
      let (shorter, longer) = set.count > count ? (self, set) : (set, self)
      try shorter.forEachEntry { entry in
        if try longer.contains(entry.key, hash: entry.hash) { try result.add(entry.key, hash: entry.hash) }
      }
      return result
    }
    try Operations.forEach(other) { key in
      let hash = try Operations.hash(key)
      if try contains(key, hash: hash) { try result.add(key, hash: hash) }
    }
    return result
  }

  func difference(_ other: Value) throws -> SetObject {
    let dict = other.asDict.flatMap { $0.type === Types.dict ? $0 : nil }
    guard let otherCount = other.asSet?.count ?? dict?.count, count >> 2 <= otherCount else {
      let result = try copy()
      try result.subtract(other)
      return result
    }
    let result = emptyOfBaseType()
    try forEachEntry { entry in
      let isShared =
        if let set = other.asSet {
          try set.contains(entry.key, hash: entry.hash)
        } else {
          try (dict?.position(of: entry.key, hash: entry.hash) ?? -1) >= 0
        }
      if !isShared { try result.add(entry.key, hash: entry.hash) }
    }
    return result
  }

  /// `difference_update`.
  func subtract(_ other: Value) throws {
    if let set = other.asSet {
      if set === self { return removeAll() }
      try set.forEachEntry { _ = try discard($0.key, hash: $0.hash) }
    } else {
      try Operations.forEach(other) { _ = try discard($0) }
    }
    try compactIfSparse()
  }

  /// `symmetric_difference_update`.
  func formSymmetricDifference(_ other: Value) throws {
    if let set = other.asSet, set === self { return removeAll() }
    func toggle(_ key: Value, _ hash: Int) throws {
      if try !discard(key, hash: hash) { try add(key, hash: hash) }
    }
    if let dict = other.asDict, dict.type === Types.dict {
      for (key, _) in dict.pairs { try toggle(key, Operations.hash(key)) }
      return
    }
    let set = try other.asSet ?? SetObject(from: other)
    try set.forEachEntry { try toggle($0.key, $0.hash) }
  }

  func symmetricDifference(_ other: Value) throws -> SetObject {
    let result = try SetObject(from: other, kind)
    try result.formSymmetricDifference(.object(self))
    return result
  }

  func isDisjoint(with other: Value) throws -> Bool {
    if let set = other.asSet {
      if set === self { return count == 0 }
      let (shorter, longer) = set.count > count ? (self, set) : (set, self)
      var position = 0
      while let i = shorter.next(from: position) {
        if try longer.contains(shorter.table[i].key, hash: shorter.table[i].hash) { return false }
        position = i + 1
      }
      return true
    }
    let iterator = try Operations.iterate(other)
    while true {
      let key = try Operations.next(iterator)
      if key.isUndef { return true }
      if try contains(key) { return false }
    }
  }

  func isSubset(of other: SetObject) throws -> Bool {
    if count > other.count { return false }
    var position = 0
    while let i = next(from: position) {
      if try !other.contains(table[i].key, hash: table[i].hash) { return false }
      position = i + 1
    }
    return true
  }

  /// CPython's hash of a frozenset.
  func frozenHash() -> Int {
    if let cachedHash { return cachedHash }
    func shuffled(_ hash: UInt) -> UInt { ((hash ^ 89_869_747) ^ (hash << 16)) &* 3_644_798_167 }
    var hash: UInt = 0
    forEachEntry { hash ^= shuffled(UInt(bitPattern: $0.hash)) }
    hash ^= (UInt(count) &+ 1) &* 1_927_868_237
    hash ^= (hash >> 11) ^ (hash >> 25)
    hash = hash &* 69069 &+ 907_133_923
    if hash == UInt.max { hash = 590_923_713 }
    cachedHash = Int(bitPattern: hash)
    return Int(bitPattern: hash)
  }
}
