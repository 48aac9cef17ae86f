// The built command, run as a user runs it.

import Foundation
import Testing

/// What a run of the command left behind.
struct Run {
  let out: String
  let err: String
  let code: Int32
}

enum Command {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The command of the build that the tests belong to.
  static let path: String = {
    #if DEBUG
      let configuration = "debug"
    #else
      let configuration = "release"
    #endif
    return root.appendingPathComponent(".build/\(configuration)/notebook-runner").path
  }()

  static func run(_ arguments: [String], in folder: URL = root) throws -> Run {
    try launch(path, arguments, in: folder)
  }

  static func launch(
    _ executable: String, _ arguments: [String], in folder: URL, environment: [String: String]? = nil
  ) throws -> Run {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    if let environment { process.environment = environment }
    // Files, not pipes: nothing has to be read while the command runs.
    let scratch = try temporaryFolder()
    defer { try? FileManager.default.removeItem(at: scratch) }
    let outFile = scratch.appendingPathComponent("out")
    let errFile = scratch.appendingPathComponent("err")
    for file in [outFile, errFile] { FileManager.default.createFile(atPath: file.path, contents: nil) }
    process.standardOutput = try FileHandle(forWritingTo: outFile)
    process.standardError = try FileHandle(forWritingTo: errFile)
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    func text(_ file: URL) throws -> String { String(decoding: try Data(contentsOf: file), as: UTF8.self) }
    return Run(out: try text(outFile), err: try text(errFile), code: process.terminationStatus)
  }

  static func temporaryFolder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("notebook-runner-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }

  /// Does something with a notebook of this text in a folder of its own.
  static func withNotebook<R>(_ text: String, _ body: (URL) throws -> R) throws -> R {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("lesson.md")
    try Data(text.utf8).write(to: file)
    return try body(file)
  }
}

@Test func theCommandIsBuilt() {
  #expect(
    FileManager.default.isExecutableFile(atPath: Command.path), "run Scripts/test, which builds the command first")
}
