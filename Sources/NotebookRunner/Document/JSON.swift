// JSON: its values, and a reader over bytes that says where a value ends.

/// A JSON value; an object keeps the order of its members and a number its digits.
package enum JSONValue: Equatable, Sendable {
  case null
  case bool(Bool)
  case number(JSONNumber)
  case string(String)
  case array([JSONValue])
  case object([Member])

  package struct Member: Equatable, Sendable {
    package let key: String
    package var value: JSONValue

    package init(_ key: String, _ value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  package static func integer(_ value: Int) -> JSONValue { .number(JSONNumber(text: String(value))) }

  /// The value of an object's last member with this key.
  package subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.last { $0.key == key }?.value
  }

  package var string: String? { if case .string(let text) = self { text } else { nil } }
  package var array: [JSONValue]? { if case .array(let elements) = self { elements } else { nil } }
  package var members: [Member]? { if case .object(let members) = self { members } else { nil } }
  package var integer: Int? { if case .number(let number) = self { Int(number.text) } else { nil } }

  /// The value's type in JSON's words, with its article.
  var typeName: String {
    switch self {
    case .null: "null"
    case .bool: "a boolean"
    case .number: "a number"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }
}

/// A number as it is written.
package struct JSONNumber: Equatable, Sendable {
  package let text: String

  package var value: Double { Double(text) ?? .nan }
}

/// Reads one JSON value (RFC 8259) and stops behind it.
struct JSONScanner {
  struct Malformed: Error {
    let reason: String
  }

  private static let depthLimit = 256
  private let bytes: [UInt8]
  private let end: Int
  private(set) var at: Int
  private var depth = 0

  init(_ bytes: [UInt8], in range: Range<Int>) {
    self.bytes = bytes
    at = range.lowerBound
    end = range.upperBound
  }

  private var current: UInt8? { at < end ? bytes[at] : nil }

  mutating func value() throws(Malformed) -> JSONValue {
    switch current {
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "["): return try nested { scanner throws(Malformed) in try scanner.array() }
    case UInt8(ascii: "{"): return try nested { scanner throws(Malformed) in try scanner.object() }
    case UInt8(ascii: "-"): return .number(try number())
    case let byte? where byte.isDigit: return .number(try number())
    default:
      if take("true") { return .bool(true) }
      if take("false") { return .bool(false) }
      if take("null") { return .null }
      if current == UInt8(ascii: "'") { throw Malformed(reason: "JSON strings stand in double quotes") }
      throw Malformed(reason: "expected a JSON value: a \"string\", a number, true, false, null, [...] or {...}")
    }
  }

  private mutating func nested(
    _ body: (inout JSONScanner) throws(Malformed) -> JSONValue
  ) throws(Malformed) -> JSONValue {
    if depth == Self.depthLimit { throw Malformed(reason: "nested too deeply") }
    depth += 1
    at += 1
    let value = try body(&self)
    depth -= 1
    return value
  }

  private mutating func array() throws(Malformed) -> JSONValue {
    var elements: [JSONValue] = []
    skipBlanks()
    if take("]") { return .array(elements) }
    while true {
      skipBlanks()
      elements.append(try value())
      skipBlanks()
      if take("]") { return .array(elements) }
      if !take(",") { throw Malformed(reason: "expected , or ] in an array") }
    }
  }

  private mutating func object() throws(Malformed) -> JSONValue {
    var members: [JSONValue.Member] = []
    skipBlanks()
    if take("}") { return .object(members) }
    while true {
      skipBlanks()
      if current != UInt8(ascii: "\"") { throw Malformed(reason: "expected a \"key\" in an object") }
      let key = try string()
      skipBlanks()
      if !take(":") { throw Malformed(reason: "expected : behind an object's key") }
      skipBlanks()
      members.append(JSONValue.Member(key, try value()))
      skipBlanks()
      if take("}") { return .object(members) }
      if !take(",") { throw Malformed(reason: "expected , or } in an object") }
    }
  }

  private mutating func number() throws(Malformed) -> JSONNumber {
    let start = at
    _ = take("-")
    if !take("0") && digits() == 0 { throw Malformed(reason: "expected a digit") }
    if current?.isDigit == true { throw Malformed(reason: "a JSON number has no leading zero") }
    if take("."), digits() == 0 { throw Malformed(reason: "expected a digit behind the point") }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      if digits() == 0 { throw Malformed(reason: "expected a digit in the exponent") }
    }
    let text = String(decoding: bytes[start..<at], as: UTF8.self)
    guard let number = Double(text), number.isFinite else { throw Malformed(reason: "a number out of range") }
    return JSONNumber(text: text)
  }

  private mutating func string() throws(Malformed) -> String {
    at += 1
    var text: [UInt8] = []
    while at < end {
      let start = at
      while at < end, bytes[at] >= 0x20, bytes[at] != UInt8(ascii: "\""), bytes[at] != UInt8(ascii: "\\") { at += 1 }
      text += bytes[start..<at]
      guard let byte = current else { break }
      at += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): text += try escape()
      default: throw Malformed(reason: "a control character in a string is written as an escape")
      }
    }
    throw Malformed(reason: "a string without its closing quote")
  }

  private mutating func escape() throws(Malformed) -> [UInt8] {
    guard let byte = current else { throw Malformed(reason: "a string without its closing quote") }
    at += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "b"): return [8]
    case UInt8(ascii: "f"): return [12]
    case UInt8(ascii: "n"): return [10]
    case UInt8(ascii: "r"): return [13]
    case UInt8(ascii: "t"): return [9]
    case UInt8(ascii: "u"):
      let unit = try hexadecimal()
      guard UTF16.isLeadSurrogate(unit) else { return try utf8([unit]) }
      guard take("\\u") else { throw Malformed(reason: "half of a surrogate pair") }
      return try utf8([unit, try hexadecimal()])
    default: throw Malformed(reason: "an unknown escape in a string")
    }
  }

  private func utf8(_ units: [UInt16]) throws(Malformed) -> [UInt8] {
    var decoder = UTF16()
    var input = units.makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&input) else {
      throw Malformed(reason: "half of a surrogate pair")
    }
    return Array(String(Character(scalar)).utf8)
  }

  private mutating func hexadecimal() throws(Malformed) -> UInt16 {
    guard at + 4 <= end, bytes[at..<(at + 4)].allSatisfy({ $0.isDigit || (0x61...0x66).contains($0 | 0x20) }),
      let unit = UInt16(String(decoding: bytes[at..<(at + 4)], as: UTF8.self), radix: 16)
    else { throw Malformed(reason: "\\u takes four hexadecimal digits") }
    at += 4
    return unit
  }

  private mutating func digits() -> Int {
    let start = at
    while current?.isDigit == true { at += 1 }
    return at - start
  }

  mutating func skipBlanks() {
    while let byte = current, byte.isBlank || byte == .newline || byte == .carriageReturn { at += 1 }
  }

  private mutating func take(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard at + count <= end else { return false }
    for i in 0..<count where bytes[at + i] != text.utf8Start[i] { return false }
    at += count
    return true
  }
}
