// Questions about elements: comparisons, logic, bits, and what is not a number.

enum ComparisonOps {
  static let all: [Op] = [
    Op.eq, Op.ne, Op.lt, Op.le, Op.gt, Op.ge, Op.logicalAnd, Op.logicalOr, Op.logicalXor, Op.bitwiseAnd,
    Op.bitwiseOr, Op.bitwiseXor, Op.bitwiseNot, Op.equalOp, Op.isCloseOp,
    Op.allCloseOp,
    Op.whereOp, Op.maskedFillOp,
  ]
}

extension Op {
  public static let eq: PredicateOp = .init(
    "eq(Tensor input, Tensor other, *, Tensor out=None)", "eq(Tensor input, Number other, *, Tensor out=None)",
    operators: ["__eq__"],
    doc: """
      Whether each element is equal to that of `other`.

      >>> torch.eq(torch.tensor([1, 2]), torch.tensor([1, 3]))
      tensor([ True, False])
      """,
    samples: pairSamples, float: { $0.map { Bool8($0 == $1) } }, double: { $0.map { Bool8($0 == $1) } },
    integer: { $0.map { Bool8($0 == $1) } })

  public static let ne: PredicateOp = .init(
    "ne(Tensor input, Tensor other, *, Tensor out=None)", "ne(Tensor input, Number other, *, Tensor out=None)",
    aliases: ["not_equal"],
    operators: ["__ne__"],
    doc: """
      Whether each element is not equal to that of `other`.

      >>> torch.ne(torch.tensor([1, 2]), torch.tensor([1, 3]))
      tensor([False,  True])
      """,
    samples: pairSamples, float: { $0.map { Bool8($0 != $1) } }, double: { $0.map { Bool8($0 != $1) } },
    integer: { $0.map { Bool8($0 != $1) } })

  public static let lt: PredicateOp = .init(
    "lt(Tensor input, Tensor other, *, Tensor out=None)", "lt(Tensor input, Number other, *, Tensor out=None)",
    aliases: ["less"],
    operators: ["__lt__"],
    doc: """
      Whether each element is less than that of `other`.

      >>> torch.lt(torch.tensor([1, 2]), torch.tensor([1, 3]))
      tensor([False,  True])
      """,
    samples: pairSamples, float: { $0.map { Bool8($0 < $1) } }, double: { $0.map { Bool8($0 < $1) } },
    integer: { $0.map { Bool8($0 < $1) } })

  public static let le: PredicateOp = .init(
    "le(Tensor input, Tensor other, *, Tensor out=None)", "le(Tensor input, Number other, *, Tensor out=None)",
    aliases: ["less_equal"],
    operators: ["__le__"],
    doc: """
      Whether each element is less than or equal to that of `other`.

      >>> torch.le(torch.tensor([1, 2]), torch.tensor([1, 3]))
      tensor([True, True])
      """,
    samples: pairSamples, float: { $0.map { Bool8($0 <= $1) } }, double: { $0.map { Bool8($0 <= $1) } },
    integer: { $0.map { Bool8($0 <= $1) } })

  public static let gt: PredicateOp = .init(
    "gt(Tensor input, Tensor other, *, Tensor out=None)", "gt(Tensor input, Number other, *, Tensor out=None)",
    aliases: ["greater"],
    operators: ["__gt__"],
    doc: """
      Whether each element is greater than that of `other`.

      >>> torch.gt(torch.tensor([1, 2]), torch.tensor([1, 3]))
      tensor([False, False])
      """,
    samples: pairSamples, float: { $0.map { Bool8($0 > $1) } }, double: { $0.map { Bool8($0 > $1) } },
    integer: { $0.map { Bool8($0 > $1) } })

  public static let ge: PredicateOp = .init(
    "ge(Tensor input, Tensor other, *, Tensor out=None)", "ge(Tensor input, Number other, *, Tensor out=None)",
    aliases: ["greater_equal"],
    operators: ["__ge__"],
    doc: """
      Whether each element is greater than or equal to that of `other`.

      >>> torch.ge(torch.tensor([1, 2]), torch.tensor([1, 3]))
      tensor([ True, False])
      """,
    samples: pairSamples, float: { $0.map { Bool8($0 >= $1) } }, double: { $0.map { Bool8($0 >= $1) } },
    integer: { $0.map { Bool8($0 >= $1) } })

  public static let logicalAnd: PredicateOp = .init(
    "logical_and(Tensor input, Tensor other, *, Tensor out=None)",
    doc: """
      Whether both elements are not zero.

      >>> torch.logical_and(torch.tensor([1, 2]), torch.tensor([1, 0]))
      tensor([ True, False])
      """,
    samples: pairSamples, float: { $0.map { Bool8(($0 != 0) && ($1 != 0)) } },
    double: { $0.map { Bool8(($0 != 0) && ($1 != 0)) } }, integer: { $0.map { Bool8(($0 != 0) && ($1 != 0)) } })

  public static let logicalOr: PredicateOp = .init(
    "logical_or(Tensor input, Tensor other, *, Tensor out=None)",
    doc: """
      Whether either element is not zero.

      >>> torch.logical_or(torch.tensor([1, 2]), torch.tensor([1, 0]))
      tensor([True, True])
      """,
    samples: pairSamples, float: { $0.map { Bool8(($0 != 0) || ($1 != 0)) } },
    double: { $0.map { Bool8(($0 != 0) || ($1 != 0)) } }, integer: { $0.map { Bool8(($0 != 0) || ($1 != 0)) } })

  public static let logicalXor: PredicateOp = .init(
    "logical_xor(Tensor input, Tensor other, *, Tensor out=None)",
    doc: """
      Whether exactly one element is not zero.

      >>> torch.logical_xor(torch.tensor([1, 2]), torch.tensor([1, 0]))
      tensor([False,  True])
      """,
    samples: pairSamples, float: { $0.map { Bool8(($0 != 0) != ($1 != 0)) } },
    double: { $0.map { Bool8(($0 != 0) != ($1 != 0)) } }, integer: { $0.map { Bool8(($0 != 0) != ($1 != 0)) } })

  public static let bitwiseAnd: BinaryOp = .init(
    "bitwise_and(Tensor input, Tensor other, *, Tensor out=None)", "bitwise_and(Number self, Tensor other)",
    "bitwise_and(Tensor input, Number other, *, Tensor out=None)", operators: ["__and__", "__rand__", "__iand__"],
    doc: """
      The and of the bits of each pair of integers or bools.

      >>> torch.bitwise_and(torch.tensor([6]), torch.tensor([3]))
      tensor([2])
      """,
    samples: integerPairs, check: { try refuseFloat("bitwise_and_cpu", $2) },
    float: { _ in }, double: { _ in }, integer: { $0.map { $0 & $1 } })

  public static let bitwiseOr: BinaryOp = .init(
    "bitwise_or(Tensor input, Tensor other, *, Tensor out=None)", "bitwise_or(Number self, Tensor other)",
    "bitwise_or(Tensor input, Number other, *, Tensor out=None)", operators: ["__or__", "__ror__", "__ior__"],
    doc: """
      The or of the bits of each pair of integers or bools.

      >>> torch.bitwise_or(torch.tensor([6]), torch.tensor([3]))
      tensor([7])
      """,
    samples: integerPairs, check: { try refuseFloat("bitwise_or_cpu", $2) },
    float: { _ in }, double: { _ in }, integer: { $0.map { $0 | $1 } })

  public static let bitwiseXor: BinaryOp = .init(
    "bitwise_xor(Tensor input, Tensor other, *, Tensor out=None)", "bitwise_xor(Number self, Tensor other)",
    "bitwise_xor(Tensor input, Number other, *, Tensor out=None)", operators: ["__xor__", "__rxor__", "__ixor__"],
    doc: """
      The exclusive or of the bits of each pair of integers or bools.

      >>> torch.bitwise_xor(torch.tensor([6]), torch.tensor([3]))
      tensor([5])
      """,
    samples: integerPairs, check: { try refuseFloat("bitwise_xor_cpu", $2) },
    float: { _ in }, double: { _ in }, integer: { $0.map { $0 ^ $1 } })

  private static func integerPairs() throws -> [CallArguments] {
    [CallArguments([.tensor(try Tensor(integers: [6, 12, 7])), .tensor(try Tensor(integers: [3, 10, 0]))])]
  }

  private static func refuseFloat(_ kernel: String, _ dtype: DType) throws {
    if dtype.isFloatingPoint { throw TensorError.notImplemented(kernel, dtype) }
  }

  public static let bitwiseNot: Op = .init(
    "bitwise_not(Tensor input, *, Tensor out=None)", operators: ["__invert__"],
    doc: """
      Every bit of integers turned over; for bools, not.

      >>> torch.bitwise_not(torch.tensor([True, False]))
      tensor([False,  True])
      """,
    samples: { [CallArguments([.tensor(try Tensor(integers: [6, 12, 7]))])] },
    inPlace: { a in .tensor(try a.tensor(0).becomeInPlace(named: "NotImplemented") { try turned($0) }) }
  ) { a in .tensor(try turned(a.tensor(0))) }

  private static func turned(_ x: Tensor) throws -> Tensor {
    if x.dtype == .bool { return try eq.apply(x, .scalar(.int(0))) }
    try refuseFloat("bitwise_not_cpu", x.dtype)
    return try bitwiseXor.apply(x, .int(-1))
  }

  // MARK: Equality of tensors

  /// Whether two tensors have the same sizes and elements.
  public static func equal(_ a: Tensor, _ b: Tensor) throws -> Bool {
    guard a.sizes == b.sizes else { return false }
    let same = try eq.apply(a, .tensor(b))
    return same.scalars().allSatisfy { $0 == .bool(true) }
  }

  static let equalOp: Op = .init(
    "equal(Tensor input, Tensor other)",
    doc: """
      Whether two tensors have the same sizes and elements.

      >>> torch.equal(torch.tensor([1, 2]), torch.tensor([1, 2]))
      True
      """,
    samples: { [CallArguments([.tensor(try .ramp([3])), .tensor(try .ramp([3]))])] }
  ) { a in .bool(try equal(a.tensor(0), a.tensor(1))) }

  /// Whether each pair differs by at most `atol + rtol * |b|`.
  public static func isClose(_ a: Tensor, _ b: Tensor, rtol: Double, atol: Double, equalNaN: Bool) throws -> Tensor {
    guard a.dtype == b.dtype else {
      throw TensorError.runtime("\(a.dtype.scalarName) did not match \(b.dtype.scalarName)")
    }
    for (name, bound) in [("rtol", rtol), ("atol", atol)] where bound < 0 {
      throw TensorError.runtime("\(name) must be greater than or equal to zero, but got \(FloatText.short(bound))")
    }
    if a.dtype == .bool { return try eq.apply(a, .tensor(b)) }
    return try GradMode.with(false) {
      var close = try eq.apply(a, .tensor(b))
      if equalNaN {
        let both = try logicalAnd.apply(ne.apply(a, .tensor(a)), .tensor(ne.apply(b, .tensor(b))))
        close = try logicalOr.apply(close, .tensor(both))
      }
      let allowed = try add.apply(abs.apply(mul.apply(b, .float(rtol))), .float(atol))
      let difference = try abs.apply(sub.apply(a, b))
      let finite = try lt.apply(difference, .scalar(.float(.infinity)))
      let near = try logicalAnd.apply(finite, .tensor(le.apply(difference, .tensor(allowed))))
      return try logicalOr.apply(close, .tensor(near))
    }
  }

  static let isCloseOp: Op = .init(
    "isclose(Tensor input, Tensor other, float rtol=1e-05, float atol=1e-08, bool equal_nan=False)",
    doc: """
      Whether each pair of elements is nearly equal.

      >>> torch.isclose(torch.tensor([1., 2.]), torch.tensor([1., 2.1]))
      tensor([ True, False])
      """,
    samples: { [CallArguments([.tensor(try .ramp([3])), .tensor(try .ramp([3]))])] }
  ) { a in
    .tensor(try isClose(a.tensor(0), a.tensor(1), rtol: a.double(2), atol: a.double(3), equalNaN: a.bool(4)))
  }

  static let allCloseOp: Op = .init(
    "allclose(Tensor input, Tensor other, float rtol=1e-05, float atol=1e-08, bool equal_nan=False)",
    doc: """
      Whether all pairs of elements are nearly equal.

      >>> torch.allclose(torch.tensor([1.]), torch.tensor([1.000001]))
      True
      """,
    samples: { [CallArguments([.tensor(try .ramp([3])), .tensor(try .ramp([3]))])] }
  ) { a in
    let close = try isClose(a.tensor(0), a.tensor(1), rtol: a.double(2), atol: a.double(3), equalNaN: a.bool(4))
    return .bool(close.scalars().allSatisfy { $0 == .bool(true) })
  }

  // MARK: Choosing

  /// `a` where the condition holds, else `b`.
  public static func whereSelect(_ condition: Tensor, _ a: Operand, _ b: Operand) throws -> Tensor {
    guard condition.dtype == .bool || condition.dtype == .uint8 else {
      throw TensorError.runtime(
        "where expected condition to be a boolean tensor, but got a tensor with dtype \(condition.dtype.scalarName)")
    }
    let x = try a.asTensor()
    let y = try b.asTensor()
    let dtype = Promotion.resultType(x, y)
    let sizes = try Shape.broadcast(Shape.broadcast(condition.sizes, x.sizes), y.sizes)
    let mask = try condition.expanded(to: sizes).contiguousElements(as: .bool)
    let p = try x.expanded(to: sizes).contiguousElements(as: dtype)
    let q = try y.expanded(to: sizes).contiguousElements(as: dtype)
    let out = try Tensor(uninitialized: sizes, dtype)
    try dtype.with(SelectTask(mask: mask, x: p, y: q, out: out))
    _ = try out.laidOut(elementwise: condition, x, y)
    return try out.recorded("WhereBackward0", [x, y], saving: [condition]) { i, g, saved in
      let zero = Operand.scalar(.int(0))
      return try i == 0 ? whereSelect(saved[0], .tensor(g), zero) : whereSelect(saved[0], zero, .tensor(g))
    }
  }

  private struct SelectTask: ElementTask {
    let mask, x, y, out: Tensor
    func run<T: Element>(_: T.Type) throws {
      let m = mask.data.assumingMemoryBound(to: UInt8.self)
      let p = x.data.assumingMemoryBound(to: T.self)
      let q = y.data.assumingMemoryBound(to: T.self)
      let o = out.data.assumingMemoryBound(to: T.self)
      // Both are read, so that the compiler may put the steps side by side.
      for i in 0..<out.count {
        let (first, second) = (p[i], q[i])
        o[i] = m[i] != 0 ? first : second
      }
    }
  }

  static let whereOp: Op = .init(
    "where(Tensor condition)", "where(Tensor condition, Tensor input, Tensor other, *, Tensor out=None)",
    "where(Tensor condition, Number self, Tensor other)", "where(Tensor condition, Tensor input, Number other)",
    "where(Tensor condition, Number self, Number other)", gradients: ["WhereBackward0"],
    doc: """
      The element of `input` where the condition holds, else that of `other`.

      >>> torch.where(torch.tensor([True, False]), torch.tensor([1, 2]), 0)
      tensor([1, 0])
      """,
    samples: {
      [
        CallArguments([
          .tensor(try gt.apply(.ramp([2, 3]), .scalar(.float(1)))), .tensor(try .ramp([2, 3])), .tensor(try .ramp([3])),
        ])
      ]
    }
  ) { a in
    if a.overload == 0 {
      let found = try nonzero(a.tensor(0))
      // A number counts as a line of one.
      return .tensors(
        try a.tensor(0).rank == 0 ? [Tensor(integers: [Int](repeating: 0, count: found.sizes[0]))] : found.unbound(1))
    }
    return .tensor(try whereSelect(a.tensor(0), a.operand(1), a.operand(2)))
  }

  /// `x` with `value` where the mask holds.
  public static func maskedFill(_ x: Tensor, _ mask: Tensor, _ value: Scalar) throws -> Tensor {
    guard mask.dtype == .bool else {
      throw TensorError.runtime(
        "masked_fill_ only supports boolean masks, but got mask with dtype \(mask.dtype.nativeName)")
    }
    let filled = try GradMode.with(false) {
      try whereSelect(mask, .tensor(Tensor(value, as: x.dtype)), .tensor(x))
    }
    .laidInRows()
    return try filled.recorded("MaskedFillBackward0", [x], saving: [mask]) { _, g, saved in
      try maskedFill(g, saved[0], .int(0))
    }
  }

  private static func maskedFill(_ x: Tensor, _ mask: Tensor, _ value: Operand) throws -> Tensor {
    guard case .tensor(let value) = value else { return try maskedFill(x, mask, value.asTensor().item()) }
    guard value.rank == 0 else {
      throw TensorError.runtime(
        "masked_fill_ only supports a 0-dimensional value tensor, but got tensor with \(value.rank) dimension(s).")
    }
    let filled = try GradMode.with(false) { try maskedFill(x, mask, value.item()) }
    return try filled.recorded("MaskedFillBackward1", [x, value], saving: [mask]) { i, g, saved in
      if i == 0 { return try maskedFill(g, saved[0], .int(0)) }
      return try whereSelect(saved[0], .tensor(g), .scalar(.int(0))).sum()
    }
  }

  static let maskedFillOp: Op = .init(
    "masked_fill(Tensor input, Tensor mask, Tensor value)", "masked_fill(Tensor input, Tensor mask, Number value)",
    gradients: ["MaskedFillBackward1", "MaskedFillBackward0"],
    doc: """
      Puts `value` where the mask holds.

      >>> torch.zeros(2).masked_fill(torch.tensor([True, False]), 5)
      tensor([5., 0.])
      """,
    samples: {
      [CallArguments([.tensor(try .ramp([3])), .tensor(try gt.apply(.ramp([3]), .scalar(.float(0.6)))), .int(2)])]
    },
    inPlace: { a in
      .tensor(
        try a.tensor(0).becomeInPlace(named: "MaskedFillBackward0") { try maskedFill($0, a.tensor(1), a.operand(2)) })
    }
  ) { a in .tensor(try maskedFill(a.tensor(0), a.tensor(1), a.operand(2))) }
}

extension Operand {
  func asTensor() throws -> Tensor {
    switch self {
    case .tensor(let tensor): tensor
    case .scalar(let scalar): try Tensor(wrapping: scalar)
    }
  }
}
