// range: progressions whose bounds, step or places go beyond 64 bits.

/// A range of big integers; its Python type is `range` too.
final class WideRange: Object {
  let start: BigInt
  let stop: BigInt
  /// Never 0.
  let step: BigInt
  /// The number of elements.
  let count: BigInt

  /// - Throws: ValueError when the step is 0.
  init(_ start: BigInt, _ stop: BigInt, _ step: BigInt) throws {
    if step.signum == 0 { throw Raised.value("range() arg 3 must not be zero") }
    self.start = start
    self.stop = stop
    self.step = step
    let distance = step.signum > 0 ? stop - start : start - stop
    let stride = step.signum > 0 ? step : -step
    let quotient = (distance - BigInt(1)).divMod(stride)?.quotient ?? BigInt(0)
    count = distance.signum > 0 ? quotient + BigInt(1) : BigInt(0)
    super.init(.foreign, type: Types.range)
  }

  convenience init(_ range: RangeObject) throws {
    try self.init(BigInt(range.start), BigInt(range.stop), BigInt(range.step))
  }

  /// The range of a value, nil for one within 64 bits.
  static func of(_ value: Value) -> WideRange? {
    guard case .object(let o) = value, o.kind == .foreign, o.type === Types.range else { return nil }
    return unsafeDowncast(o, to: WideRange.self)
  }

  /// The range of three integers, in 64 bits where they fit.
  static func make(_ start: BigInt, _ stop: BigInt, _ step: BigInt) throws -> Value {
    if let a = start.asInt, let b = stop.asInt, let c = step.asInt { return .object(try RangeObject(a, b, c)) }
    return .object(try WideRange(start, stop, step))
  }

  subscript(position: BigInt) -> BigInt { start + position * step }

  /// The position of an integer, nil when it is no element.
  func position(of value: BigInt) -> BigInt? {
    guard let (quotient, remainder) = (value - start).divMod(step), remainder.signum == 0 else { return nil }
    return quotient.signum < 0 || !(quotient < count) ? nil : quotient
  }

  /// The number of elements as `len` gives it.
  func length() throws -> Int {
    guard let length = count.asInt else { throw Raised.overflow("Python int too large to convert to C ssize_t") }
    return length
  }

  func item(_ key: Value) throws -> Value {
    if let slice = key.asSlice { return try part(slice) }
    guard key.type.slots.index != nil, var position = try key.type.slots.index?(key).asBigInt else {
      throw Raised.type("range indices must be integers or slices, not \(key.type.name)")
    }
    if position.signum < 0 { position = position + count }
    if position.signum < 0 || !(position < count) { throw Raised.index("range object index out of range") }
    return .integer(self[position])
  }

  private func part(_ slice: SliceObject) throws -> Value {
    func bound(_ value: Value) throws -> BigInt? {
      if value.isNone { return nil }
      guard let number = try value.type.slots.index?(value).asBigInt else {
        throw Raised.type("slice indices must be integers or None or have an __index__ method")
      }
      return number
    }
    let stride = try bound(slice.step) ?? BigInt(1)
    if stride.signum == 0 { throw Raised.value("slice step cannot be zero") }
    let isForward = stride.signum > 0
    let (lowest, highest) = isForward ? (BigInt(0), count) : (BigInt(-1), count - BigInt(1))
    func clamped(_ given: BigInt?, _ missing: BigInt) -> BigInt {
      guard var place = given else { return missing }
      if place.signum < 0 { place = place + count }
      return place < lowest ? lowest : highest < place ? highest : place
    }
    let from = clamped(try bound(slice.start), isForward ? lowest : highest)
    let to = clamped(try bound(slice.stop), isForward ? highest : lowest)
    return try WideRange.make(self[from], self[to], step * stride)
  }

  func reversed() -> Value {
    .object(WideRangeIterator(start: self[count - BigInt(1)], count: count, step: -step))
  }
}

final class WideRangeIterator: IteratorObject {
  private var current: BigInt
  private var remaining: BigInt
  private let step: BigInt

  nonisolated(unsafe) static let pythonType: TypeObject = {
    let type = TypeObject("longrange_iterator", layout: .iterator, isBase: false)
    IteratorObject.install(on: type)
    type.inheritNativeSlots()
    return type
  }()

  init(start: BigInt, count: BigInt, step: BigInt) {
    current = start
    remaining = count
    self.step = step
    super.init(type: WideRangeIterator.pythonType)
  }

  override func next() -> Value {
    if remaining.signum <= 0 { return .undef }
    let value = current
    current = current + step
    remaining = remaining - BigInt(1)
    return .integer(value)
  }

  override func lengthHint() -> Int? { remaining.asInt ?? Int.max }
}
