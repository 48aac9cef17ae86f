// What a run means for a document: which cells failed, which blocks are stale, and the edits that renew them.

package struct Review: Sendable {
  package enum Change: Equatable, Sendable {
    case inserted
    case removed
    case rewritten
    /// Only the block's number is stale.
    case renumbered
  }

  /// A block that differs from what it should be.
  package struct Difference: Sendable {
    package let cell: Int
    package let change: Change
    /// Whether the renewed block has lost the wildcards the stored one had.
    package let losesWildcards: Bool
    /// What the cell has put out now.
    package let text: [UInt8]
  }

  package struct Failure: Sendable {
    package let cell: Int
    package let reason: CellFailure
  }

  package private(set) var failures: [Failure] = []
  package private(set) var differences: [Difference] = []
  /// The bytes that renew the stale blocks, by part.
  package private(set) var edits: [Int: [UInt8]] = [:]

  /// Compares `runs` with `document`. `fresh` renews also what the tag `ignore-output` would leave alone.
  package init(of document: Document, _ runs: [CellRun], fresh: Bool = false) {
    self.init(of: document, [runs], fresh: fresh)
  }

  /// Compares the first of several runs of `document` with it, and the others with the first: a cell that does not do
  /// the same in all of them counts as failed.
  package init(of document: Document, _ rounds: [[CellRun]], fresh: Bool = false) {
    let unsteady = rounds.count > 1 ? UnsteadyCell.all(in: rounds, of: document) : [:]
    for run in rounds.first ?? [] {
      if let unsteady = unsteady[run.cell] {
        failures.append(Failure(cell: run.cell, reason: .unsteady(unsteady)))
      } else if let reason = run.failure {
        failures.append(Failure(cell: run.cell, reason: reason))
      } else {
        compare(document.cells[run.cell], run.text, in: document, fresh: fresh)
      }
    }
  }

  /// Only which cells of `runs` failed.
  package init(failuresOf runs: [CellRun]) {
    failures = runs.compactMap { run in run.failure.map { Failure(cell: run.cell, reason: $0) } }
  }

  /// Leaves the blocks of some cells as they are.
  package mutating func drop(_ cells: Set<Int>, of document: Document) {
    differences.removeAll { cells.contains($0.cell) }
    for cell in cells { edits[document.cells[cell].outputPart] = nil }
  }

  /// Whether every cell ended as its options demand and no byte would change.
  package var isClean: Bool { failures.isEmpty && differences.isEmpty }

  private mutating func compare(_ cell: Cell, _ text: [UInt8], in document: Document, fresh: Bool) {
    let old = document.source.bytes[document.parts[cell.outputPart].range]
    let number = Array(String(cell.number ?? 0).utf8)
    let comparison = Comparison(cell.options)

    // What the part must hold, and the same with the stored number.
    let new: [UInt8]
    let withOldNumber: [UInt8]
    var losesWildcards = false
    if let block = cell.block, Self.keeps(block, of: cell, with: text, by: comparison, fresh: fresh) {
      new = old[..<block.digits.lowerBound] + number + old[block.digits.upperBound...]
      withOldNumber = Array(old)
    } else if text.isEmpty {
      new = []
      withOldNumber = []
    } else {
      let oldNumber = cell.block.map { Array(document.source.bytes[$0.digits]) } ?? number
      new = OutputBlock.bytes(text, digits: number, for: cell)
      withOldNumber = OutputBlock.bytes(text, digits: oldNumber, for: cell)
      losesWildcards = comparison.wildcards && cell.block.map { Comparison.holdsWildcards($0.text) } == true
    }
    if old.elementsEqual(new) { return }

    let change: Change
    if cell.block == nil {
      change = .inserted
    } else if new.isEmpty {
      change = .removed
    } else {
      change = old.elementsEqual(withOldNumber) ? .renumbered : .rewritten
    }
    differences.append(Difference(cell: cell.index, change: change, losesWildcards: losesWildcards, text: text))
    edits[cell.outputPart] = new
  }

  /// Whether the cell's options say that the block's bytes stay, its number aside.
  private static func keeps(
    _ block: StoredBlock, of cell: Cell, with text: [UInt8], by comparison: Comparison, fresh: Bool
  ) -> Bool {
    if cell.options.ignoresOutput { return !fresh }
    return !comparison.isExact && comparison.matches(stored: block.text, new: text)
  }
}

extension Document {
  /// Whether `bytes`, this document with new blocks, still reads as the same cells with those blocks. A file is
  /// written only if it does.
  package func isFaithful(_ bytes: [UInt8], edits: [Int: [UInt8]]) -> Bool {
    guard let other = try? Document(bytes), other.cells.count == cells.count else { return false }
    return zip(cells, other.cells).allSatisfy { old, new in
      let hasBlock = edits[old.outputPart].map { !$0.isEmpty } ?? (old.block != nil)
      return old.source == new.source && old.options == new.options && old.number == new.number
        && hasBlock == (new.block != nil)
    }
  }
}
