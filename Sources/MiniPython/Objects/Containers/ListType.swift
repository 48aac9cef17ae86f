// list: its constructor, slots and methods.

enum ListType {
  private static func list(_ value: Value) -> ListObject {
    guard let list = value.asList else { preconditionFailure("a list method on another object") }
    return list
  }

  static func install() {
    let type = Types.list
    type.documentation = "Built-in mutable sequence."
    type.slots.construct = { type, _ in .object(ListObject(type: type)) }
    type.slots.initialize = { value, a in
      try a.expect("list", 0...1)
      let list = list(value)
      if list.count > 0 { list.removeAll() }
      if a.count == 1 { try extend(list, a[0]) }
    }
    type.slots.repr = { try repr(list($0)) }
    type.slots.hash = { throw Raised.type("unhashable type: '\($0.type.name)'") }
    type.slots.compare = { a, b, op in
      guard let x = a.asList, let y = b.asList else { return .notImplemented }
      return try compare(op, x, y)
    }
    type.slots.iterate = { .object(ListIterator(list($0))) }
    type.slots.length = { list($0).count }
    type.slots.truth = { list($0).count != 0 }
    type.slots.contains = { try position(of: $1, in: list($0)) != nil }
    type.slots.getItem = { try getItem(list($0), $1) }
    type.slots.setItem = { try setItem(list($0), $1, $2) }
    type.slots.binary = { op, a, b in
      try Sequences.binary(op, a, b, kind: .list, name: "list", concatenate: concatenate, repeated: repeated)
    }
    type.slots.inPlace = inPlace
    type.binaryOperators = [.add, .multiply]
    installMethods(type)
  }

  private static func installMethods(_ type: TypeObject) {
    type.method("append", .positional(1...1), "Append object to the end of the list.", quick: .append) { a in
      try a.base.borrow(ListObject.self) { try $0.append(a[1]) }
      return .none
    }
    type.method("extend", .positional(1...1), "Extend list by appending elements from the iterable.") { a in
      try extend(list(a[0]), a[1])
      return .none
    }
    type.method("insert", .positional(2...2), "Insert object before index.") { a in
      let list = list(a[0])
      let index = try Operations.size(a[1])
      let at = index < 0 ? max(index &+ list.count, 0) : min(index, list.count)
      try list.insert(a[2], at: at)
      return .none
    }
    type.method("pop", .positional(0...1), "Remove and return item at index (default last).") { a in
      let list = list(a[0])
      var index = try a.value(1).map(Operations.index) ?? -1
      if list.count == 0 { throw Raised.index("pop from empty list") }
      if index < 0 { index += list.count }
      guard index >= 0 && index < list.count else { throw Raised.index("pop index out of range") }
      return list.remove(at: index)
    }
    type.method("remove", .positional(1...1), "Remove first occurrence of value.") { a in
      let list = list(a[0])
      guard let i = try position(of: a[1], in: list) else { throw Raised.value("list.remove(x): x not in list") }
      if i < list.count {
        var removed = list.remove(at: i)
        Reaper.bury(&removed)
      }
      return .none
    }
    type.method("index", .positional(1...3), "Return first index of value.") { a in
      let list = list(a[0])
      let (start, stop) = try Sequences.bounds(a, from: 2, count: list.count)
      guard let i = try position(of: a[1], in: list, from: start, to: stop) else {
        throw Raised.value("\(try Operations.repr(a[1]).text) is not in list")
      }
      return .int(i)
    }
    type.method("count", .positional(1...1), "Return number of occurrences of value.") { a in
      let list = list(a[0])
      var n = 0
      var i = 0
      while i < list.count {
        if try Operations.same(list[i], a[1]) { n += 1 }
        i += 1
      }
      return .int(n)
    }
    type.method("clear", .positional(0...0), "Remove all items from list.") { a in
      list(a[0]).removeAll()
      return .none
    }
    type.method("copy", .positional(0...0), "Return a shallow copy of the list.") { a in
      let list = list(a[0])
      try Meter.ask(list.count, of: MemoryLayout<Value>.stride)
      return .object(ListObject(copying: list.elements, count: list.count))
    }
    type.method("reverse", .positional(0...0), "Reverse *IN PLACE*.") { a in
      let list = list(a[0])
      var elements = UnsafeMutableBufferPointer(start: list.elements, count: list.count)
      elements.reverse()
      return .none
    }
    type.method(
      "sort", "(*, key=None, reverse=False)", "Sort the list in ascending order and return None."
    ) { a in
      try sort(list(a[0]), key: a[1], reverse: a.value(2).map(Operations.index) ?? 0 != 0)
      return .none
    }
    type.method("__reversed__", .positional(0...0), "Return a reverse iterator over the list.") { a in
      .object(ListReverseIterator(list(a[0])))
    }
    type.classMethod("__class_getitem__", .positional(1...1)) { a in .object(GenericAlias(origin: a[0], a[1])) }
  }

  // MARK: What the methods and slots do

  /// Sorts in place; the list is empty for the time.
  /// - Throws: ValueError when it was changed meanwhile.
  static func sort(_ list: ListObject, key: Value, reverse: Bool) throws {
    var values = list.takeAll()
    var failure: (any Error)?
    do { try Sorting.sort(&values, key: key, reverse: reverse) } catch { failure = error }
    let wasChanged = list.count != 0
    try list.replace(0..<list.count, with: values)
    if let failure { throw failure }
    if wasChanged { throw Raised.value("list modified during sort") }
  }

  /// Compares lists that `__eq__` of their elements may change meanwhile.
  static func compare(_ op: CompareOperator, _ a: ListObject, _ b: ListObject) throws -> Value {
    if a.count != b.count {
      if op == .equal { return .bool(false) }
      if op == .notEqual { return .bool(true) }
    }
    var i = 0
    while i < a.count && i < b.count {
      if let difference = try Sequences.difference(op, a.elements[i], b.elements[i]) { return difference }
      i += 1
    }
    return .bool(Operations.ordered(op, a.count, b.count))
  }

  static func repr(_ list: ListObject) throws -> StringObject {
    if list.count == 0 { return StringObject("[]") }
    return try ReprGuard.run(list, recursive: "[...]") {
      var text = TextBuffer("[")
      var i = 0
      while i < list.count {
        if i > 0 { text.append(", ") }
        try text.append(reprOf: list[i])
        i += 1
      }
      text.append("]")
      return text.string
    }
  }

  static func position(of value: Value, in list: ListObject, from start: Int = 0, to stop: Int = .max) throws -> Int? {
    var i = start
    while i < list.count && i < stop {
      if try Operations.same(list[i], value) { return i }
      i += 1
    }
    return nil
  }

  /// Appends the elements of an iterable.
  package static func extend(_ list: ListObject, _ iterable: Value) throws {
    if case .object(let o) = iterable, o.type === Types.list || o.type === Types.tuple {
      let other = iterable.asList
      let n = other?.count ?? iterable.asTuple?.count ?? 0
      try list.reserve(list.count + n)
      for i in 0..<n { try list.append(other?[i] ?? iterable.asTuple?[i] ?? .undef) }
      return
    }
    let iterator = try Operations.iterate(iterable)
    if let hint = try iterator.object(.iterator, as: IteratorObject.self)?.lengthHint() {
      let (total, overflow) = list.count.addingReportingOverflow(hint)
      if overflow { throw Raised(Exceptions.memoryError, "") }
      try list.reserve(total)
    }
    try Operations.askLength(iterable)
    if iterator.asObject?.kind == .generator { return try Operations.forEach(iterator) { try list.append($0) } }
    while true {
      let value = try Operations.next(iterator)
      if value.isUndef { return }
      try list.append(value)
      try Interrupt.poll()
    }
  }

  static func getItem(_ list: ListObject, _ key: Value) throws -> Value {
    if let slice = key.asSlice {
      let positions = try slice.positions(in: list.count)
      try Meter.ask(positions.count, of: MemoryLayout<Value>.stride)
      if positions.step == 1 {
        return .object(ListObject(copying: list.elements + positions.start, count: positions.count))
      }
      let result = ListObject(capacity: positions.count)
      for i in 0..<positions.count { try result.append(list[positions.start + i * positions.step]) }
      return .object(result)
    }
    var index = try Sequences.index(key, of: "list")
    if index < 0 { index += list.count }
    guard index >= 0 && index < list.count else { throw Raised.index("list index out of range") }
    return list[index]
  }

  /// Sets or, for `.undef`, deletes an element or a slice.
  static func setItem(_ list: ListObject, _ key: Value, _ value: Value) throws {
    if let slice = key.asSlice {
      return value.isUndef ? try deleteSlice(list, slice) : try setSlice(list, slice, value)
    }
    var index = try Sequences.index(key, of: "list")
    if index < 0 { index += list.count }
    guard index >= 0 && index < list.count else { throw Raised.index("list assignment index out of range") }
    if value.isUndef {
      var removed = list.remove(at: index)
      Reaper.bury(&removed)
    } else {
      var old = list[index]
      list[index] = value
      Reaper.bury(&old)
    }
  }

  private static func setSlice(_ list: ListObject, _ slice: SliceObject, _ value: Value) throws {
    let isPlain = try slice.positions(in: list.count).step == 1
    guard value.type.slots.iterate != nil || value.type.slots.getItem != nil else {
      throw Raised.type(isPlain ? "can only assign an iterable" : "must assign iterable to extended slice")
    }
    let values = try Operations.array(value)
    let positions = try slice.positions(in: list.count)
    if isPlain {
      let stop = max(positions.start, positions.stop)
      return try list.replace(positions.start..<stop, with: values)
    }
    if values.count != positions.count {
      throw Raised.value(
        "attempt to assign sequence of size \(values.count) to extended slice of size \(positions.count)")
    }
    for (i, value) in values.enumerated() { list[positions.start + i * positions.step] = value }
  }

  private static func deleteSlice(_ list: ListObject, _ slice: SliceObject) throws {
    var positions = try slice.positions(in: list.count)
    if positions.count == 0 { return }
    if positions.step == 1 {
      return try list.replace(positions.start..<(positions.start + positions.count), with: [])
    }
    if positions.step < 0 {
      positions.start += (positions.count - 1) * positions.step
      positions.step = -positions.step
    }
    var kept: [Value] = []
    kept.reserveCapacity(list.count - positions.count)
    let end = positions.start + positions.count * positions.step
    for i in 0..<list.count
    where i < positions.start || i >= end || (i - positions.start) % positions.step != 0 {
      kept.append(list[i])
    }
    try list.replace(0..<list.count, with: kept)
  }

  // MARK: Operators

  private static func concatenate(_ a: Value, _ b: Value) throws -> Value {
    let x = list(a)
    let y = list(b)
    let total = x.count + y.count
    try Meter.ask(total, of: MemoryLayout<Value>.stride)
    let result = ListObject(capacity: total)
    try result.append(copying: x.elements, count: x.count)
    try result.append(copying: y.elements, count: y.count)
    return .object(result)
  }

  private static func repeated(_ value: Value, _ n: Int) throws -> Value {
    let source = list(value)
    let (total, overflow) = source.count.multipliedReportingOverflow(by: n)
    if overflow { throw Raised(Exceptions.memoryError, "") }
    try Meter.ask(total, of: MemoryLayout<Value>.stride)
    let result = ListObject(capacity: total)
    if source.count > 0 {
      for _ in 0..<n { try result.append(copying: source.elements, count: source.count) }
    }
    return .object(result)
  }

  private static func inPlace(_ op: BinaryOperator, _ a: Value, _ b: Value) throws -> Value {
    let list = list(a)
    switch op {
    case .add:
      let reflected = try Sequences.askOther(op, a, b, other: b)
      if !reflected.isNotImplemented { return reflected }
      try extend(list, b)
      return a
    case .multiply:
      guard let n = try Sequences.repetitions(b) else { return .notImplemented }
      guard let more = try repeated(a, n).asList else { return .notImplemented }
      try list.replace(0..<list.count, with: more.values)
      return a
    default: return .notImplemented
    }
  }
}

/// Walks a list that may change meanwhile.
package final class ListIterator: IteratorObject {
  package private(set) var list: ListObject?
  package private(set) var index = 0

  package init(_ list: ListObject) {
    self.list = list
    super.init(type: IteratorTypes.list, form: .list)
  }

  /// The next element in place, and on to the one after it; nil at the end.
  @inline(__always) func advance() -> Register? {
    guard let list, index < list.count else { return nil }
    let element = list.elements + index
    index &+= 1
    return element
  }

  @inline(__always) package override func next() -> Value {
    guard let list else { return .undef }
    if index < list.count {
      let value = list[index]
      index &+= 1
      return value
    }
    Reaper.bury(&self.list)
    return .undef
  }

  package override func lengthHint() -> Int? { list.map { max($0.count - index, 0) } ?? 0 }

  deinit { Reaper.bury(&list) }
}

final class ListReverseIterator: IteratorObject {
  private var list: ListObject?
  private var index: Int

  init(_ list: ListObject) {
    self.list = list
    index = list.count - 1
    super.init(type: IteratorTypes.listReverse)
  }

  override func next() -> Value {
    guard let list else { return .undef }
    if index >= 0 && index < list.count {
      let value = list[index]
      index -= 1
      return value
    }
    Reaper.bury(&self.list)
    return .undef
  }

  override func lengthHint() -> Int? { list == nil ? 0 : index + 1 }

  deinit { Reaper.bury(&list) }
}
