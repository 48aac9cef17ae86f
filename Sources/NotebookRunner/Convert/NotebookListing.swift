// Plain text that a notebook was exported or copied to: `In [n]:` before the code, nothing between code, output, prose;
// or code between bare fences.

extension JupyterNotebook {
  /// Reads a listing. Where code ends is told by `parse`, and by what outputs look like.
  package init(listing bytes: [UInt8], parse: @escaping SourceParser) throws(Problem) {
    let source = SourceText(bytes)
    if let offset = source.firstMalformedByte {
      throw Problem(line: source.line(at: offset) + 1, "not UTF-8", advice: "save the text as UTF-8")
    }
    let lines = source.lines.enumerated().map { index, line in
      let start = index == 0 ? source.byteOrderMark.upperBound : line.start
      return Substring(source.string(start..<max(start, line.contentEnd)))
    }
    var reader = ListingReader(lines: lines, parse: parse)
    if lines.contains(where: { ListingMarker($0, "In") != nil }) { reader.read() } else { reader.readFences() }
    cells = reader.cells
    if !cells.contains(where: { $0.kind == .code }) {
      throw Problem(
        line: 0, "holds no cell",
        advice: "in a notebook's plain text a cell stands behind a line 'In [1]:', or between ``` fences")
    }
    metadata = NotebookHeader(nil, blanks: 0).metadata
  }
}

private struct ListingReader {
  let lines: [Substring]
  let parse: SourceParser
  var cells: [JupyterCell] = []
  private var at = 0
  /// The code so far, in which a name must occur to be one.
  private var known = ""

  init(lines: [Substring], parse: @escaping SourceParser) {
    self.lines = lines
    self.parse = parse
  }

  mutating func read() {
    while at < lines.count {
      if let marker = ListingMarker(lines[at], "In") {
        readCode(marker)
      } else {
        readProse()
      }
    }
  }

  /// Code between fences that name no language, or Python; whatever else they hold is text.
  mutating func readFences() {
    var prose = 0
    while at < lines.count {
      guard Self.opensCode(lines[at]), let close = lines[(at + 1)...].firstIndex(where: Self.isFence) else {
        at += 1
        continue
      }
      let code = Self.trimmed(lines[(at + 1)..<close]).joined(separator: "\n")
      if case .complete = parse(code) {
        appendProse(prose..<at)
        cells.append(JupyterCell(.code, code))
        prose = close + 1
      }
      at = close + 1
    }
    appendProse(prose..<at)
  }

  private static func isFence(_ line: Substring) -> Bool { line.hasPrefix("```") && isBlank(line.dropFirst(3)) }

  private static func opensCode(_ line: Substring) -> Bool {
    let language = line.dropFirst(3).split(whereSeparator: { $0 == " " || $0 == "\t" })
    return isFence(line) || line.hasPrefix("```") && (language == ["python"] || language == ["py"])
  }

  private mutating func readProse() {
    let start = at
    while at < lines.count, ListingMarker(lines[at], "In") == nil { at += 1 }
    appendProse(start..<at)
  }

  private mutating func appendProse(_ range: Range<Int>) {
    let text = Self.trimmed(lines[range]).joined(separator: "\n")
    if !text.isEmpty { cells.append(JupyterCell(.markdown, text)) }
  }

  private mutating func readCode(_ marker: ListingMarker) {
    var code = marker.rest.isEmpty ? [] : [marker.rest]
    at += 1
    // The first paragraph is code, whatever it looks like; an empty cell has none.
    if marker.rest.isEmpty { skipBlanks() }
    code += paragraph().map(Self.withoutPrompt)
    while at < lines.count {
      let before = at
      let blanks = skipBlanks()
      guard !isMarker else { break }
      let next = paragraph()
      if next.isEmpty || !continues(code, next, blanks: blanks) {
        at = before
        break
      }
      code += [Substring](repeating: "", count: blanks) + next
    }
    var cell = JupyterCell(.code, code.joined(separator: "\n"))
    cell.executionCount = marker.number
    known += cell.source + "\n"
    cell.outputs = readOutput(of: cell)
    cells.append(cell)
    skipBlanks()
  }

  private var isMarker: Bool {
    at < lines.count && (ListingMarker(lines[at], "In") != nil || ListingMarker(lines[at], "Out") != nil)
  }

  /// Whether a paragraph belongs to the code before it.
  private func continues(_ code: [Substring], _ next: [Substring], blanks: Int) -> Bool {
    guard let first = next.first else { return false }
    let soFar = code.joined(separator: "\n")
    if parse(soFar) == .incomplete { return true }
    if first.hasPrefix("##") || first.hasPrefix("-----") { return false }
    let together = soFar + String(repeating: "\n", count: blanks + 1) + next.joined(separator: "\n")
    if first.first == " " || first.first == "\t" {
      // An indented paragraph goes on with a block, or is what a printed value looks like.
      return parse(together) != .invalid && !Self.looksLikeValue(first)
    }
    if mayShow(soFar), Self.looksLikeValue(first) { return false }
    switch parse(next.joined(separator: "\n")) {
    case .invalid: return false
    case .incomplete: return parse(together) != .invalid
    case .complete(_, let name?): return (known + soFar).contains(name)
    case .complete: return true
    }
  }

  private func mayShow(_ code: String) -> Bool {
    if case .complete(showsValue: true, _) = parse(code) { return true }
    return code.contains("print(") || parse(code) == .invalid
  }

  /// What the cell showed, if the next lines look like it.
  private mutating func readOutput(of cell: JupyterCell) -> [JupyterOutput] {
    let before = at
    skipBlanks()
    guard at < lines.count, ListingMarker(lines[at], "In") == nil else { return [] }
    var shown: [Substring] = []
    if let out = ListingMarker(lines[at], "Out") {
      at += 1
      shown = (out.rest.isEmpty ? [] : [out.rest]) + paragraph()
    } else if lines[at].hasPrefix("----------") {
      return [readTraceback()]
    } else {
      guard isOutput(lines[at], of: cell) else {
        at = before
        return []
      }
      shown = paragraph()
    }
    // Blank lines inside a printed value, as between the matrices of a tensor.
    while at < lines.count {
      let end = at
      let blanks = skipBlanks()
      guard at < lines.count, !isMarker, lines[at].first == " ", Self.looksLikeValue(lines[at]) else {
        at = end
        break
      }
      shown += [Substring](repeating: "", count: blanks) + paragraph()
    }
    let text = shown.joined(separator: "\n")
    if case .complete(showsValue: true, _) = parse(cell.source), !cell.source.contains("print(") {
      return [.data([JSONValue.Member("text/plain", .multiline(text))], metadata: .object([]), isResult: true)]
    }
    return [.stream(name: "stdout", text: text + "\n")]
  }

  private func isOutput(_ line: Substring, of cell: JupyterCell) -> Bool {
    guard mayShow(cell.source), !line.hasPrefix("#") else { return false }
    return Self.looksLikeValue(line) || Self.printedHeads(in: cell.source).contains { line.hasPrefix($0) }
  }

  /// An error with its traceback, which ends with the line `Error: message`.
  private mutating func readTraceback() -> JupyterOutput {
    let start = at
    while at < lines.count, ListingMarker(lines[at], "In") == nil {
      let line = lines[at]
      at += 1
      let name = line.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == ".") }
      let isName = ["Error", "Exception", "Interrupt", "Exit", "Iteration"].contains { name.hasSuffix($0) }
      guard isName, at > start + 2, line.dropFirst(name.count).hasPrefix(": ") || line.count == name.count else {
        continue
      }
      return .error(
        name: String(name), value: String(line.dropFirst(name.count + 2)), traceback: lines[start..<at].map(String.init)
      )
    }
    return .stream(name: "stdout", text: Self.trimmed(lines[start..<at]).joined(separator: "\n") + "\n")
  }

  /// Whether a line looks like a printed value rather than like prose.
  private static func looksLikeValue(_ line: Substring) -> Bool {
    let text = line.drop { $0 == " " || $0 == "\t" }
    guard let first = text.first else { return false }
    let heads = [
      "tensor(", "array(", "torch.", "Parameter containing", "OrderedDict(", "defaultdict(", "Traceback (", "True",
      "False", "None", "nan", "inf",
    ]
    if heads.contains(where: text.hasPrefix) { return true }
    if first.isNumber || first == "-" && (text.dropFirst().first?.isNumber ?? false) {
      // "1. item" and "2) item" are lists.
      let rest = text.drop { $0.isNumber || $0 == "-" }
      return !(rest.hasPrefix(". ") || rest.hasPrefix(") "))
    }
    if "[({<'\"".contains(first) { return true }
    // `Sequential(` and the like, alone on the first line of a repr.
    let name = text.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    return first.isUppercase && text.dropFirst(name.count).hasPrefix("(")
  }

  /// The words with which the strings in `print(...)` calls begin.
  private static func printedHeads(in code: String) -> [Substring] {
    var heads: [Substring] = []
    var rest = code[...]
    while let range = rest.utf8.indices.first(where: { rest.utf8[$0...].starts(with: "print(".utf8) }) {
      rest = rest[range...].dropFirst(6)
      var text = rest
      while let first = text.first, "frFR".contains(first) { text = text.dropFirst() }
      guard let quote = text.first, quote == "'" || quote == "\"" else { continue }
      let head = text.dropFirst().prefix { $0 != quote && $0 != "{" && $0 != "\\" && $0 != "%" }
      if head.contains(where: \.isLetter) { heads.append(head) }
    }
    return heads
  }

  @discardableResult
  private mutating func skipBlanks() -> Int {
    let start = at
    while at < lines.count, Self.isBlank(lines[at]) { at += 1 }
    return at - start
  }

  /// The lines up to the next blank one or marker.
  private mutating func paragraph() -> [Substring] {
    let start = at
    while at < lines.count, !Self.isBlank(lines[at]), !isMarker { at += 1 }
    return Array(lines[start..<at])
  }

  /// A line without the prompt `   ...:` of a continued statement.
  private static func withoutPrompt(_ line: Substring) -> Substring {
    let text = line.drop { $0 == " " }
    guard text.hasPrefix("...:") else { return line }
    return text.hasPrefix("...: ") ? text.dropFirst(5) : text.dropFirst(4)
  }

  private static func isBlank(_ line: Substring) -> Bool {
    line.allSatisfy { $0 == " " || $0 == "\t" || $0 == "\u{0C}" }
  }

  private static func trimmed(_ lines: ArraySlice<Substring>) -> ArraySlice<Substring> {
    var lines = lines
    while let first = lines.first, isBlank(first) { lines.removeFirst() }
    while let last = lines.last, isBlank(last) { lines.removeLast() }
    return lines
  }
}

/// A line `In [3]:`, `In [ ]:`, `In [None]:` or `Out[3]:`, with or without text behind it.
private struct ListingMarker {
  let number: Int?
  let rest: Substring

  init?(_ line: Substring, _ word: String) {
    var text = line.drop { $0 == " " || $0 == "\t" }
    guard text.hasPrefix(word) else { return nil }
    text = text.dropFirst(word.count).drop { $0 == " " }
    guard text.first == "[", let close = text.firstIndex(of: "]") else { return nil }
    var inside = text[text.index(after: text.startIndex)..<close]
    while inside.first == " " { inside.removeFirst() }
    while inside.last == " " { inside.removeLast() }
    guard inside.isEmpty || inside == "None" || inside == "*" || inside.allSatisfy({ $0.isASCII && $0.isNumber }) else {
      return nil
    }
    text = text[text.index(after: close)...]
    guard text.first == ":" else { return nil }
    number = Int(inside)
    rest = text.dropFirst().first == " " ? text.dropFirst(2) : text.dropFirst()
  }
}
