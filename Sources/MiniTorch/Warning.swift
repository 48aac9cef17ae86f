// Warnings of the engine: who hears them, and which are given only once.

/// A warning in PyTorch's words.
public struct Warning: Sendable {
  public enum Category: UInt8, Sendable { case user, deprecation, future }

  public let category: Category
  public let message: String
  /// Whether PyTorch gives it once a process, wherever it arises (its `TORCH_WARN_ONCE`).
  public let isOnce: Bool
  /// What stands for all warnings of the same line in PyTorch, where their messages differ.
  private let site: String

  public init(_ message: String, category: Category = .user, isOnce: Bool = false) {
    self.category = category
    self.message = message
    self.isOnce = isOnce
    site = message
  }

  init(_ message: String, onceBy site: String) {
    category = .user
    self.message = message
    isOnce = true
    self.site = site
  }

  /// Hears every warning; a host puts its own here, and throws to turn a warning into an error.
  public nonisolated(unsafe) static var handler: (Warning) throws -> Void = { _ in }

  /// Whether those that are given once are given every time all the same.
  public nonisolated(unsafe) static var repeats = false

  private nonisolated(unsafe) static var given: Set<String> = []

  /// Gives the warning, unless it was given before and is given only once.
  func give() throws {
    if isOnce && !Self.given.insert(site).inserted && !Self.repeats { return }
    try Self.handler(self)
  }

  /// Forgets which once-only warnings were given, as a new process would.
  public static func reset() {
    given.removeAll()
    repeats = false
  }
}
