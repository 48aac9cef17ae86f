// The engine that runs cells: MiniPython with MiniTorch as its `torch`.

import MiniPython
import NotebookRunner
import TorchModule

enum Engines {
  /// What makes an engine for each notebook. Types and modules are made here, once, before workers are forked.
  ///
  /// - Parameter forMany: whether several notebooks will run; then what each would make for itself is made here too.
  static func factory(forMany: Bool = false) throws -> EngineFactory {
    Interpreter.install()
    TorchModule.register()
    if forMany { TorchModule.prepare() }
    return { PythonEngine($0) }
  }
}

/// A notebook's Python session as the runner sees it.
private final class PythonEngine: CellEngine {
  private let interpreter: Interpreter
  private let output: CellOutput

  init(_ settings: EngineSettings) {
    let output = CellOutput(
      limit: settings.outputLimit, interrupt: settings.interrupt, transcript: settings.transcript)
    self.output = output
    interpreter = Interpreter(
      seed: settings.seed, interrupt: settings.interrupt, memoryLimit: settings.memoryLimit,
      write: { output.write($0) })
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
  let limit: Int
  private let interrupt: UnsafeMutablePointer<UInt8>
  private let transcript: Transcript?
  private var bytes: [UInt8] = []
  private(set) var isFull = false

  init(limit: Int, interrupt: UnsafeMutablePointer<UInt8>, transcript: Transcript?) {
    self.limit = limit
    self.interrupt = interrupt
    self.transcript = transcript
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
