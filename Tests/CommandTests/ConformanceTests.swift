// The notebooks recorded with real CPython and PyTorch, through the same `check` that users run.

import Foundation
import Testing

@Suite struct ConformanceTests {
  private static let folder = Command.root.appendingPathComponent("Tests/Conformance")
  private static let notYet = folder.appendingPathComponent("NotYet.txt")

  private static func notebooks() throws -> [String] {
    let all = try FileManager.default.subpathsOfDirectory(atPath: folder.appendingPathComponent("Notebooks").path)
    return all.filter { $0.hasSuffix(".md") && $0.contains("/") }.sorted()
  }

  /// Every notebook is identical to its recording, or listed as not there yet; the list only shrinks.
  /// `RECORD_CONFORMANCE=1` writes the list anew and fails.
  @Test func notebooksPrintWhatTheRealOnesPrinted() throws {
    let listed = Set(try String(contentsOf: Self.notYet, encoding: .utf8).split(separator: "\n").map(String.init))
    var failing: [String] = []
    var areas: [String: (passed: Int, all: Int)] = [:]
    for notebook in try Self.notebooks() {
      let path = Self.folder.appendingPathComponent("Notebooks/\(notebook)").path
      let passed = try Command.run(["check", path]).code == 0
      let area = String(notebook.prefix { $0 != "/" })
      areas[area, default: (0, 0)].all += 1
      if passed { areas[area, default: (0, 0)].passed += 1 } else { failing.append(notebook) }
    }
    for (area, count) in areas.sorted(by: { $0.key < $1.key }) {
      print("conformance \(area): \(count.passed) of \(count.all) identical")
    }
    if ProcessInfo.processInfo.environment["RECORD_CONFORMANCE"] != nil {
      try Data(failing.map { $0 + "\n" }.joined().utf8).write(to: Self.notYet)
      Issue.record("NotYet.txt was written anew")
      return
    }
    for notebook in failing where !listed.contains(notebook) {
      Issue.record("\(notebook) differs from its recording: notebook-runner check Tests/Conformance/Notebooks/\(notebook)")
    }
    for notebook in listed where !failing.contains(notebook) {
      Issue.record("\(notebook) passes: take it off Tests/Conformance/NotYet.txt")
    }
  }

  @Test func theRecordingsAreUnchanged() throws {
    let tool = "cd Tests/Conformance && (sha256sum -c --quiet SHA256SUMS || shasum -a 256 -c --quiet SHA256SUMS)"
    let run = try Command.launch("/bin/bash", ["-c", tool], in: Command.root)
    #expect(run.code == 0, "\(run.out)\(run.err)")
  }
}
