// The arguments that verbs share, and what they choose.

import ArgumentParser
import NotebookRunner

/// The notebooks a verb is for, and how it speaks of them.
struct FileArguments: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Markdown files, folders (the .md and .markdown files below them that hold a cell) or patterns such as "
        + "'docs/**/*.md'; FILE#CELL means one cell, - standard input.", valueName: "file"), completion: .file())
  var files: [String]

  @Option(
    help: ArgumentHelp(
      "Only the K-th of N parts of the notebooks, of one size but for one, and the same on every machine.",
      valueName: "k/n"))
  var shard: Shard?

  @Flag(help: "Pass over named files that hold no cell, as in folders; for tools that name every file that changed.")
  var allowEmpty = false

  @Option(help: "Colour the report: auto, always or never.")
  var color: ColorChoice = .auto

  var choice: FileChoice { FileChoice(files: files, shard: shard, allowsEmpty: allowEmpty, color: color) }
}

extension Shard: ExpressibleByArgument {
  init?(argument: String) {
    let parts = argument.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let number = parts[0], let count = parts[1], 1 <= number, number <= count else {
      return nil
    }
    self.number = number
    self.count = count
  }
}

extension CellPick: ExpressibleByArgument {
  package init?(argument: String) { self.init(argument) }
}

/// How notebooks are run.
struct RunArguments: ParsableArguments {
  enum AtFailure: EnumerableFlag {
    case keepGoing, failFast

    static func help(for value: AtFailure) -> ArgumentHelp? {
      value == .keepGoing
        ? "Run what there is to run, whatever fails before it (the default)." : "Stop at the first thing that fails."
    }
  }

  @Option(
    name: .customLong("cell"),
    help: ArgumentHelp(
      "Only this cell, by name, number or numbers A..B; those before it run too. Can be repeated.", valueName: "cell"))
  var cells: [CellPick] = []

  @Option(help: "Seed of all random generators, instead of the front matter's or 0.")
  var seed: UInt64?

  @Option(help: "Seconds a cell may take, instead of the front matter's or 60; a cell's own timeout= holds.")
  var timeout: Double?

  @Option(help: ArgumentHelp("Memory a notebook may take, in MiB.", valueName: "mib"))
  var memory: Int = RunChoice().memory

  @Option(
    name: [.customShort("j", allowingJoined: true), .long],
    help: ArgumentHelp("Notebooks that run at once; as many as there are processors unless given.", valueName: "n"))
  var jobs: Int?

  @Flag var atFailure = AtFailure.keepGoing

  func validate() throws {
    if let timeout, !(timeout > 0 && timeout.isFinite) {
      throw ValidationError("--timeout takes a number of seconds above 0.")
    }
    if !(64...(1 << 30)).contains(memory) { throw ValidationError("--memory takes at least 64 (MiB).") }
    if let jobs, !(1...1024).contains(jobs) { throw ValidationError("--jobs takes 1 to 1024.") }
  }

  var choice: RunChoice {
    RunChoice(
      cells: cells, seed: seed, timeout: timeout, memory: memory, jobs: jobs, stopsAtFailure: atFailure == .failFast)
  }
}

/// What is reported, and to whom.
struct ReportArguments: ParsableArguments {
  @Option(help: "Show differences as unified diffs, with changed words marked in the line, or not at all.")
  var diff: DiffStyle = ReportChoice().diff

  @Flag(help: "Print one line of JSON a notebook and one of totals, instead of the report.")
  var json = false

  @Option(help: ArgumentHelp("Write a JUnit report: a suite a notebook, a case a cell.", valueName: "file"))
  var junit: String?

  @Option(help: "Give GitHub annotations at the lines; auto does where GITHUB_ACTIONS is true.")
  var annotations: ReportChoice.Annotations = ReportChoice().annotations

  @Flag(name: [.short, .long], help: "Say nothing where there is nothing to say.")
  var quiet = false

  var choice: ReportChoice {
    ReportChoice(diff: diff, json: json, junit: junit, annotations: annotations, quiet: quiet)
  }
}

extension DiffStyle: ExpressibleByArgument {}
extension ReportChoice.Annotations: ExpressibleByArgument {}

/// A word as a shell reads it back.
func shellQuoted(_ word: String) -> String {
  let isPlain = !word.isEmpty && word.utf8.allSatisfy { $0.isLetter || $0.isDigit || "/._-+,:@%".utf8.contains($0) }
  if isPlain { return word }
  return "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
}

/// "1 cell", "2 cells".
func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
