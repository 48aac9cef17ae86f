// Losses with a node of their own; the others are composed in torch.nn.functional.
import MiniTorchKernels

enum LossOps {
  static let all: [Op] = [
    Op.mseLossOp, Op.smoothL1LossOp, Op.huberLossOp, Op.nllLossOp, Op.crossEntropyOp, Op.binaryCrossEntropyOp,
    Op.binaryCrossEntropyWithLogitsOp,
  ]
}

/// How the losses of the elements become one.
public enum LossReduction: String {
  case none, mean, sum

  /// - Throws: PyTorch's error for other words.
  init(reading text: String?) throws {
    guard let known = LossReduction(rawValue: text ?? "mean") else {
      throw TensorError.value("\(text ?? "") is not a valid value for reduction")
    }
    self = known
  }

  func apply(_ x: Tensor) throws -> Tensor {
    switch self {
    case .none: x
    case .mean: try x.mean()
    case .sum: try x.sum()
    }
  }
}

extension Op {
  /// A loss on pairs of elements, made without a record and then recorded with the slope of one element.
  private static func pairLoss(
    _ x: Tensor, _ target: Tensor, _ reduction: LossReduction, _ name: String,
    value: (Tensor, Tensor) throws -> Tensor,
    slope: @escaping (_ x: Tensor, _ target: Tensor, _ factor: Double) throws -> Tensor
  ) throws -> Tensor {
    let sizes = try Shape.broadcast(x.sizes, target.sizes)
    let a = x.sizes == sizes ? x : try x.expand(Array(sizes))
    let b = target.sizes == sizes ? target : try target.expand(Array(sizes))
    let result = try GradMode.with(false) { try reduction.apply(value(a, b)) }
    result.storage.version = 0
    let factor = reduction == .mean ? 1 / Double(sizes.elementCount) : 1
    return try result.recorded(name, [a, b], saving: [a, b]) { i, g, saved in
      let slope = try slope(saved[0], saved[1], factor)
      // A share of one leaves the slopes as they are.
      let isOne = !GradMode.isEnabled && g.rank == 0 && g.dtype == .float32 && g.float32[0] == 1
      let part = isOne && slope.dtype == .float32 ? slope : try mul.apply(slope, g)
      return i == 0 ? part : try neg.apply(part)
    }
  }

  private static func refuseIntegers(_ a: BoundArguments, _ kernel: String) throws {
    let dtype = try Promotion.resultType(a.tensor(0), a.tensor(1))
    guard dtype.isFloatingPoint else { throw TensorError.notImplemented(kernel, dtype) }
  }

  /// The mean (or sum) of squared differences.
  public static func mseLoss(_ x: Tensor, _ target: Tensor, reduction: LossReduction = .mean) throws -> Tensor {
    let dtype = Promotion.resultType(x, target)
    guard dtype.isFloatingPoint else { throw TensorError.notImplemented("mse_cpu", dtype) }
    return try pairLoss(x, target, reduction, "MseLossBackward0") { a, b in
      let d = try sub.apply(a, b)
      return try mul.applyInPlace(d, .tensor(d))
    } slope: { a, b, factor in
      if GradMode.isEnabled { return try mul.apply(sub.apply(a, b), .float(2 * factor)) }
      return try mul.applyInPlace(sub.apply(a, b), .scalar(.float(2 * factor))).laidInRows()
    }
  }

  static let mseLossOp: Op = .init(
    "mse_loss(Tensor input, Tensor target, *, str reduction='mean')", places: [], gradients: ["MseLossBackward0"],
    doc: """
      The mean of squared differences.

      >>> torch.nn.functional.mse_loss(torch.tensor([1., 2.]), torch.tensor([1., 4.]))
      tensor(2.)
      """,
    samples: { [CallArguments([.tensor(try .ramp([3])), .tensor(try Tensor([1, 2, 3]))])] }
  ) { a in .tensor(try mseLoss(a.tensor(0), a.tensor(1), reduction: LossReduction(reading: a.string(2)))) }

  static let smoothL1LossOp: Op = .init(
    "smooth_l1_loss(Tensor input, Tensor target, *, str reduction='mean', float beta=1.0)", places: [],
    gradients: ["SmoothL1LossBackward0"],
    doc: """
      Squared differences where they are small, absolute ones elsewhere.

      >>> torch.nn.functional.smooth_l1_loss(torch.tensor([0., 0.]), torch.tensor([1., 4.]))
      tensor(2.)
      """,
    samples: { [CallArguments([.tensor(try .ramp([3])), .tensor(try Tensor([1, 2, 3]))])] }
  ) { a in
    let beta = try a.double(3)
    try refuseIntegers(a, "smooth_l1_cpu")
    if beta < 0 { throw TensorError.runtime("smooth_l1_loss does not support negative values for beta.") }
    return .tensor(
      try pairLoss(a.tensor(0), a.tensor(1), LossReduction(reading: a.string(2)), "SmoothL1LossBackward0") { x, y in
        let d = try abs.apply(sub.apply(x, y))
        if beta == 0 { return d }
        let square = try div.apply(mul.apply(mul.apply(d, .float(0.5)), d), .float(beta))
        return try whereSelect(
          lt.apply(d, .scalar(.float(beta))), .tensor(square), .tensor(sub.apply(d, .float(0.5 * beta))))
      } slope: { x, y, factor in
        let d = try sub.apply(x, y)
        if beta == 0 { return try mul.apply(sign.apply(d), .float(factor)) }
        let inside = try div.apply(mul.apply(d, .float(factor)), .float(beta))
        return try whereSelect(
          lt.apply(abs.apply(d), .scalar(.float(beta))), .tensor(inside),
          .tensor(mul.apply(sign.apply(d), .float(factor))))
      })
  }

  static let huberLossOp: Op = .init(
    "huber_loss(Tensor input, Tensor target, *, str reduction='mean', float delta=1.0)", places: [],
    gradients: ["HuberLossBackward0"],
    doc: """
      Squared differences up to delta, straight lines beyond.

      >>> torch.nn.functional.huber_loss(torch.tensor([0., 0.]), torch.tensor([1., 4.]))
      tensor(2.)
      """,
    samples: { [CallArguments([.tensor(try .ramp([3])), .tensor(try Tensor([1, 2, 3]))])] }
  ) { a in
    let delta = try a.double(3)
    try refuseIntegers(a, "huber_cpu")
    // The losses are written to a tensor of the input's type.
    let (own, common) = (try a.tensor(0).dtype, try Promotion.resultType(a.tensor(0), a.tensor(1)))
    guard common.canCast(to: own) else { throw TensorError.cannotCast(common, to: own) }
    if delta <= 0 { throw TensorError.runtime("huber_loss does not support non-positive values for delta.") }
    return .tensor(
      try pairLoss(a.tensor(0), a.tensor(1), LossReduction(reading: a.string(2)), "HuberLossBackward0") { x, y in
        let d = try abs.apply(sub.apply(x, y))
        let square = try mul.apply(mul.apply(d, .float(0.5)), d)
        let line = try mul.apply(sub.apply(d, .float(0.5 * delta)), .float(delta))
        return try whereSelect(lt.apply(d, .scalar(.float(delta))), .tensor(square), .tensor(line)).to(own)
      } slope: { x, y, factor in
        guard y.dtype == x.dtype else {
          throw TensorError.runtime("Found dtype \(y.dtype.scalarName) but expected \(x.dtype.scalarName)")
        }
        let d = try sub.apply(x, y)
        let line = try mul.apply(sign.apply(d), .float(factor * delta))
        return try whereSelect(
          lt.apply(abs.apply(d), .scalar(.float(delta))), .tensor(mul.apply(d, .float(factor))), .tensor(line))
      })
  }

  // MARK: Classes

  /// The weights and positions of targets: what each example takes from the scores, without the ignored ones.
  private struct ClassTargets {
    var positions: [Int] = []
    /// None where all examples count one.
    var weights: [Double] = []
    var total = 0.0

    @inline(__always) func weight(_ i: Int) -> Double { weights.isEmpty ? 1 : weights[i] }
  }

  /// Minus the score of each example's class.
  ///
  /// - Parameter input: log-probabilities, (classes), (examples, classes) or (examples, classes, ...).
  /// - Throws: PyTorch's errors for targets that do not fit.
  public static func nllLoss(
    _ input: Tensor, _ target: Tensor, weight: Tensor? = nil, reduction: LossReduction = .mean, ignoreIndex: Int = -100
  ) throws -> Tensor {
    guard input.rank > 0 else { throw TensorError.value("Expected 1 or more dimensions (got 0)") }
    guard input.dtype.isFloatingPoint else { throw TensorError.notImplemented("nll_loss_out_frame", input.dtype) }
    let batch = input.rank == 1 ? 1 : input.sizes[0]
    let classes = input.rank == 1 ? input.sizes[0] : input.sizes[1]
    let spots = input.rank > 2 ? input.sizes[2...].reduce(1, *) : 1
    if input.rank > 1, target.rank == 0 || target.sizes[0] != batch {
      throw TensorError.value(
        "Expected input batch_size (\(batch)) to match target batch_size (\(target.rank == 0 ? 0 : target.sizes[0])).")
    }
    let wanted = input.rank == 1 ? [] : [batch] + input.sizes.dropFirst(2)
    guard Array(target.sizes) == wanted || input.rank == 1 && target.rank == 1 else {
      if input.rank <= 2 {
        throw TensorError.runtime("0D or 1D target tensor expected, multi-target not supported")
      }
      if input.rank == 4 && target.rank != 3 {
        throw TensorError.runtime(
          "only batches of spatial targets supported (3D tensors) but got targets of dimension: \(target.rank)")
      }
      if input.rank == 4 {
        throw TensorError.runtime("size mismatch (got input: \(input.sizes) , target: \(target.sizes)")
      }
      throw TensorError.runtime("Expected target size \(Shape(wanted)), got \(target.sizes)")
    }
    guard target.dtype == .int64 || target.dtype == .uint8 else {
      throw TensorError.runtime("expected target dtype to be Long or Byte, but got \(target.dtype.scalarName)")
    }
    if input.rank == 1 && target.count != 1 {
      throw TensorError.value("For 1D input, 1D target must have size 1, but got target size: \(target.count)")
    }
    if let weight, weight.count == classes, weight.dtype != input.dtype {
      throw TensorError.runtime(
        "expected scalar type \(input.dtype.scalarName) but found \(weight.dtype.scalarName)")
    }
    if let weight, weight.count != classes || weight.rank != 1 {
      throw TensorError.runtime(
        "weight tensor should be defined either for all \(classes) classes or no classes but got weight tensor of shape: "
          + "\(weight.sizes)")
    }
    let labels = try target.contiguousElements(as: .int64)
    let scales = try weight?.contiguousElements(as: .float64)
    var places = ClassTargets()
    var wrong: Int?
    let numbers = labels.int64
    places.positions = Array(unsafeUninitializedCapacity: labels.count) { positions, count in
      var (row, spot) = (0, 0)
      for i in 0..<labels.count {
        let start = row &+ spot
        spot &+= 1
        if spot == spots { (row, spot) = (row &+ classes &* spots, 0) }
        let label = Int(numbers[i])
        if label == ignoreIndex {
          positions[i] = -1
          continue
        }
        if label < 0 || label >= classes {
          wrong = label
          return
        }
        positions[i] = start &+ label &* spots
      }
      count = labels.count
    }
    if let wrong { throw TensorError.index("Target \(wrong) is out of bounds.") }
    if let scales {
      places.weights = (0..<labels.count).map { i in
        places.positions[i] < 0 ? 0 : scales.float64[Int(numbers[i])]
      }
    }
    let compute = input.dtype.computeType
    let scores = try input.contiguousElements(as: compute)
    let result: Tensor
    if reduction == .none {
      result = try Tensor(uninitialized: Shape(wanted), compute)
      for (i, p) in places.positions.enumerated() {
        if compute == .float32 {
          result.float32[i] = p < 0 ? 0 : -scores.float32[p] * Float(places.weight(i))
        } else {
          result.float64[i] = p < 0 ? 0 : -scores.float64[p] * places.weight(i)
        }
      }
    } else {
      result = try Tensor(uninitialized: [], compute)
      if compute == .float32 {
        let (loss, total) = cascade(places, scores.float32)
        places.total = Double(total)
        result.float32[0] = reduction == .mean ? loss / total : loss
      } else {
        let (loss, total) = cascade(places, scores.float64)
        places.total = total
        result.float64[0] = reduction == .mean ? loss / total : loss
      }
    }
    let name = input.rank > 2 ? "NllLoss2DBackward0" : "NllLossBackward0"
    let (sizes, dtype, isMean) = (input.sizes, input.dtype, reduction == .mean)
    let frozen = places
    return try result.converted(to: dtype).recorded(
      name, [input], saving: [input, target] + (weight.map { [$0] } ?? []) + [Tensor(.float(places.total), as: dtype)],
      names: ["self", "target"] + (weight == nil ? [] : ["weight"]) + ["total_weight"]
    ) { _, g, _ in
      // The loss is linear in the scores: the gradient is a constant pattern times g.
      let pattern = try Tensor.zeros(sizes, dtype: compute)
      var share = isMean ? try div.apply(g, .float(frozen.total)) : g
      if g.rank == 0, !GradMode.isEnabled, compute == .float32, g.dtype == .float32 {
        let s = share.float32[0]
        let out = pattern.float32
        for (i, p) in frozen.positions.enumerated() where p >= 0 { out[p] = -Float(frozen.weight(i)) * s }
        return try pattern.converted(to: dtype)
      }
      for (i, p) in frozen.positions.enumerated() where p >= 0 {
        if compute == .float32 {
          pattern.float32[p] = -Float(frozen.weight(i))
        } else {
          pattern.float64[p] = -frozen.weight(i)
        }
      }
      if g.rank > 0 { share = try sizes.count == 1 ? share : share.unsqueezed(1) }
      return try mul.apply(pattern.converted(to: dtype), share)
    }
  }

  /// The sum of minus the scores and that of the weights.
  ///
  /// Source: PyTorch's `nll_loss_out_frame`: partial sums on eight levels, the first example added last.
  private static func cascade<T: BinaryFloatingPoint>(_ places: ClassTargets, _ scores: UnsafePointer<T>) -> (T, T) {
    let n = places.positions.count
    var bits = 0
    while bits < 62 && 1 << bits < n { bits += 1 }
    let power = Swift.max(4, bits / 8)
    let mask = (1 << power) - 1
    return withUnsafeTemporaryAllocation(of: T.self, capacity: 16) { levels in
      levels.initialize(repeating: 0)
      // The lowest level of both sums, and how many examples count.
      var (loss, weight, used): (T, T, Int) = (0, 0, 0)
      for (i, p) in places.positions.enumerated() where p >= 0 {
        used &+= 1
        if places.weights.isEmpty {
          loss -= scores[p]
        } else {
          loss -= scores[p] * T(places.weights[i])
          weight += T(places.weights[i])
        }
        if i & mask != 0 { continue }
        levels[1] += loss
        levels[9] += weight
        (loss, weight) = (0, 0)
        for level in 1..<7 {
          if i & (mask << (level * power)) != 0 { break }
          levels[level + 1] += levels[level]
          levels[level + 9] += levels[level + 8]
          (levels[level], levels[level + 8]) = (0, 0)
        }
      }
      (levels[0], levels[8]) = (loss, weight)
      let total = levels[..<8].reduce(0, +)
      return (total, places.weights.isEmpty ? T(used) : levels[8...].reduce(0, +))
    }
  }

  static let nllLossOp: Op = .init(
    "nll_loss(Tensor input, Tensor target, Tensor? weight=None, *, int ignore_index=-100, str reduction='mean')",
    places: [], gradients: ["NllLossBackward0"],
    doc: """
      Minus the mean of the log-probabilities of the targets.

      >>> torch.nn.functional.nll_loss(torch.tensor([[-1., -2.]]), torch.tensor([1]))
      tensor(2.)
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 3])), .tensor(try Tensor(integers: [0, 2]))])] }
  ) { a in
    .tensor(
      try nllLoss(
        a.tensor(0), a.tensor(1), weight: a.optionalTensor(2), reduction: LossReduction(reading: a.string(4)),
        ignoreIndex: a.int(3)))
  }

  /// The cross-entropy between scores and classes, or probabilities of classes.
  public static func crossEntropy(
    _ input: Tensor, _ target: Tensor, weight: Tensor? = nil, reduction: LossReduction = .mean, ignoreIndex: Int = -100,
    labelSmoothing: Double = 0
  ) throws -> Tensor {
    guard labelSmoothing >= 0 && labelSmoothing <= 1 else {
      throw TensorError.runtime("label_smoothing must be between 0.0 and 1.0. Got: \(FloatText.short(labelSmoothing))")
    }
    let d = input.rank == 1 ? 0 : 1
    let classes = input.rank == 0 ? 1 : input.sizes[d]
    if target.sizes == input.sizes {
      return try crossEntropy(
        probabilities: target, input, d, weight: weight, reduction: reduction, labelSmoothing: labelSmoothing)
    }
    let scores = try logSoftmax(input, d)
    let loss = try nllLoss(scores, target, weight: weight, reduction: reduction, ignoreIndex: ignoreIndex)
    if labelSmoothing == 0 { return loss }
    var shape = Array(repeating: 1, count: input.rank)
    shape[d] = classes
    let weighted = try weight.map { try mul.apply(scores, $0.reshape(shape)) } ?? scores
    var smooth = try neg.apply(weighted.sum([d]))
    let ignored = try eq.apply(target, .scalar(.int(ignoreIndex)))
    smooth = try maskedFill(smooth, ignored, .int(0))
    switch reduction {
    case .none: break
    case .sum: smooth = try smooth.sum()
    case .mean:
      let labels = try target.contiguousElements(as: .int64)
      let scales = try weight?.contiguousElements(as: .float64)
      var total = 0.0
      for i in 0..<labels.count where Int(labels.int64[i]) != ignoreIndex {
        total += scales.map { $0.float64[Int(labels.int64[i])] } ?? 1
      }
      smooth = try div.apply(smooth.sum(), .float(total))
    }
    return try add.apply(
      mul.apply(loss, .float(1 - labelSmoothing)), mul.apply(smooth, .float(labelSmoothing / Double(classes))))
  }

  private static func crossEntropy(
    probabilities target: Tensor, _ input: Tensor, _ d: Int, weight: Tensor?, reduction: LossReduction,
    labelSmoothing: Double
  ) throws -> Tensor {
    guard target.dtype.isFloatingPoint else {
      throw TensorError.runtime(
        "Expected floating point type for target with class probabilities, got \(target.dtype.scalarName)")
    }
    let classes = input.sizes[d]
    let scores = try logSoftmax(input, d)
    var goal = target
    if labelSmoothing > 0 {
      goal = try add.apply(mul.apply(target, .float(1 - labelSmoothing)), .float(labelSmoothing / Double(classes)))
    }
    var products = try mul.apply(scores, goal)
    if let weight {
      var shape = Array(repeating: 1, count: input.rank)
      shape[d] = classes
      products = try mul.apply(products, weight.reshape(shape))
    }
    switch reduction {
    case .none: return try neg.apply(products.sum([d]))
    case .sum: return try neg.apply(products.sum())
    case .mean:
      let total = try neg.apply(products.sum())
      let examples = Scalar.int(input.count / Swift.max(classes, 1))
      return try GradMode.with(false) { try div.apply(total, examples) }.recorded(
        "DivBackward1", [total], savesScalar: true
      ) { _, g, _ in try div.apply(g, examples) }
    }
  }

  static let crossEntropyOp: Op = .init(
    "cross_entropy_loss(Tensor input, Tensor target, Tensor? weight=None, *, int ignore_index=-100, str reduction='mean', float label_smoothing=0.0)",
    places: [], gradients: ["NllLossBackward0"],
    doc: """
      The cross-entropy between scores and classes.

      >>> torch.nn.functional.cross_entropy(torch.tensor([[0., 0.]]), torch.tensor([1]))
      tensor(0.6931)
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 3])), .tensor(try Tensor(integers: [0, 2]))])] }
  ) { a in
    .tensor(
      try crossEntropy(
        a.tensor(0), a.tensor(1), weight: a.optionalTensor(2), reduction: LossReduction(reading: a.string(4)),
        ignoreIndex: a.int(3), labelSmoothing: a.double(5)))
  }

  // MARK: Two classes

  static let binaryCrossEntropyOp: Op = .init(
    "binary_cross_entropy(Tensor input, Tensor target, Tensor? weight=None, *, str reduction='mean')", places: [],
    gradients: ["BinaryCrossEntropyBackward0"],
    doc: """
      The cross-entropy between probabilities and targets from 0 to 1.

      >>> torch.nn.functional.binary_cross_entropy(torch.tensor([0.5]), torch.tensor([1.]))
      tensor(0.6931)
      """,
    samples: { [CallArguments([.tensor(try Tensor([0.25, 0.5])), .tensor(try Tensor([0.25, 0.75]))])] }
  ) { a in
    let (x, y, reduction) = (try a.tensor(0), try a.tensor(1), try LossReduction(reading: a.string(3)))
    let weight = try a.optionalTensor(2)
    for value in x.doubles() where !(value >= 0 && value <= 1) {
      throw TensorError.runtime("all elements of input should be between 0 and 1")
    }
    for value in y.doubles() where !(value >= 0 && value <= 1) {
      throw TensorError.runtime("all elements of target should be between 0 and 1")
    }
    let result = try GradMode.with(false) {
      let low = try clamp(libm(x, log) { Libm.logf($0) }, min: .int(-100), max: nil)
      let high = try clamp(libm(neg.apply(x), log1p) { Libm.log1pf($0) }, min: .int(-100), max: nil)
      var loss = try sub.apply(mul.apply(sub.apply(y, .int(1)), high), mul.apply(y, low))
      if let weight { loss = try mul.apply(loss, weight) }
      return try reduction.apply(loss)
    }
    let count = x.count
    return .tensor(
      try result.recorded("BinaryCrossEntropyBackward0", [x, y], saving: [x, y]) { i, g, saved in
        let (x, y) = (try saved[0], try saved[1])
        var part: Tensor
        if i == 0 {
          let room = try clamp(mul.apply(sub.apply(.int(1), x), x), min: .float(1e-12), max: nil)
          part = try div.apply(mul.apply(sub.apply(x, y), g), room)
        } else {
          part = try mul.apply(sub.apply(log1p.apply(neg.apply(x)), log.apply(x)), g)
        }
        if let weight { part = try mul.apply(part, weight) }
        return reduction == .mean ? try div.apply(part, .int(count)) : part
      })
  }

  /// A function of each element by libm in float32, as the loop of this loss has it; other types by the operation.
  private static func libm(_ x: Tensor, _ op: UnaryOp, _ f: (Float) -> Float) throws -> Tensor {
    guard x.dtype == .float32 else { return try op.apply(x) }
    let source = try x.contiguousElements(as: .float32)
    let out = try Tensor(uninitialized: x.sizes, .float32)
    let (p, q) = (source.float32, out.float32)
    for i in 0..<x.count { q[i] = f(p[i]) }
    return out
  }

  static let binaryCrossEntropyWithLogitsOp: Op = .init(
    "binary_cross_entropy_with_logits(Tensor input, Tensor target, Tensor? weight=None, Tensor? pos_weight=None, *, str reduction='mean')",
    places: [], gradients: ["BinaryCrossEntropyWithLogitsBackward0"],
    doc: """
      The cross-entropy between the sigmoid of scores and targets from 0 to 1.

      >>> torch.nn.functional.binary_cross_entropy_with_logits(torch.tensor([0.]), torch.tensor([1.]))
      tensor(0.6931)
      """,
    samples: { [CallArguments([.tensor(try .ramp([2])), .tensor(try Tensor([0, 1]))])] }
  ) { a in
    let (x, y, reduction) = (try a.tensor(0), try a.tensor(1), try LossReduction(reading: a.string(4)))
    let (weight, positive) = (try a.optionalTensor(2), try a.optionalTensor(3))
    guard x.dtype.isFloatingPoint else { throw TensorError.notImplemented("log_sigmoid_cpu", x.dtype) }
    let result = try GradMode.with(false) {
      var part = try logSigmoid(x)
      if let positive {
        part = try mul.apply(part, add.apply(mul.apply(sub.apply(positive, .int(1)), y), .int(1)))
      }
      var loss = try sub.apply(mul.apply(sub.apply(.int(1), y), x), part)
      if let weight { loss = try mul.apply(loss, weight) }
      return try reduction.apply(loss)
    }
    let count = x.count
    return .tensor(
      try result.recorded(
        "BinaryCrossEntropyWithLogitsBackward0", [x, y],
        saving: [positive, x, y, weight].compactMap { $0 },
        names: (positive == nil ? [] : ["pos_weight"]) + ["self", "target"] + (weight == nil ? [] : ["weight"])
      ) { i, g, saved in
        let first = positive == nil ? 0 : 1
        let (x, y) = (try saved[first], try saved[first + 1])
        var part: Tensor
        if i == 1 {
          let first = try positive.map { try mul.apply(logSigmoid(x), sub.apply($0, .int(1))) }
          let slope = try first.map { try neg.apply(add.apply(x, $0)) } ?? neg.apply(x)
          part = try mul.apply(slope, g)
        } else if let positive {
          let t = try mul.apply(positive, y)
          let scale = try sub.apply(add.apply(t, .int(1)), y)
          part = try mul.apply(sub.apply(mul.apply(scale, sigmoid.apply(x)), t), g)
        } else {
          part = try mul.apply(sub.apply(sigmoid.apply(x), y), g)
        }
        if let weight { part = try mul.apply(part, weight) }
        return reduction == .mean ? try div.apply(part, .int(count)) : part
      })
  }
}
