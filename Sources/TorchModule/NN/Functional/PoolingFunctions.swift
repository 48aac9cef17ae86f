// torch.nn.functional: pooling and its undoing, as Python text.

enum PoolingFunctions {
  static let names = [
    "max_pool2d", "max_pool1d", "avg_pool1d", "adaptive_avg_pool2d", "adaptive_max_pool2d", "adaptive_avg_pool1d",
    "adaptive_max_pool1d", "max_pool1d_with_indices", "max_pool2d_with_indices",
    "adaptive_max_pool1d_with_indices", "adaptive_max_pool2d_with_indices", "lp_pool1d", "lp_pool2d",
    "max_unpool2d", "max_unpool1d", "_size_before", "_put_back",
  ]

  static let text = #"""
    import math


    def _one(value):
        return value[0] if isinstance(value, (tuple, list)) else value


    def _one_size(name, value):
        if isinstance(value, (tuple, list)) and len(value) != 1:
            raise RuntimeError(f"{name}() argument 'output_size' should contain one int (got {len(value)})")
        return _one(value)


    def _tensor(name, input):
        if not isinstance(input, torch.Tensor):
            raise TypeError(f"{name}(): argument 'input' (position 1) must be Tensor, not {type(input).__name__}")


    def _rank(name, input):
        return (
            f"Expected 2 to 3 dimensions, but got {input.dim()}-dimensional tensor for argument #1 'self' (while checking "
            f"arguments for {name})")


    def _max_pool2d(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False):
        _tensor("max_pool2d_with_indices" if return_indices else "max_pool2d", input)
        result = raw.max_pool2d_with_indices(input, kernel_size, stride, padding, dilation, ceil_mode)
        return result if return_indices else result[0]


    def _max_pool1d(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False):
        _tensor("max_pool1d_with_indices" if return_indices else "max_pool1d", input)
        if input.dim() not in (2, 3):
            raise RuntimeError(
                "max_pool1d: Expected 2D or 3D (batch mode) tensor with optional 0 dim batch size for input, but got:"
                f"[{', '.join(str(n) for n in input.shape)}]")
        if not input.is_floating_point():
            kind = input.type().split(".")[-1][:-len("Tensor")]
            raise NotImplementedError(f"\"max_pool1d_impl\" not implemented for '{kind}'")
        stride = kernel_size if stride is None else stride
        step = _one(stride)
        if step > 0 and _one(kernel_size) > 0:
            room = input.size(-1) + 2 * _one(padding) - _one(dilation) * (_one(kernel_size) - 1) - 1
            count = (room + (step - 1 if ceil_mode else 0)) // step + 1
            if ceil_mode and (count - 1) * step >= input.size(-1) + _one(padding):
                count -= 1
            if count < 1:
                raise RuntimeError(f"max_pool1d() Invalid computed output size: {count}")
        values, places = raw.max_pool2d_with_indices(
            input.unsqueeze(-2), (1, _one(kernel_size)), (1, _one(stride)), (0, _one(padding)), (1, _one(dilation)),
            ceil_mode)
        values = values.squeeze(-2)
        return (values, places.squeeze(-2)) if return_indices else values


    @parsed("avg_pool1d(Tensor input, int[1] kernel_size, int[1] stride=None, int[1] padding=0, bool ceil_mode=False, bool count_include_pad=True)")
    def avg_pool1d(input, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True):
        if input.dim() not in (2, 3):
            raise RuntimeError(_rank("avg_pool1d", input))
        stride = kernel_size if stride is None else stride
        return torch.nn.functional.avg_pool2d(
            input.unsqueeze(-2), (1, _one(kernel_size)), (1, _one(stride)), (0, _one(padding)), ceil_mode,
            count_include_pad).squeeze(-2)


    def _sizes(output_size, input):
        if not isinstance(output_size, (tuple, list)):
            return (output_size, output_size)
        if input.dim() <= len(output_size):
            raise ValueError(f"Input dimension should be at least {len(output_size) + 1}")
        return tuple(
            input.size(d - 2) if size is None else size for d, size in enumerate(output_size))


    def adaptive_avg_pool2d(input, output_size):
        sizes = _sizes(output_size, input)
        if len(sizes) != 2:
            raise RuntimeError("adaptive_avg_pool2d: output_size must be 2")
        return raw.adaptive_avg_pool2d_windows(input, sizes)


    def _adaptive_max_pool2d(input, output_size, return_indices=False):
        sizes = _sizes(output_size, input)
        if len(sizes) != 2:
            raise RuntimeError("adaptive_max_pool2d(): internal error: output_size.size() must be 2")
        result = raw.adaptive_max_pool2d_with_indices(input, sizes)
        return result if return_indices else result[0]


    @parsed("adaptive_avg_pool1d(Tensor input, int[1] output_size)")
    def adaptive_avg_pool1d(input, output_size):
        if input.dim() not in (2, 3):
            raise RuntimeError(_rank("adaptive_avg_pool1d", input))
        size = _one_size("adaptive_avg_pool1d", output_size)
        return raw.adaptive_avg_pool2d_windows(input.unsqueeze(-2), (1, size)).squeeze(-2)


    def _adaptive_max_pool1d(input, output_size, return_indices=False):
        if input.dim() not in (2, 3):
            raise RuntimeError(_rank("adaptive_max_pool1d", input))
        size = _one_size("adaptive_max_pool1d", output_size)
        values, places = raw.adaptive_max_pool2d_with_indices(input.unsqueeze(-2), (1, size))
        values = values.squeeze(-2)
        return (values, places.squeeze(-2)) if return_indices else values


    def max_pool1d_with_indices(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False):
        return _max_pool1d(input, kernel_size, stride, padding, dilation, ceil_mode, True)


    def max_pool2d_with_indices(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False):
        return _max_pool2d(input, kernel_size, stride, padding, dilation, ceil_mode, True)


    def adaptive_max_pool1d_with_indices(input, output_size, return_indices=False):
        return _adaptive_max_pool1d(input, output_size, True)


    def adaptive_max_pool2d_with_indices(input, output_size, return_indices=False):
        return _adaptive_max_pool2d(input, output_size, True)


    def _dispatched(name, place, plain, whole):
        # As torch._jit_internal.boolean_dispatch: return_indices says which of two functions a call is for.
        def function(*args, **kwargs):
            asked = kwargs.get("return_indices", args[place] if len(args) > place else False)
            return (whole if asked else plain)(*args, **kwargs)
        function.__name__ = function.__qualname__ = name
        return function


    max_pool1d = _dispatched("max_pool1d", 6, _max_pool1d, max_pool1d_with_indices)
    max_pool2d = _dispatched("max_pool2d", 6, _max_pool2d, max_pool2d_with_indices)
    adaptive_max_pool1d = _dispatched("adaptive_max_pool1d", 2, _adaptive_max_pool1d, adaptive_max_pool1d_with_indices)
    adaptive_max_pool2d = _dispatched("adaptive_max_pool2d", 2, _adaptive_max_pool2d, adaptive_max_pool2d_with_indices)


    def lp_pool1d(input, norm_type, kernel_size, stride=None, ceil_mode=False):
        if norm_type == float("inf"):
            return _max_pool1d(input.abs(), kernel_size, stride, 0, 1, ceil_mode)
        if norm_type == -float("inf"):
            return -max_pool1d(-input.abs(), kernel_size, stride, 0, 1, ceil_mode)
        mean = avg_pool1d(input.pow(norm_type), kernel_size, stride, 0, ceil_mode)
        return (torch.sign(mean) * mean.abs().relu()).mul(_one(kernel_size)).pow(1.0 / norm_type)


    def lp_pool2d(input, norm_type, kernel_size, stride=None, ceil_mode=False):
        if norm_type == float("inf"):
            return _max_pool2d(input.abs(), kernel_size, stride, 0, 1, ceil_mode)
        if norm_type == -float("inf"):
            return -max_pool2d(-input.abs(), kernel_size, stride, 0, 1, ceil_mode)
        height, width = _wide(kernel_size, 2)
        mean = torch.nn.functional.avg_pool2d(input.pow(norm_type), kernel_size, stride, 0, ceil_mode)
        return (torch.sign(mean) * mean.abs().relu()).mul(height * width).pow(1.0 / norm_type)


    def _wide(value, n):
        return list(value) if isinstance(value, (tuple, list)) else [value] * n


    def _size_before(input, kernel_size, stride, padding, output_size):
        # What was pooled, or what the caller says that it was.
        n = len(kernel_size)
        usual = [
            (input.size(d - n) - 1) * stride[d] + kernel_size[d] - 2 * padding[d] for d in range(n)]
        if output_size is None:
            return usual
        if len(output_size) == n + 2:
            output_size = output_size[2:]
        if len(output_size) != n:
            raise ValueError(
                f"output_size should be a sequence containing {n} or {n + 2} elements, but it has a length of "
                f"'{len(output_size)}'")
        for d in range(n):
            low, high = usual[d] - stride[d], usual[d] + stride[d]
            if not low < output_size[d] < high:
                raise ValueError(f'invalid output_size "{output_size}" (dim {d} must be between {low} and {high})')
        return list(output_size)


    def _put_back(input, indices, size, node="MaxUnpool2DBackward0"):
        if indices.dtype != torch.int64:
            raise RuntimeError(f"elements in indices should be type int64 but got: {indices.dtype}")
        if input.shape != indices.shape:
            raise RuntimeError(
                f"Expected shape of indices to be same as that of the input tensor ({list(input.shape)}) but got indices "
                f"tensor with shape: {list(indices.shape)}")
        lead = list(input.shape[:-len(size)])
        places, count = indices.reshape(lead + [-1]), math.prod(size)
        if bool(((places < 0) | (places >= count)).any()):
            worst = [p for p in places.flatten().tolist() if not 0 <= p < count][0]
            raise RuntimeError(
                f"Found an invalid max index: {worst} (output volumes are of size {'x'.join(str(n) for n in size)}")
        zeros = torch.zeros(lead + [count], dtype=input.dtype)
        return through_node(
            zeros.scatter(-1, places, input.reshape(lead + [-1])).view(lead + list(size)), node)


    def max_unpool2d(input, indices, kernel_size, stride=None, padding=0, output_size=None):
        if input.dim() < 2:
            raise IndexError("tuple index out of range")
        if input.dim() not in (3, 4):
            raise RuntimeError(
                "Input to max_unpooling2d should be a 3d or 4d Tensor, but got a tensor with "
                f"{input.dim()} dimensions.")
        kernel = _wide(kernel_size, 2)
        step = kernel if stride is None else _wide(stride, 2)
        return _put_back(input, indices, _size_before(input, kernel, step, _wide(padding, 2), output_size))


    def max_unpool1d(input, indices, kernel_size, stride=None, padding=0, output_size=None):
        kernel = _wide(kernel_size, 1)
        step = kernel if stride is None else _wide(stride, 1)
        size = _size_before(input, kernel, step, _wide(padding, 1), output_size)
        return _put_back(input.unsqueeze(-1), indices.unsqueeze(-1), size + [1]).squeeze(-1)
    """#
}
