// The bytes under tensors: one allocation for small ones, reused buffers for large ones, and the version counter.
import MiniTorchKernels

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What stands before a storage's bytes.
public struct StorageHeader {
  /// The bytes asked for, or their complement on the device 'meta'.
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
  private static var largeSize: Int { 1 << 10 }

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
    let (byteCount, bytes, root) = (header.byteCount, self.bytes, header.owner ?? self)
    let made = Storage.create(minimumCapacity: 0) { _ in
      StorageHeader(byteCount: byteCount, version: 0, buffer: bytes, owner: root)
    }
    return unsafeDowncast(made, to: Storage.self)
  }

  deinit {
    withUnsafeMutablePointerToHeader { header in
      if header.pointee.owner != nil { return }
      let byteCount = header.pointee.byteCount < 0 ? ~header.pointee.byteCount : header.pointee.byteCount
      Limits.release(byteCount)
      if let buffer = header.pointee.buffer { FreedBuffers.put(buffer, byteCount) }
    }
  }

  // MARK: Meta

  /// Owns what hollow storages are said to have.
  private nonisolated(unsafe) static let nothing: Storage = {
    let made = Storage.create(minimumCapacity: 8) { _ in
      StorageHeader(byteCount: 0, version: 0, buffer: nil, owner: nil)
    }
    return unsafeDowncast(made, to: Storage.self)
  }()

  /// A storage on the device 'meta' that is said to have `byteCount` bytes, and has none to speak of.
  static func hollow(_ byteCount: Int) -> Storage {
    let made = Storage.create(minimumCapacity: 0) { _ in
      StorageHeader(byteCount: ~byteCount, version: 0, buffer: nothing.bytes, owner: nothing)
    }
    return unsafeDowncast(made, to: Storage.self)
  }

  /// Whether the bytes are on the device 'meta'.
  var isMeta: Bool { header.byteCount < 0 }
  var isHollow: Bool { isMeta && header.owner === Storage.nothing }

  func becomeMeta() { if header.byteCount >= 0 { header.byteCount = ~header.byteCount } }

  /// The same bytes as a storage of numbers.
  func withNumbers() -> Storage {
    let made = sharingBytes()
    made.header.byteCount = byteCount
    return made
  }

  @inline(__always)
  var bytes: UnsafeMutableRawPointer {
    withUnsafeMutablePointers { header, elements in header.pointee.buffer ?? UnsafeMutableRawPointer(elements) }
  }

  public var byteCount: Int { header.byteCount < 0 ? ~header.byteCount : header.byteCount }

  public var version: Int {
    @inline(__always) get { withUnsafeMutablePointerToHeader { $0.pointee.version } }
    @inline(__always) set { withUnsafeMutablePointerToHeader { $0.pointee.version = newValue } }
  }
}

/// Buffers that were freed a moment ago: the allocator takes ten times as long for a few thousand bytes, and a fresh page
/// costs several times what writing to it costs.
private enum FreedBuffers {
  /// The last buffer freed of each size; each begins with the address of the one before.
  private nonisolated(unsafe) static let lists: UnsafeMutablePointer<UnsafeMutableRawPointer?> = {
    Allocator.keepFreedMemory()
    let lists = UnsafeMutablePointer<UnsafeMutableRawPointer?>.allocate(capacity: 8 * Int.bitWidth)
    lists.initialize(repeating: nil, count: 8 * Int.bitWidth)
    return lists
  }()
  private nonisolated(unsafe) static var heldBytes = 0
  private static let mostBytes = 1 << 28

  /// The size that a buffer really has, an eighth of a power of two apart, so that nearly equal tensors share buffers; and
  /// the list of that size.
  @inline(__always)
  private static func place(_ byteCount: Int) -> (size: Int, list: Int) {
    let step = 1 << (Int.bitWidth - 4 - byteCount.leadingZeroBitCount)
    let size = (byteCount + step - 1) & ~(step - 1)
    let magnitude = Int.bitWidth - 1 - size.leadingZeroBitCount
    return (size, 8 * magnitude + (size >> (magnitude - 3)) & 7)
  }

  static func take(_ byteCount: Int) -> UnsafeMutableRawPointer? {
    let (size, list) = place(byteCount)
    if let buffer = lists[list] {
      lists[list] = buffer.load(as: UnsafeMutableRawPointer?.self)
      heldBytes -= size
      return buffer
    }
    if let buffer = allocate(size) { return buffer }
    drain()
    return allocate(size)
  }

  /// A buffer at the start of a line of the processor's cache: wide vectors that lie across two lines take twice as long.
  private static func allocate(_ size: Int) -> UnsafeMutableRawPointer? {
    var buffer: UnsafeMutableRawPointer?
    return posix_memalign(&buffer, 64, size) == 0 ? buffer : nil
  }

  static func put(_ buffer: UnsafeMutableRawPointer, _ byteCount: Int) {
    let (size, list) = place(byteCount)
    guard size <= mostBytes else { return free(buffer) }
    if heldBytes + size > mostBytes { drain() }
    buffer.storeBytes(of: lists[list], as: UnsafeMutableRawPointer?.self)
    lists[list] = buffer
    heldBytes += size
  }

  static func drain() {
    for list in 0..<(8 * Int.bitWidth) {
      while let buffer = lists[list] {
        lists[list] = buffer.load(as: UnsafeMutableRawPointer?.self)
        free(buffer)
      }
    }
    heldBytes = 0
  }
}
