// `.py`: scripts whose cells begin with `# %%`, as Spyder, VS Code and Jupytext know them. They hold no outputs.

extension JupyterNotebook {
  /// Reads a percent script.
  package init(percentScript bytes: [UInt8]) throws(Problem) {
    let source = SourceText(bytes)
    if let offset = source.firstMalformedByte {
      throw Problem(line: source.line(at: offset) + 1, "not UTF-8", advice: "save the script as UTF-8")
    }
    let lines = source.lines.enumerated().map { index, line in
      let start = index == 0 ? source.byteOrderMark.upperBound : line.start
      return Substring(source.string(start..<max(start, line.contentEnd)))
    }
    var at = 0
    var header: [Substring]?
    var blanks = 0
    if lines.first == "# ---", let close = lines.dropFirst().firstIndex(of: "# ---"),
      lines[1..<close].allSatisfy({ $0 == "#" || $0.hasPrefix("# ") })
    {
      header = lines[1..<close].map { $0.dropFirst(2) }
      at = close + 1
      while at < lines.count, lines[at].isEmpty { (at, blanks) = (at + 1, blanks + 1) }
    }
    let front = NotebookHeader(header, blanks: blanks)
    metadata = front.metadata
    if let cell = front.cell { cells.append(cell) }

    var quote = QuoteTracker()
    while at < lines.count {
      let start = at
      let marker = PercentMarker(lines[at])
      if marker != nil {
        at += 1
      } else {
        quote.read(lines[at])
        at += 1
      }
      // Only code has strings in which a marker is text.
      while at < lines.count, quote.isOpen || PercentMarker(lines[at]) == nil {
        if marker?.kind ?? .code == .code { quote.read(lines[at]) }
        at += 1
      }
      quote = QuoteTracker()
      var end = at
      let first = marker == nil ? start : start + 1
      while end > first, lines[end - 1].isEmpty { end -= 1 }
      var blanks = at - end
      let hasFinalEnding = source.lines.last?.ending.isEmpty == false
      if at == lines.count { blanks += hasFinalEnding ? 1 : 0 }
      var cell = (marker ?? PercentMarker.none).cell(lines[first..<end])
      if blanks != 1 { cell.blanksBehind = blanks }
      if marker == nil {
        if cell.source.isEmpty { continue }
        cell.metadata[PercentMarker.missingKey] = .bool(true)
      }
      cells.append(cell)
    }
    if cells.allSatisfy({ $0.kind == .raw }) {
      throw Problem(line: 0, "holds no cell", advice: "a cell of a script begins with a line '# %%'")
    }
    var ours = [JSONValue.Member("source", .string(".py"))]
    if source.lines.first.map({ $0.ending.count == 2 }) == true {
      ours.append(JSONValue.Member("line_ending", .string("\r\n")))
    }
    metadata[Self.ourKey] = .object(ours)
  }

  /// The notebook as a percent script.
  package func percentScript() throws(Problem) -> Converted {
    let keepsBlanks = origin == ".py" || metadata["jupytext"]?["text_representation"]?["extension"]?.string == ".py"
    var body = cells
    var notes: [String] = []
    var lines: [String] = []
    let header = body.first.flatMap { NotebookHeader.isHeader($0) ? $0 : nil }
    if header != nil { body.removeFirst() }
    let representation = JSONValue.object([
      JSONValue.Member("extension", .string(".py")), JSONValue.Member("format_name", .string("percent")),
      JSONValue.Member("format_version", .string("1.3")),
    ])
    if let headerLines = NotebookHeader.lines(of: metadata, header, as: keepsBlanks ? nil : representation) {
      lines = (["---"] + headerLines + ["---"]).map { Self.commented($0[...]) }
      lines += [String](repeating: "", count: max(0, min((keepsBlanks ? header?.blanksBehind : nil) ?? 1, 1 << 16)))
    }
    for cell in body {
      let hasMarker = !(origin == ".py" && cell.metadata[PercentMarker.missingKey] == .bool(true))
      if hasMarker { lines.append(PercentMarker.line(for: cell)) }
      switch cell.kind {
      case .code: lines += cell.source.isEmpty ? [] : PercentMarker.withoutMagics(cell.lines)
      case .markdown, .raw: lines += cell.source.isEmpty ? [] : cell.lines.map(Self.commented)
      }
      let blanks = max(0, min((keepsBlanks ? cell.blanksBehind : nil) ?? 1, 1 << 16))
      lines += [String](repeating: "", count: blanks)
    }
    var result = Array(lines.joined(separator: "\n").utf8)
    let read = try JupyterNotebook(percentScript: result).cells.filter { $0.kind == .code }
    let code = body.filter { $0.kind == .code }
    for (index, cell) in code.enumerated() where index >= read.count || read[index].source != Self.trimmed(cell.source)
    {
      throw Problem(
        line: 0, "its cell \(index + 1) would not read as one cell in a script",
        advice: "a line of it begins with '# %%', or a string in it is never closed")
    }
    if cells.contains(where: { !$0.outputs.isEmpty }) { notes.append("a script holds no outputs; they are left out") }
    if metadata[Self.ourKey]?["line_ending"]?.string == "\r\n" {
      result = Array(
        result.split(separator: .newline, omittingEmptySubsequences: false).joined(separator: [
          .carriageReturn, .newline,
        ]))
    }
    return Converted(bytes: result, notes: notes)
  }

  private static func commented(_ line: Substring) -> String { line.isEmpty ? "#" : "# \(line)" }

  /// A source without the empty lines at its end, which a script does not tell from those between cells.
  private static func trimmed(_ source: String) -> String {
    var source = source[...]
    while source.last == "\n" { source.removeLast() }
    return String(source)
  }
}

/// The line that begins a cell.
private struct PercentMarker {
  var kind = JupyterCell.Kind.code
  var metadata: [JSONValue.Member] = []

  /// Of a cell at the start of a script that has no marker.
  static let missingKey = "without_marker"
  static let none = PercentMarker()

  private init() {}

  /// The marker on a line, or nil.
  init?(_ line: Substring) {
    var text = line.drop { $0 == " " || $0 == "\t" }
    guard text.first == "#" else { return nil }
    text = text.dropFirst().drop { $0 == " " || $0 == "\t" }
    guard text.hasPrefix("%%") else { return nil }
    text = text.drop { $0 == "%" }
    guard text.isEmpty || text.first == " " || text.first == "\t" else { return nil }  // `# %%magic` is code
    for (name, kind) in [("[markdown]", JupyterCell.Kind.markdown), ("[md]", .markdown), ("[raw]", .raw)] {
      guard let start = text.utf8.indices.first(where: { text.utf8[$0...].starts(with: name.utf8) }) else { continue }
      let before = text[..<start]
      if before.contains("=") { continue }
      self.kind = kind
      if name == "[md]" { metadata[MarkdownCells.regionKey] = .string("md") }
      text = before + text[start...].dropFirst(name.count)
      break
    }
    let words = MetadataWords.members(in: text)
    metadata += words ?? [JSONValue.Member("title", .string(String(text.drop { $0 == " " })))]
  }

  static func line(for cell: JupyterCell) -> String {
    var members = cell.metadata.filter {
      !CodeOptions.unwritten.contains($0.key) && MetadataWords.isKey($0.key) && $0.key != MarkdownCells.regionKey
        && $0.key != missingKey
    }
    var parts = ["# %%"]
    if let title = members["title"]?.string, !title.contains("\n") {
      parts.append(title)
      members["title"] = nil
    }
    switch cell.kind {
    case .code: break
    case .markdown: parts.append(cell.metadata[MarkdownCells.regionKey] == .string("md") ? "[md]" : "[markdown]")
    case .raw: parts.append("[raw]")
    }
    let words = MetadataWords.text(members)
    return (parts + (words.isEmpty ? [] : [words])).joined(separator: " ")
  }

  func cell(_ lines: ArraySlice<Substring>) -> JupyterCell {
    var cell: JupyterCell
    switch kind {
    case .code:
      cell = JupyterCell(.code, Self.withMagics(lines).joined(separator: "\n"))
    case .markdown, .raw:
      let isCommented = lines.allSatisfy { $0.hasPrefix("#") }
      let text =
        isCommented
        ? lines.map { String($0.hasPrefix("# ") ? $0.dropFirst(2) : $0.dropFirst()) }.joined(separator: "\n")
        : Self.unquoted(lines.joined(separator: "\n"))
      cell = JupyterCell(kind, text)
    }
    cell.metadata = metadata
    return cell
  }

  /// A text written as a string in triple quotes.
  private static func unquoted(_ text: String) -> String {
    for quote in ["\"\"\"", "'''"] where text.hasPrefix(quote) && text.hasSuffix(quote) && text.utf8.count >= 6 {
      var inner = text.dropFirst(3).dropLast(3)
      if inner.first == "\n" { inner.removeFirst() }
      if inner.last == "\n" { inner.removeLast() }
      return String(inner)
    }
    return text
  }

  /// The lines with Jupyter's magics, `%name` and `!command`, commented out, so that a script stays Python.
  static func withoutMagics(_ lines: [Substring]) -> [String] {
    var quote = QuoteTracker()
    return lines.map { line in
      let isMagic = !quote.isOpen && isMagic(line)
      quote.read(line)
      return isMagic ? "# \(line)" : String(line)
    }
  }

  private static func withMagics(_ lines: ArraySlice<Substring>) -> [String] {
    var quote = QuoteTracker()
    return lines.map { line in
      let isMagic = !quote.isOpen && line.hasPrefix("# ") && isMagic(line)
      quote.read(line)
      return String(isMagic ? line.dropFirst(2) : line)
    }
  }

  /// Whether a line is a magic, or one commented out any number of times.
  private static func isMagic(_ line: Substring) -> Bool {
    var text = line
    while text.hasPrefix("# ") { text = text.dropFirst(2) }
    guard let first = text.first, first == "%" || first == "!" || first == "?" else { return false }
    let name = text.drop { $0 == first }
    let signs = text.count - name.count
    return signs <= (first == "%" ? 2 : 1)
      && (name.first.map { $0.isLetter || (first != "%" && "./~${\\".contains($0)) } ?? false)
  }
}

/// Whether a line of Python begins inside a string in triple quotes.
private struct QuoteTracker {
  private var quote: [UInt8]?
  var isOpen: Bool { quote != nil }

  mutating func read(_ line: Substring) {
    let bytes = Array(line.utf8)
    var at = 0
    var single: UInt8?
    while at < bytes.count {
      let byte = bytes[at]
      if byte == UInt8(ascii: "\\") {
        at += 2
        continue
      }
      if let open = quote {
        if bytes[at...].starts(with: open) {
          quote = nil
          at += 3
          continue
        }
      } else if let open = single {
        if byte == open { single = nil }
      } else if byte == UInt8(ascii: "#") {
        return
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        let triple = [byte, byte, byte]
        if bytes[at...].starts(with: triple) {
          quote = triple
          at += 3
          continue
        }
        single = byte
      }
      at += 1
    }
  }
}
