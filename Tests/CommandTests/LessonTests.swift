// The lessons of this project as golden files, and the verbs on them.

import Foundation
import Testing

@Suite struct LessonTests {
  private static let lessons: [String] = {
    let folder = Command.root.appendingPathComponent("notebooks")
    let all = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    return (all ?? []).filter { $0.hasSuffix(".md") && $0 != "README.md" }.sorted()
  }()

  private func withLesson(_ name: String, _ body: (URL, String) throws -> Void) throws {
    let text = try String(contentsOf: Command.root.appendingPathComponent("notebooks/\(name)"), encoding: .utf8)
    try Command.withNotebook(text) { try body($0, text) }
  }

  private func text(_ file: URL) throws -> String { try String(contentsOf: file, encoding: .utf8) }

  private func stamp(_ file: URL) throws -> Date? {
    try FileManager.default.attributesOfItem(atPath: file.path)[.modificationDate] as? Date
  }

  @Test func everyLessonIsAsStored() throws {
    #expect(Self.lessons.count >= 3)
    let run = try Command.run(["check", "notebooks", "Tests/Seeds", "Documentation"])
    #expect(run.code == 0, "\(run.out)\(run.err)")
    #expect(run.out.hasSuffix(": all as stored\n"))
  }

  @Test(arguments: lessons) func aChangedDigitIsFoundAndMended(lesson: String) throws {
    try withLesson(lesson) { file, original in
      let folder = file.deletingLastPathComponent()
      guard let change = DigitChange(in: original) else {
        Issue.record("\(lesson) has no digit in an output")
        return
      }
      try Data(change.text.utf8).write(to: file)

      let check = try Command.run(["check", "lesson.md"], in: folder)
      #expect(check.code == 1)
      let head = "lesson.md:\(change.block): cell \(change.cell): its output differs\n"
      #expect(check.out.contains(head), "\(check.out)")
      #expect(check.out.contains("\n-\(change.new)\n+\(change.old)\n"), "\(check.out)")
      #expect(check.out.contains("\nto accept: notebook-runner update lesson.md\n"))
      #expect(try text(file) == change.text, "check writes nothing")

      let update = try Command.run(["update", "lesson.md"], in: folder)
      #expect(update.code == 0)
      #expect(update.out.hasSuffix("1 output changed in 1 of 1 notebook\n"))
      #expect(try text(file) == original)

      let before = try stamp(file)
      #expect(try Command.run(["update", "lesson.md"], in: folder).out == "1 notebook, nothing to change\n")
      #expect(try stamp(file) == before, "a second update writes nothing")
      #expect(try text(file) == original)
    }
  }

  @Test(arguments: lessons) func clearAndUpdateGiveTheSameBytes(lesson: String) throws {
    try withLesson(lesson) { file, original in
      let clear = try Command.run(["clear", file.path])
      #expect(clear.code == 0)
      #expect(try !text(file).contains("text Out["))
      #expect(try Command.run(["update", file.path]).code == 0)
      #expect(try text(file) == original)
    }
  }

  @Test(arguments: lessons) func runPrintsTheStoredOutputsAndWritesNothing(lesson: String) throws {
    try withLesson(lesson) { file, original in
      let before = try stamp(file)
      let run = try Command.run(["run", file.path])
      #expect(run.code == 0, "\(run.err)")
      #expect(run.out == storedOutputs(of: original))
      #expect(try text(file) == original)
      #expect(try stamp(file) == before)
    }
  }

  /// The output blocks of a lesson in the form in which `run` prints them.
  private func storedOutputs(of lesson: String) -> String {
    var printed = ""
    var isInside = false
    for line in lesson.components(separatedBy: "\n") {
      if line.hasPrefix("```text Out[") {
        isInside = true
        printed += line.dropFirst("```text ".count) + ":\n"
      } else if isInside {
        isInside = line != "```"
        printed += isInside ? line + "\n" : "\n"
      }
    }
    return printed
  }

  @Test func runPrintsEachCellsOutput() throws {
    let text = "```python\n1 + 1\n```\n\n```python\nx = 3\n```\n\n```python\nprint('a')\nx\n```\n"
    try Command.withNotebook(text) { file in
      let run = try Command.run(["run", file.path])
      #expect(run.out == "Out[1]:\n2\n\nOut[3]:\na\n3\n\n")
      #expect(run.code == 0)
    }
  }

  @Test func severalFilesAreNamed() throws {
    try Command.withNotebook("```python\n1\n```\n") { file in
      let folder = file.deletingLastPathComponent()
      try Data("```python\n2\n```\n".utf8).write(to: folder.appendingPathComponent("next.md"))
      let run = try Command.run(["run", "lesson.md", "next.md"], in: folder)
      #expect(run.out == "lesson.md\n\nOut[1]:\n1\n\nnext.md\n\nOut[1]:\n2\n\n")
    }
  }

  @Test func aCellThatRaisesLeavesTheFileAlone() throws {
    let text = "```python\n1\n```\n\n```python\n1 / 0\n```\n\n```python\n2\n```\n"
    try Command.withNotebook(text) { file in
      let run = try Command.run(["update", file.path])
      #expect(run.code == 1)
      #expect(run.err.contains(":6:1: cell 2: ZeroDivisionError: division by zero"))
      #expect(try self.text(file) == text)
      #expect(try Command.run(["run", file.path]).out.contains("Out[3]:\n2\n"), "the later cells still run")
    }
  }
}

/// A lesson with one digit of its last output changed.
private struct DigitChange {
  let text: String
  /// The line of the block's opening fence, counted from 1, and the cell it belongs to.
  let block: Int
  let cell: Int
  let old: String
  let new: String

  init?(in lesson: String) {
    let opening = "```text Out["
    var lines = lesson.components(separatedBy: "\n")
    var fence = 0
    var found: (fence: Int, line: Int)?
    for (index, line) in lines.enumerated() {
      if line.hasPrefix("```") { fence = line.hasPrefix(opening) ? index : 0 }
      if fence > 0, index > fence, line.contains(where: Self.isDigit) { found = (fence, index) }
    }
    guard let (fence, line) = found, let cell = Int(lines[fence].dropFirst(opening.count).dropLast()),
      let place = lines[line].firstIndex(where: Self.isDigit)
    else { return nil }
    old = lines[line]
    lines[line].replaceSubrange(place...place, with: lines[line][place] == "9" ? "8" : "9")
    new = lines[line]
    text = lines.joined(separator: "\n")
    block = fence + 1
    self.cell = cell
  }

  private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }
}
