// Addition, subtraction, multiplication, division and their kin.
import MiniTorchKernels

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

enum ArithmeticOps {
  static let all: [Op] = [
    Op.add, Op.sub, Op.rsubOp, Op.mul, Op.divOp, Op.floorDivide, Op.remainder, Op.fmod, Op.maximum, Op.minimum,
    Op.atan2,
    Op.lerpOp, Op.addcmulOp, Op.addcdivOp,
  ]
}

/// Calls to test operations on two tensors with.
func pairSamples() throws -> [CallArguments] {
  [
    CallArguments([.tensor(try .ramp([2, 3])), .tensor(try .ramp([2, 3]).clone())]),
    CallArguments([.tensor(try .ramp([2, 3])), .tensor(try .ramp([3]))]),
    CallArguments([.tensor(try .ramp([2, 1])), .tensor(try .ramp([1, 3]))]),
  ]
}

/// Pairs whose quotients are not whole, for operations that jump there.
private func unevenPairs() throws -> [CallArguments] {
  let divisor = try Tensor([0.4, 0.7, 0.9])
  return [
    CallArguments([.tensor(try .ramp([2, 3])), .tensor(divisor)]),
    CallArguments([.tensor(try .ramp([2, 3])), .float(0.4)]),
  ]
}

extension Lanes where T == Float, U == Float {
  /// Whether there is something to fill wide vectors with: neighbours, or one number and neighbours.
  @inline(__always)
  fileprivate var isWide: Bool {
    count >= 32 && strideOut == 1 && (strideA == 1 ? strideB == 0 || strideB == 1 : strideA == 0 && strideB == 1)
  }

  /// a + alpha·b, rounded once.
  fileprivate func addScaled(_ alpha: Float) {
    if strideA == 1 && strideB == 1 && strideOut == 1 && count > 4 {
      FusedKernel.loops.add(a, b, alpha: alpha, out, count: count)
    } else {
      map { $0.addingProduct($1, alpha) }
    }
  }
}

extension Op {
  static let zeroDivision = TensorError.runtime("ZeroDivisionError")

  public static let add: BinaryOp = .init(
    "add(Tensor input, Tensor other, *, Number alpha=1, Tensor out=None)",
    operators: ["__add__", "__radd__", "__iadd__"], gradients: ["AddBackward0"], numbersAsTensors: true,
    doc: """
      Adds `other`, scaled by `alpha`, to `input`.

      >>> torch.add(torch.tensor([1., 2.]), torch.tensor([3., 4.]), alpha=10)
      tensor([31., 42.])
      """,
    samples: pairSamples,
    input: ([], { g, _ in g }),
    other: ([], { g, n in n.alpha.isOne ? g : try scaled(g, by: n.alpha) }),
    float: { r in
      if r.alpha != 1 { return r.addScaled(r.alpha) }
      guard r.isWide else { return r.map { $0 + $1 } }
      ArithmeticKernel.loops.add(r.a, r.strideA, r.b, r.strideB, r.out, count: r.count)
    },
    double: { r in r.alpha == 1 ? r.map { $0 + $1 } : r.map { $0.addingProduct($1, r.alpha) } },
    integer: { r in r.map { $0 &+ $1 &* r.alpha } })

  public static let sub: BinaryOp = .init(
    "sub(Tensor input, Tensor other, *, Number alpha=1, Tensor out=None)", aliases: ["subtract"],
    operators: ["__sub__", "__isub__"], gradients: ["SubBackward0"], numbersAsTensors: true,
    doc: """
      Subtracts `other`, scaled by `alpha`, from `input`.

      >>> torch.sub(torch.tensor([3., 4.]), torch.tensor([1., 1.]))
      tensor([2., 3.])
      """,
    samples: pairSamples,
    check: refuseBoolSubtraction,
    input: ([], { g, _ in g }),
    other: ([], { g, n in n.alpha.isOne ? try neg.apply(g) : try neg.apply(scaled(g, by: n.alpha)) }),
    float: { r in
      if r.alpha != 1 { return r.addScaled(-r.alpha) }
      guard r.isWide else { return r.map { $0 - $1 } }
      ArithmeticKernel.loops.subtract(r.a, r.strideA, r.b, r.strideB, r.out, count: r.count)
    },
    double: { r in r.alpha == 1 ? r.map { $0 - $1 } : r.map { $0.addingProduct($1, -r.alpha) } },
    integer: { r in r.map { $0 &- $1 &* r.alpha } })

  /// A tensor times a number, as formulas write it: PyTorch names the node after another overload than `x * 2` calls.
  static func scaled(_ x: Tensor, by number: Scalar) throws -> Tensor {
    if !GradMode.isEnabled { return try mul.apply(x, number) }
    let value = try GradMode.with(false) { try mul.apply(x, number) }
    return try value.recorded("MulBackward1", [x]) { _, g, _ in try scaled(g, by: number) }
  }

  /// A tensor by a number, as formulas write it.
  static func divided(_ x: Tensor, by number: Scalar) throws -> Tensor {
    if !GradMode.isEnabled { return try div.apply(x, number) }
    let value = try GradMode.with(false) { try div.apply(x, number) }
    return try value.recorded("DivBackward1", [x]) { _, g, _ in try divided(g, by: number) }
  }

  static func refuseBoolSubtraction(_ input: DType, _ other: DType, _ result: DType) throws {
    guard input == .bool || other == .bool else { return }
    if input == other {
      throw TensorError.runtime(
        "Subtraction, the `-` operator, with two bool tensors is not supported. Use the `^` or `logical_xor()` operator "
          + "instead.")
    }
    throw TensorError.runtime(
      "Subtraction, the `-` operator, with a bool tensor is not supported. If you are trying to invert a mask, use the "
        + "`~` or `logical_not()` operator instead.")
  }

  /// `other - x`, for a number on the left.
  public static func rsub(_ x: Tensor, _ other: Scalar) throws -> Tensor {
    if case .bool = other { try refuseBoolSubtraction(.bool, x.dtype, x.dtype) }
    if x.dtype == .bool {
      throw TensorError.runtime(
        "Subtraction, the `-` operator, with a bool tensor is not supported. If you are trying to invert a mask, use the "
          + "`~` or `logical_not()` operator instead.")
    }
    let value = try GradMode.with(false) { try sub.apply(other, x) }
    return try value.recorded("RsubBackward1", [x]) { _, g, _ in try neg.apply(g) }
  }

  static let rsubOp: Op = .init(
    "rsub(Tensor input, Tensor other, *, Number alpha=1)", "rsub(Tensor input, Number other, Number alpha=1)",
    places: .function, operators: ["__rsub__"], gradients: ["RsubBackward0", "RsubBackward1"],
    doc: """
      Subtracts `input` from `other`.

      >>> torch.rsub(torch.tensor([1., 2.]), 10)
      tensor([9., 8.])
      """,
    samples: { [CallArguments([.tensor(try .ramp([3])), .int(1)])] }
  ) { a in
    let alpha = try a.scalar(2)
    if a.overload == 1 && alpha.isOne { return .tensor(try rsub(a.tensor(0), a.scalar(1))) }
    return .tensor(try sub.apply(a.tensor(1), a.tensor(0), alpha: alpha))
  }

  public static let mul: BinaryOp = .init(
    "mul(Tensor input, Tensor other, *, Tensor out=None)", aliases: ["multiply"],
    operators: ["__mul__", "__rmul__", "__imul__"], gradients: ["MulBackward0"], numbersAsTensors: true,
    doc: """
      Multiplies `input` by `other`.

      >>> torch.mul(torch.tensor([1., 2.]), torch.tensor([3., 4.]))
      tensor([3., 8.])
      """,
    samples: pairSamples,
    input: (.other, { g, n in try mul.apply(g, n.other) }),
    other: (.input, { g, n in try mul.apply(g, n.input) }),
    float: { r in
      guard r.isWide else { return r.map { $0 * $1 } }
      ArithmeticKernel.loops.multiply(r.a, r.strideA, r.b, r.strideB, r.out, count: r.count)
    }, double: { $0.map { $0 * $1 } }, integer: { $0.map { $0 &* $1 } })

  /// True division; `divOp` has the rounding modes.
  public static let div: BinaryOp = .init(
    "div(Tensor input, Tensor other, *, Tensor out=None)", operators: ["__truediv__", "__itruediv__"],
    gradients: ["DivBackward0"], numbersAsTensors: true, samples: pairSamples,
    input: (.other, { g, n in try div.apply(g, n.other) }),
    other: (
      [.input, .other],
      { g, n in
        let other = try n.other
        return try mul.apply(neg.apply(g), div.apply(div.apply(n.input, other), other))
      }
    ),
    float: { r in
      guard r.isWide else { return r.map { $0 / $1 } }
      ArithmeticKernel.loops.divide(r.a, r.strideA, r.b, r.strideB, r.out, count: r.count)
    }, double: { $0.map { $0 / $1 } }, integer: nil)

  static let divOp: Op = .init(
    "div(Tensor input, Tensor other, *, Tensor out=None)",
    "div(Tensor input, Tensor other, *, str? rounding_mode, Tensor out=None)", aliases: ["divide", "true_divide"],
    operators: ["__truediv__", "__itruediv__"], gradients: ["DivBackward0", "DivBackward2"], numbersAsTensors: true,
    doc: """
      Divides `input` by `other`; `rounding_mode` is None, 'trunc' or 'floor'.

      >>> torch.div(torch.tensor([1., -3.]), 2, rounding_mode='floor')
      tensor([ 0., -2.])
      """,
    samples: pairSamples,
    inPlace: { a in
      let mode = a.overload == 1 ? a.string(2) : nil
      return .tensor(try division(mode).applyInPlace(a.tensor(0), a.operand(1)))
    }
  ) { a in
    let mode = a.overload == 1 ? a.string(2) : nil
    return .tensor(try division(mode).apply(a.tensor(0), a.operand(1)))
  }

  private static func division(_ mode: String?) throws -> BinaryOp {
    switch mode {
    case nil: div
    case "floor": floorQuotients
    case "trunc": truncDivide
    case let mode?:
      throw TensorError.runtime(
        "div expected rounding_mode to be one of None, 'trunc', or 'floor' but found '\(mode)'")
    }
  }

  private static let floorQuotients: BinaryOp = .init(
    "div(Tensor input, Tensor other)", gradients: ["DivBackward2"], check: refuseBools("div_floor_cpu"),
    input: ([], { g, _ in try g.zerosLike() }), other: ([], { g, _ in try g.zerosLike() }),
    float: { $0.map { floorQuotient($0, $1) } }, double: { $0.map { floorQuotient($0, $1) } }, integer: floorIntegers)

  private static func floorIntegers(_ r: Lanes<Int64, Int64>) throws {
    try refuseZero(r)
    r.map { a, b in
      if b == -1 { return 0 &- a }
      let q = a / b
      return a % b != 0 && (a < 0) != (b < 0) ? q - 1 : q
    }
  }

  public static let floorDivide: BinaryOp = .init(
    "floor_divide(Tensor input, Tensor other, *, Tensor out=None)",
    operators: ["__floordiv__", "__rfloordiv__", "__ifloordiv__"],
    gradients: ["NotImplemented"], numbersAsTensors: true,
    doc: """
      Divides `input` by `other` and rounds down.

      >>> torch.floor_divide(torch.tensor([7, -7]), 2)
      tensor([ 3, -4])
      """,
    samples: unevenPairs, check: refuseBools("div_floor_cpu"),
    float: { $0.map { floorQuotient($0, $1) } }, double: { $0.map { floorQuotient($0, $1) } },
    integer: floorIntegers)

  /// Refuses two bools, for a kernel that has no loop for them.
  static func refuseBools(_ kernel: String) -> (DType, DType, DType) throws -> Void {
    { a, b, _ in if a == .bool && b == .bool { throw TensorError.notImplemented(kernel, .bool) } }
  }

  private static let truncDivide: BinaryOp = .init(
    "div(Tensor input, Tensor other)", gradients: ["DivBackward2"], check: refuseBools("div_trunc_cpu"),
    input: ([], { g, _ in try g.zerosLike() }), other: ([], { g, _ in try g.zerosLike() }),
    float: { $0.map { ($0 / $1).rounded(.towardZero) } }, double: { $0.map { ($0 / $1).rounded(.towardZero) } },
    integer: { r in
      try refuseZero(r)
      r.map { $1 == -1 ? 0 &- $0 : $0 / $1 }
    })

  private static func refuseZero(_ r: Lanes<Int64, Int64>) throws {
    for i in 0..<(r.strideB == 0 ? min(r.count, 1) : r.count) where r.b[i &* r.strideB] == 0 { throw zeroDivision }
  }

  /// Source: PyTorch's `div_floor_floating`.
  @inline(__always)
  private static func floorQuotient<T: BinaryFloatingPoint>(_ a: T, _ b: T) -> T {
    if b == 0 { return a / b }
    let mod = a.truncatingRemainder(dividingBy: b)
    var div = (a - mod) / b
    if mod != 0 && (b < 0) != (mod < 0) { div -= 1 }
    if div == 0 { return T(signOf: a / b, magnitudeOf: 0) }
    let floor = div.rounded(.down)
    return div - floor > 0.5 ? floor + 1 : floor
  }

  public static let remainder: BinaryOp = .init(
    "remainder(Tensor input, Tensor other, *, Tensor out=None)", "remainder(Number self, Tensor other)",
    "remainder(Tensor input, Number other, *, Tensor out=None)", operators: ["__mod__", "__rmod__", "__imod__"],
    gradients: ["RemainderBackward1", "RemainderBackward0"],
    doc: """
      What division by `other` leaves, with the sign of `other`.

      >>> torch.remainder(torch.tensor([5., -5.]), 3)
      tensor([2., 1.])
      """,
    samples: unevenPairs, check: refuseBools("remainder_cpu"), isOfRemainders: true,
    input: ([], { g, _ in g }),
    other: ([.input, .other], { g, n in try mul.apply(neg.apply(g), floorQuotients.apply(n.input, n.other)) }),
    float: { $0.map { floorRemainder($0, $1) } }, double: { $0.map { floorRemainder($0, $1) } },
    integer: { r in
      try refuseZero(r)
      r.map { a, b in
        if b == -1 { return 0 }
        let m = a % b
        return m != 0 && (m < 0) != (b < 0) ? m + b : m
      }
    })

  @inline(__always)
  private static func floorRemainder<T: BinaryFloatingPoint>(_ a: T, _ b: T) -> T {
    let mod = a.truncatingRemainder(dividingBy: b)
    return mod != 0 && (b < 0) != (mod < 0) ? mod + b : mod
  }

  public static let fmod: BinaryOp = .init(
    "fmod(Tensor input, Tensor other, *, Tensor out=None)", "fmod(Tensor input, Number other, *, Tensor out=None)",
    gradients: ["FmodBackward1", "FmodBackward0"],
    doc: """
      What division by `other` leaves, with the sign of `input`.

      >>> torch.fmod(torch.tensor([5., -5.]), 3)
      tensor([ 2., -2.])
      """,
    samples: unevenPairs, check: refuseBools("fmod_cpu"), isOfRemainders: true,
    input: ([], { g, _ in g }),
    other: ([.input, .other], { g, n in try mul.apply(neg.apply(g), truncDivide.apply(n.input, n.other)) }),
    float: { $0.map { $0.truncatingRemainder(dividingBy: $1) } },
    double: { $0.map { $0.truncatingRemainder(dividingBy: $1) } },
    integer: { r in
      try refuseZero(r)
      r.map { $1 == -1 ? 0 : $0 % $1 }
    })

  public static let maximum: BinaryOp = .init(
    "maximum(Tensor input, Tensor other, *, Tensor out=None)", places: .both, gradients: ["MaximumBackward0"],
    doc: """
      The larger of each pair of elements.

      >>> torch.maximum(torch.tensor([1., 5.]), torch.tensor([3., 4.]))
      tensor([3., 5.])
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 2])), .tensor(try Tensor([1, 0.5, 2, -1], sizes: [2, 2]))])] },
    input: ([.input, .other], { g, n in try extremeGradient(g, n.input, n.other, Op.lt) }),
    other: ([.input, .other], { g, n in try extremeGradient(g, n.input, n.other, Op.gt) }),
    float: { $0.larger() }, double: { $0.larger() }, integer: { $0.map { max($0, $1) } })

  public static let minimum: BinaryOp = .init(
    "minimum(Tensor input, Tensor other, *, Tensor out=None)", places: .both, gradients: ["MinimumBackward0"],
    doc: """
      The smaller of each pair of elements.

      >>> torch.minimum(torch.tensor([1., 5.]), torch.tensor([3., 4.]))
      tensor([1., 4.])
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 2])), .tensor(try Tensor([1, 0.5, 2, -1], sizes: [2, 2]))])] },
    input: ([.input, .other], { g, n in try extremeGradient(g, n.input, n.other, Op.gt) }),
    other: ([.input, .other], { g, n in try extremeGradient(g, n.input, n.other, Op.lt) }),
    float: { $0.smaller() }, double: { $0.smaller() }, integer: { $0.map { min($0, $1) } })

  /// Ties share the gradient; where `loses` holds there is none.
  private static func extremeGradient(_ g: Tensor, _ x: Tensor, _ y: Operand, _ loses: PredicateOp) throws -> Tensor {
    let shared = try whereSelect(eq.apply(x, y), .tensor(div.apply(g, .int(2))), .tensor(g))
    return try maskedFill(shared, loses.apply(x, y), .int(0))
  }

  public static let atan2: BinaryOp = .init(
    "atan2(Tensor input, Tensor other, *, Tensor out=None)", aliases: ["arctan2"], gradients: ["Atan2Backward0"],
    doc: """
      The angle of the point with ordinate `input` and abscissa `other`.

      >>> torch.atan2(torch.tensor([1.]), torch.tensor([1.]))
      tensor([0.7854])
      """,
    samples: pairSamples,
    input: ([.input, .other], { g, n in try mul.apply(mul.apply(g, n.other), inverseSquare(n)) }),
    other: ([.input, .other], { g, n in try mul.apply(mul.apply(g, neg.apply(n.input)), inverseSquare(n)) }),
    float: { $0.map { Float(Libm.atan2(Double($0), Double($1))) } }, double: { $0.map { Libm.atan2($0, $1) } },
    integer: nil)

  /// One over the square of the distance of a point from the origin.
  private static func inverseSquare(_ n: BinaryNode) throws -> Tensor {
    let x = try n.input
    let y = try n.other
    let square = try add.apply(mul.apply(x, x), mul.apply(y.tensor ?? x, y))
    return try maskedFill(reciprocal.apply(square), eq.apply(square, .scalar(.int(0))), .int(0))
  }

  // MARK: Fused steps

  /// `x + weight * (end - x)`, rounded as PyTorch fuses it.
  static func lerp(_ x: Tensor, _ end: Tensor, _ weight: Scalar) throws -> Tensor {
    _ = try Shape.broadcast(x.sizes, end.sizes)
    let value = try GradMode.with(false) {
      let difference = try sub.apply(end, x)
      return Swift.abs(weight.double) < 0.5
        ? try add.apply(x, difference, alpha: weight)
        : try sub.apply(
          end, difference,
          alpha: .float(x.dtype == .float32 ? Double(1 - Float(weight.double)) : 1 - weight.double))
    }
    return try value.laidOut(elementwise: x, end).recorded("LerpBackward0", [x, end]) { i, g, _ in
      try scaled(g, by: i == 0 ? .float(1 - weight.double) : weight)
    }
  }

  /// The points `weight` of the way from `x` to `end`, a weight for each.
  static func lerp(_ x: Tensor, _ end: Tensor, _ weight: Tensor) throws -> Tensor {
    guard x.dtype == end.dtype && x.dtype == weight.dtype else {
      let other = x.dtype == end.dtype ? weight : end
      throw TensorError.runtime(
        "expected dtype \(x.dtype.nativeName) for `\(x.dtype == end.dtype ? "weight" : "end")` but got dtype "
          + other.dtype.nativeName)
    }
    _ = try Shape.broadcast(Shape.broadcast(x.sizes, end.sizes), weight.sizes)
    let value = try GradMode.with(false) {
      // Counted from the nearer end, as PyTorch does.
      let way = try sub.apply(end, x)
      let near = try ProductSum.apply(weight, way, x)
      let far = try ProductSum.apply(sub.apply(weight, .int(1)), way, end)
      return try whereSelect(lt.apply(abs.apply(weight), .scalar(.float(0.5))), .tensor(near), .tensor(far))
    }
    let (needsEnds, needsWeight) = (weight.requiresGrad, x.requiresGrad || end.requiresGrad)
    let sizes = [x.sizes, end.sizes, weight.sizes]
    return try value.laidOut(elementwise: x, end, weight).recorded(
      "LerpBackward1", [x, end, weight], saving: (needsEnds ? [end, x] : []) + (needsWeight ? [weight] : []),
      names: (needsEnds ? ["end", "self"] : []) + (needsWeight ? ["weight"] : [])
    ) { i, g, saved in
      switch i {
      case 0: return try mul.apply(g, rsub(saved[needsEnds ? 2 : 0], .int(1))).sum(to: sizes[0])
      case 1: return try mul.apply(g, saved[needsEnds ? 2 : 0]).sum(to: sizes[1])
      default: return try mul.apply(g, sub.apply(saved[0], saved[1])).sum(to: sizes[2])
      }
    }
  }

  static let lerpOp: Op = .init(
    "lerp(Tensor input, Tensor end, Tensor weight, *, Tensor out=None)",
    "lerp(Tensor input, Tensor end, Number weight, *, Tensor out=None)", gradients: ["LerpBackward0", "LerpBackward1"],
    doc: """
      Goes the share `weight` of the way from `input` to `end`.

      >>> torch.lerp(torch.tensor([0., 10.]), torch.tensor([10., 20.]), 0.5)
      tensor([ 5., 15.])
      """,
    samples: { [CallArguments([.tensor(try .ramp([3])), .tensor(try .ramp([3])), .float(0.25)])] },
    inPlace: { a in
      let (x, end) = (try a.tensor(0), try a.tensor(1))
      if a.overload == 1 && isPlainStep(x, end) {
        try x.checkInPlace(nil)
        FusedKernel.loops.interpolate(
          x.float32, end.float32, weight: Float(try a.double(2)), x.float32, count: x.count)
        x.rebase(nil)
        return .tensor(x)
      }
      return .tensor(
        try x.becomeInPlace(named: a.overload == 0 ? "LerpBackward1" : "LerpBackward0") {
          try a.overload == 0 ? lerp($0, end, a.tensor(2)) : lerp($0, end, a.scalar(2))
        })
    }
  ) { a in
    let (x, end) = (try a.tensor(0), try a.tensor(1))
    guard x.dtype == end.dtype else {
      throw TensorError.runtime("expected dtype \(x.dtype.nativeName) for `end` but got dtype \(end.dtype.nativeName)")
    }
    if !x.dtype.isFloatingPoint {
      throw TensorError.notImplemented(a.overload == 0 ? "lerp_kernel_tensor" : "lerp_kernel_scalar", x.dtype)
    }
    return .tensor(try a.overload == 0 ? lerp(x, end, a.tensor(2)) : lerp(x, end, a.scalar(2)))
  }

  /// Whether a step in place goes through adjacent elements of `float32`, and nothing is recorded.
  private static func isPlainStep(_ x: Tensor, _ others: Tensor...) -> Bool {
    ([x] + others).allSatisfy {
      $0.dtype == .float32 && $0.isContiguous && $0.sizes == x.sizes && !(GradMode.isEnabled && $0.requiresGrad)
    }
  }

  /// `x + value * b * c`: the product `value * b` is rounded, the rest is fused.
  static func addcmul(_ x: Tensor, _ b: Tensor, _ c: Tensor, _ value: Scalar) throws -> Tensor {
    _ = try Shape.broadcast(Shape.broadcast(x.sizes, b.sizes), c.sizes)
    // Integers take the whole part of the factor.
    let common = Promotion.resultType([x, b, c])
    if common == .bool { throw TensorError.notImplemented("addcmul_cpu_out", .bool) }
    let isWhole = !common.isFloatingPoint
    let factor: Scalar = isWhole ? .int(Int(value.int64)) : value
    let out = try GradMode.with(false) {
      try ProductSum.apply(factor.isOne ? b : mul.apply(b, factor), c, x)
    }
    // Each factor is kept for the other's gradient.
    let (needsB, needsC) = (c.requiresGrad, b.requiresGrad)
    return try out.recorded(
      "AddcmulBackward0", [x, b, c], saving: (needsB ? [b] : []) + (needsC ? [c] : []),
      names: (needsB ? ["tensor1"] : []) + (needsC ? ["tensor2"] : [])
    ) { i, g, saved in
      i == 0 ? g : try mul.apply(g, mul.apply(saved[i == 1 && needsB ? 1 : 0], value))
    }
  }

  static let addcmulOp: Op = .init(
    "addcmul(Tensor input, Tensor tensor1, Tensor tensor2, *, Number value=1, Tensor out=None)",
    gradients: ["AddcmulBackward0"],
    doc: """
      Adds `value * tensor1 * tensor2` to `input`.

      >>> torch.addcmul(torch.tensor([1.]), torch.tensor([2.]), torch.tensor([3.]))
      tensor([7.])
      """,
    samples: { [CallArguments([.tensor(try .ramp([3])), .tensor(try .ramp([3])), .tensor(try .ramp([3]))])] },
    inPlace: { a in
      let (x, b, c, value) = (try a.tensor(0), try a.tensor(1), try a.tensor(2), try a.scalar(3))
      if isPlainStep(x, b, c) {
        try x.checkInPlace(nil)
        FusedKernel.loops.addProduct(
          x.float32, b.float32, c.float32, value: Float(value.double), x.float32, count: x.count)
        x.rebase(nil)
        return .tensor(x)
      }
      return .tensor(try x.becomeInPlace(named: "AddcmulBackward0") { try addcmul($0, b, c, value) })
    }
  ) { a in .tensor(try addcmul(a.tensor(0), a.tensor(1), a.tensor(2), a.scalar(3))) }

  /// `x + value * b / c`, each step rounded.
  static func addcdiv(_ x: Tensor, _ b: Tensor, _ c: Tensor, _ value: Scalar) throws -> Tensor {
    if !b.dtype.isFloatingPoint && !c.dtype.isFloatingPoint {
      throw TensorError.runtime(
        "Integer division with addcdiv is no longer supported, and in a future  release addcdiv will perform a true division "
          + "of tensor1 and tensor2. The historic addcdiv behavior can be implemented as (input + value * torch.trunc(tensor1 / "
          + "tensor2)).to(input.dtype) for integer inputs and as (input + value * tensor1 / tensor2) for float inputs. The "
          + "future addcdiv behavior is just the latter implementation: (input + value * tensor1 / tensor2), for all dtypes."
      )
    }
    let out = try GradMode.with(false) { try add.apply(x, div.apply(value.isOne ? b : mul.apply(b, value), c)) }
    let needsB = c.requiresGrad
    let needsC = b.requiresGrad || needsB
    return try out.recorded(
      "AddcdivBackward0", [x, b, c], saving: (needsB ? [b] : []) + (needsC ? [c] : []),
      names: (needsB ? ["tensor1"] : []) + (needsC ? ["tensor2"] : [])
    ) { i, g, saved in
      switch i {
      case 0: g
      case 1: try mul.apply(g, div.apply(Tensor(wrapping: value), saved[needsB ? 1 : 0]))
      default:
        try neg.apply(mul.apply(g, div.apply(mul.apply(saved[0], value), mul.apply(saved[1], saved[1]))))
      }
    }
  }

  static let addcdivOp: Op = .init(
    "addcdiv(Tensor input, Tensor tensor1, Tensor tensor2, *, Number value=1, Tensor out=None)",
    gradients: ["AddcdivBackward0"],
    doc: """
      Adds `value * tensor1 / tensor2` to `input`.

      >>> torch.addcdiv(torch.tensor([1.]), torch.tensor([6.]), torch.tensor([3.]))
      tensor([3.])
      """,
    samples: { [CallArguments([.tensor(try .ramp([3])), .tensor(try .ramp([3])), .tensor(try .ramp([3]))])] },
    inPlace: { a in
      let (x, b, c, value) = (try a.tensor(0), try a.tensor(1), try a.tensor(2), try a.scalar(3))
      if isPlainStep(x, b, c) {
        try x.checkInPlace(nil)
        FusedKernel.loops.addQuotient(
          x.float32, b.float32, c.float32, value: Float(value.double), x.float32, count: x.count)
        x.rebase(nil)
        return .tensor(x)
      }
      return .tensor(try x.becomeInPlace(named: "AddcdivBackward0") { try addcdiv($0, b, c, value) })
    }
  ) { a in .tensor(try addcdiv(a.tensor(0), a.tensor(1), a.tensor(2), a.scalar(3))) }
}

/// `x + b * c` with one rounding.
private enum ProductSum {
  static func apply(_ b: Tensor, _ c: Tensor, _ x: Tensor) throws -> Tensor {
    let sizes = try Shape.broadcast(Shape.broadcast(b.sizes, c.sizes), x.sizes)
    let dtype = Promotion.resultType([x, b, c])
    let compute = dtype.computeType
    let out = try x.expanded(to: sizes).converted(to: compute).clonedElements()
    let (p, q) = (try b.converted(to: compute), try c.converted(to: compute))
    try Runs(sizes, out.strides, p.strides(expandedTo: sizes), q.strides(expandedTo: sizes)).forEach { r in
      switch compute {
      case .float32:
        let (o, u, v) = (out.float32 + r.offset0, p.float32 + r.offset1, q.float32 + r.offset2)
        if r.stride0 == 1 && r.stride1 == 1 && r.stride2 == 1 {
          return FusedKernel.loops.addProduct(o, u, v, value: 1, o, count: r.count)
        }
        for i in 0..<r.count {
          o[i &* r.stride0] = o[i &* r.stride0].addingProduct(u[i &* r.stride1], v[i &* r.stride2])
        }
      case .float64:
        let (o, u, v) = (out.float64 + r.offset0, p.float64 + r.offset1, q.float64 + r.offset2)
        for i in 0..<r.count {
          o[i &* r.stride0] = o[i &* r.stride0].addingProduct(u[i &* r.stride1], v[i &* r.stride2])
        }
      default:
        let (o, u, v) = (out.int64 + r.offset0, p.int64 + r.offset1, q.int64 + r.offset2)
        for i in 0..<r.count { o[i &* r.stride0] &+= u[i &* r.stride1] &* v[i &* r.stride2] }
      }
    }
    return try out.converted(to: dtype)
  }
}
