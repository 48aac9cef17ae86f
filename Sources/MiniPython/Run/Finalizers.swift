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

  /// Looks at the text of a cell for what instances need finalizers for.
  static func prepare(for source: [UInt8]) {
    if expectsInstances { return }
    func count(_ word: StaticString) -> Int {
      source.withUnsafeBufferPointer { text in
        let word = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
        var (count, start) = (0, 0)
        while let found = ByteSearch.first(word, in: text, from: start) {
          count += 1
          start = found + word.count
        }
        return count
      }
    }
    // A file that `with` opens is closed by it.
    if count("__del__") > 0 || count("weakref") > 0 || count("open(") > count("with open(") { expectInstances() }
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
