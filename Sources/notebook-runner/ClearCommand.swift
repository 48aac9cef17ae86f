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
    let batch = Batch(files.choice, command: "clear", documentOnOutput: true)
    var (written, blocks) = (0, 0)
    batch.visit { notebook throws(FileError) in
      let edits = notebook.document.clearingEdits
      if notebook.file.isStandardInput { Terminal.output.write(notebook.document.rendered(with: edits)) }
      if edits.isEmpty { return }
      if !notebook.file.isStandardInput { try notebook.write(edits) }
      written += 1
      blocks += edits.count
    }
    let notebooks = counted(batch.notebookCount, "notebook")
    let removed = "\(counted(blocks, "output")) removed from \(written) of \(notebooks)"
    let nothing = "\(notebooks), nothing \(batch.outcome == .well ? "to remove" : "written")"
    try batch.finish(written == 0 ? nothing : removed)
  }
}
