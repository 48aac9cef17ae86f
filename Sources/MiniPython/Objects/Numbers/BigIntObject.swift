// Integers beyond Int64 as objects, and integers of either size seen as one.

/// An `int` that does not fit in Int64; smaller ones are always `Value.int`.
package final class BigIntObject: Object {
  package let value: BigInt

  init(_ value: BigInt) {
    self.value = value
    super.init(.bigInt, type: Types.int)
  }
}

extension Value {
  /// The value of an integer of any size.
  package static func integer(_ value: BigInt) -> Value {
    if let small = value.asInt { return .int(small) }
    return .object(BigIntObject(value))
  }

  /// The integer this is, `bool` and subclasses of `int` included; nil for other values.
  package var asBigInt: BigInt? {
    switch unboxed {
    case .int(let i): BigInt(i)
    case .bool(let b): BigInt(b ? 1 : 0)
    case .object(let o) where o.kind == .bigInt: unsafeDowncast(o, to: BigIntObject.self).value
    default: nil
    }
  }

  /// Whether this is an `int`, `bool` and subclasses included.
  package var isInteger: Bool {
    switch unboxed {
    case .int, .bool: true
    case .object(let o): o.kind == .bigInt
    default: false
    }
  }
}
