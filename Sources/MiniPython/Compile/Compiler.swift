// The compiler: from a cell's syntax to code of the register machine.

/// Compiles one cell.
///
/// Each block (`CodeBuilder`) has its parameters and locals in the first registers, then the cells of variables that
/// inner functions share, then temporaries that expressions take and give back like a stack.
final class Compiler {
  let cellNumber: Int
  let scopes: [ObjectIdentifier: Scope]
  /// Whether the module's variables are in a namespace of their own, as `exec(text, globals, locals)` has it.
  let hasNamespace: Bool
  /// Whether annotations are kept as text and not evaluated (`from __future__ import annotations`).
  let keepsAnnotationText: Bool
  /// Whether the code looks for finalizers that wait.
  let finalizes: Bool
  var builder: CodeBuilder
  /// What CPython's compiler warns of, with the line.
  var warnings: [SourceWarning] = []

  init(
    cellNumber: Int, hasNamespace: Bool, keepsAnnotationText: Bool, scopes: [ObjectIdentifier: Scope],
    builder: CodeBuilder
  ) {
    self.cellNumber = cellNumber
    self.hasNamespace = hasNamespace
    self.keepsAnnotationText = keepsAnnotationText
    finalizes = Finalizers.areInUse && cellNumber != CodeObject.noCell
    self.scopes = scopes
    self.builder = builder
  }

  /// Compiles a module; with `showsLast`, a last expression statement becomes the code's result.
  /// - Throws: SyntaxFailure for scopes that cannot be resolved and blocks too large.
  ///
  /// A notebook compiles its last expression by itself, when all before it has run: what is warned of there
  /// (`lateWarnings`, found by compiling once without) is said then.
  static func compile(
    _ module: Module, name: String = "<module>", cellNumber: Int, showsLast: Bool, hasNamespace: Bool = false,
    lateWarnings: [SourceWarning]? = nil
  ) throws(SyntaxFailure) -> CodeObject {
    let (scope, scopes) = try Resolver.resolve(module.body)
    if cellNumber != CodeObject.noCell, scopes.values.contains(where: \.yieldsInsideBlock) { Finalizers.areInUse = true }
    let code = CodeObject(name: name, qualifiedName: name, cellNumber: cellNumber, firstLine: 1)
    let compiler = Compiler(
      cellNumber: cellNumber, hasNamespace: hasNamespace,
      keepsAnnotationText: SyntaxRules.keepsAnnotationText(module), scopes: scopes,
      builder: CodeBuilder(code: code, scope: scope, parent: nil))
    var body = module.body
    var last: Expression?
    if showsLast, !module.endsInSemicolon, let final = body.last, case .expression(let value) = final.kind {
      last = value
      body.removeLast()
    }
    if body.contains(where: \.isAnnotated) { compiler.builder.emit(.setUpAnnotations) }
    try compiler.statements(body)
    code.warnings = module.warnings + compiler.warnings
    if let last {
      if let lateWarnings { compiler.warn(of: lateWarnings) }
      let early = compiler.warnings.count
      compiler.builder.mark(last.span)
      compiler.builder.emit(.returnValue, try compiler.operand(last))
      if compiler.warnings.count > early && lateWarnings == nil && !body.isEmpty {
        return try compile(
          module, name: name, cellNumber: cellNumber, showsLast: showsLast, hasNamespace: hasNamespace,
          lateWarnings: Array(compiler.warnings[early...]))
      }
      if lateWarnings == nil { code.warnings = module.warnings + compiler.warnings }
    } else {
      compiler.returnNone()
    }
    return try compiler.builder.finish()
  }

  /// Compiles an expression for `eval`.
  static func compile(expression: Expression, cellNumber: Int, hasNamespace: Bool = false) throws(SyntaxFailure)
    -> CodeObject
  {
    let statement = Statement(.expression(expression), expression.span)
    return try compile(
      Module(body: [statement], endsInSemicolon: false), cellNumber: cellNumber, showsLast: true,
      hasNamespace: hasNamespace)
  }

  func returnNone() {
    let mark = builder.top
    let register = builder.reserve()
    builder.emit(.loadConstant, register, d: builder.constant(.none))
    builder.emit(.returnValue, register)
    builder.release(to: mark)
  }

  // MARK: Names

  func mangle(_ name: String) -> String { builder.scope.mangle(name) }

  func binding(_ name: String) -> Scope.Binding {
    let binding = builder.scope.bindings[name] ?? .global
    return binding == .global && hasNamespace && builder.scope.kind == .module ? .name : binding
  }

  func register(_ name: String) -> Int {
    guard let register = builder.registers[name] else { preconditionFailure("no register for \(name)") }
    return register
  }

  func load(_ name: String, into target: Int) {
    let name = mangle(name)
    switch binding(name) {
    case .local:
      let register = register(name)
      checkAssigned(register, name)
      if register != target { builder.emit(.move, target, register) }
    case .cell: builder.emit(.loadCell, target, register(name), d: builder.name(name), x: 0)
    case .free:
      if builder.scope.kind == .class && name != "__class__" {
        builder.emit(.loadClassCell, target, register(name), d: builder.name(name))
      } else {
        builder.emit(.loadCell, target, register(name), d: builder.name(name), x: 1)
      }
    case .global: builder.emit(.loadGlobal, target, d: builder.name(name), cached: true)
    case .name: builder.emit(.loadName, target, d: builder.name(name))
    }
  }

  func checkAssigned(_ register: Int, _ name: String) {
    if builder.assigned.contains(register) { return }
    builder.emit(.checkLocal, register, d: builder.name(name))
  }

  /// Assigns to a name; a temporary that nothing reads afterwards is moved.
  func store(_ name: String, from source: Int, moving: Bool = false) {
    let x = moving && builder.isTemporary(source) ? 1 : 0
    let name = mangle(name)
    switch binding(name) {
    case .local:
      let register = register(name)
      if register != source { builder.emit(.move, register, source, x: x) }
      builder.assigned.insert(register)
    case .cell, .free: builder.emit(.storeCell, register(name), source)
    case .global: builder.emit(.storeGlobal, source, d: builder.name(name), x: x, cached: true)
    case .name: builder.emit(.storeName, source, d: builder.name(name))
    }
  }

  func delete(_ name: String) {
    let name = mangle(name)
    switch binding(name) {
    case .local:
      let register = register(name)
      checkAssigned(register, name)
      builder.emit(.clear, register)
      builder.assigned.remove(register)
    case .cell: builder.emit(.deleteCell, 0, register(name), d: builder.name(name), x: 0)
    case .free: builder.emit(.deleteCell, 0, register(name), d: builder.name(name), x: 1)
    case .global: builder.emit(.deleteGlobal, d: builder.name(name))
    case .name: builder.emit(.deleteName, d: builder.name(name))
    }
  }

  /// The number of a global or built-in name that an instruction may read where it stands, nil for other expressions.
  func globalName(_ expression: Expression) -> Int? {
    guard case .name(let name) = expression.kind, binding(mangle(name)) == .global else { return nil }
    let index = builder.name(mangle(name))
    return index < 0xFFFF ? index : nil
  }

  /// The register of a local that may be read in place, or nil.
  func localRegister(_ name: String) -> Int? {
    let name = mangle(name)
    return binding(name) == .local && !builder.scope.hasNamedExpressions ? register(name) : nil
  }

  // MARK: Statements

  func statements(_ list: [Statement]) throws(SyntaxFailure) {
    for statement in list { try self.statement(statement) }
  }

  func statement(_ statement: Statement) throws(SyntaxFailure) {
    let mark = builder.top
    builder.mark(statement.span)
    switch statement.kind {
    case .expression(let value):
      if case .constant = value.kind { break }
      _ = try operand(value)
    case .assign(let targets, let value): try assign(targets, value)
    case .augmentedAssign(let target, let op, let value): try augmentedAssign(target, op, value)
    case .annotatedAssign(let target, let annotation, let value, let simple):
      try annotatedAssign(target, annotation, value, simple: simple)
    case .delete(let targets): for target in targets { try delete(target) }
    case .if(let test, let body, let orElse): try ifStatement(test, body, orElse)
    case .while(let test, let body, let orElse): try whileLoop(test, body, orElse)
    case .for(let target, let iterable, let body, let orElse): try forLoop(target, iterable, body, orElse)
    case .with(let items, let body): try withStatement(items[...], body)
    case .try(let body, let handlers, let orElse, let finally): try tryStatement(body, handlers, orElse, finally)
    case .raise(let exception, let cause): try raise(exception, cause)
    case .assert(let test, let message): try assert(test, message)
    case .function(let definition): try function(definition)
    case .class(let definition): try classStatement(definition)
    case .return(let value): try returnStatement(value)
    case .import(let aliases): importModules(aliases)
    case .importFrom(let module, let names, let level): importFrom(module, names, level)
    case .match(let subject, let cases): try match(subject, cases)
    case .break: try leaveLoop { $0.breaks }
    case .continue: try leaveLoop { $0.continues }
    case .global, .nonlocal, .pass: break
    }
    builder.release(to: mark)
    if finalizes && statement.lets { builder.emit(.finalize, mark) }
  }

  private func assign(_ targets: [Expression], _ value: Expression) throws(SyntaxFailure) {
    if targets.count == 1, case .name(let name) = targets[0].kind, let local = localRegister(name) {
      // The value may be built in the local itself unless its own expression still reads the local.
      if value.isCall || value.isSimpleOperation {
        try self.value(value, into: local)
      } else {
        let source = try operand(value)
        if source != local { builder.emit(.move, local, source) }
      }
      builder.assigned.insert(local)
      return
    }
    if targets.count == 1, try assignInParallel(targets[0], value) { return }
    var source = try operand(value)
    if targets.count > 1 && source < builder.code.localNames.count {
      let copy = builder.reserve()
      builder.emit(.move, copy, source)
      source = copy
    }
    for target in targets { try store(to: target, from: source, moving: targets.count == 1) }
  }

  /// `a, b = c, d` without a tuple.
  private func assignInParallel(_ target: Expression, _ value: Expression) throws(SyntaxFailure) -> Bool {
    guard case .tuple(let targets) = target.kind, case .tuple(let values) = value.kind,
      targets.count == values.count, targets.count <= 8,
      !(targets + values).contains(where: { if case .starred = $0.kind { true } else { false } })
    else { return false }
    let base = builder.reserve(values.count)
    for (i, one) in values.enumerated() { try self.value(one, into: base + i) }
    for (i, one) in targets.enumerated() { try store(to: one, from: base + i, moving: true) }
    return true
  }

  func store(to target: Expression, from source: Int, moving: Bool = false) throws(SyntaxFailure) {
    let mark = builder.top
    defer { builder.release(to: mark) }
    builder.mark(target.span)
    switch target.kind {
    case .name(let name): store(name, from: source, moving: moving)
    case .attribute(let object, let name):
      let register = try operand(object)
      builder.emit(.setAttribute, register, source, d: builder.name(mangle(name)), cached: true)
    case .subscripted(let container, let key):
      if let name = globalName(container), key.isQuiet {
        let start = builder.position
        let register = try operand(key)
        builder.emit(guarding: start, at: container.span, .setItem, 0, register, source, d: name, x: 1)
      } else {
        let register = try operand(container)
        builder.emit(.setItem, register, try operand(key), source)
      }
    case .starred(let inner): try store(to: inner, from: source)
    case .tuple(let targets), .list(let targets):
      let star = targets.firstIndex { if case .starred = $0.kind { true } else { false } }
      let base = builder.reserve(max(1, targets.count))
      if let star {
        builder.emit(.unpackStar, source, base, star, d: targets.count - star - 1)
      } else {
        builder.emit(.unpack, source, base, targets.count, x: moving && builder.isTemporary(source) ? 1 : 0)
      }
      for (i, one) in targets.enumerated() { try store(to: one, from: base + i, moving: true) }
    default: throw SyntaxFailure("cannot assign to expression", at: target.span)
    }
  }

  private func augmentedAssign(_ target: Expression, _ op: BinaryOperator, _ value: Expression) throws(SyntaxFailure) {
    switch target.kind {
    case .name(let name):
      if let local = localRegister(name) {
        checkAssigned(local, mangle(name))
        try emitInPlace(op, local, value)
        return
      }
      let register = builder.reserve()
      load(name, into: register)
      try emitInPlace(op, register, value)
      store(name, from: register, moving: true)
    case .attribute(let object, let name):
      let holder = try operand(object)
      let register = builder.reserve()
      let index = builder.name(mangle(name))
      builder.emit(.getAttribute, register, holder, d: index, cached: true)
      try emitInPlace(op, register, value)
      builder.emit(.setAttribute, holder, register, d: index, cached: true)
    case .subscripted(let container, let key):
      if let name = globalName(container), key.isQuiet, value.isQuiet {
        let start = builder.position
        let keyRegister = try operand(key)
        let register = builder.reserve()
        builder.emit(guarding: start, at: container.span, .getItem, register, 0, keyRegister, d: name, x: 2)
        try emitInPlace(op, register, value)
        builder.emit(.setItem, 0, keyRegister, register, d: name, x: 1, cached: true)
        return
      }
      let holder = try operand(container)
      let keyRegister = try operand(key)
      let register = builder.reserve()
      builder.emit(.getItem, register, holder, keyRegister)
      try emitInPlace(op, register, value)
      builder.emit(.setItem, holder, keyRegister, register)
    default: throw SyntaxFailure("illegal expression for augmented assignment", at: target.span)
    }
  }

  private func emitInPlace(_ op: BinaryOperator, _ register: Int, _ value: Expression) throws(SyntaxFailure) {
    let withConstant: [BinaryOperator: Opcode] = [
      .add: .addConstant, .subtract: .subtractConstant, .multiply: .multiplyConstant, .modulo: .moduloConstant,
    ]
    if let opcode = withConstant[op], let constant = try constantOperand(value) {
      builder.emit(opcode, register, register, constant, x: 1)
      return
    }
    let operand = try operand(value)
    switch op {
    case .add: builder.emit(.add, register, register, operand, x: 1)
    case .subtract: builder.emit(.subtract, register, register, operand, x: 1)
    case .multiply: builder.emit(.multiply, register, register, operand, x: 1)
    case .divide: builder.emit(.divide, register, register, operand, x: 1)
    default: builder.emit(.inPlace, register, register, operand, x: Int(op.rawValue))
    }
  }

  private func annotatedAssign(
    _ target: Expression, _ annotation: Expression, _ value: Expression?, simple: Bool
  ) throws(SyntaxFailure) {
    if let value { try assign([target], value) }
    guard builder.scope.kind != .function, simple, case .name(let name) = target.kind else { return }
    let register = try operand(kept(annotation))
    let key = builder.reserve(2)
    load("__annotations__", into: key)
    builder.emit(.loadConstant, key + 1, d: builder.constant(.string(mangle(name))))
    builder.emit(.setItem, key, key + 1, register)
  }

  /// The annotation, or the constant of its text.
  func kept(_ annotation: Expression) -> Expression {
    keepsAnnotationText ? Expression(.constant(.string(Array(annotation.text.utf8))), annotation.span) : annotation
  }

  private func delete(_ target: Expression) throws(SyntaxFailure) {
    switch target.kind {
    case .name(let name): delete(name)
    case .attribute(let object, let name):
      builder.emit(.deleteAttribute, try operand(object), d: builder.name(mangle(name)))
    case .subscripted(let container, let key):
      let holder = try operand(container)
      builder.emit(.deleteItem, holder, try operand(key))
    case .tuple(let targets), .list(let targets): for one in targets { try delete(one) }
    default: throw SyntaxFailure("cannot delete expression", at: target.span)
    }
  }

  private func assert(_ test: Expression, _ message: Expression?) throws(SyntaxFailure) {
    if case .tuple(let parts) = test.kind, !parts.isEmpty {
      warn("assertion is always true, perhaps remove parentheses?", at: test.span)
    }
    let label = CodeBuilder.LabelBox()
    try jumpIf(test, true, label)
    if let message {
      builder.emit(.assertionFailed, try operand(message), x: 1)
    } else {
      builder.emit(.assertionFailed)
    }
    builder.patch(label)
  }

  private func importModules(_ aliases: [ImportAlias]) {
    for alias in aliases {
      let register = builder.reserve()
      builder.emit(.importModule, register, d: builder.name(alias.name), x: alias.alias == nil ? 0 : 1)
      store(alias.alias ?? String(alias.name.prefix { $0 != "." }), from: register)
    }
  }

  private func importFrom(_ module: String, _ names: [ImportAlias]?, _ level: Int) {
    let register = builder.reserve(2)
    let path = String(repeating: ".", count: level) + module
    builder.emit(.importModule, register, d: builder.name(path), x: 1)
    guard let names else {
      builder.emit(.importStar, 0, register)
      return
    }
    for alias in names {
      builder.emit(.importFrom, register + 1, register, d: builder.name(alias.name))
      store(alias.alias ?? alias.name, from: register + 1)
    }
  }
}

extension Statement {
  /// Whether an object may have been let go of when it ends.
  fileprivate var lets: Bool {
    switch kind {
    case .raise, .function, .return, .import, .importFrom, .break, .continue, .global, .nonlocal, .pass: false
    default: true
    }
  }

  /// The names that it may delete in its block: by `del`, and those of handled exceptions.
  var deletedNames: [String] {
    switch kind {
    case .delete(let targets): targets.flatMap(\.names)
    case .if(_, let body, let orElse), .while(_, let body, let orElse), .for(_, _, let body, let orElse):
      (body + orElse).flatMap(\.deletedNames)
    case .with(_, let body): body.flatMap(\.deletedNames)
    case .try(let body, let handlers, let orElse, let finally):
      (body + handlers.flatMap(\.body) + orElse + finally).flatMap(\.deletedNames) + handlers.compactMap(\.name)
    case .match(_, let cases): cases.flatMap(\.body).flatMap(\.deletedNames)
    default: []
    }
  }

  /// Whether it has a variable annotation in its block.
  var isAnnotated: Bool {
    switch kind {
    case .annotatedAssign: true
    case .if(_, let body, let orElse), .while(_, let body, let orElse), .for(_, _, let body, let orElse):
      (body + orElse).contains(where: \.isAnnotated)
    case .with(_, let body): body.contains(where: \.isAnnotated)
    case .try(let body, let handlers, let orElse, let finally):
      (body + handlers.flatMap(\.body) + orElse + finally).contains(where: \.isAnnotated)
    default: false
    }
  }
}

extension Expression {
  /// The names of a target.
  fileprivate var names: [String] {
    switch kind {
    case .name(let name): [name]
    case .tuple(let targets), .list(let targets): targets.flatMap(\.names)
    default: []
    }
  }

  var isCall: Bool { if case .call = kind { true } else { false } }
  /// An operation that reads its operands before it writes its result.
  var isSimpleOperation: Bool {
    switch kind {
    case .binary, .unary, .constant, .attribute, .subscripted: true
    default: false
    }
  }
}
