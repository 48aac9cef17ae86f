// A result as one JSON object.

extension NotebookResult {
  /// `notebook`, `status`, `seconds`, `cells` and `findings`; what is not known is left out.
  package var json: JSONValue {
    .object([
      .init("notebook", .string(name)), .init("status", .string(status.rawValue)),
      .init("seconds", Self.number(seconds)), .init("cells", .array(cells.map(\.json))),
      .init("findings", .array(findings.map { $0.json(in: name) })),
    ])
  }

  fileprivate static func number(_ seconds: Double) -> JSONValue { .real((seconds * 1e6).rounded() / 1e6) }
}

extension JSONValue {
  /// A number that is finite.
  package static func real(_ value: Double) -> JSONValue { .number(JSONNumber(text: "\(value)")) }
}

extension CellResult {
  fileprivate var json: JSONValue {
    var members: [JSONValue.Member] = []
    if let number { members.append(.init("cell", .integer(number))) }
    if let name { members.append(.init("name", .string(name))) }
    members += [.init("line", .integer(line)), .init("status", .string(status.rawValue))]
    if let output {
      members.append(.init("seconds", NotebookResult.number(seconds)))
      members.append(.init("output", .string(String(decoding: output, as: UTF8.self))))
    }
    return .object(members)
  }
}

extension Finding {
  fileprivate func json(in name: String) -> JSONValue {
    var members: [JSONValue.Member] = [.init("kind", .string(kind.rawValue))]
    if let cell { members.append(.init("cell", .integer(cell))) }
    if line > 0 { members += [.init("line", .integer(line)), .init("end_line", .integer(endLine))] }
    if let column { members.append(.init("column", .integer(column))) }
    members += [.init("message", .string(message)), .init("text", .string(text(in: name, palette: .plain)))]
    return .object(members)
  }
}
