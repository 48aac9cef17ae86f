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
  /// The edits that make `new` of `old`, by a longest common subsequence; removals come before additions.
  static func script(from old: [Element], to new: [Element]) -> [Edit] {
    var (elements, numbers): ([Element], [Element: Int]) = ([], [:])
    func number(_ element: Element) -> Int {
      if let known = numbers[element] { return known }
      elements.append(element)
      numbers[element] = elements.count - 1
      return elements.count - 1
    }
    let (a, b) = (old.map(number), new.map(number))
    return Edit<Int>.script(a[...], b[...], depth: 0).map {
      switch $0 {
      case .common(let number): .common(elements[number])
      case .removed(let number): .removed(elements[number])
      case .added(let number): .added(elements[number])
      }
    }
  }
}

extension Edit<Int> {
  /// Beyond this many pairs of elements only those that occur once are looked for.
  private static var tableLimit: Int { 4_000_000 }
  /// So often what lies between those is looked through again.
  private static var depthLimit: Int { 16 }

  fileprivate static func script(_ old: ArraySlice<Element>, _ new: ArraySlice<Element>, depth: Int) -> [Edit] {
    let (oldStart, newStart, shorter) = (old.startIndex, new.startIndex, min(old.count, new.count))
    var head = 0
    while head < shorter, old[oldStart + head] == new[newStart + head] { head += 1 }
    var tail = 0
    while tail < shorter - head, old[old.endIndex - 1 - tail] == new[new.endIndex - 1 - tail] { tail += 1 }
    let (a, b) = (old.dropFirst(head).dropLast(tail), new.dropFirst(head).dropLast(tail))
    let isSmall = a.isEmpty || b.isEmpty || a.count <= tableLimit / b.count
    return old.prefix(head).map(Edit.common) + (isSmall ? middle(a, b) : between(a, b, depth: depth))
      + old.suffix(tail).map(Edit.common)
  }

  /// By elements that occur once in each, as far as these keep their order; what lies between them is compared by itself.
  /// Where there are none, elements stand for those at their place, or all are replaced.
  private static func between(_ old: ArraySlice<Element>, _ new: ArraySlice<Element>, depth: Int) -> [Edit] {
    let anchors = depth < depthLimit ? anchors(old, new) : []
    if anchors.isEmpty {
      guard old.count == new.count else { return old.map(Edit.removed) + new.map(Edit.added) }
      return zip(old, new).flatMap { $0 == $1 ? [Edit.common($0)] : [.removed($0), .added($1)] }
    }
    var edits: [Edit] = []
    var (i, j) = (old.startIndex, new.startIndex)
    for (a, b) in anchors + [(old.endIndex, new.endIndex)] {
      edits += script(old[i..<a], new[j..<b], depth: depth + 1)
      if a < old.endIndex { edits.append(.common(old[a])) }
      (i, j) = (a + 1, b + 1)
    }
    return edits
  }

  /// The places in both of elements that occur once in each: the longest run of them whose order is the same.
  private static func anchors(_ old: ArraySlice<Element>, _ new: ArraySlice<Element>) -> [(Int, Int)] {
    func single(_ elements: ArraySlice<Element>) -> [Element: Int] {
      var places: [Element: Int] = [:]
      for index in elements.indices { places[elements[index]] = places[elements[index]] == nil ? index : -1 }
      return places
    }
    let there = single(new)
    let pairs = single(old).compactMap { element, place -> (Int, Int)? in
      guard place >= 0, let other = there[element], other >= 0 else { return nil }
      return (place, other)
    }.sorted { $0.0 < $1.0 }
    // The longest increasing run of the second places: the last pair of the best run of each length so far.
    var ends: [Int] = []
    var before = [Int](repeating: -1, count: pairs.count)
    for index in pairs.indices {
      var (low, high) = (0, ends.count)
      while low < high {
        let half = (low + high) / 2
        if pairs[ends[half]].1 < pairs[index].1 { low = half + 1 } else { high = half }
      }
      if low > 0 { before[index] = ends[low - 1] }
      if low == ends.count { ends.append(index) } else { ends[low] = index }
    }
    var run: [(Int, Int)] = []
    var next = ends.last ?? -1
    while next >= 0 {
      run.append(pairs[next])
      next = before[next]
    }
    return run.reversed()
  }

  /// By dynamic programming, from the end.
  private static func middle(_ old: ArraySlice<Element>, _ new: ArraySlice<Element>) -> [Edit] {
    let (n, m) = (old.count, new.count)
    if n == 0 || m == 0 { return old.map(Edit.removed) + new.map(Edit.added) }
    let (a, b) = (Array(old), Array(new))
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
