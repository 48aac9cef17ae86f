// dict_keys, dict_values and dict_items: views of a dict, their iterators, and their set operations.

/// Which part of the entries a view or an iterator shows.
package enum DictPart: UInt8 {
  case keys, values, items

  @inline(__always) func value(of entry: DictObject.Entry) -> Value {
    switch self {
    case .keys: entry.key
    case .values: entry.value
    case .items: .object(TupleObject(entry.key, entry.value))
    }
  }
}

package final class DictView: Object {
  package private(set) var dict: DictObject?
  package let part: DictPart

  package init(_ dict: DictObject, _ part: DictPart) {
    self.dict = dict
    self.part = part
    let type =
      switch part {
      case .keys: DictViewTypes.keys
      case .values: DictViewTypes.values
      case .items: DictViewTypes.items
      }
    super.init(.foreign, type: type)
  }

  package var count: Int { dict?.count ?? 0 }

  /// Whether a value is among the elements.
  func contains(_ value: Value) throws -> Bool {
    guard let dict else { return false }
    switch part {
    case .keys:
      return try dict.position(of: value, hash: Operations.hash(value)) >= 0
    case .values:
      var position = 0
      while let i = dict.next(from: position) {
        if try Operations.same(dict.entries[i].value, value) { return true }
        position = i + 1
      }
      return false
    case .items:
      guard let pair = value.asTuple, pair.count == 2 else { return false }
      let found = try dict.get(pair[0])
      return try !found.isUndef && Operations.same(found, pair[1])
    }
  }

  deinit { Reaper.bury(&dict) }
}

/// Walks a dict that must keep its size meanwhile.
package final class DictIterator: IteratorObject {
  private var dict: DictObject?
  private let part: DictPart
  private let count: Int
  private var position = 0
  private var remaining: Int
  private var last = ReusablePair()

  package init(_ dict: DictObject, _ part: DictPart) {
    self.dict = dict
    self.part = part
    count = dict.count
    remaining = dict.count
    let type =
      switch part {
      case .keys: IteratorTypes.dictKeys
      case .values: IteratorTypes.dictValues
      case .items: IteratorTypes.dictItems
      }
    super.init(type: type)
  }

  package override func next() throws -> Value {
    guard let dict else { return .undef }
    if dict.count != count {
      throw Raised.runtime("dictionary changed size during iteration")
    }
    guard let i = dict.next(from: position) else {
      Reaper.bury(&self.dict)
      return .undef
    }
    if remaining == 0 { throw Raised.runtime("dictionary keys changed during iteration") }
    position = i + 1
    remaining -= 1
    if part == .items {
      let pair = last.pair {
        $0.copy(dict.keyPointer(at: i))
        ($0 + 1).copy(dict.valuePointer(at: i))
        return true
      }
      return pair.map { .object($0) } ?? .undef
    }
    return part.value(of: dict.entries[i])
  }

  package override func lengthHint() -> Int? { dict.map { $0.count == count ? remaining : 0 } ?? 0 }

  deinit { Reaper.bury(&dict) }
}

package final class DictReverseIterator: IteratorObject {
  private var dict: DictObject?
  private let part: DictPart
  private let count: Int
  private var position: Int

  package init(_ dict: DictObject, _ part: DictPart) {
    self.dict = dict
    self.part = part
    count = dict.count
    position = dict.used - 1
    let type =
      switch part {
      case .keys: IteratorTypes.dictReverseKeys
      case .values: IteratorTypes.dictReverseValues
      case .items: IteratorTypes.dictReverseItems
      }
    super.init(type: type)
  }

  package override func next() throws -> Value {
    guard let dict else { return .undef }
    if dict.count != count { throw Raised.runtime("dictionary changed size during iteration") }
    position = min(position, dict.used - 1)
    while position >= 0 && dict.entries[position].key.isUndef { position -= 1 }
    if position < 0 {
      Reaper.bury(&self.dict)
      return .undef
    }
    position -= 1
    return part.value(of: dict.entries[position + 1])
  }

  deinit { Reaper.bury(&dict) }
}

package enum DictViewTypes {
  nonisolated(unsafe) package static let keys = TypeObject("dict_keys", layout: .foreign, isBase: false)
  nonisolated(unsafe) package static let values = TypeObject("dict_values", layout: .foreign, isBase: false)
  nonisolated(unsafe) package static let items = TypeObject("dict_items", layout: .foreign, isBase: false)

  /// The view that a value is, or nil.
  static func view(_ value: Value) -> DictView? {
    guard case .object(let o) = value, o.type === keys || o.type === values || o.type === items else { return nil }
    return unsafeDowncast(o, to: DictView.self)
  }

  private static func receiver(_ value: Value) -> DictView {
    guard let view = view(value) else { preconditionFailure("a view method on another object") }
    return view
  }

  static func install() {
    for (type, part) in [(keys, DictPart.keys), (values, .values), (items, .items)] {
      type.slots.iterate = { value in
        guard let dict = receiver(value).dict else { return .object(TupleIterator(TupleObject.empty)) }
        return .object(DictIterator(dict, part))
      }
      type.slots.length = { receiver($0).count }
      type.slots.truth = { receiver($0).count != 0 }
      type.slots.contains = { try receiver($0).contains($1) }
      type.slots.repr = { value in
        let view = receiver(value)
        return try ReprGuard.run(view, recursive: "...") {
          var text = TextBuffer()
          if view.dict?.type.isSubtype(of: NativeCollections.orderedDict) == true { text.append("o") }
          text.append(view.type.name)
          text.append("(")
          try text.append(ListType.repr(ListObject(Operations.array(value))))
          text.append(")")
          return text.string
        }
      }
      type.method("__reversed__", .positional(0...0)) { a in
        guard let dict = receiver(a[0]).dict else { return .object(TupleIterator(TupleObject.empty)) }
        return .object(DictReverseIterator(dict, part))
      }
      type.property("mapping", get: { receiver($0).dict.map { .object(MappingProxy(.object($0))) } ?? .none })
      if part != .values { installSetOperations(type) }
    }
  }

  private static func installSetOperations(_ type: TypeObject) {
    type.slots.hash = { throw Raised.type("unhashable type: '\($0.type.name)'") }
    type.namespace.set(StringObject.intern("__hash__"), .none)
    type.slots.compare = { a, b, op in
      guard let view = view(a), let count = setCount(b) else { return .notImplemented }
      func isSubset(_ x: Value, of y: Value) throws -> Bool {
        let iterator = try Operations.iterate(x)
        while true {
          let element = try Operations.next(iterator)
          if element.isUndef { return true }
          if try !Operations.contains(y, element) { return false }
        }
      }
      return .bool(
        try {
          switch op {
          case .equal: try view.count == count && isSubset(a, of: b)
          case .notEqual: try !(view.count == count && isSubset(a, of: b))
          case .less: try view.count < count && isSubset(a, of: b)
          case .lessEqual: try view.count <= count && isSubset(a, of: b)
          case .greater: try view.count > count && isSubset(b, of: a)
          default: try view.count >= count && isSubset(b, of: a)
          }
        }())
    }
    type.slots.binary = { op, a, b in
      switch op {
      case .bitOr:
        let result = try SetObject(from: a)
        try result.update(from: b)
        return .object(result)
      case .subtract:
        let result = try SetObject(from: a)
        try result.subtract(b)
        return .object(result)
      case .bitXor:
        let result = try SetObject(from: a)
        try result.formSymmetricDifference(b)
        return .object(result)
      case .bitAnd:
        return .object(try intersection(a, b))
      default: return .notImplemented
      }
    }
    type.binaryOperators = [.bitOr, .subtract, .bitXor, .bitAnd]
    type.method("isdisjoint", .positional(1...1)) { a in
      let iterator = try Operations.iterate(a[1])
      while true {
        let element = try Operations.next(iterator)
        if element.isUndef { return .bool(true) }
        if try Operations.contains(a[0], element) { return .bool(false) }
      }
    }
  }

  /// The elements of the shorter operand that are in the longer one, as CPython's `_PyDictView_Intersect` takes them.
  private static func intersection(_ a: Value, _ b: Value) throws -> SetObject {
    var (view, other) = (a, b)
    if self.view(a) == nil { (view, other) = (b, a) }
    if let count = setCount(other), self.view(other) != nil || other.type === Types.set,
      count > receiver(view).count
    {
      (view, other) = (other, view)
    }
    let result = SetObject()
    try Operations.forEach(other) { element in
      if try Operations.contains(view, element) { try result.add(element) }
    }
    return result
  }

  /// The number of elements of a set or a set-like view.
  private static func setCount(_ value: Value) -> Int? {
    if let set = value.asSet { return set.count }
    guard let view = view(value), view.part != .values else { return nil }
    return view.count
  }
}
