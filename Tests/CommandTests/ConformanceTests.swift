// The notebooks recorded with real CPython and PyTorch, through the same `check` that users run.

import Foundation
import Testing

@Suite struct ConformanceTests {
  private static let folder = Command.root.appendingPathComponent("Tests/Conformance")
  private static let notYet = folder.appendingPathComponent("NotYet.txt")
  private static let isRecording = ProcessInfo.processInfo.environment["RECORD_CONFORMANCE"] == "1"

  /// The Markdown files of all areas by their paths below `Notebooks`.
  private static func notebooks() throws -> [String] {
    let all = try FileManager.default.subpathsOfDirectory(atPath: folder.appendingPathComponent("Notebooks").path)
    return all.filter { $0.hasSuffix(".md") && $0.contains("/") }.sorted()
  }

  private static func check(_ notebook: String) throws -> Run {
    try Command.run(["check", "Tests/Conformance/Notebooks/\(notebook)"])
  }

  /// Every notebook is identical to its recording, or listed as not there yet; the list only shrinks.
  /// `RECORD_CONFORMANCE=1` takes from the list what passes, or begins it where there is none, and fails.
  @Test func notebooksPrintWhatTheRealOnesPrinted() throws {
    let stored = try? String(contentsOf: Self.notYet, encoding: .utf8)
    let listed = (stored ?? "").split(separator: "\n").map(String.init)
    let notebooks = try Self.notebooks()
    let failing = try notebooks.filter { try Self.check($0).code != 0 }
    print(Self.table(of: notebooks, failing: Set(failing)))

    if Self.isRecording {
      let kept = stored == nil ? failing : failing.filter(listed.contains)
      try Data(kept.map { $0 + "\n" }.joined().utf8).write(to: Self.notYet)
      Issue.record("NotYet.txt was written anew")
      return
    }
    #expect(listed == Set(listed).sorted(), "NotYet.txt is not sorted")
    for notebook in failing where !listed.contains(notebook) {
      let run = try Self.check(notebook)
      Issue.record("\(notebook) differs from its recording:\n\(run.out.prefix(2000))\(run.err.prefix(2000))")
    }
    for notebook in listed where !failing.contains(notebook) {
      Issue.record("\(notebook) passes, or is gone: take it off Tests/Conformance/NotYet.txt")
    }
  }

  /// How many notebooks are identical, by area.
  private static func table(of notebooks: [String], failing: Set<String>) -> String {
    func row(_ area: String, _ members: [String]) -> String {
      let name = area.padding(toLength: 10, withPad: " ", startingAt: 0)
      return "  \(name) \(members.count { !failing.contains($0) }) of \(members.count)"
    }
    let areas = Dictionary(grouping: notebooks) { String($0.prefix { $0 != "/" }) }.sorted { $0.key < $1.key }
    let rows = areas.map { row($0.key, $0.value) } + [row("all", notebooks)]
    return (["conformance, identical notebooks:"] + rows).joined(separator: "\n")
  }

  @Test func theRecordingsAreUnchanged() throws {
    let tool = """
      cd Tests/Conformance || exit
      if command -v sha256sum >/dev/null; then sha256sum -c --quiet SHA256SUMS; else shasum -a 256 -c SHA256SUMS; fi
      """
    let run = try Command.launch("/bin/bash", ["-c", tool], in: Command.root)
    #expect(run.code == 0, "\(run.out)\(run.err)")
  }

  @Test func everyRecordingHasItsSum() throws {
    let sums = try String(contentsOf: Self.folder.appendingPathComponent("SHA256SUMS"), encoding: .utf8)
    let held = Set(sums.split(separator: "\n").map { String($0.dropFirst("Notebooks/".count + 66)) })
    for notebook in try Self.notebooks() { #expect(held.contains(notebook)) }
  }
}
