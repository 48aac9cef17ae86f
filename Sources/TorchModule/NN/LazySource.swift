// Layers that take the sizes of their parameters from their first input, as Python text.

enum LazySource {
  static let names = [
    "LazyLinear", "LazyConv1d", "LazyConv2d", "LazyConv3d", "LazyConvTranspose1d", "LazyConvTranspose2d",
    "LazyConvTranspose3d", "LazyBatchNorm1d", "LazyBatchNorm2d", "LazyBatchNorm3d", "LazyInstanceNorm1d", "LazyInstanceNorm2d", "LazyInstanceNorm3d",
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


    class LazyConv1d(_LazyConvXdMixin, nn.Conv1d):
        """A convolution over sequences that takes in_channels from its first input."""

        cls_to_become = nn.Conv1d

        def __init__(self, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True,
                     padding_mode="zeros", device=None, dtype=None):
            super().__init__(0, 0, kernel_size, stride, padding, dilation, groups, False, padding_mode, device, dtype)
            self._begin(out_channels, bias, device, dtype)


    class LazyConv2d(_LazyConvXdMixin, nn.Conv2d):
        """A convolution over images that takes in_channels from its first input."""

        cls_to_become = nn.Conv2d

        def __init__(self, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True,
                     padding_mode="zeros", device=None, dtype=None):
            super().__init__(0, 0, kernel_size, stride, padding, dilation, groups, False, padding_mode, device, dtype)
            self._begin(out_channels, bias, device, dtype)


    class LazyConv3d(_LazyConvXdMixin, nn.Conv3d):
        """A convolution over volumes that takes in_channels from its first input."""

        cls_to_become = nn.Conv3d

        def __init__(self, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True,
                     padding_mode="zeros", device=None, dtype=None):
            super().__init__(0, 0, kernel_size, stride, padding, dilation, groups, False, padding_mode, device, dtype)
            self._begin(out_channels, bias, device, dtype)


    class LazyConvTranspose1d(_LazyConvXdMixin, nn.ConvTranspose1d):
        """The transpose of a convolution over sequences that takes in_channels from its first input."""

        cls_to_become = nn.ConvTranspose1d

        def __init__(self, out_channels, kernel_size, stride=1, padding=0, output_padding=0, groups=1, bias=True,
                     dilation=1, padding_mode="zeros", device=None, dtype=None):
            super().__init__(
                0, 0, kernel_size, stride, padding, output_padding, groups, False, dilation, padding_mode, device, dtype)
            self._begin(out_channels, bias, device, dtype)


    class LazyConvTranspose2d(_LazyConvXdMixin, nn.ConvTranspose2d):
        """The transpose of a convolution over images that takes in_channels from its first input."""

        cls_to_become = nn.ConvTranspose2d

        def __init__(self, out_channels, kernel_size, stride=1, padding=0, output_padding=0, groups=1, bias=True,
                     dilation=1, padding_mode="zeros", device=None, dtype=None):
            super().__init__(
                0, 0, kernel_size, stride, padding, output_padding, groups, False, dilation, padding_mode, device, dtype)
            self._begin(out_channels, bias, device, dtype)


    class LazyConvTranspose3d(_LazyConvXdMixin, nn.ConvTranspose3d):
        """The transpose of a convolution over volumes that takes in_channels from its first input."""

        cls_to_become = nn.ConvTranspose3d

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


    class LazyBatchNorm1d(_LazyNormBase, nn.BatchNorm1d):
        """Batch normalisation that takes num_features from its first input."""

        cls_to_become = nn.BatchNorm1d


    class LazyBatchNorm2d(_LazyNormBase, nn.BatchNorm2d):
        """Batch normalisation of images that takes num_features from its first input."""

        cls_to_become = nn.BatchNorm2d


    class LazyBatchNorm3d(_LazyNormBase, nn.BatchNorm3d):
        """Batch normalisation of volumes that takes num_features from its first input."""

        cls_to_become = nn.BatchNorm3d


    class LazyInstanceNorm1d(_LazyNormBase, nn.InstanceNorm1d):
        """Instance normalisation that takes num_features from its first input."""

        cls_to_become = nn.InstanceNorm1d


    class LazyInstanceNorm2d(_LazyNormBase, nn.InstanceNorm2d):
        """Instance normalisation of images that takes num_features from its first input."""

        cls_to_become = nn.InstanceNorm2d


    class LazyInstanceNorm3d(_LazyNormBase, nn.InstanceNorm3d):
        """Instance normalisation of volumes that takes num_features from its first input."""

        cls_to_become = nn.InstanceNorm3d
    """#
}
