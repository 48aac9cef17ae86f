// math: functions of integers.

extension MathModule {
  /// An int of any size.
  /// - Throws: TypeError for a value that is no integer.
  static func integer(_ value: Value) throws -> BigInt {
    if let integer = value.asBigInt { return integer }
    guard let index = value.type.slots.index, let integer = try index(value).asBigInt else {
      throw Raised.type("'\(value.type.name)' object cannot be interpreted as an integer")
    }
    return integer
  }

  static func addIntegers(to module: ModuleObject) {
    module.function("gcd", .any) { a in
      try a.refuseKeywords("math.gcd")
      return try fold(a, empty: 0, gcd)
    }
    module.function("lcm", .any) { a in
      try a.refuseKeywords("math.lcm")
      return try fold(a, empty: 1, lcm)
    }
    module.function("isqrt", .positional(1...1)) { a in
      guard let root = try integer(a[0]).squareRoot() else {
        throw Raised.value("isqrt() argument must be nonnegative")
      }
      return .integer(root)
    }
    module.function("factorial", .positional(1...1)) { a in
      let n = try integer(a[0])
      if n.isNegative { throw Raised.value("factorial() not defined for negative values") }
      guard let small = n.asInt else {
        throw Raised.overflow("factorial() argument should not exceed \(Int.max)")
      }
      if small < 2 { return .int(1) }
      try askForProduct(of: small, upTo: small)
      return .integer(try product(1, small))
    }
    module.function("perm", .positional(1...2)) { a in
      let given = try a.value(1).flatMap { $0.isNone ? nil : try integer($0) }
      let n = try count(integer(a[0]), "n")
      let k = try given.map { try count($0, "k") } ?? n
      if k > n { return .int(0) }
      guard let steps = k.asInt else { throw Raised.overflow("k must not exceed \(Int.max)") }
      if steps == 0 { return .int(1) }
      try askForProduct(of: steps, bits: n.bitLength)
      return .integer(try fallingProduct(n, steps))
    }
    module.function("comb", .positional(2...2)) { a in
      let (top, chosen) = (try integer(a[0]), try integer(a[1]))
      let n = try count(top, "n")
      let k = try count(chosen, "k")
      if k > n { return .int(0) }
      guard let steps = min(k, n - k).asInt else {
        throw Raised.overflow("min(n - k, k) must not exceed \(Int.max)")
      }
      if steps == 0 { return .int(1) }
      try askForProduct(of: steps, bits: n.bitLength)
      return .integer(try fallingProduct(n, steps).divMod(product(1, steps))?.quotient ?? BigInt(1))
    }
  }

  /// - Throws: ValueError below zero.
  private static func count(_ number: BigInt, _ name: String) throws -> BigInt {
    if number.isNegative { throw Raised.value("\(name) must be a non-negative integer") }
    return number
  }

  private static func askForProduct(of factors: Int, upTo largest: Int) throws {
    try askForProduct(of: factors, bits: Int.bitWidth - largest.leadingZeroBitCount)
  }
  private static func askForProduct(of factors: Int, bits: Int) throws { try Meter.ask(factors, of: bits / 8 + 1) }

  /// low · (low + 1) · … · high, halved recursively so that factors stay of like size.
  private static func product(_ low: Int, _ high: Int) throws -> BigInt {
    try Interrupt.poll()
    if high - low < 8 {
      var result = BigInt(low)
      var i = low
      while i < high {
        i += 1
        result = result * BigInt(i)
      }
      return result
    }
    let middle = low + (high - low) / 2
    return try product(low, middle) * product(middle + 1, high)
  }

  /// n · (n - 1) · … with `count` factors.
  private static func fallingProduct(_ n: BigInt, _ count: Int) throws -> BigInt {
    try Interrupt.poll()
    if let small = n.asInt { return try product(small - count + 1, small) }
    if count <= 8 {
      var result = n
      for i in 1..<max(count, 1) { result = result * (n - BigInt(i)) }
      return result
    }
    let half = count / 2
    return try fallingProduct(n, half) * fallingProduct(n - BigInt(half), count - half)
  }

  // MARK: Divisors

  private static func fold(_ a: Arguments, empty: Int, _ join: (Value, Value) throws -> Value) throws -> Value {
    if a.count == 0 { return .int(empty) }
    var result = try Value.integer(integer(a[0]).magnitude)
    for i in 1..<max(a.count, 1) { result = try join(result, .integer(integer(a[i]).magnitude)) }
    return result
  }

  private static func gcd(_ a: Value, _ b: Value) throws -> Value {
    if case .int(var x) = a, case .int(var y) = b {
      while y != 0 { (x, y) = (y, x % y) }
      return .int(x)
    }
    return .integer(BigInt.gcd(try integer(a), try integer(b)))
  }

  private static func lcm(_ a: Value, _ b: Value) throws -> Value {
    let x = try integer(a)
    let y = try integer(b)
    if x.isZero || y.isZero { return .int(0) }
    try Meter.ask((BigInt.estimatedBitsOfProduct(x, y)) / 8)
    return .integer((x.divMod(BigInt.gcd(x, y))?.quotient ?? x) * y)
  }
}
