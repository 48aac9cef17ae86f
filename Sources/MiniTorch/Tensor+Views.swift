// Views: the same bytes in other sizes and strides, and their gradients.

extension Tensor {
  // MARK: Making views

  /// A look at this tensor's bytes, recorded as a view.
  func view(
    _ sizes: Shape, _ strides: Shape, offset: Int? = nil, _ name: String,
    _ gradient: @escaping (_ g: Tensor) throws -> Tensor
  ) throws -> Tensor {
    let made = Tensor(storage: storage, offset: offset ?? self.offset, sizes: sizes, strides: strides, dtype: dtype)
    try made.becomeView(of: self, name, gradient)
    return made
  }

  /// The same look where nothing is recorded; nil where it is, and a gradient has to be told.
  @inline(__always)
  func unrecordedView(_ sizes: Shape, _ strides: Shape, offset: Int? = nil) -> Tensor? {
    if GradMode.isEnabled && requiresGrad { return nil }
    let made = Tensor(storage: storage, offset: offset ?? self.offset, sizes: sizes, strides: strides, dtype: dtype)
    made.noteView(of: self)
    return made
  }

  @inline(__always)
  private func noteView(of source: Tensor) {
    isInference = source.isInference
    viewBase = source.viewBase ?? source
    viewVersion = storage.version
    viewCreation = GradMode.isInference ? .inference : GradMode.isEnabled ? source.viewCreation : .noGrad
  }

  func becomeView(of source: Tensor, _ name: String, _ gradient: @escaping (_ g: Tensor) throws -> Tensor) throws {
    noteView(of: source)
    guard GradMode.isEnabled && source.requiresGrad else { return }
    let node = FormulaNode(name, saving: []) { _, g, _ in try gradient(g) }
    node.addInput(source)
    node.addOutput(self)
  }

  /// Several views by one operation, whose results may not be changed in place.
  func views(_ made: [Tensor], _ name: String, _ gradient: @escaping (_ gradients: [Tensor?]) throws -> Tensor)
    -> [Tensor]
  {
    let isRecorded = GradMode.isEnabled && requiresGrad
    let node = isRecorded ? FormulaNode(name, saving: [], formula: nil, joint: { g, _ in [try gradient(g)] }) : nil
    node?.addInput(self)
    for view in made {
      view.isInference = isInference
      view.viewBase = viewBase ?? self
      view.viewVersion = storage.version
      view.viewCreation = GradMode.isInference ? .inference : GradMode.isEnabled ? .multipleOutputs : .noGrad
      node?.addOutput(view)
    }
    return made
  }

  /// The node of a view that was changed through its base.
  static func asStridedNode(base: Tensor, view: Tensor) -> FormulaNode {
    let (baseSizes, sizes, strides, offset) = (base.sizes, view.sizes, view.strides, view.offset - base.offset)
    let baseStrides = base.strides
    return FormulaNode("AsStridedBackward0", saving: []) { _, g, _ in
      try asStridedGradient(g, baseSizes, baseStrides, sizes, strides, offset)
    }
  }

  // MARK: Sizes

  /// The sizes with -1 replaced by what the number of elements leaves.
  ///
  /// - Throws: PyTorch's errors for sizes that do not fit.
  func inferred(_ sizes: [Int]) throws -> Shape {
    var known = 1
    var unknown: Int?
    for (i, size) in sizes.enumerated() {
      if size == -1 {
        if unknown != nil { throw TensorError.runtime("only one dimension can be inferred") }
        unknown = i
      } else if size < 0 {
        throw TensorError.runtime("invalid shape dimension \(size) at index \(i) of shape \(Shape(sizes))")
      } else {
        let (product, overflow) = known.multipliedReportingOverflow(by: size)
        if overflow { throw TensorError.invalidShape(Shape(sizes), count: count) }
        known = product
      }
    }
    var result = Shape(sizes)
    if let unknown {
      if known == 0 {
        if count == 0 {
          throw TensorError.runtime(
            "cannot reshape tensor of 0 elements into shape \(Shape(sizes)) because the unspecified dimension size -1 can "
              + "be any value and is ambiguous")
        }
        throw TensorError.invalidShape(Shape(sizes), count: count)
      }
      guard count % known == 0 else { throw TensorError.invalidShape(Shape(sizes), count: count) }
      result[unknown] = count / known
    } else if known != count {
      throw TensorError.invalidShape(Shape(sizes), count: count)
    }
    return result
  }

  /// The strides that show this tensor's elements in `target`, if there are such.
  private func strides(viewedAs target: Shape) -> Shape? {
    if isContiguous || count == 0 { return target.contiguousStrides }
    var result = Shape(repeating: 0, count: target.count)
    var t = target.count - 1
    var runLength = 1
    var step = strides[rank - 1]
    var viewed = 1
    for d in stride(from: rank - 1, through: 0, by: -1) {
      runLength *= sizes[d]
      let ends = d == 0 || (sizes[d - 1] != 1 && strides[d - 1] != runLength * step)
      if !ends { continue }
      while t >= 0 && (viewed < runLength || target[t] == 1) {
        result[t] = viewed * step
        viewed *= target[t]
        t -= 1
      }
      if viewed != runLength { return nil }
      if d > 0 {
        step = strides[d - 1]
        runLength = 1
        viewed = 1
      }
    }
    return t == -1 ? result : nil
  }

  /// The same elements in other sizes, without copying.
  ///
  /// - Throws: PyTorch's errors, among them one for strides that no view can have.
  public func view(_ target: [Int]) throws -> Tensor {
    let shape = try inferred(target)
    guard let strides = strides(viewedAs: shape) else {
      throw TensorError.runtime(
        "view size is not compatible with input tensor's size and stride (at least one dimension spans across two "
          + "contiguous subspaces). Use .reshape(...) instead.")
    }
    if let made = unrecordedView(shape, strides) { return made }
    let old = Array(sizes)
    return try view(shape, strides, "ViewBackward0") { try $0.reshape(old) }
  }

  /// The same elements in other sizes, copied only if no view will do.
  public func reshape(_ target: [Int]) throws -> Tensor {
    let shape = try inferred(target)
    if let strides = strides(viewedAs: shape) {
      let old = Array(sizes)
      return try view(shape, strides, isContiguous ? "ViewBackward0" : "ReshapeAliasBackward0") { try $0.reshape(old) }
    }
    let copy = try contiguousElements(as: dtype).recorded("CloneBackward0", [self]) { _, g, _ in g }
    let old = Array(sizes)
    let result = Tensor(
      storage: copy.storage, offset: copy.offset, sizes: shape, strides: shape.contiguousStrides, dtype: dtype)
    return try result.recorded("UnsafeViewBackward0", [copy]) { _, g, _ in try g.reshape(old) }
  }

  /// A view with two dimensions swapped.
  public func transposed(_ a: Int, _ b: Int, named name: String = "TransposeBackward0") throws -> Tensor {
    let (a, b) = (try wrap(a), try wrap(b))
    var (sizes, strides) = (self.sizes, self.strides)
    if rank > 0 {
      (sizes[a], sizes[b]) = (sizes[b], sizes[a])
      (strides[a], strides[b]) = (strides[b], strides[a])
    }
    if let made = unrecordedView(sizes, strides) { return made }
    let back = name == "TBackward0" ? name : "TransposeBackward0"
    return try view(sizes, strides, name) { try $0.transposed(a, b, named: back) }
  }

  /// `x.t()`.
  public func t() throws -> Tensor {
    guard rank <= 2 else {
      throw TensorError.runtime("t() expects a tensor with <= 2 dimensions, but self is \(rank)D")
    }
    return try transposed(0, rank < 2 ? 0 : 1, named: "TBackward0")
  }

  /// `x.T`: the dimensions in reverse.
  public func reversedDimensions() throws -> Tensor {
    if rank == 0 {
      try Warning(
        "Tensor.T is deprecated on 0-D tensors. This function is the identity in these cases.", isOnce: true
      ).give()
    } else if rank != 2 {
      try Warning(
        "The use of `x.T` on tensors of dimension other than 2 to reverse their shape is deprecated and it will throw an "
          + "error in a future release. Consider `x.mT` to transpose batches of matrices or `x.permute(*torch.arange(x.ndim "
          + "- 1, -1, -1))` to reverse the dimensions of a tensor.", isOnce: true
      ).give()
    }
    return try permuted(Array((0..<rank).reversed()))
  }

  /// `x.mT`: the last two dimensions swapped.
  public func matrixTransposed() throws -> Tensor {
    if rank == 0 {
      try Warning(
        "Tensor.mT is deprecated on 0-D tensors. This function is the identity in these cases.", isOnce: true
      ).give()
      return self
    }
    guard rank >= 2 else {
      throw TensorError.runtime(
        "tensor.mT is only supported on matrices or batches of matrices. Got \(rank)-D tensor.")
    }
    return try transposed(-2, -1)
  }

  /// A view with the dimensions in another order.
  public func permuted(_ dimensions: [Int]) throws -> Tensor {
    guard dimensions.count == rank else {
      throw TensorError.runtime(
        "permute(sparse_coo): number of dimensions in the tensor input does not match the length of the desired ordering "
          + "of dimensions i.e. input.dim() = \(rank) is not equal to len(dims) = \(dimensions.count)")
    }
    var (sizes, strides) = (self.sizes, self.strides)
    var inverse = [Int](repeating: -1, count: rank)
    for (i, d) in dimensions.enumerated() {
      let d = try wrap(d)
      if inverse[d] >= 0 { throw TensorError.runtime("permute(): duplicate dims are not allowed.") }
      inverse[d] = i
      sizes[i] = self.sizes[d]
      strides[i] = self.strides[d]
    }
    return try view(sizes, strides, "PermuteBackward0") { try $0.permuted(inverse) }
  }

  /// A view in larger sizes, along which elements repeat.
  public func expand(_ target: [Int]) throws -> Tensor {
    guard target.count >= rank else {
      throw TensorError.runtime(
        "expand(\(typeName){\(sizes)}, size=\(Shape(target))): the number of sizes provided (\(target.count)) must be "
          + "greater or equal to the number of dimensions in the tensor (\(rank))")
    }
    let lead = target.count - rank
    var shape = Shape(target)
    var strides = Shape(repeating: 0, count: target.count)
    for i in stride(from: target.count - 1, through: 0, by: -1) {
      if i < lead {
        if shape[i] == -1 {
          throw TensorError.runtime(
            "The expanded size of the tensor (\(shape[i])) isn't allowed in a leading, non-existing dimension \(i)")
        }
        continue
      }
      let existing = sizes[i - lead]
      if shape[i] == -1 { shape[i] = existing }
      if shape[i] == existing {
        strides[i] = self.strides[i - lead]
      } else if existing != 1 {
        throw TensorError.expandedSize(shape[i], existing, dimension: i, Shape(target), sizes)
      }
    }
    if shape.contains(where: { $0 < 0 }) { throw TensorError.runtime("numel: integer multiplication overflow") }
    try Self.checkCount(shape)
    let old = sizes
    return try view(shape, strides, "ExpandBackward0") { try $0.sum(to: old) }
  }

  /// - Throws: PyTorch's error where the number of elements of a view overflows.
  static func checkCount(_ sizes: Shape) throws(TensorError) {
    var count = 1
    for i in 0..<sizes.count {
      let (product, overflow) = count.multipliedReportingOverflow(by: sizes[i])
      if overflow { throw .runtime("numel: integer multiplication overflow") }
      count = product
    }
  }

  /// The elements as `target` without a record.
  func expanded(to target: Shape) throws -> Tensor {
    if target == sizes { return self }
    try Self.checkCount(target)
    let made = Tensor(
      storage: storage, offset: offset, sizes: target, strides: strides(expandedTo: target), dtype: dtype)
    return made
  }

  /// A view without the dimensions of size one, or without those of `dimensions` that have it.
  public func squeezed(_ dimensions: [Int]? = nil, named name: String? = nil) throws -> Tensor {
    let chosen = try dimensions.map { try $0.map { try wrap($0) } }
    var keptSizes: [Int] = []
    var keptStrides: [Int] = []
    for d in 0..<rank where sizes[d] != 1 || chosen?.contains(d) == false {
      keptSizes.append(sizes[d])
      keptStrides.append(strides[d])
    }
    let old = Array(sizes)
    let label =
      name
      ?? (dimensions == nil ? "SqueezeBackward0" : dimensions?.count == 1 ? "SqueezeBackward1" : "SqueezeBackward2")
    return try view(Shape(keptSizes), Shape(keptStrides), label) { try $0.reshape(old) }
  }

  /// A view with a new dimension of size one.
  public func unsqueezed(_ dimension: Int) throws -> Tensor {
    let limit = rank + 1
    guard dimension >= -limit && dimension < limit else {
      throw TensorError.dimensionOutOfRange(dimension, rank: limit)
    }
    let d = dimension < 0 ? dimension + limit : dimension
    var (sizes, strides) = (self.sizes, self.strides)
    strides.insert(d < rank ? sizes[d] * strides[d] : 1, at: d)
    sizes.insert(1, at: d)
    return try view(sizes, strides, "UnsqueezeBackward0") { try $0.squeezed([d]) }
  }

  /// The same bytes as elements of another type, outside the graph.
  ///
  /// - Throws: PyTorch's errors for sizes and strides that the other type does not divide.
  func viewed(as dtype: DType) throws -> Tensor {
    let (old, new) = (self.dtype.itemSize, dtype.itemSize)
    var (sizes, strides, offset) = (sizes, strides, offset)
    func words(_ what: String) -> String {
      "self.\(what) must be divisible by \(new / old) to view \(self.dtype.scalarName) as \(dtype.scalarName) (different "
        + "element sizes), but got "
    }
    if old != new {
      guard rank > 0 else {
        throw TensorError.runtime(
          "self.dim() cannot be 0 to view \(self.dtype.scalarName) as \(dtype.scalarName) (different element sizes)")
      }
      let last = rank - 1
      guard strides[last] == 1 else {
        throw TensorError.runtime(
          "self.stride(-1) must be 1 to view \(self.dtype.scalarName) as \(dtype.scalarName) (different element sizes), but "
            + "got \(strides[last])")
      }
      if new < old {
        let ratio = old / new
        for d in 0..<last { strides[d] *= ratio }
        sizes[last] *= ratio
        offset *= ratio
      } else {
        let ratio = new / old
        guard sizes[last] % ratio == 0 else { throw TensorError.runtime(words("size(-1)") + "\(sizes[last])") }
        guard offset % ratio == 0 else { throw TensorError.runtime(words("storage_offset()") + "\(offset)") }
        for d in 0..<last {
          guard strides[d] % ratio == 0 else { throw TensorError.runtime(words("stride(\(d))") + "\(strides[d])") }
          strides[d] /= ratio
        }
        sizes[last] /= ratio
        offset /= ratio
      }
    }
    return Tensor(storage: storage, offset: offset, sizes: sizes, strides: strides, dtype: dtype)
  }

  /// The dimensions from `start` to `end` as one.
  public func flattened(_ start: Int = 0, _ end: Int = -1) throws -> Tensor {
    let (first, last) = (try wrap(start), try wrap(end))
    if first > last { throw TensorError.runtime("flatten() has invalid args: start_dim cannot come after end_dim") }
    if rank == 0 { return try reshape([1]) }
    if first == last { return self }
    var target = Array(sizes[0..<first])
    target.append(sizes[first...last].reduce(1, *))
    target += sizes[(last + 1)...]
    return try reshape(target)
  }

  /// The dimensions `source` moved to the places `destination`.
  public func movedDimensions(_ source: [Int], _ destination: [Int]) throws -> Tensor {
    guard source.count == destination.count else {
      throw TensorError.runtime(
        "movedim: Invalid source or destination dims: source (\(Shape(source)) dims) should contain the same number of dims "
          + "as destination (\(Shape(destination)) dims)")
    }
    let from = try source.map { try wrap($0) }
    let to = try destination.map { try wrap($0) }
    if Set(from).count < from.count {
      throw TensorError.runtime("movedim: repeated dim in `source` (\(Shape(source)))")
    }
    if Set(to).count < to.count {
      throw TensorError.runtime("movedim: repeated dim in `destination` (\(Shape(destination)))")
    }
    var order = [Int](repeating: -1, count: rank)
    for (f, t) in zip(from, to) { order[t] = f }
    var rest = (0..<rank).filter { !from.contains($0) }.makeIterator()
    for i in 0..<rank where order[i] < 0 { order[i] = rest.next() ?? 0 }
    return try permuted(order)
  }

  /// One dimension as several.
  func unflattened(_ dimension: Int, _ parts: [Int]) throws -> Tensor {
    if rank == 0 {
      throw TensorError.runtime(
        "unflatten got an unexpected error:\nDimension specified as 0 but tensor has no dimensions")
    }
    let d = try wrap(dimension)
    if parts.isEmpty { throw TensorError.runtime("unflatten: sizes must be non-empty") }
    let known = parts.filter { $0 >= 0 }.reduce(1) { $0.multipliedReportingOverflow(by: $1).partialValue }
    let size = sizes[d]
    let unknown = parts.count { $0 == -1 }
    guard unknown == 1 ? known > 0 && size % known == 0 : known == size else {
      throw TensorError.runtime(
        "unflatten: Provided sizes \(Shape(parts)) don't multiply up to the size of dim \(d) (\(size)) in the input tensor"
      )
    }
    var target = Array(sizes)
    target.replaceSubrange(d..<Swift.min(d + 1, target.count), with: parts.map { $0 == -1 ? size / known : $0 })
    return try view(target)
  }

  /// Turns this tensor itself into what `look` sees of it.
  func relookInPlace(_ name: String, _ look: (Tensor) throws -> Tensor) throws -> Tensor {
    try checkHistoryInPlace()
    let shape = Array(sizes)
    let seen = try GradMode.with(false) { try look(alias()) }
    let isRecorded = GradMode.isEnabled && requiresGrad
    let node = isRecorded ? FormulaNode(name, saving: []) { _, g, _ in try g.reshape(shape) } : nil
    node?.addInput(self)
    take(storage: storage, offset: seen.offset, sizes: seen.sizes, strides: seen.strides, dtype: dtype)
    rebase(node)
    return self
  }
}
