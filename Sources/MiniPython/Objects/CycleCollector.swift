// Cycles of objects that hold each other: found by counting, and taken apart.

/// Frees instances and closures that only hold each other.
///
/// References are counted, so that nearly everything is freed when it is let go of; a cycle is not. From time to time,
/// when the number of instances and closures has doubled, this counts for each of them, and for the containers that
/// they reach, how many of its references come from among them. An object with more references than that is held by
/// something else (a register, a module, native code), and so is all that it reaches; the rest is garbage. An object
/// whose references are not followed (an iterator, a tensor) only makes the collector spare more.
enum CycleCollector {
  nonisolated(unsafe) private static var memory: UnsafeMutablePointer<Unmanaged<Object>>?
  private static var known: UnsafeMutablePointer<Unmanaged<Object>> { memory.unsafelyUnwrapped }
  nonisolated(unsafe) private static var capacity = 0
  nonisolated(unsafe) private static var count = 0
  /// The number of known objects at which the next collection is due.
  nonisolated(unsafe) private static var threshold = fewest
  /// What few objects hold is still in the processor's cache.
  private static let fewest = 6_000
  /// Marks have 24 bits.
  private static let mostNodes = 1 << 24 - 1

  @inline(__always) static var isDue: Bool { count >= threshold }
  /// Whether it collects by itself (`gc.disable()`).
  nonisolated(unsafe) static var isEnabled = true { didSet { setThreshold() } }
  /// How many objects it knows.
  static var knownCount: Int { count }

  static func reset() { isEnabled = true }

  // MARK: The known objects

  @inline(__always) static func add(_ instance: InstanceObject) { instance.place = append(.passUnretained(instance)) }
  @inline(__always) static func add(_ function: FunctionObject) { function.place = append(.passUnretained(function)) }

  @inline(__always) private static func append(_ object: Unmanaged<Object>) -> Int32 {
    if count == capacity { grow() }
    (known + count).initialize(to: object)
    count &+= 1
    return Int32(truncatingIfNeeded: count &- 1)
  }

  @inline(never) private static func grow() {
    let room = max(1024, capacity * 2)
    let larger = UnsafeMutablePointer<Unmanaged<Object>>.allocate(capacity: room)
    if let memory {
      larger.moveInitialize(from: memory, count: count)
      memory.deallocate()
    }
    memory = larger
    capacity = room
  }

  /// Forgets the object at a place; the last one moves there.
  @inline(__always) static func remove(_ place: Int32) {
    count &-= 1
    let last = known[count]
    known[Int(place)] = last
    last._withUnsafeGuaranteedRef {
      if $0.kind == .instance {
        unsafeDowncast($0, to: InstanceObject.self).place = place
      } else {
        unsafeDowncast($0, to: FunctionObject.self).place = place
      }
    }
  }

  // MARK: Collecting

  private static func setThreshold() { threshold = isEnabled ? max(fewest, count * 2) : Int.max }

  /// Frees what only holds itself; called where no object is on its way from one place to another.
  /// - Returns: how many objects that were.
  @discardableResult @inline(never) static func collect() -> Int {
    var nodes = Nodes(room: count * 4)
    for i in 0..<count { nodes.add(known[i]) }
    let garbage = nodes.follow() ? nodes.unreachable() : []
    nodes.forget()
    let held = garbage.map { $0.takeUnretainedValue() }
    // What has a finalizer to run keeps what it reaches; the next collection finds it again.
    let unfinished = held.filter { $0.kind == .instance && Finalizers.isPending($0) }
    for object in unfinished { Finalizers.add(object) }
    let kept = reached(from: unfinished, among: held)
    for object in held where !kept.contains(ObjectIdentifier(object)) { clear(object) }
    withExtendedLifetime(held) {}
    threshold = isEnabled ? max(fewest, (count - min(count, held.count - kept.count)) * 2) : Int.max
    return held.count
  }

  /// The objects among some that others of them hold, directly or through another, and these themselves.
  private static func reached(from roots: [Object], among all: [Object]) -> Set<ObjectIdentifier> {
    if roots.isEmpty { return [] }
    let known = Set(all.map { ObjectIdentifier($0) })
    var reached: Set<ObjectIdentifier> = []
    var work = roots.map { Unmanaged.passUnretained($0) }
    while let next = work.popLast() {
      let identifier = next._withUnsafeGuaranteedRef { ObjectIdentifier($0) }
      if known.contains(identifier), reached.insert(identifier).inserted {
        children(of: next) { work.append($0) }
      }
    }
    return reached
  }

  /// The objects looked at, and what they hold of each other.
  ///
  /// Each object is visited once, for most of them have left the processor's cache; what is found there is worked on in
  /// rows of numbers.
  private struct Nodes {
    private var objects: Row<Unmanaged<Object>>
    /// How many references to each come from elsewhere.
    private var outer: Row<Int32>
    /// The nodes that each holds, one after the other, and where those of each begin.
    private var held: Row<Int32>
    private var firstHeld: Row<Int32>
    private static let reached = Int32.min
    private static let mostHeld = 1 << 30
    /// So many objects are fetched at once.
    private static let batch = 16

    init(room: Int) {
      objects = Row(room)
      outer = Row(room)
      held = Row(room * 2)
      firstHeld = Row(room)
    }

    mutating func add(_ object: Unmanaged<Object>) {
      objects.append(object)
      outer.append(0)
      object._withUnsafeGuaranteedRef { $0.mark = objects.count }
    }

    /// Takes in all that the nodes hold, and counts; false when that is too much.
    mutating func follow() -> Bool {
      var next = 0
      while next < objects.count {
        let end = min(next + Nodes.batch, objects.count)
        fetch(next, end)
        while next < end {
          if objects.count >= mostNodes || held.count >= Nodes.mostHeld { return false }
          firstHeld.append(Int32(truncatingIfNeeded: held.count))
          outer[next] &+= Int32(truncatingIfNeeded: CycleCollector.references(to: objects[next]))
          children(of: objects[next]) { hold($0) }
          next += 1
        }
      }
      firstHeld.append(Int32(truncatingIfNeeded: held.count))
      return objects.count < mostNodes && held.count < Nodes.mostHeld
    }

    /// Reads from some objects, and then from what they hold, nothing that decides what is read next: so the processor
    /// waits for all of them at once.
    private func fetch(_ start: Int, _ end: Int) {
      var addresses = 0
      for i in start..<end {
        objects[i]._withUnsafeGuaranteedRef { addresses |= Int(bitPattern: $0.typeReference.toOpaque()) }
      }
      for i in start..<end {
        children(of: objects[i]) { child in
          child._withUnsafeGuaranteedRef { addresses |= Int(bitPattern: $0.typeReference.toOpaque()) }
        }
      }
      // Never so; but what is not used is not read.
      precondition(addresses != -1)
    }

    /// Counts a reference to an object, and takes the object in when its own references can be followed.
    private mutating func hold(_ object: Unmanaged<Object>) {
      let (kind, mark) = object._withUnsafeGuaranteedRef { ($0.kind, $0.mark) }
      switch kind {
      case .instance, .function, .cell, .list, .dict, .tuple, .set, .boundMethod, .generator, .exception: break
      default: return
      }
      if mark == 0 {
        if objects.count >= mostNodes { return }
        add(object)
        outer[objects.count - 1] = -1
        held.append(Int32(truncatingIfNeeded: objects.count - 1))
      } else {
        outer[mark - 1] &-= 1
        held.append(Int32(truncatingIfNeeded: mark - 1))
      }
    }

    /// What nothing else holds, directly or through another object.
    mutating func unreachable() -> ContiguousArray<Unmanaged<Object>> {
      var work = Row<Int32>(objects.count)
      defer { work.deallocate() }
      for i in 0..<objects.count where outer[i] > 0 {
        outer[i] = Nodes.reached
        work.append(Int32(truncatingIfNeeded: i))
      }
      while let i = work.popLast() {
        for at in Int(firstHeld[Int(i)])..<Int(firstHeld[Int(i) + 1]) {
          let child = held[at]
          if outer[Int(child)] == Nodes.reached { continue }
          outer[Int(child)] = Nodes.reached
          work.append(child)
        }
      }
      var result: ContiguousArray<Unmanaged<Object>> = []
      for i in 0..<objects.count where outer[i] != Nodes.reached { result.append(objects[i]) }
      return result
    }

    /// Takes the marks off the objects.
    mutating func forget() {
      for i in 0..<objects.count { objects[i]._withUnsafeGuaranteedRef { $0.mark = 0 } }
      objects.deallocate()
      outer.deallocate()
      held.deallocate()
      firstHeld.deallocate()
    }
  }

  /// An array without its checks.
  private struct Row<Element> {
    private var elements: UnsafeMutablePointer<Element>
    private(set) var count = 0
    private var capacity: Int

    init(_ room: Int) {
      capacity = max(room, 64)
      elements = .allocate(capacity: capacity)
    }

    @inline(__always) subscript(index: Int) -> Element {
      get { elements[index] }
      nonmutating set { elements[index] = newValue }
    }

    @inline(__always) mutating func append(_ element: Element) {
      if count == capacity { grow() }
      (elements + count).initialize(to: element)
      count &+= 1
    }

    @inline(never) private mutating func grow() {
      let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity * 2)
      larger.moveInitialize(from: elements, count: count)
      elements.deallocate()
      elements = larger
      capacity *= 2
    }

    @inline(__always) mutating func popLast() -> Element? {
      if count == 0 { return nil }
      count &-= 1
      return elements[count]
    }

    func deallocate() { elements.deallocate() }
  }

  @inline(never) private static func references(to object: Unmanaged<Object>) -> UInt {
    object._withUnsafeGuaranteedRef { _getRetainCount($0) }
  }

  /// Calls the body with each object that this one holds by a counted reference, once a reference.
  private static func children(of object: Unmanaged<Object>, _ body: (Unmanaged<Object>) -> Void) {
    func visit(_ values: Register, _ count: Int) {
      for i in 0..<max(count, 0) where !(values + i).isTrivial { body((values + i).unretained) }
    }
    object._withUnsafeGuaranteedRef { o in
      if let dictionary = o.dictionary {
        body(Unmanaged<Object>.fromOpaque(Unmanaged.passUnretained(dictionary).toOpaque()))
      }
      switch o.kind {
      case .instance:
        let instance = unsafeDowncast(o, to: InstanceObject.self)
        visit(instance.values, instance.count)
      case .function:
        let function = unsafeDowncast(o, to: FunctionObject.self)
        visit(function.captured, function.capturedCount)
      case .cell: unsafeDowncast(o, to: CellObject.self).visit(visit)
      case .list:
        let list = unsafeDowncast(o, to: ListObject.self)
        visit(list.elements, list.count)
      case .tuple:
        let tuple = unsafeDowncast(o, to: TupleObject.self)
        visit(tuple.elements, tuple.count)
      case .dict: unsafeDowncast(o, to: DictObject.self).visit(visit)
      case .set: unsafeDowncast(o, to: SetObject.self).visit(visit)
      case .boundMethod: unsafeDowncast(o, to: BoundMethod.self).visit(visit)
      case .generator: unsafeDowncast(o, to: GeneratorObject.self).visit(visit)
      case .exception:
        let exception = unsafeDowncast(o, to: ExceptionObject.self)
        for part in [exception.arguments, exception.members, exception.notes] as [Object?] {
          if let part { body(.passUnretained(part)) }
        }
        exception.visit(visit)
      default: break
      }
    }
  }

  /// Lets an object go of what it holds, which takes cycles apart; tuples are freed with the rest of their cycle.
  private static func clear(_ object: Object) {
    switch object.kind {
    case .instance: unsafeDowncast(object, to: InstanceObject.self).clear()
    case .function: unsafeDowncast(object, to: FunctionObject.self).clearClosure()
    case .cell:
      let cell = unsafeDowncast(object, to: CellObject.self)
      var value = cell.value
      cell.value = .undef
      Reaper.bury(&value)
    case .list: unsafeDowncast(object, to: ListObject.self).removeAll()
    case .dict: unsafeDowncast(object, to: DictObject.self).removeAll()
    case .set: unsafeDowncast(object, to: SetObject.self).removeAll()
    case .generator: unsafeDowncast(object, to: GeneratorObject.self).clear()
    case .exception: unsafeDowncast(object, to: ExceptionObject.self).clear()
    default: break
    }
  }
}

extension CellObject {
  func visit(_ body: (Register, Int) -> Void) { withUnsafeMutablePointer(to: &value) { body($0, 1) } }
}

extension BoundMethod {
  func visit(_ body: (Register, Int) -> Void) {
    withUnsafeMutablePointer(to: &function) { body($0, 1) }
    withUnsafeMutablePointer(to: &receiver) { body($0, 1) }
  }
}

extension ExceptionObject {
  fileprivate func visit(_ body: (Register, Int) -> Void) {
    withUnsafeMutablePointer(to: &cause) { body($0, 1) }
    withUnsafeMutablePointer(to: &context) { body($0, 1) }
    withUnsafeMutablePointer(to: &subject) { body($0, 1) }
    withUnsafeMutablePointer(to: &subjectHolder) { body($0, 1) }
  }

  fileprivate func clear() {
    var held = [cause, context, subject, subjectHolder, .object(arguments)]
    (cause, context, subject, subjectHolder) = (.none, .none, .none, .none)
    arguments = TupleObject.empty
    Reaper.bury(&held)
    Reaper.bury(&members)
    Reaper.bury(&notes)
    Reaper.bury(&dictionary)
  }
}

extension DictObject {
  func visit(_ body: (Register, Int) -> Void) {
    for i in 0..<used {
      withUnsafeMutablePointer(to: &entries[i].key) { body($0, 1) }
      withUnsafeMutablePointer(to: &entries[i].value) { body($0, 1) }
    }
  }
}

extension SetObject {
  func visit(_ body: (Register, Int) -> Void) {
    for i in 0...mask { withUnsafeMutablePointer(to: &table[i].key) { body($0, 1) } }
  }
}
