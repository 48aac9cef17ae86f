// `repl`, `watch` and `verify` as processes.

import Foundation
import Testing

@Suite struct PromptCommandTests {
  /// Runs a line of bash beside a notebook of this text.
  private func shell(_ line: String, notebook: String = "```python\nx = 41\n```\n") throws -> Run {
    try Command.withNotebook(notebook) { file in
      let quoted = line.replacingOccurrences(of: "NR", with: "'\(Command.path)'")
      return try Command.launch("/bin/bash", ["-c", quoted], in: file.deletingLastPathComponent())
    }
  }

  @Test func cellsComeFromAPipe() throws {
    let run = try shell("printf '1 + 1\\nprint(2)\\n\\nfor i in range(2):\\n    print(i)\\n\\n[1,\\n 2]\\n' | NR repl")
    #expect(run.code == 0 && run.out == "Out[1]: 2\n2\n0\n1\nOut[4]: [1, 2]\n", "\(run)")
  }

  @Test func aNotebookCanComeFirst() throws {
    let run = try shell("echo 'x + 1' | NR repl lesson.md")
    #expect(run.code == 0 && run.out == "Out[2]: 42\n", "\(run)")
    let failing = try shell("echo 'x' | NR repl lesson.md", notebook: "```python\nx = 1\n1 / 0\n```\n")
    #expect(failing.out == "Out[2]: 1\n" && failing.err.contains("lesson.md:3"), "\(failing)")
  }

  @Test func errorsAreSeenInTheCode() throws {
    let run = try shell("printf 'def f():\\n    return 1 / 0\\n\\nf()\\n' | NR repl")
    #expect(run.code == 1 && run.out == "ZeroDivisionError: division by zero\n", "\(run)")
    #expect(run.err.contains("cell 1, line 2 in f"))
    #expect(try shell("echo | NR repl missing.md").code == 2)
    #expect(try shell("echo 'while True: pass' | NR repl --timeout 0.2").err.contains("stopped"))
  }

  @Test func aSessionBecomesANotebook() throws {
    let run = try shell(
      "printf 'y = x * 2\\ny\\n1 / 0\\n:save session.md\\n:save session.md\\n' | NR repl lesson.md; NR check session.md; cat session.md"
    )
    #expect(run.err.contains("is there already"))
    #expect(run.out.contains("1 notebook, 4 cells: "), "\(run)")
    #expect(
      run.out.hasSuffix(
        """
        ```python
        x = 41
        ```

        ```python
        y = x * 2
        ```

        ```python
        y
        ```

        ```text Out[3]
        82
        ```

        ```python tags=["raises-exception"]
        1/0
        ```
        """.replacingOccurrences(of: "1/0", with: "1 / 0")
          + "\n\n```text Out[4]\nZeroDivisionError: division by zero\n```\n"), "\(run.out)")
  }

  @Test func savingRunsAgain() throws {
    let lines = """
      NR watch . >out 2>err & watcher=$!
      await() { for i in {1..200}; do grep -q "$1" out && return; sleep 0.05; done; echo "no $1"; cat out err; }
      await 'Ctrl-C ends'
      sed 's/41/print(42)/' lesson.md > other && mv other lesson.md
      await '^+42'
      printf '```python\\n1 +\\n```\\n' > lesson.md
      await '1 cell failed'
      printf '```python\\nx = 5\\n' > lesson.md
      for i in {1..200}; do grep -q 'never closed' err && break; sleep 0.05; done
      printf '```python\\nprint(7)\\n```\\n' > new.md
      await 'new.md'
      kill -TERM $watcher
      wait $watcher
      echo "[$?]"
      cat out err
      """
    let run = try shell(lines)
    #expect(run.out.contains("[143]"), "\(run)")
    for part in [
      "lesson.md: 1 cell, all as stored", "+42", "1 output differs", "1 cell failed", "never closed", "new.md",
    ] {
      #expect(run.out.contains(part), "\(part): \(run)")
    }
  }

  @Test func watchCanWriteTheOutputs() throws {
    let run = try shell(
      """
      NR watch lesson.md --update >out 2>err & watcher=$!
      for i in {1..200}; do grep -q 'Ctrl-C ends' out && break; sleep 0.05; done
      printf '```python\\nprint(6 * 7)\\n```\\n' > lesson.md
      for i in {1..200}; do grep -q 'written' out && break; sleep 0.05; done
      kill -TERM $watcher; wait $watcher
      cat lesson.md out
      """)
    #expect(run.out.hasPrefix("```python\nprint(6 * 7)\n```\n\n```text Out[1]\n42\n```\n"), "\(run)")
  }

  @Test func whatVerifyNeedsIsNamed() throws {
    let missing = try shell("NR verify lesson.md --python /no/such/python")
    #expect(
      missing.code == 2 && missing.err.contains("/no/such/python: cannot be started")
        && missing.err.contains("--python"))
    let silent = try shell("NR verify lesson.md --python true")
    #expect(silent.code == 2 && silent.err.contains("true: ended without a word"), "\(silent)")
  }

  /// Where VERIFY_PYTHON names a Python with PyTorch.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["VERIFY_PYTHON"] != nil))
  func theLessonsAreWhatPyTorchPrints() throws {
    let python = ProcessInfo.processInfo.environment["VERIFY_PYTHON"] ?? ""
    let run = try Command.run(["verify", "notebooks", "--python", python])
    #expect(run.code == 0 && run.out.contains("as Python 3.11"), "\(run)")
    let wrong = try shell(
      "NR verify lesson.md --python '\(python)'", notebook: "```python\n1 + 1\n```\n\n```text Out[1]\n3\n```\n")
    #expect(wrong.code == 1 && wrong.out.contains("-3\n+2\n") && !wrong.out.contains("to accept"), "\(wrong)")
  }
}
