// Which texts make the functions of torch and the methods of tensors that are no operations of their own.

import MiniPython
import MiniTorch

enum NativeSource {
  /// The texts that make functions, by the names that those have in torch.
  nonisolated(unsafe) static let parts: [PythonPart] = [
    part("_losses", LossTwins.names, LossTwins.text),
    part("_layers", LayerTwins.names, LayerTwins.text),
    part("_recurrent", RecurrentTwins.names, RecurrentTwins.text),
    part("_copies", CopyTwins.names, CopyTwins.text),
    part("_special", SpecialSource.names, SpecialSource.text),
    part("_method_functions", MethodTwins.functionNames, MethodTwins.functions),
    part("_windows", WindowSource.names, WindowSource.text),
    part("_matrices", MatrixSource.names, MatrixSource.text),
    part("torch_version", VersionSource.names, VersionSource.text),
    part("_settings", DebugSource.names, DebugSource.text),
  ]

  /// Modules that are one text each.
  private static let modules: [(path: String, text: String)] = [
    ("torch.testing", TestingSource.text), ("torch.accelerator", AcceleratorSource.text),
    ("torch.cpu", AcceleratorSource.cpu), ("torch.compiler", CompilerSource.text), ("torch.jit", CompilerSource.jit),
    ("torch.types", TypesSource.text), ("torch.signal.windows", WindowSource.signal), ("torch.signal", ""),
  ]

  static func register() {
    for (path, text) in modules {
      Modules.makers[path] = { try PythonPart(module: path, names: [], text: text).load() }
    }
    for part in parts where !part.module.hasPrefix("torch._") { Modules.makers[part.module] = part.load }
    DistributionParts.register()
    for name in ["xpu", "mps", "mtia"] {
      Modules.makers["torch.\(name)"] = {
        let module = ModuleObject("torch.\(name)")
        module.function("is_available", .positional(0...0)) { _ in .bool(false) }
        module.function("device_count", .positional(0...0)) { _ in .int(0) }
        module.answer(from: [])
        return module
      }
    }
    // It is there, and needs a package that is not.
    Modules.makers["torch.utils.tensorboard"] = {
      throw Raised(
        Exceptions.moduleNotFoundError, "No module named 'tensorboard'", about: StringObject("tensorboard"))
    }
    Modules.makers["torch.return_types"] = ReturnTypes.makeModule
    Modules.makers["torch.functional"] = {
      let module = ModuleObject("torch.functional")
      for name in TypesSource.functional.split(separator: " ") {
        let name = StringObject.intern(String(name))
        guard let found = try? Operations.getAttribute(.object(Modules.module("torch")), name) else { continue }
        module.namespace.set(name, found)
      }
      return module
    }
  }

  /// Those that make methods.
  nonisolated(unsafe) private static let methodParts: [PythonPart] = [
    part("_methods", TensorMethods.names, TensorMethods.text),
    part("_method_twins", MethodTwins.names, MethodTwins.text),
  ]

  nonisolated(unsafe) private static let methodTable: [String: PythonPart] = Dictionary(
    uniqueKeysWithValues: methodParts.flatMap { part in part.names.map { ($0, part) } })

  nonisolated(unsafe) private static let table: [String: PythonPart] = Dictionary(
    uniqueKeysWithValues: parts.flatMap { part in part.names.map { ($0, part) } })

  /// The function `name` that is Python text; `.undef` if there is none.
  static func function(_ name: String) throws -> Value {
    guard let part = table[name] else { return .undef }
    return try part.load().namespace[StringObject.intern(name)]
  }

  /// The method `name` of tensors that is Python text; nil if there is none.
  static func method(_ name: StringObject) throws -> Value? {
    guard let part = methodTable[name.text] else { return nil }
    let found = try part.load().namespace[name.interned]
    return found.isUndef ? nil : found
  }

  static func part(_ file: String, _ names: [String], _ text: String) -> PythonPart {
    PythonPart(module: "torch.\(file)", names: names, text: text) { namespace in
      NativeForms.add(to: namespace)
      namespace.set("F", .object(try Modules.module("torch.nn.functional")))
      namespace.set("nn", .object(try Modules.module("torch.nn")))
    }
  }
}
