// `manual`: the manual page, made from what the verbs say of themselves.

import ArgumentParser

struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual",
    abstract: "Print the manual page.",
    discussion: """
      It is made from what --help says, for man to show:

        notebook-runner manual > notebook-runner.1
        man ./notebook-runner.1
      """)

  func run() throws {
    var page = """
      .TH NOTEBOOK-RUNNER 1
      .SH NAME
      notebook-runner \\- \(Self.escaped(NotebookRunnerCommand.configuration.abstract))

      """
    page += Self.section("DESCRIPTION", NotebookRunnerCommand.helpMessage(columns: Self.columns))
    for verb in NotebookRunnerCommand.configuration.subcommands {
      let name = verb.configuration.commandName ?? ""
      page += Self.section(name.uppercased(), NotebookRunnerCommand.helpMessage(for: verb, columns: Self.columns))
    }
    page += """
      .SH ENVIRONMENT
      .TP
      .B NO_COLOR
      If it is set, nothing is coloured, unless \\-\\-color says otherwise.
      .TP
      .BR CLICOLOR_FORCE ", " FORCE_COLOR
      If one is set and not 0, output is coloured also where it is no terminal.
      .TP
      .BR GITHUB_ACTIONS ", " GITHUB_STEP_SUMMARY
      Set by GitHub: differences become annotations, and a summary is written.

      """
    Terminal.output.write(page)
  }

  private static let columns = 72

  /// A text as it stands, line by line.
  private static func section(_ title: String, _ text: String) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    while lines.last?.isEmpty == true { lines.removeLast() }
    return ".SH \(escaped(title))\n.nf\n" + lines.map { escaped($0) + "\n" }.joined() + ".fi\n"
  }

  private static func escaped(_ line: String) -> String {
    var result = line.hasPrefix(".") || line.hasPrefix("'") ? "\\&" : ""
    for character in line {
      switch character {
      case "\\": result += "\\e"
      case "-": result += "\\-"
      case "`": result += "\\(ga"
      case "'": result += "\\(aq"
      default: result.append(character)
      }
    }
    return result
  }
}
