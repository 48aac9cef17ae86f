// The register machine: its stack and its frames.

/// The running and the waiting functions, one record each.
struct Frame {
  var entry: UnsafeMutablePointer<CodeObject.Entry>
  /// The instruction that runs, or that called: whoever asks where the program stands looks here.
  var pc: UnsafeMutablePointer<Instruction>
  var registers: Register
  /// Behind the last register.
  var end: Register
  var globals: Unmanaged<DictObject>
  /// The names of a class body.
  var namespace: Unmanaged<DictObject>?
  /// How many exceptions were being handled at entry.
  var handledBase: Int
  var completion: Completion
  /// Which frame this is, once Python has seen it; 0 before.
  var serial: UInt32
  /// The instance whose `__init__` this is, held by this reference.
  var constructed: Unmanaged<InstanceObject>?
  /// The generator that a loop takes values from, held by the loop's register.
  var generator: Unmanaged<GeneratorObject>?

  @inline(__always) var code: Unmanaged<CodeObject> { entry.pointee.code }

  /// What becomes of a function's result.
  enum Completion: UInt8 {
    /// It is what the call comes to.
    case store
    /// It must be None: the call comes to the instance.
    case construct
    /// It is that of an operator, for which the other operand may have a method too.
    case operate
    /// It is that of an operator, of which the left operand is known to make nothing.
    case reflected
    /// It ends the loop that takes the generator's values.
    case generate
    /// It is what the instruction puts into `a`, or nothing at all.
    case result, discard
    /// It is the length that was asked for, or says whether an instance is true: by itself or by being a length.
    case length, truth, truthOfLength
    /// It says whether a container holds a value.
    case contains
    /// It is a comparison's, or that of `==` in place of `!=`, or of the other operand's method.
    case compare, differ, compareReflected
    /// It is the next value of a loop, which a StopIteration ends.
    case next
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
  /// Initialised registers behind the last that may be used.
  private static let slack = 4
  private let stack: Register
  /// Registers below this have been initialised.
  var initialized: Register
  /// Where the frame of a nested run may begin.
  var top: Register { frame.pointee.end }
  private static let mostFrames = 1 << 17
  private let frames: UnsafeMutablePointer<Frame>
  private let lastFrame: UnsafeMutablePointer<Frame>
  /// The running frame; the first stands for none.
  var frame: UnsafeMutablePointer<Frame>
  /// The exceptions being handled, innermost last.
  private(set) var handled: [ExceptionObject] = []
  /// Their number, where the loop reads it without asking the array.
  private(set) var handledCount = 0
  /// The function of the bound method that was called last.
  var heldFunction: Object?
  /// The exception that has just left a run.
  var unhandled: ExceptionObject?
  /// Why the values of a generator were not taken any more.
  var sinkFailure: (any Error)?
  /// The number of the frame that Python has seen last.
  private var lastSerial: UInt32 = 0
  /// Set when a run ended in `yield`: where to go on.
  var suspendedAt: UnsafeMutablePointer<Instruction>?

  /// What the host sets to stop the cell, and the built-in names, where the loop finds them without asking.
  let interrupt = Interrupt.byte
  let builtins = Unmanaged.passUnretained(Interpreter.builtins)

  init() {
    stack = .allocate(capacity: VM.stackSize + VM.slack)
    initialized = stack
    frames = .allocate(capacity: VM.mostFrames + 1)
    lastFrame = frames + VM.mostFrames
    frame = frames
    frame.pointee.end = stack
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
  var currentLine: Int { isRunning ? line(of: frame) : 0 }

  /// The source line at which a frame stands.
  func line(of frame: UnsafeMutablePointer<Frame>) -> Int {
    let code = frame.pointee.code.takeUnretainedValue()
    return code.line(at: frame.pointee.pc - code.instructions)
  }

  /// The frames that run or wait for one that they have called, innermost first.
  var runningFrames: [UnsafeMutablePointer<Frame>] { (0..<(frame - frames)).map { frame - $0 } }

  /// The code of each running Python frame and its instruction, innermost first.
  var framePositions: [(code: CodeObject, index: Int)] {
    runningFrames.map {
      let code = $0.pointee.code.takeUnretainedValue()
      return (code, $0.pointee.pc - code.instructions)
    }
  }

  /// The number of a frame by which it is known again; a frame without one is given the next.
  func number(_ frame: UnsafeMutablePointer<Frame>) -> UInt32 {
    if frame.pointee.serial == 0 {
      lastSerial &+= 1
      frame.pointee.serial = lastSerial
    }
    return frame.pointee.serial
  }

  /// Whether the record is still that of the frame that was given this number.
  func runs(_ record: UnsafeMutablePointer<Frame>, as serial: UInt32) -> Bool {
    record <= frame && record.pointee.serial == serial
  }

  // MARK: Handled exceptions

  @inline(never) func handle(_ exception: ExceptionObject) {
    handled.append(exception)
    handledCount &+= 1
  }

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
    let first = initialized == stack ? stack : initialized + VM.slack
    first.initialize(repeating: .undef, count: limit + VM.slack - first)
    initialized = limit
  }

  /// Releases what the registers of a frame that ends hold; trivial values stay, for no code reads them again.
  @inline(__always) private static func release(_ registers: Register, to end: Register) {
    // Four at a time, for which it looks at up to three behind the last: nothing there holds an object.
    var register = registers
    repeat {
      let isObject = (register.isObject | (register + 1).isObject) | ((register + 2).isObject | (register + 3).isObject)
      if isObject != 0 { releaseFour(register) }
      register += 4
    } while register < end
  }

  @inline(never) private static func releaseFour(_ register: Register) {
    for i in 0..<4 { (register + i).releaseObject() }
  }

  // MARK: Frames

  /// Makes a frame the running one.
  /// - Throws: RecursionError at the limit.
  @inline(__always) func push(
    _ entry: UnsafeMutablePointer<CodeObject.Entry>, _ registers: Register, _ globals: Unmanaged<DictObject>,
    namespace: Unmanaged<DictObject>? = nil
  ) throws {
    if Depth.current >= Depth.limit || frame == lastFrame { throw Depth.exceeded("") }
    Depth.current &+= 1
    let pushed = frame + 1
    pushed.pointee.entry = entry
    pushed.pointee.pc = entry.pointee.instructions
    pushed.pointee.registers = registers
    pushed.pointee.end = registers + entry.pointee.registerCount
    pushed.pointee.globals = globals
    pushed.pointee.namespace = namespace
    pushed.pointee.handledBase = handledCount
    pushed.pointee.completion = .store
    pushed.pointee.serial = 0
    frame = pushed
  }

  /// Where the running frame begins or goes on.
  @inline(__always) var entered: (UnsafeMutablePointer<Instruction>, Register, Register) {
    (frame.pointee.pc, frame.pointee.registers, frame.pointee.entry.pointee.constants)
  }

  /// Leaves the running function; the caller's frame is the running one again.
  @inline(__always) func pop() {
    VM.release(frame.pointee.registers, to: frame.pointee.end)
    leaveHandlers(to: frame.pointee.handledBase)
    Depth.current &-= 1
    frame -= 1
  }

  /// Leaves the running function because of an exception.
  @inline(never) func abandon() {
    switch frame.pointee.completion {
    case .construct:
      frame.pointee.constructed?.release()
      Depth.current &-= 1
    case .generate: frame.pointee.generator?._withUnsafeGuaranteedRef { $0.finish() }
    case .compare, .differ, .compareReflected: Depth.current &-= 1
    default: break
    }
    pop()
  }

  /// Closes the generators that the running frame alone holds, now that an exception ends it.
  func leaveGenerators() {
    var register = frame.pointee.registers
    while register < frame.pointee.end {
      // An interrupt is seen at the next poll.
      if register.kind == .generator { try? GeneratorObject.leave(register) }
      register += 1
    }
  }
}
