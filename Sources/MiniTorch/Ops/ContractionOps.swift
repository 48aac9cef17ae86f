// Products over named or counted dimensions: einsum, tensordot, inner and Kronecker products.

enum ContractionOps {
  static let all: [Op] = [Op.einsumOp, Op.tensordotOp, Op.innerOp, Op.kronOp]
}

extension Op {
  /// Multiplies along the dimensions that letters name and sums over those that the result does not have.
  ///
  /// - Throws: PyTorch's errors for equations that do not fit the operands.
  static func einsum(_ equation: String, _ operands: [Tensor]) throws -> Tensor {
    let text = equation.filter { $0 != " " }
    let halves = text.components(separatedByArrow: "->")
    let inputs = halves[0].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    guard !operands.isEmpty else { throw TensorError.runtime("einsum(): must provide at least one operand") }
    guard inputs.count == operands.count else {
      throw TensorError.runtime(
        inputs.count < operands.count
          ? "einsum(): more operands were provided than specified in the equation"
          : "einsum(): fewer operands were provided than specified in the equation")
    }
    // The dimensions of an ellipsis get the labels 0, 1, ... counted from the last.
    var letters: [[Label]] = []
    var spreads: [Int?] = []
    var ellipsisRank = 0
    var start = 0
    for (i, input) in inputs.enumerated() {
      defer { start += input.count + 1 }
      var labels = try Label.read(input, from: start, rank: operands[i].rank, operand: i)
      spreads.append(labels.firstIndex(of: .ellipsis))
      if let place = labels.firstIndex(of: .ellipsis) {
        let width = operands[i].rank - (labels.count - 1)
        labels.replaceSubrange(place...place, with: (0..<width).reversed().map { .spread($0) })
        ellipsisRank = Swift.max(ellipsisRank, width)
      }
      letters.append(labels)
    }
    let everything = letters.flatMap { $0 }
    var output: [Label]
    let lead = (0..<ellipsisRank).reversed().map { Label.spread($0) }
    if halves.count > 1 {
      output = try Label.read(halves[1], from: halves[0].count + 2, rank: nil, operand: nil)
      if let place = output.firstIndex(of: .ellipsis) { output.replaceSubrange(place...place, with: lead) }
      for (i, label) in output.enumerated() {
        guard case .letter(let c) = label else { continue }
        if output[..<i].contains(label) {
          throw TensorError.runtime("einsum(): output subscript \(c) appears more than once in the output")
        }
        if !everything.contains(label) {
          throw TensorError.runtime(
            "einsum(): output subscript \(c) does not appear in the equation for any input operand")
        }
      }
    } else {
      let once = Set(everything).filter { label in everything.count { $0 == label } == 1 }
      output = lead + once.filter(\.isLetter).sorted { $0.order < $1.order }
    }
    let summed = Set(everything).subtracting(output).sorted { $0.order < $1.order }
    let all = output + summed
    var sizes: [Label: Int] = [:]
    let aligned = try operands.indices.map {
      try align(operands[$0], letters[$0], all, &sizes, operand: $0, spread: spreads[$0])
    }
    // In how many operands each dimension is still more than one wide.
    var widths = all.indices.map { d in aligned.count { $0.sizes[d] != 1 } }
    var result = aligned[0]
    for next in aligned.dropFirst() {
      var (a, b) = (result, next)
      var (now, onlyA, onlyB): ([Int], [Int], [Int]) = ([], [], [])
      for d in output.count..<all.count {
        if a.sizes[d] != 1 && b.sizes[d] != 1 {
          widths[d] -= 1
          guard widths[d] == 1 else { continue }
          now.append(d)
          widths[d] = 0
        } else if widths[d] == 1 {
          if a.sizes[d] != 1 { onlyA.append(d) } else if b.sizes[d] != 1 { onlyB.append(d) } else { continue }
          widths[d] = 0
        }
      }
      if !onlyA.isEmpty { a = try a.sum(onlyA, keepDimensions: true) }
      if !onlyB.isEmpty { b = try b.sum(onlyB, keepDimensions: true) }
      result = try contract(a, b, over: now)
    }
    if output.count == all.count { return result }
    if aligned.count > 1 { return try result.view(Array(result.sizes.prefix(output.count))) }
    return try result.sum(Array(output.count..<all.count))
  }

  /// One dimension's name in an equation.
  private enum Label: Hashable {
    case letter(Character)
    case spread(Int)
    case ellipsis

    var isLetter: Bool { if case .letter = self { true } else { false } }

    var order: Int {
      switch self {
      case .letter(let c): 1000 + Int(c.asciiValue ?? 0)
      case .spread(let i): 999 - i
      case .ellipsis: 0
      }
    }

    var text: String { if case .letter(let c) = self { String(c) } else { "..." } }

    static func read(_ text: String, from start: Int = 0, rank: Int?, operand: Int?) throws -> [Label] {
      var labels: [Label] = []
      var rest = Substring(text)
      while let c = rest.first {
        if rest.hasPrefix("...") {
          if labels.contains(.ellipsis) {
            throw TensorError.runtime(
              "einsum(): found '.' for \(operand.map { "operand \($0)" } ?? "output") for which an ellipsis was already "
                + "found")
          }
          labels.append(.ellipsis)
          rest = rest.dropFirst(3)
          continue
        }
        guard c.isASCII && c.isLetter else {
          throw TensorError.runtime(
            c == "."
              ? "einsum(): found '.' for \(operand.map { "operand \($0)" } ?? "output") that is not part of any ellipsis"
              : "einsum(): invalid subscript given at index \(start + text.count - rest.count) in the equation string, "
                + "subscripts must be in [a-zA-Z]")
        }
        labels.append(.letter(c))
        rest = rest.dropFirst()
      }
      if let rank, let operand {
        let named = labels.count { $0 != .ellipsis }
        if labels.contains(.ellipsis) ? named > rank : named != rank {
          throw TensorError.runtime(
            "einsum(): the number of subscripts in the equation (\(named)) "
              + (labels.contains(.ellipsis)
                ? "is more than the number of dimensions (\(rank)) for operand \(operand)"
                : "does not match the number of dimensions (\(rank)) for operand \(operand) and no ellipsis was given"))
        }
      }
      return labels
    }
  }

  /// `x` with its dimensions in the order of `all`, of size one where it has none; repeated letters take the diagonal.
  private static func align(
    _ x: Tensor, _ letters: [Label], _ all: [Label], _ sizes: inout [Label: Int], operand: Int, spread: Int?
  ) throws -> Tensor {
    var x = x
    var places: [Label: Int] = [:]
    // An ellipsis that covers fewer dimensions than others begins with those it lacks.
    func fill() throws {
      let place = places.count
      for label in all where !label.isLetter && !letters.contains(label) {
        x = try x.unsqueezed(place)
        places[label] = places.count
      }
    }
    for (i, label) in letters.enumerated() {
      if i == spread { try fill() }
      let d = places.count
      guard let first = places[label] else {
        places[label] = d
        continue
      }
      guard x.sizes[first] == x.sizes[d] else {
        throw TensorError.runtime(
          "einsum(): subscript \(label.text) is repeated for operand \(operand) but the sizes don't match, "
            + "\(x.sizes[d]) != \(x.sizes[first])")
      }
      x = try x.diagonal(0, first, d).movedDimensions([-1], [first])
    }
    if spread == letters.count { try fill() }
    for label in all where places[label] == nil {
      x = try x.unsqueezed(-1)
      places[label] = places.count
    }
    let result = try x.permuted(all.map { places[$0] ?? 0 })
    for (label, size) in zip(all, result.sizes) {
      if let known = sizes[label], known != size, known != 1, size != 1 {
        throw TensorError.runtime(
          "einsum(): subscript \(label.text) has size \(size) for operand \(operand) which does not broadcast with "
            + "previously seen size \(known)")
      }
      sizes[label] = Swift.max(sizes[label] ?? 1, size)
    }
    return result
  }

  /// The product of two tensors of the same rank summed over dimensions that both have, which stay with size one; by way
  /// of `bmm`.
  private static func contract(_ a: Tensor, _ b: Tensor, over dimensions: [Int]) throws -> Tensor {
    if dimensions.isEmpty { return try mul.apply(a, b) }
    var (batch, left, right, inner): ([Int], [Int], [Int], [Int]) = ([], [], [], [])
    for d in 0..<a.rank {
      if dimensions.contains(d) {
        inner.append(d)
      } else if a.sizes[d] != 1 && b.sizes[d] != 1 {
        batch.append(d)
      } else if a.sizes[d] != 1 {
        left.append(d)
      } else {
        right.append(d)
      }
    }
    // The operand whose dimensions come first in the result is the left one.
    var (a, b) = (a, b)
    if let last = right.last, let first = left.first, last < first {
      swap(&a, &b)
      swap(&left, &right)
    }
    func product(_ x: Tensor, _ d: [Int]) -> Int { d.reduce(1) { $0 * x.sizes[$1] } }
    let (n, m, k, p) = (product(a, batch), product(a, left), product(a, inner), product(b, right))
    let x = try a.permuted(batch + left + inner + right).reshape([n, m, k])
    let y = try b.permuted(batch + inner + right + left).reshape([n, k, p])
    let value = try bmm(x, y)
    let order = batch + left + inner + right
    let sizes = (batch + left).map { a.sizes[$0] } + inner.map { _ in 1 } + right.map { b.sizes[$0] }
    var back = [Int](repeating: 0, count: a.rank)
    for (i, d) in order.enumerated() { back[d] = i }
    return try value.view(sizes).permuted(back)
  }

  static let einsumOp: EinsumOp = .init(
    "einsum(str equation, Tensor[] operands)", places: .function, gradients: ["ViewBackward0"],
    doc: """
      Multiplies along the dimensions that the equation's letters name, and sums over those that the result has not.

      >>> torch.einsum('ij,j->i', torch.tensor([[1., 2.], [3., 4.]]), torch.ones(2))
      tensor([3., 7.])
      """,
    samples: {
      let (a, b) = (Argument.tensor(try .ramp([2, 3])), Argument.tensor(try .ramp([3, 2])))
      return [CallArguments([.string("ij,jk->ik"), .list([a, b], isTuple: false)])]
    }
  ) { a in .tensor(try einsum(a.string(0) ?? "", a.tensors(1))) }

  static func tensordot(_ a: Tensor, _ b: Tensor, _ first: [Int], _ second: [Int]) throws -> Tensor {
    guard first.count == second.count else {
      throw TensorError.runtime("both dimension lists should have same length")
    }
    let (p, q) = (try first.map { try a.wrap($0) }, try second.map { try b.wrap($0) })
    for k in p.indices where a.sizes[p[k]] != b.sizes[q[k]] {
      throw TensorError.runtime(
        "contracted dimensions need to match, but first has size \(a.sizes[p[k]]) in dim \(first[k]) and second "
          + "has size \(b.sizes[q[k]]) in dim \(second[k])")
    }
    let (keptA, keptB) = ((0..<a.rank).filter { !p.contains($0) }, (0..<b.rank).filter { !q.contains($0) })
    let (sizesA, sizesB) = (keptA.map { a.sizes[$0] }, keptB.map { b.sizes[$0] })
    let k = p.reduce(1) { $0 * a.sizes[$1] }
    let x = try a.permuted(keptA + p).reshape([sizesA.reduce(1, *), k])
    let y = try b.permuted(q + keptB).reshape([k, sizesB.reduce(1, *)])
    return try mm(x, y).reshape(sizesA + sizesB)
  }

  static let tensordotOp: Op = .init(
    "tensordot(Tensor a, Tensor b, int dims=2)", "tensordot(Tensor a, Tensor b, Tensor[] dims)", places: .function,
    gradients: ["ViewBackward0"],
    doc: """
      Sums products over the last dimensions of one tensor and the first of the other, or over those that are given.

      >>> torch.tensordot(torch.ones(2, 3), torch.ones(3, 2), dims=1)
      tensor([[3., 3.],
              [3., 3.]])
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 3])), .tensor(try .ramp([3, 2])), .int(1)])] }
  ) { a in
    let (x, y) = (try a.tensor(0), try a.tensor(1))
    if a.overload == 0 {
      let n = try a.int(2)
      guard n >= 0 else { throw TensorError.runtime("tensordot expects dims >= 0, but got dims=\(n)") }
      guard n <= Swift.min(x.rank, y.rank) else {
        throw TensorError.runtime("tensordot expects dims < ndim_a or ndim_b, but got dims=\(n)")
      }
      return .tensor(try tensordot(x, y, Array(-n..<0), Array(0..<n)))
    }
    guard case .list(let lists, _) = a.values[2], lists.count == 2 else {
      throw TensorError(.notImplemented, "torch.tensordot: these dims are not supported")
    }
    let dimensions = try lists.map { list -> [Int] in
      guard case .list(let elements, _) = list else {
        throw TensorError(.notImplemented, "torch.tensordot: these dims are not supported")
      }
      return try elements.map {
        guard case .int(let value) = $0 else { throw TensorError.type("tensordot(): dims must be integers") }
        return value
      }
    }
    return .tensor(try tensordot(x, y, dimensions[0], dimensions[1]))
  }

  static let innerOp: Op = .init(
    "inner(Tensor input, Tensor other, *, Tensor out=None)", gradients: ["ViewBackward0", "MulBackward0"],
    doc: """
      Sums products over the last dimensions.

      >>> torch.inner(torch.tensor([1., 2.]), torch.tensor([3., 4.]))
      tensor(11.)
      """,
    samples: { [CallArguments([.tensor(try .ramp([3])), .tensor(try .ramp([3]))])] }
  ) { a in
    let (x, y) = (try a.tensor(0), try a.tensor(1))
    if x.rank == 0 || y.rank == 0 { return .tensor(try mul.apply(x, y)) }
    guard x.sizes[x.rank - 1] == y.sizes[y.rank - 1] else {
      throw TensorError.runtime(
        "inner() the last dimension must match on both input tensors but got shapes \(x.sizes) and \(y.sizes)")
    }
    if x.rank == 1 && y.rank == 1 { return .tensor(try dot(x, y).view([])) }
    return .tensor(try tensordot(x, y, [x.rank - 1], [y.rank - 1]))
  }

  static let kronOp: Op = .init(
    "kron(Tensor input, Tensor other, *, Tensor out=None)", gradients: ["UnsafeViewBackward0"],
    doc: """
      The Kronecker product: `other` times each element of `input`, laid out as blocks.

      >>> torch.kron(torch.tensor([1, 2]), torch.tensor([1, 1]))
      tensor([1, 1, 2, 2])
      """,
    samples: { [CallArguments([.tensor(try .ramp([2, 2])), .tensor(try .ramp([2]))])] }
  ) { a in
    let (x, y) = (try a.tensor(0), try a.tensor(1))
    let rank = Swift.max(x.rank, y.rank)
    let p = [Int](repeating: 1, count: rank - x.rank) + Array(x.sizes)
    let q = [Int](repeating: 1, count: rank - y.rank) + Array(y.sizes)
    let left = try x.unsafeView(p.flatMap { [$0, 1] })
    let right = try y.unsafeView(q.flatMap { [1, $0] })
    return .tensor(try mul.apply(left, right).unsafeView(zip(p, q).map { $0 * $1 }))
  }
}

extension String {
  /// The parts before and after an arrow.
  fileprivate func components(separatedByArrow arrow: String) -> [String] {
    var before = Substring(self)
    var index = startIndex
    while index < endIndex {
      if self[index...].hasPrefix(arrow) {
        before = self[..<index]
        return [String(before), String(self[index...].dropFirst(arrow.count))]
      }
      index = self.index(after: index)
    }
    return [self]
  }
}
