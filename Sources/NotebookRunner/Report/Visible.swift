// Text made safe and clear to look at: control characters shown, colours where they are wanted.

package enum Visible {
  /// `text` with control characters as their pictures; blanks too where they are all that differs.
  package static func text(_ text: some Sequence<UInt8>, showingBlanks: Bool) -> String {
    var result = ""
    for scalar in String(decoding: Array(text), as: UTF8.self).unicodeScalars {
      switch scalar.value {
      case 0x20 where showingBlanks: result += "\u{B7}"
      case 0x09: result += showingBlanks ? "\u{2192}\t" : "\t"
      case 0x0D where !showingBlanks: break
      case 0...0x1F: result.unicodeScalars.append(Unicode.Scalar(0x2400 + scalar.value) ?? scalar)
      case 0x7F: result += "\u{2421}"
      case 0x80...0x9F: result += "\u{FFFD}"
      // What turns the direction of the text around it.
      case 0x202A...0x202E, 0x2066...0x2069: result += "<U+\(String(scalar.value, radix: 16, uppercase: true))>"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// How many columns of a terminal a character takes: none for what combines, two for East Asian wide ones and emoji.
  static func width(of scalar: Unicode.Scalar) -> Int {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }

  static func withoutBlanks(_ text: [UInt8]) -> [UInt8] {
    text.filter { !$0.isBlank && $0 != .carriageReturn }
  }
}

/// How parts of a report are set off: in ANSI colours or not at all.
package struct Palette: Sendable {
  package static let plain = Palette(isColored: false)
  package let isColored: Bool

  package init(isColored: Bool) { self.isColored = isColored }

  package func place(_ text: String) -> String { colored(text, "36") }
  package func failure(_ text: String) -> String { colored(text, "31;1") }
  package func heading(_ text: String) -> String { colored(text, "1") }
  package func removed(_ text: String) -> String { colored(text, "31") }
  package func added(_ text: String) -> String { colored(text, "32") }
  /// The part of a removed or added line that differs.
  func removedPart(_ text: String) -> String { colored(text, "31;7") }
  func addedPart(_ text: String) -> String { colored(text, "32;7") }
  package func faint(_ text: String) -> String { colored(text, "2") }

  private func colored(_ text: String, _ code: String) -> String {
    isColored ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
