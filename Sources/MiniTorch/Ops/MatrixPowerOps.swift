// Pseudo-inverses, powers and ranks of matrices.

enum MatrixPowerOps {
  static let all: [Op] = [
    Op.pinvOp, Op.torchPinvOp, Op.matrixPowerOp, Op.torchMatrixPowerOp, Op.matrixRankOp,
  ]
}

extension Op {
  private static func pinvOp(_ name: String, places: Places) -> Op {
    Op(
      places.isEmpty ? "\(name)(Tensor input)" : "\(name)(Tensor input, float rcond=1e-15)", places: places,
      gradients: ["LinalgPinvBackward0"],
      doc: """
        The Moore-Penrose inverse.

        >>> torch.linalg.pinv(torch.tensor([[2., 0.], [0., 4.]]))
        tensor([[0.5000, 0.0000],
                [0.0000, 0.2500]])
        """,
      samples: { [CallArguments([.tensor(try symmetricSample())])] }
    ) { a in
      let x = try a.tensor(0)
      guard x.rank >= 2, x.dtype == .float32 || x.dtype == .float64 else {
        throw TensorError.runtime(
          "linalg.pinv(\(x.dtype.scalarName){\(x.sizes)}): expected a tensor with 2 or more dimensions of float, double, "
            + "cfloat or cdouble types")
      }
      let share: Double? = places.isEmpty ? nil : try a.double(1)
      let (m, n) = (x.sizes[x.rank - 2], x.sizes[x.rank - 1])
      let value = try GradMode.with(false) {
        let (u, s, vh) = try svd(x, "linalg.pinv", full: false, exactly: true)
        let epsilon = x.dtype == .float32 ? Double(Float.ulpOfOne) : Double.ulpOfOne
        let limit = try mul.apply(
          s.narrow(-1, 0, Swift.min(1, s.sizes[s.rank - 1])), .float(share ?? epsilon * Double(max(m, n))))
        let inverted = try maskedFill(reciprocal.apply(s), le.apply(s, .tensor(limit)), .int(0))
        return try matmul(mul.apply(vh.transposed(-2, -1), inverted.unsqueezed(-2)), u.transposed(-2, -1))
      }
      return .tensor(
        try value.recorded("LinalgPinvBackward0", [x], saving: [x], savingResult: true) { _, g, saved in
          try pinvGradient(saved[0], saved[1], g)
        })
    }
  }

  /// The gradient of a matrix from that of its pseudoinverse `p`.
  static func pinvGradient(_ x: Tensor, _ p: Tensor, _ g: Tensor) throws -> Tensor {
    let (m, n) = (x.sizes[x.rank - 2], x.sizes[x.rank - 1])
    let h = try g.transposed(-2, -1)
    let pt = try p.transposed(-2, -1)
    if m <= n {
      let k = try matmul(h, p)
      let kp = try matmul(k, pt)
      let first = try sub.apply(kp, matmul(p, k).transposed(-2, -1))
      let second = try sub.apply(first, matmul(matmul(x, p), kp))
      return try add.apply(second, matmul(matmul(pt, p), sub.apply(h, matmul(k, x))))
    }
    let k = try matmul(p, h)
    let pk = try matmul(pt, k)
    let first = try sub.apply(pk, matmul(k, p).transposed(-2, -1))
    let second = try add.apply(first, matmul(matmul(sub.apply(h, matmul(x, k)), p), pt))
    return try sub.apply(second, matmul(matmul(pk, p), x))
  }

  static let pinvOp = pinvOp("linalg_pinv", places: [])
  static let torchPinvOp = pinvOp("pinverse", places: .both)

  static func matrixPower(_ x: Tensor, _ n: Int) throws -> Tensor {
    guard x.rank >= 2 else {
      throw TensorError.runtime("linalg.matrix_power: The input tensor A must have at least 2 dimensions.")
    }
    guard x.sizes[x.rank - 1] == x.sizes[x.rank - 2] else {
      throw TensorError.runtime(
        "linalg.matrix_power: A must be batches of square matrices, but they are \(x.sizes[x.rank - 2]) by "
          + "\(x.sizes[x.rank - 1]) matrices")
    }
    if n == 0 {
      let size = x.sizes[x.rank - 1]
      let one = try Tensor.eye(size, size, dtype: x.dtype).expand(Array(x.sizes)).clone()
      return try one.recorded("CopyBackwards", [x]) { _, g, _ in try g.zerosLike() }
    }
    let base = try n < 0 ? inverse(x) : x
    var rest = n.magnitude
    if rest == 1 { return n < 0 ? base : try base.clone() }
    if rest == 3 { return try matmul(matmul(base, base), base) }
    var (result, power): (Tensor?, Tensor) = (nil, base)
    while rest > 0 {
      if rest & 1 == 1 { result = try result.map { try matmul($0, power) } ?? power }
      rest >>= 1
      if rest > 0 { power = try matmul(power, power) }
    }
    return result ?? base
  }

  private static func matrixPowerOp(_ name: String, places: Places) -> Op {
    Op(
      "\(name)(Tensor input, int n, *, Tensor out=None)", places: places, gradients: ["MmBackward0"],
      doc: """
        The product of a square matrix with itself, `n` times over.

        >>> torch.matrix_power(torch.tensor([[1., 1.], [0., 1.]]), 3)
        tensor([[1., 3.],
                [0., 1.]])
        """,
      samples: { [CallArguments([.tensor(try symmetricSample()), .int(3)])] }
    ) { a in .tensor(try matrixPower(a.tensor(0), a.int(1))) }
  }

  static let matrixPowerOp = matrixPowerOp("linalg_matrix_power", places: [])
  static let torchMatrixPowerOp = matrixPowerOp("matrix_power", places: .both)

  static let matrixRankOp: Op = .init(
    "linalg_matrix_rank(Tensor A, *, float tol=None)", places: [],
    doc: """
      How many singular values are not zero.

      >>> torch.linalg.matrix_rank(torch.ones(2, 2))
      tensor(1)
      """,
    samples: { [CallArguments([.tensor(try symmetricSample())])] }
  ) { a in
    let x = try a.tensor(0).detach()
    guard x.rank >= 2 else {
      throw TensorError.runtime("torch.linalg.matrix_rank: The input tensor input must have at least 2 dimensions.")
    }
    if !x.dtype.isFloatingPoint {
      throw TensorError.runtime("This function doesn't handle types other than float and double")
    }
    let s = try svd(x, "linalg.matrix_rank", full: false).s
    let epsilon = x.dtype == .float32 ? Double(Float.ulpOfOne) : Double.ulpOfOne
    let share = epsilon * Double(Swift.max(x.sizes[x.rank - 2], x.sizes[x.rank - 1]))
    let peak = try s.narrow(-1, 0, Swift.min(1, s.sizes[s.rank - 1]))
    let limit: Operand = try a.has(1) ? .scalar(a.scalar(1)) : .tensor(mul.apply(peak, .float(share)))
    return .tensor(try gt.apply(s, limit).sum([-1]))
  }
}
