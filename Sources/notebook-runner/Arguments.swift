// The arguments that verbs share.

import ArgumentParser
import NotebookRunner

/// The notebooks a verb is for, and how it speaks of them.
struct FileArguments: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "A Markdown file, or a folder: the .md and .markdown files below it that hold a cell.", valueName: "file"))
  var files: [String]

  @Option(help: "Colour the report: auto, always or never.")
  var color: ColorChoice = .auto
}

/// How notebooks are run.
struct RunArguments: ParsableArguments {
  @Option(help: "Seed of all random generators, instead of the front matter's or 0.")
  var seed: UInt64?

  @Option(help: "Seconds a cell may take, instead of the front matter's or 60; a cell's own timeout= holds.")
  var timeout: Double?

  @Option(help: ArgumentHelp("Memory a notebook may take, in MiB.", valueName: "mib"))
  var memory: Int = 4096

  func validate() throws {
    if let timeout, !(timeout > 0 && timeout.isFinite) {
      throw ValidationError("--timeout takes a number of seconds above 0.")
    }
    if !(64...(1 << 30)).contains(memory) { throw ValidationError("--memory takes at least 64 (MiB).") }
  }

  var limits: WorkerLimits {
    var limits = WorkerLimits()
    limits.memory = memory << 20
    return limits
  }

  /// The options as they would be typed again.
  var spelled: String {
    (seed.map { " --seed \($0)" } ?? "") + (timeout.map { " --timeout \($0)" } ?? "")
      + (memory == 4096 ? "" : " --memory \(memory)")
  }
}
