// What the compiler makes of programs: the selection of instructions held still.

import Foundation
import MiniPython
import Testing

/// Each file of `Disassembly/` is a program, a line of dashes, and the listing of its code. `RECORD_DISASSEMBLY=1` writes
/// the listings anew; a recording run fails, so that none passes for a test.
@Suite(.serialized) struct DisassemblyTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Disassembly")
  static let names: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).filter { $0.hasSuffix(".txt") }.sorted()
  static let line = "--------\n"

  @Test("A program compiles to the instructions that were recorded", arguments: names)
  func compiles(_ name: String) throws {
    Interpreter.install()
    let file = DisassemblyTests.folder.appendingPathComponent(name)
    let text = try String(contentsOf: file, encoding: .utf8)
    let parts = text.components(separatedBy: DisassemblyTests.line)
    let listing = Disassembly.listing(of: try Interpreter.compiled(cell: Array(parts[0].utf8), 1).0)
    if ProcessInfo.processInfo.environment["RECORD_DISASSEMBLY"] != nil {
      try (parts[0] + DisassemblyTests.line + listing).write(to: file, atomically: true, encoding: .utf8)
      Issue.record("recorded \(name): run again without RECORD_DISASSEMBLY")
      return
    }
    #expect(parts.count == 2 && listing == parts[1], "\(name) is now:\n\(listing)")
  }
}

/// Code as text, one instruction a line.
enum Disassembly {
  static func listing(of code: CodeObject) -> String {
    var text = "\(code.qualifiedName): \(code.localNames.map(\.text).joined(separator: " "))\n"
    var inner: [CodeObject] = []
    for i in 0..<code.instructionCount { text += line(code, i, &inner) }
    for handler in code.handlers {
      text += "  \(handler.start)..<\(handler.end) raise to \(handler.target), into r\(handler.register)\n"
    }
    return text + inner.map { "\n" + listing(of: $0) }.joined()
  }

  private static func line(_ code: CodeObject, _ i: Int, _ inner: inout [CodeObject]) -> String {
    let ins = code.instructions[i]
    var parts = ["\(ins.op)", "\(ins.a)", "\(ins.b)", "\(ins.c)"]
    if ins.x != 0 { parts.append("x\(ins.x)") }
    switch ins.op {
    case .loadConstant, .makeFunction, .callBlock:
      if case .object(let o) = code.constants[Int(ins.d)], o.kind == .code {
        let made = unsafeDowncast(o, to: CodeObject.self)
        inner.append(made)
        parts.append(made.qualifiedName)
      } else {
        parts.append(constant(code, Int(ins.d)))
      }
    case .addConstant, .subtractConstant, .multiplyConstant, .moduloConstant:
      parts.append(constant(code, Int(ins.c)))
    case .jumpUnlessConstant: parts += [constant(code, Int(ins.b)), "-> \(i + Int(ins.d))"]
    case .jump, .loop, .jumpIfFalse, .jumpIfTrue, .jumpUnless, .forNext, .forAgain: parts.append("-> \(i + Int(ins.d))")
    case .loadGlobal, .storeGlobal, .deleteGlobal, .callGlobal, .iterateCall, .loadName, .storeName, .getAttribute,
      .setAttribute, .loadMethod, .loadCell, .checkLocal, .importModule, .importFrom:
      parts.append("'\(code.names[Int(ins.d)].text)'")
    case .getItem where ins.x > 1, .setItem where ins.x == 1: parts.append("'\(code.names[Int(ins.d)].text)'")
    default: break
    }
    if ins.op == .getItem, ins.x & 1 == 1 { parts.append(constant(code, Int(ins.c))) }
    if ins.op == .getAttribute || ins.op == .loadMethod, ins.x == 1 {
      parts.append("of '\(code.names[Int(ins.b)].text)'")
    }
    if ins.e != 0 { parts.append("cache \(ins.e)") }
    return String(repeating: " ", count: max(0, 4 - "\(i)".count)) + "\(i)  " + parts.joined(separator: " ") + "\n"
  }

  private static func constant(_ code: CodeObject, _ i: Int) -> String {
    (try? Operations.repr(code.constants[i]).text) ?? "?"
  }
}
