// What torch.func forbids inside its transforms: numbers out of tensors, and custom functions that they cannot take apart.

import MiniPython
import MiniTorch

enum Transforms {
  /// How many calls of `vmap` are under way.
  nonisolated(unsafe) private static var mapped = 0
  /// How many calls of any transform are under way.
  nonisolated(unsafe) private static var open = 0

  static func reset() { (mapped, open) = (0, 0) }

  /// Adds to torch.func's text what it tells of its calls.
  static func install(in module: ModuleObject) {
    module.function("count_transform", .positional(2...2)) { a in
      let step = try Operations.index(a[0])
      open += step
      if try Operations.isTrue(a[1]) { mapped += step }
      return .none
    }
  }

  /// The text of a tensor that transforms follow, in a wrapper for each of them; nil outside of transforms.
  static func text(_ tensor: Tensor) throws -> String? {
    guard open > 0, mapped == 0, tensor.requiresGrad else { return nil }
    var lines = try ErrorMapping.python { try tensor.detach().text() }.split(
      separator: "\n", omittingEmptySubsequences: false
    )
    .map(String.init)
    for level in 1...open {
      lines = ["GradTrackingTensor(lvl=\(level), value="] + lines.map { $0.isEmpty ? $0 : "    " + $0 } + [")"]
    }
    return lines.joined(separator: "\n")
  }

  /// Refuses a number out of a tensor that stands for one of many.
  @inline(__always)
  static func checkItem() throws {
    guard mapped > 0 else { return }
    throw Raised.runtime(
      "vmap: It looks like you're calling .item() on a Tensor. We don't support vmap over calling .item() on a Tensor, please "
        + "try to rewrite what you're doing with other operations. If error is occurring somewhere inside PyTorch internals, "
        + "please file a bug report.")
  }

  /// Refuses to choose by a tensor that stands for one of many.
  @inline(__always)
  static func checkTruth() throws {
    guard mapped > 0 else { return }
    throw Raised.runtime(
      "vmap: It looks like you're attempting to use a Tensor in some data-dependent control flow. We don't support that yet, "
        + "please file an issue at https://github.com/pytorch/pytorch/issues .")
  }

  /// Refuses a custom function that transforms cannot take apart.
  static func check(_ function: TypeObject) throws {
    guard open > 0 else { return }
    let more = "For more details, please see https://pytorch.org/docs/main/notes/extending.func.html"
    if function.lookup(StringObject.intern("setup_context")).isUndef {
      throw Raised.runtime(
        "In order to use an autograd.Function with functorch transforms (vmap, grad, jvp, jacrev, ...), it must override the "
          + "setup_context staticmethod. \(more)")
    }
    guard mapped > 0, function.lookup(StringObject.intern("vmap")).isUndef else { return }
    let rule = function.lookup(StringObject.intern("generate_vmap_rule"))
    if try rule.isUndef || !Operations.isTrue(rule) {
      throw Raised.runtime(
        "You tried to vmap over \(function.name), but it does not have vmap support. Please override and implement the vmap "
          + "staticmethod or set generate_vmap_rule=True. \(more)")
    }
  }
}
