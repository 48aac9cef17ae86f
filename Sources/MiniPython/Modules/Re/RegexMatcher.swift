// The backtracking matcher: it keeps what to try next on a stack of its own, so no pattern can exhaust the machine's.

/// Matches one program against one text.
struct RegexMatcher {
  /// What failure goes back to.
  private enum Saved {
    case branch(at: Int, position: Int)
    /// A run of single characters that may give some back (or, when lazy, take more).
    case run(at: Int, low: Int, high: Int)
    case lazyRun(at: Int, position: Int, most: Int, test: Int)
    case group(Int, Int)
    case counter(Int, count: Int, position: Int)
  }

  private let program: RegexProgram
  private let text: [UInt32]
  private let start: Int
  private let end: Int
  /// The bounds of the groups, -1 where a group did not take part.
  private(set) var groups: [Int]
  private(set) var lastGroup = 0
  private var counts: [Int]
  private var turnStarts: [Int]
  private var stack: [Saved] = []
  private var steps = 0

  init(_ program: RegexProgram, _ text: [UInt32], _ range: Range<Int>) {
    self.program = program
    self.text = text
    start = range.lowerBound
    end = range.upperBound
    groups = [Int](repeating: -1, count: program.groupCount * 2 + 2)
    counts = [Int](repeating: 0, count: program.counterCount)
    turnStarts = [Int](repeating: -1, count: program.counterCount)
  }

  /// Matches at a position.
  /// - Parameters:
  ///   - whole: only a match that ends at the end counts.
  ///   - nonEmpty: an empty match does not count.
  /// - Throws: Interrupted, MemoryError.
  mutating func match(at position: Int, whole: Bool = false, nonEmpty: Bool = false) throws -> Bool {
    for i in groups.indices { groups[i] = -1 }
    lastGroup = 0
    stack.removeAll(keepingCapacity: true)
    guard let stop = try run(0, position, accept: { !(whole && $0 != $1) && !(nonEmpty && $0 == position) }) else {
      return false
    }
    groups[0] = position
    groups[1] = stop
    return true
  }

  /// The first match from a position on.
  mutating func search(from position: Int, nonEmptyAt forbidden: Int = -1) throws -> Bool {
    var at = position
    var first: UInt32?
    if case .scalar(let scalar) = program.instructions[0] { first = scalar }
    while at <= end {
      if let first {
        while at < end && text[at] != first { at += 1 }
        if at >= end { return false }
      }
      if try match(at: at, nonEmpty: at == forbidden) { return true }
      at += 1
    }
    return false
  }

  private mutating func push(_ saved: Saved) throws {
    if stack.count >= 4096 && stack.count == stack.capacity {
      try Meter.ask(stack.count &* 2, of: MemoryLayout<Saved>.stride)
    }
    stack.append(saved)
  }

  /// Whether the instruction, one of those for a single character, takes this character.
  @inline(__always) private func takes(_ instruction: Int, _ scalar: UInt32) -> Bool {
    switch program.instructions[instruction] {
    case .scalar(let wanted): return wanted == scalar
    case .scalarIgnoringCase(let wanted):
      return wanted == scalar || RegexCase.lower(scalar) == wanted || RegexCase.lower(RegexCase.upper(scalar)) == wanted
    case .any: return true
    case .anyButNewline: return scalar != 10
    case .set(let set): return program.sets[set].contains(scalar)
    default: return false
    }
  }

  /// Runs instructions from `first` until one says `match`; nil when they do not.
  private mutating func run(_ first: Int, _ position: Int, accept: (Int, Int) -> Bool) throws -> Int? {
    let base = stack.count
    var at = first
    var position = position
    while true {
      steps &+= 1
      if steps & 1023 == 0 { try Interrupt.poll() }
      var matched = true
      switch program.instructions[at] {
      case .scalar, .scalarIgnoringCase, .any, .anyButNewline, .set:
        if position < end && takes(at, text[position]) {
          position += 1
          at += 1
        } else {
          matched = false
        }
      case .split(let now, let later):
        try push(.branch(at: later, position: position))
        at = now
      case .jump(let target): at = target
      case .save(let slot):
        try push(.group(slot, groups[slot]))
        groups[slot] = position
        if slot & 1 == 1 { lastGroup = slot / 2 }
        at += 1
      case .backreference(let group, let ignoresCase):
        matched = matchesGroup(group, &position, ignoresCase)
        at += 1
      case .anchor(let kind, let isMultiline, let isASCII):
        matched = holds(kind, position, isMultiline, isASCII)
        at += 1
      case .run(let least, let most, let kind):
        matched = try takeRun(at + 1, &position, least, most, kind)
        at += 2
      case .startLoop(let counter):
        try push(.counter(counter, count: counts[counter], position: turnStarts[counter]))
        counts[counter] = 0
        turnStarts[counter] = -1
        at += 1
      case .turn(let counter, let least, let most, let exit, let isLazy):
        let count = counts[counter]
        if count < least {
          try startTurn(counter, position)
          at += 1
        } else if count >= most || position == turnStarts[counter] {
          at = exit
        } else if isLazy {
          // The body is tried later: its counter is set when the branch is taken, by the entry below it.
          try push(.branch(at: -at - 1, position: position))
          at = exit
        } else {
          try push(.branch(at: exit, position: position))
          try startTurn(counter, position)
          at += 1
        }
      case .endTurn(_, let turn): at = turn
      case .look(let next, let width, let isNegated):
        matched = try looks(at + 1, position, width, isNegated)
        at = next
      case .atomic(let next):
        let inner = stack.count
        if let stop = try run(at + 1, position, accept: { _, _ in true }) {
          dropBranches(from: inner)
          position = stop
        } else {
          matched = false
        }
        at = next
      case .conditional(let group, let no):
        at = groups[group * 2 + 1] >= 0 ? at + 1 : no
      case .match:
        if accept(position, end) { return position }
        matched = false
      }
      if matched { continue }
      guard try backtrack(to: base, &at, &position) else { return nil }
    }
  }

  private mutating func startTurn(_ counter: Int, _ position: Int) throws {
    try push(.counter(counter, count: counts[counter], position: turnStarts[counter]))
    counts[counter] += 1
    turnStarts[counter] = position
  }

  /// Undoes what was done since the last choice and takes its other way; false when none is left.
  private mutating func backtrack(to base: Int, _ at: inout Int, _ position: inout Int) throws -> Bool {
    while stack.count > base {
      switch stack.removeLast() {
      case .group(let slot, let old): groups[slot] = old
      case .counter(let counter, let count, let old):
        counts[counter] = count
        turnStarts[counter] = old
      case .branch(let target, let old):
        position = old
        if target >= 0 {
          at = target
        } else {
          at = -target - 1
          guard case .turn(let counter, _, _, _, _) = program.instructions[at] else { return false }
          try startTurn(counter, position)
          at += 1
        }
        return true
      case .run(let target, let low, let high):
        position = high - 1
        if position > low { stack.append(.run(at: target, low: low, high: position)) }
        at = target
        return true
      case .lazyRun(let target, let old, let most, let test):
        if most <= 0 || old >= end || !takes(test, text[old]) { continue }
        position = old + 1
        stack.append(.lazyRun(at: target, position: position, most: most - 1, test: test))
        at = target
        return true
      }
    }
    return false
  }

  /// Forgets choices, but not what must be undone when an earlier choice is taken.
  private mutating func dropBranches(from base: Int) {
    var kept = base
    for i in base..<stack.count {
      switch stack[i] {
      case .group, .counter:
        stack[kept] = stack[i]
        kept += 1
      default: break
      }
    }
    stack.removeLast(stack.count - kept)
  }

  private mutating func takeRun(
    _ test: Int, _ position: inout Int, _ least: Int, _ most: Int, _ kind: RegexRepetition
  ) throws -> Bool {
    let first = position
    let limit = kind == .lazy ? least : most
    let stop = limit >= end - position ? end : position + limit
    if case .any = program.instructions[test] {
      position = max(position, stop)
    } else {
      while position < stop && takes(test, text[position]) {
        position += 1
        if position & 0xFFFF == 0 { try Interrupt.poll() }
      }
    }
    if position - first < least { return false }
    if kind == .lazy {
      if most > least { try push(.lazyRun(at: test + 1, position: position, most: most - least, test: test)) }
    } else if kind == .greedy && position > first + least {
      try push(.run(at: test + 1, low: first + least, high: position))
    }
    return true
  }

  private mutating func looks(_ first: Int, _ position: Int, _ width: Int?, _ isNegated: Bool) throws -> Bool {
    let from = position - (width ?? 0)
    if from < 0 { return isNegated }
    let inner = stack.count
    let stop = try run(first, from, accept: { stop, _ in width == nil || stop == position })
    if stop == nil { return isNegated }
    if !isNegated {
      dropBranches(from: inner)
      return true
    }
    while stack.count > inner {
      switch stack.removeLast() {
      case .group(let slot, let old): groups[slot] = old
      case .counter(let counter, let count, let old):
        counts[counter] = count
        turnStarts[counter] = old
      default: break
      }
    }
    return false
  }

  private func matchesGroup(_ group: Int, _ position: inout Int, _ ignoresCase: Bool) -> Bool {
    let low = groups[group * 2]
    let high = groups[group * 2 + 1]
    if low < 0 || high < low || high - low > end - position { return false }
    for i in low..<high {
      let a = text[i]
      let b = text[position + i - low]
      if a != b && !(ignoresCase && RegexCase.lower(a) == RegexCase.lower(b)) { return false }
    }
    position += high - low
    return true
  }

  private func holds(_ kind: UInt8, _ position: Int, _ isMultiline: Bool, _ isASCII: Bool) -> Bool {
    switch kind {
    case UInt8(ascii: "^"): return position == 0 || isMultiline && text[position - 1] == 10
    case UInt8(ascii: "$"):
      return position == end || position == end - 1 && text[position] == 10 || isMultiline && text[position] == 10
    case UInt8(ascii: "A"): return position == 0
    case UInt8(ascii: "Z"): return position == end
    default:
      let before = position > 0 && RegexSet.isWord(text[position - 1], isASCII)
      let after = position < end && RegexSet.isWord(text[position], isASCII)
      return (before != after) == (kind == UInt8(ascii: "b"))
    }
  }
}
