// Small programs whose output real PyTorch wrote (shared oracle, torch 2.13): each cell must print it again.

import Foundation
import Testing

@Suite(.serialized) struct RecordedTests {
  private static let folder =
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Recorded")
  private static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".md") }.sorted()

  @Test func thereAreRecordings() { #expect(!Self.names.isEmpty) }

  @Test(arguments: names)
  func everyCellPrintsWhatPyTorchPrints(_ name: String) throws {
    let file = Self.folder.appendingPathComponent(name)
    let cells = Self.cells(try String(contentsOf: file, encoding: .utf8))
    #expect(!cells.isEmpty)
    let lesson = Lesson()
    for (number, cell) in cells.enumerated() {
      let printed = Self.withoutAddresses(lesson.run(cell.source))
      #expect(printed == cell.expected, "cell \(number + 1):\n\(cell.source)")
    }
  }

  /// The cells of a notebook, and the outputs stored behind them.
  private static func cells(_ text: String) -> [(source: String, expected: String)] {
    var cells: [(source: String, expected: String)] = []
    var block: [String]?
    var isOutput = false
    var fence = ""
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if let lines = block {
        guard line == fence else {
          block?.append(line)
          continue
        }
        let body = lines.joined(separator: "\n")
        if isOutput { cells[cells.count - 1].expected = body + "\n" } else { cells.append((body, "")) }
        block = nil
      } else if line.hasPrefix("```") {
        fence = String(line.prefix { $0 == "`" })
        isOutput = line.contains("Out[")
        block = []
      }
    }
    return cells
  }

  /// The text without ` at 0x7f…`, which differs from run to run.
  private static func withoutAddresses(_ text: String) -> String {
    text.replacingOccurrences(of: " at 0x[0-9a-f]+", with: "", options: .regularExpression)
  }
}
