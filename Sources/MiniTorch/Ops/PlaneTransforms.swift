// The reflections and rotations that LAPACK's factorizations are made of; they settle the signs of its vectors.

/// Reflections and rotations of numbers.
enum PlaneTransforms {
  /// The length of a vector, without overflow on the way.
  static func length<Real: BinaryFloatingPoint>(_ x: [Real]) -> Real {
    let squares = x.reduce(0) { $0 + $1 * $1 }
    if squares.isFinite && squares > Real.leastNormalMagnitude / Real.ulpOfOne { return squares.squareRoot() }
    let most = x.reduce(0) { Swift.max($0, $1.magnitude) }
    if most == 0 || !most.isFinite { return most }
    return most * x.reduce(0) { $0 + ($1 / most) * ($1 / most) }.squareRoot()
  }

  static func sign<Real: BinaryFloatingPoint>(_ x: Real) -> Real { x.sign == .minus ? -1 : 1 }

  /// The reflection that leaves only the first of the numbers: the vector with 1 in front, its factor, what is left.
  static func reflection<Real: BinaryFloatingPoint>(_ x: [Real]) -> (v: [Real], tau: Real, beta: Real) {
    let rest = length(Array(x.dropFirst()))
    if rest == 0 { return ([1] + Array(repeating: 0, count: x.count - 1), 0, x[0]) }
    let beta = -length([x[0], rest]) * sign(x[0])
    return ([1] + x.dropFirst().map { $0 / (x[0] - beta) }, (beta - x[0]) / beta, beta)
  }

  /// The rotation that makes `g` zero, and what `f` becomes: a number of the same sign.
  static func rotation<Real: BinaryFloatingPoint>(_ f: Real, _ g: Real) -> (c: Real, s: Real, r: Real) {
    if g == 0 { return (1, 0, f) }
    if f == 0 { return (0, sign(g), g.magnitude) }
    let size = length([f, g])
    let r = size * sign(f)
    return (f.magnitude / size, g / r, r)
  }

  /// The same as LAPACK had it before 3.10, and MKL still has in its iterations on eigenvalues.
  static func olderRotation<Real: BinaryFloatingPoint>(_ f: Real, _ g: Real) -> (c: Real, s: Real, r: Real) {
    if g == 0 { return (1, 0, f) }
    if f == 0 { return (0, 1, g) }
    let r = length([f, g])
    let flips = f.magnitude > g.magnitude && f < 0
    return flips ? (-f / r, -g / r, -r) : (f / r, g / r, r)
  }
}

/// A row-major matrix that is turned and reflected, in the precision of its numbers.
struct PlaneMatrix<Real: BinaryFloatingPoint> {
  let rows: Int
  let columns: Int
  private(set) var values: [Real]

  init(_ rows: Int, _ columns: Int) {
    (self.rows, self.columns) = (rows, columns)
    values = [Real](repeating: 0, count: rows * columns)
  }

  init(_ matrix: DenseMatrix) {
    (rows, columns) = (matrix.rows, matrix.columns)
    values = matrix.values.map { Real($0) }
  }

  /// Ones on the diagonal.
  static func identity(_ rows: Int, _ columns: Int) -> PlaneMatrix {
    var made = PlaneMatrix(rows, columns)
    for i in 0..<Swift.min(rows, columns) { made[i, i] = 1 }
    return made
  }

  subscript(_ i: Int, _ j: Int) -> Real {
    @inline(__always) get { values[i &* columns &+ j] }
    @inline(__always) set { values[i &* columns &+ j] = newValue }
  }

  /// Reflects the rows from `row` on, in the columns given.
  mutating func reflectRows(_ row: Int, _ v: [Real], _ tau: Real, columns: Range<Int>) {
    if tau == 0 { return }
    for j in columns {
      var sum: Real = 0
      for k in v.indices { sum += v[k] * self[row + k, j] }
      for k in v.indices { self[row + k, j] -= tau * sum * v[k] }
    }
  }

  /// Reflects the columns from `column` on, in the rows given.
  mutating func reflectColumns(_ column: Int, _ v: [Real], _ tau: Real, rows: Range<Int>) {
    if tau == 0 { return }
    for i in rows {
      var sum: Real = 0
      for k in v.indices { sum += v[k] * self[i, column + k] }
      for k in v.indices { self[i, column + k] -= tau * sum * v[k] }
    }
  }

  /// Turns two neighbouring columns.
  mutating func turnColumns(_ j: Int, _ c: Real, _ s: Real) {
    for i in 0..<rows {
      let (x, y) = (self[i, j], self[i, j + 1])
      (self[i, j + 1], self[i, j]) = (c * y - s * x, s * y + c * x)
    }
  }

  /// Turns two neighbouring rows.
  mutating func turnRows(_ i: Int, _ c: Real, _ s: Real) {
    for j in 0..<columns {
      let (x, y) = (self[i, j], self[i + 1, j])
      (self[i + 1, j], self[i, j]) = (c * y - s * x, s * y + c * x)
    }
  }

  mutating func swapColumns(_ a: Int, _ b: Int) {
    for i in 0..<rows { (self[i, a], self[i, b]) = (self[i, b], self[i, a]) }
  }

  mutating func swapRows(_ a: Int, _ b: Int) {
    for j in 0..<columns { (self[a, j], self[b, j]) = (self[b, j], self[a, j]) }
  }
}

extension DenseMatrix {
  /// The same numbers, rounded to float32 if this one's are.
  init<Real: BinaryFloatingPoint>(_ matrix: PlaneMatrix<Real>) {
    self.init(matrix.rows, matrix.columns, matrix.values.map { Double($0) }, isSingle: Real.self == Float.self)
  }
}
