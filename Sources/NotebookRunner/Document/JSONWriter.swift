// Writing JSON: on one line as cell options have it, or indented as Jupyter saves files.

extension JSONValue {
  /// The value on one line, `, ` and `: ` between its parts. Backticks are escaped, since an info string behind
  /// backticks cannot hold one.
  package var line: String {
    var writer = JSONWriter(indent: nil)
    writer.write(self, depth: 0)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// The value over several lines, one space a level, with a final line feed.
  package var page: [UInt8] {
    var writer = JSONWriter(indent: 1)
    writer.write(self, depth: 0)
    return writer.bytes + [.newline]
  }
}

private struct JSONWriter {
  /// Spaces a level; nil writes one line.
  let indent: Int?
  private(set) var bytes: [UInt8] = []

  init(indent: Int?) { self.indent = indent }

  mutating func write(_ value: JSONValue, depth: Int) {
    switch value {
    case .null: bytes += "null".utf8
    case .bool(let flag): bytes += (flag ? "true" : "false").utf8
    case .number(let number): bytes += number.text.utf8
    case .string(let text): write(text)
    case .array(let elements):
      write("[", "]", elements, depth: depth) { writer, element in writer.write(element, depth: depth + 1) }
    case .object(let members):
      write("{", "}", members, depth: depth) { writer, member in
        writer.write(member.key)
        writer.bytes += ": ".utf8
        writer.write(member.value, depth: depth + 1)
      }
    }
  }

  private mutating func write<Part>(
    _ open: String, _ close: String, _ parts: [Part], depth: Int, _ body: (inout JSONWriter, Part) -> Void
  ) {
    bytes += open.utf8
    for (index, part) in parts.enumerated() {
      if index > 0 { bytes += (indent == nil ? ", " : ",").utf8 }
      breakLine(depth: depth + 1)
      body(&self, part)
    }
    if !parts.isEmpty { breakLine(depth: depth) }
    bytes += close.utf8
  }

  private mutating func breakLine(depth: Int) {
    guard let indent else { return }
    bytes.append(.newline)
    bytes += [UInt8](repeating: .space, count: depth * indent)
  }

  private mutating func write(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case .newline: bytes += "\\n".utf8
      case .carriageReturn: bytes += "\\r".utf8
      case .tab: bytes += "\\t".utf8
      case UInt8(ascii: "`") where indent == nil: bytes += "\\u0060".utf8
      case 0..<0x20, 0x7F: bytes += "\\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16))".utf8
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
