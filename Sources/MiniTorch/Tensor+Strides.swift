// Views of sizes and strides of one's own, windows among them, and the gradients of overlapping views.

extension Tensor {
  /// A view with the sizes, strides and offset given.
  ///
  /// - Throws: PyTorch's error when it would reach outside the storage.
  public func asStrided(sizes: Shape, strides: Shape, offset: Int? = nil) throws -> Tensor {
    guard sizes.count == strides.count else {
      throw TensorError.runtime("mismatch in length of strides and shape")
    }
    let (start, isFar) = self.offset.addingReportingOverflow(offset ?? 0)
    if isFar { throw TensorError.sizeOverflow(sizes, strides) }
    var reach = start
    for i in 0..<sizes.count {
      if sizes[i] < 0 { throw TensorError.negativeDimension(sizes) }
      if strides[i] < 0 {
        throw TensorError.runtime(
          "as_strided: Negative strides are not supported at the moment, got strides: \(strides)")
      }
      let (extent, overflow) = Swift.max(sizes[i] - 1, 0).multipliedReportingOverflow(by: strides[i])
      let (sum, overflow2) = reach.addingReportingOverflow(extent)
      if overflow || overflow2 { throw TensorError.sizeOverflow(sizes, strides) }
      reach = sum
    }
    if reach >= Int.max / dtype.itemSize { throw TensorError.sizeOverflow(sizes, strides) }
    try Self.checkCount(sizes)
    let isEmpty = sizes.contains(0)
    guard start >= 0, isEmpty || (reach + 1) * dtype.itemSize <= storage.byteCount else {
      throw TensorError.runtime(
        "setStorage: sizes \(sizes), strides \(strides), storage offset \(start), and itemsize \(dtype.itemSize) requiring "
          + "a storage size of \((reach + 1) * dtype.itemSize) are out of bounds for storage of size \(storage.byteCount)"
      )
    }
    let (baseSizes, baseStrides, shift) = (self.sizes, self.strides, start - self.offset)
    return try view(sizes, strides, offset: start, "AsStridedBackward0") {
      try Self.asStridedGradient($0, baseSizes, baseStrides, sizes, strides, shift)
    }
  }

  /// A view of windows of `size` places, `step` apart, along a dimension; the window becomes the last dimension.
  public func unfolded(_ dimension: Int, _ size: Int, _ step: Int) throws -> Tensor {
    let d = try wrap(dimension)
    let limit = rank == 0 ? 1 : sizes[d]
    guard size <= limit else {
      throw TensorError.runtime(
        "maximum size for tensor at dimension \(d) is \(limit) but size is \(size)")
    }
    guard step > 0 else { throw TensorError.runtime("step is \(step) but must be > 0") }
    guard size >= 0 else { throw TensorError.runtime("size is \(size) but must be >= 0") }
    var (sizes, strides) = (self.sizes, self.strides)
    if rank > 0 {
      sizes[d] = (limit - size) / step + 1
      strides[d] *= step
    }
    sizes.append(size)
    strides.append(rank == 0 ? 1 : self.strides[d])
    let (baseSizes, baseStrides) = (self.sizes, self.sizes.contiguousStrides)
    var place = strides
    if rank > 0 {
      for i in 0..<rank { place[i] = baseStrides[i] * (i == d ? step : 1) }
      place[rank] = baseStrides[d]
    }
    let (viewSizes, viewStrides) = (sizes, place)
    return try view(sizes, strides, "UnfoldBackward0") {
      try Self.asStridedGradient($0, baseSizes, baseStrides, viewSizes, viewStrides, 0)
    }
  }

  /// Zeros in the base's place with `g` added where the view looked.
  static func asStridedGradient(
    _ g: Tensor, _ baseSizes: Shape, _ baseStrides: Shape, _ sizes: Shape, _ strides: Shape, _ offset: Int
  ) throws -> Tensor {
    // Elements are found again by their place in the storage.
    var reach = offset
    for i in 0..<sizes.count where sizes[i] > 0 { reach += (sizes[i] - 1) * strides[i] }
    for i in 0..<baseSizes.count where baseSizes[i] > 0 {
      reach = Swift.max(reach, (baseSizes[i] - 1) * baseStrides[i])
    }
    var span = 1
    for i in 0..<baseSizes.count where baseSizes[i] > 0 { span += (baseSizes[i] - 1) * baseStrides[i] }
    let memory = try Tensor(uninitialized: [Swift.max(reach + 1, span)], g.dtype)
    try memory.fillElements(with: .int(0))
    let place = Tensor(storage: memory.storage, offset: offset, sizes: sizes, strides: strides, dtype: g.dtype)
    let source = try g.contiguousElements(as: g.dtype)
    try g.dtype.with(AddTask(source: source, target: place))
    let spread = Tensor(storage: memory.storage, offset: 0, sizes: baseSizes, strides: baseStrides, dtype: g.dtype)
    return try spread.recorded("AsStridedBackward0", [g]) { _, g, _ in
      try asStridedRead(g, baseSizes, baseStrides, sizes, strides, offset)
    }
  }

  /// The elements of `g`, in the base's place, where the view looks.
  private static func asStridedRead(
    _ g: Tensor, _ baseSizes: Shape, _ baseStrides: Shape, _ sizes: Shape, _ strides: Shape, _ offset: Int
  ) throws -> Tensor {
    var span = 1
    for i in 0..<baseSizes.count where baseSizes[i] > 0 { span += (baseSizes[i] - 1) * baseStrides[i] }
    for i in 0..<sizes.count where sizes[i] > 0 { span = Swift.max(span, offset + 1 + (sizes[i] - 1) * strides[i]) }
    let memory = try Tensor(uninitialized: [span], g.dtype)
    try memory.fillElements(with: .int(0))
    let base = Tensor(storage: memory.storage, offset: 0, sizes: baseSizes, strides: baseStrides, dtype: g.dtype)
    try base.copyElements(from: g)
    let look = Tensor(storage: memory.storage, offset: offset, sizes: sizes, strides: strides, dtype: g.dtype)
    return try look.clonedElements().recorded("AsStridedBackward0", [g]) { _, g, _ in
      try asStridedGradient(g, baseSizes, baseStrides, sizes, strides, offset)
    }
  }

  private struct AddTask: ElementTask {
    let source, target: Tensor
    func run<T: Element>(_: T.Type) throws {
      let from = source.data.assumingMemoryBound(to: T.self)
      let to = target.data.assumingMemoryBound(to: T.self)
      try Runs(source.sizes, source.strides, target.strides).forEach { r in
        for i in 0..<r.count {
          let k = r.offset1 &+ i &* r.stride1
          to[k] = T(double: to[k].double + from[r.offset0 &+ i &* r.stride0].double)
        }
      }
    }
  }
}
