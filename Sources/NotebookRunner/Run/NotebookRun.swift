// A notebook on its way through a worker.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Makes the workers of notebooks.
package struct WorkerFactory {
  private let make: (UInt64) -> Worker?

  package init(limits: WorkerLimits, makeEngine: @escaping EngineFactory) {
    make = { Worker(seed: $0, limits: limits, makeEngine: makeEngine) }
  }

  /// Workers of another program; of the limits only the output's and the grace hold for them.
  package init(limits: WorkerLimits, server: WorkerServer) {
    make = { server.worker(seed: $0, limits: limits) }
  }

  func worker(seed: UInt64) -> Worker? { make(seed) }
}

/// One run of a notebook. After a failed cell the later ones still run; when a cell has killed its worker, a new one
/// runs the cells before it again and goes on behind it.
package final class NotebookRun {
  package let notebook: Notebook
  package let plan: [PlannedCell]
  /// What has become of the cells so far.
  package private(set) var runs: [CellRun] = []
  private let stopsAtFailure: Bool
  private let seed: UInt64
  private let factory: WorkerFactory
  private var worker: Worker

  /// The places in `plan` of the cells that the worker has, in its order; the first `replayed` only run again.
  private var queue: [Int]
  private var replayed = 0
  private var answered = 0
  private var deadly: Set<Int> = []

  /// So many workers are given up for one notebook.
  private static let workerLimit = 4

  /// Starts the run. `seed` goes before the one in the front matter.
  /// Throws a `FileError` where the system gives no process, and what is wrong with the session's picks.
  package init(
    _ notebook: Notebook, _ session: Session, seed: UInt64?, _ factory: WorkerFactory
  ) throws(Notebook.Failure) {
    self.notebook = notebook
    self.factory = factory
    self.seed = seed ?? notebook.document.frontMatter.seed ?? 0
    stopsAtFailure = session.stopsAtFailure
    do {
      plan = try session.plan(for: notebook.document)
    } catch {
      throw .document(path: notebook.name, error)
    }
    guard let worker = factory.worker(seed: self.seed) else {
      throw .file(.last(notebook.name, "cannot be run (no worker process)", advice: "free some processes or memory"))
    }
    self.worker = worker
    queue = Array(plan.indices)
    handOver()
  }

  package private(set) var isFinished = false

  /// The cell that runs, and since when.
  package var current: (cell: Cell, since: Double)? {
    answered < queue.count && !isFinished ? (plan[queue[answered]].cell, worker.startOfCell) : nil
  }

  package var interest: pollfd { worker.interest }
  package var deadline: Double { worker.deadline }

  /// Takes what the worker has answered; `events` is what `poll` said of `interest`.
  package func advance(_ events: Int16) {
    for answer in worker.advance(events) where !isFinished {
      let place = queue[answered]
      answered += 1
      let isReplay = answered <= replayed
      if !isReplay { append(plan[place].result(answer.reply, seconds: answer.seconds), of: plan[place]) }
      if case .outcome = answer.reply { continue }
      deadly.insert(place)
      if isReplay || deadly.count == Self.workerLimit || isFinished {
        giveUp()
      } else {
        renew(after: place)
      }
    }
    if answered == queue.count { finish() }
  }

  /// Ends the run where it is; the cell that ran counts as failed.
  package func cancel() {
    if let current {
      let place = queue[max(answered, replayed)]
      // What an earlier cell had put out, which only runs again, is none of this one's.
      let output = answered < replayed ? "" : worker.outputSoFar
      runs.append(plan[place].result(.interrupted, output: output, seconds: monotonicSeconds() - current.since))
    }
    finish()
  }

  private func append(_ run: CellRun, of planned: PlannedCell) {
    if run.failure != nil || planned.isPicked { runs.append(run) }
    if run.failure != nil && stopsAtFailure { finish() }
  }

  private func finish() {
    isFinished = true
    worker.stop()
  }

  private func renew(after place: Int) {
    guard place + 1 < plan.count else { return }
    guard let next = factory.worker(seed: seed) else { return giveUp() }
    worker = next
    let before = plan.indices.prefix(place).filter { !deadly.contains($0) }
    queue = before + plan.indices.suffix(from: place + 1)
    replayed = before.count
    answered = 0
    handOver()
  }

  private func giveUp() {
    if !isFinished {
      let cause = plan[queue[answered - 1]].input.number
      for place in queue[max(answered, replayed)...] where plan[place].isPicked {
        runs.append(plan[place].result(.notRun(afterCell: cause)))
      }
    }
    finish()
  }

  private func handOver() {
    for place in queue { worker.take(plan[place].input, timeout: plan[place].timeout) }
  }
}
