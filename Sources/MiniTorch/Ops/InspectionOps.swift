// Questions about a tensor or a type as a whole, and changes of the memory that a tensor looks at.

enum InspectionOps {
  static let all: [Op] = [
    Op.isComplexOp, Op.isFloatingPointOp, Op.isSignedOp, Op.isNonzeroOp, Op.isSameSizeOp, Op.isConjOp, Op.isNegOp,
    Op.isInferenceOp, Op.numelOp, Op.resultTypeOp, Op.promoteTypesOp, Op.canCastOp, Op.scalarTensorOp, Op.rangeOp,
    Op.resizeOp, Op.resizeAsOp, Op.setOp, Op.sumToSizeOp, Op.emptyStridedOp,
  ]
}

extension Op {
  private static func question(
    _ name: String, _ doc: String, _ places: Places, _ answer: @escaping (Tensor) throws -> OpResult
  ) -> Op {
    Op(
      "\(name)(Tensor input)", places: places, doc: doc, samples: { [CallArguments([.tensor(try .ramp([1]))])] }
    ) { a in try answer(a.tensor(0)) }
  }

  static let isComplexOp = question(
    "is_complex", "Whether the elements are complex numbers.\n\n>>> torch.is_complex(torch.ones(1))\nFalse", .both
  ) { _ in .bool(false) }
  static let isFloatingPointOp = question(
    "is_floating_point",
    "Whether the elements are floating-point numbers.\n\n>>> torch.is_floating_point(torch.ones(1))\nTrue", .both
  ) { .bool($0.dtype.isFloatingPoint) }
  static let isSignedOp = question(
    "is_signed", "Whether the elements can be negative.\n\n>>> torch.is_signed(torch.ones(1))\nTrue", .both
  ) { .bool($0.dtype.isSigned) }
  static let isNonzeroOp = question(
    "is_nonzero", "Whether the one element is not zero.\n\n>>> torch.is_nonzero(torch.tensor(0.))\nFalse", .both
  ) { .bool(try $0.truth()) }
  static let isConjOp = question(
    "is_conj", "Whether the elements are to be conjugated.\n\n>>> torch.is_conj(torch.ones(1))\nFalse", .both
  ) { _ in .bool(false) }
  static let isNegOp = question(
    "is_neg", "Whether the elements are to be negated.\n\n>>> torch.is_neg(torch.ones(1))\nFalse", .both
  ) { _ in .bool(false) }
  static let isInferenceOp = question(
    "is_inference", "Whether the tensor was made in inference mode.\n\n>>> torch.is_inference(torch.ones(1))\nFalse",
    .both
  ) { .bool($0.isInference) }
  static let numelOp = question(
    "numel", "How many elements there are.\n\n>>> torch.numel(torch.ones(2, 3))\n6", .both
  ) { .int($0.count) }

  static let isSameSizeOp: Op = .init(
    "is_same_size(Tensor input, Tensor other)",
    doc: """
      Whether two tensors have the same sizes.

      >>> torch.is_same_size(torch.ones(2), torch.ones(2))
      True
      """
  ) { a in .bool(try a.tensor(0).sizes == a.tensor(1).sizes) }

  // MARK: Types

  static let resultTypeOp: Op = .init(
    "result_type(Tensor tensor, Tensor other)", "result_type(Number scalar, Tensor tensor)",
    "result_type(Tensor tensor, Number other)", "result_type(Number scalar1, Number scalar2)", places: .function,
    doc: """
      The type that arithmetic with the two gives.

      >>> torch.result_type(torch.tensor([1, 2]), 1.0)
      torch.float32
      """
  ) { a in .dtype(Promotion.resultType(try a.operand(0).asTensor(), try a.operand(1).asTensor())) }

  private static func types(_ a: BoundArguments) -> (DType, DType) {
    (a.dtype(0) ?? .float32, a.dtype(1) ?? .float32)
  }

  static let promoteTypesOp: Op = .init(
    "promote_types(dtype type1, dtype type2)", places: .function,
    doc: """
      The smallest type that holds values of both.

      >>> torch.promote_types(torch.int32, torch.float16)
      torch.float16
      """
  ) { a in .dtype(DType.promote(types(a).0, types(a).1)) }

  static let canCastOp: Op = .init(
    "can_cast(dtype from_, dtype to)", places: .function,
    doc: """
      Whether a result of one type may be stored in place in a tensor of another.

      >>> torch.can_cast(torch.float32, torch.int64)
      False
      """
  ) { a in .bool(types(a).0.canCast(to: types(a).1)) }

  // MARK: Creation

  static let scalarTensorOp: Op = .init(
    "scalar_tensor(Number s, *, options)", places: .function,
    doc: """
      A number as a tensor without dimensions.

      >>> torch.scalar_tensor(3)
      tensor(3.)
      """,
    samples: { [CallArguments([.int(3)])] }
  ) { a in
    .tensor(try Tensor(a.scalar(0), as: a.dtype(1) ?? .defaultFloat).requiring(a.bool(5)))
  }

  static let rangeOp: Op = .init(
    "range(Number start, Number end, Number step=1, *, Tensor out=None, options)", places: .function,
    doc: """
      Numbers from `start` to `end` inclusive; `torch.arange` leaves out the end.

      >>> torch.range(0, 3)
      UserWarning: torch.range is deprecated and will be removed in a future release because its behavior is inconsistent \
      with Python's range builtin. Instead, use torch.arange, which produces values in [start, end).
      tensor([0., 1., 2., 3.])
      """,
    samples: { [CallArguments([.int(0), .int(3)])] }
  ) { a in
    try Warning(
      "torch.range is deprecated and will be removed in a future release because its behavior is inconsistent with "
        + "Python's range builtin. Instead, use torch.arange, which produces values in [start, end)."
    ).give()
    let (start, end, step) = (try a.double(0), try a.double(1), try a.double(2))
    guard step != 0 else { throw TensorError.runtime("step must be nonzero") }
    guard start.isFinite && end.isFinite else {
      throw TensorError.runtime("unsupported range: \(start) -> \(end)")
    }
    guard step > 0 ? end >= start : end <= start else {
      throw TensorError.runtime("upper bound and lower bound inconsistent with step sign")
    }
    let n = ((end - start) / step).rounded(.down) + 1
    guard n < 1e15 else { throw TensorError.cannotAllocate(Int(Swift.min(n, 1e17)) &* 4) }
    let values = (0..<Int(n)).map { start + Double($0) * step }
    return .tensor(try Tensor(values, sizes: [Int(n)], dtype: a.dtype(4) ?? .defaultFloat).requiring(a.bool(8)))
  }

  static let emptyStridedOp: Op = .init(
    "empty_strided(int[] size, int[] stride, *, options)", places: .function,
    doc: """
      A tensor whose elements are not set, laid out by strides.

      >>> torch.empty_strided((2, 2), (1, 2)).stride()
      (1, 2)
      """
  ) { a in
    let (sizes, strides) = (Shape(try a.ints(0)), Shape(try a.ints(1)))
    guard sizes.count == strides.count else {
      throw TensorError.runtime(
        "mismatch in length of strides and shape: \(sizes.count) vs \(strides.count)")
    }
    guard strides.allSatisfy({ $0 >= 0 }) else {
      throw TensorError.runtime("as_strided: Negative strides are not supported")
    }
    var room = 1
    for (n, step) in zip(sizes, strides) {
      if n == 0 { room = 0 }
      let (part, over) = Swift.max(n - 1, 0).multipliedReportingOverflow(by: step)
      guard !over, room < 1 << 50, part < 1 << 50 else { throw TensorError.sizeOverflow(sizes) }
      if room > 0 { room += part }
    }
    let memory = try Tensor.zeros([room], dtype: a.dtype(2) ?? .defaultFloat)
    return .tensor(try memory.asStrided(sizes: sizes, strides: strides, offset: 0).dataAlias().requiring(a.bool(6)))
  }

  // MARK: Memory

  /// Gives `x` other sizes in place; elements that were not there are zero.
  private static func resize(_ x: Tensor, _ sizes: [Int], _ format: MemoryFormat) throws {
    guard !x.requiresGrad else { throw TensorError.runtime("cannot resize variables that require grad") }
    for n in sizes where n < 0 { throw TensorError.negativeDimension(Shape(sizes)) }
    let room = try Tensor(uninitialized: Shape(sizes), x.dtype)
    try room.fillElements(with: .int(0))
    let n = Swift.min(room.count, x.isContiguous ? x.count : 0)
    if n > 0 { room.data.copyMemory(from: x.data, byteCount: n * x.dtype.itemSize) }
    if !x.isContiguous {
      for (i, scalar) in x.scalars().prefix(room.count).enumerated() { try room.setElement(i, scalar) }
    }
    x.take(
      storage: room.storage, offset: 0, sizes: room.sizes, strides: try format.strides(room.sizes), dtype: x.dtype)
  }

  static let resizeOp: Op = .init(
    "resize(Tensor input, int[] size, *, memory_format memory_format=None)", places: .inPlace,
    doc: """
      Gives the tensor other sizes in place, keeping the elements that fit.

      >>> torch.tensor([1, 2, 3]).resize_(2)
      tensor([1, 2])
      """,
    inPlace: { a in
      let format = a.memoryFormat() ?? .contiguous
      if format == .preserve { throw TensorError.runtime("Unsupported memory formatPreserve") }
      try resize(a.tensor(0), a.ints(1), format)
      return .tensor(try a.tensor(0))
    }
  ) { a in .tensor(try a.tensor(0)) }

  static let resizeAsOp: Op = .init(
    "resize_as(Tensor input, Tensor the_template, *, memory_format memory_format=None)", places: .inPlace,
    doc: """
      Gives the tensor the sizes of another in place, keeping the elements that fit.

      >>> torch.tensor([1, 2, 3]).resize_as_(torch.ones(1, 2))
      tensor([[1, 2]])
      """,
    inPlace: { a in
      let (template, format) = (try a.tensor(1), a.memoryFormat() ?? .contiguous)
      try resize(a.tensor(0), Array(template.sizes), format == .preserve ? template.suggestedFormat : format)
      return .tensor(try a.tensor(0))
    }
  ) { a in .tensor(try a.tensor(0)) }

  static let setOp: Op = .init(
    "set(Tensor input, Tensor source)", places: .inPlace,
    doc: """
      Makes the tensor look at the elements of another.

      >>> torch.ones(2).set_(torch.zeros(3))
      tensor([0., 0., 0.])
      """,
    inPlace: { a in
      let (x, source) = (try a.tensor(0), try a.tensor(1))
      guard x.dtype == source.dtype else {
        throw TensorError.runtime(
          "Could not set tensor of type \(source.dtype.nativeName) to a tensor of type \(x.dtype.nativeName)")
      }
      try x.checkInPlace()
      x.take(
        storage: source.storage, offset: source.offset, sizes: source.sizes, strides: source.strides, dtype: x.dtype)
      return .tensor(x)
    }
  ) { a in .tensor(try a.tensor(0)) }

  static let sumToSizeOp: Op = .init(
    "sum_to_size(Tensor input, int[] size)", places: .method, gradients: ["SumBackward1"],
    doc: """
      Sums away what broadcasting to the tensor's sizes would add.

      >>> torch.ones(2, 3).sum_to_size(1, 3)
      tensor([[2., 2., 2.]])
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 3])), .list([.int(1), .int(3)], isTuple: true)])] }
  ) { a in
    let (x, target) = (try a.tensor(0), Shape(try a.ints(1)))
    guard target.canExpand(to: x.sizes) else {
      throw TensorError.runtime("size {\(target)} is not expandable to size {\(x.sizes)}.")
    }
    return .tensor(try x.sum(to: target))
  }
}
