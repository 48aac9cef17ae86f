// Random tensors; every number comes from a `Generator`.

enum RandomOps {
  static let all: [Op] = [
    Op.randOp, Op.randnOp, Op.randintOp, Op.randpermOp, Op.randLikeOp, Op.randnLikeOp, Op.randintLikeOp, Op.uniformOp,
    Op.normalInPlaceOp, Op.normalOp, Op.bernoulliOp, Op.bernoulliInPlaceOp, Op.exponentialOp, Op.multinomialOp,
    Op.randomInPlaceOp,
  ]
}

extension Tensor {
  /// Does `fill` with the elements row by row, and writes them back if they lie otherwise.
  private func fillRandomly(
    _ kernel: String, _ float: (UnsafeMutablePointer<Float>) -> Void, _ double: (UnsafeMutablePointer<Double>) -> Void
  ) throws {
    guard dtype.isFloatingPoint else { throw TensorError.notImplemented(kernel, dtype) }
    let room = isContiguous && dtype == dtype.computeType ? self : try Tensor(uninitialized: sizes, dtype.computeType)
    if room.dtype == .float64 { double(room.float64) } else { float(room.float32) }
    if room !== self { try copyElements(from: room) }
  }

  func fillUniform(_ generator: Generator?, from low: Double = 0, to high: Double = 1) throws {
    let g = generator ?? .default
    let isStandard = low == 0 && high == 1
    try fillRandomly("check_uniform_bounds") {
      isStandard ? g.fillUniform($0, count: count) : g.fillUniform($0, count: count, from: low, to: high)
    } _: {
      isStandard ? g.fillUniform($0, count: count) : g.fillUniform($0, count: count, from: low, to: high)
    }
  }

  func fillNormal(_ generator: Generator?, mean: Double = 0, standardDeviation: Double = 1) throws {
    let g = generator ?? .default
    try fillRandomly("normal_kernel_cpu") {
      g.fillNormal($0, count: count, mean: mean, standardDeviation: standardDeviation)
    } _: {
      g.fillNormal($0, count: count, mean: mean, standardDeviation: standardDeviation)
    }
  }

  func fillIntegers(_ generator: Generator?, from low: Int, to high: Int) throws {
    guard low < high else {
      throw TensorError.runtime("random_ expects 'from' to be less than 'to', but got from=\(low) >= to=\(high)")
    }
    let limits: (Int, Int)? =
      switch dtype {
      case .bool: (0, 1)
      case .uint8: (0, 255)
      case .int8: (-128, 127)
      case .int16: (-32768, 32767)
      case .int32: (Int(Int32.min), Int(Int32.max))
      default: nil
      }
    if let limits {
      let word = dtype == .bool ? "bool" : dtype.nativeName
      if low < limits.0 || low > limits.1 { throw TensorError.runtime("from is out of bounds for \(word)") }
      if high - 1 > limits.1 { throw TensorError.runtime("to - 1 is out of bounds for \(word)") }
    }
    let room = isContiguous && dtype == .int64 ? self : try Tensor(uninitialized: sizes, .int64)
    (generator ?? .default).fillIntegers(room.int64, count: count, from: Int64(low), to: Int64(high))
    if room !== self { try copyElements(from: room) }
  }
}

extension Op {
  private static func sampled(
    _ name: String, _ doc: String, _ fill: @escaping (Tensor, Generator?) throws -> Void
  ) -> Op {
    Op(
      "\(name)(int[] size, *, Generator? generator, Tensor out=None, options)",
      "\(name)(int[] size, *, Tensor out=None, options)", places: .function,
      doc: """
        \(doc)

        >>> torch.\(name)(2).shape
        torch.Size([2])
        """
    ) { a in
      let sizes = Shape(try a.ints(0))
      let made = try Tensor(uninitialized: sizes, a.index("dtype").flatMap { a.dtype($0) } ?? .defaultFloat)
      try fill(made, a.index("generator").flatMap { a.generator($0) })
      return .tensor(try made.requiring(a.index("requires_grad").map { try a.bool($0) } ?? false))
    }
  }

  static let randOp = sampled("rand", "Uniform numbers from 0 to 1.") { try $0.fillUniform($1) }
  static let randnOp = sampled("randn", "Normal numbers with mean 0 and standard deviation 1.") {
    try $0.fillNormal($1)
  }

  private static func sampledLike(_ name: String, _ doc: String, _ fill: @escaping (Tensor) throws -> Void) -> Op {
    Op(
      "\(name)_like(Tensor input, *, memory_format memory_format=None, options)", places: .function,
      doc: """
        \(doc)

        >>> torch.\(name)_like(torch.ones(2)).shape
        torch.Size([2])
        """
    ) { a in
      let x = try a.tensor(0)
      let made = try x.emptyAlike(a.index("dtype").flatMap { a.dtype($0) } ?? x.dtype)
      try fill(made)
      return .tensor(try made.requiring(a.index("requires_grad").map { try a.bool($0) } ?? false))
    }
  }

  static let randLikeOp = sampledLike("rand", "Uniform numbers in the sizes of `input`.") { try $0.fillUniform(nil) }
  static let randnLikeOp = sampledLike("randn", "Normal numbers in the sizes of `input`.") { try $0.fillNormal(nil) }

  static let randintOp: Op = .init(
    "randint(int high, int[] size, *, Generator? generator, Tensor out=None, options)",
    "randint(int high, int[] size, *, Tensor out=None, options)",
    "randint(int low, int high, int[] size, *, Generator? generator, Tensor out=None, options)",
    "randint(int low, int high, int[] size, *, Tensor out=None, options)", places: .function,
    doc: """
      Integers from `low` up to (without) `high`.

      >>> torch.randint(5, (2,)).shape
      torch.Size([2])
      """
  ) { a in
    let hasLow = a.overload >= 2
    let made = try Tensor(
      uninitialized: Shape(a.ints(hasLow ? 2 : 1)), a.index("dtype").flatMap { a.dtype($0) } ?? .int64)
    try made.fillIntegers(
      a.index("generator").flatMap { a.generator($0) }, from: hasLow ? a.int(0) : 0, to: a.int(hasLow ? 1 : 0))
    return .tensor(try made.requiring(a.index("requires_grad").map { try a.bool($0) } ?? false))
  }

  static let randintLikeOp: Op = .init(
    "randint_like(Tensor input, int high, *, memory_format memory_format=None, options)",
    "randint_like(Tensor input, int low, int high, *, memory_format memory_format=None, options)", places: .function,
    doc: """
      Integers in the sizes of `input`.

      >>> torch.randint_like(torch.ones(2), 5).shape
      torch.Size([2])
      """
  ) { a in
    let x = try a.tensor(0)
    let made = try x.emptyAlike(a.index("dtype").flatMap { a.dtype($0) } ?? x.dtype)
    try made.fillIntegers(nil, from: a.overload == 1 ? a.int(1) : 0, to: a.int(a.overload == 1 ? 2 : 1))
    return .tensor(made)
  }

  static let randpermOp: Op = .init(
    "randperm(int n, *, Generator? generator, Tensor out=None, options)",
    "randperm(int n, *, Tensor out=None, options)",
    places: .function,
    doc: """
      The integers below `n` in a random order.

      >>> torch.randperm(3).shape
      torch.Size([3])
      """
  ) { a in
    let n = try a.int(0)
    let made = try Tensor(uninitialized: [n], .int64)
    (a.index("generator").flatMap { a.generator($0) } ?? .default).fillPermutation(made.int64, count: n)
    return .tensor(try made.to(a.index("dtype").flatMap { a.dtype($0) } ?? .int64))
  }

  // MARK: In place

  private static func overwrite(_ x: Tensor, _ name: String, _ fill: () throws -> Void) throws -> OpResult {
    try x.checkInPlace()
    try fill()
    if GradMode.isEnabled && x.requiresGrad {
      let node = FormulaNode(name, saving: []) { _, g, _ in try g.zerosLike() }
      node.addInput(x)
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

  /// A number as C++ streams print it.
  private static func shortText(_ x: Double) -> String { x == x.rounded() && Swift.abs(x) < 1e6 ? "\(Int(x))" : "\(x)" }

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
    guard deviation >= 0 else {
      throw TensorError.runtime("normal expects std >= 0.0, but found std \(shortText(deviation))")
    }
    return try overwrite(x, "NormalBackward0") {
      try x.fillNormal(a.generator(3), mean: a.double(1), standardDeviation: deviation)
    }
  }

  static let normalOp: Op = .init(
    "normal(Tensor mean, Tensor std, *, Generator generator=None, Tensor out=None)",
    "normal(Tensor mean, float std=1, *, Generator generator=None, Tensor out=None)",
    "normal(float mean, Tensor std, *, Generator generator=None, Tensor out=None)",
    "normal(float mean, float std, int[] size, *, Generator generator=None, Tensor out=None, options)",
    places: .function,
    doc: """
      Normal numbers with the means and deviations given.

      >>> torch.normal(0., 1., (2,)).shape
      torch.Size([2])
      """
  ) { a in
    let generator = a.index("generator").flatMap { a.generator($0) }
    if a.overload == 3 {
      let deviation = try a.double(1)
      guard deviation >= 0 else {
        throw TensorError.runtime("normal expects std >= 0.0, but found std \(shortText(deviation))")
      }
      let made = try Tensor(uninitialized: Shape(a.ints(2)), a.index("dtype").flatMap { a.dtype($0) } ?? .defaultFloat)
      try made.fillNormal(generator, mean: a.double(0), standardDeviation: deviation)
      return .tensor(made)
    }
    let (mean, deviation) = (try a.operand(0), try a.operand(1))
    let sizes = try Shape.broadcast(mean.tensor?.sizes ?? [], deviation.tensor?.sizes ?? [])
    let made = try Tensor(uninitialized: sizes, mean.tensor?.dtype ?? deviation.tensor?.dtype ?? .defaultFloat)
    try made.fillNormal(generator)
    return .tensor(
      try GradMode.with(false) { try add.apply(mul.apply(made, deviation), mean) })
  }

  static let exponentialOp: Op = .init(
    "exponential(Tensor input, float lambd=1, *, Generator generator=None)", places: [],
    gradients: ["ExponentialBackward0"],
    doc: """
      Fills with exponential numbers of rate `lambd`.

      >>> torch.zeros(2).exponential_().shape
      torch.Size([2])
      """,
    inPlace: { a in
      let x = try a.tensor(0)
      guard x.dtype.isFloatingPoint else { throw TensorError.notImplemented("exponential_cpu", x.dtype) }
      return try overwrite(x, "ExponentialBackward0") {
        let room = try Tensor(uninitialized: x.sizes, .float64)
        (a.generator(2) ?? .default).fillExponential(room.float64, count: room.count, rate: try a.double(1))
        try x.copyElements(from: room)
      }
    }, body: nil)

  static let randomInPlaceOp: Op = .init(
    "random_(Tensor input, *, Generator generator=None)",
    "random_(Tensor input, int from, int? to, *, Generator generator=None)",
    "random_(Tensor input, int to, *, Generator generator=None)", places: .method,
    doc: """
      Fills with integers from `from` up to (without) `to`.

      >>> torch.zeros(2).random_(5).shape
      torch.Size([2])
      """
  ) { a in
    let x = try a.tensor(0)
    let generator = a.index("generator").flatMap { a.generator($0) }
    return try overwrite(x, "RandomBackward0") {
      switch a.overload {
      case 1: try x.fillIntegers(generator, from: a.int(1), to: a.optionalInt(2) ?? Int.max)
      case 2: try x.fillIntegers(generator, from: 0, to: a.int(1))
      default:
        let room = try Tensor(uninitialized: x.sizes, x.dtype.computeType)
        switch room.dtype {
        case .float32: (generator ?? .default).fillRandom(room.float32, count: room.count)
        case .float64: (generator ?? .default).fillRandom(room.float64, count: room.count)
        default: (generator ?? .default).fillRandom(room.int64, count: room.count)
        }
        try x.copyElements(from: room)
      }
    }
  }

  // MARK: Choices

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
    let generator = a.index("generator").flatMap { a.generator($0) } ?? .default
    let compute: DType = x.dtype == .float64 ? .float64 : .float32
    let room = try Tensor(uninitialized: x.sizes, compute)
    if a.overload == 1 {
      let p = try checkedProbability(a.double(1))
      if compute == .float64 {
        generator.fillBernoulli(room.float64, count: room.count, probability: p)
      } else {
        generator.fillBernoulli(room.float32, count: room.count, probability: p)
      }
    } else {
      guard x.dtype.isFloatingPoint else { throw TensorError.notImplemented("bernoulli_tensor_cpu_p_", x.dtype) }
      let weights = try x.contiguousElements(as: compute)
      for w in weights.scalars() where !(w.double >= 0 && w.double <= 1) { throw badProbability }
      if compute == .float64 {
        generator.fillBernoulli(room.float64, count: room.count, probabilities: weights.float64)
      } else {
        generator.fillBernoulli(room.float32, count: room.count, probabilities: weights.float32)
      }
    }
    let value = try room.to(x.dtype)
    return .tensor(try value.recorded("BernoulliBackward0", [x]) { _, g, _ in try g.zerosLike() })
  }

  private static let badProbability = TensorError.runtime(
    "Expected p_in >= 0 && p_in <= 1 to be true, but got false.  (Could this error message be improved?  If so, please "
      + "report an enhancement request to PyTorch.)")

  private static func checkedProbability(_ p: Double) throws -> Double {
    guard p >= 0 && p <= 1 else {
      throw TensorError.runtime("bernoulli_ expects p to be in [0, 1], but got p=\(shortText(p))")
    }
    return p
  }

  static let bernoulliInPlaceOp: Op = .init(
    "bernoulli_(Tensor input, float p=0.5, *, Generator generator=None)", places: .method,
    doc: """
      Fills with ones of probability `p` and zeros.

      >>> torch.zeros(2).bernoulli_(1.)
      tensor([1., 1.])
      """
  ) { a in
    let x = try a.tensor(0)
    let p = try checkedProbability(a.double(1))
    return try overwrite(x, "BernoulliBackward0") {
      let room = try Tensor(uninitialized: x.sizes, .float64)
      (a.generator(2) ?? .default).fillBernoulli(room.float64, count: room.count, probability: p)
      try x.copyElements(from: room)
    }
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
}
