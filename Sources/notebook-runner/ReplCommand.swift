// `repl`: cells typed at a prompt.

import ArgumentParser
import NotebookRunner

struct ReplCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "repl",
    abstract: "Run cells typed at a prompt.",
    discussion: """
      The cells run as in a notebook, with the same seed and the same outputs. After a notebook's name the prompt \
      begins behind that notebook's cells, with all its names.

        notebook-runner repl                      an empty session
        notebook-runner repl lesson.md            what does x hold at its end?
        echo '1 + 1' | notebook-runner repl       cells from a pipe

      Enter runs a cell that is complete, or goes on with one that is not; an empty line ends a block. Alt-Enter or \
      Ctrl-O adds a line anywhere. The arrow keys move through the text and the cells before, those of earlier sessions \
      too (~/.local/state/notebook-runner/history); Ctrl-C stops a running cell or drops a text, Ctrl-D ends. Lines for \
      the prompt itself:

        :save FILE.md     write the session's cells and outputs as a notebook
        :help, :quit
      """)

  @Argument(help: ArgumentHelp("A notebook to run first.", valueName: "file"), completion: .file())
  var file: String?

  @Option(help: "Seed of all random generators, instead of the front matter's or 0.")
  var seed: UInt64?

  @Option(help: "Seconds a cell may take; no limit unless given.")
  var timeout: Double?

  @Flag(help: "Neither read nor keep the cells of other sessions.")
  var noHistory = false

  @Option(help: "Colour the prompt: auto, always or never.")
  var color: ColorChoice = .auto

  func validate() throws {
    if let timeout, !(timeout > 0 && timeout.isFinite) {
      throw ValidationError("--timeout takes a number of seconds above 0.")
    }
  }

  func run() throws {
    let report = FileReport(color: color)
    let session = PromptSession(
      timeout: timeout ?? 1e8, makeEngine: Engines.factory(forMany: false), palette: Terminal.output.palette(color))
    do throws(Notebook.Failure) {
      try session.start(after: file, seed: seed)
    } catch {
      report.failure(error)
      throw ExitCode(Outcome.unusable.exitCode)
    }
    if Terminal.input.isInteractive, Terminal.output.isInteractive {
      Terminal.output.write("Cells run as in a notebook. :help tells more, Ctrl-D ends.\n")
      var kept = noHistory ? PromptHistory() : PromptHistory.personal
      let prompt = TerminalPrompt(history: kept.cells + session.history, palette: Terminal.output.palette(color))
      while let cell = prompt.read(number: session.number) {
        kept.add(cell)
        if !session.take(cell) { break }
      }
    } else {
      var text = ""
      while let line = Terminal.readLine() {
        text += text.isEmpty ? line : "\n" + line
        if text.allSatisfy({ $0 == "\n" || $0 == " " }) {
          text = ""
          continue
        }
        guard text.hasPrefix(":") || PromptEditor.isReady(text, parse: PythonSyntax.shape) else { continue }
        if !session.take(text) { return }
        text = ""
      }
      if !text.isEmpty { _ = session.take(text) }
      if session.hasFailed { throw ExitCode(Outcome.failed.exitCode) }
    }
  }
}

/// The worker behind a prompt, and what was run in it.
final class PromptSession {
  private let timeout: Double
  private let makeEngine: EngineFactory
  private let palette: Palette
  private var seed: UInt64 = 0
  private var worker: Worker?
  private var record = JupyterNotebook()
  private(set) var history: [String] = []
  private(set) var number = 1
  /// Whether a cell raised that nobody was there to see.
  private(set) var hasFailed = false

  init(timeout: Double, makeEngine: @escaping EngineFactory, palette: Palette) {
    self.timeout = timeout
    self.makeEngine = makeEngine
    self.palette = palette
  }

  /// Starts the worker, and runs a notebook in it.
  func start(after path: String?, seed: UInt64?) throws(Notebook.Failure) {
    guard let path else {
      self.seed = seed ?? 0
      return try renew("")
    }
    guard let notebook = try Notebook(opening: NotebookFile(path: path, isFromFolder: false)) else { return }
    self.seed = seed ?? notebook.document.frontMatter.seed ?? 0
    try renew(path)
    let plan: [PlannedCell]
    do throws(Problems) {
      plan = try Session(timeout: timeout < 1e8 ? timeout : nil).plan(for: notebook.document)
    } catch {
      throw .document(path: path, error)
    }
    guard let worker else { return }
    let runs = Session().run(plan, in: worker)
    let review = Review(of: notebook.document, runs)
    let words = Report(of: notebook.document, name: path, palette: .plain)
    let failed = words.findings(review).filter(\.kind.isFailure)
    Terminal.error.write(failed.map { $0.text(in: path, palette: Terminal.error.palette(.auto)) }.joined())
    history = plan.map { Self.withoutEnd($0.input.source) }
    number = plan.count + 1
    record = JupyterNotebook(notebook.document)
  }

  /// Runs what was typed. Returns false where it asks for the end.
  func take(_ typed: String) -> Bool {
    if typed.hasPrefix(":") { return command(typed) }
    guard let worker else { return false }
    var typed = typed
    while let last = typed.last, last == "\n" || last == " " { typed.removeLast() }
    Signals.catchAll()
    let input = CellInput(source: typed + "\n", number: number, firstLine: 1)
    let reply = worker.run(input, timeout: timeout) {
      if Signals.take() != 0 { worker.interrupt() }
    }
    number += 1
    switch reply {
    case .outcome(let outcome): show(outcome, of: typed)
    case .overran(let output), .died(_, let output):
      Terminal.output.write(OutputText.canonical(output))
      let cause = if case .died(let cause, _) = reply { cause } else { "the cell did not stop when asked to" }
      Terminal.error.write("\(palette.failure(cause)); the session begins anew, its names are gone\n")
      hasFailed = true
      do throws(Notebook.Failure) { try renew("") } catch { return false }
    }
    return true
  }

  private func show(_ outcome: CellOutcome, of typed: String) {
    let text = OutputText.canonical(outcome.output)
    let parts = OutputParts(of: outcome, in: text)
    let end = parts.result ?? text.count
    Terminal.output.write(Array(text[..<end]))
    if end < text.count {
      let result = String(decoding: text[end...], as: UTF8.self)
      let isLong = result.dropLast().contains("\n")
      Terminal.output.write(palette.place("Out[\(number - 1)]:") + (isLong ? "\n" : " ") + result)
    }
    if let error = outcome.error {
      hasFailed = true
      if error.kind != .exception {
        Terminal.error.write(palette.failure(error.kind == .timeout ? "stopped" : error.text) + "\n")
      }
      for frame in error.frames where error.frames.count > 1 {
        Terminal.error.write(palette.faint("    cell \(frame.cell), line \(frame.line) in \(frame.function)") + "\n")
      }
    }
    for note in outcome.notes { Terminal.error.write("note: \(note)\n") }
    var cell = JupyterCell(.code, typed)
    if outcome.error?.kind == .exception { cell.metadata["tags"] = .array([.string("raises-exception")]) }
    cell.outputs = [.stream(name: "stdout", text: String(decoding: text, as: UTF8.self))]
    record.cells.append(cell)
  }

  private func command(_ typed: String) -> Bool {
    let words = typed.split(separator: " ", maxSplits: 1)
    switch words[0] {
    case ":quit", ":q", ":exit": return false
    case ":save" where words.count == 2: save(String(words[1]))
    default:
      Terminal.output.write(
        ":save FILE.md writes the session as a notebook; :quit or Ctrl-D ends; anything else is Python\n")
    }
    return true
  }

  private func save(_ path: String) {
    do throws(Problem) {
      let bytes = try record.markdown().bytes
      do throws(FileError) {
        try ReportFile.write(bytes, to: path, replacing: false)
        Terminal.output.write("\(path): \(counted(record.cells.count { $0.kind == .code }, "cell"))\n")
      } catch {
        Terminal.error.write("\(error.path): \(error.message)\n")
      }
    } catch {
      Terminal.error.write("\(path): \(error.message)\n    \(error.advice)\n")
    }
  }

  private func renew(_ name: String) throws(Notebook.Failure) {
    worker = Worker(seed: seed, makeEngine: makeEngine)
    if worker == nil {
      throw .file(FileError(name, "cannot be run (no worker process)", advice: "free some processes or memory"))
    }
  }

  private static func withoutEnd(_ source: String) -> String {
    source.hasSuffix("\n") ? String(source.dropLast()) : source
  }
}
