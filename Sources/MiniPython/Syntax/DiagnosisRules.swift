// The compiled form of the diagnosis grammar.

/// The grammar as nodes that refer to each other by index.
struct DiagnosisRules: Sendable {
  indirect enum Node: Sendable {
    case token(TokenKind)
    case word([UInt8])
    case softKeyword
    case rule(Int)
    case choice([Alternative])
    case optional(Node)
    case repeated(Node, atLeastOne: Bool)
    case lookahead(Node, wanted: Bool)
    case cut
    case forced(TokenKind, String)
  }

  struct Alternative: Sendable {
    var items: [Item] = []
    var mistake: Mistake?
    /// Whether the mistake counts in the first pass too.
    var isAlwaysRead = false
  }

  struct Item: Sendable {
    var node: Node
    /// 1 for the piece named `a`, 2 for `b`.
    var capture = 0
  }

  /// What an alternative that matched says.
  enum Mistake: Sendable {
    case message(Place, [Piece])
    case block(String)
    case assignTo, loopOver, delete, missingComma, legacy, bareGenerator, positional
    case checkStrings
  }

  enum Place: Sendable { case here, indentation, first, range, afterFirst }

  enum Piece: Sendable {
    case text(String)
    case expressionName, tokenText
  }

  struct Rule: Sendable {
    var alternatives: [Alternative] = []
    /// Where its results are remembered; nil when they are not.
    var memory: Int?
    /// Whether its mistakes count; not under the rule that looks for a second expression.
    var allowsMistakes = true
    var isMistake = false
  }

  var rules: [Rule] = []
  var names: [String: Int] = [:]
  var memories = 0

  static let shared = DiagnosisRules(Diagnosis.grammarText)

  init(_ text: String) {
    let paragraphs = DiagnosisRules.paragraphs(Array(text.utf8))
    for (name, _) in paragraphs {
      let remembered = name.hasPrefix("*")
      let bare = remembered ? String(name.dropFirst()) : name
      names[bare] = rules.count
      var rule = Rule(allowsMistakes: bare != "expressionInPeace", isMistake: bare.hasPrefix("wrong"))
      if remembered {
        rule.memory = memories
        memories += 1
      }
      rules.append(rule)
    }
    for (index, paragraph) in paragraphs.enumerated() {
      for line in paragraph.alternatives {
        var reader = GrammarLine(line, names)
        rules[index].alternatives += reader.alternatives()
      }
    }
  }

  /// Each rule's name with its lines; a line holds several alternatives unless it names a mistake.
  private static func paragraphs(_ text: [UInt8]) -> [(name: String, alternatives: [[UInt8]])] {
    let (space, colon, bar) = (UInt8(ascii: " "), UInt8(ascii: ":"), UInt8(ascii: "|"))
    var found: [(name: String, alternatives: [[UInt8]])] = []
    for line in text.split(separator: 0x0A) {
      let trimmed = line.drop { $0 == space }
      let indent = line.count - trimmed.count
      if indent >= 4 {
        found[found.count - 1].alternatives[found[found.count - 1].alternatives.count - 1] += [space] + trimmed
      } else if trimmed.first == bar {
        found[found.count - 1].alternatives.append(Array(trimmed.dropFirst()))
      } else if let end = trimmed.firstIndex(of: colon) {
        found.append((String(decoding: trimmed[..<end], as: UTF8.self), [Array(trimmed[(end + 1)...])]))
      }
    }
    return found
  }
}

/// Reads one line of the grammar.
private struct GrammarLine {
  private var rest: ArraySlice<UInt8>
  private let names: [String: Int]
  private static let kinds = Dictionary(uniqueKeysWithValues: TokenKind.spellings)
  private static let classes: [String: TokenKind] = [
    "NAME": .name, "NUMBER": .number, "STRING": .string, "NEWLINE": .newline, "INDENT": .indent, "DEDENT": .dedent,
    "ENDMARKER": .endMarker,
  ]

  init(_ line: [UInt8], _ names: [String: Int]) {
    rest = line[...]
    self.names = names
  }

  private mutating func accept(_ text: StaticString) -> Bool {
    while rest.first == 0x20 { rest.removeFirst() }
    let bytes = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    guard rest.starts(with: bytes) else { return false }
    rest.removeFirst(bytes.count)
    return true
  }

  mutating func alternatives() -> [DiagnosisRules.Alternative] {
    var found = [DiagnosisRules.Alternative()]
    while true {
      if accept("=>") {
        found[found.count - 1].isAlwaysRead = accept("!")
        found[found.count - 1].mistake = mistake()
        return found
      }
      if accept("|") {
        found.append(DiagnosisRules.Alternative())
      } else if let item = item() {
        found[found.count - 1].items.append(item)
      } else {
        return found
      }
    }
  }

  private mutating func item() -> DiagnosisRules.Item? {
    let capture = accept("a=") ? 1 : accept("b=") ? 2 : 0
    guard let node = node() else { return nil }
    return DiagnosisRules.Item(node: node, capture: capture)
  }

  private mutating func node() -> DiagnosisRules.Node? {
    if accept("&&'") {
      let spelling = until(UInt8(ascii: "'"))
      return .forced(kind(spelling), spelling)
    }
    if accept("&"), let node = node() { return .lookahead(node, wanted: true) }
    if accept("!"), let node = node() { return .lookahead(node, wanted: false) }
    if accept("~") { return .cut }
    guard let atom = atom() else { return nil }
    switch rest.first {
    case UInt8(ascii: "?"):
      rest.removeFirst()
      return .optional(atom)
    case UInt8(ascii: "*"), UInt8(ascii: "+"):
      return .repeated(atom, atLeastOne: rest.removeFirst() == UInt8(ascii: "+"))
    default: return atom
    }
  }

  private mutating func atom() -> DiagnosisRules.Node? {
    if accept("'") { return .token(kind(until(UInt8(ascii: "'")))) }
    if accept("\"") { return .word(Array(until(UInt8(ascii: "\"")).utf8)) }
    if accept("(") {
      let group = DiagnosisRules.Node.choice(alternatives())
      _ = accept(")")
      return group
    }
    let word = rest.prefix { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }
    if word.isEmpty { return nil }
    rest.removeFirst(word.count)
    let name = String(decoding: word, as: UTF8.self)
    if name == "SOFTKEYWORD" { return .softKeyword }
    if let kind = GrammarLine.classes[name] { return .token(kind) }
    guard let rule = names[name] else { preconditionFailure("the grammar names an unknown rule \(name)") }
    return .rule(rule)
  }

  private mutating func until(_ end: UInt8) -> String {
    let text = rest.prefix { $0 != end }
    rest.removeFirst(min(text.count + 1, rest.count))
    return String(decoding: text, as: UTF8.self)
  }

  private func kind(_ spelling: String) -> TokenKind {
    guard let kind = GrammarLine.kinds[spelling] else {
      preconditionFailure("the grammar names an unknown token \(spelling)")
    }
    return kind
  }

  private mutating func mistake() -> DiagnosisRules.Mistake {
    if accept("here: ") { return .message(.here, message()) }
    if accept("indent: ") { return .message(.indentation, message()) }
    if accept("at a: ") { return .message(.first, message()) }
    if accept("after a: ") { return .message(.afterFirst, message()) }
    if accept("from a to b: ") { return .message(.range, message()) }
    if accept("block a ") { return .block(String(decoding: rest, as: UTF8.self)) }
    if accept("assignTo a") { return .assignTo }
    if accept("loopOver a") { return .loopOver }
    if accept("delete a") { return .delete }
    if accept("missingComma a b") { return .missingComma }
    if accept("legacy a b") { return .legacy }
    if accept("bareGenerator a b") { return .bareGenerator }
    if accept("positional a") { return .positional }
    if accept("check strings") { return .checkStrings }
    preconditionFailure("the grammar names an unknown mistake \(String(decoding: rest, as: UTF8.self))")
  }

  /// The words of a message and the marks between them.
  private func message() -> [DiagnosisRules.Piece] {
    guard let open = rest.firstIndex(of: UInt8(ascii: "{")), let close = rest.firstIndex(of: UInt8(ascii: "}")) else {
      return [.text(String(decoding: rest, as: UTF8.self))]
    }
    let isText = close - open > 2
    return [
      .text(String(decoding: rest[..<open], as: UTF8.self)), isText ? .tokenText : .expressionName,
      .text(String(decoding: rest[(close + 1)...], as: UTF8.self)),
    ]
  }
}
