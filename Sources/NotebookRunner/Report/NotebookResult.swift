// What came of a notebook, for people and machines.

package struct CellResult: Sendable {
  package enum Status: String, Sendable {
    case passed, differs, failed, skipped
    case notRun = "not-run"
  }

  /// The cell's number; nil for one with the tag skip-execution.
  package let number: Int?
  /// "cell 3 (name)".
  package let title: String
  package let name: String?
  package let line: Int
  package let status: Status
  package let seconds: Double
  /// What it has put out; nil where it did not run.
  package let output: [UInt8]?
}

package struct NotebookResult: Sendable {
  package enum Status: String, Sendable {
    case passed, differs, failed, interrupted, unusable
  }

  /// The file's path as it was given.
  package let name: String
  package private(set) var status: Status
  /// All cells, in order; empty where nobody asked for them.
  package private(set) var cells: [CellResult] = []
  package private(set) var findings: [Finding] = []
  /// Whether any block differs, failed cells or not.
  package private(set) var hasDifferences = false
  package private(set) var cellCount = 0
  package private(set) var failedCount = 0
  package private(set) var seconds = 0.0

  /// What is wrong with a file that cannot be used.
  package init(name: String, unusable findings: [Finding]) {
    self.name = name
    self.findings = findings
    status = .unusable
  }

  /// What `review` says of a run. A verb that does not compare leaves the differences out.
  package init(
    name: String, document: Document, _ runs: [CellRun], _ review: Review, findings: [Finding],
    comparing: Bool = true, listingCells: Bool
  ) {
    self.name = name
    self.findings = findings
    cellCount = runs.count
    failedCount = review.failures.count
    seconds = runs.reduce(0) { $0 + $1.seconds }
    // Stale numbers count as one difference, at the first of them.
    let stale = review.differences.filter { $0.change == .renumbered }.prefix(1)
    let differing = comparing ? Set((review.differences.filter { $0.change != .renumbered } + stale).map(\.cell)) : []
    hasDifferences = !differing.isEmpty
    status = review.failures.isEmpty ? (differing.isEmpty ? .passed : .differs) : .failed
    if review.failures.contains(where: { $0.reason == .interrupted }) { status = .interrupted }
    guard listingCells else { return }
    let runOfCell = Dictionary(runs.map { ($0.cell, $0) }, uniquingKeysWith: { first, _ in first })
    cells = document.cells.map { cell in
      let run = runOfCell[cell.index]
      let status: CellResult.Status =
        switch run?.failure {
        case .notRun: .notRun
        case .some: .failed
        case nil:
          run == nil ? (cell.number == nil ? .skipped : .notRun) : differing.contains(cell.index) ? .differs : .passed
        }
      return CellResult(
        number: cell.number, title: cell.title, name: cell.options.name, line: cell.line, status: status,
        seconds: run?.seconds ?? 0, output: run?.text)
    }
  }
}
