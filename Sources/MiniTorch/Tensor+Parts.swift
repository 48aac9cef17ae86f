// Views of a part of a tensor: places, slices, diagonals and splits.

extension Tensor {
  /// A view of one place along a dimension, which disappears.
  public func select(_ dimension: Int, _ index: Int) throws -> Tensor {
    if rank == 0 { throw TensorError.index("select() cannot be applied to a 0-dim tensor.") }
    let d = try wrap(dimension)
    guard index >= -sizes[d] && index < sizes[d] else {
      throw TensorError.index("select(): index \(index) out of range for tensor of size \(sizes) at dimension \(d)")
    }
    return try selectChecked(d, index < 0 ? index + sizes[d] : index)
  }

  func selectChecked(_ d: Int, _ index: Int) throws -> Tensor {
    var (sizes, strides) = (self.sizes, self.strides)
    sizes.remove(at: d)
    strides.remove(at: d)
    let place = offset + index * self.strides[d]
    if let made = unrecordedView(sizes, strides, offset: place) { return made }
    let old = self.sizes
    return try view(sizes, strides, offset: place, "SelectBackward0") { g in
      try g.placed(in: old, named: "SelectBackwardBackward0") { try $0.select(d, index) }
    }
  }

  /// A view of every `step`-th place from `start` up to `end` along a dimension.
  func sliced(_ d: Int, _ start: Int, _ end: Int, _ step: Int) throws -> Tensor {
    var (sizes, strides) = (self.sizes, self.strides)
    sizes[d] = Swift.max(0, (end - start + step - 1) / step)
    strides[d] = sizes[d] > 0 && step > 1 ? strides[d] &* step : strides[d]
    let old = self.sizes
    return try view(
      sizes, strides, offset: offset + (self.sizes[d] > 0 ? start * self.strides[d] : 0), "SliceBackward0"
    ) { g in
      try g.placed(in: old) { try $0.sliced(d, start, end, step) }
    }
  }

  /// Zeros of `sizes` with this gradient in the place that `look` shows; itself differentiable.
  func placed(
    in sizes: Shape, named name: String = "SliceBackwardBackward0", _ look: @escaping (Tensor) throws -> Tensor
  ) throws -> Tensor {
    let result = try Tensor(uninitialized: sizes, dtype)
    try result.fillElements(with: .int(0))
    try GradMode.with(false) { try look(result).copyElements(from: self) }
    return try result.recorded(name, [self]) { _, g, _ in try look(g) }
  }

  /// `length` places from `start` along a dimension.
  public func narrow(_ dimension: Int, _ start: Int, _ length: Int) throws -> Tensor {
    if rank == 0 { throw TensorError.runtime("narrow() cannot be applied to a 0-dim tensor.") }
    if length < 0 { throw TensorError.runtime("narrow(): length must be non-negative.") }
    let d = try wrap(dimension)
    guard start >= -sizes[d] && start <= sizes[d] else {
      throw TensorError.index(
        "start out of range (expected to be in range of [\(-sizes[d]), \(sizes[d])], but got \(start))")
    }
    let first = start < 0 ? start + sizes[d] : start
    guard first <= sizes[d] - length else {
      throw TensorError.runtime("start (\(first)) + length (\(length)) exceeds dimension size (\(sizes[d])).")
    }
    return try sliced(d, first, first + length, 1)
  }

  /// A view of the places where two dimensions have indices `offset` apart.
  public func diagonal(_ offset: Int = 0, _ dimension1: Int = 0, _ dimension2: Int = 1) throws -> Tensor {
    let (a, b) = (try wrap(dimension1), try wrap(dimension2))
    if a == b { throw TensorError.runtime("diagonal dimensions cannot be identical \(dimension1), \(dimension2)") }
    let length = Swift.max(
      0, offset >= 0 ? Swift.min(sizes[a], sizes[b] - offset) : Swift.min(sizes[a] + offset, sizes[b]))
    var start = self.offset
    if length > 0 { start += offset >= 0 ? offset * strides[b] : -offset * strides[a] }
    var (sizes, strides) = (Array(self.sizes), Array(self.strides))
    let step = strides[a] + strides[b]
    for d in [Swift.max(a, b), Swift.min(a, b)] {
      sizes.remove(at: d)
      strides.remove(at: d)
    }
    let old = self.sizes
    return try view(Shape(sizes + [length]), Shape(strides + [step]), offset: start, "DiagonalBackward0") { g in
      try g.placed(in: old, named: "DiagonalBackwardBackward0") { try $0.diagonal(offset, a, b) }
    }
  }

  /// Views of every place along a dimension.
  public func unbound(_ dimension: Int = 0) throws -> [Tensor] {
    _ = try wrap(dimension)
    if rank == 0 { throw TensorError.index("Dimension specified as 0 but tensor has no dimensions") }
    let d = try wrap(dimension)
    var (small, steps) = (sizes, strides)
    small.remove(at: d)
    steps.remove(at: d)
    let made = (0..<sizes[d]).map {
      Tensor(storage: storage, offset: offset + $0 * strides[d], sizes: small, strides: steps, dtype: self.dtype)
    }
    let all = sizes
    let dtype = self.dtype
    return views(made, "UnbindBackward0") { gradients in
      var parts: [Tensor] = []
      for g in gradients {
        if let g {
          parts.append(g)
        } else {
          let zero = try Tensor(uninitialized: small, dtype)
          try zero.fillElements(with: .int(0))
          parts.append(zero)
        }
      }
      if parts.isEmpty {
        let zero = try Tensor(uninitialized: all, dtype)
        return zero
      }
      return try Op.stack(parts, d)
    }
  }

  /// Views of parts with these lengths along a dimension.
  func split(lengths: [Int], _ d: Int, named name: String) throws -> [Tensor] {
    var start = 0
    var made: [Tensor] = []
    for length in lengths {
      var small = sizes
      small[d] = length
      made.append(
        Tensor(storage: storage, offset: offset + start * strides[d], sizes: small, strides: strides, dtype: self.dtype)
      )
      start += length
    }
    let shapes = made.map(\.sizes)
    let dtype = self.dtype
    return views(made, name) { gradients in
      var parts: [Tensor] = []
      for (i, shape) in shapes.enumerated() {
        if i < gradients.count, let g = gradients[i] {
          parts.append(g)
        } else {
          let zero = try Tensor(uninitialized: shape, dtype)
          try zero.fillElements(with: .int(0))
          parts.append(zero)
        }
      }
      return try Op.cat(parts, d)
    }
  }

  /// Views of parts with `length` places along a dimension; the last may be shorter.
  public func split(
    _ length: Int, _ dimension: Int = 0, named name: String = "SplitBackward0"
  ) throws -> [Tensor] {
    if rank == 0 { throw TensorError.runtime("split expects at least a 1-dimensional tensor") }
    let d = try wrap(dimension)
    guard length >= 0 else {
      throw TensorError.runtime("split expects split_size be non-negative, but got split_size=\(length)")
    }
    if length == 0 && sizes[d] != 0 {
      throw TensorError.runtime(
        "split_size can only be 0 if dimension size is 0, but got dimension size of \(sizes[d])")
    }
    var lengths: [Int] = []
    var left = sizes[d]
    repeat {
      lengths.append(Swift.min(length, left))
      left -= length
    } while left > 0
    return try split(lengths: lengths, d, named: name)
  }

  /// Views of at most `count` equal parts along a dimension.
  public func chunk(
    _ chunks: Int, _ dimension: Int = 0, named name: String = "SplitBackward0"
  ) throws -> [Tensor] {
    if rank == 0 { throw TensorError.runtime("chunk expects at least a 1-dimensional tensor") }
    guard chunks > 0 else {
      throw TensorError.runtime("chunk expects `chunks` to be greater than 0, got: \(chunks)")
    }
    let d = try wrap(dimension)
    let length = (sizes[d] + chunks - 1) / chunks
    if length == 0 {
      return try split(lengths: Array(repeating: 0, count: chunks), d, named: "SplitWithSizesBackward0")
    }
    return try split(length, d, named: name)
  }
}
