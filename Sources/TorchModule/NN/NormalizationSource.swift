// Layer, group, root-mean-square and response normalisation, as Python text.

enum NormalizationSource {
  static let names = ["LayerNorm", "GroupNorm", "RMSNorm", "LocalResponseNorm", "CrossMapLRN2d"]

  static let text = #"""
    @unlisted
    class _AffineNorm(nn.Module):
        # Begins with a weight of ones and a bias of zeros, where it has them.
        def _begin(self, shape, has_weight, has_bias, device, dtype):
            for name, is_there in (("weight", has_weight), ("bias", has_weight and has_bias)):
                made = Parameter(torch.empty(shape, device=device, dtype=dtype)) if is_there else None
                self.register_parameter(name, made)
            self.reset_parameters()

        def reset_parameters(self):
            if self.weight is not None:
                init.ones_(self.weight)
            if self.bias is not None:
                init.zeros_(self.bias)


    class LayerNorm(_AffineNorm):
        """Gives the last dimensions mean zero and variance one."""

        def __init__(self, normalized_shape, eps=1e-5, elementwise_affine=True, bias=True, device=None, dtype=None):
            super().__init__()
            if isinstance(normalized_shape, int):
                normalized_shape = (normalized_shape,)
            self.normalized_shape = tuple(normalized_shape)
            self.eps = eps
            self.elementwise_affine = elementwise_affine
            self._begin(self.normalized_shape, elementwise_affine, bias, device, dtype)

        def forward(self, input):
            return F.layer_norm(input, self.normalized_shape, self.weight, self.bias, self.eps)

        def extra_repr(self):
            return (
                f"{self.normalized_shape}, eps={self.eps}, elementwise_affine={self.elementwise_affine}, "
                f"bias={self.bias is not None}")


    class GroupNorm(_AffineNorm):
        """Gives each group of channels mean zero and variance one."""

        def __init__(self, num_groups, num_channels, eps=1e-5, affine=True, device=None, dtype=None, *, bias=True):
            super().__init__()
            if num_channels % num_groups != 0:
                raise ValueError(
                    f"num_channels ({num_channels}) must be divisible by num_groups ({num_groups})")
            self.num_groups, self.num_channels, self.eps, self.affine = num_groups, num_channels, eps, affine
            self._begin(num_channels, affine, bias, device, dtype)

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
                self.weight = Parameter(torch.empty(self.normalized_shape, device=device, dtype=dtype))
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


    class LocalResponseNorm(nn.Module):
        """Divides by the sizes of the neighbouring channels."""

        def __init__(self, size, alpha=0.0001, beta=0.75, k=1.0):
            super().__init__()
            self.size, self.alpha, self.beta, self.k = size, alpha, beta, k

        def forward(self, input):
            return F.local_response_norm(input, self.size, self.alpha, self.beta, self.k)

        def extra_repr(self):
            return f"{self.size}, alpha={self.alpha}, beta={self.beta}, k={self.k}"


    def _respond(ctx, input, size, alpha, beta, k):
        if input.dim() != 4:
            raise ValueError(f"CrossMapLRN2d: Expected input to be 4D, got {input.dim()}D instead.")
        square, channels = input.pow(2), input.size(1)
        reach = int((size - 1) / 2 + 1)
        total = torch.zeros_like(square[:, 0])
        for c in range(min(reach, channels)):
            total = total + square[:, c]
        totals = [total]
        for c in range(1, channels):
            if c < channels - reach + 1:
                total = total + square[:, c + reach - 1]
            # PyTorch never takes the first channel away.
            if c > reach:
                total = total - square[:, c - reach]
            totals.append(total)
        ctx.scale = torch.stack(totals, 1).mul_(alpha / size).add_(k)
        ctx.size, ctx.alpha, ctx.beta = size, alpha, beta
        output = ctx.scale.pow(-beta).mul_(input)
        ctx.save_for_backward(input, output)
        return output


    def _respond_backward(ctx, grad):
        input, output = ctx.saved_tensors
        size, channels = ctx.size, input.size(1)
        ratio = input.new_zeros(input.size(0), channels + size - 1, *input.shape[2:])
        ratio.narrow(1, int(size - (size - 1) / 2), channels).copy_(grad * output / ctx.scale)
        near = ratio[:, :size - 1].sum(1)
        result = ctx.scale.pow(-ctx.beta).mul_(grad)
        for c in range(channels):
            near = near + ratio[:, c + size - 1]
            result[:, c].addcmul_(input[:, c], near, value=-2 * ctx.alpha * ctx.beta / size)
            near = near - ratio[:, c]
        return result, None, None, None, None


    # The node bears the name of the function's class.
    _Response = type("CrossMapLRN2d", (torch.autograd.Function,), {
        "forward": staticmethod(_respond), "backward": staticmethod(_respond_backward)})


    class CrossMapLRN2d(nn.Module):
        """Divides images by the sizes of neighbouring channels, which are counted as the first Torch did."""

        def __init__(self, size, alpha=0.0001, beta=0.75, k=1):
            super().__init__()
            self.size, self.alpha, self.beta, self.k = size, alpha, beta, k

        def forward(self, input):
            return _Response.apply(input, self.size, self.alpha, self.beta, self.k)

        def extra_repr(self):
            return f"{self.size}, alpha={self.alpha}, beta={self.beta}, k={self.k}"
    """#
}
