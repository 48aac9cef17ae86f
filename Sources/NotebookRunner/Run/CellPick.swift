// Which cells of a notebook are meant.

/// One or some cells, by name, number or range of numbers: `second-backward`, `3`, `2..5`.
package enum CellPick: Equatable, Sendable {
  case name(String)
  case numbers(ClosedRange<Int>)

  /// Returns nil for what can be none of them.
  package init?(_ text: String) {
    if text.isEmpty { return nil }
    if let number = Self.number(text) {
      self = .numbers(number...number)
      return
    }
    let bytes = Array(text.utf8)
    if let dots = bytes.indices.dropLast().first(where: { bytes[$0...].starts(with: "..".utf8) }),
      let low = Self.number(String(decoding: bytes[..<dots], as: UTF8.self)),
      let high = Self.number(String(decoding: bytes[(dots + 2)...], as: UTF8.self))
    {
      guard low <= high else { return nil }
      self = .numbers(low...high)
      return
    }
    self = .name(text)
  }

  private static func number(_ text: String) -> Int? {
    guard !text.isEmpty, text.utf8.allSatisfy(\.isDigit), let number = Int(text), number > 0 else { return nil }
    return number
  }

  /// The places in `document` of all cells that `picks` mean. Throws for one that means none.
  static func cells(_ picks: [CellPick], in document: Document) throws(Problems) -> Set<Int> {
    var cells: Set<Int> = []
    var problems: [Problem] = []
    for pick in picks {
      let found = document.cells.filter { pick.matches($0) }
      if found.isEmpty {
        problems.append(pick.problem(in: document))
      }
      for cell in found {
        if cell.number == nil {
          problems.append(
            Problem(
              line: cell.line, "cell \(pick) has the tag skip-execution and is not run", advice: "pick another cell"))
        }
        cells.insert(cell.index)
      }
    }
    if !problems.isEmpty { throw Problems(problems) }
    return cells
  }

  /// Whether any cell of `document` is meant.
  package func isIn(_ document: Document) -> Bool { document.cells.contains { matches($0) } }

  package func matches(_ cell: Cell) -> Bool {
    switch self {
    case .name(let name): cell.options.name == name
    case .numbers(let numbers): cell.number.map(numbers.contains) ?? false
    }
  }

  private func problem(in document: Document) -> Problem {
    let count = document.runnableCells.count
    switch self {
    case .numbers:
      return Problem(
        line: 0, "has no cell \(self)", advice: count == 0 ? "none of its cells is run" : "its cells are 1 to \(count)")
    case .name(let name):
      let names = document.cells.compactMap(\.options.name)
      let advice =
        if let meant = Spelling.nearest(to: name, among: names) {
          "did you mean '\(meant)'?"
        } else if names.isEmpty {
          "no cell has a name; write name=\"\(name)\" behind its language, or pick one by its number, 1 to \(count)"
        } else {
          "its names are \(names.joined(separator: ", "))"
        }
      return Problem(line: 0, "has no cell named '\(name)'", advice: advice)
    }
  }
}

extension CellPick: CustomStringConvertible {
  package var description: String {
    switch self {
    case .name(let name): name
    case .numbers(let numbers):
      numbers.count == 1 ? "\(numbers.lowerBound)" : "\(numbers.lowerBound)..\(numbers.upperBound)"
    }
  }
}
