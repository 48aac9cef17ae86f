// Operations that take their tensors one by one or as one list.

/// An operation on a list of tensors, which may also be given one by one.
///
/// Some take them one by one alone: a list given to those is one thing that is no tensor.
final class VariadicOp: Op, @unchecked Sendable {
  private static let withoutLists: Set = ["cartesian_prod", "block_diag"]

  override func call(_ arguments: CallArguments, as called: String? = nil) throws -> OpResult {
    var call = arguments
    if call.positional.count == 1, case .list = call.positional[0], !Self.withoutLists.contains(name) {
      return try super.call(call, as: called)
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
    } else if case .tensor = call.positional[1] {
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
