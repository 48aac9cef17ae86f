// Sums, means and products over dimensions.
import MiniTorchKernels

enum ReductionOps {
  static let all: [Op] =
    [Op.sumOp, Op.meanOp, Op.prodOp, Op.cumsumOp, Op.cumprodOp, Op.varOp, Op.stdOp] + ExtremeOps.all
}

/// Which dimensions a reduction takes away.
struct ReducedDimensions {
  /// A yes or no for each dimension, of which there are at most 64.
  struct Mask {
    fileprivate var bits: UInt64
    subscript(_ d: Int) -> Bool { bits >> UInt64(d) & 1 != 0 }
  }

  /// For each dimension whether it goes.
  private(set) var mask: Mask

  /// - Throws: PyTorch's errors for dimensions out of range or given twice.
  init(_ x: Tensor, _ dimensions: [Int]?) throws(TensorError) {
    guard let dimensions, !dimensions.isEmpty else {
      mask = Mask(bits: .max)
      return
    }
    mask = Mask(bits: 0)
    for dimension in dimensions {
      let d = try x.wrap(dimension)
      if mask[d] { throw .repeatedDimension(d) }
      mask.bits |= 1 << UInt64(d)
    }
  }

  /// The sizes that are left, reduced dimensions as one.
  func keptSizes(_ sizes: Shape) -> Shape {
    var result = sizes
    for i in 0..<sizes.count where mask[i] { result[i] = 1 }
    return result
  }

  func sizes(_ sizes: Shape, keepDimensions: Bool) -> Shape {
    if keepDimensions { return keptSizes(sizes) }
    var count = 0
    for i in 0..<sizes.count where !mask[i] { count += 1 }
    var result = Shape(repeating: 0, count: count)
    var at = 0
    for i in 0..<sizes.count where !mask[i] {
      result[at] = sizes[i]
      at += 1
    }
    return result
  }

  /// How many elements make one.
  func count(_ sizes: Shape) -> Int {
    var product = 1
    for i in 0..<sizes.count where mask[i] { product *= sizes[i] }
    return product
  }

  /// `x` as a matrix with a row for each result, in the order of results.
  func rows(_ x: Tensor, as dtype: DType) throws -> (matrix: Tensor, rows: Int, columns: Int) {
    let order = (0..<x.rank).filter { !mask[$0] } + (0..<x.rank).filter { mask[$0] }
    let sizes = Shape(order.map { x.sizes[$0] })
    let strides = Shape(order.map { x.strides[$0] })
    let turned = Tensor(storage: x.storage, offset: x.offset, sizes: sizes, strides: strides, dtype: x.dtype)
    let columns = count(x.sizes)
    return (
      try turned.contiguousElements(as: dtype),
      columns == 0 ? self.sizes(x.sizes, keepDimensions: false).elementCount : x.count / columns, columns
    )
  }
}

extension Tensor {
  /// The sum of all elements.
  public func sum() throws -> Tensor {
    let result = try totalValue()
    if GradMode.isEnabled && requiresGrad && result.dtype.isFloatingPoint {
      let node = SumNode(self)
      node.addInput(self)
      node.addOutput(result)
    }
    return result
  }

  /// The sum over `dimensions` (all if empty or nil).
  public func sum(_ dimensions: [Int]?, keepDimensions: Bool = false, dtype: DType? = nil) throws -> Tensor {
    var x = self
    if let dtype, dtype != self.dtype {
      if requiresGrad && GradMode.isEnabled && !dtype.isFloatingPoint {
        throw TensorError.runtime("Autograd not support dtype: \(dtype.scalarName)")
      }
      x = try to(dtype)
    }
    let reduced = try ReducedDimensions(x, dimensions)
    var result = try x.sumValue(reduced, keepDimensions: keepDimensions)
    if let dtype { result = try result.converted(to: dtype) }
    let (old, kept) = (x.sizes, reduced.keptSizes(x.sizes))
    return try result.recorded("SumBackward1", [x], notes: Self.notes(dimensions, keepDimensions)) { _, g, _ in
      try g.spread(from: kept, to: old)
    }
  }

  /// The gradient of a sum: this tensor with the reduced dimensions put back, as `kept` has them, and expanded.
  fileprivate func spread(from kept: Shape, to old: Shape) throws -> Tensor {
    if GradMode.isEnabled || !isContiguous || count != kept.elementCount {
      return try reshaped(Array(kept)).expand(Array(old))
    }
    var strides = kept.contiguousStrides
    for d in 0..<kept.count where kept[d] == 1 && old[d] != 1 { strides[d] = 0 }
    return Tensor(storage: storage, offset: offset, sizes: old, strides: strides, dtype: dtype)
  }

  /// What a reduction's node shows of its arguments; dimensions from the end are shown as unsigned there, and not here.
  static func notes(_ dimensions: [Int]?, _ keepDimensions: Bool) -> [(name: String, value: Argument)] {
    guard GradMode.isEnabled, let dimensions, dimensions.allSatisfy({ $0 >= 0 }) else { return [] }
    return [("dim", .list(dimensions.map(Argument.int), isTuple: true)), ("keepdim", .bool(keepDimensions))]
  }

  /// A view in `sizes` if those are not this tensor's already.
  func reshaped(_ sizes: [Int]) throws -> Tensor { self.sizes.elementsEqual(sizes) ? self : try reshape(sizes) }

  /// The sum that undoes broadcasting to this tensor's sizes from `target`.
  func sum(to target: Shape) throws -> Tensor {
    if sizes == target { return self }
    if !GradMode.isEnabled, rank == target.count + 1, rank > 1, sizes.dropFirst().elementsEqual(target) {
      return try sumValue(ReducedDimensions(self, [0]), keepDimensions: false)
    }
    if target.isEmpty { return try sum() }
    let lead = rank - target.count
    var dimensions = Array(0..<lead)
    for i in 0..<target.count where target[i] == 1 && sizes[lead + i] != 1 { dimensions.append(lead + i) }
    let summed = dimensions.isEmpty ? self : try sum(dimensions, keepDimensions: true)
    return try summed.reshaped(Array(target))
  }

  private func totalValue() throws -> Tensor {
    if dtype == .float32 && isContiguous {
      let result = try Tensor(uninitialized: [], .float32)
      result.float32[0] = CascadeSum.sum(float32, count: count)
      return result
    }
    return try sumValue(ReducedDimensions(self, nil), keepDimensions: false)
  }

  /// The unrecorded sum; integers add up as int64.
  func sumValue(_ reduced: ReducedDimensions, keepDimensions: Bool) throws -> Tensor {
    let resultType = dtype.isFloatingPoint ? dtype : .int64
    let compute = resultType.computeType
    let x = try converted(to: compute)
    let sizes = reduced.sizes(self.sizes, keepDimensions: keepDimensions)
    let result = try Tensor(uninitialized: sizes, compute)
    if result.count == 0 { return try result.converted(to: resultType) }
    if count == 0 {
      try result.fillElements(with: .int(0))
      return try result.converted(to: resultType)
    }
    if compute == .int64 {
      let (matrix, rows, columns) = try reduced.rows(x, as: .int64)
      for r in 0..<rows {
        var total: Int64 = 0
        for c in 0..<columns { total &+= matrix.int64[r &* columns &+ c] }
        result.int64[r] = total
      }
      return result
    }
    if compute == .float32 {
      try x.cascade(reduced, into: result) { p, n, s, kept, ks, out in
        CascadeSum.reduce(
          UnsafePointer(x.float32 + p), reduced: n, reducedStride: s, kept: kept, keptStride: ks,
          into: result.float32 + out)
      }
    } else {
      try x.cascade(reduced, into: result) { p, n, s, kept, ks, out in
        CascadeSum.reduce(
          UnsafePointer(x.float64 + p), reduced: n, reducedStride: s, kept: kept, keptStride: ks,
          into: result.float64 + out)
      }
    }
    return try result.converted(to: resultType)
  }

  /// Splits a sum into reductions of one dimension (or several that lie together) as PyTorch's iterator does.
  private func cascade(
    _ reduced: ReducedDimensions, into result: Tensor,
    _ body: (_ offset: Int, _ reduced: Int, _ stride: Int, _ kept: Int, _ keptStride: Int, _ out: Int) -> Void
  ) throws {
    if let (outer, n, inner) = oneRun(reduced), n > 1 {
      if inner == 1 { return body(0, n, 1, outer, outer == 1 ? 1 : n, 0) }
      for o in 0..<outer {
        body(o &* n &* inner, n, inner, inner, 1, o &* inner)
        try Limits.checkInterrupt()
      }
      return
    }
    /// Dimensions that lie together in memory and share a fate are one.
    struct Group {
      var size: Int
      var stride: Int
      var isReduced: Bool
      /// The stride in the result, which is row-major in the order of the kept dimensions.
      var outStride: Int
    }
    var outStrides = [Int](repeating: 0, count: rank)
    var step = 1
    for d in stride(from: rank - 1, through: 0, by: -1) where !reduced.mask[d] {
      outStrides[d] = step
      step *= sizes[d]
    }
    var groups: [Group] = []
    for d in strideOrder where sizes[d] != 1 {
      let group = Group(size: sizes[d], stride: strides[d], isReduced: reduced.mask[d], outStride: outStrides[d])
      if let last = groups.last, last.isReduced == group.isReduced, last.stride == group.stride * group.size,
        group.isReduced || last.outStride == group.outStride * group.size
      {
        groups[groups.count - 1] = Group(
          size: last.size * group.size, stride: group.stride, isReduced: group.isReduced, outStride: group.outStride)
      } else {
        groups.append(group)
      }
    }
    let reducedGroups = groups.filter(\.isReduced)
    let keptGroups = groups.filter { !$0.isReduced }
    if reducedGroups.count > 1 {
      // Not one run: lay the elements out anew, reduced dimensions innermost or outermost as they are here.
      let (matrix, rows, columns) = try reduced.rows(self, as: dtype)
      if matrix !== self || rows * columns == count {
        for r in 0..<rows {
          let made = matrix
          if dtype == .float32 {
            result.float32[r] = CascadeSum.sum(made.float32 + r * columns, count: columns)
          } else {
            result.float64[r] = CascadeSum.sum(made.float64 + r * columns, count: columns)
          }
        }
        return
      }
    }
    let inner = reducedGroups.last ?? Group(size: 1, stride: 1, isReduced: true, outStride: 0)
    // The kernel's kept dimension must be laid out alike in the result.
    let run = keptGroups.last.flatMap { $0.outStride == 1 ? $0 : nil }
    let outer = run == nil ? keptGroups : keptGroups.dropLast()
    var index = [Int](repeating: 0, count: outer.count)
    var (offset, out) = (0, 0)
    while true {
      body(offset, inner.size, inner.stride, run?.size ?? 1, run?.stride ?? 1, out)
      try Limits.checkInterrupt()
      var d = outer.count - 1
      while d >= 0 {
        index[d] += 1
        offset += outer[d].stride
        out += outer[d].outStride
        if index[d] < outer[d].size { break }
        offset -= outer[d].size * outer[d].stride
        out -= outer[d].size * outer[d].outStride
        index[d] = 0
        d -= 1
      }
      if d < 0 { return }
    }
  }

  /// A contiguous tensor as outer × reduced × inner, when the reduced dimensions are neighbours.
  private func oneRun(_ reduced: ReducedDimensions) -> (outer: Int, reduced: Int, inner: Int)? {
    guard isContiguous else { return nil }
    var (outer, n, inner) = (1, 1, 1)
    for d in 0..<rank where sizes[d] != 1 {
      if reduced.mask[d] {
        if inner != 1 { return nil }
        n *= sizes[d]
      } else if n == 1 {
        outer *= sizes[d]
      } else {
        inner *= sizes[d]
      }
    }
    return (outer, n, inner)
  }

  /// Whether the elements that make one result lie side by side, so that PyTorch adds them up in vectors.
  func reducesAdjacent(_ reduced: ReducedDimensions) -> Bool { oneRun(reduced)?.inner == 1 }

  /// The mean of all elements.
  public func mean() throws -> Tensor { try mean(nil, isTotal: true) }

  /// The mean over `dimensions`.
  public func mean(_ dimensions: [Int]?, keepDimensions: Bool = false, dtype: DType? = nil, isTotal: Bool = false)
    throws -> Tensor
  {
    var x = self
    if let dtype, dtype != self.dtype { x = try to(dtype) }
    guard x.dtype.isFloatingPoint else {
      if dtype != nil {
        throw TensorError.runtime(
          "mean(): could not infer output dtype. Optional dtype must be either a floating point or complex dtype. Got: "
            + x.dtype.scalarName)
      }
      throw TensorError.runtime(
        "mean(): could not infer output dtype. Input dtype must be either a floating point or complex dtype. Got: "
          + x.dtype.scalarName)
    }
    if isTotal && x.dtype == .float32 && !(GradMode.isEnabled && x.requiresGrad) {
      let total = try x.totalValue()
      total.float32[0] /= Float(x.count)
      return total
    }
    let reduced = try ReducedDimensions(x, dimensions)
    let n = reduced.count(x.sizes)
    let result = try GradMode.with(false) {
      try Op.div.apply(isTotal ? x.totalValue() : x.sumValue(reduced, keepDimensions: keepDimensions), .int(n))
    }
    let (old, kept) = (x.sizes, reduced.keptSizes(x.sizes))
    return try result.recorded(
      isTotal ? "MeanBackward0" : "MeanBackward1", [x], notes: isTotal ? [] : Self.notes(dimensions, keepDimensions)
    ) { _, g, _ in
      if GradMode.isEnabled { return try Op.divided(g.spread(from: kept, to: old), by: .int(n)) }
      // Every share is the same division, done once.
      let share = try Op.div.apply(g, .int(n))
      return try isTotal ? share.everywhere(in: old) : share.spread(from: kept, to: old).clonedElements()
    }
  }

  /// The running sum along a dimension.
  public func cumsum(_ dimension: Int, dtype: DType? = nil) throws -> Tensor {
    var x = self
    if let dtype, dtype != self.dtype { x = try to(dtype) }
    if !x.dtype.isFloatingPoint && dtype == nil { x = try x.to(.int64) }
    let d = try x.wrap(dimension)
    let result = try x.scan(d, 0, { $0 + $1 }, { $0 &+ $1 })
    return try result.recorded("CumsumBackward0", [x]) { _, g, _ in
      try g.flipped([d]).cumsum(d).flipped([d])
    }
  }

  /// The running product along a dimension.
  public func cumprod(_ dimension: Int, dtype: DType? = nil) throws -> Tensor {
    var x = self
    if let dtype, dtype != self.dtype { x = try to(dtype) }
    if !x.dtype.isFloatingPoint && dtype == nil { x = try x.to(.int64) }
    let d = try x.wrap(dimension)
    let result = try x.scan(d, 1, { $0 * $1 }, { $0 &* $1 })
    return try result.recorded("CumprodBackward0", [x], saving: [x], savingResult: true) { _, g, saved in
      let x = try saved[0]
      if x.rank == 0 { return g }
      if try !Op.eq.apply(x, .scalar(.int(0))).scalars().contains(.bool(true)) {
        return try Op.div.apply(Op.mul.apply(saved[1], g).flipped([d]).cumsum(d).flipped([d]), x)
      }
      // Product of the others, place by place: exact also where an element is zero.
      let n = x.sizes[d]
      var terms: [Tensor] = []
      for k in 0..<n {
        let head = try k == 0 ? nil : saved[1].narrow(d, k - 1, 1)
        var tail = try x.narrow(d, k, n - k).clone()
        let one = try tail.narrow(d, 0, 1).zerosLike().fillInPlace(.int(1))
        tail = try Op.cat([one, x.narrow(d, k + 1, n - k - 1)], d).cumprod(d)
        var weight = try tail.mul(g.narrow(d, k, n - k)).sum([d], keepDimensions: true)
        if let head { weight = try weight.mul(head) }
        terms.append(weight)
      }
      return terms.isEmpty ? g : try Op.cat(terms, d)
    }
  }

  func mul(_ other: Tensor) throws -> Tensor { try Op.mul.apply(self, other) }

  /// Runs along a dimension, in double or in int64, rounding each result.
  @inline(__always)
  private func scan(
    _ d: Int, _ start: Int, _ real: (Double, Double) -> Double, _ integer: (Int64, Int64) -> Int64
  ) throws -> Tensor {
    if dtype == .float32 && rank > 0 && count > 0 {
      let (x, out) = (try contiguousElements(as: .float32), try Tensor(uninitialized: sizes, .float32))
      let (source, target) = (x.float32, out.float32)
      let n = sizes[d]
      let inner = sizes.dropFirst(d + 1).reduce(1, *)
      for o in 0..<(count / (n * inner)) {
        for i in 0..<inner {
          var k = o * n * inner + i
          var total = Double(start)
          for _ in 0..<n {
            total = real(total, Double(source[k]))
            target[k] = Float(total)
            k += inner
          }
        }
        try Limits.checkInterrupt()
      }
      withExtendedLifetime(x) {}
      return out
    }
    let compute: DType = dtype.isFloatingPoint ? .float64 : .int64
    let x = try contiguousElements(as: compute)
    let out = try Tensor(uninitialized: sizes, compute)
    if rank == 0 || count == 0 {
      try out.copyElements(from: x)
      return try out.converted(to: dtype)
    }
    let n = sizes[d]
    var inner = 1
    for i in (d + 1)..<Swift.max(rank, d + 1) { inner *= sizes[i] }
    for o in 0..<(count / (n * inner)) {
      for i in 0..<inner {
        var k = o * n * inner + i
        if compute == .float64 {
          var total = Double(start)
          for _ in 0..<n {
            total = real(total, x.float64[k])
            out.float64[k] = total
            k += inner
          }
        } else {
          var total = Int64(start)
          for _ in 0..<n {
            total = integer(total, x.int64[k])
            out.int64[k] = total
            k += inner
          }
        }
      }
    }
    return try out.converted(to: dtype)
  }
}

extension Tensor {
  /// A tensor of these sizes with this one's only element everywhere, not recorded.
  fileprivate func everywhere(in sizes: Shape) throws -> Tensor {
    let made = try Tensor(uninitialized: sizes, dtype)
    if dtype == .float32 {
      made.float32.update(repeating: float32[0], count: made.count)
    } else {
      try made.fillElements(with: item())
    }
    return made
  }
}

/// The node of the sum of all elements.
private final class SumNode: Node {
  private let sizes: Shape
  private let isRowMajor: Bool

  init(_ x: Tensor) {
    sizes = x.sizes
    isRowMajor = x.isRowMajor
    super.init()
  }

  override var name: String { "SumBackward0" }

  /// Whether a hook sees the gradient, which then has no bytes of its own, as in PyTorch.
  private var isWatchedBelow: Bool {
    guard let next = edge(0).node else { return false }
    return next.hooks != nil || (next as? AccumulateGrad)?.variable.hooks != nil
  }

  override func gradient(ofInput input: Int, _ g: Tensor) throws -> Tensor? {
    if GradMode.isEnabled { return try g.expand(Array(sizes)) }
    let isPlain = isRowMajor && BackwardPass.isWhole && !isWatchedBelow
    if g.dtype == .float32 && sizes.elementCount <= 4096 && isPlain { return try g.everywhere(in: sizes) }
    // The same number everywhere, without bytes of its own.
    return Tensor(
      storage: g.storage, offset: g.offset, sizes: sizes, strides: Shape(repeating: 0, count: sizes.count),
      dtype: g.dtype)
  }
}

extension Op {
  static let sumOp: Op = .init(
    "sum(Tensor input, *, dtype dtype=None)",
    "sum(Tensor input, int[1]? dim, bool keepdim=False, *, dtype dtype=None, Tensor out=None)",
    gradients: ["SumBackward0", "SumBackward1"],
    doc: """
      The sum of all elements, or over dimensions.

      >>> torch.sum(torch.tensor([[1., 2.], [3., 4.]]), dim=0)
      tensor([4., 6.])
      """,
    samples: {
      [
        CallArguments([.tensor(try .ramp([2, 3]))]), CallArguments([.tensor(try .ramp([2, 3])), .int(1)]),
        CallArguments([.tensor(try .ramp([2, 3])), .int(0), .bool(true)]),
      ]
    }
  ) { a in
    let x = try a.tensor(0)
    if a.overload == 0 {
      guard let dtype = a.dtype(1) else { return .tensor(try x.sum()) }
      if !dtype.isFloatingPoint { return .tensor(try x.sum(nil, dtype: dtype)) }
      return .tensor(try x.to(dtype).sum())
    }
    return .tensor(try x.sum(a.optionalInts(1), keepDimensions: a.bool(2), dtype: a.dtype(3)))
  }

  static let meanOp: Op = .init(
    "mean(Tensor input, *, dtype dtype=None, Tensor out=None)",
    "mean(Tensor input, int[1]? dim, bool keepdim=False, *, dtype dtype=None, Tensor out=None)",
    gradients: ["MeanBackward0", "MeanBackward1"],
    doc: """
      The mean of all elements, or over dimensions.

      >>> torch.mean(torch.tensor([[1., 2.], [3., 4.]]), dim=0)
      tensor([2., 3.])
      """,
    samples: {
      [CallArguments([.tensor(try .ramp([2, 3]))]), CallArguments([.tensor(try .ramp([2, 3])), .int(1)])]
    }
  ) { a in
    let x = try a.tensor(0)
    if a.overload == 0 { return .tensor(try x.mean(nil, dtype: a.dtype(1), isTotal: true)) }
    return .tensor(try x.mean(a.optionalInts(1), keepDimensions: a.bool(2), dtype: a.dtype(3)))
  }

  static let cumsumOp: Op = .init(
    "cumsum(Tensor input, int dim, *, dtype dtype=None, Tensor out=None)", gradients: ["CumsumBackward0"],
    doc: """
      The running sum along a dimension.

      >>> torch.cumsum(torch.tensor([1, 2, 3]), 0)
      tensor([1, 3, 6])
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 3])), .int(1)])] },
    inPlace: { a in .tensor(try a.tensor(0).becomeInPlace(named: "CumsumBackward0") { try $0.cumsum(a.int(1)) }) }
  ) { a in .tensor(try a.tensor(0).cumsum(a.int(1), dtype: a.dtype(2))) }

  static let cumprodOp: Op = .init(
    "cumprod(Tensor input, int dim, *, dtype dtype=None, Tensor out=None)", gradients: ["CumprodBackward0"],
    doc: """
      The running product along a dimension.

      >>> torch.cumprod(torch.tensor([1, 2, 3]), 0)
      tensor([1, 2, 6])
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 3])), .int(1)])] }
  ) { a in .tensor(try a.tensor(0).cumprod(a.int(1), dtype: a.dtype(2))) }

  // MARK: Products

  /// The product of all elements, or over one dimension.
  public static func prod(_ input: Tensor, _ dimension: Int? = nil, keepDimensions: Bool = false, dtype: DType? = nil)
    throws -> Tensor
  {
    var x = input
    if let dtype, dtype != x.dtype { x = try x.to(dtype) }
    if !x.dtype.isFloatingPoint && dtype == nil { x = try x.to(.int64) }
    let reduced = try ReducedDimensions(x, dimension.map { [$0] })
    let compute = x.dtype.computeType
    let (matrix, rows, columns) = try reduced.rows(x, as: compute)
    let result = try Tensor(uninitialized: reduced.sizes(x.sizes, keepDimensions: keepDimensions), compute)
    let isAdjacent = x.reducesAdjacent(reduced)
    for r in 0..<rows {
      switch compute {
      case .float32:
        let row = matrix.float32 + r * columns
        result.float32[r] =
          isAdjacent ? ReductionKernel.product(row, count: columns) : (0..<columns).reduce(1) { $0 * row[$1] }
      case .float64:
        let row = matrix.float64 + r * columns
        result.float64[r] =
          isAdjacent ? ReductionKernel.product(row, count: columns) : (0..<columns).reduce(1) { $0 * row[$1] }
      default:
        var product: Int64 = 1
        for c in 0..<columns { product = product &* matrix.int64[r * columns + c] }
        result.int64[r] = product
      }
    }
    let kept = Array(reduced.keptSizes(x.sizes))
    let name = dimension == nil ? "ProdBackward0" : "ProdBackward1"
    return try result.converted(to: x.dtype).recorded(name, [x], saving: [x], savingResult: true) { _, g, saved in
      let x = try saved[0]
      let zeros = try eq.apply(x, .scalar(.int(0)))
      if !zeros.scalars().contains(.bool(true)) {
        return try mul.apply(g.reshaped(kept), div.apply(saved[1].reshaped(kept), x))
      }
      // The product of the others, from the left and from the right.
      let line = try dimension == nil ? x.reshape([-1]) : x
      let d = try dimension.map { try x.wrap($0) } ?? 0
      let n = line.rank == 0 ? 1 : line.sizes[d]
      if line.rank == 0 { return g }
      let one = try line.narrow(d, 0, 1).zerosLike().fillInPlace(.int(1))
      let left = try cat([one, line.narrow(d, 0, n - 1)], d).cumprod(d)
      let right = try cat([one, line.flipped([d]).narrow(d, 0, n - 1)], d).cumprod(d).flipped([d])
      let weight = try dimension == nil ? g : g.reshaped(kept)
      return try mul.apply(weight, mul.apply(left, right)).reshaped(Array(x.sizes))
    }
  }

  static let prodOp: Op = .init(
    "prod(Tensor input, *, dtype dtype=None)",
    "prod(Tensor input, int dim, bool keepdim=False, *, dtype dtype=None, Tensor out=None)",
    gradients: ["ProdBackward0", "ProdBackward1"],
    doc: """
      The product of all elements, or over a dimension.

      >>> torch.prod(torch.tensor([2., 3.]))
      tensor(6.)
      """,
    samples: {
      [
        CallArguments([.tensor(try .ramp([2, 3]))]), CallArguments([.tensor(try .ramp([2, 3])), .int(1)]),
        CallArguments([.tensor(try Tensor([0, 2, 3]))]),
      ]
    }
  ) { a in
    a.overload == 0
      ? .tensor(try prod(a.tensor(0), dtype: a.dtype(1)))
      : .tensor(try prod(a.tensor(0), a.int(1), keepDimensions: a.bool(2), dtype: a.dtype(3)))
  }
}
