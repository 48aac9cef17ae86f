// Documentation/Supported.md: which public names of PyTorch are here, written from what a session can read.

import Foundation
import MiniTorch
import Testing
import TorchModule

@Suite(.serialized) struct SupportedTests {
  private static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Documentation/Supported.md")

  /// With `RECORD_SUPPORTED=1` writes the page anew, and fails.
  @Test func thePageOfSupportedNamesIsCurrent() throws {
    let page = Self.page()
    if ProcessInfo.processInfo.environment["RECORD_SUPPORTED"] != nil {
      try page.write(to: Self.file, atomically: true, encoding: .utf8)
      Issue.record("written anew; run again without RECORD_SUPPORTED")
      return
    }
    let stored = try String(contentsOf: Self.file, encoding: .utf8)
    #expect(stored == page, "run Scripts/supported")
  }

  private static func page() -> String {
    var text = """
      # Supported names of PyTorch

      The public names of PyTorch 2.13 that a notebook can use here, by the module that has them. Whatever PyTorch has beyond
      them is refused by name: reading it, or calling it, raises `NotImplementedError`. This page is written by
      `Scripts/supported` from what a session can read.

      | module | names here | names in PyTorch |
      | --- | --- | --- |

      """
    var sections = ""
    for place in KnownNames.places {
      let names = KnownNames.names(in: place)
      let found = readable(names, in: place)
      text += "| `\(place)` | \(found.count) | \(names.count) |\n"
      guard !found.isEmpty else { continue }
      sections += "\n## \(place)\n\n" + wrapped(found.map { "`\($0)`" })
    }
    return text + sections
  }

  /// The names that a session can read without being refused.
  private static func readable(_ names: [String], in place: String) -> [String] {
    let lesson = Lesson()
    let owner = place == "torch.Tensor" ? "torch.ones(2, 2)" : place
    let listed = names.map { "'\($0)'" }.joined(separator: ", ")
    let printed = lesson.run(
      """
      import torch
      refused = ('numpy', 'apply_', 'map_', 'map2_')
      def has(owner, name):
          try:
              getattr(owner, name)
          except (NotImplementedError, AttributeError):
              return False
          except Exception:
              pass
          return True
      try:
          owner = \(owner)
          print(' '.join(n for n in [\(listed)] if n not in refused and has(owner, n)))
      except (NotImplementedError, AttributeError):
          pass
      """)
    return printed.split(whereSeparator: \.isWhitespace).map(String.init)
  }

  private static func wrapped(_ words: [String]) -> String {
    var lines = [""]
    for word in words {
      let last = lines[lines.count - 1]
      if last.count + word.count + 1 > 118 { lines.append(word) } else { lines[lines.count - 1] = last.isEmpty ? word : last + " " + word }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
