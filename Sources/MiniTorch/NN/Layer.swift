// Layers for Swift: what has parameters and makes one tensor of another.

/// A part of a network.
public protocol Layer {
  /// What training changes, in PyTorch's order.
  var parameters: [Tensor] { get }
  func callAsFunction(_ x: Tensor) throws -> Tensor
  /// Says whether training goes on, for layers that do otherwise then.
  func train(_ isTraining: Bool)
}

extension Layer {
  public func train(_ isTraining: Bool) {}
}

/// Layers one behind the other.
public struct Sequential: Layer {
  public var layers: [any Layer]

  public init(_ layers: any Layer...) { self.layers = layers }

  public var parameters: [Tensor] { layers.flatMap(\.parameters) }

  public func callAsFunction(_ x: Tensor) throws -> Tensor { try layers.reduce(x) { try $1($0) } }

  public func train(_ isTraining: Bool) { for layer in layers { layer.train(isTraining) } }
}

/// A function as a layer: `Function(Op.tanh.apply)`.
public struct Function: Layer {
  private let body: (Tensor) throws -> Tensor

  public init(_ body: @escaping (Tensor) throws -> Tensor) { self.body = body }

  public var parameters: [Tensor] { [] }

  public func callAsFunction(_ x: Tensor) throws -> Tensor { try body(x) }
}

extension Tensor {
  /// A parameter with uniform numbers from `-bound` to `bound`.
  static func uniformParameter(_ sizes: Shape, bound: Double, dtype: DType = .defaultFloat) throws -> Tensor {
    let made = try Tensor(uninitialized: sizes, dtype)
    try made.fillUniform(nil, from: -bound, to: bound)
    try made.setRequiresGrad(true)
    return made
  }

  /// A parameter all of whose numbers are the same.
  static func constantParameter(_ sizes: Shape, _ value: Int) throws -> Tensor {
    let made = try Tensor.zeros(sizes).fillInPlace(.int(value))
    try made.setRequiresGrad(true)
    return made
  }
}
