// What MiniPython's parser says of a text: for listings without marks between code and output, and for the prompt.

import MiniPython
import NotebookRunner

enum PythonSyntax {
  /// The shape of a text as Python source.
  static func shape(of text: String) -> SourceShape {
    do {
      let module = try Parser.parseModule(Array(text.utf8))
      guard let last = module.body.last, case .expression(let value) = last.kind else {
        return .complete(showsValue: false, onlyName: nil)
      }
      var name: String?
      if module.body.count == 1, case .name(let text) = value.kind { name = text }
      return .complete(showsValue: !module.endsInSemicolon, onlyName: name)
    } catch {
      return isIncomplete(error) ? .incomplete : .invalid
    }
  }

  /// Whether more lines could mend the error.
  private static func isIncomplete(_ failure: SyntaxFailure) -> Bool {
    let message = failure.message
    return message.hasSuffix("was never closed") || message.hasPrefix("unterminated triple-quoted")
      || message.hasPrefix("expected an indented block after") || message.hasPrefix("unexpected EOF")
      || message == "expected 'except' or 'finally' block" || message == "unexpected end of file"
  }
}
