// The parts of torch.nn.functional that are no operations of their own, as Python text.

enum FunctionalSource {
  static let lossNames = [
    "mse_loss", "l1_loss", "smooth_l1_loss", "huber_loss", "nll_loss", "cross_entropy", "binary_cross_entropy",
    "binary_cross_entropy_with_logits", "kl_div", "poisson_nll_loss", "gaussian_nll_loss", "hinge_embedding_loss",
    "margin_ranking_loss", "cosine_embedding_loss", "triplet_margin_loss", "multi_margin_loss", "soft_margin_loss",
  ]

  static let losses = #"""
    import math


    def _reduced(loss, reduction):
        if reduction == "none":
            return loss
        if reduction == "mean":
            return loss.mean()
        if reduction == "sum":
            return loss.sum()
        raise ValueError(f"{reduction} is not a valid value for reduction")


    def _same_size(name, input, target):
        # Shown once for each function.
        if target.size() != input.size():
            warn_for(
                name,
                f"Using a target size ({target.size()}) that is different to the input size ({input.size()}). This will "
                "likely lead to incorrect results due to broadcasting. Please ensure they have the same size.")


    def mse_loss(input, target, size_average=None, reduce=None, reduction="mean", weight=None):
        _same_size("mse_loss", input, target)
        if weight is not None:
            loss = raw.mse_loss(input, target, reduction="none") * weight
            return loss.sum() / weight.sum() if reduction == "mean" else _reduced(loss, reduction)
        return raw.mse_loss(input, target, reduction=reduction)


    def l1_loss(input, target, size_average=None, reduce=None, reduction="mean", weight=None):
        _same_size("l1_loss", input, target)
        loss = (input - target).abs()
        if weight is not None:
            return (loss * weight).sum() / weight.sum() if reduction == "mean" else _reduced(loss * weight, reduction)
        return _reduced(loss, reduction)


    def smooth_l1_loss(input, target, size_average=None, reduce=None, reduction="mean", beta=1.0):
        _same_size("smooth_l1_loss", input, target)
        if beta == 0.0:
            return _reduced((input - target).abs(), reduction)
        return raw.smooth_l1_loss(input, target, reduction=reduction, beta=float(beta))


    def huber_loss(input, target, reduction="mean", delta=1.0, weight=None):
        _same_size("huber_loss", input, target)
        if weight is not None:
            loss = raw.huber_loss(input, target, reduction="none", delta=float(delta)) * weight
            return loss.sum() / weight.sum() if reduction == "mean" else _reduced(loss, reduction)
        return raw.huber_loss(input, target, reduction=reduction, delta=float(delta))


    def nll_loss(input, target, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean"):
        return raw.nll_loss(input, target, weight, ignore_index=ignore_index, reduction=reduction)


    def cross_entropy(input, target, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean",
                      label_smoothing=0.0):
        return raw.cross_entropy_loss(
            input, target, weight, ignore_index=ignore_index, reduction=reduction, label_smoothing=float(label_smoothing))


    def binary_cross_entropy(input, target, weight=None, size_average=None, reduce=None, reduction="mean"):
        if target.size() != input.size():
            raise ValueError(
                f"Using a target size ({target.size()}) that is different to the input size ({input.size()}) is "
                "deprecated. Please ensure they have the same size.")
        return raw.binary_cross_entropy(input, target, weight, reduction=reduction)


    def binary_cross_entropy_with_logits(input, target, weight=None, size_average=None, reduce=None, reduction="mean",
                                         pos_weight=None):
        if target.size() != input.size():
            raise ValueError(
                f"Target size ({target.size()}) must be the same as input size ({input.size()})")
        return raw.binary_cross_entropy_with_logits(input, target, weight, pos_weight, reduction=reduction)


    def kl_div(input, target, size_average=None, reduce=None, reduction="mean", log_target=False):
        if reduction == "mean":
            warn(
                "reduction: 'mean' divides the total loss by both the batch size and the support size.'batchmean' divides "
                "only by the batch size, and aligns with the KL div math definition.'mean' will be changed to behave the "
                "same as 'batchmean' in the next major release.")
        if log_target:
            loss = target.exp() * (target - input)
        else:
            # 0 log 0 is 0.
            entropy = torch.where(target > 0, target * torch.where(target > 0, target, 1.0).log(), target * 0)
            loss = entropy - target * input
        if reduction == "batchmean":
            return loss.sum() / input.size(0) if input.dim() else loss.sum()
        return _reduced(loss, reduction)


    def poisson_nll_loss(input, target, log_input=True, full=False, size_average=None, eps=1e-8, reduce=None,
                         reduction="mean"):
        loss = input.exp() - target * input if log_input else input - target * (input + eps).log()
        if full:
            stirling = target * target.log() - target + 0.5 * (2 * math.pi * target).log()
            loss = loss + stirling.masked_fill(target <= 1, 0)
        return _reduced(loss, reduction)


    def gaussian_nll_loss(input, target, var, full=False, eps=1e-6, reduction="mean"):
        if not isinstance(var, Tensor):
            if var < 0:
                raise ValueError("var has negative entry/entries")
            var = var * torch.ones_like(input)
        if var.size() != input.size():
            if input.size()[:-1] == var.size():
                var = var.unsqueeze(-1)
            elif not (input.size()[:-1] == var.size()[:-1] and var.size(-1) == 1):
                raise ValueError("var is of incorrect size")
        if reduction not in ("none", "mean", "sum"):
            raise ValueError(reduction + " is not valid")
        if torch.any(var < 0):
            raise ValueError("var has negative entry/entries")
        var = var.clone()
        with torch.no_grad():
            var.clamp_(min=eps)
        loss = 0.5 * (torch.log(var) + (input - target) ** 2 / var)
        if full:
            loss += 0.5 * math.log(2 * math.pi)
        return _reduced(loss, reduction)


    def hinge_embedding_loss(input, target, margin=1.0, size_average=None, reduce=None, reduction="mean"):
        zeros = torch.zeros_like(input)
        apart = torch.where(target != 1, (margin - input).clamp_min(0), zeros)
        alike = torch.where(target != -1, input, zeros)
        return _reduced(apart + alike, reduction)


    def margin_ranking_loss(input1, input2, target, margin=0, size_average=None, reduce=None, reduction="mean"):
        return _reduced((-target * (input1 - input2) + margin).clamp_min(0), reduction)


    def cosine_embedding_loss(input1, input2, target, margin=0, size_average=None, reduce=None, reduction="mean"):
        dim = target.dim()
        eps = 1e-12
        product = (input1 * input2).sum(dim)
        first = (input1 * input1).sum(dim) + eps
        second = (input2 * input2).sum(dim) + eps
        cosine = product / (first * second).sqrt()
        zeros = torch.zeros_like(cosine)
        alike = torch.where(target == 1, 1 - cosine, zeros)
        apart = torch.where(target == -1, (cosine - margin).clamp_min(0), zeros)
        return _reduced(alike + apart, reduction)


    def multi_margin_loss(input, target, p=1, margin=1.0, weight=None, size_average=None, reduce=None, reduction="mean"):
        if p not in (1, 2):
            raise RuntimeError("only p == 1 and p == 2 supported")
        x = input if input.dim() > 1 else input.unsqueeze(0)
        labels = target.reshape(-1, 1)
        gaps = (margin - x.gather(1, labels) + x).clamp_min(0)
        if p == 2:
            gaps = gaps * gaps
        if weight is not None:
            gaps = gaps * weight[labels]
        loss = gaps.scatter(1, labels, 0.0).sum(1) / x.size(1)
        return through_node(
            _reduced(loss if input.dim() > 1 else loss.squeeze(0), reduction), "MultiMarginLossBackward0")


    def soft_margin_loss(input, target, size_average=None, reduce=None, reduction="mean"):
        loss = (-target * input).exp().log1p()
        return through_node(_reduced(loss, reduction), "SoftMarginLossBackward0")


    def triplet_margin_loss(anchor, positive, negative, margin=1.0, p=2, eps=1e-6, swap=False, size_average=None,
                            reduce=None, reduction="mean"):
        if margin <= 0:
            raise ValueError(f"margin must be greater than 0, got {margin}")
        distance = torch.nn.functional.pairwise_distance
        near = distance(anchor, positive, p, eps)
        far = distance(anchor, negative, p, eps)
        if swap:
            far = torch.minimum(far, distance(positive, negative, p, eps))
        return _reduced((margin + near - far).clamp_min(0), reduction)
    """#

  static let poolingNames = [
    "max_pool1d", "max_pool2d", "avg_pool1d", "adaptive_avg_pool1d", "adaptive_avg_pool2d", "adaptive_max_pool1d",
    "adaptive_max_pool2d",
  ]

  static let pooling = #"""
    def _one(value):
        return value[0] if isinstance(value, (tuple, list)) else value


    def max_pool2d(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False):
        result = raw.max_pool2d_with_indices(input, kernel_size, stride, padding, dilation, ceil_mode)
        return result if return_indices else result[0]


    def max_pool1d(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False):
        if input.dim() not in (2, 3):
            raise RuntimeError(
                f"max_pool1d() Expected 2D or 3D input tensor, but got {input.dim()}D")
        stride = kernel_size if stride is None else stride
        values, places = raw.max_pool2d_with_indices(
            input.unsqueeze(-2), (1, _one(kernel_size)), (1, _one(stride)), (0, _one(padding)), (1, _one(dilation)),
            ceil_mode)
        values = values.squeeze(-2)
        return (values, places.squeeze(-2)) if return_indices else values


    def avg_pool1d(input, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True):
        if input.dim() not in (2, 3):
            raise RuntimeError(f"Expected 2D or 3D (batch mode) tensor for input with optional 0 dim batch size")
        stride = kernel_size if stride is None else stride
        return torch.nn.functional.avg_pool2d(
            input.unsqueeze(-2), (1, _one(kernel_size)), (1, _one(stride)), (0, _one(padding)), ceil_mode,
            count_include_pad).squeeze(-2)


    def _sizes(output_size, input):
        if not isinstance(output_size, (tuple, list)):
            return (output_size, output_size)
        return tuple(
            input.size(d - 2) if size is None else size for d, size in enumerate(output_size))


    def adaptive_avg_pool2d(input, output_size):
        return raw.adaptive_avg_pool2d_windows(input, _sizes(output_size, input))


    def adaptive_max_pool2d(input, output_size, return_indices=False):
        result = raw.adaptive_max_pool2d_with_indices(input, _sizes(output_size, input))
        return result if return_indices else result[0]


    def adaptive_avg_pool1d(input, output_size):
        return raw.adaptive_avg_pool2d_windows(input.unsqueeze(-2), (1, _one(output_size))).squeeze(-2)


    def adaptive_max_pool1d(input, output_size, return_indices=False):
        values, places = raw.adaptive_max_pool2d_with_indices(input.unsqueeze(-2), (1, _one(output_size)))
        values = values.squeeze(-2)
        return (values, places.squeeze(-2)) if return_indices else values
    """#

  static let layerNames = [
    "softmax", "log_softmax", "softmin", "softsign", "tanhshrink", "tanh", "embedding", "bilinear",
    "dropout1d", "dropout2d", "dropout3d", "instance_norm", "rms_norm", "normalize",
    "pairwise_distance", "pad", "flatten", "pixel_shuffle", "relu", "scaled_dot_product_attention", "relu_",
    "gumbel_softmax", "unfold",
  ]

  static let layers = #"""
    import math


    def _implicit(name, input):
        warn(
            f"Implicit dimension choice for {name} has been deprecated. Change the call to include dim=X as an argument.")
        return 0 if input.dim() in (0, 1, 3) else 1


    def softmax(input, dim=None, _stacklevel=3, dtype=None):
        if dim is None:
            dim = _implicit("softmax", input)
        return input.softmax(dim) if dtype is None else input.softmax(dim, dtype=dtype)


    def log_softmax(input, dim=None, _stacklevel=3, dtype=None):
        if dim is None:
            dim = _implicit("log_softmax", input)
        return input.log_softmax(dim) if dtype is None else input.log_softmax(dim, dtype=dtype)


    def softmin(input, dim=None, _stacklevel=3, dtype=None):
        if dim is None:
            dim = _implicit("softmin", input)
        return (-input).softmax(dim) if dtype is None else (-input).softmax(dim, dtype=dtype)


    def gumbel_softmax(logits, tau=1, hard=False, eps=1e-10, dim=-1):
        noise = -torch.empty_like(logits).exponential_().log()
        soft = ((logits + noise) / tau).softmax(dim)
        if not hard:
            return soft
        index = soft.max(dim, keepdim=True)[1]
        return torch.zeros_like(logits).scatter_(dim, index, 1.0) - soft.detach() + soft


    def tanh(input):
        return input.tanh()


    def relu(input, inplace=False):
        return input.relu_() if inplace else input.relu()


    def relu_(input):
        return input.relu_()


    def unfold(input, kernel_size, dilation=1, padding=0, stride=1):
        if input.dim() not in (3, 4):
            raise RuntimeError(
                "Expected 3D or 4D (batch mode) tensor with possibly 0 batch size and other non-zero dimensions for input, "
                f"but got: {list(input.shape)}")

        def two(value):
            return tuple(value) if isinstance(value, (tuple, list)) else (value, value)

        (kh, kw), (dh, dw), (ph, pw), (sh, sw) = two(kernel_size), two(dilation), two(padding), two(stride)
        x = input if input.dim() == 4 else input.unsqueeze(0)
        x = torch.constant_pad_nd(x, [pw, pw, ph, ph])
        x = x.unfold(2, dh * (kh - 1) + 1, sh).unfold(3, dw * (kw - 1) + 1, sw)[..., ::dh, ::dw]
        n, c, h, w = x.shape[:4]
        result = x.permute(0, 1, 4, 5, 2, 3).reshape(n, c * kh * kw, h * w)
        return through_node(result if input.dim() == 4 else result.squeeze(0), "Im2ColBackward0")


    def softsign(input):
        return input / (input.abs() + 1)


    def tanhshrink(input):
        return input - input.tanh()


    def flatten(input, start_dim=0, end_dim=-1):
        return input.flatten(start_dim, end_dim)


    def embedding(input, weight, padding_idx=None, max_norm=None, norm_type=2.0, scale_grad_by_freq=False, sparse=False):
        if max_norm is not None:
            raise NotImplementedError("max_norm of torch.nn.functional.embedding is not supported by this runner")
        if padding_idx is None:
            padding_idx = -1
        elif padding_idx < 0:
            padding_idx += weight.size(0)
        return torch.embedding(weight, input, padding_idx, scale_grad_by_freq, sparse)


    def bilinear(input1, input2, weight, bias=None):
        lead = input1.shape[:-1]
        a = input1.reshape(-1, input1.size(-1))
        b = input2.reshape(-1, input2.size(-1))
        outputs, n, m = weight.shape
        outer = (a.unsqueeze(2) * b.unsqueeze(1)).reshape(-1, n * m)
        result = outer @ weight.reshape(outputs, n * m).t()
        if bias is not None:
            result = result + bias
        return result.view(*lead, outputs)


    def _channels(input, p, training, inplace, ranks):
        if p < 0.0 or p > 1.0:
            raise ValueError(f"dropout probability has to be between 0 and 1, but got {p}")
        single = input.dim() == ranks[0]
        x = input.unsqueeze(0) if single else input
        mask = torch.nn.functional.dropout(
            torch.ones(x.shape[:2] + (1,) * (x.dim() - 2), dtype=x.dtype), p, training)
        result = x.mul_(mask) if inplace else x * mask
        return result.squeeze(0) if single else result


    def dropout1d(input, p=0.5, training=True, inplace=False):
        return _channels(input, p, training, inplace, (2, 3)) if training and p > 0 else input


    def dropout2d(input, p=0.5, training=True, inplace=False):
        return _channels(input, p, training, inplace, (-1, 4)) if training and p > 0 else input


    def dropout3d(input, p=0.5, training=True, inplace=False):
        return _channels(input, p, training, inplace, (4, 5)) if training and p > 0 else input


    def instance_norm(input, running_mean=None, running_var=None, weight=None, bias=None, use_input_stats=True,
                      momentum=0.1, eps=1e-5):
        if running_mean is not None:
            raise NotImplementedError("running statistics of instance_norm are not supported by this runner")
        n, c = input.shape[:2]
        if use_input_stats and input.numel() == n * c:
            raise ValueError(
                f"Expected more than 1 spatial element when training, got input size {input.shape}")
        repeated = [None if t is None else t.repeat(n) for t in (weight, bias)]
        x = input.reshape(1, n * c, *input.shape[2:])
        result = torch.nn.functional.batch_norm(x, None, None, repeated[0], repeated[1], True, momentum, eps)
        return result.view(input.shape)


    def rms_norm(input, normalized_shape, weight=None, eps=None):
        dims = tuple(range(-len(normalized_shape), 0))
        if tuple(input.shape[-len(normalized_shape):]) != tuple(normalized_shape):
            listed = ", ".join(str(n) for n in normalized_shape)
            raise RuntimeError(
                f"Given normalized_shape={list(normalized_shape)}, expected input with shape [*, {listed}], but got input "
                f"of size{list(input.shape)}")
        if eps is None:
            eps = 2.220446049250313e-16 if input.dtype == torch.float64 else 1.1920928955078125e-07
        result = input * torch.rsqrt(input.pow(2).mean(dims, keepdim=True) + eps)
        return result if weight is None else result * weight


    def normalize(input, p=2.0, dim=1, eps=1e-12, out=None):
        size = input.norm(p, dim, keepdim=True).clamp_min(eps).expand_as(input)
        return input / size


    def pairwise_distance(x1, x2, p=2.0, eps=1e-6, keepdim=False):
        return (x1 - x2 + eps).norm(p, -1, keepdim=keepdim)


    def pixel_shuffle(input, upscale_factor):
        r = upscale_factor
        *lead, c, h, w = input.shape
        if c % (r * r) != 0:
            raise RuntimeError(
                "pixel_shuffle expects its input's 'channel' dimension to be divisible by the square of upscale_factor, "
                f"but input.size(-3)={c} is not divisible by {r * r}")
        x = input.reshape(*lead, c // (r * r), r, r, h, w)
        n = len(lead)
        x = x.permute(*range(n), n, n + 3, n + 1, n + 4, n + 2)
        return x.reshape(*lead, c // (r * r), h * r, w * r)


    def pad(input, pad, mode="constant", value=None):
        pad = list(pad)
        if len(pad) % 2:
            raise RuntimeError("Padding length must be divisible by 2")
        if len(pad) // 2 > input.dim():
            raise RuntimeError(
                "Padding length should be less than or equal to two times the input dimension but got padding length "
                f"{len(pad)} and input of dimension {input.dim()}")
        if mode == "constant":
            return torch.constant_pad_nd(input, pad, 0.0 if value is None else value)
        if mode not in ("reflect", "replicate", "circular"):
            raise NotImplementedError(f"Unrecognised padding mode {mode}")
        if len(pad) // 2 not in (input.dim() - 1, input.dim() - 2):
            raise NotImplementedError(
                "Only 2D, 3D, 4D, 5D padding with non-constant padding are supported for now")
        result = input
        for i in range(len(pad) // 2):
            dim, before, after = input.dim() - 1 - i, pad[2 * i], pad[2 * i + 1]
            n = input.size(dim)
            if mode == "reflect" and (before >= n or after >= n):
                raise RuntimeError(
                    f"Argument #4: Padding size should be less than the corresponding input dimension, but got: padding "
                    f"({before}, {after}) at dimension {dim} of input {list(input.shape)}")
            if mode == "circular" and (before > n or after > n):
                raise RuntimeError("Padding value causes wrapping around more than once.")
            places = []
            for k in range(-before, n + after):
                if mode == "reflect":
                    k = -k if k < 0 else 2 * (n - 1) - k if k >= n else k
                elif mode == "replicate":
                    k = min(max(k, 0), n - 1)
                places.append(k % n)
            result = result.index_select(dim, torch.tensor(places))
        return result


    def scaled_dot_product_attention(query, key, value, attn_mask=None, dropout_p=0.0, is_causal=False, scale=None,
                                     enable_gqa=False):
        if is_causal and attn_mask is not None:
            raise RuntimeError("_scaled_dot_product_attention: Explicit attn_mask should not be set when is_causal=True")
        if scale is None:
            scale = 1 / math.sqrt(query.size(-1))
        # The factor is split so that neither side grows large.
        root = math.sqrt(scale)
        scores = (query * root) @ (key.transpose(-2, -1) * root)
        if is_causal:
            attn_mask = torch.ones(query.size(-2), key.size(-2)).tril() != 0
        if attn_mask is not None:
            if attn_mask.dtype == torch.bool:
                scores = scores.masked_fill(attn_mask == False, float("-inf"))
            else:
                scores = scores + attn_mask
        weights = scores.softmax(-1)
        if dropout_p > 0:
            weights = torch.nn.functional.dropout(weights, dropout_p)
        return weights @ value
    """#
}
