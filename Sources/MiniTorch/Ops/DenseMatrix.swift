// A small dense matrix and its factorizations, after LAPACK's algorithms, rounded to float32 at each step if it is one.

/// A row-major matrix.
struct DenseMatrix {
  let rows: Int
  let columns: Int
  private(set) var values: [Double]
  /// Whether its numbers are float32.
  let isSingle: Bool

  init(_ rows: Int, _ columns: Int, _ values: [Double], isSingle: Bool) {
    precondition(values.count == rows * columns)
    self.rows = rows
    self.columns = columns
    self.values = values
    self.isSingle = isSingle
  }

  static func identity(_ n: Int, isSingle: Bool) -> DenseMatrix {
    var made = DenseMatrix(n, n, [Double](repeating: 0, count: n * n), isSingle: isSingle)
    for i in 0..<n { made[i, i] = 1 }
    return made
  }

  subscript(_ i: Int, _ j: Int) -> Double {
    @inline(__always) get { values[i &* columns &+ j] }
    @inline(__always) set { values[i &* columns &+ j] = newValue }
  }

  @inline(__always)
  func round(_ x: Double) -> Double { isSingle ? Double(Float(x)) : x }

  func transposed() -> DenseMatrix {
    var made = DenseMatrix(columns, rows, values, isSingle: isSingle)
    for i in 0..<rows { for j in 0..<columns { made[j, i] = self[i, j] } }
    return made
  }

  // MARK: LU

  /// The factors of a matrix whose rows were swapped: unit lower below the diagonal, upper on and above it.
  struct LU {
    fileprivate(set) var factors: DenseMatrix
    fileprivate(set) var swaps: [Int] = []
    /// The first zero on the diagonal.
    var firstZero: Int? { (0..<factors.rows).first { factors[$0, $0] == 0 } }

    var permutationSign: Double { swaps.enumerated().reduce(1.0) { $1.offset == $1.element ? $0 : -$0 } }

    /// The solution of A.T @ X = B, where A is the matrix factored.
    func solvedTransposed(_ b: DenseMatrix) -> DenseMatrix {
      var x = b
      let n = factors.rows
      for c in 0..<b.columns {
        for i in 0..<n {
          var sum = x[i, c]
          for k in 0..<i { sum = x.round(sum - x.round(factors[k, i] * x[k, c])) }
          x[i, c] = x.round(sum / factors[i, i])
        }
        for i in stride(from: n - 1, through: 0, by: -1) {
          var sum = x[i, c]
          for k in (i + 1)..<Swift.max(n, i + 1) { sum = x.round(sum - x.round(factors[k, i] * x[k, c])) }
          x[i, c] = sum
        }
        for i in stride(from: n - 1, through: 0, by: -1) where swaps[i] != i {
          (x[i, c], x[swaps[i], c]) = (x[swaps[i], c], x[i, c])
        }
      }
      return x
    }
  }

  /// Gaussian elimination with partial pivoting (LAPACK's getrf).
  func luFactored() -> LU {
    var lu = LU(factors: self)
    for j in 0..<rows {
      var pivot = j
      for i in (j + 1)..<Swift.max(rows, j + 1) where lu.factors[i, j].magnitude > lu.factors[pivot, j].magnitude {
        pivot = i
      }
      lu.swaps.append(pivot)
      if pivot != j {
        for c in 0..<columns { (lu.factors[j, c], lu.factors[pivot, c]) = (lu.factors[pivot, c], lu.factors[j, c]) }
      }
      let top = lu.factors[j, j]
      if top == 0 { continue }
      for i in (j + 1)..<Swift.max(rows, j + 1) {
        let factor = round(lu.factors[i, j] / top)
        lu.factors[i, j] = factor
        for c in (j + 1)..<Swift.max(columns, j + 1) {
          lu.factors[i, c] = round(lu.factors[i, c] - round(factor * lu.factors[j, c]))
        }
      }
    }
    return lu
  }

  // MARK: Cholesky and QR

  /// The lower factor, and the order of the first minor that is not positive.
  func choleskyFactored() -> (factor: DenseMatrix, failure: Int?) {
    var l = DenseMatrix(rows, rows, [Double](repeating: 0, count: rows * rows), isSingle: isSingle)
    for j in 0..<rows {
      var sum = self[j, j]
      for k in 0..<j { sum = round(sum - round(l[j, k] * l[j, k])) }
      guard sum > 0 else { return (l, j + 1) }
      l[j, j] = round(sum.squareRoot())
      for i in (j + 1)..<Swift.max(rows, j + 1) {
        var sum = self[i, j]
        for k in 0..<j { sum = round(sum - round(l[i, k] * l[j, k])) }
        l[i, j] = round(sum / l[j, j])
      }
    }
    return (l, nil)
  }

  /// Q with `width` columns and R with as many rows, by Householder's reflections (LAPACK's geqrf).
  func qrFactored(columns width: Int) -> (q: DenseMatrix, r: DenseMatrix) {
    var a = self
    var q = DenseMatrix(rows, width, [Double](repeating: 0, count: rows * width), isSingle: isSingle)
    for i in 0..<Swift.min(rows, width) { q[i, i] = 1 }
    var reflections: [(vector: [Double], factor: Double)] = []
    for j in 0..<Swift.min(rows, columns) {
      var tail = 0.0
      for i in (j + 1)..<Swift.max(rows, j + 1) { tail += a[i, j] * a[i, j] }
      let alpha = a[j, j]
      var vector = [Double](repeating: 0, count: rows)
      vector[j] = 1
      if tail == 0 {
        reflections.append((vector, 0))
        continue
      }
      let norm = (alpha * alpha + tail).squareRoot()
      let beta = alpha >= 0 ? -norm : norm
      let factor = (beta - alpha) / beta
      for i in (j + 1)..<Swift.max(rows, j + 1) { vector[i] = a[i, j] / (alpha - beta) }
      reflections.append((vector, factor))
      a.reflect(vector, factor, from: j)
      for i in (j + 1)..<Swift.max(rows, j + 1) { a[i, j] = 0 }
    }
    for (vector, factor) in reflections.reversed() { q.reflect(vector, factor, from: 0) }
    var r = DenseMatrix(width, columns, [Double](repeating: 0, count: width * columns), isSingle: isSingle)
    for i in 0..<Swift.min(width, rows) { for j in i..<Swift.max(columns, i) { r[i, j] = a[i, j] } }
    return (q, r)
  }

  private mutating func reflect(_ vector: [Double], _ factor: Double, from first: Int) {
    if factor == 0 { return }
    for c in first..<Swift.max(columns, first) {
      var sum = 0.0
      for i in 0..<rows { sum += vector[i] * self[i, c] }
      for i in 0..<rows { self[i, c] -= factor * vector[i] * sum }
    }
  }

  // MARK: Eigenvalues and singular values

  /// The eigenvalues in ascending order and the eigenvectors as columns, by Jacobi's rotations of the lower triangle.
  func symmetricEigen() -> (values: [Double], vectors: DenseMatrix) {
    var a = self
    for i in 0..<rows { for j in (i + 1)..<Swift.max(rows, i + 1) { a[i, j] = a[j, i] } }
    var v = DenseMatrix.identity(rows, isSingle: isSingle)
    for _ in 0..<60 {
      var off = 0.0
      for i in 0..<rows { for j in 0..<i { off += a[i, j] * a[i, j] } }
      if off == 0 || off.isNaN { break }
      for p in 0..<rows {
        for q in (p + 1)..<Swift.max(rows, p + 1) where a[p, q] != 0 {
          let theta = (a[q, q] - a[p, p]) / (2 * a[p, q])
          let t = (theta >= 0 ? 1.0 : -1.0) / (theta.magnitude + (theta * theta + 1).squareRoot())
          let c = 1 / (t * t + 1).squareRoot()
          let s = t * c
          for k in 0..<rows {
            let (x, y) = (a[k, p], a[k, q])
            (a[k, p], a[k, q]) = (c * x - s * y, s * x + c * y)
          }
          for k in 0..<rows {
            let (x, y) = (a[p, k], a[q, k])
            (a[p, k], a[q, k]) = (c * x - s * y, s * x + c * y)
            let (m, n) = (v[k, p], v[k, q])
            (v[k, p], v[k, q]) = (c * m - s * n, s * m + c * n)
          }
          (a[p, q], a[q, p]) = (0, 0)
        }
      }
    }
    let order = (0..<rows).sorted { a[$0, $0] < a[$1, $1] }
    var vectors = v
    for (j, source) in order.enumerated() {
      // An eigenvector's sign is free: the last element that is not zero is positive.
      let last = (0..<rows).last { v[$0, source].magnitude > 1e-12 }
      let sign = last.map { v[$0, source] < 0 } == true ? -1.0 : 1.0
      for i in 0..<rows { vectors[i, j] = sign * v[i, source] }
    }
    return (order.map { a[$0, $0] }, vectors)
  }

  /// U, the singular values in descending order, and V transposed, by one-sided Jacobi rotations.
  func singularValues(full: Bool) -> (u: DenseMatrix, s: [Double], vh: DenseMatrix) {
    if rows < columns {
      let (u, s, vh) = transposed().singularValues(full: full)
      return (vh.transposed(), s, u.transposed())
    }
    var a = self
    var v = DenseMatrix.identity(columns, isSingle: isSingle)
    for _ in 0..<60 {
      var isDone = true
      for p in 0..<columns {
        for q in (p + 1)..<Swift.max(columns, p + 1) {
          var (alpha, beta, gamma) = (0.0, 0.0, 0.0)
          for k in 0..<rows {
            alpha += a[k, p] * a[k, p]
            beta += a[k, q] * a[k, q]
            gamma += a[k, p] * a[k, q]
          }
          if gamma == 0 || !(gamma.magnitude > 1e-16 * (alpha * beta).squareRoot()) { continue }
          isDone = false
          let zeta = (beta - alpha) / (2 * gamma)
          let t = (zeta >= 0 ? 1.0 : -1.0) / (zeta.magnitude + (zeta * zeta + 1).squareRoot())
          let c = 1 / (t * t + 1).squareRoot()
          let s = t * c
          for k in 0..<rows {
            let (x, y) = (a[k, p], a[k, q])
            (a[k, p], a[k, q]) = (c * x - s * y, s * x + c * y)
          }
          for k in 0..<columns {
            let (x, y) = (v[k, p], v[k, q])
            (v[k, p], v[k, q]) = (c * x - s * y, s * x + c * y)
          }
        }
      }
      if isDone { break }
    }
    let norms = (0..<columns).map { j in
      (0..<rows).reduce(0.0) { $0 + a[$1, j] * a[$1, j] }.squareRoot()
    }
    let order = (0..<columns).sorted { norms[$0] > norms[$1] }
    let width = full ? rows : columns
    var u = DenseMatrix(rows, width, [Double](repeating: 0, count: rows * width), isSingle: isSingle)
    var vh = DenseMatrix(columns, columns, [Double](repeating: 0, count: columns * columns), isSingle: isSingle)
    let limit = (norms.max() ?? 0) * 1e-15
    for (j, source) in order.enumerated() {
      for k in 0..<columns { vh[j, k] = v[k, source] }
      if norms[source] > limit { for i in 0..<rows { u[i, j] = a[i, source] / norms[source] } }
    }
    u.completeColumns { $0 < order.count && norms[order[$0]] > limit }
    return (u, order.map { norms[$0] }, vh)
  }

  /// Fills the columns that are not set with unit vectors orthogonal to all others (Gram and Schmidt).
  private mutating func completeColumns(_ isSet: (Int) -> Bool) {
    var done = (0..<columns).filter(isSet)
    for j in 0..<columns where !isSet(j) {
      for axis in 0..<rows {
        var candidate = [Double](repeating: 0, count: rows)
        candidate[axis] = 1
        for _ in 0..<2 {
          for k in done {
            let share = (0..<rows).reduce(0.0) { $0 + candidate[$1] * self[$1, k] }
            for i in 0..<rows { candidate[i] -= share * self[i, k] }
          }
        }
        let norm = candidate.reduce(0.0) { $0 + $1 * $1 }.squareRoot()
        if norm > 0.1 / Double(rows) {
          for i in 0..<rows { self[i, j] = candidate[i] / norm }
          done.append(j)
          break
        }
      }
    }
  }
}
