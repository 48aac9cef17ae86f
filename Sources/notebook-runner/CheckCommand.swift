// `check`: are the outputs in the notebooks still true?

import ArgumentParser
import NotebookRunner

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    _superCommandName: "notebook-runner",
    abstract: "Run notebooks and compare the outputs with those in them; write nothing.",
    discussion: """
      Passes exactly when every cell ends as its options demand and update would change no byte. Differences are \
      shown as unified diffs of the files, with the command that accepts them.

      Outputs are compared byte for byte unless the cell says more:

        ```python rtol=1e-05             numbers may differ that much
        ```python wildcards              in its block, ... stands for lines, [..] for text
        ```python ignore-output          runs, but its output is not compared

      In continuous integration:

        notebook-runner check docs --junit report.xml --shard 2/8
      """)

  @OptionGroup var files: FileArguments
  @OptionGroup var running: RunArguments
  @OptionGroup var reports: ReportArguments

  @Option(
    name: .customLong("repeat"),
    help: ArgumentHelp(
      "Run each notebook N times and report the cells whose output changes from run to run.", valueName: "n"))
  var rounds = 1

  func validate() throws {
    if !(1...100_000).contains(rounds) { throw ValidationError("--repeat takes 1 to 100000.") }
  }

  func run() throws {
    try Check(files: files.choice, running: running.choice, reports: reports.choice, rounds: rounds).run()
  }
}

struct Check: Verb {
  let files: FileChoice
  var running = RunChoice()
  var reports = ReportChoice()
  var rounds = 1

  func run() throws { try run(asked: nil) }

  /// `command` is the verb that asks for it, if not `check`; `reference` is compared with instead of our engine.
  func run(asked command: String?, by reference: Reference? = nil) throws {
    let batch = Batch(files, reports, command: command ?? "check")
    var acceptable: [String] = []
    batch.run(running, rounds: rounds, workers: reference?.factory) { notebook, rounds throws(Notebook.Failure) in
      let review = Review(of: notebook.document, rounds)
      let plain = Report(of: notebook.document, name: notebook.name, palette: .plain, diff: reports.diff)
      let notes = (rounds.first ?? []).map(
        Report(of: notebook.document, name: notebook.name, palette: batch.errorPalette).notes
      ).joined()
      let findings = plain.findings(review)
      let result = NotebookResult(
        name: notebook.name, document: notebook.document, rounds.first ?? [], review, findings: findings,
        listingCells: batch.ledger.needsCells)
      var text = ""
      if !findings.isEmpty, !reports.json {
        let report = Report(
          of: notebook.document, name: notebook.name, palette: batch.outputPalette, diff: reports.diff)
        text = report.text(review)
      }
      return (result, (notes: notes, text: text, isAcceptable: review.failures.isEmpty && !review.differences.isEmpty))
    } report: { result, extra in
      batch.say(extra.notes)
      batch.output.write(extra.text)
      if extra.isAcceptable { acceptable.append(result.name) }
    }
    if !acceptable.isEmpty, reference == nil, !reports.json {
      batch.output.write("\nto accept: \(acceptance(of: acceptable))\n")
    }
    let totals = batch.ledger.totals
    var verdicts: [String] = []
    if totals.differing > 0 { verdicts.append("outputs differ in \(counted(totals.differing, "notebook"))") }
    if totals.failedCells > 0 { verdicts.append("\(counted(totals.failedCells, "cell")) failed") }
    if totals.unusable > 0 { verdicts.append("some files could not be used") }
    if verdicts.isEmpty { verdicts.append(reference?.agreement ?? "all as stored") }
    try batch.finish(
      "\(counted(batch.notebookCount, "notebook")), \(counted(totals.cells, "cell")): \(verdicts.joined(separator: ", "))"
    )
  }

  /// The command that writes what was found into the notebooks that allow it.
  private func acceptance(of names: [String]) -> String {
    let isShort = names.count <= 20
    var words = isShort ? names : files.files
    if isShort, names.count == 1, files.files.count == 1, files.files[0].hasPrefix(names[0] + "#") {
      words = files.files
    }
    return "notebook-runner update\(running.spelled) \(words.map(shellQuoted).joined(separator: " "))"
  }
}
