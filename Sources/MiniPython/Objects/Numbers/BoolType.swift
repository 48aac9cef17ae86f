// bool: the two integers that are truth values.

enum BoolType {
  static func install() {
    let type = Types.bool
    type.binaryOperators = Types.int.binaryOperators
    type.unaryOperators = Types.int.unaryOperators
    IntType.installSlots(type)
    type.slots.construct = { _, arguments in
      try arguments.refuseKeywords("bool")
      try arguments.expect("bool", 0...1)
      return .bool(try arguments.value(0).map(Operations.isTrue) ?? false)
    }
    type.slots.initialize = { _, _ in }
    type.slots.hash = { $0.asBool == true ? 1 : 0 }
    type.slots.truth = { $0.asBool ?? false }
    type.slots.repr = { $0.asBool == true ? trueText : falseText }
    type.slots.format = { value, spec in
      if spec.byteCount == 0 { return value.asBool == true ? trueText : falseText }
      return try NumberFormat.format(integer: value, spec)
    }
  }

  nonisolated(unsafe) private static let trueText = StringObject.intern("True")
  nonisolated(unsafe) private static let falseText = StringObject.intern("False")
}
