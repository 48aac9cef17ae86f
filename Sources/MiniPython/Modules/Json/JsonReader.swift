// Reading JSON text into values.

/// A JSON text that is none: what is wrong, and where (a byte offset).
struct JsonFailure: Error {
  let message: String
  let offset: Int
}

/// Parses JSON as Python's `json` does, `NaN` and `Infinity` included.
struct JsonReader {
  /// What the caller wants called for parts of the text; None for the default.
  struct Hooks {
    var object = Value.none
    var pairs = Value.none
    var float = Value.none
    var int = Value.none
    var constant = Value.none
    var isStrict = true
  }

  private let text: UnsafeBufferPointer<UInt8>
  private let hooks: Hooks
  private var at: Int
  private var keys: [[UInt8]: StringObject] = [:]

  init(_ text: UnsafeBufferPointer<UInt8>, at: Int, hooks: Hooks) {
    self.text = text
    self.at = at
    self.hooks = hooks
  }

  /// The value that starts here, and where it ends.
  mutating func read() throws -> (Value, Int) {
    let value = try value()
    return (value, at)
  }

  private func fail(_ message: String, _ offset: Int) -> JsonFailure { JsonFailure(message: message, offset: offset) }

  private mutating func skipBlanks() {
    while at < text.count, [32, 9, 10, 13].contains(text[at]) { at += 1 }
  }

  private mutating func take(_ word: StaticString) -> Bool {
    let n = word.utf8CodeUnitCount
    guard at + n <= text.count else { return false }
    for i in 0..<n where text[at + i] != word.utf8Start[i] { return false }
    at += n
    return true
  }

  private mutating func value() throws -> Value {
    guard at < text.count else { throw fail("Expecting value", at) }
    switch text[at] {
    case UInt8(ascii: "\""):
      at += 1
      return .string(try string())
    case UInt8(ascii: "{"):
      return try Depth.counted(" while decoding a JSON object from a unicode string") { try object() }
    case UInt8(ascii: "["):
      return try Depth.counted(" while decoding a JSON array from a unicode string") { try array() }
    case UInt8(ascii: "n") where take("null"): return .none
    case UInt8(ascii: "t") where take("true"): return .bool(true)
    case UInt8(ascii: "f") where take("false"): return .bool(false)
    case UInt8(ascii: "N") where take("NaN"): return try constant("NaN", .nan)
    case UInt8(ascii: "I") where take("Infinity"): return try constant("Infinity", .infinity)
    case UInt8(ascii: "-") where take("-Infinity"): return try constant("-Infinity", -.infinity)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    default: throw fail("Expecting value", at)
    }
  }

  private func constant(_ name: String, _ number: Double) throws -> Value {
    hooks.constant.isNone ? .float(number) : try Operations.call(hooks.constant, .string(name))
  }

  private func isDigit(_ index: Int) -> Bool { index < text.count && (48...57).contains(text[index]) }

  private mutating func number() throws -> Value {
    let start = at
    var end = at
    if text[end] == UInt8(ascii: "-") { end += 1 }
    guard isDigit(end) else { throw fail("Expecting value", start) }
    if text[end] == 48 { end += 1 } else { while isDigit(end) { end += 1 } }
    var isFloat = false
    if end + 1 < text.count, text[end] == UInt8(ascii: "."), isDigit(end + 1) {
      isFloat = true
      end += 1
      while isDigit(end) { end += 1 }
    }
    if end < text.count, text[end] | 0x20 == UInt8(ascii: "e") {
      var digits = end + 1
      if digits < text.count, text[digits] == UInt8(ascii: "+") || text[digits] == UInt8(ascii: "-") { digits += 1 }
      if isDigit(digits) {
        isFloat = true
        end = digits
        while isDigit(end) { end += 1 }
      }
    }
    at = end
    let literal = UnsafeBufferPointer(rebasing: text[start..<end])
    let hook = isFloat ? hooks.float : hooks.int
    if !hook.isNone { return try Operations.call(hook, .string(Array(literal))) }
    if isFloat { return .float(FloatParser.literal(literal)) }
    if let small = Int(String(decoding: literal, as: UTF8.self)) { return .int(small) }
    return try Operations.call(.object(Types.int), .string(Array(literal)))
  }

  /// The text of a string; `at` is behind its opening quote.
  private mutating func string() throws -> [UInt8] {
    let begin = at - 1
    var result: [UInt8] = []
    while true {
      var plain = at
      while plain < text.count, text[plain] != 34, text[plain] != 92, text[plain] >= 32 { plain += 1 }
      result.append(contentsOf: text[at..<plain])
      at = plain
      guard at < text.count else { throw fail("Unterminated string starting at", begin) }
      if text[at] == 34 {
        at += 1
        return result
      }
      if text[at] < 32 {
        if hooks.isStrict { throw fail("Invalid control character at", at) }
        result.append(text[at])
        at += 1
        continue
      }
      try escape(&result, begin)
    }
  }

  private mutating func escape(_ result: inout [UInt8], _ begin: Int) throws {
    let start = at
    guard at + 1 < text.count else { throw fail("Unterminated string starting at", begin) }
    let letter = text[at + 1]
    at += 2
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): result.append(letter)
    case UInt8(ascii: "b"): result.append(8)
    case UInt8(ascii: "f"): result.append(12)
    case UInt8(ascii: "n"): result.append(10)
    case UInt8(ascii: "r"): result.append(13)
    case UInt8(ascii: "t"): result.append(9)
    case UInt8(ascii: "u"):
      var scalar = try hexadecimal(start)
      if (0xD800..<0xDC00).contains(scalar), at + 1 < text.count, text[at] == 92, text[at + 1] == UInt8(ascii: "u") {
        let saved = at
        at += 2
        let low = try hexadecimal(saved)
        if (0xDC00..<0xE000).contains(low) {
          scalar = 0x10000 + (scalar - 0xD800) << 10 + (low - 0xDC00)
        } else {
          at = saved
        }
      }
      WTF8.append(scalar, to: &result)
    default: throw fail("Invalid \\escape", start)
    }
  }

  private mutating func hexadecimal(_ start: Int) throws -> UInt32 {
    guard at + 4 <= text.count else { throw fail("Invalid \\uXXXX escape", start + 1) }
    var value: UInt32 = 0
    for i in at..<at + 4 {
      switch text[i] {
      case 48...57: value = value * 16 + UInt32(text[i] - 48)
      case 65...70: value = value * 16 + UInt32(text[i] - 55)
      case 97...102: value = value * 16 + UInt32(text[i] - 87)
      default: throw fail("Invalid \\uXXXX escape", start + 1)
      }
    }
    at += 4
    return value
  }

  private mutating func array() throws -> Value {
    at += 1
    let list = ListObject()
    skipBlanks()
    if take("]") { return .object(list) }
    while true {
      try Interrupt.poll()
      try list.append(value())
      skipBlanks()
      if take("]") { return .object(list) }
      if !take(",") { throw fail("Expecting ',' delimiter", at) }
      skipBlanks()
    }
  }

  private mutating func object() throws -> Value {
    at += 1
    var pairs: [(StringObject, Value)] = []
    skipBlanks()
    if !take("}") {
      while true {
        try Interrupt.poll()
        guard at < text.count, text[at] == 34 else {
          throw fail("Expecting property name enclosed in double quotes", at)
        }
        at += 1
        let bytes = try string()
        let key = keys[bytes] ?? StringObject(bytes)
        keys[bytes] = key
        skipBlanks()
        if !take(":") { throw fail("Expecting ':' delimiter", at) }
        skipBlanks()
        pairs.append((key, try value()))
        skipBlanks()
        if take("}") { break }
        if !take(",") { throw fail("Expecting ',' delimiter", at) }
        skipBlanks()
      }
    }
    if !hooks.pairs.isNone {
      return try Operations.call(hooks.pairs, .list(pairs.map { .tuple([.object($0.0), $0.1]) }))
    }
    let dict = DictObject()
    for (key, value) in pairs { dict.set(key, value) }
    return hooks.object.isNone ? .object(dict) : try Operations.call(hooks.object, .object(dict))
  }
}
