// The words in which runs are reported: places, failures, differences.

/// How differences are shown.
package enum DiffStyle: String, CaseIterable, Sendable {
  case none, unified, word
}

/// Describes the results of one notebook, named `name`, to a person.
package struct Report {
  private let name: String
  private let document: Document
  private let palette: Palette
  private let diff: DiffStyle

  package init(of document: Document, name: String, palette: Palette, diff: DiffStyle = .unified) {
    self.document = document
    self.name = name
    self.palette = palette
    self.diff = diff
  }

  /// What is wrong with a file that cannot be used.
  package static func findings(_ problems: Problems, palette: Palette) -> [Finding] {
    problems.list.map { problem in
      var finding = Finding(.unusable, line: problem.line, message: problem.message)
      finding.details = "    \(Visible.text(problem.advice.utf8, showingBlanks: false))\n"
      return finding
    }
  }

  /// The failures and the differences in the order of the cells; stale numbers come last, as one.
  package func findings(_ review: Review) -> [Finding] {
    var findings = review.failures.map { (cell: $0.cell, finding: finding($0)) }
    var shift = 0  // of line numbers, by the edits before
    for difference in review.differences {
      let cell = document.cells[difference.cell]
      guard let new = review.edits[cell.outputPart] else { continue }
      let old = document.source.bytes[document.parts[cell.outputPart].range]
      if difference.change != .renumbered {
        findings.append((cell.index, finding(difference, from: old, to: new, shift: shift)))
      }
      shift += new.count { $0 == .newline } - old.count { $0 == .newline }
    }
    return findings.sorted { $0.cell < $1.cell }.map(\.finding)
      + staleNumbers(review.differences.filter { $0.change == .renumbered })
  }

  /// All of a review as text.
  package func text(_ review: Review) -> String {
    findings(review).map { $0.text(in: name, palette: palette) }.joined()
  }

  // MARK: Failures

  package func finding(_ failure: Review.Failure) -> Finding {
    let cell = document.cells[failure.cell]
    switch failure.reason {
    case .raised(let error):
      return finding(.raised, of: error, in: cell, saying: error.text)
    case .raisedOther(let error, let expected):
      var finding = finding(.raisedOther, of: error, in: cell, saying: "another error than expected: \(error.text)")
      finding.details =
        "    expected an error that begins with: \(Visible.text(expected.utf8, showingBlanks: false))\n"
        + finding.details
      return finding
    case .didNotRaise(let expected):
      let what = expected.map { "expected an error that begins with '\($0)', none came" }
      return finding(.didNotRaise, cell, what ?? "expected an error, none came")
    case .timedOut(let seconds, let error):
      let what = "timed out after \(Self.seconds(seconds))"
      var finding =
        if let error {
          finding(.timedOut, of: error, in: cell, saying: what)
        } else {
          finding(.timedOut, cell, what + "; its worker had to be ended")
        }
      finding.details += "    give it more with timeout=SECONDS in its info string or --timeout\n"
      return finding
    case .internalError(let text):
      return finding(.internalError, cell, "internal error: \(text)")
    case .unsteady(let unsteady):
      return finding(unsteady, cell)
    case .interrupted:
      return finding(.interrupted, cell, "interrupted while it ran")
    case .notRun(let number):
      return finding(.notRun, cell, "not run: the worker died in cell \(number)")
    }
  }

  /// A cell that did not do the same in all runs, with two of the things it did.
  private func finding(_ unsteady: UnsteadyCell, _ cell: Cell) -> Finding {
    let runs = "\(unsteady.rounds) runs"
    let what =
      unsteady.failing > 0
      ? "it failed in \(unsteady.failing) of \(runs)" : "its output changes: \(unsteady.variants) outputs in \(runs)"
    var finding = finding(.unsteady, cell, what)
    let lines = UnifiedDiff(
      from: OutputText.lines(unsteady.first).map(Array.init), to: OutputText.lines(unsteady.other).map(Array.init))
    if diff != .none {
      finding.details = lines.rendered(
        oldLine: 1, newLine: 1, title: "two outputs of \(cell.title)", byWord: diff == .word, palette: palette)
    }
    finding.details += NumberNotes(lines.changedPairs, Comparison(cell.options)).text
    return finding
  }

  private func finding(_ kind: Finding.Kind, _ cell: Cell, _ message: String, line: Int? = nil) -> Finding {
    var finding = Finding(
      kind, line: line ?? cell.line, endLine: line ?? max(cell.line, cell.closeLine + 1), message: message)
    finding.cell = cell.number
    finding.title = cell.title
    return finding
  }

  /// A failure at the innermost line within the cell, with that line; or, where there was more than that line, with
  /// all the calls that led there.
  private func finding(
    _ kind: Finding.Kind, of error: CellError, in cell: Cell, saying message: String
  ) -> Finding {
    guard let frame = error.frames.last(where: { $0.cell == cell.number }), let excerpt = SourceExcerpt(frame, document)
    else { return finding(kind, cell, message) }
    var finding = finding(kind, cell, message, line: excerpt.line)
    finding.column = excerpt.column
    finding.details = error.frames.count > 1 ? trace(of: error) : excerpt.text(indent: "    ", palette: palette)
    return finding
  }

  /// The calls, innermost last, each with its line.
  private func trace(of error: CellError) -> String {
    let limit = 8
    let frames = error.frames.count <= limit ? error.frames[...] : error.frames.suffix(limit)
    var result = frames.count < error.frames.count ? "    ... \(error.frames.count - frames.count) more calls\n" : ""
    for frame in frames {
      guard let excerpt = SourceExcerpt(frame, document) else { continue }
      let function = Visible.text(frame.function.utf8, showingBlanks: false)
      result += palette.faint("    \(visibleName):\(excerpt.line) in \(function)") + "\n"
      result += excerpt.text(indent: "      ", palette: palette)
    }
    return result
  }

  // MARK: Differences

  private func finding(
    _ difference: Review.Difference, from old: ArraySlice<UInt8>, to new: [UInt8], shift: Int
  ) -> Finding {
    let cell = document.cells[difference.cell]
    // The closing fence's line comes along, and the line ending behind the block, which stays.
    let fence = document.source.bytes[document.source.lines[cell.closeLine].content]
    let ending = document.source.bytes[document.source.lines[cell.block?.closeLine ?? cell.closeLine].ending]
    let lines = UnifiedDiff(from: Self.lines(fence + old + ending), to: Self.lines(fence + new + ending))
    let first = cell.closeLine + 1

    var finding = finding(
      difference.change == .inserted ? .missing : difference.change == .removed ? .superfluous : .differs, cell,
      Self.words(difference), line: (cell.block?.openLine ?? cell.closeLine) + 1)
    if let block = cell.block { finding.endLine = block.closeLine + 1 }
    if diff != .none {
      finding.details = lines.rendered(
        oldLine: first, newLine: first + shift, title: cell.title, byWord: diff == .word, palette: palette)
    }
    if difference.change == .rewritten, let block = cell.block {
      let content = UnifiedDiff(
        from: OutputText.lines(block.text).map(Array.init), to: OutputText.lines(difference.text).map(Array.init))
      finding.details += NumberNotes(content.changedPairs, Comparison(cell.options)).text
    }
    return finding
  }

  /// The differences of a review as they are accepted or not: one a block, and all stale numbers together.
  package func questions(_ review: Review) -> [(finding: Finding, cells: Set<Int>)] {
    var questions: [(finding: Finding, cells: Set<Int>)] = []
    var findings = findings(review).filter { !$0.kind.isFailure }[...]
    let stale = review.differences.filter { $0.change == .renumbered }
    for difference in review.differences where difference.change != .renumbered {
      if let finding = findings.popFirst() { questions.append((finding, [difference.cell])) }
    }
    if let finding = findings.popFirst() { questions.append((finding, Set(stale.map(\.cell)))) }
    return questions
  }

  private func staleNumbers(_ stale: [Review.Difference]) -> [Finding] {
    guard let first = stale.first, let block = document.cells[first.cell].block else { return [] }
    let cell = document.cells[first.cell]
    let count = stale.count
    let what = count == 1 ? "a block has a stale number: " : "\(count) blocks have stale numbers: the first "
    let number = document.source.string(block.digits)
    return [
      finding(
        .staleNumbers, cell, "\(what)Out[\(number)] is now Out[\(cell.number ?? 0)]", line: block.openLine + 1)
    ]
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

  // MARK: Lines of their own

  /// What an update did to one block: "cell 3: output rewritten".
  package func changed(_ difference: Review.Difference) -> String {
    let cell = document.cells[difference.cell]
    return head(cell, Self.words(difference, done: true))
  }

  /// The notes that a cell's run left.
  package func notes(_ run: CellRun) -> String {
    run.notes.map { head(document.cells[run.cell], "note: \($0)") }.joined()
  }

  private func head(_ cell: Cell, _ text: String) -> String {
    palette.heading("\(visibleName):\(cell.line):")
      + " \(cell.title): \(Visible.text(text.utf8, showingBlanks: false))\n"
  }

  private var visibleName: String { Visible.text(name.utf8, showingBlanks: false) }

  private static func seconds(_ seconds: Double) -> String {
    "\(Int(exactly: seconds).map { String($0) } ?? String(seconds)) s"
  }
}
