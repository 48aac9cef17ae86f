// What is to be run of a document, and what an answer means for its cell.

/// What became of one cell.
package struct CellRun: Sendable {
  /// The cell's place in the document.
  package let cell: Int
  /// The canonical text of its output.
  package let text: [UInt8]
  /// Why it counts as failed; nil if it ended as its options demand.
  package let failure: CellFailure?
  package let notes: [String]
  /// How long it took.
  package let seconds: Double
  /// Where the value or the error begins in the text.
  package let parts: OutputParts

  package init(
    cell: Int, text: [UInt8], failure: CellFailure?, notes: [String], seconds: Double = 0,
    parts: OutputParts = OutputParts()
  ) {
    self.cell = cell
    self.text = text
    self.failure = failure
    self.notes = notes
    self.seconds = seconds
    self.parts = parts
  }
}

/// How a cell ended otherwise than its options demand.
package enum CellFailure: Equatable, Sendable {
  case raised(CellError)
  case raisedOther(CellError, expected: String)
  case didNotRaise(expected: String?)
  case timedOut(seconds: Double, CellError?)
  case internalError(String)
  /// It did not do the same in several runs.
  case unsteady(UnsteadyCell)
  /// The run was interrupted while the cell ran.
  case interrupted
  /// A worker that ran the cells again died of one before it.
  case notRun(afterCell: Int)
}

/// A cell that is to be run: what the host gets, and for how long it may run.
package struct PlannedCell: Sendable {
  package let cell: Cell
  package let input: CellInput
  package let timeout: Double
  /// Whether what it puts out counts; a cell that others only need to run before them matters when it fails.
  package let isPicked: Bool
}

package struct Session: Sendable {
  /// Seconds for a cell where neither it, nor the command line, nor the front matter says more.
  private static let defaultTimeout = 60.0

  /// Seconds for a cell that sets none of its own, instead of the front matter's.
  package var timeout: Double?
  /// Values for names that a `parameters` cell sets.
  package var parameters: [Parameter]
  /// The cells whose outputs are wanted; all where it is empty. The cells before them run too.
  package var picks: [CellPick]
  /// Whether the first failed cell is the last one.
  package var stopsAtFailure = false

  package init(timeout: Double? = nil, parameters: [Parameter] = [], picks: [CellPick] = []) {
    self.timeout = timeout
    self.parameters = parameters
    self.picks = picks
  }

  /// The cells of `document` to run, in order. Throws what is wrong with the picks and the parameters.
  package func plan(for document: Document) throws(Problems) -> [PlannedCell] {
    try Parameter.check(parameters, in: document)
    let cells = document.runnableCells
    let picked = picks.isEmpty ? nil : try CellPick.cells(picks, in: document)
    let last = picked.map { picked in cells.lastIndex { picked.contains($0.index) }.map { $0 + 1 } ?? 0 }
    return cells.prefix(last ?? cells.count).map { cell in
      let source = cell.options.isParameters ? Parameter.override(cell.source, with: parameters) : cell.source
      return PlannedCell(
        cell: cell, input: CellInput(source: source, number: cell.number ?? 0, firstLine: cell.line + 1),
        timeout: cell.options.timeout ?? timeout ?? document.frontMatter.timeout ?? Self.defaultTimeout,
        isPicked: picked?.contains(cell.index) ?? true)
    }
  }

  /// Runs `plan` in `host`, which cannot be renewed: what would come behind a cell it died of is not run.
  /// `tick` is called with the running cell, at its start and now and then.
  package func run(_ plan: [PlannedCell], in host: any CellHost, tick: (Cell) -> Void = { _ in }) -> [CellRun] {
    var runs: [CellRun] = []
    var deadSince: Int?
    for planned in plan {
      if let deadSince {
        if planned.isPicked { runs.append(planned.result(.notRun(afterCell: deadSince))) }
        continue
      }
      tick(planned.cell)
      let start = monotonicSeconds()
      let reply = host.run(planned.input, timeout: planned.timeout, tick: { tick(planned.cell) })
      let run = planned.result(reply, seconds: monotonicSeconds() - start)
      if run.failure != nil || planned.isPicked { runs.append(run) }
      if case .outcome = reply {} else { deadSince = planned.input.number }
      if run.failure != nil && stopsAtFailure { break }
    }
    return runs
  }
}

extension PlannedCell {
  /// What a host's reply means.
  package func result(_ reply: CellReply, seconds: Double) -> CellRun {
    switch reply {
    case .outcome(let outcome):
      let text = OutputText.canonical(outcome.output)
      return CellRun(
        cell: cell.index, text: text, failure: failure(outcome.error), notes: outcome.notes, seconds: seconds,
        parts: OutputParts(of: outcome, in: text))
    case .overran(let output):
      return CellRun(
        cell: cell.index, text: OutputText.canonical(output), failure: .timedOut(seconds: timeout, nil), notes: [],
        seconds: seconds)
    case .died(let cause, let output):
      return CellRun(
        cell: cell.index, text: OutputText.canonical(output), failure: .internalError(cause), notes: [],
        seconds: seconds)
    }
  }

  /// A result without a reply.
  package func result(_ failure: CellFailure, output: String = "", seconds: Double = 0) -> CellRun {
    CellRun(cell: cell.index, text: OutputText.canonical(output), failure: failure, notes: [], seconds: seconds)
  }

  private func failure(_ error: CellError?) -> CellFailure? {
    guard let error else {
      return cell.options.mustRaise ? .didNotRaise(expected: cell.options.raises) : nil
    }
    switch error.kind {
    case .timeout: return .timedOut(seconds: timeout, error)
    case .internal: return .internalError(error.text)
    case .outputLimit: return .raised(error)
    case .exception:
      if !cell.options.mustRaise { return .raised(error) }
      guard let expected = cell.options.raises, !error.text.utf8.starts(with: expected.utf8) else { return nil }
      return .raisedOther(error, expected: expected)
    }
  }
}
