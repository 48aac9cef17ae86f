// bisect and heapq: lists kept in order.

enum BisectModule {
  static func make() -> ModuleObject {
    let module = ModuleObject("bisect")
    for (suffix, goesRight) in [("_left", false), ("_right", true)] {
      module.function("bisect" + suffix, "(a, x, lo=0, hi=None, *, key=None)") { a in
        .int(try position(a, goesRight: goesRight, keyed: false))
      }
      module.function("insort" + suffix, "(a, x, lo=0, hi=None, *, key=None)") { a in
        let index = try position(a, goesRight: goesRight, keyed: true)
        if let list = a[0].asList, list.type === Types.list {
          try list.insert(a[1], at: min(index, list.count))
        } else {
          _ = try Operations.callMethod(a[0], StringObject.intern("insert"), [.int(index), a[1]])
        }
        return .none
      }
    }
    for name in ["bisect", "insort"] { module.set(name, module.namespace[StringObject.intern(name + "_right")]) }
    return module
  }

  /// Where a value belongs; `keyed`: the key function applies to the value too.
  private static func position(_ a: Arguments, goesRight: Bool, keyed: Bool) throws -> Int {
    let key = a.value(4) ?? .none
    let value = keyed && !key.isNone ? try Operations.call(key, a[1]) : a[1]
    var low = try a.value(2).map(Operations.index) ?? 0
    if low < 0 { throw Raised.value("lo must be non-negative") }
    var high = try a.value(3).flatMap { $0.isNone ? nil : try Operations.index($0) } ?? -1
    if high < 0 { high = try Operations.length(a[0]) }
    while low < high {
      let middle = low + (high - low) / 2
      if a[0].type.slots.getItem == nil {
        throw Raised.type("'\(a[0].type.name)' object does not support indexing")
      }
      var element = try Operations.getItem(a[0], .int(middle))
      if !key.isNone { element = try Operations.call(key, element) }
      let before = goesRight ? try Heap.isLess(value, element) : try Heap.isLess(element, value)
      if before == goesRight { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

enum HeapqModule {
  static func make() throws -> ModuleObject {
    try PythonSource.module("heapq", source) { module in
      func list(_ value: Value, _ function: String, _ argument: String = "argument 1") throws -> ListObject {
        guard let list = value.asList else {
          throw Raised.type("\(function)() \(argument) must be list, not \(value.type.name)")
        }
        return list
      }
      module.function("heappush", .positional(2...2), "Push item onto heap, maintaining the heap invariant.") { a in
        let heap = try list(a[0], "heappush")
        try heap.append(a[1])
        try Heap.moveUp(heap, heap.count - 1)
        return .none
      }
      module.function("heappop", .positional(1...1), "Pop the smallest item off the heap.") { a in
        let heap = try list(a[0], "heappop", "argument")
        if heap.count == 0 { throw Raised.index("index out of range") }
        let last = heap.remove(at: heap.count - 1)
        if heap.count == 0 { return last }
        return try Heap.replace(heap, last)
      }
      module.function("heapify", .positional(1...1), "Transform list into a heap, in-place, in O(len(heap)) time.") {
        a in
        let heap = try list(a[0], "heapify", "argument")
        for i in stride(from: heap.count / 2 - 1, through: 0, by: -1) { try Heap.moveDown(heap, i) }
        return .none
      }
      module.function("heapreplace", .positional(2...2), "Pop the smallest item, and add the new item.") { a in
        let heap = try list(a[0], "heapreplace")
        if heap.count == 0 { throw Raised.index("index out of range") }
        return try Heap.replace(heap, a[1])
      }
      module.function("heappushpop", .positional(2...2), "Push item on the heap, then pop the smallest.") { a in
        let heap = try list(a[0], "heappushpop")
        if heap.count == 0 { return a[1] }
        return try Heap.isLess(heap[0], a[1]) ? try Heap.replace(heap, a[1]) : a[1]
      }
      // CPython's are those of a module in C.
      for (_, value) in module.namespace.pairs {
        value.object(.native, as: NativeFunction.self)?.module = "_heapq"
      }
    }
  }

  private static let source = #"""
    def nlargest(n, iterable, key=None):
        """Find the n largest elements in a dataset."""
        return _first(n, iterable, key, True)


    def nsmallest(n, iterable, key=None):
        """Find the n smallest elements in a dataset."""
        return _first(n, iterable, key, False)


    def _first(n, iterable, key, reverse):
        if n != 1 and hasattr(iterable, "__len__") and n >= len(iterable):
            return sorted(iterable, key=key, reverse=reverse)[:n]
        iterator = iter(iterable)
        count = 1 if n == 1 else len(range(n))
        return sorted(iterator, key=key, reverse=reverse)[:count]


    class _Front:
        """The first element of one of the inputs of a merge."""

        def __init__(self, rank, element, source, key, reverse):
            self.rank = rank
            self.source = source
            self.key = key
            self.reverse = reverse
            self.take(element)

        def take(self, element):
            self.element = element
            self.order = element if self.key is None else self.key(element)

        def __lt__(self, other):
            if self.reverse:
                if other.order < self.order:
                    return True
                return not self.order < other.order and self.rank < other.rank
            if self.order < other.order:
                return True
            return not other.order < self.order and self.rank < other.rank


    def merge(*iterables, key=None, reverse=False):
        """Merge multiple sorted inputs into a single sorted output."""
        heap = []
        for rank, source in enumerate(map(iter, iterables)):
            for element in source:
                heap.append(_Front(rank, element, source, key, reverse))
                break
        heapify(heap)
        while heap:
            front = heap[0]
            yield front.element
            for element in front.source:
                front.take(element)
                heapreplace(heap, front)
                break
            else:
                heappop(heap)
    """#
}

/// A binary heap in a list, the smallest element first, with CPython's order of comparisons.
enum Heap {
  @inline(__always) static func isLess(_ a: Value, _ b: Value) throws -> Bool {
    switch (a, b) {
    case (.int(let x), .int(let y)): return x < y
    case (.float(let x), .float(let y)): return x < y
    default: return try Operations.isTrue(Operations.compare(.less, a, b))
    }
  }

  private static func less(_ heap: ListObject, _ i: Int, _ j: Int) throws -> Bool {
    let count = heap.count
    let result = try isLess(heap[i], heap[j])
    if heap.count != count { throw Raised.runtime("list changed size during iteration") }
    return result
  }

  private static func exchange(_ heap: ListObject, _ i: Int, _ j: Int) {
    let value = heap[i]
    heap[i] = heap[j]
    heap[j] = value
  }

  /// Moves the element at a position towards the root until its parent is not above it.
  static func moveUp(_ heap: ListObject, _ position: Int, root: Int = 0) throws {
    var i = position
    while i > root {
      let parent = (i - 1) / 2
      if try !less(heap, i, parent) { return }
      exchange(heap, i, parent)
      i = parent
    }
  }

  /// Moves the element at a position to a leaf along the smaller children, then up to its place.
  static func moveDown(_ heap: ListObject, _ position: Int) throws {
    let count = heap.count
    var i = position
    while i < count / 2 {
      var child = 2 * i + 1
      if child + 1 < count, try !less(heap, child, child + 1) { child += 1 }
      exchange(heap, i, child)
      i = child
    }
    try moveUp(heap, i, root: position)
  }

  /// Takes the smallest element out and puts another in; the heap is not empty.
  static func replace(_ heap: ListObject, _ value: Value) throws -> Value {
    let smallest = heap[0]
    heap[0] = value
    try moveDown(heap, 0)
    return smallest
  }
}
