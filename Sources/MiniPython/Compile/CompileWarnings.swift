// What CPython's compiler warns of: code that cannot be meant.

extension Compiler {
  func warn(_ message: String, at span: SourceSpan) {
    warnings.append(SourceWarning(category: .syntax, message: message, line: Int(span.line)))
  }

  /// `is` and `is not` beside a literal.
  func warnOfIdentity(_ op: CompareOperator, _ left: Expression, _ right: Expression, at span: SourceSpan) {
    guard op == .is || op == .isNot, left.isLiteral || right.isLiteral else { return }
    let (written, meant) = op == .is ? ("is", "==") : ("is not", "!=")
    warn("\"\(written)\" with a literal. Did you mean \"\(meant)\"?", at: span)
  }

  /// A call of what no call can be meant for.
  func warnOfCall(_ callee: Expression, at span: SourceSpan) {
    switch callee.kind {
    case .constant, .tuple, .list, .listComprehension, .dict, .dictComprehension, .set, .setComprehension, .generator,
      .joinedString:
      guard let name = callee.knownType else { return }
      warn("'\(name)' object is not callable; perhaps you missed a comma?", at: span)
    default: break
    }
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
    case .constant: true
    case .unary(let op, let value): op != .not && value.isLiteral
    case .tuple(let parts): parts.allSatisfy(\.isConstant)
    default: false
    }
  }

  /// A constant, or what CPython folds into one.
  var isConstant: Bool { if case .constant = kind { true } else { isLiteral } }

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
    case .unary(let op, let value): op != .not && value.isLiteral ? value.knownType : nil
    case .constant(let constant):
      switch constant {
      case .none: "NoneType"
      case .true, .false: "bool"
      case .ellipsis: "ellipsis"
      case .int, .bigInt: "int"
      case .float: "float"
      case .imaginary: "complex"
      case .string: "str"
      case .bytes: "bytes"
      }
    default: nil
    }
  }
}
