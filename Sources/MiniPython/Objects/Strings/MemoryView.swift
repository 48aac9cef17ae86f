// memoryview: the bytes of another object, looked at in place.

/// A view of bytes or of a bytearray: every `step`-th byte from one on.
final class MemoryView: Object {
  /// Nil once it was released.
  private(set) var base: BytesObject?
  let start: Int
  let count: Int
  let step: Int

  init(_ base: BytesObject, start: Int = 0, count: Int? = nil, step: Int = 1) {
    self.base = base
    self.start = start
    self.count = count ?? base.count
    self.step = step
    super.init(.foreign, type: MemoryView.type)
  }

  private var isReadOnly: Bool { base?.type !== Types.byteArray }

  /// - Throws: ValueError when the view was released or what it looks at has shrunk.
  private func held() throws -> BytesObject {
    guard let base else { throw Raised.value("operation forbidden on released memoryview object") }
    let last = count == 0 ? 0 : start + (count - 1) * step
    if count > 0 && (max(start, last) >= base.count || min(start, last) < 0) {
      throw Raised.value("the object that this view looks at has been resized")
    }
    return base
  }

  private func bytes() throws -> [UInt8] {
    let base = try held()
    return (0..<count).map { base.bytes[start + $0 * step] }
  }

  private func position(_ key: Value) throws -> Int {
    if let tuple = key.asTuple {
      if tuple.count == 0 || !tuple.values.allSatisfy({ $0.type.slots.index != nil }) {
        throw Raised.type("memoryview: invalid slice key")
      }
      if tuple.count > 1 { throw Raised.type("cannot index 1-dimension view with \(tuple.count)-element tuple") }
      return try position(tuple[0])
    }
    guard key.type.slots.index != nil else { throw Raised.type("memoryview: invalid slice key") }
    let index = try Operations.index(key)
    let position = index < 0 ? index + count : index
    guard 0..<count ~= position else { throw Raised.index("index out of bounds on dimension 1") }
    return start + position * step
  }

  private func part(_ slice: SliceObject) throws -> MemoryView {
    let positions = try slice.positions(in: count)
    return MemoryView(
      try held(), start: start + positions.start * step, count: positions.count, step: positions.step * step)
  }

  private func set(_ key: Value, _ value: Value) throws {
    let base = try held()
    if isReadOnly { throw Raised.type("cannot modify read-only memory") }
    if value.isUndef { throw Raised.type("cannot delete memory") }
    guard let slice = key.asSlice else {
      let at = try position(key)
      guard value.type.slots.index != nil else { throw Raised.type("memoryview: invalid type for format 'B'") }
      guard let byte = UInt8(exactly: try Operations.index(value)) else {
        throw Raised.value("memoryview: invalid value for format 'B'")
      }
      base.bytes[at] = byte
      return
    }
    let target = try part(slice)
    guard let new = try value.asBytes.map({ Array($0.buffer) }) ?? MemoryView.view(value)?.bytes() else {
      throw Raised.type("a bytes-like object is required, not '\(value.type.name)'")
    }
    guard new.count == target.count else {
      throw Raised.value("memoryview assignment: lvalue and rvalue have different structures")
    }
    for (i, byte) in new.enumerated() { base.bytes[target.start + i * target.step] = byte }
  }

  // MARK: The type

  static func view(_ value: Value) -> MemoryView? {
    guard case .object(let o) = value, o.kind == .foreign, o.type === type else { return nil }
    return unsafeDowncast(o, to: MemoryView.self)
  }

  private static func view(required value: Value) -> MemoryView {
    guard let view = view(value) else { preconditionFailure("a memoryview method on another object") }
    return view
  }

  /// The bytes of a bytes-like object, nil of any other.
  /// - Throws: BufferError for a view that is not of one piece.
  static func bytes(like value: Value) throws -> [UInt8]? {
    if let object = value.asBytes { return Array(object.buffer) }
    guard let view = view(value) else { return nil }
    if view.step != 1 && view.count > 1 {
      throw Raised(Exceptions.bufferError, "memoryview: underlying buffer is not C-contiguous")
    }
    return try view.bytes()
  }

  nonisolated(unsafe) static let type = make()
  nonisolated(unsafe) private static let iterator: TypeObject = {
    let type = TypeObject("memory_iterator", layout: .iterator, isBase: false)
    IteratorObject.install(on: type)
    type.inheritNativeSlots()
    return type
  }()

  private static func make() -> TypeObject {
    let type = TypeObject("memoryview", layout: .foreign, isBase: false)
    type.slots.construct = { _, a in
      try NativeSignature("(object)").bind("memoryview", a, receiver: false) { a in
        if let bytes = a[0].asBytes { return .object(MemoryView(bytes)) }
        if let other = view(a[0]) {
          return .object(MemoryView(try other.held(), start: other.start, count: other.count, step: other.step))
        }
        throw Raised.type("memoryview: a bytes-like object is required, not '\(a[0].type.name)'")
      }
    }
    type.slots.initialize = { _, _ in }
    type.slots.repr = { value in
      let kind = view(required: value).base == nil ? "released memory" : "memory"
      return StringObject("<\(kind) at \(Identity.address(of: value))>")
    }
    type.slots.length = { value in
      _ = try view(required: value).held()
      return view(required: value).count
    }
    type.slots.getItem = { value, key in
      let view = view(required: value)
      if let slice = key.asSlice { return .object(try view.part(slice)) }
      return .int(Int(try view.held().bytes[view.position(key)]))
    }
    type.slots.setItem = { try view(required: $0).set($1, $2) }
    type.slots.iterate = { .object(SequenceIterator($0, type: iterator)) }
    type.slots.compare = { a, b, op in
      guard op == .equal || op == .notEqual else { return .notImplemented }
      guard let other = try b.asBytes.map({ Array($0.buffer) }) ?? view(b)?.bytes() else { return .notImplemented }
      return .bool(try (view(required: a).bytes() == other) == (op == .equal))
    }
    type.slots.hash = { value in
      let view = view(required: value)
      if !view.isReadOnly { throw Raised.value("cannot hash writable memoryview object") }
      return try Operations.hash(.bytes(view.bytes()))
    }
    installMembers(type)
    type.inheritNativeSlots()
    return type
  }

  private static func installMembers(_ type: TypeObject) {
    func property(_ name: String, _ get: @escaping (MemoryView) throws -> Value) {
      type.property(
        name,
        get: { value in
          let view = view(required: value)
          _ = try view.held()
          return try get(view)
        })
    }
    property("obj") { .object(try $0.held()) }
    property("nbytes") { .int($0.count) }
    property("itemsize") { _ in .int(1) }
    property("format") { _ in .string("B") }
    property("ndim") { _ in .int(1) }
    property("shape") { .tuple([.int($0.count)]) }
    property("strides") { .tuple([.int($0.step)]) }
    property("suboffsets") { _ in .tuple([]) }
    property("readonly") { .bool($0.isReadOnly) }
    for name in ["contiguous", "c_contiguous", "f_contiguous"] {
      property(name) { .bool($0.step == 1 || $0.count < 2) }
    }
    type.method("tobytes", "(order='C')") { a in
      if let order = a.value(1), !order.isNone {
        guard let order = order.asString else { throw Raised.badArgument("tobytes", "'order'", "str or None", order) }
        if !["C", "F", "A"].contains(order.text) { throw Raised.value("order must be 'C', 'F' or 'A'") }
      }
      return .bytes(try view(required: a[0]).bytes())
    }
    type.method("__bytes__", .positional(0...0)) { .bytes(try view(required: $0[0]).bytes()) }
    type.method("tolist", .positional(0...0)) { .list(try view(required: $0[0]).bytes().map { .int(Int($0)) }) }
    type.method("toreadonly", .positional(0...0)) { a in
      let view = view(required: a[0])
      let base = try view.held()
      if view.isReadOnly { return .object(MemoryView(base, start: view.start, count: view.count, step: view.step)) }
      throw Raised(Exceptions.notImplementedError, "memoryview.toreadonly() is not supported by this runner")
    }
    type.method("hex", "(sep=<unrepresentable>, bytes_per_sep=1)") { a in
      let hex = try Operations.getAttribute(.bytes(view(required: a[0]).bytes()), StringObject.intern("hex"))
      return try Operations.call(hex, [a[1], a[2]].filter { !$0.isUndef })
    }
    type.method("cast", .any) { _ in
      throw Raised(Exceptions.notImplementedError, "memoryview.cast() is not supported by this runner")
    }
    type.method("release", .positional(0...0)) { a in
      view(required: a[0]).base = nil
      return .none
    }
    type.method("__enter__", .positional(0...0)) { a in
      _ = try view(required: a[0]).held()
      return a[0]
    }
    type.method("__exit__", .positional(0...3)) { a in
      view(required: a[0]).base = nil
      return .none
    }
  }
}
