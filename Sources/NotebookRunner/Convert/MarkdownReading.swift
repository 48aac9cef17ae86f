// `.md`: reading a document into a Jupyter notebook by Jupytext's rules.

extension JupyterNotebook {
  /// Reads a Markdown notebook. A cell at the top level, fenced with backticks and not indented, becomes a code cell
  /// and its block the cell's outputs; every other cell is a part of the text. `parts` says, for the index of a cell
  /// that was run and printed what is stored, what is in its output.
  package init(_ document: Document, parts: [Int: OutputParts] = [:]) {
    let source = document.source
    let ending = document.cells.first?.lineEnding ?? source.lines.first.map { Array(source.bytes[$0.ending]) } ?? []
    var reader = MarkdownReader(document, parts: parts)
    reader.read()
    cells = reader.cells
    metadata = reader.metadata
    var ours = [JSONValue.Member("source", .string(".md"))]
    if ending == [.carriageReturn, .newline] || ending == [.carriageReturn] {
      ours.append(JSONValue.Member("line_ending", .string(String(decoding: ending, as: UTF8.self))))
    }
    if !source.byteOrderMark.isEmpty { ours.append(JSONValue.Member("byte_order_mark", .bool(true))) }
    metadata[Self.ourKey] = .object(ours)
  }
}

private struct MarkdownReader {
  let document: Document
  let parts: [Int: OutputParts]
  /// The lines behind the front matter.
  private let lines: [Substring]
  private let headerLines: [Substring]?
  /// The cells that become code cells, by the place of their opening line in `lines`.
  private var codeCells: [Int: Cell] = [:]
  private var hasBlocks = false
  var cells: [JupyterCell] = []
  var metadata: [JSONValue.Member] = []

  init(_ document: Document, parts: [Int: OutputParts]) {
    self.document = document
    self.parts = parts
    let source = document.source
    let all = source.lines.enumerated().map { index, line in
      let start = index == 0 ? source.byteOrderMark.upperBound : line.start
      return Substring(source.string(start..<max(start, line.contentEnd)))
    }
    let headerCount = document.frontMatter.lineCount
    headerLines = headerCount == 0 ? nil : Array(all[1..<(headerCount - 1)])
    lines = Array(all[headerCount...])
    for cell in document.cells where lines[cell.line - 1 - headerCount].hasPrefix("```") && cell.prefix.isEmpty {
      codeCells[cell.line - 1 - headerCount] = cell
    }
    hasBlocks = document.cells.contains { $0.block != nil }
  }

  mutating func read() {
    var at = 0
    let blanks = headerLines == nil ? 0 : lines.prefix { $0.isEmpty }.count
    let header = NotebookHeader(headerLines, blanks: blanks)
    metadata = header.metadata
    if let cell = header.cell { cells.append(cell) }
    at = blanks
    if headerLines == nil, let first = lines.first, first.isEmpty {
      // Blank lines at the start of a file belong to no cell: an empty one holds them.
      var cell = JupyterCell(.markdown, "")
      let count = lines.prefix { $0.isEmpty }.count
      if count - 1 != 1 { cell.blanksBehind = count - 1 }
      if count < lines.count || hasFinalLineEnding { cells.append(cell) }
      at = count
    }
    while at < lines.count {
      let start = at
      var isRegion = false
      var cell: JupyterCell
      if let code = codeCells[at] {
        (cell, at) = codeCell(code)
      } else if let region = MarkdownCells.region(in: lines, at: at) {
        (cell, at) = (region.cell, region.end)
        isRegion = true
      } else {
        at = MarkdownCells.end(in: lines, from: at) { codeCells[$0] != nil }
        cell = JupyterCell(.markdown, lines[start..<at].joined(separator: "\n"))
      }
      var blanks = 0
      while at < lines.count, lines[at].isEmpty { (at, blanks) = (at + 1, blanks + 1) }
      // As Jupytext counts: at the end with the last line's own ending, between two texts one less.
      if at == lines.count {
        blanks += hasFinalLineEnding ? 1 : 0
      } else if cell.kind == .markdown, !isRegion, !cell.source.isEmpty, codeCells[at] == nil,
        MarkdownCells.region(in: lines, at: at) == nil
      {
        blanks -= 1
      }
      if blanks != 1 { cell.blanksBehind = blanks }
      cells.append(cell)
    }
  }

  private var hasFinalLineEnding: Bool { document.source.lines.last?.ending.isEmpty == false }

  /// The code cell that `cell` is, and the place of the line behind it and its block.
  private func codeCell(_ cell: Cell) -> (JupyterCell, Int) {
    let headerCount = document.frontMatter.lineCount
    var code = JupyterCell(.code, cell.source.hasSuffix("\n") ? String(cell.source.dropLast()) : cell.source)
    code.metadata = cell.options.metadata
    if hasBlocks { code.executionCount = cell.number }
    guard let block = cell.block else { return (code, cell.closeLine + 1 - headerCount) }
    let stored = document.source.bytes[document.parts[cell.outputPart].range]
    let digits = document.source.bytes[block.digits]
    let number = Int(String(decoding: digits, as: UTF8.self))
    // A block that is not as update writes it stays a text, as it is for Jupytext.
    guard let number, String(number).utf8.elementsEqual(digits),
      stored.elementsEqual(OutputBlock.bytes(block.text, digits: digits, for: cell))
    else { return (code, cell.closeLine + 1 - headerCount) }
    code.executionCount = cell.number ?? number
    code.outputs = BlockOutputs.outputs(block.text, of: cell, parts: parts[cell.index])
    return (code, block.closeLine + 1 - headerCount)
  }
}
