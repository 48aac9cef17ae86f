// Cell options and front matter: what they mean, and how each mistake is reported.

import NotebookRunner
import Testing

struct OptionsTests {
  private func options(_ words: String) throws -> CellOptions {
    try #require(try Document(Array("```python \(words)\n```\n".utf8)).cells.first).options
  }

  private func problem(_ text: String) -> String? {
    do {
      _ = try Document(Array(text.utf8))
      return nil
    } catch {
      return error.list.map { "\($0.line): \($0.message) | \($0.advice)" }.joined(separator: "\n")
    }
  }

  @Test func optionsAreRead() throws {
    let all = try options(
      #"tags=["raises-exception", "mine"] name="a b" raises="E: \u00e9\"" rtol=1e-05 atol=0 timeout=2.5 wildcards"#)
    #expect(all.tags == ["wildcards", "raises-exception", "mine"])
    #expect(all.name == "a b")
    #expect(all.raises == "E: é\"")
    #expect(all.rtol == 1e-5)
    #expect(all.atol == 0)
    #expect(all.timeout == 2.5)
    #expect(all.mustRaise && all.hasWildcards && !all.isSkipped)
    #expect(try options(#"raises="""#).mustRaise)
    #expect(try options("nbval-ignore-output").ignoresOutput)
  }

  @Test func othersWordsAreKept() throws {
    let words = #".class linenos title="x" id=3 active="ipynb" k={"a": [1, null]}"#
    #expect(try options(words).tags == [".class", "linenos"])
    #expect(try options(#"skip-execution tags=["skip-execution"]"#).tags == ["skip-execution"])
  }

  @Test(arguments: [
    (#"tags="x""#, "option 'tags' must be an array of strings, not a string"),
    (#"tags=["a,b"]"#, #"option 'tags' holds "a,b""#),
    (#"tags=[""]"#, #"option 'tags' holds """#),
    (#"tags=["a", "a"]"#, "tag 'a' is given twice"),
    (#"tags=[1]"#, "option 'tags' must hold strings only, not a number"),
    (#"tags=["a"] tags=["b"]"#, "option 'tags' is given twice"),
    (#"tags"#, "option 'tags' has no value"),
    (#"skip-execution skip-execution"#, "tag 'skip-execution' is given twice"),
    (#"name=3"#, "option 'name' must be a string that is not empty, not a number"),
    (#"name="""#, "option 'name' must be a string that is not empty, not a string"),
    (#"raises=true"#, "option 'raises' must be a string, not a boolean"),
    (#"rtol=-1"#, "option 'rtol' must be a number that is not negative, not a number"),
    (#"rtol=.5"#, "malformed value of option 'rtol': expected a JSON value"),
    (#"rtol=01"#, "malformed value of option 'rtol': a JSON number has no leading zero"),
    (#"rtol=1e999"#, "malformed value of option 'rtol': a number out of range"),
    (#"timeout=0"#, "option 'timeout' must be a number of seconds above 0"),
    (#"raises='x'"#, "malformed value of option 'raises': JSON strings stand in double quotes"),
    (#"raises="x"#, "malformed value of option 'raises': a string without its closing quote"),
    (#"raises="\q""#, "malformed value of option 'raises': an unknown escape in a string"),
    (#"raises="\ud800""#, "malformed value of option 'raises': half of a surrogate pair"),
    (#"name="a"b"#, "option 'name' has text glued behind its value"),
    (#"x = 1"#, "'=' without a key before it"),
    (#"other=foo"#, "malformed value of option 'other'"),
    (#"other=1 other=2"#, "option 'other' is given twice"),
    (#"tag=["a"]"#, "unknown option 'tag' | did you mean 'tags'?"),
    (#"timout=3"#, "unknown option 'timout' | did you mean 'timeout'?"),
    (#"raise-exception"#, "unknown tag 'raise-exception' | did you mean 'raises-exception'?"),
    (#"tags=["skip-executon"]"#, "unknown tag 'skip-executon' | did you mean 'skip-execution'?"),
    (#"wildcards=true"#, "'wildcards' is a tag and takes no value"),
    (#"execution={"timeout": 5}"#, "option 'execution' must hold strings only"),
    (#"collapsed=1"#, "option 'collapsed' must be true or false"),
    (#"scrolled="yes""#, "option 'scrolled' must be true, false or"),
    (#"jupyter=1"#, "option 'jupyter' must be an object"),
    (#"k="# + String(repeating: "[", count: 5000), "malformed value of option 'k': nested too deeply"),
  ])
  func mistakesAreReported(words: String, message: String) {
    let problem = problem("text\n\n```python \(words)\n```\n")
    #expect(problem?.hasPrefix("3: " + message) == true, "\(problem ?? "no problem")")
  }

  @Test(arguments: [
    ("```python\nx", "1: this cell's fence is never closed"),
    ("> ```python\n> x\n\ny\n", "1: this cell's fence is never closed"),
    ("- ```python\n  x\n```\n", "1: this cell's fence is never closed"),
    ("text\n\n```text Out[1]\n```\n", "3: an output block that belongs to no cell"),
    ("```python\n```\n\ntext\n\n```text Out[1]\n```\n", "6: an output block that belongs to no cell"),
    ("```python\n```\n\n[a]: /b\n\n```text Out[1]\n```\n", "6: an output block that belongs to no cell"),
    ("```python\n```\n\n> ```text Out[1]\n> ```\n", "4: an output block that belongs to no cell"),
    ("```python\n```\n\n```text Out[1]\n```\n```text Out[1]\n```\n", "6: an output block that belongs to no cell"),
    ("```python\n```\n```text Out[1]\nx", "3: this output block's fence is never closed"),
    ("```python name=\"a\"\n```\n```python name=\"a\"\n```\n", "3: the name \"a\" is taken by the cell on line 1"),
    ("---\nseed: x\n---\n", "2: 'seed' must be a whole number, not 'x'"),
    ("---\nseed: 1\nseed: 1\n---\n", "3: 'seed' is given twice in the front matter"),
    ("---\nseed: 1\nnotebook:\n  seed: 2\n---\n", "4: 'seed' stands here and on line 2"),
    ("---\nnotebook: 3\n---\n", "2: 'notebook:' takes false or indented lines, not '3'"),
    ("---\nnotebook:\n  rtol: -1\n---\n", "3: 'rtol' must be a number that is not negative, not '-1'"),
    ("---\nnotebook:\n  timeout: soon\n---\n", "3: 'timeout' must be a number above 0, not 'soon'"),
    ("---\nnotebook:\n  wildcards: yes\n---\n", "3: 'wildcards' must be true or false, not 'yes'"),
    ("---\nnotebook:\n  sed: 1\n---\n", "3: unknown key 'sed' under 'notebook:' | did you mean 'seed'?"),
    ("---\nnotebook:\n  - a\n---\n", "3: not a 'key: value' line under 'notebook:'"),
  ])
  func shapesAreReported(text: String, message: String) {
    let problem = problem(text)
    #expect(problem?.hasPrefix(message) == true, "\(problem ?? "no problem")")
  }

  @Test func malformedTextIsReported() {
    #expect(throws: Problems.self) { try Document([0x61, 0x0A, 0xFF]) }
    #expect(throws: Problems.self) { try Document([0xED, 0xA0, 0x80]) }
  }

  @Test func frontMatterIsRead() throws {
    let text = """
      ---
      title: "a: b"   # comment
      notebook:   # ours
        seed: 18446744073709551615
        timeout: 1.5 # s
        other:
          seed: x
        rtol: 1e-3
        wildcards: true
      jupyter:
        seed: x
      ---
      ```python
      ```
      """
    let document = try Document(Array(text.utf8))
    #expect(document.frontMatter.seed == .max)
    #expect(document.cells.first?.options.timeout == nil)
    #expect(document.frontMatter.timeout == 1.5)
    #expect(document.cells.first?.options.rtol == 1e-3)
    #expect(document.cells.first?.options.hasWildcards == true)
    #expect(try Document(Array("---\nseed: 3\n".utf8)).frontMatter.lineCount == 0)
    #expect(try Document(Array("\u{FEFF}---\r\nseed: 3\r\n---\r\n".utf8)).frontMatter.seed == 3)
    #expect(try Document(Array("---\nnotebook: false\n---".utf8)).frontMatter.isExcludedFromFolders)
  }
}
