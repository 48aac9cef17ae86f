// Notebooks that try to crash, hang or exhaust: each costs at most one cell.

import Foundation
import Testing

@Suite struct HostileTests {
  /// Runs cells, each with the words behind its language, and then one that must still run.
  private func survive(_ cells: [(options: String, source: String)]) throws -> Run {
    var text = ""
    for cell in cells + [(" ", "print('still here')")] {
      text += "```python \(cell.options)\n\(cell.source)\n```\n\n"
    }
    return try Command.withNotebook(text) { file in
      let run = try Command.run(["run", file.path])
      #expect(run.out.contains("still here"), "\(run.out)\(run.err)")
      return run
    }
  }

  @Test func deepStructuresAreFreed() throws {
    let run = try survive([
      ("", "a = []\nfor i in range(200_000): a = [a]\ndel a"),
      ("", "d = {}\nfor i in range(200_000): d = {1: d}\ndel d"),
      ("", "t = ()\nfor i in range(200_000): t = (t,)\ndel t"),
      (
        "",
        """
        import torch
        x = torch.ones(1, requires_grad=True)
        y = x
        for i in range(200_000): y = y + 1
        y.backward()
        del y
        print(x.grad)
        """
      ),
    ])
    #expect(run.out.contains("tensor([1.])") && run.code == 0)
  }

  /// The same graph without a backward: its nodes still hold what backward would have freed.
  @Test func anUnusedGraphIsFreed() throws {
    let run = try survive([
      ("", "import torch\nx = torch.ones(1, requires_grad=True)\ny = x\nfor i in range(200_000): y = y * 1\ndel y")
    ])
    #expect(run.code == 0, "\(run.err)")
  }

  @Test func endlessLoopsEndAtTheirTimeout() throws {
    let run = try survive([("timeout=1", "while True: pass")])
    #expect(run.code == 1 && run.err.contains("timed out after 1 s"))
  }

  @Test func hugeAllocationsAreErrors() throws {
    let run = try survive([
      ("raises-exception", "'a' * 10**12"), ("raises-exception", "[0] * 10**12"),
      ("raises-exception", "import torch\ntorch.zeros(10**13)"),
    ])
    #expect(run.code == 0)
    #expect(run.out.contains("MemoryError\n"))
    #expect(
      run.out.contains(
        "RuntimeError: [enforce fail at alloc_cpu.cpp:127] err == 0. DefaultCPUAllocator: can't allocate memory: "
          + "you tried to allocate 40000000000000 bytes. Error code 12 (Cannot allocate memory)\n"))
  }

  @Test func sizesThatOverflowAreErrors() throws {
    let run = try survive([
      (
        "raises=\"RuntimeError: numel: integer multiplication overflow\"",
        "import torch\ntorch.ones(1).expand(2**40, 2**40)"
      ),
      ("raises=\"RuntimeError: numel\"", "torch.ones(1).as_strided((2**40, 2**40), (0, 0))"),
      ("raises=\"RuntimeError: Storage size\"", "torch.ones(6).as_strided((2,), (2**61,))"),
      ("raises=\"RuntimeError: Storage size\"", "torch.ones(6).as_strided((2,), (1,), 2**63 - 1)"),
    ])
    #expect(run.code == 0, "\(run.err)")
  }

  @Test func standardErrorIsNoOutput() throws {
    let run = try survive([
      (
        "", "import sys, traceback\ntry: 1 / 0\nexcept Exception: traceback.print_exc()\nprint('note', file=sys.stderr)"
      ),
      ("", "for i in range(100_000): print(i, file=sys.stderr)"),
    ])
    #expect(run.code == 0 && run.out == "Out[3]:\nstill here\n\n", "\(run.out)")
    #expect(run.err.contains("cell 1: note: stderr: ZeroDivisionError: division by zero\n"))
    #expect(run.err.contains("cell 1: note: stderr: note\n") && run.err.count < 3000, "\(run.err)")
  }

  @Test func recursionEndsInTime() throws {
    let run = try survive([
      ("raises=\"RecursionError\"", "def f(): return f()\nf()"),
      ("raises=\"RecursionError\"", "def key(v): return sorted([2, 1], key=key)\nsorted([2, 1], key=key)"),
      ("raises=\"RecursionError\"", "a = []\nfor i in range(200_000): a = [a]\nrepr(a)"),
      ("raises=\"RecursionError\"", "class A:\n    def __eq__(self, other): return self == other\nA() == A()"),
    ])
    #expect(run.code == 0, "\(run.err)")
  }

  @Test func deepSourceIsRefused() throws {
    let run = try survive([
      ("", String(repeating: "(", count: 150) + "7" + String(repeating: ")", count: 150)),
      ("raises=\"SyntaxError\"", String(repeating: "(", count: 5000) + "7" + String(repeating: ")", count: 5000)),
      ("raises=\"RecursionError\"", String(repeating: "-", count: 100_000) + "7"),
      ("raises=\"RecursionError\"", "(7)" + String(repeating: ".real", count: 100_000)),
    ])
    #expect(run.code == 0, "\(run.err)")
    #expect(run.out.contains("Out[1]:\n7\n"))
  }

  /// A cell that prints without end loses its output, says why, and holds up nothing.
  @Test func floodsAreCapped() throws {
    let run = try survive([("", "while True: print('x' * 1_000_000)")])
    #expect(run.code == 1)
    #expect(run.err.contains("lesson.md:2:13: cell 1: the cell wrote more than 64 MiB and was stopped"), "\(run.err)")
  }

  @Test func largeValuesWork() throws {
    let run = try survive([
      ("", "len('x' * 50_000_000), len([i for i in range(1_000_000)]), len({i: i for i in range(1_000_000)})")
    ])
    #expect(run.out.contains("(50000000, 1000000, 1000000)"))
  }

  @Test func filesAndTheNetworkAreOutOfReach() throws {
    let run = try survive([
      ("raises-exception", "open('/etc/passwd')"), ("raises-exception", "import socket"),
      ("raises-exception", "import subprocess"),
    ])
    #expect(run.code == 0, "\(run.err)")
  }

  /// A worker that is killed costs its cell; the next notebook runs in a new one.
  @Test func aKilledWorkerCostsOneCell() throws {
    let folder = try Command.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data("```python\nprint('one')\n```\n\n```python\nwhile True: pass\n```\n".utf8)
      .write(to: folder.appendingPathComponent("a.md"))
    try Data("```python\nprint('two')\n```\n".utf8).write(to: folder.appendingPathComponent("b.md"))
    // The worker is the command's child; the shell finds and kills it while the second cell loops.
    let script = """
      '\(Command.path)' run --timeout 30 a.md b.md & runner=$!
      for i in $(seq 100); do
        worker=$({ cat /proc/$runner/task/$runner/children || pgrep -P $runner; } 2>/dev/null)
        sleep 0.05
        [ -n "$worker" ] && [ $i -gt 10 ] && { kill -9 $worker; break; }
      done
      wait $runner; echo "code $?"
      """
    let run = try Command.launch("/bin/bash", ["-c", script], in: folder)
    #expect(run.out.contains("one") && run.out.contains("two"), "\(run.out)\(run.err)")
    #expect(run.err.contains("a.md:5: cell 2: internal error: the worker was killed"), "\(run.err)")
    #expect(run.out.contains("code 1"))
  }
}
