// The options behind a cell's language, read from the source bytes.

/// What the words of a cell's info string ask for.
package struct CellOptions: Equatable, Sendable {
  package var tags: [String] = []
  package var raises: String?
  package var name: String?
  package var rtol: Double?
  package var atol: Double?
  package var timeout: Double?
  /// The options as they are written, bare tags under `tags`; other tools' keys too.
  package var metadata: [JSONValue.Member] = []

  package init() {}

  /// Whether the cell fails unless it raises.
  package var mustRaise: Bool { raises != nil || tags.contains("raises-exception") }
  package var isSkipped: Bool { tags.contains("skip-execution") }
  package var ignoresOutput: Bool { tags.contains("ignore-output") || tags.contains("nbval-ignore-output") }
  package var hasWildcards: Bool { tags.contains("wildcards") }
  package var isParameters: Bool { tags.contains("parameters") }

  static let ourKeys = ["tags", "raises", "name", "rtol", "atol", "timeout"]
  static let ourTags = [
    "raises-exception", "skip-execution", "ignore-output", "nbval-ignore-output", "wildcards",
    "hide-input", "hide-output", "hide-cell", "remove-input", "remove-output", "remove-cell", "parameters",
  ]
}

/// Reads `key=JSON` words and bare tags from left to right.
struct OptionScanner {
  private let source: SourceText
  private let end: Int
  private let line: Int
  private var at: Int
  private var options = CellOptions()
  private var keys: Set<String> = []
  private var bareTags: Set<String> = []
  private var listedTags: [String] = []

  /// The options in `words`, the part of an info string behind its language, which stands on line `line`.
  static func options(
    in words: Range<Int>, of source: SourceText, line: Int
  ) throws(Problem) -> CellOptions {
    var scanner = OptionScanner(source: source, words: words, line: line)
    return try scanner.scan()
  }

  private init(source: SourceText, words: Range<Int>, line: Int) {
    self.source = source
    self.line = line
    at = words.lowerBound
    end = words.upperBound
  }

  private mutating func scan() throws(Problem) -> CellOptions {
    while true {
      while at < end, source.bytes[at].isBlank { at += 1 }
      if at == end { break }
      let start = at
      while at < end, !source.bytes[at].isBlank, source.bytes[at] != UInt8(ascii: "=") { at += 1 }
      let word = source.string(start..<at)
      if at < end, source.bytes[at] == UInt8(ascii: "=") {
        at += 1
        try takeOption(word)
      } else {
        try takeTag(word)
      }
    }
    for tag in listedTags where !options.tags.contains(tag) { options.tags.append(tag) }
    return options
  }

  private mutating func takeTag(_ tag: String) throws(Problem) {
    if CellOptions.ourKeys.contains(tag) {
      throw problem("option '\(tag)' has no value", advice: "write \(Self.example(of: tag))")
    }
    try checkSpelling(ofTag: tag)
    if !bareTags.insert(tag).inserted {
      throw problem("tag '\(tag)' is given twice", advice: "remove one of them")
    }
    options.tags.append(tag)
    addMetadata("tags", .array([.string(tag)]))
  }

  /// Notes an option as it is written; tags come together, whichever way they are given.
  private mutating func addMetadata(_ key: String, _ value: JSONValue) {
    guard key == "tags", case .array(let new) = value,
      let index = options.metadata.firstIndex(where: { $0.key == key }),
      case .array(let old) = options.metadata[index].value
    else { return options.metadata.append(JSONValue.Member(key, value)) }
    options.metadata[index].value = .array(old + new.filter { !old.contains($0) })
  }

  private mutating func takeOption(_ key: String) throws(Problem) {
    if key.isEmpty {
      throw problem("'=' without a key before it", advice: "write key=value without spaces around '='")
    }
    if CellOptions.ourTags.contains(key) {
      throw problem("'\(key)' is a tag and takes no value", advice: "write tags=[\"\(key)\"] or the bare word \(key)")
    }
    if !CellOptions.ourKeys.contains(key),
      let meant = Spelling.nearest(to: key, among: CellOptions.ourKeys + CellOptions.ourTags)
    {
      throw problem("unknown option '\(key)'", advice: "did you mean '\(meant)'?")
    }
    var scanner = JSONScanner(source.bytes, in: at..<end)
    let value: JSONValue
    do {
      value = try scanner.value()
    } catch {
      throw problem("malformed value of option '\(key)': \(error.reason)", advice: "write \(Self.example(of: key))")
    }
    at = scanner.at
    if at < end, !source.bytes[at].isBlank {
      throw problem(
        "option '\(key)' has text glued behind its value", advice: "write \(Self.example(of: key)), then a space")
    }
    if !keys.insert(key).inserted {
      throw problem("option '\(key)' is given twice", advice: "remove one of them")
    }
    try set(key, to: value)
    addMetadata(key, value)
  }

  private mutating func set(_ key: String, to value: JSONValue) throws(Problem) {
    switch (key, value) {
    case ("tags", .array(let elements)): try setTags(elements)
    case ("raises", .string(let text)): options.raises = text
    case ("name", .string(let text)) where !text.isEmpty: options.name = text
    case ("rtol", .number(let number)) where number.value >= 0: options.rtol = number.value
    case ("atol", .number(let number)) where number.value >= 0: options.atol = number.value
    case ("timeout", .number(let number)) where number.value > 0: options.timeout = number.value
    case ("tags", _): throw wrongType(key, value, "must be an array of strings")
    case ("raises", _): throw wrongType(key, value, "must be a string")
    case ("name", _): throw wrongType(key, value, "must be a string that is not empty")
    case ("rtol", _), ("atol", _): throw wrongType(key, value, "must be a number that is not negative")
    case ("timeout", _): throw wrongType(key, value, "must be a number of seconds above 0")
    // nbformat's schema gives these keys a type, and Jupytext opens no file that breaks it.
    case ("jupyter", .object), ("collapsed", .bool), ("scrolled", .bool), ("scrolled", .string("auto")): break
    case ("execution", .object(let members)):
      for member in members {
        guard case .string = member.value else { throw wrongType(key, value, "must hold strings only") }
      }
    case ("jupyter", _), ("execution", _): throw wrongType(key, value, "must be an object: Jupyter opens no other")
    case ("collapsed", _): throw wrongType(key, value, "must be true or false: Jupyter opens no other")
    case ("scrolled", _): throw wrongType(key, value, "must be true, false or \"auto\": Jupyter opens no other")
    default: break
    }
  }

  private mutating func setTags(_ elements: [JSONValue]) throws(Problem) {
    for element in elements {
      guard case .string(let tag) = element else { throw wrongType("tags", element, "must hold strings only") }
      if tag.isEmpty || tag.contains(",") {
        throw problem("option 'tags' holds \"\(tag)\"", advice: "a tag is not empty and has no comma")
      }
      try checkSpelling(ofTag: tag)
      if listedTags.contains(tag) { throw problem("tag '\(tag)' is given twice", advice: "remove one of them") }
      listedTags.append(tag)
    }
  }

  private func checkSpelling(ofTag tag: String) throws(Problem) {
    if CellOptions.ourTags.contains(tag) { return }
    if let meant = Spelling.nearest(to: tag, among: CellOptions.ourTags) {
      throw problem("unknown tag '\(tag)'", advice: "did you mean '\(meant)'?")
    }
  }

  private func wrongType(_ key: String, _ value: JSONValue, _ rule: String) -> Problem {
    problem("option '\(key)' \(rule), not \(value.typeName)", advice: "write \(Self.example(of: key))")
  }

  private func problem(_ message: String, advice: String) -> Problem {
    Problem(line: line, message, advice: advice)
  }

  private static func example(of key: String) -> String {
    switch key {
    case "tags": "tags=[\"raises-exception\"]"
    case "raises": "raises=\"RuntimeError: Trying to backward\""
    case "name": "name=\"second-backward\""
    case "rtol", "atol": "\(key)=1e-05"
    case "timeout": "timeout=120"
    case "jupyter": "jupyter={\"source_hidden\": true}"
    case "execution": "execution={}"
    case "collapsed", "scrolled": "\(key)=true"
    default: "\(key)=\"text\""
    }
  }
}
