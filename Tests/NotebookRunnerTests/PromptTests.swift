// Typing at the prompt: bytes to keys, keys to text.

import NotebookRunner
import Testing

struct PromptTests {
  /// A line that ends with `:` or `(` wants more; `?` is no program.
  private static func parse(_ text: String) -> SourceShape {
    if text.contains("?") { return .invalid }
    let last = text.split(separator: "\n").last { !$0.allSatisfy { $0 == " " } } ?? ""
    return last.hasSuffix(":") || last.hasSuffix("(") ? .incomplete : .complete(showsValue: true, onlyName: nil)
  }

  /// What comes of typing these bytes.
  private func type(_ bytes: String, history: [String] = []) -> (editor: PromptEditor, submitted: [String], ends: Bool)
  {
    var decoder = PromptKeyDecoder()
    var editor = PromptEditor(history: history, parse: Self.parse)
    var submitted: [String] = []
    for key in decoder.decode(bytes.utf8) {
      switch editor.handle(key) {
      case .submit(let text):
        submitted.append(text)
        editor.begin(after: text)
      case .endOfInput: return (editor, submitted, true)
      case .cancel: editor.begin()
      case .edit, .clearScreen: break
      }
    }
    return (editor, submitted, false)
  }

  @Test func enterRunsWhatIsComplete() {
    #expect(type("1 + 1\r").submitted == ["1 + 1"])
    #expect(type("wrong ?\r").submitted == ["wrong ?"], "the error is shown by running it")
    #expect(type("if x:\r").submitted.isEmpty)
    #expect(type("if x:\ry\r\r").submitted == ["if x:\n    y"], "an empty line ends a block, which is indented")
    #expect(type("if x: y\r\r").submitted == ["if x: y"])
    #expect(type("a\u{1B}\rb\r").submitted == ["a\nb"], "Alt-Enter adds a line")
    #expect(type("ifx\r").submitted == ["ifx"])
  }

  @Test func theCursorMoves() {
    #expect(type("bc\u{1}a\u{5}d\r").submitted == ["abcd"])
    #expect(type("ac\u{1B}[Db\r").submitted == ["abc"])
    #expect(type("one two\u{17}three\r").submitted == ["one three"])
    #expect(type("one two\u{1B}b\u{B}\r").submitted == ["one "].map { String($0.dropLast()) })
    #expect(type("abc\u{1}\u{1B}[3~\r").submitted == ["bc"])
    #expect(type("ab\u{7F}\u{7F}\u{7F}c\r").submitted == ["c"])
    #expect(type("    \u{7F}x\r").submitted == ["x"], "backspace takes a step of the margin")
    #expect(type("abc\u{15}\u{19}\u{19}\r").submitted == ["abcabc"])
    #expect(type("é\u{1B}[D\u{1B}[D\u{1B}[Cü\r").submitted == ["éü"])
  }

  @Test func theHistoryIsOfCells() {
    let cells = ["first", "if x:\n    y"]
    #expect(type("\u{1B}[A\u{1B}[A\u{1B}[A\r", history: cells).submitted == ["first"])
    #expect(type("new\u{1B}[A\u{10}\u{1B}[B\u{E}\u{E}\r", history: ["a"]).submitted == ["new"])
    #expect(type("1\r\u{1B}[A\r").submitted == ["1", "1"])
    // Up goes through the lines of a cell before it goes to the one before.
    let editor = type("\u{1B}[A\u{1B}[A", history: cells).editor
    #expect(editor.text == cells[1] && editor.position.line == 0)
  }

  @Test func pastedTextIsTakenWhole() {
    #expect(type("\u{1B}[200~if x:\r\n    y\r\n\u{1B}[201~").editor.text == "if x:\n    y\n")
    #expect(type("\u{1B}[200~never ended").editor.text.isEmpty)
  }

  @Test func theEnd() {
    #expect(type("\u{4}").ends)
    #expect(!type("a\u{4}").ends)
    #expect(type("abc\u{3}d\r").submitted == ["d"], "Ctrl-C drops the text")
  }

  @Test func bytesComeInAnyPieces() {
    let typed = Array("aé\u{1B}[D漢\u{1B}[200~p\u{1B}[201~\u{1B}[1;5Dx😀\r".utf8)
    var whole = PromptKeyDecoder()
    let keys = whole.decode(typed)
    var pieces = PromptKeyDecoder()
    let apart = typed.flatMap { pieces.decode([$0]) }
    func text(_ keys: [PromptKey]) -> String {
      var editor = PromptEditor(parse: Self.parse)
      for key in keys { if case .submit(let text) = editor.handle(key) { return text } }
      return ""
    }
    #expect(text(keys) == text(apart))
    #expect(!text(keys).isEmpty)
  }

  /// Whatever a terminal sends, nothing traps.
  @Test func anyBytesWillDo() {
    var random = SplitMix(state: 7)
    for _ in 0..<2000 {
      var decoder = PromptKeyDecoder()
      var editor = PromptEditor(history: ["a\nb", ""], parse: Self.parse)
      let bytes = (0..<30).map { _ in
        Bool.random(using: &random)
          ? UInt8.random(in: 0...255, using: &random)
          : [0x1B, 0x5B, 0x41, 0x42, 0x0D, 0x7F, 0x20].randomElement(using: &random) ?? 0
      }
      for key in decoder.decode(bytes) { _ = editor.handle(key) }
      #expect(editor.position.column >= 0)
    }
  }
}
