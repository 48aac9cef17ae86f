// The value a register, a container or a namespace holds, and the one place that borrows object payloads.

/// A Python value: small ones are held in place, all others are objects.
@usableFromInline package enum Value {
  /// No value: an unassigned variable, an exhausted iterator, a missing key.
  case undef
  case none
  case bool(Bool)
  case int(Int)
  case float(Double)
  case object(Object)
}

extension Value {
  @inlinable @inline(__always) package var isUndef: Bool { if case .undef = self { true } else { false } }
  @inlinable @inline(__always) package var isNone: Bool { if case .none = self { true } else { false } }
  @inlinable @inline(__always) package var asInt: Int? { if case .int(let x) = self { x } else { nil } }
  @inlinable @inline(__always) package var asFloat: Double? { if case .float(let x) = self { x } else { nil } }
  @inlinable @inline(__always) package var asBool: Bool? { if case .bool(let x) = self { x } else { nil } }
  @inlinable @inline(__always) package var asObject: Object? { if case .object(let o) = self { o } else { nil } }

  /// The object of a given layout, when this is one.
  @inlinable @inline(__always) package func object<T: Object>(_ kind: Kind, as type: T.Type) -> T? {
    if case .object(let o) = self, o.kind == kind { unsafeDowncast(o, to: T.self) } else { nil }
  }
  @inline(__always) package var asString: StringObject? { object(.string, as: StringObject.self) }
  @inline(__always) package var asTuple: TupleObject? { object(.tuple, as: TupleObject.self) }
  @inline(__always) package var asList: ListObject? { object(.list, as: ListObject.self) }
  @inline(__always) package var asDict: DictObject? { object(.dict, as: DictObject.self) }
  @inline(__always) package var asType: TypeObject? { object(.type, as: TypeObject.self) }
  @inline(__always) package var asException: ExceptionObject? { object(.exception, as: ExceptionObject.self) }

  /// The Python type of the value.
  @inline(__always) package var type: TypeObject {
    switch self {
    case .object(let o): o.type
    case .int: Types.int
    case .float: Types.float
    case .bool: Types.bool
    case .none, .undef: Types.none
    }
  }

  /// Whether both are the same object, as Python's `is` sees it.
  package func isIdentical(to other: Value) -> Bool {
    switch (self, other) {
    case (.object(let a), .object(let b)): a === b
    case (.none, .none), (.undef, .undef): true
    case (.bool(let a), .bool(let b)): a == b
    case (.int(let a), .int(let b)): a == b
    case (.float(let a), .float(let b)): a.bitPattern == b.bitPattern
    default: false
    }
  }

  /// A value for a text.
  package static func string(_ text: String) -> Value { .object(StringObject(text)) }
  package static func string(_ bytes: [UInt8]) -> Value { .object(StringObject(bytes)) }
  package static func tuple(_ values: [Value]) -> Value { .object(TupleObject(values)) }
  package static func list(_ values: [Value]) -> Value { .object(ListObject(values)) }
  package static var notImplemented: Value { .object(Singletons.notImplemented) }
  package var isNotImplemented: Bool {
    if case .object(let o) = self { o === Singletons.notImplemented } else { false }
  }
}

/// A register: a slot of the VM's stack or of a container.
@usableFromInline package typealias Register = UnsafeMutablePointer<Value>

// Trivial values are copied and overwritten without reference counting, and payloads of objects are read without a
// retain: the payload of the enum stands at offset 0.
extension UnsafeMutablePointer where Pointee == Value {
  @inlinable @inline(__always) package var isTrivial: Bool { if case .object = pointee { false } else { true } }
  /// 1 when an object is here, else 0.
  @inline(__always) var isObject: UInt8 { if case .object = pointee { 1 } else { 0 } }
  @inline(__always) var isUndef: Bool { if case .undef = pointee { true } else { false } }
  @inline(__always) var isNone: Bool { if case .none = pointee { true } else { false } }
  @inline(__always) var asInt: Int? { if case .int(let x) = pointee { x } else { nil } }
  @inline(__always) var asFloat: Double? { if case .float(let x) = pointee { x } else { nil } }
  @inline(__always) var asBool: Bool? { if case .bool(let x) = pointee { x } else { nil } }
  @inlinable @inline(__always) package var unretained: Unmanaged<Object> {
    UnsafeRawPointer(self).load(as: Unmanaged<Object>.self)
  }

  /// A method that `loadMethod` found in a class and put here: an address, not counted, for what a class had as a method
  /// is never freed.
  @inline(__always) var method: Unmanaged<Object> {
    UnsafeRawPointer(self).load(as: Unmanaged<Object>.self)
  }
  @inline(__always) func setMethod(_ method: Unmanaged<Object>) { setInt(Int(bitPattern: method.toOpaque())) }

  /// The instance here, retained.
  @inline(__always) var retainedInstance: Unmanaged<InstanceObject> {
    unretained._withUnsafeGuaranteedRef { .passRetained(unsafeDowncast($0, to: InstanceObject.self)) }
  }

  /// The layout of the object here, `.immediate` for trivial values.
  @inline(__always) var kind: Kind {
    isTrivial ? .immediate : unretained._withUnsafeGuaranteedRef { $0.kind }
  }

  /// Reads the object here as a `T` without retaining it; the caller has checked its kind.
  @inline(__always) func borrow<T: Object, R>(_ type: T.Type, _ body: (T) throws -> R) rethrows -> R {
    try unretained._withUnsafeGuaranteedRef { try body(unsafeDowncast($0, to: T.self)) }
  }

  /// Writes a value without an object where none is: the standard library's `initialize(to:)` is a call in a function as
  /// large as the loop that runs instructions.
  @inline(__always) private func write(trivial value: Value) {
    UnsafeMutableRawPointer(self).storeBytes(of: unsafeBitCast(value, to: TakenValue.self), as: TakenValue.self)
  }

  @inline(__always) func setInt(_ x: Int) { if isTrivial { write(trivial: .int(x)) } else { pointee = .int(x) } }
  @inline(__always) func setFloat(_ x: Double) {
    if isTrivial { write(trivial: .float(x)) } else { pointee = .float(x) }
  }
  @inline(__always) func setBool(_ x: Bool) { if isTrivial { write(trivial: .bool(x)) } else { pointee = .bool(x) } }
  /// Assigns an object that something else holds for good.
  @inline(__always) func set<T: Object>(_ object: Unmanaged<T>) {
    if !isTrivial {
      if unretained.toOpaque() == object.toOpaque() { return }
      release()
    }
    initialize(to: .object(object.takeUnretainedValue()))
  }
  @inlinable @inline(__always) package func set(_ value: consuming Value) {
    if isTrivial { initialize(to: value) } else { pointee = value }
  }

  /// Assigns the value of another register.
  @inline(__always) func copy(_ source: Register) {
    if source.isTrivial && isTrivial {
      let bytes = UnsafeRawPointer(source).load(as: TakenValue.self)
      UnsafeMutableRawPointer(self).storeBytes(of: bytes, as: TakenValue.self)
    } else {
      copyCounted(source)
    }
  }
  @inline(never) func copyCounted(_ source: Register) {
    let old = UnsafeRawPointer(self).load(as: TakenValue.self)
    let wasObject = !isTrivial
    initializeCopy(of: source)
    if wasObject { old.object.release() }
  }

  /// Copies the value of another register here, where none is yet.
  @inline(__always) func initializeCopy(of source: Register) {
    if !source.isTrivial { _ = source.unretained.retain() }
    let bytes = UnsafeRawPointer(source).load(as: TakenValue.self)
    UnsafeMutableRawPointer(self).storeBytes(of: bytes, as: TakenValue.self)
  }

  /// Copies values here, where none are yet. The standard library's `initialize(from:count:)` asks the type how to copy
  /// each of them.
  @inline(__always) func initializeCopies(of source: Register, count: Int) {
    var i = 0
    while i < count {
      (self + i).initializeCopy(of: source + i)
      i &+= 1
    }
  }

  /// Assigns the value of another register unless both hold the same object: that costs no counting of references.
  @inline(__always) func copyUnlessSame(_ source: Register) {
    if !isTrivial && !source.isTrivial && unretained.toOpaque() == source.unretained.toOpaque() { return }
    copy(source)
  }

  /// Takes the value out, and leaves the register unassigned.
  @inline(__always) func take() -> TakenValue {
    let taken = UnsafeRawPointer(self).load(as: TakenValue.self)
    write(trivial: .undef)
    return taken
  }

  /// Assigns a value that was taken out of a register.
  @inline(__always) func put(_ taken: TakenValue) {
    if !isTrivial { release() }
    UnsafeMutableRawPointer(self).storeBytes(of: taken, as: TakenValue.self)
  }
  /// Lets go of the object here, which leaves the register unassigned.
  @inline(never) func release() {
    let object = unretained
    write(trivial: .undef)
    object.release()
  }

  @inline(__always) func clear() { if isTrivial { write(trivial: .undef) } else { pointee = .undef } }

  /// Releases the object that is here; a value held in place may stay.
  @inline(__always) func releaseObject() { if !isTrivial { release() } }
}

/// A value on its way from one register to another, as bytes: its reference is neither counted nor released on the way.
///
/// Payload and tag are read and written by themselves, as they were written: reading 16 bytes at once right behind that
/// makes the processor wait for both writes to reach its cache.
struct TakenValue: BitwiseCopyable {
  private var payload: UInt64 = 0
  private var tag: UInt8 = 0

  /// The object that was taken: the caller knows that it is one.
  @inline(__always) fileprivate var object: Unmanaged<Object> { unsafeBitCast(payload, to: Unmanaged<Object>.self) }

  /// The value, which is no longer here.
  func value() -> Value {
    var taken = self
    return withUnsafeMutablePointer(to: &taken) {
      UnsafeMutableRawPointer($0).assumingMemoryBound(to: Value.self).move()
    }
  }
}
