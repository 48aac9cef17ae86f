// torch.nn.functional: pooling of volumes, as Python text.

enum VolumeFunctions {
  static let names = [
    "max_pool3d", "max_pool3d_with_indices", "avg_pool3d", "adaptive_avg_pool3d", "adaptive_max_pool3d",
    "adaptive_max_pool3d_with_indices", "lp_pool3d", "max_unpool3d", "fractional_max_pool2d",
    "fractional_max_pool2d_with_indices", "fractional_max_pool3d", "fractional_max_pool3d_with_indices",
  ]

  static let text = #"""
    F = torch.nn.functional
    AXES = ("T", "H", "W")


    def _three(value, name, op, words="must either be"):
        value = list(value) if isinstance(value, (tuple, list)) else [value]
        if len(value) == 1:
            return value * 3
        if len(value) != 3:
            raise RuntimeError(f"{op}: {name} {words} a single int, or a tuple of three ints")
        return value


    class _Windows:
        # The windows of one dimension: where each begins, and the elements that it takes.
        def __init__(self, size, kernel, stride, padding, dilation=1, ceil_mode=False):
            span = dilation * (kernel - 1) + 1
            count = (size + 2 * padding - span + (stride - 1 if ceil_mode else 0)) // stride + 1
            # The last window must begin inside the image or its left padding.
            if ceil_mode and (count - 1) * stride >= size + padding:
                count -= 1
            self.size, self.padding, self.count = size, padding, max(count, 0)
            self.starts = [i * stride - padding for i in range(self.count)]
            self.taken = [[start + k * dilation for k in range(kernel)] for start in self.starts]


    def _windows(op, input, kernel, stride, padding, dilation, ceil_mode, words="must either be"):
        if input.dim() not in (4, 5) or 0 in input.shape[1:]:
            raise RuntimeError("non-empty 4D or 5D (batch mode) tensor expected for input")
        kernel = _three(kernel, "kernel_size", op, words)
        if stride is None or isinstance(stride, (tuple, list)) and len(stride) == 0:
            stride = kernel
        stride = _three(stride, "stride", op, words.replace("be", "be omitted,"))
        padding = _three(padding, "padding", op, words)
        dilation = _three(dilation, "dilation", op, words)
        if min(stride) <= 0:
            raise RuntimeError("stride should not be zero")
        if min(kernel) <= 0:
            sizes = " ".join(f"k{a}: {k}" for a, k in zip(AXES, kernel))
            raise RuntimeError(f"kernel size should be greater than zero, but got {sizes}")
        if min(dilation) <= 0:
            sizes = " ".join(f"dilation{a}: {d}" for a, d in zip(AXES, dilation))
            raise RuntimeError(f"dilation should be greater than zero, but got {sizes}")
        for k, p, d in zip(kernel, padding, dilation):
            if p < 0:
                raise RuntimeError(f"pad must be non-negative, but got pad: {p}")
            if p > (d * (k - 1) + 1) // 2:
                raise RuntimeError(
                    f"pad should be at most half of effective kernel size, but got pad={p}, kernel_size={k} and "
                    f"dilation={d}")
        if op == "avg_pool3d" and any(n + 2 * p < k for n, k, p in zip(input.shape[-3:], kernel, padding)):
            sizes = " ".join(f"{a}: {n}" for a, n in zip(AXES, input.shape[-3:]))
            kernels = " ".join(f"k{a}: {k}" for a, k in zip(AXES, kernel))
            raise RuntimeError(f"input image ({sizes}) smaller than kernel size ({kernels})")
        made = [
            _Windows(*each, ceil_mode) for each in zip(input.shape[-3:], kernel, stride, padding, dilation)]
        if any(w.count < 1 for w in made):
            channels = input.size(-4)
            before = "x".join(str(n) for n in (channels, *input.shape[-3:]))
            after = "x".join(str(n) for n in (channels, *(w.count for w in made)))
            raise RuntimeError(
                f"Given input size: ({before}). Calculated output size: ({after}). Output size is too small")
        return made


    def _gathered(input, taken, filler):
        # What the windows of the last dimensions take, as one dimension at the end, and where it stands in its volume.
        sizes = input.shape[-len(taken):]
        padded = input
        inside = torch.zeros((), dtype=torch.int64)
        n = len(taken)
        for d, (windows, size) in enumerate(zip(taken, sizes)):
            index = torch.tensor(windows)
            inside = inside * size if d else inside
            shape = [1] * (2 * n)
            shape[d], shape[n + d] = index.shape
            inside = inside + index.clamp(0, size - 1).view(shape)
        outside = torch.zeros((1,) * (2 * n), dtype=torch.bool)
        for d, (windows, size) in enumerate(zip(taken, sizes)):
            index = torch.tensor(windows)
            shape = [1] * (2 * n)
            shape[d], shape[n + d] = index.shape
            outside = outside | ((index < 0) | (index >= size)).view(shape)
        counts = [len(windows) for windows in taken]
        inside = inside.reshape(*counts, -1)
        outside = outside.expand(*counts, *(len(w[0]) for w in taken)).reshape(*counts, -1)
        lead = input.shape[:-n]
        values = padded.reshape(*lead, -1)[..., inside]
        if bool(outside.any()):
            values = values.masked_fill(outside, filler)
        return values, inside


    def _lowest(dtype):
        return -float("inf") if dtype.is_floating_point else torch.iinfo(dtype).min


    def _largest(input, taken, node):
        values, places = _gathered(input, taken, _lowest(input.dtype))
        best, which = values.max(-1)
        indices = places.expand(values.shape).gather(-1, which.unsqueeze(-1)).squeeze(-1)
        return through_node(best, node), indices


    def max_pool3d_with_indices(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False,
                                return_indices=False):
        made = _windows("max_pool3d", input, kernel_size, stride, padding, dilation, ceil_mode)
        return _largest(input, [w.taken for w in made], "MaxPool3DWithIndicesBackward0")


    def max_pool3d(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False):
        result = max_pool3d_with_indices(input, kernel_size, stride, padding, dilation, ceil_mode)
        return result if return_indices else result[0]


    @parsed("avg_pool3d(Tensor input, int[1] kernel_size, int[1] stride=None, int[1] padding=0, bool ceil_mode=False, bool count_include_pad=True, int? divisor_override=None)")
    def avg_pool3d(input, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True,
                   divisor_override=None):
        made = _windows("avg_pool3d", input, kernel_size, stride, padding, 1, ceil_mode, "must be")
        if divisor_override == 0:
            raise RuntimeError("divisor must be not zero")
        values, _ = _gathered(input, [w.taken for w in made], 0)
        total = values[..., 0]
        for k in range(1, values.size(-1)):
            total = total + values[..., k]
        shares = torch.ones((), dtype=torch.int64)
        for d, w in enumerate(made):
            # Padding counts, what lies beyond it does not.
            low, high = (-w.padding, w.size + w.padding) if count_include_pad else (0, w.size)
            met = torch.tensor([sum(low <= i < high for i in taken) for taken in w.taken])
            shares = shares * met.view([-1 if e == d else 1 for e in range(3)])
        if divisor_override is not None:
            shares = torch.tensor(divisor_override)
        if input.dtype.is_floating_point:
            return through_node(total / shares.to(input.dtype), "AvgPool3DBackward0")
        return torch.div(total, shares.to(input.dtype), rounding_mode="trunc")


    def _adaptive(op, input, output_size, colon=""):
        if isinstance(output_size, (tuple, list)) and input.dim() <= len(output_size):
            raise ValueError(f"Input dimension should be at least {len(output_size) + 1}")
        if input.dim() not in (4, 5):
            raise RuntimeError(f"{op}(): Expected 4D or 5D tensor, but got{colon} {list(input.shape)}")
        sizes = list(output_size) if isinstance(output_size, (tuple, list)) else [output_size] * 3
        if len(sizes) != 3:
            raise RuntimeError(f"{op}: internal error: output_size.size() must be 3")
        sizes = [input.size(d - 3) if size is None else size for d, size in enumerate(sizes)]
        bounds = []
        for size, count in zip(input.shape[-3:], sizes):
            bounds.append([(i * size // count, -(-(i + 1) * size // count)) for i in range(count)])
        return sizes, bounds


    def _cells(input, bounds, value):
        lead = input.shape[:-3]
        cells = [
            value(input[..., a:b, c:d, e:f], (a, c, e)) for a, b in bounds[0] for c, d in bounds[1]
            for e, f in bounds[2]]
        shape = (*lead, *(len(b) for b in bounds))
        if isinstance(cells[0], tuple):
            return tuple(torch.stack(part, -1).view(shape) for part in zip(*cells))
        return torch.stack(cells, -1).view(shape)


    def adaptive_avg_pool3d(input, output_size):
        sizes, bounds = _adaptive("adaptive_avg_pool3d", input, output_size)
        if sizes == [1, 1, 1]:
            return input.mean((-1, -2, -3), keepdim=True)
        return through_node(
            _cells(input, bounds, lambda cell, _: cell.mean((-1, -2, -3))), "AdaptiveAvgPool3DBackward0")


    def adaptive_max_pool3d_with_indices(input, output_size, return_indices=False):
        _, bounds = _adaptive("adaptive_max_pool3d", input, output_size, ":")
        height, width = input.shape[-2:]

        def best(cell, start):
            value, which = cell.flatten(-3).max(-1)
            h, w = cell.shape[-2:]
            t, y, x = which // (h * w) + start[0], which // w % h + start[1], which % w + start[2]
            return value, (t * height + y) * width + x

        values, places = _cells(input, bounds, best)
        return through_node(values, "AdaptiveMaxPool3DBackward0"), places


    def adaptive_max_pool3d(input, output_size, return_indices=False):
        result = adaptive_max_pool3d_with_indices(input, output_size)
        return result if return_indices else result[0]


    def lp_pool3d(input, norm_type, kernel_size, stride=None, ceil_mode=False):
        if norm_type == float("inf"):
            return max_pool3d(input.abs(), kernel_size, stride, 0, 1, ceil_mode)
        if norm_type == -float("inf"):
            return -max_pool3d(-input.abs(), kernel_size, stride, 0, 1, ceil_mode)
        kernel = _three(kernel_size, "kernel_size", "avg_pool3d", "must be")
        mean = avg_pool3d(input.pow(norm_type), kernel_size, stride, 0, ceil_mode)
        return (torch.sign(mean) * mean.abs().relu()).mul(kernel[0] * kernel[1] * kernel[2]).pow(1.0 / norm_type)


    def max_unpool3d(input, indices, kernel_size, stride=None, padding=0, output_size=None):
        kernel = _three(kernel_size, "kernel_size", "max_unpool3d")
        step = kernel if stride is None else _three(stride, "stride", "max_unpool3d")
        padding = _three(padding, "padding", "max_unpool3d")
        size = F._size_before(input, kernel, step, padding, output_size)
        return F._put_back(input, indices, size, "MaxUnpool3DBackward0")


    def _fractional(op, input, kernel_size, output_size, output_ratio, samples, n, node):
        if output_size is None and output_ratio is None:
            raise ValueError(f"{op} requires specifying either an output_size or an output_ratio")

        def wide(value):
            return list(value) if isinstance(value, (tuple, list)) else [value] * n

        if output_size is None:
            if len(output_ratio) > n:
                raise ValueError(
                    f"{op} requires output_ratio to either be a single Int or tuple of Ints.")
            output_size = [int(input.size(d - n) * ratio) for d, ratio in enumerate(wide(output_ratio))]
        if samples is None:
            batch = 1 if input.dim() == n + 1 else input.size(0)
            samples = torch.rand(batch, input.size(-n - 1), n, dtype=input.dtype)
        kernel, output_size = wide(kernel_size), wide(output_size)
        axes = ("height", "width") if n == 2 else ("time", "height", "width")
        for axis, size, k, out in zip(axes, input.shape[-n:], kernel, output_size):
            if out + k - 1 > size:
                raise RuntimeError(f"{op}(): pool {axis} {k} too large relative to input {axis} {size}")

        def starts(sample, size, k, out):
            # Where windows begin: uneven steps that a random number shifts.
            if out == 1:
                return [size - k]
            alpha = (size - k) / (out - 1)
            return [int((i + sample) * alpha) - int(sample * alpha) for i in range(out - 1)] + [size - k]

        planes = input.reshape(-1, *input.shape[-n:])
        results = []
        for plane, given in zip(planes, samples.reshape(-1, n).tolist()):
            # The samples stand for width, height and time.
            taken = [
                [[start + i for i in range(k)] for start in starts(u, size, k, out)]
                for u, size, k, out in zip(given[::-1] if n == 2 else given, plane.shape, kernel, output_size)]
            values, places = _gathered(plane, taken, _lowest(input.dtype))
            best, which = values.max(-1)
            results.append((best, places.gather(-1, which.unsqueeze(-1)).squeeze(-1)))
        shape = (*input.shape[:-n], *output_size)
        values, places = (torch.stack(part).view(shape) for part in zip(*results))
        return through_node(values, node), places


    def fractional_max_pool2d_with_indices(input, kernel_size, output_size=None, output_ratio=None,
                                           return_indices=False, _random_samples=None):
        return _fractional(
            "fractional_max_pool2d", input, kernel_size, output_size, output_ratio, _random_samples, 2,
            "FractionalMaxPool2DBackward0")


    def fractional_max_pool2d(input, kernel_size, output_size=None, output_ratio=None, return_indices=False,
                              _random_samples=None):
        result = fractional_max_pool2d_with_indices(
            input, kernel_size, output_size, output_ratio, return_indices, _random_samples)
        return result if return_indices else result[0]


    def fractional_max_pool3d_with_indices(input, kernel_size, output_size=None, output_ratio=None,
                                           return_indices=False, _random_samples=None):
        return _fractional(
            "fractional_max_pool3d", input, kernel_size, output_size, output_ratio, _random_samples, 3,
            "FractionalMaxPool3DBackward0")


    def fractional_max_pool3d(input, kernel_size, output_size=None, output_ratio=None, return_indices=False,
                              _random_samples=None):
        result = fractional_max_pool3d_with_indices(
            input, kernel_size, output_size, output_ratio, return_indices, _random_samples)
        return result if return_indices else result[0]
    """#
}
