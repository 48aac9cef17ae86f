// Small matrix products: products rounded before they are added, in 16-byte lanes or one by one.
#if arch(x86_64)
  import KernelsV3
  import KernelsV4
#endif

/// Rows shorter than a vector, by the build for this processor.
private enum ShortProduct {
  static func rows(
    of width: Int, _ count: Int, _ a: UnsafePointer<Float>, _ x: UnsafePointer<Float>,
    _ out: UnsafeMutablePointer<Float>,
    outStride: Int
  ) {
    #if arch(x86_64)
      switch Processor.level {
      case .v4: return KernelsV4.ShortProductLoops.rows(of: width, count, a, x, out, outStride: outStride)
      case .v3: return KernelsV3.ShortProductLoops.rows(of: width, count, a, x, out, outStride: outStride)
      case .baseline: break
      }
    #endif
    ShortProductLoops.rows(of: width, count, a, x, out, outStride: outStride)
  }
}

/// The orders of addition of products that are too small, or too narrow, for packed panels.
enum SmallProduct {
  /// Writes the given rows and columns of an m×k times k×n product over `c`.
  ///
  /// - Parameter continues: whether sums in sequence begin with what stands in `c`; only where `isInSequence`.
  @inline(__always)
  static func multiply<S: ShortLane, L: Lane>(
    _ short: S.Type, _ long: L.Type, _ rows: Range<Int>, _ columns: Range<Int>, _ m: Int, _ n: Int, _ k: Int,
    _ a: UnsafePointer<S.Scalar>, _ aRow: Int, _ aInner: Int,
    _ b: UnsafePointer<S.Scalar>, _ bInner: Int, _ bColumn: Int, _ c: UnsafeMutablePointer<S.Scalar>, _ cRow: Int,
    continues: Bool = false
  ) where S.Scalar == L.Scalar {
    let (isAdjacentA, isAdjacentB) = adjacency(m, n, k, aRow, aInner, bInner, bColumn)
    if n == 1 && (m == 1 ? isAdjacentB : isAdjacentA) {
      multiplyVector(S.self, m, k, a, aRow, aInner, b, bInner, c, cRow)
    } else if m == 1 && isAdjacentB {
      multiplyVector(S.self, n, k, b, bColumn, bInner, a, aInner, c, 1)
    } else if isAdjacentA && isAdjacentB && aInner == 1 {
      multiplyTransposed(S.self, rows, columns, k, a, aRow, b, bColumn, c, cRow)
    } else {
      multiplyInSequence(
        L.self, rows, columns, k, a, aRow, aInner, b, bInner, bColumn, c, cRow,
        alignment: isAdjacentB ? 1 : S.width, continues: continues)
    }
  }

  /// Whether the inner elements of each matrix lie side by side; one that is adjacent neither way is copied by the
  /// library so that its rows are.
  @inline(__always)
  private static func adjacency(
    _ m: Int, _ n: Int, _ k: Int, _ aRow: Int, _ aInner: Int, _ bInner: Int, _ bColumn: Int
  ) -> (a: Bool, b: Bool) {
    (
      (aInner == 1 && aRow >= max(1, k)) || !(aRow == 1 && aInner >= max(1, m)),
      bInner == 1 && bColumn >= max(1, k) && !(bColumn == 1 && n <= 1)
    )
  }

  /// Whether `multiply` adds products one by one, not in lanes.
  static func isInSequence(
    _ m: Int, _ n: Int, _ k: Int, _ aRow: Int, _ aInner: Int, _ bInner: Int, _ bColumn: Int
  ) -> Bool {
    let (isAdjacentA, isAdjacentB) = adjacency(m, n, k, aRow, aInner, bInner, bColumn)
    if n == 1 && (m == 1 ? isAdjacentB : isAdjacentA) || m == 1 && isAdjacentB { return false }
    return !(isAdjacentA && isAdjacentB && aInner == 1)
  }

  /// The sum of products of adjacent elements: four groups of lanes, the left-over lanes in the first groups.
  @inline(__always)
  static func dot<S: ShortLane>(
    _ short: S.Type, _ a: UnsafePointer<S.Scalar>, _ b: UnsafePointer<S.Scalar>, _ count: Int, stepsAfterSixteen: Bool
  ) -> S.Scalar {
    let w = S.width
    var (s0, s1, s2, s3) = (S.zero, S.zero, S.zero, S.zero)
    var i = 0
    while i + 4 * w <= count {
      s0 = S.separate(s0, S.load(a + i), S.load(b + i))
      s1 = S.separate(s1, S.load(a + i + w), S.load(b + i + w))
      s2 = S.separate(s2, S.load(a + i + 2 * w), S.load(b + i + 2 * w))
      s3 = S.separate(s3, S.load(a + i + 3 * w), S.load(b + i + 3 * w))
      i += 4 * w
    }
    if stepsAfterSixteen && i + 2 * w <= count {
      s0 = S.separate(s0, S.load(a + i), S.load(b + i))
      s1 = S.separate(s1, S.load(a + i + w), S.load(b + i + w))
      i += 2 * w
    }
    while i + w <= count {
      s0 = S.separate(s0, S.load(a + i), S.load(b + i))
      i += w
    }
    while i < count {
      s0 = S.plus(s0, S.first(a[i] * b[i]))
      i += 1
    }
    return S.plus(S.plus(S.plus(s0, s1), s2), s3).folded
  }

  /// The sum of products one by one.
  @inline(__always)
  static func sequence<T: BinaryFloatingPoint>(
    _ a: UnsafePointer<T>, _ aStride: Int, _ b: UnsafePointer<T>, _ bStride: Int, _ count: Int
  ) -> T {
    var total: T = 0
    for i in 0..<count { total += a[i * aStride] * b[i * bStride] }
    return total
  }
}

// MARK: - Lanes

extension SmallProduct {
  /// Rows of adjacent elements by a vector: the first few products one by one, then lanes.
  @inline(__always)
  private static func multiplyVector<S: ShortLane>(
    _ short: S.Type, _ rows: Int, _ k: Int, _ a: UnsafePointer<S.Scalar>, _ aRow: Int, _ aInner: Int,
    _ x: UnsafePointer<S.Scalar>, _ xStride: Int, _ out: UnsafeMutablePointer<S.Scalar>, _ outStride: Int
  ) {
    guard aInner == 1, xStride == 1 else {
      let width = aInner == 1 ? 0 : k
      withUnsafeTemporaryAllocation(of: S.Scalar.self, capacity: max(1, k + rows * width)) { copy in
        guard let vector = copy.baseAddress else { return }
        for i in 0..<k { vector[i] = x[i * xStride] }
        guard aInner != 1 else {
          return multiplyVector(S.self, rows, k, a, aRow, 1, vector, 1, out, outStride)
        }
        for r in 0..<rows {
          for i in 0..<k { vector[k + r * k + i] = a[r * aRow + i * aInner] }
        }
        multiplyVector(S.self, rows, k, vector + k, k, 1, vector, 1, out, outStride)
      }
      return
    }
    if k <= S.width { return multiplyShortVector(rows, k, a, aRow, x, out, outStride) }
    let grouped = rows / 4 * 4
    let lead = (k - 1) % S.width + 1
    var r = 0
    while r < grouped {
      let sums = fourLaneSums(S.self, a + r * aRow, aRow, x, 0, k, lead: lead)
      let target = out + r * outStride
      (target[0], target[outStride], target[2 * outStride], target[3 * outStride]) = sums
      r += 4
    }
    for r in grouped..<rows {
      // The library takes left-over rows two at a time, the first with two groups of lanes and the second with one.
      let isSecond = (r - grouped) % 2 == 1
      let groups = isSecond ? 1 : r == rows - 1 ? 8 / S.width : 2
      out[r * outStride] = laneSum(S.self, a + r * aRow, x, k, lead: min(k, S.width), step: 8, groups: groups)
    }
  }

  /// Rows of at most as many elements as a vector has lanes: products one by one.
  @inline(__always)
  private static func multiplyShortVector<T: BinaryFloatingPoint>(
    _ rows: Int, _ k: Int, _ a: UnsafePointer<T>, _ aRow: Int, _ x: UnsafePointer<T>, _ out: UnsafeMutablePointer<T>,
    _ outStride: Int
  ) {
    if T.self == Float.self && k >= 2 && k <= 4 && aRow == k && rows >= 8 {
      return ShortProduct.rows(
        of: k, rows, UnsafeRawPointer(a).assumingMemoryBound(to: Float.self),
        UnsafeRawPointer(x).assumingMemoryBound(to: Float.self),
        UnsafeMutableRawPointer(out).assumingMemoryBound(to: Float.self), outStride: outStride)
    }
    switch k {
    case 1:
      for r in 0..<rows { out[r * outStride] = 0 + a[r * aRow] * x[0] }
    case 2:
      let (x0, x1) = (x[0], x[1])
      for r in 0..<rows { out[r * outStride] = 0 + a[r * aRow] * x0 + a[r * aRow + 1] * x1 }
    case 3:
      let (x0, x1, x2) = (x[0], x[1], x[2])
      for r in 0..<rows {
        let row = a + r * aRow
        out[r * outStride] = 0 + row[0] * x0 + row[1] * x1 + row[2] * x2
      }
    case 4:
      let (x0, x1, x2, x3) = (x[0], x[1], x[2], x[3])
      for r in 0..<rows {
        let row = a + r * aRow
        out[r * outStride] = 0 + row[0] * x0 + row[1] * x1 + row[2] * x2 + row[3] * x3
      }
    default:
      for r in 0..<rows { out[r * outStride] = sequence(a + r * aRow, 1, x, 1, k) }
    }
  }

  /// Both matrices with adjacent inner elements (`x @ W.T`): lanes from the first aligned element of the row on.
  @inline(__always)
  private static func multiplyTransposed<S: ShortLane>(
    _ short: S.Type, _ rows: Range<Int>, _ columns: Range<Int>, _ k: Int, _ a: UnsafePointer<S.Scalar>, _ aRow: Int,
    _ b: UnsafePointer<S.Scalar>, _ bColumn: Int, _ c: UnsafeMutablePointer<S.Scalar>, _ cRow: Int
  ) {
    let grouped = columns.lowerBound + columns.count / 4 * 4
    if k < 8 {
      // Too short for lanes.
      for j in grouped..<columns.upperBound {
        multiplyShortVector(
          rows.count, k, a + rows.lowerBound * aRow, aRow, b + j * bColumn, c + rows.lowerBound * cRow + j, cRow)
      }
    }
    let wide = k < 8 ? grouped : columns.upperBound
    for i in rows {
      let row = a + i * aRow
      let offset = Int(UInt(bitPattern: row)) / MemoryLayout<S.Scalar>.size % S.width
      let lead = min(k, (S.width - offset) % S.width)
      let out = c + i * cRow
      var j = columns.lowerBound
      while j < grouped {
        (out[j], out[j + 1], out[j + 2], out[j + 3]) = fourLaneSums(
          S.self, b + j * bColumn, bColumn, row, 0, k, lead: lead)
        j += 4
      }
      for j in grouped..<wide {
        out[j] = laneSum(S.self, row, b + j * bColumn, k, lead: lead, step: 8, groups: 8 / S.width)
      }
    }
  }

  /// The sums of four vectors' lanes. It is a function of its own lest the compiler keep the four turned about all along.
  @inline(never)
  private static func folded<S: ShortLane>(_ a: S, _ b: S, _ c: S, _ d: S) -> (S.Scalar, S.Scalar, S.Scalar, S.Scalar) {
    // The other groups of lanes are empty, but are added.
    let rest = S.plus(S.zero, S.zero)
    return (
      S.plus(S.plus(a, S.zero), rest).folded, S.plus(S.plus(b, S.zero), rest).folded,
      S.plus(S.plus(c, S.zero), rest).folded, S.plus(S.plus(d, S.zero), rest).folded
    )
  }

  /// Four sums of products as `laneSum` makes them of one group of lanes, side by side: rows of `a` by rows of `b`.
  @inline(__always)
  private static func fourLaneSums<S: ShortLane>(
    _ short: S.Type, _ a: UnsafePointer<S.Scalar>, _ aRow: Int, _ b: UnsafePointer<S.Scalar>, _ bRow: Int, _ k: Int,
    lead: Int
  ) -> (S.Scalar, S.Scalar, S.Scalar, S.Scalar) {
    let (p0, p1, p2, p3) = (a, a + aRow, a + 2 * aRow, a + 3 * aRow)
    let (q0, q1, q2, q3) = (b, b + bRow, b + 2 * bRow, b + 3 * bRow)
    var (t0, t1, t2, t3): (S.Scalar, S.Scalar, S.Scalar, S.Scalar) = (0, 0, 0, 0)
    var i = 0
    while i < lead {
      t0 += p0[i] * q0[i]
      t1 += p1[i] * q1[i]
      t2 += p2[i] * q2[i]
      t3 += p3[i] * q3[i]
      i += 1
    }
    if i + S.width <= k {
      var (s0, s1, s2, s3) = (S.first(t0), S.first(t1), S.first(t2), S.first(t3))
      while i + S.width <= k {
        s0 = S.separate(s0, S.load(p0 + i), S.load(q0 + i))
        s1 = S.separate(s1, S.load(p1 + i), S.load(q1 + i))
        s2 = S.separate(s2, S.load(p2 + i), S.load(q2 + i))
        s3 = S.separate(s3, S.load(p3 + i), S.load(q3 + i))
        i += S.width
      }
      (t0, t1, t2, t3) = folded(s0, s1, s2, s3)
    }
    while i < k {
      t0 += p0[i] * q0[i]
      t1 += p1[i] * q1[i]
      t2 += p2[i] * q2[i]
      t3 += p3[i] * q3[i]
      i += 1
    }
    return (t0, t1, t2, t3)
  }

  /// A sum of products: `lead` of them in sequence, whole steps in lanes, whose vectors take turns among the groups,
  /// the rest in sequence.
  @inline(__always)
  private static func laneSum<S: ShortLane>(
    _ short: S.Type, _ a: UnsafePointer<S.Scalar>, _ b: UnsafePointer<S.Scalar>, _ k: Int, lead: Int, step: Int,
    groups: Int
  ) -> S.Scalar {
    var total: S.Scalar = 0
    for i in 0..<lead { total += a[i] * b[i] }
    var i = lead
    let w = S.width
    if i + step <= k {
      var (s0, s1, s2, s3) = (S.first(total), S.zero, S.zero, S.zero)
      if groups == 1 {
        let end = lead + (k - lead) / step * step
        while i < end {
          s0 = S.separate(s0, S.load(a + i), S.load(b + i))
          i += w
        }
      } else if groups == 2 {
        let end = lead + (k - lead) / step * step
        while i < end {
          s0 = S.separate(s0, S.load(a + i), S.load(b + i))
          s1 = S.separate(s1, S.load(a + i + w), S.load(b + i + w))
          i += 2 * w
        }
      } else {
        while i + step <= k {
          s0 = S.separate(s0, S.load(a + i), S.load(b + i))
          s1 = S.separate(s1, S.load(a + i + w), S.load(b + i + w))
          s2 = S.separate(s2, S.load(a + i + 2 * w), S.load(b + i + 2 * w))
          s3 = S.separate(s3, S.load(a + i + 3 * w), S.load(b + i + 3 * w))
          i += step
        }
      }
      total = S.plus(S.plus(s0, s1), S.plus(s2, s3)).folded
    }
    while i < k {
      total += a[i] * b[i]
      i += 1
    }
    return total
  }
}

// MARK: - In sequence

extension SmallProduct {
  /// Any strides: products one by one in ascending order.
  ///
  /// Outputs that stand before the first aligned one of a row that has aligned ones add every second four products
  /// apart.
  @inline(__always)
  private static func multiplyInSequence<L: Lane>(
    _ lane: L.Type, _ rows: Range<Int>, _ columns: Range<Int>, _ k: Int, _ a: UnsafePointer<L.Scalar>, _ aRow: Int,
    _ aInner: Int, _ b: UnsafePointer<L.Scalar>, _ bInner: Int, _ bColumn: Int, _ c: UnsafeMutablePointer<L.Scalar>,
    _ cRow: Int, alignment: Int, continues: Bool
  ) where L.Scalar: BinaryFloatingPoint {
    for i in rows {
      let row = a + i * aRow
      let out = c + i * cRow
      var j = columns.lowerBound
      let end = columns.upperBound
      let offset = Int(UInt(bitPattern: out + j)) / MemoryLayout<L.Scalar>.size % alignment
      let lead = j + (alignment - offset) % alignment
      if end - lead >= alignment {
        while j < lead {
          out[j] = groupedSum(row, aInner, b + j * bColumn, bInner, k, from: continues ? out[j] : 0)
          j += 1
        }
      }
      if bColumn == 1 {
        while j + L.width <= end {
          var total = continues ? L.load(out + j) : L.zero
          var q = b + j
          for p in 0..<k {
            total = L.separate(total, L.repeating(row[p * aInner]), L.load(q))
            q += bInner
          }
          total.store(out + j)
          j += L.width
        }
      }
      while j < end {
        // Four chains side by side do not wait for each other; those beyond the end repeat the last.
        let last = end - j - 1
        let q0 = b + j * bColumn
        let (q1, q2, q3) = (q0 + min(1, last) * bColumn, q0 + min(2, last) * bColumn, q0 + min(3, last) * bColumn)
        var (t0, t1, t2, t3): (L.Scalar, L.Scalar, L.Scalar, L.Scalar) = (0, 0, 0, 0)
        if continues {
          (t0, t1) = (out[j], out[j + min(1, last)])
          (t2, t3) = (out[j + min(2, last)], out[j + min(3, last)])
        }
        for p in 0..<k {
          let (x, y) = (row[p * aInner], p * bInner)
          t0 += x * q0[y]
          t1 += x * q1[y]
          t2 += x * q2[y]
          t3 += x * q3[y]
        }
        out[j] = t0
        if last >= 1 { out[j + 1] = t1 }
        if last >= 2 { out[j + 2] = t2 }
        if last >= 3 { out[j + 3] = t3 }
        j += 4
      }
    }
  }

  /// A sum of products by eights, of which the last four are added up by themselves first.
  @inline(__always)
  private static func groupedSum<T: BinaryFloatingPoint>(
    _ a: UnsafePointer<T>, _ aStride: Int, _ b: UnsafePointer<T>, _ bStride: Int, _ k: Int, from start: T
  ) -> T {
    var total = start
    var p = 0
    @inline(__always) func product(_ i: Int) -> T { a[i * aStride] * b[i * bStride] }
    while p + 8 <= k {
      total += product(p)
      total += product(p + 1)
      total += product(p + 2)
      total += product(p + 3)
      total += product(p + 4) + product(p + 5) + product(p + 6) + product(p + 7)
      p += 8
    }
    while p < k {
      total += product(p)
      p += 1
    }
    return total
  }
}
