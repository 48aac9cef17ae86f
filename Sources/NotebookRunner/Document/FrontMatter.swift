// The settings at the head of a document.

/// The front matter's lines and what a notebook reads from them.
package struct FrontMatter: Equatable, Sendable {
  /// The number of lines it takes, both fences included; 0 where there is none.
  package var lineCount = 0
  package var seed: UInt64?
  package var timeout: Double?
  package var rtol: Double?
  package var atol: Double?
  /// Whether every cell has the tag `wildcards`.
  package var wildcards = false
  /// Whether every cell has the tag `parameters`.
  package var parameters = false
  /// Whether folder walks pass the file over.
  package var isExcludedFromFolders = false

  package init() {}
}

extension FrontMatter {
  private static let ourKeys = ["seed", "timeout", "rtol", "atol", "wildcards", "parameters"]

  /// The front matter of `source`. Everything that is not `seed:` or `notebook:` belongs to other tools.
  package init(of source: SourceText) throws(Problem) {
    guard Self.isFence(0, in: source),
      let close = source.lines.indices.dropFirst().first(where: { Self.isFence($0, in: source) })
    else { return }
    lineCount = close + 1

    var seedLine: Int?
    var seen: Set<String> = []
    var notebookIndent: Int?
    var isInNotebook = false
    for index in 1..<close {
      let content = source.lines[index].content
      let trimmed = source.trimmed(content)
      if trimmed.isEmpty || source.bytes[trimmed.lowerBound] == UInt8(ascii: "#") { continue }
      let indent = trimmed.lowerBound - content.lowerBound
      let entry = Self.entry(source.string(trimmed))
      if indent == 0 {
        isInNotebook = false
        guard let entry, entry.key == "seed" || entry.key == "notebook" else { continue }
        if !seen.insert(entry.key).inserted { throw Self.duplicate(entry.key, line: index + 1) }
        if entry.key == "seed" {
          seed = try Self.seed(entry.value, line: index + 1)
          seedLine = index + 1
        } else {
          isInNotebook = entry.value.isEmpty
          try takeNotebook(entry.value, line: index + 1)
        }
        continue
      }
      guard isInNotebook else { continue }
      if source.bytes[content.lowerBound..<trimmed.lowerBound].contains(.tab) {
        throw Problem(line: index + 1, "a tab indents a line under 'notebook:'", advice: "YAML takes spaces")
      }
      let expected = notebookIndent ?? indent
      notebookIndent = expected
      if indent > expected { continue }  // inside another tool's value
      guard indent == expected, let entry else {
        throw Problem(line: index + 1, "not a 'key: value' line under 'notebook:'", advice: "as in '  seed: 3'")
      }
      if Self.ourKeys.contains(entry.key), !seen.insert("notebook." + entry.key).inserted {
        throw Self.duplicate(entry.key, line: index + 1)
      }
      if entry.key == "seed", let seedLine {
        throw Problem(
          line: index + 1, "'seed' stands here and on line \(seedLine)", advice: "remove one of them")
      }
      try take(entry.key, entry.value, line: index + 1)
    }
  }

  private mutating func takeNotebook(_ value: String, line: Int) throws(Problem) {
    switch value {
    case "", "true", "null", "~": break
    case "false": isExcludedFromFolders = true
    default:
      throw Problem(
        line: line, "'notebook:' takes false or indented lines, not '\(value)'",
        advice: "write 'notebook:' and below it, indented, lines such as 'seed: 3'")
    }
  }

  private mutating func take(_ key: String, _ value: String, line: Int) throws(Problem) {
    switch key {
    case "seed": seed = try Self.seed(value, line: line)
    case "timeout": timeout = try Self.number(key, value, above: true, line: line)
    case "rtol": rtol = try Self.number(key, value, above: false, line: line)
    case "atol": atol = try Self.number(key, value, above: false, line: line)
    case "wildcards": wildcards = try Self.boolean(key, value, line: line)
    case "parameters": parameters = try Self.boolean(key, value, line: line)
    default:
      if let meant = Spelling.nearest(to: key, among: Self.ourKeys) {
        throw Problem(line: line, "unknown key '\(key)' under 'notebook:'", advice: "did you mean '\(meant)'?")
      }
    }
  }

  private static func isFence(_ index: Int, in source: SourceText) -> Bool {
    guard index < source.lines.count else { return false }
    let content = source.lines[index].content
    let start = index == 0 ? source.byteOrderMark.upperBound : content.lowerBound
    return source.bytes[start..<content.upperBound].elementsEqual("---".utf8)
  }

  /// The key and the value, without its comment, of a `key: value` line.
  private static func entry(_ text: String) -> (key: String, value: String)? {
    let bytes = Array(text.utf8)
    guard
      let colon = bytes.indices.first(where: { i in
        bytes[i] == UInt8(ascii: ":") && (i + 1 == bytes.count || bytes[i + 1].isBlank)
      })
    else { return nil }
    var end = bytes.count
    for i in (colon + 1)..<bytes.count where bytes[i] == UInt8(ascii: "#") && bytes[i - 1].isBlank {
      end = i
      break
    }
    var value = bytes[(colon + 1)..<max(end, colon + 1)]
    while value.first?.isBlank == true { value.removeFirst() }
    while value.last?.isBlank == true { value.removeLast() }
    return (String(decoding: bytes[..<colon], as: UTF8.self), String(decoding: value, as: UTF8.self))
  }

  private static func seed(_ value: String, line: Int) throws(Problem) -> UInt64 {
    guard !value.isEmpty, value.utf8.allSatisfy(\.isDigit), let seed = UInt64(value) else {
      throw Problem(line: line, "'seed' must be a whole number, not '\(value)'", advice: "as in 'seed: 3'")
    }
    return seed
  }

  private static func number(
    _ key: String, _ value: String, above: Bool, line: Int
  ) throws(Problem) -> Double {
    let looksNumeric =
      value.utf8.contains(where: \.isDigit)
      && value.utf8.allSatisfy { $0.isDigit || "+-.eE".utf8.contains($0) }
    guard looksNumeric, let number = Double(value), number.isFinite, above ? number > 0 : number >= 0 else {
      let rule = above ? "a number above 0" : "a number that is not negative"
      let example = above ? "120" : "1e-05"
      throw Problem(line: line, "'\(key)' must be \(rule), not '\(value)'", advice: "as in '\(key): \(example)'")
    }
    return number
  }

  private static func boolean(_ key: String, _ value: String, line: Int) throws(Problem) -> Bool {
    switch value {
    case "true": return true
    case "false": return false
    default:
      throw Problem(line: line, "'\(key)' must be true or false, not '\(value)'", advice: "as in '\(key): true'")
    }
  }

  private static func duplicate(_ key: String, line: Int) -> Problem {
    Problem(line: line, "'\(key)' is given twice in the front matter", advice: "remove one of them")
  }
}
