// A file of ours that is written bit by bit and stands in its place once it is whole.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

package final class ReportFile {
  private let path: String
  /// Where it is written until it is whole; nil for a pipe, a device or a link, which is written to as it is.
  private let temporary: String?
  private var descriptor: Int32

  package init(_ path: String) throws(FileError) {
    self.path = path
    var status = stat()
    // A link is never replaced: /dev/stdout is one.
    let isSpecial = lstat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG
    temporary = isSpecial ? nil : "\(path).\(getpid()).tmp"
    let mode = path.hasPrefix("/dev/") ? O_APPEND : O_TRUNC
    descriptor = open(temporary ?? path, O_WRONLY | O_CREAT | mode | O_CLOEXEC, mode_t(0o666))
    if descriptor < 0 { throw .last(path, "cannot be written", advice: "check the folder's name and permissions") }
  }

  deinit {
    close(descriptor)
    if let temporary, descriptor >= 0 { unlink(temporary) }
  }

  package func write(_ text: String) throws(FileError) { try write(Array(text.utf8)) }

  package func write(_ bytes: [UInt8]) throws(FileError) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress.map { $0 + written }, bytes.count - written) }
      if count < 0 && errno == EINTR { continue }
      if count <= 0 { throw .last(path, "cannot be written", advice: "is the disk full?") }
      written += count
    }
  }

  /// Puts the file in its place.
  package func finish() throws(FileError) {
    guard let temporary else { return }
    guard rename(temporary, path) == 0 else {
      throw .last(path, "cannot be replaced", advice: "check the folder's permissions")
    }
    close(descriptor)
    descriptor = -1
  }
}

/// `write`, which inside the class is the name of a method.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}

extension ReportFile {
  /// Writes a whole file; where there is one already only if `replacing`.
  package static func write(_ bytes: [UInt8], to path: String, replacing: Bool) throws(FileError) {
    var status = stat()
    if lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG || status.st_mode & S_IFMT == S_IFLNK {
      guard replacing else {
        throw FileError(path, "is there already", advice: "name another file with -o, or replace it with --force")
      }
      return try SourceFile(reading: path).replace(with: bytes)
    }
    let file = try ReportFile(path)
    try file.write(bytes)
    try file.finish()
  }

  /// Adds `text` to the file at `path`.
  package static func append(_ text: String, to path: String) throws(FileError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, mode_t(0o666))
    guard descriptor >= 0 else { throw .last(path, "cannot be written", advice: "check the folder's permissions") }
    defer { close(descriptor) }
    let bytes = Array(text.utf8)
    guard bytes.withUnsafeBytes({ systemWrite(descriptor, $0.baseAddress, $0.count) }) == bytes.count else {
      throw .last(path, "cannot be written", advice: "is the disk full?")
    }
  }
}
