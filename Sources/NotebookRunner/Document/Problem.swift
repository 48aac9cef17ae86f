// What keeps a file from being read as a notebook.

/// Something an author must change before the file can be run: where it is, what it is and the way out.
package struct Problem: Error, Hashable, Sendable {
  /// The line in the file, from 1; 0 where the whole file is meant.
  package let line: Int
  package let message: String
  package let advice: String

  package init(line: Int, _ message: String, advice: String) {
    self.line = line
    self.message = message
    self.advice = advice
  }
}

/// All the problems of one file, in the order of their lines.
package struct Problems: Error, Sendable {
  package let list: [Problem]

  package init(_ list: [Problem]) { self.list = list.sorted { $0.line < $1.line } }
}
