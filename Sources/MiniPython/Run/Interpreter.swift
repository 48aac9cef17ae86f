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
  /// The source of each cell, for tools that show it.
  nonisolated(unsafe) package private(set) static var sources: [Int: [UInt8]] = [:]

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
    Meter.limit = memoryLimit
    Output.sink = write
    VM.current = VM()
    Depth.current = 0
    Depth.limit = 1000
    Output.redirection = { .undef }
    Modules.loaded = [:]
    RandomModule.seed(seed)
    Modules.missing = []
    Warnings.reset()
    Interpreter.sources = [:]
    let main = ModuleObject("__main__")
    Modules.loaded["__main__"] = main
    globals = main.namespace
    globals.set(Names.doc_, .none)
    globals.set(Names.builtins_, .object(ModuleObject("builtins", namespace: Interpreter.builtins)))
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
      Types.object, Types.type, Types.int, Types.bool, Types.float, Types.complex, Types.str, Types.bytes, Types.tuple,
      Types.list, Types.dict, Types.set, Types.frozenSet, Types.range, Types.slice, Types.property, Types.staticMethod,
      Types.classMethod, Types.superType,
    ] { builtins.set(StringObject.intern(type.name), .object(type)) }
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
    Interpreter.sources[number] = source
    defer { Modules.missing = [] }
    do {
      let code: CodeObject
      do {
        code = try Interpreter.code(of: source, number: number)
      } catch let failure as SyntaxFailure {
        return report(failure, number)
      }
      let value = try execute(code)
      if !value.isNone {
        globals.set(Names.underscore, value)
        let text = try Operations.repr(value)
        Output.write(text)
        Output.write("\n")
      }
      return Outcome(end: .finished)
    } catch let error as Raised {
      return report(error)
    } catch {
      return Outcome(end: .interrupted)
    }
  }

  /// What a cell compiles to.
  /// - Throws: SyntaxFailure.
  package static func code(of source: [UInt8], number: Int) throws(SyntaxFailure) -> CodeObject {
    try Compiler.compile(Parser.parseModule(source), cellNumber: number, showsLast: true)
  }

  private func execute(_ code: CodeObject) throws -> Value {
    let vm = VM.current
    let window = vm.top
    try vm.ensure(window, code.registerCount)
    return try vm.run(code, window, globals: globals)
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

  private func report(_ error: Raised) -> Outcome {
    var text = ExceptionTypes.lines(of: error.exception).joined(separator: "\n")
    while text.hasSuffix("\n") { text.removeLast() }
    Output.write(text + "\n")
    var notes: [String] = []
    for name in Modules.missing {
      let importable = Modules.makers.keys.filter { !$0.contains(".") && !$0.hasPrefix("_") }
      let known = importable.sorted().joined(separator: ", ")
      notes.append("there is no module '\(name)' here; these can be imported: \(known)")
    }
    return Outcome(
      end: .raised, errorText: text,
      frames: error.exception.traceback.reversed().filter { $0.code.cellNumber != CodeObject.noCell }.map {
        Frame(cell: $0.code.cellNumber, line: $0.line, span: $0.span, function: $0.code.name.text)
      },
      notes: notes)
  }

  // MARK: exec and eval

  /// Compiles and runs a text in namespaces, as `exec` and `eval` do.
  package static func evaluate(_ source: [UInt8], globals: DictObject, locals: DictObject?, isExpression: Bool) throws
    -> Value
  {
    let hasNamespace = locals.map { $0 !== globals } ?? false
    let code: CodeObject
    do {
      code = try compiled(source, isExpression: isExpression, hasNamespace: hasNamespace)
    } catch {
      throw Raised(error.exceptionType, "\(error.message) (<string>, line \(error.span.line))")
    }
    let vm = VM.current
    let window = vm.top
    try vm.ensure(window, code.registerCount)
    retained.append(globals)
    return try vm.run(code, window, globals: globals, namespace: locals)
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
