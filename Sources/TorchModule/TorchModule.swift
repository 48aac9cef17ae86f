// The module `torch`: MiniTorch as notebooks import it.

import MiniPython
import MiniTorch

public enum TorchModule {
  /// The PyTorch version whose behaviour is reproduced.
  static let version = "2.13.0+cpu"

  /// Adds torch to the modules that notebooks can import; once a process, after `Interpreter.install()`.
  public static func register() {
    Interpreter.install()
    ErrorMapping.install()
    TorchTypes.install()
    TensorType.install()
    ParameterType.install()
    NodeObject.install()
    CustomFunction.install()
    HookHandle.install()
    for type in TypeObject.all where !type.isHeap { type.inheritNativeSlots() }
    Modules.makers["torch"] = make
    AutogradModule.register()
    Modules.makers["torch.cuda"] = {
      let module = ModuleObject("torch.cuda")
      module.function("is_available", .positional(0...0)) { _ in .bool(false) }
      module.function("device_count", .positional(0...0)) { _ in .int(0) }
      for name in ["manual_seed", "manual_seed_all"] { module.pythonFunction(name, "(seed)") { _ in .none } }
      module.fallback = { try Refusals.attribute($0, of: "torch.cuda") }
      return module
    }
    Modules.makers["torch.linalg"] = LinalgModule.make
    NNModule.register()
    OptimModule.register()
    DataModule.register()
    Modules.makers["torch.random"] = TorchRandom.makeModule
    Modules.makers["torch.distributions"] = DistributionsSource.make
  }

  /// Puts the engine in the state of a new process with a seed.
  public static func reset(seed: UInt64, interrupt: UnsafeMutablePointer<UInt8>?, memoryLimit: Int) {
    Generator.default.manualSeed(seed)
    GradMode.isEnabled = true
    GradMode.isInference = false
    DType.defaultFloat = .float32
    PrintOptions.current = PrintOptions()
    Warning.reset()
    ScalarConversion.wasGiven = false
    Anomaly.reset()
    SavedTensorHooks.reset()
    Limits.interrupt = interrupt.map { UnsafePointer($0) }
    Limits.maximum = memoryLimit
  }

  private static func make() throws -> ModuleObject {
    let module = ModuleObject("torch")
    module.set("__version__", .string(version))
    for dtype in DType.allCases { module.set(dtype.name, TorchTypes.value(of: dtype)) }
    for (alias, dtype) in [
      ("float", DType.float32), ("double", .float64), ("half", .float16), ("long", .int64), ("int", .int32),
      ("short", .int16),
    ] { module.set(alias, TorchTypes.value(of: dtype)) }
    module.set("strided", .object(TorchTypes.strided))
    for name in ["contiguous_format", "preserve_format", "channels_last"] {
      module.set(name, .object(NamedObject("torch.\(name)", type: TorchTypes.memoryFormat)))
    }
    for (name, value) in [("pi", Double.pi), ("e", 2.718281828459045), ("inf", .infinity), ("nan", .nan)] {
      module.set(name, .float(value))
    }
    for type in [TensorType.tensor, TorchTypes.dtype, TorchTypes.device, TorchTypes.size, TorchTypes.generator] {
      module.add(type)
    }
    for mode in GradModes.all { module.add(mode) }
    module.set("default_generator", .object(TorchTypes.defaultGenerator))
    TorchFunctions.install(in: module)
    GraphSource.install(in: module)
    module.fallback = { name in
      // Parts of torch that are modules of their own are there without an import of theirs.
      let path = "torch.\(name.text)"
      if Modules.makers[path] != nil { return .object(try Modules.module(path)) }
      var found = OpBinding.function(name)
      if FuncSource.names.contains(name.text) {
        found = try Operations.getAttribute(.object(Modules.module("torch.func")), name)
      }
      if TorchRandom.names.contains(name.text) {
        found = try Operations.getAttribute(.object(Modules.module("torch.random")), name)
      }
      if found.isUndef { return try Refusals.attribute(name, of: "torch") }
      module.namespace.set(name, found)
      return found
    }
    return module
  }
}
