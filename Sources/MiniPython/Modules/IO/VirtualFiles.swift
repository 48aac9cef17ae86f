// The files of a notebook: they live in memory, for as long as the notebook runs.

/// Files and folders that cells make, by their normal path (`a/b.txt`, `/tmp/x`); `` is the current folder.
package enum VirtualFiles {
  private static let starting: Set<String> = ["", "/", "/tmp"]
  nonisolated(unsafe) private static var files: [String: [UInt8]] = [:]
  nonisolated(unsafe) private static var folders = starting
  nonisolated(unsafe) private static var size = 0

  package static func reset() {
    files = [:]
    folders = starting
    size = 0
  }

  /// The path without doubled slashes, `.` and `..`.
  package static func normal(_ path: String) -> String {
    var kept: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = kept.last, last != ".." { kept.removeLast() } else { kept.append(part) }
    }
    return (path.hasPrefix("/") ? "/" : "") + kept.joined(separator: "/")
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  package static func isFile(_ path: String) -> Bool { files[normal(path)] != nil }
  package static func isFolder(_ path: String) -> Bool { folders.contains(normal(path)) }

  /// - Throws: FileNotFoundError, IsADirectoryError.
  package static func read(_ path: String) throws -> [UInt8] {
    if isFolder(path) { throw Raised.system(.isDirectory, path) }
    guard let bytes = files[normal(path)] else { throw Raised.system(.noEntry, path) }
    return bytes
  }

  /// - Throws: FileNotFoundError when the folder is missing, IsADirectoryError.
  package static func write(_ path: String, _ bytes: [UInt8]) throws {
    let key = normal(path)
    if path.isEmpty { throw Raised.system(.noEntry, path) }
    if folders.contains(key) { throw Raised.system(.isDirectory, path) }
    if files[folder(of: key)] != nil { throw Raised.system(.notDirectory, path) }
    guard folders.contains(folder(of: key)) else { throw Raised.system(.noEntry, path) }
    size += bytes.count - (files[key]?.count ?? 0)
    try Meter.ask(size, of: 1)
    files[key] = bytes
  }

  static func remove(_ path: String) throws {
    if isFolder(path) { throw Raised.system(.isDirectory, path) }
    guard let old = files.removeValue(forKey: normal(path)) else { throw Raised.system(.noEntry, path) }
    size -= old.count
  }

  static func makeFolder(_ path: String) throws {
    let key = normal(path)
    if folders.contains(key) || files[key] != nil { throw Raised.system(.exists, path) }
    guard folders.contains(folder(of: key)) else { throw Raised.system(.noEntry, path) }
    folders.insert(key)
  }

  static func removeFolder(_ path: String) throws {
    if isFile(path) { throw Raised.system(.notDirectory, path) }
    guard isFolder(path) else { throw Raised.system(.noEntry, path) }
    if try !list(path).isEmpty { throw Raised.system(.notEmpty, path) }
    folders.remove(normal(path))
  }

  /// The names in a folder, sorted.
  static func list(_ path: String) throws -> [String] {
    if isFile(path) { throw Raised.system(.notDirectory, path) }
    guard isFolder(path) else { throw Raised.system(.noEntry, path) }
    let key = normal(path)
    let all = Array(files.keys) + folders.filter { $0 != "" && $0 != "/" }
    return all.filter { folder(of: $0) == key }.compactMap { $0.split(separator: "/").last.map(String.init) }.sorted()
  }

  /// Moves a file, or a folder with all in it.
  static func rename(_ path: String, to newPath: String) throws {
    let (key, newKey) = (normal(path), normal(newPath))
    if let bytes = files[key] {
      try write(newPath, bytes)
      if key != newKey { try remove(path) }
      return
    }
    guard folders.contains(key) else { throw Raised.system(.noEntry, path, newPath) }
    if folders.contains(newKey) || files[newKey] != nil { throw Raised.system(.exists, path, newPath) }
    func moved(_ old: String) -> String { old.hasPrefix(key + "/") ? newKey + old.dropFirst(key.count) : old }
    folders = Set(folders.map { $0 == key ? newKey : moved($0) })
    files = Dictionary(uniqueKeysWithValues: files.map { (moved($0.key), $0.value) })
  }
}

/// The errors of files, with the number and words of Linux.
package enum SystemError: Int {
  case noEntry = 2
  case exists = 17
  case notDirectory = 20
  case isDirectory = 21
  case notEmpty = 39

  var text: String {
    switch self {
    case .noEntry: "No such file or directory"
    case .exists: "File exists"
    case .notDirectory: "Not a directory"
    case .isDirectory: "Is a directory"
    case .notEmpty: "Directory not empty"
    }
  }
}

extension Raised {
  /// An OSError about a file.
  package static func system(_ error: SystemError, _ path: String, _ other: String? = nil) -> Raised {
    var arguments: [Value] = [.int(error.rawValue), .string(error.text), .string(path)]
    if let other { arguments += [.none, .string(other)] }
    return Raised(
      ExceptionObject(type: Exceptions.systemError(error.rawValue), arguments: TupleObject(arguments)))
  }
}

/// _files: the virtual files as Python functions.
enum NativeFiles {
  static func make() -> ModuleObject {
    let module = ModuleObject("_files")
    func path(_ value: Value) throws -> String {
      guard let text = value.asString else {
        throw Raised.type("expected str, bytes or os.PathLike object, not \(value.type.name)")
      }
      return text.text
    }
    module.function("read", .positional(1...1)) { a in .bytes(try VirtualFiles.read(path(a[0]))) }
    module.function("write", .positional(2...2)) { a in
      try VirtualFiles.write(path(a[0]), a[1].asBytes.map { Array($0.buffer) } ?? [])
      return .none
    }
    module.function("isfile", .positional(1...1)) { a in .bool(VirtualFiles.isFile(try path(a[0]))) }
    module.function("isdir", .positional(1...1)) { a in .bool(VirtualFiles.isFolder(try path(a[0]))) }
    for (name, body) in [
      ("remove", VirtualFiles.remove), ("mkdir", VirtualFiles.makeFolder), ("rmdir", VirtualFiles.removeFolder),
    ] {
      module.function(name, .positional(1...1)) { a in
        try body(path(a[0]))
        return .none
      }
    }
    module.function("listdir", .positional(1...1)) { a in
      .list(try VirtualFiles.list(path(a[0])).map { .string($0) })
    }
    module.function("rename", .positional(2...2)) { a in
      try VirtualFiles.rename(path(a[0]), to: path(a[1]))
      return .none
    }
    return module
  }
}
