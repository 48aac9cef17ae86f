// A notebook: its source bytes, the parts that tile them, and rendering with some parts replaced.

/// A Markdown document seen as prose, cells and output blocks.
///
/// The parts cover the source without gap or overlap, in order. Every cell's part is followed by its output part,
/// which is empty where the cell has no block. An edit replaces the bytes of one part; all others are rendered from
/// the source, so nothing else can change.
package struct Document: Sendable {
  package enum Part: Sendable {
    case prose(Range<Int>)
    case cell(Int, Range<Int>)
    case output(cell: Int, Range<Int>)

    package var range: Range<Int> {
      switch self {
      case .prose(let range), .cell(_, let range), .output(_, let range): range
      }
    }
  }

  package let source: SourceText
  package let frontMatter: FrontMatter
  package let cells: [Cell]
  package let parts: [Part]
  /// The places in `cells` of those that are run.
  private let runnable: [Int]

  /// Reads `bytes`. Throws every problem an author must solve before the document can be run.
  package init(_ bytes: [UInt8]) throws(Problems) {
    let source = SourceText(bytes)
    if let offset = source.firstMalformedByte {
      throw Problems([
        Problem(
          line: source.line(at: offset) + 1, "not UTF-8",
          advice: "save the file as UTF-8 (iconv -f latin1 -t utf-8 converts from Latin-1)")
      ])
    }
    do {
      frontMatter = try FrontMatter(of: source)
    } catch {
      throw Problems([error])
    }
    self.source = source
    var reader = DocumentReader(source: source, frontMatter: frontMatter)
    reader.read(CommonMark.fences(in: source, hiding: frontMatter.lineCount))
    if !reader.problems.isEmpty { throw Problems(reader.problems) }
    cells = reader.cells
    parts = reader.parts
    runnable = reader.cells.filter { $0.number != nil }.map(\.index)
  }

  /// The cells that are run, in order.
  package var runnableCells: [Cell] { runnable.map { cells[$0] } }

  /// The cell that runs as the n-th.
  package func cell(numbered n: Int) -> Cell? { runnable.indices.contains(n - 1) ? cells[runnable[n - 1]] : nil }

  /// The document's bytes with some parts, by index, replaced.
  package func rendered(with edits: [Int: [UInt8]] = [:]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(source.bytes.count + edits.values.reduce(0) { $0 + $1.count })
    for (index, part) in parts.enumerated() {
      if let replacement = edits[index] { result += replacement } else { result += source.bytes[part.range] }
    }
    return result
  }

  /// The edits that remove every output block, except those of cells that are not run.
  package var clearingEdits: [Int: [UInt8]] {
    var edits: [Int: [UInt8]] = [:]
    for cell in runnableCells where cell.block != nil { edits[cell.outputPart] = [] }
    return edits
  }
}

/// Turns fences into cells, blocks and parts.
private struct DocumentReader {
  let source: SourceText
  let frontMatter: FrontMatter
  var cells: [Cell] = []
  var parts: [Document.Part] = []
  var problems: [Problem] = []
  private var end = 0  // of the parts so far
  private var number = 0
  private var lineOfName: [String: Int] = [:]

  init(source: SourceText, frontMatter: FrontMatter) {
    self.source = source
    self.frontMatter = frontMatter
  }

  mutating func read(_ fences: [Fence]) {
    let fenceAtLine = Dictionary(fences.map { ($0.openLine, $0) }, uniquingKeysWith: { first, _ in first })
    var ownedLines: Set<Int> = []
    for fence in fences {
      if let words = optionWords(of: fence) {
        readCell(fence, words: words, fenceAtLine: fenceAtLine, ownedLines: &ownedLines)
      } else if OutputBlock.digits(inInfo: fence.info, of: source) != nil, !ownedLines.contains(fence.openLine) {
        problems.append(
          Problem(
            line: fence.openLine + 1, "an output block that belongs to no cell",
            advice: "move it right behind its cell, remove it, or give it another info string than 'text Out[n]'"))
      }
    }
    appendProse(to: source.bytes.count)
  }

  /// What follows the language in the info string of a cell; nil for any other fence.
  private func optionWords(of fence: Fence) -> Range<Int>? {
    let info = source.bytes[fence.info]
    let wordEnd = info.firstIndex(where: \.isBlank) ?? info.endIndex
    let word = info[..<wordEnd]
    guard word.elementsEqual("python".utf8) || word.elementsEqual("py".utf8) else { return nil }
    return wordEnd..<fence.info.upperBound
  }

  private mutating func readCell(
    _ fence: Fence, words: Range<Int>, fenceAtLine: [Int: Fence], ownedLines: inout Set<Int>
  ) {
    let line = fence.openLine + 1
    guard let closeLine = fence.closeLine else {
      problems.append(
        Problem(
          line: line, "this cell's fence is never closed",
          advice: "close it with a fence of its own, inside its list or quote"))
      return
    }
    let options = readOptions(words, line: line)
    if let name = options.name {
      if let first = lineOfName[name] {
        problems.append(
          Problem(line: line, "the name \"\(name)\" is taken by the cell on line \(first)", advice: "use another name"))
      }
      lineOfName[name] = lineOfName[name] ?? line
    }
    if !options.isSkipped { number += 1 }

    var block: StoredBlock?
    if let next = fence.nextSiblingLine.flatMap({ fenceAtLine[$0] }),
      let digits = OutputBlock.digits(inInfo: next.info, of: source), isBlank(from: closeLine + 1, to: next.openLine)
    {
      ownedLines.insert(next.openLine)
      if let blockClose = next.closeLine {
        block = StoredBlock(
          openLine: next.openLine, closeLine: blockClose, digits: digits, text: withLineFeeds(next.literal))
      } else {
        problems.append(
          Problem(
            line: next.openLine + 1, "this output block's fence is never closed",
            advice: "close it with a fence of its own, or remove it and run update"))
      }
    }

    let opening = source.lines[fence.openLine]
    let index = cells.count
    appendProse(to: fence.start)
    let cellEnd = source.lines[closeLine].contentEnd
    let outputEnd = block.map { source.lines[$0.closeLine].contentEnd } ?? cellEnd
    parts.append(.cell(index, fence.start..<cellEnd))
    parts.append(.output(cell: index, cellEnd..<outputEnd))
    end = outputEnd
    cells.append(
      Cell(
        index: index, number: options.isSkipped ? nil : number, line: line,
        source: String(decoding: withLineFeeds(fence.literal), as: UTF8.self), options: options,
        prefix: prefix(before: fence), lineEnding: Array(source.bytes[opening.ending]), closeLine: closeLine,
        outputPart: parts.count - 1, block: block))
  }

  private mutating func readOptions(_ words: Range<Int>, line: Int) -> CellOptions {
    var options: CellOptions
    do {
      options = try OptionScanner.options(in: words, of: source, line: line)
    } catch {
      problems.append(error)
      return CellOptions()
    }
    options.rtol = options.rtol ?? frontMatter.rtol
    options.atol = options.atol ?? frontMatter.atol
    if frontMatter.wildcards && !options.hasWildcards { options.tags.append("wildcards") }
    if frontMatter.parameters && !options.isParameters { options.tags.append("parameters") }
    return options
  }

  /// The container's prefix and the fence's indent, list markers replaced by spaces.
  private func prefix(before fence: Fence) -> [UInt8] {
    let lineStart = source.lines[fence.openLine].start
    let start = lineStart == 0 ? source.byteOrderMark.upperBound : lineStart
    return source.bytes[start..<fence.start].map { byte in
      byte.isBlank || byte == UInt8(ascii: ">") ? byte : .space
    }
  }

  /// Whether the lines are blank in their container. Only link definitions stand between siblings and are not nodes.
  private func isBlank(from first: Int, to last: Int) -> Bool {
    (first..<max(first, last)).allSatisfy { line in
      source.bytes[source.lines[line].content].allSatisfy { $0.isBlank || $0 == UInt8(ascii: ">") }
    }
  }

  private func withLineFeeds(_ literal: [UInt8]) -> [UInt8] {
    guard literal.contains(.carriageReturn) else { return literal }
    let text = SourceText(literal)
    return Array(text.lines.map { Array(literal[$0.content]) + ($0.ending.isEmpty ? [] : [.newline]) }.joined())
  }

  private mutating func appendProse(to limit: Int) {
    if end < limit { parts.append(.prose(end..<limit)) }
    end = max(end, limit)
  }
}
