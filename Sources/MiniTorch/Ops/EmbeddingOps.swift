// Lookups of rows, one-hot vectors and dropout.

enum EmbeddingOps {
  static let all: [Op] = [Op.embeddingOp, Op.oneHotOp, Op.dropoutOp]
}

extension Op {
  /// The rows of `weight` at `indices`.
  ///
  /// - Parameter paddingIndex: a row that gets no gradient.
  public static func embedding(_ weight: Tensor, _ indices: Tensor, paddingIndex: Int = -1) throws -> Tensor {
    guard weight.rank == 2 else { throw TensorError.runtime("'weight' must be 2-D") }
    guard indices.dtype == .int64 || indices.dtype == .int32 else {
      throw TensorError.runtime(
        "Expected tensor for argument #1 'indices' to have one of the following scalar types: Long, Int; but got "
          + "\(indices.dtype == .bool ? "CPUBoolType" : indices.typeName) instead (while checking arguments for embedding)")
    }
    let (rows, width) = (weight.sizes[0], weight.sizes[1])
    let places = try indices.contiguousElements(as: .int64)
    for i in 0..<places.count where places.int64[i] < 0 || places.int64[i] >= Int64(rows) {
      throw TensorError.index("index out of range in self")
    }
    let table = try weight.contiguousElements(as: weight.dtype)
    var sizes = Array(indices.sizes)
    sizes.append(width)
    let out = try Tensor(uninitialized: Shape(sizes), weight.dtype)
    let bytes = width * weight.dtype.itemSize
    for i in 0..<places.count {
      (out.data + i * bytes).copyMemory(from: table.data + Int(places.int64[i]) * bytes, byteCount: bytes)
    }
    let shape = weight.sizes
    return try out.recorded("EmbeddingBackward0", [weight], saving: [indices]) { _, g, _ in
      try embeddingGradient(g, places, shape, paddingIndex)
    }
  }

  /// The sum of the gradients of each row; linear in `g`, and so differentiable by another lookup.
  private static func embeddingGradient(_ g: Tensor, _ places: Tensor, _ shape: Shape, _ padding: Int) throws -> Tensor
  {
    let compute = g.dtype.computeType
    let from = try g.contiguousElements(as: compute)
    let out = try Tensor.zeros(shape, dtype: compute)
    let width = shape[1]
    for i in 0..<places.count where places.int64[i] != Int64(padding) {
      let row = Int(places.int64[i]) * width
      if compute == .float32 {
        for k in 0..<width { out.float32[row + k] += from.float32[i * width + k] }
      } else {
        for k in 0..<width { out.float64[row + k] += from.float64[i * width + k] }
      }
    }
    let sizes = Array(g.sizes.dropLast())
    return try out.converted(to: g.dtype).recorded("EmbeddingDenseBackwardBackward0", [g]) { _, gg, _ in
      let taken = try embedding(gg, places.reshape(sizes))
      if padding < 0 { return taken }
      let kept = try ne.apply(places, .scalar(.int(padding))).to(gg.dtype).reshape(sizes + [1])
      return try mul.apply(taken, kept)
    }
  }

  static let embeddingOp: Op = .init(
    "embedding(Tensor weight, Tensor indices, int padding_idx=-1, bool scale_grad_by_freq=False, bool sparse=False)",
    places: .function, gradients: ["EmbeddingBackward0"],
    doc: """
      The rows of a table at the given indices.

      >>> torch.embedding(torch.tensor([[1., 2.], [3., 4.]]), torch.tensor([1]))
      tensor([[3., 4.]])
      """,
    samples: { [CallArguments([.tensor(try .ramp([3, 2])), .tensor(try Tensor(integers: [2, 0, 2]))])] }
  ) { a in
    if try a.bool(3) || a.bool(4) {
      throw TensorError(.notImplemented, "scale_grad_by_freq and sparse are not supported by this runner")
    }
    return .tensor(try embedding(a.tensor(0), a.tensor(1), paddingIndex: a.int(2)))
  }

  static let oneHotOp: Op = .init(
    "one_hot(Tensor input, int num_classes=-1)", places: .functional,
    doc: """
      Vectors that are 1 at the class and 0 elsewhere.

      >>> torch.nn.functional.one_hot(torch.tensor([0, 2]))
      tensor([[1, 0, 0],
              [0, 0, 1]])
      """,
    samples: { [CallArguments([.tensor(try Tensor(integers: [0, 2]))])] }
  ) { a in
    let (x, given) = (try a.tensor(0), try a.int(1))
    guard x.dtype == .int64 else {
      throw TensorError.runtime("one_hot is only applicable to index tensor of type LongTensor.")
    }
    let labels = try x.contiguousElements(as: .int64)
    if x.count == 0 && given <= 0 {
      throw TensorError.runtime("Can not infer total number of classes from empty tensor.")
    }
    var most = -1
    for i in 0..<x.count {
      if labels.int64[i] < 0 { throw TensorError.runtime("Class values must be non-negative.") }
      most = Swift.max(most, Int(clamping: labels.int64[i]))
    }
    if given != -1 && most >= given { throw TensorError.runtime("Class values must be smaller than num_classes.") }
    let (classes, overflow) = given == -1 ? most.addingReportingOverflow(1) : (given, false)
    if overflow { throw TensorError.sizeOverflow(x.sizes) }
    let out = try Tensor.zeros(Shape(Array(x.sizes) + [classes]), dtype: .int64)
    for i in 0..<x.count { out.int64[i * classes + Int(labels.int64[i])] = 1 }
    return .tensor(out)
  }

  /// Zeroes elements at random and scales the others, so that the expected value stays.
  ///
  /// - Parameter text: the probability as a caller wrote it, for messages.
  public static func dropout(
    _ x: Tensor, probability: Double = 0.5, training: Bool = true, as text: String? = nil
  ) throws -> Tensor {
    guard probability >= 0 && probability <= 1 else {
      throw TensorError.value(
        "dropout probability has to be between 0 and 1, but got \(text ?? FloatText.repr(probability))")
    }
    if !training || probability == 0 || x.count == 0 { return x }
    guard x.dtype.isFloatingPoint else { throw TensorError.cannotCast(.defaultFloat, to: x.dtype) }
    if probability == 1 { return try mul.apply(x, Tensor.zeros([], dtype: x.dtype)) }
    let compute = x.dtype.computeType
    let mask = try x.emptyAlike(compute)
    if compute == .float64 {
      Generator.default.fillDropoutMask(mask.float64, count: x.count, probability: probability)
    } else {
      Generator.default.fillDropoutMask(mask.float32, count: x.count, probability: probability)
    }
    return try mul.apply(x, mask.converted(to: x.dtype))
  }

  static let dropoutOp: Op = .init(
    "dropout(Tensor input, float p=0.5, bool training=True, bool inplace=False)", places: .functional,
    gradients: ["MulBackward0"],
    doc: """
      Zeroes elements at random.

      >>> torch.nn.functional.dropout(torch.ones(2), 1.0)
      tensor([0., 0.])
      """,
    samples: { [CallArguments([.tensor(try .ramp([3])), .float(0.5), .bool(false)])] }
  ) { a in
    let (p, training) = (try a.double(1), try a.bool(2))
    var text: String?
    if case .int(let whole) = a.values[1] { text = "\(whole)" }
    return try a.replacing(3) { try dropout($0, probability: p, training: training, as: text) }
  }
}
