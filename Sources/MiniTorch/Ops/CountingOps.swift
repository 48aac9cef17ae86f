// Counting, searching and membership; results are places and counts, so that none has a gradient but `take_along_dim`.

enum CountingOps {
  static let all: [Op] = [
    Op.bincountOp, Op.histcOp, Op.histogramOp, Op.countNonzeroOp, Op.argwhereOp, Op.isinOp, Op.searchsortedOp,
    Op.bucketizeOp, Op.takeAlongDimOp, Op.unravelIndexOp,
  ]
}

extension Op {
  static let bincountOp: Op = .init(
    "bincount(Tensor input, Tensor weights=None, int minlength=0)",
    doc: """
      How often each number from 0 on occurs, or the sum of the weights where it does.

      >>> torch.bincount(torch.tensor([0, 2, 2]))
      tensor([1, 0, 2])
      """,
    samples: { [CallArguments([.tensor(try Tensor(integers: [0, 2, 2]))])] }
  ) { a in
    let (x, weights, least) = (try a.tensor(0), try a.optionalTensor(1), try a.int(2))
    if x.dtype.isFloatingPoint || x.dtype == .bool { throw TensorError.notImplemented("bincount_cpu", x.dtype) }
    guard least >= 0 else { throw TensorError.runtime("minlength should be >= 0") }
    let line = x.scalars().map { Int($0.int64) }
    guard x.rank == 1 && line.allSatisfy({ $0 >= 0 }) else {
      throw TensorError.runtime("bincount only supports 1-d non-negative integral inputs.")
    }
    if let weights, weights.rank != 1 || weights.count != x.count {
      throw TensorError.runtime("weights should be 1-d and have the same length as input")
    }
    let size = Swift.max(least, (line.max() ?? -1) &+ 1)
    let dtype: DType = weights.map { $0.dtype == .float32 ? .float32 : .float64 } ?? .int64
    let out = try Tensor.zeros([size], dtype: dtype)
    let shares = weights?.doubles()
    for (i, place) in line.enumerated() {
      switch dtype {
      case .float32: out.float32[place] += Float(shares?[i] ?? 1)
      case .float64: out.float64[place] += shares?[i] ?? 1
      default: out.int64[place] += 1
      }
    }
    guard let weights else { return .tensor(out) }
    return .tensor(
      try out.recorded("NotImplemented", [weights]) { _, _, _ in
        throw TensorError.runtime("derivative for aten::bincount is not implemented")
      })
  }

  /// The bins of a histogram: their edges and how many elements fall into each.
  private static func histogram(
    _ x: Tensor, _ bins: Int, _ low: Double, _ high: Double, margin: Double = 1,
    named what: String = "torch.histc: range of"
  ) throws -> (counts: [Double], edges: [Double]) {
    guard bins > 0 else {
      throw TensorError.runtime("torch.histogram(): bins must be > 0, but got \(bins) for dimension 0")
    }
    let values = x.doubles()
    var (low, high) = (low, high)
    if low == high, let least = values.min(), let most = values.max() { (low, high) = (least, most) }
    if low == high && margin < 1 && values.isEmpty { (low, high) = (0, 1) }
    if low == high { (low, high) = (low - margin, high + margin) }
    guard low.isFinite && high.isFinite else {
      let word = { (number: Double) in number.isNaN ? "-nan" : number > 0 ? "inf" : "-inf" }
      throw TensorError.runtime(
        "\(what) [\(low.isFinite ? low.description : word(low)), "
          + "\(high.isFinite ? high.description : word(high))] is not finite")
    }
    guard low < high else { throw TensorError.runtime("max must be larger than min") }
    let edges = try Tensor.linspace(.float(low), .float(high), bins + 1, dtype: x.dtype).doubles()
    var counts = [Double](repeating: 0, count: bins)
    for value in values where value >= low && value <= high {
      var bin = Swift.min(bins - 1, Int((value - low) / (high - low) * Double(bins)))
      // The estimate may be off by one where rounding moved an edge.
      if bin > 0 && value < edges[bin] { bin -= 1 } else if bin + 1 < bins && value >= edges[bin + 1] { bin += 1 }
      counts[bin] += 1
    }
    return (counts, edges)
  }

  /// How many elements fall between given edges.
  private static func histogram(_ x: Tensor, edges: Tensor) throws -> (counts: [Double], edges: [Double]) {
    guard edges.rank == 1, edges.count > 0 else {
      throw TensorError.runtime("torch.histogramdd(): bins tensor should have one dimension and at least one element")
    }
    guard edges.dtype == x.dtype else {
      throw TensorError.runtime(
        "torch.histogramdd(): input tensor and bins tensors should have the same dtype, but got input with dtype \(x.dtype.scalarName.lowercased()) and bins for dimension 0 with dtype \(edges.dtype.scalarName.lowercased())"
      )
    }
    let places = edges.doubles()
    var counts = [Double](repeating: 0, count: places.count - 1)
    for value in x.doubles() where counts.count > 0 && value >= places[0] && value <= places[places.count - 1] {
      let after = places.firstIndex { $0 > value } ?? places.count - 1
      counts[Swift.max(after - 1, 0)] += 1
    }
    return (counts, places)
  }

  static let histcOp: Op = .init(
    "histc(Tensor input, int bins=100, Number min=0, Number max=0, *, Tensor out=None)",
    doc: """
      How many elements fall into each of equal bins.

      >>> torch.histc(torch.tensor([1., 2., 1.]), bins=4, min=0, max=3)
      tensor([0., 2., 1., 0.])
      """,
    samples: { [CallArguments([.tensor(try .ramp([5])), .int(4)])] }
  ) { a in
    let x = try a.tensor(0)
    if x.dtype == .bool { throw TensorError.notImplemented("linspace_cpu", x.dtype) }
    if !x.dtype.isFloatingPoint { throw TensorError.notImplemented("histogram_cpu", x.dtype) }
    let (counts, _) = try histogram(x, a.int(1), a.double(2), a.double(3))
    return .tensor(try Tensor(counts, sizes: [counts.count], dtype: x.dtype))
  }

  static let histogramOp: Op = .init(
    "histogram(Tensor input, Tensor bins, *, Tensor weight=None, bool density=False, Tensor[] out=None)",
    "histogram(Tensor input, int bins=100, *, float[] range=None, Tensor weight=None, bool density=False, Tensor[] out=None)",
    doc: """
      How many elements fall into each of equal bins, and the edges of the bins.

      >>> torch.histogram(torch.tensor([1., 2., 1.]), 2).hist
      tensor([2., 1.])
      """,
    samples: { [CallArguments([.tensor(try .ramp([5])), .int(4)])] }
  ) { a in
    let x = try a.tensor(0)
    if x.dtype != .float32 && x.dtype != .float64 { throw TensorError.notImplemented("histogramdd", x.dtype) }
    let at = a.overload == 0 ? 2 : 3
    if a.has(at) { throw TensorError(.notImplemented, "torch.histogram: the option 'weight' is not supported") }
    if a.has(at + 2) { throw TensorError(.notImplemented, "torch.histogram: the option 'out' is not supported") }
    let (counts, edges): ([Double], [Double])
    if a.overload == 0 {
      (counts, edges) = try histogram(x, edges: a.tensor(1))
    } else {
      let range = try a.has(2) ? a.doubles(2) : [0, 0]
      guard range.count == 2 else {
        throw TensorError.runtime(
          "torch.histogramdd: for a 1-dimensional histogram range should have 2 elements, but got \(range.count)")
      }
      (counts, edges) = try histogram(
        x, a.int(1), range[0], range[1], margin: 0.5, named: "torch.histogramdd: dimension 0's range")
    }
    var values = counts
    if try a.bool(at + 1) {
      let total = counts.reduce(0, +)
      values = counts.indices.map { counts[$0] / total / (edges[$0 + 1] - edges[$0]) }
    }
    let parts = [
      ("hist", try Tensor(values, sizes: [values.count], dtype: x.dtype)),
      ("bin_edges", try Tensor(edges, sizes: [edges.count], dtype: x.dtype)),
    ]
    if GradMode.isEnabled && x.requiresGrad {
      let node = FormulaNode("NotImplemented", saving: [], formula: nil) { _, _ in
        throw TensorError.runtime("derivative for aten::histogram is not implemented")
      }
      node.addInput(x)
      for (_, part) in parts { node.addOutput(part) }
    }
    return .named("histogram", parts)
  }

  static let countNonzeroOp: Op = .init(
    "count_nonzero(Tensor input, int? dim=None)", "count_nonzero(Tensor input, int[] dim)",
    doc: """
      How many elements are not zero.

      >>> torch.count_nonzero(torch.tensor([0, 5, 6]))
      tensor(2)
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 3]))])] }
  ) { a in .tensor(try ne.apply(a.tensor(0), .scalar(.int(0))).sum(a.optionalInts(1))) }

  static let argwhereOp: Op = .init(
    "argwhere(Tensor input)",
    doc: """
      The positions of the elements that are not zero, one row each.

      >>> torch.argwhere(torch.tensor([0, 5, 6]))
      tensor([[1],
              [2]])
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 2]))])] }
  ) { a in .tensor(try nonzero(a.tensor(0))) }

  static let isinOp: Op = .init(
    "isin(Tensor elements, Tensor test_elements, *, bool assume_unique=False, bool invert=False, Tensor out=None)",
    "isin(Number element, Tensor test_elements, *, bool assume_unique=False, bool invert=False, Tensor out=None)",
    "isin(Tensor elements, Number test_element, *, bool assume_unique=False, bool invert=False, Tensor out=None)",
    places: .function,
    doc: """
      Whether each element is among others.

      >>> torch.isin(torch.tensor([1, 2, 3]), torch.tensor([2, 3]))
      tensor([False,  True,  True])
      """,
    samples: { [CallArguments([.tensor(try .ramp([3])), .tensor(try .ramp([2]))])] }
  ) { a in
    let (x, others) = (try a.tensor(0), Set(try a.tensor(1).doubles()))
    if x.dtype == .bool { throw TensorError.runtime("Unsupported input type encountered for isin(): Bool") }
    let inverted = try a.bool(3)
    let out = try Tensor(uninitialized: x.sizes, .bool)
    let flags = out.data.assumingMemoryBound(to: UInt8.self)
    for (i, value) in x.doubles().enumerated() { flags[i] = others.contains(value) != inverted ? 1 : 0 }
    return .tensor(out)
  }

  // MARK: Searching

  /// Where each value goes in a sorted run: before equal ones, or after them if `right`.
  private static func place(_ value: Double, _ count: Int, right: Bool, _ element: (Int) -> Double) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      let e = element(middle)
      // Not-a-numbers are largest.
      let isBefore = value.isNaN ? right || !e.isNaN : right ? e <= value : e < value
      if isBefore { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private static func search(_ sorted: Tensor, _ values: Tensor, right: Bool, int32: Bool) throws -> Tensor {
    if sorted.rank > 1 && (values.rank != sorted.rank || values.sizes.dropLast() != sorted.sizes.dropLast()) {
      throw TensorError.runtime(
        "torch.searchsorted(): boundaries tensor should be 1 dimension or the first N-1 dimensions of boundaries tensor "
          + "and input value tensor must match, but we got boundaries tensor \(sorted.sizes) and input value tensor "
          + "\(values.sizes)")
    }
    if sorted.rank == 0 {
      throw TensorError.runtime(
        "torch.searchsorted(): input value can be a scalar only when boundaries tensor dimension is 1, but we got "
          + "boundaries tensor dim(0) and input value's dim(\(values.rank)) numel(\(values.count))")
    }
    if sorted.dtype == .bool { throw TensorError.notImplemented("searchsorted_out_cpu", .bool) }
    let edges = sorted.doubles()
    let n = sorted.sizes[sorted.rank - 1]
    let width = sorted.rank == 1 ? 0 : values.sizes[values.rank - 1]
    let found = values.doubles().enumerated().map { i, value in
      let base = width == 0 ? 0 : i / width * n
      return place(value, n, right: right) { edges[base + $0] }
    }
    let places = try Tensor(integers: found, sizes: values.sizes)
    return int32 ? try places.to(.int32) : places
  }

  private static let searchOptions =
    "bool out_int32=False, bool right=False, str side=None, Tensor sorter=None, Tensor out=None"

  static let searchsortedOp: Op = .init(
    "searchsorted(Tensor sorted_sequence, Tensor input, *, \(searchOptions))",
    "searchsorted(Tensor sorted_sequence, Number self, *, \(searchOptions))",
    places: .function,
    doc: """
      Where each value goes in a sorted sequence.

      >>> torch.searchsorted(torch.tensor([1, 3, 5]), torch.tensor([3, 6]))
      tensor([1, 3])
      """,
    samples: { [CallArguments([.tensor(try .ramp([3])), .tensor(try .ramp([2]))])] }
  ) { a in
    let side = a.string(4)
    if let side, side != "left" && side != "right" {
      throw TensorError.runtime("torch.searchsorted(): side can only be 'left' or 'right' but got \(side)")
    }
    if side == "left", try a.bool(3) {
      throw TensorError.runtime(
        "torch.searchsorted(): side and right can't be set to opposites, got side of left while right was True")
    }
    if a.has(5) { throw TensorError(.notImplemented, "torch.searchsorted: the option 'sorter' is not supported") }
    let right = try a.bool(3) || side == "right"
    return .tensor(try search(a.tensor(0), a.tensor(1), right: right, int32: a.bool(2)))
  }

  static let bucketizeOp: Op = .init(
    "bucketize(Tensor input, Tensor boundaries, *, bool out_int32=False, bool right=False, Tensor out=None)",
    "bucketize(Number self, Tensor boundaries, *, bool out_int32=False, bool right=False)", places: .function,
    doc: """
      Between which boundaries each value lies.

      >>> torch.bucketize(torch.tensor([3, 6]), torch.tensor([1, 3, 5]))
      tensor([1, 3])
      """,
    samples: { [CallArguments([.tensor(try .ramp([2])), .tensor(try .ramp([3]))])] }
  ) { a in
    guard try a.tensor(1).rank == 1 else {
      throw TensorError.runtime("boundaries tensor must be 1 dimension, but got dim(\(try a.tensor(1).rank))")
    }
    return .tensor(try search(a.tensor(1), a.tensor(0), right: a.bool(3), int32: a.bool(2)))
  }

  static let takeAlongDimOp: Op = .init(
    "take_along_dim(Tensor input, Tensor indices, int dim=None, *, Tensor out=None)", gradients: ["GatherBackward0"],
    doc: """
      Picks the elements that `indices` (of argmax or argsort, say) names along a dimension.

      >>> torch.take_along_dim(torch.tensor([[1, 2], [3, 4]]), torch.tensor([[0], [1]]), dim=1)
      tensor([[1],
              [4]])
      """,
    samples: {
      [CallArguments([.tensor(try .ramp([2, 3])), .tensor(try Tensor(integers: [2, 0], sizes: [2, 1])), .int(1)])]
    }
  ) { a in
    let (x, index) = (try a.tensor(0), try a.tensor(1))
    guard index.dtype == .int64 else {
      throw TensorError.runtime(
        "torch.take_along_dim(): dtype of indices should be Long but got \(index.dtype.scalarName)")
    }
    guard let dimension = try a.optionalInt(2) else {
      return .tensor(try gather(x.view([-1]), 0, index.view([-1])))
    }
    guard x.rank == index.rank else {
      throw TensorError.runtime(
        "torch.take_along_dim(): input and indices should have the same number of dimensions, but got \(x.rank) dimensions "
          + "for input, and \(index.rank) dimensions for indices")
    }
    let d = try x.wrap(dimension)
    var (own, other) = (x.sizes, index.sizes)
    if x.rank > 0 { (own[d], other[d]) = (1, 1) }
    var sizes = Array(try Shape.broadcast(own, other))
    var wide = sizes
    if x.rank > 0 { (sizes[d], wide[d]) = (x.sizes[d], index.sizes[d]) }
    let (p, q) = (try Array(x.sizes) == sizes ? x : x.expand(sizes), try index.expand(wide))
    return .tensor(try gather(p, d, q))
  }

  static let unravelIndexOp: Op = .init(
    "unravel_index(Tensor indices, int[1] shape)", places: .function,
    doc: """
      The position in a shape of each place in row-major order, one tensor for each dimension.

      >>> torch.unravel_index(torch.tensor([3, 5]), (2, 3))
      (tensor([1, 1]), tensor([0, 2]))
      """,
    samples: { [CallArguments([.tensor(try Tensor(integers: [3, 5])), .list([.int(2), .int(3)], isTuple: true)])] }
  ) { a in
    let (index, sizes) = (try a.tensor(0), try a.ints(1))
    guard index.dtype.isInteger else {
      throw TensorError.type("expected 'indices' to be integer dtype, but got torch.\(index.dtype.name)")
    }
    if let bad = sizes.firstIndex(where: { $0 < 0 }) {
      throw TensorError.value("'shape' cannot have negative values, but got (\(sizes[bad]))")
    }
    let steps = Shape(sizes).contiguousStrides
    return .tensors(
      try sizes.indices.map { d in
        let quotient = try floorDivide.apply(index, .int(steps[d]))
        return try sizes[d] == 0 ? quotient : remainder.apply(quotient, .int(sizes[d]))
      })
  }
}
