// Bodies of functions that are parsed and compiled when the function is first called.

/// Where the body of a function of library text stands: a lesson calls few of the functions that it imports.
final class DeferredBody: @unchecked Sendable {
  private let parser: TokenParser
  /// Whether it asks for `__class__`, as `super()` does.
  let usesClass: Bool

  fileprivate init(_ parser: TokenParser, usesClass: Bool) {
    self.parser = parser
    self.usesClass = usesClass
  }

  /// The statements of the body.
  func parse() throws(SyntaxFailure) -> [Statement] {
    var parser = parser
    do throws(ParseStop) {
      return try parser.block()
    } catch {
      throw parser.explain(error, rule: "file")
    }
  }
}

extension TokenParser {
  /// Passes over the block after a colon; nil where it must be parsed at once: a line, a generator's, one with a
  /// docstring.
  mutating func deferredBody() -> DeferredBody? {
    guard kind == .newline, kind(after: 1) == .indent, kind(after: 2) != .string else { return nil }
    var depth = 0
    var usesClass = false
    var end = position + 1
    repeat {
      switch tokens[end].kind {
      case .indent: depth += 1
      case .dedent: depth -= 1
      case .kwYield, .endMarker, .failure: return nil
      case .name where tokens[end - 1].kind != .dot && (isWord(end, "super") || isWord(end, "__class__")):
        usesClass = true
      default: break
      }
      end += 1
    } while depth > 0
    var later = self
    later.defersBodies = false
    position = end
    furthest = max(furthest, end)
    return DeferredBody(later, usesClass: usesClass)
  }
}
