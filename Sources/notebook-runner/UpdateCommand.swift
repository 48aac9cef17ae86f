// `update`: writes the outputs into the notebooks.

import ArgumentParser
import NotebookRunner

struct UpdateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "update",
    abstract: "Run notebooks and write the outputs into them.",
    discussion: """
      Only output blocks are changed, and of those only the ones that do not hold any more. A file is replaced \
      in one step. A notebook in which a cell fails stays as it is; mark a cell that must raise:

        ```python raises-exception
        ```python raises="RuntimeError: Trying to backward"
      """)

  @OptionGroup var files: FileArguments
  @OptionGroup var running: RunArguments

  @Flag(help: "Renew also the outputs of cells with the tag ignore-output.")
  var fresh = false

  func run() throws {
    let batch = Batch(files)
    var (written, blocks, failed) = (0, 0, 0)
    let (outputs, errors) = (Terminal.output.palette(files.color), Terminal.error.palette(files.color))
    batch.visit { notebook throws(FileError) in
      let runs = try batch.run(notebook, running)
      let review = Review(of: notebook.document, runs, fresh: fresh)
      let complaint = Report(of: notebook.document, name: notebook.name, palette: errors)
      Terminal.error.write(runs.map(complaint.notes).joined())
      guard review.failures.isEmpty else {
        batch.note(.failed)
        failed += 1
        Terminal.error.write(review.failures.map(complaint.text).joined())
        Terminal.error.write(
          "\(notebook.name): not written, \(review.failures.count) of \(counted(runs.count, "cell")) failed\n")
        return
      }
      if review.differences.isEmpty { return }
      try notebook.write(review.edits)
      written += 1
      blocks += review.differences.count
      let report = Report(of: notebook.document, name: notebook.name, palette: outputs)
      Terminal.output.write(review.differences.map(report.changed).joined())
    }
    if batch.notebookCount > 0 {
      let rest = failed > 0 ? "; \(counted(failed, "notebook")) with failing cells not written" : ""
      let notebooks = counted(batch.notebookCount, "notebook")
      let changed = "\(counted(blocks, "output")) changed in \(written) of \(notebooks)"
      let nothing = "\(notebooks), nothing \(batch.outcome == .well ? "to change" : "written")"
      Terminal.output.write((written == 0 ? nothing : changed) + rest + "\n")
    }
    try batch.finish()
  }
}

extension Notebook {
  /// Writes the document with `edits` to its file.
  func write(_ edits: [Int: [UInt8]]) throws(FileError) {
    let bytes = document.rendered(with: edits)
    guard document.isFaithful(bytes, edits: edits) else {
      throw FileError(
        name, "not written: with its outputs it would not read as the same notebook any more",
        advice: "move the cells out of their lists and quotes, and report this file as a fault of notebook-runner")
    }
    try file.replace(with: bytes)
  }
}
