// The modules `torch.linalg` and `torch.special`: the operations whose names begin with the module's prefix.

import MiniPython
import MiniTorch

enum OpModule {
  /// Functions of torch.special that are other operations under names of their own.
  private static let otherNames = ["expit": "sigmoid", "softmax": "softmax", "log_softmax": "log_softmax"]

  static func make(_ path: String, prefix: String) -> ModuleObject {
    let module = ModuleObject(path)
    if prefix == "linalg_" { module.set("LinAlgError", .object(ErrorMapping.linAlgError)) }
    module.fallback = { name in
      var found = OpBinding.function(StringObject.intern(prefix + name.text), place: [])
      if found.isUndef && prefix == "special_" && KnownNames.has(name.text, in: path) {
        found = OpBinding.function(
          StringObject.intern(otherNames[name.text] ?? name.text), calledIn: prefix + name.text)
      }
      if found.isUndef { found = try NativeSource.function(prefix + name.text) }
      if found.isUndef && prefix == "linalg_" { found = try ComplexSource.linearAlgebra(name) }
      if found.isUndef { return try Refusals.attribute(name, of: path) }
      module.namespace.set(name, found)
      return found
    }
    return module
  }
}
