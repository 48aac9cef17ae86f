// traceback and frame: the way of an exception through the cells, as Python sees it.

/// A Python `traceback`: an exception's frame and those further in.
final class TracebackObject: Object {
  typealias Entry = ExceptionObject.TracebackEntry
  /// The frames, outermost first; never empty.
  private let entries: ArraySlice<Entry>

  private init(_ entries: ArraySlice<Entry>) {
    self.entries = entries
    super.init(.foreign, type: TracebackObject.type)
  }

  /// The traceback of an exception as far as it has come, None when it passed no frame of a cell.
  static func value(of exception: ExceptionObject) -> Value {
    value(exception.traceback.reversed().filter { $0.code.cellNumber != CodeObject.noCell }[...])
  }

  private static func value(_ entries: ArraySlice<Entry>) -> Value {
    entries.isEmpty ? .none : .object(TracebackObject(entries))
  }

  private static func entries(_ value: Value) -> ArraySlice<Entry> {
    guard case .object(let o) = value, o.type === type else { preconditionFailure("no traceback") }
    return unsafeDowncast(o, to: TracebackObject.self).entries
  }

  private static func first(_ value: Value) -> Entry {
    guard let first = entries(value).first else { preconditionFailure("an empty traceback") }
    return first
  }

  nonisolated(unsafe) static let type: TypeObject = {
    let type = TypeObject("traceback", layout: .foreign, isBase: false)
    type.property("tb_lineno", get: { .int(first($0).line) })
    type.property("tb_next", get: { value(entries($0).dropFirst()) })
    type.property("tb_frame", get: { .object(FrameObject([first($0)])) })
    type.inheritNativeSlots()
    return type
  }()
}

/// A Python `frame`, as far as an exception remembers it: its code and its line.
final class FrameObject: Object {
  typealias Entry = ExceptionObject.TracebackEntry
  /// The frame and, as far as they are known, those that called it.
  private let entries: ArraySlice<Entry>

  static func value(_ code: CodeObject) -> Value { .object(FrameObject([.init(code: code, span: nil)])) }

  /// The first of some frames, None when there is none.
  static func value(_ entries: ArraySlice<Entry>) -> Value { entries.isEmpty ? .none : .object(FrameObject(entries)) }

  /// The frames of cells that are running, innermost first.
  static var running: ArraySlice<Entry> {
    VM.current.framePositions.filter { $0.code.cellNumber != CodeObject.noCell }
      .map { Entry(code: $0.code, span: $0.code.span(at: $0.index)) }[...]
  }

  init(_ entries: ArraySlice<Entry>) {
    self.entries = entries
    super.init(.foreign, type: FrameObject.type)
  }

  private static func entries(_ value: Value) -> ArraySlice<Entry> {
    guard case .object(let o) = value, o.type === type else { preconditionFailure("no frame") }
    return unsafeDowncast(o, to: FrameObject.self).entries
  }

  private static func entry(_ value: Value) -> Entry {
    guard let first = entries(value).first else { preconditionFailure("no frame") }
    return first
  }

  nonisolated(unsafe) static let type: TypeObject = {
    let type = TypeObject("frame", layout: .foreign, isBase: false)
    type.property("f_lineno", get: { .int(entry($0).line) })
    type.property("f_code", get: { .object(entry($0).code) })
    type.property("f_back", get: { value(entries($0).dropFirst()) })
    type.property("f_globals", get: { _ in
      VM.current.currentGlobals.map { .object($0) } ?? .none
    })
    type.property("f_locals", get: { _ in
      throw Raised(Exceptions.notImplementedError, "frame.f_locals is not supported by this runner")
    })
    type.slots.repr = { value in
      let frame = entry(value)
      let place = "file '<cell \(frame.code.cellNumber)>', line \(frame.line), code \(frame.code.name.text)"
      return StringObject("<frame at \(Identity.address(of: value)), \(place)>")
    }
    type.inheritNativeSlots()
    return type
  }()
}
