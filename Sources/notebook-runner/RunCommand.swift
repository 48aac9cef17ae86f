// `run`: runs notebooks and prints what their cells put out.

import ArgumentParser
import NotebookRunner

struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Run notebooks and print the outputs; write nothing.",
    discussion: """
      Each output stands behind a line Out[n]:, with several files behind the file's name. A cell that fails \
      does not keep the later ones from running.

        notebook-runner run lesson.md
        notebook-runner run lesson.md -p epochs=10 -p name=adam
      """)

  @OptionGroup var files: FileArguments
  @OptionGroup var running: RunArguments

  @Option(
    name: [.short, .customLong("parameter")],
    help: ArgumentHelp(
      "Set a top-level name of the cells with the tag parameters; can be repeated.", valueName: "name=value"))
  var parameters: [String] = []

  func run() throws {
    let parameters = try parameters.map { text in
      guard let parameter = Parameter(text) else {
        throw ValidationError("'\(text)' is no parameter: write -p name=value.")
      }
      return parameter
    }
    let batch = Batch(files)
    let report = Terminal.error.palette(files.color)
    let printsNames = try hasSeveralFiles()
    batch.visit { notebook throws(FileError) in
      try check(parameters, in: notebook)
      let runs = try batch.run(notebook, running, parameters: parameters)
      var text: [UInt8] = printsNames ? Array("\(notebook.name)\n\n".utf8) : []
      for run in runs where !run.text.isEmpty {
        text += "Out[\(notebook.document.cells[run.cell].number ?? 0)]:\n".utf8
        text += run.text
        text.append(.newline)
      }
      Terminal.output.write(text)

      let words = Report(of: notebook.document, name: notebook.name, palette: report)
      Terminal.error.write(runs.map(words.notes).joined())
      let failures = Review(of: notebook.document, runs).failures
      guard !failures.isEmpty else { return }
      batch.note(.failed)
      Terminal.error.write(failures.map(words.text).joined())
      Terminal.error.write("\(notebook.name): \(failures.count) of \(counted(runs.count, "cell")) failed\n")
    }
    try batch.finish()
  }

  /// Whether more than one notebook is meant, so that each needs its name printed.
  private func hasSeveralFiles() throws -> Bool {
    guard files.files.count == 1, let only = files.files.first else { return true }
    return (try? NotebookFiles.files(for: [only]).contains { $0.isFromFolder }) ?? false
  }

  private func check(_ parameters: [Parameter], in notebook: Notebook) throws(FileError) {
    let names = Parameter.names(in: notebook.document)
    for parameter in parameters where !names.contains(parameter.name) {
      throw FileError(
        notebook.name, "has no parameter '\(parameter.name)'",
        advice: names.isEmpty
          ? "mark a cell with the tag parameters; its top-level 'name = literal' lines can be set"
          : "its parameters are \(names.joined(separator: ", "))")
    }
  }
}
