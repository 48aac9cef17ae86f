// A saved tensor itself, as `grad_fn._raw_saved_self` gives it: something that functions can be hung on.

import MiniPython
import MiniTorch

/// PyTorch's `torch._C._autograd.SavedTensor`.
final class SavedTensorObject: Object {
  private let node: Node
  private let name: String
  /// All tensors that nodes of this kind save.
  private let all: [String]

  init(_ node: Node, _ name: String, of all: [String]) {
    (self.node, self.name, self.all) = (node, name, all)
    super.init(.foreign, type: Self.type)
  }

  nonisolated(unsafe) private static let type = {
    let type = TypeObject("SavedTensor", module: "torch._C._autograd", layout: .foreign, isBase: false)
    type.method("register_hooks", .positional(2...2)) { a in
      guard case .object(let o) = a[0], let saved = o as? SavedTensorObject else {
        throw Raised.type("a SavedTensor is required")
      }
      let pair = GraphSource.pair(a[1], a[2])
      try ErrorMapping.python { try saved.node.storeSaved(saved.name, of: saved.all, by: pair) }
      return .none
    }
    return type
  }()
}
