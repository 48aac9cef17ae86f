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
    guard writeAll(bytes, to: descriptor) else { throw .last(path, "cannot be written", advice: "is the disk full?") }
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
    guard writeAll(Array(text.utf8), to: descriptor) else {
      throw .last(path, "cannot be written", advice: "is the disk full?")
    }
  }
}
