// Losses for Swift: what a network's output costs, given what it should have been.

/// A number that training makes smaller.
public protocol Loss {
  func callAsFunction(_ output: Tensor, _ target: Tensor) throws -> Tensor
}

/// Squared differences.
public struct MSELoss: Loss {
  public var reduction: LossReduction

  public init(reduction: LossReduction = .mean) { self.reduction = reduction }

  public func callAsFunction(_ output: Tensor, _ target: Tensor) throws -> Tensor {
    try Op.mseLoss(output, target, reduction: reduction)
  }
}

/// The cross-entropy between scores and classes, or probabilities of classes.
public struct CrossEntropyLoss: Loss {
  public var weight: Tensor?
  public var reduction: LossReduction
  public var labelSmoothing: Double

  /// - Parameter weight: what each class counts.
  public init(weight: Tensor? = nil, reduction: LossReduction = .mean, labelSmoothing: Double = 0) {
    self.weight = weight
    self.reduction = reduction
    self.labelSmoothing = labelSmoothing
  }

  public func callAsFunction(_ output: Tensor, _ target: Tensor) throws -> Tensor {
    try Op.crossEntropy(output, target, weight: weight, reduction: reduction, labelSmoothing: labelSmoothing)
  }
}

/// The logarithms of probabilities at the classes, negated.
public struct NLLLoss: Loss {
  public var weight: Tensor?
  public var reduction: LossReduction

  public init(weight: Tensor? = nil, reduction: LossReduction = .mean) {
    self.weight = weight
    self.reduction = reduction
  }

  public func callAsFunction(_ output: Tensor, _ target: Tensor) throws -> Tensor {
    try Op.nllLoss(output, target, weight: weight, reduction: reduction)
  }
}

/// The cross-entropy of yes and no, given the scores of yes.
public struct BCEWithLogitsLoss: Loss {
  public var reduction: LossReduction

  public init(reduction: LossReduction = .mean) { self.reduction = reduction }

  public func callAsFunction(_ output: Tensor, _ target: Tensor) throws -> Tensor {
    try Op.binaryCrossEntropyWithLogitsOp.call(
      CallArguments([.tensor(output), .tensor(target)], keywords: [("reduction", .string(reduction.rawValue))])
    ).allTensors[0]
  }
}

/// Squared differences up to `delta`, plain ones beyond.
public struct HuberLoss: Loss {
  public var reduction: LossReduction
  public var delta: Double

  public init(reduction: LossReduction = .mean, delta: Double = 1) {
    self.reduction = reduction
    self.delta = delta
  }

  public func callAsFunction(_ output: Tensor, _ target: Tensor) throws -> Tensor {
    try Op.huberLossOp.call(
      CallArguments(
        [.tensor(output), .tensor(target)],
        keywords: [("reduction", .string(reduction.rawValue)), ("delta", .float(delta))])
    ).allTensors[0]
  }
}
