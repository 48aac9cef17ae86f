// Backslash escapes in string and bytes literals.

/// Decodes the escapes of a literal's body.
enum EscapeDecoding {
  struct Failure: Error {
    let message: String
  }

  /// The text of a str literal as WTF-8; the failure is worded as CPython's codec words it.
  static func text(_ body: ArraySlice<UInt8>) throws(Failure) -> [UInt8] {
    guard body.contains(0x5C) else { return Array(body) }
    var decoder = TextDecoder(body)
    return try decoder.run()
  }

  /// The bytes of a bytes literal.
  static func bytes(_ body: ArraySlice<UInt8>) throws(Failure) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(body.count)
    var index = body.startIndex
    while index < body.endIndex {
      let byte = body[index]
      index += 1
      guard byte == 0x5C, index < body.endIndex else {
        output.append(byte)
        continue
      }
      let escape = body[index]
      index += 1
      if escape == 0x0A { continue }
      if let simple = simple(escape) {
        output.append(simple)
      } else if escape >= 0x30, escape <= 0x37 {
        output.append(UInt8(truncatingIfNeeded: octal(escape, body, &index)))
      } else if escape == 0x78 {
        let start = index
        guard let value = hexadecimal(2, body, &index) else {
          throw Failure(message: "(value error) invalid \\x escape at position \(start - 2 - body.startIndex)")
        }
        output.append(UInt8(truncatingIfNeeded: value))
      } else {
        output.append(0x5C)
        output.append(escape)
      }
    }
    return output
  }

  /// The byte for an escape of one letter.
  fileprivate static func simple(_ escape: UInt8) -> UInt8? {
    switch escape {
    case 0x5C, 0x27, 0x22: return escape
    case 0x61: return 0x07
    case 0x62: return 0x08
    case 0x66: return 0x0C
    case 0x6E: return 0x0A
    case 0x72: return 0x0D
    case 0x74: return 0x09
    case 0x76: return 0x0B
    default: return nil
    }
  }

  fileprivate static func octal(_ first: UInt8, _ body: ArraySlice<UInt8>, _ index: inout Int) -> UInt32 {
    var value = UInt32(first - 0x30)
    var digits = 1
    while digits < 3, index < body.endIndex, body[index] >= 0x30, body[index] <= 0x37 {
      value = value * 8 + UInt32(body[index] - 0x30)
      index += 1
      digits += 1
    }
    return value
  }

  /// Exactly `count` hexadecimal digits, or nil with the index at the first byte that is none.
  fileprivate static func hexadecimal(_ count: Int, _ body: ArraySlice<UInt8>, _ index: inout Int) -> UInt32? {
    var value: UInt32 = 0
    for _ in 0..<count {
      guard index < body.endIndex, let digit = Character(Unicode.Scalar(body[index])).hexDigitValue,
        body[index] < 0x80
      else { return nil }
      value = value << 4 | UInt32(digit)
      index += 1
    }
    return value
  }
}

/// Decodes str escapes and counts positions as CPython's codec sees them: a character beyond ASCII reaches it as
/// the ten characters `\UXXXXXXXX`.
private struct TextDecoder {
  let body: ArraySlice<UInt8>
  var index: Int
  /// How much longer the codec's input is than what was read here.
  var excess = 0
  var output: [UInt8] = []

  init(_ body: ArraySlice<UInt8>) {
    self.body = body
    index = body.startIndex
    output.reserveCapacity(body.count)
  }

  mutating func run() throws(EscapeDecoding.Failure) -> [UInt8] {
    while index < body.endIndex {
      let byte = body[index]
      if byte == 0x5C {
        try escape()
      } else {
        if byte >= 0xC0 { excess += byte >= 0xF0 ? 6 : byte >= 0xE0 ? 7 : 8 }
        output.append(byte)
        index += 1
      }
    }
    return output
  }

  private mutating func escape() throws(EscapeDecoding.Failure) {
    let start = index
    index += 1
    guard index < body.endIndex, body[index] < 0x80 else {
      output.append(0x5C)
      excess += 5
      return
    }
    let letter = body[index]
    index += 1
    if letter == 0x0A { return }
    if let simple = EscapeDecoding.simple(letter) { return output.append(simple) }
    switch letter {
    case 0x30...0x37: WTF8.append(EscapeDecoding.octal(letter, body, &index), to: &output)
    case 0x78: try hexadecimal(2, from: start, "truncated \\xXX escape")
    case 0x75: try hexadecimal(4, from: start, "truncated \\uXXXX escape")
    case 0x55: try hexadecimal(8, from: start, "truncated \\UXXXXXXXX escape")
    case 0x4E: try named(from: start)
    default:
      output.append(0x5C)
      output.append(letter)
    }
  }

  private func failure(_ reason: String, from start: Int) -> EscapeDecoding.Failure {
    let first = start - body.startIndex + excess
    let last = index - body.startIndex + excess - 1
    return EscapeDecoding.Failure(
      message: "(unicode error) 'unicodeescape' codec can't decode bytes in position \(first)-\(last): \(reason)")
  }

  private mutating func hexadecimal(
    _ count: Int, from start: Int, _ reason: String
  ) throws(EscapeDecoding.Failure) {
    guard let value = EscapeDecoding.hexadecimal(count, body, &index) else { throw failure(reason, from: start) }
    guard value <= 0x10FFFF else { throw failure("illegal Unicode character", from: start) }
    WTF8.append(value, to: &output)
  }

  private mutating func named(from start: Int) throws(EscapeDecoding.Failure) {
    let malformed = "malformed \\N character escape"
    guard index < body.endIndex, body[index] == 0x7B else { throw failure(malformed, from: start) }
    index += 1
    let nameStart = index
    while index < body.endIndex, body[index] != 0x7D { index += 1 }
    guard index < body.endIndex, index > nameStart else { throw failure(malformed, from: start) }
    let name = String(decoding: body[nameStart..<index], as: UTF8.self)
    index += 1
    guard let scalar = CharacterNames.scalar(named: name) else {
      throw failure("unknown Unicode character name", from: start)
    }
    WTF8.append(scalar.value, to: &output)
  }
}

/// Characters by their Unicode names.
private enum CharacterNames {
  /// The character of a name or alias in any case; nil when there is none. The names are searched one by one.
  static func scalar(named name: String) -> Unicode.Scalar? {
    let wanted = name.uppercased()
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let properties = scalar.properties
      if properties.name == wanted || properties.nameAlias == wanted { return scalar }
    }
    return nil
  }
}
