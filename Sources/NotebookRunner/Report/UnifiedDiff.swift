// The difference of two texts in unified format.

package struct UnifiedDiff: Sendable {
  package typealias Line = Edit<[UInt8]>

  package let lines: [Line]
  /// For each changed line that has one, the line it became or came from.
  private let partner: [Int: Int]

  package init(from old: [[UInt8]], to new: [[UInt8]]) {
    lines = Edit.script(from: old, to: new)
    partner = Self.partners(lines)
  }

  /// Lines removed and added at the same place belong together, the first to the first.
  private static func partners(_ lines: [Line]) -> [Int: Int] {
    var result: [Int: Int] = [:]
    var at = 0
    while at < lines.count {
      var removed: [Int] = []
      var added: [Int] = []
      scan: while at < lines.count {
        switch lines[at] {
        case .removed: removed.append(at)
        case .added: added.append(at)
        case .common: break scan
        }
        at += 1
      }
      at += removed.isEmpty && added.isEmpty ? 1 : 0
      for (a, b) in zip(removed, added) {
        result[a] = b
        result[b] = a
      }
    }
    return result
  }

  /// The lines that were changed into others; nil where lines were merely removed or added.
  var changedPairs: [(old: [UInt8], new: [UInt8])]? {
    var pairs: [(old: [UInt8], new: [UInt8])] = []
    for index in lines.indices {
      switch lines[index] {
      case .common: continue
      case .removed(let old):
        guard let other = partner[index], case .added(let new) = lines[other] else { return nil }
        pairs.append((old, new))
      case .added: if partner[index] == nil { return nil }
      }
    }
    return pairs
  }

  /// So many lines are shown, and of a line so many bytes.
  private static let lineLimit = 500
  private static let byteLimit = 2000

  /// The hunks as text, with `context` unchanged lines around changes. The texts' first lines have the numbers
  /// `oldLine` and `newLine`; `title` stands behind each hunk's numbers. `byWord` shows a changed line once, with what
  /// it lost and what it gained. Of a very long difference the beginning is shown.
  package func rendered(
    oldLine: Int, newLine: Int, title: String, byWord: Bool = false, palette: Palette, context: Int = 3
  ) -> String {
    var result = ""
    var (shown, hidden) = (0, 0)
    /// The numbers of the lines at `counted`.
    var (counted, old, new) = (0, oldLine, newLine)
    func count(to end: Int) {
      for line in lines[counted..<end] {
        switch line {
        case .common: (old, new) = (old + 1, new + 1)
        case .removed: old += 1
        case .added: new += 1
        }
      }
      counted = end
    }
    for hunk in hunks(context) {
      count(to: hunk.lowerBound)
      let (oldStart, newStart) = (old, new)
      count(to: hunk.upperBound)
      let taken = hunk.prefix(Self.lineLimit - shown)
      shown += taken.count
      hidden += hunk.count - taken.count
      if taken.isEmpty { continue }
      result += palette.place("@@ -\(oldStart),\(old - oldStart) +\(newStart),\(new - newStart) @@ \(title)") + "\n"
      for index in taken { result += byWord ? wordLine(index, palette) : line(index, palette) }
    }
    return result + (hidden > 0 ? palette.faint("... \(hidden) more lines of this difference") + "\n" : "")
  }

  /// The ranges of lines to show: changes, and `context` lines around them.
  private func hunks(_ context: Int) -> [Range<Int>] {
    var hunks: [Range<Int>] = []
    for index in lines.indices where !lines[index].isCommon {
      let range = max(index - context, 0)..<min(index + context + 1, lines.count)
      if let last = hunks.last, last.upperBound >= range.lowerBound {
        hunks[hunks.count - 1] = last.lowerBound..<range.upperBound
      } else {
        hunks.append(range)
      }
    }
    return hunks
  }

  /// A line, or of a very long one what stands about `place`.
  private static func cut(_ line: [UInt8], about place: Int = 0) -> [UInt8] {
    if line.count <= byteLimit { return line }
    func boundary(_ at: Int) -> Int { line[at...].firstIndex { $0 & 0xC0 != 0x80 } ?? line.count }
    let start = boundary(min(max(place - byteLimit / 4, 0), line.count - byteLimit))
    let end = boundary(min(start + byteLimit, line.count))
    let (before, after) = (
      start > 0 ? "[\(start) bytes] ... " : "", end < line.count ? " ... [\(line.count - end) bytes]" : ""
    )
    return Array(before.utf8) + line[start..<end] + Array(after.utf8)
  }

  private func line(_ index: Int, _ palette: Palette) -> String {
    let (removed, text): (Bool, [UInt8])
    switch lines[index] {
    case .common(let text): return " " + Visible.text(Self.cut(text), showingBlanks: false) + "\n"
    case .removed(let old): (removed, text) = (true, old)
    case .added(let new): (removed, text) = (false, new)
    }
    let sign = removed ? "-" : "+"
    let plain = removed ? palette.removed : palette.added
    guard let (old, new) = pair(at: index) else {
      return plain(sign + Visible.text(Self.cut(text), showingBlanks: false)) + "\n"
    }
    let showsBlanks = Visible.withoutBlanks(old) == Visible.withoutBlanks(new)
    let words = WordDiff(from: old, to: new)
    guard palette.isColored, words.isTelling else {
      return plain(sign + Visible.text(removed ? old : new, showingBlanks: showsBlanks)) + "\n"
    }
    let changed = removed ? palette.removedPart : palette.addedPart
    return plain(sign) + words.side(removed: removed, showingBlanks: showsBlanks, plain: plain, changed: changed) + "\n"
  }

  private func wordLine(_ index: Int, _ palette: Palette) -> String {
    switch lines[index] {
    case .common(let text): return " " + Visible.text(Self.cut(text), showingBlanks: false) + "\n"
    case .removed(let old):
      guard let (old, new) = pair(at: index) else {
        return "-" + WordDiff.removed(Visible.text(Self.cut(old), showingBlanks: false), palette) + "\n"
      }
      let showsBlanks = Visible.withoutBlanks(old) == Visible.withoutBlanks(new)
      return "~" + WordDiff(from: old, to: new).merged(palette, showingBlanks: showsBlanks) + "\n"
    case .added(let new):
      if partner[index] != nil { return "" }
      return "+" + WordDiff.added(Visible.text(Self.cut(new), showingBlanks: false), palette) + "\n"
    }
  }

  /// A line that changed and what it became, as far as they are shown.
  private func pair(at index: Int) -> (old: [UInt8], new: [UInt8])? {
    guard let other = partner[index] else { return nil }
    switch (lines[index], lines[other]) {
    case (.removed(let old), .added(let new)), (.added(let new), .removed(let old)):
      if max(old.count, new.count) <= Self.byteLimit { return (old, new) }
      let place = zip(old, new).prefix { $0 == $1 }.count
      return (Self.cut(old, about: place), Self.cut(new, about: place))
    default: return nil
    }
  }
}
