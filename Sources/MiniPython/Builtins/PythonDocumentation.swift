// The docstrings and signatures of built-ins, found by name.

enum PythonDocumentation {
  struct Entry {
    /// As CPython's `__text_signature__`: `($module, obj, /)`; nil where it tells none.
    let signature: String?
    let text: String
  }

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

  private static let entries: [String: Entry] = {
    var result: [String: Entry] = [:]
    var name = ""
    var signature: String?
    var lines: [Substring] = []
    func finish() {
      if !name.isEmpty { result[name] = Entry(signature: signature, text: lines.joined(separator: "\n")) }
    }
    for line in [text, modulesText].joined(separator: "\n").split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("=") {
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
    return result
  }()
}
