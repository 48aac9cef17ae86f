// Documentation/Covered.md: which names that public lessons use occur in a case whose answer PyTorch recorded.

import Foundation
import Testing

@Suite struct CoveredTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  private static let page = root.appendingPathComponent("Documentation/Covered.md")
  private static let aliases = [
    "torch.nn.functional": ["F", "functional"], "torch.nn": ["nn"], "torch.optim": ["optim"],
    "torch.utils.data": ["data"], "torch.autograd": ["autograd"], "torch.optim.lr_scheduler": ["lr_scheduler"],
    "torch.nn.init": ["init"], "torch.distributions": ["distributions"],
  ]

  /// With `RECORD_COVERED=1` writes the page anew, and fails.
  @Test func thePageOfCoveredNamesIsCurrent() throws {
    let made = try Self.text()
    if ProcessInfo.processInfo.environment["RECORD_COVERED"] != nil {
      try made.write(to: Self.page, atomically: true, encoding: .utf8)
      Issue.record("written anew; run again without RECORD_COVERED")
      return
    }
    #expect(try String(contentsOf: Self.page, encoding: .utf8) == made, "run Scripts/covered")
  }

  private static func read(_ path: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
  }

  /// The code of all cases whose answer is recorded: notebooks that pass, lessons, cells and calls of the tests.
  private static func cases() throws -> String {
    let listed = Set(try read("Tests/Conformance/NotYet.txt").split(whereSeparator: \.isWhitespace).map(String.init))
    var found: [String] = []
    for folder in ["Tests/Conformance/Notebooks", "Tests/Seeds", "Tests/TorchModuleTests/Recorded"] {
      let start = root.appendingPathComponent(folder)
      let paths = (FileManager.default.enumerator(atPath: start.path)?.compactMap { $0 as? String } ?? []).sorted()
      for path in paths where path.hasSuffix(".md") && !(folder.hasSuffix("Notebooks") && listed.contains(path)) {
        var isCode = false
        for line in try read("\(folder)/\(path)").split(separator: "\n", omittingEmptySubsequences: false) {
          if line.hasPrefix("```") {
            isCode = !isCode && line.hasPrefix("```python")
          } else if isCode {
            found.append(String(line))
          }
        }
      }
    }
    for line in try read("Tests/MiniTorchTests/Recorded/ops.txt").split(separator: "\n") {
      found.append(String(line.prefix { $0 != "\t" }))
    }
    return found.joined(separator: "\n")
  }

  private static func isUsed(_ name: String, _ text: String) throws -> Bool {
    func has(_ pattern: String) throws -> Bool {
      let expression = try NSRegularExpression(pattern: pattern)
      return expression.firstMatch(in: text, range: NSRange(text.startIndex..., in: text)) != nil
    }
    let escaped = NSRegularExpression.escapedPattern(for: name)
    if name.hasPrefix(".") { return try text.contains(name) && has(escaped + "\\b") }
    guard let dot = name.lastIndex(of: ".") else { return false }
    let (path, last) = (String(name[..<dot]), String(name[name.index(after: dot)...]))
    guard text.contains(last) else { return false }
    for place in [path] + (aliases[path] ?? []) {
      if try has("(?<![\\w.])\(NSRegularExpression.escapedPattern(for: place))\\.\(last)\\b") { return true }
    }
    return try has("from \(NSRegularExpression.escapedPattern(for: path)) import [^\\n]*\\b\(last)\\b")
  }

  private static func text() throws -> String {
    let text = try cases()
    let rows = try read("Tests/Differential/api_frequency.tsv").split(separator: "\n").dropFirst().map { line in
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      return (name: String(fields[0]), lessons: Int(fields[1]) ?? 0)
    }
    let known = try rows.map { ($0.name, $0.lessons, try isUsed($0.name, text)) }
    #expect(known.count > 300)
    let covered = known.filter(\.2)
    let share = 100 * Double(covered.reduce(0) { $0 + $1.1 }) / Double(known.reduce(0) { $0 + $1.1 })
    let first = known.filter { $0.0.hasPrefix("torch") || $0.0.hasPrefix(".") }.prefix(160)
    let missing = known.filter { !$0.2 }.map { "`\($0.0)` \($0.1)" }.joined(separator: ", ")
    return """
      # Names that lessons use, and cases that cover them

      \(covered.count) of the \(known.count) names that public lessons use occur in a case whose answer was recorded with PyTorch and comes
      out the same here: \(String(format: "%.1f", share)) % of all uses, a name counted once a lesson. Of the first \(first.count) names
      \(first.filter(\.2).count) are covered. This page is written by `Scripts/covered`.

      Not covered, by the number of lessons: \(missing).

      """
  }
}
