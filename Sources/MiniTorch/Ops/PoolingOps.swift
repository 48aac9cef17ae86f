// Pooling over windows of images: the largest element and the mean.

enum PoolingOps {
  static let all: [Op] = [Op.maxPoolOp, Op.averagePoolOp, Op.adaptiveMaxPoolOp, Op.adaptiveAveragePoolOp]
}

/// The windows of one dimension: where each begins and ends, and how far apart its elements are.
private struct PoolingWindows {
  var starts: [Int] = []
  var ends: [Int] = []
  var step = 1
  var count: Int { starts.count }

  /// As many windows as fit.
  init(size: Int, kernel: Int, stride: Int, padding: Int, dilation: Int, ceil: Bool) {
    let span = dilation * (kernel - 1) + 1
    var count = (size + 2 * padding - span + (ceil ? stride - 1 : 0)) / stride + 1
    if size + 2 * padding < span && !ceil { count = 0 }
    // The last window must begin inside the image or its left padding.
    if ceil && (count - 1) * stride >= size + padding { count -= 1 }
    for i in 0..<max(count, 0) {
      starts.append(i * stride - padding)
      ends.append(i * stride - padding + span)
    }
    step = dilation
  }

  /// Where each window begins and ends inside `size` elements.
  func inside(_ size: Int) -> [(start: Int, end: Int)] {
    starts.indices.map { i in
      let outside = Swift.max(0, -starts[i])
      return (starts[i] + (outside + step - 1) / step * step, Swift.min(ends[i], size))
    }
  }

  /// `count` windows that cover everything, as equal as can be.
  init(size: Int, adaptive count: Int) {
    for i in 0..<count {
      starts.append(i * size / count)
      ends.append(((i + 1) * size + count - 1) / count)
    }
  }
}

extension Op {
  private static func pair(_ values: [Int], _ name: String, _ op: String) throws -> [Int] {
    switch values.count {
    case 1: return [values[0], values[0]]
    case 2: return values
    default: throw TensorError.runtime("\(op): \(name) must either be a single int, or a tuple of two ints")
    }
  }

  /// The arguments with doubles in place of integers, whose windows are taken in that type.
  private static func widened(_ a: BoundArguments) throws -> BoundArguments? {
    let x = try a.tensor(0)
    if x.dtype.isFloatingPoint || x.dtype == .bool { return nil }
    var wide = a
    wide.values[0] = .tensor(try x.to(.float64))
    return wide
  }

  /// The planes of an image or a batch of images.
  private static func planes(_ x: Tensor, _ message: String, _ kernel: String) throws
    -> (count: Int, height: Int, width: Int)
  {
    guard x.rank == 3 || x.rank == 4, x.sizes.dropFirst(x.rank - 3).allSatisfy({ $0 > 0 }) else {
      throw TensorError.runtime(message)
    }
    guard x.dtype.isFloatingPoint else { throw TensorError.notImplemented(kernel, x.dtype) }
    return (x.sizes.dropLast(2).reduce(1, *), x.sizes[x.rank - 2], x.sizes[x.rank - 1])
  }

  private static func windows(_ a: BoundArguments, _ x: Tensor, _ op: String, dilation: [Int], ceil: Bool) throws
    -> (rows: PoolingWindows, columns: PoolingWindows)
  {
    let kernel = try pair(a.ints(1), "kernel_size", op)
    let stride = try a.has(2) && !a.ints(2).isEmpty ? pair(a.ints(2), "stride", op) : kernel
    let padding = try pair(a.ints(3), "padding", op)
    guard stride.allSatisfy({ $0 != 0 }) else { throw TensorError.runtime("stride should not be zero") }
    guard kernel.allSatisfy({ $0 > 0 }) else {
      throw TensorError.runtime("kernel size should be greater than zero, but got kH: \(kernel[0]) kW: \(kernel[1])")
    }
    guard stride.allSatisfy({ $0 > 0 }) else {
      throw TensorError.runtime("stride should be greater than zero, but got dH: \(stride[0]) dW: \(stride[1])")
    }
    guard dilation.allSatisfy({ $0 > 0 }) else {
      throw TensorError.runtime(
        "dilation should be greater than zero, but got dilationH: \(dilation[0]) dilationW: \(dilation[1])")
    }
    guard padding.allSatisfy({ $0 >= 0 }) else {
      throw TensorError.runtime("pad must be non-negative, but got pad: \(padding.first { $0 < 0 } ?? 0)")
    }
    guard (kernel + stride + padding + dilation).allSatisfy({ $0 < 1 << 30 }) else {
      throw TensorError.runtime("\(op): the windows are too large")
    }
    for d in 0..<2 where padding[d] > ((kernel[d] - 1) * dilation[d] + 1) / 2 {
      throw TensorError.runtime(
        "pad should be at most half of effective kernel size, but got pad=\(padding[d]), kernel_size=\(kernel[d]) and "
          + "dilation=\(dilation[d])")
    }
    guard kernel.allSatisfy({ $0 > 0 }) else {
      throw TensorError.runtime("kernel size should be greater than zero, but got kH: \(kernel[0]) kW: \(kernel[1])")
    }
    guard stride.allSatisfy({ $0 > 0 }) else {
      throw TensorError.runtime("stride should be greater than zero, but got dH: \(stride[0]) dW: \(stride[1])")
    }
    guard dilation.allSatisfy({ $0 > 0 }) else {
      throw TensorError.runtime(
        "dilation should be greater than zero, but got dilationH: \(dilation[0]) dilationW: \(dilation[1])")
    }
    let (h, w) = (x.sizes[x.rank - 2], x.sizes[x.rank - 1])
    let rows = PoolingWindows(
      size: h, kernel: kernel[0], stride: stride[0], padding: padding[0], dilation: dilation[0], ceil: ceil)
    let columns = PoolingWindows(
      size: w, kernel: kernel[1], stride: stride[1], padding: padding[1], dilation: dilation[1], ceil: ceil)
    guard rows.count > 0 && columns.count > 0 else {
      let channels = x.sizes[x.rank - 3]
      throw TensorError.runtime(
        "Given input size: (\(channels)x\(h)x\(w)). Calculated output size: (\(channels)x\(rows.count)x\(columns.count)). "
          + "Output size is too small")
    }
    return (rows, columns)
  }

  /// The largest element of each window, and where it lies in its plane.
  private static func largest(_ x: Tensor, _ rows: PoolingWindows, _ columns: PoolingWindows, named name: String) throws
    -> (Tensor, Tensor)
  {
    let (height, width) = (x.sizes[x.rank - 2], x.sizes[x.rank - 1])
    let planes = x.sizes.dropLast(2).reduce(1, *)
    let compute = x.dtype.computeType
    let from = try x.contiguousElements(as: compute)
    var shape = Array(x.sizes)
    shape[x.rank - 2] = rows.count
    shape[x.rank - 1] = columns.count
    let out = try Tensor(uninitialized: Shape(shape), compute)
    let places = try Tensor(uninitialized: Shape(shape), .int64)
    func fill<T: BinaryFloatingPoint>(_ p: UnsafePointer<T>, _ q: UnsafeMutablePointer<T>) throws {
      var k = 0
      let (down, across) = (rows.inside(height), columns.inside(width))
      let taken = places.int64
      for plane in 0..<planes {
        let image = p + plane * height * width
        for (top, bottom) in down {
          for (left, right) in across {
            var (best, place) = (-T.infinity, top < bottom && left < right ? top &* width &+ left : -1)
            var y = top
            while y < bottom {
              var z = left
              while z < right {
                let here = y &* width &+ z
                let value = image[here]
                // Chosen without a jump, which would be mispredicted half of the time.
                let isLarger = value > best || value != value
                best = isLarger ? value : best
                place = isLarger ? here : place
                z &+= columns.step
              }
              y &+= rows.step
            }
            q[k] = best
            taken[k] = Int64(place)
            k += 1
          }
        }
        try Limits.checkInterrupt()
      }
    }
    if compute == .float32 { try fill(from.float32, out.float32) } else { try fill(from.float64, out.float64) }
    let sizes = Array(x.sizes)
    let lead = Array(x.sizes.dropLast(2))
    let format = x.suggestedFormat
    _ = try places.laidOut(format.strides(places.sizes))
    let laid = try out.converted(to: x.dtype).laidOut(inFormatOf: x)
    let value = try laid.recorded(name, [x], saving: [x, places]) { _, g, _ in
      // Each gradient goes to the element that was taken.
      let spots = rows.count * columns.count
      let zeros = try Tensor.zeros(Shape(lead + [height * width]), dtype: g.dtype)
      let flat = try places.reshape(lead + [spots])
      let spread = try scatterAdded(zeros, lead.count, flat, g.reshape(lead + [spots])).reshape(sizes)
      if format == .contiguous { return spread }
      return try GradMode.isEnabled ? spread.contiguous(format) : spread.laidOut(format.strides(spread.sizes))
    }
    return (value, places)
  }

  private static func scatterAdded(_ zeros: Tensor, _ d: Int, _ index: Tensor, _ source: Tensor) throws -> Tensor {
    guard let op = Op.named("scatter_add"),
      let sum = try op.call(CallArguments([.tensor(zeros), .int(d), .tensor(index), .tensor(source)])).tensor
    else { preconditionFailure("scatter_add gives a tensor") }
    return sum
  }

  /// The mean of each window.
  private static func mean(
    _ x: Tensor, _ rows: PoolingWindows, _ columns: PoolingWindows,
    divisor: @escaping (_ r: Int, _ c: Int, _ met: Int) -> Int, dividesTwice: Bool = false, named name: String
  ) throws -> Tensor {
    let (height, width) = (x.sizes[x.rank - 2], x.sizes[x.rank - 1])
    let planes = x.sizes.dropLast(2).reduce(1, *)
    let compute = x.dtype.computeType
    let from = try x.contiguousElements(as: compute)
    var shape = Array(x.sizes)
    shape[x.rank - 2] = rows.count
    shape[x.rank - 1] = columns.count
    let out = try Tensor(uninitialized: Shape(shape), compute)
    func forEach(
      _ body: (_ k: Int, _ top: Int, _ bottom: Int, _ left: Int, _ right: Int, _ divisor: Int, _ plane: Int) -> Void
    ) {
      var k = 0
      for plane in 0..<planes {
        for r in 0..<rows.count {
          let (top, bottom) = (Swift.max(rows.starts[r], 0), Swift.min(rows.ends[r], height))
          for c in 0..<columns.count {
            let (left, right) = (Swift.max(columns.starts[c], 0), Swift.min(columns.ends[c], width))
            let met = Swift.max(bottom - top, 0) * Swift.max(right - left, 0)
            body(k, top, bottom, left, right, divisor(r, c, met), plane * height * width)
            k += 1
          }
        }
      }
    }
    // Adaptive windows are divided by their height, then by their width.
    func share<T: BinaryFloatingPoint>(_ sum: T, _ high: Int, _ wide: Int, _ divisor: Int) -> T {
      divisor == 0 ? 0 : dividesTwice ? sum / T(high) / T(wide) : sum / T(divisor)
    }
    func fill<T: BinaryFloatingPoint>(_ p: UnsafePointer<T>, _ q: UnsafeMutablePointer<T>) {
      forEach { k, top, bottom, left, right, divisor, start in
        var sum: T = 0
        for y in top..<Swift.max(bottom, top) {
          for z in left..<Swift.max(right, left) { sum += p[start + y * width + z] }
        }
        q[k] = share(sum, bottom - top, right - left, divisor)
      }
    }
    if compute == .float32 { fill(from.float32, out.float32) } else { fill(from.float64, out.float64) }
    let (sizes, dtype, format) = (x.sizes, x.dtype, x.suggestedFormat)
    return try out.converted(to: dtype).laidOut(inFormatOf: x).recorded(name, [x], saving: [x]) { _, g, _ in
      let from = try g.contiguousElements(as: compute)
      let spread = try Tensor.zeros(sizes, dtype: compute)
      func fill<T: BinaryFloatingPoint>(_ p: UnsafePointer<T>, _ q: UnsafeMutablePointer<T>) {
        forEach { k, top, bottom, left, right, divisor, start in
          let share = share(p[k], bottom - top, right - left, divisor)
          for y in top..<Swift.max(bottom, top) {
            for z in left..<Swift.max(right, left) { q[start + y * width + z] += share }
          }
        }
      }
      if compute == .float32 { fill(from.float32, spread.float32) } else { fill(from.float64, spread.float64) }
      // The spreading is linear: its own gradient takes means again.
      let laid = try spread.converted(to: dtype).laidOut(format.strides(sizes))
      return try laid.recorded(name + "Backward0", [g]) { _, gg, _ in
        try mean(gg, rows, columns, divisor: divisor, dividesTwice: dividesTwice, named: name)
      }
    }
  }

  static let maxPoolOp: Op = .init(
    "max_pool2d_with_indices(Tensor input, int[1] kernel_size, int[1]? stride=None, int[1] padding=0, int[1] dilation=1, bool ceil_mode=False)",
    places: [], gradients: ["MaxPool2DWithIndicesBackward0"],
    doc: """
      The largest element of each window, and where it is.

      >>> torch.nn.functional.max_pool2d(torch.tensor([[[1., 2.], [3., 4.]]]), 2)
      tensor([[[4.]]])
      """,
    samples: { [CallArguments([.tensor(try .ramp([1, 4, 4])), .int(2)])] }
  ) { a in
    let x = try a.tensor(0)
    if let wide = try widened(a) {
      let result = try maxPoolOp.evaluate(wide).allTensors
      return .tensors([try result[0].to(x.dtype), result[1]])
    }
    _ = try pair(a.ints(1), "kernel_size", "max_pool2d")
    _ = try planes(x, "non-empty 3D or 4D (batch mode) tensor expected for input", "max_pool2d")
    let dilation = try pair(a.ints(4), "dilation", "max_pool2d")
    let (rows, columns) = try windows(a, x, "max_pool2d", dilation: dilation, ceil: a.bool(5))
    let (value, places) = try largest(x, rows, columns, named: "MaxPool2DWithIndicesBackward0")
    return .tensors([value, places])
  }

  static let averagePoolOp: Op = .init(
    "avg_pool2d(Tensor input, int[1] kernel_size, int[1]? stride=None, int[1] padding=0, bool ceil_mode=False, bool count_include_pad=True, int? divisor_override=None)",
    places: .functional, gradients: ["AvgPool2DBackward0"],
    doc: """
      The mean of each window.

      >>> torch.nn.functional.avg_pool2d(torch.tensor([[[1., 2.], [3., 4.]]]), 2)
      tensor([[[2.5000]]])
      """,
    samples: { [CallArguments([.tensor(try .ramp([1, 4, 4])), .int(2)])] }
  ) { a in
    let x = try a.tensor(0)
    if let wide = try widened(a) {
      return .tensor(try trunc.apply(averagePoolOp.evaluate(wide).allTensors[0]).to(x.dtype))
    }
    _ = try pair(a.ints(1), "kernel_size", "avg_pool2d")
    if x.rank == 0 { throw TensorError.index("Dimension specified as -3 but tensor has no dimensions") }
    _ = try x.wrap(-3)
    let (_, height, width) = try planes(
      x,
      "Expected 3D or 4D (batch mode) tensor with optional 0 dim batch size for input, but got:\(x.sizes)", "avg_pool2d"
    )
    let (rows, columns) = try windows(a, x, "avg_pool2d", dilation: [1, 1], ceil: a.bool(4))
    let padding = try pair(a.ints(3), "padding", "avg_pool2d")
    let (counts, override) = (try a.bool(5), try a.optionalInt(6))
    if override == 0 { throw TensorError.runtime("divisor must be not zero") }
    return .tensor(
      try mean(
        x, rows, columns,
        divisor: { r, c, met in
          if let override { return override }
          if !counts { return met }
          // Padding counts, what lies beyond it does not.
          let tall = Swift.min(rows.ends[r], height + padding[0]) - rows.starts[r]
          return tall * (Swift.min(columns.ends[c], width + padding[1]) - columns.starts[c])
        }, named: "AvgPool2DBackward0"))
  }

  private static func adaptive(_ a: BoundArguments, _ op: String) throws -> (Tensor, PoolingWindows, PoolingWindows) {
    let x = try a.tensor(0)
    let (_, height, width) = try planes(
      x, "\(op)(): Expected 3D or 4D tensor, but got\(op.hasPrefix("adaptive_max") ? ":" : "") \(x.sizes)", op)
    let sizes = try pair(a.ints(1), "output_size", op)
    guard sizes.allSatisfy({ $0 > 0 && $0 < 1 << 24 }) else {
      throw TensorError.runtime("\(op): elements of output_size must be greater than or equal to 0")
    }
    return (x, PoolingWindows(size: height, adaptive: sizes[0]), PoolingWindows(size: width, adaptive: sizes[1]))
  }

  static let adaptiveMaxPoolOp: Op = .init(
    "adaptive_max_pool2d_with_indices(Tensor input, int[1] output_size)", places: [],
    gradients: ["AdaptiveMaxPool2DBackward0"],
    doc: """
      The largest elements of as many windows as are asked for.

      >>> torch.nn.functional.adaptive_max_pool2d(torch.tensor([[[1., 2.], [3., 4.]]]), 1)
      tensor([[[4.]]])
      """,
    samples: { [CallArguments([.tensor(try .ramp([1, 4, 4])), .int(2)])] }
  ) { a in
    let (x, rows, columns) = try adaptive(a, "adaptive_max_pool2d")
    let (value, places) = try largest(x, rows, columns, named: "AdaptiveMaxPool2DBackward0")
    return .tensors([value, places])
  }

  static let adaptiveAveragePoolOp: Op = .init(
    "adaptive_avg_pool2d_windows(Tensor input, int[1] output_size)", places: [],
    gradients: ["AdaptiveAvgPool2DBackward0", "MeanBackward1"],
    doc: """
      Means of as many windows as are asked for.

      >>> torch.nn.functional.adaptive_avg_pool2d(torch.tensor([[[1., 2.], [3., 4.]]]), 1)
      tensor([[[2.5000]]])
      """,
    samples: { [CallArguments([.tensor(try .ramp([1, 4, 4])), .int(2)])] }
  ) { a in
    let (x, rows, columns) = try adaptive(a, "adaptive_avg_pool2d")
    if rows.count == 1 && columns.count == 1 {
      let mean = try x.mean([-1, -2], keepDimensions: true)
      // The number stays where it is: strides of dimensions of one element are free.
      if x.suggestedFormat == .channelsLast { mean.lie(try MemoryFormat.channelsLast.strides(mean.sizes)) }
      return .tensor(mean)
    }
    return .tensor(
      try mean(
        x, rows, columns, divisor: { _, _, met in met }, dividesTwice: true, named: "AdaptiveAvgPool2DBackward0"))
  }
}
