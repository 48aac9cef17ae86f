// Rotations, splits by direction, blocks, combinations, powers in columns, slopes, and lists of positions.

enum RearrangementOps {
  static let all: [Op] = [
    Op.rot90Op, Op.hsplitOp, Op.vsplitOp, Op.dsplitOp, Op.atleast3Op, Op.blockDiagOp, Op.broadcastTensorsOp,
    Op.combinationsOp, Op.vanderOp, Op.linalgVanderOp, Op.gradientOp, Op.diagflatOp, Op.trilIndicesOp,
    Op.triuIndicesOp, Op.narrowCopyOp, Op.adjointOp, Op.splitWithSizesOp,
  ]
}

extension Op {
  // MARK: Turning and splitting

  private static func rotated(_ x: Tensor, _ times: Int, _ dimensions: [Int]) throws -> Tensor {
    guard dimensions.count == 2 else {
      throw TensorError.runtime("expected total rotation dims == 2, but got dims = \(dimensions.count)")
    }
    guard x.rank >= 2 else { throw TensorError.runtime("expected total dims >= 2, but got total dims = \(x.rank)") }
    guard dimensions[0] != dimensions[1], Swift.abs(dimensions[0] - dimensions[1]) != x.rank else {
      throw TensorError.runtime(
        "expected rotation dims to be different, but got dim0 = \(dimensions[0]) and dim1 = \(dimensions[1])")
    }
    for d in dimensions where d >= x.rank || d < -x.rank {
      throw TensorError.runtime(
        "Rotation dim\(d == dimensions[0] ? 0 : 1) out of range, dim\(d == dimensions[0] ? 0 : 1) = \(d)")
    }
    let (p, q) = (try x.wrap(dimensions[0]), try x.wrap(dimensions[1]))
    let value = try GradMode.with(false) {
      switch ((times % 4) + 4) % 4 {
      case 1: try x.flipped([q]).transposed(p, q).detach()
      case 2: try x.flipped([p, q])
      case 3: try x.flipped([p]).transposed(p, q).detach()
      default: try x.clone()
      }
    }
    return try value.recorded("Rot90Backward0", [x]) { _, g, _ in try rotated(g, -times, dimensions) }
  }

  static let rot90Op: Op = .init(
    "rot90(Tensor input, int k=1, int[] dims=[0,1])", gradients: ["Rot90Backward0"],
    doc: """
      Turns by `k` times 90 degrees in the plane of two dimensions.

      >>> torch.rot90(torch.tensor([[1, 2], [3, 4]]))
      tensor([[2, 4],
              [1, 3]])
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 3]))]), CallArguments([.tensor(try .ramp([2, 3])), .int(2)])] }
  ) { a in .tensor(try rotated(a.tensor(0), a.int(1), a.has(2) ? a.ints(2) : [0, 1])) }

  private static func directed(
    _ name: String, _ least: Int, _ doc: String, _ example: String, _ dimension: @escaping (Tensor) -> Int
  ) -> Op {
    Op(
      "\(name)(Tensor input, int sections)", "\(name)(Tensor input, int[] indices)", gradients: ["SliceBackward0"],
      doc: """
        Views of the parts \(doc).

        \(example)
        """,
      samples: { [CallArguments([.tensor(try .ramp([2, 2, 2])), .int(2)])] }
    ) { a in
      let x = try a.tensor(0)
      guard x.rank >= least else {
        throw TensorError.runtime(
          "torch.\(name) requires a tensor with at least \(least) dimension, but got a tensor with \(x.rank) dimensions!"
        )
      }
      let d = dimension(x)
      if a.overload == 0 {
        let n = try a.int(1)
        guard n != 0 && x.sizes[d] % n == 0 else {
          throw TensorError.runtime(
            "torch.\(name) attempted to split along dimension \(d), but the size of the dimension \(x.sizes[d]) is not "
              + "divisible by the split_size \(n)!")
        }
      }
      return try tensorSplitOp.call(CallArguments([.tensor(x), a.values[1], .int(d)]))
    }
  }

  static let hsplitOp = directed(
    "hsplit", 1, "beside each other",
    ">>> torch.hsplit(torch.tensor([1, 2]), 2)\n(tensor([1]), tensor([2]))"
  ) { $0.rank == 1 ? 0 : 1 }
  static let vsplitOp = directed(
    "vsplit", 2, "below each other",
    ">>> torch.vsplit(torch.tensor([[1], [2]]), 2)\n(tensor([[1]]), tensor([[2]]))"
  ) { _ in 0 }
  static let dsplitOp = directed(
    "dsplit", 3, "behind each other",
    ">>> torch.dsplit(torch.tensor([[[1, 2]]]), 2)\n(tensor([[[1]]]), tensor([[[2]]]))"
  ) { _ in 2 }

  static let splitWithSizesOp: Op = .init(
    "split_with_sizes(Tensor input, int[] split_sizes, int dim=0)", gradients: ["SplitWithSizesBackward0"],
    doc: """
      Views of parts of given lengths along a dimension.

      >>> torch.split_with_sizes(torch.tensor([1, 2, 3]), [1, 2])
      (tensor([1]), tensor([2, 3]))
      """,
    samples: { [CallArguments([.tensor(try .ramp([3])), .list([.int(1), .int(2)], isTuple: false)])] }
  ) { a in
    .tensors(try split(a.tensor(0), lengths: a.ints(1), a.int(2)))
  }

  // MARK: Blocks

  static let blockDiagOp: VariadicOp = .init(
    "block_diag(Tensor[] tensors)", places: .function, gradients: ["BlockDiagBackward0"],
    doc: """
      A matrix with the given ones along its diagonal.

      >>> torch.block_diag(torch.tensor([[1, 2]]), torch.tensor([3]))
      tensor([[1, 2, 0],
              [0, 0, 3]])
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 3])), .tensor(try .ramp([2]))])] }
  ) { a in
    let blocks = try a.tensors(0)
    for (i, block) in blocks.enumerated() where block.rank > 2 {
      throw TensorError.runtime(
        "torch.block_diag: Input tensors must have 2 or fewer dimensions. Input \(i) has \(block.rank) dimensions")
    }
    if blocks.isEmpty { return .tensor(try Tensor.zeros([1, 0])) }
    let sizes = blocks.map { $0.rank == 2 ? ($0.sizes[0], $0.sizes[1]) : (1, $0.count) }
    let dtype = Promotion.resultType(blocks)
    let total = Shape([sizes.reduce(0) { $0 + $1.0 }, sizes.reduce(0) { $0 + $1.1 }])
    let out = try Tensor.zeros(total, dtype: dtype)
    var corners: [(Int, Int)] = []
    var (row, column) = (0, 0)
    for (block, size) in zip(blocks, sizes) {
      corners.append((row, column))
      try GradMode.with(false) {
        try out.narrow(0, row, size.0).narrow(1, column, size.1).copyElements(from: block.reshape([size.0, size.1]))
      }
      row += size.0
      column += size.1
    }
    let places = corners
    return .tensor(
      try out.recorded("BlockDiagBackward0", blocks) { i, g, _ in
        try g.narrow(0, places[i].0, sizes[i].0).narrow(1, places[i].1, sizes[i].1).reshape(Array(blocks[i].sizes))
      })
  }

  static let broadcastTensorsOp: VariadicOp = .init(
    "broadcast_tensors(Tensor[] tensors)", places: .function, gradients: ["ExpandBackward0"],
    doc: """
      Views of the tensors in the shape that they broadcast to.

      >>> torch.broadcast_tensors(torch.tensor([1, 2]), torch.tensor([[3]]))
      (tensor([[1, 2]]), tensor([[3, 3]]))
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 3])), .tensor(try .ramp([3]))])] }
  ) { a in
    let tensors = try a.tensors(0)
    var sizes = Shape()
    for tensor in tensors { sizes = try Shape.broadcast(sizes, tensor.sizes) }
    return .tensors(try tensors.map { $0.sizes == sizes ? $0 : try $0.expand(Array(sizes)) })
  }

  static let combinationsOp: Op = .init(
    "combinations(Tensor input, int r=2, bool with_replacement=False)", places: .function,
    gradients: ["StackBackward0"],
    doc: """
      All choices of `r` elements, one row each.

      >>> torch.combinations(torch.tensor([1, 2, 3]))
      tensor([[1, 2],
              [1, 3],
              [2, 3]])
      """,
    samples: { [CallArguments([.tensor(try .ramp([3]))])] }
  ) { a in
    let (x, r, repeats) = (try a.tensor(0), try a.int(1), try a.bool(2))
    guard x.rank == 1 else { throw TensorError.runtime("Expect a 1D vector, but got shape \(x.sizes)") }
    guard r >= 0 else { throw TensorError.runtime("Expect a non-negative number, but got \(r)") }
    if r == 0 { return .tensor(try Tensor(uninitialized: [0], x.dtype)) }
    var columns = [[Int]](repeating: [], count: r)
    var choice: [Int] = []
    func choose(_ from: Int) throws {
      if choice.count == r {
        try Limits.checkInterrupt()
        for (c, i) in choice.enumerated() { columns[c].append(i) }
        return
      }
      var i = from
      while i < x.count {
        choice.append(i)
        try choose(repeats ? i : i + 1)
        choice.removeLast()
        i += 1
      }
    }
    guard r <= 1000 else { throw TensorError(.notImplemented, "torch.combinations: more than 1000 elements a choice") }
    try choose(0)
    return .tensor(try stack(columns.map { try x.index([.tensor(Tensor(integers: $0))]) }, 1))
  }

  /// The powers of each element of `x`, in columns.
  private static func powers(_ x: Tensor, _ columns: Int) throws -> Tensor {
    if columns == 0 { return try Tensor(uninitialized: Shape(Array(x.sizes) + [0]), x.dtype) }
    let ones = try Tensor.full(Shape(Array(x.sizes) + [1]), .int(1), dtype: x.dtype)
    if columns == 1 { return ones }
    let repeated = try x.unsqueezed(-1).expand(Array(x.sizes) + [columns - 1])
    return try cat([ones, repeated.cumprod(-1)], -1)
  }

  static let vanderOp: Op = .init(
    "vander(Tensor x, int? N=None, bool increasing=False)", places: .function, gradients: ["FlipBackward0"],
    doc: """
      The powers of each element, one row each, falling unless `increasing`.

      >>> torch.vander(torch.tensor([1, 2, 3]))
      tensor([[1, 1, 1],
              [4, 2, 1],
              [9, 3, 1]])
      """,
    samples: { [CallArguments([.tensor(try Tensor(integers: [1, 2, 3]))])] }
  ) { a in
    let x = try a.tensor(0)
    guard x.rank == 1 else { throw TensorError.runtime("x must be a one-dimensional tensor.") }
    let n = try a.optionalInt(1) ?? x.count
    guard n >= 0 else { throw TensorError.runtime("N must be non-negative.") }
    let source = x.dtype.isFloatingPoint ? x : try x.to(.int64)
    let made = try powers(source, n)
    return .tensor(try a.bool(2) ? made : made.flipped([1]))
  }

  static let linalgVanderOp: Op = .init(
    "linalg_vander(Tensor x, *, int? N=None)", places: [], gradients: ["CatBackward0"],
    doc: """
      The rising powers of each element, in columns.

      >>> torch.linalg.vander(torch.tensor([1, 2, 3]))
      tensor([[1, 1, 1],
              [1, 2, 4],
              [1, 3, 9]])
      """,
    samples: { [CallArguments([.tensor(try .ramp([3]))])] }
  ) { a in
    let x = try a.tensor(0)
    let n = try a.optionalInt(1) ?? (x.rank == 0 ? 1 : x.sizes[x.rank - 1])
    guard n > 1 else { throw TensorError.runtime("N must be greater than 1.") }
    return .tensor(try powers(x.dtype.isFloatingPoint ? x : x.to(.int64), n))
  }

  // MARK: Slopes

  /// Differences of neighbours over their distances: centred within, one-sided at the ends.
  private static func slope(_ x: Tensor, _ d: Int, spacing: Operand, order: Int) throws -> Tensor {
    let n = x.sizes[d]
    let x = x.dtype.isFloatingPoint ? x : try x.to(.defaultFloat)
    func part(_ x: Tensor, _ start: Int, _ length: Int) throws -> Tensor { try x.narrow(d, start, length) }
    switch spacing {
    case .scalar(let step):
      let h = step.double
      let middle = try div.apply(sub.apply(part(x, 2, n - 2), part(x, 0, n - 2)), .float(2 * h))
      let (head, tail): (Tensor, Tensor)
      if order == 1 {
        head = try div.apply(sub.apply(part(x, 1, 1), part(x, 0, 1)), .float(h))
        tail = try div.apply(sub.apply(part(x, n - 1, 1), part(x, n - 2, 1)), .float(h))
      } else {
        let rise = try sub.apply(mul.apply(part(x, 1, 1), .int(4)), mul.apply(part(x, 0, 1), .int(3)))
        head = try div.apply(sub.apply(rise, part(x, 2, 1)), .float(2 * h))
        let fall = try sub.apply(mul.apply(part(x, n - 1, 1), .int(3)), mul.apply(part(x, n - 2, 1), .int(4)))
        tail = try div.apply(add.apply(fall, part(x, n - 3, 1)), .float(2 * h))
      }
      return try cat([head, middle, tail], d)
    case .tensor(let places):
      guard order == 1 else {
        throw TensorError(.notImplemented, "torch.gradient: edge_order=2 with coordinates is not supported")
      }
      var shape = [Int](repeating: 1, count: x.rank)
      shape[d] = n - 1
      let steps = try sub.apply(places.narrow(0, 1, n - 1), places.narrow(0, 0, n - 1)).reshape(shape)
      let slopes = try div.apply(sub.apply(part(x, 1, n - 1), part(x, 0, n - 1)), steps)
      let (left, right) = (try part(steps, 0, n - 2), try part(steps, 1, n - 2))
      let weighted = try add.apply(
        mul.apply(part(slopes, 0, n - 2), right), mul.apply(part(slopes, 1, n - 2), left))
      let middle = try div.apply(weighted, add.apply(left, right))
      return try cat([part(slopes, 0, 1), middle, part(slopes, n - 2, 1)], d)
    }
  }

  static let gradientOp: Op = .init(
    "gradient(Tensor input, *, int[] dim, int edge_order=1)",
    "gradient(Tensor input, *, Number spacing, int[] dim, int edge_order=1)",
    "gradient(Tensor input, *, Number? spacing=None, int? dim=None, int edge_order=1)",
    "gradient(Tensor input, *, Number[] spacing, int? dim=None, int edge_order=1)",
    "gradient(Tensor input, *, Number[] spacing, int[] dim, int edge_order=1)",
    "gradient(Tensor input, *, Tensor[] spacing, int? dim=None, int edge_order=1)",
    "gradient(Tensor input, *, Tensor[] spacing, int[] dim, int edge_order=1)", places: .function,
    gradients: ["CatBackward0"],
    doc: """
      Estimates the slope along each dimension from neighbours `spacing` apart.

      >>> torch.gradient(torch.tensor([1., 4., 9.]))
      (tensor([3., 4., 5.]),)
      """,
    samples: { [CallArguments([.tensor(try .ramp([4, 3]))])] }
  ) { a in
    let x = try a.tensor(0)
    let (spacing, at): (Argument, Int) = a.overload == 0 ? (.none, 1) : (a.values[1], 2)
    let dimensions = try a.has(at) ? a.ints(at).map { try x.wrap($0) } : Array(0..<x.rank)
    let order = try a.int(at + 1)
    if x.dtype == .uint8 { throw TensorError.runtime("torch.gradient does not support uint8 input.") }
    if x.dtype == .bool { try refuseBoolSubtraction(.bool, .bool, .bool) }
    guard order == 1 || order == 2 else {
      throw TensorError.runtime("torch.gradient only supports edge_order=1 and edge_order=2.")
    }
    for d in dimensions where x.sizes[d] < order + 1 {
      throw TensorError.runtime("torch.gradient expected each dimension size to be at least edge_order+1")
    }
    var spacings = [Operand](repeating: .scalar(.int(1)), count: dimensions.count)
    if case .list(let elements, _) = spacing {
      guard elements.count == dimensions.count else {
        throw TensorError.runtime(
          "torch.gradient expected spacing to be unspecified, a scalar, or a list of length equal to 'self.dim() = "
            + "\(x.rank)', since dim argument was not given, but got a list of length \(elements.count)")
      }
      spacings = try elements.enumerated().map { i, element in
        if case .tensor(let places) = element, places.rank == 1 {
          guard places.count == x.sizes[dimensions[i]] else {
            throw TensorError.runtime(
              "torch.gradient expected each element to have a single dimension of the size of the dimension")
          }
          return .tensor(places)
        }
        guard let scalar = element.scalar else {
          throw TensorError(.notImplemented, "torch.gradient: this kind of spacing is not supported")
        }
        return .scalar(scalar)
      }
    } else if !spacing.isNone {
      spacings = [Operand](repeating: .scalar(try a.scalar(1)), count: dimensions.count)
    }
    return .tensors(try zip(dimensions, spacings).map { try slope(x, $0, spacing: $1, order: order) })
  }

  // MARK: Diagonals and positions

  static let diagflatOp: Op = .init(
    "diagflat(Tensor input, int offset=0)", gradients: ["DiagEmbedBackward0"],
    doc: """
      A matrix with the elements on a diagonal.

      >>> torch.diagflat(torch.tensor([[1, 2]]))
      tensor([[1, 0],
              [0, 2]])
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 2]))])] }
  ) { a in
    let line = try a.tensor(0).reshape([-1])
    return try diagEmbedOp.call(CallArguments([.tensor(line), a.values[1]]))
  }

  private static func indices(_ name: String, _ example: String, _ isInside: @escaping (Int, Int) -> Bool) -> Op {
    Op(
      "\(name)(int row, int col, int offset=0, *, options)", places: .function,
      doc: """
        The positions in a triangle of a matrix.

        >>> torch.\(name)(2, 2)
        tensor(\(example))
        """,
      samples: { [CallArguments([.int(3), .int(2)])] }
    ) { a in
      let (rows, columns, offset) = (try a.int(0), try a.int(1), try a.int(2))
      guard rows >= 0 else { throw TensorError.runtime("row must be non-negative, got\(rows)") }
      guard columns >= 0 else { throw TensorError.runtime("col must be non-negative, got\(columns)") }
      var (first, second): ([Int], [Int]) = ([], [])
      for r in 0..<rows {
        try Limits.checkInterrupt()
        for c in 0..<columns where isInside(c - r, offset) {
          first.append(r)
          second.append(c)
        }
      }
      return .tensor(try Tensor(integers: first + second, sizes: [2, first.count]).to(a.dtype(3) ?? .int64))
    }
  }

  static let trilIndicesOp = indices("tril_indices", "[[0, 1, 1],\n        [0, 0, 1]]") { $0 <= $1 }
  static let triuIndicesOp = indices("triu_indices", "[[0, 0, 1],\n        [0, 1, 1]]") { $0 >= $1 }

  static let narrowCopyOp: Op = .init(
    "narrow_copy(Tensor input, int dim, int start, int length, *, Tensor out=None)",
    gradients: ["NarrowCopyBackward0"],
    doc: """
      A copy of a range along a dimension.

      >>> torch.narrow_copy(torch.tensor([1, 2, 3]), 0, 1, 2)
      tensor([2, 3])
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 3])), .int(1), .int(1), .int(2)])] }
  ) { a in
    let x = try a.tensor(0)
    if x.rank == 0 { throw TensorError.runtime("narrow() cannot be applied to a 0-dim tensor.") }
    let (d, start, length) = (try x.wrap(a.int(1)), try a.int(2), try a.int(3))
    let value = try GradMode.with(false) { try x.narrow(d, start, length).clone() }
    let sizes = x.sizes
    return .tensor(
      try value.recorded("NarrowCopyBackward0", [x]) { _, g, _ in
        try g.placed(in: sizes) { try $0.narrow(d, start, length) }
      })
  }

  static let adjointOp: Op = .init(
    "adjoint(Tensor input)", gradients: ["TransposeBackward0"],
    doc: """
      Matrices with rows and columns exchanged, as a view.

      >>> torch.adjoint(torch.tensor([[1, 2]]))
      tensor([[1],
              [2]])
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 3]))])] }
  ) { a in
    let x = try a.tensor(0)
    if x.rank == 0 { return .tensor(x) }
    guard x.rank > 1 else {
      throw TensorError.runtime(
        "tensor.adjoint() is only supported on matrices or batches of matrices. Got 1-D tensor.")
    }
    return .tensor(try x.transposed(-2, -1))
  }
}
