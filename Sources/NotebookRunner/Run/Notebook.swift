// A file that is a notebook, and the worker that runs it.

/// A file with the document in it.
package struct Notebook {
  package let file: SourceFile
  package let document: Document

  /// The path as it was given, for reports.
  package var name: String { file.path }

  package enum Failure: Error {
    case file(FileError)
    /// What the author must change in the file at `path`.
    case document(path: String, Problems)
  }

  /// Opens a notebook. Returns nil for a file from a folder that holds no cell or says `notebook: false`.
  package init?(opening candidate: NotebookFile) throws(Failure) {
    do throws(FileError) {
      file = try SourceFile(reading: candidate.path)
    } catch {
      throw .file(error)
    }
    if candidate.isFromFolder, !NotebookFiles.mayHoldCell(file.bytes) { return nil }
    do throws(Problems) {
      document = try Document(file.bytes)
    } catch {
      throw .document(path: candidate.path, error)
    }
    if candidate.isFromFolder {
      if document.frontMatter.isExcludedFromFolders || document.cells.isEmpty { return nil }
    } else if document.cells.isEmpty {
      let problem = Problem(
        line: 0, "holds no cell",
        advice: "a cell is a fenced code block whose info string begins with 'python' or 'py'")
      throw .document(path: candidate.path, Problems([problem]))
    }
  }

  /// Runs the notebook in a worker of its own. `seed` goes before the one in the front matter.
  /// Throws a `FileError` where the system gives no process.
  package func run(
    _ session: Session, seed: UInt64?, limits: WorkerLimits, makeEngine: @escaping EngineFactory,
    tick: (Cell) -> Void
  ) throws(FileError) -> [CellRun] {
    let seed = seed ?? document.frontMatter.seed ?? 0
    guard let worker = Worker(seed: seed, limits: limits, makeEngine: makeEngine) else {
      throw .last(name, "cannot be run (no worker process)", advice: "free some processes or memory")
    }
    defer { worker.stop() }
    return session.run(document, in: worker, tick: tick)
  }
}
