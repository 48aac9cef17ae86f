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
      let arguments = Array(CommandLine.arguments.dropFirst())
      if let verb = verb(of: arguments) { return try verb.run() }
      var command = try asked(by: arguments)
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
  /// What files alone ask for: a verb that soon runs cells, found without the parser, which takes a third of a short run
  /// to read the declarations of options that nobody gave.
  private static func verb(of arguments: [String]) -> (any Verb)? {
    let files = FileChoice(files: Array(arguments.dropFirst()))
    let verb: any Verb
    switch arguments.first {
    case "run": verb = Run(files: files)
    case "update": verb = Update(files: files)
    case "check": verb = Check(files: files)
    default: return nil
    }
    Engines.forkAhead()
    return files.files.isEmpty || files.files.contains { $0.hasPrefix("-") } ? nil : verb
  }

  /// The command that `arguments` ask for. A verb that understands what follows it is not looked for from the root,
  /// which would read the declarations of its options twice more; help, completions and complaints come from there.
  private static func asked(by arguments: [String]) throws -> any ParsableCommand {
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

/// What a command does, whichever way it was asked.
protocol Verb {
  func run() throws
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
