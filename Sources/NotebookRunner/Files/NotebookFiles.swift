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
  /// Whether it was found in a folder or by a pattern; it is then passed over if it holds no cell.
  package let isFromFolder: Bool
  /// The cells that are meant, all where it is empty.
  package var picks: [CellPick]

  package init(path: String, isFromFolder: Bool, picks: [CellPick] = []) {
    self.path = path
    self.isFromFolder = isFromFolder
    self.picks = picks
  }

  package var isStandardInput: Bool { path == SourceFile.standardInput }

  /// The document on standard input.
  package static let standardInput = NotebookFile(path: SourceFile.standardInput, isFromFolder: false)
}

package enum NotebookFiles {
  /// The files that `arguments` stand for, each once, a folder's or a pattern's in the order of their paths.
  ///
  /// An argument is a file, `FILE#CELL`, a folder, or a pattern of `*`, `?`, `[...]` and `**` that the shell has left
  /// for us. `-` is standard input, and stands alone.
  package static func files(for arguments: [String]) throws(FileError) -> [NotebookFile] {
    if arguments == ["-"] { return [.standardInput] }
    var files: [NotebookFile] = []
    var places: [String: Int] = [:]
    func add(_ file: NotebookFile) {
      let resolved = realpath(file.path, nil)
      defer { free(resolved) }
      let identity = resolved.map { String(cString: $0) } ?? file.path
      if let place = places[identity] {
        // A file that is meant whole once is meant whole.
        let picks = files[place].picks
        files[place].picks = picks.isEmpty || file.picks.isEmpty ? [] : picks + file.picks
      } else {
        places[identity] = files.count
        files.append(file)
      }
    }
    for argument in arguments {
      if argument == "-" {
        throw FileError("-", "standard input stands alone", advice: "name files, or - and nothing else")
      }
      let kind = kind(of: argument, followingLinks: true)
      if kind == S_IFDIR {
        for path in try paths(below: argument) { add(NotebookFile(path: path, isFromFolder: true)) }
      } else if kind == 0, let (path, pick) = pickedCell(argument) {
        add(NotebookFile(path: path, isFromFolder: false, picks: [pick]))
      } else if kind == 0, let pattern = PathPattern(argument) {
        let found = try paths(below: pattern.folder).filter(pattern.matches)
        if found.isEmpty {
          throw FileError(
            argument, "matches no .md or .markdown file", advice: "** stands for any folders, * for any part of a name")
        }
        for path in found { add(NotebookFile(path: path, isFromFolder: true)) }
      } else {
        add(NotebookFile(path: argument, isFromFolder: false))
      }
    }
    return files
  }

  /// The part `number` of `count` of `files`, in their order. The parts differ by at most one file; which file is in
  /// which part follows from the paths, so that other machines with the same files find the same parts.
  package static func shard(_ number: Int, of count: Int, _ files: [NotebookFile]) -> [NotebookFile] {
    func hash(_ path: String) -> UInt64 {
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325  // FNV-1a
      for byte in path.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      hash = (hash ^ (hash >> 32)) &* 0xD6E8_FEB8_6659_FD93
      return hash ^ (hash >> 32)
    }
    let keys = files.map { hash($0.path) }
    let order = files.indices.sorted { (keys[$0], files[$0].path) < (keys[$1], files[$1].path) }
    let (low, high) = (files.count * (number - 1) / count, files.count * number / count)
    return order[low..<high].sorted().map { files[$0] }
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

  /// `FILE#CELL`, where there is such a file.
  private static func pickedCell(_ argument: String) -> (path: String, pick: CellPick)? {
    let bytes = Array(argument.utf8)
    for hash in bytes.indices where bytes[hash] == UInt8(ascii: "#") {
      let path = String(decoding: bytes[..<hash], as: UTF8.self)
      let rest = String(decoding: bytes[(hash + 1)...], as: UTF8.self)
      if kind(of: path, followingLinks: true) == S_IFREG, let pick = CellPick(rest) { return (path, pick) }
    }
    return nil
  }

  /// The Markdown files below a folder, sorted by path.
  private static func paths(below folder: String) throws(FileError) -> [String] {
    var found: [String] = []
    try walk(folder, into: &found)
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private static func walk(_ folder: String, into found: inout [String]) throws(FileError) {
    guard let directory = opendir(folder.isEmpty ? "." : folder) else {
      throw .last(folder.isEmpty ? "." : folder, "cannot be listed", advice: "check its name and its permissions")
    }
    defer { closedir(directory) }
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: pointer.pointee)) {
          String(cString: $0)
        }
      }
      if name == "." || name == ".." { continue }
      let path = folder.isEmpty ? name : folder.utf8.last == UInt8(ascii: "/") ? folder + name : "\(folder)/\(name)"
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
