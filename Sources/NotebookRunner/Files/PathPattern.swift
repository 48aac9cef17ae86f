// Patterns of paths, as shells write them.

/// A path in which `*` and `?` stand for any characters and for one character of a name, `[a-z]` and `[!a-z]` for one of
/// some characters, and `**` for any number of folders.
struct PathPattern {
  /// The folder before the first wildcard; empty for the current one.
  let folder: String
  private let components: [ArraySlice<UInt8>]

  /// Returns nil for a path without wildcards.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard let wild = bytes.firstIndex(where: { "*?[".utf8.contains($0) }) else { return nil }
    let slash = bytes[..<wild].lastIndex(of: UInt8(ascii: "/"))
    folder = slash.map { $0 == 0 ? "/" : String(decoding: bytes[..<$0], as: UTF8.self) } ?? ""
    components = Self.components(bytes)
  }

  func matches(_ path: String) -> Bool {
    Self.matches(components[...], Self.components(Array(path.utf8))[...])
  }

  private static func components(_ path: [UInt8]) -> [ArraySlice<UInt8>] {
    path.split(separator: UInt8(ascii: "/")).filter { !$0.elementsEqual(".".utf8) }
  }

  private static func matches(_ pattern: ArraySlice<ArraySlice<UInt8>>, _ path: ArraySlice<ArraySlice<UInt8>>) -> Bool {
    var (p, t) = (pattern.startIndex, path.startIndex)
    var retry: (p: Int, t: Int)?
    while t < path.endIndex {
      if p < pattern.endIndex, pattern[p].elementsEqual("**".utf8) {
        retry = (p + 1, t)
        p += 1
      } else if p < pattern.endIndex, matches(name: path[t], pattern[p]) {
        (p, t) = (p + 1, t + 1)
      } else if let last = retry {
        retry = (last.p, last.t + 1)
        (p, t) = (last.p, last.t + 1)
      } else {
        return false
      }
    }
    return pattern[p...].allSatisfy { $0.elementsEqual("**".utf8) }
  }

  private static func matches(name: ArraySlice<UInt8>, _ pattern: ArraySlice<UInt8>) -> Bool {
    var (p, t) = (pattern.startIndex, name.startIndex)
    var retry: (p: Int, t: Int)?
    while t < name.endIndex {
      if p < pattern.endIndex, pattern[p] == UInt8(ascii: "*") {
        retry = (p + 1, t)
        p += 1
      } else if let end = character(name, t, pattern, p) {
        (p, t) = (end, characterEnd(name, t))
      } else if let last = retry {
        (p, t) = (last.p, last.t + 1)
        retry = (p, t)
      } else {
        return false
      }
    }
    return pattern[p...].allSatisfy { $0 == UInt8(ascii: "*") }
  }

  /// Where the pattern for one character ends, if that is the character at `t`.
  private static func character(_ name: ArraySlice<UInt8>, _ t: Int, _ pattern: ArraySlice<UInt8>, _ p: Int) -> Int? {
    guard p < pattern.endIndex else { return nil }
    switch pattern[p] {
    case UInt8(ascii: "?"): return p + 1
    case UInt8(ascii: "["):
      let isNegated = p + 1 < pattern.endIndex && "!^".utf8.contains(pattern[p + 1])
      let first = p + (isNegated ? 2 : 1)
      guard first < pattern.endIndex, let close = pattern[(first + 1)...].firstIndex(of: UInt8(ascii: "]")) else {
        return pattern[p] == name[t] ? p + 1 : nil
      }
      var (at, isMember) = (first, false)
      while at < close {
        let isRange = at + 2 < close && pattern[at + 1] == UInt8(ascii: "-")
        let high = isRange ? pattern[at + 2] : pattern[at]
        if pattern[at] <= name[t], name[t] <= high { isMember = true }
        at += isRange ? 3 : 1
      }
      return isMember != isNegated ? close + 1 : nil
    default: return pattern[p] == name[t] ? p + 1 : nil
    }
  }

  /// `?` and `[...]` take a whole character, not a byte of one.
  private static func characterEnd(_ name: ArraySlice<UInt8>, _ t: Int) -> Int {
    var end = t + 1
    if name[t] < 0x80 { return end }
    if name[t] >= 0xC0 { while end < name.endIndex, name[end] & 0xC0 == 0x80 { end += 1 } }
    return end
  }
}
