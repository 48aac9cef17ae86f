// What a caller in another language hands to an operation, and what it gets back.

/// One argument of a call, or one element of a list that is an argument.
public enum Argument {
  case none
  case bool(Bool)
  case int(Int)
  /// An integer too large for 64 bits.
  case bigInt
  case float(Double)
  case string(String)
  case tensor(Tensor)
  indirect case list([Argument], isTuple: Bool)
  case dtype(DType)
  case generator(Generator)
  case device(String)
  case layout
  case memoryFormat(String)
  /// An object that no operation takes, by the name of its type.
  case other(String)

  public init(_ scalar: Scalar) {
    switch scalar {
    case .bool(let value): self = .bool(value)
    case .int(let value): self = .int(value)
    case .float(let value): self = .float(value)
    }
  }

  /// The name of the Python type of a tensor, for messages; a host that has subclasses sets its own.
  public nonisolated(unsafe) static var tensorTypeName: (Tensor) -> String = { _ in "Tensor" }

  /// The name of the argument's Python type, as messages give it.
  public var typeName: String {
    switch self {
    case .none: "NoneType"
    case .bool: "bool"
    case .int, .bigInt: "int"
    case .float: "float"
    case .string: "str"
    case .tensor(let tensor): Self.tensorTypeName(tensor)
    case .list(_, let isTuple): isTuple ? "tuple" : "list"
    case .dtype: "torch.dtype"
    case .generator: "torch._C.Generator"
    case .device: "torch.device"
    case .layout: "torch.layout"
    case .memoryFormat: "torch.memory_format"
    case .other(let name): name
    }
  }

  /// The type with those of the elements, `list of [int, str]` or `tuple of (int, str)`.
  var deepTypeName: String {
    guard case .list(let elements, let isTuple) = self else { return typeName }
    let names = elements.map(\.typeName).joined(separator: ", ")
    return "\(typeName) of " + (isTuple ? "(\(names)\(elements.count == 1 ? "," : ""))" : "[\(names)]")
  }

  var isNone: Bool { if case .none = self { true } else { false } }

  /// The number, if it is one.
  @inline(__always)
  var scalar: Scalar? {
    switch self {
    case .bool(let value): .bool(value)
    case .int(let value): .int(value)
    case .float(let value): .float(value)
    default: nil
    }
  }
}

/// The arguments of one call, in the order written.
public struct CallArguments {
  public var positional: [Argument]
  public var keywords: [(name: String, value: Argument)]

  var isEmpty: Bool { positional.isEmpty && keywords.isEmpty }

  public init(_ positional: [Argument], keywords: [(name: String, value: Argument)] = []) {
    self.positional = positional
    self.keywords = keywords
  }
}

/// What an operation returns.
public enum OpResult {
  case tensor(Tensor)
  /// A plain tuple of tensors.
  case tensors([Tensor])
  /// A named tuple, `torch.return_types.max`.
  case named(String, [(name: String, value: Tensor)])
  case bool(Bool)
  case int(Int)
  case float(Double)
  case ints([Int])
  case dtype(DType)
  case none

  /// The tensor, if the result is one.
  public var tensor: Tensor? { if case .tensor(let value) = self { value } else { nil } }

  /// All tensors of the result.
  public var allTensors: [Tensor] {
    switch self {
    case .tensor(let value): [value]
    case .tensors(let values): values
    case .named(_, let fields): fields.map(\.value)
    default: []
    }
  }
}

/// Arguments matched to the parameters of one signature, defaults filled in.
public struct BoundArguments {
  /// Which of the operation's signatures matched.
  public let overload: Int
  let signature: Signature
  var values: [Argument]

  func has(_ i: Int) -> Bool { !values[i].isNone }

  @inline(__always)
  func tensor(_ i: Int) throws -> Tensor {
    if case .tensor(let tensor) = values[i] { return tensor }
    guard let scalar = values[i].scalar else { throw wrongType(i) }
    return try Tensor(wrapping: scalar)
  }

  func optionalTensor(_ i: Int) throws -> Tensor? { has(i) ? try tensor(i) : nil }

  @inline(__always)
  func operand(_ i: Int) throws -> Operand {
    if case .tensor(let tensor) = values[i] { return .tensor(tensor) }
    return .scalar(try scalar(i))
  }

  func scalar(_ i: Int) throws -> Scalar {
    if case .tensor(let tensor) = values[i] { return try tensor.item() }
    if case .bigInt = values[i] { throw TensorError(.overflow, "int too big to convert") }
    guard let scalar = values[i].scalar else { throw wrongType(i) }
    return scalar
  }

  func optionalScalar(_ i: Int) throws -> Scalar? { has(i) ? try scalar(i) : nil }

  func double(_ i: Int) throws -> Double { try scalar(i).double }

  func int(_ i: Int) throws -> Int {
    if case .bigInt = values[i] { throw TensorError(.value, "Overflow when unpacking long long") }
    return Int(try scalar(i).int64)
  }

  func optionalInt(_ i: Int) throws -> Int? { has(i) ? try int(i) : nil }

  func bool(_ i: Int) throws -> Bool { has(i) ? try scalar(i).int64 != 0 : false }

  func dtype(_ i: Int) -> DType? { if case .dtype(let dtype) = values[i] { dtype } else { nil } }

  func string(_ i: Int) -> String? { if case .string(let text) = values[i] { text } else { nil } }

  func generator(_ i: Int) -> Generator? { if case .generator(let generator) = values[i] { generator } else { nil } }

  /// A list of integers; a single one stands for a list of itself.
  func ints(_ i: Int) throws -> [Int] {
    guard case .list(let elements, _) = values[i] else { return [try int(i)] }
    return try elements.enumerated().map { position, element in
      switch element {
      case .int(let value): return value
      case .bool(let flag): return flag ? 1 : 0
      case .tensor(let tensor) where tensor.count == 1 && !tensor.dtype.isFloatingPoint:
        return Int(try tensor.item().int64)
      case .bigInt:
        throw TensorError.type(
          "\(signature.name)(): argument '\(signature.parameters[i].name)' failed to unpack the object at pos "
            + "\(position + 1) with error \"Overflow when unpacking long long\"")
      default:
        throw TensorError.type(
          "\(signature.name)(): argument '\(signature.parameters[i].name)' failed to unpack the object at pos "
            + "\(position + 1) with error \"type must be tuple of ints,but got \(element.typeName)\"")
      }
    }
  }

  /// A list of numbers.
  func doubles(_ i: Int) throws -> [Double] {
    guard case .list(let elements, _) = values[i] else { throw wrongType(i) }
    return try elements.map { element in
      guard let scalar = element.scalar else { throw wrongType(i) }
      return scalar.double
    }
  }

  func optionalInts(_ i: Int) throws -> [Int]? { has(i) ? try ints(i) : nil }

  func tensors(_ i: Int) throws -> [Tensor] {
    guard case .list(let elements, _) = values[i] else { throw wrongType(i) }
    return try elements.enumerated().map { position, element in
      guard case .tensor(let tensor) = element else {
        throw TensorError.type(
          "expected Tensor as element \(position) in argument \(i), but got \(element.typeName)")
      }
      return tensor
    }
  }

  private func wrongType(_ i: Int) -> TensorError {
    let parameter = signature.parameters[i]
    return .type(
      "\(signature.name)(): argument '\(parameter.name)' must be \(parameter.type.displayName), not "
        + values[i].typeName)
  }

  /// The index of the parameter called `name`.
  func index(_ name: String) -> Int? { signature.parameters.firstIndex { $0.name == name } }
}
