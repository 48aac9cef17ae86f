// The step of Adam, for parameters whose elements lie in one run.
import MiniTorchKernels

/// PyTorch's `torch.optim.Adam` on one parameter; the groups, and what is rare, stand in the host language.
public enum Adam {
  public struct Options {
    public var learningRate: Double
    public var betas: (Double, Double)
    public var epsilon: Double
    public var weightDecay: Double
    public var isDecoupled: Bool

    public init(
      learningRate: Double, betas: (Double, Double), epsilon: Double, weightDecay: Double, isDecoupled: Bool
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
