// Operations that take their tensors one by one or as one list.

/// An operation on tensors given one by one, a function of Python's in PyTorch.
///
/// A list given alone stands for its elements where the operation takes that; to others it is one thing that is no tensor.
final class VariadicOp: Op, @unchecked Sendable {
  private static let takingLists: Set = ["meshgrid", "atleast_1d", "atleast_2d", "atleast_3d"]

  override func call(_ arguments: CallArguments, as called: String? = nil) throws -> OpResult {
    var call = arguments
    let parameters = signatures[signatures.count - 1].parameters
    for (keyword, _) in call.keywords where !parameters.dropFirst().contains(where: { $0.name == keyword }) {
      throw TensorError.type("\(name)() got an unexpected keyword argument '\(keyword)'")
    }
    if call.positional.count == 1 {
      // Where one tensor alone is another overload, PyTorch looks at the argument itself.
      if signatures.count > 1 { return try super.call(call, as: called) }
      if case .list = call.positional[0], Self.takingLists.contains(name) {
        return try super.call(call, as: called)
      }
    }
    call.positional = [.list(call.positional, isTuple: true)]
    return try super.call(call, as: called)
  }
}

/// `einsum`: an equation and its operands, or operands each followed by the numbers of its dimensions.
final class EinsumOp: Op, @unchecked Sendable {
  override func call(_ arguments: CallArguments, as called: String? = nil) throws -> OpResult {
    var call = arguments
    guard call.positional.count >= 2 else {
      throw TensorError.value(
        "einsum(): must specify the equation string and at least one operand, or at least one operand and its subscripts "
          + "list")
    }
    if case .tensor = call.positional[0] {
      call.positional = try equation(call.positional)
    } else if call.positional.count > 2 {
      call.positional = [call.positional[0], .list(Array(call.positional[1...]), isTuple: true)]
    } else if case .list = call.positional[1] {
    } else {
      call.positional[1] = .list([call.positional[1]], isTuple: true)
    }
    return try super.call(call, as: called)
  }

  /// The call in the form with an equation.
  private func equation(_ arguments: [Argument]) throws -> [Argument] {
    var operands: [Argument] = []
    var terms: [String] = []
    for i in stride(from: 0, to: arguments.count - 1, by: 2) {
      operands.append(arguments[i])
      terms.append(try letters(arguments[i + 1]))
    }
    var text = terms.joined(separator: ",")
    if arguments.count % 2 == 1 { text += "->" + (try letters(arguments[arguments.count - 1])) }
    return [.string(text), .list(operands, isTuple: true)]
  }

  private func letters(_ subscripts: Argument) throws -> String {
    guard case .list(let numbers, _) = subscripts else {
      throw TensorError(.notImplemented, "torch.einsum: subscripts of this kind are not supported by this runner")
    }
    return try numbers.map { number in
      if case .other("ellipsis") = number { return "..." }
      guard case .int(let k) = number, k >= 0 && k < 52 else {
        throw TensorError.value(
          "einsum(): subscript in subscript list is not within the valid range [0, 52)")
      }
      return String(UnicodeScalar(UInt8(k < 26 ? 65 + k : 71 + k)))
    }.joined()
  }
}
