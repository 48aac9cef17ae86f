// The console examples of the documentation, executed.

import Foundation
import Testing

@Suite struct ConsoleExampleTests {
  /// The commands of the ```console blocks of a page, with what they must print.
  private func examples(in page: String) -> [(command: String, expected: String)] {
    var examples: [(command: String, expected: String)] = []
    var fence: Substring?
    for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
      if let open = fence {
        if line == open {
          fence = nil
        } else if line.hasPrefix("$ ") {
          examples.append((String(line.dropFirst(2)), ""))
        } else if !examples.isEmpty {
          examples[examples.count - 1].expected += line + "\n"
        }
      } else if line.hasPrefix("```"), line.hasSuffix("console") {
        fence = line.prefix { $0 == "`" }
      }
    }
    return examples
  }

  @Test(arguments: ["README.md", "Documentation/Format.md", "Documentation/Architecture.md"])
  func examplesPrintWhatThePageShows(page: String) throws {
    let text = try String(contentsOf: Command.root.appendingPathComponent(page), encoding: .utf8)
    let scratch = try Command.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: scratch) }
    for part in ["notebooks", "Documentation", "README.md", "Scripts"] {
      try FileManager.default.copyItem(
        at: Command.root.appendingPathComponent(part), to: scratch.appendingPathComponent(part))
    }
    var environment = ProcessInfo.processInfo.environment
    environment["PATH"] = URL(fileURLWithPath: Command.path).deletingLastPathComponent().path + ":/usr/bin:/bin"
    for (command, expected) in examples(in: text) where !command.hasPrefix("Scripts/") {
      let script = "{ \(command)\n} 2>&1; code=$?; [ $code = 0 ] || echo \"[$code]\""
      let run = try Command.launch("/bin/bash", ["-c", script], in: scratch, environment: environment)
      #expect(run.out == expected, "\(page): $ \(command)")
    }
  }
}
