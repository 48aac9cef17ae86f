// The table of vectors for Swift.

/// A vector for each of a number of symbols, with PyTorch's initial numbers; indices of any shape gain a last dimension.
public struct Embedding: Layer {
  public let weight: Tensor

  /// Draws the vectors from the default generator.
  public init(_ count: Int, _ width: Int) throws {
    weight = try Tensor(uninitialized: [count, width], .defaultFloat)
    try weight.fillNormal(nil)
    try weight.setRequiresGrad(true)
  }

  public var parameters: [Tensor] { [weight] }

  /// - Throws: PyTorch's errors for indices out of range or of another type than integers.
  public func callAsFunction(_ indices: Tensor) throws -> Tensor { try Op.embedding(weight, indices) }
}
