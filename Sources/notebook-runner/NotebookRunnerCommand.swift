// The command: its verbs and its exit codes.

import ArgumentParser

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
        notebook-runner check lessons/      do the outputs in a folder's notebooks still hold?
        notebook-runner clear lesson.md     take the outputs out again

      Exit codes: 0 all well; 1 a difference or a failing cell; 2 wrong usage or an unreadable notebook; \
      130 interrupted.
      """,
    subcommands: [
      RunCommand.self, UpdateCommand.self, CheckCommand.self, ClearCommand.self, ListCommand.self, ConvertCommand.self,
      VerifyCommand.self, WatchCommand.self, ReplCommand.self, ManualCommand.self,
    ])

  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      let isFailure = exitCode(for: error) != .success
      let message = fullMessage(for: error)
      if !message.isEmpty { (isFailure ? Terminal.error : Terminal.output).write(message + "\n") }
      end(error is ExitCode || !isFailure ? exitCode(for: error).rawValue : Outcome.unusable.exitCode)
    }
  }
}

/// `exit`, which inside the command is the name of a method.
private func end(_ code: Int32) -> Never { exit(code) }

/// How a whole command ended, from good to bad.
enum Outcome: Int32, Comparable {
  case well = 0
  case failed = 1
  case unusable = 2
  /// As shells say that Ctrl-C ended a command.
  case interrupted = 130

  var exitCode: Int32 { rawValue }

  static func < (a: Outcome, b: Outcome) -> Bool { a.rawValue < b.rawValue }
}
