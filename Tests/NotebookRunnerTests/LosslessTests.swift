// Properties of every document: only output blocks change, and update, check and clear agree with each other.

import Foundation
import NotebookRunner
import Testing

struct LosslessTests {
  /// 10,000 documents.
  @Test(arguments: 0..<100)
  func generatedDocumentsKeepTheirBytes(batch: Int) throws {
    for seed in (batch * 100)..<(batch * 100 + 100) {
      var generator = DocumentGenerator(seed: UInt64(seed))
      let bytes = generator.document()
      guard let document = try? Document(bytes) else { continue }
      try checkProperties(of: document, bytes, named: "seed \(seed)") { toyRuns($0) }
    }
  }

  @Test func mostGeneratedDocumentsAreNotebooks() {
    let usable = (0..<1000).count { seed in
      var generator = DocumentGenerator(seed: UInt64(seed))
      guard let document = try? Document(generator.document()), !document.cells.isEmpty else { return false }
      return Review(of: document, toyRuns(document)).failures.isEmpty
    }
    #expect(usable > 600)
  }

  /// The project's own Markdown files, and those of folders beside it, with their stored outputs as results.
  @Test func filesAtHandKeepTheirBytes() throws {
    var count = 0
    for path in try markdownFiles() {
      guard let data = FileManager.default.contents(atPath: path) else { continue }
      let bytes = Array(data)
      guard let document = try? Document(bytes) else { continue }
      #expect(document.rendered() == bytes, "\(path)")
      try checkProperties(of: document, bytes, named: path, run: replay)
      count += 1
    }
    #expect(count > 0)
  }

  private func checkProperties(
    of document: Document, _ bytes: [UInt8], named name: String, run: (Document) -> [CellRun]
  ) throws {
    #expect(document.rendered() == bytes, "\(name): parts do not tile")
    let review = Review(of: document, run(document))
    guard review.failures.isEmpty else { return }  // such a document is not written
    let updated = document.rendered(with: review.edits)
    #expect(document.isFaithful(updated, edits: review.edits), "\(name): not faithful")
    guard let second = try? Document(updated) else {
      Issue.record("\(name): cannot be read after update")
      return
    }
    #expect(prose(of: second, updated) == prose(of: document, bytes), "\(name): update changed prose")
    #expect((updated == bytes) == review.isClean, "\(name): check and update disagree")

    let again = Review(of: second, run(second))
    #expect(again.isClean, "\(name): a second update changes something")

    let cleared = second.rendered(with: second.clearingEdits)
    guard let third = try? Document(cleared) else {
      Issue.record("\(name): cannot be read after clear")
      return
    }
    #expect(third.clearingEdits.isEmpty, "\(name): clear left a block")
    #expect(prose(of: third, cleared) == prose(of: document, bytes), "\(name): clear changed prose")
    if second.cells.allSatisfy({ !$0.options.ignoresOutput && Comparison($0.options).isExact }) {
      let renewed = Review(of: third, rerun(second, for: third, with: run))
      #expect(third.rendered(with: renewed.edits) == updated, "\(name): clear, then update gives other bytes")
    }
  }

  /// The results of the cells of `document`, which `full` is with its blocks.
  private func rerun(_ full: Document, for document: Document, with run: (Document) -> [CellRun]) -> [CellRun] {
    zip(run(full), document.runnableCells).map { run, cell in
      CellRun(cell: cell.index, text: run.text, failure: run.failure, notes: [])
    }
  }

  /// The bytes outside of output parts.
  private func prose(of document: Document, _ bytes: [UInt8]) -> [UInt8] {
    document.parts.flatMap { part -> ArraySlice<UInt8> in
      if case .output = part { return [] }
      return bytes[part.range]
    }
  }

  /// Runs that give what is stored.
  private func replay(_ document: Document) -> [CellRun] {
    document.runnableCells.map { cell in
      let text = OutputText.canonical(String(decoding: cell.block?.text ?? [], as: UTF8.self))
      return CellRun(cell: cell.index, text: text, failure: nil, notes: [])
    }
  }

  private func markdownFiles() throws -> [String] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let folders = [root, root.deletingLastPathComponent().appending(path: "shared")]
    return folders.flatMap { folder -> [String] in
      guard let walk = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil) else { return [] }
      var paths: [String] = []
      for case let url as URL in walk {
        if [".build", "node_modules"].contains(url.lastPathComponent) { walk.skipDescendants() }
        if url.pathExtension == "md" { paths.append(url.path()) }
      }
      return paths
    }
  }
}
