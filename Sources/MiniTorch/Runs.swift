// Walking over tensors of equal sizes and different strides, one run of elements at a time.

/// A run of elements in up to three tensors.
struct Run {
  var count: Int
  var offset0 = 0, offset1 = 0, offset2 = 0
  var stride0 = 0, stride1 = 0, stride2 = 0
}

/// The runs of up to three equally sized tensors; the first decides the order.
struct Runs {
  /// Elements are handed out in chunks of at most this many, and the interrupt flag is read between them.
  static let chunk = 1 << 20

  private var sizes: [Int] = []
  private var strides: [(Int, Int, Int)] = []
  private let isEmpty: Bool

  init(_ shape: Shape, _ s0: Shape, _ s1: Shape, _ s2: Shape? = nil) {
    let rank = shape.count
    var empty = false
    var order = Array(0..<rank)
    for i in 0..<rank where shape[i] == 0 { empty = true }
    isEmpty = empty
    // Widest stride of the first tensor outside; equal strides and broadcast dimensions keep their order.
    for i in 1..<Swift.max(rank, 1) {
      var j = i
      while j > 0, s0[order[j - 1]] < s0[order[j]], shape[order[j]] > 1 {
        order.swapAt(j, j - 1)
        j -= 1
      }
    }
    for d in order where shape[d] != 1 {
      let step = (s0[d], s1[d], s2?[d] ?? 0)
      if let last = strides.last, last.0 == step.0 * shape[d], last.1 == step.1 * shape[d], last.2 == step.2 * shape[d]
      {
        sizes[sizes.count - 1] *= shape[d]
        strides[strides.count - 1] = step
      } else {
        sizes.append(shape[d])
        strides.append(step)
      }
    }
    if sizes.isEmpty {
      sizes = [1]
      strides = [(1, 1, 1)]
    }
  }

  /// Does `body` with every run.
  ///
  /// - Throws: what `body` throws, and the interrupt.
  @inline(__always)
  func forEach(_ body: (Run) throws -> Void) throws {
    if isEmpty { return }
    let last = sizes.count - 1
    let inner = sizes[last]
    var run = Run(count: inner)
    (run.stride0, run.stride1, run.stride2) = strides[last]
    var index = [Int](repeating: 0, count: last)
    var done = 0
    while true {
      if inner > Self.chunk {
        var start = 0
        while start < inner {
          var part = run
          part.count = Swift.min(Self.chunk, inner - start)
          part.offset0 += start * run.stride0
          part.offset1 += start * run.stride1
          part.offset2 += start * run.stride2
          try body(part)
          try Limits.checkInterrupt()
          start += Self.chunk
        }
      } else {
        try body(run)
        done += inner
        if done > Self.chunk {
          try Limits.checkInterrupt()
          done = 0
        }
      }
      var d = last - 1
      while d >= 0 {
        index[d] += 1
        run.offset0 += strides[d].0
        run.offset1 += strides[d].1
        run.offset2 += strides[d].2
        if index[d] < sizes[d] { break }
        run.offset0 -= sizes[d] * strides[d].0
        run.offset1 -= sizes[d] * strides[d].1
        run.offset2 -= sizes[d] * strides[d].2
        index[d] = 0
        d -= 1
      }
      if d < 0 { return }
    }
  }
}
