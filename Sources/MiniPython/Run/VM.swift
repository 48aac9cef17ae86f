// The register machine: its stack, its frames and the loop that runs instructions.

/// What is saved of a frame while a function it called runs.
struct Frame {
  var code: Unmanaged<CodeObject>
  var pc: UnsafeMutablePointer<Instruction>
  var registers: Register
  var globals: Unmanaged<DictObject>
  /// The names of a class body.
  var namespace: Unmanaged<DictObject>?
  /// How many exceptions were being handled at entry.
  var handledBase: Int
}

/// Runs code. Registers of all frames stand on one stack: a call's arguments are the first registers of the callee's
/// frame, so a Python function that calls another neither copies arguments nor recurses in Swift.
package final class VM {
  nonisolated(unsafe) package static var current = VM()

  private static let stackSize = 1 << 22
  private let stack: Register
  /// Registers below this have been initialised.
  private var initialized: Register
  /// Where the frame of a nested run may begin.
  var top: Register
  private var frames: UnsafeMutablePointer<Frame>
  private var frameCount = 0
  private var frameCapacity = 64
  /// The exceptions being handled, innermost last.
  var handled: [ExceptionObject] = []
  /// The running frame as natives see it (`globals()`, `locals()`, `super()`); its registers end at `top`.
  private(set) var currentCode: Unmanaged<CodeObject>?
  private(set) var currentGlobals: DictObject?
  private(set) var currentNamespace: DictObject?
  /// Where the running frame stands, for warnings; a bare cell because every instruction writes it.
  private let position = UnsafeMutablePointer<UnsafeMutablePointer<Instruction>?>.allocate(capacity: 1)
  /// Set when a run ended in `yield`: where to go on.
  var suspendedAt: UnsafeMutablePointer<Instruction>?

  init() {
    stack = .allocate(capacity: VM.stackSize)
    initialized = stack
    top = stack
    frames = .allocate(capacity: frameCapacity)
    position.initialize(to: nil)
  }

  deinit {
    let count = initialized - stack
    Reaper.bury(stack, count: count)
    stack.deallocate()
    frames.deallocate()
    position.deallocate()
  }

  /// The source line of the instruction that runs.
  var currentLine: Int {
    guard let code = currentCode?.takeUnretainedValue(), let pc = position.pointee else { return 0 }
    return code.line(at: pc - code.instructions)
  }

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

  @inline(__always) private func pushFrame(_ frame: Frame) {
    if frameCount == frameCapacity { growFrames() }
    (frames + frameCount).initialize(to: frame)
    frameCount += 1
  }

  @inline(never) private func growFrames() {
    let larger = UnsafeMutablePointer<Frame>.allocate(capacity: frameCapacity * 2)
    larger.moveInitialize(from: frames, count: frameCount)
    frames.deallocate()
    frames = larger
    frameCapacity *= 2
  }

  /// The code and line of each running Python frame, innermost first; `pc` of the innermost is not known here.
  var outerFrames: [(code: CodeObject, registers: Register)] {
    (0..<frameCount).reversed().map { (frames[$0].code.takeUnretainedValue(), frames[$0].registers) }
  }

  /// The code of each running Python frame and its instruction, innermost first, as far as this run knows them.
  var framePositions: [(code: CodeObject, index: Int)] {
    var result: [(code: CodeObject, index: Int)] = []
    if let code = currentCode?.takeUnretainedValue(), let pc = position.pointee {
      result.append((code, pc - code.instructions))
    }
    for i in (0..<frameCount).reversed() {
      let code = frames[i].code.takeUnretainedValue()
      result.append((code, frames[i].pc - code.instructions - 1))
    }
    return result
  }

  /// Runs code whose first registers are in place, from an instruction on.
  /// - Throws: what the code raises; Interrupted.
  func run(
    _ startCode: CodeObject, _ startRegisters: Register, globals startGlobals: DictObject,
    namespace startNamespace: DictObject? = nil, from start: UnsafeMutablePointer<Instruction>? = nil,
    raising pending: ExceptionObject? = nil, handling active: [ExceptionObject] = []
  ) throws -> Value {
    if Depth.current >= Depth.limit { throw Depth.exceeded("") }
    Depth.current += 1
    let entry = frameCount
    let entryTop = top
    let savedCode = currentCode
    let savedGlobals = currentGlobals
    let savedNamespace = currentNamespace
    let entryHandled = handled.count
    handled.append(contentsOf: active)
    var code = Unmanaged.passUnretained(startCode)
    var instructions = startCode.instructions
    var pc = start ?? instructions
    var regs = startRegisters
    var consts = startCode.constants
    var globals = Unmanaged.passUnretained(startGlobals)
    var namespace = startNamespace.map { Unmanaged.passUnretained($0) }
    var handledBase = entryHandled
    var pending = pending
    top = regs + startCode.registerCount
    currentCode = code
    currentGlobals = startGlobals
    currentNamespace = startNamespace
    let interrupt = Interrupt.byte
    let position = position
    let savedPosition = position.pointee
    defer {
      position.pointee = savedPosition
      Depth.current -= 1
      top = entryTop
      currentCode = savedCode
      currentGlobals = savedGlobals
      currentNamespace = savedNamespace
    }

    while true {
      do {
        if let exception = pending {
          pending = nil
          throw Raised(exception)
        }
        dispatch: while true {
          let ins = pc
          position.pointee = pc
          pc += 1
          switch ins.op {
          case .loadConstant: (regs + Int(ins.a)).copy(consts + Int(ins.d))
          case .move: (regs + Int(ins.a)).copy(regs + Int(ins.b))
          case .clear:
            if ins.x == 0 { (regs + Int(ins.a)).clear() } else { try GeneratorObject.leave(regs + Int(ins.a)) }
          case .loadGlobal:
            let cache = code._withUnsafeGuaranteedRef { $0.caches } + Int(ins.e)
            let (version, entries) = globals._withUnsafeGuaranteedRef { ($0.keysVersion, $0.entries) }
            if cache.pointee.tag == version, cache.pointee.position >= 0 {
              (regs + Int(ins.a)).copy(DictObject.valuePointer(entries, at: Int(cache.pointee.position)))
            } else if cache.pointee.tag == version, cache.pointee.builtinsTag == Interpreter.builtins.keysVersion {
              let known = Interpreter.builtins.entries
              (regs + Int(ins.a)).copy(DictObject.valuePointer(known, at: -2 - Int(cache.pointee.position)))
            } else {
              try loadGlobal(ins, code, globals, regs)
            }
          case .storeGlobal:
            let cache = code._withUnsafeGuaranteedRef { $0.caches } + Int(ins.e)
            let (version, entries) = globals._withUnsafeGuaranteedRef { ($0.keysVersion, $0.entries) }
            if cache.pointee.tag == version, cache.pointee.position >= 0 {
              DictObject.valuePointer(entries, at: Int(cache.pointee.position)).copy(regs + Int(ins.a))
            } else {
              storeGlobal(ins, code, globals, regs)
            }
          case .deleteGlobal:
            let name = code._withUnsafeGuaranteedRef { $0.names[Int(ins.d)] }
            if !globals._withUnsafeGuaranteedRef({ $0.remove(name) }) { throw undefinedName(name) }
          case .loadName: try loadName(ins, code, globals, namespace, regs)
          case .storeName:
            let name = code._withUnsafeGuaranteedRef { $0.names[Int(ins.d)] }
            try storeName(name, regs[Int(ins.a)], namespace, globals)
          case .deleteName:
            let name = code._withUnsafeGuaranteedRef { $0.names[Int(ins.d)] }
            if !(namespace ?? globals)._withUnsafeGuaranteedRef({ $0.remove(name) }) { throw undefinedName(name) }
          case .loadClassCell: try loadClassCell(ins, code, namespace, regs)
          case .makeCell:
            let value = ins.x == 1 ? (regs + Int(ins.b)).pointee : .undef
            (regs + Int(ins.a)).set(.object(CellObject(value)))
          case .loadCell:
            let found = (regs + Int(ins.b)).borrow(CellObject.self) { cell in
              if cell.value.isUndef { return false }
              (regs + Int(ins.a)).set(cell.value)
              return true
            }
            if !found { throw unassignedCell(ins, code) }
          case .storeCell:
            (regs + Int(ins.a)).borrow(CellObject.self) { $0.value = (regs + Int(ins.b)).pointee }
          case .deleteCell:
            let found = (regs + Int(ins.b)).borrow(CellObject.self) { cell in
              if cell.value.isUndef { return false }
              cell.value = .undef
              return true
            }
            if !found { throw unassignedCell(ins, code) }
          case .checkLocal:
            if (regs + Int(ins.a)).isUndef { throw unassignedLocal(ins, code) }

          // Operators
          case .add: try VM.add(regs + Int(ins.a), regs + Int(ins.b), regs + Int(ins.c))
          case .addConstant: try VM.add(regs + Int(ins.a), regs + Int(ins.b), consts + Int(ins.c))
          case .subtract: try VM.subtract(regs + Int(ins.a), regs + Int(ins.b), regs + Int(ins.c))
          case .subtractConstant: try VM.subtract(regs + Int(ins.a), regs + Int(ins.b), consts + Int(ins.c))
          case .multiply: try VM.multiply(regs + Int(ins.a), regs + Int(ins.b), regs + Int(ins.c))
          case .multiplyConstant: try VM.multiply(regs + Int(ins.a), regs + Int(ins.b), consts + Int(ins.c))
          case .moduloConstant: try VM.modulo(regs + Int(ins.a), regs + Int(ins.b), consts + Int(ins.c))
          case .divide: try VM.divide(regs + Int(ins.a), regs + Int(ins.b), regs + Int(ins.c))
          case .binary:
            try VM.binary(BinaryOperator.table[Int(ins.x)], regs + Int(ins.a), regs + Int(ins.b), regs + Int(ins.c))
          case .inPlace:
            try VM.inPlace(BinaryOperator.table[Int(ins.x)], regs + Int(ins.a), regs + Int(ins.b), regs + Int(ins.c))
          case .inPlaceAdd: try VM.inPlaceAdd(regs + Int(ins.a), regs + Int(ins.b), regs + Int(ins.c))
          case .inPlaceSubtract: try VM.inPlaceSubtract(regs + Int(ins.a), regs + Int(ins.b), regs + Int(ins.c))
          case .inPlaceMultiply: try VM.inPlaceMultiply(regs + Int(ins.a), regs + Int(ins.b), regs + Int(ins.c))
          case .unary: try VM.unary(UnaryOperator(rawValue: ins.x) ?? .not, regs + Int(ins.a), regs + Int(ins.b))
          case .compare:
            let op = CompareOperator(rawValue: ins.x) ?? .equal
            try VM.compare(op, regs + Int(ins.a), regs + Int(ins.b), regs + Int(ins.c))

          // Jumps
          case .jump: pc = instructions + Int(ins.d)
          case .loop:
            if interrupt.pointee != 0 { throw Interrupted() }
            pc = instructions + Int(ins.d)
          case .jumpIfFalse:
            let test = regs + Int(ins.a)
            if let b = test.asBool {
              if !b { pc = instructions + Int(ins.d) }
            } else if try !Operations.isTrue(test.pointee) {
              pc = instructions + Int(ins.d)
            }
          case .jumpIfTrue:
            let test = regs + Int(ins.a)
            if let b = test.asBool {
              if b { pc = instructions + Int(ins.d) }
            } else if try Operations.isTrue(test.pointee) {
              pc = instructions + Int(ins.d)
            }
          case .jumpUnless:
            if try !VM.isOrdered(ins.x, regs + Int(ins.a), regs + Int(ins.b)) { pc = instructions + Int(ins.d) }
          case .jumpUnlessConstant:
            if try !VM.isOrdered(ins.x, regs + Int(ins.a), consts + Int(ins.b)) { pc = instructions + Int(ins.d) }

          // Iteration
          case .iterate: (regs + Int(ins.a)).set(try VM.iterator((regs + Int(ins.b)).pointee, delegating: ins.x == 1))
          case .forNext:
            let iterator = regs + Int(ins.a)
            let value =
              iterator.kind == .iterator
              ? try iterator.borrow(IteratorObject.self) { try $0.next() } : try Operations.next(iterator.pointee)
            if value.isUndef { pc = instructions + Int(ins.d) } else { (regs + Int(ins.b)).set(value) }
          case .unpack: try VM.unpack((regs + Int(ins.a)).pointee, regs + Int(ins.b), Int(ins.c))
          case .unpackStar:
            try VM.unpackStar((regs + Int(ins.a)).pointee, regs + Int(ins.b), before: Int(ins.c), after: Int(ins.d))

          // Items and attributes
          case .getItem: try VM.getItem(regs + Int(ins.a), regs + Int(ins.b), regs + Int(ins.c))
          case .setItem: try VM.setItem(regs + Int(ins.a), regs + Int(ins.b), regs + Int(ins.c))
          case .deleteItem: try Operations.setItem(regs[Int(ins.a)], regs[Int(ins.b)], .undef)
          case .buildSlice:
            let base = regs + Int(ins.b)
            (regs + Int(ins.a)).set(.object(SliceObject(base[0], base[1], base[2])))
          case .getAttribute:
            let (name, cache) = code._withUnsafeGuaranteedRef { ($0.names[Int(ins.d)], $0.caches + Int(ins.e)) }
            try VM.getAttribute(regs + Int(ins.a), regs + Int(ins.b), name, cache)
          case .setAttribute:
            let (name, cache) = code._withUnsafeGuaranteedRef { ($0.names[Int(ins.d)], $0.caches + Int(ins.e)) }
            try VM.setAttribute(regs + Int(ins.a), name, regs + Int(ins.b), cache)
          case .deleteAttribute:
            let name = code._withUnsafeGuaranteedRef { $0.names[Int(ins.d)] }
            try Operations.setAttribute(regs[Int(ins.a)], name, .undef)
          case .loadMethod:
            let (name, cache) = code._withUnsafeGuaranteedRef { ($0.names[Int(ins.d)], $0.caches + Int(ins.e)) }
            try VM.loadMethod(regs + Int(ins.a), regs + Int(ins.b), name, cache)

          // Calls
          case .call, .callMethod:
            let callee = regs + Int(ins.a)
            var base = callee + 1
            var count = Int(ins.b)
            if ins.op == .callMethod {
              if base.isUndef { base += 1 } else { count += 1 }
            }
            if callee.kind == .function {
              let function = Unmanaged<FunctionObject>.fromOpaque(callee.unretained.toOpaque())
              let inner = function._withUnsafeGuaranteedRef { Unmanaged.passUnretained($0.code) }
              let entry = inner._withUnsafeGuaranteedRef { $0.entry }
              if entry.isPlain && count == entry.positionalCount {
                try ensure(base, entry.registerCount)
                var i = count
                while i < entry.localCount {
                  (base + i).clear()
                  i += 1
                }
              } else if let result = try prepareCall(function.takeUnretainedValue(), Arguments(base, count)) {
                (regs + Int(ins.c)).set(result)
                continue dispatch
              }
              if Depth.current >= Depth.limit { throw Depth.exceeded("") }
              Depth.current += 1
              pushFrame(
                Frame(
                  code: code, pc: pc, registers: regs, globals: globals, namespace: namespace, handledBase: handledBase
                ))
              globals = function._withUnsafeGuaranteedRef { Unmanaged.passUnretained($0.globals) }
              code = inner
              currentCode = inner
              namespace = nil
              handledBase = handled.count
              regs = base
              instructions = entry.instructions
              consts = entry.constants
              top = base + entry.registerCount
              pc = instructions
              if interrupt.pointee != 0 { throw Interrupted() }
            } else if callee.kind == .native {
              let result = try callee.borrow(NativeFunction.self) {
                try Operations.callNative($0, Arguments(base, count))
              }
              (regs + Int(ins.c)).set(result)
            } else {
                (regs + Int(ins.c)).set(try Operations.call(callee.pointee, Arguments(base, count)))
            }
          case .callKeywords:
            let callee = regs + Int(ins.a)
            var base = callee + 1
            var count = Int(ins.b)
            if ins.x == 1 {
              if base.isUndef { base += 1 } else { count += 1 }
            }
            let keywords = code._withUnsafeGuaranteedRef { $0.keywordNames[Int(ins.d)] }
            let result = try Operations.call(callee.pointee, Arguments(base, count, keywords: keywords))
            (regs + Int(ins.c)).set(result)
          case .callSpread:
            let callee = regs + Int(ins.a)
            (regs + Int(ins.c)).set(try callSpread(callee[0], callee[1], callee[2]))
          case .returnValue:
            let register = regs + Int(ins.a)
            let result = register.move()
            register.initialize(to: .undef)
            clearFrame(code, regs)
            if handled.count != handledBase { handled.removeLast(handled.count - handledBase) }
            if frameCount == entry { return result }
            Depth.current -= 1
            frameCount -= 1
            let frame = frames[frameCount]
            code = frame.code
            currentCode = code
            pc = frame.pc
            regs = frame.registers
            globals = frame.globals
            namespace = frame.namespace
            handledBase = frame.handledBase
            code._withUnsafeGuaranteedRef {
              instructions = $0.instructions
              consts = $0.constants
              top = regs + $0.registerCount
            }
            (regs + Int(pc[-1].c)).set(result)

          // Building
          case .buildList:
            (regs + Int(ins.a)).set(.object(ListObject(copying: regs + Int(ins.b), count: Int(ins.c))))
          case .buildTuple:
            (regs + Int(ins.a)).set(.object(TupleObject(copying: regs + Int(ins.b), count: Int(ins.c))))
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
            let function = makeFunction(ins, regs, consts, globals.takeUnretainedValue())
            (regs + Int(ins.a)).set(.object(function))
          case .loadBuildClass: (regs + Int(ins.a)).set(.object(ClassBuilder.buildClass))
          case .format:
            let spec = ins.c == 0xFFFF ? StringObject.empty : regs[Int(ins.c)].asString ?? StringObject.empty
            (regs + Int(ins.a)).set(.object(try VM.format(regs[Int(ins.b)], conversion: ins.x, spec)))
          case .buildString: (regs + Int(ins.a)).set(.object(try VM.join(regs + Int(ins.b), Int(ins.c))))

          // Exceptions
          case .raise: throw try raised(ins, regs, handledBase)
          case .rethrow:
            guard let exception = regs[Int(ins.a)].asException else { preconditionFailure("no exception to rethrow") }
            throw Raised(exception)
          case .enterHandler: if let exception = regs[Int(ins.a)].asException { handled.append(exception) }
          case .leaveHandler: handled.removeLast()
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
            let name = code._withUnsafeGuaranteedRef { $0.names[Int(ins.d)] }
            (regs + Int(ins.a)).set(try Modules.importModule(name.text, wholePath: ins.x == 1))
          case .importFrom:
            let name = code._withUnsafeGuaranteedRef { $0.names[Int(ins.d)] }
            (regs + Int(ins.a)).set(try Modules.importFrom(regs[Int(ins.b)], name))
          case .importStar:
            try Modules.importStar(regs[Int(ins.b)], into: globals.takeUnretainedValue())
          case .setUpAnnotations:
            (namespace ?? globals)._withUnsafeGuaranteedRef {
              if $0[Names.annotations_].isUndef { $0.set(Names.annotations_, .object(DictObject())) }
            }

          // Generators
          case .yield:
            suspendedAt = pc
            return regs[Int(ins.a)]
          case .yieldFrom:
            let value = try GeneratorObject.delegate(regs[Int(ins.a)], sending: regs[Int(ins.b)])
            switch value {
            case .finished(let result): (regs + Int(ins.c)).set(result)
            case .yielded(let value):
              pc -= 1
              suspendedAt = pc
              return value
            }

          // Patterns
          case .matchSequence:
            let isLong = try Matching.isSequence(regs[Int(ins.b)], count: Int(ins.c), atLeast: ins.x == 1)
            (regs + Int(ins.a)).setBool(isLong)
          case .matchMapping: (regs + Int(ins.a)).setBool(Matching.isMapping(regs[Int(ins.b)]))
          case .matchKeys:
            let base = regs + Int(ins.a)
            base.setBool(try Matching.keys(regs[Int(ins.b)], regs[Int(ins.c)], into: base + 1))
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
          let index = pc - instructions - 1
          let object = code.takeUnretainedValue()
          // What is raised again has passed here before.
          let ins = instructions[index]
          if ins.op != .rethrow && !(ins.op == .raise && ins.x == 0) {
            exception.traceback.append(.init(code: object, span: object.span(at: index)))
          }
          if let handler = object.handler(at: index) {
            handled.removeLast(handled.count - handledBase - handler.handledDepth)
            (regs + handler.register).set(.object(exception))
            pc = instructions + handler.target
            break
          }
          handled.removeLast(handled.count - handledBase)
          leaveGenerators(object, regs)
          clearFrame(code, regs)
          if frameCount == entry { throw error }
          popFrame(&code, &instructions, &pc, &regs, &consts, &globals, &namespace, &handledBase)
        }
      } catch {
        // An interrupt: nothing of the cell sees it, but the report tells where it came.
        while true {
          let object = code.takeUnretainedValue()
          Interrupt.way.append(.init(code: object, span: object.span(at: pc - instructions - 1)))
          clearFrame(code, regs)
          if frameCount == entry { break }
          popFrame(&code, &instructions, &pc, &regs, &consts, &globals, &namespace, &handledBase)
        }
        handled.removeLast(handled.count - entryHandled)
        throw error
      }
    }
  }

  private func popFrame(
    _ code: inout Unmanaged<CodeObject>, _ instructions: inout UnsafeMutablePointer<Instruction>,
    _ pc: inout UnsafeMutablePointer<Instruction>, _ regs: inout Register, _ consts: inout Register,
    _ globals: inout Unmanaged<DictObject>, _ namespace: inout Unmanaged<DictObject>?, _ handledBase: inout Int
  ) {
    Depth.current -= 1
    frameCount -= 1
    let frame = frames[frameCount]
    code = frame.code
    currentCode = code
    pc = frame.pc
    regs = frame.registers
    globals = frame.globals
    namespace = frame.namespace
    handledBase = frame.handledBase
    let object = code.takeUnretainedValue()
    instructions = object.instructions
    consts = object.constants
    top = regs + object.registerCount
  }

  /// Closes the generators that a frame alone held when an exception ended it.
  private func leaveGenerators(_ code: CodeObject, _ regs: Register) {
    for i in 0..<code.registerCount where (regs + i).kind == .generator {
      // An interrupt is seen at the next poll.
      try? GeneratorObject.leave(regs + i)
    }
  }

  /// Releases the registers of a frame that ends.
  @inline(__always) private func clearFrame(_ code: Unmanaged<CodeObject>, _ regs: Register) {
    let count = code._withUnsafeGuaranteedRef { $0.registerCount }
    var i = 0
    while i < count {
      (regs + i).clear()
      i += 1
    }
  }
}

extension BinaryOperator {
  static let table = BinaryOperator.allCases
}
