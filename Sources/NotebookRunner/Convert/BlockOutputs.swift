// From an output block's text to the outputs that Jupyter shows, and back.

/// Where the parts of what a cell wrote begin, in its canonical text: the value of its last expression, or its error.
package struct OutputParts: Equatable, Sendable {
  package var result: Int?
  package var error: Int?

  package init(result: Int? = nil, error: Int? = nil) {
    self.result = result
    self.error = error
  }

  /// The parts of `text`, which is the canonical output of `outcome`.
  package init(of outcome: CellOutcome, in text: [UInt8]) {
    func start(of ending: String) -> Int? {
      let ending = OutputText.canonical(ending)
      return text.count >= ending.count && text.suffix(ending.count) == ending[...] ? text.count - ending.count : nil
    }
    if let error = outcome.error {
      self.error = start(of: error.text)
    } else if outcome.resultSize > 0, outcome.resultSize <= outcome.output.utf8.count {
      result = start(of: String(decoding: Array(outcome.output.utf8.suffix(outcome.resultSize)), as: UTF8.self))
    }
  }
}

enum BlockOutputs {
  /// The outputs of `cell` whose block holds `text`. `parts` says what a run of the cell told; without it all is taken
  /// as printed, except the error of a cell that must raise.
  static func outputs(_ text: [UInt8], of cell: Cell, parts: OutputParts?) -> [JupyterOutput] {
    let parts = parts ?? OutputParts(error: cell.options.mustRaise ? errorStart(in: text, of: cell) : nil)
    let start = min(parts.result ?? parts.error ?? text.count, text.count)
    let ending = String(decoding: text[start...].dropLast(), as: UTF8.self)
    var outputs: [JupyterOutput] = []
    if start > 0 { outputs.append(stream(text[..<start])) }
    if parts.result != nil {
      let data = JSONValue.Member("text/plain", .multiline(ending))
      outputs.append(.data([data], metadata: .object([]), isResult: true))
    } else if start < text.count {
      outputs.append(error(ending) ?? stream(text[start...]))
    }
    return outputs
  }

  /// The text that a block has for these outputs. What Jupyter shows in colours, as pictures or as web pages is not in
  /// it; of standard error only warnings are.
  static func text(_ outputs: [JupyterOutput]) -> [UInt8] {
    var text = ""
    for output in outputs {
      switch output {
      case .stream("stderr", let written): text += warnings(in: written)
      case .stream(_, let written): text += written
      case .data(let data, _, _):
        if let plain = data["text/plain"]?.multilineText { text += plain + "\n" }
      case .error(let name, let value, _): text += errorText(name, value) + "\n"
      }
    }
    return OutputText.canonical(text)
  }

  private static func stream(_ text: some Sequence<UInt8>) -> JupyterOutput {
    .stream(name: "stdout", text: String(decoding: Array(text), as: UTF8.self))
  }

  private static func error(_ text: String) -> JupyterOutput? {
    let line = text.prefix { $0 != "\n" }
    let colon = line.utf8.indices.first { line.utf8[$0...].starts(with: ": ".utf8) }
    let name = colon.map { line[..<$0] } ?? line
    guard isDottedName(name) else { return nil }
    var value = text.dropFirst(name.count)
    if colon != nil { value = value.dropFirst(2) }
    guard errorText(String(name), String(value)) == text else { return nil }
    return .error(
      name: String(name), value: String(value),
      traceback: text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
  }

  private static func errorText(_ name: String, _ value: String) -> String {
    if value.isEmpty || value.hasPrefix("\n") { return name + value }
    return
      "\(name): \(name.hasSuffix("SyntaxError") || name.hasSuffix("IndentationError") ? withoutPlace(value) : value)"
  }

  /// A syntax error's message without the `(file.py, line 3)` that IPython puts behind it.
  private static func withoutPlace(_ message: String) -> String {
    guard message.hasSuffix(")"), let open = message.lastIndex(of: "("), open > message.startIndex,
      message[open...].contains(", line ")
    else { return message }
    return String(message[..<message.index(before: open)])
  }

  /// Where the last line begins that may be an error's first.
  private static func errorStart(in text: [UInt8], of cell: Cell) -> Int? {
    var start = 0
    var found: Int?
    for line in OutputText.lines(text) {
      let content = String(decoding: line, as: UTF8.self)
      let expected = cell.options.raises?.prefix { $0 != "\n" }
      let name = content.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)[0]
      let isError = isDottedName(name) && (name.split(separator: ".").last?.first?.isUppercase ?? false)
      if expected.map(content.hasPrefix) ?? isError { found = start }
      start += line.count + 1
    }
    return found
  }

  private static func isDottedName(_ text: some StringProtocol) -> Bool {
    guard let first = text.utf8.first, !first.isDigit else { return false }
    return text.utf8.allSatisfy { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: ".") }
  }

  /// The warnings in what Python's `showwarning` wrote, `file.py:3: UserWarning: text`, as lines `UserWarning: text`.
  private static func warnings(in text: String) -> String {
    var result = ""
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 3, omittingEmptySubsequences: false)
      guard parts.count == 4, !parts[1].isEmpty, parts[1].utf8.allSatisfy(\.isDigit), parts[2].hasSuffix("Warning")
      else {
        continue
      }
      var message = parts[3].dropFirst()
      if let native = message.utf8.indices.first(where: {
        message.utf8[$0...].starts(with: " (Triggered internally at".utf8)
      }) {
        message = message[..<native]
      }
      result += "\(parts[2].dropFirst()): \(message)\n"
    }
    return result
  }
}
