// Code: what the compiler makes of a cell, a function, a class body.

/// A range of instructions whose exceptions go to a handler.
package struct HandlerRange {
  package let start: Int
  package let end: Int
  package let target: Int
  /// Gets the exception.
  package let register: Int
  /// How many exceptions of this frame are being handled around the range.
  package let handledDepth: Int
}

/// A range of instructions between a global name in the source and the instruction that reads it: what is raised there
/// is a NameError when there is no such name, for Python looks the name up first.
package struct GlobalGuard {
  package let start: Int
  package let end: Int
  package let name: Int
  package let span: SourceSpan
}

/// Compiled code. Code lives as long as the process, so frames need not hold it.
package final class CodeObject: Object {
  package let name: StringObject
  package let qualifiedName: String
  private(set) lazy var qualifiedNameObject = StringObject.intern(qualifiedName)
  package let cellNumber: Int
  package let firstLine: Int

  /// Names of the parameters: positional, keyword-only, `*args`, `**kwargs`.
  package var parameterNames: [StringObject] = []
  package var positionalOnlyCount = 0
  package var positionalCount = 0
  package var keywordOnlyCount = 0
  package var hasVariadic = false
  package var hasKeywordVariadic = false
  /// Only positional parameters, and no work at entry beyond placing them.
  var isSimple: Bool {
    keywordOnlyCount == 0 && !hasVariadic && !hasKeywordVariadic && !isGenerator && deferred == nil
  }
  package var isGenerator = false
  /// Of a function that CPython writes in C: what messages about its arguments call it, and what those about named
  /// ones do, empty where they call it nothing; nil for others.
  var nativeName: (full: String, parsed: String, isMethod: Bool)?
  /// Whether it is a function's, a comprehension's or a lambda's: its variables are registers.
  package var isFunction = false
  package var localNames: [StringObject] = []
  package var documentation: Value = .none
  /// The variables that inner functions share.
  package var cellNames: [StringObject] = []
  /// What `compile`, `exec` or `eval` made it from.
  package var text: Text?
  package struct Text {
    package let source: [UInt8]
    package let file: String
    package let isExpression: Bool

    package init(source: [UInt8], file: String = "<string>", isExpression: Bool) {
      self.source = source
      self.file = file
      self.isExpression = isExpression
    }
  }
  /// Compiles the body of a function of library text; nil when that is done.
  var deferred: (() throws(SyntaxFailure) -> Void)? {
    didSet { entry.pointee.plainCount = isSimple ? positionalCount : -1 }
  }
  /// What the text's reading and compiling warn of, for a whole cell's code.
  package var warnings: [SourceWarning] = []

  /// Where the variables of enclosing functions are put at entry.
  package var freeBase = 0
  package var freeNames: [StringObject] = []
  /// Registers of the enclosing frame that hold the cells of `freeNames`.
  package var captures: [Int] = []

  package private(set) var registerCount = 0
  package private(set) var instructions: UnsafeMutablePointer<Instruction>
  package private(set) var instructionCount = 0
  package private(set) var constants: Register
  package private(set) var names: [StringObject] = []
  /// The same without counting.
  private(set) var namePointers: UnsafeMutablePointer<Unmanaged<StringObject>>
  package private(set) var keywordNames: [KeywordNames] = []
  package private(set) var caches: UnsafeMutablePointer<InlineCache>
  package private(set) var handlers: [HandlerRange] = []
  package private(set) var guards: [GlobalGuard] = []
  /// The source line from each of these instructions on.
  package private(set) var spans: [(start: Int, span: SourceSpan)] = []

  /// What a call and the instructions need to know, side by side.
  struct Entry {
    let code: Unmanaged<CodeObject>
    /// The number of arguments with which they are in place already: only positional parameters. Else -1.
    var plainCount = -1
    var registerCount = 0
    /// Parameters, locals and cells, which must be unassigned at entry unless given.
    var localCount = 0
    /// The variables of enclosing functions, which stand behind them.
    var freeCount = 0
    var instructions: UnsafeMutablePointer<Instruction>
    var constants: Register
    var caches: UnsafeMutablePointer<InlineCache>
    /// The registers of the enclosing frame that hold them.
    var captures: UnsafeMutablePointer<Int>
  }
  let entry: UnsafeMutablePointer<Entry>
  /// The instructions as they were compiled: at work they are replaced by others that know what they meet.
  private var compiled: UnsafeMutablePointer<Instruction>?

  nonisolated(unsafe) private static var all: [CodeObject] = []

  package init(name: String, qualifiedName: String, cellNumber: Int, firstLine: Int) {
    self.name = StringObject.intern(name)
    self.qualifiedName = qualifiedName
    self.cellNumber = cellNumber
    self.firstLine = firstLine
    instructions = .allocate(capacity: 1)
    constants = .allocate(capacity: 1)
    caches = .allocate(capacity: 1)
    namePointers = .allocate(capacity: 1)
    entry = .allocate(capacity: 1)
    super.init(.code, type: Types.code)
    entry.initialize(
      to: Entry(
        code: .passUnretained(self), instructions: instructions, constants: constants, caches: caches,
        captures: .allocate(capacity: 1)))
    CodeObject.all.append(self)
  }

  /// Takes over what the compiler built.
  func finish(
    instructions list: [Instruction], constants values: [Value], names: [StringObject],
    keywordNames: [KeywordNames], cacheCount: Int, handlers: [HandlerRange], guards: [GlobalGuard],
    spans: [(start: Int, span: SourceSpan)], registerCount: Int
  ) {
    instructions.deallocate()
    instructions = .allocate(capacity: list.count)
    instructions.initialize(from: list, count: list.count)
    instructionCount = list.count
    for i in list.indices where list[i].op.jumps { instructions[i].d -= Int32(i) }
    constants.deallocate()
    constants = .allocate(capacity: max(1, values.count))
    constants.initialize(from: values, count: values.count)
    caches.deallocate()
    caches = .allocate(capacity: cacheCount + 1)
    caches.initialize(repeating: InlineCache(), count: cacheCount + 1)
    self.names = names
    namePointers.deallocate()
    namePointers = .allocate(capacity: max(1, names.count))
    for (i, name) in names.enumerated() { (namePointers + i).initialize(to: .passUnretained(name)) }
    self.keywordNames = keywordNames
    self.handlers = handlers
    self.guards = guards
    self.spans = spans
    self.registerCount = registerCount
    entry.pointee.plainCount = isSimple ? positionalCount : -1
    entry.pointee.registerCount = registerCount
    entry.pointee.localCount = freeBase
    entry.pointee.freeCount = freeNames.count
    entry.pointee.instructions = instructions
    entry.pointee.constants = constants
    entry.pointee.caches = caches
    entry.pointee.captures.deallocate()
    entry.pointee.captures = .allocate(capacity: max(1, captures.count))
    entry.pointee.captures.initialize(from: captures, count: captures.count)
  }

  /// Compiles what was passed over, before the first call.
  @inline(__always) func complete() throws {
    if deferred != nil { try completeNow() }
  }

  @inline(never) private func completeNow() throws {
    guard let compile = deferred else { return }
    do { try compile() } catch {
      throw Raised(error.exceptionType, "\(error.message) (\(qualifiedName), line \(error.span.line))")
    }
    deferred = nil
  }

  /// Keeps the instructions as they were compiled, before the first of them is replaced.
  func keepCompiled() {
    if compiled != nil { return }
    let copy = UnsafeMutablePointer<Instruction>.allocate(capacity: instructionCount)
    copy.initialize(from: instructions, count: instructionCount)
    compiled = copy
  }

  /// Puts an instruction back as it was compiled.
  func restore(_ instruction: UnsafeMutablePointer<Instruction>) {
    guard let compiled else { return }
    instruction.pointee = compiled[instruction - instructions]
  }

  /// The source line of an instruction.
  package func line(at index: Int) -> Int { span(at: index).map { Int($0.line) } ?? firstLine }

  /// The piece of source that an instruction comes from.
  package func span(at index: Int) -> SourceSpan? {
    var low = 0
    var high = spans.count
    while low < high {
      let middle = (low + high) / 2
      if spans[middle].start <= index { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : spans[low - 1].span
  }

  /// The handler of an exception at an instruction: the innermost range stands first.
  func handler(at index: Int) -> HandlerRange? {
    for range in handlers where range.start <= index && index < range.end { return range }
    return nil
  }
}
