// match statements.

extension Compiler {
  func match(_ subject: Expression, _ cases: [MatchCase]) throws(SyntaxFailure) {
    let register = builder.reserve()
    try value(subject, into: register)
    let end = CodeBuilder.LabelBox()
    let before = builder.assigned
    for one in cases {
      let mark = builder.top
      let next = CodeBuilder.LabelBox()
      var captures: [(name: String, register: Int)] = []
      try pattern(one.pattern, register, next, &captures)
      // Names are bound only when the whole pattern matched.
      for capture in captures { store(capture.name, from: capture.register) }
      if let condition = one.guardCondition { try jumpIf(condition, false, next) }
      try statements(one.body)
      builder.jump(end)
      builder.patch(next)
      builder.assigned = before
      builder.release(to: mark)
    }
    builder.patch(end)
    forgetDeleted(in: cases.flatMap(\.body))
  }

  private func capture(_ name: String, _ captures: inout [(name: String, register: Int)]) -> Int {
    if let known = captures.first(where: { $0.name == name }) { return known.register }
    let register = builder.reserve()
    captures.append((name, register))
    return register
  }

  /// Jumps to `fail` unless the value in `subject` matches.
  private func pattern(
    _ pattern: Pattern, _ subject: Int, _ fail: CodeBuilder.LabelBox,
    _ captures: inout [(name: String, register: Int)]
  ) throws(SyntaxFailure) {
    switch pattern {
    case .value(let expression):
      let test = builder.reserve()
      builder.emit(.compare, test, subject, try operand(expression), x: Int(CompareOperator.equal.rawValue))
      fail.jumps.append(builder.emit(.jumpIfFalse, test))
    case .singleton(let constant):
      let test = builder.reserve(2)
      builder.emit(.loadConstant, test + 1, d: builder.constant(try Compiler.value(of: constant, .none)))
      builder.emit(.compare, test, subject, test + 1, x: Int(CompareOperator.is.rawValue))
      fail.jumps.append(builder.emit(.jumpIfFalse, test))
    case .capture(let name):
      if let name { builder.emit(.move, capture(name, &captures), subject) }
    case .as(let inner, let name):
      try self.pattern(inner, subject, fail, &captures)
      builder.emit(.move, capture(name, &captures), subject)
    case .or(let alternatives): try or(alternatives, subject, fail, &captures)
    case .sequence(let elements): try sequence(elements, subject, fail, &captures)
    case .star: preconditionFailure("a star pattern outside a sequence")
    case .mapping(let keys, let values, let rest):
      try mapping(keys, values, rest, subject, fail, &captures)
    case .class(let type, let positional, let keywords):
      let classRegister = try operand(type)
      let base = builder.reserve(2)
      builder.emit(
        .loadConstant, base + 1, d: builder.constant(.tuple(keywords.map { .string($0.0) })))
      builder.emit(.matchClass, base, subject, classRegister, d: positional.count)
      fail.jumps.append(builder.emit(.jumpIfFalse, base))
      let inner = positional + keywords.map(\.1)
      let values = builder.reserve(max(1, inner.count))
      builder.emit(.unpack, base + 1, values, inner.count)
      for (i, one) in inner.enumerated() { try self.pattern(one, values + i, fail, &captures) }
    }
  }

  private func or(
    _ alternatives: [Pattern], _ subject: Int, _ fail: CodeBuilder.LabelBox,
    _ captures: inout [(name: String, register: Int)]
  ) throws(SyntaxFailure) {
    let matched = CodeBuilder.LabelBox()
    for (i, one) in alternatives.enumerated() {
      let isLast = i == alternatives.count - 1
      let next = CodeBuilder.LabelBox()
      try pattern(one, subject, isLast ? fail : next, &captures)
      if !isLast {
        builder.jump(matched)
        builder.patch(next)
      }
    }
    builder.patch(matched)
  }

  private func sequence(
    _ elements: [Pattern], _ subject: Int, _ fail: CodeBuilder.LabelBox,
    _ captures: inout [(name: String, register: Int)]
  ) throws(SyntaxFailure) {
    let star = elements.firstIndex { if case .star = $0 { true } else { false } }
    let test = builder.reserve()
    let needed = elements.count - (star == nil ? 0 : 1)
    builder.emit(.matchSequence, test, subject, needed, x: star == nil ? 0 : 1)
    fail.jumps.append(builder.emit(.jumpIfFalse, test))
    let values = builder.reserve(max(1, elements.count))
    if let star {
      builder.emit(.unpackStar, subject, values, star, d: elements.count - star - 1)
    } else {
      builder.emit(.unpack, subject, values, elements.count)
    }
    for (i, one) in elements.enumerated() {
      if case .star(let name) = one {
        if let name { builder.emit(.move, capture(name, &captures), values + i) }
      } else {
        try pattern(one, values + i, fail, &captures)
      }
    }
  }

  private func mapping(
    _ keys: [Expression], _ values: [Pattern], _ rest: String?, _ subject: Int, _ fail: CodeBuilder.LabelBox,
    _ captures: inout [(name: String, register: Int)]
  ) throws(SyntaxFailure) {
    let test = builder.reserve()
    builder.emit(.matchMapping, test, subject)
    fail.jumps.append(builder.emit(.jumpIfFalse, test))
    let keyTuple = builder.reserve()
    try value(Expression(.tuple(keys), .none), into: keyTuple)
    if !keys.isEmpty {
      let base = builder.reserve(keys.count + 1)
      builder.emit(.matchKeys, base, subject, keyTuple, x: keys.count)
      fail.jumps.append(builder.emit(.jumpIfFalse, base))
      for (i, one) in values.enumerated() { try pattern(one, base + 1 + i, fail, &captures) }
    }
    if let rest { builder.emit(.matchRest, capture(rest, &captures), subject, keyTuple) }
  }
}
