// Convolutions in one, two and three dimensions, and their transposes.

enum ConvolutionOps {
  static let all: [Op] = [
    Op.conv1dOp, Op.conv2dOp, Op.conv3dOp, Op.convTranspose1dOp, Op.convTranspose2dOp, Op.convTranspose3dOp,
  ]
}

/// How a kernel of two dimensions moves over an image.
struct ConvolutionGeometry {
  var stride = [1, 1]
  var padding = [0, 0]
  var dilation = [1, 1]
  var groups = 1

  /// The size of a result along dimension `d`.
  func outputSize(_ d: Int, _ input: Int, _ kernel: Int) -> Int {
    (input + 2 * padding[d] - dilation[d] * (kernel - 1) - 1) / stride[d] + 1
  }
}

extension Op {
  // A convolution is linear in the image and in the kernel; its three forms are each other's gradients:
  // y = convolve(x, w), dx = spread(dy, w), dw = correlate(x, dy).

  /// Runs a body with the products of a convolution of these tensors, in the type that it is computed in.
  private static func products<R>(
    _ dtype: DType, _ geometry: ConvolutionGeometry, batch: Int, inChannels: Int, outChannels: Int, image: [Int],
    kernel: [Int], result: [Int], _ single: (ConvolutionProducts<Float>) throws -> R,
    _ double: (ConvolutionProducts<Double>) throws -> R
  ) rethrows -> R {
    dtype == .float32
      ? try single(
        ConvolutionProducts(
          geometry: geometry, batch: batch, inChannels: inChannels, outChannels: outChannels, image: image,
          kernel: kernel, result: result))
      : try double(
        ConvolutionProducts(
          geometry: geometry, batch: batch, inChannels: inChannels, outChannels: outChannels, image: image,
          kernel: kernel, result: result))
  }

  private static func convolve(_ x: Tensor, _ w: Tensor, _ geometry: ConvolutionGeometry, bias: Tensor? = nil) throws
    -> Tensor
  {
    let compute = x.dtype.computeType
    let (a, b) = (try x.contiguousElements(as: compute), try w.contiguousElements(as: compute))
    let c = try bias?.contiguousElements(as: compute)
    let (image, kernel) = ([x.sizes[2], x.sizes[3]], [w.sizes[2], w.sizes[3]])
    let result = (0..<2).map { geometry.outputSize($0, image[$0], kernel[$0]) }
    let out = try Tensor(uninitialized: [x.sizes[0], w.sizes[0], result[0], result[1]], compute)
    if out.count > 0 {
      try products(
        compute, geometry, batch: x.sizes[0], inChannels: x.sizes[1], outChannels: w.sizes[0], image: image,
        kernel: kernel, result: result,
        { try $0.convolve(a.float32, b.float32, c?.float32, out.float32) },
        { try $0.convolve(a.float64, b.float64, c?.float64, out.float64) })
    }
    return try out.converted(to: x.dtype).recorded("ConvolutionBackward0", [x, w], saving: [x, w]) { i, g, saved in
      i == 0
        ? try spread(g, saved[1], image, geometry)
        : try correlate(saved[0], g, kernel, geometry)
    }
  }

  /// Each element of `g` spread over the window that made it, by the kernel's weights.
  private static func spread(_ g: Tensor, _ w: Tensor, _ sizes: [Int], _ geometry: ConvolutionGeometry) throws -> Tensor
  {
    let compute = g.dtype.computeType
    let (a, b) = (try g.contiguousElements(as: compute), try w.contiguousElements(as: compute))
    let channels = w.sizes[1] * geometry.groups
    let kernel = [w.sizes[2], w.sizes[3]]
    let out = try Tensor.zeros([g.sizes[0], channels, sizes[0], sizes[1]], dtype: compute)
    if out.count > 0 && g.count > 0 {
      try products(
        compute, geometry, batch: g.sizes[0], inChannels: channels, outChannels: w.sizes[0], image: sizes,
        kernel: kernel, result: [g.sizes[2], g.sizes[3]],
        { try $0.spread(a.float32, b.float32, out.float32) }, { try $0.spread(a.float64, b.float64, out.float64) })
    }
    return try out.converted(to: g.dtype).recorded("ConvolutionBackward0", [g, w], saving: [g, w]) { i, v, saved in
      i == 0 ? try convolve(v, saved[1], geometry) : try correlate(v, saved[0], kernel, geometry)
    }
  }

  /// What each weight of the kernel would add to the loss: the sum over all places where it meets the image.
  private static func correlate(_ x: Tensor, _ g: Tensor, _ kernel: [Int], _ geometry: ConvolutionGeometry) throws
    -> Tensor
  {
    let compute = x.dtype.computeType
    let (a, b) = (try x.contiguousElements(as: compute), try g.contiguousElements(as: compute))
    let out = try Tensor.zeros([g.sizes[1], x.sizes[1] / geometry.groups, kernel[0], kernel[1]], dtype: compute)
    let sizes = [x.sizes[2], x.sizes[3]]
    if out.count > 0 && g.count > 0 {
      try products(
        compute, geometry, batch: x.sizes[0], inChannels: x.sizes[1], outChannels: g.sizes[1], image: sizes,
        kernel: kernel, result: [g.sizes[2], g.sizes[3]],
        { try $0.correlate(a.float32, b.float32, out.float32) },
        { try $0.correlate(a.float64, b.float64, out.float64) })
    }
    return try out.converted(to: x.dtype).recorded("ConvolutionBackward0", [x, g], saving: [x, g]) { i, v, saved in
      i == 0 ? try spread(saved[1], v, sizes, geometry) : try convolve(saved[0], v, geometry)
    }
  }

  /// The gradient of a bias: for `float32` one sum after another over all places of all images, as oneDNN adds.
  private static func biasGradient(_ g: Tensor, _ dimensions: Int, _ kernel: [Int]) throws -> Tensor {
    guard g.dtype == .float32, !GradMode.isEnabled, g.sizes[0] > 1, kernel != [1, 1] else {
      return try g.sum([0] + Array(2..<(2 + dimensions)))
    }
    let source = try g.contiguousElements(as: .float32)
    let (batch, channels) = (g.sizes[0], g.sizes[1])
    let places = g.count / Swift.max(1, batch * channels)
    let out = try Tensor.zeros([channels], dtype: .float32)
    let (p, q) = (source.float32, out.float32)
    for n in 0..<batch {
      for c in 0..<channels {
        var total = q[c]
        let plane = p + (n * channels + c) * places
        for i in 0..<places { total += plane[i] }
        q[c] = total
      }
    }
    return out
  }

  // MARK: The operations

  private static func pair(_ values: [Int], _ dimensions: Int, _ name: String, filler: Int) throws -> [Int] {
    guard values.count == 1 || values.count == dimensions else {
      throw TensorError.runtime(
        "expected \(name) to be a single integer value or a list of \(dimensions) values to match the convolution "
          + "dimensions, but got \(name)=\(Shape(values))")
    }
    let wide = values.count == 1 ? Array(repeating: values[0], count: dimensions) : values
    return dimensions == 1 ? [filler] + wide : wide
  }

  /// A convolution over `dimensions` dimensions, with or without a batch.
  private static func convolution(_ a: BoundArguments, _ dimensions: Int, transposed: Bool) throws -> Tensor {
    let (input, weight, bias) = (try a.tensor(0), try a.tensor(1), try a.optionalTensor(2))
    let name = "conv\(transposed ? "_transpose" : "")\(dimensions)d"
    guard input.rank == dimensions + 1 || input.rank == dimensions + 2 else {
      throw TensorError.runtime(
        "Expected \(dimensions + 1)D (unbatched) or \(dimensions + 2)D (batched) input to \(name), but got input of size: "
          + "\(input.sizes)")
    }
    if weight.rank != dimensions + 2, weight.rank > 2, dimensions > 1, !transposed {
      // The kernel says how many dimensions there are.
      let steps = try a.ints(3)
      _ = try pair(
        steps.count == 1 ? Array(repeating: steps[0], count: dimensions) : steps, weight.rank - 2, "stride", filler: 1)
    }
    guard weight.rank == dimensions + 2 else {
      throw TensorError.runtime(
        "Expected \(dimensions + 2)-dimensional weight for \(dimensions + 2)-dimensional input, but got "
          + "\(weight.rank)-dimensional weight of size \(weight.sizes) instead")
    }
    if let bias, bias.dtype != input.dtype, !transposed || input.dtype == weight.dtype {
      throw TensorError.runtime(
        "Input type (\(input.dtype.nativeName)) and bias type (\(bias.dtype.nativeName)) should be the same")
    }
    if transposed && dimensions < 3 && !input.dtype.isFloatingPoint && input.dtype != .int64 {
      throw TensorError.notImplemented("slow_conv_transpose2d_out_cpu", input.dtype)
    }
    if input.dtype == .bool { throw TensorError.notImplemented("slow_conv2d_cpu", input.dtype) }
    guard input.dtype == weight.dtype else {
      if !transposed && (input.dtype == .float16 || input.dtype == .bfloat16) {
        throw TensorError.runtime(
          "Input type (\(input.dtype.tensorTypeName)) and weight type (\(weight.dtype.tensorTypeName)) should be the same or input should be a "
            + "MKLDNN tensor and weight is a dense tensor")
      }
      throw TensorError.runtime(
        "expected scalar type \(input.dtype.scalarName) but found \(weight.dtype.scalarName)")
    }
    if !input.dtype.isFloatingPoint {
      var wide = a
      for i in 0..<3 where a.has(i) { wide.values[i] = .tensor(try a.tensor(i).to(.float64)) }
      return try convolution(wide, dimensions, transposed: transposed).to(input.dtype)
    }
    var geometry = ConvolutionGeometry()
    geometry.stride = try pair(a.ints(3), dimensions, "stride", filler: 1)
    let dilationAt = transposed ? 7 : 5
    geometry.groups = try a.int(6)
    geometry.dilation = try pair(a.ints(dilationAt), dimensions, "dilation", filler: 1)
    guard geometry.groups > 0 else { throw TensorError.runtime("non-positive groups is not supported") }
    guard geometry.stride.allSatisfy({ $0 > 0 }) else {
      throw TensorError.runtime("non-positive stride is not supported")
    }
    guard geometry.dilation.allSatisfy({ $0 >= 0 }) else {
      throw TensorError.runtime("dilation should be greater than zero")
    }
    guard weight.sizes[0] >= geometry.groups else {
      throw TensorError.runtime(
        "Given groups=\(geometry.groups), expected weight to be at least \(geometry.groups) at dimension 0, but got weight "
          + "of size \(weight.sizes) instead")
    }
    guard !geometry.dilation.contains(0) else {
      throw TensorError.runtime("dilation should be greater than zero, but got \(Array(geometry.dilation))")
    }
    let isBatched = input.rank == dimensions + 2
    var x = try isBatched ? input : input.unsqueezed(0)
    let channels = x.sizes[1]
    let wanted = transposed ? weight.sizes[0] : weight.sizes[1] * geometry.groups
    guard channels == wanted else {
      throw TensorError.runtime(
        "Given \(transposed ? "transposed=1" : "groups=\(geometry.groups)"), weight of size \(weight.sizes), expected input"
          + "\(x.sizes) to have \(wanted) channels, but got \(channels) channels instead")
    }
    guard weight.sizes[0] % geometry.groups == 0 else {
      throw TensorError.runtime(
        "Given groups=\(geometry.groups), expected weight to be divisible by \(geometry.groups) at dimension 0, but got "
          + "weight of size [\(weight.sizes)] instead")
    }
    let outputs = transposed ? weight.sizes[1] * geometry.groups : weight.sizes[0]
    if let bias, bias.rank != 1 || bias.count != outputs {
      throw TensorError.runtime(
        "Given weight of size \(weight.sizes), expected bias to be 1-dimensional with \(outputs) elements, but got bias of "
          + "size \(bias.sizes) instead")
    }
    // The result is recorded as one operation: its parts are made on constants.
    let (w, whole) = try GradMode.with(false) {
      (try dimensions == 1 ? weight.unsqueezed(2) : weight, try dimensions == 1 ? x.unsqueezed(2) : x)
    }
    let kernel = Array(w.sizes.dropFirst(2))
    let axes = 2 - dimensions
    if dimensions == 3 { geometry.padding = [0, 0, 0] }
    var same = kernel.map { _ in 0 }
    switch a.values[4] {
    case .string("same"):
      guard geometry.stride.allSatisfy({ $0 == 1 }) else {
        throw TensorError.runtime("padding='same' is not supported for strided convolutions")
      }
      for d in kernel.indices {
        let total = geometry.dilation[d] * (kernel[d] - 1)
        geometry.padding[d] = total / 2
        same[d] = total % 2
      }
      if same.contains(where: { $0 != 0 }) {
        try Warning(
          "Using padding='same' with even kernel lengths and odd dilation may require a zero-padded copy of the input be "
            + "created", isOnce: true
        ).give()
        x = try padded(x, same.suffix(dimensions).reversed().flatMap { [0, $0] })
      }
    case .string("valid"): break
    case .string(let text):
      throw TensorError.runtime("Invalid padding string: '\(text)'")
    default:
      geometry.padding = try pair(a.ints(4), dimensions, "padding", filler: 0)
      guard geometry.padding.allSatisfy({ $0 >= 0 }) else {
        throw TensorError.runtime("negative padding is not supported")
      }
    }
    guard geometry.padding.allSatisfy({ $0 < 1 << 30 }), geometry.stride.allSatisfy({ $0 < 1 << 30 }),
      geometry.dilation.allSatisfy({ $0 < 1 << 20 })
    else { throw TensorError.runtime("\(name): the geometry is too large") }
    _ = whole
    let g = geometry
    let sizes: [Int]
    if transposed {
      let extra = try pair(a.ints(5), dimensions, "output_padding", filler: 0)
      sizes = kernel.indices.map { d in
        let size = d < axes ? 1 : x.sizes[2 + d - Swift.max(axes, 0)]
        return (size - 1) * g.stride[d] - 2 * g.padding[d] + g.dilation[d] * (kernel[d] - 1) + extra[d] + 1
      }
      for d in kernel.indices.suffix(dimensions) where extra[d] >= Swift.max(g.stride[d], g.dilation[d]) || extra[d] < 0
      {
        let names = ["depth", "height", "width"].suffix(kernel.count)
        func listed(_ what: String, _ values: [Int]) -> String {
          zip(names, values).map { "\(what)_\($0): \($1)" }.joined(separator: " ")
        }
        throw TensorError.runtime(
          "output padding must be smaller than either stride or dilation, but got \(listed("output_padding", extra)) "
            + "\(listed("stride", g.stride)) \(listed("dilation", g.dilation))")
      }
      guard sizes.allSatisfy({ $0 > 0 }) else {
        throw TensorError.runtime(
          "Given input size per channel: (\(x.sizes.suffix(dimensions).map(String.init).joined(separator: " x "))). "
            + "Calculated output size per channel: (\(sizes.suffix(dimensions).map(String.init).joined(separator: " x "))). "
            + "Output size is too small")
      }
    } else {
      sizes = []
      let padded = (0..<dimensions).map { x.sizes[2 + $0] + 2 * g.padding[Swift.max(axes, 0) + $0] }
      let spans = (0..<dimensions).map {
        let d = Swift.max(axes, 0) + $0
        return g.dilation[d] * (kernel[d] - 1) + 1
      }
      for (size, span) in zip(padded, spans) where span > size {
        throw TensorError.runtime(
          "Calculated padded input size per channel: (\(padded.map(String.init).joined(separator: " x "))). Kernel size: ("
            + "\(spans.map(String.init).joined(separator: " x "))). Kernel size can't be greater than actual input size"
        )
      }
    }
    if dimensions == 3 {
      let volumes = try transposed ? spreadVolumes(x, weight, bias, sizes, g) : convolveVolumes(x, weight, bias, g)
      let result = try volumes.throughNode("ConvolutionBackward0")
      return try isBatched ? result : result.squeezed([0], named: "SqueezeBackward1")
    }
    var inputs = [x, weight]
    if let bias { inputs.append(bias) }
    let value = try GradMode.with(false) {
      let image = try dimensions == 1 ? x.unsqueezed(2) : x
      var y = try transposed ? spread(image, w, sizes, g) : convolve(image, w, g, bias: bias)
      if let bias, transposed { y = try add.apply(y, bias.reshape([1, bias.count, 1, 1])) }
      return try dimensions == 1 ? y.reshape([y.sizes[0], y.sizes[1], y.sizes[3]]) : y
    }
    value.storage.version = 0
    // The format of either operand goes on to the result and to both gradients.
    let isChannelsLast = dimensions == 2
      && (x.suggestedFormat == .channelsLast || weight.suggestedFormat == .channelsLast)
    if isChannelsLast { _ = try value.laidOut(MemoryFormat.channelsLast.strides(value.sizes)) }
    let result = try value.recorded("ConvolutionBackward0", inputs, saving: [x, weight]) { i, gradient, saved in
      if i == 2 {
        return try biasGradient(gradient, dimensions, kernel)
      }
      let dy = try dimensions == 1 ? gradient.unsqueezed(2) : gradient
      let image = try dimensions == 1 ? saved[0].unsqueezed(2) : saved[0]
      let w = try dimensions == 1 ? saved[1].unsqueezed(2) : saved[1]
      let part: Tensor
      switch (i, transposed) {
      case (0, false): part = try spread(dy, w, [image.sizes[2], image.sizes[3]], g)
      case (0, true): part = try convolve(dy, w, g)
      case (_, false): part = try correlate(image, dy, kernel, g)
      case (_, true): part = try correlate(dy, image, kernel, g)
      }
      if isChannelsLast {
        let keeps = try i == 1 && saved[1].isContiguous(.channelsLast) && (part.dtype == .float64 || kernel == [1, 1])
        return try part.laidOut(keeps ? saved[1].strides : MemoryFormat.channelsLast.strides(part.sizes))
      }
      return try dimensions == 1 ? part.squeezed([2]) : part
    }
    return try isBatched ? result : result.squeezed([0], named: "SqueezeBackward1")
  }

  private static let convolutionDocumentation = """
    Moves a kernel over the input and sums the products in each window.

    >>> torch.conv1d(torch.tensor([[[1., 2., 3.]]]), torch.tensor([[[1., -1.]]]))
    tensor([[[-1., -1.]]])
    """

  static let conv1dOp: Op = .init(
    "conv1d(Tensor input, Tensor weight, Tensor? bias=None, int[1] stride=1, int[1] padding=0, int[1] dilation=1, int groups=1)",
    "conv1d(Tensor input, Tensor weight, Tensor? bias=None, int[1] stride=1, str padding='valid', int[1] dilation=1, int groups=1)",
    places: [.function, .functional], gradients: ["ConvolutionBackward0"], doc: convolutionDocumentation,
    samples: {
      [CallArguments([.tensor(try .ramp([2, 1, 5])), .tensor(try .ramp([2, 1, 3])), .tensor(try .ramp([2]))])]
    }
  ) { a in .tensor(try convolution(a, 1, transposed: false)) }

  static let conv2dOp: Op = .init(
    "conv2d(Tensor input, Tensor weight, Tensor? bias=None, int[1] stride=1, int[1] padding=0, int[1] dilation=1, int groups=1)",
    "conv2d(Tensor input, Tensor weight, Tensor? bias=None, int[1] stride=1, str padding='valid', int[1] dilation=1, int groups=1)",
    places: [.function, .functional], gradients: ["ConvolutionBackward0"],
    doc: """
      Moves a kernel over images and sums the products in each window.

      >>> torch.conv2d(torch.ones(1, 1, 2, 2), torch.ones(1, 1, 2, 2))
      tensor([[[[4.]]]])
      """,
    samples: {
      [CallArguments([.tensor(try .ramp([1, 2, 3, 3])), .tensor(try .ramp([2, 2, 2, 2])), .tensor(try .ramp([2]))])]
    }
  ) { a in .tensor(try convolution(a, 2, transposed: false)) }

  static let conv3dOp: Op = .init(
    "conv3d(Tensor input, Tensor weight, Tensor? bias=None, int[1] stride=1, str padding='valid', int[1] dilation=1, int groups=1)",
    "conv3d(Tensor input, Tensor weight, Tensor? bias=None, int[1] stride=1, int[1] padding=0, int[1] dilation=1, int groups=1)",
    places: [.function, .functional], gradients: ["ConvolutionBackward0"],
    doc: """
      Moves a kernel over volumes and sums the products in each window.

      >>> torch.conv3d(torch.ones(1, 1, 2, 2, 2), torch.ones(1, 1, 2, 2, 2))
      tensor([[[[[8.]]]]])
      """,
    samples: {
      [
        CallArguments(
          [.tensor(try .ramp([1, 2, 2, 2, 3])), .tensor(try .ramp([2, 2, 2, 1, 2])), .tensor(try .ramp([2]))])
      ]
    }
  ) { a in .tensor(try convolution(a, 3, transposed: false)) }

  static let convTranspose1dOp: Op = .init(
    "conv_transpose1d(Tensor input, Tensor weight, Tensor? bias=None, int[1] stride=1, int[1] padding=0, int[1] output_padding=0, int groups=1, int[1] dilation=1)",
    places: [.function, .functional], gradients: ["ConvolutionBackward0"],
    doc: """
      The transpose of a convolution: each element is spread over a window.

      >>> torch.conv_transpose1d(torch.tensor([[[1., 2.]]]), torch.tensor([[[1., 1.]]]))
      tensor([[[1., 3., 2.]]])
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 1, 3])), .tensor(try .ramp([1, 2, 2]))])] }
  ) { a in .tensor(try convolution(a, 1, transposed: true)) }

  static let convTranspose2dOp: Op = .init(
    "conv_transpose2d(Tensor input, Tensor weight, Tensor? bias=None, int[1] stride=1, int[1] padding=0, int[1] output_padding=0, int groups=1, int[1] dilation=1)",
    places: [.function, .functional], gradients: ["ConvolutionBackward0"],
    doc: """
      The transpose of a convolution of images.

      >>> torch.conv_transpose2d(torch.ones(1, 1, 1, 1), torch.ones(1, 1, 1, 2))
      tensor([[[[1., 1.]]]])
      """,
    samples: { [CallArguments([.tensor(try .ramp([1, 2, 2, 2])), .tensor(try .ramp([2, 1, 2, 2]))])] }
  ) { a in .tensor(try convolution(a, 2, transposed: true)) }

  static let convTranspose3dOp: Op = .init(
    "conv_transpose3d(Tensor input, Tensor weight, Tensor? bias=None, int[1] stride=1, int[1] padding=0, int[1] output_padding=0, int groups=1, int[1] dilation=1)",
    places: [.function, .functional], gradients: ["ConvolutionBackward0"],
    doc: """
      The transpose of a convolution of volumes.

      >>> torch.conv_transpose3d(torch.ones(1, 1, 1, 1, 1), torch.ones(1, 1, 1, 1, 2))
      tensor([[[[[1., 1.]]]]])
      """,
    samples: { [CallArguments([.tensor(try .ramp([1, 2, 2, 1, 2])), .tensor(try .ramp([2, 1, 2, 1, 2]))])] }
  ) { a in .tensor(try convolution(a, 3, transposed: true)) }
}
