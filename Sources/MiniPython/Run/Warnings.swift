// Warnings: shown once for each text and line of a notebook.

/// Python's warnings under the default filter.
package enum Warnings {
  /// How many frames up a warning counts from, and which were shown.
  nonisolated(unsafe) private static var shown: Set<String> = []
  nonisolated(unsafe) private static var shownOnce: Set<String> = []
  /// Actions of `warnings.simplefilter` and `filterwarnings`, the newest first.
  nonisolated(unsafe) package static var filters: [Filter] = []
  /// Collects warnings in place of showing them, while `catch_warnings(record=True)` is active.
  nonisolated(unsafe) package static var recording: ((TypeObject, String) -> Void)?

  package struct Filter {
    package var action: String
    package var category: TypeObject
    /// Whether the filter is for a warning's text; nil when it is for any.
    package var matches: ((String) throws -> Bool)?

    package init(action: String, category: TypeObject, matches: ((String) throws -> Bool)? = nil) {
      self.action = action
      self.category = category
      self.matches = matches
    }
  }

  package static func reset() {
    shown = []
    shownOnce = []
    filters = []
    recording = nil
  }

  /// Gives the warnings of a source text.
  static func give(_ warnings: [SourceWarning]) throws {
    for one in warnings {
      let category = one.category == .syntax ? Exceptions.syntaxWarning : Exceptions.deprecationWarning
      try warn(category, one.message, line: one.line)
    }
  }

  /// Warns: writes `Category: message` unless a filter or an earlier warning of the same line says otherwise.
  /// - Throws: the warning as an exception when a filter says so.
  package static func warn(_ category: TypeObject, _ message: String, line: Int? = nil) throws {
    let line = line ?? VM.current.currentLine
    let filter = try filters.first { try category.isSubtype(of: $0.category) && $0.matches?(message) ?? true }
    let key = "\(line)\u{0}\(category.name)\u{0}\(message)"
    switch filter?.action ?? "default" {
    case "ignore": return
    case "error": throw Raised(category, message)
    case "always": break
    case "once": if !shownOnce.insert("\(category.name)\u{0}\(message)").inserted { return }
    default: if !shown.insert(key).inserted { return }
    }
    if let recording { return recording(category, message) }
    Output.write("\(category.name): \(stripped(message))\n")
  }

  /// The message without white space around it, which is how warnings are shown.
  private static func stripped(_ message: String) -> Substring {
    var rest = message.drop { $0.isWhitespace }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return rest
  }
}
