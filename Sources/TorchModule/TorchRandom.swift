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
    module.function("manual_seed", "(seed)") { a in
      Generator.default.manualSeed(try seed(a[0]))
      return .object(TorchTypes.defaultGenerator)
    }
    module.function("initial_seed", .positional(0...0)) { _ in
      .int(Int(bitPattern: UInt(Generator.default.initialSeed)))
    }
    module.function("seed", .positional(0...0)) { _ in
      throw Raised(
        Exceptions.notImplementedError, "torch.seed() is not supported by this runner: a lesson's numbers must repeat")
    }
  }

  static func makeModule() -> ModuleObject {
    let module = ModuleObject("torch.random")
    install(in: module)
    return module
  }
}
