// The difference of two texts in unified format.

package struct UnifiedDiff: Sendable {
  package enum Line: Equatable, Sendable {
    case common([UInt8])
    case removed([UInt8])
    case added([UInt8])
  }

  /// Beyond this many line pairs the middle is taken as replaced whole.
  private static let tableLimit = 4_000_000

  package let lines: [Line]

  package init(from old: [[UInt8]], to new: [[UInt8]]) {
    var head = 0
    while head < min(old.count, new.count), old[head] == new[head] { head += 1 }
    var tail = 0
    while tail < min(old.count, new.count) - head, old[old.count - 1 - tail] == new[new.count - 1 - tail] { tail += 1 }
    let middle = Self.middle(Array(old[head..<(old.count - tail)]), Array(new[head..<(new.count - tail)]))
    lines = old[..<head].map(Line.common) + middle + old[(old.count - tail)...].map(Line.common)
  }

  /// A longest common subsequence by dynamic programming, from the end.
  private static func middle(_ old: [[UInt8]], _ new: [[UInt8]]) -> [Line] {
    let (n, m) = (old.count, new.count)
    if n == 0 || m == 0 || n > tableLimit / m { return old.map(Line.removed) + new.map(Line.added) }
    var length = [Int32](repeating: 0, count: (n + 1) * (m + 1))
    for i in (0..<n).reversed() {
      for j in (0..<m).reversed() {
        let at = i * (m + 1) + j
        length[at] = old[i] == new[j] ? length[at + m + 2] + 1 : max(length[at + m + 1], length[at + 1])
      }
    }
    var lines: [Line] = []
    var (i, j) = (0, 0)
    while i < n || j < m {
      let at = i * (m + 1) + j
      if i < n, j < m, old[i] == new[j] {
        lines.append(.common(old[i]))
        (i, j) = (i + 1, j + 1)
      } else if i < n, j == m || length[at + m + 1] >= length[at + 1] {
        lines.append(.removed(old[i]))
        i += 1
      } else {
        lines.append(.added(new[j]))
        j += 1
      }
    }
    return lines
  }

  /// The hunks as text, with `context` unchanged lines around changes. The texts' first lines have the numbers
  /// `oldLine` and `newLine`; `title` stands behind each hunk's numbers.
  package func rendered(
    oldLine: Int, newLine: Int, title: String, palette: Palette, context: Int = 3
  ) -> String {
    let changed = lines.indices.filter { if case .common = lines[$0] { false } else { true } }
    guard let first = changed.first else { return "" }
    let visible = linesToShowVisibly()
    var result = ""
    var start = max(first - context, 0)
    var last = first
    for index in changed.dropFirst() + [Int.max] {
      if index != .max, index - last <= 2 * context {
        last = index
        continue
      }
      let end = min(last + context + 1, lines.count)
      result += hunk(start..<end, oldLine: oldLine, newLine: newLine, title, visible, palette)
      if index != .max { start = index - context }
      last = index
    }
    return result
  }

  private func hunk(
    _ range: Range<Int>, oldLine: Int, newLine: Int, _ title: String, _ visible: Set<Int>, _ palette: Palette
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
      case .common(let text):
        (oldCount, newCount) = (oldCount + 1, newCount + 1)
        body += " " + Visible.text(text, showingBlanks: false) + "\n"
      case .removed(let text):
        oldCount += 1
        body += palette.removed("-" + Visible.text(text, showingBlanks: visible.contains(index))) + "\n"
      case .added(let text):
        newCount += 1
        body += palette.added("+" + Visible.text(text, showingBlanks: visible.contains(index))) + "\n"
      }
    }
    return palette.place("@@ -\(oldStart),\(oldCount) +\(newStart),\(newCount) @@ \(title)") + "\n" + body
  }

  /// The changed lines whose partner differs from them in blanks alone.
  private func linesToShowVisibly() -> Set<Int> {
    var result: Set<Int> = []
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
        if case .removed(let old) = lines[a], case .added(let new) = lines[b],
          Visible.withoutBlanks(old) == Visible.withoutBlanks(new)
        {
          result.formUnion([a, b])
        }
      }
    }
    return result
  }
}
