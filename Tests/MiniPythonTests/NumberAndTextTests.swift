// Expressions with numbers, str and bytes, and classes derived from them, against CPython.
import MiniPython
import Testing

@Suite(.serialized) struct NumberAndTextTests {
  /// The repr of an expression's value.
  private func evaluate(_ source: [UInt8], _ globals: DictObject) throws -> [UInt8] {
    do {
      let value = try Interpreter.evaluate(
        CodeObject.Text(source: source, isExpression: true), globals: globals, locals: nil)
      let text = try Operations.repr(value)
      return Array(text.utf8)
    } catch let error as Raised {
      let text = try Operations.str(.object(error.exception))
      throw Failure(description: "\(error.exception.type.name): \(text.text)")
    }
  }
  private struct Failure: Error, CustomStringConvertible { let description: String }

  @Test func expressionsAgreeWithCPython() throws {
    let interpreter = Interpreter { _ in }
    try checkRecorded("expressions") { try evaluate($0.fields[0], interpreter.globals) }
  }

  /// What a cell prints.
  private func output(_ cell: String, memoryLimit: Int = 4 << 30) -> String {
    var printed: [UInt8] = []
    let interpreter = Interpreter(memoryLimit: memoryLimit) { printed.append(contentsOf: $0) }
    _ = interpreter.run(cell: Array(cell.utf8), number: 1)
    return String(decoding: printed, as: UTF8.self)
  }

  @Test func instancesOfSubclassesAreNumbers() {
    let printed = output(
      """
      class Count(int):
        def twice(self): return self * 2
      n = Count('5')
      n.note = 'kept'
      print(n, n + 1, type(n + 1), n == 5, {5: 'x'}[n], 'abcdefg'[n], n.twice(), n.note, -n, float(n), f'{n:03d}', 1.5 + n)
      class Length(float): pass
      x = Length('2.5')
      print(x, x * 2, type(x * 2), x == 2.5, round(x), f'{x:.3f}', x.is_integer(), abs(-x))
      """)
    #expect(
      printed == """
        5 6 <class 'int'> True x f 10 kept -5 5.0 005 6.5
        2.5 5.0 <class 'float'> True 2 2.500 False 2.5

        """)
  }

  @Test func instancesOfSubclassesAreTexts() {
    let printed = output(
      """
      class Word(str):
        def __new__(cls, text): return super().__new__(cls, text * 2)
        def __str__(self): return 'shown'
      w = Word('ab')
      print(w, repr(w), w + 'c', type(w + 'c'), w == 'abab', {'abab': 1}[w], w[1], type(w[:]), f'{w}', '%s' % w)
      """)
    #expect(printed == "shown 'abab' ababc <class 'str'> True 1 b <class 'str'> shown shown\n")
  }

  @Test func reflectedOperatorsComeBeforeSequenceErrors() {
    let printed = output(
      """
      class Right:
        def __radd__(self, other): return 'radd'
        def __rmul__(self, other): return 'rmul'
      print('a' + Right(), b'a' + Right(), 'a' * Right(), 3 + Right(), 2.5 * Right(), 2**70 + Right())
      """)
    #expect(printed == "radd radd rmul radd rmul radd\n")
  }

  @Test func extendingATextKeepsEarlierTexts() {
    let printed = output(
      """
      s = 'x' * 300
      a = s + 'a'
      b = a + 'b'
      c = a + 'c'
      d = b + 'd'
      print(a[-2:], b[-3:], c[-3:], d[-4:], len(d), hash(b) == hash('x' * 300 + 'ab'))
      t = ''
      for i in range(20000): t += 'é1'
      print(len(t), t == 'é1' * 20000)
      """)
    #expect(printed == "xa xab xac xabd 303 True\n40000 True\n")
  }

  @Test(arguments: [
    "'a' * n", "b'ab' * n", "'a'.ljust(n)", "'a'.zfill(n)", "'a'.center(n, 'é')", "bytes(n)", "1 << n", "10 ** n",
    "(1).to_bytes(n, 'big')", "f'{1:{n}}'", "'%*d' % (n, 1)",
  ])
  func hugeResultsAreMemoryErrors(_ expression: String) {
    #expect(output("n = 10 ** 12\n\(expression)") == "MemoryError\n")
  }
}
