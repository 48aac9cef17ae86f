// Where cells print to.

package enum Output {
  /// The host's receiver of everything a cell prints.
  nonisolated(unsafe) package static var sink: (UnsafeBufferPointer<UInt8>) -> Void = { _ in }

  /// The object that `print` writes to instead of the host, `.undef` for none; `sys.stdout` decides.
  nonisolated(unsafe) package static var redirection: () -> Value = { .undef }

  /// What the running cell has written to standard error, as far as it is kept: no output, but told to people.
  nonisolated(unsafe) private static var errors: [UInt8] = []
  private static let mostErrors = 4096

  static func writeError(_ bytes: UnsafeBufferPointer<UInt8>) {
    errors.append(contentsOf: bytes.prefix(mostErrors - errors.count))
  }

  /// What was written to standard error, which is forgotten.
  static func takeErrors() -> String {
    defer { errors.removeAll() }
    return String(decoding: errors, as: UTF8.self)
  }

  package static func write(_ bytes: UnsafeBufferPointer<UInt8>) { sink(bytes) }
  package static func write(_ string: StringObject) { withExtendedLifetime(string) { sink(string.utf8) } }
  package static func write(_ text: String) {
    var text = text
    text.withUTF8 { sink($0) }
  }
}
