// Generators: a frame that is put aside at each yield.

package final class GeneratorObject: Object {
  let code: CodeObject
  let globals: DictObject
  var name: StringObject
  /// The frame's registers while it does not run.
  let registers: Register
  private var pc: UnsafeMutablePointer<Instruction>
  private var handled: [ExceptionObject] = []
  private(set) var state = State.created
  /// Whether it stands for one that died.
  private var isFinalized = false
  /// What a `return` gave, as `StopIteration` carries it.
  package private(set) var returned: Value = .none

  /// Where it waits; nil before it has begun.
  var span: SourceSpan? {
    let index = pc - code.instructions
    return state == .suspended && index > 0 ? code.span(at: index - 1) : nil
  }

  enum State { case created, suspended, running, finished }

  /// What a delegation (`yield from`) came to.
  enum Step {
    case yielded(Value)
    case finished(Value)
  }

  init(code: CodeObject, globals: DictObject, name: StringObject) {
    self.code = code
    self.globals = globals
    self.name = name
    registers = .allocate(capacity: max(1, code.registerCount))
    registers.initialize(repeating: .undef, count: code.registerCount)
    pc = code.instructions
    super.init(.generator, type: Types.generator)
    if !code.handlers.isEmpty { Finalizers.holders += 1 }
  }

  deinit {
    if state == .suspended && !isFinalized && cleansUp { Finalizers.add(GeneratorObject(heirOf: self)) }
    if !code.handlers.isEmpty { Finalizers.holders -= 1 }
    Reaper.bury(registers, count: code.registerCount)
    registers.deallocate()
    Reaper.bury(&returned)
  }

  /// Takes over the frame of a generator that dies, to run what it has left to do.
  private init(heirOf dying: GeneratorObject) {
    code = dying.code
    globals = dying.globals
    name = dying.name
    registers = .allocate(capacity: max(1, code.registerCount))
    registers.initialize(repeating: .undef, count: code.registerCount)
    for i in 0..<code.registerCount { registers[i] = dying.registers[i] }
    pc = dying.pc
    handled = dying.handled
    state = .suspended
    isFinalized = true
    super.init(.generator, type: Types.generator)
    Finalizers.holders += 1
    identity = dying.identity
  }

  /// Shows the collector of cycles the values that its frame holds; not while it runs, nor when it has something to do
  /// before it goes.
  func visit(_ body: (Register, Int) -> Void) {
    if state == .created || state == .suspended && !cleansUp { body(registers, code.registerCount) }
  }

  /// Lets go of its frame, when the collector found that nobody can resume it.
  func clear() {
    Reaper.bury(registers, count: code.registerCount)
    state = .finished
  }

  /// Whether it stands inside a `try` or `with`.
  private var cleansUp: Bool {
    let next = pc - code.instructions
    return code.handler(at: pc.pointee.op == .yieldFrom ? next : next - 1) != nil
  }

  /// Runs to the next yield and gives its value, or `.undef` at the end.
  /// - Throws: what the generator's code raises.
  package func resume(sending value: Value = .none, raising exception: ExceptionObject? = nil) throws -> Value {
    switch state {
    case .running: throw Raised.value("generator already executing")
    case .finished:
      if let exception { throw Raised(exception) }
      returned = .none
      return .undef
    case .created:
      if !value.isNone { throw Raised.type("can't send non-None value to a just-started generator") }
      if let exception {
        finish()
        throw Raised(exception)
      }
    case .suspended: break
    }
    var pending = exception
    if state == .suspended {
      if pc.pointee.op == .yieldFrom {
        if let exception {
          switch try throwIntoDelegate(exception) {
          case .yielded(let value)?: return value
          case .finished(let result)?:
            (registers + Int(pc.pointee.c)).set(result)
            pc += 1
            pending = nil
          case nil: pc += 1
          }
        } else {
          (registers + Int(pc.pointee.b)).set(value)
        }
      } else {
        (registers + Int(pc[-1].c)).set(value)
      }
    }
    return try run(raising: pending)
  }

  /// Gives all values that are left to the body. The frame stays in place between them: `sum` of a generator expression
  /// takes 30 ns a value, with a `resume` for each it took 80.
  func drain(_ body: (Value) throws -> Void) throws {
    var value: Value
    if state == .created || state == .suspended && pc.pointee.op != .yieldFrom {
      if state == .suspended { (registers + Int(pc[-1].c)).set(.none) }
      value = try withoutActuallyEscaping(body) { try run(raising: nil, yielding: $0) }
    } else {
      value = try resume()
    }
    while !value.isUndef {
      try body(value)
      value = try resume()
    }
  }

  /// Whether a loop may go on with it in a frame of its own.
  var canGoOn: Bool {
    switch state {
    case .created: true
    case .suspended: handled.isEmpty
    case .running, .finished: false
    }
  }

  /// Moves the frame's registers to where it runs, and says where it goes on.
  func takeOut(to window: Register) -> UnsafeMutablePointer<Instruction> {
    // Nothing above the running frames holds an object.
    window.moveUpdate(from: registers, count: code.registerCount)
    registers.forget(count: code.registerCount)
    if state == .suspended {
      (window + Int(pc.pointee.op == .yieldFrom ? pc.pointee.b : pc[-1].c)).set(.none)
    }
    state = .running
    return pc
  }

  /// Takes the frame's registers from where it ran.
  func putAside(from window: Register, at next: UnsafeMutablePointer<Instruction>, handling active: [ExceptionObject]) {
    registers.moveUpdate(from: window, count: code.registerCount)
    window.forget(count: code.registerCount)
    pc = next
    handled = active
    state = .suspended
  }

  private func run(raising exception: ExceptionObject?, yielding sink: ((Value) throws -> Void)? = nil) throws -> Value
  {
    let vm = VM.current
    let window = vm.top
    let count = code.registerCount
    try vm.ensure(window, count)
    // Nothing above the running frames holds an object.
    window.moveUpdate(from: registers, count: count)
    registers.forget(count: count)
    let outerHandled = vm.handledCount
    state = .running
    vm.suspendedAt = nil
    let result: Value
    do {
      result = try vm.run(
        code, window, globals: globals, from: pc, raising: exception, handling: handled.isEmpty ? nil : handled,
        yielding: sink)
    } catch let error as Raised {
      finish()
      if error.exception.type.isSubtype(of: Exceptions.stopIteration) {
        throw GeneratorObject.wrapped(error.exception)
      }
      throw error
    } catch {
      finish()
      throw error
    }
    guard let next = vm.suspendedAt else {
      finish()
      returned = result
      return .undef
    }
    vm.suspendedAt = nil
    pc = next
    if vm.handledCount > outerHandled || !handled.isEmpty {
      handled = Array(vm.handled[outerHandled...])
      vm.leaveHandlers(to: outerHandled)
    }
    registers.moveUpdate(from: window, count: count)
    window.forget(count: count)
    state = .suspended
    if let failure = vm.sinkFailure {
      vm.sinkFailure = nil
      throw failure
    }
    return result
  }

  /// What a StopIteration that leaves a generator's code becomes.
  static func wrapped(_ exception: ExceptionObject) -> Raised {
    let wrapped = Raised.runtime("generator raised StopIteration")
    wrapped.exception.cause = .object(exception)
    wrapped.exception.context = .object(exception)
    return wrapped
  }

  func finish() {
    state = .finished
    for i in 0..<code.registerCount { (registers + i).clear() }
    handled = []
    returned = .none
  }

  /// Passes an exception to the iterator that a `yield from` stands at; nil when it is to be raised here.
  private func throwIntoDelegate(_ exception: ExceptionObject) throws -> Step? {
    let delegate = registers[Int(pc.pointee.a)]
    guard case .object(let o) = delegate, o.kind == .generator else { return nil }
    let inner = unsafeDowncast(o, to: GeneratorObject.self)
    if exception.type.isSubtype(of: Exceptions.generatorExit) {
      try inner.close()
      return nil
    }
    do {
      let value = try inner.resume(raising: exception)
      return value.isUndef ? .finished(inner.returned) : .yielded(value)
    } catch let error as Raised {
      pc += 1
      let value = try run(raising: error.exception)
      return .yielded(value)
    }
  }

  /// Advances the iterator of a `yield from`.
  static func delegate(_ iterator: Value, sending value: Value) throws -> Step {
    if case .object(let o) = iterator, o.kind == .generator {
      let inner = unsafeDowncast(o, to: GeneratorObject.self)
      let result = try inner.resume(sending: inner.state == .created ? .none : value)
      return result.isUndef ? .finished(inner.returned) : .yielded(result)
    }
    do {
      if !value.isNone { return .yielded(try Operations.callMethod(iterator, StringObject.intern("send"), [value])) }
      // The StopIteration of a class of the program's own may have a value.
      if iterator.type.isHeap, let next = try Operations.specialMethod(iterator, SpecialNames.next) {
        return .yielded(try Operations.call(next, []))
      }
      let result = try Operations.next(iterator)
      return result.isUndef ? .finished(.none) : .yielded(result)
    } catch let error as Raised where error.exception.type.isSubtype(of: Exceptions.stopIteration) {
      return .finished(error.exception.arguments.count > 0 ? error.exception.arguments[0] : .none)
    }
  }

  /// `close()`: raises GeneratorExit where it stands.
  func close() throws {
    if state == .created {
      finish()
      return
    }
    if state == .finished { return }
    do {
      let value = try resume(raising: ExceptionObject(type: Exceptions.generatorExit, arguments: TupleObject.empty))
      if !value.isUndef { throw Raised.runtime("generator ignored GeneratorExit") }
    } catch let error as Raised {
      if error.exception.type.isSubtype(of: Exceptions.generatorExit) { return }
      throw error
    }
  }

  /// Empties the register of a loop's iterator; a suspended generator that nothing else holds runs its `finally`.
  static func leave(_ register: Register) throws {
    guard register.kind == .generator else { return register.clear() }
    var generator = register.borrow(GeneratorObject.self) { $0 }
    register.clear()
    guard generator.state == .suspended, isKnownUniquelyReferenced(&generator) else { return }
    do { try generator.close() } catch is Raised {
      // No one is there to see it: CPython writes it to stderr and goes on.
    }
  }

  /// The value of a step of an iterator.
  /// - Throws: StopIteration at its end (`.undef`), with what a generator returned.
  static func stepped(_ iterator: Value, _ value: Value) throws -> Value {
    if !value.isUndef { return value }
    throw stopped(with: iterator.object(.generator, as: GeneratorObject.self)?.returned ?? .none)
  }

  /// The StopIteration of a generator that returned a value.
  static func stopped(with returned: Value) -> Raised {
    Raised(
      ExceptionObject(
        type: Exceptions.stopIteration, arguments: returned.isNone ? TupleObject.empty : TupleObject([returned])))
  }

  /// What a `yield from` that the generator stands at delegates to, or None.
  private var delegate: Value {
    state == .suspended && pc.pointee.op == .yieldFrom ? registers[Int(pc.pointee.a)] : .none
  }

  // MARK: The type

  static func install() {
    let type = Types.generator
    func generator(_ value: Value) throws -> GeneratorObject {
      guard let found = value.object(.generator, as: GeneratorObject.self) else {
        throw Raised.type("a generator is required")
      }
      return found
    }
    type.slots.iterate = { $0 }
    type.slots.next = { try generator($0).resume() }
    type.slots.repr = { value in
      StringObject("<generator object \(try generator(value).code.qualifiedName) at \(Identity.address(of: value))>")
    }
    type.method("send", .positional(1...1)) { a in
      let g = try generator(a[0])
      return try stepped(a[0], g.resume(sending: a[1]))
    }
    type.method("throw", .positional(1...3)) { a in
      let g = try generator(a[0])
      var raised = a[1]
      if let argument = a.value(2), raised.asType != nil { raised = try Operations.call(raised, [argument]) }
      guard raised.asException != nil || raised.asType?.isSubtype(of: Exceptions.baseException) == true else {
        throw Raised.type(
          "exceptions must be classes or instances deriving from BaseException, not \(raised.type.name)")
      }
      return try stepped(a[0], g.resume(raising: VM.exception(from: raised)))
    }
    type.method("close", .positional(0...0)) { a in
      try generator(a[0]).close()
      return .none
    }
    type.property("__name__", get: { .object(try generator($0).name) })
    type.property("__qualname__", get: { .string(try generator($0).code.qualifiedName) })
    type.property("gi_code", get: { .object(try generator($0).code) })
    type.property("gi_yieldfrom", get: { try generator($0).delegate })
    type.property("gi_suspended", get: { .bool(try generator($0).state == .suspended) })
    type.property(
      "gi_frame",
      get: { value in
        let generator = try generator(value)
        return generator.state == .finished ? .none : FrameObject.value(generator)
      })
    type.property("gi_running", get: { .bool(try generator($0).state == .running) })
  }
}

extension UnsafeMutablePointer where Pointee == Value {
  /// Moves values over unassigned registers.
  func moveUpdate(from source: Register, count: Int) {
    UnsafeMutableRawPointer(self).copyMemory(from: source, byteCount: count * MemoryLayout<Value>.stride)
  }

  /// Makes registers unassigned whose values were moved elsewhere.
  func forget(count: Int) {
    for i in 0..<count { (self + i).initialize(to: .undef) }
  }
}
