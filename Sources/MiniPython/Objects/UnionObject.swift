// types.UnionType: `int | str`.

package final class UnionObject: Object {
  /// Classes, `None` as its class.
  package private(set) var members: [Value]

  private init(_ members: [Value]) {
    self.members = members
    super.init(.foreign, type: UnionObject.type)
  }

  nonisolated(unsafe) package static let type = TypeObject(
    "UnionType", module: "types", layout: .foreign, isBase: false)

  deinit { Reaper.bury(&members) }

  package static func union(_ value: Value) -> UnionObject? {
    value.type === type ? value.object(.foreign, as: UnionObject.self) : nil
  }

  /// The union of two operands of `|`, `NotImplemented` when one cannot be a member.
  package static func make(_ a: Value, _ b: Value) -> Value {
    guard let x = flattened(a), let y = flattened(b) else { return .notImplemented }
    var members: [Value] = []
    for member in x + y where !members.contains(where: { $0.isIdentical(to: member) }) { members.append(member) }
    return members.count == 1 ? members[0] : .object(UnionObject(members))
  }

  private static func flattened(_ value: Value) -> [Value]? {
    if value.isNone { return [.object(Types.none)] }
    if value.asType != nil || value.type === GenericAlias.type { return [value] }
    return union(value)?.members
  }

  static func install() {
    let operation: (BinaryOperator, Value, Value) throws -> Value = { op, a, b in
      op == .bitOr ? make(a, b) : .notImplemented
    }
    for type in [Types.type, GenericAlias.type, UnionObject.type] {
      type.slots.binary = operation
      type.binaryOperators = [.bitOr]
    }
    type.slots.repr = { value in
      let names = try (union(value)?.members ?? []).map { member in
        if let type = member.asType {
          if type === Types.none { return "None" }
          return type.module == "builtins" ? type.qualifiedName : "\(type.module).\(type.qualifiedName)"
        }
        return try Operations.repr(member).text
      }
      return StringObject(names.joined(separator: " | "))
    }
    type.slots.compare = { a, b, op in
      guard op == .equal || op == .notEqual, let x = union(a), let y = union(b) else { return .notImplemented }
      let isSame =
        x.members.count == y.members.count
        && x.members.allSatisfy { member in y.members.contains { $0.isIdentical(to: member) } }
      return .bool(isSame == (op == .equal))
    }
    type.slots.hash = { value in
      try (union(value)?.members ?? []).reduce(0) { $0 ^ (try Operations.hash($1)) }
    }
    type.property("__args__", get: { .tuple(union($0)?.members ?? []) })
  }
}
