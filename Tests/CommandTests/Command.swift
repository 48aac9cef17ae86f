// The built command, run as a user runs it.

import Foundation
import Testing

/// What a run of the command left behind.
struct Run {
  let out: String
  let err: String
  /// The exit code, or the negated number of the signal that ended it.
  let code: Int32
}

enum Command {
  /// The project's folder.
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The command of the build that the tests belong to, which lies beside their bundle.
  static let path: String = {
    let arguments = CommandLine.arguments
    var file = URL(fileURLWithPath: arguments.first { $0.contains(".xctest") } ?? arguments[0])
    while file.pathExtension != "xctest", file.pathComponents.count > 1 { file.deleteLastPathComponent() }
    return file.deletingLastPathComponent().appendingPathComponent("notebook-runner").path
  }()

  /// Seconds after which a command that hangs is ended.
  private static let patience = 120.0

  /// The environment without what changes how the command prints.
  private static let environment = ProcessInfo.processInfo.environment.filter {
    !["NO_COLOR", "CLICOLOR_FORCE", "FORCE_COLOR", "COLUMNS"].contains($0.key)
  }

  static func run(
    _ arguments: [String], in folder: URL = root, environment: [String: String] = [:]
  ) throws -> Run {
    try launch(path, arguments, in: folder, environment: environment)
  }

  /// Runs a program with `environment` added to this process's own.
  static func launch(
    _ executable: String, _ arguments: [String], in folder: URL, environment: [String: String] = [:]
  ) throws -> Run {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = Self.environment.merging(environment) { $1 }
    // Files, not pipes: nothing has to be read while the command runs.
    let scratch = try temporaryFolder()
    defer { try? FileManager.default.removeItem(at: scratch) }
    let outFile = scratch.appendingPathComponent("out")
    let errFile = scratch.appendingPathComponent("err")
    for file in [outFile, errFile] { try Data().write(to: file) }
    process.standardOutput = try FileHandle(forWritingTo: outFile)
    process.standardError = try FileHandle(forWritingTo: errFile)
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let watchdog = DispatchWorkItem { process.terminate() }
    DispatchQueue.global().asyncAfter(deadline: .now() + patience, execute: watchdog)
    process.waitUntilExit()
    watchdog.cancel()
    func text(_ file: URL) throws -> String { String(decoding: try Data(contentsOf: file), as: UTF8.self) }
    let code = process.terminationStatus
    let hasExited = process.terminationReason == .exit
    return Run(out: try text(outFile), err: try text(errFile), code: hasExited ? code : -code)
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
