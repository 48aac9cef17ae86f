// Notebooks on their way through workers: what survives a death, which cells run, several at once.

import Foundation
import NotebookRunner
import Testing

@Suite(.serialized)
struct NotebookRunTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "notebook-runner-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private func notebook(_ cells: [String], _ name: String = "a.md") throws -> Notebook {
    let text = cells.map { "```python\n\($0)\n```\n\n" }.joined()
    let path = folder.appending(path: name).path()
    try Data(text.utf8).write(to: URL(filePath: path))
    return try #require(try Notebook(opening: NotebookFile(path: path, isFromFolder: false)))
  }

  private func factory(_ limits: WorkerLimits = WorkerLimits()) -> WorkerFactory {
    WorkerFactory(limits: limits) { ToyEngine($0) }
  }

  private func texts(_ runs: [CellRun]) -> [String] { runs.map { String(decoding: $0.text, as: UTF8.self) } }

  @Test func aCellThatKillsItsWorkerCostsNothingElse() throws {
    let notebook = try notebook(["x = \"one\"", "print(\"before\")\nleave()", "print(x)"])
    let runs = try notebook.run(Session(), seed: nil, factory())
    #expect(runs.map(\.failure) == [nil, .internalError("the worker ended with code 7"), nil])
    #expect(texts(runs) == ["", "before\n", "one\n"], "what was printed before the end is kept")
  }

  @Test func aCellThatHearsNothingCostsNothingElse() throws {
    var limits = WorkerLimits()
    limits.grace = 0.1
    let notebook = try notebook(["x = \"one\"", "print(\"on\")\nhang()", "print(x)", "leave()", "print(x)"])
    let runs = try notebook.run(Session(timeout: 0.1), seed: nil, factory(limits))
    #expect(
      runs.map(\.failure) == [
        nil, .timedOut(seconds: 0.1, nil), nil, .internalError("the worker ended with code 7"), nil,
      ])
    #expect(texts(runs) == ["", "on\n", "one\n", "", "one\n"])
  }

  @Test func workersAreNotGivenUpWithoutEnd() throws {
    let notebook = try notebook(Array(repeating: "leave()", count: 6))
    let failures = try notebook.run(Session(), seed: nil, factory()).map(\.failure)
    #expect(failures.prefix(4).allSatisfy { $0 == .internalError("the worker ended with code 7") })
    #expect(failures.suffix(2) == [.notRun(afterCell: 4), .notRun(afterCell: 4)])
  }

  @Test func pickedCellsRunWithWhatTheyNeed() throws {
    let notebook = try notebook(["x = \"one\"\nprint(\"first\")", "raise E(\"bad\")", "print(x)", "print(\"last\")"])
    func run(_ picks: [String]) throws -> [CellRun] {
      let session = Session(picks: picks.compactMap { CellPick($0) })
      return try notebook.run(session, seed: nil, factory())
    }
    let runs = try run(["3"])
    #expect(runs.map(\.cell) == [1, 2], "a failure before the picked cell counts, an output does not")
    #expect(texts(runs).last == "one\n")
    #expect(try run(["1"]).map(\.cell) == [0])
    #expect(try run(["2..4"]).map(\.cell) == [1, 2, 3])
    #expect(throws: Notebook.Failure.self) { try run(["5"]) }
    #expect(throws: Notebook.Failure.self) { try run(["nobody"]) }
  }

  @Test func theFirstFailureCanBeTheLast() throws {
    let notebook = try notebook(["print(\"a\")", "raise E(\"bad\")", "print(\"b\")"])
    var session = Session()
    session.stopsAtFailure = true
    #expect(try notebook.run(session, seed: nil, factory()).map(\.cell) == [0, 1])
  }

  @Test func manyCellsGoThroughAtOnce() throws {
    let comment = "#" + String(repeating: "x", count: 5000)
    let notebook = try notebook((0..<500).map { "\(comment)\nprint(\"\($0)\")\nflood(3000)" })
    let runs = try notebook.run(Session(), seed: nil, factory())
    #expect(runs.count == 500)
    #expect(
      runs.enumerated().allSatisfy { index, run in run.text.starts(with: "\(index)\n".utf8) && run.text.count > 3000 })
  }

  @Test func severalRunAtOnceAndAreCancelled() throws {
    let notebooks = try (0..<4).map { try notebook(["print(\"\($0)\")", "sleep(0.3)"], "\($0).md") }
    var waiting = try notebooks.map { try NotebookRun($0, Session(), seed: nil, factory()) }
    var widest = 0
    var done = 0
    let start = monotonicSeconds()
    Pool.run(
      width: 4, next: { waiting.popLast() }, finished: { _ in done += 1 },
      tick: {
        widest = max(widest, $0.count)
        return true
      })
    #expect(done == 4 && widest == 4)
    #expect(monotonicSeconds() - start < 1.1, "one after the other would take 1.2 s")

    var next: NotebookRun? = try NotebookRun(try notebook(["print(\"a\")", "loop()"]), Session(), seed: nil, factory())
    var runs: [CellRun] = []
    Pool.run(
      width: 1,
      next: {
        defer { next = nil }
        return next
      }, finished: { runs = $0.runs }, tick: { $0[0].runs.isEmpty })
    #expect(texts(runs).first == "a\n", "what had been computed is kept")
    #expect(runs.last?.failure == .interrupted)
  }

  @Test func unsteadyCellsAreFound() throws {
    let document = try Document(
      Array("```python\n```\n\n```python rtol=0.1\n```\n\n```python ignore-output\n```\n".utf8))
    func round(_ texts: [String]) -> [CellRun] {
      texts.enumerated().map { CellRun(cell: $0, text: Array($1.utf8), failure: nil, notes: []) }
    }
    let review = Review(
      of: document,
      [round(["a\n", "1.0\n", "x\n"]), round(["b\n", "1.01\n", "y\n"]), round(["a\n", "1.0\n", "z\n"])])
    #expect(review.failures.map(\.cell) == [0])
    guard case .unsteady(let cell)? = review.failures.first?.reason else {
      Issue.record("\(review.failures)")
      return
    }
    #expect(cell.rounds == 3 && cell.variants == 2 && cell.failing == 0)
    #expect(!review.isClean)
  }
}
