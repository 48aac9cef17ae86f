// Products of vectors and matrices.
import MiniTorchKernels

enum MatrixOps {
  static let all: [Op] = [
    Op.mmOp, Op.mvOp, Op.dotOp, Op.bmmOp, Op.matmulOp, Op.addmmOp, Op.linearOp, Op.outerOp,
  ]
}

extension Op {
  /// `input + alpha * (a @ b)` of `float32` matrices; where the library adds products one by one it begins with `input`.
  private static func product(_ a: Tensor, _ b: Tensor, times alpha: Scalar, addedTo input: Tensor) throws -> Tensor {
    let (m, k, n) = (a.sizes[0], a.sizes[1], b.sizes[1])
    let out = try Tensor(uninitialized: Shape(m, n), .float32)
    try out.copyElements(from: input)
    guard out.count > 0 else { return out }
    ProductKernel.scaled(
      m: m, n: n, k: k, a: a.float32, aRow: a.strides[0], aInner: a.strides[1], b: b.float32, bInner: b.strides[0],
      bColumn: b.strides[1], by: Float(alpha.double), into: out.float32, cRow: n, isAdded: true)
    return out
  }

  /// The product of matrices (a row of which is a batch) without a record; integers multiply as int64.
  private static func product(_ a: Tensor, _ b: Tensor) throws -> Tensor {
    let compute = a.dtype.computeType
    let (x, y) = (try a.converted(to: compute), try b.converted(to: compute))
    let batches = a.rank == 3 ? a.sizes[0] : 1
    let (m, k, n) = (a.sizes[a.rank - 2], a.sizes[a.rank - 1], b.sizes[b.rank - 1])
    let out = try Tensor(uninitialized: a.rank == 3 ? [batches, m, n] : Shape(m, n), compute)
    let (aRow, aInner) = (x.strides[x.rank - 2], x.strides[x.rank - 1])
    let (bInner, bColumn) = (y.strides[y.rank - 2], y.strides[y.rank - 1])
    // PyTorch multiplies batches of few steps by itself, not by its library.
    let isInOrder = a.rank == 3 && m * n < 400 && m * n * k < 400
    for batch in 0..<batches {
      let p = a.rank == 3 ? batch * x.strides[0] : 0
      let q = a.rank == 3 ? batch * y.strides[0] : 0
      let r = batch * m * n
      switch compute {
      case .float32 where isInOrder:
        ProductKernel.multiplyInOrder(
          m: m, n: n, k: k, a: x.float32 + p, aRow: aRow, aInner: aInner, b: y.float32 + q, bInner: bInner,
          bColumn: bColumn, into: out.float32 + r, cRow: n)
      case .float64 where isInOrder:
        ProductKernel.multiplyInOrder(
          m: m, n: n, k: k, a: x.float64 + p, aRow: aRow, aInner: aInner, b: y.float64 + q, bInner: bInner,
          bColumn: bColumn, into: out.float64 + r, cRow: n)
      case .float32:
        ProductKernel.multiply(
          m: m, n: n, k: k, a: x.float32 + p, aRow: aRow, aInner: aInner, b: y.float32 + q, bInner: bInner,
          bColumn: bColumn, into: out.float32 + r, cRow: n)
      case .float64:
        ProductKernel.multiply(
          m: m, n: n, k: k, a: x.float64 + p, aRow: aRow, aInner: aInner, b: y.float64 + q, bInner: bInner,
          bColumn: bColumn, into: out.float64 + r, cRow: n)
      default:
        for i in 0..<m {
          for j in 0..<n {
            var sum: Int64 = 0
            for t in 0..<k { sum &+= x.int64[p + i * aRow + t * aInner] &* y.int64[q + t * bInner + j * bColumn] }
            out.int64[r + i * n + j] = sum
          }
        }
      }
      try Limits.checkInterrupt()
    }
    return try out.converted(to: a.dtype)
  }

  private static func refuseBool(_ dtype: DType, _ kernel: String) throws {
    if dtype == .bool { throw TensorError.notImplemented(kernel, dtype) }
  }

  /// The product of two matrices.
  public static func mm(_ a: Tensor, _ b: Tensor, isPartOfAddmm: Bool = false) throws -> Tensor {
    guard a.rank == 2 else { throw TensorError.runtime("\(isPartOfAddmm ? "mat1" : "self") must be a matrix") }
    guard b.rank == 2 else { throw TensorError.runtime("mat2 must be a matrix") }
    guard a.sizes[1] == b.sizes[0] else {
      throw TensorError.runtime(
        "mat1 and mat2 shapes cannot be multiplied (\(a.sizes[0])x\(a.sizes[1]) and \(b.sizes[0])x\(b.sizes[1]))")
    }
    guard a.dtype == b.dtype else {
      throw TensorError.runtime(
        "expected m1 and m2 to have the same dtype, but got: \(a.dtype.nativeName) != \(b.dtype.nativeName)")
    }
    try refuseBool(a.dtype, "addmm_impl_cpu_")
    let result = try product(a, b)
    if GradMode.isEnabled && (a.requiresGrad || b.requiresGrad) {
      return try recordProduct(result, a, b, "MmBackward0", mm)
    }
    return result
  }

  private static func mm(_ a: Tensor, _ b: Tensor) throws -> Tensor { try mm(a, b, isPartOfAddmm: false) }

  /// A factor of a product, and how its gradient is multiplied out: laid out in memory as the factor itself is.
  private struct ProductFactor {
    /// Whether the columns of a matrix are adjacent, as those of a transposed weight are.
    private let isTransposed: Bool
    private let multiply: (Tensor, Tensor) throws -> Tensor

    init(_ x: Tensor, _ multiply: @escaping (Tensor, Tensor) throws -> Tensor) {
      isTransposed = x.rank == 2 && x.strides[0] == 1 && x.strides[1] == x.sizes[0]
      self.multiply = multiply
    }

    private func flipped(_ x: Tensor) throws -> Tensor { try x.rank == 2 ? x.t() : x.transposed(-2, -1) }

    /// The gradient of the first factor, whose product with `other` has the gradient `g`.
    func asFirst(_ g: Tensor, _ other: Tensor) throws -> Tensor {
      try isTransposed ? flipped(multiply(other, flipped(g))) : multiply(g, flipped(other))
    }

    /// The gradient of the second factor, whose product with `other` has the gradient `g`.
    func asSecond(_ g: Tensor, _ other: Tensor) throws -> Tensor {
      try isTransposed ? flipped(multiply(flipped(g), other)) : multiply(flipped(other), g)
    }
  }

  /// Records a product of (batches of) matrices, saving what the gradients of those that need one read.
  private static func recordProduct(
    _ result: Tensor, _ a: Tensor, _ b: Tensor, _ name: String, _ multiply: @escaping (Tensor, Tensor) throws -> Tensor
  ) throws -> Tensor {
    let needsSecond = a.requiresGrad
    let names = (a.requiresGrad ? ["mat2"] : []) + (b.requiresGrad ? ["self"] : [])
    let (first, second) = (ProductFactor(a, multiply), ProductFactor(b, multiply))
    return try result.recorded(
      name, [a, b], saving: needsSecond ? b.requiresGrad ? [b, a] : [b] : b.requiresGrad ? [a] : [], names: names
    ) { i, g, saved in
      i == 0 ? try first.asFirst(g, saved[0]) : try second.asSecond(g, saved[needsSecond ? 1 : 0])
    }
  }

  static let mmOp: Op = .init(
    "mm(Tensor input, Tensor mat2, *, Tensor out=None)",
    gradients: ["MmBackward0"],
    doc: """
      The product of two matrices.

      >>> torch.mm(torch.tensor([[1., 2.]]), torch.tensor([[3.], [4.]]))
      tensor([[11.]])
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 3])), .tensor(try .ramp([3, 4]))])] }
  ) { a in .tensor(try mm(a.tensor(0), a.tensor(1), isPartOfAddmm: false)) }

  /// The product of a matrix and a vector.
  public static func mv(_ a: Tensor, _ v: Tensor) throws -> Tensor {
    guard a.rank == 2 && v.rank == 1 else {
      throw TensorError.runtime("vector + matrix @ vector expected, got 1, \(a.rank), \(v.rank)")
    }
    guard a.sizes[1] == v.sizes[0] else {
      throw TensorError.runtime(
        "size mismatch, got input (\(a.sizes[0])), mat (\(a.sizes[0])x\(a.sizes[1])), vec (\(v.sizes[0]))")
    }
    guard a.dtype == v.dtype else {
      throw TensorError.runtime(
        "addmv input tensors must have the same dtype, but got \(v.dtype.scalarName), \(a.dtype.scalarName), and "
          + v.dtype.scalarName)
    }
    try refuseBool(a.dtype, "addmv_impl_cpu")
    let column = Tensor(
      storage: v.storage, offset: v.offset, sizes: Shape(v.sizes[0], 1), strides: Shape(v.strides[0], 1), dtype: v.dtype
    )
    let result = try product(a, column)
    (result.sizes, result.strides) = ([a.sizes[0]], [1])
    guard GradMode.isEnabled && (a.requiresGrad || v.requiresGrad) else { return result }
    return try result.recorded("MvBackward0", [a, v], saving: [a, v], names: ["self", "vec"]) { i, g, saved in
      i == 0 ? try outer(g, saved[1]) : try mv(saved[0].t(), g)
    }
  }

  static let mvOp: Op = .init(
    "mv(Tensor input, Tensor vec, *, Tensor out=None)", gradients: ["MvBackward0"],
    doc: """
      The product of a matrix and a vector.

      >>> torch.mv(torch.tensor([[1., 2.]]), torch.tensor([3., 4.]))
      tensor([11.])
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 3])), .tensor(try .ramp([3]))])] }
  ) { a in
    // PyTorch asks for the length of the result first.
    _ = try a.tensor(0).size(0)
    return .tensor(try mv(a.tensor(0), a.tensor(1)))
  }

  /// The sum of products of two vectors.
  public static func dot(_ a: Tensor, _ b: Tensor) throws -> Tensor {
    guard a.rank == 1 && b.rank == 1 else {
      throw TensorError.runtime("1D tensors expected, but got \(a.rank)D and \(b.rank)D tensors")
    }
    guard a.dtype == b.dtype else {
      throw TensorError.runtime(
        "dot : expected both vectors to have same dtype, but found \(a.dtype.scalarName) and \(b.dtype.scalarName)")
    }
    guard a.count == b.count else {
      throw TensorError.runtime(
        "inconsistent tensor size, expected tensor \(a.sizes) and src \(b.sizes) to have the same number of elements, but got "
          + "\(a.count) and \(b.count) elements respectively")
    }
    try refuseBool(a.dtype, "dot")
    let compute = a.dtype.computeType
    let (x, y) = (try a.converted(to: compute), try b.converted(to: compute))
    let out = try Tensor(uninitialized: [], compute)
    switch compute {
    case .float32:
      out.float32[0] = ProductKernel.dot(x.float32, x.strides[0], y.float32, y.strides[0], count: x.count)
    case .float64:
      out.float64[0] = ProductKernel.dot(x.float64, x.strides[0], y.float64, y.strides[0], count: x.count)
    default:
      out.int64[0] = (0..<x.count).reduce(Int64(0)) { $0 &+ x.int64[$1 * x.strides[0]] &* y.int64[$1 * y.strides[0]] }
    }
    return try out.converted(to: a.dtype).recorded("DotBackward0", [a, b], saving: [a, b], names: ["self", "tensor"]) {
      i, g, saved in
      try mul.apply(g, saved[1 - i])
    }
  }

  static let dotOp: Op = .init(
    "dot(Tensor input, Tensor tensor, *, Tensor out=None)", gradients: ["DotBackward0"],
    doc: """
      The sum of products of two vectors.

      >>> torch.dot(torch.tensor([1., 2.]), torch.tensor([3., 4.]))
      tensor(11.)
      """,
    samples: { [CallArguments([.tensor(try .ramp([3])), .tensor(try .ramp([3]))])] }
  ) { a in .tensor(try dot(a.tensor(0), a.tensor(1))) }

  /// The products of two batches of matrices.
  public static func bmm(_ a: Tensor, _ b: Tensor) throws -> Tensor {
    guard a.rank == 3 else { throw TensorError.runtime("batch1 must be a 3D tensor") }
    guard b.rank == 3 else { throw TensorError.runtime("batch2 must be a 3D tensor") }
    guard a.sizes[0] == b.sizes[0] && a.sizes[2] == b.sizes[1] else {
      throw TensorError.runtime(
        "Expected size for first two dimensions of batch2 tensor to be: [\(a.sizes[0]), \(a.sizes[2])] but got: "
          + "[\(b.sizes[0]), \(b.sizes[1])].")
    }
    guard a.dtype == b.dtype else {
      throw TensorError.runtime("expected scalar type \(a.dtype.scalarName) but found \(b.dtype.scalarName)")
    }
    try refuseBool(a.dtype, "bmm")
    return try recordProduct(product(a, b), a, b, "BmmBackward0", bmm)
  }

  static let bmmOp: Op = .init(
    "bmm(Tensor input, Tensor mat2, *, Tensor out=None)", gradients: ["BmmBackward0"],
    doc: """
      The products of two batches of matrices.

      >>> torch.bmm(torch.ones(1, 1, 2), torch.ones(1, 2, 1))
      tensor([[[2.]]])
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 2, 3])), .tensor(try .ramp([2, 3, 2]))])] }
  ) { a in .tensor(try bmm(a.tensor(0), a.tensor(1))) }

  /// The outer product of two vectors.
  public static func outer(_ a: Tensor, _ b: Tensor) throws -> Tensor {
    guard a.rank == 1 else { throw TensorError.runtime("outer: Expected 1-D argument self, but got \(a.rank)-D") }
    guard b.rank == 1 else { throw TensorError.runtime("outer: Expected 1-D argument vec2, but got \(b.rank)-D") }
    return try mul.apply(a.reshape([a.count, 1]), b)
  }

  static let outerOp: Op = .init(
    "outer(Tensor input, Tensor vec2, *, Tensor out=None)", aliases: ["ger"], gradients: ["MulBackward0"],
    doc: """
      All products of an element of one vector with one of the other.

      >>> torch.outer(torch.tensor([1, 2]), torch.tensor([3, 4]))
      tensor([[3, 4],
              [6, 8]])
      """,
    samples: { [CallArguments([.tensor(try .ramp([2])), .tensor(try .ramp([3]))])] }
  ) { a in .tensor(try outer(a.tensor(0), a.tensor(1))) }

  // MARK: Any ranks

  /// Python's `@`: vectors, matrices and batches of them.
  ///
  /// Composed of other products, reshaping and squeezing, whose nodes it leaves behind as PyTorch does.
  public static func matmul(_ a: Tensor, _ b: Tensor) throws -> Tensor {
    if a.rank == 0 || b.rank == 0 {
      throw TensorError.runtime(
        "both arguments to matmul need to be at least 1D, but they are \(a.rank)D and \(b.rank)D")
    }
    switch (a.rank, b.rank) {
    case (1, 1): return try dot(a, b)
    case (2, 1): return try mv(a, b)
    case (1, 2):
      // PyTorch squeezes the product in place: it is no view, and counts as changed once.
      let product = try mm(a.unsqueezed(0), b)
      let row = Tensor(
        storage: product.storage, offset: product.offset, sizes: [product.sizes[1]], strides: [product.strides[1]],
        dtype: product.dtype)
      row.storage.version &+= 1
      return try row.recorded("SqueezeBackward4", [product]) { _, g, _ in try g.unsqueezed(0) }
    case (2, 2): return try mm(a, b)
    default: return try folds(a, b) ? folded(a, b) : batched(a, b)
    }
  }

  /// Whether PyTorch makes the batch of one factor more rows of a matrix: where the other needs a gradient, lest that be
  /// as large as the batch, and where the rows lie so that nothing has to be copied.
  private static func folds(_ a: Tensor, _ b: Tensor) throws -> Bool {
    let (larger, other) = try a.rank >= b.rank ? (a, b) : (b.transposed(-2, -1), a)
    guard larger.rank >= 3 && other.rank <= 2 else { return false }
    if other.requiresGrad { return true }
    if a.rank == 2 { return false }
    if larger.count == 0 { return true }
    return (0..<(larger.rank - 2)).allSatisfy { larger.strides[$0] == larger.strides[$0 + 1] * larger.sizes[$0 + 1] }
  }

  private static func folded(_ a: Tensor, _ b: Tensor) throws -> Tensor {
    let turns = b.rank > a.rank
    let larger = try turns ? b.transposed(-2, -1) : a
    let other = try turns ? (a.rank == 2 ? a.t() : a) : b
    let lead = Array(larger.sizes.dropLast())
    let rows = try larger.reshape([lead.reduce(1, *), larger.sizes[larger.rank - 1]])
    guard other.rank == 2 else { return try mv(rows, other).unsafeView(lead) }
    let product = try mm(rows, other).unsafeView(lead + [other.sizes[1]])
    return try turns ? product.transposed(-2, -1).contiguous() : product
  }

  private static func batched(_ a: Tensor, _ b: Tensor) throws -> Tensor {
    if a.rank == 3 && b.rank == 3 && a.sizes[0] != b.sizes[0] {
      if a.sizes[0] == 1 && a.requiresGrad { return try matmul(a.squeezed([0]), b) }
      if b.sizes[0] == 1 && b.requiresGrad { return try matmul(a, b.squeezed([0])) }
    }
    let (rows, inner) = (a.rank == 1 ? 1 : a.sizes[a.rank - 2], a.sizes[a.rank - 1])
    let batch = try Shape.broadcast(Shape(a.sizes.dropLast(2)), Shape(b.rank == 1 ? [] : Array(b.sizes.dropLast(2))))
    let (lead, n) = (Array(batch), batch.elementCount)
    let p = try a.spread(lead + [rows, inner], [n, rows, inner])
    let q: Tensor
    if b.rank == 1 {
      q = try b.spread(lead + [b.sizes[0]], [n, b.sizes[0]]).unsqueezed(2)
    } else {
      let ends = Array(b.sizes.suffix(2))
      q = try b.spread(lead + ends, [n] + ends)
    }
    return try bmm(p, q).unsafeView(lead + (a.rank == 1 ? [] : [rows]) + (b.rank == 1 ? [] : [b.sizes[b.rank - 1]]))
  }

  static let matmulOp: Op = .init(
    "matmul(Tensor input, Tensor other, *, Tensor out=None)", operators: ["__matmul__", "__rmatmul__"],
    gradients: ["MmBackward0"],
    doc: """
      The product of vectors, matrices, or batches of matrices.

      >>> torch.matmul(torch.tensor([[1., 2.]]), torch.tensor([3., 4.]))
      tensor([11.])
      """,
    samples: {
      [
        CallArguments([.tensor(try .ramp([2, 3])), .tensor(try .ramp([3, 2]))]),
        CallArguments([.tensor(try .ramp([3])), .tensor(try .ramp([3, 2]))]),
        CallArguments([.tensor(try .ramp([2, 2, 3])), .tensor(try .ramp([3, 2]))]),
        CallArguments([.tensor(try .ramp([2, 1, 2, 3])), .tensor(try .ramp([2, 3, 2]))]),
      ]
    }
  ) { a in .tensor(try matmul(a.tensor(0), a.tensor(1))) }

  /// `beta * input + alpha * (a @ b)`; a product of one block is complete before `input` is added.
  public static func addmm(
    _ input: Tensor, _ a: Tensor, _ b: Tensor, beta: Scalar = .int(1), alpha: Scalar = .int(1)
  ) throws -> Tensor {
    for (name, x) in [("self", input), ("mat1", a)] where x.dtype != b.dtype {
      throw TensorError.runtime(
        "\(name) and mat2 must have the same dtype, but got \(x.dtype.scalarName) and \(b.dtype.scalarName)")
    }
    guard a.rank == 2 else {
      throw TensorError.runtime("mat1 must be a matrix, got \(a.rank)-D tensor")
    }
    guard b.rank == 2 else {
      throw TensorError.runtime("mat2 must be a matrix, got \(b.rank)-D tensor")
    }
    guard a.sizes[1] == b.sizes[0] else {
      throw TensorError.runtime(
        "mat1 and mat2 shapes cannot be multiplied (\(a.sizes[0])x\(a.sizes[1]) and \(b.sizes[0])x\(b.sizes[1]))")
    }
    try refuseBool(a.dtype, "addmm_impl_cpu_")
    let result = try GradMode.with(false) {
      if a.dtype.isFloatingPoint && a.dtype.computeType != a.dtype {
        // Narrow types are rounded once, at the end.
        let wide = a.dtype.computeType
        return try addmm(input.to(wide), a.to(wide), b.to(wide), beta: beta, alpha: alpha).converted(to: a.dtype)
      }
      if a.dtype == .float32, beta.isOne, alpha.isOne, input.rank == 1, input.isContiguous,
        input.count == b.sizes[1],
        ProductKernel.isWhole(
          m: a.sizes[0], n: b.sizes[1], k: a.sizes[1], aRow: a.strides[0], aInner: a.strides[1], bInner: b.strides[0],
          bColumn: b.strides[1])
      {
        // A bias for each row, as layers have it.
        let value = try product(a, b)
        let n = input.count
        let bias = input.float32
        if n == 1 {
          let (b, rows) = (bias[0], value.float32)
          for r in 0..<value.count { rows[r] += b }
          return value
        }
        for r in 0..<a.sizes[0] {
          let row = value.float32 + r &* n
          for j in 0..<n { row[j] += bias[j] }
        }
        return value
      }
      if a.dtype == .float32 && beta.double != 0 {
        let wide = try input.expand([a.sizes[0], b.sizes[1]])
        return try product(a, b, times: alpha, addedTo: beta.isOne ? wide : mul.apply(wide, beta))
      }
      let wide = try input.expand([a.sizes[0], b.sizes[1]])
      let value = try product(a, b)
      let scaled = try beta.isOne ? wide : mul.apply(wide, beta)
      if alpha.isOne { return try add.applyInPlace(value, .tensor(scaled)) }
      return try add.apply(scaled, value, alpha: alpha)
    }
    result.storage.version = 0
    guard isRecorded(input, a, b) else { return result }
    let (first, second) = (ProductFactor(a, mm), ProductFactor(b, mm))
    let needsFirst = b.requiresGrad
    let names = (b.requiresGrad ? ["mat1"] : []) + (a.requiresGrad ? ["mat2"] : [])
    return try result.recorded(
      "AddmmBackward0", [input, a, b], saving: needsFirst ? a.requiresGrad ? [a, b] : [a] : a.requiresGrad ? [b] : [],
      names: names, notes: [("alpha", Argument(alpha)), ("beta", Argument(beta))]
    ) { i, g, saved in
      switch i {
      case 0: return try beta.isOne ? g : mul.apply(g, beta)
      case 1:
        let part = try first.asFirst(g, saved[needsFirst ? 1 : 0])
        return try alpha.isOne ? part : mul.apply(part, alpha)
      default:
        let part = try second.asSecond(g, saved[0])
        return try alpha.isOne ? part : mul.apply(part, alpha)
      }
    }
  }

  static let addmmOp: Op = .init(
    "addmm(Tensor input, Tensor mat1, Tensor mat2, *, Number beta=1, Number alpha=1, Tensor out=None)",
    gradients: ["AddmmBackward0"],
    doc: """
      Adds a product of two matrices to `input`.

      >>> torch.addmm(torch.tensor([[1.]]), torch.tensor([[2.]]), torch.tensor([[3.]]))
      tensor([[7.]])
      """,
    samples: {
      [CallArguments([.tensor(try .ramp([2])), .tensor(try .ramp([3, 2])), .tensor(try .ramp([2, 2]))])]
    },
    inPlace: { a in
      let (x, left, right) = (try a.tensor(0), try a.tensor(1), try a.tensor(2))
      if left.rank == 2 && right.rank == 2 && left.sizes[1] == right.sizes[0] {
        let size: Shape = [left.sizes[0], right.sizes[1]]
        if x.sizes != size {
          throw TensorError.runtime(
            "Bad in-place call: input tensor size \(x.sizes) and output tensor size \(size) should match")
        }
      }
      return .tensor(
        try x.becomeInPlace(named: "AddmmBackward0") {
          try addmm($0, left, right, beta: a.scalar(3), alpha: a.scalar(4))
        })
    }
  ) { a in .tensor(try addmm(a.tensor(0), a.tensor(1), a.tensor(2), beta: a.scalar(3), alpha: a.scalar(4))) }

  /// `x @ weight.T + bias`.
  public static func linear(_ x: Tensor, _ weight: Tensor, _ bias: Tensor?) throws -> Tensor {
    guard x.rank > 0 && weight.rank > 0 else {
      throw TensorError.runtime(
        "both arguments to linear need to be at least 1D, but they are \(x.rank)D and \(weight.rank)D")
    }
    guard let bias else { return try weight.rank == 1 ? matmul(x, weight) : matmul(x, weight.t()) }
    let transposed = try weight.t()
    if x.rank == 2 { return try addmm(bias, x, transposed) }
    let lead = Array(x.sizes.dropLast())
    let rows = try x.reshape([lead.reduce(1, *), x.sizes.last ?? 1])
    return try addmm(bias, rows, transposed).view(lead + [weight.sizes[0]])
  }

  static let linearOp: Op = .init(
    "linear(Tensor input, Tensor weight, Tensor bias=None)", places: .functional,
    gradients: ["AddmmBackward0", "MmBackward0"],
    doc: """
      The affine map x @ weight.T + bias.

      >>> torch.nn.functional.linear(torch.ones(1, 2), torch.ones(1, 2), torch.ones(1))
      tensor([[3.]])
      """,
    samples: {
      [
        CallArguments([.tensor(try .ramp([2, 3])), .tensor(try .ramp([2, 3])), .tensor(try .ramp([2]))]),
        CallArguments([.tensor(try .ramp([3])), .tensor(try .ramp([2, 3])), .tensor(try .ramp([2]))]),
        CallArguments([.tensor(try .ramp([2, 2, 3])), .tensor(try .ramp([2, 3]))]),
      ]
    }
  ) { a in .tensor(try linear(a.tensor(0), a.tensor(1), a.optionalTensor(2))) }
}

extension Tensor {
  /// The elements of a fresh result in other sizes, recorded as PyTorch's `_unsafe_view`.
  func unsafeView(_ sizes: [Int]) throws -> Tensor {
    let shape = Shape(sizes)
    let strides = try isContiguous ? shape.contiguousStrides : GradMode.with(false) { try view(sizes).strides }
    let made = Tensor(storage: storage, offset: offset, sizes: shape, strides: strides, dtype: dtype)
    let old = Array(self.sizes)
    return try made.recorded("UnsafeViewBackward0", [self]) { _, g, _ in try g.reshape(old) }
  }

  /// Expanded, then as one batch; where a gradient is recorded PyTorch's nodes are those of both, whatever the sizes.
  fileprivate func spread(_ target: [Int], _ batch: [Int]) throws -> Tensor {
    let isRecorded = requiresGrad && GradMode.isEnabled
    let wide = !isRecorded && sizes.elementsEqual(target) ? self : try expand(target)
    return try isRecorded ? wide.reshape(batch) : wide.reshaped(batch)
  }
}
