// Eigenvalues and eigenvectors of a general real matrix, after LAPACK's balancing, reduction and QR iteration.

/// The eigenvalues in LAPACK's order, and a vector of length one for each; pairs of complex ones follow each other.
struct GeneralEigen<Real: BinaryFloatingPoint> {
  private(set) var real: [Real]
  private(set) var imaginary: [Real]
  /// The vectors as columns: their real and their imaginary parts.
  private(set) var vectors: (real: PlaneMatrix<Real>, imaginary: PlaneMatrix<Real>)

  private let n: Int
  private var h: PlaneMatrix<Real>
  private var z: PlaneMatrix<Real>
  /// The part of the matrix that balancing could not split off.
  private var low = 0
  private var high: Int
  /// What balancing did to each row: a scale inside that part, the row it was swapped with outside.
  private var scale: [Real]

  private static var precision: Real { .ulpOfOne }
  private static var tiny: Real { .leastNormalMagnitude }

  /// - Throws: PyTorch's error when the iteration does not end.
  init(_ matrix: PlaneMatrix<Real>) throws {
    n = matrix.rows
    h = matrix
    z = .identity(n, n)
    high = n - 1
    scale = Array(repeating: 1, count: n)
    real = Array(repeating: 0, count: n)
    imaginary = real
    vectors = (z, z)
    if n == 0 { return }
    permute()
    balance()
    reduce()
    try iterate()
    findVectors()
    undoBalancing()
    normalize()
  }

  // MARK: Balancing

  private mutating func swap(_ j: Int, _ m: Int) {
    scale[m] = Real(j)
    if j == m { return }
    for i in 0...high { (h[i, j], h[i, m]) = (h[i, m], h[i, j]) }
    for i in low..<n { (h[j, i], h[m, i]) = (h[m, i], h[j, i]) }
  }

  /// Moves rows and columns that isolate an eigenvalue to the ends.
  private mutating func permute() {
    var isMoving = true
    while isMoving {
      isMoving = false
      for i in (0...high).reversed() where !(0...high).contains(where: { $0 != i && h[i, $0] != 0 }) {
        swap(i, high)
        if high == 0 { return }
        high -= 1
        isMoving = true
        break
      }
    }
    isMoving = true
    while isMoving {
      isMoving = false
      for j in low...high where !(low...high).contains(where: { $0 != j && h[$0, j] != 0 }) {
        swap(j, low)
        low += 1
        isMoving = true
        break
      }
    }
  }

  /// Scales rows and columns by powers of two until their lengths are alike.
  private mutating func balance() {
    var isChanging = true
    while isChanging && low < high {
      isChanging = false
      for i in low...high {
        var (c, r) = (
          PlaneTransforms.length((low...high).map { h[$0, i] }), PlaneTransforms.length((low...high).map { h[i, $0] })
        )
        if c == 0 || r == 0 || !(c.isFinite && r.isFinite) { continue }
        var (g, f, sum): (Real, Real, Real) = (r / 2, 1, c + r)
        while c < g && f < Real.greatestFiniteMagnitude.squareRoot() {
          f *= 2
          c *= 2
          r /= 2
          g /= 2
        }
        g = c / 2
        while g >= r && f > Real.leastNormalMagnitude.squareRoot() {
          f /= 2
          c /= 2
          g /= 2
          r *= 2
        }
        if c + r >= 0.95 * sum { continue }
        sum = 1 / f
        scale[i] *= f
        isChanging = true
        for j in low..<n { h[i, j] *= sum }
        for j in 0...high { h[j, i] *= f }
      }
    }
  }

  private mutating func undoBalancing() {
    if low < high || n == 1 {
      for i in low...high where scale[i] != 1 && low < high {
        for j in 0..<n {
          vectors.real[i, j] *= scale[i]
          vectors.imaginary[i, j] *= scale[i]
        }
      }
    }
    for i in (0..<low).reversed() + Array(Swift.min(high + 1, n)..<n) {
      let k = Int(scale[i])
      if k == i { continue }
      for j in 0..<n {
        (vectors.real[i, j], vectors.real[k, j]) = (vectors.real[k, j], vectors.real[i, j])
        (vectors.imaginary[i, j], vectors.imaginary[k, j]) = (vectors.imaginary[k, j], vectors.imaginary[i, j])
      }
    }
  }

  // MARK: Reduction

  /// Makes everything below the first subdiagonal zero.
  private mutating func reduce() {
    guard high - low > 1 else { return }
    for k in low..<(high - 1) {
      let rows = (k + 1)...high
      let (v, tau, beta) = PlaneTransforms.reflection(rows.map { h[$0, k] })
      for i in rows { h[i, k] = i == k + 1 ? beta : 0 }
      if tau == 0 { continue }
      for i in 0...high {
        var sum: Real = 0
        for j in rows { sum += h[i, j] * v[j - k - 1] }
        for j in rows { h[i, j] -= tau * sum * v[j - k - 1] }
      }
      for j in (k + 1)..<n {
        var sum: Real = 0
        for i in rows { sum += h[i, j] * v[i - k - 1] }
        for i in rows { h[i, j] -= tau * sum * v[i - k - 1] }
      }
      for i in 0..<n {
        var sum: Real = 0
        for j in rows { sum += z[i, j] * v[j - k - 1] }
        for j in rows { z[i, j] -= tau * sum * v[j - k - 1] }
      }
    }
  }

  // MARK: Iteration

  /// Whether a subdiagonal element is as good as zero.
  private func isNegligible(_ k: Int) -> Bool {
    let small = Self.tiny * (Real(high - low + 1) / Self.precision)
    let below = h[k, k - 1].magnitude
    if below <= small { return true }
    var test = h[k - 1, k - 1].magnitude + h[k, k].magnitude
    if test == 0 {
      if k - 2 >= low { test += h[k - 1, k - 2].magnitude }
      if k + 1 <= high { test += h[k + 1, k].magnitude }
    }
    guard below <= Self.precision * test else { return false }
    let above = h[k - 1, k].magnitude
    let gap = (h[k - 1, k - 1] - h[k, k]).magnitude
    let (ab, ba) = (Swift.max(below, above), Swift.min(below, above))
    let (aa, bb) = (Swift.max(h[k, k].magnitude, gap), Swift.min(h[k, k].magnitude, gap))
    let sum = aa + ab
    return ba * (ab / sum) <= Swift.max(small, Self.precision * (bb * (aa / sum)))
  }

  /// The two shifts of a step.
  private func shifts(_ l: Int, _ i: Int, _ tries: Int) -> (r1: Real, i1: Real, r2: Real, i2: Real) {
    var (h11, h21, h12, h22) = (h[i - 1, i - 1], h[i, i - 1], h[i - 1, i], h[i, i])
    if tries % 20 == 0 {
      let sum = h[i, i - 1].magnitude + h[i - 1, i - 2].magnitude
      h11 = 0.75 * sum + h[i, i]
      (h12, h21, h22) = (-0.4375 * sum, sum, h11)
    } else if tries % 10 == 0 {
      let sum = h[l + 1, l].magnitude + h[l + 2, l + 1].magnitude
      h11 = 0.75 * sum + h[l, l]
      (h12, h21, h22) = (-0.4375 * sum, sum, h11)
    }
    let sum = h11.magnitude + h12.magnitude + h21.magnitude + h22.magnitude
    if sum == 0 { return (0, 0, 0, 0) }
    (h11, h21, h12, h22) = (h11 / sum, h21 / sum, h12 / sum, h22 / sum)
    let half = (h11 + h22) / 2
    let determinant = (h11 - half) * (h22 - half) - h12 * h21
    let root = determinant.magnitude.squareRoot()
    if determinant >= 0 { return (half * sum, root * sum, half * sum, -root * sum) }
    let (a, b) = (half + root, half - root)
    let shift = ((a - h22).magnitude <= (b - h22).magnitude ? a : b) * sum
    return (shift, 0, shift, 0)
  }

  private mutating func iterate() throws {
    for i in 0..<n where i < low || i > high { (real[i], imaginary[i]) = (h[i, i], 0) }
    var i = high
    while i >= low {
      var l = low
      var isDone = false
      for tries in 1...(30 * Swift.max(10, high - low + 1)) {
        var k = i
        while k > l && !isNegligible(k) { k -= 1 }
        l = k
        if l > low { h[l, l - 1] = 0 }
        if l >= i - 1 {
          isDone = true
          break
        }
        step(l, i, shifts(l, i, tries))
      }
      guard isDone else {
        throw TensorError.runtime(
          "linalg.eig: The algorithm failed to converge because the input matrix is ill-conditioned or has too many repeated "
            + "eigenvalues (error code: \(i + 1)).")
      }
      if l == i {
        (real[i], imaginary[i]) = (h[i, i], 0)
      } else {
        standardize(i)
      }
      i = l - 1
    }
  }

  /// One double-shift step on the block from `l` to `i`.
  private mutating func step(_ l: Int, _ i: Int, _ shift: (r1: Real, i1: Real, r2: Real, i2: Real)) {
    var m = i - 2
    var first: [Real] = [0, 0, 0]
    while true {
      let below = h[m + 1, m].magnitude
      var sum = (h[m, m] - shift.r2).magnitude + shift.i2.magnitude + below
      let ratio = h[m + 1, m] / sum
      first = [
        ratio * h[m, m + 1] + (h[m, m] - shift.r1) * ((h[m, m] - shift.r2) / sum) - shift.i1 * (shift.i2 / sum),
        ratio * (h[m, m] + h[m + 1, m + 1] - shift.r1 - shift.r2), ratio * h[m + 2, m + 1],
      ]
      sum = first[0].magnitude + first[1].magnitude + first[2].magnitude
      first = first.map { $0 / sum }
      if m == l { break }
      let around = h[m - 1, m - 1].magnitude + h[m, m].magnitude + h[m + 1, m + 1].magnitude
      let left = h[m, m - 1].magnitude * (first[1].magnitude + first[2].magnitude)
      if left <= Self.precision * first[0].magnitude * around { break }
      m -= 1
    }
    for k in m..<i {
      let count = Swift.min(3, i - k + 1)
      let source = k > m ? (0..<count).map { h[k + $0, k - 1] } : Array(first[..<count])
      let (v, tau, beta) = PlaneTransforms.reflection(source)
      if k > m {
        h[k, k - 1] = beta
        h[k + 1, k - 1] = 0
        if k < i - 1 { h[k + 2, k - 1] = 0 }
      } else if m > l {
        h[k, k - 1] *= 1 - tau
      }
      for j in k..<n {
        var sum: Real = 0
        for r in 0..<count { sum += v[r] * h[k + r, j] }
        for r in 0..<count { h[k + r, j] -= sum * tau * v[r] }
      }
      for j in 0...Swift.min(k + 3, i) {
        var sum: Real = 0
        for r in 0..<count { sum += v[r] * h[j, k + r] }
        for r in 0..<count { h[j, k + r] -= sum * tau * v[r] }
      }
      for j in 0..<n {
        var sum: Real = 0
        for r in 0..<count { sum += v[r] * z[j, k + r] }
        for r in 0..<count { z[j, k + r] -= sum * tau * v[r] }
      }
    }
  }

  /// Gives the block of two that ends at `i` its standard form, and notes its eigenvalues.
  private mutating func standardize(_ i: Int) {
    let p = i - 1
    var (a, b, c, d) = (h[p, p], h[p, i], h[i, p], h[i, i])
    var (cosine, sine): (Real, Real) = (1, 0)
    func sign(_ x: Real) -> Real { x.sign == .minus ? -1 : 1 }
    if c == 0 {
    } else if b == 0 {
      (cosine, sine) = (0, 1)
      (a, d) = (d, a)
      (b, c) = (-c, 0)
    } else if a - d == 0 && sign(b) != sign(c) {
    } else {
      let gap = a - d
      var half = 0.5 * gap
      let most = Swift.max(b.magnitude, c.magnitude)
      let least = Swift.min(b.magnitude, c.magnitude) * sign(b) * sign(c)
      let size = Swift.max(half.magnitude, most)
      var root = half / size * half + most / size * least
      if root >= 4 * Self.precision {
        root = half + (half.sign == .minus ? -1 : 1) * size.squareRoot() * root.squareRoot()
        a = d + root
        d -= most / root * least
        let tau = PlaneTransforms.length([c, root])
        (cosine, sine) = (root / tau, c / tau)
        (b, c) = (b - c, 0)
      } else {
        let sigma = b + c
        half = 0.5 * gap
        let tau = PlaneTransforms.length([sigma, gap])
        cosine = (0.5 * (1 + sigma.magnitude / tau)).squareRoot()
        sine = -(half / (tau * cosine)) * sign(sigma)
        let (aa, bb) = (a * cosine + b * sine, -a * sine + b * cosine)
        let (cc, dd) = (c * cosine + d * sine, -c * sine + d * cosine)
        (a, b) = (aa * cosine + cc * sine, bb * cosine + dd * sine)
        (c, d) = (-aa * sine + cc * cosine, -bb * sine + dd * cosine)
        let mean = 0.5 * (a + d)
        (a, d) = (mean, mean)
        if c != 0 {
          if b == 0 {
            (b, c) = (-c, 0)
            (cosine, sine) = (-sine, cosine)
          } else if sign(b) == sign(c) {
            let (rootB, rootC) = (b.magnitude.squareRoot(), c.magnitude.squareRoot())
            let shift = rootB * rootC * sign(c)
            let inverse = 1 / (b + c).magnitude.squareRoot()
            (a, d) = (mean + shift, mean - shift)
            (b, c) = (b - c, 0)
            let (c1, s1) = (rootB * inverse, rootC * inverse)
            (cosine, sine) = (cosine * c1 - sine * s1, cosine * s1 + sine * c1)
          }
        }
      }
    }
    (h[p, p], h[p, i], h[i, p], h[i, i]) = (a, b, c, d)
    let part = c == 0 ? 0 : b.magnitude.squareRoot() * c.magnitude.squareRoot()
    (real[p], real[i], imaginary[p], imaginary[i]) = (a, d, part, part == 0 ? 0 : -part)
    if i + 1 < n {
      for j in (i + 1)..<n {
        let (x, y) = (h[p, j], h[i, j])
        (h[p, j], h[i, j]) = (cosine * x + sine * y, cosine * y - sine * x)
      }
    }
    for j in 0..<p {
      let (x, y) = (h[j, p], h[j, i])
      (h[j, p], h[j, i]) = (cosine * x + sine * y, cosine * y - sine * x)
    }
    for j in 0..<n {
      let (x, y) = (z[j, p], z[j, i])
      (z[j, p], z[j, i]) = (cosine * x + sine * y, cosine * y - sine * x)
    }
  }

  // MARK: Vectors

  private typealias Complex = (re: Real, im: Real)

  private func quotient(_ a: Complex, _ b: Complex) -> Complex {
    if b.re.magnitude >= b.im.magnitude {
      let ratio = b.im / b.re
      let size = b.re + b.im * ratio
      return ((a.re + a.im * ratio) / size, (a.im - a.re * ratio) / size)
    }
    let ratio = b.re / b.im
    let size = b.im + b.re * ratio
    return ((a.re * ratio + a.im) / size, (a.im * ratio - a.re) / size)
  }

  private func product(_ a: Complex, _ b: Complex) -> Complex { (a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re) }
  private func difference(_ a: Complex, _ b: Complex) -> Complex { (a.re - b.re, a.im - b.im) }

  /// Solves the triangle for each eigenvalue from the bottom, and turns the solutions back.
  private mutating func findVectors() {
    var k = n - 1
    while k >= 0 {
      let isPair = imaginary[k] != 0
      let value: Complex = isPair ? (real[k - 1], imaginary[k - 1]) : (real[k], 0)
      var x = [Complex](repeating: (0, 0), count: n)
      let top = isPair ? k - 1 : k
      if isPair {
        if h[k - 1, k].magnitude >= h[k, k - 1].magnitude {
          x[k - 1] = (1, 0)
          x[k] = (0, value.im / h[k - 1, k])
        } else {
          x[k - 1] = (-value.im / h[k, k - 1], 0)
          x[k] = (0, 1)
        }
      } else {
        x[k] = (1, 0)
      }
      let least = Swift.max(
        Self.precision * (value.re.magnitude + value.im.magnitude), Self.tiny * Real(n) / Self.precision)
      func kept(_ d: Complex) -> Complex { Swift.max(d.re.magnitude, d.im.magnitude) < least ? (least, 0) : d }
      var j = top - 1
      while j >= 0 {
        let isBlock = j > 0 && h[j, j - 1] != 0
        func right(_ row: Int) -> Complex {
          var sum: Complex = (0, 0)
          for c in (j + 1)...k { sum = (sum.re - h[row, c] * x[c].re, sum.im - h[row, c] * x[c].im) }
          return sum
        }
        if isBlock {
          let (a, b, c, d): (Complex, Complex, Complex, Complex) = (
            (h[j - 1, j - 1] - value.re, -value.im), (h[j - 1, j], 0), (h[j, j - 1], 0), (h[j, j] - value.re, -value.im)
          )
          let (e, f) = (right(j - 1), right(j))
          let determinant = kept(difference(product(a, d), product(b, c)))
          x[j - 1] = quotient(difference(product(e, d), product(b, f)), determinant)
          x[j] = quotient(difference(product(a, f), product(c, e)), determinant)
          j -= 2
        } else {
          x[j] = quotient(right(j), kept((h[j, j] - value.re, -value.im)))
          j -= 1
        }
      }
      for i in 0..<n {
        var sum: Complex = (0, 0)
        for c in 0...k { sum = (sum.re + z[i, c] * x[c].re, sum.im + z[i, c] * x[c].im) }
        vectors.real[i, top] = sum.re
        vectors.imaginary[i, top] = sum.im
        if isPair {
          vectors.real[i, k] = sum.re
          vectors.imaginary[i, k] = -sum.im
        }
      }
      if !isPair { for i in 0..<n { vectors.imaginary[i, k] = 0 } }
      k = top - 1
    }
  }

  /// Makes the vectors one long, and the largest part of each complex one real.
  private mutating func normalize() {
    for k in 0..<n {
      let size = PlaneTransforms.length((0..<n).flatMap { [vectors.real[$0, k], vectors.imaginary[$0, k]] })
      guard size > 0 else { continue }
      for i in 0..<n {
        vectors.real[i, k] /= size
        vectors.imaginary[i, k] /= size
      }
      if imaginary[k] <= 0 { continue }
      func square(_ i: Int) -> Real {
        vectors.real[i, k] * vectors.real[i, k] + vectors.imaginary[i, k] * vectors.imaginary[i, k]
      }
      var at = 0
      for i in 1..<n where square(i) > square(at) { at = i }
      let (cosine, sine, _) = PlaneTransforms.olderRotation(vectors.real[at, k], vectors.imaginary[at, k])
      for i in 0..<n {
        let (x, y) = (vectors.real[i, k], vectors.imaginary[i, k])
        (vectors.real[i, k], vectors.imaginary[i, k]) = (cosine * x + sine * y, cosine * y - sine * x)
      }
      vectors.imaginary[at, k] = 0
    }
    for k in 0..<n where imaginary[k] < 0 {
      for i in 0..<n {
        vectors.real[i, k] = vectors.real[i, k - 1]
        vectors.imaginary[i, k] = -vectors.imaginary[i, k - 1]
      }
    }
  }
}

extension Op {
  /// What `torch.linalg.eig` shows as complex tensors.
  static let eigOp: Op = .init(
    "_linalg_eig(Tensor A)", places: [],
    doc: """
      The real and the imaginary parts of the eigenvalues and of the eigenvectors of a matrix.

      >>> torch.linalg.eigvals(torch.tensor([[0., 1.], [-1., 0.]]))
      tensor([0.+1.j, 0.-1.j])
      """,
    samples: { [CallArguments([.tensor(try .ramp([3, 3]))])] }
  ) { a in
    let x = try a.tensor(0)
    try checkMatrix(x, "linalg.eig")
    let n = x.sizes[x.rank - 1]
    let parts = try factor(x, [[n], [n], [n, n], [n, n]]) { matrix in
      if matrix.values.contains(where: { !$0.isFinite }) {
        throw TensorError.runtime("torch.linalg.eig: input tensor should not contain infs or NaNs.")
      }
      func found<Real: BinaryFloatingPoint>(_ type: Real.Type) throws -> [[Double]] {
        let found = try GeneralEigen(PlaneMatrix<Real>(matrix))
        return [found.real, found.imaginary, found.vectors.real.values, found.vectors.imaginary.values].map {
          $0.map { Double($0) }
        }
      }
      return try matrix.isSingle ? found(Float.self) : found(Double.self)
    }
    return .named("_linalg_eig", zip(["real", "imag", "vectors_real", "vectors_imag"], parts).map { ($0, $1) })
  }
}
