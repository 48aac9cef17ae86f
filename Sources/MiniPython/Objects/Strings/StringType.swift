// str: its slots and its constructor.

enum StringType {
  static func install() {
    let type = Types.str
    type.binaryOperators = [.add, .multiply, .modulo]
    for iterator in [StringIterator.pythonType, StringIterator.asciiType] { IteratorObject.install(on: iterator) }
    type.slots.construct = construct
    type.slots.initialize = { _, _ in }
    type.slots.repr = { value in
      let string = try string(value)
      try Meter.ask(string.byteCount &* 4, of: 1)
      return StringObject(StringText.repr(string.utf8))
    }
    type.slots.str = { value in
      let string = try string(value)
      return string.type === Types.str ? string : StringObject(string.utf8)
    }
    type.slots.format = format
    type.slots.hash = { try string($0).hash }
    type.slots.compare = compare
    type.slots.length = { try string($0).count }
    type.slots.contains = { container, item in
      guard let needle = item.asString else {
        throw Raised.type("'in <string>' requires string as left operand, not \(item.type.name)")
      }
      return try ByteSearch.first(needle.utf8, in: string(container).utf8) != nil
    }
    type.slots.iterate = { .object(StringIterator(try string($0))) }
    type.slots.getItem = { container, key in .object(try item(string(container), key)) }
    type.slots.binary = binary
    installSearch(type)
    installPieces(type)
    installCase(type)
    installLayout(type)
    installFormatting(type)
  }

  /// The text of an instance of `str`.
  static func string(_ value: Value) throws -> StringObject {
    guard let string = value.asString else {
      throw Raised.type("descriptor requires a 'str' object but received a '\(value.type.name)'")
    }
    return string
  }

  static func value(_ bytes: Bytes, _ range: Range<Int>) -> Value {
    if range.count <= 1 {
      return .object(range.isEmpty ? StringObject.empty : StringObject.character(bytes[range.lowerBound]))
    }
    return .object(StringObject(Bytes(rebasing: bytes[range])))
  }

  // MARK: Construction

  private static let signature = NativeSignature("(object='', encoding=None, errors=None)")

  private static func construct(_ type: TypeObject, _ arguments: Arguments) throws -> Value {
    if arguments.count == 1, arguments.keywords == nil, type === Types.str {
      return .object(try Operations.str(arguments[0]))
    }
    let given = arguments.count + arguments.keywordCount
    if given > 3 { throw Raised.type("str() takes at most 3 arguments (\(given) given)") }
    return try signature.bind("str", arguments, receiver: false) { a in
      let made = try make(a)
      if type === Types.str { return .object(made) }
      return .object(StringObject(made.utf8, type: type))
    }
  }

  private static func make(_ a: Arguments) throws -> StringObject {
    guard let object = a.value(0) else { return StringObject.empty }
    guard a.value(1) != nil || a.value(2) != nil else { return try Operations.str(object) }
    let encoding = try TextEncoding.name(a.value(1), "str", "encoding")
    let errors = try TextEncoding.name(a.value(2), "str", "errors")
    if object.asString != nil { throw Raised.type("decoding str is not supported") }
    guard let bytes = object.asBytes else {
      throw Raised.type("decoding to str: need a bytes-like object, \(object.type.name) found")
    }
    return try TextEncoding.decode(bytes.buffer, encoding ?? "utf-8", errors ?? "strict", of: object)
  }

  // MARK: Operators

  private static func compare(_ a: Value, _ b: Value, _ op: CompareOperator) throws -> Value {
    guard let x = a.asString, let y = b.asString else { return .notImplemented }
    switch op {
    case .equal: return .bool(x.equals(y))
    case .notEqual: return .bool(!x.equals(y))
    // The order of UTF-8 bytes is that of code points.
    default: return .bool(Operations.ordered(op, ByteSearch.order(x.utf8, y.utf8), 0))
    }
  }

  private static func binary(_ op: BinaryOperator, _ a: Value, _ b: Value) throws -> Value {
    switch op {
    case .add:
      if let x = a.asString, let y = b.asString {
        if x.byteCount == 0 && y.type === Types.str { return b }
        if y.byteCount == 0 && x.type === Types.str { return a }
        return .object(try x.concatenated(y))
      }
    case .modulo:
      guard let template = a.asString else { return .notImplemented }
      return .object(try PercentOperands.format(template, b))
    default: break
    }
    return try Sequences.binary(
      op, a, b, kind: .string, name: "str", concatenate: { _, _ in .notImplemented },
      repeated: { .object(try repeated(string($0), $1)) })
  }

  private static func repeated(_ string: StringObject, _ count: Int) throws -> StringObject {
    if count == 1 && string.type === Types.str { return string }
    if count == 0 || string.byteCount == 0 { return StringObject.empty }
    try Meter.ask(count, of: string.byteCount)
    return StringObject(count: count * string.byteCount) { target in
      _ = ByteSearch.fill(target, with: string.utf8, count: count)
    }
  }

  // MARK: Items

  private static func item(_ string: StringObject, _ key: Value) throws -> StringObject {
    if let slice = key.asSlice { return try sliced(string, slice.positions(in: string.count)) }
    guard key.asInt != nil || key.type.slots.index != nil else {
      throw Raised.type("string indices must be integers, not '\(key.type.name)'")
    }
    let index = try Operations.index(key)
    let position = index < 0 ? index + string.count : index
    guard position >= 0 && position < string.count else { throw Raised.index("string index out of range") }
    let offset = string.byteOffset(position)
    return string.character(at: offset, length: StringObject.length(ofCharacterAt: string.bytes[offset]))
  }

  private static func sliced(_ string: StringObject, _ positions: SliceObject.Positions) throws -> StringObject {
    if positions.count == 0 { return StringObject.empty }
    if positions.step == 1 {
      let part = string.slice(positions.start, positions.start + positions.count)
      return part.type === Types.str ? part : StringObject(part.utf8)
    }
    try Meter.ask(positions.count, of: 4)
    if string.isASCII {
      return StringObject(count: positions.count) { target in
        var at = positions.start
        for i in 0..<positions.count {
          target[i] = string.bytes[at]
          at &+= positions.step
        }
      }
    }
    let scalars = WTF8.scalars(string.utf8)
    var result: [UInt8] = []
    var at = positions.start
    for _ in 0..<positions.count {
      WTF8.append(scalars[at], to: &result)
      at &+= positions.step
    }
    return StringObject(result)
  }

  // MARK: Formatting

  private static func format(_ value: Value, _ text: StringObject) throws -> StringObject {
    let string = try string(value)
    if text.byteCount == 0 { return try Operations.str(value) }
    let spec = try NumberFormat.specification(text, value.type.name)
    return try NumberFormat.build { result throws(PythonTextError) in
      try spec.append(text: string.utf8, typeName: value.type.name, to: &result)
    }
  }
}
