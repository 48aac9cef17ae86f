// `clear`: takes the outputs out of the notebooks.

import ArgumentParser
import NotebookRunner

struct ClearCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clear",
    abstract: "Remove the output blocks of notebooks; run nothing.",
    discussion: """
      Removes what update adds: clear and then update give the same bytes again. The blocks of cells with the tag \
      skip-execution stay, since no update would bring them back.
      """)

  @OptionGroup var files: FileArguments

  func run() throws {
    let batch = Batch(files)
    var (written, blocks) = (0, 0)
    batch.visit { notebook throws(FileError) in
      let edits = notebook.document.clearingEdits
      if edits.isEmpty { return }
      try notebook.write(edits)
      written += 1
      blocks += edits.count
    }
    if batch.notebookCount > 0 {
      let notebooks = counted(batch.notebookCount, "notebook")
      let removed = "\(counted(blocks, "output")) removed from \(written) of \(notebooks)\n"
      let nothing = "\(notebooks), nothing \(batch.outcome == .well ? "to remove" : "written")\n"
      Terminal.output.write(written == 0 ? nothing : removed)
    }
    try batch.finish()
  }
}
