// The register machine: its stack, its frames and the loop that runs instructions.

/// The running and the waiting functions, one record each.
struct Frame {
  var code: Unmanaged<CodeObject>
  /// The instruction that runs, or that called: whoever asks where the program stands looks here.
  var pc: UnsafeMutablePointer<Instruction>
  var registers: Register
  /// Behind the last register.
  var end: Register
  var constants: Register
  var globals: Unmanaged<DictObject>
  /// The names of a class body.
  var namespace: Unmanaged<DictObject>?
  /// How many exceptions were being handled at entry.
  var handledBase: Int
  var completion: Completion
  /// The instance whose `__init__` this is, held by this reference.
  var constructed: Unmanaged<InstanceObject>?

  /// What becomes of a function's result.
  enum Completion: UInt8 {
    /// It is what the call comes to.
    case store
    /// It must be None: the call comes to the instance.
    case construct
    /// It is that of an operator, for which the other operand may have a method too.
    case operate
  }
}

/// Runs code. Registers of all frames stand on one stack: a call's arguments are the first registers of the callee's
/// frame, so a Python function that calls another neither copies arguments nor recurses in Swift.
package final class VM {
  /// The VM of the session.
  package static var current: VM {
    @inline(__always) get { running ?? start() }
    set { running = newValue }
  }
  nonisolated(unsafe) private static var running: VM?
  @inline(never) private static func start() -> VM {
    let made = VM()
    running = made
    return made
  }

  private static let stackSize = 1 << 22
  private let stack: Register
  /// Registers below this have been initialised.
  private var initialized: Register
  /// Where the frame of a nested run may begin.
  var top: Register
  private static let mostFrames = 1 << 17
  private let frames: UnsafeMutablePointer<Frame>
  /// The running frame; the first stands for none.
  private(set) var frame: UnsafeMutablePointer<Frame>
  /// The exceptions being handled, innermost last.
  private(set) var handled: [ExceptionObject] = []
  /// Their number, where the loop reads it without asking the array.
  private(set) var handledCount = 0
  /// The function of the bound method that was called last.
  private var heldFunction: Object?
  /// Why the values of a generator were not taken any more.
  var sinkFailure: (any Error)?
  /// Set when a run ended in `yield`: where to go on.
  var suspendedAt: UnsafeMutablePointer<Instruction>?

  /// What the host sets to stop the cell, and the built-in names, where the loop finds them without asking.
  private let interrupt = Interrupt.byte
  let builtins = Unmanaged.passUnretained(Interpreter.builtins)

  init() {
    stack = .allocate(capacity: VM.stackSize)
    initialized = stack
    top = stack
    frames = .allocate(capacity: VM.mostFrames + 1)
    frame = frames
  }

  deinit {
    let count = initialized - stack
    Reaper.bury(stack, count: count)
    stack.deallocate()
    frames.deallocate()
  }

  // MARK: The running frame as natives see it

  private var isRunning: Bool { frame > frames }
  var currentCode: CodeObject? { isRunning ? frame.pointee.code.takeUnretainedValue() : nil }
  var currentGlobals: DictObject? { isRunning ? frame.pointee.globals.takeUnretainedValue() : nil }
  var currentNamespace: DictObject? { isRunning ? frame.pointee.namespace?.takeUnretainedValue() : nil }
  var currentRegisters: Register { isRunning ? frame.pointee.registers : stack }

  /// The source line of the instruction that runs.
  var currentLine: Int {
    guard let code = currentCode else { return 0 }
    return code.line(at: frame.pointee.pc - code.instructions)
  }

  /// The code of each running Python frame and its instruction, innermost first.
  var framePositions: [(code: CodeObject, index: Int)] {
    (0..<(frame - frames)).reversed().map { $0 + 1 }.map {
      let code = frames[$0].code.takeUnretainedValue()
      return (code, frames[$0].pc - code.instructions)
    }
  }

  // MARK: Handled exceptions

  @inline(never) func handle(_ exceptions: [ExceptionObject]) {
    handled.append(contentsOf: exceptions)
    handledCount = handled.count
  }

  /// Forgets the innermost handled exceptions down to a number of them.
  @inline(__always) func leaveHandlers(to count: Int) {
    if handledCount > count { dropHandlers(to: count) }
  }

  @inline(never) private func dropHandlers(to count: Int) {
    handled.removeLast(handledCount - count)
    handledCount = count
  }

  // MARK: Registers

  /// Makes sure that the registers from `base` on exist.
  /// - Throws: RecursionError when the stack is full.
  @inline(__always) func ensure(_ base: Register, _ count: Int) throws {
    if base + count > initialized { try grow(base, count) }
  }

  @inline(never) private func grow(_ base: Register, _ count: Int) throws {
    if base + count > stack + VM.stackSize { throw Depth.exceeded("") }
    let limit = min(stack + VM.stackSize, base + count + 4096)
    initialized.initialize(repeating: .undef, count: limit - initialized)
    initialized = limit
  }

  /// Releases what the registers of a frame that ends hold; trivial values stay, for no code reads them again.
  @inline(__always) private static func release(_ registers: Register, to end: Register) {
    var register = registers
    while register < end {
      register.releaseObject()
      register += 1
    }
  }

  // MARK: Frames

  /// Enters a function: its frame is the running one.
  /// - Throws: RecursionError at the limit.
  @inline(__always) private func push(
    _ code: Unmanaged<CodeObject>, _ registers: Register, _ globals: Unmanaged<DictObject>,
    namespace: Unmanaged<DictObject>? = nil
  ) throws {
    if Depth.current >= Depth.limit || frame == frames + VM.mostFrames { throw Depth.exceeded("") }
    Depth.current &+= 1
    let entry = code._withUnsafeGuaranteedRef { $0.entry }
    frame += 1
    frame.pointee.code = code
    frame.pointee.pc = entry.instructions
    frame.pointee.registers = registers
    frame.pointee.end = registers + entry.registerCount
    frame.pointee.constants = entry.constants
    frame.pointee.globals = globals
    frame.pointee.namespace = namespace
    frame.pointee.handledBase = handledCount
    frame.pointee.completion = .store
    top = frame.pointee.end
  }

  /// Where the running frame begins or goes on.
  @inline(__always) private var entered: (UnsafeMutablePointer<Instruction>, Register, Register) {
    (frame.pointee.pc, frame.pointee.registers, frame.pointee.constants)
  }

  /// Leaves the running function; the caller's frame is the running one again.
  @inline(__always) private func pop() {
    VM.release(frame.pointee.registers, to: frame.pointee.end)
    leaveHandlers(to: frame.pointee.handledBase)
    Depth.current &-= 1
    frame -= 1
  }

  /// Leaves the running function because of an exception.
  @inline(never) private func abandon() {
    if frame.pointee.completion == .construct { frame.pointee.constructed?.release() }
    pop()
  }

  /// Closes the generators that the running frame alone holds, now that an exception ends it.
  private func leaveGenerators() {
    var register = frame.pointee.registers
    while register < frame.pointee.end {
      // An interrupt is seen at the next poll.
      if register.kind == .generator { try? GeneratorObject.leave(register) }
      register += 1
    }
  }

  // MARK: Running

  /// Runs code whose first registers are in place, from an instruction on.
  /// - Throws: what the code raises; Interrupted.
  func run(
    _ startCode: CodeObject, _ startRegisters: Register, globals startGlobals: DictObject,
    namespace startNamespace: DictObject? = nil, from start: UnsafeMutablePointer<Instruction>? = nil,
    raising pending: ExceptionObject? = nil, handling active: [ExceptionObject]? = nil,
    yielding sink: ((Value) throws -> Void)? = nil
  ) throws -> Value {
    let entryTop = top
    defer { top = entryTop }
    try push(
      .passUnretained(startCode), startRegisters, .passUnretained(startGlobals),
      namespace: startNamespace.map { .passUnretained($0) })
    if let active { handle(active) }
    let entry = frame
    var pc = start ?? startCode.instructions
    var regs = startRegisters
    var consts = startCode.constants
    var pending = pending
    // An exception thrown into a generator is raised by the instruction that it stands behind.
    if pending != nil { frame.pointee.pc = pc - 1 }

    while true {
      do {
        if let exception = pending {
          pending = nil
          throw Raised(exception)
        }
        dispatch: while true {
          let ins = pc
          frame.pointee.pc = pc
          pc += 1
          switch ins.op {
          case .loadConstant: (regs + Int(ins.a)).copy(consts + Int(ins.d))
          case .move:
            let source = regs + Int(ins.b)
            if ins.x == 0 { (regs + Int(ins.a)).copy(source) } else { (regs + Int(ins.a)).put(source.take()) }
          case .clear:
            if ins.x == 0 { (regs + Int(ins.a)).clear() } else { try GeneratorObject.leave(regs + Int(ins.a)) }
          case .loadGlobal:
            let known = try cachedGlobal(Int(ins.e)) ?? findGlobal(Int(ins.d), Int(ins.e))
            (regs + Int(ins.a)).copyUnlessSame(known)
          case .checkGlobal:
            if cachedGlobal(Int(ins.e)) == nil { _ = try findGlobal(Int(ins.d), Int(ins.e)) }
          case .storeGlobal:
            let cache = frame.pointee.code._withUnsafeGuaranteedRef { $0.caches } + Int(ins.e)
            let (version, entries) = frame.pointee.globals._withUnsafeGuaranteedRef { ($0.keysVersion, $0.entries) }
            if cache.pointee.tag == version, cache.pointee.position >= 0 {
              let known = DictObject.valuePointer(entries, at: Int(cache.pointee.position))
              if ins.x == 0 { known.copy(regs + Int(ins.a)) } else { known.put((regs + Int(ins.a)).take()) }
            } else {
              storeGlobal(ins, regs)
            }
          case .deleteGlobal:
            let name = frame.pointee.code._withUnsafeGuaranteedRef { $0.names[Int(ins.d)] }
            if !frame.pointee.globals._withUnsafeGuaranteedRef({ $0.remove(name) }) { throw undefinedName(name) }
          case .loadName: try loadName(ins, regs)
          case .storeName:
            let name = frame.pointee.code._withUnsafeGuaranteedRef { $0.names[Int(ins.d)] }
            try storeName(name, regs[Int(ins.a)])
          case .deleteName:
            let name = frame.pointee.code._withUnsafeGuaranteedRef { $0.names[Int(ins.d)] }
            if !(frame.pointee.namespace ?? frame.pointee.globals)._withUnsafeGuaranteedRef({ $0.remove(name) }) { throw undefinedName(name) }
          case .loadClassCell: try loadClassCell(ins, regs)
          case .makeCell:
            let value = ins.x == 1 ? (regs + Int(ins.b)).pointee : .undef
            (regs + Int(ins.a)).set(.object(CellObject(value)))
          case .loadCell:
            let found = (regs + Int(ins.b)).borrow(CellObject.self) { cell in
              if cell.value.isUndef { return false }
              (regs + Int(ins.a)).set(cell.value)
              return true
            }
            if !found { throw unassignedCell(ins) }
          case .storeCell:
            (regs + Int(ins.a)).borrow(CellObject.self) { $0.value = (regs + Int(ins.b)).pointee }
          case .deleteCell:
            let found = (regs + Int(ins.b)).borrow(CellObject.self) { cell in
              if cell.value.isUndef { return false }
              cell.value = .undef
              return true
            }
            if !found { throw unassignedCell(ins) }
          case .checkLocal:
            if (regs + Int(ins.a)).isUndef { throw unassignedLocal(ins) }

          // Operators
          case .add:
            let (d, a, b) = (regs + Int(ins.a), regs + Int(ins.b), regs + Int(ins.c))
            if !VM.quickAdd(d, a, b), try operate(.add, d, a, b, inPlace: ins.x == 1) { (pc, regs, consts) = entered }
          case .addConstant:
            let (d, a, b) = (regs + Int(ins.a), regs + Int(ins.b), consts + Int(ins.c))
            if !VM.quickAdd(d, a, b), try operate(.add, d, a, b, inPlace: ins.x == 1) { (pc, regs, consts) = entered }
          case .subtract:
            let (d, a, b) = (regs + Int(ins.a), regs + Int(ins.b), regs + Int(ins.c))
            if !VM.quickSubtract(d, a, b), try operate(.subtract, d, a, b, inPlace: ins.x == 1) { (pc, regs, consts) = entered }
          case .subtractConstant:
            let (d, a, b) = (regs + Int(ins.a), regs + Int(ins.b), consts + Int(ins.c))
            if !VM.quickSubtract(d, a, b), try operate(.subtract, d, a, b, inPlace: ins.x == 1) { (pc, regs, consts) = entered }
          case .multiply:
            let (d, a, b) = (regs + Int(ins.a), regs + Int(ins.b), regs + Int(ins.c))
            if !VM.quickMultiply(d, a, b), try operate(.multiply, d, a, b, inPlace: ins.x == 1) { (pc, regs, consts) = entered }
          case .multiplyConstant:
            let (d, a, b) = (regs + Int(ins.a), regs + Int(ins.b), consts + Int(ins.c))
            if !VM.quickMultiply(d, a, b), try operate(.multiply, d, a, b, inPlace: ins.x == 1) { (pc, regs, consts) = entered }
          case .moduloConstant:
            let (d, a, b) = (regs + Int(ins.a), regs + Int(ins.b), consts + Int(ins.c))
            if !VM.quickModulo(d, a, b), try operate(.modulo, d, a, b, inPlace: ins.x == 1) { (pc, regs, consts) = entered }
          case .divide:
            let (d, a, b) = (regs + Int(ins.a), regs + Int(ins.b), regs + Int(ins.c))
            if !VM.quickDivide(d, a, b), try operate(.divide, d, a, b, inPlace: ins.x == 1) { (pc, regs, consts) = entered }
          case .binary, .inPlace:
            let (d, a, b) = (regs + Int(ins.a), regs + Int(ins.b), regs + Int(ins.c))
            if try operate(BinaryOperator(code: ins.x), d, a, b, inPlace: ins.op == .inPlace) {
              (pc, regs, consts) = entered
            }
          case .unary: try VM.unary(UnaryOperator(rawValue: ins.x) ?? .not, regs + Int(ins.a), regs + Int(ins.b))
          case .compare:
            try VM.compare(ins.x, regs + Int(ins.a), regs + Int(ins.b), regs + Int(ins.c))

          // Jumps
          case .jump: pc = ins + Int(ins.d)
          case .loop:
            if interrupt.pointee != 0 { throw Interrupted() }
            pc = ins + Int(ins.d)
          case .jumpIfFalse:
            let test = regs + Int(ins.a)
            if let b = test.asBool {
              if !b { pc = ins + Int(ins.d) }
            } else if try !Operations.isTrue(test.pointee) {
              pc = ins + Int(ins.d)
            }
          case .jumpIfTrue:
            let test = regs + Int(ins.a)
            if let b = test.asBool {
              if b { pc = ins + Int(ins.d) }
            } else if try Operations.isTrue(test.pointee) {
              pc = ins + Int(ins.d)
            }
          case .jumpUnless:
            if try !VM.holds(ins.x, regs + Int(ins.a), regs + Int(ins.b)) { pc = ins + Int(ins.d) }
          case .jumpUnlessConstant:
            if try !VM.holds(ins.x, regs + Int(ins.a), consts + Int(ins.b)) { pc = ins + Int(ins.d) }

          // Iteration
          case .iterate: (regs + Int(ins.a)).set(try VM.iterator((regs + Int(ins.b)).pointee, delegating: ins.x == 1))
          case .forNext:
            if try !VM.forNext(regs + Int(ins.a), regs + Int(ins.b)) { pc = ins + Int(ins.d) }
          case .unpack:
            try VM.unpack(regs + Int(ins.a), regs + Int(ins.b), Int(ins.c))
            if ins.x == 1 { (regs + Int(ins.a)).clear() }
          case .unpackStar:
            try VM.unpackStar((regs + Int(ins.a)).pointee, regs + Int(ins.b), before: Int(ins.c), after: Int(ins.d))

          // Items and attributes
          case .getItem:
            let container =
              ins.x < 2 ? regs + Int(ins.b) : try cachedGlobal(Int(ins.e)) ?? findGlobal(Int(ins.d), Int(ins.e))
            try VM.getItem(regs + Int(ins.a), container, (ins.x & 1 == 0 ? regs : consts) + Int(ins.c))
          case .setItem:
            let container =
              ins.x == 0 ? regs + Int(ins.a) : try cachedGlobal(Int(ins.e)) ?? findGlobal(Int(ins.d), Int(ins.e))
            try VM.setItem(container, regs + Int(ins.b), regs + Int(ins.c))
          case .deleteItem: try Operations.setItem(regs[Int(ins.a)], regs[Int(ins.b)], .undef)
          case .buildSlice:
            let base = regs + Int(ins.b)
            (regs + Int(ins.a)).set(.object(SliceObject(base[0], base[1], base[2])))
          case .getAttribute:
            let object =
              ins.x == 0 ? regs + Int(ins.b) : try cachedGlobal(Int(ins.e) + 1) ?? findGlobal(Int(ins.b), Int(ins.e) + 1)
            try VM.getAttribute(regs + Int(ins.a), object, frame.pointee.code, ins)
          case .setAttribute: try VM.setAttribute(regs + Int(ins.a), regs + Int(ins.b), frame.pointee.code, ins)
          case .deleteAttribute:
            let name = frame.pointee.code._withUnsafeGuaranteedRef { $0.names[Int(ins.d)] }
            try Operations.setAttribute(regs[Int(ins.a)], name, .undef)
          case .loadMethod:
            let object =
              ins.x == 0 ? regs + Int(ins.b) : try cachedGlobal(Int(ins.e) + 1) ?? findGlobal(Int(ins.b), Int(ins.e) + 1)
            try VM.loadMethod(regs + Int(ins.a), object, frame.pointee.code, ins)

          // Calls
          case .call, .callMethod, .callGlobal, .callKeywords:
            let slot = regs + Int(ins.a)
            var base = slot + 1
            var count = Int(ins.b)
            let callee: Unmanaged<Object>
            switch ins.op {
            case .callGlobal:
              let found = try cachedGlobal(Int(ins.e)) ?? findGlobal(Int(ins.d), Int(ins.e))
              if found.isTrivial { throw VM.notCallable(found.pointee) }
              callee = found.unretained
              // The name may get another value while the call runs: it is held unless its frame needs nothing of it.
              if !VM.isFunction(callee, of: frame.pointee.globals) { slot.copyUnlessSame(found) }
            case .call:
              if slot.isTrivial { throw VM.notCallable(slot.pointee) }
              callee = slot.unretained
            default:
              if ins.op == .callKeywords && ins.x == 0 {
                if slot.isTrivial { throw VM.notCallable(slot.pointee) }
                callee = slot.unretained
              } else if base.isUndef {
                base += 1
                if slot.isTrivial { throw VM.notCallable(slot.pointee) }
                callee = slot.unretained
              } else {
                count += 1
                callee = slot.method
              }
            }
            let function: Unmanaged<FunctionObject>
            var isConstruction = false
            switch callee._withUnsafeGuaranteedRef({ $0.kind }) {
            case .function: function = Unmanaged.fromOpaque(callee.toOpaque())
            case .native:
              let native = callee._withUnsafeGuaranteedRef { unsafeDowncast($0, to: NativeFunction.self) }
              if ins.op != .callKeywords {
                (regs + Int(ins.c)).set(try Operations.callNative(native, Arguments(base, count)))
              } else {
                let arguments = Arguments(base, count, keywords: keywords(of: ins))
                (regs + Int(ins.c)).set(try Operations.callNative(native, arguments))
              }
              continue dispatch
            case .type:
              let type = callee._withUnsafeGuaranteedRef { unsafeDowncast($0, to: TypeObject.self) }
              if case .initialize(let initializer) = type.construction {
                if CycleCollector.isDue { CycleCollector.collect() }
                // The instance stands before the arguments, in place of the class.
                function = initializer
                base -= 1
                base.set(.object(InstanceObject(type: type)))
                count += 1
                isConstruction = true
              } else {
                let arguments = Arguments(base, count, keywords: keywords(of: ins))
                (regs + Int(ins.c)).set(try ClassBuilder.call(type, arguments))
                continue dispatch
              }
            case .instance:
              guard let method = VM.callMethod(of: callee) else {
                let value = Value.object(callee.takeUnretainedValue())
                let arguments = Arguments(base, count, keywords: keywords(of: ins))
                (regs + Int(ins.c)).set(try Operations.call(value, arguments))
                continue dispatch
              }
              // The instance is the first argument and stands there already, unless a module's attribute was called.
              function = method
              base -= 1
              if base != slot { base.set(.object(callee.takeUnretainedValue())) }
              count += 1
            case .boundMethod:
              let method = callee._withUnsafeGuaranteedRef { unsafeDowncast($0, to: BoundMethod.self) }
              guard case .object(let o) = method.function, o.kind == .function else {
                let arguments = Arguments(base, count, keywords: keywords(of: ins))
                (regs + Int(ins.c)).set(try Operations.call(.object(method), arguments))
                continue dispatch
              }
              // The method's object may go when the receiver takes its place.
              heldFunction = o
              function = Unmanaged.passUnretained(unsafeDowncast(o, to: FunctionObject.self))
              base -= 1
              base.set(method.receiver)
              count += 1
            default:
              let value = Value.object(callee.takeUnretainedValue())
              (regs + Int(ins.c)).set(try Operations.call(value, Arguments(base, count, keywords: keywords(of: ins))))
              continue dispatch
            }
            let inner = function._withUnsafeGuaranteedRef { Unmanaged.passUnretained($0.code) }
            let (plainCount, localCount, registerCount) = inner._withUnsafeGuaranteedRef {
              ($0.entry.plainCount, $0.entry.localCount, $0.entry.registerCount)
            }
            if count == plainCount && ins.op != .callKeywords {
              try ensure(base, registerCount)
              while count < localCount {
                (base + count).clear()
                count &+= 1
              }
            } else if let result = try prepareCall(function, Arguments(base, count, keywords: keywords(of: ins))) {
              (regs + Int(ins.c)).set(result)
              continue dispatch
            }
            try push(inner, base, function._withUnsafeGuaranteedRef { .passUnretained($0.globals) })
            if isConstruction {
              frame.pointee.completion = .construct
              frame.pointee.constructed = base.retainedInstance
            }
            (pc, regs, consts) = entered
            if interrupt.pointee != 0 { throw Interrupted() }
          case .callSpread:
            let callee = regs + Int(ins.a)
            (regs + Int(ins.c)).set(try callSpread(callee[0], callee[1], callee[2]))
          case .returnValue:
            let result = (regs + Int(ins.a)).take()
            let (completion, constructed) = (frame.pointee.completion, frame.pointee.constructed)
            pop()
            if frame < entry { return result.value() }
            (pc, regs, consts) = entered
            top = frame.pointee.end
            switch completion {
            case .store: (regs + Int(pc.c)).put(result)
            case .construct:
              guard let made = constructed?.takeRetainedValue() else { preconditionFailure("no instance") }
              let value = result.value()
              if !value.isNone { throw VM.initializerReturned(value) }
              (regs + Int(pc.c)).set(.object(made))
            case .operate:
              let value = result.value()
              if value.isNotImplemented { try reflect(pc) } else { (regs + Int(pc.a)).set(value) }
            }
            pc += 1

          // Building
          case .buildList:
            (regs + Int(ins.a)).set(.object(ListObject(copying: regs + Int(ins.b), count: Int(ins.c))))
          case .buildTuple:
            (regs + Int(ins.a)).set(
              .object(ins.c == 0 ? TupleObject.empty : TupleObject(copying: regs + Int(ins.b), count: Int(ins.c))))
          case .buildSet: (regs + Int(ins.a)).set(try VM.buildSet(regs + Int(ins.b), Int(ins.c)))
          case .buildDict: (regs + Int(ins.a)).set(try VM.buildDict(regs + Int(ins.b), Int(ins.c)))
          case .listAppend:
            try (regs + Int(ins.a)).borrow(ListObject.self) { try $0.append((regs + Int(ins.b)).pointee) }
          case .setAdd: try VM.setAdd(regs[Int(ins.a)], regs[Int(ins.b)])
          case .dictSet:
            try (regs + Int(ins.a)).borrow(DictObject.self) { try $0.set(regs[Int(ins.b)], regs[Int(ins.c)]) }
          case .listExtend: try VM.listExtend(regs[Int(ins.a)], regs[Int(ins.b)], forCall: ins.x == 1 ? regs[Int(ins.a) - 1] : nil)
          case .setUpdate: try VM.setUpdate(regs[Int(ins.a)], regs[Int(ins.b)])
          case .dictUpdate: try VM.dictUpdate(regs[Int(ins.a)], regs[Int(ins.b)])
          case .dictMerge: try VM.dictMerge(regs[Int(ins.a)], regs[Int(ins.b)], callee: regs[Int(ins.c)])
          case .listToTuple:
            (regs + Int(ins.a)).set(.tuple((regs + Int(ins.b)).borrow(ListObject.self) { $0.values }))
          case .makeFunction:
            if CycleCollector.isDue { CycleCollector.collect() }
            let function = makeFunction(ins, regs, consts, frame.pointee.globals.takeUnretainedValue())
            (regs + Int(ins.a)).set(.object(function))
          case .loadBuildClass: (regs + Int(ins.a)).set(.object(ClassBuilder.buildClass))
          case .format:
            let spec = ins.c == 0xFFFF ? StringObject.empty : regs[Int(ins.c)].asString ?? StringObject.empty
            (regs + Int(ins.a)).set(.object(try VM.format(regs[Int(ins.b)], conversion: ins.x, spec)))
          case .buildString: (regs + Int(ins.a)).set(.object(try VM.join(regs + Int(ins.b), Int(ins.c))))

          // Exceptions
          case .raise: throw try raised(ins, regs)
          case .rethrow:
            guard let exception = regs[Int(ins.a)].asException else { preconditionFailure("no exception to rethrow") }
            throw Raised(exception)
          case .enterHandler: if let exception = regs[Int(ins.a)].asException { handle([exception]) }
          case .leaveHandler: leaveHandlers(to: handledCount - 1)
          case .matchException:
            (regs + Int(ins.a)).setBool(try VM.matches(regs[Int(ins.b)], regs[Int(ins.c)]))
          case .assertionFailed:
            throw ins.x == 1
              ? Raised(Exceptions.assertionError, argument: regs[Int(ins.a)]) : Raised(Exceptions.assertionError, "")
          case .enterContext:
            let (exit, entered) = try VM.enterContext(regs[Int(ins.b)])
            (regs + Int(ins.a)).set(exit)
            (regs + Int(ins.c)).set(entered)
          case .exitContext:
            let exception: Value = ins.x == 1 ? regs[Int(ins.b)] : .none
            (regs + Int(ins.c)).set(try VM.exitContext(regs[Int(ins.a)], exception))

          // Modules
          case .importModule:
            let name = frame.pointee.code._withUnsafeGuaranteedRef { $0.names[Int(ins.d)] }
            (regs + Int(ins.a)).set(try Modules.importModule(name.text, wholePath: ins.x == 1))
          case .importFrom:
            let name = frame.pointee.code._withUnsafeGuaranteedRef { $0.names[Int(ins.d)] }
            (regs + Int(ins.a)).set(try Modules.importFrom(regs[Int(ins.b)], name))
          case .importStar:
            try Modules.importStar(regs[Int(ins.b)], into: frame.pointee.globals.takeUnretainedValue())
          case .setUpAnnotations:
            (frame.pointee.namespace ?? frame.pointee.globals)._withUnsafeGuaranteedRef {
              if $0[Names.annotations_].isUndef { $0.set(Names.annotations_, .object(DictObject())) }
            }

          // Generators
          case .yield:
            if let sink, frame == entry, try pass((regs + Int(ins.a)).pointee, to: sink) {
              (regs + Int(ins.c)).set(.none)
              continue dispatch
            }
            suspendedAt = pc
            return suspend((regs + Int(ins.a)).pointee)
          case .yieldFrom:
            let value = try GeneratorObject.delegate(regs[Int(ins.a)], sending: regs[Int(ins.b)])
            switch value {
            case .finished(let result): (regs + Int(ins.c)).set(result)
            case .yielded(let value):
              suspendedAt = ins
              return suspend(value)
            }

          // Patterns
          case .matchSequence:
            let isLong = try Matching.isSequence(regs[Int(ins.b)], count: Int(ins.c), atLeast: ins.x == 1)
            (regs + Int(ins.a)).setBool(isLong)
          case .matchMapping: (regs + Int(ins.a)).setBool(Matching.isMapping(regs[Int(ins.b)]))
          case .matchKeys:
            let base = regs + Int(ins.a)
            base.setBool(try Matching.keys(regs[Int(ins.b)], regs[Int(ins.c)], into: base + 1))
          case .finalize: try finalize(regs + Int(ins.a))
          case .matchRest: (regs + Int(ins.a)).set(try Matching.rest(regs[Int(ins.b)], without: regs[Int(ins.c)]))
          case .matchClass:
            let base = regs + Int(ins.a)
            let values = try Matching.instance(
              regs[Int(ins.b)], of: regs[Int(ins.c)], positional: Int(ins.d), keywords: base[1])
            base.setBool(values != nil)
            if let values { (base + 1).set(.tuple(values)) }
          }
        }
      } catch let error as Raised {
        let exception = error.exception
        if exception.traceback.isEmpty, exception.context.isNone, let active = handled.last, active !== exception {
          exception.context = .object(active)
        }
        while true {
          let code = frame.pointee.code.takeUnretainedValue()
          let index = frame.pointee.pc - code.instructions
          // What is raised again has passed here before.
          let ins = code.instructions[index]
          if ins.op != .rethrow && !(ins.op == .raise && ins.x == 0) {
            exception.traceback.append(.init(code: code, span: code.span(at: index)))
          }
          if let handler = code.handler(at: index) {
            leaveHandlers(to: frame.pointee.handledBase + handler.handledDepth)
            pc = code.instructions + handler.target
            regs = frame.pointee.registers
            consts = frame.pointee.constants
            top = frame.pointee.end
            (regs + handler.register).set(.object(exception))
            break
          }
          leaveGenerators()
          abandon()
          if frame < entry { throw error }
        }
      } catch {
        // An interrupt: nothing of the cell sees it, but the report tells where it came.
        while frame >= entry {
          let code = frame.pointee.code.takeUnretainedValue()
          Interrupt.way.append(.init(code: code, span: code.span(at: frame.pointee.pc - code.instructions)))
          abandon()
        }
        throw error
      }
    }
  }

  // MARK: Operators of classes

  /// Applies an operator that takes more than two numbers of a kind; true when it has entered a method for that, whose
  /// result is the operator's. An addition of instances takes 80 ns entered this way; called from Swift it took 330.
  @inline(never) private func operate(
    _ op: BinaryOperator, _ d: Register, _ a: Register, _ b: Register, inPlace: Bool
  ) throws -> Bool {
    if a.kind == .instance, let function = VM.operatorMethod(op, a, b, inPlace: inPlace) {
      let entry = function._withUnsafeGuaranteedRef { $0.code.entry }
      let base = top
      try ensure(base, entry.registerCount)
      base.copy(a)
      (base + 1).copy(b)
      var i = 2
      while i < entry.localCount {
        (base + i).clear()
        i += 1
      }
      try push(
        function._withUnsafeGuaranteedRef { .passUnretained($0.code) }, base,
        function._withUnsafeGuaranteedRef { .passUnretained($0.globals) })
      frame.pointee.completion = .operate
      return true
    }
    if inPlace { try VM.inPlace(op, d, a, b) } else { try VM.binary(op, d, a, b) }
    return false
  }

  /// The method of the left operand's class when that is asked first, takes two plain arguments, and only a native type
  /// may have something to say after it.
  private static func operatorMethod(_ op: BinaryOperator, _ a: Register, _ b: Register, inPlace: Bool)
    -> Unmanaged<FunctionObject>?
  {
    let type = a.unretained._withUnsafeGuaranteedRef { $0.type }
    if !b.isTrivial {
      let other = b.unretained._withUnsafeGuaranteedRef { $0.type }
      if other !== type && other.isHeap { return nil }
    }
    if inPlace && !type.lookup(PythonSlots.augmented[Int(op.rawValue)]).isUndef { return nil }
    guard case .object(let o) = type.lookup(PythonSlots.forward[Int(op.rawValue)]), o.kind == .function else { return nil }
    let function = unsafeDowncast(o, to: FunctionObject.self)
    return function.code.entry.plainCount == 2 ? .passUnretained(function) : nil
  }

  /// Goes on with an operator whose left operand did not implement it.
  @inline(never) private func reflect(_ ins: UnsafeMutablePointer<Instruction>) throws {
    let regs = frame.pointee.registers
    let op: BinaryOperator =
      switch ins.op {
      case .add, .addConstant: .add
      case .subtract, .subtractConstant: .subtract
      case .multiply, .multiplyConstant: .multiply
      case .divide: .divide
      case .moduloConstant: .modulo
      default: BinaryOperator(code: ins.x)
      }
    let b: Register
    var isInPlace = ins.x == 1
    switch ins.op {
    case .addConstant, .subtractConstant, .multiplyConstant, .moduloConstant:
      b = frame.pointee.constants + Int(ins.c)
    case .binary, .inPlace:
      b = regs + Int(ins.c)
      isInPlace = ins.op == .inPlace
    default: b = regs + Int(ins.c)
    }
    (regs + Int(ins.a)).set(try Operations.reflected(op, regs[Int(ins.b)], b.pointee, inPlace: isInPlace))
  }

  /// The `__call__` of an instance's class when it is a function.
  private static func callMethod(of callee: Unmanaged<Object>) -> Unmanaged<FunctionObject>? {
    let found = callee._withUnsafeGuaranteedRef { $0.type.lookup(Names.call_) }
    guard case .object(let o) = found, o.kind == .function else { return nil }
    return .passUnretained(unsafeDowncast(o, to: FunctionObject.self))
  }

  /// Gives a value that a generator yields to who takes them all; false when that fails, which is no exception of the
  /// generator's.
  private func pass(_ value: Value, to sink: (Value) throws -> Void) throws -> Bool {
    do {
      try sink(value)
      return true
    } catch {
      sinkFailure = error
      return false
    }
  }

  /// Leaves a generator's frame without releasing its registers or handled exceptions, which the generator takes.
  private func suspend(_ value: Value) -> Value {
    Depth.current &-= 1
    frame -= 1
    return value
  }

  private func keywords(of ins: UnsafeMutablePointer<Instruction>) -> KeywordNames? {
    ins.op == .callKeywords ? frame.pointee.code._withUnsafeGuaranteedRef { $0.keywordNames[Int(ins.d)] } : nil
  }
}
