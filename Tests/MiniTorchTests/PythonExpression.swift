// Calls of operations written as the Python expressions that real PyTorch is asked for.
import MiniTorch

/// The Python text of a call.
enum PythonExpression {
  static func text(_ op: Op, _ call: CallArguments, grad: Bool = false) -> String {
    var parts = call.positional.map { text($0, grad) }
    let named = call.keywords.map { "\($0.name)=\(text($0.value, grad))" }
    if op.places.contains(.function) || op.places.contains(.functional) {
      let module = op.places.contains(.function) ? "torch" : "torch.nn.functional"
      return "\(module).\(op.name)(\((parts + named).joined(separator: ", ")))"
    }
    let receiver = parts.removeFirst()
    return "\(receiver).\(op.name)(\((parts + named).joined(separator: ", ")))"
  }

  private static func text(_ argument: Argument, _ grad: Bool) -> String {
    switch argument {
    case .none: "None"
    case .bool(let value): value ? "True" : "False"
    case .int(let value): "\(value)"
    case .float(let value): "\(value)"
    case .string(let value): "'\(value)'"
    case .dtype(let dtype): "torch.\(dtype.name)"
    case .list(let elements, _): "[" + elements.map { text($0, grad) }.joined(separator: ", ") + "]"
    case .tensor(let tensor): text(tensor, grad)
    default: "?"
    }
  }

  private static func text(_ tensor: Tensor, _ grad: Bool) -> String {
    let values = tensor.scalars().map { scalar in
      switch scalar {
      case .bool(let value): value ? "True" : "False"
      case .int(let value): "\(value)"
      case .float(let value): "\(value)"
      }
    }
    let needs = grad && tensor.dtype.isFloatingPoint ? ".requires_grad_()" : ""
    let sizes = tensor.sizes.map { "\($0)" }.joined(separator: ", ")
    var text =
      "torch.tensor([\(values.joined(separator: ", "))], dtype=torch.\(tensor.dtype.name)).reshape(\(tensor.rank == 0 ? "()" : sizes))"
    if !tensor.isContiguous { text = "T(\(text))" }
    return text + needs
  }
}

/// A result as the recording script writes it: dtype, sizes, and every element exactly.
func line(_ tensor: Tensor) -> String {
  let values = tensor.scalars().map { scalar -> String in
    switch scalar {
    case .bool(let value): value ? "1" : "0"
    case .int(let value): "\(value)"
    case .float(let value): value.isNaN ? "nan" : "\(value)"
    }
  }
  return
    "\(tensor.dtype.name) [\(tensor.sizes.map { "\($0)" }.joined(separator: ","))] \(values.joined(separator: " "))"
}

/// A result of any kind, as the recording script writes it.
func line(_ result: OpResult) -> String {
  switch result {
  case .bool(let value): "bool \(value)"
  case .int(let value): "int \(value)"
  case .float(let value): "float \(value)"
  default: result.allTensors.map { line($0) }.joined(separator: " | ")
  }
}
