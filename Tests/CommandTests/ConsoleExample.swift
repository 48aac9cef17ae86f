// The `console` blocks of a page: commands and what they print.

import Foundation

/// One block. A line that begins with `$ ` is a command; the lines up to the next one are what it prints, standard
/// output and error together, and `[n]` is its exit code when that is not 0.
struct ConsoleExample {
  /// The lines of the block in its page, counted from 0, without the fences.
  let lines: Range<Int>
  let text: String

  var commands: [String] {
    text.split(separator: "\n").filter { $0.hasPrefix("$ ") }.map { String($0.dropFirst(2)) }
  }

  static func all(in page: String) -> [ConsoleExample] {
    let lines = page.components(separatedBy: "\n")
    var examples: [ConsoleExample] = []
    var opening: (length: Int, isConsole: Bool, line: Int)?
    for (index, line) in lines.enumerated() {
      let length = line.prefix { $0 == "`" }.count
      guard length >= 3 else { continue }
      let info = line.dropFirst(length)
      guard let open = opening else {
        opening = (length, info == "console", index)
        continue
      }
      guard info.isEmpty, length >= open.length else { continue }
      opening = nil
      if open.isConsole {
        let body = (open.line + 1)..<index
        examples.append(ConsoleExample(lines: body, text: lines[body].map { $0 + "\n" }.joined()))
      }
    }
    return examples
  }

  /// What the block would be if its commands were typed in `folder` now.
  func transcript(in folder: URL) throws -> String {
    let script = """
      exec 2>&1
      for typed; do
        printf '$ %s\\n' "$typed"
        eval "$typed"
        code=$?
        ((code == 0)) || printf '[%d]\\n' "$code"
      done
      """
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    let bin = URL(fileURLWithPath: Command.path).deletingLastPathComponent().path
    let environment = ["PATH": "\(bin):\(path)"]
    return try Command.launch("/bin/bash", ["-c", script, "bash"] + commands, in: folder, environment: environment).out
  }
}
