// Scenario folders: `input.md` updated with the toy engine is `expected.md`; `report.txt` is what check says of it.

import Foundation
import NotebookRunner
import Testing

struct ScenarioTests {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Scenarios")
  static let names = ((try? FileManager.default.contentsOfDirectory(atPath: root.path())) ?? []).sorted()

  /// Set RECORD_SCENARIOS to write the results instead; that run fails.
  @Test(arguments: names)
  func scenario(name: String) throws {
    let folder = Self.root.appending(path: name)
    let input = try Array(Data(contentsOf: folder.appending(path: "input.md")))
    var updated = input
    var report: String
    do {
      let document = try Document(input)
      let review = Review(of: document, toyRuns(document))
      if review.failures.isEmpty { updated = document.rendered(with: review.edits) }
      let words = Report(of: document, name: "input.md", palette: .plain)
      report = words.text(review)
    } catch {
      report = error.list.map { "input.md:\($0.line): \($0.message)\n    \($0.advice)\n" }.joined()
    }
    if ProcessInfo.processInfo.environment["RECORD_SCENARIOS"] != nil {
      try Data(updated).write(to: folder.appending(path: "expected.md"))
      try Data(report.utf8).write(to: folder.appending(path: "report.txt"))
      Issue.record("recorded \(name)")
      return
    }
    let expected = try Array(Data(contentsOf: folder.appending(path: "expected.md")))
    #expect(String(decoding: updated, as: UTF8.self) == String(decoding: expected, as: UTF8.self))
    #expect(updated == expected)
    #expect(try report == String(decoding: Data(contentsOf: folder.appending(path: "report.txt")), as: UTF8.self))
  }
}
