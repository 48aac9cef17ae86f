// torch.distributions, as Python text: a file a kind of distribution. What else it holds stands in `DistributionParts`.

import MiniPython

enum DistributionsSource {
  static func make() throws -> ModuleObject {
    let parts = [base, continuous, gamma, transformed, choice, count, vector, divergence, MeasuresSource.text]
    let module = try PythonSource.module("torch.distributions", parts.joined(separator: "\n\n")) { module in
      module.set("torch", .object(try Modules.module("torch")))
      module.set("F", .object(try Modules.module("torch.nn.functional")))
    }
    try DistributionParts.name(module)
    module.answer(from: DistributionParts.all)
    module.set("__all__", .list(DistributionParts.exported(from: module).map { .string($0) }))
    return module
  }
}
