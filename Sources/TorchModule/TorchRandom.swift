// Seeds and generators.

import MiniPython
import MiniTorch

enum TorchRandom {
  static func seed(_ value: Value) throws -> UInt64 {
    // `int(seed)` first, as PyTorch does: floats are cut, texts are read.
    switch try Operations.call(.object(Types.int), [value]) {
    case .int(let i): return UInt64(bitPattern: Int64(i))
    case .bool(let b): return b ? 1 : 0
    default: throw Raised.runtime("Overflow when unpacking long long")
    }
  }

  static func install(in module: ModuleObject) {
    module.pythonFunction("manual_seed", "(seed)") { a in
      Generator.default.manualSeed(try seed(a[0]))
      return .object(TorchTypes.defaultGenerator)
    }
    module.function("initial_seed", .positional(0...0)) { _ in
      .int(Int(bitPattern: UInt(Generator.default.initialSeed)))
    }
    module.function("get_rng_state", .positional(0...0)) { _ in try stateTensor(.default) }
    module.pythonFunction("set_rng_state", "(new_state)") { a in
      try restore(.default, a[0])
      return .none
    }
    module.function("seed", .positional(0...0)) { _ in
      throw Raised(
        Exceptions.notImplementedError, "torch.seed() is not supported by this runner: a lesson's numbers must repeat")
    }
  }

  /// A generator's state as PyTorch gives it: a tensor of bytes.
  static func stateTensor(_ generator: Generator) throws -> Value {
    let bytes = generator.state.map { NestedData.scalar(.int(Int($0))) }
    return try ErrorMapping.python { .tensor(try Tensor.from(.list(bytes, typeName: "list"), dtype: .uint8)) }
  }

  /// - Throws: PyTorch's errors for what is no state.
  static func restore(_ generator: Generator, _ value: Value) throws {
    guard let tensor = value.asTensor, tensor.dtype == .uint8 else {
      throw Raised.type("RNG state must be a torch.ByteTensor")
    }
    let bytes = try tensor.scalars().map { UInt8(truncatingIfNeeded: try Operations.index($0.value)) }
    guard generator.setState(bytes) else { throw Raised.runtime("RNG state is wrong size") }
  }

  static func makeModule() -> ModuleObject {
    let module = ModuleObject("torch.random")
    install(in: module)
    return module
  }
}
