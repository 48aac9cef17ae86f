// What CPython's compiler warns of: code that cannot be meant.

extension Compiler {
  func warn(_ message: String, at span: SourceSpan) {
    warnings.append(SourceWarning(category: .syntax, message: message, line: Int(span.line)))
  }

  /// Emits a call that gives warnings when the code comes to it.
  func warn(of warnings: [SourceWarning]) {
    let give = NativeFunction("warn", .any) { _ in
      try Warnings.give(warnings)
      return .none
    }
    let register = builder.reserve()
    builder.emit(.loadConstant, register, d: builder.constant(.object(give)))
    builder.emit(.call, register, 0, register)
    builder.release(to: register)
  }

  /// `is` and `is not` beside a literal.
  func warnOfIdentity(_ op: CompareOperator, _ left: Expression, _ right: Expression, at span: SourceSpan) {
    guard op == .is || op == .isNot, left.isLiteral || right.isLiteral else { return }
    let (written, meant) = op == .is ? ("is", "==") : ("is not", "!=")
    warn("\"\(written)\" with a literal. Did you mean \"\(meant)\"?", at: span)
  }

  /// A call of what no call can be meant for.
  func warnOfCall(_ callee: Expression, at span: SourceSpan) {
    guard let name = callee.knownType, name != "function" else { return }
    warn("'\(name)' object is not callable; perhaps you missed a comma?", at: span)
  }

  /// A subscript of what has no items, or with an index that no sequence takes.
  func warnOfSubscript(_ container: Expression, _ key: Expression, at span: SourceSpan) {
    guard let name = container.knownType else { return }
    switch name {
    case "NoneType", "ellipsis", "int", "bool", "float", "complex", "set", "generator", "function":
      warn("'\(name)' object is not subscriptable; perhaps you missed a comma?", at: span)
    case "str", "bytes", "tuple", "list":
      guard let index = key.knownType, index != "int", index != "bool" else { return }
      warn(
        "\(name) indices must be integers or slices, not \(index); perhaps you missed a comma?", at: span)
    default: break
    }
  }
}

extension Expression {
  /// A constant other than the singletons.
  fileprivate var isLiteral: Bool {
    switch kind {
    case .constant(.none), .constant(.true), .constant(.false), .constant(.ellipsis): false
    default: isConstant
    }
  }

  /// A constant, or what CPython folds into one.
  var isConstant: Bool { foldedType != nil }

  /// The name of the type of a constant, or of an operation that CPython folds into one.
  private var foldedType: String? {
    switch kind {
    case .constant(let constant):
      switch constant {
      case .none: return "NoneType"
      case .true, .false: return "bool"
      case .ellipsis: return "ellipsis"
      case .int, .bigInt: return "int"
      case .float: return "float"
      case .imaginary: return "complex"
      case .string: return "str"
      case .bytes: return "bytes"
      }
    case .tuple(let parts): return parts.allSatisfy(\.isConstant) ? "tuple" : nil
    case .unary(let op, let value):
      guard let type = value.foldedType else { return nil }
      if op == .not { return "bool" }
      let isNumber =
        ["int", "bool", "float", "complex"].contains(type) && !(op == .invert && type != "int" && type != "bool")
      return isNumber ? (type == "bool" ? "int" : type) : nil
    case .binary(let op, let left, let right):
      guard let a = left.foldedType, let b = right.foldedType else { return nil }
      return Expression.foldedType(op, a, b, right)
    default: return nil
    }
  }

  private static func foldedType(_ op: BinaryOperator, _ a: String, _ b: String, _ right: Expression) -> String? {
    let ranks = ["bool": 0, "int": 1, "float": 2, "complex": 3]
    guard let x = ranks[a], let y = ranks[b] else {
      let isSequence = ["str", "bytes", "tuple"].contains(a)
      let folds = op == .add && a == b || op == .multiply && (b == "int" || b == "bool")
      return isSequence && folds ? a : nil
    }
    let rank = max(x, y)
    switch op {
    case .divide, .floorDivide, .modulo:
      if case .constant(.int(0)) = right.kind { return nil }
      if rank == 3 && op != .divide { return nil }
      return rank == 3 ? "complex" : op == .divide || rank == 2 ? "float" : "int"
    case .add, .subtract, .multiply, .power: return rank == 3 ? "complex" : rank == 2 ? "float" : "int"
    case .bitAnd, .bitOr, .bitXor: return rank == 0 ? "bool" : rank == 1 ? "int" : nil
    case .leftShift, .rightShift: return rank <= 1 ? "int" : nil
    case .matrixMultiply: return nil
    }
  }

  /// The name of the type that the value has for certain.
  fileprivate var knownType: String? {
    switch kind {
    case .tuple: "tuple"
    case .list, .listComprehension: "list"
    case .dict, .dictComprehension: "dict"
    case .set, .setComprehension: "set"
    case .generator: "generator"
    case .lambda: "function"
    case .joinedString: "str"
    default: foldedType
    }
  }
}
