// Functions and methods of tensors that PyTorch writes in Python: how they bind their arguments, and refuse them.

import MiniPython
import MiniTorch

/// The Python signature in front of an operation.
struct PythonForm {
  private let parameters: PythonParameters
  private let name: String
  private let names: [String]
  private let isSplit: Bool

  private init(_ name: String, _ signature: String) {
    self.name = name
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

  /// The form of `torch.nn.functional.name`, for what it says of arguments that do not fit.
  static func functional(_ name: String) -> PythonForm? { functionals[name].map { PythonForm(name, $0) } }

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
    try check(call)
    if isSplit, call.positional.count > 1, call.positional[1].integer == nil {
      // Anything but a length is for `split_with_sizes`.
      _ = try ErrorMapping.python { try Self.splitWithSizes.bind(call) }
    }
    return call
  }

  /// The call with a plain flag for `inplace`, of which Python only asks whether it is true.
  func bindingFlags(_ arguments: Arguments) throws -> CallArguments {
    var call = try bind(arguments)
    let flag = try arguments.pairs.first { $0.name.text == "inplace" }.map { $0.value }
      ?? names.firstIndex(of: "inplace").flatMap { arguments.value($0) }
    guard let flag else { return call }
    let truth = Argument.bool(try Operations.isTrue(flag))
    if let i = call.keywords.firstIndex(where: { $0.name == "inplace" }) {
      call.keywords[i].value = truth
    } else if let i = names.firstIndex(of: "inplace"), i < call.positional.count {
      call.positional[i] = truth
    }
    return call
  }

  private static let splitWithSizes = Signature("split_with_sizes(Tensor input, int[] split_sizes, int dim=0)")

  /// What the function behind it asks of the arguments that it is handed.
  private func check(_ call: CallArguments) throws {
    func attribute(_ name: String, of argument: Argument?) throws {
      guard let argument else { return }
      if case .tensor = argument { return }
      throw Raised(Exceptions.attributeError, "'\(argument.typeName)' object has no attribute '\(name)'")
    }
    switch name {
    case "sigmoid": try attribute("sigmoid", of: call.positional.first)
    case "glu": try attribute("dim", of: call.positional.first)
    case "norm", "Tensor.norm":
      try attribute("layout", of: call.positional.first)
      if call.positional.count > 1, case .list = call.positional[1] {
        _ = try ErrorMapping.python { try Self.vectorNorm.bind(CallArguments(Array(call.positional.prefix(2)))) }
      }
    case "tensordot":
      try attribute("dim", of: call.positional.first)
      try attribute("dim", of: call.positional.dropFirst().first)
    case "_return_output", "_consecutive_return_output":
      let signature = name == "_return_output" ? Self.unique2 : Self.uniqueConsecutive
      let given = zip(names, call.positional).dropFirst().map { ($0, $1) } + call.keywords
      let known = given.filter { pair in signature.parameters.contains { $0.name == pair.0 } }
      _ = try ErrorMapping.python { try signature.bind(CallArguments([call.positional[0]], keywords: known)) }
    case "unravel_index":
      switch call.positional.dropFirst().first {
      case .string(let text)? where !text.isEmpty:
        throw Raised.type("expected 'shape' sequence to only contain ints, but got <class 'str'>")
      case .list(let sizes, _)?:
        for size in sizes where size.integer == nil {
          throw Raised.type("expected 'shape' sequence to only contain ints, but got <class '\(size.typeName)'>")
        }
      case .int?, .tensor?, nil: break
      case let other?:
        throw Raised.type("expected 'shape' to be int or sequence of ints, but got <class '\(other.typeName)'>")
      }
    default: break
    }
  }

  private static let vectorNorm = Signature("linalg_vector_norm(Tensor input, Number ord=2)")
  private static let unique2 = Signature(
    "_unique2(Tensor input, *, bool sorted=True, bool return_inverse=False, bool return_counts=False)")
  private static let uniqueConsecutive = Signature(
    "unique_consecutive(Tensor input, *, bool return_inverse=False, bool return_counts=False)")

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

  private static let functionals = [
    "batch_norm": "(input, running_mean, running_var, weight=None, bias=None, training=False, momentum=0.1, eps=1e-05)",
    "celu": "(input, alpha=1.0, inplace=False)",
    "dropout": "(input, p=0.5, training=True, inplace=False)",
    "elu": "(input, alpha=1.0, inplace=False)",
    "glu": "(input, dim=-1)",
    "hardsigmoid": "(input, inplace=False)",
    "hardswish": "(input, inplace=False)",
    "hardtanh": "(input, min_val=-1.0, max_val=1.0, inplace=False)",
    "layer_norm": "(input, normalized_shape, weight=None, bias=None, eps=1e-05)",
    "leaky_relu": "(input, negative_slope=0.01, inplace=False)",
    "mish": "(input, inplace=False)",
    "relu6": "(input, inplace=False)",
    "selu": "(input, inplace=False)",
    "sigmoid": "(input)",
    "silu": "(input, inplace=False)",
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
