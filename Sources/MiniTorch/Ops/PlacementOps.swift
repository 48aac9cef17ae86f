// Writing values at positions, masks and parts of a tensor.

enum PlacementOps {
  static let all: [Op] = [
    Op.indexPutOp, Op.indexCopyOp, Op.indexFillOp, Op.putOp, Op.scatterReduceOp, Op.maskedScatterOp,
    Op.fillDiagonalOp, Op.selectScatterOp, Op.sliceScatterOp, Op.diagonalScatterOp, Op.asStridedScatterOp,
    Op.indexReduceOp,
  ]
}

extension GatherPlan {
  /// A copy of `x` with `value`, broadcast, at (or added to) the picked places.
  func putting(_ value: Tensor, into x: Tensor, adds: Bool, named name: String) throws -> Tensor {
    let out = try x.clonedElements()
    try GradMode.with(false) { try put(value, into: out, adds: adds) }
    out.storage.version = 0
    let saving = name == "IndexCopyBackward0" && value.requiresGrad ? indices + [value] : indices
    let notes = name == "IndexPutBackward0" ? shownIndices : []
    return try out.recorded(name, [x, value], saving: saving, notes: notes) { [self] i, g, _ in
      if i == 1 { return try gather(g) }
      return try adds ? g : putting(Tensor(.int(0), as: g.dtype), into: g, adds: false, named: name)
    }
  }
}

extension Op {
  private static func lineSample(_ last: Argument) throws -> [CallArguments] {
    [CallArguments([.tensor(try .ramp([3, 2])), .int(0), .tensor(try Tensor(integers: [2, 0])), last])]
  }

  // MARK: index_put

  private static func indexPlan(_ a: BoundArguments) throws -> GatherPlan {
    let x = try a.tensor(0)
    guard case .list(let elements, _) = a.values[1] else {
      throw TensorError.type("index_put(): argument 'indices' must be tuple of Tensors")
    }
    var dimension = 0
    var tensors: [(dimension: Int, index: Tensor)] = []
    for (i, element) in elements.enumerated() {
      switch element {
      case .none: dimension += 1
      case .tensor(let index):
        let isMask = index.dtype == .bool || index.dtype == .uint8
        guard isMask || index.dtype == .int64 || index.dtype == .int32 else {
          throw TensorError.index("tensors used as indices must be long, int, byte or bool tensors")
        }
        tensors.append((dimension, index))
        dimension += isMask ? index.rank : 1
      default:
        throw TensorError.type("expected Tensor as element \(i) in argument 1, but got \(element.typeName)")
      }
    }
    guard dimension <= x.rank else {
      throw TensorError.index("too many indices for tensor of dimension \(x.rank) (got \(dimension))")
    }
    return try GatherPlan(x, tensors, taking: a.tensor(2))
  }

  static let indexPutOp: Op = .init(
    "index_put(Tensor input, Tensor[] indices, Tensor values, bool accumulate=False)",
    gradients: ["IndexPutBackward0"],
    doc: """
      Writes `values` at the places that index tensors name, or adds them there.

      >>> torch.zeros(3).index_put((torch.tensor([1, 1]),), torch.tensor(2.), accumulate=True)
      tensor([0., 4., 0.])
      """,
    samples: {
      [
        CallArguments([
          .tensor(try .ramp([3])), .list([.tensor(try Tensor(integers: [2, 0]))], isTuple: true),
          .tensor(try .ramp([2])),
        ])
      ]
    },
    inPlace: { a in
      let x = try a.tensor(0)
      try indexPlan(a).put(a.tensor(2), into: x, adds: a.bool(3))
      return .tensor(x)
    }
  ) { a in
    .tensor(
      try indexPlan(a).putting(a.tensor(2), into: a.tensor(0), adds: a.bool(3), named: "IndexPutBackward0"))
  }

  // MARK: Along a dimension

  private static func line(_ x: Tensor, _ d: Int, _ index: Tensor, _ name: String) throws -> GatherPlan {
    guard index.rank <= 1 else { throw TensorError.index("\(name): Index is supposed to be a vector") }
    guard index.dtype == .int64 else { throw TensorError.index("\(name): Expected dtype int64 for index.") }
    let n = x.sizes[d]
    for i in index.scalars() where i.int64 < -n || i.int64 >= n {
      let place = name.hasSuffix("copy_()") ? "\(name): " : ""
      throw TensorError.index("\(place)index \(i.int64) is out of bounds for dimension \(d) with size \(n)")
    }
    return try GatherPlan(x, [(d, index.reshape([-1]))])
  }

  /// A 0-dimensional tensor as a vector of one element, for operations along a dimension.
  private static func asVector(_ x: Tensor) throws -> Tensor { x.rank == 0 ? try x.reshape([1]) : x }

  private static func indexCopy(_ x: Tensor, _ dimension: Int, _ index: Tensor, _ source: Tensor) throws -> Tensor {
    guard x.dtype == source.dtype else {
      throw TensorError.runtime(
        "index_copy_(): self and source expected to have the same dtype, but got (self) \(x.dtype.scalarName) and "
          + "(source) \(source.dtype.scalarName)")
    }
    let d = try x.wrap(dimension)
    let target = try asVector(x)
    let plan = try line(target, d, index, "index_copy_()")
    if source.rank == 0 && index.count != 1 {
      throw TensorError.index(
        "index_copy_(): When source is scalar, index should have one element (got \(index.count))")
    }
    if x.rank > 0 && source.rank > 0 && x.rank != source.rank {
      throw TensorError.index(
        "index_copy_(): When source and destination are not scalars, their dimensionality must match. Source "
          + "dimensionality (\(source.rank)), destination dimensionality (\(x.rank))")
    }
    if source.rank > 0 {
      let (mine, theirs) = (Array(target.sizes), Array(source.sizes))
      if mine[..<d] != theirs[..<d] || mine[(d + 1)...] != theirs[(d + 1)...] {
        throw TensorError.runtime(
          "index_copy_(): Source/destination tensor must have same slice shapes. Destination slice shape: "
            + "\(mine[(d + 1)...].map(String.init).joined(separator: ", ")) at dimension \(d) and source slice shape: "
            + "\(theirs[(d + 1)...].map(String.init).joined(separator: ", ")) at dimension 0.")
      }
      if theirs[d] != index.count {
        throw TensorError.index(
          "index_copy_(): Number of indices (\(index.count)) should be equal to source.size(dim) (\(theirs[d]))")
      }
    }
    let made = try plan.putting(source, into: target, adds: false, named: "IndexCopyBackward0")
    return x.rank == 0 ? try made.reshape([]) : made
  }

  static let indexCopyOp: Op = .init(
    "index_copy(Tensor input, int dim, Tensor index, Tensor source, *, Tensor out=None)",
    gradients: ["IndexCopyBackward0"],
    doc: """
      Writes the rows of `source` at the places `index` along a dimension.

      >>> torch.zeros(3).index_copy(0, torch.tensor([2, 0]), torch.tensor([1., 2.]))
      tensor([2., 0., 1.])
      """,
    samples: { try lineSample(.tensor(.ramp([2, 2]))) },
    inPlace: { a in
      .tensor(
        try a.tensor(0).becomeInPlace(named: "IndexCopyBackward0") {
          try indexCopy($0, a.int(1), a.tensor(2), a.tensor(3))
        })
    }
  ) { a in .tensor(try indexCopy(a.tensor(0), a.int(1), a.tensor(2), a.tensor(3))) }

  private static func indexFill(_ x: Tensor, _ dimension: Int, _ index: Tensor, _ value: Operand) throws -> Tensor {
    if let tensor = value.tensor, tensor.rank > 0 {
      throw TensorError.runtime(
        "index_fill_ only supports a 0-dimensional value tensor, but got tensor with \(tensor.rank) dimension(s).")
    }
    let d = try x.wrap(dimension)
    let target = try asVector(x)
    let plan = try line(target, d, index, "index_fill_()")
    let name = value.tensor == nil ? "IndexFillBackward0" : "IndexFillBackward1"
    let source = try value.tensor ?? Tensor(value.number(), as: x.dtype)
    let made = try plan.putting(source, into: target, adds: false, named: name)
    return x.rank == 0 ? try made.reshape([]) : made
  }

  static let indexFillOp: Op = .init(
    "index_fill(Tensor input, int dim, Tensor index, Tensor value)",
    "index_fill(Tensor input, int dim, Tensor index, Number value)",
    gradients: ["IndexFillBackward1", "IndexFillBackward0"],
    doc: """
      Writes a number at the places `index` along a dimension.

      >>> torch.zeros(3).index_fill(0, torch.tensor([1]), 9)
      tensor([0., 9., 0.])
      """,
    samples: { try lineSample(.float(2)) },
    inPlace: { a in
      .tensor(
        try a.tensor(0).becomeInPlace(named: "IndexFillBackward0") {
          try indexFill($0, a.int(1), a.tensor(2), a.operand(3))
        })
    }
  ) { a in .tensor(try indexFill(a.tensor(0), a.int(1), a.tensor(2), a.operand(3))) }

  // MARK: By place in row-major order

  private static func put(_ x: Tensor, _ index: Tensor, _ source: Tensor, adds: Bool) throws -> Tensor {
    guard index.dtype == .int64 else {
      throw TensorError.runtime("put_(): Expected a long tensor for index, but got \(index.dtype.scalarName)")
    }
    guard x.dtype == source.dtype else {
      throw TensorError.runtime(
        "put_(): self and source expected to have the same dtype, but got self.dtype = \(x.dtype.scalarName) and "
          + "source.dtype = \(source.dtype.scalarName)")
    }
    guard index.count == source.count else {
      throw TensorError.index(
        "put_(): Expected source and index to have the same number of elements, but got source.numel() = "
          + "\(source.count), index.numel() = \(index.count)")
    }
    for i in index.scalars() where i.int64 < -Int64(x.count) || i.int64 >= Int64(x.count) {
      throw TensorError.index("out of range: tried to access index \(i.int64) on a tensor of \(x.count) elements.")
    }
    let (sizes, sourceSizes) = (Array(x.sizes), Array(source.sizes))
    let value = try GradMode.with(false) {
      let line = try x.contiguousElements(as: x.dtype).reshape([-1]).clone()
      try GatherPlan(line, [(0, index.reshape([-1]))]).put(source.reshape([-1]), into: line, adds: adds)
      return try line.view(sizes).detach()
    }
    value.storage.version = 0
    return try value.recorded("PutBackward0", [x, source], saving: [index, source]) { i, g, saved in
      if i == 0 { return try adds ? g : put(g, saved[0], source.zerosLike(), adds: false) }
      return try take(g, saved[0]).reshape(sourceSizes)
    }
  }

  private static func take(_ x: Tensor, _ index: Tensor) throws -> Tensor {
    try takeOp.call(CallArguments([.tensor(x), .tensor(index)])).tensor ?? x
  }

  static let putOp: Op = .init(
    "put(Tensor input, Tensor index, Tensor source, bool accumulate=False)", gradients: ["PutBackward0"],
    doc: """
      Writes elements by their place in row-major order, or adds them there.

      >>> torch.zeros(2, 2).put(torch.tensor([3]), torch.tensor([5.]))
      tensor([[0., 0.],
              [0., 5.]])
      """,
    samples: {
      [CallArguments([.tensor(try .ramp([2, 2])), .tensor(try Tensor(integers: [3, 0])), .tensor(try .ramp([2]))])]
    },
    inPlace: { a in
      .tensor(
        try a.tensor(0).becomeInPlace(named: "PutBackward0") { try put($0, a.tensor(1), a.tensor(2), adds: a.bool(3)) })
    }
  ) { a in .tensor(try put(a.tensor(0), a.tensor(1), a.tensor(2), adds: a.bool(3))) }

  // MARK: scatter_reduce

  /// Each element of `x` with those of `source` that `index` sends there, put together by `how`.
  static func scatterReduce(
    _ x: Tensor, _ dimension: Int, _ index: Tensor, _ source: Tensor, _ how: String, includesSelf: Bool,
    named gradientName: String = "ScatterReduceBackward0"
  ) throws -> Tensor {
    guard ["sum", "prod", "mean", "amax", "amin"].contains(how) else {
      throw TensorError.runtime(
        "reduce argument must be either sum, prod, mean, amax or amin, got \(how)")
    }
    guard x.dtype == source.dtype else {
      throw TensorError.runtime("scatter(): Expected self.dtype to be equal to src.dtype")
    }
    let d = try x.wrap(dimension)
    let places = try places(x.sizes, d, index, writing: .tensor(source))
    let part = try narrowed(source, index).contiguousElements(as: x.dtype)
    if x.dtype == .bool && how == "mean" {
      throw TensorError.notImplemented("scatter_gather_tensor_cpu_reduce_mean", .bool)
    }
    let isFloat = x.dtype.isFloatingPoint
    let start = try x.contiguousElements(as: x.dtype).scalars()
    var values = start.map(\.double)
    var integers = isFloat ? [] : start.map { $0.int64 }
    var counts = [Int](repeating: includesSelf ? 1 : 0, count: values.count)
    let single = x.dtype != .float64
    for (i, element) in part.scalars().enumerated() {
      let place = places[i]
      let isFirst = counts[place] == 0
      counts[place] += 1
      if isFloat {
        let (old, new) = (values[place], element.double)
        let value: Double
        switch how {
        case _ where isFirst: value = new
        case "sum", "mean": value = old + new
        case "prod": value = old * new
        case "amax": value = old.isNaN || new.isNaN ? .nan : Swift.max(old, new)
        default: value = old.isNaN || new.isNaN ? .nan : Swift.min(old, new)
        }
        values[place] = single ? Double(Float(value)) : value
      } else {
        let (old, new) = (integers[place], element.int64)
        switch how {
        case _ where isFirst: integers[place] = new
        case "sum", "mean": integers[place] = old &+ new
        case "prod": integers[place] = old &* new
        case "amax": integers[place] = Swift.max(old, new)
        default: integers[place] = Swift.min(old, new)
        }
      }
    }
    if how == "mean" {
      for i in values.indices where counts[i] > 1 {
        if isFloat {
          let mean = values[i] / Double(counts[i])
          values[i] = single ? Double(Float(mean)) : mean
        } else {
          let (q, r) = integers[i].quotientAndRemainder(dividingBy: Int64(counts[i]))
          integers[i] = r != 0 && integers[i] < 0 ? q - 1 : q
        }
      }
    }
    let out =
      isFloat
      ? try Tensor(values, sizes: x.sizes, dtype: x.dtype)
      : try Tensor(integers: integers.map { Int($0) }, sizes: x.sizes).converted(to: x.dtype)
    let touched = try Tensor(
      counts.map { $0 > (includesSelf ? 1 : 0) ? 1 : 0 }, sizes: x.sizes, dtype: .bool)
    return try out.recorded(
      gradientName, [x, source], saving: [index, x, source], savingResult: true
    ) { i, g, saved in
      let (index, x, source, result) = (try saved[0], try saved[1], try saved[2], try saved[3])
      var (forSelf, forSource): (Tensor, Tensor)
      switch how {
      case "sum": (forSelf, forSource) = (g, try gather(g, d, index))
      case "mean":
        let ones = try includesSelf ? Tensor.full(x.sizes, .int(1), dtype: g.dtype) : x.zerosLike()
        var n = try scatterAdd(ones, d, index, Tensor.full(index.sizes, .int(1), dtype: g.dtype))
        n = try maskedFill(n, eq.apply(n, .scalar(.int(0))), .int(1))
        let share = try div.apply(g, n)
        (forSelf, forSource) = (share, try gather(share, d, index))
      case "amax", "amin":
        let mine = try eq.apply(x, .tensor(result)).to(g.dtype)
        let theirs = try eq.apply(source, .tensor(gather(result, d, index))).to(g.dtype)
        let start = includesSelf ? mine : try x.zerosLike()
        let n = try scatterAdd(start, d, index, theirs)
        let share = try div.apply(g, n)
        (forSelf, forSource) = (try mul.apply(mine, share), try mul.apply(theirs, gather(share, d, index)))
      default:
        func product(_ x: Tensor, _ source: Tensor) throws -> Tensor {
          try scatterReduce(x, d, index, source, "prod", includesSelf: includesSelf)
        }
        // A zero among the factors of an element: its own gradient is the product of the others.
        let full = try maskedFill(x, eq.apply(x, .scalar(.int(0))), .int(1))
        forSelf = try div.apply(mul.apply(g, product(full, source)), full)
        let isZero = try eq.apply(source, .scalar(.int(0)))
        let zeros = try gather(scatterAdd(x.zerosLike(), d, index, isZero.to(x.dtype)), d, index)
        let isOnlyZero = try logicalAnd.apply(isZero, .tensor(eq.apply(zeros, .scalar(.int(1)))))
        let others = try product(x, maskedFill(source, isOnlyZero, .int(1)))
        let nonzero = try maskedFill(source, isZero, .int(1))
        forSource = try whereSelect(
          isOnlyZero, .tensor(gather(mul.apply(g, others), d, index)),
          .tensor(div.apply(gather(mul.apply(g, result), d, index), nonzero)))
      }
      if i == 1 { return forSource }
      return includesSelf ? forSelf : try maskedFill(forSelf, touched, .int(0))
    }
  }

  static let scatterReduceOp: Op = .init(
    "scatter_reduce(Tensor input, int dim, Tensor index, Tensor src, str reduce, *, bool include_self=True, Tensor out=None)",
    gradients: ["ScatterReduceBackward0"],
    doc: """
      Puts the elements of `src` together by `reduce` ('sum', 'prod', 'mean', 'amax', 'amin') where `index` sends them.

      >>> torch.zeros(2).scatter_reduce(0, torch.tensor([0, 0, 1]), torch.tensor([1., 5., 2.]), reduce='amax')
      tensor([5., 2.])
      """,
    samples: {
      try ["sum", "mean", "amax", "prod"].map {
        CallArguments([
          .tensor(try .ramp([3])), .int(0), .tensor(try Tensor(integers: [2, 0, 2])),
          .tensor(try add.apply(.ramp([3]), .float(0.1))), .string($0),
        ])
      }
    },
    inPlace: { a in
      .tensor(
        try a.tensor(0).becomeInPlace(named: "ScatterReduceBackward0") {
          try scatterReduce($0, a.int(1), a.tensor(2), a.tensor(3), a.string(4) ?? "", includesSelf: a.bool(5))
        })
    }
  ) { a in
    .tensor(
      try scatterReduce(a.tensor(0), a.int(1), a.tensor(2), a.tensor(3), a.string(4) ?? "", includesSelf: a.bool(5)))
  }

  // MARK: index_reduce

  private static func indexReduce(
    _ x: Tensor, _ dimension: Int, _ index: Tensor, _ source: Tensor, _ how: String, includesSelf: Bool
  ) throws -> Tensor {
    guard ["prod", "mean", "amax", "amin"].contains(how) else {
      throw TensorError.runtime("index_reduce(): Expected reduce to be one of prod, mean, amax or amin but got \(how).")
    }
    let d = try x.wrap(dimension)
    guard index.rank <= 1 else { throw TensorError.index("index_reduce_(): Index is supposed to be a vector") }
    guard index.dtype == .int64 || index.dtype == .int32 else {
      throw TensorError.index("index_reduce_(): Expected dtype int32/int64 for index")
    }
    guard x.dtype == source.dtype else {
      throw TensorError.runtime(
        "index_reduce_(): self and source expected to have the same dtype, but got (self) "
          + "\(x.dtype.scalarName) and (source) \(source.dtype.scalarName)")
    }
    guard x.rank == source.rank, x.rank == 0 || source.sizes[d] == index.count else {
      throw TensorError.index("index_reduce_(): Number of indices should be equal to source.size(dim)")
    }
    try Warning("index_reduce() is in beta and the API may change at any time.", isOnce: true).give()
    var line = [Int](repeating: 1, count: source.rank)
    if !line.isEmpty { line[d] = index.count }
    let places = try index.reshape(line).expand(Array(source.sizes)).to(.int64)
    return try scatterReduce(x, d, places, source, how, includesSelf: includesSelf, named: "IndexReduceBackward0")
  }

  static let indexReduceOp: Op = .init(
    "index_reduce(Tensor input, int dim, Tensor index, Tensor source, str reduce, *, bool include_self=True, Tensor out=None)",
    gradients: ["IndexReduceBackward0"],
    doc: """
      Puts the rows of `source` together by `reduce` ('prod', 'mean', 'amax', 'amin') at the places `index`.

      >>> torch.ones(2).index_reduce(0, torch.tensor([0, 0]), torch.tensor([2., 3.]), 'prod')
      UserWarning: index_reduce() is in beta and the API may change at any time.
      tensor([6., 1.])
      """,
    samples: {
      try ["mean", "amax", "prod"].map {
        CallArguments([
          .tensor(try .ramp([3])), .int(0), .tensor(try Tensor(integers: [2, 0, 2])),
          .tensor(try add.apply(.ramp([3]), .float(0.1))), .string($0),
        ])
      }
    },
    inPlace: { a in
      .tensor(
        try a.tensor(0).becomeInPlace(named: "IndexReduceBackward0") {
          try indexReduce($0, a.int(1), a.tensor(2), a.tensor(3), a.string(4) ?? "", includesSelf: a.bool(5))
        })
    }
  ) { a in
    .tensor(
      try indexReduce(a.tensor(0), a.int(1), a.tensor(2), a.tensor(3), a.string(4) ?? "", includesSelf: a.bool(5)))
  }

  static let asStridedScatterOp: Op = .init(
    "as_strided_scatter(Tensor input, Tensor src, int[] size, int[] stride, int storage_offset=None)",
    gradients: ["AsStridedScatterBackward0"],
    doc: """
      A copy with `src` where a look with the sizes and strides given stands.

      >>> torch.as_strided_scatter(torch.zeros(4), torch.ones(2), (2,), (2,))
      tensor([1., 0., 1., 0.])
      """,
    samples: {
      [
        CallArguments([
          .tensor(try .ramp([4])), .tensor(try .ramp([2])), .list([.int(2)], isTuple: true),
          .list([.int(2)], isTuple: true),
        ])
      ]
    }
  ) { a in
    let (sizes, strides, offset) = (try a.ints(2), try a.ints(3), try a.optionalInt(4))
    return .tensor(
      try withPart(a.tensor(0), a.tensor(1), "AsStridedScatterBackward0") {
        try $0.asStrided(sizes: Shape(sizes), strides: Shape(strides), offset: offset)
      })
  }

  // MARK: Masks

  private static func maskedScatter(_ x: Tensor, _ mask: Tensor, _ source: Tensor) throws -> Tensor {
    guard x.dtype == source.dtype else {
      throw TensorError.runtime(
        "masked_scatter: expected self and source to have same dtypes but got\(x.dtype.scalarName) and "
          + "\(source.dtype.scalarName)")
    }
    guard mask.dtype == .bool else {
      throw TensorError.runtime(
        "masked_scatter_ only supports boolean masks, but got mask with dtype \(mask.dtype.scalarName)")
    }
    let common = try Shape.broadcast(x.sizes, mask.sizes)
    let sizes: Shape = common.isEmpty ? [1] : common
    let wide = try GradMode.with(false) { try x.expanded(to: sizes).contiguousElements(as: x.dtype).clone() }
    let plan = try GatherPlan(wide, [(0, mask.expanded(to: sizes))])
    let n = try mask.expanded(to: sizes).scalars().count { $0 == .bool(true) }
    guard n <= source.count else {
      throw TensorError.runtime("Number of elements of source < number of ones in mask")
    }
    let (old, sourceSizes) = (x.sizes, source.sizes)
    try GradMode.with(false) { try plan.put(source.reshape([-1]).narrow(0, 0, n), into: wide) }
    wide.storage.version = 0
    let shaped = try common.isEmpty ? GradMode.with(false) { try wide.reshape([]).detach() } : wide
    return try shaped.recorded("MaskedScatterBackward0", [x, source], saving: [mask]) { i, g, saved in
      if i == 0 { return try maskedFill(g, saved[0], .int(0)).sum(to: old) }
      let picked = try plan.gather(g)
      let zeros = try Tensor.zeros([sourceSizes.elementCount - n], dtype: g.dtype)
      return try cat([picked, zeros], 0).reshape(Array(sourceSizes))
    }
  }

  static let maskedScatterOp: Op = .init(
    "masked_scatter(Tensor input, Tensor mask, Tensor source)", gradients: ["MaskedScatterBackward0"],
    doc: """
      Writes the elements of `source` one after another where the mask holds.

      >>> torch.zeros(3).masked_scatter(torch.tensor([True, False, True]), torch.tensor([1., 2.]))
      tensor([1., 0., 2.])
      """,
    samples: {
      [
        CallArguments([
          .tensor(try .ramp([3])), .tensor(try gt.apply(.ramp([3]), .scalar(.float(0.6)))), .tensor(try .ramp([3])),
        ])
      ]
    },
    inPlace: { a in
      .tensor(
        try a.tensor(0).becomeInPlace(named: "MaskedScatterBackward0") {
          try maskedScatter($0, a.tensor(1), a.tensor(2))
        })
    }
  ) { a in
    _ = try Shape.broadcast(a.tensor(1).sizes, a.tensor(0).sizes)
    return .tensor(try maskedScatter(a.tensor(0), a.tensor(1), a.tensor(2)))
  }

  // MARK: Parts

  static let fillDiagonalOp: Op = .init(
    "fill_diagonal(Tensor input, Number fill_value, bool wrap=False)", places: .inPlace,
    gradients: ["CopySlices"],
    doc: """
      Writes a number on the main diagonal, in place.

      >>> torch.zeros(2, 2).fill_diagonal_(5)
      tensor([[5., 0.],
              [0., 5.]])
      """,
    inPlace: { a in
      let x = try a.tensor(0)
      guard x.rank >= 2 else { throw TensorError.runtime("dimensions must larger than 1") }
      if x.rank > 2, Set(x.sizes).count > 1 {
        throw TensorError.runtime("all dimensions of input must be of equal length")
      }
      let (value, wraps) = (try a.scalar(1), try a.bool(2))
      guard let least = x.sizes.min(), least > 0 else { return .tensor(x) }
      let step = x.strides.reduce(0, +)
      _ = try x.asStrided(sizes: [least], strides: [step], offset: x.offset).fillInPlace(value)
      // A tall matrix begins the diagonal anew after a row's pause.
      if wraps, x.rank == 2, x.sizes[0] > x.sizes[1] + 1 {
        let width = x.sizes[1] + 1
        let start = x.offset + x.strides[0] * width
        _ = try x.asStrided(sizes: [(x.count + width - 1) / width - least], strides: [step], offset: start).fillInPlace(
          value)
      }
      return .tensor(x)
    }
  ) { a in .tensor(try a.tensor(0)) }

  /// `x` with `source` in the part that `look` shows.
  private static func withPart(
    _ x: Tensor, _ source: Tensor, _ name: String, _ look: @escaping (Tensor) throws -> Tensor
  ) throws -> Tensor {
    let out = try x.clonedElements()
    let part = try GradMode.with(false) { try look(out) }
    guard part.sizes == source.sizes else {
      throw TensorError.runtime(
        "expected src to have a size equal to the slice of self. src size = \(source.sizes), slice size = "
          + part.sizes.description)
    }
    try part.copyElements(from: source)
    out.storage.version = 0
    return try out.recorded(name, [x, source]) { i, g, _ in
      if i == 1 { return try look(g) }
      return try withPart(g, Tensor.zeros(source.sizes, dtype: g.dtype), name, look)
    }
  }

  static let selectScatterOp: Op = .init(
    "select_scatter(Tensor input, Tensor src, int dim, int index)", gradients: ["SelectScatterBackward0"],
    doc: """
      A copy with `src` as one slice along a dimension.

      >>> torch.zeros(2, 2).select_scatter(torch.ones(2), 0, 1)
      tensor([[0., 0.],
              [1., 1.]])
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 3])), .tensor(try .ramp([3])), .int(0), .int(1)])] }
  ) { a in
    let (d, i) = (try a.int(2), try a.int(3))
    return .tensor(try withPart(a.tensor(0), a.tensor(1), "SelectScatterBackward0") { try $0.select(d, i) })
  }

  static let sliceScatterOp: Op = .init(
    "slice_scatter(Tensor input, Tensor src, int dim=0, int? start=None, int? end=None, int step=1)",
    gradients: ["SliceScatterBackward0"],
    doc: """
      A copy with `src` as a range along a dimension.

      >>> torch.zeros(3).slice_scatter(torch.ones(2), 0, 1, 3)
      tensor([0., 1., 1.])
      """,
    samples: { [CallArguments([.tensor(try .ramp([3])), .tensor(try .ramp([2])), .int(0), .int(1), .int(3)])] }
  ) { a in
    let x = try a.tensor(0)
    if x.rank == 0 { throw TensorError.index("slice() cannot be applied to a 0-dim tensor.") }
    let d = try x.wrap(a.int(2))
    let (n, step) = (x.sizes[d], try a.int(5))
    guard step > 0 else { throw TensorError.runtime("slice step must be positive") }
    func place(_ i: Int?, _ standard: Int) -> Int {
      guard let i else { return standard }
      return Swift.max(0, Swift.min(n, i < 0 ? i &+ n : i))
    }
    let (start, end) = (place(try a.optionalInt(3), 0), place(try a.optionalInt(4), n))
    return .tensor(
      try withPart(x, a.tensor(1), "SliceScatterBackward0") {
        try $0.sliced(d, start, Swift.max(start, end), Swift.min(step, Swift.max(n, 1)))
      })
  }

  static let diagonalScatterOp: Op = .init(
    "diagonal_scatter(Tensor input, Tensor src, int offset=0, int dim1=0, int dim2=1)",
    gradients: ["DiagonalScatterBackward0"],
    doc: """
      A copy with `src` as a diagonal.

      >>> torch.zeros(2, 2).diagonal_scatter(torch.ones(2))
      tensor([[1., 0.],
              [0., 1.]])
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 2])), .tensor(try .ramp([2]))])] }
  ) { a in
    let (offset, p, q) = (try a.int(2), try a.int(3), try a.int(4))
    return .tensor(
      try withPart(a.tensor(0), a.tensor(1), "DiagonalScatterBackward0") { try $0.diagonal(offset, p, q) })
  }
}

extension Operand {
  fileprivate func number() throws -> Scalar {
    switch self {
    case .scalar(let scalar): scalar
    case .tensor(let tensor): try tensor.item()
    }
  }
}
