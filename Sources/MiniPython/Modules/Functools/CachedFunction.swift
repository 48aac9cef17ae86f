// functools.lru_cache: a function that remembers its results.

/// The wrapper that `lru_cache` makes.
final class CachedFunction: Object {
  private struct Node {
    var key: Value
    var result: Value
    var newer: Int
    var older: Int
  }

  private var function: Value
  /// How many results are kept, nil for all.
  private let limit: Int?
  private let isTyped: Bool
  /// Makes the result of `cache_info`.
  private var makeInfo: Value
  private var hits = 0
  private var misses = 0
  /// Positions in `nodes` by key.
  private var positions = DictObject()
  /// A ring in the order of use; node 0 stands between the newest and the oldest.
  private var nodes: [Node]

  nonisolated(unsafe) private static let ring = Node(key: .undef, result: .undef, newer: 0, older: 0)
  /// Stands between positional and keyword arguments in keys.
  nonisolated(unsafe) private static let mark = Value.object(
    SingletonObject("keywords", type: Types.object))

  private init(_ function: Value, limit: Int?, isTyped: Bool, makeInfo: Value) {
    self.function = function
    self.limit = limit.map { max(0, $0) }
    self.isTyped = isTyped
    self.makeInfo = makeInfo
    nodes = [CachedFunction.ring]
    super.init(.foreign, type: CachedFunction.type)
  }

  deinit {
    Reaper.bury(&function)
    Reaper.bury(&makeInfo)
    buryResults()
  }

  private func buryResults() {
    for i in nodes.indices {
      Reaper.bury(&nodes[i].key)
      Reaper.bury(&nodes[i].result)
    }
  }

  private static func cached(_ value: Value) throws -> CachedFunction {
    guard case .object(let o) = value, Swift.type(of: o) == CachedFunction.self else {
      throw Raised.type("a cached function is required")
    }
    return unsafeDowncast(o, to: CachedFunction.self)
  }

  nonisolated(unsafe) static let type: TypeObject = {
    let type = TypeObject(
      "_lru_cache_wrapper", module: "functools", layout: .foreign, hasInstanceDict: true, isBase: false)
    type.slots.construct = { _, a in
      try a.expect("_lru_cache_wrapper", 4...4)
      guard a[0].type.slots.call != nil else { throw Raised.type("the first argument must be callable") }
      return .object(
        CachedFunction(
          a[0], limit: a[1].isNone ? nil : try Operations.index(a[1]), isTyped: try Operations.isTrue(a[2]),
          makeInfo: a[3]))
    }
    type.slots.initialize = { _, _ in }
    type.slots.call = { value, a in try cached(value).call(a) }
    type.slots.descriptorGet = { value, instance, _ in
      instance.isUndef ? value : .object(BoundMethod(value, instance))
    }
    type.method("cache_info", .positional(0...0), "Report cache statistics") { a in
      let cached = try cached(a[0])
      return try Operations.call(
        cached.makeInfo,
        [.int(cached.hits), .int(cached.misses), cached.limit.map { .int($0) } ?? .none, .int(cached.nodes.count - 1)])
    }
    type.method("cache_clear", .positional(0...0), "Clear the cache and cache statistics") { a in
      let cached = try cached(a[0])
      cached.hits = 0
      cached.misses = 0
      cached.positions = DictObject()
      cached.buryResults()
      cached.nodes = [ring]
      return .none
    }
    return type
  }()

  // MARK: Calls

  private func key(_ a: Arguments) -> Value {
    if a.count == 1 && a.keywords == nil && !isTyped {
      // An int or a str is its own key.
      if a[0].asInt != nil { return a[0] }
      if let string = a[0].asString, string.type === Types.str { return a[0] }
    }
    var parts = a.positional
    if a.keywords != nil {
      parts.append(CachedFunction.mark)
      for (name, value) in a.pairs {
        parts.append(.object(name))
        parts.append(value)
      }
    }
    if isTyped {
      parts += a.positional.map { .object($0.type) }
      parts += a.pairs.map { .object($0.value.type) }
    }
    return .tuple(parts)
  }

  private func call(_ a: Arguments) throws -> Value {
    if limit == 0 {
      misses += 1
      return try Operations.call(function, a)
    }
    let key = key(a)
    if case .int(let position) = try positions.get(key) {
      hits += 1
      if limit != nil { touch(position) }
      return nodes[position].result
    }
    misses += 1
    let result = try Operations.call(function, a)
    // The call may have put the same key itself.
    if try !positions.get(key).isUndef { return result }
    var position = nodes.count
    if let limit, nodes.count > limit {
      position = nodes[0].newer
      let oldKey = nodes[position].key
      let old = try positions.position(of: oldKey, hash: Operations.hash(oldKey))
      if old >= 0 { positions.remove(at: old) }
      unlink(position)
      nodes[position].key = key
      nodes[position].result = result
    } else {
      nodes.append(Node(key: key, result: result, newer: 0, older: 0))
    }
    link(position)
    try positions.set(key, .int(position))
    return result
  }

  private func touch(_ position: Int) {
    if nodes[0].older == position { return }
    unlink(position)
    link(position)
  }

  private func unlink(_ position: Int) {
    let node = nodes[position]
    nodes[node.older].newer = node.newer
    nodes[node.newer].older = node.older
  }

  /// Makes a node the newest: the one before the ring's start.
  private func link(_ position: Int) {
    let newest = nodes[0].older
    nodes[position].older = newest
    nodes[position].newer = 0
    nodes[newest].newer = position
    nodes[0].older = position
  }
}
