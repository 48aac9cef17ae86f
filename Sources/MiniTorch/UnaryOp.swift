// The family of operations on one tensor, element by element, and their node.

/// A run of adjacent elements and where their images go.
struct Run1<T> {
  let source: UnsafePointer<T>
  let out: UnsafeMutablePointer<T>
  let count: Int

  @inline(__always)
  func map(_ f: (T) -> T) {
    for i in 0..<count { out[i] = f(source[i]) }
  }
}

/// An operation on each element of one tensor.
public final class UnaryOp: Op, @unchecked Sendable {
  /// What the gradient reads.
  enum Saves { case nothing, input, result }
  /// What happens to integers and bools.
  enum Integers {
    /// They become floating-point numbers first.
    case promoted
    /// They have a kernel of their own.
    case kernel((Run1<Int64>) -> Void)
    /// They are returned as they are (`floor`).
    case unchanged
  }

  private let float: (Run1<Float>) -> Void
  private let double: (Run1<Double>) -> Void
  private let integers: Integers
  fileprivate let saves: Saves
  /// The gradient from that of the result and from the saved tensor (or from `g` again if nothing is saved).
  fileprivate let formula: ((_ g: Tensor, _ saved: Tensor) throws -> Tensor)?
  private let check: ((DType) throws -> Void)?
  /// Whether PyTorch does not differentiate the form in place.
  fileprivate let lacksGradientInPlace: Bool

  init(
    _ signature: String, aliases: [String] = [], places: Places = .all, operators: [String] = [],
    gradient: String = "", doc: @escaping @autoclosure () -> String = "",
    samples: (() throws -> [CallArguments])? = nil, check: ((DType) throws -> Void)? = nil,
    integers: Integers = .promoted, saves: Saves = .nothing, lacksGradientInPlace: Bool = false,
    formula: ((Tensor, Tensor) throws -> Tensor)? = nil,
    float: @escaping (Run1<Float>) -> Void, double: @escaping (Run1<Double>) -> Void
  ) {
    self.float = float
    self.double = double
    self.integers = integers
    self.saves = saves
    self.formula = formula
    self.check = check
    self.lacksGradientInPlace = lacksGradientInPlace
    super.init(
      signatures: [signature], aliases: aliases, places: places, operators: operators,
      gradients: gradient.isEmpty ? [] : [gradient], doc: doc(),
      samples: samples ?? { [CallArguments([.tensor(try .ramp([2, 3]))])] }, body: nil)
  }

  /// A function computed in double and rounded to the type of the elements.
  convenience init(
    _ signature: String, aliases: [String] = [], places: Places = .all, gradient: String = "",
    doc: @escaping @autoclosure () -> String = "", samples: (() throws -> [CallArguments])? = nil,
    saves: Saves = .nothing, lacksGradientInPlace: Bool = false, formula: ((Tensor, Tensor) throws -> Tensor)? = nil,
    by f: @escaping (Double) -> Double
  ) {
    self.init(
      signature, aliases: aliases, places: places, gradient: gradient, doc: doc(), samples: samples, saves: saves,
      lacksGradientInPlace: lacksGradientInPlace, formula: formula, float: { $0.map { Float(f(Double($0))) } },
      double: { $0.map(f) })
  }

  override func evaluate(_ a: BoundArguments) throws -> OpResult { .tensor(try apply(a.tensor(0))) }
  override func evaluate(_ x: Tensor) throws -> OpResult? { .tensor(try apply(x)) }
  override func evaluateInPlace(_ a: BoundArguments) throws -> OpResult { .tensor(try applyInPlace(a.tensor(0))) }

  /// The image of each element, recorded if `x` requires a gradient.
  public func apply(_ x: Tensor) throws -> Tensor {
    if Meta.isInUse && x.isMeta { return try Meta.apart(x) { try apply($0) } }
    let result = try value(x)
    if GradMode.isEnabled && x.requiresGrad && result.dtype.isFloatingPoint {
      try makeNode(x, result).addOutput(result)
    }
    return result
  }

  /// Changes each element into its image.
  @discardableResult
  public func applyInPlace(_ x: Tensor) throws -> Tensor {
    try x.checkInPlace()
    if Meta.isInUse && x.isMeta {
      x.rebase(nil)
      return x
    }
    let isRecorded = GradMode.isEnabled && x.requiresGrad
    let original = isRecorded && saves == .input ? try x.snapshot() : x
    if x.dtype == .float32 && x.isContiguous && check == nil {
      try run(x, x)
    } else {
      let image = try value(x)
      guard image.dtype.canCast(to: x.dtype) else { throw TensorError.cannotCast(image.dtype, to: x.dtype) }
      try x.copyElements(from: image)
    }
    if isRecorded {
      x.rebase(try makeNode(original, x, isChangeInPlace: true))
    } else {
      x.rebase(nil)
    }
    return x
  }

  private func value(_ x: Tensor) throws -> Tensor {
    try check?(x.dtype)
    var dtype = x.dtype
    if !dtype.isFloatingPoint {
      switch integers {
      case .promoted: dtype = .defaultFloat
      case .kernel: break
      case .unchanged: return try x.clonedElements()
      }
    }
    let source = try x.denseElements(as: dtype.computeType)
    let out = try source.emptyImage(dtype.computeType)
    try run(source, out)
    return try out.converted(to: dtype)
  }

  /// `source` and `out` fill their memory in the same order.
  private func run(_ source: Tensor, _ out: Tensor) throws {
    var start = 0
    while start < source.count {
      let n = Swift.min(Runs.chunk, source.count - start)
      switch source.dtype {
      case .float32: float(Run1(source: source.float32 + start, out: out.float32 + start, count: n))
      case .float64: double(Run1(source: source.float64 + start, out: out.float64 + start, count: n))
      default:
        if case .kernel(let kernel) = integers {
          kernel(Run1(source: source.int64 + start, out: out.int64 + start, count: n))
        }
      }
      start += n
      if start < source.count { try Limits.checkInterrupt() }
    }
  }

  private func makeNode(_ x: Tensor, _ result: Tensor, isChangeInPlace: Bool = false) throws -> UnaryNode {
    if saves == .input && x.isInference { throw TensorError.inferenceSaved }
    let node = UnaryNode(self)
    switch saves {
    case .nothing: break
    case .input: node.saved = SavedTensor(x)
    case .result: node.saved = SavedTensor(result: result, of: node, isChangeInPlace: isChangeInPlace)
    }
    node.isUndifferentiable = isChangeInPlace && lacksGradientInPlace
    node.addInput(x)
    return node
  }
}

/// The node of an operation on one tensor.
final class UnaryNode: Node {
  private unowned(unsafe) let op: UnaryOp
  fileprivate var saved: SavedTensor?
  fileprivate var isUndifferentiable = false

  fileprivate init(_ op: UnaryOp) {
    self.op = op
    super.init()
  }

  override var name: String {
    guard isUndifferentiable else { return op.gradientNames.first ?? "NotImplemented" }
    return (op.gradientNames.first?.dropLast() ?? "") + "1"
  }
  override var isReleased: Bool { op.saves != .nothing && saved == nil }
  override func releaseSaved() { saved = nil }

  override func gradient(ofInput input: Int, _ g: Tensor) throws -> Tensor? {
    if isUndifferentiable {
      throw TensorError(.notImplemented, "the derivative for 'inplace version of \(op.name)' is not implemented.")
    }
    guard let formula = op.formula else {
      throw TensorError.runtime("derivative for aten::\(op.name) is not implemented")
    }
    guard GradMode.isEnabled, let name = op.gradientNames.first, let fused = FusedGradient.name(of: name) else {
      return try formula(g, try saved?.unpack(self) ?? g)
    }
    return try FusedGradient.record(fused, [g, saved?.unpack(self)]) { parts in
      guard let g = parts[0] else { return nil }
      return try formula(g, parts[1] ?? g)
    }
  }

  override var savedTensors: [SavedTensor] { saved.map { [$0] } ?? [] }
  override func keepSaved(_ i: Int, _ changed: SavedTensor) { saved = changed }

  override var savedValues: [(name: String, value: Argument)] {
    guard let saved, let tensor = try? saved.unpack(self) else { return [] }
    return [(op.saves == .result ? "result" : "self", .tensor(tensor))]
  }
}
