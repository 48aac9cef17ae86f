// Convolutions, as Python text.

enum ConvolutionSource {
  static let names = ["_ConvNd", "Conv1d", "Conv2d", "Conv3d", "ConvTranspose1d", "ConvTranspose2d", "ConvTranspose3d"]

  static let text = #"""
    import math


    def _wide(value, n):
        return tuple(value) if isinstance(value, (tuple, list)) else (value,) * n


    class _ConvNd(nn.Module):
        _transposed = False

        def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True,
                     padding_mode="zeros", device=None, dtype=None, output_padding=0):
            super().__init__()
            n = self._dimensions
            if groups <= 0:
                raise ValueError("groups must be a positive integer")
            if in_channels % groups != 0:
                raise ValueError("in_channels must be divisible by groups")
            if out_channels % groups != 0:
                raise ValueError("out_channels must be divisible by groups")
            if isinstance(padding, str):
                if padding not in ("same", "valid"):
                    raise ValueError(
                        f"Invalid padding string {padding!r}, should be one of {{'same', 'valid'}}")
                if padding == "same" and any(s != 1 for s in _wide(stride, n)):
                    raise ValueError("padding='same' is not supported for strided convolutions")
            modes = {"zeros", "reflect", "replicate", "circular"}
            if padding_mode not in modes:
                raise ValueError(f"padding_mode must be one of {modes}, but got padding_mode='{padding_mode}'")
            self.in_channels, self.out_channels = in_channels, out_channels
            self.kernel_size = _wide(kernel_size, n)
            self.stride = _wide(stride, n)
            self.padding = padding if isinstance(padding, str) else _wide(padding, n)
            self.dilation = _wide(dilation, n)
            self.transposed = self._transposed
            self.output_padding = _wide(output_padding, n)
            self.groups = groups
            self.padding_mode = padding_mode
            if self._transposed:
                shape = (in_channels, out_channels // groups, *self.kernel_size)
            else:
                shape = (out_channels, in_channels // groups, *self.kernel_size)
            self.weight = Parameter(torch.empty(shape, device=device, dtype=dtype))
            if bias:
                self.bias = Parameter(torch.empty(out_channels, device=device, dtype=dtype))
            else:
                self.register_parameter("bias", None)
            self.reset_parameters()

        def reset_parameters(self):
            init.kaiming_uniform_(self.weight, a=math.sqrt(5))
            if self.bias is not None:
                fan_in = self.weight.size(1) * math.prod(self.kernel_size)
                bound = 1 / math.sqrt(fan_in) if fan_in > 0 else 0
                init.uniform_(self.bias, -bound, bound)

        def forward(self, input):
            padding = self.padding
            if self.padding_mode != "zeros":
                sides = []
                for d in reversed(range(self._dimensions)):
                    if padding == "same":
                        total = self.dilation[d] * (self.kernel_size[d] - 1)
                        sides += [total // 2, total - total // 2]
                    else:
                        amount = 0 if padding == "valid" else padding[d]
                        sides += [amount, amount]
                input, padding = F.pad(input, sides, mode=self.padding_mode), 0
            function = (F.conv1d, F.conv2d, F.conv3d)[self._dimensions - 1]
            return function(input, self.weight, self.bias, self.stride, padding, self.dilation, self.groups)

        def extra_repr(self):
            text = f"{self.in_channels}, {self.out_channels}, kernel_size={self.kernel_size}, stride={self.stride}"
            n = self._dimensions
            if self.padding != (0,) * n:
                text += f", padding={self.padding}"
            if self.dilation != (1,) * n:
                text += f", dilation={self.dilation}"
            if self.output_padding != (0,) * n:
                text += f", output_padding={self.output_padding}"
            if self.groups != 1:
                text += f", groups={self.groups}"
            if self.bias is None:
                text += ", bias=False"
            if self.padding_mode != "zeros":
                text += f", padding_mode={self.padding_mode}"
            return text


    @unlisted
    class _PlainConvNd(_ConvNd):
        # The arguments that a convolution itself has.
        def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True,
                     padding_mode="zeros", device=None, dtype=None):
            super().__init__(
                in_channels, out_channels, kernel_size, stride, padding, dilation, groups, bias, padding_mode, device,
                dtype)


    @own_init
    @own_forward
    class Conv1d(_PlainConvNd):
        """A convolution over sequences."""

        _dimensions = 1


    @own_init
    @own_forward
    class Conv2d(_PlainConvNd):
        """A convolution over images."""

        _dimensions = 2


    @own_init
    @own_forward
    class Conv3d(_PlainConvNd):
        """A convolution over volumes."""

        _dimensions = 3


    class _ConvTransposeNd(_ConvNd):
        _transposed = True

        def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0, output_padding=0, groups=1,
                     bias=True, dilation=1, padding_mode="zeros", device=None, dtype=None):
            if padding_mode != "zeros":
                raise ValueError(f'Only "zeros" padding mode is supported for {type(self).__name__}')
            super().__init__(
                in_channels, out_channels, kernel_size, stride, padding, dilation, groups, bias, padding_mode, device,
                dtype, output_padding)

        def forward(self, input, output_size=None):
            function = (F.conv_transpose1d, F.conv_transpose2d, F.conv_transpose3d)[self._dimensions - 1]
            more = self.output_padding if output_size is None else self._padding_for(input, output_size)
            return function(
                input, self.weight, self.bias, self.stride, self.padding, more, self.groups, self.dilation)

        def _padding_for(self, input, output_size):
            n = self._dimensions
            lead = 2 if input.dim() == n + 2 else 1
            if len(output_size) == lead + n:
                output_size = output_size[lead:]
            if len(output_size) != n:
                raise ValueError(
                    f"ConvTranspose{n}D: for {input.dim()}D input, output_size must have {n} or {lead + n} elements (got "
                    f"{len(output_size)})")
            low = [
                (input.size(d + lead) - 1) * self.stride[d] - 2 * self.padding[d]
                + self.dilation[d] * (self.kernel_size[d] - 1) + 1 for d in range(n)]
            high = [size + step - 1 for size, step in zip(low, self.stride)]
            if any(not a <= size <= b for size, a, b in zip(output_size, low, high)):
                raise ValueError(
                    f"requested an output size of {output_size}, but valid sizes range from {low} to {high} (for an input "
                    f"of {input.size()[2:]})")
            return [size - a for size, a in zip(output_size, low)]


    @own_init
    @own_forward
    class ConvTranspose1d(_ConvTransposeNd):
        """The transpose of a convolution over sequences."""

        _dimensions = 1


    @own_init
    @own_forward
    class ConvTranspose2d(_ConvTransposeNd):
        """The transpose of a convolution over images."""

        _dimensions = 2


    @own_init
    @own_forward
    class ConvTranspose3d(_ConvTransposeNd):
        """The transpose of a convolution over volumes."""

        _dimensions = 3
    """#
}
