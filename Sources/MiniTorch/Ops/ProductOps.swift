// Products added to something, cross products, distances between rows, chains of products, renormalization.

enum ProductOps {
  static let all: [Op] = [
    Op.baddbmmOp, Op.addbmmOp, Op.addmvOp, Op.addrOp, Op.crossOp, Op.linalgCrossOp, Op.cdistOp, Op.pdistOp,
    Op.cosineSimilarityOp, Op.multiDotOp, Op.chainMatmulOp, Op.vdotOp, Op.vecdotOp, Op.linalgMatmulOp, Op.renormOp,
  ]
}

extension Op {
  // MARK: Products added to something

  /// `beta * input + alpha * product`, where the product's factors have gradients of their own.
  private static func added(
    _ name: String, _ input: Tensor, _ first: Tensor, _ second: Tensor, _ beta: Scalar, _ alpha: Scalar,
    _ product: (Tensor, Tensor) throws -> Tensor, _ firstGradient: @escaping (Tensor, Tensor) throws -> Tensor,
    _ secondGradient: @escaping (Tensor, Tensor) throws -> Tensor
  ) throws -> Tensor {
    let value = try GradMode.with(false) {
      let part = try product(first, second)
      let wide = try input.expand(Array(part.sizes))
      if beta.double == 0 { return try alpha.isOne ? part : mul.apply(part, alpha) }
      let scaled = try beta.isOne ? wide : mul.apply(wide, beta)
      return try add.apply(scaled, part, alpha: alpha)
    }
    let sizes = input.sizes
    return try value.recorded(name, [input, first, second], saving: [first, second]) { i, g, saved in
      if i == 0 { return try (beta.isOne ? g : mul.apply(g, beta)).sum(to: sizes) }
      let part = try i == 1 ? firstGradient(g, saved[1]) : secondGradient(g, saved[0])
      return try alpha.isOne ? part : mul.apply(part, alpha)
    }
  }

  private static func checkTypes(_ name: String, _ input: Tensor, _ a: Tensor, _ b: Tensor) throws {
    for other in [a, b] where other.dtype != input.dtype {
      throw TensorError.runtime(
        "\(name): expected scalar type \(input.dtype.scalarName) but found \(other.dtype.scalarName)")
    }
  }

  private static func addedOp(
    _ signature: String, _ gradient: String, _ example: String, _ sample: @escaping () throws -> [Argument],
    _ value: @escaping (Tensor, Tensor, Tensor, Scalar, Scalar) throws -> Tensor
  ) -> Op {
    let name = signature.prefix { $0 != "(" }
    return Op(
      signature, gradients: [gradient],
      doc: """
        Adds a product, times `alpha`, to `input`, times `beta`.

        \(example)
        """,
      samples: { [CallArguments(try sample())] },
      inPlace: { a in
        let x = try a.tensor(0)
        return .tensor(
          try x.becomeInPlace(named: gradient) { try value($0, a.tensor(1), a.tensor(2), a.scalar(3), a.scalar(4)) })
      }
    ) { a in
      try checkTypes(String(name), a.tensor(0), a.tensor(1), a.tensor(2))
      return .tensor(try value(a.tensor(0), a.tensor(1), a.tensor(2), a.scalar(3), a.scalar(4)))
    }
  }

  private static func refuseBoolBatches(_ a: Tensor, _ b: Tensor, _ kernel: String) throws {
    if a.rank == 3 && b.rank == 3 && a.dtype == .bool { throw TensorError.notImplemented(kernel, .bool) }
  }

  private static let scaling = "*, Number beta=1, Number alpha=1, Tensor out=None"

  static let baddbmmOp = addedOp(
    "baddbmm(Tensor input, Tensor batch1, Tensor batch2, \(scaling))", "BaddbmmBackward0",
    ">>> torch.baddbmm(torch.ones(1, 1, 1), torch.ones(1, 1, 2), torch.ones(1, 2, 1))\ntensor([[[3.]]])",
    { [.tensor(try .ramp([2, 2])), .tensor(try .ramp([2, 2, 3])), .tensor(try .ramp([2, 3, 2]))] }
  ) { input, a, b, beta, alpha in
    _ = (try a.size(0), try a.size(1), try b.size(2))
    try refuseBoolBatches(a, b, "baddbmm")
    return try added(
      "BaddbmmBackward0", input, a, b, beta, alpha, { try bmm($0, $1) },
      { g, b in try bmm(g, b.transposed(1, 2)) }, { g, a in try bmm(a.transposed(1, 2), g) })
  }

  static let addbmmOp = addedOp(
    "addbmm(Tensor input, Tensor batch1, Tensor batch2, \(scaling))", "AddbmmBackward0",
    ">>> torch.addbmm(torch.ones(1, 1), torch.ones(2, 1, 2), torch.ones(2, 2, 1))\ntensor([[5.]])",
    { [.tensor(try .ramp([2, 2])), .tensor(try .ramp([2, 2, 3])), .tensor(try .ramp([2, 3, 2]))] }
  ) { input, a, b, beta, alpha in
    _ = (try a.size(1), try b.size(2))
    try refuseBoolBatches(a, b, "addmm_impl_cpu_")
    return try added(
      "AddbmmBackward0", input, a, b, beta, alpha, { try bmm($0, $1).sum([0], dtype: $0.dtype) },
      { g, b in try bmm(g.unsqueezed(0).expand([b.sizes[0], -1, -1]), b.transposed(1, 2)) },
      { g, a in try bmm(a.transposed(1, 2), g.unsqueezed(0).expand([a.sizes[0], -1, -1])) })
  }

  static let addmvOp = addedOp(
    "addmv(Tensor input, Tensor mat, Tensor vec, \(scaling))", "AddmvBackward0",
    ">>> torch.addmv(torch.ones(1), torch.ones(1, 2), torch.ones(2))\ntensor([3.])",
    { [.tensor(try .ramp([2])), .tensor(try .ramp([2, 3])), .tensor(try .ramp([3]))] }
  ) { input, a, v, beta, alpha in
    guard a.rank == 2 && v.rank == 1 && input.rank <= 1 else {
      throw TensorError.runtime("vector + matrix @ vector expected, got \(input.rank), \(a.rank), \(v.rank)")
    }
    guard a.sizes[1] == v.count && (input.count == a.sizes[0] || input.count == 1) else {
      throw TensorError.runtime(
        "size mismatch, got input (\(input.count)), mat (\(a.sizes[0])x\(a.sizes[1])), vec (\(v.count))")
    }
    return try added(
      "AddmvBackward0", input, a, v, beta, alpha, { try mv($0, $1) }, { g, v in try outer(g, v) },
      { g, a in try mv(a.t(), g) })
  }

  static let addrOp = addedOp(
    "addr(Tensor input, Tensor vec1, Tensor vec2, \(scaling))", "AddrBackward0",
    ">>> torch.addr(torch.ones(1, 2), torch.ones(1), torch.ones(2))\ntensor([[2., 2.]])",
    { [.tensor(try .ramp([2, 3])), .tensor(try .ramp([2])), .tensor(try .ramp([3]))] }
  ) { input, a, b, beta, alpha in
    for (name, v) in [("vec1", a), ("vec2", b)] where v.rank != 1 {
      throw TensorError.runtime("addr: Expected 1-D argument \(name), but got \(v.rank)-D")
    }
    return try added(
      "AddrBackward0", input, a, b, beta, alpha, { try outer($0, $1) }, { g, b in try mv(g, b) },
      { g, a in try mv(g.t(), a) })
  }

  // MARK: Cross products

  static func cross(_ a: Tensor, _ b: Tensor, _ dimension: Int) throws -> Tensor {
    guard a.rank == b.rank else {
      throw TensorError.runtime("linalg.cross: inputs must have the same number of dimensions.")
    }
    _ = try a.size(dimension)
    let d = try a.wrap(dimension)
    guard a.sizes[d] == 3, b.sizes[d] == 3 else {
      throw TensorError.runtime(
        "linalg.cross: inputs dimension \(dimension) must have length 3. Got \(a.sizes[d]) and "
          + "\(b.rank > 0 ? b.sizes[d] : 1)")
    }
    let sizes = Array(try Shape.broadcast(a.sizes, b.sizes))
    if a.dtype == .bool && b.dtype == .bool { throw TensorError.notImplemented("cross", .bool) }
    let value = try GradMode.with(false) {
      let (x, y) = (try a.expand(sizes).unbound(d), try b.expand(sizes).unbound(d))
      return try stack(
        (0..<3).map { i in
          let (j, k) = ((i + 1) % 3, (i + 2) % 3)
          return try sub.apply(mul.apply(x[j], y[k]), mul.apply(x[k], y[j]))
        }, d)
    }
    let (p, q) = (a.sizes, b.sizes)
    return try value.recorded("LinalgCrossBackward0", [a, b], saving: [b, a]) { i, g, saved in
      try i == 0 ? cross(saved[0], g, dimension).sum(to: p) : cross(g, saved[1], dimension).sum(to: q)
    }
  }

  private static func crossSample() throws -> [CallArguments] {
    [
      CallArguments(
        [.tensor(try .ramp([2, 3])), .tensor(try mul.apply(.ramp([2, 3]), .ramp([2, 3])))],
        keywords: [("dim", .int(-1))])
    ]
  }

  static let crossOp: Op = .init(
    "cross(Tensor input, Tensor other, int? dim=None, *, Tensor out=None)", gradients: ["LinalgCrossBackward0"],
    doc: """
      The cross product of vectors with three elements along a dimension.

      >>> torch.cross(torch.tensor([1, 0, 0]), torch.tensor([0, 1, 0]), dim=0)
      tensor([0, 0, 1])
      """,
    samples: crossSample
  ) { a in
    let (x, y) = (try a.tensor(0), try a.tensor(1))
    if let d = try a.optionalInt(2) { return .tensor(try cross(x, y, d)) }
    try Warning(
      "Using torch.cross without specifying the dim arg is deprecated.\nPlease either pass the dim explicitly or simply "
        + "use torch.linalg.cross.\nThe default value of dim will change to agree with that of linalg.cross in a future "
        + "release.", isOnce: true
    ).give()
    guard let d = x.sizes.firstIndex(of: 3) else {
      throw TensorError.runtime("no dimension of size 3 in input")
    }
    return .tensor(try cross(x, y, d))
  }

  static let linalgCrossOp: Op = .init(
    "linalg_cross(Tensor input, Tensor other, *, int dim=-1, Tensor out=None)", places: [],
    gradients: ["LinalgCrossBackward0"],
    doc: """
      The cross product of vectors with three elements along a dimension.

      >>> torch.linalg.cross(torch.tensor([1, 0, 0]), torch.tensor([0, 1, 0]))
      tensor([0, 0, 1])
      """,
    samples: crossSample
  ) { a in .tensor(try cross(a.tensor(0), a.tensor(1), a.int(2))) }

  // MARK: Distances

  /// How the `p`-norm over the last dimension changes with the differences, for a gradient `g` of the norm.
  private static func slope(_ difference: Tensor, _ norm: Tensor, _ g: Tensor, _ p: Double) throws -> Tensor {
    let (norm, g) = (try norm.unsqueezed(-1), try g.unsqueezed(-1))
    if p == 0 { return try mul.apply(difference.zerosLike(), g) }
    if p == 1 { return try mul.apply(sign.apply(difference), g) }
    let isZero = try eq.apply(norm, .scalar(.int(0)))
    if p == 2 { return try maskedFill(mul.apply(g, div.apply(difference, norm)), isZero, .int(0)) }
    if p == .infinity {
      let isPeak = try eq.apply(abs.apply(difference), .tensor(norm)).to(g.dtype)
      return try mul.apply(mul.apply(sign.apply(difference), isPeak), g)
    }
    let power = try mul.apply(sign.apply(difference), pow(abs.apply(difference), .float(p - 1)))
    return try maskedFill(mul.apply(power, div.apply(g, pow(norm, .float(p - 1)))), isZero, .int(0))
  }

  /// The norms of the last dimension's rows; squares are added one by one, those beyond whole groups of 16 bytes fused.
  private static func distances(_ differences: Tensor, _ p: Double) throws -> Tensor {
    let columns = differences.sizes.last ?? 0
    guard p == 2, differences.dtype.computeType == differences.dtype else {
      return try vectorNorm(differences, p: p, [-1])
    }
    func fill<T: BinaryFloatingPoint>(_ from: UnsafeMutablePointer<T>, _ to: UnsafeMutablePointer<T>, _ rows: Int) {
      let group = 16 / MemoryLayout<T>.size
      let grouped = columns / group * group
      for r in 0..<rows {
        let row = from + r * columns
        var total: T = 0
        for i in 0..<grouped { total += row[i] * row[i] }
        for i in grouped..<columns { total = total.addingProduct(row[i], row[i]) }
        to[r] = total.squareRoot()
      }
    }
    let source = try differences.contiguous()
    let out = try Tensor(uninitialized: Shape(differences.sizes.dropLast()), differences.dtype)
    if source.dtype == .float32 {
      fill(source.float32, out.float32, out.count)
    } else {
      fill(source.float64, out.float64, out.count)
    }
    return out
  }

  /// Euclidean distances by one product of matrices: x² - 2xy + y².
  private static func productDistances(_ a: Tensor, _ b: Tensor) throws -> Tensor {
    let lead = try Array(Shape.broadcast(Shape(a.sizes.dropLast(2)), Shape(b.sizes.dropLast(2))))
    let (x, y) = (try a.expand(lead + a.sizes.suffix(2)), try b.expand(lead + b.sizes.suffix(2)))
    let value = try GradMode.with(false) {
      let (first, second) = (
        try pow(x, .int(2)).sum([-1], keepDimensions: true), try pow(y, .int(2)).sum([-1], keepDimensions: true)
      )
      let left = try cat([mul.apply(x, .int(-2)), first, first.zerosLike().fillInPlace(.int(1))], -1)
      let right = try cat([y, second.zerosLike().fillInPlace(.int(1)), second], -1)
      return try sqrt.apply(clamp(matmul(left, right.transposed(-1, -2)), min: .int(0), max: nil))
    }
    let recorded = try value.recorded("EuclideanDistBackward0", [x, y], saving: [x, y], savingResult: true) {
      i, g, saved in
      let (x, y, distance) = (try saved[0], try saved[1], try saved[2])
      let ratio = try maskedFill(div.apply(g, distance), eq.apply(distance, .scalar(.int(0))), .int(0))
      return try i == 0
        ? sub.apply(mul.apply(x, ratio.sum([-1], keepDimensions: true)), matmul(ratio, y))
        : sub.apply(mul.apply(y, ratio.sum([-2]).unsqueezed(-1)), matmul(ratio.transposed(-1, -2), x))
    }
    return try recorded.view(Array(recorded.sizes))
  }

  static func cdist(_ a: Tensor, _ b: Tensor, _ p: Double, mode: String) throws -> Tensor {
    for (i, x) in [a, b].enumerated() {
      guard x.rank >= 2 else {
        throw TensorError.runtime("cdist only supports at least 2D tensors, X\(i + 1) got: \(x.rank)D")
      }
      guard x.dtype.isFloatingPoint else {
        throw TensorError.runtime("cdist only supports floating-point dtypes, X\(i + 1) got: \(x.dtype.scalarName)")
      }
    }
    if a.dtype == .float16 || a.dtype == .bfloat16 { throw TensorError.notImplemented("cdist", a.dtype) }
    let (m, n) = (a.sizes[a.rank - 1], b.sizes[b.rank - 1])
    guard m == n else {
      throw TensorError.runtime("X1 and X2 must have the same number of columns. X1: \(m) X2: \(n)")
    }
    guard p >= 0 else { throw TensorError.runtime("cdist only supports non-negative p values") }
    let modes = ["use_mm_for_euclid_dist", "use_mm_for_euclid_dist_if_necessary", "donot_use_mm_for_euclid_dist"]
    guard let choice = modes.firstIndex(of: mode) else {
      throw TensorError.value("\(mode) is not a valid value for compute_mode")
    }
    let hasManyRows = a.sizes[a.rank - 2] > 25 || b.sizes[b.rank - 2] > 25
    if p == 2 && (choice == 0 || choice == 1 && hasManyRows) { return try productDistances(a, b) }
    func differences(_ a: Tensor, _ b: Tensor) throws -> Tensor { try sub.apply(a.unsqueezed(-2), b.unsqueezed(-3)) }
    let value = try GradMode.with(false) { try distances(differences(a, b), p) }
    let (sizeA, sizeB) = (a.sizes, b.sizes)
    return try value.recorded("CdistBackward0", [a, b], saving: [a, b], savingResult: true) { i, g, saved in
      let all = try slope(differences(saved[0], saved[1]), saved[2], g, p)
      return try i == 0 ? all.sum([-2]).sum(to: sizeA) : neg.apply(all.sum([-3]).sum(to: sizeB))
    }
  }

  static let cdistOp: Op = .init(
    "cdist(Tensor x1, Tensor x2, float p=2.0, str? compute_mode='use_mm_for_euclid_dist_if_necessary')",
    places: .function, gradients: ["CdistBackward0"],
    doc: """
      The distances of each row of one matrix from each row of another.

      >>> torch.cdist(torch.tensor([[0., 0.]]), torch.tensor([[3., 4.], [0., 1.]]))
      tensor([[5., 1.]])
      """,
    samples: {
      [
        CallArguments([.tensor(try .ramp([2, 3])), .tensor(try mul.apply(.ramp([4, 3]), .float(1.3)))]),
        CallArguments([.tensor(try .ramp([2, 3])), .tensor(try mul.apply(.ramp([4, 3]), .float(1.3))), .float(3)]),
      ]
    }
  ) { a in
    .tensor(
      try cdist(
        a.tensor(0), a.tensor(1), a.double(2), mode: a.string(3) ?? "use_mm_for_euclid_dist_if_necessary"))
  }

  static let pdistOp: Op = .init(
    "pdist(Tensor input, float p=2)", places: [.function, .functional], gradients: ["PdistBackward0"],
    doc: """
      The distances between all pairs of rows.

      >>> torch.pdist(torch.tensor([[0., 0.], [3., 4.]]))
      tensor([5.])
      """,
    samples: { [CallArguments([.tensor(try mul.apply(.ramp([3, 2]), .ramp([3, 2])))])] }
  ) { a in
    let (x, p) = (try a.tensor(0), try a.double(1))
    guard x.rank == 2 else {
      throw TensorError.runtime("pdist only supports 2D tensors, got: \(x.rank)D")
    }
    guard x.dtype.isFloatingPoint else { throw TensorError.runtime("pdist only supports floating-point dtypes") }
    guard p >= 0 else { throw TensorError.runtime("pdist only supports non-negative p values") }
    if x.dtype == .float16 || x.dtype == .bfloat16 { throw TensorError.notImplemented("pdist", x.dtype) }
    let n = x.sizes[0]
    let (rows, columns) = (
      try Tensor(integers: (0..<n).flatMap { i in [Int](repeating: i, count: n - i - 1) }),
      try Tensor(integers: (0..<n).flatMap { Array(($0 + 1)..<Swift.max(n, $0 + 1)) })
    )
    func differences(_ x: Tensor) throws -> Tensor {
      try sub.apply(x.index([.tensor(rows)]), x.index([.tensor(columns)]))
    }
    let value = try GradMode.with(false) { try vectorNorm(differences(x), p: p, [-1]) }
    return .tensor(
      try value.recorded("PdistBackward0", [x], saving: [x], savingResult: true) { _, g, saved in
        let all = try slope(differences(saved[0]), saved[1], g, p)
        let zero = try saved[0].zerosLike()
        return try indexAdd(indexAdd(zero, 0, rows, all), 0, columns, neg.apply(all))
      })
  }

  static let cosineSimilarityOp: Op = .init(
    "cosine_similarity(Tensor x1, Tensor x2, int dim=1, float eps=1e-08)", places: [.function, .functional],
    gradients: ["SumBackward1"],
    doc: """
      The cosine of the angle between vectors along a dimension.

      >>> torch.cosine_similarity(torch.tensor([[1., 0.]]), torch.tensor([[1., 1.]]))
      tensor([0.7071])
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 3])), .tensor(try mul.apply(.ramp([2, 3]), .ramp([3])))])] }
  ) { a in
    let dtype = Promotion.resultType(try a.tensor(0), try a.tensor(1))
    guard dtype.isFloatingPoint else {
      throw TensorError.runtime("expected common dtype to be floating point, yet common dtype is \(dtype.scalarName)")
    }
    let (first, second) = (try a.tensor(0).to(dtype), try a.tensor(1).to(dtype))
    let sizes = Array(try Shape.broadcast(first.sizes, second.sizes))
    let (x, y) = (try first.expand(sizes), try second.expand(sizes))
    let (d, eps) = (try a.int(2), try a.double(3))
    func direction(_ x: Tensor) throws -> Tensor {
      let norm = try vectorNorm(x, [d], keepDimensions: true).clone()
      try GradMode.with(false) { try norm.copyElements(from: clamp(norm, min: .float(eps), max: nil)) }
      return try div.apply(x, norm)
    }
    return .tensor(try mul.apply(direction(x), direction(y)).sum([d]))
  }

  // MARK: Chains and inner products

  /// The product of several matrices in the order that takes the fewest multiplications.
  static func multiDot(_ given: [Tensor]) throws -> Tensor {
    guard given.count >= 2 else {
      throw TensorError.runtime("multi_dot(): expected at least 2 tensors but got \(given.count)")
    }
    var matrices = given
    let n = matrices.count
    for (i, x) in given.enumerated() {
      let isEnd = i == 0 || i == n - 1
      guard x.rank == 2 || isEnd && x.rank == 1 else {
        throw TensorError.runtime(
          isEnd
            ? "multi_dot(): the \(i == 0 ? "first" : "last") tensor must be 1D or 2D but got \(x.rank)D"
            : "multi_dot(): tensor \(i) must be 2D but got \(x.rank)D")
      }
    }
    var shape: [Int] = []
    if matrices[0].rank == 1 { matrices[0] = try matrices[0].unsqueezed(0) } else { shape.append(matrices[0].sizes[0]) }
    if matrices[n - 1].rank == 1 {
      matrices[n - 1] = try matrices[n - 1].unsqueezed(-1)
    } else {
      shape.append(matrices[n - 1].sizes[1])
    }
    for i in 0..<(n - 1) where matrices[i].sizes[1] != matrices[i + 1].sizes[0] {
      throw TensorError.runtime(
        "multi_dot(): tensors \(i) and \(i + 1) with shapes \(matrices[i].sizes) and \(matrices[i + 1].sizes) cannot be "
          + "multiplied")
    }
    let sides = matrices.map { $0.sizes[0] } + [matrices[n - 1].sizes[1]]
    var cost = [[Int]](repeating: [Int](repeating: 0, count: n), count: n)
    var cut = cost
    for length in 1..<n {
      for i in 0..<(n - length) {
        let j = i + length
        var best: Int?
        for k in i..<j {
          let total = cost[i][k] &+ cost[k + 1][j] &+ sides[i] &* sides[k + 1] &* sides[j + 1]
          if best.map({ total < $0 }) ?? true {
            best = total
            cut[i][j] = k
          }
        }
        cost[i][j] = best ?? 0
      }
    }
    func product(_ i: Int, _ j: Int) throws -> Tensor {
      i == j ? matrices[i] : try mm(product(i, cut[i][j]), product(cut[i][j] + 1, j))
    }
    guard n <= 1000 else { throw TensorError(.notImplemented, "torch.linalg.multi_dot: more than 1000 matrices") }
    return try product(0, n - 1).view(shape)
  }

  static let multiDotOp: Op = .init(
    "linalg_multi_dot(Tensor[] tensors, *, Tensor out=None)", places: [], gradients: ["ViewBackward0"],
    doc: """
      The product of several matrices.

      >>> torch.linalg.multi_dot([torch.ones(1, 2), torch.ones(2, 3), torch.ones(3, 1)])
      tensor([[6.]])
      """,
    samples: {
      [
        CallArguments([
          .list([.tensor(try .ramp([2, 3])), .tensor(try .ramp([3, 2])), .tensor(try .ramp([2]))], isTuple: false)
        ])
      ]
    }
  ) { a in .tensor(try multiDot(a.tensors(0))) }

  static let chainMatmulOp: VariadicOp = .init(
    "chain_matmul(Tensor[] matrices)", places: .function, gradients: ["ViewBackward0"],
    doc: """
      The product of several matrices; `torch.linalg.multi_dot` is its newer name.

      >>> torch.chain_matmul(torch.ones(1, 2), torch.ones(2, 1))
      UserWarning: torch.chain_matmul is deprecated and will be removed in a future PyTorch release. Use \
      torch.linalg.multi_dot instead, which accepts a list of two or more tensors rather than multiple parameters.
      tensor([[2.]])
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 3])), .tensor(try .ramp([3, 2]))])] }
  ) { a in
    try Warning(
      "torch.chain_matmul is deprecated and will be removed in a future PyTorch release. Use torch.linalg.multi_dot "
        + "instead, which accepts a list of two or more tensors rather than multiple parameters."
    ).give()
    let matrices = try a.tensors(0)
    if matrices.isEmpty { throw TensorError.runtime("chain_matmul(): Expected one or more matrices") }
    for x in matrices where x.rank != 2 {
      throw TensorError.runtime("Tensor dimension is \(x.rank), expected 2 instead.")
    }
    return .tensor(try matrices.count == 1 ? matrices[0] : multiDot(matrices))
  }

  static let vdotOp: Op = .init(
    "vdot(Tensor input, Tensor other, *, Tensor out=None)", gradients: ["VdotBackward0"],
    doc: """
      The inner product of two vectors.

      >>> torch.vdot(torch.tensor([1., 2.]), torch.tensor([3., 4.]))
      tensor(11.)
      """,
    samples: { [CallArguments([.tensor(try .ramp([3])), .tensor(try .ramp([3]))])] }
  ) { a in
    let (x, y) = (try a.tensor(0), try a.tensor(1))
    let value = try GradMode.with(false) { try dot(x, y) }
    return .tensor(
      try value.recorded("VdotBackward0", [x, y], saving: [x, y]) { i, g, saved in
        try mul.apply(g, i == 0 ? saved[1] : saved[0])
      })
  }

  static let vecdotOp: Op = .init(
    "linalg_vecdot(Tensor x, Tensor y, *, int dim=-1, Tensor out=None)", places: [], gradients: ["SumBackward1"],
    doc: """
      The inner products of vectors along a dimension.

      >>> torch.linalg.vecdot(torch.tensor([[1., 2.]]), torch.tensor([[3., 4.]]))
      tensor([11.])
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 3])), .tensor(try .ramp([2, 3]))])] }
  ) { a in
    let (x, y) = (try a.tensor(0), try a.tensor(1))
    return .tensor(try mul.apply(x, y).sum([a.int(2)]))
  }

  static let linalgMatmulOp: Op = .init(
    "linalg_matmul(Tensor input, Tensor other, *, Tensor out=None)", places: [], gradients: ["MmBackward0"],
    doc: """
      The product of vectors, matrices, or batches of matrices.

      >>> torch.linalg.matmul(torch.tensor([[1., 2.]]), torch.tensor([3., 4.]))
      tensor([11.])
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 3])), .tensor(try .ramp([3, 2]))])] }
  ) { a in .tensor(try matmul(a.tensor(0), a.tensor(1))) }

  // MARK: Renormalization

  private static func renorm(_ x: Tensor, _ p: Double, _ dimension: Int, _ limit: Double) throws -> Tensor {
    guard x.dtype.isFloatingPoint else {
      throw TensorError.runtime(
        "linalg.vector_norm: Expected a floating point or complex tensor as input. Got \(x.dtype.scalarName)")
    }
    guard p > 0 else { throw TensorError.runtime("renorm: non-positive-norm not supported") }
    guard limit >= 0 else { throw TensorError.runtime("renorm: expected maxnorm to be >= 0 but got \(limit)") }
    guard x.rank > 1 else {
      throw TensorError.runtime("renorm: input needs at least 2 dimensions, got \(x.rank) dimensions")
    }
    let d = try x.wrap(dimension)
    let others = (0..<x.rank).filter { $0 != d }
    func factors(_ norm: Tensor) throws -> Tensor {
      let shrunk = try div.apply(Tensor(.float(limit), as: norm.dtype), add.apply(norm, .float(1e-7)))
      return try whereSelect(
        gt.apply(norm, .scalar(.float(limit))), .tensor(shrunk), .tensor(Tensor(.int(1), as: norm.dtype)))
    }
    let value = try GradMode.with(false) {
      try mul.apply(x, factors(vectorNorm(x, p: p, others, keepDimensions: true)))
    }
    return try value.recorded("RenormBackward0", [x], saving: [x]) { _, g, saved in
      let x = try saved[0]
      let norm = try vectorNorm(x, p: p, others, keepDimensions: true)
      let scaled = try mul.apply(g, factors(norm))
      let inner = try mul.apply(g, x).sum(others, keepDimensions: true)
      let wider = try add.apply(norm, .float(1e-7))
      let fall = try div.apply(mul.apply(inner, .float(-limit)), mul.apply(wider, wider))
      let rise = try mul.apply(
        mul.apply(sign.apply(x), pow(abs.apply(x), .float(p - 1))), reciprocal.apply(pow(norm, .float(p - 1))))
      let isOver = try gt.apply(norm, .scalar(.float(limit)))
      return try add.apply(
        scaled, whereSelect(isOver, .tensor(mul.apply(fall, rise)), .tensor(Tensor(.int(0), as: g.dtype))))
    }
  }

  static let renormOp: Op = .init(
    "renorm(Tensor input, Number p, int dim, Number maxnorm, *, Tensor out=None)", gradients: ["RenormBackward0"],
    doc: """
      Shrinks each slice along a dimension whose `p`-norm is more than `maxnorm`.

      >>> torch.renorm(torch.tensor([[3., 4.], [0., 1.]]), 2, 0, 1)
      tensor([[0.6000, 0.8000],
              [0.0000, 1.0000]])
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 3])), .int(2), .int(0), .float(1.5)])] },
    inPlace: { a in
      .tensor(
        try a.tensor(0).becomeInPlace(named: "RenormBackward0") { try renorm($0, a.double(1), a.int(2), a.double(3)) })
    }
  ) { a in .tensor(try renorm(a.tensor(0), a.double(1), a.int(2), a.double(3))) }
}
