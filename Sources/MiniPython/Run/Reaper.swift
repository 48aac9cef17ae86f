// Freeing without recursion: children of deep structures are released through one queue.

/// Releases the children of dying objects with a bounded stack.
///
/// Releasing a chain of objects that hold each other would recurse once a link. Each object hands its children here
/// from its `deinit`: the first levels are released in place, deeper ones wait in a queue that the outermost level
/// empties.
package enum Reaper {
  nonisolated(unsafe) private static var depth = 0
  nonisolated(unsafe) private static var queue: ContiguousArray<Value> = []
  private static let deepest = 48

  @inline(__always) package static func bury(_ value: inout Value) {
    withUnsafeMutablePointer(to: &value) { bury($0) }
  }

  /// Releases what a register holds and leaves it unassigned.
  @inline(__always) private static func bury(_ register: Register) {
    if register.isTrivial { return }
    // A string holds no other object.
    if register.kind == .string { register.release() } else { buryObject(&register.pointee) }
  }

  /// Releases an object held by a reference of its own.
  package static func bury<T: Object>(_ object: inout T?) {
    guard let held = object else { return }
    object = nil
    var value = Value.object(held)
    buryObject(&value)
  }

  package static func bury(_ values: inout [Value]) {
    for i in values.indices { bury(&values[i]) }
    values = []
  }

  /// Releases `count` initialised values; what is left in their place may be forgotten.
  package static func bury(_ values: Register, count: Int) {
    var i = 0
    while i < count {
      bury(values + i)
      i &+= 1
    }
  }

  /// The same from the end on, as lists and tuples let go of their elements.
  package static func buryBackwards(_ values: Register, count: Int) {
    var i = count
    while i > 0 {
      i &-= 1
      bury(values + i)
    }
  }

  @inline(never) private static func buryObject(_ value: inout Value) {
    if depth < deepest {
      depth += 1
      clear(&value)
      depth -= 1
    } else {
      queue.append(value)
      clear(&value)
    }
    if depth == 0 && !queue.isEmpty { drain() }
  }

  private static func drain() {
    depth += 1
    while var last = queue.popLast() { clear(&last) }
    depth -= 1
  }

  /// Releases in a call of its own: the optimizer moves a release that it sees, and so it would leave the levels
  /// uncounted.
  @inline(never) private static func clear(_ value: inout Value) { value = .undef }
}
