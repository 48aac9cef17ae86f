// Functions and methods of tensors that PyTorch writes in Python: how they bind their arguments, and refuse them.

import MiniPython
import MiniTorch

/// The Python signature in front of an operation.
struct PythonForm {
  private let parameters: PythonParameters
  private let names: [String]
  private let isSplit: Bool

  private init(_ name: String, _ signature: String) {
    isSplit = name.hasSuffix("split")
    parameters = PythonParameters(name, signature)
    names = signature.dropFirst().dropLast().split(separator: ",").map { part in
      String(part.drop { $0 == " " }.prefix { $0 != "=" })
    }
  }

  /// The form of `torch.name`, if it has one.
  static func function(_ name: String) -> PythonForm? {
    functions[name].map { PythonForm($0.name ?? name, $0.signature) }
  }

  /// The form of the method `name`, if it has one.
  static func method(_ name: String) -> PythonForm? { methods[name].map { PythonForm("Tensor.\(name)", $0) } }

  /// The call as the operation takes it.
  func bind(_ arguments: Arguments) throws -> CallArguments {
    var call = CallArguments([])
    _ = try parameters.bind(arguments) { bound in
      for (i, name) in names.enumerated() where !bound[i].isUndef {
        if call.positional.count == i {
          call.positional.append(Argument(bound[i]))
        } else {
          call.keywords.append((name, Argument(bound[i])))
        }
      }
      return .none
    }
    if isSplit, call.positional.count > 1, call.positional[1].integer == nil {
      // Anything but a length is for `split_with_sizes`.
      _ = try ErrorMapping.python { try Self.splitWithSizes.bind(call) }
    }
    return call
  }

  private static let splitWithSizes = Signature("split_with_sizes(Tensor input, int[] split_sizes, int dim=0)")

  private static let norm = "p='fro', dim=None, keepdim=False"
  private static let unique = "return_inverse=False, return_counts=False, dim=None)"

  private static let functions: [String: (name: String?, signature: String)] = [
    "split": (nil, "(tensor, split_size_or_sections, dim=0)"),
    "norm": (nil, "(input, \(norm), out=None, dtype=None)"),
    "tensordot": (nil, "(a, b, dims=2, out=None)"),
    "cdist": (nil, "(x1, x2, p=2.0, compute_mode=None)"),
    "unravel_index": (nil, "(indices, shape)"),
    "unique": ("_return_output", "(input, sorted=True, \(unique)"),
    "unique_consecutive": ("_consecutive_return_output", "(input, \(unique)"),
  ]

  private static let methods = [
    "split": "(self, split_size, dim=0)",
    "norm": "(self, \(norm), dtype=None)",
    "unique": "(self, sorted=True, \(unique)",
    "unique_consecutive": "(self, \(unique)",
    "unflatten": "(self, dim, sizes)",
  ]
}

extension Argument {
  /// The number, if this is a whole one.
  fileprivate var integer: Int? { if case .int(let i) = self { i } else { nil } }
}
