// Lines, indentation and literals.

import MiniPython
import Testing

private func dump(_ source: String) throws -> String {
  SyntaxDump.dump(try Parser.parseModule(Array(source.utf8)))
}

private func literal(_ source: String) throws -> Constant? {
  guard case .constant(let constant) = try Parser.parseExpression(Array(source.utf8)).kind else { return nil }
  return constant
}

@Test func newlinesOfEveryKindAreOne() throws {
  let expected = try dump("if x:\n  y\n  '''a\nb'''\n")
  #expect(try dump("if x:\r\n  y\r\n  '''a\r\nb'''\r\n") == expected)
  #expect(try dump("if x:\r  y\r  '''a\rb'''") == expected)
}

@Test func joinedLinesAreOne() throws {
  let expected = try dump("x = a + b")
  #expect(try dump("x = a \\\n + b") == expected)
  #expect(try dump("x = \\\n\\\na + b\n") == expected)
  #expect(try dump("x = a + (  # more\n\n    b\n)").contains("(binary add (name a) (name b))"))
}

@Test func blankLinesAndCommentsHaveNoIndentation() throws {
  let expected = try dump("if x:\n  y\n  z\nw")
  #expect(try dump("if x:\n  y\n\n# c\n      # d\n  z\n \t\nw  # e") == expected)
}

@Test func tabsReachTheNextMultipleOfEight() throws {
  #expect(try dump("if x:\n\ty\n\tz") == (try dump("if x:\n  y\n  z")))
  #expect(throws: SyntaxFailure.self) { try dump("if x:\n\ty\n        z") }
}

@Test(arguments: [
  ("0", 0), ("0_0", 0), ("1_000", 1000), ("0xFf", 255), ("0o17", 15), ("0b1_01", 5), ("9223372036854775807", Int.max),
])
func integersHaveTheirValue(_ source: String, _ expected: Int) throws {
  guard case .int(let value)? = try literal(source) else {
    Issue.record("not an integer")
    return
  }
  #expect(value == expected)
}

@Test func integersBeyond64BitsKeepTheirDigits() throws {
  guard case .bigInt(let digits, let radix)? = try literal("0xFFFF_ffff_FFFF_ffff") else {
    Issue.record("not a big integer")
    return
  }
  #expect(digits == "FFFFffffFFFFffff")
  #expect(radix == 16)
}

@Test(arguments: [("1.5", 1.5), ("1.", 1), (".5", 0.5), ("1e3", 1000), ("1_0.2_5E-1", 1.025), ("00.5", 0.5)])
func floatsHaveTheirValue(_ source: String, _ expected: Double) throws {
  guard case .float(let value)? = try literal(source) else {
    Issue.record("not a float")
    return
  }
  #expect(value == expected)
}

@Test(arguments: [
  ("'\\x41\\u00e9\\101\\n\\\nb'", "AéA\nb"), (#"r"\x41""#, #"\x41"#), ("\"a\" 'b' \"\"\"c\"\"\"", "abc"),
  (#""\N{greek small letter alpha}\q""#, "α\\q"), ("'\\U0001F600'", "😀"),
])
func stringsAreDecoded(_ source: String, _ expected: String) throws {
  guard case .string(let bytes)? = try literal(source) else {
    Issue.record("not a string")
    return
  }
  #expect(bytes == Array(expected.utf8))
}

@Test func loneSurrogatesAreThreeBytes() throws {
  guard case .string(let bytes)? = try literal(#""\ud800""#) else {
    Issue.record("not a string")
    return
  }
  #expect(bytes == [0xED, 0xA0, 0x80])
}

@Test func identifiersMayHaveAnyLetters() throws {
  #expect(try dump("变量 = été_1").contains("(name 变量)"))
}
