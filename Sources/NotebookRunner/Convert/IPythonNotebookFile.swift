// `.ipynb`: reading nbformat 4 with all its minor versions, writing 4.5.

extension JupyterNotebook {
  /// Reads the JSON of a notebook file.
  package init(ipynb bytes: [UInt8]) throws(Problem) {
    let source = SourceText(bytes)
    if let offset = source.firstMalformedByte {
      throw Problem(
        line: source.line(at: offset) + 1, "not UTF-8",
        advice: "a notebook file is JSON in UTF-8: save it again in Jupyter")
    }
    var scanner = JSONScanner(bytes, in: source.byteOrderMark.upperBound..<bytes.count)
    scanner.skipBlanks()
    let root: JSONValue
    do {
      root = try scanner.value()
    } catch {
      throw Problem(
        line: source.line(at: min(scanner.at, max(bytes.count - 1, 0))) + 1, "not a notebook: \(error.reason)",
        advice: "a notebook file is one JSON object: save it again in Jupyter")
    }
    scanner.skipBlanks()
    if scanner.at < bytes.count {
      throw Problem(
        line: source.line(at: scanner.at) + 1, "not a notebook: text behind the JSON object", advice: "remove it")
    }
    guard root.members != nil, let format = root["nbformat"]?.integer else {
      throw Problem(
        line: 0, "not a notebook: it has no \"nbformat\"", advice: "convert takes notebooks saved by Jupyter")
    }
    guard format == 4, let cells = root["cells"]?.array else {
      throw Problem(
        line: 0, "a notebook of nbformat \(format); convert takes nbformat 4",
        advice: "jupyter nbconvert --to notebook --inplace FILE brings it up to date")
    }
    metadata = root["metadata"]?.members ?? []
    for (index, cell) in cells.enumerated() {
      self.cells.append(try JupyterCell(cell, number: index + 1))
    }
  }

  /// The JSON of a notebook file, keys in the order in which Jupyter writes them.
  package var ipynb: [UInt8] {
    var ids = CellIdentifiers()
    return JSONValue.object([
      JSONValue.Member("cells", .array(cells.map { $0.json(id: ids.next(for: $0)) })),
      JSONValue.Member("metadata", .object(metadata.sorted { $0.key < $1.key })),
      JSONValue.Member("nbformat", .integer(4)),
      JSONValue.Member("nbformat_minor", .integer(5)),
    ]).page
  }
}

extension JupyterCell {
  fileprivate init(_ json: JSONValue, number: Int) throws(Problem) {
    func broken(_ what: String) -> Problem {
      Problem(line: 0, "cell \(number) of the file \(what)", advice: "save the notebook again in Jupyter")
    }
    guard let kind = json["cell_type"]?.string.flatMap(Kind.init(rawValue:)) else {
      throw broken("has no known \"cell_type\"")
    }
    guard let source = json["source"]?.multilineText else { throw broken("has no \"source\"") }
    self.init(kind, source.withLineFeeds)
    metadata = json["metadata"]?.members ?? []
    attachments = json["attachments"]
    executionCount = json["execution_count"]?.integer
    for output in json["outputs"]?.array ?? [] {
      guard let output = JupyterOutput(output) else { throw broken("has an output of an unknown kind") }
      outputs.append(output)
    }
  }

  fileprivate func json(id: String) -> JSONValue {
    var members: [JSONValue.Member] = []
    if let attachments { members.append(JSONValue.Member("attachments", attachments)) }
    members.append(JSONValue.Member("cell_type", .string(kind.rawValue)))
    let count = executionCount.map(JSONValue.integer) ?? .null
    if kind == .code { members.append(JSONValue.Member("execution_count", count)) }
    members.append(JSONValue.Member("id", .string(id)))
    members.append(JSONValue.Member("metadata", .object(metadata)))
    if kind == .code { members.append(JSONValue.Member("outputs", .array(outputs.map { $0.json(count: count) }))) }
    members.append(JSONValue.Member("source", .multiline(source)))
    return .object(members)
  }
}

extension JupyterOutput {
  fileprivate init?(_ json: JSONValue) {
    switch json["output_type"]?.string {
    case "stream": self = .stream(name: json["name"]?.string ?? "stdout", text: json["text"]?.multilineText ?? "")
    case "execute_result", "display_data":
      self = .data(
        json["data"]?.members ?? [], metadata: json["metadata"] ?? .object([]),
        isResult: json["output_type"]?.string == "execute_result")
    case "error":
      self = .error(
        name: json["ename"]?.string ?? "", value: json["evalue"]?.string ?? "",
        traceback: json["traceback"]?.array?.compactMap(\.string) ?? [])
    default: return nil
    }
  }

  fileprivate func json(count: JSONValue) -> JSONValue {
    switch self {
    case .stream(let name, let text):
      return .object([
        JSONValue.Member("name", .string(name)), JSONValue.Member("output_type", .string("stream")),
        JSONValue.Member("text", .multiline(text)),
      ])
    case .data(let data, let metadata, let isResult):
      let count = isResult ? [JSONValue.Member("execution_count", count)] : []
      return .object(
        [JSONValue.Member("data", .object(data))] + count + [
          JSONValue.Member("metadata", metadata),
          JSONValue.Member("output_type", .string(isResult ? "execute_result" : "display_data")),
        ])
    case .error(let name, let value, let traceback):
      return .object([
        JSONValue.Member("ename", .string(name)), JSONValue.Member("evalue", .string(value)),
        JSONValue.Member("output_type", .string("error")),
        JSONValue.Member("traceback", .array(traceback.map(JSONValue.string))),
      ])
    }
  }
}

extension JSONValue {
  /// A text in nbformat: one string, or the strings of its lines.
  package var multilineText: String? {
    switch self {
    case .string(let text): return text
    case .array(let lines):
      let texts = lines.compactMap(\.string)
      return texts.count == lines.count ? texts.joined() : nil
    default: return nil
    }
  }

  /// The lines of a text with their line feeds, as Jupyter writes it.
  static func multiline(_ text: String) -> JSONValue {
    var lines: [JSONValue] = []
    var rest = text.utf8[...]
    while !rest.isEmpty {
      let end = rest.firstIndex(of: .newline).map { rest.index(after: $0) } ?? rest.endIndex
      lines.append(.string(String(Substring(rest[..<end]))))
      rest = rest[end...]
    }
    return .array(lines)
  }
}

extension String {
  /// The text with a line feed for every CR LF and CR.
  var withLineFeeds: String {
    guard utf8.contains(.carriageReturn) else { return self }
    let text = SourceText(Array(utf8))
    return String(
      decoding: text.lines.flatMap { text.bytes[$0.content] + ($0.ending.isEmpty ? [] : [UInt8.newline]) },
      as: UTF8.self)
  }
}

/// Gives each cell an identifier that stays the same as long as its name, or else its text, does.
private struct CellIdentifiers {
  private var used: Set<String> = []

  mutating func next(for cell: JupyterCell) -> String {
    let name = cell.metadata["name"]?.string ?? ""
    let isPlain =
      (1...60).contains(name.utf8.count)
      && name.utf8.allSatisfy { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
    let base = isPlain ? name : Self.hash(cell.kind.rawValue + (name.isEmpty ? cell.source : name))
    var id = base
    var copy = 1
    while !used.insert(id).inserted {
      copy += 1
      id = "\(base)-\(copy)"
    }
    return id
  }

  /// FNV-1a, in hexadecimal.
  private static func hash(_ text: String) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
