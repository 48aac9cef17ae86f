// The docstrings and signatures of built-ins, found by name.

enum PythonDocumentation {
  struct Entry {
    /// As CPython's `__text_signature__`: `($module, obj, /)`; nil where it tells none.
    let signature: String?
    let text: String
  }

  /// Everything there is to say: `=name (parameters)`, then the lines of the docstring, each behind a bar; for a class
  /// `@name kind: names`, what it has of that kind itself.
  private static let parts = [
    numbers, strings, bytes, containers, functions, exceptions, mathematics, tools, collections,
  ]

  /// The entry of a function (`len`), a class (`int`), a method (`str.upper`) or, of any class, a dunder (`.__add__`).
  static func entry(_ name: String) -> Entry? { entries[name] }

  /// The entry of a native function, by its owner and name.
  static func entry(of native: NativeFunction) -> Entry? {
    let name = native.name.text
    guard let owner = native.owner else {
      return entries[native.module == "builtins" ? name : "\(native.module ?? "").\(name)"]
    }
    return entries["\(owner.name).\(name)"] ?? (name.hasPrefix("__") ? entries[".\(name)"] : nil)
  }

  /// The kinds of attributes of a class, as `help` tells them apart, with their names.
  static func members(of name: String) -> [(kind: String, names: [Substring])] { tables.members[name] ?? [] }

  private typealias Members = [(kind: String, names: [Substring])]
  private static var entries: [String: Entry] { tables.entries }

  private static let tables: (entries: [String: Entry], members: [String: Members]) = {
    var result: [String: Entry] = [:]
    var members: [String: Members] = [:]
    var name = ""
    var signature: String?
    var lines: [Substring] = []
    func finish() {
      if !name.isEmpty { result[name] = Entry(signature: signature, text: lines.joined(separator: "\n")) }
    }
    for line in parts.joined(separator: "\n").split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("@") {
        let halves = line.dropFirst().split(separator: ":")
        let title = halves[0].split(separator: " ", maxSplits: 1)
        members[String(title[0]), default: []].append((String(title[1]), halves[1].split(separator: " ")))
      } else if line.hasPrefix("=") {
        finish()
        let parts = line.dropFirst().split(separator: " ", maxSplits: 1)
        name = String(parts.first ?? "")
        signature = parts.count > 1 ? String(parts[1]) : nil
        lines = []
      } else {
        lines.append(line.dropFirst())
      }
    }
    finish()
    return (result, members)
  }()
}
