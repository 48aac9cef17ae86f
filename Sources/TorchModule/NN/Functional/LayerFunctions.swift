// torch.nn.functional: embeddings, norms and distances, as Python text.

enum LayerFunctions {
  static let names = [
    "embedding", "embedding_bag", "bilinear", "instance_norm", "group_norm", "rms_norm", "local_response_norm",
    "normalize", "pairwise_distance", "conv_tbc",
  ]

  static let text = #"""
    import math


    def _renormed(weight, input, max_norm, norm_type):
        # The rows that are looked up are cut down to max_norm for good.
        with no_grad():
            numbers = sorted(set(input.reshape(-1).tolist()))
            for i in numbers:
                if not -weight.size(0) <= i < weight.size(0):
                    raise IndexError(
                        f"select(): index {i} out of range for tensor of size {list(weight.shape)} at dimension 0")
            rows = torch.tensor(numbers, dtype=torch.int64)
            norms = weight[rows].norm(norm_type, 1)
            for row, norm in zip(rows.tolist(), norms):
                if norm > max_norm:
                    weight[row].mul_(max_norm / (norm + 1e-7))


    def _padding_row(padding_idx, weight):
        if padding_idx is None:
            return -1
        if not -weight.size(0) <= padding_idx < weight.size(0):
            raise AssertionError("Padding_idx must be within num_embeddings")
        return padding_idx % weight.size(0)


    def embedding(input, weight, padding_idx=None, max_norm=None, norm_type=2.0, scale_grad_by_freq=False, sparse=False):
        padding_idx = _padding_row(padding_idx, weight)
        if max_norm is not None:
            _renormed(weight, input, max_norm, norm_type)
        if scale_grad_by_freq and not sparse and weight.requires_grad and torch.is_grad_enabled():
            counts = torch.bincount(input.reshape(-1), minlength=weight.size(0)).clamp_min(1)
            scaled = weight.clone()
            scaled.register_hook(lambda g: g / counts.unsqueeze(1).to(g.dtype))
            return torch.embedding(scaled, input, padding_idx)
        return torch.embedding(weight, input, padding_idx, False, sparse)


    def embedding_bag(input, weight, offsets=None, max_norm=None, norm_type=2, scale_grad_by_freq=False, mode="mean",
                      sparse=False, per_sample_weights=None, include_last_offset=False, padding_idx=None):
        if per_sample_weights is not None and input.size() != per_sample_weights.size():
            raise ValueError(
                f"embedding_bag: If per_sample_weights ({per_sample_weights.shape}) is not None, then it must have the "
                f"same shape as the input ({input.shape})")
        if weight.dim() != 2:
            raise ValueError(f"weight has to be a 2D Tensor, but got Tensor of dimension {weight.dim()}")
        if input.dim() == 2:
            if offsets is not None:
                raise ValueError(
                    "if input is 2D, then offsets has to be None, as input is treated is a mini-batch of fixed length "
                    f"sequences. However, found offsets of type {type(offsets)}")
            offsets = torch.arange(0, input.numel(), input.size(1))
            include_last_offset = False
            input = input.reshape(-1)
            if per_sample_weights is not None:
                per_sample_weights = per_sample_weights.reshape(-1)
        elif input.dim() == 1:
            if offsets is None:
                raise ValueError("offsets has to be a 1D Tensor but got None")
            if offsets.dim() != 1:
                raise ValueError("offsets has to be a 1D Tensor")
        else:
            raise ValueError(f"input has to be 1D or 2D Tensor, but got Tensor of dimension {input.dim()}")
        if mode not in ("sum", "mean", "max"):
            raise ValueError("mode has to be one of sum, mean or max")
        if mode == "max" and scale_grad_by_freq:
            raise ValueError("max mode does not support scaling the gradient by the frequency")
        if mode == "max" and sparse:
            raise ValueError("max mode does not support sparse weights")
        if scale_grad_by_freq or sparse:
            raise NotImplementedError("scale_grad_by_freq and sparse of embedding_bag are not supported by this runner")
        if max_norm is not None:
            _renormed(weight, input, max_norm, norm_type)
        if per_sample_weights is not None and mode != "sum":
            raise NotImplementedError(
                "embedding_bag: per_sample_weights was not None. per_sample_weights is only supported for mode='sum' (got "
                f"mode='{mode}'). Please open a feature request on GitHub.")
        starts = offsets.tolist()
        if starts and starts[0] != 0:
            raise RuntimeError(
                "offsets[0] has to be 0, i.e., the first sequence in the mini-batch has to start from position 0. However, "
                f"got {starts[0]}")
        if starts and starts[-1] > input.numel():
            raise RuntimeError(f"offsets[-1] can not be greater than input's length {input.numel()} but got offsets[-1] of {starts[-1]}")
        ends = starts[1:] + ([] if include_last_offset else [input.numel()])
        skipped = None if padding_idx is None else padding_idx % weight.size(0)
        numbers, bags = input.tolist(), []
        for i, number in enumerate(numbers):
            if not 0 <= number < weight.size(0):
                raise RuntimeError(
                    f"Index {i} of input takes value {number} which is not in the valid range [0, {weight.size(0)})")
        for first, last in zip(starts, ends):
            bags.append([i for i in range(first, last) if numbers[i] != skipped])
        rows = torch.embedding(weight, input)
        if per_sample_weights is not None:
            rows = rows * per_sample_weights.unsqueeze(1)
        results = []
        for bag in bags:
            if not bag:
                results.append(torch.zeros(weight.size(1), dtype=weight.dtype))
            elif mode == "max":
                results.append(rows[bag].max(0)[0])
            else:
                total = rows[bag].sum(0)
                results.append(total / len(bag) if mode == "mean" else total)
        return through_node(torch.stack(results), "EmbeddingBagBackward0")


    @parsed("bilinear(Tensor input1, Tensor input2, Tensor weight, Tensor? bias=None)")
    def bilinear(input1, input2, weight, bias=None):
        if input1.dim() != input2.dim():
            raise RuntimeError(
                f"bilinear(): input dimensions do not match: got {input1.dim()} and {input2.dim()}")
        if input1.dim() == 0:
            raise IndexError("Dimension specified as -1 but tensor has no dimensions")
        for d in range(input1.dim() - 1):
            if input1.size(d) != input2.size(d):
                raise RuntimeError(
                    f"bilinear(): input batch dimensions do not match at dim {d}: got {input1.size(d)} and "
                    f"{input2.size(d)}")
        if input1.size(-1) != weight.size(1):
            raise RuntimeError(
                f"bilinear(): input1 size does not match weight size: got {input1.size(-1)} but expected {weight.size(1)}")
        if input2.size(-1) != weight.size(2):
            raise RuntimeError(
                f"bilinear(): input2 size does not match weight size: got {input2.size(-1)} but expected {weight.size(2)}")
        if not input1.dtype == input2.dtype == weight.dtype or bias is not None and bias.dtype != weight.dtype:
            names = {torch.float32: "float", torch.float64: "double", torch.int64: "long", torch.float16: "c10::Half"}
            given = [("input1", input1), ("input2", input2), ("weight", weight), ("bias", bias)]
            raise RuntimeError("All tensors must have the same dtype, got " + ", ".join(
                f"{name}: {names.get(x.dtype, x.dtype)}" for name, x in given if x is not None))
        lead = input1.shape[:-1]
        a = input1.reshape(-1, input1.size(-1))
        b = input2.reshape(-1, input2.size(-1))
        outputs, n, m = weight.shape
        outer = (a.unsqueeze(2) * b.unsqueeze(1)).reshape(-1, n * m)
        result = outer @ weight.reshape(outputs, n * m).t()
        result = result.view(*lead, outputs)
        return result if bias is None else result + bias


    def instance_norm(input, running_mean=None, running_var=None, weight=None, bias=None, use_input_stats=True,
                      momentum=0.1, eps=1e-5):
        if use_input_stats and math.prod(input.shape[2:]) == 1:
            raise ValueError(
                f"Expected more than 1 spatial element when training, got input size {input.shape}")
        n, c = input.shape[:2]

        def repeated(values):
            return None if values is None else values.repeat(n)

        mean, var = repeated(running_mean), repeated(running_var)
        x = input.reshape(1, n * c, *input.shape[2:])
        result = torch.nn.functional.batch_norm(x, mean, var, repeated(weight), repeated(bias), use_input_stats, momentum, eps)
        # The running statistics are the means over the examples.
        if running_mean is not None and use_input_stats:
            running_mean.copy_(mean.view(n, c).mean(0))
            running_var.copy_(var.view(n, c).mean(0))
        return result.view(input.shape)


    def group_norm(input, num_groups, weight=None, bias=None, eps=1e-05):
        if input.dim() < 2:
            raise RuntimeError(f"Expected at least 2 dimensions for input tensor but received {input.dim()}")
        size = [input.size(0) * input.size(1) // num_groups, num_groups, *input.shape[2:]]
        if math.prod(size[:1] + size[2:]) == 1:
            raise ValueError(f"Expected more than 1 value per channel when training, got input size {size}")
        return torch.group_norm(input, num_groups, weight, bias, eps)


    def rms_norm(input, normalized_shape, weight=None, eps=None):
        dims = tuple(range(-len(normalized_shape), 0))
        if tuple(input.shape[-len(normalized_shape):]) != tuple(normalized_shape):
            listed = ", ".join(str(n) for n in normalized_shape)
            raise RuntimeError(
                f"Given normalized_shape={list(normalized_shape)}, expected input with shape [*{listed}], but got input "
                f"of size{list(input.shape)}")
        if not input.is_floating_point():
            kind = input.type().split(".")[-1][:-len("Tensor")]
            raise NotImplementedError(f"\"rms_norm\" not implemented for '{kind}'")
        if weight is not None and weight.dtype != input.dtype:
            names = {torch.float32: "float", torch.float64: "double", torch.float16: "c10::Half"}
            warn(
                f"Mismatch dtype between input and weight: input dtype = {names.get(input.dtype, input.dtype)}, weight "
                f"dtype = {names.get(weight.dtype, weight.dtype)}, Cannot dispatch to fused implementation.", 1)
        if eps is None:
            eps = 2.220446049250313e-16 if input.dtype == torch.float64 else 1.1920928955078125e-07
        input = input.contiguous()
        result = input * torch.rsqrt(input.pow(2).mean(dims, keepdim=True) + eps)
        return result if weight is None else result * weight


    def local_response_norm(input, size, alpha=1e-4, beta=0.75, k=1.0):
        if input.dim() < 3:
            raise ValueError(
                f"Expected 3D or higher dimensionality{' ' * 26}input (got {input.dim()} dimensions)")
        if input.numel() == 0:
            return input
        squares = input.mul(input).reshape(input.size(0), 1, input.size(1), -1)
        squares = torch.constant_pad_nd(squares, [0, 0, size // 2, (size - 1) // 2])
        means = torch.nn.functional.avg_pool2d(squares, (size, 1), stride=1).reshape(input.shape)
        return input / means.mul(alpha).add(k).pow(beta)


    def normalize(input, p=2.0, dim=1, eps=1e-12, out=None):
        if out is not None:
            raise NotImplementedError("out= of torch.nn.functional.normalize is not supported by this runner")
        size = input.norm(p, dim, keepdim=True).clamp_min(eps).expand_as(input)
        return input / size


    @parsed("pairwise_distance(Tensor x1, Tensor x2, float p=2, float eps=1e-06, bool keepdim=False)")
    def pairwise_distance(x1, x2, p=2.0, eps=1e-6, keepdim=False):
        return through_node((x1 - x2 + eps).norm(p, -1, keepdim=keepdim), "NormBackward1")


    @parsed("conv_tbc(Tensor input, Tensor weight, Tensor bias, int pad=0)")
    def conv_tbc(input, weight, bias, pad=0):
        # Time, batch, channels.
        result = torch.conv1d(input.permute(1, 2, 0), weight.permute(2, 1, 0), bias, padding=pad)
        return through_node(result.permute(2, 0, 1).contiguous(), "ConvTbcBackward0")
    """#
}
