// Exponentials, logarithms, trigonometric and hyperbolic functions; float32 is computed in double and rounded.
import MiniTorchKernels

enum TranscendentalOps {
  static let all: [Op] = [
    Op.exp, Op.log, Op.log2, Op.log10, Op.log1p, Op.expm1, Op.sin, Op.cos, Op.tan,
    Op.asin, Op.acos, Op.atan, Op.sinh, Op.cosh, Op.tanh, Op.erf,
  ]
}

extension Op {
  public static let exp: UnaryOp = .init(
    "exp(Tensor input, *, Tensor out=None)", gradient: "ExpBackward0",
    doc: """
      Raises e to the power of each element.

      >>> torch.exp(torch.tensor([0., 1.]))
      tensor([1.0000, 2.7183])
      """,
    saves: .result, formula: { g, y in try mul.apply(g, y) },
    float: { FunctionKernel.exp($0.source, $0.out, count: $0.count) }, double: { $0.map { Libm.exp($0) } })

  public static let log: UnaryOp = .init(
    "log(Tensor input, *, Tensor out=None)", gradient: "LogBackward0",
    doc: """
      The natural logarithm of each element.

      >>> torch.log(torch.tensor([1., 10.]))
      tensor([0.0000, 2.3026])
      """,
    saves: .input, formula: { g, x in try div.apply(g, x) },
    float: { FunctionKernel.log($0.source, $0.out, count: $0.count) }, double: { $0.map { Libm.log($0) } })

  public static let log2: UnaryOp = .init(
    "log2(Tensor input, *, Tensor out=None)", gradient: "Log2Backward0",
    doc: """
      The logarithm to base 2 of each element.

      >>> torch.log2(torch.tensor([1., 8.]))
      tensor([0., 3.])
      """,
    saves: .input, formula: { g, x in try div.apply(g, mul.apply(x, .float(0.6931471805599453))) },
    float: { FunctionKernel.log2($0.source, $0.out, count: $0.count) }, double: { $0.map { Libm.log2($0) } })

  public static let log10: UnaryOp = .init(
    "log10(Tensor input, *, Tensor out=None)", gradient: "Log10Backward0",
    doc: """
      The logarithm to base 10 of each element.

      >>> torch.log10(torch.tensor([1., 100.]))
      tensor([0., 2.])
      """,
    saves: .input, formula: { g, x in try div.apply(g, mul.apply(x, .float(2.3025850929940456))) },
    float: { FunctionKernel.log10($0.source, $0.out, count: $0.count) }, double: { $0.map { Libm.log10($0) } })

  public static let log1p: UnaryOp = .init(
    "log1p(Tensor input, *, Tensor out=None)", gradient: "Log1PBackward0",
    doc: """
      The natural logarithm of one more than each element.

      >>> torch.log1p(torch.tensor([0., 1.]))
      tensor([0.0000, 0.6931])
      """,
    saves: .input, formula: { g, x in try div.apply(g, add.apply(x, .int(1))) },
    float: { FunctionKernel.log1p($0.source, $0.out, count: $0.count) }, double: { $0.map { Libm.log1p($0) } })

  public static let expm1: UnaryOp = .init(
    "expm1(Tensor input, *, Tensor out=None)", gradient: "Expm1Backward0",
    doc: """
      One less than e to the power of each element.

      >>> torch.expm1(torch.tensor([0., 1.]))
      tensor([0.0000, 1.7183])
      """,
    saves: .result, formula: { g, y in try mul.apply(g, add.apply(y, .int(1))) },
    float: { FunctionKernel.expm1($0.source, $0.out, count: $0.count) }, double: { $0.map { Libm.expm1($0) } })

  public static let sin: UnaryOp = .init(
    "sin(Tensor input, *, Tensor out=None)", gradient: "SinBackward0",
    doc: """
      The sine of each element.

      >>> torch.sin(torch.tensor([0., 1.]))
      tensor([0.0000, 0.8415])
      """,
    saves: .input, formula: { g, x in try mul.apply(g, cos.apply(x)) },
    float: { FunctionKernel.sin($0.source, $0.out, count: $0.count) }, double: { $0.map { Libm.sin($0) } })

  public static let cos: UnaryOp = .init(
    "cos(Tensor input, *, Tensor out=None)", gradient: "CosBackward0",
    doc: """
      The cosine of each element.

      >>> torch.cos(torch.tensor([0., 1.]))
      tensor([1.0000, 0.5403])
      """,
    saves: .input, formula: { g, x in try mul.apply(g, neg.apply(sin.apply(x))) },
    float: { FunctionKernel.cos($0.source, $0.out, count: $0.count) }, double: { $0.map { Libm.cos($0) } })

  public static let tan: UnaryOp = .init(
    "tan(Tensor input, *, Tensor out=None)", gradient: "TanBackward0",
    doc: """
      The tangent of each element.

      >>> torch.tan(torch.tensor([0., 1.]))
      tensor([0.0000, 1.5574])
      """,
    saves: .result, formula: { g, y in try mul.apply(g, add.apply(pow(y, .int(2)), .int(1))) },
    float: { FunctionKernel.tan($0.source, $0.out, count: $0.count) }, double: { $0.map { Libm.tan($0) } })

  public static let asin: UnaryOp = .init(
    "asin(Tensor input, *, Tensor out=None)", aliases: ["arcsin"], gradient: "AsinBackward0",
    doc: """
      The arc sine of each element.

      >>> torch.asin(torch.tensor([0., 1.]))
      tensor([0.0000, 1.5708])
      """,
    samples: { [CallArguments([.tensor(try mul.apply(.ramp([2, 3]), .float(0.25)))])] },
    saves: .input, formula: { g, x in try mul.apply(g, rsqrt.apply(add.apply(mul.apply(neg.apply(x), x), .int(1)))) },
    float: { FunctionKernel.asin($0.source, $0.out, count: $0.count) }, double: { $0.map { Libm.asin($0) } })

  public static let acos: UnaryOp = .init(
    "acos(Tensor input, *, Tensor out=None)", aliases: ["arccos"], gradient: "AcosBackward0",
    doc: """
      The arc cosine of each element.

      >>> torch.acos(torch.tensor([0., 1.]))
      tensor([1.5708, 0.0000])
      """,
    samples: { [CallArguments([.tensor(try mul.apply(.ramp([2, 3]), .float(0.25)))])] },
    saves: .input,
    formula: { g, x in try mul.apply(g, neg.apply(rsqrt.apply(add.apply(mul.apply(neg.apply(x), x), .int(1))))) },
    float: { FunctionKernel.acos($0.source, $0.out, count: $0.count) }, double: { $0.map { Libm.acos($0) } })

  public static let atan: UnaryOp = .init(
    "atan(Tensor input, *, Tensor out=None)", aliases: ["arctan"], gradient: "AtanBackward0",
    doc: """
      The arc tangent of each element.

      >>> torch.atan(torch.tensor([0., 1.]))
      tensor([0.0000, 0.7854])
      """,
    saves: .input, formula: { g, x in try div.apply(g, add.apply(mul.apply(x, x), .int(1))) },
    float: { FunctionKernel.atan($0.source, $0.out, count: $0.count) }, double: { $0.map { Libm.atan($0) } })

  public static let sinh: UnaryOp = .init(
    "sinh(Tensor input, *, Tensor out=None)", gradient: "SinhBackward0",
    doc: """
      The hyperbolic sine of each element.

      >>> torch.sinh(torch.tensor([0., 1.]))
      tensor([0.0000, 1.1752])
      """,
    saves: .input, formula: { g, x in try mul.apply(g, cosh.apply(x)) },
    float: { FunctionKernel.sinh($0.source, $0.out, count: $0.count) }, double: { $0.map { Libm.sinh($0) } })

  public static let cosh: UnaryOp = .init(
    "cosh(Tensor input, *, Tensor out=None)", gradient: "CoshBackward0",
    doc: """
      The hyperbolic cosine of each element.

      >>> torch.cosh(torch.tensor([0., 1.]))
      tensor([1.0000, 1.5431])
      """,
    saves: .input, formula: { g, x in try mul.apply(g, sinh.apply(x)) },
    float: { FunctionKernel.cosh($0.source, $0.out, count: $0.count) }, double: { $0.map { Libm.cosh($0) } })

  public static let tanh: UnaryOp = .init(
    "tanh(Tensor input, *, Tensor out=None)", gradient: "TanhBackward0",
    doc: """
      The hyperbolic tangent of each element.

      >>> torch.tanh(torch.tensor([0., 1.]))
      tensor([0.0000, 0.7616])
      """,
    saves: .result, formula: { g, y in try tanhBackward.apply(g, y) },
    float: { FunctionKernel.tanh($0.source, $0.out, count: $0.count) }, double: { $0.map { Libm.tanh($0) } })

  public static let erf: UnaryOp = .init(
    "erf(Tensor input, *, Tensor out=None)", gradient: "ErfBackward0",
    doc: """
      The error function of each element.

      >>> torch.erf(torch.tensor([0., 1.]))
      tensor([0.0000, 0.8427])
      """,
    saves: .input,
    formula: { g, x in try mul.apply(mul.apply(exp.apply(neg.apply(pow(x, .int(2)))), .float(1.1283791670955126)), g) },
    float: { FunctionKernel.erf($0.source, $0.out, count: $0.count) }, double: { $0.map { Libm.erf($0) } })

  /// The gradient of tanh, one fused step; it is itself differentiable.
  private static let tanhBackward: BinaryOp = .init(
    "tanh_backward(Tensor grad_output, Tensor output)", gradients: ["TanhBackwardBackward0"],
    input: (.other, { g, n in try tanhBackward.apply(g, n.other.tensor ?? g) }),
    other: (
      [.input, .other],
      { g, n in try mul.apply(mul.apply(mul.apply(g, n.other), .int(-2)), n.input) }
    ),
    float: { r in
      if r.strideA == 1 && r.strideB == 1 && r.strideOut == 1 {
        FusedKernel.loops.tanhGradient(r.a, r.b, r.out, count: r.count)
      } else if r.strideA == 0 && r.strideB == 1 && r.strideOut == 1 {
        // One gradient for all, as that of a sum.
        withUnsafeTemporaryAllocation(of: Float.self, capacity: 256) { room in
          guard let gradients = room.baseAddress else { return }
          room.initialize(repeating: r.a[0])
          for i in stride(from: 0, to: r.count, by: 256) {
            FusedKernel.loops.tanhGradient(gradients, r.b + i, r.out + i, count: Swift.min(256, r.count - i))
          }
        }
      } else {
        r.map { $0 * Float(1).addingProduct(-$1, $1) }
      }
    },
    double: { $0.map { $0 * Double(1).addingProduct(-$1, $1) } }, integer: nil)
}
