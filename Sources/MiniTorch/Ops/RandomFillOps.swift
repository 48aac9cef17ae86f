// Random numbers in place: uniform_, normal_, random_ and their kin.

enum RandomFillOps {
  static let all: [Op] = [
    Op.uniformOp, Op.normalInPlaceOp, Op.randomInPlaceOp, Op.bernoulliInPlaceOp, Op.exponentialOp, Op.cauchyOp,
    Op.logNormalOp, Op.geometricOp,
  ]
}

extension Op {
  /// Changes `x` into numbers that nothing depends on: the gradients of what it was, and of `other`, are zeros.
  private static func overwrite(
    _ x: Tensor, _ name: String, also other: Tensor? = nil, _ fill: () throws -> Void
  ) throws -> OpResult {
    try x.checkInPlace(other)
    try fill()
    if GradMode.isEnabled && (x.requiresGrad || other?.requiresGrad == true) {
      let sizes = other?.sizes
      let node = FormulaNode(name, saving: []) { i, g, _ in
        i == 0 ? try g.zerosLike() : try Tensor.zeros(sizes ?? g.sizes, dtype: g.dtype)
      }
      node.addInput(x)
      if let other { node.addInput(other) }
      x.rebase(node)
    } else {
      x.rebase(nil)
    }
    return .tensor(x)
  }

  static let uniformOp: Op = .init(
    "uniform(Tensor input, float from=0, float to=1, *, Generator generator=None)", places: [],
    gradients: ["UniformBackward0"],
    doc: """
      Fills with uniform numbers.

      >>> torch.zeros(2).uniform_(1, 2).shape
      torch.Size([2])
      """,
    inPlace: { a in
      let (x, low, high) = (try a.tensor(0), try a.double(1), try a.double(2))
      guard x.dtype.isFloatingPoint else { throw TensorError.notImplemented("check_uniform_bounds", x.dtype) }
      guard low <= high else {
        throw TensorError.runtime(
          "uniform_ expects to return a [from, to) range, but found from=\(shortText(low)) > to=\(shortText(high))")
      }
      return try overwrite(x, "UniformBackward0") { try x.fillUniform(a.generator(3), from: low, to: high) }
    }, body: nil)

  static let normalInPlaceOp: Op = .init(
    "normal_(Tensor input, float mean=0, float std=1, *, Generator generator=None)", places: .method,
    gradients: ["NormalBackward0"],
    doc: """
      Fills with normal numbers.

      >>> torch.zeros(2).normal_().shape
      torch.Size([2])
      """
  ) { a in
    let (x, deviation) = (try a.tensor(0), try a.double(2))
    try checkDeviation(deviation)
    return try overwrite(x, "NormalBackward0") {
      try x.fillNormal(a.generator(3), mean: a.double(1), standardDeviation: deviation)
    }
  }

  /// A distribution of real numbers with up to two parameters, `cauchy_`.
  private static func continuous(
    _ signature: String, _ gradient: String, doc: String, refusal: @escaping (DType) -> TensorError,
    _ sampler: @escaping (_ a: BoundArguments, _ g: Generator) throws -> () -> Double
  ) -> Op {
    let name = String(signature.prefix { $0 != "(" })
    return Op(
      signature, places: [], gradients: [gradient],
      doc: """
        \(doc)

        >>> torch.zeros(2).\(name)_().shape
        torch.Size([2])
        """,
      inPlace: { a in
        let x = try a.tensor(0)
        let generator = a.index("generator").flatMap { a.generator($0) } ?? .default
        let sample = try sampler(a, generator)
        guard x.dtype.isFloatingPoint else { throw refusal(x.dtype) }
        return try overwrite(x, gradient) { try x.fillSamples(sample) }
      }, body: nil)
  }

  private static func notContinuous(_ name: String, _ type: String) -> TensorError {
    .runtime(
      "\(name) distribution is a continuous probability distribution. dtype must be a floating point but you specified "
        + type)
  }

  static let exponentialOp = continuous(
    "exponential(Tensor input, float lambd=1, *, Generator generator=None)", "ExponentialBackward0",
    doc: "Fills with exponential numbers of rate `lambd`.", refusal: { notContinuous("Exponential", $0.scalarName) }
  ) { a, g in
    let rate = try a.double(1)
    guard rate > 0 else {
      throw TensorError.runtime("exponential_ expects lambda > 0.0, but found lambda=\(shortText(rate))")
    }
    return { g.nextExponential(rate: rate) }
  }

  static let cauchyOp = continuous(
    "cauchy(Tensor input, float median=0, float sigma=1, *, Generator generator=None)", "CauchyBackward0",
    doc: "Fills with numbers of the Cauchy distribution.", refusal: { notContinuous("Cauchy", $0.cppName) }
  ) { a, g in
    let (median, sigma) = (try a.double(1), try a.double(2))
    guard sigma > 0 else {
      throw TensorError.runtime("cauchy_ expects sigma > 0.0, but found sigma=\(shortText(sigma))")
    }
    return { g.nextCauchy(median: median, width: sigma) }
  }

  static let logNormalOp = continuous(
    "log_normal(Tensor input, float mean=1, float std=2, *, Generator generator=None)", "LogNormalBackward0",
    doc: "Fills with numbers whose logarithms are normal.", refusal: { .notImplemented("log_normal_cpu", $0) }
  ) { a, g in
    let (mean, deviation) = (try a.double(1), try a.double(2))
    guard deviation > 0 else {
      throw TensorError.runtime("log_normal_ expects std > 0.0, but found std=\(shortText(deviation))")
    }
    return { g.nextLogNormal(mean: mean, standardDeviation: deviation) }
  }

  static let geometricOp: Op = .init(
    "geometric(Tensor input, float p, *, Generator generator=None)", places: [], gradients: ["GeometricBackward0"],
    doc: """
      Fills with the numbers of trials up to the first success.

      >>> torch.zeros(2).geometric_(0.5).shape
      torch.Size([2])
      """,
    inPlace: { a in
      let (x, p) = (try a.tensor(0), try a.double(1))
      let g = a.generator(2) ?? .default
      guard p > 0 && p < 1 else {
        throw TensorError.runtime("geometric_ expects p to be in (0, 1), but got p=\(shortText(p))")
      }
      return try overwrite(x, "GeometricBackward0") { try x.fillSamples { g.nextGeometric(probability: p) } }
    }, body: nil)

  static let randomInPlaceOp: Op = .init(
    "random_(Tensor input, *, Generator generator=None)",
    "random_(Tensor input, int from, int? to, *, Generator generator=None)",
    "random_(Tensor input, int to, *, Generator generator=None)", places: .method,
    gradients: ["RandomBackward0", "RandomBackward1", "RandomBackward2"],
    doc: """
      Fills with integers from `from` up to (without) `to`.

      >>> torch.zeros(2).random_(5).shape
      torch.Size([2])
      """
  ) { a in
    let x = try a.tensor(0)
    let generator = a.index("generator").flatMap { a.generator($0) }
    return try overwrite(x, ["RandomBackward2", "RandomBackward0", "RandomBackward1"][a.overload]) {
      switch a.overload {
      case 1: try x.fillIntegers(generator, from: a.int(1), to: a.optionalInt(2))
      case 2: try x.fillIntegers(generator, from: 0, to: a.int(1))
      default: try x.fillRandom(generator)
      }
    }
  }

  static let bernoulliInPlaceOp: Op = .init(
    "bernoulli_(Tensor input, Tensor p, *, Generator generator=None)",
    "bernoulli_(Tensor input, float p=0.5, *, Generator generator=None)", places: .method,
    gradients: ["BernoulliBackward1", "BernoulliBackward2"],
    doc: """
      Fills with ones of probability `p` and zeros.

      >>> torch.zeros(2).bernoulli_(1.)
      tensor([1., 1.])
      """
  ) { a in
    let x = try a.tensor(0)
    if a.overload == 0 {
      let p = try a.tensor(1)
      return try overwrite(x, "BernoulliBackward1", also: p) {
        try checkProbabilities(p)
        try x.fillBernoulli(a.generator(2), probabilities: p)
      }
    }
    let p = try checkedProbability(a.double(1))
    return try overwrite(x, "BernoulliBackward2") { try x.fillBernoulli(a.generator(2), probability: p) }
  }
}
