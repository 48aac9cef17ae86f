// A node of its own for a tensor that passes a module.

extension Tensor {
  /// The same elements behind a node of the given name, where hooks see what passes here and nothing else.
  public func throughNode(_ name: String) throws -> Tensor {
    try alias().recorded(name, [self]) { _, g, _ in g }
  }

  /// The elements, made from `source`, in its memory format behind a node of the given name.
  public func throughNode(_ name: String, inFormatOf source: Tensor) throws -> Tensor {
    let made = try source.storage === storage ? clone() : self
    return try made.laidOut(inFormatOf: source).alias().recorded(name, [made]) { _, g, _ in g }
  }

  /// The same elements behind a node that lets no gradient through.
  public func withUndefinedGradient() throws -> Tensor {
    try alias().recorded("UndefinedGrad", [self]) { _, _, _ in nil }
  }
}
