// types.GenericAlias: `list[int]` and its like, as annotations write them.

package final class GenericAlias: Object {
  package private(set) var origin: Value
  package private(set) var arguments: Value

  package init(origin: Value, _ parameters: Value) {
    self.origin = origin
    arguments = parameters.asTuple == nil ? .tuple([parameters]) : parameters
    super.init(.foreign, type: GenericAlias.type)
  }

  nonisolated(unsafe) package static let type = TypeObject(
    "GenericAlias", module: "types", layout: .foreign, isBase: false)

  deinit {
    Reaper.bury(&origin)
    Reaper.bury(&arguments)
  }

  private static func alias(_ value: Value) -> GenericAlias {
    guard let alias = value.object(.foreign, as: GenericAlias.self) else {
      preconditionFailure("a GenericAlias method on another object")
    }
    return alias
  }

  static func install() {
    type.slots.repr = { value in
      let alias = alias(value)
      var text = TextBuffer()
      try text.append(name(of: alias.origin))
      text.append("[")
      let arguments = alias.arguments.asTuple ?? TupleObject.empty
      for i in 0..<arguments.count {
        if i > 0 { text.append(", ") }
        try text.append(name(of: arguments[i]))
      }
      text.append(arguments.count == 0 ? "()]" : "]")
      return text.string
    }
    type.slots.call = { try Operations.call(alias($0).origin, $1) }
    type.slots.compare = { a, b, op in
      guard op == .equal || op == .notEqual, b.type === GenericAlias.type else { return .notImplemented }
      let isSame =
        try Operations.same(alias(a).origin, alias(b).origin)
        && Operations.same(alias(a).arguments, alias(b).arguments)
      return .bool(isSame == (op == .equal))
    }
    type.slots.hash = { try Operations.hash(alias($0).origin) ^ Operations.hash(alias($0).arguments) }
    type.slots.getAttribute = { value, name in
      let own = type.lookup(name)
      if !own.isUndef { return try Operations.genericGetAttribute(value, name) }
      return try Operations.getAttribute(alias(value).origin, name)
    }
    type.property("__origin__", get: { alias($0).origin })
    type.property("__args__", get: { alias($0).arguments })
  }

  private static func name(of value: Value) throws -> StringObject {
    if let type = value.asType {
      return StringObject(type.module == "builtins" ? type.qualifiedName : "\(type.module).\(type.qualifiedName)")
    }
    if case .object(let o) = value, o === Singletons.ellipsis { return StringObject("...") }
    return try Operations.repr(value)
  }
}
