// The family of operations on two operands, element by element: types, broadcasting, and their node.

/// Elements of two operands and of the result, each a fixed number of elements apart.
struct Lanes<T, U> {
  let a: UnsafePointer<T>
  let b: UnsafePointer<T>
  let out: UnsafeMutablePointer<U>
  let strideA: Int
  let strideB: Int
  let strideOut: Int
  let count: Int
  /// The factor of operations that have one (`alpha`).
  let alpha: T

  @inline(__always)
  func map(_ f: (T, T) -> U) {
    if strideOut == 1 {
      if strideA == 1 && strideB == 1 {
        for i in 0..<count { out[i] = f(a[i], b[i]) }
        return
      }
      if strideA == 1 && strideB == 0 {
        let y = b[0]
        for i in 0..<count { out[i] = f(a[i], y) }
        return
      }
      if strideA == 0 && strideB == 1 {
        let x = a[0]
        for i in 0..<count { out[i] = f(x, b[i]) }
        return
      }
    }
    for i in 0..<count { out[i &* strideOut] = f(a[i &* strideA], b[i &* strideB]) }
  }

  /// A choice between elements that may be equal and yet differ, as 0 and -0: PyTorch's vector loop, which takes adjacent
  /// elements of both operands in pairs of 32-byte registers, and the scalar loop for all others choose differently.
  @inline(__always)
  func choose(vector: (T, T) -> U, scalar: (T, T) -> U) {
    let areAdjacent = strideOut == 1 && strideA == 1 && strideB == 1
    let whole = areAdjacent ? count - count % (64 / MemoryLayout<T>.stride) : 0
    for i in 0..<whole { out[i] = vector(a[i], b[i]) }
    if whole < count { part(from: whole).map(scalar) }
  }

  private func part(from start: Int) -> Lanes {
    Lanes(
      a: a + start &* strideA, b: b + start &* strideB, out: out + start &* strideOut, strideA: strideA,
      strideB: strideB, strideOut: strideOut, count: count - start, alpha: alpha)
  }
}

extension Lanes where T: BinaryFloatingPoint, T == U {
  /// The larger of two elements, or what is no number.
  @inline(__always)
  func larger() {
    choose(
      vector: { $0.isNaN || $0 > $1 ? $0 : $1 }, scalar: { $0 < $1 || $1.isNaN && !$0.isNaN ? $1 : $0 })
  }

  /// The smaller of two elements, or what is no number.
  @inline(__always)
  func smaller() {
    choose(
      vector: { $0.isNaN || $0 < $1 ? $0 : $1 }, scalar: { $0 > $1 || $1.isNaN && !$0.isNaN ? $1 : $0 })
  }
}

extension Tensor {
  /// How far apart neighbours in row-major order are: 1 for adjacent elements, 0 for one element in all places; nil where
  /// it takes more than one number to say.
  @inline(__always)
  fileprivate var flatStride: Int? {
    if count == 1 { return 0 }
    if isContiguous { return 1 }
    for i in 0..<rank where strides[i] != 0 && sizes[i] != 1 { return nil }
    return 0
  }
}

/// Which dtype a result has when its operands differ.
enum Promotion {
  /// The dtype of an operation on these operands.
  static func resultType(_ a: Tensor, _ b: Tensor) -> DType {
    if a.dtype == b.dtype && !(a.isWrappedNumber && b.isWrappedNumber) { return a.dtype }
    return combine([(a.dtype, rank(a)), (b.dtype, rank(b))])
  }

  static func resultType(_ tensors: [Tensor]) -> DType { combine(tensors.map { ($0.dtype, rank($0)) }) }

  @inline(__always)
  static func resultType(_ a: Tensor, _ b: Scalar) -> DType {
    if a.isWrappedNumber { return combine([(a.dtype, 2), (b.dtype, 2)]) }
    return b.category <= a.dtype.category ? a.dtype : b.category == 2 ? .defaultFloat : b.dtype
  }

  static func resultType(_ a: Tensor, _ b: Operand) -> DType {
    switch b {
    case .tensor(let tensor): resultType(a, tensor)
    case .scalar(let scalar): resultType(a, scalar)
    }
  }

  /// 0 for a tensor with dimensions, 1 for one without, 2 for a number.
  private static func rank(_ t: Tensor) -> Int { t.isWrappedNumber ? 2 : t.rank == 0 ? 1 : 0 }

  private static func combine(_ operands: [(DType, Int)]) -> DType {
    var best: [DType?] = [nil, nil, nil]
    for (dtype, rank) in operands {
      let dtype = rank == 2 && dtype.isFloatingPoint ? .defaultFloat : dtype
      best[rank] = best[rank].map { DType.promote($0, dtype) } ?? dtype
    }
    return higher(best[0], higher(best[1], best[2])) ?? .float32
  }

  private static func higher(_ a: DType?, _ b: DType?) -> DType? {
    guard let a, let b else { return a ?? b }
    if a.isFloatingPoint { return a }
    return a == .bool || b.isFloatingPoint ? DType.promote(a, b) : a
  }
}

/// An arithmetic operation on two operands.
public final class BinaryOp: Op, @unchecked Sendable {
  /// The gradient of one operand.
  typealias Gradient = (_ g: Tensor, _ node: BinaryNode) throws -> Tensor

  /// What gradients read, and so must be saved.
  struct Needs: OptionSet {
    let rawValue: Int
    static let input = Needs(rawValue: 1)
    static let other = Needs(rawValue: 2)
    static let result = Needs(rawValue: 4)
  }

  private let float: (Lanes<Float, Float>) -> Void
  private let double: (Lanes<Double, Double>) -> Void
  /// nil for operations that turn integers into floating-point numbers first.
  private let integer: ((Lanes<Int64, Int64>) throws -> Void)?
  let inputGradient: Gradient?
  let otherGradient: Gradient?
  private let inputNeeds: Needs
  private let otherNeeds: Needs
  /// Refuses the dtypes of the operands, in PyTorch's words.
  private let check: ((_ input: DType, _ other: DType, _ result: DType) throws -> Void)?
  let scalarGradientName: String
  /// Whether nothing is to be checked of two `float32` operands.
  private let takesFloats: Bool
  /// Whether a number takes the type of the result before it is computed with, and has no derivative as first operand.
  private let isOfRemainders: Bool

  /// - Parameters:
  ///   - gradients: the names for a tensor and for a number as the second operand (if it differs).
  ///   - input: what the first operand's gradient reads, and its formula.
  ///   - other: the same of the second.
  init(
    _ signatures: String..., aliases: [String] = [], places: Places = .all, operators: [String] = [],
    gradients: [String] = [], numbersAsTensors: Bool = false, doc: @escaping @autoclosure () -> String = "",
    samples: @escaping () throws -> [CallArguments] = { [] },
    check: ((DType, DType, DType) throws -> Void)? = nil, isOfRemainders: Bool = false,
    input: (Needs, Gradient)? = nil, other: (Needs, Gradient)? = nil,
    float: @escaping (Lanes<Float, Float>) -> Void, double: @escaping (Lanes<Double, Double>) -> Void,
    integer: ((Lanes<Int64, Int64>) throws -> Void)?
  ) {
    self.float = float
    self.double = double
    self.integer = integer
    self.check = check
    self.isOfRemainders = isOfRemainders
    inputGradient = input?.1
    otherGradient = other?.1
    inputNeeds = input?.0 ?? []
    otherNeeds = other?.0 ?? []
    scalarGradientName = gradients.last ?? ""
    if let check { takesFloats = (try? check(.float32, .float32, .float32)) != nil } else { takesFloats = true }
    super.init(
      signatures: signatures, aliases: aliases, places: places, operators: operators, gradients: gradients,
      numbersAsTensors: numbersAsTensors, doc: doc(), samples: samples, body: nil)
  }

  override func evaluate(_ a: BoundArguments) throws -> OpResult {
    let alpha = try alpha(a)
    switch try a.operand(1) {
    case .tensor(let other): return .tensor(try apply(a.tensor(0), other, alpha: alpha))
    case .scalar(let other): return .tensor(try apply(a.tensor(0), other, alpha: alpha))
    }
  }

  override func evaluateInPlace(_ a: BoundArguments) throws -> OpResult {
    let alpha = try alpha(a)
    return .tensor(try applyInPlace(a.tensor(0), a.operand(1), alpha: alpha))
  }

  /// The factor of the second operand.
  private func alpha(_ a: BoundArguments) throws -> Scalar {
    guard let i = a.signature.alphaIndex else { return .int(1) }
    let alpha = try a.scalar(i)
    if alpha.isBool, Promotion.resultType(try a.tensor(0), try a.operand(1)) != .bool {
      throw TensorError.runtime("Boolean alpha only supported for Boolean results.")
    }
    return alpha
  }

  // MARK: Values

  /// The result for two tensors, recorded if either requires a gradient.
  @inline(never)
  public func apply(_ a: Tensor, _ b: Tensor, alpha: Scalar = .int(1)) throws -> Tensor {
    if Meta.isInUse, a.isMeta || b.isMeta {
      return try Meta.apart([a, b]) { try apply($0[0], $0[1], alpha: alpha) }
    }
    let result: Tensor
    // Adjacent elements of both, or one element with each of the other's.
    if a.dtype == .float32 && b.dtype == .float32 && takesFloats, let wide = Self.wider(a, b), wide.count <= Runs.chunk,
      let strideA = a.flatStride, let strideB = b.flatStride
    {
      result = try Tensor(uninitialized: wide.sizes, .float32)
      float(
        Lanes(
          a: a.float32, b: b.float32, out: result.float32, strideA: strideA, strideB: strideB, strideOut: 1,
          count: result.count, alpha: Float(alpha.double)))
    } else {
      result = try general(a, .tensor(b), alpha, into: nil)
    }
    if GradMode.isEnabled && (a.requiresGrad || b.requiresGrad) {
      try record(result, a, .tensor(b), alpha)
    }
    return result
  }

  /// The operand whose sizes are the result's, where that is seen at once.
  @inline(__always)
  private static func wider(_ a: Tensor, _ b: Tensor) -> Tensor? {
    if a.sizes == b.sizes { return a }
    if b.count == 1 && b.rank <= a.rank { return a.isRowMajor ? a : nil }
    if a.count == 1 && a.rank <= b.rank { return b.isRowMajor ? b : nil }
    return nil
  }

  /// The result for a tensor and a number.
  @inline(never)
  public func apply(_ a: Tensor, _ b: Scalar, alpha: Scalar = .int(1)) throws -> Tensor {
    if Meta.isInUse && a.isMeta { return try Meta.apart(a) { try apply($0, b, alpha: alpha) } }
    let result: Tensor
    if a.dtype == .float32 && a.isRowMajor && a.count <= Runs.chunk && takesFloats && !b.isBool {
      result = try Tensor(uninitialized: a.sizes, .float32)
      withUnsafePointer(to: Float(b.double)) {
        float(
          Lanes(
            a: a.float32, b: $0, out: result.float32, strideA: 1, strideB: 0, strideOut: 1, count: result.count,
            alpha: Float(alpha.double)))
      }
    } else {
      result = try general(a, .scalar(b), alpha, into: nil)
    }
    if GradMode.isEnabled && a.requiresGrad { try record(result, a, .scalar(b), alpha) }
    return result
  }

  /// The result for a number and a tensor.
  public func apply(_ a: Scalar, _ b: Tensor, alpha: Scalar = .int(1)) throws -> Tensor {
    guard b.dtype == .float32 && b.isRowMajor && b.count <= Runs.chunk && takesFloats && !a.isBool,
      !(GradMode.isEnabled && b.requiresGrad)
    else {
      return try apply(Tensor(wrapping: a), b, alpha: alpha)
    }
    let result = try Tensor(uninitialized: b.sizes, .float32)
    withUnsafePointer(to: Float(a.double)) {
      float(
        Lanes(
          a: $0, b: b.float32, out: result.float32, strideA: 0, strideB: 1, strideOut: 1, count: result.count,
          alpha: Float(alpha.double)))
    }
    return result
  }

  public func apply(_ a: Tensor, _ b: Operand) throws -> Tensor {
    switch b {
    case .tensor(let tensor): try apply(a, tensor)
    case .scalar(let scalar): try apply(a, scalar)
    }
  }

  /// Changes `a` into the result.
  ///
  /// - Throws: PyTorch's errors for leaves, for shapes that would grow, and for types that do not fit.
  @discardableResult
  public func applyInPlace(_ a: Tensor, _ b: Operand, alpha: Scalar = .int(1)) throws -> Tensor {
    try a.checkInPlace(b.tensor)
    if Meta.isInUse && a.isMeta {
      a.rebase(nil)
      return a
    }
    let isRecorded = GradMode.isEnabled && (a.requiresGrad || b.tensor?.requiresGrad == true)
    let needs = otherNeeds.contains(.input) && b.tensor?.requiresGrad == true || inputNeeds.contains(.input)
    let original = isRecorded && needs ? try a.snapshot() : a
    var b = b
    if let other = b.tensor, other !== a, other.storage === a.storage { b = .tensor(try other.clone()) }
    if a.dtype == .float32 && a.isContiguous && a.count <= Runs.chunk && takesFloats {
      switch b {
      case .tensor(let other)
      where other.dtype == .float32 && (other.sizes == a.sizes || other.count == 1 && other.rank <= a.rank)
        && other.flatStride != nil:
        float(
          Lanes(
            a: a.float32, b: other.float32, out: a.float32, strideA: 1, strideB: other.flatStride ?? 0, strideOut: 1,
            count: a.count, alpha: Float(alpha.double)))
      case .scalar(let scalar) where !scalar.isBool:
        withUnsafePointer(to: Float(scalar.double)) {
          float(
            Lanes(
              a: a.float32, b: $0, out: a.float32, strideA: 1, strideB: 0, strideOut: 1, count: a.count,
              alpha: Float(alpha.double)))
        }
      default: _ = try general(a, b, alpha, into: a)
      }
    } else {
      _ = try general(a, b, alpha, into: a)
    }
    if isRecorded {
      a.rebase(try makeNode(original, b, alpha, result: a, isChangeInPlace: true))
    } else {
      a.rebase(nil)
    }
    return a
  }

  @inline(never)
  private func general(_ a: Tensor, _ b: Operand, _ alpha: Scalar, into target: Tensor?) throws -> Tensor {
    var resultType = Promotion.resultType(a, b)
    // What a kernel lacks shows only once the shapes fit.
    var lacking: TensorError?
    if let check {
      do { try check(a.dtype, b.dtype, resultType) } catch let error as TensorError {
        if error.kind != .notImplemented { throw error }
        lacking = error
      }
    }
    if integer == nil && !resultType.isFloatingPoint { resultType = .defaultFloat }
    let compute = resultType.computeType
    let x = try a.converted(to: compute)
    let y: Tensor
    switch b {
    case .tensor(let other): y = try other.converted(to: compute)
    case .scalar(let scalar):
      let number = try Tensor(scalar, as: isOfRemainders ? resultType : compute)
      y = isOfRemainders ? try number.converted(to: compute) : number
    }
    let sizes = try Shape.broadcast(x.sizes, y.sizes)
    if let target {
      guard sizes == target.sizes else { throw TensorError.outputShape(target.sizes, sizes) }
      guard resultType.canCast(to: target.dtype) else { throw TensorError.cannotCast(resultType, to: target.dtype) }
    }
    if let lacking { throw lacking }
    let isDirect = target != nil && target?.dtype == compute
    let out: Tensor
    if isDirect, let target {
      out = target
    } else {
      out = try Tensor.empty(sizes, compute, elementwise: [x, y])
    }
    let runs = Runs(sizes, out.strides, x.strides(expandedTo: sizes), y.strides(expandedTo: sizes))
    switch compute {
    case .float32: try run(runs, out.float32, x.float32, y.float32, Float(alpha.double), float)
    case .float64: try run(runs, out.float64, x.float64, y.float64, alpha.double, double)
    default:
      if case .float = alpha {
        throw TensorError.runtime("For integral input tensors, argument alpha must not be a floating point number.")
      }
      guard let integer else { preconditionFailure("integers were promoted") }
      try run(runs, out.int64, x.int64, y.int64, alpha.int64, integer)
    }
    if isDirect { return out }
    if let target {
      try target.copyElements(from: out)
      return target
    }
    return try out.converted(to: resultType)
  }

  @inline(__always)
  private func run<T>(
    _ runs: Runs, _ out: UnsafeMutablePointer<T>, _ a: UnsafeMutablePointer<T>, _ b: UnsafeMutablePointer<T>,
    _ alpha: T, _ kernel: (Lanes<T, T>) throws -> Void
  ) throws {
    try runs.forEach { r in
      try kernel(
        Lanes(
          a: a + r.offset1, b: b + r.offset2, out: out + r.offset0, strideA: r.stride1, strideB: r.stride2,
          strideOut: r.stride0, count: r.count, alpha: alpha))
    }
  }

  // MARK: Recording

  @inline(__always)
  private func record(_ result: Tensor, _ a: Tensor, _ b: Operand, _ alpha: Scalar) throws {
    guard result.dtype.isFloatingPoint else { return }
    try makeNode(a, b, alpha, result: result).addOutput(result)
  }

  @inline(__always)
  private func makeNode(_ a: Tensor, _ b: Operand, _ alpha: Scalar, result: Tensor, isChangeInPlace: Bool = false)
    throws -> BinaryNode
  {
    let node = BinaryNode(self, alpha)
    node.isChangeInPlace = isChangeInPlace
    node.lacksFormula = isOfRemainders && a.isWrappedNumber
    node.addInput(a)
    var needs: Needs = []
    if a.requiresGrad { needs.formUnion(inputNeeds) }
    switch b {
    case .tensor(let other):
      node.addInput(other)
      if other.requiresGrad { needs.formUnion(otherNeeds) }
      if needs.contains(.other) {
        if other.isInference { throw TensorError.inferenceSaved }
        node.savedOther = SavedTensor(other)
      }
    case .scalar(let scalar):
      // Where a number has an overload of its own, PyTorch knows of no second input.
      if scalarGradientName == gradientNames.first {
        if GradMode.isFormula { node.isOfNumber = true } else { node.addInput(nil) }
      }
      node.scalar = scalar
    }
    if needs.contains(.input) {
      if a.isInference { throw TensorError.inferenceSaved }
      node.savedInput = SavedTensor(a)
    }
    if needs.contains(.result) {
      node.savedResult = SavedTensor(result: result, of: node, isChangeInPlace: isChangeInPlace)
    }
    node.needs = needs
    return node
  }
}

/// The node of an operation on two operands.
final class BinaryNode: Node {
  private unowned(unsafe) let op: BinaryOp
  fileprivate(set) var savedInput: SavedTensor?
  fileprivate(set) var savedOther: SavedTensor?
  fileprivate(set) var savedResult: SavedTensor?
  fileprivate(set) var scalar: Scalar?
  /// Whether it is of the overload for numbers, which Python never calls.
  fileprivate var isOfNumber = false
  fileprivate var isChangeInPlace = false
  /// Whether PyTorch has no formula for operands of this kind.
  fileprivate var lacksFormula = false
  fileprivate var needs: BinaryOp.Needs = []
  let alpha: Scalar
  private var released = false

  fileprivate init(_ op: BinaryOp, _ alpha: Scalar) {
    self.op = op
    self.alpha = alpha
    super.init()
  }

  override var name: String {
    if lacksFormula { return "NotImplemented" }
    if isOfNumber, let name = op.gradientNames.first { return name.dropLast() + "1" }
    return (scalar == nil ? op.gradientNames.first : op.scalarGradientName) ?? "NotImplemented"
  }
  override var isReleased: Bool { released }

  override func releaseSaved() {
    if needs.isEmpty { return }
    savedInput = nil
    savedOther = nil
    savedResult = nil
    released = true
  }

  override func gradient(ofInput input: Int, _ g: Tensor) throws -> Tensor? {
    guard let formula = input == 0 ? op.inputGradient : op.otherGradient, !lacksFormula else {
      throw TensorError.runtime(
        "derivative for aten::\(op.name)\(isChangeInPlace ? "_" : "") is not implemented")
    }
    return try formula(g, self)
  }

  override var savedTensors: [SavedTensor] { [savedOther, savedInput, savedResult].compactMap { $0 } }
  override var savedTensorNames: [String] {
    let other = name.hasPrefix("Pow") ? "exponent" : "other"
    return [(savedOther, other), (savedInput, "self"), (savedResult, "result")].compactMap { $0.0 == nil ? nil : $0.1 }
  }
  override func keepSaved(_ i: Int, _ changed: SavedTensor) {
    switch savedTensorNames[i] {
    case "self": savedInput = changed
    case "result": savedResult = changed
    default: savedOther = changed
    }
  }

  override var savedValues: [(name: String, value: Argument)] {
    func value(_ saved: SavedTensor?) -> Argument {
      guard let saved, let tensor = try? saved.unpack(self) else { return .none }
      return .tensor(tensor)
    }
    let otherValue: Argument
    if let scalar, needs.contains(.other), let tensor = try? Tensor(wrapping: scalar) {
      otherValue = .tensor(tensor)
    } else {
      otherValue = value(savedOther)
    }
    return [
      ("self", value(savedInput)), ("other", otherValue), ("exponent", otherValue), ("result", value(savedResult)),
      ("alpha", Argument(alpha)),
    ]
  }

  // What formulas read.

  /// The first operand.
  var input: Tensor {
    get throws {
      guard let savedInput else { throw TensorError.freedGraph }
      return try savedInput.unpack(self)
    }
  }

  /// The second operand.
  var other: Operand {
    get throws {
      if let scalar { return .scalar(scalar) }
      guard let savedOther else { throw TensorError.freedGraph }
      return .tensor(try savedOther.unpack(self))
    }
  }

  var result: Tensor {
    get throws {
      guard let savedResult else { throw TensorError.freedGraph }
      return try savedResult.unpack(self)
    }
  }
}

/// A comparison or another question about two operands; its answer is bool and has no gradient.
public final class PredicateOp: Op, @unchecked Sendable {
  private let float: (Lanes<Float, Bool8>) -> Void
  private let double: (Lanes<Double, Bool8>) -> Void
  private let integer: (Lanes<Int64, Bool8>) -> Void

  init(
    _ signatures: String..., aliases: [String] = [], operators: [String] = [], numbersAsTensors: Bool = false,
    doc: @escaping @autoclosure () -> String = "", samples: @escaping () throws -> [CallArguments] = { [] },
    float: @escaping (Lanes<Float, Bool8>) -> Void, double: @escaping (Lanes<Double, Bool8>) -> Void,
    integer: @escaping (Lanes<Int64, Bool8>) -> Void
  ) {
    self.float = float
    self.double = double
    self.integer = integer
    super.init(
      signatures: signatures, aliases: aliases, places: .all, operators: operators, gradients: [],
      numbersAsTensors: numbersAsTensors, doc: doc(), samples: samples, body: nil)
  }

  override func evaluate(_ a: BoundArguments) throws -> OpResult { .tensor(try apply(a.tensor(0), a.operand(1))) }

  override func evaluateInPlace(_ a: BoundArguments) throws -> OpResult {
    let target = try a.tensor(0)
    let other = try a.operand(1)
    // `eq_` and its kin have nodes whose gradient is zero; logic has none.
    if name.hasPrefix("logical") {
      // The history stays what it was.
      try target.checkInPlace()
      let value = try apply(target, other)
      guard value.sizes == target.sizes else { throw TensorError.outputShape(target.sizes, value.sizes) }
      try target.copyElements(from: value)
      target.rebase(nil)
      return .tensor(target)
    }
    let label = "\(name.prefix(1).uppercased())\(name.dropFirst())Backward\(other.tensor == nil ? 0 : 1)"
    return .tensor(
      try target.becomeInPlace(named: label) { original in
        let value = try self.apply(original, other).converted(to: original.dtype)
        let inputs = [original] + (other.tensor.map { [$0] } ?? [])
        return try value.recorded(label, inputs) { i, g, _ in i == 0 ? try g.zerosLike() : try inputs[1].zerosLike() }
      })
  }

  /// The answers for each pair of elements.
  public func apply(_ a: Tensor, _ b: Operand) throws -> Tensor {
    if a.dtype == .float32 && a.isRowMajor && a.count <= Runs.chunk {
      switch b {
      case .tensor(let other) where other.dtype == .float32 && other.sizes == a.sizes && other.isContiguous:
        return try answers(a, other.float32, 1)
      case .scalar(let scalar) where !scalar.isBool:
        var number = Float(scalar.double)
        return try answers(a, &number, 0)
      default: break
      }
    }
    let compute = Promotion.resultType(a, b).computeType
    let x = try a.converted(to: compute)
    let y: Tensor
    switch b {
    case .tensor(let other): y = try other.converted(to: compute)
    case .scalar(let scalar):
      // A whole number takes the width of narrow elements, as if it were written in their type.
      let common = Promotion.resultType(a, b)
      y = try Tensor(scalar, as: compute).converted(to: common).converted(to: compute)
    }
    let sizes = try Shape.broadcast(x.sizes, y.sizes)
    let out = try Tensor.empty(sizes, .bool, elementwise: [x, y])
    let bytes = out.data.assumingMemoryBound(to: Bool8.self)
    let runs = Runs(sizes, out.strides, x.strides(expandedTo: sizes), y.strides(expandedTo: sizes))
    switch compute {
    case .float32: try run(runs, bytes, x.float32, y.float32, 0, float)
    case .float64: try run(runs, bytes, x.float64, y.float64, 0, double)
    default: try run(runs, bytes, x.int64, y.int64, 0, integer)
    }
    return out
  }

  /// The answers for adjacent elements and as many others, or one number.
  private func answers(_ a: Tensor, _ b: UnsafePointer<Float>, _ strideB: Int) throws -> Tensor {
    let out = try Tensor(uninitialized: a.sizes, .bool)
    float(
      Lanes(
        a: a.float32, b: b, out: out.data.assumingMemoryBound(to: Bool8.self), strideA: 1, strideB: strideB,
        strideOut: 1, count: out.count, alpha: 0))
    return out
  }

  @inline(__always)
  private func run<T>(
    _ runs: Runs, _ out: UnsafeMutablePointer<Bool8>, _ a: UnsafeMutablePointer<T>, _ b: UnsafeMutablePointer<T>,
    _ zero: T, _ kernel: (Lanes<T, Bool8>) -> Void
  ) throws {
    try runs.forEach { r in
      kernel(
        Lanes(
          a: a + r.offset1, b: b + r.offset2, out: out + r.offset0, strideA: r.stride1, strideB: r.stride2,
          strideOut: r.stride0, count: r.count, alpha: zero))
    }
  }
}
