// Largest and smallest elements, where they stand, sorting, and whether any or all hold.
import MiniTorchKernels

enum ExtremeOps {
  static let all: [Op] = [
    Op.maxOp, Op.minOp, Op.amaxOp, Op.aminOp, Op.argmaxOp, Op.argminOp, Op.sortOp, Op.argsortOp, Op.topkOp, Op.anyOp,
    Op.allOp,
  ]
}

/// Which of several zeros is an extreme element: 0 and -0 are equal, and PyTorch's vectors take a later one.
private struct ZeroChoice {
  private enum Walk {
    /// All elements of a tensor by one vector, whose lanes then meet in pairs.
    case total
    /// Adjacent elements by four vectors, whose lanes then meet in order.
    case inner
    /// Row by row, for `columns` adjacent results at once.
    case outer(columns: Int)
    case plain
  }
  private let walk: Walk

  /// - Parameter name: the node of another operation than `amax` and `amin`.
  init(_ x: Tensor, _ mask: [Bool], _ name: String?) {
    // As the dimensions lie in memory, if those that are kept do so in order.
    let order = x.strideOrder
    let mask = order.map { mask[$0] }
    let rest = order.indices.filter { !mask[$0] }.map { order[$0] }
    let last = mask.lastIndex(of: true).map { $0 + 1 } ?? 0
    let isOneRun = mask.prefix(last).drop { !$0 }.allSatisfy { $0 }
    let isVector = x.isDense && x.dtype.isFloatingPoint && name?.hasPrefix("Aminmax") != true
    if !isVector || !isOneRun || rest != rest.sorted() {
      walk = .plain
    } else if mask.last ?? true {
      walk = name == nil ? .inner : .total
    } else {
      walk = .outer(columns: order.dropFirst(last).map { x.sizes[$0] }.reduce(1, *))
    }
  }

  func place<T: BinaryFloatingPoint>(_ p: UnsafePointer<T>, _ count: Int, result: Int) -> Int {
    let width = 32 / MemoryLayout<T>.stride
    let first = (0..<count).first { p[$0] == 0 } ?? 0
    switch walk {
    case .plain: return first
    case .total:
      let whole = count / width * width
      if whole == 0 { return (0..<count).last { p[$0] == 0 } ?? first }
      for lane in width == 8 ? [7, 3, 5, 1, 6, 2, 4, 0] : [3, 1, 2, 0] {
        for i in stride(from: whole - width + lane, through: 0, by: -width) where p[i] == 0 { return i }
      }
      return first
    case .inner:
      let whole = count / (4 * width) * (4 * width)
      for lane in 0..<width {
        for vector in stride(from: 3, through: 0, by: -1) {
          let start = whole - (4 - vector) * width + lane
          for i in stride(from: start, through: 0, by: -4 * width) where p[i] == 0 { return i }
        }
      }
      return first
    case .outer(let columns):
      let isVector = result % columns < columns / (4 * width) * (4 * width)
      return isVector ? (0..<count).last { p[$0] == 0 } ?? first : first
    }
  }
}

extension Op {
  /// For each result the place of its extreme element among the reduced ones; not-a-numbers come first.
  private static func places(_ matrix: Tensor, _ rows: Int, _ columns: Int, largest: Bool) -> [Int] {
    func find<T: Comparable>(_ p: UnsafeMutablePointer<T>, _ isNaN: (T) -> Bool) -> [Int] {
      (0..<rows).map { r in
        let row = p + r * columns
        var best = 0
        for c in 0..<columns {
          if isNaN(row[c]) { return c }
          if largest ? row[c] > row[best] : row[c] < row[best] { best = c }
        }
        return best
      }
    }
    switch matrix.dtype {
    case .float32:
      let p = matrix.float32
      return (0..<rows).map { ExtremeKernel.loops.place(p + $0 * columns, count: columns, largest: largest) }
    case .float64: return find(matrix.float64) { $0.isNaN }
    default: return find(matrix.int64) { _ in false }
    }
  }

  /// The extreme elements over dimensions; ties share the gradient.
  static func extreme(
    _ x: Tensor, _ dimensions: [Int]?, keepDimensions: Bool = false, largest: Bool, name: String? = nil
  ) throws -> Tensor {
    let reduced = try ReducedDimensions(x, dimensions)
    let (matrix, rows, columns) = try reduced.rows(x, as: x.dtype.computeType)
    let out = try Tensor(uninitialized: reduced.sizes(x.sizes, keepDimensions: keepDimensions), matrix.dtype)
    // Asked only where a zero is the extreme.
    var known: ZeroChoice?
    func zero<T: BinaryFloatingPoint>(_ row: UnsafePointer<T>, _ result: Int) -> Int {
      let choice = known ?? ZeroChoice(x, (0..<x.rank).map { reduced.mask[$0] }, name)
      known = choice
      return choice.place(row, columns, result: result)
    }
    for (r, c) in places(matrix, rows, columns, largest: largest).enumerated() where columns > 0 {
      switch matrix.dtype {
      case .float32:
        let row = matrix.float32 + r * columns
        out.float32[r] = row[row[c] == 0 ? zero(row, r) : c]
      case .float64:
        let row = matrix.float64 + r * columns
        out.float64[r] = row[row[c] == 0 ? zero(row, r) : c]
      default: out.int64[r] = matrix.int64[r * columns + c]
      }
    }
    let kept = Array(reduced.keptSizes(x.sizes))
    let label = name ?? (largest ? "AmaxBackward0" : "AminBackward0")
    return try out.converted(to: x.dtype).recorded(label, [x], saving: [x], savingResult: true) { _, g, saved in
      let peak = try saved[1].reshaped(kept)
      // The largest of numbers and not-a-numbers is each of the latter.
      let isNaN = try !label.hasPrefix("Am") && peak.count == 1 && peak.item().double.isNaN
      let isPeak = try (isNaN ? ne.apply(saved[0], .tensor(saved[0])) : eq.apply(saved[0], .tensor(peak))).to(x.dtype)
      let count = try GradMode.with(false) { try isPeak.sum(dimensions, keepDimensions: true) }
      if !label.hasPrefix("Am") {
        // All elements at once share evenly.
        let share = try div.apply(g, count.reshaped(Array(g.sizes)))
        let zero = try saved[0].zerosLike()
        let mask = try isPeak.to(.bool)
        let value = try GradMode.with(false) { try whereSelect(mask, .tensor(share), .tensor(zero)) }
        return try value.recorded("MaskedFillBackward1", [zero, share]) { i, g, _ in
          i == 0 ? try maskedFill(g, mask, .int(0)) : try mul.apply(g, mask.to(g.dtype)).sum()
        }
      }
      return try mul.apply(div.apply(g.reshaped(kept), count.reshaped(kept)), isPeak)
    }
  }

  /// The extreme elements along one dimension, and where they stand.
  static func extremeWithIndex(_ x: Tensor, _ dimension: Int, keepDimensions: Bool, largest: Bool) throws -> (
    Tensor, Tensor
  ) {
    let d = try x.wrap(dimension)
    if x.rank > 0 && x.sizes[d] == 0 {
      throw TensorError.index("\(largest ? "max" : "min")(): Expected reduction dim \(d) to have non-zero size.")
    }
    let index = try extremeIndex(x, d, keepDimensions: true, largest: largest)
    if x.rank == 0 {
      let value = try x.clonedElements()
      return (
        try value.recorded(largest ? "MaxBackward0" : "MinBackward0", [x], savesScalar: true) { _, g, _ in g }, index
      )
    }
    let value = try GradMode.with(false) {
      let picked = try gather(x, d, index)
      return keepDimensions ? picked : try picked.squeezed([d]).detach()
    }
    let sizes = x.sizes
    let flat = keepDimensions ? index : try index.squeezed([d]).detach()
    let recorded = try value.recorded(largest ? "MaxBackward0" : "MinBackward0", [x], saving: [flat]) { _, g, saved in
      let zero = try Tensor(uninitialized: sizes, g.dtype)
      try zero.fillElements(with: .int(0))
      let source = try keepDimensions ? g : g.unsqueezed(d)
      let index = try keepDimensions ? saved[0] : saved[0].unsqueezed(d)
      let spread = try GradMode.with(false) { try scatterAdd(zero, d, index, source) }
      return try spread.recorded("ScatterBackward0", [zero, source], saving: [index]) { i, g, saved in
        i == 0 ? g : try gather(g, d, saved[0])
      }
    }
    return (recorded, flat)
  }

  /// Where the extreme elements stand.
  static func extremeIndex(_ x: Tensor, _ dimension: Int?, keepDimensions: Bool, largest: Bool) throws -> Tensor {
    let reduced = try ReducedDimensions(x, dimension.map { [$0] })
    if let dimension, x.dtype == .float32, x.isContiguous, x.count > 0 {
      let d = try x.wrap(dimension)
      let inner = x.sizes.dropFirst(d + 1).reduce(1, *)
      if inner >= 8 {
        let found = try Tensor(uninitialized: reduced.sizes(x.sizes, keepDimensions: keepDimensions), .int64)
        try placesDown(x, x.sizes[d], inner, largest: largest, found)
        return found
      }
    }
    let (matrix, rows, columns) = try reduced.rows(x, as: x.dtype.computeType)
    let found = places(matrix, rows, columns, largest: largest)
    return try Tensor(integers: found, sizes: reduced.sizes(x.sizes, keepDimensions: keepDimensions))
  }

  /// Where the extreme elements along a dimension of `size` elements, `inner` apart, stand: all columns at once.
  private static func placesDown(_ x: Tensor, _ size: Int, _ inner: Int, largest: Bool, _ found: Tensor) throws {
    let best = try Tensor(uninitialized: [inner], .float32)
    for block in 0..<(x.count / (size * inner)) {
      ExtremeKernel.loops.places(
        x.float32 + block * size * inner, rows: size, columns: inner, largest: largest, best.float32,
        found.int64 + block * inner)
      try Limits.checkInterrupt()
    }
  }

  private static func extremes(_ name: String, largest: Bool, _ total: String, _ pair: String) -> Op {
    Op(
      "\(name)(Tensor input, *, Tensor out=None)", "\(name)(Tensor input, Tensor other, *, Tensor out=None)",
      "\(name)(Tensor input, int dim, bool keepdim=False, *, Tensor[] out=None)",
      gradients: largest
        ? ["MaxBackward1", "MaximumBackward0", "MaxBackward0"] : ["MinBackward1", "MinimumBackward0", "MinBackward0"],
      doc: """
        The \(largest ? "largest" : "smallest") element, that of each pair, or that along a dimension with its place.

        >>> torch.\(name)(torch.tensor([1., 3., 2.]))
        tensor(\(total))
        """,
      samples: {
        [
          CallArguments([.tensor(try .ramp([2, 3]))]), CallArguments([.tensor(try .ramp([2, 3])), .int(1)]),
          CallArguments([.tensor(try Tensor([2, 1, 2]))]),
        ]
      }
    ) { a in
      let x = try a.tensor(0)
      switch a.overload {
      case 0:
        if x.count == 0 {
          throw TensorError.runtime(
            "\(name)(): Expected reduction dim to be specified for input.numel() == 0. Specify the reduction dim with the "
              + "'dim' argument.")
        }
        return .tensor(try extreme(x, nil, largest: largest, name: largest ? "MaxBackward1" : "MinBackward1"))
      case 1: return .tensor(try largest ? maximum.apply(x, a.tensor(1)) : minimum.apply(x, a.tensor(1)))
      default:
        let (values, indices) = try extremeWithIndex(x, a.int(1), keepDimensions: a.bool(2), largest: largest)
        return .named(name, [("values", values), ("indices", indices)])
      }
    }
  }

  static let maxOp = extremes("max", largest: true, "3.", "max")
  static let minOp = extremes("min", largest: false, "1.", "min")

  private static func peaks(_ name: String, largest: Bool, _ example: String) -> Op {
    Op(
      "\(name)(Tensor input, int[1]? dim=(), bool keepdim=False, *, Tensor out=None)",
      gradients: [largest ? "AmaxBackward0" : "AminBackward0"],
      doc: """
        The \(largest ? "largest" : "smallest") elements over dimensions.

        >>> torch.\(name)(torch.tensor([[1., 3.], [4., 2.]]), 1)
        tensor(\(example))
        """,
      samples: {
        [CallArguments([.tensor(try .ramp([2, 3])), .int(1)]), CallArguments([.tensor(try .ramp([2, 3]))])]
      }
    ) { a in
      let x = try a.tensor(0)
      let dimensions = try a.has(1) ? a.ints(1) : []
      for dimension in dimensions where x.rank > 0 {
        let d = try x.wrap(dimension)
        if x.sizes[d] == 0 {
          throw TensorError.index("\(name)(): Expected reduction dim \(d) to have non-zero size.")
        }
      }
      if x.count == 0 && dimensions.isEmpty {
        throw TensorError.runtime(
          "\(name)(): Expected reduction dim to be specified for input.numel() == 0. Specify the reduction dim with the "
            + "'dim' argument.")
      }
      return .tensor(try extreme(x, dimensions, keepDimensions: a.bool(2), largest: largest))
    }
  }

  static let amaxOp = peaks("amax", largest: true, "[3., 4.]")
  static let aminOp = peaks("amin", largest: false, "[1., 2.]")

  private static func position(_ name: String, largest: Bool, _ example: String) -> Op {
    Op(
      "\(name)(Tensor input, int dim=None, bool keepdim=False, *, Tensor out=None)",
      doc: """
        Where the \(largest ? "largest" : "smallest") element stands.

        >>> torch.\(name)(torch.tensor([1., 3., 2.]))
        tensor(\(example))
        """,
      samples: {
        [CallArguments([.tensor(try .ramp([2, 3])), .int(1)]), CallArguments([.tensor(try .ramp([2, 3]))])]
      }
    ) { a in
      let x = try a.tensor(0)
      let dimension = try a.optionalInt(1)
      if x.dtype == .bool { throw TensorError.runtime("\(name)(): does not support bool input") }
      if let dimension, x.rank > 0 {
        let d = try x.wrap(dimension)
        if x.sizes[d] == 0 {
          throw TensorError.index("\(name)(): Expected reduction dim \(d) to have non-zero size.")
        }
      } else if x.count == 0 {
        throw TensorError.index("\(name)(): Expected reduction dim to be specified for input.numel() == 0.")
      }
      return .tensor(try extremeIndex(x, dimension, keepDimensions: a.bool(2), largest: largest))
    }
  }

  static let argmaxOp = position("argmax", largest: true, "1")
  static let argminOp = position("argmin", largest: false, "0")

  // MARK: Sorting

  /// For each row the order that sorts it, or its beginning; equal elements keep theirs, not-a-numbers count as largest.
  private static func order(_ x: Tensor, _ d: Int, descending: Bool, first: Int? = nil) throws -> (
    index: Tensor, rows: Int, columns: Int
  ) {
    let moved = try GradMode.with(false) { try x.rank == 0 ? x.reshape([1]) : x.transposed(d, -1) }
    let values = moved.doubles()
    let columns = moved.sizes[moved.rank - 1]
    let rows = columns == 0 ? 0 : values.count / columns
    let width = first ?? columns
    var result: [Int] = []
    for r in 0..<rows {
      let row = values[(r * columns)..<((r + 1) * columns)]
      let base = row.startIndex
      func precedes(_ i: Int, _ j: Int) -> Bool {
        let (p, q) = (row[base + i], row[base + j])
        if p.isNaN || q.isNaN { return p.isNaN == q.isNaN ? i < j : descending ? p.isNaN : q.isNaN }
        return p == q ? i < j : descending ? p > q : p < q
      }
      // A few of many are found in one walk.
      guard width > 0 && width <= 16 && width * 4 <= columns else {
        result += (0..<columns).sorted(by: precedes).prefix(width)
        continue
      }
      var best: [Int] = []
      for i in 0..<columns where best.count < width || precedes(i, best[width - 1]) {
        var at = best.count
        while at > 0 && precedes(i, best[at - 1]) { at -= 1 }
        best.insert(i, at: at)
        if best.count > width { best.removeLast() }
      }
      result += best
    }
    var sizes = moved.sizes
    sizes[sizes.count - 1] = width
    let turned = try Tensor(integers: result, sizes: sizes)
    let index = try GradMode.with(false) {
      try x.rank == 0 ? turned.reshape([]).detach() : turned.transposed(d, -1).contiguous().detach()
    }
    return (index, rows, columns)
  }

  /// The elements in order along a dimension, and where they stood.
  static func sort(_ x: Tensor, _ dimension: Int, descending: Bool, named name: String = "SortBackward0") throws -> (
    Tensor, Tensor
  ) {
    let d = try x.wrap(dimension)
    let index = try order(x, d, descending: descending).index.laidOut(like: x)
    return (try picked(x, d, index, name), index)
  }

  private static func picked(_ x: Tensor, _ d: Int, _ index: Tensor, _ name: String) throws -> Tensor {
    var value = try GradMode.with(false) { try gather(x, d, index) }
    if index.sizes == x.sizes { value = try value.laidOut(like: x) }
    let sizes = x.sizes
    return try value.recorded(name, [x], saving: [index]) { _, g, saved in
      let zero = try Tensor(uninitialized: sizes, g.dtype)
      try zero.fillElements(with: .int(0))
      let spread = try GradMode.with(false) { try scatterAdd(zero, d, saved[0], g) }
      return try spread.recorded("ScatterBackward0", [zero, g], saving: [saved[0]]) { i, g, saved in
        i == 0 ? g : try gather(g, d, saved[0])
      }
    }
  }

  static let sortOp: Op = .init(
    "sort(Tensor input, *, bool? stable, int dim=-1, bool descending=False, Tensor[] out=None)",
    "sort(Tensor input, int dim=-1, bool descending=False, *, Tensor[] out=None)",
    gradients: ["SortBackward1", "SortBackward0"],
    doc: """
      The elements in order along a dimension, and where they stood.

      >>> torch.sort(torch.tensor([3., 1.])).values
      tensor([1., 3.])
      """,
    samples: { [CallArguments([.tensor(try Tensor([3, 1, 2]))])] }
  ) { a in
    let at = a.overload == 0 ? 2 : 1
    let (values, indices) = try sort(
      a.tensor(0), a.int(at), descending: a.bool(at + 1), named: a.overload == 0 ? "SortBackward1" : "SortBackward0")
    return .named("sort", [("values", values), ("indices", indices)])
  }

  static let argsortOp: Op = .init(
    "argsort(Tensor input, *, bool stable, int dim=-1, bool descending=False, Tensor out=None)",
    "argsort(Tensor input, int dim=-1, bool descending=False)",
    doc: """
      Where the elements stand in order along a dimension.

      >>> torch.argsort(torch.tensor([3., 1., 2.]))
      tensor([1, 2, 0])
      """,
    samples: { [CallArguments([.tensor(try Tensor([3, 1, 2]))])] }
  ) { a in
    let x = try a.tensor(0)
    let at = a.overload == 0 ? 2 : 1
    return .tensor(try order(x, x.wrap(a.int(at)), descending: a.bool(at + 1)).index)
  }

  static let topkOp: Op = .init(
    "topk(Tensor input, int k, int dim=-1, bool largest=True, bool sorted=True, *, Tensor[] out=None)",
    gradients: ["TopkBackward0"],
    doc: """
      The `k` largest elements along a dimension, and where they stand.

      >>> torch.topk(torch.tensor([3., 1., 2.]), 2).values
      tensor([3., 2.])
      """,
    samples: { [CallArguments([.tensor(try Tensor([3, 1, 2])), .int(2)])] }
  ) { a in
    let (x, k) = (try a.tensor(0), try a.int(1))
    let d = try x.wrap(a.int(2))
    guard k >= 0 && k <= (x.rank == 0 ? 1 : x.sizes[d]) else {
      throw TensorError.runtime("selected index k out of range")
    }
    if x.dtype == .bool { throw TensorError.runtime("topk does not support bool dtypes on CPU") }
    let index = try order(x, d, descending: a.bool(3), first: x.rank == 0 ? nil : k).index
    let values = try picked(x, d, index, "TopkBackward0").laidInRows()
    return .named("topk", [("values", values), ("indices", try index.laidInRows())])
  }

  // MARK: Any and all

  private static func truth(_ name: String, all: Bool, _ example: String) -> Op {
    Op(
      "\(name)(Tensor input, *, Tensor out=None)",
      "\(name)(Tensor input, int[1]? dim=None, bool keepdim=False, *, Tensor out=None)",
      "\(name)(Tensor input, int dim, bool keepdim=False, *, Tensor out=None)",
      doc: """
        Whether \(all ? "all elements are" : "any element is") not zero.

        >>> torch.\(name)(torch.tensor([True, False]))
        tensor(\(example))
        """,
      samples: { [CallArguments([.tensor(try .ramp([2, 3]))])] }
    ) { a in
      let x = try a.tensor(0)
      let reduced = try ReducedDimensions(x, a.overload >= 1 ? a.optionalInts(1) : nil)
      let flags = try x.dtype == .bool ? x : ne.apply(x, .scalar(.int(0)))
      let (matrix, rows, columns) = try reduced.rows(flags, as: .bool)
      let sizes = reduced.sizes(x.sizes, keepDimensions: a.overload >= 1 ? try a.bool(2) : false)
      let out = try Tensor(uninitialized: sizes, .int64)
      for r in 0..<rows {
        // Bytes that are 0 or 1, all together at once.
        var found: UInt8 = all ? 1 : 0
        let row = matrix.data.assumingMemoryBound(to: UInt8.self) + r * columns
        if all {
          for c in 0..<columns { found &= row[c] }
        } else {
          for c in 0..<columns { found |= row[c] }
        }
        out.int64[r] = Int64(found)
      }
      withExtendedLifetime(matrix) {}
      return .tensor(try out.converted(to: x.dtype == .uint8 ? .uint8 : .bool))
    }
  }

  static let anyOp = truth("any", all: false, "True")
  static let allOp = truth("all", all: true, "False")
}
