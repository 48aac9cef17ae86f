// Tensors made of random numbers; every number comes from a `Generator`.

enum RandomOps {
  static let all: [Op] = [
    Op.randOp, Op.randnOp, Op.randintOp, Op.randpermOp, Op.randLikeOp, Op.randnLikeOp, Op.randintLikeOp, Op.normalOp,
  ]
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

  private static func sampledLike(_ name: String, _ doc: String, _ fill: @escaping (Tensor, Generator?) throws -> Void)
    -> Op
  {
    Op(
      "\(name)_like(Tensor input, *, Generator generator, memory_format memory_format=None, options)",
      "\(name)_like(Tensor input, *, memory_format memory_format=None, options)", places: .function,
      doc: """
        \(doc)

        >>> torch.\(name)_like(torch.ones(2)).shape
        torch.Size([2])
        """
    ) { a in
      let x = try a.tensor(0)
      let made = try x.emptyAlike(a.index("dtype").flatMap { a.dtype($0) } ?? x.dtype, a.memoryFormat())
      try fill(made, a.index("generator").flatMap { a.generator($0) })
      return .tensor(try made.requiring(a.index("requires_grad").map { try a.bool($0) } ?? false))
    }
  }

  static let randLikeOp = sampledLike("rand", "Uniform numbers in the sizes of `input`.") { try $0.fillUniform($1) }
  static let randnLikeOp = sampledLike("randn", "Normal numbers in the sizes of `input`.") { try $0.fillNormal($1) }

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
    "randint_like(Tensor input, int low, int high, *, Generator generator, memory_format memory_format=None, options)",
    "randint_like(Tensor input, int low, int high, *, memory_format memory_format=None, options)",
    "randint_like(Tensor input, Tensor high, *, Generator generator, memory_format memory_format=None, options)",
    "randint_like(Tensor input, Tensor high, *, memory_format memory_format=None, options)",
    "randint_like(Tensor input, int high, *, Generator generator, memory_format memory_format=None, options)",
    "randint_like(Tensor input, int high, *, memory_format memory_format=None, options)", places: .function,
    doc: """
      Integers in the sizes of `input`.

      >>> torch.randint_like(torch.ones(2), 5).shape
      torch.Size([2])
      """
  ) { a in
    let x = try a.tensor(0)
    let made = try x.emptyAlike(a.index("dtype").flatMap { a.dtype($0) } ?? x.dtype, a.memoryFormat())
    let hasLow = a.overload < 2
    try made.fillIntegers(
      a.index("generator").flatMap { a.generator($0) }, from: hasLow ? a.int(1) : 0, to: a.int(hasLow ? 2 : 1))
    return .tensor(try made.requiring(a.index("requires_grad").map { try a.bool($0) } ?? false))
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
    let dtype = a.index("dtype").flatMap { a.dtype($0) } ?? .int64
    try checkPermutation(n, dtype)
    let made = try Tensor(uninitialized: [n], .int64)
    (a.index("generator").flatMap { a.generator($0) } ?? .default).fillPermutation(made.int64, count: n)
    return .tensor(try made.to(dtype).requiring(a.index("requires_grad").map { try a.bool($0) } ?? false))
  }

  /// Refuses a type that cannot count to `n`.
  private static func checkPermutation(_ n: Int, _ dtype: DType) throws {
    switch dtype {
    case .uint8 where n > 255: throw TensorError.overflow("uint8_t")
    case .int8 where n > 127: throw TensorError.overflow("int8_t")
    case .int16 where n > 32767: throw TensorError.overflow("int16_t")
    case .float16 where n > 2049: throw TensorError.runtime("n cannot be greater than 2049 for Half type.")
    case .bfloat16 where n > 257: throw TensorError.runtime("n cannot be greater than 257 for BFloat16 type.")
    default: break
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
      try checkDeviation(deviation)
      let made = try Tensor(uninitialized: Shape(a.ints(2)), a.index("dtype").flatMap { a.dtype($0) } ?? .defaultFloat)
      try made.fillNormal(generator, mean: a.double(0), standardDeviation: deviation)
      return .tensor(try made.requiring(a.index("requires_grad").map { try a.bool($0) } ?? false))
    }
    let (mean, deviation) = (try a.operand(0), try a.operand(1))
    if let deviations = deviation.tensor {
      guard !deviations.scalars().contains(where: { $0.double < 0 }) else {
        throw TensorError.runtime("normal expects all elements of std >= 0.0")
      }
    } else {
      try checkDeviation(a.double(1))
    }
    let sizes = try Shape.broadcast(mean.tensor?.sizes ?? [], deviation.tensor?.sizes ?? [])
    let made = try Tensor(uninitialized: sizes, mean.tensor?.dtype ?? deviation.tensor?.dtype ?? .defaultFloat)
    try made.fillNormal(generator)
    let value = try GradMode.with(false) { try add.apply(mul.apply(made, deviation), mean) }
    let inputs = [mean.tensor, deviation.tensor].compactMap { $0 }
    let name = ["NormalBackward3", "NormalBackward1", "NormalBackward2"][a.overload]
    return .tensor(try value.recorded(name, inputs) { i, g, _ in try Tensor.zeros(inputs[i].sizes, dtype: g.dtype) })
  }

  static func checkDeviation(_ deviation: Double) throws {
    guard deviation >= 0 else {
      throw TensorError.runtime("normal expects std >= 0.0, but found std \(shortText(deviation))")
    }
  }

  /// A number as C++ streams print it.
  static func shortText(_ x: Double) -> String { x == x.rounded() && Swift.abs(x) < 1e6 ? "\(Int(x))" : "\(x)" }
}
