// Anomaly detection: which operation made a gradient that is no number, and where it was recorded.

/// PyTorch's `torch.autograd.detect_anomaly`.
public enum Anomaly {
  /// Whether nodes remember where they were recorded, and failures in backward tell.
  public nonisolated(unsafe) static var isEnabled = false
  /// Whether gradients are searched for NaN.
  public nonisolated(unsafe) static var checksNaN = true
  /// Where the host is: lines of a traceback.
  public nonisolated(unsafe) static var place: () -> String = { "" }

  /// The places where nodes were recorded, by their sequence numbers.
  private nonisolated(unsafe) static var places: [Int: String] = [:]

  /// Forgets everything, as a new process would.
  public static func reset() {
    isEnabled = false
    checksNaN = true
    places = [:]
  }

  /// Remembers where a node is made.
  @inline(never)
  static func note(_ sequence: Int) { places[sequence] = place() }

  /// Refuses gradients with NaN in them.
  static func check(_ results: [Tensor?], of node: Node) throws {
    guard checksNaN else { return }
    for (i, result) in results.enumerated() {
      guard let result, result.dtype.isFloatingPoint, result.doubles().contains(where: \.isNaN) else { continue }
      throw TensorError.runtime("Function '\(node.name)' returned nan values in its \(i)th output.")
    }
  }

  /// Warns of a failure in `node`, with the place where it was recorded.
  static func report(_ node: Node) throws {
    guard let place = places[node.sequence] else {
      return try Warning(
        "Error detected in \(node.name). No forward pass information available. Enable detect anomaly during forward pass "
          + "for more information."
      ).give()
    }
    try Warning("Error detected in \(node.name). Traceback of forward call that caused the error:\n\(place)").give()
  }
}
