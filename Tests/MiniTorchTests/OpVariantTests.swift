// Every declared operation with other memory, other dtypes, no elements and wrong arguments: the calls, derived from its
// samples, that TorchModuleTests compares with PyTorch.
import Foundation
import MiniTorch
import Testing

extension TensorTests {
  @Suite struct OpVariantTests {
    /// With `RECORD_PYTHON` naming a Python that has PyTorch, writes the recording anew, and fails.
    @Test func `recording is made on request`() throws {
      let texts = Set(Self.calls()).sorted()
      #expect(texts.count > 6000)
      guard let python = ProcessInfo.processInfo.environment["RECORD_PYTHON"] else { return }
      let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      let process = Process()
      process.executableURL = URL(fileURLWithPath: python)
      process.arguments = [tests.appendingPathComponent("Recorded/record_op_variants.py").path]
      let (input, output) = (Pipe(), Pipe())
      process.standardInput = input
      process.standardOutput = output
      try process.run()
      input.fileHandleForWriting.write(Data(texts.joined(separator: "\n").utf8))
      try input.fileHandleForWriting.close()
      try output.fileHandleForReading.readDataToEndOfFile().write(
        to: tests.deletingLastPathComponent().appendingPathComponent("TorchModuleTests/Recorded/op_variants.txt"))
      Issue.record("recorded anew; run again without RECORD_PYTHON")
    }

    /// The calls as Python writes them.
    private static func calls() -> [String] {
      Op.registry.flatMap { op -> [String] in
        guard !op.places.isDisjoint(with: [.function, .method]), let samples = try? op.samples(), !samples.isEmpty
        else {
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
          add {
            try sample.mapTensors {
              $0.count > 0 && $0.rank > 0 ? try $0.detach().reshape([-1]).select(0, 0).clone() : $0
            }
          }
        }
        let isMethod = !op.places.contains(.function)
        let receiver = samples[0].positional.first ?? .none
        for wrong in [[], [.string("a")], [.none], [.list([.float(1.5)], isTuple: false)]] as [[Argument]] {
          if !isMethod { made.append(CallArguments(wrong)) }
          made.append(CallArguments([receiver] + wrong))
        }
        made.append(CallArguments(samples[0].positional, keywords: samples[0].keywords + [("foo", .int(1))]))
        return made.filter { !isMethod || !$0.positional.isEmpty }.map { PythonExpression.text(op, $0) }
      }
    }
  }
}
