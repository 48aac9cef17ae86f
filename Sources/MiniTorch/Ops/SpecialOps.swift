// Special functions and the rarer elementary ones, element by element.
import MiniTorchKernels

enum SpecialOps {
  static let all: [Op] = [
    Op.acosh, Op.asinh, Op.atanh, Op.exp2, Op.erfc, Op.erfinv, Op.lgamma, Op.digamma, Op.polygammaOp, Op.mvlgammaOp,
    Op.sinc, Op.i0, Op.i0e, Op.i1, Op.i1e, Op.entr, Op.ndtr, Op.logitOp, Op.deg2rad, Op.rad2deg, Op.frac, Op.sgn,
    Op.nanToNumOp, Op.frexpOp,
  ]
}

extension Op {
  private static func small(_ sizes: Shape) throws -> [CallArguments] {
    [CallArguments([.tensor(try mul.apply(.ramp(sizes), .float(0.25)))])]
  }

  public static let acosh: UnaryOp = .init(
    "acosh(Tensor input, *, Tensor out=None)", aliases: ["arccosh"], gradient: "AcoshBackward0",
    doc: """
      The inverse hyperbolic cosine of each element.

      >>> torch.acosh(torch.tensor([1., 2.]))
      tensor([0.0000, 1.3170])
      """,
    samples: { [CallArguments([.tensor(try add.apply(.ramp([2, 3]), .float(1)))])] },
    saves: .input, lacksGradientInPlace: true,
    formula: { g, x in try mul.apply(g, rsqrt.apply(sub.apply(pow(x, .int(2)), .int(1)))) },
    float: { FunctionKernel.acosh($0.source, $0.out, count: $0.count) }, double: { $0.map { Libm.acosh($0) } })

  public static let asinh: UnaryOp = .init(
    "asinh(Tensor input, *, Tensor out=None)", aliases: ["arcsinh"], gradient: "AsinhBackward0",
    doc: """
      The inverse hyperbolic sine of each element.

      >>> torch.asinh(torch.tensor([0., 2.]))
      tensor([0.0000, 1.4436])
      """,
    saves: .input, lacksGradientInPlace: true,
    formula: { g, x in try mul.apply(g, rsqrt.apply(add.apply(pow(x, .int(2)), .int(1)))) },
    float: { FunctionKernel.asinh($0.source, $0.out, count: $0.count) }, double: { $0.map { Libm.asinh($0) } })

  public static let atanh: UnaryOp = .init(
    "atanh(Tensor input, *, Tensor out=None)", aliases: ["arctanh"], gradient: "AtanhBackward0",
    doc: """
      The inverse hyperbolic tangent of each element.

      >>> torch.atanh(torch.tensor([0., 0.5]))
      tensor([0.0000, 0.5493])
      """,
    samples: { try small([3]) },
    saves: .input, lacksGradientInPlace: true,
    formula: { g, x in try div.apply(g, rsub(pow(x, .int(2)), .int(1))) },
    float: { FunctionKernel.atanh($0.source, $0.out, count: $0.count) }, double: { $0.map { Libm.atanh($0) } })

  static let frexpOp: Op = .init(
    "frexp(Tensor input, *, Tensor[] out=None)", gradients: ["FrexpBackward0"],
    doc: """
      The mantissa, from a half to one, and the exponent of two of each element.

      >>> torch.frexp(torch.tensor([3.])).mantissa
      tensor([0.7500])
      """,
    samples: { [CallArguments([.tensor(try .ramp([3]))])] }
  ) { a in
    let x = try a.tensor(0)
    guard x.dtype.isFloatingPoint else {
      throw TensorError.runtime("torch.frexp() only supports floating-point dtypes")
    }
    func exponent(_ value: Double) -> Int { value == 0 || !value.isFinite ? 0 : Int(value.exponent) + 1 }
    let values = x.doubles()
    let mantissas = values.map { $0.isFinite && $0 != 0 ? $0 * Libm.pow(2, Double(-exponent($0))) : $0 }
    let exponents = try Tensor(integers: values.map(exponent), sizes: x.sizes).to(.int32)
    let mantissa = try Tensor(mantissas, sizes: x.sizes, dtype: x.dtype).recorded(
      "FrexpBackward0", [x], saving: [exponents]
    ) { _, g, saved in try div.apply(g, pow(.float(2), saved[0])) }
    return .named("frexp", [("mantissa", mantissa), ("exponent", exponents)])
  }

  public static let exp2: UnaryOp = .init(
    "exp2(Tensor input, *, Tensor out=None)", aliases: ["special_exp2"], gradient: "Exp2Backward0",
    doc: """
      Raises 2 to the power of each element.

      >>> torch.exp2(torch.tensor([0., 3.]))
      tensor([1., 8.])
      """,
    saves: .result, formula: { g, y in try mul.apply(mul.apply(g, y), .float(0.6931471805599453)) },
    float: { FunctionKernel.exp2($0.source, $0.out, count: $0.count) }, double: { $0.map { Libm.exp2($0) } })

  public static let erfc: UnaryOp = .init(
    "erfc(Tensor input, *, Tensor out=None)", aliases: ["special_erfc"], gradient: "ErfcBackward0",
    doc: """
      One less the error function of each element.

      >>> torch.erfc(torch.tensor([0., 1.]))
      tensor([1.0000, 0.1573])
      """,
    saves: .input,
    formula: { g, x in
      try mul.apply(mul.apply(exp.apply(neg.apply(pow(x, .int(2)))), .float(-1.1283791670955126)), g)
    },
    float: { FunctionKernel.erfc($0.source, $0.out, count: $0.count) }, double: { $0.map { Libm.erfc($0) } })

  public static let erfinv: UnaryOp = .init(
    "erfinv(Tensor input, *, Tensor out=None)", aliases: ["special_erfinv"], gradient: "ErfinvBackward0",
    doc: """
      The inverse of the error function.

      >>> torch.erfinv(torch.tensor([0., 0.5]))
      tensor([0.0000, 0.4769])
      """,
    samples: { try small([3]) },
    saves: .input,
    formula: { g, x in
      try mul.apply(mul.apply(exp.apply(pow(erfinv.apply(x), .int(2))), .float(0.8862269254527579)), g)
    }
  ) { SpecialFunctions.erfinv($0) }

  public static let lgamma: UnaryOp = .init(
    "lgamma(Tensor input, *, Tensor out=None)", aliases: ["special_gammaln"], gradient: "LgammaBackward0",
    doc: """
      The logarithm of the magnitude of the gamma function.

      >>> torch.lgamma(torch.tensor([1., 5.]))
      tensor([0.0000, 3.1781])
      """,
    saves: .input, formula: { g, x in try mul.apply(g, digamma.apply(x)) }
  ) { Libm.lgamma($0) }

  public static let digamma: UnaryOp = .init(
    "digamma(Tensor input, *, Tensor out=None)", aliases: ["special_digamma", "special_psi"],
    gradient: "DigammaBackward0",
    doc: """
      The derivative of `lgamma`.

      >>> torch.digamma(torch.tensor([1., 2.]))
      tensor([-0.5772,  0.4228])
      """,
    saves: .input, formula: { g, x in try mul.apply(g, polygamma(1, x)) },
    float: { $0.map { SpecialFunctions.digamma($0) } }, double: { $0.map { SpecialFunctions.digamma($0) } })

  /// The `n`-th derivative of `digamma`.
  static func polygamma(_ n: Int, _ x: Tensor) throws -> Tensor {
    guard n >= 0 else { throw TensorError.runtime("polygamma(n, x) does not support negative n.") }
    if n == 0 { return try digamma.apply(x) }
    let values: UnaryOp = .init("polygamma(Tensor input)") { SpecialFunctions.polygamma(n, $0) }
    let value = try GradMode.with(false) { try values.apply(x) }
    return try value.recorded("PolygammaBackward0", [x], saving: [x]) { _, g, saved in
      try mul.apply(g, polygamma(n + 1, saved[0]))
    }
  }

  static let polygammaOp: Op = .init(
    "polygamma(int n, Tensor input, *, Tensor out=None)", aliases: ["special_polygamma"],
    gradients: ["PolygammaBackward0"],
    doc: """
      The n-th derivative of `digamma`.

      >>> torch.polygamma(1, torch.tensor([1., 2.]))
      tensor([1.6449, 0.6449])
      """,
    samples: {
      [CallArguments([.int(1), .tensor(try .ramp([3]))]), CallArguments([.int(2), .tensor(try .ramp([3]))])]
    },
    inPlace: { a in
      .tensor(try a.tensor(1).becomeInPlace(named: "PolygammaBackward0") { try polygamma(a.int(0), $0) })
    }
  ) { a in .tensor(try polygamma(a.int(0), a.tensor(1))) }

  static let mvlgammaOp: Op = .init(
    "mvlgamma(Tensor input, int p, *, Tensor out=None)", aliases: ["special_multigammaln"],
    gradients: ["MvlgammaBackward0"],
    doc: """
      The logarithm of the multivariate gamma function of dimension `p`.

      >>> torch.mvlgamma(torch.tensor([2.]), 2)
      tensor([0.4516])
      """,
    samples: { [CallArguments([.tensor(try add.apply(.ramp([3]), .float(1))), .int(2)])] }
  ) { a in
    let (x, p) = (try a.tensor(0), try a.int(1))
    if x.dtype == .bool { throw TensorError.runtime("The input tensor may not be a boolean tensor.") }
    guard p >= 1 else { throw TensorError.runtime("p has to be greater than or equal to 1") }
    func lines(_ x: Tensor) throws -> Tensor {
      let steps = try Tensor((0..<p).map { -0.5 * Double(p - 1 - $0) }, sizes: [p], dtype: x.dtype)
      return try add.apply(x.unsqueezed(-1), steps)
    }
    let source = x.dtype.isFloatingPoint ? x : try x.to(.defaultFloat)
    let value = try GradMode.with(false) {
      try add.apply(
        lgamma.apply(lines(source)).sum([-1]), .float(Double(p * (p - 1)) * Libm.log(.pi) / 4))
    }
    return .tensor(
      try value.recorded("MvlgammaBackward0", [source], saving: [source]) { _, g, saved in
        try mul.apply(g, digamma.apply(lines(saved[0])).sum([-1]))
      })
  }

  public static let sinc: UnaryOp = .init(
    "sinc(Tensor input, *, Tensor out=None)", aliases: ["special_sinc"], gradient: "SincBackward0",
    doc: """
      sin(pi x) / (pi x) for each element x, 1 for zero.

      >>> torch.sinc(torch.tensor([0., 0.5]))
      tensor([1.0000, 0.6366])
      """,
    saves: .input,
    formula: { g, x in
      let turned = try mul.apply(x, .float(.pi))
      let squared = try mul.apply(turned, turned)
      let slope = try div.apply(
        sub.apply(mul.apply(turned, cos.apply(turned)), sin.apply(turned)), mul.apply(turned, x))
      return try maskedFill(mul.apply(g, slope), eq.apply(squared, .scalar(.int(0))), .int(0))
    },
    float: { r in
      r.map { x in
        // The angle is rounded before its sine is taken.
        let angle = Float(Double.pi) * x
        return x == 0 ? 1 : Float(Libm.sin(Double(angle))) / angle
      }
    },
    double: { $0.map { $0 == 0 ? 1 : Libm.sin(.pi * $0) / (.pi * $0) } })

  public static let i0: UnaryOp = .init(
    "i0(Tensor input, *, Tensor out=None)", aliases: ["special_i0"], gradient: "I0Backward0",
    doc: """
      The modified Bessel function of the first kind of order 0.

      >>> torch.i0(torch.tensor([0., 1.]))
      tensor([1.0000, 1.2661])
      """,
    saves: .input, formula: { g, x in try mul.apply(g, i1.apply(x)) }
  ) { SpecialFunctions.besselScaled(0, $0) * Libm.exp($0.magnitude) }

  static let i0e: UnaryOp = .init(
    "special_i0e(Tensor input, *, Tensor out=None)", places: [], gradient: "SpecialI0EBackward0",
    doc: """
      `i0` times exp(-|x|).

      >>> torch.special.i0e(torch.tensor([1.]))
      tensor([0.4658])
      """,
    saves: .input,
    formula: { g, x in try mul.apply(g, sub.apply(i1e.apply(x), mul.apply(sgn.apply(x), i0e.apply(x)))) }
  ) { SpecialFunctions.besselScaled(0, $0) }

  static let i1: UnaryOp = .init(
    "special_i1(Tensor input, *, Tensor out=None)", places: [], gradient: "SpecialI1Backward0",
    doc: """
      The modified Bessel function of the first kind of order 1.

      >>> torch.special.i1(torch.tensor([1.]))
      tensor([0.5652])
      """,
    saves: .input,
    formula: { g, x in
      let slope = try sub.apply(i0.apply(x), div.apply(i1.apply(x), x))
      return try mul.apply(g, whereSelect(eq.apply(x, .scalar(.int(0))), .scalar(.float(0.5)), .tensor(slope)))
    }
  ) { SpecialFunctions.besselScaled(1, $0) * Libm.exp($0.magnitude) }

  static let i1e: UnaryOp = .init(
    "special_i1e(Tensor input, *, Tensor out=None)", places: [], gradient: "SpecialI1EBackward0",
    doc: """
      `special.i1` times exp(-|x|).

      >>> torch.special.i1e(torch.tensor([1.]))
      tensor([0.2079])
      """,
    saves: .input,
    formula: { g, x in
      let y = try i1e.apply(x)
      let slope = try sub.apply(i0e.apply(x), mul.apply(y, add.apply(sgn.apply(x), reciprocal.apply(x))))
      return try mul.apply(g, whereSelect(eq.apply(x, .scalar(.int(0))), .scalar(.float(0.5)), .tensor(slope)))
    }
  ) { SpecialFunctions.besselScaled(1, $0) }

  static let entr: UnaryOp = .init(
    "special_entr(Tensor input, *, Tensor out=None)", places: [], gradient: "SpecialEntrBackward0",
    doc: """
      -x log(x) for each positive element x, 0 for zero, minus infinity for negative ones.

      >>> torch.special.entr(torch.tensor([0., 0.5]))
      tensor([0.0000, 0.3466])
      """,
    saves: .input, formula: { g, x in try mul.apply(g, sub.apply(neg.apply(log.apply(x)), .int(1))) }
  ) { x in x.isNaN ? x : x > 0 ? -x * Libm.log(x) : x == 0 ? 0 : -.infinity }

  static let ndtr: Op = .init(
    "special_ndtr(Tensor input, *, Tensor out=None)", places: [], gradients: ["MulBackward1"],
    doc: """
      The share of the standard normal distribution below each element.

      >>> torch.special.ndtr(torch.tensor([0., 1.]))
      tensor([0.5000, 0.8413])
      """,
    samples: { [CallArguments([.tensor(try .ramp([3]))])] }
  ) { a in
    let risen = try add.apply(erf.apply(mul.apply(a.tensor(0), .float(0.7071067811865476))), .int(1))
    let value = try GradMode.with(false) { try mul.apply(risen, .float(0.5)) }
    return .tensor(try value.recorded("MulBackward1", [risen]) { _, g, _ in try mul.apply(g, .float(0.5)) })
  }

  /// The logarithm of `x / (1 - x)`, with `x` limited to at least `eps` from 0 and 1.
  static func logit(_ x: Tensor, _ eps: Double?) throws -> Tensor {
    let values: UnaryOp = .init(
      "logit(Tensor input)",
      float: { r in
        r.map { x in
          let z = eps.map { x < Float($0) ? Float($0) : x > 1 - Float($0) ? 1 - Float($0) : x } ?? x
          return Float(Libm.log(Double(z / (1 - z))))
        }
      },
      double: { r in
        r.map { x in
          let z = eps.map { x < $0 ? $0 : x > 1 - $0 ? 1 - $0 : x } ?? x
          return Libm.log(z / (1 - z))
        }
      })
    let value = try GradMode.with(false) { try values.apply(x) }
    return try value.recorded("LogitBackward0", [x], saving: [x]) { _, g, saved in
      let x = try saved[0]
      let inner = try div.apply(g, mul.apply(x, rsub(x, .int(1))))
      guard let eps else {
        let outside = try logicalOr.apply(lt.apply(x, .scalar(.int(0))), .tensor(gt.apply(x, .scalar(.int(1)))))
        return try maskedFill(inner, outside, .float(.nan))
      }
      let outside = try logicalOr.apply(
        lt.apply(x, .scalar(.float(eps))), .tensor(gt.apply(x, .scalar(.float(1 - eps)))))
      return try maskedFill(inner, outside, .int(0))
    }
  }

  static let logitOp: Op = .init(
    "logit(Tensor input, float? eps=None, *, Tensor out=None)", aliases: ["special_logit"],
    gradients: ["LogitBackward0"],
    doc: """
      log(x / (1 - x)) for each element x, which is first kept `eps` away from 0 and 1 if that is given.

      >>> torch.logit(torch.tensor([0.25, 0.5]))
      tensor([-1.0986,  0.0000])
      """,
    samples: { try small([3]) },
    inPlace: { a in
      .tensor(
        try a.tensor(0).becomeInPlace(named: "LogitBackward0") { try logit($0, a.optionalScalar(1)?.double) })
    }
  ) { a in .tensor(try logit(a.tensor(0), a.optionalScalar(1)?.double)) }

  private static func scaled(
    _ name: String, _ gradient: String, _ factor: Double, _ doc: String, _ example: String
  ) -> UnaryOp {
    UnaryOp(
      "\(name)(Tensor input, *, Tensor out=None)", gradient: gradient, doc: "\(doc)\n\n\(example)",
      formula: { g, _ in try mul.apply(g, .float(factor)) },
      float: { $0.map { $0 * Float(factor) } }, double: { $0.map { $0 * factor } })
  }

  public static let deg2rad = scaled(
    "deg2rad", "Deg2RadBackward0", .pi / 180, "Degrees as radians.",
    ">>> torch.deg2rad(torch.tensor([180.]))\ntensor([3.1416])")
  public static let rad2deg = scaled(
    "rad2deg", "Rad2DegBackward0", 57.29577951308232, "Radians as degrees.",
    ">>> torch.rad2deg(torch.tensor([1.]))\ntensor([57.2958])")

  public static let frac: UnaryOp = .init(
    "frac(Tensor input, *, Tensor out=None)", gradient: "FracBackward0",
    doc: """
      What each element has behind the point, with its sign.

      >>> torch.frac(torch.tensor([1.5, -1.5]))
      tensor([ 0.5000, -0.5000])
      """,
    check: { dtype in
      if !dtype.isFloatingPoint { throw TensorError.notImplemented("frac_cpu", dtype) }
    },
    formula: { g, _ in g },
    float: { $0.map { $0 - $0.rounded(.towardZero) } }, double: { $0.map { $0 - $0.rounded(.towardZero) } })

  public static let sgn: UnaryOp = .init(
    "sgn(Tensor input, *, Tensor out=None)", gradient: "SgnBackward0",
    doc: """
      -1, 0 or 1, as each element is negative, zero or positive.

      >>> torch.sgn(torch.tensor([-3., 0.]))
      tensor([-1.,  0.])
      """,
    integers: .kernel { $0.map { $0.signum() } }, formula: { g, _ in try g.zerosLike() },
    float: { $0.map { $0 > 0 ? 1 : $0 < 0 ? -1 : 0 } }, double: { $0.map { $0 > 0 ? 1 : $0 < 0 ? -1 : 0 } })

  /// `x` with numbers for what is not a number and for the infinities.
  static func nanToNum(_ x: Tensor, _ nan: Double?, _ high: Double?, _ low: Double?) throws -> Tensor {
    guard x.dtype.isFloatingPoint else { return try x.clonedElements() }
    let limit = x.dtype.largest
    let (nan, high, low) = (nan ?? 0, high ?? limit, low ?? -limit)
    let values: UnaryOp = .init(
      "nan_to_num(Tensor input)",
      float: { $0.map { $0.isNaN ? Float(nan) : $0 == .infinity ? Float(high) : $0 == -.infinity ? Float(low) : $0 } },
      double: { $0.map { $0.isNaN ? nan : $0 == .infinity ? high : $0 == -.infinity ? low : $0 } })
    let value = try GradMode.with(false) { try values.apply(x) }
    return try value.laidOut(like: x).recorded("NanToNumBackward0", [x], saving: [x]) { _, g, saved in
      let finite = try lt.apply(abs.apply(saved[0]), .scalar(.float(.infinity)))
      return try mul.apply(g, finite)
    }
  }

  static let nanToNumOp: Op = .init(
    "nan_to_num(Tensor input, float? nan=None, float? posinf=None, float? neginf=None, *, Tensor out=None)",
    gradients: ["NanToNumBackward0"],
    doc: """
      Numbers in the place of what is not a number and of the infinities.

      >>> torch.nan_to_num(torch.tensor([float('nan'), 1.]), nan=7.)
      tensor([7., 1.])
      """,
    samples: { [CallArguments([.tensor(try .ramp([3]))])] },
    inPlace: { a in
      .tensor(
        try a.tensor(0).becomeInPlace(named: "NanToNumBackward0") {
          try nanToNum($0, a.optionalScalar(1)?.double, a.optionalScalar(2)?.double, a.optionalScalar(3)?.double)
        })
    }
  ) { a in
    .tensor(
      try nanToNum(
        a.tensor(0), a.optionalScalar(1)?.double, a.optionalScalar(2)?.double, a.optionalScalar(3)?.double))
  }
}
