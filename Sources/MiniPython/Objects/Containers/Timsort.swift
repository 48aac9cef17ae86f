// The merge sort of `list.sort`, with its runs, galloping and merge order as in CPython 3.11's Objects/listobject.c.
//
// Orders that contradict themselves (NaN, sets) sort into a result that only the same comparisons in the same order
// give, so this is the algorithm itself and not merely a stable sort.

/// What is sorted, and by which order; items are moved as plain bytes.
///
/// A comparison does not throw: an order that fails remembers it and says false from then on, which ends the sort soon.
protocol SortOrder {
  associatedtype Item: BitwiseCopyable
  /// Where the item stood before.
  func position(of item: Item) -> Int32
  func isLess(_ a: Item, _ b: Item) -> Bool
}

/// Sorts a run of items in place.
struct Timsort<Order: SortOrder>: ~Copyable {
  typealias Items = UnsafeMutablePointer<Order.Item>

  private struct Run {
    var base: Int
    var count: Int
    var power: Int
  }

  private let order: Order
  private let items: Items
  private let count: Int
  private let scratch: Items
  private var runs: [Run] = []
  private var minimumGallop = 7
  private static var gallopThreshold: Int { 7 }

  static func sort(_ items: UnsafeMutableBufferPointer<Order.Item>, by order: Order) {
    guard let base = items.baseAddress, items.count > 1 else { return }
    var sort = Timsort(order, base, items.count)
    sort.run()
  }

  private init(_ order: Order, _ items: Items, _ count: Int) {
    self.order = order
    self.items = items
    self.count = count
    scratch = .allocate(capacity: count / 2 + 1)
  }

  deinit { scratch.deallocate() }

  private mutating func run() {
    let minimumRun = Timsort.minimumRun(count)
    var low = 0
    while low < count {
      let remaining = count - low
      var (length, isDescending) = countRun(from: low)
      if isDescending { reverse(low, length) }
      if length < minimumRun {
        let forced = min(remaining, minimumRun)
        insertionSort(low, forced, sorted: length)
        length = forced
      }
      mergeBefore(runOf: length)
      runs.append(Run(base: low, count: length, power: 0))
      low += length
    }
    while runs.count > 1 {
      var n = runs.count - 2
      if n > 0 && runs[n - 1].count < runs[n + 1].count { n -= 1 }
      mergeRuns(at: n)
    }
  }

  private static func minimumRun(_ count: Int) -> Int {
    var n = count
    var rest = 0
    while n >= 64 {
      rest |= n & 1
      n >>= 1
    }
    return n + rest
  }

  /// The length of the run that starts at a position, and whether it strictly descends.
  private func countRun(from low: Int) -> (Int, Bool) {
    var i = low + 1
    if i == count { return (1, false) }
    let isDescending = order.isLess(items[i], items[i - 1])
    i += 1
    while i < count, order.isLess(items[i], items[i - 1]) == isDescending { i += 1 }
    return (i - low, isDescending)
  }

  private func reverse(_ low: Int, _ length: Int) {
    var run = UnsafeMutableBufferPointer(start: items + low, count: length)
    run.reverse()
  }

  /// Binary insertion of the items from `low + sorted` to `low + length`.
  private func insertionSort(_ low: Int, _ length: Int, sorted: Int) {
    for start in (low + sorted)..<(low + length) {
      var left = low
      var right = start
      let pivot = items[start]
      while left < right {
        let middle = left + (right - left) >> 1
        if order.isLess(pivot, items[middle]) { right = middle } else { left = middle + 1 }
      }
      (items + left + 1).update(from: items + left, count: start - left)
      items[left] = pivot
    }
  }

  // MARK: Merge order

  private mutating func mergeBefore(runOf length: Int) {
    guard let last = runs.last else { return }
    let power = Timsort.power(start: last.base, last.count, length, of: count)
    while runs.count > 1 && runs[runs.count - 2].power > power { mergeRuns(at: runs.count - 2) }
    runs[runs.count - 1].power = power
  }

  /// The depth, in an ideal merge tree, of the boundary between two neighbouring runs (powersort).
  private static func power(start: Int, _ first: Int, _ second: Int, of n: Int) -> Int {
    var a = 2 * start + first
    var b = a + first + second
    var power = 0
    while true {
      power += 1
      if a >= n {
        a -= n
        b -= n
      } else if b >= n {
        return power
      }
      a <<= 1
      b <<= 1
    }
  }

  private mutating func mergeRuns(at i: Int) {
    var a = items + runs[i].base
    var aCount = runs[i].count
    let b = items + runs[i + 1].base
    var bCount = runs[i + 1].count
    runs[i].count = aCount + bCount
    runs.remove(at: i + 1)
    let inPlace = gallopRight(b[0], a, aCount, hint: 0)
    a += inPlace
    aCount -= inPlace
    if aCount == 0 { return }
    bCount = gallopLeft(a[aCount - 1], b, bCount, hint: bCount - 1)
    if bCount == 0 { return }
    if aCount <= bCount { mergeLow(a, aCount, b, bCount) } else { mergeHigh(a, aCount, b, bCount) }
  }

  // MARK: Galloping

  /// Where to insert a key before the items equal to it.
  private func gallopLeft(_ key: Order.Item, _ a: Items, _ n: Int, hint: Int) -> Int {
    var last = 0
    var offset = 1
    if order.isLess(a[hint], key) {
      let most = n - hint
      while offset < most, order.isLess(a[hint + offset], key) {
        last = offset
        offset = offset << 1 + 1
      }
      offset = min(offset, most)
      last += hint
      offset += hint
    } else {
      let most = hint + 1
      while offset < most, !order.isLess(a[hint - offset], key) {
        last = offset
        offset = offset << 1 + 1
      }
      offset = min(offset, most)
      (last, offset) = (hint - offset, hint - last)
    }
    last += 1
    while last < offset {
      let middle = last + (offset - last) >> 1
      if order.isLess(a[middle], key) { last = middle + 1 } else { offset = middle }
    }
    return offset
  }

  /// Where to insert a key after the items equal to it.
  private func gallopRight(_ key: Order.Item, _ a: Items, _ n: Int, hint: Int) -> Int {
    var last = 0
    var offset = 1
    if order.isLess(key, a[hint]) {
      let most = hint + 1
      while offset < most, order.isLess(key, a[hint - offset]) {
        last = offset
        offset = offset << 1 + 1
      }
      offset = min(offset, most)
      (last, offset) = (hint - offset, hint - last)
    } else {
      let most = n - hint
      while offset < most, !order.isLess(key, a[hint + offset]) {
        last = offset
        offset = offset << 1 + 1
      }
      offset = min(offset, most)
      last += hint
      offset += hint
    }
    last += 1
    while last < offset {
      let middle = last + (offset - last) >> 1
      if order.isLess(key, a[middle]) { offset = middle } else { last = middle + 1 }
    }
    return offset
  }

  // MARK: Merging

  /// Merges two neighbouring runs forwards, the first one, which is the shorter, copied out.
  private mutating func mergeLow(_ start: Items, _ aStart: Int, _ bBase: Items, _ bStart: Int) {
    scratch.update(from: start, count: aStart)
    var (a, aCount) = (scratch, aStart)
    var (b, bCount) = (bBase, bStart)
    var target = start
    // Whatever of the copy is left belongs here.
    defer { target.update(from: a, count: aCount) }
    func takeA() {
      target.update(from: a, count: 1)
      target += 1
      a += 1
      aCount -= 1
    }
    func takeB() {
      target.update(from: b, count: 1)
      target += 1
      b += 1
      bCount -= 1
    }
    /// The rest of the second run comes before the one item left of the first.
    func copyB() {
      target.update(from: b, count: bCount)
      target += bCount
      bCount = 0
    }
    takeB()
    if bCount == 0 { return }
    if aCount == 1 { return copyB() }
    var gallop = minimumGallop
    while true {
      var aWins = 0
      var bWins = 0
      repeat {
        if order.isLess(b[0], a[0]) {
          takeB()
          bWins += 1
          aWins = 0
          if bCount == 0 { return }
        } else {
          takeA()
          aWins += 1
          bWins = 0
          if aCount == 1 { return copyB() }
        }
      } while max(aWins, bWins) < gallop
      gallop += 1
      repeat {
        if gallop > 1 { gallop -= 1 }
        minimumGallop = gallop
        aWins = gallopRight(b[0], a, aCount, hint: 0)
        if aWins > 0 {
          target.update(from: a, count: aWins)
          target += aWins
          a += aWins
          aCount -= aWins
          if aCount == 1 { return copyB() }
          if aCount == 0 { return }
        }
        takeB()
        if bCount == 0 { return }
        bWins = gallopLeft(a[0], b, bCount, hint: 0)
        if bWins > 0 {
          target.update(from: b, count: bWins)
          target += bWins
          b += bWins
          bCount -= bWins
          if bCount == 0 { return }
        }
        takeA()
        if aCount == 1 { return copyB() }
      } while max(aWins, bWins) >= Timsort.gallopThreshold
      gallop += 1
      minimumGallop = gallop
    }
  }

  /// Merges two neighbouring runs backwards, the second one, which is the shorter, copied out.
  private mutating func mergeHigh(_ aBase: Items, _ aStart: Int, _ bBase: Items, _ bStart: Int) {
    scratch.update(from: bBase, count: bStart)
    var aCount = aStart
    var bCount = bStart
    let b = scratch
    // One past the place of the next item.
    var end = bBase + bStart
    defer { (end - bCount).update(from: b, count: bCount) }
    func takeA(_ n: Int) {
      end -= n
      aCount -= n
      end.update(from: aBase + aCount, count: n)
    }
    func takeB(_ n: Int) {
      end -= n
      bCount -= n
      end.update(from: b + bCount, count: n)
    }
    takeA(1)
    if aCount == 0 { return }
    // The one item left of the second run belongs at the front.
    if bCount == 1 { return takeA(aCount) }
    var gallop = minimumGallop
    while true {
      var aWins = 0
      var bWins = 0
      repeat {
        if order.isLess(b[bCount - 1], aBase[aCount - 1]) {
          takeA(1)
          aWins += 1
          bWins = 0
          if aCount == 0 { return }
        } else {
          takeB(1)
          bWins += 1
          aWins = 0
          if bCount == 1 { return takeA(aCount) }
        }
      } while max(aWins, bWins) < gallop
      gallop += 1
      repeat {
        if gallop > 1 { gallop -= 1 }
        minimumGallop = gallop
        aWins = aCount - (gallopRight(b[bCount - 1], aBase, aCount, hint: aCount - 1))
        if aWins > 0 {
          takeA(aWins)
          if aCount == 0 { return }
        }
        takeB(1)
        if bCount == 1 { return takeA(aCount) }
        bWins = bCount - (gallopLeft(aBase[aCount - 1], b, bCount, hint: bCount - 1))
        if bWins > 0 {
          takeB(bWins)
          if bCount == 1 { return takeA(aCount) }
          if bCount == 0 { return }
        }
        takeA(1)
        if aCount == 0 { return }
      } while max(aWins, bWins) >= Timsort.gallopThreshold
      gallop += 1
      minimumGallop = gallop
    }
  }
}
