// Entering functions without leaving the loop, and what their results become.

extension VM {
  // MARK: Plain calls

  /// The function in a register when a call with so many positional arguments has nothing to place but the variables
  /// of enclosing functions.
  @inline(__always) static func plainFunction(_ callee: Register, _ count: Int) -> Unmanaged<FunctionObject>? {
    callee.isTrivial ? nil : plainFunction(callee.unretained, count)
  }

  @inline(__always) static func plainFunction(_ callee: Unmanaged<Object>, _ count: Int) -> Unmanaged<FunctionObject>? {
    callee._withUnsafeGuaranteedRef {
      guard $0.kind == .function else { return nil }
      let function = unsafeDowncast($0, to: FunctionObject.self)
      return function.entry.pointee.plainCount == count ? .passUnretained(function) : nil
    }
  }

  /// The same for a function in a variable that may get another value while the call runs: its frame needs nothing of
  /// it when its globals are those of the running one.
  @inline(__always) static func plainFunction(_ callee: Register, _ count: Int, of globals: Unmanaged<DictObject>)
    -> Unmanaged<FunctionObject>?
  {
    guard let function = plainFunction(callee, count) else { return nil }
    let isOfThese = function._withUnsafeGuaranteedRef {
      Unmanaged.passUnretained($0.globals).toOpaque() == globals.toOpaque()
    }
    return isOfThese ? function : nil
  }

  /// Enters a function whose arguments are in place.
  /// - Throws: RecursionError.
  @inline(__always) func enter(_ function: Unmanaged<FunctionObject>, _ base: Register, _ count: Int) throws {
    let (entry, globals) = function._withUnsafeGuaranteedRef { ($0.entry, Unmanaged.passUnretained($0.globals)) }
    try ensure(base, entry.pointee.registerCount)
    var i = count
    let localCount = entry.pointee.localCount
    while i < localCount {
      (base + i).clear()
      i &+= 1
    }
    if entry.pointee.freeCount > 0 { VM.placeCaptured(function, base + localCount) }
    try push(entry, base, globals)
  }

  @inline(never) static func placeCaptured(_ function: Unmanaged<FunctionObject>, _ free: Register) {
    function._withUnsafeGuaranteedRef { function in
      var i = 0
      while i < function.capturedCount {
        (free + i).copyUnlessSame(function.captured + i)
        i &+= 1
      }
    }
  }

  /// Enters the block of a comprehension, for which no function is made; false when it has put a generator into the
  /// target.
  @inline(never) func enterBlock(_ block: Register, _ argument: Register, _ target: Register) throws -> Bool {
    try block.borrow(CodeObject.self) { code in
      let regs = frame.pointee.registers
      let globals = frame.pointee.globals
      if code.isGenerator {
        let generator = GeneratorObject(code: code, globals: globals.takeUnretainedValue(), name: code.name)
        generator.registers.put(argument.take())
        for (i, cell) in code.captures.enumerated() { (generator.registers + code.freeBase + i).copy(regs + cell) }
        target.set(.object(generator))
        return false
      }
      let entry = code.entry
      try ensure(argument, entry.pointee.registerCount)
      var i = 1
      while i < entry.pointee.localCount {
        (argument + i).clear()
        i += 1
      }
      for (i, cell) in code.captures.enumerated() { (argument + entry.pointee.localCount + i).copy(regs + cell) }
      try push(entry, argument, globals)
      if interrupt.pointee != 0 { throw Interrupted() }
      return true
    }
  }

  // MARK: Other calls

  /// How far a native function was called without what a call takes.
  enum QuickCall { case refused, done, entered }

  /// Does what a few native functions do with plain arguments, without what a call takes.
  @inline(__always) func callQuickly(
    _ callee: Unmanaged<Object>, _ base: Register, _ count: Int, _ target: Register
  ) throws -> QuickCall {
    let quick = callee._withUnsafeGuaranteedRef { unsafeDowncast($0, to: NativeFunction.self).quick }
    return quick == .none ? .refused : try callQuickly(quick, base, count, target)
  }

  @inline(never) private func callQuickly(
    _ quick: NativeFunction.Quick, _ base: Register, _ count: Int, _ target: Register
  ) throws -> QuickCall {
    switch quick {
    case .none: return .refused
    case .length:
      if count != 1 { return .refused }
      if base.kind == .instance, let method = VM.method(of: base, SpecialNames.len, 1) {
        try enter(method, base, 1)
        frame.pointee.completion = .length
        if interrupt.pointee != 0 { throw Interrupted() }
        return .entered
      }
      guard let length = VM.length(base) else { return .refused }
      target.setInt(length)
    case .append:
      guard count == 2 && base.isPlainList else { return .refused }
      try base.borrow(ListObject.self) { try $0.append(taking: base + 1) }
      target.set(.none)
    case .get:
      guard count == 2 || count == 3, base.isPlainDict, let hash = (base + 1).plainHash else { return .refused }
      let isThere = try base.borrow(DictObject.self) { dict in
        let position = try dict.position(ofPlain: base + 1, hash: hash)
        if position >= 0 { target.copy(dict.valuePointer(at: position)) }
        return position >= 0
      }
      if !isThere { if count == 3 { target.copy(base + 2) } else { target.set(.none) } }
    case .next:
      if count == 1, base.kind == .instance, let method = VM.method(of: base, SpecialNames.next, 1) {
        try enter(method, base, 1)
        if interrupt.pointee != 0 { throw Interrupted() }
        return .entered
      }
      guard count == 1 || count == 2, base.kind == .generator, try enterIterator(base) else { return .refused }
      return .entered
    case .absolute:
      guard count == 1, Depth.current < Depth.limit else { return .refused }
      if let number = base.asInt, number != .min {
        target.setInt(abs(number))
      } else if let number = base.asFloat {
        target.setFloat(number.magnitude)
      } else {
        return .refused
      }
    case .least, .greatest:
      guard count > 1, Depth.current &+ 2 <= Depth.limit,
        let best = VM.extreme(base, count, isLeast: quick == .least)
      else { return .refused }
      target.copy(best)
    case .isInstance:
      guard count == 2, let answer = VM.isInstance(base, of: base + 1) else { return .refused }
      target.setBool(answer)
    }
    return .done
  }

  /// The first of the least or greatest among numbers of one kind, nil when there is anything else.
  private static func extreme(_ base: Register, _ count: Int, isLeast: Bool) -> Register? {
    var best = base
    for i in 1..<count {
      let next = base + i
      if let x = next.asInt, let y = best.asInt {
        if isLeast ? x < y : x > y { best = next }
      } else if let x = next.asFloat, let y = best.asFloat {
        if isLeast ? x < y : x > y { best = next }
      } else {
        return nil
      }
    }
    return best
  }

  /// Calls a native function with positional arguments in place.
  @inline(never) static func callNative(
    _ callee: Unmanaged<Object>, _ base: Register, _ count: Int, _ target: Register
  ) throws {
    try callee._withUnsafeGuaranteedRef {
      target.set(try callNative(unsafeDowncast($0, to: NativeFunction.self), Arguments(base, count)))
    }
  }

  /// With names of arguments CPython calls a method in the general way, which counts.
  @inline(__always) private static func callNative(_ native: NativeFunction, _ arguments: Arguments) throws -> Value {
    guard native.isCounted || Depth.isInCell || arguments.keywords != nil && native.bindsSelf else {
      return try Operations.callNative(native, arguments)
    }
    return try Depth.counted(Depth.calling) { try Operations.callNative(native, arguments) }
  }

  /// Calls an object with arguments in place; true when it has entered a function for that, whose result is the call's.
  @inline(never) func call(
    _ callee: Unmanaged<Object>, _ arguments: Register, _ given: Int, _ ins: UnsafeMutablePointer<Instruction>
  ) throws -> Bool {
    var base = arguments
    var count = given
    let regs = frame.pointee.registers
    let target = regs + Int(ins.c)
    let function: Unmanaged<FunctionObject>
    var isConstruction = false
    switch callee._withUnsafeGuaranteedRef({ $0.kind }) {
    case .function: function = Unmanaged.fromOpaque(callee.toOpaque())
    case .native:
      try callee._withUnsafeGuaranteedRef {
        let native = unsafeDowncast($0, to: NativeFunction.self)
        target.set(try VM.callNative(native, Arguments(base, count, keywords: keywords(of: ins))))
      }
      return false
    case .type:
      let type = Unmanaged<TypeObject>.fromOpaque(callee.toOpaque())
      switch type._withUnsafeGuaranteedRef({ $0.construction }) {
      case .initialize(let initializer):
        if CycleCollector.isDue { CycleCollector.collect() }
        // The instance stands before the arguments, in place of the class.
        function = initializer
        base -= 1
        base.set(.object(InstanceObject(of: type)))
        count += 1
        isConstruction = true
        try Depth.touchConstruction()
      case .empty where count == 0 && ins.op != .callKeywords:
        try Depth.touch(Depth.calling)
        if CycleCollector.isDue { CycleCollector.collect() }
        target.set(.object(InstanceObject(of: type)))
        return false
      default:
        if ins.op != .callKeywords, try makeQuickly(type, base, count, target) { return false }
        target.set(
          try ClassBuilder.call(type.takeUnretainedValue(), Arguments(base, count, keywords: keywords(of: ins))))
        return false
      }
    case .instance:
      guard let method = VM.callMethod(of: callee) else {
        let value = Value.object(callee.takeUnretainedValue())
        target.set(try Operations.call(value, Arguments(base, count, keywords: keywords(of: ins))))
        return false
      }
      // The instance is the first argument and stands there already, unless a module's attribute was called.
      function = method
      base -= 1
      if base != regs + Int(ins.a) { base.set(.object(callee.takeUnretainedValue())) }
      count += 1
    case .boundMethod:
      let method = callee._withUnsafeGuaranteedRef { unsafeDowncast($0, to: BoundMethod.self) }
      guard case .object(let o) = method.function, o.kind == .function else {
        target.set(try Operations.call(.object(method), Arguments(base, count, keywords: keywords(of: ins))))
        return false
      }
      // The method's object may go when the receiver takes its place.
      heldFunction = o
      function = Unmanaged.passUnretained(unsafeDowncast(o, to: FunctionObject.self))
      base -= 1
      base.set(method.receiver)
      count += 1
    default:
      let value = Value.object(callee.takeUnretainedValue())
      target.set(try Operations.call(value, Arguments(base, count, keywords: keywords(of: ins))))
      return false
    }
    let entry = function._withUnsafeGuaranteedRef { $0.entry }
    if count == entry.pointee.plainCount && ins.op != .callKeywords {
      try enter(function, base, count)
    } else {
      if let result = try prepareCall(function, Arguments(base, count, keywords: keywords(of: ins))) {
        target.set(result)
        return false
      }
      try push(entry, base, function._withUnsafeGuaranteedRef { .passUnretained($0.globals) })
    }
    if isConstruction {
      // The call counts besides the frame.
      Depth.current &+= 1
      frame.pointee.completion = .construct
      frame.pointee.constructed = base.retainedInstance
    }
    if interrupt.pointee != 0 { throw Interrupted() }
    return true
  }

  /// Makes what a few built-in types make of plain arguments; false when it takes more than that.
  private func makeQuickly(
    _ type: Unmanaged<TypeObject>, _ base: Register, _ count: Int, _ target: Register
  ) throws -> Bool {
    let address = type.toOpaque()
    func `is`(_ other: TypeObject) -> Bool { Unmanaged.passUnretained(other).toOpaque() == address }
    if type._withUnsafeGuaranteedRef({ $0.keepsArguments }) {
      try Depth.touch(Depth.calling)
      let arguments = count == 0 ? TupleObject.empty : TupleObject(copying: base, count: count)
      target.set(.object(ExceptionObject(type: type.takeUnretainedValue(), arguments: arguments)))
      return true
    }
    if count == 0 {
      guard `is`(Types.superType) else { return false }
      target.set(.object(try implicitSuper()))
      return true
    }
    if count > 1 { return false }
    if `is`(Types.type) {
      target.set(.object(base.pointee.type))
      return true
    }
    if `is`(Types.int) {
      if let number = base.asInt {
        target.setInt(number)
      } else if let number = base.asFloat, number.magnitude < 0x1p62 {
        target.setInt(Int(number))
      } else if base.isPlainString,
        let number = base.borrow(StringObject.self, { IntegerText.small($0.utf8) })
      {
        target.setInt(number)
      } else {
        return false
      }
      return true
    }
    if `is`(Types.str) {
      if let number = base.asInt {
        try Depth.touch(" while getting the str of an object")
        target.set(.object(StringObject.decimal(number)))
      } else if base.isPlainString {
        target.copy(base)
      } else {
        return false
      }
      return true
    }
    if `is`(Types.float) {
      if let number = base.asFloat {
        target.setFloat(number)
      } else if let number = base.asInt {
        target.setFloat(Double(number))
      } else {
        return false
      }
      return true
    }
    return false
  }

  /// The `__call__` of an instance's class when it is a function, or the function that a native one stands for.
  private static func callMethod(of callee: Unmanaged<Object>) -> Unmanaged<FunctionObject>? {
    let found = callee._withUnsafeGuaranteedRef { $0.type.lookup(Names.call_) }
    guard case .object(let o) = found else { return nil }
    if o.kind == .function { return .passUnretained(unsafeDowncast(o, to: FunctionObject.self)) }
    guard o.kind == .native, let delegate = unsafeDowncast(o, to: NativeFunction.self).delegate else { return nil }
    return callee._withUnsafeGuaranteedRef { delegate($0) }
  }

  private func keywords(of ins: UnsafeMutablePointer<Instruction>) -> KeywordNames? {
    ins.op == .callKeywords ? frame.pointee.code._withUnsafeGuaranteedRef { $0.keywordNames[Int(ins.d)] } : nil
  }

  // MARK: Results

  /// Gives the result of a frame that was left to the instruction that entered it; says where the program goes on.
  @inline(never) func complete(
    _ left: UnsafeMutablePointer<Frame>, _ ins: UnsafeMutablePointer<Instruction>, _ result: TakenValue
  ) throws -> UnsafeMutablePointer<Instruction> {
    let regs = frame.pointee.registers
    let value = result.value()
    switch left.pointee.completion {
    case .store: (regs + Int(ins.c)).set(value)
    case .construct:
      guard let made = left.pointee.constructed?.takeRetainedValue() else { preconditionFailure("no instance") }
      Depth.current &-= 1
      if !value.isNone { throw VM.initializerReturned(value) }
      (regs + Int(ins.c)).set(.object(made))
    case .operate:
      if value.isNotImplemented { try reflect(ins) } else { (regs + Int(ins.a)).set(value) }
    case .reflected:
      if value.isNotImplemented {
        let (op, a, b, isInPlace) = operands(of: ins)
        throw Operations.unsupported(op, a, b, inPlace: isInPlace)
      }
      (regs + Int(ins.a)).set(value)
    case .generate:
      left.pointee.generator?._withUnsafeGuaranteedRef { $0.finish() }
      if ins.op == .forNext { return ins + Int(ins.d) }
      if ins.op == .forAgain { return ins + 1 }
      if ins.op == .yieldFrom {
        (regs + Int(ins.c)).set(value)
        return ins + 1
      }
      // `next()`: what it gives in place of a value stands behind the generator.
      if ins.b == 1 { throw GeneratorObject.stopped(with: value) }
      (regs + Int(ins.c)).copy(regs + Int(ins.a) + 2)
    default: return try complete(left.pointee.completion, ins, value)
    }
    return ins + 1
  }

  // MARK: Operators of classes

  /// Applies an operator that takes more than two numbers of a kind; true when it has entered a method for that, whose
  /// result is the operator's. An addition of instances takes 80 ns entered this way; called from Swift it took 330.
  @inline(never) func operate(
    _ op: BinaryOperator, _ d: Register, _ a: Register, _ b: Register, inPlace: Bool
  ) throws -> Bool {
    if a.kind == .instance, let function = VM.operatorMethod(op, a, b, inPlace: inPlace) {
      let base = top
      try ensure(base, 2)
      base.copy(a)
      (base + 1).copy(b)
      try enter(function, base, 2)
      frame.pointee.completion = .operate
      return true
    }
    if b.kind == .instance && a.isTrivial, let method = VM.method(of: b, PythonSlots.reflected[Int(op.rawValue)], 2) {
      try enter(method, giving: .reflected, b, a)
      return true
    }
    if inPlace { try VM.inPlace(op, d, a, b) } else { try VM.binary(op, d, a, b) }
    return false
  }

  /// The same for a constant, the right operand or, when `x` is 2, the left one.
  @inline(never) func operate(
    _ op: BinaryOperator, _ d: Register, _ a: Register, constant: Register, _ x: UInt8
  ) throws -> Bool {
    x == 2
      ? try operate(op, d, constant, a, inPlace: false) : try operate(op, d, a, constant, inPlace: x == 1)
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
    guard case .object(let o) = type.lookup(PythonSlots.forward[Int(op.rawValue)]), o.kind == .function else {
      return nil
    }
    let function = unsafeDowncast(o, to: FunctionObject.self)
    return function.entry.pointee.plainCount == 2 ? .passUnretained(function) : nil
  }

  /// Goes on with an operator whose left operand did not implement it.
  @inline(never) private func reflect(_ ins: UnsafeMutablePointer<Instruction>) throws {
    let (op, a, b, isInPlace) = operands(of: ins)
    (frame.pointee.registers + Int(ins.a)).set(try Operations.reflected(op, a, b, inPlace: isInPlace))
  }

  /// The operator of an instruction and its operands.
  private func operands(of ins: UnsafeMutablePointer<Instruction>) -> (BinaryOperator, Value, Value, inPlace: Bool) {
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
      b = frame.pointee.entry.pointee.constants + Int(ins.c)
    case .binary, .inPlace:
      b = regs + Int(ins.c)
      isInPlace = ins.op == .inPlace
    default: b = regs + Int(ins.c)
    }
    let isSwapped = ins.x == 2 && (ins.op == .addConstant || ins.op == .multiplyConstant)
    return isSwapped ? (op, b.pointee, regs[Int(ins.b)], false) : (op, regs[Int(ins.b)], b.pointee, isInPlace)
  }

  // MARK: Generators of loops

  /// Goes on with the generator that a loop takes values from, in a frame above the running one, or enters the
  /// `__next__` of an instance; false when it takes more than that.
  @inline(never) func enterIterator(_ iterator: Register) throws -> Bool {
    if iterator.kind == .instance, let next = VM.method(of: iterator, SpecialNames.next, 1) {
      try enter(next, giving: .next, iterator)
      return true
    }
    guard iterator.kind == .generator else { return false }
    return try iterator.borrow(GeneratorObject.self) { generator in
      guard generator.canGoOn else { return false }
      let window = top
      let count = generator.code.registerCount
      try ensure(window, count)
      try push(generator.code.entry, window, .passUnretained(generator.globals))
      frame.pointee.pc = generator.takeOut(to: window)
      frame.pointee.completion = .generate
      frame.pointee.generator = .passUnretained(generator)
      if interrupt.pointee != 0 { throw Interrupted() }
      return true
    }
  }

  /// Puts the running generator aside, and all that delegate to it, and gives its value to the loop or `next()` that
  /// asked; says where the program goes on, or nil when a generator that was resumed from Swift is to yield the value.
  @inline(never) func leaveGenerators(
    _ value: Value, at pc: UnsafeMutablePointer<Instruction>
  ) -> UnsafeMutablePointer<Instruction>? {
    var next = leaveGenerator(value, at: pc)
    while next.pointee.op == .yieldFrom && frame.pointee.pc == next {
      if frame.pointee.completion != .generate {
        suspendedAt = next
        return nil
      }
      next = leaveGenerator(value, at: next)
    }
    return next
  }

  /// Puts the running generator aside; where it was entered by a `yield from`, that instruction has still to yield.
  private func leaveGenerator(
    _ value: Value, at pc: UnsafeMutablePointer<Instruction>
  ) -> UnsafeMutablePointer<Instruction> {
    guard let generator = frame.pointee.generator else { preconditionFailure("no generator") }
    let base = frame.pointee.handledBase
    let active = handledCount > base ? Array(handled[base...]) : []
    leaveHandlers(to: base)
    generator._withUnsafeGuaranteedRef { $0.putAside(from: frame.pointee.registers, at: pc, handling: active) }
    Depth.current &-= 1
    frame -= 1
    let (regs, ins) = (frame.pointee.registers, frame.pointee.pc)
    switch ins.op {
    case .forNext: (regs + Int(ins.b)).set(value)
    case .forAgain:
      (regs + Int(ins.b)).set(value)
      return ins + Int(ins.d)
    case .yieldFrom: return ins
    default: (regs + Int(ins.c)).set(value)
    }
    return ins + 1
  }

  /// What the loop sees of an exception that ends its generator.
  @inline(never) func leftGenerator(_ exception: ExceptionObject) -> ExceptionObject {
    exception.type.isSubtype(of: Exceptions.stopIteration) ? GeneratorObject.wrapped(exception).exception : exception
  }
}
