// Texts, escapes, character classes and hashes against CPython.
import MiniPython
import Testing

struct StringTextTests {
  @Test func agreesWithCPython() throws {
    try checkRecorded("strings") { recorded in
      var result: [UInt8] = []
      try recorded.fields[1].withUnsafeBufferPointer { text in
        switch recorded.text(0) {
        case "repr": StringText.appendRepr(text, to: &result)
        case "ascii":
          StringText.repr(text).withUnsafeBufferPointer { StringText.appendEscapingNonASCII($0, to: &result) }
        case "bytes": StringText.appendBytesRepr(text, to: &result)
        case "upper": result = UnicodeText.uppercased(text)
        case "lower": result = UnicodeText.lowercased(text)
        case "title": result = UnicodeText.titlecased(text)
        case "capitalize": result = UnicodeText.capitalized(text)
        case "swapcase": result = UnicodeText.swapcased(text)
        case "casefold": result = UnicodeText.casefolded(text)
        case "istitle": result = python(UnicodeText.isTitlecased(text))
        case "isidentifier": result = python(UnicodeText.isIdentifier(text))
        case "literal": result = try StringEscapes(string: text).value
        case "bytesliteral": result = try StringEscapes(bytes: text).value
        case "hash":
          result = IntegerText.decimal(PythonHash.string(text, isASCII: text.allSatisfy { $0 < 0x80 }))
        case "byteshash": result = IntegerText.decimal(PythonHash.bytes(text))
        case "tuple":
          var hash = PythonHash.Tuple()
          for item in integers(recorded.text(1)) { hash.combine(PythonHash.integer(item)) }
          result = IntegerText.decimal(hash.finalize())
        case "frozenset":
          var hash = PythonHash.FrozenSet()
          for item in integers(recorded.text(1)) { hash.combine(PythonHash.integer(item)) }
          result = IntegerText.decimal(hash.finalize())
        case "complexhash":
          let parts = integers(recorded.text(1)).map { PythonHash.integer($0) }
          result = IntegerText.decimal(PythonHash.complex(realHash: parts[0], imaginaryHash: parts[1]))
        default: result = Array("unknown case".utf8)
        }
      }
      return result
    }
  }

  private func python(_ value: Bool) -> [UInt8] { Array((value ? "True" : "False").utf8) }

  private func integers(_ text: String) -> [BigInt] {
    text.split(separator: ",").compactMap { part in
      BigInt(digits: part.utf8.drop { $0 == 0x2D }, isNegative: part.hasPrefix("-"))
    }
  }

  @Test func warnsOfInvalidEscapes() throws {
    let warning = { (body: String) in
      try Array(body.utf8).withUnsafeBufferPointer { try StringEscapes(string: $0).invalidEscape?.warning }
    }
    #expect(try warning("a\\d") == "invalid escape sequence '\\d'")
    #expect(try warning("\\777") == "invalid octal escape sequence '\\777'")
    #expect(try warning("\\n\\377") == nil)
  }

  /// All code points, by the checksums that the recording script describes.
  @Test func characterTables() throws {
    for recorded in try recordedCases("characters") {
      let name = recorded.text(0)
      var state: UInt64 = 0xcbf2_9ce4_8422_2325
      var bytes: [UInt8] = []
      for scalar in UInt32(0)..<0x110000 {
        bytes.removeAll(keepingCapacity: true)
        switch name {
        case "isalpha": bytes.append(UnicodeText.isAlpha(scalar) ? 1 : 0)
        case "isalnum": bytes.append(UnicodeText.isAlphanumeric(scalar) ? 1 : 0)
        case "isdecimal": bytes.append(UnicodeText.isDecimal(scalar) ? 1 : 0)
        case "isdigit": bytes.append(UnicodeText.isDigit(scalar) ? 1 : 0)
        case "isnumeric": bytes.append(UnicodeText.isNumeric(scalar) ? 1 : 0)
        case "isspace": bytes.append(UnicodeText.isSpace(scalar) ? 1 : 0)
        case "isupper": bytes.append(UnicodeText.isUpper(scalar) ? 1 : 0)
        case "islower": bytes.append(UnicodeText.isLower(scalar) ? 1 : 0)
        case "istitle": bytes.append(UnicodeText.isUpper(scalar) || UnicodeText.isTitle(scalar) ? 1 : 0)
        case "isprintable": bytes.append(UnicodeText.isPrintable(scalar) ? 1 : 0)
        case "isidentifier": bytes.append(UnicodeText.isIdentifierStart(scalar) ? 1 : 0)
        case "upper": UnicodeText.append(scalar, .upper, to: &bytes)
        case "lower": UnicodeText.append(scalar, .lower, to: &bytes)
        case "title": UnicodeText.append(scalar, .title, to: &bytes)
        case "casefold": UnicodeText.append(scalar, .fold, to: &bytes)
        default:
          var text: [UInt8] = []
          WTF8.append(scalar, to: &text)
          text.withUnsafeBufferPointer { StringText.appendRepr($0, to: &bytes) }
        }
        for byte in bytes { state = (state ^ UInt64(byte)) &* 0x100_0000_01b3 }
      }
      #expect(String(state, radix: 16) == recorded.text(1), "\(name)")
    }
  }
}
