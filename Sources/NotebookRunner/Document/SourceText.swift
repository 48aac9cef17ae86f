// A document's bytes and where its lines lie in them.

/// The bytes of a file with a table of its lines, as CommonMark counts lines: ended by LF, CR LF or CR.
package struct SourceText: Sendable {
  /// Where one line lies: its first byte, the end of its content, and the end of its line ending.
  package struct Line: Sendable {
    package let start: Int
    package let contentEnd: Int
    package let end: Int

    package var content: Range<Int> { start..<contentEnd }
    package var ending: Range<Int> { contentEnd..<end }
  }

  package let bytes: [UInt8]
  package let lines: [Line]

  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var lines: [Line] = []
    var start = 0
    var at = 0
    while at < bytes.count {
      let byte = bytes[at]
      guard byte == .newline || byte == .carriageReturn else {
        at += 1
        continue
      }
      let paired = byte == .carriageReturn && at + 1 < bytes.count && bytes[at + 1] == .newline
      let end = at + (paired ? 2 : 1)
      lines.append(Line(start: start, contentEnd: at, end: end))
      start = end
      at = end
    }
    if start < bytes.count { lines.append(Line(start: start, contentEnd: bytes.count, end: bytes.count)) }
    self.lines = lines
  }

  /// The bytes of a UTF-8 byte order mark at the start, or none.
  package var byteOrderMark: Range<Int> { 0..<(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0) }

  package func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The range without the spaces and tabs at its ends.
  package func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high, bytes[low].isBlank { low += 1 }
    while high > low, bytes[high - 1].isBlank { high -= 1 }
    return low..<high
  }

  /// The index of the line that holds the byte at `offset`.
  package func line(at offset: Int) -> Int {
    var (low, high) = (0, lines.count)
    while low < high {
      let middle = (low + high) / 2
      if lines[middle].end <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The offset of the first byte that is not part of well-formed UTF-8, or nil.
  package var firstMalformedByte: Int? {
    var at = 0
    while at < bytes.count {
      let lead = bytes[at]
      if lead < 0x80 {
        at += 1
        continue
      }
      let (length, lowest, highest): (Int, UInt8, UInt8)
      switch lead {  // Unicode, table 3-7
      case 0xC2...0xDF: (length, lowest, highest) = (2, 0x80, 0xBF)
      case 0xE0: (length, lowest, highest) = (3, 0xA0, 0xBF)
      case 0xED: (length, lowest, highest) = (3, 0x80, 0x9F)
      case 0xE1...0xEF: (length, lowest, highest) = (3, 0x80, 0xBF)
      case 0xF0: (length, lowest, highest) = (4, 0x90, 0xBF)
      case 0xF1...0xF3: (length, lowest, highest) = (4, 0x80, 0xBF)
      case 0xF4: (length, lowest, highest) = (4, 0x80, 0x8F)
      default: return at
      }
      guard at + length <= bytes.count, (lowest...highest).contains(bytes[at + 1]) else { return at }
      for next in bytes[(at + 2)..<(at + length)] where next & 0xC0 != 0x80 { return at }
      at += length
    }
    return nil
  }
}

extension UInt8 {
  package static let newline = UInt8(ascii: "\n")
  package static let carriageReturn = UInt8(ascii: "\r")
  package static let space = UInt8(ascii: " ")
  package static let tab = UInt8(ascii: "\t")

  /// Whether this is a space or a tab.
  package var isBlank: Bool { self == .space || self == .tab }
  package var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
  package var isLetter: Bool { (self | 0x20) >= UInt8(ascii: "a") && (self | 0x20) <= UInt8(ascii: "z") }
}
