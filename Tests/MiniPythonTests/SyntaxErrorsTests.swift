// What the parser says of wrong sources, against what CPython 3.11 says.

import Foundation
import MiniPython
import Testing

private func failure(_ source: String) -> SyntaxFailure? {
  do {
    _ = try Parser.parseModule(Array(source.utf8))
    return nil
  } catch {
    return error
  }
}

private func name(_ kind: SyntaxFailure.Kind) -> String {
  switch kind {
  case .syntax: "SyntaxError"
  case .indentation: "IndentationError"
  case .tab: "TabError"
  case .recursion: "RecursionError"
  case .memory: "MemoryError"
  }
}

@Test func syntaxErrorsAreCPythons() throws {
  try onLargeStack {
    try checkRecorded("syntax-errors") { recorded in
      guard let failure = failure(recorded.text(0)) else { return Array("accepted".utf8) }
      return Array("\(name(failure.kind)) \(failure.span.line) \(failure.message)".utf8)
    }
  }
}

@Test func errorsPointAtTheirPlace() throws {
  let missingComma = try #require(failure("x = (1 2)\n"))
  #expect(missingComma.span == SourceSpan(line: 1, column: 5, endLine: 1, endColumn: 8))
  let neverClosed = try #require(failure("a = 1\nfoo(\nb = 2\n"))
  #expect(neverClosed.message == "'(' was never closed")
  #expect(neverClosed.span == SourceSpan(line: 2, column: 3, endLine: 2, endColumn: 4))
}

@Test(arguments: ["async def f(): pass", "await x", "x = [y async for y in z]", "@d\nasync def f(): pass"])
func asynchronousCodeIsRefusedByName(_ source: String) {
  let message = failure(source)?.message
  #expect(message == "'async' is not supported by this runner" || message == "'await' is not supported by this runner")
}

@Test func handlersOfGroupsStandByThemselves() {
  #expect(failure("try:\n  x\nexcept* A:\n  y\n") == nil)
  let mixed = "try:\n  x\nexcept* A:\n  y\nexcept B:\n  z\n"
  #expect(failure(mixed)?.message == "cannot have both 'except' and 'except*' on the same 'try'")
}

@Test func sourcesThatAreNoTextAreRefused() throws {
  #expect(failure("a\0b")?.message == "source code string cannot contain null bytes")
  let cases: [([UInt8], String)] = [
    ([0xFF], "can't decode byte 0xff in position 0: invalid start byte"),
    ([0x22, 0xC3], "can't decode byte 0xc3 in position 1: unexpected end of data"),
    ([0x22, 0xE2, 0x82, 0x22], "can't decode bytes in position 1-2: invalid continuation byte"),
  ]
  for (source, words) in cases {
    #expect(throws: SyntaxFailure.self) { try Parser.parseModule(source) }
    do { _ = try Parser.parseModule(source) } catch {
      #expect(error.message == "(unicode error) 'utf-8' codec " + words)
    }
  }
}

@Test func depthIsBounded() throws {
  try onLargeStack {
    let many = 100_000
    let sources = [
      String(repeating: "-", count: many) + "x", String(repeating: "not ", count: many) + "x",
      "x" + String(repeating: ".a", count: many), "x" + String(repeating: "+x", count: many),
      String(repeating: "lambda:", count: many) + "x", String(repeating: "x if y else ", count: many) + "z",
      "x" + String(repeating: "**x", count: many), "if x: pass\n" + String(repeating: "elif x: pass\n", count: many),
    ]
    for source in sources {
      let refused = failure(source)
      #expect(refused?.kind == .recursion)
      #expect(refused?.message == "maximum recursion depth exceeded during compilation")
    }
    #expect(failure(String(repeating: "(", count: many))?.message == "too many nested parentheses")
  }
}

@Test func noBytesTrap() throws {
  try onLargeStack {
    let cases = try recordedCases("syntax-errors") + recordedCases("syntax-trees")
    var random = SystemRandomNumberGenerator()
    for recorded in cases {
      for _ in 0..<20 {
        var bytes = recorded.fields[0]
        for _ in 0..<Int.random(in: 1...4, using: &random) {
          let index = Int.random(in: 0...bytes.count, using: &random)
          if Bool.random(using: &random), index < bytes.count {
            bytes.remove(at: index)
          } else {
            bytes.insert(UInt8.random(in: 0...255, using: &random), at: index)
          }
        }
        _ = try? Parser.parseModule(bytes)
        _ = try? Parser.parseExpression(bytes)
      }
    }
  }
}

/// Runs a body on a stack of the size that a session has.
func onLargeStack(_ body: @escaping @Sendable () throws -> Void) throws {
  let outcome = Outcome()
  let thread = Thread {
    do { try body() } catch { outcome.error = error }
    outcome.done.signal()
  }
  thread.stackSize = 64 << 20
  thread.start()
  outcome.done.wait()
  if let error = outcome.error { throw error }
}

private final class Outcome: @unchecked Sendable {
  let done = DispatchSemaphore(value: 0)
  var error: (any Error)?
}
