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

    @Test func `a classifier with norms and dropout learns as in Python`() throws {
      Generator.default.manualSeed(5)
      let first = try Linear(3, 6, bias: false)
      let norm = try BatchNorm(6)
      let net = Sequential(
        first, norm, Function.relu, Dropout(0.25), try LayerNorm(6), try Linear(6, 3))
      let x = try Tensor((0..<24).map { Float($0) / 10 * ($0 / 3 % 2 == 0 ? -1 : 1) }, sizes: [8, 3])
      let y = try Tensor(integers: [0, 1, 2, 0, 1, 2, 0, 1])
      let loss = CrossEntropyLoss(labelSmoothing: 0.1)
      let optimizer = try Adam.decoupled(net.parameters, learningRate: 0.05)
      let losses = try (0..<5).map { _ in try optimizer.step { try loss(net(x), y) }.item().double }
      #expect(text(losses) == ["1.22212", "1.19652", "0.88940", "1.10058", "1.06507"])
      net.train(false)
      #expect(
        try net(x.narrow(0, 0, 2)).doubles().map { String(format: "%.4f", $0) } == [
          "0.9570", "-1.1539", "-0.4296", "-0.3423", "0.7316", "0.1332",
        ])
      #expect(try text(norm.runningMean.narrow(0, 0, 3).doubles()) == ["0.02281", "0.01393", "-0.04525"])
      #expect(try text(norm.runningVariance.narrow(0, 0, 3).doubles()) == ["0.71501", "0.62319", "1.04131"])
    }

    @Test func `an embedding learns with RMSprop as in Python`() throws {
      Generator.default.manualSeed(2)
      let table = try Embedding(5, 4)
      let head = Sequential(Function.flatten(), try Linear(8, 1))
      let symbols = try Tensor(integers: [0, 1, 2, 3, 4, 0]).reshape([3, 2])
      let target = try Tensor([1, 0, 1], sizes: [3, 1])
      let kinds: [(any Loss, String)] = [
        (BCEWithLogitsLoss(), "0.71206"), (MSELoss(), "0.90955"), (HuberLoss(delta: 0.5), "0.27555"),
      ]
      for (loss, expected) in kinds {
        #expect(try text(loss(head(table(symbols)), target).doubles()) == [expected])
      }
      let optimizer = try RMSprop(
        table.parameters + head.parameters, .init(learningRate: 0.02, weightDecay: 0.01, momentum: 0.9))
      let losses = try (0..<5).map { _ in
        try optimizer.step { try BCEWithLogitsLoss()(head(table(symbols)), target) }.item().double
      }
      #expect(text(losses) == ["0.71206", "0.48701", "0.25532", "0.03925", "0.00241"])
      #expect(
        try text(table.weight.narrow(0, 0, 1).doubles()) == ["-1.17606", "-0.61033", "-1.36389", "-0.03152"])
    }

    @Test func `functions are layers`() throws {
      let x = try Tensor([-1, 0.5, 2], sizes: [3])
      let cases: [(Function, [String])] = [
        (.gelu(), ["-0.15866", "0.34573", "1.95450"]), (.silu, ["-0.26894", "0.31123", "1.76159"]),
        (.leakyReLU(), ["-0.01000", "0.50000", "2.00000"]), (.softmax(0), ["0.03911", "0.17529", "0.78560"]),
        (.logSoftmax(0), ["-3.24131", "-1.74131", "-0.24131"]),
      ]
      for (layer, expected) in cases { #expect(try text(layer(x).doubles()) == expected) }
      let image = try Tensor((0..<16).map { Float($0) }, sizes: [1, 1, 4, 4])
      #expect(try Function.maxPool(2)(image).doubles() == [5, 7, 13, 15])
    }

    @Test func `adam refuses what it can not step`() {
      #expect(throws: TensorError.self) { try Adam([], .init()) }
      #expect(throws: TensorError.self) {
        try Adam([Tensor([1, 2], sizes: [2], dtype: .float64)], .init())
      }
    }
  }
}
