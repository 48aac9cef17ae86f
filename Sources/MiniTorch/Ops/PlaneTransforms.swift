// The reflections and rotations that LAPACK's factorizations are made of; they settle the signs of its vectors.

/// Reflections and rotations of numbers.
enum PlaneTransforms {
  static let epsilon = 0x1p-53
  static let tiny = 0x1p-1022

  static func length(_ x: [Double]) -> Double {
    let most = x.reduce(0) { Swift.max($0, $1.magnitude) }
    if most == 0 || !most.isFinite { return most }
    return most * x.reduce(0) { $0 + ($1 / most) * ($1 / most) }.squareRoot()
  }

  static func sign(_ x: Double) -> Double { x.sign == .minus ? -1 : 1 }

  /// The reflection that leaves only the first of the numbers: the vector with 1 in front, its factor, what is left.
  static func reflection(_ x: [Double]) -> (v: [Double], tau: Double, beta: Double) {
    let rest = length(Array(x.dropFirst()))
    if rest == 0 { return ([1] + Array(repeating: 0, count: x.count - 1), 0, x[0]) }
    let beta = -length([x[0], rest]) * sign(x[0])
    return ([1] + x.dropFirst().map { $0 / (x[0] - beta) }, (beta - x[0]) / beta, beta)
  }

  /// The rotation that makes `g` zero, and what `f` becomes.
  static func rotation(_ f: Double, _ g: Double) -> (c: Double, s: Double, r: Double) {
    if g == 0 { return (1, 0, f) }
    if f == 0 { return (0, 1, g) }
    let r = length([f, g])
    let flips = f.magnitude > g.magnitude && f < 0
    return flips ? (-f / r, -g / r, -r) : (f / r, g / r, r)
  }
}

extension DenseMatrix {
  /// Reflects the rows from `row` on, in the columns given.
  mutating func reflectRows(_ row: Int, _ v: [Double], _ tau: Double, columns: Range<Int>) {
    if tau == 0 { return }
    for j in columns {
      var sum = 0.0
      for k in v.indices { sum += v[k] * self[row + k, j] }
      for k in v.indices { self[row + k, j] -= tau * sum * v[k] }
    }
  }

  /// Reflects the columns from `column` on, in the rows given.
  mutating func reflectColumns(_ column: Int, _ v: [Double], _ tau: Double, rows: Range<Int>) {
    if tau == 0 { return }
    for i in rows {
      var sum = 0.0
      for k in v.indices { sum += v[k] * self[i, column + k] }
      for k in v.indices { self[i, column + k] -= tau * sum * v[k] }
    }
  }

  /// Turns two neighbouring columns.
  mutating func turnColumns(_ j: Int, _ c: Double, _ s: Double) {
    for i in 0..<rows {
      let (x, y) = (self[i, j], self[i, j + 1])
      (self[i, j + 1], self[i, j]) = (c * y - s * x, s * y + c * x)
    }
  }

  /// Turns two neighbouring rows.
  mutating func turnRows(_ i: Int, _ c: Double, _ s: Double) {
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
