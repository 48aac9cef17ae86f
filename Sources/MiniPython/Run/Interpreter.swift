// The interpreter as its host sees it: one namespace, cells in, outcomes out.

/// Runs the cells of a notebook.
public final class Interpreter {
  /// What a cell came to.
  public struct Outcome {
    public enum End { case finished, raised, interrupted }
    public var end: End
    /// The error's lines, as they stand at the end of the output.
    public var errorText = ""
    /// Where the error passed, outermost first.
    public var frames: [Frame] = []
    /// Hints for the person who runs the notebook.
    public var notes: [String] = []
    /// Bytes that the repr of the last expression takes at the end of the output, its line feed included.
    public var resultSize = 0
  }

  /// A place in a cell.
  public struct Frame {
    public let cell: Int
    /// From 1.
    public let line: Int
    /// The UTF-8 bytes of the line that were at work; `Int.max` ends them where the piece goes on in the next line.
    public let columns: Range<Int>?
    public let function: String

    init(cell: Int, line: Int, span: SourceSpan?, function: String) {
      self.cell = cell
      self.line = line
      self.function = function
      let (start, end) = span.map { (Int($0.column), $0.endLine > $0.line ? .max : Int($0.endColumn)) } ?? (0, 0)
      columns = 0 <= start && start < end ? start..<end : nil
    }
  }

  nonisolated(unsafe) package static var builtins = DictObject()
  nonisolated(unsafe) private static var isInstalled = false
  /// The source of each cell that has run, for tools that show it.
  nonisolated(unsafe) private static var sources: [CellSource] = []
  private struct CellSource {
    let cell: Int
    let text: [UInt8]
  }
  package static func source(ofCell number: Int) -> [UInt8]? { sources.first { $0.cell == number }?.text }

  @inline(never) private static func keep(_ text: [UInt8], ofCell number: Int) {
    sources.removeAll { $0.cell == number }
    sources.append(CellSource(cell: number, text: text))
  }

  package let globals: DictObject

  /// Starts a session with an empty namespace; a process has one session at a time.
  /// - Parameters:
  ///   - interrupt: becomes non-zero when the running cell must stop.
  ///   - memoryLimit: bytes that large buffers may take together.
  ///   - write: gets what the cells print.
  ///   - seed: what Python's `random` starts with.
  public init(
    seed: UInt64 = 0, interrupt: UnsafeMutablePointer<UInt8>? = nil, memoryLimit: Int = 4 << 30,
    write: @escaping (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    Interpreter.install()
    if let interrupt { Interrupt.byte = interrupt }
    Output.sink = write
    VM.current = VM()
    Depth.current = Depth.base
    Finalizers.reset()
    CycleCollector.reset()
    FrameObject.reset()
    Depth.limit = 1000
    Output.redirection = { .undef }
    Modules.loaded = [:]
    VirtualFiles.reset()
    Modules.missing = []
    Warnings.reset()
    Interpreter.sources = []
    let main = ModuleObject("__main__")
    Modules.loaded["__main__"] = main
    globals = main.namespace
    for name in ["__doc__", "__package__", "__loader__", "__spec__"] { globals.set(StringObject.intern(name), .none) }
    let display = StringObject.intern("display")
    globals.set(display, Interpreter.display)
    globals.set(Names.builtins_, .object(ModuleObject("builtins", namespace: Interpreter.builtins)))
    settle(seed: seed, memoryLimit: memoryLimit)
  }

  /// Gives a session that was made ahead, and in which nothing has run, what it was to begin with.
  public func settle(seed: UInt64, memoryLimit: Int) {
    Meter.limit = memoryLimit
    RandomModule.seed(seed)
  }

  /// Makes all types and built-in functions; hosts call it before they add modules, and before they fork.
  public static func install() {
    if isInstalled { return }
    isInstalled = true
    CoreTypes.install()
    NumberTypes.install()
    StringTypes.install()
    ContainerTypes.install()
    for type in TypeObject.all where !type.isHeap { type.inheritNativeSlots() }
    BuiltinFunctions.install(into: builtins)
    for type in [
      Types.object, Types.type, Types.int, Types.bool, Types.float, Types.complex, Types.str, Types.bytes,
      Types.byteArray,
      Types.tuple,
      Types.list, Types.dict, Types.set, Types.frozenSet, Types.range, Types.slice, Types.property, Types.staticMethod,
      Types.classMethod, Types.superType, MemoryView.type,
    ] { builtins.set(StringObject.intern(type.name), .object(type)) }
    for type in [
      Types.bool, Types.dict, Types.float, Types.frozenSet, Types.list, Types.range, Types.set, Types.tuple, Types.type,
      Types.superType, IteratorTypes.enumerate, IteratorTypes.map, IteratorTypes.filter,
    ] { type.isCalledDirectly = true }
    for (name, type) in Exceptions.all { builtins.set(StringObject.intern(name), .object(type)) }
    builtins.set(StringObject.intern("NotImplemented"), .notImplemented)
    builtins.set(StringObject.intern("Ellipsis"), .object(Singletons.ellipsis))
    builtins.set(StringObject.intern("__build_class__"), .object(ClassBuilder.buildClass))
    builtins.set(Names.name_, .string("builtins"))
    if let osError = Exceptions.all["OSError"] {
      for alias in ["IOError", "EnvironmentError"] { builtins.set(StringObject.intern(alias), .object(osError)) }
    }
    StandardModules.register()
    Types.becomeReady()
  }

  /// Runs a cell: prints what it prints, then the repr of its last expression or the lines of its error.
  public func run(cell source: [UInt8], number: Int) -> Outcome {
    var outcome = outcome(ofCell: source, number: number)
    let lines = Output.takeErrors().split(separator: "\n")
    outcome.notes += lines.prefix(Self.mostErrorLines).map { "stderr: \($0)" }
    if lines.count > Self.mostErrorLines {
      outcome.notes.append("stderr: \(lines.count - Self.mostErrorLines) lines more")
    }
    return outcome
  }

  private static let mostErrorLines = 20

  private func outcome(ofCell source: [UInt8], number: Int) -> Outcome {
    Interpreter.keep(source, ofCell: number)
    Interrupt.way = []
    defer { Modules.missing = [] }
    var notes: [String] = []
    do {
      let code: CodeObject
      do {
        (code, notes) = try Interpreter.compiled(cell: source, number)
      } catch let failure as SyntaxFailure {
        return report(failure, number)
      }
      try Warnings.give(code.warnings)
      let value = try execute(code)
      if value.isNone { return Outcome(end: .finished, notes: notes) }
      globals.set(Names.underscore, value)
      let text = try Operations.repr(value)
      Output.write(text)
      Output.write("\n")
      return Outcome(end: .finished, notes: notes, resultSize: text.utf8.count + 1)
    } catch let error as Raised {
      return report(error, notes)
    } catch {
      return Outcome(end: .interrupted, frames: frames(Interrupt.way), notes: notes)
    }
  }

  /// A cell's code, and notes about the lines of IPython in it.
  /// - Throws: SyntaxFailure.
  package static func compiled(cell source: [UInt8], _ number: Int) throws(SyntaxFailure) -> (CodeObject, [String]) {
    let module = try Parser.parseModule(source, allowsMagics: true)
    Finalizers.prepare(for: source)
    FrameObject.prepare(for: source)
    let code = try Compiler.compile(module, cellNumber: number, showsLast: true)
    return (code, module.passedOver.map { "ignored: \($0)" })
  }

  private func execute(_ code: CodeObject) throws -> Value {
    let vm = VM.current
    let window = vm.top
    try vm.ensure(window, code.registerCount)
    let value = try vm.run(code, window, globals: globals)
    try Finalizers.run()
    return value
  }

  private func report(_ failure: SyntaxFailure, _ number: Int) -> Outcome {
    let type = failure.exceptionType.name
    let text = "\(type): \(failure.message)"
    Output.write(text + "\n")
    return Outcome(
      end: .raised, errorText: text,
      frames: [
        Frame(cell: number, line: max(1, Int(failure.span.line)), span: failure.span, function: "<module>")
      ])
  }

  private func report(_ error: Raised, _ passedOver: [String]) -> Outcome {
    defer { try? Finalizers.run() }
    var text = ExceptionTypes.lines(of: error.exception).joined(separator: "\n")
    while text.hasSuffix("\n") { text.removeLast() }
    Output.write(text + "\n")
    var notes = passedOver
    for name in Modules.missing {
      let importable = Modules.names.filter { !$0.contains(".") && !$0.hasPrefix("_") }
      let known = importable.sorted().joined(separator: ", ")
      notes.append("there is no module '\(name)' here; these can be imported: \(known)")
    }
    return Outcome(end: .raised, errorText: text, frames: frames(error.exception.traceback), notes: notes)
  }

  /// The frames of cells among those that an exception passed, outermost first.
  private func frames(_ way: [ExceptionObject.TracebackEntry]) -> [Frame] {
    way.reversed().filter { $0.code.cellNumber != CodeObject.noCell }.map {
      Frame(cell: $0.code.cellNumber, line: $0.line, span: $0.span, function: $0.code.name.text)
    }
  }

  /// `display(*values)`, a name of each notebook: shows values as a cell shows its last one.
  nonisolated(unsafe) private static let display: Value = {
    let function = NativeFunction("display", .any) { a in
      try a.refuseKeywords("display")
      for value in a.positional {
        Output.write(try Operations.repr(value))
        Output.write("\n")
      }
      return .none
    }
    function.documentation = "Show the values as a cell shows its last one."
    return .object(function)
  }()

  // MARK: exec and eval

  /// Compiles and runs a text in namespaces, as `exec` and `eval` do.
  package static func evaluate(_ text: CodeObject.Text, globals: DictObject, locals: DictObject?) throws -> Value {
    let code = try compiled(text, hasNamespace: locals.map { $0 !== globals } ?? false)
    let vm = VM.current
    let window = vm.top
    try vm.ensure(window, code.registerCount)
    try Warnings.give(code.warnings)
    retained.append(globals)
    return try vm.run(code, window, globals: globals, namespace: locals)
  }

  /// The code of a text.
  /// - Throws: SyntaxError and its like.
  package static func compiled(_ text: CodeObject.Text, hasNamespace: Bool = false) throws -> CodeObject {
    do {
      let code = try compiled(text.source, isExpression: text.isExpression, hasNamespace: hasNamespace)
      code.text = text
      return code
    } catch {
      throw Raised(error, file: text.file, text.source)
    }
  }

  private static func compiled(_ source: [UInt8], isExpression: Bool, hasNamespace: Bool) throws(SyntaxFailure)
    -> CodeObject
  {
    if isExpression {
      let expression = try Parser.parseExpression(source)
      return try Compiler.compile(expression: expression, cellNumber: CodeObject.noCell, hasNamespace: hasNamespace)
    }
    let module = try Parser.parseModule(source)
    return try Compiler.compile(
      module, cellNumber: CodeObject.noCell, showsLast: false, hasNamespace: hasNamespace)
  }

  /// Namespaces of `exec`: frames do not hold them.
  nonisolated(unsafe) private static var retained: [DictObject] = []
}

extension Raised {
  /// A syntax error with its place, as SyntaxError's arguments hold it.
  init(_ failure: SyntaxFailure, file: String, _ source: [UInt8]) {
    if failure.kind == .recursion || failure.kind == .memory {
      self.init(failure.exceptionType, failure.message)
      return
    }
    let span = failure.span
    let lines = source.split(separator: 0x0A, omittingEmptySubsequences: false)
    let index = Int(span.line) - 1
    let text = lines.indices.contains(index) ? Value.string(Array(lines[index]) + [0x0A]) : .none
    let place: [Value] = [
      .string(file), .int(Int(span.line)), .int(Int(span.column) + 1), text, .int(Int(span.endLine)),
      .int(Int(span.endColumn) + 1),
    ]
    self.init(
      ExceptionObject(
        type: failure.exceptionType, arguments: TupleObject([.string(failure.message), .tuple(place)])))
  }
}

extension SyntaxFailure {
  var exceptionType: TypeObject {
    switch kind {
    case .syntax: Exceptions.syntaxError
    case .indentation: Exceptions.indentationError
    case .tab: Exceptions.tabError
    case .recursion: Exceptions.recursionError
    case .memory: Exceptions.memoryError
    }
  }
}
