// A file that is a notebook, and the worker that runs it.

/// A file with the document in it.
package struct Notebook {
  package let file: SourceFile
  package let document: Document
  /// The cells that are meant, all where it is empty.
  package let picks: [CellPick]

  /// The path as it was given, for reports.
  package var name: String { file.path }

  package enum Failure: Error {
    case file(FileError)
    /// What the author must change in the file at `path`.
    case document(path: String, Problems)
  }

  /// Opens a notebook. Returns nil for a file from a folder that holds no cell or says `notebook: false`.
  package init?(opening candidate: NotebookFile) throws(Failure) {
    picks = candidate.picks
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

  /// Runs the notebook, `tick` being called with the running cell now and then. `seed` goes before the one in the
  /// front matter.
  package func run(
    _ session: Session, seed: UInt64?, _ factory: WorkerFactory, tick: (Cell) -> Void = { _ in }
  ) throws(Failure) -> [CellRun] {
    let run = try NotebookRun(self, session, seed: seed, factory)
    var isStarted = false
    Pool.run(
      width: 1,
      next: {
        defer { isStarted = true }
        return isStarted ? nil : run
      }, finished: { _ in },
      tick: { _ in
        if let current = run.current { tick(current.cell) }
        return true
      })
    return run.runs
  }
}
