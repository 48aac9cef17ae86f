// What PyTorch has and this engine has not: refused by name when a notebook uses it.

import MiniPython

enum Refusals {
  private static func refusal(_ name: String) -> Raised {
    Raised(Exceptions.notImplementedError, "\(name) is not supported by this runner")
  }

  /// The answer of a module to a name it lacks: `.undef` for what PyTorch lacks as well.
  /// - Throws: NotImplementedError for what PyTorch has.
  static func attribute(_ name: StringObject, of place: String) throws -> Value {
    if KnownNames.has(name.text, in: place) { throw refusal("\(place).\(name.text)") }
    return .undef
  }

  /// An attribute of tensors that PyTorch has, as one that refuses to be read; `.undef` for what PyTorch lacks.
  static func tensorAttribute(_ name: StringObject) -> Value {
    let text = name.text
    guard KnownNames.has(text, in: "torch.Tensor") else { return .undef }
    return .object(
      PropertyObject(
        native: text, get: { _ in throw refusal("Tensor.\(text)") }, set: { _, _ in throw refusal("Tensor.\(text)") }))
  }
}
