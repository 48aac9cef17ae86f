// The front matter of a text notebook as Jupytext divides it: `jupyter:` is metadata, everything else a raw cell.

struct NotebookHeader {
  /// The notebook's metadata.
  var metadata: [JSONValue.Member]
  /// The raw cell that holds the rest of the front matter, if there is any.
  var cell: JupyterCell?

  private static let filterKey = "notebook_metadata_filter"

  /// Reads the lines of a front matter, its fences left out; nil where there is none. `blanks` lines follow it.
  init(_ lines: [Substring]?, blanks: Int) {
    let divided = lines.map(Self.divide)
    if let divided, let metadata = divided.jupyter {
      self.metadata = Self.filledIn(metadata)
      let rest = divided.rest.isEmpty ? nil : divided.rest
      var cell = rest.map { JupyterCell(.raw, (["---"] + $0 + ["---"]).joined(separator: "\n")) }
      if blanks != 1 { cell?.blanksBehind = blanks }
      self.cell = cell
      if Self.lines(of: self.metadata, cell)?.map({ $0[...] }) == lines, blanks == 1 || cell != nil { return }
    }
    // It says nothing to Jupyter, or says it in more words than ours: it stays whole.
    metadata = Self.filledIn(divided?.jupyter ?? [])
    var jupytext = metadata["jupytext"]?.members ?? []
    jupytext[Self.filterKey] = .string("-all")
    metadata["jupytext"] = .object(jupytext)
    cell = lines.map { JupyterCell(.raw, (["---"] + $0 + ["---"]).joined(separator: "\n")) }
    if blanks != 1 { cell?.blanksBehind = blanks }
  }

  /// The metadata with what Jupyter wants to know of every notebook.
  private static func filledIn(_ metadata: [JSONValue.Member]) -> [JSONValue.Member] {
    var metadata = metadata
    if metadata["kernelspec"] == nil {
      metadata["kernelspec"] = .object([
        JSONValue.Member("display_name", .string("Python 3")), JSONValue.Member("language", .string("python")),
        JSONValue.Member("name", .string("python3")),
      ])
    }
    metadata["language_info"] = .object([JSONValue.Member("name", .string("python"))])
    return metadata
  }

  /// The lines inside `---` of a notebook with this metadata and, perhaps, a raw cell of front matter.
  /// Returns nil where there are none.
  static func lines(of metadata: [JSONValue.Member], _ cell: JupyterCell?, as representation: JSONValue? = nil)
    -> [String]?
  {
    var lines = cell?.lines.dropFirst().dropLast().map(String.init) ?? []
    let filter = metadata["jupytext"]?[filterKey]?.string
    var jupyter = metadata.filter { $0.key == "jupytext" || $0.key == "kernelspec" }
    if filter != "-all", !jupyter.isEmpty {
      if let representation {
        var jupytext = jupyter["jupytext"]?.members ?? []
        jupytext[filterKey] = .string(filter ?? "-jupytext.text_representation.jupytext_version")
        jupytext["text_representation"] = representation
        jupyter["jupytext"] = .object(jupytext)
      }
      // Metadata of other tools that are more than this writer can say are left out.
      let known = jupyter.compactMap { member in BlockYAML.lines([member], indent: 2).map { (member.key, $0) } }
      if !known.isEmpty { lines += ["jupyter:"] + known.sorted { $0.0 < $1.0 }.flatMap(\.1) }
    }
    return lines.isEmpty && cell == nil ? nil : lines
  }

  /// Whether a cell is front matter: a raw cell between `---` lines.
  static func isHeader(_ cell: JupyterCell) -> Bool {
    let lines = cell.lines
    return cell.kind == .raw && lines.count >= 2 && lines.first == "---" && lines.last == "---"
      && !lines.dropFirst().dropLast().contains("---")
  }

  /// The `jupyter:` mapping, if it is one that can be read, and the other lines.
  private static func divide(_ lines: [Substring]) -> (jupyter: [JSONValue.Member]?, rest: [Substring]) {
    var jupyter: [Substring] = []
    var rest: [Substring] = []
    var isInside = false
    for line in lines {
      if line == "jupyter:" { isInside = true } else if let first = line.first, first != " " { isInside = false }
      if isInside { jupyter.append(line) } else { rest.append(line) }
    }
    return (jupyter.isEmpty ? nil : BlockYAML.mapping(jupyter)?["jupyter"]?.members, rest)
  }
}
