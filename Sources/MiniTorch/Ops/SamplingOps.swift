// Choices by chance: bernoulli, multinomial, poisson, binomial.

enum SamplingOps {
  static let all: [Op] = [Op.bernoulliOp, Op.multinomialOp, Op.poissonOp, Op.binomialOp]
}

extension Op {
  static let bernoulliOp: Op = .init(
    "bernoulli(Tensor input, *, Generator generator=None, Tensor out=None)",
    "bernoulli(Tensor input, float p, *, Generator generator=None)",
    doc: """
      Ones with the probabilities in `input`, else zeros.

      >>> torch.bernoulli(torch.tensor([0., 1.]))
      tensor([0., 1.])
      """
  ) { a in
    let x = try a.tensor(0)
    let generator = a.index("generator").flatMap { a.generator($0) }
    let made = try Tensor(uninitialized: x.sizes, x.dtype)
    if a.overload == 1 {
      try made.fillBernoulli(generator, probability: checkedProbability(a.double(1)))
    } else {
      guard x.dtype.isFloatingPoint else { throw TensorError.notImplemented("bernoulli_tensor_cpu_p_", x.dtype) }
      try checkProbabilities(x)
      try made.fillBernoulli(generator, probabilities: x)
    }
    return .tensor(try made.recorded("BernoulliBackward0", [x]) { _, g, _ in try g.zerosLike() })
  }

  static func checkProbabilities(_ p: Tensor) throws {
    for value in p.doubles() where !(value >= 0 && value <= 1) { throw badProbability }
  }

  private static let badProbability = TensorError.runtime(
    "Expected p_in >= 0 && p_in <= 1 to be true, but got false.  (Could this error message be improved?  If so, please "
      + "report an enhancement request to PyTorch.)")

  static func checkedProbability(_ p: Double) throws -> Double {
    guard p >= 0 && p <= 1 else {
      throw TensorError.runtime("bernoulli_ expects p to be in [0, 1], but got p=\(shortText(p))")
    }
    return p
  }

  static let multinomialOp: Op = .init(
    "multinomial(Tensor input, int num_samples, bool replacement=False, *, Generator generator=None, Tensor out=None)",
    doc: """
      Draws indices with the probabilities in the rows of `input`.

      >>> torch.multinomial(torch.tensor([0., 1.]), 1)
      tensor([1])
      """
  ) { a in
    let (x, samples, replacement) = (try a.tensor(0), try a.int(1), try a.bool(2))
    guard x.rank == 1 || x.rank == 2 else {
      throw TensorError.runtime("prob_dist must be 1 or 2 dim")
    }
    guard x.dtype.isFloatingPoint else {
      throw TensorError.runtime(
        "multinomial only supports floating-point dtypes for input, got: \(x.dtype.scalarName)")
    }
    guard samples > 0 else { throw TensorError.runtime("cannot sample n_sample <= 0 samples") }
    let categories = x.sizes[x.rank - 1]
    guard replacement || samples <= categories else {
      throw TensorError.runtime("cannot sample n_sample > prob_dist.size(-1) samples without replacement")
    }
    let rows = x.rank == 2 ? x.sizes[0] : 1
    let weights = try x.contiguousElements(as: x.dtype.computeType)
    let values = weights.doubles()
    for w in values where !(w >= 0 && w.isFinite) {
      throw TensorError.runtime("probability tensor contains either `inf`, `nan` or element < 0")
    }
    for r in 0..<rows where values[(r * categories)..<((r + 1) * categories)].reduce(0, +) <= 0 {
      throw TensorError.runtime("invalid multinomial distribution (sum of probabilities <= 0)")
    }
    let out = try Tensor(uninitialized: x.rank == 2 ? [rows, samples] : [samples], .int64)
    let generator = a.generator(3) ?? .default
    if weights.dtype == .float64 {
      generator.fillMultinomial(
        out.int64, weights: weights.float64, rows: rows, categories: categories, samples: samples,
        replacement: replacement)
    } else {
      generator.fillMultinomial(
        out.int64, weights: weights.float32, rows: rows, categories: categories, samples: samples,
        replacement: replacement)
    }
    return .tensor(out)
  }

  static let poissonOp: Op = .init(
    "poisson(Tensor input, Generator generator=None)", places: .function, gradients: ["PoissonBackward0"],
    doc: """
      Numbers of the Poisson distributions whose rates are given.

      >>> torch.poisson(torch.zeros(2))
      tensor([0., 0.])
      """
  ) { a in
    let x = try a.tensor(0)
    guard x.dtype.isFloatingPoint else { throw TensorError.notImplemented("poisson_cpu", x.dtype) }
    let generator = a.generator(1) ?? .default
    let rates = x.doubles()
    guard rates.allSatisfy({ $0 >= 0 }) else {
      throw TensorError.runtime("invalid Poisson rate, expected rate to be non-negative")
    }
    // PyTorch allocates row-major and goes row by row.
    var samples = rates.makeIterator()
    let made = try Tensor(uninitialized: x.sizes, x.dtype)
    try made.fillSamples { samples.next().map { generator.nextPoisson(rate: $0) } ?? 0 }
    return .tensor(try made.recorded("PoissonBackward0", [x]) { _, g, _ in try g.zerosLike() })
  }

  static let binomialOp: Op = .init(
    "binomial(Tensor count, Tensor prob, Generator generator=None)", places: .function, gradients: ["NotImplemented"],
    doc: """
      Numbers of successes among `count` trials of probability `prob`.

      >>> torch.binomial(torch.tensor([3.]), torch.tensor([1.]))
      tensor([3.])
      """
  ) { a in
    let (count, p) = (try a.tensor(0), try a.tensor(1))
    guard count.dtype == p.dtype else {
      throw TensorError.runtime("Found dtype \(p.dtype.scalarName) but expected \(count.dtype.scalarName)")
    }
    guard count.dtype.isFloatingPoint else {
      throw TensorError.value(
        "binomial only supports floating-point dtypes for count, got: \(count.dtype.scalarName)")
    }
    let generator = a.generator(2) ?? .default
    let sizes = try Shape.broadcast(count.sizes, p.sizes)
    let made = try Tensor(uninitialized: sizes, count.dtype)
    var pairs = try GradMode.with(false) {
      zip(try count.expanded(to: sizes).doubles(), try p.expanded(to: sizes).doubles())
    }.makeIterator()
    try made.fillSamples { pairs.next().map { generator.nextBinomial(count: $0, probability: $1) } ?? 0 }
    return .tensor(
      try made.recorded("NotImplemented", [count, p]) { _, _, _ in
        throw TensorError.runtime("the derivative for 'binomial' is not implemented.")
      })
  }
}
