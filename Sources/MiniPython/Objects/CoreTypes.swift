// object, type, None and their like.

enum CoreTypes {
  static func install() {
    installObject()
    installType()
    installSingletons()
    FunctionTypes.install()
    GeneratorObject.install()
    ExceptionTypes.install()
    ModuleType.install()
  }

  private static func installObject() {
    let type = Types.object
    type.slots.construct = ClassBuilder.makeObject
    type.slots.initialize = ClassBuilder.initializeObject
    type.slots.hash = { value in
      if case .object(let o) = value { return Operations.identityHash(o) }
      return Identity.number(of: value)
    }
    type.classMethod("__init_subclass__", .any) { arguments in
      if arguments.keywordCount > 0 {
        let name = arguments[0].asType?.name ?? "object"
        throw Raised.type("\(name).__init_subclass__() takes no keyword arguments")
      }
      return .none
    }
    func method(_ name: String, _ count: ClosedRange<Int>, _ body: @escaping NativeFunction.Body) {
      let isMethod = ["__format__", "__dir__", "__sizeof__"].contains(name)
      let function = NativeFunction(
        name, .positional(count), bindsSelf: true, owner: Types.object, type: isMethod ? nil : Types.slotWrapper,
        body: body)
      type.namespace.set(function.name, .object(function))
    }
    method("__repr__", 0...0) { .object(defaultRepr($0[0])) }
    method("__str__", 0...0) { .object(try Operations.repr($0[0])) }
    method("__format__", 1...1) { a in
      guard let spec = a[1].asString else { throw Raised.badArgument("__format__", nil, "str", a[1]) }
      if spec.byteCount > 0 {
        throw Raised.type("unsupported format string passed to \(a[0].type.name).__format__")
      }
      return .object(try Operations.str(a[0]))
    }
    method("__eq__", 1...1) { $0[0].isIdentical(to: $0[1]) ? .bool(true) : .notImplemented }
    method("__ne__", 1...1) { a in
      let result = try Operations.compare(.equal, a[0], a[1])
      return result.isNotImplemented ? result : .bool(try !Operations.isTrue(result))
    }
    for name in ["__lt__", "__le__", "__gt__", "__ge__"] { method(name, 1...1) { _ in .notImplemented } }
    method("__getattribute__", 1...1) { try Operations.genericGetAttribute($0[0], SlotMethods.attributeName($0[1])) }
    method("__setattr__", 2...2) { a in
      try Operations.genericSetAttribute(a[0], SlotMethods.attributeName(a[1]), a[2])
      return .none
    }
    method("__delattr__", 1...1) { a in
      try Operations.genericSetAttribute(a[0], SlotMethods.attributeName(a[1]), .undef)
      return .none
    }
    method("__dir__", 0...0) { .list(try Attributes.names(of: $0[0]).map { .object($0) }) }
    method("__sizeof__", 0...0) { _ in
      throw Raised(Exceptions.notImplementedError, "__sizeof__() is not supported by this runner")
    }
  }

  static func defaultRepr(_ value: Value) -> StringObject {
    StringObject("<\(value.type.displayName.qualified(value.type)) object at \(Identity.address(of: value))>")
  }

  private static func installType() {
    let type = Types.type
    type.slots.call = { try ClassBuilder.instantiate(typeValue($0), $1) }
    type.slots.construct = { metatype, arguments in
      if metatype === Types.type && arguments.count == 1 { try arguments.refuseKeywords("type") }
      guard arguments.count == 3 else { throw Raised.type("type() takes 1 or 3 arguments") }
      // The bases may have a metaclass that makes their subclasses its own way.
      let winner = try ClassBuilder.winner(metatype, arguments[1].asTuple?.values ?? [])
      if winner !== metatype, !winner.lookup(Names.new_).isIdentical(to: Types.type.lookup(Names.new_)) {
        let new = try Operations.getAttribute(.object(winner), Names.new_)
        return try Operations.call(
          new, [.object(winner)] + arguments.positional, keywords: arguments.pairs.map { ($0, $1) })
      }
      return try ClassBuilder.makeType(winner, arguments)
    }
    type.slots.initialize = { _, _ in }
    type.slots.repr = { value in
      let type = try typeValue(value)
      return StringObject("<class '\(type.displayName.qualified(type))'>")
    }
    type.slots.getAttribute = { try Attributes.ofClass(typeValue($0), $1) }
    type.slots.setAttribute = { value, name, newValue in
      let type = try typeValue(value)
      if !type.isHeap {
        throw Raised.type("cannot set '\(name.text)' attribute of immutable type '\(type.name)'")
      }
      if case .object(let descriptor) = type.type.lookup(name), descriptor.kind == .property {
        return try Operations.genericSetAttribute(value, name, newValue)
      }
      if newValue.isUndef && type.namespace[name].isUndef {
        throw Raised(Exceptions.attributeError, "type object '\(type.name)' has no attribute '\(name.text)'")
      }
      type.setOwnAttribute(name, newValue)
    }
    type.slots.hash = { try typeValue($0).identityHash }
    type.property(
      "__name__", get: { .string(try typeValue($0).shortName) },
      set: { value, name in
        guard let text = name.asString else {
          throw Raised.type("can only assign string to \(try typeValue(value).name).__name__, not '\(name.type.name)'")
        }
        try typeValue(value).name = text.text
      })
    type.property(
      "__qualname__", get: { .string(try typeValue($0).qualifiedName) },
      set: { value, name in
        try typeValue(value).qualifiedName = name.asString?.text ?? ""
      })
    type.property(
      "__module__",
      get: { value in
        let type = try typeValue(value)
        let own = type.namespace[Names.module_]
        return own.asString != nil ? own : .string(type.module)
      },
      set: { value, module in
        let type = try typeValue(value)
        type.namespace.set(Names.module_, module)
        type.module = module.asString?.text ?? type.module
      })
    type.property("__mro__", get: { .tuple(try typeValue($0).resolutionOrder.map { .object($0) }) })
    type.property("__bases__", get: { .tuple(try typeValue($0).bases.map { .object($0) }) })
    type.property("__base__", get: { value in try typeValue(value).bases.first.map { .object($0) } ?? .none })
    type.property("__dict__", get: { .object(MappingProxy(.object(try typeValue($0).namespace))) })
    type.property(
      "__doc__",
      get: { value in
        let type = try typeValue(value)
        let own = type.namespace[Names.doc_]
        // What shows the docstrings of instances is none.
        let isOfInstances = !type.isHeap && own.object(.property, as: PropertyObject.self) != nil
        if !own.isUndef && !isOfInstances { return own }
        return type.isHeap ? .none : type.ownDocumentation
      }, set: { try typeValue($0).namespace.set(Names.doc_, $1) })
    type.method("mro", .positional(0...0)) { .list(try typeValue($0[0]).resolutionOrder.map { .object($0) }) }
    type.method("__subclasses__", .positional(0...0)) { a in
      .list(try typeValue(a[0]).subclasses.map { .object($0.takeUnretainedValue()) })
    }
    type.method("__instancecheck__", .positional(1...1)) { a in
      .bool(a[1].type.isSubtype(of: try typeValue(a[0])))
    }
    type.method("__subclasscheck__", .positional(1...1)) { a in
      .bool(a[1].asType?.isSubtype(of: try typeValue(a[0])) ?? false)
    }
  }

  static func typeValue(_ value: Value) throws -> TypeObject {
    guard let type = value.asType else { throw Raised.type("descriptor requires a 'type' object") }
    return type
  }

  private static func installSingletons() {
    Types.none.slots.repr = { _ in StringObject("None") }
    Types.none.slots.truth = { _ in false }
    Types.none.slots.construct = { type, _ in .none }
    Types.none.slots.initialize = { _, _ in }
    for type in [Types.notImplemented, Types.ellipsis] {
      type.slots.repr = { value in
        guard let singleton = value.object(.singleton, as: SingletonObject.self) else { return StringObject.empty }
        return StringObject(singleton.name)
      }
      type.slots.initialize = { _, _ in }
    }
    Types.cell.slots.repr = { value in
      let content = value.object(.cell, as: CellObject.self)?.value ?? .undef
      let text = content.isUndef ? "empty" : "\(content.type.name) object at \(Identity.address(of: content))"
      return StringObject("<cell at \(Identity.address(of: value)): \(text)>")
    }
    Types.cell.property(
      "cell_contents",
      get: { value in
        let contents = value.object(.cell, as: CellObject.self)?.value ?? .undef
        if contents.isUndef { throw Raised.value("Cell is empty") }
        return contents
      })
  }
}

extension String {
  /// As reprs show a class: with `__main__.` for those of the notebook.
  func qualified(_ type: TypeObject) -> String {
    type.module == "__main__" ? "__main__.\(type.qualifiedName)" : self
  }
}

/// Attributes of classes, and lists of attribute names.
package enum Attributes {
  /// `type.__getattribute__`.
  static func ofClass(_ type: TypeObject, _ name: StringObject) throws -> Value {
    let meta = type.type.lookup(name)
    if case .object(let descriptor) = meta, Operations.isDataDescriptor(descriptor) {
      return try Operations.bind(meta, to: .object(type), owner: type.type)
    }
    let own = type.lookup(name)
    if !own.isUndef { return try Operations.bind(own, to: .undef, owner: type) }
    if !meta.isUndef { return try Operations.bind(meta, to: .object(type), owner: type.type) }
    if name === Names.class_ { return .object(type.type) }
    throw Raised(
      Exceptions.attributeError, "type object '\(type.name)' has no attribute '\(name.text)'", about: name,
      of: .object(type))
  }

  /// The dunder methods that slots stand for.
  nonisolated(unsafe) private static let special: [StringObject] = {
    let operators = BinaryOperator.allCases.flatMap { ["__\($0.stem)__", "__r\($0.stem)__", "__i\($0.stem)__"] }
    let others = [
      "new", "init", "call", "repr", "str", "format", "hash", "getattribute", "setattr", "delattr", "eq", "ne", "lt",
      "le", "gt", "ge", "iter", "next", "len", "contains", "getitem", "setitem", "delitem", "bool", "int", "float",
      "index", "neg", "pos", "invert", "get", "set", "delete",
    ]
    return (operators + others.map { "__\($0)__" }).map(StringObject.intern)
  }()

  /// What `dir` lists in a module or a native type of this full name, made yet or not; empty where the namespace is all.
  nonisolated(unsafe) package static var listedNames: (String) -> [String] = { _ in [] }

  /// What `dir(value)` lists.
  package static func names(of value: Value) throws -> [StringObject] {
    var seen: Set<String> = []
    var names: [StringObject] = []
    func add(_ name: StringObject) {
      if seen.insert(name.text).inserted { names.append(name) }
    }
    func add(_ dict: DictObject) {
      for (key, _) in dict.pairs { if let name = key.asString { add(name) } }
    }
    if let module = value.object(.module, as: ModuleObject.self) {
      let listed = listedNames(module.name)
      if listed.isEmpty { add(module.namespace) } else { module.givenNames.forEach(add) }
      for name in module.otherNames?() ?? listed { add(StringObject.intern(name)) }
    } else {
      if case .object(let o) = value, let own = o.attributes { add(own) }
      let type = value.asType ?? value.type
      for one in type.resolutionOrder {
        add(one.namespace)
        if one.isHeap { continue }
        for name in listedNames("\(one.module).\(one.name)") { add(StringObject.intern(name)) }
        // What a native type has as slots is in no namespace.
        for name in special where !one.ownAttribute(name).isUndef { add(name) }
      }
      for name in ["__class__", "__doc__", "__getstate__", "__reduce__", "__reduce_ex__", "__subclasshook__"] {
        add(StringObject.intern(name))
      }
      if type.hasInstanceDict {
        add(Names.dict_)
      }
    }
    return names.sorted { $0.text.unicodeScalars.lexicographicallyPrecedes($1.text.unicodeScalars) }
  }
}
