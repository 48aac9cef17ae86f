// A code cell's metadata as the words of a cell's info string.

struct CodeOptions {
  /// The words behind the language.
  private(set) var words = ""
  /// What had to be left out, and why.
  private(set) var problems: [String] = []

  /// What Jupytext never writes: states of a user interface, and how a file was spelled.
  static let unwritten = [
    "autoscroll", "collapsed", "scrolled", "trusted", "execution", "ExecuteTime", "skipline", "noskipline",
    "cell_marker", "lines_to_next_cell", "lines_to_end_of_cell_marker",
  ]

  init(_ metadata: [JSONValue.Member]) {
    var written: [String] = []
    for member in metadata where !Self.unwritten.contains(member.key) {
      var value = member.value
      if member.key == "tags", case .array(let elements) = value {
        let tags = elements.filter { tag in
          guard let problem = Self.problem("tags=\(JSONValue.array([Self.spelled(tag)]).line)") else { return true }
          problems.append("the tag \(tag.line) is left out: \(problem)")
          return false
        }.map(Self.spelled)
        if tags.isEmpty { continue }
        value = .array(tags)
      }
      let word = "\(member.key)=\(value.line)"
      if !MetadataWords.isKey(member.key) {
        problems.append("its metadata '\(member.key)' are left out: no name of an option")
      } else if let problem = Self.problem(word) {
        problems.append("its metadata '\(member.key)' are left out: \(problem)")
      } else {
        written.append(word)
      }
    }
    words = written.joined(separator: " ")
  }

  /// Our tags as MyST spells them, with underscores, are ours.
  private static func spelled(_ tag: JSONValue) -> JSONValue {
    guard let text = tag.string else { return tag }
    let hyphenated = text.split(separator: "_", omittingEmptySubsequences: false).joined(separator: "-")
    return CellOptions.ourTags.contains(hyphenated) ? .string(hyphenated) : tag
  }

  private static func problem(_ word: String) -> String? {
    let source = SourceText(Array(word.utf8))
    do {
      _ = try OptionScanner.options(in: 0..<source.bytes.count, of: source, line: 1)
      return nil
    } catch {
      return "\(error.message) (\(error.advice))"
    }
  }
}
