// How tensors are printed: PyTorch's print options and their profiles.

/// The options of `torch.set_printoptions`.
public struct PrintOptions: Equatable, Sendable {
  /// Digits after the decimal point.
  public var precision = 4
  /// The number of elements above which only the edges are shown; infinity never summarises.
  public var threshold = 1000.0
  /// How many elements are shown at each end of a summarised dimension.
  public var edgeItems = 3
  /// Characters a line may hold.
  public var lineWidth = 80
  /// Whether scientific notation is used; nil decides by the values.
  public var scientific: Bool?

  /// A named set of options.
  public enum Profile: String, Sendable {
    case `default`, short, full
  }

  /// The options that printing uses.
  public nonisolated(unsafe) static var current = PrintOptions()

  public init() {}

  /// Changes what is given, the profile first; `scientific` is replaced on every call, also by nil.
  public mutating func set(
    precision: Int? = nil, threshold: Double? = nil, edgeItems: Int? = nil, lineWidth: Int? = nil,
    profile: Profile? = nil, scientific: Bool? = nil
  ) {
    if let profile {
      self.precision = profile == .short ? 2 : 4
      self.threshold = profile == .full ? .infinity : 1000
      self.edgeItems = profile == .short ? 2 : 3
      self.lineWidth = 80
    }
    if let precision { self.precision = precision }
    if let threshold { self.threshold = threshold }
    if let edgeItems { self.edgeItems = edgeItems }
    if let lineWidth { self.lineWidth = lineWidth }
    self.scientific = scientific
  }
}
