// Running a document's cells in order, in one host.

/// What became of one cell.
package struct CellRun: Sendable {
  /// The cell's place in the document.
  package let cell: Int
  /// The canonical text of its output.
  package let text: [UInt8]
  /// Why it counts as failed; nil if it ended as its options demand.
  package let failure: CellFailure?
  package let notes: [String]

  package init(cell: Int, text: [UInt8], failure: CellFailure?, notes: [String]) {
    self.cell = cell
    self.text = text
    self.failure = failure
    self.notes = notes
  }
}

/// How a cell ended otherwise than its options demand.
package enum CellFailure: Equatable, Sendable {
  case raised(CellError)
  case raisedOther(CellError, expected: String)
  case didNotRaise(expected: String?)
  case timedOut(seconds: Double, CellError?)
  case internalError(String)
  case notRun(afterCell: Int)
}

package struct Session {
  /// Seconds for a cell that sets none of its own.
  package var timeout: Double
  /// Values for names that a `parameters` cell sets.
  package var parameters: [Parameter]

  package init(timeout: Double = 60, parameters: [Parameter] = []) {
    self.timeout = timeout
    self.parameters = parameters
  }

  /// Runs the cells of `document` in `host`. After a failed cell the later ones still run, unless the host died.
  /// `tick` is called with the running cell, at its start and now and then.
  package func run(
    _ document: Document, in host: any CellHost, tick: (Cell) -> Void = { _ in }
  ) -> [CellRun] {
    var runs: [CellRun] = []
    var deadSince: Int?
    for cell in document.runnableCells {
      guard let number = cell.number else { continue }
      if let deadSince {
        runs.append(CellRun(cell: cell.index, text: [], failure: .notRun(afterCell: deadSince), notes: []))
        continue
      }
      tick(cell)
      let seconds = cell.options.timeout ?? timeout
      let source = cell.options.isParameters ? Parameter.override(cell.source, with: parameters) : cell.source
      let input = CellInput(source: source, number: number, firstLine: cell.line + 1)
      switch host.run(input, timeout: seconds, tick: { tick(cell) }) {
      case .outcome(let outcome):
        runs.append(
          CellRun(
            cell: cell.index, text: OutputText.canonical(outcome.output),
            failure: Self.failure(of: cell, outcome.error, seconds: seconds), notes: outcome.notes))
      case .overran:
        deadSince = number
        runs.append(
          CellRun(cell: cell.index, text: [], failure: .timedOut(seconds: seconds, nil), notes: []))
      case .died(let cause):
        deadSince = number
        runs.append(CellRun(cell: cell.index, text: [], failure: .internalError(cause), notes: []))
      }
    }
    return runs
  }

  private static func failure(of cell: Cell, _ error: CellError?, seconds: Double) -> CellFailure? {
    guard let error else {
      return cell.options.mustRaise ? .didNotRaise(expected: cell.options.raises) : nil
    }
    switch error.kind {
    case .timeout: return .timedOut(seconds: seconds, error)
    case .internal: return .internalError(error.text)
    case .outputLimit: return .raised(error)
    case .exception:
      if !cell.options.mustRaise { return .raised(error) }
      guard let expected = cell.options.raises, !error.text.utf8.starts(with: expected.utf8) else { return nil }
      return .raisedOther(error, expected: expected)
    }
  }
}
