// Cell metadata as the words of a region marker or a percent script.

/// Metadata as words: `title key=JSON key=JSON`, as they stand in region markers and percent scripts.
enum MetadataWords {
  /// The words' members, a title in front under `title`; nil where they are not of that form.
  static func members(in words: Substring) -> [JSONValue.Member]? {
    let bytes = Array(words.utf8)
    var members: [JSONValue.Member] = []
    var title: [String] = []
    var at = 0
    while at < bytes.count {
      if bytes[at].isBlank {
        at += 1
        continue
      }
      let start = at
      while at < bytes.count, !bytes[at].isBlank, bytes[at] != UInt8(ascii: "=") { at += 1 }
      let word = String(decoding: bytes[start..<at], as: UTF8.self)
      guard at < bytes.count, bytes[at] == UInt8(ascii: "="), isKey(word) else {
        while at < bytes.count, !bytes[at].isBlank { at += 1 }
        if !members.isEmpty { return nil }
        title.append(String(decoding: bytes[start..<at], as: UTF8.self))
        continue
      }
      var scanner = JSONScanner(bytes, in: (at + 1)..<bytes.count)
      guard let value = try? scanner.value(), members[word] == nil,
        scanner.at == bytes.count || bytes[scanner.at].isBlank
      else { return nil }
      members.append(JSONValue.Member(word, value))
      at = scanner.at
    }
    return (title.isEmpty ? [] : [JSONValue.Member("title", .string(title.joined(separator: " ")))]) + members
  }

  /// The words for these members; a title that would not be read back stays a member.
  static func text(_ members: [JSONValue.Member]) -> String {
    let title = members["title"]?.string.flatMap { title in
      self.members(in: title[...]) == [JSONValue.Member("title", .string(title))] ? title : nil
    }
    let words = members.filter { title == nil || $0.key != "title" }.map { "\($0.key)=\($0.value.line)" }
    return ((title.map { [$0] } ?? []) + words).joined(separator: " ")
  }

  /// Whether Jupytext takes this for the name of an option.
  static func isKey(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { $0.isLetter || $0.isDigit || "_.@/-".utf8.contains($0) }
  }
}
