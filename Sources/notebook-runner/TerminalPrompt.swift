// A prompt on a terminal in raw mode.

import NotebookRunner

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Reads cells from a terminal, drawing the text while it is edited.
final class TerminalPrompt {
  private var editor: PromptEditor
  private var decoder = PromptKeyDecoder()
  private var keys: [PromptKey] = []
  private let palette: Palette
  private var saved = termios()
  /// How many rows above the cursor the drawn text begins.
  private var rowsAbove = 0

  init(history: [String], palette: Palette) {
    editor = PromptEditor(history: history, parse: PythonSyntax.shape)
    self.palette = palette
  }

  /// The next cell; nil at the end of the input.
  func read(number: Int) -> String? {
    guard tcgetattr(0, &saved) == 0 else { return nil }
    var raw = saved
    cfmakeraw(&raw)
    tcsetattr(0, TCSADRAIN, &raw)
    Terminal.output.write("\u{1B}[?2004h")  // pasted text comes as such
    defer {
      Terminal.output.write("\u{1B}[?2004l")
      tcsetattr(0, TCSADRAIN, &saved)
    }
    editor.begin()
    rowsAbove = 0
    draw(number)
    while let key = nextKey() {
      switch editor.handle(key) {
      case .edit: draw(number)
      case .clearScreen:
        Terminal.output.write("\u{1B}[H\u{1B}[2J")
        rowsAbove = 0
        draw(number)
      case .submit(let cell):
        draw(number, atEnd: true)
        editor.begin(after: cell)
        return cell
      case .cancel:
        draw(number, atEnd: true)
        editor.begin()
        rowsAbove = 0
        draw(number)
      case .endOfInput:
        Terminal.output.write("\r\n")
        return nil
      }
    }
    return nil
  }

  private func nextKey() -> PromptKey? {
    while keys.isEmpty {
      var chunk = [UInt8](repeating: 0, count: 4096)
      let count = receive(&chunk)
      if count < 0 && errno == EINTR { continue }
      if count <= 0 { return nil }
      keys = decoder.decode(chunk[..<count])
    }
    return keys.removeFirst()
  }

  private func receive(_ chunk: inout [UInt8]) -> Int {
    chunk.withUnsafeMutableBytes { systemRead(0, $0.baseAddress, $0.count) }
  }

  /// Draws the text from its first row on and puts the cursor where it belongs, or on a row of its own behind the text.
  private func draw(_ number: Int, atEnd: Bool = false) {
    let width = max(Terminal.output.width, 20)
    let first = "In [\(number)]: "
    let next = String(repeating: " ", count: max(first.count - 5, 0)) + "...: "
    var out = "\r" + (rowsAbove > 0 ? "\u{1B}[\(rowsAbove)A" : "") + "\u{1B}[J"
    let (cursorLine, cursorColumn) = editor.position
    var row = 0
    var target = (row: 0, column: 0)
    let lines = editor.text.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      if index > 0 {
        out += "\r\n"
        row += 1
      }
      let prompt = index == 0 ? first : next
      let shown = line.map { Visible.text(String($0).utf8, showingBlanks: false) }
      out += palette.place(prompt) + shown.joined()
      if index == cursorLine {
        let column = prompt.count + shown.prefix(cursorColumn).reduce(0) { $0 + Self.columns($1) }
        target = (row + column / width, column % width)
      }
      let columns = prompt.count + shown.reduce(0) { $0 + Self.columns($1) }
      row += columns / width
      if columns > 0, columns % width == 0 { out += " \r" }  // a full row: the terminal waits before it wraps
    }
    if atEnd {
      out += "\r\n"
    } else {
      out += (row > target.row ? "\u{1B}[\(row - target.row)A" : "") + "\r"
      out += target.column > 0 ? "\u{1B}[\(target.column)C" : ""
      rowsAbove = target.row
    }
    Terminal.output.write(out)
  }

  /// The columns a piece of text takes: two for the wide characters of East Asia and for emoji, none for marks.
  private static func columns(_ text: String) -> Int {
    text.reduce(0) { sum, character in
      guard let scalar = character.unicodeScalars.first else { return sum }
      switch scalar.value {
      case 0x300...0x36F, 0x200B...0x200D: return sum
      case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
        0x1F300...0x1FAFF, 0x20000...0x3FFFD:
        return sum + 2
      default: return sum + 1
      }
    }
  }
}

private func systemRead(_ descriptor: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  read(descriptor, bytes, count)
}
