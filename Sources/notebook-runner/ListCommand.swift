// `list`: what cells there are.

import ArgumentParser
import NotebookRunner

struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the cells of notebooks with their lines, names, tags and options; run nothing.",
    discussion: """
      A cell is picked by its number or its name:

        notebook-runner list lesson.md
        notebook-runner run lesson.md#second-backward
      """)

  @OptionGroup var files: FileArguments

  @Flag(help: "Print one line of JSON a notebook.")
  var json = false

  func run() throws {
    let batch = Batch(files.choice, command: "list")
    batch.visit { notebook throws(FileError) in
      let cells = notebook.document.cells
      let picks = notebook.picks
      let listed = picks.isEmpty ? cells : cells.filter { cell in picks.contains { $0.matches(cell) } }
      if json {
        batch.output.write(notebook.json(of: listed).line + "\n")
      } else {
        batch.output.write(listed.map { notebook.line(of: $0, palette: batch.outputPalette) }.joined())
      }
    }
    try batch.finish(nil)
  }
}

extension Notebook {
  /// `file:line: cell n (name): tags and options`.
  fileprivate func line(of cell: Cell, palette: Palette) -> String {
    let place = Visible.text("\(name):\(cell.line):".utf8, showingBlanks: false)
    let words = (cell.options.tags + cell.options.spelled.map { "\($0)=\($1.line)" }).joined(separator: " ")
    let title = Visible.text(cell.title.utf8, showingBlanks: false)
    return "\(palette.heading(place)) \(title)" + (words.isEmpty ? "" : ": ")
      + Visible.text(words.utf8, showingBlanks: false) + "\n"
  }

  /// `notebook` and `cells`; of a cell `cell` (its number), `line`, `end_line`, `name`, `tags`, `options` and
  /// `output_line`, where it has them.
  fileprivate func json(of cells: [Cell]) -> JSONValue {
    let cells = cells.map { cell -> JSONValue in
      var members: [JSONValue.Member] = []
      if let number = cell.number { members.append(.init("cell", .integer(number))) }
      members += [.init("line", .integer(cell.line)), .init("end_line", .integer(cell.closeLine + 1))]
      if let name = cell.options.name { members.append(.init("name", .string(name))) }
      members.append(.init("tags", .array(cell.options.tags.map { .string($0) })))
      members.append(.init("options", .object(cell.options.spelled.map { .init($0, $1) })))
      if let block = cell.block { members.append(.init("output_line", .integer(block.openLine + 1))) }
      return .object(members)
    }
    return .object([.init("notebook", .string(name)), .init("cells", .array(cells))])
  }
}

extension CellOptions {
  /// The options other than tags and the name, as they hold with the front matter's.
  fileprivate var spelled: [(key: String, value: JSONValue)] {
    var result: [(key: String, value: JSONValue)] = []
    if let raises { result.append(("raises", .string(raises))) }
    for (key, number) in [("rtol", rtol), ("atol", atol), ("timeout", timeout)] {
      if let number { result.append((key, .real(number))) }
    }
    return result
  }
}
