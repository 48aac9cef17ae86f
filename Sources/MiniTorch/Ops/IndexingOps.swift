// Picking elements by positions and masks.

enum IndexingOps {
  static let all: [Op] = [
    Op.nonzeroOp, Op.indexSelectOp, Op.gatherOp, Op.scatterOp, Op.scatterAddOp, Op.indexAddOp, Op.takeOp,
    Op.maskedSelectOp,
    Op.trilOp, Op.triuOp, Op.diagOp, Op.traceOp,
  ]
}

extension Op {
  /// The positions of the elements that are not zero, one row each.
  public static func nonzero(_ x: Tensor) throws -> Tensor {
    var found: [Int] = []
    if x.dtype == .bool {
      let flags = try x.contiguousElements(as: .bool)
      let bytes = flags.data.assumingMemoryBound(to: UInt8.self)
      for i in 0..<x.count where bytes[i] != 0 { found.append(i) }
    } else {
      for (i, flag) in x.scalars().enumerated() where flag.double != 0 || flag.double.isNaN { found.append(i) }
    }
    if x.rank == 1 { return try Tensor(integers: found, sizes: [found.count, 1]) }
    let steps = x.sizes.contiguousStrides
    // PyTorch keeps a column for each dimension.
    let made = try Tensor(uninitialized: [x.rank, found.count], .int64)
    for d in 0..<x.rank {
      let column = made.int64 + d * found.count
      for (i, place) in found.enumerated() { column[i] = Int64(place / steps[d] % x.sizes[d]) }
    }
    return Tensor(
      storage: made.storage, offset: 0, sizes: [found.count, x.rank], strides: [1, Swift.max(found.count, 1)],
      dtype: .int64)
  }

  static let nonzeroOp: Op = .init(
    "nonzero(Tensor input, *, Tensor out=None)", "nonzero(Tensor input, *, bool as_tuple)",
    doc: """
      The positions of the elements that are not zero.

      >>> torch.nonzero(torch.tensor([0, 5, 6]))
      tensor([[1],
              [2]])
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 2]))])] }
  ) { a in
    let found = try nonzero(a.tensor(0))
    if try a.overload == 0 || !a.bool(1) { return .tensor(found) }
    // A number counts as a line of one.
    return .tensors(
      try a.tensor(0).rank == 0 ? [Tensor(integers: [Int](repeating: 0, count: found.sizes[0]))] : found.unbound(1))
  }

  static let indexSelectOp: Op = .init(
    "index_select(Tensor input, int dim, Tensor index, *, Tensor out=None)", gradients: ["IndexSelectBackward0"],
    doc: """
      The places `index` along a dimension.

      >>> torch.index_select(torch.tensor([5, 6, 7]), 0, torch.tensor([2, 0]))
      tensor([7, 5])
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 3])), .int(1), .tensor(try Tensor(integers: [2, 0, 2]))])] }
  ) { a in
    let (x, index) = (try a.tensor(0), try a.tensor(2))
    let d = try x.wrap(a.int(1))
    guard index.rank <= 1 else { throw TensorError.index("index_select(): Index is supposed to be a vector") }
    guard index.dtype == .int64 || index.dtype == .int32 else {
      throw TensorError.runtime("index_select(): Expected dtype int32 or int64 for index")
    }
    if x.rank == 0 && index.count != 1 {
      throw TensorError.runtime(
        "index_select(): Index to scalar can have only 1 value, got \(index.count) value(s)")
    }
    let line = try index.reshape([-1]).contiguousElements(as: .int64)
    let n = x.rank == 0 ? 1 : x.sizes[d]
    if n == 0 && line.count > 0 {
      throw TensorError.runtime("index_select(): self indexing axis dim should be positive")
    }
    for i in 0..<line.count where line.int64[i] < 0 || Int(line.int64[i]) >= n {
      throw TensorError.index("index out of range in self")
    }
    if x.rank == 0 { return .tensor(try x.clone()) }
    let value = try GradMode.with(false) { try GatherPlan(x, [(d, line)]).gather(x) }
    let sizes = x.sizes
    return .tensor(
      try value.recorded("IndexSelectBackward0", [x], saving: [index]) { _, g, _ in
        let zero = try Tensor(uninitialized: sizes, g.dtype)
        try zero.fillElements(with: .int(0))
        return try indexAdd(zero, d, line, g)
      })
  }

  /// `x` with the rows of `source` added at the places `index` along a dimension.
  static func indexAdd(_ x: Tensor, _ d: Int, _ index: Tensor, _ source: Tensor, alpha: Scalar = .int(1)) throws
    -> Tensor
  {
    try checkRows(x, d, index, source)
    let out = try x.clonedElements(.contiguous)
    let addend = try GradMode.with(false) { try alpha.isOne ? source : mul.apply(source, alpha) }
    try GradMode.with(false) {
      try GatherPlan(out, [(d, index)]).put(addend.converted(to: x.dtype), into: out, adds: true)
    }
    let saving = source.requiresGrad ? [index, source] : [index]
    return try out.recorded("IndexAddBackward0", [x, source], saving: saving) { i, g, saved in
      if i == 0 { return g }
      let part = try GatherPlan(g, [(d, saved[0])]).gather(g)
      return alpha.isOne ? part : try mul.apply(part, alpha)
    }
  }

  private static func checkRows(_ x: Tensor, _ d: Int, _ index: Tensor, _ source: Tensor) throws {
    guard index.dtype == .int64 || index.dtype == .int32 else {
      throw TensorError.runtime(
        "index_add_(): Expected dtype int32/int64 for index but got: \(index.dtype.scalarName)")
    }
    guard index.rank <= 1 else {
      throw TensorError.index(
        "index_add_(): Index is supposed to be a vector, but got dim: \(index.rank) with type: \(index.dtype.scalarName) and "
          + "size: \(index.sizes)")
    }
    guard x.dtype == source.dtype else {
      throw TensorError.runtime(
        "index_add_(): self (\(x.dtype.scalarName)) and source (\(source.dtype.scalarName)) must have the same scalar type"
      )
    }
    let (mine, theirs) = (Array(x.sizes), Array(source.sizes))
    let length = theirs.isEmpty ? 1 : d < theirs.count ? theirs[d] : -1
    if x.rank > 0 && length != index.count {
      guard length >= 0 else { throw TensorError.dimensionOutOfRange(d, rank: theirs.count) }
      throw TensorError.runtime(
        "index_add_(): Number of indices (\(index.count)) should be equal to source.size(dim): (\(length)), for dim: \(d)"
      )
    }
    if theirs.count != mine.count || (0..<mine.count).contains(where: { $0 != d && mine[$0] != theirs[$0] }) {
      throw TensorError.runtime(
        "source tensor shape must match self tensor shape, excluding the specified dimension. Got self.shape = \(x.sizes) "
          + "source.shape = \(source.sizes)")
    }
    for i in index.scalars() where i.int64 < 0 || i.int64 >= Int64(x.rank == 0 ? 1 : mine[d]) {
      throw TensorError.index("index out of range in self")
    }
  }

  static let indexAddOp: Op = .init(
    "index_add(Tensor input, int dim, Tensor index, Tensor source, *, Number alpha=1, Tensor out=None)",
    gradients: ["IndexAddBackward0"],
    doc: """
      Adds the rows of `source` at the places `index` along a dimension.

      >>> torch.zeros(3).index_add(0, torch.tensor([1, 1]), torch.tensor([2., 3.]))
      tensor([0., 5., 0.])
      """,
    samples: {
      [
        CallArguments([
          .tensor(try .ramp([3])), .int(0), .tensor(try Tensor(integers: [1, 1])), .tensor(try .ramp([2])),
        ])
      ]
    },
    inPlace: { a in
      .tensor(
        try a.tensor(0).becomeInPlace(named: "IndexAddBackward0") {
          try indexAdd($0, $0.wrap(a.int(1)), a.tensor(2), a.tensor(3), alpha: a.scalar(4))
        })
    }
  ) { a in
    let x = try a.tensor(0)
    return .tensor(try indexAdd(x, x.wrap(a.int(1)), a.tensor(2), a.tensor(3), alpha: a.scalar(4)))
  }

  // MARK: One position for each element

  /// For each element of `index` the offset of the element that it names along dimension `d` of a contiguous tensor.
  ///
  /// - Parameter source: what is written there, for the functions that write; nil for `gather`.
  static func places(_ sizes: Shape, _ d: Int, _ index: Tensor, writing source: Operand? = nil) throws -> [Int] {
    let gathers = source == nil
    if index.count == 0 { return [] }
    guard index.dtype == .int64 || index.dtype == .int32 else {
      throw TensorError.runtime("\(gathers ? "gather" : "scatter")(): Expected dtype int32/int64 for index")
    }
    guard Swift.max(index.rank, 1) == Swift.max(sizes.count, 1) else {
      throw TensorError.runtime(
        "Index tensor must have the same number of dimensions as \(gathers ? "input" : "self") tensor")
    }
    if let tensor = source?.tensor, Swift.max(tensor.rank, 1) != Swift.max(index.rank, 1) {
      throw TensorError.runtime("Index tensor must have the same number of dimensions as src tensor")
    }
    for k in 0..<Swift.min(index.rank, sizes.count) {
      let isLarge = k != d && index.sizes[k] > sizes[k]
      if gathers && isLarge {
        throw TensorError.runtime(
          "Size does not match at dimension \(k) expected index \(index.sizes) to be no larger than self \(sizes) apart from "
            + "dimension \(d)")
      }
      let limit = source?.tensor
      if isLarge || limit.map({ index.sizes[k] > (k < $0.rank ? $0.sizes[k] : k == 0 ? 1 : .max) }) == true {
        let more = limit.map { " and to be no larger size than src \($0.sizes)" } ?? ""
        throw TensorError.runtime(
          "Expected index \(index.sizes) to be no larger than self \(sizes) apart from dimension \(d)\(more)")
      }
    }
    let line = try index.contiguousElements(as: .int64)
    let n = sizes.count == 0 ? 1 : sizes[d]
    // The steps through the tensor that the index walks along; its own dimension is the index's affair.
    var steps = index.sizes.contiguousStrides
    let step = sizes.count == 0 ? 0 : sizes.contiguousStrides[d]
    for e in 0..<index.rank { steps[e] = e == d || e >= sizes.count ? 0 : sizes.contiguousStrides[e] }
    let positions = line.int64
    let last = Swift.max(0, index.rank - 1)
    let (width, lastStep) = index.rank == 0 ? (1, 0) : (index.sizes[last], steps[last])
    var places = [Int](repeating: 0, count: line.count)
    var at = Shape(repeating: 0, count: last)
    var (i, base) = (0, 0)
    while i < line.count {
      var place = base
      for _ in 0..<width {
        let k = Int(positions[i])
        guard k >= 0 && k < n else {
          throw TensorError.runtime("index \(k) is out of bounds for dimension \(d) with size \(n)")
        }
        places[i] = place &+ k &* step
        place &+= lastStep
        i += 1
      }
      var e = last - 1
      while e >= 0 {
        at[e] += 1
        base += steps[e]
        if at[e] < index.sizes[e] { break }
        base -= steps[e] * index.sizes[e]
        at[e] = 0
        e -= 1
      }
    }
    return places
  }

  /// Picks one element for each element of `index`.
  public static func gather(_ x: Tensor, _ dimension: Int, _ index: Tensor) throws -> Tensor {
    let d = try x.wrap(dimension)
    let places = try places(x.sizes, d, index)
    let source = try x.contiguousElements(as: x.dtype)
    let out = try Tensor(uninitialized: index.sizes, x.dtype)
    let size = x.dtype.itemSize
    if size == 4 {
      let (from, to) = (source.float32, out.float32)
      for i in places.indices { to[i] = from[places[i]] }
    } else {
      for (i, place) in places.enumerated() {
        (out.data + i * size).copyMemory(from: source.data + place * size, byteCount: size)
      }
    }
    let sizes = x.sizes
    return try out.recorded("GatherBackward0", [x], saving: [index, x]) { _, g, saved in
      _ = try saved[1]
      let zero = try Tensor(uninitialized: sizes, g.dtype)
      try zero.fillElements(with: .int(0))
      return try scatterAdd(zero, d, saved[0], g)
    }
  }

  static let gatherOp: Op = .init(
    "gather(Tensor input, int dim, Tensor index, *, bool sparse_grad=False, Tensor out=None)",
    gradients: ["GatherBackward0"],
    doc: """
      Picks one element for each element of `index`, which names its place along a dimension.

      >>> torch.gather(torch.tensor([[1, 2], [3, 4]]), 1, torch.tensor([[0], [1]]))
      tensor([[1],
              [4]])
      """,
    samples: {
      [
        CallArguments([
          .tensor(try .ramp([2, 3])), .int(1), .tensor(try Tensor(integers: [0, 2, 2, 1], sizes: [2, 2])),
        ])
      ]
    }
  ) { a in .tensor(try gather(a.tensor(0), a.int(1), a.tensor(2))) }

  static func scatterAdd(_ x: Tensor, _ dimension: Int, _ index: Tensor, _ source: Tensor) throws -> Tensor {
    guard x.dtype == source.dtype else {
      throw TensorError.runtime("scatter(): Expected self.dtype to be equal to src.dtype")
    }
    let d = try x.wrap(dimension)
    let places = try places(x.sizes, d, index, writing: .tensor(source))
    let out = try Tensor(uninitialized: x.sizes, x.dtype)
    try out.copyElements(from: x)
    let sums = try out.converted(to: x.dtype.computeType)
    let part = try narrowed(source, index).contiguousElements(as: sums.dtype)
    for (i, place) in places.enumerated() {
      switch sums.dtype {
      case .float32: sums.float32[place] += part.float32[i]
      case .float64: sums.float64[place] += part.float64[i]
      default: sums.int64[place] &+= part.int64[i]
      }
    }
    return try sums.converted(to: x.dtype).recorded("ScatterAddBackward0", [x, source], saving: [index]) {
      i, g, saved in
      i == 0 ? g : try gather(g, d, saved[0])
    }
  }

  /// The part of `source` that `index` covers.
  static func narrowed(_ source: Tensor, _ index: Tensor) throws -> Tensor {
    var part = source
    for d in 0..<Swift.min(index.rank, source.rank) {
      guard index.sizes[d] <= source.sizes[d] else {
        throw TensorError.runtime(
          "Expected index \(index.sizes) to be no larger than src \(source.sizes)")
      }
      if index.sizes[d] < source.sizes[d] { part = try GradMode.with(false) { try part.narrow(d, 0, index.sizes[d]) } }
    }
    return part
  }

  static let scatterAddOp: Op = .init(
    "scatter_add(Tensor input, int dim, Tensor index, Tensor src, *, Tensor out=None)",
    gradients: ["ScatterAddBackward0"],
    doc: """
      Adds the elements of `src` at the places that `index` names along a dimension.

      >>> torch.zeros(3).scatter_add(0, torch.tensor([1, 1]), torch.tensor([2., 3.]))
      tensor([0., 5., 0.])
      """,
    samples: {
      [
        CallArguments([
          .tensor(try .ramp([3])), .int(0), .tensor(try Tensor(integers: [1, 1])), .tensor(try .ramp([2])),
        ])
      ]
    },
    inPlace: { a in
      .tensor(
        try a.tensor(0).becomeInPlace(named: "ScatterAddBackward0") {
          try scatterAdd($0, a.int(1), a.tensor(2), a.tensor(3))
        })
    }
  ) { a in .tensor(try scatterAdd(a.tensor(0), a.int(1), a.tensor(2), a.tensor(3))) }

  static func scatter(_ x: Tensor, _ dimension: Int, _ index: Tensor, _ source: Operand) throws -> Tensor {
    if let tensor = source.tensor, tensor.dtype != x.dtype {
      throw TensorError.runtime("scatter(): Expected self.dtype to be equal to src.dtype")
    }
    let d = try x.wrap(dimension)
    let places = try places(x.sizes, d, index, writing: source)
    let out = try Tensor(uninitialized: x.sizes, x.dtype)
    try out.copyElements(from: x)
    let values: Tensor
    switch source {
    case .scalar(let scalar):
      values = try Tensor(scalar, as: x.dtype).expanded(to: index.sizes).contiguousElements(as: x.dtype)
    case .tensor(let tensor):
      values = try narrowed(tensor, index).contiguousElements(as: x.dtype)
    }
    let size = x.dtype.itemSize
    for (i, place) in places.enumerated() {
      (out.data + place * size).copyMemory(from: values.data + i * size, byteCount: size)
    }
    let name = source.tensor == nil ? "ScatterBackward1" : "ScatterBackward0"
    return try out.recorded(name, [x] + (source.tensor.map { [$0] } ?? []), saving: [index]) { i, g, saved in
      i == 0 ? try scatter(g, d, saved[0], .scalar(.int(0))) : try gather(g, d, saved[0])
    }
  }

  static let scatterOp: Op = .init(
    "scatter(Tensor input, int dim, Tensor index, Tensor src, *, Tensor out=None)",
    "scatter(Tensor input, int dim, Tensor index, Tensor src, *, str reduce, Tensor out=None)",
    "scatter(Tensor input, int dim, Tensor index, Number value, *, Tensor out=None)",
    "scatter(Tensor input, int dim, Tensor index, Number value, *, str reduce, Tensor out=None)",
    gradients: ["ScatterBackward0", "ScatterBackward1"],
    doc: """
      Writes `src` at the places that `index` names along a dimension.

      >>> torch.zeros(3).scatter(0, torch.tensor([1]), 2.)
      tensor([0., 2., 0.])
      """,
    samples: {
      [
        CallArguments([
          .tensor(try .ramp([3])), .int(0), .tensor(try Tensor(integers: [2, 0])), .tensor(try .ramp([2])),
        ])
      ]
    },
    inPlace: { a in
      .tensor(
        try a.tensor(0).becomeInPlace(named: "ScatterBackward0") {
          try scatter($0, a, inPlace: true)
        })
    }
  ) { a in .tensor(try scatter(a.tensor(0), a)) }

  /// The forms with `reduce` put new elements together with old ones, and have no gradient.
  private static func scatter(_ x: Tensor, _ a: BoundArguments, inPlace: Bool = false) throws -> Tensor {
    let (d, index, source) = (try a.int(1), try a.tensor(2), try a.operand(3))
    guard a.overload == 1 || a.overload == 3 else { return try scatter(x, d, index, source) }
    let how = a.string(4) ?? ""
    guard how == "add" || how == "multiply" else {
      throw TensorError.runtime("reduce argument must be either add or multiply.")
    }
    if source.tensor != nil {
      try Warning(
        "The reduce argument of torch.scatter with Tensor src is deprecated and will be removed in a future PyTorch release. "
          + "Use torch.scatter_reduce instead for more reduction options."
      ).give()
    }
    let values = try source.tensor ?? Tensor(source.asTensor().item(), as: x.dtype).expanded(to: index.sizes)
    let made = try GradMode.with(false) {
      try scatterReduce(x, d, index, values, how == "add" ? "sum" : "prod", includesSelf: true)
    }
    return try made.recorded("NotImplemented", [x]) { _, _, _ in
      throw TensorError.runtime("derivative for aten::scatter\(inPlace ? "_" : "") is not implemented")
    }
  }

  static let takeOp: Op = .init(
    "take(Tensor input, Tensor index, *, Tensor out=None)", gradients: ["TakeBackward0"],
    doc: """
      Picks elements by their place in row-major order.

      >>> torch.take(torch.tensor([[1, 2], [3, 4]]), torch.tensor([3, 0]))
      tensor([4, 1])
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 2])), .tensor(try Tensor(integers: [3, 0]))])] }
  ) { a in
    let (x, index) = (try a.tensor(0), try a.tensor(1))
    guard index.dtype == .int64 else {
      throw TensorError.runtime("take(): Expected a long tensor for index, but got \(index.dtype.scalarName)")
    }
    for i in index.scalars() where i.int64 < -Int64(x.count) || i.int64 >= Int64(x.count) {
      throw TensorError.index("out of range: tried to access index \(i.int64) on a tensor of \(x.count) elements.")
    }
    let line = try GradMode.with(false) { try x.reshape([-1]).detach() }
    let plan = try GatherPlan(line, [(0, index)])
    let value = try GradMode.with(false) { try plan.gather(line) }
    let sizes = Array(x.sizes)
    return .tensor(
      try value.recorded("TakeBackward0", [x], saving: [index, x]) { _, g, _ in try plan.spread(g).reshape(sizes) })
  }

  static let maskedSelectOp: Op = .init(
    "masked_select(Tensor input, Tensor mask, *, Tensor out=None)", gradients: ["MaskedSelectBackward0"],
    doc: """
      The elements where the mask holds.

      >>> torch.masked_select(torch.tensor([1, 2]), torch.tensor([False, True]))
      tensor([2])
      """,
    samples: { [CallArguments([.tensor(try .ramp([3])), .tensor(try gt.apply(.ramp([3]), .scalar(.float(0.6))))])] }
  ) { a in
    let (x, mask) = (try a.tensor(0), try a.tensor(1))
    guard mask.dtype == .bool else { throw TensorError.runtime("masked_select: expected BoolTensor for mask") }
    let common = try Shape.broadcast(mask.sizes, x.sizes)
    let sizes: Shape = common.isEmpty ? [1] : common
    let (old, wide) = (x.sizes, Array(sizes))
    let plan = try GatherPlan(x.expanded(to: sizes), [(0, mask.expanded(to: sizes))])
    let value = try GradMode.with(false) { try plan.gather(x.expanded(to: sizes)) }
    return .tensor(
      try value.recorded("MaskedSelectBackward0", [x], saving: [mask, x]) { _, g, saved in
        let spread = try GradMode.with(false) {
          let zero = try Tensor(uninitialized: Shape(wide), g.dtype)
          try zero.fillElements(with: .int(0))
          try plan.put(g, into: zero)
          return zero
        }
        return try spread.recorded("MaskedScatterBackward0", [spread.zerosLike(), g]) { i, g, _ in
          i == 0 ? g : try plan.gather(g)
        }.sum(to: old)
      })
  }

  // MARK: Triangles and diagonals

  private static func triangle(_ x: Tensor, _ diagonal: Int, lower: Bool) throws -> Tensor {
    let name = lower ? "tril" : "triu"
    guard x.rank >= 2 else { throw TensorError.runtime("\(name): input tensor must have at least 2 dimensions") }
    let (rows, columns) = (x.sizes[x.rank - 2], x.sizes[x.rank - 1])
    let (source, value) = (try x.contiguousElements(as: x.dtype), try Tensor(uninitialized: x.sizes, x.dtype))
    let (size, limit) = (x.dtype.itemSize, Swift.max(-rows, Swift.min(diagonal, columns)))
    for r in 0..<(columns == 0 ? 0 : x.count / columns) {
      // Where a row changes between what is kept and zeros.
      let edge = Swift.max(0, Swift.min(r % rows + limit + (lower ? 1 : 0), columns))
      let (from, to) = (source.data + r * columns * size, value.data + r * columns * size)
      let (kept, zeros) = lower ? (0..<edge, edge..<columns) : (edge..<columns, 0..<edge)
      (to + kept.lowerBound * size).copyMemory(from: from + kept.lowerBound * size, byteCount: kept.count * size)
      (to + zeros.lowerBound * size).initializeMemory(as: UInt8.self, repeating: 0, count: zeros.count * size)
    }
    withExtendedLifetime(source) {}
    return try value.recorded(lower ? "TrilBackward0" : "TriuBackward0", [x]) { _, g, _ in
      try triangle(g, diagonal, lower: lower)
    }
  }

  static let trilOp: Op = .init(
    "tril(Tensor input, int diagonal=0, *, Tensor out=None)", gradients: ["TrilBackward0"],
    doc: """
      The lower triangle of matrices, zeros above.

      >>> torch.tril(torch.ones(2, 2))
      tensor([[1., 0.],
              [1., 1.]])
      """,
    samples: { [CallArguments([.tensor(try .ramp([3, 3])), .int(-1)])] },
    inPlace: { a in
      .tensor(try a.tensor(0).becomeInPlace(named: "TrilBackward0") { try triangle($0, a.int(1), lower: true) })
    }
  ) { a in .tensor(try triangle(a.tensor(0), a.int(1), lower: true)) }

  static let triuOp: Op = .init(
    "triu(Tensor input, int diagonal=0, *, Tensor out=None)", gradients: ["TriuBackward0"],
    doc: """
      The upper triangle of matrices, zeros below.

      >>> torch.triu(torch.ones(2, 2))
      tensor([[1., 1.],
              [0., 1.]])
      """,
    samples: { [CallArguments([.tensor(try .ramp([3, 3])), .int(1)])] },
    inPlace: { a in
      .tensor(try a.tensor(0).becomeInPlace(named: "TriuBackward0") { try triangle($0, a.int(1), lower: false) })
    }
  ) { a in .tensor(try triangle(a.tensor(0), a.int(1), lower: false)) }

  static let diagOp: Op = .init(
    "diag(Tensor input, int diagonal=0, *, Tensor out=None)",
    gradients: ["DiagEmbedBackward0", "DiagonalBackward0_copy"],
    doc: """
      The diagonal of a matrix, or a matrix with a diagonal.

      >>> torch.diag(torch.tensor([1, 2]))
      tensor([[1, 0],
              [0, 2]])
      """,
    samples: { [CallArguments([.tensor(try .ramp([3]))]), CallArguments([.tensor(try .ramp([3, 3])), .int(1)])] }
  ) { a in
    let x = try a.tensor(0)
    let k = try a.int(1)
    switch x.rank {
    case 1:
      let n = x.sizes[0] + Swift.abs(k)
      let value = try x.placed(in: [n, n]) { try $0.diagonal(k) }.detach()
      return .tensor(try value.recorded("DiagEmbedBackward0", [x]) { _, g, _ in try g.diagonal(k) })
    case 2:
      let value = try GradMode.with(false) { try x.diagonal(k).clonedElements() }
      let sizes = x.sizes
      return .tensor(
        try value.recorded("DiagonalBackward0_copy", [x]) { _, g, _ in try g.placed(in: sizes) { try $0.diagonal(k) } })
    default: throw TensorError.runtime("diag(): Supports 1D or 2D tensors. Got \(x.rank)D")
    }
  }

  static let traceOp: Op = .init(
    "trace(Tensor input)", gradients: ["TraceBackward0"],
    doc: """
      The sum of the diagonal.

      >>> torch.trace(torch.tensor([[1., 2.], [3., 4.]]))
      tensor(5.)
      """,
    samples: { [CallArguments([.tensor(try .ramp([3, 3]))])] }
  ) { a in
    let x = try a.tensor(0)
    if x.dtype == .bool { throw TensorError.notImplemented("trace", .bool) }
    guard x.rank == 2 else { throw TensorError.runtime("trace: expected a matrix, but got tensor with dim \(x.rank)") }
    let value = try GradMode.with(false) { try x.diagonal().contiguous().sum() }
    let sizes = x.sizes
    return .tensor(
      try value.recorded("TraceBackward0", [x]) { _, g, _ in
        let line = try g.expand([Swift.min(sizes[0], sizes[1])])
        return try line.placed(in: sizes) { try $0.diagonal() }
      })
  }
}
