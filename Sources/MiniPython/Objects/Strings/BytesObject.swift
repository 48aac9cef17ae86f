// bytes and bytearray: the object.

/// A Python `bytes`, or a `bytearray`, which alone changes.
package final class BytesObject: Object {
  package private(set) var bytes: UnsafeMutablePointer<UInt8>
  package private(set) var count: Int
  /// The bytes there is room for.
  private var capacity: Int

  package init(_ contents: UnsafeBufferPointer<UInt8>, type: TypeObject = Types.bytes) {
    count = contents.count
    capacity = max(1, count)
    bytes = .allocate(capacity: capacity)
    if let base = contents.baseAddress { bytes.initialize(from: base, count: count) }
    if capacity >= Meter.threshold { Meter.take(capacity) }
    super.init(.bytes, type: type)
  }

  package convenience init(_ contents: [UInt8], type: TypeObject = Types.bytes) {
    let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: contents.count)
    defer { copy.deallocate() }
    _ = copy.initialize(from: contents)
    self.init(UnsafeBufferPointer(copy), type: type)
  }

  deinit {
    if capacity >= Meter.threshold { Meter.give(capacity) }
    bytes.deallocate()
  }

  /// Puts other bytes in the place of a range, for a bytearray.
  func replace(_ range: Range<Int>, with new: [UInt8]) {
    let newCount = count - range.count + new.count
    if newCount > capacity {
      let room = newCount + newCount / 8 + 16
      let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: room)
      larger.initialize(from: bytes, count: count)
      if room >= Meter.threshold { Meter.take(room) }
      if capacity >= Meter.threshold { Meter.give(capacity) }
      bytes.deallocate()
      bytes = larger
      capacity = room
    }
    (bytes + range.lowerBound + new.count).update(from: bytes + range.upperBound, count: count - range.upperBound)
    for (i, byte) in new.enumerated() { bytes[range.lowerBound + i] = byte }
    count = newCount
  }

  package var buffer: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: bytes, count: count) }
}

extension Value {
  @inline(__always) package var asBytes: BytesObject? { object(.bytes, as: BytesObject.self) }
  package static func bytes(_ contents: [UInt8]) -> Value { .object(BytesObject(contents)) }
}
