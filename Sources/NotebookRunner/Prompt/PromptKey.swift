// The keys of a terminal in raw mode.

/// What a person typed.
package enum PromptKey: Equatable, Sendable {
  case text(String)
  /// A pasted text, with its line feeds.
  case paste(String)
  case enter, newline, tab
  case backspace, delete
  case left, right, up, down, home, end, wordLeft, wordRight
  case killToEnd, killToStart, killWord, yank
  case clearScreen, cancel, endOfInput
  case ignored
}

/// Turns the bytes that a terminal sends into keys.
package struct PromptKeyDecoder {
  private var bytes: [UInt8] = []

  package init() {}

  private static let pasteStart = Array("\u{1B}[200~".utf8)
  private static let pasteEnd = Array("\u{1B}[201~".utf8)

  /// The keys that are complete with these further bytes.
  package mutating func decode(_ more: some Sequence<UInt8>) -> [PromptKey] {
    bytes += more
    var keys: [PromptKey] = []
    while !bytes.isEmpty, let (key, count) = next() {
      keys.append(key)
      bytes.removeFirst(count)
    }
    return keys
  }

  private func next() -> (PromptKey, Int)? {
    if bytes.starts(with: Self.pasteStart) { return paste() }
    switch bytes[0] {
    case 0x1B: return escape()
    case 0x0D: return (.enter, 1)
    case 0x0A, 0x0F: return (.newline, 1)
    case 0x09: return (.tab, 1)
    case 0x7F, 0x08: return (.backspace, 1)
    case 0x01: return (.home, 1)
    case 0x02: return (.left, 1)
    case 0x03: return (.cancel, 1)
    case 0x04: return (.endOfInput, 1)
    case 0x05: return (.end, 1)
    case 0x06: return (.right, 1)
    case 0x0B: return (.killToEnd, 1)
    case 0x0C: return (.clearScreen, 1)
    case 0x0E: return (.down, 1)
    case 0x10: return (.up, 1)
    case 0x15: return (.killToStart, 1)
    case 0x17: return (.killWord, 1)
    case 0x19: return (.yank, 1)
    case 0..<0x20: return (.ignored, 1)
    default: return text()
    }
  }

  /// A run of printable characters; the last one may still lack bytes.
  private func text() -> (PromptKey, Int)? {
    var end = bytes.firstIndex { $0 < 0x20 || $0 == 0x7F } ?? bytes.count
    if end == bytes.count {
      // Leave out a character that is not whole yet.
      var lead = end - 1
      while lead > 0, bytes[lead] & 0xC0 == 0x80, end - lead < 4 { lead -= 1 }
      let length = bytes[lead] >= 0xF0 ? 4 : bytes[lead] >= 0xE0 ? 3 : bytes[lead] >= 0xC0 ? 2 : 1
      if lead + length > end { end = lead }
    }
    return end == 0 ? nil : (.text(String(decoding: bytes[..<end], as: UTF8.self)), end)
  }

  private func paste() -> (PromptKey, Int)? {
    let start = Self.pasteStart.count
    guard let end = bytes.indices.dropFirst(start).first(where: { bytes[$0...].starts(with: Self.pasteEnd) }) else {
      return nil
    }
    let text = String(decoding: bytes[start..<end], as: UTF8.self).withLineFeeds
    return (.paste(text), end + Self.pasteEnd.count)
  }

  private func escape() -> (PromptKey, Int)? {
    guard bytes.count > 1 else { return nil }
    switch bytes[1] {
    case 0x0D: return (.newline, 2)
    case UInt8(ascii: "b"): return (.wordLeft, 2)
    case UInt8(ascii: "f"): return (.wordRight, 2)
    case 0x7F: return (.killWord, 2)
    case UInt8(ascii: "["), UInt8(ascii: "O"): break
    default: return (.ignored, 2)
    }
    guard let last = bytes.indices.dropFirst(2).first(where: { bytes[$0] >= 0x40 && bytes[$0] <= 0x7E }) else {
      return nil
    }
    let parameters = String(decoding: bytes[2..<last], as: UTF8.self)
    let count = last + 1
    let isWord = parameters.hasSuffix(";5") || parameters.hasSuffix(";3")
    switch bytes[last] {
    case UInt8(ascii: "A"): return (.up, count)
    case UInt8(ascii: "B"): return (.down, count)
    case UInt8(ascii: "C"): return (isWord ? .wordRight : .right, count)
    case UInt8(ascii: "D"): return (isWord ? .wordLeft : .left, count)
    case UInt8(ascii: "H"): return (.home, count)
    case UInt8(ascii: "F"): return (.end, count)
    case UInt8(ascii: "~"):
      switch parameters {
      case "1", "7": return (.home, count)
      case "4", "8": return (.end, count)
      case "3": return (.delete, count)
      default: return (.ignored, count)
      }
    default: return (.ignored, count)
    }
  }
}
