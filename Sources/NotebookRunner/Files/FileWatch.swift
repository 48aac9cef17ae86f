// Waiting until files may have changed: told by the kernel where it does, by looking now and then elsewhere.

import CSystem

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Watches folders. It may wake for nothing, so whoever waits compares.
package final class FileWatch {
  /// Seconds between looks where the kernel tells nothing.
  private static let interval = 0.1
  private let descriptor: Int32
  private var folders: Set<String> = []

  package init() { descriptor = csystem_watch() }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Watches the folders of these files and folders too. Saving often replaces a file, so that its folder is what stays.
  package func add(_ paths: [String]) {
    guard descriptor >= 0 else { return }
    for path in paths {
      let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
      let parent = slash.map { $0 == path.utf8.startIndex ? "/" : String(path[..<$0]) } ?? "."
      for folder in [parent, path] where folders.insert(folder).inserted { csystem_watch_add(descriptor, folder) }
    }
  }

  /// Waits for a change, at most `seconds`. Returns whether there may have been one; a signal ends the wait.
  package func wait(atMost seconds: Double) -> Bool {
    guard descriptor >= 0 else {
      usleep(UInt32(min(seconds, Self.interval) * 1e6))
      return true
    }
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard poll(&request, 1, Int32(min(seconds * 1000, 1e6).rounded(.up))) > 0 else { return false }
    drain()
    return true
  }

  private func drain() {
    var chunk = [UInt8](repeating: 0, count: 1 << 14)
    while read(descriptor, &chunk, chunk.count) > 0 {}
  }
}
