// Going through the notebooks that a verb is for.

import ArgumentParser
import NotebookRunner

/// Opens and runs notebooks, several at once, reports what came of them in their order, and keeps the worst outcome.
final class Batch {
  let files: FileChoice
  let ledger: Ledger
  private(set) var outcome = Outcome.well
  /// How many notebooks were opened.
  private(set) var notebookCount = 0
  private let isQuiet: Bool
  /// Whether people are told nothing but what cannot be used.
  private let isForMachines: Bool
  private let progress = Progress()

  /// What is to be written to for people, and in which colours.
  var output: Terminal { ledger.output }
  var error: Terminal { ledger.error }
  let outputPalette: Palette
  let errorPalette: Palette

  /// `documentOnOutput`: standard output is for the document that came through standard input.
  init(
    _ files: FileChoice, _ reports: ReportChoice = .forPeople, command: String, documentOnOutput: Bool = false
  ) {
    self.files = files
    isQuiet = reports.quiet
    isForMachines = reports.json
    ledger = Ledger(reports, command: command, documentOnOutput: documentOnOutput && files.files == ["-"])
    outputPalette = ledger.output.palette(files.color)
    errorPalette = ledger.error.palette(files.color)
  }

  /// Calls `body` with every notebook that can be opened.
  func visit(_ body: (Notebook) throws(FileError) -> Void) {
    do throws(FileError) {
      for candidate in try files.notebooks() {
        do throws(Notebook.Failure) {
          guard let notebook = try Notebook(opening: candidate) else { continue }
          notebookCount += 1
          do throws(FileError) { try body(notebook) } catch { throw .file(error) }
        } catch {
          complain(error)
        }
      }
      try complainOfNothing()
    } catch {
      complain(.file(error))
    }
  }

  private enum Entry<Extra> {
    case passedOver
    case failure(Notebook.Failure)
    case result(NotebookResult, Extra)
  }

  /// So many notebooks may be done before their turn to be reported: what is to be said of them is kept.
  private static let lookahead = 1024

  /// A notebook under way, with its rounds before.
  private struct Pending {
    let index: Int
    let run: NotebookRun
    let session: Session
    let rounds: [[CellRun]]
  }

  /// Runs every notebook, `rounds` times, at most as many at once as `running` says.
  ///
  /// `review` is called as soon as a notebook is done, with its runs; `report` in the order of the notebooks. `live` is
  /// called now and then with the first notebook that is not reported yet, while it runs.
  func run<Extra>(
    _ running: RunChoice, parameters: [Parameter] = [], rounds: Int = 1, width: Int? = nil,
    workers: WorkerFactory? = nil,
    live: (NotebookRun) -> Void = { _ in },
    review: (Notebook, [[CellRun]]) throws(Notebook.Failure) -> (NotebookResult, Extra),
    report: (NotebookResult, Extra) -> Void
  ) {
    do throws(FileError) {
      let candidates = try files.notebooks()
      try ledger.open()
      let factory =
        if let workers { workers } else {
          WorkerFactory(
            limits: running.limits, makeEngine: Engines.factory(forMany: candidates.count * rounds > 1))
        }
      Signals.catchAll()

      var entries: [Int: Entry<Extra>] = [:]
      var (opened, reported) = (0, 0)
      var isStopped = false
      var pending: [Pending] = []

      func flush(upTo end: Int) {
        while reported < end, !isStopped {
          let entry = entries.removeValue(forKey: reported)
          reported += 1
          if entry == nil { continue }
          progress.clear()
          var isBad = false
          switch entry {
          case .passedOver, nil: break
          case .failure(let failure):
            isBad = true
            complain(failure)
          case .result(let result, let extra):
            isBad = result.status != .passed
            if isBad { note(.failed) }
            report(result, extra)
            add(result)
          }
          if isBad, running.stopsAtFailure { isStopped = true }
        }
      }
      func settle(_ index: Int, _ entry: Entry<Extra>) {
        entries[index] = entry
        var end = reported
        while entries[end] != nil { end += 1 }
        flush(upTo: end)
      }
      func start(_ notebook: Notebook, _ index: Int, _ session: Session, _ rounds: [[CellRun]]) throws(Notebook.Failure)
        -> NotebookRun
      {
        let run = try NotebookRun(notebook, session, seed: running.seed, factory)
        pending.append(Pending(index: index, run: run, session: session, rounds: rounds))
        return run
      }
      func open(_ index: Int) throws(Notebook.Failure) -> NotebookRun? {
        guard let notebook = try Notebook(opening: candidates[index]) else { return nil }
        var session = running.session
        session.parameters = parameters
        session.picks = notebook.picks + running.cells
        if candidates[index].isFromFolder, !session.picks.isEmpty {
          session.picks.removeAll { !$0.isIn(notebook.document) }
          if session.picks.isEmpty { return nil }
        }
        notebookCount += 1
        return try start(notebook, index, session, [])
      }

      Pool.run(
        width: width ?? running.width,
        next: {
          while !isStopped {
            if let place = pending.firstIndex(where: { $0.run.isFinished }) {
              let before = pending.remove(at: place)
              do throws(Notebook.Failure) {
                return try start(
                  before.run.notebook, before.index, before.session, before.rounds + [before.run.runs])
              } catch {
                settle(before.index, .failure(error))
                continue
              }
            }
            if opened == candidates.count || opened - reported >= Self.lookahead { return nil }
            let index = opened
            opened += 1
            do throws(Notebook.Failure) {
              if let run = try open(index) { return run }
              settle(index, .passedOver)
            } catch {
              settle(index, .failure(error))
            }
          }
          return nil
        },
        finished: { run in
          guard !isStopped, let place = pending.firstIndex(where: { $0.run === run }) else { return }
          if pending[place].rounds.count + 1 < rounds, Signals.caught == 0 { return }  // `next` begins the next round
          let done = pending.remove(at: place)
          do throws(Notebook.Failure) {
            let (result, extra) = try review(run.notebook, done.rounds + [run.runs])
            settle(done.index, .result(result, extra))
          } catch {
            settle(done.index, .failure(error))
          }
        },
        tick: { active in
          if let head = pending.first(where: { $0.index == reported }), active.contains(where: { $0 === head.run }) {
            live(head.run)
          }
          progress.show(active, done: opened - active.count, of: candidates.count)
          return !isStopped && Signals.caught == 0
        })
      progress.clear()
      if Signals.caught != 0 {
        flush(upTo: candidates.count)
        note(.interrupted)
        return
      }
      try complainOfNothing()
    } catch {
      complain(.file(error))
    }
  }

  func note(_ outcome: Outcome) { self.outcome = max(self.outcome, outcome) }

  /// Says `verdict`, ends all reports with it or with `summary`, and ends the command with the worst outcome.
  func finish(_ verdict: String?, summary: String? = nil) throws {
    let isInterrupted = outcome == .interrupted
    let words = (isInterrupted ? ["interrupted"] : []) + (verdict.map { [$0] } ?? [])
    let line = words.joined(separator: "; ")
    if !isForMachines, !isQuiet || outcome != .well, !line.isEmpty, notebookCount > 0 || isInterrupted {
      (verdict == nil ? error : output).write(line + "\n")
    }
    do throws(FileError) {
      try ledger.close(verdict: summary ?? line, outcome: outcome)
    } catch {
      complain(.file(error))
    }
    if outcome != .well { throw ExitCode(outcome.exitCode) }
  }

  /// Makes room for something else than progress.
  func pause() { progress.clear() }

  /// Hints for the person who runs notebooks.
  func say(_ notes: String) {
    if !isQuiet, !isForMachines, !notes.isEmpty { error.write(notes) }
  }

  private func complainOfNothing() throws(FileError) {
    guard notebookCount == 0, outcome == .well, files.shard == nil, !files.allowsEmpty else { return }
    throw FileError(
      files.files.joined(separator: " "), "no notebook below it",
      advice: "a notebook is a .md or .markdown file with a ```python fence")
  }

  private func complain(_ failure: Notebook.Failure) {
    progress.clear()
    note(.unusable)
    let findings = Report.findings(failure.problems, palette: .plain)
    error.write(findings.map { $0.text(in: failure.name, palette: errorPalette) }.joined())
    add(NotebookResult(name: failure.name, unusable: findings))
  }

  private func add(_ result: NotebookResult) {
    do throws(FileError) {
      try ledger.add(result)
    } catch {
      note(.unusable)
      self.error.write("\(error.path): \(error.message)\n    \(error.advice)\n")
    }
  }
}

extension ReportChoice {
  /// What verbs without these options do.
  static let forPeople = ReportChoice(annotations: .never)
}
