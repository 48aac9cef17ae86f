// Built-in functions about objects and classes: isinstance, getattr, callable, id, hash, vars, dir.

package enum ObjectBuiltins {
  static func install(_ table: BuiltinFunctions.Table) {
    installClasses(table)
    installAttributes(table)
    table.function("callable", .positional(1...1), "Return whether the object is callable.") { a in
      .bool(isCallable(a[0]))
    }
    table.function("id", .positional(1...1), "Return the identity of an object.") { a in
      .int(Identity.number(of: a[0]))
    }
    table.function("hash", .positional(1...1), "Return the hash value for the given object.") { a in
      .int(try Operations.hash(a[0]))
    }
  }

  package static func isCallable(_ value: Value) -> Bool {
    guard case .object(let o) = value else { return false }
    switch o.kind {
    case .function, .native, .boundMethod, .type: return true
    default: return o.type.slots.call != nil
    }
  }

  // MARK: Classes

  private static func installClasses(_ table: BuiltinFunctions.Table) {
    table.function(
      "isinstance", .positional(2...2), "Return whether an object is an instance of a class.", quick: .isInstance
    ) { a in
      .bool(try isInstance(a[0], a[1]))
    }
    table.function("issubclass", .positional(2...2), "Return whether a class is derived from another class.") { a in
      .bool(try isSubclass(a[0], a[1]))
    }
  }

  /// `isinstance(value, classes)`; a tuple or a union stands for any of its members.
  /// - Throws: TypeError when `classes` is no class.
  package static func isInstance(_ value: Value, _ classes: Value) throws -> Bool {
    if let type = classes.asType {
      if value.type === type { return true }
      if type.type === Types.type {
        if value.type.isSubtype(of: type) || value.type.standsFor === type { return true }
        guard value.type.saysClass, let own = try Operations.findAttribute(value, Names.class_)?.asType else {
          return false
        }
        return own !== value.type && own.isSubtype(of: type)
      }
    }
    if let tuple = classes.asTuple {
      return try Depth.counted(" in __instancecheck__") {
        for i in 0..<tuple.count where try isInstance(value, tuple[i]) { return true }
        return false
      }
    }
    if let union = UnionObject.union(classes) {
      for member in union.members where try isInstance(value, member) { return true }
      return false
    }
    if classes.type !== GenericAlias.type, let check = try Operations.specialMethod(classes, Names.instancecheck_) {
      return try Operations.isTrue(Operations.call(check, value))
    }
    let what = classes.type === GenericAlias.type ? "isinstance() argument 2 cannot be a parameterized generic" : nil
    throw Raised.type(what ?? "isinstance() arg 2 must be a type, a tuple of types, or a union")
  }

  /// `issubclass(type, classes)`.
  /// - Throws: TypeError when one of them is no class.
  package static func isSubclass(_ value: Value, _ classes: Value) throws -> Bool {
    if let tuple = classes.asTuple {
      return try Depth.counted(" in __subclasscheck__") {
        for i in 0..<tuple.count where try isSubclass(value, tuple[i]) { return true }
        return false
      }
    }
    guard let type = value.asType else { throw Raised.type("issubclass() arg 1 must be a class") }
    if let other = classes.asType, other.type === Types.type { return type.isSubtype(of: other) }
    if let union = UnionObject.union(classes) {
      for member in union.members where try isSubclass(value, member) { return true }
      return false
    }
    if classes.type !== GenericAlias.type, let check = try Operations.specialMethod(classes, Names.subclasscheck_) {
      return try Operations.isTrue(Operations.call(check, value))
    }
    let what = classes.type === GenericAlias.type ? "issubclass() argument 2 cannot be a parameterized generic" : nil
    throw Raised.type(what ?? "issubclass() arg 2 must be a class, a tuple of classes, or a union")
  }

  // MARK: Attributes

  private static func name(_ value: Value) throws -> StringObject {
    guard let name = value.asString else {
      throw Raised.type("attribute name must be string, not '\(value.type.name)'")
    }
    return name.interned
  }

  private static func installAttributes(_ table: BuiltinFunctions.Table) {
    table.function("hasattr", .positional(2...2), "Return whether the object has an attribute with the given name.") {
      a in
      .bool(try Operations.findAttribute(a[0], name(a[1])) != nil)
    }
    table.function("getattr", .positional(2...3), "Get a named attribute from an object.") { a in
      let name = try name(a[1])
      guard let missing = a.value(2) else { return try Operations.getAttribute(a[0], name) }
      do { return try Operations.getAttribute(a[0], name) } catch let error as Raised {
        guard error.exception.type.isSubtype(of: Exceptions.attributeError) else { throw error }
        return missing
      }
    }
    table.function("setattr", .positional(3...3), "Sets the named attribute on the given object.") { a in
      let name = try name(a[1])
      try Operations.setAttribute(a[0], name, a[2])
      return .none
    }
    table.function("delattr", .positional(2...2), "Deletes the named attribute from the given object.") { a in
      let name = try name(a[1])
      try Operations.setAttribute(a[0], name, .undef)
      return .none
    }
  }
}
