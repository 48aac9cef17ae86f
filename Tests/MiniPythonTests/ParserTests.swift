// The trees of right sources, against CPython's `ast`.

import MiniPython
import Testing

private func module(_ source: String) throws -> Module { try Parser.parseModule(Array(source.utf8)) }

private func expression(_ source: String) throws -> Expression { try Parser.parseExpression(Array(source.utf8)) }

@Test func treesAreCPythons() throws {
  try onLargeStack {
    try checkRecorded("syntax-trees") { recorded in
      Array(SyntaxDump.dump(try Parser.parseModule(recorded.fields[0])).utf8)
    }
  }
}

@Test(arguments: [
  ("x;", true), ("x; ", true), ("x;  # quiet\n\n", true), ("x", false), ("x; y", false), ("", false),
  ("if x: y;", true), ("';'", false), ("# ;", false),
])
func lastSemicolonIsNoticed(_ source: String, _ expected: Bool) throws {
  #expect(try module(source).endsInSemicolon == expected)
}

@Test func spansCoverTheirText() throws {
  let call = try expression("  f(a,\n  é).b")
  #expect(call.span == SourceSpan(line: 1, column: 0, endLine: 2, endColumn: 7))
  let sum = try expression("(a + b) * c")
  #expect(sum.span == SourceSpan(line: 1, column: 0, endLine: 1, endColumn: 11))
  guard case .binary(_, let group, _) = sum.kind else {
    Issue.record("not a product")
    return
  }
  #expect(group.span == SourceSpan(line: 1, column: 1, endLine: 1, endColumn: 6))
  let statement = try #require(try module("\n\nif x:\n  y\n").body.first)
  #expect(statement.span.line == 3)
}

@Test func depthIsTheLongestPath() throws {
  #expect(try expression("x").depth == 1)
  #expect(try expression("a + b * c").depth == 3)
  #expect(try expression("[x for x in (1, (2,))]").depth == 4)
}

@Test func evaluatedTextIsOneExpression() throws {
  #expect(SyntaxDump.dump(try expression(" \t1, 2\n\n")) == "(tuple ((const i1) (const i2)))")
  for source in ["", "x = 1", "x\ny", "*a", "pass", "x;"] {
    #expect(throws: SyntaxFailure.self) { try expression(source) }
  }
}
