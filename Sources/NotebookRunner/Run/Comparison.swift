// When a stored output still holds: byte for byte, or within a tolerance, or under wildcards.

/// How the stored text of a cell is compared with the new one.
package struct Comparison: Sendable {
  package var rtol: Double?
  package var atol: Double?
  package var wildcards = false

  package init(rtol: Double? = nil, atol: Double? = nil, wildcards: Bool = false) {
    self.rtol = rtol
    self.atol = atol
    self.wildcards = wildcards
  }

  package init(_ options: CellOptions) {
    self.init(rtol: options.rtol, atol: options.atol, wildcards: options.hasWildcards)
  }

  private var isTolerant: Bool { rtol != nil || atol != nil }

  /// Whether only equal bytes match.
  package var isExact: Bool { !isTolerant && !wildcards }

  /// Whether `new` is what `stored` describes. Both end with a line feed or are empty.
  package func matches(stored: [UInt8], new: [UInt8]) -> Bool {
    if stored == new { return true }
    if isExact { return false }
    let anyLines = Array("...".utf8)
    let pattern = OutputText.lines(stored).map { line in
      wildcards && line.elementsEqual(anyLines) ? Line.any : .tokens(tokens(of: line, isPattern: true))
    }
    let text = OutputText.lines(new).map { tokens(of: $0, isPattern: false) }
    return glob(pattern, text, isAny: \.isAny) { line, tokens in
      guard case .tokens(let pattern) = line else { return false }
      return glob(pattern, tokens, isAny: \.isAny, matches: self.matches)
    }
  }

  /// Whether any line or token of a stored text is a wildcard.
  package static func holdsWildcards(_ stored: [UInt8]) -> Bool {
    OutputText.lines(stored).contains { line in
      line.elementsEqual("...".utf8)
        || line.indices.contains { line[$0...].starts(with: Token.anyText) }
    }
  }

  private enum Line {
    case any
    case tokens([Token])

    var isAny: Bool { if case .any = self { true } else { false } }
  }

  private enum Token {
    case byte(UInt8)
    case number(ArraySlice<UInt8>)
    case any

    static let anyText = Array("[..]".utf8)

    var isAny: Bool { if case .any = self { true } else { false } }
    var isByte: Bool { if case .byte = self { true } else { false } }
  }

  /// Bytes, numbers and wildcards; spaces beside the last two are dropped where a tolerance holds.
  private func tokens(of line: ArraySlice<UInt8>, isPattern: Bool) -> [Token] {
    var tokens: [Token] = []
    var at = line.startIndex
    while at < line.endIndex {
      var token = Token.byte(line[at])
      var next = at + 1
      if isPattern, wildcards, line[at...].starts(with: Token.anyText) {
        token = .any
        next = at + Token.anyText.count
      } else if isTolerant, let end = Number.end(in: line, from: at) {
        token = .number(line[at..<end])
        next = end
      }
      if isTolerant, !token.isByte {
        while case .byte(.space)? = tokens.last { tokens.removeLast() }
        while next < line.endIndex, line[next] == .space { next += 1 }
      }
      tokens.append(token)
      at = next
    }
    return tokens
  }

  private func matches(_ stored: Token, _ new: Token) -> Bool {
    switch (stored, new) {
    case (.byte(let a), .byte(let b)): return a == b
    case (.number(let a), .number(let b)):
      if a == b { return true }
      guard !Number.isInteger(a), !Number.isInteger(b), let stored = Number.value(a), let new = Number.value(b) else {
        return false
      }
      if stored.isNaN || new.isNaN { return stored.isNaN && new.isNaN }
      if stored.isInfinite || new.isInfinite { return stored == new }
      return (new - stored).magnitude <= (atol ?? 0) + (rtol ?? 0) * stored.magnitude
    default: return false
    }
  }
}

/// A number as it is printed: an optional sign, digits with an optional point and exponent, or `nan` or `inf`.
private enum Number {
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

  private static func isWord(_ byte: UInt8) -> Bool {
    byte.isLetter || byte.isDigit || byte == UInt8(ascii: "_") || byte >= 0x80
  }
}

/// Whether a pattern with elements that stand for any number of elements matches a text, going back only to the last
/// of them, which is enough because each takes as little as it can.
private func glob<P, T>(
  _ pattern: [P], _ text: [T], isAny: (P) -> Bool, matches: (P, T) -> Bool
) -> Bool {
  var (p, t) = (0, 0)
  var retry: (p: Int, t: Int)?
  while t < text.count {
    if p < pattern.count, isAny(pattern[p]) {
      retry = (p + 1, t)
      p += 1
    } else if p < pattern.count, matches(pattern[p], text[t]) {
      p += 1
      t += 1
    } else if let last = retry {
      retry = (last.p, last.t + 1)
      (p, t) = (last.p, last.t + 1)
    } else {
      return false
    }
  }
  return pattern[p...].allSatisfy(isAny)
}
