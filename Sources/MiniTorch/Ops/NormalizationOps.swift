// Normalisation over features, batches and groups.
import MiniTorchKernels

enum NormalizationOps {
  static let all: [Op] = [Op.layerNormOp, Op.batchNormOp, Op.groupNormOp]
}

extension Op {
  /// Refuses parameters of another type than the input's; narrow inputs may have float32 parameters.
  private static func checkTypes(_ x: Tensor, _ parameters: [Tensor?]) throws {
    let given = parameters.compactMap { $0 }
    guard given.contains(where: { $0.dtype != x.dtype }) else { return }
    guard given.allSatisfy({ $0.dtype == .float32 }) else {
      throw TensorError.runtime("mixed dtype (CPU): expect parameter to have scalar type of Float")
    }
    guard x.dtype == .float16 || x.dtype == .bfloat16 else {
      throw TensorError.runtime("mixed dtype (CPU): all inputs must share same datatype.")
    }
  }

  /// The mean and the reciprocal of the standard deviation of each row.
  private static func moments(
    _ x: Tensor, rows: Int, columns: Int, epsilon: Double, isLayer: Bool
  ) throws -> (mean: Tensor, scale: Tensor) {
    let (mean, scale) = (try Tensor(uninitialized: [rows, 1], x.dtype), try Tensor(uninitialized: [rows, 1], x.dtype))
    for r in 0..<rows {
      if x.dtype == .float32 {
        let (m, v) = MomentKernel.loops.row(x.float32 + r * columns, count: columns)
        mean.float32[r] = m
        // Layers take the root in float32, groups in double.
        scale.float32[r] =
          isLayer ? 1 / (v + Float(epsilon)).squareRoot() : Float(1 / (Double(v) + epsilon).squareRoot())
      } else {
        let (m, v) = MomentKernel.loops.row(x.float64 + r * columns, count: columns)
        mean.float64[r] = m
        scale.float64[r] = 1 / (v + epsilon).squareRoot()
      }
    }
    return (mean, scale)
  }

  /// Rows with mean zero and variance one, scaled and moved by `weight` and `bias` that broadcast over a row.
  ///
  /// - Parameters:
  ///   - rows: how many rows the elements of `x` make.
  ///   - shape: the sizes in which `weight` and `bias` broadcast against `x`.
  private static func normalizeRows(
    _ x: Tensor, rows: Int, shape: [Int], _ weight: Tensor?, _ bias: Tensor?, epsilon: Double, named name: String
  ) throws -> Tensor {
    let compute = x.dtype.computeType
    let sizes = Array(x.sizes)
    let columns = rows == 0 ? 0 : x.count / rows
    // Layers have a weight for each column of a row, groups one for each channel.
    let isLayer = name == "NativeLayerNormBackward0"
    let (mean, scale) = try moments(
      x.contiguousElements(as: compute), rows: rows, columns: columns, epsilon: epsilon, isLayer: isLayer)
    let value = try GradMode.with(false) {
      if !isLayer && compute == .float32, weight != nil || bias != nil {
        return try normalizedChannels(x, mean, scale, weight, bias, rows: rows).converted(to: x.dtype)
      }
      var y = try mul.apply(sub.apply(x.converted(to: compute).reshape([rows, columns]), mean), scale).reshape(sizes)
      if isLayer && compute == .float32, let weight, let bias {
        let (w, b) = (try weight.contiguousElements(as: .float32), try bias.contiguousElements(as: .float32))
        let (n, out) = (try y.contiguous(), try Tensor(uninitialized: x.sizes, .float32))
        BatchNormKernel.loops.scale(
          n.float32, w.float32, b.float32, out.float32, batch: rows, channels: columns, spots: 1)
        return try out.converted(to: x.dtype)
      }
      if let weight { y = try mul.apply(y, weight.converted(to: compute).reshape(shape)) }
      if let bias { y = try add.apply(y, bias.converted(to: compute).reshape(shape)) }
      return try y.converted(to: x.dtype)
    }
    var inputs = [x]
    if let weight { inputs.append(weight) }
    if let bias { inputs.append(bias) }
    let hasWeight = weight != nil
    // PyTorch's order: by the names of the arguments, the moments at the end.
    let first = isLayer && bias != nil ? 1 : 0
    let shown =
      isLayer
      ? Array(sizes.dropLast(shape.count)) + shape.map { _ in 1 } : [sizes[0], rows / Swift.max(sizes[0], 1)]
    let saving = try GradMode.with(false) {
      try (isLayer ? [bias] : []).compactMap { $0 } + [x] + [weight].compactMap { $0 }
        + [mean.reshape(shown), scale.reshape(shown)]
    }
    let names = (first == 1 ? ["bias"] : []) + ["input"] + (hasWeight ? ["weight"] : []) + ["result1", "result2"]
    let format = x.suggestedFormat
    return try (isLayer ? value.laidInRows() : value.laidOut(inFormatOf: x)).recorded(
      name, inputs, saving: saving, names: names
    ) { i, g, saved in
      let x = try saved[first]
      if isLayer && !GradMode.isEnabled && compute == .float32 {
        return try layerGradient(
          i, g, x, hasWeight ? saved[first + 1] : nil, mean, scale, rows: rows, columns: columns,
          isWeight: i == 1 && hasWeight, parameter: (i == 1 ? weight ?? bias : bias) ?? x)
      }
      if !isLayer && !GradMode.isEnabled && compute == .float32 && x.count > 0 {
        return try groupGradient(
          i, g, x, hasWeight ? saved[first + 1] : nil, mean, scale, rows: rows, isWeight: i == 1 && hasWeight,
          parameter: (i == 1 ? weight ?? bias : bias) ?? x
        ).laidOut(i == 0 && format != .contiguous ? format.strides(x.sizes) : nil)
      }
      // Without a graph the moments of the forward pass serve; with one they are part of it.
      var (m, s) = (mean, scale)
      let matrix = try x.to(compute).reshape([rows, columns])
      if GradMode.isEnabled {
        m = try matrix.mean([1], keepDimensions: true)
        let d = try sub.apply(matrix, m)
        s = try rsqrt.apply(add.apply(mul.apply(d, d).mean([1], keepDimensions: true), .float(epsilon)))
      }
      let normal = try mul.apply(sub.apply(matrix, m), s)
      if i == 0 {
        var dy = try g.to(compute)
        if hasWeight { dy = try mul.apply(dy, saved[first + 1].to(compute).reshape(shape)) }
        dy = try dy.reshape([rows, columns])
        let first = try dy.mean([1], keepDimensions: true)
        let second = try mul.apply(dy, normal).mean([1], keepDimensions: true)
        let centred = try sub.apply(sub.apply(dy, first), mul.apply(normal, second))
        return try mul.apply(centred, s).reshape(sizes).to(x.dtype)
      }
      let part = try hasWeight && i == 1 ? mul.apply(g, normal.reshape(sizes)) : g
      let target = i == 1 ? (weight ?? bias) : bias
      let flat = try part.sum(to: Shape(shape)).reshape(Array(target?.sizes ?? []))
      return try flat.to(target?.dtype ?? x.dtype)
    }
  }

  /// Channels normalised group by group: the numbers of a channel are folded into one factor and one term.
  private static func normalizedChannels(
    _ x: Tensor, _ mean: Tensor, _ scale: Tensor, _ weight: Tensor?, _ bias: Tensor?, rows: Int
  ) throws -> Tensor {
    let (batch, channels, spots) = (x.sizes[0], x.sizes[1], x.sizes.dropFirst(2).reduce(1, *))
    let source = try x.contiguousElements(as: .float32)
    let (w, b) = (try weight?.contiguousElements(as: .float32), try bias?.contiguousElements(as: .float32))
    let numbers = try Tensor(uninitialized: [2, batch * channels], .float32)
    let out = try Tensor(uninitialized: x.sizes, .float32)
    guard out.count > 0 else { return out }
    let perGroup = batch * channels / rows
    for k in 0..<(batch * channels) {
      let (group, c) = (k / perGroup, k % channels)
      let factor = scale.float32[group] * (w?.float32[c] ?? 1)
      numbers.float32[k] = factor
      numbers.float32[batch * channels + k] = (b?.float32[c] ?? 0).addingProduct(-factor, mean.float32[group])
    }
    // Each channel of each example is one of its own.
    BatchNormKernel.loops.scale(
      source.float32, numbers.float32, numbers.float32 + batch * channels, out.float32, batch: 1,
      channels: batch * channels, spots: spots)
    return out
  }

  /// The gradient of the input (0) or of a parameter of a layer norm of `float32`.
  private static func layerGradient(
    _ i: Int, _ g: Tensor, _ x: Tensor, _ weight: Tensor?, _ mean: Tensor, _ scale: Tensor, rows: Int, columns: Int,
    isWeight: Bool, parameter: Tensor
  ) throws -> Tensor {
    let (source, slopes) = (try x.contiguousElements(as: .float32), try g.contiguousElements(as: .float32))
    if i == 0 {
      let factors = try weight?.contiguousElements(as: .float32)
      let out = try Tensor(uninitialized: x.sizes, .float32)
      LayerNormKernel.loops.gradient(
        source.float32, slopes.float32, mean.float32, scale.float32, factors.map { UnsafePointer($0.float32) },
        out.float32, rows: rows, columns: columns)
      return try out.converted(to: x.dtype)
    }
    let both = try Tensor(uninitialized: [2, columns], .float32)
    LayerNormKernel.loops.parameterGradients(
      source.float32, slopes.float32, mean.float32, scale.float32, both.float32, both.float32 + columns, rows: rows,
      columns: columns)
    return try both.select(0, isWeight ? 0 : 1).clone().reshape(Array(parameter.sizes)).converted(to: parameter.dtype)
  }

  /// The gradient of the input (0) or of a parameter of a group norm of `float32`.
  private static func groupGradient(
    _ i: Int, _ g: Tensor, _ x: Tensor, _ weight: Tensor?, _ mean: Tensor, _ scale: Tensor, rows: Int, isWeight: Bool,
    parameter: Tensor
  ) throws -> Tensor {
    let (batch, channels, spots) = (x.sizes[0], x.sizes[1], x.sizes.dropFirst(2).reduce(1, *))
    let groups = rows / batch
    let (source, slopes) = (try x.contiguousElements(as: .float32), try g.contiguousElements(as: .float32))
    let sums = try Tensor(uninitialized: [2, batch * channels], .float32)
    let (plain, products) = (sums.float32, sums.float32 + batch * channels)
    GroupNormKernel.loops.sums(source.float32, slopes.float32, plain, products, planes: batch * channels, spots: spots)
    if i == 0 {
      let factors = try weight?.contiguousElements(as: .float32)
      let out = try Tensor(uninitialized: x.sizes, .float32)
      GroupNormKernel.loops.gradient(
        source.float32, slopes.float32, mean.float32, scale.float32, factors.map { UnsafePointer($0.float32) }, plain,
        products, out.float32, batch: batch, groups: groups, channels: channels, spots: spots)
      return try out.converted(to: x.dtype)
    }
    let out = try Tensor.zeros([channels], dtype: .float32)
    for k in 0..<(batch * channels) {
      let (c, group) = (k % channels, k / (channels / groups))
      if isWeight {
        let distance = products[k].addingProduct(-plain[k], mean.float32[group])
        out.float32[c] = out.float32[c].addingProduct(distance, scale.float32[group])
      } else {
        out.float32[c] += plain[k]
      }
    }
    return try out.reshape(Array(parameter.sizes)).converted(to: parameter.dtype)
  }

  static let layerNormOp: Op = .init(
    "layer_norm(Tensor input, int[] normalized_shape, Tensor? weight=None, Tensor? bias=None, float eps=1e-05)",
    places: [.function, .functional], gradients: ["NativeLayerNormBackward0"],
    doc: """
      Gives the last dimensions mean zero and variance one.

      >>> torch.nn.functional.layer_norm(torch.tensor([[1., 3.]]), (2,))
      tensor([[-1.0000,  1.0000]])
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 3])), .list([.int(3)], isTuple: true)])] }
  ) { a in
    let (x, shape) = (try a.tensor(0), try a.ints(1))
    guard !shape.isEmpty else {
      throw TensorError.runtime(
        "Expected normalized_shape to be at least 1-dimensional, i.e., containing at least one element, but got "
          + "normalized_shape = []")
    }
    guard x.rank >= shape.count, Array(x.sizes.suffix(shape.count)) == shape else {
      let listed = shape.map(String.init).joined(separator: ", ")
      throw TensorError.runtime(
        "Given normalized_shape=\(Shape(shape)), expected input with shape [*, \(listed)], but got input of size\(x.sizes)"
      )
    }
    try checkTypes(x, [a.optionalTensor(2), a.optionalTensor(3)])
    guard x.dtype.isFloatingPoint else { throw TensorError.notImplemented("LayerNormKernelImpl", x.dtype) }
    for (name, tensor) in [("weight", try a.optionalTensor(2)), ("bias", try a.optionalTensor(3))] {
      guard let tensor, Array(tensor.sizes) != shape else { continue }
      throw TensorError.runtime(
        "Expected \(name) to be of same shape as normalized_shape, but got \(name) of shape \(tensor.sizes) and "
          + "normalized_shape = \(Shape(shape))")
    }
    let rows = x.sizes.dropLast(shape.count).reduce(1, *)
    return .tensor(
      try normalizeRows(
        x, rows: rows, shape: shape, a.optionalTensor(2), a.optionalTensor(3), epsilon: a.double(4),
        named: "NativeLayerNormBackward0"))
  }

  static let groupNormOp: Op = .init(
    "group_norm(Tensor input, int num_groups, Tensor? weight=None, Tensor? bias=None, float eps=1e-05)",
    places: .function, gradients: ["NativeGroupNormBackward0"],
    doc: """
      Gives each group of channels mean zero and variance one.

      >>> torch.nn.functional.group_norm(torch.tensor([[1., 3.]]), 1)
      tensor([[-1.0000,  1.0000]])
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 4])), .int(2)])] }
  ) { a in
    let (x, groups) = (try a.tensor(0), try a.int(1))
    guard x.rank >= 2 else {
      throw TensorError.runtime("Expected at least 2 dimensions for input tensor but received \(x.rank)")
    }
    guard groups > 0 else {
      throw TensorError.runtime("Expected num groups to be greater than 0, got \(groups)")
    }
    guard x.sizes[1] % groups == 0 else {
      throw TensorError.runtime(
        "Expected number of channels in input to be divisible by num_groups, but got input of shape \(x.sizes) and "
          + "num_groups=\(groups)")
    }
    try checkTypes(x, [a.optionalTensor(2), a.optionalTensor(3)])
    guard x.dtype.isFloatingPoint else { throw TensorError.notImplemented("GroupNormKernelImpl", x.dtype) }
    let weight = try a.optionalTensor(2)
    for (name, part) in [("weight", weight), ("bias", try a.optionalTensor(3))] {
      guard let part, part.rank != 1 || part.count != x.sizes[1] else { continue }
      // PyTorch shows the weight's shape for either.
      throw TensorError.runtime(
        "Expected \(name) to be a vector of size equal to the number of channels in input, but got \(name) of shape "
          + "\((weight ?? part).sizes) and input of shape \(x.sizes)")
    }
    let shape = [1, x.sizes[1]] + Array(repeating: 1, count: x.rank - 2)
    return .tensor(
      try normalizeRows(
        x, rows: x.sizes[0] * groups, shape: shape, a.optionalTensor(2), a.optionalTensor(3), epsilon: a.double(4),
        named: "NativeGroupNormBackward0"))
  }

  static let batchNormOp: Op = .init(
    "batch_norm(Tensor input, Tensor? running_mean, Tensor? running_var, Tensor? weight=None, Tensor? bias=None, bool training=False, float momentum=0.1, float eps=1e-05)",
    places: .functional, gradients: ["NativeBatchNormBackward0"],
    doc: """
      Gives each channel mean zero and variance one, over the batch or by running averages.

      >>> torch.nn.functional.batch_norm(torch.tensor([[1.], [3.]]), None, None, training=True)
      tensor([[-1.0000],
              [ 1.0000]])
      """,
    samples: {
      [CallArguments([.tensor(try .ramp([4, 2])), .none, .none], keywords: [("training", .bool(true))])]
    }
  ) { a in
    let x = try a.tensor(0)
    let (runningMean, runningVariance) = (try a.optionalTensor(1), try a.optionalTensor(2))
    let (weight, bias) = (try a.optionalTensor(3), try a.optionalTensor(4))
    let (training, momentum, epsilon) = (try a.bool(5), try a.double(6), try a.double(7))
    guard x.rank >= 2 else {
      throw TensorError.index("Dimension out of range (expected to be in range of [-1, 0], but got 1)")
    }
    let channels = x.sizes[1]
    let count = channels == 0 ? 0 : x.count / channels
    if training && count <= 1 {
      throw TensorError.value(
        "Expected more than 1 value per channel when training, got input size torch.Size(\(x.sizes))")
    }
    for (name, tensor) in [
      ("running_mean", runningMean), ("running_var", runningVariance), ("weight", weight), ("bias", bias),
    ] {
      if let tensor, tensor.count != channels {
        throw TensorError.runtime("\(name) should contain \(channels) elements not \(tensor.count)")
      }
    }
    for (name, tensor) in [("running_mean", runningMean), ("running_var", runningVariance)]
    where !training && tensor == nil {
      throw TensorError.runtime("\(name) must be defined in evaluation mode")
    }
    if (runningMean == nil) != (runningVariance == nil) {
      throw TensorError.value("running_mean and running_var must either both be None or neither be None")
    }
    return .tensor(
      try batchNorm(
        x, runningMean, runningVariance, weight, bias, training: training, momentum: momentum, epsilon: epsilon))
  }

  /// The gradient of the input (0), the weight or the bias of a batch norm of `float32`.
  private static func batchGradient(
    _ i: Int, _ g: Tensor, _ x: Tensor, _ weight: Tensor?, _ mean: Tensor, _ scale: Tensor, asRows: Bool,
    training: Bool
  ) throws -> Tensor {
    let (batch, channels, spots) = (x.sizes[0], x.sizes[1], x.sizes.dropFirst(2).reduce(1, *))
    if i == 0 && !training {
      let slope = try mul.apply(g, scale)
      return try weight.map { try mul.apply(slope, $0.converted(to: .float32).reshape(scale.sizes.map(\.self))) }
        ?? slope
    }
    let (source, slopes) = (try x.contiguousElements(as: .float32), try g.contiguousElements(as: .float32))
    let sums = try Tensor(uninitialized: [2, channels], .float64)
    BatchNormKernel.loops.sums(
      source.float32, slopes.float32, mean.float32, sums.float64, sums.float64 + channels, batch: batch,
      channels: channels, spots: spots, asRows: asRows)
    if i == 0 {
      let factors = try weight?.contiguousElements(as: .float32)
      let out = try Tensor(uninitialized: x.sizes, .float32)
      BatchNormKernel.loops.gradient(
        source.float32, slopes.float32, mean.float32, scale.float32, factors.map { UnsafePointer($0.float32) },
        sums.float64, sums.float64 + channels, out.float32, batch: batch, channels: channels, spots: spots,
        asRows: asRows)
      return try out.converted(to: x.dtype)
    }
    let out = try Tensor(uninitialized: [channels], .float32)
    for c in 0..<channels {
      let product = sums.float64[channels + c]
      if i == 1 && weight != nil {
        out.float32[c] = asRows ? Float(product) * scale.float32[c] : Float(product * Double(scale.float32[c]))
      } else {
        out.float32[c] = Float(sums.float64[c])
      }
    }
    return try out.converted(to: weight?.dtype ?? x.dtype)
  }

  private static func batchNorm(
    _ x: Tensor, _ runningMean: Tensor?, _ runningVariance: Tensor?, _ weight: Tensor?, _ bias: Tensor?, training: Bool,
    momentum: Double, epsilon: Double
  ) throws -> Tensor {
    guard x.dtype.isFloatingPoint else { throw TensorError.notImplemented("batch_norm", x.dtype) }
    try checkTypes(x, [weight, bias, runningMean, runningVariance])
    let compute = x.dtype.computeType
    let (channels, spots) = (x.sizes[1], x.sizes.dropFirst(2).reduce(1, *))
    let count = x.sizes[0] * spots
    let shape = [1, channels] + Array(repeating: 1, count: x.rank - 2)
    // PyTorch adds row after row where the channels lie side by side.
    let asRows = spots == 1
    let others = [0] + Array(2..<Swift.max(2, x.rank))
    let scale = try Tensor(uninitialized: Shape(shape), compute)
    // The backward pass takes the root of running variances in double.
    var slopeScale = scale
    var mean = try Tensor(uninitialized: Shape(shape), compute)
    let source = try x.contiguousElements(as: compute)
    var variances: [Double] = []
    if training && compute == .float32 {
      let squares = try Tensor(uninitialized: [channels], .float32)
      BatchNormKernel.loops.moments(
        source.float32, mean.float32, squares.float32, batch: x.sizes[0], channels: channels, spots: spots,
        asRows: asRows)
      for c in 0..<channels {
        variances.append(Double(squares.float32[c] / Float(count - 1)))
        scale.float32[c] = Float(1 / (Double(squares.float32[c] / Float(count)) + epsilon).squareRoot())
      }
    } else if training {
      try mean.copyElements(from: GradMode.with(false) { try source.mean(others, keepDimensions: true) })
      for c in 0..<channels {
        var v = 0.0
        for n in 0..<x.sizes[0] {
          for i in 0..<spots {
            let d = source.float64[(n * channels + c) * spots + i] - mean.float64[c]
            v += d * d
          }
        }
        variances.append(v / Double(count - 1))
        scale.float64[c] = 1 / (v / Double(count) + epsilon).squareRoot()
      }
    } else if let runningMean, let runningVariance {
      mean = try GradMode.with(false) { try runningMean.converted(to: compute).reshape(shape).clone() }
      slopeScale = try Tensor(uninitialized: Shape(shape), compute)
      for c in 0..<channels {
        let v = runningVariance.element([c]).double
        if compute == .float32 {
          scale.float32[c] = 1 / (Float(v) + Float(epsilon)).squareRoot()
          slopeScale.float32[c] = Float(1 / (v + epsilon).squareRoot())
        } else {
          slopeScale.float64[c] = 1 / (v + epsilon).squareRoot()
          scale.float64[c] = 1 / (v + epsilon).squareRoot()
        }
      }
    }
    let (moments, slopes) = (mean, slopeScale)
    let value = try GradMode.with(false) {
      if training {
        let spread = try Tensor(variances, sizes: [channels], dtype: compute)
        if let runningMean {
          let kept = try mul.apply(runningMean, .float(1 - momentum))
          let new = try mul.apply(mean.reshape([channels]).to(runningMean.dtype), .float(momentum))
          try runningMean.copyInPlace(add.apply(new, kept))
        }
        if let runningVariance {
          // The last step is fused.
          let kept = try mul.apply(runningVariance, .float(1 - momentum))
          try runningVariance.copyInPlace(
            add.apply(kept, spread.to(runningVariance.dtype), alpha: .float(momentum)))
        }
      }
      // PyTorch folds the four numbers of a channel into one factor and one term.
      let factor = try weight.map { try mul.apply(scale, $0.converted(to: compute).reshape(shape)) } ?? scale
      if compute == .float32 {
        let term = try Tensor(uninitialized: [channels], .float32)
        let offsets = try bias?.contiguousElements(as: .float32)
        for c in 0..<channels {
          term.float32[c] = (offsets?.float32[c] ?? 0).addingProduct(-mean.float32[c], factor.float32[c])
        }
        let out = try Tensor(uninitialized: x.sizes, .float32)
        BatchNormKernel.loops.scale(
          source.float32, factor.float32, term.float32, out.float32, batch: x.sizes[0], channels: channels, spots: spots
        )
        return try out.converted(to: x.dtype)
      }
      var term = try neg.apply(mul.apply(mean, factor))
      if let bias { term = try add.apply(bias.converted(to: compute).reshape(shape), term) }
      let wide = Array(x.sizes)
      return try addcmul(
        term.expand(wide).contiguous(), source, factor.expand(wide).contiguous(), .int(1)
      ).converted(to: x.dtype)
    }
    var inputs = [x]
    if let weight { inputs.append(weight) }
    if let bias { inputs.append(bias) }
    let hasWeight = weight != nil
    if !x.isContiguous { _ = try value.laidOut(inFormatOf: x) }
    // The averages are kept as they stand: the next batch changes them without a word.
    let kept = [runningMean, runningVariance].compactMap { $0?.dataAlias() }
    let results = try GradMode.with(false) {
      try [moments, slopes].map { try training ? $0.reshape([channels]) : Tensor(uninitialized: [0], compute) }
    }
    let names = ["input"] + (runningMean == nil ? [] : ["running_mean"])
      + (runningVariance == nil ? [] : ["running_var"]) + (hasWeight ? ["weight"] : []) + ["result1", "result2"]
    let w = 1 + kept.count
    return try value.recorded(
      "NativeBatchNormBackward0", inputs, saving: [x] + kept + (weight.map { [$0] } ?? []) + results, names: names
    ) { i, g, saved in
      if !GradMode.isEnabled && compute == .float32 {
        return try batchGradient(
          i, g, saved[0], hasWeight ? saved[w] : nil, moments, slopes, asRows: asRows, training: training
        ).laidOut(i == 0 && !x.isRowMajor ? x.suggestedFormat.strides(x.sizes) : nil)
      }
      let x = try saved[0].to(compute)
      var (m, s) = (moments, slopes)
      if GradMode.isEnabled && training {
        m = try x.mean(others, keepDimensions: true)
        let d = try sub.apply(x, m)
        s = try rsqrt.apply(add.apply(mul.apply(d, d).mean(others, keepDimensions: true), .float(epsilon)))
      }
      let normal = try mul.apply(sub.apply(x, m), s)
      if i == 0 {
        let factor = try hasWeight ? mul.apply(s, saved[w].to(compute).reshape(shape)) : s
        if !training { return try mul.apply(g, factor).to(saved[0].dtype) }
        let first = try g.mean(others, keepDimensions: true)
        let second = try mul.apply(g, normal).mean(others, keepDimensions: true)
        let centred = try sub.apply(sub.apply(g, first), mul.apply(normal, second))
        return try mul.apply(centred, factor).to(saved[0].dtype)
      }
      let part = try hasWeight && i == 1 ? mul.apply(g, normal) : g
      return try part.sum(others).to((i == 1 ? weight ?? bias : bias)?.dtype ?? x.dtype)
    }
  }
}
