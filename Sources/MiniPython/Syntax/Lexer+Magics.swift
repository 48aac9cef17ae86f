// The lines of IPython that lessons show: some are passed over, the others refused by name.

extension Lexer {
  /// Starts of lines that set up a notebook's looks or packages, which a runner of Markdown has no use for.
  private static let idle = [
    "%matplotlib", "%config", "%pip install", "!pip install", "!pip3 install", "!python -m pip install",
  ]

  /// Reads a line of IPython through its end.
  mutating func magic() {
    let start = offset
    while bytes[offset] != 0x0A, bytes[offset] != 0 { offset += 1 }
    let text = source.string(start, offset)
    let words = text.split(separator: " ")
    let isIdle = Lexer.idle.contains { idle in words.starts(with: idle.split(separator: " ")) }
    guard isIdle else {
      let what = text.hasPrefix("!") ? "the shell command" : "the magic"
      let name = text.hasPrefix("!") ? text : String(words.first ?? "%")
      let span = SourceSpan(
        line: line, column: Int32(start - lineStart), endLine: line, endColumn: Int32(offset - lineStart))
      return fail("\(what) '\(name)' is not supported by this runner", at: span)
    }
    passedOver.append(text)
    if bytes[offset] == 0x0A { offset += 1 }
    line += 1
    lineStart = offset
  }
}
