// Grids, tiles, repeats, stacks of columns and other arrangements built from views and concatenation.

enum ArrangementOps {
  static let all: [Op] = [
    Op.tileOp, Op.meshgridOp, Op.fliplrOp, Op.flipudOp, Op.atleast1Op, Op.atleast2Op,
    Op.columnStackOp, Op.dstackOp, Op.tensorSplitOp, Op.repeatInterleaveOp, Op.diagEmbedOp, Op.cartesianProdOp,
  ]
}

extension Op {
  private static func pair(_ sizes: Shape) throws -> [CallArguments] {
    [CallArguments([.list([.tensor(try .ramp(sizes)), .tensor(try .ramp(sizes))], isTuple: false)])]
  }

  static let tileOp: Op = .init(
    "tile(Tensor input, int[] dims)", gradients: ["RepeatBackward0"],
    doc: """
      Repeats the tensor along each dimension, the last ones if fewer are given.

      >>> torch.tile(torch.tensor([1, 2]), (2,))
      tensor([1, 2, 1, 2])
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 3])), .list([.int(2)], isTuple: true)])] }
  ) { a in
    let x = try a.tensor(0)
    let repeats = try a.ints(1)
    return .tensor(try x.repeated([Int](repeating: 1, count: Swift.max(0, x.rank - repeats.count)) + repeats))
  }

  /// Grids of coordinates; for `xy` the first line runs along the second dimension and the second along the first.
  static func meshgrid(_ lines: [Tensor], isXY: Bool) throws -> [Tensor] {
    guard let first = lines.first else { throw TensorError.runtime("meshgrid expects a non-empty TensorList") }
    for line in lines where line.rank > 1 {
      throw TensorError.runtime("torch.meshgrid: Expected 0D or 1D tensor in the tensor list but got: \(line.sizes)")
    }
    for line in lines where line.dtype != first.dtype {
      throw TensorError.runtime("meshgrid expects all tensors to have the same dtype")
    }
    let swaps = isXY && lines.count >= 2
    let ordered = swaps ? [lines[1], lines[0]] + lines[2...] : lines
    let sizes = ordered.map(\.count)
    var grids = try ordered.enumerated().map { i, line in
      var shape = [Int](repeating: 1, count: ordered.count)
      shape[i] = line.count
      return try line.view(shape).expand(sizes)
    }
    if swaps { grids.swapAt(0, 1) }
    return grids
  }

  static let meshgridOp: VariadicOp = .init(
    "meshgrid(Tensor[] tensors, *, str indexing=None)", places: .function, gradients: ["ExpandBackward0"],
    doc: """
      Grids of the coordinates along each line.

      >>> torch.meshgrid(torch.tensor([1, 2]), torch.tensor([3, 4]), indexing='ij')[0]
      tensor([[1, 1],
              [2, 2]])
      """,
    samples: { try pair([2]) }
  ) { a in
    let indexing = a.string(1)
    if let indexing, indexing != "ij" && indexing != "xy" {
      throw TensorError.runtime(
        "torch.meshgrid: indexing must be one of \"xy\" or \"ij\", but received: \(indexing)")
    }
    if indexing == nil {
      try Warning(
        "torch.meshgrid: in an upcoming release, it will be required to pass the indexing argument.", isOnce: true
      ).give()
    }
    return .tensors(try meshgrid(a.tensors(0), isXY: indexing == "xy"))
  }

  private static func turned(_ name: String, _ d: Int, _ least: Int, _ example: String) -> Op {
    Op(
      "\(name)(Tensor input)", gradients: ["FlipBackward0"],
      doc: """
        Turns dimension \(d) around.

        >>> torch.\(name)(torch.tensor([[1, 2], [3, 4]]))
        tensor(\(example))
        """,
      samples: { [CallArguments([.tensor(try .ramp([2, 3]))])] }
    ) { a in
      let x = try a.tensor(0)
      guard x.rank >= least else { throw TensorError.runtime("Input must be >= \(least)-d.") }
      return .tensor(try x.flipped([d]))
    }
  }

  static let fliplrOp = turned("fliplr", 1, 2, "[[2, 1],\n        [4, 3]]")
  static let flipudOp = turned("flipud", 0, 1, "[[3, 4],\n        [1, 2]]")

  private static func atLeast(_ rank: Int, _ x: Tensor) throws -> Tensor {
    if x.rank >= rank { return x }
    switch (rank, x.rank) {
    case (_, 0): return try x.reshape([Int](repeating: 1, count: rank))
    case (3, 1): return try x.unsqueezed(0).unsqueezed(-1)
    case (3, _): return try x.unsqueezed(-1)
    default: return try x.unsqueezed(0)
    }
  }

  private static func atLeastOp(_ rank: Int, _ example: String) -> VariadicOp {
    VariadicOp(
      "atleast_\(rank)d(Tensor input)", "atleast_\(rank)d(Tensor[] tensors)", places: .function,
      doc: """
        A view with at least \(rank) dimension\(rank == 1 ? "" : "s").

        >>> torch.atleast_\(rank)d(torch.tensor(1))
        tensor(\(example))
        """,
      samples: { [CallArguments([.tensor(try .ramp([2]))])] }
    ) { a in
      if a.overload == 0 { return .tensor(try atLeast(rank, a.tensor(0))) }
      return .tensors(try a.tensors(0).map { try atLeast(rank, $0) })
    }
  }

  static let atleast1Op = atLeastOp(1, "[1]")
  static let atleast2Op = atLeastOp(2, "[[1]]")
  static let atleast3Op = atLeastOp(3, "[[[1]]]")

  static let columnStackOp: Op = .init(
    "column_stack(Tensor[] tensors, *, Tensor out=None)", places: .function, gradients: ["CatBackward0"],
    doc: """
      Puts tensors beside each other, vectors as columns.

      >>> torch.column_stack([torch.tensor([1, 2]), torch.tensor([3, 4])])
      tensor([[1, 3],
              [2, 4]])
      """,
    samples: { try pair([2]) }
  ) { a in .tensor(try cat(a.tensors(0).map { $0.rank <= 1 ? try $0.reshape([$0.count, 1]) : $0 }, 1)) }

  static let dstackOp: Op = .init(
    "dstack(Tensor[] tensors, *, Tensor out=None)", places: .function, gradients: ["CatBackward0"],
    doc: """
      Puts tensors behind each other, along the third dimension.

      >>> torch.dstack([torch.tensor([1]), torch.tensor([2])])
      tensor([[[1, 2]]])
      """,
    samples: { try pair([2]) }
  ) { a in
    .tensor(
      try cat(
        stacked(a, "dstack").map {
          let x = try atLeast(2, $0)
          return x.rank == 2 ? try x.unsqueezed(-1) : x
        }, 2))
  }

  static let tensorSplitOp: Op = .init(
    "tensor_split(Tensor input, int[] indices, int dim=0)",
    "tensor_split(Tensor input, Tensor tensor_indices_or_sections, int dim=0)",
    "tensor_split(Tensor input, int sections, int dim=0)",
    gradients: ["SliceBackward0"],
    doc: """
      Views of the parts between places, or of so many parts of nearly equal length.

      >>> torch.tensor_split(torch.tensor([1, 2, 3]), 2)
      (tensor([1, 2]), tensor([3]))
      """,
    samples: { [CallArguments([.tensor(try .ramp([5])), .int(2)])] }
  ) { a in
    let x = try a.tensor(0)
    guard x.rank > 0 else {
      throw TensorError.runtime("tensor_split expected at least a 1-dimensional tensor, but got a tensor with 0 dims")
    }
    let d = try x.wrap(a.int(2))
    let n = x.sizes[d]
    var cuts: [Int] = [0]
    if try a.overload == 2 || a.overload == 1 && a.tensor(1).rank == 0 {
      let sections = try a.int(1)
      guard sections > 0 else {
        throw TensorError.runtime("number of sections must be larger than 0, got \(sections)")
      }
      for i in 0..<sections { cuts.append((cuts.last ?? 0) + n / sections + (i < n % sections ? 1 : 0)) }
    } else {
      cuts += try (a.overload == 1 ? a.tensor(1).doubles().map { Int($0) } : a.ints(1)) + [n]
    }
    func place(_ i: Int) -> Int { Swift.min(n, Swift.max(0, i < 0 ? i + n : i)) }
    return .tensors(
      try (0..<(cuts.count - 1)).map {
        let start = place(cuts[$0])
        return try x.sliced(d, start, Swift.max(start, place(cuts[$0 + 1])), 1)
      })
  }

  /// Position `i` as often as element `i` says.
  private static func repeatedPositions(_ repeats: Tensor) throws -> Tensor {
    guard repeats.dtype == .int64 || repeats.dtype == .int32 else {
      throw TensorError.notImplemented("repeat_interleave_cpu", repeats.dtype)
    }
    guard repeats.rank == 1 else { throw TensorError.runtime("repeat_interleave only accept 1D vector as repeat") }
    var places: [Int] = []
    for (i, count) in repeats.scalars().enumerated() {
      guard count.int64 >= 0 else { throw TensorError.runtime("repeats can not be negative") }
      try Limits.checkInterrupt()
      places += [Int](repeating: i, count: Int(count.int64))
    }
    return try Tensor(integers: places).to(repeats.dtype)
  }

  static let repeatInterleaveOp: Op = .init(
    "repeat_interleave(Tensor input, Tensor repeats, int dim=None, *, int output_size=None)",
    "repeat_interleave(Tensor repeats, *, int output_size=None)",
    "repeat_interleave(Tensor input, int repeats, int dim=None, *, int output_size=None)",
    gradients: ["IndexSelectBackward0"],
    doc: """
      Repeats each element.

      >>> torch.repeat_interleave(torch.tensor([1, 2]), 2)
      tensor([1, 1, 2, 2])
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 3])), .int(2), .int(1)])] }
  ) { a in
    if a.overload == 1 { return .tensor(try repeatedPositions(a.tensor(0))) }
    var x = try a.tensor(0)
    if !a.has(2) { x = try x.flattened() }
    let d = try a.optionalInt(2).map { try x.wrap($0) } ?? 0
    if x.rank == 0 {
      throw a.overload == 0
        ? TensorError.index("Dimension specified as \(d) but tensor has no dimensions")
        : TensorError.dimensionOutOfRange(1, rank: 0)
    }
    let n = x.sizes[d]
    if a.overload == 2, try a.int(1) < 0 { throw TensorError.runtime("Repeats must be non-negative") }
    if a.overload == 2, case let count = try a.int(1), count >= 0 {
      var wide = Array(x.sizes)
      wide.insert(count, at: d + 1)
      return .tensor(try x.unsqueezed(d + 1).expand(wide).clone().contiguous().flattened(d, d + 1))
    }
    var counts = try a.overload == 0 ? a.tensor(1).scalars().map { Int($0.int64) } : [a.int(1)]
    if a.overload == 2 || counts.count == 1 {
      counts = [Int](repeating: counts.first ?? 0, count: n)
    }
    guard counts.count == n else {
      throw TensorError.runtime(
        "repeats must have the same size as input along dim, but got repeats.size(0) = \(counts.count) and "
          + "input.size(\(d)) = \(n)")
    }
    guard counts.allSatisfy({ $0 >= 0 }) else { throw TensorError.runtime("repeats can not be negative") }
    var places: [Int] = []
    for (i, count) in counts.enumerated() {
      try Limits.checkInterrupt()
      places += [Int](repeating: i, count: count)
    }
    let index = try Tensor(integers: places)
    return try indexSelectOp.call(CallArguments([.tensor(x), .int(d), .tensor(index)]))
  }

  static let diagEmbedOp: Op = .init(
    "diag_embed(Tensor input, int offset=0, int dim1=-2, int dim2=-1)", gradients: ["DiagEmbedBackward0"],
    doc: """
      Matrices with the last dimension as their diagonal.

      >>> torch.diag_embed(torch.tensor([1, 2]))
      tensor([[1, 0],
              [0, 2]])
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 3]))])] }
  ) { a in
    let (x, offset) = (try a.tensor(0), try a.int(1))
    guard offset.magnitude < 1 << 40 else { throw TensorError.runtime("diag_embed: offset is too large") }
    let rank = x.rank + 1
    func place(_ d: Int) throws -> Int {
      guard d >= -rank && d < rank else { throw TensorError.dimensionOutOfRange(d, rank: rank) }
      return d < 0 ? d + rank : d
    }
    let (p, q) = (try place(a.int(2)), try place(a.int(3)))
    guard p != q else {
      throw TensorError.runtime("diagonal dimensions cannot be identical \(try a.int(2)), \(try a.int(3))")
    }
    guard x.rank > 0 else { throw TensorError.dimensionOutOfRange(-1, rank: 0) }
    let n = x.sizes[x.rank - 1] + Int(offset.magnitude)
    var sizes = Array(x.sizes.dropLast())
    for d in [Swift.min(p, q), Swift.max(p, q)] { sizes.insert(n, at: d) }
    let shape = Shape(sizes)
    let value = try GradMode.with(false) { try x.placed(in: shape) { try $0.diagonal(offset, p, q) }.detach() }
    return .tensor(try value.recorded("DiagEmbedBackward0", [x]) { _, g, _ in try g.diagonal(offset, p, q) })
  }

  static let cartesianProdOp: VariadicOp = .init(
    "cartesian_prod(Tensor[] tensors)", places: .function, gradients: ["StackBackward0"],
    doc: """
      All combinations of an element of each tensor, one row each.

      >>> torch.cartesian_prod(torch.tensor([1, 2]), torch.tensor([3]))
      tensor([[1, 3],
              [2, 3]])
      """,
    samples: { [CallArguments([.tensor(try .ramp([2])), .tensor(try .ramp([2]))])] }
  ) { a in
    let lines = try a.tensors(0)
    for line in lines where line.rank != 1 {
      throw TensorError.runtime("Expect a 1D vector, but got shape \(line.sizes)")
    }
    if lines.count == 1 { return .tensor(lines[0]) }
    return .tensor(try stack(meshgrid(lines, isXY: false).map { try $0.reshape([-1]) }, 1))
  }
}
