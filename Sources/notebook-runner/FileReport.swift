// What is said of a file that cannot be used, or not wholly.

import NotebookRunner

/// Writes complaints and notes about files to standard error.
struct FileReport {
  private let palette: Palette

  init(color: ColorChoice) { palette = Terminal.error.palette(color) }

  func failure(_ failure: Notebook.Failure) {
    let findings = Report.findings(failure.problems, palette: .plain)
    Terminal.error.write(findings.map { $0.text(in: failure.name, palette: palette) }.joined())
  }

  func note(_ path: String, _ text: String) {
    func visible(_ text: String) -> String { Visible.text(text.utf8, showingBlanks: false) }
    Terminal.error.write("\(palette.heading(visible(path) + ":")) note: \(visible(text))\n")
  }
}

extension Notebook.Failure {
  var name: String {
    switch self {
    case .file(let error): error.path
    case .document(let path, _): path
    }
  }

  var problems: Problems {
    switch self {
    case .file(let error): Problems([Problem(line: 0, error.message, advice: error.advice)])
    case .document(_, let problems): problems
    }
  }
}
