// What the reprs of containers share: the guard against containers that hold themselves, and the joining of elements.

/// The containers whose repr is being made.
package enum ReprGuard {
  nonisolated(unsafe) private static var active: [ObjectIdentifier] = []

  /// Runs the body, or gives `recursive` when the repr of this very object is already under way.
  package static func run(
    _ object: Object, recursive: String, _ body: () throws -> StringObject
  ) rethrows -> StringObject {
    let id = ObjectIdentifier(object)
    if active.contains(id) { return StringObject(recursive) }
    active.append(id)
    defer { active.removeLast() }
    return try body()
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
