// Activations of torch.nn.functional beyond the rectifier, the sigmoid and the hyperbolic tangent.
import MiniTorchKernels

enum ActivationOps {
  static let all: [Op] = [
    Op.leakyReluOp, Op.eluOp, Op.seluOp, Op.celuOp, Op.geluOp, Op.silu, Op.mish, Op.softplusOp, Op.logSigmoid,
    Op.hardtanhOp, Op.relu6Op, Op.hardsigmoid, Op.hardswish, Op.thresholdOp, Op.hardshrinkOp, Op.softshrinkOp,
    Op.preluOp, Op.gluOp,
  ]
}

extension Op {
  /// An activation with parameters: its value and slope as plain functions, computed in `float32` or `float64`.
  ///
  /// - Parameters:
  ///   - groups: the values of whole groups of 32 elements, where PyTorch's vector functions differ from libm's; it
  ///     takes all elements if `isWhole`.
  ///   - slope: the gradient of one element from that of the result and from the input, rounded as PyTorch does.
  ///   - slopeGroups: the gradients where `groups` has the values.
  ///   - differentiable: the slope as operations, for gradients of gradients.
  @inline(__always)
  private static func activate(
    _ x: Tensor, _ kernel: String, _ gradientName: String, float: @escaping (Float) -> Float,
    groups: ((_ x: UnsafePointer<Float>, _ out: UnsafeMutablePointer<Float>, _ count: Int) -> Void)? = nil,
    isWhole: Bool = false, double: @escaping (Double) -> Double,
    wholeDoubles: ((_ x: UnsafePointer<Double>, _ out: UnsafeMutablePointer<Double>, _ count: Int) -> Void)? = nil,
    slopeFloat: @escaping (_ g: Float, _ x: Float) -> Float,
    slopeGroups: (
      (_ g: UnsafePointer<Float>, _ x: UnsafePointer<Float>, _ out: UnsafeMutablePointer<Float>, _ count: Int) -> Void
    )? = nil,
    slopeDouble: @escaping (_ g: Double, _ x: Double) -> Double,
    differentiable: @escaping (_ x: Tensor) throws -> Tensor
  ) throws -> Tensor {
    guard x.dtype.isFloatingPoint else { throw TensorError.notImplemented(kernel, x.dtype) }
    let compute = x.dtype.computeType
    // Groups follow the order in memory.
    let from = try x.denseElements(as: compute)
    let out = try from.emptyImage(compute)
    func groupedCount(_ n: Int) -> Int { isWhole ? n : n / 32 * 32 }
    if compute == .float32 {
      let (p, q) = (from.float32, out.float32)
      let body = groups == nil ? 0 : groupedCount(x.count)
      if body > 0 { groups?(p, q, body) }
      for i in body..<x.count { q[i] = float(p[i]) }
    } else {
      let (p, q) = (from.float64, out.float64)
      if let wholeDoubles { wholeDoubles(p, q, x.count) } else { for i in 0..<x.count { q[i] = double(p[i]) } }
    }
    return try out.converted(to: x.dtype).recorded(gradientName, [x], saving: [x]) { _, g, saved in
      let x = try saved[0]
      if GradMode.isEnabled || g.dtype != x.dtype || g.sizes != x.sizes { return try mul.apply(g, differentiable(x)) }
      let isAlike = x.isDense && g.strides == x.strides
      let a = try isAlike ? g.converted(to: compute) : g.contiguousElements(as: compute)
      let b = try isAlike ? x.converted(to: compute) : x.contiguousElements(as: compute)
      let out = try b.emptyImage(compute)
      if compute == .float32 {
        let (p, q, r) = (a.float32, b.float32, out.float32)
        let body = slopeGroups == nil ? 0 : groupedCount(x.count)
        if body > 0 { slopeGroups?(p, q, r, body) }
        for i in body..<x.count { r[i] = slopeFloat(p[i], q[i]) }
      } else {
        for i in 0..<x.count { out.float64[i] = slopeDouble(a.float64[i], b.float64[i]) }
      }
      return try out.converted(to: x.dtype).laidOut(elementwise: g, x)
    }
  }

  // PyTorch takes single elements through libm's functions of float32.
  @inline(__always) private static func expf(_ x: Float) -> Float { Libm.expf(x) }
  @inline(__always) private static func expm1f(_ x: Float) -> Float { Libm.expm1f(x) }
  @inline(__always) private static func log1pf(_ x: Float) -> Float { Libm.log1pf(x) }
  @inline(__always) private static func tanhf(_ x: Float) -> Float { Libm.tanhf(x) }
  @inline(__always) private static func erff(_ x: Float) -> Float { Float(Libm.erf(Double(x))) }

  /// log(1 + e^x) of adjacent values by the vector functions.
  private static func softplus(_ x: UnsafePointer<Float>, _ out: UnsafeMutablePointer<Float>, _ count: Int) {
    ExpKernel.exponentials(x, out, count: count)
    FunctionKernel.log1p(out, out, count: count)
  }

  /// `ones` where a condition on x holds and `others` elsewhere, as a constant of the graph.
  private static func pieces(_ x: Tensor, _ condition: (Double) -> Bool, _ one: Double, _ other: Double) throws
    -> Tensor
  {
    try Tensor(x.doubles().map { condition($0) ? one : other }, sizes: x.sizes, dtype: x.dtype)
  }

  // MARK: Rectifiers

  /// `x` where it is positive, `slope * x` elsewhere.
  public static func leakyRelu(_ x: Tensor, negativeSlope: Double = 0.01) throws -> Tensor {
    let s = Float(negativeSlope)
    return try activate(
      x, "leaky_relu_cpu", "LeakyReluBackward0", float: { $0 > 0 ? $0 : $0 * s },
      double: { $0 > 0 ? $0 : $0 * negativeSlope }, slopeFloat: { $1 > 0 ? $0 : $0 * s },
      slopeDouble: { $1 > 0 ? $0 : $0 * negativeSlope }
    ) { try pieces($0, { $0 > 0 }, 1, negativeSlope) }
  }

  static let leakyReluOp: Op = .init(
    "leaky_relu(Tensor input, Number negative_slope=0.01, bool inplace=False)", places: .functional,
    gradients: ["LeakyReluBackward0"],
    doc: """
      The element itself if it is positive, else a part of it.

      >>> torch.nn.functional.leaky_relu(torch.tensor([-1., 2.]))
      tensor([-0.0100,  2.0000])
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 3]))])] }
  ) { a in try a.replacing(2) { try leakyRelu($0, negativeSlope: a.double(1)) } }

  static func elu(_ x: Tensor, alpha: Double, scale: Double, inputScale: Double, named name: String = "EluBackward0")
    throws -> Tensor
  {
    let (negative, positive, input) = (alpha * scale, scale, inputScale)
    let (n, p, i) = (Float(negative), Float(positive), Float(input))
    return try activate(
      x, "elu_cpu", name, float: { $0 < 0 ? expm1f($0 * i) * n : $0 * p },
      groups: { x, out, count in
        for k in 0..<count { out[k] = x[k] * i }
        FunctionKernel.expm1(out, out, count: count)
        for k in 0..<count {
          let (low, high) = (out[k] * n, x[k] * p)
          out[k] = x[k] < 0 ? low : high
        }
      },
      double: { $0 < 0 ? Libm.expm1($0 * input) * negative : $0 * positive },
      slopeFloat: { $1 <= 0 ? $0 * i * n * expf($1 * i) : $0 * p },
      slopeGroups: { g, x, out, count in
        for k in 0..<count { out[k] = x[k] * i }
        ExpKernel.exponentials(out, out, count: count)
        for k in 0..<count {
          let (low, high) = (g[k] * i * n * out[k], g[k] * p)
          out[k] = x[k] <= 0 ? low : high
        }
      },
      slopeDouble: { $1 <= 0 ? $0 * input * negative * Libm.exp($1 * input) : $0 * positive }
    ) { x in
      let low = try mul.apply(
        exp.apply(mul.apply(clamp(x, min: nil, max: .int(0)), .float(input))), .float(input * negative))
      return try whereSelect(le.apply(x, .scalar(.int(0))), .tensor(low), .scalar(.float(positive)))
    }
  }

  static let eluOp: Op = .init(
    "elu(Tensor input, Number alpha=1.0, bool inplace=False)", places: .functional, gradients: ["EluBackward0"],
    doc: """
      The element itself if it is positive, else alpha * (exp(x) - 1).

      >>> torch.nn.functional.elu(torch.tensor([-1., 2.]))
      tensor([-0.6321,  2.0000])
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 3]))])] }
  ) { a in try a.replacing(2) { try elu($0, alpha: a.double(1), scale: 1, inputScale: 1) } }

  static let seluOp: Op = .init(
    "selu(Tensor input, bool inplace=False)", places: [.function, .functional], gradients: ["EluBackward0"],
    doc: """
      A scaled elu whose results keep mean zero and variance one.

      >>> torch.nn.functional.selu(torch.tensor([1.]))
      tensor([1.0507])
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 3]))])] }
  ) { a in
    try a.replacing(1) { try elu($0, alpha: 1.6732632423543772, scale: 1.0507009873554805, inputScale: 1) }
  }

  static let celuOp: Op = .init(
    "celu(Tensor input, Number alpha=1.0, bool inplace=False)", places: [.function, .functional],
    gradients: ["CeluBackward0"],
    doc: """
      The element itself if it is positive, else alpha * (exp(x / alpha) - 1).

      >>> torch.nn.functional.celu(torch.tensor([-1., 2.]))
      tensor([-0.6321,  2.0000])
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 3]))])] }
  ) { a in
    let alpha = try a.double(1)
    if alpha == 0 { throw TensorError.runtime("ZeroDivisionError: alpha cannot be 0 for CELU") }
    return try a.replacing(2) { try elu($0, alpha: alpha, scale: 1, inputScale: 1 / alpha, named: "CeluBackward0") }
  }

  static let thresholdOp: Op = .init(
    "threshold(Tensor input, Number threshold, Number value, bool inplace=False)", places: [.function, .functional],
    gradients: ["ThresholdBackward0"],
    doc: """
      The element itself if it is above the threshold, else the value.

      >>> torch.nn.functional.threshold(torch.tensor([0., 2.]), 1., -1.)
      tensor([-1.,  2.])
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 3])), .float(1.1), .float(0)])] }
  ) { a in
    let (t, v) = (try a.double(1), try a.double(2))
    return try a.replacing(3) {
      if $0.dtype.isInteger {
        return try whereSelect(
          le.apply($0, .scalar(.float(t))), .scalar(.int(Int(exactly: v.rounded(.towardZero)) ?? 0)), .tensor($0)
        ).to($0.dtype)
      }
      return try activate(
        $0, "threshold_cpu", "ThresholdBackward0", float: { $0 <= Float(t) ? Float(v) : $0 },
        double: { $0 <= t ? v : $0 }, slopeFloat: { $1 <= Float(t) ? 0 : $0 }, slopeDouble: { $1 <= t ? 0 : $0 }
      ) { try pieces($0, { $0 <= t }, 0, 1) }
    }
  }

  /// `min` and `max` at the borders, the element itself between.
  static func hardtanh(_ x: Tensor, _ low: Double, _ high: Double) throws -> Tensor {
    if !x.dtype.isFloatingPoint && x.dtype != .bool {
      return try clamp(x, min: .int(Int(low)), max: .int(Int(high)))
    }
    let (l, h) = (Float(low), Float(high))
    let value = try activate(
      x, "hardtanh_cpu", "HardtanhBackward0", float: { $0 < l ? l : $0 > h ? h : $0 },
      double: { $0 < low ? low : $0 > high ? high : $0 }, slopeFloat: { $1 <= l || $1 >= h ? 0 : $0 },
      slopeDouble: { $1 <= low || $1 >= high ? 0 : $0 }
    ) { try pieces($0, { $0 <= low || $0 >= high }, 0, 1) }
    return try value.laidOut(like: x)
  }

  static let hardtanhOp: Op = .init(
    "hardtanh(Tensor input, Number min_val=-1.0, Number max_val=1.0, bool inplace=False)", places: .functional,
    gradients: ["HardtanhBackward0"],
    doc: """
      The element itself, kept between two borders.

      >>> torch.nn.functional.hardtanh(torch.tensor([-3., 0.5]))
      tensor([-1.0000,  0.5000])
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 3])), .int(0), .float(1.1)])] }
  ) { a in
    let (low, high) = (try a.double(1), try a.double(2))
    if low > high { throw TensorError.value("min_val cannot be greater than max_val") }
    return try a.replacing(3) { try hardtanh($0, low, high) }
  }

  static let relu6Op: Op = .init(
    "relu6(Tensor input, bool inplace=False)", places: .functional, gradients: ["HardtanhBackward0"],
    doc: """
      The rectifier that goes no higher than 6.

      >>> torch.nn.functional.relu6(torch.tensor([-1., 8.]))
      tensor([0., 6.])
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 3]))])] }
  ) { a in try a.replacing(1) { try hardtanh($0, 0, 6) } }

  static let hardsigmoid: Op = .init(
    "hardsigmoid(Tensor input, bool inplace=False)", places: .functional, gradients: ["HardsigmoidBackward0"],
    doc: """
      A sigmoid made of three straight lines.

      >>> torch.nn.functional.hardsigmoid(torch.tensor([0.]))
      tensor([0.5000])
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 3]))])] }
  ) { a in
    try a.replacing(1) {
      try activate(
        $0, "hardsigmoid_cpu", "HardsigmoidBackward0", float: { Swift.min(Swift.max($0 + 3, 0), 6) / 6 },
        double: { Swift.min(Swift.max($0 + 3, 0), 6) / 6 }, slopeFloat: { $1 > -3 && $1 < 3 ? $0 * Float(1.0 / 6) : 0 },
        slopeDouble: { $1 > -3 && $1 < 3 ? $0 * (1.0 / 6) : 0 }
      ) { try pieces($0, { $0 > -3 && $0 < 3 }, 1.0 / 6, 0) }
    }
  }

  static let hardswish: Op = .init(
    "hardswish(Tensor input, bool inplace=False)", places: .functional, gradients: ["HardswishBackward0"],
    doc: """
      x times the sigmoid made of three straight lines.

      >>> torch.nn.functional.hardswish(torch.tensor([3.]))
      tensor([3.])
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 3]))])] }
  ) { a in
    try a.replacing(1) {
      try activate(
        $0, "hardswish_cpu", "HardswishBackward0", float: { $0 * Swift.min(Swift.max($0 + 3, 0), 6) / 6 },
        double: { $0 * Swift.min(Swift.max($0 + 3, 0), 6) / 6 },
        slopeFloat: { $1 <= -3 ? 0 : $1 < 3 ? $0 * ($1 / 3 + 0.5) : $0 },
        slopeDouble: { $1 <= -3 ? 0 : $1 < 3 ? $0 * ($1 / 3 + 0.5) : $0 }
      ) { x in
        let line = try add.apply(div.apply(x, .int(3)), .float(0.5))
        let inside = try pieces(x, { $0 > -3 && $0 < 3 }, 1, 0)
        return try add.apply(mul.apply(line, inside), pieces(x, { $0 >= 3 }, 1, 0))
      }
    }
  }

  static let hardshrinkOp: Op = .init(
    "hardshrink(Tensor input, Number lambd=0.5)", places: [.both, .functional], gradients: ["HardshrinkBackward0"],
    doc: """
      Zero for elements near zero, the element itself for others.

      >>> torch.nn.functional.hardshrink(torch.tensor([0.2, 1.]))
      tensor([0., 1.])
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 3])), .float(0.9)])] }
  ) { a in
    let l = try a.double(1)
    let f = Float(l)
    return .tensor(
      try activate(
        a.tensor(0), "hardshrink_cpu", "HardshrinkBackward0", float: { $0 >= -f && $0 <= f ? 0 : $0 },
        double: { $0 >= -l && $0 <= l ? 0 : $0 }, slopeFloat: { $1 >= -f && $1 <= f ? 0 : $0 },
        slopeDouble: { $1 >= -l && $1 <= l ? 0 : $0 }
      ) { try pieces($0, { $0 >= -l && $0 <= l }, 0, 1) })
  }

  static let softshrinkOp: Op = .init(
    "softshrink(Tensor input, Number lambd=0.5)", places: .functional, gradients: ["SoftshrinkBackward0"],
    doc: """
      Moves elements towards zero, those near it to zero itself.

      >>> torch.nn.functional.softshrink(torch.tensor([0.2, 1.]))
      tensor([0.0000, 0.5000])
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 3])), .float(0.9)])] }
  ) { a in
    let l = try a.double(1)
    let x = try a.tensor(0)
    guard x.dtype.isFloatingPoint else { throw TensorError.notImplemented("softshrink_check", x.dtype) }
    if l < 0 {
      let most =
        x.dtype == .float64
        ? "1.79769e+308" : x.dtype == .float16 ? "65504" : x.dtype == .bfloat16 ? "3.38953e+38" : "3.40282e+38"
      throw TensorError.runtime(
        "lambda must be in range [0, \(most)] for input dtype \(x.dtype.scalarName), but found \(FloatText.short(l))")
    }
    let f = Float(l)
    // An element inside is multiplied by zero, which keeps its sign and what is no number; pairs of vectors give zero.
    func shrink<T: BinaryFloatingPoint>(
      _ x: UnsafePointer<T>, _ out: UnsafeMutablePointer<T>, _ count: Int, by l: T
    ) {
      let whole = count - count % (64 / MemoryLayout<T>.stride)
      for i in 0..<count {
        let inside = i < whole && !x[i].isNaN ? 0 : x[i] * 0
        out[i] = x[i] > l ? x[i] - l : x[i] < -l ? x[i] + l : inside
      }
    }
    return .tensor(
      try activate(
        a.tensor(0), "softshrink_cpu", "SoftshrinkBackward0", float: { $0 > f ? $0 - f : $0 < -f ? $0 + f : $0 * 0 },
        groups: { shrink($0, $1, $2, by: f) }, isWhole: true,
        double: { $0 > l ? $0 - l : $0 < -l ? $0 + l : $0 * 0 }, wholeDoubles: { shrink($0, $1, $2, by: l) },
        slopeFloat: { $1 >= -f && $1 <= f ? 0 : $0 },
        slopeDouble: { $1 >= -l && $1 <= l ? 0 : $0 }
      ) { try pieces($0, { $0 >= -l && $0 <= l }, 0, 1) })
  }

  // MARK: Smooth ones

  static let geluOp: Op = .init(
    "gelu(Tensor input, *, str approximate='none')", places: .functional, gradients: ["GeluBackward0"],
    doc: """
      x times the normal distribution function of x.

      >>> torch.nn.functional.gelu(torch.tensor([1.]))
      tensor([0.8413])
      """,
    samples: {
      [
        CallArguments([.tensor(try .ramp([2, 3]))]),
        CallArguments([.tensor(try .ramp([2, 3]))], keywords: [("approximate", .string("tanh"))]),
      ]
    }
  ) { a in .tensor(try gelu(a.tensor(0), approximate: a.string(1) ?? "none")) }

  /// - Parameter approximate: `none` or `tanh`.
  public static func gelu(_ x: Tensor, approximate: String = "none") throws -> Tensor {
    switch approximate {
    case "none":
      let (half, density) = (0.7071067811865476, 0.3989422804014327)
      let (h, d) = (Float(half), Float(density))
      // PyTorch gives these to oneDNN.
      let isOneDNN = x.dtype == .float32 && x.isContiguous && x.count > 1
      return try activate(
        x, "GeluKernelImpl", "GeluBackward0", float: { $0 * 0.5 * (1 + erff($0 * h)) },
        groups: { x, out, count in
          if isOneDNN { return GeluKernel.values(x, out, count: count) }
          for k in 0..<count { out[k] = x[k] * h }
          FunctionKernel.erf(out, out, count: count)
          for k in 0..<count { out[k] = x[k] * 0.5 * (1 + out[k]) }
        },
        isWhole: isOneDNN, double: { $0 * 0.5 * (1 + Libm.erf($0 * half)) },
        slopeFloat: { g, x in g * (0.5 * (1 + erff(x * h)) + x * (d * expf(x * x * -0.5))) },
        slopeGroups: { g, x, out, count in
          if isOneDNN { return GeluKernel.gradients(g, x, out, count: count) }
          for k in 0..<count { out[k] = x[k] * h }
          FunctionKernel.erf(out, out, count: count)
          for k in 0..<count { out[k] = g[k] * (0.5 * (1 + out[k]) + x[k] * (d * expf(x[k] * x[k] * -0.5))) }
        },
        slopeDouble: { g, x in g * (0.5 * (1 + Libm.erf(x * half)) + x * (density * Libm.exp(x * x * -0.5))) }
      ) { x in
        let cdf = try mul.apply(add.apply(erf.apply(mul.apply(x, .float(half))), .int(1)), .float(0.5))
        let pdf = try mul.apply(exp.apply(mul.apply(mul.apply(x, x), .float(-0.5))), .float(density))
        return try add.apply(cdf, mul.apply(x, pdf))
      }
    case "tanh":
      let (beta, kappa) = (0.7978845608028654, 0.044715)
      return try activate(
        x, "GeluKernelImpl", "GeluBackward0", float: { GeluLoops.value($0, tanhf(GeluLoops.argument($0))) },
        groups: { x, out, count in
          GeluKernel.loops.arguments(x, out, count: count)
          FunctionKernel.tanh(out, out, count: count)
          GeluKernel.loops.values(x, out, out, count: count)
        },
        double: { 0.5 * $0 * (1 + Libm.tanh(beta * ($0 + kappa * ($0 * $0 * $0)))) },
        slopeFloat: { g, x in g * GeluLoops.slope(x, tanhf(GeluLoops.argument(x))) },
        slopeGroups: { g, x, out, count in
          GeluKernel.loops.arguments(x, out, count: count)
          FunctionKernel.tanh(out, out, count: count)
          GeluKernel.loops.gradients(g, x, out, out, count: count)
        },
        slopeDouble: { g, x in
          let t = Libm.tanh(beta * (x + kappa * (x * x * x)))
          return g * (0.5 * (1 + t) + 0.5 * x * (1 - t * t) * (beta * (1 + 3 * kappa * (x * x))))
        }
      ) { x in
        let square = try mul.apply(x, x)
        let t = try tanh.apply(
          mul.apply(add.apply(x, mul.apply(mul.apply(square, x), .float(kappa))), .float(beta)))
        let slope = try mul.apply(add.apply(mul.apply(square, .float(3 * kappa)), .int(1)), .float(0.5 * beta))
        let rest = try mul.apply(mul.apply(x, sub.apply(.int(1), mul.apply(t, t))), slope)
        return try add.apply(mul.apply(add.apply(t, .int(1)), .float(0.5)), rest)
      }
    default: throw TensorError.runtime("approximate argument must be either none or tanh.")
    }
  }

  public static let silu: Op = .init(
    "silu(Tensor input, bool inplace=False)", places: .functional, gradients: ["SiluBackward0"],
    doc: """
      x times the sigmoid of x.

      >>> torch.nn.functional.silu(torch.tensor([1.]))
      tensor([0.7311])
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 3]))])] }
  ) { a in
    try a.replacing(1) { x in
      // The kernel does the value; it treats the tail of a tensor otherwise than its body.
      if x.dtype == .float32 {
        let from = try x.contiguousElements(as: .float32)
        let out = try Tensor(uninitialized: x.sizes, .float32)
        ExpKernel.silu(from.float32, out.float32, count: x.count)
        return try out.laidOut(elementwise: x).recorded("SiluBackward0", [x], saving: [x]) { _, g, saved in
          let x = try saved[0]
          let s = try sigmoid.apply(x)
          if GradMode.isEnabled || g.dtype != .float32 || g.sizes != x.sizes {
            let slope = try mul.apply(s, add.apply(mul.apply(x, sub.apply(.int(1), s)), .int(1)))
            return try mul.apply(g, slope)
          }
          let (a, b) = (try g.contiguousElements(as: .float32), try x.contiguousElements(as: .float32))
          let out = try s.contiguousElements(as: .float32).clonedElements()
          FusedKernel.loops.siluGradient(a.float32, b.float32, out.float32, out.float32, count: out.count)
          return try out.laidOut(elementwise: g, x)
        }
      }
      return try activate(
        x, "silu_cpu", "SiluBackward0", float: { $0 / (1 + expf(-$0)) }, double: { $0 / (1 + Libm.exp(-$0)) },
        slopeFloat: { g, x in
          let s = 1 / (1 + expf(-x))
          return g * s * (1 + x * (1 - s))
        },
        slopeDouble: { g, x in
          let s = 1 / (1 + Libm.exp(-x))
          return g * s * (1 + x * (1 - s))
        }
      ) { x in
        let s = try sigmoid.apply(x)
        return try mul.apply(s, add.apply(mul.apply(x, sub.apply(.int(1), s)), .int(1)))
      }
    }
  }

  static let mish: Op = .init(
    "mish(Tensor input, bool inplace=False)", places: .functional, gradients: ["MishBackward0"],
    doc: """
      x times the hyperbolic tangent of softplus of x.

      >>> torch.nn.functional.mish(torch.tensor([1.]))
      tensor([0.8651])
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 3]))])] }
  ) { a in
    try a.replacing(1) {
      try activate(
        $0, "mish_cpu", "MishBackward0", float: { $0 * tanhf(log1pf(expf($0))) },
        groups: { x, out, count in
          softplus(x, out, count)
          FunctionKernel.tanh(out, out, count: count)
          for k in 0..<count { out[k] *= x[k] }
        },
        double: { $0 * Libm.tanh(Libm.log1p(Libm.exp($0))) },
        slopeFloat: { g, x in
          let (s, t) = (1 / (1 + expf(-x)), tanhf(log1pf(expf(x))))
          return g * t.addingProduct(x * s, Float(1).addingProduct(-t, t))
        },
        slopeGroups: { g, x, out, count in
          softplus(x, out, count)
          FunctionKernel.tanh(out, out, count: count)
          withUnsafeTemporaryAllocation(of: Float.self, capacity: count) { room in
            guard let s = room.baseAddress else { return }
            ExpKernel.sigmoid(x, s, count: count)
            for k in 0..<count {
              let t = out[k]
              out[k] = g[k] * t.addingProduct(x[k] * s[k], Float(1).addingProduct(-t, t))
            }
          }
        },
        slopeDouble: { g, x in
          let (s, t) = (1 / (1 + Libm.exp(-x)), Libm.tanh(Libm.log1p(Libm.exp(x))))
          return g * (t + x * s * (1 - t * t))
        }
      ) { x in
        let (s, t) = (try sigmoid.apply(x), try tanh.apply(log1p.apply(exp.apply(x))))
        return try add.apply(t, mul.apply(mul.apply(x, s), sub.apply(.int(1), mul.apply(t, t))))
      }
    }
  }

  static let softplusOp: Op = .init(
    "softplus(Tensor input, Number beta=1.0, Number threshold=20.0)", places: .functional,
    gradients: ["SoftplusBackward0"],
    doc: """
      log(1 + exp(beta * x)) / beta, a smooth rectifier.

      >>> torch.nn.functional.softplus(torch.tensor([0.]))
      tensor([0.6931])
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 3]))])] }
  ) { a in
    let (beta, limit) = (try a.double(1), try a.double(2))
    let (b, l) = (Float(beta), Float(limit))
    return .tensor(
      try activate(
        a.tensor(0), "softplus_cpu", "SoftplusBackward0",
        float: { $0 * b > l ? $0 : log1pf(expf($0 * b)) / b },
        groups: { x, out, count in
          for k in 0..<count { out[k] = x[k] * b }
          softplus(out, out, count)
          for k in 0..<count { out[k] = x[k] * b > l ? x[k] : out[k] / b }
        },
        double: { $0 * beta > limit ? $0 : Libm.log1p(Libm.exp($0 * beta)) / beta },
        slopeFloat: { g, x in
          if x * b > l { return g }
          let z = expf(x * b)
          return g * z / (z + 1)
        },
        slopeGroups: { g, x, out, count in
          for k in 0..<count { out[k] = x[k] * b }
          ExpKernel.exponentials(out, out, count: count)
          for k in 0..<count { out[k] = x[k] * b > l ? g[k] : g[k] * out[k] / (out[k] + 1) }
        },
        slopeDouble: { g, x in
          if x * beta > limit { return g }
          let z = Libm.exp(x * beta)
          return g * z / (z + 1)
        }
      ) { x in
        let s = try sigmoid.apply(mul.apply(x, .float(beta)))
        return try whereSelect(
          gt.apply(mul.apply(x, .float(beta)), .scalar(.float(limit))), .scalar(.int(1)), .tensor(s))
      })
  }

  /// The logarithm of the sigmoid, without overflow.
  public static func logSigmoid(_ x: Tensor) throws -> Tensor {
    let value = try activate(
      x, "log_sigmoid_cpu", "LogSigmoidBackward0", float: { Swift.min($0, 0) - log1pf(expf(-$0.magnitude)) },
      groups: { x, out, count in
        for k in 0..<count { out[k] = -x[k].magnitude }
        softplus(out, out, count)
        for k in 0..<count { out[k] = (x[k] < 0 ? x[k] : 0) - out[k] }
      }, isWhole: true,
      double: { Swift.min($0, 0) - Libm.log1p(Libm.exp(-$0.magnitude)) },
      slopeFloat: { g, x in
        let z = expf(-x.magnitude)
        return g * (x < 0 ? 1 - z / (1 + z) : z / (1 + z))
      },
      slopeGroups: { g, x, out, count in
        for k in 0..<count { out[k] = -x[k].magnitude }
        ExpKernel.exponentials(out, out, count: count)
        for k in 0..<count {
          let share = out[k] / (1 + out[k])
          out[k] = g[k] * (x[k] < 0 ? 1 - share : share)
        }
      },
      slopeDouble: { g, x in
        let z = Libm.exp(-x.magnitude)
        return g * (x < 0 ? 1 - z / (1 + z) : z / (1 + z))
      }
    ) { try sigmoid.apply(neg.apply($0)) }
    return try value.laidInRows()
  }

  static let logSigmoid: Op = .init(
    "logsigmoid(Tensor input)", places: .functional, gradients: ["LogSigmoidBackward0"],
    doc: """
      The logarithm of the sigmoid.

      >>> torch.nn.functional.logsigmoid(torch.tensor([0.]))
      tensor([-0.6931])
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 3]))])] }
  ) { a in .tensor(try logSigmoid(a.tensor(0))) }

  // MARK: With weights, and gates

  static let preluOp: Op = .init(
    "prelu(Tensor input, Tensor weight)", places: [.both, .functional], gradients: ["PreluKernelBackward0"],
    doc: """
      The element itself if it is positive, else a learnt part of it.

      >>> torch.prelu(torch.tensor([-1., 2.]), torch.tensor([0.5]))
      tensor([-0.5000,  2.0000])
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 3])), .tensor(try Tensor([0.25]))])] }
  ) { a in
    let (x, weight) = (try a.tensor(0), try a.tensor(1))
    if weight.dtype == x.dtype && !x.dtype.isFloatingPoint { throw TensorError.notImplemented("prelu_cpu", x.dtype) }
    guard weight.dtype == x.dtype else {
      throw TensorError.runtime(
        "prelu: Type promoting not supported. Got \(x.dtype.scalarName) and \(weight.dtype.scalarName)")
    }
    var w = weight
    if weight.count != 1 {
      guard x.rank > 0 else { throw TensorError.runtime("Not allow zero-dim input tensor.") }
      let channels = x.rank > 1 ? x.sizes[1] : 1
      guard channels == weight.count else {
        throw TensorError.runtime(
          "Mismatch of parameter numbers and input channel size. Found parameter numbers = \(weight.count) and channel size "
            + "= \(channels).")
      }
      w = try weight.view([1, channels] + Array(repeating: 1, count: Swift.max(0, x.rank - 2)))
    } else if weight.rank != x.rank {
      w = try weight.view(Array(repeating: 1, count: x.rank))
    }
    let isPositive = try gt.apply(x, .scalar(.int(0)))
    let value = try GradMode.with(false) {
      try whereSelect(isPositive, .tensor(x), .tensor(mul.apply(w, x)))
    }
    let target = w.sizes
    return .tensor(
      try value.laidOut(elementwise: x, w).recorded("PreluKernelBackward0", [x, w], saving: [x, w]) { i, g, saved in
        let (x, w) = (try saved[0], try saved[1])
        let isPositive = try gt.apply(x, .scalar(.int(0)))
        if i == 0 { return try whereSelect(isPositive, .tensor(g), .tensor(mul.apply(w, g))) }
        return try whereSelect(isPositive, .scalar(.int(0)), .tensor(mul.apply(x, g))).to(x.dtype).sum(to: target)
      })
  }

  static let gluOp: Op = .init(
    "glu(Tensor input, int dim=-1)", places: .functional, gradients: ["GluBackward0"],
    doc: """
      One half times the sigmoid of the other.

      >>> torch.nn.functional.glu(torch.tensor([1., 0.]))
      tensor([0.5000])
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 4]))])] }
  ) { a in
    let x = try a.tensor(0)
    guard x.rank > 0 else {
      throw TensorError.runtime("glu does not support scalars because halving size must be even")
    }
    let d = try x.wrap(a.int(1))
    guard x.sizes[d] % 2 == 0 else {
      throw TensorError.runtime("Halving dimension must be even, but dimension \(d) is size \(x.sizes[d])")
    }
    let half = x.sizes[d] / 2
    let value = try GradMode.with(false) {
      try mul.apply(x.narrow(d, 0, half), sigmoid.apply(x.narrow(d, half, half)))
    }
    return .tensor(
      try value.recorded("GluBackward0", [x], saving: [x]) { _, g, saved in
        let x = try saved[0]
        let (first, gate) = (try x.narrow(d, 0, half), try sigmoid.apply(x.narrow(d, half, half)))
        let other = try mul.apply(mul.apply(mul.apply(sub.apply(.int(1), gate), gate), first), g)
        let both = try cat([mul.apply(gate, g), other], d)
        return GradMode.isEnabled ? both : try both.laidInRows()
      })
  }
}

extension BoundArguments {
  /// The image of the first argument, written into it when the flag at `flag` asks for that.
  func replacing(_ flag: Int, _ body: (Tensor) throws -> Tensor) throws -> OpResult {
    let x = try tensor(0)
    guard try bool(flag) else { return .tensor(try body(x)) }
    _ = try x.becomeInPlace(named: signature.name, body)
    // Those that PyTorch differentiates by their result have a node of their own.
    if let node = x.recordedFn as? FormulaNode,
      ["EluBackward0", "CeluBackward0", "LeakyReluBackward0", "ThresholdBackward0"].contains(node.label)
    {
      node.label = node.label.dropLast() + "1"
    }
    return .tensor(x)
  }
}
