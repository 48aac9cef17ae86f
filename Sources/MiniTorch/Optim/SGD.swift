// Stochastic gradient descent, with momentum and weight decay.

/// One group of parameters and the options that they share.
public struct ParameterGroup<Options> {
  public var parameters: [Tensor]
  public var options: Options

  public init(_ parameters: [Tensor], _ options: Options) {
    self.parameters = parameters
    self.options = options
  }
}

extension Tensor {
  /// Refuses what an optimizer can not step.
  static func checkParameters(_ groups: [[Tensor]]) throws {
    if groups.isEmpty || groups.count == 1 && groups[0].isEmpty {
      throw TensorError.value("optimizer got an empty parameter list")
    }
    var seen: Set<ObjectIdentifier> = []
    for group in groups {
      for parameter in group where !parameter.isLeaf && !parameter.retainsGrad {
        throw TensorError.value("can't optimize a non-leaf Tensor")
      }
      let own = Set(group.map { ObjectIdentifier($0) })
      if own.count < group.count {
        try Warning(
          "optimizer contains a parameter group with duplicate parameters; in future, this will cause an error; see "
            + "github.com/pytorch/pytorch/issues/40967 for more information"
        ).give()
      }
      if !own.isDisjoint(with: seen) {
        throw TensorError.value("some parameters appear in more than one parameter group")
      }
      seen.formUnion(own)
    }
  }
}

/// PyTorch's `torch.optim.SGD`.
public final class SGD: Optimizer {
  public struct Options {
    public var learningRate: Double
    public var momentum: Double
    public var dampening: Double
    public var weightDecay: Double
    public var nesterov: Bool
    public var maximize: Bool

    /// - Throws: PyTorch's errors for options out of range.
    public init(
      learningRate: Double = 0.001, momentum: Double = 0, dampening: Double = 0, weightDecay: Double = 0,
      nesterov: Bool = false, maximize: Bool = false
    ) throws {
      self.learningRate = learningRate
      self.momentum = momentum
      self.dampening = dampening
      self.weightDecay = weightDecay
      self.nesterov = nesterov
      self.maximize = maximize
      if learningRate < 0 { throw TensorError.value("Invalid learning rate: \(FloatText.repr(learningRate))") }
      if momentum < 0 { throw TensorError.value("Invalid momentum value: \(FloatText.repr(momentum))") }
      if weightDecay < 0 { throw TensorError.value("Invalid weight_decay value: \(FloatText.repr(weightDecay))") }
      if nesterov && (momentum <= 0 || dampening != 0) {
        throw TensorError.value("Nesterov momentum requires a momentum and zero dampening")
      }
    }
  }

  public var groups: [ParameterGroup<Options>]
  private var momentumBuffers: [ObjectIdentifier: Tensor] = [:]

  /// - Throws: PyTorch's errors for parameters that it refuses.
  public init(_ groups: [ParameterGroup<Options>]) throws {
    try Tensor.checkParameters(groups.map(\.parameters))
    self.groups = groups
  }

  public convenience init(_ parameters: [Tensor], _ options: Options) throws {
    try self.init([ParameterGroup(parameters, options)])
  }

  /// The momentum of a parameter, once it has taken a step.
  public func momentumBuffer(_ parameter: Tensor) -> Tensor? { momentumBuffers[ObjectIdentifier(parameter)] }

  /// Takes a step along the gradients; parameters without one stay.
  public func step() throws {
    try GradMode.with(false) {
      for group in groups {
        for parameter in group.parameters {
          guard let gradient = parameter.grad else { continue }
          let key = ObjectIdentifier(parameter)
          momentumBuffers[key] = try Self.step(parameter, gradient, momentumBuffers[key], group.options)
        }
      }
    }
  }

  /// One parameter's step, and its momentum afterwards.
  ///
  /// Source: PyTorch's `_single_tensor_sgd`; each line is one fused operation.
  public static func step(_ parameter: Tensor, _ gradient: Tensor, _ momentum: Tensor?, _ options: Options) throws
    -> Tensor?
  {
    if Meta.isInUse && parameter.isMeta { return momentum }
    var g = try options.maximize ? Op.neg.apply(gradient) : gradient
    if options.weightDecay != 0 { g = try Op.add.apply(g, parameter, alpha: .float(options.weightDecay)) }
    var buffer = momentum
    if options.momentum != 0 {
      if let buffer {
        try Op.mul.applyInPlace(buffer, .scalar(.float(options.momentum)))
        try Op.add.applyInPlace(buffer, .tensor(g), alpha: .float(1 - options.dampening))
      } else {
        buffer = try g.detach().clone()
      }
      if let buffer { g = try options.nesterov ? Op.add.apply(g, buffer, alpha: .float(options.momentum)) : buffer }
    }
    try Op.add.applyInPlace(parameter, .tensor(g), alpha: .float(-options.learningRate))
    return buffer
  }

  public func zeroGrad() throws { try zeroGrad(setToNone: true) }

  /// Takes the gradients away, or sets them to zero.
  public func zeroGrad(setToNone: Bool) throws {
    for parameter in groups.flatMap(\.parameters) {
      if setToNone {
        parameter.grad = nil
      } else if let gradient = parameter.grad {
        try gradient.detachInPlace().fillInPlace(.int(0))
      }
    }
  }
}
