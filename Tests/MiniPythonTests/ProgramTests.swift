// Programs with what CPython 3.11 printed for them.

import Foundation
import MiniPython
import Testing

@Suite(.serialized) struct ProgramTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Programs")
  static let names: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".py") }.map { String($0.dropLast(3)) }.sorted()

  @Test("A program prints what it prints in CPython", arguments: names)
  func prints(_ name: String) throws {
    let source = try Data(contentsOf: ProgramTests.folder.appendingPathComponent(name + ".py"))
    let expected = try String(contentsOf: ProgramTests.folder.appendingPathComponent(name + ".txt"), encoding: .utf8)
    nonisolated(unsafe) var printed: [UInt8] = []
    let interpreter = Interpreter { printed.append(contentsOf: $0) }
    let outcome = interpreter.run(cell: [UInt8](source), number: 1)
    #expect(outcome.end == .finished, "\(outcome.errorText)")
    #expect(String(decoding: printed, as: UTF8.self) == expected)
  }
}
