// Backward: walking the graph from results to leaves, the latest operation first, without recursion.

/// One walk over the graph.
struct BackwardPass {
  private nonisolated(unsafe) static var lastPass = 0
  /// How many walks are under way: hooks and custom functions may start others.
  private nonisolated(unsafe) static var depth = 0

  /// The number of the walk that is under way, or of the latest one begun inside it; nil outside of walks.
  static var current: Int? { depth > 0 ? lastPass : nil }

  /// Whether the walk under way comes to a node.
  static func reaches(_ node: Node) -> Bool { depth > 0 && node.pass == lastPass && node.isNeeded }

  /// Whether the walk under way, or the latest one inside it, goes to all leaves.
  private(set) nonisolated(unsafe) static var isWhole = true

  /// Marks and buffers of a walk inside another, which may meet the same nodes.
  private struct Marks {
    var dependencies = 0
    var isNeeded = true
    var gradients: [Tensor?] = []
  }

  /// Arrays that walks leave for each other, so that a small one allocates none.
  private nonisolated(unsafe) static var spareReady: [Node] = []
  private nonisolated(unsafe) static var spareStack: [Node] = []

  private let pass: Int
  private let isNested: Bool
  private let keepsGraph: Bool
  private var marks: [ObjectIdentifier: Marks] = [:]
  private var ready: [Node] = []
  private var captures: [(node: Node, output: Int, gradient: Tensor?)] = []
  private var isRestricted = false

  private init(keepsGraph: Bool) {
    Self.lastPass &+= 1
    pass = Self.lastPass
    isNested = Self.depth > 0
    self.keepsGraph = keepsGraph
  }

  /// Walks from `roots`, and returns the gradients that arrive at `inputs`, or accumulates them in the leaves.
  static func run(
    roots: [(edge: Edge, gradient: Tensor)], inputs: [Edge]?, accumulates: Bool, keepsGraph: Bool, createsGraph: Bool
  ) throws -> [Tensor?] {
    var walk = BackwardPass(keepsGraph: keepsGraph)
    let wasWhole = isWhole
    isWhole = inputs == nil
    defer { isWhole = wasWhole }
    if let inputs {
      walk.isRestricted = true
      if !accumulates { walk.captures = inputs.compactMap { e in e.node.map { ($0, e.index, nil) } } }
    }
    return try walk.run(roots, inputs, accumulates, createsGraph)
  }

  /// Walks from one result to the leaves.
  static func run(root: Edge, gradient: Tensor, keepsGraph: Bool, createsGraph: Bool) throws {
    guard !createsGraph, depth == 0, let node = root.node else {
      _ = try run(
        roots: [(root, gradient)], inputs: nil, accumulates: true, keepsGraph: keepsGraph, createsGraph: createsGraph)
      return
    }
    var walk = BackwardPass(keepsGraph: keepsGraph)
    depth = 1
    swap(&walk.ready, &spareReady)
    let wasEnabled = GradMode.isEnabled
    GradMode.isEnabled = false
    defer {
      depth = 0
      GradMode.isEnabled = wasEnabled
    }
    do {
      walk.count(from: node)
      walk.store(gradient, node, root.index)
      walk.push(node)
      try walk.drain()
    } catch {
      walk.clear(from: [node])
      throw error
    }
    swap(&walk.ready, &spareReady)
  }

  private mutating func run(
    _ roots: [(edge: Edge, gradient: Tensor)], _ inputs: [Edge]?, _ accumulates: Bool, _ createsGraph: Bool
  ) throws -> [Tensor?] {
    Self.depth += 1
    defer { Self.depth -= 1 }
    let wasEnabled = GradMode.isEnabled
    GradMode.isEnabled = createsGraph
    defer { GradMode.isEnabled = wasEnabled }
    do {
      try prepare(roots.compactMap { $0.edge.node }, targets: inputs?.compactMap { $0.node })
      for root in roots {
        guard let node = root.edge.node else { continue }
        let before = stored(node, root.edge.index)
        let g = try before.map { try Op.add.apply($0, root.gradient) } ?? root.gradient
        store(g, node, root.edge.index)
      }
      for root in roots {
        if let node = root.edge.node, dependencies(node) == 0, unmark(node) { push(node) }
      }
      try drain()
    } catch {
      clear(from: roots.compactMap { $0.edge.node })
      throw error
    }
    var results: [Tensor?] = []
    var next = 0
    for input in inputs ?? [] {
      if input.node == nil || accumulates {
        results.append(nil)
      } else {
        results.append(captures[next].gradient)
        next += 1
      }
    }
    return results
  }

  // MARK: Marks

  private func dependencies(_ node: Node) -> Int {
    isNested ? marks[ObjectIdentifier(node)]?.dependencies ?? 0 : node.dependencies
  }

  private func isNeeded(_ node: Node) -> Bool {
    isNested ? marks[ObjectIdentifier(node)]?.isNeeded ?? false : node.pass == pass && node.isNeeded
  }

  /// Makes a root that appears several times start once.
  private func unmark(_ node: Node) -> Bool { !ready.contains { $0 === node } }

  /// Counts how many gradients each node behind `root` waits for.
  private func count(from root: Node) {
    var stack: [Node] = []
    swap(&stack, &Self.spareStack)
    root.pass = pass
    root.dependencies = 0
    root.isNeeded = true
    stack.append(root)
    while let node = stack.popLast() {
      for i in 0..<node.edgeCount {
        guard let next = node.edge(i).node else { continue }
        if next.pass != pass {
          next.pass = pass
          next.dependencies = 1
          next.isNeeded = true
          if next.edgeCount > 0 { stack.append(next) }
        } else {
          next.dependencies &+= 1
        }
      }
    }
    swap(&stack, &Self.spareStack)
  }

  /// Counts how many gradients each node waits for and, if only some inputs matter, which nodes lead to them.
  private mutating func prepare(_ roots: [Node], targets: [Node]?) throws {
    var stack: [Node] = []
    var order: [Node] = []
    func visit(_ node: Node, _ marks: inout [ObjectIdentifier: Marks]) -> Bool {
      if isNested {
        if marks[ObjectIdentifier(node)] != nil { return false }
        marks[ObjectIdentifier(node)] = Marks(isNeeded: targets == nil)
        return true
      }
      if node.pass == pass { return false }
      node.pass = pass
      node.dependencies = 0
      node.isNeeded = targets == nil
      return true
    }
    for root in roots where visit(root, &marks) { stack.append(root) }
    while let node = stack.popLast() {
      if targets != nil { order.append(node) }
      for i in 0..<node.edgeCount {
        guard let next = node.edge(i).node else { continue }
        if visit(next, &marks) { stack.append(next) }
        if isNested { marks[ObjectIdentifier(next)]?.dependencies += 1 } else { next.dependencies &+= 1 }
      }
    }
    guard let targets else { return }
    for target in targets { setNeeded(target) }
    // Inputs come before their users in sequence order, except leaves, whose number is the highest.
    order.sort { ($0.sequence == .max ? -1 : $0.sequence) < ($1.sequence == .max ? -1 : $1.sequence) }
    for node in order {
      for i in 0..<node.edgeCount {
        if let next = node.edge(i).node, isNeeded(next) {
          setNeeded(node)
          break
        }
      }
    }
  }

  private mutating func setNeeded(_ node: Node) {
    if isNested { marks[ObjectIdentifier(node)]?.isNeeded = true } else { node.isNeeded = true }
  }

  // MARK: Gradients on their way

  @inline(__always)
  private mutating func store(_ g: Tensor, _ node: Node, _ index: Int) {
    if isNested || index > 0 || node.outputCount > 1 { return storeSlowly(g, node, index) }
    node.gradient = g
  }

  private mutating func storeSlowly(_ g: Tensor?, _ node: Node, _ index: Int) {
    if isNested {
      var all = marks[ObjectIdentifier(node)]?.gradients ?? []
      while all.count <= index { all.append(nil) }
      all[index] = g
      marks[ObjectIdentifier(node)]?.gradients = all
    } else if index == 0 {
      node.gradient = g
    } else {
      while node.moreGradients.count < index { node.moreGradients.append(nil) }
      node.moreGradients[index - 1] = g
    }
  }

  private func stored(_ node: Node, _ index: Int) -> Tensor? {
    if isNested {
      let all = marks[ObjectIdentifier(node)]?.gradients ?? []
      return index < all.count ? all[index] : nil
    }
    if index == 0 { return node.gradient }
    return index <= node.moreGradients.count ? node.moreGradients[index - 1] : nil
  }

  /// Hands a gradient to the node of an edge, which is ready when it has all of them.
  @inline(__always)
  private mutating func send(_ gradient: Tensor?, _ from: Node, _ i: Int) throws {
    let edge = from.edge(i)
    guard let node = edge.node else { return }
    if let g = gradient {
      let g = try fitted(g, node, edge.index, from, i)
      if let sum = stored(node, edge.index) {
        storeSlowly(try Op.add.apply(sum, g), node, edge.index)
      } else {
        store(g, node, edge.index)
      }
    }
    if isNested {
      marks[ObjectIdentifier(node)]?.dependencies -= 1
    } else {
      node.dependencies &-= 1
    }
    if dependencies(node) == 0 { push(node) }
  }

  /// `g` with broadcasting undone and in the dtype of the tensor that it belongs to.
  @inline(__always)
  private func fitted(_ g: Tensor, _ node: Node, _ index: Int, _ from: Node, _ i: Int) throws -> Tensor {
    if index == 0 && g.sizes == node.outputSizes && g.dtype == node.outputType { return g }
    return try fittedSlowly(g, node.sizes(ofOutput: index), node.dtype(ofOutput: index), from, i)
  }

  private func fittedSlowly(_ g: Tensor, _ sizes: Shape, _ dtype: DType, _ from: Node, _ i: Int) throws -> Tensor {
    var result = g
    if g.sizes != sizes {
      guard sizes.canExpand(to: g.sizes) else {
        throw TensorError.runtime(
          "Function \(from.name) returned an invalid gradient at index \(i) - got \(g.sizes) but expected shape "
            + "compatible with \(sizes)")
      }
      result = try g.sum(to: sizes)
    }
    return result.dtype == dtype ? result : try result.to(dtype)
  }

  // MARK: The queue

  /// Leaves go at once, then the latest operation.
  private mutating func push(_ node: Node) {
    ready.append(node)
    var i = ready.count - 1
    while i > 0 {
      let parent = (i - 1) / 2
      if ready[parent].sequence >= ready[i].sequence { return }
      ready.swapAt(parent, i)
      i = parent
    }
  }

  private mutating func pop() -> Node? {
    guard let last = ready.popLast() else { return nil }
    guard let top = ready.first else { return last }
    ready[0] = last
    var i = 0
    while true {
      var child = 2 * i + 1
      if child >= ready.count { break }
      if child + 1 < ready.count && ready[child + 1].sequence > ready[child].sequence { child += 1 }
      if ready[i].sequence >= ready[child].sequence { break }
      ready.swapAt(i, child)
      i = child
    }
    return top
  }

  private mutating func drain() throws {
    while let node = pop() {
      try Limits.checkInterrupt()
      try step(node)
    }
  }

  private mutating func step(_ node: Node) throws {
    if isRestricted && !isNeeded(node) {
      // Nothing that matters lies behind: let the gradients go, and keep the counts right.
      takeAll(node)
      return
    }
    if !isNested && node.outputCount == 1 && node.hooks == nil && captures.isEmpty && !Anomaly.isEnabled {
      guard let g = node.gradient else { return try pass(nil, through: node) }
      node.gradient = nil
      return try pass(g, through: node)
    }
    var gradients: [Tensor?] = []
    for i in 0..<node.outputCount { gradients.append(stored(node, i)) }
    takeAll(node)
    if let hooks = (node as? AccumulateGrad).map(\.variable.hooks) ?? node.hooks {
      for i in gradients.indices { if let g = gradients[i] { gradients[i] = try hooks.run(i, g) } }
    }
    var isTarget = false
    for c in captures.indices where captures[c].node === node {
      if captures[c].output < gradients.count { captures[c].gradient = gradients[captures[c].output] }
      isTarget = true
    }
    if isTarget && node is AccumulateGrad { return }
    for hook in node.hooks?.beforeNode ?? [] { if let replaced = try hook.call(gradients) { gradients = replaced } }
    if node.hooks?.afterNode.isEmpty == false || Anomaly.isEnabled {
      try passWatched(gradients, through: node)
    } else {
      try pass(gradients, through: node)
    }
  }

  /// Runs a node whose results somebody looks at before they are sent on.
  private mutating func passWatched(_ gradients: [Tensor?], through node: Node) throws {
    var results: [Tensor?]
    do {
      if node.isReleased { throw TensorError.freedGraph }
      results = try GradMode.asFormula(true) { try node.withSaved { try node.backward(gradients) } }
      if Anomaly.isEnabled { try Anomaly.check(results, of: node) }
    } catch {
      if Anomaly.isEnabled { try Anomaly.report(node) }
      throw error
    }
    while results.count < node.edgeCount { results.append(nil) }
    for hook in node.hooks?.afterNode ?? [] {
      if let replaced = try hook.call(results, gradients) { results = replaced }
    }
    if !keepsGraph { node.releaseSaved() }
    for i in 0..<node.edgeCount { try send(i < results.count ? results[i] : nil, node, i) }
  }

  @inline(__always)
  private mutating func pass(_ g: consuming Tensor?, through node: Node) throws {
    if node.sequence == .max, let leaf = node as? AccumulateGrad {
      guard let g = consume g else { return }
      var gradient = g
      if let hooks = leaf.variable.hooks { gradient = try hooks.run(0, gradient) }
      return try leaf.accumulate(consume gradient)
    }
    if node.isJoint { return try pass([g], through: node) }
    if node.isReleased { throw TensorError.freedGraph }
    let stored = SavedTensorHooks.hasStored ? node.savedTensors : []
    defer { for saved in stored { saved.close() } }
    for saved in stored { try saved.open() }
    for i in 0..<node.edgeCount {
      guard let next = node.edge(i).node else { continue }
      if isRestricted && !isNeeded(next) {
        try send(nil, node, i)
      } else {
        try send(g.flatMap { g in try GradMode.asFormula(true) { try node.gradient(ofInput: i, g) } }, node, i)
      }
    }
    if !keepsGraph { node.releaseSaved() }
  }

  private mutating func pass(_ gradients: [Tensor?], through node: Node) throws {
    if !node.isJoint { return try pass(gradients.first ?? nil, through: node) }
    if node.isReleased { throw TensorError.freedGraph }
    let results = try GradMode.asFormula(true) { try node.withSaved { try node.backward(gradients) } }
    if !keepsGraph { node.releaseSaved() }
    for i in 0..<node.edgeCount { try send(i < results.count ? results[i] : nil, node, i) }
  }

  private mutating func takeAll(_ node: Node) {
    if isNested {
      marks[ObjectIdentifier(node)]?.gradients = []
    } else {
      node.gradient = nil
      if !node.moreGradients.isEmpty { node.moreGradients = [] }
    }
  }

  /// Leaves no gradients behind in the nodes of a walk that failed: neither in those that were ready nor in those that
  /// waited for more.
  private mutating func clear(from roots: [Node]) {
    guard !isNested else { return }
    var seen: Set<ObjectIdentifier> = []
    var stack = roots
    while let node = stack.popLast() {
      guard seen.insert(ObjectIdentifier(node)).inserted else { continue }
      takeAll(node)
      for i in 0..<node.edgeCount { if let next = node.edge(i).node { stack.append(next) } }
    }
    ready = []
  }
}
