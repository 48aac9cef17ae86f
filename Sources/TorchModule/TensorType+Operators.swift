// Python's operators on tensors.

import MiniPython
import MiniTorch

extension TensorType {
  static func installOperators() {
    let type = tensor
    type.slots.binary = binary
    type.slots.inPlace = inPlace
    installRegisterForms(on: [type, ParameterType.parameter])
    type.binaryOperators = OperatorSet(BinaryOperator.allCases)
    type.slots.unary = { op, value in
      guard let tensor = value.asTensor else { return .notImplemented }
      switch op {
      case .negative: return try ErrorMapping.python { .tensor(try Op.neg.apply(tensor)) }
      case .positive: return try OpBinding.call("positive", [.tensor(tensor)])
      case .invert:
        if tensor.dtype.isFloatingPoint {
          throw Raised.type("~ (operator.invert) is only implemented on integer and Boolean-type tensors")
        }
        return try OpBinding.call("bitwise_not", [.tensor(tensor)])
      case .not: return .notImplemented
      }
    }
    type.unaryOperators = [.negative, .positive, .invert]
    type.slots.compare = compare
    type.slots.hash = { value in
      guard case .object(let o) = value else { return 0 }
      return Operations.identityHash(o)
    }
    type.slots.truth = { value in
      try Transforms.checkTruth()
      return try ErrorMapping.python { try value.asTensor?.truth() ?? false }
    }
    type.method("__abs__", .positional(0...0)) { try Operations.callMethod($0[0], StringObject.intern("abs")) }
  }

  /// The operations behind operators.
  private static let operations: [Op?] = BinaryOperator.allCases.map { Op.named(name($0)) }
  private static let comparisons: [Op?] = ["lt", "le", "eq", "ne", "gt", "ge"].map { Op.named($0) }

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

  private static func call(_ op: BinaryOperator, _ arguments: [Argument]) throws -> Value {
    guard let operation = operations[Int(op.rawValue)] else { return .notImplemented }
    return try ErrorMapping.python { try operation.call(CallArguments(arguments)) }.value
  }

  private static func binary(_ op: BinaryOperator, _ a: Value, _ b: Value) throws -> Value {
    if Meta.isInUse, a.asTensor?.isMeta == true || b.asTensor?.isMeta == true {
      if op == .divide, a.asTensor == nil {
        return try call(.multiply, [Argument(OpBinding.call("reciprocal", [Argument(b)])), Argument(a)])
      }
      if a.asTensor == nil && op == .subtract { return try OpBinding.call("rsub", [Argument(b), Argument(a)]) }
      if a.asTensor == nil && (op == .add || op == .multiply) { return try call(op, [Argument(b), Argument(a)]) }
      return try call(op, [Argument(a), Argument(b)])
    }
    if let x = a.asTensor {
      if let y = b.asTensor { return try withTensor(op, x, y) }
      if let y = b.asScalar { return try withNumber(op, x, y) }
      if b.type.isSubtype(of: Types.int) || b.type.isSubtype(of: Types.float) {
        return try call(op, [.tensor(x), Argument(b)])
      }
      if case .object(let o) = b, o.kind == .complex { return try Operations.binary(op, ComplexSource.promoted(a), b) }
      return .notImplemented
    }
    if b.asTensor != nil, case .object(let o) = a, o.kind == .complex {
      return try Operations.binary(op, a, ComplexSource.promoted(b))
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
      case .matrixMultiply where !Autocast.isEnabled: .tensor(try Op.matmul(x, y))
      default: try call(op, [.tensor(x), .tensor(y)])
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
      default: try call(op, [.tensor(x), Argument(y)])
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
      default: try call(op, [Argument(x), .tensor(y)])
      }
    }
  }

  /// The operators and items of most programs, on tensors and numbers in registers.
  private static func installRegisterForms(on plain: [TypeObject]) {
    // The closures hold them: a static is looked up anew each time.
    let (add, sub, mul, div) = (Op.add, Op.sub, Op.mul, Op.div)
    let types = (Unmanaged.passUnretained(plain[0]), Unmanaged.passUnretained(plain[1]))
    @inline(__always) func borrowed(_ register: Register) -> Unmanaged<Tensor>? {
      if register.isTrivial { return nil }
      return register.unretained._withUnsafeGuaranteedRef { object in
        let type = object.typeReference.toOpaque()
        guard type == types.0.toOpaque() || type == types.1.toOpaque() else { return nil }
        return .passUnretained(unsafeDowncast(object, to: TensorObject.self).tensor)
      }
    }
    @inline(__always) func number(_ register: Register) -> Scalar? {
      register.isTrivial ? register.pointee.asScalar : nil
    }
    let item: (Register, Register, Register) throws -> Bool = { d, container, key in
      guard key.isTrivial, case .int(let i) = key.pointee, let x = borrowed(container) else { return false }
      try ErrorMapping.python { d.set(.tensor(try x._withUnsafeGuaranteedRef { try $0.index(i) })) }
      return true
    }
    let operate: (BinaryOperator, Bool, Register, Register, Register) throws -> Bool = { op, isInPlace, d, a, b in
      if Meta.isInUse { return false }
      return try ErrorMapping.python {
        guard let x = borrowed(a) else {
          guard let y = borrowed(b), let x = number(a) else { return false }
          return try y._withUnsafeGuaranteedRef { y in
            switch op {
            case .add: d.set(.tensor(try add.apply(y, x)))
            case .subtract: d.set(.tensor(try Op.rsub(y, x)))
            case .multiply: d.set(.tensor(try mul.apply(y, x)))
            default: return false
            }
            return true
          }
        }
        return try x._withUnsafeGuaranteedRef { x in
          if let y = borrowed(b) {
            return try y._withUnsafeGuaranteedRef { y in
              switch (op, isInPlace) {
              case (.add, false): d.set(.tensor(try add.apply(x, y)))
              case (.subtract, false): d.set(.tensor(try sub.apply(x, y)))
              case (.multiply, false): d.set(.tensor(try mul.apply(x, y)))
              case (.divide, false): d.set(.tensor(try div.apply(x, y)))
              case (.matrixMultiply, false) where !Autocast.isEnabled: d.set(.tensor(try Op.matmul(x, y)))
              case (.add, true): d.set(.tensor(try add.applyInPlace(x, .tensor(y))))
              case (.subtract, true): d.set(.tensor(try sub.applyInPlace(x, .tensor(y))))
              case (.multiply, true): d.set(.tensor(try mul.applyInPlace(x, .tensor(y))))
              case (.divide, true): d.set(.tensor(try div.applyInPlace(x, .tensor(y))))
              default: return false
              }
              return true
            }
          }
          guard let y = number(b) else { return false }
          switch (op, isInPlace) {
          case (.add, false): d.set(.tensor(try add.apply(x, y)))
          case (.subtract, false): d.set(.tensor(try sub.apply(x, y)))
          case (.multiply, false): d.set(.tensor(try mul.apply(x, y)))
          case (.divide, false): d.set(.tensor(try div.apply(x, y)))
          case (.power, false): d.set(.tensor(try Op.pow(x, y)))
          default: return false
          }
          return true
        }
      }
    }
    for type in plain { (type.slots.operate, type.slots.item) = (operate, item) }
  }

  private static func inPlace(_ op: BinaryOperator, _ a: Value, _ b: Value) throws -> Value {
    guard let x = a.asTensor, op != .matrixMultiply else { return .notImplemented }
    let other = Argument(b)
    if Meta.isInUse, x.isMeta || b.asTensor?.isMeta == true { return try OpBinding.callInPlace(name(op), x, [other]) }
    let operand: Operand
    switch other {
    case .tensor(let tensor): operand = .tensor(tensor)
    case .int(let i): operand = .scalar(.int(i))
    case .float(let d): operand = .scalar(.float(d))
    case .bool, .bigInt: return try OpBinding.callInPlace(name(op), x, [other])
    default: return .notImplemented
    }
    return try ErrorMapping.python {
      switch op {
      case .add: try Op.add.applyInPlace(x, operand)
      case .subtract: try Op.sub.applyInPlace(x, operand)
      case .multiply: try Op.mul.applyInPlace(x, operand)
      case .divide: try Op.div.applyInPlace(x, operand)
      default: return try OpBinding.callInPlace(name(op), x, [other])
      }
      return a
    }
  }

  private static func compare(_ a: Value, _ b: Value, _ op: CompareOperator) throws -> Value {
    guard let x = a.asTensor else { return .notImplemented }
    let other = Argument(b)
    switch other {
    case .tensor, .int, .float, .bool, .bigInt: break
    default: return .notImplemented
    }
    guard let operation = comparisons[Int(op.rawValue)] else { return .notImplemented }
    return try ErrorMapping.python { try operation.call(CallArguments([.tensor(x), other])) }.value
  }
}
