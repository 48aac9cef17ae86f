// Statistics of whole tensors: spread with mean, covariance, differences, areas, and sums that ignore not-a-numbers.

enum StatisticsOps {
  static let all: [Op] = [
    Op.stdMeanOp, Op.varMeanOp, Op.covOp, Op.corrcoefOp, Op.diffOp, Op.trapezoidOp, Op.cumulativeTrapezoidOp,
    Op.nansumOp, Op.nanmeanOp, Op.distOp, Op.logcumsumexpOp,
  ]
}

extension Op {
  private static func spreadAndMean(_ name: String, root: Bool) -> Op {
    let label = root ? "StdMeanBackward0" : "VarMeanBackward0"
    return Op(
      "\(name)(Tensor input, int[1]? dim, bool unbiased=True, bool keepdim=False)",
      "\(name)(Tensor input, int[1]? dim=None, *, Number correction=None, bool keepdim=False)",
      "\(name)(Tensor input, bool unbiased=True)", places: .function, gradients: [label],
      doc: """
        The \(root ? "standard deviation" : "variance") and the mean.

        >>> torch.\(name)(torch.tensor([1., 3.]))
        (tensor(\(root ? "1.4142" : "2.")), tensor(2.))
        """,
      samples: {
        [CallArguments([.tensor(try .ramp([2, 3]))]), CallArguments([.tensor(try .ramp([2, 3])), .int(1)])]
      }
    ) { a in
      let x = try a.tensor(0)
      guard x.dtype.isFloatingPoint else {
        throw TensorError.runtime("\(name) only support floating point and complex dtypes")
      }
      let dimensions = try a.overload < 2 ? a.optionalInts(1) : nil
      let keep = try a.overload < 2 ? a.bool(3) : false
      let correction: Double =
        switch a.overload {
        case 0: try a.bool(2) ? 1 : 0
        case 1: try a.has(2) ? a.double(2) : 1
        default: try a.bool(1) ? 1 : 0
        }
      let (spread, mean) = try GradMode.with(false) {
        (
          try variance(x, dimensions, correction: correction, keepDimensions: keep, root: root, inOnePass: true),
          try x.mean(dimensions ?? [], keepDimensions: keep)
        )
      }
      if GradMode.isEnabled && x.requiresGrad {
        let node = FormulaNode(label, saving: [SavedTensor(x)], formula: nil) { gradients, saved in
          // Each gradient is that of the function itself.
          let x = try saved[0]
          let kept = Array(try ReducedDimensions(x, dimensions).keptSizes(x.sizes))
          let n = try ReducedDimensions(x, dimensions).count(x.sizes)
          var total: Tensor?
          if var g = gradients[0] {
            g = try g.reshaped(kept)
            let centred = try sub.apply(x, x.mean(dimensions ?? [], keepDimensions: true))
            if root {
              let deviation = try variance(
                x, dimensions, correction: correction, keepDimensions: true, root: true, inOnePass: true)
              let spread = try deviation.reshaped(kept)
              let slope = try div.apply(g, mul.apply(spread, .int(2)))
              g = try maskedFill(slope, eq.apply(spread, .scalar(.int(0))), .int(0))
            }
            total = try mul.apply(mul.apply(g, .float(2 / (Double(n) - correction))), centred)
          }
          if let g = gradients[1] {
            let part = try div.apply(g.reshaped(kept).expand(Array(x.sizes)), .int(n))
            total = try total.map { try add.apply($0, part) } ?? part
          }
          return [total]
        }
        node.addInput(x)
        node.addOutput(spread)
        node.addOutput(mean)
      }
      return .tensors([spread, mean])
    }
  }

  static let stdMeanOp = spreadAndMean("std_mean", root: true)
  static let varMeanOp = spreadAndMean("var_mean", root: false)

  // MARK: Covariance

  static func covariance(_ input: Tensor, correction: Int, _ weights: (frequency: Tensor?, weight: Tensor?)) throws
    -> Tensor
  {
    guard input.rank <= 2 else {
      throw TensorError.runtime(
        "cov(): expected input to have two or fewer dimensions but got an input with \(input.rank) dimensions")
    }
    if input.dtype == .bool { throw TensorError.runtime("cov(): bool dtype is not supported for input") }
    let x = try input.rank < 2 ? input.reshape([1, -1]) : input
    let n = x.sizes[1]
    var weight: Tensor?
    for given in [weights.frequency, weights.weight] {
      guard let given else { continue }
      guard given.rank <= 1 else {
        throw TensorError.runtime("cov(): expected weights to have one or fewer dimensions")
      }
      guard given.count == n else {
        throw TensorError.runtime(
          "cov(): expected weights to have the same numel as there are observations in the input")
      }
      weight = try weight.map { try mul.apply($0, given) } ?? given
    }
    let float = x.dtype.isFloatingPoint ? x : try x.to(.defaultFloat)
    let total = try weight?.sum() ?? Tensor(.int(n), as: .int64)
    let mean: Tensor
    if let weight {
      mean = try div.apply(mul.apply(float, weight).sum([1], keepDimensions: true), total)
    } else {
      mean = try div.apply(float.sum([1], keepDimensions: true), .int(n))
    }
    var norm = try sub.apply(total, .int(correction))
    if let aweights = weights.weight, correction != 0, let weight {
      let share = try div.apply(mul.apply(weight, aweights).sum(), total)
      norm = try sub.apply(total, mul.apply(share, .int(correction)))
    }
    if try norm.item().double <= 0 {
      try Warning(
        "cov(): degrees of freedom is <= 0. Correction should be strictly less than the number of observations."
      )
      .give()
      norm = try Tensor(.int(0), as: norm.dtype)
    }
    let centred = try sub.apply(float, mean)
    let other = try weight.map { try mul.apply(centred, $0) } ?? centred
    let product = try mm(centred, other.t())
    return try div.apply(product, norm).squeezed()
  }

  static let covOp: Op = .init(
    "cov(Tensor input, *, int correction=1, Tensor fweights=None, Tensor aweights=None)",
    gradients: ["SqueezeBackward0"],
    doc: """
      The covariances of the rows.

      >>> torch.cov(torch.tensor([[1., 2., 3.], [3., 1., 2.]]))
      tensor([[ 1.0000, -0.5000],
              [-0.5000,  1.0000]])
      """,
    samples: { [CallArguments([.tensor(try Tensor([1, 2, 3, 3, 1, 2], sizes: [2, 3]))])] }
  ) { a in
    .tensor(try covariance(a.tensor(0), correction: a.int(1), (a.optionalTensor(2), a.optionalTensor(3))))
  }

  static let corrcoefOp: Op = .init(
    "corrcoef(Tensor input)", gradients: ["ClampBackward1"],
    doc: """
      The correlations of the rows.

      >>> torch.corrcoef(torch.tensor([[1., 2., 3.], [3., 1., 2.]]))
      tensor([[ 1.0000, -0.5000],
              [-0.5000,  1.0000]])
      """,
    samples: { [CallArguments([.tensor(try Tensor([1, 2, 3, 3, 1, 2], sizes: [2, 3]))])] }
  ) { a in
    let x = try a.tensor(0)
    guard x.rank <= 2 else {
      throw TensorError.runtime(
        "corrcoef(): expected input to have two or fewer dimensions but got an input with \(x.rank) dimensions")
    }
    let c = try covariance(x, correction: 1, (nil, nil))
    if c.rank == 0 { return .tensor(try div.apply(c, c)) }
    let deviations = try sqrt.apply(c.diagonal())
    let scaled = try div.apply(div.apply(c, deviations.unsqueezed(1)), deviations.unsqueezed(0))
    return .tensor(try clamp(scaled, min: .int(-1), max: .int(1)))
  }

  // MARK: Differences and areas

  static let diffOp: Op = .init(
    "diff(Tensor input, int n=1, int dim=-1, Tensor prepend=None, Tensor append=None, *, Tensor out=None)",
    gradients: ["SubBackward0"],
    doc: """
      The differences of neighbours along a dimension, `n` times over.

      >>> torch.diff(torch.tensor([1, 4, 9]))
      tensor([3, 5])
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 3]))])] }
  ) { a in
    var x = try a.tensor(0)
    guard x.rank > 0 else { throw TensorError.runtime("diff expects input to be at least one-dimensional") }
    let d = try x.wrap(a.int(2))
    let n = try a.int(1)
    guard n >= 0 else { throw TensorError.runtime("order must be non-negative but got \(n)") }
    let parts = try [a.optionalTensor(3), x, a.optionalTensor(4)].compactMap { $0 }
    if parts.count > 1 { x = try cat(parts, d) }
    for _ in 0..<Swift.min(n, x.sizes[d]) {
      let length = x.sizes[d]
      let (later, earlier) = (try x.narrow(d, 1, length - 1), try x.narrow(d, 0, length - 1))
      x = try x.dtype == .bool ? logicalXor.apply(later, .tensor(earlier)) : sub.apply(later, earlier)
    }
    return .tensor(n == 0 ? try x.clone() : x)
  }

  private static func area(_ name: String, _ aliases: [String], cumulative: Bool, _ example: String) -> Op {
    Op(
      "\(name)(Tensor y, Tensor x, *, int dim=-1)", "\(name)(Tensor y, *, Number dx=1, int dim=-1)", aliases: aliases,
      places: .function, gradients: [cumulative ? "CumsumBackward0" : "MulBackward1"],
      doc: """
        The \(cumulative ? "running area" : "area") under points by the trapezoid rule.

        >>> torch.\(name)(torch.tensor([1., 3., 5.]))
        tensor(\(example))
        """,
      samples: { [CallArguments([.tensor(try .ramp([2, 3]))])] }
    ) { a in
      let y = try a.tensor(0)
      let d = try y.wrap(a.int(2))
      guard y.rank > 0 else {
        throw TensorError.index(
          cumulative
            ? "slice() cannot be applied to a 0-dim tensor."
            : "Dimension specified as \(try a.int(2)) but tensor has no dimensions")
      }
      if try y.dtype == .bool || (a.overload == 0 && a.tensor(1).dtype == .bool) {
        let which = y.dtype == .bool ? "y" : "x"
        throw TensorError.runtime("\(name): received a bool input for `\(which)`, but bool is not supported")
      }
      let n = y.sizes[d]
      if n == 0 {
        let sizes = Array(y.sizes.enumerated().filter { $0.offset != d }.map(\.element))
        return .tensor(cumulative ? try y.clone() : try Tensor.zeros(Shape(sizes), dtype: y.dtype))
      }
      let (left, right) = (try y.narrow(d, 0, n - 1), try y.narrow(d, 1, n - 1))
      if a.overload == 1 {
        let step = try a.scalar(1)
        if cumulative {
          let half = Scalar.float(step.double / 2)
          return .tensor(try mul.apply(add.apply(left, right), half).cumsum(d))
        }
        let sides = try add.apply(y.select(d, 0), y.select(d, n - 1))
        let inner = try sub.apply(y.sum([d]), mul.apply(sides, .float(0.5)))
        return .tensor(try scaled(inner, by: step))
      }
      var x = try a.tensor(1)
      if x.rank == 1 {
        guard x.sizes[0] == n else {
          throw TensorError.runtime("\(name): There must be one `x` value for each sample point")
        }
        var sizes = [Int](repeating: 1, count: y.rank)
        sizes[d] = n
        x = try x.reshape(sizes)
      }
      let e = d - y.rank + x.rank
      guard e >= 0 && e < x.rank else { throw TensorError.runtime("\(name): `x` has too few dimensions") }
      let m = x.sizes[e]
      let steps = try sub.apply(x.narrow(e, 1, Swift.max(m - 1, 0)), x.narrow(e, 0, Swift.max(m - 1, 0)))
      let areas = try mul.apply(steps, add.apply(left, right))
      if cumulative { return .tensor(try div.apply(areas.cumsum(d), .float(2))) }
      let total = try areas.sum([d])
      let value = try GradMode.with(false) { try div.apply(total, .float(2)) }
      return .tensor(try value.recorded("DivBackward1", [total]) { _, g, _ in try div.apply(g, .float(2)) })
    }
  }

  static let trapezoidOp = area("trapezoid", ["trapz"], cumulative: false, "6.")
  static let cumulativeTrapezoidOp = area("cumulative_trapezoid", [], cumulative: true, "[2., 6.]")

  // MARK: Without not-a-numbers

  static func nansum(_ x: Tensor, _ dimensions: [Int]?, keepDimensions: Bool, dtype: DType?) throws -> Tensor {
    if !x.dtype.isFloatingPoint { return try x.sum(dimensions, keepDimensions: keepDimensions, dtype: dtype) }
    let value = try GradMode.with(false) {
      let isNaN = try ne.apply(x, .tensor(x))
      return try maskedFill(x, isNaN, .int(0)).sum(dimensions, keepDimensions: keepDimensions, dtype: dtype)
    }
    if let dtype, !dtype.isFloatingPoint, GradMode.isEnabled && x.requiresGrad {
      throw TensorError.runtime("Autograd not support dtype: \(dtype.scalarName)")
    }
    let kept = Array(try ReducedDimensions(x, dimensions).keptSizes(x.sizes))
    let (sizes, source) = (Array(x.sizes), x.dtype)
    return try value.recorded("NansumBackward0", [x], saving: [x]) { _, g, saved in
      let isNumber = try eq.apply(saved[0], .tensor(saved[0])).to(source)
      return try mul.apply(g.to(source).reshaped(kept).expand(sizes), isNumber)
    }
  }

  static let nansumOp: Op = .init(
    "nansum(Tensor input, int[1]? dim=None, bool keepdim=False, *, dtype dtype=None, Tensor out=None)",
    gradients: ["NansumBackward0"],
    doc: """
      The sum of the elements that are numbers.

      >>> torch.nansum(torch.tensor([1., float('nan'), 2.]))
      tensor(3.)
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 3])), .int(1)])] }
  ) { a in
    .tensor(try nansum(a.tensor(0), a.optionalInts(1), keepDimensions: a.bool(2), dtype: a.dtype(3)))
  }

  static let nanmeanOp: Op = .init(
    "nanmean(Tensor input, int[1]? dim=None, bool keepdim=False, *, dtype dtype=None, Tensor out=None)",
    gradients: ["DivBackward0"],
    doc: """
      The mean of the elements that are numbers.

      >>> torch.nanmean(torch.tensor([1., float('nan'), 2.]))
      tensor(1.5000)
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 3])), .int(1)])] }
  ) { a in
    let x = try a.tensor(0)
    guard x.dtype.isFloatingPoint else {
      throw TensorError.runtime(
        "nanmean(): expected input to have floating point or complex dtype but got \(x.dtype.scalarName)")
    }
    if let dtype = a.dtype(3), !dtype.isFloatingPoint {
      throw TensorError.runtime(
        "nanmean(): could not infer output dtype. Optional dtype must be either a floating point or complex dtype. Got: "
          + dtype.scalarName)
    }
    let dimensions = try a.optionalInts(1)
    let valid = try eq.apply(x.detach(), .tensor(x.detach())).sum(dimensions, keepDimensions: a.bool(2))
    return .tensor(try div.apply(nansum(x, dimensions, keepDimensions: a.bool(2), dtype: a.dtype(3)), valid))
  }

  static let distOp: Op = .init(
    "dist(Tensor input, Tensor other, Number p=2)", gradients: ["DistBackward0"],
    doc: """
      The `p`-norm of the difference.

      >>> torch.dist(torch.tensor([3., 4.]), torch.zeros(2))
      tensor(5.)
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 3])), .tensor(try Tensor([0, 1, 0.2]))])] }
  ) { a in
    let (x, y, p) = (try a.tensor(0), try a.tensor(1), try a.double(2))
    let common = DType.promote(x.dtype, y.dtype)
    if common.isInteger {
      throw TensorError.runtime(
        "norm(): input dtype should be either floating point or complex. Got \(common.scalarName) instead.")
    }
    let value = try GradMode.with(false) { try vectorNorm(sub.apply(x, y), p: p) }
    return .tensor(
      try value.recorded("DistBackward0", [x, y], saving: [y, x], savingResult: true) { i, g, saved in
        // The gradient of the norm at the difference.
        let difference = try sub.apply(saved[1], saved[0])
        let slope = try normGradient(difference, saved[2], p)
        let part = try mul.apply(g, slope)
        return try (i == 0 ? part : neg.apply(part)).sum(to: saved[i == 0 ? 1 : 0].sizes)
      })
  }

  /// The slope of the `p`-norm `norm` of all elements of `x`.
  private static func normGradient(_ x: Tensor, _ norm: Tensor, _ p: Double) throws -> Tensor {
    let isZero = try eq.apply(norm, .scalar(.int(0)))
    switch p {
    case 0: return try x.zerosLike()
    case 1: return try sign.apply(x)
    case 2: return try maskedFill(div.apply(x, norm), isZero, .int(0))
    case .infinity, -.infinity:
      let isPeak = try eq.apply(abs.apply(x), .tensor(norm)).to(x.dtype)
      return try div.apply(mul.apply(sign.apply(x), isPeak), isPeak.sum())
    default:
      let power = try mul.apply(x, pow(abs.apply(x), .float(p - 2)))
      return try maskedFill(div.apply(power, pow(norm, .float(p - 1))), isZero, .int(0))
    }
  }

  static func logcumsumexp(_ x: Tensor, _ dimension: Int) throws -> Tensor {
    let d = try x.wrap(dimension)
    if !x.dtype.isFloatingPoint { throw TensorError.notImplemented("logcumsumexp_out_cpu", x.dtype) }
    let n = x.rank == 0 ? 1 : x.sizes[d]
    let value = try GradMode.with(false) {
      let lines = try Lines(x, d)
      var found: [Double] = []
      for line in 0..<lines.count {
        var total = -Double.infinity
        for element in lines[line] {
          let (least, most) = (Swift.min(total, element), Swift.max(total, element))
          let sum = least == most && least.isInfinite ? least : most + Libm.log1p(Libm.exp(least - most))
          total = total.isNaN || element.isNaN ? .nan : sum
          if x.dtype == .float32 { total = Double(Float(total)) }
          found.append(total)
        }
      }
      // Lines come in the order of the tensor with the dimension exchanged for the last one.
      var sizes = x.sizes
      if x.rank > 0 { (sizes[d], sizes[x.rank - 1]) = (sizes[x.rank - 1], n) }
      let turned = try Tensor(found, sizes: sizes, dtype: x.dtype)
      return try x.rank == 0 ? turned : turned.transposed(d, -1).contiguous().detach()
    }
    return try value.recorded("LogcumsumexpBackward0", [x], saving: [x], savingResult: true) { _, g, saved in
      // Each result's share of an element is exp(x - result).
      let scaled = try mul.apply(g, exp.apply(neg.apply(saved[1])))
      return try mul.apply(exp.apply(saved[0]), scaled.flipped([d]).cumsum(d).flipped([d]))
    }
  }

  static let logcumsumexpOp: Op = .init(
    "logcumsumexp(Tensor input, int dim, *, Tensor out=None)", gradients: ["LogcumsumexpBackward0"],
    doc: """
      The logarithm of the running sum of exponentials.

      >>> torch.logcumsumexp(torch.tensor([0., 0.]), 0)
      tensor([0.0000, 0.6931])
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 3])), .int(1)])] }
  ) { a in .tensor(try logcumsumexp(a.tensor(0), a.int(1))) }
}
