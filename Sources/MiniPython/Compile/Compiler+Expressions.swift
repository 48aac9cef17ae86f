// Expressions.

extension Compiler {
  /// The register that holds the value: a local's own where it can be read in place, else a temporary.
  func operand(_ expression: Expression) throws(SyntaxFailure) -> Int {
    if case .name(let name) = expression.kind, let local = localRegister(name) {
      builder.mark(expression.span)
      checkAssigned(local, mangle(name))
      return local
    }
    let register = builder.reserve()
    try value(expression, into: register)
    return register
  }

  /// Compiles an expression so that its value ends in `target`.
  func value(_ expression: Expression, into target: Int) throws(SyntaxFailure) {
    let mark = builder.top
    defer {
      builder.release(to: mark)
      if finalizes && expression.letsGoOfOperands { builder.emit(.finalize, max(mark, target + 1)) }
    }
    switch expression.kind {
    case .constant(let constant):
      builder.emit(.loadConstant, target, d: builder.constant(try Compiler.value(of: constant, expression.span)))
    case .name(let name):
      builder.mark(expression.span)
      load(name, into: target)
    case .joinedString(let parts): try joinedString(parts, into: target)
    case .unary(let op, let operand): try unary(op, operand, expression.span, into: target)
    case .binary(let op, let left, let right): try binary(op, left, right, expression.span, into: target)
    case .boolean, .compare: try logical(expression, into: target)
    case .call(let callee, let arguments):
      try call(callee, arguments, expression.span, into: target)
    case .attribute(let object, let name):
      if let global = globalName(object) {
        builder.mark(expression.span)
        builder.emit(.getAttribute, target, global, d: builder.name(mangle(name)), x: 1, cached: true)
        builder.addCache()
      } else {
        let register = try operand(object)
        builder.mark(expression.span)
        builder.emit(.getAttribute, target, register, d: builder.name(mangle(name)), cached: true)
      }
    case .subscripted(let container, let key):
      warnOfSubscript(container, key, at: expression.span)
      if let name = globalName(container), key.isQuiet {
        let start = builder.position
        if let constant = try constantKey(key) {
          builder.mark(expression.span)
          builder.emit(guarding: start, at: container.span, .getItem, target, 0, constant, d: name, x: 3)
        } else {
          let register = try operand(key)
          builder.mark(expression.span)
          builder.emit(guarding: start, at: container.span, .getItem, target, 0, register, d: name, x: 2)
        }
        return
      }
      let register = try operand(container)
      if let constant = try constantKey(key) {
        builder.mark(expression.span)
        builder.emit(.getItem, target, register, constant, x: 1)
      } else {
        let keyRegister = try operand(key)
        builder.mark(expression.span)
        builder.emit(.getItem, target, register, keyRegister)
      }
    case .slice(let start, let stop, let step):
      let base = builder.reserve(3)
      for (i, part) in [start, stop, step].enumerated() {
        if let part {
          try value(part, into: base + i)
        } else {
          builder.emit(.loadConstant, base + i, d: builder.constant(.none))
        }
      }
      builder.emit(.buildSlice, target, base)
    case .list(let elements): try sequence(elements, .buildList, .listAppend, .listExtend, into: target)
    case .set(let elements):
      guard elements.count > 2, elements.allSatisfy(\.isConstant) else {
        return try sequence(elements, .buildSet, .setAdd, .setUpdate, into: target)
      }
      // CPython keeps such a display as a constant and merges it into a new set, which gives another order.
      let constant = builder.reserve()
      try sequence(elements, .buildSet, .setAdd, .setUpdate, into: constant)
      builder.emit(.buildSet, target, target, 0)
      builder.emit(.setUpdate, target, constant)
    case .tuple(let elements): try tuple(elements, into: target)
    case .dict(let pairs): try dict(pairs, into: target)
    case .listComprehension, .setComprehension, .dictComprehension, .generator:
      try comprehension(expression, into: target)
    case .lambda(let parameters, let body): try lambda(expression, parameters, body, into: target)
    case .conditional(let test, let body, let orElse):
      let other = CodeBuilder.LabelBox()
      let end = CodeBuilder.LabelBox()
      try jumpIf(test, false, other)
      let assigned = builder.assigned
      let result = builder.reserve()
      try value(body, into: result)
      builder.jump(end)
      builder.patch(other)
      builder.assigned = assigned
      try value(orElse, into: result)
      builder.patch(end)
      builder.assigned = assigned
      builder.emit(.move, target, result)
    case .starred: throw SyntaxFailure("can't use starred expression here", at: expression.span)
    case .named(let name, _, let inner):
      try value(inner, into: target)
      store(name, from: target)
    case .yield(let inner):
      let register = builder.reserve()
      if let inner {
        try value(inner, into: register)
      } else {
        builder.emit(.loadConstant, register, d: builder.constant(.none))
      }
      builder.emit(.yield, register, 0, target)
    case .yieldFrom(let inner):
      let base = builder.reserve(2)
      builder.emit(.iterate, base, try operand(inner), x: 1)
      builder.emit(.loadConstant, base + 1, d: builder.constant(.none))
      builder.emit(.yieldFrom, base, base + 1, target)
    }
  }

  static func value(of constant: Constant, _ span: SourceSpan) throws(SyntaxFailure) -> Value {
    switch constant {
    case .none: .none
    case .true: .bool(true)
    case .false: .bool(false)
    case .ellipsis: .object(Singletons.ellipsis)
    case .int(let i): .int(i)
    case .bigInt(let digits, let radix): Literals.bigInt(digits, radix)
    case .float(let d): .float(d)
    case .imaginary(let d): Literals.imaginary(d)
    case .string(let bytes): .string(bytes)
    case .bytes(let bytes): Literals.bytes(bytes)
    }
  }

  /// The constant of an operand that an instruction can name, or nil.
  func constantOperand(_ expression: Expression) throws(SyntaxFailure) -> Int? {
    guard case .constant(let constant) = expression.kind else { return nil }
    switch constant {
    case .int, .float:
      let index = builder.constant(try Compiler.value(of: constant, expression.span))
      return index < 0xFFFF ? index : nil
    default: return nil
    }
  }

  /// The constant of an item's key that an instruction can name, or nil.
  private func constantKey(_ expression: Expression) throws(SyntaxFailure) -> Int? {
    guard case .constant(.string(let text)) = expression.kind else { return try constantOperand(expression) }
    let index = builder.constant(.string(text))
    return index < 0xFFFF ? index : nil
  }

  private func unary(_ op: UnaryOperator, _ inner: Expression, _ span: SourceSpan, into target: Int)
    throws(SyntaxFailure)
  {
    if op == .negative, case .constant(let constant) = inner.kind {
      switch constant {
      case .int(let i): return void(builder.emit(.loadConstant, target, d: builder.constant(.int(-i))))
      case .float(let d): return void(builder.emit(.loadConstant, target, d: builder.constant(.float(-d))))
      default: break
      }
    }
    let register = try operand(inner)
    builder.mark(span)
    builder.emit(.unary, target, register, x: Int(op.rawValue))
  }

  private func void(_: Int) {}

  private func binary(
    _ op: BinaryOperator, _ left: Expression, _ right: Expression, _ span: SourceSpan, into target: Int
  ) throws(SyntaxFailure) {
    if op == .add || op == .multiply, let constant = try constantOperand(left), !right.isConstant {
      let b = try operand(right)
      builder.mark(span)
      builder.emit(op == .add ? .addConstant : .multiplyConstant, target, b, constant, x: 2)
      return
    }
    let a = try operand(left)
    if let constant = try constantOperand(right) {
      let withConstant: [BinaryOperator: Opcode] = [
        .add: .addConstant, .subtract: .subtractConstant, .multiply: .multiplyConstant, .modulo: .moduloConstant,
      ]
      if let opcode = withConstant[op] {
        builder.mark(span)
        builder.emit(opcode, target, a, constant)
        return
      }
    }
    let b = try operand(right)
    builder.mark(span)
    switch op {
    case .add: builder.emit(.add, target, a, b)
    case .subtract: builder.emit(.subtract, target, a, b)
    case .multiply: builder.emit(.multiply, target, a, b)
    case .divide: builder.emit(.divide, target, a, b)
    default: builder.emit(.binary, target, a, b, x: Int(op.rawValue))
    }
  }

  // MARK: Conditions

  /// Jumps to the label when the truth of the expression is `wanted`.
  func jumpIf(_ expression: Expression, _ wanted: Bool, _ label: CodeBuilder.LabelBox) throws(SyntaxFailure) {
    let mark = builder.top
    defer { builder.release(to: mark) }
    switch expression.kind {
    case .unary(.not, let inner): try jumpIf(inner, !wanted, label)
    case .boolean(let op, let values):
      let shortcut = op == .or
      let end = CodeBuilder.LabelBox()
      var assigned = builder.assigned
      for (i, one) in values.enumerated() {
        let isLast = i == values.count - 1
        try jumpIf(one, isLast ? wanted : shortcut, isLast || wanted == shortcut ? label : end)
        if i == 0 { assigned = builder.assigned }
      }
      builder.patch(end)
      builder.assigned = assigned
    case .compare(let first, let rest) where rest.count == 1:
      warnOfIdentity(rest[0].0, first, rest[0].1, at: expression.span)
      let a = try operand(first)
      let x = Int(rest[0].0.rawValue) + (wanted ? 64 : 0)
      let outcomes = Int(VM.outcomes(UInt8(x)))
      let isEquality = rest[0].0 == .equal || rest[0].0 == .notEqual
      let known = try isEquality ? constantKey(rest[0].1) : constantOperand(rest[0].1)
      if rest[0].0.isOrdering, let constant = known {
        builder.mark(expression.span)
        label.jumps.append(builder.emit(.jumpUnlessConstant, a, constant, outcomes, x: x))
      } else {
        let b = try operand(rest[0].1)
        builder.mark(expression.span)
        label.jumps.append(builder.emit(.jumpUnless, a, b, outcomes, x: x))
      }
    default:
      let register = try operand(expression)
      label.jumps.append(builder.emit(wanted ? .jumpIfTrue : .jumpIfFalse, register))
    }
  }

  /// `and`, `or` and chained comparisons, whose value is that of the operand that decided.
  private func logical(_ expression: Expression, into target: Int) throws(SyntaxFailure) {
    // The deciding value is built in a temporary: the target may be a local that a later operand reads.
    let result = builder.reserve()
    let end = CodeBuilder.LabelBox()
    switch expression.kind {
    case .boolean(let op, let values):
      // Only the first operand surely runs.
      var assigned = builder.assigned
      for (i, one) in values.enumerated() {
        try value(one, into: result)
        if i == 0 { assigned = builder.assigned }
        if i < values.count - 1 { end.jumps.append(builder.emit(op == .or ? .jumpIfTrue : .jumpIfFalse, result)) }
      }
      builder.assigned = assigned
    case .compare(let first, let rest):
      var left = try operand(first)
      for (i, (op, right)) in rest.enumerated() {
        warnOfIdentity(op, i == 0 ? first : rest[i - 1].1, right, at: expression.span)
        let register = try operand(right)
        builder.mark(expression.span)
        builder.emit(.compare, result, left, register, x: Int(op.rawValue))
        if i < rest.count - 1 { end.jumps.append(builder.emit(.jumpIfFalse, result)) }
        left = register
      }
    default: preconditionFailure("not a logical expression")
    }
    builder.patch(end)
    builder.emit(.move, target, result)
  }

  // MARK: Displays

  /// Long displays are built in pieces, so that they need few registers.
  private static var piece: Int { 32 }

  private func sequence(
    _ elements: [Expression], _ build: Opcode, _ append: Opcode, _ extend: Opcode, into target: Int
  ) throws(SyntaxFailure) {
    let simple = !elements.contains { if case .starred = $0.kind { true } else { false } }
    if simple && elements.count <= Compiler.piece {
      let base = builder.reserve(elements.count)
      for (i, one) in elements.enumerated() { try value(one, into: base + i) }
      builder.emit(build, target, base, elements.count)
      return
    }
    let list = builder.reserve()
    builder.emit(build, list, list, 0)
    for one in elements {
      let mark = builder.top
      if case .starred(let inner) = one.kind {
        builder.emit(extend, list, try operand(inner))
      } else {
        builder.emit(append, list, try operand(one))
      }
      builder.release(to: mark)
    }
    builder.emit(.move, target, list)
  }

  private func tuple(_ elements: [Expression], into target: Int) throws(SyntaxFailure) {
    let simple = !elements.contains { if case .starred = $0.kind { true } else { false } }
    if simple && elements.count <= Compiler.piece {
      let base = builder.reserve(elements.count)
      for (i, one) in elements.enumerated() { try value(one, into: base + i) }
      builder.emit(.buildTuple, target, base, elements.count)
    } else {
      let list = builder.reserve()
      try sequence(elements, .buildList, .listAppend, .listExtend, into: list)
      builder.emit(.listToTuple, target, list)
    }
  }

  private func dict(_ pairs: [(key: Expression?, value: Expression)], into target: Int) throws(SyntaxFailure) {
    if pairs.count <= Compiler.piece && !pairs.contains(where: { $0.key == nil }) {
      let base = builder.reserve(pairs.count * 2)
      for (i, pair) in pairs.enumerated() {
        if let key = pair.key { try value(key, into: base + 2 * i) }
        try value(pair.value, into: base + 2 * i + 1)
      }
      builder.emit(.buildDict, target, base, pairs.count)
      return
    }
    let dict = builder.reserve()
    builder.emit(.buildDict, dict, dict, 0)
    for pair in pairs {
      let mark = builder.top
      if let key = pair.key {
        let register = try operand(key)
        builder.emit(.dictSet, dict, register, try operand(pair.value))
      } else {
        builder.emit(.dictUpdate, dict, try operand(pair.value))
      }
      builder.release(to: mark)
    }
    builder.emit(.move, target, dict)
  }

  private func joinedString(_ parts: [FStringPart], into target: Int) throws(SyntaxFailure) {
    let pieces = parts.flatMap { part -> [FStringPart] in
      if case .field(let value, let debug?, let conversion, let format) = part {
        return [.text(debug), .field(value, debug: nil, conversion: conversion, format: format)]
      }
      return [part]
    }
    let base = builder.reserve(pieces.count)
    for (i, piece) in pieces.enumerated() {
      let mark = builder.top
      switch piece {
      case .text(let bytes): builder.emit(.loadConstant, base + i, d: builder.constant(.string(bytes)))
      case .field(let value, _, let conversion, let format):
        let register = try operand(value)
        var spec = 0xFFFF
        if let format {
          spec = builder.reserve()
          if format.count == 1, case .text(let text) = format[0] {
            builder.emit(.loadConstant, spec, d: builder.constant(.string(text)))
          } else {
            try joinedString(format, into: spec)
          }
        }
        builder.mark(value.span)
        builder.emit(.format, base + i, register, spec, x: Int(conversion ?? 0))
      }
      builder.release(to: mark)
    }
    builder.emit(.buildString, target, base, pieces.count)
  }

  // MARK: Calls

  func call(_ callee: Expression, _ arguments: [CallArgument], _ span: SourceSpan, into target: Int)
    throws(SyntaxFailure)
  {
    warnOfCall(callee, at: span)
    let spreads = arguments.contains {
      switch $0 {
      case .star, .doubleStar: true
      default: false
      }
    }
    if spreads || arguments.count > 250 { return try callSpread(callee, arguments, span, into: target) }
    let keywordCount = arguments.reduce(0) { if case .keyword = $1 { $0 + 1 } else { $0 } }
    let positionalCount = arguments.count - keywordCount
    var isMethod = false
    let base: Int
    if case .attribute(let object, let name) = callee.kind {
      isMethod = true
      base = builder.reserve(arguments.count + 2)
      let mark = builder.top
      if let global = globalName(object) {
        builder.mark(callee.span)
        builder.emit(.loadMethod, base, global, d: builder.name(mangle(name)), x: 1, cached: true)
        builder.addCache()
      } else {
        let receiver = try operand(object)
        builder.mark(callee.span)
        builder.emit(.loadMethod, base, receiver, d: builder.name(mangle(name)), cached: true)
      }
      builder.release(to: mark)
    } else {
      base = builder.reserve(arguments.count + 1)
      if keywordCount == 0, try callGlobal(callee, arguments, span, base, into: target) { return }
      try value(callee, into: base)
    }
    let first = base + (isMethod ? 2 : 1)
    var nextPositional = first
    var nextKeyword = first + positionalCount
    var names: [String] = []
    for argument in arguments {
      switch argument {
      case .positional(let one):
        try value(one, into: nextPositional)
        nextPositional += 1
      case .keyword(let name, let one):
        try value(one, into: nextKeyword)
        nextKeyword += 1
        names.append(name)
      case .star, .doubleStar: break
      }
    }
    builder.mark(span)
    if keywordCount > 0 {
      builder.emit(
        .callKeywords, base, positionalCount, target, d: builder.keywords(names), x: isMethod ? 1 : 0)
    } else {
      builder.emit(isMethod ? .callMethod : .call, base, positionalCount, target)
    }
  }

  /// Calls a global or built-in function without loading it, unless an argument's evaluation might assign to the name.
  private func callGlobal(
    _ callee: Expression, _ arguments: [CallArgument], _ span: SourceSpan, _ base: Int, into target: Int
  ) throws(SyntaxFailure) -> Bool {
    guard case .name(let name) = callee.kind, binding(mangle(name)) == .global else { return false }
    let values = arguments.compactMap { if case .positional(let value) = $0 { value } else { nil } }
    if !values.allSatisfy(\.isQuiet) { return false }
    let index = builder.name(mangle(name))
    let start = builder.position
    for (i, one) in values.enumerated() { try value(one, into: base + 1 + i) }
    builder.mark(span)
    builder.emit(guarding: start, at: callee.span, .callGlobal, base, values.count, target, d: index)
    return true
  }

  func callSpread(_ callee: Expression, _ arguments: [CallArgument], _ span: SourceSpan, into target: Int)
    throws(SyntaxFailure)
  {
    let base = builder.reserve(3)
    try value(callee, into: base)
    let isAsGiven = try spreadAsGiven(arguments, base)
    if !isAsGiven { try spread(arguments, base) }
    builder.mark(span)
    builder.emit(.callSpread, base, 0, target, x: isAsGiven ? 1 : 0)
  }

  /// Puts the operands of one `*` and one `**` behind the callee as they are, for the call itself to look at; false when
  /// there are other arguments.
  private func spreadAsGiven(_ arguments: [CallArgument], _ base: Int) throws(SyntaxFailure) -> Bool {
    var star: Expression?
    var doubleStar: Expression?
    for argument in arguments {
      switch argument {
      case .star(let one) where star == nil && doubleStar == nil: star = one
      case .doubleStar(let one) where doubleStar == nil: doubleStar = one
      default: return false
      }
    }
    for (register, operand) in [(base + 1, star), (base + 2, doubleStar)] {
      if let operand { try value(operand, into: register) } else { builder.emit(.clear, register) }
    }
    return true
  }

  /// Gathers arguments in a list in `base + 1` and a dict in `base + 2`.
  func spread(_ arguments: [CallArgument], _ base: Int) throws(SyntaxFailure) {
    builder.emit(.buildList, base + 1, base + 1, 0)
    builder.emit(.buildDict, base + 2, base + 2, 0)
    try gather(arguments, base)
  }

  /// Adds arguments to the list in `base + 1` and the dict in `base + 2` for the callee in `base`.
  func gather(_ arguments: [CallArgument], _ base: Int) throws(SyntaxFailure) {
    var mayRepeat = false
    let isOnly = arguments.count { if case .positional = $0 { true } else if case .star = $0 { true } else { false } } == 1
    for argument in arguments {
      let mark = builder.top
      switch argument {
      case .positional(let one): builder.emit(.listAppend, base + 1, try operand(one))
      // Of several arguments CPython makes a list before it looks at what is called.
      case .star(let one): builder.emit(.listExtend, base + 1, try operand(one), x: isOnly ? 1 : 0)
      case .keyword(let name, let one):
        let key = builder.reserve()
        let given = builder.reserve()
        builder.emit(.loadConstant, key, d: builder.constant(.string(name)))
        try value(one, into: given)
        if mayRepeat {
          builder.emit(.buildDict, key, key, 1)
          builder.emit(.dictMerge, base + 2, key, base)
        } else {
          builder.emit(.dictSet, base + 2, key, given)
        }
      case .doubleStar(let one):
        mayRepeat = true
        builder.emit(.dictMerge, base + 2, try operand(one), base)
      }
      builder.release(to: mark)
    }
  }
}

extension CompareOperator {
  var isOrdering: Bool { rawValue <= CompareOperator.greaterEqual.rawValue }
}

extension Expression {
  /// Whether evaluating it runs no code of a cell that could assign to a name: operators on names and constants, the
  /// operators of classes aside.
  var isQuiet: Bool {
    switch kind {
    case .constant, .name, .lambda: true
    case .unary(_, let a), .attribute(let a, _): a.isQuiet
    case .binary(_, let a, let b), .subscripted(let a, let b): a.isQuiet && b.isQuiet
    case .boolean(_, let values), .tuple(let values), .list(let values): values.allSatisfy(\.isQuiet)
    case .compare(let first, let rest): first.isQuiet && rest.allSatisfy { $0.1.isQuiet }
    case .slice(let a, let b, let c): [a, b, c].allSatisfy { $0?.isQuiet ?? true }
    default: false
    }
  }
}

extension Expression {
  /// Whether an operand that nobody else holds dies when the value is there, or goes over into it.
  fileprivate var letsGoOfOperands: Bool {
    switch kind {
    case .call, .list, .tuple, .set, .dict: return true
    case .attribute(let operand, _), .subscripted(let operand, _):
      if case .name = operand.kind { return false }
      return true
    default: return false
    }
  }
}
