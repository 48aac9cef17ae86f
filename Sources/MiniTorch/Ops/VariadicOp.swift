// Operations that take their tensors one by one or as one list.

/// An operation whose last positional parameter is a list of tensors, which may also be given one by one.
final class VariadicOp: Op, @unchecked Sendable {
  override func call(_ arguments: CallArguments, as called: String? = nil) throws -> OpResult {
    var call = arguments
    if let first = call.positional.firstIndex(where: { if case .tensor = $0 { true } else { false } }) {
      let tensors = Array(call.positional[first...])
      call.positional.replaceSubrange(first..., with: [.list(tensors, isTuple: true)])
    }
    return try super.call(call, as: called)
  }
}
