// Finding CPython's words for a source that the parser refused.

/// The search for an error message. CPython parses a wrong source twice: by its grammar alone, to see how far that
/// goes, then with rules for mistakes added; so does this, on the statement that the parser stopped in.
struct Diagnosis {
  let parser: TokenParser

  init(_ parser: TokenParser) {
    self.parser = parser
  }

  /// The mistake in the statement whose first token is given, read by a rule of the grammar.
  func explain(from start: Int, rule: String) -> SyntaxFailure {
    do throws(DiagnosisMatcher.Stop) {
      var first = DiagnosisMatcher(parser, from: start, mistakes: false)
      _ = try first.match(rule: rule)
      var second = DiagnosisMatcher(parser, from: start, mistakes: true)
      do throws(DiagnosisMatcher.Stop) {
        _ = try second.match(rule: rule)
      } catch {
        return finish(error.failure, lookedAt: second.furthest)
      }
      let last = parser.tokens[first.furthest]
      switch last.kind {
      case .indent: return SyntaxFailure(.indentation, "unexpected indent", at: last.span)
      case .dedent: return SyntaxFailure(.indentation, "unexpected unindent", at: last.span)
      default: return finish(parser.failure("invalid syntax", at: last.span), lookedAt: second.furthest)
      }
    } catch {
      return finish(error.failure, lookedAt: parser.furthest)
    }
  }

  /// The failure, unless the rest of the source has one that CPython puts before it.
  func finish(_ failure: SyntaxFailure, lookedAt last: Int) -> SyntaxFailure {
    guard let lexical = parser.lexical, failure.kind != .recursion, failure.kind != .memory else { return failure }
    if last == parser.tokens.count - 1 { return failure }
    if lexical.overridesParser { return lexical.error }
    guard let open = parser.openBrackets.last, parser.tokens[last].line > open.span.line else { return failure }
    return SyntaxFailure("'\(Character(Unicode.Scalar(open.byte)))' was never closed", at: open.span)
  }
}
