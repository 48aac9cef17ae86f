// Pooling layers, as Python text.

enum PoolingSource {
  static let names = [
    "MaxPool1d", "MaxPool2d", "AvgPool1d", "AvgPool2d", "AdaptiveAvgPool1d", "AdaptiveAvgPool2d", "AdaptiveMaxPool1d",
    "AdaptiveMaxPool2d", "LPPool1d", "LPPool2d", "MaxUnpool1d", "MaxUnpool2d", "MaxPool3d", "AvgPool3d",
    "AdaptiveAvgPool3d", "AdaptiveMaxPool3d", "LPPool3d", "MaxUnpool3d", "FractionalMaxPool2d", "FractionalMaxPool3d",
  ]

  static let text = #"""
    class _MaxPoolNd(nn.Module):
        def __init__(self, kernel_size, stride=None, padding=0, dilation=1, return_indices=False, ceil_mode=False):
            super().__init__()
            self.kernel_size = kernel_size
            self.stride = stride if stride is not None else kernel_size
            self.padding, self.dilation = padding, dilation
            self.return_indices, self.ceil_mode = return_indices, ceil_mode

        def extra_repr(self):
            return (
                f"kernel_size={self.kernel_size}, stride={self.stride}, padding={self.padding}, "
                f"dilation={self.dilation}, ceil_mode={self.ceil_mode}")


    class MaxPool1d(_MaxPoolNd):
        """The largest element of each window of sequences."""

        def forward(self, input):
            return F.max_pool1d(
                input, self.kernel_size, self.stride, self.padding, self.dilation, ceil_mode=self.ceil_mode,
                return_indices=self.return_indices)


    class MaxPool2d(_MaxPoolNd):
        """The largest element of each window of images."""

        def forward(self, input):
            return F.max_pool2d(
                input, self.kernel_size, self.stride, self.padding, self.dilation, ceil_mode=self.ceil_mode,
                return_indices=self.return_indices)


    class _AvgPoolNd(nn.Module):
        def extra_repr(self):
            return f"kernel_size={self.kernel_size}, stride={self.stride}, padding={self.padding}"


    class AvgPool1d(_AvgPoolNd):
        """The mean of each window of sequences."""

        def __init__(self, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True):
            super().__init__()

            def one(value):
                return tuple(value) if isinstance(value, (tuple, list)) else (value,)

            self.kernel_size = one(kernel_size)
            self.stride = one(stride if stride is not None else kernel_size)
            self.padding = one(padding)
            self.ceil_mode, self.count_include_pad = ceil_mode, count_include_pad

        def forward(self, input):
            return F.avg_pool1d(
                input, self.kernel_size, self.stride, self.padding, self.ceil_mode, self.count_include_pad)


    @unlisted
    class _WideAvgPool(_AvgPoolNd):
        def __init__(self, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True,
                     divisor_override=None):
            super().__init__()
            self.kernel_size = kernel_size
            self.stride = stride if stride is not None else kernel_size
            self.padding, self.ceil_mode = padding, ceil_mode
            self.count_include_pad, self.divisor_override = count_include_pad, divisor_override


    @own_init
    class AvgPool2d(_WideAvgPool):
        """The mean of each window of images."""

        def forward(self, input):
            return F.avg_pool2d(
                input, self.kernel_size, self.stride, self.padding, self.ceil_mode, self.count_include_pad,
                self.divisor_override)


    class _AdaptiveMaxPoolNd(nn.Module):
        def __init__(self, output_size, return_indices=False):
            super().__init__()
            self.output_size, self.return_indices = output_size, return_indices

        def extra_repr(self):
            return f"output_size={self.output_size}"


    class _AdaptiveAvgPoolNd(nn.Module):
        def __init__(self, output_size):
            super().__init__()
            self.output_size = output_size

        def extra_repr(self):
            return f"output_size={self.output_size}"


    class AdaptiveAvgPool1d(_AdaptiveAvgPoolNd):
        """Means of as many windows as are asked for."""

        def forward(self, input):
            return F.adaptive_avg_pool1d(input, self.output_size)


    class AdaptiveAvgPool2d(_AdaptiveAvgPoolNd):
        """Means of as many windows of images as are asked for."""

        def forward(self, input):
            return F.adaptive_avg_pool2d(input, self.output_size)


    class AdaptiveMaxPool1d(_AdaptiveMaxPoolNd):
        """The largest elements of as many windows as are asked for."""

        def forward(self, input):
            return F.adaptive_max_pool1d(input, self.output_size, self.return_indices)


    class AdaptiveMaxPool2d(_AdaptiveMaxPoolNd):
        """The largest elements of as many windows of images as are asked for."""

        def forward(self, input):
            return F.adaptive_max_pool2d(input, self.output_size, self.return_indices)


    class _LPPoolNd(nn.Module):
        def __init__(self, norm_type, kernel_size, stride=None, ceil_mode=False):
            super().__init__()
            self.norm_type, self.kernel_size, self.stride, self.ceil_mode = norm_type, kernel_size, stride, ceil_mode

        def extra_repr(self):
            return (
                f"norm_type={self.norm_type}, kernel_size={self.kernel_size}, stride={self.stride}, "
                f"ceil_mode={self.ceil_mode}")


    class LPPool1d(_LPPoolNd):
        """The power mean of each window of sequences."""

        def forward(self, input):
            return F.lp_pool1d(input, float(self.norm_type), self.kernel_size, self.stride, self.ceil_mode)


    class LPPool2d(_LPPoolNd):
        """The power mean of each window of images."""

        def forward(self, input):
            return F.lp_pool2d(input, float(self.norm_type), self.kernel_size, self.stride, self.ceil_mode)


    class _MaxUnpoolNd(nn.Module):
        def __init__(self, kernel_size, stride=None, padding=0):
            super().__init__()

            def wide(value):
                return tuple(value) if isinstance(value, (tuple, list)) else (value,) * self._dimensions

            self.kernel_size = wide(kernel_size)
            self.stride = wide(stride if stride is not None else kernel_size)
            self.padding = wide(padding)

        def extra_repr(self):
            return f"kernel_size={self.kernel_size}, stride={self.stride}, padding={self.padding}"


    @own_init
    class MaxUnpool1d(_MaxUnpoolNd):
        """Puts the largest elements of windows of sequences back."""

        _dimensions = 1

        def forward(self, input, indices, output_size=None):
            return F.max_unpool1d(input, indices, self.kernel_size, self.stride, self.padding, output_size)


    @own_init
    class MaxUnpool2d(_MaxUnpoolNd):
        """Puts the largest elements of windows of images back."""

        _dimensions = 2

        def forward(self, input, indices, output_size=None):
            return F.max_unpool2d(input, indices, self.kernel_size, self.stride, self.padding, output_size)


    class MaxPool3d(_MaxPoolNd):
        """The largest element of each window of volumes."""

        def forward(self, input):
            return F.max_pool3d(
                input, self.kernel_size, self.stride, self.padding, self.dilation, ceil_mode=self.ceil_mode,
                return_indices=self.return_indices)


    @own_init
    class AvgPool3d(_WideAvgPool):
        """The mean of each window of volumes."""

        def forward(self, input):
            return F.avg_pool3d(
                input, self.kernel_size, self.stride, self.padding, self.ceil_mode, self.count_include_pad,
                self.divisor_override)


    class AdaptiveAvgPool3d(_AdaptiveAvgPoolNd):
        """Means of as many windows of volumes as are asked for."""

        def forward(self, input):
            return F.adaptive_avg_pool3d(input, self.output_size)


    class AdaptiveMaxPool3d(_AdaptiveMaxPoolNd):
        """The largest elements of as many windows of volumes as are asked for."""

        def forward(self, input):
            return F.adaptive_max_pool3d(input, self.output_size, self.return_indices)


    class LPPool3d(_LPPoolNd):
        """The power mean of each window of volumes."""

        def forward(self, input):
            return F.lp_pool3d(input, float(self.norm_type), self.kernel_size, self.stride, self.ceil_mode)


    @own_init
    class MaxUnpool3d(_MaxUnpoolNd):
        """Puts the largest elements of windows of volumes back."""

        _dimensions = 3

        def forward(self, input, indices, output_size=None):
            return F.max_unpool3d(input, indices, self.kernel_size, self.stride, self.padding, output_size)


    @unlisted
    class _FractionalMaxPool(nn.Module):
        def __init__(self, kernel_size, output_size=None, output_ratio=None, return_indices=False,
                     _random_samples=None):
            super().__init__()

            def wide(value):
                return value if isinstance(value, tuple) else (value,) * self._dimensions

            self.kernel_size, self.return_indices = wide(kernel_size), return_indices
            self.register_buffer("_random_samples", _random_samples)
            self.output_size = wide(output_size) if output_size is not None else None
            self.output_ratio = wide(output_ratio) if output_ratio is not None else None
            if output_size is None and output_ratio is None:
                raise ValueError(
                    f"{type(self).__name__} requires specifying either an output size, or a pooling ratio")
            if output_size is not None and output_ratio is not None:
                raise ValueError("only one of output_size and output_ratio may be specified")
            if self.output_ratio is not None and not all(0 < ratio < 1 for ratio in self.output_ratio):
                raise ValueError(f"output_ratio must be between 0 and 1 (got {output_ratio})")

        def forward(self, input):
            function = F.fractional_max_pool2d if self._dimensions == 2 else F.fractional_max_pool3d
            return function(
                input, self.kernel_size, self.output_size, self.output_ratio, self.return_indices,
                _random_samples=self._random_samples)


    @own_init
    class FractionalMaxPool2d(_FractionalMaxPool):
        """The largest elements of windows of images that lie at random."""

        _dimensions = 2


    @own_init
    class FractionalMaxPool3d(_FractionalMaxPool):
        """The largest elements of windows of volumes that lie at random."""

        _dimensions = 3
    """#
}
