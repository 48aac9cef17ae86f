// random.sample and random.choices.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

enum RandomSampling {
  /// `sample(population, k, *, counts=None)`: k elements without replacement.
  static func sample(_ generator: RandomObject, _ a: Arguments) throws -> Value {
    let population = a[1]
    guard isSequence(population) else {
      throw Raised.type("Population must be a sequence.  For dicts or sets, use sorted(d).")
    }
    let count = try Operations.length(population)
    if let counts = a.value(3), !counts.isNone {
      return try sample(generator, population, count, k: a[2], counts: Operations.array(counts))
    }
    let picks = try positions(generator, count, a[2])
    return .list(try picks.map { try Operations.getItem(population, .int($0)) })
  }

  /// A population in which each element stands as often as its count says.
  private static func sample(
    _ generator: RandomObject, _ population: Value, _ count: Int, k: Value, counts: [Value]
  ) throws -> Value {
    var cumulative: [Int] = []
    var total = 0
    for value in counts {
      guard value.isInteger else { throw Raised.type("Counts must be integers") }
      total += try Operations.index(value)
      cumulative.append(total)
    }
    if cumulative.count != count {
      throw Raised.value("The number of counts does not match the population")
    }
    if total <= 0 { throw Raised.value("Total of counts must be greater than zero") }
    let picks = try positions(generator, total, k)
    return .list(
      try picks.map { pick in
        let i = cumulative.firstIndex { pick < $0 } ?? count - 1
        return try Operations.getItem(population, .int(i))
      })
  }

  private static func isSequence(_ value: Value) -> Bool {
    guard case .object(let o) = value else { return false }
    switch o.kind {
    case .list, .tuple, .string, .bytes, .range: return true
    case .dict, .set, .frozenSet: return false
    default:
      // A class counts as a sequence here when it can be indexed and measured; CPython asks for its registration.
      return o.type.slots.length != nil && o.type.slots.getItem != nil
    }
  }

  /// k different positions below n, drawn as CPython draws them.
  private static func positions(_ generator: RandomObject, _ n: Int, _ k: Value) throws -> [Int] {
    if case .float(let d) = k {
      if !(0...Double(n) ~= d) { throw Raised.value("Sample larger than population or is negative") }
      throw Raised.type("can't multiply sequence by non-int of type 'float'")
    }
    if !k.isInteger {
      throw Raised.type("'<=' not supported between instances of 'int' and '\(k.type.name)'")
    }
    let k = try Operations.index(k)
    if k < 0 || k > n { throw Raised.value("Sample larger than population or is negative") }
    var poolSize = 21.0
    if k > 5 { poolSize += pow(4, ceil(log(Double(k) * 3) / log(4))) }
    var result: [Int] = []
    result.reserveCapacity(k)
    if Double(n) <= poolSize {
      var pool = Array(0..<n)
      for i in 0..<k {
        let j = generator.twister.below(n - i)
        result.append(pool[j])
        pool[j] = pool[n - i - 1]
      }
      return result
    }
    var chosen: Set<Int> = []
    for _ in 0..<k {
      var j = generator.twister.below(n)
      while !chosen.insert(j).inserted { j = generator.twister.below(n) }
      result.append(j)
      try Interrupt.poll()
    }
    return result
  }

  /// `choices(population, weights=None, *, cum_weights=None, k=1)`: k elements with replacement.
  static func choices(_ generator: RandomObject, _ a: Arguments) throws -> Value {
    let population = a[1]
    let n = try Operations.length(population)
    let weights = a.value(2) ?? .none
    let given = a.value(3) ?? .none
    let times = a.value(4) ?? .int(1)
    if weights.isNone && given.isNone {
      return .list(
        try repeated(times) {
          try Operations.getItem(population, .int(Int(generator.twister.unit() * Double(n))))
        })
    }
    if !weights.isNone && !given.isNone { throw Raised.type("Cannot specify both weights and cumulative weights") }
    if weights.asInt != nil {
      throw Raised.type("The number of choices must be a keyword argument: k=\(try Operations.repr(weights).text)")
    }
    var cumulative = try Operations.array(given.isNone ? weights : given)
    if given.isNone {
      for i in cumulative.indices.dropFirst() {
        cumulative[i] = try Operations.binary(.add, cumulative[i - 1], cumulative[i])
      }
    }
    if cumulative.count != n { throw Raised.value("The number of weights does not match the population") }
    guard let last = cumulative.last else { throw Raised.index("list index out of range") }
    let total = try MathModule.real(Operations.binary(.add, last, .float(0)))
    if total <= 0 { throw Raised.value("Total of weights must be greater than zero") }
    if !total.isFinite { throw Raised.value("Total of weights must be finite") }
    let limits = try cumulative.map(MathModule.real)
    return .list(
      try repeated(times) {
        let drawn = generator.twister.unit() * total
        var low = 0
        var high = n - 1
        while low < high {
          let middle = (low + high) / 2
          if drawn < limits[middle] { high = middle } else { low = middle + 1 }
        }
        return try Operations.getItem(population, .int(low))
      })
  }

  private static func repeated(_ times: Value, _ body: () throws -> Value) throws -> [Value] {
    let count = try max(0, Operations.index(times))
    try Meter.ask(count, of: MemoryLayout<Value>.stride)
    var result: [Value] = []
    result.reserveCapacity(count)
    for _ in 0..<count {
      result.append(try body())
      try Interrupt.poll()
    }
    return result
  }
}
