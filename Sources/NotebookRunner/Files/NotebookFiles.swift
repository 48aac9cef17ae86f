// Which files the arguments of a command stand for.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file to be treated as a notebook.
package struct NotebookFile: Sendable {
  package let path: String
  /// Whether it was found in a folder; it is then passed over if it holds no cell.
  package let isFromFolder: Bool

  package init(path: String, isFromFolder: Bool) {
    self.path = path
    self.isFromFolder = isFromFolder
  }
}

package enum NotebookFiles {
  /// The files that `arguments` stand for, each once, a folder's in the order of their paths.
  package static func files(for arguments: [String]) throws(FileError) -> [NotebookFile] {
    var files: [NotebookFile] = []
    var seen: Set<String> = []
    func add(_ path: String, isFromFolder: Bool) {
      let resolved = realpath(path, nil)
      defer { free(resolved) }
      let identity = resolved.map { String(cString: $0) } ?? path
      if seen.insert(identity).inserted { files.append(NotebookFile(path: path, isFromFolder: isFromFolder)) }
    }
    for argument in arguments {
      if kind(of: argument, followingLinks: true) == S_IFDIR {
        var found: [String] = []
        try walk(argument, into: &found)
        for path in found.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) { add(path, isFromFolder: true) }
      } else {
        add(argument, isFromFolder: false)
      }
    }
    return files
  }

  /// Whether bytes that may be anything could hold a cell.
  package static func mayHoldCell(_ bytes: [UInt8]) -> Bool {
    var at = 0
    while at + 4 < bytes.count {
      guard bytes[at] == UInt8(ascii: "`") || bytes[at] == UInt8(ascii: "~") else {
        at += 1
        continue
      }
      var end = at
      while end < bytes.count, bytes[end] == bytes[at] { end += 1 }
      let run = end - at
      while end < bytes.count, bytes[end].isBlank { end += 1 }
      if run >= 3, bytes[end...].starts(with: "py".utf8) { return true }
      at = end
    }
    return false
  }

  private static func walk(_ folder: String, into found: inout [String]) throws(FileError) {
    guard let directory = opendir(folder) else {
      throw .last(folder, "cannot be listed", advice: "check its permissions")
    }
    defer { closedir(directory) }
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: pointer.pointee)) {
          String(cString: $0)
        }
      }
      if name == "." || name == ".." { continue }
      let path = folder.utf8.last == UInt8(ascii: "/") ? folder + name : "\(folder)/\(name)"
      switch kind(of: path, followingLinks: false) {
      case S_IFDIR where !name.utf8.starts(with: ".".utf8) && name != "node_modules": try walk(path, into: &found)
      case S_IFREG where hasMarkdownExtension(name): found.append(path)
      default: break
      }
    }
  }

  private static func hasMarkdownExtension(_ name: String) -> Bool {
    name.hasSuffix(".md") || name.hasSuffix(".markdown")
  }

  private static func kind(of path: String, followingLinks: Bool) -> mode_t {
    var status = stat()
    let result = followingLinks ? stat(path, &status) : lstat(path, &status)
    return result == 0 ? status.st_mode & S_IFMT : 0
  }
}
