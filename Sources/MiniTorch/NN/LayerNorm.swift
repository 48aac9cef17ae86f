// Layer normalisation for Swift.

/// Gives the last dimensions mean zero and variance one, then scales and moves them.
public struct LayerNorm: Layer {
  public let weight: Tensor
  public let bias: Tensor
  public let epsilon: Double

  /// - Parameter shape: the sizes of the last dimensions.
  public init(_ shape: Int..., epsilon: Double = 1e-5) throws {
    weight = try Tensor.constantParameter(Shape(shape), 1)
    bias = try Tensor.constantParameter(Shape(shape), 0)
    self.epsilon = epsilon
  }

  public var parameters: [Tensor] { [weight, bias] }

  /// - Throws: PyTorch's error for an input of other last sizes.
  public func callAsFunction(_ x: Tensor) throws -> Tensor {
    try Op.layerNormOp.call(
      CallArguments([
        .tensor(x), .list(weight.sizes.map { .int($0) }, isTuple: true), .tensor(weight), .tensor(bias),
        .float(epsilon),
      ])
    ).allTensors[0]
  }
}
