// torch.autocast, torch.amp and torch.cuda.amp.

import MiniPython
import MiniTorch

enum AutocastModule {
  nonisolated(unsafe) private static let mode = PythonPart(
    module: "torch.amp.autocast_mode", names: AutocastSource.names, text: AutocastSource.text, prepare: addNatives)
  nonisolated(unsafe) private static let scaler = PythonPart(
    module: "torch.amp.grad_scaler", names: GradScalerSource.names, text: GradScalerSource.text)
  nonisolated(unsafe) private static let old = PythonPart(
    module: "torch.cuda.amp.autocast_mode", names: ["autocast"], text: AutocastSource.old)
  nonisolated(unsafe) private static let oldScaler = PythonPart(
    module: "torch.cuda.amp.grad_scaler", names: ["GradScaler"], text: GradScalerSource.old)

  /// The parts that torch itself answers names from.
  nonisolated(unsafe) static let parts: [String: PythonPart] = {
    var table = Dictionary(uniqueKeysWithValues: AutocastSource.torchNames.map { ($0, mode) })
    table["GradScaler"] = scaler
    return table
  }()

  static func register() {
    Modules.makers["torch.amp"] = {
      let module = ModuleObject("torch.amp")
      module.answer(from: [mode, scaler])
      return module
    }
    Modules.makers["torch.amp.autocast_mode"] = mode.load
    Modules.makers["torch.amp.grad_scaler"] = scaler.load
    Modules.makers["torch.cuda.amp"] = {
      let module = ModuleObject("torch.cuda.amp")
      module.answer(from: [old, oldScaler])
      return module
    }
  }

  private static func addNatives(_ module: ModuleObject) {
    module.function("autocast_state", .positional(0...0)) { _ in
      .tuple([.bool(Autocast.isEnabled), TorchTypes.value(of: Autocast.dtype), .bool(Autocast.usesCache)])
    }
    module.function("set_autocast_state", .positional(3...3)) { a in
      guard let dtype = a[1].asDType else { throw Raised.type("a torch.dtype is required") }
      Autocast.isEnabled = try Operations.isTrue(a[0])
      Autocast.dtype = dtype
      Autocast.usesCache = try Operations.isTrue(a[2])
      return .none
    }
    module.function("clear_autocast_cache", .positional(0...0)) { _ in
      Autocast.clearCache()
      return .none
    }
    for (name, cast) in [("widened", Autocast.widened), ("narrowed", Autocast.narrowed)] {
      module.function(name, .positional(1...1)) { a in
        guard Autocast.isEnabled, let tensor = a[0].asTensor else { return a[0] }
        return try ErrorMapping.python { .tensor(try cast(tensor)) }
      }
    }
  }
}

enum AutocastSource {
  static let torchNames = [
    "autocast", "is_autocast_enabled", "is_autocast_cpu_enabled", "get_autocast_dtype", "get_autocast_cpu_dtype",
    "set_autocast_enabled", "set_autocast_dtype", "is_autocast_cache_enabled", "set_autocast_cache_enabled",
    "clear_autocast_cache", "set_autocast_cpu_enabled", "set_autocast_cpu_dtype",
  ]
  static let names = torchNames + ["is_autocast_available", "custom_fwd", "custom_bwd"]

  static let text = #"""
    import functools

    F = torch.nn.functional

    # What is Python text here and one operation there: the types of their arguments are changed before they begin.
    WIDE = [
        "l1_loss", "kl_div", "poisson_nll_loss", "hinge_embedding_loss", "margin_ranking_loss", "cosine_embedding_loss",
        "soft_margin_loss", "triplet_margin_loss", "multi_margin_loss", "multilabel_margin_loss", "avg_pool3d",
        "adaptive_avg_pool3d", "max_pool3d", "max_unpool2d", "max_unpool3d", "grid_sample"]
    _depth = 0
    _are_wrapped = False
    _gpu = {"enabled": False, "dtype": torch.float16}


    def _wrap_all():
        global _are_wrapped
        if _are_wrapped:
            return
        _are_wrapped = True
        for names, cast in ((WIDE, widened), (["scaled_dot_product_attention"], narrowed)):
            for name in names:
                setattr(F, name, _wrapped(getattr(F, name), cast))


    def _wrapped(function, cast):
        @functools.wraps(function)
        def with_types(*args, **kwargs):
            return function(*(cast(arg) for arg in args), **{key: cast(arg) for key, arg in kwargs.items()})

        return with_types


    def _checked(device_type):
        torch.device(device_type)
        if device_type not in ("cpu", "cuda"):
            raise NotImplementedError(f"torch.autocast for {device_type!r} is not supported by this runner")
        return device_type


    def is_autocast_available(device_type):
        return device_type in ("cpu", "cuda", "xpu", "mps", "hpu", "xla", "ipu", "mtia", "maia")


    def is_autocast_enabled(device_type="cuda"):
        return _gpu["enabled"] if device_type != "cpu" else autocast_state()[0]


    def is_autocast_cpu_enabled():
        return autocast_state()[0]


    def get_autocast_dtype(device_type):
        if device_type == "cpu":
            return autocast_state()[1]
        return _gpu["dtype"]


    def get_autocast_cpu_dtype():
        return autocast_state()[1]


    def set_autocast_enabled(device_type, enabled):
        if device_type == "cpu":
            _wrap_all()
            _, dtype, caches = autocast_state()
            set_autocast_state(enabled, dtype, caches)
        else:
            _gpu["enabled"] = enabled


    def set_autocast_dtype(device_type, dtype):
        if device_type == "cpu":
            enabled, _, caches = autocast_state()
            set_autocast_state(enabled, dtype, caches)
        else:
            _gpu["dtype"] = dtype


    def set_autocast_cpu_enabled(enabled):
        set_autocast_enabled("cpu", enabled)


    def set_autocast_cpu_dtype(dtype):
        set_autocast_dtype("cpu", dtype)


    def is_autocast_cache_enabled():
        return autocast_state()[2]


    def set_autocast_cache_enabled(enabled):
        on, dtype, _ = autocast_state()
        set_autocast_state(on, dtype, enabled)


    class autocast:
        """Products in a narrow type and losses in float32, while it lasts."""

        def __init__(self, device_type, dtype=None, enabled=True, cache_enabled=None):
            if not isinstance(device_type, str):
                raise ValueError(f"Expected `device_type` of type `str`, got: `{type(device_type)}`")
            self.device = device_type if device_type in ("cpu", "cuda") else _checked(device_type)
            self.fast_dtype = get_autocast_dtype(device_type) if dtype is None else dtype
            self._cache_enabled = is_autocast_cache_enabled() if cache_enabled is None else cache_enabled
            if enabled and device_type == "cuda":
                warn("CUDA is not available or torch_xla is imported. Disabling autocast.", 2)
                enabled = False
            elif enabled and self.fast_dtype not in (torch.bfloat16, torch.float16):
                warn(
                    "In CPU autocast, but the target dtype is not supported. Disabling autocast.\n"
                    "CPU Autocast only supports dtypes of torch.bfloat16, torch.float16 currently.", 2)
                enabled = False
            self._enabled = enabled

        def __enter__(self):
            global _depth
            self.prev = is_autocast_enabled(self.device)
            self.prev_fastdtype = get_autocast_dtype(self.device)
            self.prev_cache_enabled = is_autocast_cache_enabled()
            set_autocast_enabled(self.device, self._enabled)
            set_autocast_dtype(self.device, self.fast_dtype)
            set_autocast_cache_enabled(self._cache_enabled)
            _depth += 1
            return self

        def __exit__(self, exc_type, exc_val, exc_tb):
            global _depth
            _depth -= 1
            if _depth == 0:
                clear_autocast_cache()
            set_autocast_enabled(self.device, self.prev)
            set_autocast_dtype(self.device, self.prev_fastdtype)
            set_autocast_cache_enabled(self.prev_cache_enabled)
            return False

        def __call__(self, func):
            if not callable(func):
                raise TypeError(
                    f"autocast()(func) requires a callable, but got {type(func).__name__}. Did you mean to use autocast "
                    "as a context manager? For example:\n    with torch.autocast(device_type=...):\n        output = "
                    "model(input)")

            @functools.wraps(func)
            def decorate_autocast(*args, **kwargs):
                with self:
                    return func(*args, **kwargs)

            return decorate_autocast


    def custom_fwd(fwd=None, *, device_type, cast_inputs=None):
        raise NotImplementedError("torch.amp.custom_fwd is not supported by this runner")


    def custom_bwd(bwd=None, *, device_type):
        raise NotImplementedError("torch.amp.custom_bwd is not supported by this runner")
    """#

  /// The context of torch.cuda.amp.
  static let old = #"""
    class autocast(torch.amp.autocast):
        """The old name of torch.amp.autocast('cuda')."""

        def __init__(self, enabled=True, dtype=torch.float16, cache_enabled=True):
            warn(
                "`torch.cuda.amp.autocast(args...)` is deprecated. Please use `torch.amp.autocast('cuda', args...)` "
                "instead.", 2, FutureWarning)
            super().__init__("cuda", enabled=enabled, dtype=dtype, cache_enabled=cache_enabled)
    """#
}
