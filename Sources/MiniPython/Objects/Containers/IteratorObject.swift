// Iterators: their common base, and those over sequences and callables that no container owns.

/// A native iterator; the VM calls `next()` directly, all other code through the type's `next` slot.
package class IteratorObject: Object {
  /// Iterators that the VM advances in place.
  enum Form: UInt8 { case range, list, string, tuple, other }
  final let form: Form

  package init(type: TypeObject) {
    form = .other
    super.init(.iterator, type: type)
  }
  init(type: TypeObject, form: Form) {
    self.form = form
    super.init(.iterator, type: type)
  }

  /// The next element, `.undef` at the end and ever after.
  package func next() throws -> Value { .undef }

  /// How many elements are left when that is known.
  package func lengthHint() throws -> Int? { nil }

  /// Gives a type of such iterators what all of them can do.
  package static func install(on type: TypeObject) {
    type.slots.iterate = { $0 }
    type.slots.next = { value in
      guard let iterator = value.object(.iterator, as: IteratorObject.self) else {
        preconditionFailure("an iterator type on another layout")
      }
      return try iterator.next()
    }
    type.method("__length_hint__", .positional(0...0)) { a in
      try a[0].object(.iterator, as: IteratorObject.self)?.lengthHint().map { .int($0) } ?? .notImplemented
    }
  }
}

/// What an iterator yields as a function decides or makes it: `filter`, `takewhile`, `starmap` and their like.
class FunctionIterator: IteratorObject {
  final var function: Value
  final var iterator: Value

  init(_ type: TypeObject, _ function: Value, _ iterator: Value) {
    self.function = function
    self.iterator = iterator
    super.init(type: type)
  }

  deinit {
    Reaper.bury(&function)
    Reaper.bury(&iterator)
  }
}

/// The types of the containers' iterators.
package enum IteratorTypes {
  nonisolated(unsafe) private(set) static var made: [TypeObject] = []

  private static func make(_ name: String) -> TypeObject {
    let type = TypeObject(name, layout: .iterator, isBase: false)
    made.append(type)
    return type
  }

  nonisolated(unsafe) package static let list = make("list_iterator")
  nonisolated(unsafe) package static let listReverse = make("list_reverseiterator")
  nonisolated(unsafe) package static let tuple = make("tuple_iterator")
  nonisolated(unsafe) package static let range = make("range_iterator")
  nonisolated(unsafe) package static let set = make("set_iterator")
  nonisolated(unsafe) package static let dictKeys = make("dict_keyiterator")
  nonisolated(unsafe) package static let dictValues = make("dict_valueiterator")
  nonisolated(unsafe) package static let dictItems = make("dict_itemiterator")
  nonisolated(unsafe) package static let dictReverseKeys = make("dict_reversekeyiterator")
  nonisolated(unsafe) package static let dictReverseValues = make("dict_reversevalueiterator")
  nonisolated(unsafe) package static let dictReverseItems = make("dict_reverseitemiterator")
  nonisolated(unsafe) package static let sequence = make("iterator")
  nonisolated(unsafe) package static let callable = make("callable_iterator")
  nonisolated(unsafe) package static let reversed = make("reversed")
  nonisolated(unsafe) package static let enumerate = make("enumerate")
  nonisolated(unsafe) package static let zip = make("zip")
  nonisolated(unsafe) package static let map = make("map")
  nonisolated(unsafe) package static let filter = make("filter")

  static func install() {
    _ = [list, listReverse, tuple, range, set, dictKeys, dictValues, dictItems, dictReverseKeys, dictReverseValues]
    _ = [dictReverseItems, sequence, callable, reversed, enumerate, zip, map, filter]
    for type in made { IteratorObject.install(on: type) }
  }
}

/// Walks an object by `__getitem__` with 0, 1, 2, ... until IndexError or StopIteration.
package final class SequenceIterator: IteratorObject {
  private var sequence: Value
  private var index = 0

  package init(_ value: Value, type: TypeObject = IteratorTypes.sequence) {
    sequence = value
    super.init(type: type)
  }

  package override func next() throws -> Value {
    if sequence.isUndef { return .undef }
    do {
      let value = try Operations.getItem(sequence, .int(index))
      index += 1
      return value
    } catch let error as Raised {
      let type = error.exception.type
      guard type.isSubtype(of: Exceptions.indexError) || type.isSubtype(of: Exceptions.stopIteration) else {
        throw error
      }
      Reaper.bury(&sequence)
      sequence = .undef
      return .undef
    }
  }

  deinit { Reaper.bury(&sequence) }
}

/// Calls a function until it returns the sentinel: `iter(function, sentinel)`.
package final class CallableIterator: IteratorObject {
  private var function: Value
  private var sentinel: Value

  package init(_ function: Value, sentinel: Value) {
    self.function = function
    self.sentinel = sentinel
    super.init(type: IteratorTypes.callable)
  }

  package override func next() throws -> Value {
    if function.isUndef { return .undef }
    do {
      let value = try Operations.call(function, [])
      if try !Operations.same(sentinel, value) { return value }
    } catch let error as Raised {
      guard error.exception.type.isSubtype(of: Exceptions.stopIteration) else { throw error }
    }
    function = .undef
    return .undef
  }

  deinit {
    Reaper.bury(&function)
    Reaper.bury(&sentinel)
  }
}
