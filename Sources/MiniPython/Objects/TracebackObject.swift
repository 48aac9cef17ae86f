// traceback: the way of an exception through the cells, as Python sees it.

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
    type.property("tb_frame", get: { .object(FrameObject(first($0))) })
    type.inheritNativeSlots()
    return type
  }()
}
