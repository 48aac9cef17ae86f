// The builds of the hot kernels give the same bits, and so does a second thread.

import Foundation
import Testing

@Suite struct KernelVariantTests {
  /// Notebooks whose outputs change when float results are off by one unit in the last place.
  private static let notebooks = [
    "tensors/elementary-full-digits.md", "tensors/float-sums-full-digits.md", "printing/full-digits.md",
    "nn/layers-full-digits.md", "optim/optimizers-full-digits.md", "autograd/gradcheck.md", "nn/activations.md",
    "nn/attention.md", "nn/functional-forms.md", "nn/layer-norm.md", "nn/regression-losses.md", "nn/sequential.md",
    "lessons/logistic-regression.md", "lessons/training-with-a-schedule.md", "random/uniform.md",
    "tensors/conversions.md", "tensors/statistics.md",
  ]

  /// Work whose kernels have lanes, tails and, on two threads, halves.
  private static let largeWork = """
    ```python
    import torch
    torch.manual_seed(0)
    x = torch.randn(700, 1003)
    for f in (torch.exp, torch.tanh, torch.sin, torch.cos, torch.expm1, torch.sigmoid, torch.nn.functional.silu):
        y = f(x)
        print(y.sum().item(), y.abs().max().item(), y[3, 1000:].tolist())
    for f in (torch.log, torch.log2, torch.log10, torch.log1p):
        y = f(x.abs() + 0.01)
        print(y.sum().item(), y.abs().max().item(), y[3, 1000:].tolist())
    print(torch.log_softmax(x, 1).sum(1)[::97].tolist(), torch.softmax(x, 1).pow(2).sum().item())
    a, b = torch.randn(301, 513), torch.randn(513, 407)
    print((a @ b)[::60, ::80].tolist(), (a.double() @ b.double()).sum().item(), (b.t() @ a.t()).sum().item())
    w = torch.randn(24, 20, 3, 3, requires_grad=True)
    image = torch.randn(5, 20, 19, 17, requires_grad=True)
    z = torch.nn.functional.conv2d(image, w, torch.randn(24), stride=2, padding=1)
    z.pow(2).sum().backward()
    print(z.sum().item(), w.grad.sum().item(), w.grad[3, 4].tolist(), image.grad[2, 3, 4].tolist())
    p = torch.randn(1003, requires_grad=True)
    optimizer = torch.optim.Adam([p], lr=0.1)
    for _ in range(5):
        optimizer.zero_grad()
        (p ** 2).sum().backward()
        optimizer.step()
    print(p[:5].tolist(), p.sum().item())
    ```
    """

  @Test(arguments: [("baseline", ["DEFAULT"]), ("v3", ["AVX2", "DEFAULT"])])
  func theVariableLowersTheLevel(level: String, names: [String]) throws {
    let asking = "```python\nimport torch\nprint(torch.backends.cpu.get_cpu_capability())\n```"
    try Command.withNotebook(asking) { file in
      let answer = try Command.run(["run", file.path], environment: ["NOTEBOOK_RUNNER_KERNELS": level])
      #expect(names.contains { answer.out.contains("\n\($0)\n") }, "\(answer.out)\(answer.err)")
    }
  }

  @Test(arguments: ["baseline", "v3"])
  func kernelsOfEveryLevelPrintTheSame(level: String) throws {
    for notebook in Self.notebooks {
      let path = "Tests/Conformance/Notebooks/\(notebook)"
      let best = try Command.run(["run", path])
      let other = try Command.run(["run", path], environment: ["NOTEBOOK_RUNNER_KERNELS": level])
      #expect(best.out == other.out, "\(notebook) prints other digits on \(level)")
    }
    try Command.withNotebook(Self.largeWork) { file in
      let best = try Command.run(["run", file.path])
      #expect(best.code == 0, "\(best.out)\(best.err)")
      let other = try Command.run(["run", file.path], environment: ["NOTEBOOK_RUNNER_KERNELS": level])
      #expect(best.out == other.out)
    }
  }

  @Test func twoThreadsPrintTheSameAsOne() throws {
    try Command.withNotebook(Self.largeWork) { file in
      let one = try Command.run(["run", file.path], environment: ["NOTEBOOK_RUNNER_THREADS": "1"])
      let two = try Command.run(["run", file.path], environment: ["NOTEBOOK_RUNNER_THREADS": "2"])
      #expect(one.code == 0, "\(one.out)\(one.err)")
      #expect(one.out == two.out)
    }
  }
}
