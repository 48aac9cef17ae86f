// Where cells print to.

package enum Output {
  /// The host's receiver of everything a cell prints.
  nonisolated(unsafe) package static var sink: (UnsafeBufferPointer<UInt8>) -> Void = { _ in }

  /// The object that `print` writes to instead of the host, `.undef` for none; `sys.stdout` decides.
  nonisolated(unsafe) package static var redirection: () -> Value = { .undef }

  package static func write(_ bytes: UnsafeBufferPointer<UInt8>) { sink(bytes) }
  package static func write(_ string: StringObject) { withExtendedLifetime(string) { sink(string.utf8) } }
  package static func write(_ text: String) {
    var text = text
    text.withUTF8 { sink($0) }
  }
}
