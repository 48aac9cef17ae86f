// Padding with a constant.

enum PaddingOps {
  static let all: [Op] = [Op.constantPadOp]
}

extension Op {
  /// `x` with `value` around it: `padding` gives what comes before and after, from the last dimension on; negative
  /// amounts take away.
  public static func padded(_ x: Tensor, _ padding: [Int], value: Scalar = .int(0)) throws -> Tensor {
    guard padding.count % 2 == 0 else { throw TensorError.runtime("Length of pad must be even") }
    guard padding.count / 2 <= x.rank else {
      throw TensorError.runtime(
        "Length of pad should be no more than twice the number of dimensions of the input. Pad length is \(padding.count) "
          + "while the input has \(x.rank) dimensions.")
    }
    var sizes = Array(x.sizes)
    for i in 0..<(padding.count / 2) {
      let d = x.rank - 1 - i
      let (first, overflow1) = sizes[d].addingReportingOverflow(padding[2 * i])
      let (size, overflow2) = first.addingReportingOverflow(padding[2 * i + 1])
      if overflow1 || overflow2 { throw TensorError.sizeOverflow(x.sizes) }
      guard size >= 0 else {
        throw TensorError.runtime(
          "The input size \(x.sizes[d]), plus negative padding \(padding[2 * i]) and \(padding[2 * i + 1]) resulted in a "
            + "negative output size, which is invalid. Check dimension \(d) of your input.")
      }
      sizes[d] = size
    }
    let out = try Tensor.full(Shape(sizes), value, dtype: x.dtype)
    try GradMode.with(false) {
      var (target, source) = (out, x)
      for i in 0..<(padding.count / 2) {
        let d = x.rank - 1 - i
        let (before, after) = (padding[2 * i], padding[2 * i + 1])
        target = try target.sliced(d, Swift.max(before, 0), Swift.max(target.sizes[d] - Swift.max(after, 0), 0), 1)
        source = try source.sliced(d, Swift.max(-before, 0), Swift.max(source.sizes[d] - Swift.max(-after, 0), 0), 1)
      }
      if target.count > 0 { try target.copyElements(from: source) }
    }
    out.storage.version = 0
    return try out.laidOut(inFormatOf: x).recorded("ConstantPadNdBackward0", [x]) { _, g, _ in
      try padded(g, padding.map { -$0 })
    }
  }

  static let constantPadOp: Op = .init(
    "constant_pad_nd(Tensor input, int[] pad, Number value=0)", places: .function,
    gradients: ["ConstantPadNdBackward0"],
    doc: """
      Puts a constant before and after the elements.

      >>> torch.constant_pad_nd(torch.tensor([1., 2.]), (1, 0))
      tensor([0., 1., 2.])
      """,
    samples: {
      [CallArguments([.tensor(try .ramp([2, 3])), .list([.int(1), .int(0)], isTuple: true)])]
    }
  ) { a in
    let (x, padding) = (try a.tensor(0), try a.ints(1))
    if padding.count % 2 == 0 && padding.count / 2 > x.rank {
      throw TensorError.runtime(
        "Length of pad should be no more than twice the number of dimensions of the input. Pad length is "
          + "\(padding.count)while the input has \(x.rank)dimensions.")
    }
    return .tensor(try padded(x, padding, value: a.scalar(2)))
  }
}
