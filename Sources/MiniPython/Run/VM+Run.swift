// The loop that runs instructions.

extension VM {
  // MARK: Running

  /// Runs code whose first registers are in place, from an instruction on.
  /// - Throws: what the code raises; Interrupted.
  func run(
    _ code: CodeObject, _ registers: Register, globals: DictObject, namespace: DictObject? = nil,
    from start: UnsafeMutablePointer<Instruction>? = nil, raising pending: ExceptionObject? = nil,
    handling active: [ExceptionObject]? = nil, yielding sink: ((Value) throws -> Void)? = nil
  ) throws -> Value {
    try Depth.descend("")
    defer { Depth.ascend() }
    return try loop(
      code, registers, globals: globals, namespace: namespace, from: start, raising: pending, handling: active,
      yielding: sink)
  }

  // By itself: what surrounds it would cost the loop registers.
  @inline(never) private func loop(
    _ startCode: CodeObject, _ startRegisters: Register, globals startGlobals: DictObject,
    namespace startNamespace: DictObject?, from start: UnsafeMutablePointer<Instruction>?,
    raising pending: ExceptionObject?, handling active: [ExceptionObject]?,
    yielding sink: ((Value) throws -> Void)?
  ) throws -> Value {
    try push(
      startCode.entry, startRegisters, .passUnretained(startGlobals),
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
            if let known = cachedGlobal(Int(ins.e)) {
              (regs + Int(ins.a)).copyUnlessSame(known)
            } else {
              (regs + Int(ins.a)).copyUnlessSame(try findGlobal(Int(ins.d), Int(ins.e)))
              specializeGlobal(ins, as: .loadGlobalAt)
            }
          case .loadGlobalAt:
            let (version, entries) = frame.pointee.globals._withUnsafeGuaranteedRef { ($0.keysVersion, $0.entries) }
            if version == ins.e {
              (regs + Int(ins.a)).copyUnlessSame(DictObject.valuePointer(entries, at: ins.bc))
            } else {
              VM.generalize(ins, frame.pointee.code)
              pc = ins
            }
          case .storeGlobalAt:
            let (version, entries) = frame.pointee.globals._withUnsafeGuaranteedRef { ($0.keysVersion, $0.entries) }
            if version == ins.e {
              let known = DictObject.valuePointer(entries, at: ins.bc)
              if ins.x == 0 { known.copy(regs + Int(ins.a)) } else { known.put((regs + Int(ins.a)).take()) }
            } else {
              VM.generalize(ins, frame.pointee.code)
              pc = ins
            }
          case .storeGlobal:
            let cache = frame.pointee.entry.pointee.caches + Int(ins.e)
            let (version, entries) = frame.pointee.globals._withUnsafeGuaranteedRef { ($0.keysVersion, $0.entries) }
            if cache.pointee.tag == version, cache.pointee.position >= 0 {
              let known = DictObject.valuePointer(entries, at: Int(cache.pointee.position))
              if ins.x == 0 { known.copy(regs + Int(ins.a)) } else { known.put((regs + Int(ins.a)).take()) }
            } else {
              storeGlobal(ins, regs)
              specializeGlobal(ins, as: .storeGlobalAt)
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
            if !(frame.pointee.namespace ?? frame.pointee.globals)._withUnsafeGuaranteedRef({ $0.remove(name) }) {
              throw undefinedName(name)
            }
          case .loadClassCell: try loadClassCell(ins, regs)
          case .makeCell:
            let value = ins.x == 1 ? (regs + Int(ins.b)).pointee : .undef
            (regs + Int(ins.a)).set(.object(CellObject(value)))
          case .loadCell:
            let place = (regs + Int(ins.b)).borrow(CellObject.self) { $0.place }
            if place.isUndef { throw unassignedCell(ins) }
            (regs + Int(ins.a)).copyUnlessSame(place)
          case .storeCell:
            (regs + Int(ins.a)).borrow(CellObject.self) { $0.place }.copy(regs + Int(ins.b))
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
            if !VM.quickAdd(d, a, b), try operate(.add, d, a, constant: b, ins.x) { (pc, regs, consts) = entered }
          case .subtract:
            let (d, a, b) = (regs + Int(ins.a), regs + Int(ins.b), regs + Int(ins.c))
            if !VM.quickSubtract(d, a, b), try operate(.subtract, d, a, b, inPlace: ins.x == 1) {
              (pc, regs, consts) = entered
            }
          case .subtractConstant:
            let (d, a, b) = (regs + Int(ins.a), regs + Int(ins.b), consts + Int(ins.c))
            if !VM.quickSubtract(d, a, b), try operate(.subtract, d, a, b, inPlace: ins.x == 1) {
              (pc, regs, consts) = entered
            }
          case .multiply:
            let (d, a, b) = (regs + Int(ins.a), regs + Int(ins.b), regs + Int(ins.c))
            if !VM.quickMultiply(d, a, b), try operate(.multiply, d, a, b, inPlace: ins.x == 1) {
              (pc, regs, consts) = entered
            }
          case .multiplyConstant:
            let (d, a, b) = (regs + Int(ins.a), regs + Int(ins.b), consts + Int(ins.c))
            if !VM.quickMultiply(d, a, b), try operate(.multiply, d, a, constant: b, ins.x) {
              (pc, regs, consts) = entered
            }
          case .moduloConstant:
            let (d, a, b) = (regs + Int(ins.a), regs + Int(ins.b), consts + Int(ins.c))
            if !VM.quickModulo(d, a, b), try operate(.modulo, d, a, b, inPlace: ins.x == 1) {
              (pc, regs, consts) = entered
            }
          case .divide:
            let (d, a, b) = (regs + Int(ins.a), regs + Int(ins.b), regs + Int(ins.c))
            if !VM.quickDivide(d, a, b), try operate(.divide, d, a, b, inPlace: ins.x == 1) {
              (pc, regs, consts) = entered
            }
          case .binary, .inPlace:
            let (d, a, b) = (regs + Int(ins.a), regs + Int(ins.b), regs + Int(ins.c))
            if try operate(BinaryOperator(code: ins.x), d, a, b, inPlace: ins.op == .inPlace) {
              (pc, regs, consts) = entered
            }
          case .unary:
            let op = UnaryOperator(rawValue: ins.x) ?? .not
            if (regs + Int(ins.b)).kind == .instance, try enterUnary(op, regs + Int(ins.b)) {
              (pc, regs, consts) = entered
            } else {
              try VM.unary(op, regs + Int(ins.a), regs + Int(ins.b))
            }
          case .compare:
            if try compare(ins.x, regs + Int(ins.a), regs + Int(ins.b), regs + Int(ins.c)) {
              (pc, regs, consts) = entered
            }

          // Jumps
          case .jump: pc = ins + Int(ins.d)
          case .loop:
            if interrupt.pointee != 0 { throw Interrupted() }
            pc = ins + Int(ins.d)
          case .jumpIfFalse:
            let test = regs + Int(ins.a)
            if let b = test.asBool {
              if !b { pc = ins + Int(ins.d) }
            } else if test.kind == .instance, try enterTruth(test) {
              (pc, regs, consts) = entered
            } else if try !VM.isTrue(test) {
              pc = ins + Int(ins.d)
            }
          case .jumpIfTrue:
            let test = regs + Int(ins.a)
            if let b = test.asBool {
              if b { pc = ins + Int(ins.d) }
            } else if test.kind == .instance, try enterTruth(test) {
              (pc, regs, consts) = entered
            } else if try VM.isTrue(test) {
              pc = ins + Int(ins.d)
            }
          case .jumpUnless:
            let (a, b) = (regs + Int(ins.a), regs + Int(ins.b))
            if let holds = VM.quickHolds(ins, a, b) {
              if !holds { pc = ins + Int(ins.d) }
            } else if let next = try jumpSlowly(ins, a, b) {
              pc = next
            } else {
              (pc, regs, consts) = entered
            }
          case .jumpUnlessConstant:
            let (a, b) = (regs + Int(ins.a), consts + Int(ins.b))
            if let holds = VM.quickHolds(ins, a, b) {
              if !holds { pc = ins + Int(ins.d) }
            } else if let next = try jumpSlowly(ins, a, b) {
              pc = next
            } else {
              (pc, regs, consts) = entered
            }

          // Iteration
          case .iterate: (regs + Int(ins.a)).set(try VM.iterator(regs + Int(ins.b), delegating: ins.x == 1))
          case .iterateCall:
            let slot = regs + Int(ins.a)
            let found = try cachedGlobal(Int(ins.e)) ?? findGlobal(Int(ins.d), Int(ins.e))
            if let range = VM.rangeIterator(found, slot + 1, Int(ins.b)) {
              (regs + Int(ins.c)).set(.object(range))
            } else {
              slot.copyUnlessSame(found)
              slot.set(try Operations.call(slot.pointee, Arguments(slot + 1, Int(ins.b))))
              (regs + Int(ins.c)).set(try VM.iterator(slot, delegating: false))
              slot.clear()
            }
          case .callBlock:
            if try enterBlock(consts + Int(ins.d), regs + Int(ins.a), regs + Int(ins.c)) {
              (pc, regs, consts) = entered
            }
          case .forNext:
            let iterator = regs + Int(ins.a)
            if iterator.kind == .iterator {
              if try !VM.forNext(iterator, regs + Int(ins.b)) { pc = ins + Int(ins.d) }
            } else if try enterIterator(iterator) {
              (pc, regs, consts) = entered
            } else if try !VM.nextOfAny(iterator, regs + Int(ins.b)) {
              pc = ins + Int(ins.d)
            }
          case .forAgain:
            if interrupt.pointee != 0 { throw Interrupted() }
            let iterator = regs + Int(ins.a)
            if iterator.kind == .iterator {
              if try VM.forNext(iterator, regs + Int(ins.b)) { pc = ins + Int(ins.d) }
            } else if try enterIterator(iterator) {
              (pc, regs, consts) = entered
            } else if try VM.nextOfAny(iterator, regs + Int(ins.b)) {
              pc = ins + Int(ins.d)
            }
          case .unpack:
            try VM.unpack(regs + Int(ins.a), regs + Int(ins.b), Int(ins.c))
            if ins.x == 1 { (regs + Int(ins.a)).clear() }
          case .unpackStar:
            try VM.unpackStar((regs + Int(ins.a)).pointee, regs + Int(ins.b), before: Int(ins.c), after: Int(ins.d))

          // Items and attributes
          case .getItem:
            let container =
              ins.x < 2 ? regs + Int(ins.b) : try cachedGlobal(Int(ins.e)) ?? findGlobal(Int(ins.d), Int(ins.e))
            if try getItem(regs + Int(ins.a), container, (ins.x & 1 == 0 ? regs : consts) + Int(ins.c)) {
              (pc, regs, consts) = entered
            }
          case .setItem:
            let container =
              ins.x == 0 ? regs + Int(ins.a) : try cachedGlobal(Int(ins.e)) ?? findGlobal(Int(ins.d), Int(ins.e))
            if try setItem(container, regs + Int(ins.b), regs + Int(ins.c)) { (pc, regs, consts) = entered }
          case .deleteItem: try Operations.setItem(regs[Int(ins.a)], regs[Int(ins.b)], .undef)
          case .buildSlice:
            let base = regs + Int(ins.b)
            (regs + Int(ins.a)).set(.object(SliceObject(base[0], base[1], base[2])))
          case .getAttribute:
            let object =
              ins.x == 0
              ? regs + Int(ins.b) : try cachedGlobal(Int(ins.e) + 1) ?? findGlobal(Int(ins.b), Int(ins.e) + 1)
            if try getAttribute(regs + Int(ins.a), object, frame.pointee.code, ins) { (pc, regs, consts) = entered }
          case .loadField:
            let object = regs + Int(ins.b)
            if let value = VM.field(of: object, ins) {
              (regs + Int(ins.a)).copy(value)
            } else {
              VM.generalize(ins, frame.pointee.code)
              pc = ins
            }
          case .loadCallable:
            let object = regs + Int(ins.b)
            if let value = VM.field(of: object, ins) {
              (regs + Int(ins.a)).copyUnlessSame(value)
              (regs + Int(ins.a) + 1).clear()
            } else {
              VM.generalize(ins, frame.pointee.code)
              pc = ins
            }
          case .storeField:
            if let place = VM.field(of: regs + Int(ins.a), ins) {
              place.copy(regs + Int(ins.b))
            } else if !VM.appendField(to: regs + Int(ins.a), regs + Int(ins.b), ins) {
              VM.generalize(ins, frame.pointee.code)
              pc = ins
            }
          case .setAttribute:
            if try setAttribute(regs + Int(ins.a), regs + Int(ins.b), frame.pointee.code, ins) {
              (pc, regs, consts) = entered
            }
          case .deleteAttribute:
            let name = frame.pointee.code._withUnsafeGuaranteedRef { $0.names[Int(ins.d)] }
            try Operations.setAttribute(regs[Int(ins.a)], name, .undef)
          case .loadMethod:
            let object =
              ins.x == 0
              ? regs + Int(ins.b) : try cachedGlobal(Int(ins.e) + 1) ?? findGlobal(Int(ins.b), Int(ins.e) + 1)
            try VM.loadMethod(regs + Int(ins.a), object, frame.pointee.code, ins)

          // Calls
          case .callGlobal:
            let found = try cachedGlobal(Int(ins.e)) ?? findGlobal(Int(ins.d), Int(ins.e))
            let base = regs + Int(ins.a) + 1
            if let function = VM.plainFunction(found, Int(ins.b), of: frame.pointee.globals) {
              specializeCall(ins)
              try enter(function, base, Int(ins.b))
              (pc, regs, consts) = entered
              if interrupt.pointee != 0 { throw Interrupted() }
              continue dispatch
            }
            if found.isTrivial { throw VM.notCallable(found.pointee) }
            if found.kind == .native {
              switch try callQuickly(found.unretained, base, Int(ins.b), regs + Int(ins.c)) {
              case .done: continue dispatch
              case .entered:
                (pc, regs, consts) = entered
                continue dispatch
              case .refused: break
              }
              // The name may get another value while the call runs.
              (base - 1).copyUnlessSame(found)
              try VM.callNative((base - 1).unretained, base, Int(ins.b), regs + Int(ins.c))
              continue dispatch
            }
            (base - 1).copyUnlessSame(found)
            if try call((base - 1).unretained, base, Int(ins.b), ins) { (pc, regs, consts) = entered }
          case .callGlobalAt:
            let globals = frame.pointee.globals
            let (version, entries) = globals._withUnsafeGuaranteedRef { ($0.keysVersion, $0.entries) }
            if version == ins.e,
              let function = VM.plainFunction(DictObject.valuePointer(entries, at: Int(ins.d)), Int(ins.b), of: globals)
            {
              try enter(function, regs + Int(ins.a) + 1, Int(ins.b))
              (pc, regs, consts) = entered
              if interrupt.pointee != 0 { throw Interrupted() }
              continue dispatch
            }
            VM.generalize(ins, frame.pointee.code)
            pc = ins
          case .call:
            let slot = regs + Int(ins.a)
            if let function = VM.plainFunction(slot, Int(ins.b)) {
              try enter(function, slot + 1, Int(ins.b))
              (pc, regs, consts) = entered
              if interrupt.pointee != 0 { throw Interrupted() }
              continue dispatch
            }
            if slot.isTrivial { throw VM.notCallable(slot.pointee) }
            if try call(slot.unretained, slot + 1, Int(ins.b), ins) { (pc, regs, consts) = entered }
          case .callMethod:
            let slot = regs + Int(ins.a)
            if (slot + 1).isUndef {
              if slot.isTrivial { throw VM.notCallable(slot.pointee) }
              if let function = VM.plainFunction(slot, Int(ins.b)) {
                try enter(function, slot + 2, Int(ins.b))
                (pc, regs, consts) = entered
                if interrupt.pointee != 0 { throw Interrupted() }
                continue dispatch
              }
              if slot.kind == .native {
                try VM.callNative(slot.unretained, slot + 2, Int(ins.b), regs + Int(ins.c))
                continue dispatch
              }
              if try call(slot.unretained, slot + 2, Int(ins.b), ins) { (pc, regs, consts) = entered }
              continue dispatch
            }
            if let function = VM.plainFunction(slot.method, Int(ins.b) + 1) {
              try enter(function, slot + 1, Int(ins.b) + 1)
              (pc, regs, consts) = entered
              if interrupt.pointee != 0 { throw Interrupted() }
              continue dispatch
            }
            if slot.method._withUnsafeGuaranteedRef({ $0.kind }) == .native {
              if try callQuickly(slot.method, slot + 1, Int(ins.b) + 1, regs + Int(ins.c)) == .done {
                continue dispatch
              }
              try VM.callNative(slot.method, slot + 1, Int(ins.b) + 1, regs + Int(ins.c))
              continue dispatch
            }
            if try call(slot.method, slot + 1, Int(ins.b) + 1, ins) { (pc, regs, consts) = entered }
          case .callKeywords:
            let slot = regs + Int(ins.a)
            if ins.x == 1 && !(slot + 1).isUndef {
              if try call(slot.method, slot + 1, Int(ins.b) + 1, ins) { (pc, regs, consts) = entered }
            } else {
              if slot.isTrivial { throw VM.notCallable(slot.pointee) }
              if try call(slot.unretained, slot + 1 + Int(ins.x), Int(ins.b), ins) { (pc, regs, consts) = entered }
            }
          case .callSpread:
            if try callSpread(regs + Int(ins.a), regs + Int(ins.c), asGiven: ins.x == 1) {
              (pc, regs, consts) = entered
            }
          case .returnValue:
            let result = (regs + Int(ins.a)).take()
            let left = frame
            pop()
            if left == entry { return result.value() }
            (pc, regs, consts) = entered
            if left.pointee.completion == .store {
              (regs + Int(pc.c)).put(result)
              pc += 1
            } else {
              pc = try complete(left, pc, result)
            }

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
          case .listExtend:
            try VM.listExtend(regs[Int(ins.a)], regs[Int(ins.b)], forCall: ins.x == 1 ? regs[Int(ins.a) - 1] : nil)
          case .setUpdate: try VM.setUpdate(regs[Int(ins.a)], regs[Int(ins.b)])
          case .dictUpdate: try VM.dictUpdate(regs[Int(ins.a)], regs[Int(ins.b)])
          case .dictMerge: try VM.dictMerge(regs[Int(ins.a)], regs[Int(ins.b)], callee: regs[Int(ins.c)])
          case .listToTuple:
            (regs + Int(ins.a)).set(.tuple((regs + Int(ins.b)).borrow(ListObject.self) { $0.values }))
          case .makeFunction:
            if CycleCollector.isDue { CycleCollector.collect() }
            (regs + Int(ins.a)).set(.object(makeFunction(ins, regs, consts)))
          case .loadBuildClass: (regs + Int(ins.a)).set(.object(ClassBuilder.buildClass))
          case .format:
            let spec = ins.c == 0xFFFF ? nil : regs[Int(ins.c)].asString
            try VM.format(regs + Int(ins.a), regs + Int(ins.b), conversion: ins.x, spec)
          case .buildString: (regs + Int(ins.a)).set(.object(try VM.join(regs + Int(ins.b), Int(ins.c))))

          // Exceptions
          case .raise:
            guard let next = unwind(try raised(ins, regs).exception, to: entry) else { throw Raised(takeUnhandled()) }
            (_, regs, consts) = entered
            pc = next
          case .rethrow:
            guard let exception = regs[Int(ins.a)].asException else { preconditionFailure("no exception to rethrow") }
            throw Raised(exception)
          case .enterHandler: if let exception = regs[Int(ins.a)].asException { handle(exception) }
          case .leaveHandler: leaveHandlers(to: handledCount - 1)
          case .matchException:
            (regs + Int(ins.a)).setBool(try VM.matches(regs[Int(ins.b)], regs[Int(ins.c)]))
          case .takeException: try VM.takeException(regs + Int(ins.a), regs[Int(ins.c)])
          case .gatherExceptions:
            (regs + Int(ins.a)).set(
              try ExceptionGroup.remainder(of: regs[Int(ins.a)], raised: regs[Int(ins.b)], rest: regs[Int(ins.c)]))
          case .assertionFailed:
            throw ins.x == 1
              ? Raised(Exceptions.assertionError, argument: regs[Int(ins.a)]) : Raised(Exceptions.assertionError, "")
          case .enterContext:
            if try enterContext(regs + Int(ins.b), regs + Int(ins.a), regs + Int(ins.c)) {
              (pc, regs, consts) = entered
            }
          case .exitContext:
            if ins.x == 1 {
              (regs + Int(ins.c)).set(try VM.exitContext(regs[Int(ins.a)], regs[Int(ins.b)]))
            } else if try leaveContext(regs + Int(ins.a), regs + Int(ins.c)) {
              (pc, regs, consts) = entered
            }

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
            if frame.pointee.completion == .generate {
              let value = (regs + Int(ins.a)).pointee
              guard let next = leaveGenerators(value, at: pc) else { return suspend(value) }
              (_, regs, consts) = entered
              pc = next
              continue dispatch
            }
            suspendedAt = pc
            return suspend((regs + Int(ins.a)).pointee)
          case .yieldFrom:
            let delegate = regs + Int(ins.a)
            if delegate.kind == .generator, (regs + Int(ins.b)).isNone, try enterIterator(delegate) {
              (pc, regs, consts) = entered
              continue dispatch
            }
            let value = try GeneratorObject.delegate(regs[Int(ins.a)], sending: regs[Int(ins.b)])
            switch value {
            case .finished(let result): (regs + Int(ins.c)).set(result)
            case .yielded(let value):
              if frame.pointee.completion == .generate {
                guard let next = leaveGenerators(value, at: ins) else { return suspend(value) }
                (_, regs, consts) = entered
                pc = next
                continue dispatch
              }
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
          case .finalize: if Finalizers.holders != 0 { try finalize(regs + Int(ins.a)) }
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
        // What has left this run already was raised in it by an instruction.
        if frame < entry { throw error }
        guard let next = unwind(error.exception, to: entry) else { throw Raised(takeUnhandled()) }
        (_, regs, consts) = entered
        pc = next
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

  /// Finds who handles an exception, and leaves the frames on the way; says where the program goes on, or nil when it has
  /// left this run's first frame (`takeUnhandled`).
  @inline(never) private func unwind(
    _ raised: ExceptionObject, to entry: UnsafeMutablePointer<Frame>
  ) -> UnsafeMutablePointer<Instruction>? {
    var exception = raised
    if exception.traceback.isEmpty, exception.context.isNone, let active = handled.last, active !== exception {
      exception.context = .object(active)
    }
    while true {
      let code = frame.pointee.code.takeUnretainedValue()
      let index = frame.pointee.pc - code.instructions
      let ins = code.instructions[index]
      if let guarded = missingGlobal(code, index) {
        exception = guarded
      } else if ins.op != .rethrow && !(ins.op == .raise && ins.x == 0) {
        // What is raised again has passed here before.
        exception.traceback.append(.init(code: code, span: code.span(at: index)))
        if FrameObject.keepsVariables { noteVariables(exception) }
      }
      if let handler = code.handler(at: index) {
        leaveHandlers(to: frame.pointee.handledBase + handler.handledDepth)
        (frame.pointee.registers + handler.register).set(.object(exception))
        return code.instructions + handler.target
      }
      leaveGenerators()
      let left = frame.pointee.completion
      if left == .generate { exception = leftGenerator(exception) }
      abandon()
      if frame < entry {
        unhandled = exception
        return nil
      }
      if left == .next, exception.type.isSubtype(of: Exceptions.stopIteration) {
        let loop = frame.pointee.pc
        return loop.op == .forNext ? loop + Int(loop.d) : loop + 1
      }
    }
  }

  private func takeUnhandled() -> ExceptionObject {
    guard let exception = unhandled else { preconditionFailure("no exception was left") }
    unhandled = nil
    return exception
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
}
