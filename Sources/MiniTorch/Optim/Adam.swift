// The step of Adam, for parameters whose elements lie in one run.
import MiniTorchKernels

/// PyTorch's `torch.optim.Adam` and `AdamW`, for parameters of float32 in one run; what is rare stands in the host language.
public final class Adam: Optimizer {
  public var parameters: [Tensor]
  public var options: Options
  /// For each parameter: how many steps it took, and the averages of its gradients and of their squares.
  private var state: [ObjectIdentifier: (count: Double, average: Tensor, square: Tensor)] = [:]

  /// - Throws: PyTorch's errors for parameters that it refuses; a RuntimeError for those that are not float32 in one run.
  public init(_ parameters: [Tensor], _ options: Options) throws {
    try Tensor.checkParameters([parameters])
    guard parameters.allSatisfy({ Self.takes([$0]) }) else {
      throw TensorError.runtime("Adam takes contiguous parameters of float32")
    }
    self.parameters = parameters
    self.options = options
  }

  /// PyTorch's `torch.optim.AdamW`, whose decay of weights is apart from the gradient.
  public static func decoupled(
    _ parameters: [Tensor], learningRate: Double = 0.001, betas: (Double, Double) = (0.9, 0.999),
    epsilon: Double = 1e-8, weightDecay: Double = 0.01
  ) throws -> Adam {
    try Adam(
      parameters,
      Options(
        learningRate: learningRate, betas: betas, epsilon: epsilon, weightDecay: weightDecay, isDecoupled: true))
  }

  /// Takes a step along the gradients; parameters without one stay.
  public func step() throws {
    for parameter in parameters {
      guard let gradient = try parameter.grad?.contiguous() else { continue }
      let key = ObjectIdentifier(parameter)
      var own = try state[key] ?? (0, Tensor.zeros(parameter.sizes), Tensor.zeros(parameter.sizes))
      own.count += 1
      try Self.step(parameter, gradient, own.average, own.square, t: own.count, options)
      state[key] = own
    }
  }

  /// Takes the gradients away.
  public func zeroGrad() { for parameter in parameters { parameter.grad = nil } }

  public struct Options {
    public var learningRate: Double
    public var betas: (Double, Double)
    public var epsilon: Double
    public var weightDecay: Double
    public var isDecoupled: Bool

    public init(
      learningRate: Double = 0.001, betas: (Double, Double) = (0.9, 0.999), epsilon: Double = 1e-8,
      weightDecay: Double = 0, isDecoupled: Bool = false
    ) {
      self.learningRate = learningRate
      self.betas = betas
      self.epsilon = epsilon
      self.weightDecay = weightDecay
      self.isDecoupled = isDecoupled
    }
  }

  /// Whether `step` takes tensors like these.
  public static func takes(_ tensors: [Tensor]) -> Bool {
    guard let first = tensors.first else { return false }
    return tensors.allSatisfy { $0.dtype == .float32 && $0.isContiguous && $0.sizes == first.sizes }
  }

  /// Takes the step number `t` of a parameter, and updates its averages.
  ///
  /// Source: PyTorch's `_single_tensor_adam`; the roundings are those of its operations one after the other.
  public static func step(
    _ parameter: Tensor, _ gradient: Tensor, _ average: Tensor, _ square: Tensor, t: Double, _ options: Options
  ) throws {
    if Meta.isInUse && parameter.isMeta { return }
    try GradMode.with(false) {
      var g = gradient
      if options.weightDecay != 0 {
        if options.isDecoupled {
          try Op.mul.applyInPlace(parameter, .scalar(.float(1 - options.learningRate * options.weightDecay)))
        } else {
          g = try Op.add.apply(g, parameter, alpha: .float(options.weightDecay))
        }
      }
      let (beta1, beta2) = options.betas
      let weight = 1 - beta1
      let (correction1, correction2) = (1 - Libm.pow(beta1, t), 1 - Libm.pow(beta2, t))
      FusedKernel.loops.adam(
        parameter.float32, g.float32, average.float32, square.float32, weight: Float(weight),
        weightLeft: Float(1 - weight), isNear: weight.magnitude < 0.5, decay: Float(beta2), share: Float(1 - beta2),
        correction: Float(Libm.pow(correction2, 0.5)), epsilon: Float(options.epsilon),
        size: Float(-(options.learningRate / correction1)), count: parameter.count)
      // As often as the operations would have counted.
      parameter.rebase(nil)
      average.rebase(nil)
      square.rebase(nil)
      square.rebase(nil)
    }
  }
}
