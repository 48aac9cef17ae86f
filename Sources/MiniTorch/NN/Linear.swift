// The linear layer for Swift.

/// The affine map `x @ weight.T + bias`, with PyTorch's initial numbers.
public struct Linear: Layer {
  public let weight: Tensor
  public let bias: Tensor?

  /// Draws the weight, then the bias, from the default generator.
  public init(_ inputs: Int, _ outputs: Int, bias: Bool = true) throws {
    // Kaiming's bound for a slope of sqrt(5) is this one.
    let bound = inputs > 0 ? 1 / Double(inputs).squareRoot() : 0
    weight = try Tensor.uniformParameter([outputs, inputs], bound: bound)
    self.bias = bias ? try Tensor.uniformParameter([outputs], bound: bound) : nil
  }

  public var parameters: [Tensor] { [weight] + (bias.map { [$0] } ?? []) }

  public func callAsFunction(_ x: Tensor) throws -> Tensor { try Op.linear(x, weight, bias) }
}
