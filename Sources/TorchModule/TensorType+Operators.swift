// Python's operators on tensors.

import MiniPython
import MiniTorch

extension TensorType {
  static func installOperators() {
    let type = tensor
    type.slots.binary = binary
    type.slots.inPlace = inPlace
    type.binaryOperators = Set(BinaryOperator.allCases)
    type.slots.unary = { op, value in
      guard let tensor = value.asTensor else { return .notImplemented }
      switch op {
      case .negative: return try OpBinding.call("neg", [.tensor(tensor)])
      case .positive: return try OpBinding.call("positive", [.tensor(tensor)])
      case .invert: return try OpBinding.call("bitwise_not", [.tensor(tensor)])
      case .not: return .notImplemented
      }
    }
    type.unaryOperators = [.negative, .positive, .invert]
    type.slots.compare = compare
    type.slots.hash = { value in
      guard case .object(let o) = value else { return 0 }
      return Operations.identityHash(o)
    }
    type.slots.truth = { value in try ErrorMapping.python { try value.asTensor?.truth() ?? false } }
    type.method("__abs__", .positional(0...0)) { try OpBinding.call("abs", [Argument($0[0])]) }
  }

  /// The names of the operations behind operators.
  private static func name(_ op: BinaryOperator) -> String {
    switch op {
    case .add: "add"
    case .subtract: "sub"
    case .multiply: "mul"
    case .matrixMultiply: "matmul"
    case .divide: "div"
    case .floorDivide: "floor_divide"
    case .modulo: "remainder"
    case .power: "pow"
    case .leftShift: "bitwise_left_shift"
    case .rightShift: "bitwise_right_shift"
    case .bitAnd: "bitwise_and"
    case .bitOr: "bitwise_or"
    case .bitXor: "bitwise_xor"
    }
  }

  private static func binary(_ op: BinaryOperator, _ a: Value, _ b: Value) throws -> Value {
    if let x = a.asTensor {
      if let y = b.asTensor { return try withTensor(op, x, y) }
      if let y = b.asScalar { return try withNumber(op, x, y) }
      if b.type.isSubtype(of: Types.int) || b.type.isSubtype(of: Types.float) {
        return try OpBinding.call(name(op), [.tensor(x), Argument(b)])
      }
      return .notImplemented
    }
    guard let y = b.asTensor, let x = a.asScalar else { return .notImplemented }
    return try reflected(op, x, y)
  }

  private static func withTensor(_ op: BinaryOperator, _ x: Tensor, _ y: Tensor) throws -> Value {
    try ErrorMapping.python {
      switch op {
      case .add: .tensor(try Op.add.apply(x, y))
      case .subtract: .tensor(try Op.sub.apply(x, y))
      case .multiply: .tensor(try Op.mul.apply(x, y))
      case .divide: .tensor(try Op.div.apply(x, y))
      default: try OpBinding.call(name(op), [.tensor(x), .tensor(y)])
      }
    }
  }

  private static func withNumber(_ op: BinaryOperator, _ x: Tensor, _ y: Scalar) throws -> Value {
    try ErrorMapping.python {
      switch op {
      case .add: .tensor(try Op.add.apply(x, y))
      case .subtract: .tensor(try Op.sub.apply(x, y))
      case .multiply: .tensor(try Op.mul.apply(x, y))
      case .divide: .tensor(try Op.div.apply(x, y))
      case .power: .tensor(try Op.pow(x, y))
      case .matrixMultiply: .notImplemented
      default: try OpBinding.call(name(op), [.tensor(x), Argument(y)])
      }
    }
  }

  /// A number on the left.
  private static func reflected(_ op: BinaryOperator, _ x: Scalar, _ y: Tensor) throws -> Value {
    try ErrorMapping.python {
      switch op {
      case .add: .tensor(try Op.add.apply(y, x))
      case .subtract: .tensor(try Op.rsub(y, x))
      case .multiply: .tensor(try Op.mul.apply(y, x))
      // PyTorch takes the reciprocal and multiplies.
      case .divide: .tensor(try Op.mul.apply(Op.reciprocal.apply(y), x))
      case .matrixMultiply: .notImplemented
      default: try OpBinding.call(name(op), [Argument(x), .tensor(y)])
      }
    }
  }

  private static func inPlace(_ op: BinaryOperator, _ a: Value, _ b: Value) throws -> Value {
    guard let x = a.asTensor, op != .matrixMultiply else { return .notImplemented }
    let other = Argument(b)
    switch other {
    case .tensor, .int, .float, .bool, .bigInt: break
    default: return .notImplemented
    }
    return try OpBinding.callInPlace(name(op), x, [other])
  }

  private static func compare(_ a: Value, _ b: Value, _ op: CompareOperator) throws -> Value {
    guard let x = a.asTensor else { return .notImplemented }
    let other = Argument(b)
    switch other {
    case .tensor, .int, .float, .bool, .bigInt: break
    default: return .notImplemented
    }
    let names = ["lt", "le", "eq", "ne", "gt", "ge"]
    return try OpBinding.call(names[Int(op.rawValue)], [.tensor(x), other])
  }
}
