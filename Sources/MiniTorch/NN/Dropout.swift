// Dropout for Swift.

/// Zeroes numbers at random while it trains, and scales the others so that the expected value stays.
public final class Dropout: Layer {
  public let probability: Double
  public private(set) var isTraining = true

  public init(_ probability: Double = 0.5) { self.probability = probability }

  public var parameters: [Tensor] { [] }

  public func train(_ isTraining: Bool) { self.isTraining = isTraining }

  /// - Throws: PyTorch's error for a probability beyond 0 to 1.
  public func callAsFunction(_ x: Tensor) throws -> Tensor {
    try Op.dropout(x, probability: probability, training: isTraining)
  }
}
