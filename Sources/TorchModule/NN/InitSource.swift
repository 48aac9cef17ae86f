// torch.nn.init, as Python text.

enum InitSource {
  static let text = #"""
    import math


    def calculate_gain(nonlinearity, param=None):
        if nonlinearity in ("linear", "conv1d", "conv2d", "conv3d", "conv_transpose1d", "conv_transpose2d",
                            "conv_transpose3d", "sigmoid"):
            return 1
        if nonlinearity == "tanh":
            return 5.0 / 3
        if nonlinearity == "relu":
            return math.sqrt(2.0)
        if nonlinearity == "leaky_relu":
            if param is None:
                slope = 0.01
            elif not isinstance(param, bool) and isinstance(param, (int, float)):
                slope = param
            else:
                raise ValueError(f"negative_slope {param} not a valid number")
            return math.sqrt(2.0 / (1 + slope ** 2))
        if nonlinearity == "selu":
            return 3.0 / 4
        raise ValueError(f"Unsupported nonlinearity {nonlinearity}")


    def _calculate_fan_in_and_fan_out(tensor):
        if tensor.dim() < 2:
            raise ValueError("Fan in and fan out can not be computed for tensor with fewer than 2 dimensions")
        field = math.prod(tensor.shape[2:])
        return tensor.size(1) * field, tensor.size(0) * field


    def _calculate_correct_fan(tensor, mode):
        mode = mode.lower()
        if mode not in ("fan_in", "fan_out"):
            raise ValueError(f"Mode {mode} not supported, please use one of ['fan_in', 'fan_out']")
        fan_in, fan_out = _calculate_fan_in_and_fan_out(tensor)
        return fan_in if mode == "fan_in" else fan_out


    def uniform_(tensor, a=0.0, b=1.0, generator=None):
        with torch.no_grad():
            return tensor.uniform_(a, b, generator=generator)


    def normal_(tensor, mean=0.0, std=1.0, generator=None):
        with torch.no_grad():
            return tensor.normal_(mean, std, generator=generator)


    def trunc_normal_(tensor, mean=0.0, std=1.0, a=-2.0, b=2.0, generator=None):
        def cdf(x):
            return (1.0 + math.erf(x / math.sqrt(2.0))) / 2.0

        if mean < a - 2 * std or mean > b + 2 * std:
            warn(
                "mean is more than 2 std from [a, b] in nn.init.trunc_normal_. The distribution of values may be incorrect.",
                1)
        with torch.no_grad():
            if cdf((b - mean) / std) - cdf((a - mean) / std) > 0.3:
                # What falls outside is drawn again.
                low, high = (tensor.new_tensor(bound).item() for bound in (a, b))
                result = tensor.normal_(mean, std, generator=generator)
                while True:
                    outside = (result < low) | (result > high)
                    if not outside.any():
                        break
                    result = torch.where(
                        outside, torch.empty_like(result).normal_(mean, std, generator=generator), result)
            else:
                # The bounds are far out: uniform candidates, accepted as often as the density says.
                peak = -0.5 * ((max(a, min(mean, b)) - mean) / std) ** 2

                def rejected(candidates):
                    density = (candidates - mean).div_(std).pow_(2).mul_(-0.5).sub_(peak)
                    return torch.empty_like(tensor).uniform_(generator=generator).log_() > density

                result = tensor.uniform_(a, b, generator=generator)
                pending = rejected(result)
                while pending.any():
                    candidates = torch.empty_like(tensor).uniform_(a, b, generator=generator)
                    result = torch.where(pending, candidates, result)
                    pending = pending & rejected(candidates)
            if result is not tensor:
                tensor.copy_(result)
        return tensor


    def constant_(tensor, val):
        with torch.no_grad():
            return tensor.fill_(val)


    def ones_(tensor):
        return constant_(tensor, 1.0)


    def zeros_(tensor):
        with torch.no_grad():
            return tensor.zero_()


    def eye_(tensor):
        if tensor.dim() != 2:
            raise ValueError("Only tensors with 2 dimensions are supported")
        with torch.no_grad():
            tensor.copy_(torch.eye(*tensor.shape))
        return tensor


    def dirac_(tensor, groups=1):
        if tensor.dim() not in (3, 4, 5):
            raise ValueError("Only tensors with 3, 4, or 5 dimensions are supported")
        if tensor.size(0) % groups != 0:
            raise ValueError("dim 0 must be divisible by groups")
        each = tensor.size(0) // groups
        centre = tuple(n // 2 for n in tensor.shape[2:])
        with torch.no_grad():
            tensor.zero_()
            for g in range(groups):
                for d in range(min(each, tensor.size(1))):
                    tensor[(g * each + d, d) + centre] = 1
        return tensor


    def xavier_uniform_(tensor, gain=1.0, generator=None):
        fan_in, fan_out = _calculate_fan_in_and_fan_out(tensor)
        bound = math.sqrt(3.0) * (gain * math.sqrt(2.0 / float(fan_in + fan_out)))
        return uniform_(tensor, -bound, bound, generator)


    def xavier_normal_(tensor, gain=1.0, generator=None):
        fan_in, fan_out = _calculate_fan_in_and_fan_out(tensor)
        return normal_(tensor, 0.0, gain * math.sqrt(2.0 / float(fan_in + fan_out)), generator)


    def kaiming_uniform_(tensor, a=0, mode="fan_in", nonlinearity="leaky_relu", generator=None):
        if 0 in tensor.shape:
            warn("Initializing zero-element tensors is a no-op")
            return tensor
        fan = _calculate_correct_fan(tensor, mode)
        std = calculate_gain(nonlinearity, a) / math.sqrt(fan)
        bound = math.sqrt(3.0) * std
        return uniform_(tensor, -bound, bound, generator)


    def kaiming_normal_(tensor, a=0, mode="fan_in", nonlinearity="leaky_relu", generator=None):
        if 0 in tensor.shape:
            warn("Initializing zero-element tensors is a no-op")
            return tensor
        fan = _calculate_correct_fan(tensor, mode)
        std = calculate_gain(nonlinearity, a) / math.sqrt(fan)
        return normal_(tensor, 0.0, std, generator)


    def sparse_(tensor, sparsity, std=0.01, generator=None):
        if tensor.dim() != 2:
            raise ValueError("Only tensors with 2 dimensions are supported")
        rows, columns = tensor.shape
        count = int(math.ceil(sparsity * rows))
        with torch.no_grad():
            tensor.normal_(0, std, generator=generator)
            for column in range(columns):
                tensor[torch.randperm(rows)[:count], column] = 0
        return tensor


    def orthogonal_(tensor, gain=1, generator=None):
        if tensor.dim() < 2:
            raise ValueError("Only tensors with 2 or more dimensions are supported")
        if tensor.numel() == 0:
            return tensor
        with torch.no_grad():
            flat = torch.empty(tensor.size(0), tensor.numel() // tensor.size(0), dtype=tensor.dtype)
            flat.normal_(0, 1, generator=generator)
            is_wide = flat.size(0) < flat.size(1)
            if is_wide:
                flat.t_()
            q, r = torch.linalg.qr(flat)
            q *= torch.diag(r, 0).sign()
            if is_wide:
                q.t_()
            tensor.view_as(q).copy_(q)
            tensor.mul_(gain)
        return tensor


    def _old_name(function):
        name = function.__name__[:-1]

        def deprecated(*args, **kwargs):
            warn(
                f"`nn.init.{name}` is now deprecated in favor of `nn.init.{name}_`.", 2, FutureWarning)
            return function(*args, **kwargs)

        deprecated.__name__ = deprecated.__qualname__ = name
        return deprecated


    uniform, normal, constant, eye, dirac = map(_old_name, (uniform_, normal_, constant_, eye_, dirac_))
    xavier_uniform, xavier_normal = _old_name(xavier_uniform_), _old_name(xavier_normal_)
    kaiming_uniform, kaiming_normal = _old_name(kaiming_uniform_), _old_name(kaiming_normal_)
    orthogonal, sparse = _old_name(orthogonal_), _old_name(sparse_)
    """#
}
