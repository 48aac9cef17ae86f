// Complex tensors as the rest of torch meets them: their dtypes, and who answers a call with one among its arguments.

import MiniPython
import MiniTorch

/// Tensors of complex numbers: a real and an imaginary tensor side by side, which carry the gradients (`ComplexTensorSource`).
enum ComplexSource {
  /// The dtypes; they belong to complex tensors alone, and no operation on real ones takes them.
  nonisolated(unsafe) static let dtypes = ["complex64", "complex128"].map {
    NamedObject("torch.\($0)", type: TorchTypes.dtype)
  }

  static func isDType(_ value: Value) -> Bool {
    if case .object(let o) = value { dtypes.contains { $0 === o } } else { false }
  }

  static func isSingle(_ value: Value) -> Bool {
    if case .object(let o) = value { dtypes[0] === o } else { false }
  }

  static func install(in module: ModuleObject) {
    for (name, dtype) in zip(["complex64", "complex128"], dtypes) { module.set(name, .object(dtype)) }
    module.set("cfloat", .object(dtypes[0]))
    module.set("cdouble", .object(dtypes[1]))
  }

  static func make() throws -> ModuleObject {
    let module = try PythonSource.module(
      "torch._complex", ComplexTensorSource.text + "\n\n" + ComplexFunctionSource.text
    ) { module in
      try PythonPart.addCommonNames(module)
      module.set("RealTensor", .object(TensorType.tensor))
      module.function("is_known", .positional(1...1)) {
        .bool(KnownNames.has(try Operations.str($0[0]).text, in: "torch.Tensor"))
      }
      module.function("named_result", .positional(3...3)) { a in
        let names = try Operations.array(a[1]).map { try Operations.str($0).text }
        return .object(ReturnTypes.make(try Operations.str(a[0]).text, Array(zip(names, try Operations.array(a[2])))))
      }
      module.function("eigen", .positional(1...1)) {
        try OpBinding.call("_linalg_eig", [.tensor(TensorType.receiver($0[0]))])
      }
      module.function("layout", .positional(3...3)) { a in
        let (real, imaginary) = (try TensorType.receiver(a[0]), try TensorType.receiver(a[1]))
        let (x, y) = (real.doubles(), imaginary.doubles())
        let text = TensorText.text(
          sizes: Array(real.sizes), elements: .complex { (x[$0], y[$0]) },
          dtype: real.dtype == .float64 ? "complex128" : "complex64", defaultDType: DType.defaultFloat.name,
          suffixes: try Operations.array(a[2]).map { try Operations.str($0).text })
        return .object(StringObject(text))
      }
    }
    module.namespace[tensorName].asType?.standsFor = TensorType.tensor
    return module
  }

  nonisolated(unsafe) private static let tensorName = StringObject.intern("Tensor")

  static func makeFourier() throws -> ModuleObject {
    let complex = try Modules.module("torch._complex")
    let module = try PythonSource.module("torch.fft", FourierSource.text) { module in
      try PythonPart.addCommonNames(module)
      for name in ["Tensor", "made"] { module.set(name, complex.namespace[StringObject.intern(name)]) }
    }
    module.refuseOthers()
    return module
  }

  /// Whether a value is a complex number or a sequence with one somewhere inside.
  static func isComplexData(_ value: Value) -> Bool {
    guard case .object(let o) = value else { return false }
    switch o.kind {
    case .complex: return true
    case .list, .tuple:
      let elements = (try? Operations.array(value)) ?? []
      return elements.contains { isComplexData($0) }
    default: return isTensor(value)
    }
  }

  static func isTensor(_ value: Value) -> Bool {
    guard let module = Modules.loaded["torch._complex"] else { return false }
    return value.type === module.namespace[tensorName].asType
  }

  /// A call as a signature sees it, which takes complex tensors where it takes real ones.
  static func asReal(_ arguments: Arguments) -> CallArguments {
    func argument(_ value: Value) -> Argument {
      if isTensor(value), let real = try? Operations.getAttribute(value, StringObject.intern("_real")).asTensor {
        return .tensor(real)
      }
      return Argument(value)
    }
    return CallArguments(
      arguments.positional.map(argument), keywords: arguments.pairs.map { ($0.name.text, argument($0.value)) })
  }

  /// The functions of torch that make complex tensors of real ones or take them apart; `.undef` for other names.
  static func function(_ name: StringObject) throws -> Value {
    let names = [
      "complex", "polar", "view_as_real", "view_as_complex", "real", "imag", "conj", "angle", "conj_physical",
      "resolve_conj", "is_conj", "isreal", "vdot",
    ]
    guard names.contains(name.text) else { return .undef }
    return try Modules.module("torch._complex").namespace[StringObject.intern(name.text + "_")]
  }

  /// The functions of torch.linalg that make complex tensors of real ones; `.undef` for other names.
  static func linearAlgebra(_ name: StringObject) throws -> Value {
    guard ["eig", "eigvals"].contains(name.text) else { return .undef }
    return try Modules.module("torch._complex").namespace[StringObject.intern("linalg_\(name.text)")]
  }

  /// The complex tensor of nested data.
  static func tensor(_ data: Value, _ dtype: Value, requiresGrad: Bool) throws -> Value {
    let module = try Modules.module("torch._complex")
    return try Operations.call(
      module.namespace[StringObject.intern("tensor")], [data, dtype, .bool(requiresGrad)])
  }

  /// A real tensor as a complex one.
  static func promoted(_ value: Value) throws -> Value {
    try Operations.call(Modules.module("torch._complex").namespace[StringObject.intern("promote")], [value])
  }

  /// `torch.autograd.grad` or `backward` with a complex tensor among the arguments; nil if there is none.
  static func differentiate(_ name: String, _ arguments: Arguments) throws -> Value? {
    guard Modules.loaded["torch._complex"] != nil,
      arguments.positional.prefix(3).contains(where: { value in
        isTensor(value) || (value.asTensor == nil && ((try? Operations.array(value)) ?? []).contains { isTensor($0) })
      })
    else { return nil }
    return try Operations.call(
      Modules.module("torch._complex").namespace[StringObject.intern(name)],
      (0..<(name == "grad" ? 7 : 4)).map { arguments.value($0) ?? .none })
  }

  /// Whether `full` runs in its complex form; where that calls `full` with the same numbers the real one is meant.
  nonisolated(unsafe) private static var isFilling = false

  /// Whether a value is a complex tensor or a sequence with one somewhere inside.
  private static func hasComplexTensor(_ value: Value) -> Bool {
    if isTensor(value) { return true }
    guard case .object(let o) = value, o.kind == .list || o.kind == .tuple else { return false }
    return ((try? Operations.array(value)) ?? []).contains { hasComplexTensor($0) }
  }

  /// Whether an operation has a parameter for a number.
  private static func takesNumber(_ name: String) -> Bool {
    let op = Op.named(name) ?? (name.hasSuffix("_") ? Op.named(String(name.dropLast())) : nil)
    return op?.signatures.contains { signature in
      signature.takesNumbersAsTensors || signature.parameters.contains { $0.type == .number }
    } ?? false
  }

  /// What a function of torch answers for arguments among which is a complex tensor; nil if none is.
  ///
  /// - Throws: NotImplementedError for functions that have no complex form here.
  static func call(_ name: String, _ arguments: Arguments) throws -> Value? {
    guard
      arguments.positional.contains(where: { isComplexData($0) || isDType($0) })
        || arguments.pairs.contains(where: { isComplexData($0.value) || isDType($0.value) })
    else { return nil }
    // Without a complex tensor a complex number is for a parameter that takes numbers, or it is an error.
    let values = arguments.positional + arguments.pairs.map(\.value)
    guard values.contains(where: { isDType($0) || hasComplexTensor($0) }) || takesNumber(name) else { return nil }
    if isFilling && !values.contains(where: { isDType($0) || hasComplexTensor($0) }) { return nil }
    isFilling = name == "full"
    defer { isFilling = false }
    return try dispatch(name, arguments.positional, arguments.pairs.map { ($0.name, $0.value) })
  }

  /// Calls the complex form of a function.
  static func dispatch(
    _ name: String, _ arguments: [Value], _ keywords: [(StringObject, Value)] = []
  ) throws -> Value {
    try Operations.call(
      Modules.module("torch._complex").namespace[StringObject.intern("dispatch")], [.string(name)] + arguments,
      keywords: keywords)
  }
}
