// Autocast: products are taken in a narrow type, losses in float32, whatever type their arguments have.

/// The mode that `torch.autocast` switches on, as PyTorch has it on a CPU.
public enum Autocast {
  nonisolated(unsafe) public static var isEnabled = false
  /// The type that products are taken in.
  nonisolated(unsafe) public static var dtype = DType.bfloat16
  nonisolated(unsafe) public static var usesCache = true
  /// Parameters with their narrow copies: one each, so that it gathers the gradients of all its uses.
  nonisolated(unsafe) private static var cache: [ObjectIdentifier: (whole: Tensor, narrow: Tensor)] = [:]

  public static func reset() {
    isEnabled = false
    dtype = .bfloat16
    usesCache = true
    clearCache()
  }

  public static func clearCache() { cache = [:] }

  /// What an operation does to the types of its arguments.
  private enum Policy { case narrow, wide }

  private static let policies: [String: Policy] = {
    var table: [String: Policy] = [:]
    for name in [
      "conv1d", "conv2d", "conv3d", "conv_transpose1d", "conv_transpose2d", "conv_transpose3d", "bmm", "mm",
      "linalg_vecdot", "baddbmm", "addmm", "addbmm", "linear", "matmul", "prelu",
    ] { table[name] = .narrow }
    for name in [
      "binary_cross_entropy", "polar", "prod", "quantile", "nanquantile", "cdist", "trace", "cholesky",
      "cholesky_inverse", "cholesky_solve", "inverse", "pinverse", "mse_loss", "nll_loss", "smooth_l1_loss",
      "cross_entropy_loss", "huber_loss", "binary_cross_entropy_with_logits", "_ctc_loss", "linalg_matrix_norm",
      "linalg_cond", "linalg_matrix_rank", "linalg_solve", "linalg_cholesky", "linalg_svdvals", "linalg_eigvals",
      "linalg_eigvalsh", "linalg_inv", "linalg_householder_product", "linalg_tensorinv", "linalg_tensorsolve",
      "linalg_qr", "linalg_cholesky_ex", "linalg_svd", "linalg_eig", "linalg_eigh", "linalg_lstsq", "linalg_inv_ex",
    ] { table[name] = .wide }
    return table
  }()

  /// The arguments of an operation in the types that it is to have.
  static func cast(_ values: [Argument], of name: String) throws -> [Argument] {
    guard let policy = policies[name] else { return values }
    return try values.map { value in
      guard case .tensor(let tensor) = value else { return value }
      return .tensor(try policy == .narrow ? narrowed(tensor) : widened(tensor))
    }
  }

  /// A floating-point tensor, unless of doubles, in the narrow type.
  public static func narrowed(_ tensor: Tensor) throws -> Tensor {
    guard tensor.dtype.isFloatingPoint, tensor.dtype != .float64, tensor.dtype != dtype else { return tensor }
    let isParameter = usesCache && tensor.dtype == .float32 && tensor.requiresGrad && tensor.isLeaf
    if isParameter, let known = cache[ObjectIdentifier(tensor)], known.narrow.dtype == dtype { return known.narrow }
    let narrow = try tensor.to(dtype)
    if isParameter && GradMode.isEnabled { cache[ObjectIdentifier(tensor)] = (tensor, narrow) }
    return narrow
  }

  /// A tensor of a narrow type in float32.
  public static func widened(_ tensor: Tensor) throws -> Tensor {
    tensor.dtype == .float16 || tensor.dtype == .bfloat16 ? try tensor.to(.float32) : tensor
  }
}
