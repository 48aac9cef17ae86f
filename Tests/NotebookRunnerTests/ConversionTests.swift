// Conversions: what Markdown keeps on its way through Jupyter's format, and what files of Jupyter give.

import Foundation
import NotebookRunner
import Testing

struct ConversionTests {
  /// Text, cells and outputs of generated documents come back; a document written in the usual spelling keeps every
  /// byte.
  @Test(arguments: 0..<100)
  func markdownComesBackFromJupyter(batch: Int) throws {
    var identical = 0
    for seed in (batch * 100)..<(batch * 100 + 100) {
      var generator = DocumentGenerator(seed: UInt64(seed))
      let bytes = generator.document()
      guard let document = try? Document(bytes), !document.cells.isEmpty else { continue }
      let once = try roundTrip(bytes)
      let twice = try roundTrip(once)
      #expect(once == twice, "seed \(seed): a second conversion changes something")
      #expect(try pieces(bytes) == pieces(once), "seed \(seed)")
      if once == bytes { identical += 1 }
    }
    #expect(identical > 5)
  }

  @Test(arguments: [
    "# T\n\n```python\n1\n```\n", "```python\n1\n```", "\n\n\n```python\n1\n```\n\n\n\n",
    "text\n```python\n1\n```\ntext\n\n\n\ntext\n",
    "```python tags=[\"raises-exception\"] name=\"é\" rtol=1e-05 other={\"a\": [1, 2]}\n1/0\n```\n\n```text Out[1]\nZeroDivisionError: division by zero\n```\n",
    "---\ntitle: x\n---\n\n```python\n1\n```\n",
    "---\ntitle: x\njupyter:\n  kernelspec:\n    display_name: Python 3\n    language: python\n    name: python3\n---\n\n\ntext\n\n```python\n1\n```\n",
    "<!-- #region -->\none\n\n\ntwo\n<!-- #endregion -->\n\n```python\n1\n```\n",
    "- item\n\n  ```python\n  1\n  ```\n\n  ```text Out[1]\n  1\n  ```\n",
    "> ```python\n> 1\n> ```\n", "~~~python\n1\n~~~\n\n```text Out[1]\n1\n```\n",
    "text\r\n\r\n```python\r\n1\r\n```\r\n", "\u{FEFF}```python\n1\n```\n",
    "````python\n'''\n```\n'''\n````\n", "```python skip-execution=1\n```\n",
    "````\n```python\nshown\n\n\n```\n````\n\n```python\n2\n```\n",
    "```python tags=[\"skip-execution\"]\nx\n```\n\n```text Out[12]\nold\n```\n", "```python\n\n```\n",
    "<!-- #raw -->\nraw\n<!-- #endraw -->\n\n```python\n1\n```\n",
  ])
  func theseKeepEveryByte(text: String) throws {
    guard (try? Document(Array(text.utf8))) != nil else { return }
    #expect(try String(decoding: roundTrip(Array(text.utf8)), as: UTF8.self) == text)
  }

  @Test func bareTagsBecomeTags() throws {
    let text = "```python raises-exception name=\"a\" hide-input\n1\n```\n"
    let expected = "```python tags=[\"raises-exception\", \"hide-input\"] name=\"a\"\n1\n```\n"
    #expect(try String(decoding: roundTrip(Array(text.utf8)), as: UTF8.self) == expected)
  }

  @Test func outputsAreShownAsJupyterDoes() throws {
    let text = "```python raises-exception\n1\n```\n\n```text Out[1]\nprinted\ntorch.Error: two\nlines\n```\n"
    let notebook = JupyterNotebook(try Document(Array(text.utf8)))
    #expect(
      notebook.cells[0].outputs == [
        .stream(name: "stdout", text: "printed\n"),
        .error(name: "torch.Error", value: "two\nlines", traceback: ["torch.Error: two", "lines"]),
      ])
    let run = JupyterNotebook(
      try Document(Array("```python\n1\n```\n\n```text Out[1]\nprinted\n[1,\n 2]\n```\n".utf8)),
      parts: [0: OutputParts(result: 8)])
    #expect(run.cells[0].executionCount == 1)
    #expect(
      run.cells[0].outputs == [
        .stream(name: "stdout", text: "printed\n"),
        .data(
          [.init("text/plain", .array([.string("[1,\n"), .string(" 2]")]))], metadata: .object([]), isResult: true),
      ])
  }

  @Test func identifiersAreStable() throws {
    func ids(_ text: String) throws -> [String] {
      let json = String(decoding: JupyterNotebook(try Document(Array(text.utf8))).ipynb, as: UTF8.self)
      return json.split(separator: "\n").filter { $0.contains("\"id\": ") }.map(String.init)
    }
    let first = try ids("```python name=\"load\"\n1\n```\n\n```python\n2\n```\n\n```python\n2\n```\n")
    let second = try ids("new\n\n```python name=\"load\"\n3\n```\n\n```python\n2\n```\n\n```python\n2\n```\n")
    #expect(Set(first).count == 3)
    #expect(Array(second.dropFirst()) == first)
  }

  /// What other tools' notebooks only show is not run here.
  @Test func foreignTextsStayTexts() throws {
    var notebook = JupyterNotebook()
    notebook.cells = [
      JupyterCell(.markdown, "shown:\n\n```python\nrm()\n```\n\n```text Out[3]\nx\n```"),
      JupyterCell(.markdown, "open\n\n```"), JupyterCell(.code, "1"), JupyterCell(.markdown, ""),
      JupyterCell(.raw, "---\nno"),
      JupyterCell(.markdown, "a\n\n\nb\n<!-- #endregion -->"),
    ]
    let text = String(decoding: try notebook.markdown().bytes, as: UTF8.self)
    let document = try Document(Array(text.utf8))
    #expect(document.runnableCells.map(\.source) == ["1\n"])
    let again = JupyterNotebook(document)
    #expect(again.cells.map(\.kind) == [.markdown, .markdown, .code, .markdown, .raw, .markdown])
    #expect(again.cells[5].source == notebook.cells[5].source)
  }

  /// A lesson that Jupytext opened and somebody ran: the blocks that were text give way to the outputs.
  @Test func oldBlocksGiveWay() throws {
    var notebook = JupyterNotebook()
    notebook.metadata = [
      .init("jupytext", .object([.init("text_representation", .object([.init("extension", .string(".md"))]))]))
    ]
    var code = JupyterCell(.code, "print(2)")
    code.outputs = [.stream(name: "stdout", text: "2\n")]
    notebook.cells = [
      code, JupyterCell(.markdown, "```text Out[1]\n1\n```\n\ntext"), code,
      JupyterCell(.markdown, "```text Out[2]\n1\n```"),
    ]
    let document = try Document(notebook.markdown().bytes)
    #expect(document.cells.map { String(decoding: $0.block?.text ?? [], as: UTF8.self) } == ["2\n", "2\n"])
    #expect(String(decoding: document.source.bytes, as: UTF8.self).contains("```\n\ntext\n"))
  }

  @Test func aTextThatSwallowsCellsIsRefused() {
    var notebook = JupyterNotebook()
    notebook.cells = [JupyterCell(.markdown, "<!-- never closed"), JupyterCell(.code, "1")]
    #expect(throws: Problem.self) { try notebook.markdown() }
  }

  @Test(arguments: 0..<40)
  func scriptsComeBackFromJupyter(batch: Int) throws {
    for seed in (batch * 25)..<(batch * 25 + 25) {
      var generator = DocumentGenerator(seed: UInt64(seed))
      guard let document = try? Document(generator.document()), !document.cells.isEmpty else { continue }
      let notebook = JupyterNotebook(document)
      guard let script = try? notebook.percentScript().bytes else { continue }  // an open string swallows cells
      let read = try JupyterNotebook(percentScript: script)
      #expect(try read.percentScript().bytes == script, "seed \(seed)")
      #expect(try JupyterNotebook(ipynb: read.ipynb).percentScript().bytes == script, "seed \(seed)")
    }
  }

  private func roundTrip(_ bytes: [UInt8]) throws -> [UInt8] {
    try JupyterNotebook(ipynb: JupyterNotebook(try Document(bytes)).ipynb).markdown().bytes
  }

  /// What must not change: the text with line feeds, and of each cell the source, the options and the output.
  private func pieces(_ bytes: [UInt8]) throws -> [String] {
    let document = try Document(bytes)
    return document.parts.compactMap { part in
      switch part {
      case .prose(let range):
        let text = SourceText(Array(bytes[range]))
        return text.lines.map { text.string($0.content) + ($0.ending.isEmpty ? "" : "\n") }.joined()
      case .cell(let index, _):
        let cell = document.cells[index]
        return "\(cell.source.isEmpty ? "\n" : cell.source) \(cell.options.metadata)"
      case .output(let index, _):
        return document.cells[index].block.map { String(decoding: $0.text, as: UTF8.self) } ?? ""
      }
    }
  }
}
