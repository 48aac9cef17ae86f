// Putting tensors together, and turning, repeating and rolling them.

enum JoiningOps {
  static let all: [Op] = [Op.catOp, Op.stackOp, Op.flipOp, Op.repeatOp, Op.rollOp, Op.vstackOp, Op.hstackOp]
}

extension Op {
  /// The tensors one after the other along a dimension.
  public static func cat(_ tensors: [Tensor], _ dimension: Int = 0) throws -> Tensor {
    guard let first = tensors.first else {
      throw TensorError.value("torch.cat(): expected a non-empty list of Tensors")
    }
    for (i, t) in tensors.enumerated() where t.rank == 0 {
      throw TensorError.runtime("zero-dimensional tensor (at position \(i)) cannot be concatenated")
    }
    let dtype = Promotion.resultType(tensors)
    // An empty one-dimensional tensor goes with everything.
    let parts = tensors.filter { !($0.rank == 1 && $0.count == 0) }
    guard let model = parts.first else { return try first.to(dtype) }
    let d = try model.wrap(dimension)
    var sizes = model.sizes
    sizes[d] = 0
    for (i, t) in tensors.enumerated() where !(t.rank == 1 && t.count == 0) {
      guard t.rank == model.rank else {
        throw TensorError.runtime("Tensors must have same number of dimensions: got \(model.rank) and \(t.rank)")
      }
      for k in 0..<t.rank where k != d && t.sizes[k] != model.sizes[k] {
        throw TensorError.runtime(
          "Sizes of tensors must match except in dimension \(d). Expected size \(model.sizes[k]) but got size \(t.sizes[k]) "
            + "for tensor number \(i) in the list.")
      }
      sizes[d] += t.sizes[d]
    }
    // The parts' format, where all have the same.
    let format = parts.allSatisfy(\.isRowMajor) ? .contiguous : model.suggestedFormat
    let isCommon = format != .contiguous && parts.allSatisfy { $0.suggestedFormat == format }
    let out = try Tensor.empty(sizes, dtype, isCommon ? format : .contiguous)
    var start = 0
    try GradMode.with(false) {
      for t in parts {
        try out.sliced(d, start, start + t.sizes[d], 1).copyElements(from: t)
        start += t.sizes[d]
      }
    }
    let isSkipped = tensors.map { $0.rank == 1 && $0.count == 0 }
    let lengths = zip(tensors, isSkipped).map { $1 ? 0 : $0.sizes[d] }
    return try out.recorded("CatBackward0", tensors) { i, g, _ in
      let before = lengths[..<i].reduce(0, +)
      let part = try g.narrow(d, before, lengths[i])
      return isSkipped[i] ? try part.reshape([0]) : part
    }
  }

  static let catOp: Op = .init(
    "cat(Tensor[] tensors, int dim=0, *, Tensor out=None)", aliases: ["concat", "concatenate"], places: .function,
    gradients: ["CatBackward0"],
    doc: """
      Puts tensors one after the other along a dimension.

      >>> torch.cat([torch.tensor([1, 2]), torch.tensor([3])])
      tensor([1, 2, 3])
      """,
    samples: {
      [CallArguments([.list([.tensor(try .ramp([2, 3])), .tensor(try .ramp([1, 3]))], isTuple: false), .int(0)])]
    }
  ) { a in .tensor(try cat(a.tensors(0), a.int(1))) }

  /// The tensors along a new dimension.
  public static func stack(_ tensors: [Tensor], _ dimension: Int = 0) throws -> Tensor {
    guard let first = tensors.first else { throw TensorError.runtime("stack expects a non-empty TensorList") }
    let limit = first.rank + 1
    guard dimension >= -limit && dimension < limit else {
      throw TensorError.dimensionOutOfRange(dimension, rank: limit)
    }
    for (i, t) in tensors.enumerated() where t.sizes != first.sizes {
      throw TensorError.runtime(
        "stack expects each tensor to be equal size, but got \(first.sizes) at entry 0 and \(t.sizes) at entry \(i)")
    }
    let d = dimension < 0 ? dimension + limit : dimension
    let value = try GradMode.with(false) {
      if d == first.rank { return try cat(tensors.map { try $0.unsqueezed(d) }, d) }
      // Beside each other along the dimension that then is parted, so that a format of channels stays.
      var sizes = Array(first.sizes)
      sizes.insert(tensors.count, at: d)
      return try cat(tensors, d).view(sizes).dataAlias()
    }
    return try value.recorded("StackBackward0", tensors) { i, g, _ in try g.select(d, i) }
  }

  static let stackOp: Op = .init(
    "stack(Tensor[] tensors, int dim=0, *, Tensor out=None)", places: .function, gradients: ["StackBackward0"],
    doc: """
      Puts tensors of equal sizes along a new dimension.

      >>> torch.stack([torch.tensor([1, 2]), torch.tensor([3, 4])])
      tensor([[1, 2],
              [3, 4]])
      """,
    samples: {
      [CallArguments([.list([.tensor(try .ramp([3])), .tensor(try .ramp([3]))], isTuple: false), .int(1)])]
    }
  ) { a in .tensor(try stack(a.tensors(0), a.int(1))) }

  /// The tensors to be put together by `name`.
  ///
  /// - Throws: PyTorch's error where there are none.
  static func stacked(_ a: BoundArguments, _ name: String) throws -> [Tensor] {
    let tensors = try a.tensors(0)
    if tensors.isEmpty { throw TensorError.runtime("\(name) expects a non-empty TensorList") }
    return tensors
  }

  static let vstackOp: Op = .init(
    "vstack(Tensor[] tensors, *, Tensor out=None)", aliases: ["row_stack"], places: .function,
    gradients: ["CatBackward0"],
    doc: """
      Puts tensors below each other.

      >>> torch.vstack([torch.tensor([1, 2]), torch.tensor([3, 4])])
      tensor([[1, 2],
              [3, 4]])
      """,
    samples: { [CallArguments([.list([.tensor(try .ramp([3])), .tensor(try .ramp([3]))], isTuple: false)])] }
  ) { a in
    .tensor(
      try cat(
        stacked(a, "vstack").map { $0.rank == 0 ? try $0.reshape([1, 1]) : $0.rank == 1 ? try $0.unsqueezed(0) : $0 }, 0
      ))
  }

  static let hstackOp: Op = .init(
    "hstack(Tensor[] tensors, *, Tensor out=None)", places: .function, gradients: ["CatBackward0"],
    doc: """
      Puts tensors beside each other.

      >>> torch.hstack([torch.tensor([1, 2]), torch.tensor([3])])
      tensor([1, 2, 3])
      """,
    samples: { [CallArguments([.list([.tensor(try .ramp([3])), .tensor(try .ramp([3]))], isTuple: false)])] }
  ) { a in
    let tensors = try stacked(a, "hstack").map { $0.rank == 0 ? try $0.reshape([1]) : $0 }
    return .tensor(try cat(tensors, tensors.first?.rank == 1 ? 0 : 1))
  }

  static let flipOp: Op = .init(
    "flip(Tensor input, int[] dims)", gradients: ["FlipBackward0"],
    doc: """
      Turns dimensions around.

      >>> torch.flip(torch.tensor([1, 2, 3]), (0,))
      tensor([3, 2, 1])
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 3])), .list([.int(1)], isTuple: true)])] }
  ) { a in .tensor(try a.tensor(0).flipped(a.ints(1))) }

  static let repeatOp: Op = .init(
    "repeat(Tensor input, int[] repeats)", places: .method, gradients: ["RepeatBackward0"],
    doc: """
      Repeats the tensor along each dimension.

      >>> torch.tensor([1, 2]).repeat(2)
      tensor([1, 2, 1, 2])
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 3])), .list([.int(2), .int(1), .int(2)], isTuple: true)])] }
  ) { a in .tensor(try a.tensor(0).repeated(a.ints(1))) }

  static let rollOp: Op = .init(
    "roll(Tensor input, int[1] shifts, int[1] dims=())", gradients: ["RollBackward0"],
    doc: """
      Shifts elements along dimensions; what leaves at the end comes back at the start.

      >>> torch.roll(torch.tensor([1, 2, 3]), 1)
      tensor([3, 1, 2])
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 3])), .int(1), .int(1)])] }
  ) { a in .tensor(try a.tensor(0).rolled(a.ints(1), a.has(2) ? a.ints(2) : [])) }
}

extension Tensor {
  /// The same elements with dimensions turned around.
  public func flipped(_ dimensions: [Int]) throws -> Tensor {
    if dimensions.isEmpty { return try clonedElements().recorded("FlipBackward0", [self]) { _, g, _ in g } }
    let reduced = try ReducedDimensions(self, dimensions)
    var result = try contiguousElements(as: dtype)
    for d in 0..<rank where reduced.mask[d] { result = try result.flippedOnce(d) }
    if result === self { result = try clonedElements() }
    return try result.laidOut(like: self).recorded("FlipBackward0", [self]) { _, g, _ in try g.flipped(dimensions) }
  }

  private func flippedOnce(_ d: Int) throws -> Tensor {
    let out = try Tensor(uninitialized: sizes, dtype)
    var inner = dtype.itemSize
    for i in (d + 1)..<Swift.max(rank, d + 1) { inner *= sizes[i] }
    let n = sizes[d]
    if count == 0 { return out }
    for o in 0..<(count * dtype.itemSize / (n * inner)) {
      let start = o * n * inner
      // Single elements are moved as numbers of their size.
      if inner == 4 {
        Tensor.reverse(data + start, out.data + start, n, as: UInt32.self)
        continue
      } else if inner == 8 {
        Tensor.reverse(data + start, out.data + start, n, as: UInt64.self)
        continue
      }
      for k in 0..<n {
        (out.data + (o * n + n - 1 - k) * inner).copyMemory(from: data + (o * n + k) * inner, byteCount: inner)
      }
    }
    return out
  }

  private static func reverse<T>(
    _ source: UnsafeMutableRawPointer, _ target: UnsafeMutableRawPointer, _ count: Int, as type: T.Type
  ) {
    let from = source.assumingMemoryBound(to: T.self)
    let to = target.assumingMemoryBound(to: T.self)
    for k in 0..<count { to[count - 1 - k] = from[k] }
  }

  /// The tensor repeated along each dimension.
  public func repeated(_ repeats: [Int]) throws -> Tensor {
    guard repeats.count >= rank else {
      throw TensorError.runtime(
        "Number of dimensions of repeat dims can not be smaller than number of dimensions of tensor")
    }
    let lead = repeats.count - rank
    var sizes = Shape(repeats)
    for i in 0..<repeats.count {
      let (size, overflow) = (i < lead ? 1 : self.sizes[i - lead]).multipliedReportingOverflow(by: repeats[i])
      if overflow { throw TensorError.sizeOverflow(Shape(repeats)) }
      sizes[i] = size
    }
    if sizes.contains(where: { $0 < 0 }) { throw TensorError.negativeDimension(sizes) }
    let out = try Tensor(uninitialized: sizes, dtype)
    // Seen with a dimension for the repeats before each dimension, every element is a broadcast one.
    var split: [Int] = []
    var source: [Int] = []
    for i in 0..<repeats.count {
      let size = i < lead ? 1 : self.sizes[i - lead]
      split += [repeats[i], size]
      source += [1, size]
    }
    try GradMode.with(false) { try out.view(split).copyElements(from: self.reshape(source)) }
    let (old, shape) = (Array(self.sizes), split)
    return try out.recorded("RepeatBackward0", [self]) { _, g, _ in
      let sums = try g.reshape(shape).sum(Array(stride(from: 0, to: shape.count, by: 2)))
      return Array(sums.sizes) == old ? sums : try sums.reshape(old)
    }
  }

  /// The elements shifted along dimensions.
  public func rolled(_ shifts: [Int], _ dimensions: [Int]) throws -> Tensor {
    if rank == 0, let first = dimensions.first {
      throw TensorError.index("Dimension specified as \(first) but tensor has no dimensions")
    }
    if dimensions.isEmpty && shifts.count == 1 {
      let turned = try GradMode.with(false) { try flattened().rolled(shifts, [0]).reshaped(Array(sizes)).detach() }
      return try turned.recorded("RollBackward0", [self]) { _, g, _ in try g.rolled(shifts.map { 0 &- $0 }, []) }
    }
    guard shifts.count == dimensions.count else {
      throw TensorError.runtime(
        "shifts and dimensions must align. shifts: \(shifts.count), dims:\(dimensions.count)")
    }
    var result = try clonedElements()
    try GradMode.with(false) {
      for (shift, dimension) in zip(shifts, dimensions) {
        let d = try wrap(dimension)
        let n = rank == 0 ? 1 : sizes[d]
        if n == 0 { continue }
        let k = ((shift % n) + n) % n
        result = try Op.cat([result.narrow(d, n - k, k), result.narrow(d, 0, n - k)], d)
      }
    }
    return try result.recorded("RollBackward0", [self]) { _, g, _ in
      try g.rolled(shifts.map { 0 &- $0 }, dimensions)
    }
  }
}
