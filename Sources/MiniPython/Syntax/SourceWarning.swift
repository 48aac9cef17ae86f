// A warning about source text.

/// What CPython warns of when it reads or compiles a text; given before the text runs.
package struct SourceWarning: Sendable {
  package let category: Category
  package let message: String
  package let line: Int

  package enum Category: Sendable { case deprecation, syntax }
}
