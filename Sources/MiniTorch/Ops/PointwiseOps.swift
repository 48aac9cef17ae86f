// Signs, roundings, roots, rectifiers and clamps.
import MiniTorchKernels

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

enum PointwiseOps {
  static let all: [Op] =
    TranscendentalOps.all + [
      Op.neg, Op.positive, Op.abs, Op.sqrt, Op.rsqrt, Op.reciprocal, Op.sign, Op.floor, Op.ceil, Op.round, Op.trunc,
      Op.sigmoid, Op.relu, Op.clampOp, Op.clampMinOp, Op.clampMaxOp,
    ]
}

extension Op {
  public static let neg: UnaryOp = .init(
    "neg(Tensor input, *, Tensor out=None)", aliases: ["negative"], operators: ["__neg__"], gradient: "NegBackward0",
    doc: """
      Turns the sign of each element.

      >>> torch.neg(torch.tensor([1., -2.]))
      tensor([-1.,  2.])
      """,
    check: { dtype in
      if dtype == .bool {
        throw TensorError.runtime(
          "Negation, the `-` operator, on a bool tensor is not supported. If you are trying to invert a mask, use the "
            + "`~` or `logical_not()` operator instead.")
      }
    },
    integers: .kernel { $0.map { 0 &- $0 } }, formula: { g, _ in try neg.apply(g) },
    float: { $0.map { -$0 } }, double: { $0.map { -$0 } })

  static let positive: Op = .init(
    "positive(Tensor input)", operators: ["__pos__"],
    doc: """
      The tensor itself.

      >>> torch.positive(torch.tensor([1.]))
      tensor([1.])
      """,
    samples: { [CallArguments([.tensor(try .ramp([3]))])] }
  ) { a in
    let x = try a.tensor(0)
    if x.dtype == .bool { throw TensorError.runtime("The `+` operator, on a bool tensor is not supported.") }
    return .tensor(x)
  }

  public static let abs: UnaryOp = .init(
    "abs(Tensor input, *, Tensor out=None)", aliases: ["absolute"], operators: ["__abs__"], gradient: "AbsBackward0",
    doc: """
      The magnitude of each element.

      >>> torch.abs(torch.tensor([1., -2.]))
      tensor([1., 2.])
      """,
    check: refuseBool("abs_cpu"), integers: .kernel { $0.map { $0 < 0 ? 0 &- $0 : $0 } }, saves: .input,
    formula: { g, x in try mul.apply(g, sgn.apply(x)) },
    float: { $0.map { $0.magnitude } }, double: { $0.map { $0.magnitude } })

  public static let sqrt: UnaryOp = .init(
    "sqrt(Tensor input, *, Tensor out=None)", gradient: "SqrtBackward0",
    doc: """
      The square root of each element.

      >>> torch.sqrt(torch.tensor([4., 9.]))
      tensor([2., 3.])
      """,
    saves: .result, formula: { g, y in try div.apply(g, mul.apply(y, .int(2))) },
    float: { FunctionKernel.sqrt($0.source, $0.out, count: $0.count) }, double: { $0.map { $0.squareRoot() } })

  public static let rsqrt: UnaryOp = .init(
    "rsqrt(Tensor input, *, Tensor out=None)", gradient: "RsqrtBackward0",
    doc: """
      One over the square root of each element.

      >>> torch.rsqrt(torch.tensor([4.]))
      tensor([0.5000])
      """,
    saves: .result, formula: { g, y in try mul.apply(mul.apply(g, .float(-0.5)), pow(y, .int(3))) },
    float: { $0.map { 1 / $0.squareRoot() } }, double: { $0.map { 1 / $0.squareRoot() } })

  public static let reciprocal: UnaryOp = .init(
    "reciprocal(Tensor input, *, Tensor out=None)", gradient: "ReciprocalBackward0",
    doc: """
      One over each element.

      >>> torch.reciprocal(torch.tensor([4.]))
      tensor([0.2500])
      """,
    saves: .result, formula: { g, y in try mul.apply(neg.apply(g), mul.apply(y, y)) },
    float: { $0.map { 1 / $0 } }, double: { $0.map { 1 / $0 } })

  public static let sign: UnaryOp = .init(
    "sign(Tensor input, *, Tensor out=None)", gradient: "SignBackward0",
    doc: """
      -1, 0 or 1, as each element is negative, zero or positive.

      >>> torch.sign(torch.tensor([-3., 0.]))
      tensor([-1.,  0.])
      """,
    integers: .kernel { $0.map { $0.signum() } }, formula: { g, _ in try g.zerosLike() },
    float: { $0.map { $0 > 0 ? 1 : $0 < 0 ? -1 : 0 } }, double: { $0.map { $0 > 0 ? 1 : $0 < 0 ? -1 : 0 } })

  public static let floor: UnaryOp = .init(
    "floor(Tensor input, *, Tensor out=None)", gradient: "FloorBackward0",
    doc: """
      Rounds each element down.

      >>> torch.floor(torch.tensor([1.5, -1.5]))
      tensor([ 1., -2.])
      """,
    check: refuseBool("floor_vml_cpu"), integers: .unchanged, formula: { g, _ in try g.zerosLike() },
    float: { FunctionKernel.floor($0.source, $0.out, count: $0.count) }, double: { $0.map { $0.rounded(.down) } })

  public static let ceil: UnaryOp = .init(
    "ceil(Tensor input, *, Tensor out=None)", gradient: "CeilBackward0",
    doc: """
      Rounds each element up.

      >>> torch.ceil(torch.tensor([1.5, -1.5]))
      tensor([ 2., -1.])
      """,
    check: refuseBool("ceil_vml_cpu"), integers: .unchanged, formula: { g, _ in try g.zerosLike() },
    float: { FunctionKernel.ceil($0.source, $0.out, count: $0.count) }, double: { $0.map { $0.rounded(.up) } })

  public static let trunc: UnaryOp = .init(
    "trunc(Tensor input, *, Tensor out=None)", aliases: ["fix"], gradient: "TruncBackward0",
    doc: """
      Rounds each element towards zero.

      >>> torch.trunc(torch.tensor([1.5, -1.5]))
      tensor([ 1., -1.])
      """,
    check: refuseBool("trunc_vml_cpu"), integers: .unchanged, formula: { g, _ in try g.zerosLike() },
    float: { FunctionKernel.trunc($0.source, $0.out, count: $0.count) }, double: { $0.map { $0.rounded(.towardZero) } })

  private static let roundToEven: UnaryOp = .init(
    "round(Tensor input)", gradient: "RoundBackward0", check: refuseBool("round_vml_cpu"), integers: .unchanged,
    formula: { g, _ in try g.zerosLike() },
    float: { FunctionKernel.round($0.source, $0.out, count: $0.count) },
    double: { $0.map { $0.rounded(.toNearestOrEven) } })

  static let round: Op = .init(
    "round(Tensor input, *, Tensor out=None)", "round(Tensor input, *, int decimals, Tensor out=None)",
    gradients: ["RoundBackward0", "RoundBackward1"],
    doc: """
      Rounds each element to the nearest number with `decimals` decimals, halves to the even one.

      >>> torch.round(torch.tensor([0.5, 1.5, 2.5]))
      tensor([0., 2., 2.])
      """,
    samples: { [CallArguments([.tensor(try .ramp([3]))])] },
    inPlace: { a in
      .tensor(
        try a.tensor(0).becomeInPlace(named: "RoundBackward0") { try rounded($0, a.overload == 1 ? a.int(1) : 0) })
    }
  ) { a in .tensor(try rounded(a.tensor(0), a.overload == 1 ? a.int(1) : 0)) }

  /// Refuses bools, for a kernel that has no loop for them.
  static func refuseBool(_ kernel: String) -> (DType) throws -> Void {
    { if $0 == .bool { throw TensorError.notImplemented(kernel, $0) } }
  }

  private static func rounded(_ x: Tensor, _ decimals: Int) throws -> Tensor {
    if decimals == 0 { return try roundToEven.apply(x) }
    if !x.dtype.isFloatingPoint { throw TensorError.notImplemented("round_cpu", x.dtype) }
    let factor = Scalar.float(Libm.pow(10, Double(Swift.abs(decimals))))
    let value = try GradMode.with(false) {
      decimals > 0
        ? try div.apply(roundToEven.apply(mul.apply(x, factor)), factor)
        : try mul.apply(roundToEven.apply(div.apply(x, factor)), factor)
    }
    return try value.recorded("RoundBackward1", [x]) { _, g, _ in try g.zerosLike() }
  }

  public static let sigmoid: UnaryOp = .init(
    "sigmoid(Tensor input, *, Tensor out=None)", places: [.all, .functional], gradient: "SigmoidBackward0",
    doc: """
      1 / (1 + exp(-x)) for each element x.

      >>> torch.sigmoid(torch.tensor([0.]))
      tensor([0.5000])
      """,
    saves: .result, formula: { g, y in try sigmoidBackward.apply(g, y) },
    float: { ExpKernel.sigmoid($0.source, $0.out, count: $0.count) }, double: { $0.map { 1 / (1 + Libm.exp(-$0)) } })

  private static let sigmoidBackward: BinaryOp = .init(
    "sigmoid_backward(Tensor grad_output, Tensor output)", gradients: ["SigmoidBackwardBackward0"],
    input: (.other, { g, n in try sigmoidBackward.apply(g, n.other.tensor ?? g) }),
    other: (
      [.input, .other],
      { g, n in
        let slope = try add.apply(mul.apply(n.other.tensor ?? g, .int(-2)), .int(1))
        return try mul.apply(mul.apply(g, n.input), slope)
      }
    ),
    float: { $0.map { $0 * (1 - $1) * $1 } }, double: { $0.map { $0 * (1 - $1) * $1 } }, integer: nil)

  public static let relu: UnaryOp = .init(
    "relu(Tensor input)", places: [.all, .functional], gradient: "ReluBackward0",
    doc: """
      Zero for negative elements, the element itself for others.

      >>> torch.relu(torch.tensor([-1., 2.]))
      tensor([0., 2.])
      """,
    check: { dtype in
      if dtype == .bool { throw TensorError.runtime("Boolean inputs not supported for relu") }
    },
    integers: .kernel { $0.map { max($0, 0) } }, saves: .result,
    formula: { g, y in try thresholdBackward.apply(g, y) },
    float: { $0.map { $0 < 0 ? 0 : $0 } }, double: { $0.map { $0 < 0 ? 0 : $0 } })

  /// `g` where the output is positive, else zero.
  static let thresholdBackward: BinaryOp = .init(
    "threshold_backward(Tensor grad_output, Tensor self)", gradients: ["ThresholdBackwardBackward0"],
    input: (.other, { g, n in try thresholdBackward.apply(g, n.other.tensor ?? g) }),
    other: ([], { g, _ in try g.zerosLike() }),
    float: { $0.map { $1 > 0 ? $0 : 0 } }, double: { $0.map { $1 > 0 ? $0 : 0 } },
    integer: { $0.map { $1 > 0 ? $0 : 0 } })

  // MARK: Clamping

  /// The element of `x`, but not less than `min` nor more than `max`.
  public static func clamp(_ x: Tensor, min: Scalar?, max: Scalar?, named name: String = "ClampBackward1") throws
    -> Tensor
  {
    if min == nil && max == nil {
      throw TensorError.runtime("torch.clamp: At least one of 'min' or 'max' must not be None")
    }
    let value = try GradMode.with(false) {
      var value = x
      if let min { value = try clampLow.apply(value, min) }
      if let max { value = try clampHigh.apply(value, max) }
      return value
    }
    return try value.laidOut(elementwise: x).recorded(name, [x], saving: [x], names: ["self"]) { _, g, saved in
      var inside: Tensor?
      if let min { inside = try ge.apply(saved[0], .scalar(min)) }
      if let max {
        let below = try le.apply(saved[0], .scalar(max))
        inside = try inside.map { try logicalAnd.apply($0, .tensor(below)) } ?? below
      }
      return try inside.map { try whereSelect($0, .tensor(g), .scalar(.int(0))) }
    }
  }

  static func clamp(_ x: Tensor, min: Tensor?, max: Tensor?, named name: String = "ClampBackward0") throws -> Tensor {
    if min == nil && max == nil {
      throw TensorError.runtime("torch.clamp: At least one of 'min' or 'max' must not be None")
    }
    let value = try GradMode.with(false) {
      var value = x
      if let min { value = try clampLow.apply(value, min) }
      if let max { value = try clampHigh.apply(value, max) }
      return value
    }
    let bounds = [min, max].compactMap { $0 }
    let names = (max == nil ? [] : ["max"]) + (min == nil ? [] : ["min"]) + ["self"]
    return try value.recorded(name, [x] + bounds, saving: bounds.reversed() + [x], names: names) { i, g, saved in
      let zero = Operand.scalar(.int(0))
      let x = try saved[bounds.count]
      let low = try min == nil ? nil : saved[bounds.count - 1]
      let high = try max == nil ? nil : saved[0]
      if i == 0 {
        var g = g
        if let low { g = try whereSelect(ge.apply(x, .tensor(low)), .tensor(g), zero) }
        if let high { g = try whereSelect(le.apply(x, .tensor(high)), .tensor(g), zero) }
        return g
      }
      if i == 1, let low {
        var isLow = try lt.apply(x, .tensor(low))
        if let high { isLow = try logicalAnd.apply(isLow, .tensor(lt.apply(low, .tensor(high)))) }
        return try whereSelect(isLow, .tensor(g), zero)
      }
      guard let high else { return nil }
      var isHigh = try gt.apply(x, .tensor(high))
      if let low { isHigh = try logicalOr.apply(isHigh, .tensor(lt.apply(high, .tensor(low)))) }
      return try whereSelect(isHigh, .tensor(g), zero)
    }
  }

  private static let clampLow: BinaryOp = .init(
    "clamp_min(Tensor input, Tensor min)",
    float: { $0.larger() }, double: { $0.larger() }, integer: { $0.map { max($0, $1) } })
  private static let clampHigh: BinaryOp = .init(
    "clamp_max(Tensor input, Tensor max)",
    float: { $0.smaller() }, double: { $0.smaller() }, integer: { $0.map { min($0, $1) } })

  private static func clamped(_ x: Tensor, _ a: BoundArguments) throws -> Tensor {
    a.overload == 0
      ? try clamp(x, min: a.optionalTensor(1), max: a.optionalTensor(2))
      : try clamp(x, min: a.optionalScalar(1), max: a.optionalScalar(2))
  }

  static let clampOp: Op = .init(
    "clamp(Tensor input, Tensor min=None, Tensor max=None, *, Tensor out=None)",
    "clamp(Tensor input, Number min=None, Number max=None, *, Tensor out=None)", aliases: ["clip"],
    gradients: ["ClampBackward0", "ClampBackward1"],
    doc: """
      Limits each element to the range from `min` to `max`.

      >>> torch.clamp(torch.tensor([-1., 0.5, 2.]), 0, 1)
      tensor([0.0000, 0.5000, 1.0000])
      """,
    samples: {
      [
        CallArguments([.tensor(try .ramp([2, 3])), .float(0.8), .float(1.3)]),
        CallArguments([.tensor(try .ramp([2, 3]))], keywords: [("max", .tensor(try Tensor([0.6, 0.9, 1.3])))]),
      ]
    },
    inPlace: { a in
      .tensor(try a.tensor(0).becomeInPlace(named: "ClampBackward1") { try clamped($0, a) })
    }
  ) { a in
    if !a.has(1) && !a.has(2) { return .tensor(try clamp(a.tensor(0), min: nil as Scalar?, max: nil)) }
    return .tensor(try clamped(a.tensor(0), a))
  }

  static let clampMinOp: Op = .init(
    "clamp_min(Tensor input, Tensor min, *, Tensor out=None)",
    "clamp_min(Tensor input, Number min, *, Tensor out=None)", gradients: ["ClampMinBackward1", "ClampMinBackward0"],
    doc: """
      Raises each element to at least `min`.

      >>> torch.clamp_min(torch.tensor([-1., 2.]), 0)
      tensor([0., 2.])
      """,
    samples: { [CallArguments([.tensor(try .ramp([3])), .float(0.8)])] },
    inPlace: { a in
      .tensor(
        try a.tensor(0).becomeInPlace(named: "ClampMinBackward\(1 - a.overload)") {
          try a.overload == 0
            ? clamp($0, min: a.tensor(1), max: nil, named: "ClampMinBackward1")
            : clamp($0, min: a.scalar(1), max: nil, named: "ClampMinBackward0")
        })
    }
  ) { a in
    .tensor(
      try a.overload == 0
        ? clamp(a.tensor(0), min: a.tensor(1), max: nil, named: "ClampMinBackward1")
        : clamp(a.tensor(0), min: a.scalar(1), max: nil, named: "ClampMinBackward0"))
  }

  static let clampMaxOp: Op = .init(
    "clamp_max(Tensor input, Tensor max, *, Tensor out=None)",
    "clamp_max(Tensor input, Number max, *, Tensor out=None)", gradients: ["ClampMaxBackward1", "ClampMaxBackward0"],
    doc: """
      Lowers each element to at most `max`.

      >>> torch.clamp_max(torch.tensor([-1., 2.]), 0)
      tensor([-1.,  0.])
      """,
    samples: { [CallArguments([.tensor(try .ramp([3])), .float(0.8)])] },
    inPlace: { a in
      .tensor(
        try a.tensor(0).becomeInPlace(named: "ClampMaxBackward\(1 - a.overload)") {
          try a.overload == 0
            ? clamp($0, min: nil, max: a.tensor(1), named: "ClampMaxBackward1")
            : clamp($0, min: nil, max: a.scalar(1), named: "ClampMaxBackward0")
        })
    }
  ) { a in
    .tensor(
      try a.overload == 0
        ? clamp(a.tensor(0), min: nil, max: a.tensor(1), named: "ClampMaxBackward1")
        : clamp(a.tensor(0), min: nil, max: a.scalar(1), named: "ClampMaxBackward0"))
  }
}
