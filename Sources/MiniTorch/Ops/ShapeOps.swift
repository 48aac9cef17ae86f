// The operations that look at the same elements in other sizes and strides.

enum ShapeOps {
  static let all: [Op] = [
    Op.viewOp, Op.reshapeOp, Op.tOp, Op.transposeOp, Op.permuteOp, Op.movedimOp, Op.expandOp, Op.squeezeOp,
    Op.unsqueezeOp,
    Op.selectOp, Op.narrowOp, Op.flattenOp, Op.unflattenOp, Op.ravelOp, Op.diagonalOp, Op.unbindOp, Op.chunkOp, Op.gatesOp,
    Op.splitOp,
    Op.asStridedOp, Op.unfoldOp, Op.viewAsOp, Op.reshapeAsOp, Op.expandAsOp, Op.broadcastToOp,
  ]
}

extension Op {
  static let viewOp: Op = .init(
    "view(Tensor input, dtype dtype)", "view(Tensor input, int[] size)", places: .method, gradients: ["ViewBackward0"],
    doc: """
      A look at the same elements in other sizes.

      >>> torch.arange(4).view(2, 2)
      tensor([[0, 1],
              [2, 3]])
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 3])), .list([.int(3), .int(-1)], isTuple: true)])] }
  ) { a in
    if a.overload == 0 {
      return .tensor(try a.tensor(0).viewed(as: a.dtype(1) ?? .float32))
    }
    return .tensor(try a.tensor(0).view(a.ints(1)))
  }

  static let reshapeOp: Op = .init(
    "reshape(Tensor input, int[] shape)", gradients: ["ViewBackward0", "UnsafeViewBackward0"],
    doc: """
      The same elements in other sizes, copied if need be.

      >>> torch.reshape(torch.arange(4), (2, 2))
      tensor([[0, 1],
              [2, 3]])
      """,
    samples: {
      [
        CallArguments([.tensor(try .ramp([2, 3])), .list([.int(6)], isTuple: true)]),
        CallArguments([.tensor(try .ramp([2, 3]).t()), .list([.int(6)], isTuple: true)]),
      ]
    }
  ) { a in .tensor(try a.tensor(0).reshape(a.ints(1))) }

  static let viewAsOp: Op = .init(
    "view_as(Tensor input, Tensor other)", places: .method, gradients: ["ViewBackward0"],
    doc: """
      A look at the same elements in the sizes of `other`.

      >>> torch.arange(2).view_as(torch.ones(2, 1))
      tensor([[0],
              [1]])
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 3])), .tensor(try .ramp([3, 2]))])] }
  ) { a in .tensor(try a.tensor(0).view(Array(a.tensor(1).sizes))) }

  static let reshapeAsOp: Op = .init(
    "reshape_as(Tensor input, Tensor other)", places: .method, gradients: ["ViewBackward0"],
    doc: """
      The same elements in the sizes of `other`.

      >>> torch.arange(2).reshape_as(torch.ones(2, 1))
      tensor([[0],
              [1]])
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 3])), .tensor(try .ramp([3, 2]))])] }
  ) { a in .tensor(try a.tensor(0).reshape(Array(a.tensor(1).sizes))) }

  static let tOp: Op = .init(
    "t(Tensor input)", gradients: ["TBackward0"],
    doc: """
      Swaps the two dimensions of a matrix.

      >>> torch.t(torch.tensor([[1, 2]]))
      tensor([[1],
              [2]])
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 3]))])] },
    inPlace: { a in .tensor(try a.tensor(0).relookInPlace("TBackward1") { try $0.t() }) }
  ) { a in .tensor(try a.tensor(0).t()) }

  static let transposeOp: Op = .init(
    "transpose(Tensor input, int dim0, int dim1)", aliases: ["swapaxes", "swapdims"], gradients: ["TransposeBackward0"],
    doc: """
      Swaps two dimensions.

      >>> torch.transpose(torch.tensor([[1, 2]]), 0, 1)
      tensor([[1],
              [2]])
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 3])), .int(0), .int(1)])] },
    inPlace: { a in
      .tensor(try a.tensor(0).relookInPlace("TransposeBackward1") { try $0.transposed(a.int(1), a.int(2)) })
    }
  ) { a in .tensor(try a.tensor(0).transposed(a.int(1), a.int(2))) }

  static let permuteOp: Op = .init(
    "permute(Tensor input, int[] dims)", gradients: ["PermuteBackward0"],
    doc: """
      Puts the dimensions into another order.

      >>> torch.permute(torch.ones(2, 3), (1, 0)).shape
      torch.Size([3, 2])
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 3])), .list([.int(1), .int(0)], isTuple: true)])] }
  ) { a in .tensor(try a.tensor(0).permuted(a.ints(1))) }

  static let movedimOp: Op = .init(
    "movedim(Tensor input, int source, int destination)", "movedim(Tensor input, int[] source, int[] destination)",
    aliases: ["moveaxis"], gradients: ["PermuteBackward0"],
    doc: """
      Moves dimensions to other places.

      >>> torch.movedim(torch.ones(2, 3), 0, 1).shape
      torch.Size([3, 2])
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 3])), .int(0), .int(1)])] }
  ) { a in .tensor(try a.tensor(0).movedDimensions(a.ints(1), a.ints(2))) }

  static let expandOp: Op = .init(
    "expand(Tensor input, int[] size, *, bool implicit=False)", places: .method, gradients: ["ExpandBackward0"],
    doc: """
      Repeats dimensions of size one without copying.

      >>> torch.ones(2, 1).expand(2, 3).stride()
      (1, 0)
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 1])), .list([.int(2), .int(3)], isTuple: true)])] }
  ) { a in .tensor(try a.tensor(0).expand(a.ints(1))) }

  static let expandAsOp: Op = .init(
    "expand_as(Tensor input, Tensor other)", places: .method, gradients: ["ExpandBackward0"],
    doc: """
      Repeats dimensions of size one to the sizes of `other`.

      >>> torch.ones(2, 1).expand_as(torch.ones(2, 3)).shape
      torch.Size([2, 3])
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 1])), .tensor(try .ramp([2, 3]))])] }
  ) { a in .tensor(try a.tensor(0).expand(Array(a.tensor(1).sizes))) }

  static let broadcastToOp: Op = .init(
    "broadcast_to(Tensor input, int[] size)", gradients: ["ExpandBackward0"],
    doc: """
      Repeats dimensions of size one without copying.

      >>> torch.broadcast_to(torch.tensor([1, 2]), (2, 2))
      tensor([[1, 2],
              [1, 2]])
      """,
    samples: { [CallArguments([.tensor(try .ramp([3])), .list([.int(2), .int(3)], isTuple: true)])] }
  ) { a in .tensor(try a.tensor(0).expand(a.ints(1))) }

  static let squeezeOp: Op = .init(
    "squeeze(Tensor input)", "squeeze(Tensor input, int dim)", "squeeze(Tensor input, int[] dim)",
    gradients: ["SqueezeBackward0", "SqueezeBackward1", "SqueezeBackward2"],
    doc: """
      Leaves out dimensions of size one.

      >>> torch.squeeze(torch.ones(1, 2)).shape
      torch.Size([2])
      """,
    samples: { [CallArguments([.tensor(try .ramp([1, 3]))])] },
    inPlace: { a in
      .tensor(try a.tensor(0).relookInPlace("SqueezeBackward3") { try $0.squeezed(a.overload == 0 ? nil : a.ints(1)) })
    }
  ) { a in
    .tensor(
      try a.tensor(0).squeezed(a.overload == 0 ? nil : a.ints(1), named: a.overload == 2 ? "SqueezeBackward2" : nil))
  }

  static let unsqueezeOp: Op = .init(
    "unsqueeze(Tensor input, int dim)", gradients: ["UnsqueezeBackward0"],
    doc: """
      Adds a dimension of size one.

      >>> torch.unsqueeze(torch.ones(2), 0).shape
      torch.Size([1, 2])
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 3])), .int(1)])] },
    inPlace: { a in .tensor(try a.tensor(0).relookInPlace("UnsqueezeBackward1") { try $0.unsqueezed(a.int(1)) }) }
  ) { a in .tensor(try a.tensor(0).unsqueezed(a.int(1))) }

  static let selectOp: Op = .init(
    "select(Tensor input, int dim, int index)", gradients: ["SelectBackward0"],
    doc: """
      One place along a dimension.

      >>> torch.select(torch.tensor([[1, 2], [3, 4]]), 1, 0)
      tensor([1, 3])
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 3])), .int(1), .int(2)])] }
  ) { a in .tensor(try a.tensor(0).select(a.int(1), a.int(2))) }

  static let narrowOp: Op = .init(
    "narrow(Tensor input, int dim, Tensor start, int length)", "narrow(Tensor input, int dim, int start, int length)",
    gradients: ["SliceBackward0"],
    doc: """
      `length` places from `start` along a dimension.

      >>> torch.narrow(torch.arange(5), 0, 1, 2)
      tensor([1, 2])
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 3])), .int(1), .int(1), .int(2)])] }
  ) { a in
    if a.overload == 0, case let start = try a.tensor(2), start.rank != 0 || !start.dtype.isInteger {
      throw TensorError.runtime("start must be an 0-dim integral Tensor.")
    }
    return .tensor(try a.tensor(0).narrow(a.int(1), a.int(2), a.int(3)))
  }

  static let flattenOp: Op = .init(
    "flatten(Tensor input, int start_dim=0, int end_dim=-1)", gradients: ["ViewBackward0"],
    doc: """
      Makes one dimension of several.

      >>> torch.flatten(torch.tensor([[1, 2], [3, 4]]))
      tensor([1, 2, 3, 4])
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 3]))])] }
  ) { a in .tensor(try a.tensor(0).flattened(a.int(1), a.int(2))) }

  static let unflattenOp: Op = .init(
    "unflatten(Tensor input, int dim, int[] sizes)", gradients: ["ViewBackward0"],
    doc: """
      Makes several dimensions of one.

      >>> torch.unflatten(torch.ones(4), 0, (2, 2)).shape
      torch.Size([2, 2])
      """,
    samples: { [CallArguments([.tensor(try .ramp([6])), .int(0), .list([.int(2), .int(3)], isTuple: true)])] }
  ) { a in .tensor(try a.tensor(0).unflattened(a.int(1), a.ints(2))) }

  static let ravelOp: Op = .init(
    "ravel(Tensor input)", gradients: ["ViewBackward0"],
    doc: """
      All elements in one dimension.

      >>> torch.ravel(torch.tensor([[1, 2]]))
      tensor([1, 2])
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 3]))])] }
  ) { a in .tensor(try a.tensor(0).contiguous().view([-1])) }

  static let diagonalOp: Op = .init(
    "diagonal(Tensor input, int offset=0, int dim1=0, int dim2=1)", gradients: ["DiagonalBackward0"],
    doc: """
      The elements on a diagonal.

      >>> torch.diagonal(torch.tensor([[1, 2], [3, 4]]))
      tensor([1, 4])
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 3]))])] }
  ) { a in .tensor(try a.tensor(0).diagonal(a.int(1), a.int(2), a.int(3))) }

  static let unbindOp: Op = .init(
    "unbind(Tensor input, int dim=0)", gradients: ["UnbindBackward0"],
    doc: """
      All places along a dimension, as a tuple.

      >>> torch.unbind(torch.tensor([1, 2]))
      (tensor(1), tensor(2))
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 3]))])] }
  ) { a in .tensors(try a.tensor(0).unbound(a.int(1))) }

  static let chunkOp: Op = .init(
    "chunk(Tensor input, int chunks, int dim=0)", gradients: ["SplitBackward0"],
    doc: """
      At most `chunks` equal parts along a dimension.

      >>> torch.chunk(torch.arange(4), 2)
      (tensor([0, 1]), tensor([2, 3]))
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 3])), .int(2)])] }
  ) { a in .tensors(try a.tensor(0).chunk(a.int(1), a.int(2))) }

  static let gatesOp: Op = .init(
    "_gates(Tensor input, int chunks)", places: [], gradients: ["UnsafeSplitBackward0"],
    doc: """
      The gates of a recurrent cell, side by side in the second dimension; PyTorch parts them by unsafe_chunk.

      >>> torch.unsafe_chunk(torch.arange(4), 2)
      (tensor([0, 1]), tensor([2, 3]))
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 4])), .int(2)])] }
  ) { a in .tensors(try a.tensor(0).chunk(a.int(1), 1, named: "UnsafeSplitBackward0")) }

  static let splitOp: Op = .init(
    "split(Tensor input, int split_size, int dim=0)", "split(Tensor input, int[] split_size, int dim=0)",
    gradients: ["SplitBackward0", "SplitWithSizesBackward0"],
    doc: """
      Parts of a length, or of the lengths given, along a dimension.

      >>> torch.split(torch.arange(5), 2)
      (tensor([0, 1]), tensor([2, 3]), tensor([4]))
      """,
    samples: {
      [
        CallArguments([.tensor(try .ramp([2, 3])), .int(2), .int(1)]),
        CallArguments([.tensor(try .ramp([2, 3])), .list([.int(1), .int(2)], isTuple: false), .int(1)]),
      ]
    }
  ) { a in
    let x = try a.tensor(0)
    if a.overload == 0 { return .tensors(try x.split(a.int(1), a.int(2))) }
    return .tensors(try split(x, lengths: a.ints(1), a.int(2)))
  }

  /// Views of parts of given lengths.
  static func split(_ x: Tensor, lengths: [Int], _ dimension: Int) throws -> [Tensor] {
    if x.rank == 0 { throw TensorError.runtime("split expects at least a 1-dimensional tensor") }
    let d = try x.wrap(dimension)
    guard lengths.allSatisfy({ $0 >= 0 }) else {
      throw TensorError.runtime(
        "split_with_sizes expects split_sizes have only non-negative entries, but got split_sizes=\(Shape(lengths))")
    }
    guard lengths.reduce(0, &+) == x.sizes[d] else {
      throw TensorError.runtime(
        "split_with_sizes expects split_sizes to sum exactly to \(x.sizes[d]) (input tensor's size at dimension \(dimension)), "
          + "but got split_sizes=\(Shape(lengths))")
    }
    return try x.split(lengths: lengths, d, named: "SplitWithSizesBackward0")
  }

  static let asStridedOp: Op = .init(
    "as_strided(Tensor input, int[] size, int[] stride, int storage_offset=None)", gradients: ["AsStridedBackward0"],
    doc: """
      A look with the sizes and strides given.

      >>> torch.as_strided(torch.arange(4), (2, 2), (1, 1))
      tensor([[0, 1],
              [1, 2]])
      """,
    samples: {
      [
        CallArguments([
          .tensor(try .ramp([5])), .list([.int(2), .int(2)], isTuple: true), .list([.int(1), .int(2)], isTuple: true),
        ])
      ]
    }
  ) { a in
    let x = try a.tensor(0)
    let offset = try a.optionalInt(3).map { $0 - x.offset }
    return .tensor(try x.asStrided(sizes: Shape(a.ints(1)), strides: Shape(a.ints(2)), offset: offset))
  }

  static let unfoldOp: Op = .init(
    "unfold(Tensor input, int dimension, int size, int step)", places: .method, gradients: ["UnfoldBackward0"],
    doc: """
      Windows along a dimension.

      >>> torch.arange(4).unfold(0, 2, 1)
      tensor([[0, 1],
              [1, 2],
              [2, 3]])
      """,
    samples: { [CallArguments([.tensor(try .ramp([5])), .int(0), .int(3), .int(1)])] }
  ) { a in .tensor(try a.tensor(0).unfolded(a.int(1), a.int(2), a.int(3))) }
}
