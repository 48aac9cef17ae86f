// Classes that PyTorch lacks: what several of its classes share in our text. Their bases and orders pass over them.

import MiniPython

enum UnlistedClasses {
  /// They stay, so that no other class takes the identity of one.
  nonisolated(unsafe) private static var classes: [ObjectIdentifier: TypeObject] = [:]

  /// `unlisted(cls)`, a decorator.
  static func add(_ value: Value) throws -> Value {
    guard let type = value.asType else { throw Raised.type("unlisted expects a class") }
    classes[ObjectIdentifier(type)] = type
    return value
  }

  private static func isListed(_ type: TypeObject) -> Bool { classes[ObjectIdentifier(type)] == nil }

  /// The bases of a class; those of an unlisted one stand in its place.
  private static func bases(of type: TypeObject) -> [TypeObject] {
    var bases: [TypeObject] = []
    for base in type.bases.flatMap({ isListed($0) ? [$0] : Self.bases(of: $0) })
    where !bases.contains(where: { $0 === base }) {
      bases.append(base)
    }
    // One that another is derived from says nothing, and could not stand before it.
    return bases.filter { base in !bases.contains { $0 !== base && $0.isSubtype(of: base) } }
  }

  private static func type(_ value: Value) throws -> TypeObject {
    guard let type = value.asType else { throw Raised.type("a class is required") }
    return type
  }

  static func install() {
    func order(_ value: Value) throws -> [Value] {
      try type(value).resolutionOrder.filter(isListed).map { .object($0) }
    }
    let meta = Types.type
    meta.property("__mro__", get: { .tuple(try order($0)) })
    meta.method("mro", .positional(0...0)) { .list(try order($0[0])) }
    meta.property("__bases__", get: { .tuple(try bases(of: type($0)).map { .object($0) }) })
    meta.property("__base__", get: { value in try bases(of: type(value)).first.map { .object($0) } ?? .none })
  }
}
