// What runs cells: the only thing this module knows of a language.

import CSystem

/// Runs the cells of one notebook in one namespace.
public protocol CellEngine: AnyObject {
  /// Runs one cell. Never throws and never traps on what a notebook holds: an error is part of the outcome.
  func run(_ cell: CellInput) -> CellOutcome
}

/// Makes an engine with an empty namespace. It is called in the worker process, on the stack that will run the cells.
public typealias EngineFactory = (EngineSettings) -> any CellEngine

/// What an engine is given at its start.
public struct EngineSettings {
  /// The seed of every random generator that a notebook can reach.
  public var seed: UInt64
  /// Becomes 1 when the running cell must stop; polled by the engine, cleared by its host before each cell.
  public var interrupt: UnsafeMutablePointer<UInt8>
  /// Bytes of memory the notebook may take.
  public var memoryLimit: Int
  /// Bytes of output one cell may write.
  public var outputLimit: Int
  /// Where the engine notes what the running cell has put out so far, so that it can be shown if the worker dies.
  public var transcript: Transcript?

  /// Settings of an engine that is made before its worker: of these only the interrupt byte is the worker's already.
  public static var provisional: EngineSettings {
    let limits = WorkerLimits()
    return EngineSettings(
      seed: 0, interrupt: csystem_interrupt(), memoryLimit: limits.memory, outputLimit: limits.output)
  }

  public init(
    seed: UInt64, interrupt: UnsafeMutablePointer<UInt8>, memoryLimit: Int, outputLimit: Int,
    transcript: Transcript? = nil
  ) {
    self.seed = seed
    self.interrupt = interrupt
    self.memoryLimit = memoryLimit
    self.outputLimit = outputLimit
    self.transcript = transcript
  }
}

/// One cell to run.
public struct CellInput: Equatable, Sendable {
  /// The cell's text, lines ended by line feeds.
  public var source: String
  /// `n` of `In [n]`.
  public var number: Int
  /// The line of the file that holds the first line of `source`, from 1.
  public var firstLine: Int

  public init(source: String, number: Int, firstLine: Int) {
    self.source = source
    self.number = number
    self.firstLine = firstLine
  }
}

/// What running a cell gave.
public struct CellOutcome: Equatable, Sendable {
  /// What the cell wrote: standard output, warnings, then the last expression's repr or the error's lines. Carriage
  /// returns, NUL and a missing final line feed are the runner's to deal with.
  public var output: String
  /// The error that ended the cell, if one did.
  public var error: CellError?
  /// Hints for the person who runs the notebook; no part of the output.
  public var notes: [String]
  /// Bytes that the last expression's repr takes at the end of the output, its line feed included; 0 where none is.
  public var resultSize: Int

  public init(output: String, error: CellError? = nil, notes: [String] = [], resultSize: Int = 0) {
    self.output = output
    self.error = error
    self.notes = notes
    self.resultSize = resultSize
  }
}

/// Why a cell ended early.
public struct CellError: Equatable, Sendable {
  public enum Kind: UInt8, Sendable {
    /// The language's own exception, which a cell may be marked to expect.
    case exception
    /// The interrupt byte stopped the cell.
    case timeout
    /// The engine's own fault.
    case `internal`
    /// The cell wrote more than it may.
    case outputLimit
  }

  public var kind: Kind
  /// The lines that `traceback.format_exception_only` gives, as they stand at the end of the output.
  public var text: String
  /// Where it happened, outermost call first.
  public var frames: [CellFrame]

  public init(kind: Kind, text: String, frames: [CellFrame] = []) {
    self.kind = kind
    self.text = text
    self.frames = frames
  }
}

/// A place in a cell.
public struct CellFrame: Equatable, Sendable {
  /// The number of the cell.
  public var cell: Int
  /// The line within the cell, from 1.
  public var line: Int
  /// The UTF-8 bytes of that line, from 0, that were at work; nil where nobody knows. They may end behind the line.
  public var columns: Range<Int>?
  /// The function's name, `<module>` at the top level.
  public var function: String

  public init(cell: Int, line: Int, columns: Range<Int>? = nil, function: String) {
    self.cell = cell
    self.line = line
    self.columns = columns
    self.function = function
  }
}
