// The cells typed at earlier prompts, kept in a file of the person's own.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Cells from earlier sessions, the oldest first. The file has a line of JSON a cell; sessions at the same time add to it
/// without harm. Where it can be neither read nor written there is no history, and nothing is said of that.
package struct PromptHistory {
  /// So many cells are kept at least; twice as many are cut down to them.
  private static let limit = 1000
  private let path: String?
  package private(set) var cells: [String] = []

  /// A history in memory only.
  package init() { path = nil }

  /// The history in the file at `path`.
  package init(at path: String) {
    self.path = path
    guard let file = try? SourceFile(reading: path) else { return }
    cells = file.bytes.split(separator: .newline).compactMap { line in
      var scanner = JSONScanner(file.bytes, in: line.indices)
      return try? scanner.value().string
    }
    guard cells.count > 2 * Self.limit else { return }
    cells.removeFirst(cells.count - Self.limit)
    try? file.replace(with: Array(cells.map { Self.line($0) }.joined().utf8))
  }

  /// The history of whoever runs this process: in `notebook-runner/history` below `$XDG_STATE_HOME`, which is
  /// `~/.local/state` unless given.
  package static var personal: PromptHistory {
    func folder(_ variable: String) -> String? {
      getenv(variable).map { String(cString: $0) }.flatMap { $0.hasPrefix("/") ? $0 : nil }
    }
    guard let state = folder("XDG_STATE_HOME") ?? folder("HOME").map({ $0 + "/.local/state" }) else {
      return PromptHistory()
    }
    return PromptHistory(at: state + "/notebook-runner/history")
  }

  /// Adds a cell, unless it is the last one again.
  package mutating func add(_ cell: String) {
    guard !cell.isEmpty, cells.last != cell else { return }
    cells.append(cell)
    guard let path else { return }
    for slash in path.indices.dropFirst() where path[slash] == "/" { mkdir(String(path[..<slash]), 0o700) }
    let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, mode_t(0o600))
    if descriptor < 0 { return }
    _ = writeAll(Array(Self.line(cell).utf8), to: descriptor)
    close(descriptor)
  }

  private static func line(_ cell: String) -> String { JSONValue.string(cell).line + "\n" }
}
