// bytes: its slots and its constructor.

enum BytesType {
  static func install() {
    let type = Types.bytes
    type.binaryOperators = [.add, .multiply, .modulo]
    for type in [BytesIterator.pythonType, BytesIterator.changingType] { IteratorObject.install(on: type) }
    type.slots.construct = { try construct($0, $1) }
    type.slots.initialize = { _, _ in }
    type.slots.repr = { value in
      let object = try object(value)
      try Meter.ask(object.count &* 4, of: 1)
      var result: [UInt8] = []
      StringText.appendBytesRepr(object.buffer, to: &result)
      return StringObject(result)
    }
    type.slots.hash = { PythonHash.bytes(try object($0).buffer) }
    type.slots.compare = compare
    type.slots.length = { try object($0).count }
    type.slots.contains = { container, item in
      let (needle, _) = try sought(item, "a bytes-like object is required, not '\(item.type.name)'")
      return try needle.withUnsafeBufferPointer { try ByteSearch.first($0, in: object(container).buffer) } != nil
    }
    type.slots.iterate = { .object(BytesIterator(try object($0))) }
    type.slots.getItem = { container, key in try item(object(container), key) }
    type.slots.binary = binary
    installSearch(type)
    installPieces(type)
    installCharacters(type)
  }

  static func object(_ value: Value) throws -> BytesObject {
    guard let object = value.asBytes else {
      throw Raised.type("descriptor requires a 'bytes' object but received a '\(value.type.name)'")
    }
    return object
  }

  static func value(_ bytes: Bytes, _ range: Range<Int>) -> Value {
    .object(BytesObject(Bytes(rebasing: bytes[range])))
  }

  /// The bytes object itself, or a plain copy of an instance of a subclass.
  static func plain(_ object: BytesObject) -> Value {
    .object(object.type === Types.bytes ? object : BytesObject(object.buffer))
  }

  /// What a search looks for: bytes, or one byte given as an int.
  static func sought(_ value: Value, _ message: @autoclosure () -> String) throws -> (bytes: [UInt8], isByte: Bool) {
    if let bytes = try MemoryView.bytes(like: value) { return (bytes, false) }
    guard value.type.slots.index != nil else { throw Raised.type(message()) }
    guard let byte = UInt8(exactly: try SliceObject.clampedIndex(value)) else {
      throw Raised.value("byte must be in range(0, 256)")
    }
    return ([byte], true)
  }

  // MARK: Construction

  private static let signature = NativeSignature("(source=b'', encoding=None, errors=None)")

  /// `bytes(…)`, and with another name for its errors `bytearray(…)`.
  static func construct(_ type: TypeObject, _ arguments: Arguments, as name: String = "bytes") throws -> Value {
    try signature.bind(name, arguments, receiver: false) { a in
      let encoding = try TextEncoding.name(a.value(1), name, "encoding")
      let errors = try TextEncoding.name(a.value(2), name, "errors")
      guard let source = a.value(0) else {
        if encoding != nil || errors != nil {
          throw Raised.type("\(encoding != nil ? "encoding" : "errors") without a string argument")
        }
        return .object(BytesObject([], type: type))
      }
      if source.type.isHeap, let convert = try Operations.specialMethod(source, StringObject.intern("__bytes__")) {
        let made = try Operations.call(convert, [])
        guard let bytes = made.asBytes else {
          throw Raised.type("__bytes__ returned non-bytes (type \(made.type.name))")
        }
        return type === Types.bytes ? made : .object(BytesObject(bytes.buffer, type: type))
      }
      if let string = source.asString {
        guard let encoding else {
          throw Raised.type("string argument without an encoding")
        }
        return .object(BytesObject(try TextEncoding.encode(string, encoding, errors ?? "strict"), type: type))
      }
      if encoding != nil || errors != nil {
        throw Raised.type("\(encoding != nil ? "encoding" : "errors") without a string argument")
      }
      if type === Types.bytes, source.type === Types.bytes { return source }
      if source.isInteger || (source.asBytes == nil && source.type.slots.index != nil) {
        do { return .object(BytesObject(try zeros(source), type: type)) } catch let error as Raised {
          // What does not count as a number after all may still be iterated over.
          guard source.type.isHeap, error.exception.type.isSubtype(of: Exceptions.typeError) else { throw error }
        }
      }
      return .object(BytesObject(try bytes(from: source, as: name), type: type))
    }
  }

  private static func zeros(_ count: Value) throws -> [UInt8] {
    guard let n = try count.type.slots.index?(count).asInt else {
      throw Raised.overflow("cannot fit '\(count.type.name)' into an index-sized integer")
    }
    if n < 0 { throw Raised.value("negative count") }
    try Meter.ask(n, of: 1)
    return [UInt8](repeating: 0, count: n)
  }

  /// The bytes of a bytes object or of an iterable of integers.
  /// - Throws: TypeError, ValueError.
  static func bytes(from value: Value, as name: String = "bytes") throws -> [UInt8] {
    if let object = value.asBytes { return Array(object.buffer) }
    guard value.asString == nil, value.type.slots.iterate != nil || value.type.slots.getItem != nil else {
      throw Raised.type("cannot convert '\(value.type.name)' object to \(name)")
    }
    var result: [UInt8] = []
    var iterable = value
    if value.type.isHeap {
      do { iterable = try Operations.iterate(value) } catch let error as Raised {
        guard error.exception.type.isSubtype(of: Exceptions.typeError) else { throw error }
        throw Raised.type("cannot convert '\(value.type.name)' object to \(name)")
      }
      try Operations.askLength(value)
    }
    try Operations.forEach(iterable) { item in
      guard item.type.slots.index != nil else {
        throw Raised.type("'\(item.type.name)' object cannot be interpreted as an integer")
      }
      guard let byte = UInt8(exactly: try SliceObject.clampedIndex(item)) else {
        throw Raised.value("\(name == "bytes" ? "bytes" : "byte") must be in range(0, 256)")
      }
      result.append(byte)
    }
    return result
  }

  // MARK: Operators

  private static func compare(_ a: Value, _ b: Value, _ op: CompareOperator) throws -> Value {
    guard let x = a.asBytes else { return .notImplemented }
    if let y = b.asBytes { return .bool(Operations.ordered(op, ByteSearch.order(x.buffer, y.buffer), 0)) }
    // Only bytearray compares with whatever holds bytes.
    guard x.type.isSubtype(of: Types.byteArray), let y = try? MemoryView.bytes(like: b) else { return .notImplemented }
    let order = y.withUnsafeBufferPointer { ByteSearch.order(x.buffer, $0) }
    return .bool(Operations.ordered(op, order, 0))
  }

  private static func binary(_ op: BinaryOperator, _ a: Value, _ b: Value) throws -> Value {
    if op == .add, let x = a.asBytes {
      guard let y = b.asBytes else {
        let result = try Sequences.askOther(op, a, b, other: b)
        if !result.isNotImplemented { return result }
        throw Raised.type("can't concat \(b.type.name) to bytes")
      }
      try Meter.ask(x.count &+ y.count, of: 1)
      return .bytes(Array(x.buffer) + Array(y.buffer))
    }
    if op == .modulo, let template = a.asBytes { return try format(template, b) }
    return try Sequences.binary(
      op, a, b, kind: .bytes, name: "bytes", concatenate: { _, _ in .notImplemented },
      repeated: { value, count in
        let object = try object(value)
        try Meter.ask(count, of: max(1, object.count))
        let total = object.count * count
        let bytes = [UInt8](unsafeUninitializedCapacity: total) { buffer, written in
          if let base = buffer.baseAddress { written = ByteSearch.fill(base, with: object.buffer, count: count) }
        }
        return .bytes(bytes)
      })
  }

  private static func item(_ object: BytesObject, _ key: Value) throws -> Value {
    if let slice = key.asSlice {
      let positions = try slice.positions(in: object.count)
      if positions.count == 0 { return .bytes([]) }
      if positions.step == 1 { return value(object.buffer, positions.start..<positions.start + positions.count) }
      return .bytes((0..<positions.count).map { object.bytes[positions.start + $0 * positions.step] })
    }
    guard key.asInt != nil || key.type.slots.index != nil else {
      throw Raised.type("byte indices must be integers or slices, not \(key.type.name)")
    }
    let index = try Operations.index(key)
    let position = index < 0 ? index + object.count : index
    guard position >= 0 && position < object.count else { throw Raised.index("index out of range") }
    return .int(Int(object.bytes[position]))
  }
}
