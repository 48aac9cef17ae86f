// What functions, methods, properties and super objects can do.

enum FunctionTypes {
  static func install() {
    installFunction()
    installNative()
    installMethod()
    installProperty()
    installWrappers()
    installSuper()
    CodeAttributes.install()
  }

  private static func function(_ value: Value) throws -> FunctionObject {
    guard let function = value.object(.function, as: FunctionObject.self) else {
      throw Raised.type("a function is required")
    }
    return function
  }

  private static func installFunction() {
    let type = Types.function
    type.slots.repr = { value in
      StringObject("<function \(try function(value).qualifiedName.text) at \(Identity.address(of: value))>")
    }
    type.slots.call = { try VM.current.call(function($0), $1) }
    type.slots.descriptorGet = { try Operations.bind($0, to: $1, owner: $2) }
    func text(_ value: Value, _ name: String) throws -> StringObject {
      guard let text = value.asString else { throw Raised.type("\(name) must be set to a string object") }
      return text
    }
    type.property(
      "__name__", get: { .object(try function($0).name) },
      set: { value, name in
        try function(value).name = text(name, "__name__")
      })
    type.property(
      "__qualname__", get: { .object(try function($0).qualifiedName) },
      set: { value, name in
        try function(value).qualifiedName = text(name, "__qualname__")
      })
    type.property(
      "__doc__", get: { try function($0).documentation },
      set: { value, text in
        try function(value).documentation = text.isUndef ? .none : text
      })
    type.property("__module__", get: { try function($0).module }, set: { try function($0).module = $1 })
    type.property(
      "__defaults__",
      get: { value in
        let defaults = try function(value).defaults
        return defaults.isEmpty ? .none : .tuple(defaults)
      }, set: { value, defaults in try function(value).defaults = defaults.asTuple?.values ?? [] })
    type.property(
      "__kwdefaults__",
      get: { value in
        try function(value).keywordDefaults.map { .object($0) } ?? .none
      }, set: { try function($0).keywordDefaults = $1.asDict })
    type.property(
      "__annotations__",
      get: { value in
        let function = try function(value)
        let annotations = function.annotations ?? DictObject()
        function.annotations = annotations
        return .object(annotations)
      }, set: { try function($0).annotations = $1.asDict })
    type.property("__code__", get: { .object(try function($0).code) })
    type.property("__globals__", get: { .object(try function($0).globals) })
    type.property(
      "__closure__",
      get: { value in
        let closure = try function(value).closure
        return closure.isEmpty ? .none : .tuple(closure.map { .object($0) })
      })
  }

  private static func native(_ value: Value) throws -> NativeFunction {
    guard let native = value.object(.native, as: NativeFunction.self) else {
      throw Raised.type("a function is required")
    }
    return native
  }

  private static func installNative() {
    Types.native.slots.repr = { StringObject("<built-in function \(try native($0).name.text)>") }
    Types.pythonNative.slots.repr = { value in
      let name = try native(value).pythonName ?? "?"
      return StringObject("<function \(name) at \(Identity.address(of: value))>")
    }
    Types.methodDescriptor.slots.repr = { value in
      let native = try native(value)
      let owner = native.owner.map { $0.nativeBaseName ?? $0.displayName } ?? ""
      return StringObject("<method '\(native.name.text)' of '\(owner)' objects>")
    }
    Types.slotWrapper.slots.repr = { value in
      let native = try native(value)
      return StringObject("<slot wrapper '\(native.name.text)' of '\(native.owner?.displayName ?? "")' objects>")
    }
    for type in [Types.native, Types.methodDescriptor, Types.slotWrapper, Types.pythonNative] {
      type.slots.call = { try Operations.callNative(native($0), $1) }
      type.property("__name__", get: { .object(try native($0).name) })
      type.property(
        "__qualname__",
        get: { value in
          let native = try native(value)
          return .string((native.owner.map { $0.qualifiedName + "." } ?? "") + native.name.text)
        })
      type.property(
        "__doc__",
        get: { value in
          let native = try native(value)
          let text = PythonDocumentation.entry(of: native)?.text ?? native.documentation
          return text.map { .string($0) } ?? .none
        })
      type.property(
        "__text_signature__",
        get: { value in
          let native = try native(value)
          let text = PythonDocumentation.entry(of: native)?.signature ?? native.signatureText
          return text.map { .string($0) } ?? .none
        })
      type.property("__module__", get: { value in .string(try native(value).module ?? "builtins") })
    }
  }

  /// The class of the bound methods of built-in types, which show as functions do.
  nonisolated(unsafe) static let builtInMethod = TypeObject(
    "builtin_function_or_method", base: Types.native, layout: .boundMethod, isBase: false)
  /// The same of those that stand for slots.
  nonisolated(unsafe) static let methodWrapper = TypeObject(
    "method-wrapper", base: Types.native, layout: .boundMethod, isBase: false)

  private static func installMethod() {
    for type in [Types.boundMethod, builtInMethod, methodWrapper] { installMethod(type) }
    let signature = StringObject.intern("__text_signature__")
    builtInMethod.property(
      "__qualname__",
      get: { value in
        guard let method = value.object(.boundMethod, as: BoundMethod.self) else { return .none }
        let owner = method.receiver.asType ?? method.receiver.type
        let name = try Operations.getAttribute(method.function, Names.name_).asString?.text ?? "?"
        return .string("\(owner.qualifiedName).\(name)")
      })
    for type in [builtInMethod, methodWrapper] {
      type.property("__module__", get: { _ in .none })
      type.property(
        "__text_signature__",
        get: { value in
          guard let method = value.object(.boundMethod, as: BoundMethod.self) else { return .none }
          return try Operations.getAttribute(method.function, signature)
        })
    }
  }

  private static func installMethod(_ type: TypeObject) {
    func method(_ value: Value) throws -> BoundMethod {
      guard let method = value.object(.boundMethod, as: BoundMethod.self) else {
        throw Raised.type("a method is required")
      }
      return method
    }
    func describe(_ kind: String, _ method: BoundMethod) -> StringObject {
      StringObject("<\(kind) of \(method.receiver.type.name) object at \(Identity.address(of: method.receiver))>")
    }
    type.slots.repr = { value in
      let method = try method(value)
      if let native = method.function.object(.native, as: NativeFunction.self) {
        if let name = native.pythonName {
          return StringObject("<bound method \(name) of \(try Operations.repr(method.receiver).text)>")
        }
        let name = native.name.text
        return describe(native.type === Types.slotWrapper ? "method-wrapper '\(name)'" : "built-in method \(name)", method)
      }
      if value.type === builtInMethod, let function = method.function.object(.function, as: FunctionObject.self) {
        return describe("built-in method \(function.name.text)", method)
      }
      let name = try Operations.getAttribute(method.function, Names.qualname_).asString?.text ?? "?"
      return StringObject("<bound method \(name) of \(try Operations.repr(method.receiver).text)>")
    }
    type.slots.call = { value, arguments in
      let method = try method(value)
      return try Operations.withReceiver(method.receiver, arguments) { try Operations.call(method.function, $0) }
    }
    type.slots.compare = { a, b, op in
      guard op == .equal || op == .notEqual, let x = a.object(.boundMethod, as: BoundMethod.self),
        let y = b.object(.boundMethod, as: BoundMethod.self)
      else { return .notImplemented }
      let same = x.function.isIdentical(to: y.function) && x.receiver.isIdentical(to: y.receiver)
      return .bool(same == (op == .equal))
    }
    type.slots.hash = { value in
      let method = try method(value)
      return Identity.number(of: method.function) ^ Identity.number(of: method.receiver)
    }
    if type === Types.boundMethod {
      type.slots.getAttribute = { value, name in
        let found = type.lookup(name)
        if !found.isUndef { return try Operations.genericGetAttribute(value, name) }
        return try Operations.getAttribute(method(value).function, name)
      }
    }
    type.property("__self__", get: { try method($0).receiver })
    if type === Types.boundMethod { type.property("__func__", get: { try method($0).function }) }
    for name in ["__doc__", "__name__", "__qualname__", "__module__"] {
      let interned = StringObject.intern(name)
      type.property(name, get: { try Operations.getAttribute(method($0).function, interned) })
    }
  }

  private static func installProperty() {
    let type = Types.property
    func property(_ value: Value) throws -> PropertyObject {
      guard let property = value.object(.property, as: PropertyObject.self) else {
        throw Raised.type("a property is required")
      }
      return property
    }
    let signature = NativeSignature("(fget=None, fset=None, fdel=None, doc=None)")
    type.slots.construct = { type, arguments in
      try signature.bind("property", arguments, receiver: false) { a in
        func part(_ i: Int) -> Value { a.value(i) ?? .none }
        var documentation = part(3)
        if documentation.isNone, !part(0).isNone {
          documentation = try Operations.findAttribute(part(0), Names.doc_) ?? .none
        }
        return .object(
          PropertyObject(getter: part(0), setter: part(1), deleter: part(2), documentation: documentation, type: type))
      }
    }
    type.slots.initialize = { _, _ in }
    func copy(_ value: Value, _ change: (PropertyObject) -> Void) throws -> Value {
      let old = try property(value)
      let new = PropertyObject(
        getter: old.getter, setter: old.setter, deleter: old.deleter, documentation: old.documentation, type: old.type)
      new.name = old.name
      change(new)
      return .object(new)
    }
    type.method("getter", .positional(1...1)) { a in try copy(a[0]) { $0.getter = a[1] } }
    type.method("setter", .positional(1...1)) { a in try copy(a[0]) { $0.setter = a[1] } }
    type.method("deleter", .positional(1...1)) { a in try copy(a[0]) { $0.deleter = a[1] } }
    for one in [Types.property, Types.getSetDescriptor] {
      one.method("__get__", .positional(1...2)) { a in
        let instance = a[1].isNone && a.count > 2 ? Value.undef : a[1]
        return try Operations.bind(a[0], to: instance, owner: a.value(2)?.asType ?? a[1].type)
      }
      one.method("__set__", .positional(2...2)) { a in
        try Operations.setProperty(property(a[0]), a[1], property(a[0]).name ?? StringObject.empty, a[2])
        return .none
      }
      one.method("__delete__", .positional(1...1)) { a in
        try Operations.setProperty(property(a[0]), a[1], property(a[0]).name ?? StringObject.empty, .undef)
        return .none
      }
    }
    type.property("fget", get: { try property($0).getter })
    type.property("fset", get: { try property($0).setter })
    type.property("fdel", get: { try property($0).deleter })
    type.property("__doc__", get: { try property($0).documentation })
    Types.getSetDescriptor.property("__doc__", get: { try property($0).documentation })
    Types.getSetDescriptor.property("__name__", get: { try property($0).name.map { .object($0) } ?? .none })
    Types.getSetDescriptor.slots.repr = { value in
      let property = try property(value)
      // The attributes of `__slots__` are members in CPython's words.
      let isMember = property.owner?.isHeap == true && !["__dict__", "__weakref__"].contains(property.name?.text)
      let kind = isMember ? "member" : "attribute"
      return StringObject("<\(kind) '\(property.name?.text ?? "")' of '\(property.owner?.name ?? "object")' objects>")
    }
  }

  private static func installWrappers() {
    func wrapper(_ value: Value) throws -> MethodWrapper {
      guard case .object(let o) = value, o.kind == .staticMethod || o.kind == .classMethod else {
        throw Raised.type("a method wrapper is required")
      }
      return unsafeDowncast(o, to: MethodWrapper.self)
    }
    for (type, kind) in [(Types.staticMethod, Kind.staticMethod), (Types.classMethod, Kind.classMethod)] {
      type.slots.construct = { type, arguments in
        try arguments.expect(type.name, 1...1)
        return .object(MethodWrapper(kind, arguments[0], type: type))
      }
      type.slots.initialize = { _, _ in }
      type.slots.repr = { value in
        StringObject("<\(value.type.name)(\(try Operations.repr(wrapper(value).function).text))>")
      }
      type.method("__get__", .positional(1...2)) { a in
        let instance = a[1].isNone && a.count > 2 ? Value.undef : a[1]
        return try Operations.bind(a[0], to: instance, owner: a.value(2)?.asType ?? a[1].type)
      }
      type.property("__func__", get: { try wrapper($0).function })
      type.property("__wrapped__", get: { try wrapper($0).function })
      for name in ["__doc__", "__name__", "__qualname__"] {
        let interned = StringObject.intern(name)
        type.property(name, get: { try Operations.getAttribute(wrapper($0).function, interned) })
      }
    }
    Types.staticMethod.slots.call = { try Operations.call(wrapper($0).function, $1) }
  }

  nonisolated(unsafe) private static let unboundInit = NativeFunction("__init__", .any) { _ in .none }

  private static func installSuper() {
    let type = Types.superType
    type.slots.construct = { _, arguments in
      try arguments.expect("super", 0...2)
      if arguments.count == 0 { return .object(try VM.current.implicitSuper()) }
      guard let start = arguments[0].asType else {
        throw Raised.type("super() argument 1 must be a type, not \(arguments[0].type.name)")
      }
      guard let receiver = arguments.value(1) else {
        return .object(SuperObject(startAfter: start, receiver: .undef, receiverType: start))
      }
      return .object(try makeSuper(start, receiver))
    }
    type.slots.initialize = { _, _ in }
    type.slots.getAttribute = { value, name in
      guard let object = value.object(.superObject, as: SuperObject.self) else { return .none }
      // One that is bound to nothing looks up nothing: `super(Net).__init__()` sets up the `super` itself.
      if object.receiver.isUndef {
        if name === Names.init_ { return .object(unboundInit) }
        throw Raised(Exceptions.attributeError, "'super' object has no attribute '\(name.text)'")
      }
      let found = object.found(name)
      if !found.isUndef {
        // Asked through a class, functions stay unbound but class methods are bound to it.
        let throughClass = object.receiver.asType === object.receiverType
        return try Operations.bind(found, to: throughClass ? .undef : object.receiver, owner: object.receiverType)
      }
      throw Raised(Exceptions.attributeError, "'super' object has no attribute '\(name.text)'")
    }
    type.slots.repr = { value in
      guard let object = value.object(.superObject, as: SuperObject.self) else { return StringObject.empty }
      if object.receiver.isUndef { return StringObject("<super: <class '\(object.startAfter.name)'>, NULL>") }
      return StringObject("<super: <class '\(object.startAfter.name)'>, <\(object.receiverType.name) object>>")
    }
  }

  static func makeSuper(_ start: TypeObject, _ receiver: Value) throws -> SuperObject {
    if receiver.type.isSubtype(of: start) {
      return SuperObject(startAfter: start, receiver: receiver, receiverType: receiver.type)
    }
    if let type = receiver.asType, type.isSubtype(of: start) {
      return SuperObject(startAfter: start, receiver: receiver, receiverType: type)
    }
    throw Raised.type("super(type, obj): obj must be an instance or subtype of type")
  }
}

extension VM {
  /// `super()` without arguments: the class whose body the running method stands in, and its first argument.
  func implicitSuper() throws -> SuperObject {
    guard let code = currentCode else { throw Raised.runtime("super(): no current frame") }
    if code.positionalCount == 0 { throw Raised.runtime("super(): no arguments") }
    let registers = currentRegisters
    guard let index = code.freeNames.firstIndex(where: { $0 === Names.class_ }) else {
      throw Raised.runtime("super(): __class__ cell not found")
    }
    let cell = registers[code.freeBase + index].object(.cell, as: CellObject.self)
    guard let type = cell?.value.asType else { throw Raised.runtime("super(): empty __class__ cell") }
    let receiver = registers[0]
    if receiver.isUndef { throw Raised.runtime("super(): arg[0] deleted") }
    return try FunctionTypes.makeSuper(type, receiver)
  }

  /// `locals()`: the variables of the running frame.
  package func locals() -> DictObject {
    runningFrames.first.map(locals(of:)) ?? DictObject()
  }

  /// The variables of a frame that runs or waits for one that it has called.
  func locals(of frame: UnsafeMutablePointer<Frame>) -> DictObject {
    let code = frame.pointee.code.takeUnretainedValue()
    if let namespace = frame.pointee.namespace { return namespace.takeUnretainedValue() }
    if !code.isFunction { return frame.pointee.globals.takeUnretainedValue() }
    return VM.variables(of: code, in: frame.pointee.registers)
  }

  /// The variables of a function that have a value, in their registers and cells.
  static func variables(of code: CodeObject, in registers: Register) -> DictObject {
    let result = DictObject()
    func content(_ register: Int) -> Value {
      registers[register].object(.cell, as: CellObject.self)?.value ?? .undef
    }
    let firstCell = code.freeBase - code.cellNames.count
    for (i, name) in code.localNames.enumerated() {
      let cell = code.cellNames.firstIndex { $0 === name }
      let value = cell.map { content(firstCell + $0) } ?? registers[i]
      if !value.isUndef { result.set(name, value) }
    }
    for (first, names) in [(firstCell, code.cellNames), (code.freeBase, code.freeNames)] {
      for (i, name) in names.enumerated() where !code.localNames.contains(where: { $0 === name }) {
        let value = content(first + i)
        if !value.isUndef { result.set(name, value) }
      }
    }
    return result
  }
}
