// Networks that Swift trains with the datasets, loaders, losses, optimizers and schedulers of notebooks, against the
// numbers that PyTorch printed for the same training.

import Foundation
import MiniTorch
import Testing
import TorchModule

@Suite(.serialized) struct TorchTests {
  private struct Training: CustomTestStringConvertible {
    let optimizer: String
    let scheduler: String
    let loss: String
    /// What each epoch's batches cost together, and the rate after it.
    let losses: [String]
    let rates: [String]
    var testDescription: String { "\(optimizer) with \(scheduler)" }
  }

  private static let trainings = [
    Training(
      optimizer: "Adagrad", scheduler: "StepLR", loss: "MSELoss",
      losses: ["0.66493", "0.03933", "0.00262", "0.00192"], rates: ["0.10000", "0.05000", "0.05000", "0.02500"]),
    Training(
      optimizer: "NAdam", scheduler: "ExponentialLR", loss: "SmoothL1Loss",
      losses: ["0.32686", "0.00790", "0.00478", "0.00189"], rates: ["0.09000", "0.08100", "0.07290", "0.06561"]),
    Training(
      optimizer: "RAdam", scheduler: "CosineAnnealingLR", loss: "HuberLoss",
      losses: ["0.43854", "0.34763", "0.28621", "0.27664"], rates: ["0.08536", "0.05000", "0.01464", "0.00000"]),
    Training(
      optimizer: "Adamax", scheduler: "LinearLR", loss: "MSELoss",
      losses: ["0.81602", "0.36574", "0.11130", "0.05895"], rates: ["0.04667", "0.06000", "0.07333", "0.08667"]),
    Training(
      optimizer: "AdamW", scheduler: "OneCycleLR", loss: "MSELoss",
      losses: ["0.88430", "0.63856", "0.17681", "0.14078"], rates: ["0.05200", "0.10000", "0.09505", "0.08117"]),
    Training(
      optimizer: "Rprop", scheduler: "ConstantLR", loss: "MSELoss",
      losses: ["0.80114", "0.19082", "0.02104", "0.00828"], rates: ["0.03333", "0.03333", "0.03333", "0.03333"]),
    Training(
      optimizer: "ASGD", scheduler: "PolynomialLR", loss: "MSELoss",
      losses: ["0.82005", "0.55151", "0.38145", "0.30899"], rates: ["0.08000", "0.06000", "0.04000", "0.02000"]),
    Training(
      optimizer: "SGD", scheduler: "CosineAnnealingWarmRestarts", loss: "MSELoss",
      losses: ["0.82005", "0.56705", "0.43250", "0.31914"], rates: ["0.05000", "0.10000", "0.05000", "0.10000"]),
    Training(
      optimizer: "Adam", scheduler: "ReduceLROnPlateau", loss: "MSELoss",
      losses: ["0.65715", "0.15701", "0.15962", "0.02414"], rates: ["0.10000", "0.10000", "0.01000", "0.01000"]),
    Training(
      optimizer: "RMSprop", scheduler: "LambdaLR", loss: "MSELoss",
      losses: ["6.97152", "0.73356", "0.08314", "0.05528"], rates: ["0.05000", "0.02500", "0.01250", "0.00625"]),
  ]

  /// The scheduler of a training.
  private func scheduler(_ name: String, _ torch: Torch, _ optimizer: Torch) throws -> Torch {
    let made = try torch.optim.lr_scheduler
    switch name {
    case "StepLR": return try made.StepLR(optimizer, step_size: 2, gamma: 0.5)
    case "ExponentialLR": return try made.ExponentialLR(optimizer, gamma: 0.9)
    case "CosineAnnealingLR": return try made.CosineAnnealingLR(optimizer, T_max: 4)
    case "LinearLR": return try made.LinearLR(optimizer)
    case "OneCycleLR": return try made.OneCycleLR(optimizer, max_lr: 0.1, total_steps: 10)
    case "ConstantLR": return try made.ConstantLR(optimizer)
    case "PolynomialLR": return try made.PolynomialLR(optimizer)
    case "CosineAnnealingWarmRestarts": return try made.CosineAnnealingWarmRestarts(optimizer, T_0: 2)
    case "ReduceLROnPlateau": return try made.ReduceLROnPlateau(optimizer, patience: 0, threshold: 0.5)
    default: return try made.LambdaLR(optimizer, lr_lambda: Torch { pow(0.5, $0.first?.double ?? 0) })
    }
  }

  private func inputs() throws -> (x: Tensor, y: Tensor) {
    let x = try Tensor((0..<20).map { Float($0) / 10 - 1 }, sizes: [10, 2])
    let y = try (0..<10).map { try sin(x.select(0, $0).doubles().reduce(0, +) * 0.5) }
    return (x, try Tensor(y.map { Float($0) }, sizes: [10, 1]))
  }

  @Test(arguments: trainings)
  private func `a network of Swift's layers learns as in Python`(_ training: Training) throws {
    let torch = try Torch(seed: 7)
    let (x, y) = try inputs()
    let net = Sequential(try Linear(2, 4), Function.tanh, try Linear(4, 1))
    let dataset = try torch.utils.data.TensorDataset(x, y)
    let loader = try torch.utils.data.DataLoader(dataset, batch_size: 4, shuffle: true)
    let loss = try torch.nn[dynamicMember: training.loss]()
    let optimizer = try torch.optim[dynamicMember: training.optimizer](net.parameters, lr: 0.1)
    let scheduler = try scheduler(training.scheduler, torch, optimizer)
    var (losses, rates) = ([String](), [String]())
    for _ in 0..<4 {
      var total = 0.0
      try loader.forEach { batch in
        let (input, target) = (try batch[0].tensor, try batch[1].tensor)
        try optimizer.zero_grad()
        let cost = try loss(net(#require(input)), target)
        try cost.backward()
        try optimizer.step()
        total += try cost.item().double ?? .nan
      }
      _ = try training.scheduler == "ReduceLROnPlateau" ? scheduler.step(total) : scheduler.step()
      losses.append(String(format: "%.5f", total))
      rates.append(String(format: "%.5f", try optimizer.param_groups[0]["lr"].double ?? .nan))
    }
    #expect(losses == training.losses)
    #expect(rates == training.rates)
  }

  @Test func `modules, state and texts are those of notebooks`() throws {
    let torch = try Torch(seed: 7)
    let net = try torch.nn.Sequential(torch.nn.Linear(2, 3), torch.nn.ReLU())
    #expect(try net.representation == """
      Sequential(
        (0): Linear(in_features=2, out_features=3, bias=True)
        (1): ReLU()
      )
      """)
    let state = try net.state_dict()
    #expect(try state.elements.map(\.string) == ["0.weight", "0.bias"])
    #expect(try state["0.weight"].tensor?.sizes == [3, 2])
    try net[0].set("training", false)
    #expect(try net[0].training.bool == false)
    let parts = try torch.utils.data.random_split(
      torch.utils.data.TensorDataset(Tensor.zeros([10, 1])), [7, 3]
    ).elements
    #expect(try parts.map { try $0.count } == [7, 3])
  }

  @Test func `what fails says the class of the exception`() throws {
    let torch = try Torch()
    let cases: [(String, String, () throws -> Torch)] = [
      ("ValueError", "optimizer got an empty parameter list", { try torch.optim.SGD([Tensor](), lr: 0.1) }),
      ("AttributeError", "module 'torch.nn' has no attribute 'Lineer'", { try torch.nn.Lineer(1, 2) }),
      ("TypeError", "batches", { try torch.utils.data.DataLoader([1, 2], batches: 3) }),
      ("RuntimeError", "shapes cannot be multiplied", { try Torch { _ in try Linear(2, 1)(Tensor.zeros([1, 5])) }() }),
    ]
    for (type, words, body) in cases {
      let error = #expect(throws: TorchError.self) { try body() }
      #expect(error?.type == type)
      #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
    }
  }
}
