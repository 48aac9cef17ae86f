// Files: replaced whole or not at all, and found in folders.

import Foundation
import NotebookRunner
import Testing

struct FileTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "notebook-runner-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private func write(_ name: String, _ text: String) throws -> String {
    let url = folder.appending(path: name)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
    return url.path()
  }

  private func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

  private func mode(_ path: String) throws -> Int {
    try #require(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
  }

  @Test func replacingKeepsTheModeAndLeavesNothingBehind() throws {
    let path = try write("a.md", "old")
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    try SourceFile(reading: path).replace(with: Array("new".utf8))
    #expect(try text(path) == "new")
    #expect(try mode(path) == 0o640)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path()) == ["a.md"])
  }

  @Test func linksAreFollowed() throws {
    let target = try write("deep/target.md", "old")
    let link = folder.appending(path: "link.md").path()
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "deep/target.md")
    try SourceFile(reading: link).replace(with: Array("new".utf8))
    #expect(try text(target) == "new")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "deep/target.md")
  }

  @Test func aFileKeepsItsOtherNames() throws {
    let path = try write("a.md", "old and longer")
    let other = folder.appending(path: "b.md").path()
    try FileManager.default.linkItem(atPath: path, toPath: other)
    try SourceFile(reading: path).replace(with: Array("new".utf8))
    #expect(try text(other) == "new")
    try SourceFile(reading: other).replace(with: Array("new and much longer".utf8))
    #expect(try text(path) == "new and much longer")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path()).sorted() == ["a.md", "b.md"])
  }

  @Test func promptsRememberCells() throws {
    let path = folder.appending(path: "state/deep/history").path()
    var first = PromptHistory(at: path)
    #expect(first.cells.isEmpty)
    for cell in ["x = 1", "if x:\n    'ü'", "if x:\n    'ü'", ""] { first.add(cell) }
    #expect(PromptHistory(at: path).cells == ["x = 1", "if x:\n    'ü'"])
    #expect(try mode(path) == 0o600)
    // What is no cell is passed over, and what grows too long is cut.
    let lines = (0..<2500).map { "\"\($0)\"\n" }.joined()
    try Data(("garbage\n" + lines + "\"cut off").utf8).write(to: URL(filePath: path))
    let last = PromptHistory(at: path).cells
    #expect(last.count == 1000 && last.last == "2499")
    #expect(PromptHistory(at: path).cells == last)
    #expect(try text(path).split(separator: "\n").count == 1000)
    #expect(PromptHistory(at: folder.path()).cells.isEmpty)
  }

  @Test func changedAndReadOnlyFilesAreRefused() throws {
    let path = try write("a.md", "old")
    let file = try SourceFile(reading: path)
    try Data("other".utf8).write(to: URL(filePath: path))
    #expect(throws: FileError.self) { try file.replace(with: Array("new".utf8)) }
    #expect(try text(path) == "other")

    let fixed = try write("fixed.md", "old")
    try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: fixed)
    let read = try SourceFile(reading: fixed)
    #expect(throws: FileError.self) { try read.replace(with: Array("new".utf8)) }
    #expect(try text(fixed) == "old")
    #expect(throws: FileError.self) { try SourceFile(reading: folder.path()) }
    #expect(throws: FileError.self) { try SourceFile(reading: folder.path() + "/none.md") }
  }

  @Test func foldersStandForTheirNotebooks() throws {
    let cell = "```python\n```\n"
    for name in ["b.md", "a/z.markdown", "a.md", ".hidden/x.md", ".build/x.md", "node_modules/x.md", "x.txt"] {
      _ = try write(name, cell)
    }
    _ = try write("prose.md", "no cell")
    _ = try write("excluded.md", "---\nnotebook: false\n---\n" + cell)
    _ = try write("latin.md", "caf\u{E9}")
    try Data([0x63, 0xE9]).write(to: folder.appending(path: "latin.md"))
    try FileManager.default.createSymbolicLink(
      atPath: folder.appending(path: "link.md").path(), withDestinationPath: "a.md")
    let root = folder.path().hasSuffix("/") ? String(folder.path().dropLast()) : folder.path()
    let files = try NotebookFiles.files(for: [root, root + "/a.md", root + "/./b.md"])
    let names = try files.compactMap { try Notebook(opening: $0) }.map { String($0.name.dropFirst(root.count + 1)) }
    #expect(names == ["a.md", "a/z.markdown", "b.md"])

    let named = NotebookFile.named(root + "/prose.md")
    #expect(throws: Notebook.Failure.self) { try Notebook(opening: named) }
    #expect(try Notebook(opening: .named(root + "/excluded.md")) != nil)
  }
}

extension NotebookFile {
  fileprivate static func named(_ path: String) -> NotebookFile { NotebookFile(path: path, isFromFolder: false) }
}
