// A cell that does not do the same each time.

package struct UnsteadyCell: Equatable, Sendable {
  /// How many runs there were, in how many of them it failed, and how many different outputs it had.
  package let rounds: Int
  package let failing: Int
  package let variants: Int
  /// Two outputs that differ.
  package let first: [UInt8]
  package let other: [UInt8]

  /// The unsteady cells of several runs of `document`. Outputs that the cell's options take for equal are.
  static func all(in rounds: [[CellRun]], of document: Document) -> [Int: UnsteadyCell] {
    var runs: [Int: [CellRun]] = [:]
    for round in rounds {
      for run in round { runs[run.cell, default: []].append(run) }
    }
    return runs.compactMapValues { runs in
      let cell = document.cells[runs[0].cell]
      let failing = runs.count { $0.failure != nil }
      var variants: [CellRun] = []
      for run in runs where !variants.contains(where: { isSame($0, run, cell) }) { variants.append(run) }
      if variants.count == 1 { return nil }
      return UnsteadyCell(
        rounds: rounds.count, failing: failing == runs.count ? 0 : failing, variants: variants.count,
        first: variants[0].text, other: variants[1].text)
    }
  }

  private static func isSame(_ a: CellRun, _ b: CellRun, _ cell: Cell) -> Bool {
    guard (a.failure == nil) == (b.failure == nil) else { return false }
    if a.text == b.text || cell.options.ignoresOutput { return true }
    let comparison = Comparison(cell.options)
    if comparison.isExact { return false }
    if let block = cell.block, [a, b].allSatisfy({ comparison.matches(stored: block.text, new: $0.text) }) {
      return true
    }
    return comparison.matches(stored: a.text, new: b.text)
  }
}
