// `check`: are the outputs in the notebooks still true?

import ArgumentParser
import NotebookRunner

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Run notebooks and compare the outputs with those in them; write nothing.",
    discussion: """
      Passes exactly when every cell ends as its options demand and update would change no byte. Differences are \
      shown as unified diffs of the files, with the command that accepts them.

      Outputs are compared byte for byte unless the cell says more:

        ```python rtol=1e-05             numbers may differ that much
        ```python wildcards              in its block, a line ... stands for any lines and [..] for any text
        ```python ignore-output          runs, but its output is not compared
      """)

  @OptionGroup var files: FileArguments
  @OptionGroup var running: RunArguments

  func run() throws {
    let batch = Batch(files)
    var (cells, failures, differing) = (0, 0, 0)
    var acceptable: [String] = []
    let palette = Terminal.output.palette(files.color)
    let errors = Terminal.error.palette(files.color)
    batch.visit { notebook throws(FileError) in
      let runs = try batch.run(notebook, running)
      let review = Review(of: notebook.document, runs)
      let report = Report(of: notebook.document, name: notebook.name, palette: palette)
      Terminal.error.write(
        runs.map(Report(of: notebook.document, name: notebook.name, palette: errors).notes).joined())
      cells += runs.count
      if review.isClean { return }
      batch.note(.failed)
      failures += review.failures.count
      if !review.differences.isEmpty { differing += 1 }
      if review.failures.isEmpty { acceptable.append(notebook.name) }
      Terminal.output.write(report.text(review))
    }
    if !acceptable.isEmpty {
      let names = acceptable.map(shellQuoted).joined(separator: " ")
      Terminal.output.write("\nto accept: notebook-runner update\(running.spelled) \(names)\n")
    }
    if batch.notebookCount > 0 {
      var verdicts: [String] = []
      if differing > 0 { verdicts.append("outputs differ in \(counted(differing, "notebook"))") }
      if failures > 0 { verdicts.append("\(counted(failures, "cell")) failed") }
      if batch.outcome == .unusable { verdicts.append("some files could not be used") }
      if verdicts.isEmpty { verdicts.append("all as stored") }
      Terminal.output.write(
        "\(counted(batch.notebookCount, "notebook")), \(counted(cells, "cell")): \(verdicts.joined(separator: ", "))\n")
    }
    try batch.finish()
  }

  /// A file name as a shell reads it back.
  private func shellQuoted(_ name: String) -> String {
    let isPlain = !name.isEmpty && name.utf8.allSatisfy { $0.isLetter || $0.isDigit || "/._-+,:@%".utf8.contains($0) }
    if isPlain { return name }
    return "'" + name.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}
