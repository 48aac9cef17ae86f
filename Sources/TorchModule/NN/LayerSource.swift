// Dropout, normalisation, embedding, shape and similarity layers, as Python text.

enum DropoutSource {
  static let names = ["Dropout", "Dropout1d", "Dropout2d", "Dropout3d", "AlphaDropout"]

  static let text = #"""
    class _DropoutNd(nn.Module):
        def __init__(self, p=0.5, inplace=False):
            super().__init__()
            if p < 0 or p > 1:
                raise ValueError(f"dropout probability has to be between 0 and 1, but got {p}")
            self.p, self.inplace = p, inplace

        def extra_repr(self):
            return f"p={self.p}, inplace={self.inplace}"


    class Dropout(_DropoutNd):
        """Zeroes elements at random while training."""

        def forward(self, input):
            return F.dropout(input, self.p, self.training, self.inplace)


    class Dropout1d(_DropoutNd):
        """Zeroes channels at random while training."""

        def forward(self, input):
            return F.dropout1d(input, self.p, self.training, self.inplace)


    class Dropout2d(_DropoutNd):
        """Zeroes channels of images at random while training."""

        def forward(self, input):
            return F.dropout2d(input, self.p, self.training, self.inplace)


    class Dropout3d(_DropoutNd):
        """Zeroes channels of volumes at random while training."""

        def forward(self, input):
            return F.dropout3d(input, self.p, self.training, self.inplace)


    class AlphaDropout(_DropoutNd):
        """Dropout that keeps mean and variance."""

        def forward(self, input):
            return F.alpha_dropout(input, self.p, self.training)
    """#
}

enum NormalizationSource {
  static let names = ["LayerNorm", "GroupNorm", "RMSNorm"]

  static let text = #"""
    class LayerNorm(nn.Module):
        """Gives the last dimensions mean zero and variance one."""

        def __init__(self, normalized_shape, eps=1e-5, elementwise_affine=True, bias=True, device=None, dtype=None):
            super().__init__()
            if isinstance(normalized_shape, int):
                normalized_shape = (normalized_shape,)
            self.normalized_shape = tuple(normalized_shape)
            self.eps = eps
            self.elementwise_affine = elementwise_affine
            if elementwise_affine:
                self.weight = Parameter(torch.empty(self.normalized_shape, dtype=dtype))
                if bias:
                    self.bias = Parameter(torch.empty(self.normalized_shape, dtype=dtype))
                else:
                    self.register_parameter("bias", None)
            else:
                self.register_parameter("weight", None)
                self.register_parameter("bias", None)
            self.reset_parameters()

        def reset_parameters(self):
            if self.elementwise_affine:
                init.ones_(self.weight)
                if self.bias is not None:
                    init.zeros_(self.bias)

        def forward(self, input):
            return F.layer_norm(input, self.normalized_shape, self.weight, self.bias, self.eps)

        def extra_repr(self):
            return (
                f"{self.normalized_shape}, eps={self.eps}, elementwise_affine={self.elementwise_affine}, "
                f"bias={self.bias is not None}")


    class GroupNorm(nn.Module):
        """Gives each group of channels mean zero and variance one."""

        def __init__(self, num_groups, num_channels, eps=1e-5, affine=True, device=None, dtype=None, *, bias=True):
            super().__init__()
            if num_groups <= 0:
                raise ValueError(f"num_groups must be positive, got {num_groups}")
            if num_channels % num_groups != 0:
                raise ValueError(
                    f"num_channels ({num_channels}) must be divisible by num_groups ({num_groups})")
            self.num_groups, self.num_channels, self.eps, self.affine = num_groups, num_channels, eps, affine
            if affine:
                self.weight = Parameter(torch.empty(num_channels, dtype=dtype))
                if bias:
                    self.bias = Parameter(torch.empty(num_channels, dtype=dtype))
                else:
                    self.register_parameter("bias", None)
            else:
                self.register_parameter("weight", None)
                self.register_parameter("bias", None)
            self.reset_parameters()

        def reset_parameters(self):
            if self.affine:
                init.ones_(self.weight)
                if self.bias is not None:
                    init.zeros_(self.bias)

        def forward(self, input):
            return F.group_norm(input, self.num_groups, self.weight, self.bias, self.eps)

        def extra_repr(self):
            return (
                f"{self.num_groups}, {self.num_channels}, eps={self.eps}, affine={self.affine}, "
                f"bias={self.bias is not None}")


    class RMSNorm(nn.Module):
        """Divides by the root of the mean square of the last dimensions."""

        def __init__(self, normalized_shape, eps=None, elementwise_affine=True, device=None, dtype=None):
            super().__init__()
            if isinstance(normalized_shape, int):
                normalized_shape = (normalized_shape,)
            self.normalized_shape = tuple(normalized_shape)
            self.eps = eps
            self.elementwise_affine = elementwise_affine
            if elementwise_affine:
                self.weight = Parameter(torch.empty(self.normalized_shape, dtype=dtype))
            else:
                self.register_parameter("weight", None)
            self.reset_parameters()

        def reset_parameters(self):
            if self.elementwise_affine:
                init.ones_(self.weight)

        def forward(self, x):
            return F.rms_norm(x, self.normalized_shape, self.weight, self.eps)

        def extra_repr(self):
            return f"{self.normalized_shape}, eps={self.eps}, elementwise_affine={self.elementwise_affine}"
    """#
}

enum BatchNormSource {
  static let names = [
    "BatchNorm1d", "BatchNorm2d", "BatchNorm3d", "InstanceNorm1d", "InstanceNorm2d", "InstanceNorm3d",
  ]

  static let text = #"""
    class _NormBase(nn.Module):
        def __init__(self, num_features, eps=1e-5, momentum=0.1, affine=True, track_running_stats=True, device=None,
                     dtype=None, *, bias=True):
            super().__init__()
            self.num_features, self.eps, self.momentum = num_features, eps, momentum
            self.affine, self.track_running_stats = affine, track_running_stats
            if affine:
                self.weight = Parameter(torch.empty(num_features, dtype=dtype))
                if bias:
                    self.bias = Parameter(torch.empty(num_features, dtype=dtype))
                else:
                    self.register_parameter("bias", None)
            else:
                self.register_parameter("weight", None)
                self.register_parameter("bias", None)
            if track_running_stats:
                self.register_buffer("running_mean", torch.zeros(num_features, dtype=dtype))
                self.register_buffer("running_var", torch.ones(num_features, dtype=dtype))
                self.register_buffer("num_batches_tracked", torch.tensor(0, dtype=torch.long))
            else:
                self.register_buffer("running_mean", None)
                self.register_buffer("running_var", None)
                self.register_buffer("num_batches_tracked", None)
            self.reset_parameters()

        def reset_running_stats(self):
            if self.track_running_stats:
                self.running_mean.zero_()
                self.running_var.fill_(1)
                self.num_batches_tracked.zero_()

        def reset_parameters(self):
            self.reset_running_stats()
            if self.affine:
                init.ones_(self.weight)
                if self.bias is not None:
                    init.zeros_(self.bias)

        def extra_repr(self):
            return (
                f"{self.num_features}, eps={self.eps}, momentum={self.momentum}, affine={self.affine}, "
                f"bias={self.bias is not None}, track_running_stats={self.track_running_stats}")


    class _BatchNorm(_NormBase):
        def forward(self, input):
            self._check_input_dim(input)
            factor = 0.0 if self.momentum is None else self.momentum
            if self.training and self.track_running_stats and self.num_batches_tracked is not None:
                self.num_batches_tracked.add_(1)
                if self.momentum is None:
                    factor = 1.0 / float(self.num_batches_tracked)
            by_batch = self.training or (self.running_mean is None and self.running_var is None)
            keeps = not self.training or self.track_running_stats
            return F.batch_norm(
                input, self.running_mean if keeps else None, self.running_var if keeps else None, self.weight,
                self.bias, by_batch, factor, self.eps)


    class _InstanceNorm(_NormBase):
        def __init__(self, num_features, eps=1e-5, momentum=0.1, affine=False, track_running_stats=False, device=None,
                     dtype=None):
            super().__init__(num_features, eps, momentum, affine, track_running_stats, device, dtype)

        def extra_repr(self):
            return (
                f"{self.num_features}, eps={self.eps}, momentum={self.momentum}, affine={self.affine}, "
                f"track_running_stats={self.track_running_stats}")

        def forward(self, input):
            self._check_input_dim(input)
            single = input.dim() == self._unbatched
            x = input.unsqueeze(0) if single else input
            result = F.instance_norm(
                x, self.running_mean, self.running_var, self.weight, self.bias,
                self.training or not self.track_running_stats,
                self.momentum if self.momentum is not None else 0.0, self.eps)
            return result.squeeze(0) if single else result


    def _need(input, ranks, text):
        if input.dim() not in ranks:
            raise ValueError(f"expected {text} input (got {input.dim()}D input)")


    class BatchNorm1d(_BatchNorm):
        """Gives each feature mean zero and variance one over the batch."""

        def _check_input_dim(self, input):
            _need(input, (2, 3), "2D or 3D")


    class BatchNorm2d(_BatchNorm):
        """Gives each channel of images mean zero and variance one over the batch."""

        def _check_input_dim(self, input):
            _need(input, (4,), "4D")


    class BatchNorm3d(_BatchNorm):
        """Gives each channel of volumes mean zero and variance one over the batch."""

        def _check_input_dim(self, input):
            _need(input, (5,), "5D")


    class InstanceNorm1d(_InstanceNorm):
        """Gives each channel of each example mean zero and variance one."""

        _unbatched = 2

        def _check_input_dim(self, input):
            _need(input, (2, 3), "2D or 3D")


    class InstanceNorm2d(_InstanceNorm):
        """Gives each channel of each image mean zero and variance one."""

        _unbatched = 3

        def _check_input_dim(self, input):
            _need(input, (3, 4), "3D or 4D")


    class InstanceNorm3d(_InstanceNorm):
        """Gives each channel of each volume mean zero and variance one."""

        _unbatched = 4

        def _check_input_dim(self, input):
            _need(input, (4, 5), "4D or 5D")
    """#
}

enum EmbeddingSource {
  static let names = ["Embedding"]

  static let text = #"""
    class Embedding(nn.Module):
        """A table of vectors, looked up by number."""

        def __init__(self, num_embeddings, embedding_dim, padding_idx=None, max_norm=None, norm_type=2.0,
                     scale_grad_by_freq=False, sparse=False, _weight=None, _freeze=False, device=None, dtype=None):
            super().__init__()
            self.num_embeddings, self.embedding_dim = num_embeddings, embedding_dim
            if padding_idx is not None:
                if not -num_embeddings <= padding_idx < num_embeddings:
                    raise AssertionError("Padding_idx must be within num_embeddings")
                padding_idx %= num_embeddings
            self.padding_idx, self.max_norm, self.norm_type = padding_idx, max_norm, norm_type
            self.scale_grad_by_freq, self.sparse = scale_grad_by_freq, sparse
            if _weight is None:
                self.weight = Parameter(
                    torch.empty((num_embeddings, embedding_dim), dtype=dtype), requires_grad=not _freeze)
                self.reset_parameters()
            else:
                if list(_weight.shape) != [num_embeddings, embedding_dim]:
                    raise AssertionError("Shape of weight does not match num_embeddings and embedding_dim")
                self.weight = Parameter(_weight, requires_grad=not _freeze)

        def reset_parameters(self):
            init.normal_(self.weight)
            if self.padding_idx is not None:
                with torch.no_grad():
                    self.weight[self.padding_idx].fill_(0)

        def forward(self, input):
            return F.embedding(
                input, self.weight, self.padding_idx, self.max_norm, self.norm_type, self.scale_grad_by_freq, self.sparse)

        def extra_repr(self):
            text = f"{self.num_embeddings}, {self.embedding_dim}"
            if self.padding_idx is not None:
                text += f", padding_idx={self.padding_idx}"
            if self.max_norm is not None:
                text += f", max_norm={self.max_norm}"
            if self.norm_type != 2:
                text += f", norm_type={self.norm_type}"
            if self.scale_grad_by_freq is not False:
                text += f", scale_grad_by_freq={self.scale_grad_by_freq}"
            if self.sparse is not False:
                text += ", sparse=True"
            return text

        @classmethod
        def from_pretrained(cls, embeddings, freeze=True, padding_idx=None, max_norm=None, norm_type=2.0,
                            scale_grad_by_freq=False, sparse=False):
            if embeddings.dim() != 2:
                raise AssertionError("Embeddings parameter is expected to be 2-dimensional")
            rows, columns = embeddings.shape
            return cls(
                rows, columns, padding_idx, max_norm, norm_type, scale_grad_by_freq, sparse, _weight=embeddings,
                _freeze=freeze)
    """#
}

enum ShapeSource {
  static let names = [
    "Flatten", "Unflatten", "CosineSimilarity", "PairwiseDistance", "PixelShuffle", "ZeroPad1d", "ZeroPad2d",
    "ConstantPad1d", "ConstantPad2d", "ReflectionPad1d", "ReflectionPad2d", "ReplicationPad1d", "ReplicationPad2d",
    "CircularPad1d", "CircularPad2d",
  ]

  static let text = #"""
    class Flatten(nn.Module):
        """Makes one dimension of several."""

        def __init__(self, start_dim=1, end_dim=-1):
            super().__init__()
            self.start_dim, self.end_dim = start_dim, end_dim

        def forward(self, input):
            return input.flatten(self.start_dim, self.end_dim)

        def extra_repr(self):
            return f"start_dim={self.start_dim}, end_dim={self.end_dim}"


    class Unflatten(nn.Module):
        """Makes several dimensions of one."""

        def __init__(self, dim, unflattened_size):
            super().__init__()
            self.dim, self.unflattened_size = dim, unflattened_size

        def forward(self, input):
            return input.unflatten(self.dim, self.unflattened_size)

        def extra_repr(self):
            return f"dim={self.dim}, unflattened_size={self.unflattened_size}"


    class CosineSimilarity(nn.Module):
        """The cosine of the angle between vectors."""

        def __init__(self, dim=1, eps=1e-8):
            super().__init__()
            self.dim, self.eps = dim, eps

        def forward(self, x1, x2):
            return F.cosine_similarity(x1, x2, self.dim, self.eps)


    class PairwiseDistance(nn.Module):
        """The distance between vectors."""

        def __init__(self, p=2.0, eps=1e-6, keepdim=False):
            super().__init__()
            self.norm, self.eps, self.keepdim = p, eps, keepdim

        def forward(self, x1, x2):
            return F.pairwise_distance(x1, x2, self.norm, self.eps, self.keepdim)


    class PixelShuffle(nn.Module):
        """Makes larger images of more channels."""

        def __init__(self, upscale_factor):
            super().__init__()
            self.upscale_factor = upscale_factor

        def forward(self, input):
            return F.pixel_shuffle(input, self.upscale_factor)

        def extra_repr(self):
            return f"upscale_factor={self.upscale_factor}"


    class _Pad(nn.Module):
        _mode = "constant"

        def __init__(self, padding, value=0.0):
            super().__init__()
            self.padding = (padding,) * self._sides if isinstance(padding, int) else tuple(padding)
            self.value = value

        def forward(self, input):
            return F.pad(input, self.padding, self._mode, self.value if self._mode == "constant" else None)

        def extra_repr(self):
            return f"{self.padding}"


    class ConstantPad1d(_Pad):
        _sides = 2

        def __init__(self, padding, value):
            super().__init__(padding, value)

        def extra_repr(self):
            return f"padding={self.padding}, value={self.value}"


    class ConstantPad2d(ConstantPad1d):
        _sides = 4


    class ZeroPad1d(_Pad):
        _sides = 2

        def __init__(self, padding):
            super().__init__(padding)


    class ZeroPad2d(ZeroPad1d):
        _sides = 4


    class ReflectionPad1d(ZeroPad1d):
        _mode = "reflect"


    class ReflectionPad2d(ZeroPad2d):
        _mode = "reflect"


    class ReplicationPad1d(ZeroPad1d):
        _mode = "replicate"


    class ReplicationPad2d(ZeroPad2d):
        _mode = "replicate"


    class CircularPad1d(ZeroPad1d):
        _mode = "circular"


    class CircularPad2d(ZeroPad2d):
        _mode = "circular"
    """#
}

enum ConvolutionSource {
  static let names = ["Conv1d", "Conv2d", "ConvTranspose1d", "ConvTranspose2d"]

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
            modes = ["zeros", "reflect", "replicate", "circular"]
            if padding_mode not in modes:
                raise ValueError(
                    f"padding_mode must be one of {{{', '.join(map(repr, modes))}}}, but got padding_mode='{padding_mode}'")
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
            self.weight = Parameter(torch.empty(shape, dtype=dtype))
            if bias:
                self.bias = Parameter(torch.empty(out_channels, dtype=dtype))
            else:
                self.register_parameter("bias", None)
            self.reset_parameters()

        def reset_parameters(self):
            init.kaiming_uniform_(self.weight, a=math.sqrt(5))
            if self.bias is not None:
                fan_in = self.weight.size(1) * math.prod(self.kernel_size)
                if fan_in != 0:
                    bound = 1 / math.sqrt(fan_in)
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
            function = F.conv1d if self._dimensions == 1 else F.conv2d
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


    class Conv1d(_ConvNd):
        """A convolution over sequences."""

        _dimensions = 1

        def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True,
                     padding_mode="zeros", device=None, dtype=None):
            super().__init__(
                in_channels, out_channels, kernel_size, stride, padding, dilation, groups, bias, padding_mode, device,
                dtype)


    class Conv2d(_ConvNd):
        """A convolution over images."""

        _dimensions = 2

        def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True,
                     padding_mode="zeros", device=None, dtype=None):
            super().__init__(
                in_channels, out_channels, kernel_size, stride, padding, dilation, groups, bias, padding_mode, device,
                dtype)


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
            if output_size is not None:
                raise NotImplementedError("output_size of transposed convolutions is not supported by this runner")
            function = F.conv_transpose1d if self._dimensions == 1 else F.conv_transpose2d
            return function(
                input, self.weight, self.bias, self.stride, self.padding, self.output_padding, self.groups, self.dilation)


    class ConvTranspose1d(_ConvTransposeNd):
        """The transpose of a convolution over sequences."""

        _dimensions = 1


    class ConvTranspose2d(_ConvTransposeNd):
        """The transpose of a convolution over images."""

        _dimensions = 2
    """#
}
