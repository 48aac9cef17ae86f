// torch.random and generators: seeds, states, forks.

import MiniPython
import MiniTorch

/// `torch.Generator`.
final class GeneratorHolder: Object {
  let generator: Generator
  init(_ generator: Generator) {
    self.generator = generator
    super.init(.foreign, type: TorchTypes.generator)
  }
}

enum TorchRandom {
  private static func holder(_ value: Value) throws -> Generator {
    guard let generator = value.asGenerator else { throw Raised.type("a Generator is required") }
    return generator
  }

  static func install(_ type: TypeObject) {
    let parameters = PythonParameters("Generator", "(device=None)")
    type.slots.construct = { _, arguments in
      try parameters.bind(arguments) { a in
        if let device = a.value(0), !device.isNone { try checkDevice(device) }
        return .object(GeneratorHolder(Generator()))
      }
    }
    type.slots.initialize = { _, _ in }
    type.slots.repr = { StringObject("<torch._C.Generator object at \(Identity.address(of: $0))>") }
    type.method("manual_seed", .positional(1...1)) { a in
      try holder(a[0]).manualSeed(seed(a[1]))
      return a[0]
    }
    type.method("seed", .positional(0...0)) { a in
      var source = SystemRandomNumberGenerator()
      let fresh: UInt64 = source.next()
      try holder(a[0]).manualSeed(fresh)
      return number(fresh)
    }
    type.method("initial_seed", .positional(0...0)) { number(try holder($0[0]).initialSeed) }
    type.method("get_state", .positional(0...0)) { try stateTensor(holder($0[0])) }
    type.method("set_state", .positional(1...1)) { a in
      try restore(holder(a[0]), a[1])
      return a[0]
    }
    type.method("clone_state", .positional(0...0)) { a in
      let copy = Generator()
      _ = copy.setState(try holder(a[0]).state)
      return .object(GeneratorHolder(copy))
    }
    type.property("device", get: { _ in .object(TorchTypes.cpu) })
  }

  private static func checkDevice(_ value: Value) throws {
    guard let name = value.asString?.text ?? value.asDevice else {
      throw Raised.runtime("Cannot access accelerator device when none is available.")
    }
    if name.prefix(while: { $0 != ":" }) == "cuda" {
      throw Raised.runtime(
        "Cannot get CUDA generator without ATen_cuda library. PyTorch splits its backend into two shared libraries: a CPU "
          + "library and a CUDA library; this error has occurred because you are trying to use some CUDA functionality, "
          + "but the CUDA library has not been loaded by the dynamic linker for some reason.  The CUDA library MUST be "
          + "loaded, EVEN IF you don't directly use any symbols from the CUDA library! One common culprit is a lack of "
          + "-Wl,--no-as-needed in your link arguments; many dynamic linkers will delete dynamic library dependencies if "
          + "you don't depend on any of their symbols.  You can check if this has occurred by using ldd on your binary to "
          + "see if there is a dependency on *_cuda.so library.")
    }
    try ErrorMapping.python { try Device.check(name) }
  }

  /// The 64 bits of a seed: signed or unsigned.
  private static func seed(_ value: Value) throws -> UInt64 {
    if case .int(let i) = value { return UInt64(bitPattern: Int64(i)) }
    guard value.type === Types.int, let big = value.asBigInt else {
      throw Raised.runtime("manual_seed expected a long, but got \(value.type.name)")
    }
    guard !big.isNegative, big.bitLength <= 64 else { throw Raised.value("Overflow when unpacking long long") }
    return big.truncatedToUInt64
  }

  /// A 64-bit number without sign.
  private static func number(_ seed: UInt64) -> Value { .integer(BigInt(UInt(seed))) }

  /// A generator's state as PyTorch gives it: a tensor of bytes.
  private static func stateTensor(_ generator: Generator) throws -> Value {
    let bytes = generator.state.map { NestedData.scalar(.int(Int($0))) }
    return try ErrorMapping.python { .tensor(try Tensor.from(.list(bytes, typeName: "list"), dtype: .uint8)) }
  }

  /// - Throws: PyTorch's errors for what is no state.
  private static func restore(_ generator: Generator, _ value: Value) throws {
    guard let tensor = value.asTensor else {
      throw Raised.type("expected a torch.ByteTensor, but got \(value.type.name)")
    }
    guard tensor.dtype == .uint8 else { throw Raised.type("RNG state must be a torch.ByteTensor") }
    guard tensor.count == Generator.stateByteCount else {
      throw Raised.runtime(
        "Expected a CPUGeneratorImplState of size \(Generator.stateByteCount) but found the input RNG state size to be "
          + "\(tensor.count)")
    }
    let bytes = try tensor.scalars().map { UInt8(truncatingIfNeeded: try Operations.index($0.value)) }
    guard generator.setState(bytes) else { throw Raised.runtime("Invalid mt19937 state") }
  }

  // MARK: torch.random

  static let names = ["set_rng_state", "get_rng_state", "manual_seed", "seed", "initial_seed"]

  static func makeModule() throws -> ModuleObject {
    let module = try PythonSource.module("torch.random", text) { module in
      module.set("default_generator", .object(TorchTypes.defaultGenerator))
    }
    module.refuseOthers()
    return module
  }

  private static let text = #"""
    import contextlib


    def set_rng_state(new_state):
        """Sets the state of the default generator."""
        default_generator.set_state(new_state)


    def get_rng_state():
        """Returns the state of the default generator as a tensor of bytes."""
        return default_generator.get_state()


    def manual_seed(seed):
        """Seeds the default generator and returns it."""
        return default_generator.manual_seed(int(seed))


    def seed():
        """Seeds the default generator with a number that no other run has, and returns that number."""
        return default_generator.seed()


    def initial_seed():
        """Returns the seed of the default generator."""
        return default_generator.initial_seed()


    @contextlib.contextmanager
    def fork_rng(devices=None, enabled=True, _caller="fork_rng", _devices_kw="devices", device_type=None):
        """Leaves the default generator, at the end of the block, as it was at the beginning."""
        if not enabled:
            yield
            return
        if devices is not None and list(devices):
            raise AssertionError("Torch not compiled with CUDA enabled")
        state = get_rng_state()
        try:
            yield
        finally:
            set_rng_state(state)
    """#
}
