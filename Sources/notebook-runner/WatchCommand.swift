// `watch`: runs notebooks again as soon as they are saved.

import ArgumentParser
import NotebookRunner

struct WatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "Run notebooks again when they are saved, and show what differs.",
    discussion: """
      Each notebook is checked once, and again within milliseconds of being saved; one that is saved while it runs \
      begins anew. Ctrl-C ends.

        notebook-runner watch lesson.md              show what differs
        notebook-runner watch lessons/ --update      write the outputs too
      """)

  @OptionGroup var files: FileArguments
  @OptionGroup var running: RunArguments

  @Option(help: "Show differences as unified diffs, with changed words marked in the line, or not at all.")
  var diff: DiffStyle = .unified

  @Flag(help: "Write the outputs into the notebooks, as update does.")
  var update = false

  func run() throws {
    if files.files.contains("-") { throw ValidationError("watch takes files and folders.") }
    let running = running.choice
    let watcher = Watcher(
      files.choice, running, diff: diff, writes: update,
      factory: WorkerFactory(limits: running.limits, makeEngine: Engines.factory(forMany: true)))
    Signals.catchAll()
    try watcher.start()
    while Signals.caught == 0 { watcher.step() }
    throw ExitCode(Outcome.interrupted.exitCode)
  }
}

/// The notebooks that are watched, as they were when they last ran.
private final class Watcher {
  private let files: FileChoice
  private let running: RunChoice
  private let diff: DiffStyle
  private let writes: Bool
  private let factory: WorkerFactory
  private let watch = FileWatch()
  private let report: FileReport
  private let palette: Palette
  private var seen: [String: [UInt8]] = [:]

  init(_ files: FileChoice, _ running: RunChoice, diff: DiffStyle, writes: Bool, factory: WorkerFactory) {
    self.files = files
    self.running = running
    self.diff = diff
    self.writes = writes
    self.factory = factory
    report = FileReport(color: files.color)
    palette = Terminal.output.palette(files.color)
  }

  func start() throws {
    watch.add(files.files)
    look()
    if seen.isEmpty { throw ExitCode(Outcome.unusable.exitCode) }
    Terminal.output.write(palette.faint("watching \(counted(seen.count, "notebook")); Ctrl-C ends") + "\n")
  }

  /// Waits for a change and runs what has changed.
  func step() {
    guard watch.wait(atMost: 60), Signals.caught == 0 else { return }
    look()
  }

  /// Runs every notebook that is not as it was.
  private func look() {
    let isFirst = seen.isEmpty
    do throws(FileError) {
      let candidates = try files.notebooks()
      watch.add(candidates.map(\.path))
      for candidate in candidates where Signals.caught == 0 {
        // Between two steps of an editor that replaces a file there is none.
        guard let bytes = try? SourceFile(reading: candidate.path).bytes else {
          if isFirst { _ = try SourceFile(reading: candidate.path) }
          continue
        }
        if seen[candidate.path] != bytes { run(candidate) }
      }
    } catch {
      report.failure(.file(error))
    }
  }

  private func run(_ candidate: NotebookFile) {
    do throws(Notebook.Failure) {
      let start = monotonicSeconds()
      let notebook: Notebook?
      do throws(Notebook.Failure) { notebook = try Notebook(opening: candidate) } catch {
        seen[candidate.path] = try? SourceFile(reading: candidate.path).bytes
        throw error
      }
      guard let notebook else { return }
      seen[candidate.path] = notebook.file.bytes
      var session = running.session
      session.picks = running.cells + candidate.picks
      let run = try NotebookRun(notebook, session, seed: running.seed, factory)
      var isStale = false
      var next: NotebookRun? = run
      let progress = Progress()
      Pool.run(
        width: 1,
        next: {
          defer { next = nil }
          return next
        }, finished: { _ in },
        tick: { active in
          progress.show(active, done: 0, of: 1)
          if Signals.caught != 0 { return false }
          isStale = (try? SourceFile(reading: candidate.path).bytes).map { $0 != notebook.file.bytes } ?? false
          return !isStale
        })
      progress.clear()
      if Signals.caught != 0 { return }
      if isStale { return self.run(candidate) }
      try tell(notebook, run.runs, seconds: monotonicSeconds() - start)
    } catch {
      report.failure(error)
    }
  }

  private func tell(_ notebook: Notebook, _ runs: [CellRun], seconds: Double) throws(Notebook.Failure) {
    let review = Review(of: notebook.document, runs)
    let words = Report(of: notebook.document, name: notebook.name, palette: palette, diff: diff)
    Terminal.error.write(runs.map(words.notes).joined())
    var verdict = "all as stored"
    if !review.failures.isEmpty {
      verdict = "\(counted(review.failures.count, "cell")) failed"
    } else if !review.differences.isEmpty {
      verdict =
        "\(counted(review.differences.count, "output")) \(writes ? "written" : "differ\(review.differences.count == 1 ? "s" : "")")"
    }
    if writes, review.failures.isEmpty, !review.differences.isEmpty {
      do throws(FileError) { try notebook.write(review.edits) } catch { throw .file(error) }
      seen[notebook.name] = notebook.document.rendered(with: review.edits)
    } else {
      Terminal.output.write(words.text(review))
    }
    let milliseconds = Int((seconds * 1000).rounded())
    Terminal.output.write(
      "\(palette.heading(Visible.text(notebook.name.utf8, showingBlanks: false))): \(counted(runs.count, "cell")), \(verdict) "
        + palette.faint("(\(milliseconds) ms)") + "\n")
  }
}
