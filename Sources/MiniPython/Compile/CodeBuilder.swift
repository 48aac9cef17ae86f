// One code object in the making: instructions, constants, names, registers, handlers.

/// Collects the code of one block.
final class CodeBuilder {
  let code: CodeObject
  let scope: Scope
  let parent: CodeBuilder?
  private(set) var instructions: [Instruction] = []
  private var constants: [Value] = []
  private var intConstants: [Int: Int] = [:]
  private var stringConstants: [[UInt8]: Int] = [:]
  private var names: [StringObject] = []
  private var nameIndex: [String: Int] = [:]
  private var keywordNames: [KeywordNames] = []
  private var cacheCount = 0
  private var guards: [GlobalGuard] = []
  var handlers: [HandlerRange] = []
  private var spans: [(start: Int, span: SourceSpan)] = []
  private(set) var line: Int

  /// Registers of locals and of cells by variable.
  var registers: [String: Int] = [:]
  /// Locals that surely have a value here.
  var assigned: Set<Int> = []
  /// The first register that is free.
  private(set) var top = 0
  private var highest = 0

  /// The blocks a `break`, `continue` or `return` leaves, innermost last.
  var unwinds: [Unwind] = []

  enum Unwind {
    /// A loop, with the register of its iterator when it has one.
    case loop(breaks: LabelBox, continues: LabelBox, iterator: Int?)
    /// A range whose exceptions go to a handler.
    case protection(Protection)
    /// The statements of a `finally`.
    case finally([Statement])
    case context(exit: Int)
    /// An exception is being handled, under this name.
    case handler(name: String?)
  }

  /// A protected range in the making; code on the way out of it leaves a hole.
  final class Protection {
    var start: Int
    var segments: [Range<Int>] = []
    init(start: Int) { self.start = start }
  }

  func protect() -> Protection {
    let protection = Protection(start: position)
    unwinds.append(.protection(protection))
    return protection
  }

  /// Ends the range; its exceptions go to a handler that starts at `target`.
  func endProtection(_ protection: Protection) {
    suspend(protection)
    unwinds.removeLast()
  }

  func suspend(_ protection: Protection) {
    if protection.start < position { protection.segments.append(protection.start..<position) }
  }

  func handle(_ protection: Protection, register: Int) {
    let depth = unwinds.reduce(0) { if case .handler = $1 { $0 + 1 } else { $0 } }
    for segment in protection.segments {
      handlers.append(
        HandlerRange(
          start: segment.lowerBound, end: segment.upperBound, target: position, register: register,
          handledDepth: depth))
    }
  }

  /// Jumps to patch when their target is known.
  final class LabelBox { var jumps: [Int] = [] }

  init(code: CodeObject, scope: Scope, parent: CodeBuilder?) {
    self.code = code
    self.scope = scope
    self.parent = parent
    line = code.firstLine
  }

  // MARK: Registers

  func reserve(_ count: Int = 1) -> Int {
    let first = top
    top += count
    highest = max(highest, top)
    return first
  }

  func release(to mark: Int) { top = mark }

  /// Whether a register is no variable's.
  func isTemporary(_ register: Int) -> Bool { register >= code.freeBase + code.freeNames.count }

  // MARK: Instructions

  var position: Int { instructions.count }

  @discardableResult
  func emit(_ op: Opcode, _ a: Int = 0, _ b: Int = 0, _ c: Int = 0, d: Int = 0, x: Int = 0, cached: Bool = false) -> Int
  {
    if cached { cacheCount += 1 }
    // Registers beyond 16 bits are refused when the block is finished.
    instructions.append(
      Instruction(
        op: op, x: UInt8(truncatingIfNeeded: x), a: UInt16(truncatingIfNeeded: a), b: UInt16(truncatingIfNeeded: b),
        c: UInt16(truncatingIfNeeded: c), d: Int32(truncatingIfNeeded: d), e: UInt32(cached ? cacheCount : 0)))
    return instructions.count - 1
  }

  /// Takes the inline cache behind the last instruction's own for it as well.
  func addCache() { cacheCount += 1 }

  /// Emits an instruction that reads the global names[d], which stands in the source before what has been evaluated
  /// since `start`.
  func emit(guarding start: Int, at span: SourceSpan, _ op: Opcode, _ a: Int, _ b: Int, _ c: Int, d: Int, x: Int = 0) {
    if start < position { guards.append(GlobalGuard(start: start, end: position, name: d, span: span)) }
    emit(op, a, b, c, d: d, x: x, cached: true)
  }

  /// Notes that what follows comes from this piece of source.
  func mark(_ span: SourceSpan) {
    if span.line == 0 || spans.last.map({ $0.span == span }) ?? false { return }
    line = Int(span.line)
    if spans.last?.start == instructions.count { spans.removeLast() }
    spans.append((instructions.count, span))
  }

  func patch(_ jump: Int, to target: Int? = nil) { instructions[jump].d = Int32(target ?? position) }
  func patch(_ label: LabelBox, to target: Int? = nil) {
    for jump in label.jumps { patch(jump, to: target) }
    label.jumps = []
  }
  func jump(_ label: LabelBox) { label.jumps.append(emit(.jump)) }

  /// The registers `a` and `b` of an instruction.
  func operands(at index: Int) -> (Int, Int) { (Int(instructions[index].a), Int(instructions[index].b)) }

  // MARK: Tables

  func name(_ text: String) -> Int {
    if let known = nameIndex[text] { return known }
    names.append(StringObject.intern(text))
    nameIndex[text] = names.count - 1
    return names.count - 1
  }

  func constant(_ value: Value) -> Int {
    switch value {
    case .int(let i):
      if let known = intConstants[i] { return known }
      intConstants[i] = constants.count
    case .object(let o) where o.kind == .string:
      let string = unsafeDowncast(o, to: StringObject.self)
      if string.byteCount <= 64 {
        let bytes = Array(string.utf8)
        if let known = stringConstants[bytes] { return known }
        stringConstants[bytes] = constants.count
        constants.append(.object(string.interned))
        return constants.count - 1
      }
    default: break
    }
    constants.append(value)
    return constants.count - 1
  }

  func keywords(_ names: [String]) -> Int {
    keywordNames.append(KeywordNames(names.map(StringObject.intern)))
    return keywordNames.count - 1
  }

  /// - Throws: SyntaxFailure when the block needs more registers than an instruction can name.
  func finish() throws(SyntaxFailure) -> CodeObject {
    if highest >= 0xFFF0 {
      throw SyntaxFailure("too many values in one expression or block", at: .none)
    }
    code.finish(
      instructions: instructions, constants: constants, names: names, keywordNames: keywordNames,
      cacheCount: cacheCount, handlers: handlers, guards: guards, spans: spans, registerCount: highest + 1)
    return code
  }
}
