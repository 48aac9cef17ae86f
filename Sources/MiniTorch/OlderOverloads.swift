// Signatures that PyTorch still takes and calls deprecated: a factor stands before what it multiplies.

enum OlderOverloads {
  private static let factor = ["(Tensor input, Number alpha, Tensor other, *, Tensor out=None)"]
  private static let value = ["(Tensor input, Number value, Tensor tensor1, Tensor tensor2, *, Tensor out=None)"]

  private static func product(_ a: String, _ b: String) -> [String] {
    [
      "(Number beta, Tensor input, Number alpha, Tensor \(a), Tensor \(b), *, Tensor out=None)",
      "(Number beta, Tensor input, Tensor \(a), Tensor \(b), *, Tensor out=None)",
    ]
  }

  private static let texts: [String: [String]] = [
    "add": factor, "sub": factor, "addcmul": value, "addcdiv": value, "addmm": product("mat1", "mat2"),
    "addmv": product("mat", "vec"), "addr": product("vec1", "vec2"), "addbmm": product("batch1", "batch2"),
    "baddbmm": product("batch1", "batch2"),
  ]

  /// Whether an operation has such signatures; complaints about its calls come in the form for several.
  static func has(_ name: String) -> Bool { texts[base(name)] != nil }

  private static func base(_ name: String) -> String { name.hasSuffix("_") ? String(name.dropLast()) : name }

  /// The call as it is written today, where one of these signatures fits it; PyTorch warns of the first in a process.
  ///
  /// - Parameters:
  ///   - name: the name of the function, or of the method if there is a receiver.
  ///   - newer: the signatures that the warning names instead.
  static func renewed(
    _ call: CallArguments, of name: String, receiver: Tensor? = nil, insteadOf newer: [Signature]
  ) throws -> CallArguments? {
    for text in texts[base(name)] ?? [] {
      let takesNumbers = ["add", "sub"].contains(base(name))
      let whole = Signature(name + text, takesNumbersAsTensors: takesNumbers)
      let form = receiver == nil ? whole : whole.asMethod(name)
      guard let form, let values = try form.match(call, receiver: receiver, mustFit: false) else { continue }
      let lines = newer.map { "\n\t\(name)\($0.description)" }.joined()
      try Warning(
        "This overload of \(name) is deprecated:\n\t\(name)\(form.description)\n"
          + "Consider using one of the following signatures instead:\(lines)", onceBy: "deprecated overloads"
      ).give()
      var made = CallArguments([])
      for (parameter, value) in zip(whole.parameters, values) {
        switch (parameter.name, value) {
        case (_, .none): continue
        case ("input", _): if receiver == nil { made.positional.append(value) }
        default: made.keywords.append((parameter.name, value))
        }
      }
      return made
    }
    return nil
  }
}
