// Making classes: the class statement, `type(name, bases, namespace)`, and making instances.

package enum ClassBuilder {
  /// `__build_class__(body, name, *bases, metaclass=None, **keywords)`.
  nonisolated(unsafe) static let buildClass = NativeFunction("__build_class__", .any) { arguments in
    guard case .object(let o) = arguments[0], o.kind == .function, let name = arguments[1].asString else {
      throw Raised.type("__build_class__: func must be a function")
    }
    let body = unsafeDowncast(o, to: FunctionObject.self)
    var bases = Array(arguments.positional.dropFirst(2))
    let originalBases = bases
    bases = try bases.flatMap { base -> [Value] in
      if base.asType != nil { return [base] }
      guard let entries = try Operations.findAttribute(base, StringObject.intern("__mro_entries__")) else {
        return [base]
      }
      return try Operations.array(Operations.call(entries, [.tuple(originalBases)]))
    }
    var keywords = arguments.pairs
    var metatype = Value.undef
    if let i = keywords.firstIndex(where: { $0.name.text == "metaclass" }) {
      metatype = keywords.remove(at: i).value
    }
    if metatype.isUndef {
      metatype = .object(bases.first.map { $0.asType?.type ?? $0.type } ?? Types.type)
    }
    if let type = metatype.asType { metatype = .object(try winner(type, bases)) }

    var namespace = DictObject()
    if let prepare = try Operations.findAttribute(metatype, Names.prepare_) {
      let made = try Operations.call(prepare, [.object(name), .tuple(bases)], keywords: keywords.map { ($0, $1) })
      if let dict = made.asDict { namespace = dict }
    }
    let cell = try VM.current.runClassBody(body, namespace)
    if bases.count != originalBases.count || zip(bases, originalBases).contains(where: { !$0.isIdentical(to: $1) }) {
      namespace.set(StringObject.intern("__orig_bases__"), .tuple(originalBases))
    }
    let made = try Operations.call(
      metatype, [.object(name), .tuple(bases), .object(namespace)], keywords: keywords.map { ($0, $1) })
    if case .object(let o) = cell, o.kind == .cell { unsafeDowncast(o, to: CellObject.self).value = made }
    return made
  }

  /// The most derived of a metaclass and those of the bases.
  static func winner(_ metatype: TypeObject, _ bases: [Value]) throws -> TypeObject {
    var result = metatype
    for base in bases {
      guard let type = base.asType?.type else { continue }
      if result.isSubtype(of: type) { continue }
      if type.isSubtype(of: result) {
        result = type
      } else {
        throw Raised.type(
          "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases"
        )
      }
    }
    return result
  }

  /// `type.__new__(metatype, name, bases, namespace)`.
  static func makeType(_ metatype: TypeObject, _ arguments: Arguments) throws -> Value {
    guard let name = arguments.value(0)?.asString, let bases = arguments.value(1)?.asTuple,
      let names = arguments.value(2)?.asDict
    else {
      let expected = ["str", "tuple", "dict"]
      let fits = [arguments[0].asString != nil, arguments[1].asTuple != nil, arguments[2].asDict != nil]
      let wrong = fits.firstIndex(of: false) ?? 0
      throw Raised.type(
        "type.__new__() argument \(wrong + 1) must be \(expected[wrong]), not \(arguments[wrong].type.name)")
    }
    var baseTypes: [TypeObject] = []
    for base in bases.values {
      guard let type = base.asType else {
        throw Raised.type(
          "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases"
        )
      }
      if !type.isBase { throw Raised.type("type '\(type.name)' is not an acceptable base type") }
      baseTypes.append(type)
    }
    for (i, base) in baseTypes.enumerated() where baseTypes[..<i].contains(where: { $0 === base }) {
      throw Raised.type("duplicate base class \(base.name)")
    }
    if baseTypes.isEmpty { baseTypes = [Types.object] }
    let namespace = DictObject()
    for (key, value) in names.pairs {
      if let name = key.asString { namespace.set(name.interned, value) } else { try namespace.set(key, value) }
    }
    // A class that defines equality without a hash is unhashable.
    let hash = StringObject.intern("__hash__")
    if !namespace[StringObject.intern("__eq__")].isUndef && namespace[hash].isUndef { namespace.set(hash, .none) }
    for special in ["__init_subclass__", "__class_getitem__"] {
      let name = StringObject.intern(special)
      if case .object(let o) = namespace[name], o.kind == .function {
        namespace.set(name, .object(MethodWrapper(.classMethod, .object(o), type: Types.classMethod)))
      }
    }
    if case .object(let o) = namespace[Names.new_], o.kind == .function {
      namespace.set(Names.new_, .object(MethodWrapper(.staticMethod, .object(o), type: Types.staticMethod)))
    }
    var module = "builtins"
    if let text = namespace[Names.module_].asString {
      module = text.text
    } else {
      if let own = VM.current.currentGlobals?[Names.name_].asString { module = own.text }
      namespace.set(Names.module_, .string(module))
    }
    let qualified = namespace[Names.qualname_].asString?.text ?? name.text
    namespace.remove(Names.qualname_)
    if namespace[Names.doc_].isUndef { namespace.set(Names.doc_, .none) }
    let type = try TypeObject(
      named: name.text, module: module, qualifiedName: qualified, bases: baseTypes, namespace: namespace,
      metatype: metatype)
    try declareSlots(type)
    describeStorage(of: type)
    for (key, value) in namespace.pairs {
      guard case .object(let o) = value else { continue }
      if o.kind == .property, let name = key.asString { unsafeDowncast(o, to: PropertyObject.self).name = name }
      if let setName = try Operations.specialMethod(value, Names.setName_) {
        _ = try Operations.call(setName, [.object(type), key])
      }
    }
    let superObject = SuperObject(startAfter: type, receiver: .object(type), receiverType: type)
    let initialize = try Operations.getAttribute(.object(superObject), Names.initSubclass_)
    _ = try Operations.call(initialize, [], keywords: arguments.pairs.map { ($0, $1) })
    return .object(type)
  }

  /// The attributes that tell of what a class adds to its instances: a `__dict__`, a list of weak references.
  private static func describeStorage(of type: TypeObject) {
    func isDescribed(_ name: StringObject) -> Bool {
      type.resolutionOrder.dropFirst().contains { !$0.namespace[name].isUndef }
    }
    if type.hasInstanceDict, !isDescribed(Names.dict_), !type.bases.contains(where: \.hasInstanceDict) {
      type.property(Names.dict_.text) { value in
        guard case .object(let o) = value else { return .none }
        return .object(Operations.instanceDict(o))
      } set: { value, new in
        guard case .object(let o) = value, let dict = new.asDict else {
          if new.isUndef { throw Raised.type("cannot delete __dict__") }
          throw Raised.type("__dict__ must be set to a dictionary, not a '\(new.type.name)'")
        }
        o.attributes = dict
      }
      document(type, Names.dict_, "dictionary for instance variables")
    }
    let hasOwnRoom = [.instance, .list, .dict, .string, .complex, .exception].contains(type.layout)
    if hasOwnRoom, !type.lacksWeakReferences, !isDescribed(weakReferences) {
      type.property(weakReferences.text) { value in
        guard case .object(let o) = value else { return .none }
        return WeakReferences.all(of: o).first.map { .object($0) } ?? .none
      }
      document(type, weakReferences, "list of weak references to the object")
    }
    // CPython has the docstring that is missing behind these.
    if type.namespace[Names.doc_].isNone {
      type.namespace.remove(Names.doc_)
      type.namespace.set(Names.doc_, .none)
    }
  }

  private static func document(_ type: TypeObject, _ name: StringObject, _ text: String) {
    type.namespace[name].object(.property, as: PropertyObject.self)?.documentation = .string(text)
  }

  nonisolated(unsafe) private static let weakReferences = StringObject.intern("__weakref__")

  /// `__slots__`: attributes in place of an instance dict.
  private static func declareSlots(_ type: TypeObject) throws {
    let declared = type.namespace[Names.slots_]
    let inherits = type.resolutionOrder.contains { $0.hasSlots }
    let hasNoRoom = [.bigInt, .bytes, .tuple].contains(type.layout)
    type.lacksWeakReferences =
      hasNoRoom || !declared.isUndef && type.bases.allSatisfy { !$0.isHeap || $0.lacksWeakReferences }
    if declared.isUndef {
      type.hasSlotsBesideDict = inherits
      return
    }
    let names = declared.asString != nil ? [declared] : try Operations.array(declared)
    if !names.isEmpty, let base = type.bases.first, hasNoRoom {
      throw Raised.type("nonempty __slots__ not supported for subtype of '\(base.name)'")
    }
    let hasDict = names.contains { $0.asString?.text == "__dict__" }
    for value in names {
      guard let name = value.asString?.interned else {
        throw Raised.type("__slots__ items must be strings, not '\(value.type.name)'")
      }
      guard UnicodeText.isIdentifier(name.utf8) else { throw Raised.type("__slots__ must be identifiers") }
      if name.text == "__dict__" { continue }
      if name.text == "__weakref__" {
        if !hasNoRoom { type.lacksWeakReferences = false }
        continue
      }
      if !type.namespace[name].isUndef {
        throw Raised.value("'\(name.text)' in __slots__ conflicts with class variable")
      }
      let slot = type.property(name.text) { instance in
        if case .object(let o) = instance {
          let found = o.type.hasSlotsBesideDict ? SlotValues.get(o, name) : o.ownValue(name)
          if !found.isUndef { return found }
        }
        throw Operations.missingAttribute(instance, name)
      } set: { instance, value in
        guard case .object(let o) = instance else { return }
        if o.type.hasSlotsBesideDict {
          if value.isUndef && SlotValues.get(o, name).isUndef { throw Raised(Exceptions.attributeError, name.text) }
          SlotValues.set(o, name, value)
        } else if !value.isUndef {
          o.setOwnValue(name, value)
        } else if o.attributes?.remove(name) != true {
          throw Raised(Exceptions.attributeError, name.text)
        }
      }
      slot.isSlot = true
    }
    type.hasInstanceDict = hasDict || type.bases.contains { $0.hasInstanceDict }
    type.hasSlots = names.contains { !["__dict__", "__weakref__"].contains($0.asString?.text) }
    type.hasSlotsBesideDict = type.hasInstanceDict && (type.hasSlots || inherits)
  }

  // MARK: Instances

  /// `cls(...)` for a class of any metaclass.
  static func call(_ type: TypeObject, _ arguments: Arguments) throws -> Value {
    if type === Types.str && arguments.count == 1 && arguments.keywords == nil {
      if !Depth.isInCell { return .object(try Operations.str(arguments[0])) }
      return try Depth.counted(Depth.calling) { .object(try Operations.str(arguments[0])) }
    }
    if type.type !== Types.type { return try Operations.call(.object(type), arguments) }
    if type.isCalledDirectly { return try instantiate(type, arguments) }
    return try Depth.counted(Depth.calling) { try instantiate(type, arguments) }
  }

  /// `cls(...)`.
  static func instantiate(_ type: TypeObject, _ arguments: Arguments) throws -> Value {
    if type === Types.type && arguments.count == 1 && arguments.keywords == nil {
      return .object(arguments[0].type)
    }
    guard let construct = type.slots.construct else {
      throw Raised.type("cannot create '\(type.displayName)' instances")
    }
    let made = try construct(type, arguments)
    if !type.isHeap && type.slots.initialize == nil { return made }
    if made.type === type || made.type.isSubtype(of: type) {
      if let initialize = made.type.slots.initialize { try initialize(made, arguments) }
    }
    return made
  }

  /// `object.__new__`.
  static func makeObject(_ type: TypeObject, _ arguments: Arguments) throws -> Value {
    if type.layout != .instance {
      throw Raised.type("object.__new__(\(type.name)) is not safe, use \(type.name).__new__()")
    }
    if arguments.count + arguments.keywordCount > 0 {
      let hasOwnNew = !type.lookup(Names.new_).isIdentical(to: Types.object.lookup(Names.new_))
      if hasOwnNew {
        throw Raised.type("object.__new__() takes exactly one argument (the type to instantiate)")
      }
      if type.lookup(Names.init_).isIdentical(to: Types.object.lookup(Names.init_)) {
        throw Raised.type("\(type.name)() takes no arguments")
      }
    }
    let abstract = type.lookup(Names.abstractMethods_)
    if !abstract.isUndef, try Operations.isTrue(abstract) {
      let names = try Operations.array(abstract).compactMap { $0.asString?.text }.sorted()
      let plural = names.count == 1 ? "" : "s"
      throw Raised.type(
        "Can't instantiate abstract class \(type.name) with abstract method\(plural) \(names.joined(separator: ", "))")
    }
    if CycleCollector.isDue { CycleCollector.collect() }
    return .object(InstanceObject(type: type))
  }

  /// `object.__init__`.
  static func initializeObject(_ value: Value, _ arguments: Arguments) throws {
    if arguments.count + arguments.keywordCount == 0 { return }
    let type = value.type
    if !type.lookup(Names.init_).isIdentical(to: Types.object.lookup(Names.init_)) {
      throw Raised.type("object.__init__() takes exactly one argument (the instance to initialize)")
    }
    if type.lookup(Names.new_).isIdentical(to: Types.object.lookup(Names.new_)) {
      throw Raised.type("\(type.name)() takes no arguments")
    }
  }
}

extension VM {
  /// Runs a class body in a namespace; gives the cell of `__class__` or None.
  func runClassBody(_ body: FunctionObject, _ namespace: DictObject) throws -> Value {
    let window = top
    try ensure(window, body.code.registerCount)
    for i in 0..<body.code.registerCount { (window + i).clear() }
    for (i, cell) in body.closure.enumerated() { (window + body.code.freeBase + i).set(.object(cell)) }
    return try run(body.code, window, globals: body.globals, namespace: namespace)
  }
}
