// The module `torch`: MiniTorch as notebooks import it.

import MiniPython
import MiniTorch

public enum TorchModule {
  /// The PyTorch version whose behaviour is reproduced.
  static let version = "2.13.0+cpu"

  nonisolated(unsafe) private static var isRegistered = false

  /// Adds torch to the modules that notebooks can import, but waits with what that takes until one asks.
  public static func offer() {
    if !isRegistered { Modules.addMore = register }
  }

  /// Adds torch to the modules that notebooks can import; the first call in a process does.
  public static func register() {
    if isRegistered { return }
    isRegistered = true
    Interpreter.install()
    ErrorMapping.install()
    TorchTypes.install()
    TensorType.install()
    LegacyTypes.install()
    InfoTypes.install()
    UnlistedClasses.install()
    ParameterType.install()
    NodeObject.install()
    CustomFunction.install()
    HookHandle.install()
    for type in TypeObject.all where !type.isHeap { type.inheritNativeSlots() }
    Attributes.listedNames = KnownNames.allNames
    Modules.makers["torch"] = make
    AutogradModule.register()
    DeviceModules.register()
    Modules.makers["torch.storage"] = StorageSource.make
    Modules.makers["torch.version"] = makeVersion
    Modules.makers["torch.linalg"] = { OpModule.make("torch.linalg", prefix: "linalg_") }
    Modules.makers["torch._complex"] = ComplexSource.make
    Modules.makers["torch.fft"] = ComplexSource.makeFourier
    Modules.makers["torch.special"] = { OpModule.make("torch.special", prefix: "special_") }
    NNModule.register()
    OptimModule.register()
    DataModule.register()
    AutocastModule.register()
    NativeSource.register()
    Modules.makers["torch.random"] = TorchRandom.makeModule
    Modules.makers["torch.distributions"] = DistributionsSource.make
    for name in DistributionParts.modules {
      Modules.makers["torch.distributions.\(name)"] = { try DistributionParts.makePart("torch.distributions.\(name)") }
    }
    Modules.makers["torch._tensor_str"] = makeTensorText
    Modules.makers["torch.serialization"] = saving.load
    Modules.makers["torch.nn.utils.stateless"] = functionalCall.load
  }

  /// Makes the module that the next session gets when it imports torch.
  public static func prepare() { Modules.prepared["torch"] = try? make() }

  /// Puts the engine in the state of a new process with a seed.
  public static func reset(seed: UInt64, interrupt: UnsafeMutablePointer<UInt8>?, memoryLimit: Int) {
    Generator.default.manualSeed(seed)
    GradMode.isEnabled = true
    GradMode.isInference = false
    Node.restartNumbering()
    Autocast.reset()
    Meta.reset()
    DType.defaultFloat = .float32
    PrintOptions.current = PrintOptions()
    Warning.reset()
    ScalarConversion.wasGiven = false
    Anomaly.reset()
    SavedTensorHooks.reset()
    TensorSubclass.reset()
    ForwardMode.reset()
    Transforms.reset()
    Limits.interrupt = interrupt.map { UnsafePointer($0) }
    Limits.maximum = memoryLimit
  }

  nonisolated(unsafe) private static let saving = PythonPart(
    module: "torch.serialization", names: SavingSource.names, text: SavingSource.text
  ) { module in
    // The names of the cells, which saved classes are looked up in.
    module.function("main_names", .positional(0...0)) { _ in
      guard let main = Modules.loaded["__main__"] else { return .none }
      return .object(main.namespace)
    }
  }
  /// `functional_call`, which torch.func has as well.
  nonisolated(unsafe) static let functionalCall = PythonPart(
    module: "torch.nn.utils.stateless", names: FunctionalCallSource.names, text: FunctionalCallSource.text)
  /// What torch itself holds that is Python text.
  nonisolated(unsafe) private static let parts: [String: PythonPart] = {
    let compile = PythonPart(module: "torch", names: CompileSource.names, text: CompileSource.text)
    let settings = PythonPart(module: "torch", names: SettingsSource.names, text: SettingsSource.text)
    return Dictionary(
      uniqueKeysWithValues: ([saving, compile, settings] + NativeSource.parts).flatMap { part in
        // Those of torch.special and torch.linalg are found there only.
        part.names.filter { !$0.hasPrefix("special_") && !$0.hasPrefix("linalg_") }.map { ($0, part) }
      })
  }()

  private static func makeTensorText() throws -> ModuleObject {
    try PythonSource.module("torch._tensor_str", TensorTextSource.text) { module in
      try PythonPart.addCommonNames(module)
      module.function("print_options", .positional(0...0)) { _ in
        let options = PrintOptions.current
        let limit = options.threshold
        return .tuple([
          .int(options.precision), limit < 0x1p53 && limit == limit.rounded() ? .int(Int(limit)) : .float(limit),
          .int(options.edgeItems), .int(options.lineWidth), options.scientific.map { .bool($0) } ?? .none,
        ])
      }
    }
  }

  private static func makeVersion() -> ModuleObject {
    let module = ModuleObject("torch.version")
    module.set("__version__", .string(version))
    module.set("debug", .bool(false))
    module.set("git_version", .string("cf30153c4c131c8164ee7798e5022d810682e2cb"))
    for name in ["cuda", "hip", "rocm", "xpu"] { module.set(name, .none) }
    return module
  }

  private static func make() throws -> ModuleObject {
    let module = ModuleObject("torch")
    module.set("newaxis", .none)
    for dtype in DType.allCases { module.set(dtype.name, TorchTypes.value(of: dtype)) }
    for (alias, dtype) in [
      ("float", DType.float32), ("double", .float64), ("half", .float16), ("long", .int64), ("int", .int32),
      ("short", .int16),
    ] { module.set(alias, TorchTypes.value(of: dtype)) }
    module.set("strided", .object(TorchTypes.strided))
    module.set("layout", .object(TorchTypes.layout))
    module.set("memory_format", .object(TorchTypes.memoryFormat))
    for name in ["contiguous_format", "preserve_format", "channels_last", "channels_last_3d"] {
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
    LegacyTypes.install(in: module)
    InfoTypes.install(in: module)
    ComplexSource.install(in: module)
    GraphSource.install(in: module)
    module.fallback = { name in
      // Parts of torch that are modules of their own are there without an import of theirs.
      let path = "torch.\(name.text)"
      if Modules.makers[path] != nil { return .object(try Modules.module(path)) }
      if let part = parts[name.text] ?? AutocastModule.parts[name.text] {
        let value = try part.load().namespace[name.interned]
        module.namespace.set(name, value)
        return value
      }
      var found = OpBinding.function(name)
      if FuncSource.names.contains(name.text) {
        found = try Operations.getAttribute(.object(Modules.module("torch.func")), name)
      }
      if TorchRandom.names.contains(name.text) {
        found = try Operations.getAttribute(.object(Modules.module("torch.random")), name)
      }
      if found.isUndef { found = try ComplexSource.function(name) }
      if found.isUndef { return try Refusals.attribute(name, of: "torch") }
      module.namespace.set(name, found)
      return found
    }
    return module
  }
}
