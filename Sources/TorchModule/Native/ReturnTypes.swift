// torch.return_types: named tuples of results, such as `torch.return_types.max`.

import MiniPython

enum ReturnTypes {
  nonisolated(unsafe) private static var made: [String: TypeObject] = [:]

  static func make(_ name: String, _ fields: [(String, Value)]) -> TupleObject {
    TupleObject(fields.map(\.1), type: type(name, fields.map(\.0)))
  }

  private static func type(_ name: String, _ fields: [String]) -> TypeObject {
    if let known = made[name] { return known }
    let type = StructSequence.type("torch.return_types.\(name)", fields, lines: true)
    made[name] = type
    return type
  }

  /// The fields of PyTorch's types, and which have them.
  private static let known = [
    "min max": "aminmax",
    "values indices": "cummax cummin kthvalue max median min mode nanmedian sort topk",
    "mantissa exponent": "frexp",
    "a tau": "geqrf",
    "hist bin_edges": "histogram histogramdd",
    "L info": "linalg_cholesky_ex",
    "eigenvalues eigenvectors": "linalg_eig linalg_eigh",
    "inverse info": "linalg_inv_ex",
    "LD pivots": "linalg_ldl_factor",
    "LD pivots info": "linalg_ldl_factor_ex",
    "solution residuals rank singular_values": "linalg_lstsq",
    "P L U": "linalg_lu lu_unpack",
    "LU pivots": "linalg_lu_factor",
    "LU pivots info": "linalg_lu_factor_ex",
    "Q R": "linalg_qr qr",
    "sign logabsdet": "linalg_slogdet slogdet",
    "result info": "linalg_solve_ex",
    "U S Vh": "linalg_svd",
    "U S V": "svd",
    "solution cloned_coefficient": "triangular_solve",
  ]

  /// torch.return_types.
  static func makeModule() throws -> ModuleObject {
    let module = ModuleObject("torch.return_types")
    for (fields, names) in known {
      for name in names.split(separator: " ").map(String.init) {
        module.set(name, .object(type(name, fields.split(separator: " ").map(String.init))))
      }
    }
    return module
  }
}
