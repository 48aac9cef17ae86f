// When stored and new outputs match, the canonical text, and the diff that shows where they do not.

import NotebookRunner
import Testing

struct ComparisonTests {
  private func matches(
    _ stored: String, _ new: String, rtol: Double? = nil, atol: Double? = nil, wild: Bool = false
  ) -> Bool {
    Comparison(rtol: rtol, atol: atol, wildcards: wild).matches(stored: Array(stored.utf8), new: Array(new.utf8))
  }

  @Test func bytesMatchExactly() {
    #expect(matches("a\n", "a\n"))
    #expect(!matches("a \n", "a\n"))
    #expect(!matches("...\n", "a\n"))
    #expect(!matches("1.0\n", "1.00\n"))
  }

  @Test(arguments: [
    ("1.000\n", "1.001\n", true), ("1.0\n", "1.2\n", false), ("loss 0.5e-3, x\n", "loss 5.001e-4, x\n", true),
    ("tensor([ 1.0, -2.0])\n", "tensor([1.0,  -2.001])\n", true), ("nan inf -inf\n", "nan inf -inf\n", true),
    ("inf\n", "-inf\n", false), ("inf\n", "1.0\n", false), ("1.0\n", "inf\n", false), ("nan\n", "1.0\n", false),
    ("3\n", "4\n", false), ("1000\n", "1001\n", false), ("1\n", "1.0\n", false), ("x1.0\n", "x1.001\n", false),
    ("1.0s\n", "1.001s\n", false), ("a_1.0\n", "a_1.001\n", false), ("2024-01-02\n", "2024-01-03\n", false),
    ("1.0-2.0\n", "1.001-2.001\n", true), ("6.)\n", "6.001)\n", true), ("a  b 1.0\n", "a b 1.0\n", false),
    ("1.0\n2.0\n", "1.0\n", false), ("nano 1.0\n", "nano 1.001\n", true), ("1.0.2\n", "1.0.3\n", false),
  ])
  func numbersMatchWithinTolerance(stored: String, new: String, expected: Bool) {
    #expect(matches(stored, new, rtol: 0.01) == expected)
  }

  @Test func toleranceIsAbsoluteOrRelative() {
    #expect(matches("0.0\n", "0.001\n", atol: 0.01))
    #expect(!matches("0.0\n", "0.001\n", rtol: 0.01))
    #expect(matches("100.0\n", "101.0\n", rtol: 0.01))
    #expect(!matches("100.0\n", "101.0\n", atol: 0.01))
  }

  @Test(arguments: [
    ("a\n...\nb\n", "a\nb\n", true), ("a\n...\nb\n", "a\n1\n2\nb\n", true), ("...\n", "", true),
    ("...\nb\n", "a\n", false),
    ("at [..]>\n", "at 0x7f>\n", true), ("at [..]>\n", "at >\n", true), ("at [..]>\n", "at 0x7f\n", false),
    ("[..]a[..]\n", "bab\n", true), ("[..]x\n", "a\nx\n", false), ("... \n", "anything\n", false),
    ("...\nend\n...\n", "1\nend\n2\nend\n", true),
  ])
  func wildcardsStandForAnything(stored: String, new: String, expected: Bool) {
    #expect(matches(stored, new, wild: true) == expected)
  }

  @Test func toleranceWorksInsideWildcards() {
    #expect(matches("step [..] loss 0.50\n...\n", "step 12 loss 0.501\nx\n", rtol: 0.01, wild: true))
    #expect(!matches("step [..] loss 0.50\n...\n", "step 12 loss 0.6\nx\n", rtol: 0.01, wild: true))
  }

  @Test func hostileWildcardsEndSoon() {
    let stored = String(repeating: "[..]a", count: 2000) + "b\n"
    #expect(!matches(stored, String(repeating: "a", count: 4000) + "\n", wild: true))
  }

  @Test(arguments: [
    ("", ""), ("a", "a\n"), ("\n", "\n"), ("a\r\nb", "a\nb\n"), ("a\rb", "b\n"), ("a\r", ""), ("x\na\r\n", "x\na\n"),
    ("ab\rc\rd\n", "d\n"), ("a\r\r\nb\n", "\nb\n"), ("\0", "\u{FFFD}\n"), ("a  \t\n", "a  \t\n"),
    ("\u{1B}[1m", "\u{1B}[1m\n"),
  ])
  func outputsHaveOneForm(written: String, canonical: String) {
    #expect(String(decoding: OutputText.canonical(written), as: UTF8.self) == canonical)
  }

  @Test func diffsAreUnified() {
    func lines(_ text: String) -> [[UInt8]] { text.split(separator: "\n").map { Array($0.utf8) } }
    let old = lines("1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12")
    let new = lines("1\n2 \n3\n4\n5\n6\n7\n8\n9\n10\n11\nX\nY")
    let diff = UnifiedDiff(from: old, to: new).rendered(oldLine: 11, newLine: 21, title: "cell 1", palette: .plain)
    #expect(
      diff == """
        @@ -11,5 +21,5 @@ cell 1
         1
        -2
        +2\u{B7}
         3
         4
         5
        @@ -19,4 +29,5 @@ cell 1
         9
         10
         11
        -12
        +X
        +Y

        """)
    #expect(UnifiedDiff(from: old, to: old).rendered(oldLine: 1, newLine: 1, title: "", palette: .plain).isEmpty)
  }

  @Test func longDifferencesAreCut() {
    // Too long to be compared pair by pair, with a line that comes again and again.
    let old = (0..<20_000).map { Array(($0 % 3 == 0 ? "again" : "line \($0)").utf8) }
    var new = old
    for at in stride(from: 10, to: new.count, by: 1000) { new[at] = Array("new \(at)".utf8) }
    new.insert(contentsOf: [Array("more".utf8), Array("again".utf8)], at: 5000)
    let edits = UnifiedDiff(from: old, to: new).lines
    var (before, after, changes): ([[UInt8]], [[UInt8]], Int) = ([], [], 0)
    for edit in edits {
      switch edit {
      case .common(let line):
        before.append(line)
        after.append(line)
      case .removed(let line):
        before.append(line)
        changes += 1
      case .added(let line):
        after.append(line)
        changes += 1
      }
    }
    #expect(before == old)
    #expect(after == new)
    #expect(changes == 42)

    let all = UnifiedDiff(from: old, to: old.map { $0 + [0x21] })
    let text = all.rendered(oldLine: 1, newLine: 1, title: "cell 1", palette: .plain)
    #expect(text.hasPrefix("@@ -1,20000 +1,20000 @@ cell 1\n"))
    #expect(text.split(separator: "\n").count == 502 && text.hasSuffix("\n... 39500 more lines of this difference\n"))

    let line = Array(String(repeating: "é", count: 50_000).utf8)
    let long = UnifiedDiff(from: [line + Array("old".utf8)], to: [line + Array("new".utf8)])
    for byWord in [false, true] {
      let shown = long.rendered(oldLine: 1, newLine: 1, title: "", byWord: byWord, palette: .plain)
      #expect(shown.contains("[98004 bytes] ... ") && shown.contains("new") && !shown.contains("\u{FFFD}"), "\(shown)")
    }
  }

  @Test func whatTurnsTextIsSeen() {
    #expect(Visible.text("a\u{202E}b\u{1B}[2J\u{9B}".utf8, showingBlanks: false) == "a<U+202E>b\u{241B}[2J\u{FFFD}")
  }

  @Test func parametersReplaceLiterals() throws {
    let text = """
      ```python parameters
      lr = 0.1  # rate
      name='a#b'
      if x: y = 1
      z = [1,
      2]
      xs = (1, "b")
      w = f(1)
      ```
      """
    let document = try Document(Array(text.utf8))
    #expect(Parameter.names(in: document) == ["lr", "name", "xs"])
    let parameters = ["lr=0.5", "name=adam", "xs=[]"].compactMap(Parameter.init)
    final class Spy: CellEngine {
      var source = ""
      func run(_ cell: CellInput) -> CellOutcome {
        source = cell.source
        return CellOutcome(output: "")
      }
    }
    let spy = Spy()
    let session = Session(parameters: parameters)
    _ = session.run(try session.plan(for: document), in: LocalHost(spy))
    #expect(spy.source == "lr = 0.5  # rate\nname=\"adam\"\nif x: y = 1\nz = [1,\n2]\nxs = []\nw = f(1)\n")
    #expect(Parameter("1a=2") == nil)
    #expect(Parameter("a=\"x\"; import os")?.literal == #""\"x\"; import os""#)
  }
}
