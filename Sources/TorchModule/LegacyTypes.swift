// The older constructors: torch.Tensor(...) and torch.FloatTensor(...) with its kin.

import MiniPython
import MiniTorch

/// `torch.FloatTensor`: makes tensors of one type, and is the type of them to `isinstance`.
private final class LegacyType: Object {
  let dtype: DType
  init(_ dtype: DType) {
    self.dtype = dtype
    super.init(.foreign, type: LegacyTypes.metatype)
  }
}

enum LegacyTypes {
  nonisolated(unsafe) fileprivate static let metatype = TypeObject(
    "tensortype", module: "torch", layout: .foreign, isBase: false)

  private static func legacy(_ value: Value) -> LegacyType? {
    if case .object(let o) = value { o as? LegacyType } else { nil }
  }

  /// The element type that a legacy constructor stands for.
  static func dtype(of value: Value) -> DType? { legacy(value)?.dtype }

  static func install() {
    metatype.slots.repr = { StringObject("<class '\(legacy($0)?.dtype.tensorTypeName ?? "")'>") }
    metatype.slots.call = { value, arguments in
      guard let dtype = dtype(of: value) else { return .notImplemented }
      return try make(dtype, arguments)
    }
    metatype.method("__instancecheck__", .positional(1...1)) { a in
      .bool(a[1].asTensor.map { $0.dtype == dtype(of: a[0]) } ?? false)
    }
    metatype.property("__name__", get: { .string((dtype(of: $0)?.scalarName ?? "") + "Tensor") })
    metatype.property("dtype", get: { dtype(of: $0).map { TorchTypes.value(of: $0) } ?? .none })
    TensorType.tensor.slots.construct = { type, arguments in
      return try TensorSubclass.constructed(make(.defaultFloat, arguments), type)
    }
    TensorType.tensor.slots.initialize = { _, _ in }
  }

  static func install(in module: ModuleObject) {
    for dtype in DType.allCases { module.set(dtype.scalarName + "Tensor", .object(LegacyType(dtype))) }
  }

  /// Sizes, data, or another tensor, as torch.Tensor takes them.
  static func make(_ dtype: DType, _ arguments: Arguments) throws -> Value {
    var data = arguments.value(0)
    for (name, value) in arguments.pairs {
      switch name.text {
      case "data" where data == nil, "other" where data == nil: data = value
      case "device":
        if let device = value.asString?.text ?? value.asDevice { try ErrorMapping.python { try Device.check(device) } }
      default:
        throw Raised(
          Exceptions.notImplementedError, "torch.Tensor: the argument '\(name.text)' is not supported by this runner")
      }
    }
    guard let data else { return try empty(dtype, [0]) }
    if arguments.count > 1 || data.asInt != nil && data.asBool == nil {
      return try empty(dtype, sizes(arguments.count > 1 ? arguments.positional : [data]))
    }
    if let tensor = data.asTensor {
      // The type of torch.Tensor itself is that of its argument.
      guard tensor.dtype == dtype || dtype == .defaultFloat else {
        func options(_ dtype: DType) -> String {
          "TensorOptions(dtype=\(dtype.nativeName), device=cpu, layout=Strided, requires_grad=false (default), "
            + "pinned_memory=false (default), memory_format=(nullopt))"
        }
        throw Raised.type("expected \(options(dtype)) (got \(options(tensor.dtype)))")
      }
      return .tensor(tensor.detach())
    }
    if case .object(let o) = data, o.type === TorchTypes.size {
      return try empty(dtype, sizes(data.asTuple?.values ?? []))
    }
    if case .object(let o) = data, o.kind == .string { throw Raised.type("new(): invalid data type 'str'") }
    let nested = try NestedData(data)
    guard case .list = nested else { throw Raised.type("new(): data must be a sequence (got \(data.type.name))") }
    return try ErrorMapping.python { .tensor(try Tensor.from(nested, dtype: dtype)) }
  }

  private static func sizes(_ values: [Value]) throws -> [Int] {
    try values.enumerated().map { i, value in
      guard let n = value.asInt else {
        throw Raised.type(
          "new(): argument 'size' failed to unpack the object at pos \(i + 1) with error \"type must be tuple of ints,but "
            + "got \(value.type.name)\"")
      }
      return n
    }
  }

  /// PyTorch leaves the memory as it was; zeros repeat.
  private static func empty(_ dtype: DType, _ sizes: [Int]) throws -> Value {
    try ErrorMapping.python { .tensor(try Tensor.zeros(Shape(sizes), dtype: dtype)) }
  }
}
