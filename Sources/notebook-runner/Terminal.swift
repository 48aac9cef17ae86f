// The command's two streams: what may be coloured, and the line that shows progress.

import ArgumentParser
import NotebookRunner

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Standard output or standard error, written without buffering.
struct Terminal {
  static let output = Terminal(descriptor: 1)
  static let error = Terminal(descriptor: 2)

  let descriptor: Int32

  var isInteractive: Bool { isatty(descriptor) != 0 }

  func write(_ text: String) { write(Array(text.utf8)) }

  func write(_ bytes: [UInt8]) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        systemWrite(descriptor, buffer.baseAddress.map { $0 + written }, bytes.count - written)
      }
      if count < 0 && errno == EINTR { continue }
      if count <= 0 { return }
      written += count
    }
  }

  func palette(_ choice: ColorChoice) -> Palette { Palette(isColored: choice.isColored(on: self)) }
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}

/// When reports are coloured.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never

  /// `--color` goes before NO_COLOR, that before CLICOLOR_FORCE and FORCE_COLOR, those before TERM=dumb.
  func isColored(on terminal: Terminal) -> Bool {
    switch self {
    case .always: return true
    case .never: return false
    case .auto:
      func variable(_ name: String) -> String { getenv(name).map { String(cString: $0) } ?? "" }
      if !variable("NO_COLOR").isEmpty { return false }
      for name in ["CLICOLOR_FORCE", "FORCE_COLOR"] where !["", "0"].contains(variable(name)) { return true }
      return variable("TERM") != "dumb" && terminal.isInteractive
    }
  }
}

/// One line on an interactive standard error that says what runs, once the command has taken half a second.
final class Progress {
  private static let delay = 0.5
  private static let interval = 0.1
  private let isShown = Terminal.error.isInteractive
  private let start = monotonicSeconds()
  private var cellStart = monotonicSeconds()
  private var cell = -1
  private var lastDraw = 0.0
  private var isDrawn = false

  func show(_ notebook: Notebook, _ cell: Cell) {
    guard isShown else { return }
    let now = monotonicSeconds()
    if cell.index != self.cell {
      self.cell = cell.index
      cellStart = now
    }
    guard now - start > Self.delay, now - lastDraw >= Self.interval else { return }
    lastDraw = now
    isDrawn = true
    let total = notebook.document.runnableCells.count
    let name = Visible.text(notebook.name.utf8, showingBlanks: false)
    Terminal.error.write("\r\u{1B}[2K\(name): cell \(cell.number ?? 0) of \(total), \(Int(now - cellStart)) s")
  }

  func clear() {
    cell = -1
    if isDrawn { Terminal.error.write("\r\u{1B}[2K") }
    isDrawn = false
  }
}
