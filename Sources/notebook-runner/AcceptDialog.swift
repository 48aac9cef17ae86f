// Asking which differences to accept.

import NotebookRunner

/// Shows one difference after the other and asks.
struct AcceptDialog {
  private enum Answer { case yes, no, all, quit }
  private let palette: Palette
  /// What was answered once and for all.
  private var standing: Answer?

  init(palette: Palette) { self.palette = palette }

  /// Leaves in `review` what is accepted.
  mutating func choose(from review: inout Review, of notebook: Notebook, diff: DiffStyle, in batch: Batch) {
    let report = Report(of: notebook.document, name: notebook.name, palette: palette, diff: diff)
    let questions = report.questions(review)
    for (index, question) in questions.enumerated() {
      let answer =
        standing ?? ask(question.finding.text(in: notebook.name, palette: palette), index, questions.count, batch)
      switch answer {
      case .yes: break
      case .no: review.drop(question.cells, of: notebook.document)
      case .all: standing = .all
      case .quit:
        standing = .quit
        review.drop(question.cells, of: notebook.document)
      }
    }
  }

  private func ask(_ text: String, _ index: Int, _ count: Int, _ batch: Batch) -> Answer {
    batch.pause()
    batch.output.write(text)
    while true {
      batch.output.write("accept (\(index + 1) of \(count))? [y]es, [n]o, [a]ll, [q]uit: ")
      guard let line = Terminal.readLine() else {
        batch.output.write("\n")
        return .quit
      }
      switch line.split(separator: " ").first?.lowercased() {
      case "y", "yes": return .yes
      case "n", "no": return .no
      case "a", "all": return .all
      case "q", "quit": return .quit
      default: continue
      }
    }
  }
}
