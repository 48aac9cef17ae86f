// Special functions of distributions: incomplete gamma functions, scaled and logarithmic tails of the normal one.

enum IncompleteGammaOps {
  static let all: [Op] = [Op.igamma, Op.igammac, Op.erfcx, Op.logNdtr, Op.ndtri]
}

extension SpecialFunctions {
  /// The share of the gamma distribution of shape `a` below `x`, or above it: by its series, or by Lentz's fraction.
  static func incompleteGamma(_ a: Double, _ x: Double, above: Bool) -> Double {
    if a.isNaN || x.isNaN || x < 0 || a < 0 { return .nan }
    if a == 0 { return x == 0 ? .nan : above ? 0 : 1 }
    if x == 0 { return above ? 1 : 0 }
    if a.isInfinite { return x.isInfinite ? .nan : above ? 1 : 0 }
    if x.isInfinite { return above ? 0 : 1 }
    let front = Libm.exp(a * Libm.log(x) - x - Libm.lgamma(a))
    if x < a + 1 {
      var (sum, term, n) = (1 / a, 1 / a, a)
      for _ in 0..<10_000 {
        n += 1
        term *= x / n
        sum += term
        if term < sum * 1e-17 { break }
      }
      return above ? 1 - front * sum : front * sum
    }
    var (b, c) = (x + 1 - a, 1e300)
    var d = 1 / b
    var h = d
    for i in 1..<10_000 {
      let an = -Double(i) * (Double(i) - a)
      b += 2
      d = an * d + b
      if d.magnitude < 1e-300 { d = 1e-300 }
      c = b + an / c
      if c.magnitude < 1e-300 { c = 1e-300 }
      d = 1 / d
      h *= d * c
      if (d * c - 1).magnitude < 1e-16 { break }
    }
    return above ? front * h : 1 - front * h
  }

  /// exp(x²) times the complement of the error function.
  static func erfcx(_ x: Double) -> Double {
    if x < 20 { return Libm.exp(x * x) * Libm.erfc(x) }
    // The asymptotic series, whose terms are tiny here.
    let t = 1 / (2 * x * x)
    return (1 - t * (1 - 3 * t * (1 - 5 * t * (1 - 7 * t)))) / (x * 1.7724538509055160273)
  }

  /// The place below which a share of the standard normal distribution lies.
  static func ndtri(_ p: Double) -> Double {
    if p < 0.25 && p > 0 {
      // Newton's steps on the logarithm keep the digits of small shares.
      let target = Libm.log(p)
      var x = -(-2 * target).squareRoot()
      for _ in 0..<60 {
        let step = (logNdtr(x) - target) * erfcx(-x * 0.70710678118654752440) / 0.79788456080286535588
        x -= step
        if step.magnitude <= 1e-16 * x.magnitude { break }
      }
      return x
    }
    return p > 0.75 && p < 1 ? -ndtri(1 - p) : 1.4142135623730950488 * erfinv(2 * p - 1)
  }

  /// The logarithm of the share of the standard normal distribution below `x`.
  static func logNdtr(_ x: Double) -> Double {
    let t = x * 0.70710678118654752440
    return x < -1 ? Libm.log(erfcx(-t) / 2) - t * t : Libm.log1p(-Libm.erfc(t) / 2)
  }
}

extension Op {
  private static func ofShape(
    _ name: String, _ alias: String, above: Bool, _ gradient: String, _ doc: String, _ example: String
  ) -> BinaryOp {
    BinaryOp(
      "\(name)(Tensor input, Tensor other, *, Tensor out=None)", aliases: [alias], gradients: [gradient],
      doc: "\(doc)\n\n\(example)", samples: pairSamples, check: floatsOnly("\(name)_cpu"),
      input: (
        [.input],
        { _, _ in
          throw TensorError(.notImplemented, "the derivative for '\(name): input' is not implemented.")
        }
      ),
      other: (
        [.input, .other],
        { g, n in
          let (a, x) = (try n.input, try n.other.asTensor())
          let power = try sub.apply(
            sub.apply(mul.apply(sub.apply(a, .int(1)), log.apply(x)), x), lgamma.apply(a))
          let part = try mul.apply(g, exp.apply(power))
          return above ? try neg.apply(part) : part
        }
      ),
      float: { $0.map { Float(SpecialFunctions.incompleteGamma(Double($0), Double($1), above: above)) } },
      double: { $0.map { SpecialFunctions.incompleteGamma($0, $1, above: above) } }, integer: nil)
  }

  static let igamma = ofShape(
    "igamma", "special_gammainc", above: false, "IgammaBackward0",
    "The share of the gamma distribution with shape `input` below each element of `other`.",
    ">>> torch.igamma(torch.tensor([2.]), torch.tensor([1.]))\ntensor([0.2642])")

  static let igammac = ofShape(
    "igammac", "special_gammaincc", above: true, "IgammacBackward0",
    "The share of the gamma distribution with shape `input` above each element of `other`.",
    ">>> torch.igammac(torch.tensor([2.]), torch.tensor([1.]))\ntensor([0.7358])")

  static let erfcx: UnaryOp = .init(
    "special_erfcx(Tensor input, *, Tensor out=None)", places: [], gradient: "SpecialErfcxBackward0",
    doc: """
      exp(x * x) * erfc(x) for each element x.

      >>> torch.special.erfcx(torch.tensor([0., 10.]))
      tensor([1.0000, 0.0561])
      """,
    saves: .input,
    formula: { g, x in
      let rise = try mul.apply(mul.apply(x, .int(2)), erfcx.apply(x))
      return try mul.apply(g, sub.apply(rise, .float(1.1283791670955125739)))
    }
  ) { SpecialFunctions.erfcx($0) }

  static let logNdtr: UnaryOp = .init(
    "special_log_ndtr(Tensor input, *, Tensor out=None)", places: [], gradient: "SpecialLogNdtrBackward0",
    doc: """
      The logarithm of the share of the standard normal distribution below each element.

      >>> torch.special.log_ndtr(torch.tensor([0., 1.]))
      tensor([-0.6931, -0.1728])
      """,
    saves: .input,
    formula: { g, x in
      let tail = try erfcx.apply(mul.apply(x, .float(-0.70710678118654752440)))
      return try mul.apply(div.apply(g, tail), .float(0.79788456080286535588))
    }
  ) { SpecialFunctions.logNdtr($0) }

  static let ndtri: UnaryOp = .init(
    "special_ndtri(Tensor input, *, Tensor out=None)", places: [], gradient: "SpecialNdtriBackward0",
    doc: """
      The place below which a share of the standard normal distribution lies.

      >>> torch.special.ndtri(torch.tensor([0.5, 0.75]))
      tensor([0.0000, 0.6745])
      """,
    samples: { [CallArguments([.tensor(try mul.apply(.ramp([3]), .float(0.5)))])] },
    saves: .input,
    formula: { g, x in
      let y = try ndtri.apply(x)
      return try mul.apply(
        mul.apply(g, exp.apply(mul.apply(mul.apply(y, y), .float(0.5)))), .float(2.5066282746310005024))
    }
  ) { SpecialFunctions.ndtri($0) }
}
