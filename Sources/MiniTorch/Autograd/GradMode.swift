// Whether operations are recorded.

/// The recording mode of the engine.
public enum GradMode {
  /// Whether operations on tensors that require gradients are recorded.
  public nonisolated(unsafe) static var isEnabled = true

  /// Whether new tensors are inference tensors, which can never be recorded.
  public nonisolated(unsafe) static var isInference = false

  /// Whether a node's own formula is at work: numbers in it are of the overload for numbers, as they are in C++.
  package nonisolated(unsafe) static var isFormula = false

  /// Does `body` as part of a node's formula, or as what a notebook wrote in the midst of one.
  @inline(__always)
  package static func asFormula<R>(_ flag: Bool, _ body: () throws -> R) rethrows -> R {
    let previous = isFormula
    isFormula = flag
    defer { isFormula = previous }
    return try body()
  }

  /// Does `body` with recording on or off.
  @inline(__always)
  public static func with<R>(_ enabled: Bool, _ body: () throws -> R) rethrows -> R {
    let previous = isEnabled
    isEnabled = enabled
    defer { isEnabled = previous }
    return try body()
  }
}
