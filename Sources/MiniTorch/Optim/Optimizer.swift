// What all optimizers can for Swift.

/// Changes parameters along their gradients.
public protocol Optimizer: AnyObject {
  /// Takes a step along the gradients; parameters without one stay.
  func step() throws
  /// Takes the gradients away.
  func zeroGrad() throws
}

extension Optimizer {
  /// One step of training: the gradients of a loss, and a step along them.
  ///
  /// - Returns: the loss before the step.
  @discardableResult
  public func step(_ loss: () throws -> Tensor) throws -> Tensor {
    try zeroGrad()
    let value = try loss()
    try value.backward()
    try step()
    return value
  }
}
