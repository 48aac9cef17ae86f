// Every declared operation with other memory, other dtypes, no elements and wrong arguments, derived from its samples and
// compared with recorded PyTorch.
import Foundation
import MiniTorch
import Testing

/// One sample call changed in one way.
private struct Variant {
  let op: Op
  let arguments: CallArguments

  var text: String { PythonExpression.text(op, arguments) }

  nonisolated(unsafe) static let all: [Variant] = Op.registry.flatMap { op -> [Variant] in
    guard !op.places.isDisjoint(with: [.function, .method]), let samples = try? op.samples(), !samples.isEmpty else {
      return []
    }
    var made: [CallArguments] = []
    func add(_ make: () throws -> CallArguments) { if let arguments = try? make() { made.append(arguments) } }
    for sample in samples {
      // Other memory: matrices column by column.
      add { try sample.mapTensors { $0.rank == 2 ? try $0.t().contiguous().t() : $0 } }
      for dtype in [DType.float64, .float16, .bfloat16, .int64, .int32, .uint8, .bool] {
        add { try sample.mapTensors { $0.dtype.isFloatingPoint ? try $0.detach().to(dtype) : $0 } }
      }
      add { try sample.mapTensors { $0.rank > 0 ? try $0.detach().narrow(0, 0, 0).clone() : $0 } }
      add { try sample.mapTensors { $0.count > 0 && $0.rank > 0 ? try $0.detach().reshape([-1]).select(0, 0).clone() : $0 } }
    }
    let isMethod = !op.places.contains(.function)
    let receiver = samples[0].positional.first ?? .none
    let leading = isMethod ? [receiver] : []
    for wrong in [[], [.string("a")], [.none], [.list([.float(1.5)], isTuple: false)]] as [[Argument]] {
      made.append(CallArguments(leading + wrong))
      if !isMethod { made.append(CallArguments([receiver] + wrong)) }
    }
    made.append(CallArguments(samples[0].positional, keywords: samples[0].keywords + [("foo", .int(1))]))
    return made.filter { isMethod ? !$0.positional.isEmpty : true }.map { Variant(op: op, arguments: $0) }
  }

  /// The result or the error, in a line.
  func outcome() -> String {
    do {
      return line(try call(op, arguments))
    } catch let error as TensorError {
      return "!" + error.message.trimmingCharacters(in: .newlines).replacingOccurrences(of: "\n", with: "\\n")
    } catch {
      return "!\(error)"
    }
  }
}

private let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Recorded")

private func lines(_ name: String) -> [String] {
  ((try? String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)) ?? "").split(separator: "\n").map(String.init)
}

extension TensorTests {
  @Suite(.serialized) struct OpVariantTests {
    /// With `RECORD_PYTHON` naming a Python that has PyTorch, writes the recording and the list of what differs, and fails.
    @Test func `recording is made on request`() throws {
      guard let python = ProcessInfo.processInfo.environment["RECORD_PYTHON"] else { return }
      let process = Process()
      process.executableURL = URL(fileURLWithPath: python)
      process.arguments = [folder.appendingPathComponent("record_variants.py").path]
      let (input, output) = (Pipe(), Pipe())
      process.standardInput = input
      process.standardOutput = output
      try process.run()
      let texts = Set(Variant.all.map(\.text)).sorted()
      input.fileHandleForWriting.write(Data(texts.joined(separator: "\n").utf8))
      try input.fileHandleForWriting.close()
      let recorded = output.fileHandleForReading.readDataToEndOfFile()
      try recorded.write(to: folder.appendingPathComponent("op_variants.txt"))
      let differing = Set(try Self.differing()).sorted()
      try (differing.joined(separator: "\n") + "\n").write(
        to: folder.appendingPathComponent("op_variants_notyet.txt"), atomically: true, encoding: .utf8)
      Issue.record("recorded anew; run again without RECORD_PYTHON")
    }

    /// The calls whose outcome is not PyTorch's.
    private static func differing() throws -> [String] {
      var known: [String: String] = [:]
      for row in lines("op_variants.txt") {
        let fields = row.split(separator: "\t", maxSplits: 1, omittingEmptySubsequences: false)
        if fields.count == 2 { known[String(fields[0])] = String(fields[1]) }
      }
      return Variant.all.compactMap { variant in
        guard let expected = known[variant.text] else { return nil }
        return agree(variant.outcome(), expected) ? nil : variant.text
      }
    }

    @Test func `other memory, dtypes, sizes and arguments come out as in PyTorch`() throws {
      let listed = Set(lines("op_variants_notyet.txt"))
      let differing = Set(try Self.differing())
      #expect(lines("op_variants.txt").count > 4000)
      #expect(differing.subtracting(listed).sorted() == [], "these differ from PyTorch")
      #expect(listed.subtracting(differing).sorted() == [], "these agree now: take them off the list")
    }

    /// Equal, but for the last digits of numbers.
    private static func agree(_ a: String, _ b: String) -> Bool {
      if a == b { return true }
      if a.hasPrefix("!") || b.hasPrefix("!") { return false }
      let (x, y) = (a.split(separator: " "), b.split(separator: " "))
      guard x.count == y.count else { return false }
      let isHalf = a.hasPrefix("float16") || a.hasPrefix("bfloat16")
      let tolerance = a.hasPrefix("bfloat16") ? 8e-3 : isHalf ? 1e-3 : 1e-6
      return zip(x, y).allSatisfy { p, q in
        if p == q { return true }
        guard let u = Double(p), let v = Double(q) else { return false }
        return abs(u - v) <= tolerance * max(abs(u), abs(v))
      }
    }
  }
}
