// Functions: those of a cell, those of Swift, and both bound to an instance.

/// A variable that an inner function shares with its maker.
package final class CellObject: Object {
  package var value: Value
  package init(_ value: Value = .undef) {
    self.value = value
    super.init(.cell, of: Types.cellReference)
  }
  /// Where the value stands.
  @inline(__always) var place: Register { withUnsafeMutablePointer(to: &value) { $0 } }
  deinit { Reaper.bury(&value) }
}

/// A function of a `def` or `lambda`.
package final class FunctionObject: Object {
  /// What few functions have of their own; a function made a million times pays for one pointer.
  private final class Details {
    var name: StringObject?
    var qualifiedName: StringObject?
    var documentation: Value?
    var module: Value?
    var keywordDefaults: DictObject?
    var annotations: DictObject?
  }

  package var code: CodeObject { entry.pointee.code._withUnsafeGuaranteedRef { $0 } }
  let entry: UnsafeMutablePointer<CodeObject.Entry>
  package let globals: DictObject
  /// Values of the last positional parameters.
  package var defaults: [Value] = []
  /// The cells of the variables of enclosing functions; few of them stand in the function itself.
  private(set) var captured: Register
  private(set) var capturedCount = 0
  private var details: Details?
  /// The place among the objects that the collector of cycles knows, or -1.
  var place: Int32 = -1
  private var inline: (UInt64, UInt64, UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0, 0, 0)
  private static let inlineCount = 3

  /// A function of some code that captures cells of the frame it is made in.
  init(code: Unmanaged<CodeObject>, globals: Unmanaged<DictObject>, capturing registers: Register) {
    entry = code._withUnsafeGuaranteedRef { $0.entry }
    self.globals = globals.takeUnretainedValue()
    captured = Register(bitPattern: MemoryLayout<Value>.alignment).unsafelyUnwrapped
    super.init(.function, of: Types.functionReference)
    capture(entry.pointee.freeCount) { registers + entry.pointee.captures[$0] }
  }

  /// A function like another: of its code, with its cells and defaults.
  package init(copying other: FunctionObject) {
    entry = other.entry
    globals = other.globals
    captured = Register(bitPattern: MemoryLayout<Value>.alignment).unsafelyUnwrapped
    super.init(.function, of: Types.functionReference)
    capture(other.capturedCount) { other.captured + $0 }
    defaults = other.defaults
    if let named = other.keywordDefaults { keywordDefaults = named }
  }

  @inline(__always) private func capture(_ count: Int, _ cell: (Int) -> Register) {
    if count == 0 { return }
    if count > FunctionObject.inlineCount {
      captured = .allocate(capacity: count)
    } else {
      captured = withUnsafeMutablePointer(to: &inline) {
        UnsafeMutableRawPointer($0).assumingMemoryBound(to: Value.self)
      }
    }
    for i in 0..<count { (captured + i).initializeCopy(of: cell(i)) }
    capturedCount = count
    CycleCollector.add(self)
  }

  package var closure: [CellObject] {
    (0..<capturedCount).compactMap { captured[$0].object(.cell, as: CellObject.self) }
  }

  private func change(_ body: (Details) -> Void) {
    let details = details ?? Details()
    self.details = details
    body(details)
  }

  package var name: StringObject {
    get { details?.name ?? code.name }
    set { change { $0.name = newValue } }
  }
  package var qualifiedName: StringObject {
    get { details?.qualifiedName ?? code.qualifiedNameObject }
    set { change { $0.qualifiedName = newValue } }
  }
  package var documentation: Value {
    get { details?.documentation ?? code.documentation }
    set { change { $0.documentation = newValue } }
  }
  package var module: Value {
    get { details?.module ?? globals[Names.name_] }
    set { change { $0.module = newValue } }
  }
  /// Values of keyword-only parameters by name.
  package var keywordDefaults: DictObject? {
    get { details?.keywordDefaults }
    set { change { $0.keywordDefaults = newValue } }
  }
  package var annotations: DictObject? {
    get { details?.annotations }
    set { change { $0.annotations = newValue } }
  }

  /// Lets go of the variables of enclosing functions, when the collector found that nobody can call this any more.
  func clearClosure() {
    let count = capturedCount
    capturedCount = 0
    Reaper.bury(captured, count: count)
    if count > FunctionObject.inlineCount { captured.deallocate() }
  }

  deinit {
    if place >= 0 { CycleCollector.remove(place) }
    if !defaults.isEmpty { Reaper.bury(&defaults) }
    clearClosure()
  }
}

/// A function written in Swift.
package final class NativeFunction: Object {
  /// Which arguments a native function takes.
  package enum Parameters {
    /// Positional arguments only, this many of them, `self` not counted for a method.
    case positional(ClosedRange<Int>)
    /// As in `(iterable, /, *, key=None)`; the body gets one value a parameter, `.undef` for one not given.
    case signature(NativeSignature)
    /// The body looks at its arguments itself.
    case any
  }

  package typealias Body = (Arguments) throws -> Value

  /// What the VM's loop does by itself where the arguments are plain (`VM.callQuickly`).
  package enum Quick: UInt8 {
    case none, length, append, get, isInstance, next, absolute, least, greatest
  }
  package var quick = Quick.none

  package let name: StringObject
  package let parameters: Parameters
  package let body: Body
  /// Whether a call counts as a level of recursion: CPython's own functions of no argument, of one, and those that take
  /// a tuple of all do; for the others its loop has instructions that count nothing.
  package var isCounted: Bool
  /// The least and the most arguments, `self` included, of one that takes positional arguments only; else none fit.
  let leastCount: Int
  let mostCount: Int
  /// Whether an instance that is asked for this attribute gets a method bound to itself.
  package let bindsSelf: Bool
  /// The class this is a method of, to check `self` of an unbound call.
  package unowned(unsafe) let owner: TypeObject?
  /// For a `__call__`: the function of the object's class that a call comes to, nil where the body is to be run. The VM
  /// enters it without a recursion in Swift.
  package var delegate: ((Object) -> Unmanaged<FunctionObject>?)?
  package var documentation: String?
  package var module: String?
  /// The qualified name of one that is a function of Python's own where it comes from, and shows as such.
  package var pythonName: String? {
    didSet { if pythonName != nil { type = Types.pythonNative } }
  }
  /// For the wrapper of a slot: whether CPython unpacks its arguments as a tuple, which shows in its errors.
  package var unpacksArguments: Bool {
    switch name.text {
    case "__setattr__", "__setitem__", "__pow__", "__rpow__", "__get__", "__set__": true
    case "__mul__", "__rmul__", "__imul__": [.list, .tuple, .string, .bytes].contains(owner?.layout ?? .instance)
    default: false
    }
  }
  /// The text of its parameters as `help` shows it.
  package var signatureText: String?

  package init(
    _ name: String, _ parameters: Parameters, bindsSelf: Bool = false, owner: TypeObject? = nil,
    type: TypeObject? = nil, body: @escaping Body
  ) {
    self.name = StringObject.intern(name)
    self.parameters = parameters
    self.body = body
    self.bindsSelf = bindsSelf
    self.owner = owner
    if case .positional(let range) = parameters {
      leastCount = range.lowerBound + (bindsSelf ? 1 : 0)
      mostCount = min(range.upperBound, 1 << 30) + (bindsSelf ? 1 : 0)
    } else {
      leastCount = 1
      mostCount = 0
    }
    isCounted = mostCount == leastCount && leastCount <= (bindsSelf ? 2 : 1)
    if case .any = parameters { isCounted = bindsSelf }
    if case .signature(let signature) = parameters { signatureText = signature.text }
    super.init(.native, type: type ?? (bindsSelf ? Types.methodDescriptor : Types.native))
  }
}

/// A function with the instance (or class) it was asked of.
package final class BoundMethod: Object {
  package var function: Value
  package var receiver: Value

  package init(_ function: Value, _ receiver: Value) {
    self.function = function
    self.receiver = receiver
    super.init(.boundMethod, of: BoundMethod.type(function))
  }

  private static func type(_ function: Value) -> Unmanaged<TypeObject> {
    guard case .object(let o) = function else { return Types.boundMethodReference }
    switch o.kind {
    case .native:
      let native = unsafeDowncast(o, to: NativeFunction.self)
      guard native.pythonName == nil, native.owner?.isBuiltIn == true else { return Types.boundMethodReference }
      return .passUnretained(
        o.type === Types.slotWrapper ? FunctionTypes.methodWrapper : FunctionTypes.builtInMethod)
    case .function where unsafeDowncast(o, to: FunctionObject.self).code.nativeName?.isMethod == true:
      return .passUnretained(FunctionTypes.builtInMethod)
    default: return Types.boundMethodReference
    }
  }

  deinit {
    Reaper.bury(&function)
    Reaper.bury(&receiver)
  }
}

/// `property`, or an attribute that Swift computes.
package final class PropertyObject: Object {
  package var getter: Value
  package var setter: Value
  package var deleter: Value
  package var documentation: Value
  package let nativeGetter: ((Value) throws -> Value)?
  /// Gets `.undef` to delete.
  package let nativeSetter: ((Value, Value) throws -> Void)?
  package var name: StringObject?
  /// Whether it is a name of `__slots__`, whose value an instance without a `__dict__` keeps among its attributes.
  var isSlot = false
  /// The class of a native one.
  package unowned(unsafe) var owner: TypeObject?

  package init(getter: Value, setter: Value, deleter: Value, documentation: Value, type: TypeObject = Types.property) {
    self.getter = getter
    self.setter = setter
    self.deleter = deleter
    self.documentation = documentation
    nativeGetter = nil
    nativeSetter = nil
    super.init(.property, type: type)
  }

  package init(
    native name: String, get: @escaping (Value) throws -> Value, set: ((Value, Value) throws -> Void)? = nil
  ) {
    getter = .none
    setter = .none
    deleter = .none
    documentation = .none
    nativeGetter = get
    nativeSetter = set
    self.name = StringObject.intern(name)
    super.init(.property, type: Types.getSetDescriptor)
  }

  deinit {
    Reaper.bury(&getter)
    Reaper.bury(&setter)
    Reaper.bury(&deleter)
  }
}

/// `staticmethod` or `classmethod`, told apart by the kind.
package final class MethodWrapper: Object {
  package var function: Value
  package init(_ kind: Kind, _ function: Value, type: TypeObject) {
    self.function = function
    super.init(kind, type: type)
  }
  deinit { Reaper.bury(&function) }
}

/// `super()`.
package final class SuperObject: Object {
  package let startAfter: TypeObject
  package var receiver: Value
  package let receiverType: TypeObject
  package init(startAfter: TypeObject, receiver: Value, receiverType: TypeObject) {
    self.startAfter = startAfter
    self.receiver = receiver
    self.receiverType = receiverType
    super.init(.superObject, type: Types.superType)
  }

  /// What the classes behind `startAfter` have of a name, `.undef` when none has it.
  func found(_ name: StringObject) -> Value {
    let order = receiverType.resolutionOrder
    if name !== Names.class_, let index = order.firstIndex(where: { $0 === startAfter }) {
      for type in order[(index + 1)...] {
        let found = type.ownAttribute(name)
        if !found.isUndef { return found }
      }
    }
    return .undef
  }

  deinit { Reaper.bury(&receiver) }
}

/// A module.
package final class ModuleObject: Object {
  package let name: String
  package let namespace: DictObject
  /// Answers attributes that the namespace does not have; `.undef` when there is none.
  package var fallback: ((StringObject) throws -> Value)?
  /// Names that `fallback` may answer, for `dir`.
  package var otherNames: (() -> [String])?
  /// Names that cells have set in it.
  package var givenNames: [StringObject] = []

  package init(_ name: String, namespace: DictObject = DictObject()) {
    self.name = name
    self.namespace = namespace
    super.init(.module, type: Types.module)
    namespace.set(Names.name_, .string(name))
  }
}
