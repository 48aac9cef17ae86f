// Which dtypes the `out` of an operation may have, where that is not simply what the result can be cast to.

enum OutputTypes {
  /// Refuses an `out` of a dtype that the operation does not write.
  ///
  /// - Throws: PyTorch's error, whose words differ from operation to operation.
  static func check(_ name: String, _ result: DType, _ out: DType) throws {
    if result == out { return }
    if sameType.contains(name) {
      throw TensorError.runtime("Found dtype \(out.scalarName) but expected \(result.scalarName)")
    }
    if exactType.contains(name) {
      throw TensorError.runtime(
        "Expected out tensor to have dtype \(result.nativeName), but got \(out.nativeName) instead")
    }
    switch name {
    case "signbit", "isposinf", "isneginf":
      throw TensorError.runtime("\(name) does not support non-boolean outputs.")
    case "nan_to_num":
      throw TensorError.runtime(
        "nan_to_num: dtype of out: \(out.scalarName) should be same as input: \(result.scalarName)")
    case "float_power":
      throw TensorError.runtime(
        "the output given to float_power has dtype \(out.scalarName) but the operation's result requires dtype Double")
    case "heaviside":
      throw TensorError.runtime("heaviside is not yet implemented for tensors with different dtypes.")
    case "where": throw TensorError.runtime("Expected out type to be \(result.scalarName) but got \(out.scalarName)")
    case "index_select", "masked_select":
      throw TensorError.runtime("\(name)(): self and result must have the same scalar type")
    case "amax", "amin":
      throw TensorError.runtime(
        "Expected the dtype for input and out to match, but got \(result.scalarName) for input's dtype and "
          + "\(out.scalarName) for out's dtype.")
    case "dot", "vdot":
      throw TensorError.runtime("result dtype \(out.scalarName) does not match input dtype \(result.scalarName)")
    case "all", "any":
      if out == .uint8 { return }
      throw TensorError.runtime("\(name) only supports bool tensor for result, got: \(out.scalarName)")
    case "nonzero":
      throw TensorError.runtime(
        "nonzero: Expected out tensor to have scalar type Long but got scalar type\(out.scalarName)")
    case "mean" where !result.canCast(to: out):
      throw TensorError.runtime(
        "mean.dtype_out(): input types can't be cast to the desired output type \(out.scalarName)")
    case "cat", "stack":
      if !result.canCast(to: out) {
        throw TensorError.type("torch.cat(): input types can't be cast to the desired output type \(out.scalarName)")
      }
    default: break
    }
  }

  private static let sameType: Set<String> = [
    "abs", "neg", "sign", "sgn", "floor", "ceil", "round", "trunc", "frac", "bitwise_not", "clamp", "clamp_min",
    "clamp_max",
  ]

  private static let exactType: Set<String> = [
    "argmax", "argmin", "norm", "mm", "addmm", "bmm", "baddbmm", "gather", "softmax", "log_softmax", "cross", "tril",
    "triu", "scatter", "scatter_add",
  ]
}
