// Files that are no notebooks, or barely: a message with a way out, never a crash.

import NotebookRunner
import Testing

struct HostileJSONTests {
  private static let deep = String(repeating: "[", count: 100_000)

  @Test(arguments: [
    "", "   ", "null", "[]", "{", "{}", "\"nbformat\"", "{\"nbformat\": 4}", "{\"nbformat\": 3, \"worksheets\": []}",
    "{\"nbformat\": 4, \"cells\": {}}", "{\"nbformat\": 4, \"cells\": [1]}", "{\"nbformat\": 4, \"cells\": [{}]}",
    "{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"code\"}]}", "{\"nbformat\": 4, \"cells\": []} x",
    "{\"nbformat\": 4.5, \"cells\": []}",
    "{\"nbformat\": 1e99, \"cells\": []}", "{\"nbformat\": 99999999999999999999999, \"cells\": []}",
    "{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"code\", \"source\": [1]}]}",
    "{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"code\", \"source\": \"\\ud800\"}]}",
    "{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"code\", \"source\": \"\\ud800\\u0041\"}]}",
    "{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"code\", \"source\": \"\\uDC00\"}]}",
    "{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"code\", \"source\": \"a\nb\"}]}",
    "{\"nbformat\": 4, \"x\": 1e999}",
    "{\"nbformat\": 4, \"x\": NaN}", "{\"nbformat\": 4, \"x\": -Infinity}", "{\"nbformat\": 4, \"x\": 01}",
    "{\"nbformat\": 4, \"x\": .5}",
    "{\"nbformat\": 4,}", "{'nbformat': 4}", "{\"nbformat\": 4, \"x\": \"", "{\"nbformat\": 4, \"x\": \"\\",
    "{\"nbformat\": 4, \"x\": \"\\u12",
    deep, "{\"nbformat\": 4, \"x\": " + deep,
    "{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"code\", \"source\": \"\", \"outputs\": [{\"output_type\": \"stream2\"}]}]}",
  ])
  func isRefusedWithAMessage(text: String) {
    #expect(throws: Problem.self) { try JupyterNotebook(ipynb: Array(text.utf8)) }
  }

  @Test(arguments: [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82]] as [[UInt8]])
  func badUTF8IsRefused(bytes: [UInt8]) {
    let head = Array("{\n\"nbformat\": 4, \"cells\": [], \"x\": \"".utf8)
    #expect { try JupyterNotebook(ipynb: head + bytes + Array("\"}".utf8)) } throws: { error in
      (error as? Problem)?.line == 2
    }
  }

  /// Odd, but a notebook.
  @Test(arguments: [
    "\u{FEFF}{\"nbformat\": 4, \"cells\": []}", "{\"cells\": [], \"cells\": [], \"nbformat\": 4}",
    "{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"code\", \"source\": \"\\ud83d\\ude00\", \"execution_count\": 1e5}]}",
    "{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"code\", \"source\": [], \"metadata\": 3, \"outputs\": 4}]}",
    "{\"nbformat\": 4, \"cells\": [], \"metadata\": {\"n\": 123456789012345678901234567890}}",
    "{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"code\", \"source\": \"\", \"metadata\": {\"lines_to_next_cell\": 9223372036854775807}}]}",
    "{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"code\", \"source\": \"\", \"metadata\": {\"lines_to_next_cell\": -5, \"tags\": 3, \"a b\": 1}}]}",
    "{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"raw\", \"source\": \"---\"}]}",
    "{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"code\", \"source\": \"x\", \"execution_count\": -9223372036854775808, \"metadata\": {\"tags\": [\"skip-execution\"]}, \"outputs\": [{\"output_type\": \"stream\", \"text\": \"a\"}]}]}",
  ])
  func isConverted(text: String) throws {
    let notebook = try JupyterNotebook(ipynb: Array(text.utf8))
    _ = notebook.page(title: "x")
    _ = try JupyterNotebook(ipynb: notebook.ipynb)
    _ = try? notebook.percentScript()
    guard notebook.cells.contains(where: { $0.kind == .code }) else { return }
    _ = try Document(notebook.markdown().bytes)
  }

  /// Bytes of a notebook changed at random.
  @Test(arguments: 0..<20)
  func damagedNotebooksNeverCrash(batch: Int) throws {
    let text = "```python tags=[\"hide-input\"] rtol=0.5\nprint(1)\n```\n\n```text Out[1]\n1\n```\n\n- a\n\n\n---\n"
    let whole = JupyterNotebook(try Document(Array(text.utf8))).ipynb
    var random = SplitMix(state: UInt64(batch))
    for _ in 0..<500 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let at = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes[at] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.removeSubrange(at..<min(at + 3, bytes.count))
        default: bytes.insert(contentsOf: Array("[]{}\",:\\\n0e-".utf8.shuffled(using: &random).prefix(2)), at: at)
        }
      }
      guard let notebook = try? JupyterNotebook(ipynb: bytes) else { continue }
      _ = try? notebook.markdown()
      _ = try? notebook.percentScript()
      _ = notebook.page(title: "")
    }
  }
}
