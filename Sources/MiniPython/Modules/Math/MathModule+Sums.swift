// math: sums and products of many numbers, and lengths of vectors.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension MathModule {
  static func addSums(to module: ModuleObject) {
    module.function("fsum", .positional(1...1)) { a in
      var sum = ExactSum()
      try Operations.forEach(a[0]) { try sum.add(real($0)) }
      return .float(try sum.result())
    }
    module.function("prod", "(iterable, /, *, start=1)") { a in
      var result = a.value(1) ?? .int(1)
      try Operations.forEach(a[0]) { value in
        switch (result, value) {
        case (.float(let x), .float(let y)): result = .float(x * y)
        case (.float(let x), .int(let y)): result = .float(x * Double(y))
        default: result = try Operations.binary(.multiply, result, value)
        }
      }
      return result
    }
    module.function("hypot", .any) { a in
      try a.refuseKeywords("math.hypot")
      return .float(norm(try a.positional.map(real)))
    }
    module.function("dist", .positional(2...2)) { a in
      func point(_ value: Value) throws -> [Value] { try value.asTuple?.values ?? Operations.array(value) }
      let first = try point(a[0])
      let second = try point(a[1])
      if first.count != second.count { throw Raised.value("both points must have the same number of dimensions") }
      let p = try first.map(real)
      let q = try second.map(real)
      return .float(norm(zip(p, q).map { $0 - $1 }))
    }
  }

  /// The Euclidean length of a vector: squares split by Veltkamp's method, summed with their errors, and the root
  /// corrected once, as CPython does it.
  static func norm(_ vector: [Double]) -> Double {
    let sizes = vector.map(\.magnitude)
    if sizes.contains(.infinity) { return .infinity }
    if sizes.contains(where: \.isNaN) { return .nan }
    let largest = sizes.max() ?? 0
    if largest == 0 || sizes.count == 1 { return largest }
    if largest.isSubnormal || largest.exponent < -1024 {
      // The scale would overflow: both are divided by the smallest normal number.
      return Double.leastNormalMagnitude * norm(sizes.map { $0 / Double.leastNormalMagnitude })
    }
    let scale = scalbn(1.0, Int32(-(Int(largest.exponent) + 1)))
    var sum = 1.0
    var errors = (0.0, 0.0, 0.0)
    func add(_ x: Double, _ error: inout Double) {
      let old = sum
      sum += x
      error += (old - sum) + x
    }
    func split(_ x: Double) -> (Double, Double) {
      let t = x * 134_217_729
      let high = t - (t - x)
      return (high, x - high)
    }
    for size in sizes {
      let (high, low) = split(size * scale)
      add(high * high, &errors.0)
      add(2 * high * low, &errors.1)
      errors.2 += low * low
    }
    let root = (sum - 1 + (errors.0 + errors.1 + errors.2)).squareRoot()
    let (high, low) = split(root)
    add(-high * high, &errors.0)
    add(-2 * high * low, &errors.1)
    add(-low * low, &errors.2)
    let rest = sum - 1 + (errors.0 + errors.1 + errors.2)
    return (root + rest / (2 * root)) / scale
  }
}

/// The correctly rounded sum of floats: Shewchuk's non-overlapping partials ("Adaptive Precision Floating-Point
/// Arithmetic", 1997).
struct ExactSum {
  private var partials: [Double] = []
  private var special = 0.0
  private var infinities = 0.0

  /// - Throws: OverflowError when a partial sum of finite floats leaves their range.
  mutating func add(_ value: Double) throws {
    var x = value
    var kept = 0
    for i in partials.indices {
      var y = partials[i]
      if x.magnitude < y.magnitude { swap(&x, &y) }
      let high = x + y
      let low = y - (high - x)
      if low != 0 {
        partials[kept] = low
        kept += 1
      }
      x = high
    }
    partials.removeLast(partials.count - kept)
    if x == 0 { return }
    if !x.isFinite {
      if value.isFinite { throw Raised.overflow("intermediate overflow in fsum") }
      if value.isInfinite { infinities += value }
      special += value
      partials = []
    } else {
      partials.append(x)
    }
  }

  /// - Throws: ValueError when infinities of both signs were added.
  func result() throws -> Double {
    if special != 0 || special.isNaN {
      if infinities.isNaN { throw Raised.value("-inf + inf in fsum") }
      return special
    }
    guard var high = partials.last else { return 0 }
    var i = partials.count - 1
    var low = 0.0
    while i > 0 {
      let x = high
      i -= 1
      let y = partials[i]
      high = x + y
      low = y - (high - x)
      if low != 0 { break }
    }
    // Half-even rounding across partials: the next one decides a tie.
    if i > 0 && (low < 0 && partials[i - 1] < 0 || low > 0 && partials[i - 1] > 0) {
      let doubled = low * 2
      let x = high + doubled
      if doubled == x - high { high = x }
    }
    return high
  }
}
