// The module `torch.linalg`: the operations whose names begin with `linalg_`.

import MiniPython
import MiniTorch

enum LinalgModule {
  static func make() throws -> ModuleObject {
    let module = ModuleObject("torch.linalg")
    module.fallback = { name in
      let found = OpBinding.function(StringObject.intern("linalg_\(name.text)"), place: [])
      if !found.isUndef {
        module.namespace.set(name, found)
        return found
      }
      if unsupported.contains(name.text) {
        throw Raised(
          Exceptions.notImplementedError, "torch.linalg.\(name.text) is not supported by this runner")
      }
      return .undef
    }
    return module
  }

  /// Names of torch.linalg that PyTorch has and this engine has not.
  private static let unsupported: Set<String> = [
    "cholesky_ex", "cond", "cross", "eig", "eigvals", "householder_product", "inv_ex", "ldl_factor", "ldl_factor_ex",
    "ldl_solve", "lstsq", "lu", "lu_factor", "lu_factor_ex", "lu_solve", "matmul", "matrix_exp", "multi_dot",
    "solve_ex", "solve_triangular", "tensorinv", "tensorsolve", "vander", "vecdot",
  ]
}
