// What there is to say of a notebook: one entry for each cell that failed or whose block differs.

/// Something that keeps a notebook from passing: where it is, what it is, and all that a person wants to see of it.
package struct Finding: Sendable {
  package enum Kind: String, Sendable {
    case raised
    case raisedOther = "raised-other"
    case didNotRaise = "did-not-raise"
    case timedOut = "timed-out"
    case internalError = "internal-error"
    case interrupted
    case notRun = "not-run"
    case missing
    case superfluous
    case differs
    case staleNumbers = "stale-numbers"
    case unsteady
    case unusable

    /// Whether something went wrong, rather than other than it was to go.
    var isError: Bool {
      switch self {
      case .didNotRaise, .raisedOther, .unsteady: false
      default: isFailure
      }
    }

    /// Whether the cell did not end as its options demand, whatever its block holds.
    package var isFailure: Bool {
      switch self {
      case .missing, .superfluous, .differs, .staleNumbers: false
      default: true
      }
    }
  }

  package let kind: Kind
  /// The cell's number; nil where the whole file is meant.
  package var cell: Int?
  /// "cell 3 (name)"; empty where the whole file is meant.
  package var title = ""
  /// Lines of the file, from 1; 0 where the whole file is meant.
  package let line: Int
  package var endLine: Int
  /// The column in bytes, from 1, where one is known.
  package var column: Int?
  /// What happened: the first line says it, others add to it.
  package let message: String
  /// What follows for a person: source lines, calls, the diff; each line ends with a line feed.
  package var details: String = ""

  package init(_ kind: Kind, line: Int, endLine: Int? = nil, message: String) {
    self.kind = kind
    self.line = line
    self.endLine = endLine ?? line
    self.message = message
  }

  /// The first line of the message, fit to be shown.
  package var headline: String {
    let line = message.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false).first ?? ""
    return Visible.text(line.utf8, showingBlanks: false)
  }

  /// `file:line:column: cell n: message`, the message's other lines, and the details.
  package func text(in name: String, palette: Palette) -> String {
    let place =
      Visible.text(name.utf8, showingBlanks: false) + (line > 0 ? ":\(line)" : "") + (column.map { ":\($0)" } ?? "")
    let rest = message.split(separator: "\n", omittingEmptySubsequences: false).dropFirst()
    return palette.heading("\(place):") + (title.isEmpty ? " " : " \(title): ") + palette.failure(headline) + "\n"
      + rest.map { "    \(Visible.text($0.utf8, showingBlanks: false))\n" }.joined() + details
  }
}
