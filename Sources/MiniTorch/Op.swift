// One operation in one place: its Python face, its value and gradient, its documentation and samples.

/// An operation as Python sees it.
///
/// Families of operations (`UnaryOp`, `BinaryOp`) are subclasses; all others keep their value in a closure.
public class Op: @unchecked Sendable {
  /// Where Python finds an operation.
  public struct Places: OptionSet, Sendable {
    public let rawValue: Int
    public init(rawValue: Int) { self.rawValue = rawValue }
    /// `torch.exp(x)`.
    public static let function = Places(rawValue: 1)
    /// `x.exp()`.
    public static let method = Places(rawValue: 2)
    /// `x.exp_()`.
    public static let inPlace = Places(rawValue: 4)
    /// `torch.nn.functional.relu(x)`.
    public static let functional = Places(rawValue: 8)
    public static let both: Places = [.function, .method]
    public static let all: Places = [.function, .method, .inPlace]
  }

  /// The name in Python, `mul`.
  public let name: String
  /// Other names of the same operation, `multiply`.
  public let aliases: [String]
  public let places: Places
  /// The methods behind Python's operators, `__mul__` and `__rmul__`.
  public let operators: [String]
  /// The names of the nodes that it records; empty if it has no gradient.
  public let gradientNames: [String]
  private let documentationText: () -> String
  private let sampleCalls: () throws -> [CallArguments]
  private let signatureTexts: [String]
  private let takesNumbersAsTensors: Bool
  private let body: ((BoundArguments) throws -> OpResult)?
  private let inPlaceBody: ((BoundArguments) throws -> OpResult)?

  /// Declares an operation.
  ///
  /// - Parameters:
  ///   - signatures: in the notation of `Signature`, tried in this order.
  ///   - body: the value; it records the gradient.
  convenience init(
    _ signatures: String..., aliases: [String] = [], places: Places = .both, operators: [String] = [],
    gradients: [String] = [], numbersAsTensors: Bool = false, doc: @escaping @autoclosure () -> String = "",
    samples: @escaping () throws -> [CallArguments] = { [] },
    inPlace: ((BoundArguments) throws -> OpResult)? = nil, body: ((BoundArguments) throws -> OpResult)?
  ) {
    self.init(
      signatures: signatures, aliases: aliases, places: places, operators: operators, gradients: gradients,
      numbersAsTensors: numbersAsTensors, doc: doc(), samples: samples, inPlace: inPlace, body: body)
  }

  /// The same for families, whose declarations hand on their own list of signatures.
  init(
    signatures: [String], aliases: [String], places: Places, operators: [String], gradients: [String],
    numbersAsTensors: Bool = false, doc: @escaping @autoclosure () -> String,
    samples: @escaping () throws -> [CallArguments],
    inPlace: ((BoundArguments) throws -> OpResult)? = nil, body: ((BoundArguments) throws -> OpResult)?
  ) {
    let text = signatures[0]
    name = String(text[..<(text.utf8.firstIndex(of: UInt8(ascii: "(")) ?? text.endIndex)])
    signatureTexts = signatures
    self.aliases = aliases
    self.places = inPlace == nil ? places : places.union(.inPlace)
    self.operators = operators
    gradientNames = gradients
    takesNumbersAsTensors = numbersAsTensors
    documentationText = doc
    sampleCalls = samples
    self.body = body
    inPlaceBody = inPlace
  }

  /// The value for bound arguments.
  func evaluate(_ arguments: BoundArguments) throws -> OpResult {
    guard let body else { preconditionFailure("\(name) has no value") }
    return try body(arguments)
  }

  /// The value for a tensor and the defaults of everything else; nil where that takes bound arguments.
  func evaluate(_ x: Tensor) throws -> OpResult? { nil }

  /// Changes the first argument into the value.
  func evaluateInPlace(_ arguments: BoundArguments) throws -> OpResult {
    guard let inPlaceBody else { preconditionFailure("\(name)_ has no value") }
    return try inPlaceBody(arguments)
  }

  /// What it does in a sentence, and an example that runs.
  public var documentation: String { documentationText() }

  /// Calls to test with.
  public func samples() throws -> [CallArguments] { try sampleCalls() }

  /// The signatures as a function.
  public private(set) lazy var signatures: [Signature] = signatureTexts.map {
    Signature($0, takesNumbersAsTensors: takesNumbersAsTensors)
  }

  private lazy var methodForms = MethodForms(self, name)
  private lazy var inPlaceForms = MethodForms(self, name + "_")
  /// Those under other names of the operation, which messages say.
  private var renamedForms: [String: MethodForms] = [:]
  private var renamedSignatures: [String: [Signature]] = [:]

  /// The signatures as a method, and which of the function's each was made from.
  private final class MethodForms {
    let name: String
    private(set) var signatures: [Signature] = []
    private(set) var overloads: [Int] = []
    /// What a call without arguments binds, and where the receiver stands in it; nil where some must be given.
    private var bare: (bound: BoundArguments, receiver: Int)?

    init(_ op: Op, _ name: String) {
      self.name = name
      for (i, signature) in op.signatures.enumerated() {
        guard let form = signature.asMethod(name) else { continue }
        signatures.append(form)
        overloads.append(i)
        if bare == nil, form.requiredCount == 0, let receiver = signature.receiverIndex {
          let values = signature.parameters.map(\.defaultValue)
          bare = (BoundArguments(overload: i, signature: signature, values: values), receiver)
        }
      }
    }

    /// The arguments of a call with none but the receiver.
    func bound(to receiver: Tensor) -> BoundArguments? {
      guard let bare else { return nil }
      var bound = bare.bound
      bound.values[bare.receiver] = .tensor(receiver)
      return bound
    }
  }

  private func forms(_ own: MethodForms, named called: String?) -> MethodForms {
    guard let called, called != own.name else { return own }
    if let known = renamedForms[called] { return known }
    let made = MethodForms(self, called)
    renamedForms[called] = made
    return made
  }

  private func signatures(named called: String?) -> [Signature] {
    guard let called, called != name else { return signatures }
    if let known = renamedSignatures[called] { return known }
    let made = signatures.map { $0.renamed(called) }
    renamedSignatures[called] = made
    return made
  }

  // MARK: Calls

  /// Calls the operation as a function, `torch.mul(x, y)`.
  ///
  /// - Parameter called: which of its names was used; messages say that one.
  /// - Throws: PyTorch's errors, those about the arguments included.
  public func call(_ arguments: CallArguments, as called: String? = nil) throws -> OpResult {
    let (overload, values): (Int, [Argument])
    do {
      (overload, values) = try SignatureList.match(
        signatures(named: called), arguments, functionName: called ?? name,
        listed: OverloadLists.function(called ?? name))
    } catch let error as TensorError where error.kind == .type && OlderOverloads.has(called ?? name) {
      let newer = OverloadLists.function(called ?? name) ?? signatures(named: called)
      guard let call = try OlderOverloads.renewed(arguments, of: called ?? name, insteadOf: newer) else { throw error }
      return try self.call(call, as: called)
    }
    let bound = BoundArguments(
      overload: overload, signature: signatures[overload],
      values: Autocast.isEnabled ? try Autocast.cast(values, of: name) : values)
    if try Meta.isInUse || checkDevice(bound) {
      if let result = try Meta.result(name, bound, isFunction: true, { try evaluate($0) }) { return result }
      _ = try checkDevice(bound)
    }
    if let i = bound.signature.outIndex {
      if case .tensor(let out) = bound.values[i] { return try store(bound, i, out) }
      if bound.has(i) { return try store(bound, in: bound.tensors(i)) }
    }
    return try evaluate(bound)
  }

  /// Calls the operation as a function of one tensor and nothing else, `torch.exp(x)`.
  public func call(_ x: Tensor, as called: String? = nil) throws -> OpResult {
    guard !Autocast.isEnabled && !Meta.isInUse else { return try call(CallArguments([.tensor(x)]), as: called) }
    if let result = try evaluate(x) { return result }
    guard var bound = aloneForm else { return try call(CallArguments([.tensor(x)]), as: called) }
    bound.values[0] = .tensor(x)
    return try evaluate(bound)
  }

  /// What a call with one tensor binds, where the first signature that takes one argument takes a tensor.
  private lazy var aloneForm: BoundArguments? = {
    guard let i = signatures.firstIndex(where: { $0.positionalCount > 0 && $0.requiredCount <= 1 }),
      case .tensor = signatures[i].parameters[0].type, signatures[i].parameters[1...].allSatisfy(\.isOptional)
    else { return nil }
    return BoundArguments(overload: i, signature: signatures[i], values: signatures[i].parameters.map(\.defaultValue))
  }()

  /// Calls the operation as a method, `x.mul(y)`.
  public func callMethod(_ receiver: Tensor, _ arguments: CallArguments, as called: String? = nil) throws -> OpResult {
    if arguments.isEmpty && !Autocast.isEnabled && !Meta.isInUse {
      if let result = try evaluate(receiver) { return result }
      if let bound = methodForms.bound(to: receiver) { return try evaluate(bound) }
    }
    var bound = try bind(receiver, arguments, forms(methodForms, named: called))
    if Autocast.isEnabled { bound.values = try Autocast.cast(bound.values, of: name) }
    if Meta.isInUse, let result = try Meta.result(name, bound, isFunction: false, { try evaluate($0) }) {
      return result
    }
    return try evaluate(bound)
  }

  /// Calls the operation as a method that changes its tensor, `x.mul_(y)`.
  public func callInPlace(_ receiver: Tensor, _ arguments: CallArguments, as called: String? = nil) throws -> OpResult {
    if arguments.isEmpty, !Meta.isInUse, let bound = inPlaceForms.bound(to: receiver) {
      return try evaluateInPlace(bound)
    }
    let bound = try bind(receiver, arguments, forms(inPlaceForms, named: called))
    if Meta.isInUse, let result = try Meta.resultInPlace(name, receiver, bound) { return result }
    return try evaluateInPlace(bound)
  }

  /// Calls the operation as a function that changes its first tensor, `torch.relu_(x)`.
  public func callInPlaceFunction(_ arguments: CallArguments, as called: String) throws -> OpResult {
    let forms = signatures.indices.filter { signatures[$0].receiverIndex != nil }
    let (form, values) = try SignatureList.match(
      forms.map { signatures[$0].asInPlaceFunction(called) }, arguments, functionName: called,
      listed: OverloadLists.inPlaceFunction(called))
    let overload = forms[form]
    return try evaluateInPlace(BoundArguments(overload: overload, signature: signatures[overload], values: values))
  }

  private func bind(_ receiver: Tensor, _ arguments: CallArguments, _ forms: MethodForms) throws -> BoundArguments {
    if forms.signatures.count == 1 && forms.signatures[0].parameters.isEmpty
      && !(arguments.keywords.isEmpty && arguments.positional.isEmpty)
    {
      if !arguments.keywords.isEmpty {
        throw TensorError.type("TensorBase.\(forms.name)() takes no keyword arguments")
      }
      throw TensorError.type(
        "TensorBase.\(forms.name)() takes no arguments (\(arguments.positional.count) given)")
    }
    let (form, values): (Int, [Argument])
    do {
      (form, values) = try SignatureList.match(
        forms.signatures, arguments, receiver: receiver, functionName: forms.name,
        listed: OverloadLists.method(forms.name))
    } catch let error as TensorError where error.kind == .type && OlderOverloads.has(forms.name) {
      let newer = OverloadLists.method(forms.name) ?? forms.signatures
      guard
        let call = try OlderOverloads.renewed(arguments, of: forms.name, receiver: receiver, insteadOf: newer)
      else { throw error }
      return try bind(receiver, call, forms)
    }
    let overload = forms.overloads[form]
    return BoundArguments(overload: overload, signature: signatures[overload], values: values)
  }

  /// Refuses devices that there are not; whether the call names the device 'meta'.
  private func checkDevice(_ bound: BoundArguments) throws -> Bool {
    try bound.signature.deviceIndex.map { try Device.check(bound.values[$0]) } ?? false
  }

  /// Writes several results to the tensors of `out`.
  private func store(_ bound: BoundArguments, in outs: [Tensor]) throws -> OpResult {
    try refuseRecording(bound)
    guard case .named(let label, let fields) = try evaluate(bound), fields.count == outs.count else {
      throw TensorError(.notImplemented, "torch.\(name): this form of the option 'out' is not supported by this runner")
    }
    for (field, out) in zip(fields, outs) where field.value.dtype != out.dtype {
      throw TensorError.runtime(
        "Expected out tensor to have dtype \(field.value.dtype.nativeName), but got \(out.dtype.nativeName) instead")
    }
    for (field, out) in zip(fields, outs) { try Self.write(field.value, to: out) }
    return .named(label + "_out", zip(fields, outs).map { ($0.name, $1) })
  }

  private func refuseRecording(_ bound: BoundArguments) throws {
    guard GradMode.isEnabled else { return }
    for case .tensor(let tensor) in bound.values where tensor.requiresGrad {
      throw TensorError.runtime(
        "\(name)(): functions with out=... arguments don't support automatic differentiation, but one of the arguments "
          + "requires grad.")
    }
  }

  private func store(_ bound: BoundArguments, _ i: Int, _ out: Tensor) throws -> OpResult {
    try refuseRecording(bound)
    guard case .tensor(let result) = try evaluate(bound) else { return .none }
    return .tensor(try Self.write(result, of: name, to: out))
  }

  /// Writes the result of the function `name` over `out`, whose type must be able to hold it.
  @discardableResult
  public static func write(_ result: Tensor, of name: String, to out: Tensor) throws -> Tensor {
    try OutputTypes.check(name, result.dtype, out.dtype)
    guard result.dtype.canCast(to: out.dtype) else { throw TensorError.cannotCast(result.dtype, to: out.dtype) }
    try write(result, to: out)
    return out
  }

  /// Writes a result over `out`, which takes its sizes.
  private static func write(_ result: Tensor, to out: Tensor) throws {
    if out.sizes != result.sizes {
      if out.count > 0 {
        try Warning(
          "An output with one or more elements was resized since it had shape \(out.sizes), which does not match the "
            + "required output shape \(result.sizes). This behavior is deprecated, and in a future PyTorch release outputs "
            + "will not be resized unless they have zero elements. You can explicitly reuse an out tensor t by resizing it, "
            + "inplace, to zero elements with t.resize_(0)."
        ).give()
      }
      let room = try result.emptyAlike(out.dtype)
      out.take(
        storage: room.storage, offset: 0, sizes: room.sizes, strides: room.strides, dtype: out.dtype)
    }
    try out.copyElements(from: result)
    out.rebase(nil)
  }
}

/// The devices that there are: the CPU, and 'meta'.
public enum Device {
  /// A number alone names a device of the accelerator.
  public static let noAccelerator = TensorError.runtime("Cannot access accelerator device when none is available.")

  /// Refuses what a `device` argument says, unless it is a device that there is or nothing; whether it is 'meta'.
  @discardableResult
  public static func check(_ argument: Argument) throws -> Bool {
    switch argument {
    case .string(let name), .device(let name):
      try check(name)
      return name.hasPrefix("meta")
    case .int(let index):
      throw index < 0 ? TensorError.runtime("Device index must not be negative") : noAccelerator
    default: return false
    }
  }

  /// Refuses every device but the CPU, in PyTorch's words.
  public static func check(_ name: String) throws {
    let kind = name.prefix { $0 != ":" }
    if kind == "cpu" || kind == "meta" { return }
    if kind == "cuda" { throw TensorError(.assertion, "Torch not compiled with CUDA enabled") }
    try checkName(name)
    throw TensorError.runtime("PyTorch is not linked with support for \(kind) devices")
  }

  private static let kinds: Set<Substring> = [
    "cpu", "cuda", "ipu", "xpu", "mkldnn", "opengl", "opencl", "ideep", "hip", "ve", "fpga", "maia", "xla", "lazy",
    "vulkan", "mps", "meta", "hpu", "mtia", "privateuseone",
  ]

  /// Refuses names that no device has.
  public static func checkName(_ name: String) throws {
    if name.isEmpty { throw TensorError.runtime("Device string must not be empty") }
    let parts = name.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let isWord = !parts[0].isEmpty && parts[0].utf8.allSatisfy { ($0 | 32) >= 97 && ($0 | 32) <= 122 || $0 == 95 }
    let isNumber = parts.count == 1 || Int(parts[1]).map { String($0) == parts[1] && $0 >= 0 } == true
    guard isWord && isNumber else { throw TensorError.runtime("Invalid device string: '\(name)'") }
    if kinds.contains(name.prefix { $0 != ":" }) { return }
    throw TensorError.runtime(
      "Expected one of cpu, cuda, ipu, xpu, mkldnn, opengl, opencl, ideep, hip, ve, fpga, maia, xla, lazy, vulkan, mps, "
        + "meta, hpu, mtia, privateuseone device type at start of device string: \(name)")
  }
}

extension Op {
  /// All operations, joined from the families; a test compares it with what the files declare.
  public static let registry: [Op] = [
    ArithmeticOps.all, PowerOps.all, PointwiseOps.all, ComparisonOps.all, ReductionOps.all, ShapeOps.all,
    IndexingOps.all, JoiningOps.all, MatrixOps.all, CreationOps.all, CopyOps.all, SoftmaxOps.all, RandomOps.all,
    RandomFillOps.all, SamplingOps.all, GammaSamplingOps.all, ActivationOps.all, LossOps.all, CTCLossOps.all,
    EmbeddingOps.all, NormalizationOps.all, ConvolutionOps.all, PaddingOps.all, PoolingOps.all, OrderStatisticOps.all,
    StatisticsOps.all, CountingOps.all, LinearAlgebraOps.all, MatrixPowerOps.all, NormOps.all, ContractionOps.all,
    ArrangementOps.all, SpecialOps.all, PairOps.all, IncompleteGammaOps.all, PlacementOps.all, RearrangementOps.all,
    ProductOps.all, QuestionOps.all, FactorizationOps.all, InspectionOps.all,
  ].flatMap { $0 }

  private static let byName: [String: Op] = {
    var table = [String: Op](minimumCapacity: 2 * registry.count)
    for op in registry {
      table[op.name] = op
      for name in op.aliases { table[name] = op }
    }
    return table
  }()

  /// The operation with this name or alias.
  public static func named(_ name: String) -> Op? { byName[name] }
}
