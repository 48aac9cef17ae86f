// The loss of sequences without an alignment: connectionist temporal classification.

enum CTCLossOps {
  static let all: [Op] = [Op.ctcLossOp]
}

/// Labels with blanks between them, and the logarithms of how likely their beginnings and ends are.
private struct CTCSequence<T: BinaryFloatingPoint> {
  /// The logarithms of the probabilities of this sequence: time by label.
  let at: (_ t: Int, _ label: Int) -> T
  let steps: Int
  let labels: [Int]
  let blank: Int
  let log: (T) -> T
  let exp: (T) -> T

  var states: Int { 2 * labels.count + 1 }

  func label(_ s: Int) -> Int { s % 2 == 0 ? blank : labels[s / 2] }

  /// The logarithm of a sum of exponentials.
  func sum(_ a: T, _ b: T, _ c: T = -.infinity) -> T {
    var top = max(a, max(b, c))
    if top == -.infinity { top = 0 }
    return log(exp(a - top) + exp(b - top) + exp(c - top)) + top
  }

  /// Whether state `s` can be reached from two states before.
  private func skips(_ s: Int) -> Bool { s > 1 && label(s) != label(s - 2) }

  /// Row by row how likely it is to be in a state and to have said what leads there.
  func beginnings() -> [T] {
    var rows = [T](repeating: -.infinity, count: steps * states)
    guard steps > 0 else { return rows }
    rows[0] = at(0, blank)
    if states > 1 { rows[1] = at(0, label(1)) }
    for t in 1..<max(1, steps) {
      for s in 0..<states {
        let before = (t - 1) * states + s
        rows[t * states + s] =
          sum(rows[before], s > 0 ? rows[before - 1] : -.infinity, skips(s) ? rows[before - 2] : -.infinity)
          + at(t, label(s))
      }
    }
    return rows
  }

  /// The same from the end.
  func endings() -> [T] {
    var rows = [T](repeating: -.infinity, count: steps * states)
    guard steps > 0 else { return rows }
    let last = (steps - 1) * states
    rows[last + states - 1] = at(steps - 1, blank)
    if states > 1 { rows[last + states - 2] = at(steps - 1, label(states - 2)) }
    for t in stride(from: steps - 2, through: 0, by: -1) {
      for s in 0..<states {
        let after = (t + 1) * states + s
        rows[t * states + s] =
          sum(
            rows[after], s + 1 < states ? rows[after + 1] : -.infinity,
            s + 2 < states && skips(s + 2) ? rows[after + 2] : -.infinity) + at(t, label(s))
      }
    }
    return rows
  }

  /// The loss.
  func loss(_ rows: [T]) -> T {
    if steps == 0 { return labels.isEmpty ? 0 : .infinity }
    let last = (steps - 1) * states
    return -sum(rows[last + states - 1], states > 1 ? rows[last + states - 2] : -.infinity)
  }
}

extension Op {
  /// The sequences of a batch.
  private static func sequences<T: BinaryFloatingPoint>(
    _ p: UnsafePointer<T>, _ shape: Shape, _ labels: [[Int]], _ lengths: [Int], _ blank: Int, log: @escaping (T) -> T,
    exp: @escaping (T) -> T
  ) -> [CTCSequence<T>] {
    let (batch, classes) = (shape[1], shape[2])
    return labels.indices.map { n in
      CTCSequence(
        at: { t, label in p[(t * batch + n) * classes + label] }, steps: lengths[n], labels: labels[n], blank: blank,
        log: log, exp: exp)
    }
  }

  private static func losses<T: BinaryFloatingPoint>(_ all: [CTCSequence<T>], _ out: UnsafeMutablePointer<T>) throws {
    for (n, sequence) in all.enumerated() {
      out[n] = sequence.loss(sequence.beginnings())
      try Limits.checkInterrupt()
    }
  }

  /// The gradient of the logits that the probabilities were made from, as PyTorch takes it.
  private static func gradients<T: BinaryFloatingPoint>(
    _ all: [CTCSequence<T>], _ shape: Shape, _ g: UnsafePointer<T>, zeroInfinity: Bool, _ out: UnsafeMutablePointer<T>
  ) throws {
    let (batch, classes) = (shape[1], shape[2])
    for (n, sequence) in all.enumerated() {
      let (begin, end) = (sequence.beginnings(), sequence.endings())
      let loss = sequence.loss(begin)
      if zeroInfinity && loss == .infinity { continue }
      for t in 0..<sequence.steps {
        var paths = [T](repeating: -.infinity, count: classes)
        for s in 0..<sequence.states {
          let label = sequence.label(s)
          paths[label] = sequence.sum(paths[label], begin[t * sequence.states + s] + end[t * sequence.states + s])
        }
        for c in 0..<classes {
          let logit = sequence.at(t, c)
          out[(t * batch + n) * classes + c] = (sequence.exp(logit) - sequence.exp(paths[c] + loss - logit)) * g[n]
        }
      }
      try Limits.checkInterrupt()
    }
  }

  /// The labels of each sequence, from rows or from one long row.
  private static func labels(_ targets: Tensor, _ lengths: [Int]) throws -> [[Int]] {
    let all = try targets.converted(to: .int64).contiguous()
    let most = lengths.max() ?? 0
    func tooSmall(_ wanted: String, _ d: Int) -> TensorError {
      .runtime(
        "Expected tensor to have size \(wanted) at dimension \(d), but got size \(targets.sizes[d]) for argument #2 "
          + "'targets' (while checking arguments for ctc_loss_allocate_outputs)")
    }
    var start = 0
    if targets.rank == 1 {
      let sum = lengths.reduce(0, +)
      guard all.count == sum else { throw tooSmall("\(sum)", 0) }
      return lengths.map { length in
        defer { start += length }
        return (start..<(start + length)).map { Int(all.int64[$0]) }
      }
    }
    guard targets.rank == 2, targets.sizes[0] == lengths.count else {
      throw TensorError.runtime(
        "Expected tensor to have size \(lengths.count) at dimension 0, but got size \(targets.sizes[0]) for argument #2 "
          + "'targets' (while checking arguments for ctc_loss_allocate_outputs)")
    }
    let width = targets.sizes[1]
    guard width >= most else { throw tooSmall("at least \(most)", 1) }
    return lengths.enumerated().map { n, length in (0..<length).map { Int(all.int64[n * width + $0]) } }
  }

  static let ctcLossOp: Op = .init(
    "_ctc_loss(Tensor log_probs, Tensor targets, int[] input_lengths, int[] target_lengths, int blank=0, bool zero_infinity=False)",
    places: [], gradients: ["CtcLossBackward0"],
    doc: """
      How unlikely sequences of labels are, over all alignments with longer sequences of probabilities.

      >>> torch.nn.functional.ctc_loss(torch.zeros(2, 1, 2), torch.tensor([[1]]), (2,), (1,), reduction='none')
      tensor([-1.0986])
      """,
    samples: {
      let scores = try Tensor((0..<24).map { Double($0 * 7 % 5) / 4 }, sizes: [4, 2, 3], dtype: .float32)
      let lengths = Argument.list([.int(4), .int(3)], isTuple: true)
      return [
        CallArguments([
          .tensor(scores), .tensor(try Tensor(integers: [1, 2, 2, 1], sizes: [2, 2])), lengths,
          .list([.int(2), .int(1)], isTuple: true),
        ])
      ]
    }
  ) { a in
    let (x, targets) = (try a.tensor(0), try a.tensor(1))
    let (lengths, wanted, blank) = (try a.ints(2), try a.ints(3), try a.int(4))
    let zeroInfinity = try a.bool(5)
    guard x.dtype == .float32 || x.dtype == .float64 else { throw TensorError.notImplemented("ctc_loss_cpu", x.dtype) }
    guard x.rank == 3 else {
      throw TensorError.runtime(
        "Expected 3-dimensional tensor, but got \(x.rank)-dimensional tensor for argument #1 'log_probs' (while checking "
          + "arguments for ctc_loss_allocate_outputs)")
    }
    guard blank >= 0 && blank < x.sizes[2] else { throw TensorError.runtime("blank must be in label range") }
    guard lengths.count == x.sizes[1] else { throw TensorError.runtime("input_lengths must be of size batch_size") }
    guard wanted.count == x.sizes[1] else { throw TensorError.runtime("target_lengths must be of size batch_size") }
    for length in lengths where length > x.sizes[0] || length < 0 {
      throw TensorError.runtime(
        "Expected input_lengths to have value at \(length < 0 ? "least 0" : "most \(x.sizes[0])"), but got value \(length) "
          + "(while checking arguments for ctc_loss_allocate_outputs)")
    }
    for length in wanted where length < 0 {
      throw TensorError.runtime(
        "Expected target_lengths to have value at least 0, but got value \(length) (while checking arguments for "
          + "ctc_loss_allocate_outputs)")
    }
    let labels = try labels(targets, wanted)
    for label in labels.joined() where label < 0 || label >= x.sizes[2] {
      throw TensorError.index("ctc_loss: the label \(label) is outside the \(x.sizes[2]) that log_probs has")
    }
    let (shape, dtype) = (x.sizes, x.dtype)
    func each<R>(
      _ x: Tensor, _ single: ([CTCSequence<Float>]) throws -> R, _ double: ([CTCSequence<Double>]) throws -> R
    ) throws -> R {
      let plain = try x.contiguousElements(as: dtype)
      if dtype == .float64 {
        return try double(
          sequences(plain.float64, shape, labels, lengths, blank, log: Libm.log, exp: Libm.exp))
      }
      return try single(
        sequences(
          plain.float32, shape, labels, lengths, blank, log: { Float(Libm.log(Double($0))) },
          exp: { Float(Libm.exp(Double($0))) }))
    }
    let out = try Tensor(uninitialized: [shape[1]], dtype)
    try each(x, { try losses($0, out.float32) }, { try losses($0, out.float64) })
    return .tensor(
      try out.recorded("CtcLossBackward0", [x], saving: [x]) { _, g, saved in
        let given = try g.contiguousElements(as: dtype)
        let result = try Tensor.zeros(shape, dtype: dtype)
        try each(
          saved[0], { try gradients($0, shape, given.float32, zeroInfinity: zeroInfinity, result.float32) },
          { try gradients($0, shape, given.float64, zeroInfinity: zeroInfinity, result.float64) })
        return result
      })
  }
}
