// The names that are one object each.

/// A table of strings found by their text, by open addressing. What is in it stays.
struct InternTable {
  private var slots: UnsafeMutablePointer<Unmanaged<StringObject>?>
  private var mask: Int
  private var count = 0

  init() {
    // Room for what every session begins with.
    (slots, mask) = InternTable.empty(1 << 13)
  }

  private static func empty(_ size: Int) -> (UnsafeMutablePointer<Unmanaged<StringObject>?>, Int) {
    let slots = UnsafeMutablePointer<Unmanaged<StringObject>?>.allocate(capacity: size)
    slots.initialize(repeating: nil, count: size)
    return (slots, size - 1)
  }

  func string(like other: StringObject) -> StringObject? {
    var slot = other.hash & mask
    while let found = slots[slot] {
      if found._withUnsafeGuaranteedRef({ $0.hash == other.hash && $0.equals(other) }) {
        return found.takeUnretainedValue()
      }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// Adds a string of which there is none like it.
  mutating func add(_ string: StringObject) {
    if count * 2 > mask { grow() }
    place(.passRetained(string))
    count += 1
  }

  private func place(_ string: Unmanaged<StringObject>) {
    var slot = string._withUnsafeGuaranteedRef { $0.hash } & mask
    while slots[slot] != nil { slot = (slot + 1) & mask }
    slots[slot] = string
  }

  private mutating func grow() {
    let (old, size) = (slots, mask + 1)
    (slots, mask) = InternTable.empty(size * 2)
    for i in 0..<size { if let string = old[i] { place(string) } }
    old.deallocate()
  }
}
