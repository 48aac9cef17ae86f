// Entering the methods that an instruction asks an instance for by its syntax: truth, comparison, items, length,
// properties, iteration. Called from Swift they take a run of the VM of their own, two to three times as long.

extension VM {
  /// The method of an instance's class, when it is a function of so many plain arguments.
  @inline(__always) static func method(
    of instance: Register, _ name: StringObject, _ count: Int
  ) -> Unmanaged<FunctionObject>? {
    slotsAndType(of: instance)._withUnsafeGuaranteedRef { $0.method(name, count) }
  }

  @inline(__always) private static func slotsAndType(of instance: Register) -> Unmanaged<TypeObject> {
    instance.unretained._withUnsafeGuaranteedRef { $0.typeReference }
  }

  /// Enters a method with its instance and up to two arguments; `completion` says what becomes of the result.
  /// - Throws: RecursionError; Interrupted.
  @inline(never) func enter(
    _ method: Unmanaged<FunctionObject>, giving completion: Frame.Completion, _ instance: Register,
    _ first: Register? = nil, _ second: Register? = nil
  ) throws {
    let base = top
    try ensure(base, 3)
    base.copy(instance)
    var count = 1
    if let first {
      (base + 1).copy(first)
      count = 2
    }
    if let second {
      (base + 2).copy(second)
      count = 3
    }
    try enter(method, base, count)
    frame.pointee.completion = completion
    if interrupt.pointee != 0 { throw Interrupted() }
  }

  // MARK: Truth and length

  /// Enters what says whether an instance is true; false when there is nothing to enter.
  @inline(never) func enterTruth(_ value: Register) throws -> Bool {
    let (asksTruth, asksLength) = VM.slotsAndType(of: value)._withUnsafeGuaranteedRef {
      ($0.slots.truth != nil, $0.slots.length != nil)
    }
    if asksTruth {
      guard let method = VM.method(of: value, SpecialNames.bool, 1) else { return false }
      try enter(method, giving: .truth, value)
      return true
    }
    guard asksLength, let method = VM.method(of: value, SpecialNames.len, 1) else { return false }
    try enter(method, giving: .truthOfLength, value)
    return true
  }

  // MARK: Comparison

  /// Enters the method that decides a comparison of instances; false when there is none to enter. `x` is the operator.
  @inline(never) func enterComparison(_ x: UInt8, _ a: Register, _ b: Register) throws -> Bool {
    let op = CompareOperator(code: x & 15)
    switch op {
    case .is, .isNot: return false
    case .in, .notIn:
      guard b.kind == .instance, let method = VM.method(of: b, SpecialNames.contains, 2) else { return false }
      try enter(method, giving: .contains, b, a)
      return true
    default: break
    }
    guard a.kind == .instance else { return false }
    let (type, other) = (VM.slotsAndType(of: a), b.isTrivial ? nil : VM.slotsAndType(of: b))
    let isOfSubclass =
      other.map { other in
        other.toOpaque() != type.toOpaque()
          && other._withUnsafeGuaranteedRef { other in
            other.isHeap && type._withUnsafeGuaranteedRef { other.isSubtype(of: $0) }
          }
      } ?? false
    // The right operand is asked first.
    if isOfSubclass { return false }
    let name = PythonSlots.comparison[Int(op.rawValue)]
    if let method = VM.method(of: a, name, 2) { return try enterCounted(method, a, b, .compare) }
    guard type._withUnsafeGuaranteedRef({ $0.leavesToObject(name) }) else { return false }
    if op == .notEqual {
      guard let method = VM.method(of: a, PythonSlots.comparison[Int(CompareOperator.equal.rawValue)], 2) else {
        return false
      }
      return try enterCounted(method, a, b, .differ)
    }
    let reflected = PythonSlots.comparison[Int(op.reflected.rawValue)]
    guard b.kind == .instance, !a.isIdentical(to: b), let method = VM.method(of: b, reflected, 2) else { return false }
    return try enterCounted(method, b, a, .compareReflected)
  }

  /// Compares instances of one class by their `__lt__`, from Swift; nil when that is no plain function.
  func compareInstances(_ a: Register, _ b: Register) throws -> Value? {
    let type = VM.slotsAndType(of: a)
    guard type.toOpaque() == VM.slotsAndType(of: b).toOpaque(),
      let method = VM.method(of: a, PythonSlots.comparison[Int(CompareOperator.less.rawValue)], 2)
    else { return nil }
    // Sorting values of one class counts the frame alone.
    let result = try method._withUnsafeGuaranteedRef { try callPlain($0, a.pointee, b.pointee) }
    guard let result, result.isNotImplemented else { return result }
    return try Operations.compareReflected(.less, a.pointee, b.pointee)
  }

  /// Enters one level deeper than the frame alone, as CPython counts comparisons.
  private func enterCounted(
    _ method: Unmanaged<FunctionObject>, _ a: Register, _ b: Register, _ completion: Frame.Completion
  ) throws -> Bool {
    if Depth.current >= Depth.limit { throw Depth.exceeded(" in comparison") }
    Depth.current &+= 1
    let caller = frame
    do { try enter(method, giving: completion, a, b) } catch {
      // A frame that was entered gives the level back when it is left.
      if frame == caller { Depth.current &-= 1 }
      throw error
    }
    return true
  }

  /// Enters the method of a unary operator.
  @inline(never) func enterUnary(_ op: UnaryOperator, _ value: Register) throws -> Bool {
    if op == .not { return try enterTruth(value) }
    guard let method = VM.method(of: value, PythonSlots.unaryNames[Int(op.rawValue)], 1) else { return false }
    try enter(method, giving: .result, value)
    return true
  }

  // MARK: Items

  @inline(never) func enterGetItem(_ container: Register, _ key: Register) throws -> Bool {
    guard let method = VM.method(of: container, SpecialNames.getitem, 2) else { return false }
    try enter(method, giving: .result, container, key)
    return true
  }

  @inline(never) func enterSetItem(_ container: Register, _ key: Register, _ value: Register) throws -> Bool {
    guard let method = VM.method(of: container, SpecialNames.setitem, 3) else { return false }
    try enter(method, giving: .discard, container, key, value)
    return true
  }

  // MARK: Properties

  /// Enters the getter of a property that stands before an instance's own attributes; false when there is none to enter.
  func enterGetter(_ object: Register, _ name: StringObject) throws -> Bool {
    let found = VM.slotsAndType(of: object)._withUnsafeGuaranteedRef { $0.accessor(name, sets: false) }
    guard let found else { return false }
    try enter(found, giving: .result, object)
    return true
  }

  func enterSetter(_ object: Register, _ name: StringObject, _ value: Register) throws -> Bool {
    let found = VM.slotsAndType(of: object)._withUnsafeGuaranteedRef { $0.accessor(name, sets: true) }
    guard let found else { return false }
    try enter(found, giving: .discard, object, value)
    return true
  }

  // MARK: Results

  /// Gives the result of a method to the instruction that asked for it; says where the program goes on.
  func complete(
    _ completion: Frame.Completion, _ ins: UnsafeMutablePointer<Instruction>, _ value: Value
  ) throws -> UnsafeMutablePointer<Instruction> {
    let regs = frame.pointee.registers
    switch completion {
    case .result: (regs + Int(ins.a)).set(value)
    case .discard: break
    case .length: (regs + Int(ins.c)).setInt(try PythonSlots.checkedLength(value))
    case .truth: return decide(ins, try PythonSlots.checkedTruth(value))
    case .truthOfLength: return decide(ins, try PythonSlots.checkedLength(value) != 0)
    case .contains:
      return decide(ins, try Operations.isTrue(value) == (CompareOperator(code: ins.x & 15) == .in))
    case .compare, .differ, .compareReflected:
      Depth.current &-= 1
      return try compared(completion, ins, value)
    case .next:
      (regs + Int(ins.b)).set(value)
      return ins.op == .forNext ? ins + 1 : ins + Int(ins.d)
    case .store, .construct, .operate, .reflected, .generate: preconditionFailure("no result of a method")
    }
    return ins + 1
  }

  /// Where the program goes on when the truth that an instruction asked for is known.
  private func decide(_ ins: UnsafeMutablePointer<Instruction>, _ answer: Bool) -> UnsafeMutablePointer<Instruction> {
    switch ins.op {
    case .jumpIfFalse: return answer ? ins + 1 : ins + Int(ins.d)
    case .jumpIfTrue: return answer ? ins + Int(ins.d) : ins + 1
    case .jumpUnless, .jumpUnlessConstant: return answer != (ins.x & 64 != 0) ? ins + 1 : ins + Int(ins.d)
    default:
      (frame.pointee.registers + Int(ins.a)).setBool(ins.op == .unary ? !answer : answer)
      return ins + 1
    }
  }

  private func compared(
    _ completion: Frame.Completion, _ ins: UnsafeMutablePointer<Instruction>, _ value: Value
  ) throws -> UnsafeMutablePointer<Instruction> {
    let regs = frame.pointee.registers
    let op = CompareOperator(code: ins.x & 15)
    var answer = value
    if value.isNotImplemented {
      let (a, b) =
        switch ins.op {
        case .compare: (regs[Int(ins.b)], regs[Int(ins.c)])
        case .jumpUnless: (regs[Int(ins.a)], regs[Int(ins.b)])
        default: (regs[Int(ins.a)], frame.pointee.entry.pointee.constants[Int(ins.b)])
        }
      answer =
        completion == .compareReflected
        ? try Operations.compareByIdentity(op, a, b)
        : try Operations.compareReflected(completion == .differ ? .equal : op, a, b)
    }
    if completion == .differ { return decide(ins, try !Operations.isTrue(answer)) }
    if ins.op != .compare { return decide(ins, try Operations.isTrue(answer)) }
    (regs + Int(ins.a)).set(answer)
    return ins + 1
  }
}

extension TypeObject {
  /// The function behind a property written in Python, when it takes plain arguments and nothing but the property decides
  /// about the attribute; nil otherwise.
  func accessor(_ name: StringObject, sets: Bool) -> Unmanaged<FunctionObject>? {
    guard sets ? slots.setAttribute == nil : slots.getAttribute == nil, case .object(let o) = lookup(name),
      o.kind == .property, o.type === Types.property
    else { return nil }
    let property = unsafeDowncast(o, to: PropertyObject.self)
    guard property.nativeGetter == nil, case .object(let f) = sets ? property.setter : property.getter,
      f.kind == .function
    else { return nil }
    // The frame needs nothing of the function, which may lose its property while it runs.
    let function = unsafeDowncast(f, to: FunctionObject.self)
    return function.entry.pointee.plainCount == (sets ? 2 : 1) ? .passUnretained(function) : nil
  }

  /// Whether no class but `object` has a say in a comparison.
  func leavesToObject(_ name: StringObject) -> Bool {
    guard let native = lookup(name).object(.native, as: NativeFunction.self) else { return false }
    return native.owner === Types.object
  }
}
