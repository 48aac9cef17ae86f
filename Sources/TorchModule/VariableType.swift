// torch.autograd.Variable: the older name under which a tensor was made part of a graph.

import MiniPython
import MiniTorch

enum VariableType {
  nonisolated(unsafe) private static let metatype = TypeObject(
    "VariableMeta", module: "torch.autograd.variable", layout: .foreign, isBase: false)

  /// `Variable`: called with a tensor it gives one that shares its memory; every tensor is an instance of it.
  nonisolated(unsafe) static let variable = Object(.foreign, type: metatype)

  static func install() {
    metatype.slots.repr = { _ in StringObject("<class 'torch.autograd.variable.Variable'>") }
    metatype.slots.call = { _, arguments in try make(arguments) }
    metatype.method("__instancecheck__", .positional(1...1)) { .bool($0[1].asTensor != nil) }
    metatype.property("__name__", get: { _ in .string("Variable") })
  }

  private static func make(_ arguments: Arguments) throws -> Value {
    let names = ["data", "requires_grad", "volatile"]
    if arguments.count > names.count {
      throw Raised.type("function takes at most 3 arguments (\(arguments.count) given)")
    }
    var given = [Value?](repeating: nil, count: names.count)
    for i in 0..<arguments.count { given[i] = arguments[i] }
    for (name, value) in arguments.pairs {
      guard let i = names.firstIndex(of: name.text) else {
        throw Raised.type("'\(name.text)' is an invalid keyword argument for this function")
      }
      given[i] = value
    }
    func flag(_ i: Int) throws -> Bool { try given[i].map { try Operations.index($0) != 0 } ?? false }
    if try flag(2) {
      try Warnings.warn(
        Exceptions.userWarning, "volatile was removed and now has no effect. Use `with torch.no_grad():` instead.")
    }
    let requiresGrad = try flag(1)
    guard let data = given[0], !data.isNone else {
      return try ErrorMapping.python { .tensor(try Tensor.zeros([0], requiresGrad: requiresGrad)) }
    }
    guard let tensor = data.asTensor else {
      throw Raised.type("Variable data has to be a tensor, but got \(data.type.name)")
    }
    let made = tensor.detach()
    if requiresGrad {
      guard made.dtype.isFloatingPoint else {
        throw Raised.runtime("Only Tensors of floating point and complex dtype can require gradients")
      }
      try ErrorMapping.python { try made.setRequiresGrad(true) }
    }
    return .tensor(made)
  }
}
