// Layers that take the sizes of their parameters from their first input, as Python text.

enum LazySource {
  static let names = [
    "LazyLinear", "LazyConv1d", "LazyConv2d", "LazyConv3d", "LazyConvTranspose1d", "LazyConvTranspose2d",
    "LazyConvTranspose3d", "LazyBatchNorm1d", "LazyBatchNorm2d", "LazyBatchNorm3d", "LazyInstanceNorm1d",
    "LazyInstanceNorm2d", "LazyInstanceNorm3d",
  ]

  static let text = #"""
    from torch.nn.parameter import UninitializedBuffer, UninitializedParameter


    def is_lazy(value):
        return isinstance(value, (UninitializedParameter, UninitializedBuffer))


    class LazyModuleMixin:
        cls_to_become = None

        def __init__(self, *args, **kwargs):
            super().__init__(*args, **kwargs)
            self._load_hook = self._register_load_state_dict_pre_hook(self._lazy_load_hook)
            self._initialize_hook = self.register_forward_pre_hook(self._infer_parameters, with_kwargs=True)

        def _save_to_state_dict(self, destination, prefix, keep_vars):
            for name, value in [*self._parameters.items(), *self._buffers.items()]:
                if value is not None and name not in self._non_persistent_buffers_set:
                    destination[prefix + name] = value if is_lazy(value) or keep_vars else value.detach()

        def _lazy_load_hook(self, state_dict, prefix, *rest):
            for name, value in [*self._parameters.items(), *self._buffers.items()]:
                given = state_dict.get(prefix + name)
                if value is not None and given is not None and is_lazy(value) and not is_lazy(given):
                    with no_grad():
                        value.materialize(given.shape)

        def initialize_parameters(self, *args, **kwargs):
            raise NotImplementedError(f"initialize_parameters is not implemented for {type(self).__name__}")

        def has_uninitialized_params(self):
            return any(is_lazy(value) for value in [*self._parameters.values(), *self._buffers.values()])

        def _infer_parameters(self, module, args, kwargs=None):
            module.initialize_parameters(*args, **(kwargs or {}))
            if module.has_uninitialized_params():
                raise RuntimeError(f"module {self._get_name()} has not been fully initialized")
            module._initialize_hook.remove()
            module._load_hook.remove()
            del module._initialize_hook, module._load_hook
            if module.cls_to_become is not None:
                module.__class__ = module.cls_to_become


    class LazyLinear(LazyModuleMixin, nn.Linear):
        """A linear layer that takes in_features from its first input."""

        __module__ = nn.Linear.__module__
        cls_to_become = nn.Linear

        def __init__(self, out_features, bias=True, device=None, dtype=None):
            super().__init__(0, 0, False)
            self.weight = UninitializedParameter(device=device, dtype=dtype)
            self.out_features = out_features
            if bias:
                self.bias = UninitializedParameter(device=device, dtype=dtype)

        def reset_parameters(self):
            if not self.has_uninitialized_params() and self.in_features != 0:
                super().reset_parameters()

        def initialize_parameters(self, input):
            if self.has_uninitialized_params():
                with no_grad():
                    self.in_features = input.shape[-1]
                    self.weight.materialize((self.out_features, self.in_features))
                    if self.bias is not None:
                        self.bias.materialize((self.out_features,))
                    self.reset_parameters()
            if self.in_features == 0:
                if input.shape[-1] != self.weight.shape[-1]:
                    raise AssertionError(
                        f"The in_features inferred from input: {input.shape[-1]} is not equal to in_features from "
                        f"self.weight: {self.weight.shape[-1]}")
                self.in_features = input.shape[-1]


    class _LazyConvXdMixin(LazyModuleMixin):
        def reset_parameters(self):
            if not self.has_uninitialized_params() and self.in_channels != 0:
                super().reset_parameters()

        def initialize_parameters(self, input, *args, **kwargs):
            if self.has_uninitialized_params():
                n = self._dimensions
                if input.dim() not in (n + 1, n + 2):
                    raise RuntimeError(
                        f"Expected {n + 1}D (unbatched) or {n + 2}D (batched) input to {type(self).__name__}, but got "
                        f"input of size: {input.shape}")
                self.in_channels = input.shape[-n - 1]
                if self.in_channels % self.groups != 0:
                    raise ValueError("in_channels must be divisible by groups")
                if self.transposed:
                    shape = (self.in_channels, self.out_channels // self.groups, *self.kernel_size)
                else:
                    shape = (self.out_channels, self.in_channels // self.groups, *self.kernel_size)
                self.weight.materialize(shape)
                if self.bias is not None:
                    self.bias.materialize((self.out_channels,))
                self.reset_parameters()

        def _begin(self, out_channels, bias, device, dtype):
            self.weight = UninitializedParameter(device=device, dtype=dtype)
            self.out_channels = out_channels
            if bias:
                self.bias = UninitializedParameter(device=device, dtype=dtype)


    @unlisted
    class _LazyConv(_LazyConvXdMixin):
        def __init__(self, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True,
                     padding_mode="zeros", device=None, dtype=None):
            super().__init__(0, 0, kernel_size, stride, padding, dilation, groups, False, padding_mode, device, dtype)
            self._begin(out_channels, bias, device, dtype)


    @unlisted
    class _LazyConvTranspose(_LazyConvXdMixin):
        def __init__(self, out_channels, kernel_size, stride=1, padding=0, output_padding=0, groups=1, bias=True,
                     dilation=1, padding_mode="zeros", device=None, dtype=None):
            super().__init__(
                0, 0, kernel_size, stride, padding, output_padding, groups, False, dilation, padding_mode, device, dtype)
            self._begin(out_channels, bias, device, dtype)


    class _LazyNormBase(LazyModuleMixin):
        def __init__(self, eps=1e-5, momentum=0.1, affine=True, track_running_stats=True, device=None, dtype=None, *,
                     bias=True):
            super().__init__(0, eps, momentum, False, False, device, dtype)
            self.affine, self.track_running_stats = affine, track_running_stats
            if affine:
                self.weight = UninitializedParameter(device=device, dtype=dtype)
                if bias:
                    self.bias = UninitializedParameter(device=device, dtype=dtype)
            if track_running_stats:
                self.running_mean = UninitializedBuffer(device=device, dtype=dtype)
                self.running_var = UninitializedBuffer(device=device, dtype=dtype)
                self.num_batches_tracked = torch.tensor(0, dtype=torch.long)

        def reset_parameters(self):
            if not self.has_uninitialized_params() and self.num_features != 0:
                super().reset_parameters()

        def initialize_parameters(self, input):
            if self.has_uninitialized_params():
                self.num_features = input.shape[1]
                for value in (self.weight, self.bias, self.running_mean, self.running_var):
                    if is_lazy(value):
                        value.materialize((self.num_features,))
                self.reset_parameters()


    def _lazy(kind, base, documentation, has_own_init=True):
        # The lazy form of a layer: its name, what it becomes, and a signature under its own name.
        made = type("Lazy" + kind.__name__, (base, kind), {"cls_to_become": kind, "__doc__": documentation})
        made.__module__ = kind.__module__
        return own_init(made) if has_own_init else made


    LazyConv1d, LazyConv2d, LazyConv3d = (
        _lazy(kind, _LazyConv, f"A convolution over {inputs} that takes in_channels from its first input.")
        for kind, inputs in ((nn.Conv1d, "sequences"), (nn.Conv2d, "images"), (nn.Conv3d, "volumes")))

    LazyConvTranspose1d, LazyConvTranspose2d, LazyConvTranspose3d = (
        _lazy(kind, _LazyConvTranspose,
              f"The transpose of a convolution over {inputs} that takes in_channels from its first input.")
        for kind, inputs in (
            (nn.ConvTranspose1d, "sequences"), (nn.ConvTranspose2d, "images"), (nn.ConvTranspose3d, "volumes")))

    LazyBatchNorm1d, LazyBatchNorm2d, LazyBatchNorm3d = (
        _lazy(kind, _LazyNormBase, "Batch normalisation that takes num_features from its first input.", False)
        for kind in (nn.BatchNorm1d, nn.BatchNorm2d, nn.BatchNorm3d))

    LazyInstanceNorm1d, LazyInstanceNorm2d, LazyInstanceNorm3d = (
        _lazy(kind, _LazyNormBase, "Instance normalisation that takes num_features from its first input.", False)
        for kind in (nn.InstanceNorm1d, nn.InstanceNorm2d, nn.InstanceNorm3d))
    """#
}
