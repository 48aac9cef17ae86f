// Variances and standard deviations.

extension Op {
  /// The variance, or its square root, over `dimensions`, with `correction` degrees of freedom taken off.
  ///
  /// - Parameter inOnePass: whether that of all elements is updated by each of them as that of a row is, and not the
  ///   mean of squared distances from the mean.
  public static func variance(
    _ x: Tensor, _ dimensions: [Int]?, correction: Double = 1, keepDimensions: Bool = false, root: Bool = false,
    inOnePass: Bool = false
  ) throws -> Tensor {
    guard x.dtype.isFloatingPoint else {
      throw TensorError.runtime("std and var only support floating point and complex dtypes")
    }
    let reduced = try ReducedDimensions(x, dimensions)
    let kept = Array(reduced.keptSizes(x.sizes))
    let isWhole = !inOnePass && kept.allSatisfy { $0 == 1 } && x.count > 0 && x.dtype.computeType == x.dtype
    let (matrix, rows, columns) = isWhole ? (x, 0, x.count) : try reduced.rows(x, as: .float64)
    if Double(columns) - correction <= 0 {
      try Warning(
        "\(root ? "std" : "var")(): degrees of freedom is <= 0. Correction should be strictly less than the reduction factor "
          + "(input numel divided by output numel)."
      ).give()
    }
    let result = try Tensor(uninitialized: reduced.sizes(x.sizes, keepDimensions: keepDimensions), .float64)
    if isWhole {
      let variance = try x.squaredDeviations() / max(Double(columns) - correction, 0)
      result.float64[0] = root ? variance.squareRoot() : variance
    }
    for r in 0..<rows {
      var (mean, m2) = (0.0, 0.0)
      for c in 0..<columns {
        let value = matrix.float64[r * columns + c]
        let delta = value - mean
        mean += delta / Double(c + 1)
        m2 += delta * (value - mean)
      }
      let freedom = Double(columns) - correction
      let variance = m2 / max(freedom, 0)
      result.float64[r] = root ? variance.squareRoot() : variance
    }
    let name = root ? "StdBackward0" : "VarBackward0"
    let saving = [x]
    return try result.converted(to: x.dtype).recorded(name, [x], saving: saving, savingResult: root) { _, g, saved in
      let x = try saved[0]
      var g = g
      if root {
        let slope = try div.apply(g, mul.apply(saved[1], .int(2)))
        g = try maskedFill(slope, eq.apply(saved[1], .scalar(.int(0))), .int(0))
      }
      let centred = try sub.apply(x, x.mean(dimensions ?? [], keepDimensions: true))
      let factor = Scalar.float(2 / (Double(columns) - correction))
      return try mul.apply(mul.apply(g.reshaped(kept), factor), centred)
    }
  }

  private static func spread(_ name: String, root: Bool, _ gradient: String, _ example: String) -> Op {
    Op(
      "\(name)(Tensor input, int[1]? dim, bool unbiased=True, bool keepdim=False, *, Tensor out=None)",
      "\(name)(Tensor input, int[1]? dim=None, *, Number correction=None, bool keepdim=False, Tensor out=None)",
      "\(name)(Tensor input, bool unbiased=True)", gradients: [gradient],
      doc: """
        The \(root ? "standard deviation" : "variance") of all elements, or over dimensions.

        >>> torch.\(name)(torch.tensor([1., 3.]))
        tensor(\(example))
        """,
      samples: {
        [CallArguments([.tensor(try .ramp([2, 3]))]), CallArguments([.tensor(try .ramp([2, 3])), .int(1)])]
      }
    ) { a in
      let x = try a.tensor(0)
      switch a.overload {
      case 0:
        return .tensor(
          try variance(
            x, a.optionalInts(1), correction: a.bool(2) ? 1 : 0, keepDimensions: a.bool(3), root: root))
      case 1:
        return .tensor(
          try variance(
            x, a.optionalInts(1), correction: a.has(2) ? a.double(2) : 1, keepDimensions: a.bool(3), root: root))
      default: return .tensor(try variance(x, nil, correction: a.bool(1) ? 1 : 0, root: root))
      }
    }
  }

  static let varOp = spread("var", root: false, "VarBackward0", "2.")
  static let stdOp = spread("std", root: true, "StdBackward0", "1.4142")
}

extension Tensor {
  /// The sum of all squared distances from the mean, in double precision in the order of memory.
  ///
  /// Source: PyTorch's `std_var_all_cpu`, whose mean is of the tensor's own type.
  fileprivate func squaredDeviations() throws -> Double {
    let order = strideOrder
    let lined = isContiguous ? self : try permuted(order)
    let values = try lined.contiguousElements(as: dtype)
    var total = 0.0
    if dtype == .float32 {
      let centre = Double(try GradMode.with(false) { try self.mean() }.float32[0])
      let p = values.float32
      for i in 0..<count {
        let distance = Double(p[i]) - centre
        total += distance * distance
      }
    } else {
      let centre = try GradMode.with(false) { try self.mean() }.float64[0]
      let p = values.float64
      for i in 0..<count {
        let distance = p[i] - centre
        total += distance * distance
      }
    }
    return total
  }
}
