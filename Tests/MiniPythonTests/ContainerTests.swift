// Containers and built-in functions through the interpreter; the expected lines are CPython 3.11's.
import MiniPython
import Testing

@Suite(.serialized) struct ContainerTests {
  /// What a cell prints.
  private func output(of cell: String) -> String {
    nonisolated(unsafe) var bytes: [UInt8] = []
    let interpreter = Interpreter { bytes.append(contentsOf: $0) }
    _ = interpreter.run(cell: Array(cell.utf8), number: 1)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func slicesAreReadAssignedAndDeleted() {
    let cell = """
      y = list(range(10)); y[2:5] = 'ab'; print(y)
      del y[::3]; print(y); del y[::-2]; print(y, y[::-1], (1, 2, 3)[:10**30], range(10)[2:8:3])
      """
    #expect(
      output(of: cell) == """
        [0, 1, 'a', 'b', 5, 6, 7, 8, 9]
        [1, 'a', 5, 6, 8, 9]
        [1, 5, 8] [8, 5, 1] (1, 2, 3) range(2, 8, 3)

        """)
  }

  @Test(arguments: [
    ("[1][5]", "IndexError: list index out of range"),
    ("x = [1]\nx['a']", "TypeError: list indices must be integers or slices, not str"),
    ("[].pop()", "IndexError: pop from empty list"),
    ("[1].remove(2)", "ValueError: list.remove(x): x not in list"),
    ("[1] + (2,)", "TypeError: can only concatenate list (not \"tuple\") to list"),
    ("[1] * 1.5", "TypeError: can't multiply sequence by non-int of type 'float'"),
    ("{[]: 1}", "TypeError: unhashable type: 'list'"),
    ("{}['a']", "KeyError: 'a'"),
    ("dict([(1, 2, 3)])", "ValueError: dictionary update sequence element #0 has length 3; 2 is required"),
    ("[1, 2, 3][::0]", "ValueError: slice step cannot be zero"),
    ("list(zip([1], [1, 2], strict=True))", "ValueError: zip() argument 2 is longer than argument 1"),
    ("max([])", "ValueError: max() arg is an empty sequence"),
    ("sorted([1, 'a'])", "TypeError: '<' not supported between instances of 'str' and 'int'"),
    ("d = {1: 1}\nfor k in d: d[2] = 1", "RuntimeError: dictionary changed size during iteration"),
  ])
  func errorsHaveTheWordsOfCPython(cell: String, message: String) {
    #expect(output(of: cell) == message + "\n")
  }

  @Test func setsComeInTheOrderOfTheirTable() {
    let cell = """
      s = set()
      for i in [3, 11, 19]: s.add(i)
      s.discard(11); s.add(27); s.add(11); print(s)
      s.discard(3); s.discard(19); s.add(5); s.add(35); print(s, {1, 2} ^ {2, 3}, hash(frozenset([1, 2, 3])))
      print(set('hello world'), hash((1, 2, 3)), hash(('a', 1.5)))
      """
    #expect(
      output(of: cell) == """
        {27, 19, 3, 11}
        {35, 5, 11, 27} {1, 3} -272375401224217160
        {' ', 'd', 'r', 'h', 'o', 'e', 'w', 'l'} 529344067295497451 -7544107753855020359

        """)
  }

  /// An order that contradicts itself shows whether the comparisons are CPython's, in CPython's order.
  @Test func sortingTakesTheStepsOfCPython() {
    let cell = """
      nan = float('nan'); v = []; s = 12345
      for i in range(5000):
          s = (s * 1103515245 + 12345) % 2147483648
          v.append(nan if s % 7 == 0 else float(s % 1000))
      h = 0
      for q in sorted(v): h = (h * 31 + (int(q) if q == q else 7777)) % 1000000007
      print(h, sorted([(1, 'b'), (1, 'a'), (0, 'z')], key=lambda p: p[0], reverse=True))
      """
    #expect(output(of: cell) == "929360524 [(1, 'b'), (1, 'a'), (0, 'z')]\n")
  }

  @Test func containersThatHoldThemselvesAreShown() {
    let cell = "l = [1]; l.append(l); d = {}; d['d'] = d; print(l, d, (l,))"
    #expect(output(of: cell) == "[1, [...]] {'d': {...}} ([1, [...]],)\n")
  }

  @Test(arguments: ["[v]", "(v,)", "{1: v}"]) func deepContainersEndInRecursionError(wrap: String) {
    let cell = """
      def deep():
          v = None
          for i in range(100000): v = \(wrap)
          return v
      a = deep(); b = deep()
      for f in (lambda: repr(a), lambda: a == b):
          try: f()
          except RecursionError as e: print(e)
      a = None; b = None
      """
    #expect(
      output(of: cell) == """
        maximum recursion depth exceeded while getting the repr of an object
        maximum recursion depth exceeded in comparison

        """)
  }

  @Test func elementsThatEmptyTheirContainerDoNoHarm() {
    let cell = """
      class Evil:
          def __init__(self, l): self.l = l
          def __eq__(self, o): self.l.clear(); return False
          def __index__(self): self.l.clear(); return 0
          def __lt__(self, o): self.l.clear(); return True
      l = []; l += [Evil(l) for i in range(50)]; print(5 in l, len(l))
      l += [Evil(l) for i in range(50)]; print(l[l[0]:5])
      l += [Evil(l) for i in range(50)]; l.sort(); print(len(l), l == [1] * 50)
      """
    #expect(output(of: cell) == "False 0\n[]\n50 False\n")
  }
}
