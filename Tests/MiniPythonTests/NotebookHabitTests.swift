// What cells take from IPython: magics, display, the value of the last expression.

import MiniPython
import Testing

@Suite(.serialized) struct NotebookHabitTests {
  /// Runs cells in one session; gives what each printed and the last outcome.
  private func run(_ cells: String...) -> (printed: [String], last: Interpreter.Outcome?) {
    nonisolated(unsafe) var printed: [UInt8] = []
    let interpreter = Interpreter { printed.append(contentsOf: $0) }
    var texts: [String] = []
    var last: Interpreter.Outcome?
    for (i, cell) in cells.enumerated() {
      printed = []
      last = interpreter.run(cell: Array(cell.utf8), number: i + 1)
      texts.append(String(decoding: printed, as: UTF8.self))
    }
    return (texts, last)
  }

  @Test(
    "Lines that set up a notebook are passed over, with a note",
    arguments: [
      "%matplotlib inline", "%config InlineBackend.figure_format = 'svg'", "!pip install torch", "%pip install -q x",
    ])
  func idleMagics(_ line: String) {
    let (printed, outcome) = run("x = 1\n\(line)\nif x:\n    \(line)\n    print(x)")
    #expect(printed == ["1\n"])
    #expect(outcome?.notes == ["ignored: \(line)", "ignored: \(line)"])
  }

  @Test(
    "Other magics are refused by name",
    arguments: [
      ("%timeit f(x)", "the magic '%timeit'"), ("%%time\nx = 1", "the magic '%%time'"),
      ("!ls -l", "the shell command '!ls -l'"), ("%matplotlibs", "the magic '%matplotlibs'"),
    ])
  func refusedMagics(_ cell: String, _ what: String) {
    let (_, outcome) = run(cell)
    #expect(outcome?.end == .raised)
    #expect(outcome?.errorText == "SyntaxError: \(what) is not supported by this runner")
    #expect(outcome?.frames.map(\.line) == [1])
  }

  @Test func percentInAnExpressionIsNoMagic() {
    #expect(run("print((7\n% 4))\ns = '''\n%time\n!ls'''\nprint(s)").printed == ["3\n\n%time\n!ls\n"])
  }

  @Test func underscoreAndDisplay() {
    let (printed, _) = run("40 + 2", "_ + 1", "_;", "_, display('a', [1])")
    #expect(printed == ["42\n", "43\n", "", "'a'\n[1]\n(43, None)\n"])
  }
}
