// Functions of torch that are no operations on tensors.

import MiniPython
import MiniTorch

enum TorchFunctions {
  static func install(in module: ModuleObject) {
    module.function("is_tensor", .positional(1...1)) { .bool($0[0].asTensor != nil || ComplexSource.isTensor($0[0])) }
    module.function("is_grad_enabled", .positional(0...0)) { _ in .bool(GradMode.isEnabled) }
    module.function("is_inference_mode_enabled", .positional(0...0)) { _ in .bool(GradMode.isInference) }
    module.function("get_default_dtype", .positional(0...0)) { _ in TorchTypes.value(of: .defaultFloat) }
    module.pythonFunction("set_default_dtype", "(d)") { a in
      guard let dtype = a[0].asDType else {
        throw Raised.type("invalid dtype object: only floating-point types are supported as the default type")
      }
      if !dtype.isFloatingPoint {
        throw Raised.type("only floating-point types are supported as the default type")
      }
      DType.defaultFloat = dtype
      return .none
    }
    module.pythonFunction("set_warn_always", "(b)") { a in
      guard let flag = a[0].asBool else {
        throw Raised.runtime("setWarnOnlyOnce expects a bool, but got \(a[0].type.name)")
      }
      Warning.repeats = flag
      return .none
    }
    module.function("is_warn_always_enabled", .positional(0...0)) { _ in .bool(Warning.repeats) }
    module.pythonFunction("typename", "(obj)") { a in
      .string(try PythonPart.typeText(a[0]))
    }
    module.pythonFunction("is_storage", "(obj)") { a in
      .bool(["UntypedStorage", "TypedStorage"].contains(a[0].type.name))
    }
    module.function("dropout", .any) { a in
      let values = try ErrorMapping.python { try dropoutSignature.bind(CallArguments(a)) }
      let dropout = try Operations.getAttribute(
        .object(Modules.module("torch.nn.functional")), StringObject.intern("dropout"))
      return try Operations.call(dropout, values.map(\.pythonValue))
    }
    // There are no arrays of numpy here, and so nothing that it would take.
    module.function("from_numpy", .any) { a in
      guard a.count == 1, let value = a.value(0) else {
        throw Raised.type("torch._VariableFunctionsClass.from_numpy() takes exactly one argument (\(a.count) given)")
      }
      throw Raised.type("expected np.ndarray (got \(value.type.name))")
    }
    module.function("get_num_interop_threads", .positional(0...0)) { _ in .int(1) }
    module.pythonFunction("set_default_tensor_type", "(t)") { a in
      let dtype =
        LegacyTypes.dtype(of: a[0])
        ?? a[0].asString.flatMap { name in
          DType.allCases.first { $0.tensorTypeName == name.text }
        }
      guard let dtype else { throw Raised.type("invalid type object") }
      guard dtype.isFloatingPoint else {
        throw Raised.type("only floating-point types are supported as the default type")
      }
      try Warnings.warn(
        Exceptions.userWarning,
        "torch.set_default_tensor_type() is deprecated as of PyTorch 2.1, please use torch.set_default_dtype() and "
          + "torch.set_default_device() as alternatives.")
      DType.defaultFloat = dtype
      return .none
    }
    module.function("broadcast_shapes", .any) { a in try broadcastShapes(a) }
    module.function("set_num_threads", .positional(1...1)) { _ in .none }
    module.function("get_num_threads", .positional(0...0)) { _ in .int(1) }
    module.pythonFunction(
      "set_printoptions",
      "(precision=None, threshold=None, edgeitems=None, linewidth=None, profile=None, sci_mode=None)"
    ) { a in
      func int(_ i: Int) throws -> Int? {
        guard let value = a.value(i), !value.isNone else { return nil }
        return try Operations.index(value)
      }
      let threshold = try a.value(1).flatMap { $0.isNone ? nil : $0 }.map { try MathValue.double($0) }
      PrintOptions.current.set(
        precision: try int(0), threshold: threshold, edgeItems: try int(2), lineWidth: try int(3),
        profile: a.value(4).flatMap { $0.asString?.text }.flatMap { PrintOptions.Profile(rawValue: $0) },
        scientific: try AutogradModule.flag(a.value(5)))
      return .none
    }
    for (name, maker) in makers where name != "new_tensor" {
      module.function(name, .any, "Makes a tensor from nested lists of numbers.") { try makeTensor(maker, $0) }
    }
  }

  private static let dropoutSignature = Signature("dropout(Tensor input, float p, bool train)")

  /// `torch.broadcast_shapes(*shapes)`: each a sequence of sizes, or one size.
  private static func broadcastShapes(_ arguments: Arguments) throws -> Value {
    let shapes = try arguments.positional.map { value -> [Int] in
      if case .int(let n) = value { return [n] }
      return try Operations.array(value).map { try Operations.index($0) }
    }
    var sizes = [Int](repeating: 1, count: shapes.map(\.count).max() ?? 0)
    for (i, shape) in shapes.enumerated() {
      for (place, n) in shape.reversed().enumerated() {
        let at = sizes.count - 1 - place
        if n < 0 {
          throw Raised.runtime("Trying to create tensor with negative dimension (\(n)): (\(n))")
        }
        if n == 1 || n == sizes[at] { continue }
        guard sizes[at] == 1 else {
          let text = shape.count == 1 ? "(\(shape[0]),)" : "(" + shape.map(String.init).joined(separator: ", ") + ")"
          throw Raised.runtime(
            "Attempting to broadcast a dimension of length \(n) at \(-1 - place)! Mismatching argument at index \(i) had "
              + "\(text); but expected shape should be broadcastable to \(sizes)")
        }
        sizes[at] = n
      }
    }
    return .object(TorchTypes.makeSize(sizes.map { .int($0) }))
  }

  /// A tensor of numbers in a row.
  static func makeTensor(_ name: String, _ values: [Value], dtype: DType) throws -> Tensor {
    let data = try NestedData(.list(values))
    return try ErrorMapping.python { try Tensor.from(data, dtype: dtype, requiresGrad: false) }
  }

  private static let makers: KeyValuePairs = [
    "tensor": Signature(
      "tensor(any data, *, dtype dtype=None, device device=None, bool? pin_memory=False, bool requires_grad=False)"),
    "as_tensor": Signature("as_tensor(any data, *, dtype dtype=None, device device=None)"),
    "asarray": Signature(
      "asarray(any obj, *, dtype dtype=None, device device=None, bool copy=None, bool? requires_grad=False)"),
    "new_tensor": Signature(
      "new_tensor(any data, *, dtype dtype=None, device device=None, bool requires_grad=False)"),
  ]

  /// `new_tensor`, of the type of `like`.
  static func makeTensor(_ arguments: Arguments, like: Tensor) throws -> Value {
    try makeTensor(makers[makers.count - 1].value, arguments, like: like)
  }

  /// `torch.tensor` and its like: the tensor of a number or of nested lists of numbers.
  private static func makeTensor(_ maker: Signature, _ arguments: Arguments, like: Tensor? = nil) throws -> Value {
    let sharing = maker.name.hasPrefix("as")
    var data = arguments.value(0)
    var dtype = like?.dtype
    var requiresGrad = false
    var isCopied = false
    var complexType = Value.none
    var isMeta = like?.isMeta ?? Meta.isDefault
    if arguments.count != 1 || arguments.keywordCount > 0 {
      // The numbers, of which there may be many, are not made arguments of an operation.
      var keywords: [(name: String, value: Argument)] = []
      for (keyword, value) in arguments.pairs {
        if data == nil, keyword.text == maker.parameters[0].name {
          data = value
          keywords.append((keyword.text, .none))
        } else if keyword.text == "dtype", ComplexSource.isDType(value) {
          complexType = value
        } else {
          keywords.append((keyword.text, Argument(value)))
        }
      }
      let call = CallArguments([Argument](repeating: .none, count: arguments.count), keywords: keywords)
      try ErrorMapping.python {
        let values = try maker.bind(call)
        for (parameter, value) in zip(maker.parameters, values) {
          switch (parameter.name, value) {
          case ("dtype", .dtype(let given)): dtype = given
          case ("device", .none): break
          case ("device", _): isMeta = try Device.check(value)
          case ("requires_grad", .bool(let flag)): requiresGrad = flag
          case ("copy", .bool(let flag)): isCopied = flag
          default: break
          }
        }
      }
    }
    guard let data else { preconditionFailure("a call without data was bound") }
    if sharing, let tensor = data.asTensor {
      if isMeta && !tensor.isMeta {
        return .tensor(
          try ErrorMapping.python { try tensor.onMeta(dtype ?? tensor.dtype, requiresGrad: requiresGrad) })
      }
      guard let dtype, dtype != tensor.dtype else {
        return isCopied ? try ErrorMapping.python { .tensor(try tensor.clone()) } : data
      }
      return try ErrorMapping.python { .tensor(try tensor.to(dtype)) }
    }
    if !complexType.isNone { return try ComplexSource.tensor(data, complexType, requiresGrad: requiresGrad) }
    if !sharing, data.asTensor != nil {
      try Warnings.warn(
        Exceptions.userWarning,
        "To copy construct from a tensor, it is recommended to use sourceTensor.detach().clone() or "
          + "sourceTensor.detach().clone().requires_grad_(True), rather than "
          + "\(like == nil ? "torch.tensor" : "tensor.new_tensor")(sourceTensor).")
    }
    let nested = try NestedData(data)
    do {
      let made = try Tensor.from(nested, dtype: dtype, requiresGrad: requiresGrad)
      return .tensor(isMeta ? try made.onMeta(made.dtype, requiresGrad: requiresGrad) : made)
    } catch let error as TensorError {
      guard dtype == nil, ComplexSource.isComplexData(data) else { throw ErrorMapping.translated(error) }
      return try ComplexSource.tensor(data, .none, requiresGrad: requiresGrad)
    }
  }
}

/// Python numbers as Swift ones.
enum MathValue {
  static func double(_ value: Value) throws -> Double {
    switch value {
    case .float(let d): return d
    case .int(let i): return Double(i)
    case .bool(let b): return b ? 1 : 0
    default:
      if let float = value.type.slots.float, case .float(let d) = try float(value) { return d }
      throw Raised.type("must be real number, not \(value.type.name)")
    }
  }
}
