// Workers: what they answer, how they end, and what walls they have.

import NotebookRunner
import Testing

@Suite(.serialized)
struct WorkerTests {
  private func replies(
    _ sources: [String], timeout: Double = 20, limits: WorkerLimits = WorkerLimits()
  ) throws -> [CellReply] {
    let worker = try #require(Worker(seed: 7, limits: limits) { ToyEngine($0) })
    defer { worker.stop() }
    return sources.enumerated().map { index, source in
      worker.run(CellInput(source: source, number: index + 1, firstLine: 1), timeout: timeout) {}
    }
  }

  private func death(_ source: String, limits: WorkerLimits = WorkerLimits()) throws -> String {
    guard case .died(let cause, _)? = try replies([source], limits: limits).first else { return "alive" }
    return cause
  }

  @Test func cellsShareANamespace() throws {
    let replies = try replies(["x = \"one\"", "print(x)", "seed()", "note(\"hint\")"])
    #expect(
      replies == [
        .outcome(CellOutcome(output: "")), .outcome(CellOutcome(output: "one\n")),
        .outcome(CellOutcome(output: "7\n")), .outcome(CellOutcome(output: "", notes: ["hint"])),
      ])
  }

  @Test func errorsCrossTheChannel() throws {
    let error = CellError(
      kind: .exception, text: "E: é", frames: [CellFrame(cell: 1, line: 2, function: "<module>")])
    #expect(try replies(["\nraise E(\"é\")"]) == [.outcome(CellOutcome(output: "E: é\n", error: error))])
  }

  @Test func longTextsCrossTheChannel() throws {
    let comment = "#" + String(repeating: "long", count: 1_000_000)
    guard case .outcome(let outcome)? = try replies(["flood(3000000)", comment + "\nflood(5)"]).last else {
      Issue.record("no outcome")
      return
    }
    #expect(outcome.output == "xxxxx")
  }

  @Test func theAlarmStopsACell() throws {
    let replies = try replies(["loop()", "print(\"on\")"], timeout: 0.1)
    guard case .outcome(let outcome)? = replies.first else {
      Issue.record("\(replies)")
      return
    }
    #expect(outcome.error?.kind == .timeout)
    #expect(replies.last == .outcome(CellOutcome(output: "on\n")))
  }

  @Test func aCellThatHearsNoAlarmIsEnded() throws {
    var limits = WorkerLimits()
    limits.grace = 0.1
    #expect(try replies(["hang()", "print(\"on\")"], timeout: 0.1, limits: limits).first == .overran(output: ""))
  }

  @Test func deathsAreExplained() throws {
    #expect(try death("crash()").hasPrefix("the worker died of SIG"))
    #expect(try death("recurse()").hasPrefix("the worker died of SIG"))
    #expect(try death("leave()") == "the worker ended with code 7")
    var limits = WorkerLimits()
    limits.output = 1 << 20
    #expect(try death("flood(9000000)", limits: limits).contains("more than the limit"))
  }

  @Test func aDeadWorkerEndsItsNotebookOnly() throws {
    let document = try Document(Array("```py\nprint(\"a\")\n```\n```py\nleave()\n```\n```py\nprint(\"b\")\n```\n".utf8))
    let worker = try #require(Worker(seed: 0) { ToyEngine($0) })
    let failures = Session().run(try Session().plan(for: document), in: worker).map(\.failure)
    #expect(failures == [nil, .internalError("the worker ended with code 7"), .notRun(afterCell: 2)])
  }

  #if os(Linux)
    @Test func wallsHold() throws {
      let replies = try replies(["open_file()", "spawn()", "environment()"])
      #expect(replies == ["refused\n", "refused\n", "empty\n"].map { .outcome(CellOutcome(output: $0)) })
    }

    @Test func memoryIsLimited() throws {
      var limits = WorkerLimits()
      limits.memory = 512 << 20
      guard case .outcome(let outcome)? = try replies(["exhaust()"], limits: limits).first else {
        Issue.record("no outcome")
        return
      }
      #expect(outcome.error?.text == "MemoryError")
    }
  #endif
}
