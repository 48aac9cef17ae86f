// A cell and the output block it owns.

/// A `python` fence of a document.
package struct Cell: Sendable {
  /// Its place among the document's cells, from 0.
  package let index: Int
  /// `n` of `In [n]`; nil for a cell that is not run.
  package let number: Int?
  /// The line of its opening fence, from 1.
  package let line: Int
  /// Its content as CommonMark reads it, with line feeds for line endings.
  package let source: String
  package let options: CellOptions
  /// What stands before each line of its block.
  package let prefix: [UInt8]
  /// How the lines of its block end.
  package let lineEnding: [UInt8]
  /// The line of its closing fence, from 0.
  package let closeLine: Int
  /// The part of the document behind it that holds its output block, or nothing.
  package let outputPart: Int
  package let block: StoredBlock?

  /// "cell 3" or "cell 3 (name)".
  package var title: String {
    let number = self.number.map { "cell \($0)" } ?? "a cell that is not run"
    return options.name.map { "\(number) (\($0))" } ?? number
  }
}

/// An output block as it stands in a document.
package struct StoredBlock: Sendable {
  /// The lines of its fences, from 0.
  package let openLine: Int
  package let closeLine: Int
  /// The digits of its number, in the source.
  package let digits: Range<Int>
  /// Its content, with line feeds for line endings.
  package let text: [UInt8]
}

/// Writes output blocks.
package enum OutputBlock {
  /// What stands between a cell's closing fence and its block: one blank line in the cell's container.
  private static func gap(_ prefix: [UInt8], _ lineEnding: [UInt8]) -> [UInt8] {
    var blank = prefix
    while blank.last?.isBlank == true { blank.removeLast() }
    return lineEnding + blank + lineEnding
  }

  /// The bytes behind the closing fence of `cell` that say its output is `text`, numbered with `digits`.
  /// `text` ends with a line feed.
  package static func bytes(_ text: [UInt8], digits: some Sequence<UInt8>, for cell: Cell) -> [UInt8] {
    bytes(text, digits: digits, prefix: cell.prefix, lineEnding: cell.lineEnding)
  }

  /// The same behind a cell whose lines begin with `prefix` and end with `lineEnding`.
  static func bytes(
    _ text: [UInt8], digits: some Sequence<UInt8>, prefix: [UInt8] = [], lineEnding: [UInt8] = [.newline]
  ) -> [UInt8] {
    let fence = [UInt8](repeating: UInt8(ascii: "`"), count: max(3, longestBacktickRun(in: text) + 1))
    var result = gap(prefix, lineEnding) + prefix + fence
    result += "text Out[".utf8
    result += digits
    result.append(UInt8(ascii: "]"))
    result += lineEnding
    for line in text.dropLast().split(separator: .newline, omittingEmptySubsequences: false) {
      result += prefix
      result += line
      result += lineEnding
    }
    return result + prefix + fence
  }

  /// The digits of an info string that is exactly `text Out[digits]`, or nil.
  static func digits(inInfo info: Range<Int>, of source: SourceText) -> Range<Int>? {
    let head = "text Out["
    guard info.count >= head.utf8.count + 2, source.bytes[info].starts(with: head.utf8),
      source.bytes[info.upperBound - 1] == UInt8(ascii: "]")
    else { return nil }
    let digits = (info.lowerBound + head.utf8.count)..<(info.upperBound - 1)
    return source.bytes[digits].allSatisfy(\.isDigit) ? digits : nil
  }

  private static func longestBacktickRun(in text: [UInt8]) -> Int {
    var longest = 0
    var run = 0
    for byte in text {
      run = byte == UInt8(ascii: "`") ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }
}
