// Searching, splitting, replacing and trimming runs of bytes: what the methods of str and bytes share.
//
// The bytes of a str are UTF-8, in which a character's bytes never occur inside another's, so that searching bytes
// finds characters.
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

package typealias Bytes = UnsafeBufferPointer<UInt8>

enum ByteSearch {
  /// The offset of the first `needle` at or after `start`, nil when there is none.
  static func first(_ needle: Bytes, in text: Bytes, from start: Int = 0) -> Int? {
    let room = text.count - start
    if room < needle.count { return nil }
    guard let sought = needle.baseAddress, needle.count > 0 else { return start }
    guard let base = text.baseAddress else { return nil }
    var at = base + start
    let end = base + text.count - needle.count + 1
    while at < end, let candidate = memchr(at, Int32(sought[0]), end - at) {
      if memcmp(candidate, sought, needle.count) == 0 { return UnsafeRawPointer(candidate) - UnsafeRawPointer(base) }
      at = UnsafePointer(candidate.assumingMemoryBound(to: UInt8.self)) + 1
    }
    return nil
  }

  /// The offset of the last `needle` that ends at or before `end`, nil when there is none.
  static func last(_ needle: Bytes, in text: Bytes, before end: Int) -> Int? {
    guard end >= needle.count else { return nil }
    guard let sought = needle.baseAddress, needle.count > 0, let base = text.baseAddress else { return end }
    var at = end - needle.count
    while at >= 0 {
      if base[at] == sought[0] && memcmp(base + at, sought, needle.count) == 0 { return at }
      at -= 1
    }
    return nil
  }

  /// How often a needle that is not empty occurs without overlap.
  static func count(_ needle: Bytes, in text: Bytes) -> Int {
    var found = 0
    var start = 0
    while let at = first(needle, in: text, from: start) {
      found += 1
      start = at + needle.count
    }
    return found
  }

  static func hasPrefix(_ text: Bytes, _ prefix: Bytes) -> Bool {
    guard text.count >= prefix.count else { return false }
    guard let a = text.baseAddress, let b = prefix.baseAddress else { return true }
    return memcmp(a, b, prefix.count) == 0
  }

  static func hasSuffix(_ text: Bytes, _ suffix: Bytes) -> Bool {
    text.count >= suffix.count && hasPrefix(Bytes(rebasing: text[(text.count - suffix.count)...]), suffix)
  }

  /// The order of two runs, byte by byte: below, at or above zero.
  static func order(_ a: Bytes, _ b: Bytes) -> Int {
    if let x = a.baseAddress, let y = b.baseAddress {
      let order = memcmp(x, y, min(a.count, b.count))
      if order != 0 { return Int(order) }
    }
    return a.count - b.count
  }

  // MARK: Splitting

  /// The pieces between separators; at most `limit` splits from the left.
  static func split(_ text: Bytes, by separator: Bytes, limit: Int) throws -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = 0
    while pieces.count < limit, let at = first(separator, in: text, from: start) {
      pieces.append(start..<at)
      start = at + separator.count
      if pieces.count & 0xFFFF == 0 { try Interrupt.poll() }
    }
    pieces.append(start..<text.count)
    return pieces
  }

  /// The pieces between separators; at most `limit` splits from the right.
  static func splitFromRight(_ text: Bytes, by separator: Bytes, limit: Int) throws -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var end = text.count
    while pieces.count < limit, let at = last(separator, in: text, before: end) {
      pieces.append(at + separator.count..<end)
      end = at
      if pieces.count & 0xFFFF == 0 { try Interrupt.poll() }
    }
    pieces.append(0..<end)
    return pieces.reversed()
  }

  /// The words between runs of whitespace; after `limit` words the rest is one more, its start trimmed.
  static func words(_ text: Bytes, limit: Int, space: (Bytes, Int) -> Int) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var at = 0
    while true {
      at = skip(text, at, space)
      if at >= text.count { return pieces }
      if pieces.count >= limit {
        pieces.append(at..<text.count)
        return pieces
      }
      let start = at
      while at < text.count && space(text, at) == 0 { at += 1 }
      pieces.append(start..<at)
    }
  }

  /// The same from the right: the last piece found is the rest, its end trimmed.
  static func wordsFromRight(_ text: Bytes, limit: Int, space: (Bytes, Int) -> Int) -> [Range<Int>] {
    let all = words(text, limit: Int.max, space: space)
    guard all.count > limit else { return all }
    let rest = 0..<all[all.count - 1 - limit].upperBound
    return [rest] + all[(all.count - limit)...]
  }

  /// The first offset from `start` on that is no whitespace; `space` gives the length of whitespace there, or 0.
  static func skip(_ text: Bytes, _ start: Int, _ space: (Bytes, Int) -> Int) -> Int {
    var at = start
    while at < text.count {
      let length = space(text, at)
      if length == 0 { break }
      at += length
    }
    return at
  }

  /// The end of the text without whitespace there, not before `start`.
  static func trimmedEnd(_ text: Bytes, from start: Int, _ space: (Bytes, Int) -> Int) -> Int {
    var end = text.count
    while end > start {
      var last = end - 1
      if space(text, last) != 1 {
        while last > start && text[last] & 0xC0 == 0x80 { last -= 1 }
        if last == end - 1 || space(text, last) != end - last { break }
      }
      end = last
    }
    return end
  }

  /// ASCII whitespace, as bytes methods see it.
  static func asciiSpace(_ text: Bytes, _ at: Int) -> Int {
    switch text[at] {
    case 0x09...0x0D, 0x20: 1
    default: 0
    }
  }

  /// Unicode whitespace, as str methods see it.
  static func unicodeSpace(_ text: Bytes, _ at: Int) -> Int {
    let byte = text[at]
    if byte < 0x80 { return (byte >= 0x09 && byte <= 0x0D) || (byte >= 0x1C && byte <= 0x20) ? 1 : 0 }
    if byte & 0xC0 == 0x80 { return 0 }
    let (scalar, length) = WTF8.decode(text, at: at)
    return UnicodeText.isSpace(scalar) ? length : 0
  }

  // MARK: Replacing

  /// The text with up to `limit` occurrences replaced, nil when there are none.
  /// - Throws: MemoryError.
  static func replace(_ text: Bytes, _ old: Bytes, _ new: Bytes, limit: Int, unit: (UInt8) -> Bool) throws -> [UInt8]? {
    if limit == 0 { return nil }
    if old.isEmpty { return try interleave(text, new, limit: limit, unit: unit) }
    var found: [Int] = []
    var start = 0
    while found.count < limit, let at = first(old, in: text, from: start) {
      found.append(at)
      start = at + old.count
    }
    if found.isEmpty { return nil }
    let (growth, overflow) = found.count.multipliedReportingOverflow(by: max(0, new.count - old.count))
    if overflow { throw Raised(Exceptions.memoryError, "") }
    try Meter.ask(text.count &+ growth, of: 1)
    var result: [UInt8] = []
    result.reserveCapacity(max(text.count + growth, 0))
    var copied = 0
    for at in found {
      result.append(contentsOf: text[copied..<at])
      result.append(contentsOf: new)
      copied = at + old.count
    }
    result.append(contentsOf: text[copied...])
    return result
  }

  /// `new` before each character and at the end, at most `limit` times.
  private static func interleave(
    _ text: Bytes, _ new: Bytes, limit: Int, unit: (UInt8) -> Bool
  ) throws -> [UInt8]? {
    let places = min(limit, text.count + 1)
    let (growth, overflow) = places.multipliedReportingOverflow(by: new.count)
    if overflow { throw Raised(Exceptions.memoryError, "") }
    try Meter.ask(text.count &+ growth, of: 1)
    var result: [UInt8] = []
    var left = limit
    for byte in text {
      if left > 0 && unit(byte) {
        result.append(contentsOf: new)
        left -= 1
      }
      result.append(byte)
    }
    if left > 0 { result.append(contentsOf: new) }
    return result
  }
}

extension ByteSearch {
  /// Writes a text `count` times and returns the bytes written.
  static func fill(_ target: UnsafeMutablePointer<UInt8>, with text: Bytes, count: Int) -> Int {
    guard let base = text.baseAddress, count > 0 else { return 0 }
    let total = text.count * count
    if text.count == 1 {
      target.initialize(repeating: base[0], count: total)
      return total
    }
    // What is written is doubled until it is enough.
    target.initialize(from: base, count: text.count)
    var written = text.count
    while written < total {
      let n = min(written, total - written)
      (target + written).initialize(from: target, count: n)
      written += n
    }
    return total
  }
}
