// `verify`: do the stored outputs agree with PyTorch itself?

import ArgumentParser
import NotebookRunner

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Run notebooks in real Python with PyTorch and compare with the outputs in them.",
    discussion: """
      Proves that a lesson and PyTorch agree. The cells run in the Python that --python names, under the rules of the \
      format: one namespace, the notebook's seed, warnings as lines, errors without traceback. They are not confined \
      there: they can read and write files as you can. Outputs are compared as check does; nothing is written.

        notebook-runner verify lesson.md
        notebook-runner verify lessons/ --python ~/venv/bin/python

      The outputs of this project are those of CPython 3.11 and PyTorch 2.13; other versions may word an error, and \
      other processors may round a last digit, differently.
      """)

  @OptionGroup var files: FileArguments
  @OptionGroup var running: RunArguments
  @OptionGroup var reports: ReportArguments

  @Option(help: ArgumentHelp("The Python to run: a path, or a name to look for.", valueName: "path"))
  var python: String = "python3"

  func run() throws {
    let server: WorkerServer
    do throws(WorkerServer.Failure) {
      server = try PyTorch.server(python: python)
    } catch {
      FileReport(color: files.color).failure(.file(PyTorch.error(error, python: python)))
      throw ExitCode(Outcome.unusable.exitCode)
    }
    let words = server.greeting.split(separator: " ")
    let versions = "Python \(words.first ?? "?") with PyTorch \(words.dropFirst().first ?? "?")"
    let running = running.choice
    try Check(files: files.choice, running: running, reports: reports.choice).run(
      asked: "verify",
      by: Reference(
        factory: WorkerFactory(limits: running.limits, server: server), agreement: "as \(versions) prints them"))
  }
}

/// What `check` compares with instead of our own engine.
struct Reference {
  let factory: WorkerFactory
  /// What is said where all agrees.
  let agreement: String
}
