// frame: a running function, or one that an exception has passed, as Python sees it.

/// A Python `frame`.
///
/// While its function runs it shows where that stands and what its variables hold; afterwards, what it saw last.
final class FrameObject: Object {
  /// Whether exceptions note the variables of the frames they pass, because the text of a cell looks at frames.
  nonisolated(unsafe) private(set) static var keepsVariables = false

  /// Looks at the text of a cell for what needs the variables of frames that have ended.
  static func prepare(for source: [UInt8]) {
    if keepsVariables { return }
    keepsVariables = source.withUnsafeBufferPointer { text in
      ["tb_frame", "f_locals", "capture_locals"].contains { (word: StaticString) in
        ByteSearch.first(UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount), in: text) != nil
      }
    }
  }

  /// Forgets what another notebook asked for.
  static func reset() { keepsVariables = false }

  private let code: CodeObject
  private let back: Value
  private var line: Int
  /// The variables as they were seen last; nil when they have never been seen.
  private var locals: DictObject?
  private var globals: DictObject?
  /// The VM's record, which is still that of this frame if it bears the number.
  private let record: UnsafeMutablePointer<Frame>?
  private let serial: UInt32

  /// The frame that an exception has passed.
  init(_ entry: ExceptionObject.TracebackEntry) {
    code = entry.code
    line = entry.line
    back = .none
    locals = entry.variables
    globals = entry.globals
    record = nil
    serial = 0
    super.init(.foreign, type: FrameObject.type)
  }

  /// A running frame and those that called it.
  fileprivate init(_ record: UnsafeMutablePointer<Frame>, back: Value) {
    let vm = VM.current
    code = record.pointee.code.takeUnretainedValue()
    self.back = back
    line = vm.line(of: record)
    globals = record.pointee.globals.takeUnretainedValue()
    self.record = record
    serial = vm.number(record)
    super.init(.foreign, type: FrameObject.type)
    look()
  }

  /// The frame of a generator that waits.
  static func value(_ generator: GeneratorObject) -> Value {
    var entry = ExceptionObject.TracebackEntry(code: generator.code, span: generator.span)
    if generator.state != .running {
      entry.variables = VM.variables(of: generator.code, in: generator.registers)
    }
    entry.globals = generator.globals
    return .object(FrameObject(entry))
  }

  /// Sees where the function stands, if it still runs.
  private func look() {
    let vm = VM.current
    guard let record, vm.runs(record, as: serial) else { return }
    line = vm.line(of: record)
    let seen = vm.locals(of: record)
    guard let locals, locals !== seen else {
      locals = seen
      return
    }
    // Whoever holds the dict sees it change, as in CPython.
    for name in code.localNames + code.cellNames + code.freeNames {
      let value = seen[name]
      if value.isUndef { locals.remove(name) } else { locals.set(name, value) }
    }
  }

  private static func frame(_ value: Value) -> FrameObject {
    guard case .object(let o) = value, o.type === type else { preconditionFailure("no frame") }
    let frame = unsafeDowncast(o, to: FrameObject.self)
    frame.look()
    return frame
  }

  private static func unknown(_ what: String) -> Raised {
    Raised(Exceptions.notImplementedError, "\(what) of a frame that does not run is not supported by this runner")
  }

  nonisolated(unsafe) static let type: TypeObject = {
    let type = TypeObject("frame", layout: .foreign, isBase: false)
    type.property("f_lineno", get: { .int(frame($0).line) })
    type.property("f_code", get: { .object(frame($0).code) })
    type.property("f_back", get: { frame($0).back })
    type.property(
      "f_locals",
      get: { value in
        guard let locals = frame(value).locals else { throw unknown("f_locals") }
        return .object(locals)
      })
    type.property(
      "f_globals",
      get: { value in
        guard let globals = frame(value).globals else { throw unknown("f_globals") }
        return .object(globals)
      })
    type.property("f_builtins", get: { _ in .object(Interpreter.builtins) })
    type.slots.repr = { value in
      let frame = frame(value)
      return StringObject(
        "<frame at \(Identity.address(of: value)), file '\(frame.code.fileName)', line \(frame.line), "
          + "code \(frame.code.name.text)>")
    }
    type.inheritNativeSlots()
    return type
  }()
}

extension VM {
  /// Keeps the variables of the running frame with the exception that passes it.
  @inline(never) func noteVariables(_ exception: ExceptionObject) {
    let last = exception.traceback.count - 1
    exception.traceback[last].variables = locals(of: frame)
    exception.traceback[last].globals = frame.pointee.globals.takeUnretainedValue()
  }

  /// The running frame of a cell as Python sees it, or one of its callers: those of library code written in Python
  /// here are not counted, for CPython's are others.
  /// - Throws: ValueError when fewer functions run.
  func frameObject(depth: Int) throws -> Value {
    let records = runningFrames.filter {
      $0.pointee.code.takeUnretainedValue().cellNumber != CodeObject.noCell
    }
    if depth >= records.count { throw Raised.value("call stack is not deep enough") }
    return records.dropFirst(max(depth, 0)).reversed().reduce(.none) { .object(FrameObject($1, back: $0)) }
  }
}
