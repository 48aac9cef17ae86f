// torch.nn.functional: interpolation, as Python text.

enum InterpolationFunctions {
  static let names = [
    "interpolate", "upsample", "upsample_nearest", "upsample_bilinear",
  ]

  static let text = #"""
    import math


    _MODES = "nearest | linear | bilinear | bicubic | trilinear | lanczos | area | nearest-exact"
    _NAMES = {
        "nearest": "UpsampleNearest{}DBackward0", "nearest-exact": "UpsampleNearestExact{}DBackward0",
        "linear": "UpsampleLinear1DBackward0", "bilinear": "UpsampleBilinear2DBackward0",
        "bicubic": "UpsampleBicubic2DBackward0", "trilinear": "UpsampleTrilinear3DBackward0"}


    def _scale(size, target, factor, align_corners):
        if align_corners:
            return (size - 1) / (target - 1) if target > 1 else 0.0
        return 1.0 / factor if factor else size / target


    def _nearest(x, dim, target, factor, exact):
        size = x.size(dim)
        scale = _scale(size, target, factor, False)
        places = [min(int((i + (0.5 if exact else 0.0)) * scale), size - 1) for i in range(target)]
        return x.index_select(dim, torch.tensor(places))


    def _sum(x, dim, places, weights):
        # For each element of the result the weighted sum of as many elements of x.
        shape = [1] * x.dim()
        shape[dim] = -1
        total = None
        for column in range(len(places[0])):
            weight = torch.tensor([row[column] for row in weights], dtype=x.dtype).view(shape)
            part = x.index_select(dim, torch.tensor([row[column] for row in places])) * weight
            total = part if total is None else total + part
        return total


    def _linear(x, dim, target, factor, align_corners):
        size = x.size(dim)
        scale = _scale(size, target, factor, align_corners)
        places, weights = [], []
        for i in range(target):
            at = scale * i if align_corners else max(scale * (i + 0.5) - 0.5, 0.0)
            low = min(int(at), size - 1)
            share = min(max(at - low, 0.0), 1.0)
            places.append((low, min(low + 1, size - 1)))
            weights.append((1.0 - share, share))
        return _sum(x, dim, places, weights)


    def _cubic(x, dim, target, factor, align_corners):
        size = x.size(dim)
        scale = _scale(size, target, factor, align_corners)
        a = -0.75

        def near(t):
            return ((a + 2) * t - (a + 3)) * t * t + 1

        def far(t):
            return ((a * t - 5 * a) * t + 8 * a) * t - 4 * a

        places, weights = [], []
        for i in range(target):
            at = scale * i if align_corners else scale * (i + 0.5) - 0.5
            low = math.floor(at)
            t = at - low
            places.append([min(max(low + k, 0), size - 1) for k in (-1, 0, 1, 2)])
            weights.append((far(t + 1), near(t), near(1 - t), far(2 - t)))
        return _sum(x, dim, places, weights)


    def interpolate(input, size=None, scale_factor=None, mode="nearest", align_corners=None,
                    recompute_scale_factor=None, antialias=False):
        if mode in ("nearest", "area", "nearest-exact"):
            if align_corners is not None:
                raise ValueError(
                    "align_corners option can only be set with the interpolating modes: linear | bilinear | bicubic | "
                    "trilinear")
        elif align_corners is None:
            align_corners = False
        n = input.dim() - 2
        factors = [None] * max(n, 0)
        if size is not None and scale_factor is not None:
            raise ValueError("only one of size or scale_factor should be defined")
        if size is not None:
            if isinstance(size, (list, tuple)):
                if len(size) != n:
                    raise ValueError(
                        "Input and output must have the same number of spatial dimensions, but got input with spatial "
                        f"dimensions of {list(input.shape[2:])} and output size of {size}. Please provide input tensor in "
                        "(N, C, d1, d2, ...,dK) format and output size in (o1, o2, ...,oK) format.")
                target = list(size)
            else:
                target = [size] * n
        elif scale_factor is not None:
            if isinstance(scale_factor, (list, tuple)):
                if len(scale_factor) != n:
                    raise ValueError(
                        "Input and scale_factor must have the same number of spatial dimensions, but got input with "
                        f"spatial dimensions of {list(input.shape[2:])} and scale_factor of shape {scale_factor}. Please "
                        "provide input tensor in (N, C, d1, d2, ...,dK) format and scale_factor in (s1, s2, ...,sK) "
                        "format.")
                factors = list(scale_factor)
            else:
                factors = [scale_factor] * n
            target = [math.floor(float(input.size(i + 2)) * factors[i]) for i in range(n)]
            if recompute_scale_factor or mode == "area":
                factors = [None] * n
        else:
            raise ValueError("either size or scale_factor should be defined")
        if recompute_scale_factor is not None and recompute_scale_factor and size is not None:
            raise ValueError("recompute_scale_factor is not meaningful with an explicit size.")
        if antialias:
            if not (mode in ("bilinear", "bicubic", "lanczos") and input.dim() == 4):
                raise ValueError(
                    "Anti-alias option is restricted to bilinear, bicubic, and lanczos modes and requires a 4-D tensor as "
                    "input")
            raise NotImplementedError("antialias of interpolate is not supported by this runner")
        wanted = {"linear": 3, "bilinear": 4, "bicubic": 4, "trilinear": 5}
        if n not in (1, 2, 3) or mode not in (*wanted, "nearest", "nearest-exact", "area"):
            if mode == "lanczos":
                raise NotImplementedError("mode='lanczos' of interpolate is not supported by this runner")
            raise NotImplementedError(
                f"Input Error: Only 3D, 4D and 5D input Tensors supported (got {input.dim()}D) for the modes: {_MODES} "
                f"(got {mode})")
        if mode in wanted and wanted[mode] != input.dim():
            raise NotImplementedError(
                f"Got {input.dim()}D input, but {mode} mode needs {wanted[mode]}D input")
        if any(size <= 0 for size in target):
            raise RuntimeError(
                f"Input and output sizes should be greater than 0, but got input (H: {input.size(-2)}, W: "
                f"{input.size(-1)}) output (H: {target[0]}, W: {target[-1]})")
        if mode == "area":
            pool = torch.nn.functional
            if n == 1:
                return pool.adaptive_avg_pool1d(input, target)
            return pool.adaptive_avg_pool2d(input, target) if n == 2 else pool.adaptive_avg_pool3d(input, target)
        x = input
        for i in reversed(range(n)):
            if mode in ("nearest", "nearest-exact"):
                x = _nearest(x, i + 2, target[i], factors[i], mode == "nearest-exact")
            elif mode == "bicubic":
                x = _cubic(x, i + 2, target[i], factors[i], align_corners)
            else:
                x = _linear(x, i + 2, target[i], factors[i], align_corners)
        return through_node(x, _NAMES[mode].format(n), input)


    def upsample(input, size=None, scale_factor=None, mode="nearest", align_corners=None):
        warn("`nn.functional.upsample` is deprecated. Use `nn.functional.interpolate` instead.")
        return interpolate(input, size, scale_factor, mode, align_corners)


    def upsample_nearest(input, size=None, scale_factor=None):
        warn("`nn.functional.upsample_nearest` is deprecated. Use `nn.functional.interpolate` instead.")
        return interpolate(input, size, scale_factor, mode="nearest")


    def upsample_bilinear(input, size=None, scale_factor=None):
        warn("`nn.functional.upsample_bilinear` is deprecated. Use `nn.functional.interpolate` instead.")
        return interpolate(input, size, scale_factor, mode="bilinear", align_corners=True)
    """#
}
