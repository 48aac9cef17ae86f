// Editing a cell at a prompt: its text, the cursor, the cells before it.

/// The text under the cursor, of one or more lines, and a history. It knows no terminal.
package struct PromptEditor {
  package enum Action: Equatable, Sendable {
    /// Show the text again.
    case edit
    /// Run the text.
    case submit(String)
    case cancel, clearScreen, endOfInput
  }

  private static let indent = 4
  private let parse: SourceParser
  private var characters: [Character] = []
  private(set) var cursor = 0
  private var history: [String]
  /// The place in the history that is shown; its end stands for the text that is new.
  private var place: Int
  private var draft = ""
  private var killed: [Character] = []

  package init(history: [String] = [], parse: @escaping SourceParser) {
    self.history = history
    self.parse = parse
    place = history.count
  }

  package var text: String { String(characters) }

  /// The line and the column of the cursor, from 0.
  package var position: (line: Int, column: Int) {
    let before = characters[..<cursor]
    return (before.count { $0 == "\n" }, cursor - lineStart)
  }

  /// Adds a cell to the history, and begins a new one.
  package mutating func begin(after cell: String? = nil) {
    if let cell, !cell.isEmpty, history.last != cell { history.append(cell) }
    characters = []
    cursor = 0
    place = history.count
    draft = ""
  }

  package mutating func handle(_ key: PromptKey) -> Action {
    switch key {
    case .text(let text): insert(text)
    case .paste(let text): insert(text)
    case .newline: insert("\n")
    case .tab: insert(String(repeating: " ", count: Self.indent - position.column % Self.indent))
    case .enter: return enter()
    case .backspace: backspace()
    case .delete: if cursor < characters.count { characters.remove(at: cursor) }
    case .left: cursor = max(cursor - 1, 0)
    case .right: cursor = min(cursor + 1, characters.count)
    case .home: cursor = lineStart
    case .end: cursor = lineEnd
    case .wordLeft: cursor = wordStart
    case .wordRight: cursor = wordEnd
    case .up: moveUp()
    case .down: moveDown()
    case .killToEnd: kill(cursor..<(cursor == lineEnd ? min(cursor + 1, characters.count) : lineEnd))
    case .killToStart: kill(lineStart..<cursor)
    case .killWord: kill(wordStart..<cursor)
    case .yank: insert(String(killed))
    case .clearScreen: return .clearScreen
    case .cancel: return .cancel
    case .endOfInput:
      if characters.isEmpty { return .endOfInput }
      if cursor < characters.count { characters.remove(at: cursor) }
    case .ignored: break
    }
    return .edit
  }

  /// Whether a text may be run as it is: a statement with a block wants an empty line behind it.
  package static func isReady(_ text: String, parse: SourceParser) -> Bool {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last?.allSatisfy({ $0 == " " }) == true { return parse(text) != .incomplete || text.hasSuffix("\n\n") }
    switch parse(text) {
    case .incomplete: return false
    case .invalid: return true
    case .complete: return lines.count == 1 ? !opensBlock(lines[0]) : lines.last?.first != " " && !opensBlock(lines[0])
    }
  }

  private static func opensBlock(_ line: Substring) -> Bool {
    let words = ["if", "for", "while", "with", "def", "class", "try", "async", "match", "@"]
    return words.contains {
      line.hasPrefix($0)
        && (line.dropFirst($0.count).first.map { !$0.isLetter && !$0.isNumber && $0 != "_" } ?? true || $0 == "@")
    }
  }

  private mutating func enter() -> Action {
    let isAtEnd = characters[cursor...].allSatisfy { $0 == " " || $0 == "\n" }
    if isAtEnd || !characters.contains("\n"), Self.isReady(text, parse: parse) {
      var text = text
      while let last = text.last, last == "\n" || last == " " { text.removeLast() }
      return .submit(text)
    }
    let line = characters[lineStart..<cursor]
    var indent = line.prefix { $0 == " " }.count
    if line.last(where: { $0 != " " }) == ":" { indent += Self.indent }
    insert("\n" + String(repeating: " ", count: indent))
    return .edit
  }

  private mutating func insert(_ text: String) {
    let new = Array(text)
    characters.insert(contentsOf: new, at: cursor)
    cursor += new.count
  }

  private mutating func backspace() {
    guard cursor > 0 else { return }
    // In the margin a whole step goes.
    let line = characters[lineStart..<cursor]
    let count = !line.isEmpty && line.allSatisfy { $0 == " " } ? (line.count - 1) % Self.indent + 1 : 1
    characters.removeSubrange((cursor - count)..<cursor)
    cursor -= count
  }

  private mutating func kill(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    killed = Array(characters[range])
    characters.removeSubrange(range)
    cursor = range.lowerBound
  }

  private var lineStart: Int { characters[..<cursor].lastIndex(of: "\n").map { $0 + 1 } ?? 0 }
  private var lineEnd: Int { characters[cursor...].firstIndex(of: "\n") ?? characters.count }

  private var wordStart: Int {
    var at = cursor
    while at > 0, !Self.isWord(characters[at - 1]) { at -= 1 }
    while at > 0, Self.isWord(characters[at - 1]) { at -= 1 }
    return at
  }

  private var wordEnd: Int {
    var at = cursor
    while at < characters.count, !Self.isWord(characters[at]) { at += 1 }
    while at < characters.count, Self.isWord(characters[at]) { at += 1 }
    return at
  }

  private static func isWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_"
  }

  private mutating func moveUp() {
    let (line, column) = position
    guard line == 0 else {
      cursor = lineStart - 1
      cursor = min(lineStart + column, lineEnd)
      return
    }
    guard place > 0 else { return }
    if place == history.count { draft = text }
    place -= 1
    show(history[place])
  }

  private mutating func moveDown() {
    let column = position.column
    guard lineEnd == characters.count else {
      cursor = lineEnd + 1
      cursor = min(cursor + column, lineEnd)
      return
    }
    guard place < history.count else { return }
    place += 1
    show(place == history.count ? draft : history[place])
  }

  private mutating func show(_ text: String) {
    characters = Array(text)
    cursor = characters.count
  }
}
