// bytearray: bytes that change in place. It shares the layout of bytes, so whatever takes bytes takes it.

enum ByteArrayType {
  static func install() {
    let type = Types.byteArray
    let bytes = Types.bytes
    type.adoptSlots(of: bytes)
    type.binaryOperators = bytes.binaryOperators
    type.slots.hash = { throw Raised.type("unhashable type: '\($0.type.name)'") }
    type.namespace.set(StringObject.intern("__hash__"), .none)
    type.slots.construct = { type, _ in
      .object(BytesObject([], type: type))
    }
    type.slots.initialize = { value, a in
      let object = try object(value)
      let made = try BytesType.construct(bytes, a, as: "bytearray")
      object.replace(0..<object.count, with: made.asBytes.map { Array($0.buffer) } ?? [])
    }
    type.slots.repr = { value in
      let object = try object(value)
      try Meter.ask(object.count &* 4, of: 1)
      var text = Array("\(value.type.name)(".utf8)
      StringText.appendBytesRepr(object.buffer, escapesApostrophes: true, to: &text)
      return StringObject(text + [UInt8(ascii: ")")])
    }
    type.slots.getItem = { value, key in
      if key.asSlice == nil {
        guard key.type.slots.index != nil else {
          throw Raised.type("bytearray indices must be integers or slices, not \(key.type.name)")
        }
        return .int(Int(try object(value).bytes[position(object(value), key)]))
      }
      return mutable(try bytes.slots.getItem?(value, key) ?? .none)
    }
    type.slots.setItem = setItem
    type.slots.binary = { op, a, b in
      if op == .add, b.asBytes == nil, a.type === type {
        throw Raised.type("can't concat \(b.type.name) to bytearray")
      }
      let result = try bytes.slots.binary?(op, a, b) ?? .notImplemented
      return a.asBytes != nil && a.type !== type ? result : mutable(result)
    }
    type.slots.inPlace = { op, a, b in
      guard a.type === type else { return .notImplemented }
      if op == .add {
        guard let other = b.asBytes else { throw Raised.type("can't concat \(b.type.name) to bytearray") }
        let added = Array(other.buffer)
        try object(a).replace(object(a).count..<object(a).count, with: added)
        return a
      }
      guard op == .multiply, let product = try bytes.slots.binary?(op, a, b).asBytes else { return .notImplemented }
      try object(a).replace(0..<object(a).count, with: Array(product.buffer))
      return a
    }
    for (key, value) in bytes.namespace.pairs {
      guard let native = value.object(.native, as: NativeFunction.self), native.bindsSelf, let name = key.asString,
        !["__getnewargs__", "__bytes__"].contains(name.text)
      else { continue }
      let function = NativeFunction(name.text, native.parameters, bindsSelf: true, owner: type) { a in
        mutable(try native.body(a))
      }
      type.namespace.set(function.name, .object(function))
    }
    for name in ["fromhex", "maketrans"] {
      guard case .object(let o) = bytes.namespace[StringObject.intern(name)],
        o.kind == .staticMethod || o.kind == .classMethod,
        let native = unsafeDowncast(o, to: MethodWrapper.self).function.object(.native, as: NativeFunction.self)
      else { continue }
      if o.kind == .staticMethod {
        type.staticMethod(name, native.parameters, body: native.body)
      } else {
        type.namespace.set(native.name, .object(o))
      }
    }
    installChanges(type)
  }

  private static func object(_ value: Value) throws -> BytesObject {
    guard let object = value.asBytes else {
      throw Raised.type("descriptor requires a 'bytearray' object but received a '\(value.type.name)'")
    }
    return object
  }

  /// Bytes as a new bytearray, also those in a list or tuple; anything else as it is.
  private static func mutable(_ value: Value) -> Value {
    if let object = value.asBytes { return .object(BytesObject(object.buffer, type: Types.byteArray)) }
    if let list = value.asList { return .list(list.values.map(mutable)) }
    if let tuple = value.asTuple { return .tuple(tuple.values.map(mutable)) }
    return value
  }

  private static func byte(_ value: Value) throws -> UInt8 {
    guard value.type.slots.index != nil else {
      throw Raised.type("'\(value.type.name)' object cannot be interpreted as an integer")
    }
    guard let integer = try? Operations.index(value), let byte = UInt8(exactly: integer) else {
      throw Raised.value("byte must be in range(0, 256)")
    }
    return byte
  }

  private static func position(
    _ object: BytesObject, _ key: Value, _ message: String = "bytearray index out of range"
  ) throws -> Int {
    let index = try Operations.index(key)
    let position = index < 0 ? index + object.count : index
    guard position >= 0 && position < object.count else { throw Raised.index(message) }
    return position
  }

  private static func setItem(_ value: Value, _ key: Value, _ new: Value) throws {
    let object = try object(value)
    guard let slice = key.asSlice else {
      guard key.type.slots.index != nil else {
        throw Raised.type("bytearray indices must be integers or slices, not \(key.type.name)")
      }
      let at = try position(object, key)
      return object.replace(at..<at + 1, with: new.isUndef ? [] : [try byte(new)])
    }
    let positions = try slice.positions(in: object.count)
    if new.isInteger { throw Raised.type("can assign only bytes, buffers, or iterables of ints in range(0, 256)") }
    let values = new.isUndef ? [] : try BytesType.bytes(from: new)
    if positions.step == 1 {
      return object.replace(positions.start..<positions.start + positions.count, with: values)
    }
    var bytes = Array(object.buffer)
    let places = (0..<positions.count).map { positions.start + $0 * positions.step }
    if new.isUndef {
      for at in places.sorted().reversed() { bytes.remove(at: at) }
    } else {
      guard values.count == places.count else {
        throw Raised.value(
          "attempt to assign bytes of size \(values.count) to extended slice of size \(places.count)")
      }
      for (at, byte) in zip(places, values) { bytes[at] = byte }
    }
    object.replace(0..<object.count, with: bytes)
  }

  private static func installChanges(_ type: TypeObject) {
    type.method("append", .positional(1...1)) { a in
      let object = try object(a[0])
      object.replace(object.count..<object.count, with: [try byte(a[1])])
      return .none
    }
    type.method("extend", .positional(1...1)) { a in
      let object = try object(a[0])
      if a[1].asString != nil { throw Raised.type("'str' object cannot be interpreted as an integer") }
      guard a[1].asBytes != nil || a[1].type.slots.iterate != nil || a[1].type.slots.getItem != nil else {
        throw Raised.type("can't extend bytearray with \(a[1].type.name)")
      }
      object.replace(object.count..<object.count, with: try BytesType.bytes(from: a[1]))
      return .none
    }
    type.method("insert", .positional(2...2)) { a in
      let object = try object(a[0])
      let index = try Operations.size(a[1])
      let at = max(0, min(object.count, index < 0 ? index + object.count : index))
      object.replace(at..<at, with: [try byte(a[2])])
      return .none
    }
    type.method("pop", .positional(0...1)) { a in
      let object = try object(a[0])
      let index = try a.value(1).map(Operations.size) ?? -1
      if object.count == 0 { throw Raised.index("pop from empty bytearray") }
      let at = try position(object, .int(index), "pop index out of range")
      let byte = object.bytes[at]
      object.replace(at..<at + 1, with: [])
      return .int(Int(byte))
    }
    type.method("remove", .positional(1...1)) { a in
      let object = try object(a[0])
      let byte = try byte(a[1])
      guard let at = object.buffer.firstIndex(of: byte) else { throw Raised.value("value not found in bytearray") }
      object.replace(at..<at + 1, with: [])
      return .none
    }
    type.method("reverse", .positional(0...0)) { a in
      let object = try object(a[0])
      object.replace(0..<object.count, with: object.buffer.reversed())
      return .none
    }
    type.method("clear", .positional(0...0)) { a in
      let object = try object(a[0])
      object.replace(0..<object.count, with: [])
      return .none
    }
    type.method("copy", .positional(0...0)) { a in mutable(a[0]) }
  }
}
