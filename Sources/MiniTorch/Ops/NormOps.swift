// Norms of vectors and matrices: `torch.norm` and those of `torch.linalg`.
import MiniTorchKernels

enum NormOps {
  static let all: [Op] = [Op.normOp, Op.vectorNormOp, Op.matrixNormOp, Op.linalgNormOp, Op.linalgDiagonalOp]
}

extension Op {
  /// The `p`-norm of all elements, or over dimensions.
  public static func vectorNorm(_ x: Tensor, p: Double = 2, _ dimensions: [Int]? = nil, keepDimensions: Bool = false)
    throws -> Tensor
  {
    guard x.dtype.isFloatingPoint else {
      throw TensorError.runtime(
        "linalg.vector_norm: Expected a floating point or complex tensor as input. Got \(x.dtype.scalarName)")
    }
    let reduced = try ReducedDimensions(x, dimensions)
    let compute = x.dtype.computeType
    let (matrix, rows, columns) = try reduced.rows(x, as: compute)
    let result = try Tensor(uninitialized: reduced.sizes(x.sizes, keepDimensions: keepDimensions), compute)
    let isAdjacent = p == 2 && x.reducesAdjacent(reduced)
    for r in 0..<rows {
      if compute == .float32 {
        let row = matrix.float32 + r * columns
        result.float32[r] = isAdjacent ? ReductionKernel.loops.norm(row, count: columns) : norm(row, columns, p)
      } else {
        let row = matrix.float64 + r * columns
        result.float64[r] = isAdjacent ? ReductionKernel.loops.norm(row, count: columns) : norm(row, columns, p)
      }
    }
    let kept = Array(reduced.keptSizes(x.sizes))
    return try result.converted(to: x.dtype).recorded(
      "LinalgVectorNormBackward0", [x], saving: [x], savingResult: true
    ) { _, g, saved in
      let (x, g) = (try saved[0], try g.reshaped(kept))
      let norm = try saved[1].reshaped(kept)
      if p == 0 { return nil }
      if p == 1 { return try mul.apply(sgn.apply(x), g) }
      let isZero = try eq.apply(norm, .scalar(.int(0)))
      if p == 2 { return try mul.apply(g, maskedFill(div.apply(x, norm), isZero, .int(0))) }
      if p.isInfinite {
        let isPeak = try eq.apply(abs.apply(x), .tensor(norm)).to(x.dtype)
        let share = try div.apply(isPeak, isPeak.sum(dimensions, keepDimensions: true).reshaped(kept))
        return try mul.apply(mul.apply(sign.apply(x), share), g)
      }
      let scale = try maskedFill(div.apply(g, pow(norm, .float(p - 1))), isZero, .int(0))
      return try mul.apply(mul.apply(x, pow(abs.apply(x), .float(p - 2))), scale)
    }
  }

  private static func norm<T: BinaryFloatingPoint>(_ x: UnsafeMutablePointer<T>, _ n: Int, _ p: Double) -> T {
    switch p {
    case 2:
      var total: T = 0
      for i in 0..<n { total += x[i] * x[i] }
      return total.squareRoot()
    case 1:
      var total: T = 0
      for i in 0..<n { total += x[i].magnitude }
      return total
    case .infinity:
      var peak: T = 0
      for i in 0..<n { peak = x[i].isNaN ? x[i] : max(peak, x[i].magnitude) }
      return peak
    case -.infinity:
      var least = T.infinity
      for i in 0..<n { least = x[i].isNaN ? x[i] : min(least, x[i].magnitude) }
      return least
    case 0:
      var total: T = 0
      for i in 0..<n where x[i] != 0 { total += 1 }
      return total
    default:
      var total: T = 0
      for i in 0..<n { total += T(Libm.pow(Double(x[i].magnitude), p)) }
      return T(Libm.pow(Double(total), Double(1 / T(p))))
    }
  }

  static let normOp: Op = .init(
    "norm(Tensor input, Number? p=2, int[1]? dim=None, bool keepdim=False, dtype dtype=None)",
    "norm(Tensor input, str p, int[1]? dim=None, bool keepdim=False, dtype dtype=None)",
    gradients: ["LinalgVectorNormBackward0"],
    doc: """
      The `p`-norm of all elements, or over dimensions.

      >>> torch.norm(torch.tensor([3., 4.]))
      tensor(5.)
      """,
    samples: {
      [
        CallArguments([.tensor(try .ramp([2, 3]))]), CallArguments([.tensor(try .ramp([2, 3])), .int(1), .int(1)]),
        CallArguments([.tensor(try .ramp([2, 3])), .int(3)]),
      ]
    }
  ) { a in
    var x = try a.tensor(0)
    if let dtype = a.dtype(4) { x = try x.to(dtype) }
    if a.overload == 1, let name = a.string(1) {
      let dimensions = try a.optionalInts(2)
      if name == "fro" { return .tensor(try vectorNorm(x, dimensions, keepDimensions: a.bool(3))) }
      return .tensor(try matrixNorm(x, .string(name), dimensions ?? [-2, -1], keep: a.bool(3)))
    }
    return .tensor(
      try vectorNorm(x, p: a.has(1) ? a.double(1) : 2, a.optionalInts(2), keepDimensions: a.bool(3)))
  }

  // MARK: torch.linalg

  private static let normOptions = "int[1]? dim=None, bool keepdim=False, *, dtype dtype=None, Tensor out=None"

  static let vectorNormOp: Op = .init(
    "linalg_vector_norm(Tensor input, Number ord=2, \(normOptions))", places: [],
    gradients: ["LinalgVectorNormBackward0"],
    doc: """
      The norm of the elements as one vector, or of vectors along dimensions.

      >>> torch.linalg.vector_norm(torch.tensor([3., 4.]))
      tensor(5.)
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 3])), .int(3)])] }
  ) { a in
    let x = try a.dtype(4).map { try a.tensor(0).to($0) } ?? a.tensor(0)
    return .tensor(try vectorNorm(x, p: a.double(1), a.optionalInts(2), keepDimensions: a.bool(3)))
  }

  static func matrixNorm(_ x: Tensor, _ order: Argument, _ dimensions: [Int], keep: Bool) throws -> Tensor {
    guard x.rank >= 2 else {
      throw TensorError.runtime("linalg.matrix_norm: The input tensor A must have at least 2 dimensions.")
    }
    guard dimensions.count == 2 else {
      throw TensorError.runtime("linalg.matrix_norm: dim must be a 2-tuple. Got \(Shape(dimensions))")
    }
    let (row, column) = (try x.wrap(dimensions[0]), try x.wrap(dimensions[1]))
    if case .string(let name) = order {
      if name == "fro" { return try vectorNorm(x, dimensions, keepDimensions: keep) }
      guard name == "nuc" else {
        throw TensorError.runtime("linalg.matrix_norm: Order \(name) not supported.")
      }
    }
    let number = order.scalar?.double
    if let number, number.magnitude == 1 || number.magnitude == .infinity {
      let (summed, kept) = number.magnitude == 1 ? (row, column) : (column, row)
      let sums = try vectorNorm(x, p: 1, [summed], keepDimensions: true)
      let peaks = try extreme(sums, [kept], keepDimensions: true, largest: number > 0)
      return keep ? peaks : try peaks.squeezed([row, column])
    }
    if let number, number.magnitude != 2 {
      let text = number == number.rounded() && number.magnitude < 1e6 ? String(Int(number)) : "\(number)"
      throw TensorError.runtime("linalg.matrix_norm: Order \(text) not supported.")
    }
    let turned = try row == x.rank - 2 && column == x.rank - 1 ? x : x.movedDimensions([row, column], [-2, -1])
    let s = try svd(turned, "linalg.svd", full: false).s
    let value = try number.map { try extreme(s, [-1], largest: $0 > 0) } ?? s.sum([-1])
    if !keep { return value }
    var sizes = Array(x.sizes)
    (sizes[row], sizes[column]) = (1, 1)
    return try value.reshape(sizes)
  }

  private static let matrixNormOptions = "int[] dim=[-2,-1], bool keepdim=False, *, dtype dtype=None, Tensor out=None"

  static let matrixNormOp: Op = .init(
    "linalg_matrix_norm(Tensor input, Number ord, \(matrixNormOptions))",
    "linalg_matrix_norm(Tensor input, str ord='fro', \(matrixNormOptions))", places: [],
    gradients: ["LinalgVectorNormBackward0"],
    doc: """
      A norm of matrices: the Frobenius norm, or that of `ord`.

      >>> torch.linalg.matrix_norm(torch.tensor([[1., -2.], [3., 4.]]), ord=1)
      tensor(6.)
      """,
    samples: {
      [CallArguments([.tensor(try symmetricSample()), .int(1)]), CallArguments([.tensor(try symmetricSample())])]
    }
  ) { a in
    let x = try a.dtype(4).map { try a.tensor(0).to($0) } ?? a.tensor(0)
    return .tensor(try matrixNorm(x, a.values[1], a.optionalInts(2) ?? [-2, -1], keep: a.bool(3)))
  }

  static let linalgNormOp: Op = .init(
    "linalg_norm(Tensor input, Number ord=None, \(normOptions))", "linalg_norm(Tensor input, str ord, \(normOptions))",
    places: [], gradients: ["LinalgVectorNormBackward0"],
    doc: """
      A norm of a vector or a matrix.

      >>> torch.linalg.norm(torch.tensor([3., 4.]))
      tensor(5.)
      """,
    samples: {
      [
        CallArguments([.tensor(try symmetricSample())]),
        CallArguments([.tensor(try symmetricSample()), .string("nuc")]),
      ]
    }
  ) { a in
    let x = try a.dtype(4).map { try a.tensor(0).to($0) } ?? a.tensor(0)
    let (dimensions, keep) = (try a.optionalInts(2), try a.bool(3))
    if a.has(1) {
      guard dimensions != nil || x.rank == 1 || x.rank == 2 else {
        throw TensorError.runtime(
          "linalg.norm: If dim is not specified but ord is, the input must be 1D or 2D. Got \(x.rank)D.")
      }
      if (dimensions?.count ?? x.rank) == 2 || a.overload == 1 {
        return .tensor(try matrixNorm(x, a.values[1], dimensions ?? [0, 1], keep: keep))
      }
    }
    return .tensor(try vectorNorm(x, p: a.has(1) ? a.double(1) : 2, dimensions, keepDimensions: keep))
  }

  static let linalgDiagonalOp: Op = .init(
    "linalg_diagonal(Tensor A, *, int offset=0, int dim1=-2, int dim2=-1)", places: [],
    gradients: ["DiagonalBackward0"],
    doc: """
      A view of the diagonals of matrices.

      >>> torch.linalg.diagonal(torch.tensor([[1, 2], [3, 4]]))
      tensor([1, 4])
      """,
    samples: { [CallArguments([.tensor(try symmetricSample())])] }
  ) { a in .tensor(try a.tensor(0).diagonal(a.int(1), a.int(2), a.int(3))) }
}
