// The command: its verbs and its exit codes.

import ArgumentParser
import NotebookRunner

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

@main
struct NotebookRunnerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notebook-runner",
    abstract: "Runs Markdown notebooks and keeps the outputs in them true.",
    discussion: """
      A notebook is a Markdown file whose ```python fences are cells. Behind a cell with output stands its \
      output block, a ```text Out[n] fence. The outputs are the only bytes that are ever changed.

        notebook-runner run lesson.md       run it and print the outputs
        notebook-runner update lesson.md    write the outputs into the file
        notebook-runner check lessons/      do the outputs in a folder still hold?
        notebook-runner clear lesson.md     take the outputs out again

      Exit codes: 0 all well; 1 a difference or a failing cell; 2 wrong usage or an unreadable notebook; \
      130 interrupted.
      """,
    version: "0.0.0 (not released yet; prints what Python 3.11 and PyTorch 2.13 print)",
    subcommands: [
      RunCommand.self, UpdateCommand.self, CheckCommand.self, ClearCommand.self, ListCommand.self, ConvertCommand.self,
      VerifyCommand.self, WatchCommand.self, ReplCommand.self, ManualCommand.self,
    ])

  static func main() {
    do {
      var command = try asked(by: Array(CommandLine.arguments.dropFirst()))
      try command.run()
    } catch {
      let isFailure = exitCode(for: error) != .success
      let message = fullMessage(for: error)
      if !message.isEmpty { (isFailure ? Terminal.error : Terminal.output).write(message + "\n") }
      end(error is ExitCode || !isFailure ? exitCode(for: error).rawValue : Outcome.unusable.exitCode)
    }
  }
}

extension NotebookRunnerCommand {
  /// The verbs that nearly always run cells, and soon end.
  private static let runners: [any FilesOnly.Type] = [RunCommand.self, UpdateCommand.self, CheckCommand.self]

  /// The command that `arguments` ask for. A verb that understands what follows it is not looked for from the root,
  /// which would read the declarations of its options twice more; help, completions and complaints come from there.
  private static func asked(by arguments: [String]) throws -> any ParsableCommand {
    if let runner = runners.first(where: { $0.configuration.commandName == arguments.first }) {
      Engines.forkAhead()
      let files = Array(arguments.dropFirst())
      if !files.isEmpty, !files.contains(where: { $0.hasPrefix("-") }) { return runner.asked(for: files) }
    }
    if let verb = configuration.subcommands.first(where: { $0.configuration.commandName == arguments.first }) {
      if let command = try? verb.parseAsRoot(Array(arguments.dropFirst())), type(of: command) == verb { return command }
    } else if let word = arguments.first, !word.hasPrefix("-"), word != "help" {
      let verbs = configuration.subcommands.compactMap { $0.configuration.commandName }
      let advice = Spelling.nearest(to: word, among: verbs).map { " Did you mean '\($0)'?" } ?? ""
      throw ValidationError("There is no verb '\(word)'.\(advice)")
    }
    return try parseAsRoot(arguments)
  }
}

/// A verb that files alone may ask for: it is made without the parser then, which takes a third of a short run to read
/// the declarations of options that nobody gave.
protocol FilesOnly: ParsableCommand {
  var files: FileArguments { get set }
  var running: RunArguments { get set }
  var reports: ReportArguments { get set }
  /// Gives the options of the verb alone the values that they are declared with.
  mutating func takeFilesOnly()
}

extension FilesOnly {
  static func asked(for files: [String]) -> Self {
    var command = Self()
    command.files = .only(files)
    command.running = .unasked()
    command.reports = .unasked()
    command.takeFilesOnly()
    assert((try? parseAsRoot(files)).map { "\($0)" } == "\(command)", "an option is not what its declaration says")
    return command
  }
}

/// `exit`, which inside the command is the name of a method.
private func end(_ code: Int32) -> Never { exit(code) }

/// How a whole command ended, from good to bad.
enum Outcome: Int32, Comparable {
  case well = 0
  case failed = 1
  case unusable = 2
  /// By Ctrl-C, or another signal that asks for the end.
  case interrupted = 130

  /// An interrupted command ends as shells say that its signal ended it: 130 after Ctrl-C, 143 when it was terminated.
  var exitCode: Int32 { self == .interrupted && Signals.caught != 0 ? 128 + Signals.caught : rawValue }

  static func < (a: Outcome, b: Outcome) -> Bool { a.rawValue < b.rawValue }
}
