// itertools: combinations, permutations and product.

/// The tuple of a pool's elements at some positions.
private func selection(_ pool: [Value], _ positions: some Collection<Int>) -> Value {
  .object(
    TupleObject(count: positions.count) { elements in
      for (i, position) in positions.enumerated() { (elements + i).initialize(to: pool[position]) }
    })
}

/// Walks arrangements of a pool's elements: the first one, then each that `advance` finds behind it.
class ArrangementIterator: IteratorObject {
  private var hasStarted = false
  private var isOver: Bool

  init(_ type: TypeObject, isEmpty: Bool) {
    isOver = isEmpty
    super.init(type: type)
  }

  final override func next() throws -> Value {
    if isOver { return .undef }
    if hasStarted && !advance() {
      isOver = true
      return .undef
    }
    hasStarted = true
    return arrangement()
  }

  /// Goes to the next arrangement; false when there is none.
  func advance() -> Bool { false }

  func arrangement() -> Value { .undef }
}

/// `combinations`, and `combinations_with_replacement` when elements may repeat.
final class CombinationsIterator: ArrangementIterator {
  private var pool: [Value]
  private var indices: [Int]
  private let repeats: Bool

  init(_ pool: [Value], _ r: Int, repeats: Bool) {
    self.pool = pool
    self.repeats = repeats
    let isEmpty = repeats ? pool.isEmpty && r > 0 : r > pool.count
    indices = isEmpty ? [] : repeats ? [Int](repeating: 0, count: r) : Array(0..<r)
    super.init(repeats ? ItertoolsTypes.combinationsWithReplacement : ItertoolsTypes.combinations, isEmpty: isEmpty)
  }

  override func arrangement() -> Value { selection(pool, indices) }

  override func advance() -> Bool {
    let r = indices.count
    let n = pool.count
    var i = r - 1
    while i >= 0 && indices[i] == (repeats ? n - 1 : i + n - r) { i -= 1 }
    if i < 0 { return false }
    let first = indices[i] + 1
    for j in i..<r { indices[j] = repeats ? first : first + (j - i) }
    return true
  }

  deinit { Reaper.bury(&pool) }
}

final class PermutationsIterator: ArrangementIterator {
  private var pool: [Value]
  private var indices: [Int]
  /// How far each of the first r positions still has to rotate.
  private var cycles: [Int]
  private let r: Int

  init(_ pool: [Value], _ r: Int) {
    self.pool = pool
    self.r = r
    indices = Array(0..<pool.count)
    cycles = r > pool.count ? [] : (0..<r).map { pool.count - $0 }
    super.init(ItertoolsTypes.permutations, isEmpty: r > pool.count)
  }

  override func arrangement() -> Value { selection(pool, indices[..<r]) }

  override func advance() -> Bool {
    let n = pool.count
    var i = r - 1
    while i >= 0 {
      cycles[i] -= 1
      if cycles[i] > 0 {
        indices.swapAt(i, n - cycles[i])
        return true
      }
      let first = indices[i]
      for j in i..<n - 1 { indices[j] = indices[j + 1] }
      indices[n - 1] = first
      cycles[i] = n - i
      i -= 1
    }
    return false
  }

  deinit { Reaper.bury(&pool) }
}

final class ProductIterator: ArrangementIterator {
  private var pools: [[Value]]
  private var indices: [Int]

  init(_ pools: [[Value]], times: Int) {
    self.pools = pools
    indices = [Int](repeating: 0, count: pools.count * times)
    super.init(ItertoolsTypes.product, isEmpty: times > 0 && pools.contains(where: \.isEmpty))
  }

  override func arrangement() -> Value {
    .object(
      TupleObject(count: indices.count) { elements in
        var pool = 0
        for i in indices.indices {
          (elements + i).initialize(to: pools[pool][indices[i]])
          pool = pool + 1 == pools.count ? 0 : pool + 1
        }
      })
  }

  override func advance() -> Bool {
    var i = indices.count - 1
    while i >= 0 {
      indices[i] += 1
      if indices[i] < pools[i % pools.count].count { return true }
      indices[i] = 0
      i -= 1
    }
    return false
  }

  deinit { for i in pools.indices { Reaper.bury(&pools[i]) } }
}
