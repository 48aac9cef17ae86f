// str: the methods about letter case and kinds of characters.

extension StringType {
  static func installCase(_ type: TypeObject) {
    func mapping(
      _ name: String, ascii letters: ClosedRange<UInt8>? = nil, _ map: @escaping (Bytes) -> [UInt8]
    ) {
      type.method(name, .positional(0...0)) { a in
        let string = try string(a[0])
        if let letters, string.isASCII { return .object(switchingCase(of: letters, in: string)) }
        try Meter.ask(string.byteCount &* 3, of: 1)
        return .string(map(string.utf8))
      }
    }
    mapping("upper", ascii: 0x61...0x7A, UnicodeText.uppercased)
    mapping("lower", ascii: 0x41...0x5A, UnicodeText.lowercased)
    mapping("casefold", ascii: 0x41...0x5A, UnicodeText.casefolded)
    mapping("capitalize", UnicodeText.capitalized)
    mapping("title", UnicodeText.titlecased)
    mapping("swapcase", UnicodeText.swapcased)

    func test(_ name: String, empty: Bool = false, _ holds: @escaping (UInt32) -> Bool) {
      type.method(name, .positional(0...0)) { a in
        let text = try string(a[0]).utf8
        return .bool(text.isEmpty ? empty : all(text, holds))
      }
    }
    test("isalpha", UnicodeText.isAlpha)
    test("isdecimal", UnicodeText.isDecimal)
    test("isdigit", UnicodeText.isDigit)
    test("isnumeric", UnicodeText.isNumeric)
    test("isalnum", UnicodeText.isAlphanumeric)
    test("isspace", UnicodeText.isSpace)
    test("isprintable", empty: true, UnicodeText.isPrintable)
    type.method("isascii", .positional(0...0)) { .bool(try string($0[0]).isASCII) }
    type.method("isidentifier", .positional(0...0)) { .bool(UnicodeText.isIdentifier(try string($0[0]).utf8)) }
    type.method("istitle", .positional(0...0)) { .bool(UnicodeText.isTitlecased(try string($0[0]).utf8)) }
    type.method("isupper", .positional(0...0)) { a in
      try .bool(hasOneCase(string(a[0]).utf8, UnicodeText.isUpper, not: UnicodeText.isLower))
    }
    type.method("islower", .positional(0...0)) { a in
      try .bool(hasOneCase(string(a[0]).utf8, UnicodeText.isLower, not: UnicodeText.isUpper))
    }
  }

  /// The text with ASCII letters of a range, upper or lower case, in the other case.
  private static func switchingCase(of letters: ClosedRange<UInt8>, in string: StringObject) -> StringObject {
    StringObject(count: string.byteCount) { target in
      for i in 0..<string.byteCount {
        let byte = string.bytes[i]
        target[i] = letters.contains(byte) ? byte ^ 0x20 : byte
      }
    }
  }

  private static func all(_ text: Bytes, _ holds: (UInt32) -> Bool) -> Bool {
    var at = 0
    while at < text.count {
      let (scalar, length) = WTF8.decode(text, at: at)
      if !holds(scalar) { return false }
      at += length
    }
    return true
  }

  /// Whether some character has the case, and none the other one or title case.
  private static func hasOneCase(_ text: Bytes, _ wanted: (UInt32) -> Bool, not other: (UInt32) -> Bool) -> Bool {
    var found = false
    var at = 0
    while at < text.count {
      let (scalar, length) = WTF8.decode(text, at: at)
      if other(scalar) || UnicodeText.isTitle(scalar) { return false }
      if !found && wanted(scalar) { found = true }
      at += length
    }
    return found
  }
}
