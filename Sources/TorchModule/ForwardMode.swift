// torch.autograd.forward_ad: dual tensors, whose tangents are found by differentiating backward twice.

import MiniPython
import MiniTorch

enum ForwardMode {
  /// Whether a level is open: the text of a tensor then shows its tangent.
  nonisolated(unsafe) private static var isOpen = false
  /// The dual tensors of this notebook that only this module made leaves of a graph.
  nonisolated(unsafe) private static var hidden: [Tensor] = []
  /// All dual tensors of the open level.
  nonisolated(unsafe) private static var duals: [Tensor] = []
  /// What was taken out of dual tensors: it has no tangent, whatever its history.
  nonisolated(unsafe) private static var unpacked: [Tensor] = []

  /// Whether there are tensors whose history is not what a notebook sees.
  static var isUsed: Bool { !hidden.isEmpty }

  static func reset() {
    isOpen = false
    hidden = []
    duals = []
    unpacked = []
  }

  static func make() throws -> ModuleObject {
    let module = try PythonSource.module("torch.autograd.forward_ad", text) { module in
      try PythonPart.addCommonNames(module)
      module.function("open_level", .positional(1...1)) { a in
        isOpen = try Operations.isTrue(a[0])
        if !isOpen { (duals, unpacked) = ([], []) }
        return .none
      }
      module.function("follow", .positional(1...1)) { a in
        let primal = try TensorType.receiver(a[0])
        let isFollowed = sees(primal)
        let dual = try ErrorMapping.python { try isFollowed ? primal.throughNode("ViewBackward0") : primal.detach() }
        if !isFollowed {
          try ErrorMapping.python { try dual.setRequiresGrad(true) }
          hidden.append(dual)
        }
        duals.append(dual)
        return .tensor(dual)
      }
      // plain(tensor, weights): a tensor without a tangent, cut off unless something besides the weights follows it.
      module.function("plain", .positional(2...2)) { a in
        let (tensor, weights) = (try TensorType.receiver(a[0]), a[1].asTensor)
        let isSeen = sees(tensor, besides: weights)
        let result = try ErrorMapping.python {
          isSeen ? weights == nil ? try tensor.throughNode("Identity") : tensor : tensor.detach()
        }
        if isSeen { unpacked.append(result) }
        return .tensor(result)
      }
    }
    module.refuseOthers()
    return module
  }

  /// Whether a tensor requires a gradient for more than the tangents.
  static func sees(_ tensor: Tensor, besides other: Tensor? = nil) -> Bool {
    tensor.requiresGrad
      && (hidden.isEmpty && other == nil
        || reaches(tensor) { node in
          (node as? AccumulateGrad).map { leaf in
            leaf.variable !== other && !hidden.contains { $0 === leaf.variable }
          } ?? false
        })
  }

  /// Whether a tensor was made from a dual tensor of the open level.
  static func isDual(_ tensor: Tensor) -> Bool {
    guard isOpen, tensor.requiresGrad, !unpacked.contains(where: { $0 === tensor }) else { return false }
    let roots = duals.compactMap { $0.gradFn ?? $0.gradientAccumulator() }
    return reaches(tensor) { node in roots.contains { $0 === node } }
  }

  private static func reaches(_ tensor: Tensor, _ isWanted: (Node) -> Bool) -> Bool {
    var seen: Set<ObjectIdentifier> = []
    var stack = [tensor.gradFn ?? tensor.gradientAccumulator()].compactMap { $0 }
    while let node = stack.popLast() {
      guard seen.insert(ObjectIdentifier(node)).inserted else { continue }
      if isWanted(node) { return true }
      for i in 0..<node.edgeCount { if let next = node.edge(i).node { stack.append(next) } }
    }
    return false
  }

  /// The text of a tensor with its tangent, as an open level shows it; nil for others.
  static func text(_ tensor: Tensor) throws -> String? {
    guard isUsed else { return nil }
    let isSeen = sees(tensor)
    guard isOpen, isDual(tensor) else {
      return isSeen || !tensor.requiresGrad ? nil : try ErrorMapping.python { try tensor.detach().text() }
    }
    let module = try Modules.module("torch.autograd.forward_ad")
    let tangent = try Operations.call(module.namespace[StringObject.intern("tangent_of")], [.tensor(tensor)])
    if tangent.isNone { return nil }
    let shown = try ErrorMapping.python { isSeen ? tensor : tensor.detach() }
    let suffix = try Operations.format(tangent, StringObject("")).text
    return try ErrorMapping.python { try shown.text(suffixes: ["tangent=\(suffix)"]) }
  }

  private static let text = #"""
    from typing import NamedTuple

    _current_level = -1
    _duals = []


    class UnpackedDualTensor(NamedTuple):
        """A tensor's value and its tangent."""
        primal: torch.Tensor
        tangent: object


    def enter_dual_level():
        """Opens a level; tensors can have tangents while it is open."""
        global _current_level
        if _current_level >= 0:
            raise RuntimeError("Nested forward mode AD is not supported at the moment")
        _current_level += 1
        open_level(True)
        return _current_level


    def exit_dual_level(*, level=None):
        """Closes the level, and forgets its tangents."""
        global _current_level
        if level is None:
            level = _current_level
        if level != _current_level:
            raise RuntimeError("Trying to exit a forward AD level that was not the last one that was created. This is not "
                               "supported.")
        _current_level = level - 1
        _duals.clear()
        open_level(False)


    def make_dual(tensor, tangent, *, level=None):
        """Returns a tensor with the value of `tensor` and a tangent."""
        torch.func._enter_forward_mode()
        if (_current_level if level is None else level) < 0:
            raise RuntimeError("Trying to create a dual Tensor for forward AD but no level exists, make sure to "
                               "enter_dual_level() first.")
        for name, value in ("primal", tensor), ("tangent", tangent):
            if not value.is_floating_point():
                raise ValueError(f"Expected {name} to be floating point or complex, but got: {value.dtype}")
        if tangent.shape != tensor.shape:
            raise RuntimeError(
                "Trying to set a forward gradient that has a different size than that of the original Tensor, this is not "
                f"supported. Tensor is of size {list(tensor.shape)} while the given forward gradient is of size "
                f"{list(tangent.shape)}.")
        if tangent.dtype != tensor.dtype:
            raise RuntimeError("Expected tangent to have the same dtype as its primal")
        dual = follow(tensor)
        _duals.append((dual, tangent))
        return dual


    def tangent_of(tensor):
        """The tangent of a tensor, None if it has none."""
        for dual, tangent in _duals:
            if dual is tensor:
                return tangent
        if not _duals:
            return None
        inputs = [dual for dual, _ in _duals]
        with torch.enable_grad():
            weights = torch.zeros_like(tensor, requires_grad=True)
            try:
                grads = torch.autograd.grad(tensor, inputs, weights, create_graph=True, allow_unused=True)
            except RuntimeError as error:
                if "does not require grad and does not have a grad_fn" in str(error):
                    return None
                raise
            reached = [(g, t) for g, (_, t) in zip(grads, _duals) if g is not None]
            if not reached:
                return None
            kept = [(g, t) for g, t in reached if g.requires_grad]
            if not kept:
                return torch.zeros_like(tensor)
            found, = torch.autograd.grad([g for g, _ in kept], weights, [t for _, t in kept], create_graph=True,
                                         allow_unused=True, materialize_grads=True)
        return plain(found, weights)


    def unpack_dual(tensor, *, level=None):
        """Returns the value of a tensor and its tangent."""
        if (_current_level if level is None else level) < 0:
            return UnpackedDualTensor(tensor, None)
        return UnpackedDualTensor(plain(tensor, None), tangent_of(tensor))


    class dual_level:
        """Opens a level for a block of code, or for the calls of a function."""

        def __enter__(self):
            return enter_dual_level()

        def __exit__(self, *args):
            exit_dual_level()

        def __call__(self, function):
            import functools

            @functools.wraps(function)
            def wrapper(*args, **kwargs):
                with dual_level():
                    return function(*args, **kwargs)
            return wrapper
    """#
}
