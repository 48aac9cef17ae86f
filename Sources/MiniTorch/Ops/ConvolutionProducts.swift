// The three matrix products that a convolution and its gradients are, over windows laid out as a matrix.
import MiniTorchKernels

/// Windows of images as a matrix: a row for each element of a kernel, a column for each place.
struct Windows {
  /// The channels of one group, and how many of them stand together for each element of the kernel.
  var channels: Int
  var block: Int
  var plane: [Int]
  var kernel: [Int]
  /// The places of the kernel along each dimension.
  var places: [Int]
  var stride = [1, 1]
  var padding: [Int]
  var dilation: [Int]
  /// Whether the kernel is laid on upside down, as the gradient of an image needs it.
  var isFlipped = false

  var depth: Int { channels * kernel[0] * kernel[1] }
  var columns: Int { places[0] * places[1] }

  /// Visits the rows: a channel and an element of the kernel, in blocks of channels.
  @inline(__always)
  func forEachRow(_ body: (_ row: Int, _ channel: Int, _ i: Int, _ j: Int) -> Void) {
    var row = 0
    var first = 0
    while first < channels {
      for i in 0..<kernel[0] {
        for j in 0..<kernel[1] {
          for channel in first..<Swift.min(channels, first + block) {
            body(row, channel, i, j)
            row += 1
          }
        }
      }
      first += block
    }
  }

  /// Writes the windows of `images` images' group, `apart` elements from each other, side by side.
  func fill<T: FloatingPoint>(_ x: UnsafePointer<T>, apart: Int, images: Int, _ out: UnsafeMutablePointer<T>) {
    let (height, width, rows, columns) = (plane[0], plane[1], places[0], places[1])
    let (rowStride, columnStride) = (stride[0], stride[1])
    forEachRow { row, channel, i, j in
      let down = (isFlipped ? kernel[0] - 1 - i : i) * dilation[0] - padding[0]
      let across = (isFlipped ? kernel[1] - 1 - j : j) * dilation[1] - padding[1]
      // The places whose element lies inside the image.
      let first = Swift.min(columns, across >= 0 ? 0 : (columnStride - 1 - across) / columnStride)
      let end = Swift.max(first, across >= width ? 0 : Swift.min(columns, (width - 1 - across) / columnStride + 1))
      var target = out + row * images * rows * columns
      var plane = x + channel * height * width
      if rowStride == 1 && columnStride == 1 && columns == width && first < end {
        // Planes themselves, moved: copied in one piece, and cleared where they came in from their other side.
        let top = Swift.min(rows, Swift.max(0, -down))
        let bottom = Swift.max(top, Swift.min(rows, height - down))
        let start = top * columns + first
        let count = bottom > top ? (bottom - top) * columns - first - (columns - end) : 0
        for _ in 0..<images {
          for p in 0..<(top * columns) { target[p] = 0 }
          if count > 0 { (target + start).update(from: plane + (start + down * width + across), count: count) }
          var edge = target + top * columns
          for _ in top..<bottom {
            for s in 0..<first { edge[s] = 0 }
            for s in end..<columns { edge[s] = 0 }
            edge += columns
          }
          for p in (bottom * columns)..<(rows * columns) { target[p] = 0 }
          target += rows * columns
          plane += apart
        }
        return
      }
      for _ in 0..<images {
        for r in 0..<rows {
          let y = r * rowStride + down
          if y < 0 || y >= height {
            target.update(repeating: 0, count: columns)
          } else {
            let source = plane + (y * width + across)
            for s in 0..<first { target[s] = 0 }
            if columnStride == 1 {
              for s in first..<end { target[s] = source[s] }
            } else {
              var element = source + first &* columnStride
              for s in first..<end {
                target[s] = element[0]
                element += columnStride
              }
            }
            for s in end..<columns { target[s] = 0 }
          }
          target += columns
        }
        plane += apart
      }
    }
  }

  /// How many images' windows are made at once: as many as the nearer caches hold.
  func imagesAtOnce(_ batch: Int) -> Int {
    Swift.max(1, Swift.min(batch, (1 << 17) / Swift.max(1, depth * columns)))
  }
}

/// Numbers that `FusedProduct` multiplies.
protocol ConvolutionScalar: BinaryFloatingPoint {
  static func pointer(_ x: Tensor) -> UnsafeMutablePointer<Self>
  static func multiply(
    _ m: Int, _ n: Int, _ k: Int, _ a: UnsafePointer<Self>, _ b: UnsafePointer<Self>, _ c: UnsafeMutablePointer<Self>)
  static func accumulate(
    _ m: Int, _ n: Int, _ k: Int, _ a: UnsafePointer<Self>, _ aRow: Int, _ b: UnsafePointer<Self>, _ bInner: Int,
    _ bColumn: Int, _ c: UnsafeMutablePointer<Self>, _ cRow: Int, block: Int, isChained: Bool, continues: Bool)
}

extension Float: ConvolutionScalar {
  static func pointer(_ x: Tensor) -> UnsafeMutablePointer<Float> { x.float32 }
  static func multiply(
    _ m: Int, _ n: Int, _ k: Int, _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, _ c: UnsafeMutablePointer<Float>
  ) {
    ProductKernel.multiply(m: m, n: n, k: k, a: a, aRow: k, aInner: 1, b: b, bInner: n, bColumn: 1, into: c, cRow: n)
  }
  static func accumulate(
    _ m: Int, _ n: Int, _ k: Int, _ a: UnsafePointer<Float>, _ aRow: Int, _ b: UnsafePointer<Float>, _ bInner: Int,
    _ bColumn: Int, _ c: UnsafeMutablePointer<Float>, _ cRow: Int, block: Int, isChained: Bool, continues: Bool
  ) {
    FusedProduct.accumulate(
      m, n, k, a, aRow, 1, b, bInner, bColumn, c, cRow, block: block, isChained: isChained, continues: continues)
  }
}

extension Double: ConvolutionScalar {
  static func pointer(_ x: Tensor) -> UnsafeMutablePointer<Double> { x.float64 }
  static func multiply(
    _ m: Int, _ n: Int, _ k: Int, _ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>,
    _ c: UnsafeMutablePointer<Double>
  ) {
    ProductKernel.multiply(m: m, n: n, k: k, a: a, aRow: k, aInner: 1, b: b, bInner: n, bColumn: 1, into: c, cRow: n)
  }
  static func accumulate(
    _ m: Int, _ n: Int, _ k: Int, _ a: UnsafePointer<Double>, _ aRow: Int, _ b: UnsafePointer<Double>, _ bInner: Int,
    _ bColumn: Int, _ c: UnsafeMutablePointer<Double>, _ cRow: Int, block: Int, isChained: Bool, continues: Bool
  ) {
    FusedProduct.accumulate(
      m, n, k, a, aRow, 1, b, bInner, bColumn, c, cRow, block: block, isChained: isChained, continues: continues)
  }
}

/// The products of one convolution, in the orders of addition of PyTorch's two ways to compute it: oneDNN's, which
/// takes channels in blocks of sixteen, and the plain one for single small images. Both were read off its results.
struct ConvolutionProducts<T: ConvolutionScalar> {
  let geometry: ConvolutionGeometry
  let batch: Int
  /// Channels of the image and of the result, of all groups.
  let inChannels: Int
  let outChannels: Int
  let image: [Int]
  let kernel: [Int]
  let result: [Int]

  private var perIn: Int { inChannels / geometry.groups }
  private var perOut: Int { outChannels / geometry.groups }

  private var isBlocked: Bool {
    if T.self != Float.self { return false }
    let isSingle = kernel[0] == 1 && kernel[1] == 1
    if isSingle && batch < 16 && geometry.stride == [1, 1] && geometry.dilation == [1, 1] { return false }
    return geometry.groups > 1 || (kernel[0] > 3 && kernel[1] > 3) || batch > 1
      || batch * inChannels * image[0] * image[1] > 20480
  }

  /// The channels that stand together, and the length of the blocks that are summed by themselves.
  private func blocks(_ channels: Int) -> (channels: Int, length: Int) {
    let size = kernel[0] * kernel[1]
    if isBlocked { return size == 1 ? (channels, channels) : (16, 16 * size) }
    let depth = channels * size
    return (1, depth <= 192 ? depth : Swift.min(192, depth / 2))
  }

  /// Runs a body for each group and each run of `step` images, with room for their windows.
  private func forEachRun(
    _ windows: Windows, _ step: Int,
    _ body: (_ group: Int, _ images: Range<Int>, _ room: UnsafeMutablePointer<T>) throws -> Void
  ) throws {
    let room = try Tensor(
      uninitialized: [Swift.max(1, windows.depth), step * windows.columns], T.self == Float.self ? .float32 : .float64)
    for group in 0..<geometry.groups {
      var first = 0
      while first < batch {
        let end = Swift.min(batch, first + step)
        try body(group, first..<end, T.pointer(room))
        try Limits.checkInterrupt()
        first = end
      }
    }
  }

  /// The kernel, or every so many-th of its elements, as a matrix whose columns stand as the rows of `windows`.
  private func weights(
    _ windows: Windows, _ rows: Int, from first: [Int] = [0, 0], by step: [Int] = [1, 1],
    _ at: (_ row: Int, _ channel: Int) -> UnsafePointer<T>
  ) -> [T] {
    var matrix = [T](repeating: 0, count: rows * windows.depth)
    windows.forEachRow { k, channel, i, j in
      let element = (first[0] + i * step[0]) * kernel[1] + first[1] + j * step[1]
      for r in 0..<rows { matrix[r * windows.depth + k] = at(r, channel)[element] }
    }
    return matrix
  }

  /// Multiplies a matrix by the windows of each run of images of `x`, and writes the rows as channels of `out`.
  private func product(
    _ windows: Windows, _ x: UnsafePointer<T>, _ perChannel: Int, _ rows: Int, _ matrix: (_ group: Int) -> [T],
    bias: UnsafePointer<T>?, block: Int, isPlain: Bool, into out: UnsafeMutablePointer<T>
  ) throws {
    let places = windows.columns
    let all = geometry.groups
    let matrices = (0..<all).map(matrix)
    let step = isPlain ? 1 : windows.imagesAtOnce(batch)
    let scratch =
      step > 1
      ? try Tensor(
        uninitialized: [rows, step * places], T.self == Float.self ? .float32 : .float64) : nil
    try forEachRun(windows, step) { group, images, room in
      let columns = images.count * places
      let size = windows.channels * perChannel
      windows.fill(x + (images.lowerBound * all + group) * size, apart: all * size, images: images.count, room)
      let first = out + (images.lowerBound * all + group) * rows * places
      let target = images.count > 1 ? scratch.map { T.pointer($0) } ?? first : first
      if isPlain {
        let bias = bias.map { $0 + group * rows }
        return multiplyPlainly(rows, columns, windows.depth, matrices[group], room, bias, target)
      }
      if let bias {
        for r in 0..<rows { (target + r * columns).update(repeating: bias[group * rows + r], count: columns) }
      }
      T.accumulate(
        rows, columns, windows.depth, matrices[group], windows.depth, room, columns, 1, target, columns,
        block: Swift.max(1, block), isChained: false, continues: bias != nil)
      if images.count > 1 {
        for (k, n) in images.enumerated() {
          for r in 0..<rows {
            (out + ((n * all + group) * rows + r) * places).update(
              from: target + r * columns + k * places, count: places)
          }
        }
      }
    }
  }

  /// One small image: a single channel starts from its bias, several get theirs when their sums are complete.
  private func multiplyPlainly(
    _ rows: Int, _ columns: Int, _ depth: Int, _ matrix: [T], _ room: UnsafePointer<T>, _ bias: UnsafePointer<T>?,
    _ out: UnsafeMutablePointer<T>
  ) {
    if rows == 1 {
      for p in 0..<columns { out[p] = bias?[0] ?? 0 }
      for k in 0..<depth {
        let w = matrix[k]
        let row = room + k * columns
        for p in 0..<columns { out[p] += w * row[p] }
      }
      return
    }
    T.multiply(rows, columns, depth, matrix, room, out)
    guard let bias else { return }
    for r in 0..<rows {
      let row = out + r * columns
      for p in 0..<columns { row[p] += bias[r] }
    }
  }

  private func windows(_ block: Int) -> Windows {
    Windows(
      channels: perIn, block: Swift.max(1, block), plane: image, kernel: kernel, places: result,
      stride: geometry.stride, padding: geometry.padding, dilation: geometry.dilation)
  }

  /// The convolution itself.
  func convolve(_ x: UnsafePointer<T>, _ w: UnsafePointer<T>, _ bias: UnsafePointer<T>?, _ out: UnsafeMutablePointer<T>)
    throws
  {
    let block = blocks(perIn)
    let windows = windows(block.channels)
    let size = kernel[0] * kernel[1]
    try product(
      windows, x, image[0] * image[1], perOut,
      { group in weights(windows, perOut) { o, c in w + ((group * perOut + o) * perIn + c) * size } },
      bias: bias, block: block.length, isPlain: !isBlocked, into: out)
  }

  /// The gradient of the image: each element of `g` spread over the window that made it.
  func spread(_ g: UnsafePointer<T>, _ w: UnsafePointer<T>, _ out: UnsafeMutablePointer<T>) throws {
    let block = blocks(perOut)
    if geometry.stride != [1, 1] && geometry.dilation == [1, 1] && (isBlocked || perOut * kernel[0] * kernel[1] <= 192) {
      return try spreadByPhases(g, w, out)
    }
    // Strides are steps between the places that hold something; what lies between is zero.
    let plane = (0..<2).map { Swift.max(0, (result[$0] - 1) * geometry.stride[$0] + 1) }
    var apart: Tensor?
    if geometry.stride != [1, 1] {
      let room = try Tensor.zeros(
        [batch, outChannels, plane[0], plane[1]], dtype: T.self == Float.self ? .float32 : .float64)
      let target = T.pointer(room)
      for n in 0..<(batch * outChannels) {
        for r in 0..<result[0] {
          let row = target + (n * plane[0] + r * geometry.stride[0]) * plane[1]
          for s in 0..<result[1] { row[s * geometry.stride[1]] = g[(n * result[0] + r) * result[1] + s] }
        }
      }
      apart = room
    }
    let windows = Windows(
      channels: perOut, block: Swift.max(1, block.channels), plane: plane, kernel: kernel, places: image,
      padding: (0..<2).map { geometry.dilation[$0] * (kernel[$0] - 1) - geometry.padding[$0] },
      dilation: geometry.dilation, isFlipped: true)
    let size = kernel[0] * kernel[1]
    try product(
      windows, apart.map { UnsafePointer(T.pointer($0)) } ?? g, plane[0] * plane[1], perIn,
      { group in weights(windows, perIn) { c, o in w + ((group * perOut + o) * perIn + c) * size } },
      bias: nil, block: block.length, isPlain: false, into: out)
  }

  /// The same for strides: places that are a stride apart meet the same elements of the kernel, and no others. Sums have
  /// the steps that they have with the zeros between the places.
  private func spreadByPhases(_ g: UnsafePointer<T>, _ w: UnsafePointer<T>, _ out: UnsafeMutablePointer<T>) throws {
    let stride = geometry.stride
    let block = blocks(perOut)
    let isBlocked = isBlocked
    let room = try Tensor(
      uninitialized: [batch, inChannels, image[0] / stride[0] + 1, image[1] / stride[1] + 1],
      T.self == Float.self ? .float32 : .float64)
    let part = T.pointer(room)
    for phase in 0..<(stride[0] * stride[1]) {
      let first = [phase / stride[1], phase % stride[1]]
      // The places of this phase start here; each meets every stride-th element of the kernel.
      var (start, places, taps, shift) = ([0, 0], [0, 0], [0, 0], [0, 0])
      for d in 0..<2 {
        let (step, padding): (Int, Int) = (stride[d], geometry.padding[d])
        let ahead: Int = first[d] + step - padding % step
        start[d] = ahead % step
        places[d] = start[d] < image[d] ? (image[d] - 1 - start[d]) / step + 1 : 0
        taps[d] = first[d] < kernel[d] ? (kernel[d] - 1 - first[d]) / step + 1 : 0
        shift[d] = taps[d] - 1 - (start[d] + padding - first[d]) / step
      }
      if places[0] == 0 || places[1] == 0 { continue }
      if taps[0] > 0 && taps[1] > 0 {
        let windows = Windows(
          channels: perOut, block: Swift.max(1, block.channels), plane: result, kernel: taps, places: places,
          padding: shift, dilation: [1, 1], isFlipped: true)
        let size = kernel[0] * kernel[1]
        try product(
          windows, g, result[0] * result[1], perIn,
          { group in
            weights(windows, perIn, from: first, by: stride) { c, o in w + ((group * perOut + o) * perIn + c) * size }
          },
          bias: nil, block: isBlocked && size > 1 ? 16 * taps[0] * taps[1] : Swift.max(1, windows.depth), isPlain: false,
          into: part)
      }
      let isEmpty = taps[0] == 0 || taps[1] == 0
      for n in 0..<(batch * inChannels) {
        for r in 0..<places[0] {
          var target = out + (n * image[0] + start[0] + r * stride[0]) * image[1] + start[1]
          let row = part + (n * places[0] + r) * places[1]
          for s in 0..<places[1] {
            target[0] = isEmpty ? 0 : row[s]
            target += stride[1]
          }
        }
      }
    }
  }

  /// The gradient of the kernel: one chain of steps over all places of all images.
  func correlate(_ x: UnsafePointer<T>, _ g: UnsafePointer<T>, _ out: UnsafeMutablePointer<T>) throws {
    let windows = windows(1)
    let places = windows.columns
    let step = windows.imagesAtOnce(batch)
    let scratch =
      step > 1
      ? try Tensor(
        uninitialized: [perOut, step * places], T.self == Float.self ? .float32 : .float64) : nil
    try forEachRun(windows, step) { group, images, room in
      let columns = images.count * places
      let size = perIn * image[0] * image[1]
      windows.fill(
        x + (images.lowerBound * geometry.groups + group) * size, apart: geometry.groups * size, images: images.count,
        room)
      var rows = g + (images.lowerBound * geometry.groups + group) * perOut * places
      if images.count > 1, let scratch {
        let target = T.pointer(scratch)
        for (k, n) in images.enumerated() {
          for o in 0..<perOut {
            (target + o * columns + k * places).update(
              from: g + ((n * geometry.groups + group) * perOut + o) * places, count: places)
          }
        }
        rows = UnsafePointer(target)
      }
      T.accumulate(
        perOut, windows.depth, columns, rows, columns, room, 1, columns, out + group * perOut * windows.depth,
        windows.depth, block: Swift.min(columns, 256), isChained: true, continues: images.lowerBound > 0)
    }
  }
}
