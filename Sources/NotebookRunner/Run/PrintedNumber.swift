// Numbers as they stand in outputs.

/// A number as it is printed: an optional sign, digits with an optional point and exponent, or `nan` or `inf`.
enum PrintedNumber {
  /// Where the number that begins at `start` ends, or nil if none does. It stands beside no letter, digit or `_`.
  static func end(in line: ArraySlice<UInt8>, from start: Int) -> Int? {
    if start > line.startIndex, isWord(line[start - 1]) { return nil }
    var at = start
    func current() -> UInt8? { at < line.endIndex ? line[at] : nil }
    func skipDigits() -> Bool {
      let first = at
      while let byte = current(), byte.isDigit { at += 1 }
      return at > first
    }
    if isSign(current()) { at += 1 }
    if line[at...].starts(with: "nan".utf8) || line[at...].starts(with: "inf".utf8) {
      at += 3
    } else {
      guard skipDigits() else { return nil }
      if current() == UInt8(ascii: ".") {
        at += 1
        _ = skipDigits()
      }
      let mantissaEnd = at
      if current() == UInt8(ascii: "e") || current() == UInt8(ascii: "E") {
        at += 1
        if isSign(current()) { at += 1 }
        if !skipDigits() { at = mantissaEnd }
      }
    }
    if let byte = current(), isWord(byte) { return nil }
    return at
  }

  static func isInteger(_ text: ArraySlice<UInt8>) -> Bool { text.allSatisfy { $0.isDigit || isSign($0) } }

  static func value(_ text: ArraySlice<UInt8>) -> Double? { Double(String(decoding: text, as: UTF8.self)) }

  private static func isSign(_ byte: UInt8?) -> Bool { byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") }

  /// Whether a number that stands beside this byte is none.
  static func isWord(_ byte: UInt8) -> Bool {
    byte.isLetter || byte.isDigit || byte == UInt8(ascii: "_") || byte >= 0x80
  }
}
