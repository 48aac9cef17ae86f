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

  /// The dimensions that are left when those that lie together are one.
  private var rank = 0
  private var sizes: Shape
  private var steps0: Shape
  private var steps1: Shape
  private var steps2: Shape
  private let isEmpty: Bool

  init(_ shape: Shape, _ s0: Shape, _ s1: Shape, _ s2: Shape? = nil) {
    let count = shape.count
    var empty = false
    var order = Shape(repeating: 0, count: count)
    for i in 0..<count {
      order[i] = i
      if shape[i] == 0 { empty = true }
    }
    isEmpty = empty
    // Widest stride of the first tensor outside; equal strides and broadcast dimensions keep their order.
    for i in 1..<Swift.max(count, 1) {
      var j = i
      while j > 0, s0[order[j - 1]] < s0[order[j]], shape[order[j]] > 1 {
        (order[j], order[j - 1]) = (order[j - 1], order[j])
        j -= 1
      }
    }
    let room = Shape(repeating: 1, count: Swift.max(count, 1))
    (sizes, steps0, steps1, steps2) = (room, room, room, room)
    for i in 0..<count {
      let d = order[i]
      let size = shape[d]
      if size == 1 { continue }
      let (a, b, c) = (s0[d], s1[d], s2?[d] ?? 0)
      if rank > 0, steps0[rank - 1] == a * size, steps1[rank - 1] == b * size, steps2[rank - 1] == c * size {
        sizes[rank - 1] *= size
      } else {
        rank += 1
        sizes[rank - 1] = size
      }
      (steps0[rank - 1], steps1[rank - 1], steps2[rank - 1]) = (a, b, c)
    }
    if rank == 0 { rank = 1 }
  }

  /// Does `body` with every run.
  ///
  /// - Throws: what `body` throws, and the interrupt.
  @inline(__always)
  func forEach(_ body: (Run) throws -> Void) throws {
    if isEmpty { return }
    let last = rank - 1
    let inner = sizes[last]
    var run = Run(count: inner)
    (run.stride0, run.stride1, run.stride2) = (steps0[last], steps1[last], steps2[last])
    var index = Shape(repeating: 0, count: last)
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
        run.offset0 += steps0[d]
        run.offset1 += steps1[d]
        run.offset2 += steps2[d]
        if index[d] < sizes[d] { break }
        run.offset0 -= sizes[d] * steps0[d]
        run.offset1 -= sizes[d] * steps1[d]
        run.offset2 -= sizes[d] * steps2[d]
        index[d] = 0
        d -= 1
      }
      if d < 0 { return }
    }
  }
}
