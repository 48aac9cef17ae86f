// Keeps account of what came of the notebooks, and reports it to machines.

import NotebookRunner

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

final class Ledger {
  private let command: String
  private let reports: ReportChoice
  private let isAnnotating: Bool
  private let fence: GitHub.Fence?
  private var junit: ReportFile?
  private var annotations: [String] = []
  private var rows: [(name: String, finding: Finding)] = []
  private var findingCount = 0
  private static let rowLimit = 200

  private(set) var totals = Totals()

  struct Totals {
    var notebooks = 0
    var cells = 0
    var failedCells = 0
    var differing = 0
    var failed = 0
    var unusable = 0
    var seconds = 0.0
  }

  /// Where text for people goes: away from standard output where that is for JSON.
  let output: Terminal
  let error: Terminal

  init(_ reports: ReportChoice, command: String, documentOnOutput: Bool) {
    self.command = command
    self.reports = reports
    let isOnGitHub = getenv("GITHUB_ACTIONS").map { String(cString: $0) } == "true"
    isAnnotating = reports.annotations == .always || reports.annotations == .auto && isOnGitHub
    output = reports.json || documentOnOutput ? .error : .output
    // GitHub reads both streams, one apart from the other: only what goes through the same one stands inside the fence.
    error = isAnnotating ? output : .error
    fence = isAnnotating ? GitHub.Fence() : nil
    if let fence { output.write(fence.opening) }
  }

  /// Whether results must list their cells.
  var needsCells: Bool { reports.junit != nil || reports.json }

  /// Opens what is to be written.
  func open() throws(FileError) {
    guard let path = reports.junit else { return }
    junit = try ReportFile(path)
    try junit?.write(JUnit.opening)
  }

  /// Takes the result of the next notebook. Its findings are not coloured.
  func add(_ result: NotebookResult) throws(FileError) {
    if result.status == .unusable { totals.unusable += 1 } else { totals.notebooks += 1 }
    totals.cells += result.cellCount
    totals.failedCells += result.failedCount
    totals.seconds += result.seconds
    if result.hasDifferences { totals.differing += 1 }
    if result.status == .failed || result.status == .interrupted { totals.failed += 1 }
    if reports.json { Terminal.output.write(result.json.line + "\n") }
    if isAnnotating {
      findingCount += result.findings.count
      for finding in result.findings {
        if annotations.count < GitHub.annotationLimit {
          annotations.append(GitHub.annotation(finding, in: result.name))
        }
        if rows.count < Self.rowLimit { rows.append((result.name, finding)) }
      }
    }
    do throws(FileError) { try junit?.write(JUnit.suite(result)) } catch {
      junit = nil  // it is said once
      throw error
    }
  }

  /// Ends all reports; `verdict` is the summary line.
  func close(verdict: String, outcome: Outcome) throws(FileError) {
    if reports.json { Terminal.output.write(json(outcome) + "\n") }
    try junit?.write(JUnit.closing)
    try junit?.finish()
    junit = nil
    guard isAnnotating else { return }
    if let fence { output.write(fence.closing) }
    for annotation in annotations { output.write(annotation) }
    if findingCount > annotations.count { output.write(GitHub.remainder(findingCount - annotations.count)) }
    if let path = getenv("GITHUB_STEP_SUMMARY") {
      let summary = GitHub.summary(command: command, verdict: verdict, rows: rows, omitted: findingCount - rows.count)
      try ReportFile.append(summary, to: String(cString: path))
    }
  }

  private func json(_ outcome: Outcome) -> String {
    JSONValue.object([
      .init(
        "summary",
        .object([
          .init("notebooks", .integer(totals.notebooks)), .init("cells", .integer(totals.cells)),
          .init("failed_cells", .integer(totals.failedCells)), .init("failed", .integer(totals.failed)),
          .init("differing", .integer(totals.differing)), .init("unusable", .integer(totals.unusable)),
          .init("exit_code", .integer(Int(outcome.exitCode))),
        ]))
    ]).line
  }
}
