// The lessons of this project as golden files, and the verbs on them.

import Foundation
import Testing

@Suite struct LessonTests {
  @Test func everyLessonIsAsStored() throws {
    for folder in ["notebooks", "Tests/Seeds", "Documentation/Examples"] {
      let run = try Command.run(["check", folder])
      #expect(run.code == 0, "\(run.out)\(run.err)")
    }
  }

  @Test func aChangedDigitIsFoundAndMended() throws {
    let original = try String(
      contentsOf: Command.root.appendingPathComponent("notebooks/clearing-gradients.md"), encoding: .utf8)
    let changed = original.replacingOccurrences(of: "tensor(6.)", with: "tensor(7.)")
    #expect(changed != original)
    try Command.withNotebook(changed) { file in
      let folder = file.deletingLastPathComponent()
      let check = try Command.run(["check", "lesson.md"], in: folder)
      #expect(check.code == 1)
      #expect(check.out.contains("lesson.md:"))
      #expect(check.out.contains("cell "))
      #expect(check.out.contains("-tensor(7.)\n+tensor(6.)"))
      #expect(check.out.contains("notebook-runner update lesson.md"))
      #expect(try String(contentsOf: file, encoding: .utf8) == changed, "check writes nothing")

      #expect(try Command.run(["update", "lesson.md"], in: folder).code == 0)
      #expect(try String(contentsOf: file, encoding: .utf8) == original)
      let stamp = try FileManager.default.attributesOfItem(atPath: file.path)[.modificationDate] as? Date
      #expect(try Command.run(["update", "lesson.md"], in: folder).code == 0)
      let after = try FileManager.default.attributesOfItem(atPath: file.path)[.modificationDate] as? Date
      #expect(stamp == after, "a second update writes nothing")

      #expect(try Command.run(["clear", "lesson.md"], in: folder).code == 0)
      #expect(try !String(contentsOf: file, encoding: .utf8).contains("text Out["))
      #expect(try Command.run(["update", "lesson.md"], in: folder).code == 0)
      #expect(try String(contentsOf: file, encoding: .utf8) == original)
    }
  }

  @Test func runPrintsEachCellsOutput() throws {
    try Command.withNotebook("```python\n1 + 1\n```\n\n```python\nx = 3\n```\n\n```python\nprint('a')\nx\n```\n") { file in
      let run = try Command.run(["run", file.path])
      #expect(run.out == "Out[1]:\n2\n\nOut[3]:\na\n3\n\n")
      #expect(run.code == 0)
    }
  }

  @Test func aCellThatRaisesLeavesTheFileAlone() throws {
    let text = "```python\n1\n```\n\n```python\n1 / 0\n```\n\n```python\n2\n```\n"
    try Command.withNotebook(text) { file in
      let run = try Command.run(["update", file.path])
      #expect(run.code == 1)
      #expect(run.err.contains(":6: cell 2: ZeroDivisionError: division by zero"))
      #expect(try String(contentsOf: file, encoding: .utf8) == text)
      #expect(try Command.run(["run", file.path]).out.contains("Out[3]:\n2\n"), "the later cells still run")
    }
  }
}

@Suite struct UsageTests {
  private func expectUsageError(_ text: String, _ parts: String...) throws {
    try Command.withNotebook(text) { file in
      let run = try Command.run(["check", file.path])
      #expect(run.code == 2)
      for part in parts { #expect(run.err.contains(part), "\(run.err)") }
    }
  }

  @Test func mistakesNameTheirPlaceAndAWayOut() throws {
    try expectUsageError("```python raises-exeption\n1\n```\n", "lesson.md:1", "raises-exception")
    try expectUsageError("no cells\n", "lesson.md", "python")
    try expectUsageError("```python\n1\n", "lesson.md:1")
    let missing = try Command.run(["check", "there-is-no-such-file.md"])
    #expect(missing.code == 2 && missing.err.contains("there-is-no-such-file.md"))
    #expect(try Command.run(["chekc"]).code == 2)
    #expect(try Command.run(["check"]).code == 2)
  }

  @Test func bytesThatAreNoTextAreRefused() throws {
    try Command.withNotebook("") { file in
      try Data([0x60, 0x60, 0x60, 0x70, 0x79, 0x0A, 0xFF, 0xFE, 0x0A, 0x60, 0x60, 0x60, 0x0A]).write(to: file)
      let run = try Command.run(["check", file.path])
      #expect(run.code == 2)
      #expect(run.err.contains("lesson.md:2"), "\(run.err)")
    }
  }

  @Test(arguments: ["run", "update", "check", "clear"]) func everyVerbExplainsItself(verb: String) throws {
    let run = try Command.run([verb, "--help"])
    #expect(run.code == 0 && run.out.contains("USAGE: notebook-runner \(verb)"))
  }
}
