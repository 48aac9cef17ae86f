// The dunder methods of native types, made from their slots when someone asks for them.

/// Shows slots as methods: `(3).__add__(4)`, `super().__setattr__(name, value)`, `list.__init__`.
enum SlotMethods {
  /// The method of a name, `.undef` when the type lacks the slot.
  static func make(_ name: StringObject, for type: TypeObject) -> Value {
    guard name.byteCount > 4, name.bytes[0] == UInt8(ascii: "_"), name.bytes[1] == UInt8(ascii: "_"),
      !isInherited(name.text, type), let made = function(name.text, type)
    else { return .undef }
    type.namespace.set(name, .object(made))
    return .object(made)
  }

  /// Whether a type has a slot from its base in CPython, which errors name.
  private static func isInherited(_ name: String, _ type: TypeObject) -> Bool {
    if type === Types.bool {
      return !["__repr__", "__new__", "__and__", "__rand__", "__or__", "__ror__", "__xor__", "__rxor__"].contains(name)
    }
    return type !== Exceptions.baseException && type.isSubtype(of: Exceptions.baseException)
      && ["__repr__", "__setattr__", "__delattr__", "__getattribute__"].contains(name)
  }

  private static func method(
    _ name: String, _ type: TypeObject, _ count: ClosedRange<Int>, _ body: @escaping NativeFunction.Body
  ) -> NativeFunction {
    NativeFunction(
      name, .positional(count), bindsSelf: true, owner: type, type: isMethod(name, type) ? nil : Types.slotWrapper,
      body: body)
  }

  /// Whether CPython lists a slot's function among the methods too, which its errors show.
  private static func isMethod(_ name: String, _ type: TypeObject) -> Bool {
    switch name {
    case "__format__": true
    case "__getitem__": type.layout == .list || type.layout == .dict
    case "__contains__": type.layout == .dict || type.layout == .set || type.layout == .frozenSet
    default: false
    }
  }

  private static func function(_ name: String, _ type: TypeObject) -> Object? {
    let slots = type.slots
    func one(_ result: @escaping (Value) throws -> Value) -> NativeFunction {
      method(name, type, 0...0) { try result($0[0]) }
    }
    func two(_ result: @escaping (Value, Value) throws -> Value) -> NativeFunction {
      method(name, type, 1...1) { try result($0[0], $0[1]) }
    }
    switch name {
    case "__new__":
      guard let construct = slots.construct else { return nil }
      let new = NativeFunction(name, .any) { arguments in
        guard let made = arguments.value(0)?.asType else {
          throw Raised.type("\(type.name).__new__(X): X is not a type object")
        }
        if !made.isSubtype(of: type) {
          throw Raised.type(
            "\(type.name).__new__(\(made.name)): \(made.name) is not a subtype of \(type.name)")
        }
        // What is made is laid out as the nearest native type has it, so only that type's way of making it will do.
        if made.maker !== type.maker {
          let safe = made.resolutionOrder.first { !$0.definesNew } ?? made
          throw Raised.type("\(type.name).__new__(\(made.name)) is not safe, use \(safe.name).__new__()")
        }
        return try construct(made, arguments.dropFirst)
      }
      return MethodWrapper(.staticMethod, .object(new), type: Types.staticMethod)
    case "__init__":
      guard let initialize = slots.initialize else { return nil }
      return NativeFunction(name, .any, bindsSelf: true, owner: type, type: Types.slotWrapper) { arguments in
        try initialize(arguments[0], arguments.dropFirst)
        return .none
      }
    case "__call__":
      guard let call = slots.call else { return nil }
      return NativeFunction(name, .any, bindsSelf: true, owner: type, type: Types.slotWrapper) { arguments in
        try call(arguments[0], arguments.dropFirst)
      }
    case "__repr__": return slots.repr.map { slot in one { .object(try slot($0)) } }
    case "__str__": return slots.str.map { slot in one { .object(try slot($0)) } }
    case "__format__":
      return slots.format.map { slot in
        two {
          guard let spec = $1.asString else { throw Raised.badArgument("__format__", nil, "str", $1) }
          return .object(try slot($0, spec))
        }
      }
    case "__hash__": return slots.hash.map { slot in one { .int(try slot($0)) } }
    case "__getattribute__":
      return slots.getAttribute.map { slot in two { try slot($0, try attributeName($1)) } }
    case "__setattr__":
      return slots.setAttribute.map { slot in
        method(name, type, 2...2) {
          try slot($0[0], try attributeName($0[1]), $0[2])
          return .none
        }
      }
    case "__delattr__":
      return slots.setAttribute.map { slot in
        two {
          try slot($0, try attributeName($1), .undef)
          return .none
        }
      }
    case "__eq__", "__ne__", "__lt__", "__le__", "__gt__", "__ge__":
      let order = ["__lt__", "__le__", "__eq__", "__ne__", "__gt__", "__ge__"]
      guard let slot = slots.compare, let i = order.firstIndex(of: name),
        let op = CompareOperator(rawValue: UInt8(i))
      else { return nil }
      let isInt = type.isSubtype(of: Types.int)
      return two { isInt && $1.unboxed.asFloat != nil ? .notImplemented : try slot($0, $1, op) }
    case "__iter__": return slots.iterate.map { slot in one { try slot($0) } }
    case "__next__":
      return slots.next.map { slot in
        one { try GeneratorObject.stepped($0, slot($0)) }
      }
    case "__len__": return slots.length.map { slot in one { .int(try slot($0)) } }
    case "__contains__": return slots.contains.map { slot in two { .bool(try slot($0, $1)) } }
    case "__getitem__": return slots.getItem.map { slot in two { try slot($0, $1) } }
    case "__setitem__":
      return slots.setItem.map { slot in
        method(name, type, 2...2) {
          try slot($0[0], $0[1], $0[2])
          return .none
        }
      }
    case "__delitem__":
      return slots.setItem.map { slot in
        two {
          try slot($0, $1, .undef)
          return .none
        }
      }
    case "__bool__" where slots.length == nil || type === Types.range:
      return slots.truth.map { slot in one { .bool(try slot($0)) } }
    case "__int__": return slots.int.map { slot in one { try slot($0) } }
    case "__float__": return slots.float.map { slot in one { try slot($0) } }
    case "__index__": return slots.index.map { slot in one { try slot($0) } }
    case "__neg__", "__pos__", "__invert__":
      let op: UnaryOperator = name == "__neg__" ? .negative : name == "__pos__" ? .positive : .invert
      guard let slot = slots.unary, type.unaryOperators.contains(op) else { return nil }
      return one { try slot(op, $0) }
    case "__get__":
      return slots.descriptorGet.map { slot in
        method(name, type, 1...2) { arguments in
          let owner = arguments.value(2)?.asType ?? arguments[1].type
          return try slot(arguments[0], arguments[1].isNone ? .undef : arguments[1], owner)
        }
      }
    default: return operatorMethod(name, type)
    }
  }

  private static func checkCount(_ value: Value) throws {
    if value.type.slots.index != nil { return }
    throw Raised.type("'\(value.type.name)' object cannot be interpreted as an integer")
  }

  private static func operatorMethod(_ name: String, _ type: TypeObject) -> NativeFunction? {
    let repeats = [.list, .tuple, .string, .bytes].contains(type.layout)
    for op in BinaryOperator.allCases {
      if op == .power, name == "__pow__" || name == "__rpow__", let slot = type.slots.binary,
        type.binaryOperators.contains(op)
      {
        return method(name, type, 1...2) { a in
          let (x, y) = name == "__pow__" ? (a[0], a[1]) : (a[1], a[0])
          let modulus = a.value(2) ?? .none
          if modulus.isNone { return try slot(op, x, y) }
          func isComplex(_ value: Value) -> Bool {
            value.isInteger || value.unboxed.asFloat != nil || value.asComplex != nil
          }
          let fits =
            type.isSubtype(of: Types.int)
            ? [x, y, modulus].allSatisfy(\.isInteger) : type !== Types.complex || isComplex(x) && isComplex(y)
          return fits ? try NumberBuiltins.power(x, y, modulus) : .notImplemented
        }
      }
      if name == "__\(op.stem)__", let slot = type.slots.binary, type.binaryOperators.contains(op) {
        let isSequence = op == .multiply && repeats
        return method(name, type, 1...1) {
          if isSequence { try checkCount($0[1]) }
          return try slot(op, $0[0], $0[1])
        }
      }
      // Sequences are only ever added to from the left.
      let isReflected = op != .add || ![.list, .tuple, .string, .bytes].contains(type.layout)
      if name == "__r\(op.stem)__", isReflected, let slot = type.slots.binary, type.binaryOperators.contains(op) {
        let isSequence = op == .multiply && repeats
        return method(name, type, 1...1) {
          if isSequence { try checkCount($0[1]) }
          return try slot(op, $0[1], $0[0])
        }
      }
      if name == "__i\(op.stem)__", let slot = type.slots.inPlace, type.binaryOperators.contains(op) {
        let isSequence = op == .multiply && repeats
        return method(name, type, 1...1) {
          if isSequence { try checkCount($0[1]) }
          return try slot(op, $0[0], $0[1])
        }
      }
    }
    return nil
  }

  static func attributeName(_ value: Value) throws -> StringObject {
    guard let name = value.asString else {
      throw Raised.type("attribute name must be string, not '\(value.type.name)'")
    }
    return name.interned
  }
}

extension TypeObject {
  /// The native type whose way of making objects this type has in the end.
  fileprivate var maker: TypeObject? { resolutionOrder.first { !$0.isHeap && $0.slots.constructsItself } }

  /// Whether a class written in Python has a say in how objects are made.
  fileprivate var definesNew: Bool { resolutionOrder.contains { $0.isHeap && !$0.namespace[Names.new_].isUndef } }
}
