// The end of the graph: the node that adds gradients to a leaf's `grad`.

/// The node of a leaf.
public final class AccumulateGrad: Node {
  /// The leaf.
  public let variable: Tensor

  init(_ variable: Tensor) {
    self.variable = variable
    super.init()
    sequence = .max
    variable.accumulator = self
    describeOutput(variable.sizes, variable.dtype)
  }

  deinit {
    if variable.accumulator === self { variable.accumulator = nil }
  }

  public override var name: String { "AccumulateGrad" }
  public override var isJoint: Bool { true }

  public override func backward(_ gradients: [Tensor?]) throws -> [Tensor?] {
    if let g = gradients.first ?? nil { try accumulate(g) }
    return []
  }

  /// Adds `g` to the leaf's gradient: in place, unless the sum is itself recorded.
  func accumulate(_ g: consuming Tensor) throws {
    guard variable.ownRequiresGrad else { return }
    if let sum = variable.grad {
      if GradMode.isEnabled {
        variable.grad = try Op.add.apply(sum, g)
      } else {
        try Op.add.applyInPlace(sum, .tensor(g))
      }
    } else if GradMode.isEnabled {
      let copy = try emptyGradient(g.dtype)
      variable.grad = try copy.copyInPlace(g)
    } else {
      variable.grad = try stolenOrCopied(g)
    }
    if Meta.isInUse, variable.isMeta { variable.grad?.storage.becomeMeta() }
    if let hooks = variable.hooks, !hooks.afterAccumulation.isEmpty {
      for hook in hooks.afterAccumulation { try hook.call(variable) }
    }
  }

  private func stolenOrCopied(_ g: consuming Tensor) throws -> Tensor {
    var g: Tensor = g
    if !g.requiresGrad, g.wrapper == nil, g.viewBase == nil, lies(g), g.offset == 0, isKnownUniquelyReferenced(&g) {
      return g
    }
    let copy = try emptyGradient(g.dtype)
    try copy.copyElements(from: g)
    return copy
  }

  /// Whether `g` lies in memory as the variable does, or row-major beside one with gaps or overlaps.
  private func lies(_ g: Tensor) -> Bool {
    if g.strides == variable.strides && variable.isContiguous { return true }
    guard variable.isDense else { return g.isContiguous }
    return (0..<g.rank).allSatisfy { g.sizes[$0] == 1 ? g.strides[$0] != 0 : g.strides[$0] == variable.strides[$0] }
  }

  private func emptyGradient(_ dtype: DType) throws -> Tensor {
    variable.isDense ? try variable.emptyAlike(dtype) : try Tensor(uninitialized: variable.sizes, dtype)
  }
}

extension Tensor {
  /// The node that made this tensor; a view that was changed through its base gets a new one.
  public var gradFn: Node? {
    @inline(__always) get { viewBase == nil ? recordedFn : viewFn() }
  }

  /// Where a gradient of this tensor goes.
  @inline(__always)
  var gradientEdge: Edge {
    if let fn = gradFn { return Edge(fn, outputIndex) }
    // A view made without recording requires a gradient as its base does, but leads nowhere.
    if !ownRequiresGrad { return .none }
    if let accumulator { return Edge(accumulator) }
    return Edge(AccumulateGrad(self))
  }

  /// The node that accumulates this leaf's gradient, made if need be.
  public func gradientAccumulator() -> AccumulateGrad? {
    guard requiresGrad, isLeaf else { return nil }
    return accumulator ?? AccumulateGrad(self)
  }
}
