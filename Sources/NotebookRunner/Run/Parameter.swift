// Values from the command line for the names that a `parameters` cell sets.

/// A name and the literal that replaces its own.
package struct Parameter: Equatable, Sendable {
  package let name: String
  package let literal: String

  /// A parameter from `name=value`. A value that is no literal of the cells' language is taken as a string.
  /// Returns nil where there is no name before a `=`.
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard let equals = bytes.firstIndex(of: UInt8(ascii: "=")), Assignment.isName(bytes[..<equals]) else { return nil }
    name = String(decoding: bytes[..<equals], as: UTF8.self)
    let value = bytes[(equals + 1)...]
    literal = String(decoding: Assignment.isLiteral(value) ? Array(value) : Self.quoted(value), as: UTF8.self)
  }

  private static func quoted(_ value: ArraySlice<UInt8>) -> [UInt8] {
    var result = [UInt8(ascii: "\"")]
    for byte in value {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): result += [UInt8(ascii: "\\"), byte]
      case .newline: result += "\\n".utf8
      case .carriageReturn: result += "\\r".utf8
      default: result.append(byte)
      }
    }
    return result + [UInt8(ascii: "\"")]
  }

  /// `source` with the literals of its top-level `name = literal` lines replaced; the lines stay where they are.
  static func override(_ source: String, with parameters: [Parameter]) -> String {
    if parameters.isEmpty { return source }
    let replaced = TopLevelLines(source).lines.map { line, isStatement -> [UInt8] in
      guard isStatement, let assignment = Assignment(line),
        let parameter = parameters.last(where: { $0.name.utf8.elementsEqual(assignment.name) })
      else { return Array(line) }
      let (before, after) = (line[..<assignment.literal.lowerBound], line[assignment.literal.upperBound...])
      return Array(before) + Array(parameter.literal.utf8) + Array(after)
    }
    return String(decoding: Array(replaced.joined(separator: [UInt8.newline])), as: UTF8.self)
  }

  /// Throws where a parameter is none of `document`.
  static func check(_ parameters: [Parameter], in document: Document) throws(Problems) {
    if parameters.isEmpty { return }
    let names = names(in: document)
    let problems = parameters.filter { !names.contains($0.name) }.map { parameter in
      let advice =
        if let meant = Spelling.nearest(to: parameter.name, among: names) {
          "did you mean '\(meant)'?"
        } else if names.isEmpty {
          "mark a cell with the tag parameters; its top-level 'name = literal' lines can be set"
        } else {
          "its parameters are \(names.joined(separator: ", "))"
        }
      return Problem(line: 0, "has no parameter '\(parameter.name)'", advice: advice)
    }
    if !problems.isEmpty { throw Problems(problems) }
  }

  /// The names that the `parameters` cells of `document` let the command line set.
  package static func names(in document: Document) -> [String] {
    document.runnableCells.filter(\.options.isParameters).flatMap { cell in
      TopLevelLines(cell.source).lines.compactMap { line, isStatement in
        isStatement ? Assignment(line).map { String(decoding: $0.name, as: UTF8.self) } : nil
      }
    }
  }
}

/// The lines of a source, and whether each begins a statement, or else goes on with one: with a string of several
/// lines, an open bracket, or behind a backslash.
private struct TopLevelLines {
  private(set) var lines: [(text: ArraySlice<UInt8>, isStatement: Bool)] = []

  init(_ source: String) {
    let bytes = Array(source.utf8)
    var depth = 0
    /// The quotes that end the string that is open.
    var quotes: ArraySlice<UInt8>?
    var goesOn = false
    for line in bytes.split(separator: .newline, omittingEmptySubsequences: false) {
      lines.append((line, quotes == nil && depth == 0 && !goesOn))
      goesOn = line.last == UInt8(ascii: "\\")
      var rest = line
      while let byte = rest.first {
        if let end = quotes {
          if byte == UInt8(ascii: "\\") {
            rest = rest.dropFirst()
          } else if rest.starts(with: end) {
            rest = rest.dropFirst(end.count - 1)
            quotes = nil
          }
        } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
          quotes = rest.starts(with: [byte, byte, byte]) ? rest.prefix(3) : rest.prefix(1)
          rest = rest.dropFirst((quotes?.count ?? 1) - 1)
        } else if byte == UInt8(ascii: "#") {
          goesOn = false
          break
        } else if "([{".utf8.contains(byte) {
          depth += 1
        } else if ")]}".utf8.contains(byte) {
          depth = max(depth - 1, 0)
        }
        rest = rest.dropFirst()
      }
      if quotes?.count == 1, !goesOn { quotes = nil }  // an error of the cell's
    }
  }
}

/// A line `name = literal`, with or without a comment.
private struct Assignment {
  let name: ArraySlice<UInt8>
  let literal: Range<Int>

  init?(_ line: ArraySlice<UInt8>) {
    var at = line.startIndex
    while at < line.endIndex, Self.isNameByte(line[at]) { at += 1 }
    name = line[..<at]
    while at < line.endIndex, line[at].isBlank { at += 1 }
    guard Self.isName(name), at < line.endIndex, line[at] == UInt8(ascii: "=") else { return nil }
    at += 1
    while at < line.endIndex, line[at].isBlank { at += 1 }
    let end = Self.literalEnd(line[at...])
    literal = at..<end
    guard Self.isLiteral(line[literal]) else { return nil }
    at = end
    while at < line.endIndex, line[at].isBlank { at += 1 }
    guard at == line.endIndex || line[at] == UInt8(ascii: "#") else { return nil }
  }

  static func isName(_ text: ArraySlice<UInt8>) -> Bool {
    guard let first = text.first, !first.isDigit else { return false }
    return text.allSatisfy(isNameByte)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    byte.isLetter || byte.isDigit || byte == UInt8(ascii: "_") || byte >= 0x80
  }

  /// Whether `text` is one constant: a number, a string, True, False, None, or brackets that hold such.
  static func isLiteral(_ text: ArraySlice<UInt8>) -> Bool {
    guard !text.isEmpty, literalEnd(text) == text.endIndex else { return false }
    var words = text
    while let byte = words.first {
      if let end = stringEnd(words) {
        words = words[end...]
      } else if byte.isLetter || byte == UInt8(ascii: "_") || byte >= 0x80 {
        let word = words.prefix { isNameByte($0) }
        guard ["True", "False", "None"].contains(String(decoding: word, as: UTF8.self)) else { return false }
        words = words[word.endIndex...]
      } else if byte.isDigit || byte == UInt8(ascii: ".") {
        words = words.drop { isNameByte($0) || $0 == UInt8(ascii: ".") }
      } else if byte.isBlank || "+-,:[](){}".utf8.contains(byte) {
        words.removeFirst()
      } else {
        return false
      }
    }
    return true
  }

  /// Where the constant that begins a text ends: at its end or before a comment, with the blanks before that cut.
  private static func literalEnd(_ text: ArraySlice<UInt8>) -> Int {
    var at = text.startIndex
    var end = at
    var depth = 0
    while at < text.endIndex, text[at] != UInt8(ascii: "#") {
      if let stringEnd = stringEnd(text[at...]) {
        at = stringEnd
        end = at
        continue
      }
      let byte = text[at]
      if "([{".utf8.contains(byte) { depth += 1 }
      if ")]}".utf8.contains(byte) { depth -= 1 }
      at += 1
      if !byte.isBlank { end = at }
    }
    return depth == 0 ? end : text.startIndex
  }

  /// Where the one-line string that begins a text ends, or nil if none does.
  private static func stringEnd(_ text: ArraySlice<UInt8>) -> Int? {
    guard let quote = text.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
    var at = text.startIndex + 1
    while at < text.endIndex {
      if text[at] == quote { return at + 1 }
      at += text[at] == UInt8(ascii: "\\") ? 2 : 1
    }
    return nil
  }
}
