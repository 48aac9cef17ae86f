// Indexing as in Python: `x[1:, None, mask]`, read and assigned.

/// One entry between the brackets.
public enum Index {
  case int(Int)
  case slice(start: Int?, stop: Int?, step: Int?)
  case ellipsis
  case newAxis
  case bool(Bool)
  /// A tensor (or a list made into one) of positions, or a mask.
  case tensor(Tensor)
}

extension Tensor {
  /// The elements at `indices`: a view unless a tensor is among them.
  ///
  /// - Parameter isTuple: whether they were written as a tuple rather than as one index.
  /// - Throws: PyTorch's index errors.
  public func index(_ indices: [Index], isTuple: Bool = true) throws -> Tensor {
    let (view, tensors) = try look(indices, isTuple: isTuple)
    if tensors.isEmpty {
      return view !== self
        ? view : try self.view(sizes, strides, "AliasBackward0") { $0 }
    }
    if view.isMeta, tensors.contains(where: { [.bool, .uint8].contains($0.index.dtype) }) { throw Meta.nonzero }
    if view.isMeta { return try Meta.apart(view) { try GatherPlan($0, tensors).gather($0, keepsOrder: true) } }
    let plan = try GatherPlan(view, tensors)
    return try plan.gather(view, keepsOrder: true)
  }

  /// The part at position `i` of the first dimension, a view.
  ///
  /// - Throws: PyTorch's index errors.
  public func index(_ i: Int) throws -> Tensor {
    guard rank > 0 else { return try index([.int(i)], isTuple: false) }
    let n = sizes[0]
    guard i >= -n && i < n else { throw TensorError.indexOutOfBounds(i, dimension: 0, size: n) }
    return try selectChecked(0, i < 0 ? i + n : i)
  }

  /// Sets the elements at `indices` to `value`, broadcast.
  ///
  /// - Throws: PyTorch's index errors, and those for values of the wrong shape.
  public func assign(_ indices: [Index], _ value: Operand, isTuple: Bool = true) throws {
    if !isTuple, case .bool(let flag)? = indices.first {
      if flag { try unsqueezed(0).assign([.ellipsis], value) }
      return
    }
    // A lone slice of everything is no slice when it is assigned to.
    let (view, tensors) = try look(indices, isTuple: rank > 0 || isTuple)
    if tensors.isEmpty {
      switch value {
      case .scalar(let scalar) where rank == 0: try view.copyInPlace(Tensor(scalar, as: dtype))
      case .scalar(let scalar): try view.fillInPlace(scalar, named: "FillBackward3", isTensor: true)
      case .tensor(let tensor) where tensor.rank == 0 && view.rank > 0: try view.fillInPlace(from: tensor)
      case .tensor(var tensor):
        while tensor.rank > view.rank && tensor.sizes[0] == 1 { tensor = try tensor.squeezed([0]) }
        if tensor.rank > view.rank {
          throw TensorError.runtime(
            "expand(\(tensor.dtype.hasOwnTensorType ? tensor.typeName : "CPU\(tensor.dtype.scalarName)Type"){\(tensor.sizes)}, size=\(view.sizes)): the number of sizes provided (\(view.rank)) "
              + "must be greater or equal to the number of dimensions in the tensor (\(tensor.rank))")
        }
        if tensor.sizes != view.sizes { tensor = try tensor.expand(Array(view.sizes)) }
        try view.copyInPlace(tensor)
      }
      return
    }
    let source: Tensor
    switch value {
    case .scalar(let scalar): source = try Tensor(scalar, as: dtype)
    case .tensor(let tensor):
      // A mask alone takes one number of any type.
      let isMask = rank > 0 && tensors.count == 1 && tensors[0].index.dtype == .bool
      source = isMask && tensor.rank == 0 && tensor.dtype != dtype ? try tensor.to(dtype) : tensor
    }
    if view.isMeta { return view.rebase(nil) }
    try GatherPlan(view, tensors, taking: source).put(source, into: view)
  }

  /// What the integers, slices and new axes leave, and the tensors that index its dimensions.
  private func look(_ indices: [Index], isTuple: Bool) throws -> (
    view: Tensor, tensors: [(dimension: Int, index: Tensor)]
  ) {
    var consumed = 0
    for index in indices {
      switch index {
      case .int, .slice: consumed += 1
      case .tensor(let tensor): consumed += tensor.dtype == .bool || tensor.dtype == .uint8 ? tensor.rank : 1
      default: break
      }
    }
    if rank == 0, !isTuple, case .int(let i)? = indices.first {
      if i != 0 { throw TensorError.indexOutOfBounds(i, dimension: 0, size: 0) }
      throw TensorError.index(
        "invalid index of a 0-dim tensor. Use `tensor.item()` in Python or `tensor.item<T>()` in C++ to convert a 0-dim "
          + "tensor to a number")
    }
    if rank == 0, !isTuple, case .slice(_, _, let step)? = indices.first {
      if step == 0 { throw TensorError.value("slice step cannot be zero") }
      if let step, step < 0 { throw TensorError.value("step must be greater than zero") }
      throw TensorError.index("slice() cannot be applied to a 0-dim tensor.")
    }
    guard consumed <= rank else { throw TensorError.index("too many indices for tensor of dimension \(rank)") }
    var result = self
    var dimension = 0
    var tensors: [(dimension: Int, index: Tensor)] = []
    var hasEllipsis = false
    for (position, index) in indices.enumerated() {
      switch index {
      case .int(let i):
        let n = result.sizes[dimension]
        guard i >= -n && i < n else { throw TensorError.indexOutOfBounds(i, dimension: position, size: n) }
        result = try result.selectChecked(dimension, i < 0 ? i + n : i)
      case .slice(let start, let stop, let step):
        let n = result.sizes[dimension]
        let step = step ?? 1
        if step == 0 { throw TensorError.value("slice step cannot be zero") }
        if step < 0 { throw TensorError.value("step must be greater than zero") }
        func clamp(_ i: Int?, _ standard: Int) -> Int {
          guard let i else { return standard }
          return Swift.max(0, Swift.min(n, i < 0 ? i &+ n : i))
        }
        let (first, last) = (clamp(start, 0), clamp(stop, n))
        // What leaves everything as it is, as it was written, makes no view.
        if !isTuple || (start ?? 0) != 0 || (stop ?? n) < n || step != 1 {
          result = try result.sliced(dimension, first, Swift.max(first, last), Swift.min(step, Swift.max(n, 1)))
        }
        dimension += 1
      case .ellipsis:
        if !hasEllipsis { dimension += rank - consumed }
        hasEllipsis = true
      case .newAxis:
        result = try result.unsqueezed(dimension)
        dimension += 1
      case .bool(let flag):
        result = try result.unsqueezed(dimension)
        tensors.append((dimension, try Tensor([flag ? 1 : 0], sizes: [1], dtype: .bool)))
        dimension += 1
      case .tensor(let tensor):
        if tensor.rank == 0 {
          if tensor.dtype == .bool || tensor.dtype == .uint8 {
            result = try result.unsqueezed(dimension)
            tensors.append((dimension, try Tensor([try tensor.truth() ? 1 : 0], sizes: [1], dtype: .bool)))
            dimension += 1
            continue
          }
          if tensor.dtype.isInteger {
            let n = result.sizes[dimension]
            let i = Int(try tensor.item().int64)
            guard i >= -n && i < n else { throw TensorError.indexOutOfBounds(i, dimension: position, size: n) }
            result = try result.selectChecked(dimension, i < 0 ? i + n : i)
            continue
          }
        }
        switch tensor.dtype {
        case .int64, .int32, .bool: break
        case .uint8:
          try Warning("indexing with dtype torch.uint8 is now deprecated, please use a dtype torch.bool instead.")
            .give()
        default: throw TensorError.index("tensors used as indices must be long, int, byte or bool tensors")
        }
        tensors.append((dimension, tensor))
        dimension += tensor.dtype == .bool || tensor.dtype == .uint8 ? tensor.rank : 1
      }
    }
    return (result, tensors)
  }
}

/// Where the elements lie that index tensors pick out of a tensor.
final class GatherPlan {
  /// The sizes of the tensor that is indexed.
  let sizes: Shape
  /// The index tensors as they were given.
  let indices: [Tensor]
  /// The dimensions that they index, a mask's first one.
  private let given: [Int]
  /// The broadcast sizes of the index tensors.
  private let picked: Shape
  /// The positions that each element of the broadcast index tensors picks, one array for each indexed dimension.
  private var positions: [[Int]] = []
  private let dimensions: [Int]
  /// Where the picked dimensions stand in the result.
  private let place: Int

  /// - Parameter value: what is to be written there: that it does not fit shows before positions that do not exist.
  init(_ x: Tensor, _ tensors: [(dimension: Int, index: Tensor)], taking value: Tensor? = nil) throws {
    sizes = x.sizes
    indices = tensors.map(\.index)
    given = tensors.map(\.dimension)
    var parts: [(dimension: Int, index: Tensor)] = []
    for (dimension, index) in tensors {
      guard index.dtype == .bool || index.dtype == .uint8 else {
        parts.append((dimension, try index.contiguousElements(as: .int64)))
        continue
      }
      for k in 0..<index.rank where index.sizes[k] != x.sizes[dimension + k] {
        throw TensorError.index(
          "The shape of the mask \(index.sizes) at index \(k) does not match the shape of the indexed tensor \(x.sizes) at "
            + "index \(dimension + k)")
      }
      let found = try GradMode.with(false) { try Op.nonzero(index).unbound(1) }
      for (k, column) in found.enumerated() {
        parts.append((dimension + k, try column.contiguousElements(as: .int64)))
      }
    }
    var shape = Shape()
    for part in parts {
      do {
        shape = try Shape.broadcast(shape, part.index.sizes)
      } catch {
        throw TensorError.index(
          "shape mismatch: indexing tensors could not be broadcast together with shapes "
            + parts.map(\.index.sizes.description).joined(separator: ", "))
      }
    }
    picked = shape
    dimensions = parts.map(\.dimension)
    let adjacent = zip(dimensions, dimensions.dropFirst()).allSatisfy { $1 == $0 + 1 }
    place = adjacent ? dimensions.first ?? 0 : 0
    if let value { try check(value, for: x) }
    positions = try parts.enumerated().map { order, part in
      let (dimension, index) = part
      let n = x.sizes[dimension]
      if n == 0 && index.count > 0 { throw TensorError.index("index is out of bounds for dimension with size 0") }
      let spread = try index.expanded(to: shape).contiguousElements(as: .int64)
      return try (0..<spread.count).map { k in
        let i = Int(spread.int64[k])
        guard i >= -n && i < n else { throw TensorError.indexOutOfBounds(i, dimension: order, size: n) }
        return i < 0 ? i + n : i
      }
    }
  }

  /// Where the picked elements lie: each sum of an offset before, one picked and one after the picked dimensions.
  private struct Offsets {
    let sizes: Shape
    let before: [Int]
    let picked: [Int]
    let after: [Int]
    /// Whether the last ones are neighbours.
    let isRun: Bool

    /// Hands out the offset of each run of neighbours and its place in the result.
    @inline(__always)
    func forEachRun(_ body: (_ place: Int, _ offset: Int, _ count: Int) -> Void) {
      var place = 0
      for h in before {
        for m in picked {
          if isRun {
            body(place, h &+ m, after.count)
            place &+= after.count
          } else {
            for t in after {
              body(place, h &+ m &+ t, 1)
              place &+= 1
            }
          }
        }
      }
    }
  }

  /// The dimensions that are not indexed, before and after where the picked ones stand.
  private var rest: (before: [Int], after: [Int]) {
    let rest = (0..<sizes.count).filter { !dimensions.contains($0) }
    return (Array(rest.prefix(place)), Array(rest.dropFirst(place)))
  }

  /// The sizes of what is picked.
  private var resultSizes: Shape {
    let (before, after) = rest
    return Shape(before.map { sizes[$0] } + Array(picked) + after.map { sizes[$0] })
  }

  /// The offsets of the picked elements in a tensor with these strides.
  private func offsets(_ strides: Shape) -> Offsets {
    let (before, after) = rest
    func walk(_ dims: [Int]) -> [Int] {
      var result = [0]
      for d in dims {
        result = result.flatMap { base in (0..<sizes[d]).map { base + $0 * strides[d] } }
      }
      return result
    }
    var middle = [Int](repeating: 0, count: picked.elementCount)
    for (k, d) in dimensions.enumerated() {
      let (step, line) = (strides[d], positions[k])
      for i in middle.indices { middle[i] += line[i] * step }
    }
    let tail = walk(after)
    var isRun = true
    for (i, t) in tail.enumerated() where t != i { isRun = false }
    return Offsets(sizes: resultSizes, before: walk(before), picked: middle, after: tail, isRun: isRun)
  }

  private struct GatherTask: ElementTask {
    let source, target: Tensor
    let offsets: Offsets
    func run<T: Element>(_: T.Type) throws {
      let from = source.data.assumingMemoryBound(to: T.self)
      let to = target.data.assumingMemoryBound(to: T.self)
      offsets.forEachRun { place, offset, count in
        if count == 1 {
          to[place] = from[offset]
        } else {
          (to + place).update(from: from + offset, count: count)
        }
      }
    }
  }

  private struct ScatterTask: ElementTask {
    let source, target: Tensor
    let offsets: Offsets
    let adds: Bool
    func run<T: Element>(_: T.Type) throws {
      let from = source.data.assumingMemoryBound(to: T.self)
      let to = target.data.assumingMemoryBound(to: T.self)
      let (single, total) = (source.float32, target.float32)
      offsets.forEachRun { place, offset, count in
        if !adds {
          for i in 0..<count { to[offset &+ i] = from[place &+ i] }
        } else if T.self == Float.self {
          for i in 0..<count { total[offset &+ i] += single[place &+ i] }
        } else if T.isFloat {
          for i in 0..<count { to[offset &+ i] = T(double: to[offset &+ i].double + from[place &+ i].double) }
        } else {
          for i in 0..<count { to[offset &+ i] = T(integer: to[offset &+ i].integer &+ from[place &+ i].integer) }
        }
      }
    }
  }

  /// - Parameter keepsOrder: whether dimensions that are not indexed lie in memory as those of `x` do.
  func gather(_ x: Tensor, keepsOrder: Bool = false) throws -> Tensor {
    let offsets = offsets(x.strides)
    let out = try Tensor(uninitialized: offsets.sizes, x.dtype)
    try x.dtype.with(GatherTask(source: x, target: out, offsets: offsets))
    if keepsOrder && !x.isRowMajor { _ = try out.laidOut(elementwise: looks(x, out)) }
    return try out.recorded("IndexBackward0", [x], saving: indices, savesScalar: true, notes: shownIndices) {
      [self] _, g, _ in try spread(g)
    }
  }

  /// `x` and the index as the loop over the result sees them: neither moves along the dimensions of the other.
  private func looks(_ x: Tensor, _ out: Tensor) -> [Tensor] {
    let (before, after) = rest
    let still = Shape(repeating: 0, count: picked.count)
    let source = Shape(before.map { x.strides[$0] } + Array(still) + after.map { x.strides[$0] })
    let steps = picked.contiguousStrides
    let index = Shape(before.map { _ in 0 } + (0..<picked.count).map { steps[$0] } + after.map { _ in 0 })
    return [source, index].map {
      Tensor(storage: out.storage, offset: 0, sizes: out.sizes, strides: $0, dtype: out.dtype)
    }
  }

  /// Zeros with `g` added at the picked places.
  func spread(_ g: Tensor) throws -> Tensor {
    let out = try Tensor(uninitialized: sizes, g.dtype)
    try out.fillElements(with: .int(0))
    let offsets = offsets(out.strides)
    try g.dtype.with(
      ScatterTask(source: g.contiguousElements(as: g.dtype), target: out, offsets: offsets, adds: true))
    return try out.recorded("IndexPutImplBackward0", [try g.zerosLike(), g]) { [self] i, g, _ in
      i == 0 ? g : try gather(g)
    }
  }

  /// Refuses a value that cannot be written over the picked elements of `x`.
  private func check(_ value: Tensor, for x: Tensor) throws {
    guard value.sizes.canExpand(to: resultSizes) else {
      throw TensorError.runtime(
        "shape mismatch: value tensor of shape \(value.sizes) cannot be broadcast to indexing result of shape \(resultSizes)"
      )
    }
    if value.dtype != x.dtype {
      throw TensorError.runtime(
        "Index put requires the source and destination dtypes match, got \(x.dtype.scalarName) for the destination and "
          + "\(value.dtype.scalarName) for the source.")
    }
  }

  /// Writes `value`, broadcast, over the picked elements of `x`.
  func put(_ value: Tensor, into x: Tensor, adds: Bool = false) throws {
    try x.checkInPlace(value)
    try check(value, for: x)
    let offsets = offsets(x.strides)
    let source = try value.expanded(to: offsets.sizes).contiguousElements(as: x.dtype)
    try x.dtype.with(ScatterTask(source: source, target: x, offsets: offsets, adds: adds))
    if GradMode.isEnabled && (x.requiresGrad || value.requiresGrad) && x.dtype.isFloatingPoint {
      let node = FormulaNode("IndexPutBackward0", saving: indices.map { SavedTensor($0) }) { [self] i, g, _ in
        if i == 1 { return try gather(g) }
        if adds { return g }
        let rest = try g.clone()
        try put(Tensor(.int(0), as: g.dtype), into: rest)
        return rest
      }
      node.notes = shownIndices
      node.addInput(x)
      node.addInput(value)
      x.rebase(node)
    } else {
      x.rebase(nil)
    }
  }

  /// The index tensors as nodes show them: with nothing for the dimensions before them.
  var shownIndices: [(name: String, value: Argument)] {
    var all: [Argument] = []
    for (dimension, index) in zip(given, indices) {
      while all.count < dimension { all.append(.none) }
      all.append(.tensor(index))
    }
    return [("indices", .list(all, isTuple: true))]
  }
}
