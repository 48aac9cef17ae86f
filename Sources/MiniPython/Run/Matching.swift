// What match statements ask of values.

enum Matching {
  static func isSequence(_ value: Value, count: Int, atLeast: Bool) throws -> Bool {
    guard case .object(let o) = value else { return false }
    let isSequence: Bool
    switch o.kind {
    case .list, .tuple, .range: isSequence = true
    default:
      isSequence =
        o.type.isSubtype(of: DequeType.type)
        || o.type.lookup(StringObject.intern("__match_sequence__")).asBool == true
    }
    if !isSequence { return false }
    let length = try Operations.length(value)
    return atLeast ? length >= count : length == count
  }

  static func isMapping(_ value: Value) -> Bool {
    value.asDict != nil || value.type.lookup(StringObject.intern("__match_mapping__")).asBool == true
  }

  /// Looks the keys up; their values go to the registers.
  static func keys(_ mapping: Value, _ keys: Value, into registers: Register) throws -> Bool {
    guard let keys = keys.asTuple else { return false }
    for i in 0..<keys.count {
      let value: Value
      if let dict = mapping.asDict {
        value = try dict.get(keys[i])
      } else {
        guard try Operations.contains(mapping, keys[i]) else { return false }
        value = try Operations.getItem(mapping, keys[i])
      }
      if value.isUndef { return false }
      (registers + i).set(value)
    }
    return true
  }

  static func rest(_ mapping: Value, without keys: Value) throws -> Value {
    let rest = DictObject()
    try VM.eachPair(mapping, or: "not a mapping") { key, value in
      if let keys = keys.asTuple, try keys.values.contains(where: { try Operations.same($0, key) }) { return }
      try rest.set(key, value)
    }
    return .object(rest)
  }

  /// The attributes of an instance that a class pattern names, nil when the value is no such instance.
  static func instance(_ value: Value, of type: Value, positional: Int, keywords: Value) throws -> [Value]? {
    guard let type = type.asType else { throw Raised.type("called match pattern must be a type") }
    if !value.type.isSubtype(of: type) { return nil }
    var result: [Value] = []
    var seen: [StringObject] = []
    func matchOnce(_ name: StringObject) throws {
      if seen.contains(where: { $0.equals(name) }) {
        throw Raised.type("\(type.name)() got multiple sub-patterns for attribute '\(name.text)'")
      }
      seen.append(name)
    }
    if positional > 0 {
      let arguments = type.lookup(Names.matchArgs_)
      let selfMatching = [
        Types.bool, Types.bytes, Types.dict, Types.float, Types.frozenSet, Types.int, Types.list, Types.set, Types.str,
        Types.tuple,
      ]
      if arguments.isUndef, positional == 1, selfMatching.contains(where: { type.isSubtype(of: $0) }) {
        result.append(value)
      } else {
        if !arguments.isUndef && arguments.asTuple == nil {
          throw Raised.type("\(type.name).__match_args__ must be a tuple (got \(arguments.type.name))")
        }
        let names = arguments.asTuple?.values ?? []
        let isSelfMatching = arguments.isUndef && selfMatching.contains { type.isSubtype(of: $0) }
        let most = isSelfMatching ? 1 : names.count
        if positional > most {
          let plural = most == 1 ? "" : "s"
          throw Raised.type(
            "\(type.name)() accepts \(most) positional sub-pattern\(plural) (\(positional) given)")
        }
        for i in 0..<positional {
          guard let name = names[i].asString else {
            throw Raised.type("__match_args__ elements must be strings (got \(names[i].type.name))")
          }
          try matchOnce(name)
          guard let found = try Operations.findAttribute(value, name.interned) else {
            return nil
          }
          result.append(found)
        }
      }
    }
    for name in keywords.asTuple?.values ?? [] {
      guard let name = name.asString else { preconditionFailure("a keyword pattern without a name") }
      try matchOnce(name)
      guard let found = try Operations.findAttribute(value, name.interned) else { return nil }
      result.append(found)
    }
    return result
  }
}
