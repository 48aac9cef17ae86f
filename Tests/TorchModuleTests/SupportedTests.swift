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

      Every public name of these modules of PyTorch 2.13, with what a notebook gets here. A name that is *here* does
      what PyTorch does, or refuses an option by name. A name that is *refused* raises `NotImplementedError` with its name when
      it is read or called. A *missing* name would be as unknown as a misspelt one. This page is written by
      `Scripts/supported` from what a session can read.

      | module | in PyTorch | here | refused | missing |
      | --- | ---: | ---: | ---: | ---: |

      """
    var sections = ""
    for place in KnownNames.places {
      let names = KnownNames.names(in: place)
      let found = answers(names, in: place)
      let counts = Answer.allCases.map { "\(found[$0]?.count ?? 0)" }
      text += "| `\(place)` | \(names.count) | " + counts.joined(separator: " | ") + " |\n"
      sections += "\n## \(place)\n"
      for answer in Answer.allCases {
        guard let names = found[answer] else { continue }
        let title = answer == .here ? [] : [answer.rawValue.capitalized + ":"]
        sections += "\n" + wrapped(title + names.map { "`\($0)`" })
      }
    }
    return text + sections
  }

  /// What a notebook gets that reads a name.
  private enum Answer: String, CaseIterable { case here, refused, missing }

  private static func answers(_ names: [String], in place: String) -> [Answer: [String]] {
    let lesson = Lesson()
    let reading = place == "torch.Tensor" ? "owner = torch.ones(2, 2)" : "import \(place) as owner"
    let listed = names.map { "'\($0)'" }.joined(separator: ", ")
    let printed = lesson.run(
      """
      import torch
      refused = ('numpy',)
      def answer(name):
          try:
              getattr(owner, name)
          except NotImplementedError:
              return 'refused'
          except AttributeError as error:
              return 'missing' if name in str(error) else 'here'
          except Exception:
              return 'here'
          return 'here'
      owner = None
      try:
          \(reading)
      except (NotImplementedError, ImportError):
          pass
      for name in [\(listed)]:
          is_refused = owner is None or torch.is_tensor(owner) and name in refused
          print('refused' if is_refused else answer(name), name)
      """)
    var found: [Answer: [String]] = [:]
    for line in printed.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      if words.count == 2, let answer = Answer(rawValue: words[0]) { found[answer, default: []].append(words[1]) }
    }
    #expect(found.values.map(\.count).reduce(0, +) == names.count, "\(place): \(printed.prefix(300))")
    #expect(found[.missing] == nil, "\(place): \(found[.missing] ?? [])")
    return found
  }

  private static func wrapped(_ words: [String]) -> String {
    var lines = [""]
    for word in words {
      let last = lines[lines.count - 1]
      if last.count + word.count + 1 > 118 {
        lines.append(word)
      } else {
        lines[lines.count - 1] = last.isEmpty ? word : last + " " + word
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
