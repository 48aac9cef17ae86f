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

    /// The solution of A @ X = B, where A is the matrix factored.
    func solved(_ b: DenseMatrix) -> DenseMatrix {
      var x = b
      let n = factors.rows
      for c in 0..<b.columns {
        for i in 0..<n where swaps[i] != i { (x[i, c], x[swaps[i], c]) = (x[swaps[i], c], x[i, c]) }
        for i in 0..<n {
          var sum = x[i, c]
          for k in 0..<i { sum = x.round(sum - x.round(factors[i, k] * x[k, c])) }
          x[i, c] = sum
        }
        for i in stride(from: n - 1, through: 0, by: -1) {
          var sum = x[i, c]
          for k in (i + 1)..<Swift.max(n, i + 1) { sum = x.round(sum - x.round(factors[i, k] * x[k, c])) }
          x[i, c] = x.round(sum / factors[i, i])
        }
      }
      return x
    }

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
    // Where a column needs no reflection, LAPACK multiplies what is below its one by minus zero.
    for (j, (_, factor)) in reflections.enumerated() where factor == 0 && j < width {
      for i in (j + 1)..<Swift.max(rows, j + 1) where q[i, j] == 0 { q[i, j] = -0.0 }
    }
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
}
