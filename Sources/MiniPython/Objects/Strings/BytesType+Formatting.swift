// `bytes % operand`: formatted as text of one character a byte.

/// The right operand of `bytes % operand`.
private struct BytesPercentOperands: PercentArguments {
  private var operands: PercentOperands

  init(_ operand: MiniPython.Value) {
    // A bytes object is one argument, although it can be asked for items.
    operands = PercentOperands(operand.asBytes != nil ? .tuple([operand]) : operand)
  }

  var formatsBytes: Bool { true }
  var hasUnused: Bool { operands.hasUnused }
  mutating func next() -> MiniPython.Value? { operands.next() }

  mutating func value(forKey key: [UInt8]) throws -> MiniPython.Value? {
    try operands.value(forKey: .bytes(Latin1.bytes(of: key)))
  }

  func appendText(_ value: MiniPython.Value, conversion: UInt8, to result: inout [UInt8]) throws {
    if conversion != UInt8(ascii: "s") {
      return try operands.appendText(value, conversion: UInt8(ascii: "a"), to: &result)
    }
    var bytes = value.asBytes
    if bytes == nil, let convert = try Operations.specialMethod(value, StringObject.intern("__bytes__")) {
      bytes = try Operations.call(convert, []).asBytes
    }
    guard let bytes else {
      throw Raised.type(
        "%b requires a bytes-like object, or an object that implements __bytes__, not '\(value.type.name)'")
    }
    result += Latin1.text(of: bytes.buffer)
  }

  func number(_ value: MiniPython.Value, requiresIndex: Bool) throws -> PercentNumber? {
    try operands.number(value, requiresIndex: requiresIndex)
  }
  func real(_ value: MiniPython.Value) throws -> Double? {
    guard let number = try operands.real(value) else {
      throw Raised.type("float argument required, not \(value.type.name)")
    }
    return number
  }

  func character(_ value: MiniPython.Value) throws -> PercentCharacter? {
    if let bytes = value.asBytes, bytes.count == 1 { return .text(Latin1.text(of: bytes.buffer)) }
    guard value.asBytes == nil, value.asString == nil, let character = try operands.character(value),
      case .integer(let number) = character
    else { throw Raised.type("%c requires an integer in range(256) or a single byte") }
    guard let byte = number.asInt, 0...255 ~= byte else { throw Raised.overflow("%c arg not in range(256)") }
    return character
  }

  func typeName(_ value: MiniPython.Value) -> String { operands.typeName(value) }
}

extension BytesType {
  /// `template % operand`.
  static func format(_ template: BytesObject, _ operand: Value) throws -> Value {
    var operands = BytesPercentOperands(operand)
    var result: [UInt8] = []
    do {
      try Latin1.text(of: template.buffer).withUnsafeBufferPointer {
        try PercentFormat.append($0, &operands, to: &result)
      }
    } catch let error as PythonTextError { throw Raised(error) }
    return .bytes(Latin1.bytes(of: result))
  }
}

/// Bytes as text whose characters have their numbers, and back.
private enum Latin1 {
  static func text(of bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    for byte in bytes { WTF8.append(UInt32(byte), to: &result) }
    return result
  }

  static func bytes(of text: [UInt8]) -> [UInt8] {
    text.withUnsafeBufferPointer { WTF8.scalars($0).map { UInt8(truncatingIfNeeded: $0) } }
  }
}
