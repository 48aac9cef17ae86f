// Patterns of paths and parts of a book.

import Foundation
import NotebookRunner
import Testing

struct PathPatternTests {
  private func found(_ pattern: String, _ files: [String]) throws -> [String] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "notebook-runner-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    for file in files {
      let url = folder.appending(path: file)
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data("```python\n```\n".utf8).write(to: url)
    }
    let root = folder.path().hasSuffix("/") ? String(folder.path().dropLast()) : folder.path()
    return try NotebookFiles.files(for: ["\(root)/\(pattern)"]).map { String($0.path.dropFirst(root.count + 1)) }
  }

  private static let files = [
    "a.md", "b1.md", "b2.md", "é.md", "x/a.md", "x/y/a.md", "x/y/z.markdown", ".h/a.md", "[1].md",
  ]

  @Test(arguments: [
    ("*.md", ["[1].md", "a.md", "b1.md", "b2.md", "é.md"]),
    ("**/*.md", ["[1].md", "a.md", "b1.md", "b2.md", "x/a.md", "x/y/a.md", "é.md"]),
    ("**/a.md", ["a.md", "x/a.md", "x/y/a.md"]), ("x/**", ["x/a.md", "x/y/a.md", "x/y/z.markdown"]),
    ("b?.md", ["b1.md", "b2.md"]), ("?.md", ["a.md", "é.md"]), ("b[2-9].md", ["b2.md"]), ("b[!2].md", ["b1.md"]),
    ("*/a.md", ["x/a.md"]), ("x/*/*", ["x/y/a.md", "x/y/z.markdown"]), ("[1].md", ["[1].md"]),
  ])
  func patternsMatch(pattern: String, expected: [String]) throws {
    #expect(try found(pattern, Self.files) == expected)
  }

  @Test func aPatternWithoutFilesIsAMistake() {
    #expect(throws: FileError.self) { try found("*.nothing", Self.files) }
  }

  @Test(arguments: [1, 2, 3, 7, 100]) func shardsShareTheFilesOut(count: Int) {
    let files = (0..<53).map { NotebookFile(path: "ch/\($0).md", isFromFolder: true) }
    let shards = (1...count).map { NotebookFiles.shard($0, of: count, files).map(\.path) }
    #expect(shards.joined().sorted() == files.map(\.path).sorted())
    let sizes = shards.map(\.count)
    #expect((sizes.max() ?? 0) - (sizes.min() ?? 0) <= 1)
    for shard in shards { #expect(shard == files.map(\.path).filter(shard.contains), "their order stays") }
  }

  @Test func fewFilesMoveWhenOneIsAdded() {
    let files = (0..<1000).map { NotebookFile(path: "ch/\($0).md", isFromFolder: true) }
    let before = Set(NotebookFiles.shard(2, of: 4, files).map(\.path))
    let after = NotebookFiles.shard(2, of: 4, files + [NotebookFile(path: "ch/new.md", isFromFolder: true)]).map(\.path)
    #expect(before.symmetricDifference(after).count <= 4)
  }
}
