// Networks that are built and trained in Swift, against the numbers that PyTorch printed for the same networks.
import Foundation
import MiniTorch
import Testing

private func text(_ values: [Double]) -> [String] { values.map { String(format: "%.5f", $0) } }

extension TensorTests {
  @Suite(.serialized) struct NetworkTests {
    @Test func `a two-layer net learns as in Python`() throws {
      Generator.default.manualSeed(3)
      let net = Sequential(try Linear(2, 5), Function { try Op.tanh.apply($0) }, try Linear(5, 1))
      let x = try Tensor([0, 0, 0, 1, 1, 0, 1, 1], sizes: [4, 2])
      let y = try Tensor([0, 1, 1, 0], sizes: [4, 1])
      func losses(_ step: () throws -> Void, _ clear: () throws -> Void) throws -> [Double] {
        try (0..<10).map { _ in
          let loss = try Op.mseLoss(net(x), y)
          try clear()
          try loss.backward()
          try step()
          return try loss.item().double
        }
      }
      let descent = try SGD(net.parameters, .init(learningRate: 0.1, momentum: 0.9))
      #expect(
        try text(losses({ try descent.step() }, { try descent.zeroGrad() })) == [
          "0.66302", "0.41091", "0.29208", "0.39126", "0.46006", "0.36808", "0.25488", "0.26383", "0.35051", "0.37884",
        ])
      let adam = try Adam(net.parameters, .init(learningRate: 0.05))
      #expect(
        try text(losses({ try adam.step() }, { adam.zeroGrad() })) == [
          "0.31827", "0.25333", "0.24893", "0.25449", "0.25026", "0.24044", "0.23212", "0.22890", "0.22937", "0.22871",
        ])
    }

    @Test func `an LSTM begins as in Python`() throws {
      Generator.default.manualSeed(1)
      let layer = try LSTM(2, 3)
      let x = try Tensor((0..<8).map { Float($0) / 8 }, sizes: [2, 2, 2])
      #expect(
        try text(layer(x).doubles()) == [
          "-0.07279", "0.12173", "-0.18019", "-0.08256", "0.10946", "-0.16637", "-0.15319", "0.11571", "-0.22639",
          "-0.17287", "0.10117", "-0.21025",
        ])
      #expect(layer.parameters.count == 4)
    }

    @Test func `a convolution begins as in Python`() throws {
      Generator.default.manualSeed(1)
      let layer = try Convolution(1, 2, kernel: 2, stride: 2, padding: 1)
      let x = try Tensor((0..<9).map { Float($0) / 9 }, sizes: [1, 1, 3, 3])
      #expect(
        try text(layer(x).doubles()) == [
          "0.06951", "0.11089", "0.15240", "0.19462", "-0.06122", "-0.01612", "0.20831", "0.04226",
        ])
    }

    @Test func `adam refuses what it can not step`() {
      #expect(throws: TensorError.self) { try Adam([], .init()) }
      #expect(throws: TensorError.self) {
        try Adam([Tensor([1, 2], sizes: [2], dtype: .float64)], .init())
      }
    }
  }
}
