// `__format__` of the number types.

enum NumberFormat {
  /// Reads a specification for an object of a type and asks for the room its width takes.
  /// - Throws: ValueError, MemoryError.
  static func specification(_ text: StringObject, _ typeName: String) throws -> FormatSpec {
    if text.isInterned, let known = KnownSpecs.find(text) { return known.pointee }
    let spec = try read(text, typeName)
    if text.isInterned { KnownSpecs.note(spec, for: text) }
    return spec
  }

  private static func read(_ text: StringObject, _ typeName: String) throws -> FormatSpec {
    let spec = try Raised.fromText { () throws(PythonTextError) in
      try FormatSpec(parsing: text.utf8, typeName: typeName)
    }
    try Meter.ask(spec.width ?? 0, of: 4)
    return spec
  }

  /// An int, bool or instance of a subclass; an empty specification means `str()`.
  static func format(integer value: Value, _ text: StringObject) throws -> StringObject {
    if text.byteCount == 0 { return try Operations.str(value) }
    let name = value.type.name
    let spec = try specification(text, name)
    let number = value.unboxed
    if number.asInt == nil, spec.type == nil || spec.type == UInt32(UInt8(ascii: "d")) {
      // Decimal digits of large integers have CPython's limit.
      _ = try IntType.decimal(number)
    }
    return try build { result throws(PythonTextError) in
      switch number {
      case .int(let i): try spec.append(integer: i, typeName: name, to: &result)
      case .bool(let b): try spec.append(integer: b ? 1 : 0, typeName: name, to: &result)
      default: try spec.append(integer: number.asBigInt ?? BigInt(), typeName: name, to: &result)
      }
    }
  }

  static func format(float value: Value, _ text: StringObject) throws -> StringObject {
    if text.byteCount == 0 { return try Operations.str(value) }
    let double = try FloatType.double(value)
    let spec = try specification(text, value.type.name)
    return try build { result throws(PythonTextError) in
      try spec.append(float: double, typeName: value.type.name, to: &result)
    }
  }

  static func format(complex value: Value, _ text: StringObject) throws -> StringObject {
    if text.byteCount == 0 { return try Operations.str(value) }
    let z = try ComplexType.complex(value)
    let spec = try specification(text, value.type.name)
    return try build { result throws(PythonTextError) in
      try spec.append(real: z.real, imaginary: z.imaginary, to: &result)
    }
  }

  /// The text that the body appends.
  static func build(_ body: (inout [UInt8]) throws(PythonTextError) -> Void) throws -> StringObject {
    var result: [UInt8] = []
    result.reserveCapacity(32)
    do { try body(&result) } catch { throw Raised(error) }
    return StringObject(result)
  }
}

/// Specifications that were read before, by their texts: those of a loop's f-strings are interned constants.
enum KnownSpecs {
  private struct Entry {
    var text: Unmanaged<StringObject>?
    var spec = FormatSpec()
  }
  private static let size = 64
  nonisolated(unsafe) private static var entries: UnsafeMutablePointer<Entry>?

  private static func place(of text: StringObject) -> Int {
    Int(bitPattern: Unmanaged.passUnretained(text).toOpaque()) >> 4 & (size - 1)
  }

  static func find(_ text: StringObject) -> UnsafeMutablePointer<FormatSpec>? {
    guard let entries else { return nil }
    let entry = entries + place(of: text)
    if entry.pointee.text?.toOpaque() != Unmanaged.passUnretained(text).toOpaque() { return nil }
    return UnsafeMutableRawPointer(entry).advanced(by: specOffset).assumingMemoryBound(to: FormatSpec.self)
  }
  private static let specOffset = MemoryLayout<Entry>.offset(of: \Entry.spec) ?? 0

  static func note(_ spec: FormatSpec, for text: StringObject) {
    if entries == nil {
      let made = UnsafeMutablePointer<Entry>.allocate(capacity: size)
      made.initialize(repeating: Entry(), count: size)
      entries = made
    }
    entries?[place(of: text)] = Entry(text: .passUnretained(text), spec: spec)
  }
}
