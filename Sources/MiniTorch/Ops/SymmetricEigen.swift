// Eigenvectors of symmetric matrices, with the signs that LAPACK's reduction and iteration give them.

extension DenseMatrix {
  /// The eigenvalues in ascending order and the eigenvectors as columns; one triangle of the matrix is read.
  ///
  /// - Parameter exactly: whether to compute in double precision whatever the matrix is.
  func symmetricEigen(isUpper: Bool, exactly: Bool = false) -> (values: [Double], vectors: DenseMatrix) {
    func found<Real: BinaryFloatingPoint>(_ type: Real.Type) -> (values: [Double], vectors: DenseMatrix) {
      let found = SymmetricEigen(PlaneMatrix<Real>(self), isUpper: isUpper)
      return (found.values.map { Double($0) }, DenseMatrix(found.vectors))
    }
    return isSingle && !exactly ? found(Float.self) : found(Double.self)
  }
}

/// The eigenvalues and vectors of a matrix, in its own precision: the number of steps decides about signs.
private struct SymmetricEigen<Real: BinaryFloatingPoint> {
  let values: [Real]
  let vectors: PlaneMatrix<Real>

  init(_ matrix: PlaneMatrix<Real>, isUpper: Bool) {
    var a = matrix
    let n = a.rows
    for i in 0..<n {
      for j in (i + 1)..<Swift.max(n, i + 1) { if isUpper { a[j, i] = a[i, j] } else { a[i, j] = a[j, i] } }
    }
    // The lower triangle is reduced from the first column on, the upper one from the last.
    var reflections: [(row: Int, v: [Real], tau: Real)] = []
    for step in 0..<Swift.max(n - 1, 0) {
      let i = isUpper ? n - 2 - step : step
      let row = isUpper ? 0 : i + 1
      var (v, tau, beta) = PlaneTransforms.reflection(
        isUpper ? (0...i).reversed().map { a[$0, i + 1] } : ((i + 1)..<n).map { a[$0, i] })
      if isUpper { v.reverse() }
      a.reflectRows(row, v, tau, columns: 0..<n)
      a.reflectColumns(row, v, tau, rows: 0..<n)
      (a[i + 1, i], a[i, i + 1]) = (beta, beta)
      reflections.append((row, v, tau))
    }
    var line = TridiagonalEigen<Real>(
      (0..<n).map { a[$0, $0] }, (0..<Swift.max(n - 1, 0)).map { a[$0 + 1, $0] })
    // Scaled to one, as MKL does, lest rounding change the number of steps.
    let most = (line.d + line.e).reduce(0) { Swift.max($0, $1.magnitude) }
    if most > 0 && most.isFinite { line.scale(by: 1 / most) }
    line.iterate()
    line.sort()
    if most > 0 && most.isFinite { line.scale(by: most) }
    for r in reflections.reversed() { line.z.reflectRows(r.row, r.v, r.tau, columns: 0..<n) }
    (values, vectors) = (line.d, line.z)
  }
}

/// LAPACK's QL and QR iterations on a symmetric matrix of three diagonals.
private struct TridiagonalEigen<Real: BinaryFloatingPoint> {
  var d: [Real]
  var e: [Real]
  var z: PlaneMatrix<Real>

  init(_ d: [Real], _ e: [Real]) {
    (self.d, self.e) = (d, e)
    z = .identity(d.count, d.count)
  }

  /// Eigenvalues and the rotation that diagonalizes [[a, b], [b, c]].
  private func pair(_ a: Real, _ b: Real, _ c: Real) -> (r1: Real, r2: Real, c: Real, s: Real) {
    let (sum, gap, twice) = (a + c, a - c, b + b)
    let (adf, ab) = (gap.magnitude, twice.magnitude)
    let (big, small) = a.magnitude > c.magnitude ? (a, c) : (c, a)
    let root =
      adf > ab
      ? adf * (1 + (ab / adf) * (ab / adf)).squareRoot()
      : adf < ab ? ab * (1 + (adf / ab) * (adf / ab)).squareRoot() : ab * Real(2).squareRoot()
    let (r1, r2, sign1): (Real, Real, Real)
    if sum < 0 {
      r1 = 0.5 * (sum - root)
      (r2, sign1) = (big / r1 * small - b / r1 * b, -1)
    } else if sum > 0 {
      r1 = 0.5 * (sum + root)
      (r2, sign1) = (big / r1 * small - b / r1 * b, 1)
    } else {
      (r1, r2, sign1) = (0.5 * root, -0.5 * root, 1)
    }
    let (cs, sign2): (Real, Real) = gap >= 0 ? (gap + root, 1) : (gap - root, -1)
    var (c1, s1): (Real, Real) = (1, 0)
    if cs.magnitude > ab {
      let cotangent = -twice / cs
      s1 = 1 / (1 + cotangent * cotangent).squareRoot()
      c1 = cotangent * s1
    } else if ab != 0 {
      let tangent = -cs / twice
      c1 = 1 / (1 + tangent * tangent).squareRoot()
      s1 = tangent * c1
    }
    if sign1 == sign2 { (c1, s1) = (-s1, c1) }
    return (r1, r2, c1, s1)
  }

  mutating func scale(by factor: Real) {
    for i in d.indices { d[i] *= factor }
    for i in e.indices { e[i] *= factor }
  }

  mutating func iterate() {
    let n = d.count
    let (eps, safe) = (Real.ulpOfOne / 2, Real.leastNormalMagnitude)
    var budget = n * 30
    var start = 0
    while start < n && budget > 0 {
      if start > 0 { e[start - 1] = 0 }
      var m = start
      while m < n - 1 {
        let size = e[m].magnitude
        if size == 0 { break }
        if size <= d[m].magnitude.squareRoot() * d[m + 1].magnitude.squareRoot() * eps {
          e[m] = 0
          break
        }
        m += 1
      }
      var (l, end) = (start, m)
      let first = start
      start = m + 1
      if end == l { continue }
      if d[end].magnitude < d[l].magnitude { (l, end) = (end, l) }
      if end > l {
        while l <= end {
          var m = l
          while m < end && e[m] * e[m] > eps * eps * d[m].magnitude * d[m + 1].magnitude + safe { m += 1 }
          if m < end { e[m] = 0 }
          if m == l {
            l += 1
            continue
          }
          if m == l + 1 {
            let (r1, r2, c, s) = pair(d[l], e[l], d[l + 1])
            z.turnColumns(l, c, s)
            (d[l], d[l + 1], e[l]) = (r1, r2, 0)
            l += 2
            continue
          }
          if budget == 0 { break }
          budget -= 1
          var p = d[l]
          var g = (d[l + 1] - p) / (2 * e[l])
          g = d[m] - p + e[l] / (g + PlaneTransforms.length([g, 1]) * PlaneTransforms.sign(g))
          var (s, c): (Real, Real) = (1, 1)
          p = 0
          for i in (l..<m).reversed() {
            let (f, b) = (s * e[i], c * e[i])
            let turn = PlaneTransforms.olderRotation(g, f)
            (c, s) = (turn.c, turn.s)
            if i != m - 1 { e[i + 1] = turn.r }
            g = d[i + 1] - p
            let r = (d[i] - g) * s + 2 * c * b
            p = s * r
            d[i + 1] = g + p
            g = c * r - b
            z.turnColumns(i, c, -s)
          }
          d[l] -= p
          e[l] = g
        }
      } else {
        while l >= end {
          var m = l
          while m > end && e[m - 1] * e[m - 1] > eps * eps * d[m].magnitude * d[m - 1].magnitude + safe { m -= 1 }
          if m > end { e[m - 1] = 0 }
          if m == l {
            l -= 1
            continue
          }
          if m == l - 1 {
            let (r1, r2, c, s) = pair(d[l - 1], e[l - 1], d[l])
            z.turnColumns(l - 1, c, s)
            (d[l - 1], d[l], e[l - 1]) = (r1, r2, 0)
            l -= 2
            continue
          }
          if budget == 0 { break }
          budget -= 1
          var p = d[l]
          var g = (d[l - 1] - p) / (2 * e[l - 1])
          g = d[m] - p + e[l - 1] / (g + PlaneTransforms.length([g, 1]) * PlaneTransforms.sign(g))
          var (s, c): (Real, Real) = (1, 1)
          p = 0
          for i in m..<l {
            let (f, b) = (s * e[i], c * e[i])
            let turn = PlaneTransforms.olderRotation(g, f)
            (c, s) = (turn.c, turn.s)
            if i != m { e[i - 1] = turn.r }
            g = d[i] - p
            let r = (d[i + 1] - g) * s + 2 * c * b
            p = s * r
            d[i] = g + p
            g = c * r - b
            z.turnColumns(i, c, s)
          }
          d[l] -= p
          e[l - 1] = g
        }
      }
      // What is left between the ends starts over.
      if (Swift.min(first, end)..<Swift.max(m, first)).contains(where: { e[$0] != 0 }) { start = first }
    }
  }

  mutating func sort() {
    for i in d.indices.dropLast() {
      var k = i
      for j in (i + 1)..<d.count where d[j] < d[k] { k = j }
      if k == i { continue }
      d.swapAt(i, k)
      z.swapColumns(i, k)
    }
  }
}
