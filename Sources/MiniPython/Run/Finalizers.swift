// Finalizers: the `__del__` of instances and the `finally` of generators that nobody holds any more.

/// What still has to run for objects that were let go of.
///
/// References are counted, so an object dies in the middle of an instruction, where no code can run. Its contents move
/// to another object then, which waits here. Code compiled while `areInUse` looks whether one waits after calls,
/// displays and statements, and where an attribute or item of a temporary was taken: what a finalizer prints stands
/// where CPython has it, and other code pays nothing.
enum Finalizers {
  /// Whether code compiled from now on looks for finalizers.
  nonisolated(unsafe) static var areInUse = false
  /// How much there is that may have something to do when it goes: each generator with a `try` or `with`, and 1 once
  /// instances with a `__del__` are expected. Code that looks for finalizers looks at this number first.
  nonisolated(unsafe) static var holders = 0
  nonisolated(unsafe) private static var expectsInstances = false
  /// The number of objects that wait.
  nonisolated(unsafe) private(set) static var dueCount = 0
  nonisolated(unsafe) private static var waiting: [Object] = []
  /// The instances whose `__del__` has run or waits to: it runs once.
  nonisolated(unsafe) private static var finalized: Set<ObjectIdentifier> = []

  /// Looks at the text of a cell for what needs finalizers.
  static func prepare(for source: [UInt8]) {
    if expectsInstances { return }
    func count(_ word: StaticString) -> Int {
      source.withUnsafeBufferPointer { text in
        var (count, start) = (0, 0)
        while let found = find(word, in: text, from: start) {
          count += 1
          start = found + word.utf8CodeUnitCount
        }
        return count
      }
    }
    // A file that `with` opens is closed by it.
    if count("__del__") > 0 || count("weakref") > 0 || count("open(") > count("with open(") {
      expectInstances()
    }
    if !areInUse && count("yield") > 0 && (count("finally") > 0 || count("except") > 0 || count("with ") > 0) {
      areInUse = yieldsInsideBlock(source)
    }
  }

  private static func find(_ word: StaticString, in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    ByteSearch.first(
      UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount), in: text, from: start)
  }

  /// Whether a `yield` stands inside a `try` or `with`, as the indentation of the lines tells. Where it does not tell, as
  /// inside a text of several lines, it may.
  private static func yieldsInsideBlock(_ source: [UInt8]) -> Bool {
    let lines = source.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: true).map { line in
      let depth = line.prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }.count
      let hasYield = line.withUnsafeBufferPointer { find("yield", in: $0, from: 0) != nil }
      return (depth: depth, text: String(decoding: line.dropFirst(depth).prefix(8), as: UTF8.self), hasYield: hasYield)
    }
    let blocks = ["try", "with", "except", "finally", "else"]
    let functions = ["def ", "async ", "class "]
    for (i, line) in lines.enumerated() where line.hasYield {
      if blocks.contains(where: line.text.hasPrefix) { return true }
      var depth = line.depth
      search: for above in lines[..<i].reversed() where above.depth < depth && !above.text.hasPrefix("#") {
        if blocks.contains(where: above.text.hasPrefix) { return true }
        if functions.contains(where: above.text.hasPrefix) { break search }
        depth = above.depth
        if depth == 0 { return true }
      }
    }
    return false
  }

  /// From now on instances with a `__del__` may be made.
  static func expectInstances() {
    areInUse = true
    if !expectsInstances { holders += 1 }
    expectsInstances = true
  }

  /// Forgets what another notebook left.
  static func reset() {
    areInUse = false
    if expectsInstances { holders -= 1 }
    expectsInstances = false
    waiting = []
    dueCount = 0
    finalized = []
  }

  /// Takes in an object that stands for one that dies.
  static func add(_ object: Object) {
    if object.kind == .instance { finalized.insert(ObjectIdentifier(object)) }
    waiting.append(object)
    dueCount += 1
  }

  /// Whether an instance that dies was finalized, and forgets that it was.
  static func forget(_ object: Object) -> Bool { finalized.remove(ObjectIdentifier(object)) != nil }

  /// Whether an instance has a finalizer that has not run.
  static func isPending(_ object: Object) -> Bool {
    object.type.hasFinalizer && !finalized.contains(ObjectIdentifier(object))
  }

  /// Runs what waits, in the order in which the objects died; what one of them lets go of comes before the next.
  /// - Throws: Interrupted; an exception of a finalizer has nobody to go to.
  @inline(never) static func run() throws {
    var stack: [Object] = []
    func takeWaiting() {
      stack.append(contentsOf: waiting.reversed())
      (waiting, dueCount) = ([], 0)
    }
    takeWaiting()
    defer {
      waiting = stack.reversed() + waiting
      dueCount = waiting.count
    }
    while !stack.isEmpty {
      // Code of a finalizer looks for what waits as well: it finds only what it let go of itself.
      try run(stack.removeLast())
      if dueCount > 0 { takeWaiting() }
    }
  }

  @inline(never) private static func run(_ object: Object) throws {
    do {
      if object.kind == .foreign {
        try (object as? WeakReference)?.callBack()
      } else if object.kind == .generator {
        try unsafeDowncast(object, to: GeneratorObject.self).close()
      } else if let method = try Operations.specialMethod(.object(object), Names.del_) {
        _ = try Operations.call(method, [])
      }
    } catch is Raised {
      // CPython writes it to stderr and goes on.
    }
  }
}

extension VM {
  /// At the end of a statement or of a call: the registers from `temporaries` on are nobody's.
  @inline(never) func finalize(_ temporaries: Register) throws {
    var register = temporaries
    while register < top {
      register.clear()
      register += 1
    }
    if Finalizers.dueCount > 0 { try Finalizers.run() }
  }
}
