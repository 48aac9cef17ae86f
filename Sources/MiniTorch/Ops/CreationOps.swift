// Making tensors: filled ones, ranges, identity matrices.
import MiniTorchKernels

enum CreationOps {
  static let all: [Op] = [
    Op.zerosOp, Op.onesOp, Op.emptyOp, Op.fullOp, Op.arangeOp, Op.linspaceOp, Op.logspaceOp, Op.eyeOp, Op.zerosLikeOp,
    Op.onesLikeOp, Op.emptyLikeOp, Op.fullLikeOp, Op.newZerosOp, Op.newOnesOp, Op.newEmptyOp, Op.newFullOp,
  ]
}

extension Tensor {
  /// A tensor whose elements are all `value`.
  ///
  /// - Throws: PyTorch's errors for sizes that are negative or too large.
  public static func full(_ sizes: Shape, _ value: Scalar, dtype: DType? = nil, requiresGrad: Bool = false) throws
    -> Tensor
  {
    let made = try Tensor(uninitialized: sizes, dtype ?? value.dtype)
    try made.fillElements(with: value)
    return try made.requiring(requiresGrad)
  }

  public static func zeros(_ sizes: Shape, dtype: DType = .defaultFloat, requiresGrad: Bool = false) throws -> Tensor {
    try full(sizes, .int(0), dtype: dtype, requiresGrad: requiresGrad)
  }

  public static func ones(_ sizes: Shape, dtype: DType = .defaultFloat, requiresGrad: Bool = false) throws -> Tensor {
    try full(sizes, .int(1), dtype: dtype, requiresGrad: requiresGrad)
  }

  /// This fresh tensor as a leaf that requires a gradient, if that is asked for.
  func requiring(_ requiresGrad: Bool) throws -> Tensor {
    if requiresGrad {
      guard dtype.isFloatingPoint else {
        throw TensorError.runtime("Only Tensors of floating point and complex dtype can require gradients")
      }
      self.requiresGrad = true
    }
    return self
  }

  /// The numbers from `start` up to (without) `end`, `step` apart.
  public static func arange(_ start: Scalar, _ end: Scalar, _ step: Scalar = .int(1), dtype: DType? = nil) throws
    -> Tensor
  {
    let isFloat = start.category == 2 || end.category == 2 || step.category == 2
    let dtype = dtype ?? (isFloat ? .defaultFloat : .int64)
    if step.double == 0 { throw TensorError.runtime("step must be nonzero") }
    guard start.double.isFinite && end.double.isFinite else {
      throw TensorError.runtime("unsupported range: \(text(start)) -> \(text(end))")
    }
    guard step.double > 0 ? end.double >= start.double : end.double <= start.double else {
      throw TensorError.runtime("upper bound and lower bound inconsistent with step sign")
    }
    if dtype == .bool { throw TensorError.notImplemented("arange_cpu", .bool) }
    let exact = ((end.double - start.double) / step.double).rounded(.up)
    guard exact < 9e18 else { throw TensorError.runtime("invalid size, possible overflow?") }
    var count = Int(exact)
    if !isFloat {
      let (span, overflow) = end.int64.subtractingReportingOverflow(start.int64)
      if overflow { throw TensorError.runtime("invalid size, possible overflow?") }
      let step = step.int64
      count = Int(span / step + (span % step == 0 ? 0 : 1))
    }
    let made = try Tensor(uninitialized: [count], dtype.isFloatingPoint ? dtype.computeType : .int64)
    switch made.dtype {
    case .float32: SequenceKernel.arange(made.float32, from: start.double, step: step.double, count: count)
    case .float64: SequenceKernel.arange(made.float64, from: start.double, step: step.double, count: count)
    default:
      let (first, step) = (start.int64, step.int64)
      for i in 0..<count { made.int64[i] = first &+ Int64(i) &* step }
    }
    return try made.converted(to: dtype)
  }

  private static func text(_ x: Scalar) -> String {
    switch x {
    case .float(let value):
      value.isNaN
        ? "nan"
        : value.isInfinite ? (value < 0 ? "-inf" : "inf") : value == value.rounded() ? "\(Int(value))" : "\(value)"
    case .int(let value): "\(value)"
    case .bool(let value): value ? "1" : "0"
    }
  }

  /// `steps` numbers from `start` to `end`, both among them, equally far apart.
  public static func linspace(_ start: Scalar, _ end: Scalar, _ steps: Int, dtype: DType = .defaultFloat) throws
    -> Tensor
  {
    if steps < 0 { throw TensorError.runtime("number of steps must be non-negative") }
    let made = try Tensor(uninitialized: [steps], dtype == .float32 ? .float32 : .float64)
    if dtype == .float32 {
      SequenceKernel.linspace(made.float32, from: start.double, to: end.double, count: steps)
    } else {
      SequenceKernel.linspace(made.float64, from: start.double, to: end.double, count: steps)
    }
    return try made.converted(to: dtype)
  }

  /// A matrix with ones on its diagonal.
  public static func eye(_ rows: Int, _ columns: Int, dtype: DType = .defaultFloat) throws -> Tensor {
    if rows < 0 { throw TensorError.runtime("n must be greater or equal to 0, got \(rows)") }
    if columns < 0 { throw TensorError.runtime("m must be greater or equal to 0, got \(columns)") }
    let made = try zeros([rows, columns], dtype: dtype)
    for i in 0..<Swift.min(rows, columns) { try made.setElement(i * columns + i, .int(1)) }
    return made
  }
}

extension Op {
  /// What the common parameters of a function that makes a tensor say.
  private static func options(_ a: BoundArguments, _ standard: DType? = nil) throws -> (
    dtype: DType?, requiresGrad: Bool
  ) {
    let dtype = a.index("dtype").flatMap { a.dtype($0) } ?? standard
    return (dtype, try a.index("requires_grad").map { try a.bool($0) } ?? false)
  }

  /// What elements hold that are not set: PyTorch shows what happens to be there, a notebook must show the same each time.
  private static let unset = Scalar.int(0)

  private static func filled(_ name: String, _ value: Scalar?, _ doc: String, _ result: String) -> Op {
    Op(
      "\(name)(int[] size, *, Tensor out=None, \(value == nil ? "memory_format memory_format=None, " : "")options)",
      places: .function,
      doc: """
        \(doc)

        >>> torch.\(name)(2)\(result)
        """,
      samples: { value == nil ? [] : [CallArguments([.int(2), .int(3)])] }
    ) { a in
      let (dtype, requiresGrad) = try options(a, .defaultFloat)
      let list = try a.ints(0)
      if name == "zeros", list.contains(where: { $0 < 0 }) {
        throw TensorError.runtime("zeros: Dimension size must be non-negative.")
      }
      let sizes = Shape(list)
      guard let value else {
        let made = try Tensor.empty(sizes, dtype ?? .defaultFloat, a.memoryFormat() ?? .contiguous)
        try made.fillElements(with: unset)
        return .tensor(try made.requiring(requiresGrad))
      }
      return .tensor(try Tensor.full(sizes, value, dtype: dtype, requiresGrad: requiresGrad))
    }
  }

  static let zerosOp = filled("zeros", .int(0), "A tensor of zeros.", "\ntensor([0., 0.])")
  static let onesOp = filled("ones", .int(1), "A tensor of ones.", "\ntensor([1., 1.])")
  static let emptyOp = filled("empty", nil, "A tensor whose elements are not set.", ".shape\ntorch.Size([2])")

  static let fullOp: Op = .init(
    "full(int[] size, Number fill_value, *, Tensor out=None, options)", places: .function,
    doc: """
      A tensor of one number.

      >>> torch.full((2,), 7.)
      tensor([7., 7.])
      """,
    samples: { [CallArguments([.list([.int(2)], isTuple: true), .float(1.5)])] }
  ) { a in
    let (dtype, requiresGrad) = try options(a)
    return .tensor(try Tensor.full(Shape(a.ints(0)), a.scalar(1), dtype: dtype, requiresGrad: requiresGrad))
  }

  static let arangeOp: Op = .init(
    "arange(Number end, *, Tensor out=None, options)", "arange(Number start, Number end, *, options)",
    "arange(Number start, Number end, Number step=1, *, Tensor out=None, options)", places: .function,
    doc: """
      The numbers from `start` up to `end`, `step` apart.

      >>> torch.arange(1, 6, 2)
      tensor([1, 3, 5])
      """,
    samples: { [CallArguments([.int(5)]), CallArguments([.float(0), .float(1), .float(0.25)])] }
  ) { a in
    let (dtype, requiresGrad) = try options(a)
    if a.overload > 0, case .bigInt = a.values[1] { throw TensorError.overflow("int64_t") }
    if case .bigInt = a.values[0] { throw TensorError.overflow("int64_t") }
    let made =
      switch a.overload {
      case 0: try Tensor.arange(.int(0), a.scalar(0), dtype: dtype)
      case 1: try Tensor.arange(a.scalar(0), a.scalar(1), dtype: dtype)
      default: try Tensor.arange(a.scalar(0), a.scalar(1), a.scalar(2), dtype: dtype)
      }
    return .tensor(try made.requiring(requiresGrad))
  }

  static let linspaceOp: Op = .init(
    "linspace(Tensor start, Tensor end, int steps, *, Tensor out=None, options)",
    "linspace(Number start, Tensor end, int steps, *, Tensor out=None, options)",
    "linspace(Tensor start, Number end, int steps, *, Tensor out=None, options)",
    "linspace(Number start, Number end, int steps, *, Tensor out=None, options)", places: .function,
    doc: """
      `steps` numbers from `start` to `end`, equally far apart.

      >>> torch.linspace(0, 1, 3)
      tensor([0.0000, 0.5000, 1.0000])
      """,
    samples: { [CallArguments([.int(0), .int(1), .int(5)])] }
  ) { a in
    let (dtype, requiresGrad) = try options(a, .defaultFloat)
    let made = try Tensor.linspace(a.scalar(0), a.scalar(1), a.int(2), dtype: dtype ?? .defaultFloat)
    return .tensor(try made.requiring(requiresGrad))
  }

  static let logspaceOp: Op = .init(
    "logspace(Tensor start, Tensor end, int steps, float base=10.0, *, Tensor out=None, options)",
    "logspace(Number start, Tensor end, int steps, float base=10.0, *, Tensor out=None, options)",
    "logspace(Tensor start, Number end, int steps, float base=10.0, *, Tensor out=None, options)",
    "logspace(Number start, Number end, int steps, float base=10.0, *, Tensor out=None, options)", places: .function,
    doc: """
      `steps` powers of `base` whose exponents go from `start` to `end`.

      >>> torch.logspace(0, 2, 3)
      tensor([  1.,  10., 100.])
      """,
    samples: { [CallArguments([.int(0), .int(2), .int(3)])] }
  ) { a in
    let (dtype, requiresGrad) = try options(a, .defaultFloat)
    let exponents = try Tensor.linspace(a.scalar(0), a.scalar(1), a.int(2), dtype: .float64)
    let made = try GradMode.with(false) { try pow(.float(a.double(3)), exponents).to(dtype ?? .defaultFloat) }
    return .tensor(try made.requiring(requiresGrad))
  }

  static let eyeOp: Op = .init(
    "eye(int n, *, Tensor out=None, options)", "eye(int n, int m, *, Tensor out=None, options)", places: .function,
    doc: """
      A matrix with ones on its diagonal.

      >>> torch.eye(2)
      tensor([[1., 0.],
              [0., 1.]])
      """,
    samples: { [CallArguments([.int(2)]), CallArguments([.int(2), .int(3)])] }
  ) { a in
    let (dtype, requiresGrad) = try options(a, .defaultFloat)
    let n = try a.int(0)
    let made = try Tensor.eye(n, a.overload == 0 ? n : a.int(1), dtype: dtype ?? .defaultFloat)
    return .tensor(try made.requiring(requiresGrad))
  }

  // MARK: Like another tensor

  private static func like(_ name: String, _ value: Scalar?, _ doc: String, _ result: String) -> Op {
    Op(
      "\(name)_like(Tensor input, *, memory_format memory_format=None, options)", places: .function,
      doc: """
        \(doc)

        >>> torch.\(name)_like(torch.tensor([1., 2.]))\(result)
        """,
      samples: { value == nil ? [] : [CallArguments([.tensor(try .ramp([2, 3]))])] }
    ) { a in
      let x = try a.tensor(0)
      let (dtype, requiresGrad) = try options(a, x.dtype)
      let made = try x.emptyAlike(dtype ?? x.dtype, a.memoryFormat())
      try made.fillElements(with: value ?? unset)
      return .tensor(try made.requiring(requiresGrad))
    }
  }

  static let zerosLikeOp = like("zeros", .int(0), "Zeros in the sizes and type of `input`.", "\ntensor([0., 0.])")
  static let onesLikeOp = like("ones", .int(1), "Ones in the sizes and type of `input`.", "\ntensor([1., 1.])")
  static let emptyLikeOp = like(
    "empty", nil, "Unset elements in the sizes and type of `input`.", ".shape\ntorch.Size([2])")

  static let fullLikeOp: Op = .init(
    "full_like(Tensor input, Number fill_value, *, memory_format memory_format=None, options)", places: .function,
    doc: """
      One number in the sizes and type of `input`.

      >>> torch.full_like(torch.tensor([1., 2.]), 3)
      tensor([3., 3.])
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 3])), .int(3)])] }
  ) { a in
    let x = try a.tensor(0)
    let (dtype, requiresGrad) = try options(a, x.dtype)
    let made = try x.emptyAlike(dtype ?? x.dtype, a.memoryFormat())
    try made.fillElements(with: a.scalar(1))
    return .tensor(try made.requiring(requiresGrad))
  }

  private static func new(_ name: String, _ value: Scalar?, _ doc: String, _ result: String) -> Op {
    Op(
      "new_\(name)(Tensor input, int[] size, *, options)", places: .method,
      doc: """
        \(doc)

        >>> torch.ones(1).new_\(name)(2)\(result)
        """,
      samples: { value == nil ? [] : [CallArguments([.tensor(try .ramp([2])), .list([.int(2)], isTuple: true)])] }
    ) { a in
      let x = try a.tensor(0)
      let (dtype, requiresGrad) = try options(a, x.dtype)
      let made = try Tensor(uninitialized: Shape(a.ints(1)), dtype ?? x.dtype)
      try made.fillElements(with: value ?? unset)
      return .tensor(try made.requiring(requiresGrad))
    }
  }

  static let newZerosOp = new("zeros", .int(0), "Zeros of the same type.", "\ntensor([0., 0.])")
  static let newOnesOp = new("ones", .int(1), "Ones of the same type.", "\ntensor([1., 1.])")
  static let newEmptyOp = new("empty", nil, "Unset elements of the same type.", ".shape\ntorch.Size([2])")

  static let newFullOp: Op = .init(
    "new_full(Tensor input, int[] size, Number fill_value, *, options)", places: .method,
    doc: """
      One number, in the same type.

      >>> torch.ones(1).new_full((2,), 3)
      tensor([3., 3.])
      """,
    samples: { [CallArguments([.tensor(try .ramp([2])), .list([.int(2)], isTuple: true), .int(4)])] }
  ) { a in
    let x = try a.tensor(0)
    let (dtype, requiresGrad) = try options(a, x.dtype)
    return .tensor(
      try Tensor.full(Shape(a.ints(1)), a.scalar(2), dtype: dtype ?? x.dtype, requiresGrad: requiresGrad))
  }
}
