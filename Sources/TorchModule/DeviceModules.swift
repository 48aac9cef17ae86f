// torch.cuda, torch.backends and torch.compile as they answer on a machine without accelerators.

import MiniPython
import MiniTorch

enum DeviceModules {
  static func register() {
    Modules.makers["torch.cuda"] = cuda
    Modules.makers["torch.backends"] = {
      let module = ModuleObject("torch.backends")
      module.answer(from: [])
      return module
    }
    for (name, flags, answers) in backends {
      Modules.makers["torch.backends.\(name)"] = {
        let module = ModuleObject("torch.backends.\(name)")
        for (flag, value) in flags { module.set(flag, value) }
        for (function, value) in answers { module.function(function, .positional(0...0)) { _ in value } }
        module.answer(from: [])
        return module
      }
    }
    Modules.makers["torch.backends.cuda.matmul"] = {
      let module = ModuleObject("torch.backends.cuda.matmul")
      module.set("allow_tf32", .bool(false))
      return module
    }
  }

  /// The modules of torch.backends: their flags, which may be set and change nothing here, and what their functions say.
  nonisolated(unsafe) private static let backends: [(String, [(String, Value)], [(String, Value)])] = [
    (
      "cudnn",
      [
        ("enabled", .bool(true)), ("benchmark", .bool(false)), ("deterministic", .bool(false)),
        ("allow_tf32", .bool(true)), ("benchmark_limit", .none),
      ], [("is_available", .bool(false)), ("version", .none)]
    ),
    ("cpu", [], [("get_cpu_capability", .string(Kernels.capability))]),
    ("cuda", [], [("is_built", .bool(false))]),
    ("mps", [], [("is_available", .bool(false)), ("is_built", .bool(false))]),
    ("mkl", [], [("is_available", .bool(true))]),
    ("mkldnn", [("enabled", .bool(true))], [("is_available", .bool(true))]),
    ("openmp", [], [("is_available", .bool(true))]),
    ("opt_einsum", [("enabled", .bool(false)), ("strategy", .none)], [("is_available", .bool(false))]),
  ]

  private static func cuda() throws -> ModuleObject {
    let module = ModuleObject("torch.cuda")
    module.function("is_available", .positional(0...0)) { _ in .bool(false) }
    module.function("is_initialized", .positional(0...0)) { _ in .bool(false) }
    module.function("is_bf16_supported", .any) { _ in .bool(false) }
    module.function("device_count", .positional(0...0)) { _ in .int(0) }
    for dtype in DType.allCases {
      let name = dtype.scalarName + "Tensor"
      module.function(name, .any) { _ in
        throw Raised.type("type torch.cuda.\(name) not available. Torch not compiled with CUDA enabled.")
      }
    }
    for name in ["manual_seed", "manual_seed_all"] { module.pythonFunction(name, "(seed)") { _ in .none } }
    for name in ["empty_cache", "ipc_collect"] { module.pythonFunction(name, "()") { _ in .none } }
    for name in ["memory_allocated", "max_memory_allocated", "memory_reserved", "max_memory_reserved"] {
      module.pythonFunction(name, "(device=None)") { _ in .int(0) }
    }
    for name in [
      "current_device", "get_device_name", "get_device_properties", "get_device_capability", "synchronize", "init",
      "current_stream", "default_stream", "seed", "seed_all",
    ] {
      module.function(name, .any) { _ in
        throw Raised(Exceptions.assertionError, "Torch not compiled with CUDA enabled")
      }
    }
    module.function("set_device", .any) { _ in
      throw Raised(Exceptions.attributeError, "module 'torch._C' has no attribute '_cuda_setDevice'")
    }
    module.answer(from: [])
    return module
  }
}

/// torch.compile: nothing is faster for it here, and no number changes. A module is wrapped, a function is itself.
enum CompileSource {
  static let names = ["compile"]

  static let text = #"""
    nn = torch.nn


    class OptimizedModule(nn.Module):
        def __init__(self, module):
            super().__init__()
            self._orig_mod = module
            self.training = module.training

        def __getattr__(self, name):
            if name == "_orig_mod":
                return self._modules["_orig_mod"]
            return getattr(self._orig_mod, name)

        def forward(self, *args, **kwargs):
            return self._orig_mod(*args, **kwargs)


    OptimizedModule.__module__ = "torch._dynamo.eval_frame"


    def compile(model=None, *, fullgraph=False, dynamic=None, backend="inductor", mode=None, options=None,
                disable=False, name=None):
        """The function as it is, or the module in a wrapper."""
        # What importing the compiler says.
        warn(
            "`torch.jit.script_method` is deprecated. Please switch to `torch.compile` or `torch.export`.", 1,
            DeprecationWarning)
        if mode is not None and options is not None:
            raise RuntimeError(
                "Either mode or options can be specified, but both can't be specified at the same time.")
        if model is None:
            return lambda model: compile(model)
        return OptimizedModule(model) if isinstance(model, nn.Module) else model
    """#
}

/// Settings of torch that choose among ways to compute, of which there is one here.
enum SettingsSource {
  static let names = [
    "set_float32_matmul_precision", "get_float32_matmul_precision", "use_deterministic_algorithms",
    "are_deterministic_algorithms_enabled", "is_deterministic_algorithms_warn_only_enabled", "set_default_device",
    "get_default_device",
  ]

  static let text = #"""
    _precision = "highest"
    _deterministic = _only_warns = False


    def set_float32_matmul_precision(precision):
        global _precision
        if precision not in ("highest", "high", "medium"):
            warn(f"{precision} is not one of 'highest', 'high', or 'medium'; the currentsetFloat32MatmulPrecision call has no "
                 "effect.", 1)
            return
        _precision = precision


    def get_float32_matmul_precision():
        return _precision


    def use_deterministic_algorithms(mode, *, warn_only=False):
        global _deterministic, _only_warns
        _deterministic, _only_warns = bool(mode), bool(warn_only)


    def are_deterministic_algorithms_enabled():
        return _deterministic


    def is_deterministic_algorithms_warn_only_enabled():
        return _only_warns


    _default = None


    def set_default_device(device):
        global _default
        if _default is not None:
            _default.__exit__(None, None, None)
        _default = None if device is None else torch.device(device).__enter__()


    def get_default_device():
        return torch.empty(0).device
    """#
}

/// torch.func.functional_call and its old place, torch.nn.utils.stateless.
enum FunctionalCallSource {
  static let names = ["functional_call"]

  static let text = #"""
    def functional_call(module, parameters_and_buffer_dicts, args=None, kwargs=None, *, tie_weights=True, strict=False):
        """Calls a module with other tensors in place of its parameters and buffers."""
        given = parameters_and_buffer_dicts
        if not isinstance(given, dict):
            if not isinstance(given, (list, tuple)) or not all(isinstance(each, dict) for each in given):
                raise ValueError(
                    "Expected all elements of parameters_and_buffer_dicts to be dictionaries" if isinstance(
                        given, (list, tuple)) else
                    "Expected parameters_and_buffer_dicts to be a dict, or a list/tuple of dicts, but got "
                    f"{type(given)}")
            counts = {}
            for each in given:
                for key in each:
                    counts[key] = counts.get(key, 0) + 1
            repeated = [key for key, count in counts.items() if count > 1]
            if repeated:
                raise ValueError(
                    f"{repeated} appeared in multiple dictionaries; behavior of functional call is ambiguous")
            merged = {key: value for each in given for key, value in each.items()}
            given = merged
        known = {**dict(module.named_parameters(remove_duplicate=False)), **dict(module.named_buffers(remove_duplicate=False))}
        if strict:
            unexpected = [name for name in given if name not in known]
            missing = [name for name in known if name not in given]
            if unexpected or missing:
                errors = [f"Error(s) in reparametrizing for {type(module).__name__}:"]
                if unexpected:
                    errors.append("Unexpected key(s): " + ", ".join(map(repr, sorted(unexpected))) + ".")
                if missing:
                    errors.append("Missing key(s): " + ", ".join(map(repr, sorted(missing))) + ".")
                raise RuntimeError("\n\t".join(errors))
        places = {}
        for name, value in given.items():
            if name not in known:
                continue
            names = [name]
            if tie_weights:
                names = [other for other, tensor in known.items() if tensor is known[name]]
            for other in names:
                places[other] = given.get(other, value)
        undo = []
        try:
            for name, value in places.items():
                path, _, last = name.rpartition(".")
                owner = module.get_submodule(path)
                table = owner._parameters if last in owner._parameters else owner._buffers
                undo.append((table, last, table[last]))
                table[last] = value
            if args is None:
                args = ()
            elif not isinstance(args, tuple):
                args = (args,)
            return module(*args, **(kwargs or {}))
        finally:
            for table, name, value in undo:
                table[name] = value
    """#
}
