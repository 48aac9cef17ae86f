// The step of RMSprop for Swift.

/// PyTorch's `torch.optim.RMSprop`: steps divided by a running average of the gradient's size.
public final class RMSprop: Optimizer {
  public struct Options {
    public var learningRate: Double
    public var alpha: Double
    public var epsilon: Double
    public var weightDecay: Double
    public var momentum: Double

    public init(
      learningRate: Double = 0.01, alpha: Double = 0.99, epsilon: Double = 1e-8, weightDecay: Double = 0,
      momentum: Double = 0
    ) {
      self.learningRate = learningRate
      self.alpha = alpha
      self.epsilon = epsilon
      self.weightDecay = weightDecay
      self.momentum = momentum
    }
  }

  public let parameters: [Tensor]
  public var options: Options
  private var state: [ObjectIdentifier: (square: Tensor, momentum: Tensor)] = [:]

  /// - Throws: PyTorch's errors for parameters that it refuses.
  public init(_ parameters: [Tensor], _ options: Options = .init()) throws {
    try Tensor.checkParameters([parameters])
    self.parameters = parameters
    self.options = options
  }

  public func step() throws {
    try GradMode.with(false) {
      for parameter in parameters {
        guard var g = parameter.grad else { continue }
        let key = ObjectIdentifier(parameter)
        let own = try state[key] ?? (parameter.zerosLike(), parameter.zerosLike())
        state[key] = own
        if options.weightDecay != 0 { g = try Op.add.apply(g, parameter, alpha: .float(options.weightDecay)) }
        try Op.mul.applyInPlace(own.square, .scalar(.float(options.alpha)))
        try own.square.copyInPlace(Op.addcmul(own.square, g, g, .float(1 - options.alpha)))
        let size = try Op.add.apply(Op.sqrt.apply(own.square), .float(options.epsilon))
        if options.momentum > 0 {
          try Op.mul.applyInPlace(own.momentum, .scalar(.float(options.momentum)))
          try own.momentum.copyInPlace(Op.addcdiv(own.momentum, g, size, .int(1)))
          try Op.add.applyInPlace(parameter, .tensor(own.momentum), alpha: .float(-options.learningRate))
        } else {
          try parameter.copyInPlace(Op.addcdiv(parameter, g, size, .float(-options.learningRate)))
        }
      }
    }
  }

  public func zeroGrad() { for parameter in parameters { parameter.grad = nil } }
}
