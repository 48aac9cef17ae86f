// What a host allows the engine to take: memory, and time until it is interrupted.

/// The memory meter and the interrupt flag of this process's engine.
public enum Limits {
  /// A byte that the host sets from outside to stop the work in progress; nil when nobody interrupts.
  public nonisolated(unsafe) static var interrupt: UnsafePointer<UInt8>?

  /// The bytes that live tensors take.
  public private(set) nonisolated(unsafe) static var used = 0

  /// The most bytes that live tensors may take.
  public nonisolated(unsafe) static var maximum = Int.max

  /// Takes `bytes` from the allowance, and says whether they were there.
  @inline(__always)
  static func reserve(_ bytes: Int) -> Bool {
    let (total, overflow) = used.addingReportingOverflow(bytes)
    if overflow || total > maximum { return false }
    used = total
    return true
  }

  @inline(__always)
  static func release(_ bytes: Int) { used &-= bytes }

  /// Stops the work in progress if the host asked for it.
  ///
  /// - Throws: an error of kind `interrupted`.
  @inline(__always)
  static func checkInterrupt() throws(TensorError) {
    if let interrupt, interrupt.pointee != 0 { throw TensorError(.interrupted, "") }
  }
}
