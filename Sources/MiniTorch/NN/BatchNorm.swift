// Batch normalisation for Swift.

/// Gives each channel, which is the second dimension, mean zero and variance one: over the batch while it trains, by
/// running averages otherwise.
public final class BatchNorm: Layer {
  public let weight: Tensor
  public let bias: Tensor
  public let runningMean: Tensor
  public let runningVariance: Tensor
  public let momentum: Double
  public let epsilon: Double
  public private(set) var isTraining = true

  public init(_ channels: Int, momentum: Double = 0.1, epsilon: Double = 1e-5) throws {
    weight = try Tensor.constantParameter([channels], 1)
    bias = try Tensor.constantParameter([channels], 0)
    runningMean = try Tensor.zeros([channels])
    runningVariance = try Tensor.zeros([channels]).fillInPlace(.int(1))
    self.momentum = momentum
    self.epsilon = epsilon
  }

  public var parameters: [Tensor] { [weight, bias] }

  public func train(_ isTraining: Bool) { self.isTraining = isTraining }

  /// - Throws: PyTorch's errors for a batch of one value a channel and for other sizes.
  public func callAsFunction(_ x: Tensor) throws -> Tensor {
    try Op.batchNormOp.call(
      CallArguments([
        .tensor(x), .tensor(runningMean), .tensor(runningVariance), .tensor(weight), .tensor(bias), .bool(isTraining),
        .float(momentum), .float(epsilon),
      ])
    ).allTensors[0]
  }
}
