// Whether operations are recorded.

/// The recording mode of the engine.
public enum GradMode {
  /// Whether operations on tensors that require gradients are recorded.
  public nonisolated(unsafe) static var isEnabled = true

  /// Whether new tensors are inference tensors, which can never be recorded.
  public nonisolated(unsafe) static var isInference = false

  /// Does `body` with recording on or off.
  @inline(__always)
  public static func with<R>(_ enabled: Bool, _ body: () throws -> R) rethrows -> R {
    let previous = isEnabled
    isEnabled = enabled
    defer { isEnabled = previous }
    return try body()
  }
}
