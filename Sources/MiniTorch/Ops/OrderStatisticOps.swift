// Order statistics: medians, quantiles, modes, running extremes and distinct elements.

enum OrderStatisticOps {
  static let all: [Op] = [
    Op.medianOp, Op.nanmedianOp, Op.kthvalueOp, Op.modeOp, Op.cummaxOp, Op.cumminOp, Op.aminmaxOp, Op.quantileOp,
    Op.nanquantileOp, Op.msortOp, Op.uniqueOp, Op.uniqueConsecutiveOp,
  ]
}

/// The runs of elements along one dimension of a tensor.
struct Lines {
  let values: [Double]
  let length: Int
  /// The tensor's sizes with the dimension at the end.
  private let turned: Shape
  private let dimension: Int
  private let isScalar: Bool

  init(_ x: Tensor, _ dimension: Int) throws {
    isScalar = x.rank == 0
    let moved = try GradMode.with(false) { try x.rank == 0 ? x.reshape([1]) : x.transposed(dimension, -1) }
    self.dimension = dimension
    turned = moved.sizes
    values = moved.doubles()
    length = moved.sizes[moved.rank - 1]
  }

  var count: Int { length == 0 ? turned.dropLast().reduce(1, *) : values.count / length }

  subscript(_ line: Int) -> ArraySlice<Double> { values[(line * length)..<((line + 1) * length)] }

  /// What `find` says of each line, as a tensor whose dimension has as many elements as it gives.
  func integers(_ width: Int, _ find: ([Double]) -> [Int]) throws -> Tensor {
    var found: [Int] = []
    for line in 0..<count { found += find(Array(self[line])) }
    var sizes = turned
    sizes[sizes.count - 1] = width
    let made = try Tensor(integers: found, sizes: sizes)
    if isScalar { return try made.reshape([]).detach() }
    return try GradMode.with(false) { try made.transposed(dimension, -1).contiguous().detach() }
  }
}

extension Op {
  /// The elements at the places `index` along dimension `d`, recorded; `index` keeps the dimension.
  private static func selected(
    _ x: Tensor, _ d: Int, _ index: Tensor, keepDimensions: Bool, _ name: String, savesInput: Bool = false
  ) throws -> (value: Tensor, index: Tensor) {
    if x.rank == 0 {
      return (try x.clonedElements().recorded(name, [x], savesScalar: true) { _, g, _ in g }, index)
    }
    let sizes = x.sizes
    let value = try GradMode.with(false) {
      let picked = try gather(x, d, index)
      return keepDimensions ? picked : try picked.squeezed([d]).detach()
    }
    let flat = try keepDimensions ? index : index.squeezed([d]).detach()
    let recorded = try value.recorded(name, [x], saving: savesInput ? [x, flat] : [flat]) { _, g, saved in
      let places = try saved[savesInput ? 1 : 0]
      return try scatterAdd(
        Tensor.zeros(sizes, dtype: g.dtype), d, keepDimensions ? places : places.unsqueezed(d),
        keepDimensions ? g : g.unsqueezed(d))
    }
    return (recorded, flat)
  }

  /// The places of a line's elements in ascending order, not-a-numbers last.
  private static func order(_ line: [Double]) -> [Int] {
    line.indices.sorted { i, j in
      if line[i].isNaN || line[j].isNaN { return line[i].isNaN == line[j].isNaN ? i < j : line[j].isNaN }
      return line[i] == line[j] ? i < j : line[i] < line[j]
    }
  }

  /// Where a line's lower median stands; a not-a-number is the median unless they are ignored.
  private static func medianPlace(_ line: [Double], ignoresNaN: Bool) -> Int {
    guard let first = line.firstIndex(where: \.isNaN) else { return place(ofRank: (line.count - 1) / 2, line) }
    if !ignoresNaN { return first }
    let valid = line.count { !$0.isNaN }
    return place(ofRank: Swift.max(valid - 1, 0) / 2, line)
  }

  /// `order(line)[rank]`, without putting all of a long line in order.
  private static func place(ofRank rank: Int, _ line: [Double]) -> Int {
    if line.count < 32 { return order(line)[rank] }
    let value = line[quickSelect(line, rank)]
    // Which of the elements equal to it: those before them in order are less.
    var left = rank - line.count { exceeds(value, $0) }
    for (i, x) in line.enumerated() where !exceeds(value, x) && !exceeds(x, value) {
      if left == 0 { return i }
      left -= 1
    }
    preconditionFailure("a rank that no element has")
  }

  /// `g` in equal shares to the elements that equal the result, not-a-numbers among themselves.
  private static func sharedEvenly(_ g: Tensor, _ x: Tensor, _ result: Tensor) throws -> Tensor {
    let mask = try result.item().double.isNaN ? ne.apply(x, .tensor(x)) : eq.apply(x, .tensor(result))
    let share = try div.apply(g, mask.sum())
    let zero = try x.zerosLike()
    let value = try GradMode.with(false) { try whereSelect(mask, .tensor(share), .tensor(zero)) }
    return try value.recorded("MaskedFillBackward1", [zero, share]) { i, g, _ in
      i == 0 ? try maskedFill(g, mask, .int(0)) : try mul.apply(g, mask.to(g.dtype)).sum()
    }
  }

  private static func median(_ name: String, ignoresNaN: Bool) -> Op {
    let label = ignoresNaN ? "Nanmedian" : "Median"
    return Op(
      "\(name)(Tensor input)", "\(name)(Tensor input, int dim, bool keepdim=False, *, Tensor[] out=None)",
      gradients: ["\(label)Backward0", "\(label)Backward1"],
      doc: """
        The lower median of all elements, or along a dimension with its place\(ignoresNaN ? "; ignores nan" : "").

        >>> torch.\(name)(torch.tensor([1., 3., 2., 4.]))
        tensor(2.)
        """,
      samples: {
        [
          CallArguments([.tensor(try Tensor([3, 1, 2]))]),
          CallArguments([.tensor(try Tensor([3, 1, 2, 4, 6, 5], sizes: [2, 3])), .int(1)]),
        ]
      }
    ) { a in
      let x = try a.tensor(0)
      if a.overload == 1 { _ = try x.wrap(a.int(1)) }
      if x.dtype == .bool {
        throw TensorError.notImplemented(a.overload == 0 ? "median_cpu" : "median_out", x.dtype)
      }
      if a.overload == 0 {
        if x.count == 0 {
          let none = try Tensor(x.dtype.isFloatingPoint ? .float(.nan) : .int(.min), as: x.dtype)
          return .tensor(
            try none.recorded("\(label)Backward0", [x], saving: [x], savingResult: true) { _, _, saved in
              try saved[0].zerosLike()
            })
        }
        let place = medianPlace(x.doubles(), ignoresNaN: ignoresNaN)
        let index = try Tensor(integers: [place])
        let value = try GradMode.with(false) { try gather(x.reshape([-1]), 0, index).reshape([]).detach() }
        return .tensor(
          try value.recorded("\(label)Backward0", [x], saving: [x], savingResult: true) { _, g, saved in
            try sharedEvenly(g, saved[0], saved[1])
          })
      }
      let d = try x.wrap(a.int(1))
      if x.rank > 0 && x.sizes[d] == 0 {
        throw TensorError.index("median(): Expected reduction dim \(d) to have non-zero size.")
      }
      let index = try Lines(x, d).integers(1) { [medianPlace($0, ignoresNaN: ignoresNaN)] }
      let (value, flat) = try selected(x, d, index, keepDimensions: a.bool(2), "\(label)Backward1")
      return .named(name, [("values", value), ("indices", flat)])
    }
  }

  static let medianOp = median("median", ignoresNaN: false)
  static let nanmedianOp = median("nanmedian", ignoresNaN: true)

  static let kthvalueOp: Op = .init(
    "kthvalue(Tensor input, int k, int dim=-1, bool keepdim=False, *, Tensor[] out=None)",
    gradients: ["KthvalueBackward0"],
    doc: """
      The `k`-th smallest element along a dimension, and its place.

      >>> torch.kthvalue(torch.tensor([3., 1., 2.]), 2).values
      tensor(2.)
      """,
    samples: { [CallArguments([.tensor(try Tensor([3, 1, 2])), .int(2)])] }
  ) { a in
    let (x, k) = (try a.tensor(0), try a.int(1))
    let d = try x.wrap(a.int(2))
    if x.rank > 0 && x.sizes[d] == 0 {
      throw TensorError.index("kthvalue(): Expected reduction dim \(d) to have non-zero size.")
    }
    guard k >= 1 && k <= (x.rank == 0 ? 1 : x.sizes[d]) else {
      throw TensorError.runtime("kthvalue(): selected number k out of range for dimension \(d)")
    }
    if x.dtype == .bool && x.rank > 0 { throw TensorError.notImplemented("kthvalue_cpu", .bool) }
    let index = try Lines(x, d).integers(1) { [quickSelect($0, k - 1)] }
    let (value, flat) = try selected(x, d, index, keepDimensions: a.bool(3), "KthvalueBackward0")
    return .named("kthvalue", [("values", value), ("indices", flat)])
  }

  /// The place of the element of rank `k`: Hoare's quickselect in PyTorch's steps, which decide between equal elements.
  private static func quickSelect(_ line: [Double], _ k: Int) -> Int {
    var (values, places) = (line, Array(line.indices))
    func isGreater(_ i: Int, _ j: Int) -> Bool { exceeds(values[i], values[j]) }
    func swap(_ i: Int, _ j: Int) {
      values.swapAt(i, j)
      places.swapAt(i, j)
    }
    var (low, high) = (0, line.count - 1)
    while high > low {
      if high == low + 1 {
        if isGreater(low, high) { swap(low, high) }
        break
      }
      let middle = low + (high - low) / 2
      swap(middle, low + 1)
      if isGreater(low + 1, high) { swap(low + 1, high) }
      if isGreater(low, high) { swap(low, high) }
      if isGreater(low + 1, low) { swap(low, low + 1) }
      var (i, j) = (low + 1, high)
      let pivot = values[low]
      while true {
        repeat { i += 1 } while exceeds(pivot, values[i])
        repeat { j -= 1 } while exceeds(values[j], pivot)
        if j < i { break }
        swap(i, j)
      }
      swap(low, j)
      if j <= k { low = i }
      if j >= k { high = j - 1 }
    }
    return places[k]
  }

  private static func exceeds(_ a: Double, _ b: Double) -> Bool { (a.isNaN && !b.isNaN) || a > b }

  static let modeOp: Op = .init(
    "mode(Tensor input, int dim=-1, bool keepdim=False, *, Tensor[] out=None)", gradients: ["ModeBackward0"],
    doc: """
      The most frequent element along a dimension, the smallest of several, and its last place.

      >>> torch.mode(torch.tensor([1, 2, 2])).values
      tensor(2)
      """,
    samples: { [CallArguments([.tensor(try Tensor([3, 1, 3]))])] }
  ) { a in
    let x = try a.tensor(0)
    let d = try x.wrap(a.int(1))
    if x.rank > 0 && x.sizes[d] == 0 {
      throw TensorError.index("mode(): Expected reduction dim \(d) to have non-zero size.")
    }
    let index = try Lines(x, d).integers(1) { line in
      var (best, bestCount, count) = (0, 0, 0)
      var previous: Int?
      for place in order(line) {
        count = previous.map { line[$0] == line[place] } == true ? count + 1 : 1
        if count > bestCount { bestCount = count }
        previous = place
      }
      count = 0
      previous = nil
      for place in order(line) {
        count = previous.map { line[$0] == line[place] } == true ? count + 1 : 1
        if count == bestCount {
          best = place
          break
        }
        previous = place
      }
      return [best]
    }
    let (value, flat) = try selected(x, d, index, keepDimensions: a.bool(2), "ModeBackward0")
    return .named("mode", [("values", value), ("indices", flat)])
  }

  private static func running(_ name: String, largest: Bool, _ example: String) -> Op {
    let label = largest ? "CummaxBackward0" : "CumminBackward0"
    return Op(
      "\(name)(Tensor input, int dim, *, Tensor[] out=None)", gradients: [label],
      doc: """
        The \(largest ? "largest" : "smallest") element so far along a dimension, and its last place.

        >>> torch.\(name)(torch.tensor([1., 3., 2.]), 0).values
        tensor(\(example))
        """,
      samples: { [CallArguments([.tensor(try Tensor([2, 1, 3])), .int(0)])] }
    ) { a in
      let x = try a.tensor(0)
      if x.rank == 0, case let given = try a.int(1), given != 0 && given != -1 {
        throw TensorError.index("\(name)(): Expected reduction dim -1 or 0 for scalar but got \(given)")
      }
      let d = try x.wrap(a.int(1))
      let index = try Lines(x, d).integers(x.rank == 0 ? 1 : x.sizes[d]) { line in
        var best = 0
        return line.indices.map { i in
          if line[i].isNaN || (!line[best].isNaN && (largest ? line[i] >= line[best] : line[i] <= line[best])) {
            best = i
          }
          return best
        }
      }
      let (value, _) = try selected(x, d, index, keepDimensions: true, label, savesInput: true)
      return .named(name, [("values", value), ("indices", index)])
    }
  }

  static let cummaxOp = running("cummax", largest: true, "[1., 3., 3.]")
  static let cumminOp = running("cummin", largest: false, "[1., 1., 1.]")

  static let aminmaxOp: Op = .init(
    "aminmax(Tensor input, *, int dim=None, bool keepdim=False, Tensor[] out=None)", gradients: ["AminmaxBackward0"],
    doc: """
      The smallest and the largest element.

      >>> torch.aminmax(torch.tensor([1., 3., 2.])).max
      tensor(3.)
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 3]))])] }
  ) { a in
    let x = try a.tensor(0)
    let dimensions = try a.optionalInt(1).map { [try x.wrap($0)] }
    if x.count == 0 {
      throw TensorError.runtime(
        "aminmax(): cannot compute aminmax over an empty dimension as the operation has no identity.")
    }
    let keep = try a.bool(2)
    return .named(
      "aminmax",
      [
        ("min", try extreme(x, dimensions, keepDimensions: keep, largest: false, name: "AminmaxBackward0")),
        ("max", try extreme(x, dimensions, keepDimensions: keep, largest: true, name: "AminmaxBackward0")),
      ])
  }

  // MARK: Quantiles

  private static func quantile(_ name: String, ignoresNaN: Bool) -> Op {
    Op(
      "\(name)(Tensor input, Tensor q, int dim=None, bool keepdim=False, *, str interpolation='linear', Tensor out=None)",
      "\(name)(Tensor input, float q, int dim=None, bool keepdim=False, *, str interpolation='linear', Tensor out=None)",
      gradients: ["SqueezeBackward4"],
      doc: """
        The elements below which the shares `q` of all lie\(ignoresNaN ? "; ignores nan" : "").

        >>> torch.\(name)(torch.tensor([1., 3., 2.]), 0.25)
        tensor(1.5000)
        """,
      samples: {
        [
          CallArguments([.tensor(try Tensor([3, 1, 2])), .float(0.3)]),
          CallArguments([
            .tensor(try Tensor([3, 1, 2, 5, 4, 6], sizes: [2, 3])), .tensor(try Tensor([0.25, 0.6])), .int(1),
          ]),
        ]
      }
    ) { a in
      let x = try a.tensor(0)
      if a.overload == 1, case let share = try a.double(1), !(share >= 0 && share <= 1) {
        throw TensorError.runtime("quantile() q must be in the range [0, 1] but got \(numberText(share))")
      }
      if x.count == 0 { throw TensorError.runtime("quantile() input tensor must be non-empty") }
      guard x.dtype == .float32 || x.dtype == .float64 else {
        throw TensorError.runtime("quantile() input tensor must be either float or double dtype")
      }
      let q: Tensor
      if case .tensor(let given) = a.values[1] {
        guard given.dtype == x.dtype else {
          throw TensorError.runtime("quantile() q tensor must be same dtype as the input tensor")
        }
        guard given.rank <= 1 else { throw TensorError.runtime("quantile() q must be a scalar or 1D tensor") }
        guard given.doubles().allSatisfy({ $0 >= 0 && $0 <= 1 }) else {
          throw TensorError.runtime("quantile() q values must be in the range [0, 1]")
        }
        q = given
      } else {
        let share = try a.double(1)
        q = try Tensor(.float(share), as: x.dtype)
      }
      let kind = a.string(4) ?? "linear"
      guard ["linear", "lower", "higher", "midpoint", "nearest"].contains(kind) else {
        throw TensorError.runtime(
          "quantile() interpolation must be one of linear, lower, higher, midpoint or nearest, but got \(kind)")
      }
      return .tensor(try quantile(x, q, a.optionalInt(2), keepDimensions: a.bool(3), kind, ignoresNaN: ignoresNaN))
    }
  }

  private static func quantile(
    _ x: Tensor, _ q: Tensor, _ dimension: Int?, keepDimensions: Bool, _ kind: String, ignoresNaN: Bool
  ) throws -> Tensor {
    let d = try dimension.map { try x.wrap($0) } ?? 0
    let sorted: Tensor
    if dimension == nil || x.rank == 0 {
      sorted = try sort(x.flattened(), -1, descending: false).0
    } else if d == x.rank - 1 {
      sorted = try sort(x, -1, descending: false).0
    } else {
      sorted = try sort(x.unsqueezed(-1).transposed(d, -1), -1, descending: false).0
    }
    let n = sorted.sizes[sorted.rank - 1]
    let isNaN = try ne.apply(sorted, .tensor(sorted))
    var lead = Array(sorted.sizes.dropLast())
    lead.append(q.rank == 0 ? 1 : q.count)
    let shares = try q.reshape([-1])
    var ranks: Tensor
    if ignoresNaN {
      let valid = try sub.apply(.int(n), isNaN.sum([-1], keepDimensions: true))
      ranks = try clamp(mul.apply(shares, sub.apply(valid, .int(1)).to(x.dtype)), min: .int(0), max: nil)
    } else {
      let isBad = try ne.apply(isNaN.sum([-1], keepDimensions: true), .scalar(.int(0)))
      let last = Operand.scalar(.float(Double(n - 1)))
      ranks = try whereSelect(isBad, last, .tensor(mul.apply(shares, .int(n - 1)))).to(x.dtype)
    }
    ranks = try ranks.expand(lead).contiguous()
    switch kind {
    case "lower": ranks = try floor.apply(ranks)
    case "higher": ranks = try ceil.apply(ranks)
    case "nearest": ranks = try GradMode.with(false) { try round.call(CallArguments([.tensor(ranks)])).tensor ?? ranks }
    default: break
    }
    let below = try floor.apply(ranks)
    var values = try gather(sorted, -1, below.to(.int64))
    if kind == "linear" || kind == "midpoint" {
      let weight =
        try kind == "midpoint" ? Tensor.full(ranks.sizes, .float(0.5), dtype: x.dtype) : sub.apply(ranks, below)
      let above = try gather(sorted, -1, ceil.apply(ranks).to(.int64))
      values = try lerp(values, above, weight)
    }
    var sizes = Array(x.sizes)
    if dimension == nil { sizes = keepDimensions ? sizes.map { _ in 1 } : [] }
    if dimension != nil && x.rank > 0 {
      // What was moved to the end left a dimension of one in its place.
      if d != x.rank - 1 { values = try values.squeezed([d]) }
      if keepDimensions { sizes[d] = 1 } else { sizes.remove(at: d) }
    }
    return try placedShares(values, q, sizes)
  }

  /// A number as C++ streams print it.
  private static func numberText(_ value: Double) -> String {
    value == value.rounded() && value.magnitude < 1e6 ? String(Int(value)) : "\(value)"
  }

  private static func placedShares(_ values: Tensor, _ q: Tensor, _ sizes: [Int]) throws -> Tensor {
    if q.rank == 0 {
      // With the dimension kept, PyTorch squeezes the one that it added for `q`.
      let kept = try values.rank == sizes.count ? values.unsqueezed(-1) : values
      if kept.rank - 1 == sizes.count, Array(kept.sizes.dropLast()) == sizes {
        return try kept.squeezed([-1], named: "SqueezeBackward4")
      }
      return try kept.reshaped(sizes + [1]).squeezed([-1], named: "SqueezeBackward4")
    }
    let turned = try values.unsqueezed(0).transposed(0, -1)
    return try turned.reshaped([q.count] + sizes + [1]).squeezed([-1], named: "SqueezeBackward4")
  }

  static let quantileOp = quantile("quantile", ignoresNaN: false)
  static let nanquantileOp = quantile("nanquantile", ignoresNaN: true)

  static let msortOp: Op = .init(
    "msort(Tensor input, *, Tensor out=None)", gradients: ["SortBackward0"],
    doc: """
      The elements in order along the first dimension.

      >>> torch.msort(torch.tensor([3., 1.]))
      tensor([1., 3.])
      """,
    samples: { [CallArguments([.tensor(try Tensor([3, 1, 2]))])] }
  ) { a in .tensor(try sort(a.tensor(0), 0, descending: false).0) }

  // MARK: Distinct elements

  /// The distinct slices along the first dimension of a matrix: their places, the inverse map and how many there are.
  private static func distinct(_ matrix: Tensor, sorted: Bool) -> (places: [Int], inverse: [Int], counts: [Int]) {
    let values = matrix.doubles()
    let rows = matrix.sizes[0]
    let width = rows == 0 ? 0 : values.count / rows
    func precedes(_ i: Int, _ j: Int) -> Bool? {
      for k in 0..<width {
        let (p, q) = (values[i * width + k], values[j * width + k])
        if p.isNaN || q.isNaN { return p.isNaN && q.isNaN ? nil : q.isNaN }
        if p != q { return p < q }
      }
      return nil
    }
    func isSame(_ i: Int, _ j: Int) -> Bool {
      (0..<width).allSatisfy { values[i * width + $0] == values[j * width + $0] }
    }
    let order = sorted ? (0..<rows).sorted { precedes($0, $1) ?? ($0 < $1) } : Array(0..<rows)
    var (places, counts): ([Int], [Int]) = ([], [])
    var inverse = [Int](repeating: 0, count: rows)
    for (i, row) in order.enumerated() {
      if i > 0 && isSame(order[i - 1], row) {
        counts[counts.count - 1] += 1
      } else {
        places.append(row)
        counts.append(1)
      }
      inverse[row] = places.count - 1
    }
    return (places, inverse, counts)
  }

  private static func distinct(_ name: String, sorted: Bool) -> Op {
    let order = sorted ? "bool sorted=True, " : ""
    return Op(
      "\(name)(Tensor input, \(order)bool return_inverse=False, bool return_counts=False, int dim=None)",
      doc: """
        The distinct elements\(sorted ? " in order" : " of each run of equal ones"), where each element went, and counts.

        >>> torch.\(name)(torch.tensor([1, 1, 2]), return_counts=True)
        (tensor([1, 2]), tensor([2, 1]))
        """,
      samples: { [CallArguments([.tensor(try Tensor([2, 1, 2]))])] }
    ) { a in
      let given = try a.tensor(0)
      let x = given.detach()
      let at = sorted ? 2 : 1
      let dimension = try a.optionalInt(at + 2)
      var made: [Tensor]
      if let dimension {
        let d = x.rank == 0 ? 0 : try x.wrap(dimension)
        _ = try x.size(dimension)
        let turned = try x.transposed(0, d).contiguous()
        let matrix = try turned.reshape([turned.sizes[0], turned.sizes[0] == 0 ? 0 : x.count / turned.sizes[0]])
        let (places, inverse, counts) = distinct(matrix, sorted: sorted)
        let picked = try GatherPlan(x, [(d, Tensor(integers: places))]).gather(x)
        made = [picked, try Tensor(integers: inverse), try Tensor(integers: counts)]
      } else {
        let line = try x.reshape([-1])
        let (places, inverse, counts) = distinct(try line.reshape([line.count, 1]), sorted: sorted)
        made = [
          try GatherPlan(line, [(0, Tensor(integers: places))]).gather(line),
          try Tensor(integers: inverse, sizes: x.sizes), try Tensor(integers: counts),
        ]
      }
      let label = dimension != nil ? "UniqueDim" : sorted ? "Unique2" : "UniqueConsecutive"
      let aten = dimension != nil ? "unique_dim" : sorted ? "_unique2" : "unique_consecutive"
      made[0] = try made[0].recorded("\(sorted ? label : "UniqueConsecutive")Backward0", [given]) { _, _, _ in
        throw TensorError(
          .notImplemented, "the derivative for '\(sorted ? aten : "unique_consecutive")' is not implemented.")
      }
      if try !a.bool(at + 1) { made.remove(at: 2) }
      if try !a.bool(at) { made.remove(at: 1) }
      return made.count == 1 ? .tensor(made[0]) : .tensors(made)
    }
  }

  static let uniqueOp = distinct("unique", sorted: true)
  static let uniqueConsecutiveOp = distinct("unique_consecutive", sorted: false)
}
