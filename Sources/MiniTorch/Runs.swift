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
    var walk = Walk(self)
    repeat { try body(walk.run) } while try walk.advance()
  }

  /// Where a walk stands. It is no part of the loops over runs, of which there are hundreds.
  private struct Walk {
    private let runs: Runs
    var run: Run
    private var index: Shape
    /// What is left of the innermost dimension behind this run.
    private var rest: Int
    /// The elements since the interrupt flag was read.
    private var done = 0

    @inline(never)
    init(_ runs: Runs) {
      self.runs = runs
      let last = runs.rank - 1
      let inner = runs.sizes[last]
      run = Run(count: Swift.min(inner, Runs.chunk))
      (run.stride0, run.stride1, run.stride2) = (runs.steps0[last], runs.steps1[last], runs.steps2[last])
      rest = inner - run.count
      index = Shape(repeating: 0, count: last)
    }

    /// Goes to the next run, and says whether there is one.
    @inline(never)
    mutating func advance() throws -> Bool {
      done += run.count
      if done >= Runs.chunk {
        try Limits.checkInterrupt()
        done = 0
      }
      let last = runs.rank - 1
      let inner = runs.sizes[last]
      if rest > 0 {
        move(Runs.chunk, run.stride0, run.stride1, run.stride2)
        run.count = Swift.min(rest, Runs.chunk)
        rest -= run.count
        return true
      }
      if inner > Runs.chunk {
        let back = run.count - inner
        move(back, run.stride0, run.stride1, run.stride2)
        run.count = Runs.chunk
        rest = inner - run.count
      }
      var d = last - 1
      while d >= 0 {
        index[d] += 1
        move(1, runs.steps0[d], runs.steps1[d], runs.steps2[d])
        if index[d] < runs.sizes[d] { return true }
        move(-runs.sizes[d], runs.steps0[d], runs.steps1[d], runs.steps2[d])
        index[d] = 0
        d -= 1
      }
      return false
    }

    @inline(__always)
    private mutating func move(_ count: Int, _ step0: Int, _ step1: Int, _ step2: Int) {
      run.offset0 &+= count &* step0
      run.offset1 &+= count &* step1
      run.offset2 &+= count &* step2
    }
  }
}
