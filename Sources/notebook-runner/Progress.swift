// The lines that show what runs, on a terminal only.

import NotebookRunner

/// Below the report, on an interactive standard error: a line for each notebook that has run for half a second, and one
/// for all together once the command has taken that long.
final class Progress {
  private static let delay = 0.5
  private static let interval = 0.1
  private let isShown = Terminal.error.isInteractive
  private let start = monotonicSeconds()
  private var starts: [ObjectIdentifier: Double] = [:]
  private var lastDraw = 0.0
  private var drawn = 0

  /// `done` of `count` files need no more running.
  func show(_ active: [NotebookRun], done: Int, of count: Int) {
    guard isShown else { return }
    let now = monotonicSeconds()
    for run in active where starts[ObjectIdentifier(run)] == nil { starts[ObjectIdentifier(run)] = now }
    guard now - start > Self.delay, now - lastDraw >= Self.interval else { return }
    lastDraw = now
    var lines = active.compactMap { run -> String? in
      let seconds = now - (starts[ObjectIdentifier(run)] ?? now)
      guard seconds >= Self.delay, let current = run.current else { return nil }
      let last = run.plan.last?.cell.number ?? 0
      let name = Visible.text(run.notebook.name.utf8, showingBlanks: false)
      return "\(name): \(current.cell.title) of \(last), \(Self.clock(now - current.since))"
    }
    if count > 1 { lines.append("\(done) of \(count) files, \(Self.clock(now - start))") }
    let known = Set(active.map { ObjectIdentifier($0) })
    starts = starts.filter { known.contains($0.key) }
    draw(lines)
  }

  func clear() {
    if drawn > 0 { draw([]) }
  }

  private func draw(_ lines: [String]) {
    let width = Terminal.error.width - 1
    var text = drawn > 1 ? "\u{1B}[\(drawn - 1)A" : ""
    text += drawn > 0 ? "\r\u{1B}[J" : ""
    text += lines.map { $0.count > width ? String($0.prefix(max(width - 1, 1))) + "…" : $0 }.joined(separator: "\n")
    drawn = lines.count
    Terminal.error.write(text)
  }

  private static func clock(_ seconds: Double) -> String {
    let whole = Int(seconds)
    if whole < 60 { return "\(whole).\(Int(seconds * 10) % 10) s" }
    return "\(whole / 60):\(whole % 60 < 10 ? "0" : "")\(whole % 60)"
  }
}
