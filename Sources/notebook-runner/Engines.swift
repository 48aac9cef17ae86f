// The engine that runs cells: MiniPython with MiniTorch as its `torch`.

import MiniPython
import NotebookRunner
import TorchModule

enum Engines {
  /// Forks the process of the first notebook while nothing of it is known: the engine is made there while the command
  /// line and the notebook are read here.
  static func forkAhead() { Worker.forkAhead(prepare: made) }

  /// What makes an engine for each notebook.
  ///
  /// - Parameter forMany: whether several notebooks will run. Then an engine is made here, with all that the first use of
  ///   anything sets up, and each worker finds it made; a single one makes its own, in memory that it need not copy first.
  static func factory(forMany: Bool) -> EngineFactory {
    if !forMany { return { PythonEngine($0) } }
    warmUp()
    defer { TorchModule.prepare() }
    return made()
  }

  /// An engine that is made now and gets its settings in the worker.
  private static func made() -> EngineFactory {
    let engine = PythonEngine(.provisional)
    return {
      engine.settle($0)
      return engine
    }
  }

  /// Runs cells in this process. What they leave is what is made once a process; every session begins with none of
  /// its own.
  private static func warmUp() {
    let engine = PythonEngine(.provisional)
    for (index, cell) in warmingCells.enumerated() {
      let outcome = engine.run(CellInput(source: cell, number: index + 1, firstLine: 1))
      precondition(outcome.error == nil, "a cell that warms up fails: \(outcome.output)")
    }
  }

  /// What most notebooks do. It must not ask for an identity, nor define a class: those are numbered.
  private static let warmingCells = [
    """
    import torch
    x = torch.tensor([1.0, 2.5], requires_grad=True)
    y = (x * x + 2 * x - 1).sum() / 2
    y.backward()
    print(f"{y.item():.3f} {x.grad}", x.shape, y.grad_fn is None)
    def double(a, b=2): return [a * b for _ in range(2)]
    with torch.no_grad(): x -= 0.5 * x.grad
    z = torch.randn(2, 3) @ torch.ones(3, 2)
    for i, w in enumerate(double(1.5)): print(i, w, {"a": (1, "b")}, torch.mean(z))
    """, "x, y",
  ]
}

/// A notebook's Python session as the runner sees it.
private final class PythonEngine: CellEngine {
  private let interpreter: Interpreter
  private let interrupt: UnsafeMutablePointer<UInt8>
  private let output: CellOutput

  init(_ settings: EngineSettings) {
    Interpreter.install()
    TorchModule.offer()
    let output = CellOutput(settings)
    self.output = output
    interrupt = settings.interrupt
    interpreter = Interpreter(interrupt: settings.interrupt, write: { output.write($0) })
    settle(settings)
  }

  /// Gives an engine in which nothing has run what its worker is told; the interrupt byte is the same.
  func settle(_ settings: EngineSettings) {
    precondition(settings.interrupt == interrupt, "an engine keeps the interrupt byte that it was made with")
    output.settle(settings)
    interpreter.settle(seed: settings.seed, memoryLimit: settings.memoryLimit)
    TorchModule.reset(seed: settings.seed, interrupt: settings.interrupt, memoryLimit: settings.memoryLimit)
  }

  func run(_ cell: CellInput) -> CellOutcome {
    output.clear()
    let outcome = interpreter.run(cell: Array(cell.source.utf8), number: cell.number)
    let frames = outcome.frames.map {
      CellFrame(cell: $0.cell, line: $0.line, columns: $0.columns, function: $0.function)
    }
    var error: CellError?
    switch outcome.end {
    case .finished: break
    case .raised: error = CellError(kind: .exception, text: outcome.errorText, frames: frames)
    case .interrupted where output.isFull:
      let text = "the cell wrote more than \(output.limit >> 20) MiB and was stopped"
      error = CellError(kind: .outputLimit, text: text, frames: frames)
    case .interrupted: error = CellError(kind: .timeout, text: "the cell ran out of time", frames: frames)
    }
    return CellOutcome(output: output.text, error: error, notes: outcome.notes, resultSize: outcome.resultSize)
  }
}

/// What a cell has written so far; a cell that writes too much is interrupted.
private final class CellOutput {
  private(set) var limit: Int
  private let interrupt: UnsafeMutablePointer<UInt8>
  private var transcript: Transcript?
  private var bytes: [UInt8] = []
  private(set) var isFull = false

  init(_ settings: EngineSettings) {
    interrupt = settings.interrupt
    limit = settings.outputLimit
  }

  func settle(_ settings: EngineSettings) {
    limit = settings.outputLimit
    transcript = settings.transcript
  }

  func clear() {
    bytes.removeAll(keepingCapacity: true)
    isFull = false
  }

  func write(_ part: UnsafeBufferPointer<UInt8>) {
    if isFull { return }
    if bytes.count + part.count > limit {
      isFull = true
      interrupt.pointee = 1
      return
    }
    bytes.append(contentsOf: part)
    transcript?.append(part)
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }
}
