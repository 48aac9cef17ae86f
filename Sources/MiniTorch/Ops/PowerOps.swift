// Powers, with a tensor on either side or both.
import MiniTorchKernels

enum PowerOps {
  static let all: [Op] = [Op.powOp, Op.square]
}

extension Op {
  /// `x` to the power of a number.
  public static func pow(_ x: Tensor, _ exponent: Scalar) throws -> Tensor {
    if case .float = exponent {
    } else if exponent.int64 < 0 && !x.dtype.isFloatingPoint {
      throw TensorError.runtime("Integers to negative integer powers are not allowed.")
    }
    let dtype = Promotion.resultType(x, exponent)
    let value: Tensor
    if dtype == .bool {
      value = try exponent.int64 == 0 ? x.zerosLike().fillInPlace(.int(1)) : x.clone()
    } else if dtype.isFloatingPoint {
      value = try powerOfNumber(x.converted(to: dtype.computeType), exponent.double).converted(to: dtype)
    } else {
      value = try GradMode.with(false) { try powTensors.apply(x, exponent) }
    }
    guard GradMode.isEnabled && x.requiresGrad else { return value }
    return try value.recorded(
      "PowBackward0", [x], saving: [x], names: ["self"], notes: [("exponent", Argument(exponent))]
    ) { _, g, saved in
      let x = try saved[0]
      if exponent.double == 0 { return try x.zerosLike() }
      let less: Scalar = if case .float(let e) = exponent { .float(e - 1) } else { .int(Int(exponent.int64) &- 1) }
      let power = try less.isOne && !GradMode.isEnabled && x.dtype.isFloatingPoint ? x : pow(x, less)
      return try mul.apply(g, mul.apply(power, exponent))
    }
  }

  private static func powerOfNumber(_ x: Tensor, _ e: Double) throws -> Tensor {
    let source = try x.denseElements(as: x.dtype)
    let out = try source.emptyImage(source.dtype)
    let n = source.count
    if source.dtype == .float32 {
      let run = Run1(source: UnsafePointer(source.float32), out: out.float32, count: n)
      switch e {
      case 0: run.map { _ in 1 }
      case 1: run.map { $0 }
      case 0.5: run.map { $0.squareRoot() }
      case 2, 3:
        if n == 0 { break }
        ArithmeticKernel.loops.multiply(run.source, 1, run.source, 1, run.out, count: n)
        if e == 3 { ArithmeticKernel.loops.multiply(run.out, 1, run.source, 1, run.out, count: n) }
      case -0.5: run.map { 1 / $0.squareRoot() }
      case -1: run.map { 1 / $0 }
      case -2: run.map { 1 / ($0 * $0) }
      default:
        let e = Double(Float(e))
        run.map { Float(Libm.pow(Double($0), e)) }
      }
    } else {
      let run = Run1(source: UnsafePointer(source.float64), out: out.float64, count: n)
      switch e {
      case 0: run.map { _ in 1 }
      case 1: run.map { $0 }
      case 0.5: run.map { $0.squareRoot() }
      case 2: run.map { $0 * $0 }
      case 3: run.map { $0 * $0 * $0 }
      case -0.5: run.map { 1 / $0.squareRoot() }
      case -1: run.map { 1 / $0 }
      case -2: run.map { 1 / ($0 * $0) }
      default: run.map { Libm.pow($0, e) }
      }
    }
    return out
  }

  /// `x` to the power of a tensor.
  static let powTensors: BinaryOp = .init(
    "pow(Tensor input, Tensor exponent)", gradients: ["PowBackward1"], check: refuseBools("pow"),
    input: (
      [.input, .other],
      { g, n in
        let exponent = try n.other
        let slope = try mul.apply(powTensors.apply(n.input, minusOne(exponent)), exponent)
        return try whereSelect(
          eq.apply(exponent.tensor ?? g, .scalar(.int(0))), .scalar(.int(0)), .tensor(mul.apply(g, slope)))
      }
    ),
    other: (
      [.input, .other, .result],
      { g, n in
        let x = try n.input
        let isZero = try logicalAnd.apply(
          eq.apply(x, .scalar(.int(0))), .tensor(ge.apply(n.other.tensor ?? g, .scalar(.int(0)))))
        let slope = try whereSelect(isZero, .scalar(.int(0)), .tensor(mul.apply(n.result, log.apply(x))))
        return try mul.apply(g, slope)
      }
    ),
    float: { $0.map { Float(Libm.pow(Double($0), Double($1))) } }, double: { $0.map { Libm.pow($0, $1) } },
    integer: { r in
      r.map { x, e in
        if e < 0 { return x == 1 ? 1 : x == -1 ? (e & 1 == 0 ? 1 : -1) : 0 }
        var (base, e, product) = (x, e, Int64(1))
        while e > 0 {
          if e & 1 == 1 { product = product &* base }
          base = base &* base
          e >>= 1
        }
        return product
      }
    })

  private static func minusOne(_ x: Operand) throws -> Tensor {
    switch x {
    case .tensor(let tensor): try sub.apply(tensor, .int(1))
    case .scalar(let scalar): try Tensor(wrapping: .float(scalar.double - 1))
    }
  }

  /// A number to the power of a tensor.
  public static func pow(_ base: Scalar, _ exponent: Tensor) throws -> Tensor {
    let value = try GradMode.with(false) { try powTensors.apply(base, exponent).laidInRows() }
    return try value.recorded("PowBackward2", [exponent], saving: [exponent], savingResult: true) { _, g, saved in
      // PyTorch unpacks the exponent for every base, and so notices when it was changed.
      let exponent = try saved[0]
      let slope = try mul.apply(saved[1], .float(Libm.log(base.double)))
      if base.double != 0 { return try mul.apply(g, slope) }
      return try whereSelect(ge.apply(exponent, .scalar(.int(0))), .scalar(.int(0)), .tensor(mul.apply(g, slope)))
    }
  }

  static let powOp: Op = .init(
    "pow(Tensor input, Tensor exponent, *, Tensor out=None)", "pow(Number self, Tensor exponent, *, Tensor out=None)",
    "pow(Tensor input, Number exponent, *, Tensor out=None)", operators: ["__pow__", "__rpow__", "__ipow__"],
    gradients: ["PowBackward1", "PowBackward2", "PowBackward0"],
    doc: """
      Raises `input` to the power `exponent`.

      >>> torch.pow(torch.tensor([1., 2., 3.]), 2)
      tensor([1., 4., 9.])
      """,
    samples: {
      [
        CallArguments([.tensor(try .ramp([3])), .int(3)]), CallArguments([.tensor(try .ramp([3])), .float(2.5)]),
        CallArguments([.tensor(try .ramp([2, 3])), .tensor(try .ramp([3]))]),
        CallArguments([.float(2), .tensor(try .ramp([3]))]),
      ]
    },
    inPlace: { a in
      .tensor(
        try a.tensor(0).becomeInPlace(named: "PowBackward0") {
          a.overload == 0 ? try powTensors.apply($0, a.tensor(1)) : try pow($0, a.scalar(1))
        })
    }
  ) { a in
    switch a.overload {
    case 0: .tensor(try powTensors.apply(a.tensor(0), a.tensor(1)))
    case 1: .tensor(try pow(a.scalar(0), a.tensor(1)))
    default: .tensor(try pow(a.tensor(0), a.scalar(1)))
    }
  }

  static let square: Op = .init(
    "square(Tensor input, *, Tensor out=None)", gradients: ["PowBackward0"],
    doc: """
      Multiplies each element by itself.

      >>> torch.square(torch.tensor([3.]))
      tensor([9.])
      """,
    samples: { [CallArguments([.tensor(try .ramp([3]))])] },
    inPlace: { a in .tensor(try a.tensor(0).becomeInPlace(named: "PowBackward0") { try pow($0, .int(2)) }) }
  ) { a in .tensor(try pow(a.tensor(0), .int(2))) }
}
