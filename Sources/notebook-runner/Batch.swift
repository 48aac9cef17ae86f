// Going through the notebooks that a verb is for.

import ArgumentParser
import NotebookRunner

/// Opens and runs notebooks one after the other, reports what cannot be used, and keeps the worst outcome.
final class Batch {
  let arguments: FileArguments
  private(set) var outcome = Outcome.well
  /// How many notebooks were opened.
  private(set) var notebookCount = 0
  private let progress = Progress()
  private let errors: Palette

  init(_ arguments: FileArguments) {
    self.arguments = arguments
    errors = Terminal.error.palette(arguments.color)
  }

  /// Calls `body` with every notebook that can be opened.
  func visit(_ body: (Notebook) throws(FileError) -> Void) {
    do throws(FileError) {
      for candidate in try NotebookFiles.files(for: arguments.files) {
        do throws(Notebook.Failure) {
          guard let notebook = try Notebook(opening: candidate) else { continue }
          notebookCount += 1
          do throws(FileError) { try body(notebook) } catch { throw .file(error) }
        } catch {
          progress.clear()
          report(error)
        }
      }
      if notebookCount == 0, outcome == .well {
        throw FileError(
          arguments.files.joined(separator: " "), "no notebook below it",
          advice: "a notebook is a .md or .markdown file with a ```python fence")
      }
    } catch {
      report(.file(error))
    }
  }

  /// Runs a notebook, with a line of progress.
  func run(_ notebook: Notebook, _ run: RunArguments, parameters: [Parameter] = []) throws(FileError) -> [CellRun] {
    let makeEngine: EngineFactory
    do {
      makeEngine = try Engines.factory()
    } catch {
      throw FileError(notebook.name, "cannot be run: \(error)", advice: "use a build that has an engine")
    }
    defer { progress.clear() }
    var session = Session(parameters: parameters)
    session.timeout = run.timeout ?? notebook.document.frontMatter.timeout ?? session.timeout
    return try notebook.run(session, seed: run.seed, limits: run.limits, makeEngine: makeEngine) { cell in
      progress.show(notebook, cell)
    }
  }

  func note(_ outcome: Outcome) { self.outcome = max(self.outcome, outcome) }

  /// Ends the command with the worst outcome.
  func finish() throws {
    if outcome != .well { throw ExitCode(outcome.exitCode) }
  }

  private func report(_ failure: Notebook.Failure) {
    note(.unusable)
    switch failure {
    case .file(let error):
      complain("\(error.path):", error.message, error.advice)
    case .document(let path, let problems):
      for problem in problems.list {
        let place = problem.line > 0 ? "\(path):\(problem.line):" : "\(path):"
        complain(place, problem.message, problem.advice)
      }
    }
  }

  private func complain(_ place: String, _ message: String, _ advice: String) {
    func visible(_ text: String) -> String { Visible.text(text.utf8, showingBlanks: false) }
    Terminal.error.write(
      "\(errors.heading(visible(place))) \(errors.failure(visible(message)))\n    \(visible(advice))\n")
  }
}

/// "1 cell", "2 cells".
func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
