// The memory a notebook may hold: large allocations ask here before they take.

/// Counts the bytes of large buffers against the host's limit.
package enum Meter {
  /// Buffers below this size are not counted; the process's own limit is their bound.
  package static let threshold = 4096
  nonisolated(unsafe) package static var limit = 4 << 30
  nonisolated(unsafe) private static var held = 0

  /// Asks whether `bytes` more may be taken.
  /// - Throws: MemoryError when they may not.
  package static func ask(_ bytes: Int) throws {
    if bytes < 0 || bytes > limit || held > limit - bytes { throw Raised(Exceptions.memoryError, "") }
  }

  /// Asks for room for `count` items of a size, without overflow.
  package static func ask(_ count: Int, of size: Int) throws {
    let (bytes, overflow) = count.multipliedReportingOverflow(by: size)
    if overflow { throw Raised(Exceptions.memoryError, "") }
    if bytes >= threshold { try ask(bytes) }
  }

  package static func take(_ bytes: Int) { held &+= bytes }
  package static func give(_ bytes: Int) { held &-= bytes }
}
