// Exceptions: the object, the Swift error that carries it, and the built-in classes.

/// A Python exception.
package final class ExceptionObject: Object {
  package var arguments: TupleObject
  package var cause: Value = .none
  package var context: Value = .none
  package var suppressesContext = false
  package var notes: ListObject?
  /// The exceptions of a group.
  package var members: TupleObject?
  /// The name that an import, a variable or an attribute was asked for by, and what the attribute was asked of.
  package var subject: Value = .none
  package var subjectHolder: Value = .none
  /// The frames it passed, innermost first.
  package var traceback: [TracebackEntry] = []

  package struct TracebackEntry {
    package let code: CodeObject
    package let span: SourceSpan?
    /// The frame's variables as the exception saw them, where a cell looks at those (`FrameObject.keepsVariables`).
    var variables: DictObject?
    var globals: DictObject?

    package var line: Int { span.map { Int($0.line) } ?? code.firstLine }
  }

  package init(type: TypeObject, arguments: TupleObject) {
    self.arguments = arguments
    super.init(.exception, type: type)
  }

  deinit {
    Reaper.bury(&cause)
    Reaper.bury(&context)
    Reaper.bury(&subjectHolder)
    Reaper.bury(&members)
  }
}

/// A running Python exception, as Swift code throws it.
package struct Raised: Error {
  package let exception: ExceptionObject

  package init(_ exception: ExceptionObject) { self.exception = exception }

  package init(_ type: TypeObject, _ message: String) {
    exception = ExceptionObject(
      type: type, arguments: message.isEmpty ? TupleObject.empty : TupleObject([.string(message)]))
  }

  package init(_ type: TypeObject, argument: Value) {
    exception = ExceptionObject(type: type, arguments: TupleObject([argument]))
  }

  /// The error of a name that is not there.
  package init(_ type: TypeObject, _ message: String, about name: StringObject, of holder: Value = .none) {
    self.init(type, message)
    exception.subject = .object(name)
    exception.subjectHolder = holder
  }

  package static func type(_ message: String) -> Raised { Raised(Exceptions.typeError, message) }
  package static func value(_ message: String) -> Raised { Raised(Exceptions.valueError, message) }
  package static func index(_ message: String) -> Raised { Raised(Exceptions.indexError, message) }
  package static func overflow(_ message: String) -> Raised { Raised(Exceptions.overflowError, message) }
  package static func zeroDivision(_ message: String) -> Raised { Raised(Exceptions.zeroDivisionError, message) }
  package static func runtime(_ message: String) -> Raised { Raised(Exceptions.runtimeError, message) }
  package static func key(_ key: Value) -> Raised { Raised(Exceptions.keyError, argument: key) }
}

/// The cell must end: its time is over or the user interrupted; no handler of the cell sees this.
package struct Interrupted: Error {
  package init() {}
}

/// The built-in exception classes.
package enum Exceptions {
  nonisolated(unsafe) package static let baseException = TypeObject(
    "BaseException", base: Types.object, layout: .exception, hasInstanceDict: true)
  nonisolated(unsafe) package static let exception = TypeObject("Exception", base: baseException)
  nonisolated(unsafe) package static let all: [String: TypeObject] = {
    var made = [String: TypeObject](minimumCapacity: 80)
    made["BaseException"] = baseException
    made["Exception"] = exception
    for names in hierarchy {
      guard let base = made[names[0]] else { preconditionFailure("no base \(names[0])") }
      for name in names.dropFirst() { made[name] = TypeObject(name, base: base) }
    }
    made["ExceptionGroup"] = TypeObject("ExceptionGroup", base: made["BaseExceptionGroup"], besides: exception)
    return made
  }()

  /// A base and the classes right below it.
  private static let hierarchy: [[String]] = [
    ["BaseException", "GeneratorExit", "KeyboardInterrupt", "SystemExit", "BaseExceptionGroup"],
    [
      "Exception", "ArithmeticError", "AssertionError", "AttributeError", "BufferError", "EOFError", "ImportError",
      "LookupError",
    ],
    [
      "Exception", "MemoryError", "NameError", "OSError", "ReferenceError", "RuntimeError", "StopAsyncIteration",
      "StopIteration",
    ],
    ["Exception", "SyntaxError", "SystemError", "TypeError", "ValueError", "Warning"],
    ["ArithmeticError", "FloatingPointError", "OverflowError", "ZeroDivisionError"],
    ["ImportError", "ModuleNotFoundError"],
    ["LookupError", "IndexError", "KeyError"],
    ["NameError", "UnboundLocalError"],
    ["OSError", "BlockingIOError", "ChildProcessError", "ConnectionError", "FileExistsError", "FileNotFoundError"],
    [
      "OSError", "InterruptedError", "IsADirectoryError", "NotADirectoryError", "PermissionError",
      "ProcessLookupError", "TimeoutError",
    ],
    ["ConnectionError", "BrokenPipeError", "ConnectionAbortedError", "ConnectionRefusedError", "ConnectionResetError"],
    ["RuntimeError", "NotImplementedError", "RecursionError"],
    ["SyntaxError", "IndentationError"],
    ["IndentationError", "TabError"],
    ["ValueError", "UnicodeError"],
    ["UnicodeError", "UnicodeDecodeError", "UnicodeEncodeError", "UnicodeTranslateError"],
    ["Warning", "BytesWarning", "DeprecationWarning", "EncodingWarning", "FutureWarning", "ImportWarning"],
    [
      "Warning", "PendingDeprecationWarning", "ResourceWarning", "RuntimeWarning", "SyntaxWarning", "UnicodeWarning",
      "UserWarning",
    ],
  ]

  /// The subclass of OSError for an error number of the system.
  package static func systemError(_ number: Int) -> TypeObject {
    let names = [
      1: "PermissionError", 2: "FileNotFoundError", 3: "ProcessLookupError", 4: "InterruptedError",
      10: "ChildProcessError", 11: "BlockingIOError", 13: "PermissionError", 17: "FileExistsError",
      20: "NotADirectoryError", 21: "IsADirectoryError", 32: "BrokenPipeError", 103: "ConnectionAbortedError",
      104: "ConnectionResetError", 110: "TimeoutError", 111: "ConnectionRefusedError",
    ]
    return named(names[number] ?? "OSError")
  }

  private static func named(_ name: String) -> TypeObject {
    guard let type = all[name] else { preconditionFailure("no exception class \(name)") }
    return type
  }

  nonisolated(unsafe) package static let baseExceptionGroup = named("BaseExceptionGroup")
  nonisolated(unsafe) package static let exceptionGroup = named("ExceptionGroup")
  nonisolated(unsafe) package static let typeError = named("TypeError")
  nonisolated(unsafe) package static let valueError = named("ValueError")
  nonisolated(unsafe) package static let indexError = named("IndexError")
  nonisolated(unsafe) package static let keyError = named("KeyError")
  nonisolated(unsafe) package static let nameError = named("NameError")
  nonisolated(unsafe) package static let unboundLocalError = named("UnboundLocalError")
  nonisolated(unsafe) package static let attributeError = named("AttributeError")
  nonisolated(unsafe) package static let overflowError = named("OverflowError")
  nonisolated(unsafe) package static let zeroDivisionError = named("ZeroDivisionError")
  nonisolated(unsafe) package static let runtimeError = named("RuntimeError")
  nonisolated(unsafe) package static let recursionError = named("RecursionError")
  nonisolated(unsafe) package static let notImplementedError = named("NotImplementedError")
  nonisolated(unsafe) package static let assertionError = named("AssertionError")
  nonisolated(unsafe) package static let memoryError = named("MemoryError")
  nonisolated(unsafe) package static let stopIteration = named("StopIteration")
  nonisolated(unsafe) package static let generatorExit = named("GeneratorExit")
  nonisolated(unsafe) package static let importError = named("ImportError")
  nonisolated(unsafe) package static let moduleNotFoundError = named("ModuleNotFoundError")
  nonisolated(unsafe) package static let syntaxError = named("SyntaxError")
  nonisolated(unsafe) package static let indentationError = named("IndentationError")
  nonisolated(unsafe) package static let tabError = named("TabError")
  nonisolated(unsafe) package static let eofError = named("EOFError")
  nonisolated(unsafe) package static let systemExit = named("SystemExit")
  nonisolated(unsafe) package static let unicodeError = named("UnicodeError")
  nonisolated(unsafe) package static let warning = named("Warning")
  nonisolated(unsafe) package static let userWarning = named("UserWarning")
  nonisolated(unsafe) package static let deprecationWarning = named("DeprecationWarning")
  nonisolated(unsafe) package static let syntaxWarning = named("SyntaxWarning")
}
