// The node of an operation whose gradient is a closure beside its value.

/// A node with saved tensors and one lazy formula for the inputs' gradients.
final class FormulaNode: Node {
  /// The gradient of input `i` from that of the result.
  typealias Formula = (_ input: Int, _ g: Tensor, _ saved: Saved) throws -> Tensor?
  /// The gradients of all inputs from those of all results.
  typealias JointFormula = (_ gradients: [Tensor?], _ saved: Saved) throws -> [Tensor?]

  /// The saved tensors of a node, unpacked when asked for.
  struct Saved {
    fileprivate let node: FormulaNode
    /// What stands for the saved tensors where the formula itself is differentiated.
    fileprivate var values: [Tensor?] = []

    subscript(_ i: Int) -> Tensor {
      get throws {
        if i < values.count, let value = values[i] { return value }
        if node.isReleased { throw TensorError.freedGraph }
        return try node.saved[i].unpack(node)
      }
    }
  }

  var label: String
  fileprivate var saved: [SavedTensor]
  private let formula: Formula?
  private let joint: JointFormula?
  private let savedNames: [String]
  private let savesTensors: Bool
  /// What else PyTorch shows of the node, `_saved_exponent`.
  var notes: [(name: String, value: Argument)] = []

  init(
    _ label: String, saving saved: [SavedTensor], names: [String] = [], formula: Formula?, joint: JointFormula? = nil,
    savesScalar: Bool = false
  ) {
    self.label = label
    self.saved = saved
    self.formula = formula
    self.joint = joint
    savedNames = names
    savesTensors = savesScalar || !saved.isEmpty
    super.init()
  }

  override var name: String { label }
  override var isJoint: Bool { joint != nil }
  private var released = false
  override var isReleased: Bool { released }

  override func releaseSaved() {
    if savesTensors {
      saved = []
      released = true
    }
  }

  override func gradient(ofInput input: Int, _ g: Tensor) throws -> Tensor? {
    for tensor in saved { try tensor.check(self) }
    guard GradMode.isEnabled, let formula, let fused = FusedGradient.name(of: label) else {
      return try formula?(input, g, Saved(node: self))
    }
    let places = saved.indices.filter { savedNames.isEmpty || !Self.ownResults.contains(savedNames[$0]) }
    let inputs = try places.map { try saved[$0].unpack(self) }
    let isInput = inputs.map(\.dtype.isFloatingPoint)
    return try FusedGradient.record(fused, [g] + zip(inputs, isInput).filter(\.1).map(\.0)) { [self] parts in
      guard let g = parts[0] else { return nil }
      var values = [Tensor?](repeating: nil, count: saved.count)
      for (place, value) in zip(zip(places, isInput).filter(\.1).map(\.0), parts.dropFirst()) { values[place] = value }
      return try formula(input, g, Saved(node: self, values: values))
    }
  }

  /// What was computed beside the result, which is no input of the gradient.
  private static let ownResults: Set<String> = ["total_weight", "result1", "result2", "running_mean", "running_var"]

  override func backward(_ gradients: [Tensor?]) throws -> [Tensor?] {
    guard let joint else { return try super.backward(gradients) }
    guard GradMode.isEnabled, let fused = FusedGradient.name(of: label) else {
      return try joint(gradients, Saved(node: self))
    }
    let inputs = try gradients + saved.map { try $0.unpack(self) }
    return try (0..<edgeCount).map { i in
      guard edge(i).node != nil else { return nil }
      return try FusedGradient.record(fused, inputs) { [self] parts in
        try joint(
          Array(parts.prefix(gradients.count)), Saved(node: self, values: Array(parts.dropFirst(gradients.count))))[i]
      }
    }
  }

  override var savedTensors: [SavedTensor] { saved }
  override func keepSaved(_ i: Int, _ changed: SavedTensor) { saved[i] = changed }
  override var savedTensorNames: [String] { savedNames.isEmpty ? saved.map { _ in "" } : savedNames }

  override var savedValues: [(name: String, value: Argument)] {
    guard !released else { return notes }
    let values = saved.map { (try? $0.unpack(self)).map(Argument.tensor) ?? .none }
    // Without names of their own they stand in the order in which PyTorch saves them.
    if savedNames.isEmpty { return notes + values.map { ("", $0) } }
    return notes + zip(savedNames, values).map { ($0, $1) }
  }
}

/// Whether an operation on these tensors is recorded.
@inline(__always)
func isRecorded(_ inputs: Tensor?...) -> Bool {
  GradMode.isEnabled && inputs.contains { $0?.requiresGrad == true }
}

extension Tensor {
  /// Records how this tensor was made from `inputs`, if that is to be recorded, and returns it.
  ///
  /// - Parameters:
  ///   - name: PyTorch's `grad_fn` name.
  ///   - saving: the tensors that `formula` reads; `savingResult` puts this tensor after them.
  ///   - names: what PyTorch calls the saved tensors, without `_saved_`.
  ///   - notes: what else PyTorch shows of the node.
  ///   - savesScalar: whether PyTorch keeps a number as a tensor, so that a second backward fails.
  @inline(never)
  func recorded(
    _ name: String, _ inputs: @autoclosure () throws -> [Tensor], saving: @autoclosure () throws -> [Tensor] = [],
    savingResult: Bool = false, savesScalar: Bool = false, names: @autoclosure () -> [String] = [],
    notes: @autoclosure () -> [(name: String, value: Argument)] = [], _ formula: @escaping FormulaNode.Formula
  ) throws -> Tensor {
    guard GradMode.isEnabled, dtype.isFloatingPoint else { return self }
    let inputs = try inputs()
    guard Self.anyRequiresGrad(inputs) else { return self }
    return try record(
      name, inputs, saving(), savingResult: savingResult, savesScalar: savesScalar, names: names(), notes: notes(),
      formula)
  }

  @inline(never)
  private static func anyRequiresGrad(_ tensors: [Tensor]) -> Bool { tensors.contains { $0.requiresGrad } }

  @inline(never)
  private func record(
    _ name: String, _ inputs: [Tensor], _ saving: [Tensor], savingResult: Bool, savesScalar: Bool, names: [String],
    notes: [(name: String, value: Argument)], _ formula: @escaping FormulaNode.Formula
  ) throws -> Tensor {
    for tensor in saving where tensor.isInference { throw TensorError.inferenceSaved }
    let node = FormulaNode(
      name, saving: saving.map { SavedTensor($0) }, names: names, formula: formula,
      savesScalar: savesScalar || savingResult)
    if savingResult { node.saved.append(SavedTensor(result: self, of: node)) }
    node.notes = notes
    for input in inputs { node.addInput(input) }
    node.addOutput(self)
    return self
  }
}
