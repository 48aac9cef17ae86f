// The formats that a notebook can be read from and written in.

/// A format, named by the extension of its files.
package enum NotebookFormat: String, CaseIterable, Sendable {
  case md, ipynb, py, txt, html

  /// The format of a file to read, by its name.
  package init?(path: String) {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: ".") else { return nil }
    switch name[name.index(after: dot)...].lowercased() {
    case "md", "markdown": self = .md
    case "ipynb": self = .ipynb
    case "py": self = .py
    case "txt", "text": self = .txt
    default: return nil
    }
  }
}

extension JupyterNotebook {
  /// Reads a file of a format other than Markdown. `parse` is the parser of the cells' language.
  package init(_ bytes: [UInt8], as format: NotebookFormat, parse: @escaping SourceParser) throws(Problem) {
    switch format {
    case .ipynb: try self.init(ipynb: bytes)
    case .py: try self.init(percentScript: bytes)
    case .txt: try self.init(listing: bytes, parse: parse)
    case .md, .html:
      throw Problem(line: 0, "not a format that is read here", advice: "name an .ipynb, .py or .txt file")
    }
  }

  /// The notebook in a format; `title` heads a page that has no heading of its own.
  package func written(as format: NotebookFormat, title: String) throws(Problem) -> Converted {
    switch format {
    case .md: try markdown()
    case .ipynb: Converted(bytes: ipynb)
    case .py: try percentScript()
    case .html: Converted(bytes: page(title: title))
    case .txt: throw Problem(line: 0, "not a format that is written", advice: "convert to md, ipynb, py or html")
    }
  }
}
