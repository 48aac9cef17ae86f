// Imports: the modules there are, made when first imported.

/// The registry of modules.
package enum Modules {
  /// How to make a module; hosts add theirs.
  nonisolated(unsafe) package static var makers = [String: () throws -> ModuleObject](minimumCapacity: 256)
  /// Adds the modules of a host that need not be there before a notebook asks for one that is unknown.
  nonisolated(unsafe) package static var addMore: (() -> Void)?
  /// Modules made ahead for the next session that imports them.
  nonisolated(unsafe) package static var prepared: [String: ModuleObject] = [:]
  nonisolated(unsafe) package static var loaded: [String: ModuleObject] = [:]
  /// The names that an import asked for and that are not there, for the runner's hint.
  nonisolated(unsafe) package static var missing: [String] = []

  /// The dotted paths of all modules that can be imported.
  static var names: [String] {
    completeMakers()
    return Array(makers.keys)
  }

  private static func completeMakers() {
    let add = addMore
    addMore = nil
    add?()
  }

  /// The module of a dotted path, its parents loaded before it.
  /// - Throws: ModuleNotFoundError.
  package static func module(_ path: String) throws -> ModuleObject {
    if let known = loaded[path] { return known }
    let parts = path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    var parent: ModuleObject?
    if parts.count > 1 {
      let outer = parts.dropLast().joined(separator: ".")
      let module = try module(outer)
      parent = module
      let name = StringObject.intern(parts[parts.count - 1])
      if makers[path] == nil, let inner = module.namespace[name].object(.module, as: ModuleObject.self) { return inner }
      if makers[path] == nil {
        // `os.path` is a module of its own that `os` names.
        let isPackage = outer != "os" && makers.keys.contains { $0.hasPrefix(outer + ".") }
        throw notFound(path, isPackage ? "" : "; '\(outer)' is not a package")
      }
    }
    if makers[path] == nil { completeMakers() }
    guard let make = makers[path] else { throw notFound(path, "") }
    let made = try prepared.removeValue(forKey: path) ?? make()
    loaded[path] = made
    parent?.namespace.set(StringObject.intern(parts[parts.count - 1]), .object(made))
    return made
  }

  private static func notFound(_ path: String, _ more: String) -> Raised {
    missing.append(path)
    return Raised(Exceptions.moduleNotFoundError, "No module named '\(path)'\(more)", about: StringObject(path))
  }

  static func importModule(_ path: String, wholePath: Bool) throws -> Value {
    if path.hasPrefix(".") {
      throw Raised(Exceptions.importError, "attempted relative import with no known parent package")
    }
    let module = try module(path)
    if wholePath { return .object(module) }
    return .object(try Modules.module(String(path.prefix { $0 != "." })))
  }

  static func importFrom(_ module: Value, _ name: StringObject) throws -> Value {
    if let found = try Operations.findAttribute(module, name) { return found }
    guard let module = module.object(.module, as: ModuleObject.self) else { throw Raised.type("not a module") }
    if makers["\(module.name).\(name.text)"] != nil {
      return .object(try Modules.module("\(module.name).\(name.text)"))
    }
    throw Raised(
      Exceptions.importError, "cannot import name '\(name.text)' from '\(module.name)' (unknown location)",
      about: StringObject(module.name))
  }

  static func importStar(_ module: Value, into globals: DictObject) throws {
    guard let module = module.object(.module, as: ModuleObject.self) else { return }
    if let all = try Operations.findAttribute(.object(module), Names.all_) {
      for name in try Operations.array(all) {
        if let name = name.asString { globals.set(name.interned, try Operations.getAttribute(.object(module), name)) }
      }
      return
    }
    for (key, value) in module.namespace.pairs {
      if let name = key.asString, !name.text.hasPrefix("_") { globals.set(name, value) }
    }
  }
}

/// What modules can do.
enum ModuleType {
  static func install() {
    let type = Types.module
    func module(_ value: Value) throws -> ModuleObject {
      guard let module = value.object(.module, as: ModuleObject.self) else { throw Raised.type("a module is required") }
      return module
    }
    type.slots.repr = { value in
      let module = try module(value)
      let isBuiltIn = module.name != "__main__" && Modules.loaded[module.name] === module
      return StringObject("<module '\(module.name)'\(isBuiltIn ? " (built-in)" : "")>")
    }
    type.slots.getAttribute = { value, name in
      let module = try module(value)
      let found = module.namespace[name]
      if !found.isUndef { return found }
      if name === Names.dict_ { return .object(module.namespace) }
      if let fallback = module.fallback {
        let value = try fallback(name)
        if !value.isUndef { return value }
      }
      if !type.lookup(name).isUndef || name === Names.class_ { return try Operations.genericGetAttribute(value, name) }
      let own = module.namespace[Names.getattr_]
      if !own.isUndef { return try Operations.call(own, .object(name)) }
      throw Raised(
        Exceptions.attributeError, "module '\(module.name)' has no attribute '\(name.text)'", about: name, of: value)
    }
    type.slots.setAttribute = { value, name, newValue in
      let module = try module(value)
      if !newValue.isUndef {
        if module.namespace[name].isUndef { module.givenNames.append(name.interned) }
        module.namespace.set(name.interned, newValue)
      } else if !module.namespace.remove(name) {
        throw Raised(Exceptions.attributeError, "module '\(module.name)' has no attribute '\(name.text)'")
      }
    }
  }
}
