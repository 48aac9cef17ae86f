// Singular vectors, with the signs that LAPACK's reduction and iteration give them.

extension DenseMatrix {
  /// The singular values in descending order and the vectors belonging to them, `u` and `vh` as large as asked for.
  ///
  /// - Parameter exactly: whether to compute in double precision whatever the matrix is.
  func singularValues(full: Bool, exactly: Bool = false) -> (u: DenseMatrix, s: [Double], vh: DenseMatrix) {
    func found<Real: BinaryFloatingPoint>(_ type: Real.Type) -> (u: DenseMatrix, s: [Double], vh: DenseMatrix) {
      let found = SingularValues(PlaneMatrix<Real>(self), full: full)
      return (DenseMatrix(found.u), found.s.map { Double($0) }, DenseMatrix(found.vh))
    }
    return isSingle && !exactly ? found(Float.self) : found(Double.self)
  }
}

/// The singular values and vectors of a matrix, in its own precision: the number of steps decides about signs.
private struct SingularValues<Real: BinaryFloatingPoint> {
  let u: PlaneMatrix<Real>
  let s: [Real]
  let vh: PlaneMatrix<Real>

  init(_ matrix: PlaneMatrix<Real>, full: Bool) {
    var a = matrix
    let (m, n) = (a.rows, a.columns)
    let k = Swift.min(m, n)
    // Matrices longer than wide are made square first, as MKL does.
    let isLong = Double(m) > 1.3 * Double(n)
    var outer: [(v: [Real], tau: Real)] = []
    if isLong {
      for i in 0..<k {
        let (v, tau, beta) = PlaneTransforms.reflection((i..<m).map { a[$0, i] })
        a.reflectRows(i, v, tau, columns: (i + 1)..<Swift.max(n, i + 1))
        for r in i..<m { a[r, i] = r == i ? beta : 0 }
        outer.append((v, tau))
      }
    }
    let (p, q) = (isLong ? k : m, n)
    var (left, right): ([(v: [Real], tau: Real)], [(v: [Real], tau: Real)]) = ([], [])
    func reduceColumn(_ c: Int, from r: Int) {
      let (v, tau, beta) = PlaneTransforms.reflection((r..<p).map { a[$0, c] })
      a.reflectRows(r, v, tau, columns: (c + 1)..<Swift.max(q, c + 1))
      for i in r..<p { a[i, c] = i == r ? beta : 0 }
      left.append((v, tau))
    }
    func reduceRow(_ r: Int, from c: Int) {
      let (v, tau, beta) = PlaneTransforms.reflection((c..<q).map { a[r, $0] })
      a.reflectColumns(c, v, tau, rows: (r + 1)..<Swift.max(p, r + 1))
      for j in c..<q { a[r, j] = j == c ? beta : 0 }
      right.append((v, tau))
    }
    let isUpper = p >= q
    for i in 0..<k {
      if isUpper {
        reduceColumn(i, from: i)
        if i + 1 < q { reduceRow(i, from: i + 1) }
      } else {
        reduceRow(i, from: i)
        if i + 1 < p { reduceColumn(i, from: i + 1) }
      }
    }
    var line = BidiagonalValues<Real>(
      (0..<k).map { a[$0, $0] }, (0..<Swift.max(k - 1, 0)).map { isUpper ? a[$0, $0 + 1] : a[$0 + 1, $0] })
    line.solve(isUpper: isUpper)
    var u = PlaneMatrix<Real>.identity(m, full ? m : k)
    var vh = PlaneMatrix<Real>.identity(full ? n : k, n)
    for i in 0..<k { for j in 0..<k { (u[i, j], vh[i, j]) = (line.u[i, j], line.vt[i, j]) } }
    for (i, r) in left.enumerated().reversed() {
      u.reflectRows(isUpper ? i : i + 1, r.v, r.tau, columns: 0..<u.columns)
    }
    for (i, r) in right.enumerated().reversed() {
      vh.reflectColumns(isUpper ? i + 1 : i, r.v, r.tau, rows: 0..<vh.rows)
    }
    for (i, r) in outer.enumerated().reversed() { u.reflectRows(i, r.v, r.tau, columns: 0..<u.columns) }
    (self.u, s, self.vh) = (u, line.d, vh)
  }
}

/// LAPACK's implicit zero-shift iteration on a matrix of two diagonals.
private struct BidiagonalValues<Real: BinaryFloatingPoint> {
  var d: [Real]
  var e: [Real]
  var u: PlaneMatrix<Real>
  var vt: PlaneMatrix<Real>

  init(_ d: [Real], _ e: [Real]) {
    (self.d, self.e) = (d, e)
    u = .identity(d.count, d.count)
    vt = u
  }

  mutating func solve(isUpper: Bool) {
    let n = d.count
    if n == 0 { return }
    if n == 1 {
      u[0, 0] = PlaneTransforms.sign(d[0])
      d[0] = d[0].magnitude
      return
    }
    var turns: [(c: Real, s: Real)] = []
    if !isUpper {
      for i in 0..<(n - 1) {
        let (c, s, r) = PlaneTransforms.rotation(d[i], e[i])
        d[i] = r
        e[i] = s * d[i + 1]
        d[i + 1] *= c
        turns.append((c, -s))
      }
    }
    iterate()
    for i in 0..<n where d[i] < 0 || (d[i] == 0 && d[i].sign == .minus) {
      d[i] = -d[i]
      for j in 0..<n { vt[i, j] = -vt[i, j] }
    }
    for i in 0..<(n - 1) {
      let last = n - 1 - i
      var least = 0
      for j in 1...last where d[j] <= d[least] { least = j }
      if least == last { continue }
      d.swapAt(least, last)
      u.swapColumns(least, last)
      vt.swapRows(least, last)
    }
    for (i, turn) in turns.enumerated().reversed() { u.turnRows(i, turn.c, turn.s) }
  }

  /// The smaller singular value of [[f, g], [0, h]].
  private func smaller(_ f: Real, _ g: Real, _ h: Real) -> Real {
    let (fa, ga, ha) = (f.magnitude, g.magnitude, h.magnitude)
    let (least, most) = (Swift.min(fa, ha), Swift.max(fa, ha))
    if least == 0 { return 0 }
    if ga < most {
      let (s, t, w) = (1 + least / most, (most - least) / most, (ga / most) * (ga / most))
      return least * (2 / ((s * s + w).squareRoot() + (t * t + w).squareRoot()))
    }
    let w = most / ga
    if w == 0 { return least * most / ga }
    let (s, t) = (1 + least / most, (most - least) / most)
    let c = 1 / ((1 + s * w * s * w).squareRoot() + (1 + t * w * t * w).squareRoot())
    return least * c * w * 2
  }

  /// The singular values of [[f, g], [0, h]] and the rotations to them.
  private func pair(_ f: Real, _ g: Real, _ h: Real)
    -> (least: Real, most: Real, sr: Real, cr: Real, sl: Real, cl: Real)
  {
    func sign(_ x: Real) -> Real { PlaneTransforms.sign(x) }
    var (ft, fa, ht, ha) = (f, f.magnitude, h, h.magnitude)
    var place = 1
    let swaps = ha > fa
    if swaps {
      place = 3
      (ft, ht) = (ht, ft)
      (fa, ha) = (ha, fa)
    }
    let (gt, ga) = (g, g.magnitude)
    var (least, most) = (ha, fa)
    var (clt, crt, slt, srt): (Real, Real, Real, Real) = (1, 1, 0, 0)
    if ga != 0 {
      var isSmall = true
      if ga > fa {
        place = 2
        if fa / ga < Real.ulpOfOne / 2 {
          isSmall = false
          most = ga
          least = ha > 1 ? fa / (ga / ha) : fa / ga * ha
          (clt, slt, srt, crt) = (1, ht / gt, 1, ft / gt)
        }
      }
      if isSmall {
        let gap = fa - ha
        var l = gap == fa ? 1 : gap / fa
        let m = gt / ft
        var t = 2 - l
        let (mm, tt) = (m * m, t * t)
        let s = (tt + mm).squareRoot()
        let r = l == 0 ? m.magnitude : (l * l + mm).squareRoot()
        let a = 0.5 * (s + r)
        (least, most) = (ha / a, fa * a)
        if mm == 0 {
          t = l == 0 ? 2 * sign(ft) * sign(gt) : gt / (gap.magnitude * sign(ft)) + m / t
        } else {
          t = (m / (s + t) + m / (r + l)) * (1 + a)
        }
        l = (t * t + 4).squareRoot()
        crt = 2 / l
        srt = t / l
        clt = (crt + srt * m) / a
        slt = ht / ft * srt / a
      }
    }
    let (cl, sl, cr, sr) = swaps ? (srt, crt, slt, clt) : (clt, slt, crt, srt)
    let turned =
      place == 1
      ? sign(cr) * sign(cl) * sign(f) : place == 2 ? sign(sr) * sign(cl) * sign(g) : sign(sr) * sign(sl) * sign(h)
    return (least * turned * sign(f) * sign(h), most * turned, sr, cr, sl, cl)
  }

  private mutating func iterate() {
    let n = d.count
    let eps = Real.ulpOfOne / 2
    // The tolerance is that many units in the last place: their -1/8th power, from 10 to 100.
    let tol: Real = (Real.significandBitCount > 30 ? 98.70149282610239 : 10) * eps
    var smallest = d[0].magnitude
    if smallest != 0 {
      var mu = smallest
      for i in 1..<n {
        mu = d[i].magnitude * (mu / (mu + e[i - 1].magnitude))
        smallest = Swift.min(smallest, mu)
        if smallest == 0 { break }
      }
    }
    smallest /= Real(n).squareRoot()
    let limit = Swift.max(tol * smallest, 6 * Real(n * n) * Real.leastNormalMagnitude)
    var (oldLow, oldHigh, goesDown) = (-1, -1, true)
    var m = n - 1
    var budget = 6 * n * n
    while m > 0 && budget >= 0 {
      var most = d[m].magnitude
      var low = m
      while low > 0 {
        let (s, x) = (d[low - 1].magnitude, e[low - 1].magnitude)
        if x <= limit {
          e[low - 1] = 0
          break
        }
        most = Swift.max(most, s, x)
        low -= 1
      }
      if low == m {
        m -= 1
        continue
      }
      if low == m - 1 {
        let found = pair(d[m - 1], e[m - 1], d[m])
        (d[m - 1], e[m - 1], d[m]) = (found.most, 0, found.least)
        vt.turnRows(m - 1, found.cr, found.sr)
        u.turnColumns(m - 1, found.cl, found.sl)
        m -= 2
        continue
      }
      if low > oldHigh || m < oldLow { goesDown = d[low].magnitude >= d[m].magnitude }
      var least: Real = 0
      if goesDown {
        if e[m - 1].magnitude <= tol * d[m].magnitude {
          e[m - 1] = 0
          continue
        }
        var mu = d[low].magnitude
        least = mu
        var isSplit = false
        for i in low..<m {
          if e[i].magnitude <= tol * mu {
            e[i] = 0
            isSplit = true
            break
          }
          mu = d[i + 1].magnitude * (mu / (mu + e[i].magnitude))
          least = Swift.min(least, mu)
        }
        if isSplit { continue }
      } else {
        if e[low].magnitude <= tol * d[low].magnitude {
          e[low] = 0
          continue
        }
        var mu = d[m].magnitude
        least = mu
        var isSplit = false
        for i in (low..<m).reversed() {
          if e[i].magnitude <= tol * mu {
            e[i] = 0
            isSplit = true
            break
          }
          mu = d[i].magnitude * (mu / (mu + e[i].magnitude))
          least = Swift.min(least, mu)
        }
        if isSplit { continue }
      }
      (oldLow, oldHigh) = (low, m)
      var shift: Real = 0
      if Real(n) * tol * (least / most) > Swift.max(eps, 0.01 * tol) {
        let start = goesDown ? d[low].magnitude : d[m].magnitude
        shift = goesDown ? smaller(d[m - 1], e[m - 1], d[m]) : smaller(d[low], e[low], d[low + 1])
        if start > 0 && (shift / start) * (shift / start) < eps { shift = 0 }
      }
      budget -= m - low
      if shift == 0 { chase(low, m, goesDown) } else { chase(low, m, goesDown, shift) }
      if goesDown {
        if e[m - 1].magnitude <= limit { e[m - 1] = 0 }
      } else if e[low].magnitude <= limit {
        e[low] = 0
      }
    }
  }

  /// A step without a shift.
  private mutating func chase(_ low: Int, _ m: Int, _ goesDown: Bool) {
    var (c, oldC, oldS): (Real, Real, Real) = (1, 1, 0)
    for i in goesDown ? Array(low..<m) : (low..<m).reversed() {
      if goesDown {
        let turn = PlaneTransforms.rotation(d[i] * c, e[i])
        c = turn.c
        if i > low { e[i - 1] = oldS * turn.r }
        let other = PlaneTransforms.rotation(oldC * turn.r, d[i + 1] * turn.s)
        (oldC, oldS, d[i]) = (other.c, other.s, other.r)
        vt.turnRows(i, turn.c, turn.s)
        u.turnColumns(i, other.c, other.s)
      } else {
        // From the end: `i` stands for the pair of `i` and `i + 1`.
        let turn = PlaneTransforms.rotation(d[i + 1] * c, e[i])
        c = turn.c
        if i + 1 < m { e[i + 1] = oldS * turn.r }
        let other = PlaneTransforms.rotation(oldC * turn.r, d[i] * turn.s)
        (oldC, oldS, d[i + 1]) = (other.c, other.s, other.r)
        vt.turnRows(i, other.c, -other.s)
        u.turnColumns(i, turn.c, -turn.s)
      }
    }
    if goesDown {
      let h = d[m] * c
      (d[m], e[m - 1]) = (h * oldC, h * oldS)
    } else {
      let h = d[low] * c
      (d[low], e[low]) = (h * oldC, h * oldS)
    }
  }

  /// A step with a shift.
  private mutating func chase(_ low: Int, _ m: Int, _ goesDown: Bool, _ shift: Real) {
    if goesDown {
      var f = (d[low].magnitude - shift) * (PlaneTransforms.sign(d[low]) + shift / d[low])
      var g = e[low]
      for i in low..<m {
        let right = PlaneTransforms.rotation(f, g)
        if i > low { e[i - 1] = right.r }
        f = right.c * d[i] + right.s * e[i]
        e[i] = right.c * e[i] - right.s * d[i]
        g = right.s * d[i + 1]
        d[i + 1] *= right.c
        let left = PlaneTransforms.rotation(f, g)
        d[i] = left.r
        f = left.c * e[i] + left.s * d[i + 1]
        d[i + 1] = left.c * d[i + 1] - left.s * e[i]
        if i < m - 1 {
          g = left.s * e[i + 1]
          e[i + 1] *= left.c
        }
        vt.turnRows(i, right.c, right.s)
        u.turnColumns(i, left.c, left.s)
      }
      e[m - 1] = f
    } else {
      var f = (d[m].magnitude - shift) * (PlaneTransforms.sign(d[m]) + shift / d[m])
      var g = e[m - 1]
      for i in ((low + 1)...m).reversed() {
        let right = PlaneTransforms.rotation(f, g)
        if i < m { e[i] = right.r }
        f = right.c * d[i] + right.s * e[i - 1]
        e[i - 1] = right.c * e[i - 1] - right.s * d[i]
        g = right.s * d[i - 1]
        d[i - 1] *= right.c
        let left = PlaneTransforms.rotation(f, g)
        d[i] = left.r
        f = left.c * e[i - 1] + left.s * d[i - 1]
        d[i - 1] = left.c * d[i - 1] - left.s * e[i - 1]
        if i > low + 1 {
          g = left.s * e[i - 2]
          e[i - 2] *= left.c
        }
        vt.turnRows(i - 1, left.c, -left.s)
        u.turnColumns(i - 1, right.c, -right.s)
      }
      e[low] = f
    }
  }
}
