// The bytes under tensors: one allocation for small ones, reused buffers for large ones, and the version counter.
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What stands before a storage's bytes.
public struct StorageHeader {
  /// The bytes asked for.
  var byteCount: Int
  /// How often the bytes were changed in place; views and detached aliases share it.
  var version: Int
  /// The buffer of a large storage; a small one keeps its bytes behind this header.
  var buffer: UnsafeMutableRawPointer?
  /// The storage whose bytes these are, when this one only counts versions of its own.
  var owner: Storage?
}

/// A run of bytes that tensors look at.
public final class Storage: ManagedBuffer<StorageHeader, UInt64> {
  /// From this size on buffers are allocated by themselves and kept for reuse.
  private static let largeSize = 1 << 16

  /// A storage of `byteCount` uninitialised bytes.
  ///
  /// - Throws: PyTorch's allocator error when the limit or the machine refuses them.
  @inline(__always)
  static func make(_ byteCount: Int) throws(TensorError) -> Storage {
    if byteCount >= largeSize { return try makeLarge(byteCount) }
    guard Limits.reserve(byteCount) else { throw .cannotAllocate(byteCount) }
    let made = Storage.create(minimumCapacity: (byteCount &+ 7) >> 3) { _ in
      StorageHeader(byteCount: byteCount, version: 0, buffer: nil, owner: nil)
    }
    return unsafeDowncast(made, to: Storage.self)
  }

  @inline(never)
  private static func makeLarge(_ byteCount: Int) throws(TensorError) -> Storage {
    guard byteCount <= Int.max - 4096, Limits.reserve(byteCount) else { throw .cannotAllocate(byteCount) }
    guard let buffer = FreedBuffers.take(byteCount) else {
      Limits.release(byteCount)
      throw .cannotAllocate(byteCount)
    }
    let made = Storage.create(minimumCapacity: 0) { _ in
      StorageHeader(byteCount: byteCount, version: 0, buffer: buffer, owner: nil)
    }
    return unsafeDowncast(made, to: Storage.self)
  }

  /// The same bytes with a version counter of their own, as `x.data` has it.
  func sharingBytes() -> Storage {
    let (byteCount, bytes, root) = (self.byteCount, self.bytes, header.owner ?? self)
    let made = Storage.create(minimumCapacity: 0) { _ in
      StorageHeader(byteCount: byteCount, version: 0, buffer: bytes, owner: root)
    }
    return unsafeDowncast(made, to: Storage.self)
  }

  deinit {
    withUnsafeMutablePointerToHeader { header in
      if header.pointee.owner != nil { return }
      Limits.release(header.pointee.byteCount)
      if let buffer = header.pointee.buffer { FreedBuffers.put(buffer, header.pointee.byteCount) }
    }
  }

  @inline(__always)
  var bytes: UnsafeMutableRawPointer {
    withUnsafeMutablePointers { header, elements in header.pointee.buffer ?? UnsafeMutableRawPointer(elements) }
  }

  public var byteCount: Int { header.byteCount }

  public var version: Int {
    @inline(__always) get { withUnsafeMutablePointerToHeader { $0.pointee.version } }
    @inline(__always) set { withUnsafeMutablePointerToHeader { $0.pointee.version = newValue } }
  }
}

/// Large buffers that were freed a moment ago; a fresh page costs several times what writing to it costs.
private enum FreedBuffers {
  private struct Entry {
    let buffer: UnsafeMutableRawPointer
    let size: Int
  }

  private nonisolated(unsafe) static var entries: [Entry] = []
  private nonisolated(unsafe) static var heldBytes = 0
  private static let mostEntries = 16
  private static let mostBytes = 1 << 28

  /// Sizes are rounded to an eighth of their power of two, so that nearly equal tensors share buffers.
  private static func rounded(_ size: Int) -> Int {
    let step = Swift.max(4096, (1 << (Int.bitWidth - 1 - size.leadingZeroBitCount)) >> 3)
    return (size + step - 1) & ~(step - 1)
  }

  static func take(_ byteCount: Int) -> UnsafeMutableRawPointer? {
    let size = rounded(byteCount)
    if let i = entries.lastIndex(where: { $0.size == size }) {
      heldBytes -= size
      return entries.remove(at: i).buffer
    }
    if let buffer = malloc(size) { return buffer }
    drain()
    return malloc(size)
  }

  static func put(_ buffer: UnsafeMutableRawPointer, _ byteCount: Int) {
    let size = rounded(byteCount)
    guard size <= mostBytes else { return free(buffer) }
    while entries.count >= mostEntries || heldBytes + size > mostBytes {
      let oldest = entries.removeFirst()
      heldBytes -= oldest.size
      free(oldest.buffer)
    }
    entries.append(Entry(buffer: buffer, size: size))
    heldBytes += size
  }

  static func drain() {
    for entry in entries { free(entry.buffer) }
    entries.removeAll()
    heldBytes = 0
  }
}
