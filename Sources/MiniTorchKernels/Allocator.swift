// What the C library does with memory that is freed.
import CProcessor

package enum Allocator {
  /// Keeps the room of kernels and other large blocks for the next one: given back to the system after each use, they come
  /// back as pages to be cleared, which takes longer than most kernels.
  package static func keepFreedMemory() { keep_freed_memory() }
}
