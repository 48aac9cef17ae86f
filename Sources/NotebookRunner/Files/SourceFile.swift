// Reading a file whole and replacing it atomically, with raw system calls.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What went wrong with a file, in the system's words.
package struct FileError: Error, Sendable {
  package let path: String
  package let message: String
  package let advice: String

  package init(_ path: String, _ message: String, advice: String) {
    self.path = path
    self.message = message
    self.advice = advice
  }

  /// The failure of the last system call.
  static func last(_ path: String, _ what: String, advice: String) -> FileError {
    let reason = errno
    return FileError(path, "\(what): \(String(cString: strerror(reason)))", advice: advice)
  }
}

/// A file's bytes as they were read.
package struct SourceFile: Sendable {
  /// The path as it was given.
  package let path: String
  package let bytes: [UInt8]

  /// What stands for standard input where a path would stand.
  package static let standardInput = "<stdin>"

  package var isStandardInput: Bool { path == Self.standardInput }

  /// Reads the file, or standard input. A symbolic link is followed.
  package init(reading path: String) throws(FileError) {
    self.path = path
    bytes = path == Self.standardInput ? try Self.contents(of: 0, path, size: 0) : try Self.contents(of: path)
  }

  private static func contents(of path: String) throws(FileError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      throw .last(path, "cannot be read", advice: errno == ENOENT ? "check the name" : "check its permissions")
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw FileError(path, "is not a file", advice: "name a Markdown file or a folder of them")
    }
    return try contents(of: descriptor, path, size: Int(status.st_size))
  }

  private static func contents(of descriptor: Int32, _ path: String, size: Int) throws(FileError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: size + 1)  // one more, to see the end in one call
    var have = 0
    while true {
      if have == bytes.count { bytes += [UInt8](repeating: 0, count: bytes.count) }
      let got = bytes.withUnsafeMutableBytes { buffer in
        read(descriptor, buffer.baseAddress.map { $0 + have }, buffer.count - have)
      }
      if got < 0 && errno == EINTR { continue }
      if got < 0 { throw .last(path, "cannot be read", advice: "check its disk") }
      if got == 0 { break }
      have += got
    }
    bytes.removeLast(bytes.count - have)
    return bytes
  }

  /// Replaces the file's content in one step: nobody ever sees half of it, and its mode stays. A symbolic link is
  /// followed. A file that has several names, or an owner that a new one could not be given, keeps its place on the disk
  /// and is overwritten, with the new text beside it until that is done. Refuses where the file is read-only or is not
  /// what was read any more.
  package func replace(with new: [UInt8]) throws(FileError) {
    guard let resolved = realpath(path, nil) else {
      throw .last(path, "cannot be written", advice: "it was there when it was read")
    }
    defer { free(resolved) }
    let target = String(cString: resolved)
    var status = stat()
    guard stat(target, &status) == 0 else {
      throw .last(path, "cannot be written", advice: "it was there when it was read")
    }
    guard status.st_mode & 0o222 != 0, access(target, W_OK) == 0 else {
      throw FileError(path, "is read-only", advice: "chmod u+w lets it be updated")
    }

    let slash = target.utf8.lastIndex(of: UInt8(ascii: "/")) ?? target.utf8.startIndex
    let folder = slash == target.utf8.startIndex ? "/" : String(target[..<slash])
    let name = target[target.utf8.index(after: slash)...]
    let temporary = "\(folder)/.\(name).\(getpid()).tmp"

    // Ctrl-C must not leave the temporary file behind.
    var blocked = sigset_t()
    var before = sigset_t()
    sigemptyset(&blocked)
    for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&blocked, signal) }
    sigprocmask(SIG_BLOCK, &blocked, &before)
    defer { sigprocmask(SIG_SETMASK, &before, nil) }

    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode_t(0o600))
    guard descriptor >= 0 else {
      throw .last(path, "cannot be written (a new file beside it)", advice: "check the folder's permissions")
    }
    do throws(FileError) {
      let isLike = try Self.fill(descriptor, with: new, like: status, path: path)
      guard try Self.contents(of: target) == bytes else {
        throw FileError(path, "has changed since it was read", advice: "run the command again")
      }
      if status.st_nlink > 1 || !isLike {
        try Self.overwrite(target, with: new, path: path, copy: temporary)
        unlink(temporary)
      } else if rename(temporary, target) != 0 {
        throw FileError.last(path, "cannot be replaced", advice: "check the folder's permissions")
      }
    } catch {
      unlink(temporary)
      throw error
    }
    let directory = open(folder, O_RDONLY | O_CLOEXEC)
    if directory >= 0 {
      fsync(directory)
      close(directory)
    }
  }

  /// Writes `new` with the mode and the owner of the old file, and closes the descriptor. Returns whether the system
  /// allowed the owner.
  private static func fill(
    _ descriptor: Int32, with new: [UInt8], like old: stat, path: String
  ) throws(FileError) -> Bool {
    defer { close(descriptor) }
    guard writeAll(new, to: descriptor) else { throw .last(path, "cannot be written", advice: "is the disk full?") }
    let hasOwner = old.st_uid == geteuid() && old.st_gid == getegid() || fchown(descriptor, old.st_uid, old.st_gid) == 0
    guard fchmod(descriptor, old.st_mode & 0o7777) == 0, fsync(descriptor) == 0 else {
      throw .last(path, "cannot be written", advice: "is the disk full?")
    }
    return hasOwner
  }

  /// Writes `new` into the file itself, after the room for it is there. `copy` holds the same.
  private static func overwrite(_ target: String, with new: [UInt8], path: String, copy: String) throws(FileError) {
    let descriptor = open(target, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .last(path, "cannot be written", advice: "check its permissions") }
    defer { close(descriptor) }
    #if os(Linux)
      let reason = posix_fallocate(descriptor, 0, max(new.count, 1))
      if reason == ENOSPC || reason == EDQUOT || reason == EFBIG {
        throw FileError(path, "cannot be written: \(String(cString: strerror(reason)))", advice: "is the disk full?")
      }
    #endif
    if writeAll(new, to: descriptor), ftruncate(descriptor, off_t(new.count)) == 0, fsync(descriptor) == 0 { return }
    let failure = errno
    // What it held is lost: the copy must stay.
    let kept = "\(copy).kept"
    let advice = rename(copy, kept) == 0 ? "its new text is in \(kept)" : "is the disk full?"
    throw FileError(path, "was not written whole: \(String(cString: strerror(failure)))", advice: advice)
  }
}

/// Writes all bytes, and returns whether it could; `errno` says why not.
func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
  var written = 0
  while written < bytes.count {
    let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress.map { $0 + written }, bytes.count - written) }
    if count < 0 && errno == EINTR { continue }
    if count <= 0 { return false }
    written += count
  }
  return true
}
