// What the reprs of containers share: the guard against containers that hold themselves, and the joining of elements.

/// The containers whose repr is being made.
package enum ReprGuard {
  nonisolated(unsafe) private static var active: [ObjectIdentifier] = []

  /// Runs the body, or gives `recursive` when the repr of this very object is already under way.
  package static func run(
    _ object: Object, recursive: String, _ body: () throws -> StringObject
  ) rethrows -> StringObject {
    if !enter(object) { return StringObject(recursive) }
    defer { leave(object) }
    return try body()
  }

  /// Notes that the repr of an object begins; false when it is already under way.
  package static func enter(_ object: Object) -> Bool {
    let id = ObjectIdentifier(object)
    if active.contains(id) { return false }
    active.append(id)
    return true
  }

  /// Ends what `enter` began.
  package static func leave(_ object: Object) {
    if let i = active.lastIndex(of: ObjectIdentifier(object)) { active.remove(at: i) }
  }
}

/// The bytes of a text while it grows.
package struct TextBuffer {
  package private(set) var bytes: [UInt8] = []

  package init() {}
  package init(_ text: StaticString) { append(text) }

  package mutating func append(_ text: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }
  package mutating func append(_ text: StringObject) { bytes.append(contentsOf: text.utf8) }
  package mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// Appends the repr of a value.
  /// - Throws: what `__repr__` raises, MemoryError.
  package mutating func append(reprOf value: Value) throws {
    if case .int(let i) = value {
      append(decimal: i)
    } else {
      append(try Operations.repr(value))
    }
    if bytes.count >= Meter.threshold && bytes.count.nonzeroBitCount <= 2 { try Meter.ask(bytes.count &* 2) }
  }

  private mutating func append(decimal value: Int) {
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    var magnitude = value.magnitude
    let start = bytes.count
    repeat {
      bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: magnitude % 10))
      magnitude /= 10
    } while magnitude != 0
    bytes[start...].reverse()
  }

  package var string: StringObject { StringObject(bytes) }
}
