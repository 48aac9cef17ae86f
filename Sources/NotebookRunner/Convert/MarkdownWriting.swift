// `.md`: writing a Jupyter notebook as a document, by Jupytext's rules and with its outputs as blocks.

/// A notebook in another format, and what was lost on the way.
package struct Converted: Sendable {
  package var bytes: [UInt8]
  package var notes: [String] = []
}

extension JupyterNotebook {
  /// The notebook as Markdown. A notebook that was Markdown before keeps its text; in another one the `python` fences
  /// that stand in the text are marked so that they are not run. Throws where the text would read as other cells.
  package func markdown() throws(Problem) -> Converted {
    var writer = MarkdownWriter(notebook: self)
    return try writer.write()
  }
}

private struct MarkdownWriter {
  let notebook: JupyterNotebook
  /// Whether its text came from Markdown, by us or by Jupytext, and keeps its blank lines, cells and blocks.
  private let keepsBlanks: Bool
  private let isOurs: Bool
  private var notes: [String] = []
  private var number = 0

  init(notebook: JupyterNotebook) {
    self.notebook = notebook
    isOurs = notebook.origin == ".md"
    keepsBlanks =
      isOurs || notebook.metadata["jupytext"]?["text_representation"]?["extension"]?.string == ".md"
  }

  mutating func write() throws(Problem) -> Converted {
    var cells = notebook.cells
    var lines: [String] = []
    let header = cells.first.flatMap { NotebookHeader.isHeader($0) ? $0 : nil }
    if header != nil { cells.removeFirst() }
    let headerLines = NotebookHeader.lines(of: notebook.metadata, header, as: keepsBlanks ? nil : Self.representation)
    if let headerLines {
      let blanks = (keepsBlanks ? header?.blanksBehind : nil) ?? 1
      lines = ["---"] + headerLines + ["---"] + [String](repeating: "", count: max(0, min(blanks, 1 << 16)))
    }
    if keepsBlanks { removeOldBlocks(&cells) } else { for index in cells.indices { quieten(&cells[index]) } }

    var texts: [[String]] = []
    var isPlain: [Bool] = []
    for (index, cell) in cells.enumerated() {
      isPlain.append(cell.kind == .markdown && !isRegion(cell, isFirst: index == 0 && headerLines == nil))
      texts.append(text(of: cell, isPlain: isPlain[index]))
    }
    for (index, cell) in cells.enumerated() {
      var blanks = max(0, min((keepsBlanks ? cell.blanksBehind : nil) ?? 1, 1 << 16))
      if index + 1 < cells.count, isPlain[index], isPlain[index + 1], !cell.source.isEmpty { blanks += 1 }
      lines += texts[index] + [String](repeating: "", count: blanks)
    }
    let result = encoded(lines.joined(separator: "\n"))
    try check(result, against: cells)
    return Converted(bytes: result, notes: notes)
  }

  private static let representation = JSONValue.object([
    JSONValue.Member("extension", .string(".md")), JSONValue.Member("format_name", .string("markdown")),
    JSONValue.Member("format_version", .string("1.3")),
  ])

  private func encoded(_ text: String) -> [UInt8] {
    let ours = notebook.metadata[JupyterNotebook.ourKey]
    var bytes = Array(text.utf8)
    if let ending = ours?["line_ending"]?.string, ending == "\r\n" || ending == "\r" {
      bytes = Array(
        bytes.split(separator: .newline, omittingEmptySubsequences: false).joined(separator: Array(ending.utf8)))
    }
    return ours?["byte_order_mark"] == .bool(true) ? [0xEF, 0xBB, 0xBF] + bytes : bytes
  }

  private func isRegion(_ cell: JupyterCell, isFirst: Bool) -> Bool {
    if !regionMetadata(cell).isEmpty || cell.metadata[MarkdownCells.regionKey] != nil { return true }
    // Blank lines that belong to no cell: ours stand at the start of a file, Jupytext's where there are many.
    if isOurs { return !(isFirst && cell.source.isEmpty) && MarkdownCells.needsRegion(cell.source) }
    var source = cell.source[...]
    if keepsBlanks {
      source = source.drop { $0 == "\n" }
      while source.last == "\n" { source.removeLast() }
      if source.isEmpty { return false }
    }
    return MarkdownCells.needsRegion(String(source))
  }

  private func regionMetadata(_ cell: JupyterCell) -> [JSONValue.Member] {
    cell.metadata.filter {
      !CodeOptions.unwritten.contains($0.key) && $0.key != MarkdownCells.regionKey && MetadataWords.isKey($0.key)
    }
  }

  private mutating func text(of cell: JupyterCell, isPlain: Bool) -> [String] {
    if cell.attachments != nil { notes.append("pictures attached to a text are left out") }
    if cell.kind == .code { return codeText(cell) }
    let lines = cell.lines.map(String.init)
    if isPlain { return lines }
    // A marker of which the text holds no end.
    let wish = cell.metadata[MarkdownCells.regionKey]?.string
    let names = cell.kind == .raw ? ["raw"] : [wish ?? "region", "region", "markdown", "md"]
    let name =
      names.first { name in
        ["raw", "region", "markdown", "md"].contains(name) && !lines.contains("<!-- #end\(name) -->")
      } ?? "region"
    return [MarkdownCells.startMarker(name, regionMetadata(cell))] + lines + ["<!-- #end\(name) -->"]
  }

  private mutating func codeText(_ cell: JupyterCell) -> [String] {
    let isSkipped = cell.tags.contains("skip-execution")
    if !isSkipped { number += 1 }
    let options = CodeOptions(cell.metadata)
    let title = isSkipped ? "a cell that is not run" : "cell \(number)"
    notes += options.problems.map { "\(title): \($0)" }
    let longest = cell.lines.map { $0.drop { $0 == " " }.prefix { $0 == "`" }.count }.max() ?? 0
    let fence = String(repeating: "`", count: longest < 3 ? 3 : longest + 1)
    var lines =
      [fence + "python" + (options.words.isEmpty ? "" : " ") + options.words] + cell.lines.map(String.init) + [fence]
    let output = BlockOutputs.text(cell.outputs)
    let mustRaise = cell.tags.contains("raises-exception") || cell.metadata["raises"] != nil
    if !mustRaise, !isSkipped, cell.outputs.contains(where: { if case .error = $0 { true } else { false } }) {
      notes.append("\(title) raised an error; if it is meant to, give it the tag raises-exception")
    }
    if cell.outputs.contains(where: \.isOnlyPicture) { notes.append("\(title): a picture is left out") }
    if !output.isEmpty {
      let digits = String(isSkipped ? max(cell.executionCount ?? 0, 0) : number)
      let block = String(decoding: OutputBlock.bytes(output, digits: digits.utf8), as: UTF8.self)
      lines += block.dropFirst().split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
    return lines
  }

  /// Where a cell has outputs of its own, the block in the text behind it, which is all that Jupytext knows of one, is
  /// out of date.
  private func removeOldBlocks(_ cells: inout [JupyterCell]) {
    for index in cells.indices.dropLast().reversed() {
      guard cells[index].kind == .code, !cells[index].outputs.isEmpty, cells[index + 1].kind == .markdown else {
        continue
      }
      let source = SourceText(Array(cells[index + 1].source.utf8))
      guard let block = CommonMark.fences(in: source, hiding: 0).first, block.start == 0, let close = block.closeLine,
        OutputBlock.digits(inInfo: block.info, of: source) != nil
      else { continue }
      let rest = source.string(source.lines[close].end..<source.bytes.count).drop { $0 == "\n" }
      if rest.isEmpty { cells.remove(at: index + 1) } else { cells[index + 1].source = String(rest) }
    }
  }

  /// Keeps what other notebooks only show, in their text, from being read as cells and blocks.
  private func quieten(_ cell: inout JupyterCell) {
    guard cell.kind == .markdown else { return }
    if let fence = MarkdownCells.missingFence(cell.source) { cell.source += "\n" + fence }
    let source = SourceText(Array(cell.source.utf8))
    var result: [UInt8] = []
    var end = 0
    for fence in CommonMark.fences(in: source, hiding: 0) {
      let info = source.string(fence.info)
      let words = info.split(whereSeparator: { $0 == " " || $0 == "\t" })
      let replacement: String
      if words.first == "python" || words.first == "py" {
        // In a region it stays a part of the text.
        cell.metadata[MarkdownCells.regionKey] = cell.metadata[MarkdownCells.regionKey] ?? .string("region")
        if words.contains("skip-execution") { continue }
        replacement = "python skip-execution"
      } else if OutputBlock.digits(inInfo: fence.info, of: source) != nil {
        replacement = "text"
      } else {
        continue
      }
      result += source.bytes[end..<fence.info.lowerBound]
      result += replacement.utf8
      end = fence.info.upperBound
    }
    cell.source = String(decoding: result + source.bytes[end...], as: UTF8.self)
  }

  /// Reads the result and compares, so that no cell is lost or made by what stands in a text.
  private func check(_ result: [UInt8], against cells: [JupyterCell]) throws(Problem) {
    let document: Document
    do {
      document = try Document(result)
    } catch {
      let first = error.list.first ?? Problem(line: 0, "cannot be read", advice: "")
      throw Problem(line: 0, "its Markdown would have an error (\(first.message))", advice: first.advice)
    }
    let read = JupyterNotebook(document).cells.filter { $0.kind == .code }
    let code = cells.filter { $0.kind == .code }
    for (index, cell) in code.enumerated() where index >= read.count || read[index].source != cell.source {
      throw Problem(
        line: 0, "its cell \(index + 1) would not read as a cell in Markdown",
        advice: "close the fences, comments and HTML blocks of the texts before it")
    }
    if read.count > code.count {
      throw Problem(
        line: 0, "a text in it would read as a cell in Markdown",
        advice: "close the fences and HTML blocks of its texts")
    }
  }
}

extension JupyterOutput {
  fileprivate var isOnlyPicture: Bool {
    guard case .data(let data, _, _) = self else { return false }
    return data.contains { $0.key.hasPrefix("image/") }
  }
}
