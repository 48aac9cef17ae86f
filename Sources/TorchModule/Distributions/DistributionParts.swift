// What torch.distributions holds besides the families that lessons draw from, each text compiled when first asked for.

import MiniPython

enum DistributionParts {
  nonisolated(unsafe) static let all: [PythonPart] = [
    part("transforms", TransformsSource.names, TransformsSource.text + VectorTransformsSource.text),
    part("transformed_distribution", TransformedSource.names, TransformedSource.text),
    part("more", FamiliesSource.names, FamiliesSource.text),
    part("constraint_registry", ["biject_to", "transform_to"], ConstraintsSource.registry),
  ]

  private static func part(_ file: String, _ names: [String], _ text: String) -> PythonPart {
    PythonPart(module: "torch.distributions.\(file)", names: names, text: text) {
      $0.set("F", .object(try Modules.module("torch.nn.functional")))
    }
  }

  /// The modules that PyTorch makes the families in.
  static let modules = [
    "bernoulli", "beta", "binomial", "categorical", "cauchy", "chi2", "dirichlet", "distribution", "exponential",
    "gamma", "geometric", "gumbel", "half_cauchy", "half_normal", "independent", "kl", "laplace", "log_normal",
    "multinomial", "multivariate_normal", "negative_binomial", "normal", "one_hot_categorical", "pareto", "poisson",
    "studentT", "uniform", "weibull",
  ]

  /// Classes whose module is not called as they are.
  private static let places = [
    "StudentT": "studentT", "ExponentialFamily": "exp_family",
    "OneHotCategoricalStraightThrough": "one_hot_categorical",
  ]

  /// Has each family say that it is of the module that PyTorch makes it in.
  static func name(_ module: ModuleObject) throws {
    let attribute = StringObject.intern("__module__")
    for (key, value) in module.namespace.pairs {
      guard let name = key.asString?.text, name.first?.isUppercase == true,
        value.object(.type, as: TypeObject.self) != nil,
        try Operations.findAttribute(value, attribute)?.asString?.text == "torch.distributions"
      else { continue }
      var file = ""
      for letter in name {
        if letter.isUppercase && !file.isEmpty { file += "_" }
        file += letter.lowercased()
      }
      try Operations.setAttribute(
        value, attribute, .string("torch.distributions.\(places[name] ?? file)"))
    }
  }

  /// One of them: it has the names of the whole.
  static func makePart(_ path: String) throws -> ModuleObject {
    let whole = try Modules.module("torch.distributions")
    let module = ModuleObject(path)
    module.fallback = { name in
      let found = whole.namespace[name.interned]
      return name.text.hasPrefix("_") || found.isUndef ? try Refusals.attribute(name, of: "torch.distributions") : found
    }
    return module
  }

  /// What `from torch.distributions import *` brings: the families of the module itself, and the parts' names.
  static func exported(from module: ModuleObject) -> [String] {
    let own = module.namespace.pairs.compactMap { $0.key.asString?.text }
    return own.filter { KnownNames.has($0, in: "torch.distributions") } + all.flatMap(\.names)
  }

  /// Makes the modules below torch.distributions.
  static func register() {
    Modules.makers["torch.distributions.constraints"] = {
      try PythonPart(module: "torch.distributions.constraints", names: [], text: ConstraintsSource.text).load()
    }
    for part in all where !part.module.hasSuffix(".more") { Modules.makers[part.module] = part.load }
  }
}
