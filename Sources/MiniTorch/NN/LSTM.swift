// One layer of long short-term memory for Swift.

/// Cells that remember: (steps, batch, inputs) become (steps, batch, hidden).
public struct LSTM: Layer {
  public let hidden: Int
  public let inputWeight: Tensor
  public let hiddenWeight: Tensor
  public let inputBias: Tensor
  public let hiddenBias: Tensor

  public init(_ inputs: Int, _ hidden: Int) throws {
    self.hidden = hidden
    let bound = hidden > 0 ? 1 / Double(hidden).squareRoot() : 0
    inputWeight = try Tensor.uniformParameter([4 * hidden, inputs], bound: bound)
    hiddenWeight = try Tensor.uniformParameter([4 * hidden, hidden], bound: bound)
    inputBias = try Tensor.uniformParameter([4 * hidden], bound: bound)
    hiddenBias = try Tensor.uniformParameter([4 * hidden], bound: bound)
  }

  public var parameters: [Tensor] { [inputWeight, hiddenWeight, inputBias, hiddenBias] }

  /// The hidden state after each step.
  public func callAsFunction(_ x: Tensor) throws -> Tensor {
    guard x.rank == 3, x.sizes[0] > 0 else {
      throw TensorError.runtime("LSTM: Expected input to be 3D with at least one step, got \(x.rank)D instead")
    }
    var h = try Tensor.zeros([x.sizes[1], hidden], dtype: x.dtype)
    var c = h
    let steps = try (0..<x.sizes[0]).map { t -> Tensor in
      let own = try Op.linear(x.select(0, t), inputWeight, inputBias)
      let gates = try own + Op.linear(h, hiddenWeight, hiddenBias)
      func gate(_ k: Int) throws -> Tensor { try gates.narrow(1, k * hidden, hidden) }
      let (open, keep, say) = try (
        Op.sigmoid.apply(gate(0)), Op.sigmoid.apply(gate(1)), Op.sigmoid.apply(gate(3))
      )
      c = try keep * c + open * Op.tanh.apply(gate(2))
      h = try say * Op.tanh.apply(c)
      return h
    }
    return try Op.stack(steps)
  }
}
