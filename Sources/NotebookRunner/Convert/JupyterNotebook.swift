// A notebook as Jupyter sees it, the form that all conversions pass through.

/// The cells, metadata and outputs of a notebook, as nbformat 4.5 describes them.
package struct JupyterNotebook: Equatable, Sendable {
  package var cells: [JupyterCell] = []
  package var metadata: [JSONValue.Member] = []

  package init() {}

  /// What says how a notebook of ours was written, so that it can be written so again.
  package static let ourKey = "notebook_runner"

  /// The extension of the file that a notebook of ours was converted from; nil for other tools' notebooks.
  package var origin: String? { metadata[Self.ourKey]?["source"]?.string }
}

package struct JupyterCell: Equatable, Sendable {
  package enum Kind: String, Sendable {
    case code, markdown, raw
  }

  package var kind: Kind
  /// The text, without a final line feed of its own.
  package var source: String
  package var metadata: [JSONValue.Member] = []
  package var attachments: JSONValue?
  /// What a code cell showed, and the number it had.
  package var outputs: [JupyterOutput] = []
  package var executionCount: Int?

  package init(_ kind: Kind, _ source: String) {
    self.kind = kind
    self.source = source
  }

  package var tags: [String] { metadata["tags"]?.array?.compactMap(\.string) ?? [] }
  /// The lines of the source; an empty source is one empty line.
  package var lines: [Substring] { source.split(separator: "\n", omittingEmptySubsequences: false) }

  /// Blank lines behind the cell in the file it came from, where they are not the usual ones (Jupytext's key).
  static let blanksKey = "lines_to_next_cell"
  var blanksBehind: Int? {
    get { metadata[Self.blanksKey]?.integer }
    set { metadata[Self.blanksKey] = newValue.map(JSONValue.integer) }
  }
}

/// One thing that a cell showed.
package enum JupyterOutput: Equatable, Sendable {
  case stream(name: String, text: String)
  /// Data by MIME type: the value of the last expression, or what was displayed.
  case data([JSONValue.Member], metadata: JSONValue, isResult: Bool)
  case error(name: String, value: String, traceback: [String])
}

extension [JSONValue.Member] {
  /// The value of the last member with this key; setting nil removes it.
  package subscript(key: String) -> JSONValue? {
    get { last { $0.key == key }?.value }
    set {
      guard let newValue else { return removeAll { $0.key == key } }
      if let index = lastIndex(where: { $0.key == key }) {
        self[index].value = newValue
      } else {
        append(JSONValue.Member(key, newValue))
      }
    }
  }
}
