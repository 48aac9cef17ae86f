// Scaled dot-product attention of `float32` values, as PyTorch's CPU kernel computes it: a block of queries at a time.
import MiniTorchKernels

/// One call's sizes and its pieces of memory; rows of a head lie `stride` elements apart.
private struct AttentionHeads {
  let batch: Int
  let heads: Int
  let queries: Int
  let keys: Int
  let width: Int
  let scale: Float
  let mask: Tensor?
  let isCausal: Bool

  /// As many queries as PyTorch takes at once.
  var block: Int { queries >= 768 ? 256 : queries >= 192 ? 64 : 32 }

  /// A head's rows: its first element, and how far apart they are.
  func rows(_ x: Tensor, _ b: Int, _ h: Int) -> (UnsafeMutablePointer<Float>, Int) {
    (x.float32 + b * x.strides[0] + h * x.strides[1], x.strides[2])
  }

  /// Hands out each head's block of queries.
  func forEach(_ body: (_ b: Int, _ h: Int, _ first: Int, _ count: Int) throws -> Void) throws {
    for b in 0..<batch {
      for h in 0..<heads {
        var first = 0
        while first < queries {
          try body(b, h, first, min(block, queries - first))
          first += block
        }
        try Limits.checkInterrupt()
      }
    }
  }

  /// What is added to the score of a query and a key.
  func added(_ b: Int, _ h: Int, _ query: Int, _ key: Int) -> Float {
    guard let mask else { return 0 }
    let s = mask.strides
    return mask.float32[b * s[0] + h * s[1] + query * s[2] + key * s[3]]
  }
}

/// The three gradients of one pass, which are computed together and asked for one by one.
private final class FlashGradients {
  private var source: Tensor?
  private var parts: [Tensor] = []

  func part(_ i: Int, of g: Tensor, _ make: () throws -> [Tensor]) throws -> Tensor {
    if source !== g { (source, parts) = (g, try make()) }
    return parts[i]
  }
}

extension Tensor {
  /// The same elements as a tensor of its own, which is no view.
  fileprivate var asBase: Tensor {
    Tensor(storage: storage, offset: offset, sizes: sizes, strides: strides, dtype: dtype)
  }
}

extension Op {
  /// Whether the kernel takes these; others are composed of products and a softmax.
  public static func takesFlashAttention(_ query: Tensor, _ key: Tensor, _ value: Tensor, _ mask: Tensor?) -> Bool {
    let all = [query, key, value]
    return all.allSatisfy {
      $0.dtype == .float32 && $0.rank == 4 && $0.count > 0 && $0.strides[3] == 1
        && $0.sizes[0] == query.sizes[0] && $0.sizes[1] == query.sizes[1] && $0.sizes[3] == query.sizes[3]
    } && key.sizes[2] == value.sizes[2] && key.sizes[2] <= 512
      && mask.map { $0.dtype == .float32 && !$0.requiresGrad } ?? true
  }

  /// The values of all keys, mixed for each query by the softmax of its products with them.
  ///
  /// - Parameters:
  ///   - query: (batch, heads, queries, width), like `key` and `value`; see `takesFlashAttention`.
  ///   - mask: what is added to the scores, in sizes that broadcast to (batch, heads, queries, keys).
  /// - Source: PyTorch's `cpu_flash_attention`.
  public static func flashAttention(
    _ query: Tensor, _ key: Tensor, _ value: Tensor, mask: Tensor?, isCausal: Bool, scale: Double
  ) throws -> Tensor {
    let (batch, heads, queries, keys) = (query.sizes[0], query.sizes[1], query.sizes[2], key.sizes[2])
    let call = AttentionHeads(
      batch: batch, heads: heads, queries: queries, keys: keys, width: query.sizes[3], scale: Float(scale),
      mask: try mask?.detach().expand([batch, heads, queries, keys]), isCausal: isCausal)
    let sums = try Tensor(uninitialized: [batch, heads, queries], .float32)
    let out = try flashForward(call, query, key, value, sums)
    let gradients = FlashGradients()
    return try out.recorded(
      "ScaledDotProductFlashAttentionForCpuBackward0", [query, key, value], saving: [query, key, value],
      savingResult: true
    ) { i, g, saved in
      let (q, k, v) = (try saved[0], try saved[1], try saved[2])
      if !GradMode.isEnabled && g.dtype == .float32 {
        return try gradients.part(i, of: g) {
          try flashBackward(call, q, k, v, saved[3], sums, g.strides[3] == 1 ? g : g.contiguous())
        }
      }
      // With a graph, of operations.
      var scores = try mul.apply(matmul(q, k.transposed(-2, -1)), .float(scale))
      if isCausal {
        let later = try Tensor.zeros([queries, keys], dtype: .float32)
        for r in 0..<queries { for c in (r + 1)..<max(keys, r + 1) { later.float32[r * keys + c] = -.infinity } }
        scores = try add.apply(scores, later)
      }
      if let mask = call.mask { scores = try add.apply(scores, mask) }
      let p = try softmax(scores, -1)
      if i == 2 { return try matmul(p.transposed(-2, -1), g) }
      let slope = try matmul(g, v.transposed(-2, -1))
      let level = try mul.apply(slope, p).sum([-1], keepDimensions: true)
      let part = try mul.apply(mul.apply(p, sub.apply(slope, level)), .float(scale))
      return try i == 0 ? matmul(part, k) : matmul(part.transposed(-2, -1), q)
    }
  }

  /// The mixed values; `sums` takes the logarithm of each row's sum of exponentials.
  private static func flashForward(
    _ call: AttentionHeads, _ query: Tensor, _ key: Tensor, _ value: Tensor, _ sums: Tensor
  ) throws -> Tensor {
    let (keys, width) = (call.keys, call.width)
    let out = try query.emptyAlike(.float32)
    let scores = try Tensor(uninitialized: [call.block, keys], .float32)
    let mixed = try Tensor(uninitialized: [call.block, width], .float32)
    var totals = [Float](repeating: 1, count: call.block)
    try call.forEach { b, h, first, count in
      let ((q, qRow), (k, kRow), (v, vRow)) = (call.rows(query, b, h), call.rows(key, b, h), call.rows(value, b, h))
      ProductKernel.multiply(
        m: count, n: keys, k: width, a: q + first * qRow, aRow: qRow, aInner: 1, b: k, bInner: 1, bColumn: kRow,
        into: scores.float32, cRow: keys)
      for r in 0..<count {
        let row = scores.float32 + r * keys
        let sum = (b * call.heads + h) * call.queries + first + r
        var top = -Float.infinity
        for c in 0..<keys {
          var s = row[c]
          if call.isCausal && c > first + r { s = -.infinity }
          s = call.mask == nil ? s * call.scale : call.added(b, h, first + r, c).addingProduct(s, call.scale)
          row[c] = s
          top = s.isNaN ? s : max(top, s)
        }
        // A query without a key gives zeros.
        if top == -.infinity {
          for c in 0..<keys { row[c] = 0 }
          (totals[r], top) = (1, 0)
        } else {
          totals[r] = AttentionKernel.loops.exponentials(row, top, count: keys)
        }
        sums.float32[sum] = top + AttentionKernel.logarithm(totals[r])
      }
      ProductKernel.multiply(
        m: count, n: width, k: keys, a: scores.float32, aRow: keys, aInner: 1, b: v, bInner: vRow, bColumn: 1,
        into: mixed.float32, cRow: width)
      let (o, oRow) = call.rows(out, b, h)
      for r in 0..<count {
        let factor = 1 / totals[r]
        for d in 0..<width { o[(first + r) * oRow + d] = mixed.float32[r * width + d] * factor }
      }
    }
    return out
  }

  /// The gradients of the queries, keys and values.
  private static func flashBackward(
    _ call: AttentionHeads, _ query: Tensor, _ key: Tensor, _ value: Tensor, _ out: Tensor, _ sums: Tensor, _ g: Tensor
  ) throws -> [Tensor] {
    let (keys, width, scale) = (call.keys, call.width, call.scale)
    func room(_ rows: Int) throws -> Tensor {
      try Tensor.zeros([call.batch, rows, call.heads, width], dtype: .float32).transposed(1, 2)
    }
    let (forQueries, forKeys, forValues) = (try room(call.queries), try room(keys), try room(keys))
    let weights = try Tensor(uninitialized: [call.block, keys], .float32)
    let slopes = try Tensor(uninitialized: [call.block, keys], .float32)
    try call.forEach { b, h, first, count in
      let ((q, qRow), (k, kRow), (v, vRow)) = (call.rows(query, b, h), call.rows(key, b, h), call.rows(value, b, h))
      let ((o, oRow), (d, dRow)) = (call.rows(out, b, h), call.rows(g, b, h))
      let (block, blockGradient) = (q + first * qRow, d + first * dRow)
      let (p, s) = (weights.float32, slopes.float32)
      ProductKernel.scaled(
        m: count, n: keys, k: width, a: block, aRow: qRow, aInner: 1, b: k, bInner: 1, bColumn: kRow, by: scale,
        into: p,
        cRow: keys)
      for r in 0..<count {
        let sum = sums.float32[(b * call.heads + h) * call.queries + first + r]
        for c in 0..<keys {
          if call.isCausal && c > first + r { p[r * keys + c] = -.infinity }
          if call.mask != nil { p[r * keys + c] += call.added(b, h, first + r, c) }
          p[r * keys + c] -= sum
        }
      }
      ExpKernel.exponentials(p, p, count: count * keys)
      let ((qg, qgRow), (kg, kgRow), (vg, vgRow)) = (
        call.rows(forQueries, b, h), call.rows(forKeys, b, h), call.rows(forValues, b, h)
      )
      ProductKernel.scaled(
        m: keys, n: width, k: count, a: p, aRow: 1, aInner: keys, b: blockGradient, bInner: dRow, bColumn: 1, by: 1,
        into: vg, cRow: vgRow, isAdded: first > 0)
      ProductKernel.multiply(
        m: count, n: keys, k: width, a: blockGradient, aRow: dRow, aInner: 1, b: v, bInner: 1, bColumn: vRow, into: s,
        cRow: keys)
      for r in 0..<count {
        let level = AttentionKernel.loops.dot(o + (first + r) * oRow, blockGradient + r * dRow, count: width)
        for c in 0..<keys { s[r * keys + c] = p[r * keys + c] * (s[r * keys + c] - level) }
      }
      ProductKernel.scaled(
        m: count, n: width, k: keys, a: s, aRow: keys, aInner: 1, b: k, bInner: kRow, bColumn: 1, by: scale,
        into: qg + first * qgRow, cRow: qgRow)
      ProductKernel.scaled(
        m: keys, n: width, k: count, a: s, aRow: 1, aInner: keys, b: block, bInner: qRow, bColumn: 1, by: scale,
        into: kg,
        cRow: kgRow, isAdded: first > 0)
    }
    return [forQueries.asBase, forKeys.asBase, forValues.asBase]
  }
}
