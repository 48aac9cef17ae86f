// Attribute access and calls.

extension Operations {
  // MARK: Attributes

  package static func getAttribute(_ value: Value, _ name: StringObject) throws -> Value {
    if let get = value.type.slots.getAttribute { return try get(value, name) }
    return try genericGetAttribute(value, name)
  }

  /// The attribute, or nil when access ends in AttributeError.
  package static func findAttribute(_ value: Value, _ name: StringObject) throws -> Value? {
    do {
      if value.type.slots.getAttribute != nil { return try getAttribute(value, name) }
      let found = try genericFindAttribute(value, name)
      return found.isUndef ? nil : found
    } catch let error as Raised where error.exception.type.isSubtype(of: Exceptions.attributeError) {
      return nil
    }
  }

  /// `object.__getattribute__`.
  package static func genericGetAttribute(_ value: Value, _ name: StringObject) throws -> Value {
    let found = try genericFindAttribute(value, name)
    if found.isUndef { throw missingAttribute(value, name) }
    return found
  }

  package static func missingAttribute(_ value: Value, _ name: StringObject) -> Raised {
    .init(
      Exceptions.attributeError, "'\(value.type.name)' object has no attribute '\(name.text)'", about: name, of: value)
  }

  /// The same, `.undef` when there is none.
  static func genericFindAttribute(_ value: Value, _ name: StringObject) throws -> Value {
    let type = value.type
    let found = type.lookup(name)
    if case .object(let descriptor) = found, isDataDescriptor(descriptor) {
      return try bind(found, to: value, owner: type)
    }
    if case .object(let o) = value {
      let own = o.ownValue(name)
      if !own.isUndef { return own }
      if name === Names.dict_ && type.hasInstanceDict && type !== Types.module { return .object(instanceDict(o)) }
    }
    if name === Names.class_ { return .object(type) }
    if found.isUndef { return .undef }
    return try bind(found, to: value, owner: type)
  }

  /// The `__dict__` of an instance, made when it is first asked for.
  package static func instanceDict(_ object: Object) -> DictObject {
    if let attributes = object.attributes { return attributes }
    let made = DictObject()
    object.attributes = made
    return made
  }

  @inline(__always) static func isDataDescriptor(_ descriptor: Object) -> Bool {
    descriptor.kind == .property || descriptor.type.slots.descriptorSet != nil
  }

  /// What a class attribute becomes when it is asked of an instance (`.undef`: of the class itself).
  package static func bind(_ attribute: Value, to instance: Value, owner: TypeObject) throws -> Value {
    guard case .object(let o) = attribute else { return attribute }
    switch o.kind {
    case .function:
      return instance.isUndef ? attribute : .object(BoundMethod(attribute, instance))
    case .native:
      let native = unsafeDowncast(o, to: NativeFunction.self)
      return native.bindsSelf && !instance.isUndef ? .object(BoundMethod(attribute, instance)) : attribute
    case .staticMethod:
      return unsafeDowncast(o, to: MethodWrapper.self).function
    case .classMethod:
      let function = unsafeDowncast(o, to: MethodWrapper.self).function
      if case .object(let f) = function, f.kind == .property {
        return try bind(function, to: .object(owner), owner: owner.type)
      }
      return .object(BoundMethod(function, .object(owner)))
    case .property:
      if instance.isUndef { return attribute }
      let property = unsafeDowncast(o, to: PropertyObject.self)
      if let native = property.nativeGetter { return try native(instance) }
      if property.getter.isNone {
        throw Raised(Exceptions.attributeError, "\(propertyLabel(property)) of '\(owner.name)' object has no getter")
      }
      return try call(property.getter, [instance])
    default:
      if let get = o.type.slots.descriptorGet { return try get(attribute, instance, owner) }
      return attribute
    }
  }

  private static func propertyLabel(_ property: PropertyObject) -> String {
    property.name.map { "property '\($0.text)'" } ?? "property"
  }

  /// Sets an attribute, or deletes it when `newValue` is `.undef`.
  package static func setAttribute(_ value: Value, _ name: StringObject, _ newValue: Value) throws {
    if let set = value.type.slots.setAttribute { return try set(value, name, newValue) }
    try genericSetAttribute(value, name, newValue)
  }

  /// `object.__setattr__` and `object.__delattr__`.
  package static func genericSetAttribute(_ value: Value, _ name: StringObject, _ newValue: Value) throws {
    let type = value.type
    let found = type.lookup(name)
    if case .object(let descriptor) = found {
      // A class derived from property may set in its own way.
      if descriptor.kind == .property, !descriptor.type.isHeap || descriptor.type.slots.descriptorSet == nil {
        let property = unsafeDowncast(descriptor, to: PropertyObject.self)
        return try setProperty(property, value, name, newValue)
      }
      if let set = descriptor.type.slots.descriptorSet { return try set(found, value, newValue) }
    }
    guard case .object(let o) = value, type.hasInstanceDict else {
      if found.isUndef { throw missingAttribute(value, name) }
      throw Raised(Exceptions.attributeError, "'\(type.name)' object attribute '\(name.text)' is read-only")
    }
    if name === Names.class_, let newType = newValue.asType {
      if newType.layout != type.layout || !newType.isHeap {
        throw Raised.type("__class__ assignment only supported for mutable types or ModuleType subclasses")
      }
      // The row of attributes goes by the names of the old class.
      _ = o.attributes
      o.type = newType
      return
    }
    if name === Names.dict_, let dict = newValue.asDict {
      o.attributes = dict
      return
    }
    if newValue.isUndef {
      if o.attributes?.remove(name) == true { return }
      throw missingAttribute(value, name)
    }
    o.setOwnValue(name, newValue)
  }

  static func setProperty(
    _ property: PropertyObject, _ value: Value, _ name: StringObject, _ newValue: Value
  ) throws {
    if property.nativeGetter != nil {
      guard let set = property.nativeSetter else {
        let owner = property.owner ?? value.type
        if [.complex, .range, .slice].contains(owner.layout) {
          throw Raised(Exceptions.attributeError, "readonly attribute")
        }
        throw Raised(
          Exceptions.attributeError,
          "attribute '\(name.text)' of '\(owner.nativeBaseName ?? owner.name)' objects is not writable")
      }
      return try set(value, newValue)
    }
    let deleting = newValue.isUndef
    let method = deleting ? property.deleter : property.setter
    if method.isNone {
      let what = deleting ? "deleter" : "setter"
      throw Raised(
        Exceptions.attributeError, "\(propertyLabel(property)) of '\(value.type.name)' object has no \(what)")
    }
    _ = try call(method, deleting ? [value] : [value, newValue])
  }

  // MARK: Special methods

  /// The method of the value's class, bound to it, or nil.
  package static func specialMethod(_ value: Value, _ name: StringObject) throws -> Value? {
    let found = value.type.lookup(name)
    return found.isUndef ? nil : try bind(found, to: value, owner: value.type)
  }

  // MARK: Calls

  /// Calls with arguments in registers.
  package static func call(_ callee: Value, _ arguments: Arguments) throws -> Value {
    guard case .object(let o) = callee else {
      throw Raised.type("'\(callee.type.name)' object is not callable")
    }
    switch o.kind {
    case .function:
      return try VM.current.call(unsafeDowncast(o, to: FunctionObject.self), arguments)
    case .native:
      return try Depth.counted(Depth.calling) { try callNative(unsafeDowncast(o, to: NativeFunction.self), arguments) }
    case .boundMethod:
      let method = unsafeDowncast(o, to: BoundMethod.self)
      return try withReceiver(method.receiver, arguments) { try call(method.function, $0) }
    default:
      guard let call = o.type.slots.call else {
        throw Raised.type("'\(o.type.name)' object is not callable")
      }
      return try Depth.counted(Depth.calling) { try call(callee, arguments) }
    }
  }

  package static func call(_ callee: Value, _ arguments: [Value]) throws -> Value {
    try call(callee, arguments, keywords: [])
  }

  package static func call(_ callee: Value, _ arguments: [Value], keywords: [(StringObject, Value)]) throws -> Value {
    let total = arguments.count + keywords.count
    return try withUnsafeTemporaryAllocation(of: Value.self, capacity: max(1, total)) { buffer in
      guard let slots = buffer.baseAddress else { preconditionFailure("no room for arguments") }
      for (i, value) in arguments.enumerated() { (slots + i).initialize(to: value) }
      for (i, pair) in keywords.enumerated() { (slots + arguments.count + i).initialize(to: pair.1) }
      defer { slots.deinitialize(count: total) }
      let names = keywords.isEmpty ? nil : KeywordNames(keywords.map(\.0))
      return try call(callee, Arguments(slots, arguments.count, keywords: names))
    }
  }

  /// Calls a method of a value by name.
  package static func callMethod(_ value: Value, _ name: StringObject, _ arguments: [Value] = []) throws -> Value {
    try call(getAttribute(value, name), arguments)
  }

  /// The arguments with a receiver before them.
  package static func withReceiver(
    _ receiver: Value, _ arguments: Arguments, _ body: (Arguments) throws -> Value
  ) throws -> Value {
    let total = arguments.count + arguments.keywordCount
    return try withUnsafeTemporaryAllocation(of: Value.self, capacity: total + 1) { buffer in
      guard let slots = buffer.baseAddress else { preconditionFailure("no room for arguments") }
      slots.initialize(to: receiver)
      (slots + 1).initialize(from: arguments.base, count: total)
      defer { slots.deinitialize(count: total + 1) }
      return try body(Arguments(slots, arguments.count + 1, keywords: arguments.keywords))
    }
  }

  /// Calls a native function, its receiver (if it is a method) first among the arguments.
  @inline(__always) static func callNative(_ native: NativeFunction, _ arguments: Arguments) throws -> Value {
    if native.bindsSelf, let owner = native.owner {
      if arguments.count == 0 || !isInstance(arguments.base, of: owner) { throw badReceiver(native, owner, arguments) }
    }
    if arguments.keywords == nil && arguments.count >= native.leastCount && arguments.count <= native.mostCount {
      return try native.body(arguments)
    }
    switch native.parameters {
    case .positional(let range):
      let given = arguments.count - (native.bindsSelf ? 1 : 0)
      if arguments.keywords != nil || !range.contains(given) {
        try refuse(native, range, given, arguments)
      }
      return try native.body(arguments)
    case .signature(let signature):
      return try signature.bind(native.name.text, arguments, receiver: native.bindsSelf, native.body)
    case .any:
      return try native.body(arguments)
    }
  }

  /// Whether the value in a register is of a type or one derived from it.
  @inline(__always) static func isInstance(_ value: Register, of type: TypeObject) -> Bool {
    if !value.isTrivial,
      value.unretained._withUnsafeGuaranteedRef({ $0.typeReference.toOpaque() })
        == Unmanaged.passUnretained(type).toOpaque()
    {
      return true
    }
    return value.pointee.type.isSubtype(of: type)
  }

  @inline(never) private static func badReceiver(
    _ native: NativeFunction, _ owner: TypeObject, _ arguments: Arguments
  ) -> Raised {
    if native.type === Types.slotWrapper {
      let name = "descriptor '\(native.name.text)'"
      if arguments.count == 0 { return .type("\(name) of '\(owner.name)' object needs an argument") }
      return .type("\(name) requires a '\(owner.name)' object but received a '\(arguments[0].type.name)'")
    }
    if arguments.count == 0 {
      return .type("unbound method \(owner.name).\(native.name.text)() needs an argument")
    }
    return .type(
      "descriptor '\(native.name.text)' for '\(owner.name)' objects doesn't apply to a '\(arguments[0].type.name)' object"
    )
  }

  /// Methods of texts whose arguments CPython parses by a format, which shows in its errors.
  private static let parsedMethods: Set<String> = [
    "find", "rfind", "index", "rindex", "count", "startswith", "endswith",
  ]
  /// Functions of modules that take a tuple of arguments in C, and so are called without their module.
  private static let tupleFunctions: Set<String> = ["reduce"]

  @inline(never) private static func refuse(
    _ native: NativeFunction, _ range: ClosedRange<Int>, _ given: Int, _ arguments: Arguments
  ) throws {
    let name = native.name.text
    if native.type === Types.slotWrapper {
      if arguments.keywordCount > 0 { throw Raised.type("wrapper \(name)() takes no keyword arguments") }
      let n = given < range.lowerBound ? range.lowerBound : range.upperBound
      let least = range.count == 1 ? "" : given < range.lowerBound ? "at least " : "at most "
      throw Raised.type(
        "\(native.unpacksArguments ? " " : "")expected \(least)\(n) argument\(n == 1 ? "" : "s"), got \(given)")
    }
    let isOfClass = native.owner === Types.type && arguments.count > 0
    let owner = isOfClass ? arguments[0].asType ?? native.owner : native.owner
    let outer = owner?.qualifiedName ?? (native.module == "builtins" ? nil : native.module)
    let full = outer.map { "\($0).\(name)" } ?? name
    let isOfText = owner?.layout == .string || owner?.layout == .bytes
    let isParsed = native.bindsSelf && parsedMethods.contains(name) && isOfText
    if arguments.keywordCount > 0 {
      let takesTuple = owner == nil && tupleFunctions.contains(name)
      throw Raised.type("\(takesTuple ? name : full)() takes no keyword arguments")
    }
    if isParsed {
      let (word, n) = given < range.lowerBound ? ("at least", range.lowerBound) : ("at most", range.upperBound)
      throw Raised.type("\(name)() takes \(word) \(n) argument\(n == 1 ? "" : "s") (\(given) given)")
    }
    switch (range.lowerBound, range.upperBound) {
    case (0, 0): throw Raised.type("\(full)() takes no arguments (\(given) given)")
    case (1, 1): throw Raised.type("\(full)() takes exactly one argument (\(given) given)")
    case (let low, let high) where low == high:
      throw Raised.type("\(name) expected \(low) arguments, got \(given)")
    case (let low, let high):
      let (word, n) = given < low ? ("at least", low) : ("at most", high)
      throw Raised.type("\(name) expected \(word) \(n) argument\(n == 1 ? "" : "s"), got \(given)")
    }
  }
}
