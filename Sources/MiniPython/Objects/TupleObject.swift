// tuple: a fixed run of values.

package final class TupleObject: Object {
  package let elements: Register
  package let count: Int

  /// A tuple whose elements the closure initialises, all of them.
  package init(count: Int, type: TypeObject = Types.tuple, initialize: (Register) throws -> Void) rethrows {
    self.count = count
    elements = .allocate(capacity: max(1, count))
    do { try initialize(elements) } catch {
      elements.deallocate()
      throw error
    }
    super.init(.tuple, type: type)
  }

  package convenience init(_ values: [Value], type: TypeObject = Types.tuple) {
    self.init(count: values.count, type: type) { p in
      for i in values.indices { (p + i).initialize(to: values[i]) }
    }
  }

  /// Copies a run of registers.
  package convenience init(copying source: Register, count: Int) {
    self.init(count: count) { $0.initialize(from: source, count: count) }
  }

  package subscript(index: Int) -> Value { elements[index] }
  package var values: [Value] { Array(UnsafeBufferPointer(start: elements, count: count)) }

  nonisolated(unsafe) package static let empty = TupleObject([])

  deinit {
    Reaper.bury(elements, count: count)
    elements.deinitialize(count: count)
    elements.deallocate()
  }
}
