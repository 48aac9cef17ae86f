// The first of what the running cell has put out, in memory that outlives its worker.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A page or two that worker and parent share: whatever ends the worker, the parent can still show what the cell had
/// printed. The engine writes, the parent reads once the worker is gone.
public final class Transcript {
  /// As much as is kept of a cell's output; what comes after is lost with the worker.
  private static let size = 1 << 16
  private let memory: UnsafeMutableRawPointer

  /// Returns nil where the system gives no memory.
  init?() {
    let memory = mmap(nil, Self.size, PROT_READ | PROT_WRITE, MAP_SHARED | anonymous, -1, 0)
    guard let memory, memory != mapFailed else { return nil }
    self.memory = memory
  }

  deinit { munmap(memory, Self.size) }

  private static let header = MemoryLayout<Int>.size

  /// Forgets the cell before.
  public func clear() {
    if memory.load(as: Int.self) != 0 { memory.storeBytes(of: 0, as: Int.self) }
  }

  public func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    let count = memory.load(as: Int.self)
    let taken = min(bytes.count, Self.size - Self.header - count)
    guard taken > 0, let base = bytes.baseAddress else { return }
    (memory + Self.header + count).copyMemory(from: base, byteCount: taken)
    memory.storeBytes(of: count + taken, as: Int.self)
  }

  /// What was kept; a character that was cut off at the end is left out.
  var text: String {
    let count = min(max(memory.load(as: Int.self), 0), Self.size - Self.header)
    var bytes = Array(UnsafeRawBufferPointer(start: memory + Self.header, count: count))
    if count == Self.size - Self.header, let lead = bytes.suffix(4).lastIndex(where: { $0 & 0xC0 != 0x80 }),
      bytes[lead] >= 0xC0
    {
      bytes.removeLast(bytes.count - lead)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

#if canImport(Darwin)
  private let anonymous = MAP_ANON
#else
  private let anonymous = MAP_ANONYMOUS
#endif
nonisolated(unsafe) private let mapFailed = UnsafeMutableRawPointer(bitPattern: -1)
