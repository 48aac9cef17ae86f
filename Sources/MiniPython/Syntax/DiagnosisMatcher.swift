// Matching tokens against the diagnosis grammar.

/// A backtracking matcher with memory, over the tokens from one statement on.
struct DiagnosisMatcher {
  /// A mistake was found.
  struct Stop: Error {
    let failure: SyntaxFailure
  }

  private struct Capture {
    var start: Int
    var end: Int
  }

  private var parser: TokenParser
  private let tokens: [Token]
  private let start: Int
  private let rules = DiagnosisRules.shared
  private var mistakes: Bool
  private var memory: [[Int32]]
  private var depth = 0
  /// The last token that was looked at.
  private(set) var furthest: Int

  /// CPython's bound on nested rules.
  private static let maximumDepth = 6_000
  private static let unknown: Int32 = -2
  private static let noMatch = -1

  init(_ parser: TokenParser, from start: Int, mistakes: Bool) {
    self.parser = parser
    self.start = start
    self.mistakes = mistakes
    tokens = parser.tokens
    furthest = start
    memory = [[Int32]](repeating: [], count: parser.tokens.count - start)
  }

  /// Whether the tokens match a rule.
  mutating func match(rule name: String) throws(Stop) -> Bool {
    guard let rule = rules.names[name] else { preconditionFailure("the grammar has no rule \(name)") }
    return try match(rule: rule, at: start) != DiagnosisMatcher.noMatch
  }

  private mutating func match(rule index: Int, at position: Int) throws(Stop) -> Int {
    if let slot = rules.rules[index].memory {
      let row = position - start
      if memory[row].isEmpty {
        memory[row] = [Int32](repeating: DiagnosisMatcher.unknown, count: rules.memories)
      }
      let known = memory[row][slot]
      if known != DiagnosisMatcher.unknown { return Int(known) }
      let end = try matchAlternatives(of: index, at: position)
      memory[row][slot] = Int32(end)
      return end
    }
    return try matchAlternatives(of: index, at: position)
  }

  private mutating func matchAlternatives(of index: Int, at position: Int) throws(Stop) -> Int {
    if rules.rules[index].isMistake, !mistakes { return DiagnosisMatcher.noMatch }
    depth += 1
    defer { depth -= 1 }
    if depth > DiagnosisMatcher.maximumDepth {
      throw Stop(failure: SyntaxFailure(.memory, "", at: tokens[position].span))
    }
    let before = mistakes
    defer { mistakes = before }
    if !rules.rules[index].allowsMistakes { mistakes = false }
    return try match(rules.rules[index].alternatives, at: position)
  }

  private mutating func match(
    _ alternatives: [DiagnosisRules.Alternative], at position: Int
  ) throws(Stop) -> Int {
    alternatives: for alternative in alternatives {
      if alternative.mistake != nil, !mistakes, !alternative.isAlwaysRead { continue }
      var current = position
      var cut = false
      var first = Capture(start: position, end: position)
      var second = first
      for item in alternative.items {
        if case .cut = item.node {
          cut = true
          continue
        }
        let end = try match(item.node, at: current)
        if end == DiagnosisMatcher.noMatch {
          if cut { return DiagnosisMatcher.noMatch }
          continue alternatives
        }
        if item.capture == 1 { first = Capture(start: current, end: end) }
        if item.capture == 2 { second = Capture(start: current, end: end) }
        current = end
      }
      guard let mistake = alternative.mistake else { return current }
      if case .checkStrings = mistake {
        try checkStrings(at: position)
        return current
      }
      if let failure = failure(mistake, first, second, end: current) { throw Stop(failure: failure) }
      if cut { return DiagnosisMatcher.noMatch }
    }
    return DiagnosisMatcher.noMatch
  }

  private mutating func match(_ node: DiagnosisRules.Node, at position: Int) throws(Stop) -> Int {
    switch node {
    case .token(let kind):
      return try look(at: position) == kind ? position + 1 : DiagnosisMatcher.noMatch
    case .word(let word):
      guard try look(at: position) == .name, isWord(word, at: position) else { return DiagnosisMatcher.noMatch }
      return position + 1
    case .softKeyword:
      return try look(at: position) == .name && isSoftKeyword(position) ? position + 1 : DiagnosisMatcher.noMatch
    case .rule(let index): return try match(rule: index, at: position)
    case .choice(let alternatives): return try match(alternatives, at: position)
    case .optional(let node):
      let end = try match(node, at: position)
      return end == DiagnosisMatcher.noMatch ? position : end
    case .repeated(let node, let atLeastOne):
      var current = position
      while true {
        let end = try match(node, at: current)
        if end == DiagnosisMatcher.noMatch || end == current { break }
        current = end
      }
      return current == position && atLeastOne ? DiagnosisMatcher.noMatch : current
    case .lookahead(let node, let wanted):
      let matched = try match(node, at: position) != DiagnosisMatcher.noMatch
      return matched == wanted ? position : DiagnosisMatcher.noMatch
    case .cut: return position
    case .forced(let kind, let spelling):
      if try look(at: position) == kind { return position + 1 }
      throw Stop(failure: parser.failure("expected '\(spelling)'", at: tokens[position].span))
    }
  }

  /// The kind of a token; a token that the lexer could not read ends the search.
  private mutating func look(at position: Int) throws(Stop) -> TokenKind {
    guard position < tokens.count else { return .endMarker }
    if position > furthest { furthest = position }
    let kind = tokens[position].kind
    if kind == .failure, let lexical = parser.lexical { throw Stop(failure: lexical.error) }
    return kind
  }

  private func isWord(_ word: [UInt8], at position: Int) -> Bool {
    let token = tokens[position]
    let bytes = UnsafeBufferPointer(start: parser.source.bytes + Int(token.start), count: Int(token.end - token.start))
    return bytes.elementsEqual(word)
  }

  /// CPython 3.11 takes a name for a soft keyword when the keyword begins with it: `c` and `ma` are such names.
  private func isSoftKeyword(_ position: Int) -> Bool {
    let name = parser.text(position)
    return ["_", "case", "match"].contains { $0.hasPrefix(name) }
  }

  /// String literals are decoded where they are met, so their errors come in order.
  private mutating func checkStrings(at position: Int) throws(Stop) {
    var copy = parser
    copy.position = position
    do {
      _ = try copy.strings()
    } catch {
      if case .failure(let failure) = error { throw Stop(failure: failure) }
    }
  }

  // MARK: Mistakes

  /// The error that a mistake is, or nil when the pieces say that it is none.
  private func failure(
    _ mistake: DiagnosisRules.Mistake, _ first: Capture, _ second: Capture, end: Int
  ) -> SyntaxFailure? {
    switch mistake {
    case .message(let place, let pieces):
      let text = pieces.map { piece in
        switch piece {
        case .text(let text): return text
        case .expressionName: return tree(first).map(Diagnosis.name) ?? "expression"
        case .tokenText: return parser.text(first.start)
        }
      }.joined()
      return failure(text, place, first, second)
    case .block(let what):
      let line = tokens[first.start].line
      let after = what.hasPrefix("'") || what.hasSuffix("definition") ? what : "'\(what)'"
      return SyntaxFailure(
        .indentation, "expected an indented block after \(after) on line \(line)", at: tokens[furthest].span)
    case .assignTo: return target(first, .assign)
    case .loopOver: return target(first, .loop)
    case .delete: return target(first, .delete)
    case .missingComma:
      guard !isLegacyStatement(first), tokens[end - 1].level > 0 else { return nil }
      return failure("invalid syntax. Perhaps you forgot a comma?", .range, first, second)
    case .legacy:
      guard isLegacyStatement(first) else { return nil }
      let name = parser.text(first.start)
      return failure(
        "Missing parentheses in call to '\(name)'. Did you mean \(name)(...)?", .range, first, second)
    case .bareGenerator:
      let positions = positionalArguments(first)
      guard positions.count > 1, let last = positions.last else { return nil }
      return failure(
        "Generator expression must be parenthesized", .range, Capture(start: last, end: first.end), second)
    case .positional:
      return failure(
        unpacksKeywords(first)
          ? "positional argument follows keyword argument unpacking" : "positional argument follows keyword argument",
        .here, first, second)
    case .checkStrings: return nil
    }
  }

  private func failure(
    _ message: String, _ place: DiagnosisRules.Place, _ first: Capture, _ second: Capture
  ) -> SyntaxFailure {
    switch place {
    case .here: return parser.failure(message, at: tokens[furthest].span)
    case .indentation: return SyntaxFailure(.indentation, message, at: tokens[furthest].span)
    case .first: return parser.failure(message, at: span(first))
    case .range: return parser.failure(message, at: span(first).through(span(second)))
    case .afterFirst:
      let end = span(first)
      return parser.failure(
        message,
        at: SourceSpan(
          line: end.line, column: end.endColumn - 1, endLine: end.endLine, endColumn: end.endColumn))
    }
  }

  private func span(_ capture: Capture) -> SourceSpan {
    if tokens[capture.start].kind == .leftParen, let tree = tree(capture) { return tree.span }
    return tokens[capture.start].span.through(tokens[max(capture.end - 1, capture.start)].span)
  }

  /// The tree of a piece that is an expression.
  private func tree(_ capture: Capture) -> Expression? {
    var piece = parser.prefix(capture.end)
    piece.position = capture.start
    return try? piece.yieldOrStarExpressions()
  }

  private func isLegacyStatement(_ capture: Capture) -> Bool {
    capture.end == capture.start + 1 && (parser.isWord(capture.start, "print") || parser.isWord(capture.start, "exec"))
  }

  private func target(_ capture: Capture, _ purpose: Diagnosis.Purpose) -> SyntaxFailure? {
    guard let tree = tree(capture), let wrong = Diagnosis.invalidTarget(tree, purpose) else { return nil }
    let verb = purpose == .delete ? "delete" : "assign to"
    return parser.failure("cannot \(verb) \(Diagnosis.name(wrong))", at: wrong.span)
  }

  /// Where the arguments of a piece begin that are neither keywords nor `**`.
  private func positionalArguments(_ capture: Capture) -> [Int] {
    argumentStarts(capture).filter { start in
      let isKeyword = tokens[start].kind == .name && start + 1 < capture.end && tokens[start + 1].kind == .equal
      return !isKeyword && tokens[start].kind != .doubleStar
    }
  }

  private func unpacksKeywords(_ capture: Capture) -> Bool {
    argumentStarts(capture).contains { tokens[$0].kind == .doubleStar }
  }

  private func argumentStarts(_ capture: Capture) -> [Int] {
    var starts = [capture.start]
    let level = capture.start > 0 ? tokens[capture.start - 1].level : 0
    for index in capture.start..<max(capture.end, capture.start)
    where tokens[index].kind == .comma && tokens[index].level == level && index + 1 < capture.end {
      starts.append(index + 1)
    }
    return starts
  }
}
