// More of `torch.linalg`: least squares, LU, triangular systems, checked forms, exponentials, condition numbers.

enum FactorizationOps {
  static let all: [Op] = [
    Op.lstsqOp, Op.luOp, Op.luFactorOp, Op.solveTriangularOp, Op.choleskyInverseOp, Op.choleskySolveOp, Op.invExOp,
    Op.choleskyExOp, Op.solveExOp, Op.condOp, Op.legacySvdOp, Op.legacyQrOp, Op.matrixExpOp, Op.linalgMatrixExpOp,
  ]
}

extension Op {
  private static func integer(_ values: [Int], _ sizes: Shape) throws -> Tensor {
    try Tensor(integers: values, sizes: sizes).converted(to: .int32)
  }

  // MARK: Least squares

  static let lstsqOp: Op = .init(
    "linalg_lstsq(Tensor input, Tensor b, float? rcond=None, *, str? driver=None)", places: [],
    gradients: ["LinalgLstsqBackward0"],
    doc: """
      The X that makes the columns of A @ X - B shortest.

      >>> torch.linalg.lstsq(torch.tensor([[1., 0.], [0., 1.], [0., 0.]]), torch.tensor([1., 2., 3.])).solution
      tensor([1., 2.])
      """,
    samples: { [CallArguments([.tensor(try mul.apply(.ramp([3, 2]), .ramp([3, 2]))), .tensor(try .ramp([3, 1]))])] }
  ) { a in
    let (x, given) = (try a.tensor(0), try a.tensor(1))
    try checkMatrix(x, "torch.linalg.lstsq", square: false)
    guard given.rank >= 1 else { throw TensorError.runtime("torch.linalg.lstsq: other must have at least 1 dimension") }
    guard x.dtype == given.dtype else {
      throw TensorError.runtime(
        "torch.linalg.lstsq: Expected input and other to have the same dtype, but got input's dtype "
          + "\(x.dtype.scalarName) and other's dtype \(given.dtype.scalarName)")
    }
    if let driver = a.string(3), !["gels", "gelsy", "gelsd", "gelss"].contains(driver) {
      throw TensorError.runtime(
        "torch.linalg.lstsq: parameter `driver` should be one of (gels, gelsy, gelsd, gelss)")
    }
    let (m, n) = (x.sizes[x.rank - 2], x.sizes[x.rank - 1])
    let isVector = given.rank == x.rank - 1
    let b = try isVector ? given.unsqueezed(-1) : given
    guard b.rank == x.rank, b.sizes[b.rank - 2] == m else {
      throw TensorError.runtime("torch.linalg.lstsq: input.size(-2) should match other.size(-2)")
    }
    let (wideX, wideB) = (try x.detach().to(.float64), try b.detach().to(.float64))
    let (solution, rank) = try GradMode.with(false) {
      let (u, s, vh) = try svd(wideX, "torch.linalg.lstsq", full: false)
      let limit = try a.optionalScalar(2)?.double ?? x.dtype.epsilon * Double(Swift.max(m, n))
      let peak = try s.narrow(-1, 0, Swift.min(1, s.sizes[s.rank - 1]))
      let isLarge = try gt.apply(s, .tensor(mul.apply(peak, .float(limit))))
      let inverted = try whereSelect(isLarge, .tensor(reciprocal.apply(s)), .scalar(.float(0)))
      let part = try matmul(u.transposed(-2, -1), wideB)
      let found = try matmul(vh.transposed(-2, -1), mul.apply(inverted.unsqueezed(-1), part))
      return (try found.to(x.dtype), try isLarge.sum([-1]))
    }
    let shaped = try GradMode.with(false) { isVector ? try solution.squeezed([-1]).detach() : solution }
    let value = try shaped.recorded("LinalgLstsqBackward0", [x, given], saving: [x, given], savingResult: true) {
      i, g, saved in
      func column(_ x: Tensor) throws -> Tensor { try isVector ? x.unsqueezed(-1) : x }
      func line(_ x: Tensor) throws -> Tensor { try isVector ? x.squeezed([-1]) : x }
      let (x, y, solution, g) = (try saved[0], try column(saved[1]), try column(saved[2]), try column(g))
      let dual = try pinvOp.call(CallArguments([.tensor(x)])).tensor?.transposed(-2, -1) ?? x
      if i == 1 { return try line(matmul(dual, g)) }
      guard m >= n else {
        return try pinvGradient(x, dual.transposed(-2, -1), matmul(g, y.transposed(-2, -1)))
      }
      let rest = try sub.apply(y, matmul(x, solution))
      let normal = try solve(matmul(x.transposed(-2, -1), x), g)
      return try sub.apply(
        matmul(rest, normal.transposed(-2, -1)), matmul(matmul(dual, g), solution.transposed(-2, -1)))
    }
    let driver = a.string(3) ?? "gelsy"
    let none = try Tensor(uninitialized: [0], x.dtype)
    var residuals = none
    if driver != "gelsy" && m > n && rank.scalars().allSatisfy({ $0.int64 == Int64(n) }) {
      residuals = try GradMode.with(false) {
        let rest = try sub.apply(matmul(wideX, solution.to(.float64)), wideB)
        return try mul.apply(rest, rest).sum([-2]).to(x.dtype)
      }
    }
    var singular = none
    if driver == "gelsd" || driver == "gelss" {
      singular = try GradMode.with(false) { try svd(x.detach(), "torch.linalg.lstsq", full: false, exactly: true).s }
    }
    let noRank = try Tensor(uninitialized: [0], .int64)
    return .named(
      "linalg_lstsq",
      [
        ("solution", value), ("residuals", residuals), ("rank", driver == "gels" ? noRank : rank),
        ("singular_values", singular),
      ])
  }

  // MARK: LU

  /// The factors packed into one matrix, the permutation as a matrix and as LAPACK's swaps from 1.
  private static func packedLU(_ x: Tensor, _ name: String) throws -> (
    packed: Tensor, permutation: Tensor, swaps: Tensor
  ) {
    try checkMatrix(x, name, square: true)
    let n = x.sizes[x.rank - 1]
    var pivots: [Int] = []
    let parts = try factor(x, [[n, n], [n, n]]) { matrix in
      let lu = matrix.luFactored()
      var order = Array(0..<n)
      for (i, k) in lu.swaps.enumerated() { order.swapAt(i, k) }
      pivots += lu.swaps.map { $0 + 1 }
      var p = DenseMatrix(n, n, [Double](repeating: 0, count: n * n), isSingle: matrix.isSingle)
      for (i, row) in order.enumerated() { p[row, i] = 1 }
      return [lu.factors.values, p.values]
    }
    return (parts[0], parts[1], try integer(pivots, Shape(x.sizes.dropLast())))
  }

  private static func lower(_ x: Tensor, _ diagonal: Int) throws -> Tensor {
    try trilOp.call(CallArguments([.tensor(x), .int(diagonal)])).tensor ?? x
  }

  private static func upper(_ x: Tensor, _ diagonal: Int = 0) throws -> Tensor {
    try triuOp.call(CallArguments([.tensor(x), .int(diagonal)])).tensor ?? x
  }

  /// The gradient of the matrix from those of its factors.
  private static func luGradient(_ p: Tensor, _ l: Tensor, _ u: Tensor, _ gl: Tensor?, _ gu: Tensor?) throws -> Tensor {
    let (lt, ut) = (try l.transposed(-2, -1), try u.transposed(-2, -1))
    var inner = try u.zerosLike()
    if let gl { inner = try add.apply(inner, lower(matmul(lt, gl), -1)) }
    if let gu { inner = try add.apply(inner, upper(matmul(gu, ut))) }
    let right = try solve(u, inner.transposed(-2, -1)).transposed(-2, -1)
    return try matmul(p, solve(lt, right))
  }

  static let luOp: Op = .init(
    "linalg_lu(Tensor A, *, bool pivot=True, Tensor[] out=None)", places: [], gradients: ["LinalgLuBackward0"],
    doc: """
      A as P @ L @ U with a permutation, a unit lower and an upper triangle.

      >>> torch.linalg.lu(torch.tensor([[0., 2.], [1., 0.]])).U
      tensor([[1., 0.],
              [0., 2.]])
      """,
    samples: { [CallArguments([.tensor(try symmetricSample())])] }
  ) { a in
    let x = try a.tensor(0)
    guard try a.bool(1) else {
      throw TensorError.runtime("linalg.lu: LU without pivoting is not implemented on the CPU")
    }
    let (packed, p, _) = try packedLU(x, "linalg.lu")
    let (l, u) = try GradMode.with(false) {
      let unit = try Tensor.eye(x.sizes[x.rank - 1], x.sizes[x.rank - 1], dtype: x.dtype)
      return (try add.apply(lower(packed, -1), unit), try upper(packed))
    }
    if GradMode.isEnabled && x.requiresGrad {
      let saved = [SavedTensor(p), SavedTensor(result: l, outputIndex: 0), SavedTensor(result: u, outputIndex: 1)]
      let node = FormulaNode("LinalgLuBackward0", saving: saved, formula: nil) { gradients, saved in
        [try luGradient(saved[0], saved[1], saved[2], gradients[0], gradients[1])]
      }
      node.addInput(x)
      node.addOutput(l)
      node.addOutput(u)
    }
    return .named("linalg_lu", [("P", p), ("L", l), ("U", u)])
  }

  static let luFactorOp: Op = .init(
    "linalg_lu_factor(Tensor A, *, bool pivot=True, Tensor[] out=None)", places: [],
    gradients: ["LinalgLuFactorExBackward0"],
    doc: """
      The factors of `torch.linalg.lu` in one matrix, and the swaps of rows from 1.

      >>> torch.linalg.lu_factor(torch.tensor([[0., 2.], [1., 0.]])).pivots
      tensor([2, 2], dtype=torch.int32)
      """,
    samples: { [CallArguments([.tensor(try symmetricSample())])] }
  ) { a in
    let x = try a.tensor(0)
    guard try a.bool(1) else {
      throw TensorError.runtime("linalg.lu_factor: LU without pivoting is not implemented on the CPU")
    }
    let (packed, p, swaps) = try packedLU(x, "torch.linalg.lu_factor")
    let n = x.sizes[x.rank - 1]
    let value = try packed.recorded("LinalgLuFactorExBackward0", [x], saving: [p], savingResult: true) { _, g, saved in
      let unit = try Tensor.eye(n, n, dtype: g.dtype)
      let l = try add.apply(lower(saved[1], -1), unit)
      return try luGradient(saved[0], l, upper(saved[1]), lower(g, -1), upper(g))
    }
    return .named("linalg_lu_factor", [("LU", value), ("pivots", swaps)])
  }

  // MARK: Triangular systems

  static func solveTriangular(_ x: Tensor, _ b: Tensor, upper isUpper: Bool, left: Bool, unit: Bool) throws -> Tensor {
    try checkMatrix(x, "linalg.solve_triangular")
    guard x.dtype == b.dtype else {
      throw TensorError.runtime(
        "linalg.solve_triangular: Expected A and B to have the same dtype, but found A of type \(x.dtype.scalarName) and B "
          + "of type \(b.dtype.scalarName) instead")
    }
    if !left {
      return try solveTriangular(
        x.transposed(-2, -1), b.transposed(-2, -1), upper: !isUpper, left: true, unit: unit
      ).transposed(-2, -1)
    }
    let n = x.sizes[x.rank - 1]
    guard b.rank >= 2, b.sizes[b.rank - 2] == n else {
      throw TensorError.runtime(
        "linalg.solve_triangular: Incompatible shapes of A and B for the equation AX = B (\(n)x\(n) and "
          + "\(b.rank < 2 ? 1 : b.sizes[b.rank - 2])x\(b.sizes[b.rank - 1]))")
    }
    let k = b.sizes[b.rank - 1]
    let batch = Array(try Shape.broadcast(Shape(x.sizes.dropLast(2)), Shape(b.sizes.dropLast(2))))
    let value = try GradMode.with(false) {
      let wide = try x.expand(batch + [n, n])
      let sides = try b.expand(batch + [n, k]).doubles()
      var place = 0
      return try factor(wide, [[n, k]]) { matrix in
        var y = DenseMatrix(n, k, Array(sides[place..<(place + n * k)]), isSingle: matrix.isSingle)
        place += n * k
        for c in 0..<k {
          for step in 0..<n {
            let i = isUpper ? n - 1 - step : step
            var sum = y[i, c]
            for s in 0..<step {
              let j = isUpper ? n - 1 - s : s
              sum = y.round(sum - y.round(matrix[i, j] * y[j, c]))
            }
            y[i, c] = unit ? sum : y.round(sum / matrix[i, i])
          }
        }
        return [y.values]
      }[0]
    }
    let (sizeA, sizeB) = (x.sizes, b.sizes)
    return try value.recorded("LinalgSolveTriangularBackward0", [x, b], saving: [x], savingResult: true) {
      i, g, saved in
      let part = try solveTriangular(saved[0].transposed(-2, -1), g, upper: !isUpper, left: true, unit: unit)
      if i == 1 { return try part.sum(to: sizeB) }
      let all = try neg.apply(matmul(part, saved[1].transposed(-2, -1)))
      let kept = try isUpper ? Op.upper(all, unit ? 1 : 0) : lower(all, unit ? -1 : 0)
      return try kept.sum(to: sizeA)
    }
  }

  static let solveTriangularOp: Op = .init(
    "linalg_solve_triangular(Tensor input, Tensor B, *, bool upper, bool left=True, bool unitriangular=False, Tensor out=None)",
    places: [], gradients: ["LinalgSolveTriangularBackward0"],
    doc: """
      The solution of A @ X = B for a triangular A.

      >>> torch.linalg.solve_triangular(torch.tensor([[1., 1.], [0., 2.]]), torch.tensor([[2.], [2.]]), upper=True)
      tensor([[1.],
              [1.]])
      """,
    samples: {
      [
        CallArguments(
          [.tensor(try symmetricSample()), .tensor(try .ramp([3, 2]))], keywords: [("upper", .bool(true))])
      ]
    }
  ) { a in
    .tensor(
      try solveTriangular(a.tensor(0), a.tensor(1), upper: a.bool(2), left: a.bool(3), unit: a.bool(4)))
  }

  /// The product of a Cholesky factor with its transpose, in the order that gives the matrix.
  private static func squared(_ factor: Tensor, upper isUpper: Bool) throws -> Tensor {
    let part = try isUpper ? upper(factor) : lower(factor, 0)
    return try isUpper ? matmul(part.transposed(-2, -1), part) : matmul(part, part.transposed(-2, -1))
  }

  /// Refuses factors that are not square, or of types that the kernel does not know.
  private static func checkFactor(_ x: Tensor, _ prefix: String, _ kernel: String) throws {
    let (m, n) = (x.sizes[x.rank - 2], x.sizes[x.rank - 1])
    guard m == n else {
      throw TensorError.runtime("\(prefix)A must be batches of square matrices, but they are \(m) by \(n) matrices")
    }
    guard x.dtype == .float32 || x.dtype == .float64 else { throw TensorError.notImplemented(kernel, x.dtype) }
  }

  static let choleskyInverseOp: Op = .init(
    "cholesky_inverse(Tensor input, bool upper=False, *, Tensor out=None)", gradients: ["CholeskyInverseBackward0"],
    doc: """
      The inverse of the matrix whose Cholesky factor is given.

      >>> torch.cholesky_inverse(torch.tensor([[2.]]))
      tensor([[0.2500]])
      """,
    samples: { [CallArguments([.tensor(try symmetricSample())])] }
  ) { a in
    let (x, isUpper) = (try a.tensor(0), try a.bool(1))
    guard x.rank >= 2 else {
      throw TensorError.runtime("cholesky_inverse: The input tensor A must have at least 2 dimensions.")
    }
    try checkFactor(x, "cholesky_inverse: ", "cholesky_inverse_out_cpu")
    let value = try GradMode.with(false) { try inverse(squared(x, upper: isUpper)) }
    return .tensor(
      try value.recorded("CholeskyInverseBackward0", [x], saving: [x], savingResult: true) { _, g, saved in
        let common = try matmul(matmul(saved[1], add.apply(g, g.transposed(-2, -1))), saved[1])
        return try neg.apply(isUpper ? matmul(saved[0], common) : matmul(common, saved[0]))
      })
  }

  static let choleskySolveOp: Op = .init(
    "cholesky_solve(Tensor input, Tensor input2, bool upper=False, *, Tensor out=None)",
    gradients: ["CholeskySolveBackward0"],
    doc: """
      The solution of A @ X = `input`, where `input2` is the Cholesky factor of A.

      >>> torch.cholesky_solve(torch.tensor([[8.]]), torch.tensor([[2.]]))
      tensor([[2.]])
      """,
    samples: { [CallArguments([.tensor(try .ramp([3, 2])), .tensor(try symmetricSample())])] }
  ) { a in
    let (b, x, isUpper) = (try a.tensor(0), try a.tensor(1), try a.bool(2))
    guard b.rank >= 2 else {
      throw TensorError.runtime("b should have at least 2 dimensions, but has \(b.rank) dimensions instead")
    }
    guard x.rank >= 2 else {
      throw TensorError.runtime("u should have at least 2 dimensions, but has \(x.rank) dimensions instead")
    }
    try checkFactor(x, "", "cholesky_solve_cpu")
    let value = try GradMode.with(false) { try solve(squared(x, upper: isUpper), b) }
    return .tensor(
      try value.recorded("CholeskySolveBackward0", [b, x], saving: [x], savingResult: true) { i, g, saved in
        let part = try solve(squared(saved[0], upper: isUpper), g)
        if i == 0 { return part }
        let both = try matmul(part, saved[1].transposed(-2, -1))
        let common = try neg.apply(add.apply(both, both.transposed(-2, -1)))
        return try isUpper ? matmul(saved[0], common) : matmul(common, saved[0])
      })
  }

  // MARK: Forms that report instead of raising

  private static func reporting(
    _ signature: String, _ fields: (String, String), _ gradient: String, _ example: String,
    _ sample: @escaping () throws -> [Argument], _ value: @escaping (BoundArguments) throws -> Tensor
  ) -> Op {
    Op(
      signature, places: [], gradients: [gradient],
      doc: """
        The same as without `_ex`, with 0 in `info` when it succeeded.

        \(example)
        """,
      samples: { [CallArguments(try sample())] }
    ) { a in
      let x = try a.tensor(0)
      let name = String(signature.prefix { $0 != "(" })
      do {
        let made = try value(a)
        return .named(
          name,
          [
            (fields.0, made),
            (
              fields.1,
              try integer([Int](repeating: 0, count: x.sizes.dropLast(2).reduce(1, *)), Shape(x.sizes.dropLast(2)))
            ),
          ])
      } catch let error as TensorError where error.kind == .linearAlgebra {
        throw TensorError(
          .notImplemented, "torch.linalg.\(name.dropFirst(7)): the report of a failure is not supported")
      }
    }
  }

  static let invExOp = reporting(
    "linalg_inv_ex(Tensor A, *, bool check_errors=False, Tensor[] out=None)", ("inverse", "info"),
    "LinalgInvExBackward0", ">>> torch.linalg.inv_ex(torch.eye(1)).info\ntensor(0, dtype=torch.int32)",
    { [.tensor(try symmetricSample())] }
  ) { try inverse($0.tensor(0)) }

  static let choleskyExOp = reporting(
    "linalg_cholesky_ex(Tensor input, *, bool upper=False, bool check_errors=False, Tensor[] out=None)", ("L", "info"),
    "LinalgCholeskyExBackward0", ">>> torch.linalg.cholesky_ex(torch.eye(1)).info\ntensor(0, dtype=torch.int32)",
    { [.tensor(try symmetricSample())] }
  ) { try cholesky($0.tensor(0), upper: $0.bool(1), "linalg.cholesky") }

  static let solveExOp = reporting(
    "linalg_solve_ex(Tensor A, Tensor B, *, bool left=True, bool check_errors=False, Tensor[] out=None)",
    ("result", "info"), "LinalgSolveExBackward0",
    ">>> torch.linalg.solve_ex(torch.eye(1), torch.ones(1)).info\ntensor(0, dtype=torch.int32)",
    { [.tensor(try symmetricSample()), .tensor(try .ramp([3, 2]))] }
  ) { try solve($0.tensor(0), $0.tensor(1), left: $0.bool(2)) }

  // MARK: Condition numbers and older names

  static let condOp: Op = .init(
    "linalg_cond(Tensor input, Number? p=None, *, Tensor out=None)",
    "linalg_cond(Tensor input, str p, *, Tensor out=None)",
    places: [], gradients: ["SqueezeBackward1"],
    doc: """
      The largest singular value over the smallest, or the norm `p` times that of the inverse.

      >>> torch.linalg.cond(torch.tensor([[2., 0.], [0., 4.]]))
      tensor(2.)
      """,
    samples: { [CallArguments([.tensor(try symmetricSample())])] }
  ) { a in
    let x = try a.tensor(0)
    guard x.rank >= 2 else {
      throw TensorError.runtime("linalg.cond: The input tensor A must have at least 2 dimensions.")
    }
    let order = a.values[1].scalar?.double
    if !a.has(1) || order?.magnitude == 2 {
      let s = try svd(x, "linalg.svd", full: false, exactly: true).s
      let n = s.sizes[s.rank - 1]
      let (large, small) = (try s.narrow(-1, 0, 1), try s.narrow(-1, n - 1, 1))
      let ratio = try order == -2 ? div.apply(small, large) : div.apply(large, small)
      return .tensor(try ratio.squeezed([-1]))
    }
    func norm(_ x: Tensor) throws -> Tensor {
      let arguments: [Argument] = [.tensor(x), a.values[1]]
      return try matrixNormOp.call(CallArguments(arguments)).tensor ?? x
    }
    return .tensor(try mul.apply(norm(x), norm(inverse(x))))
  }

  static let legacySvdOp: Op = .init(
    "svd(Tensor input, bool some=True, bool compute_uv=True, *, Tensor[] out=None)", gradients: ["LinalgSvdBackward0"],
    doc: """
      A as U @ diag(S) @ V.T; `torch.linalg.svd` is its newer form.

      >>> torch.svd(torch.tensor([[3., 0.], [0., 2.]])).S
      tensor([3., 2.])
      """,
    samples: { [CallArguments([.tensor(try symmetricSample()), .bool(true)])] }
  ) { a in
    let x = try a.tensor(0)
    guard x.rank >= 2 else {
      throw TensorError.runtime(
        "linalg.svd: input should have at least 2 dimensions, but has \(x.rank) dimensions instead")
    }
    if x.dtype == .float16 || x.dtype == .bfloat16 { throw TensorError.notImplemented("linalg_svd_cpu", x.dtype) }
    guard try a.bool(2) else {
      throw TensorError(.notImplemented, "torch.svd: the option 'compute_uv' is not supported")
    }
    let (u, s, vh) = try svd(x, "linalg.svd", full: !a.bool(1))
    return .named("svd", [("U", u), ("S", s), ("V", try vh.transposed(-2, -1))])
  }

  static let legacyQrOp: Op = .init(
    "qr(Tensor input, bool some=True, *, Tensor[] out=None)", gradients: ["LinalgQrBackward0"],
    doc: """
      A as Q @ R; `torch.linalg.qr` is its newer form.

      >>> torch.qr(torch.tensor([[-2.]])).R
      UserWarning: torch.qr is deprecated in favor of torch.linalg.qr and will be removed in a future PyTorch release.
      The boolean parameter 'some' has been replaced with a string parameter 'mode'.
      Q, R = torch.qr(A, some)
      should be replaced with
      Q, R = torch.linalg.qr(A, 'reduced' if some else 'complete')
      tensor([[-2.]])
      """
  ) { a in
    try Warning(
      "torch.qr is deprecated in favor of torch.linalg.qr and will be removed in a future PyTorch release.\nThe boolean "
        + "parameter 'some' has been replaced with a string parameter 'mode'.\nQ, R = torch.qr(A, some)\nshould be "
        + "replaced with\nQ, R = torch.linalg.qr(A, 'reduced' if some else 'complete')"
    ).give()
    let result = try qrOp.call(
      CallArguments([a.values[0], .string(a.bool(1) ? "reduced" : "complete")]))
    guard case .named(_, let fields) = result else { return result }
    return .named("qr", fields)
  }

  // MARK: Exponentials

  /// e to the power of square matrices: scaled by squarings, a Taylor series in float64.
  private static func exponential(_ x: Tensor) throws -> Tensor {
    try checkMatrix(x, "linalg.matrix_exp")
    let n = x.sizes[x.rank - 1]
    let value = try factor(x.detach(), [[n, n]]) { matrix in
      var norm = 0.0
      for j in 0..<n { norm = Swift.max(norm, (0..<n).reduce(0) { $0 + matrix[$1, j].magnitude }) }
      guard norm.isFinite else { return [[Double](repeating: .nan, count: n * n)] }
      let squarings = norm > 0.25 ? Int(Libm.log2(norm / 0.25).rounded(.up)) : 0
      let scale = Libm.pow(2, -Double(squarings))
      func product(_ a: [Double], _ b: [Double]) -> [Double] {
        var c = [Double](repeating: 0, count: n * n)
        for i in 0..<n {
          for k in 0..<n {
            let f = a[i * n + k]
            if f == 0 { continue }
            for j in 0..<n { c[i * n + j] += f * b[k * n + j] }
          }
        }
        return c
      }
      let small = matrix.values.map { $0 * scale }
      var sum = [Double](repeating: 0, count: n * n)
      for i in 0..<n { sum[i * n + i] = 1 }
      var term = sum
      for k in 1...16 {
        term = product(term, small).map { $0 / Double(k) }
        for i in sum.indices { sum[i] += term[i] }
      }
      for _ in 0..<squarings { sum = product(sum, sum) }
      return [sum]
    }[0]
    return try value.recorded("LinalgMatrixExpBackward0", [x], saving: [x]) { _, g, saved in
      // The upper right block of the exponential of [[A.T, G], [0, A.T]].
      let turned = try saved[0].transposed(-2, -1)
      let top = try cat([turned, g], -1)
      let bottom = try cat([turned.zerosLike(), turned], -1)
      return try exponential(cat([top, bottom], -2)).narrow(-2, 0, n).narrow(-1, n, n)
    }
  }

  private static func exponentialOp(_ name: String, _ places: Places, _ parameter: String) -> Op {
    Op(
      "\(name)(Tensor \(parameter))", places: places, gradients: ["LinalgMatrixExpBackward0"],
      doc: """
        e to the power of square matrices.

        >>> torch.matrix_exp(torch.zeros(2, 2))
        tensor([[1., 0.],
                [0., 1.]])
        """,
      samples: { [CallArguments([.tensor(try symmetricSample())])] }
    ) { a in .tensor(try exponential(a.tensor(0))) }
  }

  static let matrixExpOp = exponentialOp("matrix_exp", .both, "input")
  static let linalgMatrixExpOp = exponentialOp("linalg_matrix_exp", [], "input")
}
