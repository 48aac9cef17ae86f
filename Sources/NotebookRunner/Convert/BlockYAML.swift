// The part of YAML in which Jupytext writes notebook metadata: nested mappings and lists of plain or quoted scalars.

enum BlockYAML {
  /// The mapping that `lines` hold, or nil where they use more of YAML than this.
  static func mapping(_ lines: [Substring]) -> JSONValue? {
    var reader = Reader(lines: lines.filter { !$0.allSatisfy { $0 == " " } })
    guard let value = reader.block(indent: 0), reader.at == reader.lines.count, value.members != nil else { return nil }
    return value
  }

  /// The lines of a mapping, keys in alphabetical order, as PyYAML's `safe_dump` writes them. Returns nil for a value
  /// that needs more of YAML.
  static func lines(_ members: [JSONValue.Member], indent: Int = 0) -> [String]? {
    var result: [String] = []
    let margin = String(repeating: " ", count: indent)
    for member in members.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
      guard let key = scalar(.string(member.key)) else { return nil }
      switch member.value {
      case .object(let inner) where !inner.isEmpty:
        guard let below = lines(inner, indent: indent + 2) else { return nil }
        result.append("\(margin)\(key):")
        result += below
      case .array(let elements) where !elements.isEmpty:
        result.append("\(margin)\(key):")
        for element in elements {
          guard let text = scalar(element) else { return nil }
          result.append("\(margin)- \(text)")
        }
      default:
        guard let text = scalar(member.value) else { return nil }
        result.append("\(margin)\(key): \(text)")
      }
    }
    return result
  }

  private static func scalar(_ value: JSONValue) -> String? {
    switch value {
    case .null: return "null"
    case .bool(let flag): return flag ? "true" : "false"
    case .number(let number): return number.text
    case .object(let members): return members.isEmpty ? "{}" : nil
    case .array(let elements): return elements.isEmpty ? "[]" : nil
    case .string(let text):
      if text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) || text.utf8.count > 76 { return nil }
      if case .string(text)? = plain(text) { return text }
      return "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
    }
  }

  /// What a scalar without quotes means; nil where YAML wants quotes.
  private static func plain(_ text: String) -> JSONValue? {
    let bytes = Array(text.utf8)
    guard let first = bytes.first, let last = bytes.last, !first.isBlank, !last.isBlank, last != UInt8(ascii: ":")
    else {
      return nil
    }
    if ",[]{}#&*!|>'\"%@`=".utf8.contains(first) { return nil }
    if "-?:".utf8.contains(first), bytes.count == 1 || bytes[1].isBlank { return nil }
    for (byte, next) in zip(bytes, bytes.dropFirst()) {
      if byte == UInt8(ascii: ":") && next.isBlank || byte.isBlank && next == UInt8(ascii: "#") { return nil }
    }
    switch text.lowercased() {
    case "null", "~": return .null
    case "true", "yes", "on": return ["true", "True", "TRUE"].contains(text) ? .bool(true) : nil
    case "false", "no", "off": return ["false", "False", "FALSE"].contains(text) ? .bool(false) : nil
    default: break
    }
    if first.isDigit || "+-.".utf8.contains(first), bytes.contains(where: \.isDigit),
      bytes.allSatisfy({ $0.isDigit || $0.isLetter || "+-._:".utf8.contains($0) })
    {
      // Whatever might be a number, a date or a time; only plain whole numbers are taken as such.
      if Int(text).map(String.init) == text { return .integer(Int(text) ?? 0) }
      if bytes.dropFirst().allSatisfy({ !$0.isLetter || "eExXoO".utf8.contains($0) }) { return nil }
    }
    return .string(text)
  }

  private struct Reader {
    let lines: [Substring]
    var at = 0

    private static func indent(_ line: Substring) -> Int { line.prefix { $0 == " " }.count }

    mutating func block(indent: Int, depth: Int = 0) -> JSONValue? {
      guard depth < 32, at < lines.count else { return nil }
      if lines[at].dropFirst(indent).hasPrefix("- ") { return list(indent: indent) }
      var members: [JSONValue.Member] = []
      while at < lines.count, Self.indent(lines[at]) == indent {
        let line = lines[at].dropFirst(indent)
        guard
          let colon = line.indices.first(where: { i in
            line[i] == ":" && (line.index(after: i) == line.endIndex || line[line.index(after: i)] == " ")
          }), case .string(let key)? = Self.scalar(line[..<colon]), members[key] == nil
        else { return nil }
        let rest = line[line.index(after: colon)...].drop { $0 == " " }
        at += 1
        let value: JSONValue?
        if !rest.isEmpty {
          value = Self.scalar(rest)
        } else if at < lines.count, Self.indent(lines[at]) > indent {
          value = block(indent: Self.indent(lines[at]), depth: depth + 1)
        } else if at < lines.count, Self.indent(lines[at]) == indent, lines[at].dropFirst(indent).hasPrefix("- ") {
          value = list(indent: indent)
        } else {
          value = .null
        }
        guard let value else { return nil }
        members.append(JSONValue.Member(key, value))
      }
      return members.isEmpty ? nil : .object(members)
    }

    private mutating func list(indent: Int) -> JSONValue? {
      var elements: [JSONValue] = []
      while at < lines.count, Self.indent(lines[at]) == indent, lines[at].dropFirst(indent).hasPrefix("- ") {
        guard let element = Self.scalar(lines[at].dropFirst(indent + 2)) else { return nil }
        elements.append(element)
        at += 1
      }
      return .array(elements)
    }

    private static func scalar(_ text: Substring) -> JSONValue? {
      if text == "{}" { return .object([]) }
      if text == "[]" { return .array([]) }
      if text.first == "'" {
        guard text.count >= 2, text.last == "'" else { return nil }
        let inner = text.dropFirst().dropLast().split(separator: "''", omittingEmptySubsequences: false)
        return inner.contains { $0.contains("'") } ? nil : .string(inner.joined(separator: "'"))
      }
      if text.first == "\"" {
        var scanner = JSONScanner(Array(text.utf8), in: 0..<text.utf8.count)
        guard let value = try? scanner.value(), scanner.at == text.utf8.count else { return nil }
        return value
      }
      return BlockYAML.plain(String(text))
    }
  }
}
