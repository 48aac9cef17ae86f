// random: the module, its shared generator, and the class Random.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

package enum RandomModule {
  nonisolated(unsafe) private static var sessionSeed: UInt64 = 0

  /// Sets what the generator of a new session starts with, as `random.seed(seed)`.
  package static func seed(_ seed: UInt64) { sessionSeed = seed }

  /// The names of the functions that use the shared generator.
  private static let shared = [
    "seed", "random", "uniform", "triangular", "randint", "choice", "randrange", "sample", "shuffle", "choices",
    "normalvariate", "lognormvariate", "expovariate", "vonmisesvariate", "gammavariate", "gauss", "betavariate",
    "paretovariate", "weibullvariate", "getstate", "setstate", "getrandbits", "randbytes",
  ]

  static func make() -> ModuleObject {
    let module = ModuleObject("random")
    let generator = Value.object(RandomObject(seed: BigInt(UInt(sessionSeed))))
    module.add(type)
    for name in shared {
      let name = StringObject.intern(name)
      module.namespace.set(name, .object(BoundMethod(type.lookup(name), generator)))
    }
    return module
  }

  nonisolated(unsafe) static let type: TypeObject = {
    let type = TypeObject("Random", module: "random", layout: .foreign, hasInstanceDict: true)
    type.nativeBaseName = "_random.Random"
    type.slots.construct = { type, _ in .object(RandomObject(seed: BigInt(0), type: type)) }
    type.slots.initialize = { value, a in
      _ = try Operations.withReceiver(value, a) { a in
        try initialize.bind(a) { b in
          try generator(value).seed(b.value(1) ?? .none)
          return .none
        }
      }
    }
    addState(to: type)
    addIntegers(to: type)
    addSequences(to: type)
    addDistributions(to: type)
    return type
  }()
  private static let initialize = PythonParameters("Random.__init__", "(self, x=None)")

  static func generator(_ value: Value) throws -> RandomObject {
    guard case .object(let o) = value, Swift.type(of: o) == RandomObject.self else {
      throw Raised.type("a random.Random is required")
    }
    return unsafeDowncast(o, to: RandomObject.self)
  }

  /// Adds a method that CPython writes in Python.
  static func add(
    _ type: TypeObject, _ name: String, _ signature: String, _ body: @escaping (RandomObject, Arguments) throws -> Value
  ) {
    let parameters = PythonParameters("Random.\(name)", signature)
    type.method(name, .any) { a in
      try parameters.bind(a) { try body(generator($0[0]), $0) }
    }
    type.showAsPython(name)
  }

  // MARK: State

  private static func addState(to type: TypeObject) {
    type.method("random", .positional(0...0), "random() -> x in the interval [0, 1).") { a in
      .float(try generator(a[0]).twister.unit())
    }
    add(type, "seed", "(self, a=None, version=2)") { generator, a in
      try generator.seed(a.value(1) ?? .none)
      return .none
    }
    type.method("getrandbits", .positional(1...1), "getrandbits(k) -> x. Generates an int with k random bits.") { a in
      if a[1].type.slots.index == nil { _ = try Operations.index(a[1]) }
      guard let small = try Int32(exactly: SliceObject.clampedIndex(a[1])) else {
        throw Raised.overflow("Python int too large to convert to C int")
      }
      let count = Int(small)
      if count < 0 { throw Raised.value("number of bits must be non-negative") }
      let generator = try generator(a[0])
      if count < 63 { return .int(generator.twister.bits(count)) }
      try Meter.ask(count / 8)
      return .integer(generator.twister.bigBits(count))
    }
    add(type, "randbytes", "(self, n)") { generator, a in
      if a[1].type.slots.index == nil { _ = try Operations.binary(.multiply, a[1], .int(8)) }
      let count = try Operations.index(a[1])
      if count < 0 { throw Raised.value("number of bits must be non-negative") }
      try Meter.ask(count)
      var bytes: [UInt8] = []
      bytes.reserveCapacity(count)
      while bytes.count < count {
        let left = count - bytes.count
        let word = left >= 4 ? generator.twister.next32() : generator.twister.next32() >> UInt32(32 - left * 8)
        for i in 0..<min(4, left) { bytes.append(UInt8(truncatingIfNeeded: word >> UInt32(i * 8))) }
      }
      return .object(bytes.withUnsafeBufferPointer { BytesObject($0) })
    }
    add(type, "getstate", "(self)") { generator, _ in
      let words = generator.twister.words.map { Value.int(Int($0)) } + [.int(generator.twister.index)]
      return .tuple([.int(3), .tuple(words), generator.spareNormal.map { .float($0) } ?? .none])
    }
    add(type, "setstate", "(self, state)") { generator, a in
      let version = try Operations.getItem(a[1], .int(0))
      guard case .int(3) = version else {
        throw Raised.value(
          "state with version \(try Operations.str(version).text) passed to Random.setstate() of version 3")
      }
      guard let state = a[1].asTuple, state.count == 3, let numbers = state[1].asTuple, numbers.count > 0 else {
        throw Raised.type("state vector must be a tuple")
      }
      let words = try numbers.values.dropLast().map { UInt32(truncatingIfNeeded: try Operations.index($0)) }
      let index = try Operations.index(numbers[numbers.count - 1])
      guard words.count == MersenneTwister.size else { throw Raised.value("state vector is the wrong size") }
      guard let twister = MersenneTwister(words: words, index: index) else { throw Raised.value("invalid state") }
      generator.twister = twister
      generator.spareNormal = state[2].asFloat
      return .none
    }
  }

  // MARK: Integers

  private static func addIntegers(to type: TypeObject) {
    add(type, "randint", "(self, a, b)") { generator, a in
      let stop: Value
      if case .int(let i) = a[2], i < Int.max {
        stop = .int(i + 1)
      } else {
        stop = try Operations.binary(.add, a[2], .int(1))
      }
      return try range(generator, a[1], stop, .int(1))
    }
    add(type, "randrange", "(self, start, stop=None, step=1)") { generator, a in
      try range(generator, a[1], a.value(2) ?? .none, a.value(3) ?? .int(1))
    }
  }

  /// An integer of an argument; a float without a fraction is still accepted, with a warning.
  private static func whole(_ value: Value, _ name: String) throws -> Value {
    if value.asInt != nil { return value }
    if value.type.slots.index != nil || value.isInteger { return .integer(try MathModule.integer(value)) }
    let refusal = Raised.value("non-integer \(name) for randrange()")
    let result = try Operations.call(.object(Types.int), value)
    if try !Operations.equal(result, value) {
      try Warnings.warn(Exceptions.deprecationWarning, "randrange() will raise TypeError in the future")
      throw refusal
    }
    try Warnings.warn(
      Exceptions.deprecationWarning,
      "non-integer arguments to randrange() have been deprecated since Python 3.10 and will be removed in a "
        + "subsequent version")
    return result
  }

  private static func range(_ generator: RandomObject, _ start: Value, _ stop: Value, _ step: Value) throws -> Value {
    if case .int(let low) = start, case .int(let high) = stop, case .int(1) = step {
      let (width, overflow) = high.subtractingReportingOverflow(low)
      if !overflow && width > 0 { return .int(low + generator.twister.below(width)) }
    }
    let first = try MathModule.integer(whole(start, "arg 1"))
    if stop.isNone {
      if case .int(1) = step {} else { throw Raised.type("Missing a non-None stop argument") }
      if first.signum > 0 { return .integer(below(generator, first)) }
      throw Raised.value("empty range for randrange()")
    }
    let last = try MathModule.integer(whole(stop, "stop"))
    let width = last - first
    let stride = try MathModule.integer(whole(step, "step"))
    if stride == BigInt(1) {
      if width.signum > 0 { return .integer(first + below(generator, width)) }
      throw Raised.value("empty range for randrange() (\(first), \(last), \(width))")
    }
    let rounding = stride.signum > 0 ? BigInt(-1) : BigInt(1)
    guard let (count, _) = (width + stride + rounding).divMod(stride) else {
      throw Raised.value("zero step for randrange()")
    }
    if count.signum <= 0 { throw Raised.value("empty range for randrange()") }
    return .integer(first + stride * below(generator, count))
  }

  private static func below(_ generator: RandomObject, _ bound: BigInt) -> BigInt {
    if let small = bound.asInt { return BigInt(generator.twister.below(small)) }
    return generator.twister.below(bound)
  }

  // MARK: Sequences

  private static func addSequences(to type: TypeObject) {
    add(type, "choice", "(self, seq)") { generator, a in
      let count = try Operations.length(a[1])
      if count == 0 { throw Raised.index("Cannot choose from an empty sequence") }
      return try Operations.getItem(a[1], .int(generator.twister.below(count)))
    }
    add(type, "shuffle", "(self, x)") { generator, a in
      let count = try Operations.length(a[1])
      let list = a[1].asList.flatMap { $0.type === Types.list ? $0 : nil }
      for i in stride(from: count - 1, to: 0, by: -1) {
        let j = generator.twister.below(i + 1)
        if let list, i < list.count {
          swap(&list.elements[i], &list.elements[j])
          continue
        }
        let last = try Operations.getItem(a[1], .int(i))
        try Operations.setItem(a[1], .int(i), Operations.getItem(a[1], .int(j)))
        try Operations.setItem(a[1], .int(j), last)
        try Interrupt.poll()
      }
      return .none
    }
    add(type, "sample", "(self, population, k, *, counts=None)") { try RandomSampling.sample($0, $1) }
    add(type, "choices", "(self, population, weights=None, *, cum_weights=None, k=1)") {
      try RandomSampling.choices($0, $1)
    }
  }

  // MARK: Distributions

  private static func addDistributions(to type: TypeObject) {
    func real(_ a: Arguments, _ index: Int, _ missing: Double) throws -> Double {
      try a.value(index).map(MathModule.real) ?? missing
    }
    add(type, "uniform", "(self, a, b)") { generator, a in
      if case .float(let low) = a[1], case .float(let high) = a[2] {
        return .float(low + (high - low) * generator.twister.unit())
      }
      let width = try Operations.binary(.subtract, a[2], a[1])
      return try Operations.binary(
        .add, a[1], Operations.binary(.multiply, width, .float(generator.twister.unit())))
    }
    add(type, "triangular", "(self, low=0.0, high=1.0, mode=None)") { generator, a in
      var low = try real(a, 1, 0)
      var high = try real(a, 2, 1)
      var u = generator.twister.unit()
      var c = 0.5
      if let mode = a.value(3), !mode.isNone {
        if high == low { return .float(low) }
        c = (try MathModule.real(mode) - low) / (high - low)
      }
      if u > c {
        u = 1 - u
        c = 1 - c
        swap(&low, &high)
      }
      return .float(low + (high - low) * (u * c).squareRoot())
    }
    // What is no float goes the way of the formula, mu + z * sigma, and so do its errors.
    func shifted(_ z: Double, _ a: Arguments) throws -> Value {
      let scaled = try Operations.binary(.multiply, .float(z), a.value(2) ?? .float(1))
      return try Operations.binary(.add, a.value(1) ?? .float(0), scaled)
    }
    func areFloats(_ a: Arguments) -> Bool { (1...2).allSatisfy { a.value($0)?.asFloat != nil || a.value($0) == nil } }
    add(type, "gauss", "(self, mu=0.0, sigma=1.0)") { generator, a in
      if areFloats(a) { return .float(generator.gauss(try real(a, 1, 0), try real(a, 2, 1))) }
      return try shifted(generator.gauss(0, 1), a)
    }
    add(type, "normalvariate", "(self, mu=0.0, sigma=1.0)") { generator, a in
      if areFloats(a) { return .float(generator.normal(try real(a, 1, 0), try real(a, 2, 1))) }
      return try shifted(generator.normal(0, 1), a)
    }
    add(type, "lognormvariate", "(self, mu, sigma)") { generator, a in
      if areFloats(a) { return .float(exp(generator.normal(try real(a, 1, 0), try real(a, 2, 1)))) }
      return .float(exp(try MathModule.real(shifted(generator.normal(0, 1), a))))
    }
    add(type, "expovariate", "(self, lambd)") { generator, a in
      try Operations.binary(.divide, .float(-log(1 - generator.twister.unit())), a[1])
    }
    /// A parameter that the formula compares with zero first.
    func compared(_ value: Value) throws -> Double {
      if value.asFloat == nil && !value.isInteger { _ = try Operations.compare(.lessEqual, value, .float(0)) }
      return try MathModule.real(value)
    }
    add(type, "vonmisesvariate", "(self, mu, kappa)") { .float(try $0.vonMises(real($1, 1, 0), real($1, 2, 0))) }
    add(type, "gammavariate", "(self, alpha, beta)") { .float(try $0.gamma(compared($1[1]), compared($1[2]))) }
    add(type, "betavariate", "(self, alpha, beta)") { generator, a in
      let y = try generator.gamma(compared(a[1]), 1)
      return .float(y == 0 ? 0 : y / (y + (try generator.gamma(compared(a[2]), 1))))
    }
    add(type, "paretovariate", "(self, alpha)") { generator, a in
      .float(pow(1 - generator.twister.unit(), -1 / (try real(a, 1, 1))))
    }
    add(type, "weibullvariate", "(self, alpha, beta)") { generator, a in
      .float(try real(a, 1, 1) * pow(-log(1 - generator.twister.unit()), 1 / (try real(a, 2, 1))))
    }
  }
}
