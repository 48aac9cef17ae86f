// From the tree of a regular expression to instructions of the matcher.

/// A compiled regular expression.
final class RegexProgram {
  enum Instruction {
    case scalar(UInt32)
    /// A character in either case, given in lower case.
    case scalarIgnoringCase(UInt32)
    case any
    case anyButNewline
    case set(Int)
    /// Goes on at the first place, later at the second.
    case split(Int, Int)
    case jump(Int)
    case save(Int)
    case backreference(Int, ignoresCase: Bool)
    case anchor(UInt8, isMultiline: Bool, isASCII: Bool)
    /// A test of one character many times over; `possessive` never gives characters back.
    case run(min: Int, max: Int, RegexRepetition)
    /// Begins a counted loop: sets a counter to zero.
    case startLoop(counter: Int)
    /// Decides at each turn of a counted loop whether its body (the next instruction) or its exit follows.
    case turn(counter: Int, min: Int, max: Int, exit: Int, isLazy: Bool)
    /// Ends the body: another turn unless the body matched nothing.
    case endTurn(counter: Int, turn: Int)
    /// Runs the instructions up to `end` on their own; `width` is how far a look-behind goes back.
    case look(end: Int, width: Int?, isNegated: Bool)
    case atomic(end: Int)
    case conditional(group: Int, no: Int)
    case match
  }

  private(set) var instructions: [Instruction] = []
  private(set) var sets: [RegexSet] = []
  private(set) var counterCount = 0
  let groupCount: Int
  private let widths: [Int: (Int, Int)]

  /// - Parameter widths: the fewest and most characters of each group.
  init(_ node: RegexNode, groupCount: Int, widths: [Int: (Int, Int)]) throws {
    self.groupCount = groupCount
    self.widths = widths
    try emit(node)
    instructions.append(.match)
  }

  private func append(_ instruction: Instruction) { instructions.append(instruction) }

  /// Whether the node takes exactly one character and sets nothing.
  private func isSingle(_ node: RegexNode) -> Bool {
    switch node {
    case .scalar, .any, .set: true
    case .sequence(let nodes): nodes.count == 1 && isSingle(nodes[0])
    default: false
    }
  }

  private func emit(_ node: RegexNode) throws {
    try Depth.counted("") {
      switch node {
      case .empty: break
      case .scalar(let scalar, let flags):
        let hasCase = RegexCase.lower(scalar) != scalar || RegexCase.upper(scalar) != scalar
        append(
          flags.contains(.ignoreCase) && hasCase ? .scalarIgnoringCase(RegexCase.lower(scalar)) : .scalar(scalar))
      case .any(let flags): append(flags.contains(.dotAll) ? .any : .anyButNewline)
      case .set(let set):
        sets.append(set)
        append(.set(sets.count - 1))
      case .sequence(let nodes): for node in nodes { try emit(node) }
      case .choice(let branches): try emitChoice(branches)
      case .group(let number, let inner):
        append(.save(number * 2))
        try emit(inner)
        append(.save(number * 2 + 1))
      case .repetition(let inner, let least, let most, let kind): try emitRepetition(inner, least, most, kind)
      case .backreference(let group, let flags):
        append(.backreference(group, ignoresCase: flags.contains(.ignoreCase)))
      case .anchor(let kind, let flags):
        append(.anchor(kind, isMultiline: flags.contains(.multiline), isASCII: flags.contains(.ascii)))
      case .look(let inner, let isBehind, let isNegated):
        let width = isBehind ? inner.width(widths).0 : nil
        try emitNested(inner) { .look(end: $0, width: width, isNegated: isNegated) }
      case .atomic(let inner): try emitNested(inner) { .atomic(end: $0) }
      case .conditional(let group, let yes, let no):
        let test = instructions.count
        append(.match)
        try emit(yes)
        let jump = instructions.count
        append(.match)
        instructions[test] = .conditional(group: group, no: instructions.count)
        try emit(no)
        instructions[jump] = .jump(instructions.count)
      }
    }
  }

  private func emitNested(_ inner: RegexNode, _ instruction: (Int) -> Instruction) throws {
    let start = instructions.count
    append(.match)
    try emit(inner)
    append(.match)
    instructions[start] = instruction(instructions.count)
  }

  private func emitChoice(_ branches: [RegexNode]) throws {
    var jumps: [Int] = []
    for (i, branch) in branches.enumerated() {
      if i == branches.count - 1 {
        try emit(branch)
        break
      }
      let split = instructions.count
      append(.match)
      try emit(branch)
      jumps.append(instructions.count)
      append(.match)
      instructions[split] = .split(split + 1, instructions.count)
    }
    for jump in jumps { instructions[jump] = .jump(instructions.count) }
  }

  private func emitRepetition(_ inner: RegexNode, _ least: Int, _ most: Int, _ kind: RegexRepetition) throws {
    if isSingle(inner) {
      append(.run(min: least, max: most, kind))
      return try emit(inner)
    }
    if kind == .possessive {
      return try emitNested(.repetition(inner, min: least, max: most, .greedy)) { .atomic(end: $0) }
    }
    if least == 0 && most == 1 {
      let split = instructions.count
      append(.match)
      try emit(inner)
      let end = instructions.count
      instructions[split] = kind == .lazy ? .split(end, split + 1) : .split(split + 1, end)
      return
    }
    let counter = counterCount
    counterCount += 1
    append(.startLoop(counter: counter))
    let turn = instructions.count
    append(.match)
    try emit(inner)
    append(.endTurn(counter: counter, turn: turn))
    instructions[turn] = .turn(
      counter: counter, min: least, max: most, exit: instructions.count, isLazy: kind == .lazy)
  }
}
