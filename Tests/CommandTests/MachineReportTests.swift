// JUnit, GitHub and JSON, as the programs that read them see them.

import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct MachineReportTests {
  /// A notebook that fails in every way there is but one, and prints what breaks a careless report.
  static let bad = """
    ```python name="differs"
    print("\\x1b[1m<b>&\\x00")
    ```

    ```text Out[1]
    other
    ```

    ```python
    print("::add-mask::secret\\n::error::injected")
    1 / 0
    ```

    ```python raises-exception
    print("fine")
    ```

    ```python skip-execution
    ```

    ```python
    print("well")
    ```

    ```text Out[4]
    well
    ```

    """

  private final class Suites: NSObject, XMLParserDelegate {
    var elements: [(name: String, attributes: [String: String])] = []
    var text = ""

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) { elements.append((name, attributes)) }

    func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

    func count(_ name: String) -> Int { elements.count { $0.name == name } }
  }

  @Test func junitIsXMLThatParsersTake() throws {
    try Command.withNotebook(Self.bad) { file in
      let folder = file.deletingLastPathComponent()
      try Data("no fence is closed\n```python\n".utf8).write(to: folder.appendingPathComponent("z.md"))
      let run = try Command.run(["check", ".", "--junit", "out.xml"], in: folder)
      #expect(run.code == 2)
      let suites = Suites()
      let parser = XMLParser(data: try Data(contentsOf: folder.appendingPathComponent("out.xml")))
      parser.delegate = suites
      #expect(parser.parse(), "\(String(describing: parser.parserError))")
      #expect(suites.count("testsuite") == 2 && suites.count("testcase") == 6)
      #expect(suites.count("failure") == 2 && suites.count("error") == 2 && suites.count("skipped") == 1)
      let suite = try #require(suites.elements.first { $0.name == "testsuite" }?.attributes)
      #expect(
        suite["name"] == "./lesson.md" && suite["tests"] == "5" && suite["failures"] == "2" && suite["errors"] == "1")
      let first = try #require(suites.elements.first { $0.name == "testcase" }?.attributes)
      #expect(first["name"] == "cell 1: differs" && first["classname"] == "lesson" && first["line"] == "1")
      #expect(suites.text.contains("+\u{241B}[1m<b>&"))
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["lesson.md", "out.xml", "z.md"])
    }
  }

  @Test func notebooksGiveGitHubNoCommands() throws {
    try Command.withNotebook(Self.bad) { file in
      let folder = file.deletingLastPathComponent()
      let environment = [
        "GITHUB_ACTIONS": "true", "GITHUB_WORKSPACE": folder.path,
        "GITHUB_STEP_SUMMARY": folder.appendingPathComponent("summary").path,
      ]
      for arguments in [["check", "lesson.md"], ["run", "lesson.md"], ["update", "lesson.md"]] {
        let run = try Command.run(arguments, in: folder, environment: environment)
        #expect(run.code == 1 && run.err.isEmpty, "both streams could overtake each other: \(run.err)")
        let lines = run.out.split(separator: "\n").map(String.init)
        let token = try #require(lines.first).dropFirst("::stop-commands::".count)
        #expect(lines[0].hasPrefix("::stop-commands::") && token.count > 20)
        let end = try #require(lines.firstIndex(of: "::\(token)::"))
        #expect(lines[(end + 1)...].allSatisfy { $0.hasPrefix("::error file=lesson.md,line=") }, "\(lines[end...])")
        #expect(lines[end...].count == (arguments[0] == "check" ? 4 : 3))
      }
      let off = try Command.run(["check", "lesson.md", "--annotations", "never"], in: folder, environment: environment)
      #expect(!off.out.contains("::stop") && !off.out.contains("::error file"))
      let summary = try String(contentsOf: folder.appendingPathComponent("summary"), encoding: .utf8)
      #expect(
        summary.contains("### notebook-runner check\n")
          && summary.contains("| lesson.md:5 | cell 1 (differs) | its output differs |"))
    }
  }

  @Test func annotationsAreFew() throws {
    let text = (0..<12).map { "```python\nprint(\($0))\n```\n\n" }.joined()
    try Command.withNotebook(text) { file in
      let run = try Command.run(
        ["check", "lesson.md", "--annotations", "always"], in: file.deletingLastPathComponent())
      let errors = run.out.split(separator: "\n").filter { $0.hasPrefix("::error") }
      #expect(errors.count == 10 && errors.last == "::error title=notebook-runner::3 more, see the log")
    }
  }

  @Test func jsonIsOneObjectALine() throws {
    try Command.withNotebook(Self.bad) { file in
      let folder = file.deletingLastPathComponent()
      for verb in ["check", "run", "update"] {
        let run = try Command.run([verb, "--json", "lesson.md", "missing.md"], in: folder)
        let objects = try run.out.split(separator: "\n").map { line in
          try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        }
        #expect(objects.count == 3)
        #expect(objects[0]["notebook"] as? String == "lesson.md" && objects[0]["status"] as? String == "failed")
        #expect(objects[1]["status"] as? String == "unusable")
        let cells = try #require(objects[0]["cells"] as? [[String: Any]])
        #expect(
          cells.count == 5 && cells[1]["status"] as? String == "failed" && cells[3]["status"] as? String == "skipped")
        #expect((cells[1]["output"] as? String)?.hasSuffix("ZeroDivisionError: division by zero\n") == true)
        let findings = try #require(objects[0]["findings"] as? [[String: Any]])
        #expect(findings.contains { $0["kind"] as? String == "raised" && $0["line"] as? Int == 11 })
        let summary = try #require(objects[2]["summary"] as? [String: Any])
        #expect(summary["exit_code"] as? Int == 2 && summary["failed_cells"] as? Int == 2)
      }
    }
  }

  /// Whatever runs at once, reports come in the order of the notebooks.
  @Test func reportsKeepTheirOrder() throws {
    let folder = try Command.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    for index in 10..<30 {
      let cell = index % 7 == 0 ? "n = sum(range(300_000)); print(n)" : index % 5 == 0 ? "1/0" : "print(\(index))"
      try Data("```python\n\(cell)\n```\n".utf8).write(to: folder.appendingPathComponent("\(index).md"))
    }
    for verb in ["check", "run"] {
      let runs = try ["-j1", "-j2", "-j8"].map { try Command.run([verb, ".", $0], in: folder) }
      #expect(runs.allSatisfy { $0.out == runs[0].out && $0.err == runs[0].err && $0.code == 1 })
    }
    let whole = try Command.run(["check", "."], in: folder).out
    let parts = try (1...3).map { try Command.run(["check", ".", "--shard", "\($0)/3"], in: folder) }
    for index in 10..<30 {
      let line = "./\(index).md:"
      #expect(whole.contains(line) && parts.count { $0.out.contains(line) } == 1)
    }
    #expect(try Command.run(["check", ".", "--shard", "4/3"], in: folder).code == 2)
    #expect(try Command.run(["check", ".", "--shard", "40/40"], in: folder).code < 2, "a part may be empty")
  }

  @Test func flakyCellsAreHunted() throws {
    try Command.withNotebook("```python\nimport time\nprint(time.perf_counter_ns())\n```\n\n```python\n1\n```\n") {
      file in
      #expect(try Command.run(["update", file.path]).code == 0)
      let run = try Command.run(["check", "lesson.md", "--repeat", "5"], in: file.deletingLastPathComponent())
      #expect(run.code == 1)
      #expect(run.out.contains("lesson.md:1: cell 1: its output changes: 5 outputs in 5 runs\n"), "\(run.out)")
      #expect(run.out.contains("two outputs of cell 1") && !run.out.contains("cell 2"))
    }
    try Command.withNotebook("```python\n1\n```\n\n```text Out[1]\n1\n```\n") { file in
      let run = try Command.run(["check", file.path, "--repeat", "3"])
      #expect(run.code == 0)
    }
  }

  @Test func quietIsQuiet() throws {
    try Command.withNotebook("```python\n1\n```\n") { file in
      let update = try Command.run(["update", "--quiet", file.path])
      #expect(update.out.isEmpty && update.err.isEmpty && update.code == 0)
      let check = try Command.run(["check", "-q", file.path])
      #expect(check.out.isEmpty && check.code == 0)
      #expect(try Command.run(["update", "--check", file.path]).out == "1 notebook, 1 cell: all as stored\n")
    }
  }
}
