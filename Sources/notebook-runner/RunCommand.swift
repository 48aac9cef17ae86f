// `run`: runs notebooks and prints what their cells put out.

import ArgumentParser
import NotebookRunner

struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    _superCommandName: "notebook-runner",
    abstract: "Run notebooks and print the outputs; write nothing.",
    discussion: """
      Each output stands behind a line Out[n]:, with several files behind the file's name. A cell that fails \
      does not keep the later ones from running.

        notebook-runner run lesson.md
        notebook-runner run lesson.md -p epochs=10 -p name=adam
        notebook-runner run lesson.md --cell second-backward
      """)

  @OptionGroup var files: FileArguments
  @OptionGroup var running: RunArguments
  @OptionGroup var reports: ReportArguments

  @Option(
    name: [.short, .customLong("parameter")],
    help: ArgumentHelp(
      "Set a top-level name of the cells with the tag parameters; can be repeated.", valueName: "name=value"))
  var parameters: [String] = []

  func run() throws {
    try Run(files: files.choice, running: running.choice, reports: reports.choice, parameters: parameters).run()
  }
}

struct Run: Verb {
  let files: FileChoice
  var running = RunChoice()
  var reports = ReportChoice()
  var parameters: [String] = []

  func run() throws {
    let parameters = try parameters.map { text in
      guard let parameter = Parameter(text) else {
        throw ValidationError("'\(text)' is no parameter: write -p name=value.")
      }
      return parameter
    }
    let batch = Batch(files, reports, command: "run")
    let printsNames = hasSeveralFiles
    // Of the notebook whose turn it is, each output is printed as soon as it is there.
    var printed = 0
    func show(_ notebook: Notebook, _ runs: [CellRun], isDone: Bool) {
      if reports.json { return }
      var text: [UInt8] = []
      if printsNames, printed == 0, isDone || !runs.isEmpty { text += Array("\(notebook.name)\n\n".utf8) }
      for run in runs.dropFirst(printed) where !run.text.isEmpty {
        text += "Out[\(notebook.document.cells[run.cell].number ?? 0)]:\n".utf8
        text += run.text
        text.append(.newline)
      }
      printed = isDone ? 0 : runs.count
      if text.isEmpty { return }
      batch.pause()
      batch.output.write(text)
    }
    batch.run(running, parameters: parameters, live: { show($0.notebook, $0.runs, isDone: false) }) {
      notebook, rounds throws(Notebook.Failure) in
      let runs = rounds.last ?? []
      let review = Review(failuresOf: runs)
      let words = Report(of: notebook.document, name: notebook.name, palette: batch.errorPalette)
      var complaints = review.failures.map { words.finding($0).text(in: notebook.name, palette: batch.errorPalette) }
        .joined()
      if !review.failures.isEmpty {
        complaints += "\(notebook.name): \(review.failures.count) of \(counted(runs.count, "cell")) failed\n"
      }
      let plain = Report(of: notebook.document, name: notebook.name, palette: .plain)
      let result = NotebookResult(
        name: notebook.name, document: notebook.document, runs, review, findings: plain.findings(review),
        listingCells: batch.ledger.needsCells)
      return (result, (notebook: notebook, runs: runs, notes: runs.map(words.notes).joined(), complaints: complaints))
    } report: { _, extra in
      show(extra.notebook, extra.runs, isDone: true)
      batch.say(extra.notes)
      if !reports.json { batch.error.write(extra.complaints) }
    }
    let failed = batch.ledger.totals.failedCells
    let cells = counted(batch.ledger.totals.cells, "cell")
    try batch.finish(nil, summary: "\(counted(batch.notebookCount, "notebook")), \(cells), \(failed) failed")
  }

  /// Whether more than one notebook is meant, so that each needs its name printed.
  private var hasSeveralFiles: Bool {
    guard let found = try? files.notebooks() else { return false }
    return found.count != 1 || found[0].isFromFolder
  }
}
