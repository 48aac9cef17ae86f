// `convert` as it is typed: what it reads and writes, and what it refuses.

import Foundation
import Testing

@Suite struct ConvertTests {
  private static let lesson = """
    # Lesson

    ```python tags=["hide-input"]
    print("printed")
    [1, 2]
    ```

    ```text Out[1]
    printed
    [1, 2]
    ```

    ```python raises-exception
    1 / 0
    ```

    ```text Out[2]
    ZeroDivisionError: division by zero
    ```

    """

  private func inFolder<R>(_ body: (URL) throws -> R) throws -> R {
    try Command.withNotebook(Self.lesson) { try body($0.deletingLastPathComponent()) }
  }

  private func text(_ folder: URL, _ name: String) throws -> String {
    try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
  }

  @Test func jupyterGetsPrintedTextValuesAndErrors() throws {
    try inFolder { folder in
      let run = try Command.run(["convert", "lesson.md"], in: folder)
      #expect(run.code == 0 && run.out == "lesson.ipynb\n" && run.err.isEmpty, "\(run)")
      let data = try Data(contentsOf: folder.appendingPathComponent("lesson.ipynb"))
      let notebook = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
      let cells = try #require(notebook["cells"] as? [[String: Any]])
      #expect(cells.compactMap { $0["cell_type"] as? String } == ["markdown", "code", "code"])
      let kinds = cells.map { ($0["outputs"] as? [[String: Any]] ?? []).compactMap { $0["output_type"] as? String } }
      #expect(kinds == [[], ["stream", "execute_result"], ["error"]])
      let error = (cells[2]["outputs"] as? [[String: Any]])?.first
      #expect(error?["ename"] as? String == "ZeroDivisionError" && error?["evalue"] as? String == "division by zero")
      #expect((cells[1]["metadata"] as? [String: Any])?["tags"] as? [String] == ["hide-input"])

      let piped = try Command.launch(
        "/bin/bash",
        ["-c", "'\(Command.path)' convert - < lesson.md | '\(Command.path)' convert - --from ipynb --to py"], in: folder
      )
      #expect(piped.out.hasPrefix("# %% [markdown]\n# # Lesson\n"), "\(piped)")
      let back = try Command.run(["convert", "lesson.ipynb", "-o", "-"], in: folder)
      #expect(
        back.out == Self.lesson.replacingOccurrences(of: " raises-exception", with: " tags=[\"raises-exception\"]"))
    }
  }

  @Test func filesAreReplacedOnlyWhenAsked() throws {
    try inFolder { folder in
      #expect(try Command.run(["convert", "lesson.md"], in: folder).code == 0)
      let again = try Command.run(["convert", "lesson.md"], in: folder)
      #expect(again.code == 2 && again.err.contains("lesson.ipynb: is there already") && again.err.contains("--force"))
      #expect(try Command.run(["convert", "lesson.md", "--force"], in: folder).code == 0)
      let same = try Command.run(["convert", "lesson.md", "--to", "md", "--force"], in: folder)
      #expect(same.code == 2 && same.err.contains("onto itself"))
      #expect(try text(folder, "lesson.md") == Self.lesson)
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["lesson.ipynb", "lesson.md"])
    }
  }

  @Test func scriptsAreScripts() throws {
    try inFolder { folder in
      let run = try Command.run(["convert", "lesson.md", "--to", "py"], in: folder)
      #expect(run.code == 0 && run.err.contains("a script holds no outputs"), "\(run)")
      #expect(
        try text(folder, "lesson.py") == """
          # %% [markdown]
          # # Lesson

          # %% tags=["hide-input"]
          print("printed")
          [1, 2]

          # %% tags=["raises-exception"]
          1 / 0

          """)
      #expect(try Command.run(["convert", "lesson.py", "-o", "again.md"], in: folder).code == 0)
      #expect(try Command.run(["update", "again.md"], in: folder).code == 0)
      #expect(try Command.run(["check", "again.md"], in: folder).code == 0)
    }
  }

  @Test func pagesHideAndEscape() throws {
    let text =
      "# A <b>\n\n```python hide-input\n\"<i>&\"\n```\n\n```text Out[1]\n'<i>&'\n```\n\n```python remove-cell\nsecret = 1\n```\n\n<script>alert(1)</script>\n"
    try Command.withNotebook(text) { file in
      let run = try Command.run(["convert", file.path, "--to", "html", "-o", "-"])
      #expect(run.code == 0)
      #expect(run.out.contains("<details><summary>Code</summary>") && run.out.contains("&lt;i&gt;&amp;"))
      for absent in ["secret", "<script", "<i>"] { #expect(!run.out.contains(absent), "\(absent)") }
    }
  }

  /// The seeds of the project as they were found: text with `In [n]:`, cells, prose and shown outputs told apart.
  @Test func listingsBecomeNotebooks() throws {
    let listing = """
      ## Autograd

      Prose about it.

      In [37]:
      import torch


      In [38]:
      a = torch.tensor(3.0, requires_grad= True) # leaf

      a

      tensor(3., requires_grad=True)

      In [None]:
      # to avoid this

      x = a**2

      # that was it

      In [40]:
      print(f'dy/dx: {x}')
      if True:
          y = 1

          z = 2

      dy/dx: tensor(9., grad_fn=<PowBackward0>)

      ### Next
      1. a list
      """
    try Command.withNotebook("") { file in
      let folder = file.deletingLastPathComponent()
      try Data(listing.utf8).write(to: folder.appendingPathComponent("notes.txt"))
      let run = try Command.run(["convert", "notes.txt", "-o", "-"], in: folder)
      #expect(
        run.out == """
          ## Autograd

          Prose about it.

          ```python
          import torch
          ```

          ```python
          a = torch.tensor(3.0, requires_grad= True) # leaf

          a
          ```

          ```text Out[2]
          tensor(3., requires_grad=True)
          ```

          ```python
          # to avoid this

          x = a**2

          # that was it
          ```

          ```python
          print(f'dy/dx: {x}')
          if True:
              y = 1

              z = 2
          ```

          ```text Out[4]
          dy/dx: tensor(9., grad_fn=<PowBackward0>)
          ```

          ### Next
          1. a list

          """, "\(run)")
    }
  }

  @Test func whatCannotBeConvertedIsRefused() throws {
    try inFolder { folder in
      for (name, content, words) in [
        ("a.ipynb", "{\n \"cells\": [\n", "a.ipynb:2: not a notebook"), ("b.ipynb", "{\"nbformat\": 3}", "nbformat 3"),
        ("c.py", "# just a comment\n", "c.py"), ("d.txt", "no cells\n", "In [1]:"), ("e.doc", "", ".ipynb"),
      ] {
        try Data(content.utf8).write(to: folder.appendingPathComponent(name))
        let run = try Command.run(["convert", name, "-o", "-"], in: folder)
        if name == "c.py" { continue }  // a script without a marker is one cell
        #expect(run.code == 2 && run.err.contains(words), "\(name): \(run)")
        #expect(run.out.isEmpty)
      }
      #expect(try Command.run(["convert", "missing.md"], in: folder).code == 2)
      #expect(try Command.run(["convert", "lesson.md", "--to", "pdf"], in: folder).code == 2)
    }
  }
}
