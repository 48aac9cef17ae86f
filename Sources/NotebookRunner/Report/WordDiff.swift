// Which words of a line have changed.

/// Two versions of a line, word by word.
struct WordDiff {
  let edits: [Edit<ArraySlice<UInt8>>]

  init(from old: [UInt8], to new: [UInt8]) {
    edits = Edit.script(from: Self.words(old), to: Self.words(new))
  }

  /// Whether enough is common for the changed words to be worth setting off.
  var isTelling: Bool {
    edits.contains { edit in
      if case .common(let word) = edit { word.contains { !$0.isBlank } } else { false }
    }
  }

  /// Numbers, runs of letters and digits, runs of one blank, and single other characters.
  private static func words(_ line: [UInt8]) -> [ArraySlice<UInt8>] {
    var words: [ArraySlice<UInt8>] = []
    var at = 0
    while at < line.count {
      var end = at + 1
      if let number = PrintedNumber.end(in: line[...], from: at) {
        end = number
      } else if PrintedNumber.isWord(line[at]) {
        while end < line.count, PrintedNumber.isWord(line[end]) { end += 1 }
      } else if line[at].isBlank {
        while end < line.count, line[end] == line[at] { end += 1 }
      }
      words.append(line[at..<end])
      at = end
    }
    return words
  }

  /// One of the two versions, its changed words set off.
  func side(removed: Bool, showingBlanks: Bool, plain: (String) -> String, changed: (String) -> String) -> String {
    var result = ""
    var (run, isChanged) = ([UInt8](), false)
    func flush() {
      if run.isEmpty { return }
      let text = Visible.text(run, showingBlanks: showingBlanks)
      result += isChanged ? changed(text) : plain(text)
      run = []
    }
    func append(_ word: ArraySlice<UInt8>, _ change: Bool) {
      if change != isChanged { flush() }
      isChanged = change
      run += word
    }
    for edit in edits {
      switch edit {
      case .common(let word): append(word, false)
      case .removed(let word): if removed { append(word, true) }
      case .added(let word): if !removed { append(word, true) }
      }
    }
    flush()
    return result
  }

  /// Both versions in one line: `[-old-]{+new+}`, or coloured.
  func merged(_ palette: Palette, showingBlanks: Bool) -> String {
    var result = ""
    var (old, new) = ([UInt8](), [UInt8]())
    func flush() {
      if !old.isEmpty { result += Self.removed(Visible.text(old, showingBlanks: showingBlanks), palette) }
      if !new.isEmpty { result += Self.added(Visible.text(new, showingBlanks: showingBlanks), palette) }
      (old, new) = ([], [])
    }
    for edit in edits {
      switch edit {
      case .common(let word):
        flush()
        result += Visible.text(word, showingBlanks: false)
      case .removed(let word): old += word
      case .added(let word): new += word
      }
    }
    flush()
    return result
  }

  static func removed(_ text: String, _ palette: Palette) -> String {
    palette.isColored ? palette.removed(text) : "[-\(text)-]"
  }

  static func added(_ text: String, _ palette: Palette) -> String {
    palette.isColored ? palette.added(text) : "{+\(text)+}"
  }
}
