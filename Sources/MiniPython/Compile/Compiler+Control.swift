// Control flow: conditions, loops, exceptions, contexts.

extension Compiler {
  func ifStatement(_ test: Expression, _ body: [Statement], _ orElse: [Statement]) throws(SyntaxFailure) {
    let other = CodeBuilder.LabelBox()
    try jumpIf(test, false, other)
    let before = builder.assigned
    try statements(body)
    let afterBody = body.leaves ? nil : builder.assigned
    builder.assigned = before
    if orElse.isEmpty {
      builder.patch(other)
    } else {
      let end = CodeBuilder.LabelBox()
      if afterBody != nil { builder.jump(end) }
      builder.patch(other)
      try statements(orElse)
      builder.patch(end)
    }
    if let afterBody {
      builder.assigned = orElse.leaves ? afterBody : builder.assigned.intersection(afterBody)
    }
  }

  func whileLoop(_ test: Expression, _ body: [Statement], _ orElse: [Statement]) throws(SyntaxFailure) {
    let breaks = CodeBuilder.LabelBox()
    let exit = CodeBuilder.LabelBox()
    let continues = CodeBuilder.LabelBox()
    forgetDeleted(in: body + orElse)
    let top = builder.position
    let isForever = if case .constant(.true) = test.kind { true } else { false }
    if !isForever { try jumpIf(test, false, exit) }
    let before = builder.assigned
    builder.unwinds.append(.loop(breaks: breaks, continues: continues, iterator: nil))
    try statements(body)
    builder.unwinds.removeLast()
    builder.patch(continues)
    builder.emit(.loop, d: top)
    builder.patch(exit)
    builder.assigned = before
    try statements(orElse)
    builder.patch(breaks)
    builder.assigned = before
  }

  func forLoop(_ target: Expression, _ iterable: Expression, _ body: [Statement], _ orElse: [Statement])
    throws(SyntaxFailure)
  {
    let iterator = builder.reserve()
    try iterate(iterable, into: iterator)
    let breaks = CodeBuilder.LabelBox()
    let continues = CodeBuilder.LabelBox()
    forgetDeleted(in: body + orElse)
    let before = builder.assigned
    let next = try forNext(iterator, target)
    builder.unwinds.append(.loop(breaks: breaks, continues: continues, iterator: iterator))
    try statements(body)
    builder.unwinds.removeLast()
    builder.patch(continues)
    builder.mark(iterable.span)
    forAgain(next)
    builder.assigned = before
    try statements(orElse)
    builder.patch(breaks)
    builder.emit(.clear, iterator, x: 1)
    builder.assigned = before
  }

  /// Puts the iterator of an iterable into a register.
  func iterate(_ iterable: Expression, into iterator: Int) throws(SyntaxFailure) {
    let mark = builder.top
    defer { builder.release(to: mark) }
    if case .call(let callee, let arguments) = iterable.kind, case .name("range") = callee.kind,
      let name = globalName(callee)
    {
      let values = arguments.compactMap { if case .positional(let value) = $0 { value } else { nil } }
      if 1...3 ~= values.count, values.count == arguments.count, values.allSatisfy(\.isQuiet) {
        let base = builder.reserve(values.count + 1)
        let start = builder.position
        for (i, one) in values.enumerated() { try value(one, into: base + 1 + i) }
        builder.mark(iterable.span)
        builder.emit(guarding: start, at: callee.span, .iterateCall, base, values.count, iterator, d: name)
        return
      }
    }
    let source = try operand(iterable)
    builder.mark(iterable.span)
    builder.emit(.iterate, iterator, source)
    // A generator that the loop alone holds ends with it.
    if source > iterator { builder.emit(.clear, source) }
  }

  /// Emits the start of a loop, which assigns the iterator's first element to the target; gives its position.
  func forNext(_ iterator: Int, _ target: Expression) throws(SyntaxFailure) -> Int {
    if case .name(let name) = target.kind, let local = localRegister(name) {
      builder.assigned.insert(local)
      return builder.emit(.forNext, iterator, local)
    }
    let element = builder.reserve()
    let next = builder.emit(.forNext, iterator, element)
    try store(to: target, from: element, moving: true)
    return next
  }

  /// Emits the end of a loop, which goes on behind its start with the next element.
  func forAgain(_ next: Int) {
    let (iterator, element) = builder.operands(at: next)
    builder.emit(.forAgain, iterator, element, d: next + 1)
    builder.patch(next)
  }

  /// Takes the variables that statements may delete as unassigned: where a loop begins, whose code runs again, and where
  /// branches meet.
  func forgetDeleted(in body: [Statement]) {
    for name in body.flatMap(\.deletedNames) {
      if let register = builder.registers[mangle(name)] { builder.assigned.remove(register) }
    }
  }

  // MARK: Leaving blocks

  /// Emits what must happen on the way out of the blocks above `depth`, then `leave`.
  private func unwind(to depth: Int, _ leave: () -> Void) throws(SyntaxFailure) {
    let saved = builder.unwinds
    let assigned = builder.assigned
    var suspended: [CodeBuilder.Protection] = []
    while builder.unwinds.count > depth, let last = builder.unwinds.popLast() {
      switch last {
      case .loop(_, _, let iterator): if let iterator { builder.emit(.clear, iterator, x: 1) }
      case .protection(let protection):
        builder.suspend(protection)
        suspended.append(protection)
      case .finally(let body): try statements(body)
      case .context(let exit):
        let result = builder.reserve()
        builder.emit(.exitContext, exit, 0, result)
      case .handler(let name):
        builder.emit(.leaveHandler)
        if let name { forget(name) }
      }
    }
    leave()
    for protection in suspended { protection.start = builder.position }
    builder.unwinds = saved
    builder.assigned = assigned
  }

  func returnStatement(_ value: Expression?) throws(SyntaxFailure) {
    var register = builder.reserve()
    if let value {
      // A finally block may assign to the local that is returned.
      if builder.unwinds.isEmpty { register = try operand(value) } else { try self.value(value, into: register) }
    } else {
      builder.emit(.loadConstant, register, d: builder.constant(.none))
    }
    try unwind(to: 0) { builder.emit(.returnValue, register) }
  }

  func leaveLoop(_ label: ((breaks: CodeBuilder.LabelBox, continues: CodeBuilder.LabelBox)) -> CodeBuilder.LabelBox)
    throws(SyntaxFailure)
  {
    for (depth, block) in builder.unwinds.enumerated().reversed() {
      if case .loop(let breaks, let continues, _) = block {
        let target = label((breaks, continues))
        try unwind(to: depth + 1) { builder.jump(target) }
        return
      }
    }
    throw SyntaxFailure("'break' outside loop", at: .none)
  }

  func raise(_ exception: Expression?, _ cause: Expression?) throws(SyntaxFailure) {
    guard let exception else {
      builder.emit(.raise, x: 0)
      return
    }
    let line = exception.span
    let register = try operand(exception)
    if let cause {
      let other = try operand(cause)
      builder.mark(line)
      builder.emit(.raise, register, other, x: 2)
    } else {
      builder.mark(line)
      builder.emit(.raise, register, x: 1)
    }
  }

  // MARK: try

  func tryStatement(
    _ body: [Statement], _ handlers: [ExceptHandler], _ orElse: [Statement], _ finally: [Statement]
  ) throws(SyntaxFailure) {
    if finally.isEmpty { return try tryExcept(body, handlers, orElse) }
    let exception = builder.reserve()
    let before = builder.assigned
    builder.unwinds.append(.finally(finally))
    let protection = builder.protect()
    if handlers.isEmpty { try statements(body) } else { try tryExcept(body, handlers, orElse) }
    builder.endProtection(protection)
    builder.unwinds.removeLast()
    let afterBody = builder.assigned
    try statements(finally)
    let end = CodeBuilder.LabelBox()
    builder.jump(end)
    let afterAll = builder.assigned

    builder.assigned = before.intersection(afterBody)
    builder.handle(protection, register: exception)
    builder.emit(.enterHandler, exception)
    builder.unwinds.append(.handler(name: nil))
    try statements(finally)
    builder.unwinds.removeLast()
    builder.emit(.leaveHandler)
    builder.emit(.rethrow, exception)
    builder.patch(end)
    builder.assigned = afterAll
  }

  private func tryExcept(_ body: [Statement], _ handlers: [ExceptHandler], _ orElse: [Statement])
    throws(SyntaxFailure)
  {
    let exception = builder.reserve()
    let before = builder.assigned
    let protection = builder.protect()
    try statements(body)
    builder.endProtection(protection)
    try statements(orElse)
    let end = CodeBuilder.LabelBox()
    builder.jump(end)
    var after = body.leaves || orElse.leaves ? nil : builder.assigned

    builder.assigned = before.intersection(builder.assigned)
    let atHandlers = builder.assigned
    builder.handle(protection, register: exception)
    builder.emit(.enterHandler, exception)
    if handlers.first?.takesPart ?? false {
      try takeParts(handlers, exception, end)
      builder.patch(end)
      builder.assigned = (after ?? atHandlers).intersection(atHandlers)
      return
    }
    for handler in handlers {
      let next = CodeBuilder.LabelBox()
      builder.mark(handler.span)
      if let type = handler.type {
        let mark = builder.top
        let matches = builder.reserve()
        builder.emit(.matchException, matches, exception, try operand(type))
        next.jumps.append(builder.emit(.jumpIfFalse, matches))
        builder.release(to: mark)
      }
      try self.handler(handler, exception)
      if !handler.body.leaves { after = after.map { $0.intersection(builder.assigned) } ?? builder.assigned }
      builder.assigned = atHandlers
      builder.jump(end)
      builder.patch(next)
    }
    builder.emit(.leaveHandler)
    builder.emit(.rethrow, exception)
    builder.patch(end)
    builder.assigned = after ?? atHandlers
  }

  /// The handlers of `except*`: each takes its part of what is left, and what they raise goes on together at the end.
  private func takeParts(_ handlers: [ExceptHandler], _ exception: Int, _ end: CodeBuilder.LabelBox)
    throws(SyntaxFailure)
  {
    let part = builder.reserve(4)
    let rest = part + 1
    let raised = part + 2
    let caught = part + 3
    builder.unwinds.append(.handler(name: nil))
    builder.emit(.move, rest, exception)
    builder.emit(.buildList, raised)
    let atHandlers = builder.assigned
    for handler in handlers {
      let next = CodeBuilder.LabelBox()
      builder.mark(handler.span)
      guard let type = handler.type else { preconditionFailure("an except* without a type") }
      let mark = builder.top
      builder.emit(.takeException, part, 0, try operand(type))
      builder.release(to: mark)
      next.jumps.append(builder.emit(.jumpIfFalse, part))
      builder.emit(.enterHandler, part)
      let protection = builder.protect()
      try self.handler(handler, part)
      builder.endProtection(protection)
      builder.jump(next)
      builder.handle(protection, register: caught)
      builder.emit(.listAppend, raised, caught)
      builder.patch(next)
      builder.assigned = atHandlers
    }
    builder.unwinds.removeLast()
    builder.emit(.gatherExceptions, exception, raised, rest)
    builder.emit(.leaveHandler)
    end.jumps.append(builder.emit(.jumpIfFalse, exception))
    builder.emit(.rethrow, exception)
  }

  private func handler(_ handler: ExceptHandler, _ exception: Int) throws(SyntaxFailure) {
    builder.unwinds.append(.handler(name: handler.name))
    guard let name = handler.name else {
      try statements(handler.body)
      builder.unwinds.removeLast()
      builder.emit(.leaveHandler)
      return
    }
    // The name goes away with the handler, also when its body raises.
    let raised = builder.reserve()
    store(name, from: exception)
    let protection = builder.protect()
    try statements(handler.body)
    builder.endProtection(protection)
    builder.unwinds.removeLast()
    builder.emit(.leaveHandler)
    forget(name)
    let end = CodeBuilder.LabelBox()
    builder.jump(end)
    let assigned = builder.assigned
    builder.handle(protection, register: raised)
    forget(name)
    builder.emit(.rethrow, raised)
    builder.patch(end)
    builder.assigned = assigned
  }

  /// Unassigns a handler's name, whether or not the handler did so itself.
  private func forget(_ name: String) {
    let register = builder.reserve()
    builder.emit(.loadConstant, register, d: builder.constant(.none))
    store(name, from: register)
    delete(name)
  }

  // MARK: with

  func withStatement(_ items: ArraySlice<WithItem>, _ body: [Statement]) throws(SyntaxFailure) {
    guard let item = items.first else { return try statements(body) }
    let exit = builder.reserve(4)
    let entered = exit + 1
    let exception = exit + 2
    let result = exit + 3
    let context = try operand(item.context)
    builder.mark(item.context.span)
    builder.emit(.enterContext, exit, context, entered)
    let before = builder.assigned
    builder.unwinds.append(.context(exit: exit))
    let protection = builder.protect()
    if let target = item.target { try store(to: target, from: entered) }
    try withStatement(items.dropFirst(), body)
    builder.endProtection(protection)
    builder.unwinds.removeLast()
    let after = builder.assigned
    builder.mark(item.context.span)
    builder.emit(.exitContext, exit, 0, result)
    let end = CodeBuilder.LabelBox()
    builder.jump(end)
    builder.handle(protection, register: exception)
    builder.emit(.enterHandler, exception)
    builder.emit(.exitContext, exit, exception, result, x: 1)
    builder.emit(.leaveHandler)
    end.jumps.append(builder.emit(.jumpIfTrue, result))
    builder.emit(.rethrow, exception)
    builder.patch(end)
    // The context manager may have swallowed an exception before an assignment.
    builder.assigned = body.leaves ? before : before.intersection(after)
  }
}

extension [Statement] {
  /// Whether control never reaches the end of the block.
  var leaves: Bool {
    guard let last else { return false }
    switch last.kind {
    case .return, .raise, .break, .continue: return true
    default: return false
    }
  }
}
