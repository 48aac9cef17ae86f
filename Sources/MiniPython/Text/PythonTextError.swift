// The error that pure text operations throw: which Python exception, and its message.

/// A Python exception before it is an object.
package struct PythonTextError: Error, Equatable {
  /// Which built-in exception class is meant.
  package enum Kind: Sendable {
    case value, overflow, type, syntax, key, index, unicodeDecode, memory
  }

  package var kind: Kind
  package var message: String

  package init(kind: Kind, message: String) {
    self.kind = kind
    self.message = message
  }

  package static func value(_ message: String) -> PythonTextError { PythonTextError(kind: .value, message: message) }
  package static func overflow(_ message: String) -> PythonTextError {
    PythonTextError(kind: .overflow, message: message)
  }
  package static func type(_ message: String) -> PythonTextError { PythonTextError(kind: .type, message: message) }
  package static func syntax(_ message: String) -> PythonTextError { PythonTextError(kind: .syntax, message: message) }
}
