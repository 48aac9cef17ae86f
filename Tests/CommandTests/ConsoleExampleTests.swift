// The console examples of the documentation, executed.

import Foundation
import Testing

@Suite struct ConsoleExampleTests {
  /// README.md and the pages of Documentation.
  private static let pages: [String] = {
    let folder = Command.root.appendingPathComponent("Documentation")
    let all = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    return ["README.md"] + (all ?? []).filter { $0.hasSuffix(".md") }.sorted().map { "Documentation/\($0)" }
  }()

  @Test func theReadmeHasExamples() throws {
    let readme = try String(contentsOf: Command.root.appendingPathComponent("README.md"), encoding: .utf8)
    #expect(ConsoleExample.all(in: readme).count >= 4)
  }

  /// `RECORD_EXAMPLES=1` writes the blocks anew and fails.
  @Test(arguments: pages)
  func examplesPrintWhatThePageShows(page: String) throws {
    let file = Command.root.appendingPathComponent(page)
    let text = try String(contentsOf: file, encoding: .utf8)
    let examples = ConsoleExample.all(in: text)
    if examples.isEmpty { return }

    let scratch = try Command.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: scratch) }
    for part in try FileManager.default.contentsOfDirectory(atPath: Command.root.path) where !part.hasPrefix(".") {
      try FileManager.default.copyItem(
        at: Command.root.appendingPathComponent(part), to: scratch.appendingPathComponent(part))
    }
    let transcripts = try examples.map { try $0.transcript(in: scratch) }
    if ProcessInfo.processInfo.environment["RECORD_EXAMPLES"] == "1" {
      var lines = text.components(separatedBy: "\n")
      for (example, transcript) in zip(examples, transcripts).reversed() {
        lines.replaceSubrange(example.lines, with: transcript.components(separatedBy: "\n").dropLast())
      }
      try Data(lines.joined(separator: "\n").utf8).write(to: file)
      Issue.record("\(page) was written anew")
      return
    }
    for (example, transcript) in zip(examples, transcripts) {
      #expect(transcript == example.text, "\(page):\(example.lines.lowerBound + 1)")
    }
  }
}
