// Inverses, determinants, systems of equations and factorizations: `torch.linalg` and what of it is in `torch`.

enum LinearAlgebraOps {
  static let all: [Op] = [
    Op.invOp, Op.inverseOp, Op.linalgDetOp, Op.detOp, Op.linalgSlogdetOp, Op.slogdetOp, Op.logdetOp, Op.solveOp,
    Op.eigOp, Op.choleskyOp, Op.torchCholeskyOp, Op.qrOp, Op.eighOp, Op.eigvalshOp, Op.svdOp, Op.svdvalsOp,
  ]
}

extension Op {
  /// What a factorization makes of each matrix of a batch: row-major parts of the given sizes.
  static func factor(
    _ x: Tensor, _ sizes: [Shape], _ kernel: (DenseMatrix) throws -> [[Double]]
  ) throws -> [Tensor] {
    let (m, n) = (x.sizes[x.rank - 2], x.sizes[x.rank - 1])
    let values = x.doubles()
    let batch = Array(x.sizes.dropLast(2))
    var parts = [[Double]](repeating: [], count: sizes.count)
    for b in 0..<batch.reduce(1, *) {
      let matrix = DenseMatrix(m, n, Array(values[(b * m * n)..<((b + 1) * m * n)]), isSingle: x.dtype == .float32)
      for (i, part) in try kernel(matrix).enumerated() { parts[i] += part }
      try Limits.checkInterrupt()
    }
    return try zip(parts, sizes).map { try Tensor($0, sizes: Shape(batch + Array($1)), dtype: x.dtype) }
  }

  static func checkMatrix(_ x: Tensor, _ name: String, square: Bool = true) throws {
    guard x.rank >= 2 else {
      if name == "torch.linalg.lstsq" { throw TensorError.runtime("\(name): input must have at least 2 dimensions.") }
      throw TensorError.runtime("\(name): The input tensor A must have at least 2 dimensions.")
    }
    guard x.dtype.isFloatingPoint else {
      throw TensorError.runtime(
        "\(name): Expected a floating point or complex tensor as input. Got \(x.dtype.scalarName)")
    }
    guard x.dtype == .float32 || x.dtype == .float64 else {
      throw TensorError.runtime("\(name): Low precision dtypes not supported. Got \(x.dtype.scalarName)")
    }
    if square && x.sizes[x.rank - 1] != x.sizes[x.rank - 2] {
      throw TensorError.runtime(
        "\(name): A must be batches of square matrices, but they are \(x.sizes[x.rank - 2]) by \(x.sizes[x.rank - 1]) "
          + "matrices")
    }
  }

  private static func singular(_ name: String, _ x: Tensor, _ batch: Int, _ place: Int) -> TensorError {
    let where_ = x.rank > 2 ? "(Batch element \(batch)): " : ""
    let what = name == "linalg.inv" ? "inversion could not be completed" : "solve could not be completed"
    if name == "linalg.solve" {
      return TensorError(
        .linearAlgebra, "torch.\(name): \(where_)The solver failed because the input matrix is singular.")
    }
    return TensorError(
      .linearAlgebra,
      "\(name): \(where_)The diagonal element \(place) is zero, the \(what) because the input matrix is singular.")
  }

  static func symmetricSample() throws -> Tensor { try Tensor([2, 1, 0.5, 1, 3, 1, 0.5, 1, 4], sizes: [3, 3]) }

  // MARK: Inverse and determinant

  static func inverse(_ x: Tensor, named name: String = "linalg.inv") throws -> Tensor {
    try checkMatrix(x, name)
    let n = x.sizes[x.rank - 1]
    var batch = 0
    let value = try factor(x, [[n, n]]) { matrix in
      defer { batch += 1 }
      let lu = x.isContiguous ? matrix.transposed().luFactored() : matrix.luFactored()
      if let place = lu.firstZero { throw singular(name, x, batch, place + 1) }
      let one = DenseMatrix.identity(n, isSingle: matrix.isSingle)
      return [(x.isContiguous ? lu.solvedTransposed(one) : lu.solved(one)).values]
    }[0]
    return try value.recorded("LinalgInvExBackward0", [x], savingResult: true) { _, g, saved in
      let turned = try saved[0].transposed(-2, -1)
      return try neg.apply(matmul(turned, matmul(g, turned)))
    }
  }

  private static func inverse(_ name: String, places: Places) -> Op {
    Op(
      "\(name)(Tensor input, *, Tensor out=None)".replacingFirstParameter(name), places: places,
      gradients: ["LinalgInvExBackward0"],
      doc: """
        The inverse of square matrices.

        >>> torch.inverse(torch.tensor([[2., 0.], [0., 4.]]))
        tensor([[0.5000, 0.0000],
                [0.0000, 0.2500]])
        """,
      samples: { [CallArguments([.tensor(try symmetricSample())])] }
    ) { a in .tensor(try inverse(a.tensor(0))) }
  }

  static let invOp = inverse("linalg_inv", places: [])
  static let inverseOp = inverse("inverse", places: .both)

  /// The sign of the determinant and the logarithm of its magnitude, or the determinant itself.
  private static func determinant(_ x: Tensor, _ name: String) throws -> (det: Tensor, sign: Tensor, log: Tensor) {
    if name == "linalg.det", x.rank >= 2,
      x.sizes[x.rank - 1] != x.sizes[x.rank - 2] || x.dtype == .float16 || x.dtype == .bfloat16
    {
      // The sizes are looked at before the type, which the factorization refuses itself.
      try checkMatrix(x.dtype.isFloatingPoint ? Tensor.zeros(x.sizes, dtype: .float32) : x, name)
      throw TensorError.notImplemented("lu_cpu", x.dtype)
    }
    try checkMatrix(x, name)
    let parts = try factor(x, [[], [], []]) { matrix in
      let lu = matrix.transposed().luFactored()
      var (det, sign, log) = (lu.permutationSign, lu.permutationSign, 0.0)
      for i in 0..<matrix.rows {
        let pivot = lu.factors[i, i]
        det = matrix.round(det * pivot)
        sign = pivot == 0 ? 0 : pivot < 0 ? -sign : sign
        log = matrix.round(log + Libm.log(pivot.magnitude))
      }
      return [[det], [sign], [log]]
    }
    return (parts[0], parts[1], parts[2])
  }

  /// The inverse of each matrix, transposed and scaled: the solution of a system, as its node says.
  private static func inverseTransposed(_ x: Tensor, times scale: Tensor) throws -> Tensor {
    let n = x.sizes[x.rank - 1]
    let diagonal = try diagonalEmbedded(scale.unsqueezed(-1).expand(Array(x.sizes.dropLast(2)) + [n]))
    return try solve(x.transposed(-2, -1), diagonal)
  }

  static func det(_ x: Tensor) throws -> Tensor {
    let value = try determinant(x, "linalg.det").det
    return try value.recorded("LinalgDetBackward0", [x], saving: [x], savingResult: true) { _, g, saved in
      if try saved[1].scalars().contains(where: { $0.double == 0 }) {
        // PyTorch solves with a zero for the right side, whatever stands in for the pivots that are none.
        if x.rank == 2 { return try saved[0].zerosLike() }
        throw TensorError(.notImplemented, "the gradient of the determinant of a singular matrix is not supported")
      }
      return try inverseTransposed(saved[0], times: mul.apply(g, saved[1]))
    }
  }

  static func slogdet(_ x: Tensor, named name: String = "linalg.slogdet") throws -> (sign: Tensor, log: Tensor) {
    let (_, sign, log) = try determinant(x, name)
    if GradMode.isEnabled && x.requiresGrad {
      // The sign's slope is zero wherever there is one.
      let node = FormulaNode("LinalgSlogdetBackward0", saving: [SavedTensor(x)], formula: nil) { gradients, saved in
        let x = try saved[0]
        guard let g = gradients[1] else { return [try x.zerosLike()] }
        return [try inverseTransposed(x, times: g)]
      }
      node.addInput(x)
      node.addOutput(sign)
      node.addOutput(log)
    }
    return (sign, log)
  }

  private static func determinantOp(_ name: String, places: Places) -> Op {
    Op(
      "\(name)(Tensor input, *, Tensor out=None)".replacingFirstParameter(name), places: places,
      gradients: ["LinalgDetBackward0"],
      doc: """
        The determinant of square matrices.

        >>> torch.det(torch.tensor([[2., 0.], [0., 4.]]))
        tensor(8.)
        """,
      samples: { [CallArguments([.tensor(try symmetricSample())])] }
    ) { a in .tensor(try det(a.tensor(0))) }
  }

  static let linalgDetOp = determinantOp("linalg_det", places: [])
  static let detOp = determinantOp("det", places: .both)

  private static func slogdetOp(_ name: String, places: Places) -> Op {
    Op(
      "\(name)(Tensor input, *, Tensor[] out=None)".replacingFirstParameter(name), places: places,
      gradients: ["LinalgSlogdetBackward0"],
      doc: """
        The sign of the determinant, and the logarithm of its magnitude.

        >>> torch.slogdet(torch.tensor([[1., 0.], [0., -1.]])).sign
        tensor(-1.)
        """,
      samples: { [CallArguments([.tensor(try symmetricSample())])] }
    ) { a in
      let (sign, log) = try slogdet(a.tensor(0))
      return .named(name, [("sign", sign), ("logabsdet", log)])
    }
  }

  static let linalgSlogdetOp = slogdetOp("linalg_slogdet", places: [])
  static let slogdetOp = slogdetOp("slogdet", places: .both)

  static let logdetOp: Op = .init(
    "logdet(Tensor input)", gradients: ["WhereBackward0"],
    doc: """
      The logarithm of the determinant; nan where that is negative.

      >>> torch.logdet(torch.eye(2))
      tensor(0.)
      """,
    samples: { [CallArguments([.tensor(try symmetricSample())])] }
  ) { a in
    try checkMatrix(a.tensor(0), "logdet")
    let (sign, log) = try slogdet(a.tensor(0), named: "logdet")
    return .tensor(
      try whereSelect(eq.apply(sign, .scalar(.int(-1))), .scalar(.float(.nan)), .tensor(log)).to(log.dtype))
  }

  // MARK: Systems of equations

  static func solve(_ x: Tensor, _ b: Tensor, left: Bool = true) throws -> Tensor {
    try checkMatrix(x, "linalg.solve")
    guard x.dtype == b.dtype else {
      throw TensorError.runtime(
        "linalg.solve: Expected A and B to have the same dtype, but found A of type \(x.dtype.scalarName) and B of type "
          + "\(b.dtype.scalarName) instead")
    }
    if !left { return try solve(x.transposed(-2, -1), b.transposed(-2, -1)).transposed(-2, -1) }
    let isVector = b.rank == 1 || (b.rank == x.rank - 1 && Array(b.sizes) == Array(x.sizes.dropLast()))
    let right = try isVector ? b.unsqueezed(-1) : b
    let (n, k) = (x.sizes[x.rank - 1], right.sizes[right.rank - 1])
    guard right.rank >= 2 && right.sizes[right.rank - 2] == n else {
      throw TensorError.runtime(
        "linalg.solve: Incompatible shapes of A and B for the equation AX = B (\(x.sizes[x.rank - 2])x\(n) and "
          + "\(right.rank < 2 ? 1 : right.sizes[right.rank - 2])x\(k))")
    }
    let batch = Array(try Shape.broadcast(Shape(x.sizes.dropLast(2)), Shape(right.sizes.dropLast(2))))
    let wide = try x.expand(batch + [n, n])
    let sides = try right.expand(batch + [n, k]).doubles()
    var i = 0
    var value = try GradMode.with(false) {
      try factor(wide, [[n, k]]) { matrix in
        // Of a matrix laid out row by row PyTorch factors the transposed one, which needs no copy.
        let lu = x.isContiguous ? matrix.transposed().luFactored() : matrix.luFactored()
        if let place = lu.firstZero { throw singular("linalg.solve", wide, i, place + 1) }
        let side = DenseMatrix(n, k, Array(sides[(i * n * k)..<((i + 1) * n * k)]), isSingle: matrix.isSingle)
        i += 1
        return [(x.isContiguous ? lu.solvedTransposed(side) : lu.solved(side)).values]
      }[0]
    }
    if isVector { value = try GradMode.with(false) { try value.squeezed([-1]).detach() } }
    let (sizeA, sizeB) = (x.sizes, b.sizes)
    return try value.recorded("LinalgSolveExBackward0", [x, b], saving: [x], savingResult: true) { input, g, saved in
      let part = try solve(saved[0].transposed(-2, -1), g)
      if input == 1 { return try part.sum(to: sizeB) }
      let (p, q) = try isVector ? (part.unsqueezed(-1), saved[1].unsqueezed(-1)) : (part, saved[1])
      return try neg.apply(matmul(p, q.transposed(-2, -1))).sum(to: sizeA)
    }
  }

  static let solveOp: Op = .init(
    "linalg_solve(Tensor A, Tensor B, *, bool left=True, Tensor out=None)", places: [],
    gradients: ["LinalgSolveExBackward0"],
    doc: """
      The solution of A @ X = B.

      >>> torch.linalg.solve(torch.tensor([[2., 0.], [0., 4.]]), torch.tensor([2., 2.]))
      tensor([1.0000, 0.5000])
      """,
    samples: { [CallArguments([.tensor(try symmetricSample()), .tensor(try .ramp([3]))])] }
  ) { a in .tensor(try solve(a.tensor(0), a.tensor(1), left: a.bool(2))) }

  // MARK: Factorizations

  /// - Parameter isLegacy: whether it is `torch.cholesky`, which has a node of its own for either triangle.
  static func cholesky(_ x: Tensor, upper: Bool, _ name: String, isLegacy: Bool = false) throws -> Tensor {
    try checkMatrix(x, name)
    let n = x.sizes[x.rank - 1]
    var batch = 0
    let lower = try factor(x, [[n, n]]) { matrix in
      let (factor, failure) = matrix.choleskyFactored()
      if let failure {
        let place = x.rank > 2 ? "(Batch element \(batch)): " : ""
        throw TensorError(
          .linearAlgebra,
          "\(name): \(place)The factorization could not be completed because the input is not positive-definite (the "
            + "leading minor of order \(failure) is not positive-definite).")
      }
      batch += 1
      return [factor.values]
    }[0]
    let isTurned = isLegacy && upper
    let value = try isTurned ? GradMode.with(false) { try lower.transposed(-2, -1).clone().detach() } : lower
    let label = isLegacy ? "CholeskyBackward0" : "LinalgCholeskyExBackward0"
    let recorded = try value.recorded(label, [x], savingResult: true) { _, g, saved in
      let l = try isTurned ? saved[0].transposed(-2, -1) : saved[0]
      let g = try isTurned ? g.transposed(-2, -1) : g
      let product = try matmul(l.transposed(-2, -1), g)
      // The lower triangle with half of the diagonal.
      let line = try product.diagonal(0, -2, -1)
      let halves = try diagonalEmbedded(mul.apply(line, .float(0.5)))
      let phi = try sub.apply(trilOp.call(CallArguments([.tensor(product)])).tensor ?? product, halves)
      let inverted = try inverse(l)
      let part = try matmul(inverted.transposed(-2, -1), matmul(phi, inverted))
      return try mul.apply(add.apply(part, part.transposed(-2, -1)), .float(0.5))
    }
    return upper && !isTurned ? try recorded.transposed(-2, -1) : recorded
  }

  /// Matrices with the last dimension as their diagonal.
  static func diagonalEmbedded(_ x: Tensor) throws -> Tensor {
    let n = x.sizes[x.rank - 1]
    return try mul.apply(x.unsqueezed(-1), Tensor.eye(n, n, dtype: x.dtype))
  }

  private static func choleskyOp(_ name: String, _ label: String, places: Places) -> Op {
    Op(
      places.isEmpty
        ? "\(name)(Tensor input, *, bool upper=False, Tensor out=None)"
        : "\(name)(Tensor input, bool upper=False, *, Tensor out=None)",
      places: places,
      gradients: [places.isEmpty ? "LinalgCholeskyExBackward0" : "CholeskyBackward0"],
      doc: """
        The lower triangular L with L @ L.T the given positive-definite matrix.

        >>> torch.linalg.cholesky(torch.tensor([[4., 0.], [0., 9.]]))
        tensor([[2., 0.],
                [0., 3.]])
        """,
      samples: { [CallArguments([.tensor(try symmetricSample())])] }
    ) { a in
      let (x, upper) = (try a.tensor(0), try a.bool(1))
      if places.isEmpty { return .tensor(try cholesky(x, upper: upper, label)) }
      try Warning(
        "torch.cholesky is deprecated in favor of torch.linalg.cholesky and will be removed in a future PyTorch release.\n"
          + "L = torch.cholesky(A)\nshould be replaced with\nL = torch.linalg.cholesky(A)\nand\nU = torch.cholesky(A, "
          + "upper=True)\nshould be replaced with\nU = torch.linalg.cholesky(A).mH\nThis transform will produce "
          + "equivalent results for all valid (symmetric positive definite) inputs.", isOnce: true
      ).give()
      if x.rank >= 2 && x.count == 0 { return .tensor(try x.zerosLike()) }
      if x.rank >= 2, x.sizes[x.rank - 1] == x.sizes[x.rank - 2], x.dtype != .float32 && x.dtype != .float64 {
        throw TensorError.notImplemented("cholesky_cpu", x.dtype)
      }
      return .tensor(try cholesky(x, upper: upper, label, isLegacy: true))
    }
  }

  static let choleskyOp = choleskyOp("linalg_cholesky", "linalg.cholesky", places: [])
  static let torchCholeskyOp = choleskyOp("cholesky", "cholesky", places: .both)

  static let qrOp: Op = .init(
    "linalg_qr(Tensor A, str mode='reduced', *, Tensor[] out=None)", places: [], gradients: ["LinalgQrBackward0"],
    doc: """
      A as the product of an orthogonal and an upper triangular matrix.

      >>> torch.linalg.qr(torch.eye(2)).R.abs()
      tensor([[1., 0.],
              [0., 1.]])
      """,
    samples: { [CallArguments([.tensor(try symmetricSample())])] }
  ) { a in
    let x = try a.tensor(0)
    try checkMatrix(x, "linalg.qr", square: false)
    let mode = a.string(1) ?? "reduced"
    guard mode == "reduced" || mode == "complete" else {
      if mode == "r" { throw TensorError(.notImplemented, "torch.linalg.qr: mode='r' is not supported") }
      throw TensorError.runtime(
        "qr received unrecognized mode '\(mode)' but expected one of 'reduced' (default), 'r', or 'complete'")
    }
    let (m, n) = (x.sizes[x.rank - 2], x.sizes[x.rank - 1])
    let k = mode == "reduced" ? Swift.min(m, n) : m
    let parts = try factor(x, [[m, k], [k, n]]) { matrix in
      let (q, r) = matrix.qrFactored(columns: k)
      return [q.values, r.values]
    }
    if GradMode.isEnabled && x.requiresGrad {
      let saved = [SavedTensor(result: parts[0], outputIndex: 0), SavedTensor(result: parts[1], outputIndex: 1)]
      let node = FormulaNode("LinalgQrBackward0", saving: saved, formula: nil) { gradients, saved in
        guard m >= n && k == n else {
          throw TensorError(.notImplemented, "the gradient of torch.linalg.qr for wide matrices is not supported")
        }
        return [try qrGradient(saved[0], saved[1], gradients[0], gradients[1])]
      }
      node.addInput(x)
      for part in parts { node.addOutput(part) }
    }
    return .named("linalg_qr", [("Q", parts[0]), ("R", parts[1])])
  }

  /// The gradient of a tall matrix from those of its factors.
  private static func qrGradient(_ q: Tensor, _ r: Tensor, _ gq: Tensor?, _ gr: Tensor?) throws -> Tensor {
    let rt = try r.transposed(-2, -1)
    var inner = try gr.map { try matmul($0, rt) }
    if let gq {
      let part = try matmul(q.transposed(-2, -1), gq)
      inner = try inner.map { try sub.apply($0, part) } ?? neg.apply(part)
    }
    let upper = try triuOp.call(CallArguments([.tensor(inner ?? r.zerosLike())])).tensor ?? r
    // The upper triangle mirrored, its diagonal once.
    let mirrored = try sub.apply(
      add.apply(upper, upper.transposed(-2, -1)), diagonalEmbedded(upper.diagonal(0, -2, -1)))
    var left = try matmul(q, mirrored)
    if let gq { left = try add.apply(left, gq) }
    return try solveTriangular(r, left.transposed(-2, -1), upper: true, left: true, unit: false).transposed(-2, -1)
  }

  private static func eigen(_ x: Tensor, _ name: String, isUpper: Bool, exactly: Bool = false) throws -> (
    values: Tensor, vectors: Tensor
  ) {
    if x.rank >= 2, !x.dtype.isFloatingPoint, x.sizes[x.rank - 1] == x.sizes[x.rank - 2] {
      throw TensorError.notImplemented("linalg_eigh_cpu", x.dtype)
    }
    try checkMatrix(x, name)
    let n = x.sizes[x.rank - 1]
    let parts = try factor(x, [[n], [n, n]]) { matrix in
      let found = matrix.symmetricEigen(isUpper: isUpper, exactly: exactly)
      return [found.values, found.vectors.values]
    }
    if GradMode.isEnabled && x.requiresGrad {
      let saved = [SavedTensor(result: parts[0], outputIndex: 0), SavedTensor(result: parts[1], outputIndex: 1)]
      let node = FormulaNode("LinalgEighBackward0", saving: saved, formula: nil) { gradients, saved in
        let (values, v) = (try saved[0], try saved[1])
        let turned = try v.transposed(-2, -1)
        var inner: Tensor?
        if let g = gradients[0] { inner = try diagonalEmbedded(g) }
        if let g = gradients[1] {
          // Of the turn of the vectors only its skew-symmetric part leaves them orthogonal.
          let turn = try matmul(turned, g)
          let skew = try mul.apply(sub.apply(turn, turn.transposed(-2, -1)), .float(0.5))
          let part = try div.apply(skew, gaps(values))
          let offDiagonal = try sub.apply(part, diagonalEmbedded(part.diagonal(0, -2, -1)))
          inner = try inner.map { try add.apply($0, offDiagonal) } ?? offDiagonal
        }
        return [try inner.map { try matmul(v, matmul($0, turned)) }]
      }
      node.addInput(x)
      node.addOutput(parts[0])
      node.addOutput(parts[1])
    }
    return (parts[0], parts[1])
  }

  /// The differences of all pairs of values, row from column, with ones on the diagonal.
  private static func gaps(_ values: Tensor) throws -> Tensor {
    let n = values.sizes[values.rank - 1]
    let differences = try sub.apply(values.unsqueezed(-2), values.unsqueezed(-1))
    return try add.apply(differences, Tensor.eye(n, n, dtype: values.dtype))
  }

  /// Whether the upper triangle is the one to read.
  private static func readsUpper(_ a: BoundArguments) throws -> Bool {
    let triangle = a.string(1) ?? "L"
    switch triangle.uppercased() {
    case "L": return false
    case "U": return true
    default: throw TensorError.runtime("Expected UPLO argument to be 'L' or 'U', but got \(triangle)")
    }
  }

  static let eighOp: Op = .init(
    "linalg_eigh(Tensor input, str UPLO='L', *, Tensor[] out=None)", places: [], gradients: ["LinalgEighBackward0"],
    doc: """
      The eigenvalues in ascending order and the eigenvectors of a symmetric matrix.

      >>> torch.linalg.eigh(torch.tensor([[2., 0.], [0., 1.]])).eigenvalues
      tensor([1., 2.])
      """,
    samples: { [CallArguments([.tensor(try symmetricSample())])] }
  ) { a in
    let (values, vectors) = try eigen(a.tensor(0), "linalg.eigh", isUpper: readsUpper(a))
    return .named("linalg_eigh", [("eigenvalues", values), ("eigenvectors", vectors)])
  }

  static let eigvalshOp: Op = .init(
    "linalg_eigvalsh(Tensor input, str UPLO='L', *, Tensor out=None)", places: [], gradients: ["LinalgEighBackward0"],
    doc: """
      The eigenvalues of a symmetric matrix in ascending order.

      >>> torch.linalg.eigvalsh(torch.tensor([[2., 0.], [0., 1.]]))
      tensor([1., 2.])
      """,
    samples: { [CallArguments([.tensor(try symmetricSample())])] }
  ) { a in
    .tensor(try eigen(a.tensor(0), "linalg.eigh", isUpper: readsUpper(a), exactly: true).values)
  }

  /// The factors of a matrix.
  ///
  /// - Parameter exactly: whether signs of vectors do not matter, so that double precision is nearest to whatever
  ///   PyTorch computes.
  static func svd(_ x: Tensor, _ name: String, full: Bool, exactly: Bool = false) throws -> (
    u: Tensor, s: Tensor, vh: Tensor
  ) {
    try checkMatrix(x, name, square: false)
    let (m, n) = (x.sizes[x.rank - 2], x.sizes[x.rank - 1])
    let k = Swift.min(m, n)
    let (p, q) = full ? (m, n) : (k, k)
    let parts = try factor(x, [[m, p], [k], [q, n]]) { matrix in
      if matrix.values.contains(where: { !$0.isFinite }) {
        throw TensorError(
          .linearAlgebra,
          "linalg.svd: The algorithm failed to converge because the input matrix contained non-finite values.")
      }
      let (u, s, vh) = matrix.singularValues(full: full, exactly: exactly)
      return [u.values, s, vh.values]
    }
    if GradMode.isEnabled && x.requiresGrad {
      let saved = [1, 0, 2].map { SavedTensor(result: parts[$0], outputIndex: $0) }
      let node = FormulaNode("LinalgSvdBackward0", saving: saved, formula: nil) { gradients, saved in
        let (u, s, vh) = (try saved[1].narrow(-1, 0, k), try saved[0], try saved[2].narrow(-2, 0, k))
        return [
          try svdGradient(
            u, s, vh, gradients[0].map { try $0.narrow(-1, 0, k) }, gradients[1],
            gradients[2].map { try $0.narrow(-2, 0, k) })
        ]
      }
      node.addInput(x)
      for part in parts { node.addOutput(part) }
    }
    return (parts[0], parts[1], parts[2])
  }

  /// The gradient of a matrix from those of its reduced factors.
  private static func svdGradient(
    _ u: Tensor, _ s: Tensor, _ vh: Tensor, _ gu: Tensor?, _ gs: Tensor?, _ gvh: Tensor?
  ) throws -> Tensor {
    guard gu != nil || gvh != nil else {
      return try matmul(mul.apply(u, (gs ?? s.zerosLike()).unsqueezed(-2)), vh)
    }
    func skewed(_ x: Tensor) throws -> Tensor { try sub.apply(x, x.transposed(-2, -1)) }
    let (ut, v) = (try u.transposed(-2, -1), try vh.transposed(-2, -1))
    let gaps = try gaps(mul.apply(s, s))
    var inner = try diagonalEmbedded(gs ?? s.zerosLike())
    if let gu {
      inner = try add.apply(inner, mul.apply(div.apply(skewed(matmul(ut, gu)), gaps), s.unsqueezed(-2)))
    }
    if let gvh {
      let part = try div.apply(skewed(matmul(vh, gvh.transposed(-2, -1))), gaps)
      inner = try add.apply(inner, mul.apply(s.unsqueezed(-1), part))
    }
    var total = try matmul(u, matmul(inner, vh))
    // What the vectors' gradients have outside the spaces that they span.
    if let gu, u.sizes[u.rank - 2] > u.sizes[u.rank - 1] {
      let rest = try div.apply(sub.apply(gu, matmul(u, matmul(ut, gu))), s.unsqueezed(-2))
      total = try add.apply(total, matmul(rest, vh))
    }
    if let gvh, vh.sizes[vh.rank - 1] > vh.sizes[vh.rank - 2] {
      let rest = try div.apply(sub.apply(gvh, matmul(matmul(gvh, v), vh)), s.unsqueezed(-1))
      total = try add.apply(total, matmul(u, rest))
    }
    return total
  }

  static let svdOp: Op = .init(
    "linalg_svd(Tensor A, bool full_matrices=True, *, str driver=None, Tensor[] out=None)", places: [],
    gradients: ["LinalgSvdBackward0"],
    doc: """
      A as U @ diag(S) @ Vh with orthogonal U and Vh and descending S.

      >>> torch.linalg.svd(torch.tensor([[3., 0.], [0., 2.]])).S
      tensor([3., 2.])
      """,
    samples: { [CallArguments([.tensor(try symmetricSample())])] }
  ) { a in
    let (u, s, vh) = try svd(a.tensor(0), "linalg.svd", full: a.bool(1))
    return .named("linalg_svd", [("U", u), ("S", s), ("Vh", vh)])
  }

  static let svdvalsOp: Op = .init(
    "linalg_svdvals(Tensor A, *, str driver=None, Tensor out=None)", places: [], gradients: ["LinalgSvdBackward0"],
    doc: """
      The singular values in descending order.

      >>> torch.linalg.svdvals(torch.tensor([[3., 0.], [0., -2.]]))
      tensor([3., 2.])
      """,
    samples: { [CallArguments([.tensor(try symmetricSample())])] }
  ) { a in .tensor(try svd(a.tensor(0), "linalg.svd", full: false, exactly: true).s) }
}

extension String {
  /// The signature of a function of `torch`, whose first parameter is called `input`, not `A`.
  fileprivate func replacingFirstParameter(_ name: String) -> String {
    if name.hasPrefix("linalg_") { return self }
    guard let open = firstIndex(of: "("), let comma = firstIndex(of: ",") else { return self }
    return "\(self[...open])Tensor input\(self[comma...])"
  }
}
