// Softmax and its logarithm.
import MiniTorchKernels

enum SoftmaxOps {
  static let all: [Op] = [Op.softmaxOp, Op.safeSoftmaxOp, Op.logSoftmaxOp, Op.logsumexpOp]
}

extension Op {
  /// A tensor as outer × size × inner around dimension `d`.
  private static func slices(_ x: Tensor, _ d: Int) -> (outer: Int, size: Int, inner: Int) {
    if x.rank == 0 { return (1, 1, 1) }
    return (x.sizes[..<d].reduce(1, *), x.sizes[d], x.sizes[(d + 1)...].reduce(1, *))
  }

  private static func source(_ x: Tensor, _ d: Int, _ dtype: DType?, _ kernel: String) throws -> Tensor {
    let x = try dtype.map { try x.to($0) } ?? x
    guard x.dtype.isFloatingPoint else {
      let isLast = x.rank == 0 || d == x.rank - 1
      throw TensorError.notImplemented(isLast ? "\(kernel)_lastdim_kernel_impl" : "\(kernel)_kernel_impl", x.dtype)
    }
    return x
  }

  /// Exponentials that sum to one along a dimension.
  public static func softmax(_ input: Tensor, _ dimension: Int, dtype: DType? = nil) throws -> Tensor {
    let d = try input.wrap(dimension)
    let x = try source(input, d, dtype, "softmax")
    return try softmaxValue(x, d).recorded("SoftmaxBackward0", [x], savingResult: true, names: ["result"]) {
      _, g, saved in try softmaxGradient(g, saved[0], d)
    }
  }

  private static func softmaxValue(_ x: Tensor, _ d: Int) throws -> Tensor {
    let compute = x.dtype.computeType
    let from = try x.contiguousElements(as: compute)
    let out = try Tensor(uninitialized: x.sizes, compute)
    let (outer, size, inner) = slices(x, d)
    if out.count > 0 {
      if compute == .float32 {
        SoftmaxKernel.loops.softmax(
          from.float32, out.float32, outer: outer, size: size, inner: inner, isLast: d == max(x.rank, 1) - 1)
      } else {
        normalise(from.float64, out.float64, outer, size, inner, logarithm: false)
      }
    }
    return try out.converted(to: x.dtype)
  }

  /// Softmax along the last dimension, and zeros where all of it is minus infinity.
  public static func safeSoftmax(_ input: Tensor) throws -> Tensor {
    let d = try input.wrap(-1)
    let x = try source(input, d, nil, "softmax")
    let value = try GradMode.with(false) {
      if x.count == 0 { return try softmaxValue(x, d) }
      let peak = try extreme(x, [-1], keepDimensions: true, largest: true)
      return try maskedFill(softmaxValue(x, d), eq.apply(peak, .scalar(.float(-.infinity))), .int(0))
    }
    return try value.recorded("SafeSoftmaxBackward0", [x], savingResult: true, names: ["result"]) {
      _, g, saved in try softmaxGradient(g, saved[0], d)
    }
  }

  static let safeSoftmaxOp: Op = .init(
    "_safe_softmax(Tensor input)", places: [], gradients: ["SafeSoftmaxBackward0"],
    doc: """
      Exponentials that sum to one along the last dimension, and zeros where all of it is minus infinity.

      >>> x = torch.ones(1, 1)
      >>> torch.nn.functional.scaled_dot_product_attention(x, x, x, torch.tensor([[False]]))
      tensor([[0.]])
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 3]))])] }
  ) { a in .tensor(try safeSoftmax(a.tensor(0))) }

  /// Source: the same steps as the float32 kernel, in double.
  private static func normalise(
    _ x: UnsafePointer<Double>, _ out: UnsafeMutablePointer<Double>, _ outer: Int, _ size: Int, _ inner: Int,
    logarithm: Bool
  ) {
    for o in 0..<outer {
      for i in 0..<inner {
        let base = o * size * inner + i
        var peak = -Double.infinity
        for k in 0..<size { peak = x[base + k * inner].isNaN ? .nan : Swift.max(peak, x[base + k * inner]) }
        var total = 0.0
        for k in 0..<size {
          let e = Libm.exp(x[base + k * inner] - peak)
          out[base + k * inner] = e
          total += e
        }
        let log = Libm.log(total)
        for k in 0..<size {
          out[base + k * inner] = logarithm ? x[base + k * inner] - peak - log : out[base + k * inner] / total
        }
      }
    }
  }

  private static func softmaxGradient(_ g: Tensor, _ y: Tensor, _ d: Int) throws -> Tensor {
    if !GradMode.isEnabled && y.dtype == .float32 && g.dtype == .float32 && y.count > 0 {
      let (from, result) = (try g.contiguousElements(as: .float32), try y.contiguousElements(as: .float32))
      let out = try Tensor(uninitialized: y.sizes, .float32)
      let (outer, size, inner) = slices(y, d)
      SoftmaxKernel.loops.softmaxGradient(
        from.float32, result.float32, out.float32, outer: outer, size: size, inner: inner,
        isLast: d == max(y.rank, 1) - 1)
      return out
    }
    let weighted = try mul.apply(g, y)
    return try mul.apply(sub.apply(g, weighted.sum([d], keepDimensions: true)), y)
  }

  static let softmaxOp: Op = .init(
    "softmax(Tensor input, int dim, dtype dtype=None, *, Tensor out=None)", gradients: ["SoftmaxBackward0"],
    doc: """
      Exponentials that sum to one along a dimension.

      >>> torch.softmax(torch.tensor([0., 0.]), 0)
      tensor([0.5000, 0.5000])
      """,
    samples: {
      [CallArguments([.tensor(try .ramp([2, 3])), .int(1)]), CallArguments([.tensor(try .ramp([2, 3])), .int(0)])]
    }
  ) { a in .tensor(try softmax(a.tensor(0), a.int(1), dtype: a.dtype(2))) }

  /// The logarithm of softmax.
  public static func logSoftmax(_ input: Tensor, _ dimension: Int, dtype: DType? = nil) throws -> Tensor {
    let d = try input.wrap(dimension)
    let x = try source(input, d, dtype, "log_softmax")
    let compute = x.dtype.computeType
    let from = try x.contiguousElements(as: compute)
    let out = try Tensor(uninitialized: x.sizes, compute)
    let (outer, size, inner) = slices(x, d)
    if out.count > 0 {
      if compute == .float32 {
        SoftmaxKernel.logSoftmax(from.float32, out.float32, outer: outer, size: size, inner: inner)
      } else {
        normalise(from.float64, out.float64, outer, size, inner, logarithm: true)
      }
    }
    return try out.converted(to: x.dtype).recorded(
      "LogSoftmaxBackward0", [x], savingResult: true, names: ["result"]
    ) { _, g, saved in
      let y = try saved[0]
      if !GradMode.isEnabled && y.dtype == .float32 && g.dtype == .float32 && y.count > 0 {
        let (from, result) = (try g.contiguousElements(as: .float32), try y.contiguousElements(as: .float32))
        let out = try Tensor(uninitialized: y.sizes, .float32)
        SoftmaxKernel.loops.logSoftmaxGradient(
          from.float32, result.float32, out.float32, outer: outer, size: size, inner: inner)
        return out
      }
      return try sub.apply(g, mul.apply(exp.apply(y), g.sum([d], keepDimensions: true)))
    }
  }

  static let logSoftmaxOp: Op = .init(
    "log_softmax(Tensor input, int dim, dtype dtype=None, *, Tensor out=None)", gradients: ["LogSoftmaxBackward0"],
    doc: """
      The logarithm of softmax, without overflow.

      >>> torch.log_softmax(torch.tensor([0., 0.]), 0)
      tensor([-0.6931, -0.6931])
      """,
    samples: {
      [CallArguments([.tensor(try .ramp([2, 3])), .int(1)]), CallArguments([.tensor(try .ramp([2, 3])), .int(0)])]
    }
  ) { a in .tensor(try logSoftmax(a.tensor(0), a.int(1), dtype: a.dtype(2))) }

  /// The logarithm of the sum of exponentials.
  public static func logsumexp(_ input: Tensor, _ dimensions: [Int], keepDimensions: Bool = false) throws -> Tensor {
    let x = input.dtype.isFloatingPoint ? input : try input.to(.defaultFloat)
    let reduced = try ReducedDimensions(x, dimensions)
    let value = try GradMode.with(false) {
      let peak = try extreme(x, dimensions, keepDimensions: true, largest: true)
      let finite = try maskedFill(peak, eq.apply(abs.apply(peak), .scalar(.float(.infinity))), .int(0))
      let sum = try exp.apply(sub.apply(x, finite)).sum(dimensions, keepDimensions: true)
      return try add.apply(log.apply(sum), finite).reshape(
        Array(reduced.sizes(x.sizes, keepDimensions: keepDimensions))
      ).detach()
    }
    let kept = Array(reduced.keptSizes(x.sizes))
    return try value.recorded("LogsumexpBackward0", [x], saving: [x], savingResult: true) { _, g, saved in
      try mul.apply(g.reshaped(kept), exp.apply(sub.apply(saved[0], saved[1].reshaped(kept))))
    }
  }

  static let logsumexpOp: Op = .init(
    "logsumexp(Tensor input, int[1] dim, bool keepdim=False, *, Tensor out=None)", gradients: ["LogsumexpBackward0"],
    doc: """
      The logarithm of the sum of exponentials along dimensions.

      >>> torch.logsumexp(torch.tensor([0., 0.]), 0)
      tensor(0.6931)
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 3])), .int(1)])] }
  ) { a in .tensor(try logsumexp(a.tensor(0), a.ints(1), keepDimensions: a.bool(2))) }
}
