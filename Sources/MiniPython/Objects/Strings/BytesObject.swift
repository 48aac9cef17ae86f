// bytes: the object.

/// A Python `bytes`.
package final class BytesObject: Object {
  package let bytes: UnsafeMutablePointer<UInt8>
  package let count: Int

  package init(_ contents: UnsafeBufferPointer<UInt8>, type: TypeObject = Types.bytes) {
    count = contents.count
    bytes = .allocate(capacity: max(1, count))
    if let base = contents.baseAddress { bytes.initialize(from: base, count: count) }
    if count >= Meter.threshold { Meter.take(count) }
    super.init(.bytes, type: type)
  }

  package convenience init(_ contents: [UInt8], type: TypeObject = Types.bytes) {
    let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: contents.count)
    defer { copy.deallocate() }
    _ = copy.initialize(from: contents)
    self.init(UnsafeBufferPointer(copy), type: type)
  }

  deinit {
    if count >= Meter.threshold { Meter.give(count) }
    bytes.deallocate()
  }

  package var buffer: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: bytes, count: count) }
}

extension Value {
  @inline(__always) package var asBytes: BytesObject? { object(.bytes, as: BytesObject.self) }
  package static func bytes(_ contents: [UInt8]) -> Value { .object(BytesObject(contents)) }
}
