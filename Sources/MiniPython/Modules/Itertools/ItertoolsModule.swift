// itertools: the module and the constructors of its types.

enum ItertoolsModule {
  static func make() -> ModuleObject {
    let module = ModuleObject("itertools")
    for type in ItertoolsTypes.all { module.add(type) }
    module.function("tee", .positional(1...2), "Returns a tuple of n independent iterators.") { a in
      let n = try a.value(1).map(Operations.index) ?? 2
      if n < 0 { throw Raised.value("n must be >= 0") }
      try Meter.ask(n, of: 64)
      if n == 0 { return .object(TupleObject.empty) }
      let first: TeeIterator
      if let known = a[0].asObject as? TeeIterator {
        first = TeeIterator(known)
      } else {
        first = TeeIterator(TeeSource(try Operations.iterate(a[0])))
      }
      return .tuple([.object(first)] + (1..<max(n, 1)).map { _ in .object(TeeIterator(first)) })
    }
    return module
  }
}

/// The types of itertools, made when the module is first imported.
enum ItertoolsTypes {
  typealias Construct = (Arguments) throws -> IteratorObject

  private static func type(_ name: String, _ construct: Construct? = nil) -> TypeObject {
    let type = TypeObject("itertools.\(name)", module: "itertools", layout: .iterator, isBase: false)
    IteratorObject.install(on: type)
    type.slots.initialize = { _, _ in }
    type.slots.construct = { type, arguments in
      guard let construct else { throw Raised.type("cannot create 'itertools.\(name)' instances") }
      return .object(try construct(arguments))
    }
    return type
  }

  /// A type whose constructor has a Python signature.
  private static func type(_ name: String, _ signature: String, _ construct: @escaping Construct) -> TypeObject {
    let signature = NativeSignature(signature)
    return type(name) { arguments in
      let made = try signature.bind(name, arguments, receiver: false) { .object(try construct($0)) }
      guard let iterator = made.object(.iterator, as: IteratorObject.self) else {
        preconditionFailure("a constructor made no iterator")
      }
      return iterator
    }
  }

  private static func iterators(_ values: [Value]) throws -> [Value] { try values.map(Operations.iterate) }

  /// The argument `r` of the combinatoric types.
  static func size(_ value: Value) throws -> Int {
    let r = try Operations.size(value)
    if r < 0 { throw Raised.value("r must be non-negative") }
    try Meter.ask(r, of: 2 * MemoryLayout<Int>.stride)
    return r
  }

  nonisolated(unsafe) static let accumulate = type("accumulate", "(iterable, func=None, *, initial=None)") { a in
    AccumulateIterator(try Operations.iterate(a[0]), a.value(1) ?? .none, initial: a.value(2) ?? .none)
  }
  nonisolated(unsafe) static let chain: TypeObject = {
    let made = type("chain") { a in
      try a.refuseKeywords("chain")
      return ChainIterator(.object(IndexedIterator(a.positional)))
    }
    made.classMethod("from_iterable", .positional(1...1)) { a in
      .object(ChainIterator(try Operations.iterate(a[1])))
    }
    return made
  }()
  nonisolated(unsafe) static let combinations = type("combinations", "(iterable, r)") { a in
    CombinationsIterator(try Operations.array(a[0]), try size(a[1]), repeats: false)
  }
  nonisolated(unsafe) static let combinationsWithReplacement = type(
    "combinations_with_replacement", "(iterable, r)"
  ) { a in CombinationsIterator(try Operations.array(a[0]), try size(a[1]), repeats: true) }
  nonisolated(unsafe) static let compress = type("compress", "(data, selectors)") { a in
    CompressIterator(try Operations.iterate(a[0]), try Operations.iterate(a[1]))
  }
  nonisolated(unsafe) static let count: TypeObject = {
    let made = type("count", "(start=0, step=1)") { a in
      try CountIterator(start: a.value(0) ?? .int(0), step: a.value(1) ?? .int(1))
    }
    made.slots.repr = { value in
      guard let count = value.asObject as? CountIterator else { return StringObject.empty }
      return try count.text()
    }
    return made
  }()
  nonisolated(unsafe) static let cycle = type("cycle") { a in
    try a.expect("cycle", 1...1)
    return CycleIterator(try Operations.iterate(a[0]))
  }
  nonisolated(unsafe) static let dropWhile = type("dropwhile") { a in
    try a.expect("dropwhile", 2...2)
    return DropWhileIterator(a[0], try Operations.iterate(a[1]))
  }
  nonisolated(unsafe) static let takeWhile = type("takewhile") { a in
    try a.expect("takewhile", 2...2)
    return TakeWhileIterator(a[0], try Operations.iterate(a[1]))
  }
  nonisolated(unsafe) static let filterFalse = type("filterfalse") { a in
    try a.expect("filterfalse", 2...2)
    return FilterFalseIterator(a[0], try Operations.iterate(a[1]))
  }
  nonisolated(unsafe) static let groupBy = type("groupby", "(iterable, key=None)") { a in
    GroupByIterator(try Operations.iterate(a[0]), key: a.value(1) ?? .none)
  }
  nonisolated(unsafe) static let group = type("_grouper")
  nonisolated(unsafe) static let slice = type("islice") { a in
    try a.expect("islice", 2...4)
    return try SliceIterator(a)
  }
  nonisolated(unsafe) static let pairwise = type("pairwise") { a in
    try a.expect("pairwise", 1...1)
    return PairwiseIterator(try Operations.iterate(a[0]))
  }
  nonisolated(unsafe) static let permutations = type("permutations", "(iterable, r=None)") { a in
    let pool = try Operations.array(a[0])
    guard let r = a.value(1), !r.isNone else { return PermutationsIterator(pool, pool.count) }
    if r.asInt == nil && r.asBool == nil { throw Raised.type("Expected int as r") }
    return PermutationsIterator(pool, try size(r))
  }
  nonisolated(unsafe) static let product = type("product") { a in
    var times = 1
    for (name, value) in a.pairs {
      if name.text != "repeat" {
        throw Raised.type("'\(name.text)' is an invalid keyword argument for product()")
      }
      times = try Operations.index(value)
    }
    if times < 0 { throw Raised.value("repeat argument cannot be negative") }
    try Meter.ask(times, of: max(1, a.count) &* 2 &* MemoryLayout<Value>.stride)
    let pools = try a.positional.map(Operations.array)
    return ProductIterator(pools, times: times)
  }
  nonisolated(unsafe) static let repeated: TypeObject = {
    let made = type("repeat", "(object, times=None)") { a in
      RepeatIterator(a[0], times: try a.value(1).map { max(0, try Operations.index($0)) })
    }
    made.slots.repr = { value in
      guard let iterator = value.asObject as? RepeatIterator else { return StringObject.empty }
      return try iterator.text()
    }
    return made
  }()
  nonisolated(unsafe) static let starMap = type("starmap") { a in
    try a.expect("starmap", 2...2)
    return StarMapIterator(a[0], try Operations.iterate(a[1]))
  }
  nonisolated(unsafe) static let tee: TypeObject = {
    let made = type("_tee") { a in
      try a.expect("_tee", 1...1)
      return TeeIterator(TeeSource(try Operations.iterate(a[0])))
    }
    made.method("__copy__", .positional(0...0)) { a in
      guard let iterator = a[0].asObject as? TeeIterator else { return .none }
      return .object(TeeIterator(iterator))
    }
    return made
  }()
  nonisolated(unsafe) static let zipLongest = type("zip_longest") { a in
    var fill = Value.none
    for (name, value) in a.pairs {
      if name.text != "fillvalue" { throw Raised.type("zip_longest() got an unexpected keyword argument") }
      fill = value
    }
    return ZipLongestIterator(try iterators(a.positional), fill: fill)
  }

  /// Those that the module shows.
  static var all: [TypeObject] {
    [
      accumulate, chain, combinations, combinationsWithReplacement, compress, count, cycle, dropWhile, filterFalse,
      groupBy, slice, pairwise, permutations, product, repeated, starMap, takeWhile, tee, zipLongest,
    ]
  }
}

extension Operations {
  /// The next element of an iterator that another iterator draws from, `.undef` at its end.
  /// - Throws: RecursionError when too many iterators stand behind each other.
  @inline(__always) static func draw(_ iterator: Value) throws -> Value {
    try Depth.counted("") {
      if let native = iterator.object(.iterator, as: IteratorObject.self) { return try native.next() }
      return try next(iterator)
    }
  }
}
