// The examples in the documentation of operations, run as a lesson would run them.

import MiniPython
import MiniTorch
import Testing
import TorchModule

/// A session with torch whose output can be read.
final class Lesson {
  private var written: [UInt8] = []
  private var interpreter: Interpreter?
  private var cells = 0

  init(seed: UInt64 = 0) {
    TorchModule.register()
    TorchModule.reset(seed: seed, interrupt: nil, memoryLimit: 1 << 30)
    interpreter = Interpreter(seed: seed, write: { [unowned self] in written.append(contentsOf: $0) })
  }

  /// What a cell prints.
  func run(_ source: String) -> String {
    written = []
    cells += 1
    _ = interpreter?.run(cell: Array(source.utf8), number: cells)
    return String(decoding: written, as: UTF8.self)
  }
}

/// One `>>>` of a documentation text and what it must print.
struct Example {
  var source: String
  var expected: String

  static func all(in documentation: String) -> [Example] {
    var examples: [Example] = []
    for line in documentation.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix(">>> ") {
        examples.append(Example(source: String(line.dropFirst(4)), expected: ""))
      } else if line.hasPrefix("... "), !examples.isEmpty {
        examples[examples.count - 1].source += "\n" + line.dropFirst(4)
      } else if !line.isEmpty, !examples.isEmpty {
        examples[examples.count - 1].expected += line + "\n"
      }
    }
    return examples
  }
}

@Suite(.serialized) struct DocumentationTests {
  @Test func everyExampleOfAnOperationPrintsWhatItSays() {
    var count = 0
    for op in Op.registry {
      let lesson = Lesson()
      _ = lesson.run("import torch")
      for example in Example.all(in: op.documentation) {
        let printed = lesson.run(example.source)
        #expect(printed == example.expected, "\(op.name): \(example.source)")
        count += 1
      }
    }
    #expect(count > 100)
  }

  @Test func everyOperationIsDocumented() {
    for op in Op.registry { #expect(!op.documentation.isEmpty, "\(op.name)") }
  }
}

@Suite(.serialized) struct BindingTests {
  @Test func aTensorHasOneObject() {
    let lesson = Lesson()
    _ = lesson.run("import torch\nx = torch.ones(2, requires_grad=True)\n(x * 2).sum().backward()")
    #expect(lesson.run("x.grad is x.grad") == "True\n")
    #expect(lesson.run("g = x.grad\n(x * 2).sum().backward()\ng is x.grad, g") == "(True, tensor([4., 4.]))\n")
  }

  @Test func numbersOnEitherSideAreTakenByOperators() {
    let lesson = Lesson()
    _ = lesson.run("import torch\nx = torch.tensor([1., 2.], requires_grad=True)")
    #expect(lesson.run("2 / x") == "tensor([2., 1.], grad_fn=<MulBackward0>)\n")
    #expect(lesson.run("1 - x") == "tensor([ 0., -1.], grad_fn=<RsubBackward1>)\n")
    #expect(lesson.run("2 ** x") == "tensor([2., 4.], grad_fn=<PowBackward2>)\n")
    #expect(lesson.run("x + 'a'") == "TypeError: unsupported operand type(s) for +: 'Tensor' and 'str'\n")
    #expect(lesson.run("x == None") == "False\n")
  }

  @Test func changesThroughDataAreNotSeenByTheVersionCheck() {
    let lesson = Lesson()
    _ = lesson.run("import torch\nx = torch.tensor([2.], requires_grad=True)\ny = x * x")
    #expect(lesson.run("x.data += 1\nx._version") == "0\n")
    #expect(lesson.run("y.backward()\nx.grad") == "tensor([6.])\n")
  }
}
