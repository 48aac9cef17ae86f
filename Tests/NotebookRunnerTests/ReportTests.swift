// What reports say: carets, words, numbers, and the forms that machines read.

import NotebookRunner
import Testing

struct ReportTests {
  private func report(_ text: String, diff: DiffStyle = .unified, colored: Bool = false) throws -> String {
    let document = try Document(Array(text.utf8))
    let review = Review(of: document, toyRuns(document))
    return Report(of: document, name: "a.md", palette: Palette(isColored: colored), diff: diff).text(review)
  }

  private func findings(_ error: CellError, in text: String) throws -> String {
    let document = try Document(Array(text.utf8))
    let run = CellRun(cell: document.cells.count - 1, text: [], failure: .raised(error), notes: [])
    return Report(of: document, name: "a.md", palette: .plain).text(Review(of: document, [run]))
  }

  @Test func caretsStandBelowWhatWasAtWork() throws {
    let error = CellError(
      kind: .exception, text: "E: bad", frames: [CellFrame(cell: 1, line: 2, columns: 5..<8, function: "<module>")])
    #expect(
      try findings(error, in: "> - ```python\n>   # first\n>   \tx = é(y)\n>   ```\n") == """
        a.md:3:10: cell 1: E: bad
            x = é(y)
                ^^

        """)
    let toTheEnd = CellError(
      kind: .exception, text: "E", frames: [CellFrame(cell: 1, line: 1, columns: 4..<Int.max, function: "<module>")])
    #expect(try findings(toTheEnd, in: "```python\nx = f(\n1)\n```\n").hasSuffix("    x = f(\n        ^^\n"))
    let whole = CellError(
      kind: .exception, text: "E", frames: [CellFrame(cell: 1, line: 1, columns: 0..<3, function: "<module>")])
    #expect(try findings(whole, in: "```python\nf()\n```\n") == "a.md:2:1: cell 1: E\n    f()\n")
  }

  @Test func caretsAreKeptInSightInLongLines() throws {
    let line = String(repeating: "é", count: 300) + "XY" + String(repeating: "z", count: 300)
    let error = CellError(
      kind: .exception, text: "E", frames: [CellFrame(cell: 1, line: 1, columns: 600..<602, function: "<module>")])
    let lines = try findings(error, in: "```python\n\(line)\n```\n").split(separator: "\n").map(String.init)
    #expect(lines[1].count < 200)
    let caret = try #require(lines[2].firstIndex(of: "^"))
    let column = lines[2].distance(from: lines[2].startIndex, to: caret)
    #expect(Array(lines[1])[column] == "X" && lines[2].hasSuffix("^^"))
  }

  @Test func callsAreShownWithTheirLines() throws {
    let error = CellError(
      kind: .exception, text: "E: bad",
      frames: [
        CellFrame(cell: 2, line: 1, columns: 0..<4, function: "<module>"),
        CellFrame(cell: 1, line: 2, columns: 9..<10, function: "f"),
      ])
    #expect(
      try findings(error, in: "```python\ndef f():\n  return 1/0\n```\n\n```python\nf() + 1\n```\n") == """
        a.md:7:1: cell 2: E: bad
            a.md:7 in <module>
              f() + 1
              ^^^^
            a.md:3 in f
              return 1/0
                     ^

        """)
  }

  @Test func changedWordsAreMarked() throws {
    let text = "```python\nprint(\"loss 0.5 at step 3\")\n```\n\n```text Out[1]\nloss 0.5 at step 2\n```\n"
    #expect(try report(text, diff: .word).contains("\n~loss 0.5 at step [-2-]{+3+}\n"))
    #expect(try report(text, colored: true).contains("\u{1B}[31mloss 0.5 at step \u{1B}[0m\u{1B}[31;7m2\u{1B}[0m"))
    #expect(try report(text, diff: .none) == "a.md:5: cell 1: its output differs\n")
  }

  @Test(arguments: [
    ("rtol=0.001", "0.1234 9", "0.1299 9", "    0.1234 vs 0.1299 (rel 5.3e-2 > 1e-3)\n"),
    ("atol=0.001", "0.1234 9", "0.1299 9", "    0.1234 vs 0.1299 (abs 6.5e-3 > 1e-3)\n"),
    ("rtol=0.001 atol=0.001", "2.0", "2.5", "    2.0 vs 2.5 (off by 5e-1 > 3e-3)\n"),
    ("rtol=0.001", "7 1.0", "8 1.0001", "    7 vs 8 (integers match exactly)\n"),
    ("rtol=0.001", "nan", "1.0", "    nan vs 1.0 (not finite)\n"),
    (
      "", "0.33333334", "0.33333335",
      "    only numbers differ, by at most 3e-8 relative: rtol=1e-07 would accept them\n"
    ),
    ("rtol=0.001", "a 1.0", "b 2.0", ""), ("", "1.0", "2.0", ""), ("", "3", "4", ""),
  ])
  func numbersSayHowFarTheyAreOff(options: String, stored: String, new: String, note: String) throws {
    let text = "```python \(options)\nprint(\"\(new)\")\n```\n\n```text Out[1]\n\(stored)\n```\n"
    let shown = try report(text)
    #expect(note.isEmpty ? shown.hasSuffix(" ```\n") : shown.hasSuffix(" ```\n" + note), "\(shown)")
  }

  @Test func suggestedTolerancesAccept() throws {
    for (stored, new) in [("0.33333334", "0.33333335"), ("1.5e-05", "1.500001e-05"), ("10000.5", "10001.5")] {
      let text = "```python\nprint(\"\(new)\")\n```\n\n```text Out[1]\n\(stored)\n```\n"
      let note = try #require(try report(text).split(separator: "\n").last)
      let rtol = try #require(note.split(separator: " ").first { $0.hasPrefix("rtol=") })
      #expect(try report(text.replacing("```python", with: "```python \(rtol)")).isEmpty, "\(note)")
    }
  }

  @Test func annotationsEscapeWhatHasAMeaning() {
    var finding = Finding(.raised, line: 3, endLine: 5, message: "E: 50% of a,b: c\nd")
    finding.title = "cell 1 (a, b: c)"
    finding.column = 7
    #expect(
      GitHub.annotation(finding, in: "x,y.md")
        == "::error file=x%2Cy.md,line=3,endLine=5,col=7,title=cell 1 (a%2C b%3A c)::E: 50%25 of a,b: c%0Ad\n")
  }

  @Test func summariesAreMarkdownThatNobodyInjects() {
    let finding = Finding(.raised, line: 3, message: "E: a|b <img> `x` @team\nd")
    let summary = GitHub.summary(command: "check", verdict: "bad", rows: [("a.md", finding)], omitted: 2)
    #expect(summary.contains("| a.md:3 |  | E: a\\|b &lt;img> \\`x\\` &#64;team |\n"))
    #expect(summary.contains("2 more, see the log."))
  }

  @Test func fencesCannotBeGuessed() {
    let (a, b) = (GitHub.Fence(), GitHub.Fence())
    #expect(a.opening != b.opening && a.opening.hasPrefix("::stop-commands::"))
    #expect("::" + a.opening.dropFirst("::stop-commands::".count).dropLast() + "::\n" == a.closing)
  }
}
