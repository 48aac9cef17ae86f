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

  /// The hunks as text, with `context` unchanged lines around changes. The texts' first lines have the numbers
  /// `oldLine` and `newLine`; `title` stands behind each hunk's numbers. `byWord` shows a changed line once, with what
  /// it lost and what it gained.
  package func rendered(
    oldLine: Int, newLine: Int, title: String, byWord: Bool = false, palette: Palette, context: Int = 3
  ) -> String {
    let changed = lines.indices.filter { !lines[$0].isCommon }
    guard let first = changed.first else { return "" }
    var result = ""
    var start = max(first - context, 0)
    var last = first
    for index in changed.dropFirst() + [Int.max] {
      if index != .max, index - last <= 2 * context {
        last = index
        continue
      }
      let end = min(last + context + 1, lines.count)
      result += hunk(start..<end, oldLine: oldLine, newLine: newLine, title, byWord: byWord, palette)
      if index != .max { start = index - context }
      last = index
    }
    return result
  }

  private func hunk(
    _ range: Range<Int>, oldLine: Int, newLine: Int, _ title: String, byWord: Bool, _ palette: Palette
  ) -> String {
    var (oldStart, newStart, oldCount, newCount) = (oldLine, newLine, 0, 0)
    for line in lines[..<range.lowerBound] {
      switch line {
      case .common: (oldStart, newStart) = (oldStart + 1, newStart + 1)
      case .removed: oldStart += 1
      case .added: newStart += 1
      }
    }
    var body = ""
    for index in range {
      switch lines[index] {
      case .common: (oldCount, newCount) = (oldCount + 1, newCount + 1)
      case .removed: oldCount += 1
      case .added: newCount += 1
      }
      body += byWord ? wordLine(index, palette) : line(index, palette)
    }
    return palette.place("@@ -\(oldStart),\(oldCount) +\(newStart),\(newCount) @@ \(title)") + "\n" + body
  }

  private func line(_ index: Int, _ palette: Palette) -> String {
    let (removed, text): (Bool, [UInt8])
    switch lines[index] {
    case .common(let text): return " " + Visible.text(text, showingBlanks: false) + "\n"
    case .removed(let old): (removed, text) = (true, old)
    case .added(let new): (removed, text) = (false, new)
    }
    let sign = removed ? "-" : "+"
    let plain = removed ? palette.removed : palette.added
    guard let (old, new) = pair(at: index) else { return plain(sign + Visible.text(text, showingBlanks: false)) + "\n" }
    let showsBlanks = Visible.withoutBlanks(old) == Visible.withoutBlanks(new)
    let words = WordDiff(from: old, to: new)
    guard palette.isColored, words.isTelling else { return plain(sign + Visible.text(text, showingBlanks: showsBlanks)) + "\n" }
    let changed = removed ? palette.removedPart : palette.addedPart
    return plain(sign) + words.side(removed: removed, showingBlanks: showsBlanks, plain: plain, changed: changed) + "\n"
  }

  private func wordLine(_ index: Int, _ palette: Palette) -> String {
    switch lines[index] {
    case .common(let text): return " " + Visible.text(text, showingBlanks: false) + "\n"
    case .removed(let old):
      guard let (_, new) = pair(at: index) else {
        return "-" + WordDiff.removed(Visible.text(old, showingBlanks: false), palette) + "\n"
      }
      let showsBlanks = Visible.withoutBlanks(old) == Visible.withoutBlanks(new)
      return "~" + WordDiff(from: old, to: new).merged(palette, showingBlanks: showsBlanks) + "\n"
    case .added(let new):
      if partner[index] != nil { return "" }
      return "+" + WordDiff.added(Visible.text(new, showingBlanks: false), palette) + "\n"
    }
  }

  private func pair(at index: Int) -> (old: [UInt8], new: [UInt8])? {
    guard let other = partner[index] else { return nil }
    switch (lines[index], lines[other]) {
    case (.removed(let old), .added(let new)), (.added(let new), .removed(let old)): return (old, new)
    default: return nil
    }
  }
}
