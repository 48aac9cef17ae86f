// How Markdown is divided into Jupyter's cells: by two blank lines, regions and fences, line by line.

enum MarkdownCells {
  /// Where the cell of text that begins at `start` ends: before two blank lines, a region or `isCode` line. Blank
  /// lines before those are not part of it.
  static func end(in lines: [Substring], from start: Int, isCode: (Int) -> Bool) -> Int {
    var fence: (marker: Character, length: Int)?
    var blanks = 0
    var isIndentedCode = false
    var at = start
    while at < lines.count {
      if at > start, isCode(at) { break }
      let line = lines[at]
      if let open = fence {
        if closes(line, open) { fence = nil }
        blanks = 0
      } else if line.isEmpty {
        blanks += 1
      } else {
        let isIndented = line.hasPrefix("    ")
        if blanks > 0, isIndented { isIndentedCode = true }
        if !isIndented { isIndentedCode = false }
        if at > start, region(in: lines, at: at) != nil { break }
        if blanks >= 2, !isIndentedCode { break }
        blanks = 0
        fence = opening(line)
      }
      at += 1
    }
    while at > start + 1, lines[at - 1].isEmpty { at -= 1 }
    return at
  }

  /// The cell between `<!-- #region -->` and `<!-- #endregion -->` that begins at a line, and the line behind it.
  static func region(in lines: [Substring], at start: Int) -> (cell: JupyterCell, end: Int)? {
    guard let marker = marker(lines[start]), ["region", "markdown", "md", "raw"].contains(marker.name),
      let end = lines[start...].firstIndex(of: "<!-- #end\(marker.name) -->"[...]), end > start + 1,
      let metadata = MetadataWords.members(in: marker.words)
    else { return nil }
    let kind = marker.name == "raw" ? JupyterCell.Kind.raw : .markdown
    var cell = JupyterCell(kind, lines[(start + 1)..<end].joined(separator: "\n"))
    cell.metadata = metadata
    // A region without a need for one is kept as it is.
    let isNeeded = marker.name == "region" && (!metadata.isEmpty || needsRegion(cell.source))
    if kind == .markdown, !isNeeded { cell.metadata[regionKey] = .string(marker.name) }
    return startMarker(marker.name, metadata) == lines[start] ? (cell, end + 1) : nil
  }

  /// Jupytext's key for the word of a region's markers.
  static let regionKey = "region_name"

  static func startMarker(_ name: String, _ metadata: [JSONValue.Member]) -> String {
    let words = MetadataWords.text(metadata)
    return "<!-- #\(name)\(words.isEmpty ? "" : " ")\(words) -->"
  }

  /// Whether a text would be read as something else than one cell.
  static func needsRegion(_ source: String) -> Bool {
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    return source.isEmpty || lines[0].isEmpty || lines[lines.count - 1].isEmpty || region(in: lines, at: 0) != nil
      || end(in: lines, from: 0) { _ in false } < lines.count
  }

  private static func marker(_ line: Substring) -> (name: String, words: Substring)? {
    guard line.hasPrefix("<!-- #"), line.hasSuffix(" -->"), line.utf8.count >= 10 else { return nil }
    let inner = line.dropFirst(6).dropLast(4)
    let name = inner.prefix { $0 != " " }
    return (String(name), inner.dropFirst(name.count))
  }

  /// The fence that a line opens, also one in a list or quote.
  private static func opening(_ line: Substring) -> (marker: Character, length: Int)? {
    let text = line.drop { " \t>-*+.)0123456789".contains($0) }
    guard let marker = text.first, marker == "`" || marker == "~" else { return nil }
    let length = text.prefix { $0 == marker }.count
    return length >= 3 && !(marker == "`" && text.dropFirst(length).contains("`")) ? (marker, length) : nil
  }

  private static func closes(_ line: Substring, _ open: (marker: Character, length: Int)) -> Bool {
    let text = line.drop { " \t>".contains($0) }
    let length = text.prefix { $0 == open.marker }.count
    return length >= open.length && text.dropFirst(length).allSatisfy { $0 == " " || $0 == "\t" }
  }

  /// The closing line that a text lacks for its last fence.
  static func missingFence(_ source: String) -> String? {
    var fence: (marker: Character, length: Int)?
    for line in source.split(separator: "\n", omittingEmptySubsequences: false) {
      if let open = fence {
        if closes(line, open) { fence = nil }
      } else {
        fence = opening(line)
      }
    }
    return fence.map { String(repeating: $0.marker, count: $0.length) }
  }
}
