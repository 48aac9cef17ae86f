// tuple: a fixed run of values.

/// A Python `tuple`; a pair or less stands in the object itself.
package final class TupleObject: Object {
  package private(set) var elements: Register
  package let count: Int
  /// Room for two values, which `elements` points to then.
  private var inline: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
  private static let inlineCount = 2

  /// A tuple whose elements the closure initialises, all of them.
  package init(count: Int, type: TypeObject = Types.tuple, initialize: (Register) throws -> Void) rethrows {
    self.count = count
    let room = count > TupleObject.inlineCount ? Register.allocate(capacity: count) : nil
    if let room {
      do { try initialize(room) } catch {
        room.deallocate()
        throw error
      }
    }
    elements = room ?? Register(bitPattern: MemoryLayout<Value>.alignment).unsafelyUnwrapped
    super.init(.tuple, type: type)
    if room == nil {
      elements = withUnsafeMutablePointer(to: &inline) {
        UnsafeMutableRawPointer($0).assumingMemoryBound(to: Value.self)
      }
      for i in 0..<count { (elements + i).initialize(to: .undef) }
      if count > 0 { try initialize(elements) }
    }
  }

  package convenience init(_ values: [Value], type: TypeObject = Types.tuple) {
    self.init(count: values.count, type: type) { p in
      for i in values.indices { (p + i).initialize(to: values[i]) }
    }
  }

  /// Copies a run of registers.
  package init(copying source: Register, count: Int) {
    self.count = count
    let isLong = count > TupleObject.inlineCount
    elements =
      isLong ? .allocate(capacity: count) : Register(bitPattern: MemoryLayout<Value>.alignment).unsafelyUnwrapped
    super.init(.tuple, of: Types.tupleReference)
    if !isLong {
      elements = withUnsafeMutablePointer(to: &inline) {
        UnsafeMutableRawPointer($0).assumingMemoryBound(to: Value.self)
      }
    }
    elements.initializeCopies(of: source, count: count)
  }

  /// The hash of a tuple of integers and strings; nil when there is anything else in it.
  var plainHash: Int? {
    var hash = PythonHash.Tuple()
    for i in 0..<count {
      let element = elements + i
      if let number = element.asInt {
        hash.combine(NumberHash.hash(number))
      } else if element.isPlainString {
        hash.combine(element.borrow(StringObject.self) { $0.hash })
      } else {
        return nil
      }
    }
    return hash.finalize()
  }

  /// Whether both hold the same integers and equal strings; false also when it would take more to know.
  func isPlainlyEqual(to other: TupleObject) -> Bool {
    if count != other.count { return false }
    for i in 0..<count {
      let (a, b) = (elements + i, other.elements + i)
      if let x = a.asInt, let y = b.asInt {
        if x != y { return false }
      } else if a.isPlainString && b.isPlainString {
        if !a.borrow(StringObject.self, { a in b.borrow(StringObject.self) { a.equals($0) } }) { return false }
      } else {
        return false
      }
    }
    return true
  }

  package subscript(index: Int) -> Value { elements[index] }
  package var values: [Value] { Array(UnsafeBufferPointer(start: elements, count: count)) }

  nonisolated(unsafe) package static let empty = TupleObject([])

  deinit {
    Reaper.buryBackwards(elements, count: count)
    if count > TupleObject.inlineCount { elements.deallocate() }
  }
}

/// The pair that an iterator gave last, given again with other values when nobody has kept it, as CPython does.
struct ReusablePair {
  private var last: TupleObject?

  /// The pair that the closure fills; nil when it has nothing to put there.
  @inline(__always) mutating func pair(_ fill: (Register) throws -> Bool) rethrows -> TupleObject? {
    if isKnownUniquelyReferenced(&last), let last, last.identity == 0 {
      return try fill(last.elements) ? last : nil
    }
    let made = TupleObject(.none, .none)
    if try !fill(made.elements) { return nil }
    last = made
    return made
  }
}
