// type: classes, their slots, their method resolution order and attribute cache.

/// What a type can do, one function a capability; nil where it cannot.
///
/// A class, so that asking a type for one capability copies nothing.
/// Native types fill these in; a class written in Python gets functions that call its dunder methods
/// (`Slots+Python.swift`), so that all code asks slots and never looks dunders up itself.
package final class Slots {
  package var construct: ((TypeObject, Arguments) throws -> Value)? { didSet { constructsItself = true } }
  /// Whether the type makes its objects its own way, or refuses to, where its base would.
  private(set) var constructsItself = false

  func inheritConstruct(from base: Slots) {
    construct = base.construct
    constructsItself = false
  }

  package var initialize: ((Value, Arguments) throws -> Void)?
  package var repr: ((Value) throws -> StringObject)?
  package var str: ((Value) throws -> StringObject)?
  package var format: ((Value, StringObject) throws -> StringObject)?
  package var hash: ((Value) throws -> Int)?
  package var call: ((Value, Arguments) throws -> Value)?
  package var getAttribute: ((Value, StringObject) throws -> Value)?
  /// Sets, or deletes when the value is `.undef`.
  package var setAttribute: ((Value, StringObject, Value) throws -> Void)?
  /// Compares, or returns `NotImplemented`.
  package var compare: ((Value, Value, CompareOperator) throws -> Value)?
  package var iterate: ((Value) throws -> Value)?
  /// The next element, `.undef` at the end.
  package var next: ((Value) throws -> Value)?
  package var length: ((Value) throws -> Int)?
  package var contains: ((Value, Value) throws -> Bool)?
  package var getItem: ((Value, Value) throws -> Value)?
  /// Sets, or deletes when the value is `.undef`.
  package var setItem: ((Value, Value, Value) throws -> Void)?
  package var truth: ((Value) throws -> Bool)?
  /// Applies an operator with this type on either side, or returns `NotImplemented`.
  package var binary: ((BinaryOperator, Value, Value) throws -> Value)?
  package var inPlace: ((BinaryOperator, Value, Value) throws -> Value)?
  /// Applies an operator straight to registers, whose objects are not counted on the way; false leaves it to `binary` and
  /// `inPlace`. Only for the type itself: no class inherits it.
  package var operate:
    ((BinaryOperator, _ isInPlace: Bool, _ d: Register, _ a: Register, _ b: Register) throws -> Bool)?
  /// Finds an item in the same way; false leaves it to `getItem`.
  package var item: ((_ d: Register, _ container: Register, _ key: Register) throws -> Bool)?
  package var unary: ((UnaryOperator, Value) throws -> Value)?
  package var int: ((Value) throws -> Value)?
  package var float: ((Value) throws -> Value)?
  package var index: ((Value) throws -> Value)?
  /// `__get__(descriptor, instance or .undef, owner)`.
  package var descriptorGet: ((Value, Value, TypeObject) throws -> Value)?
  /// `__set__`, or `__delete__` when the value is `.undef`.
  package var descriptorSet: ((Value, Value, Value) throws -> Void)?

  package init() {}

  /// The same capabilities, to be changed by a subclass.
  package init(copying other: Slots) {
    construct = other.construct
    initialize = other.initialize
    repr = other.repr
    str = other.str
    format = other.format
    hash = other.hash
    call = other.call
    getAttribute = other.getAttribute
    setAttribute = other.setAttribute
    compare = other.compare
    iterate = other.iterate
    next = other.next
    length = other.length
    contains = other.contains
    getItem = other.getItem
    setItem = other.setItem
    truth = other.truth
    binary = other.binary
    inPlace = other.inPlace
    unary = other.unary
    int = other.int
    float = other.float
    index = other.index
    descriptorGet = other.descriptorGet
    descriptorSet = other.descriptorSet
  }

  /// Takes from a base what is not there; field by field, for every native type does this at start.
  func inherit(from base: Slots) {
    if construct == nil && !constructsItself { inheritConstruct(from: base) }
    if initialize == nil { initialize = base.initialize }
    if repr == nil { repr = base.repr }
    if str == nil { str = base.str }
    if format == nil { format = base.format }
    if hash == nil { hash = base.hash }
    if call == nil { call = base.call }
    if getAttribute == nil { getAttribute = base.getAttribute }
    if setAttribute == nil { setAttribute = base.setAttribute }
    if compare == nil { compare = base.compare }
    if iterate == nil { iterate = base.iterate }
    if next == nil { next = base.next }
    if length == nil { length = base.length }
    if contains == nil { contains = base.contains }
    if getItem == nil { getItem = base.getItem }
    if setItem == nil { setItem = base.setItem }
    if truth == nil { truth = base.truth }
    if binary == nil { binary = base.binary }
    if inPlace == nil { inPlace = base.inPlace }
    if unary == nil { unary = base.unary }
    if int == nil { int = base.int }
    if float == nil { float = base.float }
    if index == nil { index = base.index }
    if descriptorGet == nil { descriptorGet = base.descriptorGet }
    if descriptorSet == nil { descriptorSet = base.descriptorSet }
  }
}

/// A Python class.
@usableFromInline package final class TypeObject: Object {
  /// The name as messages show it; that of a native type may be preceded by its module, as a few of CPython's are.
  package var name: String
  package var module: String
  package var qualifiedName: String
  package private(set) var bases: [TypeObject]
  package private(set) var resolutionOrder: [TypeObject] = []
  package let namespace: DictObject
  /// What instances can do, inherited capabilities included.
  package private(set) var slots = Slots()
  /// The storage of instances.
  package let layout: Kind
  /// A class made by a `class` statement or `type()`: it may be changed.
  package let isHeap: Bool
  /// Whether instances have a `__dict__`.
  package var hasInstanceDict: Bool
  /// Whether the name begins with the module, as messages show those of CPython's classes written in C.
  package var isNamedWithModule = false
  /// Whether instances have a `__del__`.
  private(set) var hasFinalizer = false
  /// Whether an attribute that an instance or its class has is found as `object` finds it: a `__getattr__` is asked for what
  /// is missing only.
  @inline(__always) package var findsPlainly: Bool { slots.getAttribute == nil || hasOnlyFallback }
  /// Whether instances have a `__getattr__` and no `__getattribute__` of a class's own.
  var hasOnlyFallback = false
  /// Whether the class itself declares attributes in `__slots__`.
  var hasSlots = false
  /// Whether instances have a `__dict__` besides the attributes of `__slots__`, which do not stand in it.
  var hasSlotsBesideDict = false
  /// Whether nothing can refer to instances weakly, for `__slots__` says so or the layout has no room for it.
  var lacksWeakReferences = false
  /// Whether an instance has something to do when it dies.
  @inline(__always) var needsCare: Bool { hasFinalizer || hasSlotsBesideDict }
  /// The layout of instances, for a type whose instances the VM handles by itself; `.immediate` for all others, so also
  /// for what is derived from such a type.
  private(set) var plainKind = Kind.immediate
  /// Makes this a type whose instances the VM handles by itself.
  func becomePlain() { plainKind = layout }
  /// Whether it is an exception of Python's that takes any arguments and only keeps them.
  var keepsArguments = false
  /// Whether a class statement may name this as a base.
  package var isBase = true
  /// Whether instances say themselves what their `__class__` is, which `isinstance` then asks.
  var saysClass = false
  /// The class that `isinstance` takes this one's instances for as well.
  package var standsFor: TypeObject?
  /// The name of the base that CPython writes in C, which messages about its properties say.
  package var nativeBaseName: String?
  /// The operators of the native `binary` and `unary` slots, so that `hasattr(x, '__add__')` is right.
  package var binaryOperators: OperatorSet<BinaryOperator> = []
  package var unaryOperators: OperatorSet<UnaryOperator> = []
  package var documentation: String?
  /// Makes attributes when they are first asked for, so that start-up does not pay for them.
  package var lazyAttributes: ((StringObject) -> Value)?
  /// Stands for this state of the class and its bases; 0 when none was given.
  package private(set) var version: UInt32 = 0
  package private(set) var subclasses: [Unmanaged<TypeObject>] = []

  private(set) lazy var identityHash = StaticHashes.hash(of: self) ?? Operations.identityHash(self)
  /// What instances call their attributes.
  package private(set) lazy var instanceNames = InstanceNames()
  /// Functions that were attributes of classes: a running call or an inline cache may still use them.
  nonisolated(unsafe) private static var retired: [Value] = []

  nonisolated(unsafe) private static var lastVersion: UInt32 = 0

  /// A native type.
  package init(
    _ name: String, module: String = "builtins", base: TypeObject? = nil, besides second: TypeObject? = nil,
    layout: Kind? = nil, hasInstanceDict: Bool? = nil, isBase: Bool = true
  ) {
    self.name = name
    self.module = module
    qualifiedName = ""
    let base = base ?? Types.object
    bases = [base]
    namespace = DictObject(type: Types.dict)
    self.layout = layout ?? base.layout
    isHeap = false
    self.hasInstanceDict = hasInstanceDict ?? base.hasInstanceDict
    super.init(.type, type: Types.type)
    qualifiedName = shortName
    self.isBase = isBase
    resolutionOrder = [self] + base.resolutionOrder
    if let second {
      bases.append(second)
      if let merged = try? TypeObject.merge(bases) { resolutionOrder = [self] + merged }
      second.subclasses.append(.passUnretained(self))
    }
    slots = Slots(copying: base.slots)
    // The base makes objects of its own layout only.
    if self.layout != base.layout { slots.construct = nil }
    binaryOperators = base.binaryOperators
    unaryOperators = base.unaryOperators
    base.subclasses.append(.passUnretained(self))
    TypeObject.all.append(self)
  }

  /// `object`, `type` and `dict`, which all types are made of.
  init(bootstrapping name: String, base: TypeObject?, namespace: DictObject, layout: Kind) {
    self.name = name
    module = "builtins"
    qualifiedName = name
    bases = base.map { [$0] } ?? []
    self.namespace = namespace
    self.layout = layout
    isHeap = false
    hasInstanceDict = false
    super.init(bootstrapping: .type)
    resolutionOrder = [self] + (base?.resolutionOrder ?? [])
    TypeObject.all.append(self)
  }

  /// A class of a class statement.
  /// - Throws: TypeError when the bases cannot be combined.
  package init(
    named name: String, module: String, qualifiedName: String, bases: [TypeObject], namespace: DictObject,
    metatype: TypeObject
  ) throws {
    self.name = name
    self.module = module
    self.qualifiedName = qualifiedName
    self.bases = bases
    self.namespace = namespace
    layout = try TypeObject.bestLayout(bases)
    isHeap = true
    hasInstanceDict = true
    super.init(.type, type: metatype)
    resolutionOrder = [self] + (try TypeObject.merge(bases))
    binaryOperators = bases.reduce(into: []) { $0.formUnion($1.binaryOperators) }
    unaryOperators = bases.reduce(into: []) { $0.formUnion($1.unaryOperators) }
    for base in bases { base.subclasses.append(.passUnretained(self)) }
    TypeObject.all.append(self)
    inheritSlots()
    findFinalizer()
    saysClass = resolutionOrder.contains {
      $0.isHeap && !($0.namespace[Names.class_].isUndef && $0.namespace[Names.getattribute_].isUndef)
    }
  }

  private func findFinalizer() {
    hasFinalizer = resolutionOrder.contains { $0.isHeap && !$0.namespace[Names.del_].isUndef }
    if hasFinalizer && module == "__main__" { Finalizers.expectInstances() }
  }

  /// Every type there is: instances do not retain their type.
  nonisolated(unsafe) package private(set) static var all: [TypeObject] = []

  private static func bestLayout(_ bases: [TypeObject]) throws -> Kind {
    func conflict() -> Raised { .type("multiple bases have instance lay-out conflict") }
    var best = Kind.instance
    for base in bases {
      if base.layout == .instance || base.layout == best { continue }
      if best != .instance { throw conflict() }
      best = base.layout
    }
    // Slots that one base adds stand where another's storage or slots are.
    var widest: TypeObject?
    for case let one? in bases.map(\.storageOwner) {
      if widest?.isSubtype(of: one) ?? false { continue }
      guard widest.map({ one.isSubtype(of: $0) }) ?? true else { throw conflict() }
      widest = one
    }
    return best
  }

  /// The class that last added storage of its own to instances: slots, or the layout of a native type.
  private var storageOwner: TypeObject? {
    resolutionOrder.first { $0.isHeap ? $0.hasSlots : $0.layout != .instance && $0.bases.first?.layout != $0.layout }
  }

  /// The C3 linearisation of the bases.
  private static func merge(_ bases: [TypeObject]) throws -> [TypeObject] {
    var sequences = bases.map(\.resolutionOrder) + [bases]
    var result: [TypeObject] = []
    while true {
      sequences.removeAll(where: \.isEmpty)
      if sequences.isEmpty { return result }
      let next = sequences.lazy.map { $0[0] }.first { candidate in
        !sequences.contains { $0.dropFirst().contains { $0 === candidate } }
      }
      guard let next else {
        let names = bases.map(\.name).joined(separator: ", ")
        throw Raised(
          Exceptions.typeError, "Cannot create a consistent method resolution\norder (MRO) for bases \(names)")
      }
      result.append(next)
      for i in sequences.indices where sequences[i][0] === next { sequences[i].removeFirst() }
    }
  }

  /// Takes all slots of a base, for types made before their base was installed.
  func adoptSlots(of base: TypeObject) {
    if self !== base { slots = Slots(copying: base.slots) }
  }

  // MARK: Relations

  package func isSubtype(of other: TypeObject) -> Bool {
    if self === other { return true }
    for type in resolutionOrder where type === other { return true }
    return false
  }

  /// Whether it is written in C where it comes from: such a class is of `builtins`, or its name starts with its module.
  package var isBuiltIn: Bool {
    module == "builtins" || nativeBaseName != nil || name.utf8.contains(UInt8(ascii: "."))
  }

  /// The name without the module that a native type of CPython's library carries in it (`__name__`).
  package var shortName: String {
    if isHeap && !isNamedWithModule { return name }
    return name.utf8.lastIndex(of: UInt8(ascii: ".")).map { String(name[name.utf8.index(after: $0)...]) } ?? name
  }

  /// The name as messages show it: with its module unless that is builtins or the notebook.
  package var displayName: String {
    module == "builtins" || module == "__main__" ? qualifiedName : "\(module).\(qualifiedName)"
  }

  // MARK: Making instances

  /// What calling the class comes to when that is only `object.__new__` and `__init__`.
  enum Construction {
    case general
    /// No `__init__` either: no arguments are taken.
    case empty
    case initialize(Unmanaged<FunctionObject>)
  }
  /// Whether calls count as no level of recursion: those of the types that have a `tp_vectorcall` in CPython.
  var isCalledDirectly = false
  private var constructionTag: UInt32 = 0
  private var knownConstruction = Construction.general

  /// How the VM may make an instance without leaving its loop; found once for each state of the class.
  @inline(__always) var construction: Construction {
    constructionTag == version && version != 0 ? knownConstruction : findConstruction()
  }

  @inline(never) private func findConstruction() -> Construction {
    knownConstruction = .general
    if isHeap && type === Types.type && layout == .instance
      && lookup(Names.new_).isIdentical(to: Types.object.lookup(Names.new_)) && lookup(Names.abstractMethods_).isUndef
    {
      let initializer = lookup(Names.init_)
      if case .object(let o) = initializer, o.kind == .function {
        let function = unsafeDowncast(o, to: FunctionObject.self)
        if !function.code.isGenerator { knownConstruction = .initialize(.passUnretained(function)) }
      } else if initializer.isIdentical(to: Types.object.lookup(Names.init_)) {
        knownConstruction = .empty
      }
    }
    constructionTag = cacheTag
    return knownConstruction
  }

  // MARK: Attributes of the class

  private struct CacheEntry {
    var version: UInt32
    var name: Unmanaged<StringObject>?
    var value: Value
  }
  nonisolated(unsafe) private static let cache: UnsafeMutablePointer<CacheEntry> = {
    let p = UnsafeMutablePointer<CacheEntry>.allocate(capacity: 4096)
    p.initialize(repeating: CacheEntry(version: 0, name: nil, value: .undef), count: 4096)
    return p
  }()

  /// The tag of the present state, for instruction caches.
  @inline(__always) package var cacheTag: UInt32 {
    if version == 0 {
      TypeObject.lastVersion &+= 1
      version = TypeObject.lastVersion
    }
    return version
  }

  /// The attribute of the first class in the resolution order that has it, `.undef` when none has.
  package func lookup(_ name: StringObject) -> Value {
    let name = name.isInterned ? name : name.interned
    let tag = cacheTag
    let address = UInt(bitPattern: Unmanaged.passUnretained(name).toOpaque()) >> 4
    let entry = TypeObject.cache + Int((address ^ UInt(tag)) & 4095)
    if entry.pointee.version == tag, entry.pointee.name?.toOpaque() == Unmanaged.passUnretained(name).toOpaque() {
      return entry.pointee.value
    }
    var found = Value.undef
    for type in resolutionOrder {
      found = type.ownAttribute(name)
      if !found.isUndef { break }
    }
    entry.pointee = CacheEntry(version: tag, name: .passUnretained(name), value: found)
    return found
  }

  /// The attribute as `lookup` finds it, when it is a function that takes so many plain arguments. It is not counted:
  /// what a class had as a method is never freed.
  @inline(__always) func method(_ name: StringObject, _ count: Int) -> Unmanaged<FunctionObject>? {
    let address = UInt(bitPattern: Unmanaged.passUnretained(name).toOpaque())
    let entry = TypeObject.cache + Int((address >> 4 ^ UInt(version)) & 4095)
    if entry.pointee.version != version || version == 0
      || UInt(bitPattern: entry.pointee.name?.toOpaque()) != address
    {
      return findMethod(name, count)
    }
    return withUnsafeMutablePointer(to: &entry.pointee.value) { VM.plainFunction($0, count) }
  }

  @inline(never) private func findMethod(_ name: StringObject, _ count: Int) -> Unmanaged<FunctionObject>? {
    var found = lookup(name)
    return withUnsafeMutablePointer(to: &found) { VM.plainFunction($0, count) }
  }

  /// The attribute of this class alone; a native type's slots show as dunder methods.
  package func ownAttribute(_ name: StringObject) -> Value {
    let value = namespace[name]
    if !value.isUndef || isHeap { return value }
    if let made = lazyAttributes?(name), !made.isUndef {
      namespace.set(name, made)
      return made
    }
    if name === Names.doc_ { return ownDocumentation }
    return SlotMethods.make(name, for: self)
  }

  /// What CPython or its maker says of a native type, None when no one says anything.
  package var ownDocumentation: Value {
    let known = PythonDocumentation.entry(module == "builtins" ? name : "\(module).\(shortName)")?.text
    return (known ?? documentation).map { .string($0) } ?? .none
  }

  /// Sets a class attribute, or deletes it when the value is `.undef`.
  package func setOwnAttribute(_ name: StringObject, _ value: Value) {
    if case .object(let old) = namespace[name], old.bindsAsMethod || old.kind == .classMethod {
      TypeObject.retired.append(.object(old))
    }
    if value.isUndef { namespace.remove(name) } else { namespace.set(name.interned, value) }
    changed()
    if name.byteCount > 4, name.bytes[0] == UInt8(ascii: "_"), name.bytes[1] == UInt8(ascii: "_") {
      updateSlots()
    }
  }

  private func changed() {
    version = 0
    for subclass in subclasses { subclass._withUnsafeGuaranteedRef { $0.changed() } }
  }

  private func updateSlots() {
    if isHeap {
      inheritSlots()
      findFinalizer()
    }
    for subclass in subclasses { subclass._withUnsafeGuaranteedRef { $0.updateSlots() } }
  }
}
