// Ctrl-C, full disks: what was there stays, what is known is said.

import Foundation
import Testing

@Suite struct InterruptTests {
  /// Runs a command in the background, sends it a signal while its last cell loops, and waits.
  private func interrupt(_ arguments: String, signal: String = "INT", in folder: URL) throws -> Run {
    // A shell lets its background commands ignore SIGINT; a terminal does not.
    let script = """
      set -m
      "$1" \(arguments) & runner=$!
      sleep 1; kill -\(signal) $runner; wait $runner; echo "code $?"
      """
    return try Command.launch("/bin/bash", ["-c", script, "bash", Command.path], in: folder)
  }

  @Test(arguments: ["check", "update", "run"]) func whatWasComputedIsReported(verb: String) throws {
    let folder = try Command.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let text = "```python\nprint('one')\n```\n\n```python\nwhile True: pass\n```\n"
    try Data("```python\nprint('zero')\n```\n".utf8).write(to: folder.appendingPathComponent("a.md"))
    try Data(text.utf8).write(to: folder.appendingPathComponent("b.md"))
    let run = try interrupt("\(verb) a.md b.md --junit report.xml", in: folder)
    let said = run.out + run.err
    #expect(said.contains("b.md:5: cell 2: interrupted while it ran"), "\(said)")
    #expect(said.contains("interrupted") && run.out.contains("code 130"), "\(said)")
    #expect(said.contains(verb == "update" ? "a.md:1: cell 1: output added" : verb == "check" ? "+one" : "one\n"))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["a.md", "b.md", "report.xml"])
    #expect(try String(contentsOf: folder.appendingPathComponent("b.md"), encoding: .utf8) == text)
    #expect(
      try String(contentsOf: folder.appendingPathComponent("report.xml"), encoding: .utf8).hasSuffix("</testsuites>\n"))
  }

  @Test func whatTheCellHadPrintedIsShown() throws {
    try Command.withNotebook("```python\nprint('begun')\nwhile True: pass\n```\n") { file in
      let run = try interrupt("run lesson.md", in: file.deletingLastPathComponent())
      #expect(run.out.contains("Out[1]:\nbegun\n"), "\(run)")
    }
  }

  @Test func theExitCodeTellsTheSignal() throws {
    try Command.withNotebook("```python\nwhile True: pass\n```\n") { file in
      let folder = file.deletingLastPathComponent()
      let (terminated, hungUp) = (
        try interrupt("check lesson.md", signal: "TERM", in: folder),
        try interrupt("watch lesson.md", signal: "HUP", in: folder)
      )
      #expect(terminated.out.contains("code 143") && hungUp.out.contains("code 129"))
    }
  }

  /// A file that cannot be written whole stays as it was.
  @Test func aFullDiskCostsNothing() throws {
    try Command.withNotebook("```python\nprint('x' * 100_000)\n```\n") { file in
      let folder = file.deletingLastPathComponent()
      let before = try Data(contentsOf: file)
      let script = "ulimit -f 8; \"$1\" update lesson.md"
      let run = try Command.launch("/bin/bash", ["-c", script, "bash", Command.path], in: folder)
      #expect(run.code == 2 && run.err.contains("lesson.md: cannot be written: File too large"), "\(run.err)")
      #expect(try Data(contentsOf: file) == before)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["lesson.md"])
    }
  }
}
