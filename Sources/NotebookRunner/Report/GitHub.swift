// What GitHub Actions understands: annotations, the step summary, and the fence around text that is not for it.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

package enum GitHub {
  /// GitHub shows ten annotations of a kind a step; the last one says how many more there are.
  package static let annotationLimit = 9

  /// A finding as a workflow command that GitHub shows at its line.
  package static func annotation(_ finding: Finding, in name: String) -> String {
    var properties = ["file=\(property(workspacePath(of: name)))"]
    if finding.line > 0 {
      properties.append("line=\(finding.line)")
      if finding.endLine > finding.line { properties.append("endLine=\(finding.endLine)") }
      if let column = finding.column { properties.append("col=\(column)") }
    }
    let title = finding.title.isEmpty ? "notebook" : finding.title
    properties.append("title=\(property(Visible.text(title.utf8, showingBlanks: false)))")
    let details = withoutColumns(finding.details)
    let message = finding.message + (details.isEmpty ? "" : "\n" + details)
    return "::error \(properties.joined(separator: ","))::\(data(visible(message)))\n"
  }

  /// What stands for the findings that got no annotation.
  package static func remainder(_ count: Int) -> String {
    "::error title=notebook-runner::\(count) more, see the log\n"
  }

  /// The path as GitHub knows it: relative to the workspace, where the file is in it.
  private static func workspacePath(of name: String) -> String {
    guard let root = getenv("GITHUB_WORKSPACE"), let workspace = realpath(root, nil) else { return name }
    defer { free(workspace) }
    guard let resolved = realpath(name, nil) else { return name }
    defer { free(resolved) }
    let (folder, path) = (String(cString: workspace) + "/", String(cString: resolved))
    return path.hasPrefix(folder) ? String(path.dropFirst(folder.count)) : name
  }

  private static func visible(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { Visible.text($0.utf8, showingBlanks: false) }.joined(separator: "\n")
  }

  /// Details without the four columns that indent them, and cut where they are long.
  private static func withoutColumns(_ details: String) -> String {
    let lines = details.split(separator: "\n", omittingEmptySubsequences: true)
    let limit = 40
    return lines.prefix(limit).map { $0.hasPrefix("    ") ? String($0.dropFirst(4)) : String($0) }.joined(
      separator: "\n")
      + (lines.count > limit ? "\n... \(lines.count - limit) more lines, see the log" : "")
  }

  private static func data(_ text: String) -> String {
    escaped(text) { byte in
      switch byte {
      case UInt8(ascii: "%"): "%25"
      case .carriageReturn: "%0D"
      case .newline: "%0A"
      default: nil
      }
    }
  }

  private static func property(_ text: String) -> String {
    escaped(text) { byte in
      switch byte {
      case UInt8(ascii: "%"): "%25"
      case .carriageReturn: "%0D"
      case .newline: "%0A"
      case UInt8(ascii: ":"): "%3A"
      case UInt8(ascii: ","): "%2C"
      default: nil
      }
    }
  }

  // MARK: The fence

  /// Between its two lines GitHub takes no command, so that what a notebook puts out cannot give any.
  package struct Fence: Sendable {
    private let token: String

    /// A fence that nobody can guess.
    package init() {
      var generator = SystemRandomNumberGenerator()
      token = "notebook-runner-" + String(generator.next(), radix: 36) + String(generator.next(), radix: 36)
    }

    package var opening: String { "::stop-commands::\(token)\n" }
    package var closing: String { "::\(token)::\n" }
  }

  // MARK: The step summary

  /// A table of what did not pass, as Markdown.
  package static func summary(
    command: String, verdict: String, rows: [(name: String, finding: Finding)], omitted: Int
  ) -> String {
    var text = "### notebook-runner \(command)\n\n" + (verdict.isEmpty ? "" : "\(cell(verdict))\n")
    if rows.isEmpty { return text + "\n" }
    text += "\n| where | cell | what |\n| --- | --- | --- |\n"
    for (name, finding) in rows {
      let place = workspacePath(of: name) + (finding.line > 0 ? ":\(finding.line)" : "")
      text += "| \(cell(place)) | \(cell(finding.title)) | \(cell(finding.headline)) |\n"
    }
    if omitted > 0 { text += "\n\(omitted) more, see the log.\n" }
    return text + "\n"
  }

  /// Text that Markdown takes as it is, cut where it is long.
  private static func cell(_ text: String) -> String {
    let limit = 300
    let line = Visible.text(text.utf8, showingBlanks: false)
    let short = line.count > limit ? String(line.prefix(limit)) + " ..." : line
    return escaped(short) { byte in
      switch byte {
      case UInt8(ascii: "<"): "&lt;"
      case UInt8(ascii: "&"): "&amp;"
      case UInt8(ascii: "@"): "&#64;"
      case let mark where "\\`*_[]|#~!".utf8.contains(mark): "\\" + String(UnicodeScalar(mark))
      default: nil
      }
    }
  }

  private static func escaped(_ text: String, _ replacement: (UInt8) -> String?) -> String {
    var result: [UInt8] = []
    for byte in text.utf8 {
      if let escape = replacement(byte) { result += escape.utf8 } else { result.append(byte) }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
