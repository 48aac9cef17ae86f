// `list.sort` and `sorted`: keys taken once, a fast order for keys of one built-in type, values put into that order.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

enum Sorting {
  private struct IntOrder: SortOrder {
    struct Item: BitwiseCopyable {
      let key: Int
      let position: Int32
    }
    @inline(__always) func isLess(_ a: Item, _ b: Item) -> Bool { a.key < b.key }
    func position(of item: Item) -> Int32 { item.position }
  }

  private struct FloatOrder: SortOrder {
    struct Item: BitwiseCopyable {
      let key: Double
      let position: Int32
    }
    @inline(__always) func isLess(_ a: Item, _ b: Item) -> Bool { a.key < b.key }
    func position(of item: Item) -> Int32 { item.position }
  }

  private struct StringOrder: SortOrder {
    struct Item: BitwiseCopyable {
      let bytes: UnsafePointer<UInt8>
      let count: Int
      let position: Int32
    }
    func position(of item: Item) -> Int32 { item.position }
    /// UTF-8 bytes stand in the order of their code points.
    func isLess(_ a: Item, _ b: Item) -> Bool {
      let order = memcmp(a.bytes, b.bytes, min(a.count, b.count))
      return order != 0 ? order < 0 : a.count < b.count
    }
  }

  /// The first error of the comparisons.
  private final class Failure {
    var error: (any Error)?
  }

  private struct AnyOrder: SortOrder {
    typealias Item = Int32
    let keys: UnsafePointer<Value>
    let failure: Failure
    func position(of item: Item) -> Int32 { item }

    func isLess(_ a: Item, _ b: Item) -> Bool {
      // Read in place: retaining two keys a comparison would cost more than comparing them.
      let x = Register(mutating: keys + Int(a))
      let y = Register(mutating: keys + Int(b))
      if let x = x.asInt, let y = y.asInt { return x < y }
      if let x = x.asFloat, let y = y.asFloat { return x < y }
      if failure.error != nil { return false }
      do {
        if x.kind == .tuple && y.kind == .tuple {
          return try x.borrow(TupleObject.self) { a in
            try y.borrow(TupleObject.self) { b in
              if a.type !== Types.tuple || b.type !== Types.tuple { return try isLess(x, y) }
              if let order = AnyOrder.isLess(a, b) { return order }
              let result = try Depth.counted(" in comparison") { try TupleType.compare(.less, a, b) }
              return try Operations.isTrue(result)
            }
          }
        }
        return try isLess(x, y)
      } catch {
        failure.error = error
        return false
      }
    }

    /// The order of tuples as far as numbers and strings of one type decide it, nil when something else does.
    private static func isLess(_ a: TupleObject, _ b: TupleObject) -> Bool? {
      for i in 0..<min(a.count, b.count) {
        let x = a.elements + i
        let y = b.elements + i
        if let x = x.asInt, let y = y.asInt {
          if x != y { return x < y }
        } else if let x = x.asFloat, let y = y.asFloat {
          if x.isNaN || y.isNaN { return nil }
          if x != y { return x < y }
        } else if x.isPlainString && y.isPlainString {
          let order = x.borrow(StringObject.self) { x in
            y.borrow(StringObject.self) { ByteSearch.order(x.utf8, $0.utf8) }
          }
          if order != 0 { return order < 0 }
        } else {
          return nil
        }
      }
      return a.count < b.count
    }

    private func isLess(_ x: Register, _ y: Register) throws -> Bool {
      if x.kind == .instance && y.kind == .instance, let result = try VM.current.compareInstances(x, y) {
        return try Operations.isTrue(result)
      }
      return try isLessByProtocol(x, y)
    }

    private func isLessByProtocol(_ x: Register, _ y: Register) throws -> Bool {
      try Operations.isTrue(Operations.compare(.less, x.pointee, y.pointee))
    }
  }

  /// Tuples that begin with integers: mostly those decide, and they stand together in memory.
  private struct FirstOrder: SortOrder {
    struct Item: BitwiseCopyable {
      let first: Int
      let position: Int32
    }
    let whole: AnyOrder
    func position(of item: Item) -> Int32 { item.position }
    @inline(__always) func isLess(_ a: Item, _ b: Item) -> Bool {
      a.first != b.first ? a.first < b.first : whole.isLess(a.position, b.position)
    }
  }

  /// Pairs of integers.
  private struct PairOrder: SortOrder {
    struct Item: BitwiseCopyable {
      let first: Int
      let second: Int
      let position: Int32
    }
    func position(of item: Item) -> Int32 { item.position }
    @inline(__always) func isLess(_ a: Item, _ b: Item) -> Bool {
      a.first != b.first ? a.first < b.first : a.second < b.second
    }
  }

  /// The integer at a place of a key that is a tuple, nil when there is none.
  private static func integer(_ place: Int, of key: Register) -> Int? {
    if !key.isPlainTuple { return nil }
    return key.borrow(TupleObject.self) { place < $0.count ? ($0.elements + place).asInt : nil }
  }

  private static func isPair(_ key: Register) -> Bool { key.borrow(TupleObject.self) { $0.count == 2 } }

  /// Sorts values in place, equal ones keeping their order.
  /// - Throws: what the key function and the comparisons raise; the values are then in some order, none lost.
  static func sort(_ values: inout [Value], key: Value, reverse: Bool) throws {
    var keys: [Value] = []
    if !key.isUndef && !key.isNone {
      keys.reserveCapacity(values.count)
      for value in values { keys.append(try Operations.call(key, value)) }
    }
    // Reversed before and after, so that equal values keep their order.
    if reverse {
      values.reverse()
      keys.reverse()
    }
    guard values.count <= Int32.max else { throw Raised(Exceptions.memoryError, "") }
    try Meter.ask(values.count, of: 64)
    let failure = Failure()
    let order = (keys.isEmpty ? values : keys).withUnsafeBufferPointer { Sorting.order(of: $0, failure) }
    permute(&values, order)
    if reverse { values.reverse() }
    Reaper.bury(&keys)
    if let error = failure.error { throw error }
  }

  /// Puts the values into an order of their positions; they are moved as bytes, for none is lost or doubled.
  private static func permute(_ values: inout [Value], _ order: [Int32]) {
    values.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      let count = buffer.count
      let moved = Register.allocate(capacity: count)
      moved.moveInitialize(from: base, count: count)
      for i in 0..<count { (base + i).moveInitialize(from: moved + Int(order[i]), count: 1) }
      moved.deallocate()
    }
  }

  private enum KeyType { case int, float, string, other }

  private static func type(of key: Value) -> KeyType {
    switch key {
    case .int: .int
    case .float: .float
    case .object(let o) where o.kind == .string && o.type === Types.str: .string
    default: .other
    }
  }

  private static func order(of keys: UnsafeBufferPointer<Value>, _ failure: Failure) -> [Int32] {
    guard let base = keys.baseAddress, keys.count > 1 else { return keys.indices.map { Int32($0) } }
    let first = Sorting.type(of: base[0])
    let isUniform = first != .other && keys.allSatisfy { Sorting.type(of: $0) == first }
    switch isUniform ? first : .other {
    case .int:
      return sorted(keys, by: IntOrder()) {
        IntOrder.Item(key: base[$0].asInt ?? 0, position: Int32($0))
      }
    case .float:
      return sorted(keys, by: FloatOrder()) {
        FloatOrder.Item(key: base[$0].asFloat ?? 0, position: Int32($0))
      }
    case .string:
      return sorted(keys, by: StringOrder()) {
        let string = base[$0].asString ?? StringObject.empty
        return StringOrder.Item(bytes: string.bytes, count: string.byteCount, position: Int32($0))
      }
    case .other:
      let any = AnyOrder(keys: base, failure: failure)
      let all = Register(mutating: base)
      guard keys.indices.allSatisfy({ integer(0, of: all + $0) != nil }) else {
        return sorted(keys, by: any) { Int32($0) }
      }
      if keys.indices.allSatisfy({ isPair(all + $0) && integer(1, of: all + $0) != nil }) {
        return sorted(keys, by: PairOrder()) {
          PairOrder.Item(
            first: integer(0, of: all + $0) ?? 0, second: integer(1, of: all + $0) ?? 0, position: Int32($0))
        }
      }
      return sorted(keys, by: FirstOrder(whole: any)) {
        FirstOrder.Item(first: integer(0, of: all + $0) ?? 0, position: Int32($0))
      }
    }
  }

  private static func sorted<Order: SortOrder>(
    _ keys: UnsafeBufferPointer<Value>, by order: Order, item: (Int) -> Order.Item
  ) -> [Int32] {
    var items = keys.indices.map(item)
    items.withUnsafeMutableBufferPointer { Timsort.sort($0, by: order) }
    return items.map(order.position)
  }
}
