// How one sequence becomes another.

package enum Edit<Element> {
  case common(Element)
  case removed(Element)
  case added(Element)

  var isCommon: Bool { if case .common = self { true } else { false } }
}

extension Edit: Equatable where Element: Equatable {}
extension Edit: Sendable where Element: Sendable {}

extension Edit where Element: Hashable {
  /// Beyond this many pairs of elements the middle is taken as replaced whole.
  private static var tableLimit: Int { 4_000_000 }

  /// The edits that make `new` of `old`, by a longest common subsequence; removals come before additions.
  static func script(from old: [Element], to new: [Element]) -> [Edit] {
    var head = 0
    while head < min(old.count, new.count), old[head] == new[head] { head += 1 }
    var tail = 0
    while tail < min(old.count, new.count) - head, old[old.count - 1 - tail] == new[new.count - 1 - tail] { tail += 1 }
    return old[..<head].map(Edit.common) + middle(old[head..<(old.count - tail)], new[head..<(new.count - tail)])
      + old[(old.count - tail)...].map(Edit.common)
  }

  /// By dynamic programming, from the end.
  private static func middle(_ old: ArraySlice<Element>, _ new: ArraySlice<Element>) -> [Edit] {
    let (n, m) = (old.count, new.count)
    if n == 0 || m == 0 || n > tableLimit / m { return old.map(Edit.removed) + new.map(Edit.added) }
    var identities: [Element: Int32] = [:]
    func identity(_ element: Element) -> Int32 {
      if let known = identities[element] { return known }
      let next = Int32(identities.count)
      identities[element] = next
      return next
    }
    let (a, b) = (old.map(identity), new.map(identity))
    var length = [Int32](repeating: 0, count: (n + 1) * (m + 1))
    for i in (0..<n).reversed() {
      for j in (0..<m).reversed() {
        let at = i * (m + 1) + j
        length[at] = a[i] == b[j] ? length[at + m + 2] + 1 : max(length[at + m + 1], length[at + 1])
      }
    }
    var edits: [Edit] = []
    var (i, j) = (0, 0)
    while i < n || j < m {
      let at = i * (m + 1) + j
      if i < n, j < m, a[i] == b[j] {
        edits.append(.common(old[old.startIndex + i]))
        (i, j) = (i + 1, j + 1)
      } else if i < n, j == m || length[at + m + 1] >= length[at + 1] {
        edits.append(.removed(old[old.startIndex + i]))
        i += 1
      } else {
        edits.append(.added(new[new.startIndex + j]))
        j += 1
      }
    }
    return edits
  }
}
