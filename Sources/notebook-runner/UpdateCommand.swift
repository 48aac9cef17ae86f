// `update`: writes the outputs into the notebooks.

import ArgumentParser
import NotebookRunner

struct UpdateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "update",
    _superCommandName: "notebook-runner",
    abstract: "Run notebooks and write the outputs into them.",
    discussion: """
      Only output blocks are changed, and of those only the ones that do not hold any more. A file is replaced \
      in one step. A notebook in which a cell fails stays as it is; mark a cell that must raise:

        ```python raises-exception
        ```python raises="RuntimeError: Trying to backward"

      Outputs are accepted one by one with -i, or by cell:

        notebook-runner update lesson.md#second-backward
        notebook-runner update - < lesson.md > renewed.md
      """)

  @OptionGroup var files: FileArguments
  @OptionGroup var running: RunArguments
  @OptionGroup var reports: ReportArguments

  @Flag(help: "Renew also the outputs of cells with the tag ignore-output.")
  var fresh = false

  @Flag(help: "Write nothing and fail where something would be written: the same as the verb check.")
  var check = false

  @Flag(name: [.short, .long], help: "Show each difference and ask whether to accept it.")
  var interactive = false

  func validate() throws {
    if check && (fresh || interactive) { throw ValidationError("--check goes without --fresh and --interactive.") }
    if interactive && files.files == ["-"] { throw ValidationError("--interactive needs standard input for itself.") }
  }

  func run() throws {
    let (files, running, reports) = (files.choice, running.choice, reports.choice)
    if check {
      return try Check(files: files, running: running, reports: reports).run(asked: "update --check")
    }
    try Update(files: files, running: running, reports: reports, fresh: fresh, interactive: interactive).run()
  }
}

struct Update: Verb {
  let files: FileChoice
  var running = RunChoice()
  var reports = ReportChoice()
  var fresh = false
  var interactive = false

  func run() throws {
    let batch = Batch(files, reports, command: "update", documentOnOutput: true)
    var dialog = interactive ? AcceptDialog(palette: batch.outputPalette) : nil
    var (written, blocks, unwritten, left) = (0, 0, 0, 0)
    batch.run(running, width: interactive ? 1 : nil) { notebook, rounds throws(Notebook.Failure) in
      let runs = rounds.last ?? []
      let document = notebook.document
      var review = Review(of: document, runs, fresh: fresh)
      let findings = Report(of: document, name: notebook.name, palette: .plain, diff: reports.diff).findings(review)
      let complaints = Report(of: document, name: notebook.name, palette: batch.errorPalette, diff: reports.diff)
      var messages = reports.quiet ? "" : runs.map(complaints.notes).joined()
      let isWritable = review.failures.isEmpty
      if !isWritable {
        messages += review.failures.map { complaints.finding($0).text(in: notebook.name, palette: batch.errorPalette) }
          .joined()
        messages += "\(notebook.name): not written, \(review.failures.count) of \(counted(runs.count, "cell")) failed\n"
      } else if !review.differences.isEmpty, dialog != nil {
        let all = review.differences.count
        dialog?.choose(from: &review, of: notebook, diff: reports.diff, in: batch)
        left += all - review.differences.count
      }
      if notebook.file.isStandardInput {
        Terminal.output.write(document.rendered(with: isWritable ? review.edits : [:]))
      } else if isWritable, !review.differences.isEmpty {
        do throws(FileError) { try notebook.write(review.edits) } catch { throw .file(error) }
      }
      let report = Report(of: document, name: notebook.name, palette: batch.outputPalette)
      let changes = isWritable ? review.differences.map(report.changed).joined() : ""
      let result = NotebookResult(
        name: notebook.name, document: document, runs, review,
        findings: isWritable ? [] : findings.filter(\.kind.isFailure), comparing: false,
        listingCells: batch.ledger.needsCells)
      return (result, (messages, changes, isWritable ? review.differences.count : nil))
    } report: { result, extra in
      let (messages, changes, count) = extra
      if !reports.json { batch.error.write(messages) }
      if !reports.quiet, !reports.json { batch.output.write(changes) }
      if let count { blocks += count } else { unwritten += 1 }
      if let count, count > 0 { written += 1 }
    }
    if left > 0 { batch.note(.failed) }
    let rest =
      (unwritten > 0 ? "; \(counted(unwritten, "notebook")) with failing cells not written" : "")
      + (left > 0 ? "; \(counted(left, "difference")) left" : "")
    let notebooks = counted(batch.notebookCount, "notebook")
    let changed = "\(counted(blocks, "output")) changed in \(written) of \(notebooks)"
    let nothing = "\(notebooks), nothing \(batch.outcome == .well ? "to change" : "written")"
    try batch.finish((written == 0 ? nothing : changed) + rest)
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
