// Files that nbclient and Jupytext wrote (Jupyter/record.py) and the Markdown they become.

import Foundation
import NotebookRunner
import Testing

struct JupyterFileTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Jupyter")

  private func bytes(_ name: String) throws -> [UInt8] {
    try Array(Data(contentsOf: Self.folder.appending(path: name)))
  }

  /// Jupytext's own reading of a text is written back as that text.
  @Test func whatJupytextReadIsWrittenAsItWas() throws {
    let written = try JupyterNotebook(ipynb: bytes("jupytext.ipynb")).markdown().bytes
    #expect(try String(decoding: written, as: UTF8.self) == String(decoding: bytes("jupytext.md"), as: UTF8.self))
  }

  /// And our reading has the cells of Jupytext's.
  @Test func ourCellsAreJupytexts() throws {
    let theirs = try JupyterNotebook(ipynb: bytes("jupytext.ipynb"))
    let ours = JupyterNotebook(try Document(bytes("jupytext.md")))
    // Theirs has a cell of blank lines, and the block of the last code cell at the start of the last text.
    let counted = theirs.cells.filter { !$0.source.allSatisfy { $0 == "\n" } }
    let last = try #require(ours.cells.last)
    #expect(ours.cells.dropLast().map(\.source) == counted.dropLast().map(\.source))
    #expect(ours.cells.dropLast().map(\.kind) == counted.dropLast().map(\.kind))
    #expect(theirs.cells.last?.source.hasSuffix(last.source) == true)
    #expect(ours.metadata["kernelspec"] == theirs.metadata["kernelspec"])
  }

  @Test func outputsOfARealKernelBecomeBlocks() throws {
    let converted = try JupyterNotebook(ipynb: bytes("executed.ipynb")).markdown()
    if ProcessInfo.processInfo.environment["RECORD_CONVERSIONS"] != nil {
      try Data(converted.bytes).write(to: Self.folder.appending(path: "executed.md"))
      Issue.record("recorded")
    }
    #expect(
      try String(decoding: converted.bytes, as: UTF8.self) == String(decoding: bytes("executed.md"), as: UTF8.self))
    #expect(try Document(converted.bytes).runnableCells.count == 9)
  }
}
