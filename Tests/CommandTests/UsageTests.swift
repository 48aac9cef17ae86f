// Mistakes in using the command: exit code 2, the place, and a way out.

import Foundation
import Testing

@Suite struct UsageTests {
  private func expectUsageError(_ text: String, _ parts: String..., verb: String = "check") throws {
    try Command.withNotebook(text) { file in
      let run = try Command.run([verb, "lesson.md"], in: file.deletingLastPathComponent())
      #expect(run.code == 2)
      for part in parts { #expect(run.err.contains(part), "\(run.err)") }
      #expect(try String(contentsOf: file, encoding: .utf8) == text)
    }
  }

  @Test func mistakesNameTheirPlaceAndAWayOut() throws {
    try expectUsageError("\n```python raises-exeption\n1\n```\n", "lesson.md:2:", "did you mean", "raises-exception")
    try expectUsageError("```python timout=3\n1\n```\n", "lesson.md:1:", "did you mean", "timeout")
    try expectUsageError("```python timeout=\"x\"\n1\n```\n", "lesson.md:1:")
    try expectUsageError("no cells\n", "lesson.md:", "python")
    try expectUsageError("```python\n1\n", "lesson.md:1:")
    try expectUsageError("```python\n1\n```\n\ntext\n\n```text Out[1]\n1\n```\n", "lesson.md:7:")
    try expectUsageError("---\nseed: x\n---\n\n```python\n1\n```\n", "lesson.md:2:", "seed")
  }

  @Test(arguments: ["run", "update", "check", "clear"]) func everyVerbRefusesWhatItCannotRead(verb: String) throws {
    try expectUsageError("```python\n1\n", "lesson.md:1:", verb: verb)
    let missing = try Command.run([verb, "there-is-no-such-file.md"])
    #expect(missing.code == 2 && missing.err.contains("there-is-no-such-file.md:"))
  }

  @Test func wrongArgumentsAreRefused() throws {
    for arguments in [
      ["chekc"], ["check"], ["check", "--colour", "never", "x.md"], ["run", "--timeout", "0", "x.md"],
    ] {
      let run = try Command.run(arguments)
      #expect(run.code == 2 && run.err.contains("notebook-runner"), "\(arguments): \(run.err)")
      #expect(run.out.isEmpty)
    }
  }

  @Test func bytesThatAreNoTextAreRefused() throws {
    try Command.withNotebook("") { file in
      try Data([0x60, 0x60, 0x60, 0x70, 0x79, 0x0A, 0xFF, 0xFE, 0x0A, 0x60, 0x60, 0x60, 0x0A]).write(to: file)
      let run = try Command.run(["check", file.path])
      #expect(run.code == 2)
      #expect(run.err.contains("lesson.md:2"), "\(run.err)")
    }
  }

  @Test func aFolderWithoutNotebooksIsRefused() throws {
    try Command.withNotebook("no cells\n") { file in
      let run = try Command.run(["check", "."], in: file.deletingLastPathComponent())
      #expect(run.code == 2)
      #expect(run.err.contains("no notebook below it") && run.err.contains("```python"), "\(run.err)")
    }
  }

  /// One file that cannot be used does not keep the others from being checked.
  @Test func theWorstOutcomeCounts() throws {
    try Command.withNotebook("```python\n1\n```\n") { file in
      let folder = file.deletingLastPathComponent()
      let run = try Command.run(["check", "missing.md", "lesson.md"], in: folder)
      #expect(run.code == 2)
      #expect(run.err.contains("missing.md:") && run.out.contains("lesson.md:3: cell 1: its output is missing"))
      #expect(try Command.run(["check", "lesson.md"], in: folder).code == 1)
      #expect(try Command.run(["update", "lesson.md"], in: folder).code == 0)
      #expect(try Command.run(["check", "lesson.md"], in: folder).code == 0)
    }
  }

  @Test(arguments: ["run", "update", "check", "clear", "convert", "verify", "watch", "repl"])
  func everyVerbExplainsItself(verb: String) throws {
    let run = try Command.run([verb, "--help"])
    #expect(run.code == 0 && run.out.contains("USAGE: notebook-runner \(verb)"))
    #expect(run.err.isEmpty)
  }

  @Test func theCommandExplainsItself() throws {
    let run = try Command.run(["--help"])
    #expect(run.code == 0)
    for verb in ["run", "update", "check", "clear", "Exit codes"] { #expect(run.out.contains(verb)) }
  }

  @Test func coloursAreChosen() throws {
    try Command.withNotebook("```python\n1\n```\n") { file in
      func isColored(_ options: [String], _ environment: [String: String] = [:]) throws -> Bool {
        try Command.run(["check", file.path] + options, environment: environment).out.contains("\u{1B}[")
      }
      #expect(try !isColored([]), "not a terminal")
      #expect(try isColored(["--color", "always"]))
      #expect(try isColored([], ["CLICOLOR_FORCE": "1"]))
      #expect(try !isColored([], ["CLICOLOR_FORCE": "1", "NO_COLOR": "1"]))
      #expect(try isColored(["--color", "always"], ["NO_COLOR": "1"]), "the option comes first")
      #expect(try !isColored(["--color", "never"], ["CLICOLOR_FORCE": "1"]))
      let wrong = try Command.run(["check", file.path, "--color", "pink"])
      #expect(wrong.code == 2)
    }
  }
}
