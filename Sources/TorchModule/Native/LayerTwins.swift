// Layers as functions of torch itself: those of torch.nn.functional behind native signatures.

enum LayerTwins {
  static let names = [
    "batch_norm", "instance_norm", "rms_norm", "native_batch_norm", "native_layer_norm", "native_group_norm",
    "bilinear", "pixel_shuffle", "pixel_unshuffle", "channel_shuffle", "native_channel_shuffle", "max_pool1d",
    "max_pool2d", "max_pool3d", "max_pool1d_with_indices", "avg_pool1d", "adaptive_avg_pool1d", "adaptive_max_pool1d",
    "celu_", "selu_", "threshold_", "rrelu", "rrelu_", "dropout_", "feature_dropout", "feature_dropout_",
    "alpha_dropout", "alpha_dropout_", "feature_alpha_dropout", "feature_alpha_dropout_", "native_dropout", "conv_tbc",
    "convolution", "norm_except_dim", "affine_grid_generator", "grid_sampler",
  ]

  static let text = #"""
    _STATS = ("Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, "
              "bool {}, float momentum, float eps")


    @native(f"batch_norm({_STATS.format('training')}, bool cudnn_enabled)")
    def batch_norm(input, weight, bias, running_mean, running_var, training, momentum, eps, cudnn_enabled):
        """Normalizes the values of each channel."""
        return F.batch_norm(input, running_mean, running_var, weight, bias, training, momentum, eps)


    @native(f"instance_norm({_STATS.format('use_input_stats')}, bool cudnn_enabled)")
    def instance_norm(input, weight, bias, running_mean, running_var, use_input_stats, momentum, eps, cudnn_enabled):
        """Normalizes the values of each channel of each example."""
        return F.instance_norm(input, running_mean, running_var, weight, bias, use_input_stats, momentum, eps)


    def _refuse_gradient(name, *tensors):
        if torch.is_grad_enabled() and any(t is not None and t.requires_grad for t in tensors):
            raise NotImplementedError(f"the gradient of torch.{name} is not supported by this runner")


    @native(f"native_batch_norm({_STATS.format('training')}, *, Tensor[] out=None)")
    def native_batch_norm(input, weight, bias, running_mean, running_var, training, momentum, eps):
        """The normalized values, and the means and inverse deviations that they were made with."""
        _refuse_gradient("native_batch_norm", input, weight, bias)
        result = F.batch_norm(input, running_mean, running_var, weight, bias, training, momentum, eps)
        if not training:
            return result, input.new_empty(0), input.new_empty(0)
        dims = [d for d in range(input.dim()) if d != 1]
        variance, mean = torch.var_mean(input, dims, correction=0)
        return result, mean, torch.rsqrt(variance + eps)


    @native("native_layer_norm(Tensor input, int[] normalized_shape, Tensor? weight, Tensor? bias, float eps)")
    def native_layer_norm(input, normalized_shape, weight, bias, eps):
        """The normalized values, and the means and inverse deviations that they were made with."""
        _refuse_gradient("native_layer_norm", input, weight, bias)
        result = F.layer_norm(input, normalized_shape, weight, bias, eps)
        dims = list(range(-len(normalized_shape), 0))
        variance, mean = torch.var_mean(input, dims, correction=0, keepdim=True)
        return result, mean, torch.rsqrt(variance + eps)


    @native("native_group_norm(Tensor input, Tensor? weight, Tensor? bias, int N, int C, int HxW, int group, float eps)")
    def native_group_norm(input, weight, bias, N, C, HxW, group, eps):
        """The normalized values, and the means and inverse deviations that they were made with."""
        _refuse_gradient("native_group_norm", input, weight, bias)
        result = F.group_norm(input, group, weight, bias, eps)
        variance, mean = torch.var_mean(input.reshape(N, group, -1), 2, correction=0)
        return result, mean, torch.rsqrt(variance + eps)


    @native("rms_norm(Tensor input, int[] normalized_shape, Tensor weight=None, float? eps=None)")
    def rms_norm(input, normalized_shape, weight, eps):
        """Divides by the root of the mean square."""
        return F.rms_norm(input, normalized_shape, weight, eps)


    @native("bilinear(Tensor input1, Tensor input2, Tensor weight, Tensor bias=None)")
    def bilinear(input1, input2, weight, bias):
        """x1 A x2 + b for each output."""
        return F.bilinear(input1, input2, weight, bias)


    @native("pixel_shuffle(Tensor input, int upscale_factor)")
    def pixel_shuffle(input, upscale_factor):
        """Makes space of channels."""
        return F.pixel_shuffle(input, upscale_factor)


    @native("pixel_unshuffle(Tensor input, int downscale_factor)")
    def pixel_unshuffle(input, downscale_factor):
        """Makes channels of space."""
        return F.pixel_unshuffle(input, downscale_factor)


    @native("channel_shuffle(Tensor input, int groups)")
    def channel_shuffle(input, groups):
        """Mixes the channels of several groups."""
        return F.channel_shuffle(input, groups)


    @native("native_channel_shuffle(Tensor input, int groups)")
    def native_channel_shuffle(input, groups):
        """Mixes the channels of several groups."""
        return F.channel_shuffle(input, groups)


    _POOL = "Tensor input, int[1] kernel_size, int[1] stride=None, int[1] padding=0"


    def _pool(stride, padding):
        return None if stride is None or stride == () else stride, padding


    def _max_pool(n, with_indices=False):
        name = f"max_pool{n}d" + ("_with_indices" if with_indices else "")
        pool = getattr(F, f"max_pool{n}d")

        @native(f"{name}({_POOL}, int[1] dilation=1, bool ceil_mode=False)")
        def max_pool(input, kernel_size, stride, padding, dilation, ceil_mode):
            """The largest value of each window."""
            stride, padding = _pool(stride, padding)
            return pool(input, kernel_size, stride, padding, dilation, ceil_mode, with_indices)
        return max_pool


    max_pool1d, max_pool2d, max_pool3d = _max_pool(1), _max_pool(2), _max_pool(3)
    max_pool1d_with_indices = _max_pool(1, True)


    @native(f"avg_pool1d({_POOL}, bool ceil_mode=False, bool count_include_pad=True)")
    def avg_pool1d(input, kernel_size, stride, padding, ceil_mode, count_include_pad):
        """The mean of each window."""
        stride, padding = _pool(stride, padding)
        return F.avg_pool1d(input, kernel_size, stride, padding, ceil_mode, count_include_pad)


    @native("adaptive_avg_pool1d(Tensor input, int[1] output_size)")
    def adaptive_avg_pool1d(input, output_size):
        """The means of as many windows as are asked for."""
        return F.adaptive_avg_pool1d(input, output_size)


    @native("adaptive_max_pool1d(Tensor input, int[1] output_size)")
    def adaptive_max_pool1d(input, output_size):
        """The largest values of as many windows as are asked for, and their places."""
        return F.adaptive_max_pool1d(input, output_size, True)


    @native("celu_(Tensor input, Number alpha=1.0)")
    def celu_(input, alpha):
        """Changes the tensor into its celu."""
        return F.celu(input, alpha, True)


    @native("selu_(Tensor input)")
    def selu_(input):
        """Changes the tensor into its selu."""
        return F.selu(input, True)


    @native("threshold_(Tensor input, Number threshold, Number value)")
    def threshold_(input, threshold, value):
        """Replaces what is not above the threshold."""
        return F.threshold(input, threshold, value, True)


    def _generator_refused(name, generator):
        if generator is not None:
            raise NotImplementedError(f"the generator of torch.{name} is not supported by this runner")


    _RRELU = "(Tensor input, Number lower=0.125, Number upper=0.3333333333333333, bool training=False, Generator generator=None)"


    @native("rrelu" + _RRELU)
    def rrelu(input, lower, upper, training, generator):
        """Leaky relu with random slopes."""
        _generator_refused("rrelu", generator)
        return F.rrelu(input, lower, upper, training)


    @native("rrelu_" + _RRELU)
    def rrelu_(input, lower, upper, training, generator):
        """Changes the tensor into its leaky relu with random slopes."""
        _generator_refused("rrelu_", generator)
        return F.rrelu(input, lower, upper, training, True)


    def _dropout(name, function, inplace):
        @native(f"{name}(Tensor input, float p, bool train)")
        def dropout(input, p, train):
            """Sets some of the values to zero."""
            if not 0 <= p <= 1:
                raise RuntimeError(f"dropout probability has to be between 0 and 1, but got {p:g}")
            return function(input, p, train, inplace)
        return dropout


    dropout_ = _dropout("dropout_", F.dropout, True)
    alpha_dropout = _dropout("alpha_dropout", F.alpha_dropout, False)
    alpha_dropout_ = _dropout("alpha_dropout_", F.alpha_dropout, True)
    feature_alpha_dropout = _dropout("feature_alpha_dropout", F.feature_alpha_dropout, False)
    feature_alpha_dropout_ = _dropout("feature_alpha_dropout_", F.feature_alpha_dropout, True)


    def _by_feature(input, p, train, inplace):
        if not train or p == 0 or input.numel() == 0:
            return input
        if input.dim() < 2:
            raise RuntimeError("Feature dropout requires at least 2 dimensions in the input")
        mask = F.dropout(torch.ones(input.shape[:2] + (1,) * (input.dim() - 2), dtype=input.dtype), p, True)
        return input.mul_(mask) if inplace else input * mask


    feature_dropout = _dropout("feature_dropout", _by_feature, False)
    feature_dropout_ = _dropout("feature_dropout_", _by_feature, True)


    @native("native_dropout(Tensor input, float p, bool? train)")
    def native_dropout(input, p, train):
        """The values that remain, and a mask of them."""
        _refuse_gradient("native_dropout", input)
        if input.numel() == 0:
            return input, torch.empty_like(input)
        if train is False:
            return input.clone(), torch.ones(input.shape, dtype=torch.bool)
        if p == 1:
            return torch.zeros_like(input), torch.zeros(input.shape, dtype=torch.bool)
        mask = torch.empty(input.shape, dtype=torch.bool).bernoulli_(1 - p)
        return input * mask * (1 / (1 - p)), mask


    @native("conv_tbc(Tensor input, Tensor weight, Tensor bias, int pad=0)")
    def conv_tbc(input, weight, bias, pad):
        """A convolution of (time, batch, channels)."""
        return F.conv_tbc(input, weight, bias, pad)


    @native("convolution(Tensor input, Tensor weight, Tensor? bias, int[] stride, int[] padding, int[] dilation, "
            "bool transposed, int[] output_padding, int groups)")
    def convolution(input, weight, bias, stride, padding, dilation, transposed, output_padding, groups):
        """A convolution of any number of dimensions, or its transpose."""
        n = weight.dim() - 2
        if transposed:
            function = getattr(F, f"conv_transpose{n}d")
            return function(input, weight, bias, stride, padding, output_padding, groups, dilation)
        return getattr(F, f"conv{n}d")(input, weight, bias, stride, padding, dilation, groups)


    @native("norm_except_dim(Tensor v, int pow=2, int dim=0)")
    def norm_except_dim(v, pow, dim):
        """The norms of the slices along one dimension."""
        if dim == -1:
            return v.norm(pow)
        if dim == 0:
            return v.contiguous().view(v.size(0), -1).norm(pow, 1).view(v.size(0), *(1,) * (v.dim() - 1))
        if dim == v.dim() - 1:
            return v.contiguous().view(-1, v.size(dim)).norm(pow, 0).view(*(1,) * (v.dim() - 1), v.size(dim))
        return norm_except_dim(v.transpose(0, dim), pow, 0).transpose(0, dim)


    @native("affine_grid_generator(Tensor theta, int[] size, bool align_corners)")
    def affine_grid_generator(theta, size, align_corners):
        """The places that an affine map takes a grid to."""
        return F.affine_grid(theta, size, align_corners)


    @native("grid_sampler(Tensor input, Tensor grid, int interpolation_mode, int padding_mode, bool align_corners)")
    def grid_sampler(input, grid, interpolation_mode, padding_mode, align_corners):
        """The values at the places of a grid."""
        mode = ("bilinear", "nearest", "bicubic")[interpolation_mode]
        padding = ("zeros", "border", "reflection")[padding_mode]
        return F.grid_sample(input, grid, mode, padding, align_corners)
    """#
}
