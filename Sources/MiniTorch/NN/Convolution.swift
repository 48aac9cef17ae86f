// The convolution of images for Swift.

/// A kernel that moves over images, with PyTorch's initial numbers.
public struct Convolution: Layer {
  public let weight: Tensor
  public let bias: Tensor?
  public let stride: Int
  public let padding: Int

  /// - Parameter kernel: the height and width of the kernel.
  public init(_ inputs: Int, _ outputs: Int, kernel: Int, stride: Int = 1, padding: Int = 0, bias: Bool = true) throws {
    let fan = inputs * kernel * kernel
    let bound = fan > 0 ? 1 / Double(fan).squareRoot() : 0
    weight = try Tensor.uniformParameter([outputs, inputs, kernel, kernel], bound: bound)
    self.bias = bias ? try Tensor.uniformParameter([outputs], bound: bound) : nil
    self.stride = stride
    self.padding = padding
  }

  public var parameters: [Tensor] { [weight] + (bias.map { [$0] } ?? []) }

  public func callAsFunction(_ x: Tensor) throws -> Tensor {
    try Op.conv2dOp.call(
      CallArguments([
        .tensor(x), .tensor(weight), bias.map { .tensor($0) } ?? .none, .int(stride), .int(padding),
      ])
    ).allTensors[0]
  }
}
