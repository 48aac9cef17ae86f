// Convolutions of volumes, as convolutions of the images that they are stacks of.

extension Op {
  /// The geometry of the images of a volume.
  private static func images(_ geometry: ConvolutionGeometry) -> [Argument] {
    [
      numbers(geometry.stride.suffix(2)), numbers(geometry.padding.suffix(2)),
    ]
  }

  /// A convolution of volumes: the images under a kernel are the channels of one image.
  ///
  /// - Parameters:
  ///   - x: batch, channels, depth, height, width.
  ///   - w: outputs, channels of a group, depth, height, width.
  static func convolveVolumes(_ x: Tensor, _ w: Tensor, _ bias: Tensor?, _ geometry: ConvolutionGeometry) throws
    -> Tensor
  {
    let (batch, channels) = (x.sizes[0], x.sizes[1])
    let (outputs, perGroup, depth) = (w.sizes[0], w.sizes[1], w.sizes[2])
    let padding = geometry.padding[0]
    let deep = try padding == 0 ? x : padded(x, [0, 0, 0, 0, padding, padding])
    let span = geometry.dilation[0] * (depth - 1) + 1
    let places = (deep.sizes[2] - span) / geometry.stride[0] + 1
    var rows: [Int] = []
    for place in 0..<places {
      for k in 0..<depth { rows.append(place * geometry.stride[0] + k * geometry.dilation[0]) }
    }
    let taken = try selected(deep, 2, rows)
      .reshape([batch, channels, places, depth, deep.sizes[3], deep.sizes[4]])
      .permuted([0, 2, 1, 3, 4, 5]).reshape([batch * places, channels * depth, deep.sizes[3], deep.sizes[4]])
    let flat = try w.reshape([outputs, perGroup * depth, w.sizes[3], w.sizes[4]])
    let y = try called(
      conv2dOp,
      [.tensor(taken), .tensor(flat), bias.map { .tensor($0) } ?? .none] + images(geometry)
        + [numbers(geometry.dilation.suffix(2)), .int(geometry.groups)])
    return try y.reshape([batch, places, outputs, y.sizes[2], y.sizes[3]]).permuted([0, 2, 1, 3, 4]).contiguous()
  }

  /// The transpose: each image is spread, and the results are added where a kernel puts them.
  ///
  /// - Parameter sizes: the depth, height and width of the result.
  static func spreadVolumes(
    _ x: Tensor, _ w: Tensor, _ bias: Tensor?, _ sizes: [Int], _ geometry: ConvolutionGeometry
  ) throws -> Tensor {
    let (batch, channels, deep) = (x.sizes[0], x.sizes[1], x.sizes[2])
    let (perGroup, depth) = (w.sizes[1], w.sizes[2])
    let outputs = perGroup * geometry.groups
    let plain = try x.permuted([0, 2, 1, 3, 4]).reshape([batch * deep, channels, x.sizes[3], x.sizes[4]])
    let flat = try w.reshape([channels, perGroup * depth, w.sizes[3], w.sizes[4]])
    // What the sizes of the result have beyond the least ones is the padding of the output.
    let extra = (1..<3).map { d -> Int in
      let span = geometry.dilation[d] * (w.sizes[2 + d] - 1) + 1
      return sizes[d] + 2 * geometry.padding[d] - span - (x.sizes[2 + d] - 1) * geometry.stride[d]
    }
    let y = try called(
      convTranspose2dOp,
      [.tensor(plain), .tensor(flat), .none] + images(geometry)
        + [
          numbers(extra), .int(geometry.groups),
          numbers(geometry.dilation.suffix(2)),
        ])
    let spread = try y.reshape([batch, deep, outputs, depth, sizes[1], sizes[2]])
      .permuted([0, 2, 1, 3, 4, 5]).reshape([batch, outputs, deep * depth, sizes[1], sizes[2]])
    let room = sizes[0] + 2 * geometry.padding[0]
    var rows: [Int] = []
    for place in 0..<deep { for k in 0..<depth { rows.append(place * geometry.stride[0] + k * geometry.dilation[0]) } }
    let whole = try Tensor.zeros(
      [batch, outputs, Swift.max(room, (rows.max() ?? 0) + 1), sizes[1], sizes[2]], dtype: x.dtype)
    guard let add = Op.named("index_add") else { preconditionFailure("index_add is an operation") }
    let index = try Tensor(integers: rows)
    var sum = try called(add, [.tensor(whole), .int(2), .tensor(index), .tensor(spread)])
    sum = try sum.narrow(2, geometry.padding[0], sizes[0])
    if let bias { sum = try Op.add.apply(sum, bias.reshape([1, outputs, 1, 1, 1])) }
    return try sum.contiguous()
  }

  private static func numbers<C: Collection<Int>>(_ values: C) -> Argument {
    .list(values.map { .int($0) }, isTuple: true)
  }

  private static func selected(_ x: Tensor, _ d: Int, _ rows: [Int]) throws -> Tensor {
    guard let op = Op.named("index_select") else { preconditionFailure("index_select is an operation") }
    return try called(
      op, [.tensor(x), .int(d), .tensor(Tensor(integers: rows))])
  }

  private static func called(_ op: Op, _ arguments: [Argument]) throws -> Tensor {
    guard let result = try op.call(CallArguments(arguments)).tensor else {
      preconditionFailure("\(op.name) gives a tensor")
    }
    return result
  }
}
