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
  static let input = Terminal(descriptor: 0)
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

  /// The columns of the terminal.
  var width: Int {
    var size = winsize()
    return ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
  }

  /// The next line of standard input, without its line feed; nil at its end, or when a signal comes.
  static func readLine() -> String? {
    var line: [UInt8] = []
    var byte: UInt8 = 0
    while true {
      let count = read(0, &byte, 1)
      if count < 0, errno == EINTR, Signals.caught == 0 { continue }
      if count <= 0 { return line.isEmpty ? nil : String(decoding: line, as: UTF8.self) }
      if byte == .newline { return String(decoding: line, as: UTF8.self) }
      line.append(byte)
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
