// A line of a cell as it is shown below a failure, with carets under the part that was at work.

struct SourceExcerpt {
  /// The line of the file, from 1.
  let line: Int
  /// The column in the file, in bytes, from 1.
  let column: Int?
  private let text: ArraySlice<UInt8>
  private let marked: Range<Int>?

  /// Of a very long line, only so many bytes around the carets are shown.
  private static let limit = 160

  /// Returns nil where the frame is in no line of a cell of `document`.
  init?(_ frame: CellFrame, _ document: Document) {
    guard let cell = document.cell(numbered: frame.cell), frame.line > 0,
      frame.line <= cell.closeLine - cell.line
    else { return nil }
    line = cell.line + frame.line
    let content = document.source.bytes[document.source.lines[line - 1].content]
    // Columns count in the cell's own line: the file's without what its container puts before it.
    let lines = cell.source.utf8.split(separator: .newline, omittingEmptySubsequences: false)
    let own = frame.line <= lines.count ? Array(lines[frame.line - 1]) : []
    guard let columns = frame.columns, content.count >= own.count, content.suffix(own.count).elementsEqual(own) else {
      column = nil
      marked = nil
      text = document.source.bytes[document.source.trimmed(document.source.lines[line - 1].content)]
      return
    }
    let shift = content.endIndex - own.count
    let start = shift + min(columns.lowerBound, own.count)
    let end = columns.upperBound >= own.count ? content.endIndex : shift + columns.upperBound
    text = document.source.bytes[document.source.trimmed(shift..<content.endIndex)]
    let part = max(start, text.startIndex)..<max(start, text.startIndex, min(end, text.endIndex))
    column = start - content.startIndex + 1
    marked = part.isEmpty || part == text.indices ? nil : part
  }

  func text(indent: String, palette: Palette) -> String {
    var shown = text
    if text.count > Self.limit {
      let start = max(text.startIndex, min(marked?.lowerBound ?? text.startIndex, text.endIndex) - Self.limit / 2)
      shown = text[start..<min(start + Self.limit, text.endIndex)]
      shown = shown.drop { $0 & 0xC0 == 0x80 }
      while let last = shown.last, last >= 0x80, shown.endIndex < text.endIndex { shown.removeLast() }
    }
    let (before, after) = (shown.startIndex > text.startIndex, shown.endIndex < text.endIndex)
    var result =
      indent + (before ? "... " : "") + Visible.text(shown, showingBlanks: false) + (after ? " ..." : "") + "\n"
    guard let marked else { return result }
    let part = marked.clamped(to: shown.startIndex..<shown.endIndex)
    if part.isEmpty { return result }
    // Tabs stay, so that the carets stand below what they mean; every other character takes its own width.
    let pad = Visible.text(shown[..<part.lowerBound], showingBlanks: false).unicodeScalars.map { scalar in
      scalar == "\t" ? "\t" : String(repeating: " ", count: Visible.width(of: scalar))
    }
    let width = Visible.text(shown[part], showingBlanks: false).unicodeScalars.reduce(0) { $0 + Visible.width(of: $1) }
    result +=
      indent + (before ? "    " : "") + pad.joined() + palette.failure(String(repeating: "^", count: max(width, 1)))
      + "\n"
    return result
  }
}
