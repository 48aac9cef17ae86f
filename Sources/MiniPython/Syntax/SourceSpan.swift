// Where a piece of syntax stands in its cell.

/// A range of source text: lines from 1, columns in UTF-8 bytes from 0, the end exclusive.
package struct SourceSpan: Equatable, Sendable {
  package var line: Int32
  package var column: Int32
  package var endLine: Int32
  package var endColumn: Int32

  package init(line: Int32, column: Int32, endLine: Int32, endColumn: Int32) {
    self.line = line
    self.column = column
    self.endLine = endLine
    self.endColumn = endColumn
  }

  /// The span from the start of this one to the end of another.
  package func through(_ other: SourceSpan) -> SourceSpan {
    SourceSpan(line: line, column: column, endLine: other.endLine, endColumn: other.endColumn)
  }

  package static let none = SourceSpan(line: 0, column: 0, endLine: 0, endColumn: 0)
}

/// What is wrong with a source text, in CPython's words.
package struct SyntaxFailure: Error {
  /// The exception that the failure becomes: `SyntaxError`, `IndentationError`, `TabError`, `RecursionError`,
  /// `MemoryError`.
  package enum Kind: Sendable { case syntax, indentation, tab, recursion, memory }
  package let kind: Kind
  package let message: String
  package let span: SourceSpan

  package init(_ message: String, at span: SourceSpan) {
    self.init(.syntax, message, at: span)
  }

  package init(_ kind: Kind, _ message: String, at span: SourceSpan) {
    self.kind = kind
    self.message = message
    self.span = span
  }
}
