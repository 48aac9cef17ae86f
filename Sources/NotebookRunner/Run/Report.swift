// The words in which runs are reported: places, failures, differences.

/// Describes the results of one notebook, named `name`, to a person.
package struct Report {
  private let name: String
  private let document: Document
  private let palette: Palette

  package init(of document: Document, name: String, palette: Palette) {
    self.document = document
    self.name = name
    self.palette = palette
  }

  /// One failure: `file:line: cell n: what happened`, the source line, the calls that led there.
  package func text(_ failure: Review.Failure) -> String {
    let cell = document.cells[failure.cell]
    switch failure.reason {
    case .raised(let error):
      return place(of: error, in: cell, saying: error.text) + trace(of: error)
    case .raisedOther(let error, let expected):
      return place(of: error, in: cell, saying: "another error than expected: \(error.text)")
        + "    expected an error that begins with: \(Visible.text(expected.utf8, showingBlanks: false))\n"
        + trace(of: error)
    case .didNotRaise(let expected):
      let what = expected.map { "expected an error that begins with '\($0)', none came" }
      return head(cell.line, cell, what ?? "expected an error, none came")
    case .timedOut(let seconds, let error):
      let what = "timed out after \(Self.seconds(seconds))"
      let advice = "    give it more with timeout=SECONDS in its info string or --timeout\n"
      guard let error else { return head(cell.line, cell, what + "; its worker had to be ended") + advice }
      return place(of: error, in: cell, saying: what) + trace(of: error) + advice
    case .internalError(let text):
      return head(cell.line, cell, "internal error: \(text)")
    case .notRun(let number):
      return head(cell.line, cell, "not run: the worker died in cell \(number)")
    }
  }

  /// The notes that a cell's run left.
  package func notes(_ run: CellRun) -> String {
    let cell = document.cells[run.cell]
    return run.notes.map { head(cell.line, cell, "note: \($0)", isFailure: false) }.joined()
  }

  /// The failures, and the differences as hunks of a unified diff of the file, in the order of the cells; stale
  /// numbers come last, as one.
  package func text(_ review: Review) -> String {
    var entries = review.failures.map { (cell: $0.cell, text: text($0)) }
    var shift = 0  // of line numbers, by the edits before
    for difference in review.differences {
      let cell = document.cells[difference.cell]
      guard let new = review.edits[cell.outputPart] else { continue }
      let old = document.source.bytes[document.parts[cell.outputPart].range]
      if difference.change != .renumbered {
        entries.append((cell.index, text(difference, from: old, to: new, shift: shift)))
      }
      shift += new.count { $0 == .newline } - old.count { $0 == .newline }
    }
    return entries.sorted { $0.cell < $1.cell }.map(\.text).joined()
      + staleNumbers(review.differences.filter { $0.change == .renumbered })
  }

  private func text(
    _ difference: Review.Difference, from old: ArraySlice<UInt8>, to new: [UInt8], shift: Int
  ) -> String {
    let cell = document.cells[difference.cell]
    // The closing fence's line comes along, and the line ending behind the block, which stays.
    let fence = document.source.bytes[document.source.lines[cell.closeLine].content]
    let ending = document.source.bytes[document.source.lines[cell.block?.closeLine ?? cell.closeLine].ending]
    let diff = UnifiedDiff(from: Self.lines(fence + old + ending), to: Self.lines(fence + new + ending))
    let line = cell.closeLine + 1
    return head((cell.block?.openLine ?? cell.closeLine) + 1, cell, Self.words(difference))
      + diff.rendered(oldLine: line, newLine: line + shift, title: cell.title, palette: palette)
  }

  private func staleNumbers(_ stale: [Review.Difference]) -> String {
    guard let first = stale.first, let block = document.cells[first.cell].block else { return "" }
    let cell = document.cells[first.cell]
    let count = stale.count
    let what = count == 1 ? "a block has a stale number: " : "\(count) blocks have stale numbers: the first "
    let number = document.source.string(block.digits)
    return head(block.openLine + 1, cell, "\(what)Out[\(number)] is now Out[\(cell.number ?? 0)]")
  }

  /// What an update did to one block: "cell 3: rewritten".
  package func changed(_ difference: Review.Difference) -> String {
    let cell = document.cells[difference.cell]
    return place(line: cell.line) + " \(cell.title): \(Self.words(difference, done: true))\n"
  }

  private static func words(_ difference: Review.Difference, done: Bool = false) -> String {
    let lost = difference.losesWildcards ? done ? "; its wildcards are gone" : "; update would drop its wildcards" : ""
    return switch difference.change {
    case .inserted: done ? "output added" : "its output is missing"
    case .removed: done ? "output removed" : "it has no output any more"
    case .rewritten: (done ? "output rewritten" : "its output differs") + lost
    case .renumbered: "output renumbered"
    }
  }

  /// Lines without their line feeds.
  private static func lines(_ bytes: ArraySlice<UInt8>) -> [[UInt8]] {
    let body = bytes.last == .newline ? bytes.dropLast() : bytes
    return body.split(separator: .newline, omittingEmptySubsequences: false).map(Array.init)
  }

  private static func seconds(_ seconds: Double) -> String {
    "\(Int(exactly: seconds).map { String($0) } ?? String(seconds)) s"
  }

  private func place(line: Int) -> String { palette.heading("\(name):\(line):") }

  private func head(_ line: Int, _ cell: Cell, _ text: String, isFailure: Bool = true) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { Visible.text($0.utf8, showingBlanks: false) }
    let first = lines.first ?? ""
    return place(line: line) + " \(cell.title): " + (isFailure ? palette.failure(first) : first) + "\n"
      + lines.dropFirst().map { "    \($0)\n" }.joined()
  }

  /// The failure's head with the line within the cell, then that line.
  private func place(of error: CellError, in cell: Cell, saying text: String) -> String {
    let line = error.frames.last { $0.cell == cell.number }.flatMap(fileLine) ?? cell.line
    let shown = line == cell.line ? "" : sourceLine(line)
    return head(line, cell, text) + shown
  }

  /// The calls, innermost last, where there was more than the cell's own line.
  private func trace(of error: CellError) -> String {
    guard error.frames.count > 1 else { return "" }
    let limit = 8
    let frames = error.frames.count <= limit ? error.frames[...] : error.frames.suffix(limit)
    var result = frames.count < error.frames.count ? "    ... \(error.frames.count - frames.count) more calls\n" : ""
    for frame in frames {
      guard let line = fileLine(frame) else { continue }
      let function = Visible.text(frame.function.utf8, showingBlanks: false)
      result += palette.faint("    \(name):\(line) in \(function)") + "\n"
    }
    return result
  }

  private func fileLine(_ frame: CellFrame) -> Int? {
    guard let cell = document.cells.first(where: { $0.number == frame.cell }), frame.line > 0,
      frame.line <= document.source.lines.count - cell.line
    else { return nil }
    return cell.line + frame.line
  }

  /// A line of the file, of which a very long one is cut.
  private func sourceLine(_ line: Int) -> String {
    let content = document.source.bytes[document.source.trimmed(document.source.lines[line - 1].content)]
    let text = Visible.text(content, showingBlanks: false)
    let limit = 160
    return "    " + (text.count > limit ? text.prefix(limit) + " ..." : text) + "\n"
  }
}
