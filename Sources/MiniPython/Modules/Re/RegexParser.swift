// From the text of a regular expression to its tree.

/// Parses Python's syntax of regular expressions.
struct RegexParser {
  private let text: [UInt32]
  private var at = 0
  private(set) var flags: RegexFlags
  private(set) var groupCount = 0
  private(set) var names: [(name: String, group: Int)] = []
  private var open: Set<Int> = []
  private(set) var widths: [Int: (Int, Int)] = [:]

  init(_ text: [UInt32], flags: RegexFlags) {
    self.text = text
    self.flags = flags
  }

  /// - Throws: RegexFailure; RecursionError for a pattern nested too deep.
  mutating func parse() throws -> RegexNode {
    let node = try choice(flags)
    if at < text.count { throw failure("unbalanced parenthesis", at) }
    return node
  }

  private func failure(_ message: String, _ position: Int?) -> RegexFailure {
    RegexFailure(message: message, position: position)
  }

  private func peek(_ character: Character) -> Bool { at < text.count && text[at] == character.regexScalar }
  private mutating func take(_ character: Character) -> Bool {
    if !peek(character) { return false }
    at += 1
    return true
  }
  private func string(_ range: Range<Int>) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text[range] { result.append(Unicode.Scalar(scalar) ?? "\u{FFFD}") }
    return String(result)
  }

  private mutating func choice(_ outer: RegexFlags) throws -> RegexNode {
    try Depth.counted("") {
      var flags = outer
      var branches = [try sequence(&flags)]
      while take("|") { branches.append(try sequence(&flags)) }
      return branches.count == 1 ? branches[0] : .choice(branches)
    }
  }

  private mutating func sequence(_ flags: inout RegexFlags) throws -> RegexNode {
    var nodes: [RegexNode] = []
    while at < text.count, !peek("|"), !peek(")") {
      let start = at
      let scalar = text[at]
      if flags.contains(.verbose) {
        if RegexSet.isIn(scalar, UInt8(ascii: "s"), .ascii) {
          at += 1
          continue
        }
        if scalar == 35 {
          while at < text.count && text[at] != 10 { at += 1 }
          continue
        }
      }
      if "*+?".unicodeScalars.contains(where: { $0.value == scalar }) || scalar == 123 && bounds(at) != nil {
        try repeatLast(&nodes, start, flags)
        continue
      }
      nodes.append(try atom(&flags))
    }
    return nodes.count == 1 ? nodes[0] : nodes.isEmpty ? .empty : .sequence(nodes)
  }

  /// The numbers of `{m,n}` and the position behind it; nil when the brace is a character.
  private func bounds(_ start: Int) -> (least: Int, most: Int, end: Int)? {
    var i = start + 1
    func number(_ i: inout Int) -> Int? {
      var value: Int?
      while i < text.count, (48...57).contains(text[i]) {
        value = min((value ?? 0) &* 10 &+ Int(text[i] - 48), 1 << 40)
        i += 1
      }
      return value
    }
    let least = number(&i)
    var most = least
    if i < text.count, text[i] == 44 {
      i += 1
      most = number(&i) ?? Int.max
    } else if least == nil {
      return nil
    }
    guard i < text.count, text[i] == 125 else { return nil }
    return (least ?? 0, most ?? Int.max, i + 1)
  }

  private mutating func repeatLast(_ nodes: inout [RegexNode], _ start: Int, _ flags: RegexFlags) throws {
    var least = 0
    var most = Int.max
    switch text[at] {
    case 42: at += 1
    case 43:
      least = 1
      at += 1
    case 63:
      most = 1
      at += 1
    default:
      guard let found = bounds(at) else { return }
      (least, most, at) = found
      if least >= 1 << 32 || most != Int.max && most >= 1 << 32 {
        throw Raised.overflow("the repetition number is too large")
      }
      if most < least { throw failure("min repeat greater than max repeat", start + 1) }
    }
    guard let last = nodes.popLast() else { throw failure("nothing to repeat", start) }
    if case .anchor = last { throw failure("nothing to repeat", start) }
    if case .empty = last { throw failure("nothing to repeat", start) }
    if case .repetition = last { throw failure("multiple repeat", start) }
    let kind: RegexRepetition = take("?") ? .lazy : take("+") ? .possessive : .greedy
    nodes.append(.repetition(last, min: least, max: most, kind))
  }

  private mutating func atom(_ flags: inout RegexFlags) throws -> RegexNode {
    let start = at
    let scalar = text[at]
    at += 1
    switch scalar {
    case 46: return .any(flags)
    case 94: return .anchor(UInt8(ascii: "^"), flags)
    case 36: return .anchor(UInt8(ascii: "$"), flags)
    case 40: return try group(&flags, start)
    case 91: return .set(try set(flags, start))
    case 92: return try escape(flags, start)
    default: return .scalar(scalar, flags)
    }
  }

  // MARK: Escapes and sets

  private mutating func escape(_ flags: RegexFlags, _ start: Int) throws -> RegexNode {
    if at >= text.count { throw failure("bad escape (end of pattern)", start) }
    let scalar = text[at]
    if let letter = UInt8(exactly: scalar) {
      switch Character(Unicode.Scalar(letter)) {
      case "A", "Z", "b", "B":
        at += 1
        return .anchor(letter, flags)
      case "d", "D", "s", "S", "w", "W":
        at += 1
        return .set(RegexSet(items: [.category(letter)], flags: flags))
      case "1"..."9":
        var number = 0
        var digits = 0
        while at < text.count, (48...57).contains(text[at]), digits < 2 {
          number = number * 10 + Int(text[at] - 48)
          at += 1
          digits += 1
        }
        if number > groupCount { throw failure("invalid group reference \(number)", start + 1) }
        if open.contains(number) { throw failure("cannot refer to an open group", start) }
        return .backreference(number, flags)
      default: break
      }
    }
    return .scalar(try escapedScalar(start), flags)
  }

  /// The character of an escape that stands for one; `at` is behind the backslash.
  private mutating func escapedScalar(_ start: Int) throws -> UInt32 {
    let scalar = text[at]
    at += 1
    switch scalar {
    case 110: return 10
    case 116: return 9
    case 114: return 13
    case 102: return 12
    case 118: return 11
    case 97: return 7
    case 48:
      var value: UInt32 = 0
      var digits = 0
      while at < text.count, (48...55).contains(text[at]), digits < 2 {
        value = value * 8 + text[at] - 48
        at += 1
        digits += 1
      }
      return value
    case 120, 117, 85:
      let wanted = scalar == 120 ? 2 : scalar == 117 ? 4 : 8
      var value: UInt32 = 0
      var digits = 0
      while at < text.count, digits < wanted, let digit = hexadecimal(text[at]) {
        value = value &* 16 &+ digit
        at += 1
        digits += 1
      }
      if digits < wanted {
        throw failure("incomplete escape \(string(start..<at))", start)
      }
      if value > 0x10FFFF { throw failure("bad escape \(string(start..<at))", start) }
      return value
    case 65...90, 97...122, 49...57: throw failure("bad escape \(string(start..<at))", start)
    default: return scalar
    }
  }

  private func hexadecimal(_ scalar: UInt32) -> UInt32? {
    switch scalar {
    case 48...57: scalar - 48
    case 65...70: scalar - 55
    case 97...102: scalar - 87
    default: nil
    }
  }

  private mutating func set(_ flags: RegexFlags, _ start: Int) throws -> RegexSet {
    var set = RegexSet(flags: flags)
    set.isNegated = take("^")
    var isFirst = true
    while true {
      if at >= text.count { throw failure("unterminated character set", start) }
      if peek("]") && !isFirst {
        at += 1
        return set
      }
      isFirst = false
      let itemStart = at
      let low = try setItem()
      guard peek("-"), at + 1 < text.count, text[at + 1] != 93 else {
        if peek("-"), at + 1 >= text.count { throw failure("unterminated character set", start) }
        set.items.append(low)
        continue
      }
      at += 1
      let high = try setItem()
      guard case .scalar(let first) = low, case .scalar(let last) = high, first <= last else {
        throw failure("bad character range \(string(itemStart..<at))", itemStart)
      }
      set.items.append(.range(first...last))
    }
  }

  private mutating func setItem() throws -> RegexSet.Item {
    let start = at
    let scalar = text[at]
    at += 1
    if scalar != 92 { return .scalar(scalar) }
    if at >= text.count { throw failure("bad escape (end of pattern)", start) }
    if let letter = UInt8(exactly: text[at]) {
      if "dDsSwW".utf8.contains(letter) {
        at += 1
        return .category(letter)
      }
      if letter == UInt8(ascii: "b") {
        at += 1
        return .scalar(8)
      }
    }
    return .scalar(try escapedScalar(start))
  }

  // MARK: Groups

  private mutating func close(_ start: Int) throws {
    if !take(")") { throw failure("missing ), unterminated subpattern", start) }
  }

  private mutating func capture(_ flags: RegexFlags, _ start: Int, name: (String, Int)?) throws -> RegexNode {
    groupCount += 1
    let number = groupCount
    if let (name, position) = name {
      if let known = names.first(where: { $0.name == name }) {
        throw failure("redefinition of group name '\(name)' as group \(number); was group \(known.group)", position)
      }
      names.append((name, number))
    }
    open.insert(number)
    let inner = try choice(flags)
    try close(start)
    open.remove(number)
    widths[number] = inner.width(widths)
    return .group(number, inner)
  }

  private mutating func name(until end: Character) throws -> (String, Int) {
    let start = at
    while at < text.count, !peek(end) { at += 1 }
    if at == text.count {
      throw failure(start == at ? "missing group name" : "missing \(end), unterminated name", start)
    }
    let name = string(start..<at)
    at += 1
    if name.isEmpty { throw failure("missing group name", start) }
    return (name, start)
  }

  private func checked(_ name: (String, Int)) throws -> (String, Int) {
    let isName = Array(name.0.utf8).withUnsafeBufferPointer { UnicodeText.isIdentifier($0) }
    if !isName { throw failure("bad character in group name '\(name.0)'", name.1) }
    return name
  }

  private mutating func group(_ flags: inout RegexFlags, _ start: Int) throws -> RegexNode {
    if !take("?") { return try capture(flags, start, name: nil) }
    if at >= text.count { throw failure("unexpected end of pattern", at) }
    let scalar = text[at]
    at += 1
    switch scalar {
    case 58:
      let inner = try choice(flags)
      try close(start)
      // One node, so that a repetition takes the whole.
      return .sequence([inner])
    case 62:
      let inner = try choice(flags)
      try close(start)
      return .atomic(inner)
    case 35:
      while at < text.count, !peek(")") { at += 1 }
      if at == text.count { throw failure("missing ), unterminated comment", start) }
      at += 1
      return .sequence([])
    case 61, 33: return try look(flags, start, isBehind: false, isNegated: scalar == 33)
    case 60:
      if take("=") { return try look(flags, start, isBehind: true, isNegated: false) }
      if take("!") { return try look(flags, start, isBehind: true, isNegated: true) }
      if at >= text.count { throw failure("unexpected end of pattern", at) }
      throw failure("unknown extension ?<\(string(at..<at + 1))", start + 1)
    case 80: return try named(flags, start)
    case 40: return try conditional(flags, start)
    default:
      at -= 1
      return try inlineFlags(&flags, start)
    }
  }

  private mutating func look(_ flags: RegexFlags, _ start: Int, isBehind: Bool, isNegated: Bool) throws -> RegexNode {
    let inner = try choice(flags)
    try close(start)
    if isBehind {
      let (least, most) = inner.width(widths)
      if least != most { throw failure("look-behind requires fixed-width pattern", nil) }
    }
    return .look(inner, isBehind: isBehind, isNegated: isNegated)
  }

  private mutating func named(_ flags: RegexFlags, _ start: Int) throws -> RegexNode {
    if take("<") {
      let name = try checked(name(until: ">"))
      return try capture(flags, start, name: name)
    }
    if take("=") {
      let name = try checked(name(until: ")"))
      guard let known = names.first(where: { $0.name == name.0 }) else {
        throw failure("unknown group name '\(name.0)'", name.1)
      }
      if open.contains(known.group) { throw failure("cannot refer to an open group", name.1) }
      return .backreference(known.group, flags)
    }
    if at >= text.count { throw failure("unexpected end of pattern", at) }
    throw failure("unknown extension ?P\(string(at..<at + 1))", start + 1)
  }

  private mutating func conditional(_ flags: RegexFlags, _ start: Int) throws -> RegexNode {
    let condition = try name(until: ")")
    let number: Int
    if let value = Int(condition.0) {
      if value <= 0 { throw failure("bad group number", condition.1) }
      if value > groupCount { throw failure("invalid group reference \(value)", condition.1) }
      number = value
    } else {
      guard let known = names.first(where: { $0.name == condition.0 }) else {
        throw failure("unknown group name '\(condition.0)'", condition.1)
      }
      number = known.group
    }
    var inner = flags
    let yes = try sequence(&inner)
    var no = RegexNode.empty
    if take("|") {
      no = try sequence(&inner)
      if peek("|") { throw failure("conditional backref with more than two branches", at) }
    }
    try close(start)
    return .conditional(number, yes, no)
  }

  private mutating func inlineFlags(_ flags: inout RegexFlags, _ start: Int) throws -> RegexNode {
    let letters: [UInt32: RegexFlags] = [
      105: .ignoreCase, 109: .multiline, 115: .dotAll, 120: .verbose, 97: .ascii, 117: .unicode,
    ]
    var added: RegexFlags = []
    var removed: RegexFlags = []
    var isRemoving = false
    let first = at
    while at < text.count, text[at] != 41, text[at] != 58 {
      if text[at] == 45 && !isRemoving {
        isRemoving = true
      } else if let flag = letters[text[at]] {
        if isRemoving { removed.insert(flag) } else { added.insert(flag) }
      } else if at == first {
        throw failure("unknown extension ?\(string(at..<at + 1))", start + 1)
      } else {
        throw failure("unknown flag", at)
      }
      at += 1
    }
    if at >= text.count { throw failure("missing -, : or )", at) }
    var scoped = flags.union(added)
    if added.contains(.ascii) { scoped.remove(.unicode) }
    scoped.subtract(removed)
    if take(")") {
      if start != 0 { throw failure("global flags not at the start of the expression", start) }
      flags = scoped
      self.flags = self.flags.union(added)
      return .sequence([])
    }
    at += 1
    let inner = try choice(scoped)
    try close(start)
    return .sequence([inner])
  }
}

extension Character {
  fileprivate var regexScalar: UInt32 { unicodeScalars.first?.value ?? 0 }
}
