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

  var isTolerant: Bool { rtol != nil || atol != nil }

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

  enum Token {
    case byte(UInt8)
    case number(ArraySlice<UInt8>)
    case any

    static let anyText = Array("[..]".utf8)

    var isAny: Bool { if case .any = self { true } else { false } }
    var isByte: Bool { if case .byte = self { true } else { false } }
  }

  /// Bytes, numbers and wildcards; spaces beside the last two are dropped where a tolerance holds.
  func tokens(of line: ArraySlice<UInt8>, isPattern: Bool) -> [Token] {
    var tokens: [Token] = []
    var at = line.startIndex
    while at < line.endIndex {
      var token = Token.byte(line[at])
      var next = at + 1
      if isPattern, wildcards, line[at...].starts(with: Token.anyText) {
        token = .any
        next = at + Token.anyText.count
      } else if isTolerant, let end = PrintedNumber.end(in: line, from: at) {
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
    case (.number(let a), .number(let b)): return matches(number: a, b)
    default: return false
    }
  }

  /// Whether a new number is within the tolerance of a stored one.
  func matches(number a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>) -> Bool {
    if a == b { return true }
    guard !PrintedNumber.isInteger(a), !PrintedNumber.isInteger(b), let stored = PrintedNumber.value(a),
      let new = PrintedNumber.value(b)
    else { return false }
    if stored.isNaN || new.isNaN { return stored.isNaN && new.isNaN }
    if stored.isInfinite || new.isInfinite { return stored == new }
    return (new - stored).magnitude <= (atol ?? 0) + (rtol ?? 0) * stored.magnitude
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
