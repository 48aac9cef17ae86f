// Batch and layer norms and their gradients against checksums recorded from real PyTorch on one thread.
import MiniTorch
import Testing

extension TensorTests {
  @Suite(.serialized) struct NormTests {
    @Test func normsAndTheirGradientsEqualPyTorch() throws {
      var failures: [String] = []
      var parts: [String: Tensor] = [:]
      for line in try recordedLines("norms.txt") {
        let sizes = line[1..<(line.count - 1)].compactMap { Int($0) }
        if line[0] == "batch" || line[0] == "layer" { parts = try run(line[0], sizes) }
        let found = try checksum(#require(parts[line[0]]).doubles().map { Float($0) })
        if String(found) != line[line.count - 1] { failures.append("\(line[0]) \(sizes)") }
      }
      #expect(failures.isEmpty)
      #expect(!parts.isEmpty)
    }

    private func call(_ name: String, _ arguments: [Argument]) throws -> Tensor {
      let op = try #require(Op.named(name))
      return try #require(op.call(CallArguments(arguments)).allTensors.first)
    }

    private func normal(_ sizes: [Int]) throws -> Tensor {
      try call("randn", [.list(sizes.map { .int($0) }, isTuple: true)])
    }

    /// A norm of random values, and the gradients of its input, weight and bias.
    private func run(_ name: String, _ sizes: [Int]) throws -> [String: Tensor] {
      Generator.default.manualSeed(3)
      let width = name == "batch" ? sizes[1] : sizes[sizes.count - 1]
      let (x, w, b, g) = (try normal(sizes), try normal([width]), try normal([width]), try normal(sizes))
      for t in [x, w, b] { try t.setRequiresGrad(true) }
      let y =
        try name == "batch"
        ? call("batch_norm", [.tensor(x), .none, .none, .tensor(w), .tensor(b), .bool(true)])
        : call("layer_norm", [.tensor(x), .list([.int(width)], isTuple: true), .tensor(w), .tensor(b)])
      try y.backward(gradient: g)
      return [
        name: y, name + "X": try #require(x.grad), name + "Weight": try #require(w.grad),
        name + "Bias": try #require(b.grad),
      ]
    }
  }
}
