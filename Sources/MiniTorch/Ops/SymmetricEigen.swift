// Eigenvectors of symmetric matrices, with the signs that LAPACK's reduction and iteration give them.

extension DenseMatrix {
  /// The eigenvalues in ascending order and the eigenvectors as columns, of which the lower triangle is read.
  func symmetricEigen() -> (values: [Double], vectors: DenseMatrix) {
    var a = DenseMatrix(rows, columns, values, isSingle: false)
    let n = rows
    for i in 0..<n { for j in (i + 1)..<Swift.max(n, i + 1) { a[i, j] = a[j, i] } }
    var reflections: [(v: [Double], tau: Double)] = []
    for i in 0..<Swift.max(n - 1, 0) {
      let (v, tau, beta) = PlaneTransforms.reflection(((i + 1)..<n).map { a[$0, i] })
      a.reflectRows(i + 1, v, tau, columns: 0..<n)
      a.reflectColumns(i + 1, v, tau, rows: 0..<n)
      (a[i + 1, i], a[i, i + 1]) = (beta, beta)
      reflections.append((v, tau))
    }
    var line = TridiagonalEigen(
      (0..<n).map { a[$0, $0] }, (0..<Swift.max(n - 1, 0)).map { a[$0 + 1, $0] })
    line.iterate()
    line.sort()
    for (i, reflection) in reflections.enumerated().reversed() {
      line.z.reflectRows(i + 1, reflection.v, reflection.tau, columns: 0..<n)
    }
    return (line.d, line.z)
  }
}

/// LAPACK's QL and QR iterations on a symmetric matrix of three diagonals.
private struct TridiagonalEigen {
  var d: [Double]
  var e: [Double]
  var z: DenseMatrix

  init(_ d: [Double], _ e: [Double]) {
    (self.d, self.e) = (d, e)
    z = .identity(d.count, isSingle: false)
  }

  /// Eigenvalues and the rotation that diagonalizes [[a, b], [b, c]].
  private func pair(_ a: Double, _ b: Double, _ c: Double) -> (r1: Double, r2: Double, c: Double, s: Double) {
    let (sum, gap, twice) = (a + c, a - c, b + b)
    let (adf, ab) = (gap.magnitude, twice.magnitude)
    let (big, small) = a.magnitude > c.magnitude ? (a, c) : (c, a)
    let root =
      adf > ab
      ? adf * (1 + (ab / adf) * (ab / adf)).squareRoot()
      : adf < ab ? ab * (1 + (adf / ab) * (adf / ab)).squareRoot() : ab * 2.0.squareRoot()
    let (r1, r2, sign1): (Double, Double, Double)
    if sum < 0 {
      r1 = 0.5 * (sum - root)
      (r2, sign1) = (big / r1 * small - b / r1 * b, -1)
    } else if sum > 0 {
      r1 = 0.5 * (sum + root)
      (r2, sign1) = (big / r1 * small - b / r1 * b, 1)
    } else {
      (r1, r2, sign1) = (0.5 * root, -0.5 * root, 1)
    }
    let (cs, sign2) = gap >= 0 ? (gap + root, 1.0) : (gap - root, -1.0)
    var (c1, s1) = (1.0, 0.0)
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

  mutating func iterate() {
    let n = d.count
    let (eps, safe) = (PlaneTransforms.epsilon, PlaneTransforms.tiny)
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
          var (s, c) = (1.0, 1.0)
          p = 0
          for i in (l..<m).reversed() {
            let (f, b) = (s * e[i], c * e[i])
            let turn = PlaneTransforms.rotation(g, f)
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
          var (s, c) = (1.0, 1.0)
          p = 0
          for i in m..<l {
            let (f, b) = (s * e[i], c * e[i])
            let turn = PlaneTransforms.rotation(g, f)
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
