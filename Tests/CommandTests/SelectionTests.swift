// Which notebooks and which cells a command is for, and what comes through standard input.

import Foundation
import Testing

@Suite struct SelectionTests {
  private static let lesson = """
    ```python name="first"
    x = 1
    print("one")
    ```

    ```python
    print(x + 1)
    ```

    ```python name="last" rtol=0.001 hide-input
    print("three")
    ```

    """

  private func text(_ file: URL) throws -> String { try String(contentsOf: file, encoding: .utf8) }

  @Test func cellsArePickedByNameAndNumber() throws {
    try Command.withNotebook(Self.lesson) { file in
      let folder = file.deletingLastPathComponent()
      func out(_ arguments: String...) throws -> String { try Command.run(["run"] + arguments, in: folder).out }
      #expect(try out("lesson.md#2") == "Out[2]:\n2\n\n", "the cell before ran")
      #expect(try out("lesson.md", "--cell", "last") == "Out[3]:\nthree\n\n")
      #expect(try out("lesson.md", "--cell", "1..2") == "Out[1]:\none\n\nOut[2]:\n2\n\n")
      #expect(try out("lesson.md#first", "lesson.md#3").contains("Out[1]:\none\n\nOut[3]:\nthree\n\n"))

      let wrong = try Command.run(["run", "lesson.md#lats"], in: folder)
      #expect(wrong.code == 2 && wrong.err.contains("lesson.md: has no cell named 'lats'\n    did you mean 'last'?"))
      let beyond = try Command.run(["check", "lesson.md", "--cell", "4"], in: folder)
      #expect(beyond.code == 2 && beyond.err.contains("has no cell 4\n    its cells are 1 to 3"))
      #expect(try Command.run(["check", "lesson.md", "--cell", "3..1"], in: folder).code == 2)
    }
  }

  @Test func oneCellIsAccepted() throws {
    try Command.withNotebook(Self.lesson) { file in
      let folder = file.deletingLastPathComponent()
      let check = try Command.run(["check", "lesson.md#2"], in: folder)
      #expect(check.code == 1)
      #expect(check.out.contains("to accept: notebook-runner update 'lesson.md#2'\n"), "\(check.out)")
      #expect(try Command.run(["update", "lesson.md#2"], in: folder).code == 0)
      #expect(try text(file).contains("```text Out[2]\n2\n```") && !text(file).contains("Out[1]"))
      #expect(try Command.run(["check", "lesson.md#2"], in: folder).code == 0)
      #expect(try Command.run(["check", "lesson.md"], in: folder).code == 1)
    }
  }

  @Test func foldersPassOverNotebooksWithoutTheCell() throws {
    try Command.withNotebook(Self.lesson) { file in
      let folder = file.deletingLastPathComponent()
      try Data("```python\nprint('other')\n```\n".utf8).write(to: folder.appendingPathComponent("other.md"))
      let run = try Command.run(["run", ".", "--cell", "last"], in: folder)
      #expect(run.code == 0 && run.out == "./lesson.md\n\nOut[3]:\nthree\n\n", "\(run.out)\(run.err)")
      let pattern = try Command.run(["run", "oth*.md"], in: folder)
      #expect(pattern.code == 0 && pattern.out == "other.md\n\nOut[1]:\nother\n\n")
    }
  }

  @Test func cellsAreListed() throws {
    try Command.withNotebook(Self.lesson + "\n```python skip-execution\n```\n") { file in
      let folder = file.deletingLastPathComponent()
      #expect(
        try Command.run(["list", "lesson.md"], in: folder).out == """
          lesson.md:1: cell 1 (first)
          lesson.md:6: cell 2
          lesson.md:10: cell 3 (last): hide-input rtol=0.001
          lesson.md:14: a cell that is not run: skip-execution

          """)
      let json = try Command.run(["list", "--json", "lesson.md"], in: folder).out
      let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
      let cells = try #require(object["cells"] as? [[String: Any]])
      #expect(cells.map { $0["cell"] as? Int } == [1, 2, 3, nil])
      #expect(cells[2]["name"] as? String == "last" && cells[2]["line"] as? Int == 10)
      #expect((cells[2]["options"] as? [String: Double]) == ["rtol": 0.001])
    }
  }

  @Test func standardInputGoesToStandardOutput() throws {
    try Command.withNotebook("```python\n1 + 1\n```\n") { file in
      let folder = file.deletingLastPathComponent()
      func shell(_ script: String) throws -> Run {
        try Command.launch("/bin/bash", ["-c", script, "bash", Command.path], in: folder)
      }
      let updated = "```python\n1 + 1\n```\n\n```text Out[1]\n2\n```\n"
      let run = try shell("\"$1\" update - < lesson.md")
      #expect(run.out == updated && run.code == 0, "\(run.err)")
      #expect(run.err == "<stdin>:1: cell 1: output added\n1 output changed in 1 of 1 notebook\n")
      #expect(try shell("\"$1\" update - < lesson.md | \"$1\" update - 2>/dev/null").out == updated)
      #expect(try shell("\"$1\" update - < lesson.md 2>/dev/null | \"$1\" clear -").out == text(file))
      #expect(try shell("\"$1\" run - < lesson.md").out == "Out[1]:\n2\n\n")
      #expect(try shell("\"$1\" check - < lesson.md").code == 1)
      let broken = try shell("printf '```python\\n1/0\\n```\\n' | \"$1\" update -")
      #expect(broken.code == 1 && broken.out == "```python\n1/0\n```\n", "a filter loses nothing")
      #expect(try shell("\"$1\" check - lesson.md < lesson.md").code == 2)
    }
  }

  @Test func aParameterIsNoLineOfAString() throws {
    let text = #"""
      ```python parameters
      text = """
      lr = 1
      """
      lr = 0.1  # "
      sizes = [
      lr,
      ]
      note = 'a\
      lr = 3'
      print(text, lr, sizes, note)
      ```

      """#
    try Command.withNotebook(text.replacing("      ", with: "")) { file in
      let run = try Command.run(["run", file.path, "-p", "lr=2"])
      #expect(run.out == "Out[1]:\n\nlr = 1\n 2 [2] alr = 3\n\n", "\(run)")
    }
  }

  @Test func parametersAreChecked() throws {
    try Command.withNotebook("```python parameters\nlr = 0.1\n```\n\n```python\nprint(lr)\n```\n") { file in
      let run = try Command.run(["run", file.path, "-p", "lr=0.5"])
      #expect(run.out == "Out[2]:\n0.5\n\n")
      let wrong = try Command.run(["run", file.path, "-p", "rl=0.5"])
      #expect(wrong.code == 2 && wrong.out.isEmpty)
      #expect(wrong.err.contains("has no parameter 'rl'\n    did you mean 'lr'?"), "\(wrong.err)")
    }
  }

  @Test func filesWithoutCellsArePassedOverOnRequest() throws {
    try Command.withNotebook("no cells\n") { file in
      let (strict, lenient) = try (
        Command.run(["check", file.path]), Command.run(["check", "--quiet", "--allow-empty", file.path])
      )
      #expect(strict.code == 2 && lenient.code == 0)
    }
  }

  @Test func theFirstFailureCanEndEverything() throws {
    try Command.withNotebook("```python\n1/0\n```\n\n```python\nprint('on')\n```\n") { file in
      let folder = file.deletingLastPathComponent()
      for name in ["a.md", "z.md"] {
        try Data("```python\n2\n```\n".utf8).write(to: folder.appendingPathComponent(name))
      }
      let run = try Command.run(["run", ".", "--fail-fast"], in: folder)
      #expect(run.code == 1)
      #expect(
        run.out == "./a.md\n\nOut[1]:\n2\n\n./lesson.md\n\nOut[1]:\nZeroDivisionError: division by zero\n\n",
        "\(run.out)")
    }
  }

  @Test func oneOutputAfterTheOther() throws {
    try Command.withNotebook(Self.lesson) { file in
      let folder = file.deletingLastPathComponent()
      func answer(_ keys: String) throws -> Run {
        let script = "printf '\(keys)' | \"$1\" update -i lesson.md"
        return try Command.launch("/bin/bash", ["-c", script, "bash", Command.path], in: folder)
      }
      let first = try answer("y\\nn\\nq\\n")
      #expect(first.code == 1)
      #expect(first.out.contains("accept (1 of 3)? [y]es, [n]o, [a]ll, [q]uit: "))
      #expect(first.out.hasSuffix("1 output changed in 1 of 1 notebook; 2 differences left\n"), "\(first.out)")
      #expect(try text(file).contains("Out[1]") && !text(file).contains("Out[2]"))
      let rest = try answer("what\\na\\n")
      #expect(rest.code == 0 && rest.out.hasSuffix("2 outputs changed in 1 of 1 notebook\n"), "\(rest.out)")
      #expect(try Command.run(["check", "lesson.md"], in: folder).code == 0)
    }
  }
}
